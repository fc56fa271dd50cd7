/* SPDX-License-Identifier: EUPL-1.2 */
/* frame.c: the form of a backup: rows of typed fields one behind another, and a digest of everything at the end. */
#include "store/inner.h"

/* "breed-backup 1\n", the schema (8 bytes); for each row: table + 1, columns, and for each column its kind with a number (8 bytes) or a size (4 bytes) and the
 * bytes; then a zero and the BLAKE2b digest of everything before it. Numbers begin with their lowest byte. */
static const char magic[] = "breed-backup 1\n";
enum { MAGIC = sizeof magic - 1, MOST = STORE_BYTES + SEAL };

/* ---- writing ---- */

static void flush(struct frame_out *out)
{
    (void)crypto_generichash_update(&out->state, out->buffer, out->used);
    if (!out->failed && out->used) out->failed = !out->write(out->context, out->buffer, out->used);
    out->used = 0;
}

static void put(struct frame_out *out, const void *bytes, size_t size)
{
    const uint8_t *from = bytes;
    while (size && !out->failed) {
        size_t part = sizeof out->buffer - out->used < size ? sizeof out->buffer - out->used : size;
        memcpy(out->buffer + out->used, from, part);
        out->used += part;
        from += part;
        size -= part;
        if (out->used == sizeof out->buffer) flush(out);
    }
}

static void put_number(struct frame_out *out, uint64_t number, int bytes)
{
    uint8_t buffer[8];
    for (int i = 0; i < bytes; i++) buffer[i] = (uint8_t)(number >> 8 * i);
    put(out, buffer, (size_t)bytes);
}

void frame_begin(struct frame_out *out, int32_t schema)
{
    (void)crypto_generichash_init(&out->state, NULL, 0, DIGEST);
    out->used = 0;
    out->failed = false;
    put(out, magic, MAGIC);
    put_number(out, (uint64_t)schema, 8);
}

void frame_row(struct frame_out *out, int table, const struct sql_value *column, int columns)
{
    put_number(out, (uint64_t)table + 1, 1);
    put_number(out, (uint64_t)columns, 1);
    for (int i = 0; i < columns; i++) {
        put_number(out, (uint64_t)column[i].kind, 1);
        if (column[i].kind == SQL_NUMBER) put_number(out, (uint64_t)column[i].number, 8);
        if (column[i].kind != SQL_WORDS && column[i].kind != SQL_BYTES) continue;
        if (column[i].size > MOST) { out->failed = true; return; }
        put_number(out, column[i].size, 4);
        put(out, column[i].bytes, column[i].size);
    }
}

bool frame_end(struct frame_out *out)
{
    uint8_t digest[DIGEST];
    put_number(out, 0, 1);
    flush(out);
    (void)crypto_generichash_final(&out->state, digest, DIGEST);
    return !out->failed && out->write(out->context, digest, DIGEST);
}

/* ---- reading ---- */

static bool take(struct frame_in *in, void *bytes, size_t size)
{
    if (in->read(in->context, bytes, size) != size) return false;
    (void)crypto_generichash_update(&in->state, bytes, size);
    in->taken += (int64_t)size;
    return true;
}

static bool take_number(struct frame_in *in, int size, uint64_t *number)
{
    uint8_t bytes[8];
    *number = 0;
    if (!take(in, bytes, (size_t)size)) return false;
    for (int i = 0; i < size; i++) *number |= (uint64_t)bytes[i] << 8 * i;
    return true;
}

enum frame_error frame_open(struct frame_in *in, int32_t *schema)
{
    char begin[MAGIC];
    uint64_t number;
    (void)crypto_generichash_init(&in->state, NULL, 0, DIGEST);
    in->taken = 0;
    if (!take(in, begin, MAGIC) || memcmp(begin, magic, MAGIC) != 0) return FRAME_FOREIGN;
    if (!take_number(in, 8, &number) || number < 1 || number > INT32_MAX) return FRAME_TORN;
    *schema = (int32_t)number;
    return *schema > store_schema() ? FRAME_NEWER : FRAME_GOOD;
}

static enum frame_error take_bytes(struct frame_in *in, struct sql_value *column)
{
    uint64_t size;
    if (!take_number(in, 4, &size) || size > MOST) return FRAME_TORN;
    char *bytes = arena_take(in->arena, (size_t)size + 1);
    if (!bytes) return FRAME_MEMORY;
    if (size && !take(in, bytes, (size_t)size)) return FRAME_TORN;
    bytes[size] = 0;
    column->bytes = bytes;
    column->size = (size_t)size;
    return column->kind == SQL_WORDS && (!valid_utf8(bytes, column->size) || memchr(bytes, 0, column->size)) ? FRAME_TORN : FRAME_GOOD;
}

enum frame_error frame_next(struct frame_in *in, int *table, struct sql_value column[FRAME_COLUMNS], int *columns)
{
    uint64_t first, count, kind, number;
    uint8_t digest[DIGEST], stored[DIGEST], beyond;
    *table = -1;
    *columns = 0;
    if (!take_number(in, 1, &first) || first > FRAME_TABLES) return FRAME_TORN;
    if (!first) {
        (void)crypto_generichash_final(&in->state, digest, DIGEST);
        bool whole_file = in->read(in->context, stored, DIGEST) == DIGEST && memcmp(digest, stored, DIGEST) == 0 && in->read(in->context, &beyond, 1) == 0;
        return whole_file ? FRAME_GOOD : FRAME_TORN;
    }
    if (!take_number(in, 1, &count) || !count || count > FRAME_COLUMNS) return FRAME_TORN;
    for (uint64_t i = 0; i < count; i++) {
        column[i] = (struct sql_value){ 0 };
        if (!take_number(in, 1, &kind) || kind > SQL_BYTES) return FRAME_TORN;
        column[i].kind = (enum sql_kind)kind;
        if (kind == SQL_NUMBER && !take_number(in, 8, &number)) return FRAME_TORN;
        if (kind == SQL_NUMBER) memcpy(&column[i].number, &number, sizeof number);
        enum frame_error error = kind == SQL_WORDS || kind == SQL_BYTES ? take_bytes(in, &column[i]) : FRAME_GOOD;
        if (error != FRAME_GOOD) return error;
    }
    *table = (int)first - 1;
    *columns = (int)count;
    return FRAME_GOOD;
}
