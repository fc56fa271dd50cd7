/* SPDX-License-Identifier: EUPL-1.2 */
/* store.c: a store opened and closed, transactions, and what every call says when it fails. */
#define _XOPEN_SOURCE 700
#include "store/inner.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

const char *const store_status_text[STORE_STATUSES][2] = {
    [STORE_OK] = { "gelukt", "done" },
    [STORE_CONFLICT] = { "iemand anders heeft dit intussen gewijzigd", "somebody else has changed this in the meantime" },
    [STORE_ABSENT] = { "dit bestaat niet", "there is no such thing" },
    [STORE_ERASED] = { "dit dossier is gewist", "this dossier was erased" },
    [STORE_BUSY] = { "een ander programma schrijft te lang; probeer het opnieuw", "another program writes for too long; try again" },
    [STORE_FULL] = { "de schijf is vol", "the disk is full" },
    [STORE_LOST] = { "de verbinding met de database is verbroken", "the connection to the database broke" },
    [STORE_KEY] = { "de hoofdsleutel ontbreekt, past niet of is leesbaar voor anderen", "the master key is missing, does not fit or may be read by others" },
    [STORE_OLDER] = { "de tabellen zijn van een oudere versie; voer eerst breed db migrate uit",
        "the tables are of an older version; run breed db migrate first" },
    [STORE_NEWER] = { "de tabellen zijn van een nieuwere versie van dit programma", "the tables are of a newer version of this program" },
    [STORE_FOREIGN] = { "dit is geen database of reservekopie van breed", "this is no database or backup of breed" },
    [STORE_DAMAGED] = { "de opgeslagen gegevens zijn beschadigd of veranderd", "the stored data are damaged or were changed" },
    [STORE_REFUSED] = { "dit kan niet zo", "this cannot be done so" },
    [STORE_MEMORY] = { "er is te weinig geheugen", "there is not enough memory" },
    [STORE_FAILED] = { "lezen of schrijven is mislukt", "reading or writing failed" },
};

/* ---- what went wrong ---- */

enum store_status sql_fail(struct sql *sql, enum store_status status, const char *words, const char *more)
{
    if (sql) (void)snprintf(sql->detail, sizeof sql->detail, "%s%s", words, more);
    return status;
}

enum store_status store_say(struct store *s, enum store_status status, const char *words, const char *more) { return sql_fail(s->sql, status, words, more); }
const char *store_detail(const struct store *s) { return s && s->sql ? s->sql->detail : ""; }
int32_t store_schema_found(const struct store *s) { return s->found; }

enum store_status store_ask(struct store *s, const char *query, const struct sql_value *given, int count, sql_row *row, void *context)
{
    enum store_status status = s->sql->driver->run(s->sql, query, given, count, row, context);
    if (status != STORE_LOST || s->busy || s->sql->driver->reconnect(s->sql) != STORE_OK) return status;
    return s->sql->driver->run(s->sql, query, given, count, row, context);
}

/* ---- names and clocks ---- */

bool good_name(const char *name, bool may_be_empty)
{
    if (!name) return may_be_empty;
    size_t size = strnlen(name, STORE_NAME + 1);
    if (size > STORE_NAME || (!size && !may_be_empty) || !valid_utf8(name, size)) return false;
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)name[i] < 0x20 || name[i] == 0x7F) return false;
    return true;
}

int64_t store_now(const struct store *s)
{
    struct timespec now = { 0 };
    if (s->options.clock) return s->options.clock(s->options.clock_context);
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

struct store_hash store_hash(const struct store *s, const char *domain, const void *bytes, size_t size)
{
    struct store_hash hash;
    struct mix mix;
    mix_start(&mix, "hash", s->keys->hash);
    mix_words(&mix, domain);
    mix_bytes(&mix, bytes ? bytes : "", size);
    mix_end(&mix, hash.bytes);
    return hash;
}

/* ---- the head: the last link of all ---- */

struct head_row { struct head head; uint8_t mac[DIGEST]; bool good; };
static enum store_status take_head(void *context, const struct sql_value *column, int columns)
{
    struct head_row *row = context;
    row->good = columns == 3 && column[0].kind == SQL_NUMBER && column[1].size == DIGEST && column[2].size == DIGEST;
    if (!row->good) return STORE_OK;
    row->head.n = column[0].number;
    memcpy(row->head.link, column[1].bytes, DIGEST);
    memcpy(row->mac, column[2].bytes, DIGEST);
    return STORE_OK;
}

enum store_status head_read(struct store *s, struct head *head, bool *genuine)
{
    struct head_row row = { 0 };
    uint8_t mac[DIGEST];
    enum store_status status = store_ask(s, "SELECT n, link, mac FROM head", NULL, 0, take_head, &row);
    if (status != STORE_OK) return status;
    head_mac(s->keys, row.head.n, row.head.link, mac);
    *genuine = row.good && sodium_memcmp(mac, row.mac, DIGEST) == 0;
    *head = row.head;
    return STORE_OK;
}

enum store_status head_save(struct store *s)
{
    uint8_t mac[DIGEST];
    head_mac(s->keys, s->head.n, s->head.link, mac);
    const struct sql_value row[] = { sql_number(s->head.n), sql_bytes(s->head.link, DIGEST), sql_bytes(mac, DIGEST) };
    return store_ask(s, "UPDATE head SET n = $1, link = $2, mac = $3", row, 3, NULL, NULL);
}

/* ---- transactions ---- */

static void undo(struct store *s)
{
    s->sql->driver->rollback(s->sql);
    s->busy = false;
}

static enum store_status begin(struct store *s)
{
    bool genuine = false;
    s->moved = s->committing = false;
    enum store_status status = s->sql->driver->begin(s->sql, SQL_WRITE);
    if (status != STORE_OK) return status;
    s->busy = true;
    status = head_read(s, &s->head, &genuine);
    if (status == STORE_OK && !genuine) status = store_say(s, STORE_DAMAGED, "the head of the chain is not what was written", "");
    if (status != STORE_OK) undo(s);
    return status;
}

static enum store_status finish(struct store *s)
{
    enum store_status status = s->moved ? head_save(s) : STORE_OK;
    if (status != STORE_OK) { undo(s); return status; }
    s->committing = true;
    status = s->sql->driver->commit(s->sql);
    s->busy = false;
    if (status != STORE_OK) return status;
    s->committing = false;
    if (s->moved) mark_write(s, &s->head);
    return STORE_OK;
}

enum store_status store_begin(struct store *s)
{
    if (s->inside) return store_say(s, STORE_REFUSED, "begin within begin", "");
    enum store_status status = begin(s);
    s->inside = status == STORE_OK;
    s->broken = false;
    return status;
}

enum store_status store_commit(struct store *s)
{
    if (!s->inside || s->broken) return store_say(s, STORE_REFUSED, s->inside ? "commit after a failure: roll back" : "commit without begin", "");
    s->inside = false;
    return finish(s);
}

void store_rollback(struct store *s)
{
    if (s->inside) undo(s);
    s->inside = s->broken = false;
}

enum store_status write_begin(struct store *s, bool *own)
{
    arena_reset(&s->arena);
    *own = !s->inside;
    if (*own) return begin(s);
    return s->broken ? store_say(s, STORE_REFUSED, "after a failure: roll back first", "") : STORE_OK;
}

/* CONFLICT, ABSENT and ERASED are found before anything is changed, so a transaction of the caller may go on after them. */
enum store_status write_end(struct store *s, bool own, enum store_status status)
{
    if (own && status == STORE_OK) return finish(s);
    if (own) undo(s);
    else if (status != STORE_OK && status != STORE_CONFLICT && status != STORE_ABSENT && status != STORE_ERASED && status != STORE_REFUSED) s->broken = true;
    return status;
}

enum store_status read_begin(struct store *s)
{
    if (s->busy) return store_say(s, STORE_REFUSED, "not within a transaction", "");
    enum store_status status = s->sql->driver->begin(s->sql, SQL_READ);
    s->busy = status == STORE_OK;
    return status;
}

void read_end(struct store *s)
{
    s->sql->driver->rollback(s->sql);
    s->busy = false;
}

/* ---- opening ---- */

static bool is_server(const char *where) { return strncmp(where, "postgres://", 11) == 0 || strncmp(where, "postgresql://", 13) == 0; }

/* What a driver could not even begin is told by a store without one. */
enum store_status store_open_bare(struct store **store, const char *where, const struct store_options *options)
{
    struct store *s = *store = calloc(1, sizeof *s);
    if (!s) return STORE_MEMORY;
    s->mark = -1;
    if (options) s->options = *options;
    bool server = is_server(where);
    enum store_status status = (server ? &postgres_driver : &sqlite_driver)->open(&s->sql, where, &s->options);
    if (status != STORE_OK) return status;
    s->keys = keys_room();
    if (!s->keys) return store_say(s, STORE_MEMORY, "no memory for keys", "");
    if (!keys_where(where, server, &s->options, &s->source))
        return store_say(s, STORE_KEY, "a server needs BREED_MASTER_KEY_FILE or BREED_MASTER_KEY", "");
    return STORE_OK;
}

struct secret_row { uint8_t id[KEY_ID], wrapped[WRAPPED]; bool good; };
static enum store_status take_secret(void *context, const struct sql_value *column, int columns)
{
    struct secret_row *row = context;
    row->good = columns == 2 && column[0].size == KEY_ID && column[1].size == WRAPPED && column[0].kind == SQL_BYTES && column[1].kind == SQL_BYTES;
    if (!row->good) return STORE_OK;
    memcpy(row->id, column[0].bytes, KEY_ID);
    memcpy(row->wrapped, column[1].bytes, WRAPPED);
    return STORE_OK;
}

/* A rotation that was cut off after its commit left the new key beside the old one. */
static bool take_new_key(struct store *s, const uint8_t id[KEY_ID])
{
    struct key_source fresh = s->source;
    uint8_t master[KEY];
    if (!*fresh.path) return false;
    memcpy(fresh.path + strlen(fresh.path), ".new", 5);
    bool good = keys_read(s->sql, &fresh, &s->options, false, master) == STORE_OK;
    if (good) keys_take(s->keys, master);
    sodium_memzero(master, sizeof master);
    good = good && memcmp(s->keys->id, id, KEY_ID) == 0;
    return good && rename(fresh.path, s->source.path) == 0;
}

enum store_status store_unlock(struct store *s)
{
    struct secret_row row = { 0 };
    uint8_t master[KEY], secret[KEY];
    enum store_status status = store_ask(s, "SELECT key_id, wrapped FROM secret", NULL, 0, take_secret, &row);
    if (status != STORE_OK) return status;
    if (!row.good) return store_say(s, STORE_DAMAGED, "the wrapped secret of the database", "");
    status = keys_read(s->sql, &s->source, &s->options, false, master);
    if (status == STORE_OK) keys_take(s->keys, master);
    sodium_memzero(master, sizeof master);
    if (status != STORE_OK) return status;
    if (memcmp(s->keys->id, row.id, KEY_ID) != 0 && !take_new_key(s, row.id)) return store_say(s, STORE_KEY, "the master key is not the one of this database",
        "");
    if (!key_unwrap(s->keys->wrap, "secret", row.wrapped, WRAPPED, secret)) return store_say(s, STORE_DAMAGED, "the wrapped secret of the database", "");
    keys_secret(s->keys, secret);
    sodium_memzero(secret, sizeof secret);
    s->sql->detail[0] = 0;
    return STORE_OK;
}

/* A new database: its secret, wrapped by the master key, and the head of an empty chain. */
static enum store_status put_secret(struct store *s)
{
    uint8_t master[KEY], secret[KEY], wrapped[WRAPPED], mac[DIGEST];
    enum store_status status = keys_read(s->sql, &s->source, &s->options, s->options.create, master);
    if (status != STORE_OK) return status;
    keys_take(s->keys, master);
    randombytes_buf(secret, KEY);
    keys_secret(s->keys, secret);
    key_wrap(s->keys->wrap, "secret", secret, wrapped);
    sodium_memzero(master, sizeof master);
    sodium_memzero(secret, sizeof secret);
    const struct sql_value row[] = { sql_bytes(s->keys->id, KEY_ID), sql_bytes(wrapped, WRAPPED) };
    status = store_ask(s, "INSERT INTO secret (one, key_id, wrapped) VALUES (1, $1, $2)", row, 2, NULL, NULL);
    if (status != STORE_OK) return status;
    s->head = (struct head){ 0 };
    head_mac(s->keys, 0, s->head.link, mac);
    const struct sql_value head[] = { sql_bytes(s->head.link, DIGEST), sql_bytes(mac, DIGEST) };
    return store_ask(s, "INSERT INTO head (one, n, link, mac) VALUES (1, 0, $1, $2)", head, 2, NULL, NULL);
}

static enum store_status bring_up_to_date(struct store *s)
{
    int32_t now = 0;
    enum store_status status = s->sql->driver->begin(s->sql, SQL_WRITE);
    if (status != STORE_OK) return status;
    s->busy = true;
    status = schema_found(s->sql, &now);                    /* another process may have been first */
    if (status == STORE_OK && now < store_schema()) {
        status = schema_apply(s->sql, now);
        if (status == STORE_OK && now == 0) status = put_secret(s);
    }
    if (status == STORE_OK) status = s->sql->driver->commit(s->sql);
    else s->sql->driver->rollback(s->sql);
    s->busy = false;
    return status;
}

static enum store_status take_link(void *context, const struct sql_value *column, int columns)
{
    if (columns && column->size == DIGEST && column->kind == SQL_BYTES) memcpy(context, column->bytes, DIGEST);
    return STORE_OK;
}

/* The mark is read before the head: what it says was in the database before it was written. */
static enum store_status compare_mark(struct store *s, const char *where)
{
    struct head mark, head;
    uint8_t link[DIGEST] = { 0 };
    bool wrong = false, genuine = false;
    s->mark = is_server(where) ? -1 : mark_open(where);
    if (!mark_read(s, &mark, &wrong)) return STORE_OK;
    enum store_status status = head_read(s, &head, &genuine);
    if (status != STORE_OK || !genuine) return status == STORE_OK ? store_say(s, STORE_DAMAGED, "the head of the chain is not what was written", "") : status;
    const struct sql_value n = sql_number(mark.n);
    if (mark.n) status = store_ask(s, "SELECT link FROM event WHERE n = $1", &n, 1, take_link, link);
    if (status != STORE_OK || memcmp(link, mark.link, DIGEST) == 0) return status;
    return store_say(s, STORE_DAMAGED, "events that were committed here are missing: a lost journal or an older copy put back",
        " (to accept that, remove the .mark file)");
}

enum store_status store_open(struct store **store, const char *where, const struct store_options *options)
{
    enum store_status status = store_open_bare(store, where, options);
    struct store *s = *store;
    if (status == STORE_OK) status = schema_found(s->sql, &s->found);
    if (status != STORE_OK) return status;
    if (s->found < store_schema()) {
        if (!(s->found ? s->options.migrate : s->options.create)) return store_say(s, s->found ? STORE_OLDER : STORE_ABSENT,
            s->found ? "the schema is older" : "the database is empty", "");
        status = bring_up_to_date(s);
    }
    if (status == STORE_OK) status = store_unlock(s);
    return status == STORE_OK ? compare_mark(s, where) : status;
}

void store_close(struct store *s)
{
    if (!s) return;
    if (s->inside) store_rollback(s);
    if (s->sql) s->sql->driver->close(s->sql);
    keys_free(s->keys);
    if (s->mark >= 0) (void)close(s->mark);
    arena_free(&s->arena);
    free(s);
}
