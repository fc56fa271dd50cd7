/* SPDX-License-Identifier: EUPL-1.2 */
/* batch.h: what the files of breed batch share: a run with its files. */
#ifndef BREED_CLI_CASES_BATCH_H
#define BREED_CLI_CASES_BATCH_H

#include "cli/cli.h"
#include "tables/runs/journal.h"
#include "tables/table.h"

/* A file that is written under a name of its own until it is whole; target NULL: written straight, or not at all. */
struct batch_file { const char *target, *temporary; };

struct work {
    struct cli *cli;
    struct table_job job;
    struct table_counts counts;
    struct batch_file output, rejects;
    struct journal journal;         /* when journalling: how far the run came, beside the output */
    const char *marks;              /* its file */
    struct table_mark latest;       /* everything until there is written */
    bool journalling, marked;
    struct table_rule more[TABLE_RULES_MOST];
    bool terminal, drawn;           /* standard error is a terminal; a progress line stands on it */
    int64_t start, last;            /* milliseconds */
    int32_t notes;
    struct text remarks;            /* what table_run told, a line each; shown at once on a terminal, otherwise only when something is wrong */
};

/* What a run reads and writes. Each tells what is wrong and goes on, so that everything is told at once. */
void batch_input(struct work *, const char *path);
void batch_output(struct work *);
void batch_rejects(struct work *);
void batch_resume(struct work *);               /* behind the others: where an earlier run came to, or the beginning */
void batch_note(void *work, const char *line);     /* a line for the end, or for a terminal now */
bool batch_mark(void *work, const struct table_mark *);
/* Puts the finished files in their places. What was done before a stop stays beside them. False: told. */
bool batch_settle(struct work *, enum table_result);
bool batch_keeps_part(const struct work *);
bool batch_can_resume(const struct work *);     /* what stands there can be gone on with */

#endif
