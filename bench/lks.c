/* SPDX-License-Identifier: EUPL-1.2 */
/* lks.c: see lks.h. */
#include "lks.h"

#include <string.h>
#include "rules/registry.h"

struct lks_rows lks;
struct lks_law lks_law;
struct lks_out lks_plain_out[ROWS];
char *lks_outcomes;
uint8_t lks_status[ROWS];

/* ---- rows, always the same ones ---- */

static uint64_t seed;
static uint32_t chance(uint32_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((seed >> 33) % below);
}

void lks_make(bool one_day)
{
    date first = date_of(2015, 1, 1), span = date_of(2026, 12, 31) - first + 1;
    seed = 20260701;
    for (int i = 0; i < ROWS; i++) {
        lks.day[i] = one_day ? date_of(2026, 7, 15) : first + (date)chance((uint32_t)span);
        lks.start[i] = one_day ? lks.day[i] : lks.day[i] - (date)chance(170);
        if (lks.start[i] < first) lks.start[i] = first;
        lks.birth[i] = date_of(1962, 1, 1) + (date)chance(16000);
        if (age_on(lks.birth[i], lks.day[i]) < 15) lks.birth[i] -= 4000;
        lks.flat[i] = lks.day[i] >= date_of(2018, 1, 1) && chance(5) == 0 ? ja : nee;
        lks.value[i] = (int32_t)chance(100) * 1000;
        lks.agreed[i] = (int32_t)chance(4001);
        lks.full[i] = 3600;
        lks.normal[i] = 3600 + (int32_t)chance(3) * 200;
        if (i % 8 == 0) lks.measured[i / 8] = 0;
        lks.measured[i / 8] |= (uint8_t)((lks.flat[i] == nee) << (i % 8));
    }
}

/* ---- the plain loop ---- */

void lks_law_from(const struct law *law)
{
    for (int h = 0; h < HALF_YEARS; h++) {
        date d = date_of(2015 + h / 2, h % 2 ? 7 : 1, 1);
        lks_law.wage[h] = law_value(law, P_minimumloon, d);
        lks_law.adult[h] = (int32_t)law_value(law, P_volwassen_leeftijd, d);
        ratio c = ratio_of(law_value(law, P_werkgeverslasten, d));
        lks_law.charge_num[h] = c.num;
        lks_law.charge_den[h] = c.den;
        for (int a = 0; a < YOUTH_COUNT; a++) {
            int64_t v = law_value(law, (uint32_t)(P_jeugdloon + YOUTH_FIRST + a - K_jeugdloon_first), d);
            lks_law.youth_num[h][a] = v == LAW_UNKNOWN ? 1 : ratio_of(v).num;
            lks_law.youth_den[h][a] = v == LAW_UNKNOWN ? 1 : ratio_of(v).den;
        }
    }
}

static int half_year(struct civil c) { return (c.year - 2015) * 2 + (c.month > 6); }

static int64_t divided(int64_t num, int64_t den) { return (2 * num + den) / (2 * den); }

__attribute__((noinline)) void lks_plain(size_t first, size_t last)
{
    const struct lks_law *law = &lks_law;
    for (size_t i = first; i < last; i++) {
        struct lks_out *out = &lks_plain_out[i];
        struct civil on = civil_of(lks.day[i]), from = civil_of(lks.start[i]), fixed = from, b = civil_of(lks.birth[i]);
        if (from.year < on.year) {
            if (on.year > 2017) fixed = (struct civil){ on.year, 1, 1 };
            else if ((on.month - from.month) * 32 + on.day - from.day >= 0) fixed = (struct civil){ on.year, from.month, from.day };
        }
        int h = half_year(fixed), years = on.year - b.year - (on.month * 32 + on.day < b.month * 32 + b.day);
        int64_t num = law->wage[h], den = 1;
        if (years < law->adult[h]) { num *= law->youth_num[h][years - YOUTH_FIRST]; den *= law->youth_den[h][years - YOUTH_FIRST]; }
        out->wage = divided(num, den);
        num *= 27; den *= 25;
        out->ground = divided(num, den);
        int64_t share = lks.flat[i] ? 50 : lks.value[i] / 1000 >= 30 ? 100 - lks.value[i] / 1000 : 70;
        out->right = share > 0;
        out->share = share;
        num *= share; den *= 100;
        int64_t week = on.year >= 2024 ? 3600 : lks.normal[i], most = on.year >= 2024 ? lks.full[i] : lks.normal[i];
        num *= lks.agreed[i] < most ? lks.agreed[i] : most; den *= week;
        out->subsidy = divided(num, den);
        out->costs = divided(num * law->charge_num[h], den * law->charge_den[h]);
        out->total = divided(num * (law->charge_den[h] + law->charge_num[h]), den * law->charge_den[h]);
    }
}

/* ---- the rule ---- */

void lks_rule(const struct rule *rule, const struct law *law, size_t from, size_t to)
{
    struct column columns[64] = { { 0 } };
    const struct { const char *name; const int32_t *values; } given[] = { { "peildatum", lks.day }, { "ingangsdatum", lks.start }, { "geboortedatum", lks.birth }, { "forfaitair", lks.flat },
        { "urenPerWeek", lks.agreed }, { "voltijduren", lks.full }, { "normaleArbeidsduur", lks.normal }, { "loonwaarde", lks.value } };
    for (size_t k = 0; k < sizeof given / sizeof *given; k++) columns[rule_fact(rule, given[k].name, strlen(given[k].name))].values = given[k].values + from;
    columns[rule_fact(rule, "loonwaarde", 10)].given = lks.measured + from / 8;
    decide_columns(rule, law, columns, lks_outcomes + from * rule->outcome_size, lks_status + from, to - from);
}

int64_t lks_differences(const struct rule *rule)
{
    int32_t total = rule_outcome(rule, "bedragPerMaand", 14);
    int64_t differences = 0;
    for (size_t i = 0; i < ROWS; i++) {
        int64_t got = term_plain(rule->outcomes[total].term, lks_outcomes + i * rule->outcome_size + rule->outcomes[total].offset);
        differences += lks_status[i] != VASTGESTELD || got != (lks_plain_out[i].right ? lks_plain_out[i].total : 0);
    }
    return differences;
}

/* ---- memory ---- */

static int64_t copied[7][ROWS];

__attribute__((noinline)) void lks_copy(size_t from, size_t to)
{
    const int32_t *const in[] = { lks.day, lks.start, lks.birth, lks.flat, lks.value, lks.agreed, lks.full };
    for (size_t k = 0; k < sizeof in / sizeof *in; k++) {
        const int32_t *a = in[k], *b = lks.normal;
        int64_t *out = copied[k];
        for (size_t i = from; i < to; i++) out[i] = a[i] + (int64_t)b[i];
    }
}
