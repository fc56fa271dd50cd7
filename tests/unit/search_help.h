/* SPDX-License-Identifier: EUPL-1.2 */
/* search_help.h: for tests over random situations: how many of them, and one of them decided without the engine under test. */
#ifndef BREED_TESTS_SEARCH_HELP_H
#define BREED_TESTS_SEARCH_HELP_H

#include "law_help.h"
#include "random_case.h"

/* How many situations a rule gets: BREED_SITUATIONS times as many as usual, in another order with BREED_SEED. */
static inline int times_of(int usual)
{
    const char *factor = getenv("BREED_SITUATIONS");
    return factor ? usual * atoi(factor) : usual;
}
static inline uint64_t seed_of(uint64_t usual)
{
    const char *seed = getenv("BREED_SEED");
    return seed ? usual + 1000003 * strtoull(seed, NULL, 10) : usual;
}

static inline uint64_t all_outcomes(const struct rule *rule) { return rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->outcome_count) - 1; }

/* One case decided with its reasons. */
struct decided { struct case_room facts, outcome; enum status status; struct reasoning reasons; };
static inline void decide_it(const struct rule *rule, const struct law *law, struct decided *d, bool strict)
{
    reasoning_clear(&d->reasons, strict);
    d->status = decide_case(rule, law, &d->facts, &d->outcome, &d->reasons, NULL);
}

#endif
