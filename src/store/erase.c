/* SPDX-License-Identifier: EUPL-1.2 */
/* erase.c: dossiers whose key and contents are destroyed, and a new master key. */
#include "store/inner.h"

#include <sodium.h>
#include <stdio.h>
#include <unistd.h>

/* ---- a dossier ---- */

static enum store_status destroy(struct store *s, struct line *line)
{
    const struct sql_value id = sql_words(line->id);
    enum store_status status = store_ask(s, "UPDATE event SET sealed = NULL, about = NULL WHERE dossier = $1", &id, 1, NULL, NULL);
    if (status == STORE_OK) status = store_ask(s, "DELETE FROM dossier_key WHERE id = $1", &id, 1, NULL, NULL);
    if (status == STORE_OK) status = words_replace(s, line, NULL, 0);
    if (status != STORE_OK) return status;
    line->state[0] = line->municipality[0] = line->employer[0] = line->owner[0] = 0;
    line->has_person = false;
    line->summary = NULL;
    line->summary_size = 0;
    line->deadline = line->keep_until = STORE_NO_DAY;
    line->erased = line->reindexed = true;
    return line_save(s, line);
}

static enum store_status erase(struct store *s, struct line *line, const char *dossier, int64_t expected, const char *kind)
{
    enum store_status status = line_load(s, &s->arena, dossier, line);
    if (status != STORE_OK) return status;
    if (line->erased) return STORE_ERASED;
    if (expected != STORE_ANY && expected != line->position) return STORE_CONFLICT;
    status = event_add(s, line, kind, NULL, NULL, 0, store_now(s));
    return status == STORE_OK ? destroy(s, line) : status;
}

enum store_status store_erase(struct store *s, const char *dossier, int64_t expected, const char *kind)
{
    struct line line = { 0 };
    bool own;
    if (!good_name(dossier, false) || !good_name(kind, false) || expected < STORE_ANY) return store_say(s, STORE_REFUSED,
        "erase: an impossible name or number", "");
    enum store_status status = write_begin(s, &own);
    if (status == STORE_OK) status = write_end(s, own, erase(s, &line, dossier, expected, kind));
    sodium_memzero(line.key, KEY);
    return status;
}

enum store_status store_scrub(struct store *s)
{
    return s->busy ? store_say(s, STORE_REFUSED, "scrub within a transaction", "") : s->sql->driver->scrub(s->sql);
}

/* ---- the master key ---- */

enum { BATCH = 500 };
struct wrapped_key { char id[STORE_NAME + 1]; uint8_t wrapped[WRAPPED]; };
struct batch { struct wrapped_key item[BATCH]; int32_t count; bool bad; };

static enum store_status take_wrapped(void *context, const struct sql_value *column, int columns)
{
    struct batch *batch = context;
    bool good = columns == 2 && column[0].kind == SQL_WORDS && column[0].size <= STORE_NAME && column[1].kind == SQL_BYTES && column[1].size == WRAPPED &&
        batch->count < BATCH;
    if (!good) { batch->bad = true; return STORE_OK; }
    struct wrapped_key *item = &batch->item[batch->count++];
    memcpy(item->id, column[0].bytes, column[0].size);
    item->id[column[0].size] = 0;
    memcpy(item->wrapped, column[1].bytes, WRAPPED);
    return STORE_OK;
}

static enum store_status wrap_again(struct store *s, const struct keys *fresh, struct wrapped_key *item)
{
    uint8_t key[KEY], wrapped[WRAPPED];
    if (!key_unwrap(s->keys->wrap, item->id, item->wrapped, WRAPPED, key)) return store_say(s, STORE_DAMAGED, "the key of dossier ", item->id);
    key_wrap(fresh->wrap, item->id, key, wrapped);
    sodium_memzero(key, sizeof key);
    const struct sql_value row[] = { sql_bytes(wrapped, WRAPPED), sql_words(item->id) };
    return store_ask(s, "UPDATE dossier_key SET wrapped = $1 WHERE id = $2", row, 2, NULL, NULL);
}

static enum store_status wrap_all(struct store *s, const struct keys *fresh, struct batch *batch, const struct store_progress *progress)
{
    char after[STORE_NAME + 1] = "";
    enum store_status status = STORE_OK;
    int64_t done = 0;
    do {
        batch->count = 0;
        const struct sql_value given[] = { sql_words(after), sql_number(BATCH) };
        status = store_ask(s, "SELECT id, wrapped FROM dossier_key WHERE id > $1 ORDER BY id LIMIT $2", given, 2, take_wrapped, batch);
        if (status == STORE_OK && batch->bad) status = store_say(s, STORE_DAMAGED, "a wrapped key", "");
        for (int32_t i = 0; i < batch->count && status == STORE_OK; i++) status = wrap_again(s, fresh, &batch->item[i]);
        if (batch->count) memcpy(after, batch->item[batch->count - 1].id, sizeof after);
        done += batch->count;
        if (status == STORE_OK && progress && progress->tell(progress->context, done, 0)) status = store_say(s, STORE_REFUSED, "stopped", "");
    } while (status == STORE_OK && batch->count == BATCH);
    return status;
}

static enum store_status change_keys(struct store *s, struct keys *fresh, const struct store_progress *progress)
{
    uint8_t wrapped[WRAPPED];
    struct batch *batch = arena_take_zero(&s->arena, sizeof *batch);
    if (!batch) return store_say(s, STORE_MEMORY, "no memory", "");
    enum store_status status = wrap_all(s, fresh, batch, progress);
    if (status != STORE_OK) return status;
    key_wrap(fresh->wrap, "secret", s->keys->secret, wrapped);
    const struct sql_value row[] = { sql_bytes(fresh->id, KEY_ID), sql_bytes(wrapped, WRAPPED) };
    return store_ask(s, "UPDATE secret SET key_id = $1, wrapped = $2", row, 2, NULL, NULL);
}

/* Is there a key of a rotation whose commit failed? Whether that commit reached the disk shows only when the database is opened anew, so its key stays, and
 * the next rotation goes on with it. */
static enum store_status left_over(struct store *s, const struct key_source *beside, uint8_t master[KEY], bool chosen, bool *there)
{
    uint8_t left[KEY];
    enum store_status status = keys_read(s->sql, beside, &s->options, false, left);
    *there = status == STORE_OK;
    if (*there && chosen && sodium_memcmp(left, master, KEY) != 0)
        status = store_say(s, STORE_REFUSED, "an earlier rotation was cut off; rotate without naming a key first, which goes on with ", beside->path);
    else if (*there) memcpy(master, left, KEY);
    else if (access(beside->path, F_OK) != 0) status = STORE_OK;
    sodium_memzero(left, sizeof left);
    return status;
}

/* The new key lies on the disk before anything is wrapped with it, and takes the place of the old one only after the commit; whoever opens the database in
 * between finds it under its own name (store_unlock). It is thrown away only when there was no commit that may have reached the disk. */
static enum store_status rotate(struct store *s, uint8_t master[KEY], bool chosen, struct keys *fresh, const struct store_progress *progress)
{
    struct key_source beside = s->source;
    bool own, file = *s->source.path != 0, there = false, committing = false;
    enum store_status status = STORE_OK;
    if (file) {
        memcpy(beside.path + strlen(beside.path), ".new", 5);
        status = left_over(s, &beside, master, chosen, &there);
        if (status == STORE_OK && !there) status = key_file_write(s->sql, beside.path, master, false);
    }
    keys_take(fresh, master);
    if (status == STORE_OK) status = write_begin(s, &own);
    if (status == STORE_OK) {
        enum store_status changed = change_keys(s, fresh, progress);
        committing = changed == STORE_OK;
        status = write_end(s, own, changed);
    }
    if (status != STORE_OK) {
        if (file && !there && !committing) (void)unlink(beside.path);
        return status;
    }
    if (file && rename(beside.path, s->source.path) != 0) status = store_say(s, STORE_KEY, "the new key file could not take the place of the old one: ", beside.path);
    keys_secret(fresh, s->keys->secret);
    memcpy(s->keys, fresh, sizeof *fresh);
    return status;
}

enum store_status store_rotate(struct store *s, const char *text, const struct store_progress *progress)
{
    uint8_t master[KEY];
    if (s->busy) return store_say(s, STORE_REFUSED, "rotate within a transaction", "");
    if (!text && !*s->source.path) return store_say(s, STORE_REFUSED, "the master key is not in a file: give the new one", "");
    if (text && !key_from_text(text, strlen(text), master)) return store_say(s, STORE_KEY, "the new key is not 64 hexadecimal digits", "");
    if (!text) randombytes_buf(master, KEY);
    struct keys *fresh = keys_room();
    enum store_status status = STORE_MEMORY;
    if (fresh) status = rotate(s, master, text != NULL, fresh, progress);
    sodium_memzero(master, sizeof master);
    keys_free(fresh);
    return status;
}
