/* SPDX-License-Identifier: EUPL-1.2 */
/* negotiate.c: what a caller prefers, out of headers with weights. */
#include "web/inside.h"

const char *const web_media_names[MEDIAS] = {
    [MEDIA_none] = "", [MEDIA_json] = "application/json", [MEDIA_problem] = "application/problem+json", [MEDIA_html] = "text/html", [MEDIA_text] = "text/plain",
    [MEDIA_form] = "application/x-www-form-urlencoded", [MEDIA_csv] = "text/csv", [MEDIA_jsonl] = "application/jsonl", [MEDIA_yaml] = "application/yaml",
    [MEDIA_calendar] = "text/calendar", [MEDIA_svg] = "image/svg+xml", [MEDIA_css] = "text/css", [MEDIA_script] = "text/javascript", [MEDIA_font] = "font/woff2",
    [MEDIA_png] = "image/png", [MEDIA_icon] = "image/x-icon", [MEDIA_metrics] = "text/plain; version=0.0.4",
    [MEDIA_xlsx] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [MEDIA_pdf] = "application/pdf",
};

/* One item of a list: a word and its weight in thousandths. */
struct item { const char *word; size_t size; int weight; };

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static void trim(const char **s, size_t *size)
{
    while (*size && is_blank(**s)) { (*s)++; (*size)--; }
    while (*size && is_blank((*s)[*size - 1])) (*size)--;
}

/* "0.8" as 800; what is no weight counts as none given. */
static int weight_of(const char *s, size_t size)
{
    int64_t value;
    bool good = size && size <= 5 && parse_decimal(s, size, 3, false, &value) == NUMBER_OK && value >= 0 && value <= 1000;
    return good ? (int)value : 1000;
}

/* The next item behind *at; false at the end. */
static bool next_item(const char *list, size_t size, size_t *at, struct item *item)
{
    if (*at >= size) return false;
    const char *end = memchr(list + *at, ',', size - *at);
    size_t stop = end ? (size_t)(end - list) : size, from = *at;
    const char *semicolon = memchr(list + from, ';', stop - from);
    size_t word_end = semicolon ? (size_t)(semicolon - list) : stop;
    *item = (struct item){ list + from, word_end - from, 1000 };
    trim(&item->word, &item->size);
    for (size_t p = word_end; p < stop;) {
        const char *next = memchr(list + p + 1, ';', stop - p - 1), *part = list + p + 1;
        size_t part_end = next ? (size_t)(next - list) : stop, part_size = part_end - p - 1;
        trim(&part, &part_size);
        if (part_size > 2 && (part[0] == 'q' || part[0] == 'Q') && part[1] == '=') item->weight = weight_of(part + 2, part_size - 2);
        p = part_end;
    }
    *at = stop + 1;
    return true;
}

/* Any case; name is in small letters. */
static bool same_bytes(const char *s, const char *name, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]) != name[i]) return false;
    return true;
}

/* How narrowly an item names a media type: 3 itself, 2 "text" and a star, 1 two stars, 0 not. */
static int names_media(const struct item *item, const char *name)
{
    size_t size = strcspn(name, ";"), type = strcspn(name, "/") + 1;
    if (item->size == size && same_bytes(item->word, name, size)) return 3;
    if (item->size == 3 && memcmp(item->word, "*/*", 3) == 0) return 1;
    return item->size == type + 1 && item->word[type] == '*' && same_bytes(item->word, name, type) ? 2 : 0;
}

static int weight_of_media(const char *accept, size_t size, const char *name)
{
    struct item item;
    int weight = 0, narrowest = 0;
    for (size_t at = 0; next_item(accept, size, &at, &item);) {
        int now = names_media(&item, name);
        if (now > narrowest) { narrowest = now; weight = item.weight; }
    }
    return weight;
}

enum web_media choose_media(const char *accept, size_t size, const enum web_media *produces)
{
    enum web_media best = MEDIA_none;
    int most = 0;
    if (!accept || !size) return produces[0];
    for (int i = 0; i < 4 && produces[i] != MEDIA_none; i++) {
        int weight = weight_of_media(accept, size, web_media_names[produces[i]]);
        if (weight > most) { most = weight; best = produces[i]; }
    }
    return best;
}

int choose_language(const char *accept, size_t size)
{
    struct item item;
    int weight[2] = { -1, -1 }, any = -1;
    for (size_t at = 0; accept && next_item(accept, size, &at, &item);) {
        bool two = item.size >= 2 && (item.size == 2 || item.word[2] == '-');
        if (two && same_word(item.word, 2, "nl") && item.weight > weight[0]) weight[0] = item.weight;
        if (two && same_word(item.word, 2, "en") && item.weight > weight[1]) weight[1] = item.weight;
        if (item.size == 1 && *item.word == '*') any = item.weight;
    }
    if (weight[0] < 0) weight[0] = any;
    if (weight[1] < 0) weight[1] = any;
    return weight[1] > 0 && weight[1] > weight[0];
}

bool takes_gzip(const char *accept, size_t size)
{
    struct item item;
    int named = -1, any = -1;
    for (size_t at = 0; accept && next_item(accept, size, &at, &item);) {
        if (same_word(item.word, item.size, "gzip") || same_word(item.word, item.size, "x-gzip")) named = item.weight;
        else if (item.size == 1 && *item.word == '*') any = item.weight;
    }
    return (named >= 0 ? named : any) > 0;
}

/* Weak comparison: W/"x" is "x". */
bool etag_listed(const char *list, size_t size, const char *etag)
{
    struct item item;
    for (size_t at = 0; next_item(list, size, &at, &item);) {
        if (item.size == 1 && *item.word == '*') return true;
        if (item.size > 2 && memcmp(item.word, "W/", 2) == 0) { item.word += 2; item.size -= 2; }
        if (same_text(item.word, item.size, etag)) return true;
    }
    return false;
}
