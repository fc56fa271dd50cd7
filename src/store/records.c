/* SPDX-License-Identifier: EUPL-1.2 */
/* records.c: small things that change in place: accounts, sessions, a queue of deliveries. */
#include "store/inner.h"

#include <sodium.h>

static void record_place(const char *collection, const uint8_t hash[DIGEST], int64_t version, const uint8_t *tag, int64_t due, uint8_t extra[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "record", NULL);
    mix_words(&mix, collection);
    mix_bytes(&mix, hash, DIGEST);
    mix_number(&mix, version);
    mix_bytes(&mix, tag, DIGEST);
    mix_number(&mix, due);
    mix_end(&mix, extra);
}

/* A key and a tag of the same words in two collections have nothing in common. */
static struct store_hash hash_in(const struct store *s, const char *what, const char *collection, const char *words)
{
    struct store_hash hash;
    struct mix mix;
    mix_start(&mix, what, s->keys->hash);
    mix_words(&mix, collection);
    mix_words(&mix, words);
    mix_end(&mix, hash.bytes);
    return hash;
}

static bool record_fields(const struct sql_value *c, int columns)
{
    return columns == RECORD_COUNT && c[0].kind == SQL_BYTES && c[0].size == DIGEST && c[1].kind == SQL_NUMBER &&
        (c[2].kind == SQL_NULL || (c[2].kind == SQL_BYTES && c[2].size == DIGEST)) && c[3].kind == SQL_NUMBER && c[4].kind == SQL_BYTES;
}

bool record_whole(const struct store *s, struct arena *arena, const struct sql_value *c, int columns)
{
    char collection[STORE_NAME + 1] = { 0 };
    uint8_t extra[DIGEST];
    size_t size;
    bool memory;
    if (columns < 1 || c[0].kind != SQL_WORDS || c[0].size > STORE_NAME || memchr(c[0].bytes, 0, c[0].size) || !record_fields(c + 1, columns - 1)) return false;
    memcpy(collection, c[0].bytes, c[0].size);
    record_place(collection, c[1].bytes, c[2].number, c[3].bytes, c[4].number, extra);
    return unseal(arena, s->keys->record, extra, c[5].bytes, c[5].size, &size, &memory) != NULL;
}

struct record_row { struct store *store; struct arena *arena; const char *collection; struct store_records *list; int32_t room; };

static enum store_status take_record(void *context, const struct sql_value *c, int columns)
{
    struct record_row *row = context;
    uint8_t extra[DIGEST];
    bool memory = false;
    if (row->list->count >= row->room) { row->list->more = true; return STORE_OK; }
    if (!record_fields(c, columns)) return store_say(row->store, STORE_DAMAGED, "a record of ", row->collection);
    struct store_record *out = &row->list->item[row->list->count];
    *out = (struct store_record){ .due = c[3].number, .version = c[1].number };
    memcpy(out->cursor.bytes, c[0].bytes, DIGEST);
    record_place(row->collection, c[0].bytes, out->version, c[2].bytes, out->due, extra);
    out->bytes = unseal(row->arena, row->store->keys->record, extra, c[4].bytes, c[4].size, &out->size, &memory);
    if (!out->bytes) return store_say(row->store, memory ? STORE_MEMORY : STORE_DAMAGED, "a record of ", row->collection);
    row->list->count++;
    return STORE_OK;
}

static enum store_status load(struct store *s, struct arena *arena, const char *collection, const struct store_hash *hash, struct store_record *out)
{
    const struct sql_value given[] = { sql_words(collection), sql_bytes(hash->bytes, DIGEST) };
    struct store_records list = { out, 0, false };
    struct record_row row = { s, arena, collection, &list, 1 };
    enum store_status status = store_ask(s, "SELECT " RECORD_COLUMNS " FROM record WHERE collection = $1 AND hash = $2", given, 2, take_record, &row);
    return status == STORE_OK && !list.count ? STORE_ABSENT : status;
}

static bool good_key(const char *collection, const char *key) { return good_name(collection, false) && key && strlen(key) <= STORE_BYTES; }

enum store_status store_get(struct store *s, struct arena *arena, const char *collection, const char *key, struct store_record *record)
{
    if (!good_key(collection, key)) return store_say(s, STORE_REFUSED, "get: an impossible name", "");
    struct store_hash hash = hash_in(s, "record key", collection, key);
    enum store_status status = load(s, arena, collection, &hash, record);
    if (status == STORE_OK) record->key = key;
    return status;
}

static enum store_status put(struct store *s, const char *collection, const struct store_hash *hash, int64_t expected, const void *bytes, size_t size,
                             const struct store_hash *tag, int64_t due)
{
    struct store_record old = { 0 };
    uint8_t extra[DIGEST];
    enum store_status status = load(s, &s->arena, collection, hash, &old);
    if (status != STORE_OK && status != STORE_ABSENT) return status;
    if (expected != STORE_ANY && expected != old.version) return STORE_CONFLICT;
    uint8_t *sealed = arena_take(&s->arena, size + SEAL);
    if (!sealed) return store_say(s, STORE_MEMORY, "no memory", "");
    const uint8_t *tag_bytes = tag ? tag->bytes : NULL;
    record_place(collection, hash->bytes, old.version + 1, tag_bytes, due, extra);
    seal(s->keys->record, extra, bytes, size, sealed);
    const struct sql_value row[] = { sql_number(old.version + 1), sql_bytes(tag_bytes, DIGEST), sql_number(due), sql_bytes(sealed, size + SEAL),
        sql_words(collection), sql_bytes(hash->bytes, DIGEST) };
    return store_ask(s, status == STORE_OK ? "UPDATE record SET version = $1, tag = $2, due = $3, sealed = $4 WHERE collection = $5 AND hash = $6"
        : "INSERT INTO record (version, tag, due, sealed, collection, hash) VALUES ($1, $2, $3, $4, $5, $6)", row, 6, NULL, NULL);
}

enum store_status store_put(struct store *s, const char *collection, const char *key, int64_t version, const void *bytes, size_t size, const char *tag,
    int64_t due)
{
    bool own;
    if (!good_key(collection, key) || version < STORE_ANY || size > STORE_BYTES || due < 0 || (!bytes && size)) return store_say(s, STORE_REFUSED,
        "put: an impossible name, size or number", "");
    struct store_hash hash = hash_in(s, "record key", collection, key), tagged = { 0 };
    if (tag) tagged = hash_in(s, "record tag", collection, tag);
    enum store_status status = write_begin(s, &own);
    return status == STORE_OK ? write_end(s, own, put(s, collection, &hash, version, bytes, size, tag ? &tagged : NULL, due)) : status;
}

static enum store_status take_away(struct store *s, const char *collection, const struct store_hash *hash, int64_t version)
{
    struct store_record old = { 0 };
    enum store_status status = load(s, &s->arena, collection, hash, &old);
    if (status != STORE_OK) return status;
    if (version != STORE_ANY && version != old.version) return STORE_CONFLICT;
    const struct sql_value given[] = { sql_words(collection), sql_bytes(hash->bytes, DIGEST) };
    return store_ask(s, "DELETE FROM record WHERE collection = $1 AND hash = $2", given, 2, NULL, NULL);
}

enum store_status store_remove(struct store *s, const char *collection, const char *key, int64_t version)
{
    bool own;
    if (!good_key(collection, key) || version < STORE_ANY) return store_say(s, STORE_REFUSED, "remove: an impossible name or number", "");
    struct store_hash hash = hash_in(s, "record key", collection, key);
    enum store_status status = write_begin(s, &own);
    return status == STORE_OK ? write_end(s, own, take_away(s, collection, &hash, version)) : status;
}

enum store_status store_list(struct store *s, struct arena *arena, const char *collection, const char *tag, int64_t due, const struct store_hash *cursor,
    int32_t most,
                             struct store_records *records)
{
    static const uint8_t first[DIGEST];
    *records = (struct store_records){ 0 };
    if (!good_name(collection, false) || most < 1 || most > STORE_PAGE || due < 0) return store_say(s, STORE_REFUSED, "list: an impossible name or number", "");
    records->item = arena_take(arena, (size_t)most * sizeof *records->item);
    if (!records->item) return store_say(s, STORE_MEMORY, "no memory", "");
    struct record_row row = { s, arena, collection, records, most };
    struct store_hash tagged = { 0 };
    if (tag) tagged = hash_in(s, "record tag", collection, tag);
    char buffer[300];
    struct text query = TEXT_IN(buffer);
    struct sql_value given[5] = { sql_words(collection), sql_bytes(cursor ? cursor->bytes : first, DIGEST) };
    int count = 2;
    text_put(&query, "SELECT " RECORD_COLUMNS " FROM record WHERE collection = $1 AND hash > $2");
    if (tag) { given[count++] = sql_bytes(tagged.bytes, DIGEST); text_put(&query, " AND tag = $3"); }
    if (due) { given[count++] = sql_number(due); text_put(&query, tag ? " AND due > 0 AND due < $4" : " AND due > 0 AND due < $3"); }
    text_put(&query, due ? " ORDER BY due, hash LIMIT $" : " ORDER BY hash LIMIT $");
    given[count++] = sql_number((int64_t)most + 1);
    text_int(&query, count);
    return store_ask(s, text_string(&query), given, count, take_record, &row);
}

enum store_status store_sweep(struct store *s, const char *collection, const char *tag, int64_t due, int64_t *removed)
{
    bool own;
    if (removed) *removed = 0;
    if (!good_name(collection, false) || (!tag && due <= 0)) return store_say(s, STORE_REFUSED, "sweep: an impossible name or number", "");
    struct store_hash tagged = { 0 };
    if (tag) tagged = hash_in(s, "record tag", collection, tag);
    const struct sql_value given[] = { sql_words(collection), tag ? sql_bytes(tagged.bytes, DIGEST) : sql_number(due) };
    enum store_status status = write_begin(s, &own);
    if (status != STORE_OK) return status;
    status = store_ask(s, tag ? "DELETE FROM record WHERE collection = $1 AND tag = $2" : "DELETE FROM record WHERE collection = $1 AND due > 0 AND due < $2",
        given, 2, NULL, NULL);
    int64_t gone = s->sql->changed;
    status = write_end(s, own, status);
    if (status == STORE_OK && removed) *removed = gone;
    return status;
}
