/* SPDX-License-Identifier: EUPL-1.2 */
/* loonkostensubsidie.c: what the employer receives a month. Participatiewet art. 10d lid 4 (measured), lid 5 (flat rate), lid 7 (re-fixing); art. 2 onder c. */
#include "rules/loonkostensubsidie.h"
#include "rules/rule.h"
#include "rules/products.h"

#define FACTS(F) \
    F(peildatum) F(wswDienstbetrekking) F(behoortTotDoelgroep) F(ingangsdatum) F(startDienstbetrekking) F(geboortedatum) F(forfaitair) F(loonwaarde) \
    F(urenPerWeek) F(voltijduren) F(normaleArbeidsduur) F(functieloon) F(volgtBbl) F(beschutWerk) F(ziekengeldNoRisk) F(ziekmelding)
#define OUTCOMES(F) F(recht) F(minimumloon) F(grondslag) F(subsidiepercentage) F(subsidie) F(werkgeverslasten) F(bedragPerMaand)
DECLARE_RULE

CONSISTENT
{
    IN_ORDER(geboortedatum, startDienstbetrekking, ingangsdatum, peildatum);
    NOT_AFTER(ziekmelding, peildatum);
    NOT_WITH(loonwaarde, GIVEN(forfaitair) && f->forfaitair == ja, "geen loonwaarde naast forfaitair=ja; is er gemeten, geef dan forfaitair=nee",
             "no wage value beside forfaitair=ja; once measured, give forfaitair=nee");
    return good;
}

/* First day of the grant; ingangsdatum was asked for when the terms were prepared. */
#define START (GIVEN(ingangsdatum) ? f->ingangsdatum : f->peildatum)

/* What follows from the law and from the stretches of it in which peildatum and the first day of the grant lie. The days in it are those of one case: for reasons. */
ALWAYS_INLINE bool days_of_terms(const struct facts *f, date day[2])
{
    day[0] = f->peildatum;
    day[1] = START;
    return GIVEN(peildatum) && !(f->unknown & BIT(ingangsdatum));
}
struct terms {
    enum status status;
    bool of_this_case;          /* the days themselves count, not only their stretches */
    date start;                 /* first day of the grant */
    date day;                   /* the day whose law counts: peildatum, or the last day of the old law while an old decision still stands */
    date fixed, wage_day;       /* the day on which the amount was last fixed, and the one whose minimum wage counts */
    struct law_day today, law_start, law_of_day, law_fixed, law_wage;       /* peildatum and those days with their law */
    int hours_way;              /* how hours count */
    hours most_hours;           /* until 2024: at most so many normal hours count */
    money month;                /* the minimum wage of an adult */
    whole adult;                /* the age of an adult */
    ratio holiday, charges;
    fraction adult_ground;      /* with holiday allowance, and rounded for show */
    money adult_ground_cents;
};

/* What the parts of the rule hand on to each other. */
struct grant {
    fraction wage, ground;      /* minimum wage for the age; the same with holiday allowance */
    fraction subsidy;
    fraction worth_of;          /* the wage that the wage value is a share of, with holiday allowance */
    percent share;              /* of the base */
    hours counted, reference;
    bool adult, measured;
};

/* There is no right: every amount is nought. */
ALWAYS_INLINE enum status no_right(struct outcome *u)
{
    SET(recht, nee);
    SET(minimumloon, 0); SET(grondslag, 0); SET(subsidiepercentage, 0);
    SET(subsidie, 0); SET(werkgeverslasten, 0); SET(bedragPerMaand, 0);
    return VASTGESTELD;
}

/* Which text held on peildatum, for the citations: art. 10d was numbered otherwise until February 2017, art. 6 had leden until July 2023. */
#define OLD_10D (HAS(peildatum) && law_value(law, P_lks_herziening, f->peildatum) == lks_herziening_jaarlijks)
#define OLD_6 (law_value(law, P_doelgroep_bij_verordening, f->peildatum) == ja)

/* Lid 3 (Wsw), lid 1 and 8 (target group); until February 2017 lid 2 and 6. */
ALWAYS_INLINE enum status outside(RULE_CONTEXT, bool *out)
{
    ASSUME(wsw, wswDienstbetrekking, nee);
    if (wsw == ja) {
        STEP(OLD_10D ? "Pw 10d:2:a" : "Pw 10d:3", "Voor een Wsw-dienstbetrekking is er geen loonkostensubsidie.", "There is no wage cost subsidy for an employment under the Wsw.", an_answer(nee));
        *out = true;
        return VASTGESTELD;
    }
    ASSUME(group, behoortTotDoelgroep, ja);
    *out = group == nee;
    if (*out) STEP(OLD_10D ? "Pw 10d:6" : "Pw 10d:8", "De werknemer hoort niet bij de doelgroep loonkostensubsidie: er is geen recht.", "The employee is outside the target group for the wage cost subsidy: there is no right.", an_answer(nee));
    return VASTGESTELD;
}

/* While a decision of before 2024 has not been adapted it may stand as it was, at most a year (art. 78ee). */
ALWAYS_INLINE enum status law_of_which_day(RULE_CONTEXT, struct terms *t)
{
    t->day = f->peildatum;
    PARAM(int, now, lks_arbeidsduur, t->today);
    t->hours_way = now;
    if (t->start == t->day) return VASTGESTELD;
    PARAM(int, then, lks_arbeidsduur, t->law_start);
    if (now == then) return VASTGESTELD;
    t->of_this_case = true;
    PARAM(date, last, lks_overgang_2024_tot, t->day);
    if (t->day > last || CHOICE(lks_overgang_2024) == lks_overgang_2024_direct) return VASTGESTELD;
    PARAM(date, old_law, lks_oud_recht_laatste_dag, t->day);
    t->day = old_law;
    t->hours_way = then;
    STEP("Pw 78ee", "Het besluit van vóór 2024 geldt nog; de regels van {0} tellen.", "The decision of before 2024 still stands; the rules of {0} count.", on_day(old_law));
    return VASTGESTELD;
}

/* Until 2017-01-31 the amount was fixed anew every year after the start (sheltered work: every three years), without a calendar day. */
ALWAYS_INLINE enum status last_anniversary(RULE_CONTEXT, struct terms *t)
{
    t->of_this_case = true;
    ASSUME(sheltered, beschutWerk, nee);
    PARAM(whole, yearly, lks_herziening_jaarlijks_maanden, t->start);
    PARAM(whole, three_yearly, lks_herziening_beschut_werk_maanden, t->start);
    whole every = sheltered == ja ? three_yearly : yearly;
    t->fixed = t->start;
    for (whole months = every; months > 0; months += every) {
        date anniversary = add_months(t->start, months);
        if (anniversary > t->day) return VASTGESTELD;
        PARAM(int, way, lks_herziening, anniversary);
        if (way == lks_herziening_jaarlijks) t->fixed = anniversary;
    }
    return VASTGESTELD;
}

/* A grant of an earlier year: fixed anew on 1 January (lid 7), or before February 2017 on its anniversary. */
ALWAYS_INLINE enum status fixed_since(RULE_CONTEXT, struct terms *t, date new_year)
{
    PARAM(int, way, lks_herziening, new_year);
    if (way == lks_herziening_jaarlijks) {
        if (CHOICE(lks_jaarlijkse_herziening) == lks_jaarlijkse_herziening_1_januari) t->fixed = new_year;
        else DO(last_anniversary(r, law, f, t));
        t->wage_day = t->fixed;
        return VASTGESTELD;
    }
    t->fixed = t->wage_day = new_year;
    PARAM(int, wording, lks_herziening_wml, new_year);
    if (wording == lks_herziening_wml_voorafgaand_jaar && CHOICE(lks_indexering_2017_2022) == lks_indexering_2017_2022_wml_voorafgaand_jaar) t->wage_day = new_year - 1;
    return VASTGESTELD;
}

/* Lid 7 (until February 2017 lid 5): on which day the amount was last fixed. A grant of this year keeps the amounts of its first day. */
ALWAYS_INLINE enum status last_fixed(RULE_CONTEXT, struct terms *t)
{
    struct civil on = civil_of(t->day);
    date new_year = date_of(on.year, 1, 1), july = first_of_second_half(on.year);
    t->fixed = t->wage_day = t->start;
    if (t->start < new_year) DO(fixed_since(r, law, f, t, new_year));
    if ((t->day >= july) & (t->start < july)) {
        PARAM(int, way, lks_herziening, july);
        if (way == lks_herziening_een_januari && CHOICE(lks_indexering) == lks_indexering_elk_halfjaar) t->fixed = t->wage_day = july;
    }
    if (t->fixed != t->start)
        STEP(OLD_10D ? "Pw 10d:5" : "Pw 10d:7", "De subsidie begon op {1} en is op {0} voor het laatst opnieuw vastgesteld. De bedragen van die dag tellen.",
             "The subsidy started on {1} and was last fixed anew on {0}. The amounts of that day count.", on_day(t->fixed), on_day(t->start));
    return VASTGESTELD;
}

/* All that the dates decide: day, last fixing, wage of an adult, percentages. */
ALWAYS_INLINE enum status prepare(RULE_CONTEXT, struct terms *t)
{
    NEED(peildatum);
    t->today = law_of(law, f->peildatum);
    ASSUME(start, ingangsdatum, f->peildatum);
    t->start = start;
    t->law_start = start == f->peildatum ? t->today : law_of(law, start);
    DO(law_of_which_day(r, law, f, t));
    DO(last_fixed(r, law, f, t));
    t->most_hours = 0;
    t->law_of_day = t->day == f->peildatum ? t->today : law_of(law, t->day);
    if (t->hours_way == lks_arbeidsduur_normale_arbeidsduur) {
        PARAM(hours, most, normale_arbeidsduur_hoogste, t->law_of_day);
        t->most_hours = most;
    }
    t->law_fixed = t->fixed == t->start ? t->law_start : law_of(law, t->fixed);
    t->law_wage = t->wage_day == t->fixed ? t->law_fixed : law_of(law, t->wage_day);
    PARAM(money, month, minimumloon, t->law_wage);
    PARAM(whole, adult, volwassen_leeftijd, t->law_wage);
    RATIO(holiday, vakantiebijslag, t->law_fixed);
    RATIO(charges, werkgeverslasten, t->law_fixed);
    t->month = month;
    t->adult = adult;
    t->holiday = holiday;
    t->charges = charges;
    t->adult_ground = increased(fraction_of(month), holiday);
    if (is_too_large(t->adult_ground)) return ONGELDIG;
    t->adult_ground_cents = rounded(t->adult_ground);
    return VASTGESTELD;
}

/* From 2016 to 2021 there was no subsidy over days with a right to no-risk sickness benefit (lid 10, later lid 12); that went on for illness reported before
 * 2022 (art. 78dd). */
ALWAYS_INLINE enum status stopped_by_illness(RULE_CONTEXT, struct law_day today, bool *out)
{
    PARAM(int, asked, lks_ziekengeld_toets, today);
    if (asked == nee) return VASTGESTELD;
    ASSUME(benefit, ziekengeldNoRisk, nee);
    if (benefit == nee) return VASTGESTELD;
    PARAM(int, stops, lks_stop_bij_ziekengeld, today);
    UNUSED_OK bool then = false;
    if (stops == nee) {
        NEED(ziekmelding);
        PARAM(date, last, lks_ziekengeld_oud_recht_tot, today);
        stops = (int)is_so(f->ziekmelding <= last);
        then = true;
    }
    *out = stops == ja;
    if (*out) STEP(then ? "Pw 78dd:1" : OLD_10D ? "Pw 10d:10" : "Pw 10d:12", "Over dagen met recht op ziekengeld van de no-riskpolis is er geen loonkostensubsidie; zo was de wet voor een ziekmelding vóór 2022.",
                   "There is no subsidy over days with a right to no-risk sickness benefit; so the law was for illness reported before 2022.", an_answer(nee));
    else STEP("Zw 29e:1", "De loonkostensubsidie loopt door tijdens ziekte.", "The subsidy runs on during illness.", an_answer(ja));
    return VASTGESTELD;
}

/* Below the adult age: a percentage of the minimum wage, for vocational training (bbl) another one only where that is the reading taken. */
ALWAYS_INLINE enum status youth_wage(RULE_CONTEXT, const struct terms *t, struct grant *g, whole years)
{
    ratio share;
    bool bbl = false;
    if (years >= K_jeugdloon_bbl_first) {
        ASSUME(training, volgtBbl, nee);
        bbl = training == ja && CHOICE(lks_bbl_staffel) == lks_bbl_staffel_wel;
    }
    if (bbl) { RATIO_AT(of_training, jeugdloon_bbl, years, t->law_wage); share = of_training; }
    else { RATIO_AT(of_age, jeugdloon, years, t->law_wage); share = of_age; }
    g->wage = part(fraction_of(t->month), share);
    PARAM(money, unit, jeugdloon_afronding, t->law_wage);
    if (unit > 0 && CHOICE(lks_jeugdloon_afronding) == lks_jeugdloon_afronding_gepubliceerd) g->wage = rounded_to(g->wage, unit);
    g->ground = increased(g->wage, t->holiday);
    STEP("Pw 2::c", "Het minimumloon voor {1} is {2} van {3}: {0} per maand (bedragen van {4}).", "The minimum wage at {1} is {2} of {3}: {0} a month (amounts of {4}).",
         in_euro(g->wage), in_years(years), in_percent(share), in_euro(fraction_of(t->month)), on_day(t->wage_day));
    return VASTGESTELD;
}

/* Somebody who was perhaps not yet an adult on the first of the month: the age that counts, and the wage for it. */
ALWAYS_INLINE enum status young(RULE_CONTEXT, const struct terms *t, struct grant *g, bool *too_young)
{
    struct civil born = civil_of(f->geboortedatum), on = civil_of(f->peildatum), first = { on.year, on.month, 1 };
    whole years = years_between(born, first);
    if (years < t->adult && CHOICE(lks_verjaardag) == lks_verjaardag_op_verjaardag) years = years_between(born, on);
    g->adult = years >= t->adult;
    if (g->adult) return VASTGESTELD;
    PARAM(whole, youngest, minimumloon_jongste_leeftijd, t->law_wage);
    *too_young = years < youngest;
    if (!*too_young) return youth_wage(r, law, f, t, g, years);
    STEP("Wml 7:3", "Onder {1} is er geen wettelijk minimumloon, en dus geen loonkostensubsidie.", "Below {1} there is no statutory minimum wage, and so no subsidy.", an_answer(nee), in_years(youngest));
    return VASTGESTELD;
}

/* Art. 2 onder c: the minimum wage a month for the age; lid 4: with holiday allowance. */
ALWAYS_INLINE enum status base(RULE_CONTEXT, const struct terms *t, struct grant *g, bool *too_young)
{
    NEED(geboortedatum);
    g->adult = f->geboortedatum + 366 * (int64_t)t->adult + 31 <= f->peildatum;      /* surely; others are looked at with care */
    if (!g->adult) DO(young(r, law, f, t, g, too_young));
    if (*too_young) return VASTGESTELD;
    if (g->adult) {
        g->wage = fraction_of(t->month);
        g->ground = t->adult_ground;
        STEP("Pw 2::c", "Het minimumloon op {1} is {0} per maand.", "The minimum wage on {1} is {0} a month.", in_euro(g->wage), on_day(t->wage_day));
    }
    STEP("Wml 15:1", "Met {1} vakantiebijslag is de grondslag {0}.", "With {1} holiday allowance the base is {0}.", in_euro(g->ground), in_percent(t->holiday));
    return VASTGESTELD;
}

/* There is a right. Without one minimum wage and base are 0.00 too, so they are settled only here. */
ALWAYS_INLINE enum status right(RULE_PARAMETERS, const struct terms *t, const struct grant *g)
{
    SET(recht, ja);
    SET(subsidiepercentage, g->share);
    if (g->adult) {
        SET(minimumloon, t->month);
        SET(grondslag, t->adult_ground_cents);
        return VASTGESTELD;
    }
    SET_ROUNDED(minimumloon, g->wage);
    SET_ROUNDED(grondslag, g->ground);
    return VASTGESTELD;
}

/* Lid 5: the flat rate, in at most the first six months of the employment. */
ALWAYS_INLINE enum status flat_rate(RULE_CONTEXT, const struct terms *t, struct grant *g, bool *none)
{
    PARAM(int, exists, lks_forfait_mogelijk, t->law_start);
    *none = exists == nee;
    if (*none) {
        STEP("Pw 10d:1", "Op {1} kende de wet nog geen vast deel: eerst moest de loonwaarde worden vastgesteld.", "On {1} the law had no flat rate yet: the wage value had to be fixed first.", an_answer(nee), on_day(t->start));
        return VASTGESTELD;
    }
    PARAM(whole, months, lks_forfait_maanden, t->law_of_day);
    ASSUME(job, startDienstbetrekking, START);
    date last = lks_flat_rate_until(job, months);
    if (f->peildatum >= job + 28 * (int64_t)months && f->peildatum > last) {     /* within so many times 28 days it is surely not over */
        STEP("Pw 10d:5", "Het vaste deel geldt de eerste {1} van de baan, dus tot en met {0}; daarna telt de vastgestelde loonwaarde.",
             "The flat rate holds for the first {1} of the job, so up to and including {0}; after that the wage value that was fixed counts.", on_day(last), in_months(months));
        return undecided(r, bit_loonwaarde);
    }
    RATIO(flat, lks_forfait, t->law_fixed);
    g->share = percent_of(flat);
    g->subsidy = part_given(g->ground, g->share);
    STEP("Pw 10d:5", "Tot en met {3} is de subsidie een vast deel, {1} van {2}: {0}.", "Until {3} the subsidy is a flat rate, {1} of {2}: {0}.",
         in_euro(g->subsidy), in_percent(flat), in_euro(g->ground), on_day(last));
    return VASTGESTELD;
}

/* Lid 4 until 2017: the wage value is a share of the wage of the function (art. 78cc). */
ALWAYS_INLINE enum status by_share_of_function_wage(RULE_CONTEXT, const struct terms *t, struct grant *g, ratio most)
{
    ASSUME(function_wage, functieloon, rounded(g->wage));
    fraction counted = function_wage == rounded(g->wage) ? g->ground : increased(fraction_of(function_wage), t->holiday);    /* to the cent the minimum wage: that itself, unrounded */
    g->worth_of = counted;
    g->subsidy = smaller(lks_missing(g->ground, counted, f->loonwaarde / ONE_PERCENT), part(g->ground, most));
    fraction of_ground = times(g->subsidy, HUNDRED_PERCENT * g->ground.den, g->ground.num);
    if (is_too_large(of_ground)) return ONGELDIG;
    g->share = (percent)rounded(of_ground);
    STEP("Pw 10d:4", "De loonwaarde is {1} van {2} (loon van de functie met vakantiebijslag); wat ontbreekt aan {3} is {0}, met een maximum van {4}.",
         "The wage value is {1} of {2} (wage of the function with holiday allowance); what is missing from {3} is {0}, at most {4}.",
         in_euro(g->subsidy), in_percent_given(f->loonwaarde), in_euro(counted), in_euro(g->ground), in_euro(part(g->ground, most)));
    return VASTGESTELD;
}

/* Lid 4: what is missing in wage value, with a maximum. */
ALWAYS_INLINE enum status by_wage_value(RULE_CONTEXT, const struct terms *t, struct grant *g)
{
    NEED(loonwaarde);
    RATIO(most, lks_maximum, t->law_fixed);
    PARAM(int, share_of, lks_loonwaardegrondslag, t->law_of_day);
    g->measured = true;
    if (share_of == lks_loonwaardegrondslag_functieloon) return by_share_of_function_wage(r, law, f, t, g, most);
    percent missing = HUNDRED_PERCENT - f->loonwaarde;
    g->share = lks_share(f->loonwaarde, most);
    g->worth_of = g->ground;
    g->subsidy = part_given(g->ground, g->share);
    if (g->share < missing)
        STEP("Pw 10d:4", "Bij een loonwaarde van {1} is de subsidie het maximum, {2} van {3}: {0}.", "With a wage value of {1} the subsidy is the maximum, {2} of {3}: {0}.",
             in_euro(g->subsidy), in_percent_given(f->loonwaarde), in_percent(most), in_euro(g->ground));
    else
        STEP("Pw 10d:4", "De loonwaarde is {1}; wat aan {2} ontbreekt is {3} daarvan: {0}.", "The wage value is {1}; what is missing from {2} is {3} of it: {0}.",
             in_euro(g->subsidy), in_percent_given(f->loonwaarde), in_euro(g->ground), in_percent_given(missing));
    return VASTGESTELD;
}

/* Lid 4 and 5: in proportion to the agreed hours; until 2024 only downwards, against the normal working hours of the job. */
ALWAYS_INLINE enum status for_hours(RULE_CONTEXT, const struct terms *t, struct grant *g)
{
    NEED(urenPerWeek);
    hours full_job, reference;
    if (t->hours_way == lks_arbeidsduur_referentie) {
        PARAM(hours, week, lks_referentie_arbeidsduur, t->law_of_day);
        ASSUME(full, voltijduren, week);
        full_job = full;
        reference = week;
    } else {
        NEED(normaleArbeidsduur);
        full_job = reference = f->normaleArbeidsduur < t->most_hours ? f->normaleArbeidsduur : t->most_hours;
        if (f->normaleArbeidsduur > t->most_hours)
            STEP("Wml 12:3", "Van een normale arbeidsduur van {1} telt ten hoogste {0} mee.", "Of normal working hours of {1} at most {0} count.", in_hours(t->most_hours), in_hours(f->normaleArbeidsduur));
    }
    g->counted = f->urenPerWeek < full_job ? f->urenPerWeek : full_job;
    g->reference = reference;
    g->subsidy = times(g->subsidy, g->counted, reference);
    UNUSED_OK const char *lid = g->measured ? "Pw 10d:4" : "Pw 10d:5";
    if (t->hours_way == lks_arbeidsduur_referentie)
        STEP(lid, "Naar de afgesproken arbeidsduur: {1} van {2} (niet meer dan een volledige baan van {3}): {0}.",
             "In proportion to the agreed hours: {1} of {2} (not more than a full job of {3}): {0}.", in_euro(g->subsidy), in_hours(g->counted), in_hours(reference), in_hours(full_job));
    else
        STEP(lid, "Naar de afgesproken arbeidsduur: {1} van de normale arbeidsduur van {2}: {0}.",
             "In proportion to the agreed hours: {1} of the normal working hours of {2}: {0}.", in_euro(g->subsidy), in_hours(g->counted), in_hours(reference));
    return VASTGESTELD;
}

/* Regeling LKS art. 1: the compensation for employer costs, a percentage of the subsidy; and the sum. */
ALWAYS_INLINE enum status with_employer_costs(RULE_PARAMETERS, const struct terms *t, struct grant *g)
{
    ratio charges = t->charges;
    fraction costs = part(g->subsidy, charges), total = increased(g->subsidy, charges);
    int reading = g->measured ? CHOICE(lks_lasten_en_plafond) : lks_lasten_en_plafond_buiten;
    if (reading != lks_lasten_en_plafond_buiten) {
        RATIO(most, lks_maximum, t->law_fixed);
        total = lks_total_within(reading == lks_lasten_en_plafond_in_grondslag, total, g->ground, g->worth_of, f->loonwaarde, charges, most, g->counted, g->reference);
        g->subsidy = smaller(g->subsidy, total);
        costs = minus(total, g->subsidy);
    }
    SET_ROUNDED(subsidie, g->subsidy);
    SET_ROUNDED(werkgeverslasten, costs);
    SET_ROUNDED(bedragPerMaand, total);
    if (CHOICE(lks_afronding) == lks_afronding_per_onderdeel) SET(bedragPerMaand, u->subsidie + u->werkgeverslasten);
    STEP("RegelingLks 1|RegelingLks2015 1", "De vergoeding voor werkgeverslasten is {1} van {2}: {0}.", "The compensation for employer costs is {1} of {2}: {0}.",
         in_euro(costs), in_percent(charges), in_euro(g->subsidy));
    STEP(g->measured ? "Pw 10d:4" : "Pw 10d:5", "Samen is de loonkostensubsidie {0} per maand.", "Together the wage cost subsidy is {0} a month.", in_euro(fraction_of(u->bedragPerMaand)));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS, const struct terms *prepared)
{
    bool none;
    struct grant g = { .measured = false };
    DO(outside(r, law, f, &none));
    if (none) return no_right(u);
    NEED(peildatum);
    DO(stopped_by_illness(r, law, f, prepared ? prepared->today : law_of(law, f->peildatum), &none));
    if (none) return no_right(u);
    TERMS(t);
    DO(base(r, law, f, t, &g, &none));
    if (none) return no_right(u);
    NEED(forfaitair);
    if (f->forfaitair == ja) DO(flat_rate(r, law, f, t, &g, &none));
    else DO(by_wage_value(r, law, f, t, &g));
    if (none) return no_right(u);
    if (is_too_large(g.subsidy)) return ONGELDIG;
    if (g.subsidy.num == 0) {
        STEP(OLD_6 ? "Pw 6:1:e" : "Pw 6::e", "Er ontbreekt niets aan loonwaarde: er is geen recht op loonkostensubsidie.", "Nothing is missing in wage value: there is no right to the subsidy.", an_answer(nee));
        return no_right(u);
    }
    DO(right(r, law, f, u, t, &g));
    DO(for_hours(r, law, f, t, &g));
    return with_employer_costs(r, law, f, u, t, &g);
}

#define USUAL(F) F(peildatum) F(geboortedatum) F(forfaitair) F(urenPerWeek) F(voltijduren) F(normaleArbeidsduur)
#define PERHAPS(F) F(ingangsdatum) F(loonwaarde)
RULE_WITH_SHARED_TERMS(loonkostensubsidie, peildatum, "Pw 10d", MEASURE(1) | MEASURE(3), "Loonkostensubsidie per maand", "Wage cost subsidy a month")
