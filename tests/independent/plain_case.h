/* SPDX-License-Identifier: EUPL-1.2 */
/* plain_case.h: on top of apart.h, cases that are one row of plain facts: laid out by name, assumptions and needs, ages counted apart. */
#ifndef BREED_TESTS_PLAIN_CASE_H
#define BREED_TESTS_PLAIN_CASE_H

#include "apart.h"

/* The program first defines FACTS, OUTCOMES, fact_name, outcome_name, is_date, SITUATION_MORE (members beside the plain facts) and LAY_OUT_MORE (lists), then
 * writes compute, random_case and random_readings. Dates are day numbers of the calendar of apart.h. given false: not given; unknown: asked and not known. */
struct situation { int64_t value[FACTS]; bool given[FACTS], unknown[FACTS]; SITUATION_MORE };

static enum status compute(const struct situation *, struct answered *);
static struct situation random_case(void);
static void random_readings(void);
static const struct situation *case_before;             /* the case before, for random_case: rows of a table often share their days; NULL for the first */

static inline void give(struct situation *s, int fact, int64_t value) { s->given[fact] = true; s->value[fact] = value; }
static inline void maybe(struct situation *s, int fact, uint64_t in, int64_t value) { if (!one_in(in)) give(s, fact, value); }

/* Takes an option of a choice by chance, the usual one in half of the cases and more. */
static inline void vary(int code)
{
    law.option[code] = (uint8_t)(one_in(2) ? 0 : chance((uint64_t)tables.book->choices[code].option_count));
}

/* ---- ages ---- */

static inline bool has_age(int born, int day, int years) { return calendar[born].y + years < 1900 + YEARS && months_old(born, 12 * years) <= day; }
/* A birth date so many years before a day, a few days off. */
static inline int born_years_before(int day, int years, int off) { return months_on(day, -12 * years) + off; }

/* ---- rationals ---- */

static inline void set_whole(mpq_t into, int64_t value) { mpq_set_si(into, (long)value, 1); }
static inline void at_most(mpq_t a, const mpq_t b) { if (mpq_cmp(a, b) > 0) mpq_set(a, b); }
/* into = a * (1 + part) */
static inline void with_on_top(mpq_t into, const mpq_t a, const mpq_t part)
{
    static mpq_t more;
    static bool ready;
    if (!ready) { mpq_init(more); ready = true; }
    mpq_mul(more, a, part);
    mpq_add(into, a, more);
}
static inline void at_least_nought(mpq_t a) { if (mpq_sgn(a) < 0) mpq_set_si(a, 0, 1); }

/* The claim to holiday pay on a wage, by the bands of that half-year, into claim. */
static inline bool holiday_pay(mpq_t claim, int64_t wage, int day)
{
    static mpq_t share, less;
    static bool ready;
    if (!ready) { mpq_inits(share, less, (mpq_ptr)NULL); ready = true; }
    int64_t from[4], minus;
    set_whole(claim, 0);
    if (wage == 0) return true;
    for (int band = 0; band < 4; band++) if (!value_on((uint32_t)(P_vakantietoeslag_inkomen_vanaf + band), day, &from[band])) return false;
    int band = wage >= from[3] ? 3 : wage >= from[2] ? 2 : wage >= from[1] ? 1 : 0;
    if (!part_on(share, (uint32_t)(P_vakantietoeslag_inkomen_percentage + band), day) || !value_on((uint32_t)(P_vakantietoeslag_inkomen_aftrek + band), day, &minus)) return false;
    set_whole(claim, wage);
    mpq_mul(claim, claim, share);
    set_whole(less, minus);
    mpq_sub(claim, claim, less);
    at_least_nought(claim);
    return true;
}

/* ---- needs and assumptions ---- */

/* An assumption stands in for a fact that was not given, never for one that is not known. */
static inline bool assume(const struct situation *s, int fact, int64_t otherwise, int64_t *value)
{
    *value = s->given[fact] ? s->value[fact] : otherwise;
    return !s->unknown[fact];
}
#define ASSUMED(variable, fact, otherwise) int64_t variable; if (!assume(s, fact, otherwise, &variable)) return ONBEKEND
#define NEEDED(fact) do { if (!s->given[fact]) return ONBEKEND; } while (0)
#define PASS(call) do { enum status status_ = (call); if (status_ != VASTGESTELD) return status_; } while (0)

/* The claim to holiday pay on a wage: what was given, else by the bands; what was given and is to the cent that of the bands is that itself. */
static inline enum status claim_on(mpq_t claim, const struct situation *s, int fact, int64_t wage)
{
    if (s->unknown[fact]) return ONBEKEND;
    bool known = holiday_pay(claim, wage, (int)s->value[0]);        /* the reference date is the first fact */
    if (s->given[fact] && (!known || to_nearest(claim) != s->value[fact])) set_whole(claim, s->value[fact]);
    return known || s->given[fact] ? VASTGESTELD : PARAMETER_ONTBREEKT;
}
/* By chance what the bands say, to the cent. */
static inline void give_claim_of_bands(struct situation *s, int fact, int64_t wage)
{
    static mpq_t claim;
    static bool ready;
    if (!ready) { mpq_init(claim); ready = true; }
    if (one_in(6) && holiday_pay(claim, wage, (int)s->value[0])) give(s, fact, to_nearest(claim));
}

/* ---- for apart.h ---- */

static void lay_out(const void *from, struct case_room *facts)
{
    const struct situation *s = from;
    for (int k = 0; k < FACTS; k++) {
        if (s->unknown[k]) put_unknown(facts, k);
        if (!s->given[k]) continue;
        if (rule->facts[place[k]].term->kind == KIND_list) LAY_OUT_MORE(s, facts, k);
        else put(facts, k, is_date(k) ? s->value[k] - EPOCH : s->value[k]);
    }
}
static void any_case(void *into, const void *before)
{
    case_before = before;
    struct situation s = random_case();
    memcpy(into, &s, sizeof s);
}
static enum status compute_any(const void *from, struct answered *a) { return compute(from, a); }
static void forget_unknown(void *in) { memset(((struct situation *)in)->unknown, 0, sizeof ((struct situation *)in)->unknown); }

static int compare_plain(const char *name, int argc, char **argv)
{
    const struct program program = { .rule = name, .facts = fact_name, .outcomes = outcome_name, .fact_count = FACTS, .outcome_count = OUTCOMES, .situation = sizeof(struct situation),
        .readings = random_readings, .random_case = any_case, .lay_out = lay_out, .compute = compute_any, .forget_unknown = forget_unknown };
    return run_apart(&program, argc, argv);
}

#endif
