/* SPDX-License-Identifier: EUPL-1.2 */
/* calendar.c: days as an iCalendar: whole days, an alarm a week before. */
#include "web/pages/result/calendar.h"

#include "base/digest.h"
#include "explain/calendar.h"

void calendar_open(struct text *t, int language)
{
    struct text line = { 0 };
    calendar_begin(t, &line, language ? "-//breed//dates//EN" : "-//breed//dates//NL");
    text_free(&line);
}

void calendar_put(struct text *t, const char *key, date stamp, date on, const char *summary, const char *description)
{
    char digest[DIGEST_TEXT];
    struct text line = { 0 };
    digest_of(key, strlen(key), digest);
    text_put(t, "BEGIN:VEVENT\r\nUID:");
    text_put(t, digest);
    text_put(t, "@breed\r\n");
    calendar_days(t, stamp, on);
    calendar_property(t, &line, "SUMMARY", summary);
    calendar_property(t, &line, "DESCRIPTION", description);
    text_put(t, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n");
    calendar_alarm(t, &line, 7, summary);
    text_put(t, "END:VEVENT\r\n");
    text_free(&line);
}

void calendar_close(struct text *t) { calendar_end(t); }
