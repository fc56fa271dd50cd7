/* SPDX-License-Identifier: EUPL-1.2 */
/* sqlite.c: the driver for SQLite: one file, a journal beside it, every commit on the disk before it is told. */
#define _XOPEN_SOURCE 700
#include "store/sql.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "store/pages.h"

enum { STATEMENTS = 96, COLUMNS = 24, APPLICATION = 0x42524544 /* "BRED" */, APPLICATION_AT = 68, HEAD = 72 };

struct prepared { char *query; sqlite3_stmt *statement; };
struct sqlite { struct sql sql; sqlite3 *db; struct prepared prepared[STATEMENTS]; int count, next; };

static struct sqlite *of(struct sql *sql) { return (struct sqlite *)(void *)sql; }

/* ---- what SQLite says, as a status ---- */

static enum store_status status_of(int code)
{
    switch (code & 0xFF) {
    case SQLITE_OK: case SQLITE_ROW: case SQLITE_DONE: return STORE_OK;
    case SQLITE_BUSY: case SQLITE_LOCKED: return STORE_BUSY;
    case SQLITE_FULL: return STORE_FULL;
    case SQLITE_NOMEM: return STORE_MEMORY;
    case SQLITE_NOTADB: case SQLITE_CORRUPT: return STORE_DAMAGED;
    default: break;
    }
    if (code == SQLITE_IOERR_CORRUPTFS) return STORE_DAMAGED;
    if (code == SQLITE_IOERR_NOMEM) return STORE_MEMORY;
    int error = errno;                      /* SQLite keeps it itself only for some statements; nothing that succeeds changes it */
    bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return (code & 0xFF) == SQLITE_IOERR && full ? STORE_FULL : STORE_FAILED;
}

static enum store_status fail(struct sqlite *own, int code)
{
    if (code == SQLITE_IOERR_DATA) return sql_fail(&own->sql, STORE_DAMAGED, "a page of the file is not what was written", "");
    bool last = own->db && sqlite3_extended_errcode(own->db) == code;
    return sql_fail(&own->sql, status_of(code), "SQLite: ", last ? sqlite3_errmsg(own->db) : sqlite3_errstr(code));
}

/* ---- queries ---- */

static void forget(struct prepared *prepared)
{
    (void)sqlite3_finalize(prepared->statement);
    free(prepared->query);
    *prepared = (struct prepared){ 0 };
}

/* A place for a new statement: a free one, else the next in turn that is not at work. */
static struct prepared *take_place(struct sqlite *own)
{
    if (own->count < STATEMENTS) return &own->prepared[own->count++];
    for (int tries = 0; tries < STATEMENTS; tries++) {
        struct prepared *place = &own->prepared[own->next];
        own->next = (own->next + 1) % STATEMENTS;
        if (place->statement && sqlite3_stmt_busy(place->statement)) continue;
        forget(place);
        return place;
    }
    return NULL;
}

/* Values are numbered by SQLite in the order in which they first occur: queries are written so that this is $1, $2, ... */
static enum store_status prepare(struct sqlite *own, const char *query, sqlite3_stmt **statement)
{
    for (int i = 0; i < own->count; i++) {
        struct prepared *p = &own->prepared[i];
        if (p->query && strcmp(p->query, query) == 0 && !sqlite3_stmt_busy(p->statement)) { *statement = p->statement; return STORE_OK; }
    }
    struct prepared *place = take_place(own);
    char *copy = place ? strdup(query) : NULL;
    if (!copy) return sql_fail(&own->sql, STORE_MEMORY, "no memory for a statement", "");
    int code = sqlite3_prepare_v3(own->db, query, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    if (code != SQLITE_OK) { free(copy); return fail(own, code); }
    *place = (struct prepared){ copy, *statement };
    return STORE_OK;
}

static int bind(sqlite3_stmt *statement, const struct sql_value *given, int count)
{
    int code = SQLITE_OK;
    for (int i = 0; i < count && code == SQLITE_OK; i++) {
        const struct sql_value *v = &given[i];
        if (v->kind == SQL_NUMBER) code = sqlite3_bind_int64(statement, i + 1, v->number);
        else if (v->kind == SQL_WORDS) code = sqlite3_bind_text(statement, i + 1, v->bytes, (int)v->size, SQLITE_STATIC);
        else if (v->kind == SQL_BYTES) code = v->size ? sqlite3_bind_blob(statement, i + 1, v->bytes, (int)v->size,
            SQLITE_STATIC) : sqlite3_bind_zeroblob(statement, i + 1, 0);
        else code = sqlite3_bind_null(statement, i + 1);
    }
    return code;
}

static struct sql_value column_of(sqlite3_stmt *statement, int i)
{
    int type = sqlite3_column_type(statement, i);
    if (type == SQLITE_INTEGER) return sql_number(sqlite3_column_int64(statement, i));
    if (type != SQLITE_TEXT && type != SQLITE_BLOB) return (struct sql_value){ 0 };
    const void *bytes = type == SQLITE_TEXT ? (const void *)sqlite3_column_text(statement, i) : sqlite3_column_blob(statement, i);
    return (struct sql_value){ type == SQLITE_TEXT ? SQL_WORDS : SQL_BYTES, 0, bytes ? bytes : "", bytes ? (size_t)sqlite3_column_bytes(statement, i) : 0 };
}

static enum store_status run(struct sql *sql, const char *query, const struct sql_value *given, int count, sql_row *row, void *context)
{
    struct sqlite *own = of(sql);
    sqlite3_stmt *statement;
    enum store_status status = prepare(own, query, &statement);
    if (status != STORE_OK) return status;
    int code = bind(statement, given, count);
    if (code == SQLITE_OK) code = SQLITE_ROW;
    errno = 0;
    while (code == SQLITE_ROW && status == STORE_OK) {
        code = sqlite3_step(statement);
        if (code != SQLITE_ROW || !row) continue;
        struct sql_value column[COLUMNS];
        int columns = sqlite3_column_count(statement);
        for (int i = 0; i < columns && i < COLUMNS; i++) column[i] = column_of(statement, i);
        status = row(context, column, columns < COLUMNS ? columns : COLUMNS);
    }
    if (code != SQLITE_DONE && code != SQLITE_ROW) status = fail(own, code);
    sql->changed = sqlite3_changes(own->db);
    (void)sqlite3_reset(statement);
    (void)sqlite3_clear_bindings(statement);
    return status;
}

static enum store_status script(struct sql *sql, const char *text)
{
    errno = 0;
    int code = sqlite3_exec(of(sql)->db, text, NULL, NULL, NULL);
    return code == SQLITE_OK ? STORE_OK : fail(of(sql), code);
}

static enum store_status begin(struct sql *sql, enum sql_mode mode) { return run(sql, mode == SQL_WRITE ? "BEGIN IMMEDIATE" : "BEGIN", NULL, 0, NULL, NULL); }

/* After a failure of the disk SQLite may have rolled back by itself. */
static void rollback(struct sql *sql)
{
    char kept[sizeof sql->detail];
    memcpy(kept, sql->detail, sizeof kept);
    if (!sqlite3_get_autocommit(of(sql)->db)) (void)run(sql, "ROLLBACK", NULL, 0, NULL, NULL);
    memcpy(sql->detail, kept, sizeof kept);
}

static enum store_status commit(struct sql *sql)
{
    enum store_status status = run(sql, "COMMIT", NULL, 0, NULL, NULL);
    if (status != STORE_OK) rollback(sql);
    return status;
}

static enum store_status reconnect(struct sql *sql) { (void)sql; return STORE_OK; }

/* ---- opening ---- */

/* Is this file one of ours, foreign, or still empty? Read by itself, before SQLite has any lock on it (closing a file gives up the locks of its process). */
static enum store_status look_at(struct sqlite *own, const char *path, bool create, bool *empty)
{
    unsigned char head[HEAD];
    int file = open(path, O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0600);
    if (file < 0) return sql_fail(&own->sql, errno == ENOENT && !create ? STORE_ABSENT : errno == ENOSPC ? STORE_FULL : STORE_FAILED, "open: ",
        strerror(errno));
    ssize_t got = read(file, head, sizeof head);
    int error = errno;
    (void)close(file);
    *empty = got == 0;
    if (*empty && !create) return sql_fail(&own->sql, STORE_ABSENT, "the database is empty", "");
    if (got < 0) return sql_fail(&own->sql, STORE_FAILED, "read: ", strerror(error));
    if (got == 0) return STORE_OK;
    uint32_t application = got == HEAD ? (uint32_t)head[APPLICATION_AT] << 24 | (uint32_t)head[69] << 16 | (uint32_t)head[70] << 8 | head[71] : 0;
    bool sqlite = got == HEAD && memcmp(head, "SQLite format 3", 16) == 0;
    if (sqlite && application == 0 && head[20] == PAGES_RESERVED) return STORE_OK;    /* made a moment ago by another process, or left so by a crash */
    return sqlite && application == APPLICATION && head[20] == PAGES_RESERVED ? STORE_OK : sql_fail(&own->sql, STORE_FOREIGN,
        "not a database of breed, or its head is damaged", "");
}

/* Going over to the journal needs everybody else to be away for a moment, and does not wait by itself. */
static enum store_status set_up(struct sqlite *own, bool empty, int32_t wait)
{
    enum { STEP = 10 };
    int reserved = PAGES_RESERVED, code = SQLITE_OK;
    if (empty) code = sqlite3_file_control(own->db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    if (code != SQLITE_OK) return fail(own, code);
    enum store_status status = STORE_BUSY;
    for (int32_t waited = 0; status == STORE_BUSY && waited <= wait; waited += STEP) {
        if (waited) (void)sqlite3_sleep(STEP);
        status = script(&own->sql, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
            "PRAGMA trusted_schema=OFF;"
                                   "PRAGMA cell_size_check=ON; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;");
    }
    return status;
}

static enum store_status open_file(struct sql **sql, const char *where, const struct store_options *options)
{
    struct sqlite *own = calloc(1, sizeof *own);
    if (!own) return STORE_MEMORY;
    *own = (struct sqlite){ .sql = { .driver = &sqlite_driver } };
    *sql = &own->sql;
    bool empty = false;
    if (!pages_register()) return sql_fail(*sql, STORE_FAILED, "SQLite cannot be started", "");
    enum store_status status = look_at(own, where, options->create, &empty);
    if (status != STORE_OK) return status;
    int code = sqlite3_open_v2(where, &own->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, pages_vfs);
    if (code != SQLITE_OK) return fail(own, code);
    int32_t wait = options->wait ? options->wait : 10000;
    (void)sqlite3_busy_timeout(own->db, wait);
    (void)sqlite3_db_config(own->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return set_up(own, empty, wait);
}

static void close_file(struct sql *sql)
{
    struct sqlite *own = of(sql);
    for (int i = 0; i < own->count; i++) forget(&own->prepared[i]);
    (void)sqlite3_close(own->db);
    free(own);
}

/* ---- looking and cleaning ---- */

struct looking { sql_damage *tell; void *context; };

static void bad_page(void *context, int64_t page)
{
    struct looking *looking = context;
    char nl[64], en[64];
    (void)snprintf(nl, sizeof nl, "bladzijde %lld", (long long)page);
    (void)snprintf(en, sizeof en, "page %lld", (long long)page);
    looking->tell(looking->context, DAMAGE_PAGE, nl, en);
}

static enum store_status tell_integrity(void *context, const struct sql_value *column, int columns)
{
    struct looking *looking = context;
    char detail[200];
    (void)snprintf(detail, sizeof detail, "%.*s", (int)(columns && column->size < 180 ? column->size : 180), columns &&
        column->kind == SQL_WORDS ? (const char *)column->bytes : "?");
    if (strcmp(detail, "ok") != 0) looking->tell(looking->context, DAMAGE_SCHEMA, detail, detail);
    return STORE_OK;
}

static sqlite3_file *file_of(struct sqlite *own)
{
    sqlite3_file *file = NULL;
    return sqlite3_file_control(own->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK ? file : NULL;
}

static void lenient(struct sql *sql, bool on)
{
    pages_lenient(file_of(of(sql)), on);
    if (on) (void)sqlite3_db_release_memory(of(sql)->db);          /* what is remembered may be better than what lies there */
}

static enum store_status check(struct sql *sql, sql_damage *tell, void *context)
{
    struct looking looking = { tell, context };
    (void)sqlite3_wal_checkpoint_v2(of(sql)->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL,
        NULL);          /* a page that waits in the journal may lie torn in the file */
    int code = pages_check(file_of(of(sql)), bad_page, &looking);
    if (code != SQLITE_OK) return fail(of(sql), code);
    lenient(sql, true);
    enum store_status status = run(sql, "PRAGMA integrity_check(50)", NULL, 0, tell_integrity, &looking);
    lenient(sql, false);
    if (status == STORE_DAMAGED) { tell(context, DAMAGE_SCHEMA, sql->detail, sql->detail); status = STORE_OK; }
    return status;
}

/* Lines that moved between pages may leave copies in the gaps of those (none was found with secure_delete, but nothing promises that). Emptied, a table
   gives back its pages, overwritten with zeros (secure_delete); what it held
 * waits in memory (temp_store). Then the journal, which still has older pages, is cut to nothing. */
static enum store_status scrub(struct sql *sql)
{
    enum store_status status = begin(sql, SQL_WRITE);
    if (status != STORE_OK) return status;
    status = script(sql, "CREATE TEMP TABLE kept AS SELECT id, wrapped FROM dossier_key ORDER BY id; DELETE FROM dossier_key;"
                         "INSERT INTO dossier_key (id, wrapped) SELECT id, wrapped FROM kept; DROP TABLE kept;");
    if (status != STORE_OK) { rollback(sql); return status; }
    status = commit(sql);
    if (status != STORE_OK) return status;
    int code = sqlite3_wal_checkpoint_v2(of(sql)->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    return code == SQLITE_OK ? STORE_OK : fail(of(sql), code);
}

const struct sql_driver sqlite_driver = { open_file, close_file, reconnect, begin, commit, rollback, run, script, check, lenient, scrub };
