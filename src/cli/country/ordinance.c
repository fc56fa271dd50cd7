/* SPDX-License-Identifier: EUPL-1.2 */
/* ordinance.c: breed ordinance, the ordinances of municipalities: which there are, what they say, held against the law, and side by side. */
#include "cli/cli.h"
#include "cli/country/draft.h"

#include <string.h>
#include <time.h>
#include "ordinance/compare.h"
#include "ordinance/import.h"
#include "ordinance/sides.h"

enum form { FORM_text, FORM_json, FORM_csv, FORM_svg };

static date today(void) { return (date)(time(NULL) / 86400); }

static enum form form_of(const struct cli *cli)
{
    return cli_has(cli, OPTION_json) ? FORM_json : cli_has(cli, OPTION_csv) ? FORM_csv : cli_has(cli, OPTION_svg) ? FORM_svg : FORM_text;
}

static bool is_file(const char *name)
{
    size_t size = strlen(name);
    return strcmp(name, "-") == 0 || strchr(name, '/') || (size > 5 && (strcmp(name + size - 5, ".yaml") == 0 || strcmp(name + size - 5, ".json") == 0));
}

/* The nearest of the names there are behind the sentence of what is allowed. */
static void refuse_name(struct cli *cli, const char *name)
{
    char allowed[2][200];
    int least = 4;
    const char *nearest = NULL;
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        int distance = edit_distance(name, strlen(name), law_ordinances[i].code, strlen(law_ordinances[i].code));
        if (distance < least) { least = distance; nearest = law_ordinances[i].code; }
    }
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a name of breed ordinance list, or a file" : "een naam uit breed ordinance list, of een bestand");
        if (nearest) { text_put(&text, language ? "; did you mean " : "; bedoelt u "); text_put(&text, nearest); text_char(&text, '?'); }
        text_string(&text);
    }
    cli_refuse(cli, cli_say(cli, "verordening", "ordinance"), name, allowed[0], allowed[1]);
}

/* One inside the program by its name, or out of a file. NULL: refused. */
static const struct law_ordinance *ordinance_of(struct cli *cli, const char *name)
{
    const struct law_ordinance *found = is_file(name) ? NULL : law_find_ordinance(name, strlen(name));
    if (found) return found;
    if (!is_file(name)) { refuse_name(cli, name); return NULL; }
    size_t size = 0;
    char *bytes = cli_read(cli, "ordinance", name, &size);
    struct law_ordinance *own = bytes ? arena_take(&cli->arena, sizeof *own) : NULL;
    return own && ordinance_read(own, &cli->arena, bytes, size, cli->problems) ? own : NULL;
}

static void end_line(struct cli *cli, enum form form) { if (form == FORM_json) text_char(&cli->out, '\n'); }

static int show_or_check(struct cli *cli, date on, bool check)
{
    enum form form = form_of(cli);
    struct text *out = &cli->out;
    int language = cli->language, exit = EXIT_DECIDED;
    if (cli->arguments != 2) { cli_refuse(cli, cli_say(cli, "verordening", "ordinance"), cli->arguments > 2 ? cli->argument[2] : NULL, "één naam of bestand", "one name or file"); return cli_complain(cli); }
    const struct law_ordinance *o = ordinance_of(cli, cli->argument[1]);
    if (form == FORM_svg) cli_refuse(cli, "--svg", "", "bij compare en map", "with compare and map");
    if (!o || cli->problems->count) return cli_complain(cli);
    if (!check) {
        (form == FORM_json ? ordinance_show_json : form == FORM_csv ? ordinance_show_csv : ordinance_show_text)(out, o, on, language);
        end_line(cli, form);
        return cli_finish(cli, EXIT_DECIDED);
    }
    static struct ordinance_judgment judgment;
    ordinance_judge(&judgment, o, &cli->tables.law, on);
    if (form == FORM_json) ordinance_judgment_json(out, &judgment, &cli->tables.law, language);
    else if (form == FORM_csv) ordinance_judgment_csv(out, &judgment, language);
    else ordinance_judgment_text(out, &judgment, &cli->tables.law, language);
    end_line(cli, form);
    for (int32_t i = 0; i < judgment.outcomes; i++) {
        if (judgment.outcome[i].verdict == O_voldoet_niet && judgment.outcome[i].check->weight != WEIGHT_raad) exit = EXIT_FAILED;
        if (judgment.outcome[i].verdict == O_onbekend && exit == EXIT_DECIDED) exit = EXIT_UNDECIDED;
    }
    return cli_finish(cli, exit);
}

/* What stands behind compare and map: names of ordinances and files, codes of standard persons, and for a map a line. */
static bool sides_of(struct cli *cli, struct ordinance_comparison *c, const struct ordinance_persons *persons, bool map, int32_t *line)
{
    for (int32_t i = 1; i < cli->arguments; i++) {
        const char *name = cli->argument[i];
        int32_t found = map ? entitlement_line_named(name, strlen(name)) : -1, k = 0;
        while (k < persons->count && strcmp(persons->at[k].code, name) != 0) k++;
        /* "vervoer" is a person and a line: of a map the line comes first */
        if (found >= 0 && *line < 0) { *line = found; continue; }
        if (k < persons->count && c->persons < PERSONS_MOST) { c->person[c->persons++] = &persons->at[k]; continue; }
        const struct law_ordinance *o = ordinance_of(cli, name);
        if (o && c->sides < SIDES_MOST) c->side[c->sides++] = o;
    }
    c->move = c->sides == 2;
    if (!c->sides) for (int32_t i = 0; i < law_ordinance_count && i < SIDES_MOST; i++) c->side[c->sides++] = &law_ordinances[i];
    if (!c->persons) for (int32_t i = 0; i < persons->count; i++) c->person[c->persons++] = &persons->at[i];
    return cli->problems->count == 0;
}

static int compare(struct cli *cli, date on, bool map)
{
    struct ordinance_persons persons;
    struct ordinance_comparison c = { .law = &cli->tables.law, .on = on, .uwv = law_find_ordinance("uwv", 3) };
    enum form form = form_of(cli);
    int32_t line = -1;
    if (!ordinance_persons_own(&persons, &cli->arena)) { cli->failed = true; cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); return cli_complain(cli); }
    if (!sides_of(cli, &c, &persons, map, &line)) return cli_complain(cli);
    if (map && form != FORM_text && form != FORM_svg) { cli_refuse(cli, cli_say(cli, "vorm", "form"), "", "map is een tekening; de getallen geeft compare", "map is a drawing; compare gives the numbers"); return cli_complain(cli); }
    if (map) ordinance_map_svg(&cli->out, &c, line < 0 ? LINE_uren_1 : (enum entitlement_line)line, cli->language);
    else if (form == FORM_svg) ordinance_comparison_svg(&cli->out, &c, cli->language);
    else (form == FORM_json ? ordinance_comparison_json : form == FORM_csv ? ordinance_comparison_csv : ordinance_comparison_text)(&cli->out, &c, cli->language);
    end_line(cli, form);
    return cli_finish(cli, EXIT_DECIDED);
}

/* Field by field: the real ones, or those that were named. */
static int differences(struct cli *cli, date on)
{
    const struct law_ordinance *side[SIDES_MOST];
    enum form form = form_of(cli);
    int32_t sides = 0;
    for (int32_t i = 1; i < cli->arguments && sides < SIDES_MOST; i++) { side[sides] = ordinance_of(cli, cli->argument[i]); sides += side[sides] != NULL; }
    if (form == FORM_svg) cli_refuse(cli, "--svg", "", "bij compare en map", "with compare and map");
    if (cli->problems->count) return cli_complain(cli);
    for (int32_t i = 0; cli->arguments == 1 && i < law_ordinance_count && sides < SIDES_MOST; i++) if (law_ordinances[i].owner != OWNER_verzonnen) side[sides++] = &law_ordinances[i];
    (form == FORM_json ? ordinance_sides_json : form == FORM_csv ? ordinance_sides_csv : ordinance_sides_text)(&cli->out, side, sides, on, cli->language);
    end_line(cli, form);
    return cli_finish(cli, EXIT_DECIDED);
}

/* A publication to a file to fill in; with --json the tree of articles. */
static int import(struct cli *cli)
{
    size_t size = 0;
    if (cli->arguments != 2) { cli_refuse(cli, cli_say(cli, "publicatie", "publication"), cli->arguments > 2 ? cli->argument[2] : NULL, "één bestand (XML)", "one file (XML)"); return cli_complain(cli); }
    char *bytes = cli_read(cli, "ordinance", cli->argument[1], &size);
    struct import_result *result = arena_take(&cli->arena, sizeof *result);
    if (!bytes || !result || !ordinance_import(result, &cli->arena, bytes, size, cli->problems)) return cli_complain(cli);
    (cli_has(cli, OPTION_json) ? ordinance_import_json : ordinance_import_yaml)(&cli->out, result);
    if (cli_has(cli, OPTION_json)) text_char(&cli->out, '\n');
    return cli_finish(cli, EXIT_DECIDED);
}

/* A draft out of the data: the page itself, or a file whose form its name tells. */
static int draft(struct cli *cli, date on)
{
    if (cli->arguments != 2) { cli_refuse(cli, cli_say(cli, "verordening", "ordinance"), cli->arguments > 2 ? cli->argument[2] : NULL, "één naam of bestand", "one name or file"); return cli_complain(cli); }
    const struct law_ordinance *o = ordinance_of(cli, cli->argument[1]);
    if (!o || cli->problems->count) return cli_complain(cli);
    return ordinance_draft_written(cli, o, on, is_file(cli->argument[1]) ? cli->argument[1] : NULL);
}

static int tables(struct cli *cli, const char *which, date on)
{
    bool json = cli_has(cli, OPTION_json);
    if (cli->arguments > 1) { cli_refuse(cli, cli_say(cli, "argument", "argument"), cli->argument[1], "geen argument", "no argument"); return cli_complain(cli); }
    if (strcmp(which, "schema") == 0) ordinance_schema(&cli->out);
    else if (strcmp(which, "fields") == 0) ordinance_fields_markdown(&cli->out, cli->language);
    else if (strcmp(which, "checks") == 0) (json ? ordinance_checks_json : ordinance_checks_text)(&cli->out, &cli->tables.law, cli->language);
    else (json ? ordinance_list_json : ordinance_list_text)(&cli->out, on, cli->language);
    if (json || strcmp(which, "schema") == 0) text_char(&cli->out, '\n');
    return cli_finish(cli, EXIT_DECIDED);
}

int run_ordinance(struct cli *cli)
{
    const char *which = cli->argument[0];
    date on = cli_day(cli, OPTION_on, today());
    static const char *const names[] = { "list", "show", "check", "compare", "map", "import", "checks", "fields", "schema", "draft", "differences" };
    size_t i = 0;
    while (i < sizeof names / sizeof *names && strcmp(names[i], which) != 0) i++;
    if (i == sizeof names / sizeof *names) cli_refuse(cli, "ordinance", which, "list, show, check, compare, differences, map, import, draft, checks, fields, schema", "list, show, check, compare, differences, map, import, draft, checks, fields, schema");
    if (on < LAW_FIRST || on > LAW_LAST) cli_refuse(cli, "--on", cli_value(cli, OPTION_on), "een dag van 1940 tot en met 2049", "a day from 1940 to 2049");
    if (!cli_law(cli) || cli->problems->count) return cli_complain(cli);
    if (i == 1 || i == 2) return show_or_check(cli, on, i == 2);
    if (i == 3 || i == 4) return compare(cli, on, i == 4);
    if (i == 5) return import(cli);
    if (i == 9) return draft(cli, on);
    if (i == 10) return differences(cli, on);
    return tables(cli, which, on);
}
