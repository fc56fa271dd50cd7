/* SPDX-License-Identifier: EUPL-1.2 */
/* read.h: rows from YAML; the same reader for the book at build time and for overlays at run time. */
#ifndef BREED_LAW_READ_H
#define BREED_LAW_READ_H

#include "base/error.h"
#include "base/node.h"
#include "law/book.h"

struct law_rows { struct law_row *at; int32_t count, capacity; struct arena *arena; };

/* Reads the list `values` of one parameter; every mistake is named with its line. places: its place in the book. */
void law_read_values(struct law_rows *, const struct law_parameter *, uint16_t place, const struct node *values, struct problems *);

/* A value from its text in the unit of the parameter. False when it is not of that form or out of range; allowed says what is (Dutch, English). */
bool law_value_from_text(const struct law_parameter *, const struct node *, int64_t *value, const char *allowed[2]);

/* Place of a word in a list of names, -1 when it is not there. */
int32_t law_place_of(const char *const *names, int32_t count, const struct node *word);

/* "Unknown field" for each key of a map that is not in names. */
void law_refuse_others(const struct node *map, const char *const *names, int32_t count, struct problems *);

#endif
