/* SPDX-License-Identifier: EUPL-1.2 */
/* page_walk.c: requests put straight into the service, and forms read out of its pages. */
#include "web/page_walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "explain/explain.h"
#include "web/pages/info.h"
#include "web/pages/result/reforms.h"

struct page_heard page;
struct web_service page_service;
static struct law_tables tables;
static struct web_desk *desk;
static struct exchange *exchange;

static date today(void) { return date_of(2026, 6, 15); }

bool walk_open(void)
{
    page_settings.today = today;
    desk = calloc(1, sizeof *desk);
    exchange = calloc(1, sizeof *exchange);
    if (!desk || !exchange || !law_build(&tables, NULL, 0, DATE_LAST)) return false;
    page_service = (struct web_service){ .law = &tables, .limits = &web_limits_usual, .error_page = page_of_error };
    return true;
}

void walk_forget_room(void)
{
    if (desk->room) desk->room_close(desk->room);
    desk->room = NULL;
}

void walk_close(void)
{
    exchange_free(exchange);
    arena_free(&desk->look);
    if (desk->room) desk->room_close(desk->room);
    free(exchange);
    free(desk);
    free(page.body);
    page = (struct page_heard){ 0 };
    reforms_free();
    law_free(&tables);
}

const char *walk_cookie, *walk_site, *walk_host, *walk_bearer;

static void add_head(struct exchange *x, const char *name, const char *value)
{
    if (value) head_add(&x->head, name, strlen(name), value, strlen(value));
}

int walk_send(const char *method, const char *path, const char *type, const char *body, size_t size)
{
    struct exchange *x = exchange;
    char length[32];
    snprintf(length, sizeof length, "%zu", size);
    arena_reset(&desk->look);
    exchange_end(x);                /* of the request before: its headers could be read until now */
    exchange_begin(x, &page_service, desk);
    x->head.method = method;
    x->head.target = path;
    x->head.version = "HTTP/1.1";
    add_head(x, "Host", walk_host ? walk_host : "a");
    add_head(x, "Cookie", walk_cookie);
    add_head(x, "Sec-Fetch-Site", walk_site);
    add_head(x, "Authorization", walk_bearer);
    if (body) {
        add_head(x, "Content-Type", type);
        head_add(&x->head, "Content-Length", 14, length, strlen(length));
    }
    exchange_head(x);
    if (!x->settled && body) exchange_body(x, body, size);
    exchange_answer(x);
    exchange_finish(x, false);
    free(page.body);
    page.status = x->reply.status;
    page.size = x->size;
    page.body = calloc(1, x->size + 1);
    if (page.body && x->size) memcpy(page.body, x->bytes, x->size);
    return page.status;
}

/* Headers belong to the exchange, which the next request begins anew. */
const char *walk_header(const char *name)
{
    for (int32_t i = 0; i < exchange->headers; i++) if (strcmp(exchange->header[i].name, name) == 0) return exchange->header[i].value;
    return NULL;
}

int walk_get(const char *path) { return walk_send("GET", path, NULL, NULL, 0); }
int walk_post(const char *path, const struct text *form) { return walk_send("POST", path, "application/x-www-form-urlencoded", form->data ? form->data : "", form->size); }
bool page_has(const char *part) { return page.body && strstr(page.body, part); }

/* ---- forms ---- */

void form_field(struct text *form, const char *name, const char *value)
{
    const char *both[2] = { name, value };
    if (form->size) text_char(form, '&');
    for (int i = 0; i < 2; i++) {
        if (i) text_char(form, '=');
        for (const char *c = both[i]; *c; c++) {
            unsigned char u = (unsigned char)*c;
            bool plain = (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || strchr("-_.", u);
            if (plain) { text_char(form, *c); continue; }
            text_char(form, '%');
            text_char(form, "0123456789ABCDEF"[u >> 4]);
            text_char(form, "0123456789ABCDEF"[u & 15]);
        }
    }
}

/* The value of an attribute within a tag, entities resolved. False: it has none. */
static bool attribute(const char *tag, const char *name, char *out, size_t room)
{
    static const struct { const char *entity; char is; } entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' } };
    const char *end = strchr(tag, '>');
    char key[40];
    snprintf(key, sizeof key, " %s=\"", name);
    const char *at = strstr(tag, key);
    if (!at || !end || at > end) return false;
    size_t n = 0;
    for (at += strlen(key); *at && *at != '"' && n + 1 < room; at++) {
        char c = *at;
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
            if (strncmp(at, entities[i].entity, strlen(entities[i].entity)) == 0) { c = entities[i].is; at += strlen(entities[i].entity) - 1; break; }
        out[n++] = c;
    }
    out[n] = 0;
    return true;
}

static char value_room[70000];

const char *page_field(const char *name)
{
    char own[200];
    for (const char *tag = page.body; (tag = strstr(tag, "<input")); tag++)
        if (attribute(tag, "name", own, sizeof own) && strcmp(own, name) == 0 && attribute(tag, "value", value_room, sizeof value_room)) return value_room;
    return NULL;
}

static bool tag_within(const char *from, const char *to, const char *kind, const char *name, const char *value)
{
    char own[400];
    for (const char *tag = from; (tag = strstr(tag, kind)) && tag < to; tag++)
        if (attribute(tag, "name", own, sizeof own) && strcmp(own, name) == 0 && (!value || (attribute(tag, "value", own, sizeof own) && strcmp(own, value) == 0))) return true;
    return false;
}

bool form_of_page(struct text *form, char action[200], const char *name, const char *value)
{
    form->size = 0;
    for (const char *at = page.body; (at = strstr(at, "<form ")); at++) {
        const char *end = strstr(at, "</form>");
        char type[40], own[200];
        if (!end || !(tag_within(at, end, "<button", name, value) || tag_within(at, end, "<input", name, value))) continue;
        if (!attribute(at, "action", action, 200)) return false;
        for (const char *tag = at; (tag = strstr(tag, "<input")) && tag < end; tag++)
            if (attribute(tag, "type", type, sizeof type) && strcmp(type, "hidden") == 0 && attribute(tag, "name", own, sizeof own) && attribute(tag, "value", value_room, sizeof value_room)) form_field(form, own, value_room);
        return true;
    }
    return false;
}
