/* SPDX-License-Identifier: EUPL-1.2 */
/* january.h: the amounts of all running grants fixed anew on 1 January, in one run with a report (Pw art. 10d lid 7). */
#ifndef BREED_CASEWORK_JANUARY_H
#define BREED_CASEWORK_JANUARY_H

#include "casework/dossier.h"

/* The next dossier; entries stay valid until the next call. False: there are no more. */
struct case_list { const struct case_entry *entry; int32_t count; };
typedef bool case_next(void *context, struct case_list *);

enum january_outcome {
    JANUARY_changed, JANUARY_same,      /* another amount, or the same: both get their specification */
    JANUARY_none,                       /* no grant runs on that day */
    JANUARY_done,                       /* it was fixed anew before */
    JANUARY_missing,                    /* a fact is missing: no amount */
    JANUARY_parameter,                  /* the law has no value for that day */
    JANUARY_refused,                    /* the dossier cannot be read, or the step is not possible */
    JANUARY_OUTCOMES
};
extern const char *const january_outcome_name[JANUARY_OUTCOMES][2];

/* payload: the event to be stored, "" when there is none; dossier: as it is with that event, without amounts, NULL when there is none. Valid during the call. */
struct january_row { int64_t number; enum january_outcome outcome; struct cell before, after; const char *payload; size_t size; const struct problems *problems; const struct dossier *dossier; };
struct january_report { int64_t dossiers, of[JANUARY_OUTCOMES]; money before, after; };

/* The same, one dossier at a time, for who has several hands: each has its own. NULL: the day is no day on which amounts are fixed anew, or memory ran out. */
struct january;
struct january *january_begin(int32_t year, date sent, const struct law *);
void january_end(struct january *);
/* What the row points at stays until the next one. */
void january_one(struct january *, const struct case_list *, struct january_row *);
void january_count(struct january_report *, const struct january_row *);

/* Goes through all dossiers; tells of each what came of it. sent: the day on which the specifications go out. Keeps nothing: memory stays the same however many there are.
 * False when the day is no day on which amounts are fixed anew. */
bool january_run(struct january_report *, case_next *, void *dossiers, int32_t year, date sent, const struct law *, void (*tell)(void *context, const struct january_row *), void *context);

#endif
