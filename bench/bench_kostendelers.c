/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_kostendelers.c: how fast the cost sharing norm is decided for households with up to five housemates, in memory, as structs and as columns. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "rules/decide.h"
#include "rules/registry.h"

enum { ROWS = 1 << 17, ROUNDS = 9 };

static uint64_t seed = 20260701;
static uint32_t chance(uint32_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((seed >> 33) % below);
}

/* Time of this thread alone, so that other work on the machine is not counted. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}
static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static int32_t day[ROWS], birth[ROWS], partner_birth[ROWS], children[ROWS];
static uint8_t with_partner[ROWS / 8];
static fact_huisgenoten *housemates;
static uint8_t status[ROWS];

/* A housemate as a register gives it: all parts known. Most live there without contract or study. */
static void make_housemate(item_huisgenoten *h, date on)
{
    h->given = ((uint32_t)1 << part_count_huisgenoten) - 1;
    h->geboortedatum = on - 365 * (10 + (int32_t)chance(70)) - (int32_t)chance(365);
    h->hoofdverblijf = chance(20) ? ja : nee;
    h->commercieelContract = chance(8) ? commercieelContract_geen : (int32_t)chance(3);
    h->familieEersteTweedeGraad = chance(2) ? ja : nee;
    h->studeert = chance(6) ? nee : ja;
    h->bbl = chance(30) ? nee : ja;
}

static void make_rows(bool one_day)
{
    date first = date_of(2015, 1, 1), span = date_of(2026, 12, 31) - first + 1;
    memset(with_partner, 0, sizeof with_partner);
    for (int i = 0; i < ROWS; i++) {
        day[i] = one_day ? date_of(2026, 7, 15) : first + (date)chance((uint32_t)span);
        birth[i] = day[i] - 365 * (19 + (int32_t)chance(60)) - (int32_t)chance(365);
        partner_birth[i] = birth[i] + (int32_t)chance(3000) - 1500;
        if (partner_birth[i] > day[i]) partner_birth[i] = birth[i];
        children[i] = (int32_t)chance(2);
        with_partner[i / 8] |= (uint8_t)((chance(3) == 0) << (i % 8));
        housemates[i].n = (int32_t)chance(6);
        for (int k = 0; k < housemates[i].n; k++) make_housemate(&housemates[i].item[k], day[i]);
    }
}

static void report(const char *what, bool one_day, double *times, const char *outcomes, const struct rule *rule)
{
    int64_t settled = 0, sharing = 0;
    for (int i = 0; i < ROWS; i++) {
        settled += status[i] == VASTGESTELD;
        sharing += term_plain(rule->outcomes[0].term, outcomes + (size_t)i * rule->outcome_size + rule->outcomes[0].offset) == ja;
    }
    qsort(times, ROUNDS, sizeof *times, by_size);
    printf("%-10s %-22s %6.1f million rows/s/core; %lld of %d rows settled, %lld share costs\n", what, one_day ? "all on one day:" : "days 2015-2026 mixed:",
           ROWS / times[ROUNDS / 2] / 1e6, (long long)settled, ROWS, (long long)sharing);
}

static void set_column(struct column *columns, const struct rule *rule, const char *name, const void *values, const uint8_t *given)
{
    columns[rule_fact(rule, name, strlen(name))] = (struct column){ values, given };
}

/* The rule over columns: checks, gathering and deciding. */
static void bench_columns(const struct rule *rule, const struct law *law, char *outcomes, bool one_day)
{
    struct column columns[64] = { { 0 } };
    double times[ROUNDS];
    set_column(columns, rule, "peildatum", day, NULL);
    set_column(columns, rule, "geboortedatum", birth, NULL);
    set_column(columns, rule, "partnerGeboortedatum", partner_birth, with_partner);
    set_column(columns, rule, "kinderen", children, NULL);
    set_column(columns, rule, "huisgenoten", housemates, NULL);
    for (int k = 0; k < ROUNDS; k++) {
        double t = now();
        decide_columns(rule, law, columns, outcomes, status, ROWS);
        times[k] = now() - t;
    }
    report("columns", one_day, times, outcomes, rule);
}

/* The rule over structs that lie ready: rule->rows alone. */
static void bench_structs(const struct rule *rule, const struct law *law, char *facts, char *outcomes, bool one_day)
{
    double times[ROUNDS];
    memset(facts, 0, (size_t)ROWS * rule->facts_size);
    for (int i = 0; i < ROWS; i++) {
        char *at = facts + (size_t)i * rule->facts_size;
        struct { const char *name; const void *value; size_t size; bool given; } all[] = { { "peildatum", &day[i], 4, true }, { "geboortedatum", &birth[i], 4, true },
            { "partnerGeboortedatum", &partner_birth[i], 4, with_partner[i / 8] >> (i % 8) & 1 }, { "kinderen", &children[i], 4, true }, { "huisgenoten", &housemates[i], sizeof *housemates, true } };
        for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
            int32_t fact = rule_fact(rule, all[k].name, strlen(all[k].name));
            memcpy(at + rule->facts[fact].offset, all[k].value, all[k].size);
            ((struct facts_head *)(void *)at)->given |= (uint64_t)all[k].given << fact;
        }
    }
    for (int k = 0; k < ROUNDS; k++) {
        memset(status, 0, sizeof status);
        double t = now();
        rule->rows(law, facts, outcomes, status, ROWS, NULL);
        times[k] = now() - t;
    }
    report("structs", one_day, times, outcomes, rule);
}

int main(void)
{
    struct law_tables tables;
    const struct rule *rule = rule_find("kostendelersnorm", strlen("kostendelersnorm"));
    if (!rule || !law_build(&tables, NULL, 0, DATE_LAST)) return 1;
    housemates = calloc(ROWS, sizeof *housemates);
    char *facts = malloc((size_t)ROWS * rule->facts_size), *outcomes = malloc((size_t)ROWS * rule->outcome_size);
    if (!housemates || !facts || !outcomes) return 1;
    for (int one_day = 0; one_day < 2; one_day++) {
        make_rows(one_day);
        bench_structs(rule, &tables.law, facts, outcomes, one_day);
        bench_columns(rule, &tables.law, outcomes, one_day);
    }
    free(facts); free(outcomes); free(housemates);
    law_free(&tables);
    return 0;
}
