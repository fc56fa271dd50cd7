/* SPDX-License-Identifier: EUPL-1.2 */
/* routes.h: breed compare --routes. */
#ifndef BREED_CLI_ROUTES_H
#define BREED_CLI_ROUTES_H

#include "cli/cli.h"

/* The case as given on the command line is the base of every route. */
int compare_routes(struct cli *, const struct decision *base);

#endif
