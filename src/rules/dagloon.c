/* SPDX-License-Identifier: EUPL-1.2 */
/* dagloon.c: the daily wage for sickness benefit out of the wage of the reference period. Dagloonbesluit werknemersverzekeringen art. 12b, 12e; Ziektewet art. 15; Wfsv art. 17. */
#include "rules/rule.h"

#define FACTS(F) \
    F(eersteZiektedag) F(startDienstbetrekking) F(eindeReferteperiode) F(tijdvakkenZonderLoon) F(dagloondagen) F(overeengekomenLoon) F(loonReferteperiode) \
    F(reserveertVakantiebijslag) F(vakantiebijslagUitbetaald) F(vakantiebijslagOpgebouwd)
#define OUTCOMES(F) F(dagloon) F(maximumVanHetDagloon) F(dagloonVoorMaximum)
DECLARE_RULE

CONSISTENT
{
    NOT_AFTER(startDienstbetrekking, eersteZiektedag);
    REFUSE_IF(eersteZiektedag, GIVEN(eindeReferteperiode) && f->eersteZiektedag <= f->eindeReferteperiode, "na eindeReferteperiode", "after eindeReferteperiode");
    REFUSE_IF(vakantiebijslagUitbetaald, BOTH_GIVEN(vakantiebijslagUitbetaald, loonReferteperiode) && f->vakantiebijslagUitbetaald > f->loonReferteperiode,
              "niet meer dan loonReferteperiode", "not more than loonReferteperiode");
    return good;
}

/* Art. 12e: which text holds. The text until 2021 added a fixed percentage to the wage; its leden 4, 5 and 7 are 3, 4 and 6 since. */
ALWAYS_INLINE enum status which_text(RULE_CONTEXT, bool *old)
{
    PARAM(int, text, dagloon_formule, f->eersteZiektedag);
    *old = text == dagloon_formule_vast_percentage;
    return VASTGESTELD;
}

/* Art. 12b and 12e: over how many days the wage is spread: 261, or for a job that began later the days of it. */
ALWAYS_INLINE enum status days_of(RULE_CONTEXT, bool old, whole *days)
{
    NEED(startDienstbetrekking);
    PARAM(whole, periods, dagloon_referteperiode_tijdvak, f->eersteZiektedag);
    PARAM(whole, months, dagloon_referteperiode_maanden, f->eersteZiektedag);
    PARAM(whole, of_a_year, dagloondagen_jaar, f->eersteZiektedag);
    ASSUME(end, eindeReferteperiode, add_months(first_of_month(f->eersteZiektedag), 1 - periods) - 1);
    date begin = add_months(end + 1, -months);
    STEP("Dagloonbesluit 12b:1", "De referteperiode loopt van {1} tot en met {0}.",
         "The reference period runs from {1} until {0}.", on_day(end), on_day(begin));
    if (f->startDienstbetrekking <= begin) {
        ASSUME(gaps, tijdvakkenZonderLoon, nee);
        *days = of_a_year;
        if (gaps == ja) {
            NEED(dagloondagen);
            *days = f->dagloondagen;
            STEP(old ? "Dagloonbesluit 12e:4" : "Dagloonbesluit 12e:3", "Alleen de tijdvakken met loon tellen: {0}.",
                 "Only the payroll periods with wage count: {0}.", in_days(*days));
        } else STEP("Dagloonbesluit 12e:1", "Een heel jaar telt als {0}.", "A whole year counts as {0}.", in_days(*days));
        return VASTGESTELD;
    }
    NEED(dagloondagen);
    *days = f->dagloondagen;
    if (f->startDienstbetrekking <= end)
        STEP("Dagloonbesluit 12e:1", "De baan begon in de referteperiode, op {1}; van maandag tot en met vrijdag tellen {0}.",
             "The job began in the reference period, on {1}; from Monday to Friday {0} count.", in_days(*days), on_day(f->startDienstbetrekking));
    else STEP(old ? "Dagloonbesluit 12e:5" : "Dagloonbesluit 12e:4", "De baan begon na de referteperiode, op {1}; tot de ziekte tellen {0}.",
              "The job began after the reference period, on {1}; until the illness {0} count.", in_days(*days), on_day(f->startDienstbetrekking));
    return VASTGESTELD;
}

/* Art. 12e lid 1: the wage that is spread over the days. */
ALWAYS_INLINE enum status wage_of(RULE_CONTEXT, bool old, fraction *wage)
{
    NEED(loonReferteperiode);
    *wage = fraction_of(f->loonReferteperiode);
    if (old) {
        ASSUME(reserves, reserveertVakantiebijslag, ja);
        if (reserves == nee) {
            STEP("Dagloonbesluit 12e:3", "De werkgever reserveert geen vakantiebijslag: het loon telt zoals het is, {0}.",
                 "The employer reserves no holiday allowance: the wage counts as it is, {0}.", in_euro(*wage));
            return VASTGESTELD;
        }
    }
    NEED(vakantiebijslagUitbetaald);
    fraction bare = fraction_of(f->loonReferteperiode - f->vakantiebijslagUitbetaald);
    if (old) {
        RATIO(added, dagloon_vast_percentage, f->eersteZiektedag);
        *wage = increased(bare, added);
        STEP("Dagloonbesluit 12e:1", "Het loon zonder uitbetaalde vakantiebijslag, {1}, met {2} erbij: {0}.",
             "The wage without the holiday allowance paid out, {1}, with {2} on top: {0}.", in_euro(*wage), in_euro(bare), in_percent(added));
        return VASTGESTELD;
    }
    NEED(vakantiebijslagOpgebouwd);
    *wage = plus(bare, fraction_of(f->vakantiebijslagOpgebouwd));
    STEP("Dagloonbesluit 12e:1", "Het loon zonder uitbetaalde vakantiebijslag, {1}, met de opgebouwde van {2}: {0}.",
         "The wage without the holiday allowance paid out, {1}, with the accrued {2}: {0}.",
         in_euro(*wage), in_euro(bare), in_euro(fraction_of(f->vakantiebijslagOpgebouwd)));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    bool old;
    whole days;
    fraction wage;
    NEED(eersteZiektedag);
    PARAM(money, most, maximumdagloon, f->eersteZiektedag);
    SET(maximumVanHetDagloon, most);
    DO(which_text(r, law, f, &old));
    DO(days_of(r, law, f, old, &days));
    fraction a_day;
    if (days == 0) {
        NEED(overeengekomenLoon);
        RATIO(of_month, dagen_per_maand, f->eersteZiektedag);
        a_day = times(fraction_of(f->overeengekomenLoon), of_month.den, of_month.num);
        STEP(old ? "Dagloonbesluit 12e:7" : "Dagloonbesluit 12e:6", "Zonder dagen telt het afgesproken loon van de maand, {1}: {0} per dag.",
             "Without days the agreed wage of the month counts, {1}: {0} a day.", in_euro(a_day), in_euro(fraction_of(f->overeengekomenLoon)));
    } else {
        DO(wage_of(r, law, f, old, &wage));
        a_day = times(wage, 1, days);
        STEP("Dagloonbesluit 12e:1", "Over {1} is dat {0} per dag.", "Over {1} that is {0} a day.", in_euro(a_day), in_days(days));
    }
    fraction counted = smaller(a_day, fraction_of(most));
    SET_ROUNDED(dagloonVoorMaximum, a_day);
    SET_ROUNDED(dagloon, counted);
    STEP("Zw 15:1", "Het dagloon is hoogstens {1}: {0}.", "The daily wage is {1} at most: {0}.", in_euro(counted), in_euro(fraction_of(most)));
    return VASTGESTELD;
}

RULE(dagloon, eersteZiektedag, "Dagloonbesluit 12e", MEASURE(14), "Dagloon", "Daily wage")
