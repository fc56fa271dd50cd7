/* SPDX-License-Identifier: EUPL-1.2 */
/* textcheck.c: breed check-text, a letter or web text held against the rules of a day. */
#include "cli/cli.h"

#include <time.h>
#include "checker/checker.h"

/* Without --on the text is held against the law of today. */
static date today(void)
{
    return (date)(time(NULL) / 86400);
}

int run_textcheck(struct cli *cli)
{
    const char *path = cli->arguments ? cli->argument[0] : "-";
    struct check_result result;
    size_t size = 0;
    date on = cli_day(cli, OPTION_on, today());
    char *bytes = cli_read(cli, "check-text", path, &size);
    bool law = cli_law(cli);
    const struct checker *checker = checker_own(&cli->arena);
    if (!checker && !cli->problems->count) { cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); cli->failed = true; }
    if (!law || !bytes || !checker || cli->problems->count) return cli_complain(cli);
    if (!check_text(&result, &cli->arena, checker, bytes, size, &cli->tables.law, on, cli->problems)) return cli_complain(cli);
    if (cli_has(cli, OPTION_json)) { checked_json(&cli->out, &result, cli->language); text_char(&cli->out, '\n'); }
    else checked_show(&cli->out, &result, cli->language);
    return cli_finish(cli, result.count ? EXIT_FAILED : EXIT_DECIDED);
}
