/* SPDX-License-Identifier: EUPL-1.2 */
/* test_rows.c: random rows against the same cases one by one, and random cases with reasons against the same without. */
#include "law_help.h"
#include "random_case.h"
#include "rules/kostendelersnorm.h"

enum { ROWS = 997 };            /* at once; no multiple of a block, nor of 8 */

/* Of every rule; BREED_CASES=n: so many instead. */
static size_t cases_of_a_rule(void)
{
    const char *said = getenv("BREED_CASES");
    return said ? strtoul(said, NULL, 10) : 100000;
}

/* BREED_RULE=name: that rule alone. */
static bool wanted(const struct rule *rule)
{
    const char *only = getenv("BREED_RULE");
    return !only || strcmp(only, rule->name) == 0;
}

struct rows { char *facts, *column[64]; uint8_t *given[64]; struct column columns[64]; char *outcomes; uint8_t status[ROWS]; };

static void rows_new(struct rows *rows, const struct rule *rule)
{
    rows->facts = malloc((size_t)ROWS * rule->facts_size);
    rows->outcomes = malloc((size_t)ROWS * rule->outcome_size);
    assert_true(rows->facts && rows->outcomes);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        rows->column[k] = malloc((size_t)ROWS * term_size(rule->facts[k].term));
        rows->given[k] = malloc((ROWS + 7) / 8);
        assert_true(rows->column[k] && rows->given[k]);
    }
}
static void rows_free(struct rows *rows, const struct rule *rule)
{
    free(rows->facts);
    free(rows->outcomes);
    for (uint32_t k = 0; k < rule->fact_count; k++) { free(rows->column[k]); free(rows->given[k]); }
}

/* Somewhere in a list, also behind its end, a value that cannot be or only just can, or marks that mean nothing. */
static void spoil_element(struct dice *dice, const struct term *list, char *at)
{
    char *item = at + list->items_offset + (size_t)below(dice, chance(dice, 50) ? 2 : list->max) % (size_t)list->max * list->item_size;
    const struct list_part *part = &list->parts[below(dice, list->part_count)];
    const int64_t strange[] = { INT32_MIN, INT32_MAX, -1, 2, 50500, part->term->min, part->term->max, part->term->min - 1, part->term->max + 1 };
    uint32_t marks = (uint32_t)roll(dice);
    if (!list->scalar_items && chance(dice, 25)) memcpy(item + (chance(dice, 50) ? sizeof marks : 0), &marks, sizeof marks);
    else put_plain(part->term, item + part->offset, strange[below(dice, 9)]);
}

/* One row: usually possible, sometimes a contradiction, sometimes a value that cannot be. */
static void random_row(struct dice *dice, const struct rule *rule, char *facts)
{
    struct case_room room;
    if (chance(dice, 85)) random_case(dice, rule, &base.law, &room, 90, 0); else random_facts(dice, rule, &base.law, &room, 90, 0);
    if (chance(dice, 4)) {
        static const int64_t strange[] = { INT32_MIN, INT32_MAX, -1, 2, 50500 };
        uint32_t k = (uint32_t)below(dice, rule->fact_count);
        put_plain(rule->facts[k].term, room.bytes + rule->facts[k].offset, strange[below(dice, 5)]);
    }
    for (uint32_t k = 0; k < rule->fact_count; k++)
        if (rule->facts[k].term->kind == KIND_list && chance(dice, 10)) spoil_element(dice, rule->facts[k].term, room.bytes + rule->facts[k].offset);
    memcpy(facts, &room, rule->facts_size);
}

/* The facts of the rows as columns; a column that is given in every row has no bitmap, one that is given nowhere no values, in turn. */
static void to_columns(struct rows *rows, const struct rule *rule, bool whole_columns)
{
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        size_t size = term_size(rule->facts[k].term);
        bool full = whole_columns && k % 3 == 0, absent = whole_columns && k % 7 == 5;
        memset(rows->given[k], 0, (ROWS + 7) / 8);
        for (size_t i = 0; i < ROWS; i++) {
            char *row = rows->facts + i * rule->facts_size;
            struct facts_head *head = (struct facts_head *)(void *)row;
            if (full) head->given |= (uint64_t)1 << k;
            if (absent) head->given &= ~((uint64_t)1 << k);
            memcpy(rows->column[k] + i * size, row + rule->facts[k].offset, size);
            rows->given[k][i >> 3] |= (uint8_t)((head->given >> k & 1) << (i & 7));
        }
        rows->columns[k] = (struct column){ absent ? NULL : rows->column[k], full ? NULL : rows->given[k] };
    }
}

/* A rule that settles everything out of nothing, such as a list of what follows from what has happened, has no row that stays open. */
static bool needs_nothing(const struct rule *rule)
{
    struct case_room facts, outcome;
    facts_clear(rule, &facts);
    return decide_case(rule, &base.law, &facts, &outcome, NULL, NULL) == VASTGESTELD;
}

/* Of no municipality all that the rule verordening gives is on record; tests/ordinance/test_local_rules.c plants one of which it is. */
static bool is_never_whole(const struct rule *rule) { return strcmp(rule->name, "verordening") == 0; }

static void a_hundred_thousand_random_rows_of_every_rule_come_out_as_the_same_cases_one_by_one(void **state)
{
    (void)state;
    struct dice dice = { 77 };
    for (int32_t i = 0; i < rule_count; i++) {
        const struct rule *rule = rules[i];
        if (!wanted(rule)) continue;
        struct rows rows;
        size_t seen[STATUSES] = { 0 }, all = 0;
        rows_new(&rows, rule);
        for (int chunk = 0; all < cases_of_a_rule(); chunk++, all += ROWS) {
            for (size_t k = 0; k < ROWS; k++) random_row(&dice, rule, rows.facts + k * rule->facts_size);
            to_columns(&rows, rule, chunk % 8 == 7);
            memset(rows.status, 0xAA, sizeof rows.status);
            memset(rows.outcomes, 0xAA, (size_t)ROWS * rule->outcome_size);
            decide_columns(rule, &base.law, rows.columns, rows.outcomes, rows.status, ROWS);
            for (size_t k = 0; k < ROWS; k++) {
                struct case_room facts, outcome;
                memcpy(&facts, rows.facts + k * rule->facts_size, rule->facts_size);
                enum status status = decide_case(rule, &base.law, &facts, &outcome, NULL, NULL);
                const void *row = rows.outcomes + k * rule->outcome_size;
                struct case_room copy;
                memcpy(&copy, row, rule->outcome_size);
                if (rows.status[k] != status || !same_outcome(rule, &copy, &outcome)) print_message("# %s: chunk %d row %zu: %d and %d\n", rule->name, chunk, k, rows.status[k], status);
                assert_int_equal(rows.status[k], status);
                assert_true(same_outcome(rule, &copy, &outcome));
                seen[status]++;
            }
        }
        rows_free(&rows, rule);
        assert_true((seen[VASTGESTELD] > all / 20 || is_never_whole(rule)) && seen[ONGELDIG] > all / 200);
        assert_true(seen[ONBEKEND] > all / 200 || needs_nothing(rule));
    }
}

/* Terms are kept from row to row: what one row leaves unknown must not be found by the next one, which here often has the same reference date. */
static void rows_in_which_facts_are_said_to_be_unknown_leave_nothing_behind_for_the_rows_after_them(void **state)
{
    (void)state;
    struct dice dice = { 31 };
    for (int32_t i = 0; i < rule_count; i++) {
        const struct rule *rule = rules[i];
        const struct field *day = &rule->facts[rule->reference];
        if (!wanted(rule)) continue;
        struct rows rows;
        struct terms_room *room = calloc(1, sizeof *room);
        assert_non_null(room);
        rows_new(&rows, rule);
        for (size_t all = 0; all < cases_of_a_rule() / 4; all += ROWS) {
            for (size_t k = 0; k < ROWS; k++) {
                char *facts = rows.facts + k * rule->facts_size;
                struct case_room one;
                random_case(&dice, rule, &base.law, &one, 80, 12);
                memcpy(facts, &one, rule->facts_size);
                if (!k || chance(&dice, 40) || !((facts_head(facts)->given & facts_head(facts - rule->facts_size)->given) >> rule->reference & 1)) continue;
                memcpy(one.bytes + day->offset, facts - rule->facts_size + day->offset, term_size(day->term));
                if (facts_check(rule, &base.law, &one, NULL)) memcpy(facts, &one, rule->facts_size);
            }
            memset(rows.status, 0, sizeof rows.status);
            rule->rows(&base.law, rows.facts, rows.outcomes, rows.status, ROWS, room);
            for (size_t k = 0; k < ROWS; k++) {
                struct case_room facts, expected, row;
                memcpy(&facts, rows.facts + k * rule->facts_size, rule->facts_size);
                memcpy(&row, rows.outcomes + k * rule->outcome_size, rule->outcome_size);
                assert_int_equal(rows.status[k], decide_case(rule, &base.law, &facts, &expected, NULL, NULL));
                assert_true(same_outcome(rule, &row, &expected));
            }
        }
        rows_free(&rows, rule);
        free(room);
    }
}

static void no_rows_at_all_and_one_row_are_rows_as_well(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++) {
        struct column none[64] = { { 0 } };
        struct case_room outcome, expected, facts;
        uint8_t status[2] = { 9, 9 };
        decide_columns(rules[i], &base.law, none, &outcome, status, 0);
        assert_int_equal(status[0], 9);
        decide_columns(rules[i], &base.law, none, &outcome, status, 1);
        facts_clear(rules[i], &facts);
        assert_int_equal(status[0], decide_case(rules[i], &base.law, &facts, &expected, NULL, NULL));
        assert_int_equal(status[1], 9);
    }
}

/* What is given and missing all the same: of a list a part, and of a municipality that was split up before the reference date into which of the parts. */
static bool may_still_be_missing(const struct rule *rule, const void *facts, const struct field *field)
{
    if (field->term->kind == KIND_list) return true;
    if (field->term->kind != KIND_code || field->term->region) return false;
    int32_t code = (int32_t)term_plain(field->term, (const char *)facts + field->offset);
    date today = facts_day(rule, facts);
    return !law_municipality_on(&law_book, code, today) && !law_successor_on(&law_book, code, today);
}

static void a_hundred_thousand_random_cases_of_every_rule_come_out_the_same_with_reasons_and_without(void **state)
{
    (void)state;
    struct dice dice = { 4242 };
    struct reasoning reasoning;
    struct law law = base.law;
    for (int32_t i = 0; i < rule_count; i++)
        for (size_t k = 0; k < cases_of_a_rule() && wanted(rules[i]); k++) {
            const struct rule *rule = rules[i];
            struct case_room facts, traced, untraced;
            random_facts(&dice, rule, &law, &facts, 92, 4);
            for (int32_t c = 0; c < LAW_CHOICES; c++) law.option[c] = (uint8_t)(roll(&dice) % (uint32_t)law_book.choices[c].option_count);
            reasoning_clear(&reasoning, false);
            enum status a = decide_case(rule, &law, &facts, &traced, &reasoning, NULL), b = decide_case(rule, &law, &facts, &untraced, NULL, NULL);
            assert_int_equal(a, b);
            assert_true(same_outcome(rule, &traced, &untraced));
            assert_false(reasoning.overflow);
            assert_int_equal(facts_head(&facts)->given & reasoning.assumed, 0);
            for (uint64_t both_ways = facts_head(&facts)->given & reasoning.missing; both_ways; both_ways &= both_ways - 1)
                assert_true(may_still_be_missing(rule, &facts, &rule->facts[__builtin_ctzll(both_ways)]));
            if (a == ONBEKEND) assert_true(reasoning.missing != 0);
            if (a == VASTGESTELD) assert_int_equal(outcome_head(&traced)->settled, ((uint64_t)1 << rule->outcome_count) - 1);
            assert_int_equal(outcome_head(&traced)->none & ~outcome_head(&traced)->settled, 0);
        }
}

/* Housemates with marks and values of every kind, also behind the end of the list. */
static fact_huisgenoten random_housemates(struct dice *dice)
{
    fact_huisgenoten list = { .n = (int32_t)below(dice, chance(dice, 60) ? 6 : 17) };
    for (int32_t i = 0; i < 16; i++) {
        uint32_t parts = chance(dice, 70) ? ALL_PARTS(huisgenoten) : (uint32_t)roll(dice) & ALL_PARTS(huisgenoten);
        list.item[i] = (item_huisgenoten){ parts, chance(dice, 90) ? 0 : (uint32_t)roll(dice) & ~parts & ALL_PARTS(huisgenoten), (date)below(dice, 100), below(dice, 2) ? ja : nee,
                                           (int32_t)below(dice, commercieelContract_words), below(dice, 2) ? ja : nee, below(dice, 3) ? nee : ja, below(dice, 3) ? nee : ja };
    }
    return list;
}

static void housemates_counted_four_at_a_time_are_as_many_as_one_by_one_and_nobody_behind_the_end_counts(void **state)
{
    (void)state;
    struct dice dice = { 1904 };
    int unborn = 0, sharing = 0, open = 0;
    for (int k = 0; k < 100000; k++) {
        fact_huisgenoten list = random_housemates(&dice);
        date born = (date)below(&dice, 100), day = born + (date)below(&dice, 100);
        bool assume = chance(&dice, 75), all = true;
        struct housemates n = { 0, 0 }, together = count_housemates(&list, born, assume);
        for (int32_t i = 0; i < list.n; i++) {
            answer counts = shares_costs(&list.item[i], born, assume);
            n.counted += counts == ja;
            n.open += counts == onbekend;
            all &= !is_told(&list.item[i], bit_huisgenoten_geboortedatum) || list.item[i].geboortedatum <= day;
        }
        assert_int_equal(together.counted, n.counted);
        assert_int_equal(together.open, n.open);
        assert_int_equal(all_born(&list, day), all);
        unborn += !all;
        sharing += n.counted > 1;
        open += n.open > 0;
    }
    assert_true(unborn > 1000 && sharing > 1000 && open > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hundred_thousand_random_rows_of_every_rule_come_out_as_the_same_cases_one_by_one),
        cmocka_unit_test(rows_in_which_facts_are_said_to_be_unknown_leave_nothing_behind_for_the_rows_after_them),
        cmocka_unit_test(no_rows_at_all_and_one_row_are_rows_as_well),
        cmocka_unit_test(a_hundred_thousand_random_cases_of_every_rule_come_out_the_same_with_reasons_and_without),
        cmocka_unit_test(housemates_counted_four_at_a_time_are_as_many_as_one_by_one_and_nobody_behind_the_end_counts),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
