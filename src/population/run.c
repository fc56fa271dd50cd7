/* SPDX-License-Identifier: EUPL-1.2 */
/* run.c: blocks of households: their moments gathered into rows, each rule asked of all its rows at once, amounts followed from whom to whom, changes counted per person. */
#include "population/run.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "rules/decide.h"

enum { MONTHS = 12, PEOPLE_MOST = BLOCK_HOUSEHOLDS * HOUSEHOLD_MOST, THREADS_MOST = 64 };

/* A moment that is a row of a line, and whose. */
struct moment { struct life life; int32_t person, nth; };
/* The rows of one line in the block. */
struct rows {
    int32_t count, room;
    struct moment *moment;
    char *facts[LAWS], *outcomes[LAWS];
    uint8_t *status[LAWS];
    int32_t *of;                        /* [place_of a moment]: its row, when that row is there and of that moment; never cleared */
    struct terms_room *terms[LAWS];
};
struct worker {
    const struct run *run;
    _Atomic int64_t *next;
    struct totals *totals;
    struct rows rows[LINES_MOST];
    struct household household[BLOCK_HOUSEHOLDS];
    int32_t households, people;
    struct { const struct household *home; const struct person *person; } who[PEOPLE_MOST];
    money net[PEOPLE_MOST][PAYEES][LAWS];
    bool reached[PEOPLE_MOST][LAWS];
    date first[MONTHS], last[MONTHS];
    bool failed;
};

static int32_t laws_of(const struct run *run) { return run->law[LAW_reform] ? 2 : 1; }

/* ---- rows ---- */

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

static bool gather(struct worker *w, const struct line *line, struct rows *rows)
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

static void decide(struct worker *w, const struct line *line, struct rows *rows)
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

/* ---- adding up ---- */

static void count_outcome(struct outcome_total *total, const struct term *term, const void *value, bool none)
{
    total->settled++;
    if (none) return;
    int64_t plain = term->kind == KIND_list ? *(const int32_t *)value : term_plain(term, value);
    total->positive += plain > 0;
    if (term->kind == KIND_euro || term->kind == KIND_whole || term->kind == KIND_percent) total->sum += plain;
    if ((term->kind == KIND_word || term->kind == KIND_answer) && plain >= 0 && plain < WORDS_MOST) total->word[plain]++;
}

static void count_line(struct worker *w, int32_t at)
{
    const struct rule *rule = w->run->lines->line[at].rule;
    const struct rows *rows = &w->rows[at];
    struct line_total *total = &w->totals->line[at];
    total->rows += rows->count;
    for (int32_t v = 0; v < laws_of(w->run); v++)
        for (int32_t k = 0; k < rows->count; k++) {
            const char *outcome = rows->outcomes[v] + (size_t)k * rule->outcome_size;
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

/* The amount that flows at a moment; 0 when it is not settled or was not asked for in time. */
static money flowing(const struct run *run, int32_t law, const struct flow *flow, const struct rule *rule, const struct life *moment, const char *outcome)
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

static void follow(struct worker *w, int32_t at)
{
    const struct line *line = &w->run->lines->line[at];
    const struct rows *rows = &w->rows[at];
    for (int32_t f = 0; f < line->flow_count; f++)
        for (int32_t k = 0; k < rows->count; k++) {
            const struct flow *flow = &line->flow[f];
            const struct moment *moment = &rows->moment[k];
            struct group_total *group[4];
            groups_of(w, moment->life.household, moment->life.person, moment->life.day, group);
            for (int32_t v = 0; v < laws_of(w->run); v++) {
                money amount = flowing(w->run, v, flow, line->rule, &moment->life, rows->outcomes[v] + (size_t)k * line->rule->outcome_size);
                if (!amount) continue;
                for (int32_t g = 0; g < 4; g++) { group[g]->flow[at][f][v].moments++; group[g]->flow[at][f][v].amount += amount; }
                w->reached[moment->person][v] = true;
                for (int32_t p = 0; p < PAYEES; p++) w->net[moment->person][p][v] += flow->to == payee[p] ? amount : flow->from == payee[p] ? -amount : 0;
            }
        }
}

static void count_change(struct change_total *total, money change)
{
    if (change > 0) { total->gain_count++; total->gain += change; }
    else if (change < 0) { total->loss_count++; total->loss -= change; }
    else total->same_count++;
}

static void count_people(struct worker *w)
{
    date end = w->last[MONTHS - 1];
    w->totals->households += w->households;
    w->totals->people += w->people;
    for (int32_t k = 0; k < w->people; k++) {
        struct group_total *group[4];
        groups_of(w, w->who[k].home, w->who[k].person, end, group);
        for (int32_t g = 0; g < 4; g++) group[g]->people++;
        for (int32_t v = 0; v < laws_of(w->run); v++) w->totals->reached[v] += w->reached[k][v];
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

/* ---- a block ---- */

static void settle_in(struct worker *w, int64_t block)
{
    int64_t first = block * BLOCK_HOUSEHOLDS;
    w->households = w->people = 0;
    for (int64_t n = first; n < first + BLOCK_HOUSEHOLDS && n < w->run->households; n++) {
        struct household *h = &w->household[w->households++];
        household_make(h, w->run->model, w->run->seed, (uint64_t)n);
        for (int32_t k = 0; k < h->count; k++) { w->who[w->people].home = h; w->who[w->people++].person = &h->person[k]; }
    }
    memset(w->net, 0, sizeof *w->net * (size_t)w->people);
    memset(w->reached, 0, sizeof *w->reached * (size_t)w->people);
}

static bool do_block(struct worker *w, int64_t block)
{
    settle_in(w, block);
    for (int32_t k = 0; k < w->run->lines->count; k++) {
        const struct line *line = &w->run->lines->line[k];
        if (!gather(w, line, &w->rows[k])) return false;
        decide(w, line, &w->rows[k]);
        count_line(w, k);
        follow(w, k);
    }
    count_people(w);
    return true;
}

int64_t run_blocks(const struct run *run)
{
    int64_t all = (run->households + BLOCK_HOUSEHOLDS - 1) / BLOCK_HOUSEHOLDS;
    return all <= run->shard ? 0 : (all - run->shard + run->shards - 1) / run->shards;
}

static void *work(void *context)
{
    struct worker *w = context;
    int64_t blocks = run_blocks(w->run);
    for (int64_t n = atomic_fetch_add(w->next, 1); n < blocks && !w->failed; n = atomic_fetch_add(w->next, 1)) {
        if (w->run->stop && atomic_load(w->run->stop)) { w->failed = true; break; }
        if (!do_block(w, n * w->run->shards + w->run->shard)) w->failed = true;
        if (w->run->done) atomic_fetch_add(w->run->done, 1);
    }
    return NULL;
}

/* ---- workers ---- */

static void dismiss(struct worker *w)
{
    if (!w) return;
    for (int32_t k = 0; k < LINES_MOST; k++) {
        struct rows *rows = &w->rows[k];
        free(rows->moment);
        free(rows->of);
        for (int32_t v = 0; v < LAWS; v++) { free(rows->facts[v]); free(rows->outcomes[v]); free(rows->status[v]); free(rows->terms[v]); }
    }
    free(w->totals);
    free(w);
}

static struct worker *hire(const struct run *run, _Atomic int64_t *next)
{
    struct worker *w = calloc(1, sizeof *w);
    if (!w) return NULL;
    w->run = run;
    w->next = next;
    w->totals = calloc(1, sizeof *w->totals);
    bool good = w->totals != NULL;
    for (int32_t k = 0; k < run->lines->count && good; k++) {
        w->rows[k].of = calloc((size_t)PEOPLE_MOST * MONTHS * (size_t)run->lines->line[k].scope->moments, sizeof *w->rows[k].of);
        good = w->rows[k].of != NULL;
        for (int32_t v = 0; v < LAWS && good; v++) good = (w->rows[k].terms[v] = calloc(1, sizeof *w->rows[k].terms[v])) != NULL;
    }
    for (int32_t m = 0; m < MONTHS; m++) {
        w->first[m] = date_of(run->model->year, m + 1, 1);
        w->last[m] = add_months(w->first[m], 1) - 1;
    }
    if (good) return w;
    dismiss(w);
    return NULL;
}

bool run_all(const struct run *run, struct totals *totals)
{
    struct worker *workers[THREADS_MOST] = { NULL };
    pthread_t thread[THREADS_MOST];
    bool started[THREADS_MOST] = { false }, good = true;
    int32_t count = run->threads < 1 ? 1 : run->threads > THREADS_MOST ? THREADS_MOST : run->threads;
    _Atomic int64_t next = 0;
    for (int32_t k = 0; k < count && good; k++) good = (workers[k] = hire(run, &next)) != NULL;
    for (int32_t k = 1; k < count && good; k++) started[k] = pthread_create(&thread[k], NULL, work, workers[k]) == 0;     /* one that does not start leaves its work to the others */
    if (good) work(workers[0]);
    memset(totals, 0, sizeof *totals);
    for (int32_t k = 0; k < count; k++) {
        if (started[k]) pthread_join(thread[k], NULL);
        if (!workers[k]) continue;
        good &= !workers[k]->failed;
        totals_add(totals, workers[k]->totals);
        dismiss(workers[k]);
    }
    return good;
}

bool run_covered(const struct run *run, struct problems *problems)
{
    bool good = true;
    date first = date_of(run->model->year, 1, 1), last = date_of(run->model->year, 12, 31);
    for (int32_t k = 0; k < run->lines->count; k++)
        for (int32_t v = 0; v < laws_of(run); v++) {
            const char *name = run->lines->line[k].rule->name;
            struct law_period covered = law_coverage(run->law[v], name);
            if (covered.from <= first && covered.until >= last) continue;
            problem_add(problems, 0, "year", name, strlen(name), "een jaar waarvan het recht voor deze regel is gelezen", "a year of which the law was read for this rule");
            good = false;
            break;
        }
    return good;
}
