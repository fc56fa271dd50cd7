/* SPDX-License-Identifier: EUPL-1.2 */
/* run.c: blocks of households on all cores: settled in, each line asked of them in turn, and the totals of all put together. */
#include "population/run/inside.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS_MOST = 64 };

/* ---- a block ---- */

static void settle_in(struct worker *w, int64_t first, int64_t until)
{
    w->households = w->people = 0;
    for (int64_t n = first; n < until && n < w->run->households; n++) {
        struct household *h = &w->household[w->households++];
        household_make(h, w->run->model, w->run->seed, (uint64_t)n);
        for (int32_t k = 0; k < h->count; k++) { w->who[w->people].home = h; w->who[w->people++].person = &h->person[k]; }
    }
    memset(w->net, 0, sizeof *w->net * (size_t)w->people);
    memset(w->reached, 0, sizeof *w->reached * (size_t)w->people);
}

/* Of at most BLOCK_HOUSEHOLDS households, from the first until the one behind the last. */
static bool do_block(struct worker *w, int64_t first, int64_t until)
{
    settle_in(w, first, until);
    for (int32_t k = 0; k < w->run->lines->count; k++) {
        const struct line *line = &w->run->lines->line[k];
        if (!rows_gather(w, line, &w->rows[k])) return false;
        rows_decide(w, line, &w->rows[k]);
        count_line(w, k);
        count_flows(w, k);
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
        int64_t block = n * w->run->shards + w->run->shard;
        if (!do_block(w, block * BLOCK_HOUSEHOLDS, (block + 1) * BLOCK_HOUSEHOLDS)) w->failed = true;
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

/* ---- one household ---- */

static void add_flow(const struct worker *w, const struct flow *flow, int32_t f, const struct moment *moment, int32_t k, struct run_row *row)
{
    const struct rule *rule = w->run->lines->line[row->line].rule;
    for (int32_t v = 0; v < laws_of(w->run); v++) row->flowed[f][v] = flowing(w->run, v, flow, rule, &moment->life, outcome_at_row(&w->rows[row->line], rule, v, k));
    if (flow->not_after >= 0) row->asked = life_asked(&moment->life, flow->asked);
}

static void show_rows(const struct worker *w, int64_t household, void (*see)(void *, const struct run_row *), void *context)
{
    for (int32_t line = 0; line < w->run->lines->count; line++) {
        const struct rows *rows = &w->rows[line];
        const struct rule *rule = w->run->lines->line[line].rule;
        for (int32_t k = 0; k < rows->count; k++) {
            const struct moment *moment = &rows->moment[k];
            struct run_row row = { .line = line, .household = household, .member = moment->person, .month = moment->life.month, .nth = moment->nth, .day = moment->life.day, .home = moment->life.household };
            row.asked = DATE_NEVER;
            for (int32_t f = 0; f < w->run->lines->line[line].flow_count; f++) add_flow(w, &w->run->lines->line[line].flow[f], f, moment, k, &row);
            for (int32_t v = 0; v < laws_of(w->run); v++) {
                row.facts[v] = rows->facts[v] + (size_t)k * rule->facts_size;
                row.outcome[v] = outcome_at_row(rows, rule, v, k);
                row.status[v] = (enum status)rows->status[v][k];
            }
            see(context, &row);
        }
    }
}

bool run_see(const struct run *run, const int64_t *households, int32_t count, void (*see)(void *context, const struct run_row *), void *context)
{
    _Atomic int64_t next = 0;
    struct worker *w = hire(run, &next);
    bool good = w != NULL;
    for (int32_t k = 0; k < count && good; k++) {
        good = do_block(w, households[k], households[k] + 1);
        if (good) show_rows(w, households[k], see, context);
    }
    dismiss(w);
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
