/* SPDX-License-Identifier: EUPL-1.2 */
/* missing.h: which facts that are not given can still change the outcome, with proof; and which outcomes are still possible, and when. */
#ifndef BREED_REASON_MISSING_H
#define BREED_REASON_MISSING_H

#include "reason/decision.h"
#include "reason/asking/search.h"

/* Two completions that differ in one fact and in their outcome. */
struct proof { const struct case_room *facts[2], *outcome[2]; };

/* One condition on a fact: its value from lo to hi. */
struct condition { uint32_t fact; struct value lo, hi; };
enum { CONDITIONS_MOST = 12, POSSIBLE_MOST = 24 };
/* An outcome that is still possible: when these conditions hold. Between outcome[0] and outcome[1], which belong to the ends of the last condition, where an amount
 * or date runs along with the fact; to the cent that rounding takes; of a list that runs along, only the ends are known. Facts that no condition names make no difference, or are assumed as the answer
 * says. A list stands as an example. */
struct possible { struct condition condition[CONDITIONS_MOST]; int32_t conditions; enum status status; const struct case_room *outcome[2]; };

/* Values of a fact, one from each stretch that behaves differently somewhere, two where the outcome runs along with it. */
enum { SAMPLES_MOST = 14 };
struct samples { struct value at[SAMPLES_MOST]; int32_t count; bool more; };

struct missing {
    uint64_t matters;                   /* facts for which two completions with different outcomes were found */
    uint64_t no_matter;                 /* facts that no completion tried asks for; said only when every way was tried */
    uint64_t asked;                     /* facts that some completion tried asks for, also of those given */
    struct proof proof[64];             /* [fact], for facts that matter */
    struct possible possible[POSSIBLE_MOST]; int32_t possible_count;
    bool possible_all;                  /* there are no others: one of them always holds */
    bool complete;                      /* every completion was tried */
    struct samples samples[64];         /* [fact] */
    int64_t runs;
};

/* The usual effort: some hundredths of a second when everything is open. */
enum { EFFORT_USUAL = 40000 };

/* Takes a partial situation apart. The search is set up by missing_find, its results lie in the arena. Facts said to be unknown are missing facts.
 * False when the facts are refused as they stand. */
bool missing_find(struct missing *, struct search *, const struct rule *, const struct law *, const void *facts, uint64_t outcomes, bool strict, int64_t effort, struct arena *);

/* The same without the list of outcomes that are possible, which costs less. */
bool missing_matter(struct missing *, struct search *, const struct rule *, const struct law *, const void *facts, uint64_t outcomes, bool strict, int64_t effort, struct arena *);

/* The same as missing_find for a decision that lacks facts, which then points to what was found. Does nothing when none is missing. What was found lies in the arena, about 1 MB, and
 * counts until the decision is made again. False when memory ran out. */
bool missing_look(struct decision *, struct arena *);

/* ja: it matters; nee: it cannot matter; onbekend: neither was found. */
static inline answer missing_matters(const struct missing *m, uint32_t fact) { return m->matters >> fact & 1 ? ja : m->no_matter >> fact & 1 ? nee : onbekend; }

#endif
