/* SPDX-License-Identifier: EUPL-1.2 */
/* batch.c: breed batch, a rule over every row of a file. */
#include "cli/cases/batch.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;
static void on_interrupt(int number) { (void)number; interrupted = 1; }


static int64_t milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- what the runner calls back ---- */

static void clear_line(struct work *work)
{
    if (work->drawn) (void)fputs("\r\033[K", stderr);
    work->drawn = false;
}

static bool progress(void *context, int64_t rows, int64_t bytes)
{
    struct work *work = context;
    (void)bytes;
    int64_t now = work->terminal ? milliseconds() : 0;
    if (!work->terminal || now - work->last < 100) return interrupted;
    int64_t elapsed = now - work->start;
    (void)fprintf(stderr, "\r%lld %s, %lld %s\033[K", (long long)rows, cli_say(work->cli, "rijen", "rows"), (long long)(elapsed ? rows * 1000 / elapsed : 0),
        cli_say(work->cli, "per seconde", "a second"));
    (void)fflush(stderr);
    work->last = now;
    work->drawn = true;
    return interrupted;
}

void batch_note(void *context, const char *line)
{
    struct work *work = context;
    text_put(&work->remarks, line);
    text_char(&work->remarks, '\n');
    work->notes++;
    if (!work->terminal) return;
    clear_line(work);
    (void)fprintf(stderr, "%s\n", line);
}

/* ---- the summary ---- */

static void put_count(struct text *text, int64_t count, const char *words)
{
    if (text->size && count) text_put(text, ", ");
    if (!count) return;
    text_int(text, count);
    text_char(text, ' ');
    text_put(text, words);
}

static void put_counts(struct work *work, struct text *text)
{
    const struct table_counts *counts = &work->counts;
    text_int(text, counts->rows);
    text_put(text, cli_say(work->cli, counts->rows == 1 ? " rij" : " rijen", counts->rows == 1 ? " row" : " rows"));
    put_count(text, counts->decided, cli_say(work->cli, "beslist", "decided"));
    put_count(text, counts->undecided, cli_say(work->cli, "niet beslist (feiten ontbreken)", "undecided (facts are missing)"));
    put_count(text, counts->parameter_missing, cli_say(work->cli, "niet beslist (waarde uit de wet onbekend)", "undecided (value of the law unknown)"));
    put_count(text, counts->invalid, cli_say(work->cli, "ongeldig", "invalid"));
}

static void put_summary_json(struct work *work, struct text *out)
{
    const struct table_counts *counts = &work->counts;
    const struct { const char *name; int64_t count; } members[] = {
        { "rijen", counts->rows }, { "vastgesteld", counts->decided }, { "onbekend", counts->undecided },
        { "parameterOntbreekt", counts->parameter_missing }, { "ongeldig", counts->invalid },
    };
    text_char(out, '{');
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) { put_key(out, members[i].name); text_int(out, members[i].count); }
    put_key(out, "gestopt");
    text_put(out, counts->stopped ? "true" : "false");
    put_key(out, "meldingen");
    text_char(out, '[');
    for (const char *at = text_string(&work->remarks); *at;) {
        size_t size = strcspn(at, "\n");
        put_comma(out);
        text_json(out, at, size);
        at += size + (at[size] == '\n');
    }
    text_put(out, "]}\n");
}

static int summarise(struct work *work, enum table_result result)
{
    const struct table_counts *counts = &work->counts;
    bool bad = counts->undecided || counts->parameter_missing || counts->invalid;
    bool telling = work->terminal || bad || counts->stopped || result != TABLE_DONE;
    clear_line(work);
    if (!work->terminal && telling) (void)fputs(text_string(&work->remarks), stderr);
    struct text line = { 0 };
    if (counts->stopped) text_put(&line, cli_say(work->cli, "gestopt na ", "stopped after "));
    put_counts(work, &line);
    if (batch_keeps_part(work)) { text_put(&line, cli_say(work->cli, "; ze staan in ", "; they are in ")); text_put(&line, work->output.temporary); }
    if (batch_can_resume(work)) text_put(&line, cli_say(work->cli, "; met --resume gaat de run daar verder", "; with --resume the run goes on there"));
    if (telling && result != TABLE_REFUSED) (void)fprintf(stderr, "%s\n", text_string(&line));
    text_free(&line);
    if (work->output.target && cli_has(work->cli, OPTION_json)) put_summary_json(work, &work->cli->out);
    if (result == TABLE_REFUSED) return EXIT_REFUSED;
    return result == TABLE_FAILED || counts->stopped ? EXIT_FAILED : bad ? EXIT_ROWS : EXIT_DECIDED;
}

static enum table_result run_table(struct work *work)
{
    struct sigaction action = { .sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND };     /* a second Control-C ends the program at once */
    sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
    work->start = work->last = milliseconds();
    return table_run(&work->job, &work->counts);
}

/* The rules behind the first. --outcome counts only for one rule: with several each name would have to say of which. */
static void take_rules(struct work *work)
{
    struct cli *cli = work->cli;
    for (int32_t i = 0; i < cli->chosen_count; i++) {
        if (cli->chosen[i].option != OPTION_rule) continue;
        const struct rule *rule = cli_rule(cli, cli->chosen[i].value);
        if (work->job.more_count + 1 == TABLE_RULES_MOST) { cli_refuse(cli, "--rule", cli->chosen[i].value, "ten hoogste acht regels in één run", "at most eight rules in one run"); return; }
        if (rule) work->more[work->job.more_count++] = (struct table_rule){ rule, ~(uint64_t)0 };
    }
    work->job.more = work->more;
    if (work->job.more_count && cli_has(cli, OPTION_outcome)) cli_refuse(cli, "--outcome", cli_value(cli, OPTION_outcome), "alleen bij één regel", "only with one rule");
}

static struct table_job job_of(struct work *work)
{
    struct cli *cli = work->cli;
    int64_t processors = sysconf(_SC_NPROCESSORS_ONLN);
    struct table_job job = { .rule = cli_rule(cli, cli->argument[0]), .law = &cli->tables.law, .strict = cli_has(cli, OPTION_strict), .language = cli->language, .duckdb = getenv("BREED_DUCKDB"),
        .outcomes = ~(uint64_t)0, .group = cli_value(cli, OPTION_group), .progress = progress, .tell = batch_note, .context = work };
    job.threads = (int)cli_number(cli, OPTION_jobs, 1, 256, processors < 1 ? 1 : processors > 256 ? 256 : processors);
    job.few_rejects = cli_has(cli, OPTION_max_rejects);
    job.rejects_most = cli_number(cli, OPTION_max_rejects, 0, 1000000000, 0);
    return job;
}

int run_batch(struct cli *cli)
{
    static struct work work;
    work = (struct work){ .cli = cli, .terminal = isatty(STDERR_FILENO) == 1 };
    bool law = cli_law(cli);
    work.job = job_of(&work);
    take_rules(&work);
    if (work.job.rule && !work.job.more_count) work.job.outcomes = cli_outcomes(cli, work.job.rule);
    batch_input(&work, cli->argument[1]);
    if (work.job.group && work.job.in == TABLE_JSONL) cli_refuse(cli, "--group", work.job.group, "een tabel in CSV, Parquet of SPSS", "a table in CSV, Parquet or SPSS");
    batch_output(&work);
    batch_rejects(&work);
    batch_resume(&work);
    int exit;
    if (!law || cli->problems->count) exit = cli_complain(cli);
    else {
        enum table_result result = run_table(&work);
        bool settled = batch_settle(&work, result);
        exit = summarise(&work, result);
        exit = settled ? cli_finish(cli, exit) : cli_complain(cli);
    }
    if (work.job.input > STDIN_FILENO) (void)close(work.job.input);
    text_free(&work.remarks);
    return exit;
}
