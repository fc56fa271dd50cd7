/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz.h: what the fuzz targets share: what must be, and bytes that arrive in pieces. */
#ifndef BREED_FUZZ_H
#define BREED_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must(bool so) { if (!so) abort(); }

/* Bytes given out in pieces of at most so many. A target that keeps more beside them has this first. */
struct pieces { const char *bytes; size_t size, at, piece; };
static inline ssize_t take_piece(void *context, char *bytes, size_t size)
{
    struct pieces *m = context;
    size_t n = m->size - m->at;
    if (n > size) n = size;
    if (n > m->piece) n = m->piece;
    if (n) memcpy(bytes, m->bytes + m->at, n);
    m->at += n;
    return (ssize_t)n;
}

#endif
