/* SPDX-License-Identifier: EUPL-1.2 */
/* check_file.c: a loonwaarde file read in pieces: its header, its rows one after the other, and what it writes differently. */
#include "exchange/records/check_inside.h"

#include <stdlib.h>
#include <string.h>
#include "base/node.h"
#include "rules/facts.h"
#include "tables/csv.h"

enum { PIECE = 1 << 16, RECORD_MOST = 1 << 20, CELL_MOST = 4096, COLUMNS_MOST = 256 };

struct reader {
    struct checking c;
    struct problems *problems;
    char *bytes; size_t size, room;
    bool ended;
    char separator;
    int32_t columns; int8_t field_of[COLUMNS_MOST];
    int64_t number;                     /* records so far, the header included */
    char undoubled[CHECK_FIELD_COUNT][CELL_MOST];
};

/* ---- the header ---- */

static struct check_cell trimmed(const char *text, size_t size)
{
    while (size && (*text == ' ' || *text == '\t')) { text++; size--; }
    while (size && (text[size - 1] == ' ' || text[size - 1] == '\t')) size--;
    return (struct check_cell){ text, size };
}

static bool is_field(const struct check_mapping *m, int32_t field, const struct check_cell *name)
{
    if (m && m->column[field]) return same_text(name->text, name->size, m->column[field]);
    if (same_text(name->text, name->size, check_field_name[field]) || is_column_name(check_field_name[field], name->text, name->size)) return true;
    return field == FIELD_persoon && (same_text(name->text, name->size, "bsn") || same_text(name->text, name->size, "BSN") || same_text(name->text, name->size, "burgerservicenummer"));
}

static void take_column(struct reader *r, const struct csv_cell *cell)
{
    struct check_cell name = trimmed(cell->start, cell->size);
    int8_t found = -1;
    for (int32_t field = 0; field < CHECK_FIELD_COUNT; field++) if (is_field(r->c.mapping, field, &name)) found = (int8_t)field;
    if (found >= 0 && r->c.column[found]) problem_add(r->problems, 1, "kolom", check_field_name[found], strlen(check_field_name[found]), "één kolom voor dit veld", "one column for this field");
    if (found == FIELD_persoon && !(r->c.mapping && r->c.mapping->column[found]) && !same_text(name.text, name.size, check_field_name[found])) r->c.bsn = true;
    if (found >= 0) r->c.column[found] = true; else r->c.result->unused_columns++;
    r->field_of[r->columns++] = found;
}

static bool read_header(struct reader *r, const char *p, const char *end, const char **rest)
{
    static const enum check_field needed[] = { FIELD_persoon, FIELD_dienstbetrekking, FIELD_gemeente, FIELD_loonwaarde, FIELD_vanaf, FIELD_tot };
    struct csv_cell cell;
    int32_t before = r->problems->count;
    do {
        csv_read_cell(p, end, p, r->separator, CELL_MOST, true, &cell);
        if (r->columns == COLUMNS_MOST) { problem_add(r->problems, 1, "kolommen", NULL, 0, "hoogstens 256 kolommen", "at most 256 columns"); return false; }
        take_column(r, &cell);
        p = cell.next;
    } while (cell.end == CSV_CELL);
    *rest = p;
    for (size_t k = 0; k < sizeof needed / sizeof *needed; k++)
        if (!r->c.column[needed[k]])
            problem_add(r->problems, 1, "kolom", check_field_name[needed[k]], strlen(check_field_name[needed[k]]),
                "een kolom voor dit veld; met een bestand met kolommen mag zij anders heten", "a column for this field; a mapping file may give it another name");
    return r->problems->count == before;
}

/* ---- rows ---- */

static void bad_row(struct reader *r) { check_tell(&r->c, (struct check_finding){ .row = r->number, .kind = CHECK_bestand, .field = CHECK_FIELD_COUNT, .value = "" }); }

/* One record; true when memory lasted. An empty line is no row. */
static bool read_record(struct reader *r, const char *p, const char *end, const char **rest)
{
    struct check_row row = { .number = ++r->number };
    struct csv_cell cell;
    int32_t n = 0;
    bool good = true, empty = false;
    do {
        csv_read_cell(p, end, p, r->separator, CELL_MOST, true, &cell);
        empty = n == 0 && cell.size == 0 && !cell.quoted && cell.end == CSV_RECORD;
        int32_t field = n < r->columns ? r->field_of[n] : -1;
        good &= cell.fault == CSV_FINE;
        if (field >= 0 && cell.fault == CSV_FINE) {
            const char *text = cell.start;
            size_t size = cell.size;
            if (cell.doubled) { size = csv_undouble(r->undoubled[field], cell.start, cell.size); text = r->undoubled[field]; }
            row.cell[field] = trimmed(text, size);
            good &= valid_utf8(text, size);
        }
        n++;
        p = cell.next;
    } while (cell.end == CSV_CELL);
    *rest = p;
    if (empty && r->columns > 1) { r->number--; return true; }
    r->c.result->rows++;
    for (int32_t k = 0; k < CHECK_FIELD_COUNT; k++) if (!row.cell[k].text) row.cell[k].text = "";
    if (!good || n != r->columns) { bad_row(r); return true; }
    return check_one_row(&r->c, &row);
}

static bool too_many(struct reader *r)
{
    if (r->c.result->rows <= CHECK_ROWS_MOST) return false;
    problem_add(r->problems, 0, "rijen", NULL, 0, "hoogstens 5.000.000 rijen in één bestand: deel het, met alle rijen van een persoon bij elkaar",
        "at most 5,000,000 rows in one file: split it, with all rows of a person together");
    return true;
}

/* ---- pieces ---- */

/* Room for one more piece; a record that does not fit in the most is passed over. */
static bool more_bytes(struct reader *r, bool *failed)
{
    if (r->size == r->room && r->room < RECORD_MOST + PIECE) {
        char *bytes = realloc(r->bytes, r->room + PIECE);
        if (!bytes) { *failed = true; return false; }
        r->bytes = bytes;
        r->room += PIECE;
    }
    ssize_t got = r->size < r->room ? r->c.job->read(r->c.job->context, r->bytes + r->size, r->room - r->size) : 0;
    if (got < 0) { *failed = true; return false; }
    r->ended = got == 0 && r->size < r->room;
    r->size += (size_t)got;
    return got > 0;
}

static void forget(struct reader *r, size_t size)
{
    memmove(r->bytes, r->bytes + size, r->size - size);
    r->size -= size;
}

/* A record longer than any: told once, and forgotten up to the end of a line. */
static bool pass_over(struct reader *r, bool *failed)
{
    r->number++;
    r->c.result->rows++;
    bad_row(r);
    for (;;) {
        const char *end = memchr(r->bytes, '\n', r->size);
        if (end) { forget(r, (size_t)(end - r->bytes) + 1); return true; }
        r->size = 0;
        if (!more_bytes(r, failed)) return !*failed;
    }
}

static enum check_end rows_in(struct reader *r, size_t until)
{
    const char *p = r->bytes, *end = r->bytes + until;
    while (p < end) {
        if (!read_record(r, p, end, &p)) return CHECK_failed;
        if (too_many(r)) return CHECK_refused;
    }
    forget(r, until);
    return CHECK_done;
}

static enum check_end take_header(struct reader *r)
{
    bool failed = false;
    size_t line = 0;
    while (!(line = csv_line_end(r->bytes, r->size)) && !r->ended && r->size < RECORD_MOST) if (!more_bytes(r, &failed) && failed) return CHECK_failed;
    if (r->size >= 3 && memcmp(r->bytes, "\xEF\xBB\xBF", 3) == 0) { forget(r, 3); line = line ? line - 3 : 0; }
    if (!r->size || (!line && !r->ended)) { problem_add(r->problems, 1, "kop", NULL, 0, "een eerste regel met de namen van de kolommen",
        "a first line with the names of the columns"); return CHECK_refused; }
    const char *rest;
    r->separator = csv_separator(r->bytes, line ? line : r->size);
    r->number = 1;
    if (!read_header(r, r->bytes, r->bytes + (line ? line : r->size), &rest)) return CHECK_refused;
    forget(r, (size_t)(rest - r->bytes));
    return CHECK_done;
}

static enum check_end read_all(struct reader *r)
{
    struct csv_cutter cutter = { .plain = true };
    bool failed = false;
    enum check_end end = take_header(r);
    while (end == CHECK_done) {
        size_t cut = r->ended ? r->size : csv_cut(&cutter, r->bytes, r->size, r->separator, CELL_MOST);
        if (cut) { end = rows_in(r, cut); csv_moved(&cutter, r->bytes, r->size, cut); }
        else if (r->size >= RECORD_MOST) { if (!pass_over(r, &failed)) return CHECK_failed; cutter = (struct csv_cutter){ .plain = true }; }
        if (end != CHECK_done || (r->ended && !r->size)) break;
        if (!r->ended && !more_bytes(r, &failed) && failed) return CHECK_failed;
    }
    return end;
}

enum check_end loonwaarde_check(const struct check_job *job, struct check_result *result, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct reader *r = calloc(1, sizeof *r);
    *result = (struct check_result){ 0 };
    if (!r) return CHECK_failed;
    r->problems = problems ? problems : &own;
    r->c = (struct checking){ .job = job, .result = result, .mapping = job->mapping };
    r->c.bsn = job->mapping && job->mapping->bsn;
    r->bytes = malloc(PIECE);
    r->room = PIECE;
    enum check_end end = r->bytes ? read_all(r) : CHECK_failed;
    if (end == CHECK_done && !check_beside(&r->c)) end = CHECK_failed;
    free(r->c.kept);
    free(r->bytes);
    free(r);
    return end;
}

/* ---- how the file writes things ---- */

static void wrong(struct problems *problems, const struct node *node, const char *field, const char *nl, const char *en)
{
    bool text = node->kind == NODE_TEXT || node->kind == NODE_NUMBER;
    problem_add(problems, node->line, field, text ? node->text : NULL, text ? node->size : 0, nl, en);
}

static void read_columns(struct check_mapping *m, const struct node *map, struct problems *problems)
{
    if (map->kind != NODE_MAP) { wrong(problems, map, "kolommen", "velden met de naam van hun kolom", "fields with the name of their column"); return; }
    for (const struct node *node = map->first; node; node = node->next) {
        int32_t field = CHECK_FIELD_COUNT;
        while (--field >= 0 && !same_text(node->key, node->key_size, check_field_name[field])) { }
        if (field < 0) { problem_add(problems, node->line, "kolommen", node->key, node->key_size, "een veld van een record (zie docs/exchange.md)",
            "a field of a record (see docs/exchange.md)"); continue; }
        if (node->kind != NODE_TEXT || !node->size) wrong(problems, node, check_field_name[field], "de naam van een kolom", "the name of a column");
        else m->column[field] = node->text;
    }
}

bool check_mapping_read(struct check_mapping *m, const struct node *document, struct problems *problems)
{
    struct problems own = { .count = 0 };
    if (!problems) problems = &own;
    int32_t before = problems->count;
    *m = (struct check_mapping){ .dates = DATES_iso };
    if (!document || document->kind != NODE_MAP) { problem_add(problems, 1, "kolommen", NULL, 0, "{kolommen: {...}, datums: ..., persoon: ..., percentages: ...}",
        "{kolommen: {...}, datums: ..., persoon: ..., percentages: ...}"); return false; }
    for (const struct node *node = document->first; node; node = node->next) {
        if (same_text(node->key, node->key_size, "kolommen")) read_columns(m, node, problems);
        else if (same_text(node->key, node->key_size, "datums")) {
            m->dates = node_is(node, "dd-mm-jjjj") ? DATES_dutch : node_is(node, "jjjjmmdd") ? DATES_plain : DATES_iso;
            if (m->dates == DATES_iso && !node_is(node, "jjjj-mm-dd")) wrong(problems, node, "datums", "jjjj-mm-dd, dd-mm-jjjj of jjjjmmdd", "jjjj-mm-dd, dd-mm-jjjj or jjjjmmdd");
        } else if (same_text(node->key, node->key_size, "persoon")) {
            m->bsn = node_is(node, "bsn");
            if (!m->bsn && !node_is(node, "kenmerk")) wrong(problems, node, "persoon", "bsn of kenmerk", "bsn or kenmerk");
        } else if (same_text(node->key, node->key_size, "percentages")) {
            m->n5 = node_is(node, "n5");
            if (!m->n5 && !node_is(node, "heel")) wrong(problems, node, "percentages", "heel of n5", "heel or n5");
        } else problem_add(problems, node->line, "veld", node->key, node->key_size, "kolommen, datums, persoon of percentages", "kolommen, datums, persoon or percentages");
    }
    return problems->count == before;
}
