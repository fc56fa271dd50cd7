/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files that work a situation out share: the plan of decisions, the state on the way, and the parts that follow each other. */
#ifndef BREED_REASON_TIMELINE_INSIDE_H
#define BREED_REASON_TIMELINE_INSIDE_H

#include "reason/comparing/carry.h"
#include "reason/timeline.h"
#include "rules/decide.h"

/* ---- the plan: which rules are decided in every stretch, in this order, for later ones use what earlier ones found ---- */

enum plan {
    PLAN_verhuizing, PLAN_norisk, PLAN_samenloop, PLAN_loonkostensubsidie, PLAN_dekking, PLAN_werkgeverskosten, PLAN_vrijlating, PLAN_bijstand, PLAN_studietoeslag,
    PLAN_loonkostenvoordeel, PLAN_termijnen, PLAN_aanvraag, PLAN_zoektermijn, PLAN_proefplaats, PLAN_doelgroep, PLANS
};
/* When a rule has its turn. What is not known makes its lines unknown. */
enum when { WHEN_ill, WHEN_benefit, WHEN_moved, WHEN_granted, WHEN_covered, WHEN_job, WHEN_assistance, WHEN_study, WHEN_category, WHEN_always, WHEN_given };
enum { WATCHED_MOST = 3 };
struct plan_row {
    const struct rule *rule;
    enum when when;
    const char *watched[WATCHED_MOST];      /* the stretch is cut where one of these outcomes changes */
    int32_t trigger;                        /* WHEN_given: a fact (place in the glossary) that must be given */
};
extern const struct plan_row plan[PLANS];

/* How a monthly amount becomes that of some days. */
enum share { SHARE_days, SHARE_wage, SHARE_subsidy, SHARE_study, SHARE_working_days, SHARES };
/* One line out of a rule: the sum of its outcomes. */
struct line_rule { int32_t line; enum plan plan; const char *outcome[2]; enum share share; int32_t per; enum actor who; };   /* per: months that the amount is of */
extern const struct line_rule line_rule[];
extern const int32_t line_rule_count;

/* Dates that a rule gives, as happenings. only_if: an outcome that must be ja; citation: when it is not the article of the date that counts. */
struct deadline { enum plan plan; const char *outcome, *code, *text[2]; enum actor who; const char *only_if, *citation; };
enum { DEADLINES_MOST = 16 };
extern const struct deadline deadline[];
extern const int32_t deadline_count;
/* The same for the kinds in the list of the rule termijnen. granted: only while a subsidy runs (1), only while none does (-1). */
struct deadline_kind { const char *text[2]; enum actor who; int granted; };
extern const struct deadline_kind deadline_kind[];
/* What is said when the amount of a line begins, changes or ends: its name at the start of a sentence. NULL: nothing is said. */
extern const char *const line_subject[TIMELINE_LINE_COUNT][2];

/* ---- on the way ---- */

struct job { date start, end, granted; };       /* end: last day, DATE_LAST when none; granted: first day of the subsidy that was applied for */

/* What came of one row of the plan. gate: CELL_amount when the rule had its turn, else why not. */
struct result {
    struct cell gate;
    enum status status;
    bool estimated;
    uint64_t missing;
    bool parameter_missing, uncovered; uint32_t slot;
    const char *citation;           /* of its last step */
    struct case_room outcome;
};

/* Lines, and the reserve of holiday pay that is paid later. */
enum { ROW_reserve = TIMELINE_LINE_COUNT, ROWS };

/* Days behind each other with the same amount. */
struct run { date first, last; int32_t working_days; struct cell decided; const struct rule *rule; };
enum { RUNS_MOST = 31 };
struct runs { int32_t count; struct run run[RUNS_MOST]; };

/* Built up until it is paid: cents (of wage, or of holiday pay), what there was before the first month, and why it is not known. */
struct reserve { bool any; money built_up, before; struct cell unknown; };

struct journey {
    struct timeline *t;
    struct arena *arena;
    struct problems *problems;
    const struct law *law;
    date end;                                               /* the day after the last month */
    bool failed, no_memory;

    struct said *fact; int32_t facts, next;                 /* as they count, by day */
    struct job *job; int32_t jobs;
    date *cut; int32_t cuts;

    const struct said *now[GLOSSARY_SIZE];                  /* what is given, or said to be unknown, on the day */
    date day;                                               /* on which rules are decided */
    const struct job *in_job;                               /* NULL: none */
    answer granted, ill;
    struct cell net, gross;                                 /* of a month like this day */
    struct result *result;                                  /* [PLANS] */
    struct reasoning reasoning;

    struct runs runs[ROWS];                                 /* of this month */
    struct carry carry, carry_next; bool carry_begun; date carry_since;
    struct reserve holiday, assistance;                     /* holiday allowance of the wage, holiday pay of the assistance */
    fraction paid_hours; bool hours_known;                  /* of this year, for the wage cost benefit */
    struct cell benefit, benefit_due;                       /* wage cost benefit of this year, and of the year before */
    struct cell last[TIMELINE_LINE_COUNT];                  /* what was decided last */
    date last_deadline[DEADLINES_MOST];
    const char *deadline_citation[DEADLINES_MOST];          /* of the step that gave the date */
    uint64_t assumed[PLANS];                                /* bit k: assumed by then */
    int32_t piece_room, happening_room, assumption_room;
};

/* resolve.c: facts as they count, jobs, and the days on which something can change. False when memory runs out. */
bool resolve(struct journey *);
/* facts.c: what is given on a day, and what follows from it. */
void to_day(struct journey *, date);
const struct said *given(const struct journey *, int32_t place);                /* place: in the glossary. NULL: not given or unknown */
int64_t value_now(const struct journey *, int32_t place, int64_t otherwise);
void feed(const struct journey *, enum plan, struct case_room *facts);
/* The same for any rule; row: its row of the plan, PLANS when it has none. */
void feed_rule(const struct journey *, const struct rule *, enum plan row, struct case_room *facts);
struct cell missing_fact(int32_t place);
struct cell amount_of(money);
/* decide.c: the rules of the plan on a day of the stretch that begins on first. watched: only the rows of which an outcome is watched. */
void decide_plan(struct journey *, date on, date first, bool watched);
void decide_row(struct journey *, enum plan);
bool same_results(const struct result *, const struct result *);
struct cell outcome_cell(const struct journey *, enum plan, const char *const *outcomes, int32_t count);
const void *outcome_at(const struct result *, enum plan, const char *name);     /* NULL: not settled, or settled that there is none */
answer answer_of(const struct journey *, enum plan, const char *name);
/* A parameter of the law that the timeline itself needs; false when it has no value. */
bool parameter_on(const struct journey *, uint32_t slot, date, int64_t *value);
struct cell missing_parameter(uint32_t slot);
uint8_t choice_of(struct journey *, uint32_t choice);
/* month.c: stretches into runs, runs into cells. */
void cell_add(struct cell *sum, const struct cell *more);
void add_stretch(struct journey *, date first, date last);
void close_month(struct journey *, struct timeline_month *, int32_t number);
/* happen.c: what happens. */
void happen_events(struct journey *);
void happen_decisions(struct journey *, date first);
void happen_deadlines(struct journey *, date first, date last);
void happen_ages(struct journey *);
void sort_happenings(struct journey *);
void happen(struct journey *, struct happening);

/* timeline.c: the first months of a situation, with where they leave things. NULL when it cannot be, with the reason in problems. */
struct journey *go_on_until(struct timeline *, struct arena *, const struct situation *, const struct law *, int32_t months, struct problems *);

/* Room for one more in a list that grows; NULL when memory runs out. */
void *grown(struct journey *, void *list, int32_t count, int32_t *room, size_t size);

#endif
