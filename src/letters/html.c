/* SPDX-License-Identifier: EUPL-1.2 */
/* html.c: escaped text and the few elements that letters are made of. */
#include "letters/inside.h"

#include <string.h>

void html_text(struct text *t, const char *bytes, size_t size) { text_html(t, bytes, size, true); }
void html_put(struct writing *w, const char *markup) { text_put(w->out, markup); }
void html_attribute(struct writing *w, const char *string) { html_text(w->out, string, strlen(string)); }

/* ---- abbreviations: each is marked, and written out where it stands first ---- */

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80; }

static int32_t abbreviation(const char *word, size_t size)
{
    for (int32_t i = 0; letter_abbreviations[i].name; i++) if (same_text(word, size, letter_abbreviations[i].name)) return i;
    return -1;
}

static void put_words(struct writing *w, const char *bytes, size_t size)
{
    size_t from = 0;
    for (size_t i = 0, end; i < size; i = end) {
        end = i + 1;
        if (!is_letter(bytes[i])) continue;
        while (end < size && is_letter(bytes[end])) end++;
        int32_t which = abbreviation(bytes + i, end - i);
        if (which < 0) continue;
        html_text(w->out, bytes + from, i - from);
        html_put(w, "<abbr title=\"");
        html_attribute(w, letter_abbreviations[which].text.text[w->language]);
        html_put(w, "\">");
        html_text(w->out, bytes + i, end - i);
        html_put(w, "</abbr>");
        if (!(w->written_out >> which & 1)) { html_put(w, " ("); html_attribute(w, letter_abbreviations[which].text.text[w->language]); html_put(w, ")"); }
        w->written_out |= (uint32_t)1 << which;
        from = end;
    }
    html_text(w->out, bytes + from, size - from);
}

void html_escaped(struct writing *w, const char *string) { put_words(w, string, strlen(string)); }

void html_filled(struct writing *w, const char *text)
{
    struct text filled = { 0 };
    value_fill(w, text, &filled);
    put_words(w, filled.data ? filled.data : "", filled.size);
    if (filled.failed) w->failed = true;
    text_free(&filled);
}

void html_phrase(struct writing *w, enum letter_phrase p) { html_filled(w, phrase(w, p)); }

void html_element(struct writing *w, const char *element, enum letter_phrase p)
{
    text_char(w->out, '<'); html_put(w, element); text_char(w->out, '>');
    html_phrase(w, p);
    html_put(w, "</"); html_put(w, element); html_put(w, ">\n");
}

void html_row(struct writing *w, enum letter_phrase head, struct text *value)
{
    html_put(w, "<tr><th scope=\"row\">");
    html_phrase(w, head);
    html_put(w, "</th><td>");
    put_words(w, value->data ? value->data : "", value->size);
    html_put(w, "</td></tr>\n");
    text_free(value);
}
