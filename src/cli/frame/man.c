/* SPDX-License-Identifier: EUPL-1.2 */
/* man.c: the man page in roff, made from the same tables as parsing and help. */
#include "cli/cli.h"

#include <string.h>
#include "explain/explain.h"
#include "rules/registry.h"

/* Roff reads '\' and '-' and a first '.' or ''' in ways of its own. */
static void put_roff(struct text *text, const char *string)
{
    if (*string == '.' || *string == '\'') text_put(text, "\\&");
    for (; *string; string++) {
        if (*string == '\\') text_put(text, "\\e");
        else if (*string == '-') text_put(text, "\\-");
        else text_char(text, *string);
    }
}

static void section(struct text *text, const char *title) { text_put(text, ".SH \""); text_put(text, title); text_put(text, "\"\n"); }

static void item(struct text *text, const char *term, const char *what)
{
    text_put(text, ".TP\n\\fB");
    put_roff(text, term);
    text_put(text, "\\fR\n");
    put_roff(text, what);
    text_char(text, '\n');
}

static void put_commands(struct text *out, int language)
{
    for (int32_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        if (command->hidden) continue;
        struct text usage = { 0 };
        text_put(&usage, command->name);
        if (*command->arguments[language]) { text_char(&usage, ' '); text_put(&usage, command->arguments[language]); }
        item(out, text_string(&usage), command->help[language]);
        text_free(&usage);
        if (*command->more[language]) { text_put(out, ".br\n"); put_roff(out, command->more[language]); text_char(out, '\n'); }
        text_put(out, language ? ".br\nOptions:" : ".br\nOpties:");
        for (int k = 0; k < OPTION_COUNT; k++)
            if (k != OPTION_help && command_takes(command, (enum option_id)k)) { text_put(out, " \\-\\-"); put_roff(out, options[k].name); }
        text_char(out, '\n');
    }
}

static void put_examples(struct text *out)
{
    text_put(out, ".nf\n");
    for (int32_t i = 0; i < command_count; i++)
        for (int k = 0; k < EXAMPLES_MOST && commands[i].examples[k]; k++) {
            bool piped = strncmp(commands[i].examples[k], "printf", 6) == 0;
            text_put(out, piped ? "" : "breed ");
            put_roff(out, commands[i].examples[k]);
            text_char(out, '\n');
        }
    text_put(out, ".fi\n");
}

int run_man(struct cli *cli)
{
    struct text *out = &cli->out;
    int language = cli->language;
    if (cli->problems->count) return cli_complain(cli);
    text_put(out, ".\\\" SPDX-License-Identifier: EUPL-1.2\n.TH BREED 1 \"\" \"breed ");
    text_bytes(out, explain_program, strcspn(explain_program, "+"));
    text_put(out, "\"\n");
    section(out, language ? "NAME" : "NAAM");
    text_put(out, language ? "breed \\- the Dutch Breed Offensief as exact rules with reasons\n"
        : "breed \\- het Breed Offensief als exacte regels met redenen\n");
    section(out, language ? "SYNOPSIS" : "OVERZICHT");
    text_put(out, language ? ".B breed\n.I COMMAND\n[arguments] [options]\n" : ".B breed\n.I OPDRACHT\n[argumenten] [opties]\n");
    section(out, language ? "COMMANDS" : "OPDRACHTEN");
    put_commands(out, language);
    section(out, language ? "OPTIONS" : "OPTIES");
    for (int i = 0; i < OPTION_COUNT; i++) {
        struct text usage = { 0 };
        put_option_usage(&usage, (enum option_id)i, language);
        item(out, text_string(&usage), options[i].help[language]);
        text_free(&usage);
    }
    section(out, language ? "RULES" : "REGELS");
    for (int32_t i = 0; i < rule_count; i++) item(out, rules[i]->name, rules[i]->title[language]);
    section(out, language ? "EXIT STATUS" : "UITGANGSSTATUS");
    for (int i = 0; i < EXITS; i++) item(out, (const char[]){ (char)('0' + i), 0 }, exit_meaning[i][language]);
    section(out, language ? "EXAMPLES" : "VOORBEELDEN");
    put_examples(out);
    return cli_finish(cli, EXIT_DECIDED);
}
