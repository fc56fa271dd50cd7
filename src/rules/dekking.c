/* SPDX-License-Identifier: EUPL-1.2 */
/* dekking.c: what an employer is left with in a month of illness of an employee with the wage cost subsidy, by the law of the day and by the rules of before 2022.
 * Ziektewet art. 29b, 29e; Participatiewet art. 10d; Wfsv art. 17. */
#include "rules/loonkostensubsidie.h"
#include "rules/samenloop.h"
#include "rules/rule.h"

#define FACTS(F) \
    F(peildatum) F(brutoloonPerMaand) F(loondoorbetaling) F(uitkeringspercentage) F(forfaitair) F(loonwaarde) F(geboortedatum) F(urenPerWeek) F(voltijduren) \
    F(normaleArbeidsduur) F(functieloon) F(volgtBbl)
#define OUTCOMES(F) F(ziektewetPerMaand) F(subsidiePerMaand) F(loonkostenPerMaand) F(ongedektPerMaand) F(ongedektPerMaandOud)
DECLARE_RULE

CONSISTENT
{
    NOT_AFTER(geboortedatum, peildatum);
    NOT_WITH(loonwaarde, GIVEN(forfaitair) && f->forfaitair == ja, "geen loonwaarde naast forfaitair=ja; is er gemeten, geef dan forfaitair=nee",
             "no wage value beside forfaitair=ja; once measured, give forfaitair=nee");
    return good;
}

/* What the parts of the rule hand on to each other; all of it a month. */
struct month {
    struct law_day today;
    ratio holiday;
    fraction wage, paid, maximum;   /* with holiday allowance; what the employer goes on paying of it; the most that counts for the benefit */
    percent share;                  /* of the wage that UWV pays, before the wage value */
    fraction subsidy;
    bool subsidised, flat;
};

/* The cost: wage with holiday allowance, as far as the employer goes on paying it. */
ALWAYS_INLINE enum status cost(RULE_PARAMETERS, struct month *m)
{
    NEED(brutoloonPerMaand);
    RATIO(holiday, vakantiebijslag, m->today);
    ASSUME(going_on, loondoorbetaling, WHOLE_BENEFIT);
    m->holiday = holiday;
    m->wage = increased(fraction_of(f->brutoloonPerMaand), holiday);
    m->paid = part_given(m->wage, going_on);
    SET_ROUNDED(loonkostenPerMaand, m->paid);
    STEP("Wml 15:1", "Met {1} vakantiebijslag is het loon {2}; de werkgever betaalt daarvan {3}: {0}.",
         "With {1} holiday allowance the wage is {2}; the employer pays {3} of it: {0}.",
         in_euro(m->paid), in_percent(holiday), in_euro(m->wage), in_percent_given(going_on));
    return VASTGESTELD;
}

/* Wfsv art. 17: the most that counts a month, and the share that UWV pays of it. */
ALWAYS_INLINE enum status benefit_terms(RULE_CONTEXT, struct month *m)
{
    PARAM(money, a_day, maximumdagloon, m->today);
    RATIO(days, dagen_per_maand, m->today);
    ASSUME(share, uitkeringspercentage, WHOLE_BENEFIT);
    m->maximum = part(fraction_of(a_day), days);
    m->share = share;
    STEP("Wfsv 17:1", "Van het loon telt hoogstens {0} per maand mee voor het ziekengeld ({1} per dag).",
         "Of the wage at most {0} a month counts for the benefit ({1} a day).", in_euro(m->maximum), in_euro(fraction_of(a_day)));
    return VASTGESTELD;
}

/* Art. 29b lid 6: where the whole wage is paid on request, never more than what the employer owes. */
static inline fraction sickness_benefit(const struct month *m, percent factor)
{
    return zw_benefit(m->wage, m->maximum, m->share, m->share == WHOLE_BENEFIT, m->paid, factor);
}

/* The age that counts when it is below that of an adult, and the minimum wage for it. */
ALWAYS_INLINE enum status youth_wage(RULE_CONTEXT, const struct month *m, fraction *wage, whole years)
{
    ratio share;
    bool bbl = false;
    if (years >= K_jeugdloon_bbl_first) {
        ASSUME(training, volgtBbl, nee);
        bbl = training == ja && CHOICE(lks_bbl_staffel) == lks_bbl_staffel_wel;
    }
    if (bbl) { RATIO_AT(of_training, jeugdloon_bbl, years, m->today); share = of_training; }
    else { RATIO_AT(of_age, jeugdloon, years, m->today); share = of_age; }
    *wage = part(*wage, share);
    PARAM(money, unit, jeugdloon_afronding, m->today);
    if (unit != 0 && CHOICE(lks_jeugdloon_afronding) == lks_jeugdloon_afronding_gepubliceerd) *wage = rounded_to(*wage, unit);
    STEP("Pw 2::c", "Op de leeftijd van {1} is het minimumloon {2} van dat van een volwassene: {0}.",
         "At the age of {1} the minimum wage is {2} of that of an adult: {0}.", in_euro(*wage), in_years(years), in_percent(share));
    return VASTGESTELD;
}

/* Art. 2 onder c and 10d lid 4: the minimum wage for the age with holiday allowance, on the day itself; none below the youngest age. */
ALWAYS_INLINE enum status base(RULE_CONTEXT, const struct month *m, fraction *wage, bool *none)
{
    NEED(geboortedatum);
    PARAM(money, month, minimumloon, m->today);
    PARAM(whole, adult, volwassen_leeftijd, m->today);
    PARAM(whole, youngest, minimumloon_jongste_leeftijd, m->today);
    struct civil on = civil_of(f->peildatum), born = civil_of(f->geboortedatum);
    whole years = years_between(born, (struct civil){ on.year, on.month, 1 });     /* the lowest that can count */
    *wage = fraction_of(month);
    if (years < adult) {
        if (CHOICE(lks_verjaardag) == lks_verjaardag_op_verjaardag) years = years_between(born, on);
        *none = years < youngest;
        if (*none) {
            STEP("Wml 7:3", "Onder {1} is er geen wettelijk minimumloon, en dus geen loonkostensubsidie: {0}.",
                 "Below {1} there is no statutory minimum wage, and so no subsidy: {0}.", an_answer(nee), in_years(youngest));
            return VASTGESTELD;
        }
        if (years < adult) DO(youth_wage(r, law, f, m, wage, years));
    }
    return VASTGESTELD;
}

/* Art. 10d lid 4 and 5: what counts of the agreed hours, over what. */
ALWAYS_INLINE enum status for_hours(RULE_CONTEXT, const struct month *m, hours *counted, hours *reference)
{
    NEED(urenPerWeek);
    PARAM(int, way, lks_arbeidsduur, m->today);
    hours full;
    if (way == lks_arbeidsduur_referentie) {
        PARAM(hours, week, lks_referentie_arbeidsduur, m->today);
        ASSUME(usual, voltijduren, week);
        *reference = week;
        full = usual;
    } else {
        if (!HAS(voltijduren)) NEED(normaleArbeidsduur);
        PARAM(hours, most, normale_arbeidsduur_hoogste, m->today);
        ASSUME(normal, normaleArbeidsduur, f->voltijduren);
        *reference = full = normal < most ? normal : most;
    }
    *counted = f->urenPerWeek < full ? f->urenPerWeek : full;
    return VASTGESTELD;
}

/* Art. 10d lid 4 and 5 as a new grant on the day, without the compensation for employer costs. */
ALWAYS_INLINE enum status subsidy(RULE_CONTEXT, struct month *m)
{
    fraction wage;
    hours counted = 0, reference = 0;
    bool none = false;
    m->subsidy = fraction_of(0);
    m->subsidised = false;
    NEED(forfaitair);
    m->flat = f->forfaitair == ja;
    if (m->flat) {
        PARAM(answer, exists, lks_forfait_mogelijk, m->today);
        if (exists == nee) {
            STEP("Pw 10d:1", "De wet kende op deze dag geen vast deel: er is geen loonkostensubsidie: {0}.",
                 "The act knew no flat rate on this day: there is no subsidy: {0}.", an_answer(nee));
            return VASTGESTELD;
        }
    } else NEED(loonwaarde);
    DO(base(r, law, f, m, &wage, &none));
    if (none) return VASTGESTELD;
    RATIO(most, lks_maximum, m->today);
    fraction ground = increased(wage, m->holiday), full;
    PARAM(int, share_of, lks_loonwaardegrondslag, m->today);
    if (m->flat) { RATIO(flat, lks_forfait, m->today); full = part(ground, flat); }
    else if (share_of == lks_loonwaardegrondslag_functieloon) {
        ASSUME(function_wage, functieloon, rounded(wage));
        fraction worth_of = function_wage == rounded(wage) ? ground : increased(fraction_of(function_wage), m->holiday);      /* as in loonkostensubsidie.c */
        full = smaller(lks_missing(ground, worth_of, f->loonwaarde / ONE_PERCENT), part(ground, most));
    } else full = part_given(ground, lks_share(f->loonwaarde, most));
    if (full.num == 0) {
        STEP("Pw 10d:4", "Er ontbreekt niets aan loonwaarde: er is geen loonkostensubsidie: {0}.",
             "Nothing is missing in wage value: there is no subsidy: {0}.", an_answer(nee));
        return VASTGESTELD;
    }
    DO(for_hours(r, law, f, m, &counted, &reference));
    m->subsidised = true;
    m->subsidy = times(full, counted, reference);
    STEP(m->flat ? "Pw 10d:5" : "Pw 10d:4", "De loonkostensubsidie is {0} per maand: {1} bij een volledige baan, naar {2} van {3}.",
         "The subsidy is {0} a month: {1} for a full job, in proportion to {2} of {3}.",
         in_euro(m->subsidy), in_euro(full), in_hours(counted), in_hours(reference));
    return VASTGESTELD;
}

/* What is left for the employer. */
ALWAYS_INLINE enum status settle(RULE_PARAMETERS, const struct month *m, fraction benefit, fraction subsidy_paid)
{
    fraction left = minus(m->paid, plus(benefit, subsidy_paid));
    SET_ROUNDED(ziektewetPerMaand, benefit);
    SET_ROUNDED(subsidiePerMaand, subsidy_paid);
    SET_ROUNDED(ongedektPerMaand, left);
    STEP("Zw 29b", "Van het loon van {1} betaalt UWV {2} en de gemeente {3}; er blijft {0}.",
         "Of the wage of {1} UWV pays {2} and the municipality {3}; {0} is left.",
         in_euro(left), in_euro(m->paid), in_euro(benefit), in_euro(subsidy_paid));
    return VASTGESTELD;
}

/* The rules of before 2022: the whole benefit and no subsidy; in 2015 no national no-risk cover for this group yet, and the subsidy ran on. */
ALWAYS_INLINE enum status old_rules(RULE_PARAMETERS, struct month *m, bool *covered)
{
    PARAM(answer, exists, norisk_doelgroep, m->today);
    *covered = exists == ja;
    if (*covered) {
        fraction left = minus(m->paid, sickness_benefit(m, WHOLE_BENEFIT));
        SET_ROUNDED(ongedektPerMaandOud, left);
        STEP("Zw 29b", "Volgens de regels van vóór 2022 betaalt UWV het hele ziekengeld en de gemeente niets; er blijft {0}.",
             "By the rules of before 2022 UWV pays the whole benefit and the municipality nothing; {0} is left.", in_euro(left));
        return VASTGESTELD;
    }
    STEP("Zw 29b", "Op {1} gold de landelijke no-riskpolis nog niet voor deze groep: UWV betaalt niets.",
         "On {1} the national no-risk cover did not hold for this group yet: UWV pays nothing.", an_answer(nee), on_day(f->peildatum));
    DO(subsidy(r, law, f, m));
    DO(settle(r, law, f, u, m, fraction_of(0), m->subsidy));
    SET(ongedektPerMaandOud, u->ongedektPerMaand);
    return VASTGESTELD;
}

/* Art. 29e: the benefit times the wage value; the subsidy runs on. */
ALWAYS_INLINE enum status new_rules(RULE_PARAMETERS, struct month *m)
{
    DO(subsidy(r, law, f, m));
    RATIO(lowest, zw_loonwaarde_bodem, m->today);
    RATIO(with_flat_rate, zw_loonwaarde_forfait, m->today);
    percent factor = m->subsidised ? zw_factor(m->flat, m->flat ? 0 : f->loonwaarde, lowest, with_flat_rate) : WHOLE_BENEFIT;
    fraction benefit = sickness_benefit(m, factor);
    STEP("Zw 29e:1", "Het ziekengeld wordt vermenigvuldigd met {1}: {0}.",
         "The benefit is multiplied by {1}: {0}.", in_euro(benefit), in_percent_given(factor));
    return settle(r, law, f, u, m, benefit, m->subsidy);
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    bool covered;
    NEED(peildatum);
    struct month m = { .today = law_of(law, f->peildatum) };
    DO(cost(r, law, f, u, &m));
    DO(benefit_terms(r, law, f, &m));
    DO(old_rules(r, law, f, u, &m, &covered));
    if (!covered) return VASTGESTELD;
    PARAM(answer, counts, zw_loonwaarde_telt, m.today);
    if (counts == ja) return new_rules(r, law, f, u, &m);
    PARAM(int, text, lks_herziening, m.today);
    UNUSED_OK const char *article = text == lks_herziening_jaarlijks ? "Pw 10d:10" : "Pw 10d:12";
    STEP(article, "Over dagen met ziekengeld gaf de gemeente op {1} geen loonkostensubsidie: {0}.",
         "Over days with sickness benefit the municipality gave no subsidy on {1}: {0}.", an_answer(nee), on_day(f->peildatum));
    return settle(r, law, f, u, &m, sickness_benefit(&m, WHOLE_BENEFIT), fraction_of(0));
}

RULE(dekking, peildatum, "Zw 29e", MEASURE(14), "Wat de werkgever bij ziekte zelf betaalt", "What the employer pays during illness")
