/* SPDX-License-Identifier: EUPL-1.2 */
/* again.c: a run done again from its manifest, and parts put together: what they say takes the place of the options of the call, and must come out the same. */
#include "cli/country/simulate/simulate.h"

#include <stdlib.h>
#include <string.h>
#include "base/node.h"
#include "version.h"

/* The options that decide the numbers and are no number of the manifest itself; of a file its text goes along. */
static const struct { enum option_id option; bool file; } deciding[] = {
    { OPTION_law, true }, { OPTION_choice, false }, { OPTION_known_on, false }, { OPTION_law_of, false }, { OPTION_reform, true }, { OPTION_assumptions, true },
};
enum { DECIDING = sizeof deciding / sizeof *deciding };
static int32_t place_of(enum option_id id) { int32_t k = 0; while (k < DECIDING && deciding[k].option != id) k++; return k; }

static const char *last_part(const char *path) { const char *slash = strrchr(path, '/'); return slash ? slash + 1 : path; }

/* ---- the call ---- */

/* Beside a manifest nothing else decides. */
static void refuse_options(struct simulating *w)
{
    static const enum option_id numbers[] = { OPTION_seed, OPTION_scale, OPTION_year, OPTION_shard, OPTION_behaviour };
    struct cli *cli = w->cli;
    for (int32_t i = 0; i < cli->chosen_count; i++) {
        bool decides = place_of(cli->chosen[i].option) < DECIDING;
        for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) decides |= cli->chosen[i].option == numbers[k];
        char field[32] = "--";
        struct text t = { field, 2, sizeof field, true, false };
        text_put(&t, options[cli->chosen[i].option].name);
        if (decides) cli_refuse(cli, text_string(&t), cli->chosen[i].value, "niets: het manifest zegt het al", "nothing: the manifest says it already");
    }
}

/* A file that came along is read under a name that no other has. */
static const char *carry(struct cli *cli, const struct given *g, int32_t k)
{
    struct text t = { 0 };
    text_put(&t, "manifest:");
    text_int(&t, k + 1);
    text_char(&t, '/');
    text_put(&t, last_part(g->value));
    const char *name = t.failed ? NULL : arena_copy(&cli->arena, t.data, t.size);
    text_free(&t);
    if (!name || cli->file_count == CLI_FILES_MOST) { cli->failed = true; cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); return g->value; }
    cli->file[cli->file_count++] = (struct cli_file){ name, g->text, g->size };
    return name;
}

static void take_given(struct simulating *w)
{
    struct cli *cli = w->cli;
    struct chosen *all = arena_take(&cli->arena, sizeof *all * (size_t)(cli->chosen_count + GIVEN_MOST));
    if (!all) { cli->failed = true; cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); return; }
    if (cli->chosen_count) memcpy(all, cli->chosen, sizeof *all * (size_t)cli->chosen_count);
    cli->chosen = all;
    for (int32_t k = 0; k < w->from.given_count; k++) {
        const struct given *g = &w->from.given[k];
        int32_t d = 0;
        while (d < DECIDING && strcmp(options[deciding[d].option].name, g->option) != 0) d++;
        if (d == DECIDING || deciding[d].file != (g->text != NULL)) { cli_refuse(cli, "manifest.opdracht", g->option, "een optie van breed simulate die het recht of de aannames bepaalt", "an option of breed simulate that decides the law or the assumptions"); continue; }
        all[cli->chosen_count++] = (struct chosen){ deciding[d].option, g->text ? carry(cli, g, k) : g->value };
    }
}

static void read_from(struct simulating *w, const char *path)
{
    struct cli *cli = w->cli;
    size_t size;
    char *bytes = cli_read(cli, cli_has(cli, OPTION_merge) ? "--merge" : "--manifest", path, &size);
    if (!bytes) return;
    w->from_file = last_part(path);
    if (cli_has(cli, OPTION_merge)) { (void)part_read_manifest(&w->from, &cli->arena, bytes, size, w->from_file, cli->problems); return; }
    const struct node *root = node_from_json(&cli->arena, bytes, size, cli->problems), *inside = root ? node_get(root, "manifest") : NULL;
    if (root) (void)manifest_read(&w->from, &cli->arena, inside ? inside : root, w->from_file, cli->problems);
}

void again_take(struct simulating *w)
{
    struct cli *cli = w->cli;
    const char *path = cli_value(cli, OPTION_manifest);
    bool merge = cli_has(cli, OPTION_merge);
    if (merge && path) cli_refuse(cli, "--manifest", path, "--merge of --manifest, niet beide", "--merge or --manifest, not both");
    if (merge && !cli->arguments) cli_refuse(cli, "--merge", NULL, "de delen, elk een bestand van --shard", "the parts, each a file of --shard");
    if (!merge) simulate_refuse_arguments(cli);
    if (cli_has(cli, OPTION_csv)) cli_refuse(cli, "--csv", NULL, "alleen bij --question of --calibration; -o MAP schrijft alle tabellen", "only with --question or --calibration; -o FOLDER writes all tables");
    if (cli->problems->count || !(merge || path)) return;
    refuse_options(w);
    read_from(w, merge ? cli->argument[0] : path);
    if (!cli->problems->count) take_given(w);
}

/* ---- the manifest ---- */

static const char *text_of_file(struct cli *cli, const char *path, size_t *size)
{
    for (int32_t i = 0; i < cli->file_count; i++) if (strcmp(cli->file[i].path, path) == 0) { *size = cli->file[i].size; return cli->file[i].bytes; }
    return NULL;
}

static void note_given(struct simulating *w)
{
    struct cli *cli = w->cli;
    for (int32_t i = 0; i < cli->chosen_count; i++) {
        int32_t d = place_of(cli->chosen[i].option);
        if (d == DECIDING) continue;
        if (w->manifest.given_count == GIVEN_MOST) { cli_refuse(cli, "breed", NULL, "hoogstens 64 opties die het recht bepalen", "at most 64 options that decide the law"); return; }
        struct given *g = &w->manifest.given[w->manifest.given_count++];
        *g = (struct given){ .option = options[deciding[d].option].name, .value = deciding[d].file ? last_part(cli->chosen[i].value) : cli->chosen[i].value };
        if (deciding[d].file) g->text = text_of_file(cli, cli->chosen[i].value, &g->size);
    }
}

void again_manifest(struct simulating *w)
{
    struct cli *cli = w->cli;
    bool titled = w->run.law[LAW_reform] && cli_has(cli, OPTION_reform);
    w->manifest = (struct manifest){
        .program = BREED_PROGRAM, .method = population_method, .population = w->model.name, .assumptions = w->model.digest, .lines = w->lines.digest,
        .law = { cli->tables.digest, w->run.law[LAW_reform] ? w->reform.digest : "" }, .year = w->model.year, .seed = (int64_t)w->run.seed, .scale = w->scale,
        .households = w->run.households, .shard = w->run.shard + 1, .shards = w->run.shards, .behaviours = w->run.behaviours[LAW_reform] };
    for (int language = 0; language < 2; language++) w->manifest.reform[language] = !titled ? "" : *w->overlay.title[language] ? w->overlay.title[language] : last_part(w->overlay.name);
    note_given(w);
    if (!w->from_file || cli->problems->count) return;
    struct manifest wanted = w->manifest;
    if (cli_has(cli, OPTION_merge)) wanted.shards = w->from.shards;
    (void)manifest_same(&wanted, &w->from, w->from_file, cli->problems);
}

/* ---- parts ---- */

bool again_merge(struct simulating *w)
{
    struct cli *cli = w->cli;
    struct manifest wanted = w->manifest;
    wanted.shards = w->from.shards;
    bool *done = calloc((size_t)wanted.shards, sizeof *done);
    if (!done) { cli->failed = true; cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); return false; }
    for (int32_t i = 0; i < cli->arguments; i++) {
        size_t size;
        struct arena own = { 0 };
        char *bytes = cli_read(cli, "--merge", cli->argument[i], &size);
        if (bytes) (void)part_add(&w->totals, done, &wanted, &w->lines, &own, bytes, size, last_part(cli->argument[i]), cli->problems);
        arena_free(&own);
    }
    if (!cli->problems->count) (void)part_complete(done, &wanted, cli->problems);
    free(done);
    return cli->problems->count == 0;
}
