/* SPDX-License-Identifier: EUPL-1.2 */
/* verhuizing.c: which municipality is competent for a wage cost subsidy after a move, what ends and what is handed over. Participatiewet art. 1 onder b, 10d lid 10, 40. */
#include "rules/rule.h"

#define FACTS(F) F(peildatum) F(verhuisdatum) F(naarLand) F(vanGemeente) F(naarGemeente) F(dienstbetrekkingBegonnen) F(ingangsdatum)
#define OUTCOMES(F) F(bevoegdeGemeente) F(betaaltTot) F(betaaltVanaf) F(overTeDragen) F(nieuwBesluitNodig) F(loonwaardeOpnieuw)
DECLARE_RULE

/* A municipality that ended on the day before the move was lived in until then. */
#define LIVED_IN (law_municipality_on(&law_book, f->vanGemeente, f->verhuisdatum) || law_municipality_on(&law_book, f->vanGemeente, f->verhuisdatum - 1))

CONSISTENT
{
    REFUSE_IF(vanGemeente, GIVEN(verhuisdatum) && !LIVED_IN, "een gemeente die op verhuisdatum bestaat", "a municipality that exists on verhuisdatum");
    REFUSE_IF(naarGemeente, GIVEN(verhuisdatum) && !law_municipality_on(&law_book, f->naarGemeente, f->verhuisdatum), "een gemeente die op verhuisdatum bestaat", "a municipality that exists on verhuisdatum");
    REFUSE_IF(naarGemeente, GIVEN(vanGemeente) && f->naarGemeente == f->vanGemeente, "een andere gemeente dan vanGemeente", "another municipality than vanGemeente");
    NOT_WITH(naarGemeente, GIVEN(naarLand) && f->naarLand != naarLand_nederland, "alleen als naarLand=nederland", "only when naarLand=nederland");
    return good;
}

/* Until February 2017 art. 10d was numbered otherwise. */
#define GRANTING_COLLEGE(day) (law_value(law, P_lks_herziening, day) == lks_herziening_jaarlijks ? "Pw 10d:8" : "Pw 10d:10")

/* Which college the act means after the move: the one that granted, that of the new home, or none. */
enum college { GRANTED_IT, OF_NEW_HOME, NONE };
struct move { enum college college; date since; };      /* since: first day on which it is no longer the college of before; unused for GRANTED_IT */

/* A subsidy that ran on the day of the move, in an employment that had begun. */
ALWAYS_INLINE enum status was_running(RULE_CONTEXT, bool *running)
{
    NEED(dienstbetrekkingBegonnen);
    *running = false;
    if (f->dienstbetrekkingBegonnen == nee) return VASTGESTELD;
    NEED(ingangsdatum);
    *running = f->ingangsdatum < f->verhuisdatum;
    return VASTGESTELD;
}

ALWAYS_INLINE enum status abroad(RULE_CONTEXT, bool near, struct move *move)
{
    PARAM(int, stays, verhuizing_buitenland, f->verhuisdatum);
    bool running = false;
    if (near && stays == ja) DO(was_running(r, law, f, &running));
    move->college = running ? GRANTED_IT : NONE;
    if (running)
        STEP("Pw 10d:10", "Bij verhuizing naar de EU, de EER of Zwitserland blijft de gemeente die de subsidie gaf bevoegd, zolang de baan duurt: {0}.",
             "After a move to the EU, the EEA or Switzerland the municipality that gave the subsidy stays competent, as long as the job lasts: {0}.", an_answer(ja));
    else
        STEP("Pw 40:1", "Na vertrek uit Nederland is er geen woongemeente meer die loonkostensubsidie kan geven: {0}.", "After leaving the Netherlands there is no municipality of residence that can give the subsidy: {0}.", an_answer(nee));
    return VASTGESTELD;
}

/* Moves of before July 2023: the college that granted stays the college during the employment; there is no transitional law for after that day. */
ALWAYS_INLINE enum status moved_earlier(RULE_CONTEXT, struct move *move)
{
    bool running;
    DO(was_running(r, law, f, &running));
    move->college = running ? GRANTED_IT : OF_NEW_HOME;
    if (!running) return VASTGESTELD;
    STEP(GRANTING_COLLEGE(f->verhuisdatum), "Bij een verhuizing op {1} bleef de gemeente die de subsidie gaf bevoegd, zolang de baan duurt: {0}.",
         "After a move on {1} the municipality that gave the subsidy stayed competent, as long as the job lasts: {0}.", an_answer(ja), on_day(f->verhuisdatum));
    PARAM(date, new_law, verhuizing_nieuw_recht, f->peildatum);
    if (f->peildatum < new_law || CHOICE(verhuizing_voor_2023) == verhuizing_voor_2023_toekennende_gemeente) return VASTGESTELD;
    *move = (struct move){ OF_NEW_HOME, new_law };
    STEP("Pw 10d:10", "Sinds {0} geldt dat niet meer binnen Nederland: de woongemeente is dan bevoegd.", "Since {0} that no longer holds within the Netherlands: the municipality of residence is competent then.", on_day(new_law));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status which_college(RULE_CONTEXT, int country, struct move *move)
{
    *move = (struct move){ OF_NEW_HOME, f->verhuisdatum };
    if (country != naarLand_nederland) return abroad(r, law, f, country == naarLand_eu_eer_zwitserland, move);
    PARAM(int, regime, verhuizing_regime, f->verhuisdatum);
    if (regime == verhuizing_regime_toekennend_college) return moved_earlier(r, law, f, move);
    STEP("Pw 1::b", "Bij een verhuizing binnen Nederland is vanaf {0} de nieuwe woongemeente bevoegd.", "After a move within the Netherlands the new municipality of residence is competent from {0}.", on_day(f->verhuisdatum));
    return VASTGESTELD;
}

/* The municipality on the reference date, also when it has since gone into another. */
ALWAYS_INLINE enum status settle_competent(RULE_PARAMETERS, const struct move *move)
{
    bool before = move->college == GRANTED_IT || f->peildatum < move->since;
    if (!before && move->college == NONE) { SET_NONE(bevoegdeGemeente); return VASTGESTELD; }
    if (before) NEED(vanGemeente); else NEED(naarGemeente);
    const struct law_municipality *m = law_successor_on(&law_book, before ? f->vanGemeente : f->naarGemeente, f->peildatum);
    if (!m) return undecided(r, before ? bit_vanGemeente : bit_naarGemeente);
    SET(bevoegdeGemeente, m->code);
    STEP("Pw 40:1", "Op {1} is {0} de bevoegde gemeente.", "On {1} {0} is the competent municipality.", a_word(m->name), on_day(f->peildatum));
    return VASTGESTELD;
}

/* Who pays when: the law names no day for a move within the Netherlands. */
ALWAYS_INLINE enum status settle_payment(RULE_PARAMETERS, const struct move *move, bool running)
{
    if (move->college == GRANTED_IT || !running) SET_NONE(betaaltTot);
    if (move->college != OF_NEW_HOME) SET_NONE(betaaltVanaf);
    if (move->college == GRANTED_IT) return VASTGESTELD;
    date first = move->since;
    if (running && move->college == OF_NEW_HOME && first == f->verhuisdatum && CHOICE(verhuizing_ingang) == verhuizing_ingang_eerste_van_volgende_maand)
        first = add_months(first_of_month(first), 1);
    if (running) {
        SET(betaaltTot, first - 1);
        STEP("Pw 40:1", "De vorige gemeente betaalt tot en met {0}.", "The former municipality pays until {0}.", on_day(first - 1));
    }
    if (move->college != OF_NEW_HOME) return VASTGESTELD;
    if (!running && f->dienstbetrekkingBegonnen == nee) { SET_NONE(betaaltVanaf); return VASTGESTELD; }
    if (!running) first = f->ingangsdatum;
    SET(betaaltVanaf, first);
    STEP("Pw 40:1", "De nieuwe gemeente betaalt vanaf {0}.", "The new municipality pays from {0}.", on_day(first));
    return VASTGESTELD;
}

/* The smallest file with which the new municipality can go on: outcomes, never medical data. */
ALWAYS_INLINE fact_overTeDragen dossier(bool running)
{
    static const int all[] = { dossierdeel_persoon_en_verhuizing, dossierdeel_doelgroepbesluit, dossierdeel_persoonlijke_ondersteuning, dossierdeel_voorzieningen,
        dossierdeel_proefplaats, dossierdeel_lopende_bezwaren, dossierdeel_werkgever, dossierdeel_arbeidsovereenkomst, dossierdeel_besluit_loonkostensubsidie,
        dossierdeel_loonwaarde_en_volgende_meting, dossierdeel_bedrag_en_rekening, dossierdeel_no_risk };
    enum { ALL = sizeof all / sizeof *all, WITHOUT_SUBSIDY = ALL / 2 };
    fact_overTeDragen list = { .n = running ? ALL : WITHOUT_SUBSIDY };
    for (int32_t i = 0; i < list.n; i++) list.item[i] = all[i];
    return list;
}

ALWAYS_INLINE enum status settle_transfer(RULE_PARAMETERS, const struct move *move, bool running)
{
    if (move->college != OF_NEW_HOME) {
        SET(overTeDragen, (fact_overTeDragen){ 0 });
        SET(nieuwBesluitNodig, nee);
        SET(loonwaardeOpnieuw, nee);
        return VASTGESTELD;
    }
    SET(overTeDragen, dossier(running));
    STEP("Pw 67:1:c", "De gemeenten geven elkaar wat nodig is om de wet uit te voeren: {0} onderdelen, zonder medische gegevens.", "The municipalities give each other what is needed to carry out the act: {0} parts, without medical data.", in_number(u->overTeDragen.n));
    answer decide = is_so(!running || CHOICE(verhuizing_besluit) == verhuizing_besluit_nieuw_besluit);
    SET(nieuwBesluitNodig, decide);
    STEP("Pw 10d:1", "De nieuwe gemeente neemt zelf een besluit: {0}.", "The new municipality takes a decision itself: {0}.", an_answer(decide));
    answer again = is_so(running && CHOICE(verhuizing_loonwaarde) == verhuizing_loonwaarde_opnieuw_meten);
    SET(loonwaardeOpnieuw, again);
    if (running) STEP("Pw 10d:6", "De loonwaarde wordt om de verhuizing opnieuw gemeten: {0}.", "The wage value is measured again because of the move: {0}.", an_answer(again));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    struct move move;
    bool running = false;
    NEED(peildatum);
    NEED(verhuisdatum);
    ASSUME(country, naarLand, naarLand_nederland);
    DO(which_college(r, law, f, country, &move));
    enum status first = settle_competent(r, law, f, u, &move), second = was_running(r, law, f, &running);
    if (second != VASTGESTELD) return worst(first, second);
    second = settle_payment(r, law, f, u, &move, running);
    return worst(first, worst(second, settle_transfer(r, law, f, u, &move, running)));
}

RULE(verhuizing, peildatum, "Pw 10d:10", MEASURE(8), "Loonkostensubsidie na een verhuizing", "Wage cost subsidy after a move")
