/* SPDX-License-Identifier: EUPL-1.2 */
/* test_web_life.c: connections, slow callers, log and metrics, start and stop of the service; nothing leaks from one request into another. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include "web/api/api.h"
#include "web/requests.h"

/* A sanitizer keeps aside what was freed. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static struct service usual, strict;    /* strict: the same with a second for everything, and four for a body */

/* ---- connections ---- */

static void twenty_requests_at_once_are_answered_in_their_order(void **state)
{
    (void)state;
    static char bytes[32768];
    size_t size = 0;
    for (int i = 0; i < 20; i++) {
        char body[512];
        snprintf(body, sizeof body, CASE, 30 + i);
        size += (size_t)snprintf(bytes + size, sizeof bytes - size, POST "Content-Length: %zu\r\n\r\n%s", strlen(body), body);
    }
    int line = dial(usual.port);
    assert_true(say(line, bytes, size));
    for (int i = 0; i < 20; i++) {
        char fact[64];
        snprintf(fact, sizeof fact, "\"naam\":\"loonwaarde\",\"waarde\":%d", 30 + i);
        assert_int_equal(hear(line, false), 201);
        assert_true(body_has(fact));
    }
    close(line);
}

static void a_connection_stays_open_after_a_failure_that_was_read_whole(void **state)
{
    (void)state;
    int line = dial(usual.port);
    const char *const asked[] = { GET("/v1/nergens") "\r\n", GET("/healthz") "\r\n", POST "Content-Length: 2\r\n\r\n{}", GET("/healthz") "\r\n" };
    const int status[] = { 404, 200, 400, 200 };
    for (int i = 0; i < 4; i++) {
        assert_true(say(line, asked[i], strlen(asked[i])));
        assert_int_equal(hear(line, false), status[i]);
    }
    close(line);
}

static void a_malformed_request_ends_the_connection(void **state)
{
    (void)state;
    int line = dial(usual.port);
    const char bytes[] = GET("/v1/regels/%00") "\r\n" GET("/healthz") "\r\n";
    assert_true(say(line, bytes, sizeof bytes - 1));
    assert_int_equal(hear(line, false), 400);
    assert_string_equal(header("Connection"), "close");
    assert_true(hung_up(line, 5000));
    close(line);
}

static void http_10_is_answered_and_closed(void **state)
{
    (void)state;
    int line = dial(usual.port);
    assert_true(say(line, "GET /healthz HTTP/1.0\r\n\r\n", 25));
    assert_int_equal(hear(line, false), 200);
    assert_true(hung_up(line, 5000));
    close(line);
}

static void a_head_that_comes_in_pieces_is_read_as_one_that_comes_whole(void **state)
{
    (void)state;
    char bytes[2048], body[512];
    snprintf(body, sizeof body, CASE, 60);
    int size = snprintf(bytes, sizeof bytes, POST "X-A: b \r\nX-C:\td\r\nX-E:\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
    for (int piece = 1; piece <= 64; piece *= 4) {
        int line = dial(usual.port);
        for (int at = 0; at < size; at += piece) {
            assert_true(say(line, bytes + at, (size_t)(size - at < piece ? size - at : piece)));
            if (at % 256 == 0) usleep(2000);
        }
        assert_int_equal(hear(line, false), 201);
        close(line);
    }
}

static void a_fact_of_one_request_is_not_seen_by_the_next(void **state)
{
    (void)state;
    char with[512];
    const char without[] = "{\"regel\":\"loonkostensubsidie\",\"feiten\":{\"peildatum\":\"2026-01-01\"}}";
    int line = dial(usual.port);
    for (int i = 0; i < 10; i++) {
        char bytes[1024];
        snprintf(with, sizeof with, CASE, 40 + i);
        int size = snprintf(bytes, sizeof bytes, POST "Content-Length: %zu\r\n\r\n%s", strlen(with), with);
        assert_true(say(line, bytes, (size_t)size));
        assert_int_equal(hear(line, false), 201);
        assert_true(body_has("1990-01-01"));
        size = snprintf(bytes, sizeof bytes, POST "Content-Length: %zu\r\n\r\n%s", strlen(without), without);
        assert_true(say(line, bytes, (size_t)size));
        assert_int_equal(hear(line, false), 201);
        assert_false(body_has("1990-01-01"));
        assert_true(body_has("\"status\":\"onbekend\""));
    }
    close(line);
}

/* Over one connection, and so in one thread of the service. */
static void a_choice_of_one_request_does_not_hold_for_the_next(void **state)
{
    (void)state;
    const char with[] = "{\"regel\":\"loonkostensubsidie\",\"keuzes\":{\"lks-indexering\":\"elk-halfjaar\"},\"feiten\":{\"peildatum\":\"2026-01-01\"}}";
    const char without[] = "{\"regel\":\"loonkostensubsidie\",\"feiten\":{\"peildatum\":\"2026-01-01\"}}";
    int line = dial(usual.port);
    for (int i = 0; i < 4; i++) {
        char bytes[1024];
        const char *body = i % 2 ? without : with;
        int size = snprintf(bytes, sizeof bytes, POST "Content-Length: %zu\r\n\r\n%s", strlen(body), body);
        assert_true(say(line, bytes, (size_t)size));
        assert_int_equal(hear(line, false), 201);
        assert_true(body_has("\"gekozen\":\"elk-halfjaar\"") == (i % 2 == 0));
    }
    close(line);
}

struct caller { int number, wrong; };
/* Its own connection and its own small reader, for heard belongs to the main thread. */
static void *call_often(void *context)
{
    struct caller *caller = context;
    int line = dial(usual.port);
    static _Thread_local char bytes[65536];
    for (int i = 0; i < 100; i++) {
        char body[512], fact[64];
        int value = 30 + (caller->number * 7 + i) % 60;
        snprintf(body, sizeof body, CASE, value);
        snprintf(fact, sizeof fact, "\"naam\":\"loonwaarde\",\"waarde\":%d,", value);
        int size = snprintf(bytes, sizeof bytes, POST "Content-Length: %zu\r\n\r\n%s", strlen(body), body);
        size_t got = 0, expected = 0;
        if (!say(line, bytes, (size_t)size)) { caller->wrong++; break; }
        while (!expected || got < expected) {
            ssize_t n = recv(line, bytes + got, sizeof bytes - 1 - got, 0);
            if (n <= 0) break;
            bytes[got += (size_t)n] = 0;
            const char *end = strstr(bytes, "\r\n\r\n"), *length = strstr(bytes, "Content-Length: ");
            if (end && length) expected = (size_t)(end + 4 - bytes) + strtoul(length + 16, NULL, 10);
        }
        caller->wrong += !strstr(bytes, fact) || got != expected;
    }
    close(line);
    return NULL;
}

static void callers_at_the_same_time_each_get_their_own_answer(void **state)
{
    (void)state;
    enum { CALLERS = 12 };
    pthread_t thread[CALLERS];
    struct caller caller[CALLERS];
    for (int i = 0; i < CALLERS; i++) {
        caller[i] = (struct caller){ i, 0 };
        assert_int_equal(pthread_create(&thread[i], NULL, call_often, &caller[i]), 0);
    }
    for (int i = 0; i < CALLERS; i++) {
        pthread_join(thread[i], NULL);
        assert_int_equal(caller[i].wrong, 0);
    }
}

static void memory_does_not_grow_with_requests(void **state)
{
    (void)state;
    char body[512];
    long before = 0;
    snprintf(body, sizeof body, CASE, 60);
    for (int i = 0; i < 3000; i++) {
        if (i == 1000) before = service_resident(&usual);
        assert_int_equal(post(usual.port, body), 201);
    }
    assert_true(SANITIZED || service_resident(&usual) - before < 2048);
}

/* Many bodies at once, each of which needs its own memory until it is answered. */
static void a_rush_gives_its_memory_back(void **state)
{
    (void)state;
    enum { RUSH = 600, BODY = 200000 };
    static char bytes[BODY + 512];
    int line[RUSH], size = snprintf(bytes, 512, POST "Content-Length: %d\r\n\r\n", BODY);
    memset(bytes + size, ' ', BODY);
    long before = service_resident(&usual);
    for (int i = 0; i < RUSH; i++) {
        line[i] = dial(usual.port);
        assert_true(say(line[i], bytes, (size_t)(size + BODY - 1)));
    }
    for (int i = 0; i < RUSH; i++) {
        assert_true(say(line[i], " ", 1));
        assert_int_equal(hear(line[i], false), 400);
        close(line[i]);
    }
    for (int i = 0; i < 50 && service_resident(&usual) - before > 40000; i++) usleep(100000);
    assert_true(SANITIZED || service_resident(&usual) - before < 40000);
}

/* ---- slow ones ---- */

/* One byte every 50 ms for ever, which is never idle for long. Returns the milliseconds until the other side answered. */
static int64_t trickle(int line, const char *bytes, size_t size, int *status)
{
    int64_t begun = milliseconds();
    for (size_t i = 0; milliseconds() - begun < 8000; i++) {
        if (!say(line, i < size ? bytes + i : "a", 1)) break;
        char peeked;
        if (recv(line, &peeked, 1, MSG_PEEK | MSG_DONTWAIT) >= 0) break;
        usleep(50000);
    }
    *status = hear(line, false);
    return milliseconds() - begun;
}

static void who_sends_a_head_too_slowly_gets_408(void **state)
{
    (void)state;
    int status, line = dial(strict.port);
    const char bytes[] = "GET /healthz HTTP/1.1\r\nHost: a\r\nX: ";
    int64_t took = trickle(line, bytes, sizeof bytes - 1, &status);
    assert_int_equal(status, 408);
    assert_true(took >= 900 && took < 5000);
    assert_true(hung_up(line, 3000));
    close(line);
    assert_non_null(strstr(service_log(&strict), "te langzaam"));
}

static void who_sends_a_body_too_slowly_gets_408(void **state)
{
    (void)state;
    int status, line = dial(strict.port);
    const char bytes[] = POST "Content-Length: 100000\r\n\r\n{";
    assert_true(say(line, bytes, sizeof bytes - 1));
    int64_t took = trickle(line, "aaaa", 4, &status);
    assert_int_equal(status, 408);
    assert_true(took > 2500 && took < 7500);
    close(line);
}

static void a_body_may_take_the_time_that_is_its_own(void **state)
{
    (void)state;
    char body[512], bytes[1024];
    snprintf(body, sizeof body, CASE, 60);
    int size = snprintf(bytes, sizeof bytes, POST "Content-Length: %zu\r\n\r\n%s", strlen(body), body), line = dial(strict.port);
    assert_true(say(line, bytes, (size_t)size - 1));
    usleep(2300000);                                /* beyond what a head may take */
    assert_true(say(line, bytes + size - 1, 1));
    assert_int_equal(hear(line, false), 201);
    close(line);
}

static void who_says_nothing_at_all_gets_408(void **state)
{
    (void)state;
    int line = dial(strict.port);
    assert_int_equal(hear(line, false), 408);
    close(line);
}

static void who_says_nothing_more_is_left_without_a_word(void **state)
{
    (void)state;
    int line = dial(strict.port);
    assert_true(say(line, GET("/healthz") "\r\n", strlen(GET("/healthz") "\r\n")));
    assert_int_equal(hear(line, false), 200);
    assert_int_equal(hear(line, false), 0);
    close(line);
}

static void who_does_not_take_the_answer_is_left(void **state)
{
    (void)state;
    int line = dial(strict.port), small = 4096;
    setsockopt(line, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    char bytes[2048], body[512];
    snprintf(body, sizeof body, CASE, 60);
    int size = snprintf(bytes, sizeof bytes, POST "Content-Length: %zu\r\n\r\n%s", strlen(body), body);
    int64_t begun = milliseconds();
    struct timeval moment = { 0, 200000 };
    setsockopt(line, SOL_SOCKET, SO_SNDTIMEO, &moment, sizeof moment);
    while (milliseconds() - begun < 8000 && !strstr(service_log(&strict), "niet afgenomen")) if (!say(line, bytes, (size_t)size)) usleep(100000);
    assert_non_null(strstr(service_log(&strict), "niet afgenomen"));
    close(line);
}

/* As many rows as it takes to be busy for longer than a body may take to come. */
static void who_waits_for_a_long_table_is_not_called_slow(void **state)
{
    (void)state;
    enum { CHUNK = 1 << 20 };
    static char rows[CHUNK];
    struct service own;
    struct web_limits limits = web_limits_usual;
    limits.body_seconds = 2;
    api_settings.rows_most = 100000000;
    assert_true(service_start(&own, &limits, 2));
    for (int i = 0; i < CHUNK; i++) rows[i] = i % 2 ? '\n' : '-';
    int64_t took = 0;
    for (int chunks = 2; took < 3500 && chunks < 256; chunks *= 2) {
        char head[512];
        int line = dial(own.port), size = snprintf(head, sizeof head, "POST /v1/tabellen/loonkostensubsidie?uitkomsten=recht HTTP/1.1\r\n" HOST "Content-Type: text/csv\r\nContent-Length: %d\r\n\r\npeildatum\n", chunks * CHUNK + 10);
        int64_t begun = milliseconds();
        assert_true(say(line, head, (size_t)size));
        for (int i = 0; i < chunks; i++) assert_true(say(line, rows, CHUNK));
        struct pollfd waiting = { .fd = line, .events = POLLIN };
        assert_int_equal(poll(&waiting, 1, 120000), 1);
        assert_int_equal(hear(line, true), 200);
        took = milliseconds() - begun;
        close(line);
    }
    assert_true(took >= 3500);
    assert_int_equal(service_stop(&own), 0);
    api_settings.rows_most = 0;
}

static void slow_ones_do_not_keep_others_waiting(void **state)
{
    (void)state;
    enum { SLOW = 200 };
    int line[SLOW];
    for (int i = 0; i < SLOW; i++) { line[i] = dial(usual.port); (void)say(line[i], POST "Content-Length: 50\r\n\r\n{", strlen(POST "Content-Length: 50\r\n\r\n{")); }
    int64_t before = milliseconds();
    for (int i = 0; i < 50; i++) assert_int_equal(ask(usual.port, GET("/healthz") "\r\n"), 200);
    assert_true(milliseconds() - before < 5000);
    for (int i = 0; i < SLOW; i++) close(line[i]);
}

/* ---- log and metrics ---- */

static void the_log_names_the_route_and_never_what_was_asked(void **state)
{
    (void)state;
    assert_int_equal(post(usual.port, "{\"regel\":\"loonkostensubsidie\",\"feiten\":{\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1987-06-05\"}}"), 201);
    assert_int_equal(ask(usual.port, GET("/v1/regels?maatregel=13") "\r\n"), 200);
    assert_int_equal(ask(usual.port, GET("/v1/regels/jansen-uit-almere") "\r\n"), 404);
    usleep(100000);                                 /* the line is written when the answer has gone */
    const char *log = service_log(&usual);
    assert_non_null(strstr(log, "\"methode\":\"POST\",\"route\":\"/v1/berekeningen\",\"status\":201"));
    assert_non_null(strstr(log, "\"route\":\"/v1/regels/{naam}\",\"status\":404"));
    assert_null(strstr(log, "1987-06-05"));
    assert_null(strstr(log, "maatregel=13"));
    assert_null(strstr(log, "jansen"));
    assert_null(strstr(log, "127.0.0.1"));
}

static void every_line_of_the_log_is_json(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    const char *log = service_log(&usual);
    int lines = 0;
    for (const char *end; (end = strchr(log, '\n')) != NULL; log = end + 1, lines++) {
        const struct node *line = node_from_json(&arena, log, (size_t)(end - log), NULL);
        assert_non_null(node_get(line, "tijd"));
        assert_non_null(node_get(line, "gebeurtenis"));
        arena_reset(&arena);
    }
    assert_true(lines > 50);
    arena_free(&arena);
}

static void a_trace_is_taken_over_when_it_is_one(void **state)
{
    (void)state;
    assert_int_equal(ask(usual.port, GET("/v1/nergens") "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n\r\n"), 404);
    assert_int_equal(ask(usual.port, GET("/v1/nergens") "traceparent: 00-00000000000000000000000000000000-00f067aa0ba902b8-01\r\n\r\n"), 404);
    assert_int_equal(ask(usual.port, GET("/v1/nergens") "traceparent: \"},{\"\r\n\r\n"), 404);
    usleep(100000);
    const char *log = service_log(&usual);
    assert_non_null(strstr(log, "\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"parentId\":\"00f067aa0ba902b7\""));
    assert_null(strstr(log, "00f067aa0ba902b8"));
}

static void metrics_count_requests_by_route_and_status(void **state)
{
    (void)state;
    assert_int_equal(ask(usual.port, GET("/metrics") "\r\n"), 200);
    assert_string_equal(header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
    const char *line = strstr(heard.body, "breed_http_requests_total{method=\"POST\",route=\"/v1/berekeningen\",status=\"201\"} ");
    assert_non_null(line);
    assert_true(atoi(strchr(line, '}') + 2) >= 100);
    assert_true(body_has("breed_http_requests_total{method=\"\",route=\"geen\",status=\"404\"} "));
    assert_true(body_has("breed_http_request_seconds_bucket{method=\"POST\",route=\"/v1/berekeningen\",le=\"+Inf\"} "));
    assert_true(body_has("breed_build_info{program=\""));
    assert_true(body_has("breed_http_connections "));
}

/* ---- start and stop ---- */

static void a_port_in_use_is_named(void **state)
{
    (void)state;
    char why[2][200];
    struct web_service service = { .law = NULL };
    struct web_options options = { .bind = "127.0.0.1", .port = usual.port, .workers = 1, .log = LOG_off };
    assert_int_equal(web_serve(&service, &options, why), 1);
    assert_non_null(strstr(why[0], "al in gebruik"));
    options = (struct web_options){ .bind = "nergens", .workers = 1 };
    assert_int_equal(web_serve(&service, &options, why), 1);
    assert_non_null(strstr(why[1], "IP address"));
}

static void a_request_that_runs_may_end_when_the_service_stops(void **state)
{
    (void)state;
    struct service own;
    char body[512], bytes[1024];
    assert_true(service_start(&own, &web_limits_usual, 2));
    snprintf(body, sizeof body, CASE, 60);
    int size = snprintf(bytes, sizeof bytes, POST "Content-Length: %zu\r\n\r\n%s", strlen(body), body), line = dial(own.port);
    assert_true(say(line, bytes, (size_t)size - 10));
    usleep(100000);
    kill(own.process, SIGTERM);
    usleep(200000);
    assert_int_equal(dial(own.port), -1);
    assert_true(say(line, bytes + size - 10, 10));
    assert_int_equal(hear(line, false), 201);
    assert_string_equal(header("Connection"), "close");
    close(line);
    assert_int_equal(service_stop(&own), 0);
}

static void a_request_that_never_ends_does_not_keep_the_service_from_stopping(void **state)
{
    (void)state;
    struct service own;
    struct web_limits limits = web_limits_usual;
    limits.stop_seconds = 1;
    assert_true(service_start(&own, &limits, 2));
    int line = dial(own.port);
    assert_true(say(line, POST "Content-Length: 50\r\n\r\n{", strlen(POST "Content-Length: 50\r\n\r\n{")));
    usleep(100000);
    int64_t before = milliseconds();
    assert_int_equal(service_stop(&own), 0);
    assert_true(milliseconds() - before < 4000);
    close(line);
}

static bool told(int from, const char *what)
{
    char message[256];
    for (int i = 0; i < 50; i++) {
        ssize_t n = recv(from, message, sizeof message - 1, 0);
        if (n <= 0) return false;
        message[n] = 0;
        if (strstr(message, what)) return true;
    }
    return false;
}

static void systemd_is_told_of_start_life_and_stop(void **state)
{
    (void)state;
    struct service own;
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    struct timeval patience = { 5, 0 };
    int from = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    snprintf(at.sun_path, sizeof at.sun_path, "/tmp/breed-notify-%ld", (long)getpid());
    unlink(at.sun_path);
    assert_int_equal(bind(from, (const struct sockaddr *)&at, sizeof at), 0);
    setsockopt(from, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setenv("NOTIFY_SOCKET", at.sun_path, 1);
    setenv("WATCHDOG_USEC", "400000", 1);
    assert_true(service_start(&own, &web_limits_usual, 1));
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    assert_true(told(from, "READY=1"));
    assert_true(told(from, "WATCHDOG=1"));
    assert_int_equal(ask(own.port, GET("/healthz") "\r\n"), 200);
    assert_int_equal(service_stop(&own), 0);
    assert_true(told(from, "STOPPING=1"));
    close(from);
    unlink(at.sun_path);
}

static int start_services(void **state)
{
    (void)state;
    static struct web_limits short_ones;
    short_ones = web_limits_usual;
    short_ones.head_seconds = short_ones.reply_seconds = short_ones.idle_seconds = 1;
    short_ones.body_seconds = 4;
    return service_start(&usual, &web_limits_usual, 8) && service_start(&strict, &short_ones, 2) ? 0 : -1;
}

static void the_service_stops_well_and_without_a_leak(void **state)
{
    (void)state;
    assert_int_equal(service_stop(&usual), 0);
    assert_int_equal(service_stop(&strict), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twenty_requests_at_once_are_answered_in_their_order),
        cmocka_unit_test(a_connection_stays_open_after_a_failure_that_was_read_whole),
        cmocka_unit_test(a_malformed_request_ends_the_connection),
        cmocka_unit_test(http_10_is_answered_and_closed),
        cmocka_unit_test(a_head_that_comes_in_pieces_is_read_as_one_that_comes_whole),
        cmocka_unit_test(a_fact_of_one_request_is_not_seen_by_the_next),
        cmocka_unit_test(a_choice_of_one_request_does_not_hold_for_the_next),
        cmocka_unit_test(callers_at_the_same_time_each_get_their_own_answer),
        cmocka_unit_test(memory_does_not_grow_with_requests),
        cmocka_unit_test(a_rush_gives_its_memory_back),
        cmocka_unit_test(who_sends_a_head_too_slowly_gets_408),
        cmocka_unit_test(who_sends_a_body_too_slowly_gets_408),
        cmocka_unit_test(a_body_may_take_the_time_that_is_its_own),
        cmocka_unit_test(who_says_nothing_at_all_gets_408),
        cmocka_unit_test(who_says_nothing_more_is_left_without_a_word),
        cmocka_unit_test(who_does_not_take_the_answer_is_left),
        cmocka_unit_test(who_waits_for_a_long_table_is_not_called_slow),
        cmocka_unit_test(slow_ones_do_not_keep_others_waiting),
        cmocka_unit_test(the_log_names_the_route_and_never_what_was_asked),
        cmocka_unit_test(every_line_of_the_log_is_json),
        cmocka_unit_test(a_trace_is_taken_over_when_it_is_one),
        cmocka_unit_test(metrics_count_requests_by_route_and_status),
        cmocka_unit_test(a_port_in_use_is_named),
        cmocka_unit_test(a_request_that_runs_may_end_when_the_service_stops),
        cmocka_unit_test(a_request_that_never_ends_does_not_keep_the_service_from_stopping),
        cmocka_unit_test(systemd_is_told_of_start_life_and_stop),
        cmocka_unit_test(the_service_stops_well_and_without_a_leak),
    };
    return cmocka_run_group_tests_name("the life of the service", tests, start_services, NULL);
}
