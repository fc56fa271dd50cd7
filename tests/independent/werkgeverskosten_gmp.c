/* SPDX-License-Identifier: EUPL-1.2 */
/* werkgeverskosten_gmp.c: the cost of an employee in a year computed a second time, in rationals of libgmp, day by day, over random cases; any difference of a cent is an error. */
#include <gmp.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "rules/decide.h"
#include "rules/registry.h"

/* Usage: werkgeverskosten-gmp [CASES [SEED]] (or CASES in BREED_CASES). Speaks TAP; ends with 1 when any case differs.
 * Of the program under test it uses the values of the law tables, the names of facts, and decide_case and decide_columns for the answers to compare with. */

enum fact { JAAR, LOON, PENSIOEN, KLEIN, VAST, GEBOORTE, LOONWAARDE, FORFAIT, UREN, VOLTIJD, START, LKV, VERLOOND, ZIEK, ZIEKFORFAIT, FACTS };
static const char *const fact_name[FACTS] = { "jaar", "brutoloonPerMaand", "pensioenWerkgever", "kleineWerkgever", "vastContract", "geboortedatum", "loonwaarde", "forfaitairMaanden", "urenPerWeek",
    "voltijduren", "startDienstbetrekking", "lkvCategorieen", "verloondeUren", "ziekteDagen", "ziekteDagenForfait" };
enum outcome { BRUTO, BIJSLAG, PREMIES, PENSION, KOSTEN, SUBSIDIE, VOORDEEL, ZIEKTEWET, NETTO, NETTOMAAND, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "brutoloon", "vakantiebijslag", "premies", "pensioen", "loonkosten", "loonkostensubsidie", "loonkostenvoordeel", "ziektewet", "nettoKosten",
    "nettoKostenPerMaand" };
enum category { ARBEIDSGEHANDICAPT, HERPLAATSING, BANENAFSPRAAK, OUDERE };      /* the order of the words of the fact */

/* A case. Days are numbers of the calendar below; categories: a list of n. */
struct situation { int64_t value[FACTS]; bool given[FACTS], unknown[FACTS]; int32_t n, category[4]; };
struct answered { enum status status; bool settled[OUTCOMES]; int64_t value[OUTCOMES]; };

static const struct rule *rule;
static struct law_tables tables;
static struct law law;
static int32_t place[FACTS], out_place[OUTCOMES];

/* ---- chance ---- */

static uint64_t state;
static uint64_t chance(uint64_t n)
{
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) % n;
}
static bool one_in(uint64_t n) { return chance(n) == 0; }

/* ---- a calendar of its own: every day from 1900 to 2049 ---- */

enum { YEARS = 150, MOST_DAYS = 54788, EPOCH = 25567 };
struct ymd { int y, m, d; };
static struct ymd calendar[MOST_DAYS];
static int month_start[YEARS * 12 + 1];

static void count_the_days(void)
{
    static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int counted = 0;
    for (int y = 1900; y < 1900 + YEARS; y++)
        for (int m = 1; m <= 12; m++) {
            int days = length[m - 1] + (m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0));
            month_start[(y - 1900) * 12 + m - 1] = counted;
            for (int d = 1; d <= days; d++) calendar[counted++] = (struct ymd){ y, m, d };
        }
    month_start[YEARS * 12] = counted;
}
static int day_of(int y, int m, int d) { return month_start[(y - 1900) * 12 + m - 1] + d - 1; }
static int age_then(int born, int day)
{
    struct ymd b = calendar[born], t = calendar[day];
    int age = t.y - b.y;
    return t.m < b.m || (t.m == b.m && t.d < b.d) ? age - 1 : age;
}

/* ---- the case as the rule under test sees it ---- */

static bool is_date(int fact) { return fact == GEBOORTE || fact == START; }

static void lay_out(const struct situation *s, struct case_room *facts)
{
    facts_clear(rule, facts);
    struct facts_head *head = (struct facts_head *)(void *)facts;
    for (int k = 0; k < FACTS; k++) {
        uint64_t bit = (uint64_t)1 << place[k];
        char *at = facts->bytes + rule->facts[place[k]].offset;
        int64_t value = is_date(k) ? s->value[k] - EPOCH : s->value[k];
        int32_t small = (int32_t)value;
        if (s->unknown[k]) head->unknown |= bit;
        if (!s->given[k]) continue;
        head->given |= bit;
        if (k == LKV) { memcpy(at, &s->n, sizeof s->n); memcpy(at + sizeof s->n, s->category, sizeof s->category); }
        else if (k == LOON) memcpy(at, &value, sizeof value);
        else memcpy(at, &small, sizeof small);
    }
}

static struct answered read_answer(enum status status, const void *out)
{
    struct answered a = { .status = status };
    for (int k = 0; k < OUTCOMES; k++) {
        const struct field *field = &rule->outcomes[out_place[k]];
        a.settled[k] = outcome_head(out)->settled >> out_place[k] & 1;
        if (a.settled[k]) a.value[k] = term_plain(field->term, (const char *)out + field->offset);
    }
    return a;
}

static struct answered ask(const struct situation *s, struct reasoning *reasoning)
{
    static struct case_room facts, out;
    lay_out(s, &facts);
    if (reasoning) reasoning_clear(reasoning, false);
    enum status status = decide_case(rule, &law, &facts, &out, reasoning, NULL);
    return read_answer(status, &out);
}

enum { BLOCK = 1000 };
static struct situation block[BLOCK];
static uint8_t column_status[BLOCK];
static char *column_outcomes;

static void ask_columns(size_t n)
{
    static int32_t small[FACTS][BLOCK], lists[BLOCK][5];
    static int64_t wages[BLOCK];
    static uint8_t given[FACTS][BLOCK / 8];
    struct column columns[64] = { { NULL, NULL } };
    memset(given, 0, sizeof given);
    for (int k = 0; k < FACTS; k++) {
        for (size_t i = 0; i < n; i++) {
            if (k == LOON) wages[i] = block[i].value[k];
            if (k == LKV) { lists[i][0] = block[i].n; memcpy(&lists[i][1], block[i].category, sizeof block[i].category); }
            small[k][i] = (int32_t)(is_date(k) ? block[i].value[k] - EPOCH : block[i].value[k]);
            if (block[i].given[k]) given[k][i >> 3] |= (uint8_t)(1 << (i & 7));
        }
        columns[place[k]] = (struct column){ k == LOON ? (const void *)wages : k == LKV ? (const void *)lists : (const void *)small[k], given[k] };
    }
    decide_columns(rule, &law, columns, column_outcomes, column_status, n);
}

/* ---- the same, computed apart ---- */

static mpq_t year_wage, costs, subsidy, benefit, sickness, premium, p, q, limit, month_wage, ground, total;

static bool value_on(uint32_t slot, int day, int64_t *value) { return (*value = law_value(&law, slot, day - EPOCH)) != LAW_UNKNOWN; }
static bool part_on(mpq_t into, uint32_t slot, int day)
{
    int64_t packed;
    if (!value_on(slot, day, &packed)) return false;
    mpq_set_si(into, (long)(packed >> 32), (unsigned long)(packed & 0x7fffffff));
    mpq_canonicalize(into);
    return true;
}
static void set_ratio(mpq_t into, int64_t num, int64_t den) { mpq_set_si(into, (long)num, (unsigned long)den); mpq_canonicalize(into); }
static void scale(mpq_t a, int64_t num, int64_t den) { mpq_t b; mpq_init(b); set_ratio(b, num, den); mpq_mul(a, a, b); mpq_clear(b); }
static void with_on_top(mpq_t a, const mpq_t b) { mpq_t c; mpq_init(c); mpq_mul(c, a, b); mpq_add(a, a, c); mpq_clear(c); }
static void at_most(mpq_t a, const mpq_t b) { if (mpq_cmp(a, b) > 0) mpq_set(a, b); }
static int64_t to_nearest(const mpq_t a)            /* halves away from zero */
{
    mpz_t top, bottom;
    mpz_inits(top, bottom, (mpz_ptr)NULL);
    mpz_mul_ui(top, mpq_numref(a), 2);
    mpz_abs(top, top);
    mpz_add(top, top, mpq_denref(a));
    mpz_mul_ui(bottom, mpq_denref(a), 2);
    mpz_fdiv_q(top, top, bottom);
    int64_t n = mpz_get_si(top);
    mpz_clears(top, bottom, (mpz_ptr)NULL);
    return mpq_sgn(a) < 0 ? -n : n;
}

static void set(struct answered *a, int k, const mpq_t value) { a->settled[k] = true; a->value[k] = to_nearest(value); }
static bool assume(const struct situation *s, int fact, int64_t otherwise, int64_t *value)
{
    *value = s->given[fact] ? s->value[fact] : otherwise;
    return !s->unknown[fact];
}
#define ASSUMED(variable, fact, otherwise) int64_t variable; if (!assume(s, fact, otherwise, &variable)) return ONBEKEND
#define NEEDED(fact) do { if (!s->given[fact]) return ONBEKEND; } while (0)

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
    set(a, BRUTO, q);
    mpq_set(year_wage, q);
    mpq_mul(q, q, p);
    set(a, BIJSLAG, q);
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
    set(a, PREMIES, q);
    mpq_add(costs, year_wage, q);
    ASSUMED(share, PENSIOEN, 0);
    mpq_set(q, year_wage);
    scale(q, share, 100000);
    set(a, PENSION, q);
    mpq_add(costs, costs, q);
    set(a, KOSTEN, costs);
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
    with_on_top(ground, p);
    if (!part_on(p, P_lks_maximum, fixed)) return PARAMETER_ONTBREEKT;
    mpq_mul(limit, ground, p);
    mpq_set(total, ground);
    if (flat) { if (!part_on(p, P_lks_forfait, fixed)) return PARAMETER_ONTBREEKT; mpq_mul(total, total, p); }
    else scale(total, 100000 - s->value[LOONWAARDE], 100000);
    if (!part_on(p, P_werkgeverslasten, fixed)) return PARAMETER_ONTBREEKT;
    int reading = flat ? lks_lasten_en_plafond_buiten : law.option[C_lks_lasten_en_plafond];
    if (reading == lks_lasten_en_plafond_in_grondslag) { with_on_top(limit, p); at_most(total, limit); }
    else {
        if (!flat) at_most(total, limit);
        with_on_top(total, p);
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
    set(a, SUBSIDIE, subsidy);
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
    set(a, VOORDEEL, benefit);
    return VASTGESTELD;
}

static enum status sickness_of(const struct situation *s, int first, struct answered *a, int64_t flat_months, const enum status other[3])
{
    int64_t most, flat_days = 0;
    mpq_set_ui(sickness, 0, 1);
    ASSUMED(days, ZIEK, 0);
    if (days == 0) { set(a, ZIEKTEWET, sickness); return VASTGESTELD; }
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
        with_on_top(sickness, premium);
    }
    set(a, ZIEKTEWET, sickness);
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
    set(a, NETTO, total);
    scale(total, 1, 12);
    set(a, NETTOMAAND, total);
    return VASTGESTELD;
}

/* ---- random cases ---- */

static void give(struct situation *s, int fact, int64_t value) { s->given[fact] = true; s->value[fact] = value; }

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
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        law.option[codes[i]] = (uint8_t)(one_in(2) ? 0 : chance((uint64_t)tables.book->choices[codes[i]].option_count));
}

/* ---- comparing ---- */

static bool same(const struct answered *a, const struct answered *b)
{
    if (a->status != b->status) return false;
    for (int k = 0; k < OUTCOMES && a->status != ONGELDIG; k++)
        if (a->settled[k] != b->settled[k] || (a->settled[k] && a->value[k] != b->value[k])) return false;
    return true;
}

static void show(const struct situation *s, const struct answered *theirs, const struct answered *ours)
{
    printf("#");
    for (int k = 0; k < FACTS; k++) {
        if (s->given[k] && is_date(k)) printf(" %s=%d-%02d-%02d", fact_name[k], calendar[s->value[k]].y, calendar[s->value[k]].m, calendar[s->value[k]].d);
        else if (s->given[k]) printf(" %s=%" PRId64, fact_name[k], k == LKV ? s->n : s->value[k]);
        else if (s->unknown[k]) printf(" %s=onbekend", fact_name[k]);
    }
    printf("\n#  status: rule %d, apart %d\n", (int)theirs->status, (int)ours->status);
    for (int k = 0; k < OUTCOMES; k++)
        if (theirs->settled[k] || ours->settled[k])
            printf("#  %s: rule %s%" PRId64 ", apart %s%" PRId64 "\n", outcome_name[k], theirs->settled[k] ? "" : "open ", theirs->value[k], ours->settled[k] ? "" : "open ", ours->value[k]);
}

static bool find_names(void)
{
    rule = rule_find("werkgeverskosten", strlen("werkgeverskosten"));
    if (!rule) return false;
    for (int k = 0; k < FACTS; k++) if ((place[k] = rule_fact(rule, fact_name[k], strlen(fact_name[k]))) < 0) return false;
    for (int k = 0; k < OUTCOMES; k++) if ((out_place[k] = rule_outcome(rule, outcome_name[k], strlen(outcome_name[k]))) < 0) return false;
    return true;
}

/* A block of cases under one set of readings, each asked alone (one in four with reasons) and all as columns. */
static void compare_block(size_t n, uint64_t fell[STATUSES], uint64_t differences[2])
{
    static struct reasoning reasoning;
    random_readings();
    for (size_t i = 0; i < n; i++) block[i] = random_case();
    ask_columns(n);
    for (size_t i = 0; i < n; i++) {
        struct situation *s = &block[i];
        struct answered theirs = ask(s, i % 4 ? NULL : &reasoning), ours = { 0 };
        ours.status = compute(s, &ours);
        fell[ours.status]++;
        if (!same(&theirs, &ours) && differences[0]++ < 10) show(s, &theirs, &ours);
        bool told = false;
        for (int k = 0; k < FACTS; k++) { told |= s->unknown[k]; s->unknown[k] = false; }
        if (told) { ours = (struct answered){ 0 }; ours.status = compute(s, &ours); }      /* "asked and not known" has no place in columns */
        theirs = read_answer((enum status)column_status[i], column_outcomes + i * rule->outcome_size);
        if (!same(&theirs, &ours) && differences[1]++ < 10) { puts("# as a row of columns:"); show(s, &theirs, &ours); }
    }
}

int main(int argc, char **argv)
{
    const char *wanted = getenv("BREED_CASES");
    uint64_t cases = argc > 1 ? strtoull(argv[1], NULL, 10) : wanted ? strtoull(wanted, NULL, 10) : 1000000, differences[2] = { 0, 0 }, fell[STATUSES] = { 0 };
    state = argc > 2 ? strtoull(argv[2], NULL, 10) : 20260101;
    count_the_days();
    mpq_inits(year_wage, costs, subsidy, benefit, sickness, premium, p, q, limit, month_wage, ground, total, (mpq_ptr)NULL);
    if (!law_build(&tables, NULL, 0, DATE_LAST) || !find_names()) { puts("Bail out! the law or the rule could not be loaded"); return 1; }
    law = tables.law;
    column_outcomes = aligned_alloc(16, (size_t)BLOCK * CASE_MOST);
    if (!column_outcomes) return 1;
    for (uint64_t i = 0; i < cases; i += BLOCK) compare_block((size_t)(cases - i < BLOCK ? cases - i : BLOCK), fell, differences);
    printf("1..2\n# %" PRIu64 " cases: %" PRIu64 " settled, %" PRIu64 " undecided, %" PRIu64 " without a parameter, %" PRIu64 " refused; %" PRIu64 " differences alone, %" PRIu64 " as columns\n",
           cases, fell[VASTGESTELD], fell[ONBEKEND], fell[PARAMETER_ONTBREEKT], fell[ONGELDIG], differences[0], differences[1]);
    printf("%s 1 - werkgeverskosten equals the computation in rationals, case by case\n", differences[0] ? "not ok" : "ok");
    printf("%s 2 - werkgeverskosten equals the computation in rationals, as rows of columns\n", differences[1] ? "not ok" : "ok");
    free(column_outcomes);
    law_free(&tables);
    return differences[0] + differences[1] != 0;
}
