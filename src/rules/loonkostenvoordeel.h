/* SPDX-License-Identifier: EUPL-1.2 */
/* loonkostenvoordeel.h: rates, last day of the declaration and yearly amount of the wage cost benefit (Wtl ch. 2), for every rule that needs them. Include after rule.h. */
#ifndef BREED_RULES_LOONKOSTENVOORDEEL_H
#define BREED_RULES_LOONKOSTENVOORDEEL_H

#include "rules/rule.h"

/* Art. 4.1 lid 3: of equal amounts the one that the act names first. */
static const int32_t lkv_order[] = { lkvCategorie_oudere, lkvCategorie_arbeidsgehandicapt, lkvCategorie_banenafspraak, lkvCategorie_herplaatsing };
enum { LKV_CATEGORIES = sizeof lkv_order / sizeof *lkv_order };

struct lkv_rate { money hour, most; const char *article; };

/* Art. 2.5, 2.9, 2.13, 2.17: euros per paid hour and the most in a year, on a day, for a job that started on another. */
static inline enum status lkv_rate_of(UNUSED_OK struct reasoning *r, const struct law *law, int32_t category, date start, date on, struct lkv_rate *rate)
{
    if (category == lkvCategorie_oudere) {
        PARAM(int, rules, lkv_oudere_regime, start);
        if (rules == lkv_oudere_regime_oud) {
            PARAM(money, old_hour, lkv_oudere_oud_uur, on);
            PARAM(money, old_most, lkv_oudere_oud_maximum, on);
            *rate = (struct lkv_rate){ old_hour, old_most, "Wtl 6.2a:1" };
        } else {
            PARAM(money, hour, lkv_oudere_uur, on);
            PARAM(money, most, lkv_oudere_maximum, on);
            *rate = (struct lkv_rate){ hour, most, "Wtl 2.5" };
        }
    } else if (category == lkvCategorie_arbeidsgehandicapt) {
        PARAM(money, hour, lkv_arbeidsgehandicapte_uur, on);
        PARAM(money, most, lkv_arbeidsgehandicapte_maximum, on);
        *rate = (struct lkv_rate){ hour, most, "Wtl 2.9" };
    } else if (category == lkvCategorie_banenafspraak) {
        PARAM(money, hour, lkv_banenafspraak_uur, on);
        PARAM(money, most, lkv_banenafspraak_maximum, on);
        *rate = (struct lkv_rate){ hour, most, "Wtl 2.13" };
    } else {
        PARAM(money, hour, lkv_herplaatsen_uur, on);
        PARAM(money, most, lkv_herplaatsen_maximum, on);
        *rate = (struct lkv_rate){ hour, most, "Wtl 2.17" };
    }
    return VASTGESTELD;
}

/* The amount of a year: so much per paid hour, at most the maximum. */
static inline fraction lkv_year(struct lkv_rate rate, hours paid) { return smaller(times(fraction_of(rate.hour), paid, ONE_HOUR), fraction_of(rate.most)); }

/* Art. 2.16 lid 1: with reinstating the year and the declaration count, since 2025, from the end of the WIA waiting period when work was resumed before it. */
static inline date lkv_counts_from(date start, date end_of_wait) { return end_of_wait > start ? end_of_wait : start; }

/* Art. 2.3, 2.7, 2.11, 2.15: the last day to ask for the declaration, from the day it counts from; DATE_NEVER when none is needed. */
static inline enum status lkv_declaration_by(UNUSED_OK struct reasoning *r, const struct law *law, int32_t category, date start, date from, date *by)
{
    *by = DATE_NEVER;
    if (category == lkvCategorie_banenafspraak) {
        PARAM(int, needed, lkv_banenafspraak_verklaring, start);
        if (needed == nee) return VASTGESTELD;
    }
    PARAM(whole, months, lkv_verklaring_maanden, start);
    *by = add_months(from, months);
    if (!is_working_day(*by) && CHOICE(termijnen_atw) == termijnen_atw_wel) *by = next_working_day(*by);
    return VASTGESTELD;
}

static inline const char *lkv_declaration_article(int32_t category)
{
    return category == lkvCategorie_oudere ? "Wtl 2.3" : category == lkvCategorie_arbeidsgehandicapt ? "Wtl 2.7" : category == lkvCategorie_banenafspraak ? "Wtl 2.11" : "Wtl 2.15";
}

#endif
