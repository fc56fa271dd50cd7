/* SPDX-License-Identifier: EUPL-1.2 */
/* explain.c: breed explain, one situation decided with every step and its article. */
#include "cli/cli.h"
#include "explain/explain.h"

int run_explain(struct cli *cli) { return cli_decide(cli, explain_full); }
