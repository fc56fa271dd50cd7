/* SPDX-License-Identifier: EUPL-1.2 */
/* columns_help.h: what the tests of Parquet and SPSS share: files in a folder of their own, DuckDB beside the runner, and the runner. */
#ifndef BREED_TESTS_TABLES_COLUMNS_HELP_H
#define BREED_TESTS_TABLES_COLUMNS_HELP_H

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "rules/registry.h"
#include "tables/columns/columns.h"

static struct law_tables law;
static char folder[] = "/tmp/breed-columns-XXXXXX";
static const char *library;             /* of DuckDB */

struct result { enum table_result result; struct table_counts counts; struct text told; };

static inline int open_file(const char *name, int how)
{
    char path[256];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = open(path, how, 0666);
    assert_true(file >= 0);
    return file;
}

static inline void write_file(const char *name, const char *bytes, size_t size)
{
    int file = open_file(name, O_RDWR | O_CREAT | O_TRUNC);
    assert_int_equal(write(file, bytes, size), size);
    (void)close(file);
}

static inline char *read_whole(const char *name, size_t *size)
{
    static char room[1 << 20];
    int file = open_file(name, O_RDONLY);
    ssize_t n = read(file, room, sizeof room - 1);
    assert_true(n >= 0);
    (void)close(file);
    room[n] = 0;
    if (size) *size = (size_t)n;
    return room;
}

/* ---- DuckDB beside the runner: makes tables and looks at them ---- */

static inline void keep_row(void *context, const char *first, size_t first_size, const char *second, size_t second_size)
{
    struct text *rows = context;
    text_bytes(rows, first, first_size);
    text_char(rows, '|');
    text_bytes(rows, second, second_size);
    text_char(rows, '\n');
}

static inline struct text ask(const char *name, const char *before, const char *after)
{
    struct duck duck;
    struct text rows = { 0 }, sql = { 0 };
    int file = open_file(name, O_RDWR | O_CREAT);
    assert_int_equal(duck_open(&duck, library, 1, &file, 1), DUCK_READY);
    text_put(&sql, before);
    duck_put_file(&sql, file);
    text_put(&sql, after);
    if (!duck_run(&duck, text_string(&sql), strncmp(before, "SELECT", 6) == 0 ? keep_row : NULL, &rows)) fail_msg("%s: %s", text_string(&sql), text_string(&duck.wrong));
    text_free(&sql);
    duck_close(&duck);
    (void)close(file);
    return rows;
}

static inline void make(const char *name, const char *select)
{
    struct text before = { 0 };
    text_put(&before, "COPY (");
    text_put(&before, select);
    text_put(&before, ") TO ");
    struct text rows = ask(name, text_string(&before), " (FORMAT parquet, USE_TMP_FILE false)");
    text_free(&rows);
    text_free(&before);
}

/* The rows of a Parquet file, two texts each, are these. */
static inline void holds(const char *name, const char *first, const char *second, const char *expected)
{
    char before[600];
    (void)snprintf(before, sizeof before, "SELECT coalesce(CAST(%s AS VARCHAR),'-') AS a,coalesce(CAST(%s AS VARCHAR),'-') AS b FROM read_parquet(", first, second);
    struct text rows = ask(name, before, ")");
    assert_string_equal(text_string(&rows), expected);
    text_free(&rows);
}

/* ---- the runner ---- */

static inline void tell(void *context, const char *line)
{
    struct result *result = context;
    text_put(&result->told, line);
    text_char(&result->told, '\n');
}

static inline bool stop(void *context, int64_t rows, int64_t bytes) { (void)context; (void)rows; (void)bytes; return true; }

static inline enum table_form form_of(const char *name)
{
    size_t size = strlen(name);
    return strcmp(name + size - 4, "quet") == 0 ? TABLE_PARQUET : strcmp(name + size - 4, ".sav") == 0 ? TABLE_SPSS : strcmp(name + size - 4, "sonl") == 0 ? TABLE_JSONL : TABLE_CSV;
}

static inline struct table_job job_of(const char *in, const char *out)
{
    return (struct table_job){ .rule = rule_find("loonkostensubsidie", 18), .law = &law.law, .in = form_of(in), .out = form_of(out), .threads = 1, .outcomes = ~(uint64_t)0, .name = in, .tell = tell,
        .duckdb = library };
}

static inline void run_job(struct result *result, struct table_job job, const char *in, const char *out)
{
    job.context = result;
    job.input = open_file(in, O_RDONLY);
    job.output = open_file(out, O_RDWR | O_CREAT | O_TRUNC);
    result->result = table_run(&job, &result->counts);
    (void)close(job.input);
    (void)close(job.output);
}

static inline struct result run(const char *in, const char *out)
{
    struct result result = { 0 };
    run_job(&result, job_of(in, out), in, out);
    return result;
}

static inline void end(struct result *result) { text_free(&result->told); }

static inline void told(struct result *result, const char *text)
{
    if (!strstr(text_string(&result->told), text)) fail_msg("not told: %s\ntold: %s", text, text_string(&result->told));
}

/* The table cannot be used, and this was told. */
static inline void refused(const char *in, const char *out, const char *text)
{
    struct result result = run(in, out);
    assert_int_equal(result.result, TABLE_REFUSED);
    assert_int_equal(result.counts.rows, 0);
    told(&result, text);
    end(&result);
}

static inline void runs(const char *in, const char *out)
{
    struct result result = run(in, out);
    if (result.result != TABLE_DONE) fail_msg("%s", text_string(&result.told));
    end(&result);
}

#define CASE "DATE '2026-01-01' AS peildatum, DATE '1990-01-01' AS geboortedatum, false AS forfaitair, 60 AS loonwaarde, 36 AS urenPerWeek"
#define DUCK if (!library) { print_message("# no DuckDB (BREED_DUCKDB): skipped\n"); skip(); }

static inline int begin(void **state)
{
    (void)state;
    library = getenv("BREED_DUCKDB");
    if (library && (!*library || access(library, R_OK) != 0)) library = NULL;
    return mkdtemp(folder) && law_build(&law, NULL, 0, DATE_LAST) ? 0 : -1;
}

static inline int leave(void **state)
{
    (void)state;
    char command[300];
    law_free(&law);
    (void)snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command) == 0 ? 0 : -1;
}

#endif
