/* SPDX-License-Identifier: EUPL-1.2 */
/* amounts.c: amounts per month and other numbers as bars, always with their table. No style stands in the drawing: places and sizes are attributes. */
#include "web/desk/dossier.h"

enum { WIDTH = 720, HEIGHT = 240, LEFT = 8, FLOOR = 200, TOP = 16, LABEL_Y = 222 };

/* Every so many bars one has its label, so that they do not run into each other. */
static int32_t label_every(int32_t count) { return count <= 8 ? 1 : count <= 16 ? 2 : 3; }

void chart_show(struct page *p, struct view *v, const char *title, const struct chart_bar *bar, int32_t count, const char *(*value)(struct page *, int64_t))
{
    int64_t most = 0;
    int32_t pace = count ? (WIDTH - 2 * LEFT) / count : 0, wide = pace * 3 / 4;
    for (int32_t i = 0; i < count; i++) if (bar[i].known && bar[i].value > most) most = bar[i].value;
    if (most <= 0) return;
    view_true(v, "chart");
    view_text(v, "chart-title", title);
    view_int(v, "chart-width", WIDTH);
    view_int(v, "chart-height", HEIGHT);
    view_int(v, "chart-floor", FLOOR);
    view_text(v, "chart-most", value(p, most));
    for (int32_t i = 0; i < count; i++) {
        struct view *item = view_item(v, "bars");
        int64_t high = bar[i].known ? (FLOOR - TOP) * bar[i].value / most : 0;
        view_int(item, "x", LEFT + (int64_t)i * pace);
        view_int(item, "y", FLOOR - high);
        view_int(item, "width", wide > 0 ? wide : 1);
        view_int(item, "height", high);
        if (i % label_every(count) == 0) view_text(item, "bar-label", bar[i].label);
        view_int(item, "label-x", LEFT + (int64_t)i * pace);
        view_int(item, "label-y", LABEL_Y);
    }
}

static const char *month_name(struct page *p, const struct case_amount *amount)
{
    struct text t = { 0 };
    text_month(&t, amount->year, amount->month, p->language);
    return page_text(p, &t);
}

static const char *short_month(struct page *p, const struct case_amount *amount)
{
    struct text t = { 0 };
    text_int(&t, amount->month);
    text_char(&t, '-');
    text_int(&t, amount->year % 100);
    return page_text(p, &t);
}

static const char *why_unknown(struct page *p, const struct cell *cell)
{
    struct view *v = view_start(p->arena);
    if (cell->why != WHY_fact || !cell->term) return messages[p->language][M_desk_amount_unknown];
    view_text(v, "label", cell->term->label[p->language]);
    return page_format(p, M_desk_amount_missing, v);
}

static const char *euro_of(struct page *p, int64_t cents) { return desk_euro(p, cents); }

void dossier_amounts(struct desk *d, const struct dossier *o)
{
    struct page *p = &d->page;
    struct chart_bar bar[CHART_BARS];
    int32_t first = o->amounts > CHART_BARS ? o->amounts - CHART_BARS : 0, count = 0;
    for (int32_t i = first; i < o->amounts; i++) {
        const struct case_amount *amount = &o->amount[i];
        bool known = amount->cell.state == CELL_amount;
        bar[count++] = (struct chart_bar){ short_month(p, amount), known ? amount->cell.amount : 0, known };
    }
    for (int32_t i = o->amounts; i-- > 0; ) {
        const struct case_amount *amount = &o->amount[i];
        if (amount->cell.state == CELL_none) continue;
        struct view *row = view_item(p->view, "months");
        view_text(row, "month", month_name(p, amount));
        view_text(row, "amount", amount->cell.state == CELL_amount ? desk_euro(p, amount->cell.amount) : why_unknown(p, &amount->cell));
    }
    chart_show(p, p->view, messages[p->language][M_desk_amounts_title], bar, count, euro_of);
}
