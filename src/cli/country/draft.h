/* SPDX-License-Identifier: EUPL-1.2 */
/* draft.h: writing a draft ordinance, shared by breed ordinance. */
#ifndef BREED_CLI_COUNTRY_DRAFT_H
#define BREED_CLI_COUNTRY_DRAFT_H

#include "cli/cli.h"
#include "law/ordinance.h"

/* To standard output, or to the file of -o in the form that its name tells. input: the file the data came from, NULL when it lies inside the program. */
int ordinance_draft_written(struct cli *, const struct law_ordinance *, date on, const char *input);

#endif
