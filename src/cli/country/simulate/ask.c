/* SPDX-License-Identifier: EUPL-1.2 */
/* ask.c: breed simulate --question, a ready-made question to the invented country, each variant a run of its own; and the list of those questions. */
#include "cli/country/simulate/simulate.h"

#include <stdlib.h>
#include <unistd.h>
#include "population/asked/questions.h"
#include "version.h"

struct asking {
    struct cli *cli;
    struct model model;
    struct lines lines;
    struct could could;
    struct questions questions;
    const struct question *question;
    struct law_overlay overlay[REFORMS_MOST];
    struct law_tables reform;
    struct totals *totals;              /* [VARIANTS_MOST] */
    struct run run;
};

static void *no_memory(struct cli *cli)
{
    cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory");
    cli->failed = true;
    return NULL;
}

/* What the question settles itself may not be said again. */
static void refuse_besides(struct cli *cli)
{
    static const struct { enum option_id option; const char *name; } settled[] = { { OPTION_reform, "--reform" }, { OPTION_behaviour, "--behaviour" }, { OPTION_year, "--year" }, { OPTION_shard, "--shard" },
        { OPTION_report, "--report" }, { OPTION_manifest, "--manifest" }, { OPTION_merge, "--merge" } };
    for (size_t k = 0; k < sizeof settled / sizeof *settled; k++)
        if (cli_has(cli, settled[k].option)) cli_refuse(cli, settled[k].name, cli_value(cli, settled[k].option), "niet naast --question: de vraag zegt dit zelf", "not beside --question: the question says this itself");
}

static void choose_question(struct asking *a)
{
    struct cli *cli = a->cli;
    const char *id = cli_value(cli, OPTION_question), *variant = cli_value(cli, OPTION_variant);
    if (!id) { cli_refuse(cli, "--variant", variant, "alleen naast --question", "only beside --question"); return; }
    a->question = question_find(&a->questions, id);
    if (!a->question) { cli_refuse(cli, "--question", id, "een vraag van breed simulate --questions", "a question of breed simulate --questions"); return; }
    if (variant && !variant_find(a->question, variant)) cli_refuse(cli, "--variant", variant, "een variant van die vraag, zie breed simulate --questions", "a variant of that question, see breed simulate --questions");
}

static void prepare(struct asking *a)
{
    struct cli *cli = a->cli;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    a->run = (struct run){ .model = &a->model, .lines = &a->lines, .shards = 1, .seed = (uint64_t)cli_number(cli, OPTION_seed, 0, INT32_MAX, 1),
                           .threads = (int32_t)cli_number(cli, OPTION_jobs, 1, 64, cores < 1 ? 1 : cores > 64 ? 64 : cores) };
    refuse_besides(cli);
    simulate_refuse_arguments(cli);
    (void)lines_built_in(&a->lines, &cli->arena, cli->problems);
    (void)questions_built_in(&a->questions, &cli->arena, &a->lines, cli->problems);
    choose_question(a);
    if (!a->question) return;
    simulate_model(cli, &a->model, a->question->year);
    if (cli_law(cli)) a->run.law[LAW_base] = &cli->tables.law;
}

/* The law of a variant, on top of what --law and --choice say. */
static bool choose_variant(struct asking *a, const struct question_variant *v)
{
    struct cli *cli = a->cli;
    const struct law_overlay *all[64];
    int32_t count = 0;
    for (; count < cli->overlay_count && count < 64 - REFORMS_MOST; count++) all[count] = cli->overlays[count];
    for (int32_t k = 0; k < v->reform_count; k++) {
        if (!question_overlay(&a->overlay[k], &cli->arena, v->reform[k], cli->problems)) return false;
        all[count++] = &a->overlay[k];
    }
    law_free(&a->reform);
    a->reform = (struct law_tables){ .book = NULL };
    if (!cli_other_law(cli, &a->reform, all, count, DATE_NEVER)) return false;
    for (int32_t i = 0; i < cli->chosen_count; i++) if (cli->chosen[i].option == OPTION_choice) (void)cli_choose(cli, &a->reform.law, cli->chosen[i].value);
    a->run.law[LAW_reform] = &a->reform.law;
    a->run.behaviours[LAW_reform] = v->behaviours;
    return true;
}

static bool run_variant(struct asking *a, const struct question_variant *v, struct totals *totals)
{
    if (v && !choose_variant(a, v)) return false;
    if (!run_covered(&a->run, a->cli->problems)) return false;
    return run_all(&a->run, totals) || no_memory(a->cli);
}

static int show(struct asking *a, const struct question_answers *answers)
{
    struct cli *cli = a->cli;
    const char *path = cli_value(cli, OPTION_output);
    if (cli_has(cli, OPTION_json) || cli_ends_in(path, ".json")) question_json(&cli->out, answers);
    else if (cli_has(cli, OPTION_csv) || cli_ends_in(path, ".csv")) question_csv(&cli->out, answers, cli->language);
    else question_text(&cli->out, answers, cli->language);
    return path ? cli_finish_in(cli, path, "", EXIT_DECIDED) : cli_finish(cli, EXIT_DECIDED);
}

static int ask(struct asking *a)
{
    struct cli *cli = a->cli;
    int32_t scale = (int32_t)cli_number(cli, OPTION_scale, 1, SCALE_MOST, cli_has(cli, OPTION_people) ? SCALE_ALL : SCALE_USUAL);
    prepare(a);
    if (cli->problems->count) return cli_complain(cli);
    const struct question *q = a->question;
    const char *only = cli_value(cli, OPTION_variant);
    struct question_answers answers = { .question = q, .scale = scale, .own = cli_has(cli, OPTION_people) };
    (void)model_calibrate_for(&a->model, &a->could, a->run.seed, scale, a->run.threads, &a->run.households, cli->problems);
    if (!cli->problems->count) simulate_people(cli, &a->model, a->run.seed, scale, &a->run.households);
    for (int32_t v = 0; v < (q->variant_count ? q->variant_count : 1) && !cli->problems->count; v++) {
        if (only && strcmp(only, q->variant[v].id) != 0) continue;
        if (run_variant(a, q->variant_count ? &q->variant[v] : NULL, &a->totals[v])) answers.totals[v] = &a->totals[v];
    }
    const struct question_run run = { BREED_PROGRAM, cli->tables.digest, a->model.digest, a->lines.digest, (int64_t)a->run.seed };
    answers.run = &run;
    return cli->problems->count ? cli_complain(cli) : show(a, &answers);
}

int simulate_question(struct cli *cli)
{
    struct asking *a = calloc(1, sizeof *a);
    struct totals *totals = calloc(VARIANTS_MOST, sizeof *totals);
    int exit;
    if (!a || !totals) { no_memory(cli); exit = cli_complain(cli); }
    else {
        a->cli = cli;
        a->totals = totals;
        exit = ask(a);
        law_free(&a->reform);
    }
    free(totals);
    free(a);
    return exit;
}

int simulate_list(struct cli *cli)
{
    struct lines *lines = calloc(1, sizeof *lines);
    struct questions *questions = calloc(1, sizeof *questions);
    if (!lines || !questions) no_memory(cli);
    else if (lines_built_in(lines, &cli->arena, cli->problems) && questions_built_in(questions, &cli->arena, lines, cli->problems)) {
        if (cli_has(cli, OPTION_json)) question_list_json(&cli->out, questions); else question_list_text(&cli->out, questions, cli->language);
    }
    free(lines);
    free(questions);
    return cli->problems->count ? cli_complain(cli) : cli_finish(cli, EXIT_DECIDED);
}

int32_t simulate_year_of(struct cli *cli, const struct lines *lines, const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL, *file = slash ? slash + 1 : path;
    struct questions *questions = path ? calloc(1, sizeof *questions) : NULL;
    const struct question *q = questions && questions_built_in(questions, &cli->arena, lines, NULL) ? question_of_file(questions, file) : NULL;
    int32_t year = q ? q->year : 0;
    free(questions);
    return year;
}
