/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_population.c: how long it takes to make the invented country and to ask every rule of it for a year, under today's law alone and with a reform, from a thousandth to all of it. Arguments: threads, largest scale. */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include "bench.h"
#include "population/calibrate.h"
#include "population/asked/questions.h"
#include "population/run.h"

static struct { struct model model; struct lines lines; struct could could; struct arena arena; struct problems problems; struct law_tables law, reform; struct law_overlay overlay; struct totals totals; } b;

struct spent { double wall, processor; };
static struct spent spent_so_far(void) { return (struct spent){ seconds_on(CLOCK_MONOTONIC), seconds_on(CLOCK_PROCESS_CPUTIME_ID) }; }

static void tell(const char *what, int32_t scale, int64_t people, struct spent before)
{
    struct spent now = spent_so_far();
    struct rusage own;
    getrusage(RUSAGE_SELF, &own);
    double processor = now.processor - before.processor;
    printf("%5d  %-22s %10lld people  %8.2f s  %8.2f s of processor  %7.0f ns a person  %5ld MB\n", (int)scale, what, (long long)people, now.wall - before.wall, processor, people ? processor * 1e9 / (double)people : 0, own.ru_maxrss / 1024);
    fflush(stdout);
}

static void of_scale(int32_t scale, int32_t threads)
{
    int64_t households = 0, people = 0;
    struct spent before = spent_so_far();
    if (!model_calibrate_for(&b.model, &b.could, 1, scale, threads, &households, &b.problems)) exit(1);
    tell("finding the chances", scale, b.could.people, before);
    before = spent_so_far();
    for (int64_t n = 0; n < households; n++) {          /* on one core */
        struct household h;
        household_make(&h, &b.model, 1, (uint64_t)n);
        people += h.count;
    }
    tell("making them, one core", scale, people, before);
    struct run run = { .model = &b.model, .lines = &b.lines, .law = { &b.law.law, NULL }, .seed = 1, .households = households, .shards = 1, .threads = threads };
    for (int32_t laws = 1; laws <= LAWS; laws++) {
        before = spent_so_far();
        if (!run_all(&run, &b.totals)) exit(1);
        tell(laws == 1 ? "a year" : "a year and a reform", scale, b.totals.people, before);
        run.law[LAW_reform] = &b.reform.law;
    }
}

int main(int count, char **arguments)
{
    int32_t threads = count > 1 ? atoi(arguments[1]) : 2, least = count > 2 ? atoi(arguments[2]) : 1;
    const struct law_overlay *overlays[] = { &b.overlay };
    bool good = model_built_in(&b.model, &b.arena, &law_book, 0, &b.problems) && lines_built_in(&b.lines, &b.arena, &b.problems) && law_build(&b.law, NULL, 0, DATE_LAST)
             && question_overlay(&b.overlay, &b.arena, "kostendeler-vanaf-21.yaml", &b.problems) && law_build(&b.reform, overlays, 1, DATE_LAST);
    if (!good) return 1;
    printf("one in so many of the country, %d threads\n", (int)threads);
    for (int32_t scale = 1000; scale >= least && scale; scale /= 10) of_scale(scale, threads);
    return 0;
}
