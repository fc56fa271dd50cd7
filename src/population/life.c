/* SPDX-License-Identifier: EUPL-1.2 */
/* life.c: the facts of a made-up person at a moment, and who is meant by which question. */
#include "population/life.h"

#include <string.h>

const char *const times_names[TIMES] = { "eenmaal", "deel-van-de-maand" };
const char *const asked_names[ASKED] = { "aanvraag-verklaring" };

const char *const claim_names[CLAIMS] = { "studietoeslag", "boven-minimumloon-verzekerd", "begeleiding-op-realisatie" };
const struct behaviour_said behaviours[BEHAVIOURS] = {
    { "studietoeslag-landelijk", { "de studietoeslag bereikt wie er recht op heeft zoals een landelijke instantie dat zou doen", "the study allowance reaches those entitled as one national body would" } },
    { "jongere-vertrekt", { "jongvolwassenen die bij een lagere leeftijdsgrens van de kostendelersnorm uit huis zouden gaan, wonen er niet meer", "young adults who would leave home under a lower age limit of the cost sharers' norm live there no more" } },
    { "boven-minimumloon-verzekerd", { "UWV vergoedt bij ziekte ook het deel van het loon boven het minimumloon", "UWV also covers the part of the wage above the minimum wage during illness" } },
    { "begeleiding-op-realisatie", { "het Rijk betaalt begeleiding op de werkplek naar wat gemeenten eraan uitgaven, zoals bij loonkostensubsidie", "the State pays for guidance at work by what municipalities spent on it, as with the wage cost subsidy" } },
};

static bool does(const struct life *l, enum behaviour b) { return l->behaviours >> b & 1; }
bool life_claims(const struct life *l, enum claim what)
{
    switch (what) {
    case CLAIM_insured_above: return does(l, BEHAVIOUR_insured_above);
    case CLAIM_guidance_by_realisation: return does(l, BEHAVIOUR_guidance_by_realisation);
    default: return does(l, BEHAVIOUR_national_allowance) ? l->person->study_allowance_nationally : l->person->study_allowance;
    }
}

date life_asked(const struct life *l, UNUSED_OK enum asked what) { return l->person->statement_asked; }

static int64_t half_up(int64_t number, int64_t by) { return (2 * number + by) / (2 * by); }

money life_times(const struct life *l, enum times times, money amount)
{
    if (times == TIMES_part_of_month) return half_up(amount * l->days, l->month_last - l->month_first + 1);
    return amount;
}

/* ---- who is meant ---- */

static bool is_first(struct life *l, int32_t nth) { l->day = l->month_first; return nth == 0; }
static bool in_month(const struct life *l, date day) { return day >= l->month_first && day <= l->month_last; }
static bool subsidised(const struct person *p) { return p->work == WORK_measured || p->work == WORK_flat; }
/* The first whole month of the job, and on. */
static bool works_subsidised(const struct life *l) { return subsidised(l->person) && l->person->job_from <= l->month_first; }

static bool has_subsidy(UNUSED_OK const struct household *h, const struct person *p) { return subsidised(p); }
static bool is_ill(UNUSED_OK const struct household *h, const struct person *p) { return subsidised(p) && p->spell_count > 0; }
static bool is_ill_wrongly(const struct household *h, const struct person *p) { return is_ill(h, p) && p->work == WORK_measured && p->wage_value != p->wage_value_at_uwv; }
static bool moves(const struct household *h, const struct person *p) { return subsidised(p) && h->moved != DATE_NEVER; }
static bool begins(UNUSED_OK const struct household *h, const struct person *p) { return p->register_job; }
static bool assisted(const struct household *h, const struct person *p) { return h->assistance && p->place == PLACE_first; }
static bool guided(UNUSED_OK const struct household *h, const struct person *p) { return subsidised(p) && p->guidance > 0; }
static bool assisted_working(const struct household *h, const struct person *p) { return assisted(h, p) && p->income > 0; }
static bool could_have_allowance(UNUSED_OK const struct household *h, const struct person *p) { return p->limited && p->student_finance; }
static bool applies(UNUSED_OK const struct household *h, const struct person *p) { return p->applied != DATE_NEVER; }
static bool tries(UNUSED_OK const struct household *h, const struct person *p) { return p->trial_from != DATE_NEVER; }

static bool take_month(struct life *l, int32_t nth) { return is_first(l, nth); }
/* Until somebody finds a job after a trial placement. */
static bool take_assisted(struct life *l, int32_t nth) { return is_first(l, nth) && !(l->person->after_trial && l->person->job_from <= l->month_first); }
/* Once a year, when it is over. */
static bool take_guidance(struct life *l, int32_t nth) { l->day = l->month_last; return nth == 0 && l->month == 12 && l->person->job_from <= l->day; }
static bool take_subsidised(struct life *l, int32_t nth) { return is_first(l, nth) && works_subsidised(l); }
static bool take_application(struct life *l, int32_t nth) { l->day = l->person->applied; return nth == 0 && in_month(l, l->day); }
static bool take_trial(struct life *l, int32_t nth) { l->day = l->person->trial_from; return nth == 0 && in_month(l, l->day); }
static bool take_register_job(struct life *l, int32_t nth) { l->day = l->person->job_from; return nth == 0 && in_month(l, l->day); }
static bool take_move(struct life *l, int32_t nth) { l->day = l->household->moved; return nth == 0 && in_month(l, l->day) && l->person->job_from <= l->day; }

/* Days from Monday to Friday; both days included. */
static int32_t weekdays(date from, date until)
{
    int32_t weeks = (until - from + 1) / 7, count = weeks * 5;
    for (date day = from + weeks * 7; day <= until; day++) count += !is_weekend(day);
    return count;
}

/* A spell of illness in the month: its first day there. */
static bool take_illness(struct life *l, int32_t nth)
{
    for (int32_t k = 0; k < l->person->spell_count; k++) {
        const struct spell *s = &l->person->spell[k];
        date from = s->from > l->month_first ? s->from : l->month_first, until = s->until < l->month_last ? s->until : l->month_last;
        if (from > until || nth-- > 0) continue;
        l->spell = s;
        l->day = from;
        l->days = until - from + 1;
        return true;
    }
    return false;
}

/* The days of illness in the month, Monday to Friday, one at a time. */
static bool take_day_of_illness(struct life *l, int32_t nth)
{
    struct life part = *l;
    for (int32_t k = 0; take_illness(&part, k); k++) {
        int32_t count = weekdays(part.day, part.day + part.days - 1);
        if (nth >= count) { nth -= count; continue; }
        *l = part;
        while (is_weekend(l->day)) l->day++;
        for (; nth > 0; nth--) do l->day++; while (is_weekend(l->day));
        return true;
    }
    return false;
}

const struct scope scopes[] = {
    { "baan-met-subsidie", { "iedere maand van een baan met loonkostensubsidie", "each month of a job with a wage cost subsidy" }, 1, NULL, has_subsidy, take_subsidised },
    { "ziek-met-subsidie", { "iedere maand met ziekte in een baan met loonkostensubsidie", "each month with illness in a job with a wage cost subsidy" }, SPELLS_MOST, NULL, is_ill, take_illness },
    { "ziektedag-met-subsidie", { "iedere ziektedag, van maandag tot en met vrijdag, in een baan met loonkostensubsidie", "each day of illness, Monday to Friday, in a job with a wage cost subsidy" }, MOMENTS_MOST, NULL, is_ill, take_day_of_illness },
    { "ziektedag-met-onjuiste-loonwaarde", { "iedere ziektedag waarvoor UWV de loonwaarde onjuist kent", "each day of illness for which UWV knows the wage value wrongly" }, MOMENTS_MOST, "ziektedag-met-subsidie", is_ill_wrongly, take_day_of_illness },
    { "begeleiding", { "het jaar van wie met subsidie en begeleiding op de werkplek werkt", "the year of who works with a subsidy and guidance at work" }, 1, NULL, guided, take_guidance },
    { "verhuisd-met-subsidie", { "verhuizing naar een andere gemeente met loonkostensubsidie", "a move to another municipality with a wage cost subsidy" }, 1, NULL, moves, take_move },
    { "nieuwe-baan-doelgroep", { "begin van een baan vanuit het doelgroepregister", "start of a job from the target group register" }, 1, NULL, begins, take_register_job },
    { "bijstand", { "iedere maand van een huishouden met bijstand", "each month of a household on assistance" }, 1, NULL, assisted, take_assisted },
    { "bijstand-met-werk", { "iedere maand met inkomen naast de bijstand", "each month with income beside assistance" }, 1, "bijstand", assisted_working, take_assisted },
    { "studietoeslag", { "iedere maand van een student die er recht op kan hebben", "each month of a student who may be entitled" }, 1, NULL, could_have_allowance, take_month },
    { "melding", { "melding voor bijstand van iemand jonger dan 27", "application for assistance by somebody under 27" }, 1, NULL, applies, take_application },
    { "proefplaats", { "begin van een proefplaats", "start of a trial placement" }, 1, NULL, tries, take_trial },
};
const int32_t scope_count = sizeof scopes / sizeof *scopes;

const struct scope *scope_find(const char *name, size_t size)
{
    for (int32_t k = 0; k < scope_count; k++) if (strlen(scopes[k].name) == size && memcmp(scopes[k].name, name, size) == 0) return &scopes[k];
    return NULL;
}

/* ---- what is known of him ---- */

static const struct person *partner(const struct life *l)
{
    const struct household *h = l->household;
    for (int32_t k = 0; k < h->count; k++) if (h->person[k].place == PLACE_partner) return &h->person[k];
    return NULL;
}
static bool has_partner(const struct life *l) { return l->person->place <= PLACE_partner && partner(l); }
static date youngest_child(const struct life *l)
{
    date born = DATE_NEVER;
    for (int32_t k = 0; k < l->household->count; k++) if (l->household->person[k].place == PLACE_child && l->household->person[k].born > born) born = l->household->person[k].born;
    return born;
}
static bool has_children(const struct life *l)
{
    date born = youngest_child(l);
    return born != DATE_NEVER && !reached_age(born, l->day, 18);
}
/* After a trial placement the wage value is measured first, unless the flat rate may follow it at once. */
static bool may_stack(const struct life *l)
{
    return l->person->after_trial && law_of_case(l->law, l->person->trial_from).option[C_proefplaats_en_forfait] == proefplaats_en_forfait_stapelen;
}
/* The flat rate runs as many months as the law allows; then the wage value counts. */
bool life_has_flat_rate(const struct life *l)
{
    if (l->person->work != WORK_flat && !may_stack(l)) return false;
    int64_t months = law_value(l->law, P_lks_forfait_maanden, l->day);
    return months != LAW_UNKNOWN && l->day < add_months(l->person->job_from, (int32_t)months);
}
static int32_t months_exempted(const struct life *l) { return l->person->exempted_months + l->month - 1; }
static int32_t most(int32_t a, int32_t limit) { return a < limit ? a : limit; }

/* What was spent on guidance in the year, for the months worked. */
static money spent_on_guidance(const struct life *l)
{
    date first = date_of(l->model->year, 1, 1), from = l->person->job_from > first ? l->person->job_from : first;
    return half_up((money)ONE_EURO * l->person->guidance * (l->month_last - from + 1), l->month_last - first + 1);
}
/* Months of extension beyond what a trial placement lasts by itself. */
static int32_t extension(const struct life *l)
{
    int64_t months = law_value(l->law, P_proefplaats_maanden, l->person->trial_from);
    return months == LAW_UNKNOWN || l->person->trial_months <= months ? 0 : l->person->trial_months - (int32_t)months;
}

/* What he is paid a month: so much above the minimum wage of his age, by the hours he works. */
static money wage(const struct life *l)
{
    const struct person *p = l->person;
    date day = l->day < p->job_from ? p->job_from : l->day;
    int32_t age = age_on(p->born, day) - K_jeugdloon_first;
    int64_t of_hour = law_value(l->wages, P_minimumuurloon, day), of_age = age < 0 || age >= K_jeugdloon_count ? LAW_UNKNOWN : law_value(l->wages, P_jeugdloon + (uint32_t)age, day);
    if (of_hour == LAW_UNKNOWN) return 0;
    if (of_age == LAW_UNKNOWN) return half_up(of_hour * (100 + p->above_minimum) * p->hours * 52, (int64_t)100 * 100 * 12);       /* an adult */
    ratio share = ratio_of(of_age);
    return half_up(of_hour * share.num * (100 + p->above_minimum) * p->hours * 52, (int64_t)share.den * 100 * 100 * 12);
}
/* The year before the illness by payroll months: its last day, the days from Monday to Friday worked in it (or until the illness), and the wage of them. */
static date reference_end(const struct life *l) { return add_months(first_of_month(l->spell->from), -1) - 1; }
static bool worked_a_year(const struct life *l) { return l->person->job_from <= add_months(reference_end(l) + 1, -12); }
static int32_t reference_days(const struct life *l)
{
    date end = l->person->job_from <= reference_end(l) ? reference_end(l) : l->spell->from - 1;
    return worked_a_year(l) ? 261 : weekdays(l->person->job_from, end);
}
static money reference_wage(const struct life *l) { return half_up(wage(l) * 12 * reference_days(l), 261); }
static money holiday_pay(const struct life *l)
{
    int64_t value = law_value(l->wages, P_vakantiebijslag, l->day);
    return value == LAW_UNKNOWN ? 0 : half_up(reference_wage(l) * ratio_of(value).num, ratio_of(value).den);
}

static bool housemates(const struct life *l, fact_huisgenoten *list)
{
    memset(list, 0, sizeof *list);
    for (int32_t k = 0; k < l->household->count; k++) {
        const struct person *p = &l->household->person[k];
        if (does(l, BEHAVIOUR_leaves_home) && p->stays_home) continue;
        if (p == l->person || p->place == PLACE_partner || p->place == PLACE_first || !reached_age(p->born, l->day, 18)) continue;
        item_huisgenoten *one = &list->item[list->n++];
        *one = (item_huisgenoten){ .geboortedatum = p->born, .familieEersteTweedeGraad = is_so(p->place == PLACE_child), .studeert = is_so(p->school == SCHOOL_student),
                                   .commercieelContract = p->lease ? commercieelContract_met_derde : commercieelContract_geen };
        one->given = 1u << bit_huisgenoten_geboortedatum | 1u << bit_huisgenoten_familieEersteTweedeGraad | 1u << bit_huisgenoten_studeert | 1u << bit_huisgenoten_commercieelContract;
    }
    return true;
}
static bool categories(const struct life *l, fact_categorieen *list)
{
    memset(list, 0, sizeof *list);
    list->n = 1;
    list->item[0] = lkvCategorie_banenafspraak;
    return l->person->register_job;
}

/* name, when it is known, its value */
#define FACTS_OF_A_LIFE(F) \
    F(peildatum, true, l->day) \
    F(meldingsdatum, l->person->applied != DATE_NEVER, l->person->applied) \
    F(start, l->person->trial_from != DATE_NEVER, l->person->trial_from) \
    F(jaar, true, l->model->year) \
    F(geboortedatum, true, l->person->born) \
    F(wet, true, wet_pw) \
    F(wswDienstbetrekking, true, nee) \
    F(behoortTotDoelgroep, true, is_so(l->person->limited)) \
    F(behoortTotGroepArtikel7, true, ja) \
    F(medischUrenbeperkt, true, nee) \
    F(wajong, true, nee) \
    F(wswBegeleidWerken, true, nee) \
    F(krijgtLoonkostensubsidie, true, is_so(subsidised(l->person))) \
    F(ingangsdatum, subsidised(l->person), l->person->job_from) \
    F(startDienstbetrekking, l->person->work != WORK_none, l->person->job_from) \
    F(dienstbetrekkingBegonnen, l->person->work != WORK_none, is_so(l->person->job_from <= l->day)) \
    F(forfaitair, subsidised(l->person), is_so(life_has_flat_rate(l))) \
    F(forfaitairJuist, subsidised(l->person), is_so(life_has_flat_rate(l))) \
    F(forfaitairGebruikt, subsidised(l->person), is_so(life_has_flat_rate(l))) \
    F(loonwaarde, subsidised(l->person) && !life_has_flat_rate(l), l->person->wage_value) \
    F(loonwaardeJuist, subsidised(l->person) && !life_has_flat_rate(l), l->person->wage_value) \
    F(loonwaardeGebruikt, subsidised(l->person) && !life_has_flat_rate(l), l->person->wage_value_at_uwv) \
    F(urenPerWeek, l->person->work != WORK_none, l->person->hours) \
    F(voltijduren, l->person->work != WORK_none, l->person->hours > 3600 ? 4000 : 3600) \
    F(beschutWerk, l->person->work != WORK_none, is_so(l->person->sheltered)) \
    F(vastContract, l->person->work != WORK_none, is_so(l->person->permanent)) \
    F(doelgroepverklaring, l->person->register_job, is_so(l->person->statement_asked != DATE_NEVER)) \
    F(inDoelgroepregister, l->person->register_job, ja) \
    F(doelgroepregister, true, is_so(l->person->limited)) \
    F(verzoekLoonaangifte, l->person->register_job, ja) \
    F(verloondeUren, l->person->work != WORK_none, l->person->hours * 52) \
    F(soortUitkering, l->spell != NULL, soortUitkering_no_risk) \
    F(eersteZiektedag, l->spell != NULL, l->spell->from) \
    F(ziekmelding, l->spell != NULL, l->spell->from) \
    F(honderdProcent, l->spell != NULL, ja) \
    F(dagen, l->spell != NULL, 1) \
    F(loondoorbetaling, l->spell != NULL, 100000) \
    F(uitkeringspercentage, l->spell != NULL, 100000) \
    F(brutoloonPerMaand, l->person->work != WORK_none, wage(l)) \
    F(eindeReferteperiode, l->spell != NULL, reference_end(l)) \
    F(dagloondagen, l->spell != NULL, reference_days(l)) \
    F(overeengekomenLoon, l->spell != NULL, wage(l)) \
    F(loonReferteperiode, l->spell != NULL, reference_wage(l)) \
    F(vakantiebijslagUitbetaald, l->spell != NULL, 0) \
    F(vakantiebijslagOpgebouwd, l->spell != NULL, holiday_pay(l)) \
    F(verhuisdatum, l->household->moved != DATE_NEVER, l->household->moved) \
    F(naarLand, l->household->moved != DATE_NEVER, naarLand_nederland) \
    F(vanGemeente, l->household->moved != DATE_NEVER, l->household->town) \
    F(naarGemeente, l->household->moved != DATE_NEVER, l->household->town_after) \
    F(heeftPartner, true, is_so(has_partner(l))) \
    F(partnerGeboortedatum, has_partner(l), partner(l)->born) \
    F(partnerRechthebbend, has_partner(l), ja) \
    F(partnerBehoortTotDoelgroep, has_partner(l), is_so(partner(l)->limited)) \
    F(partnerMedischUrenbeperkt, has_partner(l), nee) \
    F(partnerProVsoTot, has_partner(l), partner(l)->school_until) \
    F(proVsoTot, true, l->person->school_until) \
    F(kinderen, true, is_so(has_children(l))) \
    F(alleenstaandeOuder, true, is_so(l->household->home == HOME_alleenstaande_ouder && has_children(l))) \
    F(jongsteKindGeboortedatum, has_children(l), youngest_child(l)) \
    F(inInrichting, true, nee) \
    F(mantelzorgElders, true, nee) \
    F(ontvangtBijstand, true, is_so(l->household->assistance)) \
    F(nettoInkomen, l->household->assistance, l->person->income) \
    F(inkomenUitLoonkostensubsidiebaan, l->household->assistance, subsidised(l->person) ? l->person->income : 0) \
    F(vrijgelaten, l->household->assistance && l->person->income == 0, 0) \
    F(vermogen, l->household->assistance, 0) \
    F(draagtBijN, l->household->assistance, ja) \
    F(draagtBijR, l->household->assistance, ja) \
    F(urenUitbreidingMogelijk, l->household->assistance, nee) \
    F(maandenGebruiktN, l->household->assistance, most(months_exempted(l), 6)) \
    F(maandenGebruiktZ, l->household->assistance && l->person->limited, most(months_exempted(l) > 6 ? months_exempted(l) - 6 : 0, 600)) \
    F(maandenGebruiktR, l->household->assistance, most(months_exempted(l) > 6 ? months_exempted(l) - 6 : 0, 600)) \
    F(maandenGebruikt34a, l->household->assistance, l->month - 1) \
    F(vrijlatingLiepEind2026, l->household->assistance, nee) \
    F(studiefinanciering, true, is_so(l->person->student_finance)) \
    F(woontInGemeente, true, ja) \
    F(structureelNietInStaatBijTeVerdienen, l->person->limited, ja) \
    F(stagevergoeding, l->person->school == SCHOOL_student, 0) \
    F(aangevraagdVanaf, l->person->student_finance, date_of(l->model->year, 1, 1)) \
    F(gerichtOpBaan, l->person->trial_from != DATE_NEVER, ja) \
    F(daarnaForfaitair, l->person->trial_from != DATE_NEVER, ja) \
    F(verlengingMaanden, l->person->trial_from != DATE_NEVER, extension(l)) \
    F(voorlopig, l->person->guidance > 0, nee) \
    F(macrobudget, l->person->guidance > 0, ONE_EURO * l->model->begeleidingsmiddelen) \
    F(uitgavenGemeente, l->person->guidance > 0, spent_on_guidance(l)) \
    F(uitgavenLandelijk, l->person->guidance > 0, ONE_EURO * l->model->begeleidingsuitgaven) \
    F(gemeente, true, l->household->moved != DATE_NEVER && l->household->moved <= l->day ? l->household->town_after : l->household->town)

#define FILL(name, known, value) \
    static bool fill_##name(UNUSED_OK const struct life *l, void *to) \
    { \
        if (!(known)) return false; \
        fact_##name fact = (fact_##name)(value); \
        memcpy(to, &fact, sizeof fact); \
        return true; \
    }
FACTS_OF_A_LIFE(FILL)
static bool fill_huisgenoten(const struct life *l, void *to) { return housemates(l, to); }
static bool fill_categorieen(const struct life *l, void *to) { return categories(l, to); }

#define ENTRY(name, known, value) { &glossary[G_##name], fill_##name },
const struct life_fact life_facts[] = { FACTS_OF_A_LIFE(ENTRY) ENTRY(huisgenoten, , ) ENTRY(categorieen, , ) };
const int32_t life_fact_count = sizeof life_facts / sizeof *life_facts;
