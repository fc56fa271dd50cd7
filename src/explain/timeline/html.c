/* SPDX-License-Identifier: EUPL-1.2 */
/* html.c: the amounts of a timeline as tables and what happens as a list, to be put into a page. */
#include "explain/timeline/inside.h"

#define SAY(nl, en) text_put(t, language ? en : nl)

static void put_cell(struct text *t, const struct cell *cell, int language)
{
    text_put(t, "<td>");
    if (cell->state == CELL_amount) text_amount(t, cell->amount, language);
    if (cell->state == CELL_amount && cell->estimated) text_char(t, '*');
    if (cell->state == CELL_unknown) SAY("onbekend", "not known");
    text_put(t, "</td>");
}

static void put_row(struct text *t, const struct columns *columns, const struct cell *cells, int language)
{
    text_put(t, "</th>");
    for (int32_t k = 0; k < columns->count; k++) {
        struct cell cell = column_cell(cells, columns->line[k]);
        put_cell(t, &cell, language);
    }
    text_put(t, "</tr>\n");
}

static void put_side(struct text *t, const struct timeline *timeline, enum timeline_side side, int language)
{
    struct columns columns = columns_of_side(timeline, side);
    if (!columns.count) return;
    text_put(t, "<table class=\"breed-table\">\n<caption>");
    text_put(t, side_names[side][language]);
    text_put(t, ": ");
    text_put(t, side_subjects[side][language]);
    SAY(", in euro's per maand</caption>\n<thead><tr><th scope=\"col\">maand</th>", ", in euros a month</caption>\n<thead><tr><th scope=\"col\">month</th>");
    for (int32_t k = 0; k < columns.count; k++) { text_put(t, "<th scope=\"col\">"); put_markup(t, column_label(columns.line[k], language)); text_put(t, "</th>"); }
    text_put(t, "</tr></thead>\n<tbody>\n");
    for (int32_t m = 0; m < timeline->months; m++) {
        text_put(t, "<tr><th scope=\"row\">");
        put_months(t, timeline, m, m, language);
        put_row(t, &columns, timeline->month[m].cell, language);
    }
    text_put(t, "</tbody>\n<tfoot>\n");
    for (int32_t y = 0; y < timeline->years; y++) {
        text_put(t, "<tr><th scope=\"row\">");
        text_int(t, timeline->year[y].year);
        SAY(" samen", " in all");
        put_row(t, &columns, timeline->year[y].cell, language);
    }
    text_put(t, "</tfoot>\n</table>\n");
}

static void put_unknowns(struct text *t, const struct timeline *timeline, int language)
{
    struct unknown u = { .at = 0 };
    bool any = false;
    while (next_unknown(timeline, &u)) {
        struct text sentence = { 0 };
        put_unknown(&sentence, timeline, &u, language);
        text_put(t, any ? "<li>" : "<ul class=\"breed-unknown\">\n<li>");
        put_markup(t, text_string(&sentence));
        text_put(t, "</li>\n");
        give_back(t, &sentence);
        any = true;
    }
    if (any) text_put(t, "</ul>\n");
}

static void put_happening(struct text *t, const struct timeline *timeline, const struct happening *h, int language)
{
    struct text url = { 0 }, article = { 0 };
    text_put(t, "<li class=\"breed-");
    text_put(t, happening_kind_names[h->kind][1]);
    text_put(t, h->routine ? " breed-routine\"><time datetime=\"" : "\"><time datetime=\"");
    text_date(t, h->on);
    text_put(t, "\">");
    put_day(t, h->on, language);
    text_put(t, "</time> ");
    if (h->who != ACTOR_niemand) { text_put(t, "<b>"); text_put(t, actor_names[h->who][language]); text_put(t, "</b>: "); }
    put_markup(t, h->text[language]);
    put_url(&url, timeline, h);
    if (put_article(&article, timeline, h, language)) {
        text_put(t, " <small>");
        if (url.size) { text_put(t, "<a href=\""); put_markup(t, text_string(&url)); text_put(t, "\">"); }
        put_markup(t, text_string(&article));
        text_put(t, url.size ? "</a></small>" : "</small>");
    }
    text_put(t, "</li>\n");
    give_back(t, &url);
    give_back(t, &article);
}

void explain_timeline_html(struct text *t, const struct timeline *timeline, int language)
{
    for (int side = 0; side < SIDES; side++) put_side(t, timeline, (enum timeline_side)side, language);
    if (timeline->estimated) { text_put(t, "<p>* "); put_estimate_note(t, language); text_put(t, "</p>\n"); }
    put_unknowns(t, timeline, language);
    text_put(t, timeline->happenings ? "<ol class=\"breed-happenings\">\n" : "");
    for (int32_t i = 0; i < timeline->happenings; i++) put_happening(t, timeline, &timeline->happening[i], language);
    text_put(t, timeline->happenings ? "</ol>\n<p>" : "<p>");
    put_left_out(t, language);
    text_char(t, ' ');
    put_no_rights(t, language);
    text_put(t, "</p>\n");
}
