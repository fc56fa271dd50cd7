/* SPDX-License-Identifier: EUPL-1.2 */
/* vrijlating.h: the claim to holiday pay on an income (Pw art. 31 lid 4, Regeling Participatiewet art. 11), for the rules that settle wage. Include after rule.h. */
#ifndef BREED_RULES_VRIJLATING_H
#define BREED_RULES_VRIJLATING_H

#include "rules/rule.h"

/* A band: a percentage of the income, less a fixed amount; never below zero. */
static inline fraction holiday_pay_in_band(money income, ratio share, money less)
{
    return not_below_zero(minus(part(fraction_of(income), share), fraction_of(less)));
}

/* The claim on a net income a month, by the bands of that half-year. No income, no claim, and no look-up. */
ALWAYS_INLINE enum status holiday_pay_on(UNUSED_OK struct reasoning *r, const struct law *law, money income, date day, fraction *claim)
{
    *claim = fraction_of(0);
    if (income == 0) return VASTGESTELD;
    for (int32_t band = K_vakantietoeslag_inkomen_vanaf_count - 1; band >= 0; band--) {
        PARAM_AT(money, from, vakantietoeslag_inkomen_vanaf, band, day);
        if (income < from) continue;
        RATIO_AT(share, vakantietoeslag_inkomen_percentage, band, day);
        PARAM_AT(money, less, vakantietoeslag_inkomen_aftrek, band, day);
        *claim = holiday_pay_in_band(income, share, less);
        break;
    }
    return VASTGESTELD;
}

/* A claim that was given, which to the cent is that of the bands (where they are known), is that of the bands, unrounded. */
static inline fraction claim_given(const struct law *law, money given, money income, date day)
{
    fraction by_bands;
    return holiday_pay_on(NULL, law, income, day, &by_bands) == VASTGESTELD && rounded(by_bands) == given ? by_bands : fraction_of(given);
}

/* Declares the claim on an income: what was said about it, else that of the bands is assumed. */
#define HOLIDAY_CLAIM(var, said, income) \
    fraction var = fraction_of(0); \
    if (!HAS(said) && !SAID_UNKNOWN(said) && !(r && r->strict)) DO(holiday_pay_on(r, law, income, f->peildatum, &var)); \
    ASSUME(said_##var, said, rounded(var)); \
    if (HAS(said)) var = claim_given(law, said_##var, income, f->peildatum)

#endif
