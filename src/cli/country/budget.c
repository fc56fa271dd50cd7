/* SPDX-License-Identifier: EUPL-1.2 */
/* budget.c: breed budget, what municipalities get for wage cost subsidies from what they spent, this year and the next ones. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include "budget/budget.h"

/* A regulation that no longer holds took 15 August; later accounts did not count. */
enum { LATE_MONTH = 8, LATE_DAY = 15, NEXT_MOST = 10, GROWTH_MOST = 100000, SHRINK_MOST = -50000 };

struct budgeting { struct law_tables later; struct budget_figures figures; struct budget_plan plan; struct budget_result *result; int32_t count; };

static percent growth_of(struct cli *cli, enum option_id option, const char *name, bool *given)
{
    const char *value = cli_value(cli, option);
    int64_t growth = 0;
    *given = value != NULL;
    if (value && (parse_decimal(value, strlen(value), 3, true, &growth) != NUMBER_OK || growth < SHRINK_MOST || growth > GROWTH_MOST)) cli_refuse(cli, name, value, "een percentage per jaar van -50 t/m 100", "a percentage a year from -50 to 100");
    return (percent)growth;
}

static void read_plan(struct cli *cli, struct budgeting *b)
{
    struct budget_plan *p = &b->plan;
    const char *late = cli_value(cli, OPTION_late_accounts);
    *p = (struct budget_plan){ .book = &law_book, .late_month = LATE_MONTH, .late_day = LATE_DAY, .next = (int32_t)cli_number(cli, OPTION_next, 0, NEXT_MOST, 0) };
    p->growth = growth_of(cli, OPTION_growth, "--growth", &p->growing);
    p->national_growth = growth_of(cli, OPTION_national_growth, "--national-growth", &p->national_growing);
    while (late && p->late < LATE_WAYS && strcmp(late, late_way_names[p->late]) != 0) p->late++;
    if (p->late == LATE_WAYS) { p->late = LATE_unknown; cli_refuse(cli, "--late-accounts", late, "onbekend of jaar-eerder", "onbekend (not known) or jaar-eerder (the year before)"); }
    if (!cli_law(cli)) return;
    p->law = p->later = &cli->tables.law;
    p->read_until = law_coverage(p->law, "financiering").until;
    if (p->read_until == DATE_LAST || !cli_other_law(cli, &b->later, cli->overlays, cli->overlay_count, p->read_until)) return;
    for (int32_t i = 0; i < cli->chosen_count; i++) if (cli->chosen[i].option == OPTION_choice) (void)cli_choose(cli, &b->later.law, cli->chosen[i].value);
    p->later = &b->later.law;
}

/* The municipality of --municipality, or all that the figures are of as they are after the last year. */
static void choose(struct cli *cli, struct budgeting *b)
{
    const char *wanted = cli_value(cli, OPTION_municipality);
    date day = date_of(b->figures.last_year + 1, 1, 1);
    int64_t code = 0;
    const struct law_municipality *one = wanted && strlen(wanted) == 4 && parse_decimal(wanted, 4, 0, false, &code) == NUMBER_OK ? law_find_municipality(&law_book, (int32_t)code) : wanted ? law_municipality_named(&law_book, wanted, strlen(wanted)) : NULL;
    if (wanted && !one) { cli_refuse(cli, "--municipality", wanted, "de CBS-code (vier cijfers) of naam van een gemeente", "the CBS code (four digits) or name of a municipality"); return; }
    b->result = calloc((size_t)(wanted ? 1 : b->figures.count), sizeof *b->result);
    if (!b->result) { cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); cli->failed = true; return; }
    if (wanted) { budget_of(&b->result[b->count++], &b->figures, &b->plan, one->code); return; }
    for (int32_t k = 0; k < b->figures.count; k++) {
        const struct law_municipality *now = law_successor_on(&law_book, b->figures.place[k].code, day);
        bool there = !now;
        for (int32_t i = 0; now && i < b->count; i++) there |= b->result[i].code == now->code;
        if (!there) budget_of(&b->result[b->count++], &b->figures, &b->plan, now->code);
    }
    if (!b->count) cli_refuse(cli, cli_say(cli, "bestand", "file"), cli->argument[0], "een gemeente die na het laatste jaar nog bestaat; noem anders een met --municipality", "a municipality that still exists after the last year; else name one with --municipality");
}

static int show(struct cli *cli, const struct budgeting *b)
{
    const char *path = cli_value(cli, OPTION_output);
    bool known = false;
    for (int32_t m = 0; m < b->count; m++) for (int32_t k = 0; k < b->result[m].count; k++) known |= b->result[m].year[k].budget[0].known || b->result[m].year[k].budget[1].known;
    if (cli_has(cli, OPTION_json) || cli_ends_in(path, ".json")) budget_json(&cli->out, b->result, b->count, &b->plan);
    else if (cli_has(cli, OPTION_csv) || cli_ends_in(path, ".csv")) budget_csv(&cli->out, b->result, b->count);
    else if (cli_has(cli, OPTION_html) || cli_ends_in(path, ".html")) budget_html(&cli->out, b->result, b->count, &b->plan, cli->language);
    else for (int32_t m = 0; m < b->count; m++) budget_text(&cli->out, &b->result[m], &b->plan, cli->language);
    int exit = known ? EXIT_DECIDED : EXIT_UNDECIDED;
    return path ? cli_finish_in(cli, path, cli->argument[0], exit) : cli_finish(cli, exit);
}

int run_budget(struct cli *cli)
{
    struct budgeting b = { .count = 0 };
    size_t size;
    read_plan(cli, &b);
    char *bytes = cli_read(cli, cli_say(cli, "bestand", "file"), cli->argument[0], &size);
    int32_t before = cli->problems->count;
    bool good = bytes && budget_read(&b.figures, &cli->arena, &law_book, bytes, size, cli->problems);
    if (bytes && !good) cli_name_file(cli->problems, before, cli->argument[0]);
    if (!cli->problems->count) choose(cli, &b);
    int exit = cli->problems->count ? cli_complain(cli) : show(cli, &b);
    law_free(&b.later);
    free(b.result);
    return exit;
}
