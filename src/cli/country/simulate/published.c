/* SPDX-License-Identifier: EUPL-1.2 */
/* published.c: breed simulate --calibration, the invented country beside the published figures; exit 1 when one falls outside its band. */
#include "cli/country/simulate/simulate.h"

#include <stdlib.h>
#include <unistd.h>
#include "population/asked/published.h"

enum { HUNDREDTH = 100 };        /* a thousandth of the country is too little to compare: a few people with the flat rate */

struct comparing { struct model model; struct lines lines; struct could could; struct published published; struct totals totals; struct run run; struct calibrated found[PUBLISHED_MOST]; };

static int show(struct cli *cli, const struct comparing *c)
{
    bool within = true;
    for (int32_t k = 0; k < c->published.count; k++) within &= c->found[k].within;
    const char *path = cli_value(cli, OPTION_output);
    if (cli_has(cli, OPTION_json) || cli_ends_in(path, ".json")) calibration_json(&cli->out, &c->published, c->found);
    else if (cli_has(cli, OPTION_csv) || cli_ends_in(path, ".csv")) calibration_csv(&cli->out, &c->published, c->found, cli->language);
    else calibration_text(&cli->out, &c->published, c->found, cli->language);
    int exit = within ? EXIT_DECIDED : EXIT_FAILED;
    return path ? cli_finish_in(cli, path, "", exit) : cli_finish(cli, exit);
}

static int compare(struct cli *cli, struct comparing *c)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int32_t scale = (int32_t)cli_number(cli, OPTION_scale, 1, SCALE_MOST, HUNDREDTH);
    c->run = (struct run){ .model = &c->model, .lines = &c->lines, .shards = 1, .seed = (uint64_t)cli_number(cli, OPTION_seed, 0, INT32_MAX, 1),
                           .threads = (int32_t)cli_number(cli, OPTION_jobs, 1, 64, cores < 1 ? 1 : cores > 64 ? 64 : cores) };
    static const struct { enum option_id option; const char *name; } others[] = { { OPTION_people, "--people" }, { OPTION_reform, "--reform" }, { OPTION_behaviour, "--behaviour" }, { OPTION_shard, "--shard" },
        { OPTION_report, "--report" }, { OPTION_manifest, "--manifest" }, { OPTION_merge, "--merge" } };
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) if (cli_has(cli, others[k].option)) cli_refuse(cli, others[k].name, cli_value(cli, others[k].option), "niet naast --calibration", "not beside --calibration");
    simulate_refuse_arguments(cli);
    simulate_model(cli, &c->model, (int32_t)cli_number(cli, OPTION_year, 2015, 2049, 0));
    (void)lines_built_in(&c->lines, &cli->arena, cli->problems);
    (void)published_built_in(&c->published, &cli->arena, cli->problems);
    if (cli_law(cli)) c->run.law[LAW_base] = &cli->tables.law;
    if (!cli->problems->count) (void)model_calibrate_for(&c->model, &c->could, c->run.seed, scale, c->run.threads, &c->run.households, cli->problems);
    if (!cli->problems->count) (void)run_covered(&c->run, cli->problems);
    if (cli->problems->count) return cli_complain(cli);
    if (!run_all(&c->run, &c->totals)) { cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); cli->failed = true; return cli_complain(cli); }
    published_compare(&c->published, &c->run, &c->totals, c->found);
    return show(cli, c);
}

int simulate_calibration(struct cli *cli)
{
    struct comparing *c = calloc(1, sizeof *c);
    if (!c) { cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); cli->failed = true; return cli_complain(cli); }
    int exit = compare(cli, c);
    free(c);
    return exit;
}
