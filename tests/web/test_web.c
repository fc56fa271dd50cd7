/* SPDX-License-Identifier: EUPL-1.2 */
/* test_web.c: what the service refuses, and what every answer of it carries. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "web/requests.h"

static struct service usual;

/* ---- what is refused: a sentence, the bytes, the status ---- */

/* input: read well, and refused for what it says; otherwise the gate itself refuses it, before anything is made of it. */
struct hostile { const char *name, *bytes; size_t size; int status; bool input; };
#define IS(bytes, status) bytes, sizeof(bytes) - 1, status, false
#define IS_INPUT(bytes) bytes, sizeof(bytes) - 1, 400, true

static const struct hostile refused[] = {
    /* where a request ends must be read in one way only */
    { "Content-Length with Transfer-Encoding is refused", IS(POST "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400) },
    { "Transfer-Encoding with Content-Length is refused, the other way round too", IS(POST "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400) },
    { "Content-Length twice is refused", IS(POST "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400) },
    { "Content-Length twice with different values is refused", IS(POST "Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}", 400) },
    { "Content-Length as a list is refused", IS(POST "Content-Length: 2, 2\r\n\r\n{}", 400) },
    { "a negative Content-Length is refused", IS(POST "Content-Length: -1\r\n\r\n", 400) },
    { "a Content-Length with a plus is refused", IS(POST "Content-Length: +2\r\n\r\n{}", 400) },
    { "a hexadecimal Content-Length is refused", IS(POST "Content-Length: 0x2\r\n\r\n{}", 400) },
    { "a Content-Length beyond 64 bits is refused", IS(POST "Content-Length: 99999999999999999999999\r\n\r\n{}", 413) },
    { "a Content-Length of a gigabyte is refused without reading it", IS(POST "Content-Length: 1073741824\r\n\r\n", 413) },
    { "a blank before the colon is refused", IS(POST "Content-Length : 2\r\n\r\n{}", 400) },
    { "Content_Length is refused", IS(POST "Content_Length: 2\r\n\r\n{}", 400) },
    { "Transfer_Encoding is refused", IS(POST "Transfer_Encoding: chunked\r\n\r\n", 400) },
    { "chunked alone is refused: the length must be told", IS(POST "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 411) },
    { "another transfer coding is refused", IS(POST "Transfer-Encoding: xchunked\r\n\r\n", 400) },
    { "chunked written with a blank before it in quotes is refused", IS(POST "Transfer-Encoding: \"chunked\"\r\n\r\n", 400) },
    { "two transfer codings are refused", IS(POST "Transfer-Encoding: gzip, chunked\r\n\r\n", 400) },
    { "Transfer-Encoding twice is refused", IS(POST "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400) },
    { "Transfer-Encoding on a second line of its own is refused", IS(GET("/healthz") "Transfer-Encoding:\r\n chunked\r\n\r\n", 400) },
    { "a folded header is refused", IS(GET("/healthz") "X: a\r\n b\r\n\r\n", 400) },
    { "a header that hides behind a bare carriage return is refused", IS(POST "X: a\rContent-Length: 2\r\n\r\n{}", 400) },
    { "lines that end in a bare line feed are refused", IS("GET /healthz HTTP/1.1\nHost: a\n\n", 400) },
    { "one line that ends in a bare line feed is refused", IS(GET("/healthz") "X: a\nY: b\r\n\r\n", 400) },
    { "a NUL in a header is refused", IS(GET("/healthz") "X: a\0b\r\nY: c\r\n\r\n", 400) },
    { "a NUL in the last header is refused", IS(GET("/healthz") "X: a\0b\r\n\r\n", 400) },
    { "a NUL in the address is refused", IS("GET /healthz\0/x HTTP/1.1\r\n" HOST "\r\n", 400) },
    { "a header without a name is refused", IS(GET("/healthz") ": a\r\n\r\n", 400) },
    { "a header without a colon is refused", IS(GET("/healthz") "abc\r\n\r\n", 400) },
    { "a header that begins with a blank is refused", IS("GET /healthz HTTP/1.1\r\n Host: a\r\n\r\n", 400) },
    { "a header name with a slash is refused", IS(GET("/healthz") "a/b: c\r\n\r\n", 400) },
    { "a header name beyond ASCII is refused", IS(GET("/healthz") "\xc3\xa9: c\r\n\r\n", 400) },
    { "a header value that is not UTF-8 is refused", IS(GET("/healthz") "X: \xff\r\n\r\n", 400) },
    { "a control character in a header is refused", IS(GET("/healthz") "X: a\x1b[2J\r\n\r\n", 400) },
    /* who is meant */
    { "a request without Host is refused", IS("GET /healthz HTTP/1.1\r\n\r\n", 400) },
    { "Host twice is refused", IS(GET("/healthz") "Host: b\r\n\r\n", 400) },
    { "an empty Host is refused", IS("GET /healthz HTTP/1.1\r\nHost:\r\n\r\n", 400) },
    { "a Host with a path is refused", IS("GET /healthz HTTP/1.1\r\nHost: a/b\r\n\r\n", 400) },
    { "a Host with a name and a password is refused", IS("GET /healthz HTTP/1.1\r\nHost: u:p@a\r\n\r\n", 400) },
    { "a whole address instead of a path is refused", IS("GET http://elders/healthz HTTP/1.1\r\n" HOST "\r\n", 400) },
    { "a path without its slash is refused", IS("GET healthz HTTP/1.1\r\n" HOST "\r\n", 400) },
    { "* with another method than OPTIONS is refused", IS("GET * HTTP/1.1\r\n" HOST "\r\n", 400) },
    /* the address */
    { "an escaped slash is refused", IS(GET("/v1%2Fregels") "\r\n", 400) },
    { "an escaped backslash is refused", IS(GET("/v1/regels/%5c") "\r\n", 400) },
    { "an escaped NUL is refused", IS(GET("/v1/regels/%00") "\r\n", 400) },
    { "an escaped line feed is refused", IS(GET("/v1/regels/%0a") "\r\n", 400) },
    { "two dots are refused", IS(GET("/v1/../healthz") "\r\n", 400) },
    { "two escaped dots are refused", IS(GET("/v1/%2e%2e/healthz") "\r\n", 400) },
    { "one dot is refused", IS(GET("/v1/./regels") "\r\n", 400) },
    { "a percent sign without digits is refused", IS(GET("/v1/regels/%zz") "\r\n", 400) },
    { "a percent sign at the end is refused", IS(GET("/v1/regels/%") "\r\n", 400) },
    { "a path that is not UTF-8 is refused", IS(GET("/v1/regels/%ff") "\r\n", 400) },
    { "an overlong form of a slash is refused", IS(GET("/v1/regels/%c0%af") "\r\n", 400) },
    { "raw bytes beyond ASCII in a path are refused", IS(GET("/v1/regels/\xc3\xa9") "\r\n", 400) },
    { "a query that is not UTF-8 is refused", IS(GET("/v1/regels?maatregel=%ff") "\r\n", 400) },
    { "an escaped NUL in a query is refused", IS(GET("/v1/regels?maatregel=4%00") "\r\n", 400) },
    { "a name twice in the query is refused", IS(GET("/v1/regels?maatregel=4&maatregel=5") "\r\n", 400) },
    { "a name that the address does not know is refused", IS_INPUT(GET("/v1/regels?bsn=1") "\r\n") },
    { "what may be a citizen service number in a query is refused", IS(GET("/v1/regels?maatregel=123456782") "\r\n", 400) },
    { "what may be a citizen service number in a path is refused", IS(GET("/v1/regels/123456782") "\r\n", 400) },
    { "a fragment is refused", IS(GET("/v1/regels#x") "\r\n", 400) },
    { "a blank in the address is refused", IS("GET /v1/regels x HTTP/1.1\r\n" HOST "\r\n", 400) },
    { "two blanks before the address are refused", IS("GET  /v1/regels HTTP/1.1\r\n" HOST "\r\n", 400) },
    { "a path with a slash too many does not exist", IS(GET("/v1/regels/") "\r\n", 404) },
    { "a path that begins with two slashes does not exist", IS(GET("//v1/regels") "\r\n", 404) },
    { "a path in capitals does not exist", IS(GET("/V1/regels") "\r\n", 404) },
    /* methods, versions, forms */
    { "an unknown method is refused", IS("BREW /v1/regels HTTP/1.1\r\n" HOST "\r\n", 501) },
    { "a method in small letters is unknown", IS("get /v1/regels HTTP/1.1\r\n" HOST "\r\n", 501) },
    { "TRACE is unknown", IS("TRACE /v1/regels HTTP/1.1\r\n" HOST "\r\n", 501) },
    { "CONNECT is unknown", IS("CONNECT a:80 HTTP/1.1\r\n" HOST "\r\n", 501) },
    { "a method that the address does not have is refused", IS("DELETE /v1/regels HTTP/1.1\r\n" HOST "\r\n", 405) },
    { "a method with a brace is refused", IS("G{T /v1/regels HTTP/1.1\r\n" HOST "\r\n", 400) },
    { "HTTP/1.2 is refused", IS("GET /healthz HTTP/1.2\r\n" HOST "\r\n", 505) },
    { "HTTP/2 in clear text is refused", IS("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505) },
    { "a first line without a version is refused", IS("GET /healthz\r\n\r\n", 400) },
    { "an expectation that nobody can meet is refused", IS(POST "Content-Length: 2\r\nExpect: goud\r\n\r\n", 417) },
    { "a body with GET is refused", IS(GET("/v1/regels") "Content-Length: 2\r\n\r\n{}", 400) },
    { "a POST without a body is refused", IS_INPUT(POST "\r\n") },
    { "a body of another kind is refused", IS("POST /v1/berekeningen HTTP/1.1\r\n" HOST "Content-Type: text/xml\r\nContent-Length: 2\r\n\r\n{}", 415) },
    { "a body of no kind is refused", IS("POST /v1/berekeningen HTTP/1.1\r\n" HOST "Content-Length: 2\r\n\r\n{}", 415) },
    { "JSON in another character set is refused", IS("POST /v1/berekeningen HTTP/1.1\r\n" HOST "Content-Type: application/json; charset=utf-16\r\nContent-Length: 2\r\n\r\n{}", 415) },
    { "a packed body is refused", IS(POST "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", 415) },
    { "an answer in a form that is not there is refused", IS(GET("/v1/regels") "Accept: image/png\r\n\r\n", 406) },
    { "a form with weight 0 is not acceptable", IS(GET("/v1/regels") "Accept: application/json;q=0\r\n\r\n", 406) },
};
enum { REFUSED = sizeof refused / sizeof *refused };

static void is_refused(void **state)
{
    const struct hostile *one = *state;
    int line = dial(usual.port);
    assert_true(line >= 0);
    (void)say(line, one->bytes, one->size);
    assert_int_equal(hear(line, false), one->status);
    assert_true(body_has("\"ongeldige-invoer\"") == one->input);
    if (!header("X-Request-Id")) assert_string_equal(header("Connection"), "close");     /* an answer of the library, which knows no request */
    close(line);
}

/* ---- too much ---- */

static void a_long_address_is_refused(void **state)
{
    (void)state;
    static char address[5000];
    memset(address, 'a', sizeof address - 1);
    assert_int_equal(ask(usual.port, "GET /%s HTTP/1.1\r\n" HOST "\r\n", address), 414);
    assert_non_null(header("X-Frame-Options"));
}

static void sixty_five_headers_are_refused(void **state)
{
    (void)state;
    static char lines[4096];
    for (int i = 0; i < 64; i++) snprintf(lines + strlen(lines), 32, "X-%d: a\r\n", i);
    assert_int_equal(ask(usual.port, GET("/v1/regels") "%s\r\n", lines), 431);
    assert_string_equal(header("API-Version"), "1.0.0");
}

static void a_hundred_thousand_headers_are_refused_and_logged(void **state)
{
    (void)state;
    enum { LINES = 100000, ROOM = LINES * 16 };
    char *bytes = malloc(ROOM);
    int size = snprintf(bytes, ROOM, GET("/healthz"));
    for (int i = 0; i < LINES; i++) size += snprintf(bytes + size, 16, "X-%d: a\r\n", i);
    assert_int_equal(ask_bytes(usual.port, bytes, (size_t)size), 431);
    free(bytes);
    assert_non_null(strstr(service_log(&usual), "\"status\":431"));
}

/* The library takes memory for each cookie before it shows the head to anyone. */
static void a_head_of_a_thousand_cookies_is_refused_and_ends_the_connection(void **state)
{
    (void)state;
    static char cookies[6000];
    for (int i = 0; i < 1000; i++) memcpy(cookies + (size_t)i * 5, "a=b; ", 5);
    int line = dial(usual.port);
    static char bytes[8192];
    int size = snprintf(bytes, sizeof bytes, GET("/healthz") "Cookie: %s\r\n\r\n" GET("/healthz") "\r\n", cookies);
    assert_true(say(line, bytes, (size_t)size));
    assert_int_equal(hear(line, false), 431);
    assert_string_equal(header("Connection"), "close");
    assert_true(hung_up(line, 5000));
    close(line);
}

static void a_body_over_the_limit_is_refused(void **state)
{
    (void)state;
    assert_int_equal(ask(usual.port, POST "Content-Length: %d\r\n\r\n{", WEB_BODY_USUAL + 1), 413);
    assert_true(body_has("te-groot"));
    assert_string_equal(header("Connection"), "close");
}

static void a_large_body_is_not_invited(void **state)
{
    (void)state;
    int line = dial(usual.port);
    const char bytes[] = POST "Content-Length: 1073741824\r\nExpect: 100-continue\r\n\r\n";
    assert_true(say(line, bytes, sizeof bytes - 1));
    assert_int_equal(hear(line, false), 413);       /* and not 100 */
    close(line);
}

static void a_body_that_fits_is_invited(void **state)
{
    (void)state;
    int line = dial(usual.port);
    const char bytes[] = POST "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n";
    assert_true(say(line, bytes, sizeof bytes - 1));
    assert_int_equal(hear(line, false), 100);
    assert_true(say(line, "{}", 2));
    assert_int_equal(hear(line, false), 400);
    close(line);
}

/* ---- bodies ---- */

static int post_bytes(const char *bytes, size_t size)
{
    static char all[1 << 20];
    int head = snprintf(all, 512, POST "Content-Length: %zu\r\n\r\n", size);
    memcpy(all + head, bytes, size);
    return ask_bytes(usual.port, all, (size_t)head + size);
}

static void deep_json_is_refused(void **state)
{
    (void)state;
    static char deep[200000];
    memset(deep, '[', sizeof deep);
    assert_int_equal(post_bytes(deep, sizeof deep), 400);
    assert_true(body_has("invalidParams"));
}

static void a_key_given_twice_is_refused(void **state)
{
    (void)state;
    assert_int_equal(post(usual.port, "{\"regel\":\"loonwaarde\",\"regel\":\"bijstand\"}"), 400);
    assert_int_equal(post(usual.port, "{\"regel\":\"loonwaarde\",\"feiten\":{\"peildatum\":\"2026-01-01\",\"peildatum\":\"2025-01-01\"}}"), 400);
}

static void a_number_beyond_all_bounds_is_refused(void **state)
{
    (void)state;
    assert_int_equal(post(usual.port, "{\"regel\":\"loonkostensubsidie\",\"feiten\":{\"loonwaarde\":1e400}}"), 400);
    assert_true(body_has("feiten.loonwaarde"));
    assert_int_equal(post(usual.port, "{\"regel\":\"loonkostensubsidie\",\"feiten\":{\"loonwaarde\":99999999999999999999999999999999999999}}"), 400);
    assert_true(body_has("feiten.loonwaarde"));
}

static void a_body_that_is_not_utf8_is_refused(void **state)
{
    (void)state;
    assert_int_equal(post_bytes("{\"regel\":\"\xff\xfe\"}", 13), 400);
    assert_int_equal(post_bytes("{\"regel\":\"a\0b\"}", 15), 400);
}

static void html_in_a_field_comes_back_as_text_of_json_only(void **state)
{
    (void)state;
    assert_int_equal(post(usual.port, "{\"regel\":\"<script>alert(1)</script>\",\"feiten\":{\"<b>\":\"\\\"><img src=x>\"}}"), 400);
    assert_string_equal(header("Content-Type"), "application/problem+json");
    assert_string_equal(header("X-Content-Type-Options"), "nosniff");
    assert_int_equal(ask(usual.port, GET("/%%3Cscript%%3E") "\r\n"), 404);
    assert_false(body_has("<script"));
}

static int count_of(const char *text, const char *part)
{
    int n = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part)) n++;
    return n;
}

static void everything_that_is_wrong_is_told_at_once(void **state)
{
    (void)state;
    assert_int_equal(post(usual.port, "{\"regel\":\"loonkostensubsidie\",\"strikt\":\"ja\",\"anders\":1,\"keuzes\":{\"geen-keuze\":\"x\"},"
                          "\"feiten\":{\"peildatum\":\"2026-02-30\",\"loonwaarde\":-5,\"urenPerWeek\":\"veel\",\"schoenmaat\":43}}"), 400);
    const char *const names[] = { "\"strikt\"", "\"anders\"", "keuzes.geen-keuze", "feiten.peildatum", "feiten.loonwaarde", "feiten.urenPerWeek", "schoenmaat" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_true(body_has(names[i]));
    assert_true(count_of(heard.body, "\"reason\"") >= 7);
}

static void a_body_of_mistakes_only_costs_little(void **state)
{
    (void)state;
    static char body[260000];
    int size = snprintf(body, sizeof body, "{\"regel\":\"loonkostensubsidie\",\"feiten\":{");
    for (int i = 0; size < 250000; i++) size += snprintf(body + size, 64, "%s\"feitDatNietBestaat%d\":1", i ? "," : "", i);
    size += snprintf(body + size, 8, "}}");
    int64_t before = milliseconds();
    assert_int_equal(post_bytes(body, (size_t)size), 400);
    assert_true(milliseconds() - before < 2000);
}

/* ---- what every answer carries ---- */

static const struct { const char *bytes; int status; bool api; } answers[] = {
    { GET("/healthz") "\r\n", 200, false }, { GET("/metrics") "\r\n", 200, false }, { GET("/v1/regels") "\r\n", 200, true }, { GET("/v1/nergens") "\r\n", 404, true },
    { GET("/nergens") "\r\n", 404, false }, { "DELETE /v1/regels HTTP/1.1\r\n" HOST "\r\n", 405, true }, { "OPTIONS /v1/regels HTTP/1.1\r\n" HOST "\r\n", 204, true },
    { GET("/v1/regels/%00") "\r\n", 400, true }, { GET("/%00") "\r\n", 400, false }, { POST "Content-Length: 2\r\n\r\n{}", 400, true },
    { POST "Content-Length: 2000000\r\n\r\n", 413, true }, { GET("/v1/regels") "Accept: image/png\r\n\r\n", 406, true }, { "HEAD /v1/regels HTTP/1.1\r\n" HOST "\r\n", 200, true },
    { "BREW /v1 HTTP/1.1\r\n" HOST "\r\n", 501, true },
};

static void every_answer_carries_the_security_headers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        assert_int_equal(ask_bytes(usual.port, answers[i].bytes, strlen(answers[i].bytes)), answers[i].status);
        assert_string_equal(header("X-Content-Type-Options"), "nosniff");
        assert_string_equal(header("X-Frame-Options"), "DENY");
        assert_string_equal(header("Referrer-Policy"), "no-referrer");
        assert_non_null(header("Strict-Transport-Security"));
        assert_non_null(header("Cache-Control"));
        assert_non_null(strstr(header("Content-Security-Policy"), "frame-ancestors 'none'"));
        assert_non_null(strstr(header("Content-Security-Policy"), "default-src 'none'"));
        assert_int_equal(strlen(header("X-Request-Id")), 16);
    }
}

static void every_answer_under_v1_carries_the_version_and_may_be_read_from_elsewhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        ask_bytes(usual.port, answers[i].bytes, strlen(answers[i].bytes));
        if (!answers[i].api) { assert_null(header("API-Version")); assert_null(header("Access-Control-Allow-Origin")); continue; }
        assert_string_equal(header("API-Version"), "1.0.0");
        assert_string_equal(header("Access-Control-Allow-Origin"), "*");
    }
}

static void every_failure_under_v1_is_a_problem_and_elsewhere_a_page(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        if (answers[i].status < 400) continue;
        char status[24];
        ask_bytes(usual.port, answers[i].bytes, strlen(answers[i].bytes));
        snprintf(status, sizeof status, "\"status\":%d,", answers[i].status);
        assert_string_equal(header("Content-Type"), answers[i].api ? "application/problem+json" : "text/html; charset=utf-8");
        assert_true(body_has(answers[i].api ? status : "<html lang=\"nl\""));
        assert_true(!answers[i].api || (body_has("\"title\":") && body_has("\"detail\":") && body_has("\"code\":")));
    }
}

static void a_failure_speaks_the_language_of_the_caller(void **state)
{
    (void)state;
    assert_int_equal(ask(usual.port, GET("/v1/nergens") "Accept-Language: en-GB, nl;q=0.5\r\n\r\n"), 404);
    assert_true(body_has("Not found"));
    assert_string_equal(header("Content-Language"), "en");
    assert_int_equal(ask(usual.port, GET("/v1/nergens") "Accept-Language: fr, en;q=0.5, nl;q=0.5\r\n\r\n"), 404);
    assert_true(body_has("Niet gevonden"));
    assert_int_equal(ask(usual.port, GET("/nergens") "Accept-Language: en\r\n\r\n"), 404);
    assert_true(body_has("<html lang=\"en\">"));
}

static void head_gives_the_headers_of_get_without_a_body(void **state)
{
    (void)state;
    char length[32], etag[64];
    assert_int_equal(ask(usual.port, GET("/v1/regels") "\r\n"), 200);
    snprintf(length, sizeof length, "%s", header("Content-Length"));
    snprintf(etag, sizeof etag, "%s", header("ETag"));
    int line = dial(usual.port);
    const char bytes[] = "HEAD /v1/regels HTTP/1.1\r\n" HOST "\r\n" GET("/healthz") "\r\n";
    assert_true(say(line, bytes, sizeof bytes - 1));
    assert_int_equal(hear(line, true), 200);
    assert_string_equal(header("Content-Length"), length);
    assert_string_equal(header("ETag"), etag);
    assert_int_equal(hear(line, false), 200);       /* right behind it comes the next answer */
    assert_string_equal(heard.body, "ok\n");
    close(line);
}

static void options_and_405_say_what_is_allowed(void **state)
{
    (void)state;
    assert_int_equal(ask(usual.port, "OPTIONS /v1/regels HTTP/1.1\r\n" HOST "\r\n"), 204);
    assert_string_equal(header("Allow"), "GET, HEAD, OPTIONS");
    assert_string_equal(header("Access-Control-Allow-Methods"), "GET, HEAD, OPTIONS");
    assert_int_equal(ask(usual.port, "PUT /v1/berekeningen HTTP/1.1\r\n" HOST "\r\n"), 405);
    assert_string_equal(header("Allow"), "POST, OPTIONS");
    assert_int_equal(ask(usual.port, "OPTIONS * HTTP/1.1\r\n" HOST "\r\n"), 204);
}

static void law_data_is_answered_with_304_while_it_is_the_same(void **state)
{
    (void)state;
    char etag[64];
    assert_int_equal(ask(usual.port, GET("/v1/regels") "\r\n"), 200);
    snprintf(etag, sizeof etag, "%s", header("ETag"));
    assert_int_equal(strlen(etag), 34);
    assert_int_equal(ask(usual.port, GET("/v1/regels") "If-None-Match: \"x\", W/%s\r\n\r\n", etag), 304);
    assert_string_equal(header("ETag"), etag);
    assert_int_equal(ask(usual.port, GET("/v1/regels") "If-None-Match: *\r\n\r\n"), 304);
    assert_int_equal(ask(usual.port, GET("/v1/regels") "If-None-Match: \"x\"\r\n\r\n"), 200);
    assert_int_equal(ask(usual.port, GET("/v1/regels") "\r\n"), 200);
    assert_string_equal(header("Cache-Control"), "no-cache");
}

static void a_calculation_is_never_kept(void **state)
{
    (void)state;
    char body[512];
    snprintf(body, sizeof body, CASE, 60);
    assert_int_equal(post(usual.port, body), 201);
    assert_string_equal(header("Cache-Control"), "no-store");
    assert_null(header("ETag"));
    assert_true(body_has("\"bedragPerMaand\":1238.98"));
}

static int start(void **state)
{
    (void)state;
    return service_start(&usual, &web_limits_usual, 8) ? 0 : -1;
}

static void the_service_stops_well_and_without_a_leak(void **state)
{
    (void)state;
    assert_int_equal(service_stop(&usual), 0);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(a_long_address_is_refused),
        cmocka_unit_test(sixty_five_headers_are_refused),
        cmocka_unit_test(a_hundred_thousand_headers_are_refused_and_logged),
        cmocka_unit_test(a_head_of_a_thousand_cookies_is_refused_and_ends_the_connection),
        cmocka_unit_test(a_body_over_the_limit_is_refused),
        cmocka_unit_test(a_large_body_is_not_invited),
        cmocka_unit_test(a_body_that_fits_is_invited),
        cmocka_unit_test(deep_json_is_refused),
        cmocka_unit_test(a_key_given_twice_is_refused),
        cmocka_unit_test(a_number_beyond_all_bounds_is_refused),
        cmocka_unit_test(a_body_that_is_not_utf8_is_refused),
        cmocka_unit_test(html_in_a_field_comes_back_as_text_of_json_only),
        cmocka_unit_test(everything_that_is_wrong_is_told_at_once),
        cmocka_unit_test(a_body_of_mistakes_only_costs_little),
        cmocka_unit_test(every_answer_carries_the_security_headers),
        cmocka_unit_test(every_answer_under_v1_carries_the_version_and_may_be_read_from_elsewhere),
        cmocka_unit_test(every_failure_under_v1_is_a_problem_and_elsewhere_a_page),
        cmocka_unit_test(a_failure_speaks_the_language_of_the_caller),
        cmocka_unit_test(head_gives_the_headers_of_get_without_a_body),
        cmocka_unit_test(options_and_405_say_what_is_allowed),
        cmocka_unit_test(law_data_is_answered_with_304_while_it_is_the_same),
        cmocka_unit_test(a_calculation_is_never_kept),
        cmocka_unit_test(the_service_stops_well_and_without_a_leak),
    };
    enum { OTHERS = sizeof others / sizeof *others };
    static struct CMUnitTest all[REFUSED + OTHERS];
    for (int i = 0; i < REFUSED; i++) all[i] = (struct CMUnitTest){ refused[i].name, is_refused, NULL, NULL, (void *)(uintptr_t)&refused[i] };
    memcpy(all + REFUSED, others, sizeof others);
    return _cmocka_run_group_tests("what the service refuses", all, REFUSED + OTHERS, start, NULL);
}
