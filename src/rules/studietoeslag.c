/* SPDX-License-Identifier: EUPL-1.2 */
/* studietoeslag.c: the study allowance a month for who cannot earn beside the study. Participatiewet art. 36b; Besluit LKS en minimumbedragen studietoeslag art. 7a-7c. */
#include "rules/rule.h"

#define FACTS(F) \
    F(peildatum) F(geboortedatum) F(studiefinanciering) F(wajong) F(woontInGemeente) F(structureelNietInStaatBijTeVerdienen) F(stagevergoeding) F(gemeentelijkBedrag) \
    F(aangevraagdVanaf) F(aanvraagdatum)
#define OUTCOMES(F) F(recht) F(studietoeslagPerMaand) F(ingangVroegst)
DECLARE_RULE

CONSISTENT
{
    NOT_AFTER(geboortedatum, peildatum);
    return good;
}

/* There is no right: no amount, no first day. */
ALWAYS_INLINE enum status no_right(struct outcome *u)
{
    SET(recht, nee);
    SET(studietoeslagPerMaand, 0);
    SET_NONE(ingangVroegst);
    return VASTGESTELD;
}

/* Lid 1: student finance, no Wajong, not able to earn beside the study, living in the municipality. One that fails settles it. */
ALWAYS_INLINE enum status conditions(RULE_CONTEXT, answer *all)
{
    *all = ASK(studiefinanciering);
    if (*all == nee) STEP("Pw 36b:1", "Er is geen studiefinanciering of tegemoetkoming voor scholieren: {0}.", "There is no student finance or allowance for pupils: {0}.", an_answer(nee));
    if (*all == nee) return VASTGESTELD;
    answer benefit = ASK(wajong);
    if (benefit == ja) STEP("Pw 36b:1", "Wie recht heeft op Wajong krijgt geen studietoeslag: {0}.", "Who has a right to a Wajong benefit gets no study allowance: {0}.", an_answer(nee));
    *all = both(*all, opposite(benefit));
    if (*all == nee) return VASTGESTELD;
    answer unable = ASK(structureelNietInStaatBijTeVerdienen);
    if (unable == nee) STEP("Pw 36b:1", "Deze persoon kan naast de studie bijverdienen: {0}.", "This person can earn beside the study: {0}.", an_answer(nee));
    *all = both(*all, unable);
    if (*all == nee) return VASTGESTELD;
    ASSUME(lives_here, woontInGemeente, ja);
    if (lives_here == nee) STEP("Pw 36b:6", "Een andere gemeente is bevoegd: {0}.", "Another municipality is competent: {0}.", an_answer(nee));
    *all = both(*all, lives_here);
    if (*all == ja) STEP("Pw 36b:1", "Aan de voorwaarden voor de studietoeslag is voldaan: {0}.", "The conditions for the study allowance are met: {0}.", an_answer(ja));
    return VASTGESTELD;
}

/* The amount of the Besluit for an age; at the youngest age of the table it begins, the oldest holds on. Below it there is none. */
ALWAYS_INLINE enum status amount_at(RULE_CONTEXT, whole years, money *amount)
{
    whole oldest = K_studietoeslag_first + K_studietoeslag_count - 1;
    *amount = 0;
    if (years < K_studietoeslag_first) return VASTGESTELD;
    PARAM_AT(money, of_age, studietoeslag, years < oldest ? years : oldest, f->peildatum);
    *amount = of_age;
    return VASTGESTELD;
}

/* Art. 7a: by age; in the month of a birthday by days, or the higher amount for the whole month. */
ALWAYS_INLINE enum status by_age(RULE_CONTEXT, fraction *sum)
{
    struct civil on = civil_of(f->peildatum), born = civil_of(f->geboortedatum);
    int32_t days = days_in_month(on.year, on.month);
    date first = f->peildatum - on.day + 1, last = first + days - 1;
    whole before = age_on(f->geboortedatum, first), after = age_on(f->geboortedatum, last);
    money lower, higher;
    DO(amount_at(r, law, f, before, &lower));
    DO(amount_at(r, law, f, after, &higher));
    *sum = fraction_of(higher);
    if (lower == higher) {
        STEP("BesluitLks 7a", "Op deze leeftijd ({1}) is het bedrag {0} per maand.", "At this age ({1}) the amount is {0} a month.", in_euro(*sum), in_years(after));
        return VASTGESTELD;
    }
    int32_t days_before = born.day - 1;     /* the amounts differ, so the birthday is in this month */
    if (CHOICE(studietoeslag_verjaardagsmaand) == studietoeslag_verjaardagsmaand_naar_rato) {
        *sum = (fraction){ lower * days_before + higher * (days - days_before), days };
        STEP("BesluitLks 7a", "In deze maand tellen {1} met {2} en {3} met {4}: {0}.", "In this month {1} count at {2} and {3} at {4}: {0}.",
             in_euro(*sum), in_days(days_before), in_euro(fraction_of(lower)), in_days(days - days_before), in_euro(fraction_of(higher)));
    } else STEP("BesluitLks 7a", "In de maand van de verjaardag geldt het hogere bedrag: {0}.", "In the month of the birthday the higher amount holds: {0}.", in_euro(*sum));
    return VASTGESTELD;
}

/* The act names a minimum, so the municipality may give more; then lid 5 and art. 7b: what a traineeship pays above the free part goes off. */
ALWAYS_INLINE enum status amount(RULE_PARAMETERS)
{
    fraction sum;
    DO(by_age(r, law, f, &sum));
    ASSUME(local, gemeentelijkBedrag, 0);
    if (local > 0) {
        sum = larger(sum, fraction_of(local));
        STEP("Pw 36b:3", "De wet noemt een minimum en de gemeente geeft {1}; het hoogste telt: {0}.", "The act names a minimum and the municipality gives {1}; the higher counts: {0}.", in_euro(sum), in_euro(fraction_of(local)));
    }
    ASSUME(stage, stagevergoeding, 0);
    if (stage > 0) {
        PARAM(money, free, studietoeslag_stage, f->peildatum);
        fraction over = not_below_zero(fraction_of(stage - free));
        sum = not_below_zero(minus(sum, over));
        STEP("Pw 36b:5", "Van de stagevergoeding van {1} blijft {2} vrij; de rest gaat van de toeslag af: {0}.", "Of the traineeship allowance of {1} the part of {2} is free; the rest goes off the allowance: {0}.", in_euro(sum), in_euro(fraction_of(stage)), in_euro(fraction_of(free)));
    }
    SET_ROUNDED(studietoeslagPerMaand, sum);
    return VASTGESTELD;
}

/* Not before the day asked for, the first day of the national allowance, or the time within which a claim can still be made. */
ALWAYS_INLINE enum status first_day(RULE_PARAMETERS)
{
    NEED(aangevraagdVanaf);
    ASSUME(applied, aanvraagdatum, f->peildatum);
    PARAM(date, began, studietoeslag_vanaf, f->peildatum);
    PARAM(whole, years, studietoeslag_verjaring_jaren, f->peildatum);
    date day = f->aangevraagdVanaf, lapsed = add_months(applied, -12 * years);
    if (day < began) day = began;
    if (day < lapsed) day = lapsed;
    SET(ingangVroegst, day);
    STEP("Pw 36b:1", "De studietoeslag is gevraagd vanaf {1}. Zij gaat hoogstens {3} terug en begint nooit eerder dan {2}. Zij begint op {0}.", "The study allowance was asked for from {1}. It goes back {3} at most and never starts before {2}. It starts on {0}.", on_day(day), on_day(f->aangevraagdVanaf), on_day(began), in_years(years));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    answer all;
    NEED(peildatum);
    PARAM(int, national, studietoeslag_regime, f->peildatum);
    if (national == studietoeslag_regime_individuele_studietoeslag) {
        STEP("Pw 36b:1", "Tot april 2022 stelde elke gemeente zelf de individuele studietoeslag vast; een landelijk bedrag was er niet.", "Until April 2022 each municipality set the individual study allowance itself; there was no national amount.", an_answer(onbekend));
        return parameter_missing(r, P_studietoeslag, f->peildatum);
    }
    DO(conditions(r, law, f, &all));
    if (all == nee) return no_right(u);
    NEED(geboortedatum);
    if (age_on(f->geboortedatum, f->peildatum) < K_studietoeslag_first) {
        STEP("BesluitLks 7a", "Onder {1} noemt het besluit geen bedrag: {0}.", "Below {1} the decree names no amount: {0}.", an_answer(nee), in_years(K_studietoeslag_first));
        return no_right(u);
    }
    if (all == onbekend) return ONBEKEND;
    SET(recht, ja);
    enum status first = amount(r, law, f, u), second = first_day(r, law, f, u);
    return worst(first, second);
}

RULE(studietoeslag, peildatum, "Pw 36b", MEASURE(15), "Studietoeslag", "Study allowance")
