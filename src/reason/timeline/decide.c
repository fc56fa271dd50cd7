/* SPDX-License-Identifier: EUPL-1.2 */
/* decide.c: the rules of the plan decided on one day, and their outcomes as cells. */
#include "reason/timeline/inside.h"

#include <string.h>
#include "rules/registry.h"

static struct cell to_run(answer runs, int32_t asks)
{
    return runs == ja ? amount_of(0) : runs == nee ? (struct cell){ .state = CELL_none } : missing_fact(asks);
}

/* The benefit of UWV: an illness, and a ground for it; said, or found by the rule of the no-risk cover. */
static struct cell gate_of_benefit(const struct journey *j)
{
    static const char *const right[] = { "recht" };
    if (j->ill != ja) return to_run(j->ill, G_eersteZiektedag);
    if (j->now[G_soortUitkering]) return to_run(given(j, G_soortUitkering) ? ja : onbekend, G_soortUitkering);
    answer covered = answer_of(j, PLAN_norisk, right[0]);
    return covered == onbekend ? outcome_cell(j, PLAN_norisk, right, 1) : to_run(covered, G_soortUitkering);
}

/* Assistance that is received; not said at all: none. */
static struct cell gate_of_assistance(const struct journey *j)
{
    if (!j->now[G_ontvangtBijstand]) return (struct cell){ .state = CELL_none };
    return to_run(given(j, G_ontvangtBijstand) ? (answer)value_now(j, G_ontvangtBijstand, 0) : onbekend, G_ontvangtBijstand);
}

/* The subsidy ends for who lives where no municipality can give it. */
static struct cell gate_of_grant(const struct journey *j)
{
    const struct result *moved = &j->result[PLAN_verhuizing];
    static const char *const competent[] = { "bevoegdeGemeente" };
    bool settled = moved->gate.state == CELL_amount && outcome_cell(j, PLAN_verhuizing, competent, 1).state == CELL_none;
    if (settled) return (struct cell){ .state = CELL_none };
    return to_run(j->granted, G_krijgtLoonkostensubsidie);
}

static struct cell gate(const struct journey *j, const struct plan_row *row)
{
    struct cell benefit;
    switch (row->when) {
    case WHEN_ill:        return to_run(j->ill, G_eersteZiektedag);
    case WHEN_benefit:    return gate_of_benefit(j);
    case WHEN_moved:      return to_run(is_so(given(j, G_verhuisdatum) != NULL), G_verhuisdatum);
    case WHEN_granted:    return gate_of_grant(j);
    case WHEN_covered:
        benefit = gate_of_benefit(j);
        if (benefit.state == CELL_amount && value_now(j, G_soortUitkering, soortUitkering_no_risk) != soortUitkering_no_risk) benefit.state = CELL_none;
        return benefit.state == CELL_amount ? gate_of_grant(j) : benefit;
    case WHEN_job:        return to_run(is_so(j->in_job != NULL), G_startDienstbetrekking);
    case WHEN_assistance: return gate_of_assistance(j);
    case WHEN_study:      return to_run(is_so(j->now[G_studiefinanciering] != NULL), G_studiefinanciering);
    case WHEN_category:   return to_run(is_so(j->in_job && j->now[G_categorieen]), G_categorieen);
    case WHEN_given:      return to_run(is_so(given(j, row->trigger) != NULL), row->trigger);
    default:              return amount_of(0);
    }
}

/* What is wrong is blamed on the last event before the day. */
static void blame(struct journey *j, int32_t before)
{
    int32_t line = 0;
    for (int32_t i = 0; i < j->t->situation->events; i++)
        if (j->t->situation->event[i].on <= j->day) line = j->t->situation->event[i].line;
    for (int32_t i = before; j->problems && i < j->problems->count && i < PROBLEMS_KEPT; i++)
        if (!j->problems->item[i].line) j->problems->item[i].line = line;
    j->failed = true;
}

/* The day on which a rule looks: the stretch is cut where something changes, so any day in it will do. Sickness benefit has an amount on working days only: the last
 * one before a weekend, or for a stretch that begins in a weekend the first one after. */
static date day_for(enum plan row, date on, date first)
{
    int32_t late = weekday(on) - 5;
    if (row != PLAN_samenloop || late <= 0) return on;
    return on - late >= first ? on - late : on + 3 - late;
}

/* The article of the step that gave a date, for each date of the rule that is told. */
static void cite_dates(struct journey *j, enum plan row)
{
    for (int32_t i = 0; i < deadline_count; i++) {
        const date *on = deadline[i].plan == row ? outcome_at(j->result, row, deadline[i].outcome) : NULL;
        if (!on) continue;
        j->deadline_citation[i] = deadline[i].citation ? deadline[i].citation : plan[row].rule->citation;
        for (int32_t k = 0; k < j->reasoning.steps && !deadline[i].citation; k++) {
            const struct step *step = &j->reasoning.step[k];
            if (step->quantities && step->quantity[0].unit == ON_day && step->quantity[0].num == *on) j->deadline_citation[i] = step->citation;
        }
    }
}

static void note_assumptions(struct journey *j, enum plan row)
{
    struct timeline *t = j->t;
    for (uint64_t left = j->reasoning.assumed & ~j->assumed[row]; left; left &= left - 1) {
        int fact = __builtin_ctzll(left);
        struct timeline_assumption *list = grown(j, t->assumption, t->assumptions, &j->assumption_room, sizeof *list);
        if (!list) return;
        t->assumption = list;
        list[t->assumptions++] = (struct timeline_assumption){ plan[row].rule, plan[row].rule->facts[fact].term, j->reasoning.assumption[fact], j->day };
    }
    j->assumed[row] |= j->reasoning.assumed;
}

void decide_row(struct journey *j, enum plan row)
{
    struct result *result = &j->result[row];
    struct case_room facts;
    const struct rule *rule = plan[row].rule;
    int32_t before = j->problems ? j->problems->count : 0;
    result->status = ONBEKEND;
    result->missing = 0;
    result->estimated = result->parameter_missing = result->uncovered = false;
    result->citation = rule->citation;
    result->gate = gate(j, &plan[row]);
    if (result->gate.state != CELL_amount) return;
    struct law_period covered = law_coverage(j->law, rule->name);
    result->uncovered = j->day < covered.from || j->day > covered.until;
    if (result->uncovered) { memset(&result->outcome, 0, sizeof(struct outcome_head)); return; }
    feed(j, row, &facts);
    reasoning_clear(&j->reasoning, false);
    result->status = decide_case(rule, j->law, &facts, &result->outcome, &j->reasoning, j->problems);
    if (result->status == ONGELDIG) blame(j, before);
    result->missing = j->reasoning.missing;
    result->parameter_missing = j->reasoning.parameter_missing;
    result->slot = j->reasoning.missing_parameter.slot;
    result->estimated = j->net.estimated && (row == PLAN_vrijlating || row == PLAN_bijstand);
    if (j->reasoning.steps) result->citation = j->reasoning.step[j->reasoning.steps - 1].citation;
    j->t->choices |= j->reasoning.choices;
    cite_dates(j, row);
    note_assumptions(j, row);
}

void decide_plan(struct journey *j, date on, date first, bool watched)
{
    to_day(j, on);
    for (int row = 0; row < PLANS; row++) {
        if (watched && !plan[row].watched[0]) continue;
        j->day = day_for((enum plan)row, on, first);
        decide_row(j, (enum plan)row);
    }
    j->day = on;
}

/* ---- outcomes ---- */

const void *outcome_at(const struct result *results, enum plan row, const char *name)
{
    const struct result *result = &results[row];
    int32_t place = result->gate.state == CELL_amount ? rule_outcome(plan[row].rule, name, strlen(name)) : -1;
    if (place < 0) return NULL;
    const struct outcome_head *head = outcome_head(&result->outcome);
    return (head->settled & ~head->none) >> place & 1 ? result->outcome.bytes + plan[row].rule->outcomes[place].offset : NULL;
}

answer answer_of(const struct journey *j, enum plan row, const char *name)
{
    const answer *found = outcome_at(j->result, row, name);
    return found ? *found : onbekend;
}

/* Why the rule did not settle it. */
static struct cell unsettled(const struct result *result, const struct rule *rule)
{
    struct cell cell = { .state = CELL_unknown, .why = WHY_law, .what = rule->name };
    if (result->uncovered) return cell;
    if (result->parameter_missing) return missing_parameter(result->slot);
    if (result->missing) return missing_fact((int32_t)(rule->facts[__builtin_ctzll(result->missing)].term - glossary));
    return cell;
}

struct cell missing_parameter(uint32_t slot) { return (struct cell){ .state = CELL_unknown, .why = WHY_parameter, .what = law_parameter_of_slot(&law_book, slot)->name }; }

/* The sum of some outcomes. */
struct cell outcome_cell(const struct journey *j, enum plan row, const char *const *outcomes, int32_t count)
{
    const struct result *result = &j->result[row];
    const struct rule *rule = plan[row].rule;
    if (result->gate.state != CELL_amount) return result->gate;
    struct cell cell = { .state = CELL_none, .estimated = result->estimated };
    for (int32_t k = 0; k < count && outcomes[k]; k++) {
        int32_t place = rule_outcome(rule, outcomes[k], strlen(outcomes[k]));
        if (place < 0 || !(outcome_head(&result->outcome)->settled >> place & 1)) return unsettled(result, rule);
        if (outcome_head(&result->outcome)->none >> place & 1) continue;
        cell.state = CELL_amount;
        cell.amount += term_plain(rule->outcomes[place].term, result->outcome.bytes + rule->outcomes[place].offset);
    }
    return cell;
}

static bool same_outcome_of(const struct result *a, const struct result *b, const struct rule *rule, const char *name)
{
    int32_t place = rule_outcome(rule, name, strlen(name));
    const struct outcome_head *x = outcome_head(&a->outcome), *y = outcome_head(&b->outcome);
    if (place < 0) return true;
    if ((x->settled >> place & 1) != (y->settled >> place & 1) || (x->none >> place & 1) != (y->none >> place & 1)) return false;
    if (!((x->settled & ~x->none) >> place & 1)) return true;
    const struct field *field = &rule->outcomes[place];
    return term_plain(field->term, a->outcome.bytes + field->offset) == term_plain(field->term, b->outcome.bytes + field->offset);
}

/* Is nothing different that a line is made of? */
bool same_results(const struct result *a, const struct result *b)
{
    for (int row = 0; row < PLANS; row++) {
        if (!plan[row].watched[0]) continue;
        if (a[row].gate.state != b[row].gate.state || a[row].uncovered != b[row].uncovered) return false;
        if (a[row].gate.state != CELL_amount) continue;
        for (int k = 0; k < WATCHED_MOST && plan[row].watched[k]; k++)
            if (!same_outcome_of(&a[row], &b[row], plan[row].rule, plan[row].watched[k])) return false;
    }
    return true;
}

/* ---- the law, where the timeline itself needs it ---- */

bool parameter_on(const struct journey *j, uint32_t slot, date day, int64_t *value)
{
    *value = law_value(j->law, slot, day);
    return *value != LAW_UNKNOWN;
}

uint8_t choice_of(struct journey *j, uint32_t choice)
{
    j->t->choices |= (uint64_t)1 << choice;
    return j->law->option[choice];
}
