/* SPDX-License-Identifier: EUPL-1.2 */
/* lks_gmp.c: the wage cost subsidy computed a second time, in rationals of libgmp with its own calendar, over random cases; any difference of a cent is an error. */
#include <gmp.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "rules/decide.h"
#include "rules/registry.h"

/* Usage: lks-gmp [CASES [SEED]]. Speaks TAP, prints how many cases were compared and how they fell; ends with 1 when any differs.
 * Of the program under test it uses the values of the law tables, the names of facts, and decide_case and decide_columns for the answers to compare with. Days
 * of the changes of the law, the order of the steps, calendar, ages and arithmetic are its own. */

enum fact { PEILDATUM, INGANG, START, GEBOORTE, FORFAIT, LOONWAARDE, UREN, VOLTIJD, NORMAAL, FUNCTIELOON, BBL, BESCHUT, ZIEKENGELD, ZIEKMELDING, WSW, DOELGROEP, FACTS };
static const char *const fact_name[FACTS] = { "peildatum", "ingangsdatum", "startDienstbetrekking", "geboortedatum", "forfaitair", "loonwaarde", "urenPerWeek", "voltijduren",
    "normaleArbeidsduur", "functieloon", "volgtBbl", "beschutWerk", "ziekengeldNoRisk", "ziekmelding", "wswDienstbetrekking", "behoortTotDoelgroep" };
enum outcome { RECHT, MINIMUMLOON, GRONDSLAG, PERCENTAGE, SUBSIDIE, LASTEN, BEDRAG, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "recht", "minimumloon", "grondslag", "subsidiepercentage", "subsidie", "werkgeverslasten", "bedragPerMaand" };

/* A case: dates as day numbers of the calendar below. given false: not given; unknown: asked and not known. */
struct situation { int64_t value[FACTS]; bool given[FACTS], unknown[FACTS]; };
struct answered { enum status status; bool settled[OUTCOMES]; int64_t value[OUTCOMES]; };

static const struct rule *rule;
static struct law_tables tables;
static struct law law;
static int32_t place[FACTS], out_place[OUTCOMES];

/* ---- chance ---- */

static uint64_t state;
static uint64_t chance(uint64_t n)              /* 0 .. n-1; splitmix64 */
{
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) % n;
}
static bool one_in(uint64_t n) { return chance(n) == 0; }

/* ---- a calendar of its own: every day from 1900 to 2049 counted one by one ---- */

enum { YEARS = 150, MOST_DAYS = 54788, EPOCH = 25567 };       /* 1970-01-01 is day 25567 counted from 1900-01-01 */
struct ymd { int y, m, d; };
static struct ymd calendar[MOST_DAYS];
static int month_start[YEARS * 12 + 1], days_counted;

static void count_the_days(void)
{
    static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    for (int y = 1900; y < 1900 + YEARS; y++)
        for (int m = 1; m <= 12; m++) {
            bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
            int days = length[m - 1] + (m == 2 && leap);
            month_start[(y - 1900) * 12 + m - 1] = days_counted;
            for (int d = 1; d <= days; d++) calendar[days_counted++] = (struct ymd){ y, m, d };
        }
    month_start[YEARS * 12] = days_counted;
}
static int day_of(int y, int m, int d) { return month_start[(y - 1900) * 12 + m - 1] + d - 1; }
/* The same day of a later or earlier month, or the last one of that month. */
static int months_on(int day, int months)
{
    int index = (calendar[day].y - 1900) * 12 + calendar[day].m - 1 + months;
    int wanted = month_start[index] + calendar[day].d - 1;
    return wanted < month_start[index + 1] ? wanted : month_start[index + 1] - 1;
}
/* Birthdays reached: counted one by one. 29 February is reached on 1 March of other years. */
static int birthdays(int born, int day)
{
    int age = 0;
    for (struct ymd b = calendar[born]; b.y + age + 1 < 1900 + YEARS; age++) {
        int month = (b.y + age + 1 - 1900) * 12 + b.m - 1, birthday = month_start[month] + b.d - 1;
        if (birthday > month_start[month + 1]) birthday = month_start[month + 1];
        if (birthday > day) break;
    }
    return age;
}

/* ---- the case as the rule under test sees it ---- */

static bool is_date(int fact) { return fact <= GEBOORTE || fact == ZIEKMELDING; }

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
        if (k == FUNCTIELOON) memcpy(at, &value, sizeof value); else memcpy(at, &small, sizeof small);
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
    struct case_room facts, out;
    lay_out(s, &facts);
    if (reasoning) reasoning_clear(reasoning, false);
    enum status status = decide_case(rule, &law, &facts, &out, reasoning, NULL);
    return read_answer(status, &out);
}

/* A block of cases asked as columns; "asked and not known" has no place in columns and is left out. */
enum { BLOCK = 1000 };
static struct situation block[BLOCK];
static uint8_t column_status[BLOCK];
static char *column_outcomes;

static void ask_columns(size_t n)
{
    static int32_t small[FACTS][BLOCK];
    static int64_t wages[BLOCK];
    static uint8_t given[FACTS][BLOCK / 8];
    struct column columns[64] = { { NULL, NULL } };
    memset(given, 0, sizeof given);
    for (int k = 0; k < FACTS; k++) {
        for (size_t i = 0; i < n; i++) {
            wages[i] = k == FUNCTIELOON ? block[i].value[k] : wages[i];
            small[k][i] = (int32_t)(is_date(k) ? block[i].value[k] - EPOCH : block[i].value[k]);
            if (block[i].given[k]) given[k][i >> 3] |= (uint8_t)(1 << (i & 7));
        }
        columns[place[k]] = (struct column){ k == FUNCTIELOON ? (const void *)wages : (const void *)small[k], given[k] };
    }
    decide_columns(rule, &law, columns, column_outcomes, column_status, n);
}

/* ---- the same, computed apart ---- */

static mpq_t wage, ground, worth, gap, subsidy, share, factor, charges, total, limit, scratch;

static void start_rationals(void)
{
    mpq_inits(wage, ground, worth, gap, subsidy, share, factor, charges, total, limit, scratch, (mpq_ptr)NULL);
}

/* Value of the law on a day; false when not known. Percentages come as exact parts. */
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
/* into = a * (1 + b) */
static void with_on_top(mpq_t into, const mpq_t a, const mpq_t b)
{
    mpq_mul(scratch, a, b);
    mpq_add(into, a, scratch);
}
static void at_most(mpq_t a, const mpq_t b) { if (mpq_cmp(a, b) > 0) mpq_set(a, b); }
/* To a whole number, halves up; nothing here is negative. */
static int64_t to_nearest(const mpq_t a)
{
    static mpz_t top, bottom;
    static bool ready;
    if (!ready) { mpz_inits(top, bottom, (mpz_ptr)NULL); ready = true; }
    mpz_mul_ui(top, mpq_numref(a), 2);
    mpz_add(top, top, mpq_denref(a));
    mpz_mul_ui(bottom, mpq_denref(a), 2);
    mpz_fdiv_q(top, top, bottom);
    return mpz_get_si(top);
}

static void set(struct answered *a, int k, int64_t value) { a->settled[k] = true; a->value[k] = value; }
static enum status none(struct answered *a)
{
    for (int k = 0; k < OUTCOMES; k++) set(a, k, 0);
    return VASTGESTELD;
}
/* An assumption stands in for a fact that was not given, never for one that is not known. */
static bool assume(const struct situation *s, int fact, int64_t otherwise, int64_t *value)
{
    *value = s->given[fact] ? s->value[fact] : otherwise;
    return !s->unknown[fact];
}
#define ASSUMED(variable, fact, otherwise) int64_t variable; if (!assume(s, fact, otherwise, &variable)) return ONBEKEND
#define NEEDED(fact) do { if (!s->given[fact]) return ONBEKEND; } while (0)
#define ON(y, m, d) day_of(y, m, d)

static bool contradicts(const struct situation *s)
{
    static const int order[][2] = { { START, INGANG }, { START, PEILDATUM }, { INGANG, PEILDATUM }, { GEBOORTE, START }, { GEBOORTE, INGANG }, { GEBOORTE, PEILDATUM }, { ZIEKMELDING, PEILDATUM } };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (s->given[order[i][0]] && s->given[order[i][1]] && s->value[order[i][0]] > s->value[order[i][1]]) return true;
    return s->given[FORFAIT] && s->value[FORFAIT] == ja && s->given[LOONWAARDE];
}

/* Was the grant stopped: sheltered employment, not in the target group, no-risk sickness benefit in 2016-2021 or reported then. */
static enum status stopped(const struct situation *s, bool *stop)
{
    ASSUMED(wsw, WSW, nee);
    if ((*stop = wsw == ja)) return VASTGESTELD;
    ASSUMED(group, DOELGROEP, ja);
    if ((*stop = group == nee)) return VASTGESTELD;
    NEEDED(PEILDATUM);
    int64_t today = s->value[PEILDATUM];
    if (today < ON(2016, 1, 1) || today >= ON(2024, 1, 1)) return VASTGESTELD;
    ASSUMED(ill, ZIEKENGELD, nee);
    if (ill == nee) return VASTGESTELD;
    *stop = today < ON(2022, 1, 1);
    if (*stop) return VASTGESTELD;
    NEEDED(ZIEKMELDING);
    *stop = s->value[ZIEKMELDING] < ON(2022, 1, 1);
    return VASTGESTELD;
}

/* On which day was the amount last fixed, and which day's minimum wage does that take. */
static enum status last_fixing(const struct situation *s, int start, int day, int *fixed, int *of_wage)
{
    int year = calendar[day].y, new_year = ON(year, 1, 1), july = ON(year, 7, 1), rewritten = ON(2017, 2, 1);
    *fixed = *of_wage = start;
    if (start < new_year && new_year >= rewritten) {
        *fixed = *of_wage = new_year;
        if (year < 2023 && law.option[C_lks_indexering_2017_2022] == lks_indexering_2017_2022_wml_voorafgaand_jaar) *of_wage = new_year - 1;
    } else if (start < new_year && law.option[C_lks_jaarlijkse_herziening] == lks_jaarlijkse_herziening_1_januari) {
        *fixed = *of_wage = new_year;
    } else if (start < new_year) {
        ASSUMED(sheltered, BESCHUT, nee);
        int every = sheltered == ja ? 36 : 12;
        for (int n = every; months_on(start, n) <= day && months_on(start, n) < rewritten; n += every) *fixed = *of_wage = months_on(start, n);
    }
    bool half_yearly = law.option[C_lks_indexering] == lks_indexering_elk_halfjaar;
    if (half_yearly && july >= rewritten && start < july && july <= day) *fixed = *of_wage = july;
    return VASTGESTELD;
}

/* The minimum wage for the age, in cents, into wage. */
static enum status wage_for_age(const struct situation *s, int day, bool *too_young)
{
    int64_t month, adult, rounding, packed;
    NEEDED(GEBOORTE);
    if (!value_on(P_minimumloon, day, &month) || !value_on(P_volwassen_leeftijd, day, &adult)) return PARAMETER_ONTBREEKT;
    set_ratio(wage, month, 1);
    struct ymd today = calendar[s->value[PEILDATUM]];
    bool on_birthday = law.option[C_lks_verjaardag] == lks_verjaardag_op_verjaardag;
    int from = on_birthday ? (int)s->value[PEILDATUM] : day_of(today.y, today.m, 1);
    int age = from < s->value[GEBOORTE] ? -1 : birthdays((int)s->value[GEBOORTE], from);
    if ((*too_young = age < 15) || age >= adult) return VASTGESTELD;
    uint32_t slot = (uint32_t)(P_jeugdloon + age - 15);
    if (age >= 18) {
        ASSUMED(training, BBL, nee);
        if (training == ja && law.option[C_lks_bbl_staffel] == lks_bbl_staffel_wel && day >= ON(2017, 7, 1)) {
            if (age > 20) return PARAMETER_ONTBREEKT;
            slot = (uint32_t)(P_jeugdloon_bbl + age - 18);
        }
    }
    if (!value_on(slot, day, &packed) || !part_on(share, slot, day)) return PARAMETER_ONTBREEKT;
    mpq_mul(wage, wage, share);
    if (!value_on(P_jeugdloon_afronding, day, &rounding)) return PARAMETER_ONTBREEKT;
    if (rounding && law.option[C_lks_jeugdloon_afronding] == lks_jeugdloon_afronding_gepubliceerd) {
        set_ratio(share, 1, rounding);
        mpq_mul(wage, wage, share);
        set_ratio(wage, to_nearest(wage) * rounding, 1);
    }
    return VASTGESTELD;
}

/* The subsidy for a full job, before the hours: flat rate or what is missing. No right when nothing is missing or there was no flat rate yet. */
static enum status full_subsidy(const struct situation *s, int start, int day, int fixed, bool *no_right, bool *measured)
{
    *no_right = false;
    NEEDED(FORFAIT);
    *measured = s->value[FORFAIT] == nee;
    if (!*measured) {
        if ((*no_right = start < ON(2017, 2, 1))) return VASTGESTELD;
        ASSUMED(job, START, start);
        if (s->value[PEILDATUM] >= months_on((int)job, 6)) return ONBEKEND;
        if (!part_on(share, P_lks_forfait, fixed)) return PARAMETER_ONTBREEKT;
        mpq_mul(subsidy, ground, share);
        return VASTGESTELD;
    }
    NEEDED(LOONWAARDE);
    mpq_set(worth, ground);
    if (day < ON(2017, 1, 1)) {
        ASSUMED(function_wage, FUNCTIELOON, 0);
        if (s->given[FUNCTIELOON] && function_wage != to_nearest(wage)) {
            set_ratio(worth, function_wage, 1);
            if (!part_on(share, P_vakantiebijslag, fixed)) return PARAMETER_ONTBREEKT;
            with_on_top(worth, worth, share);
        }
    }
    set_ratio(share, s->value[LOONWAARDE], 100000);
    mpq_mul(worth, worth, share);
    mpq_sub(gap, ground, worth);
    if (mpq_sgn(gap) < 0) mpq_set_ui(gap, 0, 1);
    if (!part_on(share, P_lks_maximum, fixed)) return PARAMETER_ONTBREEKT;
    mpq_mul(limit, ground, share);
    mpq_set(subsidy, gap);
    at_most(subsidy, limit);
    *no_right = mpq_sgn(subsidy) == 0;
    return VASTGESTELD;
}

/* The hours that count over those of a full job, into factor. */
static enum status hours_factor(const struct situation *s, int day)
{
    NEEDED(UREN);
    int64_t counted = s->value[UREN], full, reference = 3600;
    if (day >= ON(2024, 1, 1)) {
        ASSUMED(usual, VOLTIJD, 3600);
        full = usual;
    } else {
        NEEDED(NORMAAL);
        full = s->value[NORMAAL];
        if (day >= ON(2018, 1, 1) && full > 4000) full = 4000;      /* Wml art. 12 lid 3: at most 40 hours count */
        reference = full;
    }
    set_ratio(factor, counted < full ? counted : full, reference);
    return VASTGESTELD;
}

static enum status amounts(struct answered *a, int fixed, bool measured)
{
    if (!part_on(charges, P_werkgeverslasten, fixed)) return PARAMETER_ONTBREEKT;
    int reading = measured ? law.option[C_lks_lasten_en_plafond] : lks_lasten_en_plafond_buiten;
    mpq_mul(subsidy, subsidy, factor);
    with_on_top(total, subsidy, charges);
    if (reading != lks_lasten_en_plafond_buiten) {
        mpq_mul(limit, limit, factor);
        mpq_mul(gap, gap, factor);
        if (reading == lks_lasten_en_plafond_in_grondslag) { with_on_top(limit, limit, charges); mpq_set(total, gap); }
        at_most(total, limit);
        at_most(subsidy, total);
    }
    set(a, SUBSIDIE, to_nearest(subsidy));
    set(a, BEDRAG, to_nearest(total));
    mpq_sub(total, total, subsidy);
    set(a, LASTEN, to_nearest(total));
    if (law.option[C_lks_afronding] == lks_afronding_per_onderdeel) a->value[BEDRAG] = a->value[SUBSIDIE] + a->value[LASTEN];
    return VASTGESTELD;
}

static enum status compute(const struct situation *s, struct answered *a)
{
    bool stop = false, too_young, no_right, measured;
    int fixed, of_wage;
    if (contradicts(s)) return ONGELDIG;
    enum status status = stopped(s, &stop);
    if (status != VASTGESTELD) return status;
    if (stop) return none(a);
    ASSUMED(start, INGANG, s->value[PEILDATUM]);
    int day = (int)s->value[PEILDATUM];
    bool kept = start < ON(2024, 1, 1) && day >= ON(2024, 1, 1) && day <= ON(2024, 12, 31) && law.option[C_lks_overgang_2024] == lks_overgang_2024_na_aanpassing;
    if (kept) day = ON(2023, 12, 31);
    if ((status = last_fixing(s, (int)start, day, &fixed, &of_wage)) != VASTGESTELD) return status;
    if ((status = wage_for_age(s, of_wage, &too_young)) != VASTGESTELD) return status;
    if (too_young) return none(a);
    if (!part_on(share, P_vakantiebijslag, fixed)) return PARAMETER_ONTBREEKT;
    with_on_top(ground, wage, share);
    if ((status = full_subsidy(s, (int)start, day, fixed, &no_right, &measured)) != VASTGESTELD) return status;
    if (no_right) return none(a);
    set(a, RECHT, ja);
    set(a, MINIMUMLOON, to_nearest(wage));
    set(a, GRONDSLAG, to_nearest(ground));
    mpq_div(share, subsidy, ground);
    set_ratio(scratch, 100000, 1);
    mpq_mul(share, share, scratch);
    set(a, PERCENTAGE, to_nearest(share));
    if ((status = hours_factor(s, day)) != VASTGESTELD) return status;
    return amounts(a, fixed, measured);
}

/* ---- random cases ---- */

static int some_day(void)
{
    static const int turn[][3] = { { 2016, 1, 1 }, { 2017, 1, 1 }, { 2017, 2, 1 }, { 2017, 7, 1 }, { 2018, 1, 1 }, { 2019, 7, 1 }, { 2021, 7, 1 }, { 2022, 1, 1 },
        { 2023, 1, 1 }, { 2023, 7, 1 }, { 2024, 1, 1 }, { 2025, 1, 1 }, { 2026, 1, 1 }, { 2026, 7, 1 } };
    if (one_in(4)) { const int *t = turn[chance(sizeof turn / sizeof *turn)]; return day_of(t[0], t[1], t[2]) + (int)chance(7) - 3; }
    return day_of(2015, 1, 1) + (int)chance((uint64_t)(day_of(2026, 12, 31) - day_of(2015, 1, 1) + 1));
}
static int born_for(int day)
{
    if (one_in(2)) return months_on(day, -12 * (int)(15 + chance(9))) + (int)chance(5) - 2;
    if (one_in(20)) return day_of(1992 + 4 * (int)chance(5), 2, 29);
    return months_on(day, -12 * (int)(14 + chance(57))) - (int)chance(365);
}
static void give(struct situation *s, int fact, int64_t value) { s->given[fact] = true; s->value[fact] = value; }

static void random_days(struct situation *s)
{
    int today = some_day(), start = today;
    give(s, PEILDATUM, today);
    if (!one_in(3)) {
        start = one_in(4) ? today : today - (int)chance(one_in(2) ? 1200 : 400);
        if (one_in(8)) start = months_on(today, -12 * (int)chance(4)) + (int)chance(3) - 1;
        if (start < day_of(2015, 1, 1)) start = day_of(2015, 1, 1);
        give(s, INGANG, start);
    }
    if (one_in(2)) {
        int job = one_in(2) ? start : start - (int)chance(250);
        if (one_in(2)) job = months_on(today, -6) + (int)chance(5) - 2;
        if (job > start && !one_in(30)) job = start;
        give(s, START, job);
    }
    give(s, GEBOORTE, born_for(one_in(4) ? start : today));
    if (one_in(10)) { give(s, ZIEKENGELD, !one_in(4)); if (!one_in(8)) give(s, ZIEKMELDING, today - (int)chance(one_in(2) ? 10 : 740)); }
}

static int64_t some_hours(int64_t least)
{
    static const int64_t often[] = { 0, 1800, 2400, 3200, 3600, 3800, 4000, 4800 };
    int64_t h = one_in(3) ? (int64_t)chance(6001) : often[chance(8)];
    return h < least ? least : h;
}

static struct situation random_case(const struct situation *before)
{
    struct situation s = { .value = { 0 } };
    random_days(&s);
    if (before && one_in(3))        /* rows of a table often share their days */
        for (int k = PEILDATUM; k <= GEBOORTE; k++) { s.given[k] = before->given[k]; s.value[k] = before->value[k]; }
    bool flat = one_in(3);
    give(&s, FORFAIT, flat);
    if (!flat || one_in(200)) give(&s, LOONWAARDE, (int64_t)chance(101) * 1000);
    give(&s, UREN, some_hours(0));
    if (!one_in(4)) give(&s, VOLTIJD, some_hours(100));
    if (s.value[PEILDATUM] < day_of(2025, 1, 1) || one_in(4)) give(&s, NORMAAL, some_hours(100));
    if (one_in(2)) give(&s, FUNCTIELOON, (int64_t)chance(one_in(2) ? 250000 : 1000001));
    if (one_in(3)) give(&s, BBL, !one_in(4));
    if (one_in(4)) give(&s, BESCHUT, (int64_t)chance(2));
    if (one_in(40)) give(&s, WSW, (int64_t)chance(2));
    if (one_in(40)) give(&s, DOELGROEP, (int64_t)chance(2));
    if (one_in(10)) {
        int k = (int)chance(FACTS);
        s.given[k] = false;
        s.unknown[k] = one_in(2);
    }
    return s;
}

static void random_readings(void)
{
    static const int codes[] = { C_lks_indexering, C_lks_indexering_2017_2022, C_lks_jaarlijkse_herziening, C_lks_afronding, C_lks_lasten_en_plafond, C_lks_verjaardag,
        C_lks_bbl_staffel, C_lks_jeugdloon_afronding, C_lks_overgang_2024 };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        uint64_t options = (uint64_t)tables.book->choices[codes[i]].option_count;
        law.option[codes[i]] = (uint8_t)(one_in(2) ? 0 : chance(options));
    }
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
        struct ymd d = is_date(k) && s->given[k] ? calendar[s->value[k]] : (struct ymd){ 0, 0, 0 };
        if (s->given[k] && is_date(k)) printf(" %s=%d-%02d-%02d", fact_name[k], d.y, d.m, d.d);
        else if (s->given[k]) printf(" %s=%" PRId64, fact_name[k], s->value[k]);
        else if (s->unknown[k]) printf(" %s=onbekend", fact_name[k]);
    }
    printf("\n#  readings:");
    for (int c = C_lks_indexering; c <= C_lks_overgang_2024; c++) printf(" %s=%d", tables.book->choices[c].code, law.option[c]);
    printf("\n#  status: rule %d, apart %d\n", (int)theirs->status, (int)ours->status);
    for (int k = 0; k < OUTCOMES; k++)
        if (theirs->settled[k] || ours->settled[k])
            printf("#  %s: rule %s%" PRId64 ", apart %s%" PRId64 "\n", outcome_name[k], theirs->settled[k] ? "" : "open ", theirs->value[k], ours->settled[k] ? "" : "open ", ours->value[k]);
}

static bool find_names(void)
{
    rule = rule_find("loonkostensubsidie", strlen("loonkostensubsidie"));
    if (!rule) return false;
    for (int k = 0; k < FACTS; k++) if ((place[k] = rule_fact(rule, fact_name[k], strlen(fact_name[k]))) < 0) return false;
    for (int k = 0; k < OUTCOMES; k++) if ((out_place[k] = rule_outcome(rule, outcome_name[k], strlen(outcome_name[k]))) < 0) return false;
    return true;
}

/* A block of cases under one set of readings, each asked alone (one in four with reasons) and all as columns. Counts the differences of each way. */
static void compare_block(size_t n, uint64_t fell[STATUSES], uint64_t differences[2])
{
    static struct reasoning reasoning;
    random_readings();
    for (size_t i = 0; i < n; i++) block[i] = random_case(i ? &block[i - 1] : NULL);
    ask_columns(n);
    for (size_t i = 0; i < n; i++) {
        struct situation *s = &block[i];
        struct answered theirs = ask(s, i % 4 ? NULL : &reasoning), ours = { 0 };
        ours.status = compute(s, &ours);
        fell[ours.status]++;
        if (!same(&theirs, &ours) && differences[0]++ < 10) show(s, &theirs, &ours);
        memset(s->unknown, 0, sizeof s->unknown);
        ours = (struct answered){ 0 };
        ours.status = compute(s, &ours);
        theirs = read_answer((enum status)column_status[i], column_outcomes + i * rule->outcome_size);
        if (!same(&theirs, &ours) && differences[1]++ < 10) { puts("# as a row of columns:"); show(s, &theirs, &ours); }
    }
}

int main(int argc, char **argv)
{
    uint64_t cases = argc > 1 ? strtoull(argv[1], NULL, 10) : 1000000, differences[2] = { 0, 0 }, fell[STATUSES] = { 0 };
    state = argc > 2 ? strtoull(argv[2], NULL, 10) : 20150101;
    count_the_days();
    start_rationals();
    if (!law_build(&tables, NULL, 0, DATE_LAST) || !find_names()) { puts("Bail out! the law or the rule could not be loaded"); return 1; }
    law = tables.law;
    column_outcomes = aligned_alloc(16, (size_t)BLOCK * CASE_MOST);
    if (!column_outcomes) return 1;
    for (uint64_t i = 0; i < cases; i += BLOCK) compare_block((size_t)(cases - i < BLOCK ? cases - i : BLOCK), fell, differences);
    printf("1..2\n# %" PRIu64 " cases: %" PRIu64 " settled, %" PRIu64 " undecided, %" PRIu64 " without a parameter, %" PRIu64 " refused; %" PRIu64 " differences alone, %" PRIu64 " as columns\n",
           cases, fell[VASTGESTELD], fell[ONBEKEND], fell[PARAMETER_ONTBREEKT], fell[ONGELDIG], differences[0], differences[1]);
    printf("%s 1 - loonkostensubsidie equals the computation in rationals, case by case\n", differences[0] ? "not ok" : "ok");
    printf("%s 2 - loonkostensubsidie equals the computation in rationals, as rows of columns\n", differences[1] ? "not ok" : "ok");
    free(column_outcomes);
    law_free(&tables);
    return differences[0] + differences[1] != 0;
}
