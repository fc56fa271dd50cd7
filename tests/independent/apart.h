/* SPDX-License-Identifier: EUPL-1.2 */
/* apart.h: what the computations apart share: chance, a calendar of their own, rationals, and the comparison of random cases with a rule, alone and as columns. */
#ifndef BREED_TESTS_APART_H
#define BREED_TESTS_APART_H

#include <gmp.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "rules/decide.h"
#include "rules/registry.h"

/* A program gives its rule, its facts and outcomes by name, and fills in random_case and compute. Usage: NAME-gmp [CASES [SEED]]. Speaks TAP. */

static struct law_tables tables;
static struct law law;
static const struct rule *rule;

/* ---- chance ---- */

static uint64_t state;
static inline uint64_t chance(uint64_t n)       /* 0 .. n-1; splitmix64 */
{
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) % n;
}
static inline bool one_in(uint64_t n) { return chance(n) == 0; }
static inline int64_t between(int64_t least, int64_t most) { return least + (int64_t)chance((uint64_t)(most - least + 1)); }

/* ---- a calendar of its own: every day from 1900 to 2049 counted one by one ---- */

enum { YEARS = 150, MOST_DAYS = 54788, EPOCH = 25567 };       /* 1970-01-01 is day 25567 counted from 1900-01-01 */
struct ymd { int y, m, d; };
static struct ymd calendar[MOST_DAYS];
static int month_start[YEARS * 12 + 1], days_counted;

static inline void count_the_days(void)
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
static inline int day_of(int y, int m, int d) { return month_start[(y - 1900) * 12 + m - 1] + d - 1; }
#define ON(y, m, d) day_of(y, m, d)
/* The day on which somebody born on a day is so many months old: the first day after where the month has no such day. */
static inline int months_old(int born, int months)
{
    int index = (calendar[born].y - 1900) * 12 + calendar[born].m - 1 + months;
    int wanted = month_start[index] + calendar[born].d - 1;
    return wanted < month_start[index + 1] ? wanted : month_start[index + 1];
}
/* The same day of an earlier or later month, or the last one of that month. */
static inline int months_on(int day, int months)
{
    int index = (calendar[day].y - 1900) * 12 + calendar[day].m - 1 + months;
    int wanted = month_start[index] + calendar[day].d - 1;
    return wanted < month_start[index + 1] ? wanted : month_start[index + 1] - 1;
}
/* Birthdays reached, counted one by one. 29 February is reached on 1 March of other years. */
static inline int birthdays(int born, int day)
{
    int age = 0;
    while (calendar[born].y + age + 1 < 1900 + YEARS && months_old(born, 12 * (age + 1)) <= day) age++;
    return age;
}

/* The pension age, in months, by birth date: 65 years and three months for who was born from November 1949, and so on. */
static inline bool is_pensioner(int born, int day)
{
    static const struct { int y, m, months; } steps[] = { { 1949, 11, 783 }, { 1950, 10, 786 }, { 1951, 7, 789 }, { 1952, 4, 792 }, { 1953, 1, 796 }, { 1955, 9, 799 },
        { 1956, 6, 802 }, { 1957, 3, 804 }, { 1961, 1, 807 } };
    int months = 782;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (born >= ON(steps[i].y, steps[i].m, 1)) months = steps[i].months;
    return calendar[born].y + 68 < 1900 + YEARS && months_old(born, months) <= day;
}

/* ---- the law's values, and rationals ---- */

static inline bool value_on(uint32_t slot, int day, int64_t *value) { return (*value = law_value(&law, slot, day - EPOCH)) != LAW_UNKNOWN; }
static inline bool part_on(mpq_t into, uint32_t slot, int day)
{
    int64_t packed;
    if (!value_on(slot, day, &packed)) return false;
    mpq_set_si(into, (long)(packed >> 32), (unsigned long)(packed & 0x7fffffff));
    mpq_canonicalize(into);
    return true;
}
static inline void set_ratio(mpq_t into, int64_t num, int64_t den) { mpq_set_si(into, (long)num, (unsigned long)den); mpq_canonicalize(into); }
/* To a whole number, halves away from nought. */
static inline int64_t to_nearest(const mpq_t a)
{
    static mpz_t top, bottom;
    static bool ready;
    if (!ready) { mpz_inits(top, bottom, (mpz_ptr)NULL); ready = true; }
    mpz_abs(top, mpq_numref(a));
    mpz_mul_ui(top, top, 2);
    mpz_add(top, top, mpq_denref(a));
    mpz_mul_ui(bottom, mpq_denref(a), 2);
    mpz_fdiv_q(top, top, bottom);
    return mpq_sgn(a) < 0 ? -mpz_get_si(top) : mpz_get_si(top);
}

/* ---- cases and answers ---- */

enum { OUTCOMES_MOST = 12, BLOCK = 1000 };
struct answered { enum status status; bool settled[OUTCOMES_MOST], none[OUTCOMES_MOST]; int64_t value[OUTCOMES_MOST]; };

static int32_t place[64], out_place[OUTCOMES_MOST];
static const char *const *outcome_names;
static int outcome_count;

static inline void set(struct answered *a, int k, int64_t value) { a->settled[k] = true; a->value[k] = value; }
static inline void set_none(struct answered *a, int k) { a->settled[k] = a->none[k] = true; }

/* Facts into the struct of the rule under test: fact by its place in the list of names of the program. */
static inline void put(struct case_room *facts, int fact, int64_t value)
{
    const struct field *field = &rule->facts[place[fact]];
    int32_t small = (int32_t)value;
    if (field->term->kind == KIND_euro) memcpy(facts->bytes + field->offset, &value, sizeof value); else memcpy(facts->bytes + field->offset, &small, sizeof small);
    ((struct facts_head *)(void *)facts)->given |= (uint64_t)1 << place[fact];
}
static inline void put_unknown(struct case_room *facts, int fact) { ((struct facts_head *)(void *)facts)->unknown |= (uint64_t)1 << place[fact]; }

static inline struct answered read_answer(enum status status, const void *out)
{
    struct answered a = { .status = status };
    for (int k = 0; k < outcome_count; k++) {
        const struct field *field = &rule->outcomes[out_place[k]];
        a.settled[k] = outcome_head(out)->settled >> out_place[k] & 1;
        a.none[k] = outcome_head(out)->none >> out_place[k] & 1;
        if (a.settled[k] && !a.none[k]) a.value[k] = term_plain(field->term, (const char *)out + field->offset);
    }
    return a;
}

static inline bool same(const struct answered *a, const struct answered *b)
{
    if (a->status != b->status) return false;
    for (int k = 0; k < outcome_count; k++)
        if (a->settled[k] != b->settled[k] || a->none[k] != b->none[k] || (a->settled[k] && !a->none[k] && a->value[k] != b->value[k])) return false;
    return true;
}

/* The whole case as a line of facts, the readings that are not the usual ones, and both answers. */
static inline void show(const struct case_room *facts, const struct answered *theirs, const struct answered *ours)
{
    static char room[20000];
    struct text text = TEXT_IN(room);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        bool given = facts_head(facts)->given >> k & 1, unknown = facts_head(facts)->unknown >> k & 1;
        if (!given && !unknown) continue;
        text_put(&text, " '");
        text_put(&text, rule->facts[k].term->name);
        text_char(&text, '=');
        if (given) term_put(&text, rule->facts[k].term, facts->bytes + rule->facts[k].offset, false); else text_put(&text, "onbekend");
        text_char(&text, '\'');
    }
    text_string(&text);
    printf("#%s\n#  readings:", room);
    for (int32_t c = 0; c < tables.book->choice_count; c++) if (law.option[c]) printf(" %s=%d", tables.book->choices[c].code, law.option[c]);
    printf("\n#  status: rule %d, apart %d\n", (int)theirs->status, (int)ours->status);
    for (int k = 0; k < outcome_count; k++)
        printf("#  %s: rule %s%" PRId64 ", apart %s%" PRId64 "\n", outcome_names[k], theirs->none[k] ? "none " : theirs->settled[k] ? "" : "open ", theirs->value[k],
               ours->none[k] ? "none " : ours->settled[k] ? "" : "open ", ours->value[k]);
}

/* ---- to be given by the program: situation is its own type, of this size ---- */
struct program {
    const char *rule, *const *facts, *const *outcomes;
    int fact_count, outcome_count;
    size_t situation;
    void (*readings)(void);
    void (*random_case)(void *situation, const void *before);                  /* before: the case before, NULL for the first */
    void (*lay_out)(const void *situation, struct case_room *);
    enum status (*compute)(const void *situation, struct answered *);
    void (*forget_unknown)(void *situation);                                   /* in columns a fact is given or not */
};

/* A block of cases as columns. */
static inline void ask_columns(const struct case_room *facts, size_t n, char *outcomes, uint8_t *status)
{
    static char *values[64];
    static uint8_t given[64][BLOCK / 8];
    struct column columns[64];
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        size_t size = term_size(rule->facts[k].term);
        if (!values[k]) values[k] = malloc(size * BLOCK);
        memset(given[k], 0, sizeof given[k]);
        for (size_t i = 0; i < n; i++) {
            memcpy(values[k] + i * size, facts[i].bytes + rule->facts[k].offset, size);
            if (facts_head(&facts[i])->given >> k & 1) given[k][i >> 3] |= (uint8_t)(1 << (i & 7));
        }
        columns[k] = (struct column){ values[k], given[k] };
    }
    decide_columns(rule, &law, columns, outcomes, status, n);
}

static inline void compare_block(const struct program *p, size_t n, uint64_t fell[STATUSES], uint64_t differences[2])
{
    static struct reasoning reasoning;
    static struct case_room facts[BLOCK];
    static struct answered apart[BLOCK];
    static bool told_unknown[BLOCK];
    static uint8_t status[BLOCK];
    static char *outcomes, *cases;
    if (!outcomes) { outcomes = aligned_alloc(16, (size_t)BLOCK * CASE_MOST); cases = malloc(BLOCK * p->situation); }
    p->readings();
    for (size_t i = 0; i < n; i++) {
        void *s = cases + i * p->situation;
        p->random_case(s, i ? cases + (i - 1) * p->situation : NULL);
        struct case_room room, out;
        facts_clear(rule, &room);
        p->lay_out(s, &room);
        if (i % 4 == 0) reasoning_clear(&reasoning, false);
        enum status decided = decide_case(rule, &law, &room, &out, i % 4 ? NULL : &reasoning, NULL);
        struct answered theirs = read_answer(decided, &out), ours = { 0 };
        ours.status = p->compute(s, &ours);
        apart[i] = ours;
        told_unknown[i] = facts_head(&room)->unknown != 0;
        fell[ours.status]++;
        if (!same(&theirs, &ours) && differences[0]++ < 10) show(&room, &theirs, &ours);
        p->forget_unknown(s);
        facts_clear(rule, &facts[i]);
        p->lay_out(s, &facts[i]);
    }
    ask_columns(facts, n, outcomes, status);
    for (size_t i = 0; i < n; i++) {
        struct answered theirs = read_answer((enum status)status[i], outcomes + i * rule->outcome_size), ours = apart[i];
        if (told_unknown[i]) { ours = (struct answered){ 0 }; ours.status = p->compute(cases + i * p->situation, &ours); }      /* another case now */
        if (!same(&theirs, &ours) && differences[1]++ < 10) { puts("# as a row of columns:"); show(&facts[i], &theirs, &ours); }
    }
}

static inline int run_apart(const struct program *p, int argc, char **argv)
{
    const char *wanted = getenv("BREED_CASES");
    uint64_t cases = argc > 1 ? strtoull(argv[1], NULL, 10) : wanted ? strtoull(wanted, NULL, 10) : 1000000, differences[2] = { 0, 0 }, fell[STATUSES] = { 0 };
    state = argc > 2 ? strtoull(argv[2], NULL, 10) : 20150101;
    count_the_days();
    rule = rule_find(p->rule, strlen(p->rule));
    outcome_names = p->outcomes;
    outcome_count = p->outcome_count;
    bool found = rule && law_build(&tables, NULL, 0, DATE_LAST);
    for (int k = 0; found && k < p->fact_count; k++) found = (place[k] = rule_fact(rule, p->facts[k], strlen(p->facts[k]))) >= 0;
    for (int k = 0; found && k < p->outcome_count; k++) found = (out_place[k] = rule_outcome(rule, p->outcomes[k], strlen(p->outcomes[k]))) >= 0;
    if (!found) { puts("Bail out! the law or the rule could not be loaded"); return 1; }
    law = tables.law;
    for (uint64_t i = 0; i < cases; i += BLOCK) compare_block(p, (size_t)(cases - i < BLOCK ? cases - i : BLOCK), fell, differences);
    printf("1..2\n# %" PRIu64 " cases: %" PRIu64 " settled, %" PRIu64 " undecided, %" PRIu64 " without a parameter, %" PRIu64 " refused; %" PRIu64 " differences alone, %" PRIu64 " as columns\n",
           cases, fell[VASTGESTELD], fell[ONBEKEND], fell[PARAMETER_ONTBREEKT], fell[ONGELDIG], differences[0], differences[1]);
    printf("%s 1 - %s equals the computation in rationals, case by case\n", differences[0] ? "not ok" : "ok", p->rule);
    printf("%s 2 - %s equals the computation in rationals, as rows of columns\n", differences[1] ? "not ok" : "ok", p->rule);
    law_free(&tables);
    return differences[0] + differences[1] != 0;
}

#endif
