/* SPDX-License-Identifier: EUPL-1.2 */
/* test_reason.c: which choices of interpretation mattered, against trying every combination of options; and what a decision keeps and forgets. */
#include "decision_help.h"

static struct decision decision;

static void start(struct decision *d, const char *rule, const struct law *law, bool strict) { decision_start(d, rule_find(rule, strlen(rule)), law, strict); }

/* Do two runs differ in an outcome asked for? Written apart from the code under test: as text. */
static void outcome_text(struct text *text, const struct decision *d, const void *outcome)
{
    const struct outcome_head *head = outcome;
    for (uint32_t k = 0; k < d->rule->outcome_count; k++) {
        if (!(d->outcomes >> k & 1)) continue;
        text_char(text, ';');
        if (!(head->settled >> k & 1)) text_put(text, "?");
        else if (head->none >> k & 1) text_put(text, "none");
        else term_put(text, d->rule->outcomes[k].term, (const char *)outcome + d->rule->outcomes[k].offset, false);
    }
}

/* Every combination of options of the consulted choices, each decided anew with its reasons (so that strict is strict); a choice mattered when two combinations that
 * differ in it alone differ in outcome. Returns how many combinations there were. */
static int32_t brute_force(const struct decision *d, uint64_t *mattered)
{
    int32_t place[64], options[64], n = 0, total = 1;
    for (int32_t c = 0; c < LAW_CHOICES; c++)
        if (d->reasoning.choices >> c & 1) { place[n] = c; options[n] = law_book.choices[c].option_count; total *= options[n++]; }
    struct text *said = calloc((size_t)total, sizeof *said);       /* they grow: a list of deadlines is long, and a text cut short would hide a difference */
    assert_non_null(said);
    static struct reasoning reasoning;
    for (int32_t i = 0; i < total; i++) {
        struct law law = *d->law;
        struct case_room outcome;
        for (int32_t k = 0, rest = i; k < n; rest /= options[k++]) law.option[place[k]] = (uint8_t)(rest % options[k]);
        reasoning_clear(&reasoning, d->strict);
        decide_case(d->rule, &law, &d->facts, &outcome, &reasoning, NULL);
        outcome_text(&said[i], d, &outcome);
        text_string(&said[i]);
        assert_false(said[i].failed);
    }
    *mattered = 0;
    for (int32_t k = 0, step = 1; k < n; step *= options[k++])
        for (int32_t i = 0; i < total; i++)
            if (i / step % options[k] + 1 < options[k] && strcmp(said[i].data, said[i + step].data) != 0) *mattered |= (uint64_t)1 << place[k];
    for (int32_t i = 0; i < total; i++) text_free(&said[i]);
    free(said);
    return total;
}

static void compare_with_brute_force(uint64_t seed, bool strict, bool few_outcomes, int given)
{
    struct dice dice = { seed };
    struct law law = base.law;
    int found = 0;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < 2000; k++) {
            uint64_t expected;
            decision_start(&decision, rules[i], &law, strict);
            for (int32_t c = 0; c < LAW_CHOICES; c++) law.option[c] = (uint8_t)(chance(&dice, 70) ? 0 : roll(&dice) % (uint32_t)law_book.choices[c].option_count);
            random_case(&dice, rules[i], &law, &decision.facts, given, 3);
            if (few_outcomes) decision.outcomes = (uint64_t)1 << below(&dice, rules[i]->outcome_count);
            decision_make(&decision);
            int32_t total = brute_force(&decision, &expected);
            if (total <= 64 && decision.mattered != expected) print_message("# %s, case %d of %d combinations: %llx, and by force %llx\n", rules[i]->name, k, total, (unsigned long long)decision.mattered, (unsigned long long)expected);
            assert_int_equal(decision.one_at_a_time, total > 64);
            if (total <= 64) assert_int_equal(decision.mattered, expected);
            else assert_int_equal(decision.mattered & ~expected, 0);        /* one at a time finds no more than there is */
            found += expected != 0;
        }
    if (!strict) assert_true(found > 100);
}

static void what_mattered_is_what_trying_every_combination_of_options_says(void **state) { (void)state; compare_with_brute_force(1, false, false, 95); }
static void for_one_outcome_only_what_changes_that_outcome_mattered(void **state) { (void)state; compare_with_brute_force(2, false, true, 95); }
static void with_facts_missing_it_is_the_same(void **state) { (void)state; compare_with_brute_force(3, false, false, 75); }
static void with_assumptions_refused_the_other_readings_are_tried_as_strictly(void **state) { (void)state; compare_with_brute_force(4, true, false, 97); }

static void a_decision_made_twice_is_the_same_decision(void **state)
{
    (void)state;
    start(&decision, "loonkostensubsidie", &base.law, false);
    assert_true(set(&decision, "peildatum", "2030-01-01") && set(&decision, "forfaitair", "ja") && set(&decision, "loonwaarde", "60"));
    decision_make(&decision);
    assert_int_equal(decision.status, ONGELDIG);
    assert_int_equal(decision.problems.count, 2);
    decision_make(&decision);
    assert_int_equal(decision.problems.count, 2);
}

static void a_contradiction_that_is_taken_away_no_longer_counts_and_a_refused_fact_still_does(void **state)
{
    (void)state;
    start(&decision, "doelgroep", &base.law, false);
    assert_true(set(&decision, "peildatum", "2030-01-01") && set(&decision, "kanTaakVerrichten", "nee"));
    decision_make(&decision);
    assert_int_equal(decision.status, ONGELDIG);
    assert_true(set(&decision, "peildatum", "2026-01-01"));
    decision_make(&decision);
    assert_int_equal(decision.status, VASTGESTELD);
    assert_int_equal(decision.problems.count, 0);
    assert_true(set(&decision, "peildatum", "2030-01-01"));
    decision_make(&decision);
    assert_false(set(&decision, "urenPerDag", "veel"));
    assert_true(set(&decision, "peildatum", "2026-01-01"));
    for (int i = 0; i < 2; i++) {
        decision_make(&decision);
        assert_int_equal(decision.status, ONGELDIG);
        assert_int_equal(decision.problems.count, 1);
        assert_string_equal(decision.problems.item[0].field, "urenPerDag");
        assert_int_equal(outcome_head(&decision.outcome)->settled, 0);
    }
}

static void the_status_is_that_of_the_outcomes_asked_for(void **state)
{
    (void)state;
    start(&decision, "loonkostensubsidie", &base.law, false);
    assert_true(set(&decision, "peildatum", "2026-01-01") && set(&decision, "geboortedatum", "1990-01-01"));
    assert_true(set(&decision, "forfaitair", "nee") && set(&decision, "loonwaarde", "60"));
    decision_make(&decision);
    assert_int_equal(decision.status, ONBEKEND);
    decision.outcomes = (uint64_t)1 << rule_outcome(decision.rule, "minimumloon", 11);
    decision_make(&decision);
    assert_int_equal(decision.status, VASTGESTELD);
}

static void the_day_of_a_case_without_a_reference_date_is_the_last_day_covered(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++) {
        decision_start(&decision, rules[i], &base.law, false);
        assert_int_equal(decision_day(&decision), law_coverage(&base.law, rules[i]->name).until);
        bool year = rules[i]->facts[rules[i]->reference].term->kind == KIND_whole;      /* a rule that is asked about a year: its first day */
        const char *value = year ? "2024" : "2024-05-06";
        assert_true(fact_set_text(rules[i], &decision.facts, (int32_t)rules[i]->reference, value, strlen(value), (struct manner){ 0 }, NULL));
        assert_int_equal(decision_day(&decision), year ? date_of(2024, 1, 1) : date_of(2024, 5, 6));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_mattered_is_what_trying_every_combination_of_options_says),
        cmocka_unit_test(for_one_outcome_only_what_changes_that_outcome_mattered),
        cmocka_unit_test(with_facts_missing_it_is_the_same),
        cmocka_unit_test(with_assumptions_refused_the_other_readings_are_tried_as_strictly),
        cmocka_unit_test(a_decision_made_twice_is_the_same_decision),
        cmocka_unit_test(a_contradiction_that_is_taken_away_no_longer_counts_and_a_refused_fact_still_does),
        cmocka_unit_test(the_status_is_that_of_the_outcomes_asked_for),
        cmocka_unit_test(the_day_of_a_case_without_a_reference_date_is_the_last_day_covered),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
