/* SPDX-License-Identifier: EUPL-1.2 */
/* gaps.c: finds the months in which two routes part, and by switching their differences what parts them. */
#include "reason/comparing/gaps.h"

#include <string.h>

/* ---- what differs between the routes ---- */

static void add(struct gaps *g, enum route_part part, uint32_t which)
{
    if (g->differences < ROUTE_DIFFERENCES_MOST) g->difference[g->differences++] = (struct route_difference){ part, which };
}

static void find_differences(struct gaps *g)
{
    const struct rule *rule = g->here->rule;
    const struct facts_head *x = facts_head(&g->here->facts), *y = facts_head(&g->there->facts);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        if (k == rule->reference) continue;
        bool marks = (((x->given ^ y->given) | (x->unknown ^ y->unknown)) >> k & 1) != 0;
        const char *one = g->here->facts.bytes + rule->facts[k].offset, *other = g->there->facts.bytes + rule->facts[k].offset;
        bool values = x->given >> k & 1 && memcmp(one, other, term_size(rule->facts[k].term)) != 0;
        if (marks || values) add(g, ROUTE_fact, k);
    }
    for (uint32_t k = 0; k < LAW_CHOICES; k++)
        if (g->here->law->option[k] != g->there->law->option[k]) add(g, ROUTE_choice, k);
    if (g->here->law->value != g->there->law->value) add(g, ROUTE_law, 0);
}

/* This route with a set of differences switched to the other. */
static void mix(const struct gaps *g, uint64_t set, struct walk *walk, struct law *law)
{
    const struct rule *rule = g->here->rule;
    memcpy(walk, g->here, sizeof *walk);
    *law = *g->here->law;
    struct facts_head *head = (struct facts_head *)(void *)&walk->facts;
    for (int32_t i = 0; i < g->differences; i++) {
        uint32_t which = g->difference[i].which;
        if (!(set >> i & 1)) continue;
        if (g->difference[i].part == ROUTE_choice) law->option[which] = g->there->law->option[which];
        if (g->difference[i].part == ROUTE_law) { law->epoch = g->there->law->epoch; law->value = g->there->law->value; law->tables = g->there->law->tables; }
        if (g->difference[i].part != ROUTE_fact) continue;
        uint64_t bit = (uint64_t)1 << which;
        memcpy(walk->facts.bytes + rule->facts[which].offset, g->there->facts.bytes + rule->facts[which].offset, term_size(rule->facts[which].term));
        head->given = (head->given & ~bit) | (facts_head(&g->there->facts)->given & bit);
        head->unknown = (head->unknown & ~bit) | (facts_head(&g->there->facts)->unknown & bit);
    }
    walk->law = law;
}

/* ---- trying ---- */

struct trial { uint64_t set; money *amount; };
struct trials { struct trial *at; int32_t count; };

static bool try(const struct gaps *g, struct arena *arena, struct trials *trials, uint64_t set, struct walk *walk)
{
    struct law law;
    struct trial *trial = &trials->at[trials->count];
    trial->set = set;
    trial->amount = arena_take(arena, sizeof *trial->amount * WALK_MONTHS_MOST);
    if (!trial->amount) return false;
    mix(g, set, walk, &law);
    walk_amounts(walk, trial->amount);
    trials->count++;
    return true;
}

/* Smaller sets first. All sets when there are few differences; else one, two, and all of them. */
static bool try_all(const struct gaps *g, struct arena *arena, struct trials *trials)
{
    int32_t n = g->differences, sizes = n <= ROUTE_TRIED_WHOLLY ? n : 2;
    size_t most = n <= ROUTE_TRIED_WHOLLY ? (size_t)1 << n : (size_t)(n * n + 1);
    struct walk *walk = arena_take(arena, sizeof *walk);
    trials->at = arena_take(arena, sizeof *trials->at * (most + 1));
    if (!walk || !trials->at) return false;
    if (n > ROUTE_TRIED_WHOLLY) {
        for (int32_t i = 0; i < n; i++) if (!try(g, arena, trials, (uint64_t)1 << i, walk)) return false;
        for (int32_t i = 0; i < n; i++)
            for (int32_t k = 0; k < i; k++) if (!try(g, arena, trials, (uint64_t)1 << i | (uint64_t)1 << k, walk)) return false;
        return try(g, arena, trials, n == 64 ? ~(uint64_t)0 : ((uint64_t)1 << n) - 1, walk);
    }
    for (int32_t size = 1; size <= sizes; size++)
        for (uint64_t set = 1; set < (uint64_t)1 << n; set++)
            if (__builtin_popcountll(set) == size && !try(g, arena, trials, set, walk)) return false;
    return true;
}

static bool closes(const struct gap *gap, const struct trial *trial)
{
    for (int32_t m = gap->first; m <= gap->last; m++)
        if (trial->amount[m] != gap->there) return false;
    return true;
}

static void find_closings(struct gap *gap, const struct trials *trials)
{
    for (int32_t i = 0; i < trials->count && gap->closings < CLOSINGS_MOST; i++) {
        if (gap->closings && __builtin_popcountll(trials->at[i].set) > __builtin_popcountll(gap->closing[0])) return;
        if (closes(gap, &trials->at[i])) gap->closing[gap->closings++] = trials->at[i].set;
    }
}

/* ---- the months ---- */

bool step_is_own(const struct step *step, const struct reasoning *other)
{
    for (int32_t i = 0; i < other->steps; i++) {
        const struct step *its = &other->step[i];
        if (strcmp(its->citation, step->citation) != 0 || strcmp(its->text[0], step->text[0]) != 0 || its->quantities != step->quantities) continue;
        int32_t k = 0;
        while (k < step->quantities && its->quantity[k].num == step->quantity[k].num && its->quantity[k].den == step->quantity[k].den) k++;
        if (k == step->quantities) return false;
    }
    return true;
}

/* The sentence of the first step that the other reasoning lacks; sentences are constants of the program. */
static const char *parting(const struct reasoning *r, const struct reasoning *other)
{
    for (int32_t i = 0; i < r->steps; i++)
        if (step_is_own(&r->step[i], other)) return r->step[i].text[0];
    return "";
}

bool gaps_find(struct gaps *g, struct arena *arena, const struct walk *here, const struct walk *there, struct decision *a, struct decision *b)
{
    struct trials trials = { 0 };
    const char *words[2] = { "", "" };
    *g = (struct gaps){ .here = here, .there = there };
    g->gap = arena_take_zero(arena, sizeof *g->gap * WALK_MONTHS_MOST);
    find_differences(g);
    if (!g->gap || !try_all(g, arena, &trials)) return false;
    for (int32_t i = 0; i < here->months; i++) {
        money one = here->month[i].amount, other = there->month[i].amount;
        if (one == other) continue;
        walk_decide(here, i, a);
        walk_decide(there, i, b);
        const char *now[2] = { parting(&a->reasoning, &b->reasoning), parting(&b->reasoning, &a->reasoning) };
        struct gap *gap = g->count ? &g->gap[g->count - 1] : NULL;
        bool goes_on = gap && gap->last == i - 1 && gap->here == one && gap->there == other && strcmp(words[0], now[0]) == 0 && strcmp(words[1], now[1]) == 0;
        if (!goes_on) { gap = &g->gap[g->count++]; *gap = (struct gap){ .first = i, .here = one, .there = other }; }
        gap->last = i;
        gap->difference += one - other;
        memcpy(words, now, sizeof words);
    }
    for (int32_t i = 0; i < g->count; i++) find_closings(&g->gap[i], &trials);
    return true;
}

void gap_decide(const struct gaps *g, const struct gap *gap, struct walk *room, struct law *law, struct decision *here, struct decision *closed)
{
    walk_decide(g->here, gap->first, here);
    mix(g, gap->closings ? gap->closing[0] : 0, room, law);
    walk_all(room, closed);
    walk_decide(room, gap->first, closed);
}
