/* SPDX-License-Identifier: EUPL-1.2 */
/* cite.c: citations taken apart, looked up in the version of a day, and written as JCI 1.3. */
#include "law/cite.h"

#include <string.h>

static bool ends_name(char c) { return c == 0 || c == ':' || c == '|'; }

static uint32_t until_end(const char *text)
{
    uint32_t size = 0;
    while (!ends_name(text[size])) size++;
    return size;
}

/* The article that the text begins with, in the version of that day; the longest name wins, since numbers such as 4:13 have a colon of their own. */
static const struct law_article *article_at(const struct law_statute *statute, const char *text, date on, uint32_t *size)
{
    const struct law_article *found = NULL;
    *size = 0;
    for (int32_t i = 0; i < statute->article_count; i++) {
        const struct law_article *article = &statute->articles[i];
        uint32_t length = (uint32_t)strlen(article->article);
        bool begins = strncmp(text, article->article, length) == 0 && ends_name(text[length]);
        if (begins && length > *size && on >= article->from && on <= article->until) { found = article; *size = length; }
    }
    return found;
}

static bool cite_one(const struct law_book *book, const char *text, date on, struct citation *out)
{
    const char *blank = strchr(text, ' ');
    if (!blank) return false;
    *out = (struct citation){ .statute = law_find_statute(book, text, (size_t)(blank - text)), .number = blank + 1 };
    if (!out->statute) return false;
    out->article = article_at(out->statute, out->number, on, &out->number_size);
    if (!out->article) return false;
    const char *rest = out->number + out->number_size;
    if (*rest == ':') { out->lid = ++rest; out->lid_size = until_end(rest); rest += out->lid_size; }
    if (*rest == ':') { out->part = ++rest; out->part_size = until_end(rest); rest += out->part_size; }
    out->text = text;
    out->text_size = (uint32_t)(rest - text);
    return true;
}

bool law_cite(const struct law_book *book, const char *text, date on, struct citation *out)
{
    for (const char *at = text; at; at = strchr(at, '|')) {
        if (*at == '|') at++;
        if (cite_one(book, at, on, out)) return true;
    }
    return false;
}

bool law_cite_nearest(const struct law_book *book, const char *text, date on, struct citation *out, date *day)
{
    *day = on;
    if (law_cite(book, text, on, out)) return true;
    bool any = false;
    date away = 0;
    const char *blank = strchr(text, ' ');
    const struct law_statute *statute = blank ? law_find_statute(book, text, (size_t)(blank - text)) : NULL;
    for (int32_t i = 0; statute && i < statute->article_count; i++) {
        struct citation found;
        date near = on < statute->articles[i].from ? statute->articles[i].from : statute->articles[i].until, distance = near < on ? on - near : near - on;
        if ((any && distance >= away) || !cite_one(book, text, near, &found)) continue;
        *out = found;
        *day = near;
        away = distance;
        any = true;
    }
    return any;
}

void law_put_jci(struct text *text, const struct citation *cited, date on)
{
    text_put(text, "jci1.3:c:");
    text_put(text, cited->statute->bwb);
    if (strchr(cited->article->path, '=')) { text_char(text, '&'); text_put(text, cited->article->path); }      /* a place that is not known is left out */
    text_put(text, "&artikel=");
    text_bytes(text, cited->number, cited->number_size);
    if (cited->lid_size) { text_put(text, "&lid="); text_bytes(text, cited->lid, cited->lid_size); }
    if (cited->part_size) { text_put(text, "&onderdeel="); text_bytes(text, cited->part, cited->part_size); }
    text_put(text, "&z="); text_date(text, on);
    text_put(text, "&g="); text_date(text, on);
}

void law_put_url(struct text *text, const struct citation *cited, date on)
{
    text_put(text, "https://wetten.overheid.nl/");
    law_put_jci(text, cited, on);
}

static const char *const ordinals[] = { "", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
                                        "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende" };

static void put_lid(struct text *text, const char *lid, uint32_t size)
{
    int32_t number = 0;
    for (uint32_t i = 0; i < size; i++) number = lid[i] >= '0' && lid[i] <= '9' && number < 100 ? number * 10 + lid[i] - '0' : 100;
    if (number >= 1 && number <= 15) { text_put(text, ordinals[number]); text_put(text, " lid"); }
    else { text_put(text, "lid "); text_bytes(text, lid, size); }
}

void law_put_citation(struct text *text, const struct citation *cited, int language)
{
    text_put(text, language ? "article " : "artikel ");
    text_bytes(text, cited->number, cited->number_size);
    if (cited->lid_size) {
        text_put(text, ", ");
        if (language) { text_put(text, "paragraph "); text_bytes(text, cited->lid, cited->lid_size); }
        else put_lid(text, cited->lid, cited->lid_size);
    }
    if (cited->part_size) { text_put(text, language ? ", under " : ", onder "); text_bytes(text, cited->part, cited->part_size); }
    text_put(text, ", ");
    text_put(text, cited->statute->title[language]);
}
