/* SPDX-License-Identifier: EUPL-1.2 */
/* norisk.c: is an illness covered by the national no-risk cover, on which ground and until when. Ziektewet art. 29b lid 1, 2, 3, 4, 8, 11, 12; art. 29c; art. 29d. */
#include "rules/rule.h"
#include "rules/aow.h"

#define FACTS(F) \
    F(peildatum) F(wswDienstbetrekking) F(aowLeeftijdBereikt) F(geboortedatum) F(wajong) F(wswBegeleidWerken) F(wajongNaStart) F(voormaligWsw) F(doelgroepregister) \
    F(loonwaardeLagerDanMinimumloon) F(gelijkgesteldMetDoelgroep) F(startDienstbetrekking) F(doelgroepregisterVanaf) F(beschutWerk) F(eersteZiektedag) F(wiaRecht) \
    F(minderDan35Procent) F(onderwijsbelemmering) F(jongerDan18BijStart) F(wiaVoortgezetBijEigenWerkgever) F(wiaRechtVanaf) F(compensatieregelingGeldt) F(verlengdTot)
#define OUTCOMES(F) F(recht) F(grondNoRisk) F(geldtTot)
DECLARE_RULE

CONSISTENT
{
    IN_ORDER(geboortedatum, startDienstbetrekking, eersteZiektedag, peildatum);
    NOT_WITH(doelgroepregisterVanaf, GIVEN(doelgroepregister) && f->doelgroepregister == nee, "geen eerste dag als doelgroepregister=nee", "no first day when doelgroepregister=nee");
    NOT_WITH(wiaRechtVanaf, GIVEN(wiaVoortgezetBijEigenWerkgever) && f->wiaVoortgezetBijEigenWerkgever == nee && GIVEN(wiaRecht) && f->wiaRecht == nee,
             "geen dag als er geen recht op WIA is", "no day when there is no right to WIA");
    return good;
}

/* The words of each ground, beside its article. */
struct ground_text { const char *article, *nl, *en; };
UNUSED_OK static const struct ground_text ground_text[grondNoRisk_words] = {
    [grondNoRisk_lid1_a] = { "Zw 29b:1:a", "Had direct vóór de baan recht op WIA: {0}.", "Had a right to WIA directly before the job: {0}." },
    [grondNoRisk_lid1_b] = { "Zw 29b:1:b", "Was minder dan 35 procent arbeidsongeschikt en kon niet bij de eigen werkgever blijven: {0}.",
                             "Was less than 35 percent disabled and could not stay with the own employer: {0}." },
    [grondNoRisk_lid1_c] = { "Zw 29b:1:c", "Jonger dan achttien, met een belemmering bij het onderwijs: {0}.",
                             "Younger than eighteen, with an obstacle in education: {0}." },
    [grondNoRisk_lid1_d] = { "Zw 29b:1:d", "Had een belemmering bij het onderwijs en begon op tijd daarna te werken: {0}.",
                             "Had an obstacle in education and started to work in time after it: {0}." },
    [grondNoRisk_lid2_a] = { "Zw 29b:2:a", "Had of heeft recht op Wajong: {0}.", "Had or has a right to Wajong: {0}." },
    [grondNoRisk_lid2_b] = { "Zw 29b:2:b", "Werkt met begeleiding volgens artikel 7 van de Wsw: {0}.", "Works with support under article 7 of the Wsw: {0}." },
    [grondNoRisk_lid2_c] = { "Zw 29b:2:c", "De baan begon vóór de achttiende verjaardag; daarna kwam Wajong: {0}.",
                             "The job started before the eighteenth birthday; Wajong came after it: {0}." },
    [grondNoRisk_lid2_d] = { "Zw 29b:2:d", "Had direct vóór de baan een Wsw-baan of Wsw-indicatie: {0}.",
                             "Had a Wsw job or indication directly before the job: {0}." },
    [grondNoRisk_lid2_e] = { "Zw 29b:2:e",
                             "Door de gemeente aan werk geholpen of met loonkostensubsidie, onder het minimumloon, en in het doelgroepregister: {0}.",
                             "Helped to work by the municipality or with the subsidy, below the minimum wage, and in the register: {0}." },
    [grondNoRisk_lid2_f] = { "Zw 29b:2:f", "Werkt in beschut werk: {0}.", "Works in sheltered work: {0}." },
    [grondNoRisk_lid4] = { "Zw 29b:4", "Kreeg recht op WIA en bleef bij de eigen werkgever: {0}.",
                           "Got a right to WIA and stayed with the own employer: {0}." },
    [grondNoRisk_artikel_29d] = { "Zw 29d", "Valt onder de compensatieregeling voor ouderen: {0}.",
                                  "Falls under the compensation scheme for older people: {0}." },
};

/* The grounds one after the other: those without end first, for they go before the others (lid 3) and last longest. */
struct search {
    answer any;         /* does one of them hold */
    bool doubt;         /* an earlier one may still hold: facts are missing */
    bool unread;        /* an earlier one may still hold: its law was not read */
    int ground;         /* the first that holds */
    date until;         /* last day on which an illness may start by the ground that was looked at last; DATE_NEVER: no end */
};

/* True when a ground was found that settles the right. unread: its law was not read, so no fact would settle it. */
static inline bool weigh_by_law(struct search *s, answer holds, bool unread, int ground)
{
    s->any = either(s->any, holds);
    s->unread |= unread;
    s->doubt |= holds == onbekend && !unread;
    if (holds == ja) s->ground = ground;
    return holds == ja;
}
static inline bool weigh(struct search *s, answer holds, int ground) { return weigh_by_law(s, holds, false, ground); }

/* The answer to a date against another, onbekend when one of them is not given. */
#define DAY_KNOWN(name) (ASK_FOR(name), GIVEN(name))

/* Lid 8: not in a Wsw employment; art. 29 lid 4 and 5: not from the pension age on, or for a short term when the illness began after it. */
ALWAYS_INLINE enum status excluded(RULE_CONTEXT, bool *out)
{
    ASSUME(wsw, wswDienstbetrekking, nee);
    if ((*out = wsw == ja)) {
        STEP("Zw 29b:8", "In een Wsw-dienstbetrekking geldt de no-riskpolis niet: {0}.", "In a Wsw employment there is no no-risk cover: {0}.", an_answer(nee));
        return VASTGESTELD;
    }
    answer from_birth = nee, at_start = nee;
    if (HAS(geboortedatum)) { PENSION_AGE_FROM_BIRTH(by_birth, f->geboortedatum, f->peildatum); from_birth = by_birth; }
    else if (RARELY(!HAS(aowLeeftijdBereikt) && SAID_UNKNOWN(geboortedatum))) return undecided(r, bit_geboortedatum);
    ASSUME(reached, aowLeeftijdBereikt, from_birth);
    if (reached == nee) return VASTGESTELD;
    NEED(eersteZiektedag);
    PARAM(whole, weeks, zw_duur_aow_weken, f->peildatum);
    if (f->peildatum - f->eersteZiektedag < 7 * weeks) {
        NEED(geboortedatum);
        PENSION_AGE_FROM_BIRTH(then, f->geboortedatum, f->eersteZiektedag);
        at_start = then;
    }
    *out = at_start == nee;
    if (*out) STEP("Zw 29:4", "Vanaf de AOW-leeftijd is er geen ziekengeld meer, of hoogstens {1}: {0}.",
                   "From the state pension age on there is no sickness benefit, or {1} at most: {0}.", an_answer(nee), in_weeks(weeks));
    return VASTGESTELD;
}

/* Lid 11: others in the register who count as the target group. Not read for every day, which leaves only this ground open. */
ALWAYS_INLINE enum status counts_as_target_group(RULE_CONTEXT, answer *counts)
{
    answer said = PRESUME(gelijkgesteldMetDoelgroep, nee);
    *counts = said == nee ? nee : onbekend;
    if (said != ja) return VASTGESTELD;
    PARAM(answer, equal, norisk_gelijkgesteld, f->peildatum);
    *counts = equal;
    return VASTGESTELD;
}

/* Lid 2 onder f. Not read for every day either. */
ALWAYS_INLINE enum status sheltered_work(RULE_CONTEXT, answer *holds)
{
    answer said = ASK(beschutWerk);
    *holds = said == nee ? nee : onbekend;
    if (said != ja) return VASTGESTELD;
    PARAM(answer, covered, norisk_beschut_werk, f->peildatum);
    *holds = covered;
    return VASTGESTELD;
}

/* Lid 2 onder e and lid 11: since 2016, for a job begun since 2015, and not before the day in the register. */
ALWAYS_INLINE enum status target_group(RULE_CONTEXT, answer *holds, bool *unread)
{
    *unread = false;
    PARAM(answer, exists, norisk_doelgroep, f->peildatum);
    *holds = exists;
    if (*holds == nee) return VASTGESTELD;
    *holds = ASK(doelgroepregister);
    if (*holds == nee) return VASTGESTELD;
    PARAM(date, first_start, norisk_dienstbetrekking_vanaf, f->peildatum);
    *holds = both(*holds, DAY_KNOWN(startDienstbetrekking) ? is_so(f->startDienstbetrekking >= first_start) : onbekend);
    if (*holds == nee) return VASTGESTELD;
    *holds = both(*holds, DAY_KNOWN(doelgroepregisterVanaf) ? is_so(f->peildatum >= f->doelgroepregisterVanaf) : onbekend);
    if (*holds == nee) {
        STEP("Zw 29b:2", "Het recht ontstaat niet vóór de eerste dag in het doelgroepregister, {1}: {0}.",
             "The right does not arise before the first day in the register, {1}: {0}.", an_answer(nee), on_day(f->doelgroepregisterVanaf));
        return VASTGESTELD;
    }
    answer lower = ASK(loonwaardeLagerDanMinimumloon);
    if (lower == nee) {
        bool not_read = counts_as_target_group(r, law, f, &lower) != VASTGESTELD;
        *unread = not_read && *holds == ja;
    }
    *holds = both(*holds, lower);
    return VASTGESTELD;
}

/* Lid 2: without end. */
ALWAYS_INLINE enum status without_end(RULE_CONTEXT, struct search *s)
{
    if (weigh(s, ASK(wajong), grondNoRisk_lid2_a)) return VASTGESTELD;
    if (weigh(s, ASK(wswBegeleidWerken), grondNoRisk_lid2_b)) return VASTGESTELD;
    if (weigh(s, PRESUME(wajongNaStart, nee), grondNoRisk_lid2_c)) return VASTGESTELD;
    if (weigh(s, PRESUME(voormaligWsw, nee), grondNoRisk_lid2_d)) return VASTGESTELD;
    answer group, sheltered;
    bool unread;
    DO(target_group(r, law, f, &group, &unread));
    if (weigh_by_law(s, group, unread, grondNoRisk_lid2_e)) return VASTGESTELD;
    unread = sheltered_work(r, law, f, &sheltered) != VASTGESTELD;
    weigh_by_law(s, sheltered, unread, grondNoRisk_lid2_f);
    return VASTGESTELD;
}

/* Five years from a day on (or as long as UWV extended them, art. 29c): the last day on which an illness may start, and whether this one did. */
ALWAYS_INLINE enum status five_years(RULE_CONTEXT, date from, date *until, answer *within)
{
    PARAM(whole, years, norisk_jaren, f->peildatum);
    ASSUME(extended, verlengdTot, DATE_NEVER);
    *until = add_months(from, 12 * years) - 1;
    if (extended > *until) {
        *until = extended;
        STEP("Zw 29c", "UWV heeft de periode verlengd tot en met {0}.", "UWV extended the period until {0}.", on_day(*until));
    }
    *within = DAY_KNOWN(eersteZiektedag) ? is_so(f->eersteZiektedag >= from && f->eersteZiektedag <= *until) : onbekend;
    return VASTGESTELD;
}

/* Lid 1 and art. 29d: illness that began in the five years after the start of the job. */
ALWAYS_INLINE enum status in_time(RULE_CONTEXT, date *until, answer *within)
{
    *within = onbekend;
    if (!DAY_KNOWN(startDienstbetrekking)) return VASTGESTELD;
    DO(five_years(r, law, f, f->startDienstbetrekking, until, within));
    if (*within == nee)
        STEP("Zw 29b:1", "De ziekte begon op {1}, niet in de jaren na het begin van de baan die meetellen (tot en met {2}): {0}.",
             "The illness began on {1}, not in the years after the start of the job that count (until {2}): {0}.",
             an_answer(nee), on_day(f->eersteZiektedag), on_day(*until));
    return VASTGESTELD;
}

/* Art. 29d: not in the first weeks of the illness. */
ALWAYS_INLINE enum status older_scheme(RULE_CONTEXT, struct search *s)
{
    answer within;
    answer falls_under = PRESUME(compensatieregelingGeldt, nee);
    if (falls_under == nee) return VASTGESTELD;
    DO(in_time(r, law, f, &s->until, &within));
    if (within == ja) {
        PARAM(whole, weeks, zw_29d_wachtweken, f->peildatum);
        within = is_so(f->peildatum - f->eersteZiektedag >= 7 * weeks);
        if (within == nee) STEP("Zw 29d", "De compensatieregeling betaalt pas na {1} ziekte: {0}.",
                                "The compensation scheme pays only after {1} of illness: {0}.", an_answer(nee), in_weeks(weeks));
    }
    weigh(s, both(falls_under, within), grondNoRisk_artikel_29d);
    return VASTGESTELD;
}

/* Lid 1: asked one by one, for the first that holds is enough. */
ALWAYS_INLINE enum status after_the_start(RULE_CONTEXT, struct search *s)
{
    answer within = ja, holds = ASK(wiaRecht);
    if (holds != nee) DO(in_time(r, law, f, &s->until, &within));
    if (within == nee || weigh(s, both(holds, within), grondNoRisk_lid1_a)) return VASTGESTELD;
    bool known = holds != nee;
    holds = ASK(minderDan35Procent);
    if (holds != nee && !known) { DO(in_time(r, law, f, &s->until, &within)); known = true; }
    if (within == nee || weigh(s, both(holds, within), grondNoRisk_lid1_b)) return VASTGESTELD;
    holds = ASK(onderwijsbelemmering);
    if (holds == nee) return VASTGESTELD;
    if (!known) DO(in_time(r, law, f, &s->until, &within));
    PARAM(whole, age, norisk_leeftijd, f->peildatum);
    answer by_age = HAS_BOTH(geboortedatum, startDienstbetrekking) ? is_so(age_on(f->geboortedatum, f->startDienstbetrekking) < age) : nee;
    answer young = PRESUME(jongerDan18BijStart, by_age);
    weigh(s, both(holds, within), young == ja ? grondNoRisk_lid1_c : grondNoRisk_lid1_d);
    s->doubt |= young == onbekend;
    return VASTGESTELD;
}

/* Lid 4: illness that began in the five years after the right to WIA was fixed, at the own employer. */
ALWAYS_INLINE enum status with_wia(RULE_CONTEXT, struct search *s)
{
    answer holds = ASK(wiaVoortgezetBijEigenWerkgever), within = onbekend;
    if (holds == nee) return VASTGESTELD;
    if (DAY_KNOWN(wiaRechtVanaf)) DO(five_years(r, law, f, f->wiaRechtVanaf, &s->until, &within));
    if (within == nee) STEP("Zw 29b:4", "De ziekte begon niet in de jaren die meetellen nadat het recht op WIA is vastgesteld (tot en met {1}): {0}.",
                            "The illness did not begin in the years that count after the right to WIA was fixed (until {1}): {0}.", an_answer(nee), on_day(s->until));
    weigh(s, both(holds, within), grondNoRisk_lid4);
    return VASTGESTELD;
}

ALWAYS_INLINE enum status no_cover(struct outcome *u)
{
    SET(recht, nee);
    SET(grondNoRisk, grondNoRisk_geen);
    SET_NONE(geldtTot);
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    struct search s = { .any = nee, .until = DATE_NEVER };
    bool out;
    NEED(peildatum);
    DO(excluded(r, law, f, &out));
    if (out) return no_cover(u);
    DO(without_end(r, law, f, &s));
    if (s.any != ja) DO(after_the_start(r, law, f, &s));
    if (s.any != ja) DO(with_wia(r, law, f, &s));
    if (s.any != ja) DO(older_scheme(r, law, f, &s));
    SET_ANSWER(recht, s.any);
    if (s.any == nee) {
        STEP("Zw 29b", "Geen van de gronden van de no-riskpolis geldt: {0}.", "None of the grounds of the no-risk cover holds: {0}.", an_answer(nee));
        return no_cover(u);
    }
    bool endless = s.any == ja && s.until == DATE_NEVER;
    if (endless) SET_NONE(geldtTot);
    if (s.any == ja) STEP(ground_text[s.ground].article, ground_text[s.ground].nl, ground_text[s.ground].en, an_answer(ja));
    if (s.doubt) return ONBEKEND;
    if (s.unread) return PARAMETER_ONTBREEKT;
    SET(grondNoRisk, s.ground);
    if (endless) {
        STEP("Zw 29b:2", "Hieraan komt geen einde zolang de baan duurt: {0}.", "This has no end while the job lasts: {0}.", an_answer(ja));
        return VASTGESTELD;
    }
    SET(geldtTot, s.until);
    STEP(ground_text[s.ground].article, "Dit geldt voor ziekte die begint tot en met {0}.", "This holds for illness that begins until {0}.", on_day(s.until));
    return VASTGESTELD;
}

RULE(norisk, peildatum, "Zw 29b", MEASURE(14), "No-riskpolis", "No-risk cover")
