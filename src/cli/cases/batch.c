/* SPDX-License-Identifier: EUPL-1.2 */
/* batch.c: breed batch, a rule over every row of a file. */
#define _XOPEN_SOURCE 700      /* realpath */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "tables/table.h"

static volatile sig_atomic_t interrupted;
static void on_interrupt(int number) { (void)number; interrupted = 1; }

struct work {
    struct cli *cli;
    struct table_job job;
    struct table_counts counts;
    const char *target;             /* the file that output becomes; NULL when output is written straight */
    const char *temporary;
    bool terminal, drawn;           /* standard error is a terminal; a progress line stands on it */
    int64_t start, last;            /* milliseconds */
    int32_t notes;
    struct text remarks;            /* what table_run told, a line each; shown at once on a terminal, otherwise only when something is wrong */
};

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

static void note(void *context, const char *line)
{
    struct work *work = context;
    text_put(&work->remarks, line);
    text_char(&work->remarks, '\n');
    work->notes++;
    if (!work->terminal) return;
    clear_line(work);
    (void)fprintf(stderr, "%s\n", line);
}

/* ---- files ---- */

static bool ends_in(const char *path, const char *end)
{
    size_t size = strlen(path), tail = strlen(end);
    return size > tail && strcmp(path + size - tail, end) == 0;
}

/* The form by extension; otherwise when there is none. False: an extension that is no form. */
static bool form_of(const char *path, enum table_form otherwise, enum table_form *form)
{
    static const struct { const char *end; enum table_form form; } forms[] = { { ".csv", TABLE_CSV }, { ".jsonl", TABLE_JSONL }, { ".ndjson", TABLE_JSONL }, { ".parquet", TABLE_PARQUET },
        { ".sav", TABLE_SPSS }, { ".zsav", TABLE_SPSS } };
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    *form = otherwise;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) if (ends_in(path, forms[i].end)) { *form = forms[i].form; return true; }
    return !dot;
}

static void refuse_file(struct work *work, const char *field, const char *path, const char *nl, const char *en)
{
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? en : nl);
        text_put(&text, " (");
        text_put(&text, strerror(errno));
        text_char(&text, ')');
        text_string(&text);
    }
    cli_refuse(work->cli, field, path, allowed[0], allowed[1]);
    work->cli->failed = true;
}

static void open_input(struct work *work, const char *path)
{
    bool standard = strcmp(path, "-") == 0;
    struct stat about;
    work->job.input = -1;
    if (!form_of(standard ? "" : path, TABLE_CSV, &work->job.in) || (!standard && !strrchr(path, '.'))) {
        cli_refuse(work->cli, cli_say(work->cli, "invoer", "input"), path, "een bestand .csv, .jsonl, .ndjson, .parquet of .sav, of -", "a file .csv, .jsonl, .ndjson, .parquet or .sav, or -");
        return;
    }
    work->job.name = standard ? cli_say(work->cli, "standaardinvoer", "standard input") : path;
    work->job.input = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (work->job.input >= 0 && fstat(work->job.input, &about) == 0 && S_ISDIR(about.st_mode)) {
        (void)close(work->job.input);
        work->job.input = -1;
        errno = EISDIR;
    }
    if (work->job.input < 0) refuse_file(work, cli_say(work->cli, "invoer", "input"), path, "een bestand dat te lezen is", "a file that can be read");
}

static bool is_input(const struct work *work, const struct stat *other)
{
    struct stat input;
    return work->job.input >= 0 && fstat(work->job.input, &input) == 0 && S_ISREG(input.st_mode) && input.st_dev == other->st_dev
        && input.st_ino == other->st_ino;
}

static bool refuse_own_input(struct work *work, const struct stat *other, const char *path)
{
    if (!is_input(work, other)) return false;
    cli_refuse(work->cli, "--output", path, "een ander bestand dan de invoer", "another file than the input");
    return true;
}

/* A finished file replaces the old one at once; until then the rows stand in OUTPUT.tmp. Pipes and devices are written straight. */
static void open_output(struct work *work, const char *path)
{
    struct stat about;
    bool exists = stat(path, &about) == 0;
    if (exists && refuse_own_input(work, &about, path)) return;
    if (exists && !S_ISREG(about.st_mode)) {
        work->job.output = open(path, O_WRONLY | O_CLOEXEC);
        if (work->job.output < 0) refuse_file(work, "--output", path, "een bestand dat te schrijven is", "a file that can be written");
        return;
    }
    char *real = exists ? realpath(path, NULL) : NULL;      /* a link stays a link */
    const char *target = real ? real : path;
    struct text name = { 0 };
    text_put(&name, target);
    work->target = arena_copy(&work->cli->arena, name.data, name.size);
    text_put(&name, ".tmp");
    work->temporary = arena_copy(&work->cli->arena, name.data, name.size);
    text_free(&name);
    free(real);
    struct stat beside;
    bool own = work->temporary && stat(work->temporary, &beside) == 0 && refuse_own_input(work, &beside, work->temporary);
    if (!work->target || !work->temporary || own) { work->target = NULL; return; }
    work->job.output = open(work->temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (work->job.output < 0) { refuse_file(work, "--output", path, "een bestand dat te schrijven is", "a file that can be written"); work->target = NULL; }
    else if (exists) (void)fchmod(work->job.output, about.st_mode & 07777);
}

static void choose_output(struct work *work)
{
    const char *path = cli_value(work->cli, OPTION_output);
    struct stat about;
    work->job.output = -1;
    if (path && strcmp(path, "-") != 0) {
        if (!form_of(path, work->job.in, &work->job.out) || work->job.out == TABLE_SPSS)
            cli_refuse(work->cli, "--output", path, "een bestand .csv, .jsonl, .ndjson of .parquet", "a file .csv, .jsonl, .ndjson or .parquet");
        else if (!work->cli->problems->count) open_output(work, path);     /* nothing is touched when something is wrong already */
        return;
    }
    work->job.out = cli_has(work->cli, OPTION_json) ? TABLE_JSONL : work->job.in < TABLE_PARQUET ? work->job.in : TABLE_CSV;
    work->job.output = STDOUT_FILENO;
    if (fstat(STDOUT_FILENO, &about) == 0) (void)refuse_own_input(work, &about, cli_say(work->cli, "standaarduitvoer", "standard output"));
}

/* Half a Parquet file is none: what stands at its end says what is in it. */
static bool keeps_part(const struct work *work) { return work->counts.stopped && work->target && work->job.out != TABLE_PARQUET; }

/* Puts the finished file in its place. What was done before a stop stays beside it under the name OUTPUT.tmp, where it can be used. */
static bool settle_output(struct work *work, enum table_result result)
{
    if (work->job.output == STDOUT_FILENO || work->job.output < 0) return true;
    bool good = close(work->job.output) == 0;
    if (work->target && good && result == TABLE_DONE && !work->counts.stopped) good = rename(work->temporary, work->target) == 0;
    if (!good) { refuse_file(work, "--output", work->target ? work->target : "", "een bestand dat te schrijven is", "a file that can be written"); }
    if (work->target && (!good || result != TABLE_DONE || (work->counts.stopped && !keeps_part(work)))) (void)unlink(work->temporary);
    return good;
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
    if (keeps_part(work)) { text_put(&line, cli_say(work->cli, "; ze staan in ", "; they are in ")); text_put(&line, work->temporary); }
    if (telling && result != TABLE_REFUSED) (void)fprintf(stderr, "%s\n", text_string(&line));
    text_free(&line);
    if (work->target && cli_has(work->cli, OPTION_json)) put_summary_json(work, &work->cli->out);
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

int run_batch(struct cli *cli)
{
    struct work work = { .cli = cli, .terminal = isatty(STDERR_FILENO) == 1 };
    int64_t processors = sysconf(_SC_NPROCESSORS_ONLN);
    bool law = cli_law(cli);
    const struct rule *rule = cli_rule(cli, cli->argument[0]);
    work.job = (struct table_job){ .rule = rule, .law = &cli->tables.law, .strict = cli_has(cli, OPTION_strict), .language = cli->language,
        .duckdb = getenv("BREED_DUCKDB"), .progress = progress, .tell = note, .context = &work };
    work.job.threads = (int)cli_number(cli, OPTION_jobs, 1, 256, processors < 1 ? 1 : processors > 256 ? 256 : processors);
    if (rule) work.job.outcomes = cli_outcomes(cli, rule);
    open_input(&work, cli->argument[1]);
    choose_output(&work);
    int exit;
    if (!law || cli->problems->count) exit = cli_complain(cli);
    else {
        enum table_result result = run_table(&work);
        bool settled = settle_output(&work, result);
        exit = summarise(&work, result);
        exit = settled ? cli_finish(cli, exit) : cli_complain(cli);
    }
    if (work.job.input > STDIN_FILENO) (void)close(work.job.input);
    text_free(&work.remarks);
    return exit;
}
