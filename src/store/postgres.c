/* SPDX-License-Identifier: EUPL-1.2 */
/* postgres.c: the driver for PostgreSQL: libpq is loaded only when an address asks for it, so that the program starts without it. */
#define _XOPEN_SOURCE 700
#include "store/sql.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What we use of libpq (stable since version 5.0 of the library), declared here so that building needs no headers of it. */
typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef void notice_processor(void *, const char *);
enum { CONNECTION_OK = 0, PGRES_EMPTY_QUERY = 0, PGRES_COMMAND_OK = 1, PGRES_TUPLES_OK = 2, DIAG_SQLSTATE = 'C', PQTRANS_IDLE = 0,
       TYPE_BYTEA = 17, TYPE_INT8 = 20, TYPE_INT2 = 21, TYPE_INT4 = 23 };

#define LIBPQ(F) \
    F(PGconn *, PQconnectdb, (const char *)) F(void, PQfinish, (PGconn *)) F(void, PQreset, (PGconn *)) F(int, PQstatus, (const PGconn *)) \
    F(char *, PQerrorMessage, (const PGconn *)) F(PGresult *, PQexec, (PGconn *, const char *)) \
    F(PGresult *, PQprepare, (PGconn *, const char *, const char *, int, const unsigned *)) \
    F(PGresult *, PQexecPrepared, (PGconn *, const char *, int, const char *const *, const int *, const int *, int)) \
    F(int, PQresultStatus, (const PGresult *)) F(char *, PQresultErrorField, (const PGresult *, int)) F(char *, PQresultErrorMessage, (const PGresult *)) \
    F(int, PQntuples, (const PGresult *)) F(int, PQnfields, (const PGresult *)) F(char *, PQgetvalue, (const PGresult *, int, int)) \
    F(int, PQgetlength, (const PGresult *, int, int)) F(int, PQgetisnull, (const PGresult *, int, int)) F(unsigned, PQftype, (const PGresult *, int)) \
    F(char *, PQcmdTuples, (PGresult *)) F(char *, PQcmdStatus, (PGresult *)) F(void, PQclear, (PGresult *)) F(int, PQtransactionStatus, (const PGconn *)) \
    F(notice_processor *, PQsetNoticeProcessor, (PGconn *, notice_processor *, void *))
#define MEMBER(type, name, arguments) type (*name) arguments;
static struct { void *library; LIBPQ(MEMBER) } pq;

static void load(void)
{
    void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    bool all = true;
#define FIND(type, name, arguments) do { void *at = dlsym(library, #name); memcpy(&pq.name, &at, sizeof at); all = all && at; } while (0);
    LIBPQ(FIND)
    if (all) pq.library = library;
}

enum { STATEMENTS = 96, COLUMNS = 24, VALUES = 32, NUMBER = 24 };
struct postgres { struct sql sql; PGconn *connection; char *prepared[STATEMENTS]; int count; int32_t wait; bool inside; };

static struct postgres *of(struct sql *sql) { return (struct postgres *)(void *)sql; }

/* ---- what the server says, as a status ---- */

static bool is_state(const char *state, const char *begin) { return strncmp(state, begin, strlen(begin)) == 0; }

static enum store_status status_of(struct postgres *own, const char *state)
{
    if (pq.PQstatus(own->connection) != CONNECTION_OK || is_state(state, "08") || is_state(state, "57P0")) return STORE_LOST;
    if (is_state(state, "55P03") || is_state(state, "40") || is_state(state, "57014")) return STORE_BUSY;     /* lock not available; deadlock; cancelled */
    if (is_state(state, "53100")) return STORE_FULL;
    if (is_state(state, "53200")) return STORE_MEMORY;
    if (is_state(state, "XX001") || is_state(state, "XX002")) return STORE_DAMAGED;       /* a page or an index that is not what it was */
    return STORE_FAILED;
}

/* Messages of the server may quote values: only the state and the first line go into the detail, and our values are sealed or hashed. */
static enum store_status fail(struct postgres *own, PGresult *result)
{
    const char *state = result ? pq.PQresultErrorField(result, DIAG_SQLSTATE) : NULL;
    const char *message = result ? pq.PQresultErrorMessage(result) : pq.PQerrorMessage(own->connection);
    char line[200];
    (void)snprintf(line, sizeof line, "%s%s%.*s", state ? state : "", state ? " " : "", (int)strcspn(message, "\n"), message);
    enum store_status status = status_of(own, state ? state : "");
    if (status == STORE_FAILED && strstr(message, "could not extend file")) status = STORE_FULL;    /* also by a limit on sizes or a quota */
    pq.PQclear(result);
    return sql_fail(&own->sql, status, "PostgreSQL: ", line);
}

static void forget_all(struct postgres *own)
{
    while (own->count) free(own->prepared[--own->count]);
}

/* ---- queries ---- */

static void name_of(int index, char name[24]) { (void)snprintf(name, 24, "breed%d", index); }

static enum store_status command(struct postgres *own, const char *text)
{
    PGresult *result = pq.PQexec(own->connection, text);
    int got = result ? pq.PQresultStatus(result) : -1;
    if (got != PGRES_COMMAND_OK && got != PGRES_TUPLES_OK && got != PGRES_EMPTY_QUERY) return fail(own, result);
    pq.PQclear(result);
    return STORE_OK;
}

static enum store_status prepare(struct postgres *own, const char *query, char name[24])
{
    for (int i = 0; i < own->count; i++)
        if (strcmp(own->prepared[i], query) == 0) { name_of(i, name); return STORE_OK; }
    if (own->count == STATEMENTS) {
        enum store_status status = command(own, "DEALLOCATE ALL");
        if (status != STORE_OK) return status;
        forget_all(own);
    }
    char *copy = strdup(query);
    if (!copy) return sql_fail(&own->sql, STORE_MEMORY, "no memory for a statement", "");
    name_of(own->count, name);
    PGresult *result = pq.PQprepare(own->connection, name, query, 0, NULL);
    if (!result || pq.PQresultStatus(result) != PGRES_COMMAND_OK) { free(copy); return fail(own, result); }
    pq.PQclear(result);
    own->prepared[own->count++] = copy;
    return STORE_OK;
}

/* Answers come in the binary form: numbers with the highest byte first. */
static struct sql_value column_of(const PGresult *result, int row, int i)
{
    if (pq.PQgetisnull(result, row, i)) return (struct sql_value){ 0 };
    const char *bytes = pq.PQgetvalue(result, row, i);
    int size = pq.PQgetlength(result, row, i);
    unsigned type = pq.PQftype(result, i);
    if (type != TYPE_INT8 && type != TYPE_INT4 && type != TYPE_INT2) return (struct sql_value){ type == TYPE_BYTEA ? SQL_BYTES : SQL_WORDS, 0, bytes,
        (size_t)size };
    uint64_t number = size && (bytes[0] & 0x80) ? ~(uint64_t)0 : 0;
    for (int k = 0; k < size; k++) number = number << 8 | (unsigned char)bytes[k];
    int64_t is;
    memcpy(&is, &number, sizeof is);
    return sql_number(is);
}

static enum store_status give_rows(PGresult *result, sql_row *row, void *context)
{
    enum store_status status = STORE_OK;
    int rows = pq.PQntuples(result), columns = pq.PQnfields(result);
    for (int k = 0; row && k < rows && status == STORE_OK; k++) {
        struct sql_value column[COLUMNS];
        for (int i = 0; i < columns && i < COLUMNS; i++) column[i] = column_of(result, k, i);
        status = row(context, column, columns < COLUMNS ? columns : COLUMNS);
    }
    return status;
}

static enum store_status run(struct sql *sql, const char *query, const struct sql_value *given, int count, sql_row *row, void *context)
{
    struct postgres *own = of(sql);
    const char *values[VALUES];
    char numbers[VALUES][NUMBER];
    int lengths[VALUES], forms[VALUES];
    char name[24];
    if (count > VALUES) return sql_fail(sql, STORE_REFUSED, "too many values", "");
    enum store_status status = prepare(own, query, name);
    if (status != STORE_OK) return status;
    for (int i = 0; i < count; i++) {
        values[i] = given[i].kind == SQL_NULL ? NULL : given[i].kind == SQL_NUMBER ? numbers[i] : given[i].bytes;
        lengths[i] = (int)given[i].size;
        forms[i] = given[i].kind != SQL_NUMBER;                /* words and bytes as they are, numbers as text */
        (void)snprintf(numbers[i], NUMBER, "%lld", (long long)given[i].number);
    }
    PGresult *result = pq.PQexecPrepared(own->connection, name, count, values, lengths, forms, 1);
    int got = result ? pq.PQresultStatus(result) : -1;
    if (got != PGRES_COMMAND_OK && got != PGRES_TUPLES_OK) return fail(own, result);
    sql->changed = strtoll(pq.PQcmdTuples(result), NULL, 10);
    status = give_rows(result, row, context);
    pq.PQclear(result);
    return status;
}

static enum store_status script(struct sql *sql, const char *text) { return command(of(sql), text); }

/* ---- the connection ---- */

static void be_silent(void *context, const char *message) { (void)context; (void)message; }

/* What every session needs; the schema is made by migration only. Every query here is made for an index; a server without figures about the rows would sort
 * instead, and compile machine code for what it then takes for a long query. */
static enum store_status greet(struct postgres *own)
{
    char settings[400];
    (void)pq.PQsetNoticeProcessor(own->connection, be_silent, NULL);
    (void)snprintf(settings, sizeof settings, "SET client_encoding='UTF8'; SET search_path=breed; SET standard_conforming_strings=on;"
        " SET synchronous_commit=on;"
        "SET enable_seqscan=off; SET enable_bitmapscan=off; SET jit=off;"
        "SET bytea_output='hex'; SET lock_timeout=%d; SET default_transaction_isolation='read committed'; SET idle_in_transaction_session_timeout=0;"
        "SET plan_cache_mode=auto", (int)own->wait);
    return command(own, settings);
}

/* What was committed until now is on the disk when this returns: a message in the log of the server, which it writes up to there. Whoever ask at the same time share one writing. */
static enum store_status flush(struct postgres *own) { return command(own, "SELECT pg_logical_emit_message(true, 'breed', '')"); }

static enum store_status reconnect(struct sql *sql)
{
    struct postgres *own = of(sql);
    own->inside = false;
    if (pq.PQstatus(own->connection) == CONNECTION_OK && pq.PQtransactionStatus(own->connection) == PQTRANS_IDLE) return STORE_OK;
    forget_all(own);
    pq.PQreset(own->connection);
    if (pq.PQstatus(own->connection) != CONNECTION_OK) return fail(own, NULL);
    enum store_status status = greet(own);
    return status == STORE_OK ? flush(own) : status;       /* a commit that nobody heard the end of is on the disk, too, when it is found there */
}

/* One writer at a time, as with SQLite: whoever has this lock. It ends with the transaction, and with the connection. The commit gives it up at once and does not wait for the disk: that is waited for
 * behind it (flush), so that the next writer need not wait too. Who reads what is not on the disk yet has written a line in the log after it, and waits for that. */
static enum store_status begin(struct sql *sql, enum sql_mode mode)
{
    static const char *const how[] = { [SQL_READ] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        [SQL_WRITE] = "BEGIN; SET LOCAL synchronous_commit=off; SELECT pg_advisory_xact_lock(4776012, 1)" };
    struct postgres *own = of(sql);
    enum store_status status = command(own, how[mode]);
    if (status == STORE_LOST) {
        status = reconnect(sql);
        if (status == STORE_OK) status = command(own, how[mode]);
    }
    own->inside = true;
    if (status != STORE_OK) sql->driver->rollback(sql);
    return status;
}

static void rollback(struct sql *sql)
{
    struct postgres *own = of(sql);
    char kept[sizeof sql->detail];
    memcpy(kept, sql->detail, sizeof kept);
    if (own->inside && pq.PQstatus(own->connection) == CONNECTION_OK) (void)command(own, "ROLLBACK");
    own->inside = false;
    memcpy(sql->detail, kept, sizeof kept);
}

/* A transaction in which something failed "commits" as a rollback: that is told as a failure. */
static enum store_status commit(struct sql *sql)
{
    struct postgres *own = of(sql);
    PGresult *result = pq.PQexec(own->connection, "COMMIT");
    if (!result || pq.PQresultStatus(result) != PGRES_COMMAND_OK) {
        enum store_status status = fail(own, result);
        rollback(sql);
        return status;
    }
    own->inside = false;
    bool done = strcmp(pq.PQcmdStatus(result), "COMMIT") == 0;
    pq.PQclear(result);
    if (!done) return sql_fail(sql, STORE_FAILED, "PostgreSQL: rolled back at commit", "");
    return flush(own);
}

static enum store_status open_server(struct sql **sql, const char *where, const struct store_options *options)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct postgres *own = calloc(1, sizeof *own);
    if (!own) return STORE_MEMORY;
    *own = (struct postgres){ .sql = { .driver = &postgres_driver, .postgres = true }, .wait = options->wait ? options->wait : 10000 };
    *sql = &own->sql;
    (void)pthread_once(&once, load);
    if (!pq.library) return sql_fail(*sql, STORE_FAILED, "libpq.so.5 (Debian: libpq5) is not installed", "");
    own->connection = pq.PQconnectdb(where);
    if (!own->connection) return sql_fail(*sql, STORE_MEMORY, "no memory for a connection", "");
    if (pq.PQstatus(own->connection) != CONNECTION_OK) { (void)fail(own, NULL); return STORE_FAILED; }
    return greet(own);
}

static void close_server(struct sql *sql)
{
    struct postgres *own = of(sql);
    forget_all(own);
    if (own->connection) pq.PQfinish(own->connection);
    free(own);
}

/* Damage of pages is for the server to see (initdb --data-checksums). */
static enum store_status check(struct sql *sql, sql_damage *tell, void *context) { (void)sql; (void)tell; (void)context; return STORE_OK; }
static void lenient(struct sql *sql, bool on) { (void)sql; (void)on; }
/* Old versions of lines lie about until their table is written anew. */
static enum store_status scrub(struct sql *sql)
{
    enum store_status status = command(of(sql), "VACUUM FULL breed.dossier_key");
    if (status == STORE_OK) status = command(of(sql), "VACUUM breed.event");
    return status == STORE_OK ? command(of(sql), "VACUUM FULL breed.word") : status;
}

const struct sql_driver postgres_driver = { open_server, close_server, reconnect, begin, commit, rollback, run, script, check, lenient, scrub };
