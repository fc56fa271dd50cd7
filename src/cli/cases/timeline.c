/* SPDX-License-Identifier: EUPL-1.2 */
/* timeline.c: breed timeline, a situation worked out month by month, in the form that is asked for. */
#include "cli/cli.h"

#include <string.h>
#include "base/node.h"
#include "explain/timeline.h"

enum form { FORM_text, FORM_json, FORM_csv, FORM_ics, FORM_svg, FORM_html, FORMS };
static const struct { enum option_id option; const char *extension; } forms[FORMS] = {
    [FORM_text] = { OPTION_COUNT, ".txt" }, [FORM_json] = { OPTION_json, ".json" }, [FORM_csv] = { OPTION_csv, ".csv" }, [FORM_ics] = { OPTION_ics, ".ics" },
    [FORM_svg] = { OPTION_svg, ".svg" }, [FORM_html] = { OPTION_html, ".html" },
};

/* One form: the option given, else by the extension of --output, else text. */
static enum form form_of(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_output), *dot = path ? strrchr(path, '.') : NULL;
    enum form chosen = FORM_text;
    for (int form = FORM_json; form < FORMS; form++) {
        if (!cli_has(cli, forms[form].option)) continue;
        if (chosen != FORM_text)
            cli_refuse(cli, "--json, --csv, --ics, --svg, --html", options[forms[form].option].name, "hoogstens één daarvan", "at most one of them");
        chosen = (enum form)form;
    }
    for (int form = FORM_json; dot && chosen == FORM_text && form < FORMS; form++)
        if (strcmp(dot, forms[form].extension) == 0) chosen = (enum form)form;
    return chosen;
}

static void only_with(struct cli *cli, enum option_id option, bool good, const char *nl, const char *en)
{
    if (cli_has(cli, option) && !good) cli_refuse(cli, options[option].name, cli_say(cli, "gegeven", "given"), nl, en);
}

static void print(struct cli *cli, const struct timeline *timeline, enum form form)
{
    struct text *out = &cli->out;
    struct chart chart = { cli_has(cli, OPTION_narrow) ? CHART_narrow : CHART_wide, "b", true };
    switch (form) {
    case FORM_json: explain_timeline_json(out, timeline, cli->language); text_char(out, '\n'); break;
    case FORM_csv: (cli_has(cli, OPTION_happenings) ? explain_happenings_csv : explain_timeline_csv)(out, timeline, cli->language); break;
    case FORM_ics: explain_timeline_ics(out, timeline, cli->language); break;
    case FORM_svg: explain_timeline_svg(out, timeline, chart, cli->language); break;
    case FORM_html: explain_timeline_html(out, timeline, cli->language); break;
    default: explain_timeline(out, timeline, cli_has(cli, OPTION_summary), cli->language);
    }
}

/* Problems found in the file are told with its lines; --months goes before what the file says. */
static bool read_situation(struct cli *cli, struct situation *s)
{
    size_t size;
    char *bytes = cli_read(cli, cli->argument[0], cli->argument[0], &size);
    const struct node *document = bytes ? node_from_yaml(&cli->arena, bytes, size, cli->problems) : NULL;
    bool good = document && situation_read(s, &cli->arena, document, cli->problems);
    int32_t months = (int32_t)cli_number(cli, OPTION_months, 1, SITUATION_MONTHS, good ? s->months : 1);
    if (good) s->months = months;
    return good;
}

int run_timeline(struct cli *cli)
{
    struct situation situation;
    struct timeline timeline;
    bool law = cli_law(cli);
    enum form form = form_of(cli);
    only_with(cli, OPTION_happenings, form == FORM_csv, "alleen met --csv", "only with --csv");
    only_with(cli, OPTION_narrow, form == FORM_svg, "alleen met --svg", "only with --svg");
    only_with(cli, OPTION_summary, form == FORM_text, "alleen bij de tekst", "only with the text");
    bool good = read_situation(cli, &situation) && law && !cli->problems->count;
    if (!good || !timeline_make(&timeline, &cli->arena, &situation, &cli->tables.law, cli->problems)) return cli_complain(cli);
    print(cli, &timeline, form);
    int exit = cli_exit(timeline_status(&timeline));
    return cli_has(cli, OPTION_output) ? cli_finish_in(cli, cli_value(cli, OPTION_output), cli->argument[0], exit) : cli_finish(cli, exit);
}
