/* SPDX-License-Identifier: EUPL-1.2 */
/* dossier.h: a dossier as its events: state, facts, amounts, deadlines, tasks and letters follow from them; and whether one more event may come, or why not. */
#ifndef BREED_CASEWORK_DOSSIER_H
#define BREED_CASEWORK_DOSSIER_H

#include "casework/parties.h"
#include "casework/process.h"
#include "casework/report.h"
#include "reason/timeline.h"

/*
 * An event is a JSON document, and nothing else about it is kept:
 *   {"proces": "loonkostensubsidie",          of the first event only
 *    "gebeurtenis": "aanvraag", "rol": "werkgever", "op": "2026-03-01",
 *    "bron": "zelf-ingevuld", "bronnen": {"geboortedatum": "register"},      where the facts come from; of single facts another source
 *    "feiten": {"urenPerWeek": 32, ...},
 *    "verzonden": "2026-03-20", "aanvullenUiterlijk": ..., "reden": ..., "deskundige": ..., "gegevens": {...}, "rapport": {...}, "ervaring": {...},
 *    "partijen": {...},                        who takes part (parties.h), with an application or a change of data
 *    "ondertekend": {"rol": ..., "door": ..., "op": ...},        of a decision: who signed it
 *    "vervangt": 4, "vervalt": true,        a correction: it stands in the place of the event of that position, or takes it away
 *    "naar": "aangevraagd"}                 the state that it led to when it was recorded; dossier_try writes it
 * "op" is the day from which it holds. What was recorded keeps its state when the law or the rules change later; its facts, amounts and dates follow the law given.
 */
struct case_entry { const char *bytes; size_t size; date day; int64_t time; };     /* day: civil day of recording; time: of recording, in any unit that grows */

/* An expert on the register of recognised experts, for as long as the recognition holds. until: last day, DATE_LAST when it has no end. */
struct case_expert { const char *id, *recognised_by; date from, until; };

enum case_part { CASE_amounts = 1, CASE_missing = 2, CASE_doubts = 4, CASE_everything = 7, CASE_only_states = 8 };      /* only_states: nothing that follows from the steps (letters, deadlines, tasks, records) */
/* What the answer hangs on besides the events. There is no clock: now is told. position 0, time INT64_MAX: everything known. Entries count up to the first that was recorded after
 * `time`, so that what is known is always a beginning of the list. */
struct case_setting {
    const struct law *law;
    const struct case_expert *expert; int32_t experts;      /* NULL: no register at hand, then it is not known who is recognised */
    date now;
    unsigned parts;
    int32_t known_position; int64_t known_time;
};
#define CASE_SETTING(the_law, today) { .law = (the_law), .now = (today), .parts = CASE_everything, .known_time = INT64_MAX }

/* One event as it counts now, after corrections. Texts are views into the entries. */
struct case_event {
    int32_t position;               /* the place that it takes, from 1 */
    int32_t written_at;             /* the position of the entry that says it: another one after a correction */
    int32_t event;                  /* in the table */
    enum case_role role; enum case_source source;
    date on, done, sent, within;    /* holds from; recorded; sent, and term to complete: DATE_NEVER when there is none */
    bool withdrawn;
    int32_t recorded_state;         /* -1: none was recorded */
    const struct node *facts, *sources, *data, *document, *reason, *expert, *parties, *signature;
    struct case_report report;
    int32_t line;
    const struct process_step *step;        /* what it did; NULL when withdrawn */
};

enum case_due { DUE_dated, DUE_unknown };   /* unknown: a fact or a value of the law is missing */
struct case_deadline { const struct process_deadline *deadline; enum case_due due; date on; bool passed; };
struct case_task { const struct process_task *task; int32_t position; date since; date due; };     /* due: DATE_NEVER when there is none */
struct case_letter { const struct process_letter *letter; int32_t position; date on; };
/* For UWV. from: the first day for which it holds (of an end: the last). */
struct case_record { enum uwv_record kind; int32_t position; date from; bool flat_rate; percent wage_value; };      /* wage_value: -1 when it is not known */
struct case_missing { const struct term *term; const struct rule *rule; answer matters; };        /* rule NULL: needed for the form */
/* A step that was legal when it was recorded and would not be so now, after a correction: somebody has to look at it again. */
struct case_doubt { int32_t position; const struct process_guard *guard; answer holds; };
struct case_amount { int32_t year, month; struct cell cell; };

/* Everything lives in the arena that dossier_of was given; entries, law and experts must outlive it. */
struct dossier {
    const struct process *process;
    struct case_event *event; int32_t events;       /* in force, by position; withdrawn ones included */
    int32_t known;                                  /* how many entries were looked at */
    int16_t state[TRACKS_MOST]; date since[TRACKS_MOST];
    struct situation situation;
    struct case_deadline *deadline; int32_t deadlines;
    struct case_task *task; int32_t tasks;
    struct case_letter *letter; int32_t letters;
    struct case_record *record; int32_t records;
    struct case_missing *missing; int32_t missings;
    struct case_doubt *doubt; int32_t doubts;
    struct case_parties parties;                    /* as they are now */
    bool contradicts;                               /* facts contradict each other on some day (named in problems): there are no amounts then */
    struct case_amount *amount; int32_t amounts;    /* per month, from the first fact to the month of now; none without a subsidy or allowance */
    struct timeline_days *days;                     /* the facts of any rule on any day */
};

/* False when an entry cannot be read or is no possible next step (all of it in problems, line = position). Deterministic: same events, same setting, same answer. */
bool dossier_of(struct dossier *, struct arena *, const struct case_entry *, int32_t count, const struct case_setting *, struct problems *);

/* May this event come next? The list is only read. On true *payload is what is to be stored: the event with the state it leads to. On false problems names the reason (role, state,
 * guard, fact) and what would make it legal; nothing has changed. Facts that would contradict others on some day are refused. On a correction the later events must still fit. */
bool dossier_try(struct dossier *after, struct arena *, const struct case_entry *, int32_t count, const struct case_entry *next, const struct case_setting *, struct text *payload, struct problems *);

/* A guard on the facts of a dossier for an event that is in it. why: names what is missing, may be NULL. */
answer dossier_guard(struct dossier *, const struct process_guard *, const struct case_event *, const struct case_setting *, struct text *why, int language);

/* A fact by its name as it holds on a day; NULL when it is not given. */
const struct said *dossier_fact(const struct dossier *, const char *name, date on);

/* The monthly amount that the rule gives on one day, by the facts that count on that day. */
struct cell dossier_amount_on(struct dossier *, const struct case_setting *, date on);

#endif
