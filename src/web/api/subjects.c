/* SPDX-License-Identifier: EUPL-1.2 */
/* subjects.c: the data subjects of a table: the column that the caller names, row after row. */
#include "web/api/processing.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "tables/csv.h"

enum { CELL_MOST = 1 << 20 };

struct table_reader { FILE *from; char *line; size_t room; ssize_t size; char separator; struct text record; };

/* One record with the line ends inside its quotes. False at the end. */
static bool next_record(struct table_reader *r)
{
    bool open = false;
    r->record.size = 0;
    do {
        r->size = getline(&r->line, &r->room, r->from);
        if (r->size <= 0) break;
        for (ssize_t i = 0; i < r->size; i++) open ^= r->line[i] == '"';
        text_bytes(&r->record, r->line, (size_t)r->size);
    } while (open && r->record.size < CELL_MOST);
    return r->record.size > 0 && !r->record.failed;
}

/* The cell in a place of a record, in memory of the text. */
static bool cell_at(struct table_reader *r, int32_t place, struct text *out)
{
    const char *p = r->record.data, *end = p + r->record.size;
    struct csv_cell cell;
    for (int32_t i = 0;; i++) {
        csv_read_cell(p, end, p, r->separator, CELL_MOST, true, &cell);
        if (i == place || cell.end != CSV_CELL) { if (i != place) return false; break; }
        p = cell.next;
    }
    out->size = 0;
    if (!text_reserve(out, cell.size + 1)) return false;
    if (cell.doubled) out->size = csv_undouble(out->data, cell.start, cell.size); else text_bytes(out, cell.start, cell.size);
    return out->size > 0;
}

/* The place of the column in the header; -1. */
static int32_t place_of(struct table_reader *r, const char *column, struct text *room)
{
    int32_t found = -1;
    if (!next_record(r)) return -1;
    size_t mark = r->record.size >= 3 && memcmp(r->record.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    memmove(r->record.data, r->record.data + mark, r->record.size -= mark);
    r->separator = csv_separator(r->record.data, r->record.size);
    for (int32_t i = 0; i < 10000 && found < 0; i++) {
        if (cell_at(r, i, room) && same_text(room->data, room->size, column)) found = i;
        else if (i > 0 && !room->size && !cell_at(r, i + 1, room)) break;
    }
    return found;
}

bool subjects_of_table(struct api_call *call, const char *name, const char *column, const char *kind)
{
    struct table_reader r = { .from = fdopen(dup(call->request->body_file), "rb") };
    struct text cell = { 0 };
    bool csv = call->request->sent == MEDIA_csv, good = r.from && lseek(call->request->body_file, 0, SEEK_SET) == 0;
    int32_t place = good && csv ? place_of(&r, column, &cell) : 0;
    struct arena arena = { .limit = 16 << 20 };
    while (good && place >= 0 && call_good(call) && next_record(&r)) {
        if (csv) { if (cell_at(&r, place, &cell)) processing_record_one(call, name, cell.data, cell.size, kind); continue; }
        arena_reset(&arena);
        const struct node *row = node_from_json(&arena, r.record.data, r.record.size, NULL), *id = node_get(row, column);
        if (id && (id->kind == NODE_TEXT || id->kind == NODE_NUMBER) && id->size) processing_record_one(call, name, id->text, id->size, kind);
    }
    if (r.from) fclose(r.from);
    free(r.line);
    text_free(&r.record);
    text_free(&cell);
    arena_free(&arena);
    if (!good) web_fail(call->reply, FAULT_busy, NULL, NULL);
    return place >= 0;
}
