/* SPDX-License-Identifier: EUPL-1.2 */
/* report.c: all tables of a run, made once for every form of the report. */
#include "population/report/inside.h"

#include "base/members.h"
#include "population/asked/published.h"

/* ---- beside what was published ---- */

static const char *published_words(struct report_table *t, enum published_unit unit, int64_t value, int language)
{
    struct text text = { 0 };
    published_put(&text, unit, value, language);
    return grid_keep(t, &text);
}

static const char *band_words(struct report_table *t, const struct published_figure *f, int language)
{
    struct text text = { 0 };
    published_put(&text, f->unit, f->least, language);
    text_put(&text, say(language, " tot ", " to "));
    published_put(&text, f->unit, f->most, language);
    return grid_keep(t, &text);
}

static void calibration_row(struct report_table *t, const struct published_figure *f, const struct calibrated *found)
{
    grid_row(t);
    grid_words(t, published_names[f->of], f->label[0], f->label[1]);
    if (f->told) grid_words(t, NULL, published_words(t, f->unit, f->value, 0), published_words(t, f->unit, f->value, 1)); else grid_none(t);
    grid_words(t, NULL, published_words(t, f->unit, found->value, 0), published_words(t, f->unit, found->value, 1));
    if (f->told) grid_words(t, NULL, published_words(t, f->unit, found->value - f->value, 0), published_words(t, f->unit, found->value - f->value, 1)); else grid_none(t);
    grid_words(t, NULL, band_words(t, f, 0), band_words(t, f, 1));
    grid_words(t, found->within ? "ja" : "nee", found->within ? "ja" : "nee", found->within ? "yes" : "no");
    grid_words(t, NULL, f->on, f->on);
    grid_words(t, NULL, f->source, f->source);
}

static void make_calibration(struct report *r)
{
    struct report_table *t = &r->table[TABLE_calibration];
    struct published *published = arena_take_zero(r->arena, sizeof *published);
    struct calibrated found[PUBLISHED_MOST];
    grid_begin(t, r->arena, "ijking", "Het verzonnen land naast gepubliceerde cijfers", "The invented country beside published figures");
    grid_column(t, "cijfer", "cijfer", "figure", COLUMN_words);
    grid_column(t, "gepubliceerd", "gepubliceerd", "published", COLUMN_words);
    grid_column(t, "verzonnen", "verzonnen land", "invented country", COLUMN_words);
    grid_column(t, "verschil", "verschil", "difference", COLUMN_words);
    grid_column(t, "band", "mag zijn", "may be", COLUMN_words);
    grid_column(t, "binnen", "klopt dat", "is it", COLUMN_words);
    grid_hidden(t, "over", "over", "of", COLUMN_words);
    grid_column(t, "bron", "bron", "source", COLUMN_dutch);
    if (!published || !published_built_in(published, r->arena, NULL)) { r->failed = true; return; }
    published_compare(published, run_of(r), totals_of(r), found);
    for (int32_t k = 0; k < published->count; k++) calibration_row(t, &published->figure[k], &found[k]);
}

/* ---- all of it ---- */

bool report_make(struct report *r, struct arena *arena, const struct simulation *simulation)
{
    *r = (struct report){ .simulation = simulation, .arena = arena };
    make_money_tables(r);
    make_change_tables(r);
    make_group_tables(r);
    make_source_tables(r);
    make_calibration(r);
    r->failed |= !cases_collect(r);
    make_case_table(r);
    for (int32_t k = 0; k < REPORT_TABLES; k++) r->failed |= r->table[k].failed;
    return !r->failed;
}

bool report_has(const struct report *r, enum report_table_id id)
{
    bool of_change = id == TABLE_winners || id == TABLE_changes || id == TABLE_gaps || id == TABLE_cases;
    return r->table[id].rows && (has_reform(r) || !of_change);
}

void report_json(struct text *t, const struct report *r)
{
    text_char(t, '{');
    put_bool(t, "nagemaakt", !run_of(r)->model->own);
    put_key(t, "manifest");
    manifest_put(t, r->simulation->manifest);
    put_open(t, "tabellen", '[');
    for (int32_t k = 0; k < REPORT_TABLES; k++) if (report_has(r, (enum report_table_id)k)) grid_json(t, &r->table[k]);
    text_put(t, "]}\n");
    t->failed |= r->failed;
}
