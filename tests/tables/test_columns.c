/* SPDX-License-Identifier: EUPL-1.2 */
/* test_columns.c: tables that are no text, Parquet and SPSS: what goes in, what comes out, and what is told. Without their libraries these tests are skipped, and say so. */
#define _XOPEN_SOURCE 700
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
#ifdef BREED_SPSS
#include <readstat.h>
#endif

static struct law_tables law;
static char folder[] = "/tmp/breed-columns-XXXXXX";
static const char *library;             /* of DuckDB */

struct result { enum table_result result; struct table_counts counts; struct text told; };

static int open_file(const char *name, int how)
{
    char path[256];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = open(path, how, 0666);
    assert_true(file >= 0);
    return file;
}

static void write_file(const char *name, const char *bytes, size_t size)
{
    int file = open_file(name, O_RDWR | O_CREAT | O_TRUNC);
    assert_int_equal(write(file, bytes, size), size);
    (void)close(file);
}

static char *read_whole(const char *name, size_t *size)
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

static void keep_row(void *context, const char *first, size_t first_size, const char *second, size_t second_size)
{
    struct text *rows = context;
    text_bytes(rows, first, first_size);
    text_char(rows, '|');
    text_bytes(rows, second, second_size);
    text_char(rows, '\n');
}

static struct text ask(const char *name, const char *before, const char *after)
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

static void make(const char *name, const char *select)
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
static void holds(const char *name, const char *first, const char *second, const char *expected)
{
    char before[600];
    (void)snprintf(before, sizeof before, "SELECT coalesce(CAST(%s AS VARCHAR),'-') AS a,coalesce(CAST(%s AS VARCHAR),'-') AS b FROM read_parquet(", first, second);
    struct text rows = ask(name, before, ")");
    assert_string_equal(text_string(&rows), expected);
    text_free(&rows);
}

/* ---- the runner ---- */

static void tell(void *context, const char *line)
{
    struct result *result = context;
    text_put(&result->told, line);
    text_char(&result->told, '\n');
}

static bool stop(void *context, int64_t rows, int64_t bytes) { (void)context; (void)rows; (void)bytes; return true; }

static enum table_form form_of(const char *name)
{
    size_t size = strlen(name);
    return strcmp(name + size - 4, "quet") == 0 ? TABLE_PARQUET : strcmp(name + size - 4, ".sav") == 0 ? TABLE_SPSS : strcmp(name + size - 4, "sonl") == 0 ? TABLE_JSONL : TABLE_CSV;
}

static struct table_job job_of(const char *in, const char *out)
{
    return (struct table_job){ .rule = rule_find("loonkostensubsidie", 18), .law = &law.law, .in = form_of(in), .out = form_of(out), .threads = 1, .outcomes = ~(uint64_t)0, .name = in, .tell = tell,
        .duckdb = library };
}

static void run_job(struct result *result, struct table_job job, const char *in, const char *out)
{
    job.context = result;
    job.input = open_file(in, O_RDONLY);
    job.output = open_file(out, O_RDWR | O_CREAT | O_TRUNC);
    result->result = table_run(&job, &result->counts);
    (void)close(job.input);
    (void)close(job.output);
}

static struct result run(const char *in, const char *out)
{
    struct result result = { 0 };
    run_job(&result, job_of(in, out), in, out);
    return result;
}

static void end(struct result *result) { text_free(&result->told); }

static void told(struct result *result, const char *text)
{
    if (!strstr(text_string(&result->told), text)) fail_msg("not told: %s\ntold: %s", text, text_string(&result->told));
}

/* The table cannot be used, and this was told. */
static void refused(const char *in, const char *out, const char *text)
{
    struct result result = run(in, out);
    assert_int_equal(result.result, TABLE_REFUSED);
    assert_int_equal(result.counts.rows, 0);
    told(&result, text);
    end(&result);
}

static void runs(const char *in, const char *out)
{
    struct result result = run(in, out);
    if (result.result != TABLE_DONE) fail_msg("%s", text_string(&result.told));
    end(&result);
}

#define CASE "DATE '2026-01-01' AS peildatum, DATE '1990-01-01' AS geboortedatum, false AS forfaitair, 60 AS loonwaarde, 36 AS urenPerWeek"
#define DUCK if (!library) { print_message("# no DuckDB (BREED_DUCKDB): skipped\n"); skip(); }

/* ---- Parquet in and out ---- */

static void a_row_of_parquet_gets_its_outcome_as_columns(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT " CASE ", 'Anne' AS naam");
    runs("in.parquet", "out.parquet");
    holds("out.parquet", "naam || ' ' || status || ' ' || recht", "bedrag_per_maand", "Anne vastgesteld true|1238.98\n");
    holds("out.parquet", "typeof(bedrag_per_maand) || ' ' || typeof(subsidiepercentage) || ' ' || typeof(recht)", "typeof(peildatum) || ' ' || coalesce(reden, 'null')",
        "DECIMAL(18,2) DECIMAL(9,3) BOOLEAN|DATE null\n");
}

static void every_type_that_fits_gives_the_same_outcome(void **state)
{
    (void)state;
    DUCK
    static const char *const ways[] = {
        "SELECT '2026-01-01' AS peildatum, '1990-01-01' AS geboortedatum, 'nee' AS forfaitair, '60' AS loonwaarde, '36' AS urenPerWeek",
        "SELECT TIMESTAMP '2026-01-01' AS peildatum, DATE '1990-01-01' AS geboortedatum, false AS forfaitair, 60.0::DOUBLE AS loonwaarde, 36.0::FLOAT AS urenPerWeek",
        "SELECT DATE '2026-01-01' AS peildatum, DATE '1990-01-01' AS geboortedatum, false AS forfaitair, 60.000::DECIMAL(9,3) AS loonwaarde, 36.0::DECIMAL(4,1) AS uren_per_week",
        "SELECT DATE '2026-01-01' AS peildatum, DATE '1990-01-01' AS geboortedatum, 'nee'::ENUM('ja','nee') AS forfaitair, 60::UTINYINT AS loonwaarde, 36::HUGEINT AS urenPerWeek",
        "SELECT DATE '2026-01-01' AS peildatum, DATE '1990-01-01' AS geboortedatum, false AS forfaitair, 60.00::DECIMAL(30,2) AS loonwaarde, 36::SMALLINT AS urenPerWeek",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        make("in.parquet", ways[i]);
        runs("in.parquet", "out.parquet");
        holds("out.parquet", "status", "bedrag_per_maand", "vastgesteld|1238.98\n");
        runs("in.parquet", "out.csv");
        assert_non_null(strstr(read_whole("out.csv", NULL), ",vastgesteld,ja,2294.40,2477.95,40,991.18,247.80,1238.98,\n"));
    }
}

static void a_fact_that_is_null_is_not_given_and_the_row_says_what_is_missing(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT " CASE " UNION ALL SELECT DATE '2026-01-01', DATE '1990-01-01', false, NULL, 36 UNION ALL SELECT DATE '2026-01-01', DATE '1990-01-01', NULL, 60, 36");
    struct result result = run("in.parquet", "out.parquet");
    assert_int_equal(result.result, TABLE_DONE);
    assert_int_equal(result.counts.rows, 3);
    assert_int_equal(result.counts.decided, 1);
    assert_int_equal(result.counts.undecided, 2);
    end(&result);
    holds("out.parquet", "status", "reden", "vastgesteld|-\nonbekend|ontbreekt: loonwaarde\nonbekend|ontbreekt: forfaitair\n");
    holds("out.parquet", "minimumloon", "bedrag_per_maand", "2294.40|1238.98\n-|-\n-|-\n");
}

static void bad_values_make_bad_rows_with_their_number_and_the_others_come_out_right(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT '2026-01-01' AS peildatum, DATE '1990-01-01' AS geboortedatum, 'nee' AS forfaitair, 60.0::DOUBLE AS loonwaarde, 36 AS urenPerWeek UNION ALL "
         "SELECT '01-02-2026', DATE '1990-01-01', 'nee', 60, 36 UNION ALL SELECT '2026-01-01', DATE '1990-01-01', 'misschien', 140, -3 UNION ALL "
         "SELECT '2026-01-01', DATE '9999-01-01', 'onbekend', 60.25, 36 UNION ALL SELECT '2026-01-01', DATE '1990-01-01', 'nee', 60, 36");
    struct result result = run("in.parquet", "out.parquet");
    assert_int_equal(result.counts.invalid, 3);
    assert_int_equal(result.counts.decided, 2);
    end(&result);
    holds("out.parquet", "status", "coalesce(regexp_replace(reden, ' \\(.*', ''), 'goed')",
        "vastgesteld|goed\nongeldig|rij 2: peildatum '01-02-2026'\nongeldig|rij 3: forfaitair 'misschien'\nongeldig|rij 4: geboortedatum 'dag 2932532'\nvastgesteld|goed\n");
    holds("out.parquet", "contains(reden, 'loonwaarde ''140')", "contains(reden, 'urenPerWeek ''-3''')", "-|-\nfalse|false\ntrue|true\nfalse|false\n-|-\n");
    holds("out.parquet", "minimumloon", "bedrag_per_maand", "2294.40|1238.98\n-|-\n-|-\n-|-\n2294.40|1238.98\n");
    runs("in.parquet", "out.csv");
    assert_non_null(strstr(read_whole("out.csv", NULL), "rij 3: forfaitair 'misschien'"));
    assert_non_null(strstr(read_whole("out.csv", NULL), "\n01-02-2026,1990-01-01,nee,"));
}

static void numbers_too_large_or_too_fine_are_refused_by_row_and_never_bent(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT * REPLACE (v AS loonwaarde) FROM (SELECT " CASE ", unnest([60::BIGINT, 9223372036854775807, -9223372036854775807, 4294967356]) AS v)");
    struct result result = run("in.parquet", "out.parquet");
    assert_int_equal(result.counts.decided, 1);
    assert_int_equal(result.counts.invalid, 3);
    end(&result);
    make("in.parquet", "SELECT * REPLACE (v AS loonwaarde) FROM (SELECT " CASE ", unnest([60.0000::DECIMAL(18,4), 60.0001]) AS v)");
    runs("in.parquet", "out.parquet");
    holds("out.parquet", "status", "substring(coalesce(reden, 'goed'), 1, 26)", "vastgesteld|goed\nongeldig|rij 2: loonwaarde '60.0001\n");
    make("in.parquet", "SELECT * REPLACE (v AS loonwaarde) FROM (SELECT " CASE ", unnest(['nan'::DOUBLE, 'inf', 1e300, 60]) AS v)");
    result = run("in.parquet", "out.parquet");
    assert_int_equal(result.counts.invalid, 3);
    end(&result);
}

static void wrong_types_and_names_are_all_told_at_once_and_nothing_is_written(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT 20260101 AS peildatum, 1990.5 AS geboortedatum, 1 AS forfaitair, TIME '10:00' AS loonwaarde, true AS urenPerWeek, 'x' AS status, 'y' AS loonwarde, now() AS ander");
    static const char *const lines[] = {
        "in.parquet: kolom 'peildatum': het type INTEGER past niet bij dit feit (toegestaan: DATE, of tekst JJJJ-MM-DD)", "kolom 'geboortedatum': het type DECIMAL(5,1)",
        "kolom 'forfaitair': het type INTEGER", "kolom 'loonwaarde': het type TIME", "kolom 'urenPerWeek': het type BOOLEAN", "kolom 'status': die naam krijgt een kolom van de uitkomst",
        "kolom 'loonwarde': geen feit van deze regel; bedoelt u loonwaarde?",
    };
    struct result result = run("in.parquet", "out.parquet");
    size_t size;
    assert_int_equal(result.result, TABLE_REFUSED);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) told(&result, lines[i]);
    end(&result);
    (void)read_whole("out.parquet", &size);
    assert_int_equal(size, 0);
    refused("in.parquet", "out.csv", "kolom 'forfaitair': het type INTEGER");
}

static void what_is_no_parquet_or_only_a_part_of_it_is_refused_by_its_name(void **state)
{
    (void)state;
    DUCK
    make("whole.parquet", "SELECT " CASE ", range AS nr FROM range(100000)");
    size_t size;
    char *bytes = read_whole("whole.parquet", &size);
    write_file("in.parquet", bytes, size / 2);
    refused("in.parquet", "out.parquet", "in.parquet: lezen als Parquet lukt niet: No magic bytes found at end of file '...'");
    refused("in.parquet", "out.csv", "in.parquet: lezen als Parquet lukt niet");
    write_file("in.parquet", "", 0);
    refused("in.parquet", "out.parquet", "in.parquet: lezen als Parquet lukt niet");
    write_file("in.parquet", "naam,peildatum\n", 15);
    refused("in.parquet", "out.parquet", "in.parquet: lezen als Parquet lukt niet");
}

/* The bytes of the columns are spoiled and the end, which says what is where, is whole. */
static void spoiled_columns_are_a_failure_however_they_are_read(void **state)
{
    (void)state;
    DUCK
    make("whole.parquet", "SELECT " CASE ", hash(range) AS nr FROM range(50000)");
    size_t size;
    char *bytes = read_whole("whole.parquet", &size);
    memset(bytes + 4, 0xAB, 3000);
    write_file("in.parquet", bytes, size);
    static const char *const outs[] = { "out.parquet", "out.csv", "out.jsonl" };
    for (size_t i = 0; i < 3; i++) {
        struct result result = run("in.parquet", outs[i]);
        if (result.result != TABLE_FAILED) fail_msg("%s", text_string(&result.told));
        told(&result, "in.parquet: lezen als Parquet lukt niet: ");
        end(&result);
    }
}

static void without_duckdb_it_is_told_what_is_missing(void **state)
{
    (void)state;
    if (duckdb.duckdb_query) { print_message("DuckDB is loaded already: skipped\n"); skip(); }
    write_file("in.parquet", "PAR1", 4);
    struct result result = { 0 };
    struct table_job job = job_of("in.parquet", "out.parquet");
    job.duckdb = "/nowhere/libduckdb.so";
    run_job(&result, job, "in.parquet", "out.parquet");
    assert_int_equal(result.result, TABLE_FAILED);
    told(&result, "in.parquet: voor Parquet is de bibliotheek van DuckDB nodig, en die is er niet");
    end(&result);
}

static void a_pipe_is_no_place_for_parquet(void **state)
{
    (void)state;
    int ends[2];
    struct result result = { 0 };
    struct table_job job = job_of("in.parquet", "out.csv");
    assert_int_equal(pipe(ends), 0);
    job.context = &result;
    job.input = ends[0];
    job.output = ends[1];
    assert_int_equal(table_run(&job, &result.counts), TABLE_REFUSED);
    told(&result, "niet door een pijp");
    (void)close(ends[0]);
    (void)close(ends[1]);
    end(&result);
}

static void rows_keep_their_order_and_are_each_decided_once_whatever_the_threads(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT " CASE " , range AS nr FROM range(400000)");
    for (int threads = 1; threads <= 4; threads += 3) {
        struct result result = { 0 };
        struct table_job job = job_of("in.parquet", "out.parquet");
        job.threads = threads;
        run_job(&result, job, "in.parquet", "out.parquet");
        assert_int_equal(result.result, TABLE_DONE);
        assert_int_equal(result.counts.rows, 400000);
        assert_int_equal(result.counts.decided, 400000);
        end(&result);
        holds("out.parquet", "count(*)", "sum(CASE WHEN nr = file_row_number AND bedrag_per_maand = 1238.98 THEN 1 ELSE 0 END)", "400000|400000\n");
    }
}

static void only_the_outcomes_asked_for_are_written(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT " CASE);
    struct result result = { 0 };
    struct table_job job = job_of("in.parquet", "out.parquet");
    job.outcomes = (uint64_t)1 << rule_outcome(job.rule, "bedragPerMaand", 14);
    run_job(&result, job, "in.parquet", "out.parquet");
    assert_int_equal(result.result, TABLE_DONE);
    end(&result);
    struct text rows = ask("out.parquet", "SELECT string_agg(column_name, ' '), '' FROM (DESCRIBE SELECT * FROM read_parquet(", "))");
    assert_string_equal(text_string(&rows), "peildatum geboortedatum forfaitair loonwaarde urenPerWeek status bedrag_per_maand reden|\n");
    text_free(&rows);
}

static void strict_refuses_what_would_be_assumed(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT " CASE);
    struct result result = { 0 };
    struct table_job job = job_of("in.parquet", "out.parquet");
    job.strict = true;
    run_job(&result, job, "in.parquet", "out.parquet");
    assert_int_equal(result.counts.undecided, 1);
    end(&result);
}

static void a_run_that_is_stopped_says_so(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT " CASE " , range AS nr FROM range(2000000)");
    static const char *const outs[] = { "out.parquet", "out.csv" };
    for (size_t i = 0; i < 2; i++) {
        struct result result = { 0 };
        struct table_job job = job_of("in.parquet", outs[i]);
        job.progress = stop;
        run_job(&result, job, "in.parquet", outs[i]);
        assert_int_equal(result.result, TABLE_DONE);
        assert_true(result.counts.stopped);
        assert_true(result.counts.rows < 2000000);
        end(&result);
    }
}

static void names_of_columns_can_hold_anything(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT " CASE ", 1 AS \"a \"\"b\"\", c; d\", 2 AS c0, 3 AS \"select\"");
    runs("in.parquet", "out.parquet");
    holds("out.parquet", "\"a \"\"b\"\", c; d\" || c0 || \"select\"", "bedrag_per_maand", "123|1238.98\n");
    runs("in.parquet", "out.csv");
    assert_non_null(strstr(read_whole("out.csv", NULL), ",\"a \"\"b\"\", c; d\",c0,select,status,"));
}

static void a_list_of_housemates_is_read_from_a_nested_column(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT DATE '2026-01-01' AS peildatum, DATE '1980-01-01' AS geboortedatum, 'nee' AS partner, "
         "[{'geboortedatum': '1950-01-01', 'hoofdverblijf': 'ja', 'commercieelContract': 'geen', 'studeert': 'nee'}] AS huisgenoten");
    struct result result = { 0 };
    struct table_job job = job_of("in.parquet", "out.parquet");
    job.rule = rule_find("kostendelersnorm", 16);
    run_job(&result, job, "in.parquet", "out.parquet");
    if (result.result != TABLE_DONE || result.counts.invalid) fail_msg("%s", text_string(&result.told));
    end(&result);
}

/* ---- from text to Parquet and back ---- */

static void cells_of_csv_go_into_parquet_as_the_text_they_are(void **state)
{
    (void)state;
    DUCK
    static const char rows[] = "naam;peildatum;geboortedatum;forfaitair;loonwaarde;urenPerWeek\r\nA;2026-01-01;1990-01-01;nee;60,0;36\r\n\"B; \"\"b\"\"\nb\";2026-01-01;1990-01-01;nee;60;36\r\n"
        "\xFF\xFE;2026-01-01;1990-01-01;nee;60;36\r\nC\rc;2026-01-01;1990-01-01;nee;honderd;36\r\n";
    write_file("in.csv", rows, sizeof rows - 1);
    struct result result = run("in.csv", "out.parquet");
    if (result.result != TABLE_DONE) fail_msg("%s", text_string(&result.told));
    assert_int_equal(result.counts.rows, 4);
    end(&result);
    holds("out.parquet", "replace(replace(naam, chr(10), '/'), chr(13), '%') || ' ' || loonwaarde", "status || ' ' || coalesce(CAST(bedrag_per_maand AS VARCHAR), 'niets')",
        "A 60,0|vastgesteld 1238.98\nB; \"b\"/b 60|vastgesteld 1238.98\n\xEF\xBF\xBD\xEF\xBF\xBD 60|ongeldig niets\nC%c honderd|ongeldig niets\n");
    holds("out.parquet", "count(*)", "count(reden)", "4|2\n");
    holds("out.parquet", "typeof(bedrag_per_maand) || typeof(subsidiepercentage) || typeof(recht)", "typeof(loonwaarde)",
        "DECIMAL(18,2)DECIMAL(9,3)BOOLEAN|VARCHAR\nDECIMAL(18,2)DECIMAL(9,3)BOOLEAN|VARCHAR\nDECIMAL(18,2)DECIMAL(9,3)BOOLEAN|VARCHAR\nDECIMAL(18,2)DECIMAL(9,3)BOOLEAN|VARCHAR\n");
}

static void json_lines_go_into_parquet_too(void **state)
{
    (void)state;
    DUCK
    static const char rows[] = "{\"naam\":\"A, \\\"a\\\"\",\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1990-01-01\",\"forfaitair\":\"nee\",\"loonwaarde\":60,\"urenPerWeek\":36}\n{\"naam\":null}\nniets\n";
    write_file("in.jsonl", rows, sizeof rows - 1);
    struct result result = run("in.jsonl", "out.parquet");
    if (result.result != TABLE_DONE) fail_msg("%s", text_string(&result.told));
    end(&result);
    holds("out.parquet", "coalesce(naam, 'geen naam') || ' ' || status", "bedrag_per_maand", "A, \"a\" vastgesteld|1238.98\ngeen naam onbekend|-\ngeen naam ongeldig|-\n");
}

static void a_header_that_is_refused_leaves_no_parquet(void **state)
{
    (void)state;
    DUCK
    write_file("in.csv", "status,loonwarde\n1,2\n", 21);
    refused("in.csv", "out.parquet", "kolom 'status'");
}

static void rows_are_counted_even_where_a_cell_has_lines(void **state)
{
    (void)state;
    DUCK
    make("in.parquet", "SELECT " CASE ", 'a' || chr(10) || 'b' AS naam UNION ALL SELECT DATE '2026-01-01', DATE '1990-01-01', false, 160, 36, 'c' || chr(10) || 'd'");
    runs("in.parquet", "out.csv");
    assert_non_null(strstr(read_whole("out.csv", NULL), "rij 2: loonwaarde '160'"));
}

/* ---- SPSS ---- */

#ifdef BREED_SPSS
static ssize_t write_sav(const void *bytes, size_t size, void *context) { return write(*(int *)context, bytes, size); }

static readstat_variable_t *number_variable(readstat_writer_t *writer, const char *name, const char *format)
{
    readstat_variable_t *variable = readstat_add_variable(writer, name, READSTAT_TYPE_DOUBLE, 8);
    if (format) readstat_variable_set_format(variable, format);
    return variable;
}

/* Two rows: a good one, and one whose loonwaarde is value (missing when it is below 0, and 999 is defined as missing). label: that value 60 has one. */
static void make_sav(const char *name, bool label, bool of_numbers, bool dated, double value)
{
    int file = open_file(name, O_RDWR | O_CREAT | O_TRUNC);
    readstat_writer_t *writer = readstat_writer_init();
    assert_int_equal(readstat_set_data_writer(writer, write_sav), READSTAT_OK);
    readstat_label_set_t *labels = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "labels0");
    readstat_label_double_value(labels, label ? 60 : 999, label ? "60 tot 70" : "weet niet");
    readstat_variable_t *v[6];
    v[0] = number_variable(writer, "peildatum", dated ? "SDATE10" : NULL);
    v[1] = number_variable(writer, "geboortedatum", "EDATE10");
    v[2] = of_numbers ? number_variable(writer, "forfaitair", NULL) : readstat_add_variable(writer, "forfaitair", READSTAT_TYPE_STRING, 8);
    v[3] = number_variable(writer, "loonwaarde", NULL);
    v[4] = number_variable(writer, "uren_per_week", NULL);
    v[5] = readstat_add_variable(writer, "naam", READSTAT_TYPE_STRING, 20);
    readstat_variable_set_label_set(v[3], labels);
    readstat_variable_add_missing_double_value(v[3], 999);
    assert_int_equal(readstat_begin_writing_sav(writer, &file, 2), READSTAT_OK);
    const double day = 86400.0, first = 141428.0;       /* of 1970 */
    for (int row = 0; row < 2; row++) {
        double loonwaarde = row ? value : 60;
        readstat_begin_row(writer);
        readstat_insert_double_value(writer, v[0], (first + 20454) * day);
        readstat_insert_double_value(writer, v[1], (first + 7305) * day);
        if (of_numbers) readstat_insert_double_value(writer, v[2], 0);
        else readstat_insert_string_value(writer, v[2], "nee");
        if (loonwaarde < 0) readstat_insert_missing_value(writer, v[3]);
        else readstat_insert_double_value(writer, v[3], loonwaarde);
        readstat_insert_double_value(writer, v[4], 36);
        readstat_insert_string_value(writer, v[5], row ? "B, \"b\"" : "A");
        readstat_end_row(writer);
    }
    assert_int_equal(readstat_end_writing(writer), READSTAT_OK);
    readstat_writer_free(writer);
    (void)close(file);
}

static void values_of_spss_are_read_as_they_are(void **state)
{
    (void)state;
    make_sav("in.sav", false, false, true, 62.5);
    struct result result = run("in.sav", "out.csv");
    if (result.result != TABLE_DONE) fail_msg("%s", text_string(&result.told));
    assert_int_equal(result.counts.rows, 2);
    end(&result);
    char *out = read_whole("out.csv", NULL);
    assert_non_null(strstr(out, "peildatum,geboortedatum,forfaitair,loonwaarde,uren_per_week,naam,status,"));
    assert_non_null(strstr(out, "2026-01-01,1990-01-01,nee,60,36,A,vastgesteld,ja,2294.40,2477.95,40,991.18,247.80,1238.98,\n"));
    assert_non_null(strstr(out, "\n2026-01-01,1990-01-01,nee,62.5,36,\"B, \"\"b\"\"\",ongeldig,"));     /* a loonwaarde is a whole percentage */
    assert_non_null(strstr(out, "rij 2: loonwaarde '62.5'"));
}

static void a_missing_value_of_spss_is_not_given(void **state)
{
    (void)state;
    static const double missing[] = { -1, 999 };
    for (size_t i = 0; i < 2; i++) {
        make_sav("in.sav", false, false, true, missing[i]);
        runs("in.sav", "out.csv");
        assert_non_null(strstr(read_whole("out.csv", NULL), "ontbreekt: loonwaarde"));
    }
}

static void codes_with_labels_are_refused_with_their_labels(void **state)
{
    (void)state;
    make_sav("in.sav", true, false, true, 50);
    refused("in.sav", "out.csv", "in.sav: kolom 'loonwaarde': codes met labels: 60 = 60 tot 70 (toegestaan: de waarde zelf, als getal zonder labels of als tekst)");
}

static void numbers_for_answers_and_days_are_refused_all_at_once(void **state)
{
    (void)state;
    make_sav("in.sav", false, true, false, 50);
    struct result result = run("in.sav", "out.csv");
    assert_int_equal(result.result, TABLE_REFUSED);
    told(&result, "kolom 'forfaitair': getallen (toegestaan: een tekstvariabele)");
    told(&result, "kolom 'peildatum': getallen zonder datumnotatie");
    end(&result);
}

static void half_a_sav_file_is_a_failure_or_refused(void **state)
{
    (void)state;
    make_sav("whole.sav", false, false, true, 50);
    size_t size;
    char *bytes = read_whole("whole.sav", &size);
    for (size_t part = 0; part < size; part += size / 40) {
        write_file("in.sav", bytes, part);
        struct result result = run("in.sav", "out.csv");
        if (result.result == TABLE_DONE) fail_msg("%zu of %zu bytes were taken for all", part, size);
        told(&result, "lezen als SPSS lukt niet: ");
        end(&result);
    }
}

static void spss_goes_into_parquet(void **state)
{
    (void)state;
    DUCK
    make_sav("in.sav", false, false, true, -1);
    runs("in.sav", "out.parquet");
    holds("out.parquet", "naam || ' ' || status", "bedrag_per_maand", "A vastgesteld|1238.98\nB, \"b\" onbekend|-\n");
}
#endif

static int begin(void **state)
{
    (void)state;
    library = getenv("BREED_DUCKDB");
    if (library && (!*library || access(library, R_OK) != 0)) library = NULL;
    return mkdtemp(folder) && law_build(&law, NULL, 0, DATE_LAST) ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    char command[300];
    law_free(&law);
    (void)snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command) == 0 ? 0 : -1;
}

int main(void)
{
#define T(name) cmocka_unit_test(name)
    const struct CMUnitTest tests[] = {
        T(without_duckdb_it_is_told_what_is_missing), T(a_pipe_is_no_place_for_parquet), T(a_row_of_parquet_gets_its_outcome_as_columns), T(every_type_that_fits_gives_the_same_outcome),
        T(a_fact_that_is_null_is_not_given_and_the_row_says_what_is_missing), T(bad_values_make_bad_rows_with_their_number_and_the_others_come_out_right),
        T(numbers_too_large_or_too_fine_are_refused_by_row_and_never_bent), T(wrong_types_and_names_are_all_told_at_once_and_nothing_is_written),
        T(what_is_no_parquet_or_only_a_part_of_it_is_refused_by_its_name), T(spoiled_columns_are_a_failure_however_they_are_read),
        T(rows_keep_their_order_and_are_each_decided_once_whatever_the_threads), T(only_the_outcomes_asked_for_are_written), T(strict_refuses_what_would_be_assumed),
        T(a_run_that_is_stopped_says_so), T(names_of_columns_can_hold_anything), T(a_list_of_housemates_is_read_from_a_nested_column), T(cells_of_csv_go_into_parquet_as_the_text_they_are),
        T(json_lines_go_into_parquet_too), T(a_header_that_is_refused_leaves_no_parquet), T(rows_are_counted_even_where_a_cell_has_lines),
#ifdef BREED_SPSS
        T(values_of_spss_are_read_as_they_are), T(a_missing_value_of_spss_is_not_given), T(codes_with_labels_are_refused_with_their_labels), T(numbers_for_answers_and_days_are_refused_all_at_once),
        T(half_a_sav_file_is_a_failure_or_refused), T(spss_goes_into_parquet),
#endif
    };
    return cmocka_run_group_tests(tests, begin, leave);
}
