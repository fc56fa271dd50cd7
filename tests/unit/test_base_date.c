/* SPDX-License-Identifier: EUPL-1.2 */
/* test_base_date.c: dates against a calendar that counts day by day, and against published Dutch holidays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "base/date.h"

/* The independent calendar: one day further, with the lengths of the months written out. */
static void step(struct civil *c)
{
    static const int32_t length[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int leap = c->month == 2 && ((c->year % 4 == 0 && c->year % 100 != 0) || c->year % 400 == 0);
    if (++c->day <= length[c->month] + leap) return;
    c->day = 1;
    if (++c->month <= 12) return;
    c->month = 1;
    c->year++;
}

static void every_day_from_1900_to_2199_is_the_day_a_counting_calendar_gives(void **state)
{
    (void)state;
    struct civil c = { 1900, 1, 1 };
    int32_t day_of_week = 1;                        /* 1 January 1900 was a Monday */
    for (date day = DATE_FIRST; day <= DATE_LAST; day++, step(&c), day_of_week = day_of_week % 7 + 1) {
        struct civil got = civil_of(day);
        assert_int_equal(got.year, c.year);
        assert_int_equal(got.month, c.month);
        assert_int_equal(got.day, c.day);
        assert_int_equal(date_of(c.year, c.month, c.day), day);
        assert_int_equal(weekday(day), day_of_week);
        assert_int_equal(first_of_month(day), date_of(c.year, c.month, 1));
        assert_int_equal(first_of_year(day), date_of(c.year, 1, 1));
        assert_int_equal(is_weekend(day), day_of_week == 6 || day_of_week == 7);
        assert_int_equal(first_of_second_half(c.year), date_of(c.year, 7, 1));
    }
    assert_int_equal(c.year, 2200);                 /* the last day is the last day of 2199 */
    assert_int_equal(c.month * 100 + c.day, 101);
}

static void every_day_written_as_text_reads_back_as_the_same_day(void **state)
{
    (void)state;
    struct civil c = { 1900, 1, 1 };
    for (date day = DATE_FIRST; day <= DATE_LAST; day++, step(&c)) {
        char text[11], expected[40];
        date back = 0;
        snprintf(expected, sizeof expected, "%04d-%02d-%02d", (int)c.year, (int)c.month, (int)c.day);
        assert_int_equal(format_date(day, text), 10);
        assert_string_equal(text, expected);
        assert_true(parse_date(text, 10, &back));
        assert_int_equal(back, day);
    }
}

static void a_month_has_as_many_days_as_there_are_to_the_next(void **state)
{
    (void)state;
    for (int32_t year = 1900; year < 2199; year++)
        for (int32_t month = 1; month <= 12; month++) {
            date next = month == 12 ? date_of(year + 1, 1, 1) : date_of(year, month + 1, 1);
            assert_int_equal(days_in_month(year, month), next - date_of(year, month, 1));
        }
}

static void text_that_is_no_existing_day_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = { "2026-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-01-00", "1899-12-31", "2200-01-01", "2026-1-001", "2026/01/01", "2026-01/01",
        "20260-1-01", "2O26-01-01", "2026-01-0x", "+026-01-01", "2026--1-01", " 026-01-01", "1900-02-29" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        date out = 77;
        assert_false(parse_date(wrong[i], 10, &out));
        assert_int_equal(out, 77);
    }
    date out = 0;
    assert_false(parse_date("2026-01-011", 11, &out));
    assert_false(parse_date("2026-01-0", 9, &out));
    assert_false(parse_date("", 0, &out));
    assert_true(parse_date("2024-02-29 and what follows", 10, &out));
    assert_int_equal(out, date_of(2024, 2, 29));
}

static void adding_a_month_to_31_January_gives_the_last_day_of_February(void **state)
{
    (void)state;
    assert_int_equal(add_months(date_of(2026, 1, 31), 1), date_of(2026, 2, 28));
    assert_int_equal(add_months(date_of(2024, 1, 31), 1), date_of(2024, 2, 29));
    assert_int_equal(add_months(date_of(2024, 1, 30), 1), date_of(2024, 2, 29));
    assert_int_equal(add_months(date_of(2026, 3, 31), -1), date_of(2026, 2, 28));
}

static void adding_months_goes_over_the_turn_of_the_year_both_ways(void **state)
{
    (void)state;
    assert_int_equal(add_months(date_of(2025, 12, 15), 1), date_of(2026, 1, 15));
    assert_int_equal(add_months(date_of(2026, 1, 15), -1), date_of(2025, 12, 15));
    assert_int_equal(add_months(date_of(2026, 7, 1), -18), date_of(2025, 1, 1));
    assert_int_equal(add_months(date_of(2026, 7, 1), 0), date_of(2026, 7, 1));
    assert_int_equal(add_months(date_of(2024, 2, 29), 12), date_of(2025, 2, 28));
    assert_int_equal(add_months(date_of(2024, 2, 29), 48), date_of(2028, 2, 29));
}

static void adding_years_to_a_day_gives_what_adding_twelve_months_for_each_gives(void **state)
{
    (void)state;
    for (date day = date_of(1999, 1, 1); day <= date_of(2100, 12, 31); day++)
        for (int32_t years = -99; years <= 98; years += years % 9 ? 8 : 1)
            assert_int_equal(add_years_to(civil_of(day), years), add_months(day, 12 * years));
}

static void adding_months_one_at_a_time_from_the_first_equals_adding_them_at_once(void **state)
{
    (void)state;
    date day = date_of(1900, 1, 1);
    for (int32_t months = 0; months < 3588; months++) {
        assert_int_equal(day, add_months(date_of(1900, 1, 1), months));
        assert_int_equal(date_of(1900, 1, 1), add_months(day, -months));
        day += days_in_month(civil_of(day).year, civil_of(day).month);
    }
}

static void an_age_goes_up_on_the_birthday_itself(void **state)
{
    (void)state;
    assert_int_equal(age_on(date_of(2005, 7, 1), date_of(2026, 6, 30)), 20);
    assert_int_equal(age_on(date_of(2005, 7, 1), date_of(2026, 7, 1)), 21);
    assert_int_equal(age_on(date_of(2005, 7, 1), date_of(2005, 7, 1)), 0);
}

static void who_is_born_on_29_February_becomes_older_on_1_March_in_a_common_year(void **state)
{
    (void)state;
    assert_int_equal(age_on(date_of(2004, 2, 29), date_of(2025, 2, 28)), 20);
    assert_int_equal(age_on(date_of(2004, 2, 29), date_of(2025, 3, 1)), 21);
    assert_int_equal(age_on(date_of(2004, 2, 29), date_of(2024, 2, 28)), 19);
    assert_int_equal(age_on(date_of(2004, 2, 29), date_of(2024, 2, 29)), 20);
}

static void an_age_is_reached_from_the_day_on_which_it_is_the_age(void **state)
{
    (void)state;
    for (date birth = DATE_FIRST + 3; birth < date_of(2008, 1, 1); birth += 7)
        for (int32_t years = 0; years < 70; years += 3) {
            date about = birth + 365 * years + years / 4;
            for (date on = about - 3; on <= about + 3; on++) assert_int_equal(reached_age(birth, on, years), age_on(birth, on) >= years);
        }
    assert_true(reached_age(date_of(2003, 3, 1), date_of(2004, 2, 29) + 1, 1));
    assert_true(reached_age(date_of(2005, 7, 1), date_of(2006, 7, 1), 1));
    assert_false(reached_age(date_of(2005, 7, 1), date_of(2006, 6, 30), 1));
}

/* The days the Netherlands had off, as published year by year: Good Friday, Easter Monday, the royal birthday, Ascension Day, Whit Monday (month * 100 + day). */
static const struct { int32_t year, good_friday, easter_monday, royal, ascension, whit_monday; } published[] = {
    { 2006, 414, 417, 429, 525, 605 }, { 2011, 422, 425, 430, 602, 613 }, { 2013, 329, 401, 430, 509, 520 }, { 2014, 418, 421, 426, 529, 609 },
    { 2015, 403, 406, 427, 514, 525 }, { 2016, 325, 328, 427, 505, 516 }, { 2017, 414, 417, 427, 525, 605 }, { 2018, 330, 402, 427, 510, 521 },
    { 2019, 419, 422, 427, 530, 610 }, { 2020, 410, 413, 427, 521, 601 }, { 2021, 402, 405, 427, 513, 524 }, { 2022, 415, 418, 427, 526, 606 },
    { 2023, 407, 410, 427, 518, 529 }, { 2024, 329, 401, 427, 509, 520 }, { 2025, 418, 421, 426, 529, 609 }, { 2026, 403, 406, 427, 514, 525 },
    { 2027, 326, 329, 427, 506, 517 },
};

static void exactly_the_published_holidays_are_holidays(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        const int32_t days[] = { 101, published[i].good_friday, published[i].easter_monday, published[i].royal, 505, published[i].ascension, published[i].whit_monday, 1225, 1226 };
        int32_t year = published[i].year;
        for (date day = date_of(year, 1, 1); day < date_of(year + 1, 1, 1); day++) {
            struct civil c = civil_of(day);
            bool expected = false;
            for (size_t j = 0; j < sizeof days / sizeof *days; j++) expected = expected || days[j] == c.month * 100 + c.day;
            assert_int_equal(is_public_holiday(day), expected);
        }
    }
}

static void easter_is_a_Sunday_between_22_March_and_25_April(void **state)
{
    (void)state;
    for (int32_t year = 1900; year <= 2199; year++) {
        date easter = easter_sunday(year);
        assert_int_equal(weekday(easter), 7);
        assert_in_range(easter - date_of(year, 3, 22), 0, 34);
    }
    /* The extremes and the two exceptions of the Gregorian computus. */
    assert_int_equal(easter_sunday(1943), date_of(1943, 4, 25));
    assert_int_equal(easter_sunday(2038), date_of(2038, 4, 25));
    assert_int_equal(easter_sunday(2008), date_of(2008, 3, 23));
    assert_int_equal(easter_sunday(1954), date_of(1954, 4, 18));
    assert_int_equal(easter_sunday(1981), date_of(1981, 4, 19));
    assert_int_equal(easter_sunday(2000), date_of(2000, 4, 23));
}

/* The method of Gauss as corrected in 1816: another road to the same Sunday. */
static void easter_is_the_Sunday_that_Gauss_computes(void **state)
{
    (void)state;
    for (int32_t year = 1900; year <= 2199; year++) {
        int32_t a = year % 19, b = year % 4, c = year % 7, k = year / 100;
        int32_t p = (13 + 8 * k) / 25, q = k / 4, m = (15 - p + k - q) % 30, n = (4 + k - q) % 7;
        int32_t d = (19 * a + m) % 30, e = (2 * b + 4 * c + 6 * d + n) % 7, march = 22 + d + e;
        if (d == 29 && e == 6) march = 50;
        else if (d == 28 && e == 6 && (11 * m + 11) % 30 < 19) march = 49;
        assert_int_equal(easter_sunday(year), date_of(year, 3, 1) + march - 1);
    }
}

static void the_royal_birthday_never_falls_on_a_Sunday(void **state)
{
    (void)state;
    for (int32_t year = 1980; year <= 2199; year++) {
        date day = year >= 2014 ? date_of(year, 4, 27) : date_of(year, 4, 30);
        date celebrated = weekday(day) == 7 ? day - 1 : day;
        assert_true(is_public_holiday(celebrated));
        assert_int_not_equal(weekday(celebrated), 7);
    }
    assert_true(is_public_holiday(date_of(1978, 5, 1)));       /* until 1979 to the Monday */
    assert_false(is_public_holiday(date_of(1978, 4, 30)));
    assert_true(is_public_holiday(date_of(1948, 8, 31)));
}

static void counting_working_days_gives_what_looking_at_each_day_gives(void **state)
{
    (void)state;
    static const int32_t spans[] = { 0, 1, 6, 7, 30, 365, 1000, 4000 };
    int32_t until[8001];
    date start = date_of(2008, 1, 1);
    int32_t sum = 0;
    for (int32_t i = 0; i <= 8000; i++) until[i] = sum += is_working_day(start + i);
    for (int32_t i = 1; i <= 4000; i++)
        for (size_t s = 0; s < sizeof spans / sizeof *spans; s++)
            assert_int_equal(working_days(start + i, start + i + spans[s]), until[i + spans[s]] - until[i - 1]);
}

static void working_days_of_known_periods_are_known(void **state)
{
    (void)state;
    assert_int_equal(working_days(date_of(2026, 1, 1), date_of(2026, 12, 31)), 253);   /* 261 weekdays less 1/1, 3/4, 6/4, 27/4, 5/5, 14/5, 25/5 and 25/12 */
    assert_int_equal(working_days(date_of(2016, 5, 2), date_of(2016, 5, 6)), 4);       /* Ascension Day on 5 May counts once */
    assert_int_equal(working_days(date_of(2026, 7, 4), date_of(2026, 7, 5)), 0);
    assert_int_equal(working_days(date_of(2026, 7, 2), date_of(2026, 7, 1)), 0);
    assert_int_equal(working_days(DATE_FIRST, DATE_FIRST + 1), 1);
}

static void the_working_day_before_and_after_skips_weekend_and_holidays(void **state)
{
    (void)state;
    assert_int_equal(next_working_day(date_of(2026, 4, 3)), date_of(2026, 4, 7));      /* Good Friday to the Tuesday after Easter */
    assert_int_equal(next_working_day(date_of(2026, 7, 1)), date_of(2026, 7, 1));
    assert_int_equal(previous_working_day(date_of(2026, 4, 7)), date_of(2026, 4, 2));
    assert_int_equal(previous_working_day(date_of(2026, 7, 6)), date_of(2026, 7, 3));
    assert_int_equal(previous_working_day(date_of(2026, 7, 2)), date_of(2026, 7, 1));
    for (date day = DATE_FIRST; day <= DATE_LAST; day += 11) {
        assert_true(is_working_day(next_working_day(day)));
        assert_true(is_working_day(previous_working_day(day)));
        assert_int_equal(working_days(day, next_working_day(day)), 1);
        assert_int_equal(working_days(previous_working_day(day), day - 1), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_from_1900_to_2199_is_the_day_a_counting_calendar_gives),
        cmocka_unit_test(every_day_written_as_text_reads_back_as_the_same_day),
        cmocka_unit_test(a_month_has_as_many_days_as_there_are_to_the_next),
        cmocka_unit_test(text_that_is_no_existing_day_is_refused),
        cmocka_unit_test(adding_a_month_to_31_January_gives_the_last_day_of_February),
        cmocka_unit_test(adding_months_goes_over_the_turn_of_the_year_both_ways),
        cmocka_unit_test(adding_years_to_a_day_gives_what_adding_twelve_months_for_each_gives),
        cmocka_unit_test(adding_months_one_at_a_time_from_the_first_equals_adding_them_at_once),
        cmocka_unit_test(an_age_goes_up_on_the_birthday_itself),
        cmocka_unit_test(an_age_is_reached_from_the_day_on_which_it_is_the_age),
        cmocka_unit_test(who_is_born_on_29_February_becomes_older_on_1_March_in_a_common_year),
        cmocka_unit_test(exactly_the_published_holidays_are_holidays),
        cmocka_unit_test(easter_is_a_Sunday_between_22_March_and_25_April),
        cmocka_unit_test(easter_is_the_Sunday_that_Gauss_computes),
        cmocka_unit_test(the_royal_birthday_never_falls_on_a_Sunday),
        cmocka_unit_test(counting_working_days_gives_what_looking_at_each_day_gives),
        cmocka_unit_test(working_days_of_known_periods_are_known),
        cmocka_unit_test(the_working_day_before_and_after_skips_weekend_and_holidays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
