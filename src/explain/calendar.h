/* SPDX-License-Identifier: EUPL-1.2 */
/* calendar.h: iCalendar (RFC 5545) written line by line: folded, escaped, whole days. */
#ifndef BREED_EXPLAIN_CALENDAR_H
#define BREED_EXPLAIN_CALENDAR_H

#include "base/date.h"
#include "base/text.h"

/* line: room of the caller that is empty between calls; start it with { 0 } and give it back with text_free. */
void calendar_begin(struct text *, struct text *line, const char *product);
void calendar_end(struct text *);
/* NAME:value with what a text value needs escaped. */
void calendar_property(struct text *, struct text *line, const char *name, const char *value);
/* What was put into line, folded at 75 octets and never inside a character; line is empty then. */
void calendar_line(struct text *, struct text *line);
void calendar_day(struct text *, date);                     /* 20260701 */
/* DTSTAMP, and the day itself as a whole day. The same event gives the same bytes on every day: the stamp is told. */
void calendar_days(struct text *, date stamp, date on);
/* A reminder so many days before. */
void calendar_alarm(struct text *, struct text *line, int days, const char *summary);

#endif
