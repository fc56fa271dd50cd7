/* SPDX-License-Identifier: EUPL-1.2 */
/* process.h: a process as a table: states, events, who may bring them, what must hold, and what follows. The tables are made from the folder processes/ at build time. */
#ifndef BREED_CASEWORK_PROCESS_H
#define BREED_CASEWORK_PROCESS_H

#include "base/error.h"
#include "base/node.h"
#include "reason/situation.h"
#include "rules/rule.h"

/* Who brings an event. A register speaks through the connector that asked it; another municipality through a hand-over. */
enum case_role {
    CASE_inwoner, CASE_vertegenwoordiger, CASE_werkgever, CASE_consulent, CASE_loonwaardedeskundige, CASE_jobcoach, CASE_beleid, CASE_uwv, CASE_auditor, CASE_register,
    CASE_andere_gemeente, CASE_ROLES
};
/* name: as in documents ("andere-gemeente"); label: as people read it. */
struct case_word { const char *name, *label[2]; };
extern const struct case_word case_role_word[CASE_ROLES];

/* Where a fact comes from. gemeente: the college found or decided it. */
enum case_source { SOURCE_zelf_ingevuld, SOURCE_register, SOURCE_verklaring, SOURCE_deskundige, SOURCE_werkgever, SOURCE_gemeente, CASE_SOURCES };
extern const struct case_word case_source_word[CASE_SOURCES];

/* What is required of facts and other data before a step can be taken. */
enum guard_kind {
    GUARD_rule,         /* an outcome of a rule, on the day of the step */
    GUARD_form,         /* these facts are given on that day */
    GUARD_track,        /* another track is in this state */
    GUARD_reason,       /* the event carries its motivation (Awb 3:46) */
    GUARD_expert,       /* the expert named is recognised on that day, or the supporter works for the employer */
    GUARD_decided,      /* a decision was taken in this dossier before the step */
    GUARD_KINDS
};
enum guard_test {
    TEST_is, TEST_is_not,   /* the value */
    TEST_fact,              /* equal to the fact of that name */
    TEST_reached,           /* the date has come: not after the day of the step */
    TEST_not_passed,        /* the day of the step is not after the date */
    TEST_passed,            /* the day of the step is after the date */
    TEST_is_day,            /* the date is the day from which the event holds */
    TEST_none, TEST_some,   /* settled that there is none; that there is one */
    TEST_positive,          /* more than nought */
    GUARD_TESTS
};
/* Which day the rule looks at: the later of the day on which the step is done and the day from which it holds; the day from which it holds; the day before that. */
enum guard_day { DAY_step, DAY_from, DAY_before, DAY_done, GUARD_DAYS };

struct process_guard {
    const char *name, *text[2];     /* text: what must hold, as one sentence */
    enum guard_kind kind;
    const struct rule *rule;        /* GUARD_rule */
    int16_t outcome;                /* its place */
    int16_t word;                   /* of an outcome that is a list of records: the word of its first part, -1: not of a list */
    enum guard_test test;
    enum guard_day day;
    int64_t value;                  /* TEST_is, TEST_is_not */
    const struct term *fact;        /* TEST_fact */
    const uint16_t *form; int32_t form_count;       /* GUARD_form: places in the glossary */
    int16_t state;                  /* GUARD_track */
};

/* The same rule outcome as a date by which somebody acts. */
struct process_deadline {
    const char *name, *text[2];
    enum case_role who;
    const struct rule *rule; int16_t outcome, word;
    bool lapses;                    /* a right that is gone after that day, not a duty that is late */
    bool monthly;                   /* comes back every month: looked for from the month after the last `since` event */
    bool then;                      /* on the facts of the day of the last `since` event, not of today */
    const uint8_t *since; int32_t since_count;      /* events after which the rule looks again: from the day on which the last of them holds; none: from today */
};

struct process_task { const char *name, *text[2]; enum case_role who; int16_t deadline; const uint8_t *done; int32_t done_count; };   /* deadline -1: none */
struct process_letter { const char *name, *text[2]; uint32_t to; };     /* to: bit of each role */

struct process_track { const char *name, *label[2]; int16_t begin; };
struct process_ask { const struct rule *rule; int16_t outcome; };
struct process_state {
    const char *name, *label[2], *text[2];
    int16_t track;
    bool begin, end;
    bool certain;                   /* false: a practice assumption, no law */
    uint32_t tasks, deadlines;      /* bits: open while in this state */
    const struct process_ask *asks; int32_t ask_count;      /* outcomes of which the missing facts are asked for here */
    const uint16_t *form; int32_t form_count;               /* facts that must be there to go on */
};

/* Other things than facts that an event can carry. */
enum case_document { DOCUMENT_none, DOCUMENT_rapport, DOCUMENT_ervaring, CASE_DOCUMENTS };
enum case_clock { CLOCK_none, CLOCK_stops, CLOCK_runs };

struct process_data { const char *name, *label[2]; const char *const *words; int32_t word_count; bool required; };   /* words NULL: free text */
struct process_event {
    const char *name, *label[2], *text[2];
    int16_t track;
    uint32_t actors, correctors;    /* bits of roles: who may bring it; who may correct it */
    enum event_kind what;           /* of the situation */
    const uint16_t *needs; int32_t need_count;      /* facts that it must carry */
    const uint16_t *may; int32_t may_count;         /* facts that it may carry besides */
    const char *const *says; int32_t say_count;     /* "fact=value"; @: the day from which it holds */
    const struct term *from;        /* its facts hold from the day that this fact names, when that is earlier; NULL: from its own day */
    const struct process_data *data; int32_t data_count;
    enum case_document document;
    enum case_clock clock;          /* Awb 4:15 */
    bool decision;                  /* a decision that is sent: carries the day of sending */
    bool last_day;                  /* its day is the last of something: what it says holds from the day after */
};

enum uwv_record { UWV_none, UWV_begin, UWV_change, UWV_end };
struct process_step {
    int16_t from, event, to;
    const uint8_t *guard; int32_t guard_count;      /* all must hold; of steps with the same state and event the first that may be taken is taken */
    const uint8_t *letter; int32_t letter_count;
    const uint8_t *task; int32_t task_count;        /* opened by it */
    enum uwv_record uwv;
    const char *citation;           /* "" when no article is behind it */
    bool certain;
    const char *note[2];            /* what a reader must know: "" for nothing */
};

struct process {
    const char *name, *title[2], *text[2], *citation;
    const struct process_track *track; int32_t tracks;
    const struct process_state *state; int32_t states;
    const struct process_event *event; int32_t events;
    const struct process_guard *guard; int32_t guards;
    const struct process_step *step; int32_t steps;
    const struct process_letter *letter; int32_t letters;
    const struct process_task *task; int32_t tasks;
    const struct process_deadline *deadline; int32_t deadlines;
};
enum { TRACKS_MOST = 6, STATES_MOST = 64, EVENTS_MOST = 96, GUARDS_MOST = 64, STEPS_MOST_OF_PROCESS = 400, LETTERS_MOST = 32, TASKS_MOST = 32, PROCESS_DEADLINES_MOST = 32 };

/* The tables compiled in, by name. */
extern const struct process *const processes[];
extern const int32_t process_count;
const struct process *process_find(const char *name, size_t size);      /* NULL when there is none */

/* Places by name; -1 when there is none. */
int32_t process_state_of(const struct process *, const char *name, size_t size);
int32_t process_event_of(const struct process *, const char *name, size_t size);
int32_t case_word_of(const struct case_word *, int32_t count, const char *name, size_t size);

/* Reads a table (YAML) and refuses, all at once and with lines: unknown names, rules and facts that do not exist, states that cannot be reached, states without a way on that
 * are no end, events without an actor or without a step, tracks that share an event. The table lives in the arena. */
bool process_read(struct process *, struct arena *, const struct node *document, struct problems *);
/* One requirement on an outcome of a rule outside any process, {rule: aanvraag.route, is: lid2, on: from}, written as a guard of a table but without its texts. */
bool process_condition_read(struct process_guard *, struct arena *, const struct node *, struct problems *);

#endif
