/* SPDX-License-Identifier: EUPL-1.2 */
/* dice.h: chance that can be thrown again: every draw follows from the seed, the household, its member and the subject alone, in whole numbers, on every machine and in any order. */
#ifndef BREED_POPULATION_DICE_H
#define BREED_POPULATION_DICE_H

#include "population/model.h"

/* A subject has its own row of draws, so that a question more about work does not change who is ill. */
enum subject { ABOUT_home, ABOUT_age, ABOUT_school, ABOUT_health, ABOUT_work, ABOUT_support, ABOUT_illness, ABOUT_move, ABOUT_claims, SUBJECTS };

struct dice { uint64_t state; };

static inline uint64_t stir(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

static inline struct dice dice_for(uint64_t seed, uint64_t household, uint32_t member, enum subject subject)
{
    return (struct dice){ stir(stir(seed + UINT64_C(0x9e3779b97f4a7c15) * (household + 1)) + (uint64_t)member * SUBJECTS + subject + 1) };
}

/* 32 bits. */
static inline uint32_t throw_one(struct dice *d)
{
    d->state += UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(stir(d->state) >> 32);
}
static inline uint32_t throw_below(struct dice *d, uint32_t most) { return (uint32_t)(((uint64_t)throw_one(d) * most) >> 32); }
static inline bool happens(struct dice *d, chance c) { return throw_one(d) < c; }
/* From and until, both included. */
static inline int32_t throw_between(struct dice *d, int32_t from, int32_t until) { return from + (int32_t)throw_below(d, (uint32_t)(until - from) + 1); }

static inline int32_t throw_band(struct dice *d, const struct bands *b)
{
    uint32_t at = throw_below(d, b->band[b->count - 1].sum);
    int32_t k = 0;
    while (at >= b->band[k].sum) k++;
    return throw_between(d, b->band[k].from, b->band[k].until);
}
static inline enum home throw_home(struct dice *d, const struct mix *m)
{
    uint32_t at = throw_below(d, m->sum[HOMES - 1]);
    int32_t k = 0;
    while (at >= m->sum[k]) k++;
    return (enum home)k;
}
static inline chance rate_at(const struct rates *r, int32_t age)
{
    for (int32_t k = 0; k < r->count; k++) if (age >= r->rate[k].from && age <= r->rate[k].until) return r->rate[k].chance;
    return 0;
}

#endif
