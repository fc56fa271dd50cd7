/* SPDX-License-Identifier: EUPL-1.2 */
/* compare.h: two decisions of one rule side by side: which outcomes differ, and which values of the law, choices and facts make them differ. */
#ifndef BREED_REASON_COMPARE_H
#define BREED_REASON_COMPARE_H

#include "base/arena.h"
#include "reason/decision.h"

/* Something in which the two sides differ and that can be switched by itself: a value of the law, a choice, or a fact. */
enum difference_kind { DIFFERS_parameter, DIFFERS_choice, DIFFERS_fact, DIFFERENCE_KINDS };
/* What switching it does. Alone: with everything else as on side a an outcome changes. Together: only with others switched as well. */
enum effect { EFFECT_none, EFFECT_together, EFFECT_alone };

enum { DIFFERENCES_MOST = 64, PLACES_MOST = 8, TRIED_WHOLLY = 12 };

struct cause {
    enum difference_kind kind;
    uint32_t which;                     /* the slot, C_code, or fact */
    enum effect effect;
    uint64_t moved;                     /* outcomes that change when it is switched alone; with EFFECT_together: those that it changes beside `beside` */
    uint64_t beside;                    /* with EFFECT_together: the fewest others, as bits of their places in cause[], that must be switched as well */
    struct case_room outcome;           /* what comes out of side a with it (and `beside`) switched */
    bool refused;                       /* facts that contradict each other when only this one is switched */
    /* of a parameter: the days on which side a and side b read it, and the values there; the first pair that differs is `shown` */
    int32_t places, shown;
    struct { date day; int64_t value; } at[2][PLACES_MOST];
};

struct comparison {
    const struct decision *side[2];
    uint64_t differs;                   /* outcomes asked for that are not the same */
    int32_t causes;                     /* those that do something first, in the order parameters, choices, facts; then those without effect */
    bool wholly;                        /* every combination was tried; otherwise each alone, each as the last, and every two */
    bool complete;                      /* nothing switched gives exactly side a, and everything switched at once side b */
    bool too_many;                      /* more than DIFFERENCES_MOST differences: the others were left out */
    struct cause *cause;
};

/* Both sides are decisions of one rule, made. Works in the arena; the comparison and both decisions must stay while it is read. False when memory runs out.
 * When a side is ONGELDIG, nothing is compared. */
bool compare_sides(struct comparison *, struct arena *, const struct decision *a, const struct decision *b);

/* Is this step of side s absent on the other side: no step there has the same article and the same words? */
bool compare_only_here(const struct comparison *, int side, int32_t step);

#endif
