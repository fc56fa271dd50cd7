/* SPDX-License-Identifier: EUPL-1.2 */
/* plain.c: rows of CSV and JSON Lines as cells by the name of their column. */
#include "tables/plain.h"

#include <string.h>
#include "base/node.h"
#include "tables/csv.h"

enum { CELL_MOST = 1 << 16 };

static int32_t column_of(const struct plain *p, const char *name, size_t size)
{
    for (int32_t k = 0; k < p->count; k++) if (same_text(name, size, p->columns[k])) return k;
    return -1;
}

static void refuse(struct plain *p, int32_t line, const char *field, const char *text, size_t size, const char *nl, const char *en) { problem_add(p->problems, line, field, text, size, nl, en); }

static void refuse_column(struct plain *p, int32_t line, const char *name, size_t size, bool twice)
{
    if (twice) refuse(p, line, "kolom", name, size, "iedere kolom één keer", "each column once");
    else refuse(p, line, "kolom", name, size, "een kolom uit de documentatie van deze tabel", "a column of the documentation of this table");
}

/* ---- CSV ---- */

struct reading { struct plain *p; const char *at, *end; char separator; int32_t line; char room[PLAIN_COLUMNS_MOST + 1][256]; };

/* The next cell; false when the record ends behind it. Doubled quotes are made single in a room of the record. */
static bool next_cell(struct reading *r, int32_t nth, struct plain_cell *cell)
{
    struct csv_cell c;
    csv_read_cell(r->at, r->end, r->at, r->separator, CELL_MOST, true, &c);
    const char *name = nth < PLAIN_COLUMNS_MOST ? "cel" : "rij";
    if (c.fault) refuse(r->p, r->line, name, c.start, c.size, "aanhalingstekens om een hele cel, en dubbel erbinnen", "quotes around a whole cell, and doubled inside");
    for (const char *k = r->at; k < c.next; k++) r->line += *k == '\n';
    *cell = (struct plain_cell){ c.size ? c.start : NULL, c.size };
    if (c.size && !valid_utf8(c.start, c.size)) refuse(r->p, r->line, name, NULL, 0, "tekst in UTF-8", "text in UTF-8");
    if (c.doubled && nth < PLAIN_COLUMNS_MOST && c.size < sizeof r->room[0]) { cell->size = csv_undouble(r->room[nth], c.start, c.size); cell->text = r->room[nth]; }
    r->at = c.next;
    return c.end == CSV_CELL;
}

static int32_t read_heading(struct reading *r, int32_t place[PLAIN_COLUMNS_MOST])
{
    int32_t n = 0;
    bool more = true;
    while (more) {
        struct plain_cell name;
        more = next_cell(r, n, &name);
        int32_t k = name.text ? column_of(r->p, name.text, name.size) : -1;
        if (n == PLAIN_COLUMNS_MOST) { refuse(r->p, 1, "kolom", NULL, 0, "hoogstens 64 kolommen", "at most 64 columns"); return n; }
        if (k < 0 || r->p->there[k]) refuse_column(r->p, 1, name.text, name.size, k >= 0);
        else r->p->there[k] = true;
        place[n++] = k;
    }
    return n;
}

/* One record; an empty line is none. */
static void read_record(struct reading *r, const int32_t *place, int32_t columns)
{
    struct plain_cell cell[PLAIN_COLUMNS_MOST] = { { 0 } };
    int32_t n = 0, line = r->line;
    bool more = true, empty = true;
    while (more) {
        struct plain_cell one;
        more = next_cell(r, n < PLAIN_COLUMNS_MOST ? n : PLAIN_COLUMNS_MOST, &one);
        empty &= !one.text;
        if (n < columns && place[n] >= 0) cell[place[n]] = one;
        n++;
    }
    if (n == 1 && empty) return;
    if (n != columns) { refuse(r->p, line, "rij", NULL, 0, "evenveel cellen als de kopregel", "as many cells as the header"); return; }
    r->p->take(r->p->context, line, cell);
}

bool plain_csv(struct plain *p, const char *bytes, size_t size)
{
    int32_t before = p->problems->count, place[PLAIN_COLUMNS_MOST];
    if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) { bytes += 3; size -= 3; }
    if (!size) { refuse(p, 1, "kolom", NULL, 0, "een kopregel met namen van kolommen", "a header with names of columns"); return false; }
    size_t first = csv_line_end(bytes, size);
    struct reading r = { .p = p, .at = bytes, .end = bytes + size, .separator = csv_separator(bytes, first ? first : size), .line = 1 };
    int32_t columns = read_heading(&r, place);
    if (p->heading && !p->heading(p->context)) return false;
    while (r.at < r.end) read_record(&r, place, columns);
    return p->problems->count == before;
}

/* ---- JSON Lines ---- */

static void take_object(struct plain *p, const struct node *map, int32_t line)
{
    struct plain_cell cell[PLAIN_COLUMNS_MOST] = { { 0 } };
    if (map->kind != NODE_MAP) { refuse(p, line, "rij", NULL, 0, "een object per regel", "an object a line"); return; }
    for (const struct node *one = map->first; one; one = one->next) {
        int32_t k = column_of(p, one->key, one->key_size);
        if (k < 0) { refuse_column(p, line, one->key, one->key_size, false); continue; }
        p->there[k] = true;
        if (one->kind == NODE_MAP || one->kind == NODE_LIST) { refuse(p, line, p->columns[k], NULL, 0, "een tekst of getal", "a text or number"); continue; }
        if (one->kind == NODE_TRUE || one->kind == NODE_FALSE) cell[k] = one->kind == NODE_TRUE ? (struct plain_cell){ "ja", 2 } : (struct plain_cell){ "nee", 3 };
        else if (one->kind != NODE_NULL && one->size) cell[k] = (struct plain_cell){ one->text, one->size };
    }
    p->take(p->context, line, cell);
}

bool plain_jsonl(struct plain *p, const char *bytes, size_t size)
{
    int32_t before = p->problems->count, line = 1;
    struct arena arena = { 0 };
    for (const char *at = bytes, *end = bytes + size; at < end; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        struct problems own = { 0 };
        bool blank = true;
        for (size_t k = 0; k < length; k++) blank &= at[k] == ' ' || at[k] == '\r' || at[k] == '\t';
        const struct node *map = blank ? NULL : node_from_json(&arena, at, length, &own);
        if (map) take_object(p, map, line);
        else if (!blank) refuse(p, line, "json", own.count ? own.item[0].value : NULL, own.count ? strlen(own.item[0].value) : 0, own.count ? own.item[0].allowed[0] : "een object per regel", own.count ? own.item[0].allowed[1] : "an object a line");
        arena_reset(&arena);
        at = stop ? stop + 1 : end;
    }
    arena_free(&arena);
    if (p->heading) (void)p->heading(p->context);
    return p->problems->count == before;
}

bool plain_mentions(const char *bytes, size_t size, const char *column)
{
    size_t length = strlen(column);
    for (const char *at = bytes, *end = bytes + size; (at = memchr(at, '"', (size_t)(end - at))); at++)
        if ((size_t)(end - at) > length + 1 && memcmp(at + 1, column, length) == 0 && at[length + 1] == '"') return true;
    return false;
}
