/* SPDX-License-Identifier: EUPL-1.2 */
/* evaluation.h: what the parts of breed evaluation share. */
#ifndef BREED_CLI_COUNTRY_EVALUATION_H
#define BREED_CLI_COUNTRY_EVALUATION_H

#include "cli/cli.h"
#include "evaluation/evaluation.h"

/* breed evaluation live; the document may be NULL: refused already. */
int evaluation_live(struct cli *, const struct evaluation *);

#endif
