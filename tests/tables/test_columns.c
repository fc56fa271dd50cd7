/* SPDX-License-Identifier: EUPL-1.2 */
/* test_columns.c: Parquet in and out: what goes in, what comes out, and what is told. Without DuckDB these tests are skipped, and say so. */
#define _XOPEN_SOURCE 700
#include "columns_help.h"

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

/* ---- several rules and households: past the same reader of rows as CSV, and the columns keep their types ---- */

static void two_rules_over_parquet_keep_the_types_of_the_columns(void **state)
{
    (void)state;
    make("two.parquet", "SELECT 7::SMALLINT AS nummer, DATE '2026-01-01' AS peildatum, DATE '1990-01-01' AS geboortedatum, false AS forfaitair, 60::DECIMAL(5,2) AS loonwaarde, NULL::INTEGER AS leeg, 36 AS urenPerWeek, 'a,\"b' AS tekst");
    struct result result = { 0 };
    struct table_rule more[] = { { rule_find("norisk", 6), ~(uint64_t)0 } };
    struct table_job job = job_of("two.parquet", "two-out.parquet");
    job.more = more;
    job.more_count = 1;
    run_job(&result, job, "two.parquet", "two-out.parquet");
    assert_int_equal(result.result, TABLE_DONE);
    end(&result);
    holds("two-out.parquet", "typeof(nummer)||typeof(peildatum)||typeof(forfaitair)||typeof(loonwaarde)||typeof(leeg)||typeof(bedrag_per_maand)||typeof(tekst)", "tekst", "SMALLINTDATEBOOLEANDECIMAL(5,2)INTEGERDECIMAL(18,2)VARCHAR|a,\"b\n");
    holds("two-out.parquet", "forfaitair||loonwaarde||coalesce(leeg,-1)||bedrag_per_maand", "loonkostensubsidie_status||norisk_status", "false60.00-11238.98|vastgesteldonbekend\n");
}

static void households_in_parquet_are_read_from_their_columns(void **state)
{
    (void)state;
    make("people.parquet", "SELECT * FROM (VALUES (1::BIGINT, DATE '2026-01-01', DATE '1980-01-01', false, true), (1, DATE '2026-01-01', DATE '1985-01-01', false, true), (2, DATE '2026-01-01', DATE '1985-01-01', false, NULL)) "
        "AS t(huis, peildatum, geboortedatum, kinderen, hoofdverblijf)");
    struct result result = { 0 };
    struct table_job job = job_of("people.parquet", "people-out.parquet");
    job.rule = rule_find("kostendelersnorm", 16);
    job.group = "huis";
    run_job(&result, job, "people.parquet", "people-out.parquet");
    assert_int_equal(result.result, TABLE_DONE);
    assert_int_equal(result.counts.decided, 3);
    end(&result);
    holds("people-out.parquet", "huis", "aantal_kostendelers", "1|2\n1|2\n2|1\n");
    holds("people-out.parquet", "typeof(huis)||typeof(peildatum)||typeof(hoofdverblijf)", "hoofdverblijf", "BIGINTDATEBOOLEAN|true\nBIGINTDATEBOOLEAN|true\nBIGINTDATEBOOLEAN|-\n");
    make("apart.parquet", "SELECT * FROM (VALUES (1::BIGINT, DATE '2026-01-01'), (2, DATE '2026-01-01'), (1, DATE '2026-01-01')) AS t(huis, peildatum)");
    run_job(&result, job, "apart.parquet", "people-out.parquet");
    assert_int_equal(result.result, TABLE_FAILED);
    told(&result, "rij 3: huis '1': dit huishouden stond ook al eerder in de tabel");
    end(&result);
}

static void rejected_rows_of_parquet_are_counted_from_one(void **state)
{
    (void)state;
    make("bad.parquet", "SELECT DATE '2026-01-01' AS peildatum, CASE WHEN i = 2 THEN 101 ELSE 60 END AS loonwaarde FROM range(4) t(i)");
    struct result result = { 0 };
    struct table_job job = job_of("bad.parquet", "bad-out.parquet");
    job.rejects = open_file("rejects.csv", O_RDWR | O_CREAT | O_TRUNC);
    run_job(&result, job, "bad.parquet", "bad-out.parquet");
    assert_int_equal(result.counts.invalid, 1);
    assert_true(strncmp(read_whole("rejects.csv", NULL), "3,loonwaarde,101,", 17) == 0);
    end(&result);
    job.few_rejects = true;
    struct result failed = { 0 };
    run_job(&failed, job, "bad.parquet", "bad-out.parquet");
    assert_int_equal(failed.result, TABLE_FAILED);
    told(&failed, "meer ongeldige rijen dan is toegestaan: 1 (toegestaan: ten hoogste 0)");
    end(&failed);
    (void)close(job.rejects);
}

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
        T(two_rules_over_parquet_keep_the_types_of_the_columns), T(households_in_parquet_are_read_from_their_columns), T(rejected_rows_of_parquet_are_counted_from_one),
        T(json_lines_go_into_parquet_too), T(a_header_that_is_refused_leaves_no_parquet), T(rows_are_counted_even_where_a_cell_has_lines),
    };
    return cmocka_run_group_tests(tests, begin, leave);
}
