/* SPDX-License-Identifier: EUPL-1.2 */
/* results.c: where the results of a run go: a part into a file, the whole into a folder, a report, or on the screen. */
#include "cli/country/simulate/simulate.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include "population/asked/questions.h"
#include "population/report/report.h"

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

static bool make_folder(struct cli *cli, const char *folder)
{
    if (mkdir(folder, 0777) == 0 || errno == EEXIST) return true;
    cli_refuse(cli, "--output", folder, "een map die te maken is", "a folder that can be made");
    cli->failed = true;
    return false;
}

/* Each table apart, all in one, and the facts of each case as breed explain takes them. */
static int write_tables(struct cli *cli, const struct report *r, const char *folder)
{
    int exit = EXIT_DECIDED;
    for (int32_t k = 0; k < REPORT_TABLES && exit == EXIT_DECIDED; k++) {
        if (!report_has(r, (enum report_table_id)k)) continue;
        grid_csv(&cli->out, &r->table[k]);
        exit = write_one(cli, folder, r->table[k].name, ".csv");
    }
    report_json(&cli->out, r);
    if (exit == EXIT_DECIDED) exit = write_one(cli, folder, "tabellen", ".json");
    for (int32_t k = 0; k < r->case_count; k++)
        for (int32_t law = 0; law < (r->cases[k].facts_differ ? LAWS : 1) && r->cases[k].found && exit == EXIT_DECIDED; law++) {
            char name[32];
            struct text t = TEXT_IN(name);
            text_put(&t, "geval-");
            text_int(&t, k + 1);
            report_case_facts(&cli->out, r, &r->cases[k], law);
            exit = write_one(cli, folder, text_string(&t), law ? "-hervorming.json" : ".json");
        }
    return exit;
}

/* Each file whole or not at all; the manifest last, so that a folder with one is complete. */
static int write_folder(struct cli *cli, const struct report *r, const char *folder)
{
    const struct simulation *s = r->simulation;
    if (!make_folder(cli, folder)) return cli_complain(cli);
    simulation_json(&cli->out, s);
    int exit = write_one(cli, folder, "uitkomst", ".json");
    if (exit == EXIT_DECIDED) exit = write_tables(cli, r, folder);
    if (exit == EXIT_DECIDED) { simulation_text(&cli->out, s, cli->language); exit = write_one(cli, folder, "samenvatting", ".txt"); }
    manifest_put(&cli->out, s->manifest);
    text_char(&cli->out, '\n');
    return exit == EXIT_DECIDED ? write_one(cli, folder, "manifest", ".json") : exit;
}

static int show_part(struct simulating *w)
{
    struct cli *cli = w->cli;
    const char *path = cli_value(cli, OPTION_output);
    part_put(&cli->out, &w->manifest, &w->lines, &w->totals);
    return path ? cli_finish_in(cli, path, "", EXIT_DECIDED) : cli_finish(cli, EXIT_DECIDED);
}

static int show_whole(struct simulating *w, const struct simulation *s)
{
    struct cli *cli = w->cli;
    const char *folder = cli_value(cli, OPTION_output), *page = cli_value(cli, OPTION_report);
    struct report *r = arena_take(&cli->arena, sizeof *r);
    int exit = EXIT_DECIDED;
    if (!r || !report_make(r, &cli->arena, s)) { cli->failed = true; cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); return cli_complain(cli); }
    if (folder) exit = write_folder(cli, r, folder);
    if (page && exit == EXIT_DECIDED) { report_html(&cli->out, r, cli->language); exit = cli_finish_in(cli, page, "", EXIT_DECIDED); }
    return exit;
}

/* What is to be borne in mind stands with the question that has this reform. */
static const struct question *ready_made(struct simulating *w)
{
    const char *path = cli_value(w->cli, OPTION_reform), *slash = path ? strrchr(path, '/') : NULL;
    struct questions *all = path ? arena_take_zero(&w->cli->arena, sizeof *all) : NULL;
    if (!all || !questions_built_in(all, &w->cli->arena, &w->lines, NULL)) return NULL;
    const struct question *q = question_of_file(all, slash ? slash + 1 : path);
    return q && q->year == w->model.year ? q : NULL;
}

int results_show(struct simulating *w)
{
    struct cli *cli = w->cli;
    struct simulation s = { .run = &w->run, .totals = &w->totals, .manifest = &w->manifest };
    if (w->part) return show_part(w);
    s.question = ready_made(w);
    for (int language = 0; language < 2 && cli_has(cli, OPTION_reform); language++) s.summary[language] = w->overlay.summary[language];
    if (cli_has(cli, OPTION_output) || cli_has(cli, OPTION_report)) { int exit = show_whole(w, &s); if (exit != EXIT_DECIDED) return exit; }
    if (cli_has(cli, OPTION_json)) simulation_json(&cli->out, &s); else simulation_text(&cli->out, &s, cli->language);
    return cli_finish(cli, EXIT_DECIDED);
}
