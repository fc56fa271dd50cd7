/* SPDX-License-Identifier: EUPL-1.2 */
/* backup.c: everything copied out, still sealed, and put back after it was checked. */
#define _XOPEN_SOURCE 700
#include "store/inner.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* The tables in the order in which they can be put back, read in the order of their keys; $1 and $2 are the last key read. */
struct table { const char *columns, *name, *key, *first; int count, key_at[2], keys; bool number; };
static const struct table tables[] = {
    { "one, key_id, wrapped", "secret", "one", NULL, 3, { 0, 0 }, 1, true },
    { "one, n, link, mac", "head", "one", NULL, 4, { 0, 0 }, 1, true },
    { "id, position, digest, erased, state, municipality, employer, owner, person, deadline, keep_until, summary, words, mac", "dossier", "id", NULL, 14, { 0,
        0 }, 1, false },
    { "id, wrapped", "dossier_key", "id", NULL, 2, { 0, 0 }, 1, false },
    { "dossier, hash", "word", "dossier, hash", NULL, 2, { 0, 1 }, 2, false },
    { EVENT_COLUMNS, "event", "n", NULL, EVENT_COUNT, { 0, 0 }, 1, true },
    { "collection, hash, version, tag, due, sealed", "record", "collection, hash", NULL, 6, { 0, 1 }, 2, false },
};
enum { TABLES = sizeof tables / sizeof *tables, CHUNK = 500, QUERY = 600 };
_Static_assert((int)TABLES <= (int)FRAME_TABLES, "the form has room for every table");

/* ---- out ---- */

struct copying {
    struct store *store; struct frame_out out; int file, error; const struct store_progress *progress; int64_t done, all;
    int table, rows; char words[STORE_NAME + 1]; uint8_t hash[DIGEST]; int64_t number;
};

static bool write_all(void *context, const void *bytes, size_t size)
{
    struct copying *c = context;
    for (const char *at = bytes; size; ) {
        ssize_t got = write(c->file, at, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) { c->error = errno; return false; }
        at += got;
        size -= (size_t)got;
    }
    return true;
}

static int compare_words(const struct sql_value *value, const char *words)
{
    size_t size = strlen(words);
    int order = memcmp(value->bytes, words, value->size < size ? value->size : size);
    return order ? order : (value->size > size) - (value->size < size);
}

static enum store_status copy_row(void *context, const struct sql_value *column, int columns)
{
    struct copying *c = context;
    const struct table *t = &tables[c->table];
    const struct sql_value *key = &column[t->key_at[0]], *second = &column[t->key_at[1]];
    bool good = columns == t->count && (t->number ? key->kind == SQL_NUMBER : key->kind == SQL_WORDS && key->size <= STORE_NAME);
    if (!good || (t->keys == 2 && (second->kind != SQL_BYTES || second->size != DIGEST))) return store_say(c->store, STORE_DAMAGED, "a row of table ", t->name);
    int order = t->number ? (key->number > c->number) - (key->number < c->number) : compare_words(key, c->words);
    if (order == 0 && t->keys == 2) order = memcmp(second->bytes, c->hash, DIGEST);
    if (order <= 0) return store_say(c->store, STORE_DAMAGED, "the order of table ", t->name);         /* a torn index leads in circles */
    frame_row(&c->out, c->table, column, columns);
    c->number = key->number;
    if (!t->number) { memcpy(c->words, key->bytes, key->size); c->words[key->size] = 0; }
    if (t->keys == 2) memcpy(c->hash, second->bytes, DIGEST);
    c->rows++;
    return c->out.failed ? STORE_FAILED : STORE_OK;
}

static enum store_status copy_table(struct copying *c)
{
    const struct table *t = &tables[c->table];
    char query[QUERY];
    static const char *const order[] = { "SELECT %s FROM %s WHERE %s > $1 ORDER BY %s LIMIT $2", "SELECT %s FROM %s WHERE (%s) > ($1, $2) ORDER BY %s LIMIT $3" };
    (void)snprintf(query, sizeof query, t->keys == 2 ? order[1] : order[0],
        t->columns, t->name, t->key, t->key);
    c->words[0] = 0;
    c->number = 0;
    memset(c->hash, 0, DIGEST);
    enum store_status status;
    do {
        struct sql_value given[3] = { t->number ? sql_number(c->number) : sql_words(c->words) };
        if (t->keys == 2) given[1] = sql_bytes(c->hash, DIGEST);
        given[t->keys] = sql_number(CHUNK);
        c->rows = 0;
        status = store_ask(c->store, query, given, t->keys + 1, copy_row, c);
        if (strcmp(t->name, "event") == 0) c->done += c->rows;
        if (status == STORE_OK && c->progress && c->progress->tell(c->progress->context, c->done, c->all)) status = store_say(c->store, STORE_REFUSED,
            "stopped", "");
    } while (status == STORE_OK && c->rows == CHUNK);
    return status;
}

static enum store_status copy_all(struct copying *c)
{
    struct head head = { 0 };
    bool genuine = false;
    enum store_status status = head_read(c->store, &head, &genuine);
    if (status == STORE_OK && !genuine) status = store_say(c->store, STORE_DAMAGED, "the head of the chain is not what was written", "");
    c->all = head.n;
    frame_begin(&c->out, store_schema());
    for (c->table = 0; c->table < TABLES && status == STORE_OK; c->table++) status = copy_table(c);
    bool good = status == STORE_OK && frame_end(&c->out) && fsync(c->file) == 0;
    if (good) return STORE_OK;
    if (c->error == 0) c->error = errno;
    bool writing = status == STORE_OK || c->out.failed;
    return writing ? store_say(c->store, c->error == ENOSPC || c->error == EDQUOT || c->error == EFBIG ? STORE_FULL : STORE_FAILED, "writing the backup: ",
        strerror(c->error)) : status;
}

static void sync_folder(const char *path)
{
    char folder[4200];
    (void)snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash) slash[slash == folder] = 0;
    int file = open(slash ? folder : ".", O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    (void)fsync(file);
    (void)close(file);
}

/* Never in the place of something that is there: a backup that overwrites the one before it, or the database, is none. */
static enum store_status put_in_place(struct store *s, const char *part, const char *path)
{
    struct stat about;
    if (link(part, path) == 0) { (void)unlink(part); sync_folder(path); return STORE_OK; }
    int error = errno;
    bool no_links = error == EPERM || error == ENOTSUP || error == ENOSYS;
    if (no_links && lstat(path, &about) != 0 && rename(part, path) == 0) { sync_folder(path); return STORE_OK; }
    return store_say(s, error == EEXIST ? STORE_REFUSED : STORE_FAILED, "writing the backup: ", strerror(error));
}

enum store_status store_backup(struct store *s, const char *path, const struct store_progress *progress)
{
    char part[4200];
    struct stat about;
    if (s->busy) return store_say(s, STORE_REFUSED, "backup within a transaction", "");
    int size = snprintf(part, sizeof part, "%s.%ld.part", path, (long)getpid());
    if (size < 0 || (size_t)size >= sizeof part) return store_say(s, STORE_REFUSED, "a path that is too long", "");
    if (lstat(path, &about) == 0) return store_say(s, STORE_REFUSED, "the file is already there", "");
    struct copying *c = calloc(1, sizeof *c);
    if (!c) return store_say(s, STORE_MEMORY, "no memory", "");
    *c = (struct copying){ .store = s, .out = { .write = write_all, .context = c }, .progress = progress };
    c->file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    enum store_status status = c->file < 0 ? store_say(s, errno == ENOSPC ? STORE_FULL : STORE_FAILED, "writing the backup: ", strerror(errno)) : read_begin(s);
    if (status == STORE_OK) {
        status = copy_all(c);
        read_end(s);
    }
    if (c->file >= 0 && close(c->file) != 0 && status == STORE_OK) status = store_say(s, STORE_FAILED, "writing the backup: ", strerror(errno));
    if (status == STORE_OK) status = put_in_place(s, part, path);
    if (status != STORE_OK && c->file >= 0) (void)unlink(part);
    free(c);
    return status;
}

/* ---- back in ---- */

struct restoring { struct store *store; FILE *file; struct arena arena; const struct store_progress *progress; int64_t size; };

static size_t read_some(void *context, void *bytes, size_t size) { return fread(bytes, 1, size, ((struct restoring *)context)->file); }

static enum store_status insert_row(struct restoring *r, int table, const struct sql_value *column, int columns)
{
    char query[QUERY];
    struct text text = TEXT_IN(query);
    if (table >= TABLES || columns != tables[table].count) return store_say(r->store, STORE_DAMAGED, "the backup has a row that is none", "");
    text_put(&text, "INSERT INTO ");
    text_put(&text, tables[table].name);
    text_put(&text, " (");
    text_put(&text, tables[table].columns);
    text_put(&text, ") VALUES (");
    for (int i = 0; i < columns; i++) { text_put(&text, i ? ", $" : "$"); text_int(&text, i + 1); }
    text_char(&text, ')');
    enum store_status status = store_ask(r->store, text_string(&text), column, columns, NULL, NULL);
    return status == STORE_FAILED ? store_say(r->store, STORE_DAMAGED, "the backup has a row that cannot be put back in ", tables[table].name) : status;
}

static enum store_status said(struct store *s, enum frame_error error)
{
    switch (error) {
    case FRAME_GOOD: return STORE_OK;
    case FRAME_FOREIGN: return store_say(s, STORE_FOREIGN, "not a backup of breed", "");
    case FRAME_NEWER: return store_say(s, STORE_NEWER, "the backup was made by a newer program", "");
    case FRAME_MEMORY: return store_say(s, STORE_MEMORY, "no memory", "");
    default: return store_say(s, STORE_DAMAGED, "the backup is damaged or cut short", "");
    }
}

static enum store_status insert_all(struct restoring *r)
{
    struct frame_in in = { .read = read_some, .context = r, .arena = &r->arena };
    int32_t schema;
    enum store_status status = said(r->store, frame_open(&in, &schema));
    for (int64_t rows = 0; status == STORE_OK; rows++) {
        struct sql_value column[FRAME_COLUMNS];
        int table, columns;
        arena_reset(&r->arena);
        status = said(r->store, frame_next(&in, &table, column, &columns));
        if (status != STORE_OK || table < 0) break;
        status = insert_row(r, table, column, columns);
        if (status == STORE_OK && rows % CHUNK == 0 && r->progress && r->progress->tell(r->progress->context, in.taken, r->size)) status = store_say(r->store,
            STORE_REFUSED, "stopped", "");
    }
    return status;
}

static enum store_status restore_within(struct restoring *r)
{
    struct store *s = r->store;
    struct store_verdict verdict = { 0 };
    int32_t version = 0;
    bool genuine = false;
    enum store_status status = schema_found(s->sql, &version);
    if (status == STORE_OK && version) status = store_say(s, STORE_REFUSED, "the database is not empty", "");
    if (status == STORE_OK) status = schema_apply(s->sql, 0);
    if (status == STORE_OK) status = insert_all(r);
    if (status == STORE_OK) status = store_unlock(s);
    if (status == STORE_OK) status = verify_rows(s, NULL, NULL, NULL, NULL, &verdict);
    if (status == STORE_OK && verdict.findings) status = store_say(s, STORE_DAMAGED, "what came out of the backup does not verify", "");
    return status == STORE_OK ? head_read(s, &s->head, &genuine) : status;
}

static enum store_status restore(struct restoring *r)
{
    struct store *s = r->store;
    enum store_status status = s->sql->driver->begin(s->sql, SQL_WRITE);
    if (status != STORE_OK) return status;
    s->busy = true;
    status = restore_within(r);
    if (status == STORE_OK) status = s->sql->driver->commit(s->sql);
    else s->sql->driver->rollback(s->sql);
    s->busy = false;
    return status;
}

/* A file that this call made and could not fill is taken away again. */
static void take_away(const char *where)
{
    static const char *const ends[] = { "", "-wal", "-shm" };
    char path[4200];
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (snprintf(path, sizeof path, "%s%s", where, ends[i]) < (int)sizeof path) (void)unlink(path);
}

enum store_status store_restore(struct store **store, const char *where, const struct store_options *options, const char *path,
    const struct store_progress *progress)
{
    struct store_options own = options ? *options : (struct store_options){ 0 };
    struct stat about;
    own.create = true;
    bool was_there = stat(where, &about) == 0;
    FILE *file = fopen(path, "rb");
    int error = errno;
    enum store_status status = store_open_bare(store, where, &own);
    struct store *s = *store;
    if (status == STORE_OK && !file) status = store_say(s, error == ENOENT ? STORE_ABSENT : STORE_FAILED, "reading the backup: ", strerror(error));
    struct restoring r = { s, file, { 0 }, progress, file && fstat(fileno(file), &about) == 0 ? (int64_t)about.st_size : 0 };
    if (status == STORE_OK) status = restore(&r);
    arena_free(&r.arena);
    if (file) (void)fclose(file);
    if (status == STORE_OK) {
        s->found = store_schema();
        s->mark = s->sql->postgres ? -1 : mark_open(where);
        mark_write(s, &s->head);
    } else if (s && s->sql && !s->sql->postgres && !was_there) take_away(where);
    return status;
}
