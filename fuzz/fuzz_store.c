/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_store.c: whatever lies in a backup, a row or a key file, reading it answers; what was written is read back as it was. */
#include <sodium.h>
#include "fuzz.h"
#include "store/inner.h"

struct bytes { const uint8_t *at; size_t left; };
static size_t read_bytes(void *context, void *to, size_t size)
{
    struct bytes *b = context;
    size_t got = size < b->left ? size : b->left;
    if (got) memcpy(to, b->at, got);
    b->at += got;
    b->left -= got;
    return got;
}
static bool write_bytes(void *context, const void *bytes, size_t size)
{
    text_bytes(context, bytes, size);
    return !((struct text *)context)->failed;
}

/* A stream as it comes; the digest at its end keeps nearly all of them out, after every row was read. */
static void read_stream(const uint8_t *data, size_t size, struct arena *arena)
{
    struct bytes bytes = { data, size };
    struct frame_in in = { .read = read_bytes, .context = &bytes, .arena = arena };
    struct sql_value column[FRAME_COLUMNS];
    int32_t schema;
    int table = 0, columns;
    if (frame_open(&in, &schema) != FRAME_GOOD) return;
    while (table >= 0 && frame_next(&in, &table, column, &columns) == FRAME_GOOD)
        for (int i = 0; i < columns; i++) must(column[i].kind != SQL_WORDS || valid_utf8(column[i].bytes, column[i].size));
}

/* Columns cut from the input: a kind and a size before each. */
static int cut(struct bytes *b, struct sql_value *column, int most)
{
    int count = 0;
    while (b->left > 1 && count < most) {
        struct sql_value *c = &column[count++];
        *c = (struct sql_value){ .kind = (enum sql_kind)(b->at[0] & 3) };
        size_t wanted = b->at[0] & 4 ? DIGEST : b->at[1];
        b->at += 2;
        b->left -= 2;
        if (c->kind == SQL_NUMBER) (void)read_bytes(b, &c->number, sizeof c->number);
        if (c->kind == SQL_NULL || c->kind == SQL_NUMBER) continue;
        c->size = wanted < b->left ? wanted : b->left;
        c->bytes = b->at;
        b->at += c->size;
        b->left -= c->size;
    }
    return count;
}

static void read_rows(const uint8_t *data, size_t size, struct store *s, struct arena *arena)
{
    struct bytes bytes = { data, size };
    struct sql_value column[FRAME_COLUMNS];
    struct raw_event event;
    struct line line;
    bool bad_key;
    int count = cut(&bytes, column, FRAME_COLUMNS);
    if (event_of(column, count, &event)) must(strlen(event.dossier) <= STORE_NAME && strlen(event.kind) <= STORE_NAME);
    must(line_of(s, arena, column, count, &line, &bad_key) == STORE_DAMAGED);         /* nobody without the key makes one */
    must(!record_whole(s, arena, column, count));
}

static void write_and_read(const uint8_t *data, size_t size, struct arena *arena)
{
    struct bytes bytes = { data, size }, back;
    struct sql_value column[FRAME_COLUMNS], again[FRAME_COLUMNS];
    struct text text = { 0 };
    static struct frame_out out;
    out = (struct frame_out){ .write = write_bytes, .context = &text };
    int count = cut(&bytes, column, FRAME_COLUMNS), table, columns;
    int32_t schema;
    for (int i = 0; i < count; i++)
        if (column[i].kind == SQL_WORDS && (!valid_utf8(column[i].bytes, column[i].size) || memchr(column[i].bytes, 0,
            column[i].size))) column[i].kind = SQL_BYTES;
    if (!count) return;
    frame_begin(&out, store_schema());
    frame_row(&out, 3, column, count);
    must(frame_end(&out));
    back = (struct bytes){ (const uint8_t *)text.data, text.size };
    struct frame_in in = { .read = read_bytes, .context = &back, .arena = arena };
    must(frame_open(&in, &schema) == FRAME_GOOD && frame_next(&in, &table, again, &columns) == FRAME_GOOD && table == 3 && columns == count);
    for (int i = 0; i < count; i++) {
        must(again[i].kind == column[i].kind && again[i].number == column[i].number && again[i].size == column[i].size);
        must(!column[i].size || memcmp(again[i].bytes, column[i].bytes, column[i].size) == 0);
    }
    must(frame_next(&in, &table, again, &columns) == FRAME_GOOD && table < 0);
    text.data[(size_t)data[0] * 7 % text.size] ^= 1;            /* one changed bit, and it is not whole any more */
    back = (struct bytes){ (const uint8_t *)text.data, text.size };
    bool good = frame_open(&in, &schema) == FRAME_GOOD;
    for (table = 0; good && table >= 0; ) good = frame_next(&in, &table, again, &columns) == FRAME_GOOD;
    must(!good);
    text_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct store store;
    struct arena arena = { 0 };
    uint8_t key[KEY] = { 1 }, extra[DIGEST] = { 2 };
    size_t unsealed;
    bool memory;
    if (!store.keys) {
        store.keys = keys_room();
        must(store.keys != NULL);
        keys_take(store.keys, key);
        keys_secret(store.keys, key);
    }
    read_stream(data, size, &arena);
    read_rows(data, size, &store, &arena);
    write_and_read(data, size, &arena);
    (void)key_from_text((const char *)data, size, key);
    must(!unseal(&arena, key, extra, data, size, &unsealed, &memory) && !key_unwrap(key, "d", data, size, key));
    arena_free(&arena);
    return 0;
}
