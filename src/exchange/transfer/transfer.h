/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer.h: a running subsidy handed from one municipality to another: messages, what they hold, and who pays which day whatever happens to them on the way. */
#ifndef BREED_EXCHANGE_TRANSFER_H
#define BREED_EXCHANGE_TRANSFER_H

#include "casework/dossier.h"

/*
 * Five messages. The former municipality (A) decides when it is over, the new one (B) says whether it can:
 *   overdracht    A to B: the file, only what exchange/overdracht.yaml lists
 *   aanvaard      B to A: B takes it over from betaaltVanaf, as soon as A has closed
 *   betwist       B to A: B is not competent, with the reason; A goes on paying and a person decides
 *   ingetrokken   A to B: it is off, with the reason; possible until A has closed, also after B accepted
 *   afgesloten    A to B: A has closed on betaaltTot; betaaldTot is the last day that A really paid, which can be later
 * All pure: a dossier or a document in, JSON or events out. There is no clock and no network here.
 */
enum transfer_kind { TRANSFER_overdracht, TRANSFER_aanvaard, TRANSFER_betwist, TRANSFER_ingetrokken, TRANSFER_afgesloten, TRANSFER_KINDS };
extern const char *const transfer_kind_name[TRANSFER_KINDS];

/* key: the same for the same transfer and kind, however often it is made: who receives it twice does nothing twice. about: the key of the overdracht (of an overdracht: its own). */
struct transfer_message {
    enum transfer_kind kind;
    const char *key, *about, *digest;       /* 32 hexadecimal digits each; digest: of the content, whatever order its members came in */
    int32_t from, to;                       /* CBS codes */
    date moved, pays_until, pays_from, paid_until;      /* those that the kind has, else DATE_NEVER */
    const char *reason;                     /* betwist, ingetrokken; else "" */
    const struct node *content;             /* "inhoud" */
};

/* ---- writing ---- */

/* What the events do not hold. NULL or DATE_NEVER: not known, then it is not in the message. */
struct transfer_extra { const char *iban, *no_risk /* "ja" or "nee" */, *coach_organisation; date coach_until; };
/* main: the dossier of the subsidy, in the state overdracht. other: dossiers of the same person (ondersteuning, voorzieningen, proefplaats). reference: of A, for its own records; it is
 * part of the key and nothing else. */
struct transfer_case { struct dossier *main; struct dossier *const *other; int32_t others; const char *reference; struct transfer_extra extra; };
/* False: it cannot be handed over, and all of why (which fact is missing, a state that does not fit) stands in problems. */
bool transfer_offer(struct text *, const struct transfer_case *, const struct case_setting *, struct problems *);
/* An answer to an overdracht, or what follows it. day: betaaltVanaf of aanvaard, betaaldTot of afgesloten; else DATE_NEVER. reason: of betwist and ingetrokken. */
bool transfer_reply(struct text *, const struct transfer_message *offer, enum transfer_kind, date day, const char *reason);

/* ---- reading ---- */

/* Strict: unknown members, parts or facts, wrong values, a digest that does not fit, dates with a gap or overlap: everything is named and nothing is taken. Views of bytes and arena. */
bool transfer_read(struct transfer_message *, struct arena *, const char *bytes, size_t size, struct problems *);

/* For B: the first event of its own dossier (JSON, as in dossier.h), with the parties when `parties` says that the event may carry them. */
bool transfer_first_event(struct text *, const struct transfer_message *offer, bool parties);
/* For A or B: the event that a message brings, "" when it brings none (aanvaard: A adds overgedragen itself when it closes; afgesloten: B grants). sent: of the decision overgedragen. */
bool transfer_event(struct text *, const struct transfer_message *, const struct transfer_message *offer);
bool transfer_closing_event(struct text *, const struct transfer_message *offer, date sent);        /* A closes */
/* The signals of an offer: codes, in the order of the table. */
int32_t transfer_signals(const struct transfer_message *offer, struct arena *, const char *code[], int32_t most);

/* ---- who stands where: what both sides keep of one transfer ---- */

enum transfer_side { SIDE_former, SIDE_new };
/* former: offered, accepted (by B), contested, withdrawn, closed. new: received, accepted, contested, withdrawn, closed. */
enum transfer_state { STATE_offered, STATE_accepted, STATE_contested, STATE_withdrawn, STATE_closed, TRANSFER_STATES };
extern const char *const transfer_state_name[TRANSFER_STATES];
struct transfer {
    enum transfer_side side; enum transfer_state state;
    char key[33], digest[33];               /* of the overdracht */
    int32_t from, to;
    date pays_until, pays_from;             /* by the rule: the days are next to each other */
    date paid_until;                        /* former: last day it paid; new: what afgesloten told */
};
/* A offers, or B receives for the first time. */
void transfer_begin(struct transfer *, enum transfer_side, const struct transfer_message *offer);

enum transfer_take { TAKE_done, TAKE_again /* seen before: answer as then, do nothing */,
    TAKE_late /* overtaken: nothing changes */, TAKE_refused /* of another transfer, or another content under the same key */ };
/* A message of the other side comes in, in whatever order and however often. */
enum transfer_take transfer_receive(struct transfer *, const struct transfer_message *);
/* What this side may do now by itself; false when it may not. */
bool transfer_may(const struct transfer *, enum transfer_kind);
/* This side does it (the message goes into the outbox). paid_until: of afgesloten. */
bool transfer_do(struct transfer *, enum transfer_kind, date paid_until);
/* May this side pay the subsidy of that day to the employer now? Never both, whatever was lost; when all messages have come through exactly one may. */
bool transfer_pays(const struct transfer *, date day);
/* Days of the new municipality that the former one paid: to be settled between the two, not with the employer. False: none. */
bool transfer_settled_between(const struct transfer *, date *first, date *last);

/* ---- the outbox: nothing is lost when the other side is down ---- */

enum outbox_state { OUTBOX_waiting, OUTBOX_delivered, OUTBOX_stuck };      /* stuck: refused, or tried for too long: a person looks */
struct outbox_item { char key[33]; enum outbox_state state; int32_t tries; int64_t next; };     /* next: time of the next try */
enum delivery { DELIVERY_taken, DELIVERY_refused, DELIVERY_down };     /* taken: also when it was taken before; down: no answer, or one that says nothing */
struct outbox_item outbox_new(const struct transfer_message *, int64_t now);
bool outbox_due(const struct outbox_item *, int64_t now);
/* What came of a try: the wait doubles from the first one to six hours; after thirty days somebody is told, and it goes on being tried. Times in microseconds. */
enum { OUTBOX_FIRST_WAIT = 60 * 1000000 };
void outbox_tried(struct outbox_item *, enum delivery, int64_t now, int64_t first_wait);

/* ---- as a record, to be kept between messages ---- */

enum { OUTBOX_ITEMS_MOST = 16 };
/* One JSON object without anything about the person. items: what this side still has in its outbox for this transfer. */
void transfer_put(struct text *, const struct transfer *, const struct outbox_item *, int32_t items);
/* Strict; false: it is no such record (named). */
bool transfer_get(struct transfer *, struct outbox_item item[OUTBOX_ITEMS_MOST], int32_t *items, const struct node *, struct problems *);

#endif
