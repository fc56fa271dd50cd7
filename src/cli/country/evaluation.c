/* SPDX-License-Identifier: EUPL-1.2 */
/* evaluation.c: breed evaluation, an invoeringstoets as report, tables and data; new signals taken in and weighed; the next one begun. */
#include "cli/country/evaluation.h"

#include <string.h>
#include <time.h>
#include "evaluation/live.h"
#include "evaluation/plan.h"
#include "letters/pdf.h"
#include "tables/csv.h"

enum { CELLS_MOST = 64, CELL_MOST = 1 << 16 };

static date today(void) { return (date)(time(NULL) / 86400); }

static bool ends_in(const char *path, const char *ending)
{
    size_t size = path ? strlen(path) : 0, tail = strlen(ending);
    return size > tail && strcmp(path + size - tail, ending) == 0;
}

/* The document of an argument, or the one inside the program. NULL: refused. */
static const struct evaluation *document(struct cli *cli, int32_t argument)
{
    size_t size;
    if (argument >= cli->arguments) return evaluation_own(&cli->arena);
    const char *bytes = cli_read(cli, "evaluation", cli->argument[argument], &size);
    return bytes ? evaluation_read(&cli->arena, bytes, size, cli->problems) : NULL;
}

static int finish(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_output);
    return path ? cli_finish_in(cli, path, cli->arguments > 1 ? cli->argument[1] : NULL, EXIT_DECIDED) : cli_finish(cli, EXIT_DECIDED);
}

/* ---- shown ---- */

static int make_pdf(struct cli *cli, const struct evaluation *e, date on)
{
    struct pdf_limits limits = PDF_LIMITS;
    struct text html = { 0 };
    evaluation_page(&html, e, on, cli->language);
    enum pdf_status status = letter_pdf(&cli->out, html.data, html.size, limits);
    text_free(&html);
    if (status == PDF_MADE) return finish(cli);
    cli->failed = true;
    cli_refuse(cli, "--pdf", NULL, pdf_status_text[status][0], pdf_status_text[status][1]);
    return cli_complain(cli);
}

static int report(struct cli *cli)
{
    const struct evaluation *e = document(cli, 1);
    date on = cli_day(cli, OPTION_on, today());
    const char *path = cli_value(cli, OPTION_output);
    if (!e || cli->problems->count) return cli_complain(cli);
    if (cli_has(cli, OPTION_pdf) || ends_in(path, ".pdf")) return make_pdf(cli, e, on);
    if (cli_has(cli, OPTION_json)) evaluation_json(&cli->out, e);
    else if (cli_has(cli, OPTION_html) || ends_in(path, ".html")) evaluation_page(&cli->out, e, on, cli->language);
    else evaluation_report(&cli->out, e, on, REPORT_text, cli->language);
    return finish(cli);
}

static int table(struct cli *cli)
{
    const char *name = cli->arguments > 1 ? cli->argument[1] : "";
    int32_t section = evaluation_section_of(name, strlen(name));
    char all[400];
    struct text names = TEXT_IN(all);
    for (int32_t s = 0; s < SECTIONS; s++) { text_put(&names, s ? ", " : ""); text_put(&names, evaluation_sections[s].name); }
    if (section < 0) { cli_refuse(cli, "table", name, text_string(&names), text_string(&names)); return cli_complain(cli); }
    const struct evaluation *e = document(cli, 2);
    if (!e) return cli_complain(cli);
    for (int32_t row = -1; row < e->list[section].count; row++) {
        for (int32_t column = 0; column < evaluation_columns(section); column++) {
            struct text cell = { 0 };
            evaluation_cell(&cell, e, section, row, column);
            if (column) text_char(&cli->out, ',');
            csv_put_cell(&cli->out, text_string(&cell), cell.size, ',');
            text_free(&cell);
        }
        text_put(&cli->out, "\r\n");
    }
    return finish(cli);
}

static int schema(struct cli *cli)
{
    evaluation_schema(&cli->out, cli->arguments > 1 && strcmp(cli->argument[1], "plan") == 0, cli->language);
    text_char(&cli->out, '\n');
    return finish(cli);
}

static int coverage(struct cli *cli)
{
    const struct evaluation *e = document(cli, 1);
    if (!e) return cli_complain(cli);
    int32_t missing = evaluation_coverage(&cli->out, e, cli->language);
    return missing ? cli_finish(cli, EXIT_FAILED) : finish(cli);
}

static int dashboard(struct cli *cli)
{
    const struct evaluation *e = document(cli, 1);
    date on = cli_day(cli, OPTION_on, today());
    if (!e || cli->problems->count) return cli_complain(cli);
    evaluation_dashboard(&cli->out, e, NULL, on, cli->language);
    text_char(&cli->out, '\n');
    return finish(cli);
}

static int live(struct cli *cli) { return evaluation_live(cli, document(cli, 1)); }

/* ---- a plan of preparation ---- */

static int plan(struct cli *cli)
{
    size_t size;
    date on = cli_day(cli, OPTION_on, today());
    bool law = cli_law(cli);
    const char *bytes = cli->arguments > 1 ? cli_read(cli, "plan", cli->argument[1], &size) : NULL, *path = cli_value(cli, OPTION_output);
    const struct evaluation *e = bytes ? evaluation_plan_read(&cli->arena, bytes, size, cli->problems) : cli->arguments > 1 ? NULL : evaluation_plan_own(&cli->arena);
    if (!e || !law || cli->problems->count) return cli_complain(cli);
    if (cli_has(cli, OPTION_json)) evaluation_json(&cli->out, e);
    else if (cli_has(cli, OPTION_html) || ends_in(path, ".html")) evaluation_plan_page(&cli->out, e, plan_checks_on(&cli->arena, &cli->tables.law, on), on, cli->language);
    else evaluation_plan_report(&cli->out, e, plan_checks_on(&cli->arena, &cli->tables.law, on), on, REPORT_text, cli->language);
    return finish(cli);
}

/* ---- changed ---- */

/* Rows of CSV as the document that evaluation_take reads: {"signalen": [{"column": "cell", ...}]}. Empty cells are left out; a bad cell is named with its line. */
struct sheet { struct cli *cli; struct text json, breaks; const char *name[CELLS_MOST]; int32_t names, line; };

static void take_cell(struct sheet *s, const struct csv_cell *cell, int32_t column, int32_t row)
{
    char *room = arena_take(&s->cli->arena, cell->size + 1);
    if (!room || cell->fault != CSV_FINE || column >= CELLS_MOST) { problem_add(s->cli->problems, s->line, "csv", NULL, 0, "een cel die klopt, in hoogstens 64 kolommen", "a sound cell, in at most 64 columns"); return; }
    size_t size = cell->size;
    for (size_t i = 0; i < size; i++) if (cell->start[i] == '\n') { text_char(&s->breaks, '\n'); s->line++; }
    if (cell->doubled) size = csv_undouble(room, cell->start, cell->size); else memcpy(room, cell->start, size);
    room[size] = 0;
    if (row == 0) { s->name[column] = room; s->names = column + 1; return; }
    if (column >= s->names) { problem_add(s->cli->problems, s->line, "csv", room, size, "niet meer cellen dan de kopregel", "no more cells than the head"); return; }
    if (!size) return;
    put_comma(&s->json);
    text_json(&s->json, s->name[column], strlen(s->name[column]));
    text_char(&s->json, ':');
    text_json(&s->json, room, size);
}

static bool csv_to_json(struct sheet *s, const char *bytes, size_t size)
{
    const char *at = bytes, *end = bytes + size;
    if (size >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
    char separator = csv_separator(at, csv_line_end(at, (size_t)(end - at)));
    text_put(&s->json, "{\"signalen\":[");
    for (int32_t row = 0; at < end && !s->cli->problems->count; row++) {
        struct csv_cell cell;
        int32_t column = 0;
        s->line++;
        if (row) text_put(&s->json, row > 1 ? ",{" : "{");
        do {
            csv_read_cell(at, end, at, separator, CELL_MOST, true, &cell);
            take_cell(s, &cell, column++, row);
            at = cell.next;
        } while (cell.end == CSV_CELL);
        if (row) text_char(&s->json, '}');
        text_bytes(&s->json, s->breaks.data, s->breaks.size);       /* so that the lines of the one are those of the other */
        text_char(&s->json, '\n');
        s->breaks.size = 0;
    }
    text_put(&s->json, "]}");
    return !s->cli->problems->count && !s->json.failed;
}

static int take(struct cli *cli)
{
    const struct evaluation *e = document(cli, 1), *after = NULL;
    const char *path = cli->arguments > 2 ? cli->argument[2] : NULL;
    size_t size = 0;
    date on = cli_day(cli, OPTION_on, today());
    struct sheet sheet = { .cli = cli };
    if (!path) cli_refuse(cli, "evaluation take", NULL, "TOETS en SIGNALEN: twee bestanden", "ASSESSMENT and SIGNALS: two files");
    const char *bytes = path ? cli_read(cli, "signalen", path, &size) : NULL;
    if (e && bytes && ends_in(path, ".csv")) {
        bytes = csv_to_json(&sheet, bytes, size) ? text_string(&sheet.json) : NULL;
        size = sheet.json.size;
    }
    if (e && bytes && !cli->problems->count) after = evaluation_take(&cli->arena, e, bytes, size, on, cli->problems);
    if (after) evaluation_json(&cli->out, after);
    text_free(&sheet.json);
    text_free(&sheet.breaks);
    return after ? finish(cli) : cli_complain(cli);
}

static int weigh(struct cli *cli)
{
    const struct evaluation *e = document(cli, 1), *after = NULL;
    size_t size = 0;
    date on = cli_day(cli, OPTION_on, today());
    if (cli->arguments < 3) cli_refuse(cli, "evaluation weigh", NULL, "TOETS en WEGINGEN: twee bestanden", "ASSESSMENT and WEIGHINGS: two files");
    const char *bytes = cli->arguments > 2 ? cli_read(cli, "wegingen", cli->argument[2], &size) : NULL;
    if (e && bytes && !cli->problems->count) after = evaluation_weigh(&cli->arena, e, bytes, size, on, cli->problems);
    if (!after) return cli_complain(cli);
    evaluation_json(&cli->out, after);
    return finish(cli);
}

static int begin_next(struct cli *cli)
{
    const struct evaluation *e = document(cli, 1), *after = NULL;
    const char *name = cli_value(cli, OPTION_name);
    date on = cli_day(cli, OPTION_on, today());
    if (!name) cli_refuse(cli, "--name", NULL, "de naam van de nieuwe toets, zoals breed-offensief-2027", "the name of the new assessment, such as breed-offensief-2027");
    if (e && name && !cli->problems->count) after = evaluation_next(&cli->arena, e, name, civil_of(on).year, cli->problems);
    if (!after) return cli_complain(cli);
    evaluation_json(&cli->out, after);
    return finish(cli);
}

int run_evaluation(struct cli *cli)
{
    static const struct { const char *name; int (*run)(struct cli *); } what[] = {
        { "report", report }, { "table", table }, { "schema", schema }, { "coverage", coverage }, { "dashboard", dashboard }, { "live", live }, { "take", take }, { "weigh", weigh }, { "new", begin_next }, { "plan", plan },
    };
    const char *name = cli->argument[0];
    for (size_t i = 0; i < sizeof what / sizeof *what; i++) if (strcmp(what[i].name, name) == 0) return what[i].run(cli);
    cli_refuse(cli, "evaluation", name, "report, table, schema, coverage, dashboard, live, take, weigh, new of plan", "report, table, schema, coverage, dashboard, live, take, weigh, new or plan");
    return cli_complain(cli);
}
