/* SPDX-License-Identifier: EUPL-1.2 */
/* timeline.h: a situation worked out month by month: what each party pays and receives, and everything that happens on the way. */
#ifndef BREED_REASON_TIMELINE_H
#define BREED_REASON_TIMELINE_H

#include "base/arena.h"
#include "law/law.h"
#include "reason/situation.h"
#include "rules/facts.h"
#include "rules/rule.h"

/* Lines of the month table, in the order in which they are shown: first the side of the employer, then that of the resident. */
#define TIMELINE_LINES(L) \
    L(brutoloon) L(vakantiebijslag) L(werkgeverspremies) L(loonkostensubsidie) L(ziektewet) L(loonkostenvoordeel) L(werkgeverskosten) L(ongedekt) \
    L(nettoloon) L(vrijgelaten) L(bijstand) L(vakantietoeslag) L(studietoeslag)
#define AS_LINE(name) LINE_##name,
enum timeline_line { TIMELINE_LINES(AS_LINE) TIMELINE_LINE_COUNT };

enum timeline_side { SIDE_werkgever, SIDE_inwoner };

/* What a line means. name is the name in JSON and CSV. */
struct timeline_line_text {
    const char *name, *label[2];        /* Dutch, English */
    const char *help[2];                /* one sentence */
    enum timeline_side side;
    int sign;                           /* +1: cost to the employer or income of the resident; -1: taken off the cost; 0: only shown, part of no sum */
};
extern const struct timeline_line_text timeline_line_text[TIMELINE_LINE_COUNT];

/* none: does not apply in this month (no job, no illness, no assistance): not the same as an amount of 0.00. */
enum cell_state { CELL_none, CELL_amount, CELL_unknown };
/* Why a cell is unknown: a fact is not given (or given as onbekend), a parameter of the law has no value, or the law of that day was not read. */
enum cell_why { WHY_known, WHY_fact, WHY_parameter, WHY_law };

struct cell {
    enum cell_state state;
    enum cell_why why;
    bool estimated;             /* rests on an estimate of the net wage */
    const char *what;           /* of an unknown cell: the name of the fact or parameter, or of the rule whose law was not read */
    const struct term *term;    /* of a missing fact: its entry in the glossary (label, question, holder); else NULL */
    money amount;               /* cents; of an unknown cell the part of the month (or year) that is known */
};

struct timeline_month { int32_t year, month, days; date first; struct cell cell[TIMELINE_LINE_COUNT]; };
/* Sums of the months of a calendar year that lie in the timeline. A line that is none in every month is none. */
struct timeline_year { int32_t year, months; struct cell cell[TIMELINE_LINE_COUNT]; };

/* A part of a month for which one amount was decided: the amount of a whole month (or of a day, for the sickness benefit) and what is paid for these days.
 * The amount of a cell is the sum of its pieces. Ordered by month, then line, then day. */
struct timeline_piece { enum timeline_line line; int32_t month; date first, last; const struct rule *rule; money decided, amount; };

/* event: was said in the situation. derived: follows from a date of birth. decision: an amount begins, changes or ends. deadline: a rule gives a last or first day. */
enum happening_kind { HAPPENING_event, HAPPENING_derived, HAPPENING_decision, HAPPENING_deadline, HAPPENING_KINDS };
extern const char *const happening_kind_names[HAPPENING_KINDS][2];
enum actor { ACTOR_inwoner, ACTOR_werkgever, ACTOR_gemeente, ACTOR_uwv, ACTOR_belastingdienst, ACTOR_belanghebbende, ACTOR_niemand, ACTORS };
extern const char *const actor_names[ACTORS][2];

struct happening {
    date on;
    enum happening_kind kind;
    enum actor who;                     /* who does it, or who decides; niemand: it happens by itself */
    const char *code;                   /* stable word: "ziek", "wordt-27", "loonkostensubsidie", "bezwaar" */
    const char *text[2];                /* one sentence, Dutch and English, without the date */
    const char *citation;               /* "Pw 10d:12:a", or "" when no article is behind it (an event) */
    const struct rule *rule;            /* the rule that gave the date or the amount; NULL for an event */
    int32_t line;                       /* of a decision: the line; else -1 */
    struct cell before, after;          /* of a decision: the amounts a month (a working day, for the sickness benefit) */
    bool routine;                       /* comes back every month; may be left out of a short list */
};

/* What a rule took for granted because nobody said it; each once, with the first day on which it did. */
struct timeline_assumption { const struct rule *rule; const struct term *term; int64_t value; date first; };

/* Everything lives in the arena that timeline_make was given; situation and law must outlive it. */
struct timeline {
    const struct situation *situation;
    const struct law *law;
    struct timeline_month *month; int32_t months;
    struct timeline_year *year; int32_t years;
    struct timeline_piece *piece; int32_t pieces;
    struct happening *happening; int32_t happenings;        /* by day; of the same day events first */
    struct timeline_assumption *assumption; int32_t assumptions;
    uint64_t choices;           /* bit C_code: a rule or the timeline consulted this choice */
    bool estimated;             /* some cell rests on an estimate */
};

/* False when memory runs out or the facts contradict each other on some day (all of it in problems, with the day). */
bool timeline_make(struct timeline *, struct arena *, const struct situation *, const struct law *, struct problems *);

/* The same situation from the first of a later month on (0 < month < months), as it stands then: what was said before is what holds on that day, and what was built up or used
 * before stands in facts. Its timeline goes on where the first months end. */
bool timeline_continue(struct situation *rest, struct arena *, const struct situation *, const struct law *, int32_t month, struct problems *);

/* The facts of any rule as they count on one day of the situation, for who asks many rules about many days. Lives in the arena; situation and law must outlive it. NULL when
 * memory runs out. */
struct timeline_days *timeline_days(struct arena *, const struct situation *, const struct law *, struct problems *);
/* Days may be asked in any order; those of the situation and its months only. False when the facts contradict each other on that day (then named). */
bool timeline_facts(struct timeline_days *, const struct rule *, date on, struct case_room *facts);
/* Does a wage cost subsidy run on that day: granted, within the job, and by a college that is competent? */
answer timeline_subsidy_runs(struct timeline_days *, date on);

#endif
