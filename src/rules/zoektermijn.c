/* SPDX-License-Identifier: EUPL-1.2 */
/* zoektermijn.c: must somebody under 27 wait four weeks before applying for assistance. Participatiewet art. 7 lid 3, art. 41 lid 4, 11, 12, and 41a, 41b of 2020 and 2021. */
#include "rules/rule.h"

#define FACTS(F) \
    F(meldingsdatum) F(aanvraagdatum) F(geboortedatum) F(heeftPartner) F(partnerGeboortedatum) F(behoortTotDoelgroep) F(partnerBehoortTotDoelgroep) \
    F(medischUrenbeperkt) F(partnerMedischUrenbeperkt) F(proVsoTot) F(partnerProVsoTot) F(kwetsbaarVolgens41a) F(bijzondereOmstandigheden) F(doelgroepregisterRaadpleging)
#define OUTCOMES(F) F(zoektermijnGeldt) F(zoektermijnGrond) F(aanvragenVanaf) F(behandelenVanaf) F(ondersteuningMogelijk)
DECLARE_RULE

CONSISTENT
{
    NOT_AFTER(meldingsdatum, aanvraagdatum);
    NOT_AFTER(geboortedatum, meldingsdatum);
    NOT_AFTER(partnerGeboortedatum, meldingsdatum);
    return good;
}

/* The days that count, and who is concerned. */
struct request {
    date version;               /* the day whose text of the law counts */
    date filed, aged;           /* the application; the day on which ages count */
    answer couple;
    bool doubt;                 /* an earlier ground may still hold */
};

/* A ground on which the weeks do not apply. Once one holds no other is looked for; it is named when none before it can hold. */
ALWAYS_INLINE void take_ground(RULE_PARAMETERS, struct request *q, answer holds, int ground)
{
    (void)r; (void)law; (void)f;
    if (holds == ja && !q->doubt) SET(zoektermijnGrond, ground);
    q->doubt |= holds == onbekend;
}

ALWAYS_INLINE enum status days_that_count(RULE_CONTEXT, struct request *q)
{
    NEED(meldingsdatum);
    ASSUME(filed, aanvraagdatum, f->meldingsdatum);
    q->filed = filed;
    q->version = q->aged = f->meldingsdatum;
    if (filed == f->meldingsdatum) return VASTGESTELD;
    if (CHOICE(zoektermijn_regimedatum) == zoektermijn_regimedatum_aanvraagdatum) q->version = filed;
    if (CHOICE(zoektermijn_leeftijd) == zoektermijn_leeftijd_aanvraagdatum) q->aged = filed;
    return VASTGESTELD;
}

/* Younger than the age of the law on the day; onbekend when the date of birth is not known. */
#define YOUNGER(birth_fact, years, day) (ASK_FOR(birth_fact), GIVEN(birth_fact) ? is_so(f->birth_fact > add_months(day, -12 * (years))) : onbekend)

/* Is there a partner: what was said, ja when a date of birth is given, else assumed not. */
ALWAYS_INLINE enum status with_partner(RULE_CONTEXT, struct request *q)
{
    q->couple = ja;
    if (!HAS(heeftPartner) && HAS(partnerGeboortedatum)) return VASTGESTELD;
    ASSUME(partner, heeftPartner, nee);
    q->couple = partner;
    return VASTGESTELD;
}

/* Lid 4: only for applications of people who are all under the age. A single person who is old enough settles it whatever the partner is. */
ALWAYS_INLINE enum status all_young(RULE_PARAMETERS, struct request *q, answer *young)
{
    PARAM(whole, years, zoektermijn_leeftijd, q->version);
    *young = YOUNGER(geboortedatum, years, q->aged);
    if (*young == nee) {
        STEP("Pw 41:4", "De aanvrager is op {2} minstens {1}; de zoektermijn geldt niet: {0}.", "The applicant is at least {1} on {2}; the search period does not apply: {0}.", an_answer(nee), in_years(years), on_day(q->aged));
        return VASTGESTELD;
    }
    DO(with_partner(r, law, f, q));
    if (q->couple == ja) {
        answer partner = YOUNGER(partnerGeboortedatum, years, q->aged);
        if (partner == nee) STEP("Pw 41:4", "De partner is op {2} minstens {1}; de zoektermijn geldt niet: {0}.", "The partner is at least {1} on {2}; the search period does not apply: {0}.", an_answer(nee), in_years(years), on_day(q->aged));
        *young = both(*young, partner);
    }
    if (*young == ja) STEP("Pw 41:4", "Op {2} is niemand voor wie bijstand wordt gevraagd {1} of ouder: {0}.", "On {2} nobody for whom assistance is asked is {1} or older: {0}.", an_answer(ja), in_years(years), on_day(q->aged));
    return VASTGESTELD;
}

/* A day at school that was not earlier than the window, which never (before every day) is; onbekend when not known. */
#define ENROLLED(name, since) (ASK_FOR(name), GIVEN(name) ? is_so(f->name >= (since)) : onbekend)

/* Practical or special secondary education within a year before the day. */
ALWAYS_INLINE enum status school(RULE_CONTEXT, const struct request *q, const char *article, date from, date since, answer *holds)
{
    answer own = ENROLLED(proVsoTot, since);
    *holds = own;
    if (q->couple == ja && own != ja) *holds = either(own, ENROLLED(partnerProVsoTot, since));
    if (*holds != onbekend)
        STEP(article, "In het jaar voor {2} (vanaf {1}) naar praktijkonderwijs of vso: {0}.", "Practical or special secondary education in the year before {2} (from {1}): {0}.", an_answer(*holds), on_day(since), on_day(from));
    return VASTGESTELD;
}

/* The municipality's own finding; where the reading is taken that the register may be consulted, what it says. */
ALWAYS_INLINE answer in_target_group(RULE_CONTEXT)
{
    if (HAS(behoortTotDoelgroep) || !HAS(doelgroepregisterRaadpleging)) return ASK(behoortTotDoelgroep);
    if (CHOICE(zoektermijn_raadplegen) == zoektermijn_raadplegen_niet) return ASK(behoortTotDoelgroep);
    STEP("Pw 41:4:b", "Zo gelezen mag het doelgroepregister hiervoor worden geraadpleegd; het zegt: {0}.", "Read this way the register may be consulted for this; it says: {0}.", an_answer(f->doelgroepregisterRaadpleging));
    return ASK(doelgroepregisterRaadpleging);
}

ALWAYS_INLINE answer medical(RULE_CONTEXT, const struct request *q, const char *article)
{
    answer holds = ASK(medischUrenbeperkt);
    if (q->couple == ja && holds != ja) holds = either(holds, ASK(partnerMedischUrenbeperkt));
    if (holds != onbekend) STEP(article, "Een van de personen is medisch urenbeperkt: {0}.", "One of the persons is medically limited in hours: {0}.", an_answer(holds));
    return holds;
}
ALWAYS_INLINE answer target_group(RULE_CONTEXT, const struct request *q, const char *article)
{
    answer holds = in_target_group(r, law, f);
    if (q->couple == ja && holds != ja) holds = either(holds, ASK(partnerBehoortTotDoelgroep));
    if (holds != onbekend) STEP(article, "Een van de personen hoort bij de doelgroep loonkostensubsidie: {0}.", "One of the persons belongs to the target group for the wage cost subsidy: {0}.", an_answer(holds));
    return holds;
}

/* Lid 4 since July 2023: school, a medical limit, the target group. The first that holds settles it. */
ALWAYS_INLINE enum status exceptions_of_paragraph_4(RULE_PARAMETERS, struct request *q, answer *exempt)
{
    PARAM(int, by_school, zoektermijn_uitzondering_school, q->version);
    PARAM(int, by_limit, zoektermijn_uitzondering_urenbeperkt, q->version);
    PARAM(int, by_group, zoektermijn_uitzondering_doelgroep, q->version);
    answer holds;
    if (by_school == ja) {
        PARAM(whole, years, zoektermijn_school_jaren, q->version);
        DO(school(r, law, f, q, "Pw 41:4:a", q->filed, add_months(q->filed, -12 * years), &holds));
        take_ground(r, law, f, u, q, holds, zoektermijnGrond_lid4_onderwijs);
        *exempt = either(*exempt, holds);
    }
    if (*exempt != ja && by_limit == ja) {
        holds = medical(r, law, f, q, "Pw 41:4:b");
        take_ground(r, law, f, u, q, holds, zoektermijnGrond_lid4_medisch);
        *exempt = either(*exempt, holds);
    }
    if (*exempt != ja && by_group == ja) {
        holds = target_group(r, law, f, q, "Pw 41:4:b");
        take_ground(r, law, f, u, q, holds, zoektermijnGrond_lid4_doelgroep);
        *exempt = either(*exempt, holds);
    }
    return VASTGESTELD;
}

/* Art. 41a, for a time in 2020 and 2021: the same people, counted back from the report, and vulnerable living conditions. */
ALWAYS_INLINE enum status exceptions_of_41a(RULE_PARAMETERS, struct request *q, answer *exempt)
{
    PARAM(int, for_a_time, zoektermijn_tijdelijk_41a, q->version);
    if (for_a_time == nee) return VASTGESTELD;
    PARAM(whole, years, zoektermijn_41a_school_jaren, q->version);
    answer holds;
    DO(school(r, law, f, q, "Pw 41a", f->meldingsdatum, add_months(f->meldingsdatum, -12 * years), &holds));
    if (holds != ja) holds = either(holds, medical(r, law, f, q, "Pw 41a"));
    if (holds != ja) holds = either(holds, target_group(r, law, f, q, "Pw 41a"));
    if (holds != ja) {
        ASSUME(vulnerable, kwetsbaarVolgens41a, nee);
        holds = either(holds, vulnerable);
        STEP("Pw 41a", "Er was sprake van opvang, inrichting, pleegzorg, kinderbescherming of geen adres: {0}.", "There was shelter, an institution, foster care, child protection or no address: {0}.", an_answer(vulnerable));
    }
    take_ground(r, law, f, u, q, holds, zoektermijnGrond_artikel_41a);
    *exempt = either(*exempt, holds);
    return VASTGESTELD;
}

/* The weeks apply; from when, and whether the college acts earlier: lid 11 since 2026, art. 41b for a time in 2020 and 2021. */
ALWAYS_INLINE enum status from_when(RULE_PARAMETERS, const struct request *q)
{
    PARAM(whole, days, zoektermijn_dagen, q->version);
    PARAM(int, sooner, zoektermijn_eerder_behandelen, q->version);
    PARAM(int, for_a_time, zoektermijn_tijdelijk_41b, q->version);
    date after = f->meldingsdatum + days;
    STEP("Pw 41:4", "Aanvragen kan {1} na de melding van {2}: vanaf {0}.", "An application is possible {1} after the report of {2}: from {0}.", on_day(after), in_days(days), on_day(f->meldingsdatum));
    if (sooner == ja || for_a_time == ja) {
        ASSUME(cause, bijzondereOmstandigheden, nee);
        if (cause == ja) {
            bool filing = for_a_time == ja || CHOICE(zoektermijn_lid11_indienen) == zoektermijn_lid11_indienen_direct;
            SET(zoektermijnGrond, for_a_time == ja ? zoektermijnGrond_artikel_41b : zoektermijnGrond_lid11);
            SET(aanvragenVanaf, filing ? f->meldingsdatum : after);
            SET(behandelenVanaf, u->aanvragenVanaf);
            STEP(for_a_time == ja ? "Pw 41b" : "Pw 41:11", "Het college ziet in de omstandigheden aanleiding om eerder te behandelen: vanaf {0}.", "The college finds cause in the circumstances to process earlier: from {0}.", on_day(u->behandelenVanaf));
            return VASTGESTELD;
        }
    }
    SET(zoektermijnGrond, zoektermijnGrond_geen);
    SET(aanvragenVanaf, after);
    SET(behandelenVanaf, after);
    return VASTGESTELD;
}

/* Art. 7 lid 3 onder b: until July 2023 no support in the weeks of the search period; since then where the college finds it necessary. */
ALWAYS_INLINE enum status support(RULE_PARAMETERS, const struct request *q, answer applies)
{
    PARAM(int, when_needed, zoektermijn_ondersteuning, q->version);
    answer possible = either(opposite(applies), (answer)when_needed);
    SET_ANSWER(ondersteuningMogelijk, possible);
    if (applies == nee) return VASTGESTELD;
    if (when_needed == ja) STEP("Pw 7:3:b", "Ook in een zoektermijn kan de gemeente ondersteunen als zij dat gezien de omstandigheden nodig vindt: {0}.", "In a search period too the municipality can support where it finds that necessary in the circumstances: {0}.", an_answer(ja));
    else if (applies == ja) STEP("Pw 7:3:b", "In de zoektermijn ondersteunde de gemeente toen niet: {0}.", "In the search period the municipality then gave no support: {0}.", an_answer(nee));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    struct request q = { .doubt = false };
    answer young, exempt = nee;
    DO(days_that_count(r, law, f, &q));
    DO(all_young(r, law, f, u, &q, &young));
    take_ground(r, law, f, u, &q, opposite(young), zoektermijnGrond_leeftijd);
    if (young != nee) {
        DO(exceptions_of_paragraph_4(r, law, f, u, &q, &exempt));
        if (exempt != ja) DO(exceptions_of_41a(r, law, f, u, &q, &exempt));
    }
    answer applies = both(young, opposite(exempt));
    SET_ANSWER(zoektermijnGeldt, applies);
    DO(support(r, law, f, u, &q, applies));
    if (applies == onbekend) return ONBEKEND;
    if (applies == ja) return from_when(r, law, f, u, &q);
    SET(aanvragenVanaf, f->meldingsdatum);
    SET(behandelenVanaf, f->meldingsdatum);
    STEP(law_value(law, P_zoektermijn_eerder_behandelen, q.version) == ja ? "Pw 41:12" : "Pw 41:4", "De zoektermijn geldt niet; aanvragen kan direct na de melding: vanaf {0}.", "The search period does not apply; an application is possible right after the report: from {0}.", on_day(f->meldingsdatum));
    return ALL_SETTLED;
}

RULE(zoektermijn, meldingsdatum, "Pw 41:4", MEASURE(12), "Zoektermijn van vier weken", "Search period of four weeks")
