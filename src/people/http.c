/* SPDX-License-Identifier: EUPL-1.2 */
/* http.c: see http.h. */
#define _XOPEN_SOURCE 700
#include "people/http.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include "base/text.h"

/* What we use of libcurl (7.85 and later, with either of Debian's TLS libraries), declared here so that building needs no headers of it. */
struct curl_slist;
enum { CURL_GLOBAL_DEFAULT = 3, CURLE_OK = 0, CURLE_OPERATION_TIMEDOUT = 28, CURLINFO_RESPONSE_CODE = 0x200002, CURL_SSLVERSION_TLSv1_2 = 6, CURLAUTH_BASIC = 1 };
enum { OPT_WRITEDATA = 10001, OPT_URL = 10002, OPT_PROXY = 10004, OPT_POSTFIELDS = 10015, OPT_HTTPHEADER = 10023, OPT_CAINFO = 10065, OPT_USERNAME = 10173, OPT_PASSWORD = 10174,
       OPT_PROTOCOLS_STR = 10318, OPT_WRITEFUNCTION = 20011, OPT_SSLVERSION = 32, OPT_FOLLOWLOCATION = 52, OPT_POSTFIELDSIZE = 60, OPT_VERIFYPEER = 64, OPT_VERIFYHOST = 81,
       OPT_NOSIGNAL = 99, OPT_HTTPAUTH = 107, OPT_TIMEOUT_MS = 155, OPT_CONNECTTIMEOUT_MS = 156 };
#define LIBCURL(F) \
    F(int, curl_global_init, (long)) F(void *, curl_easy_init, (void)) F(int, curl_easy_setopt, (void *, int, ...)) F(int, curl_easy_perform, (void *)) \
    F(int, curl_easy_getinfo, (void *, int, ...)) F(void, curl_easy_cleanup, (void *)) F(struct curl_slist *, curl_slist_append, (struct curl_slist *, const char *)) \
    F(void, curl_slist_free_all, (struct curl_slist *))
#define MEMBER(type, name, arguments) type (*name) arguments;
static struct { LIBCURL(MEMBER) bool ready; } curl;

static void load(void)
{
    static const char *const names[] = { "libcurl.so.4", "libcurl-gnutls.so.4" };
    void *library = NULL;
    for (size_t i = 0; i < 2 && !library; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    bool all = true;
#define FIND(type, name, arguments) do { void *at = dlsym(library, #name); memcpy(&curl.name, &at, sizeof at); all = all && at; } while (0);
    LIBCURL(FIND)
    curl.ready = all && curl.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

bool http_ready(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, load);
    return curl.ready;
}

/* Whether the address begins so and what follows is a port, a path or the end. */
static bool begins(const char *url, const char *with)
{
    size_t size = strlen(with);
    return strncmp(url, with, size) == 0 && strchr(":/?", url[size]);
}
static bool is_here(const char *url) { return begins(url, "http://127.0.0.1") || begins(url, "http://[::1]") || begins(url, "http://localhost"); }

bool http_may_ask(const char *url)
{
    if (!url || strlen(url) > 2000) return false;
    for (const char *c = url; *c; c++) if ((unsigned char)*c <= ' ' || *c == 127 || *c == '@' || *c == '\\' || *c == '#') return false;
    return is_here(url) || (strncmp(url, "https://", 8) == 0 && url[8] && url[8] != '/');
}

struct taking { struct text text; size_t most; };

static size_t take(char *bytes, size_t one, size_t count, void *context)
{
    struct taking *t = context;
    size_t size = one * count;
    if (size > t->most - t->text.size) return 0;
    text_bytes(&t->text, bytes, size);
    return t->text.failed ? 0 : size;
}

/* CURLOPT values are long, pointer or function by their number. */
static int perform(void *easy, const struct http_call *call, struct taking *taking, struct curl_slist *headers)
{
    bool here = is_here(call->url);
    int bad = 0;
    bad |= curl.curl_easy_setopt(easy, OPT_URL, call->url);
    bad |= curl.curl_easy_setopt(easy, OPT_PROTOCOLS_STR, here ? "http" : "https");
    if (here) bad |= curl.curl_easy_setopt(easy, OPT_PROXY, "");
    bad |= curl.curl_easy_setopt(easy, OPT_FOLLOWLOCATION, 0L) | curl.curl_easy_setopt(easy, OPT_NOSIGNAL, 1L);
    bad |= curl.curl_easy_setopt(easy, OPT_TIMEOUT_MS, call->milliseconds ? (long)call->milliseconds : 5000L) | curl.curl_easy_setopt(easy, OPT_CONNECTTIMEOUT_MS, 3000L);
    bad |= curl.curl_easy_setopt(easy, OPT_VERIFYPEER, 1L) | curl.curl_easy_setopt(easy, OPT_VERIFYHOST, 2L) | curl.curl_easy_setopt(easy, OPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    bad |= curl.curl_easy_setopt(easy, OPT_WRITEFUNCTION, take) | curl.curl_easy_setopt(easy, OPT_WRITEDATA, (void *)taking);
    bad |= curl.curl_easy_setopt(easy, OPT_HTTPHEADER, headers);
    if (call->ca_file) bad |= curl.curl_easy_setopt(easy, OPT_CAINFO, call->ca_file);
    if (call->user) {
        bad |= curl.curl_easy_setopt(easy, OPT_HTTPAUTH, (long)CURLAUTH_BASIC);
        bad |= curl.curl_easy_setopt(easy, OPT_USERNAME, call->user) | curl.curl_easy_setopt(easy, OPT_PASSWORD, call->password);
    }
    const char *body = call->json ? call->json : call->form;
    if (body) bad |= curl.curl_easy_setopt(easy, OPT_POSTFIELDS, body) | curl.curl_easy_setopt(easy, OPT_POSTFIELDSIZE, (long)strlen(body));
    return bad ? bad : curl.curl_easy_perform(easy);
}

/* The headers of a call; NULL when memory ran out. A token with an end of line in it is not sent. */
static struct curl_slist *headers_of(const struct http_call *call)
{
    struct curl_slist *list = curl.curl_slist_append(NULL, "Accept: application/json"), *more = list;
    if (more && call->json) more = curl.curl_slist_append(list, "Content-Type: application/json");
    if (more && call->bearer && !strpbrk(call->bearer, "\r\n")) {
        struct text line = { 0 };
        text_put(&line, "Authorization: Bearer ");
        text_put(&line, call->bearer);
        more = line.failed ? NULL : curl.curl_slist_append(list, text_string(&line));
        text_free(&line);
    }
    if (!more) curl.curl_slist_free_all(list);
    return more;
}

bool http_ask(struct arena *arena, const struct http_call *call, struct http_answer *answer)
{
    struct taking taking = { { 0 }, call->most };
    long status = 0;
    *answer = (struct http_answer){ 0 };
    if (!http_ready() || !http_may_ask(call->url)) return false;
    void *easy = curl.curl_easy_init();
    if (!easy) return false;
    struct curl_slist *headers = headers_of(call);
    int outcome = headers ? perform(easy, call, &taking, headers) : -1;
    bool good = outcome == CURLE_OK && curl.curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK;
    curl.curl_slist_free_all(headers);
    curl.curl_easy_cleanup(easy);
    answer->slow = outcome == CURLE_OPERATION_TIMEDOUT;
    answer->status = (int)status;
    answer->size = taking.text.size;
    answer->bytes = good ? arena_copy(arena, taking.text.data ? taking.text.data : "", taking.text.size) : NULL;
    text_free(&taking.text);
    return answer->bytes != NULL;
}

const char *http_encode(struct arena *arena, const char *string)
{
    struct text t = { 0 };
    for (; *string; string++) {
        unsigned char c = (unsigned char)*string;
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) { text_char(&t, (char)c); continue; }
        text_char(&t, '%');
        text_char(&t, "0123456789ABCDEF"[c >> 4]);
        text_char(&t, "0123456789ABCDEF"[c & 15]);
    }
    const char *out = t.failed ? NULL : arena_copy(arena, t.data ? t.data : "", t.size);
    text_free(&t);
    return out;
}
