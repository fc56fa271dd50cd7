/* SPDX-License-Identifier: EUPL-1.2 */
/* evenly.c: does every value of a stretch have an outcome between those of its ends? */
#include "reason/asking/evenly.h"

/* The numbers of an outcome: those of its fields that have an order, in which the two ends differ. */
enum { NUMBERS_MOST = 24 };
struct numbers { int64_t at[NUMBERS_MOST]; };
struct along {
    struct search *s; struct case_room *facts; uint32_t fact; int64_t step; int32_t left;
    const struct outcome_head *head; const struct field *field[NUMBERS_MOST]; int32_t count;
    struct numbers lo, hi;
};

static void read_numbers(const struct along *x, const struct case_room *outcome, struct numbers *out)
{
    for (int32_t i = 0; i < x->count; i++) out->at[i] = term_plain(x->field[i]->term, outcome->bytes + x->field[i]->offset);
}

/* False when the outcome there lies beyond the ends, or is decided otherwise. */
static bool look_at(struct along *x, int64_t value, struct numbers *out)
{
    struct case_room outcome;
    fact_put(x->s->rule, x->facts, x->fact, (struct value){ value, NULL });
    x->left--;
    if (!search_run(x->s, x->facts, &outcome).decided) return false;
    if (outcome_head(&outcome)->settled != x->head->settled || outcome_head(&outcome)->none != x->head->none) return false;
    read_numbers(x, &outcome, out);
    for (int32_t i = 0; i < x->count; i++)
        if ((out->at[i] < x->lo.at[i] && out->at[i] < x->hi.at[i]) || (out->at[i] > x->lo.at[i] && out->at[i] > x->hi.at[i])) return false;
    return true;
}

static bool is_straight(const struct along *x, const struct numbers *a, const struct numbers *middle, const struct numbers *b)
{
    for (int32_t i = 0; i < x->count; i++) {
        int64_t off = 2 * middle->at[i] - a->at[i] - b->at[i];
        if (off > 4 || off < -4) return false;
    }
    return true;
}

/* Halves that are not straight are halved again, so that the places where a line bends are found. */
static bool runs_between(struct along *x, int64_t lo, const struct numbers *a, int64_t hi, const struct numbers *b, bool straight)
{
    struct numbers middle;
    int64_t at = lo + (hi - lo) / x->step / 2 * x->step;
    if (at == lo || x->left <= 0) return true;
    if (!look_at(x, at, &middle)) return false;
    bool is = is_straight(x, a, &middle, b);
    if (straight && is) return true;        /* and so was the longer piece that this is a half of */
    return runs_between(x, lo, a, at, &middle, is) && runs_between(x, at, &middle, hi, b, is);
}

bool runs_evenly(struct search *s, struct case_room *facts, const struct class *class, uint32_t fact, const struct case_room outcome[2])
{
    enum { PROBES = 160 };
    const struct rule *rule = s->rule;
    struct along x = { .s = s, .facts = facts, .fact = fact, .step = rule->facts[fact].term->whole ? 1000 : 1, .left = PROBES, .head = outcome_head(&outcome[0]) };
    for (uint64_t left = x.head->settled & ~x.head->none & s->outcomes; left && x.count < NUMBERS_MOST; left &= left - 1) {
        const struct field *field = &rule->outcomes[__builtin_ctzll(left)];
        if (field->term->kind != KIND_list) x.field[x.count++] = field;
    }
    read_numbers(&x, &outcome[0], &x.lo);
    read_numbers(&x, &outcome[1], &x.hi);
    /* Amounts that hang on a day go by steps of the law, up or down. */
    for (int32_t i = 0; i < x.count && rule->facts[fact].term->kind == KIND_date; i++)
        if (x.field[i]->term->kind != KIND_date && x.lo.at[i] != x.hi.at[i]) return false;
    return runs_between(&x, class->lo.plain, &x.lo, class->hi.plain, &x.hi, false);
}
