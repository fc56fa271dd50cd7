/* SPDX-License-Identifier: EUPL-1.2 */
/* live.h: what happens in an installation itself, counted by the counters of an invoeringstoets: numbers only, no person, no dossier, and no small numbers. */
#ifndef BREED_EVALUATION_LIVE_H
#define BREED_EVALUATION_LIVE_H

#include "casework/dossier.h"
#include "evaluation/evaluation.h"

/*
 * A counter (section tellers) names a process, an event of it and what must hold: outcomes of rules on the day of the event, a correction after another event, another event that never came.
 * An event counts in the year in which it was recorded, so that a year that is over does not change any more, but by corrections. Withdrawn events do not count.
 * What holds is ja, nee or onbekend; all three are counted, and unknown is never taken for nought.
 */

/* One dossier after the other, from whoever has them. group: what the numbers are split by as well, such as the size of the municipality; NULL: nothing; a group beyond the first EVALUATION_GROUPS_MOST is in no group. entry must stay until the next call. */
struct evaluation_case { const struct case_entry *entry; int32_t entries; const char *group; };
struct evaluation_cases { bool (*next)(void *context, struct evaluation_case *); void *context; };

enum { EVALUATION_SMALL = 10, EVALUATION_GROUPS_MOST = 32 };
/* hidden: more than nought and less than EVALUATION_SMALL, or next to the only such one; then number is 0. */
struct evaluation_number { int64_t number; bool hidden; };
struct evaluation_group { const char *name; struct evaluation_number yes; };
struct evaluation_count {
    const struct evaluation_record *counter;
    struct evaluation_number yes, no, unknown;
    struct evaluation_group group[EVALUATION_GROUPS_MOST]; int32_t groups;
};
struct evaluation_counts {
    int32_t year;
    struct evaluation_count *count; int32_t counts;     /* one for each counter of the document, in its order */
    int64_t dossiers, unread;                           /* unread: dossiers that could not be worked out; they are in no count */
    bool shown;                                         /* small numbers are hidden: only then may it leave the installation */
};

/* Counts one calendar year. False only when memory ran out. The numbers are whole: hide before showing. */
bool evaluation_count(struct evaluation_counts *, struct arena *, const struct evaluation *, const struct evaluation_cases *, const struct case_setting *, int32_t year);
/* Hides what is small. A year is the shortest period, and no totals are given, so that no difference gives away what is hidden. */
void evaluation_hide(struct evaluation_counts *);

/* For each measure: what was said (signals by kind, how many open bottlenecks), what is measured (NULL: nothing is), and what has changed since on that day. JSON; counts that are not hidden yet are left out. */
void evaluation_dashboard(struct text *, const struct evaluation *, const struct evaluation_counts *, date on, int language);

#endif
