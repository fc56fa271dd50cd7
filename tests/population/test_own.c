/* SPDX-License-Identifier: EUPL-1.2 */
/* test_own.c: people of the reader's own take the place of made-up ones, as often as they weigh; nothing of them is made up unless asked for, and every mistake is named with its row and column. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "population/calibrate.h"
#include "population/own.h"
#include "population/run.h"

static struct { struct model model; struct lines lines; struct could could; struct arena arena; struct own_people own; struct problems problems; struct law_tables law; struct totals totals; } t;

static int prepare(void **state)
{
    (void)state;
    return !(lines_built_in(&t.lines, &t.arena, &t.problems) && law_build(&t.law, NULL, 0, DATE_LAST) && model_built_in(&t.model, &t.arena, &law_book, 2026, &t.problems) && model_calibrate(&t.model, &t.could, 1, 20000, 2, &t.problems));
}
static int tidy(void **state) { (void)state; law_free(&t.law); arena_free(&t.arena); return 0; }

#define HEAD "huishouden,gewicht,gemeente,plaats,geboortedatum,man,opleiding,proVsoTot,studiefinanciering,beperking,werk,startDienstbetrekking,urenPerWeek,bovenMinimumloon,vastContract,beschutWerk,loonwaarde,loonwaardeGebruikt," \
    "doelgroepregister,verklaringAangevraagd,begeleidingskosten,ziekVan,ziekTot,studietoeslag,meldingsdatum,proefplaatsVan,proefplaatsMaanden,ontvangtBijstand,nettoInkomen,maandenVrijgelaten,verhuisdatum,naarGemeente\n"
/* On assistance with a child of 24; with a subsidy and two weeks ill; a student with the allowance. */
#define MOTHER(weight) "h1," weight ",0344,hoofd,1970-03-04,nee,geen,,nee,nee,geen,,,,nee,nee,,,nee,,,,,nee,,,,ja,,,,\n"
#define SON "h1,,,kind,2002-01-15,ja,geen,,nee,nee,geen,,,,nee,nee,,,nee,,,,,nee,,,,nee,,,,\n"
#define WORKER(weight) "h2," weight ",0599,hoofd,1995-06-01,ja,geen,,nee,ja,loonwaarde,2020-01-01,24,10,ja,nee,55,60,nee,,2000,2026-03-02,2026-03-13,nee,,,,nee,,,,\n"
#define STUDENT(weight) "h3," weight ",0363,hoofd,1999-06-01,ja,student,,ja,ja,geen,,,,nee,nee,,,nee,,,,,ja,,,,nee,,,,\n"

static int32_t mistakes(enum own_form form, bool fill, const char *table)
{
    t.problems.count = 0;
    bool good = own_read(&t.own, &t.arena, &law_book, &t.model, form, fill, 1, table, strlen(table), &t.problems);
    assert_int_equal(good, t.problems.count == 0);
    return t.problems.count;
}

/* Runs over them at a scale and gives back what a flow of a rule gives. */
static int64_t amount(const char *rule, int32_t scale)
{
    struct model model = t.model;
    struct run run = { .model = &model, .lines = &t.lines, .law = { &t.law.law }, .seed = 1, .shards = 1, .threads = 2 };
    run.households = own_take(&model, &t.own, scale);
    assert_true(run_all(&run, &t.totals));
    for (int32_t k = 0; k < t.lines.count; k++) if (strcmp(t.lines.line[k].rule->name, rule) == 0) return t.totals.all.flow[k][0][LAW_base].amount;
    fail();
    return 0;
}

static void they_are_decided_as_they_are_and_as_often_as_they_weigh(void **state)
{
    (void)state;
    assert_int_equal(mistakes(OWN_csv, false, HEAD MOTHER("1") SON WORKER("1") STUDENT("1")), 0);
    int64_t subsidy = amount("loonkostensubsidie", 1), assistance = amount("bijstand", 1), allowance = amount("studietoeslag", 1);
    assert_int_equal(t.totals.people, 4);
    assert_int_equal(t.totals.households, 3);
    assert_true(subsidy > 0 && assistance > 0 && allowance > 0);
    assert_true(amount("samenloop", 1) > 0 && amount("verschil", 1) > 0);       /* UWV has 60 for 55 */
    assert_int_equal(mistakes(OWN_csv, false, HEAD MOTHER("2.5") SON WORKER("3") STUDENT("1.5")), 0);
    assert_int_equal(amount("loonkostensubsidie", 1), 3 * subsidy);
    assert_int_equal(t.totals.households, 7);               /* the sum of the weights, wherever a half falls */
    assert_int_equal(amount("bijstand", 1), 2 * assistance);
    assert_int_equal(amount("studietoeslag", 1), 2 * allowance);
}

static void without_weights_everybody_counts_once(void **state)
{
    (void)state;
    assert_int_equal(mistakes(OWN_csv, false, HEAD MOTHER("1000") SON WORKER("1000")), 0);
    int64_t all = amount("loonkostensubsidie", 1);
    assert_int_equal(t.totals.households, 2000);
    assert_int_equal(amount("loonkostensubsidie", 100) * 100, all);
    assert_int_equal(t.totals.households, 20);
    assert_int_equal(mistakes(OWN_jsonl, true, "{\"huishouden\":\"a\",\"gemeente\":\"0344\",\"plaats\":\"hoofd\",\"geboortedatum\":\"1980-01-01\",\"werk\":\"geen\",\"ontvangtBijstand\":true}\n"), 0);
    assert_true(amount("bijstand", 1) > 0);
    assert_int_equal(t.totals.households, 1);
}

static void what_is_absent_is_only_drawn_when_asked_for(void **state)
{
    (void)state;
    static const char table[] = "huishouden,gemeente,plaats,geboortedatum\na,0344,hoofd,1980-01-01\na,,partner,1982-01-01\na,,kind,2010-05-05\nb,0363,hoofd,1950-01-01\n";
    assert_true(mistakes(OWN_csv, false, table) > 20);
    assert_string_equal(t.problems.item[0].field, "kolom");
    assert_int_equal(mistakes(OWN_csv, true, table), 0);
    assert_int_equal(t.own.count, 2);
    assert_int_equal(t.own.household[0].home, HOME_paar_met_kinderen);
    assert_int_equal(t.own.household[0].count, 3);
    assert_int_equal(t.own.household[0].town, 344);
    struct household before = t.own.household[0];
    assert_int_equal(mistakes(OWN_csv, true, table), 0);
    assert_int_equal(t.own.household[0].person[0].work, before.person[0].work);         /* the same lot every time */
    assert_int_equal(t.own.household[0].person[0].hours, before.person[0].hours);
    assert_int_equal(mistakes(OWN_csv, true, "huishouden,gemeente,plaats\na,0344,hoofd\n"), 1);         /* a birth is never drawn */
    /* what is said stands, and only what hangs on it is drawn */
    assert_int_equal(mistakes(OWN_csv, true, "huishouden,gemeente,plaats,geboortedatum,werk,loonwaarde\na,0344,hoofd,1980-01-01,loonwaarde,45\n"), 0);
    const struct person *p = &t.own.household[0].person[0];
    assert_int_equal(p->work, WORK_measured);
    assert_int_equal(p->wage_value, 45000);
    assert_true(p->hours > 0 && p->job_from != DATE_NEVER);
}

static void every_mistake_is_named_with_its_row_and_column(void **state)
{
    (void)state;
    assert_int_equal(mistakes(OWN_csv, false, HEAD MOTHER("0")), 1);
    assert_string_equal(t.problems.item[0].field, "gewicht");
    assert_int_equal(t.problems.item[0].line, 2);
    assert_int_equal(mistakes(OWN_csv, false, HEAD SON), 3);                                            /* no head, and so no municipality and no weight */
    assert_int_equal(mistakes(OWN_csv, false, HEAD MOTHER("1") WORKER("1") SON), 3);                    /* not together */
    assert_int_equal(mistakes(OWN_csv, false, HEAD MOTHER("1") "h1,2,0363,kind,2002-01-15,ja,geen,,nee,nee,geen,,,,nee,nee,,,nee,,,,,nee,,,,nee,,,,\n"), 2);
    assert_int_equal(mistakes(OWN_csv, false, HEAD "h1,1,9999,hoofd,1970-13-04,x,veel,,nee,nee,geen,2020-01-01,24,,nee,nee,,,nee,,,,,nee,,,,ja,,,,\n"), 6);
    assert_int_equal(mistakes(OWN_csv, false, HEAD "h1,1,0344,hoofd,1970-01-04,ja,geen,,nee,nee,loonwaarde,,,,nee,nee,,,nee,,,,,nee,,,,nee,,,,\n"), 4);        /* day, hours, wage and wage value of the job */
    assert_int_equal(mistakes(OWN_csv, false, HEAD "h1,1,0344,hoofd,1970-01-04,ja,geen,,nee,nee,geen,,,,nee,nee,,,nee,,,2026-03-02,,nee,,,,nee,,,,\n"), 1);      /* ill until when */
    assert_int_equal(mistakes(OWN_csv, false, HEAD "h1,1,0344,hoofd,1970-01-04,ja,geen,,nee,nee,geen,,,,nee,nee,,,nee,,,2026-03-02,2026-03-03,nee,,,,nee,,,,\n"), 1);        /* ill without work */
    assert_int_equal(mistakes(OWN_csv, false, HEAD "h1,1,0344,hoofd,1970-01-04,ja,geen,,nee,nee,geen,,,,nee,nee,,,nee,,,,,nee,2025-03-03,,,nee,,,,0363\n"), 2);       /* another year; a municipality without a move */
    assert_int_equal(mistakes(OWN_csv, false, HEAD), 1);
    assert_int_equal(mistakes(OWN_csv, false, ""), 1);
    assert_int_equal(mistakes(OWN_csv, true, "huishouden,gemeente,plaats,geboortedatum,bsn\na,0344,hoofd,1980-01-01,1\n"), 1);       /* a column that is none of ours */
    assert_true(mistakes(OWN_jsonl, true, "{\"huishouden\":\"a\",\"gemeente\":[1],\"plaats\":\"hoofd\",\"geboortedatum\":\"1980-01-01\"}\nniets\n") >= 2);
    assert_true(mistakes(OWN_csv, true, "huishouden,gemeente,plaats,geboortedatum\n\"a,0344,hoofd,1980-01-01\n") > 0);
}

static void a_household_of_nine_is_too_large(void **state)
{
    (void)state;
    struct text table = { 0 };
    text_put(&table, "huishouden,gemeente,plaats,geboortedatum\na,0344,hoofd,1970-01-01\n");
    for (int k = 0; k < 7; k++) text_put(&table, "a,,medebewoner,1990-01-01\n");
    assert_int_equal(mistakes(OWN_csv, true, text_string(&table)), 0);
    assert_int_equal(t.own.household[0].home, HOME_gedeeld);
    text_put(&table, "a,,medebewoner,1990-01-01\n");
    assert_int_equal(mistakes(OWN_csv, true, text_string(&table)), 1);
    text_free(&table);
}

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_decided_as_they_are_and_as_often_as_they_weigh), cmocka_unit_test(without_weights_everybody_counts_once), cmocka_unit_test(what_is_absent_is_only_drawn_when_asked_for),
        cmocka_unit_test(every_mistake_is_named_with_its_row_and_column), cmocka_unit_test(a_household_of_nine_is_too_large),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
