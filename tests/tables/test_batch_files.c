/* SPDX-License-Identifier: EUPL-1.2 */
/* test_batch_files.c: breed batch and its files, from the outside: several rules, households, rejected rows, a full disk, a run that was broken off, and tables that cannot be used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "cli/run.h"

#define HEADER "peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek\n"
#define GOOD_ROW "2026-01-01,1990-01-01,nee,60,36\n"
#define PEOPLE "huishouden,peildatum,geboortedatum,kinderen\n"

/* A table of some seven MiB in which two rows are wrong, and the outcome of a run that nothing disturbed. */
static void make_large(void)
{
    file("in.csv", HEADER);
    assert_int_equal(run("awk 'BEGIN { for (i = 0; i < 200000; i++) print (i == 9 || i == 150000 ? \"fout,,,,\" : \"2026-01-01,1990-01-01,nee,\" (30 + i %% 60) \",36\") }' >> in.csv"), 0);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o whole.csv --rejects whole-rejects.csv -j1"), 5);
    assert_int_equal(run("test ! -e whole.csv.tmp && test ! -e whole.csv.tmp.marks && test ! -e whole-rejects.csv.tmp"), 0);
}

static void same_as_whole(const char *name)
{
    assert_int_equal(run("cmp %s.csv whole.csv && cmp %s-rejects.csv whole-rejects.csv && test ! -e %s.csv.tmp && test ! -e %s.csv.tmp.marks", name, name, name, name), 0);
}

static void a_run_that_was_killed_goes_on_where_it_was(void **state)
{
    (void)state;
    make_large();
    /* Killed at several moments: before there is a mark the run begins anew, behind one it goes on; the files are the same. */
    static const char *const moments[] = { "0.05", "0.3", "0.8" };
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        (void)run("rm -f a.csv* a-rejects.csv*; breed batch loonkostensubsidie in.csv -o a.csv --rejects a-rejects.csv & sleep %s; kill -9 $!; wait $!", moments[i]);
        (void)run("breed batch loonkostensubsidie in.csv -o a.csv --rejects a-rejects.csv --resume");
        same_as_whole("a");
    }
}

static void a_full_disk_is_told_and_the_run_can_go_on(void **state)
{
    (void)state;
    assert_int_equal(run("trap '' XFSZ; ulimit -f 20000; breed batch loonkostensubsidie in.csv -o b.csv --rejects b-rejects.csv"), 1);
    COMPLAINS("schrijven lukt niet");
    COMPLAINS("met --resume gaat de run daar verder");
    assert_int_equal(run("test ! -e b.csv && test -e b.csv.tmp"), 0);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o b.csv --rejects b-rejects.csv --resume"), 5);
    same_as_whole("b");
    if (run("test -w /dev/full") == 0) assert_int_equal(run("breed batch loonkostensubsidie in.csv -o d.csv --rejects /dev/full"), 1);
    COMPLAINS("--rejects: '");
}

static void a_full_disk_leaves_no_parquet(void **state)
{
    (void)state;
    if (run("test -e \"$BREED_DUCKDB\"") != 0) { skip(); return; }
    assert_int_equal(run("head -n 100000 in.csv | breed batch loonkostensubsidie - -o small.csv; cut -d, -f1-5 small.csv > short.csv; breed batch loonkostensubsidie short.csv -o full.parquet --outcome recht; test -e full.parquet"), 0);
    assert_int_equal(run("trap '' XFSZ; ulimit -f 20; breed batch loonkostensubsidie short.csv -o half.parquet"), 1);
    COMPLAINS("schrijven van Parquet lukt niet");
    assert_int_equal(run("test ! -e half.parquet && test ! -e half.parquet.tmp"), 0);
}

static void going_on_under_another_law_rule_or_input_is_refused(void **state)
{
    (void)state;
    (void)run("trap '' XFSZ; ulimit -f 20000; breed batch loonkostensubsidie in.csv -o c.csv");
    assert_int_equal(run("test -e c.csv.tmp.marks"), 0);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o c.csv --resume --strict"), 2);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o c.csv --resume --rule norisk"), 2);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o c.csv --resume --choice lks-afronding=per-onderdeel"), 2);
    assert_int_equal(run("cp in.csv other.csv; breed batch loonkostensubsidie other.csv -o c.csv --resume"), 2);
    COMPLAINS("--resume");
    COMPLAINS("zonder --resume begint de run opnieuw");
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o c.csv --resume && false; cmp c.csv whole.csv"), 0);
    assert_int_equal(run("breed batch loonkostensubsidie - --resume < in.csv"), 2);
    COMPLAINS("een run van bestand naar bestand");
}

static void nothing_to_go_on_with_is_told_and_the_run_begins(void **state)
{
    (void)state;
    file("small.csv", HEADER "fout,,,,\n" GOOD_ROW);
    assert_int_equal(run("breed batch loonkostensubsidie small.csv -o e.csv --resume"), 5);
    COMPLAINS("de run begint bij de eerste rij");
    assert_int_equal(run("grep -c . e.csv"), 0);
    assert_string_equal(said.out, "3\n");
}

static void rejected_rows_stand_in_a_file_of_their_own(void **state)
{
    (void)state;
    file("small.csv", HEADER GOOD_ROW "2026-13-01,1990-01-01,nee,60,36\n" "2026-01-01,1990-01-01,nee,101,-3\n");
    assert_int_equal(run("breed batch loonkostensubsidie small.csv -o o.csv --rejects r.csv; cat r.csv"), 0);
    assert_true(strncmp(said.out, "rij,kolom,waarde,toegestaan\n3,peildatum,2026-13-01,", 49) == 0);
    SAYS("\n4,loonwaarde,101,"); SAYS("\n4,urenPerWeek,-3,");
    assert_int_equal(run("breed batch loonkostensubsidie small.csv -o o.csv --lang en --rejects r.csv; head -n 1 r.csv"), 0);
    assert_string_equal(said.out, "row,column,value,allowed\n");
    assert_int_equal(run("rm -f o.csv r.csv; breed batch loonkostensubsidie small.csv -o o.csv --rejects r.csv --max-rejects 1"), 1);
    COMPLAINS("meer ongeldige rijen dan is toegestaan: 2 (toegestaan: ten hoogste 1)");
    assert_int_equal(run("test ! -e o.csv && test ! -e r.csv && test ! -e r.csv.tmp"), 0);
    assert_int_equal(run("breed batch loonkostensubsidie small.csv -o o.csv --rejects ./o.csv; test ! -e o.csv.tmp || exit 9; exit 2"), 2);
    COMPLAINS("--rejects: './o.csv'");
    assert_int_equal(run("breed batch loonkostensubsidie small.csv -o o.csv --rejects small.csv"), 2);
}

static void several_rules_go_in_one_pass(void **state)
{
    (void)state;
    file("small.csv", HEADER GOOD_ROW);
    assert_int_equal(run("breed batch loonkostensubsidie small.csv --rule norisk -o o.csv; head -n 1 o.csv"), 0);
    SAYS("loonkostensubsidie_status,loonkostensubsidie_recht,minimumloon,"); SAYS(",norisk_status,norisk_recht,");
    assert_int_equal(run("breed batch loonkostensubsidie small.csv --rule niets"), 2);
    assert_int_equal(run("breed batch loonkostensubsidie small.csv --rule norisk --outcome recht"), 2);
    COMPLAINS("--outcome");
    assert_int_equal(run("breed batch loonkostensubsidie small.csv --rule loonkostensubsidie"), 2);
    COMPLAINS("zijn dezelfde");
}

static void rows_of_a_household_know_each_other(void **state)
{
    (void)state;
    file("p.csv", PEOPLE "A,2026-01-01,1980-01-01,nee\nA,2026-01-01,1985-01-01,nee\nB,2026-01-01,1985-01-01,nee\n");
    assert_int_equal(run("breed batch kostendelersnorm p.csv --group huishouden | cut -d, -f1,5-7"), 0);
    assert_string_equal(said.out, "huishouden,status,kostendelersnorm_geldt,aantal_kostendelers\nA,vastgesteld,ja,2\nA,vastgesteld,ja,2\nB,vastgesteld,nee,1\n");
    file("p.csv", PEOPLE "A,2026-01-01,1980-01-01,nee\nB,2026-01-01,1985-01-01,nee\nA,2026-01-01,1985-01-01,nee\n");
    assert_int_equal(run("breed batch kostendelersnorm p.csv --group huishouden -o o2.csv"), 1);
    COMPLAINS("regel 4: huishouden 'A'");
    assert_int_equal(run("test ! -e o2.csv && test ! -e o2.csv.tmp"), 0);
    assert_int_equal(run("breed batch kostendelersnorm p.jsonl --group huishouden"), 1);
    file("p.jsonl", "{}\n");
    assert_int_equal(run("breed batch kostendelersnorm p.jsonl --group huishouden"), 2);
    COMPLAINS("--group");
}

static void tables_that_are_not_what_they_seem_are_refused_by_name(void **state)
{
    (void)state;
    file("x.parquet", "PAR1 dit is geen Parquet");
    int status = run("breed batch loonkostensubsidie x.parquet -o x2.parquet");
    assert_true(status == 1 || status == 2);            /* 1: DuckDB is not there */
    COMPLAINS("x.parquet: ");
    file("x.sav", "$FL2 dit is geen SPSS");
    status = run("breed batch loonkostensubsidie x.sav -o x2.csv");
    assert_true(status == 1 || status == 2);
    COMPLAINS("x.sav: ");
    file("x.csv", "");
    assert_int_equal(run("breed batch loonkostensubsidie x.csv -o x2.csv"), 2);
    COMPLAINS("x.csv: het bestand is leeg");
    file("x.csv", "peildatum;geboortedatum;forfaitair;loonwaarde;urenPerWeek\n01-02-2026;1990-01-01;nee;60;36\n2026-02-01;1990-01-01;nee;60,5;36\n");
    assert_int_equal(run("breed batch loonkostensubsidie x.csv -o x2.csv; cat x2.csv"), 0);
    SAYS("regel 2: peildatum '01-02-2026'");
    SAYS("regel 3: loonwaarde '60,5'");
    assert_int_equal(run("test ! -e x2.parquet"), 0);
}

#define T(name) cmocka_unit_test(name)

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        T(a_run_that_was_killed_goes_on_where_it_was), T(a_full_disk_is_told_and_the_run_can_go_on), T(a_full_disk_leaves_no_parquet), T(going_on_under_another_law_rule_or_input_is_refused),
        T(nothing_to_go_on_with_is_told_and_the_run_begins), T(rejected_rows_stand_in_a_file_of_their_own), T(several_rules_go_in_one_pass), T(rows_of_a_household_know_each_other),
        T(tables_that_are_not_what_they_seem_are_refused_by_name),
    };
    if (count < 2 || !begin_runs(arguments[1])) return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    end_runs();
    return failed;
}
