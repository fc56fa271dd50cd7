/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop_gmp.c: sickness benefit beside the wage cost subsidy computed a second time, in rationals of libgmp with its own calendar, over random cases. */
#include <stdbool.h>
#include <stdint.h>

/* Of the program under test it uses the amounts and percentages of the law tables. The days on which the law changed, terms, order of the steps, calendar and
 * arithmetic are its own. */
enum fact { PEILDATUM, SOORT, SUBSIDIE, MELDING, EERSTE, AOW, GEBOORTE, BESCHUT, FORFAIT, LOONWAARDE, DAGLOON, VERLOF, HONDERD, AANSPRAAK, INKOMSTEN, EINDE, PERIODEN, FACTS };
static const char *const fact_name[FACTS] = { "peildatum", "soort", "loonkostensubsidie", "ziekmelding", "eersteZiektedag", "aowLeeftijdBereikt", "geboortedatum", "beschutWerk",
    "forfaitair", "loonwaarde", "dagloon", "verlofsoort", "honderdProcent", "loonaanspraakPerDag", "inkomstenPerDag", "eindeDienstbetrekking", "eerdereZiekteperioden" };
enum outcome { REGIME, UITKERING, FACTOR, DOOR, UITERLIJK, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "regime", "uitkeringPerDag", "factor", "loonkostensubsidieLooptDoor", "meldenUiterlijk" };
enum benefit_kind { NO_RISK, ZWANGERSCHAPSZIEKTE, ORGAAN, COMPENSATIE, ZWANGERSCHAPSVERLOF, OVERIG_VERLOF };
static bool is_date(int fact) { return fact == PEILDATUM || fact == MELDING || fact == EERSTE || fact == GEBOORTE || fact == EINDE; }

enum { MOST_PERIODS = 3 };
struct period { int from, until; };
#define SITUATION_MORE struct period period[MOST_PERIODS]; int periods;
#define LAY_OUT_MORE(s, facts, fact) lay_out_periods(s, facts, fact)
struct situation;
struct case_room;
static void lay_out_periods(const struct situation *s, struct case_room *facts, int fact);
#include "plain_case.h"

/* The word for "there is none", as a value and as a day of the calendar here. */
enum { NONE = INT32_MIN, NEVER = INT32_MIN + EPOCH };

static void lay_out_periods(const struct situation *s, struct case_room *facts, int fact)
{
    fact_eerdereZiekteperioden *list = (fact_eerdereZiekteperioden *)(void *)(facts->bytes + rule->facts[place[fact]].offset);
    put(facts, fact, s->periods);
    for (int i = 0; i < s->periods; i++) {
        item_eerdereZiekteperioden *item = &list->item[i];
        item->given = 1u << bit_eerdereZiekteperioden_ziekVan | 1u << bit_eerdereZiekteperioden_ziekTot;
        item->ziekVan = s->period[i].from - EPOCH;
        item->ziekTot = s->period[i].until - EPOCH;
    }
}

/* ---- a week and holidays of its own ---- */

static bool in_weekend(int day) { return day % 7 >= 5; }       /* 1900-01-01 was a Monday */

/* The holidays of art. 3 Algemene termijnenwet in the years that occur here, Easter by table. */
static int easter(int year)
{
    static const int days[][2] = { { 4, 5 }, { 3, 27 }, { 4, 16 }, { 4, 1 }, { 4, 21 }, { 4, 12 }, { 4, 4 }, { 4, 17 }, { 4, 9 }, { 3, 31 }, { 4, 20 }, { 4, 5 }, { 3, 28 } };   /* 2015-2027 */
    return year < 2015 || year > 2027 ? 0 : ON(year, days[year - 2015][0], days[year - 2015][1]);
}
static bool is_holiday(int day)
{
    struct ymd c = calendar[day];
    int e = easter(c.y), king = ON(c.y, 4, 27);
    if (king % 7 == 6) king--;
    return (c.m == 1 && c.d == 1) || (c.m == 12 && (c.d == 25 || c.d == 26)) || (c.m == 5 && c.d == 5) || day == king || (e && (day == e - 2 || day == e + 1 || day == e + 39 || day == e + 50));
}
static int working_day_from(int day)
{
    while (in_weekend(day) || is_holiday(day)) day++;
    return day;
}

/* ---- the same, computed apart ---- */

static mpq_t wage, counted, base, claim, share, factor, deducted, benefit;

static void start_rationals(void) { mpq_inits(wage, counted, base, claim, share, factor, deducted, benefit, (mpq_ptr)NULL); }
static enum status worse(enum status a, enum status b) { return a > b ? a : b; }

/* What the parts share. */
struct view { int day, kind; bool leave, old; enum status rules, right; bool entitled; int days_ill; };

static bool contradicts(const struct situation *s)
{
    bool leave = s->value[SOORT] >= ZWANGERSCHAPSVERLOF;
    if (s->given[GEBOORTE] && s->given[EERSTE] && s->value[GEBOORTE] > s->value[EERSTE]) return true;
    if (s->given[EERSTE] && s->given[PEILDATUM] && s->value[EERSTE] > s->value[PEILDATUM]) return true;
    if (s->given[MELDING] && s->given[SOORT] && s->given[EERSTE] && !leave && s->value[MELDING] < s->value[EERSTE]) return true;
    bool no_subsidy = s->given[SUBSIDIE] && s->value[SUBSIDIE] == nee;
    if (s->given[LOONWAARDE] && s->value[LOONWAARDE] != NONE && s->given[FORFAIT] && s->value[FORFAIT] == ja && !no_subsidy) return true;
    return s->given[PERIODEN] && s->given[EERSTE] && s->periods && s->period[s->periods - 1].until >= s->value[EERSTE];
}

static enum status regime_of(const struct situation *s, struct view *v, struct answered *a)
{
    int line = ON(2022, 1, 1);
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
        if (v->day < ON(2023, 10, 1)) return PARAMETER_ONTBREEKT;
        if (v->days_ill <= 91) { v->entitled = false; return VASTGESTELD; }
    }
    if (!s->given[GEBOORTE] && !s->given[AOW] && s->unknown[GEBOORTE]) return ONBEKEND;
    ASSUMED(reached, AOW, s->given[GEBOORTE] && is_pensioner((int)s->value[GEBOORTE], v->day));
    if (reached == nee) return VASTGESTELD;
    if (v->day < ON(2025, 1, 1)) return PARAMETER_ONTBREEKT;
    v->entitled = false;
    if (v->days_ill > 42) return VASTGESTELD;
    NEEDED(GEBOORTE);
    v->entitled = is_pensioner((int)s->value[GEBOORTE], first);
    return VASTGESTELD;
}

static enum status factor_of(const struct situation *s, const struct view *v, struct answered *a)
{
    bool all = v->kind == OVERIG_VERLOF || (v->rules == VASTGESTELD && v->old);
    if (!all) { NEEDED(SUBSIDIE); all = s->value[SUBSIDIE] == nee; }
    if (!all && v->kind == NO_RISK && v->rules == VASTGESTELD) {
        ASSUMED(sheltered, BESCHUT, nee);
        all = sheltered == ja && law.option[C_zw_beschut_werk] == zw_beschut_werk_niet;
    }
    if (all) { set(a, FACTOR, 100000); return VASTGESTELD; }
    if (v->rules != VASTGESTELD) return v->rules;
    NEEDED(FORFAIT);
    if (s->value[FORFAIT] == ja) { set(a, FACTOR, 50000); return VASTGESTELD; }
    NEEDED(LOONWAARDE);
    int64_t value = s->value[LOONWAARDE];
    set(a, FACTOR, value == NONE ? 100000 : value < 30000 ? 30000 : value);
    return VASTGESTELD;
}

static enum status subsidy_of(const struct situation *s, const struct view *v, struct answered *a)
{
    NEEDED(SUBSIDIE);
    if (s->value[SUBSIDIE] == nee) { set(a, DOOR, nee); return VASTGESTELD; }
    if (v->rules != VASTGESTELD) return v->rules;
    bool may_stop = v->old && v->day >= ON(2016, 1, 1) && v->day < ON(2024, 1, 1) && (v->kind == NO_RISK || law.option[C_zw_oud_regime] == zw_oud_regime_ook_overige);
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
    int64_t most, part = 100;
    bool claimed = false;
    if (!value_on(P_maximumdagloon, v->day, &most)) return PARAMETER_ONTBREEKT;
    if (v->kind == OVERIG_VERLOF) {
        ASSUMED(leave, VERLOF, 0);
        if (leave != 2 && v->day < ON(2022, 8, 2)) return PARAMETER_ONTBREEKT;
        if (leave != 2) part = 70;
    } else if (v->kind == NO_RISK || v->kind == COMPENSATIE) {
        ASSUMED(asked, HONDERD, nee);
        claimed = asked == ja && v->days_ill <= 364;
        if (!claimed) part = 70;
    }
    set_ratio(wage, s->value[DAGLOON], 1);
    set_ratio(counted, most, 1);
    at_most(counted, wage);
    set_ratio(share, part, 100);
    mpq_mul(base, counted, share);
    if (claimed) {
        ASSUMED(owed, AANSPRAAK, s->value[DAGLOON]);
        set_ratio(claim, owed, 1);
        at_most(base, claim);
    }
    if (factor_known != VASTGESTELD) return factor_known;
    set_ratio(factor, a->value[FACTOR], 100000);
    mpq_mul(benefit, base, factor);
    if (!v->leave) {
        ASSUMED(earned, INKOMSTEN, 0);
        if (earned && s->value[DAGLOON]) {
            set_ratio(deducted, earned, 1);
            mpq_mul(deducted, deducted, share);
            mpq_mul(deducted, deducted, counted);
            mpq_div(deducted, deducted, wage);
            if (law.option[C_zw_verrekening] == zw_verrekening_eerst_inkomsten) {
                mpq_sub(base, base, deducted);
                at_least_nought(base);
                mpq_mul(benefit, base, factor);
            } else mpq_sub(benefit, benefit, deducted);
            at_least_nought(benefit);
        }
    }
    set(a, UITKERING, to_nearest(benefit));
    return VASTGESTELD;
}

static enum status report_of(const struct situation *s, const struct view *v, struct answered *a)
{
    if (v->leave) { set_none(a, UITERLIJK); return VASTGESTELD; }
    NEEDED(EERSTE);
    int first = (int)s->value[EERSTE], last = first + 42;
    if (v->kind == COMPENSATIE) {
        if (first < ON(2023, 10, 1)) return PARAMETER_ONTBREEKT;
        last = first + 91 + 3;
    } else {
        if (first < ON(2015, 1, 1)) return PARAMETER_ONTBREEKT;
        ASSUMED(ends, EINDE, NEVER);
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

static int some_day(void)
{
    static const int turn[][3] = { { 2016, 1, 1 }, { 2017, 2, 1 }, { 2022, 1, 1 }, { 2022, 8, 2 }, { 2023, 10, 1 }, { 2024, 1, 1 }, { 2025, 1, 1 }, { 2026, 7, 1 } };
    if (one_in(3)) { const int *t = turn[chance(sizeof turn / sizeof *turn)]; return ON(t[0], t[1], t[2]) + (int)chance(9) - 4; }
    return ON(2015, 1, 1) + (int)chance((uint64_t)(ON(2026, 12, 31) - ON(2015, 1, 1) + 1));
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
    int report = one_in(3) ? ON(2021, 12, 30) + (int)chance(5) : first + (int)chance(50);
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
    if (!flat || one_in(100)) give(&s, LOONWAARDE, one_in(8) ? NONE : one_in(3) ? 28000 + 1000 * (int64_t)chance(5) : (int64_t)chance(101) * 1000);
    else if (one_in(10)) give(&s, LOONWAARDE, NONE);
    give(&s, DAGLOON, one_in(12) ? (int64_t)chance(3) : 5000 + (int64_t)chance(35000));
    if (one_in(2)) give(&s, HONDERD, !one_in(4));
    if (one_in(3)) give(&s, AANSPRAAK, (int64_t)chance(32000));
    if (one_in(4)) give(&s, INKOMSTEN, (int64_t)chance(one_in(2) ? 100 : 25000));
    if (one_in(4)) give(&s, BESCHUT, (int64_t)chance(2));
    if (one_in(3)) give(&s, VERLOF, (int64_t)chance(3));
    if (one_in(4)) give(&s, GEBOORTE, one_in(2) ? ON(1949, 10, 1) + (int)chance(5400) : ON(1960, 1, 1) + (int)chance(16000));
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
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) vary(codes[i]);
}

int main(int argc, char **argv)
{
    start_rationals();
    return compare_plain("samenloop", argc, argv);
}
