/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_batch.c: a table through the batch runner without the program around it: rows a second and peak memory. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "bench.h"
#include "rules/registry.h"
#include "tables/table.h"

static double now(void) { return seconds_on(CLOCK_MONOTONIC); }

/* Seconds of the processor, of the program and of the system for it: other programs on the machine do not count. */
static double processor(const struct rusage *use)
{
    return (double)(use->ru_utime.tv_sec + use->ru_stime.tv_sec) + (double)(use->ru_utime.tv_usec + use->ru_stime.tv_usec) * 1e-6;
}

static void tell(void *context, const char *line)
{
    (void)context;
    fprintf(stderr, "%s\n", line);
}

static enum table_form form_of(const char *path)
{
    static const struct { const char *end; enum table_form form; } forms[] = { { ".jsonl", TABLE_JSONL }, { ".parquet", TABLE_PARQUET }, { ".sav", TABLE_SPSS } };
    size_t size = strlen(path);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t tail = strlen(forms[i].end);
        if (size > tail && strcmp(path + size - tail, forms[i].end) == 0) return forms[i].form;
    }
    return TABLE_CSV;
}

int main(int argc, char **argv)
{
    if (argc < 4) { fputs("gebruik: bench_batch RULE INPUT OUTPUT [THREADS]\n", stderr); return 2; }
    struct law_tables law;
    const struct rule *rule = rule_find(argv[1], strlen(argv[1]));
    if (!rule || !law_build(&law, NULL, 0, DATE_LAST)) { fputs("geen regel of recht\n", stderr); return 2; }
    struct table_job job = { .rule = rule, .law = &law.law, .threads = argc > 4 ? (int)strtol(argv[4], NULL, 10) : 1, .outcomes = ~(uint64_t)0, .name = argv[2], .tell = tell, .duckdb = getenv("BREED_DUCKDB") };
    job.in = form_of(argv[2]);
    job.out = form_of(argv[3]);
    job.input = strcmp(argv[2], "-") == 0 ? 0 : open(argv[2], O_RDONLY);
    job.output = strcmp(argv[3], "-") == 0 ? 1 : open(argv[3], O_RDWR | O_CREAT | O_TRUNC, 0666);
    if (job.input < 0 || job.output < 0) { perror("bench_batch"); return 1; }
    struct table_counts counts;
    double start = now();
    struct rusage before;
    getrusage(RUSAGE_SELF, &before);
    enum table_result result = table_run(&job, &counts);
    double seconds = now() - start;
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    fprintf(stderr, "%lld rijen, %lld vastgesteld, %lld onbekend, %lld parameter ontbreekt, %lld ongeldig; %.3f s, %.2f miljoen rijen/s, %.2f miljoen rijen/s processortijd, %ld KiB\n", (long long)counts.rows, (long long)counts.decided,
            (long long)counts.undecided, (long long)counts.parameter_missing, (long long)counts.invalid, seconds, (double)counts.rows / seconds / 1e6,
            (double)counts.rows / (processor(&use) - processor(&before)) / 1e6, use.ru_maxrss);
    law_free(&law);
    return (int)result;
}
