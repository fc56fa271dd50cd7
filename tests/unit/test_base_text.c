/* SPDX-License-Identifier: EUPL-1.2 */
/* test_base_text.c: text that grows or stays in its buffer, and numbers to and from text against the C library. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/date.h"
#include "base/text.h"

static const int64_t numbers[] = { 0, 1, -1, 5, 9, 10, 11, 99, 100, 101, 999, 1000, -1000, 12345, 99999, 100000, 1234567, -9999999, 123898, 23500, 1000000000000, 900000000000000000,
    INT64_MAX, INT64_MAX - 1, INT64_MIN, INT64_MIN + 1 };
enum { NUMBERS = sizeof numbers / sizeof *numbers };

/* The number with its decimals, made from the digits that printf writes. */
static void by_printf(char out[80], int64_t value, int decimals, char group, char sign)
{
    char all[32], *to = out;
    const char *digits = all;
    snprintf(all, sizeof all, "%020" PRIu64, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
    while (*digits == '0' && (int)strlen(digits) > decimals + 1) digits++;
    int before = (int)strlen(digits) - decimals;
    if (value < 0) *to++ = '-';
    for (int i = 0; i < before; i++) {
        if (group && i && (before - i) % 3 == 0) *to++ = group;
        *to++ = digits[i];
    }
    if (decimals) *to++ = sign;
    strcpy(to, digits + before);
}

static void whole_numbers_are_written_as_printf_writes_them(void **state)
{
    (void)state;
    for (int i = 0; i < NUMBERS; i++) {
        char room[64], expected[64];
        struct text t = TEXT_IN(room);
        text_int(&t, numbers[i]);
        snprintf(expected, sizeof expected, "%" PRId64, numbers[i]);
        assert_string_equal(text_string(&t), expected);
    }
}

static void decimals_are_written_exactly(void **state)
{
    (void)state;
    for (int i = 0; i < NUMBERS; i++)
        for (int decimals = 0; decimals <= 18; decimals++) {
            char room[80], grouped_room[80], expected[80];
            struct text t = TEXT_IN(room), grouped = TEXT_IN(grouped_room);
            text_decimal(&t, numbers[i], decimals, ',');
            by_printf(expected, numbers[i], decimals, 0, ',');
            assert_string_equal(text_string(&t), expected);
            text_decimal_grouped(&grouped, numbers[i], decimals, '.', ',');
            by_printf(expected, numbers[i], decimals, '.', ',');
            assert_string_equal(text_string(&grouped), expected);
        }
}

static void assert_short(int64_t value, int decimals, const char *expected)
{
    char room[80];
    struct text t = TEXT_IN(room);
    text_decimal_short(&t, value, decimals, ',');
    assert_string_equal(text_string(&t), expected);
}

static void short_decimals_leave_out_trailing_zeros(void **state)
{
    (void)state;
    assert_short(23500, 3, "23,5");
    assert_short(23000, 3, "23");
    assert_short(-23050, 3, "-23,05");
    assert_short(0, 3, "0");
    assert_short(100, 0, "100");
    assert_short(-5, 2, "-0,05");
    assert_short(INT64_MIN, 3, "-9223372036854775,808");
}

static void the_examples_of_the_header_hold(void **state)
{
    (void)state;
    char room[80];
    struct text t = TEXT_IN(room);
    text_decimal(&t, 123898, 2, '.');
    text_char(&t, ' ');
    text_decimal_grouped(&t, 123898, 2, '.', ',');
    text_char(&t, ' ');
    text_date(&t, date_of(2026, 7, 1));
    assert_string_equal(text_string(&t), "1238.98 1.238,98 2026-07-01");
}

static void amounts_and_days_are_written_as_each_language_does(void **state)
{
    (void)state;
    char room[120];
    struct text t = TEXT_IN(room);
    text_euro(&t, 123456789, 0);
    text_char(&t, ' ');
    text_euro(&t, -150, 1);
    text_char(&t, ' ');
    text_amount(&t, 123898, 1);
    text_char(&t, ' ');
    text_day(&t, date_of(2026, 3, 1), 0);
    text_char(&t, ' ');
    text_day(&t, date_of(2026, 10, 31), 1);
    text_char(&t, ' ');
    text_month(&t, 2027, 5, 0);
    assert_string_equal(text_string(&t), "€ 1.234.567,89 € -1.50 1,238.98 1 maart 2026 31 October 2026 mei 2027");
}

static void a_full_buffer_fails_keeps_what_fits_and_stays_failed(void **state)
{
    (void)state;
    char room[8];
    struct text t = TEXT_IN(room);
    text_put(&t, "seven77");
    assert_false(t.failed);
    assert_string_equal(text_string(&t), "seven77");
    text_char(&t, '8');
    assert_true(t.failed);
    assert_string_equal(text_string(&t), "seven77");
    struct text u = TEXT_IN(room);
    text_put(&u, "abc");
    text_put(&u, "too long");
    text_put(&u, "x");                              /* would fit, but something is missing before it */
    assert_true(u.failed);
    assert_string_equal(text_string(&u), "abc");
    struct text v = TEXT_IN(room);
    text_json(&v, "a\nb\001", 4);
    assert_true(v.failed);
    assert_string_equal(text_string(&v), "");       /* no half string */
}

static void text_grows_as_far_as_needed(void **state)
{
    (void)state;
    struct text t = { 0 };
    assert_string_equal(text_string(&t), "");
    for (int i = 0; i < 100000; i++) text_int(&t, i % 10);
    assert_false(t.failed);
    assert_int_equal(t.size, 100000);
    assert_int_equal(strlen(text_string(&t)), 100000);
    assert_int_equal(t.data[99999], '9');
    assert_true(t.capacity >= 100001 && t.capacity <= 262144);
    text_free(&t);
    assert_null(t.data);
}

static void asking_for_more_than_memory_can_hold_fails_without_harm(void **state)
{
    (void)state;
    struct text t = { 0 };
    text_put(&t, "abc");
    assert_false(text_reserve(&t, SIZE_MAX - 2));
    assert_true(t.failed);
    assert_false(text_reserve(&t, 1));
    assert_string_equal(text_string(&t), "abc");
    text_free(&t);
    struct text u = { 0 };
    assert_false(text_reserve(&u, SIZE_MAX));
}

static void assert_json(const char *bytes, size_t size, const char *expected)
{
    struct text t = { 0 };
    text_json(&t, bytes, size);
    assert_false(t.failed);
    assert_string_equal(text_string(&t), expected);
    text_free(&t);
}

static void json_strings_escape_what_they_must_and_nothing_else(void **state)
{
    (void)state;
    assert_json("", 0, "\"\"");
    assert_json(NULL, 0, "\"\"");
    assert_json("plain text of more than eight bytes /", 37, "\"plain text of more than eight bytes /\"");
    assert_json("a\"b\\c\n\r\t\b\f\001\037\177", 13, "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f\177\"");
    assert_json("\0", 1, "\"\\u0000\"");
    assert_json("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80!", 15, "\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80!\"");
    assert_json("a\xFFz", 3, "\"a\xEF\xBF\xBDz\"");
    assert_json("\xC3", 1, "\"\xEF\xBF\xBD\"");
}

static void each_byte_at_each_place_is_seen_by_the_fast_path(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++)
        for (size_t at = 0; at < 19; at++) {
            char bytes[19];
            memset(bytes, 'x', sizeof bytes);
            bytes[at] = (char)c;
            size_t written = c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f' ? 2 : c < 0x20 ? 6 : c < 0x80 ? 1 : 3;
            struct text t = { 0 };
            text_json(&t, bytes, sizeof bytes);
            assert_int_equal(t.size, 2 + 18 + written);
            text_free(&t);
            assert_int_equal(valid_utf8(bytes, sizeof bytes), c < 0x80);
        }
}

static void assert_parsed(const char *text, int decimals, bool comma, enum number_error error, int64_t expected)
{
    int64_t out = 4242;
    assert_int_equal(parse_decimal(text, strlen(text), decimals, comma, &out), error);
    assert_true(out == (error == NUMBER_OK ? expected : 4242));
}

static void decimals_are_read_exactly(void **state)
{
    (void)state;
    assert_parsed("1238.98", 2, false, NUMBER_OK, 123898);
    assert_parsed("1238,98", 2, true, NUMBER_OK, 123898);
    assert_parsed("1238.9", 2, true, NUMBER_OK, 123890);
    assert_parsed("1238", 2, false, NUMBER_OK, 123800);
    assert_parsed("-0.05", 2, false, NUMBER_OK, -5);
    assert_parsed("-0", 2, false, NUMBER_OK, 0);
    assert_parsed("23.500000", 1, false, NUMBER_OK, 235);
    assert_parsed("7.000", 0, false, NUMBER_OK, 7);
    assert_parsed("007", 0, false, NUMBER_OK, 7);
    assert_parsed("0.00000000000000000000", 2, false, NUMBER_OK, 0);
}

static void what_is_no_number_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = { "", "-", "+1", ".5", "5.", "-.5", "1..2", "1.2.3", "1e3", " 1", "1 ", "1.000,00", "0x10", "1_0", "--1", "1-", ".", "99999999999999999999x", "1\n" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_parsed(wrong[i], 2, true, NUMBER_FORM, 0);
        assert_parsed(wrong[i], 2, false, NUMBER_FORM, 0);
    }
    assert_parsed("1,5", 2, false, NUMBER_FORM, 0);
    assert_parsed("1.555", 2, false, NUMBER_DECIMALS, 0);
    assert_parsed("1.5", 0, false, NUMBER_DECIMALS, 0);
    assert_parsed("1.5500001", 2, false, NUMBER_DECIMALS, 0);
}

static void numbers_beyond_nine_times_ten_to_the_seventeenth_are_refused(void **state)
{
    (void)state;
    assert_parsed("900000000000000000", 0, false, NUMBER_OK, 900000000000000000);
    assert_parsed("-9000000000000000.00", 2, false, NUMBER_OK, -900000000000000000);
    assert_parsed("900000000000000001", 0, false, NUMBER_RANGE, 0);
    assert_parsed("9000000000000000.01", 2, false, NUMBER_RANGE, 0);
    assert_parsed("9000000000000001", 2, false, NUMBER_RANGE, 0);
    assert_parsed("-99999999999999999999999999999999", 2, false, NUMBER_RANGE, 0);
}

static void what_is_written_reads_back_as_the_same_number(void **state)
{
    (void)state;
    uint64_t seed = 2463534242u;
    for (int i = 0; i < 100000; i++) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        int64_t value = (int64_t)(seed % 900000000000000000u) / (i % 3 ? 1 : 1000000000), back = 0;
        if (i % 2) value = -value;
        int decimals = i % 7;
        char room[80];
        struct text t = TEXT_IN(room);
        if (i % 5) text_decimal(&t, value, decimals, ',');
        else text_decimal_short(&t, value, decimals, ',');
        assert_int_equal(parse_decimal(t.data, t.size, decimals, true, &back), NUMBER_OK);
        assert_true(back == value);
    }
}

static void only_well_formed_utf8_is_valid(void **state)
{
    (void)state;
    static const char *const good[] = { "", "abc", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "a\"b\\c\n" };
    static const char *const bad[] = { "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xFE", "\xFF", "abcdefgh\xC3", "\xF0\x9F\x98" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_true(valid_utf8(good[i], strlen(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(valid_utf8(bad[i], strlen(bad[i])));
}

static void a_text_equals_only_a_string_of_the_same_size(void **state)
{
    (void)state;
    assert_true(same_text("loon", 4, "loon"));
    assert_true(same_text("loonwaarde", 4, "loon"));
    assert_false(same_text("loon", 4, "loonwaarde"));
    assert_false(same_text("loom", 4, "loon"));
    assert_true(same_text(NULL, 0, ""));
}

static int distance(const char *a, const char *b) { return edit_distance(a, strlen(a), b, strlen(b)); }

static void the_distance_counts_the_mistakes_between_two_names(void **state)
{
    (void)state;
    assert_int_equal(distance("loonwaarde", "loonwaarde"), 0);
    assert_int_equal(distance("loonwarde", "loonwaarde"), 1);
    assert_int_equal(distance("loonwaaarde", "loonwaarde"), 1);
    assert_int_equal(distance("loonwaerde", "loonwaarde"), 1);
    assert_int_equal(distance("laonwoarde", "loonwaarde"), 2);
    assert_int_equal(distance("lonowaarde", "loonwaarde"), 1);      /* two neighbours swapped */
    assert_int_equal(distance("", "loon"), 4);
    assert_int_equal(distance("kitten", "sitting"), 3);
    assert_int_equal(distance("ca", "abc"), 3);                     /* no further edits within a swap */
    char long_name[64];
    memset(long_name, 'x', sizeof long_name);
    assert_int_equal(edit_distance(long_name, 64, "x", 1), 64);
    assert_int_equal(edit_distance(long_name, 63, "x", 1), 62);
    assert_int_equal(edit_distance(long_name, 63, long_name, 63), 0);
}

static const char *wrapped(const char *string, int32_t indent, int32_t width)
{
    static char buffer[200];
    struct text text = TEXT_IN(buffer);
    text_wrapped(&text, string, indent, width);
    return text_string(&text);
}

static void words_are_wrapped_by_characters_and_a_euro_sign_stays_with_its_amount(void **state)
{
    (void)state;
    assert_string_equal(wrapped("een twee drie", 0, 8), "een twee\ndrie\n");
    assert_string_equal(wrapped("een twee drie", 0, 7), "een\ntwee\ndrie\n");
    assert_string_equal(wrapped("één twéé drie", 0, 8), "één twéé\ndrie\n");
    assert_string_equal(wrapped("een twee", 2, 6), "een\n  twee\n");         /* the first line stands at the indent already */
    assert_string_equal(wrapped("langerdanderegel x", 0, 4), "langerdanderegel\nx\n");
    assert_string_equal(wrapped("dat is € 12,00 meer", 0, 10), "dat is\n€ 12,00\nmeer\n");
    assert_string_equal(wrapped("prijs in €", 0, 8), "prijs in\n€\n");
    assert_string_equal(wrapped("", 0, 8), "\n");
    assert_int_equal(text_columns("één €", 8), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_are_written_as_printf_writes_them),
        cmocka_unit_test(decimals_are_written_exactly),
        cmocka_unit_test(short_decimals_leave_out_trailing_zeros),
        cmocka_unit_test(the_examples_of_the_header_hold),
        cmocka_unit_test(amounts_and_days_are_written_as_each_language_does),
        cmocka_unit_test(a_full_buffer_fails_keeps_what_fits_and_stays_failed),
        cmocka_unit_test(text_grows_as_far_as_needed),
        cmocka_unit_test(asking_for_more_than_memory_can_hold_fails_without_harm),
        cmocka_unit_test(json_strings_escape_what_they_must_and_nothing_else),
        cmocka_unit_test(each_byte_at_each_place_is_seen_by_the_fast_path),
        cmocka_unit_test(decimals_are_read_exactly),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(numbers_beyond_nine_times_ten_to_the_seventeenth_are_refused),
        cmocka_unit_test(what_is_written_reads_back_as_the_same_number),
        cmocka_unit_test(only_well_formed_utf8_is_valid),
        cmocka_unit_test(a_text_equals_only_a_string_of_the_same_size),
        cmocka_unit_test(words_are_wrapped_by_characters_and_a_euro_sign_stays_with_its_amount),
        cmocka_unit_test(the_distance_counts_the_mistakes_between_two_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
