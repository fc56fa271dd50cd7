/* SPDX-License-Identifier: EUPL-1.2 */
/* chart.c: the values of a parameter through time as lines and labels for a picture; the table beside it says the same. */
#include "web/pages/reference/reference.h"

/* In pixels of the picture. */
enum { WIDTH = 360, HEIGHT = 190, LEFT = 62, RIGHT = 350, TOP = 14, BOTTOM = 160, GRID_LINES = 4, YEARS_SHOWN = 5 };

struct scale { int64_t high, step; date first, last; };

/* A value as a whole number that grows with it: cents, thousandths of a percent, ten-thousandths. */
static int64_t height_of(const struct law_parameter *parameter, int64_t value)
{
    if (parameter->unit == UNIT_percent) return (value >> 32) * 100000 / (value & 0x7fffffff);
    if (parameter->unit == UNIT_number) return (value >> 32) * 10000 / (value & 0x7fffffff);
    return value;
}

static bool has_height(const struct law_parameter *parameter)
{
    return parameter->unit != UNIT_date && parameter->unit != UNIT_answer && parameter->unit != UNIT_word && parameter->unit != UNIT_day_of_month;
}

/* 1, 2 or 5 with noughts, so that a few of them reach the highest value. */
static int64_t step_for(int64_t high)
{
    int64_t step = 1;
    for (int32_t k = 0; step * GRID_LINES < high; k++) step = k % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

static int32_t x_of(const struct scale *s, date day)
{
    if (day < s->first) day = s->first;
    if (day > s->last) day = s->last;
    return LEFT + (int32_t)((int64_t)(day - s->first) * (RIGHT - LEFT) / (s->last - s->first));
}

static int32_t y_of(const struct scale *s, int64_t height) { return BOTTOM - (int32_t)(height * (BOTTOM - TOP) / s->high); }

/* Values are positive in the whole book; one that is not, or only one stretch, makes no picture. */
static bool make_scale(struct scale *s, const struct law *law, const struct law_parameter *parameter, uint32_t slot)
{
    enum { YEARS_AFTER = 2 };
    int32_t stretches = 0;
    date day = LAW_FIRST, until = law_book.covered[0].until;
    *s = (struct scale){ .first = LAW_LAST, .last = LAW_FIRST };
    for (const struct law_row *row; (row = law_next_row(law, slot, &day));) {
        if (row->value == LAW_UNKNOWN) continue;
        int64_t height = height_of(parameter, row->value);
        if (height < 0) return false;
        if (height > s->high) s->high = height;
        date from = row->from < LAW_FIRST ? LAW_FIRST : row->from, to = row->until;
        if (to > until) to = from > until || parameter->by_birth_date ? add_months(from, 12 * YEARS_AFTER) : until;
        if (from < s->first) s->first = from;
        if (to > s->last) s->last = to;
        stretches++;
    }
    if (stretches < 2 || s->high == 0) return false;
    s->step = step_for(s->high);
    s->high = (s->high + s->step - 1) / s->step * s->step;
    return true;
}

static void put_coordinate(struct view *item, const char *name, int32_t value) { view_int(item, name, value); }

static void put_grid(struct page *p, struct view *view, const struct law_parameter *parameter, const struct scale *s)
{
    for (int64_t height = 0; height <= s->high; height += s->step) {
        struct view *item = view_item(view, "grid");
        struct text t = { 0 };
        char comma = p->language ? '.' : ',';
        put_coordinate(item, "y", y_of(s, height));
        put_coordinate(item, "text-y", y_of(s, height) + 4);
        switch (parameter->unit) {
        case UNIT_euro:    text_put(&t, "€ "); text_decimal_grouped(&t, height / 100, 0, p->language ? ',' : '.', comma); break;
        case UNIT_percent: text_decimal_short(&t, height, 3, comma); text_char(&t, '%'); break;
        case UNIT_hours:   text_decimal_short(&t, height, 2, comma); break;
        case UNIT_number:  text_decimal_short(&t, height, 4, comma); break;
        default:           text_int(&t, height); break;
        }
        view_take(item, "label", &t);
    }
}

static void put_years(struct view *view, const struct scale *s)
{
    int32_t first = civil_of(s->first).year, last = civil_of(s->last).year, every = (last - first) / YEARS_SHOWN + 1;
    for (int32_t year = first; year <= last; year += every) {
        date day = date_of(year, 1, 1);
        if (day < s->first && year > first) continue;
        if (x_of(s, day) > RIGHT - 12) continue;
        struct view *item = view_item(view, "years");
        view_int(item, "year", year);
        put_coordinate(item, "x", x_of(s, day));
    }
}

/* One line for each stretch: from the value before it, when that ended the day before, up or down to its own and then on. */
static void put_lines(struct page *p, struct view *view, const struct law_parameter *parameter, uint32_t slot, const struct scale *s)
{
    date day = LAW_FIRST, ended = LAW_FIRST - 1;
    int32_t before = -1;
    for (const struct law_row *row; (row = law_next_row(p->law, slot, &day));) {
        if (row->value == LAW_UNKNOWN) { before = -1; continue; }
        int32_t y = y_of(s, height_of(parameter, row->value));
        struct view *item = view_item(view, "lines");
        struct text t = { 0 };
        text_char(&t, 'M');
        text_int(&t, x_of(s, row->from));
        text_char(&t, ' ');
        text_int(&t, before >= 0 && ended + 1 == row->from ? before : y);
        text_char(&t, 'V');
        text_int(&t, y);
        text_char(&t, 'H');
        text_int(&t, x_of(s, day));
        view_take(item, "path", &t);
        if (row->status == LAW_afgeleid) view_true(item, "is-derived");
        before = y;
        ended = day - 1;
    }
}

void put_chart(struct page *p, struct view *view, const struct law_parameter *parameter, uint32_t slot)
{
    struct scale s;
    if (!has_height(parameter) || !make_scale(&s, p->law, parameter, slot)) return;
    struct view *chart = view_item(view, "chart");
    view_int(chart, "width", WIDTH);
    view_int(chart, "height", HEIGHT);
    view_int(chart, "left", LEFT);
    view_int(chart, "right", RIGHT);
    view_int(chart, "label-x", LEFT - 6);
    view_int(chart, "year-y", BOTTOM + 20);
    view_int(chart, "chart-id", slot);
    put_grid(p, chart, parameter, &s);
    put_years(chart, &s);
    put_lines(p, chart, parameter, slot, &s);
}
