/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_questions.c: how long one step of a form takes (what is missing, what to ask next), for every rule: with nothing given, and over whole forms. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bench.h"
#include "reason/asking/questions.h"
#include "rules/registry.h"

enum { FORMS = 6, STEPS_KEPT = 4096 };

/* Time of this thread alone, so that other work on the machine is not counted. */
static double now(void) { return 1e3 * seconds_on(CLOCK_THREAD_CPUTIME_ID); }

static struct law_tables base;
static struct search search;
static struct missing missing;
static struct questions questions;
static struct arena arena;

static double step(const struct rule *rule, const struct case_room *facts)
{
    uint64_t all = rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->outcome_count) - 1;
    arena_reset(&arena);
    double begin = now();
    if (!questions_find(&questions, &missing, &search, rule, &base.law, facts, all, false, EVERYONE, EFFORT_USUAL, &arena)) questions.count = 0;
    return now() - begin;
}

/* A form in which each question gets one of the values that the engine tried, another one each time. */
static int fill_in(const struct rule *rule, uint32_t seed, double *took, int room)
{
    static struct case_room facts, with;
    int steps = 0;
    facts_clear(rule, &facts);
    struct law_period period = law_coverage(&base.law, rule->name);
    fact_put(rule, &facts, rule->reference, (struct value){ rule->facts[rule->reference].term->kind == KIND_whole ? civil_of(period.until).year : period.until, NULL });
    for (; steps < room; steps++) {
        took[steps] = step(rule, &facts);
        if (!questions.count) return steps + 1;
        uint32_t fact = questions.item[0].fact;
        const struct samples *samples = &missing.samples[fact];
        bool given = false;
        for (int tries = 0; tries < 8 && samples->count && !given; tries++) {
            seed = seed * 1103515245u + 12345u;
            with = facts;
            fact_put(rule, &with, fact, samples->at[(seed >> 16) % (uint32_t)samples->count]);
            given = facts_check(rule, &base.law, &with, NULL);
        }
        if (given) facts = with; else ((struct facts_head *)(void *)&facts)->unknown |= (uint64_t)1 << fact;
    }
    return steps;
}

int main(void)
{
    static double took[STEPS_KEPT], all[STEPS_KEPT];
    int total = 0, quick = 0;
    if (!law_build(&base, NULL, 0, DATE_LAST)) return EXIT_FAILURE;
    printf("%-22s %12s %10s %10s %10s %8s\n", "milliseconds", "nothing", "median", "nine of 10", "slowest", "steps");
    for (int32_t i = 0; i < rule_count; i++) {
        static struct case_room nothing;
        int steps = 0;
        facts_clear(rules[i], &nothing);
        double open = step(rules[i], &nothing);
        for (uint32_t f = 0; f < FORMS; f++) steps += fill_in(rules[i], f + 1, &took[steps], 64);
        for (int k = 0; k < steps && total < STEPS_KEPT; k++) { quick += took[k] < 5; all[total++] = took[k]; }
        qsort(took, (size_t)steps, sizeof *took, by_size);
        printf("%-22s %12.2f %10.2f %10.2f %10.2f %8d\n", rules[i]->name, open, took[steps / 2], took[steps * 9 / 10], took[steps - 1], steps);
    }
    qsort(all, (size_t)total, sizeof *all, by_size);
    printf("all forms: median %.2f ms, nine of ten below %.2f ms, slowest %.2f ms; %d of %d steps below 5 ms\n", all[total / 2], all[total * 9 / 10], all[total - 1], quick, total);
    law_free(&base);
    arena_free(&arena);
    return EXIT_SUCCESS;
}
