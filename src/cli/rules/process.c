/* SPDX-License-Identifier: EUPL-1.2 */
/* process.c: breed process, the work processes as text, drawing or JSON. */
#include "cli/cli.h"

#include <string.h>
#include "casework/draw.h"

static void list(struct cli *cli)
{
    struct text *out = &cli->out;
    bool json = cli_has(cli, OPTION_json);
    if (json) text_char(out, '[');
    for (int32_t i = 0; i < process_count; i++) {
        const struct process *p = processes[i];
        if (json) {
            put_comma(out);
            text_char(out, '{');
            put_member(out, "proces", p->name);
            put_member(out, "titel", p->title[cli->language]);
            put_member(out, "grondslag", p->citation);
            text_char(out, '}');
            continue;
        }
        put_padded(out, p->name, 29);
        text_put(out, p->title[cli->language]);
        text_char(out, '\n');
    }
    text_put(out, json ? "]\n" : "");
}

/* Name the processes there are, so that a slip is easily mended. */
static void refuse(struct cli *cli, const char *name)
{
    char names[200];
    struct text text = TEXT_IN(names);
    for (int32_t i = 0; i < process_count; i++) { if (i) text_put(&text, ", "); text_put(&text, processes[i]->name); }
    cli_refuse(cli, "proces", name, text_string(&text), text_string(&text));
}

int run_process(struct cli *cli)
{
    const char *name = cli->arguments ? cli->argument[0] : NULL, *path = cli_value(cli, OPTION_output);
    const struct process *p = name ? process_find(name, strlen(name)) : NULL;
    size_t size = path ? strlen(path) : 0;
    bool drawing = cli_has(cli, OPTION_svg) || (size > 4 && strcmp(path + size - 4, ".svg") == 0), json = cli_has(cli, OPTION_json);
    if (name && !p) refuse(cli, name);
    if (drawing && json) cli_refuse(cli, "--svg, --json", "svg", "hoogstens één daarvan", "at most one of them");
    if (drawing && !name) cli_refuse(cli, "svg", cli_say(cli, "gegeven", "given"), "alleen met de naam van een proces", "only with the name of a process");
    if (cli->problems->count) return cli_complain(cli);
    if (!p) list(cli);
    else if (drawing) process_svg(&cli->out, p, cli->language);
    else if (json) { process_json(&cli->out, p, cli->language); text_char(&cli->out, '\n'); }
    else process_text(&cli->out, p, cli->language);
    return path ? cli_finish_in(cli, path, "", EXIT_DECIDED) : cli_finish(cli, EXIT_DECIDED);
}
