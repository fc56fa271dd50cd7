/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_request.c: any bytes as a request, without sockets: gate, route, body, handler and answer. Never a crash, always a status, and never control characters in a header. */
#define _GNU_SOURCE             /* memmem */
#include <stdio.h>
#include "fuzz.h"
#include "web/inside.h"

static void put_nothing(struct text *text, const struct rule *rule, int language) { (void)rule; (void)language; text_put(text, "{}\n"); }

/* The next line, ended by a line feed; a NUL behind it. */
static char *next_line(char **at, char *end, size_t *size)
{
    char *line = *at, *stop = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;
    if (!stop) stop = end;
    *size = (size_t)(stop - line);
    *stop = 0;
    *at = stop < end ? stop + 1 : end;
    return line;
}

/* First line "METHOD TARGET VERSION", lines "name:value", an empty line, the body. */
static void read_head(struct exchange *x, char **at, char *end)
{
    size_t size;
    char *line = next_line(at, end, &size), *target = strchr(line, ' '), *version = target ? strchr(target + 1, ' ') : NULL;
    x->head.method = line;
    if (target) { *target = 0; x->head.target = target + 1; }
    if (version) { *version = 0; x->head.version = version + 1; }
    while (*at < end) {
        line = next_line(at, end, &size);
        if (!size) break;
        char *colon = memchr(line, ':', size);
        size_t name = colon ? (size_t)(colon - line) : size;
        if (!head_add(&x->head, line, name, colon ? colon + 1 : NULL, colon ? size - name - 1 : 0)) break;
    }
}

static void check(const struct exchange *x)
{
    bool known = x->reply.status >= 200 && x->reply.status < 600;
    if (!known || (x->size && !x->bytes)) abort();
    for (int32_t i = 0; i < x->headers; i++)
        if (!x->header[i].name || !x->header[i].value || strpbrk(x->header[i].value, "\r\n")) abort();
    if (x->reply.fault == FAULT_internal) abort();
    if (x->reply.media == MEDIA_html && memmem(x->bytes, x->size, "<script", 7)) abort();
    if ((x->reply.media == MEDIA_json || x->reply.media == MEDIA_problem) && x->size && x->reply.status != 304) {
        struct arena arena = { 0 };
        if (!node_from_json(&arena, x->bytes, x->size, NULL)) abort();
        arena_free(&arena);
    }
}

static void one_request(struct exchange *x, const struct web_service *service, struct web_desk *desk, char *bytes, size_t size)
{
    char *at = bytes, *end = bytes + size;
    exchange_begin(x, service, desk);
    read_head(x, &at, end);
    exchange_head(x);
    for (size_t left = (size_t)(end - at), piece; left && !x->settled; left -= piece, at += piece) {
        piece = left < 1000 ? left : 1000;
        exchange_body(x, at, piece);
    }
    if (desk->look.last) arena_reset(&desk->look);
    exchange_answer(x);
    exchange_finish(x, false);
    check(x);
    exchange_end(x);
}

/* The first byte says how much of a request stands there already, so that the bytes behind it reach every part soon. */
static size_t put_head(char *out, uint8_t which, size_t size)
{
    static const char *const starts[] = { "", "GET /", "GET /v1/", "GET /v1/regels?", "GET /v1/regels HTTP/1.1\nHost:a\n", "POST /v1/berekeningen HTTP/1.1\nHost:a\nContent-Type:application/json\n" };
    static const char opening[] = "{\"regel\":\"loonkostensubsidie\",\"feiten\":";
    size_t start = which % 8;
    if (start < 6) { strcpy(out, starts[start]); return strlen(out); }
    return (size_t)snprintf(out, 256, "%sContent-Length:%zu\n\n%s", starts[5], size + (start == 7 ? sizeof opening - 1 : 0), start == 7 ? opening : "");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables tables;
    static struct web_desk desk;
    static struct exchange exchange;        /* used again, as in the server */
    static int ready;
    if (!ready) ready = law_build(&tables, NULL, 0, DATE_LAST);
    static struct web_service service;
    service = (struct web_service){ .law = &tables, .limits = &web_limits_usual, .put_rule = put_nothing, .put_summary = put_nothing };
    char *request = malloc(size + 256);
    if (!request || !size) { free(request); return 0; }
    size_t head = put_head(request, data[0], size - 1);
    memcpy(request + head, data + 1, size - 1);
    request[head + size - 1] = 0;
    one_request(&exchange, &service, &desk, request, head + size - 1);
    free(request);
    return 0;
}
