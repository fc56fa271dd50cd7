/* SPDX-License-Identifier: EUPL-1.2 */
/* utf8.h: one step through UTF-8 and one stride over plain text, shared by the readers and writers of this room. */
#ifndef BREED_BASE_UTF8_H
#define BREED_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bytes of the well-formed character at s (1 to 4), 0 when there is none within size bytes: no overlong forms, surrogates or anything above U+10FFFF. */
static inline size_t utf8_length(const char *s, size_t size)
{
    if (size == 0) return 0;
    const unsigned char *u = (const unsigned char *)s;
    unsigned char lead = u[0];
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (size < length) return 0;
    /* Only the second byte has bounds that depend on the first (Unicode, table 3-7). */
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (u[1] < low || u[1] > high) return 0;
    for (size_t i = 2; i < length; i++)
        if ((u[i] & 0xC0) != 0x80) return 0;
    return length;
}

/* A byte that may stand in a JSON string as it is: ASCII, no control character, no quote, no backslash. */
static inline bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x80 && c != '"' && c != '\\'; }

/* How many plain bytes s begins with, eight at a time: a zero byte within x shows as a high bit in (x - 0x01..) & ~x. */
static inline size_t plain_run(const char *s, size_t size)
{
    const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
    size_t i = 0;
    for (; size - i >= 8; i += 8) {
        uint64_t w;
        memcpy(&w, s + i, 8);
        uint64_t quote = w ^ (ones * '"'), slash = w ^ (ones * '\\');
        if ((w | (w - ones * 0x20) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & highs) break;
    }
    while (i < size && is_plain((unsigned char)s[i])) i++;
    return i;
}

#endif
