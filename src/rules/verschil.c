/* SPDX-License-Identifier: EUPL-1.2 */
/* verschil.c: what UWV paid too much or too little when it used another wage value than the decided one, and what is recovered. Ziektewet art. 29e, 33. */
#include "rules/samenloop.h"
#include "rules/rule.h"

#define FACTS(F) F(peildatum) F(uitkeringPerDagVoorLoonwaarde) F(dagen) F(forfaitairGebruikt) F(loonwaardeGebruikt) F(forfaitairJuist) F(loonwaardeJuist)
#define OUTCOMES(F) F(teveelBetaald) F(teWeinigBetaald) F(terugTeVorderen)
DECLARE_RULE

CONSISTENT
{
    NOT_WITH(loonwaardeGebruikt, f->loonwaardeGebruikt != PERCENT_UNRECORDED && GIVEN(forfaitairGebruikt) && f->forfaitairGebruikt == ja,
             "geen loonwaarde naast forfaitairGebruikt=ja", "no wage value beside forfaitairGebruikt=ja");
    NOT_WITH(loonwaardeJuist, GIVEN(forfaitairJuist) && f->forfaitairJuist == ja, "geen loonwaarde naast forfaitairJuist=ja", "no wage value beside forfaitairJuist=ja");
    return good;
}

ALWAYS_INLINE enum status no_difference(struct outcome *u)
{
    SET(teveelBetaald, 0); SET(teWeinigBetaald, 0); SET(terugTeVorderen, 0);
    return VASTGESTELD;
}

/* Art. 29e lid 2: by which percentage UWV multiplied, and by which it should have. */
ALWAYS_INLINE enum status factors(RULE_CONTEXT, percent *used, percent *due)
{
    RATIO(lowest, zw_loonwaarde_bodem, f->peildatum);
    RATIO(with_flat_rate, zw_loonwaarde_forfait, f->peildatum);
    ASSUME(flat_used, forfaitairGebruikt, nee);
    if (flat_used == nee) NEED(loonwaardeGebruikt);
    *used = zw_factor(flat_used == ja, flat_used == ja ? 0 : f->loonwaardeGebruikt, lowest, with_flat_rate);
    ASSUME(flat_due, forfaitairJuist, nee);
    if (flat_due == nee) NEED(loonwaardeJuist);
    *due = zw_factor(flat_due == ja, flat_due == ja ? 0 : f->loonwaardeJuist, lowest, with_flat_rate);
    STEP("Zw 29e:1", "UWV vermenigvuldigde met {0}.", "UWV multiplied by {0}.", in_percent_given(*used));
    STEP("Zw 29e:2", "Volgens het besluit hoorde dat {0} te zijn.", "By the decision that should have been {0}.", in_percent_given(*due));
    return VASTGESTELD;
}

/* What the higher percentage gives more than the lower over the days. */
ALWAYS_INLINE enum status over_the_days(RULE_CONTEXT, percent higher, percent lower, fraction *difference)
{
    NEED(uitkeringPerDagVoorLoonwaarde);
    NEED(dagen);
    fraction base = fraction_of(f->uitkeringPerDagVoorLoonwaarde);
    *difference = times(minus(part_given(base, higher), part_given(base, lower)), f->dagen, 1);
    return VASTGESTELD;
}

/* Art. 33: what was paid too much, and whether that is recovered. */
ALWAYS_INLINE enum status too_much(RULE_PARAMETERS, percent used, percent due)
{
    fraction difference;
    DO(over_the_days(r, law, f, used, due, &difference));
    SET_ROUNDED(teveelBetaald, difference);
    SET(teWeinigBetaald, 0);
    STEP("Zw 33:1", "Over {1} is te veel betaald: {0}.", "For {1} too much was paid: {0}.", in_euro(difference), in_days(f->dagen));
    bool recovered = CHOICE(zw_terugvordering) == zw_terugvordering_wettelijk;
    SET(terugTeVorderen, recovered ? u->teveelBetaald : 0);
    if (recovered) STEP("Zw 33:2", "UWV vordert dit terug van de werkgever die het met het loon kon verrekenen: {0}.",
                        "UWV recovers this from the employer who could set it off against the wage: {0}.", in_euro(fraction_of(u->terugTeVorderen)));
    else STEP("Zw 33", "Zo gelezen vordert UWV niet terug, zoals bij de herstelactie van 2023: {0}.",
              "Read this way UWV does not recover, as in the repair of 2023: {0}.", in_euro(fraction_of(0)));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status too_little(RULE_PARAMETERS, percent used, percent due)
{
    fraction difference;
    DO(over_the_days(r, law, f, due, used, &difference));
    SET(teveelBetaald, 0);
    SET_ROUNDED(teWeinigBetaald, difference);
    SET(terugTeVorderen, 0);
    STEP("Zw 29e:1", "Over {1} is te weinig betaald: {0}.", "For {1} too little was paid: {0}.", in_euro(difference), in_days(f->dagen));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    percent used, due;
    NEED(peildatum);
    PARAM(answer, counts, zw_loonwaarde_telt, f->peildatum);
    if (counts == nee) {
        STEP("Zw 29b", "Op {1} telde de loonwaarde niet mee bij het ziekengeld: er is geen verschil: {0}.",
             "On {1} the wage value did not count for the benefit: there is no difference: {0}.", in_euro(fraction_of(0)), on_day(f->peildatum));
        return no_difference(u);
    }
    DO(factors(r, law, f, &used, &due));
    if (used > due) return too_much(r, law, f, u, used, due);
    if (used < due) return too_little(r, law, f, u, used, due);
    STEP("Zw 29e:2", "Beide komen op hetzelfde uit: er is geen verschil: {0}.",
         "Both come to the same: there is no difference: {0}.", in_euro(fraction_of(0)));
    return no_difference(u);
}

RULE(verschil, peildatum, "Zw 29e", MEASURE(14), "Te veel of te weinig betaald ziekengeld", "Sickness benefit overpaid or underpaid")
