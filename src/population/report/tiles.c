/* SPDX-License-Identifier: EUPL-1.2 */
/* tiles.c: what the table of regions says in one column, region by region in its place. */
#include "population/report/inside.h"

#include "explain/timeline/tiles.h"

enum { WIDE = 9000, MARGIN = 200 };
struct of_map { const struct report_table *table; int32_t column; int language; };

static bool tell_region(void *context, int32_t region, struct text *value)
{
    const struct of_map *m = context;
    for (int32_t r = 0; r < m->table->rows; r++) {
        int64_t number = 0;
        const char *code = grid_cell(m->table, r, 0)->code;
        (void)parse_decimal(code, strlen(code), 0, false, &number);
        if (number != region) continue;
        put_cell_for_people(value, &m->table->column[m->column], grid_cell(m->table, r, m->column), m->language);
        return true;
    }
    text_char(value, '?');
    return false;
}

void regions_chart(struct text *t, const struct report *r, int32_t column, const char *id, int language)
{
    const struct report_table *table = &r->table[TABLE_regions];
    struct of_map map = { table, column, language };
    struct text body = { 0 }, title = { 0 };
    struct drawing inside = { .t = &body, .chart = { CHART_wide, id, false }, .language = language }, d = inside;
    text_put(&title, table->title[language]);
    text_put(&title, ": ");
    text_put(&title, table->column[column].label[language]);
    int32_t y = draw_tiles(&inside, MARGIN, MARGIN, date_of(run_of(r)->model->year, 1, 1), tell_region, &map);
    d.t = t;
    text_put(t, "<figure class=\"broad\">\n<figcaption>");
    text_html(t, title.data ? title.data : "", title.size, true);
    text_put(t, "</figcaption>\n");
    draw_open(&d, WIDE, y + MARGIN, text_string(&title), say(language, "Geen kaart: elke regio is een even groot vak, ongeveer op zijn plaats. De tabel hierna heeft elk getal.", "Not a map: every region is a tile of the same size, roughly in its place. The table that follows has every number."));
    text_bytes(t, body.data ? body.data : "", body.size);
    draw_end(&d);
    text_put(t, "</figure>\n");
    t->failed |= body.failed || title.failed;
    text_free(&body);
    text_free(&title);
}
