/* SPDX-License-Identifier: EUPL-1.2 */
/* read_csv.c: CSV with vacancies, candidates or journeys; which of them is seen from the header. */
#include "match/inside.h"

#include "tables/csv.h"

enum { COLUMNS_MOST = 20, CELL_MOST = 4096 };
struct header { const struct match_field *field[COLUMNS_MOST]; int32_t columns; enum match_kind kind; };
struct cursor { const char *at, *end; char separator; int32_t line; };

/* The content of the next cell, quotes undone. */
static const char *next_cell(struct reader *r, struct cursor *c, size_t *size, enum csv_end *then)
{
    struct csv_cell cell;
    csv_read_cell(c->at, c->end, c->at, c->separator, CELL_MOST, true, &cell);
    if (cell.fault != CSV_FINE) match_wrong(r, c->line, "csv", NULL, 0, "cellen van hoogstens 4096 tekens, aanhalingstekens gesloten", "cells of at most 4096 characters, quotes closed");
    const char *text = cell.start;
    *size = cell.size;
    if (cell.doubled) {
        char *room = arena_take(r->arena, cell.size + 1);
        if (room) { *size = csv_undouble(room, cell.start, cell.size); text = room; } else r->failed = true;
    }
    for (const char *p = c->at; p < cell.next; p++) if (*p == '\n') c->line++;
    c->at = cell.next;
    *then = cell.end;
    while (*size && *text == ' ') { text++; (*size)--; }
    while (*size && (text[*size - 1] == ' ' || text[*size - 1] == '\r')) (*size)--;
    return text;
}

struct cell { const char *text; size_t size; };
static bool names(const struct cell *cells, int32_t count, const char *name)
{
    for (int32_t i = 0; i < count; i++) if (same_text(cells[i].text, cells[i].size, name)) return true;
    return false;
}

/* False: it cannot be told what the file is about. */
static bool read_header(struct reader *r, struct cursor *c, struct header *h)
{
    struct cell cells[COLUMNS_MOST];
    enum csv_end then = CSV_CELL;
    int kind = 0;
    h->columns = 0;
    while (then == CSV_CELL) {
        struct cell one;
        one.text = next_cell(r, c, &one.size, &then);
        if (h->columns == COLUMNS_MOST) { match_wrong(r, 1, "csv", NULL, 0, "hoogstens 20 kolommen", "at most 20 columns"); return false; }
        cells[h->columns++] = one;
    }
    while (kind < KINDS && !names(cells, h->columns, match_lists[kind].key)) kind++;
    if (kind == KINDS) { match_wrong(r, 1, "csv", NULL, 0, "een kolom vacature, kandidaat of van", "a column vacature, kandidaat or van"); return false; }
    h->kind = (enum match_kind)kind;
    for (int32_t i = 0; i < h->columns; i++) {
        h->field[i] = match_field_named(h->kind, cells[i].text, cells[i].size);
        if (!h->field[i]) match_refuse_field(r, h->kind, cells[i].text, cells[i].size, 1);
        for (int32_t k = 0; k < i && h->field[i]; k++)
            if (h->field[k] == h->field[i]) match_wrong(r, 1, "csv", cells[i].text, cells[i].size, "elke kolom één keer", "each column once");
    }
    return true;
}

static void read_row(struct reader *r, struct cursor *c, const struct header *h)
{
    struct match_record record;
    int32_t line = c->line, i = 0;
    bool any = false;
    enum csv_end then = CSV_CELL;
    match_record_begin(&record, h->kind, line);
    for (; then == CSV_CELL; i++) {
        size_t size;
        const char *text = next_cell(r, c, &size, &then);
        any |= size > 0;
        if (i < h->columns && h->field[i]) match_record_set(r, &record, h->field[i], text, size, line);
    }
    if (!any && i == 1) return;                 /* an empty line is no row */
    if (i != h->columns) match_wrong(r, line, "csv", NULL, 0, "evenveel cellen als kolommen", "as many cells as columns");
    match_record_end(r, &record);
}

void match_read_csv(struct reader *r, const char *bytes, size_t size)
{
    struct cursor c = { bytes, bytes + size, ',', 1 };
    struct header h;
    size_t line = csv_line_end(bytes, size);
    c.separator = csv_separator(bytes, line ? line : size);
    if (!read_header(r, &c, &h)) return;
    while (c.at < c.end) read_row(r, &c, &h);
}
