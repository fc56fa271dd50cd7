/* SPDX-License-Identifier: EUPL-1.2 */
/* chart.c: what a municipality spent beside its provisional and definite budget, year by year, as bars; with the strokes of the charts of timelines. */
#include "budget/budget.h"

#include "explain/timeline/chart.h"

/* Tenths of a pixel. */
enum { WIDE = 9000, MARGIN = 200, YEARS = 700, VALUES = 1900, BAR = 150, STEP = 200, BETWEEN = 240, LETTER = 140, SMALL = 120, LEGEND = 300 };
enum { BARS = 3 };
static const char *const bar_words[BARS][2] = { { "uitgaven", "spent" }, { "budget, voorlopig", "budget, provisional" }, { "budget, definitief", "budget, definite" } };

static const struct amount *bar_of(const struct budget_year *y, int32_t bar) { return bar == 0 ? &y->spent : &y->budget[bar - 1]; }

static money highest(const struct budget_result *r)
{
    money most = 1;
    for (int32_t k = 0; k < r->count; k++)
        for (int32_t b = 0; b < BARS; b++) { const struct amount *a = bar_of(&r->year[k], b); if (a->known && a->value > most) most = a->value; }
    return most;
}

/* part of room, of amounts up to 10^13 cents and rooms up to 10^4 */
static int32_t length(money value, money most, int32_t room) { return (int32_t)(value * room / most); }

static void put_year(struct drawing *d, const struct budget_year *y, money most, int32_t top)
{
    const int32_t left = MARGIN + YEARS, room = WIDE - MARGIN - VALUES - left;
    char year[8];
    struct text t = TEXT_IN(year);
    text_int(&t, y->year);
    draw_text(d, MARGIN, top + LETTER, LETTER, AT_START, true, INK, text_string(&t));
    for (int32_t b = 0; b < BARS; b++, top += STEP) {
        const struct amount *a = bar_of(y, b);
        if (!a->known) { draw_missing(d, left, top, 600, BAR); continue; }
        int32_t long_ = length(a->value, most, room);
        char words[40];
        struct text value = TEXT_IN(words);
        text_euro(&value, a->value, d->language);
        if (long_ > 0) draw_box(d, left, top, long_, BAR, b);
        else draw_line(d, left, top, left, top + BAR, INK, false);
        draw_text(d, left + long_ + 60, top + SMALL, SMALL, AT_START, false, INK, text_string(&value));
    }
}

void budget_svg(struct text *t, const struct budget_result *r, int language)
{
    char id[16];
    struct text name = TEXT_IN(id), title = { 0 };
    text_put(&name, "b");
    text_int(&name, r->code);
    struct drawing d = { .t = t, .timeline = NULL, .chart = { CHART_wide, text_string(&name), true }, .language = language };
    const int32_t each = BARS * STEP + BETWEEN, height = MARGIN + LEGEND + r->count * each + MARGIN;
    text_put(&title, language ? "Wage cost subsidy: spent and budget, " : "Loonkostensubsidie: uitgaven en budget, ");
    text_put(&title, r->name);
    draw_open(&d, WIDE, height, text_string(&title), language ? "The amounts stand in the table." : "De bedragen staan in de tabel.");
    int32_t x = MARGIN;
    for (int32_t b = 0; b < BARS; b++, x += 2600) {
        draw_box(&d, x, MARGIN, BAR, BAR, b);
        draw_text(&d, x + BAR + 80, MARGIN + SMALL, SMALL, AT_START, false, INK, bar_words[b][language]);
    }
    money most = highest(r);
    for (int32_t k = 0; k < r->count; k++) put_year(&d, &r->year[k], most, MARGIN + LEGEND + k * each);
    draw_end(&d);
    text_free(&title);
}
