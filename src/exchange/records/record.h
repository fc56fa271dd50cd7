/* SPDX-License-Identifier: EUPL-1.2 */
/* record.h: the loonwaarde records of a dossier: which wage value or flat rate counts from which day until which, as UWV has to find it. */
#ifndef BREED_EXCHANGE_RECORD_H
#define BREED_EXCHANGE_RECORD_H

#include "casework/dossier.h"

/* One stretch of days with one value. Worked out from the facts of the days themselves, so that a record never says anything else than the amount does: a correction changes it, and
 * it ends with the grant, with the job, and a flat rate with its last day. */
struct lw_record {
    date from, until;           /* until: last day; DATE_NEVER while nothing ends it */
    bool flat_rate;             /* no wage value: the flat rate (Zw 29e:2:b) */
    int32_t wage_value;         /* 1 to 99; -1 with a flat rate */
    date fixed;                 /* day on which it was fixed; DATE_NEVER when not known */
    bool doubtful;              /* exactly 100 minus what the report of the expert says: the share that is paid, not the wage value? */
};
/* A stretch in which the subsidy runs and no value is known: nothing can be sent, and somebody has to act. */
struct lw_gap { date from, until; };
struct lw_history { struct lw_record *record; int32_t records; struct lw_gap *gap; int32_t gaps; date start; };    /* by day; start: first day of the job */

/* False when memory runs out. A dossier of another process, or without a grant, has none. */
bool loonwaarde_history(struct lw_history *, struct arena *, struct dossier *, const struct case_setting *);

/* The record of a day; NULL when there is none. */
const struct lw_record *loonwaarde_on(const struct lw_history *, date);

/* ---- many dossiers ---- */

/* One dossier, with what its events do not hold: who and which job. entry: as in casework/dossier.h. Views that stay until the next one is asked for. */
struct exchange_case {
    const char *id;                     /* of the dossier, for messages */
    const char *person, *job;           /* BSN or a key; key of the job. NULL: those of the parties in its events */
    int32_t municipality;               /* the one that pays; 0: the fact gemeente */
    const struct case_entry *entry; int32_t entries;
};
enum exchange_more { EXCHANGE_one, EXCHANGE_end, EXCHANGE_failed };
typedef enum exchange_more exchange_next(void *context, struct exchange_case *);

enum loonwaarde_form { LOONWAARDE_csv, LOONWAARDE_jsonl };
struct loonwaarde_counts { int64_t dossiers, records, refused, doubtful; };      /* doubtful: written, and named to be looked at: a value that looks like the subsidy percentage */
/* The records of all dossiers as they were known at the end of a day, into text that `flush` empties after each dossier (NULL: it grows). A record that does not fit its own rules is
 * refused and named (dossier, field, value), and no row is written for that dossier. False: a list or memory failed. */
bool loonwaarde_export(struct text *, exchange_next *, void *dossiers, date known_on, enum loonwaarde_form, const struct law *, bool (*flush)(void *, struct text *), void *context,
                       struct loonwaarde_counts *, struct problems *);

/* The answer to the question of one person and day, over the dossiers of that person: a JSON list of records (none: an empty list). What is asked for is asked by the office: purpose
 * and log are there. */
bool loonwaarde_answer(struct text *, exchange_next *, void *dossiers, date on, date known_on, const struct law *, struct problems *);

/* How many of the entries were recorded on that day or before. */
int32_t entries_known_on(const struct case_entry *, int32_t count, date known_on);

#endif
