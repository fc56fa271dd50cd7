/* SPDX-License-Identifier: EUPL-1.2 */
/* show.h: a finished run as JSON and in words; report/report.h has its tables and its report. */
#ifndef BREED_POPULATION_SHOW_H
#define BREED_POPULATION_SHOW_H

#include "base/text.h"
#include "population/manifest.h"

struct question;
struct simulation {
    const struct run *run;
    const struct totals *totals;
    const char *summary[2];             /* of the reform, "" or NULL when it has none */
    const struct question *question;    /* the ready-made one that this answers; NULL when there is none */
    const struct manifest *manifest;    /* of this run; its scale: amounts are shown as they were added up, the words raise them to the whole country */
};
static inline int32_t simulation_laws(const struct simulation *s) { return s->run->law[LAW_reform] ? 2 : 1; }
/* For the whole country, of which one in so many was run. */
int64_t simulation_of_country(const struct simulation *, int64_t amount);

/* Everything: one object, amounts with two decimals. */
void simulation_json(struct text *, const struct simulation *);
/* The summary in words and a table, 0 Dutch and 1 English. */
void simulation_text(struct text *, const struct simulation *, int language);

/* "18-20", "60+"; "GM0363" */
void text_put_age_group(struct text *, int32_t group);
void text_put_town(struct text *, int32_t code);

#endif
