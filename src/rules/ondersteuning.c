/* SPDX-License-Identifier: EUPL-1.2 */
/* ondersteuning.c: who may apply for personal support at work, on what claim, in which form and by whom. Participatiewet art. 8a lid 2, 10, 10da. */
#include "rules/arbeidsmarktregio.h"
#include "rules/termijnen.h"

#define FACTS(F) F(peildatum) F(aanvragerOndersteuning) F(behoortTotDoelgroep) F(behoortTotGroepArtikel7) F(kanNietZonder) F(begeleider) F(aanvraagdatum) F(gemeente) F(opschortingen)
#define OUTCOMES(F) F(magAanvragen) F(aanspraak) F(vormen) F(eisen) F(besluitUiterlijk)
DECLARE_RULE

CONSISTENT
{
    EXISTS_ON(gemeente, peildatum);
    REFUSE_SUSPENSIONS_OUT_OF_ORDER;
    return good;
}

/* Lid 5, since July 2023: a person of lid 1 or 2, or an employer. */
ALWAYS_INLINE enum status may_apply(RULE_PARAMETERS, answer belongs, answer *may)
{
    NEED(aanvragerOndersteuning);
    bool employer = f->aanvragerOndersteuning == aanvragerOndersteuning_werkgever;
    PARAM(int, on_request, ondersteuning_op_aanvraag, f->peildatum);
    if (on_request == nee && (employer || CHOICE(ondersteuning_aanvraag_voor_2023) == ondersteuning_aanvraag_voor_2023_niet_uitdrukkelijk)) {
        *may = nee;
        STEP("Pw 10:1", "Op {1} gaf de wet een aanspraak, maar noemde zij geen aanvraag: {0}.", "On {1} the act gave a claim but named no application: {0}.", an_answer(nee), on_day(f->peildatum));
    } else {
        *may = employer ? ja : belongs;
        if (*may != onbekend)
            STEP(on_request == ja ? "Pw 10:5" : "Pw 10:1", employer ? "Een werkgever mag ondersteuning voor zijn werknemer aanvragen: {0}." : "Wie aanspraak heeft, mag zelf ondersteuning aanvragen: {0}.",
                 employer ? "An employer may apply for support for the employee: {0}." : "Somebody with a claim may apply for support: {0}.", an_answer(*may));
    }
    SET_ANSWER(magAanvragen, *may);
    return VASTGESTELD;
}

/* Art. 10da: without condition for the target group. Art. 10 lid 1: for the groups of the act, as the ordinance says, when the work cannot be done without. */
ALWAYS_INLINE enum status claim(RULE_PARAMETERS, answer target, answer group)
{
    if (target == ja) {
        SET(aanspraak, aanspraak_onvoorwaardelijk);
        STEP("Pw 10da", "Wie bij de doelgroep loonkostensubsidie hoort, heeft aanspraak op begeleiding op de werkplek, zonder verdere toets.",
             "Somebody of the target group has a claim to guidance at the workplace, without any further test.", an_answer(ja));
        return VASTGESTELD;
    }
    answer needs = group == nee ? nee : both(group, ASK(kanNietZonder));
    if (needs == onbekend || target == onbekend) return ONBEKEND;
    SET(aanspraak, needs == ja ? aanspraak_volgens_verordening : aanspraak_geen);
    if (needs == ja)
        STEP("Pw 10:1", "Deze persoon kan het werk niet zonder ondersteuning doen: er is aanspraak volgens de verordening.", "This person cannot do the work without support: there is a claim as the ordinance says.", an_answer(ja));
    else
        STEP("Pw 10:1", "Er is geen aanspraak: niet de groep van de wet, of het werk lukt zonder ondersteuning.", "There is no claim: not the group of the act, or the work can be done without support.", an_answer(nee));
    return VASTGESTELD;
}

/* Lid 3, and the ordinance of art. 8a lid 2 onder e: both in kind and as a subsidy, and what is asked of who gives it. */
ALWAYS_INLINE enum status how(RULE_PARAMETERS)
{
    PARAM(int, parts, verordening_onderdelen, f->peildatum);
    if (parts == verordening_onderdelen_a_en_b) {
        SET_NONE(vormen);
        SET_NONE(eisen);
        STEP("Pw 8a:2", "Op {1} noemde de wet geen vormen van ondersteuning en geen eisen aan wie die geeft.", "On {1} the act named no forms of support and no requirements for who gives it.", an_answer(nee), on_day(f->peildatum));
        return VASTGESTELD;
    }
    bool claimed = u->aanspraak != aanspraak_geen;
    fact_vormen forms = { 0 };
    if (claimed) {
        forms.item[forms.n++] = ondersteuningsvorm_in_natura;
        forms.item[forms.n++] = ondersteuningsvorm_subsidie;
        STEP("Pw 8a:2:e", "De verordening regelt hoe de ondersteuning zowel in natura als met subsidie kan.", "The ordinance regulates how support can be given both in kind and as a subsidy.", an_answer(ja));
    }
    SET(vormen, forms);
    fact_eisen demands = { 0 };
    if (claimed) {
        NEED(begeleider);
        bool expert = f->begeleider == begeleider_erkende_deskundige;
        if (expert) {
            demands.item[demands.n++] = begeleiderseis_methodische_ondersteuning;
            demands.item[demands.n++] = begeleiderseis_kwaliteitseisen_van_de_verordening;
            demands.item[demands.n++] = begeleiderseis_borging_volgens_de_verordening;
        } else demands.item[demands.n++] = begeleiderseis_dagelijks_op_het_werk;
        STEP(expert ? "Pw 10:3:a" : "Pw 10:3:b", expert ? "Een erkende deskundige mag de ondersteuning geven; de verordening stelt de kwaliteitseisen." : "Een interne werkbegeleider mag de ondersteuning geven, elke dag op het werk.",
             expert ? "A recognised expert may give the support; the ordinance sets the quality requirements." : "An internal supervisor may give the support, daily at work.", an_answer(ja));
    }
    SET(eisen, demands);
    return VASTGESTELD;
}

/* No term of its own: that of the ordinance, otherwise the Awb. It stands still while the applicant is asked to complete the application; one that ends on a day off runs on (Algemene
 * termijnenwet art. 1). */
ALWAYS_INLINE enum status decide_by(RULE_PARAMETERS, answer may)
{
    if (may == nee) { SET_NONE(besluitUiterlijk); return VASTGESTELD; }
    NEED(aanvraagdatum);
    if (may == onbekend) return ONBEKEND;
    PARAM(whole, weeks, awb_besluit_weken, f->aanvraagdatum);
    date last = f->aanvraagdatum + 7 * weeks;
    STEP("Awb 4:13:2", "Noemt de verordening geen termijn, dan beslist de gemeente binnen {1} na de aanvraag: uiterlijk op {0}.",
         "If the ordinance names no term the municipality decides within {1} of the application: by {0}.", on_day(last), in_weeks(weeks));
    bool runs;
    NEED_SUSPENSIONS;
    last = AFTER_SUSPENSIONS(f->aanvraagdatum, last, &runs);
    if (!runs) { SET_NONE(besluitUiterlijk); return VASTGESTELD; }
    date moved = next_working_day(last);
    if (moved != last) STEP("Atw 1:1", "{1} is geen werkdag: de termijn loopt door tot en met {0}.", "{1} is not a working day: the term runs on until {0}.", on_day(moved), on_day(last));
    SET(besluitUiterlijk, moved);
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(peildatum);
    answer target = ASK(behoortTotDoelgroep), group = target, may = target;
    if (target != ja) { ASSUME(assumed_group, behoortTotGroepArtikel7, ja); group = assumed_group; }
    enum status first = may_apply(r, law, f, u, either(target, group), &may);
    enum status second = claim(r, law, f, u, target, group);
    enum status third = second == VASTGESTELD ? how(r, law, f, u) : second;
    enum status fourth = first == VASTGESTELD ? decide_by(r, law, f, u, may) : first;
    return worst(worst(first, second), worst(worst(third, fourth), ALL_SETTLED));
}

RULE(ondersteuning, peildatum, "Pw 10:1", MEASURE(9) | MEASURE(10) | MEASURE(11), "Persoonlijke ondersteuning bij werk", "Personal support at work")
