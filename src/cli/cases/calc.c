/* SPDX-License-Identifier: EUPL-1.2 */
/* calc.c: breed calc, one situation decided. */
#include "cli/cli.h"
#include "explain/explain.h"

int run_calc(struct cli *cli) { return cli_decide(cli, explain_short); }
