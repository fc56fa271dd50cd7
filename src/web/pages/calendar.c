/* SPDX-License-Identifier: EUPL-1.2 */
/* calendar.c: days as an iCalendar: lines folded at 75 octets, whole days, an alarm a week before. */
#include "web/pages/calendar.h"

#include "base/digest.h"

/* A content line is folded at 75 octets, never inside a character. */
static void put_line(struct text *t, const char *name, const char *value)
{
    enum { OCTETS = 75 };
    struct text line = { 0 };
    text_put(&line, name);
    text_char(&line, ':');
    for (const char *c = value; *c; c++) {
        if (*c == '\\' || *c == ';' || *c == ',') text_char(&line, '\\');
        if ((unsigned char)*c >= ' ') text_char(&line, *c);
    }
    const char *at = text_string(&line);
    size_t left = line.size, room = OCTETS;
    while (left > room) {
        size_t size = room;
        while (size > 0 && ((unsigned char)at[size] & 0xC0) == 0x80) size--;
        text_bytes(t, at, size);
        text_put(t, "\r\n ");
        at += size;
        left -= size;
        room = OCTETS - 1;
    }
    text_bytes(t, at, left);
    text_put(t, "\r\n");
    text_free(&line);
}

static void put_day(struct text *t, const char *name, date on)
{
    char iso[11], room[40];
    struct text line = TEXT_IN(room);
    format_date(on, iso);
    text_bytes(&line, iso, 4);
    text_bytes(&line, iso + 5, 2);
    text_bytes(&line, iso + 8, 2);
    text_put(t, name);
    text_put(t, text_string(&line));
}

void calendar_open(struct text *t, int language)
{
    text_put(t, language ? "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//breed//dates//EN\r\n" : "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//breed//dates//NL\r\n");
    text_put(t, "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
}

void calendar_put(struct text *t, const char *key, date stamp, date on, const char *summary, const char *description)
{
    char digest[DIGEST_TEXT];
    digest_of(key, strlen(key), digest);
    text_put(t, "BEGIN:VEVENT\r\nUID:");
    text_put(t, digest);
    put_day(t, "@breed\r\nDTSTAMP:", stamp);
    put_day(t, "T000000Z\r\nDTSTART;VALUE=DATE:", on);
    put_day(t, "\r\nDTEND;VALUE=DATE:", on + 1);
    text_put(t, "\r\n");
    put_line(t, "SUMMARY", summary);
    put_line(t, "DESCRIPTION", description);
    text_put(t, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n");
    put_line(t, "DESCRIPTION", summary);
    text_put(t, "TRIGGER:-P7D\r\nEND:VALARM\r\nEND:VEVENT\r\n");
}

void calendar_close(struct text *t) { text_put(t, "END:VCALENDAR\r\n"); }
