/* SPDX-License-Identifier: EUPL-1.2 */
/* rows.c: the moments of each line in a block gathered into rows of facts, and the rule asked of all of them at once. */
#include "population/run/inside.h"

#include <stdlib.h>
#include <string.h>
#include "rules/decide.h"

static void *again(void *old, size_t size) { return realloc(old, size ? size : 1); }

/* Room for one row more, doubling. */
static bool make_room(struct rows *rows, const struct rule *rule)
{
    if (rows->count < rows->room) return true;
    size_t room = rows->room ? 2 * (size_t)rows->room : 256;
    struct moment *moments = again(rows->moment, room * sizeof *moments);
    if (!moments) return false;
    rows->moment = moments;
    for (int32_t v = 0; v < LAWS; v++) {
        char *facts = again(rows->facts[v], room * rule->facts_size), *outcomes = again(rows->outcomes[v], room * rule->outcome_size);
        uint8_t *status = again(rows->status[v], room);
        if (facts) rows->facts[v] = facts;
        if (outcomes) rows->outcomes[v] = outcomes;
        if (status) rows->status[v] = status;
        if (!facts || !outcomes || !status) return false;
    }
    rows->room = (int32_t)room;
    return true;
}

static void set_fact(char *facts, int32_t fact, bool given)
{
    struct facts_head *head = (struct facts_head *)(void *)facts;
    if (given) head->given |= (uint64_t)1 << fact; else head->given &= ~((uint64_t)1 << fact);
}

static size_t place_of(const struct scope *scope, int32_t person, int32_t month, int32_t nth) { return ((size_t)person * MONTHS + (size_t)month - 1) * (size_t)scope->moments + (size_t)nth; }

/* The row of a line at a moment; -1 when there is none. */
static int32_t row_at(const struct worker *w, int32_t line, const struct moment *moment)
{
    const struct scope *scope = w->run->lines->line[line].scope;
    const struct rows *rows = &w->rows[line];
    if (moment->nth >= scope->moments) return -1;
    int32_t row = rows->of[place_of(scope, moment->person, moment->life.month, moment->nth)];
    if (row >= rows->count) return -1;
    const struct moment *there = &rows->moment[row];
    return there->person == moment->person && there->life.month == moment->life.month && there->nth == moment->nth ? row : -1;
}

/* What the lines above gave at the same moment, under each law its own. */
static void take_links(struct worker *w, const struct line *line, struct rows *rows, int32_t row)
{
    for (int32_t k = 0; k < line->link_count; k++) {
        const struct link *link = &line->link[k];
        const struct rule *giver = w->run->lines->line[link->line].rule;
        const struct rows *above = &w->rows[link->line];
        int32_t from = row_at(w, link->line, &rows->moment[row]);
        if (from < 0) continue;
        const struct field *to = &line->rule->facts[link->fact], *out = &giver->outcomes[link->outcome];
        for (int32_t v = 0; v < laws_of(w->run); v++) {
            const char *outcome = above->outcomes[v] + (size_t)from * giver->outcome_size;
            const struct outcome_head *head = (const struct outcome_head *)(const void *)outcome;
            char *facts = rows->facts[v] + (size_t)row * line->rule->facts_size;
            bool there = head->settled >> link->outcome & 1 && !(head->none >> link->outcome & 1);
            if (there) memcpy(facts + to->offset, outcome + out->offset, term_size(to->term));
            set_fact(facts, link->fact, there);
        }
    }
}

static bool add_row(struct worker *w, const struct line *line, struct rows *rows, const struct life *life, int32_t person, int32_t nth)
{
    if (!make_room(rows, line->rule)) return false;
    int32_t row = rows->count++;
    rows->moment[row] = (struct moment){ *life, person, nth };
    rows->of[place_of(line->scope, person, life->month, nth)] = row;
    for (int32_t v = 0; v < laws_of(w->run); v++) {
        struct life under = *life;
        under.law = w->run->law[v];
        under.behaviours = w->run->behaviours[v];
        char *facts = rows->facts[v] + (size_t)row * line->rule->facts_size;
        memset(facts, 0, line->rule->facts_size);
        for (int32_t k = 0; k < line->fill_count; k++)
            if (line->fill[k].how->fill(&under, facts + line->rule->facts[line->fill[k].fact].offset)) set_fact(facts, line->fill[k].fact, true);
    }
    take_links(w, line, rows, row);
    return true;
}

bool rows_gather(struct worker *w, const struct line *line, struct rows *rows)
{
    rows->count = 0;
    for (int32_t k = 0; k < w->people; k++) {
        if (!line->scope->concerns(w->who[k].home, w->who[k].person)) continue;
        for (int32_t month = 1; month <= MONTHS; month++)
            for (int32_t nth = 0; nth < line->scope->moments; nth++) {
                struct life life = { .model = w->run->model, .wages = w->run->law[LAW_base], .household = w->who[k].home, .person = w->who[k].person, .month = month,
                                     .month_first = w->first[month - 1], .month_last = w->last[month - 1] };
                if (!line->scope->take(&life, nth)) break;
                if (!add_row(w, line, rows, &life, k, nth)) return false;
            }
    }
    return true;
}

void rows_decide(struct worker *w, const struct line *line, struct rows *rows)
{
    const struct rule *rule = line->rule;
    for (int32_t v = 0; v < laws_of(w->run) && rows->count; v++) {
        const struct law *law = w->run->law[v];
        memset(rows->status[v], 0, (size_t)rows->count);
        if (!law->dated) { rule->rows(law, rows->facts[v], rows->outcomes[v], rows->status[v], (size_t)rows->count, rows->terms[v]); continue; }
        for (int32_t k = 0; k < rows->count; k++) {         /* options that hold from a day on: each case its own law */
            const void *facts = rows->facts[v] + (size_t)k * rule->facts_size;
            struct law of_case = law_for(rule, law, facts);
            rows->status[v][k] = (uint8_t)rule->decide(NULL, &of_case, facts, rows->outcomes[v] + (size_t)k * rule->outcome_size);
        }
    }
}
