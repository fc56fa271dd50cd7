/* SPDX-License-Identifier: EUPL-1.2 */
/* loonkostensubsidie.h: the formulas of art. 10d Participatiewet that other rules share, as functions of plain values. */
#ifndef BREED_RULES_LOONKOSTENSUBSIDIE_H
#define BREED_RULES_LOONKOSTENSUBSIDIE_H

#include "base/date.h"
#include "base/fraction.h"

/* Lid 4: the difference between the base and the share of the wage that the person is worth (both with holiday allowance), before the maximum.
 * Since 2017 that wage is the minimum wage itself. value: whole percent, 0 to 100. Never below zero. */
static inline fraction lks_missing(fraction ground, fraction wage_with_holiday, whole value)
{
    return not_below_zero(minus(times(ground, 100, 100), times(wage_with_holiday, value, 100)));      /* over one denominator when both have the same */
}

/* Lid 4 since 2017: the subsidy as a percentage of the base, which is what is missing in wage value (thousandths of a percent), at most the maximum. */
static inline percent lks_share(percent value, ratio most)
{
    return smaller_percent(100000 - value, percent_of(most));
}

/* Lid 4, the two other readings of the compensation for employer costs: total, the subsidy with the compensation on top, is limited to the maximum of the base; or
 * (in_ground) the compensation belongs to the base itself. counted and reference: the agreed hours and those they are measured against. */
static inline fraction lks_total_within(bool in_ground, fraction total, fraction ground, fraction worth_of, percent value, ratio charges, ratio most, hours counted, hours reference)
{
    fraction limit = times(part(in_ground ? increased(ground, charges) : ground, most), counted, reference);
    return smaller(in_ground ? times(lks_missing(ground, worth_of, value / 1000), counted, reference) : total, limit);
}

/* Lid 5: the last day of the flat rate, in the first so many months of the employment. */
static inline date lks_flat_rate_until(date job, whole months) { return add_months(job, months) - 1; }

#endif
