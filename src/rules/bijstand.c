/* SPDX-License-Identifier: EUPL-1.2 */
/* bijstand.c: general assistance a month beside wage: the norm, its holiday pay, what is paid, and whether there is a right. Participatiewet art. 13, 19-24, 27, 28, 31-34. */
#include "rules/aow.h"
#include "rules/kostendelersnorm.h"
#include "rules/rule.h"
#include "rules/vrijlating.h"

#define FACTS(F) \
    F(peildatum) F(geboortedatum) F(heeftPartner) F(partnerGeboortedatum) F(partnerRechthebbend) F(kinderen) F(inInrichting) F(partnerInInrichting) \
    F(huisgenoten) F(mantelzorgElders) F(geenBeroepOpOuders) F(verlaging) F(nettoInkomen) F(partnerNettoInkomen) F(vrijgelaten) F(partnerVrijgelaten) \
    F(vakantietoeslagInkomen) F(partnerVakantietoeslagInkomen) F(vermogen)
#define OUTCOMES(F) F(norm) F(normZonderVakantietoeslag) F(vakantietoeslag) F(bijstandPerMaand) F(totaalInkomen) F(recht)
DECLARE_RULE

CONSISTENT
{
    NOT_AFTER(geboortedatum, peildatum);
    NOT_AFTER(partnerGeboortedatum, peildatum);
    NOT_WITH(partnerGeboortedatum, GIVEN(heeftPartner) && f->heeftPartner == nee, "geen geboortedatum van een partner naast heeftPartner=nee", "no date of birth of a partner beside heeftPartner=nee");
    NOT_WITH(vrijgelaten, GIVEN(nettoInkomen) && f->vrijgelaten > f->nettoInkomen, "hoogstens nettoInkomen", "at most nettoInkomen");
    NOT_WITH(partnerVrijgelaten, GIVEN(partnerNettoInkomen) && f->partnerVrijgelaten > f->partnerNettoInkomen, "hoogstens partnerNettoInkomen", "at most partnerNettoInkomen");
    return good;
}

/* One person of the household, and the household. */
struct person { enum norm_group group; bool entitled, away; };      /* away: stays in an institution */
struct household {
    struct law_day today;
    struct person one, other;
    bool couple, alone;             /* alone: the partner has no right; the applicant has a norm of his or her own */
    whole housemates;               /* who share the costs */
    fraction norm;                  /* whole cents */
    money without_holiday;
};
/* The wages of a month: income without holiday pay, what of it is exempt, and the claim to holiday pay on it. */
struct wage { money income, exempt; fraction holiday; };

/* No right: every amount is nought. */
ALWAYS_INLINE enum status no_right(struct outcome *u)
{
    SET(norm, 0); SET(normZonderVakantietoeslag, 0); SET(vakantietoeslag, 0);
    SET(bijstandPerMaand, 0); SET(totaalInkomen, 0);
    SET(recht, nee);
    return VASTGESTELD;
}

/* ---- who they are ---- */

/* Under 21, of working age, or with the pension age; under 18 there is no right. */
ALWAYS_INLINE enum status group_of(RULE_CONTEXT, date born, const struct household *h, struct person *p)
{
    PARAM(whole, least, bijstand_leeftijd, h->today);
    PARAM(whole, adult, kostendelersnorm_leeftijd, h->today);
    whole years = age_on(born, f->peildatum);
    p->entitled = years >= least;
    p->group = GROUP_young;
    if (years < adult) return VASTGESTELD;
    PENSION_AGE_FROM_BIRTH(pension, born, h->today);
    p->group = pension == ja ? GROUP_pensioner : GROUP_working_age;
    return VASTGESTELD;
}

/* Is there a partner, and can he or she have a right. */
ALWAYS_INLINE enum status partner_of(RULE_CONTEXT, struct household *h)
{
    if (!HAS(heeftPartner) && !HAS(partnerGeboortedatum)) NEED(heeftPartner);
    ASSUME(partner, heeftPartner, ja);
    h->couple = partner == ja;
    if (!h->couple) return VASTGESTELD;
    ASSUME(entitled, partnerRechthebbend, ja);
    NEED(partnerGeboortedatum);
    DO(group_of(r, law, f, f->partnerGeboortedatum, h, &h->other));
    h->other.entitled &= entitled == ja;
    return VASTGESTELD;
}

/* Art. 13 lid 2 onder a: who is under 21 and stays in an institution has no right to general assistance. */
ALWAYS_INLINE enum status institutions(RULE_CONTEXT, struct household *h)
{
    ASSUME(away, inInrichting, nee);
    h->one.away = away == ja;
    if (h->couple) { ASSUME(also, partnerInInrichting, away); h->other.away = also == ja; }
    if (h->one.away && h->one.group == GROUP_young) h->one.entitled = false;
    if (h->couple && h->other.away && h->other.group == GROUP_young) h->other.entitled = false;
    return VASTGESTELD;
}

/* ---- the norm ---- */

#define NORM(var, key) PARAM_AT(money, var, bijstandsnorm, key, h->today)

/* Art. 19a: how many housemates share the costs. Asked only where somebody of 21 or older with a right lives at home; else it stays nought. */
ALWAYS_INLINE enum status count_who_share(RULE_CONTEXT, struct household *h)
{
    bool asks = (h->one.entitled && !h->one.away && h->one.group != GROUP_young) || (h->couple && h->other.entitled && !h->other.away && h->other.group != GROUP_young);
    if (!asks) return VASTGESTELD;
    NEED(huisgenoten);
    PARAM(whole, old, kostendeler_leeftijd, h->today);
    bool assume = !(r && r->strict);
    struct housemates n = count_housemates(&f->huisgenoten, born_by(f->peildatum, old), assume);
    if (r && assume) note_assumed(r, bit_huisgenoten, &f->huisgenoten, born_by(f->peildatum, old));
    if (n.counted + n.open == 0) return VASTGESTELD;
    PARAM(int, care, kostendeler_mantelzorg, h->today);
    if (care == ja) {
        ASSUME(elsewhere, mantelzorgElders, nee);
        if (elsewhere == ja) {
            STEP("Pw 22a:4", "De kostendelersnorm geldt niet voor wie tijdelijk elders woont om mantelzorg te geven.", "The cost sharing norm does not apply to who lives elsewhere for a while to give care.", an_answer(nee));
            return VASTGESTELD;
        }
    }
    if (n.open > 0) return undecided(r, bit_huisgenoten);
    h->housemates = n.counted;
    STEP("Pw 19a:1|Pw 22a:4", "Het aantal huisgenoten dat de kosten deelt, is {0}.", "The number of housemates who share the costs is {0}.", in_number(n.counted));
    return VASTGESTELD;
}

/* Art. 22a lid 1: the norm of one who shares costs, rounded to the cent. with_partner: the partner lives there too. */
ALWAYS_INLINE enum status sharing_norm(RULE_CONTEXT, const struct household *h, const struct person *p, const struct person *partner, bool with_partner, fraction *norm)
{
    NORM(couple_norm, cost_sharers_base(p->group, with_partner, partner->group));
    RATIO(fixed, kostendeler_vast, h->today);
    RATIO(each, kostendeler_per_persoon, h->today);
    whole sharers = cost_sharers(h->housemates, with_partner, partner->group);
    *norm = rounded_to(cost_sharers_norm(couple_norm, fixed, each, sharers), 1);
    STEP("Pw 22a:1", "Met {1} kostendelers is de norm van één persoon {0}.", "With {1} cost sharers the norm of one person is {0}.", in_euro(*norm), in_number(sharers));
    return VASTGESTELD;
}

/* One person: in an institution art. 23, else art. 20 to 22, or art. 22a with housemates. Only under 21 the norm hangs on children. */
ALWAYS_INLINE enum status single_norm(RULE_CONTEXT, const struct household *h, const struct person *p, fraction *norm)
{
    bool young = p->group == GROUP_young;
    if (p->away) {
        NORM(pocket, K_bijstandsnorm_23_1_a);
        NORM(extra, K_bijstandsnorm_23_2_a);
        *norm = fraction_of(pocket + extra);
        STEP("Pw 23:1:a", "In een inrichting is de norm {1} en {2}: {0}.", "In an institution the norm is {1} and {2}: {0}.", in_euro(*norm), in_euro(fraction_of(pocket)), in_euro(fraction_of(extra)));
        return VASTGESTELD;
    }
    if (h->housemates > 0) return sharing_norm(r, law, f, h, p, p, false, norm);
    if (young) NEED(kinderen);
    int32_t key = household_norm(false, p->group, p->group, young && f->kinderen == ja, false);
    NORM(amount, key);
    *norm = fraction_of(amount);
    STEP(norm_article(key), "De norm voor één persoon is {0}.", "The norm for one person is {0}.", in_euro(*norm));
    return VASTGESTELD;
}

/* A couple at home without housemates who share costs: art. 20 to 22. */
ALWAYS_INLINE enum status plain_couple_norm(RULE_CONTEXT, const struct household *h, enum norm_group one, enum norm_group other, fraction *norm)
{
    bool young = one == GROUP_young || other == GROUP_young, not_named = young && (one == GROUP_pensioner || other == GROUP_pensioner);
    bool by_20 = not_named && CHOICE(norm_jonge_partner_aow) == norm_jonge_partner_aow_artikel_20, on_children = young && (!not_named || by_20);
    if (on_children) NEED(kinderen);
    int32_t key = household_norm(true, one, other, on_children && f->kinderen == ja, by_20);
    NORM(amount, key);
    *norm = fraction_of(amount);
    STEP(norm_article(key), "De norm voor gehuwden is {0}.", "The norm for a couple is {0}.", in_euro(*norm));
    return VASTGESTELD;
}

/* Art. 22a lid 2 and 3: a couple with housemates who share costs; who is under 21 has a fixed part. */
ALWAYS_INLINE enum status sharing_couple_norm(RULE_CONTEXT, const struct household *h, fraction *norm)
{
    fraction first, second;
    bool young = h->one.group == GROUP_young || h->other.group == GROUP_young;
    const struct person *older = h->one.group == GROUP_young ? &h->other : &h->one, *rest = older == &h->one ? &h->other : &h->one;
    DO(sharing_norm(r, law, f, h, older, rest, true, &first));
    if (young) {
        NEED(kinderen);
        NORM(part_of_young, f->kinderen == ja ? K_bijstandsnorm_22a_3_a : K_bijstandsnorm_22a_3_b);
        second = fraction_of(part_of_young);
    } else DO(sharing_norm(r, law, f, h, rest, older, true, &second));
    *norm = plus(first, second);
    STEP(young ? "Pw 22a:3" : "Pw 22a:2", "Samen is de norm {0}.", "Together the norm is {0}.", in_euro(*norm));
    return VASTGESTELD;
}

/* A couple that both have a right; one of them in an institution: the sum of two single norms (art. 23 lid 3). */
ALWAYS_INLINE enum status couple_norm(RULE_CONTEXT, const struct household *h, fraction *norm)
{
    if (h->one.away && h->other.away) {
        NORM(pocket, K_bijstandsnorm_23_1_b);
        NORM(extra, K_bijstandsnorm_23_2_b);
        *norm = fraction_of(pocket + extra);
        STEP("Pw 23:1:b", "In een inrichting is de norm {1} en {2}: {0}.", "In an institution the norm is {1} and {2}: {0}.", in_euro(*norm), in_euro(fraction_of(pocket)), in_euro(fraction_of(extra)));
        return VASTGESTELD;
    }
    if (h->one.away || h->other.away) {
        fraction first, second;
        DO(single_norm(r, law, f, h, &h->one, &first));
        DO(single_norm(r, law, f, h, &h->other, &second));
        *norm = plus(first, second);
        STEP("Pw 23:3", "Een van beiden is in een inrichting: samen is de norm {0}.", "One of them is in an institution: together the norm is {0}.", in_euro(*norm));
        return VASTGESTELD;
    }
    if (h->housemates > 0) return sharing_couple_norm(r, law, f, h, norm);
    return plain_couple_norm(r, law, f, h, h->one.group, h->other.group, norm);
}

/* Art. 24: the partner has no right; half of the norm of a couple of that age, until 2016 the norm of a single person. */
ALWAYS_INLINE enum status norm_beside_partner_without_right(RULE_CONTEXT, const struct household *h, fraction *norm)
{
    PARAM(int, way, norm_niet_rechthebbende_partner, h->today);
    if (h->one.away || way == norm_niet_rechthebbende_partner_als_alleenstaande) return single_norm(r, law, f, h, &h->one, norm);
    if (h->housemates > 0) return sharing_norm(r, law, f, h, &h->one, &h->other, true, norm);
    RATIO(share, norm_niet_rechthebbende_deel, h->today);
    fraction of_couple;
    DO(plain_couple_norm(r, law, f, h, h->one.group, h->one.group, &of_couple));
    *norm = part(of_couple, share);
    STEP("Pw 24", "De partner heeft geen recht op bijstand; de norm is {1} daarvan: {0}.", "The partner has no right to assistance; the norm is {1} of it: {0}.", in_euro(*norm), in_percent(share));
    return VASTGESTELD;
}

/* Art. 20 lid 3 and 4, from 2026: more for who is under 21 and cannot rely on the parents, at most the norm of art. 21 in a comparable household. */
ALWAYS_INLINE enum status raised_for_young(RULE_CONTEXT, struct household *h)
{
    if (h->one.group != GROUP_young) return VASTGESTELD;
    PARAM(int, exists, norm_verhoging_jongeren, h->today);
    if (exists == nee) return VASTGESTELD;
    ASSUME(without_parents, geenBeroepOpOuders, nee);
    if (without_parents == nee) return VASTGESTELD;
    NORM(more, K_bijstandsnorm_20_3);
    NORM(comparable, h->couple ? K_bijstandsnorm_21_b : K_bijstandsnorm_21_a);
    fraction most = fraction_of(comparable);
    if (h->alone) { RATIO(share, norm_niet_rechthebbende_deel, h->today); most = part(most, share); }
    h->norm = smaller(plus(h->norm, fraction_of(more)), most);
    STEP("Pw 20:3", "Deze jongere kan niet op de ouders terugvallen: de norm gaat {1} omhoog, tot hoogstens {2}: {0}.", "This young person cannot rely on the parents: the norm goes up by {1}, to at most {2}: {0}.",
         in_euro(h->norm), in_euro(fraction_of(more)), in_euro(most));
    return VASTGESTELD;
}

/* The norm, less what the college takes off (art. 27 and 28), split in the amount paid monthly and the holiday pay (art. 19 lid 3). */
ALWAYS_INLINE enum status the_norm(RULE_CONTEXT, struct household *h)
{
    DO(count_who_share(r, law, f, h));
    h->alone = h->couple && !h->other.entitled;
    if (h->alone) DO(norm_beside_partner_without_right(r, law, f, h, &h->norm));
    else if (h->couple) DO(couple_norm(r, law, f, h, &h->norm));
    else DO(single_norm(r, law, f, h, &h->one, &h->norm));
    DO(raised_for_young(r, law, f, h));
    ASSUME(less, verlaging, 0);
    h->norm = rounded_to(not_below_zero(minus(h->norm, fraction_of(less))), 1);
    if (RARELY(is_too_large(h->norm))) return ONGELDIG;
    if (less > 0) STEP("Pw 27", "De gemeente verlaagt de norm met {1}: {0}.", "The municipality reduces the norm by {1}: {0}.", in_euro(h->norm), in_euro(fraction_of(less)));
    RATIO(holiday, vakantietoeslag_bijstand, h->today);
    h->without_holiday = rounded(minus(h->norm, part(h->norm, holiday)));
    STEP("Pw 19:3", "In de norm zit {1} vakantietoeslag; zonder is de norm {0}.", "The norm contains {1} holiday pay; without it the norm is {0}.", in_euro(fraction_of(h->without_holiday)), in_percent(holiday));
    return VASTGESTELD;
}

/* ---- capital ---- */

/* Art. 34 lid 3: a right only when capital is not above the limit; a lone parent has that of a couple. */
ALWAYS_INLINE enum status capital(RULE_CONTEXT, const struct household *h, bool *too_much)
{
    *too_much = false;
    ASSUME(owned, vermogen, 0);
    if (owned == 0) return VASTGESTELD;
    PARAM(money, of_single, vermogensgrens_alleenstaande, h->today);
    money limit = of_single;
    if (owned > of_single) {
        bool family = h->couple;
        if (!family) { NEED(kinderen); family = f->kinderen == ja; }
        if (family) { PARAM(money, of_family, vermogensgrens_gezin, h->today); limit = of_family; }
    }
    *too_much = owned > limit;
    STEP("Pw 34:3", "Het vermogen is {1} en de grens {2}: te veel vermogen: {0}.", "The capital is {1} and the limit {2}: too much capital: {0}.", an_answer(is_so(*too_much)), in_euro(fraction_of(owned)), in_euro(fraction_of(limit)));
    return VASTGESTELD;
}

/* ---- settlement ---- */

/* The wages of both, and what of them is exempt. Where something is exempt, no wage is not assumed. */
ALWAYS_INLINE enum status wages(RULE_CONTEXT, const struct household *h, struct wage *own, struct wage *other)
{
    if (HAS(vrijgelaten) && f->vrijgelaten > 0) NEED(nettoInkomen);
    ASSUME(income, nettoInkomen, 0);
    ASSUME(exempt, vrijgelaten, 0);
    *own = (struct wage){ income, exempt, fraction_of(0) };
    *other = (struct wage){ 0, 0, fraction_of(0) };
    if (h->couple) {
        if (HAS(partnerVrijgelaten) && f->partnerVrijgelaten > 0) NEED(partnerNettoInkomen);
        ASSUME(of_partner, partnerNettoInkomen, 0);
        ASSUME(exempt_of_partner, partnerVrijgelaten, 0);
        other->income = of_partner;
        other->exempt = exempt_of_partner;
    }
    if (CHOICE(vakantietoeslag) == vakantietoeslag_splitsen) return VASTGESTELD;
    HOLIDAY_CLAIM(claim, vakantietoeslagInkomen, income);
    own->holiday = claim;
    if (!h->couple) return VASTGESTELD;
    HOLIDAY_CLAIM(of_other, partnerVakantietoeslagInkomen, other->income);
    other->holiday = of_other;
    return VASTGESTELD;
}

/* What counts of a wage: with the claim to holiday pay, with or without the exempt part. */
ALWAYS_INLINE fraction counted_of(const struct wage *w, bool before_exemption)
{
    return plus(fraction_of(w->income - (before_exemption ? 0 : w->exempt)), w->holiday);
}

/* Art. 32 lid 3: the income of a partner without a right counts only as far as both incomes and the assistance without it would pass the norm of a couple. */
ALWAYS_INLINE enum status counted_of_partner(RULE_CONTEXT, const struct household *h, fraction own, fraction limit, fraction *of_partner)
{
    if (!h->alone || of_partner->num == 0) return VASTGESTELD;
    fraction couple;
    DO(plain_couple_norm(r, law, f, h, h->one.group, h->other.group, &couple));
    if (CHOICE(vakantietoeslag) == vakantietoeslag_splitsen) {
        RATIO(holiday, vakantietoeslag_bijstand, h->today);
        couple = fraction_of(rounded(minus(couple, part(couple, holiday))));
    }
    fraction together = plus(*of_partner, larger(limit, own));       /* own income and the assistance beside it: at least the norm */
    *of_partner = smaller(*of_partner, not_below_zero(minus(together, couple)));
    STEP("Pw 32:3", "De partner heeft geen recht; van zijn of haar inkomen telt {0}.", "The partner has no right; of his or her income {0} counts.", in_euro(*of_partner));
    return VASTGESTELD;
}

/* The income that counts of both, before or after the exemptions. */
ALWAYS_INLINE enum status counted_income(RULE_CONTEXT, const struct household *h, const struct wage *own, const struct wage *other, fraction limit, bool before_exemption, fraction *income)
{
    fraction mine = counted_of(own, before_exemption), of_partner = counted_of(other, before_exemption);
    DO(counted_of_partner(r, law, f, h, mine, limit, &of_partner));
    *income = plus(mine, of_partner);
    return is_too_large(*income) ? ONGELDIG : VASTGESTELD;
}

/* Art. 19: a right when the income is below the norm; the assistance is the difference. Without a right the norm is 0.00 too, so it is settled only here. */
ALWAYS_INLINE enum status settle(RULE_PARAMETERS, const struct household *h)
{
    struct wage own, other;
    fraction tested, counted;
    DO(wages(r, law, f, h, &own, &other));
    bool split = CHOICE(vakantietoeslag) == vakantietoeslag_splitsen;
    fraction limit = split ? fraction_of(h->without_holiday) : h->norm;
    bool before = (own.exempt || other.exempt) && CHOICE(vrijlating_grens) == vrijlating_grens_voor_vrijlating;
    DO(counted_income(r, law, f, h, &own, &other, limit, before, &tested));
    fraction room = minus(limit, tested);
    bool right = room.num > 0;
    STEP("Pw 19:1:a", "Het inkomen is {1} en de norm {2}; er is recht als het inkomen lager is: {0}.", "The income is {1} and the norm {2}; there is a right when the income is lower: {0}.", an_answer(is_so(right)), in_euro(tested), in_euro(limit));
    if (!right) return no_right(u);
    SET(recht, ja);
    SET(norm, rounded(h->norm));
    SET(normZonderVakantietoeslag, h->without_holiday);
    SET(vakantietoeslag, u->norm - h->without_holiday);
    if (before) DO(counted_income(r, law, f, h, &own, &other, limit, false, &counted));
    else counted = tested;
    fraction paid = minus(limit, counted);      /* above zero: no more counts after the exemption than before it */
    if (!split) { RATIO(holiday, vakantietoeslag_bijstand, h->today); paid = minus(paid, part(paid, holiday)); }
    STEP("Pw 19:2", "Van het inkomen telt {1}; de bijstand per maand is {0}, naast de vakantietoeslag.", "Of the income {1} counts; the assistance a month is {0}, beside the holiday pay.", in_euro(paid), in_euro(counted));
    SET_ROUNDED(bijstandPerMaand, paid);
    SET(totaalInkomen, u->bijstandPerMaand + own.income + other.income);
    return ALL_SETTLED;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    struct household h = { .housemates = 0 };
    bool too_much;
    NEED(peildatum);
    NEED(geboortedatum);
    h.today = law_of(law, f->peildatum);
    DO(group_of(r, law, f, f->geboortedatum, &h, &h.one));
    if (!h.one.entitled) {
        STEP("Pw 13:1:f", "De aanvrager is daarvoor te jong: er is geen recht op bijstand.", "The applicant is too young: there is no right to assistance.", an_answer(nee));
        return no_right(u);
    }
    DO(partner_of(r, law, f, &h));
    DO(institutions(r, law, f, &h));
    if (!h.one.entitled) {
        STEP("Pw 13:2:a", "Wie zo jong is en in een inrichting verblijft, heeft geen recht op algemene bijstand.", "Who is so young and stays in an institution has no right to general assistance.", an_answer(nee));
        return no_right(u);
    }
    DO(the_norm(r, law, f, &h));
    DO(capital(r, law, f, &h, &too_much));
    if (too_much) return no_right(u);
    return settle(r, law, f, u, &h);
}

RULE(bijstand, peildatum, "Pw 19", MEASURE(6) | MEASURE(16), "Algemene bijstand per maand", "General assistance a month")
