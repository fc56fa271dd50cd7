/* SPDX-License-Identifier: EUPL-1.2 */
/* financiering.c: the part of the state budget that a municipality gets for wage cost subsidies, from realised expenditure. Participatiewet art. 69, 71; Besluit Participatiewet. */
#include "rules/financiering.h"
#include "rules/rule.h"

#define FACTS(F) \
    F(jaar) F(macrobudget) F(uitgavenGemeente) F(uitgavenLandelijk) F(voorlopig) F(uitgavenGemeenteTweeJaarTerug) F(uitgavenLandelijkTweeJaarTerug)
#define OUTCOMES(F) F(budget) F(opbrengstPerExtraEuro)
DECLARE_RULE

CONSISTENT
{
    REFUSE_IF(uitgavenGemeente, BOTH_GIVEN(uitgavenGemeente, uitgavenLandelijk) && f->uitgavenGemeente > f->uitgavenLandelijk,
              "niet meer dan uitgavenLandelijk", "not more than uitgavenLandelijk");
    REFUSE_IF(uitgavenGemeenteTweeJaarTerug, BOTH_GIVEN(uitgavenGemeenteTweeJaarTerug, uitgavenLandelijkTweeJaarTerug) && f->uitgavenGemeenteTweeJaarTerug > f->uitgavenLandelijkTweeJaarTerug,
              "niet meer dan uitgavenLandelijkTweeJaarTerug", "not more than uitgavenLandelijkTweeJaarTerug");
    return good;
}

/* The realisation that counts: of the year before; for the provisional budget that of the last year known when it is announced. */
ALWAYS_INLINE enum status realised(RULE_CONTEXT, money *own, money *all)
{
    ASSUME(provisional, voorlopig, nee);
    bool two_years_back = provisional == ja && CHOICE(blks_voorlopig) == blks_voorlopig_twee_jaar_terug;
    if (two_years_back) {
        NEED(uitgavenGemeenteTweeJaarTerug);
        NEED(uitgavenLandelijkTweeJaarTerug);
        *own = f->uitgavenGemeenteTweeJaarTerug;
        *all = f->uitgavenLandelijkTweeJaarTerug;
    } else {
        NEED(uitgavenGemeente);
        NEED(uitgavenLandelijk);
        *own = f->uitgavenGemeente;
        *all = f->uitgavenLandelijk;
    }
    STEP(provisional == ja ? "Pw 69:4" : "Pw 69:3", "Van wat alle gemeenten samen uitgaven ({1}) was {0} van deze gemeente.",
         "Of what all municipalities spent together ({1}), {0} was of this municipality.", in_euro(fraction_of(*own)), in_euro(fraction_of(*all)));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(jaar);
    date first = date_of(f->jaar, 1, 1);
    PARAM(int, basis, lks_bekostiging, first);
    if (basis == lks_bekostiging_raming) {
        SET_NONE(budget);
        SET_NONE(opbrengstPerExtraEuro);
        STEP("Pw 69:1:b", "In {1} was er geen eigen deel voor loonkostensubsidie: het hele budget rustte op ramingen.",
             "In {1} there was no part of its own for the subsidy: the whole budget rested on estimates.", an_answer(nee), in_number(f->jaar));
        return VASTGESTELD;
    }
    NEED(macrobudget);
    money own, all;
    DO(realised(r, law, f, &own, &all));
    SET(budget, share_of(f->macrobudget, own, all));
    STEP("Pw 69:1:b", "Dat deel van het landelijke deelbudget ({1}) krijgt de gemeente: {0}.", "The municipality gets that part of the national budget for it ({1}): {0}.",
         in_euro(fraction_of(u->budget)), in_euro(fraction_of(f->macrobudget)));
    SET(opbrengstPerExtraEuro, share_of(f->macrobudget, ONE_EURO, all));
    STEP("Pw 69:2", "Elke euro meer in het jaar ervoor geeft {0} meer, als het landelijke deelbudget met de uitgaven meegroeit.",
         "Each euro more in the year before gives {0} more, if the national budget grows with the expenditure.", in_euro(fraction_of(u->opbrengstPerExtraEuro)));
    return VASTGESTELD;
}

RULE(financiering, jaar, "Pw 69:1:b", MEASURE(7), "Budget voor loonkostensubsidie", "Budget for the wage cost subsidy")
