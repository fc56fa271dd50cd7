/* SPDX-License-Identifier: EUPL-1.2 */
/* show.h: a finished run as JSON, as tables and in words; and the manifest by which it can be run again bit by bit. */
#ifndef BREED_POPULATION_SHOW_H
#define BREED_POPULATION_SHOW_H

#include "base/text.h"
#include "population/run.h"

struct simulation {
    const struct run *run;
    const struct totals *totals;
    const char *reform[2];              /* title of the reform, Dutch and English; NULL when there is none */
    const char *digest[LAWS];           /* of the law, and of the law with the reform */
    const char *program;                /* version and digest of the program */
    int32_t scale;                      /* thousandths of the country that were run; amounts are shown as they were added up, the words raise them to the whole country */
};

/* Everything: one object, amounts with two decimals. */
void simulation_json(struct text *, const struct simulation *);
/* What another run needs to give the same totals. */
void simulation_manifest(struct text *, const struct simulation *);
/* The summary in words and a table, 0 Dutch and 1 English. */
void simulation_text(struct text *, const struct simulation *, int language);

/* The tables, by name: NULL behind the last. Each as CSV with a heading. */
extern const char *const simulation_tables[];
void simulation_csv(struct text *, const struct simulation *, int32_t table);

#endif
