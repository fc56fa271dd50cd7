/* SPDX-License-Identifier: EUPL-1.2 */
/* compile.h: what the parts of law-compile share: the arena, the list of mistakes, and writing C. */
#ifndef BREED_LAW_COMPILE_H
#define BREED_LAW_COMPILE_H

#include <stdio.h>
#include "base/arena.h"
#include "base/node.h"
#include "law/book.h"

extern struct arena arena;
extern struct problems problems;

/* A mistake in the folder law/; node NULL when there is no place to point at. */
void refuse(const struct node *, const char *field, const char *allowed);
const char *string_of(const struct node *);                             /* "" when there is none */
const struct node *required(const struct node *map, const char *key);   /* refused when absent */
date day_of(const struct node *map, const char *key, date otherwise);

void put_string(FILE *, const char *);
void put_pair(FILE *, const struct node *map);                          /* { "nl", "en" } */

/* ---- compile_places.c: municipalities, regions and measures ---- */
void read_places(const char *path, const char *bytes, size_t size);     /* one of the CSV files */
void write_places(FILE *);                                              /* static tables regions[] and municipalities[] */
void write_measures(FILE *, const struct node *measures);               /* static table measures[] */
int32_t region_count_of(void), municipality_count_of(void);

#endif
