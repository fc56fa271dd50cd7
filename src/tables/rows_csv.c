/* SPDX-License-Identifier: EUPL-1.2 */
/* rows_csv.c: a block of CSV records, each with its outcome behind it. Plain records take a short way; anything else is read cell by cell. */
#include <string.h>
#include "base/utf8.h"
#include "tables/csv.h"
#include "tables/runs/household.h"
#include "tables/inside.h"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Which of the sixteen bytes at p are a separator, a line feed or a quote: bit i for p[i]. */
static inline uint32_t marks_at(const char *p, char separator)
{
#if defined(__SSE2__)
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(separator)),
                                 _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))));
    return (uint32_t)_mm_movemask_epi8(marks);
#else
    uint32_t marks = 0;
    for (uint32_t i = 0; i < 16; i++) marks |= (uint32_t)(p[i] == separator || p[i] == '\n' || p[i] == '"') << i;
    return marks;
#endif
}

/* Are all bytes text: UTF-8 without NUL? For a whole block at once, so that its rows need no look of their own. */
static bool all_text(const char *bytes, size_t size)
{
    if (memchr(bytes, 0, size)) return false;
    size_t i = 0;
    while (i < size) {
        uint64_t word = 0;
        if (size - i >= 8) {
            memcpy(&word, bytes + i, 8);
            if (!(word & 0x8080808080808080)) { i += 8; continue; }
        }
        size_t length = utf8_length(bytes + i, size - i);
        if (!length) return false;
        i += length;
    }
    return true;
}

/* Splits a plain record that begins at p: ends[i] is the end of cell i. False when it has a quote or not count cells. Line feeds stand behind the block, so it ends. */
static inline bool split_plain(const char *p, char separator, int32_t count, const char **ends)
{
    for (int32_t n = 0;; p += 16) {
        for (uint32_t marks = marks_at(p, separator); marks; marks &= marks - 1) {
            const char *at = p + __builtin_ctz(marks);
            if (*at == '"') return false;
            ends[n++] = at;
            if (*at == '\n') return n == count;
            if (n == count) return false;
        }
    }
}

/* ---- facts out of cells ---- */

static inline void set_fact(struct table_worker *w, int32_t fact, const char *cell, size_t size, int64_t line)
{
    const struct manner manner = { w->plan->point == ',', line < INT32_MAX ? (int32_t)line : INT32_MAX };
    if (size) (void)fact_set_text(w->plan->job->rule, &w->facts, fact, cell, size, manner, &w->problems);
}

/* ---- the short way ---- */

static inline void set_usual(struct table_worker *w, const struct table_fact *column, const char *cell, size_t size, int64_t line)
{
    int64_t value;
    if (!size) return;
    if (!usual_value(column, cell, size, &value)) { set_fact(w, column->fact, cell, size, line); return; }
    struct facts_head *head = (struct facts_head *)&w->facts;
    head->given |= (uint64_t)1 << column->fact;
    if (column->term->kind == KIND_euro) { memcpy(w->facts.bytes + column->offset, &value, sizeof value); return; }
    int32_t small = (int32_t)value;
    memcpy(w->facts.bytes + column->offset, &small, sizeof small);
}

static inline void plain_row(struct table_worker *w, struct table_block *b, const char *p, int64_t line)
{
    row_clear(w);
    for (struct table_worker *of = w; of; of = of->next)
        for (int32_t i = 0; i < of->plan->fact_count; i++) {
            const struct table_fact *fact = &of->plan->facts[i];
            const char *cell = fact->column ? w->ends[fact->column - 1] + 1 : p;
            set_usual(of, fact, cell, (size_t)(w->ends[fact->column] - cell), line);
        }
    (void)row_decide(w, line, &b->counts);
    text_bytes(&b->out, p, (size_t)(w->ends[w->plan->column_count - 1] - p));
    row_put_cells(w, &b->out);
}

/* ---- cell by cell ---- */

static void refuse_cell(struct table_worker *w, int32_t column, const struct csv_cell *cell)
{
    static const char *const allowed[][2] = {
        [CSV_OPEN] = { "een aanhalingsteken dat binnen 1 MiB weer sluit", "a quote that is closed within 1 MiB" },
        [CSV_STRAY] = { "een aanhalingsteken alleen om de hele cel, en dubbel daarbinnen", "a quote only around the whole cell, and doubled within it" },
        [CSV_BEHIND] = { "niets tussen het sluitende aanhalingsteken en het scheidingsteken", "nothing between the closing quote and the separator" },
        [CSV_LARGE] = { "een cel van ten hoogste 1 MiB", "a cell of at most 1 MiB" },
    };
    row_refuse(w, w->plan->columns[column].name, cell->start, cell->size < 256 ? cell->size : 256, allowed[cell->fault][0], allowed[cell->fault][1]);
}

static void check_text(struct table_worker *w, int32_t column, const struct csv_cell *cell)
{
    const char *name = w->plan->columns[column].name;
    size_t shown = cell->size < 256 ? cell->size : 256;
    if (memchr(cell->start, 0, cell->size)) row_refuse(w, name, cell->start, shown, "tekst zonder NUL-tekens", "text without NUL characters");
    else if (!valid_utf8(cell->start, cell->size)) row_refuse(w, name, cell->start, shown, "tekst in UTF-8", "text in UTF-8");
}

/* The content of a cell: quotes within it single. */
static const char *content(struct table_worker *w, const struct csv_cell *cell, size_t *size)
{
    *size = cell->size;
    if (!cell->doubled) return cell->start;
    w->room.size = 0;
    if (!text_reserve(&w->room, cell->size + 1)) { *size = 0; return ""; }
    *size = csv_undouble(w->room.data, cell->start, cell->size);
    return w->room.data;
}

/* Reads a record into w->cells (as many as there are columns); how many it has. *p moves behind it. */
static int64_t read_cells(struct table_worker *w, const char **p, const char *end)
{
    const struct table_plan *plan = w->plan;
    int64_t count = 0;
    struct csv_cell beyond, *cell;
    do {
        cell = count < plan->column_count ? &w->cells[count] : &beyond;
        csv_read_cell(*p, end, *p, plan->separator, plan->limits->cell, true, cell);
        *p = cell->next;
        count++;
    } while (cell->end == CSV_CELL);
    return count;
}

static void refuse_count(struct table_worker *w, int64_t count)
{
    char given[24], allowed[24];
    struct text g = TEXT_IN(given), a = TEXT_IN(allowed);
    text_int(&g, count);
    text_int(&a, w->plan->column_count);
    row_refuse(w, in_language(w->plan->job, "aantal cellen", "number of cells"), g.data, g.size, text_string(&a), text_string(&a));
}

/* For a reader that takes nothing but text: what is none, and NUL, becomes U+FFFD. */
static bool is_no_text(const struct csv_cell *cell) { return memchr(cell->start, 0, cell->size) || !valid_utf8(cell->start, cell->size); }
static void put_cleaned(struct text *out, const struct csv_cell *cell, char separator)
{
    struct text cleaned = { 0 };
    for (size_t i = 0; i < cell->size; ) {
        size_t length = cell->start[i] ? utf8_length(cell->start + i, cell->size - i) : 0;
        if (length) text_bytes(&cleaned, cell->start + i, length);
        else text_put(&cleaned, "\xEF\xBF\xBD");
        i += length ? length : 1;
    }
    out->failed |= cleaned.failed;
    if (cell->quoted && cell->fault == CSV_FINE) { text_char(out, '"'); text_bytes(out, cleaned.data, cleaned.size); text_char(out, '"'); }
    else csv_put_cell(out, cleaned.data ? cleaned.data : "", cleaned.size, separator);
    text_free(&cleaned);
}

/* Cells as they came, quotes and all; a cell with a fault gets quotes around it, so that the output is well-formed. */
static void put_cells(const struct table_worker *w, struct text *out, int64_t count)
{
    const struct table_plan *plan = w->plan;
    for (int32_t i = 0; i < plan->column_count; i++) {
        const struct csv_cell *cell = &w->cells[i];
        if (i) text_char(out, plan->separator);
        if (i >= count || cell->fault == CSV_LARGE) continue;
        if (plan->clean && is_no_text(cell)) put_cleaned(out, cell, plan->separator);
        else if (cell->fault != CSV_FINE || (plan->clean && !cell->quoted)) csv_put_cell(out, cell->start, cell->size, plan->separator);
        else text_bytes(out, cell->start - cell->quoted, cell->size + 2 * (size_t)cell->quoted);
    }
}

/* A NUL has no place in a JSON text that others can read: it becomes what a byte that is no text becomes, U+FFFD. */
static const char *without_nul(struct table_worker *w, const char *bytes, size_t size)
{
    if (!memchr(bytes, 0, size)) return bytes;
    if (bytes != w->room.data) {
        w->room.size = 0;
        if (!text_reserve(&w->room, size + 1)) return bytes;
        memcpy(w->room.data, bytes, size);
    }
    for (size_t i = 0; i < size; i++)
        if (!w->room.data[i]) w->room.data[i] = '\xFF';
    return w->room.data;
}

static void put_strings(struct table_worker *w, struct text *out, int64_t count)
{
    const struct table_plan *plan = w->plan;
    for (int32_t i = 0; i < plan->column_count && i < count; i++) {
        size_t size;
        const char *bytes = content(w, &w->cells[i], &size);
        bytes = without_nul(w, bytes, size);
        if (i) text_char(out, ',');
        text_json(out, plan->columns[i].name, plan->columns[i].size);
        text_char(out, ':');
        text_json(out, bytes, w->cells[i].fault == CSV_LARGE ? 0 : size);
    }
}

static void put_row(struct table_worker *w, struct text *out, int64_t count, int64_t line)
{
    if (w->plan->job->out == TABLE_CSV) {
        put_cells(w, out, count);
        row_put_cells(w, out);
        return;
    }
    text_char(out, '{');
    if (count) put_strings(w, out, count);
    else { text_put(out, "\"regel\":"); text_int(out, line); }
    text_char(out, ',');
    row_put_members(w, out);
    text_put(out, "}\n");
}

/* Any record; returns where the next one begins. */
static const char *any_row(struct table_worker *w, struct table_block *b, const char *p, const char *end, bool text, int64_t line)
{
    const struct table_plan *plan = w->plan;
    row_clear(w);
    int64_t count = read_cells(w, &p, end);
    if (count == 1 && plan->column_count > 1 && w->cells[0].size == 0 && !w->cells[0].quoted) return p;     /* an empty line */
    if (count != plan->column_count) refuse_count(w, count);
    int32_t known = count < plan->column_count ? (int32_t)count : plan->column_count;
    for (int32_t i = 0; i < known; i++) {
        if (w->cells[i].fault != CSV_FINE) refuse_cell(w, i, &w->cells[i]);
        else if (!text) check_text(w, i, &w->cells[i]);
    }
    for (struct table_worker *of = w; of; of = of->next)
        for (int32_t i = 0; i < of->plan->fact_count && count == plan->column_count; i++) {
            const struct csv_cell *cell = &w->cells[of->plan->facts[i].column];
            size_t size;
            const char *bytes = content(w, cell, &size);
            if (cell->fault == CSV_FINE) set_fact(of, of->plan->facts[i].fact, bytes, size, line);
        }
    (void)row_decide(w, line, &b->counts);
    put_row(w, &b->out, count, line);
    return p;
}

static void oversize_row(struct table_worker *w, struct table_block *b)
{
    row_clear(w);
    row_refuse(w, in_language(w->plan->job, "rij", "row"), NULL, 0, "een rij van ten hoogste 4 MiB", "a row of at most 4 MiB");
    (void)row_decide(w, b->line, &b->counts);
    put_row(w, &b->out, 0, b->line);
}

static int64_t lines_in(const char *from, const char *to)
{
    int64_t lines = 0;
    for (; (from = memchr(from, '\n', (size_t)(to - from))); from++) lines++;
    return lines;
}

/* A carriage return within a line: some readers see the end of a record there. */
static bool has_stray_return(const char *p, const char *end)
{
    while ((p = memchr(p, '\r', (size_t)(end - p)))) if (++p == end || *p != '\n') return true;
    return false;
}

/* A record without quotes and with a cell for each column, none of them too large: where it ends. NULL when it is not so plain. */
static inline const char *plain_record(const struct table_worker *w, const char *p, const char *end)
{
    int32_t count = w->plan->column_count;
    if (!split_plain(p, w->plan->separator, count, w->ends)) return NULL;
    const char *stop = w->ends[count - 1];
    return stop < end && (size_t)(stop - p) <= w->plan->limits->cell ? stop : NULL;
}

void csv_block(struct table_worker *w, struct table_block *b)
{
    w->rejects = w->plan->job->rejects ? &b->rejects : NULL;
    for (struct table_worker *of = w->next; of; of = of->next) of->rejects = w->rejects;
    if (b->oversize) { oversize_row(w, b); return; }
    const int32_t last = w->plan->column_count - 1;
    const char *p = b->in, *end = b->in + b->size;
    memset(b->in + b->size, '\n', PADDING);
    int64_t line = b->line;
    bool text = all_text(p, b->size), plain = text && w->plan->job->out == TABLE_CSV && !(w->plan->clean && has_stray_return(p, end));
    const char *group_end = p;
    while (p < end) {
        if (w->members && p >= group_end) group_end = household_take(w, p, end, line);
        const char *stop = plain ? plain_record(w, p, end) : NULL;
        if (stop) {
            if (stop > p && stop[-1] == '\r' && w->ends[last] > (last ? w->ends[last - 1] + 1 : p)) w->ends[last]--;
            plain_row(w, b, p, line++);
            p = stop + 1;
        } else {
            const char *next = any_row(w, b, p, end, text, line);
            line += w->plan->of_rows ? 1 : lines_in(p, next);
            p = next;
        }
    }
}
