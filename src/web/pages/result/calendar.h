/* SPDX-License-Identifier: EUPL-1.2 */
/* calendar.h: days to keep as a calendar (iCalendar, RFC 5545) with an alarm a week before. */
#ifndef BREED_WEB_PAGES_CALENDAR_H
#define BREED_WEB_PAGES_CALENDAR_H

#include "base/date.h"
#include "base/text.h"

void calendar_open(struct text *, int language);
/* One day. key: what makes it the same day in a later calendar, only its digest is shown. stamp: the day on which it was worked out. */
void calendar_put(struct text *, const char *key, date stamp, date on, const char *summary, const char *description);
void calendar_close(struct text *);

#endif
