/* SPDX-License-Identifier: EUPL-1.2 */
/* test_compare.c: two decisions side by side over every rule of the registry, the frozen law, options from a day on, and months carried over. */
#include "decision_help.h"
#include "law/blend.h"
#include "reason/comparing/compare.h"
#include "reason/comparing/gaps.h"

static struct decision a, b, again;

static void start(struct decision *d, const char *rule, const struct law *law) { decision_start(d, rule_find(rule, strlen(rule)), law, false); }

/* An overlay out of a text; the arena keeps it. */
static struct law_overlay overlay_of(struct arena *arena, const char *yaml)
{
    struct law_overlay overlay;
    struct problems problems = { .count = 0 };
    bool good = law_overlay_read(&overlay, arena, "test", yaml, strlen(yaml), &problems);
    if (!good) print_message("# %s: %s\n", problems.item[0].field, problems.item[0].allowed[1]);
    assert_true(good);
    return overlay;
}

static void law_under(struct law_tables *tables, struct arena *arena, const char *yaml)
{
    struct law_overlay overlay = overlay_of(arena, yaml);
    const struct law_overlay *list[1] = { &overlay };
    assert_true(law_build(tables, list, 1, DATE_LAST));
}

/* ---- the frozen law ---- */

static void under_a_frozen_law_every_day_has_the_values_of_that_day_except_by_date_of_birth(void **state)
{
    (void)state;
    struct law_tables frozen;
    date day = date_of(2021, 3, 15);
    assert_true(law_build(&frozen, NULL, 0, DATE_LAST) && law_freeze(&frozen, day));
    int changed = 0;
    for (uint32_t slot = 0; slot < LAW_SLOTS; slot++) {
        bool by_birth = law_parameter_of_slot(&law_book, slot)->by_birth_date;
        for (date on = date_of(1945, 1, 1); on < date_of(2045, 1, 1); on += 97) {
            assert_int_equal(law_value(&frozen.law, slot, on), law_value(&base.law, slot, by_birth ? on : day));
            assert_ptr_equal(law_row_on(&frozen.law, slot, on) ? law_row_on(&frozen.law, slot, on)->source : NULL,
                             law_row_on(&base.law, slot, by_birth ? on : day) ? law_row_on(&base.law, slot, by_birth ? on : day)->source : NULL);
            changed += law_value(&frozen.law, slot, on) != law_value(&base.law, slot, on);
        }
    }
    assert_true(changed > 1000);
    assert_string_not_equal(frozen.digest, base.digest);
    law_free(&frozen);
}

static void a_frozen_law_is_for_every_day_when_it_was_read_and_for_none_when_it_was_not(void **state)
{
    (void)state;
    struct law_tables frozen;
    assert_true(law_build(&frozen, NULL, 0, DATE_LAST) && law_freeze(&frozen, date_of(2016, 5, 1)));
    start(&a, "doelgroep", &frozen.law);
    assert_true(set(&a, "peildatum", "2035-01-01") && set(&a, "kanTaakVerrichten", "nee"));
    decision_make(&a);
    assert_int_equal(a.status, VASTGESTELD);
    assert_int_equal(decision_law_day(&a), date_of(2016, 5, 1));
    assert_int_equal(decision_day(&a), date_of(2035, 1, 1));
    start(&a, "loonkostenvoordeel", &frozen.law);       /* that act began in 2018 */
    assert_true(set(&a, "peildatum", "2020-01-01"));
    decision_make(&a);
    assert_int_equal(a.status, ONGELDIG);
    assert_string_equal(a.problems.item[0].field, "peildatum");
    law_free(&frozen);
}

static void a_case_that_reads_the_law_of_one_day_is_the_same_under_the_law_frozen_on_that_day(void **state)
{
    (void)state;
    struct dice dice = { 11 };
    int same = 0;
    for (int round = 0; round < 12; round++) {
        struct law_tables frozen;
        date day = date_of(2018 + (int32_t)below(&dice, 9), 1 + (int32_t)below(&dice, 12), 1);
        assert_true(law_build(&frozen, NULL, 0, DATE_LAST) && law_freeze(&frozen, day));
        for (int32_t i = 0; i < rule_count; i++)
            for (int k = 0; k < 60; k++) {
                decision_start(&a, rules[i], &base.law, false);
                random_case(&dice, rules[i], &base.law, &a.facts, 90, 2);
                decision_start(&b, rules[i], &frozen.law, false);
                memcpy(&b.facts, &a.facts, sizeof a.facts);
                decision_make(&a);
                decision_make(&b);
                if (a.status == ONGELDIG || b.status == ONGELDIG) continue;
                bool one_day = true;
                for (int32_t u = 0; u < a.reasoning.uses && one_day; u++)
                    one_day = law_parameter_of_slot(&law_book, a.reasoning.use[u].slot)->by_birth_date || law_epoch(&base.law, a.reasoning.use[u].day) == law_epoch(&base.law, day);
                bool covered = day >= law_coverage(&base.law, rules[i]->name).from && day <= law_coverage(&base.law, rules[i]->name).until;
                if (!one_day || !covered || strcmp(rules[i]->name, "termijnen") == 0) continue;       /* termijnen asks whether the law of other days was read */
                assert_int_equal(a.status, b.status);
                assert_true(same_outcome(rules[i], &a.outcome, &b.outcome));
                same++;
            }
        law_free(&frozen);
    }
    assert_true(same > 200);
}

/* ---- options from a day on ---- */

#define FROM_2026 "choices:\n  z-start-onder-27: {option: letterlijk-nooit, from: 2026-03-01}\n"
#define YOUNG(d, day) (set(d, "peildatum", day) && set(d, "ontvangtBijstand", "ja") && set(d, "geboortedatum", "2004-01-01") && set(d, "nettoInkomen", "900") && \
    set(d, "medischUrenbeperkt", "nee") && set(d, "behoortTotDoelgroep", "ja") && set(d, "alleenstaandeOuder", "nee"))

static money exempt(const struct decision *d)
{
    money amount;
    assert_int_equal(d->status, VASTGESTELD);
    memcpy(&amount, d->outcome.bytes + d->rule->outcomes[rule_outcome(d->rule, "vrijgelaten", 11)].offset, sizeof amount);
    return amount;
}

static void an_option_of_an_overlay_can_hold_from_a_day_on(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct law_tables dated;
    law_under(&dated, &arena, FROM_2026);
    assert_string_not_equal(dated.digest, base.digest);
    start(&a, "vrijlating", &dated.law);
    assert_true(YOUNG(&a, "2026-02-28"));
    decision_make(&a);
    assert_int_equal(exempt(&a), 13500);
    assert_true(set(&a, "peildatum", "2026-03-01"));
    decision_make(&a);                      /* the same decision again: the option is settled anew */
    assert_int_equal(exempt(&a), 0);
    assert_true(set(&a, "peildatum", "2026-02-28"));
    decision_make(&a);
    assert_int_equal(exempt(&a), 13500);
    struct law chosen = dated.law;          /* what is chosen by hand goes before it */
    assert_true(law_choose(&chosen, "z-start-onder-27", 16, "direct", 6, NULL));
    start(&a, "vrijlating", &chosen);
    assert_true(YOUNG(&a, "2026-03-01"));
    decision_make(&a);
    assert_int_equal(exempt(&a), 13500);
    law_free(&dated);
    arena_free(&arena);
}

static void a_later_overlay_wins_over_an_option_from_a_day_on(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct law_overlay first = overlay_of(&arena, FROM_2026), second = overlay_of(&arena, "choices: {z-start-onder-27: direct}");
    struct law_overlay third = overlay_of(&arena, "choices:\n  z-start-onder-27: {option: na-zes-inkomensmaanden, from: 2026-09-01}\n");
    const struct law_overlay *order[3] = { &first, &second, &third }, *other[2] = { &second, &first };
    struct law_tables tables;
    assert_true(law_build(&tables, order, 3, DATE_LAST));
    assert_int_equal(law_of_case(&tables.law, date_of(2026, 8, 31)).option[C_z_start_onder_27], z_start_onder_27_direct);       /* the first no longer counts */
    assert_int_equal(law_of_case(&tables.law, date_of(2026, 9, 1)).option[C_z_start_onder_27], z_start_onder_27_na_zes_inkomensmaanden);
    law_free(&tables);
    assert_true(law_build(&tables, order, 2, DATE_LAST));
    assert_int_equal(tables.law.dated, 0);
    law_free(&tables);
    assert_true(law_build(&tables, other, 2, DATE_LAST));
    assert_int_equal(law_of_case(&tables.law, date_of(2026, 2, 28)).option[C_z_start_onder_27], z_start_onder_27_direct);
    assert_int_equal(law_of_case(&tables.law, date_of(2026, 3, 1)).option[C_z_start_onder_27], z_start_onder_27_letterlijk_nooit);
    assert_true(law_freeze(&tables, date_of(2026, 5, 1)));
    assert_int_equal(tables.law.dated, 0);
    assert_int_equal(tables.law.option[C_z_start_onder_27], z_start_onder_27_letterlijk_nooit);
    law_free(&tables);
    arena_free(&arena);
}

/* Every choice takes its last option from some day on: rows must say what single cases say. */
static void rows_settle_options_by_the_day_of_each_row_as_single_cases_do(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct text yaml = { 0 };
    struct law_tables dated;
    text_put(&yaml, "choices:\n");
    for (int32_t c = 0; c < law_book.choice_count; c++) {
        text_put(&yaml, "  "); text_put(&yaml, law_book.choices[c].code);
        text_put(&yaml, ": {option: \""); text_put(&yaml, law_book.choices[c].options[law_book.choices[c].option_count - 1].name); text_put(&yaml, "\", from: 2022-04-01}\n");
    }
    law_under(&dated, &arena, text_string(&yaml));
    text_free(&yaml);
    struct dice dice = { 5 };
    int moved = 0;
    enum { ROWS = 64 };
    for (int32_t i = 0; i < rule_count; i++) {
        const struct rule *rule = rules[i];
        char *facts = calloc(ROWS, rule->facts_size), *outcomes = calloc(ROWS, rule->outcome_size);
        char *values[64] = { 0 };
        uint8_t *marks[64] = { 0 }, status[ROWS];
        struct column columns[64] = { 0 };
        assert_true(facts && outcomes);
        for (uint32_t k = 0; k < rule->fact_count; k++) {
            values[k] = calloc(ROWS, term_size(rule->facts[k].term));
            marks[k] = calloc(ROWS / 8, 1);
            assert_true(values[k] && marks[k]);
            columns[k] = (struct column){ values[k], marks[k] };
        }
        for (int row = 0; row < ROWS; row++) {
            struct case_room one;
            random_case(&dice, rule, &dated.law, &one, 95, 0);
            memcpy(facts + (size_t)row * rule->facts_size, &one, rule->facts_size);
            for (uint32_t k = 0; k < rule->fact_count; k++) {
                size_t size = term_size(rule->facts[k].term);
                memcpy(values[k] + (size_t)row * size, one.bytes + rule->facts[k].offset, size);
                marks[k][row / 8] = (uint8_t)(marks[k][row / 8] | (facts_head(&one)->given >> k & 1) << row % 8);
            }
        }
        decide_columns(rule, &dated.law, columns, outcomes, status, ROWS);
        for (int row = 0; row < ROWS; row++) {
            struct case_room one, undated;
            const void *facts_of_row = facts + (size_t)row * rule->facts_size;
            enum status alone = decide_case(rule, &dated.law, facts_of_row, &one, NULL, NULL);
            assert_int_equal(alone, status[row]);
            assert_true(same_outcome(rule, &one, outcomes + (size_t)row * rule->outcome_size));
            decide_case(rule, &base.law, facts_of_row, &undated, NULL, NULL);
            moved += !same_outcome(rule, &one, &undated);
        }
        for (uint32_t k = 0; k < rule->fact_count; k++) { free(values[k]); free(marks[k]); }
        free(facts);
        free(outcomes);
    }
    assert_true(moved > 20);
    law_free(&dated);
    arena_free(&arena);
}

/* ---- comparing ---- */

static void a_case_beside_itself_differs_in_nothing(void **state)
{
    (void)state;
    struct dice dice = { 21 };
    struct arena arena = { 0 };
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < 20; k++) {
            struct comparison c;
            decision_start(&a, rules[i], &base.law, false);
            random_case(&dice, rules[i], &base.law, &a.facts, 85, 5);
            decision_make(&a);
            memcpy(&b, &a, sizeof b);
            assert_true(compare_sides(&c, &arena, &a, &b));
            assert_int_equal(c.differs, 0);
            assert_int_equal(c.causes, 0);
            for (int32_t s = 0; s < a.reasoning.steps; s++) assert_false(compare_only_here(&c, 0, s));
            arena_reset(&arena);
        }
    arena_free(&arena);
}

/* Side b of a random kind: another day, other options, another fact, or values of another law. */
enum twist { TWIST_day, TWIST_options, TWIST_fact, TWIST_law, TWIST_everything };

static bool make_sides(struct dice *dice, const struct rule *rule, const struct law *other_law, struct law *b_law, enum twist twist)
{
    struct case_room other;
    decision_start(&a, rule, &base.law, false);
    random_case(dice, rule, &base.law, &a.facts, 92, 2);
    bool everything = twist == TWIST_everything;
    *b_law = twist == TWIST_law || everything ? *other_law : base.law;
    for (int32_t c = 0; (twist == TWIST_options || everything) && c < LAW_CHOICES; c++) b_law->option[c] = (uint8_t)(roll(dice) % (uint32_t)law_book.choices[c].option_count);
    decision_start(&b, rule, b_law, false);
    memcpy(&b.facts, &a.facts, sizeof a.facts);
    random_case(dice, rule, &base.law, &other, 92, 2);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        bool take = twist == TWIST_day || everything ? k == rule->reference || (everything && chance(dice, 25)) : twist == TWIST_fact && chance(dice, 25);
        uint64_t bit = (uint64_t)1 << k;
        struct facts_head *head = (struct facts_head *)(void *)&b.facts;
        if (!take) continue;
        memcpy(b.facts.bytes + rule->facts[k].offset, other.bytes + rule->facts[k].offset, term_size(rule->facts[k].term));
        head->given = (head->given & ~bit) | (facts_head(&other)->given & bit);
        head->unknown = (head->unknown & ~bit) | (facts_head(&other)->unknown & bit);
    }
    decision_make(&a);
    decision_make(&b);
    return a.status != ONGELDIG && b.status != ONGELDIG;
}

/* A cause that is said to act alone, applied in another way than compare.c does it: the fact set and the case decided anew; the option taken; the value as a row of an overlay. */
static void apply_alone(const struct comparison *c, const struct cause *cause, struct case_room *outcome)
{
    const struct rule *rule = a.rule;
    struct law law = *a.law;
    struct case_room facts = a.facts;
    struct law_tables tables = { 0 };
    struct law_row rows[PLACES_MOST];
    if (cause->kind == DIFFERS_choice) law.option[cause->which] = b.law->option[cause->which];
    if (cause->kind == DIFFERS_fact) {
        uint64_t bit = (uint64_t)1 << cause->which;
        struct facts_head *head = (struct facts_head *)(void *)&facts;
        memcpy(facts.bytes + rule->facts[cause->which].offset, b.facts.bytes + rule->facts[cause->which].offset, term_size(rule->facts[cause->which].term));
        head->given = (head->given & ~bit) | (facts_head(&b.facts)->given & bit);
        head->unknown = (head->unknown & ~bit) | (facts_head(&b.facts)->unknown & bit);
    }
    if (cause->kind == DIFFERS_parameter) {
        const struct law_parameter *parameter = law_parameter_of_slot(&law_book, cause->which);
        for (int32_t i = 0; i < cause->places; i++)
            rows[i] = (struct law_row){ .parameter = (uint16_t)(parameter - law_book.parameters), .key = (uint16_t)(cause->which - parameter->slot), .from = cause->at[0][i].day,
                                        .until = cause->at[0][i].day, .known = DATE_FIRST, .value = cause->at[1][i].value, .source = "", .note = "" };
        struct law_overlay overlay = { .name = "one", .rows = rows, .row_count = cause->places };
        const struct law_overlay *list[1] = { &overlay };
        assert_true(law_build(&tables, list, 1, DATE_LAST));
        memcpy(tables.law.option, law.option, sizeof law.option);
        law = tables.law;
    }
    (void)c;
    decide_case(rule, &law, &facts, outcome, NULL, NULL);
    law_free(&tables);
}

static int32_t tried_in_part, incomplete;
static void compare_at_random(enum twist twist, const struct law *other_law, int32_t rounds, uint64_t seed, int32_t *alone, int32_t *together)
{
    struct dice dice = { seed };
    struct arena arena = { 0 };
    for (int32_t i = 0; i < rule_count; i++)
        for (int32_t k = 0; k < rounds; k++) {
            struct comparison c;
            struct law b_law;
            if (!make_sides(&dice, rules[i], other_law, &b_law, twist)) continue;
            assert_true(compare_sides(&c, &arena, &a, &b));
            assert_int_equal(c.differs != 0, !same_outcome(rules[i], &a.outcome, &b.outcome));
            int32_t acting = 0;
            tried_in_part += !c.wholly;
            incomplete += !c.complete;
            bool days = false;
            for (int32_t n = 0; n < c.causes; n++) days |= c.cause[n].kind == DIFFERS_fact && (c.cause[n].which == rules[i]->reference || rules[i]->facts[c.cause[n].which].term->kind == KIND_date);
            for (int32_t n = 0; n < c.causes; n++) {
                struct case_room outcome;
                acting += c.cause[n].effect != EFFECT_none;
                if (n) assert_true(c.cause[n - 1].effect >= c.cause[n].effect);
                *together += c.cause[n].effect == EFFECT_together;
                if (c.cause[n].effect == EFFECT_together) assert_int_not_equal(c.cause[n].beside, 0);
                if (c.cause[n].effect != EFFECT_alone) continue;
                ++*alone;
                assert_true(outcomes_moved(rules[i], a.outcomes, &a.outcome, &c.cause[n].outcome) == c.cause[n].moved && c.cause[n].moved);
                if (days) continue;         /* with other days a value of the law stands for the one that the other day would read: no single row says that */
                apply_alone(&c, &c.cause[n], &outcome);
                assert_true(same_outcome(rules[i], &outcome, &c.cause[n].outcome));
            }
            if (c.differs && c.wholly && !acting) print_message("# %s, case %d: a difference without a cause\n", rules[i]->name, k);
            if (c.differs && c.wholly) assert_true(acting > 0);
            arena_reset(&arena);
        }
    arena_free(&arena);
}

static void every_cause_of_another_day_moves_an_outcome_and_every_difference_has_a_cause(void **state)
{
    (void)state;
    int32_t alone = 0, together = 0;
    compare_at_random(TWIST_day, NULL, 60, 31, &alone, &together);
    assert_true(alone > 30 && together > 5);
}

static void every_cause_among_choices_applied_alone_gives_what_was_said(void **state)
{
    (void)state;
    int32_t alone = 0, together = 0;
    compare_at_random(TWIST_options, NULL, 40, 32, &alone, &together);
    assert_true(alone > 30);
}

static void every_cause_among_facts_applied_alone_gives_what_was_said(void **state)
{
    (void)state;
    int32_t alone = 0, together = 0;
    compare_at_random(TWIST_fact, NULL, 60, 33, &alone, &together);
    assert_true(alone > 30 && together > 5);
}

/* Every value of the law one higher, or the other word, or a little more, from 2015 on. */
static void every_cause_among_values_of_another_law_applied_alone_gives_what_was_said(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct law_row *rows = calloc((size_t)law_book.row_count, sizeof *rows);
    int32_t count = 0, alone = 0, together = 0;
    struct dice dice = { 8 };
    assert_non_null(rows);
    for (int32_t i = 0; i < law_book.row_count; i++) {
        const struct law_parameter *parameter = &law_book.parameters[law_book.rows[i].parameter];
        struct law_row row = law_book.rows[i];
        if (row.value == LAW_UNKNOWN || !chance(&dice, 25) || parameter->by_birth_date) continue;
        if (parameter->unit == UNIT_euro || parameter->unit == UNIT_months || parameter->unit == UNIT_weeks || parameter->unit == UNIT_years) row.value += 1;
        else if (parameter->unit == UNIT_answer) row.value = !row.value;
        else if (parameter->unit == UNIT_percent) row.value = (int64_t)1 << 32 | 2;
        else continue;
        rows[count++] = row;
    }
    struct law_overlay overlay = { .name = "other", .rows = rows, .row_count = count };
    const struct law_overlay *list[1] = { &overlay };
    struct law_tables other;
    assert_true(law_build(&other, list, 1, DATE_LAST));
    compare_at_random(TWIST_law, &other.law, 60, 34, &alone, &together);
    assert_true(alone > 30);
    assert_int_equal(incomplete, 0);        /* everything switched gives side b, whatever was switched */
    compare_at_random(TWIST_everything, &other.law, 150, 35, &alone, &together);
    assert_int_equal(incomplete, 0);
    assert_true(tried_in_part > 100);       /* with so many differences not every combination is tried */
    law_free(&other);
    free(rows);
    arena_free(&arena);
}

static const struct cause *cause_named(const struct comparison *c, enum difference_kind kind, const char *name)
{
    for (int32_t i = 0; i < c->causes; i++) {
        const struct cause *cause = &c->cause[i];
        if (cause->kind != kind) continue;
        const char *is = kind == DIFFERS_parameter ? law_parameter_of_slot(&law_book, cause->which)->name : kind == DIFFERS_choice ? law_book.choices[cause->which].code
                       : c->side[0]->rule->facts[cause->which].term->name;
        if (strcmp(is, name) == 0) return cause;
    }
    return NULL;
}

static void the_subsidy_of_2024_and_2026_differs_by_the_minimum_wage_and_the_compensation_and_not_by_the_day_itself(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct comparison c;
    struct decision *side[2] = { &a, &b };
    for (int s = 0; s < 2; s++) {
        start(side[s], "loonkostensubsidie", &base.law);
        assert_true(set(side[s], "peildatum", s ? "2026-01-01" : "2024-07-01") && set(side[s], "geboortedatum", "1990-01-01") && set(side[s], "forfaitair", "nee"));
        assert_true(set(side[s], "loonwaarde", "60") && set(side[s], "urenPerWeek", "36"));
        decision_make(side[s]);
    }
    assert_true(compare_sides(&c, &arena, &a, &b));
    assert_true(c.wholly);
    assert_int_equal(cause_named(&c, DIFFERS_parameter, "minimumloon")->effect, EFFECT_alone);
    assert_int_equal(cause_named(&c, DIFFERS_parameter, "minimumloon")->at[0][0].value, 213360);
    assert_int_equal(cause_named(&c, DIFFERS_parameter, "minimumloon")->at[1][0].value, 229440);
    assert_int_equal(cause_named(&c, DIFFERS_parameter, "werkgeverslasten")->effect, EFFECT_alone);
    assert_int_equal(cause_named(&c, DIFFERS_fact, "peildatum")->effect, EFFECT_none);
    assert_int_equal(c.causes, 3);
    arena_free(&arena);
}

static void an_age_that_matters_only_once_the_norm_exists_acts_only_together_with_the_day(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct comparison c;
    struct decision *side[2] = { &a, &b };
    for (int s = 0; s < 2; s++) {
        start(side[s], "kostendelersnorm", &base.law);
        assert_true(set(side[s], "peildatum", s ? "2026-01-01" : "2015-01-01") && set(side[s], "geboortedatum", "1990-01-01") && set(side[s], "heeftPartner", "nee"));
        assert_true(set(side[s], "huisgenoten", "[{\"geboortedatum\":\"2003-01-01\"}]"));
        decision_make(side[s]);
    }
    assert_true(compare_sides(&c, &arena, &a, &b));
    const struct cause *age = cause_named(&c, DIFFERS_parameter, "kostendeler_leeftijd"), *day = cause_named(&c, DIFFERS_fact, "peildatum");
    assert_int_equal(age->effect, EFFECT_together);
    assert_int_equal(day->effect, EFFECT_alone);       /* of age by then, and under the old age limit that counts */
    assert_int_equal(age->beside, (uint64_t)1 << (day - c.cause));
    assert_int_equal(c.causes, 5);          /* what only one side reads, and is the same on the day of the other, is no difference */
    arena_free(&arena);
}

static void facts_that_only_go_together_are_said_to_act_together(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct comparison c;
    start(&a, "loonkostensubsidie", &base.law);
    start(&b, "loonkostensubsidie", &base.law);
    assert_true(set(&a, "peildatum", "2026-01-01") && set(&a, "geboortedatum", "1990-01-01") && set(&a, "urenPerWeek", "36"));
    memcpy(&b.facts, &a.facts, sizeof a.facts);
    assert_true(set(&a, "forfaitair", "nee") && set(&a, "loonwaarde", "60") && set(&b, "forfaitair", "ja"));
    decision_make(&a);
    decision_make(&b);
    assert_true(compare_sides(&c, &arena, &a, &b));
    const struct cause *flat = cause_named(&c, DIFFERS_fact, "forfaitair"), *value = cause_named(&c, DIFFERS_fact, "loonwaarde");
    assert_int_equal(value->effect, EFFECT_alone);     /* without it the subsidy is not known */
    assert_int_equal(flat->effect, EFFECT_together);
    assert_true(flat->refused);
    assert_int_equal(flat->beside, (uint64_t)1 << (value - c.cause));
    arena_free(&arena);
}

static void what_only_one_side_reads_is_no_difference_when_the_law_is_the_same_on_both_days(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct comparison c;
    for (int turned = 0; turned < 2; turned++) {        /* the measured side reads the maximum, the flat side the flat rate and its months */
        struct decision *measured = turned ? &b : &a, *flat = turned ? &a : &b;
        start(&a, "loonkostensubsidie", &base.law);
        start(&b, "loonkostensubsidie", &base.law);
        assert_true(set(&a, "peildatum", "2026-02-01") && set(&b, "peildatum", "2026-05-01"));
        for (int s = 0; s < 2; s++) assert_true(set(s ? &a : &b, "geboortedatum", "1990-01-01") && set(s ? &a : &b, "urenPerWeek", "36"));
        assert_true(set(measured, "forfaitair", "nee") && set(measured, "loonwaarde", "60") && set(flat, "forfaitair", "ja"));
        decision_make(&a);
        decision_make(&b);
        assert_true(compare_sides(&c, &arena, &a, &b));
        for (int32_t i = 0; i < c.causes; i++) assert_int_equal(c.cause[i].kind, DIFFERS_fact);
        assert_int_equal(c.causes, 3);
    }
    arena_free(&arena);
}

static void a_blend_has_of_each_parameter_the_values_of_the_side_that_was_taken(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct law_tables other;
    struct law_blend blend;
    law_under(&other, &arena, "parameters:\n  - name: lks_maximum\n    values: [{from: 2026-02-10, until: 2026-02-10, value: \"75\"}]\n");
    assert_true(law_blend_start(&blend, &arena, &base.law, &other.law));
    for (int step = 0; step < 3; step++) {
        if (step == 1) law_blend_take(&blend, P_lks_maximum, &other.law);
        if (step == 2) law_blend_set(&blend, P_lks_maximum, date_of(2026, 2, 10), 77);
        for (date on = date_of(2025, 12, 1); on < date_of(2026, 4, 1); on++)
            for (uint32_t slot = 0; slot < LAW_SLOTS; slot++) {
                bool inside = on == date_of(2026, 2, 10);
                const struct law *side = step && slot == P_lks_maximum ? &other.law : &base.law;
                assert_int_equal(law_value(&blend.law, slot, on), step == 2 && slot == P_lks_maximum && inside ? 77 : law_value(side, slot, on));
            }
    }
    law_free(&other);
    arena_free(&arena);
}

/* ---- months carried over ---- */

static whole count_of(const struct carry *carry, const char *fact)
{
    for (int32_t i = 0; i < carry->count; i++)
        if (strcmp(carry->item[i].how->fact, fact) == 0) return carry->item[i].months;
    fail();
    return -1;
}

/* One month of this person: decided, counted; the income may change. */
static void a_month(struct carry *carry, struct decision *d, const char *income)
{
    assert_true(set(d, "nettoInkomen", income));
    carry_give(carry, &d->facts);
    decision_make(d);
    assert_int_equal(d->status, VASTGESTELD);
    carry_on(carry, &d->facts, &d->outcome);
}

static void months_without_wage_use_up_nothing_of_n_and_of_z_but_run_on_for_consecutive_periods(void **state)
{
    (void)state;
    struct carry carry;
    start(&a, "vrijlating", &base.law);
    assert_true(YOUNG(&a, "2026-03-01") && set(&a, "geboortedatum", "1990-01-01") && set(&a, "draagtBijN", "ja"));
    carry_begin(&carry, a.rule, &a.facts);
    a_month(&carry, &a, "900");
    a_month(&carry, &a, "0");
    assert_int_equal(count_of(&carry, "maandenGebruiktN"), 1);
    assert_int_equal(count_of(&carry, "maandenMetInkomen"), 1);
    for (int i = 0; i < 5; i++) a_month(&carry, &a, "900");
    a_month(&carry, &a, "900");
    a_month(&carry, &a, "0");
    a_month(&carry, &a, "900");
    assert_int_equal(count_of(&carry, "maandenGebruiktN"), 6);
    assert_int_equal(count_of(&carry, "maandenGebruiktZ"), 2);
    assert_int_equal(count_of(&carry, "maandenSindsBeginZ"), 3);
    assert_int_equal(count_of(&carry, "maandenMetInkomen"), 8);
    start(&a, "vrijlating", &base.law);
    assert_true(YOUNG(&a, "2027-03-01") && set(&a, "draagtBijN", "ja"));
    carry_begin(&carry, a.rule, &a.facts);
    a_month(&carry, &a, "0");
    assert_int_equal(count_of(&carry, "maandenGebruikt34a"), 0);
    a_month(&carry, &a, "900");
    a_month(&carry, &a, "0");
    assert_int_equal(count_of(&carry, "maandenGebruikt34a"), 2);
}

static void counts_begin_with_what_was_given_and_income_months_with_at_least_the_months_used(void **state)
{
    (void)state;
    struct carry carry;
    start(&a, "vrijlating", &base.law);
    assert_true(set(&a, "maandenGebruiktN", "4") && set(&a, "maandenGebruiktZ", "3") && set(&a, "maandenGebruiktR", "onbekend"));
    carry_begin(&carry, a.rule, &a.facts);
    assert_int_equal(count_of(&carry, "maandenGebruiktN"), 4);
    assert_int_equal(count_of(&carry, "maandenMetInkomen"), 7);
    assert_int_equal(count_of(&carry, "maandenSindsBeginZ"), 3);
    carry_give(&carry, &a.facts);
    assert_true(facts_head(&a.facts)->unknown >> rule_fact(a.rule, "maandenGebruiktR", 16) & 1);      /* what nobody knows is not made up */
    assert_true(set(&a, "maandenMetInkomen", "9"));
    carry_begin(&carry, a.rule, &a.facts);
    assert_int_equal(count_of(&carry, "maandenMetInkomen"), 9);
}

static struct walk here, there;

/* 36 months under the law of 1 January 2026 with 900 euros a month. */
static void walk_of(struct walk *walk, const struct law *law, const char *const facts[][2])
{
    static struct decision d;
    start(&d, "vrijlating", law);
    assert_true(YOUNG(&d, "2026-01-01") && set(&d, "geboortedatum", "1990-01-01") && set(&d, "draagtBijN", "ja") && set(&d, "urenUitbreidingMogelijk", "ja"));
    for (int i = 0; facts[i][0]; i++) assert_true(set(&d, facts[i][0], facts[i][1]));
    *walk = (struct walk){ .rule = d.rule, .law = law, .amount = (uint32_t)carry_amount(d.rule), .from = date_of(2026, 1, 1), .months = 36 };
    memcpy(&walk->facts, &d.facts, sizeof d.facts);
    assert_true(walk_all(walk, &d));
}

static void the_gaps_of_two_routes_add_up_to_the_difference_of_their_sums(void **state)
{
    (void)state;
    struct law_tables frozen;
    struct dice dice = { 3 };
    assert_true(law_build(&frozen, NULL, 0, DATE_LAST) && law_freeze(&frozen, date_of(2026, 1, 1)));
    static const char *const answers[2] = { "ja", "nee" };
    struct arena arena = { 0 };
    int found = 0;
    for (int round = 0; round < 60; round++) {
        struct walk *side[2] = { &here, &there };
        struct gaps gaps;
        money sum = 0;
        for (int s = 0; s < 2; s++) {
            const char *const facts[][2] = { { "behoortTotDoelgroep", answers[below(&dice, 2)] }, { "medischUrenbeperkt", answers[below(&dice, 2)] },
                { "draagtBijN", answers[below(&dice, 2)] }, { "urenUitbreidingMogelijk", answers[below(&dice, 2)] },
                { "geboortedatum", chance(&dice, 50) ? "2004-06-15" : "1999-09-09" }, { NULL, NULL } };      /* the last turns 27 on the way */
            walk_of(side[s], &frozen.law, facts);
        }
        assert_true(gaps_find(&gaps, &arena, &here, &there, &a, &b));
        for (int32_t i = 0; i < gaps.count; i++) {
            sum += gaps.gap[i].difference;
            assert_int_equal(gaps.gap[i].difference, (gaps.gap[i].here - gaps.gap[i].there) * (gaps.gap[i].last - gaps.gap[i].first + 1));
            assert_true(gaps.gap[i].closings > 0);
            found++;
        }
        assert_int_equal(sum, here.sum - there.sum);
        arena_reset(&arena);
    }
    assert_true(found > 30);
    arena_free(&arena);
    law_free(&frozen);
}

static void what_closes_a_gap_closes_it(void **state)
{
    (void)state;
    struct law_tables frozen;
    struct arena arena = { 0 };
    struct gaps gaps;
    static struct walk room;
    struct law law;
    assert_true(law_build(&frozen, NULL, 0, DATE_LAST) && law_freeze(&frozen, date_of(2026, 1, 1)));
    walk_of(&here, &frozen.law, (const char *const[][2]){ { "geboortedatum", "2004-06-15" }, { NULL, NULL } });
    walk_of(&there, &frozen.law, (const char *const[][2]){ { "urenUitbreidingMogelijk", "nee" }, { NULL, NULL } });
    assert_int_equal(here.sum, 12 * 13500);
    assert_int_equal(there.sum, 6 * 22500 + 30 * 13500);
    assert_true(gaps_find(&gaps, &arena, &here, &there, &a, &b));
    assert_int_equal(gaps.count, 2);
    assert_int_equal(gaps.gap[0].first, 0);
    assert_int_equal(gaps.gap[0].last, 5);
    assert_int_equal(gaps.gap[1].first, 12);
    assert_int_equal(gaps.gap[1].last, 35);
    assert_int_equal(gaps.gap[1].closings, 1);
    const struct route_difference *closing = &gaps.difference[__builtin_ctzll(gaps.gap[1].closing[0])];
    assert_int_equal(closing->part, ROUTE_fact);
    assert_string_equal(a.rule->facts[closing->which].term->name, "urenUitbreidingMogelijk");
    gap_decide(&gaps, &gaps.gap[1], &room, &law, &a, &again);
    assert_int_equal(exempt(&again), 13500);
    here.month[3].amount = there.month[3].amount;       /* as if they were equal for one month: the months before and after it are two gaps */
    assert_true(gaps_find(&gaps, &arena, &here, &there, &a, &b));
    assert_int_equal(gaps.count, 3);
    assert_int_equal(gaps.gap[0].last, 2);
    assert_int_equal(gaps.gap[1].first, 4);
    arena_free(&arena);
    law_free(&frozen);
}

static void amounts_without_reasons_are_those_with_them(void **state)
{
    (void)state;
    struct law_tables frozen;
    money amount[WALK_MONTHS_MOST];
    assert_true(law_build(&frozen, NULL, 0, DATE_LAST) && law_freeze(&frozen, date_of(2026, 1, 1)));
    walk_of(&here, &frozen.law, (const char *const[][2]){ { "geboortedatum", "1999-09-09" }, { NULL, NULL } });
    walk_amounts(&here, amount);
    for (int32_t i = 0; i < here.months; i++) assert_int_equal(amount[i], here.month[i].amount);
    assert_int_equal(here.month[0].amount, 13500);      /* onder z; 27 on 9 September, so n from October */
    assert_int_equal(here.month[8].amount, 13500);
    assert_int_equal(here.month[9].amount, 22500);
    law_free(&frozen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(under_a_frozen_law_every_day_has_the_values_of_that_day_except_by_date_of_birth),
        cmocka_unit_test(a_frozen_law_is_for_every_day_when_it_was_read_and_for_none_when_it_was_not),
        cmocka_unit_test(a_case_that_reads_the_law_of_one_day_is_the_same_under_the_law_frozen_on_that_day),
        cmocka_unit_test(an_option_of_an_overlay_can_hold_from_a_day_on),
        cmocka_unit_test(a_later_overlay_wins_over_an_option_from_a_day_on),
        cmocka_unit_test(rows_settle_options_by_the_day_of_each_row_as_single_cases_do),
        cmocka_unit_test(a_case_beside_itself_differs_in_nothing),
        cmocka_unit_test(every_cause_of_another_day_moves_an_outcome_and_every_difference_has_a_cause),
        cmocka_unit_test(every_cause_among_choices_applied_alone_gives_what_was_said),
        cmocka_unit_test(every_cause_among_facts_applied_alone_gives_what_was_said),
        cmocka_unit_test(every_cause_among_values_of_another_law_applied_alone_gives_what_was_said),
        cmocka_unit_test(the_subsidy_of_2024_and_2026_differs_by_the_minimum_wage_and_the_compensation_and_not_by_the_day_itself),
        cmocka_unit_test(an_age_that_matters_only_once_the_norm_exists_acts_only_together_with_the_day),
        cmocka_unit_test(facts_that_only_go_together_are_said_to_act_together),
        cmocka_unit_test(what_only_one_side_reads_is_no_difference_when_the_law_is_the_same_on_both_days),
        cmocka_unit_test(a_blend_has_of_each_parameter_the_values_of_the_side_that_was_taken),
        cmocka_unit_test(months_without_wage_use_up_nothing_of_n_and_of_z_but_run_on_for_consecutive_periods),
        cmocka_unit_test(counts_begin_with_what_was_given_and_income_months_with_at_least_the_months_used),
        cmocka_unit_test(the_gaps_of_two_routes_add_up_to_the_difference_of_their_sums),
        cmocka_unit_test(what_closes_a_gap_closes_it),
        cmocka_unit_test(amounts_without_reasons_are_those_with_them),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
