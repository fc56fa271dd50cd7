/* SPDX-License-Identifier: EUPL-1.2 */
/* werkgeverskosten.c: what an employee costs in a calendar year: wage, holiday allowance and premiums, less subsidy, wage cost benefit and sickness benefit. */
#include "rules/loonkostensubsidie.h"
#include "rules/rule.h"
#include "rules/loonkostenvoordeel.h"
#include "rules/samenloop.h"
#include "rules/werkgeverskosten.h"

#define FACTS(F) \
    F(jaar) F(brutoloonPerMaand) F(pensioenWerkgever) F(kleineWerkgever) F(vastContract) F(geboortedatum) F(loonwaarde) F(forfaitairMaanden) F(urenPerWeek) F(voltijduren) \
    F(startDienstbetrekking) F(lkvCategorieen) F(verloondeUren) F(ziekteDagen) F(ziekteDagenForfait)
#define OUTCOMES(F) \
    F(brutoloon) F(vakantiebijslag) F(premies) F(pensioen) F(loonkosten) F(loonkostensubsidieJaar) F(loonkostenvoordeel) F(ziektewet) F(nettoKosten) F(nettoKostenPerMaand)
DECLARE_RULE

/* The employment lasts the whole year. */
enum { MONTHS = MONTHS_OF_YEAR, WEEKS = WEEKS_OF_YEAR };

#undef PLAIN_VALUE
#define PLAIN_VALUE(name) ((int64_t)f->name)
CONSISTENT
{
    REFUSE_IF(startDienstbetrekking, GIVEN(jaar) && f->startDienstbetrekking > date_of(f->jaar, 1, 1), "niet na 1 januari van het jaar: de baan duurt het hele jaar", "not after 1 January of the year: the job lasts the whole year");
    NOT_AFTER(geboortedatum, startDienstbetrekking);
    REFUSE_IF(geboortedatum, GIVEN(jaar) && f->geboortedatum >= date_of(f->jaar, 1, 1), "vóór het begin van het jaar", "before the start of the year");
    REFUSE_IF(ziekteDagenForfait, BOTH_GIVEN(ziekteDagenForfait, ziekteDagen) && f->ziekteDagenForfait > f->ziekteDagen, "niet meer dan ziekteDagen", "not more than ziekteDagen");
    REFUSE_IF(ziekteDagenForfait, f->ziekteDagenForfait > 0 && GIVEN(forfaitairMaanden) && f->forfaitairMaanden == 0, "nul als forfaitairMaanden nul is", "nought when forfaitairMaanden is nought");
    return good;
}

/* The exact amounts of the year, before any rounding. */
struct year {
    date first;                         /* 1 January, the day whose law counts */
    fraction wage;                      /* with holiday allowance */
    fraction costs;                     /* with premiums and pension */
    percent premium;                    /* all premiums together */
    fraction subsidy, benefit, sickness;
    whole flat_months;                  /* months in which the flat rate stands */
};

/* Gross wage, and holiday allowance on it (Wml art. 15). */
ALWAYS_INLINE enum status wages(RULE_PARAMETERS, struct year *y)
{
    NEED(brutoloonPerMaand);
    RATIO(holiday, vakantiebijslag, y->first);
    SET(brutoloon, f->brutoloonPerMaand * MONTHS);
    fraction gross = fraction_of(u->brutoloon);
    y->wage = increased(gross, holiday);
    SET_ROUNDED(vakantiebijslag, part(gross, holiday));
    STEP("Wml 15:1", "Het loon over het jaar is {1}; met {2} vakantiebijslag is dat {0}.", "The wage of the year is {1}; with {2} holiday allowance that is {0}.", in_euro(y->wage), in_euro(gross), in_percent(holiday));
    return VASTGESTELD;
}

/* Wfsv and Zvw: which premiums the employer pays, as one percentage. */
ALWAYS_INLINE enum status premium_rate(RULE_CONTEXT, struct year *y)
{
    ratio disability, unemployment;
    RATIO(care, premie_zvw_werkgever, y->first);
    RATIO(fund, premie_whk_gemiddeld, y->first);
    RATIO(child, premie_wko_opslag, y->first);
    ASSUME(small, kleineWerkgever, ja);
    if (small == ja) { RATIO(low, premie_aof_laag, y->first); disability = low; }
    else { RATIO(high, premie_aof_hoog, y->first); disability = high; }
    ASSUME(permanent, vastContract, ja);
    if (permanent == ja) { RATIO(low, premie_awf_laag, y->first); unemployment = low; }
    else { RATIO(high, premie_awf_hoog, y->first); unemployment = high; }
    y->premium = percent_of(care) + percent_of(fund) + percent_of(child) + percent_of(disability) + percent_of(unemployment);
    STEP("Wfsv 36", "De premies zijn samen {0}: Aof {1}, kinderopvang {2}, Awf {3} en Werkhervattingskas {4} (gemiddeld), met de heffing Zvw.",
         "The premiums together are {0}: Aof {1}, child care {2}, Awf {3} and return to work fund {4} (average), with the Zvw levy.",
         in_percent_given(y->premium), in_percent(disability), in_percent(child), in_percent(unemployment), in_percent(fund));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status premiums(RULE_PARAMETERS, struct year *y)
{
    DO(premium_rate(r, law, f, y));
    PARAM(money, most, maximumpremieloon, y->first);
    fraction over = smaller(y->wage, fraction_of(most)), premium = part_given(over, y->premium);
    SET_ROUNDED(premies, premium);
    STEP("Wfsv 17:1", "Premies gaan over het loon, hoogstens over {1}: {0}.", "Premiums are due on the wage, on {1} at most: {0}.", in_euro(premium), in_euro(fraction_of(most)));
    ASSUME(share, pensioenWerkgever, 0);
    fraction pension = part_given(y->wage, share);
    SET_ROUNDED(pensioen, pension);
    y->costs = plus(plus(y->wage, in_lowest_terms(premium)), in_lowest_terms(pension));
    SET_ROUNDED(loonkosten, y->costs);
    STEP("Wfsv 16", "Met {1} aan premies en {2} aan pensioenpremie zijn de loonkosten {0}.", "With {1} of premiums and {2} of pension premium the wage costs are {0}.", in_euro(y->costs), in_euro(premium), in_euro(pension));
    return VASTGESTELD;
}

/* What the subsidy of a month hangs on, fixed on 1 January or, where that is the reading taken, again on 1 July. */
struct fixing {
    date wage_day;
    money month; whole adult, youngest;
    ratio holiday, charges, most, flat;
    fraction wage[2];                   /* of somebody who had no birthday yet this year, and who had */
};
struct hours_of { hours counted, reference; };

/* Pw art. 2 onder c: the minimum wage a month at an age. */
ALWAYS_INLINE enum status wage_at(RULE_CONTEXT, const struct fixing *x, whole age, fraction *wage)
{
    *wage = fraction_of(age < x->youngest ? 0 : x->month);
    if (age < x->youngest || age >= x->adult) return VASTGESTELD;
    RATIO_AT(of_age, jeugdloon, age, x->wage_day);
    *wage = part(*wage, of_age);
    PARAM(money, unit, jeugdloon_afronding, x->wage_day);
    if (unit > 0 && CHOICE(lks_jeugdloon_afronding) == lks_jeugdloon_afronding_gepubliceerd) *wage = rounded_to(*wage, unit);
    STEP("Pw 2::c", "Het minimumloon voor {1} is {2} van {3}: {0} per maand.", "The minimum wage at {1} is {2} of {3}: {0} a month.", in_euro(*wage), in_years(age), in_percent(of_age), in_euro(fraction_of(x->month)));
    return VASTGESTELD;
}

/* Pw 10d lid 7: all that is fixed on a day. age: on 1 January. young becomes true when a birthday in the year can change the minimum wage. */
ALWAYS_INLINE enum status fix_on(RULE_CONTEXT, date day, whole age, bool *young, struct fixing *x)
{
    x->wage_day = day;
    PARAM(int, wording, lks_herziening_wml, day);
    if (wording == lks_herziening_wml_voorafgaand_jaar && civil_of(day).month == 1 && CHOICE(lks_indexering_2017_2022) == lks_indexering_2017_2022_wml_voorafgaand_jaar) x->wage_day = day - 1;
    PARAM(money, month, minimumloon, x->wage_day);
    PARAM(whole, adult, volwassen_leeftijd, x->wage_day);
    PARAM(whole, youngest, minimumloon_jongste_leeftijd, x->wage_day);
    RATIO(holiday, vakantiebijslag, day);
    RATIO(charges, werkgeverslasten, day);
    RATIO(most, lks_maximum, day);
    RATIO(flat, lks_forfait, day);
    x->month = month; x->adult = adult; x->youngest = youngest; x->holiday = holiday; x->charges = charges; x->most = most; x->flat = flat;
    STEP("Pw 10d:7", "De subsidie is vastgesteld op {1}, met een minimumloon van {0} per maand.", "The subsidy was fixed on {1}, with a minimum wage of {0} a month.", in_euro(fraction_of(month)), on_day(day));
    *young |= age < adult;
    for (int32_t k = 0; k < 2; k++) DO(wage_at(r, law, f, x, age + k, &x->wage[k]));
    return VASTGESTELD;
}

/* The subsidy of a month with the compensation for employer costs. reading: of the sentence on that compensation, for a measured wage value. */
ALWAYS_INLINE fraction of_month(const struct fixing *x, fraction wage, struct hours_of h, bool flat, percent value, int reading)
{
    fraction ground = increased(wage, x->holiday);
    fraction subsidy = times(part_given(ground, flat ? percent_of(x->flat) : lks_share(value, x->most)), h.counted, h.reference);
    fraction total = increased(subsidy, x->charges);
    if (!flat && reading != lks_lasten_en_plafond_buiten)
        total = lks_total_within(reading == lks_lasten_en_plafond_in_grondslag, total, ground, ground, value, x->charges, x->most, h.counted, h.reference);
    return in_lowest_terms(total);
}

/* Pw 10d lid 4: the agreed hours, not more than a full job, over 36; until 2024 over the normal working hours, which are those of a full job. */
ALWAYS_INLINE enum status hours_that_count(RULE_CONTEXT, date day, struct hours_of *h)
{
    NEED(urenPerWeek);
    NEED(voltijduren);
    PARAM(int, way, lks_arbeidsduur, day);
    hours full = f->voltijduren;
    if (way == lks_arbeidsduur_referentie) { PARAM(hours, week, lks_referentie_arbeidsduur, day); h->reference = week; }
    else {
        PARAM(hours, most, normale_arbeidsduur_hoogste, day);
        if (full > most) full = most;
        h->reference = full;
    }
    h->counted = f->urenPerWeek < full ? f->urenPerWeek : full;
    STEP("Pw 10d:4", "Voor de subsidie tellen {0} per week, van {1}.", "For the subsidy {0} a week count, of {1}.", in_hours(h->counted), in_hours(h->reference));
    return VASTGESTELD;
}

/* Twelve months, one by one; a month in which the minimum wage rises with a birthday in two parts, by days, where the birthday itself counts. */
ALWAYS_INLINE fraction of_all_months(const struct facts *f, const struct year *y, const struct fixing x[2], bool twice, bool young, whole age, bool on_birthday, struct hours_of h, int reading)
{
    fraction sum = fraction_of(0);
    struct civil born = civil_of(f->geboortedatum);
    for (int32_t m = 1; m <= MONTHS; m++) {
        const struct fixing *of = &x[twice && m > MONTHS / 2];
        bool flat = m <= y->flat_months;
        int32_t days = days_in_month(f->jaar, m), before = days;
        date first = date_of(f->jaar, m, 1);
        if (young && age_on(f->geboortedatum, first) > age) before = 0;
        else if (on_birthday && age_on(f->geboortedatum, first + days - 1) > age) before = born.day - 1;
        for (int32_t k = 0; k < 2; k++) {
            int32_t part_of = k ? days - before : before;
            if (part_of == 0) continue;
            fraction month = of_month(of, of->wage[k], h, flat, f->loonwaarde, reading);
            sum = plus(sum, part_of == days ? month : times(month, part_of, days));
        }
        sum = in_lowest_terms(sum);
    }
    return sum;
}

/* Pw 10d lid 12 (2017-2021): no subsidy over days with no-risk sickness benefit, taken as their share of the working days of a year. */
ALWAYS_INLINE enum status less_sick_days(RULE_CONTEXT, struct year *y)
{
    PARAM(int, stops, lks_stop_bij_ziekengeld, y->first);
    if (stops == nee) return VASTGESTELD;
    ASSUME(days, ziekteDagen, 0);
    PARAM(whole, year, dagloondagen_jaar, y->first);
    y->subsidy = in_lowest_terms(not_below_zero(times(y->subsidy, year - days, year)));
    STEP("Pw 10d:12", "Over {1} ziekte met ziekengeld stopte de subsidie: {0}.", "For {1} of illness with sickness benefit the subsidy stopped: {0}.", in_euro(y->subsidy), in_days(days));
    return VASTGESTELD;
}

/* The wage cost subsidy of the year: flat months first, then by wage value. */
ALWAYS_INLINE enum status subsidy(RULE_PARAMETERS, struct year *y)
{
    struct hours_of h;
    struct fixing x[2];
    bool young = false;
    ASSUME(months, forfaitairMaanden, 0);
    PARAM(whole, most_months, lks_forfait_maanden, y->first);
    y->flat_months = months < most_months ? months : most_months;
    if (y->flat_months < MONTHS) NEED(loonwaarde);
    NEED(geboortedatum);
    DO(hours_that_count(r, law, f, y->first, &h));
    whole age = age_on(f->geboortedatum, y->first);
    DO(fix_on(r, law, f, y->first, age, &young, &x[0]));
    bool twice = CHOICE(lks_indexering) == lks_indexering_elk_halfjaar;
    if (twice) DO(fix_on(r, law, f, first_of_second_half(f->jaar), age, &young, &x[1]));
    bool on_birthday = young && CHOICE(lks_verjaardag) == lks_verjaardag_op_verjaardag;
    y->subsidy = of_all_months(f, y, x, twice, young, age, on_birthday, h, CHOICE(lks_lasten_en_plafond));
    if (y->flat_months > 0) STEP("Pw 10d:5", "In {0} geldt het vaste deel van {1}, daarna de loonwaarde.", "In {0} the flat rate of {1} holds, after that the wage value.", in_months(y->flat_months), in_percent(x[0].flat));
    if (y->flat_months < MONTHS) STEP("Pw 10d:4", "Bij een loonwaarde van {1} is de subsidie {0} van het minimumloon met vakantiebijslag.", "With a wage value of {1} the subsidy is {0} of the minimum wage with holiday allowance.",
                                      in_percent_given(lks_share(f->loonwaarde, x[0].most)), in_percent_given(f->loonwaarde));
    if (months > most_months) STEP("Pw 10d:5", "Het vaste deel geldt hoogstens {0}; in de andere maanden telt de loonwaarde.", "The flat rate holds for {0} at most; in the other months the wage value counts.", in_months(most_months));
    STEP("RegelingLks 1|RegelingLks2015 1", "Met {1} vergoeding voor werkgeverslasten is de loonkostensubsidie over het jaar {0}.", "With {1} compensation for employer costs the subsidy of the year is {0}.", in_euro(y->subsidy), in_percent(x[0].charges));
    DO(less_sick_days(r, law, f, y));
    SET_ROUNDED(loonkostensubsidieJaar, y->subsidy);
    return VASTGESTELD;
}

/* Wtl: of the categories given the one with the highest amount. */
ALWAYS_INLINE enum status benefit(RULE_PARAMETERS, struct year *y)
{
    y->benefit = fraction_of(0);
    NEED(lkvCategorieen);
    if (f->lkvCategorieen.n == 0) { SET(loonkostenvoordeel, 0); return VASTGESTELD; }
    NEED(urenPerWeek);
    ASSUME(paid, verloondeUren, WEEKS * f->urenPerWeek);
    for (int32_t i = 0; i < f->lkvCategorieen.n; i++) {
        struct lkv_rate rate;
        date start = y->first;
        int32_t category = f->lkvCategorieen.item[i];
        if (category == lkvCategorie_oudere) { ASSUME(began, startDienstbetrekking, y->first); start = began; }
        DO(lkv_rate_of(r, law, category, start, y->first, &rate));
        fraction amount = lkv_year(rate, paid);
        if (is_too_large(amount)) return ONGELDIG;
        y->benefit = larger(y->benefit, amount);
        STEP(rate.article, "Loonkostenvoordeel ({4}): {1} per uur over {2}, hoogstens {3}: {0}.", "Wage cost benefit ({4}): {1} an hour over {2}, at most {3}: {0}.",
             in_euro(amount), in_euro(fraction_of(rate.hour)), in_hours(paid), in_euro(fraction_of(rate.most)), a_word(glossary[G_lkvCategorie].words[category]));
    }
    SET_ROUNDED(loonkostenvoordeel, y->benefit);
    if (f->lkvCategorieen.n > 1) STEP("Wtl 4.1:3", "Van meer voordelen telt het hoogste: {0}.", "Of more benefits the highest counts: {0}.", in_euro(y->benefit));
    return VASTGESTELD;
}

/* Zw 29b lid 6: the daily wage in full on request, times the wage value since 2022 (Zw 29e); days of flat months at the percentage that goes with them. */
ALWAYS_INLINE enum status benefit_days(RULE_PARAMETERS, struct year *y, whole days)
{
    percent measured = WHOLE_BENEFIT, flat = WHOLE_BENEFIT;
    whole flat_days = 0;
    PARAM(whole, in_year, dagloondagen_jaar, y->first);
    PARAM(money, most, maximumdagloon, y->first);
    PARAM(int, counts, zw_loonwaarde_telt, y->first);
    fraction daily = fraction_of(rounded(times(y->wage, 1, in_year)));
    STEP("Dagloonbesluit 12e", "Het dagloon is het loon van een jaar met vakantiebijslag over {1}: {0} (hoogstens {2}).", "The daily wage is the wage of a year with holiday allowance over {1}: {0} (at most {2}).", in_euro(daily), in_days(in_year), in_euro(fraction_of(most)));
    if (counts == ja) {
        RATIO(lowest, zw_loonwaarde_bodem, y->first);
        RATIO(with_flat_rate, zw_loonwaarde_forfait, y->first);
        if (y->flat_months > 0) { ASSUME(in_flat, ziekteDagenForfait, 0); flat_days = in_flat; }
        if (flat_days < days) { NEED(loonwaarde); measured = zw_factor(false, f->loonwaarde, lowest, with_flat_rate); }
        flat = zw_factor(true, 0, lowest, with_flat_rate);
        STEP("Zw 29e:1|Zw 29b:6", "Het ziekengeld wordt vermenigvuldigd met de loonwaarde: {0}; over {1} met een vast deel {2}.", "The benefit is multiplied by the wage value: {0}; for {1} at a flat rate {2}.", in_percent_given(measured), in_days(flat_days), in_percent_given(flat));
    }
    fraction by_value = times(zw_benefit(daily, fraction_of(most), WHOLE_BENEFIT, false, daily, measured), days - flat_days, 1);
    fraction by_flat_rate = times(zw_benefit(daily, fraction_of(most), WHOLE_BENEFIT, false, daily, flat), flat_days, 1);
    y->sickness = in_lowest_terms(plus(by_value, by_flat_rate));
    STEP("Zw 29b:6", "Over {1} is het ziekengeld op verzoek het hele dagloon: {0}.", "For {1} the benefit on request is the whole daily wage: {0}.", in_euro(y->sickness), in_days(days));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status sickness(RULE_PARAMETERS, struct year *y, enum status of_wage, enum status of_premium, enum status of_subsidy)
{
    y->sickness = fraction_of(0);
    ASSUME(days, ziekteDagen, 0);
    if (days == 0) { SET(ziektewet, 0); return VASTGESTELD; }
    if (of_wage != VASTGESTELD) return of_wage;
    if (of_subsidy != VASTGESTELD) return of_subsidy;
    DO(benefit_days(r, law, f, u, y, days));
    if (CHOICE(zw_premievergoeding) == zw_premievergoeding_wel) {
        if (of_premium != VASTGESTELD) return of_premium;
        y->sickness = in_lowest_terms(part_given(y->sickness, WHOLE_BENEFIT + y->premium));
        STEP("Zw 29", "Met vergoeding van {1} premies is dat {0}.", "With {1} of premiums reimbursed that is {0}.", in_euro(y->sickness), in_percent_given(y->premium));
    }
    SET_ROUNDED(ziektewet, y->sickness);
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(jaar);
    struct year y = { .first = date_of(f->jaar, 1, 1) };
    enum status of_wage = wages(r, law, f, u, &y);
    enum status of_premium = of_wage == VASTGESTELD ? premiums(r, law, f, u, &y) : of_wage;
    enum status of_subsidy = subsidy(r, law, f, u, &y), of_benefit = benefit(r, law, f, u, &y);
    enum status of_sickness = sickness(r, law, f, u, &y, of_wage, of_premium, of_subsidy);
    enum status all = worst(worst(of_premium, of_subsidy), worst(of_benefit, of_sickness));
    if (all != VASTGESTELD) return all;
    fraction net = minus(minus(minus(in_lowest_terms(y.costs), y.subsidy), y.benefit), y.sickness);
    SET_ROUNDED(nettoKosten, net);
    SET_ROUNDED(nettoKostenPerMaand, times(net, 1, MONTHS));
    STEP("Pw 10d:4", "Loonkosten min subsidie ({1}), loonkostenvoordeel ({2}) en ziekengeld ({3}): {0} per jaar.", "Wage costs less subsidy ({1}), wage cost benefit ({2}) and sickness benefit ({3}): {0} a year.",
         in_euro(net), in_euro(y.subsidy), in_euro(y.benefit), in_euro(y.sickness));
    return ALL_SETTLED;
}

RULE(werkgeverskosten, jaar, "Pw 10d:4", MEASURE(1) | MEASURE(14), "Kosten van een werkgever in een jaar", "Cost to an employer in a year")
