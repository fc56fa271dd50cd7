/* SPDX-License-Identifier: EUPL-1.2 */
/* test_questions.c: each ready-made question gives the answer that a plain count over the same people gives, and the made-up country lies within the bands of the published figures. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "population/calibrate.h"
#include "population/asked/published.h"
#include "population/asked/questions.h"

/* Enough households for some of everything. */
enum { SAMPLE = 40000, RUN = 40000, HUNDREDTH = 10 };

static struct {
    struct model model[2];              /* of 2025 and 2026 */
    struct lines lines;
    struct questions questions;
    struct could could;
    struct arena arena;
    struct problems problems;
    struct law_tables law, reform;
    struct law_overlay overlay[REFORMS_MOST];
    struct totals totals;
    struct run run;
} t;

static int prepare(void **state)
{
    (void)state;
    bool good = lines_built_in(&t.lines, &t.arena, &t.problems) && questions_built_in(&t.questions, &t.arena, &t.lines, &t.problems) && law_build(&t.law, NULL, 0, DATE_LAST);
    for (int32_t k = 0; k < 2; k++) good = good && model_built_in(&t.model[k], &t.arena, &law_book, 2025 + k, &t.problems) && model_calibrate(&t.model[k], &t.could, 1, SAMPLE, 2, &t.problems);
    for (int32_t k = 0; k < t.problems.count; k++) print_message("# %s %s: %s\n", t.problems.item[k].field, t.problems.item[k].value, t.problems.item[k].allowed[1]);
    return !good;
}

static int tidy(void **state)
{
    (void)state;
    law_free(&t.law);
    law_free(&t.reform);
    arena_free(&t.arena);
    return 0;
}

/* Runs a question, or one variant of it, over the same households every time. */
static const struct question *ask(const char *id, const char *variant)
{
    const struct question *q = question_find(&t.questions, id);
    assert_non_null(q);
    t.run = (struct run){ .model = &t.model[q->year - 2025], .lines = &t.lines, .law = { &t.law.law }, .seed = 1, .households = RUN, .shards = 1, .threads = 2 };
    law_free(&t.reform);
    memset(&t.reform, 0, sizeof t.reform);
    if (variant) {
        const struct question_variant *v = variant_find(q, variant);
        const struct law_overlay *all[REFORMS_MOST];
        assert_non_null(v);
        for (int32_t k = 0; k < v->reform_count; k++) { assert_true(question_overlay(&t.overlay[k], &t.arena, v->reform[k], &t.problems)); all[k] = &t.overlay[k]; }
        assert_true(law_build(&t.reform, all, v->reform_count, DATE_LAST));
        t.run.law[LAW_reform] = &t.reform.law;
        t.run.behaviours[LAW_reform] = v->behaviours;
    }
    assert_true(run_covered(&t.run, &t.problems));
    assert_true(run_all(&t.run, &t.totals));
    return q;
}

/* A figure of the question, by its place. */
static int64_t figure(const struct question *q, int32_t place, int32_t law) { return figure_value(&q->figure[place], &t.totals, law); }

/* Calls back for each person of the same households. */
static int64_t count_people(int64_t (*of)(const struct household *, const struct person *))
{
    int64_t sum = 0;
    for (uint64_t n = 0; n < RUN; n++) {
        struct household h;
        household_make(&h, t.run.model, 1, n);
        for (int32_t k = 0; k < h.count; k++) sum += of(&h, &h.person[k]);
    }
    return sum;
}

static date year_end(void) { return date_of(t.run.model->year, 12, 31); }
/* Whole months of the year in a job. */
static int64_t months_in_job(const struct person *p)
{
    int64_t months = 0;
    for (int32_t month = 1; month <= 12; month++) months += p->job_from <= date_of(t.run.model->year, month, 1);
    return months;
}

/* ---- the nine questions ---- */

static int64_t asked_between_three_and_six_months(const struct household *h, const struct person *p)
{
    (void)h;
    return p->register_job && !p->sheltered && p->statement_asked != DATE_NEVER && p->statement_asked > add_months(p->job_from, 3) && p->statement_asked <= add_months(p->job_from, 6);
}
static void in_six_months_those_get_the_benefit_who_asked_after_the_third(void **state)
{
    (void)state;
    const struct question *q = ask("lkv-zes-maanden", "zes-maanden");
    int64_t late = count_people(asked_between_three_and_six_months), more = figure(q, 0, LAW_reform) - figure(q, 0, LAW_base);
    assert_true(late > 0);
    assert_in_range(more, late * 8 / 10, late);         /* a term that ends on a weekend ends later, and some are too old */
    assert_int_equal(figure(q, 2, LAW_reform), more);
    assert_true(figure(q, 1, LAW_reform) > figure(q, 1, LAW_base) && figure(q, 1, LAW_base) > 0);
}

static int64_t works_after_a_trial(const struct household *h, const struct person *p) { (void)h; return p->after_trial && p->wage_value != 50000 && months_in_job(p) > 0; }
static int64_t gains_by_the_flat_rate(const struct household *h, const struct person *p) { return works_after_a_trial(h, p) && p->wage_value > 50000; }
static void stacking_helps_the_employers_of_those_who_can_do_more_than_half(void **state)
{
    (void)state;
    const struct question *q = ask("forfait-na-proefplaats", "stapelen");
    int64_t all = count_people(works_after_a_trial), gain = count_people(gains_by_the_flat_rate);
    assert_true(all > gain && gain > 0);
    assert_int_equal(figure(q, 3, LAW_reform) + figure(q, 4, LAW_reform), all);
    assert_int_equal(figure(q, 3, LAW_reform), gain);
    assert_int_equal(figure(q, 0, LAW_base), 0);
    assert_true(figure(q, 0, LAW_reform) > 0);
}

static int64_t months_with_income(const struct household *h, const struct person *p)
{
    if (!h->assistance || p->place != PLACE_first || p->income == 0) return 0;
    return p->after_trial ? 12 - months_in_job(p) : 12;
}
static void one_exemption_is_for_every_month_with_income(void **state)
{
    (void)state;
    const struct question *q = ask("een-vrijlating", "artikel-34a");
    assert_int_equal(figure(q, 0, LAW_reform), count_people(months_with_income));
    assert_true(figure(q, 0, LAW_base) < figure(q, 0, LAW_reform) && figure(q, 0, LAW_base) > 0);
    assert_true(figure(q, 3, LAW_reform) > 0);
    assert_true(figure(q, 2, LAW_reform) > figure(q, 2, LAW_base));
}

/* Months in which a housemate of so many years or older, who does not study and rents from nobody, lives with somebody of 21 or older on assistance. */
static int32_t counts_from = 27;
static int64_t months_shared(const struct household *h, const struct person *p)
{
    int64_t months = 0;
    if (!h->assistance || p->place != PLACE_first) return 0;
    for (int32_t month = 1; month <= 12; month++) {
        date day = date_of(t.run.model->year, month, 1);
        bool shared = false;
        for (int32_t k = 1; k < h->count; k++) {
            const struct person *o = &h->person[k];
            shared |= o->place != PLACE_partner && !o->lease && o->school != SCHOOL_student && age_on(o->born, day) >= counts_from;
        }
        months += shared && age_on(p->born, day) >= 21 && !(p->after_trial && p->job_from <= day);
    }
    return months;
}
static void housemates_count_from_twenty_seven_from_twenty_one_or_never(void **state)
{
    (void)state;
    const struct question *q = ask("kostendelers", "vanaf-21");
    counts_from = 27;
    assert_int_equal(figure(q, 0, LAW_base), count_people(months_shared));
    counts_from = 21;
    assert_int_equal(figure(q, 0, LAW_reform), count_people(months_shared));
    assert_true(figure(q, 1, LAW_reform) < figure(q, 1, LAW_base) && figure(q, 3, LAW_reform) > 0 && figure(q, 2, LAW_reform) == 0);
    q = ask("kostendelers", "geen");
    assert_int_equal(figure(q, 0, LAW_reform), 0);
    assert_true(figure(q, 1, LAW_reform) > figure(q, 1, LAW_base) && figure(q, 2, LAW_reform) > 0 && figure(q, 3, LAW_reform) == 0);
}

static void those_who_leave_home_make_it_differ_less(void **state)
{
    (void)state;
    const struct question *q = ask("thuis-blijven-wonen", "vanaf-21");
    int64_t stays = figure(q, 0, LAW_reform), paid = figure(q, 1, LAW_reform);
    q = ask("thuis-blijven-wonen", "vanaf-21-en-vertrek");
    assert_true(figure(q, 0, LAW_reform) < stays && figure(q, 0, LAW_reform) >= figure(q, 0, LAW_base));
    assert_true(figure(q, 1, LAW_reform) > paid && figure(q, 1, LAW_reform) < figure(q, 1, LAW_base));
}

static int64_t has_allowance(const struct household *h, const struct person *p) { (void)h; return p->study_allowance; }
static int64_t would_have_allowance(const struct household *h, const struct person *p) { (void)h; return p->study_allowance_nationally; }
static void one_national_body_reaches_those_it_would(void **state)
{
    (void)state;
    const struct question *q = ask("studietoeslag-landelijk", "landelijk");
    assert_int_equal(figure(q, 0, LAW_base), count_people(has_allowance));
    assert_int_equal(figure(q, 0, LAW_reform), count_people(would_have_allowance));
    assert_int_equal(figure(q, 2, LAW_reform), figure(q, 0, LAW_reform) - figure(q, 0, LAW_base));
}

static int64_t ill_above_the_minimum(const struct household *h, const struct person *p) { (void)h; return (p->work == WORK_measured || p->work == WORK_flat) && p->spell_count > 0 && p->above_minimum > 0; }
static void uwv_would_pay_what_employers_are_left_with(void **state)
{
    (void)state;
    const struct question *q = ask("boven-minimumloon", "verzekerd");
    const struct question_figure *f = &q->figure[0];
    assert_int_equal(figure(q, 0, LAW_base), 0);
    assert_int_equal(figure(q, 0, LAW_reform), t.totals.all.flow[f->line][0][LAW_base].amount);         /* what flows from the employer to the employee uncovered */
    int64_t people = count_people(ill_above_the_minimum);
    assert_true(people > 0);
    assert_in_range(figure(q, 0, LAW_reform) / people, 100, 20000);         /* between one and two hundred euros a person a year */
    assert_int_equal(figure(q, 1, LAW_base), figure(q, 1, LAW_reform));
}

static int64_t guided(const struct household *h, const struct person *p) { (void)h; return p->guidance > 0 && p->job_from <= year_end(); }
static int64_t spent_on_guidance(const struct household *h, const struct person *p)
{
    date first = date_of(t.run.model->year, 1, 1), from = p->job_from > first ? p->job_from : first;
    return guided(h, p) ? (200 * (int64_t)p->guidance * (year_end() - from + 1) + 365) / 730 : 0;
}
static void guidance_is_paid_as_it_was_spent(void **state)
{
    (void)state;
    const struct question *q = ask("begeleiding-op-realisatie", "naar-uitgaven");
    assert_int_equal(figure(q, 0, LAW_base), 0);
    assert_int_equal(figure(q, 1, LAW_reform), count_people(guided));
    assert_int_equal(figure(q, 0, LAW_reform), count_people(spent_on_guidance));
}

static int64_t days_wrongly_known(const struct household *h, const struct person *p)
{
    (void)h;
    int64_t days = 0;
    bool high = p->wage_value_at_uwv > p->wage_value && p->wage_value_at_uwv > 30000;
    for (int32_t k = 0; p->work == WORK_measured && high && k < p->spell_count; k++) for (date day = p->spell[k].from; day <= p->spell[k].until; day++) days += !is_weekend(day);
    return days;
}
static void too_much_is_paid_on_the_days_of_those_whose_wage_value_is_known_too_high(void **state)
{
    (void)state;
    const struct question *q = ask("onjuiste-loonwaarde", NULL);
    assert_int_equal(figure(q, 1, LAW_base), count_people(days_wrongly_known));
    assert_true(figure(q, 0, LAW_base) > 0 && figure(q, 0, LAW_base) * 10 < figure(q, 4, LAW_base));
    assert_int_equal(figure(q, 3, LAW_base), 0);        /* nothing is recovered unless that is chosen */
}

static void every_question_answers_in_words_and_says_what_to_bear_in_mind(void **state)
{
    (void)state;
    assert_int_equal(t.questions.count, 9);
    for (int32_t k = 0; k < t.questions.count; k++) {
        const struct question *q = &t.questions.question[k];
        struct question_answers answers = { .question = q, .scale = 1 };
        static struct totals some;
        for (int32_t v = 0; v < (q->variant_count ? q->variant_count : 1); v++) answers.totals[v] = &some;
        for (int language = 0; language < 2; language++) {
            struct text out = { 0 };
            question_text(&out, &answers, language);
            assert_non_null(strstr(text_string(&out), q->figure[0].label[language]));
            assert_true(out.size > 500);
            text_free(&out);
        }
    }
}

/* ---- mistakes ---- */

static int32_t mistakes_in(const char *text)
{
    static struct questions all;
    static struct problems problems;
    struct arena arena = { 0 };
    problems.count = 0;
    bool good = questions_read(&all, &arena, &t.lines, text, strlen(text), &problems);
    assert_int_equal(good, problems.count == 0);
    arena_free(&arena);
    return problems.count;
}
#define QUESTION(year, variants, figures) "questions: [{id: een, question: {nl: a, en: b}, year: " year ", variants: [" variants "], figures: [" figures "], caveats: [{nl: a, en: b}], source: s}]"
#define VARIANT "{id: v, title: {nl: a, en: b}, reforms: [kostendeler-vanaf-21.yaml]}"
#define ONE_FIGURE "{count: bedrag, rule: bijstand, outcome: bijstandPerMaand, label: {nl: a, en: b}}"
static void every_mistake_in_a_question_is_named(void **state)
{
    (void)state;
    assert_int_equal(mistakes_in(QUESTION("2026", VARIANT, ONE_FIGURE)), 0);
    assert_true(mistakes_in(QUESTION("1999", VARIANT, ONE_FIGURE)) == 1);
    assert_true(mistakes_in(QUESTION("2026", "{id: v, title: {nl: a, en: b}, reforms: [nergens.yaml]}", ONE_FIGURE)) > 0);
    assert_true(mistakes_in(QUESTION("2026", "{id: v, title: {nl: a, en: b}, behaviours: [slapen]}", ONE_FIGURE)) > 0);
    assert_true(mistakes_in(QUESTION("2026", "{id: v, title: {nl: a, en: b}}", ONE_FIGURE)) == 1);
    assert_true(mistakes_in(QUESTION("2026", VARIANT ", " VARIANT, ONE_FIGURE)) == 1);
    assert_true(mistakes_in(QUESTION("2026", VARIANT, "{count: bedrag, rule: bijstand, outcome: norm, label: {nl: a, en: b}}")) == 1);       /* no money flows by it */
    assert_true(mistakes_in(QUESTION("2026", VARIANT, "{count: som, rule: bijstand, outcome: nergens, label: {nl: a, en: b}}")) == 1);
    assert_true(mistakes_in(QUESTION("2026", VARIANT, "{count: veel, rule: nergens, label: {nl: a}}")) >= 2);
    assert_true(mistakes_in(QUESTION("2026", "", "{count: vooruit, who: inwoner, label: {nl: a, en: b}}")) == 1);           /* nobody gains without a change */
    assert_true(mistakes_in(QUESTION("2026", VARIANT, "")) == 1);
    assert_true(mistakes_in("questions: [{id: een}]") >= 5);
    assert_true(mistakes_in("vragen: []") > 0);
}

/* ---- published figures ---- */

static void a_hundredth_of_the_country_lies_within_the_band_of_each_published_figure(void **state)
{
    (void)state;
    static struct published published;
    struct calibrated found[PUBLISHED_MOST];
    struct model *m = &t.model[1];
    assert_true(published_built_in(&published, &t.arena, &t.problems));
    assert_true(published.count >= 9);
    t.run = (struct run){ .model = m, .lines = &t.lines, .law = { &t.law.law }, .seed = 1, .shards = 1, .threads = 2 };
    assert_true(model_calibrate_for(m, &t.could, 1, HUNDREDTH, 2, &t.run.households, &t.problems));
    assert_true(run_all(&t.run, &t.totals));
    published_compare(&published, &t.run, &t.totals, found);
    for (int32_t k = 0; k < published.count; k++) {
        if (!found[k].within) print_message("# %s: %lld\n", published.figure[k].label[1], (long long)found[k].value);
        assert_true(found[k].within);
    }
}

static void a_figure_outside_its_band_is_said_to_be(void **state)
{
    (void)state;
    static struct published published;
    struct calibrated found[PUBLISHED_MOST];
    static const char text[] = "figures: [{of: gemeenten, unit: aantal, value: 300, on: \"2026\", between: [299, 301], source: s, label: {nl: a, en: b}, why: {nl: c, en: d}}]";
    static struct totals none;
    none.people = 1;
    assert_true(published_read(&published, &t.arena, text, sizeof text - 1, &t.problems));
    t.run = (struct run){ .model = &t.model[1], .lines = &t.lines, .law = { &t.law.law }, .seed = 1, .households = 0, .shards = 1, .threads = 1 };
    published_compare(&published, &t.run, &none, found);
    assert_int_equal(found[0].value, 342);
    assert_false(found[0].within);
    struct text out = { 0 };
    calibration_text(&out, &published, found, 1);
    assert_non_null(strstr(text_string(&out), "OUTSIDE"));
    text_free(&out);
    static const char wrong[] = "figures: [{of: niets, unit: mijlen, value: veel, between: [3, 1]}]";
    struct problems problems = { 0 };
    assert_false(published_read(&published, &t.arena, wrong, sizeof wrong - 1, &problems));
    assert_true(problems.count >= 6);
}

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_six_months_those_get_the_benefit_who_asked_after_the_third), cmocka_unit_test(stacking_helps_the_employers_of_those_who_can_do_more_than_half),
        cmocka_unit_test(one_exemption_is_for_every_month_with_income), cmocka_unit_test(housemates_count_from_twenty_seven_from_twenty_one_or_never), cmocka_unit_test(those_who_leave_home_make_it_differ_less),
        cmocka_unit_test(one_national_body_reaches_those_it_would), cmocka_unit_test(uwv_would_pay_what_employers_are_left_with), cmocka_unit_test(guidance_is_paid_as_it_was_spent),
        cmocka_unit_test(too_much_is_paid_on_the_days_of_those_whose_wage_value_is_known_too_high), cmocka_unit_test(every_question_answers_in_words_and_says_what_to_bear_in_mind),
        cmocka_unit_test(every_mistake_in_a_question_is_named), cmocka_unit_test(a_hundredth_of_the_country_lies_within_the_band_of_each_published_figure), cmocka_unit_test(a_figure_outside_its_band_is_said_to_be),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
