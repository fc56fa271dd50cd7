/* SPDX-License-Identifier: EUPL-1.2 */
/* date.h: civil dates as day numbers: months added, ages counted, working days found. */
#ifndef BREED_BASE_DATE_H
#define BREED_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Days since 1970-01-01 in the proleptic Gregorian calendar. Every function takes days from DATE_FIRST to DATE_LAST (1900-01-01 to 2199-12-31). */
typedef int32_t date;
enum { DATE_FIRST = -25567, DATE_LAST = 84005 };
extern const char *const date_allowed[2];                        /* what a day must be, in Dutch and in English */

struct civil { int32_t year, month, day; };

/* The civil date of a day number: shifted to a calendar that begins in March, all in unsigned 32-bit whole numbers (exact over the range above). */
static inline struct civil civil_of(date day)
{
    uint32_t n = (uint32_t)(day + 719468);                       /* days since 0000-03-01 */
    uint32_t quarter = 4 * n + 3, century = quarter / 146097;
    uint32_t in_century = (quarter - century * 146097) | 3;      /* quarter days within the century */
    uint32_t year = in_century / 1461, in_year = (in_century - year * 1461) >> 2;
    uint32_t shifted = 2141 * in_year + 197913;                  /* month and day in one multiplication */
    uint32_t month = shifted >> 16, dom = (shifted & 0xFFFF) / 2141 + 1;
    uint32_t after = in_year >= 306;                             /* January and February belong to the next civil year */
    return (struct civil){ (int32_t)(100 * century + year + after), (int32_t)(after ? month - 12 : month), (int32_t)dom };
}

/* The day number of a civil date that exists. */
static inline date date_of(int32_t year, int32_t month, int32_t day)
{
    uint32_t early = month <= 2;
    uint32_t y = (uint32_t)year - early, m = (uint32_t)month + 12 * early;
    uint32_t century = y / 100;
    return (date)(1461 * y / 4 - century + century / 4 + (979 * m - 2919) / 32 + (uint32_t)day - 1) - 719468;
}

static inline bool is_leap_year(int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
static inline int32_t days_in_month(int32_t year, int32_t month)
{
    return month == 2 ? 28 + is_leap_year(year) : 30 + ((0x15AA >> month) & 1);
}

/* The same day of the month, months later (or earlier when negative); the last day of that month where it has no such day. */
static inline date add_months_to(struct civil c, int32_t months)
{
    int32_t index = c.year * 12 + c.month - 1 + months;
    int32_t year = index / 12, month = index % 12 + 1, last = days_in_month(year, month);
    return date_of(year, month, c.day < last ? c.day : last);
}
static inline date add_months(date day, int32_t months) { return add_months_to(civil_of(day), months); }

/* The same so many years later (or earlier when negative): only 29 February is a day that a month does not have in every year. */
static inline date add_years_to(struct civil c, int32_t years)
{
    if (__builtin_expect(c.month * 32 + c.day == 2 * 32 + 29, 0)) c.day -= !is_leap_year(c.year + years);
    return date_of(c.year + years, c.month, c.day);
}

/* Completed years between two civil dates. Somebody born on 29 February completes a year on 1 March where there is no 29 February (BW and case law count the day itself). */
static inline int32_t years_between(struct civil from, struct civil to)
{
    return to.year - from.year - (to.month * 32 + to.day < from.month * 32 + from.day);
}
static inline int32_t age_on(date birth, date on) { return years_between(civil_of(birth), civil_of(on)); }
/* Has somebody completed so many years? Who has lived fewer days than they hold at the least has not: that alone tells most people. */
static inline bool reached_age(date birth, date on, int32_t years) { return (int64_t)on - birth >= (int64_t)365 * years && age_on(birth, on) >= years; }

static inline date first_of_month(date day) { return day - civil_of(day).day + 1; }
static inline date first_of_year(date day) { return date_of(civil_of(day).year, 1, 1); }
static inline date first_of_second_half(int32_t year) { return date_of(year, 7, 1); }

/* Day of the week: 1 Monday to 7 Sunday. */
static inline int32_t weekday(date day) { return (int32_t)(((uint32_t)(day + 719468) + 2) % 7) + 1; }
static inline bool is_weekend(date day) { return weekday(day) > 5; }

/* Easter Sunday of a year (Gregorian). */
date easter_sunday(int32_t year);

/* The days that art. 3 Algemene termijnenwet names as generally recognised holidays: New Year's Day, Good Friday, Easter Monday, Ascension Day, Whit Monday,
 * both days of Christmas, the King's birthday (27 April, moved to the 26th when that is a Sunday; before 2014 the Queen's) and 5 May. Sundays are not among them. */
bool is_public_holiday(date day);

/* Monday to Friday and no public holiday. */
bool is_working_day(date day);
date previous_working_day(date day);    /* the last working day before day */
date next_working_day(date day);        /* day itself when it is one, else the first after it */

/* Working days from first to last, both included. */
int32_t working_days(date first, date last);

/* "2026-07-01" to a day number; false for another form or a day that does not exist. size is the number of bytes at text. */
bool parse_date(const char *text, uint32_t size, date *out);

/* Writes "2026-07-01" and a NUL; returns 10. */
int format_date(date day, char out[11]);

#endif
