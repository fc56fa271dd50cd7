/* SPDX-License-Identifier: EUPL-1.2 */
/* whatif.h: the smallest changes to the facts of a case that bring about a wanted outcome. */
#ifndef BREED_REASON_WHATIF_H
#define BREED_REASON_WHATIF_H

#include "reason/asking/search.h"
#include "reason/whatif/target.h"

/* given: the fact was given and becomes another value. assumed: nobody gave it, and what was assumed instead becomes another value. filled: it was not known. */
enum change_kind { CHANGE_given, CHANGE_assumed, CHANGE_filled };
enum { CHANGES_MOST = 3, OTHERS_MOST = 8, WAYS_MOST = 24, TARGETS_MOST = 16 };

/* One fact that becomes `to`. Of a fact with order (dates, amounts, hours, percentages, numbers) every value from lo to hi that was tried gives the target too, the other changes being as they
 * are; `to` is the one nearest to `was`, or without that an end of the stretch. Of other facts `other` holds more values that do. */
struct change {
    uint32_t fact;
    enum change_kind kind;
    struct value was, to;               /* was: not of a fact that is filled in */
    bool ordered; int64_t lo, hi;
    int64_t other[OTHERS_MOST]; int32_t others; bool more_others;
};

/* One way to reach the target. Without any one of its changes it is not reached. */
struct way {
    struct change change[CHANGES_MOST]; int32_t changes;
    uint64_t set, lapsed;               /* the facts changed; given facts that cannot be beside them and are left out */
    int64_t cost;
    int32_t tries;
    const struct case_room *facts, *outcome;
};

struct whatif {
    bool reached;                       /* it is so already; there are no ways then */
    struct run now;
    struct case_room outcome;           /* as things stand */
    struct way way[WAYS_MOST]; int32_t ways;    /* fewest changes first, then what is easiest to change: see whatif.c */
    bool more;                          /* there were more than WAYS_MOST */
    uint64_t left_alone;                /* given facts that the rule looked at and that nobody can change */
    int32_t sizes;                      /* sets of up to so many facts were tried; of three only when fewer gave nothing */
    bool complete;                      /* every set of that size was tried */
    int64_t runs;
};

/* The usual effort: below a tenth of a second. */
enum { WHATIF_EFFORT = 60000 };

/* Left alone: the reference date and dates assumed to be that day (another day is another question), facts that the glossary marks as fixed once they are given, and dates before the
 * reference date (what has happened). A date still to come is not moved to before the reference date, and none by more than a year. A fixed fact that nobody gave may be found out where
 * the rule misses it or assumes something instead.
 * The search is set up here, its results lie in the arena. False when the facts are refused as they stand. */
bool whatif_find(struct whatif *, struct search *, const struct rule *, const struct law *, const void *facts, const struct target *, int32_t targets, bool strict, int64_t effort, struct arena *);

#endif
