/* SPDX-License-Identifier: EUPL-1.2 */
/* moment.h: a moment in microseconds since 1970 UTC as the civil day and month that it is in the Netherlands. */
#ifndef BREED_BASE_MOMENT_H
#define BREED_BASE_MOMENT_H

#include "base/date.h"

static const int64_t MICROSECONDS_A_SECOND = 1000000, MICROSECONDS_A_DAY = 86400 * (int64_t)1000000;

/* The last Sunday of a month of 31 days. */
static inline date last_sunday(int32_t year, int32_t month)
{
    date last = date_of(year, month, 31);
    return last - weekday(last) % 7;
}

/* Seconds that clocks in the Netherlands are ahead of UTC: summer time from 1.00 hours UTC on the last Sunday of March until 1.00 hours UTC on that of October (as since 1996). */
static inline int64_t seconds_ahead(int64_t moment)
{
    int64_t second = moment / MICROSECONDS_A_SECOND - (moment % MICROSECONDS_A_SECOND < 0);
    int64_t day = second / 86400 - (second % 86400 < 0);
    if (day < DATE_FIRST || day > DATE_LAST) return 3600;
    int32_t year = civil_of((date)day).year;
    int64_t begin = (int64_t)last_sunday(year, 3) * 86400 + 3600, end = (int64_t)last_sunday(year, 10) * 86400 + 3600;
    return second >= begin && second < end ? 7200 : 3600;
}

/* The civil day; days out of the range of date.h become its first or last. */
static inline date day_of_moment(int64_t moment)
{
    int64_t second = moment / MICROSECONDS_A_SECOND - (moment % MICROSECONDS_A_SECOND < 0) + seconds_ahead(moment);
    int64_t day = second / 86400 - (second % 86400 < 0);
    return day < DATE_FIRST ? DATE_FIRST : day > DATE_LAST ? DATE_LAST : (date)day;
}

#endif
