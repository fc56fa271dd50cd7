/* SPDX-License-Identifier: EUPL-1.2 */
/* timeline.c: goes through a situation stretch by stretch: decides the rules on the first day of each, closes each month, and adds up the years. */
#include "reason/timeline.h"

#include <string.h>
#include "reason/timeline/inside.h"

/* ---- one stretch ---- */

/* The months of an exemption used so far begin with what was said; said anew, they begin anew. */
static void begin_carry(struct journey *j)
{
    bool again = !j->carry_begun;
    const struct rule *rule = plan[PLAN_vrijlating].rule;
    for (int32_t i = 0; i < j->carry.count; i++) {
        const struct said *said = given(j, (int32_t)(rule->facts[j->carry.item[i].fact].term - glossary));
        again |= said && said->from > j->carry_since;
    }
    if (!again || !j->now[G_ontvangtBijstand]) return;
    struct case_room facts;
    j->carry_begun = false;
    feed(j, PLAN_vrijlating, &facts);
    carry_begin(&j->carry, rule, &facts);
    j->carry_next = j->carry;
    j->carry_since = j->day;
    j->carry_begun = true;
}

/* The last day up to which nothing is different from the first, by halving what lies between. */
static date last_alike(struct journey *j, struct result *here, struct result *there, date first, date last)
{
    date low = first, high = last;
    if (first == last) return last;
    j->result = there;
    decide_plan(j, last, first, true);
    if (same_results(here, there)) return last;
    while (high - low > 1) {
        date middle = low + (high - low) / 2;
        decide_plan(j, middle, first, true);
        if (same_results(here, there)) low = middle; else high = middle;
    }
    return low;
}

static void go_through(struct journey *j, struct result *here, struct result *there, date first, date last)
{
    while (first <= last && !j->failed && !j->no_memory) {
        to_day(j, first);
        begin_carry(j);
        j->result = here;
        decide_plan(j, first, first, false);
        date until = last_alike(j, here, there, first, last);
        j->result = here;
        to_day(j, first);
        add_stretch(j, first, until);
        happen_decisions(j, first);
        happen_deadlines(j, first, until);
        first = until + 1;
    }
}

/* ---- the whole ---- */

/* What was built up before the first month is not known unless it was said. */
static void begin_reserves(struct journey *j)
{
    date from = j->t->situation->from;
    struct civil on = civil_of(from);
    to_day(j, from);
    bool known = given(j, G_vakantiebijslagTegoed) || given(j, G_loonSindsVakantiebijslag), ran = j->in_job && j->in_job->start < from;
    if (known || ran) j->holiday = (struct reserve){ .any = true, .before = value_now(j, G_vakantiebijslagTegoed, 0), .built_up = value_now(j, G_loonSindsVakantiebijslag, 0) };
    if (ran && !known) j->holiday.unknown = missing_fact(G_vakantiebijslagTegoed);
    const struct said *assistance = given(j, G_ontvangtBijstand);
    bool received = assistance && assistance->event == 0 && value_now(j, G_ontvangtBijstand, nee) == ja;
    if (received || given(j, G_vakantietoeslagTegoed)) j->assistance = (struct reserve){ .any = true, .before = value_now(j, G_vakantietoeslagTegoed, 0) };
    if (received && !given(j, G_vakantietoeslagTegoed)) j->assistance.unknown = missing_fact(G_vakantietoeslagTegoed);
    date new_year = date_of(on.year, 1, 1);
    j->hours_known = !j->in_job || j->in_job->start >= from || from == new_year || given(j, G_verloondeUrenTotNu);
    j->paid_hours = fraction_of(value_now(j, G_verloondeUrenTotNu, 0));
    if (j->now[G_loonkostenvoordeelDitJaar]) j->benefit = given(j, G_loonkostenvoordeelDitJaar) ? amount_of(value_now(j, G_loonkostenvoordeelDitJaar, 0)) : missing_fact(G_loonkostenvoordeelDitJaar);
    if (given(j, G_loonkostenvoordeelTegoed)) j->benefit_due = amount_of(value_now(j, G_loonkostenvoordeelTegoed, 0));
    else if (j->in_job && j->in_job->start < new_year && j->now[G_categorieen]) j->benefit_due = missing_fact(G_loonkostenvoordeelTegoed);
}

static void go_through_month(struct journey *j, struct result *here, struct result *there, int32_t number, int32_t *cut)
{
    const struct situation *s = j->t->situation;
    struct timeline_month *m = &j->t->month[number];
    date first = add_months(first_of_month(s->from), number);
    struct civil on = civil_of(first);
    *m = (struct timeline_month){ .year = on.year, .month = on.month, .days = days_in_month(on.year, on.month), .first = first };
    date day = first < s->from ? s->from : first, last = first + m->days - 1;
    j->carry_next = j->carry;
    while (day <= last && !j->failed && !j->no_memory) {
        while (*cut < j->cuts && j->cut[*cut] <= day) ++*cut;
        date until = *cut < j->cuts && j->cut[*cut] <= last ? j->cut[*cut] - 1 : last;
        go_through(j, here, there, day, until);
        day = until + 1;
    }
    close_month(j, m, number);
}

static void add_up_years(struct timeline *t)
{
    for (int32_t i = 0; i < t->months; i++) {
        const struct timeline_month *m = &t->month[i];
        if (!t->years || t->year[t->years - 1].year != m->year) t->year[t->years++] = (struct timeline_year){ .year = m->year };
        struct timeline_year *year = &t->year[t->years - 1];
        year->months++;
        for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) cell_add(&year->cell[line], &m->cell[line]);
    }
}

/* Everything in the arena; NULL when memory runs out. */
static struct journey *set_out(struct timeline *t, struct arena *arena, const struct situation *s, const struct law *law, struct problems *problems)
{
    *t = (struct timeline){ .situation = s, .law = law, .months = s->months };
    struct journey *j = arena_take(arena, sizeof *j);
    t->month = arena_take_zero(arena, (size_t)s->months * sizeof *t->month);
    t->year = arena_take_zero(arena, ((size_t)s->months / 12 + 2) * sizeof *t->year);
    if (!j || !t->month || !t->year) return NULL;
    *j = (struct journey){ .t = t, .arena = arena, .law = law, .problems = problems, .hours_known = true, .paid_hours = { 0, 1 } };
    j->result = arena_take_zero(arena, PLANS * sizeof *j->result);
    for (int32_t i = 0; i < DEADLINES_MOST; i++) j->last_deadline[i] = DATE_NEVER;
    return j->result && resolve(j) ? j : NULL;
}

struct journey *go_on_until(struct timeline *t, struct arena *arena, const struct situation *s, const struct law *law, int32_t months, struct problems *problems)
{
    struct result *there = arena_take_zero(arena, PLANS * sizeof *there);
    struct journey *j = there ? set_out(t, arena, s, law, problems) : NULL;
    int32_t cut = 0;
    if (j) {
        struct result *here = j->result;
        begin_reserves(j);
        for (int32_t i = 0; i < months && !j->failed && !j->no_memory; i++) go_through_month(j, here, there, i, &cut);
        if (j->failed) return NULL;
    }
    if (j && !j->no_memory) return j;
    problem_add(problems, 0, "geheugen", NULL, 0, "minder: het geheugen is op", "less: memory has run out");
    return NULL;
}

/* ---- single days ---- */

struct timeline_days { struct timeline timeline; struct journey *journey; date decided; };

struct timeline_days *timeline_days(struct arena *arena, const struct situation *s, const struct law *law, struct problems *problems)
{
    struct timeline_days *days = arena_take_zero(arena, sizeof *days);
    if (!days) return NULL;
    days->journey = set_out(&days->timeline, arena, s, law, problems);
    days->decided = DATE_NEVER;
    return days->journey ? days : NULL;
}

/* What counts may hang on other rules (has the person moved, is the illness covered): those of the plan are decided first, each once a day. */
static struct journey *brought_to(struct timeline_days *days, date on)
{
    struct journey *j = days->journey;
    if (on < j->day || days->decided == DATE_NEVER) {
        memset(j->now, 0, sizeof j->now);
        j->next = 0;
    }
    if (days->decided == on) return j;
    j->failed = false;
    decide_plan(j, on, on, true);
    days->decided = on;
    return j;
}

bool timeline_facts(struct timeline_days *days, const struct rule *rule, date on, struct case_room *facts)
{
    struct journey *j = brought_to(days, on);
    enum plan row = 0;
    while (row < PLANS && plan[row].rule != rule) row++;
    feed_rule(j, rule, row, facts);
    return !j->failed;
}

answer timeline_subsidy_runs(struct timeline_days *days, date on)
{
    enum cell_state state = brought_to(days, on)->result[PLAN_loonkostensubsidie].gate.state;
    return state == CELL_amount ? ja : state == CELL_none ? nee : onbekend;
}

bool timeline_make(struct timeline *t, struct arena *arena, const struct situation *s, const struct law *law, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct journey *j = go_on_until(t, arena, s, law, s->months, problems ? problems : &own);
    if (!j) return false;
    happen_events(j);
    happen_ages(j);
    sort_happenings(j);
    add_up_years(t);
    return !j->no_memory;
}
