/* SPDX-License-Identifier: EUPL-1.2 */
/* narrow.c: the chart for a phone: months below each other, those that are alike as one bar, and what happens as a list. */
#include "explain/timeline/chart.h"

#include <string.h>

#define SAY(nl, en) (language ? en : nl)
/* In tenths of a pixel. */
enum { LEFT = 160, RIGHT = NARROW - 160, CHARACTERS = 40, ROW = 520, BAR = 180 };

static int32_t put_legend(struct drawing *d, enum timeline_side side, int32_t y)
{
    for (int32_t k = 0; k < SERIES_MOST; k++) {
        if (!series_applies(d->timeline, side, k)) continue;
        draw_box(d, LEFT, y - 140, 190, 160, series_of_side[side][k].pattern);
        y = draw_lines(d, LEFT + 270, y, 150, CHARACTERS - 4, false, INK, series_label(d->timeline, side, k, d->language)) + 40;
    }
    if (side_is_open(d->timeline, side)) {
        draw_missing(d, LEFT, y - 150, 190, 180);
        y = draw_lines(d, LEFT + 270, y, 150, CHARACTERS - 4, false, INK, open_label[d->language]) + 40;
    }
    return y;
}

/* Alike in the parts that are drawn and in the sum. */
static bool alike(const struct timeline *timeline, enum timeline_side side, int32_t a, int32_t b)
{
    const struct timeline_month *x = &timeline->month[a], *z = &timeline->month[b];
    struct cell one = bar_total(x, side), other = bar_total(z, side);
    if (x->year != z->year || one.state != other.state || one.amount != other.amount) return false;
    for (int32_t k = 0; k < SERIES_MOST; k++)
        if (bar_part(x, side, k) != bar_part(z, side, k)) return false;
    return true;
}

static void put_bar(struct drawing *d, enum timeline_side side, int32_t month, int32_t y, money low, money high)
{
    const struct timeline_month *m = &d->timeline->month[month];
    struct cell total = bar_total(m, side);
    money up = 0, down = 0;
    if (total.state == CELL_unknown) draw_missing(d, LEFT, y, RIGHT - LEFT, BAR);
    if (total.state != CELL_amount || high == low) return;
    for (int32_t k = 0; k < SERIES_MOST; k++) {
        money part = bar_part(m, side, k), *end = part > 0 ? &up : &down, before = *end;
        *end += part;
        int32_t a = LEFT + (int32_t)((before - low) * (RIGHT - LEFT) / (high - low)), b = LEFT + (int32_t)((*end - low) * (RIGHT - LEFT) / (high - low));
        if (a != b) draw_box(d, a < b ? a : b, y, a < b ? b - a : a - b, BAR, series_of_side[side][k].pattern);
    }
}

static void put_row_words(struct drawing *d, enum timeline_side side, int32_t first, int32_t last, int32_t y)
{
    struct text period = { 0 }, sum = { 0 };
    struct cell total = bar_total(&d->timeline->month[first], side);
    put_months(&period, d->timeline, first, last, d->language);
    draw_text(d, LEFT, y, 150, AT_START, false, INK, text_string(&period));
    if (total.state == CELL_amount) { text_euro(&sum, total.amount, d->language); if (total.estimated) text_char(&sum, '*'); }
    if (total.state != CELL_none) draw_text(d, RIGHT, y, 150, AT_END, true, INK, total.state == CELL_amount ? text_string(&sum) : missing_mark);
    give_back(d->t, &period);
    give_back(d->t, &sum);
}

static int32_t put_side(struct drawing *d, enum timeline_side side, int32_t y)
{
    const struct timeline *timeline = d->timeline;
    int language = d->language;
    struct text heading = { 0 };
    money low, high;
    text_put(&heading, side_names[side][language]);
    text_put(&heading, ": ");
    text_put(&heading, side_subjects[side][language]);
    y = draw_lines(d, LEFT, y, 180, CHARACTERS - 10, true, INK, text_string(&heading)) + 60;
    give_back(d->t, &heading);
    y = put_legend(d, side, y) + 60;
    draw_text(d, LEFT, y, 140, AT_START, false, SOFT, SAY("maand", "month"));
    draw_text(d, RIGHT, y, 140, AT_END, false, SOFT, side == SIDE_werkgever ? series_label(timeline, side, 0, language) : column_label(LINE_together, language));
    y += 280;
    bar_range(timeline, side, &low, &high);
    for (int32_t first = 0, last; first < timeline->months; first = last + 1) {
        for (last = first; last + 1 < timeline->months && alike(timeline, side, first, last + 1); last++) { }
        if (bar_total(&timeline->month[first], side).state == CELL_none) continue;
        put_row_words(d, side, first, last, y);
        put_bar(d, side, first, y + 70, low, high);
        y += ROW;
    }
    return y + 160;
}

static int32_t put_list(struct drawing *d, int32_t y)
{
    int language = d->language;
    y = draw_lines(d, LEFT, y, 180, CHARACTERS - 10, true, INK, list_heading[language]) + 100;
    for (int32_t i = 0, number = 0; i < d->timeline->happenings; i++) {
        const struct happening *h = &d->timeline->happening[i];
        struct text day = { 0 };
        if (!is_marked(h)) continue;
        put_day(&day, h->on, language);
        draw_mark(d, LEFT + 100, y - 50, h->kind != HAPPENING_deadline, ++number);
        draw_text(d, LEFT + 300, y, 150, AT_START, true, INK, text_string(&day));
        y = draw_lines(d, LEFT + 300, y + 200, 150, CHARACTERS - 4, false, INK, h->text[language]) + 120;
        give_back(d->t, &day);
    }
    return y;
}

int32_t put_narrow(struct drawing *d)
{
    const struct timeline *timeline = d->timeline;
    int language = d->language;
    struct text below = { 0 };
    int32_t y = draw_lines(d, LEFT, 340, 210, CHARACTERS - 16, true, INK, *timeline->situation->title ? timeline->situation->title : SAY("Tijdlijn", "Timeline"));
    put_stretch(&below, timeline, language);
    y = draw_lines(d, LEFT, y + 20, 150, CHARACTERS, false, SOFT, text_string(&below)) + 220;
    below.size = 0;
    for (int side = 0; side < SIDES; side++)
        if (side_applies(timeline, (enum timeline_side)side)) y = put_side(d, (enum timeline_side)side, y);
    if (marks_of(timeline)) y = put_list(d, y);
    if (timeline->estimated) { text_put(&below, "* "); put_estimate_note(&below, language); text_char(&below, ' '); }
    put_no_rights(&below, language);
    y = draw_lines(d, LEFT, y + 60, 140, CHARACTERS + 2, false, SOFT, text_string(&below));
    give_back(d->t, &below);
    return y + 60;
}
