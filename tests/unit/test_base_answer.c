/* SPDX-License-Identifier: EUPL-1.2 */
/* test_base_answer.c: the logic of three values against what follows when the unknown is filled in both ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/answer.h"

/* The values an answer can turn out to have: bit 0 for nee, bit 1 for ja. */
static int worlds(answer a) { return a == nee ? 1 : a == ja ? 2 : 3; }
static answer certain(int possible) { return possible == 1 ? nee : possible == 2 ? ja : onbekend; }

static void a_conjunction_is_known_when_it_comes_out_the_same_in_every_world(void **state)
{
    (void)state;
    for (int a = nee; a <= onbekend; a++)
        for (int b = nee; b <= onbekend; b++) {
            int conjunction = 0, disjunction = 0;
            for (int x = 0; x < 2; x++)
                for (int y = 0; y < 2; y++) {
                    if (!(worlds((answer)a) >> x & 1) || !(worlds((answer)b) >> y & 1)) continue;
                    conjunction |= 1 << (x && y);
                    disjunction |= 1 << (x || y);
                }
            assert_int_equal(both((answer)a, (answer)b), certain(conjunction));
            assert_int_equal(either((answer)a, (answer)b), certain(disjunction));
        }
}

static void the_opposite_of_unknown_is_unknown(void **state)
{
    (void)state;
    assert_int_equal(opposite(ja), nee);
    assert_int_equal(opposite(nee), ja);
    assert_int_equal(opposite(onbekend), onbekend);
}

static void the_opposite_of_both_is_either_of_the_opposites(void **state)
{
    (void)state;
    for (int a = nee; a <= onbekend; a++)
        for (int b = nee; b <= onbekend; b++)
            assert_int_equal(opposite(both((answer)a, (answer)b)), either(opposite((answer)a), opposite((answer)b)));
}

static void any_condition_that_holds_is_ja(void **state)
{
    (void)state;
    assert_int_equal(is_so(1), ja);
    assert_int_equal(is_so(-8), ja);
    assert_int_equal(is_so(2), ja);
    assert_int_equal(is_so(0), nee);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_conjunction_is_known_when_it_comes_out_the_same_in_every_world),
        cmocka_unit_test(the_opposite_of_unknown_is_unknown),
        cmocka_unit_test(the_opposite_of_both_is_either_of_the_opposites),
        cmocka_unit_test(any_condition_that_holds_is_ja),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
