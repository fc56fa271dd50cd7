/* SPDX-License-Identifier: EUPL-1.2 */
/* decision.h: one case decided, with everything that an explanation needs. */
#ifndef BREED_REASON_DECISION_H
#define BREED_REASON_DECISION_H

#include "rules/decide.h"

struct missing;

/* About 60 KB, owned by the caller, one a thread; no memory of its own to give back. rule and law must outlive it. */
struct decision {
    const struct rule *rule;
    const struct law *law;          /* after decision_make: the law of the day of the case, with its options settled */
    bool strict;                    /* assumptions are refused */
    uint64_t outcomes;              /* bit k: outcome k is asked for */
    struct case_room facts, outcome;

    enum status status;             /* the worst of the outcomes asked for */
    enum status of_rule;            /* what the rule itself said, of all outcomes together */
    uint64_t mattered;              /* bit C_code: with another option of this choice the outcome differs */
    uint64_t opened;                /* choices that the case comes to only under another option of those it consulted */
    bool one_at_a_time;             /* there were more than 64 combinations, so the choices were tried one by one */
    struct reasoning reasoning;
    struct problems problems;       /* what is wrong when status is ONGELDIG; problems found while setting facts count */
    int32_t checked_from, checked;  /* which of them the last decision_make found itself */
    const struct missing *missing;  /* what missing_look found about facts that are missing; NULL: nothing is missing, or nobody looked */
    const struct law *lasting;      /* the law given, where law points to of_day */
    struct law of_day;
};

/* No facts yet, every outcome asked for. */
void decision_start(struct decision *, const struct rule *, const struct law *, bool strict);

/* Decides. Facts that were refused before (problems.count > 0) make it ONGELDIG. May be called again after other facts were set: what the last call found wrong
 * is forgotten first. */
void decision_make(struct decision *);

/* The reference date of the case; the last day covered when it is not given. */
date decision_day(const struct decision *);
/* The day whose version of the articles counts: the same, but under a frozen law the day it froze on. */
date decision_law_day(const struct decision *);

/* In which of these outcomes two runs of a rule differ, one bit each. The value of an outcome that neither has settled does not count. */
uint64_t outcomes_moved(const struct rule *, uint64_t outcomes, const void *a, const void *b);

/* The case under another law, as strictly as the one decided. Returns the choices consulted. */
uint64_t decision_try(const struct decision *, const struct law *, struct case_room *outcome);

/* The ways of taking some choices, numbered: every combination of their options, or when there are too many the options chosen (way 0) and each other option alone. */
enum { READINGS_MOST = 64 };
struct readings { uint64_t choices; uint32_t count, total; bool one_at_a_time; uint8_t place[64], options[64]; };
struct readings readings_of(const struct law *, uint64_t choices);
/* Takes one way in a law that is otherwise as chosen. Returns the choice that alone is taken otherwise, of those one at a time; LAW_CHOICES for other ways. */
uint32_t readings_take(const struct readings *, const struct law *chosen, uint32_t way, struct law *);
/* Which of the choices make a difference to an outcome asked for; and which choices are consulted in some way. */
uint64_t readings_try(const struct decision *, const struct readings *, uint64_t *consulted);

#endif
