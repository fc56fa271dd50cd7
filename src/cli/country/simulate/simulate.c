/* SPDX-License-Identifier: EUPL-1.2 */
/* simulate.c: breed simulate, every rule asked of a made-up country under today's law and a reform, with progress. */
#include "cli/country/simulate/simulate.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TICK = 200 };

static _Atomic bool interrupted;
static void on_interrupt(int number) { (void)number; atomic_store(&interrupted, true); }

/* ---- what the call asks for ---- */

/* "2/5": the second of five parts. */
static void choose_shard(struct simulating *w)
{
    if (w->from_file) {
        bool merged = cli_has(w->cli, OPTION_merge);
        w->run.shard = merged ? 0 : (int32_t)w->from.shard - 1;
        w->run.shards = merged ? 1 : (int32_t)w->from.shards;
        w->part = w->run.shards > 1;
        return;
    }
    const char *value = cli_value(w->cli, OPTION_shard), *slash = value ? strchr(value, '/') : NULL;
    int64_t part = 0, parts = 0;
    w->run.shards = 1;
    if (!value) return;
    bool good = slash && parse_decimal(value, (size_t)(slash - value), 0, false, &part) == NUMBER_OK && parse_decimal(slash + 1, strlen(slash + 1), 0, false, &parts) == NUMBER_OK;
    if (!good || part < 1 || parts < part || parts > SHARDS_MOST) { cli_refuse(w->cli, "--shard", value, "I/N, met I van 1 t/m N", "I/N, with I from 1 to N"); return; }
    w->run.shard = (int32_t)part - 1;
    w->run.shards = (int32_t)parts;
    w->part = true;
}

static void choose_behaviours(struct simulating *w)
{
    w->run.behaviours[LAW_reform] = w->from.behaviours;
    w->reformed |= w->from.behaviours != 0;
    for (int32_t i = 0; i < w->cli->chosen_count; i++) {
        if (w->cli->chosen[i].option != OPTION_behaviour) continue;
        int32_t b = 0;
        while (b < BEHAVIOURS && strcmp(behaviours[b].name, w->cli->chosen[i].value) != 0) b++;
        char names[200];
        struct text text = TEXT_IN(names);
        for (int32_t k = 0; k < BEHAVIOURS; k++) { if (k) text_put(&text, ", "); text_put(&text, behaviours[k].name); }
        if (b == BEHAVIOURS) { cli_refuse(w->cli, "--behaviour", w->cli->chosen[i].value, text_string(&text), text_string(&text)); continue; }
        w->run.behaviours[LAW_reform] |= 1u << b;
        w->reformed = true;
    }
}

void simulate_refuse_arguments(struct cli *cli)
{
    if (cli->arguments) cli_refuse(cli, cli_say(cli, "argument", "argument"), cli->argument[0], "geen, behalve bij --merge", "none, but with --merge");
}

void simulate_model(struct cli *cli, struct model *model, int32_t year)
{
    const char *path = cli_value(cli, OPTION_assumptions);
    if (!path) { (void)model_built_in(model, &cli->arena, &law_book, year, cli->problems); return; }
    size_t size;
    char *bytes = cli_read(cli, "--assumptions", path, &size);
    if (bytes) (void)model_read(model, &cli->arena, &law_book, year, bytes, size, cli->problems);
}

static void choose_law(struct simulating *w)
{
    struct cli *cli = w->cli;
    const char *path = cli_value(cli, OPTION_reform);
    if (!cli_law(cli)) return;
    w->run.law[LAW_base] = &cli->tables.law;
    if (path && !cli_overlay(cli, &w->overlay, "--reform", path)) return;
    w->reformed |= path != NULL;
    if (!w->reformed) return;
    const struct law_overlay **all = arena_take(&cli->arena, sizeof *all * (size_t)(cli->overlay_count + 1));
    if (!all) { cli->failed = true; return; }
    if (cli->overlay_count) memcpy(all, cli->overlays, sizeof *all * (size_t)cli->overlay_count);
    all[cli->overlay_count] = &w->overlay;
    if (!cli_other_law(cli, &w->reform, all, cli->overlay_count + (path != NULL), DATE_NEVER)) return;
    for (int32_t i = 0; i < cli->chosen_count; i++) if (cli->chosen[i].option == OPTION_choice) (void)cli_choose(cli, &w->reform.law, cli->chosen[i].value);
    w->run.law[LAW_reform] = &w->reform.law;
}

static void choose(struct simulating *w)
{
    struct cli *cli = w->cli;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    w->run.seed = (uint64_t)cli_number(cli, OPTION_seed, 0, INT32_MAX, w->from_file ? w->from.seed : 1);
    w->scale = cli_number(cli, OPTION_scale, 1, SCALE_MOST, w->from_file ? w->from.scale : cli_has(cli, OPTION_people) ? SCALE_ALL : SCALE_USUAL);
    w->run.threads = (int32_t)cli_number(cli, OPTION_jobs, 1, 64, cores < 1 ? 1 : cores > 64 ? 64 : cores);
    choose_shard(w);
    choose_behaviours(w);
    (void)lines_built_in(&w->lines, &cli->arena, cli->problems);
    simulate_model(cli, &w->model, (int32_t)cli_number(cli, OPTION_year, 2015, 2049, w->from_file ? w->from.year : simulate_year_of(cli, &w->lines, cli_value(cli, OPTION_reform))));
    choose_law(w);
    w->run.model = &w->model;
    w->run.lines = &w->lines;
    w->run.stop = &interrupted;
    w->run.done = &w->done;
}

/* ---- progress ---- */

static void *tick(void *context)
{
    struct simulating *w = context;
    int64_t all = run_blocks(&w->run);
    while (!atomic_load(&w->over)) {
        struct timespec pause = { 0, TICK * 1000000L };
        (void)nanosleep(&pause, NULL);
        (void)fprintf(stderr, "\r%lld %%\033[K", (long long)(all ? atomic_load(&w->done) * 100 / all : 100));
        (void)fflush(stderr);
    }
    (void)fputs("\r\033[K", stderr);
    return NULL;
}

static bool run(struct simulating *w)
{
    struct sigaction action = { .sa_handler = on_interrupt }, before;
    (void)sigaction(SIGINT, &action, &before);
    w->ticking = isatty(STDERR_FILENO) && pthread_create(&w->ticker, NULL, tick, w) == 0;
    bool good = run_all(&w->run, &w->totals);
    atomic_store(&w->over, true);
    if (w->ticking) (void)pthread_join(w->ticker, NULL);
    (void)sigaction(SIGINT, &before, NULL);
    return good;
}

/* ---- all of it ---- */

static int stopped_or_out_of_memory(struct cli *cli)
{
    bool stopped = atomic_load(&interrupted);
    cli_refuse(cli, "breed", NULL, stopped ? "gestopt; er is niets geschreven" : "meer geheugen", stopped ? "stopped; nothing was written" : "more memory");
    cli->failed = true;
    return cli_complain(cli);
}

static int simulate(struct simulating *w)
{
    struct cli *cli = w->cli;
    again_take(w);
    if (cli->problems->count) return cli_complain(cli);
    choose(w);
    if (w->part && cli_has(cli, OPTION_report)) cli_refuse(cli, "--report", cli_value(cli, OPTION_report), "een verslag van het geheel: met --merge", "a report of the whole: with --merge");
    if (cli->problems->count) return cli_complain(cli);
    (void)model_calibrate_for(&w->model, &w->could, w->run.seed, (int32_t)w->scale, w->run.threads, &w->run.households, cli->problems);
    if (!cli->problems->count) simulate_people(cli, &w->model, w->run.seed, (int32_t)w->scale, &w->run.households);
    (void)run_covered(&w->run, cli->problems);
    again_manifest(w);
    if (cli->problems->count) return cli_complain(cli);
    if (cli_has(cli, OPTION_merge)) return again_merge(w) ? results_show(w) : cli_complain(cli);
    return run(w) ? results_show(w) : stopped_or_out_of_memory(cli);
}

int run_simulate(struct cli *cli)
{
    if (cli_has(cli, OPTION_questions)) return simulate_list(cli);
    if (cli_has(cli, OPTION_calibration)) return simulate_calibration(cli);
    if (cli_has(cli, OPTION_question) || cli_has(cli, OPTION_variant)) return simulate_question(cli);
    struct simulating *w = calloc(1, sizeof *w);
    if (!w) { cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); cli->failed = true; return cli_complain(cli); }
    w->cli = cli;
    int exit = simulate(w);
    law_free(&w->reform);
    free(w);
    return exit;
}
