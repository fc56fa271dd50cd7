/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_kostendelers.c: how fast the cost sharing norm is decided for households with up to five housemates, in memory, as structs and as columns, beside a plain loop. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bench.h"
#include "rules/decide.h"
#include "rules/kostendelersnorm.h"
#include "rules/registry.h"

enum { ROWS = 1 << 17, ROUNDS = 9 };

static uint64_t seed = 20260701;
static uint32_t chance(uint32_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((seed >> 33) % below);
}

/* Time of this thread alone, so that other work on the machine is not counted. */
static double now(void) { return seconds_on(CLOCK_THREAD_CPUTIME_ID); }

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

/* ---- the plain loop: the same norms, ages and counts out of the same columns, tables indexed by half-year and by month of birth, no names, no checks, no trace ---- */

enum { HALF_YEARS = 24, FIRST_BIRTH = 1941, BIRTH_MONTHS = 90 * 12 };
static money norms[HALF_YEARS][K_bijstandsnorm_count];
static int32_t own_age[HALF_YEARS], age_to_count[HALF_YEARS], pension_months[BIRTH_MONTHS];
static ratio fixed, each;

static void fill_plain(const struct law *law)
{
    for (int h = 0; h < HALF_YEARS; h++) {
        date d = date_of(2015 + h / 2, h % 2 ? 7 : 1, 1);
        for (uint32_t key = 0; key < K_bijstandsnorm_count; key++) {
            money norm = law_value(law, P_bijstandsnorm + key, d);
            norms[h][key] = norm == LAW_UNKNOWN ? 1 : norm;     /* of rows that the rule does not settle */
        }
        own_age[h] = (int32_t)law_value(law, P_kostendelersnorm_leeftijd, d);
        age_to_count[h] = (int32_t)law_value(law, P_kostendeler_leeftijd, d);
    }
    for (int m = 0; m < BIRTH_MONTHS; m++) {
        date d = date_of(FIRST_BIRTH + m / 12, m % 12 + 1, 1);
        int64_t years = law_value(law, P_aow_leeftijd_jaren, d), months = law_value(law, P_aow_leeftijd_maanden, d);
        pension_months[m] = years == LAW_UNKNOWN ? INT32_MAX : (int32_t)(12 * years + months);
    }
    fixed = ratio_of(law_value(law, P_kostendeler_vast, date_of(2026, 1, 1)));
    each = ratio_of(law_value(law, P_kostendeler_per_persoon, date_of(2026, 1, 1)));
}

static enum norm_group group_of(date born, struct civil on, date adult)
{
    struct civil b = civil_of(born);
    if (born > adult) return GROUP_young;
    int32_t months = (on.year - b.year) * 12 + on.month - b.month - (on.day < b.day), at = (b.year - FIRST_BIRTH) * 12 + b.month - 1;
    return months >= pension_months[at < 0 ? 0 : at] ? GROUP_pensioner : GROUP_working_age;
}

struct plain_out { int32_t sharers, percentage; money norm; };
static struct plain_out plain[ROWS];

__attribute__((noinline)) static void run_plain(void)
{
    for (int i = 0; i < ROWS; i++) {
        struct civil on = civil_of(day[i]);
        int h = (on.year - 2015) * 2 + (on.month > 6);
        date adult = born_by_civil(on, own_age[h]), old = born_by_civil(on, age_to_count[h]);
        bool couple = with_partner[i / 8] >> (i % 8) & 1;
        enum norm_group one = group_of(birth[i], on, adult), other = couple ? group_of(partner_birth[i], on, adult) : GROUP_young;
        int counted = 0;
        for (int k = 0; k < housemates[i].n; k++) {
            const item_huisgenoten *m = &housemates[i].item[k];
            bool rents = m->commercieelContract == commercieelContract_met_derde || (m->commercieelContract == commercieelContract_met_belanghebbende && m->familieEersteTweedeGraad == nee);
            counted += (m->geboortedatum <= old) & (m->hoofdverblijf == ja) & !rents & (m->studeert == nee) & (m->bbl == nee);
        }
        money base = norms[h][cost_sharers_base(one, couple, other)];
        int64_t num, den;
        if (one != GROUP_young && counted) {
            plain[i].sharers = cost_sharers(counted, couple, other);
            fraction part_of_base = cost_sharers_part(fixed, each, plain[i].sharers);
            num = part_of_base.num * base;
            den = part_of_base.den;
        } else {
            bool own_part = one == GROUP_young && couple && other != GROUP_young && counted;
            plain[i].sharers = one == GROUP_young ? 0 : cost_sharers(0, couple, other);
            num = norms[h][own_part ? (children[i] == ja ? K_bijstandsnorm_22a_3_a : K_bijstandsnorm_22a_3_b) : household_norm(couple, one, other, children[i] == ja, false)];
            den = couple && !own_part ? 2 : 1;
        }
        plain[i].norm = (2 * num + den) / (2 * den);
        plain[i].percentage = (int32_t)((2 * 10000 * num + den * base) / (2 * den * base) * 10);
    }
}

/* ---- the rule: as structs that lie ready, rule->rows alone; and as columns, with checks and gathering ---- */

static struct column columns[64];
static char *facts, *outcomes;

static void set_column(const struct rule *rule, const char *name, const void *values, const uint8_t *given)
{
    columns[rule_fact(rule, name, strlen(name))] = (struct column){ values, given };
}

static void make_structs(const struct rule *rule)
{
    memset(facts, 0, (size_t)ROWS * rule->facts_size);
    for (size_t i = 0; i < ROWS; i++) {
        char *at = facts + i * rule->facts_size;
        for (uint32_t k = 0; k < rule->fact_count; k++) {
            size_t size = term_size(rule->facts[k].term);
            if (!columns[k].values) continue;
            memcpy(at + rule->facts[k].offset, (const char *)columns[k].values + i * size, size);
            ((struct facts_head *)(void *)at)->given |= (uint64_t)(columns[k].given ? columns[k].given[i / 8] >> (i % 8) & 1 : 1) << k;
        }
    }
}

static int64_t plain_outcome(const struct rule *rule, int row, const char *name)
{
    const struct field *field = &rule->outcomes[rule_outcome(rule, name, strlen(name))];
    return term_plain(field->term, outcomes + (size_t)row * rule->outcome_size + field->offset);
}

/* Rows in which the rule, and the loop, say something else; what is not settled for want of a parameter is left out. */
static void compare(const struct rule *rule)
{
    int settled = 0, sharing = 0, differ = 0;
    uint64_t sharers_bit = (uint64_t)1 << rule_outcome(rule, "aantalKostendelers", strlen("aantalKostendelers"));
    for (int i = 0; i < ROWS; i++) {
        if (status[i] != VASTGESTELD) continue;
        bool none = outcome_head(outcomes + (size_t)i * rule->outcome_size)->none & sharers_bit;
        settled++;
        sharing += plain_outcome(rule, i, "kostendelersnormGeldt") == ja;
        differ += plain_outcome(rule, i, "normPerMaand") != plain[i].norm || plain_outcome(rule, i, "percentageGehuwdennorm") != plain[i].percentage ||
                  (none ? 0 : plain_outcome(rule, i, "aantalKostendelers")) != plain[i].sharers;
    }
    printf("  %d of %d rows settled, %d share costs; rows that differ: %d\n", settled, ROWS, sharing, differ);
}

static double median(double *times)
{
    qsort(times, ROUNDS, sizeof *times, by_size);
    return times[ROUNDS / 2];
}

static void bench(const struct rule *rule, const struct law *law, bool one_day)
{
    static struct terms_room room;
    double of_plain[ROUNDS], of_structs[ROUNDS], of_columns[ROUNDS];
    make_structs(rule);
    for (int k = 0; k < ROUNDS; k++) {
        double start = now();
        run_plain();
        of_plain[k] = now() - start;
        memset(status, 0, sizeof status);
        start = now();
        rule->rows(law, facts, outcomes, status, ROWS, &room);
        of_structs[k] = now() - start;
        start = now();
        decide_columns(rule, law, columns, outcomes, status, ROWS);
        of_columns[k] = now() - start;
    }
    double a = ROWS / median(of_plain) / 1e6, b = ROWS / median(of_structs) / 1e6, c = ROWS / median(of_columns) / 1e6;
    printf("cost sharers, %-22s columns %.1f million rows/s/core, structs %.1f; plain loop %.1f; ratio %.2f and %.2f\n", one_day ? "all on one day:" : "days 2015-2026 mixed:", c, b, a, c / a, b / a);
    compare(rule);
}

int main(void)
{
    struct law_tables tables;
    const struct rule *rule = rule_find("kostendelersnorm", strlen("kostendelersnorm"));
    if (!rule || !law_build(&tables, NULL, 0, DATE_LAST)) return 1;
    housemates = calloc(ROWS, sizeof *housemates);
    facts = malloc((size_t)ROWS * rule->facts_size);
    outcomes = malloc((size_t)ROWS * rule->outcome_size);
    if (!housemates || !facts || !outcomes) return 1;
    set_column(rule, "peildatum", day, NULL);
    set_column(rule, "geboortedatum", birth, NULL);
    set_column(rule, "partnerGeboortedatum", partner_birth, with_partner);
    set_column(rule, "kinderen", children, NULL);
    set_column(rule, "huisgenoten", housemates, NULL);
    fill_plain(&tables.law);
    for (int one_day = 0; one_day < 2; one_day++) {
        make_rows(one_day);
        bench(rule, &tables.law, one_day);
    }
    free(facts); free(outcomes); free(housemates);
    law_free(&tables);
    return 0;
}
