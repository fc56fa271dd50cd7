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
    bool absent;                                        /* read back from a count in which this counter was not yet: nothing is known, which is not nought */
    struct evaluation_group group[EVALUATION_GROUPS_MOST]; int32_t groups;
};
struct evaluation_counts {
    int32_t year;
    struct evaluation_count *count; int32_t counts;     /* one for each counter of the document, in its order */
    int64_t dossiers, unread;                           /* unread: dossiers that could not be worked out; they are in no count. Gone once small numbers are hidden: */
    struct evaluation_number all, not_read;             /* then they stand here */
    bool shown;                                         /* small numbers are hidden: only then may it leave the installation */
};

/* Counts one calendar year. False only when memory ran out. The numbers are whole: hide before showing. */
bool evaluation_count(struct evaluation_counts *, struct arena *, const struct evaluation *, const struct evaluation_cases *, const struct case_setting *, int32_t year);
/* Hides what is small. A year is the shortest period, and no totals are given, so that no difference gives away what is hidden. */
void evaluation_hide(struct evaluation_counts *);

/* What was counted, to be kept: false when small numbers are not hidden yet. Read back for a document: a counter that was not counted then is absent. False: no such count. */
bool evaluation_counts_json(struct text *, const struct evaluation_counts *);
bool evaluation_counts_read(struct evaluation_counts *, struct arena *, const struct evaluation *, const char *bytes, size_t size);
/* As a table, a row for each counter and one for each of its groups; row -1: the head. A number that is hidden is "<10", one that is not known is empty. */
int32_t evaluation_counts_columns(void), evaluation_counts_rows(const struct evaluation_counts *);
void evaluation_counts_cell(struct text *, const struct evaluation_counts *, int32_t row, int32_t column, int language);
void evaluation_number_put(struct text *, const struct evaluation_number *);

/* For each measure: what was said (signals by kind, how many open bottlenecks), what is measured (NULL: nothing is), and what has changed since on that day. JSON; counts that are not hidden yet are left out. */
void evaluation_dashboard(struct text *, const struct evaluation *, const struct evaluation_counts *, date on, int language);

#endif
