/* SPDX-License-Identifier: EUPL-1.2 */
/* test_explain_calendar.c: a timeline as a calendar keeps to RFC 5545 and tells nothing of the person. */
#include "timeline_samples.h"

enum { EVENTS_MOST = 2000 };
struct calendar { int events, alarms, deadlines; char uid[EVENTS_MOST][80], start[EVENTS_MOST][12]; };

/* Unfolds; NULL when a line does not end in CRLF, is longer than 75 octets, or was folded inside a character. */
static char *unfolded(struct arena *arena, const char *bytes)
{
    char *out = arena_take(arena, strlen(bytes) + 1), *write = out;
    for (const char *at = bytes; *at;) {
        const char *end = strstr(at, "\r\n");
        if (!end || end - at > 75 || memchr(at, '\n', (size_t)(end - at)) || memchr(at, '\r', (size_t)(end - at)) || !valid_utf8(at, (size_t)(end - at))) return NULL;
        bool goes_on = *at == ' ' || *at == '\t';
        if (goes_on && write == out) return NULL;
        if (goes_on) write--;                           /* the newline of the line before */
        memcpy(write, at + goes_on, (size_t)(end - at) - goes_on);
        write += (end - at) - goes_on;
        *write++ = '\n';
        at = end + 2;
    }
    *write = 0;
    return out;
}

static bool well_escaped(const char *value)
{
    for (; *value; value++) {
        if (*value == ';' || *value == ',') return false;
        if (*value == '\\' && !strchr("\\;,nN", *++value)) return false;
    }
    return true;
}

static bool is_day(const char *value)
{
    char iso[11];
    date on;
    if (strlen(value) < 8) return false;
    snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", value, value + 4, value + 6);
    return parse_date(iso, 10, &on);
}

/* One component at a time: what stands in it, and once each. Returns what is wrong, NULL when nothing is. */
static const char *check_calendar(struct arena *arena, const char *bytes, struct calendar *c)
{
    static const char *const once[] = { "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES", "CLASS", "TRANSP" };
    enum { NOWHERE, CALENDAR, EVENT, ALARM } in = NOWHERE;
    uint32_t seen = 0, alarm = 0;
    bool version = false, product = false;
    char *text = unfolded(arena, bytes);
    *c = (struct calendar){ .events = 0 };
    if (!text) return "a line is too long, does not end in CRLF or breaks a character";
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        char *value = strchr(line, ':');
        if (!value) return "a line without a colon";
        *value++ = 0;
        if (strcmp(line, "BEGIN") == 0) {
            if (in == NOWHERE && strcmp(value, "VCALENDAR") == 0) in = CALENDAR;
            else if (in == CALENDAR && strcmp(value, "VEVENT") == 0) { in = EVENT; seen = 0; }
            else if (in == EVENT && strcmp(value, "VALARM") == 0) { in = ALARM; alarm = 0; }
            else return "a component in the wrong place";
        } else if (strcmp(line, "END") == 0) {
            if (in == ALARM && strcmp(value, "VALARM") == 0) { if (alarm != 7) return "an alarm that lacks something"; in = EVENT; c->alarms++; }
            else if (in == EVENT && strcmp(value, "VEVENT") == 0) { if ((seen & 31) != 31) return "an event that lacks something"; in = CALENDAR; c->events++; }
            else if (in == CALENDAR && strcmp(value, "VCALENDAR") == 0) in = NOWHERE;
            else return "an end in the wrong place";
        } else if (in == CALENDAR) { version |= strcmp(line, "VERSION") == 0 && strcmp(value, "2.0") == 0; product |= strcmp(line, "PRODID") == 0; }
        else if (in == ALARM) {
            uint32_t bit = strcmp(line, "ACTION") == 0 ? 1 : strcmp(line, "TRIGGER") == 0 ? 2 : strcmp(line, "DESCRIPTION") == 0 ? 4 : 0;
            if (!bit || alarm & bit || (bit == 4 && !well_escaped(value)) || (bit == 2 && strncmp(value, "-P", 2) != 0)) return "a line that an alarm cannot have";
            alarm |= bit;
        } else if (in == EVENT) {
            size_t k = 0;
            while (k < sizeof once / sizeof *once && strcmp(line, once[k]) != 0) k++;
            if (k == sizeof once / sizeof *once) return "a line that an event here cannot have";
            if (seen >> k & 1) return "something twice in an event";
            seen |= (uint32_t)1 << k;
            if ((k == 4 || k == 5 || k == 7) && !well_escaped(value)) return "a text that is not escaped";
            if ((k == 2 || k == 3) && !(is_day(value) && !value[8])) return "not a day";
            if (k == 3 && strcmp(value, c->start[c->events]) <= 0) return "an end that is not after the start";
            if (k == 1 && !(is_day(value) && strlen(value) == 16 && value[8] == 'T' && value[15] == 'Z')) return "not a moment";
            if (k == 0) snprintf(c->uid[c->events], sizeof c->uid[0], "%s", value);
            if (k == 2) snprintf(c->start[c->events], sizeof c->start[0], "%s", value);
            if (k == 7) c->deadlines += strcmp(value, "termijn") == 0 || strcmp(value, "deadline") == 0;
        } else return "something outside the calendar";
    }
    if (in != NOWHERE || !version || !product) return "a calendar that lacks something";
    for (int i = 0; i < c->events; i++)
        for (int k = 0; k < i; k++)
            if (strcmp(c->uid[i], c->uid[k]) == 0) return "two events with one UID";
    return NULL;
}

static void calendar_holds(struct made *m)
{
    static struct calendar c;
    for (int language = 0; language < 2; language++) {
        const char *wrong = check_calendar(&m->arena, said(m, explain_timeline_ics, language), &c);
        if (wrong) print_message("# %s\n", wrong);
        assert_null(wrong);
        int deadlines = 0;
        for (int32_t i = 0; i < m->t.happenings; i++) deadlines += m->t.happening[i].kind == HAPPENING_deadline;
        assert_int_equal(c.events, m->t.happenings);
        assert_int_equal(c.deadlines, deadlines);
        assert_int_equal(c.alarms, deadlines);
    }
}
static void the_calendar_keeps_to_its_standard(void **state) { (void)state; with_each(calendar_holds); }

static void a_line_is_folded_between_characters(void **state)
{
    static struct made m;
    (void)state;
    make(&m, mixed);
    for (int shift = 0; shift < 4; shift++) {
        char long_text[200];
        struct text text = TEXT_IN(long_text);
        for (int i = 0; i < shift; i++) text_char(&text, 'x');
        for (int i = 0; i < 60; i++) text_put(&text, i % 3 ? "é" : "€");
        for (int32_t i = 0; i < m.t.happenings; i++)
            if (m.t.happening[i].kind == HAPPENING_deadline) m.t.happening[i].text[0] = m.t.happening[i].text[1] = text_string(&text);
        calendar_holds(&m);
        assert_non_null(strstr(unfolded(&m.arena, said(&m, explain_timeline_ics, 0)), text_string(&text)));
    }
    drop(&m);
}

/* The calendar with the first of one piece replaced by another. */
static char *spoiled(struct made *m, const char *good, const char *piece, const char *other)
{
    const char *at = strstr(good, piece);
    assert_non_null(at);
    char *out = arena_take(&m->arena, strlen(good) + strlen(other) + 1);
    sprintf(out, "%.*s%s%s", (int)(at - good), good, other, at + strlen(piece));
    return out;
}

static void a_calendar_that_is_wrong_would_be_noticed(void **state)
{
    static struct made m;
    static struct calendar c;
    static const char *const wrong[][2] = {
        { "\r\nEND:VEVENT", "\nEND:VEVENT" }, { "UID:", "SUMMARY:x\r\nUID:" }, { "SUMMARY:", "SUMMARY:a,b" }, { "SUMMARY:", "SUMMARY:a\\x" }, { "END:VALARM\r\n", "" },
        { "ACTION:DISPLAY\r\n", "" }, { "DTSTART;VALUE=DATE:2025", "DTSTART;VALUE=DATE:2013" "99" }, { "T000000Z", "" }, { "VERSION:2.0\r\n", "" }, { "\r\n ", "" },
        { "UID:", "UID" }, { "END:VCALENDAR\r\n", "" },
    };
    (void)state;
    make(&m, mixed);
    const char *good = said(&m, explain_timeline_ics, 0);
    assert_null(check_calendar(&m.arena, good, &c));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *found = check_calendar(&m.arena, spoiled(&m, good, wrong[i][0], wrong[i][1]), &c);
        if (!found) print_message("# not noticed: %s\n", wrong[i][1]);
        assert_non_null(found);
    }
    char *twice = said(&m, explain_timeline_ics, 0), *first = strstr(twice, "UID:"), *second = strstr(first + 1, "UID:");
    memcpy(second, first, 36);
    assert_string_equal(check_calendar(&m.arena, twice, &c), "two events with one UID");
    drop(&m);
}

static void the_calendar_tells_nothing_of_the_person(void **state)
{
    static struct made m;
    (void)state;
    make(&m, mixed);
    for (int language = 0; language < 2; language++) {
        char *calendar = unfolded(&m.arena, said(&m, explain_timeline_ics, language));
        assert_non_null(calendar);
        static const char *const never[] = { "banen", "Zwolle", "1990", "19900228", "1998", "1247", "1.247", "1,247", "€", "55", "wordt 27", "turns 27", "nettoInkomen" };
        for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
            char *uids = calendar;                      /* digests and addresses may have any digits */
            for (char *at; (at = strstr(uids, never[i]));) {
                char *line = at;
                while (line > calendar && line[-1] != '\n') line--;
                bool digits = strncmp(line, "UID:", 4) == 0 || strncmp(line, "URL:", 4) == 0;
                if (!digits) print_message("# the calendar tells %s\n", never[i]);
                assert_true(digits);
                uids = at + 1;
            }
        }
    }
    assert_non_null(strstr(said(&m, full, 0), "1.247,74"));         /* it would be there to tell */
    drop(&m);
}

static void an_event_keeps_its_uid_when_its_day_moves_and_another_person_has_others(void **state)
{
    static struct made m, moved, other;
    static struct calendar a, b, c;
    (void)state;
    make(&m, mixed);
    char *later = spoiled(&m, mixed, "on: 2025-07-15", "on: 2025-07-16"), *else_ = spoiled(&m, mixed, "geboortedatum: 1990-02-28", "geboortedatum: 1990-02-27");
    make(&moved, later);
    make(&other, else_);
    assert_null(check_calendar(&m.arena, said(&m, explain_timeline_ics, 0), &a));
    assert_null(check_calendar(&m.arena, said(&moved, explain_timeline_ics, 0), &b));
    assert_null(check_calendar(&m.arena, said(&other, explain_timeline_ics, 0), &c));
    bool found = false;
    for (int i = 0; i < a.events; i++)
        for (int k = 0; k < b.events; k++)
            if (strcmp(a.start[i], "20250715") == 0 && strcmp(b.start[k], "20250716") == 0) found |= strcmp(a.uid[i], b.uid[k]) == 0;
    assert_true(found);
    for (int i = 0; i < a.events; i++)
        for (int k = 0; k < c.events; k++) assert_string_not_equal(a.uid[i], c.uid[k]);
    assert_string_equal(said(&m, explain_timeline_ics, 0), said(&m, explain_timeline_ics, 0));
    drop(&m); drop(&moved); drop(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_calendar_keeps_to_its_standard),
        cmocka_unit_test(a_line_is_folded_between_characters),
        cmocka_unit_test(a_calendar_that_is_wrong_would_be_noticed),
        cmocka_unit_test(the_calendar_tells_nothing_of_the_person),
        cmocka_unit_test(an_event_keeps_its_uid_when_its_day_moves_and_another_person_has_others),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
