/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_rules.c: how fast rows and single cases are decided, beside a plain loop with the same arithmetic and nothing else. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bench.h"
#include "explain/explain.h"
#include "rules/registry.h"

enum { ROWS = 1 << 20, ROUNDS = 9 };

/* The columns that both sides read. */
static int32_t day[ROWS], start[ROWS], birth[ROWS], flat[ROWS], value[ROWS], agreed[ROWS], full[ROWS], normal[ROWS];
static int64_t plain_total[ROWS];

/* Time of the processor, so that other programs on the machine count as little as possible. */
static double now(void) { return seconds_on(CLOCK_PROCESS_CPUTIME_ID); }

static uint64_t seed = 20260701;
static uint32_t chance(uint32_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((seed >> 33) % below);
}

static void make_rows(bool one_day)
{
    date first = date_of(2015, 1, 1), span = date_of(2026, 12, 31) - first + 1;
    for (int i = 0; i < ROWS; i++) {
        day[i] = one_day ? date_of(2026, 7, 15) : first + (date)chance((uint32_t)span);
        start[i] = one_day ? day[i] : day[i] - (date)chance(170);
        if (start[i] < first) start[i] = first;
        birth[i] = date_of(1962, 1, 1) + (date)chance(16000);
        if (age_on(birth[i], day[i]) < 15) birth[i] -= 4000;
        flat[i] = day[i] >= date_of(2018, 1, 1) && chance(5) == 0 ? ja : nee;
        value[i] = (int32_t)chance(100) * 1000;
        agreed[i] = (int32_t)chance(4001);
        full[i] = 3600;
        normal[i] = 3600 + (int32_t)chance(3) * 200;
    }
}

/* ---- the plain loop: the same dates, ages and regimes, tables indexed by half-year, no names, no checks, no trace ---- */

static int64_t wage[24], youth_num[24][8], youth_den[24][8], charge_num[24], charge_den[24];
static int32_t adult[24];

static void fill_plain(const struct law *law)
{
    for (int h = 0; h < 24; h++) {
        date d = date_of(2015 + h / 2, h % 2 ? 7 : 1, 1);
        wage[h] = law_value(law, P_minimumloon, d);
        adult[h] = (int32_t)law_value(law, P_volwassen_leeftijd, d);
        ratio c = ratio_of(law_value(law, P_werkgeverslasten, d));
        charge_num[h] = c.num; charge_den[h] = c.den;
        for (int a = 15; a <= 22; a++) {
            int64_t v = law_value(law, (uint32_t)(P_jeugdloon + a - K_jeugdloon_first), d);
            youth_num[h][a - 15] = v == LAW_UNKNOWN ? 1 : ratio_of(v).num;
            youth_den[h][a - 15] = v == LAW_UNKNOWN ? 1 : ratio_of(v).den;
        }
    }
}

static int half_year(struct civil c) { return (c.year - 2015) * 2 + (c.month > 6); }

static int64_t divided(int64_t num, int64_t den) { return (2 * num + den) / (2 * den); }

struct plain_out { int64_t right, wage, ground, share, subsidy, costs, total; };
static struct plain_out plain[ROWS];

__attribute__((noinline)) static void run_plain(void)
{
    for (int i = 0; i < ROWS; i++) {
        struct civil on = civil_of(day[i]), from = civil_of(start[i]);
        struct civil fixed = from;
        if (from.year < on.year) {
            if (on.year > 2017) fixed = (struct civil){ on.year, 1, 1 };
            else if ((on.month - from.month) * 32 + on.day - from.day >= 0) fixed = (struct civil){ on.year, from.month, from.day };
        }
        int h = half_year(fixed);
        struct civil b = civil_of(birth[i]);
        int years = on.year - b.year - (on.month * 32 + on.day < b.month * 32 + b.day);
        int64_t num = wage[h], den = 1;
        if (years < adult[h]) { num *= youth_num[h][years - 15]; den *= youth_den[h][years - 15]; }
        plain[i].wage = divided(num, den);
        num *= 27; den *= 25;
        plain[i].ground = divided(num, den);
        int64_t share = flat[i] ? 50 : value[i] / 1000 >= 30 ? 100 - value[i] / 1000 : 70;
        plain[i].right = share > 0;
        plain[i].share = share;
        num *= share; den *= 100;
        int64_t week = on.year >= 2024 ? 3600 : normal[i], most = on.year >= 2024 ? full[i] : normal[i];
        num *= agreed[i] < most ? agreed[i] : most; den *= week;
        plain[i].subsidy = divided(num, den);
        plain[i].costs = divided(num * charge_num[h], den * charge_den[h]);
        plain[i].total = divided(num * (charge_den[h] + charge_num[h]), den * charge_den[h]);
        plain_total[i] = plain[i].total;
    }
}

/* ---- the rule over the same columns ---- */

static char *outcomes;
static uint8_t status[ROWS];

static void run_rule(const struct rule *rule, const struct law *law, bool only_kernel)
{
    struct column columns[64] = { { 0 } };
    const struct { const char *name; const void *values; } given[] = { { "peildatum", day }, { "ingangsdatum", start }, { "geboortedatum", birth }, { "forfaitair", flat },
        { "urenPerWeek", agreed }, { "voltijduren", full }, { "normaleArbeidsduur", normal }, { "loonwaarde", value } };
    for (size_t k = 0; k < sizeof given / sizeof *given; k++) columns[rule_fact(rule, given[k].name, strlen(given[k].name))].values = given[k].values;
    static uint8_t measured[ROWS / 8];
    if (!only_kernel) for (int i = 0; i < ROWS; i++) { if (i % 8 == 0) measured[i / 8] = 0; measured[i / 8] |= (uint8_t)(!flat[i] << (i % 8)); }
    columns[rule_fact(rule, "loonwaarde", 10)].given = measured;
    decide_columns(rule, law, columns, outcomes, status, ROWS);
}

static double median(double *times, int n) { qsort(times, (size_t)n, sizeof *times, by_size); return times[n / 2]; }

static int64_t compare(const struct rule *rule)
{
    int32_t total = rule_outcome(rule, "bedragPerMaand", 14);
    int64_t differences = 0;
    for (int i = 0; i < ROWS; i++) {
        int64_t got = term_plain(rule->outcomes[total].term, outcomes + (size_t)i * rule->outcome_size + rule->outcomes[total].offset);
        bool right = plain[i].right;
        if (status[i] != VASTGESTELD || got != (right ? plain_total[i] : 0)) differences++;
    }
    return differences;
}

static void bench_rows(const struct rule *rule, const struct law *law, bool one_day)
{
    double of_rule[ROUNDS], of_plain[ROUNDS];
    make_rows(one_day);
    run_plain();
    run_rule(rule, law, false);
    for (int k = 0; k < ROUNDS; k++) {
        double t = now();
        run_plain();
        of_plain[k] = now() - t;
        t = now();
        run_rule(rule, law, true);
        of_rule[k] = now() - t;
    }
    double a = ROWS / median(of_rule, ROUNDS), b = ROWS / median(of_plain, ROUNDS);
    printf("rows in memory, %-22s %6.1f million rows/s/core; plain loop %6.1f; ratio %.2f; rows that differ: %lld\n",
           one_day ? "all on one day:" : "days 2015-2026 mixed:", a / 1e6, b / 1e6, a / b, (long long)compare(rule));
}

static void set(const struct rule *rule, void *facts, const char *name, const char *text)
{
    fact_set_text(rule, facts, rule_fact(rule, name, strlen(name)), text, strlen(text), (struct manner){ 0 }, NULL);
}

static void bench_single(const struct rule *rule, const struct law *law)
{
    enum { TIMES = 200000 };
    static struct decision d;
    double traced[ROUNDS], untraced[ROUNDS], json[ROUNDS];
    decision_start(&d, rule, law, false);
    set(rule, &d.facts, "peildatum", "2026-01-01"); set(rule, &d.facts, "geboortedatum", "1990-01-01"); set(rule, &d.facts, "forfaitair", "nee");
    set(rule, &d.facts, "loonwaarde", "60"); set(rule, &d.facts, "urenPerWeek", "36"); set(rule, &d.facts, "voltijduren", "36");
    struct text text = { 0 };
    size_t size = 0;
    for (int k = 0; k < ROUNDS; k++) {
        double t = now();
        for (int i = 0; i < TIMES; i++) { reasoning_clear(&d.reasoning, false); rule->decide(&d.reasoning, law, &d.facts, &d.outcome); }
        traced[k] = (now() - t) / TIMES * 1e9;
        t = now();
        for (int i = 0; i < TIMES; i++) rule->decide(NULL, law, &d.facts, &d.outcome);
        untraced[k] = (now() - t) / TIMES * 1e9;
        t = now();
        for (int i = 0; i < TIMES / 10; i++) { text.size = 0; decision_make(&d); explain_json(&text, &d, 0); size = text.size; }
        json[k] = (now() - t) / (TIMES / 10) * 1e6;
    }
    printf("one case: traced %.0f ns (%d steps, %d parameters), untraced %.0f ns; decided, choices tried and written as JSON (%zu bytes) %.1f microseconds\n",
           median(traced, ROUNDS), d.reasoning.steps, d.reasoning.uses, median(untraced, ROUNDS), size, median(json, ROUNDS));
    text_free(&text);
}

int main(void)
{
    struct law_tables tables;
    const struct rule *rule = rule_find("loonkostensubsidie", 18);
    if (!rule || !law_build(&tables, NULL, 0, DATE_LAST)) return 1;
    outcomes = malloc((size_t)ROWS * rule->outcome_size);
    if (!outcomes) return 1;
    fill_plain(&tables.law);
    bench_rows(rule, &tables.law, false);
    bench_rows(rule, &tables.law, true);
    bench_single(rule, &tables.law);
    free(outcomes);
    law_free(&tables);
    return 0;
}
