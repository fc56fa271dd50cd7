/* SPDX-License-Identifier: EUPL-1.2 */
/* plain.h: a small table of named columns, CSV or JSON Lines, cell by cell; for tables that are no cases of a rule. */
#ifndef BREED_TABLES_PLAIN_H
#define BREED_TABLES_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/error.h"

enum { PLAIN_COLUMNS_MOST = 64 };
/* text NULL: the row has no such cell, or an empty one. Not NUL-terminated; only there during the call. */
struct plain_cell { const char *text; size_t size; };

struct plain {
    const char *const *columns; int32_t count;      /* the names that may occur */
    bool there[PLAIN_COLUMNS_MOST];                 /* set: the table has this column (JSON Lines: some row has) */
    struct problems *problems;
    /* Each row, with a cell for each name; line: of the input, from 1. */
    void (*take)(void *context, int32_t line, const struct plain_cell *cell);
    void *context;
    bool (*heading)(void *context);                 /* may be NULL: called when `there` is settled, before the first row of CSV and after the last of JSON Lines; false: rows make no sense */
};

/* Everything that is wrong with the form is named with its line: unknown or repeated columns, rows with too few or too many cells, open quotes, JSON that is none, text that is no UTF-8. Then false. */
bool plain_csv(struct plain *, const char *bytes, size_t size);
bool plain_jsonl(struct plain *, const char *bytes, size_t size);
/* Whether JSON Lines name a column anywhere, for who must know before the first row. */
bool plain_mentions(const char *bytes, size_t size, const char *column);

#endif
