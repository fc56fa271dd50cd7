/* SPDX-License-Identifier: EUPL-1.2 */
/* termijnen.c: the dates that the law attaches to what has happened: apply, decide, object, report, pay, measure again. Participatiewet, Wtl, Awb, Ziektewet, Atw. */
#include "rules/rule.h"
#include "rules/loonkostensubsidie.h"
#include "rules/loonkostenvoordeel.h"
#include "rules/samenloop.h"
#include "rules/termijnen.h"

#define FACTS(F) \
    F(peildatum) F(startDienstbetrekking) F(ingangsdatum) F(eindeDienstbetrekking) F(forfaitair) F(forfaitVastgesteldOp) F(loonwaardeVastgesteldOp) F(maandenTotNieuweMeting) \
    F(beschutWerk) F(aanvraagdatum) F(opschortingen) F(besluitVerzonden) F(bezwaarOntvangen) F(bezwaarcommissie) F(bezwaarVerdaagd) F(eersteZiektedag) F(lkvCategorie) F(eindeWachttijdWia) F(eersteMaandVrijlating) F(vrijlatingOnderdeel)
#define OUTCOMES(F) F(termijnen)
DECLARE_RULE

CONSISTENT
{
    REFUSE_IF(eindeDienstbetrekking, GIVEN(startDienstbetrekking) && f->eindeDienstbetrekking != DATE_NEVER && f->eindeDienstbetrekking < f->startDienstbetrekking,
              "niet vóór startDienstbetrekking", "not before startDienstbetrekking");
    NOT_AFTER(startDienstbetrekking, ingangsdatum);
    NOT_AFTER(aanvraagdatum, besluitVerzonden);
    REFUSE_SUSPENSIONS_OUT_OF_ORDER;
    return good;
}

/* One more deadline, in its place by date; of equal dates the first found comes first. */
ALWAYS_INLINE void add(struct outcome *u, int32_t what, date day, int32_t article)
{
    fact_termijnen *all = &u->termijnen;
    int32_t at = all->n++;
    for (; at; at--) {
        if (all->item[at - 1].datum <= day) break;
        all->item[at] = all->item[at - 1];
    }
    all->item[at] = (item_termijnen){ .given = ALL_PARTS(termijnen), .termijnSoort = what, .datum = day, .termijnGrondslag = article };
}

/* Has this been said to have happened? What is asked and not known gives no deadline, and that is told. */
#define KNOWN(name, article, nl, en) (HAS(name) ? true : (tell_unknown(r, SAID_UNKNOWN(name), article, nl, en), false))
static inline void tell_unknown(UNUSED_OK struct reasoning *r, bool unknown, UNUSED_OK const char *article, UNUSED_OK const char *nl, UNUSED_OK const char *en)
{
    if (unknown) STEP(article, nl, en, an_answer(onbekend));
}
/* The same for a day, which may also be one that never came, or one whose law was not read. */
#define HAPPENED(name, article, nl, en) (KNOWN(name, article, nl, en) && f->name != DATE_NEVER && law_was_read(r, law, f->name, article))
static inline bool law_was_read(UNUSED_OK struct reasoning *r, const struct law *law, date day, UNUSED_OK const char *article)
{
    struct law_period read = law_coverage(law, "termijnen");
    bool covered = day >= read.from && day <= read.until;
    if (!covered) STEP(article, "Het recht van {0} is niet gelezen; daarvoor wordt geen termijn gegeven.", "The law of {0} was not read; no deadline is given for it.", on_day(day));
    return covered;
}

/* Atw art. 1: a term that would end on a Saturday, Sunday or public holiday runs on. */
static inline date to_working_day(UNUSED_OK struct reasoning *r, date last)
{
    date moved = next_working_day(last);
    if (moved != last) STEP("Atw 1:1", "{1} is geen werkdag: de termijn loopt door tot en met {0}.", "{1} is not a working day: the term runs on until {0}.", on_day(moved), on_day(last));
    return moved;
}

/* The day whose law counts for an application: its own, else the day asked about, else the first day of the job. */
ALWAYS_INLINE date day_of_application(RULE_CONTEXT) { return HAS(aanvraagdatum) ? f->aanvraagdatum : HAS(peildatum) ? f->peildatum : f->startDienstbetrekking; }

/* Pw 10d lid 2: so many months after the start. More than three months, so no running on (Atw art. 4). */
ALWAYS_INLINE enum status apply_for_subsidy(RULE_PARAMETERS)
{
    date day = day_of_application(r, law, f);
    if (!law_was_read(r, law, day, "Pw 10d:2")) return VASTGESTELD;
    PARAM(int, on_request, lks_aanvraag_op_verzoek, day);
    if (on_request == nee) {
        STEP("Pw 10d:1", "Op {0} kende de wet geen aanvraag: de gemeente gaf de subsidie uit zichzelf.", "On {0} the act knew no application: the municipality granted of its own accord.", on_day(day));
        return VASTGESTELD;
    }
    PARAM(whole, months, lks_aanvraag_maanden, day);
    date last = add_months(f->startDienstbetrekking, months);
    add(u, termijnSoort_lks_aanvragen, last, termijnGrondslag_pw_10d_2);
    STEP("Pw 10d:2", "Is de baan al begonnen, dan kan loonkostensubsidie tot {1} na de start worden aangevraagd: uiterlijk op {0}.",
         "Once the job has begun the subsidy can be applied for until {1} after the start: by {0}.", on_day(last), in_months(months));
    return VASTGESTELD;
}

/* Wtl: the declaration of the wage cost benefit. */
ALWAYS_INLINE enum status ask_for_declaration(RULE_PARAMETERS)
{
    if (!KNOWN(lkvCategorie, "Wtl 2.1", "De categorie van het loonkostenvoordeel is niet bekend; de termijn voor de verklaring is niet bepaald.", "The category of the wage cost benefit is not known; the deadline for the declaration was not found.")) return VASTGESTELD;
    if (f->startDienstbetrekking < law_coverage(law, "loonkostenvoordeel").from) {
        STEP("Wtl 2.1", "Op {0} was er nog geen loonkostenvoordeel.", "On {0} there was no wage cost benefit yet.", on_day(f->startDienstbetrekking));
        return VASTGESTELD;
    }
    date from = f->startDienstbetrekking, by;
    if (f->lkvCategorie == lkvCategorie_herplaatsing) {
        PARAM(int, way, lkv_herplaatsen_telling, f->startDienstbetrekking);
        if (way == lkv_herplaatsen_telling_aanvraagtermijn) {
            bool waits = KNOWN(eindeWachttijdWia, "Wtl 2.15", "Het einde van de wachttijd voor de WIA is niet bekend; er is geteld vanaf de hervatting.", "The end of the WIA waiting period is not known; it was counted from the resumption.");
            if (waits) from = lkv_counts_from(from, f->eindeWachttijdWia);
        }
    }
    DO(lkv_declaration_by(r, law, f->lkvCategorie, f->startDienstbetrekking, from, &by));
    if (by == DATE_NEVER) {
        STEP("Wtl 2.11", "Voor deze baan is geen doelgroepverklaring nodig; het doelgroepregister beslist.", "This job needs no declaration; the target group register decides.", an_answer(nee));
        return VASTGESTELD;
    }
    static const int32_t articles[] = { [lkvCategorie_oudere] = termijnGrondslag_wtl_2_3, [lkvCategorie_arbeidsgehandicapt] = termijnGrondslag_wtl_2_7,
        [lkvCategorie_banenafspraak] = termijnGrondslag_wtl_2_11, [lkvCategorie_herplaatsing] = termijnGrondslag_wtl_2_15 };
    add(u, termijnSoort_lkv_verklaring_aanvragen, by, articles[f->lkvCategorie]);
    STEP(lkv_declaration_article(f->lkvCategorie), "De doelgroepverklaring is uiterlijk op {0} aan te vragen, geteld vanaf {1}.", "The declaration must be asked for by {0}, counted from {1}.", on_day(by), on_day(from));
    return VASTGESTELD;
}

/* Pw 10d lid 5: the flat rate holds in the first months of the job. */
ALWAYS_INLINE enum status end_of_flat_rate(RULE_PARAMETERS)
{
    bool said = KNOWN(forfaitair, "Pw 10d:5", "Of het vaste deel geldt is niet bekend; het einde daarvan is niet bepaald.", "Whether the flat rate holds is not known; its end was not found.");
    bool flat = said && f->forfaitair == ja;
    if (!said && HAS(forfaitVastgesteldOp)) flat = f->forfaitVastgesteldOp != DATE_NEVER;
    if (!flat) return VASTGESTELD;
    PARAM(int, exists, lks_forfait_mogelijk, f->startDienstbetrekking);
    if (exists == nee) {
        STEP("Pw 10d:1", "Op {0} kende de wet nog geen vast deel.", "On {0} the law had no flat rate yet.", on_day(f->startDienstbetrekking));
        return VASTGESTELD;
    }
    PARAM(whole, months, lks_forfait_maanden, f->startDienstbetrekking);
    date last = lks_flat_rate_until(f->startDienstbetrekking, months);
    add(u, termijnSoort_einde_forfait, last, termijnGrondslag_pw_10d_5);
    STEP("Pw 10d:5", "Het vaste deel geldt de eerste {1} van de baan, tot en met {0}; dan moet de loonwaarde zijn vastgesteld.", "The flat rate holds for the first {1} of the job, until {0}; by then the wage value must be fixed.", on_day(last), in_months(months));
    return VASTGESTELD;
}

/* Awb 4:5: until when the applicant can complete the application; a term that the college itself sets. */
ALWAYS_INLINE void complete_by(RULE_PARAMETERS)
{
    if (!HAS(opschortingen) || !suspension_hangs_on_day(&f->opschortingen)) return;
    const item_opschortingen *one = &f->opschortingen.item[f->opschortingen.n - 1];
    add(u, termijnSoort_aanvullen, one->aanvullenUiterlijk, termijnGrondslag_awb_4_5);
    STEP("Awb 4:5:1", "De aanvraag kan worden aangevuld tot en met {0}.", "The application can be completed until {0}.", on_day(one->aanvullenUiterlijk));
}

/* Pw 10d lid 12: five weeks after the wage value was fixed or measuring was left out; not for an application after the start (lid 2). Of measuring again, while the subsidy runs,
 * lid 12 does not speak. */
ALWAYS_INLINE enum status decide_on_subsidy(RULE_PARAMETERS, date known, int32_t article)
{
    date day = HAS(aanvraagdatum) ? f->aanvraagdatum : known;
    if (!law_was_read(r, law, day, "Pw 10d:12")) return VASTGESTELD;
    PARAM(int, own_term, lks_beslistermijn, day);
    bool after_start = HAS_BOTH(aanvraagdatum, startDienstbetrekking) && f->aanvraagdatum > f->startDienstbetrekking;
    if (own_term == nee || after_start) return VASTGESTELD;
    bool again = HAS(ingangsdatum) && f->ingangsdatum < known;
    if (again && CHOICE(lks_besluit_hermeting) == lks_besluit_hermeting_geen_termijn) {
        STEP("Pw 10d:6", "De subsidie liep al toen dit op {1} werd vastgesteld: voor het nieuwe besluit geeft de wet geen termijn.", "The subsidy was running when this was fixed on {1}: the act sets no term for the new decision.", an_answer(nee), on_day(known));
        return VASTGESTELD;
    }
    PARAM(whole, weeks, lks_besluit_weken, day);
    date last = known + 7 * weeks;
    STEP(article == termijnGrondslag_pw_10d_12_a ? "Pw 10d:12:a" : "Pw 10d:12:b", "Het besluit volgt binnen {1} na {2}: uiterlijk op {0}.", "The decision follows within {1} of {2}: by {0}.", on_day(last), in_weeks(weeks), on_day(known));
    bool runs;
    last = AFTER_SUSPENSIONS(known, last, &runs);
    if (runs) add(u, termijnSoort_lks_besluit, to_working_day(r, last), article);
    return VASTGESTELD;
}

/* Awb 4:13: without a term of its own the decision follows within eight weeks. An application for the subsidy before the job starts has a term of its own. */
ALWAYS_INLINE enum status decide_on_application(RULE_PARAMETERS)
{
    PARAM(int, own_term, lks_beslistermijn, f->aanvraagdatum);
    bool before_start = HAS(startDienstbetrekking) && f->aanvraagdatum <= f->startDienstbetrekking;
    if (own_term == ja && before_start) {
        STEP("Pw 10d:12", "Een aanvraag vóór de baan begint heeft een eigen beslistermijn, die loopt vanaf de vaststelling van de loonwaarde of van het vaste deel.",
             "An application before the job starts has a term of its own, from the fixing of the wage value or of the flat rate.", an_answer(ja));
        return VASTGESTELD;
    }
    PARAM(whole, weeks, awb_besluit_weken, f->aanvraagdatum);
    date last = f->aanvraagdatum + 7 * weeks;
    STEP("Awb 4:13:2", "De gemeente beslist in elk geval binnen {1} na de aanvraag: uiterlijk op {0}.", "The municipality decides in any case within {1} of the application: by {0}.", on_day(last), in_weeks(weeks));
    bool runs;
    last = AFTER_SUSPENSIONS(f->aanvraagdatum, last, &runs);
    if (runs) add(u, termijnSoort_awb_besluit, to_working_day(r, last), termijnGrondslag_awb_4_13_2);
    return VASTGESTELD;
}

/* Awb 6:7 and 6:8: the term begins on the day after the decision was sent. */
ALWAYS_INLINE enum status object(RULE_PARAMETERS)
{
    PARAM(whole, weeks, bezwaar_weken, f->besluitVerzonden);
    date last = f->besluitVerzonden + 7 * weeks;
    STEP("Awb 6:7", "Bezwaar maken kan binnen {1}, geteld vanaf de dag na {2}: uiterlijk op {0}.", "An objection is possible within {1}, counted from the day after {2}: by {0}.", on_day(last), in_weeks(weeks), on_day(f->besluitVerzonden));
    add(u, termijnSoort_bezwaar, to_working_day(r, last), termijnGrondslag_awb_6_7);
    return VASTGESTELD;
}

/* Awb 7:10: six weeks, or twelve with an advisory committee, from the day after the term for objecting has passed; six more when postponed. */
ALWAYS_INLINE enum status decide_on_objection(RULE_PARAMETERS)
{
    if (!HAPPENED(besluitVerzonden, "Awb 7:10:1", "De dag waarop het besluit is verzonden is niet bekend; die termijn ontbreekt.", "The day on which the decision was sent is not known; that deadline is left out.")) return VASTGESTELD;
    ASSUME(committee, bezwaarcommissie, nee);
    ASSUME(postponed, bezwaarVerdaagd, nee);
    PARAM(whole, weeks, bezwaar_weken, f->besluitVerzonden);
    PARAM(whole, plain, bezwaar_besluit_weken, f->bezwaarOntvangen);
    PARAM(whole, advised, bezwaar_besluit_commissie_weken, f->bezwaarOntvangen);
    PARAM(whole, more, bezwaar_verdaging_weken, f->bezwaarOntvangen);
    date passed = next_working_day(f->besluitVerzonden + 7 * weeks);
    weeks = (committee == ja ? advised : plain) + (postponed == ja ? more : 0);
    date last = passed + 7 * weeks;
    STEP("Awb 7:10:1", "De gemeente beslist op het bezwaar binnen {1}, geteld vanaf de dag na {2}: uiterlijk op {0}.", "The municipality decides on the objection within {1}, counted from the day after {2}: by {0}.",
         on_day(last), in_weeks(weeks), on_day(passed));
    add(u, termijnSoort_bezwaar_besluit, to_working_day(r, last), postponed == ja ? termijnGrondslag_awb_7_10_3 : termijnGrondslag_awb_7_10_1);
    return VASTGESTELD;
}

/* Zw 38a lid 3: the first day after six weeks of illness, or the last day of the job when that comes first. */
ALWAYS_INLINE enum status report_illness(RULE_PARAMETERS)
{
    PARAM(whole, days, zw_melding_dagen, f->eersteZiektedag);
    bool ends = KNOWN(eindeDienstbetrekking, "Zw 38a:3", "Wanneer de baan eindigt is niet bekend; eindigt zij eerder, dan is de laatste dag de uiterste dag.", "When the job ends is not known; if it ends earlier, its last day is the deadline.");
    bool moves = CHOICE(zw_melding_atw) == zw_melding_atw_wel;
    date last = ends ? zw_report_by_in_job(f->eersteZiektedag, days, f->eindeDienstbetrekking, moves) : zw_report_by(f->eersteZiektedag, days, moves);
    STEP("Zw 38a:3", "De werkgever meldt de ziekte bij UWV uiterlijk op {0}, na {1}, of op de laatste dag van de baan.", "The employer reports the illness to UWV by {0}, after {1}, or on the last day of the job.", on_day(last), in_days(days));
    add(u, termijnSoort_ziekmelding_uwv, last, termijnGrondslag_zw_38a_3);
    return VASTGESTELD;
}

/* Besluit art. 7: paid by the last working day before the twenty-first of the month of the work. */
ALWAYS_INLINE enum status pay(RULE_PARAMETERS, date in_month)
{
    PARAM(int, has_day, lks_betaaldag, in_month);
    if (has_day == nee) {
        STEP("Pw 10d:4", "Op {0} gaf de wet geen uiterste dag voor de betaling.", "On {0} the law set no last day for the payment.", on_day(in_month));
        return VASTGESTELD;
    }
    PARAM(whole, before, lks_betaling_voor_dag, in_month);
    date last = previous_working_day(first_of_month(in_month) + before - 1);
    add(u, termijnSoort_lks_betaling, last, termijnGrondslag_besluit_lks_7);
    STEP("BesluitLks 7|Pw 10d:4", "Loonkostensubsidie over vaste uren is uiterlijk betaald op de laatste werkdag vóór dag {1} van de maand: {0}.", "The subsidy for fixed hours is paid by the last working day before day {1} of the month: {0}.", on_day(last), in_number(before));
    return VASTGESTELD;
}

/* Until February 2017: the anniversary of the grant after a day, for as long as that was the law; DATE_NEVER when there is none. */
ALWAYS_INLINE enum status next_anniversary(RULE_CONTEXT, date grant, date after, date *day)
{
    *day = DATE_NEVER;
    PARAM(whole, yearly, lks_herziening_jaarlijks_maanden, after);
    PARAM(whole, three_yearly, lks_herziening_beschut_werk_maanden, after);
    bool sheltered = KNOWN(beschutWerk, "Pw 10d:5", "Of het beschut werk is, is niet bekend; er is met een jaar gerekend.", "Whether it is sheltered work is not known; a year was taken.");
    whole every = sheltered && f->beschutWerk == ja ? three_yearly : yearly;
    if (every <= 0) return VASTGESTELD;
    whole months = every;
    while (add_months(grant, months) <= after) months += every;
    *day = add_months(grant, months);
    PARAM(int, way, lks_herziening, *day);
    if (way != lks_herziening_jaarlijks) *day = DATE_NEVER;
    return VASTGESTELD;
}

/* The first 1 January, from one on, on which the amount is fixed anew by the calendar. */
static inline enum status first_new_year(UNUSED_OK struct reasoning *r, const struct law *law, date *day)
{
    for (struct civil on = civil_of(*day); ; on.year++) {
        *day = date_of(on.year, 1, 1);
        PARAM(int, way, lks_herziening, *day);
        if (way != lks_herziening_jaarlijks) return VASTGESTELD;
    }
}

/* Pw 10d lid 7 (until February 2017 lid 5): when the amount is next fixed anew after a day. */
ALWAYS_INLINE enum status fix_anew(RULE_PARAMETERS, date after)
{
    struct civil on = civil_of(after);
    date grant = HAS(ingangsdatum) ? f->ingangsdatum : HAS(startDienstbetrekking) ? f->startDienstbetrekking : after;
    date next = date_of(on.year + 1, 1, 1), july = first_of_second_half(on.year), anniversary = DATE_NEVER;
    PARAM(int, now, lks_herziening, after);
    if (now == lks_herziening_jaarlijks) {
        bool on_anniversary = CHOICE(lks_jaarlijkse_herziening) == lks_jaarlijkse_herziening_jaardag_van_de_toekenning;
        if (on_anniversary) DO(next_anniversary(r, law, f, grant, after, &anniversary));
        if (anniversary != DATE_NEVER) next = anniversary;
        else if (on_anniversary) DO(first_new_year(r, law, &next));
    } else if (after < july && CHOICE(lks_indexering) == lks_indexering_elk_halfjaar) next = july;
    PARAM(int, way, lks_herziening, next);
    bool old = way == lks_herziening_jaarlijks;
    add(u, termijnSoort_herindexering, next, old ? termijnGrondslag_pw_10d_5 : termijnGrondslag_pw_10d_7);
    STEP(old ? "Pw 10d:5" : "Pw 10d:7", "De loonkostensubsidie wordt na {1} weer vastgesteld op {0}.", "After {1} the subsidy is fixed anew on {0}.", on_day(next), on_day(after));
    return VASTGESTELD;
}

/* Pw 10d lid 6: the wage value is measured again when that was agreed. */
ALWAYS_INLINE enum status measure_again(RULE_PARAMETERS)
{
    if (!KNOWN(maandenTotNieuweMeting, "Pw 10d:6", "Niet bekend is wanneer de loonwaarde opnieuw wordt gemeten.", "It is not known when the wage value is measured again.")) return VASTGESTELD;
    date next = add_months(f->loonwaardeVastgesteldOp, f->maandenTotNieuweMeting);
    add(u, termijnSoort_loonwaarde_opnieuw, next, termijnGrondslag_pw_10d_6);
    STEP("Pw 10d:6", "De loonwaarde wordt volgens de afspraak na {1} opnieuw vastgesteld: {0}.", "As agreed the wage value is fixed again after {1}: {0}.", on_day(next), in_months(f->maandenTotNieuweMeting));
    return VASTGESTELD;
}

/* Pw 31 lid 2: an exemption ends with the last of its months. Not told which: that of the target group for the subsidy, z. */
ALWAYS_INLINE enum status end_of_exemption(RULE_PARAMETERS)
{
    date first = first_of_month(f->eersteMaandVrijlating);
    bool said = KNOWN(vrijlatingOnderdeel, "Pw 31:2", "Welke vrijlating is gegeven is niet bekend; het einde daarvan is niet bepaald.", "Which exemption was given is not known; its end was not found.");
    if (!said && SAID_UNKNOWN(vrijlatingOnderdeel)) return VASTGESTELD;
    int32_t which = vrijlatingOnderdeel_z;
    if (said) which = f->vrijlatingOnderdeel;
    else { ASSUME(taken, vrijlatingOnderdeel, vrijlatingOnderdeel_z); which = taken; }
    whole months;
    if (which == vrijlatingOnderdeel_n) { PARAM(whole, of_n, vrijlating_n_maanden, first); months = of_n; }
    else if (which == vrijlatingOnderdeel_r) { PARAM(whole, of_r, vrijlating_r_maanden, first); months = of_r; }
    else {
        PARAM(int, exists, vrijlating_doelgroep, first);
        if (exists == nee) {
            STEP("Pw 31:2", "In die maand was er nog geen vrijlating voor de doelgroep loonkostensubsidie.", "In that month there was no exemption for the target group yet.", an_answer(nee));
            return VASTGESTELD;
        }
        PARAM(whole, of_z, vrijlating_z_maanden, first);
        months = of_z;
    }
    static const int32_t articles[] = { [vrijlatingOnderdeel_n] = termijnGrondslag_pw_31_2_n, [vrijlatingOnderdeel_r] = termijnGrondslag_pw_31_2_r, [vrijlatingOnderdeel_z] = termijnGrondslag_pw_31_2_z };
    date last = add_months(first, months) - 1;
    add(u, termijnSoort_einde_vrijlating, last, articles[which]);
    STEP(which == vrijlatingOnderdeel_n ? "Pw 31:2:n" : which == vrijlatingOnderdeel_r ? "Pw 31:2:r" : "Pw 31:2:z",
         "De vrijlating duurt hoogstens {1}; als elke maand meetelt is {0} de laatste dag.", "The exemption lasts at most {1}; if every month counts {0} is the last day.", on_day(last), in_months(months));
    return VASTGESTELD;
}

/* What follows from the start of the job and from the grant. */
ALWAYS_INLINE enum status of_the_job(RULE_PARAMETERS)
{
    bool starts = HAPPENED(startDienstbetrekking, "Pw 10d:2", "De eerste dag van de baan is niet bekend; termijnen die daarvan afhangen ontbreken.", "The first day of the job is not known; deadlines that hang on it are left out.");
    if (starts) {
        DO(apply_for_subsidy(r, law, f, u));
        DO(ask_for_declaration(r, law, f, u));
        DO(end_of_flat_rate(r, law, f, u));
    }
    bool granted = HAPPENED(ingangsdatum, "Pw 10d:7", "De eerste dag van de subsidie is niet bekend.", "The first day of the subsidy is not known.");
    bool asked = KNOWN(peildatum, "Pw 10d:7", "De dag waarop u kijkt is niet bekend.", "The day you look from is not known.");
    if (!asked && !granted && !starts) return VASTGESTELD;
    date from = granted ? f->ingangsdatum : starts ? f->startDienstbetrekking : f->peildatum;
    if (asked && f->peildatum > from) from = f->peildatum;
    DO(pay(r, law, f, u, from));
    return fix_anew(r, law, f, u, from);
}

/* What follows from measuring, applying and deciding. */
ALWAYS_INLINE enum status of_the_procedure(RULE_PARAMETERS)
{
    if (HAPPENED(loonwaardeVastgesteldOp, "Pw 10d:12:a", "De dag waarop de loonwaarde is vastgesteld is niet bekend; die termijn ontbreekt.", "The day on which the wage value was fixed is not known; that deadline is left out.")) {
        DO(decide_on_subsidy(r, law, f, u, f->loonwaardeVastgesteldOp, termijnGrondslag_pw_10d_12_a));
        DO(measure_again(r, law, f, u));
    }
    if (HAPPENED(forfaitVastgesteldOp, "Pw 10d:12:b", "De dag waarop meten is overgeslagen is niet bekend; die termijn ontbreekt.", "The day on which measuring was left out is not known; that deadline is left out."))
        DO(decide_on_subsidy(r, law, f, u, f->forfaitVastgesteldOp, termijnGrondslag_pw_10d_12_b));
    if (HAPPENED(aanvraagdatum, "Awb 4:13:2", "De dag van de aanvraag is niet bekend; die termijn ontbreekt.", "The day of the application is not known; that deadline is left out."))
        DO(decide_on_application(r, law, f, u));
    if (HAPPENED(besluitVerzonden, "Awb 6:7", "De dag waarop het besluit is verzonden is niet bekend; die termijn ontbreekt.", "The day on which the decision was sent is not known; that deadline is left out."))
        DO(object(r, law, f, u));
    if (HAPPENED(bezwaarOntvangen, "Awb 7:10:1", "De dag waarop het bezwaar is ontvangen is niet bekend; die termijn ontbreekt.", "The day on which the objection was received is not known; that deadline is left out."))
        DO(decide_on_objection(r, law, f, u));
    complete_by(r, law, f, u);
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    u->termijnen.n = 0;
    DO(of_the_job(r, law, f, u));
    DO(of_the_procedure(r, law, f, u));
    if (HAPPENED(eersteZiektedag, "Zw 38a:3", "De eerste ziektedag is niet bekend; die termijn ontbreekt.", "The first day of illness is not known; that deadline is left out."))
        DO(report_illness(r, law, f, u));
    if (HAPPENED(eersteMaandVrijlating, "Pw 31:2", "De eerste maand van de vrijlating is niet bekend; die termijn ontbreekt.", "The first month of the exemption is not known; that deadline is left out."))
        DO(end_of_exemption(r, law, f, u));
    SET(termijnen, u->termijnen);
    return ALL_SETTLED;
}

RULE(termijnen, peildatum, "Atw 1:1", MEASURE(1) | MEASURE(5) | MEASURE(14), "Termijnen die uit de gebeurtenissen volgen", "Deadlines that follow from what has happened")
