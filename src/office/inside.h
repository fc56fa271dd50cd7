/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of this room share: the gate, a dossier opened, its index, an event written down with its letters and its line in the log. */
#ifndef BREED_OFFICE_INSIDE_H
#define BREED_OFFICE_INSIDE_H

#include "base/members.h"
#include "base/moment.h"
#include "office/office.h"

enum { ID_SIZE = 26, ID_RANDOM = 24, OFFICE_LINES = 50, OFFICE_LINES_MOST = 200, ASSIGNED_MOST = 16 };

/* kept: for as long as the office is open. registers: those of an office that was given none. */
struct office {
    struct office_setting set; struct arena work, kept; struct registers registers;
    struct arena expert_arena; const struct case_expert *case_expert; int32_t case_experts; const struct office_expert *expert; int32_t recognised; const char *experts_of; int64_t experts_at;    /* experts.c */
};

/* ---- office.c ---- */

enum office_status office_of_store(enum store_status);
/* A purpose that this role may have, and the act on the resource for at least one belonging: before anything is looked up. */
enum office_status office_gate(const struct asking *, enum act, enum resource);
bool office_role_may(const struct viewer *, enum act, enum resource);       /* with any belonging */
/* A line in the log. Nothing is given out, and no transaction is committed, unless this succeeded. */
enum office_status office_log(struct office *, const struct asking *, const char *what, const char *dossier, const struct store_hash *about, bool without_case);
/* Of many at once, all or nothing. */
struct people_act office_act(const struct asking *, const char *what, const char *dossier, const struct store_hash *about, bool without_case);
enum office_status office_log_all(struct office *, const struct asking *, const struct people_act *, int32_t count);
const char *office_new_id(struct arena *);
bool office_is_id(const char *);
bool office_refuse(struct problems *, const char *field, const char *value, const char *nl, const char *en);     /* always false */
struct case_setting office_case_setting(const struct office *, date today, unsigned parts);

/* A dossier as it lies there. */
struct opened { struct store_dossier line; enum belonging belongs; struct case_entry *entry; int32_t count; };
/* ABSENT when it is not his to do this with, as when there is none. */
enum office_status office_find(struct office *, struct arena *, const struct asking *, const char *id, enum act, enum resource, struct opened *);
enum office_status office_entries(struct office *, struct arena *, struct opened *);

/* ---- index.c ---- */

/* What is in no event but stays from index to index. */
struct carried { const char *municipality, *employer, *owner; bool has_person; struct store_hash person; const char *assigned[ASSIGNED_MOST]; int32_t assigned_count; };
bool carried_of(struct carried *, struct arena *, const struct store_dossier *);
/* False when memory ran out. */
bool office_index(const struct office *, struct arena *, const struct dossier *, const struct carried *, struct store_index *);
/* The summary as a tree; NULL when there is none. */
const struct node *office_summary(struct arena *, const struct store_dossier *);
const char *summary_text(struct arena *, const struct node *, const char *name);       /* "" when absent */
/* Words of a name as they are searched for, each with "naam:" before it. */
int32_t office_words(struct arena *, const char *name, const char **word, int32_t most);
bool office_state_name(char out[STORE_NAME + 1], const struct process *, int32_t state);      /* "proces.toestand" */

/* ---- change.c ---- */

/* One event that was tried, with what follows from it: stored, indexed, its letters queued, logged; within a transaction of the caller or one of its own. */
struct writing { const char *id, *payload; size_t size; int64_t expected; const struct dossier *after; const struct carried *carried; const char *what; struct problems *problems; };
/* inside: the caller has begun a transaction and ends it. */
enum office_status office_write_inside(struct office *, struct arena *, const struct asking *, const struct writing *, int64_t *position);
enum office_status office_write(struct office *, struct arena *, const struct asking *, const struct writing *, int64_t *position);
/* The event as text with the viewer's role; refuses members that only this program writes. add: members to be added, with a comma before each ("" none). */
bool office_event_text(struct text *, const struct asking *, const struct node *event, const char *add, struct problems *);
/* Facts, documents and parties of an event that this viewer may give. */
bool office_may_give(const struct asking *, const struct dossier *, const struct case_event *, enum belonging, struct problems *);
const struct case_event *office_last(const struct dossier *);       /* the event just written */
/* What was tried changes whose dossier it is: only a case worker may. */
bool office_same_parties(const struct office *, const struct asking *, const struct dossier *, struct carried *, struct problems *);

/* ---- transfer.c ---- */

/* What the event just tried does to the hand-over of its dossier, or why it may not be; within the transaction that writes it. */
enum office_status office_transfer_follow(struct office *, struct arena *, const struct asking *, const char *id, const struct dossier *, const struct case_event *, struct problems *);

/* What was handed over of it, as one element of a list of JSON; nothing when there is none. */
enum office_status office_transfer_access(struct office *, struct arena *, const char *id, struct text *);
/* The dossier is erased: so is what was handed over of it. Within a transaction. */
enum office_status office_transfer_forget(struct office *, struct arena *, const char *id);

/* ---- experts.c ---- */

/* The recognised experts of a municipality at hand for the guards of processes. */
enum office_status office_experts_load(struct office *, const char *municipality, int64_t now);
/* Whether somebody, by account or number, is recognised in this role on a day; onbekend: there is no list of that role. */
answer office_expert_holds(const struct office *, enum case_role, const char *who, size_t size, date on);

/* ---- look.c ---- */

/* What was looked up and not taken over goes with the dossier. */
enum office_status office_looked_forget(struct office *, const char *id);
/* It belongs to what is kept about somebody: as elements of a list of JSON. */
enum office_status office_looked_access(struct office *, struct arena *, const char *id, struct text *);

/* ---- parts of the page of a dossier: of one that is open already, nothing is logged ---- */

enum office_status office_choices_of(struct office *, struct arena *, const struct asking *, const struct opened *, const struct dossier *, struct office_choice **, int32_t *count);
enum office_status office_drafts_of(struct office *, struct arena *, const struct opened *, struct office_draft **, int32_t *count);
enum office_status office_letters_of(struct office *, struct arena *, const struct asking *, const struct opened *, const struct dossier *, struct office_letter **, int32_t *count);

/* ---- letters.c ---- */

enum office_status office_queue_letters(struct office *, const struct asking *, const char *id, const char *municipality, const struct dossier *, int32_t position);

#endif
