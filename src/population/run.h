/* SPDX-License-Identifier: EUPL-1.2 */
/* run.h: every line asked of every household, under today's law and perhaps a reform, on all cores, added up. */
#ifndef BREED_POPULATION_RUN_H
#define BREED_POPULATION_RUN_H

#include <stdatomic.h>
#include "population/totals.h"

/* Households go in blocks of this many; a shard is every nth block. */
enum { BLOCK_HOUSEHOLDS = 64 };

struct run {
    const struct model *model;          /* calibrated */
    const struct lines *lines;
    const struct law *law[LAWS];        /* the second NULL: no reform */
    unsigned behaviours[LAWS];          /* what people do otherwise under each law, see life.h */
    uint64_t seed;
    int64_t households;                 /* numbers 0 to households - 1 */
    int32_t shard, shards;              /* 0 of 1 for all of it */
    int32_t threads;
    _Atomic bool *stop;                 /* may be NULL; set from elsewhere: the run ends at once, unfinished */
    _Atomic int64_t *done;              /* may be NULL; blocks done so far, for whoever shows progress */
};

/* Whether every line's rule covers the year of the model under both laws; what is not is named. */
bool run_covered(const struct run *, struct problems *);
int64_t run_blocks(const struct run *);         /* of this shard */
/* The totals of it, the same for any number of threads. False when memory ran out or it was stopped; then the totals mean nothing. */
bool run_all(const struct run *, struct totals *);

/* A row of a run again: one moment of one person under each law, with the facts as the rule got them. */
struct run_row {
    int64_t household;
    int32_t line, member, month, nth;   /* member: place in the household; nth: of the moments in that month */
    date day;
    const struct household *home;
    const void *facts[LAWS], *outcome[LAWS];
    enum status status[LAWS];
    money flowed[FLOWS_MOST][LAWS];     /* in each flow of the line */
    date asked;                         /* when somebody asked for what a flow hangs on; DATE_NEVER: not at all, or no flow does */
};
/* Lives the year of some households again, alone, and calls back for each row; numbers below run->households. False when memory ran out. */
bool run_see(const struct run *, const int64_t *households, int32_t count, void (*see)(void *context, const struct run_row *), void *context);

#endif
