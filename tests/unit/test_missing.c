/* SPDX-License-Identifier: EUPL-1.2 */
/* test_missing.c: which missing facts can still change the outcome, which outcomes are possible, and the stretches of values behind both: over the whole registry,
 * in random partial situations, each against decisions made anew and against a scan of every value. */
#include <pthread.h>
#include "reason/asking/missing.h"
#include "search_help.h"

static struct search search;
static struct missing missing;
static struct arena arena;

static int open_the_search(void **state) { arena.limit = (size_t)512 << 20; return open_the_law(state); }
static int close_the_search(void **state) { arena_free(&arena); return close_the_law(state); }

static uint64_t all_facts(const struct rule *rule) { return rule->fact_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->fact_count) - 1; }

static bool find(const struct rule *rule, const void *facts, uint64_t outcomes)
{
    arena_reset(&arena);
    return missing_find(&missing, &search, rule, &base.law, facts, outcomes, false, EFFORT_USUAL, &arena);
}

/* ---- a decision, made without the engine ---- */

/* Nothing that can be given settles more. A municipality that did not exist on that day is asked for again, although it was given. */
static bool is_final(const struct rule *rule, const struct decided *d)
{
    uint64_t left = d->reasons.missing;
    for (uint32_t k = 0; k < rule->fact_count; k++)
        if (facts_head(&d->facts)->given >> k & 1 && rule->facts[k].term->kind != KIND_list) left &= ~((uint64_t)1 << k);
    return d->status == VASTGESTELD || d->status == PARAMETER_ONTBREEKT || (d->status == ONBEKEND && !left);
}

/* A random value for a fact, given in a few tries such that nothing contradicts; false when that fails. */
static bool give(struct dice *dice, const struct rule *rule, void *facts, uint32_t fact)
{
    struct law_period period = law_coverage(&base.law, rule->name);
    struct facts_head *head = facts;
    const struct term *term = rule->facts[fact].term;
    char *at = (char *)facts + rule->facts[fact].offset;
    uint64_t bit = (uint64_t)1 << fact, unknown = head->unknown & bit;
    for (int tries = 0; tries < 12; tries++) {
        date some = period.from + (date)below(dice, period.until - period.from + 1), on = head->given >> rule->reference & 1 && fact != rule->reference ? facts_day(rule, facts) : some;
        if (fact == rule->reference) put_plain(term, at, term->kind == KIND_whole ? civil_of(on).year : on);
        else if (term->kind == KIND_list) random_list(dice, term, at, on);
        else put_plain(term, at, random_plain(dice, term, on));
        head->given |= bit;
        head->unknown &= ~bit;
        if (facts_check(rule, &base.law, facts, NULL)) return true;
    }
    head->given &= ~bit;
    head->unknown |= unknown;
    return false;
}

/* Random partial situations, from nearly full to nearly empty. */
static void some_situation(struct dice *dice, const struct rule *rule, void *facts, int k)
{
    static const int given[] = { 90, 75, 60, 40, 15 }, unknown[] = { 3, 8, 5, 10, 0 };
    random_case(dice, rule, &base.law, facts, given[k % 5], unknown[k % 5]);
}

static const char *name_of(const struct rule *rule, uint32_t fact) { return rule->facts[fact].term->name; }

static void tell_facts(const struct rule *rule, const void *facts)
{
    struct text text = { 0 };
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        if (facts_head(facts)->unknown >> k & 1) { text_char(&text, ' '); text_put(&text, name_of(rule, k)); text_put(&text, "=onbekend"); }
        if (!(facts_head(facts)->given >> k & 1)) continue;
        text_char(&text, ' ');
        text_put(&text, name_of(rule, k));
        text_char(&text, '=');
        term_put(&text, rule->facts[k].term, (const char *)facts + rule->facts[k].offset, false);
    }
    print_message("#   %s%s\n", rule->name, text_string(&text));
    text_free(&text);
}

/* Facts that are missing get random values, until the case is decided; what is assumed stays assumed. */
static bool complete_at_random(struct dice *dice, const struct rule *rule, struct decided *d)
{
    decide_it(rule, &base.law, d, false);
    for (int depth = 0; depth < 64 && !is_final(rule, d); depth++) {
        uint64_t left = d->reasons.missing & ~facts_head(&d->facts)->given;
        if (d->status == ONGELDIG || !left) return false;
        if (!give(dice, rule, &d->facts, (uint32_t)__builtin_ctzll(left))) return false;
        decide_it(rule, &base.law, d, false);
    }
    return is_final(rule, d);
}

/* ---- what cannot matter ---- */

static int64_t add_what_cannot_matter(struct dice *dice, const struct rule *rule, const struct case_room *situation)
{
    static struct decided without, with;
    int64_t compared = 0;
    for (uint64_t left = missing.no_matter; left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        for (int tries = 0; tries < 6; tries++) {
            without.facts = *situation;
            for (uint32_t k = 0; k < rule->fact_count; k++)
                if (k != fact && !(facts_head(&without.facts)->given >> k & 1) && chance(dice, 85)) give(dice, rule, &without.facts, k);
            if (!complete_at_random(dice, rule, &without)) continue;
            with.facts = without.facts;
            if (facts_head(&without.facts)->given >> fact & 1) {
                print_message("# %s: %s was said not to matter, and is asked for\n", rule->name, name_of(rule, fact));
                tell_facts(rule, situation);
                return -1;
            }
            if (!give(dice, rule, &with.facts, fact)) continue;
            decide_it(rule, &base.law, &with, false);
            compared++;
            if (without.status == with.status && same_outcome(rule, &without.outcome, &with.outcome)) continue;
            print_message("# %s: %s was said not to matter, and does\n", rule->name, name_of(rule, fact));
            tell_facts(rule, situation);
            tell_facts(rule, &with.facts);
            return -1;
        }
    }
    return compared;
}

static void adding_a_fact_that_cannot_matter_never_changes_the_outcome(void **state)
{
    (void)state;
    static struct case_room situation;
    struct dice dice = { seed_of(11) };
    int64_t compared = 0, wrong = 0;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < times_of(25); k++) {
            some_situation(&dice, rules[i], &situation, k);
            assert_true(find(rules[i], &situation, all_outcomes(rules[i])));
            int64_t n = add_what_cannot_matter(&dice, rules[i], &situation);
            if (n < 0) wrong++; else compared += n;
        }
    print_message("# %lld completions with and without\n", (long long)compared);
    assert_true(compared > 1000);
    assert_int_equal(wrong, 0);
}

/* ---- what matters ---- */

static bool same_fact(const struct rule *rule, const void *a, const void *b, uint32_t fact)
{
    uint64_t bit = (uint64_t)1 << fact;
    if ((facts_head(a)->given ^ facts_head(b)->given) & bit || (facts_head(a)->unknown ^ facts_head(b)->unknown) & bit) return false;
    return !(facts_head(a)->given & bit) || same_value(&rule->facts[fact], a, b);
}

/* A list with holes may be filled in: what stood in it stands there still. */
static bool extends_list(const struct term *list, const char *before, const char *after)
{
    int32_t n, m;
    memcpy(&n, before, sizeof n);
    memcpy(&m, after, sizeof m);
    if (n != m || list->scalar_items) return n == m;
    for (int32_t i = 0; i < n; i++) {
        const char *a = before + list->items_offset + (size_t)i * list->item_size, *b = after + list->items_offset + (size_t)i * list->item_size;
        uint32_t x, y;
        memcpy(&x, a, sizeof x);
        memcpy(&y, b, sizeof y);
        if (x & ~y) return false;
        for (int32_t k = 0; k < list->part_count; k++)
            if (x >> k & 1 && term_plain(list->parts[k].term, a + list->parts[k].offset) != term_plain(list->parts[k].term, b + list->parts[k].offset)) return false;
    }
    return true;
}

static const char *what_is_wrong_with(const struct rule *rule, const struct case_room *situation, uint32_t fact, const struct proof *proof)
{
    static struct decided end[2];
    for (int e = 0; e < 2; e++) {
        memcpy(&end[e].facts, proof->facts[e], rule->facts_size);
        decide_it(rule, &base.law, &end[e], false);
        if (!is_final(rule, &end[e])) return "a completion that is not decided";
        if (!same_outcome(rule, &end[e].outcome, proof->outcome[e])) return "an outcome that a fresh decision does not give";
        for (uint32_t k = 0; k < rule->fact_count; k++) {
            if (!(facts_head(situation)->given >> k & 1)) continue;
            if (rule->facts[k].term->kind == KIND_list ? !(facts_head(&end[e].facts)->given >> k & 1) || !extends_list(rule->facts[k].term, situation->bytes + rule->facts[k].offset, end[e].facts.bytes + rule->facts[k].offset)
                                                       : !same_fact(rule, situation, &end[e].facts, k)) return "a completion that changes what was given";
        }
    }
    for (uint32_t k = 0; k < rule->fact_count; k++)
        if ((k == fact) == same_fact(rule, &end[0].facts, &end[1].facts, k)) return k == fact ? "two completions in which the fact is the same" : "two completions that differ in another fact";
    if (end[0].status == end[1].status && same_outcome(rule, &end[0].outcome, &end[1].outcome)) return "two completions with the same outcome";
    return NULL;
}

static void each_fact_that_matters_comes_with_two_completions_that_differ_in_it_alone_and_in_outcome(void **state)
{
    (void)state;
    static struct case_room situation;
    struct dice dice = { seed_of(12) };
    int64_t proofs = 0, wrong = 0;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < times_of(25); k++) {
            some_situation(&dice, rules[i], &situation, k);
            assert_true(find(rules[i], &situation, all_outcomes(rules[i])));
            for (uint64_t left = missing.matters; left; left &= left - 1, proofs++) {
                uint32_t fact = (uint32_t)__builtin_ctzll(left);
                const char *fault = what_is_wrong_with(rules[i], &situation, fact, &missing.proof[fact]);
                if (!fault) continue;
                print_message("# %s, %s: %s\n", rules[i]->name, name_of(rules[i], fact), fault);
                tell_facts(rules[i], &situation);
                wrong++;
            }
        }
    print_message("# %lld proofs\n", (long long)proofs);
    assert_true(proofs > 1000);
    assert_int_equal(wrong, 0);
}

/* A completion at random shows a difference where the engine says there is none: never. And where a random search finds that a fact matters, the engine seldom misses it. */
static void a_fact_is_never_both_and_given_facts_are_neither(void **state)
{
    (void)state;
    static struct case_room situation;
    struct dice dice = { seed_of(13) };
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < times_of(10); k++) {
            some_situation(&dice, rules[i], &situation, k);
            assert_true(find(rules[i], &situation, all_outcomes(rules[i])));
            assert_int_equal(missing.matters & missing.no_matter, 0);
            assert_int_equal((missing.matters | missing.no_matter) & ~all_facts(rules[i]), 0);
            assert_int_equal(missing.no_matter & facts_head(&situation)->given, 0);
        }
}

static bool lies_between(const struct field *field, const void *low, const void *value, const void *high)
{
    if (field->term->kind == KIND_list) return true;
    int64_t a = term_plain(field->term, (const char *)low + field->offset), b = term_plain(field->term, (const char *)high + field->offset), v = term_plain(field->term, (const char *)value + field->offset);
    int64_t cent = field->term->kind == KIND_euro && a != b;      /* sums of rounded parts may go up and down by one on the way */
    return (v >= a - cent && v <= b + cent) || (v >= b - cent && v <= a + cent);
}

static bool outcome_lies_between(const struct rule *rule, const void *low, const void *value, const void *high)
{
    const struct outcome_head *x = outcome_head(low), *is = outcome_head(value), *y = outcome_head(high);
    if (x->settled != is->settled || y->settled != is->settled || x->none != is->none || y->none != is->none) return false;
    for (uint32_t k = 0; k < rule->outcome_count; k++)
        if ((is->settled & ~is->none) >> k & 1 && !lies_between(&rule->outcomes[k], low, value, high)) return false;
    return true;
}

/* ---- the outcomes that are possible ---- */

static bool holds(const struct rule *rule, const struct condition *c, const void *facts)
{
    const struct field *field = &rule->facts[c->fact];
    if (!(facts_head(facts)->given >> c->fact & 1)) return false;
    if (c->lo.list) return memcmp((const char *)facts + field->offset, c->lo.list, term_size(field->term)) == 0;
    int64_t value = term_plain(field->term, (const char *)facts + field->offset);
    return value >= c->lo.plain && value <= c->hi.plain;
}

static bool conditions_hold(const struct rule *rule, const struct possible *p, const void *facts)
{
    for (int32_t i = 0; i < p->conditions; i++) if (!holds(rule, &p->condition[i], facts)) return false;
    return true;
}

static bool outcome_fits(const struct rule *rule, const struct possible *p, const struct decided *d)
{
    return p->status == d->status && outcome_lies_between(rule, p->outcome[0], &d->outcome, p->outcome[1]);
}

static void every_random_completion_has_an_outcome_that_was_said_to_be_possible(void **state)
{
    (void)state;
    static struct case_room situation;
    static struct decided d;
    struct dice dice = { seed_of(14) };
    int64_t completions = 0, met = 0, wrong = 0, lists = 0;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < times_of(30); k++) {
            some_situation(&dice, rules[i], &situation, k);
            assert_true(find(rules[i], &situation, all_outcomes(rules[i])));
            lists += missing.possible_all;
            bool good = true;
            for (int tries = 0; tries < 30 && good; tries++) {
                d.facts = situation;
                if (!complete_at_random(&dice, rules[i], &d)) continue;
                completions++;
                bool some = false;
                const char *fault = NULL;
                for (int32_t p = 0; p < missing.possible_count && !fault; p++) {
                    if (!conditions_hold(rules[i], &missing.possible[p], &d.facts)) continue;
                    some = true;
                    met++;
                    if (!outcome_fits(rules[i], &missing.possible[p], &d)) fault = "conditions hold and the outcome is another";
                }
                if (!some && missing.possible_all) fault = "an outcome outside a list that claims to be complete";
                if (!fault) continue;
                print_message("# %s: %s\n", rules[i]->name, fault);
                tell_facts(rules[i], &situation);
                tell_facts(rules[i], &d.facts);
                wrong++;
                good = false;
            }
        }
    print_message("# %lld completions, %lld of them under conditions of the list, %lld complete lists\n", (long long)completions, (long long)met, (long long)lists);
    assert_true(met > 1000);
    assert_true(lists > 100);
    assert_int_equal(wrong, 0);
}

/* ---- stretches against a scan of every value ---- */

static const struct class *class_of(int32_t n, int64_t value)
{
    static int32_t last;                /* values come in order, so it is mostly the same as the last time */
    if (last < n && value >= search.class[last].lo.plain && value <= search.class[last].hi.plain) return &search.class[last];
    for (last = 0; last < n; last++) if (value >= search.class[last].lo.plain && value <= search.class[last].hi.plain) return &search.class[last];
    return NULL;
}

static const char *compare_with_scan(const struct rule *rule, struct case_room *facts, uint32_t fact, int32_t n, int64_t *scanned, int64_t *where)
{
    static struct case_room outcome;
    const struct term *term = rule->facts[fact].term;
    int64_t step = term->whole ? 1000 : 1;
    for (int64_t v = term->min; v <= term->max; v += step, ++*scanned) {
        *where = v;
        const struct class *class = class_of(n, v);
        fact_put(rule, facts, fact, (struct value){ v, NULL });
        struct run run = search_run(&search, facts, &outcome);
        if (run.possible != (class != NULL)) return run.possible ? "a value that may be and lies in no stretch" : "a value in a stretch that may not be";
        if (!class || class->irregular) continue;
        if (run.status != class->first.status || run.decided != class->first.decided) return "a value in a stretch that is decided otherwise";
        if (run.missing != class->first.missing) return "a value in a stretch that lacks other facts";
        if (run.asked != class->first.asked) return "a value in a stretch that asks other facts";
        if (!run.decided) continue;
        if (class->first.result == class->last.result && run.result != class->first.result) return "a value in a stretch of one outcome with another outcome";
    }
    return NULL;
}

static bool has_order(const struct term *term) { return term->kind == KIND_date || term->kind == KIND_hours || term->kind == KIND_percent || term->kind == KIND_whole; }

static void stretches_agree_with_a_scan_of_every_value(void **state)
{
    (void)state;
    static struct case_room situation;
    struct dice dice = { seed_of(15) };
    int64_t scanned = 0, stretches = 0, wrong = 0;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < times_of(20); k++) {
            uint32_t fact = (uint32_t)below(&dice, rules[i]->fact_count);
            if (!has_order(rules[i]->facts[fact].term)) continue;
            some_situation(&dice, rules[i], &situation, k % 4);
            fact_take_away(&situation, fact);
            arena_reset(&arena);
            search_start(&search, rules[i], &base.law, all_outcomes(rules[i]), false, INT64_MAX, &arena);
            int32_t n = search_classes(&search, &situation, fact);
            assert_false(search.cut_short);
            stretches += n;
            int64_t where;
            const char *fault = compare_with_scan(rules[i], &situation, fact, n, &scanned, &where);
            if (!fault) continue;
            struct text text = { 0 };
            term_put_plain(&text, rules[i]->facts[fact].term, where, false);
            print_message("# %s, %s=%s: %s\n", rules[i]->name, name_of(rules[i], fact), text_string(&text), fault);
            text_free(&text);
            tell_facts(rules[i], &situation);
            wrong++;
        }
    print_message("# %lld values scanned, %lld stretches\n", (long long)scanned, (long long)stretches);
    assert_true(scanned > 100000);
    assert_int_equal(wrong, 0);
}

/* ---- thresholds, as a person would check them ---- */

static const struct rule *situation_of(const char *rule_name, struct case_room *facts, const char *const given[][2])
{
    const struct rule *rule = rule_find(rule_name, strlen(rule_name));
    facts_clear(rule, facts);
    for (; (*given)[0]; given++) {
        int32_t fact = rule_fact(rule, (*given)[0], strlen((*given)[0]));
        assert_true(fact >= 0);
        assert_true(fact_set_text(rule, facts, fact, (*given)[1], strlen((*given)[1]), (struct manner){ 0 }, NULL));
    }
    return rule;
}

/* The conditions of the list as text: "geboortedatum 1900-01-01..1999-03-01; ...". */
static const char *conditions(const struct rule *rule, int32_t which)
{
    static char room[400];
    struct text text = TEXT_IN(room);
    if (which >= missing.possible_count) return "";
    for (int32_t c = 0; c < missing.possible[which].conditions; c++) {
        const struct condition *condition = &missing.possible[which].condition[c];
        const struct term *term = rule->facts[condition->fact].term;
        text_put(&text, c ? "; " : "");
        text_put(&text, term->name);
        text_char(&text, ' ');
        term_put_plain(&text, term, condition->lo.plain, false);
        if (condition->hi.plain == condition->lo.plain) continue;
        text_put(&text, "..");
        term_put_plain(&text, term, condition->hi.plain, false);
    }
    return text_string(&text);
}

static void any_wage_value_of_30_or_lower_gives_the_same_subsidy(void **state)
{
    (void)state;
    static struct case_room facts;
    const struct rule *rule = situation_of("loonkostensubsidie", &facts, (const char *const[][2]){ { "peildatum", "2026-01-01" }, { "geboortedatum", "1990-01-01" }, { "forfaitair", "nee" },
                                           { "urenPerWeek", "36" }, { 0 } });
    assert_true(find(rule, &facts, all_outcomes(rule)));
    assert_true(missing.possible_all);
    assert_int_equal(missing.possible_count, 3);
    assert_string_equal(conditions(rule, 0), "loonwaarde 0..30");
    assert_string_equal(conditions(rule, 1), "loonwaarde 31..99");
    assert_string_equal(conditions(rule, 2), "loonwaarde 100");
}

static void the_27th_birthday_is_found_to_the_day(void **state)
{
    (void)state;
    static struct case_room facts;
    const struct rule *rule = situation_of("zoektermijn", &facts, (const char *const[][2]){ { "meldingsdatum", "2026-03-01" }, { "heeftPartner", "nee" }, { "behoortTotDoelgroep", "nee" },
                                           { "medischUrenbeperkt", "nee" }, { "proVsoTot", "nooit" }, { 0 } });
    assert_true(find(rule, &facts, all_outcomes(rule)));
    assert_true(missing.possible_all);
    assert_int_equal(missing.possible_count, 2);
    assert_string_equal(conditions(rule, 0), "geboortedatum 1900-01-01..1999-03-01");
    assert_string_equal(conditions(rule, 1), "geboortedatum 1999-03-02..2026-03-01");
}

static void a_term_at_school_of_a_year_is_found_to_the_day(void **state)
{
    (void)state;
    static struct case_room facts;
    const struct rule *rule = situation_of("zoektermijn", &facts, (const char *const[][2]){ { "meldingsdatum", "2026-03-01" }, { "heeftPartner", "nee" }, { "behoortTotDoelgroep", "nee" },
                                           { "medischUrenbeperkt", "nee" }, { "geboortedatum", "2004-01-01" }, { 0 } });
    assert_true(find(rule, &facts, all_outcomes(rule)));
    assert_true(missing.possible_all);
    assert_string_equal(conditions(rule, 0), "proVsoTot nooit..2025-02-28");
    assert_string_equal(conditions(rule, 1), "proVsoTot 2025-03-01..2049-12-31");
}

/* The daily wage from which a higher one makes no difference is the maximum of the law, to the cent. */
static void an_amount_from_which_more_makes_no_difference_is_found_to_the_cent(void **state)
{
    (void)state;
    static struct case_room facts;
    const struct rule *rule = situation_of("samenloop", &facts, (const char *const[][2]){ { "peildatum", "2026-03-02" }, { "soort", "no-risk" }, { "loonkostensubsidie", "nee" }, { "ziekmelding", "2026-02-02" },
                                           { "eersteZiektedag", "2026-02-02" }, { "aowLeeftijdBereikt", "nee" }, { "honderdProcent", "ja" }, { "eindeDienstbetrekking", "nooit" }, { 0 } });
    assert_true(find(rule, &facts, all_outcomes(rule)));
    const struct possible *last = &missing.possible[missing.possible_count - 1];
    assert_true(missing.possible_count >= 2);
    int64_t maximum = law_value(&base.law, P_maximumdagloon, date_of(2026, 3, 2));
    assert_int_equal(last->condition[last->conditions - 1].lo.plain, maximum);
    assert_int_equal(last->condition[last->conditions - 1].hi.plain, rule->facts[rule_fact(rule, "dagloon", 7)].term->max);
}

/* ---- a small stack, as threads of a server have ---- */

static void *look_at_every_rule(void *unused)
{
    (void)unused;
    static struct case_room facts;
    for (int32_t i = 0; i < rule_count; i++) {
        facts_clear(rules[i], &facts);
        if (!find(rules[i], &facts, all_outcomes(rules[i]))) return NULL;
    }
    return &facts;
}

static void a_stack_of_256_kb_is_enough(void **state)
{
    (void)state;
    pthread_t thread;
    pthread_attr_t attributes;
    void *good = NULL;
    assert_int_equal(pthread_attr_init(&attributes), 0);
    assert_int_equal(pthread_attr_setstacksize(&attributes, 256 << 10), 0);
    assert_int_equal(pthread_create(&thread, &attributes, look_at_every_rule, NULL), 0);
    assert_int_equal(pthread_join(thread, &good), 0);
    pthread_attr_destroy(&attributes);
    assert_non_null(good);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adding_a_fact_that_cannot_matter_never_changes_the_outcome),
        cmocka_unit_test(each_fact_that_matters_comes_with_two_completions_that_differ_in_it_alone_and_in_outcome),
        cmocka_unit_test(a_fact_is_never_both_and_given_facts_are_neither),
        cmocka_unit_test(every_random_completion_has_an_outcome_that_was_said_to_be_possible),
        cmocka_unit_test(stretches_agree_with_a_scan_of_every_value),
        cmocka_unit_test(any_wage_value_of_30_or_lower_gives_the_same_subsidy),
        cmocka_unit_test(the_27th_birthday_is_found_to_the_day),
        cmocka_unit_test(a_term_at_school_of_a_year_is_found_to_the_day),
        cmocka_unit_test(an_amount_from_which_more_makes_no_difference_is_found_to_the_cent),
        cmocka_unit_test(a_stack_of_256_kb_is_enough),
    };
    return cmocka_run_group_tests(tests, open_the_search, close_the_search);
}
