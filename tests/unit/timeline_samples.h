/* SPDX-License-Identifier: EUPL-1.2 */
/* timeline_samples.h: timelines to look at, and what each form says of them. */
#ifndef BREED_TESTS_TIMELINE_SAMPLES_H
#define BREED_TESTS_TIMELINE_SAMPLES_H

#include "timeline_help.h"

#include <dirent.h>
#include "base/file.h"
#include "explain/timeline.h"

/* A month that cannot be told, months without a line, a change within a month, an ended benefit, and a title with every sign that is written otherwise somewhere. */
static const char mixed[] =
    "title: \"Twee <banen> & 'tekens', \\\"zo\\\"; en \\\\ daarna één regel die met opzet heel erg lang is, langer dan een regel\"\n"
    "note: \"Geboren in Zwolle\"\n"
    "from: 2025-01-15\nmonths: 20\n"
    "person: {geboortedatum: 1990-02-28, behoortTotDoelgroep: ja, ontvangtBijstand: ja, medischUrenbeperkt: nee, alleenstaandeOuder: nee, draagtBijN: ja,"
    " urenUitbreidingMogelijk: nee, kanVoltijdsMinimumloonVerdienen: nee, vakantietoeslagTegoed: \"100.00\"}\n"
    "household: {heeftPartner: nee, huisgenoten: [{geboortedatum: 1998-06-10, studeert: nee}]}\n"
    "events:\n"
    "  - {on: 2025-02-10, what: aanvraag, by: werkgever, aanvrager: werkgever}\n"
    "  - {on: 2025-03-01, what: baan-begint, urenPerWeek: 20, voltijduren: 38, brutoloonPerMaand: \"1247.74\", nettoDeelVanBrutoloon: 90, kleineWerkgever: ja, vastContract: nee}\n"
    "  - {on: 2025-03-06, what: besluit, by: gemeente}\n"
    "  - {on: 2025-07-15, what: loonwaarde-gemeten, by: gemeente, loonwaarde: 55, maandenTotNieuweMeting: 12}\n"
    "  - {on: 2025-11-10, what: ziek}\n"
    "  - {on: 2025-11-20, what: hersteld}\n"
    "  - {on: 2026-05-31, what: bijstand-eindigt}\n";
static const char student[] =
    "from: 2026-01-01\nmonths: 3\n"
    "person: {geboortedatum: 2005-03-11, studiefinanciering: ja, wajong: nee, structureelNietInStaatBijTeVerdienen: ja, woontInGemeente: ja, aangevraagdVanaf: 2025-09-01}\n";
static const char rich[] =
    "from: 2026-01-01\nmonths: 24\n"
    "person: {geboortedatum: 1985-01-01, behoortTotDoelgroep: ja, doelgroepregister: ja, doelgroepregisterVanaf: 2020-01-01, inDoelgroepregister: ja, wajong: nee}\n"
    "employment: {startDienstbetrekking: 2024-01-01, urenPerWeek: 36, voltijduren: 36, brutoloonPerMaand: \"98765.43\", nettoDeelVanBrutoloon: 60, loonwaarde: 60, kleineWerkgever: ja,"
    " vastContract: ja, categorieen: [banenafspraak], doelgroepverklaring: ja, vakantiebijslagTegoed: \"1000.00\"}\n"
    "events: [{on: 2026-03-09, what: ziek, dagloon: \"138.00\", honderdProcent: ja}, {on: 2026-05-18, what: hersteld}]\n";

typedef void form(struct text *, const struct timeline *, int language);
static inline void full(struct text *t, const struct timeline *timeline, int language) { explain_timeline(t, timeline, false, language); }
static inline void brief(struct text *t, const struct timeline *timeline, int language) { explain_timeline(t, timeline, true, language); }
static inline void wide(struct text *t, const struct timeline *timeline, int language) { explain_timeline_svg(t, timeline, (struct chart){ CHART_wide, "a", true }, language); }
static inline void narrow(struct text *t, const struct timeline *timeline, int language) { explain_timeline_svg(t, timeline, (struct chart){ CHART_narrow, "a", true }, language); }
static inline void in_page(struct text *t, const struct timeline *timeline, int language) { explain_timeline_svg(t, timeline, (struct chart){ CHART_wide, "b", false }, language); }
/* What a form says, in memory that goes with the timeline. */
static inline char *said(struct made *m, form *put, int language)
{
    struct text text = { 0 };
    put(&text, &m->t, language);
    assert_false(text.failed);
    char *copy = arena_copy(&m->arena, text_string(&text), text.size);
    text_free(&text);
    assert_non_null(copy);
    return copy;
}

/* Calls for each of the timelines above and of the folder examples/. */
static inline void with_each(void (*look)(struct made *))
{
    static const char *const own[] = { mixed, student, rich };
    static struct made m;
    char folder[1024], path[2048];
    const char *source = getenv("BREED_SOURCE");
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) { make(&m, own[i]); look(&m); drop(&m); }
    snprintf(folder, sizeof folder, "%s/examples", source ? source : ".");
    DIR *files = opendir(folder);
    assert_non_null(files);
    int count = 0;
    for (struct dirent *file; (file = readdir(files));) {
        size_t size = strlen(file->d_name);
        if (size < 5 || strcmp(file->d_name + size - 5, ".yaml") != 0) continue;
        struct arena arena = { 0 };
        snprintf(path, sizeof path, "%s/%s", folder, file->d_name);
        char *bytes = file_read(&arena, path, 1 << 20, &size);
        assert_non_null(bytes);
        make(&m, bytes);
        look(&m);
        drop(&m);
        arena_free(&arena);
        count++;
    }
    closedir(files);
    assert_true(count >= 6);
}

#endif
