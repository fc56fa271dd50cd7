/* SPDX-License-Identifier: EUPL-1.2 */
/* loonkostensubsidie.h: the formulas of art. 10d Participatiewet that other rules share, as functions of plain values. */
#ifndef BREED_RULES_LOONKOSTENSUBSIDIE_H
#define BREED_RULES_LOONKOSTENSUBSIDIE_H

#include "base/fraction.h"

/* Lid 4: the difference between the base and the share of the wage that the person is worth (both with holiday allowance), before the maximum.
 * Since 2017 that wage is the minimum wage itself. value: whole percent, 0 to 100. Never below zero. */
static inline fraction lks_missing(fraction ground, fraction wage_with_holiday, whole value)
{
    return not_below_zero(minus(times(ground, 100, 100), times(wage_with_holiday, value, 100)));      /* over one denominator when both have the same */
}

#endif
