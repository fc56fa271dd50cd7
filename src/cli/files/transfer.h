/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer.h: where other municipalities are, from the file of --peers. */
#ifndef BREED_CLI_TRANSFER_H
#define BREED_CLI_TRANSFER_H

#include "cli/cli.h"
#include "office/moving/transfer.h"

/* The token in a file that others cannot read; NULL: named as a problem of this option. */
const char *cli_token(struct cli *, const char *option, const char *path);

/* False: something is wrong with it, and named; or there is no --peers. In the arena of the call. */
bool cli_peers(struct cli *, struct transfer_post *);

#endif
