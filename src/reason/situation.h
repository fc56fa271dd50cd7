/* SPDX-License-Identifier: EUPL-1.2 */
/* situation.h: dated facts about one person with who said them and when: a fact holds from a day on until another event says otherwise. */
#ifndef BREED_REASON_SITUATION_H
#define BREED_REASON_SITUATION_H

#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"
#include "rules/facts.h"

/* What can happen. In a document each has a Dutch and an English word; both are accepted. */
enum event_kind {
    EVENT_begin,                /* what holds on the first day of the situation */
    EVENT_baan_begint, EVENT_baan_eindigt, EVENT_loonwaarde_gemeten, EVENT_forfait_eindigt, EVENT_uren_of_loon, EVENT_ziek, EVENT_hersteld, EVENT_verhuizing,
    EVENT_huisgenoot_komt, EVENT_huisgenoot_gaat, EVENT_school_verlaten, EVENT_stage_begint, EVENT_stage_eindigt, EVENT_aanvraag, EVENT_besluit,
    EVENT_bijstand_begint, EVENT_bijstand_eindigt, EVENT_onbetaald_verlof, EVENT_verlof_eindigt, EVENT_feiten, EVENT_KINDS
};
/* name: "baan-begint", "job-starts"; text: one sentence. */
struct event_text { const char *name[2], *text[2]; };
extern const struct event_text event_text[EVENT_KINDS];

/* Who said it and when; "" and DATE_NEVER when that was not told. */
struct source { const char *by; date on; };
struct event { enum event_kind kind; date on; int32_t line; struct source source; };

/* One fact, from a day on. */
struct said {
    const struct term *term;
    date from;
    int32_t event;              /* which event said it */
    bool unknown;               /* given as onbekend */
    bool measured;              /* a wage value that was measured on `from`: from which day it counts, the law and a choice decide */
    const void *value;          /* as in the struct of a rule (term_size bytes); NULL: unknown, or ended and from this day not given */
};

/* Lives in the arena it was read into. */
struct situation {
    const char *title, *note;                   /* "" when there is none */
    date from; int32_t months;
    struct event *event; int32_t events;        /* event 0 is the begin; by day, of one day as written */
    struct said *said; int32_t said_count;      /* by day, of one day as said */
};
enum { SITUATION_MONTHS = 480, SITUATION_EVENTS = 1000 };       /* most of them in one situation */

/* The day after the last of its months. */
static inline date situation_end(const struct situation *s) { return add_months(first_of_month(s->from), s->months); }

/* Reads {title, note, from, months, person, household, employment, events: [{on, what, by, said, ...facts}]}. Everything that is wrong is named at once: line, field,
 * value and what is allowed. False when something is wrong or memory ran out (then also named). */
bool situation_read(struct situation *, struct arena *, const struct node *document, struct problems *);

/* The fact of a term as it holds on a day; NULL when it is not given then. A measured wage value is left to the timeline. */
const struct said *situation_fact(const struct situation *, const struct term *, date on);

#endif
