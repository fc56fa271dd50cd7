/* SPDX-License-Identifier: EUPL-1.2 */
/* simulate.h: what the files of breed simulate share: one run of it, its manifest, and where its results go. */
#ifndef BREED_CLI_COUNTRY_SIMULATE_H
#define BREED_CLI_COUNTRY_SIMULATE_H

#include <pthread.h>
#include "cli/cli.h"
#include "population/calibrate.h"
#include "population/part.h"
#include "population/show.h"

struct simulating {
    struct cli *cli;
    struct model model;
    struct lines lines;
    struct could could;
    struct law_overlay overlay;
    struct law_tables reform;
    struct totals totals;
    struct run run;
    struct manifest manifest;           /* of this run */
    struct manifest from;               /* of the run that is done again, or of the first part */
    const char *from_file;              /* NULL: the call says all */
    bool reformed, part;                /* part: its totals go into a file */
    int64_t scale;
    _Atomic int64_t done;
    _Atomic bool over;
    pthread_t ticker;
    bool ticking;
};

/* ---- again.c: what a manifest or a part says that the call would have said ---- */
void again_take(struct simulating *);
/* The manifest of this run, from the call and what was read; compared with the one that it should be. */
void again_manifest(struct simulating *);
/* The parts of the call put together in the totals; false: refused. */
bool again_merge(struct simulating *);

/* ---- results.c ---- */
int results_show(struct simulating *);

/* ---- simulate.c ---- */
/* The assumptions of --assumptions, or those in the program; year 0: their own. What is wrong is told. */
void simulate_model(struct cli *, struct model *, int32_t year);
void simulate_refuse_arguments(struct cli *);           /* there are none, but with --merge */

/* ---- own.c ---- */
/* The people of --people in the place of made-up ones; households: how many the run has. Without that option nothing. What is wrong is told. */
void simulate_people(struct cli *, struct model *, uint64_t seed, int32_t scale, int64_t *households);

/* ---- ask.c ---- */
int simulate_question(struct cli *);            /* --question, and --variant */
int simulate_list(struct cli *);                /* --questions */
/* The year of the ready-made question that a reform belongs to, by its file name; 0 when there is none. Asked of another year it may change nothing. */
int32_t simulate_year_of(struct cli *, const struct lines *, const char *path);

/* ---- published.c ---- */
int simulate_calibration(struct cli *);         /* --calibration */

#endif
