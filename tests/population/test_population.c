/* SPDX-License-Identifier: EUPL-1.2 */
/* test_population.c: the made-up population is the same every time, in parts and on any number of threads; its numbers are those of the figures; every row is what the rule gives for that case alone. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "base/embedded.h"
#include "population/calibrate.h"
#include "population/run.h"
#include "rules/decide.h"

/* Enough households for the figures; fewer under the sanitizers, which a run of the whole check sets. */
enum { SAMPLE = 60000, RUN = 3000 };

static struct {
    struct model model;
    struct lines lines;
    struct could could;
    struct arena arena;
    struct problems problems;
    struct law_tables law, reform;
    struct law_overlay overlay;
} t;

static int prepare(void **state)
{
    (void)state;
    static const char reform[] = "name: hoger-forfait\ntitle: {nl: Een hoger vast deel, en: A higher flat rate}\nparameters:\n  - name: lks_forfait\n    unit: percent\n"
                                 "    values:\n      - {from: 2026-01-01, value: 60, status: afgeleid, source: \"a reform of the test\"}\n";
    const struct law_overlay *overlays[] = { &t.overlay };
    bool good = model_built_in(&t.model, &t.arena, &law_book, 0, &t.problems) && lines_built_in(&t.lines, &t.arena, &t.problems) && model_calibrate(&t.model, &t.could, 1, SAMPLE, 2, &t.problems)
             && law_build(&t.law, NULL, 0, DATE_LAST) && law_overlay_read(&t.overlay, &t.arena, "reform", reform, sizeof reform - 1, &t.problems) && law_build(&t.reform, overlays, 1, DATE_LAST);
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

static struct run a_run(int64_t households) { return (struct run){ .model = &t.model, .lines = &t.lines, .law = { &t.law.law, &t.reform.law }, .seed = 7, .households = households, .shards = 1, .threads = 1 }; }

static void the_same_number_is_the_same_household(void **state)
{
    (void)state;
    for (uint64_t n = 0; n < 500; n++) {
        struct household one, other;
        memset(&one, 0, sizeof one);
        memset(&other, 0, sizeof other);
        household_make(&one, &t.model, 7, n);
        household_make(&other, &t.model, 7, n);
        assert_memory_equal(&one, &other, sizeof one);
    }
}

static void another_seed_gives_other_people(void **state)
{
    (void)state;
    int32_t differ = 0;
    for (uint64_t n = 0; n < 100; n++) {
        struct household one, other;
        household_make(&one, &t.model, 7, n);
        household_make(&other, &t.model, 8, n);
        differ += one.person[0].born != other.person[0].born;
    }
    assert_true(differ > 90);
}

static void nobody_is_impossible(void **state)
{
    (void)state;
    date first = date_of(t.model.year, 1, 1), last = date_of(t.model.year, 12, 31);
    for (uint64_t n = 0; n < 20000; n++) {
        struct household h;
        household_make(&h, &t.model, 7, n);
        assert_in_range(h.count, 1, HOUSEHOLD_MOST);
        assert_true(h.moved == DATE_NEVER || (h.moved >= first && h.moved <= last && h.town_after != h.town));
        for (int32_t k = 0; k < h.count; k++) {
            const struct person *p = &h.person[k];
            assert_true(p->born <= first);
            assert_true(p->place == PLACE_child || age_in(&t.model, p) >= 18);
            if (p->place == PLACE_child) assert_true(p->born > h.person[0].born);
            if (p->work == WORK_measured || p->work == WORK_flat) { assert_true(p->limited); assert_in_range(p->wage_value, 1000, 99000); assert_in_range(p->hours, 100, 4000); }
            for (int32_t s = 0; s < p->spell_count; s++) {
                assert_true(p->spell[s].from >= first && p->spell[s].until <= last && p->spell[s].until >= p->spell[s].from && p->spell[s].from >= p->job_from);
                if (s) assert_true(p->spell[s].from > p->spell[s - 1].until + 28);
            }
        }
    }
}

/* Within fifteen percent, which chance allows for in a sample of this size: of some two hundred people it is two standard deviations. */
static void near(int64_t found, int64_t people, int64_t wanted)
{
    int64_t in_country = found * t.model.inwoners / people;
    assert_in_range(in_country, wanted * 85 / 100, wanted * 115 / 100);
}

static void as_many_people_as_the_figures_say(void **state)
{
    (void)state;
    int64_t people = 0, measured = 0, flat = 0, assisted = 0, register_jobs = 0, applied = 0;
    for (uint64_t n = 0; n < SAMPLE; n++) {
        struct household h;
        household_make(&h, &t.model, 1, n);     /* the households that were counted: chance decides only who */
        people += h.count;
        assisted += h.assistance;
        for (int32_t k = 0; k < h.count; k++) {
            measured += h.person[k].work == WORK_measured && !h.person[k].after_trial;         /* who comes from a trial placement is counted there */
            flat += h.person[k].work == WORK_flat;
            register_jobs += h.person[k].register_job;
            applied += h.person[k].applied != DATE_NEVER;
        }
    }
    near(measured, people, t.model.loonkostensubsidie.count);
    near(assisted, people, t.model.bijstand.count);
    near(applied, people, t.model.melding_jong.count);
    near(people, people, t.model.inwoners);
    assert_true(flat > 0 && register_jobs > 0);
}

static void every_municipality_of_the_year_has_inhabitants(void **state)
{
    (void)state;
    assert_int_equal(t.model.town_count, 342);
    int64_t all = 0;
    for (int32_t k = 0; k < t.model.town_count; k++) { assert_true(t.model.towns[k].inhabitants > 0); all += t.model.towns[k].inhabitants; }
    assert_in_range(all, t.model.inwoners - t.model.town_count, t.model.inwoners);
}

static void a_run_is_the_same_on_any_number_of_threads(void **state)
{
    (void)state;
    static struct totals one, three;
    struct run run = a_run(RUN);
    assert_true(run_all(&run, &one));
    run.threads = 3;
    assert_true(run_all(&run, &three));
    assert_memory_equal(&one, &three, sizeof one);
    assert_true(one.people > RUN && one.all.flow[0][0][LAW_base].amount > 0);
}

static void shards_add_up_to_the_whole(void **state)
{
    (void)state;
    static struct totals all, sum, part;
    struct run run = a_run(RUN + 17);       /* not a whole number of blocks */
    assert_true(run_all(&run, &all));
    memset(&sum, 0, sizeof sum);
    run.shards = 5;
    for (run.shard = 0; run.shard < run.shards; run.shard++) {
        assert_true(run_all(&run, &part));
        totals_add(&sum, &part);
    }
    assert_memory_equal(&sum, &all, sizeof all);
}

static void groups_add_up_to_everybody(void **state)
{
    (void)state;
    static struct totals all;
    struct run run = a_run(RUN);
    assert_true(run_all(&run, &all));
    int64_t ages = 0, homes = 0, towns = 0, money_of_ages = 0;
    for (int32_t k = 0; k < AGE_GROUPS; k++) { ages += all.age[k].people; money_of_ages += all.age[k].flow[0][0][LAW_base].amount; }
    for (int32_t k = 0; k < HOMES; k++) homes += all.home[k].people;
    for (int32_t k = 0; k < TOWNS_MOST; k++) towns += all.town[k].people;
    assert_int_equal(ages, all.people);
    assert_int_equal(homes, all.people);
    assert_int_equal(towns, all.people);
    assert_int_equal(money_of_ages, all.all.flow[0][0][LAW_base].amount);
}

static void what_employers_gain_is_what_municipalities_pay_more(void **state)
{
    (void)state;
    static struct totals all;
    struct run run = a_run(20000);
    assert_true(run_all(&run, &all));
    int64_t more = 0;
    for (int32_t k = 0; k < t.lines.count; k++)
        for (int32_t f = 0; f < t.lines.line[k].flow_count; f++) {
            int64_t change = all.all.flow[k][f][LAW_reform].amount - all.all.flow[k][f][LAW_base].amount;
            more += t.lines.line[k].flow[f].to == PARTY_werkgever ? change : t.lines.line[k].flow[f].from == PARTY_werkgever ? -change : 0;
        }
    const struct change_total *employers = &all.all.change[1];
    assert_int_equal(employers->gain - employers->loss, more);
    assert_true(employers->gain_count > 0);     /* the flat rate of the reform is higher */
}

/* Each row as a case of its own: checked like any answer of a person, decided with reasons, outcome for outcome the same. */
static void every_row_is_what_the_rule_gives_for_that_case(void **state)
{
    (void)state;
    int32_t looked_at = 0;
    for (uint64_t n = 0; n < 4000; n++) {
        struct household h;
        household_make(&h, &t.model, 7, n);
        for (int32_t l = 0; l < t.lines.count; l++) {
            const struct line *line = &t.lines.line[l];
            for (int32_t k = 0; k < h.count; k++) {
                if (!line->scope->concerns(&h, &h.person[k])) continue;
                struct life life = { .model = &t.model, .law = &t.law.law, .wages = &t.law.law, .household = &h, .person = &h.person[k], .month = 6, .month_first = date_of(t.model.year, 6, 1), .month_last = date_of(t.model.year, 6, 30) };
                if (!line->scope->take(&life, 0)) continue;
                static struct case_room facts, outcome, again;
                memset(&facts, 0, sizeof facts);
                for (int32_t f = 0; f < line->fill_count; f++)
                    if (line->fill[f].how->fill(&life, facts.bytes + line->rule->facts[line->fill[f].fact].offset)) ((struct facts_head *)(void *)facts.bytes)->given |= (uint64_t)1 << line->fill[f].fact;
                static struct problems problems;
                problems.count = 0;
                static struct reasoning reasoning;
                reasoning_clear(&reasoning, false);
                enum status status = decide_case(line->rule, &t.law.law, facts.bytes, outcome.bytes, &reasoning, &problems);
                if (problems.count) print_message("# %s: %s %s: %s\n", line->rule->name, problems.item[0].field, problems.item[0].value, problems.item[0].allowed[1]);
                assert_int_equal(problems.count, 0);
                static struct terms_room room;
                memset(&room, 0, sizeof room);
                uint8_t as_row = 0;
                line->rule->rows(&t.law.law, facts.bytes, again.bytes, &as_row, 1, &room);
                assert_int_equal(as_row, status);
                assert_int_equal(((struct outcome_head *)(void *)again.bytes)->settled, ((struct outcome_head *)(void *)outcome.bytes)->settled);
                looked_at++;
            }
        }
    }
    assert_true(looked_at > 300);
}

static void every_line_is_asked_and_settled(void **state)
{
    (void)state;
    static struct totals all;
    struct run run = a_run(20000);
    assert_true(run_covered(&run, &t.problems));
    assert_true(run_all(&run, &all));
    for (int32_t k = 0; k < t.lines.count; k++) {
        if (!all.line[k].rows || all.line[k].status[LAW_base][VASTGESTELD] * 100 < all.line[k].rows * 95) print_message("# %s: %lld rows, %lld settled\n", t.lines.line[k].rule->name, (long long)all.line[k].rows, (long long)all.line[k].status[LAW_base][VASTGESTELD]);
        assert_true(all.line[k].rows > 0);
        assert_true(all.line[k].status[LAW_base][VASTGESTELD] * 100 >= all.line[k].rows * 95);
        assert_int_equal(all.line[k].status[LAW_base][ONGELDIG], 0);
    }
}

static void a_national_body_reaches_more_students(void **state)
{
    (void)state;
    static struct totals all;
    struct run run = a_run(60000);
    run.law[LAW_reform] = &t.law.law;
    run.behaviours[LAW_reform] = 1u << BEHAVIOUR_national_allowance;
    assert_true(run_all(&run, &all));
    int64_t before = 0, after = 0, others = 0;
    for (int32_t k = 0; k < t.lines.count; k++)
        for (int32_t f = 0; f < t.lines.line[k].flow_count; f++) {
            bool study = strcmp(t.lines.line[k].rule->name, "studietoeslag") == 0;
            if (study) { before += all.all.flow[k][f][LAW_base].amount; after += all.all.flow[k][f][LAW_reform].amount; }
            else others += all.all.flow[k][f][LAW_reform].amount - all.all.flow[k][f][LAW_base].amount;
        }
    assert_true(before > 0 && after > before);
    assert_int_equal(others, 0);            /* and changes nothing else */
}

static void a_young_adult_who_leaves_shares_no_costs(void **state)
{
    (void)state;
    static struct totals all;
    struct run run = a_run(60000);
    run.law[LAW_reform] = &t.law.law;
    run.behaviours[LAW_reform] = 1u << BEHAVIOUR_leaves_home;
    assert_true(run_all(&run, &all));
    for (int32_t k = 0; k < t.lines.count; k++)
        if (strcmp(t.lines.line[k].rule->name, "kostendelersnorm") == 0) {
            const struct outcome_total *sharers[LAWS];
            for (int32_t v = 0; v < LAWS; v++) sharers[v] = &all.line[k].outcome[v][1];
            assert_true(sharers[LAW_reform]->sum <= sharers[LAW_base]->sum);
        }
}

static void a_stopped_run_says_so(void **state)
{
    (void)state;
    static struct totals all;
    _Atomic bool stop = true;
    struct run run = a_run(RUN);
    run.stop = &stop;
    assert_false(run_all(&run, &all));
}

/* A model with one thing wrong in it. */
static int32_t mistakes_in(const char *find, const char *put)
{
    extern const struct embedded_file population_files[];
    static char text[32768];
    const char *at = strstr(population_files[0].bytes, find);
    assert_non_null(at);
    size_t before = (size_t)(at - population_files[0].bytes);
    int size = snprintf(text, sizeof text, "%.*s%s%s", (int)before, population_files[0].bytes, put, at + strlen(find));
    struct model model;
    struct arena arena = { 0 };
    static struct problems problems;
    problems.count = 0;
    bool good = model_read(&model, &arena, &law_book, 0, text, (size_t)size, &problems);
    assert_int_equal(good, problems.count == 0);
    arena_free(&arena);
    return problems.count;
}

static void every_mistake_in_the_assumptions_is_named(void **state)
{
    (void)state;
    assert_int_equal(mistakes_in("inwoners: {value: 18000000", "inwoners: {value: 18000000"), 0);
    assert_true(mistakes_in("inwoners: {value: 18000000", "inwoners: {value: veel") > 0);
    assert_true(mistakes_in("inwoners: {value: 18000000", "inwoner: {value: 18000000") >= 2);       /* one unknown, one missing */
    assert_true(mistakes_in("status: gepubliceerd", "status: officieel") > 0);
    assert_true(mistakes_in("[30, 49, 24], [50, 74, 47]", "[30, 60, 24], [50, 74, 47]") > 0);        /* stretches overlap */
    assert_true(mistakes_in("verhuist: {share: 2.5", "verhuist: {share: 250") > 0);
    assert_true(mistakes_in("\"0363\": 935000", "\"9999\": 935000") > 0);
    assert_true(mistakes_in("\"0363\": 935000", "\"0363\": 19350000") > 0);
    assert_true(mistakes_in("year: 2026", "year: 1999") > 0);
    assert_true(mistakes_in("alleen: 395", "klooster: 395") > 0);
}

static void a_target_that_is_too_high_is_named(void **state)
{
    (void)state;
    struct model model = t.model;
    struct could could;
    static struct problems problems;
    problems.count = 0;
    model.studietoeslag.count = 5000000;
    assert_false(model_calibrate(&model, &could, 1, 2000, 1, &problems));
    assert_string_equal(problems.item[0].field, "studietoeslag");
}

static int32_t mistakes_in_lines(const char *text)
{
    static struct lines lines;
    struct arena arena = { 0 };
    static struct problems problems;
    problems.count = 0;
    bool good = lines_read(&lines, &arena, text, strlen(text), &problems);
    assert_int_equal(good, problems.count == 0);
    arena_free(&arena);
    return problems.count;
}

static void every_mistake_in_the_lines_is_named(void **state)
{
    (void)state;
    assert_int_equal(mistakes_in_lines("lines: [{rule: studietoeslag, scope: studietoeslag}]"), 0);
    assert_true(mistakes_in_lines("lines: [{rule: studietoeslagen, scope: studietoeslag}]") > 0);
    assert_true(mistakes_in_lines("lines: [{rule: studietoeslag, scope: niemand}]") > 0);
    assert_true(mistakes_in_lines("lines: [{rule: studietoeslag, scope: studietoeslag, flows: [{outcome: recht, from: gemeente, to: inwoner}]}]") > 0);       /* no amount */
    assert_true(mistakes_in_lines("lines: [{rule: studietoeslag, scope: studietoeslag, flows: [{outcome: bedragPerMaand, from: maan, to: mars}]}]") >= 2);
    assert_true(mistakes_in_lines("lines: [{rule: samenloop, scope: ziek-met-subsidie, facts: {dagloon: loonwaarde}}]") > 0);      /* no line above gives it */
    assert_true(mistakes_in_lines("lines: {}") > 0);
}

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_number_is_the_same_household), cmocka_unit_test(another_seed_gives_other_people), cmocka_unit_test(nobody_is_impossible),
        cmocka_unit_test(as_many_people_as_the_figures_say), cmocka_unit_test(every_municipality_of_the_year_has_inhabitants), cmocka_unit_test(a_run_is_the_same_on_any_number_of_threads),
        cmocka_unit_test(shards_add_up_to_the_whole), cmocka_unit_test(groups_add_up_to_everybody), cmocka_unit_test(what_employers_gain_is_what_municipalities_pay_more),
        cmocka_unit_test(every_row_is_what_the_rule_gives_for_that_case), cmocka_unit_test(every_line_is_asked_and_settled), cmocka_unit_test(a_national_body_reaches_more_students), cmocka_unit_test(a_young_adult_who_leaves_shares_no_costs), cmocka_unit_test(a_stopped_run_says_so),
        cmocka_unit_test(every_mistake_in_the_assumptions_is_named), cmocka_unit_test(a_target_that_is_too_high_is_named), cmocka_unit_test(every_mistake_in_the_lines_is_named),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
