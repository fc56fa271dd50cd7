/* SPDX-License-Identifier: EUPL-1.2 */
/* event_form.h: the form of one event, made from its line in the process table: which facts it needs or may carry, its day, reason, data and documents. */
#ifndef BREED_WEB_DESK_EVENT_FORM_H
#define BREED_WEB_DESK_EVENT_FORM_H

#include "web/desk/dossier.h"
#include "web/pages/flow/answer.h"

/*
 * Names of fields: "op", "verzonden", "binnen" (dates in three parts), "reden", "bron", "deskundige", "feit.NAME", "data.NAME", "partij.WHO.NAME", "rapport.NAME", "taak.N.NAME", "ervaring.NAME".
 * Hidden: csrf, zegel, stand (the position that the writer saw), vervangt (of a correction), sleutel (of a form that was saved).
 * Buttons: doe = versturen | bewaren | bekijk (what was typed, once more) | vervalt (a correction that takes the event away).
 */
enum { ERRORS_MOST = 64 };
struct form_error { const char *input, *text; };        /* input: the id of the field */

struct event_form {
    struct desk *d;
    const struct process *process;
    const struct process_event *event;
    const struct office_view *dossier;          /* NULL: the event begins a new one */
    int64_t position;                           /* that the writer saw */
    int32_t replaces;                           /* of a correction: the event in whose place it comes; 0: none */
    const struct case_event *before;            /* of a correction: as it stands now */
    const char *key;                            /* of the saved form; NULL: none */
    const char *action;                         /* its address */
    bool typed;                                 /* the fields of the request are shown back */
    struct form_error error[ERRORS_MOST]; int32_t errors;
    struct text json;                           /* the event, once it was read */
    bool first;                                 /* no member was written yet */
};

void form_wrong(struct event_form *, const char *input, const char *text);
/* What rooms below found wrong, at the fields it is about. */
void form_problems(struct event_form *, const struct problems *);
void event_show(struct event_form *);
/* The event of the fields, as a tree in the arena; NULL: something is wrong, see error. */
const struct node *event_read(struct event_form *);

/* Does some step of this event want that? */
bool event_wants(const struct process *, const struct process_event *, enum guard_kind);
/* May this event begin a dossier? */
bool event_begins(const struct process *, const struct process_event *);
/* May this viewer give that fact? What he may not is not asked. */
bool form_asks(const struct event_form *, const struct term *);
extern const struct term day_term;              /* a date that is no fact */

/* parts of it: party_form.c, report_form.c */
void parties_show(struct event_form *);
void parties_put(struct event_form *);
/* The input that has this member of a party with this value in it; "": none. */
const char *parties_input(struct event_form *, const char *field, const char *value);
void report_show(struct event_form *);
void report_put(struct event_form *);
void experience_show(struct event_form *);
void experience_put(struct event_form *);

/* One field with its label, hint and error: a map of the list "fields" of the view. name: of the input, copied. */
struct view *form_field_view(struct event_form *, struct view *, const char *name, const char *label, const char *hint, bool required);
const char *form_value(const struct event_form *, const char *name);       /* as typed; "" */
const char *form_name(struct event_form *, const char *before, const char *name);
void form_put_text(struct event_form *, const char *member, const char *value, size_t size);
void form_put_open(struct event_form *, const char *member);
void form_put_close(struct event_form *);
/* A line of text; of several lines when big. */
void form_line(struct event_form *, struct view *, const char *name, const char *label, const char *hint, bool big, bool required, const char *value);
void form_day(struct event_form *, struct view *, const char *name, const char *label, const char *hint, date day);
struct form_word { const char *word, *label; };
void form_words(struct event_form *, struct view *, const char *name, const char *label, const char *hint, const struct form_word *, int32_t count, const char *value, bool required);
/* The day typed into a field as a member; false: not filled in or wrong (then an error, when it is required). */
bool form_put_day(struct event_form *, const char *member, const char *name, bool required);

#endif
