/* SPDX-License-Identifier: EUPL-1.2 */
/* calendar.c: the lines of iCalendar (RFC 5545). */
#include "explain/calendar.h"

#include <string.h>

enum { OCTETS = 75 };

void calendar_line(struct text *t, struct text *line)
{
    const char *at = text_string(line);
    size_t left = line->size, room = OCTETS;
    while (left > room) {
        size_t size = room;
        while (size > 0 && ((unsigned char)at[size] & 0xC0) == 0x80) size--;
        text_bytes(t, at, size);
        text_put(t, "\r\n ");
        at += size;
        left -= size;
        room = OCTETS - 1;                              /* the blank counts */
    }
    text_bytes(t, at, left);
    text_put(t, "\r\n");
    line->size = 0;
}

/* The value of a text: backslash, semicolon, comma and newline are escaped. */
static void put_escaped(struct text *line, const char *string)
{
    for (; *string; string++) {
        if (*string == '\\' || *string == ';' || *string == ',') text_char(line, '\\');
        if (*string == '\n') text_put(line, "\\n");
        else if ((unsigned char)*string >= ' ') text_char(line, *string);
    }
}

void calendar_property(struct text *t, struct text *line, const char *name, const char *value)
{
    text_put(line, name);
    text_char(line, ':');
    put_escaped(line, value);
    calendar_line(t, line);
}

void calendar_day(struct text *t, date on)
{
    char iso[11];
    format_date(on, iso);
    text_bytes(t, iso, 4);
    text_bytes(t, iso + 5, 2);
    text_bytes(t, iso + 8, 2);
}

void calendar_days(struct text *t, date stamp, date on)
{
    text_put(t, "DTSTAMP:");
    calendar_day(t, stamp);
    text_put(t, "T000000Z\r\nDTSTART;VALUE=DATE:");
    calendar_day(t, on);
    text_put(t, "\r\nDTEND;VALUE=DATE:");
    calendar_day(t, on + 1);
    text_put(t, "\r\n");
}

void calendar_alarm(struct text *t, struct text *line, int days, const char *summary)
{
    text_put(t, "BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
    calendar_property(t, line, "DESCRIPTION", summary);
    text_put(t, "TRIGGER:-P");
    text_int(t, days);
    text_put(t, "D\r\nEND:VALARM\r\n");
}

void calendar_begin(struct text *t, struct text *line, const char *product)
{
    text_put(t, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    calendar_property(t, line, "PRODID", product);
    text_put(t, "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
}

void calendar_end(struct text *t) { text_put(t, "END:VCALENDAR\r\n"); }
