/* SPDX-License-Identifier: EUPL-1.2 */
/* columns.h: tables that are no text (Parquet, SPSS): what their columns are, the rule over vectors of them, and the ways across to CSV and JSON Lines. */
#ifndef BREED_TABLES_COLUMNS_COLUMNS_H
#define BREED_TABLES_COLUMNS_COLUMNS_H

#include "tables/columns/duck.h"
#include "tables/inside.h"

/* ---- shape: the columns of a Parquet file ---- */

/* How the values of a column that is a fact come: whole numbers with so many decimals, days, true or false, or text. */
enum reading { READ_NUMBER, READ_DAY, READ_YES, READ_TEXT };
struct shape_column { const char *name, *type; size_t size, type_size; int32_t fact; const struct term *term; enum reading reading; int32_t decimals; };      /* fact: -1 when it is none; else term says what its values are */
struct shape { struct arena arena; struct shape_column *columns; int32_t count, room; bool failed; };

/* Asks the session for the columns of an open Parquet file. False: why stands in duck->wrong. */
bool shape_read(struct shape *, struct duck *, int file);
/* What the values of a column are: of a fact of one of the rules, with groups also of a part of what is known of a housemate. NULL, and fact -1: a column that goes through. */
const struct term *term_of_column(const struct table_job *, const char *name, size_t size, int32_t *fact);
/* Which column is which fact, and whether its type fits; every type that does not is told. */
bool shape_fits(struct shape *, const struct table_plan *);
/* Whole numbers, decimals, days, true and false: text in between is sure to come back as it was. */
bool is_number_type(const struct shape_column *);
/* The value of a column that is a fact as SQL: of the type that its reading says; as_text: as the text of a cell. */
void shape_put_value(struct text *sql, const struct shape_column *, const struct term *, const char *from, bool as_text);
/* How Parquet is written: " (FORMAT parquet, ...)". texts: text columns go through, which are worth a dictionary. */
void put_parquet_form(struct text *sql, bool texts);
/* Names of the columns within a statement, whatever they are called in the file: c0, c1 and so on. */
void shape_put_source(struct text *sql, const struct shape *, int file);

/* ---- kernel: Parquet to Parquet, the rule called on vectors ---- */

enum table_result kernel_run(const struct table_job *, struct table_counts *);

/* ---- outcomes as columns ---- */

enum column_form { AS_TEXT, AS_AMOUNT, AS_PERCENT, AS_HOURS, AS_WHOLE, AS_DAY, AS_YES };
enum column_form column_form_of(const struct term *);
const char *column_form_name(enum column_form);     /* "DECIMAL(18,2)" */

/* ---- across ---- */

/* At least one side is no text. */
enum table_result cross_run(const struct table_job *, struct table_counts *);
/* Tells why there is no session. */
void tell_duck(const struct table_plan *, enum duck_state, struct duck *);
/* Tells what DuckDB says of the input or, when output is so, of the output. */
void tell_duck_wrong(const struct table_plan *, struct duck *, bool output);

/* ---- SPSS ---- */

/* A .sav file as CSV into an open file descriptor, on a thread of its own. */
struct spss { const struct table_plan *plan; int input, output; pthread_t thread; bool good, started, broken; struct text wrong; };     /* broken: nobody reads on */
/* Looks at the variables: what cannot be used is told. False when there is such a thing. */
bool spss_fits(struct spss *);
bool spss_begin(struct spss *);
bool spss_end(struct spss *);       /* false: not read to its end; told, but when nobody read on */

#endif
