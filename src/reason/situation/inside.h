/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files that read a situation share. */
#ifndef BREED_REASON_SITUATION_INSIDE_H
#define BREED_REASON_SITUATION_INSIDE_H

#include "reason/situation.h"
#include "rules/glossary.h"

/* What an event changes apart from the facts written with it. In a text "fact=value" the value @ is the day of the event. */
enum { CHANGES_MOST = 3 };
struct event_change {
    const char *says[CHANGES_MOST];     /* from the day of the event on */
    const char *then[CHANGES_MOST];     /* from the day on which the facts written with it count */
    const char *ends[CHANGES_MOST];     /* facts no longer given from then on */
    const char *needs[CHANGES_MOST];    /* facts that must be written with it */
    uint32_t needs_on, needs_off;       /* states that must hold on the day, and that must not */
    enum event_kind undoes;             /* what that event said last ends, and what held before comes back; EVENT_begin: none */
    bool last_day;                      /* the day of the event is the last day of something: the facts written with it count from the day after */
    bool of_job;                        /* its facts end with the job */
};
/* States are facts: there is a job when its first day is given. */
enum { STATE_job = 1, STATE_ill = 2, STATE_leave = 4, STATE_stage = 8, STATE_assistance = 16, STATE_flat = 32, STATES_OF_EVENTS = 6 };
extern const struct event_change event_change[EVENT_KINDS];
extern const char *const state_missing[STATES_OF_EVENTS][2], *const state_there[STATES_OF_EVENTS][2];

/* A change of one fact makes another stale: it is no longer known unless the same event gives it. */
struct stale { enum event_kind kind; const char *given, *ends; };
extern const struct stale stale[];
extern const int32_t stale_count;

/* Facts about the person, also when they are written with the job: they do not end with it. */
extern const int32_t of_person[];
extern const int32_t of_person_count;

/* Everything that reading needs. */
enum { HOUSEMATES_MOST = 16 };
struct situation_reader {
    struct situation *s;
    struct arena *arena;
    struct problems *problems;
    bool refused;
    int32_t said_room;
    bool fact[GLOSSARY_SIZE];           /* a fact of some rule, or of situations themselves */
    bool of_job[GLOSSARY_SIZE];         /* said by the job that runs */
    const struct node *housemate[HOUSEMATES_MOST + 1]; int32_t housemates;     /* as written */
};

/* The facts of one event: which event, from when they count, and which of them it gave itself. */
struct saying { int32_t event; date from; bool of_job; bool *given; };         /* given[GLOSSARY_SIZE] */

void refuse_said(struct situation_reader *, int32_t line, const char *field, const char *value, size_t size, const char *nl, const char *en);
/* One fact out of a document, whose key is its name. */
void say_node(struct situation_reader *, const struct saying *, const struct node *);
/* One fact out of "name=value", where @ is a day; not when the event itself gave that fact. */
void say_text(struct situation_reader *, const struct saying *, const char *text, date day);
/* A fact that ends, under all terms of that name; not when the event itself gave it. */
void say_ended(struct situation_reader *, const struct saying *, const char *name);
/* What was said before is said again from another day; NULL: it ends. */
void say_again(struct situation_reader *, const struct saying *, const struct term *, const struct said *);
/* The plain value of a fact as it holds on a day among what was read so far; otherwise when it is not given or unknown. */
int64_t fact_value(const struct situation *, int32_t place, date on, int64_t otherwise);
bool name_given(const struct saying *, const char *name);

/* All facts of a map but the words of structure; apply false: only checked. */
void say_map(struct situation_reader *, const struct saying *, const struct node *map);
void apply_event(struct situation_reader *, int32_t event, const struct node *);
bool is_structure_word(const struct node *);

#endif
