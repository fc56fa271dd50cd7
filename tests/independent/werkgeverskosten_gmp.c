/* SPDX-License-Identifier: EUPL-1.2 */
/* werkgeverskosten_gmp.c: the cost of an employee in a year computed a second time, in rationals of libgmp, day by day, over random cases; any difference of a cent is an error. */
#include <stdbool.h>
#include <stdint.h>

/* Of the program under test it uses the values of the law tables. Days of the changes of the law, order of the steps, calendar, ages and arithmetic are its own. */
enum fact { JAAR, LOON, PENSIOEN, KLEIN, VAST, GEBOORTE, LOONWAARDE, FORFAIT, UREN, VOLTIJD, START, LKV, VERLOOND, ZIEK, ZIEKFORFAIT, FACTS };
static const char *const fact_name[FACTS] = { "jaar", "brutoloonPerMaand", "pensioenWerkgever", "kleineWerkgever", "vastContract", "geboortedatum", "loonwaarde", "forfaitairMaanden", "urenPerWeek",
    "voltijduren", "startDienstbetrekking", "lkvCategorieen", "verloondeUren", "ziekteDagen", "ziekteDagenForfait" };
enum outcome { BRUTO, BIJSLAG, PREMIES, PENSION, KOSTEN, SUBSIDIE, VOORDEEL, ZIEKTEWET, NETTO, NETTOMAAND, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "brutoloon", "vakantiebijslag", "premies", "pensioen", "loonkosten", "loonkostensubsidie", "loonkostenvoordeel", "ziektewet", "nettoKosten",
    "nettoKostenPerMaand" };
enum category { ARBEIDSGEHANDICAPT, HERPLAATSING, BANENAFSPRAAK, OUDERE };      /* the order of the words of the fact */

static bool is_date(int fact) { return fact == GEBOORTE || fact == START; }

#define SITUATION_MORE int32_t n, category[4];
#define LAY_OUT_MORE(s, facts, fact) lay_out_categories(s, facts, fact)
struct situation;
struct case_room;
static void lay_out_categories(const struct situation *s, struct case_room *facts, int fact);
#include "plain_case.h"

static void lay_out_categories(const struct situation *s, struct case_room *facts, int fact)
{
    put(facts, fact, s->n);
    memcpy(((fact_lkvCategorieen *)(void *)(facts->bytes + rule->facts[place[fact]].offset))->item, s->category, sizeof s->category);
}

/* An age from the days alone, without counting birthdays: this one is asked for every day of a year. */
static int age_then(int born, int day)
{
    struct ymd b = calendar[born], t = calendar[day];
    int age = t.y - b.y;
    return t.m < b.m || (t.m == b.m && t.d < b.d) ? age - 1 : age;
}

/* ---- the same, computed apart ---- */

static mpq_t year_wage, costs, subsidy, benefit, sickness, premium, p, q, limit, month_wage, ground, total;

static void scale(mpq_t a, int64_t num, int64_t den) { mpq_t b; mpq_init(b); set_ratio(b, num, den); mpq_mul(a, a, b); mpq_clear(b); }
static void settle(struct answered *a, int k, const mpq_t value) { set(a, k, to_nearest(value)); }

static bool contradicts(const struct situation *s)
{
    int first = s->given[JAAR] && s->value[JAAR] >= 1900 && s->value[JAAR] < 2050 ? day_of((int)s->value[JAAR], 1, 1) : -1;
    if (s->given[JAAR] && (s->value[JAAR] < 2018 || s->value[JAAR] > 2026)) return true;
    if (first >= 0 && s->given[START] && s->value[START] > first) return true;
    if (first >= 0 && s->given[GEBOORTE] && s->value[GEBOORTE] >= first) return true;
    if (s->given[START] && s->given[GEBOORTE] && s->value[GEBOORTE] > s->value[START]) return true;
    if (s->given[ZIEKFORFAIT] && s->given[ZIEK] && s->value[ZIEKFORFAIT] > s->value[ZIEK]) return true;
    return s->given[ZIEKFORFAIT] && s->value[ZIEKFORFAIT] > 0 && s->given[FORFAIT] && s->value[FORFAIT] == 0;
}

static enum status wages_of(const struct situation *s, int first, struct answered *a)
{
    NEEDED(LOON);
    if (!part_on(p, P_vakantiebijslag, first)) return PARAMETER_ONTBREEKT;
    set_ratio(q, s->value[LOON] * 12, 1);
    settle(a, BRUTO, q);
    mpq_set(year_wage, q);
    mpq_mul(q, q, p);
    settle(a, BIJSLAG, q);
    mpq_add(year_wage, year_wage, q);
    return VASTGESTELD;
}

static enum status premiums_of(const struct situation *s, int first, struct answered *a)
{
    int64_t most;
    if (!part_on(premium, P_premie_zvw_werkgever, first)) return PARAMETER_ONTBREEKT;
    if (!part_on(p, P_premie_whk_gemiddeld, first)) return PARAMETER_ONTBREEKT;
    mpq_add(premium, premium, p);
    if (!part_on(p, P_premie_wko_opslag, first)) return PARAMETER_ONTBREEKT;
    mpq_add(premium, premium, p);
    ASSUMED(small, KLEIN, ja);
    if (!part_on(p, small == ja ? P_premie_aof_laag : P_premie_aof_hoog, first)) return PARAMETER_ONTBREEKT;
    mpq_add(premium, premium, p);
    ASSUMED(permanent, VAST, ja);
    if (!part_on(p, permanent == ja ? P_premie_awf_laag : P_premie_awf_hoog, first)) return PARAMETER_ONTBREEKT;
    mpq_add(premium, premium, p);
    if (!value_on(P_maximumpremieloon, first, &most)) return PARAMETER_ONTBREEKT;
    set_ratio(q, most, 1);
    at_most(q, year_wage);
    mpq_mul(q, q, premium);
    settle(a, PREMIES, q);
    mpq_add(costs, year_wage, q);
    ASSUMED(share, PENSIOEN, 0);
    mpq_set(q, year_wage);
    scale(q, share, 100000);
    settle(a, PENSION, q);
    mpq_add(costs, costs, q);
    settle(a, KOSTEN, costs);
    return VASTGESTELD;
}

/* The subsidy of a whole month for somebody of an age, into total. */
static enum status month_of(const struct situation *s, int fixed, int wage_day, int age, bool flat, int64_t counted, int64_t reference)
{
    int64_t month, adult, rounding;
    if (!value_on(P_minimumloon, wage_day, &month) || !value_on(P_volwassen_leeftijd, wage_day, &adult)) return PARAMETER_ONTBREEKT;
    set_ratio(month_wage, age < 15 ? 0 : month, 1);
    if (age >= 15 && age < adult) {
        if (!part_on(p, (uint32_t)(P_jeugdloon + age - 15), wage_day) || !value_on(P_jeugdloon_afronding, wage_day, &rounding)) return PARAMETER_ONTBREEKT;
        mpq_mul(month_wage, month_wage, p);
        if (rounding && law.option[C_lks_jeugdloon_afronding] == lks_jeugdloon_afronding_gepubliceerd) {
            scale(month_wage, 1, rounding);
            set_ratio(month_wage, to_nearest(month_wage) * rounding, 1);
        }
    }
    mpq_set(ground, month_wage);
    if (!part_on(p, P_vakantiebijslag, fixed)) return PARAMETER_ONTBREEKT;
    with_on_top(ground, ground, p);
    if (!part_on(p, P_lks_maximum, fixed)) return PARAMETER_ONTBREEKT;
    mpq_mul(limit, ground, p);
    mpq_set(total, ground);
    if (flat) { if (!part_on(p, P_lks_forfait, fixed)) return PARAMETER_ONTBREEKT; mpq_mul(total, total, p); }
    else scale(total, 100000 - s->value[LOONWAARDE], 100000);
    if (!part_on(p, P_werkgeverslasten, fixed)) return PARAMETER_ONTBREEKT;
    int reading = flat ? lks_lasten_en_plafond_buiten : law.option[C_lks_lasten_en_plafond];
    if (reading == lks_lasten_en_plafond_in_grondslag) { with_on_top(limit, limit, p); at_most(total, limit); }
    else {
        if (!flat) at_most(total, limit);
        with_on_top(total, total, p);
        if (reading == lks_lasten_en_plafond_binnen) at_most(total, limit);
    }
    scale(total, counted, reference);
    return VASTGESTELD;
}

static enum status subsidy_of(const struct situation *s, int first, struct answered *a, int64_t *flat_months)
{
    int year = (int)s->value[JAAR];
    mpq_set_ui(subsidy, 0, 1);
    ASSUMED(wanted, FORFAIT, 0);
    *flat_months = wanted > 6 ? 6 : wanted;
    NEEDED(LOONWAARDE);
    NEEDED(GEBOORTE);
    NEEDED(UREN);
    NEEDED(VOLTIJD);
    int64_t full = s->value[VOLTIJD], reference = 3600;
    if (year < 2024) reference = full = full > 4000 ? 4000 : full;
    int64_t counted = s->value[UREN] < full ? s->value[UREN] : full;
    bool half_yearly = law.option[C_lks_indexering] == lks_indexering_elk_halfjaar;
    bool from_first = law.option[C_lks_verjaardag] == lks_verjaardag_eerste_van_de_maand;
    for (int m = 1; m <= 12; m++) {
        int from = day_of(year, m, 1), days = month_start[(year - 1900) * 12 + m] - from, fixed = half_yearly && m > 6 ? day_of(year, 7, 1) : first;
        int wage_day = year < 2023 && fixed == first && law.option[C_lks_indexering_2017_2022] == lks_indexering_2017_2022_wml_voorafgaand_jaar ? first - 1 : fixed;
        for (int day = from; day < from + days;) {
            int age = age_then((int)s->value[GEBOORTE], from_first ? from : day), same = 1;
            while (day + same < from + days && (from_first || age_then((int)s->value[GEBOORTE], day + same) == age)) same++;
            enum status status = month_of(s, fixed, wage_day, age, m <= *flat_months, counted, reference);
            if (status != VASTGESTELD) return status;
            scale(total, same, days);
            mpq_add(subsidy, subsidy, total);
            day += same;
        }
    }
    if (year < 2022) {
        ASSUMED(ill, ZIEK, 0);
        scale(subsidy, ill > 261 ? 0 : 261 - ill, 261);
    }
    settle(a, SUBSIDIE, subsidy);
    return VASTGESTELD;
}

static enum status benefit_of(const struct situation *s, int first, struct answered *a)
{
    mpq_set_ui(benefit, 0, 1);
    NEEDED(LKV);
    if (s->n) {
        NEEDED(UREN);
        ASSUMED(paid, VERLOOND, 52 * s->value[UREN]);
        for (int32_t i = 0; i < s->n; i++) {
            static const uint32_t slots[4][2] = { [ARBEIDSGEHANDICAPT] = { P_lkv_arbeidsgehandicapte_uur, P_lkv_arbeidsgehandicapte_maximum },
                [HERPLAATSING] = { P_lkv_herplaatsen_uur, P_lkv_herplaatsen_maximum }, [BANENAFSPRAAK] = { P_lkv_banenafspraak_uur, P_lkv_banenafspraak_maximum },
                [OUDERE] = { P_lkv_oudere_uur, P_lkv_oudere_maximum } };
            uint32_t hour = slots[s->category[i]][0], highest = slots[s->category[i]][1];
            int64_t rate, most;
            if (s->category[i] == OUDERE) {
                ASSUMED(start, START, first);
                if (start < day_of(2018, 1, 1)) return PARAMETER_ONTBREEKT;
                if (start < day_of(2024, 1, 1)) { hour = P_lkv_oudere_oud_uur; highest = P_lkv_oudere_oud_maximum; }
            }
            if (!value_on(hour, first, &rate) || !value_on(highest, first, &most)) return PARAMETER_ONTBREEKT;
            set_ratio(q, rate * paid, 100);
            set_ratio(p, most, 1);
            at_most(q, p);
            if (mpq_cmp(q, benefit) > 0) mpq_set(benefit, q);
        }
    }
    settle(a, VOORDEEL, benefit);
    return VASTGESTELD;
}

static enum status sickness_of(const struct situation *s, int first, struct answered *a, int64_t flat_months, const enum status other[3])
{
    int64_t most, flat_days = 0;
    mpq_set_ui(sickness, 0, 1);
    ASSUMED(days, ZIEK, 0);
    if (days == 0) { settle(a, ZIEKTEWET, sickness); return VASTGESTELD; }
    if (other[0] != VASTGESTELD) return other[0];
    if (other[2] != VASTGESTELD) return other[2];
    if (!value_on(P_maximumdagloon, first, &most)) return PARAMETER_ONTBREEKT;
    mpq_set(q, year_wage);
    scale(q, 1, 261);
    set_ratio(q, to_nearest(q), 1);
    set_ratio(p, most, 1);
    at_most(q, p);
    mpq_set(sickness, q);
    scale(sickness, days, 1);
    if (s->value[JAAR] >= 2022) {
        if (flat_months) { ASSUMED(flat, ZIEKFORFAIT, 0); flat_days = flat > days ? days : flat; }
        int64_t value = s->value[LOONWAARDE] < 30000 ? 30000 : s->value[LOONWAARDE];
        mpq_set(sickness, q);
        scale(sickness, value * (days - flat_days) + 50000 * flat_days, 100000);
    }
    if (law.option[C_zw_premievergoeding] == zw_premievergoeding_wel) {
        if (other[1] != VASTGESTELD) return other[1];
        with_on_top(sickness, sickness, premium);
    }
    settle(a, ZIEKTEWET, sickness);
    return VASTGESTELD;
}

static enum status compute(const struct situation *s, struct answered *a)
{
    int64_t flat_months = 0;
    if (contradicts(s)) return ONGELDIG;
    NEEDED(JAAR);
    int first = day_of((int)s->value[JAAR], 1, 1);
    enum status other[5];
    other[0] = wages_of(s, first, a);
    other[1] = other[0] == VASTGESTELD ? premiums_of(s, first, a) : other[0];
    other[2] = subsidy_of(s, first, a, &flat_months);
    other[3] = benefit_of(s, first, a);
    other[4] = sickness_of(s, first, a, flat_months, other);
    enum status worst_of_all = VASTGESTELD;
    for (int i = 1; i < 5; i++) if (other[i] > worst_of_all) worst_of_all = other[i];
    if (worst_of_all != VASTGESTELD) return worst_of_all;
    mpq_sub(total, costs, subsidy);
    mpq_sub(total, total, benefit);
    mpq_sub(total, total, sickness);
    settle(a, NETTO, total);
    scale(total, 1, 12);
    settle(a, NETTOMAAND, total);
    return VASTGESTELD;
}

/* ---- random cases ---- */

static int64_t some_hours(int64_t least)
{
    static const int64_t often[] = { 0, 1800, 2400, 3200, 3600, 3800, 4000, 4800 };
    int64_t h = one_in(3) ? (int64_t)chance(one_in(20) ? 16801 : 6001) : often[chance(8)];
    return h < least ? least : h;
}

static struct situation random_case(void)
{
    struct situation s = { .n = 0 };
    int year = one_in(3) ? 2018 + (int)chance(9) : 2025 + (int)chance(2);
    give(&s, JAAR, one_in(300) ? year + 20 : year);
    give(&s, LOON, (int64_t)chance(one_in(50) ? 10000001 : one_in(4) ? 1000001 : 400001));
    int years = one_in(2) ? 14 + (int)chance(9) : 14 + (int)chance(55);
    int born = day_of(year - years, 1 + (int)chance(12), 1) + (int)chance(31);
    if (one_in(10)) born = one_in(2) ? day_of(year - years, 1, 1) + (int)chance(3) - 1 : day_of(year - years, 12, 30) + (int)chance(4);
    if (one_in(20)) born = day_of((year - years) / 4 * 4, 2, 29);
    give(&s, GEBOORTE, born);
    give(&s, LOONWAARDE, (int64_t)chance(101) * 1000);
    if (!one_in(3)) give(&s, FORFAIT, (int64_t)chance(one_in(4) ? 13 : 7));
    give(&s, UREN, some_hours(0));
    give(&s, VOLTIJD, some_hours(100));
    give(&s, LKV, 0);
    s.n = (int32_t)chance(5);
    for (int32_t i = 0; i < s.n; i++) s.category[i] = (int32_t)chance(4);
    if (one_in(2)) give(&s, VERLOOND, (int64_t)chance(one_in(4) ? 878401 : 250000));
    if (!one_in(3)) give(&s, START, day_of(year, 1, 1) - (int)chance(one_in(3) ? 400 : 3500) + (one_in(200) ? 401 : 0));
    if (s.given[START] && one_in(8)) s.value[START] = (one_in(2) ? day_of(2024, 1, 1) : day_of(2018, 1, 1)) + (int)chance(3) - 1;
    if (one_in(2)) give(&s, KLEIN, (int64_t)chance(2));
    if (one_in(2)) give(&s, VAST, (int64_t)chance(2));
    if (one_in(2)) give(&s, PENSIOEN, (int64_t)chance(one_in(3) ? 100001 : 25001));
    if (!one_in(3)) give(&s, ZIEK, (int64_t)chance(one_in(4) ? 263 : 40));
    if (one_in(2)) give(&s, ZIEKFORFAIT, one_in(3) ? 0 : (int64_t)chance(s.given[ZIEK] ? (uint64_t)s.value[ZIEK] + 1 : 20));
    if (s.given[ZIEKFORFAIT] && s.given[FORFAIT] && s.value[FORFAIT] == 0 && !one_in(100)) s.value[ZIEKFORFAIT] = 0;
    if (one_in(8)) {
        int k = (int)chance(FACTS);
        s.given[k] = false;
        s.unknown[k] = one_in(2);
    }
    return s;
}

static void random_readings(void)
{
    static const int codes[] = { C_lks_indexering, C_lks_indexering_2017_2022, C_lks_lasten_en_plafond, C_lks_verjaardag, C_lks_jeugdloon_afronding, C_zw_premievergoeding };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) vary(codes[i]);
}

int main(int argc, char **argv)
{
    mpq_inits(year_wage, costs, subsidy, benefit, sickness, premium, p, q, limit, month_wage, ground, total, (mpq_ptr)NULL);
    return compare_plain("werkgeverskosten", argc, argv);
}
