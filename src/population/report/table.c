/* SPDX-License-Identifier: EUPL-1.2 */
/* table.c: tables of a report, and their three forms. */
#include "population/report/table.h"

#include <string.h>
#include "base/members.h"

/* ---- building ---- */

void grid_begin(struct report_table *t, struct arena *arena, const char *name, const char *nl, const char *en)
{
    *t = (struct report_table){ .name = name, .title = { nl, en }, .arena = arena };
}

void grid_column(struct report_table *t, const char *name, const char *nl, const char *en, enum column_kind kind)
{
    if (t->columns == TABLE_COLUMNS_MOST) { t->failed = true; return; }
    t->column[t->columns++] = (struct report_column){ name, { nl, en }, kind, false };
}

void grid_hidden(struct report_table *t, const char *name, const char *nl, const char *en, enum column_kind kind)
{
    grid_column(t, name, nl, en, kind);
    t->column[t->columns - 1].hidden = true;
}

void grid_row(struct report_table *t)
{
    if (t->rows == t->room) {
        int32_t room = t->room ? 2 * t->room : 16;
        struct report_cell *more = arena_take_zero(t->arena, sizeof *more * (size_t)room * (size_t)t->columns);
        if (!more) { t->failed = true; return; }
        if (t->rows) memcpy(more, t->cell, sizeof *more * (size_t)t->rows * (size_t)t->columns);
        t->cell = more;
        t->room = room;
    }
    t->rows++;
    t->at = 0;
}

static void put_in(struct report_table *t, struct report_cell cell)
{
    if (t->failed || !t->rows || t->at == t->columns) { t->failed = true; return; }
    t->cell[(t->rows - 1) * t->columns + t->at++] = cell;
}

void grid_words(struct report_table *t, const char *code, const char *nl, const char *en) { put_in(t, (struct report_cell){ .code = code ? code : nl, .words = { nl, en } }); }
void grid_number(struct report_table *t, int64_t number) { put_in(t, (struct report_cell){ .number = number }); }
void grid_none(struct report_table *t) { put_in(t, (struct report_cell){ .none = true }); }

const char *grid_keep(struct report_table *t, struct text *text)
{
    const char *kept = text->failed ? NULL : arena_copy(t->arena, text->data ? text->data : "", text->size);
    text_free(text);
    if (!kept) t->failed = true;
    return kept ? kept : "";
}

/* ---- for people ---- */

static void put_html(struct text *t, const char *string) { text_html(t, string, strlen(string), true); }

void put_cell_for_people(struct text *t, const struct report_column *column, const struct report_cell *cell, int language)
{
    char group = language ? ',' : '.';
    if (cell->none) { text_put(t, "–"); return; }
    if (column_is_words(column->kind)) { text_put(t, cell->words[language]); return; }
    if (column->kind == COLUMN_count) { text_decimal_grouped(t, cell->number, 0, group, '.'); return; }
    text_put(t, "€ ");
    text_decimal_grouped(t, (cell->number < 0 ? cell->number - 50 : cell->number + 50) / 100, 0, group, '.');
}

static void put_head(struct text *t, const struct report_table *table, const char *id, int language)
{
    text_put(t, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"");
    text_put(t, id);
    text_put(t, "\">\n<table>\n<caption id=\"");
    text_put(t, id);
    text_put(t, "\"><span>");
    put_html(t, table->title[language]);
    text_put(t, "</span></caption>\n<thead><tr>");
    for (int32_t c = 0; c < table->columns; c++) {
        if (table->column[c].hidden) continue;
        text_put(t, column_is_words(table->column[c].kind) ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">");
        put_html(t, table->column[c].label[language]);
        text_put(t, "</th>");
    }
    text_put(t, "</tr></thead>\n<tbody>\n");
}

void grid_html(struct text *t, const struct report_table *table, const char *id, int language)
{
    put_head(t, table, id, language);
    for (int32_t r = 0; r < table->rows; r++) {
        text_put(t, "<tr>");
        bool first = true;
        for (int32_t c = 0; c < table->columns; c++) {
            if (table->column[c].hidden) continue;
            struct text cell = { 0 };
            put_cell_for_people(&cell, &table->column[c], grid_cell(table, r, c), language);
            text_put(t, first ? "<th scope=\"row\">" : !column_is_words(table->column[c].kind) ? "<td class=\"n\">" : language && table->column[c].kind == COLUMN_dutch ? "<td lang=\"nl\">" : "<td>");
            put_html(t, text_string(&cell));
            text_put(t, first ? "</th>" : "</td>");
            t->failed |= cell.failed;
            text_free(&cell);
            first = false;
        }
        text_put(t, "</tr>\n");
    }
    struct text csv = { 0 };
    grid_csv(&csv, table);
    text_put(t, "</tbody>\n</table>\n</div>\n<p class=\"get\"><a download=\"");
    text_put(t, table->name);
    text_put(t, ".csv\" href=\"data:text/csv;charset=utf-8,");
    text_address(t, csv.data ? csv.data : "", csv.size);
    text_put(t, "\">");
    text_put(t, language ? "This table as CSV" : "Deze tabel als CSV");
    text_put(t, "<span class=\"unseen\">: ");
    put_html(t, table->title[language]);
    text_put(t, "</span></a></p>\n");
    t->failed |= csv.failed || table->failed;
    text_free(&csv);
}

/* ---- for programs ---- */

static void put_csv_words(struct text *t, const char *words)
{
    bool quoted = strpbrk(words, ",\"\r\n") != NULL;
    if (quoted) text_char(t, '"');
    for (; *words; words++) { if (*words == '"') text_char(t, '"'); text_char(t, *words); }
    if (quoted) text_char(t, '"');
}

void grid_csv(struct text *t, const struct report_table *table)
{
    for (int32_t c = 0; c < table->columns; c++) { if (c) text_char(t, ','); text_put(t, table->column[c].name); }
    text_char(t, '\n');
    for (int32_t r = 0; r < table->rows; r++) {
        for (int32_t c = 0; c < table->columns; c++) {
            const struct report_cell *cell = grid_cell(table, r, c);
            if (c) text_char(t, ',');
            if (cell->none) continue;
            if (column_is_words(table->column[c].kind)) put_csv_words(t, cell->code);
            else text_decimal(t, cell->number, table->column[c].kind == COLUMN_money ? 2 : 0, '.');
        }
        text_char(t, '\n');
    }
    t->failed |= table->failed;
}

void grid_json(struct text *t, const struct report_table *table)
{
    put_open(t, NULL, '{');
    put_member(t, "naam", table->name);
    put_member(t, "titel", table->title[0]);
    put_open(t, "rijen", '[');
    for (int32_t r = 0; r < table->rows; r++) {
        put_open(t, NULL, '{');
        for (int32_t c = 0; c < table->columns; c++) {
            const struct report_cell *cell = grid_cell(table, r, c);
            put_key(t, table->column[c].name);
            if (cell->none) text_put(t, "null");
            else if (column_is_words(table->column[c].kind)) put_string(t, cell->code);
            else text_decimal(t, cell->number, table->column[c].kind == COLUMN_money ? 2 : 0, '.');
        }
        text_char(t, '}');
    }
    text_put(t, "]}");
    t->failed |= table->failed;
}
