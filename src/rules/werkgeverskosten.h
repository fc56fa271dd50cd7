/* SPDX-License-Identifier: EUPL-1.2 */
/* werkgeverskosten.h: wage, holiday allowance and paid hours of part of a year, as functions of plain values. */
#ifndef BREED_RULES_WERKGEVERSKOSTEN_H
#define BREED_RULES_WERKGEVERSKOSTEN_H

#include "base/fraction.h"

/* Months and weeks of a year, as paid hours are counted. */
enum { MONTHS_OF_YEAR = 12, WEEKS_OF_YEAR = 52 };

/* Wml art. 15: the holiday allowance on wage. */
static inline fraction holiday_allowance_on(money wage, ratio share) { return part(fraction_of(wage), share); }

/* What the employer goes on paying of a monthly wage during illness (going_on, of the whole) and with so many of the agreed hours unpaid. agreed > 0 where unpaid > 0. */
static inline fraction wage_that_is_paid(money wage, percent going_on, hours agreed, hours unpaid)
{
    fraction paid = part_given(fraction_of(wage), going_on);
    return unpaid <= 0 ? paid : unpaid >= agreed ? fraction_of(0) : times(paid, agreed - unpaid, agreed);
}

/* Wtl: the paid hours (hundredths) of so many days of a month, out of hours a week. */
static inline fraction paid_hours_of(hours a_week, int32_t days, int32_t of_month)
{
    return times(times(fraction_of(a_week), WEEKS_OF_YEAR, MONTHS_OF_YEAR), days, of_month);
}

#endif
