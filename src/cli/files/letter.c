/* SPDX-License-Identifier: EUPL-1.2 */
/* letter.c: breed letter, a letter out of a dossier in a file: as HTML or PDF, and which letters there are. */
#include "cli/cli.h"

#include <string.h>
#include "letters/pdf.h"
#include "letters/sheet.h"

/* ---- which there are ---- */

static void put_roles(struct cli *cli, uint32_t to)
{
    struct text *out = &cli->out;
    bool json = cli_has(cli, OPTION_json), first = true;
    for (; to; to &= to - 1, first = false) {
        const struct case_word *word = &case_role_word[__builtin_ctz(to)];
        if (json) { put_comma(out); put_string(out, word->name); }
        else { text_put(out, first ? "" : ", "); text_put(out, word->name); }
    }
}

static void put_letter(struct cli *cli, const struct process *p, const struct process_letter *letter, int32_t position)
{
    struct text *out = &cli->out;
    if (cli_has(cli, OPTION_json)) {
        put_comma(out);
        text_char(out, '{');
        put_member(out, "proces", p->name);
        put_member(out, "brief", letter->name);
        if (position) { put_key(out, "gebeurtenis"); text_int(out, position); }
        put_member(out, "titel", letter->text[cli->language]);
        put_key(out, "aan");
        text_char(out, '[');
        put_roles(cli, letter->to);
        text_put(out, "]}");
        return;
    }
    if (position) { text_put(out, "--event "); text_int(out, position); text_put(out, " --letter "); } else put_padded(out, p->name, 29);
    put_padded(out, letter->name, 25);
    put_roles(cli, letter->to);
    text_char(out, '\n');
}

static int list_all(struct cli *cli)
{
    bool json = cli_has(cli, OPTION_json);
    if (json) text_char(&cli->out, '[');
    for (int32_t i = 0; i < process_count; i++)
        for (int32_t k = 0; k < processes[i]->letters; k++) put_letter(cli, processes[i], &processes[i]->letter[k], 0);
    if (json) text_put(&cli->out, "]\n");
    return cli_finish(cli, EXIT_DECIDED);
}

/* ---- the dossier ---- */

static bool read_sheet(struct cli *cli, struct letter_sheet *s)
{
    size_t size, at = 0;
    char *bytes = cli_read(cli, "dossier", cli->argument[0], &size);
    if (!bytes) return false;
    while (at < size && strchr(" \t\r\n", bytes[at])) at++;
    bool json = at < size && bytes[at] == '{';
    const struct node *document = json ? node_from_json(&cli->arena, bytes, size, cli->problems) : node_from_yaml(&cli->arena, bytes, size, cli->problems);
    return document && letter_sheet_read(s, &cli->arena, document, cli->problems);
}

static struct case_setting setting_of(const struct cli *cli, const struct letter_sheet *s)
{
    struct case_setting setting = CASE_SETTING(&cli->tables.law, s->entries ? s->entry[s->entries - 1].day : 0);
    setting.parts = 0;
    setting.expert = s->experts ? s->expert : NULL;
    setting.experts = s->experts;
    return setting;
}

static int list_dossier(struct cli *cli, const struct letter_sheet *s, const struct case_setting *setting)
{
    struct dossier d;
    bool json = cli_has(cli, OPTION_json);
    if (!dossier_of(&d, &cli->arena, s->entry, s->entries, setting, cli->problems)) return cli_complain(cli);
    if (json) text_char(&cli->out, '[');
    for (int32_t i = 0; i < d.letters; i++) put_letter(cli, d.process, d.letter[i].letter, d.letter[i].position);
    if (json) text_put(&cli->out, "]\n");
    return cli_finish(cli, EXIT_DECIDED);
}

/* ---- one letter ---- */

static bool wants_pdf(struct cli *cli, const char *path)
{
    size_t size = path ? strlen(path) : 0;
    return cli_has(cli, OPTION_pdf) || (size > 4 && strcmp(path + size - 4, ".pdf") == 0);
}

static int make_pdf(struct cli *cli, struct text *html)
{
    struct pdf_limits limits = PDF_LIMITS;
    enum pdf_status status = letter_pdf(&cli->out, html->data, html->size, limits);
    if (status == PDF_MADE) return EXIT_DECIDED;
    cli->failed = true;
    cli_refuse(cli, "--pdf", NULL, pdf_status_text[status][0], pdf_status_text[status][1]);
    return cli_complain(cli);
}

static int write_one(struct cli *cli, const struct letter_sheet *s, const struct case_setting *setting, int32_t position, enum case_role to)
{
    const char *path = cli_value(cli, OPTION_output);
    struct letter_parties parties = letter_sheet_parties(s, to);
    struct letter_request request = { .entry = s->entry, .entries = s->entries, .setting = setting, .position = position, .letter = cli_value(cli, OPTION_letter), .to = to,
                                      .parties = &parties, .office = &s->office, .language = cli->language };
    struct text html = { 0 };
    if (!letter_write(&html, &cli->arena, &request, cli->problems)) { text_free(&html); return cli_complain(cli); }
    int exit = EXIT_DECIDED;
    if (wants_pdf(cli, path)) exit = make_pdf(cli, &html); else text_bytes(&cli->out, html.data, html.size);
    text_free(&html);
    if (exit != EXIT_DECIDED) return exit;
    return path ? cli_finish_in(cli, path, cli->argument[0], exit) : cli_finish(cli, exit);
}

static int32_t role_of(struct cli *cli)
{
    const char *name = cli_value(cli, OPTION_to);
    int32_t role = name ? case_word_of(case_role_word, CASE_ROLES, name, strlen(name)) : -1;
    if (role < 0) cli_refuse(cli, "--to", name, "inwoner, vertegenwoordiger, werkgever, andere-gemeente of uwv", "inwoner, vertegenwoordiger, werkgever, andere-gemeente or uwv");
    return role;
}

int run_letter(struct cli *cli)
{
    struct letter_sheet *s = arena_take_zero(&cli->arena, sizeof *s);
    bool list = cli_has(cli, OPTION_list);
    if (list && !cli->arguments) return cli->problems->count ? cli_complain(cli) : list_all(cli);
    if (!cli->arguments) { cli_refuse(cli, "dossier", NULL, "een bestand met een dossier, of --list", "a file with a dossier, or --list"); return cli_complain(cli); }
    bool law = cli_law(cli);
    int32_t position = list ? 0 : (int32_t)cli_number(cli, OPTION_event, 1, 1000000, 0), role = list ? 0 : role_of(cli);
    if (!list && !position) cli_refuse(cli, "--event", NULL, "de plaats van de gebeurtenis, vanaf 1", "the position of the event, from 1");
    if (!list && !cli_value(cli, OPTION_letter)) cli_refuse(cli, "--letter", NULL, "de naam van een brief (breed letter --list)", "the name of a letter (breed letter --list)");
    bool read = s && read_sheet(cli, s);
    if (!law || !read || cli->problems->count) return cli_complain(cli);
    struct case_setting setting = setting_of(cli, s);
    return list ? list_dossier(cli, s, &setting) : write_one(cli, s, &setting, position, (enum case_role)role);
}
