/* SPDX-License-Identifier: EUPL-1.2 */
/* test_budget.c: budgets out of figures: what counts when, mergers, late accounts, months, growth; what is not known stays unknown with its reason, and every mistake is named. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "budget/budget.h"

static struct { struct law_tables law, later; struct arena arena; struct budget_figures figures; struct problems problems; struct budget_result result; } t;

#define HEAD "gemeente,jaar,maand,wat,bedrag,status,ontvangen\n"
#define COUNTRY "landelijk,2022,,,400000000,definitief,\nlandelijk,2023,,,420000000,definitief,\nlandelijk,2024,,,450000000.00,definitief,\n" \
    "landelijk,2024,,macrobudget,405000000,voorlopig,\nlandelijk,2024,,macrobudget,410000000,definitief,\nlandelijk,2025,,macrobudget,440000000,voorlopig,\nlandelijk,2025,,macrobudget,441000000,definitief,\n"

static int prepare(void **state) { (void)state; return !(law_build(&t.law, NULL, 0, DATE_LAST) && law_build(&t.later, NULL, 0, DATE_LAST) && law_freeze(&t.later, date_of(2026, 12, 31))); }
static int tidy(void **state)
{
    (void)state;
    law_free(&t.law);
    law_free(&t.later);
    arena_free(&t.arena);
    return 0;
}

static struct budget_plan a_plan(void) { return (struct budget_plan){ .law = &t.law.law, .later = &t.later.law, .read_until = date_of(2026, 12, 31), .book = &law_book, .late_month = 8, .late_day = 15 }; }

static bool read_figures(const char *csv)
{
    t.problems.count = 0;
    arena_reset(&t.arena);
    return budget_read(&t.figures, &t.arena, &law_book, csv, strlen(csv), &t.problems);
}

/* The year of a municipality under a plan. */
static const struct budget_year *year_of(const char *csv, const struct budget_plan *plan, int32_t code, int32_t year)
{
    bool good = read_figures(csv);
    if (!good) print_message("# line %d %s '%s': %s\n", t.problems.item[0].line, t.problems.item[0].field, t.problems.item[0].value, t.problems.item[0].allowed[1]);
    assert_true(good);
    budget_of(&t.result, &t.figures, plan, code);
    for (int32_t k = 0; k < t.result.count; k++) if (t.result.year[k].year == year) return &t.result.year[k];
    fail_msg("no such year");
    return NULL;
}

#define IS(amount, cents) do { assert_true((amount).known); assert_int_equal((amount).value, cents); } while (0)
#define OPEN(amount, why) do { assert_false((amount).known); assert_int_equal((amount).gap, why); } while (0)

static void the_definite_budget_follows_the_year_before_and_the_provisional_one_the_year_before_that(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    const struct budget_year *y = year_of(HEAD COUNTRY "0344,2022,,,4000000,definitief,\n0344,2023,,,4620000,definitief,\n0344,2024,,,5000000,definitief,\n", &plan, 344, 2024);
    IS(y->budget[0], 405000000);            /* a hundredth of 405 million, as in 2022 */
    IS(y->budget[1], 451000000);            /* 4.62 of 420, of 410 million */
    IS(y->settled, 46000000);
    IS(y->ahead, 49000000);                 /* five million spent, 4.51 million got */
    IS(y->each_euro, 98);
    assert_int_equal(y->budget[0].status, FIGURE_voorlopig);
    assert_int_equal(y->budget[1].status, FIGURE_definitief);
    y = year_of(HEAD COUNTRY "0344,2022,,,4000000,definitief,\n0344,2023,,,4620000,definitief,\n0344,2024,,,5000000,voorlopig,\n", &plan, 344, 2025);
    assert_int_equal(y->budget[1].status, FIGURE_voorlopig);        /* no better than what it rests on */
    OPEN(y->spent, GAP_not_given);
    OPEN(y->ahead, GAP_not_given);
}

static void by_the_other_reading_the_provisional_budget_follows_the_year_before(void **state)
{
    (void)state;
    struct law other = t.law.law;
    struct budget_plan plan = a_plan();
    assert_true(law_choose(&other, "blks-voorlopig", 14, "een-jaar-terug", 14, NULL));
    plan.law = &other;
    const struct budget_year *y = year_of(HEAD COUNTRY "0344,2023,,,4620000,definitief,\n", &plan, 344, 2024);
    IS(y->budget[0], 445500000);
    OPEN(year_of(HEAD COUNTRY "0344,2022,,,4620000,definitief,\n", &plan, 344, 2024)->budget[0], GAP_not_given);
}

static void before_2022_there_was_no_part_of_its_own(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    const struct budget_year *y = year_of(HEAD "0344,2020,,,1,definitief,\nlandelijk,2020,,,10,definitief,\nlandelijk,2021,,macrobudget,10,definitief,\nlandelijk,2022,,macrobudget,10,definitief,\n0344,2021,,,1,definitief,\nlandelijk,2021,,,10,definitief,\n", &plan, 344, 2021);
    OPEN(y->budget[1], GAP_estimated);
    IS(t.result.year[2].budget[1], 100);            /* 2022 */
}

static void what_is_not_given_stays_unknown_and_says_whose_figure_it_is(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    const struct budget_year *y = year_of(HEAD "0344,2023,,,4620000,definitief,\nlandelijk,2023,,,420000000,definitief,\n", &plan, 344, 2024);
    OPEN(y->budget[1], GAP_not_given);
    assert_int_equal(y->budget[1].of, 0);           /* the national part */
    y = year_of(HEAD COUNTRY "0344,2022,,,4620000,definitief,\n", &plan, 344, 2024);
    OPEN(y->budget[1], GAP_not_given);
    assert_int_equal(y->budget[1].of, 344);
    y = year_of(HEAD COUNTRY "0344,2023,,,420000001,definitief,\n", &plan, 344, 2024);
    OPEN(y->budget[1], GAP_rule);                   /* more than all municipalities together */
}

static void twelve_months_make_a_year_and_eleven_do_not(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    struct text csv = { 0 };
    text_put(&csv, HEAD COUNTRY);
    for (int month = 1; month <= 11; month++) { text_put(&csv, "0344,2023,"); text_int(&csv, month); text_put(&csv, ",uitgaven,100.25,definitief,\n"); }
    OPEN(year_of(text_string(&csv), &plan, 344, 2023)->spent, GAP_months);
    OPEN(year_of(text_string(&csv), &plan, 344, 2024)->budget[1], GAP_months);
    text_put(&csv, "0344,2023,12,,100.25,voorlopig,\n");
    IS(year_of(text_string(&csv), &plan, 344, 2023)->spent, 120300);
    assert_int_equal(year_of(text_string(&csv), &plan, 344, 2024)->budget[1].status, FIGURE_voorlopig);
    text_free(&csv);
}

/* Ten Boer (9) and Haren (17) went into Groningen (14) on 1 January 2019; Littenseradiel (140) was split up among others, Leeuwarden (80) one of them, in 2018. */
static void a_municipality_gets_what_those_that_went_into_it_spent(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    struct amount sum;
    assert_true(read_figures(HEAD "0014,2018,,,100,definitief,\n0009,2018,,,20,definitief,\n0017,2018,,,3,voorlopig,\n"));
    sum = budget_spent(&t.figures, &plan, 14, 2018, date_of(2019, 1, 1));
    IS(sum, 12300);
    assert_int_equal(sum.status, FIGURE_voorlopig);
    IS(budget_spent(&t.figures, &plan, 14, 2018, date_of(2018, 1, 1)), 10000);
    OPEN(budget_spent(&t.figures, &plan, 9, 2019, date_of(2019, 1, 1)), GAP_no_municipality);
    assert_true(read_figures(HEAD "0014,2018,,,100,definitief,\n0017,2018,,,3,voorlopig,\n"));
    sum = budget_spent(&t.figures, &plan, 14, 2018, date_of(2019, 1, 1));
    OPEN(sum, GAP_merged_part);
    assert_int_equal(sum.of, 9);
}

static void of_a_municipality_that_was_split_up_nobody_knows_the_part(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    assert_true(read_figures(HEAD "0080,2017,,,100,definitief,\n0140,2017,,,20,definitief,\n0081,2017,,,5,definitief,\n"));
    struct amount sum = budget_spent(&t.figures, &plan, 80, 2017, date_of(2018, 1, 1));
    OPEN(sum, GAP_split);
    assert_int_equal(sum.of, 140);
    IS(budget_spent(&t.figures, &plan, 80, 2017, date_of(2017, 1, 1)), 10000);
}

static void a_merger_between_the_two_budgets_of_a_year_counts_in_both(void **state)
{
    (void)state;
    /* Brielle (501), Hellevoetsluis (530) and Westvoorne (614) became Voorne aan Zee (1992) on 1 January 2023. */
    struct budget_plan plan = a_plan();
    const struct budget_year *y = year_of(HEAD "0501,2021,,,10,definitief,\n0530,2021,,,20,definitief,\n0614,2021,,,30,definitief,\n0501,2022,,,11,definitief,\n0530,2022,,,22,definitief,\n0614,2022,,,33,definitief,\n"
                                          "landelijk,2021,,,600,definitief,\nlandelijk,2022,,,660,definitief,\nlandelijk,2023,,macrobudget,1000,voorlopig,\nlandelijk,2023,,macrobudget,2000,definitief,\n", &plan, 1992, 2023);
    IS(y->budget[0], 10000);
    IS(y->budget[1], 20000);
    IS(y->settled, 10000);
    assert_int_equal(t.result.year[0].year, 2023);          /* before that it did not exist */
}

static void accounts_of_the_fifteenth_of_august_are_in_time_and_of_the_sixteenth_late(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    IS(year_of(HEAD COUNTRY "0344,2023,,,4200000,definitief,2024-08-15\n", &plan, 344, 2024)->budget[1], 410000000);
    const struct budget_year *y = year_of(HEAD COUNTRY "0344,2022,,,4000000,definitief,\n0344,2023,,,4200000,definitief,2024-08-16\n", &plan, 344, 2024);
    OPEN(y->budget[1], GAP_late);
    IS(year_of(HEAD COUNTRY "0344,2022,,,4000000,definitief,\n0344,2023,,,4200000,definitief,2024-08-16\n", &plan, 344, 2023)->spent, 420000000);         /* what was spent is known all the same */
    plan.late = LATE_year_before;
    y = year_of(HEAD COUNTRY "0344,2022,,,5000000,definitief,\n0344,2023,,,4200000,definitief,2024-08-16\n", &plan, 344, 2024);
    IS(y->before, 525000000);               /* five million, times 420 / 400 */
    IS(y->budget[1], 512500000);
    assert_int_equal(y->budget[1].status, FIGURE_geraamd);
    OPEN(year_of(HEAD COUNTRY "0344,2023,,,4200000,definitief,2024-08-16\n", &plan, 344, 2024)->budget[1], GAP_late);         /* and nothing of the year before */
}

static void growth_is_paid_a_year_later(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    plan.next = 3;
    OPEN(year_of(HEAD COUNTRY "0344,2024,,,4500000,definitief,\n", &plan, 344, 2026)->budget[1], GAP_not_given);        /* no growth given: not known */
    plan.growing = plan.national_growing = true;
    plan.growth = 10000;
    plan.national_growth = 0;
    const struct budget_year *y = year_of(HEAD COUNTRY "0344,2023,,,4200000,definitief,\n0344,2024,,,4500000,definitief,\n", &plan, 344, 2026);
    IS(y->before, 495000000);
    IS(y->spent, 544500000);
    IS(y->budget[0], 441000000);            /* by 2024: 4.5 of 450, of 441 million */
    IS(y->budget[1], 485100000);            /* by 2025: 4.95 of 450, of 441 million */
    IS(y->ahead, 59400000);
    assert_int_equal(y->budget[1].status, FIGURE_geraamd);
    assert_int_equal(t.result.year[t.result.count - 1].year, 2028);
    assert_true(t.result.year[t.result.count - 1].budget[1].known);         /* beyond the law that was read, by that of its last day */
    plan.growth = 0;
    y = year_of(HEAD COUNTRY "0344,2023,,,4200000,definitief,\n0344,2024,,,4500000,definitief,\n", &plan, 344, 2026);
    IS(y->settled, 0);
    assert_int_equal(y->budget[0].value, y->budget[1].value);
}

static void a_hole_in_the_figures_is_no_future(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    plan.growing = plan.national_growing = true;
    OPEN(year_of(HEAD COUNTRY "0344,2022,,,4000000,definitief,\n0344,2024,,,4500000,definitief,\n", &plan, 344, 2023)->spent, GAP_not_given);
}

static void all_municipalities_together_are_the_country(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    struct text csv = { 0 };
    int32_t count = 0;
    text_put(&csv, HEAD);
    for (int32_t i = 0; i < law_book.municipality_count; i++) {
        const struct law_municipality *m = &law_book.municipalities[i];
        if (m->from > date_of(2024, 12, 31) || m->until < date_of(2024, 12, 31)) continue;
        for (int32_t ten = 1000; ten; ten /= 10) text_char(&csv, (char)('0' + m->code / ten % 10));
        text_put(&csv, ",2024,,,10,definitief,\n");
        count++;
    }
    assert_true(read_figures(text_string(&csv)));
    IS(budget_spent_nationally(&t.figures, &plan, 2024), 1000 * count);
    char *last = strrchr(csv.data, '0');            /* one of them says nothing */
    while (last > csv.data && last[-1] != '\n') last--;
    csv.size = (size_t)(last - csv.data);
    assert_true(read_figures(text_string(&csv)));
    OPEN(budget_spent_nationally(&t.figures, &plan, 2024), GAP_not_given);
    text_free(&csv);
}

static int32_t mistakes(const char *csv)
{
    bool good = read_figures(csv);
    assert_int_equal(good, t.problems.count == 0);
    return t.problems.count;
}

static void every_mistake_is_named_with_its_line_and_column(void **state)
{
    (void)state;
    assert_int_equal(mistakes(HEAD "0344,2024,,,1,definitief,\n"), 0);
    assert_int_equal(mistakes("gemeente;jaar;bedrag;status\n\"0344\";2024;1234,5;definitief\n"), 0);
    assert_int_equal(mistakes(HEAD "9999,2024,13,veel,een,zeker,gisteren\n"), 4);
    assert_int_equal(t.problems.item[0].line, 2);
    assert_int_equal(mistakes(HEAD "0344,2024,13,,1,definitief,\n"), 1);
    assert_string_equal(t.problems.item[0].field, "maand");
    assert_int_equal(mistakes(HEAD "0344,2024,,,1.000,definitief,\n"), 1);          /* a thousand, or one? */
    assert_int_equal(mistakes(HEAD "0344,2024,,,1.000,00,definitief,\n"), 1);
    assert_int_equal(mistakes(HEAD "0344,2024,,,-1,definitief,\n"), 1);
    assert_int_equal(mistakes(HEAD "0344,2014,,,1,definitief,\n0344,2050,,,1,definitief,\n"), 2);
    assert_int_equal(mistakes(HEAD "0009,2021,,,1,definitief,\n"), 1);              /* Ten Boer was no more */
    assert_int_equal(mistakes(HEAD "0344,2024,,,1,definitief,\n0344,2024,,,2,definitief,\n"), 1);
    assert_int_equal(mistakes(HEAD "0344,2024,1,,1,definitief,\n0344,2024,,,2,definitief,\n"), 1);
    assert_int_equal(mistakes(HEAD "0344,2024,1,,1,definitief,\n0344,2024,1,,2,definitief,\n"), 1);
    assert_int_equal(mistakes(HEAD "0344,2024,,macrobudget,1,definitief,\n0344,2024,,,1,definitief,\n"), 1);
    assert_int_equal(mistakes(HEAD "0344,2024,,,1,definitief,31-12-2024\n"), 1);
    assert_int_equal(mistakes("gemeente,jaar,bedrag\n0344,2024,1\n"), 1);
    assert_int_equal(mistakes("gemeente,jaar,bedrag,status,kleur\n0344,2024,x,definitief,rood\n"), 2);
    assert_int_equal(mistakes(HEAD "0344,2024\n"), 1);
    assert_int_equal(mistakes(HEAD "\"0344,2024,,,1,definitief,\n") > 0, 1);
    assert_int_equal(mistakes(""), 1);
    assert_int_equal(mistakes(HEAD "landelijk,2024,,,1,definitief,\n"), 1);         /* no municipality at all */
}

static void the_page_holds_chart_and_table_and_no_markup_of_others(void **state)
{
    (void)state;
    struct budget_plan plan = a_plan();
    struct text out = { 0 };
    (void)year_of(HEAD COUNTRY "0344,2022,,,4000000,definitief,\n0344,2023,,,4620000,definitief,\n", &plan, 344, 2024);
    t.result.name = "<b>\"&";
    budget_html(&out, &t.result, 1, &plan, 0);
    assert_non_null(strstr(text_string(&out), "<svg"));
    assert_non_null(strstr(text_string(&out), "4.510.000,00"));
    assert_null(strstr(text_string(&out), "<b>"));
    assert_non_null(strstr(text_string(&out), "onbekend"));
    text_free(&out);
    budget_json(&out, &t.result, 1, &plan);
    assert_non_null(strstr(text_string(&out), "\"budgetDefinitief\":{\"bedrag\":4510000.00,\"status\":\"definitief\"}"));
    assert_non_null(strstr(text_string(&out), "\"bedrag\":null,\"waarom\":\"niet gegeven"));
    text_free(&out);
    budget_csv(&out, &t.result, 1);
    assert_non_null(strstr(text_string(&out), "0344,2024,"));
    text_free(&out);
}

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_definite_budget_follows_the_year_before_and_the_provisional_one_the_year_before_that), cmocka_unit_test(by_the_other_reading_the_provisional_budget_follows_the_year_before),
        cmocka_unit_test(before_2022_there_was_no_part_of_its_own), cmocka_unit_test(what_is_not_given_stays_unknown_and_says_whose_figure_it_is), cmocka_unit_test(twelve_months_make_a_year_and_eleven_do_not),
        cmocka_unit_test(a_municipality_gets_what_those_that_went_into_it_spent), cmocka_unit_test(of_a_municipality_that_was_split_up_nobody_knows_the_part), cmocka_unit_test(a_merger_between_the_two_budgets_of_a_year_counts_in_both),
        cmocka_unit_test(accounts_of_the_fifteenth_of_august_are_in_time_and_of_the_sixteenth_late), cmocka_unit_test(growth_is_paid_a_year_later), cmocka_unit_test(a_hole_in_the_figures_is_no_future),
        cmocka_unit_test(all_municipalities_together_are_the_country), cmocka_unit_test(every_mistake_is_named_with_its_line_and_column), cmocka_unit_test(the_page_holds_chart_and_table_and_no_markup_of_others),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
