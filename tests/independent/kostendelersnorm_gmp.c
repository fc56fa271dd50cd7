/* SPDX-License-Identifier: EUPL-1.2 */
/* kostendelersnorm_gmp.c: the cost sharing norm computed a second time, with housemates tried in every way that is still possible; any difference is an error. */
#include "apart.h"

/* Of the program under test it uses the norms and percentages of the law tables. Ages, limits, days of change, pension ages and who counts are its own. */
enum fact { PEILDATUM, WET, GEBOREN, AOW, PARTNER, PARTNER_GEBOREN, PARTNER_AOW, ZORG, KIND, HUISGENOTEN, FACTS };
static const char *const fact_name[FACTS] = { "peildatum", "wet", "geboortedatum", "aowLeeftijdBereikt", "heeftPartner", "partnerGeboortedatum", "partnerAowLeeftijdBereikt",
    "mantelzorgElders", "kinderen", "huisgenoten" };
enum outcome { GELDT, AANTAL, PERCENTAGE, NORM, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "kostendelersnormGeldt", "aantalKostendelers", "percentageGehuwdennorm", "normPerMaand" };
enum part { P_GEBOREN, P_HIER, P_CONTRACT, P_FAMILIE, P_STUDEERT, P_BBL, PARTS };
enum { PW, IOAW, IOAZ, ANW, TW, AIO };

struct housemate { int64_t value[PARTS]; bool given[PARTS], unknown[PARTS]; };
struct situation { int64_t value[FACTS]; bool given[FACTS], unknown[FACTS]; int n; struct housemate mate[16]; };

static mpq_t amount, share, fixed, each;

/* ---- random cases ---- */

static int random_birth(int day)
{
    switch (chance(5)) {
    case 0: return months_on(day, -12 * (int)between(18, 30)) + (int)between(-2, 2);
    case 1: return months_on(day, -12 * (int)between(64, 69)) + (int)between(-120, 120);
    default: return (int)between(ON(1930, 1, 1), day - 6000);
    }
}

static void random_mate(struct housemate *m, int day)
{
    static const int ages[] = { 21, 27 };
    for (int k = 0; k < PARTS; k++) {
        m->value[k] = k == P_CONTRACT ? (int64_t)chance(3) : one_in(4);
        m->given[k] = !one_in(k == P_GEBOREN ? 20 : 3);
        m->unknown[k] = !m->given[k] && one_in(4);
    }
    m->value[P_HIER] = !one_in(6);
    m->value[P_GEBOREN] = one_in(3) ? months_on(day, -12 * ages[chance(2)]) + between(-2, 2) : between(ON(1930, 1, 1), one_in(50) ? day + 5 : day);
}

static void random_case(void *into, const void *before)
{
    struct situation *s = into;
    memset(s, 0, sizeof *s);
    int day = (int)between(ON(2015, 1, 1), ON(2026, 12, 31));
    if (one_in(8)) { static const int years[] = { 2015, 2016, 2019, 2023, 2026 }; day = ON(years[chance(5)], one_in(2) ? 1 : 7, 1) - (int)chance(2); if (day < ON(2015, 1, 1)) day++; }
    if (before && one_in(3)) day = (int)((const struct situation *)before)->value[PEILDATUM];
    s->value[PEILDATUM] = day;
    s->value[WET] = one_in(3) ? (int64_t)chance(6) : PW;
    s->value[GEBOREN] = one_in(100) ? day + 1 : random_birth(day);
    s->value[PARTNER_GEBOREN] = random_birth(day);
    for (int k = 0; k < FACTS; k++) {
        bool is_day = k == PEILDATUM || k == WET || k == GEBOREN || k == PARTNER_GEBOREN;
        if (!is_day) s->value[k] = one_in(2);
        s->given[k] = k == AOW || k == PARTNER_AOW ? one_in(12) : k == PARTNER_GEBOREN || k == PARTNER ? one_in(2) : k == ZORG || k == WET ? one_in(2) : !one_in(40);
        s->unknown[k] = !s->given[k] && one_in(30);
    }
    s->n = one_in(20) ? (int)chance(17) : (int)chance(6);
    for (int i = 0; i < s->n; i++) random_mate(&s->mate[i], day);
}

static void readings(void) { law.option[C_norm_jonge_partner_aow] = (uint8_t)chance(2); }
static void forget_unknown(void *situation) { memset(((struct situation *)situation)->unknown, 0, sizeof ((struct situation *)situation)->unknown); }

static void lay_out(const void *situation, struct case_room *room)
{
    const struct situation *s = situation;
    for (int k = 0; k < HUISGENOTEN; k++) {
        bool is_day = k == PEILDATUM || k == GEBOREN || k == PARTNER_GEBOREN;
        if (s->given[k]) put(room, k, is_day ? s->value[k] - EPOCH : s->value[k]);
        if (s->unknown[k]) put_unknown(room, k);
    }
    if (s->unknown[HUISGENOTEN]) put_unknown(room, HUISGENOTEN);
    if (!s->given[HUISGENOTEN]) return;
    const struct field *field = &rule->facts[place[HUISGENOTEN]];
    fact_huisgenoten *list = (fact_huisgenoten *)(void *)(room->bytes + field->offset);
    put(room, HUISGENOTEN, s->n);
    for (int i = 0; i < s->n; i++) {
        const struct housemate *m = &s->mate[i];
        item_huisgenoten *item = &list->item[i];
        for (int k = 0; k < PARTS; k++) { item->given |= (uint32_t)m->given[k] << k; item->unknown |= (uint32_t)m->unknown[k] << k; }
        item->geboortedatum = (date)(m->value[P_GEBOREN] - EPOCH);
        item->hoofdverblijf = (answer)m->value[P_HIER];
        item->commercieelContract = (int32_t)m->value[P_CONTRACT];
        item->familieEersteTweedeGraad = (answer)m->value[P_FAMILIE];
        item->studeert = (answer)m->value[P_STUDEERT];
        item->bbl = (answer)m->value[P_BBL];
    }
}

/* ---- the same, computed apart ---- */

static bool contradicts(const struct situation *s)
{
    if (!s->given[PEILDATUM]) return false;
    int64_t day = s->value[PEILDATUM];
    if ((s->given[GEBOREN] && s->value[GEBOREN] > day) || (s->given[PARTNER_GEBOREN] && s->value[PARTNER_GEBOREN] > day)) return true;
    for (int i = 0; s->given[HUISGENOTEN] && i < s->n; i++) if (s->mate[i].given[P_GEBOREN] && s->mate[i].value[P_GEBOREN] > day) return true;
    return false;
}

/* A housemate with nothing unknown about him or her. */
static bool counts(const int64_t v[PARTS], int age)
{
    bool lodger = v[P_CONTRACT] == 2 || (v[P_CONTRACT] == 1 && !v[P_FAMILIE]);
    return v[P_GEBOREN] >= age && v[P_HIER] && !lodger && !v[P_STUDEERT] && !v[P_BBL];
}
/* Every value that what is unknown can still take: 0 never counts, 1 always counts, 2 not known. */
static int may_count(const struct housemate *m, int day, int limit)
{
    static const int64_t usual[PARTS] = { 0, 1, 0, 0, 0, 0 };
    int64_t v[PARTS];
    int yes = 0, no = 0, options[PARTS];
    for (int k = 0; k < PARTS; k++) options[k] = m->given[k] || (k != P_GEBOREN && !m->unknown[k]) ? 1 : k == P_CONTRACT ? 3 : 2;
    for (int a = 0; a < options[0]; a++) for (int b = 0; b < options[1]; b++) for (int c = 0; c < options[2]; c++)
    for (int d = 0; d < options[3]; d++) for (int e = 0; e < options[4]; e++) for (int f = 0; f < options[5]; f++) {
        const int tried[PARTS] = { a, b, c, d, e, f };
        for (int k = 0; k < PARTS; k++) v[k] = options[k] > 1 ? tried[k] : m->given[k] ? m->value[k] : usual[k];
        v[P_GEBOREN] = options[0] > 1 ? (a ? limit : 0) : birthdays((int)m->value[P_GEBOREN], day);
        if (counts(v, limit)) yes++; else no++;
    }
    return no == 0 ? 1 : yes == 0 ? 0 : 2;
}

enum { YOUNG, MIDDLE, OLD };
static int group(const struct situation *s, int born, int said, int day, int adult)
{
    if (birthdays((int)s->value[born], day) < adult) return YOUNG;
    return (s->given[said] ? s->value[said] == ja : is_pensioner((int)s->value[born], day)) ? OLD : MIDDLE;
}

static bool norm_on(int key, int day, int64_t *cents) { return value_on((uint32_t)(P_bijstandsnorm + key), day, cents); }
static void set_share(struct answered *a)       /* of 1, shown in percent with two decimals */
{
    mpq_t hundredths;
    mpq_init(hundredths);
    set_ratio(hundredths, 10000, 1);
    mpq_mul(hundredths, hundredths, share);
    set(a, PERCENTAGE, to_nearest(hundredths) * 10);
    mpq_clear(hundredths);
}

#define NEEDED(fact) do { if (!s->given[fact]) return ONBEKEND; } while (0)
#define BASE(one, couple, other) ((one) == OLD ? K_bijstandsnorm_22_b : (couple) && (other) == OLD ? K_bijstandsnorm_22_c : K_bijstandsnorm_21_b)

/* A norm, whole or half, and its share of the couple's norm. */
static enum status norm_is(struct answered *a, int key, int base, bool half, int day)
{
    int64_t own, full;
    if (!norm_on(key, day, &own) || !norm_on(base, day, &full)) return PARAMETER_ONTBREEKT;
    set_ratio(amount, own, half ? 2 : 1);
    set_ratio(share, own, full * (half ? 2 : 1));
    set_share(a);
    set(a, NORM, to_nearest(amount));
    return VASTGESTELD;
}

static enum status usual_norm(const struct situation *s, struct answered *a, int one, bool couple, int other, int day)
{
    int key, base = BASE(one, couple, other);
    bool young = one == YOUNG || (couple && other == YOUNG), old = one == OLD || (couple && other == OLD);
    if (young && old && law.option[C_norm_jonge_partner_aow] == norm_jonge_partner_aow_artikel_22) young = false;
    if (young) NEEDED(KIND);
    bool child = young && s->value[KIND] == ja;
    if (!couple) key = young ? (child ? K_bijstandsnorm_20_2_a : K_bijstandsnorm_20_1_a) : old ? K_bijstandsnorm_22_a : K_bijstandsnorm_21_a;
    else if (one == YOUNG && other == YOUNG) key = child ? K_bijstandsnorm_20_2_b : K_bijstandsnorm_20_1_b;
    else if (young) key = child ? K_bijstandsnorm_20_2_c : K_bijstandsnorm_20_1_c;
    else key = !old ? K_bijstandsnorm_21_b : one == OLD && other == OLD ? K_bijstandsnorm_22_b : K_bijstandsnorm_22_c;
    return norm_is(a, key, base, couple, day);
}

static enum status assistance(const struct situation *s, struct answered *a, int one, bool couple, int other, int day)
{
    int sure = 0, open = 0, limit = day < ON(2023, 1, 1) ? 21 : 27;
    bool care = false, asks = one != YOUNG || (couple && other != YOUNG);
    if (one == YOUNG) { set(a, GELDT, nee); set_none(a, AANTAL); }
    if (one != YOUNG && day >= ON(2026, 1, 1)) {
        if (s->unknown[ZORG]) return ONBEKEND;
        care = s->given[ZORG] && s->value[ZORG] == ja;
    }
    if (care) { set(a, GELDT, nee); set_none(a, AANTAL); return usual_norm(s, a, one, couple, other, day); }
    if (asks) {
        NEEDED(HUISGENOTEN);
        for (int i = 0; i < s->n; i++) { int c = may_count(&s->mate[i], day, limit); sure += c == 1; open += c == 2; }
    }
    if (one == YOUNG) {
        if (!sure) return open ? ONBEKEND : usual_norm(s, a, one, couple, other, day);
        NEEDED(KIND);
        return norm_is(a, s->value[KIND] == ja ? K_bijstandsnorm_22a_3_a : K_bijstandsnorm_22a_3_b, BASE(one, couple, other), false, day);
    }
    if (!sure && open) return ONBEKEND;
    set(a, GELDT, is_so(sure > 0));
    if (open) return ONBEKEND;
    int all = sure + 1 + (couple && other != YOUNG);
    int64_t base;
    if (!sure) { set(a, AANTAL, all); return usual_norm(s, a, one, couple, other, day); }
    if (!norm_on(BASE(one, couple, other), day, &base) || !part_on(fixed, P_kostendeler_vast, day) || !part_on(each, P_kostendeler_per_persoon, day)) return PARAMETER_ONTBREEKT;
    set_ratio(share, all, 1);
    mpq_mul(share, share, each);
    mpq_add(share, share, fixed);
    set_ratio(amount, 1, all);
    mpq_mul(share, share, amount);
    set_ratio(amount, base, 1);
    mpq_mul(amount, amount, share);
    set(a, AANTAL, all);
    set_share(a);
    set(a, NORM, to_nearest(amount));
    return VASTGESTELD;
}

/* One step, for somebody alone. */
static enum status other_act(const struct situation *s, struct answered *a, int act, int one, bool couple, int day)
{
    int began = act == ANW ? ON(2015, 7, 1) : act == TW ? ON(2016, 7, 1) : ON(2015, 1, 1), sure = 0, open = 0;
    bool no_step = day < began || couple || one == YOUNG, guess = act == ANW || act == TW;
    if (!no_step) {
        NEEDED(HUISGENOTEN);
        for (int i = 0; i < s->n; i++) { int c = may_count(&s->mate[i], day, day < ON(2023, 1, 1) ? 21 : 27); sure += c == 1; open += c == 2; }
        if (!sure && open) return ONBEKEND;
    }
    set(a, GELDT, is_so(sure > 0));
    if (!sure) { if (no_step) set_none(a, AANTAL); else set(a, AANTAL, 1); }
    if (sure && guess && day < ON(2019, 1, 1)) return PARAMETER_ONTBREEKT;
    if (sure && !open) set(a, AANTAL, sure + 1);
    if (act == TW && one == YOUNG) return PARAMETER_ONTBREEKT;
    set_ratio(share, sure || couple ? 50 : 70, 100);
    set_share(a);
    if (guess) return PARAMETER_ONTBREEKT;
    int64_t cents;
    if (!norm_on(sure || couple ? K_bijstandsnorm_21_b : K_bijstandsnorm_21_a, day, &cents)) return PARAMETER_ONTBREEKT;
    set_ratio(amount, cents, sure || couple ? 2 : 1);
    set(a, NORM, to_nearest(amount));
    return open ? ONBEKEND : VASTGESTELD;
}

static enum status compute(const void *situation, struct answered *a)
{
    const struct situation *s = situation;
    if (contradicts(s)) return ONGELDIG;
    NEEDED(PEILDATUM);
    if (s->unknown[WET]) return ONBEKEND;
    int day = (int)s->value[PEILDATUM], act = s->given[WET] ? (int)s->value[WET] : PW, other = YOUNG;
    int adult = act == IOAW || act == IOAZ ? 0 : 21;
    NEEDED(GEBOREN);
    int one = group(s, GEBOREN, AOW, day, adult);
    bool couple = s->given[PARTNER] ? s->value[PARTNER] == ja : s->given[PARTNER_GEBOREN];
    if (!s->given[PARTNER] && !s->given[PARTNER_GEBOREN] && s->unknown[PARTNER]) return ONBEKEND;
    if (couple) { NEEDED(PARTNER_GEBOREN); other = group(s, PARTNER_GEBOREN, PARTNER_AOW, day, adult); }
    return act == PW || act == AIO ? assistance(s, a, one, couple, other, day) : other_act(s, a, act, one, couple, day);
}

int main(int argc, char **argv)
{
    static const struct program program = { "kostendelersnorm", fact_name, outcome_name, FACTS, OUTCOMES, sizeof(struct situation), readings, random_case, lay_out, compute, forget_unknown };
    mpq_inits(amount, share, fixed, each, (mpq_ptr)NULL);
    return run_apart(&program, argc, argv);
}
