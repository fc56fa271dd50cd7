/* SPDX-License-Identifier: EUPL-1.2 */
/* main.c: the program breed: reads the command line, runs one command, gives everything back. */
#include "cli/cli.h"

#include <stdio.h>

static int run(struct cli *cli)
{
    if (cli_has(cli, OPTION_help) && !cli->problems->count) return run_help(cli);
    if (cli_has(cli, OPTION_version) && !cli->problems->count) return run_version(cli);
    if (cli->command && cli->arguments >= cli->command->least) return cli->command->run(cli);
    if (cli->command || cli->problems->count) return cli_complain(cli);
    struct text text = { 0 };               /* nothing was asked: the help is the message */
    help_program(&text, cli->language);
    (void)fputs(text_string(&text), stderr);
    text_free(&text);
    return EXIT_REFUSED;
}

int main(int count, char **arguments)
{
    static struct cli cli;
    cli.problems = &cli.own;
    cli_parse(&cli, count, arguments);
    int exit = cli.argument && cli.chosen ? run(&cli) : cli_complain(&cli);
    text_free(&cli.out);
    law_free(&cli.tables);
    arena_free(&cli.arena);
    return exit;
}
