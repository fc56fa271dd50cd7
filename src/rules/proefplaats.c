/* SPDX-License-Identifier: EUPL-1.2 */
/* proefplaats.c: may somebody on social assistance work on a trial placement, and until when. Participatiewet art. 6 onder h, 8a lid 2 onder d. */
#include "rules/arbeidsmarktregio.h"

#define FACTS(F) F(start) F(peildatum) F(ontvangtBijstand) F(verlengingMaanden) F(daarnaForfaitair) F(gerichtOpBaan) F(geboortedatum) F(gemeente)
#define OUTCOMES(F) F(toegestaan) F(eindeUiterlijk) F(forfaitDaarnaMogelijk) F(bezwaren)
DECLARE_RULE

CONSISTENT
{
    NOT_AFTER(geboortedatum, start);
    EXISTS_ON(gemeente, start);
    return good;
}

ALWAYS_INLINE void object(fact_bezwaren *list, int which) { list->item[list->n++] = which; }

/* Two months, and at most four more. A longer extension than the law knows is an objection; the law's last day stays. */
ALWAYS_INLINE enum status length(RULE_PARAMETERS, fact_bezwaren *objections)
{
    ASSUME(extension, verlengingMaanden, 0);
    PARAM(whole, months, proefplaats_maanden, f->start);
    PARAM(whole, most, proefplaats_verlenging_maanden, f->start);
    whole counted = extension < most ? extension : most;
    date last = add_months(f->start, months + counted) - 1;
    SET(eindeUiterlijk, last);
    STEP("Pw 8a:2:d", "Een proefplaats duurt {1}, met hoogstens {2} verlenging; met {3} verlenging is {0} de laatste dag.",
         "A trial placement lasts {1}, with an extension of at most {2}; with {3} of extension {0} is the last day.", on_day(last), in_months(months), in_months(most), in_months(counted));
    if (extension > most) object(objections, proefplaatsbezwaar_verlenging_te_lang);
    ASSUME(day, peildatum, f->start);
    if (day > last) {
        object(objections, proefplaatsbezwaar_termijn_voorbij);
        STEP("Pw 8a:2:d", "Op {1} is de proefplaats voorbij: die kon duren tot en met {0}.", "On {1} the trial placement is over: it could last until {0}.", on_day(last), on_day(day));
    }
    return VASTGESTELD;
}

/* Whose work it is: art. 7 lid 1 onder a, with social assistance; from 2026 people under 27 fall under art. 7a. */
ALWAYS_INLINE enum status person(RULE_CONTEXT, fact_bezwaren *objections)
{
    NEED(ontvangtBijstand);
    if (f->ontvangtBijstand == nee) {
        object(objections, proefplaatsbezwaar_geen_algemene_bijstand);
        STEP("Pw 8a:2:d", "De proefplaats van de gemeente is er alleen voor wie algemene bijstand krijgt.", "The trial placement of the municipality is only for people who receive social assistance.", an_answer(nee));
    }
    PARAM(int, groups, doelgroep_groep, f->start);
    if (groups == doelgroep_groep_artikel_7_en_7a && CHOICE(proefplaats_onder_27) == proefplaats_onder_27_niet) {
        NEED(geboortedatum);
        PARAM(whole, age, artikel_7_leeftijd, f->start);
        if (age_on(f->geboortedatum, f->start) < age) {
            object(objections, proefplaatsbezwaar_jonger_dan_de_groep_van_artikel_7);
            STEP("Pw 7:3:a", "Wie jonger is dan {1} hoort niet bij artikel 7, en daarop ziet de proefplaats.", "Somebody younger than {1} is outside article 7, which the trial placement rests on.", an_answer(nee), in_years(age));
        }
    }
    ASSUME(aimed, gerichtOpBaan, ja);
    if (aimed == nee) {
        object(objections, proefplaatsbezwaar_niet_gericht_op_een_baan_bij_deze_werkgever);
        STEP("Pw 6::h", "Een proefplaats is onbetaald werk dat moet leiden tot een baan bij deze werkgever.", "A trial placement is unpaid work that must lead to a job with this employer.", an_answer(nee));
    }
    return VASTGESTELD;
}

/* The flat rate after a trial placement: the law does not forbid it, the agreement between employers, unions and municipalities does. */
ALWAYS_INLINE enum status stacking(RULE_PARAMETERS, bool *warned)
{
    ASSUME(wanted, daarnaForfaitair, nee);
    answer possible = is_so(CHOICE(proefplaats_en_forfait) == proefplaats_en_forfait_stapelen);
    SET(forfaitDaarnaMogelijk, possible);
    *warned = wanted == ja && possible == nee;
    STEP("Pw 10d:5", "Na een proefplaats meteen het vaste deel, zonder meting: {0} (afspraak, geen wet).", "After a trial placement the flat rate at once, without measuring: {0} (agreement, not law).", an_answer(possible));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    fact_bezwaren objections = { 0 };
    bool warned;
    NEED(start);
    DO(length(r, law, f, u, &objections));
    enum status stacked = stacking(r, law, f, u, &warned);
    DO(person(r, law, f, &objections));
    bool allowed = objections.n == 0;
    SET(toegestaan, is_so(allowed));
    STEP("Pw 8a:2:d", "De proefplaats is toegestaan volgens de wet: {0}; de verordening van de gemeente kan meer voorwaarden stellen.",
         "The trial placement is allowed by the act: {0}; the ordinance of the municipality can set more conditions.", an_answer(is_so(allowed)));
    if (stacked != VASTGESTELD) return stacked;
    if (warned) object(&objections, proefplaatsbezwaar_vast_deel_na_proefplaats);
    SET(bezwaren, objections);
    return VASTGESTELD;
}

RULE(proefplaats, start, "Pw 8a:2:d", MEASURE(11), "Proefplaats", "Trial placement")
