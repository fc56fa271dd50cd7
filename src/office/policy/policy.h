/* SPDX-License-Identifier: EUPL-1.2 */
/* policy.h: what policy keeps and counts: the assessment and the plan of a municipality as records of the store, and the counters of the assessment held against its own dossiers. */
#ifndef BREED_OFFICE_POLICY_POLICY_H
#define BREED_OFFICE_POLICY_POLICY_H

#include "evaluation/live.h"
#include "evaluation/plan.h"
#include "office/office.h"

/*
 * No persons here: documents about a law, and numbers. Both documents begin as those inside the program and are the municipality's own from the first change on.
 * Each change is one record written anew, with a line in the log; expected is the version that the viewer saw (0: still that of the program), CONFLICT when somebody was first.
 */
enum office_paper { PAPER_assessment, PAPER_plan, OFFICE_PAPERS };

/* The document as it stands, for who may read beleid. */
enum office_status office_paper(struct office *, struct arena *, const struct asking *, enum office_paper, const struct evaluation **, int64_t *version);
/* One or more new signals, in the form of evaluation_take: for who may write signaal. */
enum office_status office_send_signal(struct office *, struct arena *, const struct asking *, const char *json, size_t size, struct problems *);
/* Weighed, merged, taken up or refused, in the form of evaluation_weigh: for who may write beleid. */
enum office_status office_weigh_signal(struct office *, struct arena *, const struct asking *, int64_t expected, const char *json, size_t size, struct problems *);
/* The next assessment, with what is still open (evaluation_next), in the place of this one, which is kept: for who may write beleid. */
enum office_status office_begin_next(struct office *, struct arena *, const struct asking *, int64_t expected, const char *id, struct problems *);
/* One that was followed by another; ABSENT: there is none of that id. */
enum office_status office_earlier(struct office *, struct arena *, const struct asking *, const char *id, const struct evaluation **);
/* One record of the plan, as in evaluation_plan_put: for who may write beleid. */
enum office_status office_change_plan(struct office *, struct arena *, const struct asking *, int64_t expected, int32_t section, const char *id, const char *json, size_t size, struct problems *);

/* ---- counted in the execution ---- */

/* Only where the installation allows it (office_setting.counting), for who may read cijfers. */

/* Counts a year that is over, of the viewer's municipality, and keeps the numbers with the small ones hidden. Once: what was counted stands, since two counts of one year would give away what lies between them.
 * REFUSED: the year is not over, the installation does not count. */
enum office_status office_count_year(struct office *, struct arena *, const struct asking *, const struct evaluation *, int32_t year, struct evaluation_counts *, struct problems *);
/* What was counted of that year; ABSENT when it was not yet. */
enum office_status office_counted(struct office *, struct arena *, const struct asking *, const struct evaluation *, int32_t year, struct evaluation_counts *);

/* The class of a municipality by its inhabitants, as numbers of municipalities are split by; NULL when the number is not known (0). */
const char *office_size_class(int64_t inhabitants);

#endif
