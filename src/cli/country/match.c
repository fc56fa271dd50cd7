/* SPDX-License-Identifier: EUPL-1.2 */
/* match.c: breed match, the match aid: vacancies and candidates of files, ranked with the reason of every point. */
#include "cli/cli.h"

#include <string.h>
#include "match/match.h"

int run_match(struct cli *cli)
{
    struct match_input input;
    struct match_result result;
    const char *by = cli_value(cli, OPTION_by);
    match_start(&input);
    if (by && strcmp(by, "vacancy") != 0 && strcmp(by, "candidate") != 0) cli_refuse(cli, "--by", by, "vacancy, candidate", "vacancy, candidate");
    bool good = true;
    for (int32_t i = 0; i < cli->arguments; i++) {
        size_t size = 0;
        int32_t before = cli->problems->count;
        char *bytes = cli_read(cli, "match", cli->argument[i], &size);
        good &= bytes && match_add(&input, &cli->arena, bytes, size, cli->problems);
        /* Of more than one file, which of them a line is of. */
        for (int32_t k = before; bytes && cli->arguments > 1 && k < cli->problems->count && k < PROBLEMS_KEPT; k++) {
            struct problem *p = &cli->problems->item[k];
            char field[sizeof p->field];
            struct text t = TEXT_IN(field);
            text_put(&t, p->field);
            text_put(&t, " in ");
            text_put(&t, cli->argument[i]);
            if (!t.failed) memcpy(p->field, text_string(&t), t.size + 1);
        }
    }
    if (good) match_complete(&input, cli->problems);
    if (cli->problems->count) return cli_complain(cli);
    if (!match_rank(&result, &cli->arena, &input, by && *by == 'c')) { cli->failed = true; cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); return cli_complain(cli); }
    if (cli_has(cli, OPTION_json)) { match_json(&cli->out, &result, cli->language); text_char(&cli->out, '\n'); }
    else if (cli_has(cli, OPTION_csv)) match_csv(&cli->out, &result, cli->language);
    else match_text(&cli->out, &result, cli->language);
    return cli_finish(cli, EXIT_DECIDED);
}
