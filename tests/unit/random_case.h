/* SPDX-License-Identifier: EUPL-1.2 */
/* random_case.h: random facts for any rule out of its glossary entries, the same ones on every run; and outcomes compared value by value. */
#ifndef BREED_TESTS_RANDOM_CASE_H
#define BREED_TESTS_RANDOM_CASE_H

#include <string.h>
#include "rules/decide.h"
#include "rules/registry.h"

struct dice { uint64_t state; };

static inline uint64_t roll(struct dice *dice)
{
    uint64_t z = dice->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}
static inline int64_t below(struct dice *dice, int64_t n) { return (int64_t)(roll(dice) % (uint64_t)n); }
static inline bool chance(struct dice *dice, int percentage) { return below(dice, 100) < percentage; }

static inline void put_plain(const struct term *term, char *at, int64_t value)
{
    int32_t small = (int32_t)value;
    if (term->kind == KIND_euro) memcpy(at, &value, sizeof value); else memcpy(at, &small, sizeof small);
}

/* Days lie before or on `on` more often than after it, some very near; birthdays leave an age of 13 to 70. */
static inline int64_t random_day(struct dice *dice, const struct term *term, date on)
{
    if (term->may_be_never && chance(dice, 30)) return DATE_NEVER;
    if (strcmp(term->name, "geboortedatum") == 0) return on - 365 * 13 - below(dice, chance(dice, 60) ? 365 * 12 : 365 * 57);
    if (chance(dice, 15)) return on;
    if (chance(dice, 12)) return on + below(dice, 400);
    return on - below(dice, chance(dice, 60) ? 400 : 4000);
}

static inline int64_t random_plain(struct dice *dice, const struct term *term, date on)
{
    int64_t span = term->max - term->min + 1;
    switch (term->kind) {
    case KIND_date:    { int64_t day = random_day(dice, term, on); return day == DATE_NEVER ? day : day < term->min ? term->min : day > term->max ? term->max : day; }
    case KIND_answer:  return below(dice, 2);
    case KIND_euro:    return chance(dice, 80) ? below(dice, 500000) : term->min + below(dice, span);
    case KIND_percent: if (term->may_be_unrecorded && chance(dice, 20)) return PERCENT_UNRECORDED;
                       return term->whole ? 1000 * below(dice, term->max / 1000 + 1) : term->min + below(dice, span);
    case KIND_hours:   return chance(dice, 80) && term->max >= 4000 ? term->min + 50 * below(dice, 75) : term->min + below(dice, span);
    case KIND_code:    return term->region ? law_book.regions[below(dice, law_book.region_count)].number : law_book.municipalities[below(dice, law_book.municipality_count)].code;
    default:           return term->min + below(dice, span);
    }
}

static inline void random_list(struct dice *dice, const struct term *list, char *at, date on)
{
    int32_t n = (int32_t)(list->min + below(dice, list->max - list->min + 1));
    int64_t left = 100000;
    memcpy(at, &n, sizeof n);
    for (int32_t i = 0; i < n; i++) {
        char *item = at + list->items_offset + (size_t)i * list->item_size;
        uint32_t all = ((uint32_t)1 << list->part_count) - 1, given = chance(dice, 97) ? all : (uint32_t)below(dice, all + 1);
        if (!list->scalar_items) memcpy(item, &given, sizeof given);
        for (int32_t k = 0; k < list->part_count; k++) {
            int64_t value = random_plain(dice, list->parts[k].term, on);
            if (strcmp(list->parts[k].term->name, "tijdaandeel") == 0) { value = i + 1 == n ? left : below(dice, left + 1); left -= value; }
            put_plain(list->parts[k].term, item + list->parts[k].offset, value);
        }
    }
}

/* Facts that are in range. Of 100 facts about `given` are given and `unknown` are said to be unknown. Not always free of contradictions. */
static inline void random_facts(struct dice *dice, const struct rule *rule, const struct law *law, void *facts, int given, int unknown)
{
    struct law_period period = law_coverage(law, rule->name);
    date on = period.from + (date)below(dice, period.until - period.from + 1);
    struct facts_head *head = facts;
    facts_clear(rule, facts);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        const struct term *term = rule->facts[k].term;
        char *at = (char *)facts + rule->facts[k].offset;
        int64_t lot = below(dice, 100);
        if (lot >= given + unknown) continue;
        if (lot >= given) { head->unknown |= (uint64_t)1 << k; continue; }
        head->given |= (uint64_t)1 << k;
        if (k == rule->reference && term->kind == KIND_whole) put_plain(term, at, civil_of(on).year);
        else if (k == rule->reference || strcmp(term->name, "peildatum") == 0) put_plain(term, at, on);
        else if (term->kind == KIND_list) random_list(dice, term, at, on);
        else put_plain(term, at, random_plain(dice, term, on));
    }
}

/* The same until there is no contradiction. */
static inline void random_case(struct dice *dice, const struct rule *rule, const struct law *law, void *facts, int given, int unknown)
{
    do random_facts(dice, rule, law, facts, given, unknown); while (!facts_check(rule, law, facts, NULL));
}

/* Is one settled outcome of two decisions the same value? */
static inline bool same_value(const struct field *field, const void *a, const void *b)
{
    const char *p = (const char *)a + field->offset, *q = (const char *)b + field->offset;
    int32_t n, m;
    if (field->term->kind != KIND_list) return term_plain(field->term, p) == term_plain(field->term, q);
    memcpy(&n, p, sizeof n);
    memcpy(&m, q, sizeof m);
    return n == m && memcmp(p + field->term->items_offset, q + field->term->items_offset, (size_t)n * field->term->item_size) == 0;
}

/* Are the same outcomes settled, with the same values? */
static inline bool same_outcome(const struct rule *rule, const void *a, const void *b)
{
    const struct outcome_head *x = a, *y = b;
    if (x->settled != y->settled || x->none != y->none) return false;
    for (uint32_t k = 0; k < rule->outcome_count; k++)
        if ((x->settled & ~x->none) >> k & 1 && !same_value(&rule->outcomes[k], a, b)) return false;
    return true;
}

#endif
