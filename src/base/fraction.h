/* SPDX-License-Identifier: EUPL-1.2 */
/* fraction.h: an exact fraction of bounded whole numbers, divided once and rounded once. */
#ifndef BREED_BASE_FRACTION_H
#define BREED_BASE_FRACTION_H

#include <assert.h>
#include <stdbool.h>
#include "base/money.h"

/* A formula of the law is one fraction of 64-bit whole numbers: exact, or "too large" (den = 0) and then refused; never a wrong amount.
 * Bound within which nothing is ever too large or even reduced: the numerators and the denominators of all factors multiply to less than 2^63. With
 * wages up to 10,000.00 euro a month, hours in hundredths and percentages of the law in half percents the longest formula stays below 2^60.
 * No 128-bit arithmetic and no floating point, so that a prover can follow it. */
typedef struct { int64_t num, den; } fraction;

static const fraction TOO_LARGE = { 0, 0 };
static inline bool is_too_large(fraction a) { return a.den == 0; }

static inline fraction fraction_of(int64_t n) { return (fraction){ n, 1 }; }

static inline int64_t greatest_common_divisor(int64_t a, int64_t b)
{
    uint64_t x = a < 0 ? -(uint64_t)a : (uint64_t)a, y = b < 0 ? -(uint64_t)b : (uint64_t)b;
    while (x) { uint64_t rest = y % x; y = x; x = rest; }
    return y > INT64_MAX || y == 0 ? 1 : (int64_t)y;
}

/* a times num/den where the plain products do not fit: common factors are taken out first. Rare, so kept out of the way of the fast path. */
__attribute__((cold, noinline)) static fraction times_reduced(fraction a, int64_t num, int64_t den)
{
    fraction product;
    if (is_too_large(a) || den <= 0) return TOO_LARGE;
    int64_t own = greatest_common_divisor(a.num, a.den), across = greatest_common_divisor(num, den);
    a.num /= own; a.den /= own; num /= across; den /= across;
    int64_t left = greatest_common_divisor(a.num, den), right = greatest_common_divisor(num, a.den);
    bool over = __builtin_mul_overflow(a.num / left, num / right, &product.num) || __builtin_mul_overflow(a.den / right, den / left, &product.den);
    return over ? TOO_LARGE : product;
}

/* a times num/den. den > 0. Too large stays too large: 0/0 times anything is 0/0. reduce false: what does not fit as it is, is too large at once;
 * for callers that start again with reduce true. */
static inline fraction times_by(bool reduce, fraction a, int64_t num, int64_t den)
{
    fraction product;
    if (__builtin_expect(__builtin_mul_overflow(a.num, num, &product.num), 0)) return reduce ? times_reduced(a, num, den) : TOO_LARGE;
    if (__builtin_expect(__builtin_mul_overflow(a.den, den, &product.den), 0)) return reduce ? times_reduced(a, num, den) : TOO_LARGE;
    return product;
}
static inline fraction times(fraction a, int64_t num, int64_t den) { return times_by(true, a, num, den); }

/* p of a. */
static inline fraction part_by(bool reduce, fraction a, ratio p) { return times_by(reduce, a, p.num, p.den); }
static inline fraction part(fraction a, ratio p) { return part_by(true, a, p); }

/* a with p of it on top. */
static inline fraction increased_by(bool reduce, fraction a, ratio p) { return times_by(reduce, a, (int64_t)p.den + p.num, p.den); }
static inline fraction increased(fraction a, ratio p) { return increased_by(true, a, p); }

/* a - b where the plain products do not fit: both in lowest terms, over their least common denominator. Rare, so kept out of the way of the fast path. */
__attribute__((cold, noinline)) static fraction minus_reduced(fraction a, fraction b)
{
    int64_t own = greatest_common_divisor(a.num, a.den), other = greatest_common_divisor(b.num, b.den);
    a.num /= own; a.den /= own; b.num /= other; b.den /= other;
    int64_t shared = greatest_common_divisor(a.den, b.den), to_a = b.den / shared, to_b = a.den / shared;
    fraction difference;
    bool over = __builtin_mul_overflow(a.num, to_a, &a.num) || __builtin_mul_overflow(b.num, to_b, &b.num) || __builtin_mul_overflow(a.den, to_a, &difference.den);
    return over || __builtin_sub_overflow(a.num, b.num, &difference.num) ? TOO_LARGE : difference;
}

/* a - b. A denominator that divides the other is scaled to it, so that denominators grow no more than they must. */
static inline fraction minus(fraction a, fraction b)
{
    if (is_too_large(a) || is_too_large(b)) return TOO_LARGE;
    fraction left = a, right = b;
    if (a.den != b.den) {
        int64_t to_a = b.den, to_b = a.den;
        if (b.den % a.den == 0) { to_a = b.den / a.den; to_b = 1; }
        else if (a.den % b.den == 0) { to_b = a.den / b.den; to_a = 1; }
        left = times(a, to_a, to_a);
        right = times(b, to_b, to_b);
        if (left.den != right.den || is_too_large(left)) return minus_reduced(a, b);
    }
    if (__builtin_sub_overflow(left.num, right.num, &left.num)) return minus_reduced(a, b);     /* each fits, their difference does not */
    return left;
}
static inline fraction plus(fraction a, fraction b)
{
    if (b.num == INT64_MIN) return TOO_LARGE;
    return minus(a, (fraction){ -b.num, b.den });
}

/* The smaller and the larger of two; too large when that cannot be told. */
static inline fraction smaller(fraction a, fraction b)
{
    fraction difference = minus(a, b);
    return is_too_large(difference) ? TOO_LARGE : difference.num < 0 ? a : b;
}
static inline fraction larger(fraction a, fraction b)
{
    fraction difference = minus(a, b);
    return is_too_large(difference) ? TOO_LARGE : difference.num > 0 ? a : b;
}
static inline fraction not_below_zero(fraction a) { return a.num < 0 ? (fraction){ 0, a.den } : a; }

/* The one division and the one rounding: to the nearest whole number, halves away from zero ("rekenkundig afgerond"). a must not be too large.
 * Without sign, where size + den / 2 always fits; for an odd den the half that is cut off decides nothing, for no rest is half of it. */
static inline int64_t rounded(fraction a)
{
    assert(a.den > 0);
    uint64_t size = a.num < 0 ? -(uint64_t)a.num : (uint64_t)a.num, den = (uint64_t)a.den;
    uint64_t nearest = (size + den / 2) / den;
    return a.num < 0 ? (int64_t)-nearest : (int64_t)nearest;
}

/* To the nearest multiple of unit (5 cents, 60 cents), halves up; too large where a * unit would be. unit > 0. */
static inline fraction rounded_to(fraction a, int64_t unit)
{
    fraction units = times(a, 1, unit);
    return is_too_large(units) ? TOO_LARGE : times(fraction_of(rounded(units)), unit, 1);
}

/* A percentage of the law in thousandths of a percent. */
static inline percent percent_of(ratio p) { return (percent)((int64_t)p.num * HUNDRED_PERCENT / p.den); }
/* A percentage that people give, of a: whole percentages keep the fraction small. */
static inline fraction part_given_by(bool reduce, fraction a, percent p)
{
    percent whole_percent = p / ONE_PERCENT;
    return whole_percent * ONE_PERCENT == p ? times_by(reduce, a, whole_percent, HUNDRED_PERCENT / ONE_PERCENT) : times_by(reduce, a, p, HUNDRED_PERCENT);
}
static inline fraction part_given(fraction a, percent p) { return part_given_by(true, a, p); }
static inline percent smaller_percent(percent a, percent b) { return a < b ? a : b; }
static inline percent larger_percent(percent a, percent b) { return a > b ? a : b; }

/* In lowest terms; too large stays too large. */
static inline fraction in_lowest_terms(fraction a)
{
    if (is_too_large(a)) return TOO_LARGE;
    int64_t common = greatest_common_divisor(a.num, a.den);
    return (fraction){ a.num / common, a.den / common };
}

#endif
