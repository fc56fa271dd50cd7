/* SPDX-License-Identifier: EUPL-1.2 */
/* chart.c: a table as lying bars, with the strokes of the charts of timelines; every number also stands beside its bar and in the table. */
#include "population/report/table.h"

#include "explain/timeline/chart.h"

/* Tenths of a pixel; the narrow form has its labels above the bars. */
enum { BAR = 150, GAP = 130, LETTER = 140, LEGEND = 300, MARGIN = 60, SIGN_ROOM = 80 };
struct form { int32_t width, names, values, letters; };
static const struct form forms[2] = { { 9000, 3000, 1700, 36 }, { 3400, 0, 1500, 40 } };

struct frame { struct drawing d; const struct form *form; const struct report_table *table; const struct bars *bars; int64_t low, high; int32_t left, right; };

static void find_range(struct frame *f)
{
    for (int32_t r = 0; r < f->table->rows; r++)
        for (int32_t k = 0; k < f->bars->values; k++) {
            const struct report_cell *cell = grid_cell(f->table, r, f->bars->value[k]);
            if (cell->none) continue;
            if (cell->number < f->low) f->low = cell->number;
            if (cell->number > f->high) f->high = cell->number;
        }
}

/* Amounts of billions of cents times pixels stay far below 64 bits. */
static int32_t x_of(const struct frame *f, int64_t number)
{
    int64_t span = f->high - f->low;
    return span ? f->left + (int32_t)((number - f->low) * (f->right - f->left) / span) : f->left;
}

static const int32_t patterns[2] = { 0, 1 };

static int32_t put_legend(struct frame *f, int32_t y)
{
    if (f->bars->values == 1) return y;
    for (int32_t k = 0; k < f->bars->values; k++) {
        draw_box(&f->d, MARGIN, y, 180, BAR, patterns[k]);
        draw_text(&f->d, MARGIN + 260, y + LETTER - 20, LETTER, AT_START, false, INK, f->table->column[f->bars->value[k]].label[f->d.language]);
        y += LEGEND - 60;
    }
    return y + 100;
}

static void put_bar(struct frame *f, const struct report_cell *cell, int32_t k, int32_t y)
{
    struct text value = { 0 };
    put_cell_for_people(&value, &f->table->column[f->bars->value[k]], cell, f->d.language);
    if (!cell->none && cell->number) {
        int32_t zero = x_of(f, 0), end = x_of(f, cell->number);
        int32_t from = zero < end ? zero : end, wide = zero < end ? end - zero : zero - end;
        draw_box(&f->d, from, y, wide < 4 ? 4 : wide, BAR, patterns[k]);
    }
    draw_text(&f->d, f->form->width - MARGIN, y + LETTER - 20, LETTER, AT_END, false, INK, text_string(&value));
    f->d.t->failed |= value.failed;
    text_free(&value);
}

static int32_t put_row(struct frame *f, int32_t row, int32_t y)
{
    const char *label = grid_cell(f->table, row, f->bars->label)->words[f->d.language];
    int32_t below = draw_lines(&f->d, MARGIN, y + LETTER - 20, LETTER, f->form->letters, false, INK, label), top = y;
    if (!f->form->names) top = below - LETTER + 60;
    for (int32_t k = 0; k < f->bars->values; k++) put_bar(f, grid_cell(f->table, row, f->bars->value[k]), k, top + k * (BAR + 20));
    int32_t end = top + f->bars->values * (BAR + 20);
    draw_line(&f->d, x_of(f, 0), top - 40, x_of(f, 0), end + 20, INK, false);
    return (end > below - LETTER + 20 ? end : below - LETTER + 20) + GAP;
}

static void put_form(struct text *t, struct frame *f, int32_t which, const char *id, const char *title)
{
    struct text body = { 0 };
    f->form = &forms[which];
    f->left = MARGIN + f->form->names;
    f->right = f->form->width - MARGIN - f->form->values;
    f->d = (struct drawing){ .t = &body, .chart = { which ? CHART_narrow : CHART_wide, id, false }, .language = f->d.language };
    int32_t y = put_legend(f, MARGIN);
    for (int32_t r = 0; r < f->table->rows; r++) y = put_row(f, r, y);
    struct drawing outer = f->d;
    outer.t = t;
    text_put(t, which ? "<div class=\"narrow\">" : "<div class=\"broad\">");
    draw_open(&outer, f->form->width, y + MARGIN, title, f->d.language ? "Lying bars; the table that follows has every number." : "Liggende staven; de tabel hierna heeft elk getal.");
    text_bytes(t, body.data ? body.data : "", body.size);
    draw_end(&outer);
    text_put(t, "</div>\n");
    t->failed |= body.failed;
    text_free(&body);
}

void grid_chart(struct text *t, const struct report_table *table, const struct bars *bars, const char *id, int language)
{
    struct frame f = { .table = table, .bars = bars, .d.language = language };
    struct text title = { 0 };
    text_put(&title, table->title[language]);
    if (bars->values == 1) { text_put(&title, ": "); text_put(&title, table->column[bars->value[0]].label[language]); }
    find_range(&f);
    text_put(t, "<figure>\n<figcaption>");
    text_html(t, text_string(&title), title.size, true);
    text_put(t, "</figcaption>\n");
    for (int32_t which = 0; which < 2; which++) put_form(t, &f, which, id, text_string(&title));
    text_put(t, "</figure>\n");
    give_back(t, &title);
}
