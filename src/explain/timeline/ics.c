/* SPDX-License-Identifier: EUPL-1.2 */
/* ics.c: what happens as a calendar (RFC 5545): days without the person: no title, no amounts, no facts. */
#include "explain/timeline/inside.h"

#include <string.h>
#include "base/digest.h"
#include "explain/calendar.h"

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
    calendar_line(t, line);
}

static void put_description(struct text *t, struct text *line, const struct timeline *timeline, const struct happening *h, int language)
{
    struct text words = { 0 };
    if (h->who != ACTOR_niemand) { text_put(&words, language ? "Who: " : "Wie: "); text_put(&words, actor_names[h->who][language]); text_put(&words, ".\n"); }
    if (*h->citation) { text_put(&words, language ? "By: " : "Grondslag: "); put_article(&words, timeline, h, language); text_put(&words, ".\n"); }
    put_no_rights(&words, language);
    calendar_property(t, line, "DESCRIPTION", text_string(&words));
    words.size = 0;
    put_url(&words, timeline, h);
    if (words.size) { text_put(line, "URL:"); text_put(line, text_string(&words)); calendar_line(t, line); }
    give_back(t, &words);
}

static void put_event(struct text *t, struct text *line, const struct timeline *timeline, int32_t number, int language)
{
    const struct happening *h = &timeline->happening[number];
    struct text summary = { 0 };
    put_summary(&summary, h, language);
    text_put(t, "BEGIN:VEVENT\r\n");
    put_uid(t, line, timeline, number);
    calendar_days(t, timeline->situation->from, h->on);     /* the same situation gives the same bytes on every day */
    calendar_property(t, line, "SUMMARY", text_string(&summary));
    put_description(t, line, timeline, h, language);
    calendar_property(t, line, "CATEGORIES", happening_kind_names[h->kind][language]);
    text_put(t, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n");
    if (h->kind == HAPPENING_deadline) calendar_alarm(t, line, h->routine ? 1 : 7, text_string(&summary));
    text_put(t, "END:VEVENT\r\n");
    give_back(t, &summary);
}

void explain_timeline_ics(struct text *t, const struct timeline *timeline, int language)
{
    struct text line = { 0 };
    calendar_begin(t, &line, language ? "-//breed//timeline//EN" : "-//breed//timeline//NL");
    for (int32_t i = 0; i < timeline->happenings; i++) put_event(t, &line, timeline, i, language);
    calendar_end(t);
    give_back(t, &line);
}
