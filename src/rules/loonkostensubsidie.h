/* SPDX-License-Identifier: EUPL-1.2 */
/* loonkostensubsidie.h: the formulas of art. 10d Participatiewet that other rules share, as functions of plain values. */
#ifndef BREED_RULES_LOONKOSTENSUBSIDIE_H
#define BREED_RULES_LOONKOSTENSUBSIDIE_H

#include "base/date.h"
#include "base/fraction.h"

enum { OF_PERCENT = HUNDRED_PERCENT / ONE_PERCENT };

/* Lid 4: the difference between the base and the share of the wage that the person is worth (both with holiday allowance), before the maximum.
 * Since 2017 that wage is the minimum wage itself. value: whole percent, 0 to 100. Never below zero. */
static inline fraction lks_missing(fraction ground, fraction wage_with_holiday, whole value)
{
    return not_below_zero(minus(times(ground, OF_PERCENT, OF_PERCENT), times(wage_with_holiday, value, OF_PERCENT)));      /* over one denominator when both have the same */
}

/* Lid 4 since 2017: the subsidy as a percentage of the base, which is what is missing in wage value (thousandths of a percent), at most the maximum. */
static inline percent lks_share(percent value, ratio most)
{
    return smaller_percent(HUNDRED_PERCENT - value, percent_of(most));
}

/* Lid 4, the two other readings of the compensation for employer costs: total, the subsidy with the compensation on top, is limited to the maximum of the base; or
 * (in_ground) the compensation belongs to the base itself. counted and reference: the agreed hours and those they are measured against. */
static inline fraction lks_total_within(bool in_ground, fraction total, fraction ground, fraction worth_of, percent value, ratio charges, ratio most, hours counted, hours reference)
{
    fraction limit = times(part(in_ground ? increased(ground, charges) : ground, most), counted, reference);
    return smaller(in_ground ? times(lks_missing(ground, worth_of, value / ONE_PERCENT), counted, reference) : total, limit);
}

/* Part of a month: so many of its days. Where a month in which the subsidy starts or ends counts
 * as a whole one, of_month is the days over which it ran. */
static inline fraction lks_of_days(money of_whole_month, int32_t days, int32_t of_month) { return times(fraction_of(of_whole_month), days, of_month); }

/* With so many of the agreed hours a week unpaid. agreed > 0 where unpaid > 0. */
static inline fraction lks_less_unpaid(fraction subsidy, hours agreed, hours unpaid)
{
    return unpaid <= 0 ? subsidy : unpaid >= agreed ? fraction_of(0) : times(subsidy, agreed - unpaid, agreed);
}

/* Lid 6: from which day a wage value counts. The first one that is fixed counts from where the subsidy needs one: the first day of the grant, or the day after the flat rate
 * (needed). A later one counts from the day of measuring, or (next_month) from the first of the month after it. */
static inline date lks_value_counts_from(date measured, bool first, date needed, bool next_month)
{
    struct civil on = civil_of(measured);
    if (first) return needed;
    return next_month ? measured - on.day + 1 + days_in_month(on.year, on.month) : measured;
}

/* Lid 1 and 2: the first day of a subsidy that was applied for: that of the job; applied for after the job began (lid 2) perhaps the day of the application. */
static inline date lks_first_day(date job, date applied, bool from_application) { return from_application && applied > job ? applied : job; }

/* Lid 5: the last day of the flat rate, in the first so many months of the employment. */
static inline date lks_flat_rate_until(date job, whole months) { return add_months(job, months) - 1; }

#endif
