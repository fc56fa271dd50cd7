/* SPDX-License-Identifier: EUPL-1.2 */
/* csv.c: cells and records of CSV; every byte string is some table, and a fault in one record never reaches the next. */
#include "tables/csv.h"

#include <string.h>

/* A record ends at LF, at CRLF, or where the file ends; 0 when no end stands at p, 3 when the next byte must be seen first. */
static size_t line_end_at(const char *p, const char *end, bool last)
{
    if (*p == '\n') return 1;
    if (*p != '\r') return 0;
    if (p + 1 == end) return last ? 1 : 3;
    return p[1] == '\n' ? 2 : 0;
}

/* The rest of a cell without quotes that begins at start, looked at from p on. */
static void read_plain(const char *start, const char *p, const char *end, char separator, bool last, struct csv_cell *cell)
{
    size_t line_end = 0;
    while (p < end && *p != separator && !(line_end = line_end_at(p, end, last))) p++;
    cell->start = start;
    cell->size = (size_t)(p - start);
    cell->next = p;
    cell->quoted = cell->doubled = false;
    if (line_end == 3 || (p == end && !last)) { cell->end = CSV_MORE; return; }
    cell->end = p == end || line_end ? CSV_RECORD : CSV_CELL;
    if (p < end) cell->next += line_end ? line_end : 1;
}

enum closing { CLOSED, NOT_CLOSED, NOT_YET };

/* Looks for the closing quote of the cell that opens at p; *at is where it stands, or where to look on. */
static enum closing find_closing(const char *p, const char *end, const char **at, size_t most, bool last, bool *doubled)
{
    const char *edge = (size_t)(end - p - 1) > most ? p + 1 + most + 1 : end;   /* behind the last place where it may stand */
    for (const char *q = *at; q < edge; q += 2) {
        q = memchr(q, '"', (size_t)(edge - q));
        if (!q) break;
        *at = q;
        if (q + 1 == end) return last ? CLOSED : NOT_YET;
        if (q[1] != '"') return CLOSED;
        *doubled = true;
        *at = q + 2;
    }
    if (edge < end || last) return NOT_CLOSED;
    if (*at < end) *at = end;
    return NOT_YET;
}

void csv_read_cell(const char *p, const char *end, const char *from, char separator, size_t most, bool last, struct csv_cell *cell)
{
    cell->fault = CSV_FINE;
    if (p == end || *p != '"') {
        read_plain(p, from, end, separator, last, cell);
        if (cell->end == CSV_MORE) return;
        if (memchr(cell->start, '"', cell->size)) cell->fault = CSV_STRAY;
        if (cell->size > most) cell->fault = CSV_LARGE;
        return;
    }
    const char *close = from > p ? from : p + 1;
    bool doubled = close > p + 1;               /* seen before or not: undoubling is harmless */
    enum closing closing = find_closing(p, end, &close, most, last, &doubled);
    if (closing == NOT_YET) { cell->next = close; cell->end = CSV_MORE; return; }
    if (closing == NOT_CLOSED) {
        read_plain(p, p, end, separator, last, cell);
        cell->fault = cell->size > most ? CSV_LARGE : CSV_OPEN;
        if (cell->end == CSV_MORE) cell->next = close;
        return;
    }
    read_plain(close + 1, close + 1, end, separator, last, cell);
    if (cell->end == CSV_MORE) { cell->next = close; return; }
    if (cell->size) {                           /* text behind the closing quote: the cell as it stands */
        cell->size = (size_t)(cell->start + cell->size - p);
        cell->start = p;
        cell->fault = cell->size > most ? CSV_LARGE : CSV_BEHIND;
        return;
    }
    cell->quoted = true;
    cell->doubled = doubled;
    cell->start = p + 1;
    cell->size = (size_t)(close - p - 1);
}

/* ---- cutting ---- */

static size_t cut_plain(struct csv_cutter *c, const char *bytes, size_t size)
{
    size_t i = size;
    while (i > c->from && bytes[i - 1] != '\n') i--;
    bool found = i > c->from;
    c->from = size;
    return found ? i : 0;
}

size_t csv_cut(struct csv_cutter *c, const char *bytes, size_t size, char separator, size_t most)
{
    if (c->plain && !memchr(bytes + c->from, '"', size - c->from)) return cut_plain(c, bytes, size);
    if (c->plain) c->cell = c->from = 0;
    c->plain = false;
    c->records = 0;
    size_t cut = 0;
    while (c->cell < size) {
        struct csv_cell cell;
        csv_read_cell(bytes + c->cell, bytes + size, bytes + c->from, separator, most, false, &cell);
        size_t next = (size_t)(cell.next - bytes);
        c->from = next;
        if (cell.end == CSV_MORE) break;
        c->cell = next;
        if (cell.end == CSV_RECORD) { cut = next; c->records++; }
    }
    return cut;
}

void csv_moved(struct csv_cutter *c, const char *rest, size_t size, size_t by)
{
    if (c->plain || !memchr(rest, '"', size)) { *c = (struct csv_cutter){ .from = size, .plain = true }; return; }
    c->cell -= by;
    c->from -= by;
}

/* ---- the header ---- */

size_t csv_line_end(const char *bytes, size_t size)
{
    bool quoted = false;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] == '"') quoted = !quoted;
        else if (bytes[i] == '\n' && !quoted) return i + 1;
    }
    return 0;
}

char csv_separator(const char *line, size_t size)
{
    size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false;
    for (size_t i = 0; i < size; i++) {
        if (line[i] == '"') quoted = !quoted;
        commas += !quoted && line[i] == ',';
        semicolons += !quoted && line[i] == ';';
        tabs += !quoted && line[i] == '\t';
    }
    if (semicolons > commas && semicolons >= tabs) return ';';
    return tabs > commas ? '\t' : ',';
}

/* ---- writing ---- */

size_t csv_undouble(char *room, const char *bytes, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < size; i++) {
        room[n++] = bytes[i];
        i += bytes[i] == '"' && i + 1 < size && bytes[i + 1] == '"';
    }
    return n;
}

void csv_put_cell(struct text *out, const char *bytes, size_t size, char separator)
{
    bool plain = true;
    for (size_t i = 0; i < size && plain; i++) plain = bytes[i] != separator && bytes[i] != '"' && bytes[i] != '\n' && bytes[i] != '\r';
    if (plain) { text_bytes(out, bytes, size); return; }
    text_char(out, '"');
    while (size) {
        const char *quote = memchr(bytes, '"', size);
        size_t run = quote ? (size_t)(quote - bytes) + 1 : size;
        text_bytes(out, bytes, run);
        if (quote) text_char(out, '"');
        bytes += run;
        size -= run;
    }
    text_char(out, '"');
}
