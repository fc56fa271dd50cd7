/* SPDX-License-Identifier: EUPL-1.2 */
/* pen.c: the two ways in which a report is drawn. */
#include "evaluation/pen.h"

#include <string.h>
#include "base/page.h"
#include "explain/timeline/inside.h"

enum { WIDTH = 100 };

static void escaped(struct pen *p, const char *string)
{
    if (p->html) put_markup(&p->line, string); else text_put(&p->line, string);
}
static void markup(struct pen *p, const char *html) { if (p->html) text_put(&p->line, html); }

static void flush(struct pen *p, const char *open, const char *close)
{
    if (!p->line.size) return;
    if (p->html) {
        text_put(p->out, open);
        text_bytes(p->out, p->line.data, p->line.size);
        text_put(p->out, close);
    } else text_wrapped(p->out, text_string(&p->line), 2 * p->depth, WIDTH);
    p->line.size = 0;
}

void pen_end(struct pen *p)
{
    if (p->item[p->depth]) {
        flush(p, "", "");
        if (p->html) text_put(p->out, "</li>\n");
        p->item[p->depth] = false;
        return;
    }
    if (!p->line.size) return;
    flush(p, "<p>", "</p>\n");
    if (!p->html) text_char(p->out, '\n');
}

void pen_paragraph(struct pen *p) { pen_end(p); }

static void attribute_id(struct text *out, const char *id)
{
    if (!id) return;
    text_put(out, " id=\"it-");
    put_markup(out, id);
    text_char(out, '"');
}

void pen_heading(struct pen *p, int level, const char *id, const char *string)
{
    pen_end(p);
    if (p->html) {
        text_put(p->out, "<h");
        text_int(p->out, level);
        attribute_id(p->out, id);
        text_char(p->out, '>');
        put_markup(p->out, string);
        text_put(p->out, "</h");
        text_int(p->out, level);
        text_put(p->out, ">\n");
        return;
    }
    bool spaced = p->out->size < 2 || p->out->data[p->out->size - 2] == '\n';
    if (!spaced) text_char(p->out, '\n');
    text_put(p->out, string);
    text_char(p->out, '\n');
    int32_t columns = text_columns(string, strlen(string));
    for (int32_t i = 0; level < 3 && i < columns; i++) text_char(p->out, level == 1 ? '=' : '-');
    text_put(p->out, level < 3 ? "\n\n" : "\n");
}

void pen_list(struct pen *p)
{
    if (p->item[p->depth]) flush(p, "", "\n"); else pen_end(p);
    if (p->html) text_put(p->out, "<ul>\n");
    p->depth += p->depth < LISTS_MOST - 1;
}

void pen_item(struct pen *p, const char *id)
{
    pen_end(p);
    if (p->html) {
        text_put(p->out, "<li");
        attribute_id(p->out, id);
        text_char(p->out, '>');
    } else for (int32_t i = 1; i <= p->depth; i++) text_put(p->out, i < p->depth ? "  " : "- ");
    p->item[p->depth] = true;
}

void pen_list_end(struct pen *p)
{
    pen_end(p);
    p->depth--;
    text_put(p->out, p->html ? "</ul>\n" : p->depth ? "" : "\n");
}

void pen_put(struct pen *p, const char *string) { escaped(p, string); }
void pen_say(struct pen *p, const char *nl, const char *en) { escaped(p, p->language ? en : nl); }

void pen_strong(struct pen *p, const char *string)
{
    markup(p, "<strong>");
    escaped(p, string);
    markup(p, "</strong>");
}

void pen_strong_word(struct pen *p, const char *word)
{
    char capital[2] = { *word >= 'a' && *word <= 'z' ? (char)(*word - 'a' + 'A') : *word, 0 };
    markup(p, "<strong>");
    escaped(p, capital);
    escaped(p, *word ? word + 1 : "");
    markup(p, "</strong>");
}

void pen_int(struct pen *p, int64_t number) { text_int(&p->line, number); }
void pen_day(struct pen *p, date day) { text_day(&p->line, day, p->language); }

void pen_field(struct pen *p, const struct evaluation_record *r, int32_t field)
{
    const struct evaluation_value *v = &r->value[field];
    bool dutch = p->language && v->given && evaluation_sections[r->section].field[field].kind == FIELD_both && !v->text[1];
    if (dutch) markup(p, "<span lang=\"nl\">");
    escaped(p, evaluation_text(r, field, p->language));
    if (dutch) markup(p, "</span>");
}

void pen_named(struct pen *p, const struct evaluation_record *r, const char *string)
{
    markup(p, "<span");
    if (p->html) attribute_id(&p->line, r->id);
    markup(p, ">");
    escaped(p, string);
    markup(p, "</span>");
}

static void link_to(struct pen *p, const struct evaluation_record *r, const char *string)
{
    markup(p, "<a href=\"#it-");
    markup(p, r->id);           /* letters, digits, dots and dashes */
    markup(p, "\">");
    escaped(p, string);
    markup(p, "</a>");
}

void pen_link(struct pen *p, const struct evaluation_record *r) { link_to(p, r, r->id); }

void pen_links(struct pen *p, const struct evaluation_value *v)
{
    for (int32_t i = 0; i < v->refs; i++) { if (i) escaped(p, ", "); pen_link(p, v->ref[i]); }
}

void pen_named_links(struct pen *p, const struct evaluation_value *v)
{
    for (int32_t i = 0; i < v->refs; i++) { if (i) escaped(p, ", "); link_to(p, v->ref[i], evaluation_name(v->ref[i], p->language)); }
}

void pen_progress(struct pen *p, const char *label, int32_t done, int32_t all)
{
    enum { BAR = 20 };
    int32_t full = all ? BAR * done / all : 0;
    markup(p, "<label>");
    escaped(p, label);
    escaped(p, ": ");
    if (p->html) {
        text_put(&p->line, "<progress value=\"");
        text_int(&p->line, done);
        text_put(&p->line, "\" max=\"");
        text_int(&p->line, all ? all : 1);
        text_put(&p->line, "\"></progress> ");
    } else {
        for (int32_t i = 0; i < BAR; i++) text_char(&p->line, i < full ? '#' : '.');
        text_char(&p->line, ' ');
    }
    text_int(&p->line, done);
    pen_say(p, " van ", " of ");
    text_int(&p->line, all);
    markup(p, "</label>");
}

/* ---- a page ---- */

extern const struct embedded_file evaluation_files[];
extern const int32_t evaluation_files_count;

static const struct embedded_file *style_file(void)
{
    for (int32_t i = 0; i < evaluation_files_count; i++) if (strstr(evaluation_files[i].name, ".css")) return &evaluation_files[i];
    return NULL;
}

void pen_page_open(struct text *out, const char *title, int language)
{
    const struct embedded_file *style = style_file();
    page_open(out, title, language, &style, style != NULL);
}

void pen_page_close(struct text *out) { page_close(out); }
