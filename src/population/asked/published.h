/* SPDX-License-Identifier: EUPL-1.2 */
/* published.h: figures that were published, beside what the made-up country gives: the difference, and whether it stays within the band that was stated beforehand. */
#ifndef BREED_POPULATION_PUBLISHED_H
#define BREED_POPULATION_PUBLISHED_H

#include "base/text.h"
#include "population/run.h"

enum { PUBLISHED_MOST = 32 };
/* What is counted. Of people in a month: the mean over the twelve months of the year. */
enum published_of { OF_met_subsidie, OF_met_vast_deel, OF_beschut_werk, OF_loonwaarde_50_tot_75, OF_man_met_subsidie, OF_jong_met_subsidie, OF_met_studietoeslag, OF_uitgaven_gemeenten, OF_gemeenten, OF_COUNT };
extern const char *const published_names[OF_COUNT];
/* A number as it is, thousandths of a percent, or cents. */
enum published_unit { AS_mensen, AS_procent, AS_euro, AS_aantal, PUBLISHED_UNITS };
extern const char *const published_units[PUBLISHED_UNITS];

/* told: a number was published; otherwise only in words. on: "2023-03" or "2023". least and most: the band. */
struct published_figure { enum published_of of; enum published_unit unit; bool told; int64_t value, least, most; const char *on, *source, *label[2], *why[2]; };
struct published { int32_t count; struct published_figure figure[PUBLISHED_MOST]; };
/* What the made-up country gives, raised to all of it. */
struct calibrated { int64_t value; bool within; };

/* Reads them (YAML, as population/cijfers.yaml); all that is wrong is named; then false. Texts lie in the arena. */
bool published_read(struct published *, struct arena *, const char *bytes, size_t size, struct problems *);
bool published_built_in(struct published *, struct arena *, struct problems *);

/* Counts over the households of a run that was done, whose totals these are; under today's law. out has a place for each figure. */
void published_compare(const struct published *, const struct run *, const struct totals *, struct calibrated *out);

/* A value in its unit, as people write it. */
void published_put(struct text *, enum published_unit, int64_t value, int language);
void calibration_text(struct text *, const struct published *, const struct calibrated *, int language);
void calibration_json(struct text *, const struct published *, const struct calibrated *);
void calibration_csv(struct text *, const struct published *, const struct calibrated *, int language);

#endif
