/* SPDX-License-Identifier: EUPL-1.2 */
/* text.h: text that grows, and numbers read from and written to text exactly. */
#ifndef BREED_BASE_TEXT_H
#define BREED_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "base/money.h"

/* A text under construction. Start with { 0 } to let it grow (text_free gives it back), or with TEXT_IN(buffer) to stay inside memory of the caller.
 * When memory runs out or the buffer is full, failed becomes true, what no longer fits is left out, and every later call does nothing. */
struct text { char *data; size_t size, capacity; bool fixed, failed; };
#define TEXT_IN(buffer) { (buffer), 0, sizeof(buffer), true, false }

bool text_grow(struct text *, size_t more);        /* what text_reserve does when there is no room */
void text_free(struct text *);

/* Room for more bytes; false sets failed. One byte is always kept for the NUL of text_string. */
static inline bool text_reserve(struct text *t, size_t more)
{
    return (!t->failed && more < t->capacity - t->size) || text_grow(t, more);
}

static inline void text_bytes(struct text *t, const char *bytes, size_t size)
{
    if (!text_reserve(t, size) || size == 0) return;
    memcpy(t->data + t->size, bytes, size);
    t->size += size;
}

static inline void text_char(struct text *t, char c)
{
    if (text_reserve(t, 1)) t->data[t->size++] = c;
}

static inline void text_put(struct text *t, const char *string) { text_bytes(t, string, strlen(string)); }     /* NUL-terminated */
void text_int(struct text *, int64_t);
void text_date(struct text *, int32_t day);                 /* ISO 8601 */
/* value / 10^decimals with exactly that many decimals and this decimal sign: (123898, 2, '.') is 1238.98 */
void text_decimal(struct text *, int64_t value, int decimals, char sign);
/* the same without trailing zeros: (23500, 3, ',') is 23,5 */
void text_decimal_short(struct text *, int64_t value, int decimals, char sign);
/* Dutch or English thousands: (123898, 2, '.', ',') is 1.238,98 */
void text_decimal_grouped(struct text *, int64_t value, int decimals, char group, char sign);
/* As people write it in a language, 0 Dutch and 1 English: an amount in cents "1.238,98", the same with its sign "€ 1.238,98", "januari 2026", "1 januari 2026". */
void text_amount(struct text *, int64_t cents, int language);
void text_euro(struct text *, int64_t cents, int language);
void text_month(struct text *, int32_t year, int32_t month, int language);
void text_day(struct text *, int32_t day, int language);
/* What a number must be: "een geheel getal van 1 t/m 16". */
void text_whole_between(struct text *, int64_t least, int64_t most, int language);
/* A JSON string with its quotes; bytes must be valid UTF-8 (others become U+FFFD). */
void text_json(struct text *, const char *bytes, size_t size);
/* Text as HTML, between tags or between quotes; a euro sign stays with its amount. one_line: ends of lines and other control characters become blanks. */
void text_html(struct text *, const char *bytes, size_t size, bool one_line);
/* Words in lines of at most so many columns, a newline at the end; the first line already stands at the indent, a word longer than a line has one of its own,
 * and a euro sign stays with its amount. */
void text_wrapped(struct text *, const char *string, int32_t indent, int32_t width);
/* Characters, not bytes. */
int32_t text_columns(const char *bytes, size_t size);
/* NUL-terminated view of what was written; "" when nothing was. Owned by the text. */
const char *text_string(struct text *);

enum number_error { NUMBER_OK, NUMBER_FORM, NUMBER_DECIMALS, NUMBER_RANGE };
/* A decimal number with at most `decimals` decimals, as value * 10^decimals. Accepts an optional minus, digits, and one '.' (or ',' when comma is true) between digits.
 * No exponent, no blanks, no thousands sign. Trailing zeros beyond the decimals are accepted. NUMBER_RANGE when |value| would pass 9 * 10^17. */
enum number_error parse_decimal(const char *text, size_t size, int decimals, bool comma, int64_t *out);

bool same_text(const char *a, size_t size, const char *string);   /* bytes against a NUL-terminated string */
bool valid_utf8(const char *bytes, size_t size);
/* The smallest number of insertions, deletions, substitutions and swaps of neighbours between two names (at most 63 bytes each; else 64): for "did you mean". */
int edit_distance(const char *a, size_t a_size, const char *b, size_t b_size);

#endif
