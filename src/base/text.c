/* SPDX-License-Identifier: EUPL-1.2 */
/* text.c: text that grows or stays in its buffer, with numbers and JSON strings written without the C library's formatting. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/utf8.h"

static bool text_fail(struct text *t)
{
    t->failed = true;
    return false;
}

bool text_grow(struct text *t, size_t more)
{
    if (t->failed) return false;
    if (t->fixed || more > SIZE_MAX - 1 - t->size) return text_fail(t);
    size_t needed = t->size + more + 1;
    size_t capacity = t->capacity > SIZE_MAX / 2 ? SIZE_MAX : t->capacity * 2;
    if (capacity < 256) capacity = 256;
    if (capacity < needed) capacity = needed;
    char *data = realloc(t->data, capacity);
    if (!data) return text_fail(t);
    t->data = data;
    t->capacity = capacity;
    return true;
}

void text_free(struct text *t)
{
    if (!t->fixed) free(t->data);
    *t = (struct text){ 0 };
}

const char *text_string(struct text *t)
{
    if (t->capacity == 0) return "";
    t->data[t->size] = 0;
    return t->data;
}

static const char pairs[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869"
    "707172737475767778798081828384858687888990919293949596979899";

/* Room for a sign, the 19 digits of the largest number (20 unsigned), a decimal sign, and 19 zeros and a grouping sign per three digits. */
enum { NUMBER_ROOM = 64, DECIMALS_MOST = 18 };

static uint64_t magnitude(int64_t value) { return value < 0 ? 0 - (uint64_t)value : (uint64_t)value; }

/* Writes the digits of value so that they end before end; where they begin. */
static char *digits_before(char *end, uint64_t value)
{
    for (; value >= 100; value /= 100) memcpy(end -= 2, pairs + value % 100 * 2, 2);
    if (value >= 10) memcpy(end -= 2, pairs + value * 2, 2);
    else *--end = (char)('0' + value);
    return end;
}

void text_int(struct text *t, int64_t value)
{
    char room[NUMBER_ROOM], *end = room + sizeof room, *at = digits_before(end, magnitude(value));
    if (value < 0) *--at = '-';
    text_bytes(t, at, (size_t)(end - at));
}

void text_date(struct text *t, int32_t day)
{
    char room[11];
    text_bytes(t, room, (size_t)format_date(day, room));
}

/* The decimals least significant digits of *value with the sign before them; *value keeps the rest. */
static char *decimals_before(char *end, uint64_t *value, int decimals, char sign)
{
    if (decimals <= 0) return end;
    for (; decimals >= 2; decimals -= 2, *value /= 100) memcpy(end -= 2, pairs + *value % 100 * 2, 2);
    if (decimals) {
        *--end = (char)('0' + *value % 10);
        *value /= 10;
    }
    *--end = sign;
    return end;
}

/* The eight digits of a number below 10^8 as the bytes of a word, the first in the lowest: halves, pairs, then single digits, all at once by multiplying with reciprocals. */
static uint64_t eight_digits(uint32_t value)
{
    uint64_t halves = value / 10000 | (uint64_t)(value % 10000) << 32;
    uint64_t hundreds = (halves * 10486 >> 20) & 0x7F0000007F;
    uint64_t two = hundreds | (halves - 100 * hundreds) << 16;
    uint64_t tens = (two * 103 >> 10) & 0x000F000F000F000F;
    return tens | (two - 10 * tens) << 8;
}

/* Amounts below ten million euro in cents, most of what is ever written, straight into a text that can grow; without branches on how many digits there are. */
static void text_cents(struct text *t, uint32_t value, char sign)
{
    if (!text_reserve(t, 11)) return;
    uint64_t digits = eight_digits(value / 100);
    uint32_t zeros = (uint32_t)__builtin_ctzll(digits | (uint64_t)1 << 56) / 8;      /* in front; the last digit always counts */
    digits = (digits | 0x3030303030303030) >> zeros * 8;
    char *at = t->data + t->size;
    memcpy(at, &digits, 8);
    at[8 - zeros] = sign;
    memcpy(at + 9 - zeros, pairs + value % 100 * 2, 2);
    t->size += 11 - zeros;
}

static const bool lowest_byte_first = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;

void text_decimal(struct text *t, int64_t value, int decimals, char sign)
{
    if (lowest_byte_first && decimals == 2 && value >= 0 && value < 1000000000 && !t->fixed) { text_cents(t, (uint32_t)value, sign); return; }
    char room[NUMBER_ROOM], *end = room + sizeof room;
    uint64_t rest = magnitude(value);
    char *at = decimals_before(end, &rest, decimals < DECIMALS_MOST ? decimals : DECIMALS_MOST, sign);
    at = digits_before(at, rest);
    if (value < 0) *--at = '-';
    text_bytes(t, at, (size_t)(end - at));
}

void text_decimal_short(struct text *t, int64_t value, int decimals, char sign)
{
    for (; decimals > 0 && value % 10 == 0; decimals--) value /= 10;
    text_decimal(t, value, decimals, sign);
}

void text_decimal_grouped(struct text *t, int64_t value, int decimals, char group, char sign)
{
    char room[NUMBER_ROOM], *end = room + sizeof room;
    uint64_t rest = magnitude(value);
    char *at = decimals_before(end, &rest, decimals < DECIMALS_MOST ? decimals : DECIMALS_MOST, sign);
    for (; rest >= 1000; rest /= 1000) {
        *--at = (char)('0' + rest % 10);
        memcpy(at -= 2, pairs + rest / 10 % 100 * 2, 2);
        *--at = group;
    }
    at = digits_before(at, rest);
    if (value < 0) *--at = '-';
    text_bytes(t, at, (size_t)(end - at));
}

void text_amount(struct text *t, int64_t cents, int language) { text_decimal_grouped(t, cents, 2, language ? ',' : '.', language ? '.' : ','); }

void text_euro(struct text *t, int64_t cents, int language)
{
    text_put(t, "€ ");
    text_amount(t, cents, language);
}

void text_month(struct text *t, int32_t year, int32_t month, int language)
{
    static const char *const months[2][12] = {
        { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december" },
        { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" },
    };
    text_put(t, months[language][month - 1]);
    text_char(t, ' ');
    text_int(t, year);
}

void text_day(struct text *t, int32_t day, int language)
{
    struct civil c = civil_of(day);
    text_int(t, c.day);
    text_char(t, ' ');
    text_month(t, c.year, c.month, language);
}

/* The escape of a byte that may not stand in a JSON string as it is: \n, \" and so on, or \u00XX. */
static void text_escape(struct text *t, unsigned char c)
{
    const char *hex = "0123456789abcdef";
    const char *from = "\"\\\b\f\n\r\t", *to = "\"\\bfnrt", *known = c ? strchr(from, c) : NULL;
    if (known) text_bytes(t, (char[]){ '\\', to[known - from] }, 2);
    else text_bytes(t, (char[]){ '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] }, 6);
}

/* Runs that need nothing are copied whole; the rest goes character by character. */
static void text_json_slowly(struct text *t, const char *bytes, size_t size)
{
    for (size_t i = 0, length; i < size && !t->failed; i += length) {
        length = plain_run(bytes + i, size - i);
        if (length) {
            text_bytes(t, bytes + i, length);
        } else if ((unsigned char)bytes[i] < 0x80) {
            text_escape(t, (unsigned char)bytes[i]);
            length = 1;
        } else {
            length = utf8_length(bytes + i, size - i);
            if (length) text_bytes(t, bytes + i, length);
            else text_bytes(t, "\xEF\xBF\xBD", 3);
            length += length == 0;
        }
    }
}

void text_whole_between(struct text *t, int64_t least, int64_t most, int language)
{
    text_put(t, language ? "a whole number from " : "een geheel getal van ");
    text_int(t, least);
    text_put(t, language ? " to " : " t/m ");
    text_int(t, most);
}

void text_json(struct text *t, const char *bytes, size_t size)
{
    size_t start = t->size;
    size_t plain = plain_run(bytes, size);
    if (size > SIZE_MAX - 2 || !text_reserve(t, size + 2)) {
        (void)text_fail(t);
        return;
    }
    char *at = t->data + start;
    *at = '"';
    if (plain) memcpy(at + 1, bytes, plain);
    t->size += plain + 1;
    if (plain < size) text_json_slowly(t, bytes + plain, size - plain);
    text_char(t, '"');
    if (t->failed) t->size = start;                 /* half a string would be no JSON */
}

/* The rest of a number from i on, where its sign of decimals may stand; value holds what came before. */
static enum number_error parse_rest(const char *text, size_t size, size_t i, int decimals, bool comma, int64_t value, int64_t *out)
{
    const int64_t most = 900000000000000000;
    bool minus = size > 0 && text[0] == '-', large = false, cut = false;
    int left = -1;                                  /* decimals still to come; -1 before the sign */
    for (; i < size; i++) {
        uint32_t digit = (uint32_t)(unsigned char)text[i] - '0';
        if (digit > 9) {
            if ((text[i] != '.' && !(comma && text[i] == ',')) || left >= 0 || i == (size_t)minus || i + 1 == size) return NUMBER_FORM;
            left = decimals > 0 ? decimals : 0;
            continue;
        }
        if (left == 0) { cut |= digit != 0; continue; }
        if (left > 0) left--;
        if (!large) value = value * 10 + (int64_t)digit;
        large |= value > most;
    }
    if (size == (size_t)minus) return NUMBER_FORM;
    if (cut) return NUMBER_DECIMALS;
    for (left = left < 0 ? decimals : left; left > 0 && value && !large; left--) {
        value *= 10;
        large |= value > most;
    }
    if (large) return NUMBER_RANGE;
    *out = minus ? -value : value;
    return NUMBER_OK;
}

enum number_error parse_decimal(const char *text, size_t size, int decimals, bool comma, int64_t *out)
{
    static const int32_t scale[] = { 1, 10, 100, 1000, 10000 };
    int64_t value = 0;
    size_t i = size > 0 && text[0] == '-';
    if (i || size == 0 || size > 14 || decimals < 0 || decimals > 4) return parse_rest(text, size, i, decimals, comma, 0, out);
    for (; i < size; i++) {                         /* most numbers are a few digits and nothing else */
        uint32_t digit = (uint32_t)(unsigned char)text[i] - '0';
        if (digit > 9) return parse_rest(text, size, i, decimals, comma, value, out);
        value = value * 10 + (int64_t)digit;
    }
    if (value > 90000000000000) return parse_rest(text, size, 0, decimals, comma, 0, out);
    *out = value * scale[decimals];
    return NUMBER_OK;
}

int32_t text_columns(const char *bytes, size_t size)
{
    int32_t columns = 0;
    for (size_t i = 0; i < size; i++) columns += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return columns;
}

static const char *html_of(const char *at, size_t left, size_t *skip)
{
    *skip = 1;
    switch (*at) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\xE2':        /* a euro sign, a blank: the amount stays on the same line */
        if (left < 4 || memcmp(at, "\xE2\x82\xAC ", 4) != 0) return NULL;
        *skip = 4;
        return "\xE2\x82\xAC\xC2\xA0";
    default: return NULL;
    }
}

void text_html(struct text *t, const char *bytes, size_t size, bool one_line)
{
    size_t from = 0, skip;
    for (size_t i = 0; i < size; i++) {
        const char *with = html_of(bytes + i, size - i, &skip);
        if (!with && one_line && (unsigned char)bytes[i] < 0x20) with = " ";
        if (!with) continue;
        text_bytes(t, bytes + from, i - from);
        text_put(t, with);
        i += skip - 1;
        from = i + 1;
    }
    text_bytes(t, bytes + from, size - from);
}

void text_wrapped(struct text *t, const char *string, int32_t indent, int32_t width)
{
    int32_t column = indent;
    bool first = true;
    while (*string) {
        size_t size = strcspn(string, " ");
        if (same_text(string, size, "€") && string[size]) size += 1 + strcspn(string + size + 1, " ");
        int32_t columns = text_columns(string, size);
        if (!first && column + 1 + columns > width) {
            text_char(t, '\n');
            for (int32_t i = 0; i < indent; i++) text_char(t, ' ');
            column = indent;
        } else if (!first) { text_char(t, ' '); column++; }
        text_bytes(t, string, size);
        column += columns;
        first = false;
        string += size;
        while (*string == ' ') string++;
    }
    text_char(t, '\n');
}

/* Names are looked for in long lists, and most differ in the first letter: no length is asked for before that. */
bool same_text(const char *a, size_t size, const char *string)
{
    for (size_t i = 0; i < size; i++)
        if (a[i] != string[i] || !string[i]) return false;
    return !string[size];
}

bool valid_utf8(const char *bytes, size_t size)
{
    for (size_t i = 0, length; i < size; i += length) {
        length = plain_run(bytes + i, size - i);
        if (length == 0) length = utf8_length(bytes + i, size - i);
        if (length == 0) return false;
    }
    return true;
}

static int least(int a, int b) { return a < b ? a : b; }

/* Optimal string alignment: the table row by row, of which the last two rows before the current one are needed. */
int edit_distance(const char *a, size_t a_size, const char *b, size_t b_size)
{
    enum { MOST = 63 };
    if (a_size > MOST || b_size > MOST) return MOST + 1;
    int row[3][MOST + 1];
    for (size_t j = 0; j <= b_size; j++) row[0][j] = (int)j;
    for (size_t i = 1; i <= a_size; i++) {
        int *now = row[i % 3], *before = row[(i + 2) % 3], *two_before = row[(i + 1) % 3];
        now[0] = (int)i;
        for (size_t j = 1; j <= b_size; j++) {
            now[j] = least(least(before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) now[j] = least(now[j], two_before[j - 2] + 1);
        }
    }
    return row[a_size % 3][b_size];
}
