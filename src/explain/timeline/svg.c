/* SPDX-License-Identifier: EUPL-1.2 */
/* svg.c: the wide chart: months beside each other, a panel for each side, marks of what happens above them and their list below. */
#include "explain/timeline/chart.h"

#include <string.h>

#define SAY(nl, en) (language ? en : nl)
/* In tenths of a pixel. */
enum { WIDTH = 10000, LEFT = 800, RIGHT = 9800, PANEL = 2200, MARK_ROW = 240, MARK_ROWS_MOST = 6, LIST_SIZE = 140, LIST_CHARACTERS = 98, LEGEND_SIZE = 150 };

/* ---- across ---- */

static int32_t x_of(const struct timeline *timeline, date on)
{
    const struct timeline_month *first = &timeline->month[0];
    struct civil c = civil_of(on);
    int64_t months = (c.year - first->year) * 12 + c.month - first->month, days = days_in_month(c.year, c.month);
    return LEFT + (int32_t)((months * days + c.day - 1) * (RIGHT - LEFT) / (days * timeline->months));
}

static int32_t x_of_month(const struct timeline *timeline, int32_t month) { return LEFT + (int32_t)((int64_t)month * (RIGHT - LEFT) / timeline->months); }

/* ---- marks ---- */

/* Marks that would lie over each other go into another row. */
static int32_t row_of_next(int32_t ends[MARK_ROWS_MOST], int32_t x)
{
    int32_t row = 0;
    while (row < MARK_ROWS_MOST - 1 && ends[row] > x - 210) row++;
    ends[row] = x;
    return row;
}

static int32_t mark_rows(const struct timeline *timeline)
{
    int32_t ends[MARK_ROWS_MOST], rows = 0;
    for (int32_t k = 0; k < MARK_ROWS_MOST; k++) ends[k] = -WIDTH;
    for (int32_t i = 0; i < timeline->happenings; i++) {
        if (!is_marked(&timeline->happening[i])) continue;
        int32_t row = row_of_next(ends, x_of(timeline, timeline->happening[i].on));
        if (row >= rows) rows = row + 1;
    }
    return rows;
}

/* A line down from each event through the bars; the marks themselves above the first panel only. */
static void put_marks(struct drawing *d, int32_t y, int32_t rows, bool named)
{
    const struct timeline *timeline = d->timeline;
    int32_t ends[MARK_ROWS_MOST], number = 0;
    for (int32_t k = 0; k < MARK_ROWS_MOST; k++) ends[k] = -WIDTH;
    for (int32_t i = 0; i < timeline->happenings; i++) {
        const struct happening *h = &timeline->happening[i];
        if (!is_marked(h)) continue;
        int32_t x = x_of(timeline, h->on), row = row_of_next(ends, x), at = y + row * MARK_ROW + MARK_ROW / 2;
        number++;
        if (h->kind != HAPPENING_deadline) draw_line(d, x, named ? at + 100 : y, x, y + rows * MARK_ROW + PANEL, SOFT, true);
        if (named) draw_mark(d, x, at, h->kind != HAPPENING_deadline, number);
    }
}

/* ---- a panel ---- */

/* After the parts of a bar what stands where there is none. */
static int32_t put_legend(struct drawing *d, enum timeline_side side, int32_t y)
{
    int32_t x = LEFT;
    for (int32_t k = 0; k <= SERIES_MOST; k++) {
        bool open = k == SERIES_MOST;
        if (open ? !side_is_open(d->timeline, side) : !series_applies(d->timeline, side, k)) continue;
        const char *label = open ? open_label[d->language] : series_label(d->timeline, side, k, d->language);
        int32_t width = 260 + text_columns(label, strlen(label)) * LEGEND_SIZE * 11 / 20;
        if (x + width > RIGHT && x > LEFT) { x = LEFT; y += 250; }
        if (open) draw_missing(d, x, y - 140, 180, 170);
        else draw_box(d, x, y - 130, 180, 150, series_of_side[side][k].pattern);
        draw_text(d, x + 250, y, LEGEND_SIZE, AT_START, false, INK, label);
        x += width + 240;
    }
    return y + 180;
}

struct scale { money low, high, step; int32_t top; bool empty; };
static int32_t y_of(const struct scale *s, money amount) { return s->top + (int32_t)((s->high - amount) * PANEL / (s->high - s->low)); }

static struct scale scale_of(const struct timeline *timeline, enum timeline_side side, int32_t top)
{
    struct scale s = { .top = top };
    bar_range(timeline, side, &s.low, &s.high);
    s.step = nice_step(s.high - s.low > 0 ? s.high - s.low : ONE_EURO, 5);
    s.high = (s.high + s.step - 1) / s.step * s.step;
    s.low = -((-s.low + s.step - 1) / s.step * s.step);
    s.empty = s.high == s.low;                          /* nothing is known: a line to stand on, without amounts */
    if (s.empty) s.high += s.step;
    return s;
}

static void put_grid(struct drawing *d, const struct scale *s)
{
    for (money amount = s->low; amount <= (s->empty ? 0 : s->high); amount += s->step) {
        char buffer[40];
        struct text label = TEXT_IN(buffer);
        text_put(&label, "€ ");
        text_decimal_grouped(&label, amount / ONE_EURO, 0, d->language ? ',' : '.', '.');
        draw_line(d, LEFT, y_of(s, amount), RIGHT, y_of(s, amount), amount == 0 ? INK : LINE, false);
        draw_text(d, LEFT - 80, y_of(s, amount) + 45, 130, AT_END, false, SOFT, text_string(&label));
    }
}

static void put_bar(struct drawing *d, enum timeline_side side, const struct scale *s, int32_t number)
{
    const struct timeline_month *month = &d->timeline->month[number];
    int32_t from = x_of_month(d->timeline, number), to = x_of_month(d->timeline, number + 1), gap = (to - from) / 8;
    struct cell total = bar_total(month, side);
    money up = 0, down = 0;
    if (total.state == CELL_unknown) draw_missing(d, from + gap, y_of(s, 0) - PANEL / 3, to - from - 2 * gap, PANEL / 3);
    if (total.state != CELL_amount) return;
    for (int32_t k = 0; k < SERIES_MOST; k++) {
        money part = bar_part(month, side, k), *end = part > 0 ? &up : &down, before = *end;
        *end += part;
        int32_t a = y_of(s, before), b = y_of(s, *end);
        if (a != b) draw_box(d, from + gap, a < b ? a : b, to - from - 2 * gap, a < b ? b - a : a - b, series_of_side[side][k].pattern);
    }
}

/* Below each month its name, or as many as fit; below each January, and the first month, the year. */
static void put_months_below(struct drawing *d, int32_t y)
{
    const struct timeline *timeline = d->timeline;
    int32_t every = (timeline->months * 360 + RIGHT - LEFT - 1) / (RIGHT - LEFT);
    for (int32_t m = 0; m < timeline->months; m++) {
        char buffer[32];
        struct text name = TEXT_IN(buffer);
        int32_t middle = (x_of_month(timeline, m) + x_of_month(timeline, m + 1)) / 2;
        put_months(&name, timeline, m, m, d->language);
        char *year = strchr(text_string(&name), ' ');
        if (year) *year++ = 0;
        bool named = (timeline->month[m].month - 1) % every == 0, first = m == 0 || timeline->month[m].month == 1;
        if (named) draw_text(d, middle, y, 130, AT_MIDDLE, false, INK, buffer);
        if (first && year) draw_text(d, middle, y + 170, 130, AT_MIDDLE, true, INK, year);
    }
}

static int32_t put_panel(struct drawing *d, enum timeline_side side, bool first, int32_t y)
{
    int language = d->language;
    struct text heading = { 0 };
    text_put(&heading, side_names[side][language]);
    text_put(&heading, ": ");
    text_put(&heading, side_subjects[side][language]);
    text_put(&heading, SAY(", per maand", ", a month"));
    draw_text(d, LEFT, y, 180, AT_START, true, INK, text_string(&heading));
    give_back(d->t, &heading);
    y = put_legend(d, side, y + 280);
    int32_t rows = first ? mark_rows(d->timeline) : 0, marks = y;
    y += rows * MARK_ROW;
    struct scale s = scale_of(d->timeline, side, y);
    put_grid(d, &s);
    for (int32_t m = 0; m < d->timeline->months; m++) put_bar(d, side, &s, m);
    put_marks(d, marks, rows, first);
    put_months_below(d, y + PANEL + 190);
    return y + PANEL + 700;
}

/* ---- the list below ---- */

static int32_t put_list(struct drawing *d, int32_t y)
{
    int language = d->language;
    int32_t number = 0;
    draw_text(d, LEFT, y, 180, AT_START, true, INK, list_heading[language]);
    y += 320;
    for (int32_t i = 0; i < d->timeline->happenings; i++) {
        const struct happening *h = &d->timeline->happening[i];
        struct text day = { 0 };
        if (!is_marked(h)) continue;
        put_day(&day, h->on, language);
        draw_mark(d, LEFT + 90, y - 50, h->kind != HAPPENING_deadline, ++number);
        draw_text(d, LEFT + 300, y, LIST_SIZE, AT_START, true, INK, text_string(&day));
        y = draw_lines(d, LEFT + 1400, y, LIST_SIZE, LIST_CHARACTERS, false, INK, h->text[language]) + 80;
        give_back(d->t, &day);
    }
    return y;
}

/* Everything above the list, which is drawn before its own height is known. */
static int32_t put_wide(struct drawing *d)
{
    const struct timeline *timeline = d->timeline;
    int language = d->language;
    struct text below = { 0 };
    int32_t y = draw_lines(d, LEFT, 450, 220, 62, true, INK, *timeline->situation->title ? timeline->situation->title : SAY("Tijdlijn", "Timeline"));
    put_stretch(&below, timeline, language);
    y = draw_lines(d, LEFT, y + 20, 150, LIST_CHARACTERS, false, SOFT, text_string(&below)) + 60;
    give_back(d->t, &below);
    y += 260;
    bool first = true;
    for (int side = 0; side < SIDES; side++)
        if (side_applies(timeline, (enum timeline_side)side)) { y = put_panel(d, (enum timeline_side)side, first, y); first = false; }
    if (marks_of(timeline)) y = put_list(d, y);
    below = (struct text){ 0 };
    if (timeline->estimated) { put_estimate_note(&below, language); text_char(&below, ' '); }
    put_no_rights(&below, language);
    y = draw_lines(d, LEFT, y + 60, 130, 120, false, SOFT, text_string(&below));
    give_back(d->t, &below);
    return y + 100;
}

/* The height is known when all is drawn: drawn twice. */
void explain_timeline_svg(struct text *t, const struct timeline *timeline, struct chart chart, int language)
{
    struct text first = { 0 };
    struct drawing d = { &first, timeline, chart, language };
    int32_t (*put)(struct drawing *) = chart.form == CHART_narrow ? put_narrow : put_wide;
    int32_t width = chart.form == CHART_narrow ? NARROW : WIDTH, height = put(&d);
    give_back(t, &first);
    d.t = t;
    draw_begin(&d, width, height);
    (void)put(&d);
    draw_end(&d);
}
