/* SPDX-License-Identifier: EUPL-1.2 */
/* decide.h: one case decided with everything checked, and columns of cases. */
#ifndef BREED_RULES_DECIDE_H
#define BREED_RULES_DECIDE_H

#include "rules/facts.h"

/* Checks the facts and decides. reasoning and problems may be NULL. ONGELDIG: the facts are refused (problems says why) or the amounts are too large to be exact. */
enum status decide_case(const struct rule *, const struct law *, const void *facts, void *outcome, struct reasoning *, struct problems *);

/* A column of one fact: values of the type of its term, one a row, and a bitmap (first row in the lowest bit) of those given; NULL means all.
 * values NULL: the fact is not given in any row. */
struct column { const void *values; const uint8_t *given; };

/* The same for n cases out of columns (one per fact of the rule). Rows with a value out of range get ONGELDIG. No allocation, no reasons; outcomes holds n structs. */
void decide_columns(const struct rule *, const struct law *, const struct column *, void *outcomes, uint8_t *status, size_t n);

/* Rows that come one at a time: what stays the same between them is kept by the caller, who begins anew for another rule or law. No allocation, no reasons. */
struct row_keep { struct law_period allowed; struct terms_room room; };
void rows_begin(struct row_keep *, const struct rule *, const struct law *);
enum status decide_next(const struct rule *, const struct law *, struct row_keep *, const void *facts, void *outcome);

/* The law of the day of a case; without a reference date that of the last day covered. */
struct law law_for(const struct rule *, const struct law *, const void *facts);

/* Status of one outcome of a decided case. */
enum status outcome_status(enum status of_case, const void *outcome, uint32_t which);

/* Why a status: "", "feit-ontbreekt", "parameter-ontbreekt", "ongeldige-invoer". */
const char *status_reason(enum status);

#endif
