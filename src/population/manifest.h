/* SPDX-License-Identifier: EUPL-1.2 */
/* manifest.h: everything that decides the numbers of a run, so that another can be told apart from it or be the same bit by bit. */
#ifndef BREED_POPULATION_MANIFEST_H
#define BREED_POPULATION_MANIFEST_H

#include "base/node.h"
#include "population/run.h"

enum { MANIFEST_FORM = 1, SCALE_ALL = 1, SCALE_USUAL = 1000, SCALE_MOST = 10000, SHARDS_MOST = 100000, GIVEN_MOST = 64 };

/* What the call gave that decides the law or the assumptions: an option, its value, and for a file what stood in it (NULL: no file). */
struct given { const char *option, *value, *text; size_t size; };

/* Texts are NUL-terminated and belong to the run, or to the arena the manifest was read into. */
struct manifest {
    const char *program, *method;           /* version and digest of what decides a case; the same of what makes people and adds up */
    const char *population, *assumptions, *lines;           /* name of the population; digests of its assumptions and of the lines */
    const char *law[LAWS];                  /* digests; the second "" when there is no reform */
    const char *reform[2];                  /* its title, Dutch and English; "" when it has none */
    int64_t year, seed, scale, households, shard, shards;   /* scale: one in so many of the country; shard from 1 */
    unsigned behaviours;                    /* under the reform */
    struct given given[GIVEN_MOST]; int32_t given_count;
};

/* What makes people and adds up, as a version with a digest of its sources. */
extern const char population_method[];

/* As one JSON object without a newline. */
void manifest_put(struct text *, const struct manifest *);
/* The same without what the call gave: two that are alike are written alike. */
void manifest_put_core(struct text *, const struct manifest *);
/* Everything that is missing, unknown or impossible is named with the name of the file before it; then false. */
bool manifest_read(struct manifest *, struct arena *, const struct node *, const char *file, struct problems *);
/* Whether found is of the same run as wanted, be it of another part of it; each field that differs is named, with what is allowed. */
bool manifest_same(const struct manifest *wanted, const struct manifest *found, const char *file, struct problems *);

#endif
