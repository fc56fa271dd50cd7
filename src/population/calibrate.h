/* SPDX-License-Identifier: EUPL-1.2 */
/* calibrate.h: the chances under which as many people have something as the figures say, found by counting who could have it. */
#ifndef BREED_POPULATION_CALIBRATE_H
#define BREED_POPULATION_CALIBRATE_H

#include "population/people.h"

enum { TARGETS = 7 };
/* What was counted: of how many households with how many people, and how many could be among those of each target, by kind of household and stretch of ages. */
struct could { int64_t households, people, of[TARGETS][HOMES][BANDS_MOST]; };

/* Counts over so many households (from number 0) on so many threads, a target after those that it hangs on, and sets the chances and the number of households of the
 * whole country: the same for any number of threads. About two seconds of one core for a million households. A target that needs more people than there are is named in problems; then false. */
bool model_calibrate(struct model *, struct could *, uint64_t seed, int64_t households, int32_t threads, struct problems *);
/* The same over enough households for a run of one in so many of the country; *households is how many that run has. */
bool model_calibrate_for(struct model *, struct could *, uint64_t seed, int32_t scale, int32_t threads, int64_t *households, struct problems *);
#endif
