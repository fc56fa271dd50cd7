/* SPDX-License-Identifier: EUPL-1.2 */
/* aanvraag.c: may the wage cost subsidy be applied for, by which route, until when, and when must the college decide. Participatiewet art. 10d lid 1, 2, 3, 9, 12. */
#include "rules/termijnen.h"

#define FACTS(F) \
    F(peildatum) F(wswDienstbetrekking) F(andereLoonkostensubsidie) F(aanvrager) F(aanvraagdatum) F(startDienstbetrekking) F(behoortTotDoelgroep) \
    F(kanVoltijdsMinimumloonVerdienen) F(onderwijsroute) F(onderwijsTot) F(leerwerktraject) F(groepArtikel7Tot) F(mogelijkhedenTotArbeidsparticipatie) F(loonwaardeVastgesteldOp) F(forfaitVastgesteldOp) F(opschortingen)
#define OUTCOMES(F) F(mogelijk) F(route) F(aanvragenUiterlijk) F(besluitUiterlijk)
DECLARE_RULE

CONSISTENT
{
    REFUSE_IF(loonwaardeVastgesteldOp, BOTH_GIVEN(loonwaardeVastgesteldOp, forfaitVastgesteldOp) && f->loonwaardeVastgesteldOp != DATE_NEVER && f->forfaitVastgesteldOp != DATE_NEVER,
              "niet naast forfaitVastgesteldOp: er is gemeten of niet", "not beside forfaitVastgesteldOp: it was measured or it was not");
    REFUSE_SUSPENSIONS_OUT_OF_ORDER;
    return good;
}

/* Not possible at all: no route, no dates. */
ALWAYS_INLINE enum status impossible(struct outcome *u)
{
    SET(mogelijk, nee);
    SET(route, route_geen);
    if (!(u->settled >> out_aanvragenUiterlijk & 1)) SET_NONE(aanvragenUiterlijk);
    SET_NONE(besluitUiterlijk);
    return VASTGESTELD;
}

/* Until February 2017 art. 10d was numbered otherwise; an application without a date is taken under the text since. */
#define TEXT_OF_2015 (HAS(aanvraagdatum) && law_value(law, P_lks_herziening, f->aanvraagdatum) == lks_herziening_jaarlijks)

/* Lid 3 and lid 9 (until February 2017 lid 2 onder a and lid 7). */
ALWAYS_INLINE enum status barred(RULE_CONTEXT, bool *out)
{
    ASSUME(wsw, wswDienstbetrekking, nee);
    if ((*out = wsw == ja)) {
        STEP(TEXT_OF_2015 ? "Pw 10d:2:a" : "Pw 10d:3", "Voor een Wsw-dienstbetrekking is er geen loonkostensubsidie.", "There is no wage cost subsidy for an employment under the Wsw.", an_answer(nee));
        return VASTGESTELD;
    }
    ASSUME(other, andereLoonkostensubsidie, nee);
    if ((*out = other == ja && CHOICE(lks_andere_subsidie) == lks_andere_subsidie_sluit_uit))
        STEP(TEXT_OF_2015 ? "Pw 10d:7" : "Pw 10d:9", "De gemeente geeft al een andere subsidie voor deze loonkosten; beide samen kan niet.", "The municipality already gives another subsidy for these wage costs; not both together.", an_answer(nee));
    return VASTGESTELD;
}

/* While the applicant is asked to complete the application the term stands still: then there is no last day. A term that would end on a Saturday, Sunday or public holiday runs on to the
 * next day that is none (Algemene termijnenwet art. 1; at most three months, art. 4). */
ALWAYS_INLINE enum status settle_decision(RULE_PARAMETERS, date begin, date last)
{
    bool runs;
    NEED_SUSPENSIONS;
    last = AFTER_SUSPENSIONS(begin, last, &runs);
    if (!runs) { SET_NONE(besluitUiterlijk); return VASTGESTELD; }
    date moved = next_working_day(last);
    SET(besluitUiterlijk, moved);
    if (moved != last)
        STEP("Atw 1:1", "{1} is geen werkdag: de termijn loopt door tot en met {0}.", "{1} is not a working day: the term runs on until {0}.", on_day(moved), on_day(last));
    return VASTGESTELD;
}

/* Lid 12: five weeks after the wage value was fixed or measuring was left out; for lid 2, and before July 2023, the term of the Awb. */
ALWAYS_INLINE enum status decide_by(RULE_PARAMETERS, bool first_route)
{
    PARAM(int, own_term, lks_beslistermijn, f->aanvraagdatum);
    if (!first_route || own_term == nee) {
        if (f->aanvrager == aanvrager_college) {
            SET_NONE(besluitUiterlijk);
            STEP("Awb 4:13:1", "Er is geen aanvraag, dus loopt er geen beslistermijn.", "There is no application, so no term for the decision runs.", an_answer(nee));
            return VASTGESTELD;
        }
        PARAM(whole, weeks, awb_besluit_weken, f->aanvraagdatum);
        date last = f->aanvraagdatum + 7 * weeks;
        STEP("Awb 4:13:2", "De gemeente beslist in elk geval binnen {1} na de aanvraag: uiterlijk op {0}.", "The municipality decides in any case within {1} of the application: by {0}.", on_day(last), in_weeks(weeks));
        return settle_decision(r, law, f, u, f->aanvraagdatum, last);
    }
    ASSUME(measured, loonwaardeVastgesteldOp, DATE_NEVER);
    ASSUME(left_out, forfaitVastgesteldOp, DATE_NEVER);
    date known = measured != DATE_NEVER ? measured : left_out;
    if (known == DATE_NEVER) {
        SET_NONE(besluitUiterlijk);
        STEP("Pw 10d:12", "De beslistermijn begint als de loonwaarde is vastgesteld of als vaststaat dat meten niet hoeft.", "The term begins when the wage value is fixed or it is found that measuring can be left out.", an_answer(onbekend));
        return VASTGESTELD;
    }
    PARAM(whole, weeks, lks_besluit_weken, f->aanvraagdatum);
    STEP(measured != DATE_NEVER ? "Pw 10d:12:a" : "Pw 10d:12:b", "Het besluit volgt binnen {1} na {2}: uiterlijk op {0}.", "The decision follows within {1} of {2}: by {0}.", on_day(known + 7 * weeks), in_weeks(weeks), on_day(known));
    return settle_decision(r, law, f, u, known, known + 7 * weeks);
}

/* Lid 1: before the employment begins, for somebody of the target group. */
ALWAYS_INLINE enum status before_the_start(RULE_PARAMETERS)
{
    NEED(behoortTotDoelgroep);
    SET(aanvragenUiterlijk, f->startDienstbetrekking);
    if (f->behoortTotDoelgroep == nee) {
        STEP("Pw 10d:1", "Vóór de baan begint kan alleen worden aangevraagd voor iemand van de doelgroep.", "Before the job starts an application is only possible for somebody of the target group.", an_answer(nee));
        return impossible(u);
    }
    SET(mogelijk, ja);
    SET(route, route_lid1);
    STEP("Pw 10d:1", "De baan begint op {1}; tot en met die dag kan voor iemand van de doelgroep worden aangevraagd: {0}.", "The job starts on {1}; until that day an application is possible for somebody of the target group: {0}.", an_answer(ja), on_day(f->startDienstbetrekking));
    return decide_by(r, law, f, u, true);
}

/* Which part of lid 2: until July 2023 each kind of school had a letter of its own. */
static inline const char *school_part(int reach, int route)
{
    if (route == onderwijsroute_zonder_startkwalificatie) return "Pw 10d:2:c";
    if (reach != lks_lid2_schoolverlaters || route == onderwijsroute_praktijkonderwijs) return "Pw 10d:2:a";
    return route == onderwijsroute_vso ? "Pw 10d:2:b" : "Pw 10d:2:c";
}

/* Lid 2 a, b and c: did the person, in the months before the start, follow one of the schools, or belong to the group of art. 7. */
ALWAYS_INLINE enum status came_from(RULE_CONTEXT, int reach, answer *fits)
{
    PARAM(whole, months, lks_lid2_terugblik_maanden, f->aanvraagdatum);
    date since = add_months(f->startDienstbetrekking, -months);
    NEED(onderwijsroute);
    bool school = f->onderwijsroute == onderwijsroute_praktijkonderwijs || f->onderwijsroute == onderwijsroute_vso || f->onderwijsroute == onderwijsroute_entree;
    bool no_diploma = f->onderwijsroute == onderwijsroute_zonder_startkwalificatie && reach == lks_lid2_ook_leerwerktraject;
    *fits = nee;
    if (no_diploma) { ASSUME(track, leerwerktraject, nee); no_diploma = track == ja; }
    if (school || no_diploma) {
        NEED(onderwijsTot);
        *fits = is_so(f->onderwijsTot >= since);
        if (*fits == ja) STEP(school_part(reach, f->onderwijsroute), "Het onderwijs liep door tot in de {1} voor de baan (dus op of na {2}): {0}.", "The education went on into the {1} before the job (so on or after {2}): {0}.", an_answer(ja), in_months(months), on_day(since));
    }
    if (*fits == nee && reach != lks_lid2_schoolverlaters) {
        ASSUME(group, groepArtikel7Tot, DATE_NEVER);
        *fits = is_so(group >= since);
        if (*fits == ja) STEP("Pw 10d:2:b", "De gemeente hielp deze persoon in de {1} voor de baan (dus op of na {2}): {0}.", "The municipality helped this person in the {1} before the job (so on or after {2}): {0}.", an_answer(ja), in_months(months), on_day(since));
    }
    if (*fits == nee) STEP("Pw 10d:2", "In de {1} voor de baan was er geen van de scholen of groepen van de wet: {0}.", "In the {1} before the job there was none of the schools or groups of the act: {0}.", an_answer(nee), in_months(months));
    return VASTGESTELD;
}

/* Lid 2: the employment has begun. */
ALWAYS_INLINE enum status after_the_start(RULE_PARAMETERS, int reach)
{
    if (reach == lks_lid2_geen) {
        SET(aanvragenUiterlijk, f->startDienstbetrekking);
        STEP("Pw 10d:1", "De baan is al begonnen; de wet kende toen geen loonkostensubsidie voor wie al in dienst was.", "The job has begun; the law then had no subsidy for somebody already employed.", an_answer(nee));
        return impossible(u);
    }
    PARAM(int, with_term, lks_lid2_aanvraagtermijn, f->aanvraagdatum);
    if (with_term == ja) {
        PARAM(whole, months, lks_aanvraag_maanden, f->aanvraagdatum);
        date last = add_months(f->startDienstbetrekking, months);
        SET(aanvragenUiterlijk, last);
        bool in_time = f->aanvraagdatum <= last;
        STEP("Pw 10d:2", "Aanvragen kan tot {1} na het begin van de baan, dus tot en met {2}: {0}.", "An application is possible until {1} after the start of the job, so up to and including {2}: {0}.", an_answer(is_so(in_time)), in_months(months), on_day(last));
        if (!in_time) return impossible(u);
    } else SET_NONE(aanvragenUiterlijk);
    NEED(kanVoltijdsMinimumloonVerdienen);
    if (f->kanVoltijdsMinimumloonVerdienen == ja) {
        STEP("Pw 10d:2", "Deze persoon kan met voltijds werk het minimumloon verdienen.", "This person can earn the minimum wage with full-time work.", an_answer(nee));
        return impossible(u);
    }
    if (reach == lks_lid2_schoolverlaters) {
        ASSUME(able, mogelijkhedenTotArbeidsparticipatie, ja);
        if (able == nee) {
            STEP("Pw 10d:2", "Deze persoon heeft geen mogelijkheden om te werken; tot juli 2023 eiste het tweede lid die.", "This person has no possibilities to work; until July 2023 paragraph 2 required them.", an_answer(nee));
            return impossible(u);
        }
    }
    answer fits;
    DO(came_from(r, law, f, reach, &fits));
    if (fits == nee) return impossible(u);
    SET(mogelijk, ja);
    SET(route, route_lid2);
    return decide_by(r, law, f, u, false);
}

/* Until July 2023 the act knew no application: the college granted of its own accord. Since then lid 2 is on application of employer or employee only. */
ALWAYS_INLINE enum status may_ask(RULE_CONTEXT, bool started, bool *may)
{
    PARAM(int, on_request, lks_aanvraag_op_verzoek, f->aanvraagdatum);
    *may = on_request == ja ? !started || f->aanvrager != aanvrager_college : f->aanvrager == aanvrager_college;
    if (!*may && on_request == nee)
        STEP("Pw 10d:1", "Op {1} kende de wet geen aanvraag: de gemeente gaf de subsidie uit zichzelf.", "On {1} the act knew no application: the municipality granted of its own accord.", an_answer(nee), on_day(f->aanvraagdatum));
    else if (!*may)
        STEP("Pw 10d:2", "Als de baan al is begonnen, vraagt de werkgever of de werknemer aan, niet de gemeente zelf.", "Once the job has begun the employer or the employee applies, not the municipality itself.", an_answer(nee));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    bool out, may;
    DO(barred(r, law, f, &out));
    if (out) return impossible(u);
    NEED(aanvrager);
    NEED(aanvraagdatum);
    NEED(startDienstbetrekking);
    PARAM(int, reach, lks_lid2, f->aanvraagdatum);
    bool started = f->aanvraagdatum > f->startDienstbetrekking;
    DO(may_ask(r, law, f, started, &may));
    if (!may) return impossible(u);
    return started ? after_the_start(r, law, f, u, reach) : before_the_start(r, law, f, u);
}

RULE(aanvraag, aanvraagdatum, "Pw 10d:1", MEASURE(1) | MEASURE(3) | MEASURE(5), "Aanvraag van loonkostensubsidie", "Application for the wage cost subsidy")
