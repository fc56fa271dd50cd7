/* SPDX-License-Identifier: EUPL-1.2 */
/* part.h: the totals of a run, or of one part of it, as a file; and parts put together to what one run would have given, byte for byte. */
#ifndef BREED_POPULATION_PART_H
#define BREED_POPULATION_PART_H

#include "population/manifest.h"

/* {"soort": "breed-deel", "manifest": {...}, "tellingen": {...}, "controle": digest of the two}; see docs/population.md. Only what the lines of the run have is written. */
void part_put(struct text *, const struct manifest *, const struct lines *, const struct totals *);

/* Reads the manifest only, to know which run it is of. */
bool part_read_manifest(struct manifest *, struct arena *, const char *bytes, size_t size, const char *file, struct problems *);

/* Reads a part of the run wanted and adds it to the totals. done has a place for each part (wanted->shards), true when it was added before.
 * Refused, each reason named after the file: another form, program, law, seed, scale, year, assumptions, lines or behaviour; a part that was there before;
 * numbers that are missing, too many, impossible, or not those that were written. Then false, and the totals mean nothing any more. */
bool part_add(struct totals *, bool *done, const struct manifest *wanted, const struct lines *, struct arena *, const char *bytes, size_t size, const char *file, struct problems *);

/* Whether all are there; those that are missing are named. */
bool part_complete(const bool *done, const struct manifest *wanted, struct problems *);

#endif
