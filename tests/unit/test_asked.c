/* SPDX-License-Identifier: EUPL-1.2 */
/* test_asked.c: what a rule did not ask makes no difference: for every rule of the registry, over random situations, every fact outside `asked` is given, taken
 * away and marked unknown, and nothing changes. */
#include "search_help.h"

static bool same_steps(const struct reasoning *a, const struct reasoning *b)
{
    if (a->steps != b->steps || a->uses != b->uses) return false;
    for (int32_t i = 0; i < a->uses; i++) if (a->use[i].slot != b->use[i].slot || a->use[i].day != b->use[i].day) return false;
    for (int32_t i = 0; i < a->steps; i++) {
        const struct step *s = &a->step[i], *t = &b->step[i];
        if (s->citation != t->citation || s->text[0] != t->text[0] || s->quantities != t->quantities) return false;
        for (int32_t k = 0; k < s->quantities; k++)
            if (s->quantity[k].num != t->quantity[k].num || s->quantity[k].den != t->quantity[k].den || s->quantity[k].word != t->quantity[k].word) return false;
    }
    return true;
}

static bool same_decision(const struct rule *rule, const struct decided *a, const struct decided *b)
{
    return a->status == b->status && same_outcome(rule, &a->outcome, &b->outcome) && a->reasons.asked == b->reasons.asked && a->reasons.missing == b->reasons.missing &&
           a->reasons.assumed == b->reasons.assumed && a->reasons.choices == b->reasons.choices && same_steps(&a->reasons, &b->reasons);
}

/* The day on which the case is decided, or some day when that is not given. */
static date some_day(struct dice *dice, const struct rule *rule, const struct law *law, const void *facts)
{
    struct law_period period = law_coverage(law, rule->name);
    if (facts_head(facts)->given >> rule->reference & 1) return facts_day(rule, facts);
    return period.from + (date)below(dice, period.until - period.from + 1);
}

enum change { TAKEN_AWAY, MARKED_UNKNOWN, GIVEN_ANEW, CHANGES = GIVEN_ANEW + 4 };     /* given anew with a few values */

static void change_fact(struct dice *dice, const struct rule *rule, const struct law *law, void *facts, uint32_t fact, int change)
{
    struct facts_head *head = facts;
    uint64_t bit = (uint64_t)1 << fact;
    char *at = (char *)facts + rule->facts[fact].offset;
    date on = some_day(dice, rule, law, facts);
    const struct term *term = rule->facts[fact].term;
    head->given &= ~bit;
    head->unknown &= ~bit;
    memset(at, 0, term_size(term));
    if (change == MARKED_UNKNOWN) head->unknown |= bit;
    if (change < GIVEN_ANEW) return;
    head->given |= bit;
    if (fact == rule->reference) {
        struct law_period p = law_coverage(law, rule->name);
        on = p.from + (date)below(dice, p.until - p.from + 1);
        put_plain(term, at, term->kind == KIND_whole ? civil_of(on).year : on);
    }
    else if (term->kind == KIND_list) random_list(dice, term, at, on);
    else put_plain(term, at, random_plain(dice, term, on));
}

/* Facts that were not asked, changed one by one and then all at once. Returns how many changes were tried; found: the first fact that made a difference, -1 when
 * there is none, rule->fact_count when only all together did. */
static int64_t change_what_was_not_asked(struct dice *dice, const struct rule *rule, const struct law *law, const struct decided *d, bool strict, int32_t *found)
{
    static struct decided other;
    uint64_t all = rule->fact_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->fact_count) - 1, silent = all & ~d->reasons.asked;
    int64_t tried = 0;
    *found = -1;
    for (uint64_t left = silent; left && *found < 0; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        for (int change = TAKEN_AWAY; change < CHANGES; change++) {
            other.facts = d->facts;
            change_fact(dice, rule, law, &other.facts, fact, change);
            if (!facts_check(rule, law, &other.facts, NULL)) continue;
            decide_it(rule, law, &other, strict);
            tried++;
            if (!same_decision(rule, d, &other)) { *found = (int32_t)fact; break; }
        }
    }
    if (*found >= 0 || !silent) return tried;
    other.facts = d->facts;
    for (uint64_t left = silent; left; left &= left - 1) change_fact(dice, rule, law, &other.facts, (uint32_t)__builtin_ctzll(left), (int)below(dice, CHANGES));
    if (!facts_check(rule, law, &other.facts, NULL)) return tried;
    decide_it(rule, law, &other, strict);
    if (!same_decision(rule, d, &other)) *found = (int32_t)rule->fact_count;
    return tried + 1;
}

/* Random situations, from nearly full to nearly empty, under readings that are often not the usual ones. */
static void random_situation(struct dice *dice, const struct rule *rule, struct law *law, struct decided *d, int k, bool strict)
{
    static const int given[] = { 97, 85, 60, 30 }, unknown[] = { 3, 5, 15, 10 };
    for (int32_t c = 0; c < LAW_CHOICES; c++) law->option[c] = (uint8_t)(chance(dice, 60) ? 0 : roll(dice) % (uint32_t)law_book.choices[c].option_count);
    random_case(dice, rule, law, &d->facts, given[k % 4], unknown[k % 4]);
    decide_it(rule, law, d, strict);
}

enum { SITUATIONS = 4000 };

static void try_every_rule(uint64_t seed, bool strict)
{
    static struct decided d;
    struct dice dice = { seed };
    struct law law = base.law;
    for (int32_t i = 0; i < rule_count; i++) {
        int64_t tried = 0;
        for (int k = 0; k < SITUATIONS; k++) {
            int32_t found;
            random_situation(&dice, rules[i], &law, &d, k, strict);
            tried += change_what_was_not_asked(&dice, rules[i], &law, &d, strict, &found);
            if (found >= 0) print_message("# %s, situation %d: %s was not asked and makes a difference\n", rules[i]->name, k,
                                          found < (int32_t)rules[i]->fact_count ? rules[i]->facts[found].term->name : "a set of facts");
            assert_int_equal(found, -1);
        }
        assert_true(tried > SITUATIONS / 10);
    }
}

static void a_fact_that_was_not_asked_changes_nothing(void **state) { (void)state; try_every_rule(1, false); }
static void nor_does_it_when_assumptions_are_refused(void **state) { (void)state; try_every_rule(2, true); }

static void try_the_lists(uint64_t seed, bool strict)
{
    static struct decided d;
    struct dice dice = { seed };
    struct law law = base.law;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < SITUATIONS; k++) {
            random_situation(&dice, rules[i], &law, &d, k, strict);
            const struct facts_head *head = facts_head(&d.facts);
            const struct reasoning *r = &d.reasons;
            assert_int_equal(r->missing & ~r->asked, 0);
            assert_int_equal(r->assumed & ~r->asked, 0);
            assert_int_equal(r->assumed & (head->given | head->unknown), 0);
            if (strict) assert_int_equal(r->assumed, 0);
        }
}

static void what_is_missing_was_asked_and_what_is_assumed_was_asked_and_not_given(void **state) { (void)state; try_the_lists(3, false); }
static void with_assumptions_refused_nothing_is_assumed(void **state) { (void)state; try_the_lists(4, true); }

/* ---- a rule that looks at a fact and does not say so: is it found? ---- */

#define FACTS(F) F(peildatum) F(forfaitair) F(loonwaarde)
#define OUTCOMES(F) F(recht)
DECLARE_RULE
CONSISTENT { (void)p; (void)f; return good; }
ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(peildatum);
    SET(recht, is_so(GIVEN(forfaitair) && f->forfaitair == ja));
    return VASTGESTELD;
}
RULE(silent_toy, peildatum, "Pw 10d", 0, "Speelregel", "Toy rule")

static void a_rule_that_looks_at_a_fact_in_silence_is_found(void **state)
{
    (void)state;
    static struct decided d;
    struct dice dice = { 5 };
    struct law law = base.law;
    int32_t found = -1;
    for (int k = 0; k < 20 && found < 0; k++) {
        random_situation(&dice, &rule_silent_toy, &law, &d, k, false);
        change_what_was_not_asked(&dice, &rule_silent_toy, &law, &d, false, &found);
    }
    assert_int_equal(found, bit_forfaitair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_that_was_not_asked_changes_nothing),
        cmocka_unit_test(nor_does_it_when_assumptions_are_refused),
        cmocka_unit_test(what_is_missing_was_asked_and_what_is_assumed_was_asked_and_not_given),
        cmocka_unit_test(with_assumptions_refused_nothing_is_assumed),
        cmocka_unit_test(a_rule_that_looks_at_a_fact_in_silence_is_found),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
