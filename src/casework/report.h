/* SPDX-License-Identifier: EUPL-1.2 */
/* report.h: the measurement report as the model of the Regeling loonkostensubsidie asks for it, and what the measured person says about the measuring. */
#ifndef BREED_CASEWORK_REPORT_H
#define BREED_CASEWORK_REPORT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"
#include "law/law.h"

enum norm_source { NORM_cao, NORM_functiehandboek, NORM_bedrijfsregeling, NORM_SOURCES };
enum expected_change { CHANGE_six_months, CHANGE_year, CHANGE_two_years, CHANGE_none, EXPECTED_CHANGES };
extern const char *const norm_source_words[NORM_SOURCES], *const expected_change_words[EXPECTED_CHANGES];

/* Views into the document. Nothing in it was computed: the expert entered all of it, the outcome too. */
struct case_report {
    bool read;
    date reported, observed, spoken_employee, spoken_employer;      /* DATE_NEVER: not yet; then what will be done about it is in the document */
    int32_t outcome;                    /* percent, as the expert entered it */
    enum norm_source norm_source; enum expected_change change;
    const struct node *document;
    const struct node *facts;           /* the facts of the rule loonwaarde that the report gives, as a map */
};

/* Reads it strictly: everything that is missing, unknown or contradictory is named. The outcome must be what the rule makes of pace, quality, net working time and shares; when it is
 * not, that is said, never which value would be right. */
bool report_read(struct case_report *, struct arena *, const struct node *, const struct law *, struct problems *);

/* {"klacht": ja|nee, "tekst": ..., "antwoordGewenst": ja|nee} */
bool experience_read(const struct node *, struct problems *);

#endif
