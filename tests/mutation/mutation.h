/* SPDX-License-Identifier: EUPL-1.2 */
/* mutation.h: what the named operators of src/base become in a mutant where base has no counterpart; put before each mutated file. */
#ifndef BREED_MUTATION_H
#define BREED_MUTATION_H

#include "base/answer.h"
#include "base/date.h"
#include "base/fraction.h"
#include "rules/rule.h"

static inline answer m_same(answer a) { return a; }
static inline answer m_is_not_so(int condition) { return condition ? nee : ja; }
static inline percent m_larger_percent(percent a, percent b) { return a > b ? a : b; }
static inline fraction m_same_sum(fraction a) { return a; }
static inline fraction m_all_of(fraction a, percent p) { (void)p; return a; }
static inline fraction m_times_turned(fraction a, int64_t num, int64_t den) { return times(a, den, num); }
static inline bool m_is_not_less(percent a, ratio p) { return (int64_t)a * p.den >= (int64_t)p.num * 100000; }
static inline int64_t m_cut_off(fraction a) { return a.num / a.den; }
static inline fraction m_not_rounded(fraction a, int64_t unit) { (void)unit; return a; }
static inline bool m_is_day_off(date day) { return !is_working_day(day); }
static inline int32_t m_one_working_day_less(date first, date last) { return working_days(first, last) - 1; }
static inline date m_day_after_months(date day, int32_t months) { return add_months(day, months) + 1; }
static inline int32_t m_age_before(date birth, date on) { return age_on(birth, on - 1); }
static inline int32_t m_years_and_one(struct civil from, struct civil to) { return years_between(from, to) + 1; }
static inline date m_same_day(date day) { return day; }
#define M_SET_CUT_OFF(name, sum) do { fraction sum_ = (sum); if (is_too_large(sum_)) return ONGELDIG; SET(name, m_cut_off(sum_)); } while (0)
#define M_BEFORE(a, b) do { if (BOTH_GIVEN(a, b) && f->a >= f->b) { good = false; if (p) tell_order(p, G_##a, f->a, G_##b, f->b); } } while (0)
#define M_NOTHING(...) do { (void)f; } while (0)

/* Without reasons: what makes the same code with and without the change cannot change an outcome. */
#ifdef MUTATION_WITHOUT_REASONS
#undef STEP
#define STEP(article, nl, en, ...) do { } while (0)
#endif

#endif
