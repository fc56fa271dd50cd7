/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of this room share: events read, facts composed, guards looked at, steps taken. */
#ifndef BREED_CASEWORK_INSIDE_H
#define BREED_CASEWORK_INSIDE_H

#include "casework/dossier.h"

/* check.c: whether the table holds together, with the lines of the document; settles in which state each track begins and to which track each event belongs. */
bool process_check(struct process *, const struct node *document, struct problems *);

/* Something refused: in line `position`, field, value (NUL-terminated or NULL), and what would make it legal. Always false. */
bool case_refuse(struct problems *, int32_t position, const char *field, const char *value, const char *nl, const char *en);

/* payload.c: one entry read against the table. replaces: the position that it takes the place of; 0: none. process: NULL for the first, which names it. */
struct case_written { struct case_event event; int32_t replaces; bool withdraws; };
bool case_read_entry(struct case_written *, const struct process **, struct arena *, const struct case_entry *, int32_t position, const struct law *, struct problems *);

/* compose.c: the facts of the first events of a dossier as a situation that runs until a day. */
bool case_compose(struct situation *, struct arena *, const struct dossier *, int32_t events, date until, struct problems *);
/* A fact as an event itself gives it; NULL when it does not. */
const struct node *case_given(const struct case_event *, const char *name);

/* guard.c */
date case_guard_day(const struct process_guard *, const struct case_event *);
/* The rule decided on the facts of a day; peildatum other than that day: DATE_NEVER for none at all, DATE_LAST for the day itself. */
struct case_decided { enum status status; struct case_room facts, outcome; struct reasoning reasoning; };
void case_decide(struct case_decided *, struct timeline_days *, const struct rule *, const struct law *, date on, date reference, struct problems *);
/* A date out of an outcome, or out of the list of records under a word; DATE_NEVER when there is none. settled: false when that is not known. */
date case_date(const struct case_decided *, const struct rule *, int16_t outcome, int16_t word, bool *settled);

/* follow.c: what follows from the steps taken: letters, tasks, deadlines, records, what is missing, amounts. */
bool case_follow(struct dossier *, struct arena *, const struct case_setting *, struct problems *);

/* The last day that any of the events names, and today: until then facts are worked out. */
date case_horizon(const struct dossier *, int32_t events, date now);

#endif
