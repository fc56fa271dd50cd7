/* SPDX-License-Identifier: EUPL-1.2 */
/* file.h: a whole file in memory. */
#ifndef BREED_BASE_FILE_H
#define BREED_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* Reads a file ("-" is standard input) of at most limit bytes into the arena with a NUL behind it. NULL with errno set when it cannot (EFBIG: larger than limit). */
char *file_read(struct arena *, const char *path, size_t limit, size_t *size);

#endif
