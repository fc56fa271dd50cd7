/* SPDX-License-Identifier: EUPL-1.2 */
/* arena.h: memory that is taken piece by piece and given back all at once. */
#ifndef BREED_BASE_ARENA_H
#define BREED_BASE_ARENA_H

#include <stddef.h>

/* One owner, one thread at a time. Start with { 0 }. Pieces are aligned for any type and not initialised. */
struct arena { struct arena_block *last; size_t total, limit; };

void *arena_take(struct arena *, size_t size);             /* NULL when memory or the limit (0: none) is reached */
void *arena_take_zero(struct arena *, size_t size);
char *arena_copy(struct arena *, const char *bytes, size_t size);   /* with a NUL behind it */
void arena_reset(struct arena *);                          /* forget all pieces, keep the largest block for reuse */
void arena_free(struct arena *);                           /* give everything back */

#endif
