/* SPDX-License-Identifier: EUPL-1.2 */
/* sheet.c: a table of policy, cell by cell: on the page, as CSV and as JSON. */
#include "web/policy/policy.h"

#include <string.h>
#include "base/members.h"
#include "tables/csv.h"

struct sheet *sheet_named(struct policy *p, const char *name, const char *title, const char *const *heads, int32_t columns)
{
    struct sheet *s = p->sheets < SHEETS_MOST && columns <= COLUMNS_MOST ? arena_take_zero(p->d.page.arena, sizeof *s) : NULL;
    if (!s) { p->failed = true; return NULL; }
    *s = (struct sheet){ .p = p, .name = name, .title = title, .columns = columns };
    for (int32_t i = 0; i < columns; i++) s->head[i] = heads[i];
    p->sheet[p->sheets++] = s;
    return s;
}

struct sheet *sheet_of(struct policy *p, const char *name, const char *title, const enum message *heads, int32_t columns)
{
    const char *head[COLUMNS_MOST];
    for (int32_t i = 0; i < columns && i < COLUMNS_MOST; i++) head[i] = policy_message(p, heads[i]);
    return sheet_named(p, name, title, head, columns);
}

/* Room grows by doubling; what was there stays in the arena of the request. */
static bool more_room(struct sheet *s)
{
    int32_t room = s->room ? s->room * 2 : 64;
    struct arena *arena = s->p->d.page.arena;
    const char **cell = arena_take(arena, sizeof *cell * (size_t)room), **link = arena_take(arena, sizeof *link * (size_t)room);
    if (!cell || !link) { s->p->failed = true; return false; }
    if (s->cells) { memcpy(cell, s->cell, sizeof *cell * (size_t)s->cells); memcpy(link, s->link, sizeof *link * (size_t)s->cells); }
    s->cell = cell;
    s->link = link;
    s->room = room;
    return true;
}

void sheet_link(struct sheet *s, const char *text, const char *href)
{
    if (!s || (s->cells == s->room && !more_room(s))) return;
    s->cell[s->cells] = text ? text : "";
    s->link[s->cells++] = href;
}

void sheet_text(struct sheet *s, const char *text) { sheet_link(s, text, NULL); }
void sheet_take(struct sheet *s, struct text *t) { if (s) sheet_text(s, page_text(&s->p->d.page, t)); else text_free(t); }

void sheet_int(struct sheet *s, int64_t n)
{
    struct text t = { 0 };
    text_int(&t, n);
    sheet_take(s, &t);
}

void sheet_day(struct sheet *s, date day) { if (s) sheet_text(s, day == DATE_LAST || day == DATE_NEVER ? "" : page_date(&s->p->d.page, day)); }

/* ---- on the page ---- */

static const char *file_url(struct policy *p, const struct sheet *s, const char *form)
{
    static const char *const kept[] = { "op", "persoon", "van", "naar", "regio", "jaar", "gemeente" };
    struct text t = { 0 };
    text_put(&t, p->path);
    text_put(&t, "/tabel/");
    text_put(&t, s->name);
    text_char(&t, '/');
    text_put(&t, form);
    for (size_t i = 0, n = 0; i < sizeof kept / sizeof *kept; i++) {
        const char *value = web_query(p->d.page.request, kept[i]);
        bool plain = value && *value && strlen(value) < QUERY_MOST && strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._") == strlen(value);
        if (!plain) continue;
        text_char(&t, n++ ? '&' : '?');
        text_put(&t, kept[i]);
        text_char(&t, '=');
        text_put(&t, value);
    }
    return page_text(&p->d.page, &t);
}

/* A column of sentences needs room, one of numbers none: a class of the style sheet, or none. */
static const char *width_of(const struct sheet *s, int32_t column)
{
    enum { WORDS = 18, SENTENCE = 60 };
    size_t longest = 0;
    for (int32_t i = column; i < s->cells; i += s->columns) if (strlen(s->cell[i]) > longest) longest = strlen(s->cell[i]);
    return longest > SENTENCE ? "policy-long" : longest > WORDS ? "policy-middle" : NULL;
}

static void show_one(struct policy *p, const struct sheet *s)
{
    const char *width[COLUMNS_MOST];
    for (int32_t k = 0; k < s->columns; k++) width[k] = width_of(s, k);
    struct view *table = view_item(p->d.page.view, "tables");
    view_text(table, "table-title", s->title);
    view_text(table, "table-id", s->name);
    view_text(table, "table-lang", s->lang);
    view_text(table, "csv-url", file_url(p, s, "csv"));
    view_text(table, "json-url", file_url(p, s, "json"));
    for (int32_t i = 0; i < s->columns; i++) view_text(view_item(table, "heads"), "head", s->head[i]);
    for (int32_t i = 0; i < s->cells; i += s->columns) {
        struct view *row = view_item(table, "rows");
        for (int32_t k = 0; k < s->columns && i + k < s->cells; k++) {
            struct view *cell = view_item(row, k ? "cells" : "names");
            view_text(cell, "cell", s->cell[i + k]);
            view_text(cell, "cell-head", s->head[k]);
            view_text(cell, "cell-href", s->link[i + k]);
            view_text(cell, "cell-class", width[k]);
        }
    }
}

void sheet_show(struct policy *p)
{
    for (int32_t i = 0; i < p->sheets; i++) show_one(p, p->sheet[i]);
}

/* ---- as a file ---- */

static void put_csv(struct text *out, const struct sheet *s)
{
    for (int32_t i = -s->columns; i < s->cells; i++) {
        const char *value = i < 0 ? s->head[i + s->columns] : s->cell[i];
        bool last = (i + s->columns) % s->columns == s->columns - 1;
        csv_put_cell(out, value, strlen(value), ',');
        text_put(out, last ? "\r\n" : ",");
    }
}

static void put_json(struct text *out, const struct sheet *s)
{
    text_char(out, '[');
    for (int32_t i = 0; i < s->cells; i += s->columns) {
        put_open(out, NULL, '{');
        for (int32_t k = 0; k < s->columns && i + k < s->cells; k++) {
            put_comma(out);
            put_string(out, s->head[k]);
            text_char(out, ':');
            if (*s->cell[i + k]) put_string(out, s->cell[i + k]); else text_put(out, "null");
        }
        text_char(out, '}');
    }
    text_char(out, ']');
}

bool sheet_file(struct policy *p)
{
    const char *name = web_part(p->d.page.request, "tabel"), *form = web_part(p->d.page.request, "vorm");
    struct web_reply *reply = p->d.page.reply;
    bool csv = form && strcmp(form, "csv") == 0, json = form && strcmp(form, "json") == 0;
    for (int32_t i = 0; i < p->sheets && (csv || json); i++) {
        const struct sheet *s = p->sheet[i];
        struct text disposition = { 0 };
        if (strcmp(s->name, name) != 0) continue;
        if (csv) put_csv(&reply->body, s); else put_json(&reply->body, s);
        reply->media = csv ? MEDIA_csv : MEDIA_json;
        text_put(&disposition, "attachment; filename=\"breed-");
        text_put(&disposition, s->name);
        text_put(&disposition, csv ? ".csv\"" : ".json\"");
        web_add_header(reply, "Content-Disposition", page_text(&p->d.page, &disposition));
        return true;
    }
    return false;
}
