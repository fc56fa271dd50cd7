/* SPDX-License-Identifier: EUPL-1.2 */
/* test_base_memory.c: the arena, problems cut to fit, digests against published values, and whole files. */
#include <errno.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

static void pieces_are_aligned_and_do_not_overlap(void **state)
{
    (void)state;
    struct arena a = { 0 };
    unsigned char *piece[600];
    for (size_t i = 0; i < 600; i++) {
        piece[i] = arena_take(&a, i * 7);
        assert_non_null(piece[i]);
        assert_int_equal((uintptr_t)piece[i] % alignof(max_align_t), 0);
        memset(piece[i], (int)(i & 255), i * 7);
    }
    for (size_t i = 0; i < 600; i++)
        for (size_t j = 0; j < i * 7; j++) assert_int_equal(piece[i][j], i & 255);
    assert_ptr_not_equal(arena_take(&a, 0), arena_take(&a, 0));
    arena_free(&a);
    assert_int_equal(a.total, 0);
    arena_free(&a);                                 /* a second time does no harm */
}

static void a_zeroed_piece_is_zero_and_a_copy_ends_in_a_NUL(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (int round = 0; round < 3; round++) {
        memset(arena_take(&a, 5000), 0xEE, 5000);
        arena_reset(&a);
        const char *zero = arena_take_zero(&a, 4000);
        for (int i = 0; i < 4000; i++) assert_int_equal(zero[i], 0);
        memset(arena_take(&a, 64), 0xEE, 64);
        assert_string_equal(arena_copy(&a, "loonwaarde", 4), "loon");
        assert_string_equal(arena_copy(&a, NULL, 0), "");
    }
    arena_free(&a);
}

static void a_reset_arena_reuses_its_largest_block(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (int i = 0; i < 1000; i++) assert_non_null(arena_take(&a, 1000));
    arena_reset(&a);
    size_t kept = a.total;
    assert_true(kept > 100000 && kept < 4000000);
    for (int round = 0; round < 50; round++) {
        assert_non_null(arena_take(&a, 100000));
        assert_int_equal(a.total, kept);            /* nothing new was needed */
        arena_reset(&a);
    }
    arena_free(&a);
    arena_reset(&a);
    assert_null(a.last);
}

static void no_more_than_the_limit_is_ever_held(void **state)
{
    (void)state;
    struct arena a = { .limit = 100000 };
    int taken = 0;
    while (arena_take(&a, 500)) taken++;
    assert_true(a.total <= 100000);
    assert_in_range(taken, 170, 200);               /* and most of it can be used */
    assert_null(arena_take_zero(&a, 500));
    assert_null(arena_copy(&a, "x", 100000));
    arena_free(&a);
    assert_null(arena_take(&a, SIZE_MAX));
    assert_null(arena_take(&a, SIZE_MAX - 40));
    assert_null(arena_copy(&a, "x", SIZE_MAX));
    arena_free(&a);
}

static struct problems problems;

static const struct problem *added(const char *field, const char *value, size_t size, const char *nl)
{
    problems.count = 0;
    memset(&problems.item[0], 'Z', sizeof problems.item[0]);
    problem_add(&problems, 7, field, value, size, nl, "en");
    return &problems.item[0];
}

static void a_problem_keeps_what_is_said(void **state)
{
    (void)state;
    const struct problem *p = added("loon", "12x", 3, "een bedrag");
    assert_int_equal(p->line, 7);
    assert_string_equal(p->field, "loon");
    assert_string_equal(p->value, "12x");
    assert_string_equal(p->allowed[0], "een bedrag");
    assert_string_equal(p->allowed[1], "en");
    assert_string_equal(added("loon", NULL, 99, NULL)->value, "");
    assert_string_equal(problems.item[0].allowed[0], "");
    assert_string_equal(added(NULL, "123456", 3, "")->value, "123");
    problem_add(NULL, 0, "a", "b", 1, "c", "d");
}

static void text_that_does_not_fit_is_cut_at_a_character_and_ends_in_dots(void **state)
{
    (void)state;
    char long_text[600];
    for (size_t before = 0; before < 5; before++) {
        for (size_t characters = 1; characters < 140; characters++) {
            struct text t = TEXT_IN(long_text);
            for (size_t i = 0; i < before; i++) text_char(&t, 'x');
            for (size_t i = 0; i < characters; i++) text_put(&t, "\xE2\x82\xAC");
            const struct problem *p = added(text_string(&t), t.data, t.size, t.data);
            size_t room = sizeof p->value, shown = strlen(p->value);
            assert_true(valid_utf8(p->value, shown));
            assert_string_equal(p->field, p->value);
            if (t.size < room) {
                assert_string_equal(p->value, t.data);
            } else {
                assert_true(shown < room && shown >= room - 4);
                assert_string_equal(p->value + shown - 3, "...");
                assert_memory_equal(p->value, t.data, shown - 3);
            }
            assert_true(strlen(p->allowed[0]) < sizeof p->allowed[0] && valid_utf8(p->allowed[0], strlen(p->allowed[0])));
        }
    }
}

static void what_could_steer_a_terminal_is_shown_as_a_question_mark(void **state)
{
    (void)state;
    assert_string_equal(added("f", "a\033[31mb\n\0c\177", 11, "")->value, "a?[31mb??c?");
    assert_string_equal(added("f", "a\xC2\x9B" "31m\xC2\xA0", 8, "")->value, "a?31m\xC2\xA0");
    assert_string_equal(added("f\033", "a\xFF\xC3", 3, "")->value, "a??");
    assert_string_equal(problems.item[0].field, "f?");
}

static void problems_beyond_what_is_kept_are_still_counted(void **state)
{
    (void)state;
    struct { struct problems p; char guard[64]; } *box = calloc(1, sizeof *box);
    assert_non_null(box);
    for (int i = 0; i < 100; i++) problem_add(&box->p, i + 1, "f", "v", 1, "nl", "en");
    assert_int_equal(box->p.count, 100);
    assert_int_equal(box->p.item[PROBLEMS_KEPT - 1].line, PROBLEMS_KEPT);
    for (size_t i = 0; i < sizeof box->guard; i++) assert_int_equal(box->guard[i], 0);
    box->p.count = INT32_MAX;
    problem_add(&box->p, 1, "f", "v", 1, "nl", "en");
    assert_int_equal(box->p.count, INT32_MAX);
    free(box);
}

/* From another implementation: python3 -c 'import hashlib; print(hashlib.blake2b(b"abc", digest_size=16).hexdigest())' */
static void digests_are_those_of_another_implementation(void **state)
{
    (void)state;
    char out[DIGEST_TEXT];
    digest_of("", 0, out);
    assert_string_equal(out, "cae66941d9efbd404e4d88758ea67670");
    digest_of(NULL, 0, out);
    assert_string_equal(out, "cae66941d9efbd404e4d88758ea67670");
    digest_of("abc", 3, out);
    assert_string_equal(out, "cf4ab791c62b8d2b2109c90275287816");
    char thousand[1000];
    memset(thousand, 'x', sizeof thousand);
    digest_of(thousand, sizeof thousand, out);
    assert_string_equal(out, "c9b2bd4ff487864c29fb41fab3e8187e");
}

static const char path[] = "test_base_memory.tmp";

static void write_file(size_t size)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    for (size_t i = 0; i < size; i++) assert_int_not_equal(fputc((int)(i % 251), f), EOF);
    assert_int_equal(fclose(f), 0);
}

static void a_file_of_any_size_up_to_the_limit_is_read_whole(void **state)
{
    (void)state;
    static const size_t sizes[] = { 0, 1, 65535, 65536, 65537, 131072, 300000 };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct arena a = { 0 };
        size_t size = 99;
        write_file(sizes[i]);
        char *bytes = file_read(&a, path, sizes[i], &size);
        assert_non_null(bytes);
        assert_int_equal(size, sizes[i]);
        assert_int_equal(bytes[size], 0);
        for (size_t j = 0; j < size; j++) assert_int_equal((unsigned char)bytes[j], j % 251);
        assert_non_null(file_read(&a, path, SIZE_MAX, &size));
        errno = 0;
        if (size) assert_null(file_read(&a, path, sizes[i] - 1, &size));
        assert_int_equal(errno, size ? EFBIG : 0);
        arena_free(&a);
    }
    assert_int_equal(remove(path), 0);
}

static void a_file_that_cannot_be_read_says_why(void **state)
{
    (void)state;
    struct arena a = { 0 }, small = { .limit = 100 };
    size_t size = 0;
    assert_null(file_read(&a, "there/is/no/such/file", 100, &size));
    assert_int_equal(errno, ENOENT);
    assert_null(file_read(&a, ".", 100, &size));
    assert_int_equal(errno, EISDIR);
    write_file(5000);
    assert_null(file_read(&small, path, 10000, &size));
    assert_int_equal(errno, ENOMEM);
    assert_int_equal(remove(path), 0);
    arena_free(&a);
    arena_free(&small);
}

static void a_dash_reads_standard_input(void **state)
{
    (void)state;
    struct arena a = { 0 };
    size_t size = 0;
    write_file(70000);
    assert_non_null(freopen(path, "rb", stdin));
    const char *bytes = file_read(&a, "-", 100000, &size);
    assert_non_null(bytes);
    assert_int_equal(size, 70000);
    assert_int_equal((unsigned char)bytes[69999], 69999 % 251);
    assert_int_equal(remove(path), 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_and_do_not_overlap),
        cmocka_unit_test(a_zeroed_piece_is_zero_and_a_copy_ends_in_a_NUL),
        cmocka_unit_test(a_reset_arena_reuses_its_largest_block),
        cmocka_unit_test(no_more_than_the_limit_is_ever_held),
        cmocka_unit_test(a_problem_keeps_what_is_said),
        cmocka_unit_test(text_that_does_not_fit_is_cut_at_a_character_and_ends_in_dots),
        cmocka_unit_test(what_could_steer_a_terminal_is_shown_as_a_question_mark),
        cmocka_unit_test(problems_beyond_what_is_kept_are_still_counted),
        cmocka_unit_test(digests_are_those_of_another_implementation),
        cmocka_unit_test(a_file_of_any_size_up_to_the_limit_is_read_whole),
        cmocka_unit_test(a_file_that_cannot_be_read_says_why),
        cmocka_unit_test(a_dash_reads_standard_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
