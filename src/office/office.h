/* SPDX-License-Identifier: EUPL-1.2 */
/* office.h: the dossiers of an organisation: opened, read, added to and listed by people with rights; every reading and writing is logged before anything is shown. */
#ifndef BREED_OFFICE_OFFICE_H
#define BREED_OFFICE_OFFICE_H

#include "casework/dossier.h"
#include "casework/january.h"
#include "people/people.h"
#include "registers/registers.h"
#include "store/store.h"

/*
 * Stands on store, people and casework; under web and cli. It decides nothing itself: the process tables say what may happen, the rules give amounts and dates, rights.yaml says who may.
 * A dossier's name in the store is "d-" and 24 random letters and digits, so that it can stand in an address.
 * What lies in the store: the events of dossier.h (encrypted), the index (state, municipality, employer, owner, person, earliest deadline, last day of keeping, summary, words), drafts, unfinished forms and the
 * queue of letters (records). Nothing else: everything shown is worked out from the events, each time.
 * Threads: a struct office is one connection, one thread at a time. There is no clock: now is told (microseconds) and today is its civil day in the Netherlands.
 */
struct office;
struct office_setting {
    const struct law *law; struct store *store; struct people *people;
    const char *municipality;           /* CBS code of the municipality whose office this is; "" for an office of several */
    bool four_eyes;                     /* who made a draft may not sign it */
    int32_t keep_months;                /* full months that a dossier is kept after its end. 0: the municipality has set none, so nothing is ever due for erasing (the law leaves it to its selection list) */
    const struct case_expert *expert; int32_t experts;      /* recognised experts beside those that the office keeps itself; NULL: none */
    bool counting;                      /* the counters of an invoeringstoets may be held against the dossiers (policy/policy.h) */
    int64_t inhabitants;                /* of the municipality; 0: not told, then numbers are not split by size */
    const struct registers *registers;  /* where registers are and what may be looked up in them; NULL: none is connected and nothing is allowed */
};
struct office *office_open(const struct office_setting *);      /* NULL only when memory ran out */
void office_close(struct office *);

enum office_status {
    OFFICE_OK,
    OFFICE_FORBIDDEN,       /* this viewer may not */
    OFFICE_PURPOSE,         /* no purpose, or one that this role cannot have */
    OFFICE_ABSENT,          /* there is none, or it is somebody else's: no difference is shown */
    OFFICE_REFUSED,         /* no possible step, or the input is wrong: all of it in problems */
    OFFICE_CONFLICT,        /* somebody else was first: read again */
    OFFICE_ERASED,
    OFFICE_STORE,           /* see store_detail */
    OFFICE_STATUSES
};
extern const char *const office_status_text[OFFICE_STATUSES][2];

/* An employer as the index of a dossier and a viewer know him: a keyed hash, because the number of a sole trader is a personal datum. false: no loonheffingennummer. */
bool office_employer_key(const struct store *, const char *payroll_number, char key[33]);
struct store_hash office_person_key(const struct store *, const char *bsn);

/* Who asks, why, and when. today: day_of_moment(now) of base/moment.h. */
struct asking { const struct viewer *viewer; const struct purpose *purpose; int64_t now; date today; struct people_trace trace; };

/* ---- one dossier ---- */

/* What one viewer sees of a dossier on a day. Parts he may not see are absent (counted in hidden), never blanked out in place: then entry and dossier.days are NULL, since they hold everything.
 * Persons and firms lie in the events (parties.h), never in the index except as keyed hash. */
struct office_view {
    const char *id; int64_t position; bool erased;
    struct dossier dossier;                 /* worked out; facts, events and amounts only as far as he may see them */
    const struct case_entry *entry; int32_t entries;
    struct case_person person, agent; struct case_firm firm;
    const char *owner;                      /* account of the case worker */
    const char **assigned; int32_t assigned_count;      /* accounts of who measures and who supports */
    bool may[ACTS][RESOURCE_COUNT];
    int32_t hidden;
};
/* position 0: now; else as it was known after that event. */
enum office_status office_read(struct office *, struct arena *, const struct asking *, const char *id, int64_t position, struct office_view *, struct problems *);
/* Which events may come next for this viewer, and for those that may not: why (the guard's sentence). */
struct office_choice { const struct process_event *event; bool possible; const char *why[2]; };
enum office_status office_choices(struct office *, struct arena *, const struct asking *, const char *id, struct office_choice **, int32_t *count, struct problems *);

/* A new dossier from its first event (JSON as in dossier.h, with "proces" and the parties). id: as above. Who is an employer begins for himself, a resident about himself; "rol" is the viewer's and may be left out. */
enum office_status office_begin(struct office *, struct arena *, const struct asking *, const struct node *event, const char **id, struct problems *);
/* One more event. expected: the position that the viewer saw. A decision needs a draft that somebody else or he himself has looked at: see office_sign. */
enum office_status office_add(struct office *, struct arena *, const struct asking *, const char *id, int64_t expected, const struct node *event, int64_t *position, struct problems *);

/* ---- decisions: a draft, then the signature of a human being ---- */

struct office_draft { const char *key; const struct process_event *event; const struct node *document; const char *made_by; int64_t made, on_position; };
enum office_status office_put_draft(struct office *, struct arena *, const struct asking *, const char *id, const struct node *event, const char **key, struct problems *);
enum office_status office_drafts(struct office *, struct arena *, const struct asking *, const char *id, struct office_draft **, int32_t *count);
/* The dossier as it would stand when the viewer signed this draft today: with the decision in it, its letters and amounts, for who reads the draft before he signs. Everything is in the
 * view, as with office_read_letter: show a letter of it only to who may read that letter. Nothing is stored. OFFICE_REFUSED: it could not be signed as it is (problems). */
enum office_status office_try_draft(struct office *, struct arena *, const struct asking *, const char *id, const char *key, struct office_view *, struct problems *);
/* Adds the draft as event, with who signed; refused when the dossier has gone on since (then it must be looked at again). The letters that follow are queued. */
enum office_status office_sign(struct office *, struct arena *, const struct asking *, const char *id, const char *key, int64_t *position, struct problems *);
enum office_status office_drop_draft(struct office *, const struct asking *, const char *id, const char *key);

/* ---- the register of recognised experts ---- */

/* Who may measure (loonwaardedeskundige) or support (jobcoach) for a municipality. number: of his recognition, "" none. account: "" he does not sign in here. from, until: days, both included. */
struct office_expert { const char *key, *number, *name, *account, *recognised_by, *municipality; enum case_role role; date from, until; };
/* Of the viewer's municipality, by name, the ended ones too. */
enum office_status office_experts(struct office *, struct arena *, const struct asking *, struct office_expert **, int32_t *count);
/* A new line; login: of his account, "" none. Every problem at once. */
enum office_status office_put_expert(struct office *, struct arena *, const struct asking *, struct office_expert *, const char *login, struct problems *);
enum office_status office_end_expert(struct office *, struct arena *, const struct asking *, const char *key, date until, struct problems *);

/* Who works on it. consulent: the owner ("" none); loonwaardedeskundige or jobcoach: the dossier is given to this account (given true) or no longer. A measurement ordered from an account ("deskundige" of
 * meting-opdracht) gives it to him until the wage value is fixed.
 * Where the municipality keeps a list of experts for that role, one who is not recognised on the day is refused, here and in an order. */
enum office_status office_assign(struct office *, struct arena *, const struct asking *, const char *id, enum case_role, const char *account, bool given, struct problems *);

/* ---- registers: facts looked up elsewhere (registers/registers.h) ---- */

enum { REGISTER_FACTS = 7 };
/* What came out. key: "" when nothing was asked, because that is not allowed; then there is nothing to take over. event: what is offered, in the form of registers.h. */
struct office_looked { const char *key; enum register_id of; const char *purpose; int64_t time; struct lookup look[REGISTER_FACTS]; int32_t count; const struct node *event; };
/* What may be looked up, for what; NULL when memory ran out. */
const struct register_law *office_register_law(struct office *);
/* The facts that this register has and this process takes from one. */
int32_t office_register_facts(const struct process *, enum register_id, const struct term *fact[REGISTER_FACTS]);
/* Whether dossiers of this process can be a reason for this purpose. */
bool office_register_fits(const struct register_purpose *, const struct process *);
/* Looks up all of them in one register: with an open case, for a purpose that fits, where its status is toegestaan on this day. Logged before it is asked, and counted whatever comes of it.
 * Nothing of it is in the dossier until somebody takes it over; it waits fourteen days. REFUSED: why, in problems. */
enum office_status office_look_up(struct office *, struct arena *, const struct asking *, const char *id, enum register_id, const char *purpose, struct office_looked *, struct problems *);
enum office_status office_looked_up(struct office *, struct arena *, const struct asking *, const char *id, struct office_looked **, int32_t *count);
/* These facts of it become an event with source register, by whoever takes them over. */
enum office_status office_take_looked(struct office *, struct arena *, const struct asking *, const char *id, const char *key, const char *const *facts, int32_t count, int64_t expected, int64_t *position,
                                      struct problems *);
enum office_status office_drop_looked(struct office *, const struct asking *, const char *id, const char *key);
/* How look-ups of the viewer's municipality went, all months together, without persons. */
enum office_status office_register_counts(struct office *, struct arena *, const struct asking *, struct register_counts *);

/* ---- letters ---- */

/* The letters that follow from the steps: which event, which letter of the table, to whom. Queued when the event was added; the text is made when it is opened. */
struct office_letter { const struct process_letter *letter; int64_t position; date on; enum case_role to; bool sent; };
enum office_status office_letters(struct office *, struct arena *, const struct asking *, const char *id, struct office_letter **, int32_t *count);
/* Everything that the writing of one letter needs, whatever the viewer may see of it himself: for the writer of letters, never to be shown. Only when the letter is one that he may read. */
enum office_status office_read_letter(struct office *, struct arena *, const struct asking *, const char *id, int64_t position, const char *letter, enum case_role to, struct office_view *, struct problems *);
/* Which right reads the letters to this recipient. */
enum resource office_letter_resource(enum case_role to);
/* It went out: no longer in the queue. */
enum office_status office_letter_sent(struct office *, struct arena *, const struct asking *, const char *id, int64_t position, const char *letter, enum case_role to);
enum office_status office_letter_queue(struct office *, struct arena *, const struct asking *, int32_t most, char (**id)[32], struct office_letter **, int32_t *count);

/* All that a page of one dossier shows: what office_read, office_choices, office_drafts and office_letters give, read and worked out once, with one line in the log. With a position: the view only. */
struct office_page { struct office_view view; struct office_choice *choice; int32_t choices; struct office_draft *draft; int32_t drafts; struct office_letter *letter; int32_t letters; };
enum office_status office_read_page(struct office *, struct arena *, const struct asking *, const char *id, int64_t position, struct office_page *, struct problems *);

/* ---- lists ---- */

/* process, state and what (the deadline) are names of the process table; title: name of the person, employer: name of the firm, "" when the viewer may not or it is not known.
 * deadline: STORE_NO_DAY when there is none. A right that lapses is no deadline here: only what somebody must do. */
struct office_line { const char *id, *title, *state, *process, *employer, *owner; date deadline; const char *what; int32_t open_tasks; bool late; };
/* NULL or 0: any. words: as typed, all of them in the name. until: deadline not later than. after_*: of the last line of the page before. most: lines, 0: 50, at most 200. count: also how many there are in all. */
struct office_filter { const char *process, *state, *owner, *words; date until; date after_deadline; const char *after_id; int32_t most; bool count; };
struct office_list { struct office_line *line; int32_t count; bool more; int64_t all /* -1: not asked for */; date next_deadline; const char *next_id; };
/* The viewer's own: of the municipality, of the employer, about himself. By deadline. */
enum office_status office_work(struct office *, struct arena *, const struct asking *, const struct office_filter *, struct office_list *);
/* By BSN or name: never in an address; logged with its purpose; a search that finds nothing open is reported in the log summary. */
enum office_status office_search(struct office *, struct arena *, const struct asking *, const char *bsn, const char *words, struct office_list *);

/* The dossiers of one person, whatever the municipality, for whoever may ask for his wage value on a day (loonwaarderegister): entries for the room that works the records out, never to be shown. */
struct office_record { const char *id, *municipality; const struct case_entry *entry; int32_t entries; };
enum office_status office_read_records(struct office *, struct arena *, const struct asking *, const char *bsn, struct office_record **, int32_t *count, struct problems *);

/* All dossiers of the viewer's own, in order of name, for a room that writes a file out of them (statistics, another system, a calendar): never to be shown. what: for the log, in which each of them stands before it is
 * given. names: only these, which must outlive it; count 0: all. The record stays until the next one. ABSENT: there are no more. NULL only when memory ran out. */
struct office_export;
struct office_export *office_export_begin(struct office *, const struct asking *, const char *what, const char *const *names, int32_t count);
enum office_status office_export_next(struct office_export *, struct office_record *);
void office_export_end(struct office_export *);

/* ---- unfinished forms: save and come back ---- */

struct office_form { const char *key, *process, *event, *dossier; const struct node *document; int64_t changed; };
enum office_status office_put_form(struct office *, struct arena *, const struct asking *, const char *key, const char *process, const char *event, const char *dossier, const struct node *, const char **made);
enum office_status office_forms(struct office *, struct arena *, const struct asking *, struct office_form **, int32_t *count);
enum office_status office_drop_form(struct office *, const struct asking *, const char *key);

/* ---- all at once ---- */

/* The amounts of all running grants fixed anew on 1 January (january.h), resumable: what was done is skipped (after it was recorded; told as JANUARY_done). dry: changes nothing. Told of each running grant when
 * it is on the disk; true from tell stops after the batch. Whoever starts the run signs for it. OFFICE_REFUSED: no such 1 January. */
struct office_january { struct january_report *report; bool (*tell)(void *context, int64_t done, int64_t all, const char *id, const struct january_row *); void *context; };
enum office_status office_run_january(struct office *, const struct asking *, int32_t year, bool dry, const struct office_january *, struct problems *);

/* Running grants by month, state, wage value band and firm size, counted; groups under ten are not shown. For charts. */
struct office_count { const char *what, *group; int64_t number; bool hidden; };
enum office_status office_figures(struct office *, struct arena *, const struct asking *, struct office_count **, int32_t *count);

/* Everything of one person for himself (right of access), with who looked at it. JSON. id: of this dossier only; NULL: everything about the viewer himself. */
enum office_status office_access(struct office *, struct arena *, const struct asking *, const char *id, struct text *);
/* Erases what was kept long enough; dry: only counts. */
enum office_status office_erase_old(struct office *, const struct asking *, bool dry, int64_t *erased, const struct store_progress *);

/* Removes what expired: unfinished forms, look-ups that nobody took over. For the service itself: no viewer. */
enum office_status office_sweep(struct office *, int64_t now);

/* Indexes worked out anew from the events, after the law, the program or the time of keeping changed. Only those that differ are written. For the operator: no viewer. */
enum office_status office_reindex(struct office *, date today, int64_t *changed, const struct store_progress *);

#endif
