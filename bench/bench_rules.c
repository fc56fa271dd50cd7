/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_rules.c: how fast rows and single cases are decided, beside a plain loop with the same arithmetic and nothing else. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bench.h"
#include "explain/explain.h"
#include "lks.h"
#include "rules/registry.h"

enum { ROUNDS = 9 };

/* Time of the processor, so that other programs on the machine count as little as possible. */
static double now(void) { return seconds_on(CLOCK_PROCESS_CPUTIME_ID); }

static double median(double *times, int n) { qsort(times, (size_t)n, sizeof *times, by_size); return times[n / 2]; }

static void bench_rows(const struct rule *rule, const struct law *law, bool one_day)
{
    double of_rule[ROUNDS], of_plain[ROUNDS];
    lks_make(one_day);
    lks_plain(0, ROWS);
    lks_rule(rule, law, 0, ROWS);
    for (int k = 0; k < ROUNDS; k++) {
        double t = now();
        lks_plain(0, ROWS);
        of_plain[k] = now() - t;
        t = now();
        lks_rule(rule, law, 0, ROWS);
        of_rule[k] = now() - t;
    }
    double a = ROWS / median(of_rule, ROUNDS), b = ROWS / median(of_plain, ROUNDS);
    printf("rows in memory, %-22s %6.1f million rows/s/core; plain loop %6.1f; ratio %.2f; rows that differ: %lld\n",
           one_day ? "all on one day:" : "days 2015-2026 mixed:", a / 1e6, b / 1e6, a / b, (long long)lks_differences(rule));
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
    lks_outcomes = malloc((size_t)ROWS * rule->outcome_size);
    if (!lks_outcomes) return 1;
    lks_law_from(&tables.law);
    bench_rows(rule, &tables.law, false);
    bench_rows(rule, &tables.law, true);
    bench_single(rule, &tables.law);
    free(lks_outcomes);
    law_free(&tables);
    return 0;
}
