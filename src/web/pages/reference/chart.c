/* SPDX-License-Identifier: EUPL-1.2 */
/* chart.c: values through time, of a parameter or of the months of a year, as lines and labels for a picture; the table beside it says the same. */
#include "web/pages/reference/reference.h"

#include <string.h>
#include "web/pages/result/result.h"

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

static void put_frame(struct view *chart, int64_t id)
{
    view_int(chart, "width", WIDTH);
    view_int(chart, "height", HEIGHT);
    view_int(chart, "left", LEFT);
    view_int(chart, "right", RIGHT);
    view_int(chart, "label-x", LEFT - 6);
    view_int(chart, "year-y", BOTTOM + 20);
    view_int(chart, "chart-id", id);
}

static void put_coordinate(struct view *item, const char *name, int32_t value) { view_int(item, name, value); }

static void put_grid(struct page *p, struct view *view, enum law_unit unit, const struct scale *s)
{
    for (int64_t height = 0; height <= s->high; height += s->step) {
        struct view *item = view_item(view, "grid");
        struct text t = { 0 };
        char comma = p->language ? '.' : ',';
        put_coordinate(item, "y", y_of(s, height));
        put_coordinate(item, "text-y", y_of(s, height) + 4);
        switch (unit) {
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
    put_frame(chart, slot);
    put_grid(p, chart, parameter->unit, &s);
    put_years(chart, &s);
    put_lines(p, chart, parameter, slot, &s);
}

/* A line that steps from month to month and stops where there is no amount. */
void put_chart_of_months(struct page *p, struct view *view, int64_t id, const char *name, const struct cell *cells, int32_t months, int32_t first_month)
{
    struct scale s = { .first = 0, .last = months };
    struct text path = { 0 };
    for (int32_t m = 0; m < months; m++) {
        if (cells[m].state == CELL_amount && cells[m].amount < 0) return;
        if (cells[m].state == CELL_amount && cells[m].amount > s.high) s.high = cells[m].amount;
    }
    if (s.high == 0) return;
    s.step = step_for(s.high);
    s.high = (s.high + s.step - 1) / s.step * s.step;
    struct view *chart = view_item(view, "chart");
    put_frame(chart, id);
    view_text(chart, "history-name", name);
    view_text(chart, "caption", name);
    put_grid(p, chart, UNIT_euro, &s);
    for (int32_t m = 0; m < months; m++) {
        bool amount = cells[m].state == CELL_amount, on = amount && m > 0 && cells[m - 1].state == CELL_amount;
        if (amount) {
            if (!on) { text_char(&path, 'M'); text_int(&path, x_of(&s, m)); text_char(&path, ' '); text_int(&path, y_of(&s, cells[m].amount)); }
            else { text_char(&path, 'V'); text_int(&path, y_of(&s, cells[m].amount)); }
            text_char(&path, 'H');
            text_int(&path, x_of(&s, m + 1));
        }
        if (m % 3) continue;
        struct view *item = view_item(chart, "years");
        struct text month = { 0 };
        text_month(&month, 0, (first_month - 1 + m) % 12 + 1, p->language);
        month.size = strcspn(text_string(&month), " ");
        view_take(item, "year", &month);
        view_int(item, "x", (x_of(&s, m) + x_of(&s, m + 1)) / 2);
    }
    view_take(view_item(chart, "lines"), "path", &path);
}
