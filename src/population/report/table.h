/* SPDX-License-Identifier: EUPL-1.2 */
/* table.h: a table of a report built once and written as HTML, as CSV, as JSON, and as a chart. */
#ifndef BREED_POPULATION_REPORT_TABLE_H
#define BREED_POPULATION_REPORT_TABLE_H

#include "base/arena.h"
#include "base/text.h"

/* What stands in a column: words, words in Dutch whatever the language, whole numbers, or amounts in cents. */
enum column_kind { COLUMN_words, COLUMN_dutch, COLUMN_count, COLUMN_money };
static inline bool column_is_words(enum column_kind kind) { return kind <= COLUMN_dutch; }
/* hidden: only in CSV and JSON. */
struct report_column { const char *name, *label[2]; enum column_kind kind; bool hidden; };
/* words: code for programs (NULL: the words are the code), and words in Dutch and English; else the number. none: there is nothing to say. */
struct report_cell { const char *code, *words[2]; int64_t number; bool none; };

enum { TABLE_COLUMNS_MOST = 20 };
struct report_table {
    const char *name, *title[2];
    struct report_column column[TABLE_COLUMNS_MOST]; int32_t columns;
    struct report_cell *cell; int32_t rows, room;       /* rows * columns */
    struct arena *arena;
    bool failed;                        /* memory ran out */
    int32_t at;                         /* the column of the next cell of the last row */
};

void grid_begin(struct report_table *, struct arena *, const char *name, const char *nl, const char *en);
void grid_column(struct report_table *, const char *name, const char *nl, const char *en, enum column_kind);
void grid_hidden(struct report_table *, const char *name, const char *nl, const char *en, enum column_kind);
/* A row is begun, then its cells come in the order of the columns. Words must outlive the table; grid_keep copies them. */
void grid_row(struct report_table *);
void grid_words(struct report_table *, const char *code, const char *nl, const char *en);
void grid_number(struct report_table *, int64_t);
void grid_none(struct report_table *);
const char *grid_keep(struct report_table *, struct text *);           /* gives the text back */

static inline const struct report_cell *grid_cell(const struct report_table *t, int32_t row, int32_t column) { return &t->cell[row * t->columns + column]; }

/* id is unique in the page. The heading of the table is its caption; a link under it gives the CSV. */
void grid_html(struct text *, const struct report_table *, const char *id, int language);
void grid_csv(struct text *, const struct report_table *);
/* {"naam": ..., "titel": ..., "rijen": [{column: value, ...}, ...]} */
void grid_json(struct text *, const struct report_table *);
/* "1.234", "€ 1.234": amounts to the whole euro, halves away from nought. */
void put_cell_for_people(struct text *, const struct report_column *, const struct report_cell *, int language);

/* ---- page.c ---- */
/* Bytes as part of an address: those that a browser might take for something else as %XX. */
void text_address(struct text *, const char *bytes, size_t size);

/* ---- chart.c ---- */

/* Lying bars, a row of the table each: the words of one column, and one or two columns of numbers of one kind, from nought to either side. Drawn wide and narrow; the style shows one. */
struct bars { int32_t label, value[2], values; };
void grid_chart(struct text *, const struct report_table *, const struct bars *, const char *id, int language);

#endif
