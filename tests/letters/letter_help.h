/* SPDX-License-Identifier: EUPL-1.2 */
/* letter_help.h: a municipality without a single digit, so that every number in a letter must come from the dossier; and letters as plain text. */
#ifndef BREED_TESTS_LETTER_HELP_H
#define BREED_TESTS_LETTER_HELP_H

#include "letters/letters.h"

static const struct letter_office the_office = {
    .municipality = "Voorbeeldstad", .department = "Werk en inkomen", .address = { "Gemeente Voorbeeldstad", { "Plein van het Voorbeeld", "Voorbeeldstad", NULL } }, .phone = "het nummer van Voorbeeldstad",
    .email = "werk@voorbeeldstad.example", .objections = "Gemeente Voorbeeldstad, Bezwaar, Plein van het Voorbeeld, Voorbeeldstad", .objections_online = "voorbeeldstad.example/bezwaar",
    .court = "de rechtbank in Voorbeeldstad", .signed_by = "J. Voorbeeld", .function = "consulent werk",
};
static const struct letter_parties the_parties = {
    .reference = "kenmerk-a", .to = { "Wie Dit Leest", { "Straat van het Voorbeeld", "Voorbeeldstad", NULL } }, .person = "Fenna Voorbeeld", .employer = "Bakkerij Voorbeeld", .other_phone = "het nummer van de andere",
};

/* ---- HTML as text: what stands between two tags of a block on a line of its own ---- */

static inline bool is_block(const char *tag)
{
    static const char *const blocks[] = { "p", "h1", "h2", "h3", "li", "tr", "dt", "caption", "div", "address", "section", "table", "ol", "ul", "br", "main", "header", "body" };
    size_t size = strcspn(tag, " >/");
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) if (strlen(blocks[i]) == size && strncmp(tag, blocks[i], size) == 0) return true;
    return false;
}

static inline void put_entity(struct text *out, const char **at)
{
    static const struct { const char *name; char c; } entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' } };
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strncmp(*at, entities[i].name, strlen(entities[i].name)) == 0) { text_char(out, entities[i].c); *at += strlen(entities[i].name); return; }
    text_char(out, *(*at)++);
}

/* without_articles: what stands in links and codes is left out. */
static inline void text_of_html(struct text *out, const char *html, bool without_articles)
{
    const char *at = strstr(html, "<body>");
    bool hidden = false;
    while (at && *at) {
        if (*at != '<') {
            bool nbsp = strncmp(at, "\xC2\xA0", 2) == 0;
            if (hidden) { at++; continue; }
            if (nbsp) { text_char(out, ' '); at += 2; }
            else if (*at == '&') put_entity(out, &at);
            else if (*at == '\n') { at++; if (out->size && out->data[out->size - 1] != '\n') text_char(out, '\n'); }
            else text_char(out, *at++);
            continue;
        }
        const char *tag = at + 1 + (at[1] == '/');
        if (without_articles && (strncmp(tag, "a ", 2) == 0 || strncmp(tag, "a>", 2) == 0 || strncmp(tag, "code", 4) == 0)) hidden = at[1] != '/';
        if (is_block(tag) && out->size && out->data[out->size - 1] != '\n') text_char(out, '\n');
        if (at[1] != '/' && strncmp(tag, "h1", 2) == 0) text_put(out, "\n# ");
        if (at[1] != '/' && strncmp(tag, "h2", 2) == 0) text_put(out, "\n## ");
        if (at[1] != '/' && strncmp(tag, "h3", 2) == 0) text_put(out, "\n### ");
        if (at[1] != '/' && strncmp(tag, "li", 2) == 0) text_put(out, "- ");
        if (at[1] != '/' && (strncmp(tag, "td", 2) == 0 || strncmp(tag, "dd", 2) == 0)) text_put(out, " | ");
        at = strchr(at, '>');
        if (at) at++;
    }
    text_char(out, '\n');
    text_string(out);
}

#endif
