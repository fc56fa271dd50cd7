/* SPDX-License-Identifier: EUPL-1.2 */
/* follow.c: what follows from the steps taken: letters, open tasks, deadlines, records for UWV, what is missing and amounts a month. */
#include "casework/inside.h"

#include <string.h>
#include "reason/asking/missing.h"
#include "rules/registry.h"

struct following { struct dossier *d; struct arena *arena; const struct case_setting *setting; struct problems *problems; };

static bool holds(const uint8_t *list, int32_t count, int32_t place)
{
    for (int32_t i = 0; i < count; i++) if (list[i] == place) return true;
    return false;
}

/* ---- letters and records ---- */

static void add_letters(struct following *f)
{
    struct dossier *d = f->d;
    for (int32_t i = 0; i < d->events; i++) {
        const struct case_event *e = &d->event[i];
        for (int32_t k = 0; e->step && k < e->step->letter_count; k++)
            d->letter[d->letters++] = (struct case_letter){ &d->process->letter[e->step->letter[k]], e->position, e->sent != DATE_NEVER ? e->sent : e->done };
    }
}

/* The wage value on which the subsidy is worked out on a day; false when it is not known. */
static bool value_on(struct following *f, date on, bool *flat, percent *value)
{
    const struct rule *rule = rule_find("loonkostensubsidie", strlen("loonkostensubsidie"));
    struct case_room facts;
    timeline_facts(f->d->days, rule, on, &facts);
    int32_t share = rule_fact(rule, "loonwaarde", strlen("loonwaarde")), fixed = rule_fact(rule, "forfaitair", strlen("forfaitair"));
    uint64_t given = facts_head(&facts)->given;
    *flat = given >> fixed & 1 && term_plain(rule->facts[fixed].term, facts.bytes + rule->facts[fixed].offset) == ja;
    *value = given >> share & 1 ? (percent)term_plain(rule->facts[share].term, facts.bytes + rule->facts[share].offset) : -1;
    return *flat || *value >= 0;
}

/* The last day of a subsidy that ends by a move: what the rule of moving says; the day itself when that is not settled. */
static date last_day_of_move(struct following *f, const struct case_event *e)
{
    const struct rule *rule = rule_find("verhuizing", strlen("verhuizing"));
    struct case_decided c;
    bool settled;
    case_decide(&c, f->d->days, rule, f->setting->law, e->on, DATE_LAST, NULL);
    date last = case_date(&c, rule, (int16_t)rule_outcome(rule, "betaaltTot", strlen("betaaltTot")), -1, &settled);
    return settled && last != DATE_NEVER ? last : e->on;
}

/* A new wage value counts from the day that the law or a choice gives, which can be later than the day on which it was fixed. */
static void add_record(struct following *f, const struct case_event *e)
{
    enum { DAYS_AHEAD = 400 };
    struct case_record record = { .kind = e->step->uwv, .position = e->position, .from = e->on, .wage_value = -1 };
    const struct node *given = case_given(e, "loonwaarde");
    int64_t fixed;
    bool known = value_on(f, e->on, &record.flat_rate, &record.wage_value);
    if (record.kind == UWV_end && f->d->process->event[e->event].what == EVENT_verhuizing) record.from = last_day_of_move(f, e);
    if (record.kind == UWV_change && given && parse_decimal(given->text, given->size, 0, false, &fixed) == NUMBER_OK) {
        date end = situation_end(&f->d->situation), day = e->on;
        while (day < end && day < e->on + DAYS_AHEAD && !(value_on(f, day, &record.flat_rate, &record.wage_value) && !record.flat_rate && record.wage_value == fixed * ONE_PERCENT)) day++;
        record.from = day;
        record.flat_rate = false;
        record.wage_value = (percent)(fixed * ONE_PERCENT);
    } else if (!known) record.wage_value = -1;
    f->d->record[f->d->records++] = record;
}

/* ---- deadlines ---- */

/* The day from which the rule looks for the next date: what the last `since` event named; of a monthly one the month after it. */
static date looked_from(const struct dossier *d, const struct process_deadline *deadline, bool *any)
{
    date last = DATE_NEVER;
    for (int32_t i = 0; i < d->events; i++) {
        const struct case_event *e = &d->event[i];
        if (e->step && holds(deadline->since, deadline->since_count, e->event) && e->on > last) last = e->on;
    }
    *any = last != DATE_NEVER;
    if (deadline->monthly && *any) return add_months(first_of_month(last), 1);
    return last;
}

static struct case_deadline date_of_deadline(struct following *f, const struct process_deadline *deadline)
{
    struct case_decided c;
    bool since, settled;
    date from = looked_from(f->d, deadline, &since), now = f->setting->now;
    date reference = deadline->since_count == 0 ? DATE_LAST : since ? from : DATE_NEVER;
    case_decide(&c, f->d->days, deadline->rule, f->setting->law, deadline->then && since ? from : now, reference, NULL);
    date on = case_date(&c, deadline->rule, deadline->outcome, deadline->word, &settled);
    return (struct case_deadline){ .deadline = deadline, .due = settled ? DUE_dated : DUE_unknown, .on = on, .passed = settled && on != DATE_NEVER && now > on };
}

static uint32_t deadlines_in(const struct dossier *d)
{
    uint32_t bits = 0;
    for (int32_t t = 0; t < d->process->tracks; t++) bits |= d->process->state[d->state[t]].deadlines;
    return bits;
}

static void add_deadlines(struct following *f)
{
    struct dossier *d = f->d;
    for (uint32_t left = deadlines_in(d); left; left &= left - 1) {
        struct case_deadline found = date_of_deadline(f, &d->process->deadline[__builtin_ctz(left)]);
        if (found.due == DUE_dated && found.on == DATE_NEVER) continue;                 /* the rule gives none */
        if (found.passed && found.deadline->lapses) continue;                           /* the right is gone */
        int32_t i = d->deadlines++;
        for (; i > 0 && (d->deadline[i - 1].due == DUE_unknown || (found.due == DUE_dated && d->deadline[i - 1].on > found.on)); i--) d->deadline[i] = d->deadline[i - 1];
        d->deadline[i] = found;
    }
}

/* ---- tasks ---- */

static void add_task(struct dossier *d, int32_t number, int32_t position, date since)
{
    const struct process_task *task = &d->process->task[number];
    for (int32_t i = 0; i < d->tasks; i++) if (d->task[i].task == task) return;
    struct case_task found = { task, position, since, DATE_NEVER };
    for (int32_t i = 0; i < d->deadlines && task->deadline >= 0; i++)
        if (d->deadline[i].deadline == &d->process->deadline[task->deadline] && d->deadline[i].due == DUE_dated) found.due = d->deadline[i].on;
    d->task[d->tasks++] = found;
}

/* Open because of a state, or because a step opened it and nothing has closed it since. A dossier that is over asks for nothing more from what steps opened. */
static void add_tasks(struct following *f)
{
    struct dossier *d = f->d;
    const struct process *p = d->process;
    for (int32_t t = 0; t < p->tracks; t++)
        for (uint32_t left = p->state[d->state[t]].tasks; left; left &= left - 1) add_task(d, __builtin_ctz(left), 0, d->since[t]);
    for (int32_t number = 0; number < p->tasks && !p->state[d->state[0]].end; number++) {
        const struct case_event *opened = NULL;
        for (int32_t i = 0; i < d->events; i++) {
            const struct case_event *e = &d->event[i];
            if (!e->step) continue;
            if (holds(p->task[number].done, p->task[number].done_count, e->event)) opened = NULL;
            if (holds(e->step->task, e->step->task_count, number)) opened = e;
        }
        if (opened) add_task(d, number, opened->position, opened->done);
    }
}

/* ---- what is missing, and who holds it ---- */

static bool is_listed(const struct dossier *d, const struct term *term)
{
    for (int32_t i = 0; i < d->missings; i++) if (d->missing[i].term == term) return true;
    return false;
}

static void ask_rule(struct following *f, const struct process_ask *ask)
{
    const struct rule *rule = ask->rule;
    struct dossier *d = f->d;
    struct case_decided *c = arena_take(f->arena, sizeof *c);
    struct missing *m = arena_take(f->arena, sizeof *m);
    struct search *s = arena_take(f->arena, sizeof *s);
    if (!c || !m || !s) return;
    case_decide(c, d->days, rule, f->setting->law, f->setting->now, DATE_LAST, NULL);
    if (outcome_status(c->status, &c->outcome, (uint32_t)ask->outcome) != ONBEKEND) return;
    bool found = missing_matter(m, s, rule, f->setting->law, &c->facts, (uint64_t)1 << ask->outcome, false, EFFORT_USUAL / 10, f->arena);
    uint64_t open = found ? m->matters : c->reasoning.missing;
    for (uint64_t left = open & ~facts_head(&c->facts)->given; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct term *term = rule->facts[k].term;
        if (!is_listed(d, term)) d->missing[d->missings++] = (struct case_missing){ term, rule, found ? missing_matters(m, k) : onbekend };
    }
}

static void add_missing(struct following *f)
{
    struct dossier *d = f->d;
    for (int32_t t = 0; t < d->process->tracks; t++) {
        const struct process_state *s = &d->process->state[d->state[t]];
        for (int32_t k = 0; k < s->form_count; k++) {
            const struct term *term = &glossary[s->form[k]];
            const struct said *said = dossier_fact(d, term->name, f->setting->now);
            if (!(said && said->value) && !is_listed(d, term)) d->missing[d->missings++] = (struct case_missing){ term, NULL, ja };
        }
        for (int32_t k = 0; k < s->ask_count; k++) ask_rule(f, &s->asks[k]);
    }
}

/* ---- amounts ---- */

struct cell dossier_amount_on(struct dossier *d, const struct case_setting *setting, date on)
{
    const struct rule *rule = rule_find("loonkostensubsidie", strlen("loonkostensubsidie"));
    struct case_decided c;
    const struct said *said = dossier_fact(d, "loonkostensubsidie", on);
    bool decided = said && said->value && term_plain(said->term, said->value) == ja;
    if (!decided || timeline_subsidy_runs(d->days, on) == nee) return (struct cell){ .state = CELL_none };
    case_decide(&c, d->days, rule, setting->law, on, DATE_LAST, NULL);
    int32_t place = rule_outcome(rule, "bedragPerMaand", strlen("bedragPerMaand"));
    if (outcome_status(c.status, &c.outcome, (uint32_t)place) == VASTGESTELD) return (struct cell){ .state = CELL_amount, .amount = term_plain(rule->outcomes[place].term, c.outcome.bytes + rule->outcomes[place].offset) };
    struct cell cell = { .state = CELL_unknown, .why = c.reasoning.parameter_missing ? WHY_parameter : WHY_fact, .what = "" };
    if (c.reasoning.missing && !c.reasoning.parameter_missing) {
        cell.term = rule->facts[__builtin_ctzll(c.reasoning.missing)].term;
        cell.what = cell.term->name;
    }
    return cell;
}

/* The line of the process in the month table, up to the month of now. Paid is what was granted: without that word there is no line. */
static bool add_amounts(struct following *f)
{
    struct dossier *d = f->d;
    struct timeline timeline;
    bool subsidy = strcmp(d->process->name, "loonkostensubsidie") == 0, allowance = strcmp(d->process->name, "studietoeslag") == 0;
    int32_t line = allowance ? LINE_studietoeslag : LINE_loonkostensubsidie;
    date first = DATE_NEVER, last = DATE_LAST;
    for (int32_t i = 0; i < d->events; i++) {
        const char *name = d->event[i].step ? d->process->event[d->event[i].event].name : "";
        if (strcmp(name, "toekenning") == 0 && first == DATE_NEVER) first = d->event[i].on;
        if (strcmp(name, "toekenning") == 0) last = DATE_LAST;
        if (strcmp(name, "beeindiging") == 0 && allowance) last = d->event[i].on;        /* the wage cost subsidy has a fact that says so */
    }
    if (first == DATE_NEVER || (!allowance && !subsidy)) return true;
    if (!timeline_make(&timeline, f->arena, &d->situation, f->setting->law, f->problems)) { d->contradicts = true; return true; }
    d->amount = arena_take(f->arena, (size_t)timeline.months * sizeof *d->amount);
    if (!d->amount) return false;
    for (int32_t i = 0; i < timeline.months; i++) {
        const struct timeline_month *m = &timeline.month[i];
        if (m->first > f->setting->now || add_months(m->first, 1) <= first || m->first > last) continue;
        d->amount[d->amounts++] = (struct case_amount){ m->year, m->month, m->cell[line] };
    }
    return true;
}

bool case_follow(struct dossier *d, struct arena *arena, const struct case_setting *setting, struct problems *problems)
{
    struct following f = { d, arena, setting, problems };
    enum { MISSING_MOST = 128 };
    int32_t letters = 0;
    for (int32_t i = 0; i < d->events; i++) letters += d->event[i].step ? d->event[i].step->letter_count : 0;
    d->letter = arena_take(arena, ((size_t)letters + 1) * sizeof *d->letter);
    d->record = arena_take(arena, ((size_t)d->events + 1) * sizeof *d->record);
    d->deadline = arena_take(arena, ((size_t)d->process->deadlines + 1) * sizeof *d->deadline);
    d->task = arena_take(arena, ((size_t)d->process->tasks + 1) * sizeof *d->task);
    d->missing = arena_take(arena, (GLOSSARY_SIZE + MISSING_MOST) * sizeof *d->missing);
    if (!d->letter || !d->record || !d->deadline || !d->task || !d->missing) return case_refuse(problems, 0, "geheugen", NULL, "minder: het geheugen is op", "less: memory has run out");
    add_letters(&f);
    for (int32_t i = 0; i < d->events; i++) if (d->event[i].step && d->event[i].step->uwv != UWV_none) add_record(&f, &d->event[i]);
    add_deadlines(&f);
    add_tasks(&f);
    if (setting->parts & CASE_missing) add_missing(&f);
    return !(setting->parts & CASE_amounts) || add_amounts(&f);
}
