/* SPDX-License-Identifier: EUPL-1.2 */
/* db.h: what the actions of breed db share: the store at hand, progress on a terminal, complaints. */
#ifndef BREED_CLI_DB_H
#define BREED_CLI_DB_H

#include "cli/cli.h"
#include "store/store.h"

struct work { struct cli *cli; struct store *store; struct text lines; bool terminal, drawn; int64_t last, findings; };

bool db_progress(void *work, int64_t done, int64_t all);        /* for store_progress; true when somebody pressed Control-C */
void db_clear_line(struct work *);
int db_complain(struct work *, enum store_status);
void db_put_number(struct text *, const char *name, int64_t);

int db_demo(struct work *);         /* demo.c */
int db_import(struct work *);       /* import.c */

#endif
