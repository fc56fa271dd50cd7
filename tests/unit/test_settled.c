/* SPDX-License-Identifier: EUPL-1.2 */
/* test_settled.c: what is settled stays settled: for every rule of the registry, over random situations, facts that were missing or unknown come in, and no outcome
 * that was settled before changes. */
#include "search_help.h"

/* ---- what may come in ---- */

/* What is said of these goes before what follows from another fact. Beside that other fact they are not missing: given otherwise they contradict it. */
static const struct { const char *name, *follows_from; } known_anyway[] = {
    { "aowLeeftijdBereikt", "geboortedatum" }, { "heeftPartner", "partnerGeboortedatum" }, { "behoortTotDoelgroep", "doelgroepregisterRaadpleging" },
};

static bool follows_from_what_is_given(const struct rule *rule, const void *facts, uint32_t fact)
{
    for (size_t i = 0; i < sizeof known_anyway / sizeof *known_anyway; i++) {
        int32_t other = rule_fact(rule, known_anyway[i].follows_from, strlen(known_anyway[i].follows_from));
        if (strcmp(rule->facts[fact].term->name, known_anyway[i].name) == 0 && other >= 0 && facts_head(facts)->given >> other & 1) return true;
    }
    return false;
}

/* Often the smallest or the largest value: that is where a right begins and ends. */
static int64_t some_value(struct dice *dice, const struct term *term, date on)
{
    bool ends = term->kind == KIND_percent || term->kind == KIND_hours || term->kind == KIND_euro || term->kind == KIND_whole;
    if (ends && chance(dice, 25)) return chance(dice, 50) ? term->min : term->max;
    return random_plain(dice, term, on);
}

/* What was assumed of a part of the elements of a list; false when nothing was. */
static bool part_was_assumed(const struct reasoning *r, uint32_t fact, int32_t part, int64_t *value)
{
    for (int32_t i = 0; i < r->assumed_parts; i++)
        if (r->assumed_part[i].fact == (int32_t)fact && r->assumed_part[i].part == part) { *value = r->assumed_part[i].value; return true; }
    return false;
}

/* The parts of the elements of a list that were missing or unknown come in, those that were assumed as they were assumed. What was said to be unknown is never assumed. */
static void fill_list(struct dice *dice, const struct rule *rule, const struct reasoning *r, void *facts, uint32_t fact, date on)
{
    const struct term *list = rule->facts[fact].term;
    char *at = (char *)facts + rule->facts[fact].offset;
    int32_t n;
    memcpy(&n, at, sizeof n);
    for (int32_t i = 0; i < n && !list->scalar_items; i++) {
        char *item = at + list->items_offset + (size_t)i * list->item_size;
        uint32_t mark[2];                               /* given, unknown */
        memcpy(mark, item, sizeof mark);
        for (int32_t k = 0; k < list->part_count; k++) {
            int64_t value;
            if (mark[0] >> k & 1 || chance(dice, 30)) continue;
            if (mark[1] >> k & 1 || !part_was_assumed(r, fact, k, &value)) value = some_value(dice, list->parts[k].term, on);
            put_plain(list->parts[k].term, item + list->parts[k].offset, value);
            mark[0] |= (uint32_t)1 << k;
            mark[1] &= ~((uint32_t)1 << k);
        }
        memcpy(item, mark, sizeof mark);
    }
}

/* The day on which the case is decided, or some day when that is not given. */
static date some_day(struct dice *dice, const struct rule *rule, const struct law *law, const void *facts)
{
    struct law_period period = law_coverage(law, rule->name);
    if (facts_head(facts)->given >> rule->reference & 1) return facts_day(rule, facts);
    return period.from + (date)below(dice, period.until - period.from + 1);
}

/* One fact comes in: of a list that was given what was left open in it, of what was assumed what was assumed, of the rest anything. */
static void bring_in(struct dice *dice, const struct rule *rule, const struct law *law, const struct decided *before, void *facts, uint32_t fact)
{
    struct facts_head *head = facts;
    uint64_t bit = (uint64_t)1 << fact;
    const struct term *term = rule->facts[fact].term;
    char *at = (char *)facts + rule->facts[fact].offset;
    date on = some_day(dice, rule, law, facts);
    if (head->given & bit) { if (term->kind == KIND_list) fill_list(dice, rule, &before->reasons, facts, fact, on); return; }
    if (follows_from_what_is_given(rule, facts, fact)) return;
    if (before->reasons.assumed & bit) put_plain(term, at, before->reasons.assumption[fact]);
    else if (fact == rule->reference) put_plain(term, at, term->kind == KIND_whole ? civil_of(on).year : on);
    else if (term->kind == KIND_list) random_list(dice, term, at, on);
    else put_plain(term, at, some_value(dice, term, on));
    head->given |= bit;
    head->unknown &= ~bit;
}

/* One fact comes in, in a few tries, unless it contradicts. */
static void try_to_bring_in(struct dice *dice, const struct rule *rule, const struct law *law, const struct decided *before, struct case_room *facts, uint32_t fact)
{
    struct case_room without = *facts;
    for (int tries = 0; tries < 4; tries++) {
        bring_in(dice, rule, law, before, facts, fact);
        if (facts_check(rule, law, facts, NULL)) return;
        *facts = without;
    }
}

/* First everything that was assumed is given as it was assumed, for an answer may change where it said that it assumed; then some or all of the facts that were
 * missing come in. */
static void complete(struct dice *dice, const struct rule *rule, const struct law *law, const struct decided *before, struct case_room *after)
{
    int often = chance(dice, 50) ? 100 : 40;
    *after = before->facts;
    for (uint64_t left = before->reasons.assumed; left; left &= left - 1) try_to_bring_in(dice, rule, law, before, after, (uint32_t)__builtin_ctzll(left));
    for (uint32_t k = 0, from = (uint32_t)below(dice, rule->fact_count); k < rule->fact_count; k++)
        if (chance(dice, often)) try_to_bring_in(dice, rule, law, before, after, (from + k) % rule->fact_count);
}

/* ---- what must stay ---- */

/* The first of these outcomes that was settled and is not, or otherwise; -1 when there is none. */
static int32_t what_changed(const struct rule *rule, uint64_t outcomes, const void *before, const void *after)
{
    const struct outcome_head *x = before, *y = after;
    for (uint32_t k = 0; k < rule->outcome_count; k++) {
        if (!((x->settled & outcomes) >> k & 1)) continue;
        if (!(y->settled >> k & 1) || (x->none ^ y->none) >> k & 1) return (int32_t)k;
        if (!(x->none >> k & 1) && !same_value(&rule->outcomes[k], before, after)) return (int32_t)k;
    }
    return -1;
}

static void tell_facts(const char *when, const struct rule *rule, const void *facts)
{
    struct text text = { 0 };
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        if (!((facts_head(facts)->given | facts_head(facts)->unknown) >> k & 1)) continue;
        text_char(&text, ' ');
        text_put(&text, rule->facts[k].term->name);
        text_char(&text, '=');
        if (facts_head(facts)->given >> k & 1) term_put(&text, rule->facts[k].term, (const char *)facts + rule->facts[k].offset, false);
        else text_put(&text, "onbekend");
    }
    print_message("#   %s:%s\n", when, text_string(&text));
    text_free(&text);
}

/* A random situation, from nearly full to nearly empty, under readings that are often not the usual ones; then what was missing comes in, a few times over.
 * Returns which of the outcomes changed, -1 when none did; adds to compared how many settled outcomes were looked at. */
static int32_t try_situation(struct dice *dice, const struct rule *rule, int k, bool strict, uint64_t outcomes, int64_t *compared)
{
    static const int given[] = { 90, 80, 65, 40 }, unknown[] = { 5, 10, 15, 20 };
    static struct decided before, after;
    struct law law = base.law;
    for (int32_t c = 0; c < LAW_CHOICES; c++) law.option[c] = (uint8_t)(chance(dice, 60) ? 0 : roll(dice) % (uint32_t)law_book.choices[c].option_count);
    random_case(dice, rule, &law, &before.facts, given[k % 4], unknown[k % 4]);
    decide_it(rule, &law, &before, strict);
    uint64_t settled = outcome_head(&before.outcome)->settled;
    if (before.status == ONGELDIG || !settled) return -1;
    for (int n = 0; n < 3; n++) {
        complete(dice, rule, &law, &before, &after.facts);
        decide_it(rule, &law, &after, strict);
        if (after.status == ONGELDIG) continue;
        *compared += __builtin_popcountll(settled);
        int32_t changed = what_changed(rule, outcomes, &before.outcome, &after.outcome);
        if (changed < 0) continue;
        print_message("# %s: %s was settled and changes\n", rule->name, rule->outcomes[changed].term->name);
        tell_facts("before", rule, &before.facts);
        tell_facts("after", rule, &after.facts);
        return changed;
    }
    return -1;
}

/* The list of deadlines is what follows from the facts given: every one of them is optional, and each deadline stands by itself. */
static bool promises(const struct rule *rule) { return strcmp(rule->name, "termijnen") != 0; }

/* What a municipality regulates is on record of a few only, so hardly any situation settles something; tests/ordinance/test_local_rules.c looks at it with all of it on record. */
static bool of_a_few(const struct rule *rule) { return strcmp(rule->name, "verordening") == 0; }

enum { SITUATIONS = 8000 };

static void try_every_rule(uint64_t seed, bool strict)
{
    struct dice dice = { seed_of(seed) };
    int64_t wrong = 0;
    for (int32_t i = 0; i < rule_count; i++) {
        int64_t compared = 0;
        uint64_t changed = 0;                   /* each outcome is told once */
        if (!promises(rules[i])) continue;
        for (int k = 0; k < times_of(SITUATIONS); k++) {
            int32_t outcome = try_situation(&dice, rules[i], k, strict, ~changed, &compared);
            if (outcome >= 0) changed |= (uint64_t)1 << outcome;
        }
        wrong += changed != 0;
        assert_true(changed || compared > (of_a_few(rules[i]) ? 0 : SITUATIONS / 4));
    }
    assert_int_equal(wrong, 0);
}

static void what_is_settled_stays_whatever_comes_in(void **state) { (void)state; try_every_rule(1, false); }
static void and_so_it_does_when_assumptions_are_refused(void **state) { (void)state; try_every_rule(2, true); }

/* ---- toy rules: one that settles too early, one that assumes in silence, one that says so: are the first two found, and is the last not? ---- */

enum fault { HASTY, SILENT, NO_FAULT };
static enum fault fault;

#define FACTS(F) F(peildatum) F(behoortTotDoelgroep) F(loonwaarde)
#define OUTCOMES(F) F(recht) F(subsidiepercentage)
DECLARE_RULE
CONSISTENT { (void)p; (void)f; return good; }
ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(peildatum);
    if (fault == SILENT && !HAS(behoortTotDoelgroep)) SET(recht, ja);
    else { ASSUME(group, behoortTotDoelgroep, ja); SET(recht, group); }
    NEED(loonwaarde);
    if (fault == HASTY && f->loonwaarde == HUNDRED_PERCENT) SET(recht, nee);
    SET(subsidiepercentage, HUNDRED_PERCENT - f->loonwaarde);
    return VASTGESTELD;
}
RULE(toy, peildatum, "Pw 10d", 0, "Speelregel", "Toy rule")

/* The outcome that changes, in the first situation in which one does; -1 when none does. */
static int32_t found_in_toy(enum fault which, bool strict)
{
    struct dice dice = { 5 };
    int64_t compared = 0;
    int32_t changed = -1;
    fault = which;
    for (int k = 0; k < 1000 && changed < 0; k++) changed = try_situation(&dice, &rule_toy, k, strict, ~(uint64_t)0, &compared);
    assert_true(changed >= 0 || compared > 1000);
    return changed;
}

static void a_rule_that_settles_too_early_is_found(void **state)
{
    (void)state;
    assert_int_equal(found_in_toy(HASTY, false), out_recht);
    assert_int_equal(found_in_toy(HASTY, true), out_recht);
}
static void so_is_a_rule_that_assumes_in_silence(void **state)
{
    (void)state;
    assert_int_equal(found_in_toy(SILENT, false), out_recht);
    assert_int_equal(found_in_toy(SILENT, true), out_recht);
}
static void a_rule_that_says_what_it_assumed_keeps_the_promise(void **state)
{
    (void)state;
    assert_int_equal(found_in_toy(NO_FAULT, false), -1);
    assert_int_equal(found_in_toy(NO_FAULT, true), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_settled_stays_whatever_comes_in),
        cmocka_unit_test(and_so_it_does_when_assumptions_are_refused),
        cmocka_unit_test(a_rule_that_settles_too_early_is_found),
        cmocka_unit_test(so_is_a_rule_that_assumes_in_silence),
        cmocka_unit_test(a_rule_that_says_what_it_assumed_keeps_the_promise),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
