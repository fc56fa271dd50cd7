/* SPDX-License-Identifier: EUPL-1.2 */
/* loonkostenvoordeel.c: the wage cost benefit of a year, by category; the highest counts. Wet tegemoetkomingen loondomein ch. 2, 4 and 6. */
#include "rules/rule.h"
#include "rules/aow.h"
#include "rules/loonkostenvoordeel.h"

#define FACTS(F) \
    F(peildatum) F(wswDienstbetrekking) F(beschutWerk) F(aowLeeftijdBereikt) F(geboortedatum) F(categorieen) F(startDienstbetrekking) F(verzoekLoonaangifte) \
    F(doelgroepverklaring) F(inDoelgroepregister) F(verloondeUren) F(eindeWachttijdWia) F(eindeAangiftetijdvak)
#define OUTCOMES(F) F(recht) F(gekozenCategorie) F(bedragPerUur) F(maximumPerJaar) F(bedragPerJaar) F(verklaringAanvragenUiterlijk) F(geldtTot)
DECLARE_RULE

#undef PLAIN_VALUE
#define PLAIN_VALUE(name) 0
CONSISTENT
{
    NOT_AFTER(startDienstbetrekking, peildatum);
    NOT_AFTER(geboortedatum, startDienstbetrekking);
    return good;
}

/* What one category gives. */
struct claim {
    answer right;
    bool endless;               /* since 2026: as long as the job and the place in the register last */
    bool open_end;              /* whether it is endless hangs on the register, and that is not known */
    date last, period_end;      /* period_end: of the payroll period in which the term ends */
    struct lkv_rate rate;
};

/* No right: every amount is nought. The last day for the declaration stays when it was found. */
ALWAYS_INLINE enum status no_right(struct outcome *u)
{
    SET(recht, nee);
    SET_NONE(gekozenCategorie);
    SET(bedragPerUur, 0); SET(maximumPerJaar, 0); SET(bedragPerJaar, 0);
    if (!(u->settled >> out_verklaringAanvragenUiterlijk & 1)) SET_NONE(verklaringAanvragenUiterlijk);
    SET_NONE(geldtTot);
    return VASTGESTELD;
}

ALWAYS_INLINE bool has_category(const struct facts *f, int32_t category)
{
    for (int32_t i = 0; i < f->categorieen.n; i++)
        if (f->categorieen.item[i] == category) return true;
    return false;
}

/* Art. 2.1 and the conditions of each paragraph: not in a Wsw employment, not in sheltered work, not from pension age. */
ALWAYS_INLINE enum status outside(RULE_CONTEXT, bool *out)
{
    ASSUME(wsw, wswDienstbetrekking, nee);
    if (wsw == ja) {
        NEED(categorieen);
        if (has_category(f, lkvCategorie_banenafspraak)) { PARAM(int, excluded, lkv_wsw_uitgesloten, f->peildatum); *out = excluded == ja; }
        else *out = true;
        if (*out) STEP("Wtl 2.1", "Voor een Wsw-dienstbetrekking is er geen loonkostenvoordeel.", "There is no wage cost benefit for an employment under the Wsw.", an_answer(nee));
        if (*out) return VASTGESTELD;
    }
    ASSUME(sheltered, beschutWerk, nee);
    if ((*out = sheltered == ja)) {
        STEP("Wtl 2.1", "Voor beschut werk is er geen loonkostenvoordeel.", "There is no wage cost benefit for sheltered work.", an_answer(nee));
        return VASTGESTELD;
    }
    answer pensioner = nee;
    if (!HAS(aowLeeftijdBereikt) && HAS(geboortedatum)) {
        PENSION_AGE_FROM_BIRTH(reached, f->geboortedatum, f->peildatum);
        pensioner = reached;
    } else if (RARELY(!HAS(aowLeeftijdBereikt) && SAID_UNKNOWN(geboortedatum))) return undecided(r, bit_geboortedatum);
    else { ASSUME(said, aowLeeftijdBereikt, nee); pensioner = said; }
    *out = pensioner == ja;
    if (*out) STEP("Wtl 4.1", "Vanaf de AOW-leeftijd is er geen loonkostenvoordeel.", "From pension age there is no wage cost benefit.", an_answer(nee));
    return VASTGESTELD;
}

/* From which day the term of a category counts. */
ALWAYS_INLINE enum status counts_from(RULE_CONTEXT, int32_t category, date *from)
{
    *from = f->startDienstbetrekking;
    if (category != lkvCategorie_herplaatsing) return VASTGESTELD;
    PARAM(int, way, lkv_herplaatsen_telling, f->startDienstbetrekking);
    if (way == lkv_herplaatsen_telling_hervatting) return VASTGESTELD;
    ASSUME(end_of_wait, eindeWachttijdWia, DATE_NEVER);
    *from = lkv_counts_from(f->startDienstbetrekking, end_of_wait);
    return VASTGESTELD;
}

/* The last day to ask for the declaration: the first of those of the categories. */
ALWAYS_INLINE enum status declaration_by(RULE_PARAMETERS)
{
    PARAM(int, discount, lkv_overgang_premiekorting, f->startDienstbetrekking);
    (void)discount;
    date first = DATE_NEVER;
    for (int32_t k = 0; k < LKV_CATEGORIES; k++) {
        int32_t category = lkv_order[k];
        date from, by;
        if (!has_category(f, category)) continue;
        DO(counts_from(r, law, f, category, &from));
        DO(lkv_declaration_by(r, law, category, f->startDienstbetrekking, from, &by));
        if (by == DATE_NEVER)
            STEP("Wtl 2.11", "Voor een baan vanaf 2026 is bij de banenafspraak geen doelgroepverklaring nodig; het doelgroepregister beslist.",
                 "For a job from 2026 the job agreement needs no declaration; the target group register decides.", an_answer(nee));
        else
            STEP(lkv_declaration_article(category), "De doelgroepverklaring ({1}) is uiterlijk op {0} aan te vragen, geteld vanaf {2}.", "The declaration ({1}) must be asked for by {0}, counted from {2}.",
                 on_day(by), a_word(glossary[G_lkvCategorie].words[category]), on_day(from));
        if (by != DATE_NEVER && (first == DATE_NEVER || by < first)) first = by;
    }
    if (first == DATE_NEVER) SET_NONE(verklaringAanvragenUiterlijk); else SET(verklaringAanvragenUiterlijk, first);
    return VASTGESTELD;
}

/* The three years (one with reinstating), to the end of the payroll period in which they end; for older employees never beyond the day on which the benefit was abolished. */
ALWAYS_INLINE enum status term_of(RULE_CONTEXT, int32_t category, date from, struct claim *c)
{
    whole years;
    if (category == lkvCategorie_herplaatsing) { PARAM(whole, one, lkv_herplaatsen_jaren, f->startDienstbetrekking); years = one; }
    else { PARAM(whole, three, lkv_duur_jaren, f->startDienstbetrekking); years = three; }
    date last = add_months(from, 12 * years) - 1;
    struct civil end = civil_of(last);
    date end_of_month = last - end.day + days_in_month(end.year, end.month);
    ASSUME(period_end, eindeAangiftetijdvak, end_of_month);
    bool of_this_term = period_end >= last && period_end <= add_months(last, 12);       /* else it is that of another category */
    c->last = c->period_end = of_this_term ? period_end : end_of_month;
    if (category == lkvCategorie_oudere) {
        PARAM(int, rules, lkv_oudere_regime, f->startDienstbetrekking);
        if (rules == lkv_oudere_regime_nieuw) {
            PARAM(date, abolished, lkv_oudere_tot, last);
            if (abolished < c->last) c->last = abolished;
        }
    }
    return VASTGESTELD;
}

/* Art. 6.2: a benefit for the job agreement that was running when the term was abolished in 2026 lasts as long as the place in the register. */
ALWAYS_INLINE enum status without_end(RULE_CONTEXT, struct claim *c)
{
    PARAM(int, how_long, lkv_banenafspraak_duur, f->peildatum);
    if (how_long != lkv_banenafspraak_duur_zolang_in_register) return VASTGESTELD;
    PARAM(int, at_its_end, lkv_banenafspraak_duur, c->last);
    bool was_running = at_its_end == lkv_banenafspraak_duur_zolang_in_register;
    if (!was_running && CHOICE(lkv_afgelopen_voor_2026) == lkv_afgelopen_voor_2026_blijft_afgelopen) return VASTGESTELD;
    answer registered = ASK(inDoelgroepregister);
    c->endless = registered == ja;
    c->open_end = registered == onbekend;
    return VASTGESTELD;
}

/* A right that goes by a term and a declaration. */
ALWAYS_INLINE enum status by_declaration(RULE_CONTEXT, int32_t category, struct claim *c)
{
    date from;
    DO(counts_from(r, law, f, category, &from));
    DO(term_of(r, law, f, category, from, c));
    if (category == lkvCategorie_banenafspraak) DO(without_end(r, law, f, c));
    answer in_term = c->endless ? ja : is_so(f->peildatum >= from && f->peildatum <= c->last);
    if (in_term == nee && c->open_end) in_term = onbekend;
    c->right = in_term == nee ? nee : both(in_term, ASK(doelgroepverklaring));
    if (category == lkvCategorie_oudere && c->right != nee) {
        PARAM(whole, least, lkv_oudere_leeftijd, f->startDienstbetrekking);
        ASK_FOR(geboortedatum);
        c->right = both(c->right, GIVEN(geboortedatum) ? is_so(age_on(f->geboortedatum, f->startDienstbetrekking) >= least) : onbekend);
    }
    return VASTGESTELD;
}

/* Has the employer a right on peildatum under this category, for how long and at which rate. */
ALWAYS_INLINE enum status claim_under(RULE_CONTEXT, int32_t category, struct claim *c)
{
    *c = (struct claim){ .endless = false };
    DO(lkv_rate_of(r, law, category, f->startDienstbetrekking, f->peildatum, &c->rate));
    if (category == lkvCategorie_banenafspraak) {
        PARAM(int, needed, lkv_banenafspraak_verklaring, f->startDienstbetrekking);
        if (needed == nee) {
            c->right = ASK(inDoelgroepregister);
            c->endless = true;
            return VASTGESTELD;
        }
    }
    return by_declaration(r, law, f, category, c);
}

static inline const char *term_article(int32_t category)
{
    return category == lkvCategorie_oudere ? "Wtl 2.4" : category == lkvCategorie_arbeidsgehandicapt ? "Wtl 2.8" : category == lkvCategorie_banenafspraak ? "Wtl 2.12" : "Wtl 2.16";
}

ALWAYS_INLINE void tell_claim(RULE_CONTEXT, int32_t category, const struct claim *c)
{
    UNUSED_OK const char *name = glossary[G_lkvCategorie].words[category];
    if (c->right == onbekend) return;
    if (c->right == nee)
        STEP(term_article(category), "Aan de eisen voor {1} is op {2} niet voldaan (verklaring, register, leeftijd of duur): {0}.", "The demands for {1} are not met on {2} (declaration, register, age or duration): {0}.",
             an_answer(nee), a_word(name), on_day(f->peildatum));
    else if (c->endless)
        STEP(term_article(category), "Er is recht volgens {1}, zolang de baan en de plaats in het register duren: {0}.", "There is a right under {1}, as long as the job and the place in the register last: {0}.", an_answer(ja), a_word(name));
    else if (c->open_end)
        STEP(term_article(category), "Er is recht volgens {1}; of het na {2} doorloopt hangt af van het register: {0}.", "There is a right under {1}; whether it runs on after {2} depends on the register: {0}.", an_answer(ja), a_word(name), on_day(c->last));
    else
        STEP(term_article(category), "Er is recht volgens {1}, tot en met {2}: {0}.", "There is a right under {1}, until {2}: {0}.", an_answer(ja), a_word(name), on_day(c->last));
}

/* The claim that was chosen, into the outcomes. Of what was assumed for each category that for this one is told. */
ALWAYS_INLINE void take(UNUSED_OK struct reasoning *r, struct outcome *u, int32_t category, const struct claim *c)
{
    if (r && !c->endless) r->assumption[bit_eindeAangiftetijdvak] = c->period_end;
    SET(gekozenCategorie, category);
    SET(bedragPerUur, c->rate.hour);
    SET(maximumPerJaar, c->rate.most);
    if (c->endless) SET_NONE(geldtTot);
    else if (!c->open_end) SET(geldtTot, c->last);
}

/* Art. 4.1 lid 3: of more than one right the highest amount counts. */
ALWAYS_INLINE enum status highest(RULE_PARAMETERS, const struct claim *claim, int32_t rights)
{
    int32_t best = LKV_CATEGORIES;      /* none yet */
    if (rights > 1) NEED(verloondeUren);
    for (int32_t k = 0; k < LKV_CATEGORIES; k++) {
        if (!has_category(f, lkv_order[k]) || claim[k].right != ja) continue;
        if (best == LKV_CATEGORIES) { best = k; continue; }
        fraction more = minus(lkv_year(claim[k].rate, f->verloondeUren), lkv_year(claim[best].rate, f->verloondeUren));
        if (is_too_large(more)) return ONGELDIG;
        if (more.num > 0) best = k;
    }
    take(r, u, lkv_order[best], &claim[best]);
    NEED(verloondeUren);
    fraction amount = lkv_year(claim[best].rate, f->verloondeUren);
    SET_ROUNDED(bedragPerJaar, amount);
    STEP(claim[best].rate.article, "{1} per verloond uur over {2}, hoogstens {3} per jaar: {0}.", "{1} per paid hour over {2}, at most {3} a year: {0}.",
         in_euro(amount), in_euro(fraction_of(u->bedragPerUur)), in_hours(f->verloondeUren), in_euro(fraction_of(u->maximumPerJaar)));
    if (rights > 1) STEP("Wtl 4.1:3", "Van meer rechten telt het hoogste bedrag, hier {0}; bij gelijke bedragen het eerste in de wet.", "Of more rights the highest amount counts, here {0}; of equal amounts the first in the act.",
                         a_word(glossary[G_lkvCategorie].words[u->gekozenCategorie]));
    return ALL_SETTLED;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    bool out = false;
    NEED(peildatum);
    DO(outside(r, law, f, &out));
    if (out) return no_right(u);
    NEED(categorieen);
    NEED(startDienstbetrekking);
    DO(declaration_by(r, law, f, u));
    ASSUME(requested, verzoekLoonaangifte, ja);
    if (requested == nee) {
        STEP("Wtl 4.1", "Zonder verzoek in de loonaangifte is er geen loonkostenvoordeel.", "Without a request in the payroll return there is no wage cost benefit.", an_answer(nee));
        return no_right(u);
    }
    struct claim claim[LKV_CATEGORIES];
    int32_t rights = 0;
    bool open = false;
    for (int32_t k = 0; k < LKV_CATEGORIES; k++) {
        if (!has_category(f, lkv_order[k])) continue;
        DO(claim_under(r, law, f, lkv_order[k], &claim[k]));
        tell_claim(r, law, f, lkv_order[k], &claim[k]);
        rights += claim[k].right == ja;
        open |= claim[k].right == onbekend;
    }
    if (rights) SET(recht, ja);
    if (open) return ONBEKEND;
    if (rights) return highest(r, law, f, u, claim, rights);
    if (!f->categorieen.n) STEP("Wtl 2.1", "De werknemer hoort bij geen van de groepen.", "The employee belongs to none of the groups.", an_answer(nee));
    return no_right(u);
}

RULE(loonkostenvoordeel, peildatum, "Wtl 2.1", MEASURE(5), "Loonkostenvoordeel per jaar", "Wage cost benefit of a year")
