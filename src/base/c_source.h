/* SPDX-License-Identifier: EUPL-1.2 */
/* c_source.h: for the programs that make C tables at build time: bytes as a string of C. Not for the library, which does not write. */
#ifndef BREED_BASE_C_SOURCE_H
#define BREED_BASE_C_SOURCE_H

#include <stdio.h>

static inline void put_c_string(FILE *out, const char *bytes, size_t size)
{
    fputc('"', out);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '"' || c == '\\' || c == '?') fprintf(out, "\\%c", c);
        else if (c == '\n') fputs("\\n", out);
        else if (c < 0x20 || c > 0x7e) fprintf(out, "\\%03o", c);
        else fputc(c, out);
    }
    fputc('"', out);
}

#endif
