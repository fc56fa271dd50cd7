/* SPDX-License-Identifier: EUPL-1.2 */
/* test_certainty.c: the spread of an outcome over other readings of the law, against following every choice wherever the rule comes to it; and earlier publications. */
#include "decision_help.h"
#include "explain/explain.h"
#include "reason/certainty.h"

static struct decision decision;

static void random_decision(struct dice *dice, const struct rule *rule, struct law *law, int given, bool strict)
{
    decision_start(&decision, rule, law, strict);
    for (int32_t c = 0; c < LAW_CHOICES; c++) law->option[c] = (uint8_t)(chance(dice, 80) ? 0 : roll(dice) % (uint32_t)law_book.choices[c].option_count);
    random_case(dice, rule, law, &decision.facts, given, 3);
    if (chance(dice, 20)) decision.outcomes = (uint64_t)1 << below(dice, rule->outcome_count);
    decision_make(&decision);
}

/* ---- every reading, followed by hand: a choice is varied where the rule comes to it, and nowhere else ---- */

enum { LEAVES_MOST = 4096 };
static struct case_room leaf[LEAVES_MOST];
static int32_t leaves;
static uint64_t met;            /* choices that some reading comes to */

static void follow(const struct decision *d, struct law law, uint64_t fixed)
{
    static struct reasoning reasons;
    struct case_room outcome;
    if (leaves == LEAVES_MOST) return;
    memset(&outcome, 0, sizeof outcome);
    reasoning_clear(&reasons, d->strict);
    decide_case(d->rule, &law, &d->facts, &outcome, &reasons, NULL);
    uint64_t open = reasons.choices & ~fixed;
    met |= reasons.choices;
    if (!open) { leaf[leaves++] = outcome; return; }
    uint32_t choice = (uint32_t)__builtin_ctzll(open);
    for (int32_t option = 0; option < law_book.choices[choice].option_count; option++) {
        law.option[choice] = (uint8_t)option;
        follow(d, law, fixed | (uint64_t)1 << choice);
    }
}

static void follow_all(const struct decision *d)
{
    leaves = 0;
    met = 0;
    follow(d, *d->law, 0);
    assert_true(leaves < LEAVES_MOST);
}

/* The value of one outcome as text: "?" when open. */
static void value_text(struct text *text, const struct decision *d, const struct case_room *outcome, uint32_t k)
{
    const struct outcome_head *head = outcome_head(outcome);
    text->size = 0;
    if (!(head->settled >> k & 1)) text_put(text, "?");
    else if (head->none >> k & 1) text_put(text, "geen");
    else term_put(text, d->rule->outcomes[k].term, outcome->bytes + d->rule->outcomes[k].offset, false);
    text_string(text);
}

/* Does the spread say that this value can come out, in the words of the spread alone? */
static bool contains(const struct certainty *c, uint32_t k, const struct case_room *outcome)
{
    const struct outcome_head *head = outcome_head(outcome);
    const struct field *field = &decision.rule->outcomes[k];
    const struct spread *s = &c->spread[k];
    struct case_room other;
    if (!(head->settled >> k & 1)) return s->open;
    if (head->none >> k & 1) return s->none;
    if (!s->any) return false;
    if (spread_has_order(field->term)) {
        int64_t value = term_plain(field->term, outcome->bytes + field->offset);
        return s->least <= value && value <= s->most;
    }
    if (field->term->kind == KIND_answer || field->term->kind == KIND_word) return s->seen >> term_plain(field->term, outcome->bytes + field->offset) & 1;
    for (uint64_t left = s->seen; left; left &= left - 1) {
        certainty_in_way(&decision, c, (uint32_t)__builtin_ctzll(left), &other);
        if (!outcomes_moved(decision.rule, (uint64_t)1 << k, &other, outcome)) return true;
    }
    return false;
}

/* Is all that the spread says attained by some leaf? */
static bool attained(const struct certainty *c, uint32_t k)
{
    const struct field *field = &decision.rule->outcomes[k];
    const struct spread *s = &c->spread[k];
    bool open = !s->open, none = !s->none, least = !s->any, most = !s->any;
    uint64_t seen = 0;
    for (int32_t i = 0; i < leaves; i++) {
        const struct outcome_head *head = outcome_head(&leaf[i]);
        if (!(head->settled >> k & 1)) { open = true; continue; }
        if (head->none >> k & 1) { none = true; continue; }
        if (field->term->kind == KIND_list || field->term->kind == KIND_code) { least = most = true; seen = s->seen; continue; }
        int64_t value = term_plain(field->term, leaf[i].bytes + field->offset);
        if (!spread_has_order(field->term)) { seen |= (uint64_t)1 << value; least = most = true; continue; }
        least |= value == s->least;
        most |= value == s->most;
    }
    return open && none && least && most && (spread_has_order(field->term) || (s->seen & ~seen) == 0);
}

static void check_against_every_reading(const struct certainty *c)
{
    struct text first = { 0 }, other = { 0 };
    for (uint64_t left = decision.outcomes; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        bool same = true;
        value_text(&first, &decision, &leaf[0], k);
        for (int32_t i = 1; i < leaves && same; i++) { value_text(&other, &decision, &leaf[i], k); same = strcmp(first.data, other.data) == 0; }
        if ((c->varies >> k & 1) != !same) print_message("# %s.%s: %d readings\n", decision.rule->name, decision.rule->outcomes[k].term->name, leaves);
        assert_int_equal(c->varies >> k & 1, !same);
        if (same) continue;
        for (int32_t i = 0; i < leaves; i++) assert_true(contains(c, k, &leaf[i]));
        assert_true(attained(c, k));
    }
    text_free(&first);
    text_free(&other);
}

/* Of the choices that some reading comes to: does one make a difference between two readings that differ in it alone? By trying all. */
static uint64_t that_differ(void)
{
    struct readings all = readings_of(decision.law, met);
    uint64_t matter = 0;
    if (all.one_at_a_time) return 0;
    static struct case_room room[READINGS_MOST];
    struct law law = *decision.law;
    for (uint32_t way = 0; way < all.total; way++) {
        uint32_t rest = way;
        for (uint32_t k = 0; k < all.count; rest /= all.options[k++]) law.option[all.place[k]] = (uint8_t)(rest % all.options[k]);
        decision_try(&decision, &law, &room[way]);
    }
    for (uint32_t k = 0, step = 1; k < all.count; step *= all.options[k++])
        for (uint32_t way = 0; way + step < all.total; way++)
            if (way / step % all.options[k] + 1 < all.options[k] && outcomes_moved(decision.rule, decision.outcomes, &room[way], &room[way + step])) matter |= (uint64_t)1 << all.place[k];
    return matter;
}

static void try_every_rule(uint64_t seed, int given, bool strict)
{
    struct dice dice = { seed };
    struct law law = base.law;
    static struct certainty c;
    int fully = 0, doubtful = 0, opened = 0, partly = 0;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < 1500; k++) {
            random_decision(&dice, rules[i], &law, given, strict);
            certainty_find(&decision, &c);
            assert_int_equal(c.varies & ~decision.outcomes, 0);
            assert_int_equal(c.choices != 0, c.varies != 0);
            assert_int_equal(decision.mattered & ~c.choices, 0);
            opened += (c.choices & ~decision.reasoning.choices) != 0;
            follow_all(&decision);
            if (!c.one_at_a_time && !c.untried) {
                check_against_every_reading(&c);
                if (!readings_of(decision.law, met).one_at_a_time) assert_int_equal(c.choices, that_differ());
                fully++;
            } else partly++;
            for (uint64_t left = c.varies; left; left &= left - 1) assert_true(contains(&c, (uint32_t)__builtin_ctzll(left), &decision.outcome));
            doubtful += c.varies != 0;
        }
    print_message("# %d of %d decisions hang on a choice, %d of them on one that only another option brings up; %d were not tried in every combination\n", doubtful, fully + partly, opened, partly);
    if (!strict) assert_true(doubtful > 1000 && fully > 20 * partly);
}

static void the_spread_holds_every_reading_and_each_end_of_it_is_attained(void **state) { (void)state; try_every_rule(1, 96, false); }
static void with_facts_missing_it_does_too(void **state) { (void)state; try_every_rule(2, 75, false); }
static void and_when_assumptions_are_refused(void **state) { (void)state; try_every_rule(3, 97, true); }

static void no_outcome_is_a_date_that_may_never_come_and_no_word_is_beyond_the_bits_of_a_spread(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++)
        for (uint32_t k = 0; k < rules[i]->outcome_count; k++) {
            assert_false(rules[i]->outcomes[k].term->may_be_never);
            assert_false(rules[i]->outcomes[k].term->may_be_unrecorded);
            assert_in_range(rules[i]->outcomes[k].term->word_count, 0, 64);
        }
}

/* ---- a rule in which one choice brings up another, and that a third ---- */

#define FACTS(F) F(peildatum)
#define OUTCOMES(F) F(recht)
DECLARE_RULE
CONSISTENT { (void)p; (void)f; return good; }
ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    bool right = CHOICE(lks_indexering) == lks_indexering_1_januari || CHOICE(lks_afronding) == lks_afronding_totaal || CHOICE(lks_verjaardag) == lks_verjaardag_op_verjaardag;
    SET(recht, is_so(right));
    return VASTGESTELD;
}
RULE(nested_toy, peildatum, "Pw 10d", 0, "Speelregel", "Toy rule")

static void choices_that_only_make_a_difference_together_are_found_by_following_each_to_the_next(void **state)
{
    (void)state;
    static struct certainty c;
    decision_start(&decision, &rule_nested_toy, &base.law, false);
    decision_make(&decision);
    assert_int_equal(decision.reasoning.choices, (uint64_t)1 << C_lks_indexering);
    assert_int_equal(decision.mattered, 0);
    assert_int_equal(decision.opened, (uint64_t)1 << C_lks_afronding);
    certainty_find(&decision, &c);
    assert_int_equal(c.choices, (uint64_t)1 << C_lks_indexering | (uint64_t)1 << C_lks_afronding | (uint64_t)1 << C_lks_verjaardag);
    assert_int_equal(c.untried, 0);
    assert_int_equal(c.readings.total, 8);
    assert_int_equal(c.varies, 1);
    assert_int_equal(c.spread[0].seen, 3);      /* nee and ja */
}

/* ---- too many combinations ---- */

static void ways_one_at_a_time_are_the_chosen_one_and_every_other_option_alone(void **state)
{
    (void)state;
    struct law chosen = base.law, taken = base.law;
    uint64_t all_choices = ((uint64_t)1 << LAW_CHOICES) - 1;
    struct readings all = readings_of(&chosen, all_choices);
    int32_t options = 0, seen = 0;
    assert_true(all.one_at_a_time);
    for (int32_t c = 0; c < LAW_CHOICES; c++) { chosen.option[c] = (uint8_t)(law_book.choices[c].option_count - 1); options += law_book.choices[c].option_count; }
    assert_int_equal(all.total, 1 + options - LAW_CHOICES);
    bool tried[LAW_CHOICES][16] = { { false } };
    for (uint32_t way = 0; way < all.total; way++) {
        uint32_t alone = readings_take(&all, &chosen, way, &taken);
        int32_t different = 0;
        for (uint32_t c = 0; c < LAW_CHOICES; c++) {
            if (taken.option[c] == chosen.option[c]) continue;
            different++;
            assert_int_equal(c, alone);
            assert_in_range(taken.option[c], 0, law_book.choices[c].option_count - 1);
            assert_false(tried[c][taken.option[c]]);
            tried[c][taken.option[c]] = true;
            seen++;
        }
        assert_int_equal(different, way > 0);
    }
    assert_int_equal(seen, options - LAW_CHOICES);
}

/* ---- what an answer says of it ---- */

static const struct node *parsed(struct arena *arena, struct text *text, int language)
{
    text->size = 0;
    explain_json(text, &decision, language);
    const char *bytes = arena_copy(arena, text->data, text->size);
    const struct node *root = node_from_json(arena, bytes, text->size, NULL);
    assert_non_null(root);
    return root;
}
#define EACH(item, list) for (const struct node *item = (list) ? (list)->first : NULL; item; item = item->next)

/* The outcome that another option gives, as a decision of its own gives it. */
static void check_option(const struct node *option, const char *code)
{
    static struct decision other;
    static struct text expected, told;
    struct law law = *decision.law;
    const struct node *name = node_get(option, "optie");
    assert_true(law_choose(&law, code, strlen(code), name->text, name->size, NULL));
    decision_start(&other, decision.rule, &law, decision.strict);
    other.facts = decision.facts;
    other.outcomes = decision.outcomes;
    decision_make(&other);
    uint64_t moved = outcomes_moved(decision.rule, decision.outcomes, &decision.outcome, &other.outcome);
    int64_t shown = 0;
    EACH(value, node_get(option, "uitkomst")) {
        int32_t k = rule_outcome(decision.rule, value->key, value->key_size);
        assert_true(k >= 0 && (moved >> k & 1));
        value_text(&expected, &other, &other.outcome, (uint32_t)k);
        told.size = 0;
        if (value->kind == NODE_NULL) text_put(&told, "geen"); else if (value->text) text_bytes(&told, value->text, value->size);
        if (value->text || value->kind == NODE_NULL) assert_string_equal(text_string(&told), text_string(&expected));
        shown++;
    }
    EACH(open, node_get(option, "onbekend")) {
        int32_t k = rule_outcome(decision.rule, open->text, open->size);
        assert_true(k >= 0 && (moved >> k & 1) && !(outcome_head(&other.outcome)->settled >> k & 1));
        shown++;
    }
    assert_int_equal(shown, __builtin_popcountll(moved));
}

static void each_other_option_in_an_answer_says_what_calc_says_with_that_option(void **state)
{
    (void)state;
    struct dice dice = { 21 };
    struct law law = base.law;
    struct text text = { 0 };
    struct arena arena = { 0 };
    int options = 0, ranges = 0;
    for (int k = 0; k < 6000; k++) {
        random_decision(&dice, rules[below(&dice, rule_count)], &law, 90, chance(&dice, 10));
        arena_reset(&arena);
        const struct node *root = parsed(&arena, &text, k & 1), *sure = node_get(root, "zekerheid");
        assert_non_null(sure);
        EACH(choice, node_get(sure, "keuzes")) {
            char code[64] = "";
            const struct node *name = node_get(choice, "code");
            bool any = false, named = false;
            memcpy(code, name->text, name->size);
            EACH(option, node_get(choice, "opties")) {
                check_option(option, code);
                any |= node_get(option, "uitkomst")->count > 0 || node_get(option, "onbekend");
                options++;
            }
            assert_int_equal(!any, node_get(choice, "alleenSamen") != NULL);
            EACH(taken, node_get(root, "keuzes")) if (node_is(node_get(taken, "code"), code)) { named = true; assert_true(node_is(node_get(taken, "maaktUit"), "ja")); }
            assert_true(named);
        }
        EACH(range, node_get(sure, "bereik")) {
            int32_t outcome = rule_outcome(decision.rule, range->key, range->key_size);
            assert_true(outcome >= 0 && (decision.outcomes >> outcome & 1));
            assert_true(range->count > 0);
            assert_int_equal(node_get(range, "van") != NULL, node_get(range, "tot") != NULL);
            ranges++;
        }
        assert_int_equal(node_get(sure, "keuzes")->count > 0, node_get(sure, "bereik")->count > 0);
    }
    assert_true(options > 500 && ranges > 500);
    text_free(&text);
    arena_free(&arena);
}

static void the_paragraph_names_the_choice_the_range_and_what_another_option_gives(void **state)
{
    (void)state;
    struct text text = { 0 };
    decision_start(&decision, rule_find("loonkostensubsidie", 18), &base.law, false);
    assert_true(set(&decision, "peildatum", "2026-01-01") && set(&decision, "geboortedatum", "1990-05-01") && set(&decision, "forfaitair", "nee"));
    assert_true(set(&decision, "loonwaarde", "20") && set(&decision, "urenPerWeek", "36"));
    decision_make(&decision);
    explain_full(&text, &decision, 0);
    assert_non_null(strstr(text_string(&text), "Hoe zeker is dit?\n"));
    assert_non_null(strstr(text.data, "(lks-lasten-en-plafond=buiten); dit maakt hier uit."));
    assert_non_null(strstr(text.data, "van € 1.734,57 tot en met € 2.168,21\n"));
    assert_non_null(strstr(text.data, "    Andere keuze (binnen): "));
    text.size = 0;
    explain_full(&text, &decision, 1);
    assert_non_null(strstr(text_string(&text), "How certain is this?\n"));
    assert_non_null(strstr(text.data, "from € 1,734.57 to € 2,168.21\n"));
    text.size = 0;
    assert_true(set(&decision, "loonwaarde", "100"));
    decision_make(&decision);
    explain_full(&text, &decision, 0);
    assert_non_null(strstr(text_string(&text), "geen keuze van uitleg maakt hier uit."));
    text_free(&text);
}

/* ---- values of the law ---- */

static const char corrected[] =
    "parameters:\n"
    "  - name: minimumloon\n"
    "    values:\n"
    "      - {from: 2026-01-01, value: \"2300.00\", source: first publication}\n"
    "      - {from: 2026-01-01, value: \"2310.00\", known: 2026-02-01, source: corrected publication}\n"
    "      - {from: 2026-01-01, value: \"2320.00\", known: 2026-03-01, single: yes, source: corrected again}\n";

static void a_value_that_was_published_otherwise_before_gives_the_outcome_it_gave_then(void **state)
{
    (void)state;
    struct problems problems = { .count = 0 };
    struct law_overlay overlay;
    const struct law_overlay *overlays[] = { &overlay };
    struct law_tables now, then;
    struct arena arena = { 0 };
    struct text text = { 0 };
    static struct decision before;
    assert_true(law_overlay_read(&overlay, &arena, "corrected", corrected, sizeof corrected - 1, &problems));
    assert_true(law_build(&now, overlays, 1, DATE_LAST) && law_build(&then, overlays, 1, date_of(2026, 2, 15)));
    decision_start(&decision, rule_find("loonkostensubsidie", 18), &now.law, false);
    assert_true(set(&decision, "peildatum", "2026-01-01") && set(&decision, "geboortedatum", "1990-05-01") && set(&decision, "forfaitair", "nee"));
    assert_true(set(&decision, "loonwaarde", "50") && set(&decision, "urenPerWeek", "36"));
    decision_make(&decision);
    decision_start(&before, decision.rule, &then.law, false);
    before.facts = decision.facts;
    decision_make(&before);

    const struct law_row *row = law_row_on(&now.law, P_minimumloon, date_of(2026, 1, 1)), *earlier = law_row_known_before(&now.law, P_minimumloon, date_of(2026, 1, 1), row->known);
    struct case_room outcome;
    assert_int_equal(earlier->value, 231000);
    assert_int_equal(law_row_known_before(&now.law, P_minimumloon, date_of(2026, 1, 1), earlier->known)->value, 230000);
    assert_null(law_row_known_before(&now.law, P_minimumloon, date_of(2026, 1, 1), date_of(2026, 1, 1)));
    assert_null(law_row_known_before(&now.law, P_minimumloon, date_of(2025, 1, 1), date_of(2025, 1, 1)));
    uint64_t moved = certainty_with_row(&decision, &(struct use){ P_minimumloon, date_of(2026, 1, 1) }, earlier, &outcome);
    assert_true(moved != 0);
    assert_true(same_outcome(decision.rule, &outcome, &before.outcome));
    assert_int_equal(law_value(&now.law, P_minimumloon, date_of(2026, 1, 1)), 232000);      /* the law itself is as it was */

    const struct node *sure = node_get(parsed(&arena, &text, 0), "zekerheid"), *parameter = node_get(sure, "parameters")->first;
    assert_true(node_is(node_get(parameter, "naam"), "minimumloon") && node_get(parameter, "eenBron"));
    assert_int_equal(node_get(parameter, "eerder")->count, 2);
    assert_true(node_is(node_get(node_get(parameter, "eerder")->first, "waarde"), "2310.00"));
    assert_true(node_is(node_get(node_get(parameter, "eerder")->first, "bekendVanaf"), "2026-02-01"));
    text.size = 0;
    explain_full(&text, &decision, 0);
    assert_non_null(strstr(text_string(&text), "minimumloon rust op één bron: corrected again.\n    Eerder gepubliceerd: € 2.310,00 (bekend vanaf 1 februari 2026). Daarmee was de uitkomst:\n"));
    text_free(&text);
    law_free(&now);
    law_free(&then);
    arena_free(&arena);
}

static void a_value_set_in_one_place_changes_the_days_of_its_row_and_nothing_else(void **state)
{
    (void)state;
    struct dice dice = { 31 };
    for (int i = 0; i < 300; i++) {
        uint32_t slot = (uint32_t)below(&dice, LAW_SLOTS);
        date day = date_of(2015, 1, 1) + (date)below(&dice, 4000);
        const struct law_row *row = law_row_on(&base.law, slot, day);
        struct arena arena = { 0 };
        struct law other;
        if (!row) continue;
        assert_true(law_with_value(&other, &arena, &base.law, slot, day, row->value + 1));
        for (int k = 0; k < 400; k++) {
            uint32_t place = k < 200 ? slot : (uint32_t)below(&dice, LAW_SLOTS);
            date on = LAW_FIRST + (date)below(&dice, LAW_DAYS);
            bool of_row = place == slot && law_row_on(&base.law, place, on) == row;
            assert_int_equal(law_value(&other, place, on), of_row ? row->value + 1 : law_value(&base.law, place, on));
        }
        arena_free(&arena);
    }
}

static void every_uncertain_value_that_was_used_is_named(void **state)
{
    (void)state;
    struct dice dice = { 32 };
    struct law law = base.law;
    struct text text = { 0 };
    struct arena arena = { 0 };
    int named = 0;
    for (int k = 0; k < 6000; k++) {
        random_decision(&dice, rules[below(&dice, rule_count)], &law, 95, false);
        arena_reset(&arena);
        const struct node *root = parsed(&arena, &text, 0), *told = node_get(node_get(root, "zekerheid"), "parameters")->first;
        EACH(used, node_get(root, "parameters")) {
            if (node_is(node_get(used, "status"), "vastgesteld") && !node_get(used, "eenBron")) continue;
            assert_non_null(told);
            assert_true(told->count > 0 && node_get(told, "naam")->size == node_get(used, "naam")->size);
            assert_memory_equal(node_get(told, "naam")->text, node_get(used, "naam")->text, node_get(used, "naam")->size);
            told = told->next;
            named++;
        }
        assert_null(told);
    }
    assert_true(named > 300);
    text_free(&text);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_spread_holds_every_reading_and_each_end_of_it_is_attained),
        cmocka_unit_test(with_facts_missing_it_does_too),
        cmocka_unit_test(and_when_assumptions_are_refused),
        cmocka_unit_test(no_outcome_is_a_date_that_may_never_come_and_no_word_is_beyond_the_bits_of_a_spread),
        cmocka_unit_test(choices_that_only_make_a_difference_together_are_found_by_following_each_to_the_next),
        cmocka_unit_test(ways_one_at_a_time_are_the_chosen_one_and_every_other_option_alone),
        cmocka_unit_test(each_other_option_in_an_answer_says_what_calc_says_with_that_option),
        cmocka_unit_test(the_paragraph_names_the_choice_the_range_and_what_another_option_gives),
        cmocka_unit_test(a_value_that_was_published_otherwise_before_gives_the_outcome_it_gave_then),
        cmocka_unit_test(a_value_set_in_one_place_changes_the_days_of_its_row_and_nothing_else),
        cmocka_unit_test(every_uncertain_value_that_was_used_is_named),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
