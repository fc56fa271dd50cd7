/* SPDX-License-Identifier: EUPL-1.2 */
/* error.h: everything that is wrong with an input, named at once. */
#ifndef BREED_BASE_ERROR_H
#define BREED_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PROBLEMS_KEPT = 64 };

/* One thing that is wrong: which field, what was given, what is allowed (Dutch and English). Texts are cut to fit, never overrun; cut text ends in "...". */
struct problem {
    int32_t line;               /* line of the input, 0 when there is none */
    char field[72];
    char value[72];
    char allowed[2][200];       /* [0] Dutch, [1] English */
};

/* Every function that can refuse takes one of these, which may be NULL. The caller owns it and starts with count = 0 (nothing else needs to be set).
 * count goes on beyond PROBLEMS_KEPT; only the first PROBLEMS_KEPT are kept. Not thread-safe: one thread, one object. */
struct problems { int32_t count; struct problem item[PROBLEMS_KEPT]; };

/* Adds a problem; value may be NULL. */
void problem_add(struct problems *, int32_t line, const char *field, const char *value, size_t value_size, const char *nl, const char *en);

/* Those from number `from` on were found in a file: its name comes before their fields, "deel.json: jaar". */
void problems_in_file(struct problems *, int32_t from, const char *file);

#endif
