/* SPDX-License-Identifier: EUPL-1.2 */
/* money.h: the whole-number units in which every amount, percentage and duration is kept. */
#ifndef BREED_BASE_MONEY_H
#define BREED_BASE_MONEY_H

#include <stdint.h>

/* No floating point anywhere below: what a person types as a decimal is kept as a whole number of its smallest unit. */
typedef int64_t money;      /* eurocents */
typedef int32_t percent;    /* thousandths of a percent: 23.5 % = 23500 */
typedef int32_t hours;      /* hundredths of an hour: 36 h = 3600 */
typedef int32_t whole;      /* things, months, days: a whole number */

/* Those units in a whole one. */
enum { ONE_EURO = 100, ONE_HOUR = 100, ONE_PERCENT = 1000, HUNDRED_PERCENT = 100000 };

/* A percentage of the law in lowest terms, 23.5 % = 47/200, so that the fractions built with it stay small. den > 0. */
typedef struct { int32_t num, den; } ratio;

#endif
