/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_parquet.c: Parquet to Parquet: made-up cases as typed columns, the rule over them on one thread and on two, beside a plain copy by DuckDB of what came out. */
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include "rules/registry.h"
#include "tables/columns/columns.h"
#include "tables/table.h"

/* Wall time, and time of the processor for this program: other programs count in the first only. */
struct times { double wall, processor; };
static struct times now(void)
{
    struct timespec wall, processor;
    clock_gettime(CLOCK_MONOTONIC, &wall);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &processor);
    return (struct times){ (double)wall.tv_sec + (double)wall.tv_nsec * 1e-9, (double)processor.tv_sec + (double)processor.tv_nsec * 1e-9 };
}

static void say(const char *what, int64_t rows, struct times from)
{
    struct times to = now();
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    printf("%s: %.2f million rows/s, %.2f million rows/s of processor time, peak memory so far %ld MB\n", what, (double)rows / (to.wall - from.wall) / 1e6,
        (double)rows / (to.processor - from.processor) / 1e6, use.ru_maxrss / 1024);
}

static bool run_sql(const char *library, const char *before, int in, const char *between, int out)
{
    struct duck duck;
    struct text sql = { 0 };
    const int files[] = { out, in };
    bool good = duck_open(&duck, library, 1, files, in < 0 ? 1 : 2) == DUCK_READY;
    text_put(&sql, before);
    if (in >= 0) duck_put_file(&sql, in);
    text_put(&sql, between);
    duck_put_file(&sql, out);
    put_parquet_form(&sql, false);
    good = good && duck_run(&duck, text_string(&sql), NULL, NULL);
    if (!good) fprintf(stderr, "bench_parquet: %s\n", text_string(&duck.wrong));
    text_free(&sql);
    if (duck.database) duck_close(&duck);
    return good;
}

/* One in ten with the flat rate; every row can be decided. */
static const char cases[] = "COPY (SELECT DATE '2018-01-01' + CAST(hash(i) % 3200 AS INTEGER) AS peildatum, DATE '1962-01-01' + CAST(hash(i + 1) % 14000 AS INTEGER) AS geboortedatum, hash(i + 2) % 10 = 0 AS forfaitair, "
    "CASE WHEN hash(i + 2) % 10 > 0 THEN CAST(30 + hash(i + 3) % 70 AS INTEGER) END AS loonwaarde, CAST(8 + hash(i + 4) % 29 AS INTEGER) AS urenPerWeek, CAST(36 + hash(i + 5) % 5 AS INTEGER) AS voltijduren, "
    "CAST(36 + hash(i + 6) % 5 AS INTEGER) AS normaleArbeidsduur FROM range(";

static bool decide(const struct law *law, const char *library, int in, int out, int threads, uint64_t outcomes, const char *what)
{
    struct table_job job = { .rule = rule_find("loonkostensubsidie", 18), .law = law, .in = TABLE_PARQUET, .out = TABLE_PARQUET, .input = in, .output = out, .threads = threads, .outcomes = outcomes,
        .name = "bench", .duckdb = library };
    struct table_counts counts;
    struct times from = now();
    if (ftruncate(out, 0) != 0 || table_run(&job, &counts) != TABLE_DONE || counts.decided != counts.rows) return false;
    say(what, counts.rows, from);
    return true;
}

int main(int argc, char **argv)
{
    const char *library = getenv("BREED_DUCKDB"), *rows = argc > 1 ? argv[1] : "3000000";
    char in_name[] = "/tmp/breed-bench-XXXXXX", out_name[] = "/tmp/breed-bench-XXXXXX";
    struct law_tables law;
    int in = mkstemp(in_name), out = mkstemp(out_name);
    if (in < 0 || out < 0 || !law_build(&law, NULL, 0, DATE_LAST)) return 1;
    (void)unlink(in_name);
    (void)unlink(out_name);
    char select[1200];
    (void)snprintf(select, sizeof select, "%s%s) t(i)) TO ", cases, rows);
    bool good = run_sql(library, select, -1, "", in);
    const struct rule *rule = rule_find("loonkostensubsidie", 18);
    for (int k = 0; k < 2 && good; k++)
        good = decide(&law.law, library, in, out, 1, (uint64_t)1 << rule_outcome(rule, "bedragPerMaand", 14), "Parquet to Parquet, one thread, one outcome") && decide(&law.law, library, in, out, 2, ~(uint64_t)0, "Parquet to Parquet, two threads, all outcomes")
            && decide(&law.law, library, in, out, 1, ~(uint64_t)0, "Parquet to Parquet, one thread, all outcomes");
    struct times from = now();
    if (good && ftruncate(in, 0) == 0 && run_sql(library, "COPY (SELECT * FROM read_parquet(", out, ")) TO ", in)) say("the same columns copied by DuckDB and nothing else, one thread", strtoll(rows, NULL, 10), from);
    law_free(&law);
    if (!good) fputs("bench_parquet: BREED_DUCKDB names no library that does this\n", stderr);
    return good ? 0 : 1;
}
