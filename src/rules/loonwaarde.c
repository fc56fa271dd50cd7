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

/* One demand: is it met? What is not known keeps it open whether there are more defects. */
ALWAYS_INLINE void demand(RULE_PARAMETERS, answer met, bool *open, int defect, const char *article, const char *nl, const char *en)
{
    (void)law; (void)f;
    *open |= met == onbekend;
    if (met != nee) return;
    u->gebreken.item[u->gebreken.n++] = defect;
    STEP(article, nl, en, an_answer(nee));
}
#define DEMAND(met, which, article, nl, en) demand(r, law, f, u, met, &open, gebrek_##which, article, nl, en)

/* What the report and the expert must meet. What nobody spoke of is taken to be in order; what is said to be unknown is not. */
ALWAYS_INLINE enum status requirements(RULE_PARAMETERS, bool too_small)
{
    bool open = false;
    u->gebreken.n = 0;
    PARAM(whole, least_minutes, hoofdtaak_minuten, f->peildatum);
    RATIO(match, normfunctie_minimum, f->peildatum);
    PARAM(whole, years, deskundige_ervaring_jaren, f->peildatum);
    DEMAND(is_so(!too_small), hoofdtaak_te_klein, "BesluitLks 1", "Een hoofdtaak kost een te klein deel van de werktijd.", "A main task takes too small a share of the working time.");
    DEMAND(PRESUME_ENOUGH(minutenPerDagKleinsteHoofdtaak, least_minutes), hoofdtaak_te_kort, "BesluitLks 1", "De kleinste hoofdtaak kost te weinig minuten per werkdag.", "The smallest main task takes too few minutes a working day.");
    DEMAND(PRESUME_ENOUGH(overeenkomstNormfunctie, percent_of(match)), normfunctie_wijkt_te_veel_af, "BesluitLks 4", "De normfunctie komt te weinig overeen met de hoofdtaken.", "The norm function matches the main tasks too little.");
    DEMAND(PRESUME(deskundigeOpleiding, ja), deskundige_zonder_opleiding, "RegelingLks 3", "De deskundige heeft niet de vereiste opleiding.", "The expert lacks the required training.");
    DEMAND(PRESUME(deskundigeKennis, ja), deskundige_zonder_kennis, "RegelingLks 3", "De deskundige heeft niet de vereiste kennis.", "The expert lacks the required knowledge.");
    DEMAND(PRESUME_ENOUGH(deskundigeErvaringJaren, years), deskundige_te_weinig_ervaring, "RegelingLks 3", "De deskundige heeft te weinig jaren ervaring.", "The expert has too few years of experience.");
    DEMAND(PRESUME(zienswijzeWerknemer, ja), zienswijze_werknemer_ontbreekt, "BesluitLks 3", "De werknemer kon zijn mening niet geven.", "The employee could not give a view.");
    DEMAND(PRESUME(zienswijzeWerkgever, ja), zienswijze_werkgever_ontbreekt, "BesluitLks 3", "De werkgever kon zijn mening niet geven.", "The employer could not give a view.");
    DEMAND(PRESUME(observatieWerkplek, ja), geen_observatie_op_de_werkplek, "BesluitLks 3", "Het werk is niet op de werkplek gezien.", "The work was not seen at the workplace.");
    answer valid = u->gebreken.n ? nee : open ? onbekend : ja;
    SET_ANSWER(geldig, valid);
    if (valid != onbekend) STEP("BesluitLks 3", "Het rapport voldoet aan de eisen die hier zijn nagegaan: {0}.", "The report meets the requirements checked here: {0}.", an_answer(valid));
    if (open) return ONBEKEND;
    SET(gebreken, u->gebreken);
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
