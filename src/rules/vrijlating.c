/* SPDX-License-Identifier: EUPL-1.2 */
/* vrijlating.c: which part of wage beside general assistance is exempt. Participatiewet art. 31 lid 2 onder n, r, y, z, aa, lid 5, art. 31a; art. 34a and 34b from 2027. */
#include "rules/vrijlating.h"
#include "rules/aow.h"
#include "rules/rule.h"

#define FACTS(F) \
    F(peildatum) F(ontvangtBijstand) F(geboortedatum) F(aowLeeftijdBereikt) F(nettoInkomen) F(maandenGebruiktN) F(nPeriodeVerstreken) F(draagtBijN) \
    F(medischUrenbeperkt) F(behoortTotDoelgroep) F(inkomenUitLoonkostensubsidiebaan) F(maandenGebruiktZ) F(maandenSindsBeginZ) F(maandenMetInkomen) \
    F(urenUitbreidingMogelijk) F(alleenstaandeOuder) F(jongsteKindGeboortedatum) F(draagtBijR) F(maandenGebruiktR) F(maandenGebruikt34a) F(verlengd34a) \
    F(vrijlatingLiepEind2026) F(vakantietoeslagInkomen)
#define OUTCOMES(F) F(onderdeel) F(vrijlatingPercentage) F(vrijlatingMaximum) F(vrijgelaten) F(resterendeMaanden) F(bufferbudgetMaximum)
DECLARE_RULE

CONSISTENT
{
    NOT_AFTER(geboortedatum, peildatum);
    NOT_AFTER(geboortedatum, jongsteKindGeboortedatum);
    NOT_AFTER(jongsteKindGeboortedatum, peildatum);
    REFUSE_IF(inkomenUitLoonkostensubsidiebaan, GIVEN(nettoInkomen) && f->inkomenUitLoonkostensubsidiebaan > f->nettoInkomen,
              "hoogstens nettoInkomen: het is een deel daarvan", "at most nettoInkomen: it is part of it");
    return good;
}

/* The exemption found: its part of the law, its share, and where it has them a maximum and months left. */
struct found {
    const char *cite;
    ratio share;
    money cap;
    whole left;
    int part;
    bool capped, limited, own_job;      /* own_job: only the income of the job with subsidy */
};

/* Where the search stands. */
struct search {
    date day;               /* the day whose law counts */
    bool single;            /* art. 34a */
    bool pensioner, old_enough, n_over;
    whole n_used, z_used;
};

ALWAYS_INLINE enum status nothing(struct outcome *u)
{
    SET(onderdeel, onderdeel_geen);
    SET(vrijlatingPercentage, 0);
    SET_NONE(vrijlatingMaximum);
    SET(vrijgelaten, 0);
    SET_NONE(resterendeMaanden);
    if (!(u->settled >> out_bufferbudgetMaximum & 1)) SET_NONE(bufferbudgetMaximum);
    return VASTGESTELD;
}

/* From 2027 one exemption (art. 34a); in 2026 a municipality may run ahead on it. What ran at the end of 2026 may go on by transitional law (art. 78ff), not yet known. */
ALWAYS_INLINE enum status which_law(RULE_PARAMETERS, struct search *s)
{
    s->day = f->peildatum;
    PARAM(int, regime, vrijlating_regime, s->day);
    s->single = regime == vrijlating_regime_artikel_34a;
    if (s->single) {
        ASSUME(ran, vrijlatingLiepEind2026, nee);
        if (ran == ja) {
            PARAM(int, kept, vrijlating_overgang_2027, s->day);
            s->single = kept == nee;
            STEP("Pw 78ff", "De vrijlating die eind 2026 liep, loopt door: {0}.", "The exemption that ran at the end of 2026 runs on: {0}.", an_answer((answer)kept));
        }
        PARAM(money, buffer, bufferbudget_maximum, s->day);
        SET(bufferbudgetMaximum, buffer);
        STEP("Pw 34b:1", "Schommelt het inkomen door de verrekening, dan kan de gemeente per jaar hoogstens {0} als buffer geven.",
             "When the settlement makes income unsteady, the municipality can give a buffer of at most {0} a year.", in_euro(fraction_of(buffer)));
        return VASTGESTELD;
    }
    SET_NONE(bufferbudgetMaximum);
    PARAM(int, may, vrijlating_vooruitlopen, s->day);
    if (may == nee || CHOICE(wet_2027_vooruitlopen) == wet_2027_vooruitlopen_nee) return VASTGESTELD;
    PARAM(date, first, vrijlating_34a_vanaf, s->day);
    s->day = first;
    s->single = true;
    STEP("Pw 31:2", "De gemeente loopt vooruit op de ene vrijlating die de wet kent vanaf {0}.", "The municipality runs ahead on the single exemption that the act has from {0}.", on_day(first));
    return VASTGESTELD;
}

/* Which letter and which lid of art. 31 held on peildatum. */
#define CITE_Y (law_value(law, P_vrijlating_mub_onderdeel, f->peildatum) == vrijlating_mub_onderdeel_onderdeel_z ? "Pw 31:2:z" : "Pw 31:2:y")
#define CITE_AGE (law_value(law, P_vrijlating_leeftijd_lid, f->peildatum) == vrijlating_leeftijd_lid_lid_7 ? "Pw 31:7" : "Pw 31:5")

/* Lid 5 (lid 7 until 2017): n and r are not for who is too young, but for the time of art. 31a. */
ALWAYS_INLINE enum status age_for_n_and_r(RULE_CONTEXT, struct search *s)
{
    NEED(geboortedatum);
    PARAM(whole, least, vrijlating_leeftijd, s->day);
    PARAM(int, opened, vrijlating_tijdelijk_31a, s->day);
    s->old_enough = age_on(f->geboortedatum, f->peildatum) >= least;
    if (!s->old_enough) STEP(CITE_AGE, "Onder {1} gelden de onderdelen n en r niet.", "Below {1} parts n and r do not hold.", an_answer(nee), in_years(least));
    else if (opened == ja) STEP("Pw 31a:1", "Tijdelijk gelden de onderdelen n en r ook voor jongeren.", "For a time parts n and r hold for young people too.", an_answer(ja));
    return VASTGESTELD;
}

/* Are the six months of part n over: used up, or elapsed. Until April 2016 they had to be consecutive, until 2026 still for who had begun then (art. 78bb); else only
 * months used count. */
ALWAYS_INLINE enum status n_is_over(RULE_CONTEXT, struct search *s)
{
    PARAM(whole, months, vrijlating_n_maanden, s->day);
    ASSUME(used, maandenGebruiktN, 0);
    s->n_used = used;
    s->n_over = used >= months;
    if (s->n_over) {
        STEP("Pw 31:2:n", "De {1} van onderdeel n zijn gebruikt.", "The {1} of part n have been used.", an_answer(nee), in_months(months));
        return VASTGESTELD;
    }
    PARAM(int, consecutive, vrijlating_n_aaneengesloten, s->day);
    PARAM(int, kept, vrijlating_overgang_78bb, s->day);
    if (consecutive == nee && kept == nee) return VASTGESTELD;
    ASSUME(elapsed, nPeriodeVerstreken, nee);
    s->n_over = elapsed == ja;
    if (s->n_over) STEP(consecutive == ja ? "Pw 31:2:n" : "Pw 78bb", "De periode van {1} van onderdeel n is voorbij.", "The period of {1} of part n is over.", an_answer(nee), in_months(months));
    return VASTGESTELD;
}

/* Onder n: a share with a maximum; from pension age without term and without judgment. */
ALWAYS_INLINE enum status part_n(RULE_CONTEXT, const struct search *s, struct found *x)
{
    x->part = onderdeel_n;
    PARAM(whole, months, vrijlating_n_maanden, s->day);
    RATIO(share, vrijlating_n_percentage, s->day);
    if (s->pensioner)
        STEP("Pw 31:2:n", "Vanaf de AOW-leeftijd geldt onderdeel n, zonder einddatum: {0} van het loon.", "From the state pension age part n holds, without end: {0} of the wage.", in_percent(share));
    else
        STEP("Pw 31:2:n", "Onderdeel n geldt: {0} van het loon, nog {1} van de {2}.", "Part n holds: {0} of the wage, for {1} more of the {2}.",
             in_percent(share), in_months(months - s->n_used), in_months(months));
    PARAM(money, cap, vrijlating_n_maximum, s->day);
    *x = (struct found){ .cite = "Pw 31:2:n", .share = share, .cap = cap, .left = months - s->n_used, .part = onderdeel_n, .capped = true, .limited = !s->pensioner };
    return VASTGESTELD;
}

/* Onder y: medically limited in hours; without end. */
ALWAYS_INLINE enum status part_y(RULE_CONTEXT, const struct search *s, struct found *x)
{
    NEED(medischUrenbeperkt);
    if (f->medischUrenbeperkt == nee) return VASTGESTELD;
    x->part = onderdeel_y;
    x->cite = CITE_Y;
    RATIO(share, vrijlating_y_percentage, s->day);
    STEP(x->cite, "Deze persoon is medisch urenbeperkt: {0} van het loon is vrij, zonder einddatum.", "This person is medically limited in hours: {0} of the wage is exempt, without end.", in_percent(share));
    PARAM(money, cap, vrijlating_y_maximum, s->day);
    x->share = share;
    x->cap = cap;
    x->capped = true;
    return VASTGESTELD;
}

/* What opens a part that follows on the months of n when n was not given: at once, after as many months with income, or never. */
enum opens { OPENS_never, OPENS_later, OPENS_at_once };

ALWAYS_INLINE enum status follows_on_n(RULE_CONTEXT, const struct search *s, enum opens way, const char *cite, bool *open)
{
    *open = way == OPENS_at_once;
    if (way != OPENS_later) return VASTGESTELD;
    PARAM(whole, months, vrijlating_n_maanden, s->day);
    ASSUME(with_income, maandenMetInkomen, s->n_used + s->z_used);
    *open = with_income >= months;
    STEP(cite, "Er waren {1} met inkomen; de vrijlating begint na {2}: {0}.", "There were {1} with income; the exemption starts after {2}: {0}.", an_answer(is_so(*open)), in_months(with_income), in_months(months));
    return VASTGESTELD;
}

/* Part z after part n did not come: for the young by law, for others because the college did not find it helpful. */
ALWAYS_INLINE enum status z_is_open(RULE_CONTEXT, const struct search *s, bool *open)
{
    enum opens way;
    *open = s->n_over;
    if (*open) return VASTGESTELD;
    if (!s->old_enough) {
        int young = CHOICE(z_start_onder_27);
        way = young == z_start_onder_27_direct ? OPENS_at_once : young == z_start_onder_27_na_zes_inkomensmaanden ? OPENS_later : OPENS_never;
    } else {
        int refused = CHOICE(z_start_na_weigering_n);
        way = refused == z_start_na_weigering_n_direct ? OPENS_at_once : refused == z_start_na_weigering_n_na_zes_inkomensmaanden ? OPENS_later : OPENS_never;
    }
    DO(follows_on_n(r, law, f, s, way, "Pw 31:2:z", open));
    if (!*open) STEP("Pw 31:2:z", "De periode van onderdeel n is niet voorbij: onderdeel z geldt nog niet.", "The period of part n is not over: part z does not hold yet.", an_answer(nee));
    return VASTGESTELD;
}

/* The maximum of z and aa: their own amount, or where the printed text was not indexed, the reading taken. */
ALWAYS_INLINE enum status cap_of_group(RULE_CONTEXT, const struct search *s, struct found *x)
{
    PARAM(int, which, vrijlating_z_plafond, s->day);
    bool indexed = (which == vrijlating_z_plafond_keuze_2024_1 && CHOICE(z_plafond_2024_1) == z_plafond_2024_1_167_07) ||
                   (which == vrijlating_z_plafond_keuze_2025_1 && CHOICE(z_plafond_2025_1) == z_plafond_2025_1_173_04);
    if (indexed) { PARAM(money, of_y, vrijlating_y_maximum, s->day); x->cap = of_y; }
    else if (x->part == onderdeel_z) { PARAM(money, of_z, vrijlating_z_maximum, s->day); x->cap = of_z; }
    else { PARAM(money, of_aa, vrijlating_aa_maximum, s->day); x->cap = of_aa; }
    x->capped = true;
    return VASTGESTELD;
}

/* Onder aa: after the months of z, when more hours are not possible. */
ALWAYS_INLINE enum status part_aa(RULE_CONTEXT, const struct search *s, struct found *x)
{
    NEED(urenUitbreidingMogelijk);
    if (f->urenUitbreidingMogelijk == ja) {
        STEP("Pw 31:2:aa", "Meer uren werken is mogelijk: de vrijlating voor de doelgroep wordt niet voortgezet.", "More hours are possible: the exemption for the target group does not go on.", an_answer(nee));
        return VASTGESTELD;
    }
    x->part = onderdeel_aa;
    x->cite = "Pw 31:2:aa";
    x->own_job = true;
    RATIO(share, vrijlating_aa_percentage, s->day);
    x->share = share;
    STEP("Pw 31:2:aa", "Meer uren werken is niet mogelijk: {0} van het loon uit de gesubsidieerde baan blijft vrij.", "More hours are not possible: {0} of the wage from the subsidised job stays exempt.", in_percent(share));
    return cap_of_group(r, law, f, s, x);
}

/* Is there income from a job as meant in art. 10d, of somebody of the target group? */
ALWAYS_INLINE enum status has_subsidised_job(RULE_CONTEXT, bool *has)
{
    *has = false;
    NEED(behoortTotDoelgroep);
    if (f->behoortTotDoelgroep == nee) return VASTGESTELD;
    if (!HAS(inkomenUitLoonkostensubsidiebaan)) NEED(nettoInkomen);
    ASSUME(income, inkomenUitLoonkostensubsidiebaan, f->nettoInkomen);
    *has = income > 0;
    if (!*has) STEP("Pw 31:2:z", "Er is geen inkomen uit een baan met loonkostensubsidie.", "There is no income from a job with wage cost subsidy.", an_answer(nee));
    return VASTGESTELD;
}

/* Onder z: twelve months, after those of n; and then aa. */
ALWAYS_INLINE enum status part_z_or_aa(RULE_CONTEXT, const struct search *s, struct found *x)
{
    bool open = false;
    DO(has_subsidised_job(r, law, f, &open));
    if (!open) return VASTGESTELD;
    PARAM(whole, months, vrijlating_z_maanden, s->day);
    whole used = s->z_used;
    if (CHOICE(z_venster) == z_venster_kalender) { ASSUME(since, maandenSindsBeginZ, s->z_used); used = since; }
    DO(z_is_open(r, law, f, s, &open));
    if (!open) return VASTGESTELD;
    if (used >= months) return part_aa(r, law, f, s, x);
    x->part = onderdeel_z;
    x->cite = "Pw 31:2:z";
    x->own_job = x->limited = true;
    x->left = months - used;
    RATIO(share, vrijlating_z_percentage, s->day);
    x->share = share;
    STEP("Pw 31:2:z", "Onderdeel z geldt: {0} van het loon uit de gesubsidieerde baan, nog {1} van de {2}.", "Part z holds: {0} of the wage from the subsidised job, for {1} more of the {2}.",
         in_percent(share), in_months(x->left), in_months(months));
    return cap_of_group(r, law, f, s, x);
}

/* Onder r: has the lone parent a young child, and months left? */
ALWAYS_INLINE enum status may_have_r(RULE_CONTEXT, const struct search *s, bool *may, whole *left)
{
    *may = false;
    if (!s->old_enough) return VASTGESTELD;
    NEED(alleenstaandeOuder);
    if (f->alleenstaandeOuder == nee) return VASTGESTELD;
    *may = s->n_over;
    if (!*may) {
        int way = CHOICE(r_na_weigering_n);
        DO(follows_on_n(r, law, f, s, way == r_na_weigering_n_direct ? OPENS_at_once : way == r_na_weigering_n_na_zes_inkomensmaanden ? OPENS_later : OPENS_never, "Pw 31:2:r", may));
    }
    if (*may && s->z_used > 0) *may = CHOICE(r_na_z) == r_na_z_ja;
    if (!*may) return VASTGESTELD;
    NEED(jongsteKindGeboortedatum);
    PARAM(whole, below, vrijlating_r_kind_leeftijd, s->day);
    *may = age_on(f->jongsteKindGeboortedatum, f->peildatum) < below;
    if (!*may) {
        STEP("Pw 31:2:r", "Het jongste kind is {1} of ouder.", "The youngest child is {1} or older.", an_answer(nee), in_years(below));
        return VASTGESTELD;
    }
    PARAM(whole, months, vrijlating_r_maanden, s->day);
    ASSUME(used, maandenGebruiktR, 0);
    *left = months - used;
    *may = *left > 0;
    if (!*may) STEP("Pw 31:2:r", "De {1} van onderdeel r zijn voorbij.", "The {1} of part r are over.", an_answer(nee), in_months(months));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status part_r(RULE_CONTEXT, const struct search *s, struct found *x)
{
    bool may;
    whole left = 0;
    DO(may_have_r(r, law, f, s, &may, &left));
    if (!may) return VASTGESTELD;
    NEED(draagtBijR);
    if (f->draagtBijR == nee) {
        STEP("Pw 31:2:r", "De gemeente vindt niet dat onderdeel r helpt bij het vinden van werk.", "The municipality does not find that part r helps to find work.", an_answer(nee));
        return VASTGESTELD;
    }
    x->part = onderdeel_r;
    x->cite = "Pw 31:2:r";
    x->capped = x->limited = true;
    x->left = left;
    RATIO(share, vrijlating_r_percentage, s->day);
    STEP("Pw 31:2:r", "Onderdeel r geldt voor deze alleenstaande ouder: {0} van het loon, nog {1}.", "Part r holds for this lone parent: {0} of the wage, for {1} more.", in_percent(share), in_months(left));
    PARAM(money, cap, vrijlating_r_maximum, s->day);
    x->share = share;
    x->cap = cap;
    return VASTGESTELD;
}

/* Part n for who has not reached the pension age, when the college finds that it helps. */
ALWAYS_INLINE enum status part_n_if_it_helps(RULE_CONTEXT, const struct search *s, struct found *x)
{
    if (!s->old_enough || s->n_over) return VASTGESTELD;
    NEED(draagtBijN);
    if (f->draagtBijN == ja) return part_n(r, law, f, s, x);
    STEP("Pw 31:2:n", "De gemeente vindt niet dat onderdeel n helpt bij het vinden van werk.", "The municipality does not find that part n helps to find work.", an_answer(nee));
    return VASTGESTELD;
}

/* Until 2027: one part at a time, n first; until 2023 then r and y, since then y, z, aa and r. */
ALWAYS_INLINE enum status one_of_the_parts(RULE_CONTEXT, struct search *s, struct found *x)
{
    if (s->pensioner) return part_n(r, law, f, s, x);
    DO(age_for_n_and_r(r, law, f, s));
    DO(n_is_over(r, law, f, s));
    DO(part_n_if_it_helps(r, law, f, s, x));
    if (x->part != onderdeel_geen) return VASTGESTELD;
    PARAM(int, order, vrijlating_volgorde, s->day);
    if (order == vrijlating_volgorde_n_r_y) {
        DO(part_r(r, law, f, s, x));
        return x->part != onderdeel_geen ? VASTGESTELD : part_y(r, law, f, s, x);
    }
    DO(part_y(r, law, f, s, x));
    if (x->part != onderdeel_geen) return VASTGESTELD;
    ASSUME(z_used, maandenGebruiktZ, 0);
    s->z_used = z_used;
    DO(part_z_or_aa(r, law, f, s, x));
    return x->part != onderdeel_geen ? VASTGESTELD : part_r(r, law, f, s, x);
}

/* Art. 34a lid 1 onder a and lid 2: at most twelve consecutive months, longer when more hours are not possible and the college extends. */
ALWAYS_INLINE enum status first_months(RULE_CONTEXT, const struct search *s, bool *holds, whole *left)
{
    PARAM(whole, months, vrijlating_34a_maanden, s->day);
    ASSUME(used, maandenGebruikt34a, 0);
    *left = months - used;
    if (*left > 0) {
        NEED(draagtBijN);
        *holds = f->draagtBijN == ja;
        STEP("Pw 34a:1:a|Pw 31:2", "In de eerste {1} is een deel vrij als de gemeente vindt dat dit helpt bij het vinden van werk: {0}.",
             "In the first {1} a share is exempt when the municipality finds that it helps to find work: {0}.", an_answer((answer)f->draagtBijN), in_months(months));
        return VASTGESTELD;
    }
    NEED(urenUitbreidingMogelijk);
    *holds = f->urenUitbreidingMogelijk == nee;
    if (*holds) { ASSUME(extended, verlengd34a, ja); *holds = extended == ja; }
    STEP("Pw 34a:2|Pw 31:2", "De {1} zijn voorbij; de gemeente kan verlengen als meer uren werken niet mogelijk is: {0}.",
         "The {1} are over; the municipality can extend when more hours are not possible: {0}.", an_answer(is_so(*holds)), in_months(months));
    return VASTGESTELD;
}

/* Art. 34a: the one exemption. From pension age onder c, medically limited in hours onder b, others onder a. */
ALWAYS_INLINE enum status the_single_one(RULE_CONTEXT, const struct search *s, struct found *x)
{
    if (s->pensioner) {
        RATIO(of_pensioner, vrijlating_34a_aow_percentage, s->day);
        PARAM(money, cap, vrijlating_34a_aow_maximum, s->day);
        *x = (struct found){ .cite = "Pw 34a:1:c|Pw 31:2", .share = of_pensioner, .cap = cap, .part = onderdeel_34a, .capped = true };
        STEP(x->cite, "Vanaf de AOW-leeftijd is {0} van het loon vrij.", "From the state pension age {0} of the wage is exempt.", in_percent(of_pensioner));
        return VASTGESTELD;
    }
    NEED(medischUrenbeperkt);
    RATIO(share, vrijlating_34a_percentage, s->day);
    bool limited = f->medischUrenbeperkt == ja, both_count = limited && CHOICE(samenloop_34a) == samenloop_34a_optellen;
    int32_t grounds = limited;
    if (!limited || both_count) {
        bool holds;
        DO(first_months(r, law, f, s, &holds, &x->left));
        grounds += holds;
    }
    if (grounds == 0) return VASTGESTELD;
    x->part = onderdeel_34a;
    x->cite = limited ? "Pw 34a:1:b|Pw 31:2" : "Pw 34a:1:a|Pw 31:2";
    x->share = (ratio){ share.num * grounds, share.den };
    x->limited = !limited && x->left > 0;
    STEP(x->cite, "Van het loon is {0} vrij, zonder hoogste bedrag.", "Of the wage {0} is exempt, without a maximum.", in_percent(x->share));
    return VASTGESTELD;
}

/* The wage that the share is taken of: all wage, or that of the job with subsidy; with the claim to holiday pay where that is the reading taken. */
ALWAYS_INLINE enum status base_of(RULE_CONTEXT, const struct found *x, fraction *base)
{
    money income = x->own_job && HAS(inkomenUitLoonkostensubsidiebaan) ? f->inkomenUitLoonkostensubsidiebaan : f->nettoInkomen;
    *base = fraction_of(income);
    if (CHOICE(vrijlating_grondslag) == vrijlating_grondslag_exclusief_vakantietoeslag || income == 0) return VASTGESTELD;
    HOLIDAY_CLAIM(claim, vakantietoeslagInkomen, f->nettoInkomen);
    *base = plus(*base, times(claim, income, f->nettoInkomen));
    STEP("Pw 31:4", "Met de aanspraak op vakantietoeslag is het loon {0}.", "With the claim to holiday pay the wage is {0}.", in_euro(*base));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status amount(RULE_PARAMETERS, const struct found *x)
{
    fraction base;
    SET(vrijlatingPercentage, percent_of(x->share));
    if (x->capped) SET(vrijlatingMaximum, x->cap); else SET_NONE(vrijlatingMaximum);
    if (x->limited) SET(resterendeMaanden, x->left); else SET_NONE(resterendeMaanden);
    NEED(nettoInkomen);
    DO(base_of(r, law, f, x, &base));
    fraction exempt = part(base, x->share);
    if (x->capped) {
        exempt = smaller(exempt, fraction_of(x->cap));
        STEP(x->cite, "Van {1} is {2} vrij, met een maximum van {3}: {0}.", "Of {1} {2} is exempt, at most {3}: {0}.", in_euro(exempt), in_euro(base), in_percent(x->share), in_euro(fraction_of(x->cap)));
    } else STEP(x->cite, "Van {1} is {2} vrij: {0}.", "Of {1} {2} is exempt: {0}.", in_euro(exempt), in_euro(base), in_percent(x->share));
    SET_ROUNDED(vrijgelaten, exempt);
    return ALL_SETTLED;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    struct search s = { 0 };
    struct found x = { .part = onderdeel_geen };
    NEED(peildatum);
    NEED(ontvangtBijstand);
    if (f->ontvangtBijstand == nee) {
        STEP("Pw 31:2", "Wie geen algemene bijstand krijgt, heeft geen vrijlating.", "Who receives no general assistance has no exemption.", an_answer(nee));
        return nothing(u);
    }
    DO(which_law(r, law, f, u, &s));
    PENSION_AGE(pensioner, aowLeeftijdBereikt, geboortedatum, f->peildatum);
    s.pensioner = pensioner == ja;
    enum status found = s.single ? the_single_one(r, law, f, &s, &x) : one_of_the_parts(r, law, f, &s, &x);
    if (x.part != onderdeel_geen) SET(onderdeel, x.part);
    if (found != VASTGESTELD) return found;
    if (x.part == onderdeel_geen) {
        STEP("Pw 31:2", "Geen van de vrijlatingen geldt.", "None of the exemptions holds.", an_answer(nee));
        return nothing(u);
    }
    return amount(r, law, f, u, &x);
}

RULE(vrijlating, peildatum, "Pw 31:2", MEASURE(6), "Vrijlating van inkomen uit werk", "Exemption of wage")
