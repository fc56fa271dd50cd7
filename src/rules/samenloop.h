/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop.h: the sickness benefit of art. 29b and 29e Ziektewet as functions of plain values, for every rule that needs it. */
#ifndef BREED_RULES_SAMENLOOP_H
#define BREED_RULES_SAMENLOOP_H

#include "base/date.h"
#include "base/fraction.h"
#include "rules/glossary.h"

/* A wage value of 100 percent: the benefit as it is. */
enum { WHOLE_BENEFIT = HUNDRED_PERCENT };

/* Art. 29e lid 1 and 2 (Wazo 3:13 lid 6 and 7): by which percentage the benefit is multiplied. flat_rate: subsidy without a measured wage value.
 * A wage value that no register holds multiplies nothing. lowest, with_flat_rate: the percentages of lid 2. */
static inline percent zw_factor(bool flat_rate, percent wage_value, ratio lowest, ratio with_flat_rate)
{
    if (flat_rate) return percent_of(with_flat_rate);
    if (wage_value == PERCENT_UNRECORDED) return WHOLE_BENEFIT;
    return larger_percent(wage_value, percent_of(lowest));
}

/* Art. 29b lid 5 and 6, before art. 29e: a share of the wage per day (or month), which counts up to a maximum. Where the whole wage is paid on request
 * (claim_counts) it is never more than what the employer owes, claim. */
static inline fraction zw_base(fraction wage, fraction maximum, percent share, bool claim_counts, fraction claim)
{
    fraction base = part_given(smaller(wage, maximum), share);
    return claim_counts ? smaller(base, claim) : base;
}

/* The whole of it: what UWV pays for a day (or a month of days). */
static inline fraction zw_benefit(fraction wage, fraction maximum, percent share, bool claim_counts, fraction claim, percent factor)
{
    return part_given(zw_base(wage, maximum, share, claim_counts, claim), factor);
}

/* Art. 38a lid 3: the last day for the report, so many days after the first sick day. moves: the term runs on past a weekend or holiday. */
static inline date zw_report_by(date first, whole days, bool moves) { return moves ? next_working_day(first + days) : first + days; }

/* The same, or the last day of the job when that comes before it; one before the illness (and DATE_NEVER: none) does not count. */
static inline date zw_report_by_in_job(date first, whole days, date last_of_job, bool moves)
{
    return last_of_job >= first && last_of_job < first + days ? last_of_job : zw_report_by(first, days, moves);
}

#endif
