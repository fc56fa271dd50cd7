/* SPDX-License-Identifier: EUPL-1.2 */
/* questions.h: what to ask next, so that on average the fewest questions are needed. */
#ifndef BREED_REASON_QUESTIONS_H
#define BREED_REASON_QUESTIONS_H

#include "reason/asking/missing.h"

/* expected: questions still to come when this one is asked first, itself included, on average over the situations that are possible, in thousandths. */
struct question { uint32_t fact; int32_t expected; bool assumed; };
struct questions {
    struct question item[64]; int32_t count;    /* best first; empty when nothing that may be asked can change the outcome or is needed to come to it */
    uint64_t elsewhere;                         /* facts that may still change the outcome, which this role is not asked for */
    bool exact;                                 /* the least over all orders; otherwise estimated from situations drawn at random */
};

/* The questions for a situation. roles: who is asked (enum role, EVERYONE). Facts said to be unknown are not asked again. m gets what missing_find found.
 * False when the facts are refused as they stand. */
bool questions_find(struct questions *, struct missing *, struct search *, const struct rule *, const struct law *, const void *facts, uint64_t outcomes, bool strict, unsigned roles,
                    int64_t effort, struct arena *);

/* The facts that the rule misses next when those that nobody here can tell (beyond: for other roles, or said to be unknown) have some value or other: what is worth
 * asking although the outcome stays open, because fewer outcomes stay possible. s as questions_find left it. 0 when there are none. */
uint64_t questions_behind(struct search *s, const void *facts, uint64_t beyond);

#endif
