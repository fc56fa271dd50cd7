/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop.c: what UWV pays on a day of illness or leave when the employer receives the wage cost subsidy, and whether that runs on. Ziektewet art. 29, 29a, 29b, 29d,
 * 29e, 31, 38a, 86e; Wet arbeid en zorg art. 3:13; Participatiewet art. 78dd. */
#include "rules/samenloop.h"
#include "rules/rule.h"
#include "rules/aow.h"

#define FACTS(F) \
    F(peildatum) F(soortUitkering) F(krijgtLoonkostensubsidie) F(ziekmelding) F(eersteZiektedag) F(aowLeeftijdBereikt) F(geboortedatum) F(eerdereZiekteperioden) F(beschutWerk) \
    F(forfaitair) F(loonwaardeGeregistreerd) F(dagloon) F(verlofsoort) F(honderdProcent) F(loonaanspraakPerDag) F(inkomstenPerDag) F(eindeDienstbetrekking)
#define OUTCOMES(F) F(regime) F(uitkeringPerDag) F(factor) F(loonkostensubsidieLooptDoor) F(meldenUiterlijk)
DECLARE_RULE

/* Benefits of the Wet arbeid en zorg: leave, not illness. */
static inline bool is_leave(int kind) { return kind == soortUitkering_zwangerschapsverlof || kind == soortUitkering_overig_verlof; }

/* The oldest period first, each ended before the next and the last before this illness. */
ALWAYS_INLINE bool in_order(const struct facts *f)
{
    const fact_eerdereZiekteperioden *list = &f->eerdereZiekteperioden;
    date last = DATE_NEVER;
    for (int32_t i = 0; i < list->n; i++) {
        const item_eerdereZiekteperioden *period = &list->item[i];
        bool from = period->given >> bit_eerdereZiekteperioden_ziekVan & 1, until = period->given >> bit_eerdereZiekteperioden_ziekTot & 1;
        if (from && period->ziekVan <= last) return false;
        if (until && (period->ziekTot <= last || (from && period->ziekTot < period->ziekVan))) return false;
        if (until) last = period->ziekTot;
    }
    return !GIVEN(eersteZiektedag) || last < f->eersteZiektedag;
}

CONSISTENT
{
    NOT_AFTER(geboortedatum, eersteZiektedag);
    NOT_AFTER(eersteZiektedag, peildatum);
    REFUSE_IF(ziekmelding, BOTH_GIVEN(soortUitkering, eersteZiektedag) && !is_leave(f->soortUitkering) && f->ziekmelding < f->eersteZiektedag,
              "niet vóór eersteZiektedag", "not before eersteZiektedag");
    NOT_WITH(loonwaardeGeregistreerd, f->loonwaardeGeregistreerd != PERCENT_UNRECORDED && GIVEN(forfaitair) && f->forfaitair == ja &&
             !(GIVEN(krijgtLoonkostensubsidie) && f->krijgtLoonkostensubsidie == nee),
             "geen loonwaarde naast forfaitair=ja; is er gemeten, geef dan forfaitair=nee", "no wage value beside forfaitair=ja; once measured, give forfaitair=nee");
    REFUSE_LIST_IF(eerdereZiekteperioden, !in_order(f), "perioden na elkaar, de oudste eerst, alle vóór eersteZiektedag",
                   "periods one after the other, the oldest first, all before eersteZiektedag");
    return good;
}

/* What the parts of the rule hand on to each other. */
struct course {
    bool leave, old;
    answer right;               /* to a benefit in the period in which the day lies; set when has_right could tell */
    int64_t days;               /* of illness, with the earlier periods that add up */
};

/* Art. 86e: the multiplication holds for illness reported since 2022; for leave the benefit that started since. Before 2022 it held for nobody. */
ALWAYS_INLINE enum status which_rules(RULE_PARAMETERS, struct course *c)
{
    answer counts;
    if (c->leave) { PARAM(answer, on_day, wazo_loonwaarde_telt, f->peildatum); counts = on_day; }
    else { PARAM(answer, on_day, zw_loonwaarde_telt, f->peildatum); counts = on_day; }
    if (counts == nee) {
        SET(regime, regime_oud);
        c->old = true;
        STEP(c->leave ? "Wazo 3:13" : "Zw 29b:5", "Op {1} kende de wet nog geen vermenigvuldiging met de loonwaarde: {0}.",
             "On {1} the act knew no multiplication by the wage value yet: {0}.",
             an_answer(nee), on_day(f->peildatum));
        return VASTGESTELD;
    }
    date from;
    if (c->leave && CHOICE(zw_wazo_overgang) == zw_wazo_overgang_ingang_uitkering) { NEED(eersteZiektedag); from = f->eersteZiektedag; }
    else { NEED(ziekmelding); from = f->ziekmelding; }
    if (c->leave) { PARAM(answer, then, wazo_loonwaarde_telt, from); counts = then; }
    else { PARAM(answer, then, zw_loonwaarde_telt, from); counts = then; }
    c->old = counts == nee;
    SET(regime, c->old ? regime_oud : regime_nieuw);
    STEP(c->leave ? "Wazo 3:13:6" : "Zw 86e", "Beslissend is {1}: de loonwaarde telt mee bij een melding of begin vanaf 2022: {0}.",
         "{1} decides: the wage value counts with a report or start since 2022: {0}.",
         an_answer(counts), on_day(from));
    return VASTGESTELD;
}

/* Art. 29e lid 1 and 2, Wazo art. 3:13 lid 6 and 7: by which percentage the benefit is multiplied. */
ALWAYS_INLINE enum status multiplier(RULE_PARAMETERS, const struct course *c, enum status rules)
{
    UNUSED_OK const char *article = c->leave ? "Wazo 3:13:6" : "Zw 29e:1";
    bool whole_benefit = f->soortUitkering == soortUitkering_overig_verlof;
    if (whole_benefit) {
        STEP("Wazo 3:13", "Alleen de uitkering bij zwangerschap en bevalling wordt vermenigvuldigd, deze niet: {0}.",
             "Only the pregnancy and maternity benefit is multiplied, this one is not: {0}.", in_percent_given(WHOLE_BENEFIT));
    }
    if (!whole_benefit && rules == VASTGESTELD) whole_benefit = c->old;
    if (!whole_benefit) { NEED(krijgtLoonkostensubsidie); whole_benefit = f->krijgtLoonkostensubsidie == nee; }
    if (!whole_benefit && rules == VASTGESTELD && f->soortUitkering == soortUitkering_no_risk) {
        ASSUME(sheltered, beschutWerk, nee);
        whole_benefit = sheltered == ja && CHOICE(zw_beschut_werk) == zw_beschut_werk_niet;
    }
    if (whole_benefit) { SET(factor, WHOLE_BENEFIT); return VASTGESTELD; }
    if (rules != VASTGESTELD) return rules;
    NEED(forfaitair);
    bool flat = f->forfaitair == ja;
    if (!flat) NEED(loonwaardeGeregistreerd);
    RATIO(lowest, zw_loonwaarde_bodem, f->peildatum);
    RATIO(with_flat_rate, zw_loonwaarde_forfait, f->peildatum);
    percent value = flat ? 0 : f->loonwaardeGeregistreerd;
    SET(factor, zw_factor(flat, value, lowest, with_flat_rate));
    if (flat) STEP(c->leave ? "Wazo 3:13:7:b" : "Zw 29e:2:b", "Zonder gemeten loonwaarde telt een loonwaarde van {0}.",
                                  "Without a measured wage value a wage value of {0} counts.", in_percent_given(u->factor));
    else if (value == PERCENT_UNRECORDED) STEP(article, "Er staat geen loonwaarde in het register: UWV betaalt {0} van de uitkering.",
                                               "No wage value stands in the register: UWV pays {0} of the benefit.", in_percent_given(u->factor));
    else if (value < u->factor) STEP(c->leave ? "Wazo 3:13:7:a" : "Zw 29e:2:a", "Een loonwaarde van {1} telt als {0}.",
                                     "A wage value of {1} counts as {0}.", in_percent_given(u->factor), in_percent_given(value));
    else STEP(article, "De uitkering wordt vermenigvuldigd met de loonwaarde: {0}.",
              "The benefit is multiplied by the wage value: {0}.", in_percent_given(u->factor));
    return VASTGESTELD;
}

/* Art. 29 lid 5: days of illness until and including peildatum; earlier periods add up while less than four weeks lie between. */
ALWAYS_INLINE enum status count_days(RULE_CONTEXT, struct course *c)
{
    c->days = f->peildatum - f->eersteZiektedag + 1;
    ASSUME_EMPTY(eerdereZiekteperioden);
    if (!HAS(eerdereZiekteperioden)) return VASTGESTELD;
    PARAM(whole, gap, zw_samentelling_weken, f->peildatum);
    date begin = f->eersteZiektedag;
    for (int32_t i = f->eerdereZiekteperioden.n - 1; i >= 0; i--) {
        const item_eerdereZiekteperioden *period = &f->eerdereZiekteperioden.item[i];
        if (period->given != ALL_PARTS(eerdereZiekteperioden)) return undecided(r, bit_eerdereZiekteperioden);
        if (begin - period->ziekTot - 1 >= 7 * gap) break;
        c->days += period->ziekTot - period->ziekVan + 1;
        begin = period->ziekVan;
    }
    if (begin != f->eersteZiektedag)
        STEP("Zw 29:5", "Perioden met minder dan {1} ertussen tellen samen: het is dag {0} van de ziekte.",
             "Periods with less than {1} between them add up: it is day {0} of the illness.", in_number(c->days), in_weeks(gap));
    return VASTGESTELD;
}

/* Art. 29 lid 4 and 5: nothing from the pension age on when the illness began before it; a shorter term when it began after. */
ALWAYS_INLINE enum status old_age(RULE_CONTEXT, struct course *c)
{
    answer from_birth = nee;
    if (HAS(geboortedatum)) { PENSION_AGE_FROM_BIRTH(by_birth, f->geboortedatum, f->peildatum); from_birth = by_birth; }
    else if (RARELY(!HAS(aowLeeftijdBereikt) && SAID_UNKNOWN(geboortedatum))) return undecided(r, bit_geboortedatum);
    ASSUME(reached, aowLeeftijdBereikt, from_birth);
    if (reached == nee) return VASTGESTELD;
    PARAM(whole, weeks, zw_duur_aow_weken, f->peildatum);
    c->right = nee;
    if (c->days > 7 * (int64_t)weeks) {
        STEP("Zw 29:4", "Vanaf de AOW-leeftijd is er geen ziekengeld meer, of hoogstens {1}: {0}.",
             "From the state pension age on there is no sickness benefit, or {1} at most: {0}.", an_answer(nee), in_weeks(weeks));
        return VASTGESTELD;
    }
    NEED(geboortedatum);
    PENSION_AGE_FROM_BIRTH(at_start, f->geboortedatum, f->eersteZiektedag);
    c->right = at_start;
    if (at_start == nee) STEP("Zw 29:4", "De ziekte begon vóór de AOW-leeftijd; vanaf die leeftijd is er geen ziekengeld: {0}.",
                              "The illness began before the state pension age; from that age on there is no sickness benefit: {0}.", an_answer(nee));
    else STEP("Zw 29:5", "De ziekte begon na de AOW-leeftijd: ziekengeld over hoogstens {1}: {0}.",
              "The illness began after the state pension age: sickness benefit for at most {1}: {0}.", an_answer(ja), in_weeks(weeks));
    return VASTGESTELD;
}

/* Is there a right on this day: not before week 14 of art. 29d, not from the pension age on, not after 104 weeks. Leave has terms of its own, which this rule takes as given. */
ALWAYS_INLINE enum status has_right(RULE_CONTEXT, struct course *c)
{
    if (c->leave) { c->right = ja; return VASTGESTELD; }
    NEED(eersteZiektedag);
    DO(count_days(r, law, f, c));
    PARAM(whole, most, zw_duur_weken, f->peildatum);
    if (c->days > 7 * (int64_t)most) {
        c->right = nee;
        STEP("Zw 29:5", "Na {1} ziekte is er geen ziekengeld meer: {0}.",
             "After {1} of illness there is no sickness benefit: {0}.", an_answer(nee), in_weeks(most));
        return VASTGESTELD;
    }
    if (f->soortUitkering == soortUitkering_compensatieregeling) {
        PARAM(whole, waiting, zw_29d_wachtweken, f->peildatum);
        if (c->days <= 7 * (int64_t)waiting) {
            c->right = nee;
            STEP("Zw 29d", "In de eerste {1} van de ziekte betaalt de compensatieregeling niet: {0}.",
                 "In the first {1} of the illness the compensation scheme does not pay: {0}.", an_answer(nee), in_weeks(waiting));
            return VASTGESTELD;
        }
    }
    c->right = ja;
    return old_age(r, law, f, c);
}

/* Whether the subsidy runs on: since 2022 always; before, not over days with a right to no-risk sickness benefit (art. 10d lid 10 or 12, art. 78dd). */
ALWAYS_INLINE enum status subsidy_goes_on(RULE_PARAMETERS, const struct course *c, enum status rules, enum status right)
{
    NEED(krijgtLoonkostensubsidie);
    if (f->krijgtLoonkostensubsidie == nee) {
        SET(loonkostensubsidieLooptDoor, nee);
        STEP("Pw 10d:1", "Er is geen loonkostensubsidie die kan doorlopen.", "There is no subsidy that could run on.", an_answer(nee));
        return VASTGESTELD;
    }
    if (rules != VASTGESTELD) return rules;
    if (!c->old) {
        SET(loonkostensubsidieLooptDoor, ja);
        STEP(c->leave ? "Wazo 3:13:6" : "Zw 29e:1", "De loonkostensubsidie loopt door: {0}.", "The subsidy runs on: {0}.", an_answer(ja));
        return VASTGESTELD;
    }
    PARAM(answer, stops, lks_ziekengeld_toets, f->peildatum);
    if (stops == ja && f->soortUitkering != soortUitkering_no_risk) stops = is_so(CHOICE(zw_oud_regime) == zw_oud_regime_ook_overige);
    if (stops == ja && right != VASTGESTELD) return right;
    if (stops == ja) stops = c->right;
    SET(loonkostensubsidieLooptDoor, opposite(stops));
    PARAM(answer, then, lks_stop_bij_ziekengeld, f->peildatum);
    PARAM(int, text, lks_herziening, f->peildatum);
    if (stops == ja)
        STEP(then == nee ? "Pw 78dd:1" : text == lks_herziening_jaarlijks ? "Pw 10d:10" : "Pw 10d:12",
             "Over deze dagen geeft de gemeente geen loonkostensubsidie; zo was de wet voor een melding vóór 2022: {0}.",
             "Over these days the municipality gives no subsidy; so the act was for a report of before 2022: {0}.", an_answer(nee));
    else STEP("Pw 10d:1", "De wet stopt de loonkostensubsidie hier niet: {0}.", "The act does not stop the subsidy here: {0}.", an_answer(ja));
    return VASTGESTELD;
}

/* Which share of the wage per day the benefit is: the whole of it, or 70 percent, with the whole on request in the first 52 weeks (art. 29b lid 5 and 6). */
ALWAYS_INLINE enum status share_of_wage(RULE_CONTEXT, const struct course *c, percent *share, bool *claim_counts)
{
    *share = WHOLE_BENEFIT;
    *claim_counts = false;
    if (f->soortUitkering == soortUitkering_overig_verlof) {
        ASSUME(leave, verlofsoort, verlofsoort_aanvullend_geboorteverlof);
        if (leave == verlofsoort_adoptie_of_pleegzorg) return VASTGESTELD;
        RATIO(part_of_wage, wazo_verlof_uitkering, f->peildatum);
        *share = percent_of(part_of_wage);
        return VASTGESTELD;
    }
    if (f->soortUitkering != soortUitkering_no_risk && f->soortUitkering != soortUitkering_compensatieregeling) return VASTGESTELD;
    ASSUME(on_request, honderdProcent, nee);
    if (on_request == ja) {
        PARAM(whole, weeks, zw_honderd_procent_weken, f->peildatum);
        *claim_counts = c->days <= 7 * (int64_t)weeks;
        if (*claim_counts) return VASTGESTELD;
        STEP("Zw 29b:6", "De eerste {1} zijn voorbij; honderd procent kan niet meer: {0}.",
             "The first {1} are over; a hundred percent is no longer possible: {0}.", an_answer(nee), in_weeks(weeks));
    }
    RATIO(part_of_wage, zw_uitkering, f->peildatum);
    *share = percent_of(part_of_wage);
    return VASTGESTELD;
}

/* Which article gives the benefit its height. */
UNUSED_OK static inline const char *article_of(int kind, bool on_request)
{
    switch (kind) {
    case soortUitkering_no_risk:             return on_request ? "Zw 29b:6" : "Zw 29b:5";
    case soortUitkering_zwangerschapsziekte: return "Zw 29a:1";
    case soortUitkering_orgaandonatie:       return "Zw 29:8";
    case soortUitkering_compensatieregeling: return "Zw 29d";
    default:                                 return "Wazo 3:13:1";
    }
}

/* Art. 31: earnings are deducted, p x A x B / C; before or after the multiplication, as the reading is. */
ALWAYS_INLINE enum status after_earnings(RULE_CONTEXT, const struct course *c, fraction base, percent share, fraction counted, percent factor, fraction *benefit)
{
    *benefit = part_given(base, factor);
    if (c->leave) return VASTGESTELD;
    ASSUME(earned, inkomstenPerDag, 0);
    if (earned == 0 || f->dagloon == 0) return VASTGESTELD;
    fraction deducted = times(part_given(fraction_of(earned), share), counted.num, f->dagloon);
    *benefit = CHOICE(zw_verrekening) == zw_verrekening_eerst_inkomsten ? part_given(not_below_zero(minus(base, deducted)), factor) : not_below_zero(minus(*benefit, deducted));
    STEP("Zw 31:2", "Van inkomsten van {1} per dag gaat {0} van de uitkering af.",
         "Of earnings of {1} a day {0} is deducted from the benefit.", in_euro(deducted), in_euro(fraction_of(earned)));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status no_benefit(RULE_PARAMETERS)
{
    (void)r; (void)law; (void)f;
    SET(uitkeringPerDag, 0);
    return VASTGESTELD;
}

/* The amount of the day. */
ALWAYS_INLINE enum status amount(RULE_PARAMETERS, const struct course *c, enum status right, enum status share_known)
{
    if (is_weekend(f->peildatum)) {
        STEP(c->leave ? "Wazo 3:14:2" : "Zw 29:2", "Over zaterdag en zondag wordt niet betaald: {0}.",
             "Nothing is paid for Saturday and Sunday: {0}.", in_euro(fraction_of(0)));
        return no_benefit(r, law, f, u);
    }
    if (right != VASTGESTELD) return right;
    if (c->right == nee) return no_benefit(r, law, f, u);
    NEED(dagloon);
    if (c->leave) NEED(eersteZiektedag);
    PARAM(money, most, maximumdagloon, f->peildatum);
    percent share;
    bool claim_counts;
    DO(share_of_wage(r, law, f, c, &share, &claim_counts));
    fraction wage = fraction_of(f->dagloon), maximum = fraction_of(most), claim = wage;
    if (claim_counts) { ASSUME(owed, loonaanspraakPerDag, f->dagloon); claim = fraction_of(owed); }
    fraction counted = smaller(wage, maximum), base = zw_base(wage, maximum, share, claim_counts, claim);
    STEP("Wfsv 17:1", "Van een dagloon van {1} telt hoogstens {2} mee: {0}.",
         "Of a daily wage of {1} at most {2} counts: {0}.", in_euro(counted), in_euro(wage), in_euro(maximum));
    STEP(article_of(f->soortUitkering, claim_counts), "De uitkering is {1} daarvan: {0}.",
         "The benefit is {1} of that: {0}.", in_euro(base), in_percent_given(share));
    if (share_known != VASTGESTELD) return share_known;
    fraction benefit;
    DO(after_earnings(r, law, f, c, base, share, counted, u->factor, &benefit));
    SET_ROUNDED(uitkeringPerDag, benefit);
    STEP(u->factor == WHOLE_BENEFIT ? article_of(f->soortUitkering, claim_counts) : c->leave ? "Wazo 3:13:6" : "Zw 29e:1", "UWV betaalt {1} daarvan: {0} per dag.",
         "UWV pays {1} of that: {0} a day.",
         in_euro(benefit), in_percent_given(u->factor));
    return VASTGESTELD;
}

/* Art. 38a lid 3 and 38b lid 3: until when the employer reports the illness. Leave is applied for, not reported. */
ALWAYS_INLINE enum status report_by(RULE_PARAMETERS, const struct course *c)
{
    if (c->leave) { SET_NONE(meldenUiterlijk); return VASTGESTELD; }
    NEED(eersteZiektedag);
    bool moves = CHOICE(zw_melding_atw) == zw_melding_atw_wel;
    if (f->soortUitkering == soortUitkering_compensatieregeling) {
        PARAM(whole, weeks, zw_29d_wachtweken, f->eersteZiektedag);
        PARAM(whole, days, zw_29d_melding_dagen, f->eersteZiektedag);
        SET(meldenUiterlijk, zw_report_by(f->eersteZiektedag, 7 * weeks + days - 1, moves));
        STEP("Zw 38b:3", "De werkgever meldt de ziekte uiterlijk op de vierde dag na {1}: {0}.",
             "The employer reports the illness on the fourth day after {1} at the latest: {0}.", on_day(u->meldenUiterlijk), in_weeks(weeks));
        return VASTGESTELD;
    }
    PARAM(whole, days, zw_melding_dagen, f->eersteZiektedag);
    ASSUME(last_of_job, eindeDienstbetrekking, DATE_NEVER);
    SET(meldenUiterlijk, zw_report_by_in_job(f->eersteZiektedag, days, last_of_job, moves));
    STEP("Zw 38a:3", "De werkgever meldt de ziekte uiterlijk {1} na de eerste ziektedag, of op de laatste dag van de baan als die eerder is: {0}.",
         "The employer reports the illness {1} after the first sick day at the latest, or on the last day of the job when that comes before: {0}.", on_day(u->meldenUiterlijk), in_days(days));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(soortUitkering);
    NEED(peildatum);
    struct course c = { .leave = is_leave(f->soortUitkering) };
    enum status report = report_by(r, law, f, u, &c);
    enum status rules = which_rules(r, law, f, u, &c);
    enum status right = has_right(r, law, f, &c);
    enum status share = multiplier(r, law, f, u, &c, rules);
    enum status goes_on = subsidy_goes_on(r, law, f, u, &c, rules, right);
    enum status paid = amount(r, law, f, u, &c, right, share);
    return worst(worst(report, rules), worst(worst(share, goes_on), paid));
}

RULE(samenloop, peildatum, "Zw 29e", MEASURE(14), "Ziekengeld en loonkostensubsidie samen", "Sickness benefit and wage cost subsidy together")
