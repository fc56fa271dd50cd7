/* SPDX-License-Identifier: EUPL-1.2 */
/* doelgroep.c: who belongs to the target group for the wage cost subsidy. Participatiewet art. 6 onder e, 10c; Besluit LKS art. 2. */
#include "rules/rule.h"

#define FACTS(F) \
    F(peildatum) F(behoortTotGroepArtikel7) F(voldoetAanArtikel10dLid2) F(wswDienstbetrekking) F(kanVoltijdsMinimumloonVerdienen) F(kanTaakVerrichten) \
    F(werknemersvaardigheden) F(urenAaneengesloten) F(urenPerDag) F(verdientMinimumloonPerUur) F(laatsteAanvraagDoelgroep)
#define OUTCOMES(F) F(behoortTotDoelgroep) F(mogelijkhedenTotArbeidsparticipatie) F(aanvraagMogelijkVanaf)
DECLARE_RULE

CONSISTENT
{
    REFUSE_IF(laatsteAanvraagDoelgroep, BOTH_GIVEN(laatsteAanvraagDoelgroep, peildatum) && f->laatsteAanvraagDoelgroep > f->peildatum, "niet na peildatum", "not after peildatum");
    REFUSE_IF(urenAaneengesloten, BOTH_GIVEN(urenAaneengesloten, urenPerDag) && f->urenAaneengesloten > f->urenPerDag, "niet meer dan urenPerDag", "not more than urenPerDag");
    return good;
}

/* Art. 6 had a second paragraph, on the municipal ordinance, until July 2023; and art. 10d was numbered otherwise until February 2017. */
#define ARTICLE_6 (law_value(law, P_doelgroep_bij_verordening, f->peildatum) == ja ? "Pw 6:1:e" : "Pw 6::e")
#define WSW_EXCLUDED (law_value(law, P_lks_herziening, f->peildatum) == lks_herziening_jaarlijks ? "Pw 10d:2:a" : "Pw 10d:3")

/* A number against a limit, onbekend when the number is not given. */
#define AT_LEAST(name, limit) (ASK_FOR(name), GIVEN(name) ? is_so(f->name >= (limit)) : onbekend)

/* Besluit art. 2: a task, basic skills, an hour in a row, and four hours a day, or two when the minimum wage per hour is earned. All of them. */
ALWAYS_INLINE enum status possibilities(RULE_PARAMETERS, answer *able)
{
    PARAM(hours, in_a_row, arbeid_uren_aaneengesloten, f->peildatum);
    PARAM(hours, a_day, arbeid_uren_per_dag, f->peildatum);
    PARAM(hours, a_day_earning, arbeid_uren_per_dag_verdienend, f->peildatum);
    *able = ASK(kanTaakVerrichten);
    if (*able != nee) *able = both(*able, ASK(werknemersvaardigheden));
    if (*able != nee) *able = both(*able, AT_LEAST(urenAaneengesloten, in_a_row));
    if (*able != nee) {
        answer enough = AT_LEAST(urenPerDag, a_day);
        if (enough != ja) {
            answer some = AT_LEAST(urenPerDag, a_day_earning);
            if (some != nee) some = both(some, ASK(verdientMinimumloonPerUur));
            enough = either(enough, some);
        }
        *able = both(*able, enough);
    }
    SET_ANSWER(mogelijkhedenTotArbeidsparticipatie, *able);
    if (*able != onbekend)
        STEP("BesluitLks 2:1|BesluitLks2015 1:1", "Nodig zijn een taak, basisvaardigheden en {1} achter elkaar. Verder {2} per dag, of {3} met het minimumloon per uur. Zijn er mogelijkheden om te werken? {0}.",
             "Needed are a task, basic skills and {1} in a row. And {2} a day, or {3} at the minimum wage per hour. Are there possibilities to work? {0}.",
             an_answer(*able), in_hours(in_a_row), in_hours(a_day), in_hours(a_day_earning));
    return VASTGESTELD;
}

/* The first group of art. 6 onder e, the people of art. 7; and the second, those of art. 10d lid 2 (since February 2017), which lid 3 closes for Wsw employments. */
ALWAYS_INLINE enum status in_a_group(RULE_CONTEXT, answer *in_group)
{
    answer wsw = PRESUME(wswDienstbetrekking, nee), second = nee;
    answer excluded = wsw != nee && CHOICE(doelgroep_wsw) == doelgroep_wsw_uitgesloten ? wsw : nee;
    if (excluded == ja) {
        STEP(WSW_EXCLUDED, "Een Wsw-dienstbetrekking valt buiten de loonkostensubsidie, en zo gelezen ook buiten de doelgroep.",
             "An employment under the Wsw is outside the subsidy, and read this way outside the target group as well.", an_answer(nee));
        *in_group = nee;
        return VASTGESTELD;
    }
    answer first = ASK(behoortTotGroepArtikel7);
    PARAM(int, reach, lks_lid2, f->peildatum);
    if (first != ja && wsw != ja && reach != lks_lid2_geen) second = both(opposite(wsw), PRESUME(voldoetAanArtikel10dLid2, nee));
    *in_group = both(opposite(excluded), either(first, second));
    if (*in_group != onbekend)
        STEP(ARTICLE_6, "Hoort bij een van de groepen van de wet (artikel 7 of artikel 10d, tweede lid): {0}.", "Belongs to one of the groups of the act (article 7 or article 10d(2)): {0}.", an_answer(*in_group));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status belongs(RULE_PARAMETERS)
{
    answer all, able;
    DO(in_a_group(r, law, f, &all));
    if (all != nee) {                       /* while that is open the other demands may still decide */
        answer cannot_earn = opposite(ASK(kanVoltijdsMinimumloonVerdienen));
        if (cannot_earn == nee) STEP(ARTICLE_6, "Kan met voltijds werk het minimumloon verdienen, en hoort dus niet bij de doelgroep.", "Can earn the minimum wage with full-time work, and so is outside the target group.", an_answer(nee));
        all = both(all, cannot_earn);
    }
    DO(possibilities(r, law, f, u, &able));
    all = both(all, able);
    SET_ANSWER(behoortTotDoelgroep, all);
    if (all != onbekend) STEP(ARTICLE_6, "Hoort bij de doelgroep loonkostensubsidie: {0}.", "Belongs to the target group for the wage cost subsidy: {0}.", an_answer(all));
    return VASTGESTELD;
}

/* Art. 10c lid 2: once in twelve months. */
ALWAYS_INLINE enum status from_when(RULE_PARAMETERS)
{
    ASSUME(last, laatsteAanvraagDoelgroep, DATE_NEVER);
    PARAM(whole, months, doelgroep_aanvraag_maanden, f->peildatum);
    date from = f->peildatum;
    if (last == DATE_NEVER)
        STEP("Pw 10c:2", "Aanvragen kan eens in de {1}. Er is geen eerdere aanvraag bekend, dus het kan vanaf {0}.", "One application in {1}. No earlier application is known, so it is possible from {0}.", on_day(from), in_months(months));
    else {
        date again = add_months(last, months);
        if (again > from) from = again;
        STEP("Pw 10c:2", "Aanvragen kan eens in de {1}. De vorige aanvraag was op {2}, dus het kan vanaf {0}.", "One application in {1}. The one before was on {2}, so it is possible from {0}.", on_day(from), in_months(months), on_day(last));
    }
    SET(aanvraagMogelijkVanaf, from);
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(peildatum);
    enum status first = belongs(r, law, f, u), second = from_when(r, law, f, u);
    return worst(worst(first, second), ALL_SETTLED);
}

RULE(doelgroep, peildatum, "Pw 6::e", MEASURE(1) | MEASURE(4), "Doelgroep loonkostensubsidie", "Target group for the wage cost subsidy")
