/* SPDX-License-Identifier: EUPL-1.2 */
/* abbreviate.c: abbreviations are written out at their first use on a page: words of web/messages/words.yaml, and the short names of statutes. */
#include <string.h>
#include "law/book.h"
#include "web/pages/page.h"

enum { FIRST_USES = 48, STATUTE_MOST = 6 };
struct use_of { size_t at, size; const char *full; };

static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
/* A part of a word: letters, digits, and every byte of a letter beyond ASCII. */
static bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80; }

/* What the short form stands for; NULL when it is none. Longer names of statutes are words by themselves. */
static const char *written_out(const char *word, size_t size, int language)
{
    for (int32_t i = 0; i < word_label_count; i++)
        if (word_labels[i].word[0] == *word && same_text(word, size, word_labels[i].word) && strcmp(word_labels[i].term, "afkorting") == 0) return word_labels[i].label[language];
    const struct law_statute *statute = size > 1 && size <= STATUTE_MOST && *word >= 'A' && *word <= 'Z' ? law_find_statute(&law_book, word, size) : NULL;
    return statute ? statute->title[language] : NULL;
}

/* Behind the tag, or behind the whole element when nothing in it is running text. */
static const char *behind(const char *tag)
{
    static const char *const closed[] = { "cite", "code", "pre", "svg", "abbr", "option", "title" };
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
        size_t size = strlen(closed[i]);
        if (strncmp(tag + 1, closed[i], size) != 0 || is_word(tag[1 + size])) continue;
        const char *end = tag;
        do end = strstr(end + 1, "</"); while (end && strncmp(end + 2, closed[i], size) != 0);
        if (end) tag = end;
    }
    const char *end = strchr(tag, '>');
    return end ? end + 1 : tag + strlen(tag);
}

static int32_t find_uses(const char *page, int language, struct use_of *use)
{
    int32_t n = 0;
    const char *at = strstr(page, "<main");
    while (at && *at && n < FIRST_USES) {
        if (*at == '<') { at = behind(at); continue; }
        if (*at == '&') { at += strcspn(at, "; <"); continue; }
        if (!is_word(*at)) { at++; continue; }
        size_t size = 0;
        while (is_word(at[size])) size++;
        const char *full = size <= 8 && size > 1 ? written_out(at, size, language) : NULL;
        for (int32_t i = 0; i < n && full; i++) if (use[i].size == size && memcmp(page + use[i].at, at, size) == 0) full = NULL;
        if (full) use[n++] = (struct use_of){ (size_t)(at - page), size, full };
        at += size;
    }
    return n;
}

void page_abbreviate(struct page *p)
{
    struct use_of use[FIRST_USES];
    struct text *body = &p->reply->body;
    const char *page = text_string(body);
    int32_t n = find_uses(page, p->language, use);
    const char *old = n ? arena_copy(p->arena, page, body->size) : NULL;
    if (!old) return;
    size_t size = body->size, from = use[0].at;
    body->size = from;
    for (int32_t i = 0; i < n; i++) {
        text_bytes(body, old + from, use[i].at - from);
        text_put(body, "<abbr title=\"");
        text_html(body, use[i].full, strlen(use[i].full), false);
        text_put(body, "\">");
        text_bytes(body, old + use[i].at, use[i].size);
        text_put(body, "</abbr>");
        from = use[i].at + use[i].size;
    }
    text_bytes(body, old + from, size - from);
}
