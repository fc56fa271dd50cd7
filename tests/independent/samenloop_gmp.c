/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop_gmp.c: sickness benefit beside the wage cost subsidy computed a second time, in rationals of libgmp with its own calendar, over random cases. */
#include <gmp.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "rules/decide.h"
#include "rules/registry.h"

/* Usage: samenloop-gmp [CASES [SEED]], or BREED_CASES in the environment. Speaks TAP and ends with 1 when any case differs.
 * Of the program under test it uses the amounts and percentages of the law tables, the names of facts and decide_case for the answers to compare with. The days on
 * which the law changed, terms, order of the steps, calendar, pension ages and arithmetic are its own. */

enum fact { PEILDATUM, SOORT, SUBSIDIE, MELDING, EERSTE, AOW, GEBOORTE, BESCHUT, FORFAIT, LOONWAARDE, DAGLOON, VERLOF, HONDERD, AANSPRAAK, INKOMSTEN, EINDE, PERIODEN, FACTS };
static const char *const fact_name[FACTS] = { "peildatum", "soort", "loonkostensubsidie", "ziekmelding", "eersteZiektedag", "aowLeeftijdBereikt", "geboortedatum", "beschutWerk",
    "forfaitair", "loonwaarde", "dagloon", "verlofsoort", "honderdProcent", "loonaanspraakPerDag", "inkomstenPerDag", "eindeDienstbetrekking", "eerdereZiekteperioden" };
enum outcome { REGIME, UITKERING, FACTOR, DOOR, UITERLIJK, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "regime", "uitkeringPerDag", "factor", "loonkostensubsidieLooptDoor", "meldenUiterlijk" };
enum benefit_kind { NO_RISK, ZWANGERSCHAPSZIEKTE, ORGAAN, COMPENSATIE, ZWANGERSCHAPSVERLOF, OVERIG_VERLOF };
enum { NEVER = INT32_MIN, MOST_PERIODS = 3 };

/* A case: dates as day numbers of the calendar below. */
struct period { int from, until; };
struct situation { int64_t value[FACTS]; bool given[FACTS], unknown[FACTS]; struct period period[MOST_PERIODS]; int periods; };
struct answered { enum status status; bool settled[OUTCOMES], none[OUTCOMES]; int64_t value[OUTCOMES]; };

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

enum { YEARS = 150, MOST_DAYS = 54788, EPOCH = 25567 };       /* 1970-01-01 is day 25567 counted from 1900-01-01, a Monday */
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
static int on(int y, int m, int d) { return month_start[(y - 1900) * 12 + m - 1] + d - 1; }
static bool in_weekend(int day) { return day % 7 >= 5; }

/* The holidays of art. 3 Algemene termijnenwet in the years that occur here, Easter by table. */
static int easter(int year)
{
    static const int days[][2] = { { 4, 5 }, { 3, 27 }, { 4, 16 }, { 4, 1 }, { 4, 21 }, { 4, 12 }, { 4, 4 }, { 4, 17 }, { 4, 9 }, { 3, 31 }, { 4, 20 }, { 4, 5 }, { 3, 28 } };   /* 2015-2027 */
    return year < 2015 || year > 2027 ? 0 : on(year, days[year - 2015][0], days[year - 2015][1]);
}
static bool is_holiday(int day)
{
    struct ymd c = calendar[day];
    int e = easter(c.y), king = on(c.y, 4, 27);
    if (king % 7 == 6) king--;
    return (c.m == 1 && c.d == 1) || (c.m == 12 && (c.d == 25 || c.d == 26)) || (c.m == 5 && c.d == 5) || day == king || (e && (day == e - 2 || day == e + 1 || day == e + 39 || day == e + 50));
}
static int working_day_from(int day)
{
    while (in_weekend(day) || is_holiday(day)) day++;
    return day;
}

/* Pension age: years and months by birth date, and whether it is reached. Born before 1949-11 it was reached before 2015; born later than the table, not before 2028. */
static bool pension_age_reached(int born, int day)
{
    static const struct { int y, m, d, years, months; } from[] = { { 1949, 11, 1, 65, 3 }, { 1950, 10, 1, 65, 6 }, { 1951, 7, 1, 65, 9 }, { 1952, 4, 1, 66, 0 }, { 1953, 1, 1, 66, 4 },
        { 1955, 9, 1, 66, 7 }, { 1956, 6, 1, 66, 10 }, { 1957, 3, 1, 67, 0 }, { 1961, 1, 1, 67, 3 } };
    if (born < on(1949, 11, 1)) return true;
    if (born >= on(1964, 10, 1)) return false;
    int i = 0;
    while (i < 8 && born >= on(from[i + 1].y, from[i + 1].m, from[i + 1].d)) i++;
    struct ymd b = calendar[born];
    int index = (b.y - 1900) * 12 + b.m - 1 + from[i].years * 12 + from[i].months, birthday = month_start[index] + b.d - 1;
    if (birthday > month_start[index + 1]) birthday = month_start[index + 1];
    return birthday <= day;
}

/* ---- the case as the rule under test sees it ---- */

static bool is_date(int fact) { return fact == PEILDATUM || fact == MELDING || fact == EERSTE || fact == GEBOORTE || fact == EINDE; }
static bool is_money(int fact) { return fact == DAGLOON || fact == AANSPRAAK || fact == INKOMSTEN; }

static void lay_out_periods(const struct situation *s, char *at)
{
    const struct term *list = rule->facts[place[PERIODEN]].term;
    int32_t n = s->periods;
    memcpy(at, &n, sizeof n);
    for (int32_t i = 0; i < n; i++) {
        uint32_t marks[2] = { 3, 0 };
        int32_t days[2] = { s->period[i].from - EPOCH, s->period[i].until - EPOCH };
        char *item = at + list->items_offset + (size_t)i * list->item_size;
        memcpy(item, marks, sizeof marks);
        memcpy(item + list->parts[0].offset, &days[0], sizeof days[0]);
        memcpy(item + list->parts[1].offset, &days[1], sizeof days[1]);
    }
}

static void lay_out(const struct situation *s, struct case_room *facts)
{
    facts_clear(rule, facts);
    struct facts_head *head = (struct facts_head *)(void *)facts;
    for (int k = 0; k < FACTS; k++) {
        uint64_t bit = (uint64_t)1 << place[k];
        char *at = facts->bytes + rule->facts[place[k]].offset;
        if (s->unknown[k]) head->unknown |= bit;
        if (!s->given[k]) continue;
        head->given |= bit;
        int64_t value = is_date(k) && s->value[k] != NEVER ? s->value[k] - EPOCH : s->value[k];
        int32_t small = (int32_t)value;
        if (k == PERIODEN) lay_out_periods(s, at);
        else if (is_money(k)) memcpy(at, &value, sizeof value);
        else memcpy(at, &small, sizeof small);
    }
}

static struct answered ask(const struct situation *s, struct reasoning *reasoning)
{
    struct case_room facts, out;
    lay_out(s, &facts);
    if (reasoning) reasoning_clear(reasoning, false);
    struct answered a = { .status = decide_case(rule, &law, &facts, &out, reasoning, NULL) };
    for (int k = 0; k < OUTCOMES; k++) {
        const struct field *field = &rule->outcomes[out_place[k]];
        const struct outcome_head *head = outcome_head(&out);
        a.settled[k] = head->settled >> out_place[k] & 1;
        a.none[k] = head->none >> out_place[k] & 1;
        if (a.settled[k] && !a.none[k]) a.value[k] = term_plain(field->term, out.bytes + field->offset);
    }
    return a;
}

/* ---- the same, computed apart ---- */

static mpq_t wage, counted, base, claim, share, factor, deducted, benefit, scratch;

static void start_rationals(void) { mpq_inits(wage, counted, base, claim, share, factor, deducted, benefit, scratch, (mpq_ptr)NULL); }
static void set_ratio(mpq_t into, int64_t num, int64_t den) { mpq_set_si(into, (long)num, (unsigned long)den); mpq_canonicalize(into); }
static void at_most(mpq_t a, const mpq_t b) { if (mpq_cmp(a, b) > 0) mpq_set(a, b); }
static void not_negative(mpq_t a) { if (mpq_sgn(a) < 0) mpq_set_ui(a, 0, 1); }
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

static void set(struct answered *a, int k, int64_t value) { a->settled[k] = true; a->none[k] = false; a->value[k] = value; }
static enum status worse(enum status a, enum status b) { return a > b ? a : b; }
/* Whether a fact can be taken: given, or assumed because nobody spoke of it. */
static bool take(const struct situation *s, int fact, int64_t otherwise, int64_t *value)
{
    *value = s->given[fact] ? s->value[fact] : otherwise;
    return !s->unknown[fact];
}
#define TAKE(variable, fact, otherwise) int64_t variable; if (!take(s, fact, otherwise, &variable)) return ONBEKEND
#define NEEDED(fact) do { if (!s->given[fact]) return ONBEKEND; } while (0)

/* What the parts share. */
struct view { int day, kind; bool leave, old; enum status rules, right; bool entitled; int days_ill; };

static bool contradicts(const struct situation *s)
{
    bool leave = s->value[SOORT] >= ZWANGERSCHAPSVERLOF;
    if (s->given[GEBOORTE] && s->given[EERSTE] && s->value[GEBOORTE] > s->value[EERSTE]) return true;
    if (s->given[EERSTE] && s->given[PEILDATUM] && s->value[EERSTE] > s->value[PEILDATUM]) return true;
    if (s->given[MELDING] && s->given[SOORT] && s->given[EERSTE] && !leave && s->value[MELDING] < s->value[EERSTE]) return true;
    bool no_subsidy = s->given[SUBSIDIE] && s->value[SUBSIDIE] == nee;
    if (s->given[LOONWAARDE] && s->value[LOONWAARDE] != NEVER && s->given[FORFAIT] && s->value[FORFAIT] == ja && !no_subsidy) return true;
    return s->given[PERIODEN] && s->given[EERSTE] && s->periods && s->period[s->periods - 1].until >= s->value[EERSTE];
}

static enum status regime_of(const struct situation *s, struct view *v, struct answered *a)
{
    int line = on(2022, 1, 1);
    if (v->day < line) { v->old = true; set(a, REGIME, 0); return VASTGESTELD; }
    int decisive = v->leave && law.option[C_zw_wazo_overgang] == zw_wazo_overgang_ingang_uitkering ? EERSTE : MELDING;
    NEEDED(decisive);
    v->old = s->value[decisive] < line;
    set(a, REGIME, !v->old);
    return VASTGESTELD;
}

static enum status right_of(const struct situation *s, struct view *v)
{
    v->entitled = true;
    if (v->leave) return VASTGESTELD;
    NEEDED(EERSTE);
    int first = (int)s->value[EERSTE], begin = first;
    v->days_ill = v->day - first + 1;
    if (s->unknown[PERIODEN]) return ONBEKEND;
    for (int i = s->given[PERIODEN] ? s->periods - 1 : -1; i >= 0; i--) {
        if (begin - s->period[i].until > 28) break;             /* four weeks or more without illness in between */
        v->days_ill += s->period[i].until - s->period[i].from + 1;
        begin = s->period[i].from;
    }
    if (v->days_ill > 728) { v->entitled = false; return VASTGESTELD; }
    if (v->kind == COMPENSATIE) {
        if (v->day < on(2023, 10, 1)) return PARAMETER_ONTBREEKT;
        if (v->days_ill <= 91) { v->entitled = false; return VASTGESTELD; }
    }
    if (!s->given[GEBOORTE] && !s->given[AOW] && s->unknown[GEBOORTE]) return ONBEKEND;
    TAKE(reached, AOW, s->given[GEBOORTE] && pension_age_reached((int)s->value[GEBOORTE], v->day));
    if (reached == nee) return VASTGESTELD;
    if (v->day < on(2025, 1, 1)) return PARAMETER_ONTBREEKT;
    v->entitled = false;
    if (v->days_ill > 42) return VASTGESTELD;
    NEEDED(GEBOORTE);
    v->entitled = pension_age_reached((int)s->value[GEBOORTE], first);
    return VASTGESTELD;
}

static enum status factor_of(const struct situation *s, const struct view *v, struct answered *a)
{
    bool all = v->kind == OVERIG_VERLOF || (v->rules == VASTGESTELD && v->old);
    if (!all) { NEEDED(SUBSIDIE); all = s->value[SUBSIDIE] == nee; }
    if (!all && v->kind == NO_RISK && v->rules == VASTGESTELD) {
        TAKE(sheltered, BESCHUT, nee);
        all = sheltered == ja && law.option[C_zw_beschut_werk] == zw_beschut_werk_niet;
    }
    if (all) { set(a, FACTOR, 100000); return VASTGESTELD; }
    if (v->rules != VASTGESTELD) return v->rules;
    NEEDED(FORFAIT);
    if (s->value[FORFAIT] == ja) { set(a, FACTOR, 50000); return VASTGESTELD; }
    NEEDED(LOONWAARDE);
    int64_t value = s->value[LOONWAARDE];
    set(a, FACTOR, value == NEVER ? 100000 : value < 30000 ? 30000 : value);
    return VASTGESTELD;
}

static enum status subsidy_of(const struct situation *s, const struct view *v, struct answered *a)
{
    NEEDED(SUBSIDIE);
    if (s->value[SUBSIDIE] == nee) { set(a, DOOR, nee); return VASTGESTELD; }
    if (v->rules != VASTGESTELD) return v->rules;
    bool may_stop = v->old && v->day >= on(2016, 1, 1) && v->day < on(2024, 1, 1) && (v->kind == NO_RISK || law.option[C_zw_oud_regime] == zw_oud_regime_ook_overige);
    if (!may_stop) { set(a, DOOR, ja); return VASTGESTELD; }
    if (v->right != VASTGESTELD) return v->right;
    set(a, DOOR, !v->entitled);
    return VASTGESTELD;
}

static enum status amount_of(const struct situation *s, const struct view *v, struct answered *a, enum status factor_known)
{
    if (in_weekend(v->day)) { set(a, UITKERING, 0); return VASTGESTELD; }
    if (v->right != VASTGESTELD) return v->right;
    if (!v->entitled) { set(a, UITKERING, 0); return VASTGESTELD; }
    NEEDED(DAGLOON);
    if (v->leave) NEEDED(EERSTE);
    int64_t most = law_value(&law, P_maximumdagloon, v->day - EPOCH), part = 100;
    bool claimed = false;
    if (most == LAW_UNKNOWN) return PARAMETER_ONTBREEKT;
    if (v->kind == OVERIG_VERLOF) {
        TAKE(leave, VERLOF, 0);
        if (leave != 2 && v->day < on(2022, 8, 2)) return PARAMETER_ONTBREEKT;
        if (leave != 2) part = 70;
    } else if (v->kind == NO_RISK || v->kind == COMPENSATIE) {
        TAKE(asked, HONDERD, nee);
        claimed = asked == ja && v->days_ill <= 364;
        if (!claimed) part = 70;
    }
    set_ratio(wage, s->value[DAGLOON], 1);
    set_ratio(counted, most, 1);
    at_most(counted, wage);
    set_ratio(share, part, 100);
    mpq_mul(base, counted, share);
    if (claimed) {
        TAKE(owed, AANSPRAAK, s->value[DAGLOON]);
        set_ratio(claim, owed, 1);
        at_most(base, claim);
    }
    if (factor_known != VASTGESTELD) return factor_known;
    set_ratio(factor, a->value[FACTOR], 100000);
    mpq_mul(benefit, base, factor);
    if (!v->leave) {
        TAKE(earned, INKOMSTEN, 0);
        if (earned && s->value[DAGLOON]) {
            set_ratio(deducted, earned, 1);
            mpq_mul(deducted, deducted, share);
            mpq_mul(deducted, deducted, counted);
            mpq_div(deducted, deducted, wage);
            if (law.option[C_zw_verrekening] == zw_verrekening_eerst_inkomsten) {
                mpq_sub(base, base, deducted);
                not_negative(base);
                mpq_mul(benefit, base, factor);
            } else mpq_sub(benefit, benefit, deducted);
            not_negative(benefit);
        }
    }
    set(a, UITKERING, to_nearest(benefit));
    return VASTGESTELD;
}

static enum status report_of(const struct situation *s, const struct view *v, struct answered *a)
{
    if (v->leave) { a->settled[UITERLIJK] = a->none[UITERLIJK] = true; return VASTGESTELD; }
    NEEDED(EERSTE);
    int first = (int)s->value[EERSTE], last = first + 42;
    if (v->kind == COMPENSATIE) {
        if (first < on(2023, 10, 1)) return PARAMETER_ONTBREEKT;
        last = first + 91 + 3;
    } else {
        if (first < on(2015, 1, 1)) return PARAMETER_ONTBREEKT;
        TAKE(ends, EINDE, NEVER);
        if (ends != NEVER && ends >= first && ends < last) { set(a, UITERLIJK, ends - EPOCH); return VASTGESTELD; }
    }
    if (law.option[C_zw_melding_atw] == zw_melding_atw_wel) last = working_day_from(last);
    set(a, UITERLIJK, last - EPOCH);
    return VASTGESTELD;
}

static enum status compute(const struct situation *s, struct answered *a)
{
    if (contradicts(s)) return ONGELDIG;
    NEEDED(SOORT);
    NEEDED(PEILDATUM);
    struct view v = { .day = (int)s->value[PEILDATUM], .kind = (int)s->value[SOORT], .leave = s->value[SOORT] >= ZWANGERSCHAPSVERLOF };
    enum status report = report_of(s, &v, a);
    v.rules = regime_of(s, &v, a);
    v.right = right_of(s, &v);
    enum status multiplied = factor_of(s, &v, a), goes_on = subsidy_of(s, &v, a), paid = amount_of(s, &v, a, multiplied);
    return worse(worse(worse(report, v.rules), multiplied), worse(goes_on, paid));
}

/* ---- random cases ---- */

static void give(struct situation *s, int fact, int64_t value) { s->given[fact] = true; s->value[fact] = value; }

static int some_day(void)
{
    static const int turn[][3] = { { 2016, 1, 1 }, { 2017, 2, 1 }, { 2022, 1, 1 }, { 2022, 8, 2 }, { 2023, 10, 1 }, { 2024, 1, 1 }, { 2025, 1, 1 }, { 2026, 7, 1 } };
    if (one_in(3)) { const int *t = turn[chance(sizeof turn / sizeof *turn)]; return on(t[0], t[1], t[2]) + (int)chance(9) - 4; }
    return on(2015, 1, 1) + (int)chance((uint64_t)(on(2026, 12, 31) - on(2015, 1, 1) + 1));
}

static void random_periods(struct situation *s, int first)
{
    int next = first;
    s->periods = (int)chance(MOST_PERIODS + 1);
    for (int i = s->periods - 1; i >= 0; i--) {
        int gap = one_in(2) ? 27 + (int)chance(3) : 1 + (int)chance(60), until = next - gap, from = until - (int)chance(one_in(3) ? 700 : 60);
        s->period[i] = (struct period){ from, until };
        next = from;
    }
    give(s, PERIODEN, 0);
}

static void random_illness(struct situation *s, int today)
{
    static const int edge[] = { 0, 41, 42, 90, 91, 92, 363, 364, 365, 727, 728, 729 };
    int first = one_in(3) ? today - edge[chance(12)] - 1 + (int)chance(3) : today - (int)chance(one_in(2) ? 60 : 800);
    if (first > today && !one_in(40)) first = today;
    give(s, EERSTE, first);
    int report = one_in(3) ? on(2021, 12, 30) + (int)chance(5) : first + (int)chance(50);
    if (report < first && s->value[SOORT] < ZWANGERSCHAPSVERLOF && !one_in(60)) report = first;
    give(s, MELDING, report);
    if (one_in(3)) random_periods(s, first);
    if (one_in(6)) give(s, EINDE, one_in(4) ? NEVER : first + (int)chance(60) - 5);
}

static struct situation random_case(void)
{
    struct situation s = { .periods = 0 };
    int today = some_day();
    give(&s, PEILDATUM, today);
    give(&s, SOORT, one_in(2) ? NO_RISK : (int64_t)chance(6));
    random_illness(&s, today);
    give(&s, SUBSIDIE, !one_in(6));
    bool flat = one_in(4);
    give(&s, FORFAIT, flat);
    if (!flat || one_in(100)) give(&s, LOONWAARDE, one_in(8) ? NEVER : one_in(3) ? 28000 + 1000 * (int64_t)chance(5) : (int64_t)chance(101) * 1000);
    else if (one_in(10)) give(&s, LOONWAARDE, NEVER);
    give(&s, DAGLOON, one_in(12) ? (int64_t)chance(3) : 5000 + (int64_t)chance(35000));
    if (one_in(2)) give(&s, HONDERD, !one_in(4));
    if (one_in(3)) give(&s, AANSPRAAK, (int64_t)chance(32000));
    if (one_in(4)) give(&s, INKOMSTEN, (int64_t)chance(one_in(2) ? 100 : 25000));
    if (one_in(4)) give(&s, BESCHUT, (int64_t)chance(2));
    if (one_in(3)) give(&s, VERLOF, (int64_t)chance(3));
    if (one_in(4)) give(&s, GEBOORTE, one_in(2) ? on(1949, 10, 1) + (int)chance(5400) : on(1960, 1, 1) + (int)chance(16000));
    if (one_in(10)) give(&s, AOW, (int64_t)chance(2));
    if (one_in(6)) {
        int k = (int)chance(FACTS);
        s.given[k] = false;
        s.unknown[k] = one_in(2);
    }
    return s;
}

static void random_readings(void)
{
    static const int codes[] = { C_zw_wazo_overgang, C_zw_beschut_werk, C_zw_oud_regime, C_zw_verrekening, C_zw_melding_atw };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) law.option[codes[i]] = (uint8_t)(one_in(2) ? 0 : chance((uint64_t)tables.book->choices[codes[i]].option_count));
}

/* ---- comparing ---- */

static bool same(const struct answered *a, const struct answered *b)
{
    if (a->status != b->status) return false;
    for (int k = 0; k < OUTCOMES && a->status != ONGELDIG; k++)
        if (a->settled[k] != b->settled[k] || a->none[k] != b->none[k] || (a->settled[k] && !a->none[k] && a->value[k] != b->value[k])) return false;
    return true;
}

static void show(const struct situation *s, const struct answered *theirs, const struct answered *ours)
{
    printf("#");
    for (int k = 0; k < FACTS; k++) {
        if (s->unknown[k]) printf(" %s=onbekend", fact_name[k]);
        if (!s->given[k]) continue;
        struct ymd d = is_date(k) && s->value[k] != NEVER ? calendar[s->value[k]] : (struct ymd){ 0, 0, 0 };
        if (d.y) printf(" %s=%d-%02d-%02d", fact_name[k], d.y, d.m, d.d); else printf(" %s=%" PRId64, fact_name[k], s->value[k]);
    }
    for (int i = 0; i < s->periods; i++) printf(" [%d..%d before]", (int)s->value[EERSTE] - s->period[i].from, (int)s->value[EERSTE] - s->period[i].until);
    printf("\n#  status: rule %d, apart %d\n", (int)theirs->status, (int)ours->status);
    for (int k = 0; k < OUTCOMES; k++)
        if (theirs->settled[k] || ours->settled[k])
            printf("#  %s: rule %s%" PRId64 ", apart %s%" PRId64 "\n", outcome_name[k], theirs->settled[k] ? "" : "open ", theirs->value[k], ours->settled[k] ? "" : "open ", ours->value[k]);
}

static bool find_names(void)
{
    rule = rule_find("samenloop", strlen("samenloop"));
    if (!rule) return false;
    for (int k = 0; k < FACTS; k++) if ((place[k] = rule_fact(rule, fact_name[k], strlen(fact_name[k]))) < 0) return false;
    for (int k = 0; k < OUTCOMES; k++) if ((out_place[k] = rule_outcome(rule, outcome_name[k], strlen(outcome_name[k]))) < 0) return false;
    return true;
}

int main(int argc, char **argv)
{
    static struct reasoning reasoning;
    const char *wanted = argc > 1 ? argv[1] : getenv("BREED_CASES");
    uint64_t cases = wanted ? strtoull(wanted, NULL, 10) : 1000000, differences = 0, fell[STATUSES] = { 0 };
    state = argc > 2 ? strtoull(argv[2], NULL, 10) : 20220101;
    count_the_days();
    start_rationals();
    if (!law_build(&tables, NULL, 0, DATE_LAST) || !find_names()) { puts("Bail out! the law or the rule could not be loaded"); return 1; }
    law = tables.law;
    for (uint64_t i = 0; i < cases; i++) {
        if (i % 1000 == 0) random_readings();
        struct situation s = random_case();
        struct answered theirs = ask(&s, i % 4 ? NULL : &reasoning), ours = { 0 };
        ours.status = compute(&s, &ours);
        fell[ours.status]++;
        if (!same(&theirs, &ours) && differences++ < 10) show(&s, &theirs, &ours);
    }
    printf("1..1\n# %" PRIu64 " cases: %" PRIu64 " settled, %" PRIu64 " undecided, %" PRIu64 " without a parameter, %" PRIu64 " refused; %" PRIu64 " differences\n",
           cases, fell[VASTGESTELD], fell[ONBEKEND], fell[PARAMETER_ONTBREEKT], fell[ONGELDIG], differences);
    printf("%s 1 - samenloop equals the computation in rationals\n", differences ? "not ok" : "ok");
    law_free(&tables);
    return differences != 0;
}
