/* SPDX-License-Identifier: EUPL-1.2 */
/* test_base_fraction.c: fractions and their rounding against the rational numbers of GMP. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <gmp.h>
#include "base/fraction.h"

enum { TRIES = 100000 };

/* The same numbers at every run (xorshift), so that a failure can be repeated. */
static uint64_t seed = 88172645463325252u;
static int64_t some(int64_t from, int64_t to)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (int64_t)((uint64_t)from + seed % ((uint64_t)to - (uint64_t)from + 1));
}

static void set(mpq_t q, fraction f)
{
    mpz_set_si(mpq_numref(q), f.num);
    mpz_set_si(mpq_denref(q), f.den);
    mpq_canonicalize(q);
}

/* floor(|q| + 1/2) with the sign of q. */
static int64_t rounded_by_gmp(fraction f)
{
    mpq_t q, half;
    mpz_t whole_part;
    mpq_inits(q, half, (mpq_ptr)NULL);
    mpz_init(whole_part);
    set(q, f);
    int sign = mpq_sgn(q);
    mpq_abs(q, q);
    mpq_set_ui(half, 1, 2);
    mpq_add(q, q, half);
    mpz_fdiv_q(whole_part, mpq_numref(q), mpq_denref(q));
    int64_t result = mpz_get_si(whole_part) * sign;
    mpq_clears(q, half, (mpq_ptr)NULL);
    mpz_clear(whole_part);
    return result;
}

static void halves_are_rounded_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(rounded((fraction){ 1, 2 }), 1);
    assert_int_equal(rounded((fraction){ -1, 2 }), -1);
    assert_int_equal(rounded((fraction){ 5, 2 }), 3);
    assert_int_equal(rounded((fraction){ -5, 2 }), -3);
    assert_int_equal(rounded((fraction){ 7, 3 }), 2);
    assert_int_equal(rounded((fraction){ 8, 3 }), 3);
    assert_int_equal(rounded((fraction){ -8, 3 }), -3);
    assert_int_equal(rounded((fraction){ -7, 3 }), -2);
    assert_int_equal(rounded((fraction){ 0, 7 }), 0);
    assert_int_equal(rounded((fraction){ -12345, 1 }), -12345);
}

static void rounding_small_fractions_gives_what_GMP_gives(void **state)
{
    (void)state;
    for (int64_t den = 1; den <= 60; den++)
        for (int64_t num = -400; num <= 400; num++) assert_true(rounded((fraction){ num, den }) == rounded_by_gmp((fraction){ num, den }));
}

static void rounding_at_the_bound_gives_what_GMP_gives(void **state)
{
    (void)state;
    for (int i = 0; i < TRIES; i++) {
        int64_t den = some(1, i % 2 ? 1000000000 : 1000);
        if (i % 3 == 0) den = INT64_MAX - some(0, 1000000);
        fraction f = { i % 4 ? some(-INT64_MAX / 2, INT64_MAX / 2) * 2 : i % 8 ? INT64_MAX : -INT64_MAX, den };
        assert_true(rounded(f) == rounded_by_gmp(f));
    }
}

static void exact_halves_of_any_denominator_are_rounded_away_from_zero(void **state)
{
    (void)state;
    for (int i = 0; i < TRIES; i++) {
        int64_t den = 2 * some(1, 100000), n = some(0, 1000000);
        assert_true(rounded((fraction){ n * den + den / 2, den }) == n + 1);
        assert_true(rounded((fraction){ -(n * den + den / 2), den }) == -(n + 1));
        assert_true(rounded((fraction){ n * den + den / 2 - 1, den }) == n);
    }
}

static void sums_and_comparisons_give_what_GMP_gives(void **state)
{
    (void)state;
    mpq_t x, y, expected, got;
    mpq_inits(x, y, expected, got, (mpq_ptr)NULL);
    for (int i = 0; i < TRIES; i++) {
        fraction a = { some(-1000000000, 1000000000), some(1, 40000) }, b = { some(-1000000000, 1000000000), i % 5 ? some(1, 40000) : a.den };
        set(x, a);
        set(y, b);
        mpq_sub(expected, x, y);
        set(got, minus(a, b));
        assert_true(mpq_equal(got, expected));
        mpq_add(expected, x, y);
        set(got, plus(a, b));
        assert_true(mpq_equal(got, expected));
        int order = mpq_cmp(x, y);
        set(got, smaller(a, b));
        assert_true(mpq_equal(got, order < 0 ? x : y));
        set(got, larger(a, b));
        assert_true(mpq_equal(got, order > 0 ? x : y));
    }
    mpq_clears(x, y, expected, got, (mpq_ptr)NULL);
}

static void fractions_with_the_same_denominator_keep_it(void **state)
{
    (void)state;
    fraction sum = plus((fraction){ 1, 4 }, (fraction){ 1, 4 });
    assert_int_equal(sum.num, 2);
    assert_int_equal(sum.den, 4);
}

static void a_part_of_an_amount_and_an_amount_with_a_part_on_top(void **state)
{
    (void)state;
    const ratio holiday_pay = { 2, 25 };            /* 8 % */
    fraction p = part(fraction_of(100000), holiday_pay), with = increased(fraction_of(100000), holiday_pay);
    assert_int_equal(rounded(p), 8000);
    assert_int_equal(rounded(with), 108000);
    assert_int_equal(rounded(times(fraction_of(100), 1, 3)), 33);
    assert_int_equal(rounded(increased(part(fraction_of(123898), (ratio){ 47, 200 }), holiday_pay)), 31445);    /* 1238.98 * 0.235 * 1.08 = 314.4531 */
}

static void rounding_to_a_unit_gives_the_nearest_multiple(void **state)
{
    (void)state;
    assert_int_equal(rounded(rounded_to((fraction){ 1002, 1 }, 5)), 1000);
    assert_int_equal(rounded(rounded_to((fraction){ 1003, 1 }, 5)), 1005);
    assert_int_equal(rounded(rounded_to((fraction){ 2005, 2 }, 5)), 1005);       /* 1002.5 lies halfway */
    assert_int_equal(rounded(rounded_to((fraction){ 89, 1 }, 60)), 60);
    assert_int_equal(rounded(rounded_to((fraction){ 90, 1 }, 60)), 120);
}

static void a_fraction_in_lowest_terms_is_what_GMP_makes_of_it(void **state)
{
    (void)state;
    mpq_t q;
    mpq_init(q);
    for (int i = 0; i < TRIES; i++) {
        fraction f = { some(-1000000, 1000000), some(1, 100000) }, low = in_lowest_terms(f);
        set(q, f);
        assert_true(mpz_get_si(mpq_numref(q)) == low.num && mpz_get_si(mpq_denref(q)) == low.den);
    }
    mpq_clear(q);
}

/* A product is refused only when it does not fit 64 bits even in lowest terms; otherwise it is right. */
static void products_are_exact_or_too_large(void **state)
{
    (void)state;
    mpz_t num, den, common;
    mpz_inits(num, den, common, (mpz_ptr)NULL);
    for (int i = 0; i < TRIES; i++) {
        int64_t most = (int64_t)1 << (20 + i % 43);
        fraction a = { some(-most, most), some(1, most) };
        int64_t n = some(-most, most), d = some(1, most);
        mpz_set_si(num, a.num);
        mpz_mul_si(num, num, n);
        mpz_set_si(den, a.den);
        mpz_mul_si(den, den, d);
        fraction product = times(a, n, d);
        mpz_gcd(common, num, den);
        mpz_divexact(num, num, common);
        mpz_divexact(den, den, common);
        assert_int_equal(is_too_large(product), !(mpz_fits_slong_p(num) && mpz_fits_slong_p(den)));
        if (is_too_large(product)) continue;
        product = in_lowest_terms(product);
        assert_true(mpz_cmp_si(num, product.num) == 0 && mpz_cmp_si(den, product.den) == 0);
    }
    mpz_clears(num, den, common, (mpz_ptr)NULL);
}

static void sums_of_large_fractions_are_right_or_too_large(void **state)
{
    (void)state;
    int refused = 0;
    mpq_t x, y, got;
    mpq_inits(x, y, got, (mpq_ptr)NULL);
    for (int i = 0; i < TRIES; i++) {
        int64_t most = (int64_t)1 << (20 + i % 43);
        fraction a = { some(-most, most), some(1, most) }, b = { some(-most, most), i % 4 ? some(1, most) : a.den }, sum = plus(a, b), low = smaller(a, b);
        assert_int_equal(is_too_large(low), is_too_large(minus(a, b)));
        refused += is_too_large(sum);
        set(x, a);
        set(y, b);
        set(got, is_too_large(low) ? fraction_of(0) : low);
        if (!is_too_large(low)) assert_true(mpq_equal(got, mpq_cmp(x, y) < 0 ? x : y));
        if (is_too_large(sum)) continue;
        mpq_add(x, x, y);
        set(got, sum);
        assert_true(mpq_equal(got, x));
    }
    assert_in_range(refused, TRIES / 10, TRIES * 9 / 10);       /* both outcomes were really tried */
    mpq_clears(x, y, got, (mpq_ptr)NULL);
}

static void too_large_stays_too_large_in_every_formula(void **state)
{
    (void)state;
    const fraction big = times(fraction_of(INT64_MAX), 2, 1), one = fraction_of(1);
    assert_true(is_too_large(big));
    assert_false(is_too_large(one));
    assert_true(is_too_large(times(big, 0, 1)));
    assert_true(is_too_large(part(big, (ratio){ 1, 2 })));
    assert_true(is_too_large(increased(big, (ratio){ 1, 2 })));
    assert_true(is_too_large(minus(big, one)) && is_too_large(minus(one, big)) && is_too_large(minus(big, big)));
    assert_true(is_too_large(plus(big, one)) && is_too_large(plus(one, big)));
    assert_true(is_too_large(plus(one, (fraction){ INT64_MIN, 1 })));
    assert_true(is_too_large(smaller(big, one)) && is_too_large(larger(one, big)));
    assert_true(is_too_large(not_below_zero(big)));
    assert_true(is_too_large(rounded_to(big, 5)));
    assert_true(is_too_large(in_lowest_terms(big)));
    assert_int_equal(in_lowest_terms((fraction){ INT64_MIN, 6 }).num, INT64_MIN / 2);
}

static void a_sum_whose_scaled_terms_fit_apart_but_not_together_is_made_in_lowest_terms(void **state)
{
    (void)state;
    fraction sum = plus((fraction){ 225252524133, 2500000 }, (fraction){ 2327609416041, 38750000 });
    assert_false(is_too_large(sum));
    assert_int_equal(in_lowest_terms(sum).num, (225252524133 * 31 + 2327609416041 * 2) / 155);
    assert_int_equal(in_lowest_terms(sum).den, 77500000 / 155);
}

static void below_zero_becomes_zero_and_the_rest_stays(void **state)
{
    (void)state;
    assert_int_equal(not_below_zero((fraction){ -3, 4 }).num, 0);
    assert_int_equal(not_below_zero((fraction){ 3, 4 }).num, 3);
    assert_int_equal(not_below_zero((fraction){ 3, 4 }).den, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(halves_are_rounded_away_from_zero),
        cmocka_unit_test(rounding_small_fractions_gives_what_GMP_gives),
        cmocka_unit_test(rounding_at_the_bound_gives_what_GMP_gives),
        cmocka_unit_test(exact_halves_of_any_denominator_are_rounded_away_from_zero),
        cmocka_unit_test(sums_and_comparisons_give_what_GMP_gives),
        cmocka_unit_test(fractions_with_the_same_denominator_keep_it),
        cmocka_unit_test(a_part_of_an_amount_and_an_amount_with_a_part_on_top),
        cmocka_unit_test(rounding_to_a_unit_gives_the_nearest_multiple),
        cmocka_unit_test(a_fraction_in_lowest_terms_is_what_GMP_makes_of_it),
        cmocka_unit_test(products_are_exact_or_too_large),
        cmocka_unit_test(sums_of_large_fractions_are_right_or_too_large),
        cmocka_unit_test(too_large_stays_too_large_in_every_formula),
        cmocka_unit_test(a_sum_whose_scaled_terms_fit_apart_but_not_together_is_made_in_lowest_terms),
        cmocka_unit_test(below_zero_becomes_zero_and_the_rest_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
