/* SPDX-License-Identifier: EUPL-1.2 */
/* loonwaarde.c: the wage value that a report comes to, and whether the report meets the requirements. Besluit LKS 2021 art. 1, 3, 4, 5; Regeling LKS 2021 art. 3. */
#include "rules/rule.h"

#define FACTS(F) \
    F(peildatum) F(hoofdtaken) F(minutenPerDagKleinsteHoofdtaak) F(overeenkomstNormfunctie) F(contracturen) F(voltijduren) F(deskundigeOpleiding) F(deskundigeKennis) \
    F(deskundigeErvaringJaren) F(zienswijzeWerknemer) F(zienswijzeWerkgever) F(observatieWerkplek)
#define OUTCOMES(F) F(loonwaarde) F(geldig) F(gebreken)
DECLARE_RULE

enum { WHOLE_TIME = HUNDRED_PERCENT };

/* The tasks together fill the time on main tasks: anything else is a report that cannot be added up. */
ALWAYS_INLINE bool fills_the_time(const fact_hoofdtaken *tasks)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < tasks->n; i++) {
        if (!(tasks->item[i].given >> bit_hoofdtaken_tijdaandeel & 1)) return true;
        sum += tasks->item[i].tijdaandeel;
    }
    return sum == WHOLE_TIME;
}

CONSISTENT
{
    REFUSE_LIST_IF(hoofdtaken, !fills_the_time(&f->hoofdtaken), "tijdaandelen die samen 100 procent zijn", "shares of time that make 100 percent together");
    return good;
}

/* Art. 5: pace times quality times net working time times the share of time, added up. Four numbers below 2^18 multiply to more than 64 bits, so the
 * product is kept in three parts of a base of a million. */
struct performance { int64_t high, middle, low; };

ALWAYS_INLINE void add_task(struct performance *sum, int64_t pace, int64_t quality, int64_t time, int64_t share)
{
    const int64_t million = 1000000;
    int64_t a = pace * quality, b = time * share;                       /* each at most 4 * 10^10 */
    int64_t a1 = a / million, a0 = a % million, b1 = b / million, b0 = b % million;
    sum->high += a1 * b1;
    sum->middle += a1 * b0 + a0 * b1;
    sum->low += a0 * b0;
}

/* The sum over 10^18, rounded to a whole percent, halves up. */
ALWAYS_INLINE whole whole_percent(struct performance sum)
{
    const int64_t million = 1000000;
    sum.middle += sum.low / million;
    sum.high += sum.middle / million;
    return (whole)(sum.high / million + (sum.high % million >= million / 2));       /* what is left below cannot make up a half */
}

/* Art. 1 and 5: a main task takes its smallest share of the time. The factor of art. 5 lid 2 is at most that of the norm where that is the reading taken. */
ALWAYS_INLINE enum status add_up(RULE_PARAMETERS, bool *too_small)
{
    PARAM(whole, most_tasks, hoofdtaken_maximum, f->peildatum);
    RATIO(smallest, hoofdtaak_minimum, f->peildatum);
    if (f->hoofdtaken.n > most_tasks) return ONGELDIG;
    struct performance sum = { 0 };
    for (int32_t i = 0; i < f->hoofdtaken.n; i++) {
        const item_hoofdtaken *task = &f->hoofdtaken.item[i];
        if (task->given != ((uint32_t)1 << part_count_hoofdtaken) - 1) return undecided(r, bit_hoofdtaken);
        percent pace = task->tempo, quality = task->kwaliteit, time = task->nettoWerktijd;
        bool above = pace > WHOLE_TIME || quality > WHOLE_TIME || time > WHOLE_TIME;
        int limit = above ? CHOICE(loonwaarde_begrenzing) : loonwaarde_begrenzing_geen;
        if (limit != loonwaarde_begrenzing_geen) pace = smaller_percent(pace, WHOLE_TIME);
        if (limit == loonwaarde_begrenzing_alles_hoogstens_100) { quality = smaller_percent(quality, WHOLE_TIME); time = smaller_percent(time, WHOLE_TIME); }
        *too_small |= task->tijdaandeel < percent_of(smallest);
        add_task(&sum, pace, quality, time, task->tijdaandeel);
        STEP("BesluitLks 5:2", "Hoofdtaak {0}: {1} van de tijd, tempo {2}, kwaliteit {3}, netto werktijd {4}.", "Main task {0}: {1} of the time, pace {2}, quality {3}, net working time {4}.",
             in_number(i + 1), in_percent_given(task->tijdaandeel), in_percent_given(pace), in_percent_given(quality), in_percent_given(time));
    }
    whole value = whole_percent(sum);
    SET(loonwaarde, value * ONE_PERCENT);
    STEP("BesluitLks 5:1", "De loonwaarde is de som over de hoofdtaken, afgerond op een heel percentage: {0}.", "The wage value is the sum over the main tasks, rounded to a whole percentage: {0}.", in_percent_given(u->loonwaarde));
    return VASTGESTELD;
}

ALWAYS_INLINE void defect(RULE_PARAMETERS, bool found, int which, const char *article, const char *nl, const char *en)
{
    (void)law; (void)f;
    if (!found) return;
    u->gebreken.item[u->gebreken.n++] = which;
    STEP(article, nl, en, an_answer(nee));
}

#define IS_NO(name) (HAS(name) && f->name == nee)

/* What the report and the expert must meet; what is not given is not checked, except what is assumed. */
ALWAYS_INLINE enum status requirements(RULE_PARAMETERS, bool too_small)
{
    u->gebreken.n = 0;
    PARAM(whole, least_minutes, hoofdtaak_minuten, f->peildatum);
    RATIO(match, normfunctie_minimum, f->peildatum);
    PARAM(whole, years, deskundige_ervaring_jaren, f->peildatum);
    ASSUME(minutes, minutenPerDagKleinsteHoofdtaak, least_minutes);
    ASSUME(norm, overeenkomstNormfunctie, WHOLE_TIME);
    defect(r, law, f, u, too_small, gebrek_hoofdtaak_te_klein, "BesluitLks 1", "Een hoofdtaak kost een te klein deel van de werktijd.", "A main task takes too small a share of the working time.");
    defect(r, law, f, u, minutes < least_minutes, gebrek_hoofdtaak_te_kort, "BesluitLks 1", "De kleinste hoofdtaak kost te weinig minuten per werkdag.", "The smallest main task takes too few minutes a working day.");
    defect(r, law, f, u, norm < percent_of(match), gebrek_normfunctie_wijkt_te_veel_af, "BesluitLks 4", "De normfunctie komt te weinig overeen met de hoofdtaken.", "The norm function matches the main tasks too little.");
    defect(r, law, f, u, IS_NO(deskundigeOpleiding), gebrek_deskundige_zonder_opleiding, "RegelingLks 3", "De deskundige heeft niet de vereiste opleiding.", "The expert lacks the required training.");
    defect(r, law, f, u, IS_NO(deskundigeKennis), gebrek_deskundige_zonder_kennis, "RegelingLks 3", "De deskundige heeft niet de vereiste kennis.", "The expert lacks the required knowledge.");
    defect(r, law, f, u, HAS(deskundigeErvaringJaren) && f->deskundigeErvaringJaren < years, gebrek_deskundige_te_weinig_ervaring, "RegelingLks 3", "De deskundige heeft te weinig jaren ervaring.", "The expert has too few years of experience.");
    defect(r, law, f, u, IS_NO(zienswijzeWerknemer), gebrek_zienswijze_werknemer_ontbreekt, "BesluitLks 3", "De werknemer kon zijn mening niet geven.", "The employee could not give a view.");
    defect(r, law, f, u, IS_NO(zienswijzeWerkgever), gebrek_zienswijze_werkgever_ontbreekt, "BesluitLks 3", "De werkgever kon zijn mening niet geven.", "The employer could not give a view.");
    defect(r, law, f, u, IS_NO(observatieWerkplek), gebrek_geen_observatie_op_de_werkplek, "BesluitLks 3", "Het werk is niet op de werkplek gezien.", "The work was not seen at the workplace.");
    SET(geldig, is_so(u->gebreken.n == 0));
    SET(gebreken, u->gebreken);
    STEP("BesluitLks 3", "Het rapport voldoet aan de eisen die hier zijn nagegaan: {0}.", "The report meets the requirements checked here: {0}.", an_answer(u->geldig));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    bool too_small = false;
    NEED(peildatum);
    PARAM(int, uniform, uniforme_loonwaardemethode, f->peildatum);
    if (uniform == nee) {
        STEP("BesluitLks2015 2:2", "Vóór 1 juli 2021 was er geen uniforme methode: elke gemeente mat op haar eigen, gecontroleerde wijze.", "Before 1 July 2021 there was no uniform method: each municipality measured in its own, checked way.", an_answer(nee));
        return parameter_missing(r, P_hoofdtaak_minimum, f->peildatum);
    }
    NEED(hoofdtaken);
    DO(add_up(r, law, f, u, &too_small));
    return requirements(r, law, f, u, too_small);
}

RULE(loonwaarde, peildatum, "BesluitLks 5", MEASURE(2), "Loonwaarde volgens het rapport", "Wage value according to the report")
