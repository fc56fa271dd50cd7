/* SPDX-License-Identifier: EUPL-1.2 */
/* ics.c: what happens as a calendar (RFC 5545): days without the person: no title, no amounts, no facts. */
#include "explain/timeline/inside.h"

#include <string.h>
#include "base/digest.h"

enum { OCTETS = 75 };

/* A content line is folded at 75 octets, never inside a character. */
static void put_line(struct text *t, struct text *line)
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

static void put_property(struct text *t, struct text *line, const char *name, const char *value)
{
    text_put(line, name);
    text_char(line, ':');
    put_escaped(line, value);
    put_line(t, line);
}

static void put_date(struct text *t, date on)
{
    char iso[11];
    format_date(on, iso);
    text_bytes(t, iso, 4);
    text_bytes(t, iso + 5, 2);
    text_bytes(t, iso + 8, 2);
}

/* What it is about, without what was told of the person: a birthday would tell the date of birth. */
static void put_summary(struct text *t, const struct happening *h, int language)
{
    bool off = h->after.state == CELL_none || (h->after.state == CELL_amount && h->after.amount == 0), on = h->before.state == CELL_none;
    if (h->kind == HAPPENING_decision) {
        text_put(t, timeline_line_text[h->line].label[language]);
        if (off) text_put(t, language ? " ends" : " eindigt");
        else if (h->after.state == CELL_unknown) text_put(t, language ? ": the amount is not known" : ": het bedrag is niet bekend");
        else text_put(t, language ? (on ? " starts" : ": another amount") : on ? " begint" : ": ander bedrag");
        return;
    }
    const char *text = h->kind == HAPPENING_derived ? (language ? "An age that counts is reached." : "Een leeftijd die telt, is bereikt.") : h->text[language];
    for (int32_t kind = 0; h->kind == HAPPENING_event && kind < EVENT_KINDS; kind++)
        if (strcmp(event_text[kind].name[0], h->code) == 0) text = event_text[kind].text[language];
    size_t size = strlen(text);
    text_bytes(t, text, size && text[size - 1] == '.' ? size - 1 : size);
}

/* What tells this situation from others: its title, its first day and what holds on that day. Only a digest of it leaves the program. */
static void put_situation(struct text *name, const struct situation *s)
{
    text_put(name, s->title);
    text_char(name, '\n');
    text_date(name, s->from);
    text_char(name, '\n');
    for (int32_t i = 0; i < s->said_count; i++) {
        const struct said *said = &s->said[i];
        if (said->event != 0 || !said->value) continue;
        text_put(name, said->term->name);
        text_char(name, '=');
        term_put(name, said->term, said->value, false);
        text_char(name, '\n');
    }
}

/* The same happening keeps its UID when its day or its amount moves: it is the how-manieth of its kind and word in this situation. */
static void put_uid(struct text *t, struct text *line, const struct timeline *timeline, int32_t number)
{
    const struct happening *h = &timeline->happening[number];
    struct text name = { 0 };
    char digest[DIGEST_TEXT];
    int32_t before = 0;
    for (int32_t i = 0; i < number; i++) before += timeline->happening[i].kind == h->kind && strcmp(timeline->happening[i].code, h->code) == 0;
    put_situation(&name, timeline->situation);
    text_put(&name, happening_kind_names[h->kind][0]);
    text_char(&name, '\n');
    text_put(&name, h->code);
    text_char(&name, '\n');
    text_int(&name, before);
    digest_of(name.data, name.size, digest);
    give_back(t, &name);
    text_put(line, "UID:");
    text_put(line, digest);
    text_put(line, "@breed");
    put_line(t, line);
}

static void put_description(struct text *t, struct text *line, const struct timeline *timeline, const struct happening *h, int language)
{
    struct text words = { 0 };
    if (h->who != ACTOR_niemand) { text_put(&words, language ? "Who: " : "Wie: "); text_put(&words, actor_names[h->who][language]); text_put(&words, ".\n"); }
    if (*h->citation) { text_put(&words, language ? "By: " : "Grondslag: "); put_article(&words, timeline, h, language); text_put(&words, ".\n"); }
    put_no_rights(&words, language);
    put_property(t, line, "DESCRIPTION", text_string(&words));
    words.size = 0;
    put_url(&words, timeline, h);
    if (words.size) { text_put(line, "URL:"); text_put(line, text_string(&words)); put_line(t, line); }
    give_back(t, &words);
}

static void put_alarm(struct text *t, struct text *line, const struct happening *h, const char *summary)
{
    text_put(t, "BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
    put_property(t, line, "DESCRIPTION", summary);
    text_put(t, h->routine ? "TRIGGER:-P1D\r\n" : "TRIGGER:-P7D\r\n");
    text_put(t, "END:VALARM\r\n");
}

static void put_event(struct text *t, struct text *line, const struct timeline *timeline, int32_t number, int language)
{
    const struct happening *h = &timeline->happening[number];
    struct text summary = { 0 };
    put_summary(&summary, h, language);
    text_put(t, "BEGIN:VEVENT\r\n");
    put_uid(t, line, timeline, number);
    text_put(t, "DTSTAMP:");
    put_date(t, timeline->situation->from);             /* the same situation gives the same bytes on every day */
    text_put(t, "T000000Z\r\nDTSTART;VALUE=DATE:");
    put_date(t, h->on);
    text_put(t, "\r\nDTEND;VALUE=DATE:");
    put_date(t, h->on + 1);
    text_put(t, "\r\n");
    put_property(t, line, "SUMMARY", text_string(&summary));
    put_description(t, line, timeline, h, language);
    put_property(t, line, "CATEGORIES", happening_kind_names[h->kind][language]);
    text_put(t, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n");
    if (h->kind == HAPPENING_deadline) put_alarm(t, line, h, text_string(&summary));
    text_put(t, "END:VEVENT\r\n");
    give_back(t, &summary);
}

void explain_timeline_ics(struct text *t, const struct timeline *timeline, int language)
{
    struct text line = { 0 };
    text_put(t, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    put_property(t, &line, "PRODID", language ? "-//breed//timeline//EN" : "-//breed//timeline//NL");
    text_put(t, "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    for (int32_t i = 0; i < timeline->happenings; i++) put_event(t, &line, timeline, i, language);
    text_put(t, "END:VCALENDAR\r\n");
    give_back(t, &line);
}
