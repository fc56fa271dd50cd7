/* SPDX-License-Identifier: EUPL-1.2 */
/* test_tables_batch.c: tables through the batch runner: what goes in, what comes out, and what is told. */
#include <errno.h>
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
#include "tables/inside.h"

#define NAMES "peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek"
#define CASE "2026-01-01,1990-01-01,nee,60,36"
#define OUT ",status,recht,minimumloon,grondslag,subsidiepercentage,subsidie,werkgeverslasten,bedrag_per_maand,reden"
#define GOOD ",vastgesteld,ja,2294.40,2477.95,40,991.18,247.80,1238.98,"
#define BAD ",ongeldig,,,,,,,,"

static struct law_tables law;

/* The input in memory, given in pieces; the output and what was told. */
struct table {
    const char *bytes; size_t size, at, piece;
    struct text out, told;
    struct table_counts counts;
    enum table_result result;
    int tellings, stop_after;
};

static ssize_t take(void *context, char *bytes, size_t size)
{
    struct table *t = context;
    size_t n = t->size - t->at;
    if (n > size) n = size;
    if (t->piece && n > t->piece) n = t->piece;
    if (n) memcpy(bytes, t->bytes + t->at, n);
    t->at += n;
    return (ssize_t)n;
}

static ssize_t give(void *context, const char *bytes, size_t size)
{
    struct table *t = context;
    text_bytes(&t->out, bytes, size);
    return (ssize_t)size;
}

static bool ready(void *context) { (void)context; return true; }

static void tell(void *context, const char *line)
{
    struct table *t = context;
    text_put(&t->told, line);
    text_char(&t->told, '\n');
    t->tellings++;
}

static bool stop(void *context, int64_t rows, int64_t bytes)
{
    struct table *t = context;
    (void)bytes;
    return t->stop_after && rows >= t->stop_after;
}

static struct table_job job_of(struct table *t)
{
    return (struct table_job){ .rule = rule_find("loonkostensubsidie", 18), .law = &law.law, .threads = 1, .outcomes = ~(uint64_t)0, .name = "t", .tell = tell, .context = t };
}

static void run_job(struct table *t, struct table_job job, const char *bytes, size_t size)
{
    struct table_ends ends = { take, give, ready, t, false, false };
    t->bytes = bytes;
    t->size = size;
    t->result = table_pump(&job, &ends, &table_limits_usual, &t->counts);
}

static struct table run(const char *bytes)
{
    struct table t = { 0 };
    run_job(&t, job_of(&t), bytes, strlen(bytes));
    return t;
}

static struct table run_forms(const char *bytes, enum table_form in, enum table_form out)
{
    struct table t = { 0 };
    struct table_job job = job_of(&t);
    job.in = in;
    job.out = out;
    run_job(&t, job, bytes, strlen(bytes));
    return t;
}

static void done_with(struct table *t)
{
    text_free(&t->out);
    text_free(&t->told);
}

static void gives(const char *in, const char *out)
{
    struct table t = run(in);
    assert_int_equal(t.result, TABLE_DONE);
    assert_string_equal(text_string(&t.out), out);
    done_with(&t);
}

/* The table is refused, nothing comes out, and each of the texts (ended by NULL) was told. */
static void refuses(const char *in, int tellings, ...)
{
    struct table t = run(in);
    va_list texts;
    assert_int_equal(t.result, TABLE_REFUSED);
    assert_int_equal(t.out.size, 0);
    assert_int_equal(t.tellings, tellings);
    va_start(texts, tellings);
    for (const char *text; (text = va_arg(texts, const char *)); ) assert_non_null(strstr(text_string(&t.told), text));
    va_end(texts);
    done_with(&t);
}

static bool holds(struct text *out, const char *text) { return strstr(text_string(out), text) != NULL; }

/* The row between two good ones is bad for this reason, and both neighbours come out right. */
static void bad_between(const char *row, const char *shown, const char *reason)
{
    struct text in = { 0 }, out = { 0 };
    text_put(&in, NAMES "\n" CASE "\n"); text_put(&in, row); text_put(&in, "\n" CASE "\n");
    text_put(&out, NAMES OUT "\n" CASE GOOD "\n"); text_put(&out, shown); text_put(&out, BAD);
    csv_put_cell(&out, reason, strlen(reason), ',');
    text_put(&out, "\n" CASE GOOD "\n");
    gives(text_string(&in), text_string(&out));
    text_free(&in);
    text_free(&out);
}

/* ---- what comes out ---- */

static void the_columns_come_out_as_they_came_with_the_outcome_behind_them(void **state)
{
    (void)state;
    gives(NAMES "\n" CASE "\n", NAMES OUT "\n" CASE GOOD "\n");
    gives("uren_per_week,loonwaarde,forfaitair,geboortedatum,peildatum\n36,60,nee,1990-01-01,2026-01-01\n",
          "uren_per_week,loonwaarde,forfaitair,geboortedatum,peildatum" OUT "\n36,60,nee,1990-01-01,2026-01-01" GOOD "\n");
}

static void quotes_are_kept_as_they_came(void **state)
{
    (void)state;
    gives("\"peildatum\",geboortedatum,forfaitair,loonwaarde,urenPerWeek,x\n\"2026-01-01\",1990-01-01,nee,\"60\",36,\"a \"\"b\"\", c\nd\"\n" CASE ",\n",
          "\"peildatum\",geboortedatum,forfaitair,loonwaarde,urenPerWeek,x" OUT "\n\"2026-01-01\",1990-01-01,nee,\"60\",36,\"a \"\"b\"\", c\nd\"" GOOD "\n" CASE "," GOOD "\n");
}

static void line_ends_and_byte_order_mark_are_kept(void **state)
{
    (void)state;
    gives("\xEF\xBB\xBF" NAMES "\r\n" CASE "\r\n", "\xEF\xBB\xBF" NAMES OUT "\r\n" CASE GOOD "\r\n");
    gives(NAMES "\n" CASE, NAMES OUT "\n" CASE GOOD "\n");
    gives(NAMES "\r\n" CASE "\r", NAMES OUT "\r\n" CASE GOOD "\r\n");
}

static void with_semicolons_decimals_have_commas(void **state)
{
    (void)state;
    gives("peildatum;geboortedatum;forfaitair;loonwaarde;urenPerWeek\n2026-01-01;1990-01-01;nee;60,0;36,00\n2026-01-01;1990-01-01;nee;60;36.0\n",
          "peildatum;geboortedatum;forfaitair;loonwaarde;urenPerWeek;status;recht;minimumloon;grondslag;subsidiepercentage;subsidie;werkgeverslasten;bedrag_per_maand;reden\n"
          "2026-01-01;1990-01-01;nee;60,0;36,00;vastgesteld;ja;2294,40;2477,95;40;991,18;247,80;1238,98;\n2026-01-01;1990-01-01;nee;60;36.0;vastgesteld;ja;2294,40;2477,95;40;991,18;247,80;1238,98;\n");
}

static void tabs_separate_too(void **state)
{
    (void)state;
    struct table t = run("peildatum\tgeboortedatum\tforfaitair\tloonwaarde\turenPerWeek\n2026-01-01\t1990-01-01\tnee\t60\t36\n");
    assert_true(holds(&t.out, "\tvastgesteld\tja\t2294.40\t"));
    done_with(&t);
}

static void an_empty_cell_or_absent_column_is_not_given_and_onbekend_is_asked_and_not_known(void **state)
{
    (void)state;
    gives(NAMES "\n2026-01-01,1990-01-01,nee,,36\n2026-01-01,1990-01-01,nee,\"\",36\n2026-01-01,1990-01-01,nee,onbekend,36\n",
          NAMES OUT "\n2026-01-01,1990-01-01,nee,,36,onbekend,,,,,,,,ontbreekt: loonwaarde\n2026-01-01,1990-01-01,nee,\"\",36,onbekend,,,,,,,,ontbreekt: loonwaarde\n"
          "2026-01-01,1990-01-01,nee,onbekend,36,onbekend,,,,,,,,ontbreekt: loonwaarde\n");
    gives("peildatum,geboortedatum,forfaitair\n2026-01-01,1990-01-01,onbekend\n", "peildatum,geboortedatum,forfaitair" OUT "\n2026-01-01,1990-01-01,onbekend,onbekend,,,,,,,,ontbreekt: forfaitair\n");
}

static void only_the_outcomes_asked_for_are_written_and_decide_the_status(void **state)
{
    (void)state;
    struct table t = { 0 };
    struct table_job job = job_of(&t);
    job.outcomes = (uint64_t)1 << rule_outcome(job.rule, "minimumloon", 11);
    const char *in = NAMES "\n2026-01-01,1990-01-01,nee,60,\n";
    run_job(&t, job, in, strlen(in));
    assert_string_equal(text_string(&t.out), NAMES ",status,minimumloon,reden\n2026-01-01,1990-01-01,nee,60,,vastgesteld,2294.40,\n");
    assert_int_equal(t.counts.decided, 1);
    done_with(&t);
}

static void strict_refuses_what_would_be_assumed(void **state)
{
    (void)state;
    struct table t = { 0 };
    struct table_job job = job_of(&t);
    job.strict = true;
    run_job(&t, job, NAMES "\n" CASE "\n", strlen(NAMES "\n" CASE "\n"));
    assert_int_equal(t.counts.undecided, 1);
    assert_true(holds(&t.out, ",onbekend,,,,,,,,ontbreekt: "));
    done_with(&t);
}

static void a_settled_outcome_without_a_value_is_geen(void **state)
{
    (void)state;
    struct table t = { 0 };
    struct table_job job = job_of(&t);
    struct table_worker *w = calloc(1, sizeof *w);
    job.rule = rule_find("aanvraag", 8);
    struct table_plan plan = { .job = &job, .separator = ',', .point = '.', .line_end = "\n", .line_end_size = 1, .all = 1, .column_count = 1 };
    w->plan = &plan;
    *(struct outcome_head *)&w->outcome = (struct outcome_head){ 1, 1 };
    row_put_cells(w, &t.out);
    assert_string_equal(text_string(&t.out), ",vastgesteld,geen,\n");
    t.out.size = 0;
    row_put_members(w, &t.out);
    assert_true(holds(&t.out, ":null,\"reden\":\"\""));
    free(w);
    done_with(&t);
}

/* ---- the header ---- */

static void other_columns_pass_through_and_are_named_once(void **state)
{
    (void)state;
    struct table t = run("naam," NAMES ",plaats\nA," CASE ",B\nC," CASE ",D\n");
    assert_int_equal(t.result, TABLE_DONE);
    assert_string_equal(text_string(&t.told), "t: geen feit van deze regel, gaat ongewijzigd mee: 'naam', 'plaats'\n");
    assert_string_equal(text_string(&t.out), "naam," NAMES ",plaats" OUT "\nA," CASE ",B" GOOD "\nC," CASE ",D" GOOD "\n");
    done_with(&t);
}

static void columns_of_the_outcome_are_refused_all_at_once(void **state)
{
    (void)state;
    refuses("peildatum,Status,reden,bedrag_per_maand,recht\n", 4, "'Status'", "'reden'", "'bedrag_per_maand'", "'recht'", NULL);
}

static void a_name_near_a_fact_is_refused_with_a_suggestion(void **state)
{
    (void)state;
    refuses("urenPerWek\n", 1, "t: kolom 'urenPerWek': geen feit van deze regel; bedoelt u urenPerWeek?", NULL);
    refuses("uren_per_wek,Loonwaarde,geboorte datum\n", 3, "bedoelt u urenPerWeek?", "bedoelt u loonwaarde?", "bedoelt u geboortedatum?", NULL);
}

static void a_column_may_stand_there_once(void **state)
{
    (void)state;
    refuses("peildatum,x,x\n", 1, "'x'", NULL);
    refuses("urenPerWeek,uren_per_week\n", 1, "'uren_per_week'", NULL);
}

static void a_file_without_a_header_is_refused(void **state)
{
    (void)state;
    refuses("", 1, "leeg", NULL);
    refuses("\xEF\xBB\xBF", 1, "leeg", NULL);
    refuses("\n" CASE "\n", 1, "kopregel is leeg", NULL);
    refuses("peildatum,\"x\n", 1, "aanhalingsteken", NULL);
    refuses("peildatum,\xFF\n", 1, "UTF-8", NULL);
}

static void a_header_alone_is_fine(void **state)
{
    (void)state;
    gives(NAMES, NAMES OUT "\n");
    gives(NAMES "\r\n", NAMES OUT "\r\n");
}

/* ---- bad rows ---- */

static void a_bad_row_names_its_line_and_all_its_problems(void **state)
{
    (void)state;
    struct table t = run(NAMES "\n" CASE "\n2026-02-31,1990-01-01,misschien,101,-3\n" CASE "\n");
    assert_true(holds(&t.out, "\n2026-02-31,1990-01-01,misschien,101,-3" BAD "\"regel 3: peildatum '2026-02-31' (toegestaan: "));
    assert_true(holds(&t.out, "; forfaitair 'misschien' (toegestaan: ja, nee, onbekend); loonwaarde '101' (toegestaan: "));
    assert_true(holds(&t.out, "; urenPerWeek '-3' (toegestaan: "));
    assert_int_equal(t.counts.rows, 3);
    assert_int_equal(t.counts.decided, 2);
    assert_int_equal(t.counts.invalid, 1);
    done_with(&t);
}

static void a_reference_date_outside_the_law_and_a_contradiction_are_bad_rows(void **state)
{
    (void)state;
    struct table t = run(NAMES "\n2014-12-31,1990-01-01,nee,60,36\n2026-01-01,1990-01-01,ja,60,36\n" CASE "\n");
    assert_true(holds(&t.out, "regel 2: peildatum '2014-12-31' (toegestaan: een dag van 2015-01-01"));
    assert_true(holds(&t.out, "regel 3: loonwaarde '60"));
    assert_int_equal(t.counts.decided, 1);
    done_with(&t);
}

static void too_few_or_too_many_cells_make_a_bad_row(void **state)
{
    (void)state;
    bad_between("2026-01-01,1990", "2026-01-01,1990,,,", "regel 3: aantal cellen '2' (toegestaan: 5)");
    bad_between(CASE ",7,8", CASE, "regel 3: aantal cellen '7' (toegestaan: 5)");
}

static void broken_quotes_make_a_bad_row_and_the_next_one_comes_out_right(void **state)
{
    (void)state;
    bad_between("2026-01-01,1990-01-01,nee,6\"0,36", "2026-01-01,1990-01-01,nee,\"6\"\"0\",36",
                "regel 3: loonwaarde '6\"0' (toegestaan: een aanhalingsteken alleen om de hele cel, en dubbel daarbinnen)");
    bad_between("2026-01-01,1990-01-01,nee,\"60\"x,36", "2026-01-01,1990-01-01,nee,\"\"\"60\"\"x\",36",
                "regel 3: loonwaarde '\"60\"x' (toegestaan: niets tussen het sluitende aanhalingsteken en het scheidingsteken)");
    bad_between("2026-01-01,1990-01-01,nee,\"60,36", "2026-01-01,1990-01-01,nee,\"\"\"60\",36",
                "regel 3: loonwaarde '\"60' (toegestaan: een aanhalingsteken dat binnen 1 MiB weer sluit)");
}

static void a_record_cut_off_at_the_end_is_a_bad_row(void **state)
{
    (void)state;
    gives(NAMES "\n" CASE "\n2026-01-01,\"1990", NAMES OUT "\n" CASE GOOD "\n2026-01-01,\"\"\"1990\",,," BAD
          "\"regel 3: aantal cellen '2' (toegestaan: 5); geboortedatum '\"\"1990' (toegestaan: een aanhalingsteken dat binnen 1 MiB weer sluit)\"\n");
}

static void bytes_that_are_no_text_make_a_bad_row(void **state)
{
    (void)state;
    struct table t = { 0 };
    const char in[] = "naam," NAMES "\nJos\xE9," CASE "\nJos\xC3\xA9," CASE "\nA\0B," CASE "\nC," CASE "\n";
    run_job(&t, job_of(&t), in, sizeof in - 1);
    assert_int_equal(t.counts.rows, 4);
    assert_int_equal(t.counts.decided, 2);
    for (size_t k = 0; k < t.out.size; k++)
        if (!t.out.data[k]) t.out.data[k] = '0';        /* so that the rest can be compared as a string */
    assert_true(holds(&t.out, "\nJos\xE9," CASE BAD "regel 2: naam 'Jos?' (toegestaan: tekst in UTF-8)\nJos\xC3\xA9," CASE GOOD "\n"));
    assert_true(holds(&t.out, "\nA0B," CASE BAD "regel 4: naam 'A?B' (toegestaan: tekst zonder NUL-tekens)\nC," CASE GOOD "\n"));
    done_with(&t);
}

static void empty_lines_between_rows_are_no_rows(void **state)
{
    (void)state;
    gives(NAMES "\n" CASE "\n\n" CASE "\n\n", NAMES OUT "\n" CASE GOOD "\n" CASE GOOD "\n");
    gives("loonwaarde\n\n", "loonwaarde" OUT "\n,onbekend,,,,,,,,ontbreekt: peildatum\n");
}

/* A cell of so many bytes between two good rows. */
static void large_cell(size_t size, const char *quote, const char *reason)
{
    struct text in = { 0 };
    struct table t = { 0 };
    text_put(&in, NAMES ",x\n" CASE ",\n" CASE ",");
    text_put(&in, quote);
    for (size_t i = 0; i < size; i++) text_char(&in, 'y');
    text_put(&in, quote);
    text_put(&in, "\n" CASE ",\n");
    run_job(&t, job_of(&t), in.data, in.size);
    assert_int_equal(t.counts.rows, 3);
    assert_int_equal(t.counts.decided, reason ? 2 : 3);
    if (reason) assert_true(holds(&t.out, reason));
    assert_true(holds(&t.out, "\n" CASE "," GOOD "\n"));
    assert_memory_equal(t.out.data + t.out.size - strlen("\n" CASE "," GOOD "\n"), "\n" CASE "," GOOD "\n", strlen("\n" CASE "," GOOD "\n"));
    text_free(&in);
    done_with(&t);
}

static void a_cell_over_one_mebibyte_makes_a_bad_row_however_large(void **state)
{
    (void)state;
    for (int quoted = 0; quoted < 2; quoted++) {
        large_cell((size_t)1 << 20, quoted ? "\"" : "", NULL);
        large_cell(((size_t)1 << 20) + 1, quoted ? "\"" : "", quoted ? "regel 3: x '\"\"yyyy" : "regel 3: x 'yyyy");
        large_cell((size_t)9 << 20, quoted ? "\"" : "", "regel 3: rij (toegestaan: een rij van ten hoogste 4 MiB)");
    }
}

/* ---- JSON Lines ---- */

static void objects_come_out_as_they_came_with_the_outcome_behind(void **state)
{
    (void)state;
    struct table t = run_forms("{\"peildatum\": \"2026-01-01\", \"geboortedatum\":\"1990-01-01\",\"forfaitair\":\"nee\",\"loonwaarde\":60,\"uren_per_week\":\"36\",\"x\":[1.50,null] } \n\n{ }\n", TABLE_JSONL, TABLE_JSONL);
    assert_string_equal(text_string(&t.out), "{\"peildatum\": \"2026-01-01\", \"geboortedatum\":\"1990-01-01\",\"forfaitair\":\"nee\",\"loonwaarde\":60,\"uren_per_week\":\"36\",\"x\":[1.50,null],"
        "\"status\":\"vastgesteld\",\"recht\":\"ja\",\"minimumloon\":2294.40,\"grondslag\":2477.95,\"subsidiepercentage\":40,\"subsidie\":991.18,\"werkgeverslasten\":247.80,\"bedragPerMaand\":1238.98,\"reden\":\"\"}\n"
        "{\"status\":\"onbekend\",\"reden\":\"ontbreekt: peildatum\"}\n");
    done_with(&t);
}

static void a_line_that_is_no_object_becomes_an_error_object(void **state)
{
    (void)state;
    struct table t = run_forms("{}\n[1]\n{\"peildatum\":\n{}\n", TABLE_JSONL, TABLE_JSONL);
    assert_int_equal(t.counts.rows, 4);
    assert_int_equal(t.counts.invalid, 2);
    assert_true(holds(&t.out, "\n{\"regel\":2,\"status\":\"ongeldig\",\"reden\":\"regel 2: json '[1]' (toegestaan: een object"));
    assert_true(holds(&t.out, "\n{\"regel\":3,\"status\":\"ongeldig\",\"reden\":\"regel 3: json "));
    done_with(&t);
}

static void later_objects_with_names_of_the_outcome_or_near_a_fact_are_bad_rows(void **state)
{
    (void)state;
    struct table t = run_forms("{}\n{\"status\":1}\n{\"urenPerWek\":1}\n{\"urenPerWeek\":1,\"uren_per_week\":2}\n", TABLE_JSONL, TABLE_JSONL);
    assert_int_equal(t.counts.invalid, 3);
    assert_true(holds(&t.out, "{\"regel\":2,\"status\":\"ongeldig\""));
    assert_true(holds(&t.out, "bedoelt u urenPerWeek?"));
    assert_true(holds(&t.out, "elk feit één keer"));
    done_with(&t);
    t = run_forms("{\"status\":1,\"urenPerWek\":1}\n", TABLE_JSONL, TABLE_JSONL);
    assert_int_equal(t.result, TABLE_REFUSED);
    assert_int_equal(t.tellings, 2);
    done_with(&t);
}

static void csv_becomes_json_lines_with_cells_as_strings(void **state)
{
    (void)state;
    struct table t = run_forms("x," NAMES "\n\"a\"\"\nb\"," CASE "\n1,2\n", TABLE_CSV, TABLE_JSONL);
    assert_true(holds(&t.out, "{\"x\":\"a\\\"\\nb\",\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1990-01-01\",\"forfaitair\":\"nee\",\"loonwaarde\":\"60\",\"urenPerWeek\":\"36\",\"status\":\"vastgesteld\""));
    assert_true(holds(&t.out, "\n{\"x\":\"1\",\"peildatum\":\"2\",\"status\":\"ongeldig\",\"reden\":\"regel 4: aantal cellen '2' (toegestaan: 6)\"}\n"));
    done_with(&t);
}

static void json_lines_become_csv_with_the_columns_of_the_first_object(void **state)
{
    (void)state;
    struct table t = run_forms("{\"loonwaarde\":60,\"x\":\"a,b\"}\n{\"x\":{\"y\":[true]},\"z\":1}\nnee\n", TABLE_JSONL, TABLE_CSV);
    assert_string_equal(text_string(&t.out), "loonwaarde,x" OUT "\n60,\"a,b\",onbekend,,,,,,,,ontbreekt: peildatum\n,\"{\"\"y\"\":[true]}\",onbekend,,,,,,,,ontbreekt: peildatum\n"
        "," BAD "\"regel 3: json 'nee' (toegestaan: een waarde: { [ \"\" een getal, true, false of null)\"\n");
    assert_int_equal(t.tellings, 2);
    assert_true(holds(&t.told, "latere objecten hebben velden"));
    done_with(&t);
}

/* ---- reading, writing, threads ---- */

static void many_rows(struct text *in, int rows)
{
    text_put(in, "nr," NAMES "\n");
    for (int i = 0; i < rows; i++) {
        text_int(in, i);
        if (i % 97 == 13) text_put(in, ",\"2026-01-01\",1990-01-01,nee,60,36\n");
        else if (i % 101 == 7) text_put(in, ",2026-01-01\n");
        else text_put(in, "," CASE "\n");
    }
}

static void rows_keep_their_order_whatever_the_pieces_and_the_threads(void **state)
{
    (void)state;
    struct text in = { 0 };
    many_rows(&in, 60000);
    struct table one = { 0 };
    run_job(&one, job_of(&one), in.data, in.size);
    assert_int_equal(one.counts.rows, 60000);
    for (int threads = 1; threads <= 5; threads += 2) {
        struct table t = { .piece = 7777 };
        struct table_job job = job_of(&t);
        job.threads = threads;
        run_job(&t, job, in.data, in.size);
        assert_memory_equal(&t.counts, &one.counts, sizeof one.counts);
        assert_int_equal(t.out.size, one.out.size);
        assert_memory_equal(t.out.data, one.out.data, one.out.size);
        done_with(&t);
    }
    text_free(&in);
    done_with(&one);
}

static void progress_can_stop_the_run_between_blocks(void **state)
{
    (void)state;
    struct text in = { 0 };
    many_rows(&in, 60000);
    struct table t = { .piece = 10000, .stop_after = 1000 };
    struct table_job job = job_of(&t);
    job.progress = stop;
    run_job(&t, job, in.data, in.size);
    assert_int_equal(t.result, TABLE_DONE);
    assert_true(t.counts.stopped);
    assert_in_range(t.counts.rows, 1000, 2000);
    assert_int_equal(t.out.data[t.out.size - 1], '\n');
    text_free(&in);
    done_with(&t);
}

static void files_are_read_and_written(void **state)
{
    (void)state;
    struct table t = { 0 };
    struct table_job job = job_of(&t);
    FILE *in = tmpfile(), *out = tmpfile();
    assert_non_null(in);
    assert_non_null(out);
    fputs(NAMES "\n" CASE "\n", in);
    fflush(in);
    job.input = fileno(in);
    job.output = fileno(out);
    assert_int_equal(lseek(job.input, 0, SEEK_SET), 0);
    job.threads = 2;
    assert_int_equal(table_run(&job, &t.counts), TABLE_DONE);
    char room[400] = { 0 };
    assert_true(pread(job.output, room, sizeof room - 1, 0) > 0);
    assert_string_equal(room, NAMES OUT "\n" CASE GOOD "\n");
    fclose(in);
    fclose(out);
    done_with(&t);
}

static void a_full_disk_and_a_closed_pipe_are_told(void **state)
{
    (void)state;
    int ends[2], full = open("/dev/full", O_WRONLY), input = open("/dev/zero", O_RDONLY), folder = open("/", O_RDONLY);
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    const int outputs[] = { full, ends[1] };
    const int errors[] = { ENOSPC, EPIPE };
    for (int i = 0; i < 2; i++) {
        struct table t = { 0 };
        struct table_job job = job_of(&t);
        FILE *in = tmpfile();
        fputs(NAMES "\n" CASE "\n", in);
        rewind(in);
        job.input = fileno(in);
        job.output = outputs[i];
        assert_int_equal(table_run(&job, &t.counts), TABLE_FAILED);
        assert_true(holds(&t.told, "schrijven lukt niet: ") && holds(&t.told, strerror(errors[i])));
        fclose(in);
        done_with(&t);
    }
    struct table t = { 0 };
    struct table_job job = job_of(&t);
    job.input = folder;
    assert_int_equal(table_run(&job, &t.counts), TABLE_FAILED);
    assert_true(holds(&t.told, "lezen lukt niet: "));
    done_with(&t);
    close(full); close(input); close(folder); close(ends[1]);
}

static void results_flow_through_a_pipe_before_the_input_ends(void **state)
{
    (void)state;
    for (int threads = 1; threads <= 2; threads++) {
        int in[2], out[2];
        assert_int_equal(pipe(in), 0);
        assert_int_equal(pipe(out), 0);
        pid_t child = fork();
        if (child == 0) {
            struct table t = { 0 };
            struct table_job job = job_of(&t);
            close(in[1]);
            job.input = in[0];
            job.output = out[1];
            job.threads = threads;
            _exit(table_run(&job, &t.counts) == TABLE_DONE ? 0 : 1);
        }
        close(in[0]);
        close(out[1]);
        const char *table = NAMES "\n" CASE "\n" CASE, *expected = NAMES OUT "\n" CASE GOOD "\n";
        assert_int_equal(write(in[1], table, strlen(table)), (ssize_t)strlen(table));
        char room[600] = { 0 };
        size_t got = 0;
        alarm(20);                              /* a runner that waits for more would hang here */
        while (got < strlen(expected)) {
            ssize_t n = read(out[0], room + got, sizeof room - got - 1);
            assert_true(n > 0);
            got += (size_t)n;
        }
        alarm(0);
        assert_string_equal(room, expected);
        close(in[1]);
        close(out[0]);
    }
}

static int set_up(void **state) { (void)state; return law_build(&law, NULL, 0, DATE_LAST) ? 0 : -1; }
static int tear_down(void **state) { (void)state; law_free(&law); return 0; }

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_columns_come_out_as_they_came_with_the_outcome_behind_them),
        cmocka_unit_test(quotes_are_kept_as_they_came),
        cmocka_unit_test(line_ends_and_byte_order_mark_are_kept),
        cmocka_unit_test(with_semicolons_decimals_have_commas),
        cmocka_unit_test(tabs_separate_too),
        cmocka_unit_test(an_empty_cell_or_absent_column_is_not_given_and_onbekend_is_asked_and_not_known),
        cmocka_unit_test(only_the_outcomes_asked_for_are_written_and_decide_the_status),
        cmocka_unit_test(strict_refuses_what_would_be_assumed),
        cmocka_unit_test(a_settled_outcome_without_a_value_is_geen),
        cmocka_unit_test(other_columns_pass_through_and_are_named_once),
        cmocka_unit_test(columns_of_the_outcome_are_refused_all_at_once),
        cmocka_unit_test(a_name_near_a_fact_is_refused_with_a_suggestion),
        cmocka_unit_test(a_column_may_stand_there_once),
        cmocka_unit_test(a_file_without_a_header_is_refused),
        cmocka_unit_test(a_header_alone_is_fine),
        cmocka_unit_test(a_bad_row_names_its_line_and_all_its_problems),
        cmocka_unit_test(a_reference_date_outside_the_law_and_a_contradiction_are_bad_rows),
        cmocka_unit_test(too_few_or_too_many_cells_make_a_bad_row),
        cmocka_unit_test(broken_quotes_make_a_bad_row_and_the_next_one_comes_out_right),
        cmocka_unit_test(a_record_cut_off_at_the_end_is_a_bad_row),
        cmocka_unit_test(bytes_that_are_no_text_make_a_bad_row),
        cmocka_unit_test(empty_lines_between_rows_are_no_rows),
        cmocka_unit_test(a_cell_over_one_mebibyte_makes_a_bad_row_however_large),
        cmocka_unit_test(objects_come_out_as_they_came_with_the_outcome_behind),
        cmocka_unit_test(a_line_that_is_no_object_becomes_an_error_object),
        cmocka_unit_test(later_objects_with_names_of_the_outcome_or_near_a_fact_are_bad_rows),
        cmocka_unit_test(csv_becomes_json_lines_with_cells_as_strings),
        cmocka_unit_test(json_lines_become_csv_with_the_columns_of_the_first_object),
        cmocka_unit_test(rows_keep_their_order_whatever_the_pieces_and_the_threads),
        cmocka_unit_test(progress_can_stop_the_run_between_blocks),
        cmocka_unit_test(files_are_read_and_written),
        cmocka_unit_test(a_full_disk_and_a_closed_pipe_are_told),
        cmocka_unit_test(results_flow_through_a_pipe_before_the_input_ends),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
