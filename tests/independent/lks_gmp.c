/* SPDX-License-Identifier: EUPL-1.2 */
/* lks_gmp.c: the wage cost subsidy computed a second time, in rationals of libgmp with its own calendar, over random cases; any difference of a cent is an error. */
#include <stdbool.h>
#include <stdint.h>

/* Of the program under test it uses the values of the law tables. Days of the changes of the law, order of the steps, calendar, ages and arithmetic are its own. */
enum fact { PEILDATUM, INGANG, START, GEBOORTE, FORFAIT, LOONWAARDE, UREN, VOLTIJD, NORMAAL, FUNCTIELOON, BBL, BESCHUT, ZIEKENGELD, ZIEKMELDING, WSW, DOELGROEP, FACTS };
static const char *const fact_name[FACTS] = { "peildatum", "ingangsdatum", "startDienstbetrekking", "geboortedatum", "forfaitair", "loonwaarde", "urenPerWeek", "voltijduren",
    "normaleArbeidsduur", "functieloon", "volgtBbl", "beschutWerk", "ziekengeldNoRisk", "ziekmelding", "wswDienstbetrekking", "behoortTotDoelgroep" };
enum outcome { RECHT, MINIMUMLOON, GRONDSLAG, PERCENTAGE, SUBSIDIE, LASTEN, BEDRAG, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "recht", "minimumloon", "grondslag", "subsidiepercentage", "subsidie", "werkgeverslasten", "bedragPerMaand" };

static bool is_date(int fact) { return fact <= GEBOORTE || fact == ZIEKMELDING; }
#define SITUATION_MORE
#define LAY_OUT_MORE(s, facts, fact) ((void)(s), (void)(facts), (void)(fact))
#include "plain_case.h"

/* ---- the same, computed apart ---- */

static mpq_t wage, ground, worth, gap, subsidy, share, factor, charges, total, limit, scratch;

static void start_rationals(void)
{
    mpq_inits(wage, ground, worth, gap, subsidy, share, factor, charges, total, limit, scratch, (mpq_ptr)NULL);
}

static enum status none(struct answered *a)
{
    for (int k = 0; k < OUTCOMES; k++) set(a, k, 0);
    return VASTGESTELD;
}

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

static struct situation random_case(void)
{
    struct situation s = { .value = { 0 } };
    random_days(&s);
    if (case_before && one_in(3))
        for (int k = PEILDATUM; k <= GEBOORTE; k++) { s.given[k] = case_before->given[k]; s.value[k] = case_before->value[k]; }
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
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) vary(codes[i]);
}

int main(int argc, char **argv)
{
    start_rationals();
    return compare_plain("loonkostensubsidie", argc, argv);
}
