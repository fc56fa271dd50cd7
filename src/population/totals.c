/* SPDX-License-Identifier: EUPL-1.2 */
/* totals.c: totals of parts added to one, and of the changes the largest and some drawn by lot. */
#include "population/totals.h"

#include "population/dice.h"

const int32_t age_group_from[AGE_GROUPS] = { 0, 18, 21, 27, 45, 60 };
const money gap_until[GAP_GROUPS] = { 1000, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000, INT64_MAX };

int32_t age_group(int32_t age)
{
    int32_t k = AGE_GROUPS - 1;
    while (k > 0 && age < age_group_from[k]) k--;
    return k;
}

/* ---- cases ---- */

/* Chance that is the same wherever it is thrown. */
static uint64_t lot(const struct change_case *c) { return stir((uint64_t)c->household * HOUSEHOLD_MOST + (uint64_t)c->member + 1); }
static bool numbered_before(const struct change_case *a, const struct change_case *b) { return a->household != b->household ? a->household < b->household : a->member < b->member; }
static bool is_larger(const struct change_case *a, const struct change_case *b) { return a->size != b->size ? a->size > b->size : numbered_before(a, b); }
static bool is_drawn_before(const struct change_case *a, const struct change_case *b) { uint64_t one = lot(a), other = lot(b); return one != other ? one < other : numbered_before(a, b); }

static void keep(struct change_case *kept, int32_t count, int32_t most, const struct change_case *c, bool (*before)(const struct change_case *, const struct change_case *))
{
    int32_t place = count;
    while (place > 0 && before(c, &kept[place - 1])) place--;
    for (int32_t k = count < most ? count : most - 1; k > place; k--) kept[k] = kept[k - 1];
    if (place < most) kept[place] = *c;
}

static void keep_both(struct change_cases *to, int32_t largest, int32_t drawn, const struct change_case *by_size, const struct change_case *by_lot)
{
    if (by_size) keep(to->largest, largest, LARGEST, by_size, is_larger);
    if (by_lot) keep(to->drawn, drawn, DRAWN, by_lot, is_drawn_before);
}

void totals_add_case(struct change_cases *to, const struct change_case *c)
{
    keep_both(to, cases_kept(to, LARGEST), cases_kept(to, DRAWN), c, c);
    to->people++;
    to->size += c->size;
}

static void add_cases(struct change_cases *to, const struct change_cases *more)
{
    for (int32_t k = 0; k < cases_kept(more, LARGEST); k++) {
        int64_t there = to->people + k;
        keep_both(to, (int32_t)(there < LARGEST ? there : LARGEST), 0, &more->largest[k], NULL);
    }
    for (int32_t k = 0; k < cases_kept(more, DRAWN); k++) {
        int64_t there = to->people + k;
        keep_both(to, 0, (int32_t)(there < DRAWN ? there : DRAWN), NULL, &more->drawn[k]);
    }
    to->people += more->people;
    to->size += more->size;
}

/* ---- all of it ---- */

_Static_assert(sizeof(struct totals) % sizeof(int64_t) == 0, "nothing but whole numbers");
void totals_add(struct totals *to, const struct totals *more)
{
    int64_t *sum = (int64_t *)(void *)to;
    const int64_t *part = (const int64_t *)(const void *)more;
    for (size_t k = 0; k < offsetof(struct totals, changed) / sizeof *sum; k++) sum[k] += part[k];
    for (int32_t line = 0; line < LINES_MOST; line++)
        for (int32_t change = 0; change < CHANGES; change++) add_cases(&to->changed[line][change], &more->changed[line][change]);
}
