/* SPDX-License-Identifier: EUPL-1.2 */
/* contact.c: breed contact, the contact point for employers of a municipality's labour market region on a day, or of all of them as a table. */
#include "cli/cli.h"

#include <string.h>
#include <time.h>
#include "match/contact.h"

int run_contact(struct cli *cli)
{
    struct contact contact;
    date on = cli_day(cli, OPTION_on, (date)(time(NULL) / 86400));
    bool json = cli_has(cli, OPTION_json), csv = cli_has(cli, OPTION_csv);
    int32_t count = 0;
    if (!cli_law(cli)) return cli_complain(cli);
    const char *name = cli->arguments ? cli->argument[0] : "";
    if (!cli->arguments && !csv) cli_refuse(cli, cli_say(cli, "gemeente", "municipality"), NULL, "een code of naam; zonder gemeente --csv voor allemaal", "a code or name; without one --csv for all");
    if (cli->problems->count) return cli_complain(cli);
    if (cli->arguments && !contact_find(&contact, &cli->arena, &cli->tables.law, name, strlen(name), on, cli->problems)) return cli_complain(cli);
    const struct contact *all = cli->arguments ? &contact : contact_all(&cli->arena, &cli->tables.law, on, &count);
    if (cli->arguments) count = 1;
    if (!all || !count) { cli_refuse(cli, "--on", cli_value(cli, OPTION_on), "een dag waarop de wet is gelezen", "a day for which the law was read"); return cli_complain(cli); }
    if (csv) contact_csv(&cli->out, all, count, cli->language);
    else if (json) { contact_json(&cli->out, all, cli->language); text_char(&cli->out, '\n'); }
    else contact_text(&cli->out, all, cli->language);
    return cli_finish(cli, EXIT_DECIDED);
}
