/* SPDX-License-Identifier: EUPL-1.2 */
/* own.h: people of the reader's own (microdata, a row a person) in the place of made-up ones, each household as often as its weight says. */
#ifndef BREED_POPULATION_OWN_H
#define BREED_POPULATION_OWN_H

#include "population/people.h"

enum own_form { OWN_csv, OWN_jsonl };

/* until: of all households weighed so far, in millionths. Read-only once read. */
struct own_people { struct household *household; int64_t *until; int32_t count; };

/* Columns of such a table: names of facts where a fact means the same, see docs/population.md. NULL behind the last. */
extern const char *const own_columns[];

/* Reads a table for the year of the model. Every column must be there, or, with fill, those that are absent are drawn from the assumptions of the model, which is calibrated then.
 * Everything wrong is named with its line and column; then false. Memory lies in the arena; seed: of what is drawn. */
bool own_read(struct own_people *, struct arena *, const struct law_book *, const struct model *, enum own_form, bool fill, uint64_t seed, const char *bytes, size_t size, struct problems *);

/* Puts them in the place of the made-up ones: household_make gives them from now on. Totals stand for one in so many of their weight; how many households that is. */
int64_t own_take(struct model *, const struct own_people *, int32_t scale);
/* What household_make gives then. */
void own_household(struct household *, const struct own_people *, int32_t scale, uint64_t number);

#endif
