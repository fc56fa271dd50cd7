/* SPDX-License-Identifier: EUPL-1.2 */
/* test_runs.c: several rules in one run, households, rejected rows, and going on where a run stopped. */
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <setjmp.h>
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
#include "tables/runs/journal.h"

static struct law_tables law;
static char folder[] = "/tmp/breed-runs-XXXXXX";

struct run_of_test {
    enum table_result result;
    struct table_counts counts;
    struct text told;
    char out[1 << 16], rejects[1 << 14];
    struct table_mark marks[64];
    int mark_count, stop_after;
};

static const struct rule *find(const char *name) { return rule_find(name, strlen(name)); }

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

static void read_back(int file, char *room, size_t size)
{
    ssize_t n = pread(file, room, size - 1, 0);
    assert_true(n >= 0);
    room[n] = 0;
}

static void tell(void *context, const char *line)
{
    struct run_of_test *run = context;
    text_put(&run->told, line);
    text_char(&run->told, '\n');
}

static bool mark(void *context, const struct table_mark *at)
{
    struct run_of_test *run = context;
    if (run->mark_count < 64) run->marks[run->mark_count++] = *at;
    return true;
}

static bool stop(void *context, int64_t rows, int64_t bytes)
{
    const struct run_of_test *run = context;
    (void)bytes;
    return run->stop_after && rows >= run->stop_after;
}

static struct table_job job_of(const char *rule)
{
    return (struct table_job){ .rule = find(rule), .law = &law.law, .threads = 1, .outcomes = ~(uint64_t)0, .name = "t", .tell = tell, .mark = mark, .progress = stop };
}

/* Runs a job over a text; out and rejects go on at their ends. */
static struct run_of_test *run_job(struct table_job job, const char *in, bool rejects)
{
    struct run_of_test *run = calloc(1, sizeof *run);
    assert_non_null(run);
    job.context = run;
    write_file("in.csv", in, strlen(in));
    job.input = open_file("in.csv", O_RDONLY);
    job.output = open_file("out.csv", O_RDWR | O_CREAT | O_TRUNC);
    job.rejects = rejects ? open_file("rejects.csv", O_RDWR | O_CREAT | O_TRUNC) : 0;
    run->result = table_run(&job, &run->counts);
    read_back(job.output, run->out, sizeof run->out);
    if (rejects) { read_back(job.rejects, run->rejects, sizeof run->rejects); (void)close(job.rejects); }
    (void)close(job.input);
    (void)close(job.output);
    return run;
}

static void done_with(struct run_of_test *run) { text_free(&run->told); free(run); }

static void tells(const struct run_of_test *run, const char *text)
{
    struct text told = run->told;
    if (!told.size || !strstr(text_string(&told), text)) fail_msg("not told: %s\ntold: %s", text, told.size ? text_string(&told) : "");
}

static void has(const char *all, const char *text) { if (!strstr(all, text)) fail_msg("not there: %s\nin: %s", text, all); }
static void has_not(const char *all, const char *text) { if (strstr(all, text)) fail_msg("there: %s\nin: %s", text, all); }

/* ---- several rules ---- */

static void what_one_rule_settles_is_a_fact_of_the_next(void **state)
{
    (void)state;
    struct table_rule more[] = { { find("doelgroep"), ~(uint64_t)0 } };
    struct table_job job = job_of("loonkostensubsidie");
    job.more = more;
    job.more_count = 1;
    struct run_of_test *run = run_job(job, "peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek,belemmering\n", false);
    assert_int_equal(run->result, TABLE_DONE);
    has(run->out, "belemmering,doelgroep_status,behoort_tot_doelgroep,");       /* the rule that is asked for comes first, whatever the order given */
    has(run->out, ",doelgroep_reden,loonkostensubsidie_status,recht,minimumloon,");
    has(run->out, ",bedrag_per_maand,loonkostensubsidie_reden\n");
    done_with(run);
}

static void a_column_that_another_rule_fills_is_refused(void **state)
{
    (void)state;
    struct table_rule more[] = { { find("doelgroep"), ~(uint64_t)0 } };
    struct table_job job = job_of("loonkostensubsidie");
    job.more = more;
    job.more_count = 1;
    struct run_of_test *run = run_job(job, "peildatum,behoortTotDoelgroep,doelgroep_status\n", false);
    assert_int_equal(run->result, TABLE_REFUSED);
    tells(run, "kolom 'behoortTotDoelgroep'");
    tells(run, "kolom 'doelgroep_status'");
    assert_string_equal(run->out, "");
    done_with(run);
}

static void the_same_rule_twice_is_refused(void **state)
{
    (void)state;
    struct table_rule more[] = { { find("loonkostensubsidie"), ~(uint64_t)0 } };
    struct table_job job = job_of("loonkostensubsidie");
    job.more = more;
    job.more_count = 1;
    struct run_of_test *run = run_job(job, "peildatum\n", false);
    assert_int_equal(run->result, TABLE_REFUSED);
    tells(run, "zijn dezelfde");
    done_with(run);
}

/* Both rules over one row give what each gives by itself when the hand-over is done by hand. */
static void a_run_of_two_rules_equals_two_runs(void **state)
{
    (void)state;
    struct table_rule more[] = { { find("loonkostensubsidie"), ~(uint64_t)0 } };
    struct table_job job = job_of("loonwaarde");
    struct run_of_test *one = run_job(job_of("loonkostensubsidie"), "peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek\n2026-01-01,1990-01-01,nee,60,36\n", false);
    has(one->out, ",vastgesteld,ja,2294.40,2477.95,40,991.18,247.80,1238.98,\n");
    job.more = more;
    job.more_count = 1;
    /* without what the first rule asks for it settles nothing, and the second says what it misses */
    struct run_of_test *both = run_job(job, "peildatum,geboortedatum,forfaitair,urenPerWeek\n2026-01-01,1990-01-01,nee,36\n", false);
    assert_int_equal(both->result, TABLE_DONE);
    assert_int_equal(both->counts.rows, 1);
    assert_int_equal(both->counts.undecided, 1);
    has(both->out, "ontbreekt: loonwaarde\n");
    done_with(one);
    done_with(both);
}

#define GROUP_FACTS "behoortTotGroepArtikel7,kanVoltijdsMinimumloonVerdienen,kanTaakVerrichten,werknemersvaardigheden,urenAaneengesloten,urenPerDag,verdientMinimumloonPerUur"

static void who_is_outside_the_target_group_has_no_right(void **state)
{
    (void)state;
    struct table_rule more[] = { { find("loonkostensubsidie"), ~(uint64_t)0 } };
    struct table_job job = job_of("doelgroep");
    job.more = more;
    job.more_count = 1;
    struct run_of_test *run = run_job(job, "peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek," GROUP_FACTS "\n"
        "2026-01-01,1990-01-01,nee,60,36,ja,ja,ja,ja,8,8,ja\n2026-01-01,1990-01-01,nee,60,36,ja,nee,ja,ja,8,8,nee\n", false);
    assert_int_equal(run->result, TABLE_DONE);
    has(run->out, ",nee,0.00,0.00,0,0.00,0.00,0.00,\n");
    has(run->out, ",vastgesteld,ja,2294.40,2477.95,40,991.18,247.80,1238.98,\n");
    done_with(run);
}

static void json_lines_carry_the_names_of_the_rules_too(void **state)
{
    (void)state;
    struct table_rule more[] = { { find("norisk"), ~(uint64_t)0 } };
    struct table_job job = job_of("loonkostensubsidie");
    job.in = job.out = TABLE_JSONL;
    job.more = more;
    job.more_count = 1;
    struct run_of_test *run = run_job(job, "{\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1990-01-01\",\"forfaitair\":\"nee\",\"loonwaarde\":60,\"urenPerWeek\":36}\n{\"peildatum\":7}\n{\n", false);
    assert_int_equal(run->result, TABLE_DONE);
    assert_int_equal(run->counts.rows, 3);
    has(run->out, "\"loonkostensubsidie_status\":\"vastgesteld\",\"loonkostensubsidie_recht\":\"ja\"");
    has(run->out, "\"norisk_status\":");
    has(run->out, "\"norisk_status\":\"ongeldig\"");
    has_not(run->out, "\"status\"");
    done_with(run);
}

/* ---- households ---- */

#define PEOPLE "huishouden,peildatum,geboortedatum,heeftPartner,kinderen,hoofdverblijf,commercieelContract,familieEersteTweedeGraad,studeert,bbl\n"

static struct run_of_test *run_people(const char *rows, bool rejects)
{
    struct table_job job = job_of("kostendelersnorm");
    struct text in = { 0 };
    job.group = "huishouden";
    text_put(&in, PEOPLE);
    text_put(&in, rows);
    struct run_of_test *run = run_job(job, text_string(&in), rejects);
    text_free(&in);
    return run;
}

/* The outcome of one person whose household is given as a list: what the rows of the household must give. */
static void same_as_list(const char *rows, const char *person, const char *list)
{
    struct run_of_test *together = run_people(rows, false);
    struct text in = { 0 };
    text_put(&in, "peildatum,geboortedatum,heeftPartner,partnerGeboortedatum,kinderen,huisgenoten\n");
    text_put(&in, person);
    text_put(&in, list);
    struct run_of_test *alone = run_job(job_of("kostendelersnorm"), text_string(&in), false);
    assert_int_equal(together->result, TABLE_DONE);
    assert_int_equal(alone->counts.decided, 1);
    const char *outcome = strstr(alone->out, ",vastgesteld,");
    assert_non_null(outcome);
    has(together->out, outcome);
    text_free(&in);
    done_with(together);
    done_with(alone);
}

static void the_other_rows_of_a_household_are_the_housemates(void **state)
{
    (void)state;
    same_as_list("A,2026-01-01,1980-01-01,,nee,ja,geen,ja,nee,nee\nA,2026-01-01,1985-01-01,,nee,ja,geen,ja,nee,nee\nA,2026-01-01,1970-01-01,,nee,ja,geen,ja,nee,nee\n",
        "2026-01-01,1980-01-01,,,nee,", "\"[{\"\"geboortedatum\"\":\"\"1985-01-01\"\",\"\"hoofdverblijf\"\":\"\"ja\"\",\"\"commercieelContract\"\":\"\"geen\"\",\"\"familieEersteTweedeGraad\"\":\"\"ja\"\",\"\"studeert\"\":\"\"nee\"\",\"\"bbl\"\":\"\"nee\"\"},"
        "{\"\"geboortedatum\"\":\"\"1970-01-01\"\",\"\"hoofdverblijf\"\":\"\"ja\"\",\"\"commercieelContract\"\":\"\"geen\"\",\"\"familieEersteTweedeGraad\"\":\"\"ja\"\",\"\"studeert\"\":\"\"nee\"\",\"\"bbl\"\":\"\"nee\"\"}]\"\n");
}

static void two_with_a_partner_are_each_others_and_no_housemates(void **state)
{
    (void)state;
    same_as_list("B,2026-01-01,1980-01-01,ja,nee,ja,geen,nee,nee,nee\nB,2026-01-01,1982-01-01,ja,nee,ja,geen,nee,nee,nee\n", "2026-01-01,1980-01-01,ja,1982-01-01,nee,", "[]\n");
}

static void somebody_alone_shares_with_nobody(void **state)
{
    (void)state;
    same_as_list("C,2026-01-01,1980-01-01,,nee,,,,,\n", "2026-01-01,1980-01-01,,,nee,", "[]\n");
}

/* Who rents from the only housemate shares with nobody, on either side; with two housemates it is not known from whom. */
static void a_contract_within_the_house_counts_on_both_sides(void **state)
{
    (void)state;
    struct run_of_test *run = run_people("A,2026-01-01,1980-01-01,,nee,ja,geen,nee,nee,nee\nA,2026-01-01,1985-01-01,,nee,ja,met-belanghebbende,nee,nee,nee\n", false);
    assert_int_equal(run->counts.decided, 2);
    has_not(run->out, ",vastgesteld,ja,");
    done_with(run);
    run = run_people("A,2026-01-01,1980-01-01,,nee,ja,geen,nee,nee,nee\nA,2026-01-01,1985-01-01,,nee,ja,met-belanghebbende,nee,nee,nee\nA,2026-01-01,1970-01-01,,nee,ja,geen,nee,nee,nee\n", false);
    assert_int_equal(run->counts.decided, 2);
    assert_int_equal(run->counts.undecided, 1);
    has(run->out, "met-belanghebbende,nee,nee,nee,onbekend,");
    done_with(run);
}

static void who_lives_elsewhere_shares_with_nobody_on_either_side(void **state)
{
    (void)state;
    struct run_of_test *run = run_people("A,2026-01-01,1980-01-01,,nee,ja,geen,nee,nee,nee\nA,2026-01-01,1985-01-01,,nee,nee,geen,nee,nee,nee\n", false);
    assert_int_equal(run->counts.decided, 2);
    has_not(run->out, ",vastgesteld,ja,");
    done_with(run);
}

static void family_that_only_one_row_speaks_of_is_not_known(void **state)
{
    (void)state;
    struct run_of_test *run = run_people("A,2026-01-01,1980-01-01,,nee,ja,geen,nee,nee,nee\nA,2026-01-01,1985-01-01,,nee,ja,met-belanghebbende,ja,nee,nee\n", false);
    assert_int_equal(run->counts.undecided, 2);
    done_with(run);
}

static void one_bad_row_spoils_its_household_and_no_other(void **state)
{
    (void)state;
    struct run_of_test *run = run_people("A,2026-01-01,1980-01-01,,nee,ja,huur,ja,nee,nee\nA,2026-01-01,1985-01-01,,nee,ja,geen,ja,nee,nee\nB,2026-01-01,1985-01-01,,nee,,,,,\n", true);
    assert_int_equal(run->counts.invalid, 2);
    assert_int_equal(run->counts.decided, 1);
    has(run->out, "regel 2: commercieelContract 'huur'");
    has(run->out, "regel 3: huishouden 'A' (toegestaan: een huishouden waarvan elke rij te lezen is; dat is niet zo bij regel 2)");
    has(run->rejects, "2,commercieelContract,huur,");
    has(run->rejects, "3,huishouden,A,");
    done_with(run);
}

static void a_household_in_two_places_fails_the_run(void **state)
{
    (void)state;
    struct run_of_test *run = run_people("A,2026-01-01,1980-01-01,,nee,,,,,\nB,2026-01-01,1985-01-01,,nee,,,,,\nA,2026-01-01,1985-01-01,,nee,,,,,\n", false);
    assert_int_equal(run->result, TABLE_FAILED);
    tells(run, "regel 4: huishouden 'A': dit huishouden stond ook al eerder in de tabel");
    done_with(run);
}

static void a_row_without_a_key_and_a_third_partner_are_refused(void **state)
{
    (void)state;
    struct run_of_test *run = run_people(",2026-01-01,1980-01-01,,nee,,,,,\n,2026-01-01,1980-01-01,,nee,,,,,\nB,2026-01-01,1985-01-01,ja,nee,,,,,\nB,2026-01-01,1985-01-01,ja,nee,,,,,\nB,2026-01-01,1985-01-01,ja,nee,,,,,\n", false);
    assert_int_equal(run->counts.invalid, 5);
    has(run->out, "regel 2: huishouden (toegestaan: de sleutel van het huishouden)");
    has(run->out, "ten hoogste twee rijen met heeftPartner=ja");
    done_with(run);
}

static void a_household_larger_than_the_list_is_refused_whole(void **state)
{
    (void)state;
    struct text rows = { 0 };
    for (int i = 0; i < 18; i++) text_put(&rows, "A,2026-01-01,1980-01-01,,nee,,,,,\n");
    text_put(&rows, "B,2026-01-01,1980-01-01,,nee,,,,,\n");
    struct run_of_test *run = run_people(text_string(&rows), false);
    assert_int_equal(run->counts.invalid, 18);
    assert_int_equal(run->counts.decided, 1);
    has(run->out, "een huishouden van ten hoogste 17 rijen");
    text_free(&rows);
    done_with(run);
}

static void without_the_column_or_with_another_rule_a_group_is_refused(void **state)
{
    (void)state;
    struct table_job job = job_of("kostendelersnorm");
    job.group = "adres";
    struct run_of_test *run = run_job(job, PEOPLE, false);
    assert_int_equal(run->result, TABLE_REFUSED);
    tells(run, "kolom 'adres': staat niet in de tabel");
    done_with(run);
    job = job_of("loonkostensubsidie");
    job.group = "huishouden";
    run = run_job(job, "huishouden,peildatum\n", false);
    assert_int_equal(run->result, TABLE_REFUSED);
    tells(run, "geen van de regels vraagt naar huisgenoten");
    done_with(run);
    job = job_of("kostendelersnorm");
    job.group = "huishouden";
    run = run_job(job, "huishouden,peildatum,huisgenoten\n", false);
    assert_int_equal(run->result, TABLE_REFUSED);
    tells(run, "kolom 'huisgenoten'");
    done_with(run);
}

/* Households never lie in two blocks, however small the blocks. */
static void blocks_end_where_households_end(void **state)
{
    (void)state;
    struct text in = { 0 };
    char row[120];
    text_put(&in, PEOPLE);
    for (int i = 0; i < 3000; i++) {
        (void)snprintf(row, sizeof row, "\"h%d\",2026-01-01,19%02d-01-01,,nee,ja,geen,ja,nee,nee\n", i / 3, 50 + i % 40);
        text_put(&in, row);
    }
    struct table_job job = job_of("kostendelersnorm");
    job.group = "huishouden";
    char *whole_run = NULL;
    for (int threads = 1; threads <= 2; threads++) {
        struct table_counts counts;
        job.threads = threads;
        job.mark = NULL;
        struct run_of_test *run = calloc(1, sizeof *run);
        job.context = run;
        write_file("in.csv", text_string(&in), in.size);
        job.input = open_file("in.csv", O_RDONLY);
        job.output = open_file("out.csv", O_RDWR | O_CREAT | O_TRUNC);
        static char out[1 << 20];
        assert_int_equal(table_run(&job, &counts), TABLE_DONE);
        assert_int_equal(counts.decided, 3000);
        read_back(job.output, out, sizeof out);
        has_not(out, ",ja,2,");                 /* everybody has two housemates who count, so three share */
        if (!whole_run) whole_run = strdup(out);
        else assert_string_equal(out, whole_run);
        (void)close(job.input);
        (void)close(job.output);
        done_with(run);
    }
    free(whole_run);
    text_free(&in);
}

/* ---- rejected rows ---- */

#define NAMES "peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek\n"

static void each_thing_that_is_wrong_is_a_line_of_the_rejects(void **state)
{
    (void)state;
    struct run_of_test *run = run_job(job_of("loonkostensubsidie"), NAMES "2026-01-01,1990-01-01,nee,60,36\n2026-02-30,1990-01-01,\"ja, wel\",60,36\nx\n", true);
    assert_int_equal(run->result, TABLE_DONE);
    has(run->rejects, "3,peildatum,2026-02-30,");
    has(run->rejects, "3,forfaitair,\"ja, wel\",");
    has(run->rejects, "4,aantal cellen,1,5\n");
    has_not(run->rejects, "2,");
    done_with(run);
}

static void too_many_rejects_fail_the_run(void **state)
{
    (void)state;
    struct table_job job = job_of("loonkostensubsidie");
    job.few_rejects = true;
    job.rejects_most = 1;
    struct run_of_test *run = run_job(job, NAMES "x,,,,\n", false);
    assert_int_equal(run->result, TABLE_DONE);
    done_with(run);
    run = run_job(job, NAMES "x,,,,\ny,,,,\n", false);
    assert_int_equal(run->result, TABLE_FAILED);
    tells(run, "meer ongeldige rijen dan is toegestaan: 2 (toegestaan: ten hoogste 1)");
    done_with(run);
}

/* ---- going on ---- */

static struct text many_rows(void)
{
    struct text in = { 0 };
    char row[80];
    text_put(&in, NAMES);
    for (int i = 0; i < 40000; i++) {
        (void)snprintf(row, sizeof row, i % 1000 == 7 ? "fout %d,,,,\n" : "2026-01-01,1990-01-01,nee,%d,36\n", i % 1000 == 7 ? i : 30 + i % 60);
        text_put(&in, row);
    }
    return in;
}

static char *all_of(const char *name)
{
    int file = open_file(name, O_RDONLY);
    off_t size = lseek(file, 0, SEEK_END);
    char *bytes = calloc(1, (size_t)size + 1);
    assert_non_null(bytes);
    assert_int_equal(pread(file, bytes, (size_t)size, 0), size);
    (void)close(file);
    return bytes;
}

/* From every mark that a whole run left, output and rejects cut off there, the rest gives the same files. */
static void a_run_that_goes_on_gives_the_same_bytes(void **state)
{
    (void)state;
    struct text in = many_rows();
    struct run_of_test *run = run_job(job_of("loonkostensubsidie"), text_string(&in), true);
    assert_int_equal(run->result, TABLE_DONE);
    assert_true(run->mark_count > 3);
    char *out = all_of("out.csv"), *rejects = all_of("rejects.csv");
    for (int k = 0; k < run->mark_count; k++) {
        struct table_job job = job_of("loonkostensubsidie");
        struct run_of_test rest = { 0 };
        job.context = &rest;
        job.threads = 1 + k % 2;
        job.from = &run->marks[k];
        job.input = open_file("in.csv", O_RDONLY);
        job.output = open_file("out.csv", O_RDWR);
        job.rejects = open_file("rejects.csv", O_RDWR);
        assert_int_equal(ftruncate(job.output, run->marks[k].out), 0);
        assert_int_equal(ftruncate(job.rejects, run->marks[k].rejects), 0);
        (void)lseek(job.output, 0, SEEK_END);
        (void)lseek(job.rejects, 0, SEEK_END);
        assert_int_equal(table_run(&job, &rest.counts), TABLE_DONE);
        assert_memory_equal(&rest.counts, &run->counts, sizeof rest.counts);
        (void)close(job.input);
        (void)close(job.output);
        (void)close(job.rejects);
        char *again = all_of("out.csv"), *rejected = all_of("rejects.csv");
        assert_string_equal(again, out);
        assert_string_equal(rejected, rejects);
        free(again);
        free(rejected);
        text_free(&rest.told);
    }
    free(out);
    free(rejects);
    text_free(&in);
    done_with(run);
}

static void a_mark_is_found_again_only_by_the_same_run(void **state)
{
    (void)state;
    struct journal journal, found;
    struct table_job job = job_of("loonkostensubsidie");
    write_file("in.csv", NAMES, strlen(NAMES));
    job.input = open_file("in.csv", O_RDONLY);
    int file = open_file("marks", O_RDWR | O_CREAT | O_TRUNC);
    assert_int_equal(journal_find(&found, file, &job), JOURNAL_NONE);
    assert_true(journal_begin(&journal, file, &job));
    assert_int_equal(journal_find(&found, file, &job), JOURNAL_NONE);
    for (int64_t k = 1; k < 6; k++) {
        struct table_mark at = { .in = 100 * k, .out = 200 * k, .line = k, .counts = { .rows = k, .decided = k } };
        assert_true(journal_put(&journal, &at));
        assert_int_equal(journal_find(&found, file, &job), JOURNAL_SAME);
        assert_memory_equal(&found.last, &at, sizeof at);
    }
    job.strict = true;
    assert_int_equal(journal_find(&found, file, &job), JOURNAL_OTHER);
    job.strict = false;
    /* the last place half written: the one before it counts */
    assert_int_equal(pwrite(file, "breed-batch 1 0000", 18, 0), 18);
    assert_int_equal(journal_find(&found, file, &job), JOURNAL_SAME);
    assert_int_equal(found.last.in, 400);
    /* every byte changed: no mark but a whole one is taken */
    for (off_t at = 0; at < 512; at++) {
        char byte, other;
        assert_int_equal(pread(file, &byte, 1, 512 + at), 1);
        other = (char)(byte ^ 1);
        assert_int_equal(pwrite(file, &other, 1, 512 + at), 1);
        if (journal_find(&found, file, &job) == JOURNAL_SAME) assert_int_equal(found.last.in, 400);
        assert_int_equal(pwrite(file, &byte, 1, 512 + at), 1);
    }
    (void)close(job.input);
    (void)close(file);
}

static int start(void **state)
{
    (void)state;
    return mkdtemp(folder) && law_build(&law, NULL, 0, DATE_LAST) ? 0 : -1;
}

static int finish(void **state)
{
    (void)state;
    static const char *const names[] = { "in.csv", "out.csv", "rejects.csv", "marks" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[256];
        (void)snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        (void)unlink(path);
    }
    law_free(&law);
    return rmdir(folder);
}

int main(void)
{
#define T(name) cmocka_unit_test(name)
    const struct CMUnitTest tests[] = {
        T(what_one_rule_settles_is_a_fact_of_the_next), T(a_column_that_another_rule_fills_is_refused), T(the_same_rule_twice_is_refused), T(a_run_of_two_rules_equals_two_runs),
        T(who_is_outside_the_target_group_has_no_right), T(json_lines_carry_the_names_of_the_rules_too), T(the_other_rows_of_a_household_are_the_housemates), T(two_with_a_partner_are_each_others_and_no_housemates), T(somebody_alone_shares_with_nobody),
        T(a_contract_within_the_house_counts_on_both_sides), T(who_lives_elsewhere_shares_with_nobody_on_either_side), T(family_that_only_one_row_speaks_of_is_not_known),
        T(one_bad_row_spoils_its_household_and_no_other), T(a_household_in_two_places_fails_the_run), T(a_row_without_a_key_and_a_third_partner_are_refused),
        T(a_household_larger_than_the_list_is_refused_whole), T(without_the_column_or_with_another_rule_a_group_is_refused), T(blocks_end_where_households_end),
        T(each_thing_that_is_wrong_is_a_line_of_the_rejects), T(too_many_rejects_fail_the_run), T(a_run_that_goes_on_gives_the_same_bytes), T(a_mark_is_found_again_only_by_the_same_run),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
