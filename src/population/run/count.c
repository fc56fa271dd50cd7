/* SPDX-License-Identifier: EUPL-1.2 */
/* count.c: the rows of a block added up: outcomes, amounts from whom to whom, and for whom the reform changes what. */
#include "population/run/inside.h"

#include <string.h>
#include "reason/decision.h"

/* ---- outcomes ---- */

static void count_outcome(struct outcome_total *total, const struct term *term, const void *value, bool none)
{
    total->settled++;
    if (none) return;
    int64_t plain = term->kind == KIND_list ? *(const int32_t *)value : term_plain(term, value);
    total->positive += plain > 0;
    if (term->kind == KIND_euro || term->kind == KIND_whole || term->kind == KIND_percent) total->sum += plain;
    if ((term->kind == KIND_word || term->kind == KIND_answer) && plain >= 0 && plain < WORDS_MOST) total->word[plain]++;
}

void count_line(struct worker *w, int32_t at)
{
    const struct rule *rule = w->run->lines->line[at].rule;
    const struct rows *rows = &w->rows[at];
    struct line_total *total = &w->totals->line[at];
    total->rows += rows->count;
    for (int32_t v = 0; v < laws_of(w->run); v++)
        for (int32_t k = 0; k < rows->count; k++) {
            const char *outcome = outcome_at_row(rows, rule, v, k);
            const struct outcome_head *head = (const struct outcome_head *)(const void *)outcome;
            total->status[v][rows->status[v][k]]++;
            for (uint32_t f = 0; f < rule->outcome_count && f < OUTCOMES_MOST; f++)
                if (head->settled >> f & 1) count_outcome(&total->outcome[v][f], rule->outcomes[f].term, outcome + rule->outcomes[f].offset, head->none >> f & 1);
        }
}

static int32_t town_place(const struct model *m, int32_t code)
{
    int32_t low = 0, high = m->town_count - 1;      /* the book gives them by code */
    while (low < high) { int32_t middle = (low + high) / 2; if (m->towns[middle].code < code) low = middle + 1; else high = middle; }
    return low;
}

/* The groups that somebody is in on that day. */
static void groups_of(const struct worker *w, const struct household *home, const struct person *person, date day, struct group_total *group[4])
{
    const struct model *m = w->run->model;
    group[0] = &w->totals->all;
    group[1] = &w->totals->age[age_group(age_in(m, person))];
    group[2] = &w->totals->home[home->home];
    group[3] = &w->totals->town[town_place(m, home->moved != DATE_NEVER && home->moved <= day ? home->town_after : home->town)];
}

money flowing(const struct run *run, int32_t law, const struct flow *flow, const struct rule *rule, const struct life *moment, const char *outcome)
{
    struct life under = *moment;
    const struct life *life = &under;
    under.behaviours = run->behaviours[law];
    const struct outcome_head *head = (const struct outcome_head *)(const void *)outcome;
    if (!(head->settled >> flow->outcome & 1) || head->none >> flow->outcome & 1) return 0;
    if (flow->claim >= 0 && !life_claims(life, (enum claim)flow->claim)) return 0;
    if (flow->not_after >= 0) {
        date asked = life_asked(life, flow->asked), until;
        memcpy(&until, outcome + rule->outcomes[flow->not_after].offset, sizeof until);
        bool limited = head->settled >> flow->not_after & 1 && !(head->none >> flow->not_after & 1);
        if (asked == DATE_NEVER || (limited && asked > until)) return 0;
    }
    money amount;
    memcpy(&amount, outcome + rule->outcomes[flow->outcome].offset, sizeof amount);
    return life_times(life, flow->times, amount);
}

/* Places of the payees among those between whom money flows. */
static const enum party payee[PAYEES] = { PARTY_inwoner, PARTY_werkgever };

/* ---- what changes for a person by a line ---- */

/* size: of each change so far; best: how much of it lies in the moment that is kept. */
struct person_line { int32_t person; bool flowed[LAWS]; money net[PAYEES][LAWS]; int64_t moments[CHANGES], best[CHANGES]; struct change_case kept[CHANGES]; };

static void remember(struct person_line *p, enum change change, int64_t size, const struct moment *moment)
{
    p->moments[change]++;
    if (size <= p->best[change]) return;
    p->best[change] = size;
    p->kept[change].month = moment->life.month;
    p->kept[change].nth = moment->nth;
}

/* One moment: money of each payee under both laws, and the outcomes. */
static void compare_moment(struct worker *w, int32_t at, int32_t row, money net[PAYEES][LAWS], struct person_line *p)
{
    const struct rule *rule = w->run->lines->line[at].rule;
    const struct rows *rows = &w->rows[at];
    const struct moment *moment = &rows->moment[row];
    bool money_moved = false;
    for (int32_t k = 0; k < PAYEES; k++) {
        money more = net[k][LAW_reform] - net[k][LAW_base];
        if (more > 0) remember(p, k == 0 ? CHANGE_gains : CHANGE_employer_gains, more, moment);
        if (more < 0) remember(p, k == 0 ? CHANGE_loses : CHANGE_employer_loses, -more, moment);
        money_moved |= more != 0;
    }
    bool before = rows->status[LAW_base][row] == VASTGESTELD, after = rows->status[LAW_reform][row] == VASTGESTELD;
    if (before && !after) remember(p, CHANGE_undecided, 1, moment);
    if (after && !before) remember(p, CHANGE_decided, 1, moment);
    if (before != after || money_moved) return;
    const void *one = outcome_at_row(rows, rule, LAW_base, row), *other = outcome_at_row(rows, rule, LAW_reform, row);
    if (memcmp(one, other, rule->outcome_size) != 0 && outcomes_moved(rule, (rule->outcome_count == 64 ? 0 : (uint64_t)1 << rule->outcome_count) - 1, one, other)) remember(p, CHANGE_other, 1, moment);
}

static void keep_case(struct worker *w, int32_t at, struct person_line *p, enum change change, int64_t size)
{
    if (size <= 0) return;
    struct change_case *c = &p->kept[change];
    const struct household *home = w->who[p->person].home;
    c->household = (int64_t)home->number;
    c->member = w->who[p->person].person - home->person;
    c->size = size;
    totals_add_case(&w->totals->changed[at][change], c);
}

/* His year by this line is complete. */
static void end_person(struct worker *w, int32_t at, struct person_line *p)
{
    for (int32_t v = 0; v < laws_of(w->run); v++) w->totals->line[at].reached[v] += p->flowed[v];
    bool money_moved = false;
    for (int32_t k = 0; k < PAYEES && laws_of(w->run) == 2; k++) {
        money more = p->net[k][LAW_reform] - p->net[k][LAW_base];
        keep_case(w, at, p, k == 0 ? CHANGE_gains : CHANGE_employer_gains, more);
        keep_case(w, at, p, k == 0 ? CHANGE_loses : CHANGE_employer_loses, -more);
        money_moved |= more != 0;
    }
    keep_case(w, at, p, CHANGE_undecided, p->moments[CHANGE_undecided]);
    keep_case(w, at, p, CHANGE_decided, p->moments[CHANGE_decided]);
    if (!money_moved) keep_case(w, at, p, CHANGE_other, p->moments[CHANGE_other]);
}

static void follow(struct worker *w, int32_t at, int32_t row, const struct flow *flow, int32_t f, money net[PAYEES][LAWS], struct person_line *p)
{
    const struct line *line = &w->run->lines->line[at];
    const struct moment *moment = &w->rows[at].moment[row];
    struct group_total *group[4];
    groups_of(w, moment->life.household, moment->life.person, moment->life.day, group);
    for (int32_t v = 0; v < laws_of(w->run); v++) {
        money amount = flowing(w->run, v, flow, line->rule, &moment->life, outcome_at_row(&w->rows[at], line->rule, v, row));
        if (!amount) continue;
        for (int32_t g = 0; g < 4; g++) { group[g]->flow[at][f][v].moments++; group[g]->flow[at][f][v].amount += amount; }
        w->reached[p->person][v] = p->flowed[v] = true;
        for (int32_t k = 0; k < PAYEES; k++) net[k][v] += flow->to == payee[k] ? amount : flow->from == payee[k] ? -amount : 0;
    }
}

void count_flows(struct worker *w, int32_t at)
{
    const struct line *line = &w->run->lines->line[at];
    const struct rows *rows = &w->rows[at];
    struct person_line p = { .person = -1 };
    for (int32_t row = 0; row < rows->count; row++) {           /* those of a person lie behind each other */
        if (rows->moment[row].person != p.person) {
            if (p.person >= 0) end_person(w, at, &p);
            p = (struct person_line){ .person = rows->moment[row].person };
        }
        money net[PAYEES][LAWS] = { { 0 } };
        for (int32_t f = 0; f < line->flow_count; f++) follow(w, at, row, &line->flow[f], f, net, &p);
        if (laws_of(w->run) == 2) compare_moment(w, at, row, net, &p);
        for (int32_t k = 0; k < PAYEES; k++) for (int32_t v = 0; v < LAWS; v++) { p.net[k][v] += net[k][v]; w->net[p.person][k][v] += net[k][v]; }
    }
    if (p.person >= 0) end_person(w, at, &p);
}

/* ---- people ---- */

static void count_change(struct change_total *total, money change)
{
    if (change > 0) { total->gain_count++; total->gain += change; }
    else if (change < 0) { total->loss_count++; total->loss -= change; }
    else total->same_count++;
}

void count_people(struct worker *w)
{
    date end = w->last[MONTHS - 1];
    w->totals->households += w->households;
    w->totals->people += w->people;
    for (int32_t k = 0; k < w->people; k++) {
        struct group_total *group[4];
        groups_of(w, w->who[k].home, w->who[k].person, end, group);
        for (int32_t g = 0; g < 4; g++) group[g]->people++;
        for (int32_t v = 0; v < laws_of(w->run); v++) {
            w->totals->reached[v] += w->reached[k][v];
            for (int32_t g = 0; g < 4; g++) group[g]->reached[v] += w->reached[k][v];
        }
        if (!w->reached[k][LAW_base] && !w->reached[k][LAW_reform]) continue;
        for (int32_t p = 0; p < PAYEES; p++) {
            money change = w->net[k][p][LAW_reform] - w->net[k][p][LAW_base], size = change < 0 ? -change : change;
            if (laws_of(w->run) == 1 || (!w->net[k][p][LAW_base] && !w->net[k][p][LAW_reform])) continue;
            for (int32_t g = 0; g < 4; g++) count_change(&group[g]->change[p], change);
            int32_t gap = 0;
            while (size > gap_until[gap]) gap++;
            if (change) w->totals->gap[p][change < 0 ? gap : GAP_GROUPS + gap]++;
        }
    }
}
