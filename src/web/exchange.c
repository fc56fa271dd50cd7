/* SPDX-License-Identifier: EUPL-1.2 */
/* exchange.c: one request from its head to the headers of its answer, without sockets. */
#include "web/inside.h"

#include <stdlib.h>
#include <unistd.h>
#include "base/digest.h"

void exchange_begin(struct exchange *x, const struct web_service *service, struct web_desk *desk)
{
    struct web_request *request = &x->request;
    *request = (struct web_request){ .service = service, .desk = desk, .path = "", .body_file = -1, .arena = &x->arena, .inner = x };
    x->arena.limit = service->limits->request_bytes;
    x->head.lines = 0;
    x->head.too_many = x->head.broken = false;
    x->head.method = x->head.version = x->head.target = "";
    x->body.size = 0;
    x->body.failed = false;
    x->length = -1;
    x->received = 0;
    x->chunked = x->close = x->settled = false;
    x->segments = 0;
    x->of_path = NULL;
    x->allowed = 0;
    x->route_index = -1;
    x->headers = 0;
    x->bytes = "";
    x->size = 0;
    reply_begin(&x->reply, request);
}

static const struct head_line *line_of(const struct exchange *x, const char *name, const char **value, size_t *size)
{
    const struct head_line *line = head_find(&x->head, name);
    *value = line ? line->value : NULL;
    *size = line ? line->value_size : 0;
    return line;
}

/* What can be known of any request, well formed or not, so that a refusal has the right form and language too. */
static void look_at_head(struct exchange *x)
{
    struct web_request *request = &x->request;
    const char *value;
    size_t size;
    request->method = method_of(x->head.method);
    request->api = strncmp(x->head.target, "/v1", 3) == 0 && (!x->head.target[3] || strchr("/?", x->head.target[3]));
    line_of(x, "accept-language", &value, &size);
    request->language = choose_language(value, size);
    line_of(x, "traceparent", &value, &size);
    trace_begin(request, value, size);
}

/* Names in the query that the route does not know; `taal` says the language. */
static bool check_query(struct exchange *x)
{
    struct web_request *request = &x->request;
    const char *const *known = request->route->query;
    for (int32_t i = 0; i < request->queries; i++) {
        const char *name = request->query[i].name;
        int32_t k = 0;
        while (known && known[k] && strcmp(known[k], name) != 0) k++;
        if (!known || !known[k]) { web_refuse(&x->reply, name, "onbekend", "deze naam kent dit adres niet", "this address does not know that name"); continue; }
        if (strcmp(name, "taal") != 0) continue;
        bool english = strcmp(request->query[i].value, "en") == 0;
        if (english || strcmp(request->query[i].value, "nl") == 0) request->language = english;
        else web_refuse(&x->reply, name, "waarde", "nl of en", "nl or en");
    }
    return !x->reply.fault;
}

static bool negotiate(struct exchange *x)
{
    const char *value;
    size_t size;
    line_of(x, "accept-encoding", &value, &size);
    x->request.gzip = takes_gzip(value, size);
    line_of(x, "accept", &value, &size);
    x->request.wanted = choose_media(value, size, x->request.route->produces);
    if (x->request.wanted != MEDIA_none) return true;
    web_fail(&x->reply, FAULT_not_acceptable, NULL, NULL);
    return false;
}

static void answer_options(struct exchange *x)
{
    x->reply.status = 204;
    x->reply.media = MEDIA_none;
    if (!x->of_path) x->allowed = WEB_GET | WEB_POST;           /* OPTIONS * */
    x->settled = true;
}

void exchange_head(struct exchange *x)
{
    look_at_head(x);
    if (!gate_head(x)) { x->close = x->settled = true; return; }
    bool asterisk = x->request.method == WEB_OPTIONS && strcmp(x->head.target, "*") == 0;
    bool good = asterisk || route_find(x);
    if (good && x->request.method == WEB_OPTIONS) { answer_options(x); x->close = x->chunked || x->length > 0; return; }
    good = good && negotiate(x) && body_expected(x) && check_query(x);
    x->reply.media = x->request.wanted;
    x->reply.language = x->request.language;
    if (good) return;
    x->settled = true;
    x->close = x->chunked || x->length > 0;             /* a body that nobody will read */
}

/* To a file without a name, which goes away with its last descriptor. */
static bool spool(struct exchange *x, const char *bytes, size_t size)
{
    if (x->request.body_file < 0) {
        char name[] = "/tmp/breed-XXXXXX";
        x->request.body_file = mkstemp(name);
        if (x->request.body_file >= 0) (void)unlink(name);
    }
    while (size && x->request.body_file >= 0) {
        ssize_t n = write(x->request.body_file, bytes, size);
        if (n <= 0) return false;
        bytes += n;
        size -= (size_t)n;
    }
    return x->request.body_file >= 0;
}

void exchange_body(struct exchange *x, const char *bytes, size_t size)
{
    const struct web_route *route = x->request.route;
    if (x->settled || !route) return;
    int64_t most = route->accepts[0] == MEDIA_none ? 0 : route->body_most ? route->body_most : WEB_BODY_USUAL;
    enum web_fault fault = FAULT_none;
    x->received += (int64_t)size;
    if (x->received > most || (x->length >= 0 && x->received > x->length)) fault = FAULT_too_large;
    else if (!(route->marks & WEB_SPOOL)) {
        if (!x->body.size && x->length > 0) (void)text_reserve(&x->body, (size_t)x->length);
        text_bytes(&x->body, bytes, size);
        if (x->body.failed) fault = FAULT_busy;
    } else if (!spool(x, bytes, size)) fault = FAULT_busy;
    if (!fault) return;
    web_fail(&x->reply, fault, NULL, NULL);
    x->settled = x->close = true;
}

void exchange_answer(struct exchange *x)
{
    if (x->settled) return;
    x->settled = true;
    if (!body_parse(x)) return;
    if (x->request.body_file >= 0 && lseek(x->request.body_file, 0, SEEK_SET) != 0) web_fail(&x->reply, FAULT_busy, NULL, NULL);
    else x->request.route->handle(&x->request, &x->reply);
}

/* ---- the headers of the answer ---- */

static void add(struct exchange *x, const char *name, const char *value)
{
    if (x->headers == sizeof x->header / sizeof *x->header) return;
    x->header[x->headers].name = name;
    x->header[x->headers++].value = value;
}

#define NO_FRAMES "; frame-ancestors 'none'"

static void add_security(struct exchange *x, unsigned marks)
{
    const struct web_route *route = x->request.route;
    const char *policy = x->reply.fault || !route ? NULL : route->policy;
    const char *framers = x->request.service->framed_policy;
    bool framed = marks & WEB_FRAMED && framers && !x->reply.fault;
    if (!policy) policy = x->request.api ? "default-src 'none'" NO_FRAMES : framed ? framers : WEB_PAGES_POLICY NO_FRAMES;
    add(x, "Content-Security-Policy", policy);
    add(x, "Referrer-Policy", "no-referrer");
    add(x, "Strict-Transport-Security", "max-age=31536000");
    add(x, "X-Content-Type-Options", "nosniff");
    if (!framed) add(x, "X-Frame-Options", "DENY");
    add(x, "X-Request-Id", x->request.id);
}

static void add_api(struct exchange *x)
{
    add(x, "API-Version", WEB_API_VERSION);
    add(x, "Access-Control-Allow-Origin", "*");
    add(x, "Access-Control-Expose-Headers", "API-Version, ETag, X-Request-Id");
    if (x->request.method != WEB_OPTIONS) return;
    add(x, "Access-Control-Allow-Methods", x->allow);
    add(x, "Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-None-Match, traceparent, tracestate");
    add(x, "Access-Control-Max-Age", "86400");
}

static bool is_text(enum web_media media)
{
    const char *name = web_media_names[media];
    return strncmp(name, "text/", 5) == 0 || media == MEDIA_svg;
}

static void add_media(struct exchange *x)
{
    char both[96];
    struct text text = TEXT_IN(both);
    if (x->reply.media == MEDIA_none || x->reply.status == 304) return;
    text_put(&text, web_media_names[x->reply.media]);
    if (is_text(x->reply.media)) text_put(&text, "; charset=utf-8");
    const char *copy = arena_copy(&x->arena, text.data, text.size);
    add(x, "Content-Type", copy ? copy : web_media_names[x->reply.media]);
    if (x->reply.language >= 0) add(x, "Content-Language", x->reply.language ? "en" : "nl");
}

/* The fingerprint of the bytes; 304 when the caller has them. */
static void add_freshness(struct exchange *x, unsigned marks)
{
    bool kept = (marks & (WEB_LAW_DATA | WEB_FOREVER)) && !x->reply.fault && x->reply.status == 200 && x->reply.file < 0;
    add(x, "Cache-Control", !kept ? "no-store" : marks & WEB_FOREVER ? "public, max-age=31536000, immutable" : "no-cache");
    if (x->request.route && (!kept || !(marks & WEB_FOREVER))) add(x, "Vary", "Accept, Accept-Language");
    if (!kept) return;
    x->etag[0] = '"';
    digest_of(x->bytes, x->size, x->etag + 1);
    memcpy(x->etag + 33, "\"", 2);
    add(x, "ETag", x->etag);
    const struct head_line *known = head_find(&x->head, "if-none-match");
    if (!known || !etag_listed(known->value, known->value_size, x->etag)) return;
    x->reply.status = 304;
    x->bytes = "";
    x->size = 0;
}

static void take_body(struct exchange *x)
{
    struct web_reply *reply = &x->reply;
    if (reply->body.failed && !reply->fault) web_fail(reply, FAULT_busy, NULL, NULL);
    if (reply->fault) reply_error(x);
    bool none = reply->status == 204 || reply->file >= 0;
    x->bytes = none ? "" : reply->fixed ? reply->fixed : reply->body.size ? reply->body.data : "";
    x->size = none ? 0 : reply->fixed ? reply->fixed_size : reply->body.size;
}

void exchange_finish(struct exchange *x, bool stopping)
{
    struct text allow = TEXT_IN(x->allow);
    take_body(x);
    unsigned marks = x->request.route ? x->request.route->marks : 0;
    put_allow(&allow, x->allowed);
    text_string(&allow);
    add_freshness(x, marks);
    add_media(x);
    add_security(x, marks);
    if (x->reply.status == 405 || x->reply.status == 204) add(x, "Allow", x->allow);
    if (x->request.api) add_api(x);
    for (int32_t i = 0; i < x->reply.headers; i++) add(x, x->reply.header[i].name, x->reply.header[i].value);
    if (stopping || x->close) add(x, "Connection", "close");
}

void exchange_end(struct exchange *x)
{
    size_t kept = x->request.service ? x->request.service->limits->kept_bytes : 0;
    if (x->reply.file >= 0) (void)close(x->reply.file);
    if (x->request.body_file >= 0) (void)close(x->request.body_file);
    x->reply.file = x->request.body_file = -1;
    arena_reset(&x->arena);
    if (x->arena.total > kept) arena_free(&x->arena);
    if (x->body.capacity > kept) text_free(&x->body);
    if (x->reply.body.capacity > kept) text_free(&x->reply.body);
}

void exchange_free(struct exchange *x)
{
    exchange_end(x);
    arena_free(&x->arena);
    text_free(&x->body);
    text_free(&x->reply.body);
}

/* ---- what handlers ask of a request ---- */

static const char *value_of(const struct web_pair *pair, int32_t count, const char *name)
{
    for (int32_t i = 0; i < count; i++)
        if (strcmp(pair[i].name, name) == 0) return pair[i].value;
    return NULL;
}

const char *web_part(const struct web_request *request, const char *name) { return value_of(request->part, request->parts, name); }
const char *web_query(const struct web_request *request, const char *name) { return value_of(request->query, request->queries, name); }
const char *web_field(const struct web_request *request, const char *name) { return value_of(request->form, request->fields, name); }

const char *web_header(const struct web_request *request, const char *name)
{
    const struct exchange *x = request->inner;
    const struct head_line *line = head_find(&x->head, name);
    return line ? line->value : NULL;
}
