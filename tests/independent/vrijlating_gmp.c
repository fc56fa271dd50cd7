/* SPDX-License-Identifier: EUPL-1.2 */
/* vrijlating_gmp.c: the exemption of wage computed a second time, in rationals of libgmp, over random cases; any difference of a cent is an error. */
#include <stdbool.h>
#include <stdint.h>

/* Days of the changes of the law, order of the parts, calendar, ages and arithmetic are its own. */
enum fact { PEILDATUM, BIJSTAND, GEBOORTE, AOW, NETTO, N_MAANDEN, N_VOORBIJ, HELPT_N, MUB, DOELGROEP, LKS, Z_MAANDEN, Z_KALENDER, MET_INKOMEN, MEER_UREN, OUDER, KIND, HELPT_R, R_MAANDEN,
    EEN_MAANDEN, VERLENGD, LIEP_2026, AANSPRAAK, FACTS };
static const char *const fact_name[FACTS] = { "peildatum", "ontvangtBijstand", "geboortedatum", "aowLeeftijdBereikt", "nettoInkomen", "maandenGebruiktN", "nPeriodeVerstreken", "draagtBijN",
    "medischUrenbeperkt", "behoortTotDoelgroep", "inkomenUitLoonkostensubsidiebaan", "maandenGebruiktZ", "maandenSindsBeginZ", "maandenMetInkomen", "urenUitbreidingMogelijk",
    "alleenstaandeOuder", "jongsteKindGeboortedatum", "draagtBijR", "maandenGebruiktR", "maandenGebruikt34a", "verlengd34a", "vrijlatingLiepEind2026", "vakantietoeslagInkomen" };
enum outcome { ONDERDEEL, PERCENTAGE, MAXIMUM, VRIJ, RESTEREND, BUFFER, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "onderdeel", "percentage", "maximum", "vrijgelaten", "resterendeMaanden", "bufferbudgetMaximum" };
static bool is_date(int fact) { return fact == PEILDATUM || fact == GEBOORTE || fact == KIND; }
#define SITUATION_MORE
#define LAY_OUT_MORE(s, facts, fact) ((void)(s), (void)(facts), (void)(fact))
#include "plain_case.h"

enum { NONE = -1 };
#define GIVEN_AND(fact, what) (s->given[fact] && s->value[fact] == (what))

/* ---- the amount ---- */

/* One exemption: its letter, share in thousandths of a percent, maximum or NONE, months left or NONE; of all wage or of the job with subsidy. */
static enum status settle(const struct situation *s, struct answered *a, int part, int64_t share, int64_t most, int64_t left, bool own_job)
{
    static mpq_t base, claim, other;
    static bool ready;
    if (!ready) { mpq_inits(base, claim, other, (mpq_ptr)NULL); ready = true; }
    set(a, ONDERDEEL, part);
    set(a, PERCENTAGE, share);
    if (most == NONE) set_none(a, MAXIMUM); else set(a, MAXIMUM, most);
    if (left == NONE) set_none(a, RESTEREND); else set(a, RESTEREND, left);
    NEEDED(NETTO);
    int64_t wage = own_job && s->given[LKS] ? s->value[LKS] : s->value[NETTO];
    set_whole(base, wage);
    if (law.option[C_vrijlating_grondslag] == vrijlating_grondslag_inclusief && wage > 0) {
        PASS(claim_on(claim, s, AANSPRAAK, s->value[NETTO]));
        mpq_mul(claim, claim, base);
        set_whole(other, s->value[NETTO]);
        mpq_div(claim, claim, other);
        mpq_add(base, base, claim);
    }
    mpq_set_si(other, (long)share, 100000);
    mpq_canonicalize(other);
    mpq_mul(base, base, other);
    set_whole(other, most);
    if (most != NONE) at_most(base, other);
    set(a, VRIJ, to_nearest(base));
    return VASTGESTELD;
}

static enum status nothing(struct answered *a)
{
    set(a, ONDERDEEL, onderdeel_geen);
    set(a, PERCENTAGE, 0);
    set(a, VRIJ, 0);
    set_none(a, MAXIMUM);
    set_none(a, RESTEREND);
    return VASTGESTELD;
}

static enum status with_cap(const struct situation *s, struct answered *a, int part, int64_t share, uint32_t cap, int64_t left, bool own_job)
{
    int64_t most;
    set(a, ONDERDEEL, part);
    if (!value_on(cap, (int)s->value[PEILDATUM], &most)) return PARAMETER_ONTBREEKT;
    return settle(s, a, part, share, most, left, own_job);
}

/* ---- until 2027 ---- */

/* What follows on the months of part n: 0 never, 1 after six months with wage, 2 at once. */
static enum status follows(const struct situation *s, bool n_over, int way, int64_t used, bool *open)
{
    *open = n_over || way == 2;
    if (n_over || way != 1) return VASTGESTELD;
    ASSUMED(months, MET_INKOMEN, used);
    *open = months >= 6;
    return VASTGESTELD;
}

static enum status lone_parent(const struct situation *s, struct answered *a, bool n_over, int64_t n_used, int64_t z_used, bool *done)
{
    bool open;
    int day = (int)s->value[PEILDATUM];
    *done = false;
    NEEDED(OUDER);
    if (s->value[OUDER] == nee) return VASTGESTELD;
    int option = law.option[C_r_na_weigering_n];
    PASS(follows(s, n_over, option == r_na_weigering_n_nooit ? 0 : option == r_na_weigering_n_direct ? 2 : 1, n_used + z_used, &open));
    if (!open || (z_used > 0 && law.option[C_r_na_z] == r_na_z_nee)) return VASTGESTELD;
    NEEDED(KIND);
    if (has_age((int)s->value[KIND], day, 12)) return VASTGESTELD;
    ASSUMED(months, R_MAANDEN, 0);
    if (months >= 30) return VASTGESTELD;
    NEEDED(HELPT_R);
    if (s->value[HELPT_R] == nee) return VASTGESTELD;
    *done = true;
    return with_cap(s, a, onderdeel_r, 12500, P_vrijlating_r_maximum, 30 - months, false);
}

/* The printed maximum of z and aa was not indexed in two half-years. */
static uint32_t cap_of_group(int day, uint32_t own)
{
    bool first = day >= ON(2024, 1, 1) && day < ON(2024, 7, 1) && law.option[C_z_plafond_2024_1] == 0;
    bool second = day >= ON(2025, 1, 1) && day < ON(2025, 7, 1) && law.option[C_z_plafond_2025_1] == 0;
    return first || second ? P_vrijlating_y_maximum : own;
}

static enum status target_group(const struct situation *s, struct answered *a, bool old, bool n_over, int64_t n_used, int64_t z_used, bool *done)
{
    bool open;
    int day = (int)s->value[PEILDATUM];
    *done = false;
    NEEDED(DOELGROEP);
    if (s->value[DOELGROEP] == nee) return VASTGESTELD;
    if (s->unknown[LKS] || (!s->given[LKS] && !s->given[NETTO])) return ONBEKEND;
    if ((s->given[LKS] ? s->value[LKS] : s->value[NETTO]) == 0) return VASTGESTELD;
    int64_t months = z_used;
    if (law.option[C_z_venster] == z_venster_kalender) { ASSUMED(since, Z_KALENDER, z_used); months = since; }
    static const int of_young[] = { 2, 1, 0 }, of_refused[] = { 1, 2, 0 };
    PASS(follows(s, n_over, old ? of_refused[law.option[C_z_start_na_weigering_n]] : of_young[law.option[C_z_start_onder_27]], n_used + z_used, &open));
    if (!open) return VASTGESTELD;
    if (months < 12) {
        *done = true;
        return with_cap(s, a, onderdeel_z, 15000, cap_of_group(day, P_vrijlating_z_maximum), 12 - months, true);
    }
    NEEDED(MEER_UREN);
    if (s->value[MEER_UREN] == ja) return VASTGESTELD;
    *done = true;
    return with_cap(s, a, onderdeel_aa, 15000, cap_of_group(day, P_vrijlating_aa_maximum), NONE, true);
}

static enum status by_parts(const struct situation *s, struct answered *a, bool pensioner)
{
    int day = (int)s->value[PEILDATUM];
    bool done;
    if (pensioner) return with_cap(s, a, onderdeel_n, 25000, P_vrijlating_n_maximum, NONE, false);
    NEEDED(GEBOORTE);
    bool old = has_age((int)s->value[GEBOORTE], day, 27) || (day >= ON(2020, 11, 1) && day < ON(2021, 10, 1));
    ASSUMED(n_used, N_MAANDEN, 0);
    bool n_over = n_used >= 6;
    if (!n_over && day < ON(2026, 1, 1)) { ASSUMED(elapsed, N_VOORBIJ, nee); n_over = elapsed == ja; }
    if (old && !n_over) {
        NEEDED(HELPT_N);
        if (s->value[HELPT_N] == ja) return with_cap(s, a, onderdeel_n, 25000, P_vrijlating_n_maximum, 6 - n_used, false);
    }
    if (day < ON(2023, 1, 1)) {
        if (old) { PASS(lone_parent(s, a, n_over, n_used, 0, &done)); if (done) return VASTGESTELD; }
        NEEDED(MUB);
        return s->value[MUB] == ja ? with_cap(s, a, onderdeel_y, 15000, P_vrijlating_y_maximum, NONE, false) : nothing(a);
    }
    NEEDED(MUB);
    if (s->value[MUB] == ja) return with_cap(s, a, onderdeel_y, 15000, P_vrijlating_y_maximum, NONE, false);
    ASSUMED(z_used, Z_MAANDEN, 0);
    PASS(target_group(s, a, old, n_over, n_used, z_used, &done));
    if (done) return VASTGESTELD;
    if (old) { PASS(lone_parent(s, a, n_over, n_used, z_used, &done)); if (done) return VASTGESTELD; }
    return nothing(a);
}

/* ---- from 2027 ---- */

static enum status first_year(const struct situation *s, bool *holds, int64_t *left)
{
    ASSUMED(months, EEN_MAANDEN, 0);
    *left = NONE;
    if (months < 12) {
        NEEDED(HELPT_N);
        *holds = s->value[HELPT_N] == ja;
        *left = 12 - months;
        return VASTGESTELD;
    }
    NEEDED(MEER_UREN);
    *holds = s->value[MEER_UREN] == nee;
    if (*holds) { ASSUMED(extended, VERLENGD, ja); *holds = extended == ja; }
    return VASTGESTELD;
}

static enum status by_34a(const struct situation *s, struct answered *a, bool pensioner)
{
    bool holds = false;
    int64_t left = NONE;
    if (pensioner) return settle(s, a, onderdeel_34a, 25000, 22600, NONE, false);
    NEEDED(MUB);
    bool limited = s->value[MUB] == ja, twice = limited && law.option[C_samenloop_34a] == samenloop_34a_optellen;
    if (!limited || twice) PASS(first_year(s, &holds, &left));
    if (!limited && !holds) return nothing(a);
    return settle(s, a, onderdeel_34a, twice && holds ? 30000 : 15000, NONE, limited ? NONE : left, false);
}

static bool contradicts(const struct situation *s)
{
    static const int order[][2] = { { GEBOORTE, PEILDATUM }, { GEBOORTE, KIND }, { KIND, PEILDATUM } };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (s->given[order[i][0]] && s->given[order[i][1]] && s->value[order[i][0]] > s->value[order[i][1]]) return true;
    return s->given[LKS] && s->given[NETTO] && s->value[LKS] > s->value[NETTO];
}

static enum status compute(const struct situation *s, struct answered *a)
{
    if (contradicts(s)) return ONGELDIG;
    NEEDED(PEILDATUM);
    NEEDED(BIJSTAND);
    set_none(a, BUFFER);
    if (s->value[BIJSTAND] == nee) return nothing(a);
    a->settled[BUFFER] = a->none[BUFFER] = false;
    int day = (int)s->value[PEILDATUM];
    bool single = day >= ON(2027, 1, 1);
    if (single) {
        ASSUMED(ran, LIEP_2026, nee);
        if (ran == ja) return PARAMETER_ONTBREEKT;
        set(a, BUFFER, 100000);
    } else set_none(a, BUFFER);
    if (day >= ON(2026, 1, 1) && law.option[C_wet_2027_vooruitlopen] == wet_2027_vooruitlopen_ja) single = true;
    bool pensioner = GIVEN_AND(AOW, ja);
    if (!s->given[AOW]) {
        NEEDED(GEBOORTE);
        pensioner = is_pensioner((int)s->value[GEBOORTE], day);
    }
    return single ? by_34a(s, a, pensioner) : by_parts(s, a, pensioner);
}

/* ---- random cases ---- */

static int some_day(void)
{
    static const int turn[][2] = { { 2016, 1 }, { 2016, 4 }, { 2017, 1 }, { 2020, 11 }, { 2021, 10 }, { 2023, 1 }, { 2024, 1 }, { 2024, 7 }, { 2025, 1 }, { 2025, 7 }, { 2026, 1 }, { 2026, 7 }, { 2027, 1 } };
    if (one_in(4)) { const int *t = turn[chance(sizeof turn / sizeof *turn)]; return ON(t[0], t[1], 1) + (int)chance(7) - 3; }
    if (one_in(3)) return ON(2023, 1, 1) + (int)chance(1826);
    return ON(2015, 1, 1) + (int)chance((uint64_t)(ON(2027, 12, 31) - ON(2015, 1, 1) + 1));
}

static int64_t some_wage(void)
{
    static const int64_t often[] = { 0, 1, 2, 50000, 87638, 87639, 90000, 105925, 105926, 114000, 120126, 120127, 133143, 142128, 217547, 217548 };
    return one_in(3) ? often[chance(sizeof often / sizeof *often)] : (int64_t)chance(one_in(20) ? 10000001 : 300001);
}
static int64_t months_around(int64_t turn) { return one_in(2) ? turn - 2 + (int64_t)chance(5) : (int64_t)chance((uint64_t)turn + 4); }

static struct situation random_case(void)
{
    struct situation s = { .value = { 0 } };
    int day = some_day(), ages[] = { 27, 65, 66, 67, (int)(18 + chance(60)) };
    give(&s, PEILDATUM, day);
    give(&s, BIJSTAND, !one_in(30));
    give(&s, GEBOORTE, one_in(3) ? born_years_before(day, ages[chance(4)], (int)chance(5) - 2 - (int)(one_in(2) ? chance(365) : 0)) : born_years_before(day, ages[4], -(int)chance(365)));
    if (one_in(15)) give(&s, AOW, (int64_t)chance(2));
    give(&s, NETTO, some_wage());
    if (one_in(3)) give(&s, LKS, one_in(5) ? 0 : (int64_t)chance((uint64_t)s.value[NETTO] + 1 + (one_in(40) ? 5 : 0)));
    maybe(&s, N_MAANDEN, 4, months_around(6));
    if (one_in(4)) give(&s, N_VOORBIJ, (int64_t)chance(2));
    for (int k = HELPT_N; k <= HELPT_R; k++)
        if (k == HELPT_N || k == MUB || k == DOELGROEP || k == MEER_UREN || k == OUDER || k == HELPT_R) give(&s, k, k == MUB ? one_in(4) : !one_in(3));
    if (s.given[HELPT_N] && one_in(2)) s.value[HELPT_N] = nee;
    maybe(&s, Z_MAANDEN, 4, months_around(12));
    maybe(&s, Z_KALENDER, 2, months_around(12));
    maybe(&s, MET_INKOMEN, 2, months_around(6));
    int child = one_in(2) ? born_years_before(day, 12, (int)chance(5) - 2) : born_years_before(day, (int)chance(18), -(int)chance(300));
    if (child < s.value[GEBOORTE] && !one_in(20)) child = (int)s.value[GEBOORTE];
    give(&s, KIND, child);
    maybe(&s, R_MAANDEN, 4, months_around(30));
    maybe(&s, EEN_MAANDEN, 4, months_around(12));
    if (one_in(2)) give(&s, VERLENGD, (int64_t)chance(2));
    if (one_in(4)) give(&s, LIEP_2026, one_in(4));
    if (one_in(3)) give(&s, AANSPRAAK, (int64_t)chance(20001));
    give_claim_of_bands(&s, AANSPRAAK, s.value[NETTO]);
    if (one_in(6)) { int k = (int)chance(FACTS); s.given[k] = false; s.unknown[k] = one_in(2); }
    return s;
}

static void random_readings(void)
{
    static const int codes[] = { C_z_start_onder_27, C_z_start_na_weigering_n, C_z_venster, C_r_na_z, C_r_na_weigering_n, C_z_plafond_2024_1, C_z_plafond_2025_1, C_vrijlating_grondslag,
        C_wet_2027_vooruitlopen, C_samenloop_34a };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) vary(codes[i]);
}

int main(int argc, char **argv) { return compare_plain("vrijlating", argc, argv); }
