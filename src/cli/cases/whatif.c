/* SPDX-License-Identifier: EUPL-1.2 */
/* whatif.c: breed whatif, what must change for a wanted outcome. */
#include "cli/cli.h"

#include <string.h>
#include "explain/whatif.h"

/* Every target of the call; those that are refused are all told. */
static int32_t read_targets(struct cli *cli, const struct rule *rule, struct target target[TARGETS_MOST])
{
    int32_t count = 0;
    for (int32_t i = 0; i < cli->chosen_count; i++) {
        const char *value = cli->chosen[i].value;
        if (cli->chosen[i].option != OPTION_for) continue;
        if (count == TARGETS_MOST) { cli_refuse(cli, "--for", value, "hoogstens 16 doelen", "at most 16 targets"); break; }
        if (target_read(&target[count], rule, value, strlen(value), cli->problems)) count++;
    }
    if (!cli_has(cli, OPTION_for))
        cli_refuse(cli, "--for", NULL, "een doel, zoals --for 'recht=ja' of --for 'bedragPerMaand>=1000'", "a target, such as --for 'recht=ja' or --for 'bedragPerMaand>=1000'");
    return count;
}

int run_whatif(struct cli *cli)
{
    static struct decision now;
    static struct search search;
    static struct whatif found;
    struct target target[TARGETS_MOST];
    bool law = cli_law(cli);
    const struct rule *rule = cli_rule(cli, cli->argument[0]);
    if (!law || !rule) return cli_complain(cli);
    cli_decision(cli, &now, rule);
    int32_t targets = read_targets(cli, rule, target);
    now.outcomes = 0;
    for (int32_t i = 0; i < targets; i++) now.outcomes |= (uint64_t)1 << target[i].outcome;
    decision_make(&now);
    if (cli->problems->count) return cli_complain(cli);
    if (!whatif_find(&found, &search, rule, &cli->tables.law, &now.facts, target, targets, now.strict, WHATIF_EFFORT, &cli->arena)) {
        cli->failed = true;
        cli_refuse(cli, "whatif", NULL, "meer geheugen", "more memory");
        return cli_complain(cli);
    }
    if (cli_has(cli, OPTION_json)) { explain_whatif_json(&cli->out, &found, &now, target, targets, cli->language); text_char(&cli->out, '\n'); }
    else explain_whatif(&cli->out, &found, &now, target, targets, cli->language);
    return cli_finish(cli, found.reached || found.ways ? EXIT_DECIDED : EXIT_NOTHING);
}
