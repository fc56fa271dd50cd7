/* SPDX-License-Identifier: EUPL-1.2 */
/* feed.c: what is due in dossiers as a calendar, without anybody in it. */
#include "exchange/formats/feed.h"

#include <string.h>
#include "base/digest.h"
#include "explain/calendar.h"

enum { DAYS_BEFORE = 7 };

static void put_uid(struct text *out, struct text *line, const struct exchange_case *c, const struct process_deadline *deadline, const char *process)
{
    struct text name = { 0 };
    char digest[DIGEST_TEXT];
    text_put(&name, "termijn\n");
    text_put(&name, c->id);
    text_char(&name, '\n');
    text_put(&name, process);
    text_char(&name, '\n');
    text_put(&name, deadline->name);
    digest_of(text_string(&name), name.size, digest);
    out->failed |= name.failed;
    text_free(&name);
    text_put(line, "UID:");
    text_put(line, digest);
    text_put(line, "@breed");
    calendar_line(out, line);
}

static void put_deadline(struct text *out, struct text *line, const struct exchange_case *c, const struct dossier *d, const struct case_deadline *due, int language)
{
    const struct process_deadline *deadline = due->deadline;
    struct text words = { 0 };
    text_put(out, "BEGIN:VEVENT\r\n");
    put_uid(out, line, c, deadline, d->process->name);
    calendar_days(out, d->event[0].done, due->on);
    calendar_property(out, line, "SUMMARY", deadline->text[language]);
    text_put(&words, language ? "Who: " : "Wie: ");
    text_put(&words, case_role_word[deadline->who].label[language]);
    text_put(&words, language ? ".\nProcess: " : ".\nProces: ");
    text_put(&words, d->process->title[language]);
    text_char(&words, '.');
    if (deadline->lapses) text_put(&words, language ? "\nAfter this day it is not possible any more." : "\nNa deze dag kan het niet meer.");
    calendar_property(out, line, "DESCRIPTION", text_string(&words));
    calendar_property(out, line, "CATEGORIES", language ? "deadline" : "termijn");
    text_put(out, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n");
    calendar_alarm(out, line, DAYS_BEFORE, deadline->text[language]);
    text_put(out, "END:VEVENT\r\n");
    out->failed |= words.failed;
    text_free(&words);
}

bool feed_calendar(struct text *out, exchange_next *next, void *dossiers, const struct law *law, date now, uint32_t roles, int language, struct problems *problems)
{
    struct arena arena = { 0 };
    struct text line = { 0 };
    struct exchange_case one;
    enum exchange_more more;
    calendar_begin(out, &line, language ? "-//breed//deadlines//EN" : "-//breed//deadlines//NL");
    while ((more = next(dossiers, &one)) == EXCHANGE_one) {
        struct case_setting setting = CASE_SETTING(law, now);
        struct dossier d;
        setting.parts = 0;
        arena_reset(&arena);
        if (!one.entries) continue;
        if (!dossier_of(&d, &arena, one.entry, one.entries, &setting, NULL)) { problem_add(problems, 0, "dossier", one.id, strlen(one.id), "een dossier dat te lezen is",
            "a dossier that can be read"); continue; }
        for (int32_t i = 0; i < d.deadlines; i++)
            if (d.deadline[i].due == DUE_dated && d.deadline[i].on != DATE_NEVER && roles >> d.deadline[i].deadline->who & 1) put_deadline(out, &line, &one, &d, &d.deadline[i], language);
    }
    calendar_end(out);
    bool good = more == EXCHANGE_end && !out->failed && !line.failed;
    text_free(&line);
    arena_free(&arena);
    return good;
}
