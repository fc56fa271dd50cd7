/* SPDX-License-Identifier: EUPL-1.2 */
/* kostendelersnorm.c: does sharing a home lower the norm, and what is the norm then. Participatiewet art. 19a, 20-22, 22a; Ioaw and Ioaz art. 5, Anw art. 17, Tw art. 2. */
#include "rules/kostendelersnorm.h"
#include "rules/rule.h"
#include "rules/aow.h"

#define FACTS(F) \
    F(peildatum) F(wet) F(geboortedatum) F(aowLeeftijdBereikt) F(heeftPartner) F(partnerGeboortedatum) F(partnerAowLeeftijdBereikt) F(mantelzorgElders) \
    F(kinderen) F(huisgenoten)
#define OUTCOMES(F) F(kostendelersnormGeldt) F(aantalKostendelers) F(percentageGehuwdennorm) F(normPerMaand)
DECLARE_RULE

CONSISTENT
{
    NOT_AFTER(geboortedatum, peildatum);
    NOT_AFTER(partnerGeboortedatum, peildatum);
    REFUSE_LIST_IF(huisgenoten, GIVEN(peildatum) && !all_born(&f->huisgenoten, f->peildatum), "huisgenoten die op peildatum geboren zijn", "housemates born on or before peildatum");
    return good;
}

/* What follows from the day and the act alone. */
#define KEYS(F) F(peildatum) F(wet)
struct terms {
    enum status status;
    struct law_day today;
    struct civil on;            /* peildatum as a civil date */
    int act;
    bool shares;                /* the act has a lower norm for who shares costs */
    bool except_care;           /* lid 4: not for who lives elsewhere for a while to give care */
    date adult_born;            /* of age for the norms of art. 21 and 22a: born on or before this day */
    date housemate_born;        /* a housemate old enough to count: the same */
    ratio fixed, each;          /* 40 and 30 percent */
};

/* The people of the household. */
struct household { enum norm_group one, other; bool couple; };

/* Art. 22a and 19a, or the one step of another act. */
#define OTHER_ACT(t) ((t)->act != wet_pw && (t)->act != wet_aio)
#define KEY_OF(t) ((t)->act - wet_ioaw)
static const char *const step_of_act[] = { "Pw 22a:1", "Ioaw 5:8", "Ioaz 5", "Anw 17:5", "Tw 2:7", "Pw 22a:1" };
static const char *const count_of_act[] = { "Pw 19a:1|Pw 22a:4", "Ioaw 5:8", "Ioaz 5", "Anw 17:7", "Tw 2:9", "Pw 19a:1|Pw 22a:4" };

/* The age from which a housemate counts. */
ALWAYS_INLINE enum status age_to_count(RULE_CONTEXT, struct terms *t)
{
    whole years;
    switch (t->act) {
    case wet_ioaw: { PARAM(whole, ioaw, ioaw_kostendeler_leeftijd, t->today); years = ioaw; break; }
    case wet_ioaz: { PARAM(whole, ioaz, ioaz_kostendeler_leeftijd, t->today); years = ioaz; break; }
    case wet_anw:  { PARAM(whole, anw, anw_kostendeler_leeftijd, t->today); years = anw; break; }
    case wet_tw:   { PARAM(whole, tw, tw_kostendeler_leeftijd, t->today); years = tw; break; }
    default:       { PARAM(whole, pw, kostendeler_leeftijd, t->today); years = pw; break; }
    }
    t->housemate_born = born_by_civil(t->on, years);
    return VASTGESTELD;
}

ALWAYS_INLINE enum status prepare(RULE_CONTEXT, struct terms *t)
{
    NEED(peildatum);
    ASSUME(act, wet, wet_pw);
    *t = (struct terms){ .act = act, .on = civil_of(f->peildatum), .today = law_of(law, f->peildatum) };
    if (OTHER_ACT(t)) {
        PARAM_AT(int, shares, kostendeler_andere_wet, KEY_OF(t), t->today);
        PARAM_AT(whole, own, kostendeler_andere_wet_leeftijd, KEY_OF(t), t->today);
        t->shares = shares == ja;
        t->adult_born = born_by_civil(t->on, own);
        return t->shares ? age_to_count(r, law, f, t) : VASTGESTELD;
    }
    PARAM(whole, own, kostendelersnorm_leeftijd, t->today);
    PARAM(int, care, kostendeler_mantelzorg, t->today);
    RATIO(fixed, kostendeler_vast, t->today);
    RATIO(each, kostendeler_per_persoon, t->today);
    t->adult_born = born_by_civil(t->on, own);
    t->except_care = care == ja;
    t->fixed = fixed;
    t->each = each;
    return age_to_count(r, law, f, t);
}

/* Which norms the two belong to: under 21, of working age, or with the pension age. */
ALWAYS_INLINE enum status who_they_are(RULE_CONTEXT, const struct terms *t, struct household *h)
{
    NEED(geboortedatum);
    h->one = h->other = GROUP_young;
    if (f->geboortedatum <= t->adult_born) {
        PENSION_AGE(pension, aowLeeftijdBereikt, geboortedatum, t->today);
        h->one = pension == ja ? GROUP_pensioner : GROUP_working_age;
        if (pension == ja) STEP("Aow 7a:1", "De aanvrager heeft op {1} de AOW-leeftijd bereikt: {0}.", "The applicant has reached the pension age on {1}: {0}.", an_answer(ja), on_day(f->peildatum));
    }
    if (HAS(heeftPartner) || !HAS(partnerGeboortedatum)) {
        ASSUME(partner, heeftPartner, nee);
        h->couple = partner == ja;
    } else h->couple = true;
    if (!h->couple) return VASTGESTELD;
    NEED(partnerGeboortedatum);
    if (f->partnerGeboortedatum > t->adult_born) return VASTGESTELD;
    PENSION_AGE(pension, partnerAowLeeftijdBereikt, partnerGeboortedatum, t->today);
    h->other = pension == ja ? GROUP_pensioner : GROUP_working_age;
    if (pension == ja) STEP("Aow 7a:1", "De partner heeft op {1} de AOW-leeftijd bereikt: {0}.", "The partner has reached the pension age on {1}: {0}.", an_answer(ja), on_day(f->peildatum));
    return VASTGESTELD;
}

/* Why a housemate counts or does not, for the reasons. */
static void tell_housemate(struct reasoning *r, const struct terms *t, const item_huisgenoten *h, int32_t number)
{
    const char *by = count_of_act[t->act];
    bool pw = !OTHER_ACT(t);
    answer counts = shares_costs(h, t->housemate_born, !r->strict);
    bool young = is_told(h, bit_huisgenoten_geboortedatum) && h->geboortedatum > t->housemate_born;
#define SAYS(name, what) (is_told(h, bit_huisgenoten_##name) && h->name == (what))
    if (counts == ja && SAYS(commercieelContract, commercieelContract_met_belanghebbende))
        STEP(pw ? "Pw 19a:1:b|Pw 22a:4:b" : by, "Huisgenoot {1} is naaste familie; een contract met de aanvrager telt dan niet, en de kosten worden gedeeld: {0}.",
             "Housemate {1} is a close relative; a contract with the applicant does not count then, and the costs are shared: {0}.", an_answer(ja), in_number(number));
    else if (counts == ja) STEP(by, "Huisgenoot {1} deelt de kosten: {0}.", "Housemate {1} shares the costs: {0}.", an_answer(ja), in_number(number));
    else if (counts == onbekend) STEP(by, "Van huisgenoot {1} is niet genoeg bekend om te weten of hij of zij meetelt: {0}.", "Too little is known of housemate {1} to tell whether he or she counts: {0}.", an_answer(onbekend), in_number(number));
    else if (young) STEP(by, "Huisgenoot {1} is geboren na {2} en daarmee te jong om mee te tellen: {0}.", "Housemate {1} was born after {2} and so is too young to count: {0}.", an_answer(nee), in_number(number), on_day(t->housemate_born));
    else if (SAYS(hoofdverblijf, nee)) STEP(by, "Huisgenoot {1} heeft het hoofdverblijf ergens anders: {0}.", "Housemate {1} has the main residence elsewhere: {0}.", an_answer(nee), in_number(number));
    else if (SAYS(studeert, ja) || SAYS(bbl, ja)) STEP(pw ? "Pw 19a:1:d|Pw 22a:4:d" : by, "Huisgenoot {1} volgt onderwijs en telt daarom niet mee: {0}.", "Housemate {1} follows education and so does not count: {0}.", an_answer(nee), in_number(number));
    else if (is_told(h, bit_huisgenoten_commercieelContract)) STEP(!pw ? by : SAYS(commercieelContract, commercieelContract_met_derde) ? "Pw 19a:1:c|Pw 22a:4:c" : "Pw 19a:1:b|Pw 22a:4:b",
             "Huisgenoot {1} woont hier op een zakelijk contract en telt daarom niet mee: {0}.", "Housemate {1} lives here on a commercial contract and so does not count: {0}.", an_answer(nee), in_number(number));
#undef SAYS
}

/* How many housemates count; open: of some of them it is not known. */
ALWAYS_INLINE enum status count(RULE_CONTEXT, const struct terms *t, struct housemates *n)
{
    NEED(huisgenoten);
    bool assume = !(r && r->strict);
    *n = count_housemates(&f->huisgenoten, t->housemate_born, assume);
    if (!r) return VASTGESTELD;
    if (assume) note_assumed(r, bit_huisgenoten, &f->huisgenoten, t->housemate_born);
    for (int32_t i = 0; i < f->huisgenoten.n; i++) tell_housemate(r, t, &f->huisgenoten.item[i], i + 1);
    return VASTGESTELD;
}

/* A share of the couple's norm in percent with two decimals. */
enum { WHOLE_NORM = HUNDRED_PERCENT, TWO_DECIMALS = 10 };
#define SET_SHARE(num, den) SET(percentageGehuwdennorm, (percent)(rounded((fraction){ (int64_t)(num) * (WHOLE_NORM / TWO_DECIMALS), (den) }) * TWO_DECIMALS))

/* One norm of bijstandsnorm on this day. */
#define NORM(var, key) PARAM_AT(money, var, bijstandsnorm, key, t->today)

/* Art. 20, 21, 22: nobody shares costs. With a partner each has half of the couple's norm. */
ALWAYS_INLINE enum status ordinary_norm(RULE_PARAMETERS, const struct terms *t, const struct household *h)
{
    bool young = h->one == GROUP_young || (h->couple && h->other == GROUP_young);
    bool pensioner = h->one == GROUP_pensioner || h->other == GROUP_pensioner;      /* other: young while there is no partner */
    bool by_20 = young && pensioner && CHOICE(norm_jonge_partner_aow) == norm_jonge_partner_aow_artikel_20;
    bool child = young && (!pensioner || by_20);        /* only then children count */
    if (child) {
        NEED(kinderen);
        child = f->kinderen == ja;
    }
    int32_t key = household_norm(h->couple, h->one, h->other, child, by_20);
    NORM(norm, key);
    NORM(couple_norm, cost_sharers_base(h->one, h->couple, h->other));
    fraction own = (fraction){ norm, h->couple ? 2 : 1 };
    SET_SHARE(own.num, own.den * couple_norm);
    SET_ROUNDED(normPerMaand, own);
    if (h->couple) STEP(norm_article(key), "De norm voor dit paar is {1} per maand; de helft daarvan is {0}.", "The norm for this couple is {1} a month; half of it is {0}.", in_euro(own), in_euro(fraction_of(norm)));
    else STEP(norm_article(key), "De norm is {0} per maand.", "The norm is {0} a month.", in_euro(own));
    return VASTGESTELD;
}

/* Lid 3: the partner under 21 of somebody who shares costs has a norm of his or her own. */
ALWAYS_INLINE enum status young_partner_of_sharer(RULE_PARAMETERS, const struct terms *t, const struct household *h)
{
    NEED(kinderen);
    NORM(norm, f->kinderen == ja ? K_bijstandsnorm_22a_3_a : K_bijstandsnorm_22a_3_b);
    NORM(couple_norm, cost_sharers_base(h->one, h->couple, h->other));
    SET_SHARE(norm, couple_norm);
    SET(normPerMaand, norm);
    STEP("Pw 22a:3", "De partner deelt kosten met huisgenoten; wie daarvoor zelf te jong is, heeft dan een eigen deel van {0}.", "The partner shares costs with housemates; who is too young for that then has an own part of {0}.", in_euro(fraction_of(norm)));
    return VASTGESTELD;
}

/* Who is under 21 never falls under the cost sharing norm. */
ALWAYS_INLINE enum status under_21(RULE_PARAMETERS, const struct terms *t, const struct household *h)
{
    struct housemates n = { 0, 0 };
    SET(kostendelersnormGeldt, nee);
    SET_NONE(aantalKostendelers);
    STEP("Pw 22a:1", "De aanvrager is geboren na {1} en daarmee te jong voor de kostendelersnorm: {0}.", "The applicant was born after {1} and so is too young for the cost sharing norm: {0}.", an_answer(nee), on_day(t->adult_born));
    if (h->couple && h->other != GROUP_young) DO(count(r, law, f, t, &n));
    if (n.counted > 0) return young_partner_of_sharer(r, law, f, u, t, h);
    return n.open > 0 ? undecided(r, bit_huisgenoten) : ordinary_norm(r, law, f, u, t, h);
}

/* Art. 22a lid 1: (40 % + A x 30 %) / A of the couple's norm. */
ALWAYS_INLINE enum status sharing_norm(RULE_PARAMETERS, const struct terms *t, const struct household *h, struct housemates n)
{
    SET(kostendelersnormGeldt, ja);
    if (n.open > 0) return undecided(r, bit_huisgenoten);
    whole sharers = cost_sharers(n.counted, h->couple, h->other);
    NORM(couple_norm, cost_sharers_base(h->one, h->couple, h->other));
    fraction share = cost_sharers_part(t->fixed, t->each, sharers), norm = cost_sharers_norm(couple_norm, t->fixed, t->each, sharers);
    SET(aantalKostendelers, sharers);
    SET_SHARE(share.num, share.den);
    SET_ROUNDED(normPerMaand, norm);
    STEP("Pw 22a:1", "Met {1} kostendelers, de aanvrager meegeteld, is de norm ({2} + {1} x {3}) / {1} van {4}: {0}.", "With {1} cost sharers, the applicant included, the norm is ({2} + {1} x {3}) / {1} of {4}: {0}.",
         in_euro(norm), in_number(sharers), in_percent(t->fixed), in_percent(t->each), in_euro(fraction_of(couple_norm)));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status by_participation_act(RULE_PARAMETERS, const struct terms *t, const struct household *h)
{
    struct housemates n;
    if (t->act == wet_aio) STEP("Pw 47a:1", "De SVB geeft deze bijstand (AIO); dezelfde normen gelden.", "The SVB grants this assistance (AIO); the same norms hold.", an_answer(ja));
    if (h->one == GROUP_young) return under_21(r, law, f, u, t, h);
    if (t->except_care) {
        ASSUME(care, mantelzorgElders, nee);
        if (care == ja) {
            SET(kostendelersnormGeldt, nee);
            SET_NONE(aantalKostendelers);
            STEP("Pw 22a:4", "De aanvrager woont tijdelijk elders om mantelzorg te geven; de kostendelersnorm geldt dan niet: {0}.", "The applicant lives elsewhere for a while to give care; the cost sharing norm does not apply then: {0}.", an_answer(nee));
            return ordinary_norm(r, law, f, u, t, h);
        }
    }
    DO(count(r, law, f, t, &n));
    if (n.counted > 0) return sharing_norm(r, law, f, u, t, h, n);
    if (n.open > 0) return undecided(r, bit_huisgenoten);
    SET(kostendelersnormGeldt, nee);
    SET(aantalKostendelers, cost_sharers(0, h->couple, h->other));
    STEP("Pw 22a:1", "Er is geen huisgenoot die meetelt; de kostendelersnorm geldt niet: {0}.", "There is no housemate who counts; the cost sharing norm does not apply: {0}.", an_answer(nee));
    return ordinary_norm(r, law, f, u, t, h);
}

/* Ioaw and Ioaz reckon with the norms of assistance; the amount behind Anw and Tw is another one. */
ALWAYS_INLINE enum status amount_of_other_act(RULE_PARAMETERS, const struct terms *t, bool couple, bool sharing, ratio share)
{
    SET(percentageGehuwdennorm, percent_of(share));
    if (t->act == wet_anw || t->act == wet_tw) {
        PARAM_AT(money, net, kostendeler_andere_wet_bedrag, KEY_OF(t), t->today);
        SET_ROUNDED(normPerMaand, part(fraction_of(net), share));
        return VASTGESTELD;
    }
    NORM(couple_norm, K_bijstandsnorm_21_b);
    fraction own = part(fraction_of(couple_norm), share);
    if (!sharing && !couple) { NORM(alone, K_bijstandsnorm_21_a); own = fraction_of(alone); }
    SET_ROUNDED(normPerMaand, own);
    STEP(step_of_act[t->act], "De uitkering komt netto op {1} van {2}: {0} per maand.", "The benefit comes net to {1} of {2}: {0} a month.", in_euro(own), in_percent(share), in_euro(fraction_of(couple_norm)));
    return VASTGESTELD;
}

/* Ioaw, Ioaz, Anw, Tw: one step for somebody without a partner, however many housemates count. */
ALWAYS_INLINE enum status by_other_act(RULE_PARAMETERS, const struct terms *t, const struct household *h)
{
    struct housemates n = { 0, 0 };
    bool exempt = !t->shares || h->couple || h->one == GROUP_young;
    if (!exempt) DO(count(r, law, f, t, &n));
    if (n.counted == 0 && n.open > 0) return undecided(r, bit_huisgenoten);
    SET(kostendelersnormGeldt, is_so(n.counted > 0));
    STEP(step_of_act[t->act], "Deze wet kent één stap, voor wie geen partner heeft en met een ander de kosten deelt: {0}.", "This act has one step, for who has no partner and shares the costs with another: {0}.", an_answer(is_so(n.counted > 0)));
    if (n.counted > 0) {
        RATIO_AT(share, kostendeler_andere_wet_deel, KEY_OF(t), t->today);
        enum status amount = amount_of_other_act(r, law, f, u, t, false, true, share);
        if (n.open > 0) return worst(amount, undecided(r, bit_huisgenoten));
        SET(aantalKostendelers, n.counted + 1);
        return amount;
    }
    if (exempt) SET_NONE(aantalKostendelers); else SET(aantalKostendelers, 1);
    if (t->act == wet_tw && h->one == GROUP_young) return PARAMETER_MISSING(kostendeler_andere_wet_bedrag, KEY_OF(t), f->peildatum);
    RATIO_AT(alone, kostendeler_andere_wet_alleen, KEY_OF(t), t->today);
    return amount_of_other_act(r, law, f, u, t, h->couple, false, h->couple ? (ratio){ 1, 2 } : alone);
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS, const struct terms *prepared)
{
    struct household h = { GROUP_young, GROUP_young, false };
    TERMS(t);
    DO(who_they_are(r, law, f, t, &h));
    return OTHER_ACT(t) ? by_other_act(r, law, f, u, t, &h) : by_participation_act(r, law, f, u, t, &h);
}

RULE_WITH_TERMS(kostendelersnorm, peildatum, "Pw 22a", MEASURE(16), "Kostendelersnorm", "Cost sharing norm")
