/* SPDX-License-Identifier: EUPL-1.2 */
/* simulate.c: breed simulate, every rule asked of a made-up country under today's law and a reform, with progress, and its results in a folder. */
#include "cli/cli.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "population/calibrate.h"
#include "population/show.h"
#include "version.h"

/* So many households are counted to find the chances: all of a small run more often than once, of a large one enough. */
enum { COUNTED_LEAST = 400000, COUNTED_MOST = 4000000, SCALE_ALL = 1000, TICK = 200 };

static _Atomic bool interrupted;
static void on_interrupt(int number) { (void)number; atomic_store(&interrupted, true); }

struct simulating {
    struct cli *cli;
    struct model model;
    struct lines lines;
    struct could could;
    struct law_overlay overlay;
    struct law_tables reform;
    struct totals totals;
    struct run run;
    bool reformed;
    _Atomic int64_t done;
    _Atomic bool over;
    pthread_t ticker;
    bool ticking;
};

/* ---- what the call asks for ---- */

/* "2/5": the second of five parts. */
static void choose_shard(struct simulating *w)
{
    const char *value = cli_value(w->cli, OPTION_shard), *slash = value ? strchr(value, '/') : NULL;
    int64_t part = 0, parts = 0;
    w->run.shards = 1;
    if (!value) return;
    bool good = slash && parse_decimal(value, (size_t)(slash - value), 0, false, &part) == NUMBER_OK && parse_decimal(slash + 1, strlen(slash + 1), 0, false, &parts) == NUMBER_OK;
    if (!good || part < 1 || parts < part || parts > 100000) { cli_refuse(w->cli, "--shard", value, "I/N, met I van 1 t/m N", "I/N, with I from 1 to N"); return; }
    w->run.shard = (int32_t)part - 1;
    w->run.shards = (int32_t)parts;
}

static void choose_behaviours(struct simulating *w)
{
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

static void choose_model(struct simulating *w)
{
    struct cli *cli = w->cli;
    const char *path = cli_value(cli, OPTION_assumptions);
    int32_t year = (int32_t)cli_number(cli, OPTION_year, 2015, 2049, 0);
    if (!path) { (void)model_built_in(&w->model, &cli->arena, &law_book, year, cli->problems); return; }
    size_t size;
    char *bytes = cli_read(cli, "--assumptions", path, &size);
    if (bytes) (void)model_read(&w->model, &cli->arena, &law_book, year, bytes, size, cli->problems);
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
    w->run.seed = (uint64_t)cli_number(cli, OPTION_seed, 0, INT32_MAX, 1);
    w->run.threads = (int32_t)cli_number(cli, OPTION_jobs, 1, 64, cores < 1 ? 1 : cores > 64 ? 64 : cores);
    choose_shard(w);
    choose_behaviours(w);
    choose_model(w);
    (void)lines_built_in(&w->lines, &cli->arena, cli->problems);
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

/* ---- results ---- */

static int write_one(struct cli *cli, const char *folder, const char *name, const char *end)
{
    char path[4096];
    struct text text = TEXT_IN(path);
    text_put(&text, folder);
    text_char(&text, '/');
    text_put(&text, name);
    text_put(&text, end);
    if (text.failed) { cli_refuse(cli, "--output", folder, "een kortere naam", "a shorter name"); return cli_complain(cli); }
    return cli_finish_in(cli, text_string(&text), "", EXIT_DECIDED);
}

/* Each file whole or not at all; the manifest last, so that a folder with one is complete. */
static int write_folder(struct cli *cli, const struct simulation *s, const char *folder)
{
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        cli_refuse(cli, "--output", folder, "een map die te maken is", "a folder that can be made");
        cli->failed = true;
        return cli_complain(cli);
    }
    simulation_json(&cli->out, s);
    int exit = write_one(cli, folder, "uitkomst", ".json");
    for (int32_t k = 0; simulation_tables[k] && exit == EXIT_DECIDED; k++) { simulation_csv(&cli->out, s, k); exit = write_one(cli, folder, simulation_tables[k], ".csv"); }
    if (exit == EXIT_DECIDED) { simulation_text(&cli->out, s, cli->language); exit = write_one(cli, folder, "samenvatting", ".txt"); }
    if (exit == EXIT_DECIDED) { simulation_manifest(&cli->out, s); exit = write_one(cli, folder, "manifest", ".json"); }
    return exit;
}

static int show(struct simulating *w, int32_t scale)
{
    struct cli *cli = w->cli;
    const char *folder = cli_value(cli, OPTION_output);
    bool titled = w->run.law[LAW_reform] && cli_has(cli, OPTION_reform);
    struct simulation s = { .run = &w->run, .totals = &w->totals, .program = BREED_PROGRAM, .scale = scale, .digest = { cli->tables.digest, w->reform.digest } };
    for (int language = 0; language < 2; language++) s.reform[language] = titled ? *w->overlay.title[language] ? w->overlay.title[language] : w->overlay.name : NULL;
    if (folder) { int exit = write_folder(cli, &s, folder); if (exit != EXIT_DECIDED) return exit; }
    if (cli_has(cli, OPTION_json)) simulation_json(&cli->out, &s); else simulation_text(&cli->out, &s, cli->language);
    return cli_finish(cli, EXIT_DECIDED);
}

static int simulate(struct simulating *w)
{
    struct cli *cli = w->cli;
    int32_t scale = (int32_t)cli_number(cli, OPTION_scale, 1, SCALE_ALL, 1);
    choose(w);
    if (cli->problems->count) return cli_complain(cli);
    /* How many households that is follows from the counting, which wants to know how many: the size of a household is near enough two for that. */
    int64_t counted = w->model.inwoners / 2 * scale / SCALE_ALL;
    counted = counted < COUNTED_LEAST ? COUNTED_LEAST : counted > COUNTED_MOST ? COUNTED_MOST : counted;
    (void)model_calibrate(&w->model, &w->could, w->run.seed, counted, w->run.threads, cli->problems);
    w->run.households = w->model.households * scale / SCALE_ALL;
    (void)run_covered(&w->run, cli->problems);
    if (cli->problems->count) return cli_complain(cli);
    if (run(w)) return show(w, scale);
    bool stopped = atomic_load(&interrupted);
    cli_refuse(cli, "breed", NULL, stopped ? "gestopt; er is niets geschreven" : "meer geheugen", stopped ? "stopped; nothing was written" : "more memory");
    cli->failed = true;
    return cli_complain(cli);
}

int run_simulate(struct cli *cli)
{
    struct simulating *w = calloc(1, sizeof *w);
    if (!w) { cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); cli->failed = true; return cli_complain(cli); }
    w->cli = cli;
    int exit = simulate(w);
    law_free(&w->reform);
    free(w);
    return exit;
}
