/* SPDX-License-Identifier: EUPL-1.2 */
/* bijstand_gmp.c: general assistance beside wage computed a second time, in rationals of libgmp, over random households; any difference of a cent is an error. */
#include <stdbool.h>
#include <stdint.h>

/* Days of the changes of the law, choice of the norm, counting of housemates, calendar, ages and arithmetic are its own. */
enum fact { PEILDATUM, GEBOORTE, PARTNER, PARTNER_GEBOORTE, PARTNER_RECHT, KINDEREN, INRICHTING, PARTNER_INRICHTING, HUISGENOTEN, MANTELZORG, OUDERS, VERLAGING, NETTO, PARTNER_NETTO, VRIJ,
    PARTNER_VRIJ, AANSPRAAK, PARTNER_AANSPRAAK, VERMOGEN, FACTS };
static const char *const fact_name[FACTS] = { "peildatum", "geboortedatum", "heeftPartner", "partnerGeboortedatum", "partnerRechthebbend", "kinderen", "inInrichting", "partnerInInrichting",
    "huisgenoten", "mantelzorgElders", "geenBeroepOpOuders", "verlaging", "nettoInkomen", "partnerNettoInkomen", "vrijgelaten", "partnerVrijgelaten", "vakantietoeslagInkomen",
    "partnerVakantietoeslagInkomen", "vermogen" };
enum outcome { NORM, ZONDER, TOESLAG, BIJSTAND, TOTAAL, RECHT, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "norm", "normZonderVakantietoeslag", "vakantietoeslag", "bijstandPerMaand", "totaalInkomen", "recht" };
static bool is_date(int fact) { return fact == PEILDATUM || fact == GEBOORTE || fact == PARTNER_GEBOORTE; }

/* A housemate: -1 for what was not given, 2 for what is not known. */
enum { MATES = 6 };
struct mate { int born, lives, contract, family, studies, bbl; };
#define SITUATION_MORE struct mate mate[MATES]; int mates;
#define LAY_OUT_MORE(s, facts, fact) lay_out_mates(s, facts, fact)
struct situation;
struct case_room;
static void lay_out_mates(const struct situation *s, struct case_room *facts, int fact);
#include "plain_case.h"

static void lay_out_mates(const struct situation *s, struct case_room *facts, int fact)
{
    fact_huisgenoten list = { .n = s->mates };
    for (int i = 0; i < s->mates; i++) {
        const struct mate *m = &s->mate[i];
        item_huisgenoten *item = &list.item[i];
#define PUT(member, from, value_) do { if ((from) == 2) item->unknown |= 1u << bit_huisgenoten_##member; \
            else if ((from) >= 0) { item->given |= 1u << bit_huisgenoten_##member; item->member = (value_); } } while (0)
        item->given |= 1u << bit_huisgenoten_geboortedatum;
        item->geboortedatum = m->born - EPOCH;
        PUT(hoofdverblijf, m->lives, (answer)m->lives);
        if (m->contract >= 0) { item->given |= 1u << bit_huisgenoten_commercieelContract; item->commercieelContract = m->contract; }
        PUT(familieEersteTweedeGraad, m->family, (answer)m->family);
        PUT(studeert, m->studies, (answer)m->studies);
        PUT(bbl, m->bbl, (answer)m->bbl);
    }
    memcpy(facts->bytes + rule->facts[place[fact]].offset, &list, sizeof list);
    ((struct facts_head *)(void *)facts)->given |= (uint64_t)1 << place[fact];
}

/* ---- the household ---- */

struct people { bool couple, entitled, partner_entitled, away, partner_away; char group, partner_group; int sharers; };      /* groups: y under 21, w, p pensioner */

static char group_of(int born, int day) { return !has_age(born, day, 21) ? 'y' : is_pensioner(born, day) ? 'p' : 'w'; }

/* Does a housemate count: 0 no, 1 yes, 2 not known. */
static int counts(const struct mate *m, int day)
{
    if (!has_age(m->born, day, day >= ON(2023, 1, 1) ? 27 : 21) || m->lives == nee || m->studies == ja || m->bbl == ja) return 0;
    if (m->contract == commercieelContract_met_derde) return 0;
    bool with_applicant = m->contract == commercieelContract_met_belanghebbende;
    if (with_applicant && m->family != ja && m->family != 2) return 0;
    return m->lives == 2 || m->studies == 2 || m->bbl == 2 || (with_applicant && m->family == 2) ? 2 : 1;
}

static enum status who(const struct situation *s, struct people *p)
{
    int day = (int)s->value[PEILDATUM];
    NEEDED(GEBOORTE);
    p->entitled = has_age((int)s->value[GEBOORTE], day, 18);
    p->group = group_of((int)s->value[GEBOORTE], day);
    if (!p->entitled) return VASTGESTELD;
    if (s->unknown[PARTNER] || (!s->given[PARTNER] && !s->given[PARTNER_GEBOORTE])) return ONBEKEND;
    p->couple = s->given[PARTNER] ? s->value[PARTNER] == ja : true;
    if (p->couple) {
        ASSUMED(right, PARTNER_RECHT, ja);
        NEEDED(PARTNER_GEBOORTE);
        p->partner_group = group_of((int)s->value[PARTNER_GEBOORTE], day);
        p->partner_entitled = right == ja && has_age((int)s->value[PARTNER_GEBOORTE], day, 18);
    }
    ASSUMED(away, INRICHTING, nee);
    p->away = away == ja;
    if (p->couple) { ASSUMED(also, PARTNER_INRICHTING, away); p->partner_away = also == ja; }
    if (p->away && p->group == 'y') p->entitled = false;
    if (p->partner_away && p->partner_group == 'y') p->partner_entitled = false;
    return VASTGESTELD;
}

static enum status count_sharers(const struct situation *s, struct people *p)
{
    int day = (int)s->value[PEILDATUM], sure = 0, open = 0;
    bool own = !p->away && p->group != 'y', others = p->couple && p->partner_entitled && !p->partner_away && p->partner_group != 'y';
    if (!own && !others) return VASTGESTELD;
    NEEDED(HUISGENOTEN);
    for (int i = 0; i < s->mates; i++) { int c = counts(&s->mate[i], day); sure += c == 1; open += c == 2; }
    if (sure + open == 0) return VASTGESTELD;
    if (day >= ON(2026, 1, 1)) { ASSUMED(care, MANTELZORG, nee); if (care == ja) return VASTGESTELD; }
    if (open) return ONBEKEND;
    p->sharers = sure;
    return VASTGESTELD;
}

/* ---- the norm, in cents ---- */

static enum status amount(const struct situation *s, int key, int64_t *cents)
{
    return value_on((uint32_t)(P_bijstandsnorm + key), (int)s->value[PEILDATUM], cents) ? VASTGESTELD : PARAMETER_ONTBREEKT;
}
static enum status sum_of(const struct situation *s, int one, int other, int64_t *cents)
{
    int64_t more;
    PASS(amount(s, one, cents));
    PASS(amount(s, other, &more));
    *cents += more;
    return VASTGESTELD;
}
static enum status child(const struct situation *s, bool *has)
{
    NEEDED(KINDEREN);
    *has = s->value[KINDEREN] == ja;
    return VASTGESTELD;
}

/* (40 + 30 A) / 100 A of the norm of a couple. */
static enum status shared(const struct situation *s, char own, bool beside, char other, int n, int64_t *cents)
{
    static mpq_t part, base;
    static bool ready;
    if (!ready) { mpq_inits(part, base, (mpq_ptr)NULL); ready = true; }
    int64_t of_couple;
    PASS(amount(s, own == 'p' ? K_bijstandsnorm_22_b : beside && other == 'p' ? K_bijstandsnorm_22_c : K_bijstandsnorm_21_b, &of_couple));
    mpq_set_si(part, 40 + 30 * n, (unsigned long)(100 * n));
    mpq_canonicalize(part);
    set_whole(base, of_couple);
    mpq_mul(part, part, base);
    *cents = to_nearest(part);
    return VASTGESTELD;
}

static enum status single(const struct situation *s, const struct people *p, char group, bool away, int64_t *cents)
{
    bool has = false;
    if (away) return sum_of(s, K_bijstandsnorm_23_1_a, K_bijstandsnorm_23_2_a, cents);
    if (group != 'y' && p->sharers) return shared(s, group, false, 'w', p->sharers + 1, cents);
    if (group == 'y') PASS(child(s, &has));
    return amount(s, group == 'y' ? (has ? K_bijstandsnorm_20_2_a : K_bijstandsnorm_20_1_a) : group == 'p' ? K_bijstandsnorm_22_a : K_bijstandsnorm_21_a, cents);
}

static enum status plain(const struct situation *s, char one, char other, int64_t *cents)
{
    bool has = false, young = one == 'y' || other == 'y', old = one == 'p' || other == 'p';
    if (young && old && law.option[C_norm_jonge_partner_aow] == norm_jonge_partner_aow_artikel_22) return amount(s, K_bijstandsnorm_22_c, cents);
    if (young) {
        PASS(child(s, &has));
        if (one == other) return amount(s, has ? K_bijstandsnorm_20_2_b : K_bijstandsnorm_20_1_b, cents);
        return amount(s, has ? K_bijstandsnorm_20_2_c : K_bijstandsnorm_20_1_c, cents);
    }
    return amount(s, one == 'p' && other == 'p' ? K_bijstandsnorm_22_b : old ? K_bijstandsnorm_22_c : K_bijstandsnorm_21_b, cents);
}

static enum status both_share(const struct situation *s, const struct people *p, int64_t *cents)
{
    int64_t more;
    bool has;
    if (p->group == 'y' || p->partner_group == 'y') {
        PASS(shared(s, p->group == 'y' ? p->partner_group : p->group, true, 'y', p->sharers + 1, cents));
        PASS(child(s, &has));
        PASS(amount(s, has ? K_bijstandsnorm_22a_3_a : K_bijstandsnorm_22a_3_b, &more));
    } else {
        PASS(shared(s, p->group, true, p->partner_group, p->sharers + 2, cents));
        PASS(shared(s, p->partner_group, true, p->group, p->sharers + 2, &more));
    }
    *cents += more;
    return VASTGESTELD;
}

static enum status norm_of(const struct situation *s, const struct people *p, int64_t *cents)
{
    int64_t more;
    if (!p->couple) return single(s, p, p->group, p->away, cents);
    if (!p->partner_entitled) {
        if (p->away || s->value[PEILDATUM] < ON(2016, 1, 1)) return single(s, p, p->group, p->away, cents);
        if (p->sharers && p->group != 'y') return shared(s, p->group, true, p->partner_group, p->sharers + 1 + (p->partner_group != 'y'), cents);
        PASS(plain(s, p->group, p->group, cents));
        *cents = (*cents + 1) / 2;
        return VASTGESTELD;
    }
    if (p->away && p->partner_away) return sum_of(s, K_bijstandsnorm_23_1_b, K_bijstandsnorm_23_2_b, cents);
    if (p->away || p->partner_away) {
        PASS(single(s, p, p->group, p->away, cents));
        PASS(single(s, p, p->partner_group, p->partner_away, &more));
        *cents += more;
        return VASTGESTELD;
    }
    if (p->sharers && (p->group != 'y' || p->partner_group != 'y')) return both_share(s, p, cents);
    return plain(s, p->group, p->partner_group, cents);
}

static enum status raised(const struct situation *s, const struct people *p, int64_t *cents)
{
    int64_t more, most;
    if (p->group != 'y' || s->value[PEILDATUM] < ON(2026, 1, 1)) return VASTGESTELD;
    ASSUMED(alone, OUDERS, nee);
    if (alone == nee) return VASTGESTELD;
    PASS(amount(s, K_bijstandsnorm_20_3, &more));
    PASS(amount(s, p->couple ? K_bijstandsnorm_21_b : K_bijstandsnorm_21_a, &most));
    if (p->couple && !p->partner_entitled) most = (most + 1) / 2;
    *cents = *cents + more < most ? *cents + more : most;
    return VASTGESTELD;
}

/* 95 percent, to the nearest cent. */
static int64_t without_holiday(int64_t cents) { return (cents * 95 + 50) / 100; }

/* ---- capital and settlement ---- */

static enum status too_rich(const struct situation *s, const struct people *p, bool *rich)
{
    int day = (int)s->value[PEILDATUM];
    int64_t limit, family;
    bool has = p->couple;
    ASSUMED(capital, VERMOGEN, 0);
    *rich = false;
    if (capital == 0) return VASTGESTELD;
    if (!value_on(P_vermogensgrens_alleenstaande, day, &limit)) return PARAMETER_ONTBREEKT;
    if (capital > limit) {
        if (!has) PASS(child(s, &has));
        if (has) { if (!value_on(P_vermogensgrens_gezin, day, &family)) return PARAMETER_ONTBREEKT; limit = family; }
    }
    *rich = capital > limit;
    return VASTGESTELD;
}

static mpq_t own, own_free, of_partner, partner_free, limit, counted, tested, scratch;

/* What counts of both wages; of a partner without a right only what passes the norm of a couple. */
static void together(mpq_t into, const mpq_t mine, const mpq_t partners, bool partner_counts, int64_t couple_norm)
{
    mpq_set(into, partners);
    if (!partner_counts && mpq_sgn(partners) > 0) {
        mpq_sub(scratch, limit, mine);
        at_least_nought(scratch);
        mpq_add(scratch, scratch, mine);
        mpq_add(scratch, scratch, partners);
        set_whole(into, couple_norm);
        mpq_sub(into, scratch, into);
        at_least_nought(into);
        at_most(into, partners);
    }
    mpq_add(into, into, mine);
}

static enum status wages(const struct situation *s, const struct people *p, bool split, int64_t *all)
{
    static mpq_t claim;
    static bool ready;
    if (!ready) { mpq_inits(claim, own, own_free, of_partner, partner_free, limit, counted, tested, scratch, (mpq_ptr)NULL); ready = true; }
    if (s->given[VRIJ] && s->value[VRIJ] > 0) NEEDED(NETTO);
    ASSUMED(wage, NETTO, 0);
    ASSUMED(exempt, VRIJ, 0);
    int64_t other = 0, other_exempt = 0;
    if (p->couple) {
        if (s->given[PARTNER_VRIJ] && s->value[PARTNER_VRIJ] > 0) NEEDED(PARTNER_NETTO);
        ASSUMED(second, PARTNER_NETTO, 0);
        ASSUMED(second_exempt, PARTNER_VRIJ, 0);
        other = second;
        other_exempt = second_exempt;
    }
    set_whole(own, wage);
    set_whole(own_free, wage - exempt);
    set_whole(of_partner, other);
    set_whole(partner_free, other - other_exempt);
    *all = wage + other;
    if (split) return VASTGESTELD;
    PASS(claim_on(claim, s, AANSPRAAK, wage));
    mpq_add(own, own, claim);
    mpq_add(own_free, own_free, claim);
    if (!p->couple) return VASTGESTELD;
    PASS(claim_on(claim, s, PARTNER_AANSPRAAK, other));
    mpq_add(of_partner, of_partner, claim);
    mpq_add(partner_free, partner_free, claim);
    return VASTGESTELD;
}

static enum status none(struct answered *a)
{
    for (int k = 0; k < OUTCOMES; k++) set(a, k, 0);
    return VASTGESTELD;
}

static enum status settle(const struct situation *s, const struct people *p, int64_t norm, struct answered *a)
{
    bool split = law.option[C_vakantietoeslag] == vakantietoeslag_splitsen, before = law.option[C_vrijlating_grens] == vrijlating_grens_voor_vrijlating;
    int64_t all, couple_norm = 0;
    PASS(wages(s, p, split, &all));
    set_whole(limit, split ? without_holiday(norm) : norm);
    bool partner_counts = !p->couple || p->partner_entitled;
    if (all == 0) before = false;
    if (!partner_counts && mpq_sgn(before ? of_partner : partner_free) > 0) {
        PASS(plain(s, p->group, p->partner_group, &couple_norm));
        if (split) couple_norm = without_holiday(couple_norm);
    }
    together(counted, own_free, partner_free, partner_counts, couple_norm);
    together(tested, own, of_partner, partner_counts, couple_norm);
    if (mpq_cmp(before ? tested : counted, limit) >= 0) return none(a);
    set(a, RECHT, ja);
    set(a, NORM, norm);
    set(a, ZONDER, without_holiday(norm));
    set(a, TOESLAG, norm - without_holiday(norm));
    mpq_sub(limit, limit, counted);
    at_least_nought(limit);
    if (!split) { mpq_set_si(scratch, 19, 20); mpq_mul(limit, limit, scratch); }
    set(a, BIJSTAND, to_nearest(limit));
    set(a, TOTAAL, all + a->value[BIJSTAND]);
    return VASTGESTELD;
}

static bool contradicts(const struct situation *s)
{
    if (s->given[GEBOORTE] && s->given[PEILDATUM] && s->value[GEBOORTE] > s->value[PEILDATUM]) return true;
    if (s->given[PARTNER_GEBOORTE] && s->given[PEILDATUM] && s->value[PARTNER_GEBOORTE] > s->value[PEILDATUM]) return true;
    if (s->given[PARTNER_GEBOORTE] && s->given[PARTNER] && s->value[PARTNER] == nee) return true;
    if (s->given[VRIJ] && s->given[NETTO] && s->value[VRIJ] > s->value[NETTO]) return true;
    return s->given[PARTNER_VRIJ] && s->given[PARTNER_NETTO] && s->value[PARTNER_VRIJ] > s->value[PARTNER_NETTO];
}

static enum status compute(const struct situation *s, struct answered *a)
{
    struct people p = { .group = 'w', .partner_group = 'w' };
    int64_t norm;
    bool rich;
    if (contradicts(s)) return ONGELDIG;
    NEEDED(PEILDATUM);
    PASS(who(s, &p));
    if (!p.entitled) return none(a);
    PASS(count_sharers(s, &p));
    PASS(norm_of(s, &p, &norm));
    PASS(raised(s, &p, &norm));
    ASSUMED(less, VERLAGING, 0);
    norm = norm > less ? norm - less : 0;
    PASS(too_rich(s, &p, &rich));
    return rich ? none(a) : settle(s, &p, norm, a);
}

/* ---- random cases ---- */

static int some_day(void)
{
    if (one_in(4)) return ON(2015 + (int)chance(12), one_in(2) ? 1 : 7, 1) + (int)chance(3);
    if (one_in(3)) return ON(2026, 1, 1) + (int)chance(365);
    return ON(2015, 1, 1) + (int)chance((uint64_t)(ON(2026, 12, 31) - ON(2015, 1, 1) + 1));
}
static int some_birth(int day)
{
    static const int turn[] = { 18, 21, 27, 65, 66, 67 };
    if (one_in(3)) return born_years_before(day, turn[chance(6)], (int)chance(5) - 2 - (int)(one_in(2) ? chance(365) : 0));
    if (one_in(3)) return born_years_before(day, (int)(17 + chance(5)), -(int)chance(365));
    return born_years_before(day, (int)(16 + chance(62)), -(int)chance(365));
}
static int some_answer(void) { return one_in(3) ? (one_in(20) ? 2 : (int)chance(2)) : -1; }
static int64_t some_wage(void)
{
    static const int64_t often[] = { 0, 10000, 60000, 87638, 87639, 90000, 105925, 105926, 133142, 133143, 140150, 190201, 190202, 217547, 217548 };
    return one_in(3) ? often[chance(sizeof often / sizeof *often)] : (int64_t)chance(one_in(20) ? 10000001 : 220001);
}

static void random_mates(struct situation *s, int day)
{
    s->mates = one_in(2) ? 0 : (int)chance(MATES + 1);
    give(s, HUISGENOTEN, 0);
    for (int i = 0; i < s->mates; i++)
        s->mate[i] = (struct mate){ some_birth(day), one_in(6) ? some_answer() : -1, one_in(3) ? (int)chance(3) : -1, some_answer(), one_in(4) ? some_answer() : -1, one_in(6) ? some_answer() : -1 };
}

static struct situation random_case(void)
{
    struct situation s = { .value = { 0 } };
    int day = some_day();
    give(&s, PEILDATUM, day);
    give(&s, GEBOORTE, some_birth(day));
    bool couple = one_in(2);
    if (!couple || one_in(2)) give(&s, PARTNER, couple);
    if (couple || one_in(200)) give(&s, PARTNER_GEBOORTE, some_birth(day));
    if (one_in(4)) give(&s, PARTNER_RECHT, (int64_t)chance(2));
    give(&s, KINDEREN, (int64_t)chance(2));
    if (one_in(4)) give(&s, INRICHTING, one_in(2));
    if (one_in(6)) give(&s, PARTNER_INRICHTING, one_in(2));
    random_mates(&s, day);
    if (one_in(6)) give(&s, MANTELZORG, one_in(2));
    if (one_in(4)) give(&s, OUDERS, (int64_t)chance(2));
    if (one_in(5)) give(&s, VERLAGING, (int64_t)chance(one_in(5) ? 300001 : 50001));
    if (!one_in(4)) give(&s, NETTO, some_wage());
    if (one_in(2)) give(&s, PARTNER_NETTO, some_wage());
    if (one_in(2)) give(&s, VRIJ, one_in(40) ? 20000 : (int64_t)chance((uint64_t)(s.given[NETTO] ? s.value[NETTO] / 4 : 0) + 1));
    if (one_in(2)) give(&s, PARTNER_VRIJ, one_in(40) ? 20000 : (int64_t)chance((uint64_t)(s.given[PARTNER_NETTO] ? s.value[PARTNER_NETTO] / 4 : 0) + 1));
    if (one_in(3)) give(&s, AANSPRAAK, (int64_t)chance(20001));
    if (one_in(3)) give(&s, PARTNER_AANSPRAAK, (int64_t)chance(20001));
    if (s.given[NETTO]) give_claim_of_bands(&s, AANSPRAAK, s.value[NETTO]);
    if (one_in(4)) give(&s, VERMOGEN, one_in(3) ? 0 : one_in(2) ? 800000 + (int64_t)chance(3) - 1 : (int64_t)chance(2000001));
    if (one_in(8)) { int k = (int)chance(FACTS); s.given[k] = false; s.unknown[k] = one_in(2); }
    return s;
}

static void random_readings(void)
{
    vary(C_vakantietoeslag);
    vary(C_vrijlating_grens);
    vary(C_norm_jonge_partner_aow);
}

int main(int argc, char **argv) { return compare_plain("bijstand", argc, argv); }
