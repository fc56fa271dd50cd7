/* SPDX-License-Identifier: EUPL-1.2 */
/* date.c: Easter, the holidays and working days of the Algemene termijnenwet, and dates as text. */
#include "base/date.h"

const char *const date_allowed[2] = { "een datum die bestaat, jjjj-mm-dd, van 1900-01-01 t/m 2199-12-31", "a date that exists, yyyy-mm-dd, from 1900-01-01 to 2199-12-31" };

enum { HOLIDAYS = 9 };

/* The anonymous Gregorian computus (Meeus, Jones, Butcher). The names are those of the traditional tables. */
date easter_sunday(int32_t year)
{
    int32_t golden = year % 19, century = year / 100, in_century = year % 100;
    int32_t correction = (century - (century + 8) / 25 + 1) / 3;
    int32_t epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int32_t to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    int32_t late = (golden + 11 * epact + 22 * to_sunday) / 451;
    int32_t shifted = epact + to_sunday - 7 * late + 114;
    return date_of(year, shifted / 31, shifted % 31 + 1);
}

/* The day on which the birthday of the head of state is celebrated; never a Sunday. */
static date royal_birthday(int32_t year)
{
    date day = year >= 2014 ? date_of(year, 4, 27) : year >= 1949 ? date_of(year, 4, 30) : date_of(year, 8, 31);
    if (weekday(day) != 7) return day;
    return year >= 1980 ? day - 1 : day + 1;        /* until 1979 it moved to the Monday after */
}

static void holidays_of(int32_t year, date day[HOLIDAYS])
{
    date easter = easter_sunday(year);
    day[0] = date_of(year, 1, 1);
    day[1] = easter - 2;                            /* Good Friday */
    day[2] = easter + 1;                            /* Easter Monday */
    day[3] = royal_birthday(year);
    day[4] = date_of(year, 5, 5);
    day[5] = easter + 39;                           /* Ascension Day, which can fall on one of the two before */
    day[6] = easter + 50;                           /* Whit Monday */
    day[7] = date_of(year, 12, 25);
    day[8] = date_of(year, 12, 26);
}

bool is_public_holiday(date day)
{
    date holiday[HOLIDAYS];
    holidays_of(civil_of(day).year, holiday);
    for (int i = 0; i < HOLIDAYS; i++)
        if (holiday[i] == day) return true;
    return false;
}

bool is_working_day(date day) { return weekday(day) <= 5 && !is_public_holiday(day); }

date previous_working_day(date day)
{
    do day--; while (!is_working_day(day));
    return day;
}

date next_working_day(date day)
{
    while (!is_working_day(day)) day++;
    return day;
}

/* Days from Monday to Friday since a Monday far before DATE_FIRST, up to and including day. */
static int32_t weekdays_until(date day)
{
    int32_t since = day + 719468 + 2;               /* 0 on a Monday, as in weekday() */
    int32_t rest = since % 7 + 1;
    return since / 7 * 5 + (rest < 5 ? rest : 5);
}

/* Holidays from Monday to Friday from first to last; one that falls together with an earlier one of its year counts once. */
static int32_t holidays_between(int32_t year, date first, date last)
{
    date holiday[HOLIDAYS];
    holidays_of(year, holiday);
    int32_t found = 0;
    for (int i = 0; i < HOLIDAYS; i++) {
        bool counts = holiday[i] >= first && holiday[i] <= last && weekday(holiday[i]) <= 5;
        for (int j = 0; j < i; j++) counts = counts && holiday[j] != holiday[i];
        found += counts;
    }
    return found;
}

int32_t working_days(date first, date last)
{
    if (last < first) return 0;
    int32_t days = weekdays_until(last) - weekdays_until(first - 1);
    for (int32_t year = civil_of(first).year, end = civil_of(last).year; year <= end; year++) days -= holidays_between(year, first, last);
    return days;
}

static uint32_t digit_at(const char *text, uint32_t *most)
{
    uint32_t digit = (uint32_t)(unsigned char)*text - '0';      /* what is no digit becomes more than nine */
    if (digit > *most) *most = digit;
    return digit;
}

bool parse_date(const char *text, uint32_t size, date *out)
{
    if (size != 10 || text[4] != '-' || text[7] != '-') return false;
    uint32_t most = 0;
    uint32_t year = digit_at(text, &most) * 1000 + digit_at(text + 1, &most) * 100 + digit_at(text + 2, &most) * 10 + digit_at(text + 3, &most);
    uint32_t month = digit_at(text + 5, &most) * 10 + digit_at(text + 6, &most), day = digit_at(text + 8, &most) * 10 + digit_at(text + 9, &most);
    if (most > 9 || year < 1900 || year > 2199 || month < 1 || month > 12) return false;
    if (day < 1 || (day > 28 && (int32_t)day > days_in_month((int32_t)year, (int32_t)month))) return false;
    *out = date_of((int32_t)year, (int32_t)month, (int32_t)day);
    return true;
}

static void two_digits(char *at, int32_t value)
{
    at[0] = (char)('0' + value / 10);
    at[1] = (char)('0' + value % 10);
}

int format_date(date day, char out[11])
{
    struct civil c = civil_of(day);
    two_digits(out, c.year / 100 % 100);
    two_digits(out + 2, c.year % 100);
    out[4] = out[7] = '-';
    two_digits(out + 5, c.month);
    two_digits(out + 8, c.day);
    out[10] = 0;
    return 10;
}
