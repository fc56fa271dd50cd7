/* SPDX-License-Identifier: EUPL-1.2 */
/* search.h: a partial situation completed in every way that may matter, each completion decided. Missing facts, questions and what-if are read off it. */
#ifndef BREED_REASON_SEARCH_H
#define BREED_REASON_SEARCH_H

#include <string.h>
#include "reason/asking/candidates.h"
#include "rules/decide.h"

/* What one run of a rule showed. */
struct run {
    enum status status;
    uint64_t asked, missing, assumed;       /* facts */
    uint64_t path;                          /* the way taken: what was asked, which steps, which outcomes were settled, which words and answers came out */
    uint64_t result;                        /* of the outcomes asked for: settled, none, and every value */
    bool possible;                          /* the facts are in range and do not contradict each other */
    bool decided;                           /* nothing that is missing can still settle an outcome asked for; a plain fact that was given is not missing, whatever the rule says */
};

/* One search. The caller sets the first part, zeroes the rest, and owns the arena; about 150 KB, one a thread. */
struct search {
    const struct rule *rule;
    const struct law *law;
    bool strict;
    uint64_t outcomes;                      /* bit k: outcome k is asked for */
    struct arena *arena;
    int64_t runs_left;                      /* effort: rule runs that may still be made */

    bool cut_short;                         /* effort or memory ran out: not everything was tried */
    bool sampled;                           /* of a fact without order only some values were tried */
    struct seen seen;
    struct reasoning reasoning;             /* of the last run */
    struct points points;
    uint64_t list_facts;                    /* those may be given and lack parts all the same */
    struct { const struct value *at; int32_t count; uint32_t fact; date on; } lists[8]; uint32_t lists_kept;
    struct class { struct value lo, hi; struct run first, last; bool irregular; } class[600];
};

/* Copies the facts of a case; what lies behind them in the room is left alone. */
static inline void case_copy(const struct rule *rule, struct case_room *to, const struct case_room *from) { memcpy(to, from, rule->facts_size); }

/* Begins a search: sets the first part and forgets what an earlier one found. */
void search_start(struct search *, const struct rule *, const struct law *, uint64_t outcomes, bool strict, int64_t effort, struct arena *);

/* One run. outcome gets the outcomes. */
struct run search_run(struct search *, const void *facts, struct case_room *outcome);

/* The values of a fact beside the facts given, in stretches that behave alike: s->class[], until the next call. A stretch of values goes from lo to hi and takes the same way
 * throughout (first: the run at lo, last: at hi); of a fact without order, and of lists, lo and hi are the same. Impossible values are left out. Stretches whose run is still
 * undecided are cut at every turn. irregular: several ways or outcomes
 * alternate in it (weekends, every year); the stretches beside it show them. Returns how many; 0 when there are none, or effort ran out (cut_short). */
int32_t search_classes(struct search *, const struct case_room *facts, uint32_t fact);

/* A day of a stretch that lies in a weekend where its first does not, or the other way round; its first day when there is none. */
date search_other_kind_of_day(const struct term *, const struct class *);

/* Lists to try for a list fact, kept from call to call. */
int32_t search_lists(struct search *, const struct case_room *facts, uint32_t fact, const struct value **);

/* The facts still open after a run: missing ones first; when nothing is missing, those assumed or left out. */
static inline uint64_t run_open(const struct run *run, const void *facts)
{
    uint64_t given = facts_head(facts)->given;
    return run->decided ? run->asked & ~given : run->missing;
}

/* Completes a situation in one way (the first that is possible). False when there is none within the effort. */
bool search_complete(struct search *, struct case_room *facts, struct case_room *outcome, struct run *);

/* Do two decided situations differ in an outcome asked for? */
static inline bool runs_differ(const struct run *a, const struct run *b) { return a->result != b->result; }

#endif
