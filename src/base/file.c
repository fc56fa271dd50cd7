/* SPDX-License-Identifier: EUPL-1.2 */
/* file.c: reads a whole file or standard input, up to a limit. */
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/text.h"

/* Reads until the end, or until one byte more than limit is there. 0 or an errno. */
static int read_all(FILE *in, size_t limit, struct text *t)
{
    for (;;) {
        size_t step = 64 * 1024;
        if (limit - t->size < step) step = limit - t->size + 1;     /* the one byte more tells a file of exactly limit from a larger one */
        if (!text_reserve(t, step)) return ENOMEM;
        size_t got = fread(t->data + t->size, 1, step, in);
        t->size += got;
        if (t->size > limit) return EFBIG;
        if (got < step) return ferror(in) ? errno ? errno : EIO : 0;
    }
}

char *file_read(struct arena *a, const char *path, size_t limit, size_t *size)
{
    FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!in) return NULL;
    struct text t = { 0 };
    char *bytes = NULL;
    errno = 0;
    int error = read_all(in, limit, &t);
    if (!error) {
        bytes = arena_copy(a, t.data, t.size);
        if (bytes) *size = t.size;
        else error = ENOMEM;
    }
    text_free(&t);
    if (in != stdin) (void)fclose(in);
    if (error) errno = error;
    return bytes;
}
