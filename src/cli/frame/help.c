/* SPDX-License-Identifier: EUPL-1.2 */
/* help.c: help that a newcomer can work from, and the version. */
#include "cli/cli.h"

#include <string.h>
#include "examples/survey.h"
#include "explain/explain.h"
#include "rules/registry.h"

enum { OPTION_COLUMN = 28 };

void put_option_usage(struct text *text, enum option_id id, int language)
{
    const struct option *option = &options[id];
    if (option->letter) { text_char(text, '-'); text_char(text, option->letter); text_put(text, ", "); }
    text_put(text, "--");
    text_put(text, option->name);
    if (option->value[0]) { text_char(text, ' '); text_put(text, option->value[language]); }
}

static void put_options(struct text *text, const struct command *command, int language)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!command_takes(command, (enum option_id)i)) continue;
        struct text usage = { 0 };
        put_option_usage(&usage, (enum option_id)i, language);
        text_put(text, "  ");
        put_padded(text, text_string(&usage), OPTION_COLUMN);
        int32_t column = columns_of(usage.data, usage.size);
        if (column >= OPTION_COLUMN) text_put(text, "\n                              ");
        put_wrapped(text, options[i].help[language], OPTION_COLUMN + 2);
        text_free(&usage);
    }
}

static void put_example(struct text *text, const char *example)
{
    text_put(text, strncmp(example, "printf", 6) == 0 ? "  " : "  breed ");
    text_put(text, example);
    text_char(text, '\n');
}

static void put_commands(struct text *text, int language)
{
    for (int32_t i = 0; i < command_count; i++) {
        if (commands[i].hidden) continue;
        text_put(text, "  ");
        put_padded(text, commands[i].name, 12);
        put_wrapped(text, commands[i].help[language], 14);
    }
}

static void put_rules(struct text *text, int language)
{
    for (int32_t i = 0; i < rule_count; i++) {
        text_put(text, "  ");
        put_padded(text, rules[i]->name, 24);
        text_put(text, rules[i]->title[language]);
        text_char(text, '\n');
    }
}

void help_program(struct text *text, int language)
{
    text_put(text, language ? "breed: the Dutch Breed Offensief as exact rules with reasons. You give facts and a date; you get\n"
                              "what the law says, to the cent, with the article behind each step.\n\n"
                              "Usage: breed COMMAND [ARGUMENTS] [OPTIONS]      breed COMMAND --help tells more\n\nCommands\n"
                            : "breed: het Breed Offensief als exacte regels met redenen. U geeft feiten en een datum; u krijgt wat\n"
                              "de wet zegt, tot op de cent, met het artikel achter elke stap.\n\n"
                              "Gebruik: breed OPDRACHT [ARGUMENTEN] [OPTIES]   breed OPDRACHT --help vertelt meer\n\nOpdrachten\n");
    put_commands(text, language);
    text_put(text, language ? "\nRules (breed calc RULE --help lists their facts)\n" : "\nRegels (breed calc REGEL --help noemt hun feiten)\n");
    put_rules(text, language);
    text_put(text, language ? "\nExamples\n" : "\nVoorbeelden\n");
    static const char *const shown[] = { "rules", "calc", "explain" };
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) put_example(text, command_find(shown[i])->examples[0]);
    text_put(text, language ? "\nOptions of every command\n" : "\nOpties van elke opdracht\n");
    put_options(text, NULL, language);
    text_put(text, language ? "\nExit status\n" : "\nUitgangsstatus\n");
    for (int i = 0; i < EXITS; i++) {
        text_put(text, "  ");
        text_int(text, i);
        text_put(text, "  ");
        put_wrapped(text, exit_meaning[i][language], 5);
    }
}

void help_command(struct text *text, const struct command *command, int language)
{
    text_put(text, "breed ");
    text_put(text, command->name);
    text_put(text, ": ");
    put_wrapped(text, command->help[language], 4);
    text_put(text, language ? "\nUsage: breed " : "\nGebruik: breed ");
    text_put(text, command->name);
    if (*command->arguments[language]) { text_char(text, ' '); text_put(text, command->arguments[language]); }
    text_put(text, language ? " [OPTIONS]\n" : " [OPTIES]\n");
    if (*command->more[language]) { text_char(text, '\n'); put_wrapped(text, command->more[language], 0); }
    text_put(text, language ? "\nOptions\n" : "\nOpties\n");
    put_options(text, command, language);
    if (command->first == OFFER_rule) { text_put(text, language ? "\nRules\n" : "\nRegels\n"); put_rules(text, language); }
    if (command->examples[0]) text_put(text, language ? "\nExample\n" : "\nVoorbeeld\n");
    for (int i = 0; i < EXAMPLES_MOST && command->examples[i]; i++) put_example(text, command->examples[i]);
}

/* The facts of a rule as the options of a command: what may be given, what is assumed, what comes out. */
static int help_rule(struct cli *cli, const struct command *command, const struct rule *rule)
{
    const struct survey *survey = survey_of(rule);
    struct text *out = &cli->out;
    text_put(out, cli_say(cli, "Gebruik: breed ", "Usage: breed "));
    text_put(out, command->name);
    text_char(out, ' ');
    text_put(out, rule->name);
    text_put(out, command->rest == OFFER_fact ? cli_say(cli, " [feit=waarde ...] [OPTIES]\n", " [fact=value ...] [OPTIONS]\n")
        : cli_say(cli, " INVOER [OPTIES]\n", " INPUT [OPTIONS]\n"));
    text_put(out, rule->title[cli->language]);
    text_put(out, " (");
    put_full_citation(out, rule->citation, cli->language);
    text_put(out, ")\n\n");
    sheet_facts(out, rule, survey, cli->language);
    text_char(out, '\n');
    sheet_outcomes(out, rule, cli->language);
    text_put(out, cli_say(cli, "\nOpties\n", "\nOptions\n"));
    put_options(out, command, cli->language);
    return cli_finish(cli, EXIT_DECIDED);
}

/* breed help calc RULE and breed calc RULE --help are the same. */
int run_help(struct cli *cli)
{
    bool asked = cli->command && cli->command->run == run_help;
    int32_t at = asked ? 1 : 0;
    const struct command *command = !asked ? cli->command : cli->arguments ? command_find(cli->argument[0]) : NULL;
    const char *name = cli->arguments > at ? cli->argument[at] : NULL;
    if (asked && cli->arguments && !command) {
        const struct rule *rule = cli_rule(cli, cli->argument[0]);      /* breed help RULE */
        return rule ? help_rule(cli, command_find("calc"), rule) : cli_complain(cli);
    }
    if (command && command->first == OFFER_rule && name && !strchr(name, '=')) {
        const struct rule *rule = cli_rule(cli, name);
        return rule ? help_rule(cli, command, rule) : cli_complain(cli);
    }
    if (command) help_command(&cli->out, command, cli->language);
    else help_program(&cli->out, cli->language);
    return cli_finish(cli, EXIT_DECIDED);
}

int run_version(struct cli *cli)
{
    if (!cli_law(cli) || cli->problems->count) return cli_complain(cli);
    if (cli_has(cli, OPTION_json)) {
        text_char(&cli->out, '{');
        put_member(&cli->out, "breed", explain_program);
        put_member(&cli->out, "recht", cli->tables.digest);
        text_put(&cli->out, "}\n");
    } else {
        text_put(&cli->out, "breed ");
        text_put(&cli->out, explain_program);
        text_put(&cli->out, cli_say(cli, "\nrecht ", "\nlaw "));
        text_put(&cli->out, cli->tables.digest);
        text_char(&cli->out, '\n');
    }
    return cli_finish(cli, EXIT_DECIDED);
}
