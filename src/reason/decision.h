/* SPDX-License-Identifier: EUPL-1.2 */
/* decision.h: one case decided, with everything that an explanation needs. */
#ifndef BREED_REASON_DECISION_H
#define BREED_REASON_DECISION_H

#include "rules/decide.h"

/* About 60 KB, owned by the caller, one a thread; no memory of its own to give back. rule and law must outlive it. */
struct decision {
    const struct rule *rule;
    const struct law *law;
    bool strict;                    /* assumptions are refused */
    uint64_t outcomes;              /* bit k: outcome k is asked for */
    struct case_room facts, outcome;

    enum status status;             /* the worst of the outcomes asked for */
    uint64_t mattered;              /* bit C_code: with another option of this choice the outcome differs */
    bool one_at_a_time;             /* there were more than 64 combinations, so the choices were tried one by one */
    struct reasoning reasoning;
    struct problems problems;       /* what is wrong when status is ONGELDIG; problems found while setting facts count */
    int32_t checked_from, checked;  /* which of them the last decision_make found itself */
};

/* No facts yet, every outcome asked for. */
void decision_start(struct decision *, const struct rule *, const struct law *, bool strict);

/* Decides. Facts that were refused before (problems.count > 0) make it ONGELDIG. May be called again after other facts were set: what the last call found wrong
 * is forgotten first. */
void decision_make(struct decision *);

/* The reference date of the case; the last day covered when it is not given. */
date decision_day(const struct decision *);

#endif
