/* SPDX-License-Identifier: EUPL-1.2 */
/* arena.c: blocks of memory, each larger than the one before, from which pieces are cut. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Under the address sanitizer what is not handed out is poisoned, so that running over the end of a piece is seen. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(ARENA_SANITIZED)
#define ARENA_SANITIZED 1
#endif
#ifdef ARENA_SANITIZED
#include <sanitizer/asan_interface.h>
#define POISON(at, size) ASAN_POISON_MEMORY_REGION(at, size)
#define UNPOISON(at, size) ASAN_UNPOISON_MEMORY_REGION(at, size)
#else
#define POISON(at, size) ((void)0)
#define UNPOISON(at, size) ((void)0)
#endif

struct arena_block {
    struct arena_block *previous;
    size_t size, used;                      /* bytes at data */
    alignas(max_align_t) char data[];
};

enum { ALIGNMENT = alignof(max_align_t), FIRST_BLOCK = 8 * 1024, LARGEST_STEP = 4 * 1024 * 1024 };
static const size_t header = sizeof(struct arena_block);

/* A block with room for size bytes and, when the limit allows, for many more. total counts whole blocks: what the process really holds. */
static struct arena_block *block_add(struct arena *a, size_t size)
{
    size_t room = a->limit == 0 ? SIZE_MAX : a->limit > a->total ? a->limit - a->total : 0;
    if (room < header || size > room - header) return NULL;
    size_t wanted = a->last ? a->last->size : FIRST_BLOCK / 2;
    wanted = wanted > LARGEST_STEP / 2 ? LARGEST_STEP : wanted * 2;
    if (wanted > room - header) wanted = room - header;
    if (wanted < size) wanted = size;
    struct arena_block *b = malloc(header + wanted);
    if (!b) return NULL;
    *b = (struct arena_block){ .previous = a->last, .size = wanted };
    POISON(b->data, b->size);
    a->last = b;
    a->total += header + wanted;
    return b;
}

void *arena_take(struct arena *a, size_t size)
{
    if (size > SIZE_MAX - header - ALIGNMENT) return NULL;
    size_t whole = size ? (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : ALIGNMENT;   /* no two pieces share an address */
    struct arena_block *b = a->last;
    if (!b || b->size - b->used < whole) b = block_add(a, whole);
    if (!b) return NULL;
    void *piece = b->data + b->used;
    b->used += whole;
    UNPOISON(piece, size);
    return piece;
}

void *arena_take_zero(struct arena *a, size_t size)
{
    void *piece = arena_take(a, size);
    return piece ? memset(piece, 0, size) : NULL;
}

char *arena_copy(struct arena *a, const char *bytes, size_t size)
{
    if (size == SIZE_MAX) return NULL;
    char *piece = arena_take(a, size + 1);
    if (!piece) return NULL;
    if (size) memcpy(piece, bytes, size);
    piece[size] = 0;
    return piece;
}

static void block_free(struct arena_block *b)
{
    UNPOISON(b->data, b->size);
    free(b);
}

void arena_reset(struct arena *a)
{
    struct arena_block *kept = NULL;
    for (struct arena_block *b = a->last, *previous; b; b = previous) {
        previous = b->previous;
        struct arena_block *smaller = kept && kept->size >= b->size ? b : kept;
        if (smaller != b) kept = b;
        if (smaller) block_free(smaller);
    }
    a->last = kept;
    a->total = 0;
    if (!kept) return;
    kept->previous = NULL;
    kept->used = 0;
    POISON(kept->data, kept->size);
    a->total = header + kept->size;
}

void arena_free(struct arena *a)
{
    for (struct arena_block *b = a->last, *previous; b; b = previous) {
        previous = b->previous;
        block_free(b);
    }
    a->last = NULL;
    a->total = 0;
}
