/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_peers.c: the rule over columns, the plain loop, memory, and DuckDB with the same rule in SQL; and the rows and the law for the peers that run elsewhere. One line each: name;threads;rounds;rows;seconds;processor;sums. */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "../bench.h"
#include "../lks.h"
#include "base/file.h"
#include "base/text.h"
#include "rules/registry.h"
#include "tables/columns/duck.h"

enum { ROUNDS = 9, SUMS = 5 };

static const struct rule *rule;
static struct law_tables tables;

/* ---- on one thread or two ---- */

typedef void work(size_t from, size_t to);
static void by_rule(size_t from, size_t to) { lks_rule(rule, &tables.law, from, to); }

struct part { work *run; size_t from, to; };
static void *run_part(void *context) { const struct part *part = context; part->run(part->from, part->to); return NULL; }

/* Halves, because rows cost the same; the calling thread takes one. */
static void run_on(work *run, int threads)
{
    struct part parts[2] = { { run, 0, threads == 2 ? ROWS / 2 : ROWS }, { run, ROWS / 2, ROWS } };
    pthread_t other;
    bool two = threads == 2 && pthread_create(&other, NULL, run_part, &parts[1]) == 0;
    run_part(&parts[0]);
    if (two) (void)pthread_join(other, NULL);
}

struct times { double wall[ROUNDS], processor[ROUNDS]; };

static double median(const double *times, int n)
{
    double sorted[ROUNDS];
    memcpy(sorted, times, (size_t)n * sizeof *times);
    qsort(sorted, (size_t)n, sizeof *sorted, by_size);
    return sorted[n / 2];
}

static void say(const char *name, int threads, int rounds, const struct times *t, const char *sums)
{
    printf("%s;%d;%d;%d;%.6f;%.6f;%s\n", name, threads, rounds, ROWS, median(t->wall, rounds), median(t->processor, rounds), sums);
    (void)fflush(stdout);
}

static void timed(struct times *t, int round, work *run, int threads)
{
    double wall = seconds_on(CLOCK_MONOTONIC), processor = seconds_on(CLOCK_PROCESS_CPUTIME_ID);
    run_on(run, threads);
    t->wall[round] = seconds_on(CLOCK_MONOTONIC) - wall;
    t->processor[round] = seconds_on(CLOCK_PROCESS_CPUTIME_ID) - processor;
}

/* ---- sums ---- */

static void put_sums(struct text *out, const int64_t *sums)
{
    for (int k = 0; k < SUMS; k++) { if (k) text_char(out, ','); text_int(out, sums[k]); }
}

static void sums_of_plain(struct text *out)
{
    int64_t sums[SUMS] = { 0 };
    for (int i = 0; i < ROWS; i++) {
        const struct lks_out *o = &lks_plain_out[i];
        sums[0] += o->wage; sums[1] += o->ground; sums[2] += o->subsidy; sums[3] += o->costs; sums[4] += o->total;
    }
    put_sums(out, sums);
}

static void sums_of_rule(struct text *out)
{
    static const char *const names[SUMS] = { "minimumloon", "grondslag", "subsidie", "werkgeverslasten", "bedragPerMaand" };
    int64_t sums[SUMS] = { 0 };
    for (int k = 0; k < SUMS; k++) {
        const struct field *field = &rule->outcomes[rule_outcome(rule, names[k], strlen(names[k]))];
        for (size_t i = 0; i < ROWS; i++) sums[k] += term_plain(field->term, lks_outcomes + i * rule->outcome_size + field->offset);
    }
    put_sums(out, sums);
}

/* Rounds of all in turn, so that what else the machine does strikes each of them. */
static void in_memory(void)
{
    static const struct { const char *name; work *run; int threads; } ways[] = { { "breed", by_rule, 1 }, { "breed", by_rule, 2 }, { "loop", lks_plain, 1 }, { "loop", lks_plain, 2 }, { "memory", lks_copy, 1 },
        { "memory", lks_copy, 2 } };
    enum { WAYS = sizeof ways / sizeof *ways };
    static struct times t[WAYS];
    for (int round = -1; round < ROUNDS; round++)
        for (int k = 0; k < WAYS; k++) timed(&t[k], round < 0 ? 0 : round, ways[k].run, ways[k].threads);      /* the first is not kept */
    for (int k = 0; k < WAYS; k++) {
        struct text sums = { 0 };
        if (ways[k].run == by_rule) sums_of_rule(&sums);
        else if (ways[k].run == lks_plain) sums_of_plain(&sums);
        say(ways[k].name, ways[k].threads, ROUNDS, &t[k], text_string(&sums));
        text_free(&sums);
    }
    if (lks_differences(rule)) printf("breed;1;0;0;0;0;rows differ\n");
}

/* ---- for the others ---- */

static bool write_text(const char *folder, const char *name, const struct text *text)
{
    char path[512];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    bool good = file && !text->failed && fwrite(text->data, 1, text->size, file) == text->size;
    if (file && fclose(file) != 0) good = false;
    if (!good) perror(path);
    return good;
}

static void put_row(struct text *out, int i)
{
    const int32_t numbers[] = { lks.flat[i] == ja, lks.value[i], lks.agreed[i], lks.full[i], lks.normal[i] };
    const date days[] = { lks.day[i], lks.start[i], lks.birth[i] };
    for (int k = 0; k < 3; k++) { text_date(out, days[k]); text_char(out, ','); }
    for (int k = 0; k < 5; k++) { text_int(out, numbers[k]); text_char(out, k < 4 ? ',' : '\n'); }
}

static bool write_rows(const char *folder)
{
    struct text out = { 0 };
    for (int i = 0; i < ROWS; i++) put_row(&out, i);
    bool good = write_text(folder, "rows.csv", &out);
    text_free(&out);
    return good;
}

/* By half-year and age, the same for each: half-year, age from 15 to 23, minimum wage of an adult, share of the age, share of charges. An adult has the whole of it. */
static bool write_law(const char *folder)
{
    struct text out = { 0 };
    for (int h = 0; h < HALF_YEARS; h++)
        for (int a = 0; a <= YOUTH_COUNT; a++) {
            bool young = YOUTH_FIRST + a < lks_law.adult[h];
            const int64_t cells[] = { h, YOUTH_FIRST + a, lks_law.wage[h], young ? lks_law.youth_num[h][a] : 1, young ? lks_law.youth_den[h][a] : 1, lks_law.charge_num[h], lks_law.charge_den[h] };
            for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) { if (k) text_char(&out, ','); text_int(&out, cells[k]); }
            text_char(&out, '\n');
        }
    bool good = write_text(folder, "law.csv", &out);
    text_free(&out);
    return good;
}

/* ---- DuckDB: the same rule in SQL over a table in its own memory ---- */

static void keep_sums(void *context, const char *first, size_t first_size, const char *second, size_t second_size)
{
    (void)second; (void)second_size;
    text_bytes(context, first, first_size);
}

static bool fill_table(struct duck *duck, const char *create, int file)
{
    struct text sql = { 0 };
    text_put(&sql, create);
    duck_put_file(&sql, file);
    text_put(&sql, " (FORMAT csv, HEADER false)");
    bool good = duck_run(duck, text_string(&sql), NULL, NULL);
    text_free(&sql);
    return good;
}

static bool in_duckdb(const char *folder, const char *library, const char *select, int threads)
{
    struct duck duck;
    static struct times t;
    char path[512];
    int files[2];
    (void)snprintf(path, sizeof path, "%s/rows.csv", folder);
    files[0] = open(path, O_RDONLY);
    (void)snprintf(path, sizeof path, "%s/law.csv", folder);
    files[1] = open(path, O_RDONLY);
    bool good = duck_open(&duck, library, threads, files, 2) == DUCK_READY;
    good = good && duck_run(&duck, "CREATE TABLE lks(day DATE,start DATE,birth DATE,flat INTEGER,value INTEGER,agreed INTEGER,full_time INTEGER,normal INTEGER)", NULL, NULL) && fill_table(&duck, "COPY lks FROM ", files[0]);
    good = good && duck_run(&duck, "CREATE TABLE law(half INTEGER,age INTEGER,wage BIGINT,youth_num BIGINT,youth_den BIGINT,charge_num BIGINT,charge_den BIGINT)", NULL, NULL) && fill_table(&duck, "COPY law FROM ", files[1]);
    struct text sums = { 0 };
    for (int round = -1; round < ROUNDS && good; round++) {
        double wall = seconds_on(CLOCK_MONOTONIC), processor = seconds_on(CLOCK_PROCESS_CPUTIME_ID);
        sums.size = 0;
        good = duck_run(&duck, select, keep_sums, &sums);
        if (round >= 0) { t.wall[round] = seconds_on(CLOCK_MONOTONIC) - wall; t.processor[round] = seconds_on(CLOCK_PROCESS_CPUTIME_ID) - processor; }
    }
    if (good) say("duckdb", threads, ROUNDS, &t, text_string(&sums));
    else printf("duckdb;%d;0;0;0;0;absent: %s\n", threads, duck.wrong.data ? text_string(&duck.wrong) : "no library (BREED_DUCKDB)");
    text_free(&sums);
    if (duck.database) duck_close(&duck);
    for (int k = 0; k < 2; k++) if (files[k] >= 0) (void)close(files[k]);
    return good;
}

int main(int argc, char **argv)
{
    if (argc < 3) { fputs("usage: bench_peers FOLDER duckdb.sql [LIBRARY]\n", stderr); return 2; }
    rule = rule_find("loonkostensubsidie", 18);
    if (!rule || !law_build(&tables, NULL, 0, DATE_LAST)) return 1;
    lks_outcomes = malloc((size_t)ROWS * rule->outcome_size);
    static char select[16384];
    FILE *file = fopen(argv[2], "rb");
    if (!lks_outcomes || !file || !fread(select, 1, sizeof select - 1, file)) { perror(argv[2]); return 1; }
    (void)fclose(file);
    lks_law_from(&tables.law);
    lks_make(false);
    bool good = write_rows(argv[1]) && write_law(argv[1]);
    in_memory();
    for (int threads = 1; threads <= 2 && good && argc > 3; threads++) good = in_duckdb(argv[1], argv[3], select, threads);
    free(lks_outcomes);
    law_free(&tables);
    return good ? 0 : 1;
}
