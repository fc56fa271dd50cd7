/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_csv.c: whatever table comes in, each record gives one well-formed record out, the same however the bytes arrive and however many threads work. */
#include <errno.h>
#include "fuzz.h"
#include "rules/registry.h"
#include "tables/inside.h"

/* As rows of a table that was no text, for a reader that takes nothing but text. */
static bool of_rows;

struct memory { struct pieces in; struct text out; };

static ssize_t give(void *context, const char *bytes, size_t size)
{
    struct memory *m = context;
    text_bytes(&m->out, bytes, size);
    return (ssize_t)size;
}

static bool ready(void *context) { (void)context; return true; }

static void tell(void *context, const char *line)
{
    (void)context;
    must(*line && !strchr(line, '\n'));
}

static enum table_result run(const struct law *law, const struct table_limits *limits, struct memory *m, enum table_form in, enum table_form out, int threads, struct table_counts *counts)
{
    static const char name[] = "loonkostensubsidie";
    const struct table_job job = { .rule = rule_find(name, strlen(name)), .law = law, .in = in, .out = out, .threads = threads, .outcomes = ~(uint64_t)0, .name = "tabel", .tell = tell };
    const struct table_ends ends = { take_piece, give, ready, m, of_rows, of_rows };
    enum table_result result = table_pump(&job, &ends, limits, counts);
    must(result != TABLE_FAILED && counts->rows == counts->decided + counts->undecided + counts->parameter_missing + counts->invalid);
    return result;
}

/* Every record of the output has as many cells as its header, and none has a fault. */
static void check_csv(const struct text *out, int64_t rows)
{
    const char *p = out->data, *end = p + out->size;
    must(out->size > 0);
    char separator = of_rows ? ',' : csv_separator(p, csv_line_end(p, out->size));
    int64_t records = 0, cells = 0, header = 0;
    if (out->size > 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) p += 3;
    while (p < end) {
        struct csv_cell cell;
        csv_read_cell(p, end, p, separator, out->size, true, &cell);
        must(cell.fault == CSV_FINE);
        p = cell.next;
        cells++;
        if (cell.end == CSV_CELL) continue;
        if (records++ == 0) header = cells;
        must(cells == header);
        cells = 0;
    }
    must(records == rows + 1);
}

static void check_jsonl(const struct text *out, int64_t rows)
{
    struct arena arena = { 0 };
    const char *p = out->data, *end = out->size ? p + out->size : p;
    int64_t lines = 0;
    for (; p < end; lines++) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        must(stop != NULL);
        const struct node *node = node_from_json(&arena, p, (size_t)(stop - p), NULL);
        must(node && node->kind == NODE_MAP && node_get(node, "status"));
        p = stop + 1;
        arena_reset(&arena);
    }
    must(lines == rows);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables law;
    if (!law.book) must(law_build(&law, NULL, 0, DATE_LAST));
    if (size < 2) return 0;
    const char *bytes = (const char *)data + 2;
    struct table_counts once, again;
    /* In one go, then in small pieces with blocks of few rows; the limit of a cell is small too, that of a record not. */
    struct table_limits limits = { .block = size + 1, .cell = 16 + data[0] % 64, .record = 1 << 20 };
    struct memory whole_input = { { bytes, size - 2, 0, size }, { 0 } }, pieces = { { bytes, size - 2, 0, 1 + data[1] % 32 }, { 0 } };
    enum table_result result = run(&law.law, &limits, &whole_input, TABLE_CSV, TABLE_CSV, 1, &once);
    limits.block = 1 + data[1] % 64;
    must(run(&law.law, &limits, &pieces, TABLE_CSV, TABLE_CSV, data[0] < 16 ? 3 : 1, &again) == result);
    must(memcmp(&once, &again, sizeof once) == 0);
    must(whole_input.out.size == pieces.out.size && (pieces.out.size == 0 || memcmp(whole_input.out.data, pieces.out.data, pieces.out.size) == 0));
    if (result == TABLE_DONE) check_csv(&whole_input.out, once.rows);
    text_free(&pieces.out);
    /* To JSON Lines, and with records so short that some are left out. Lines that are no CSV are tried as JSON Lines too. */
    pieces.in.at = 0;
    limits.record = 48;
    if (run(&law.law, &limits, &pieces, TABLE_CSV, data[0] & 1 ? TABLE_JSONL : TABLE_CSV, 1, &again) == TABLE_DONE) {
        if (data[0] & 1) check_jsonl(&pieces.out, again.rows);
        else check_csv(&pieces.out, again.rows);
    }
    text_free(&pieces.out);
    pieces.in.at = 0;
    limits.record = 1 << 20;
    if (run(&law.law, &limits, &pieces, TABLE_JSONL, data[0] & 1 ? TABLE_JSONL : TABLE_CSV, 1, &again) == TABLE_DONE) {
        if (data[0] & 1) check_jsonl(&pieces.out, again.rows);
        else check_csv(&pieces.out, again.rows);
    }
    text_free(&pieces.out);
    pieces.in.at = 0;
    of_rows = true;
    if (run(&law.law, &limits, &pieces, TABLE_CSV, TABLE_CSV, 1, &again) == TABLE_DONE) {
        check_csv(&pieces.out, again.rows);
        must(valid_utf8(pieces.out.data, pieces.out.size) && !memchr(pieces.out.data, 0, pieces.out.size));
    }
    of_rows = false;
    text_free(&pieces.out);
    text_free(&whole_input.out);
    return 0;
}
