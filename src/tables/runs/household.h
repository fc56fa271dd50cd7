/* SPDX-License-Identifier: EUPL-1.2 */
/* household.h: rows of one household, found by a column, that know each other as housemates and partners. */
#ifndef BREED_TABLES_RUNS_HOUSEHOLD_H
#define BREED_TABLES_RUNS_HOUSEHOLD_H

#include "tables/inside.h"

enum { MEMBERS_MOST = 17 };         /* a list of housemates holds one less */

/* One household as a worker sees it. */
struct member { const char *record, *end; int64_t line; bool bad, with_partner; _Alignas(16) char item[64]; };
struct members {
    int32_t count, at;              /* rows; the one that is decided next */
    int32_t partners;               /* rows that say they have one */
    int64_t bad_line;               /* of a row that cannot be read, 0: none */
    bool too_many, no_key;
    struct csv_cell key;
    struct member row[MEMBERS_MOST];
};

/* Which columns matter, for all rules of the plan; false: told why it cannot be. */
bool household_plan(struct table_plan *);
bool household_column(const struct table_plan *, int32_t column);       /* one that the household reads, whatever it is to the rules */
int32_t housemate_part(const char *name, size_t size);        /* which part of a housemate a column of that name is; -1: none */
bool household_uses(const struct table_plan *, int32_t column);

/* Reads the record at p: where the next begins, and its key. blank: an empty line, no row. bad: not as many cells as columns, or a cell with a fault. */
struct household_record { const char *next; struct csv_cell key; bool blank, bad; };
struct household_record household_read(const struct table_plan *, const char *p, const char *end);
bool household_same(const struct csv_cell *, const struct csv_cell *);

/* The household that begins at p into w->members: where the next one begins. */
const char *household_take(struct table_worker *, const char *p, const char *end, int64_t line);
/* The facts that the row at hand has from the others. */
void household_fill(struct table_worker *, int64_t line);

/* Keys seen, each as 64 bits; a key that comes again after another one stands apart from its household. */
struct household_keys { uint64_t *slot; size_t room, count; uint64_t last; bool any; };
enum household_seen { KEY_SAME, KEY_NEW, KEY_AGAIN, KEY_NO_MEMORY };
enum household_seen household_see(struct household_keys *, const char *key, size_t size);

#endif
