/* SPDX-License-Identifier: EUPL-1.2 */
/* lks.h: rows of loonkostensubsidie in memory, decided by the rule over columns, by a plain loop with the same arithmetic, and merely read and written: for measuring. */
#ifndef BREED_BENCH_LKS_H
#define BREED_BENCH_LKS_H

#include "rules/decide.h"

enum { ROWS = 1 << 20, HALF_YEARS = 24, YOUTH_FIRST = 15, YOUTH_COUNT = 8 };

/* The columns that all sides read: days, ja or nee, whole thousandths of a percent, hundredths of hours. value counts where flat is nee. */
struct lks_rows { int32_t day[ROWS], start[ROWS], birth[ROWS], flat[ROWS], value[ROWS], agreed[ROWS], full[ROWS], normal[ROWS]; uint8_t measured[ROWS / 8]; };
extern struct lks_rows lks;
void lks_make(bool one_day);

/* What the plain loop knows of the law: tables by half-year from 2015 on, and for the young by age. A rate that the law does not know is 1; no row needs it. */
struct lks_law { int64_t wage[HALF_YEARS], youth_num[HALF_YEARS][YOUTH_COUNT], youth_den[HALF_YEARS][YOUTH_COUNT], charge_num[HALF_YEARS], charge_den[HALF_YEARS]; int32_t adult[HALF_YEARS]; };
extern struct lks_law lks_law;
void lks_law_from(const struct law *);

/* Dates, ages, regimes and amounts of the rows from until before to, and nothing else: no names, no checks, no trace. */
struct lks_out { int64_t right, wage, ground, share, subsidy, costs, total; };
extern struct lks_out lks_plain_out[ROWS];
void lks_plain(size_t from, size_t to);

/* The rule over the same columns. */
extern char *lks_outcomes;
extern uint8_t lks_status[ROWS];
void lks_rule(const struct rule *, const struct law *, size_t from, size_t to);
/* Rows in which the two say something else. */
int64_t lks_differences(const struct rule *);

/* The same columns in and as many bytes out, with one addition for each: as fast as memory goes. Bytes a row. */
enum { LKS_BYTES = 8 * 4 + 7 * 8 };
void lks_copy(size_t from, size_t to);

#endif
