/* SPDX-License-Identifier: EUPL-1.2 */
/* duck.h: DuckDB as reader and writer of columns, loaded when a table needs it, and shut in: it sees the open files that it is handed and nothing else. */
#ifndef BREED_TABLES_COLUMNS_DUCK_H
#define BREED_TABLES_COLUMNS_DUCK_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/text.h"

/* What we use of DuckDB (stable C API since 1.2), declared here so that building needs no headers of it. */
typedef struct duckdb_database_ *duckdb_database;
typedef struct duckdb_connection_ *duckdb_connection;
typedef struct duckdb_config_ *duckdb_config;
typedef struct duckdb_chunk_ *duckdb_data_chunk;
typedef struct duckdb_vector_ *duckdb_vector;
typedef struct duckdb_type_ *duckdb_logical_type;
typedef struct duckdb_scalar_ *duckdb_scalar_function;
typedef struct duckdb_info_ *duckdb_function_info;
typedef struct { uint64_t columns, rows, changed; void *column; char *error; void *data; } duckdb_result;
typedef void duckdb_scalar(duckdb_function_info, duckdb_data_chunk, duckdb_vector);
/* A text in a vector: at most 12 bytes stand in it, a longer one behind its first four. */
typedef struct { uint32_t size; char first[4]; union { char rest[8]; const char *bytes; } of; } duckdb_text;
enum { DUCK_OK = 0, DUCK_BOOLEAN = 1, DUCK_INTEGER = 4, DUCK_BIGINT = 5, DUCK_DATE = 13, DUCK_VARCHAR = 17, DUCK_ANY = 34 };
enum { DUCK_VECTOR = 2048 };        /* rows of a vector; a library made with another size is refused */

#define DUCKDB(F) \
    F(const char *, duckdb_library_version, (void)) F(uint64_t, duckdb_vector_size, (void)) \
    F(int, duckdb_create_config, (duckdb_config *)) F(int, duckdb_set_config, (duckdb_config, const char *, const char *)) F(void, duckdb_destroy_config, (duckdb_config *)) \
    F(int, duckdb_open_ext, (const char *, duckdb_database *, duckdb_config, char **)) F(void, duckdb_close, (duckdb_database *)) \
    F(int, duckdb_connect, (duckdb_database, duckdb_connection *)) F(void, duckdb_disconnect, (duckdb_connection *)) F(void, duckdb_interrupt, (duckdb_connection)) \
    F(int, duckdb_query, (duckdb_connection, const char *, duckdb_result *)) F(void, duckdb_destroy_result, (duckdb_result *)) \
    F(const char *, duckdb_result_error, (duckdb_result *)) F(void, duckdb_free, (void *)) F(duckdb_data_chunk, duckdb_fetch_chunk, (duckdb_result)) \
    F(void, duckdb_destroy_data_chunk, (duckdb_data_chunk *)) F(uint64_t, duckdb_data_chunk_get_size, (duckdb_data_chunk)) \
    F(duckdb_vector, duckdb_data_chunk_get_vector, (duckdb_data_chunk, uint64_t)) F(void *, duckdb_vector_get_data, (duckdb_vector)) \
    F(uint64_t *, duckdb_vector_get_validity, (duckdb_vector)) F(void, duckdb_vector_ensure_validity_writable, (duckdb_vector)) \
    F(duckdb_vector, duckdb_struct_vector_get_child, (duckdb_vector, uint64_t)) F(void, duckdb_vector_assign_string_element_len, (duckdb_vector, uint64_t, const char *, uint64_t)) \
    F(duckdb_logical_type, duckdb_create_logical_type, (int)) F(duckdb_logical_type, duckdb_create_decimal_type, (uint8_t, uint8_t)) \
    F(duckdb_logical_type, duckdb_create_enum_type, (const char **, uint64_t)) F(duckdb_logical_type, duckdb_create_struct_type, (duckdb_logical_type *, const char **, uint64_t)) F(void, duckdb_destroy_logical_type, (duckdb_logical_type *)) \
    F(duckdb_scalar_function, duckdb_create_scalar_function, (void)) F(void, duckdb_destroy_scalar_function, (duckdb_scalar_function *)) \
    F(void, duckdb_scalar_function_set_name, (duckdb_scalar_function, const char *)) F(void, duckdb_scalar_function_set_special_handling, (duckdb_scalar_function)) \
    F(void, duckdb_scalar_function_set_volatile, (duckdb_scalar_function)) F(void, duckdb_scalar_function_add_parameter, (duckdb_scalar_function, duckdb_logical_type)) \
    F(void, duckdb_scalar_function_set_return_type, (duckdb_scalar_function, duckdb_logical_type)) \
    F(void, duckdb_scalar_function_set_extra_info, (duckdb_scalar_function, void *, void (*)(void *))) F(void *, duckdb_scalar_function_get_extra_info, (duckdb_function_info)) \
    F(void, duckdb_scalar_function_set_function, (duckdb_scalar_function, duckdb_scalar *)) F(void, duckdb_scalar_function_set_error, (duckdb_function_info, const char *)) \
    F(int, duckdb_register_scalar_function, (duckdb_connection, duckdb_scalar_function))
#define DUCK_CALL(type, name, arguments) type (*name) arguments;
struct duck_calls { DUCKDB(DUCK_CALL) };
extern struct duck_calls duckdb;

static inline const char *duck_bytes(const duckdb_text *text) { return text->size <= 12 ? text->first : text->of.bytes; }

/* One session in memory, with so many threads. */
struct duck { duckdb_database database; duckdb_connection connection; struct text wrong; };

/* What can stand in the way of a session, before anything of a table: the library is missing, or another one than we know. */
enum duck_state { DUCK_READY, DUCK_ABSENT, DUCK_OTHER, DUCK_FAILED };

/* Loads the library (library: its path, or NULL for the usual name) and opens a session that may touch only these open files, as /dev/fd/N. DUCK_FAILED: why stands in wrong. */
enum duck_state duck_open(struct duck *, const char *library, int threads, const int *files, int count);
void duck_close(struct duck *);
/* Runs one statement; what it gives goes to row (which may be NULL) as two texts a row. False: why stands in wrong, one line. */
bool duck_run(struct duck *, const char *sql, void (*row)(void *context, const char *first, size_t first_size, const char *second, size_t second_size), void *context);

/* A statement that runs on a thread of its own. files: descriptors closed behind it, -1 for none. */
struct duck_query { struct duck *duck; struct text sql; int files[2], bell[2]; bool good; pthread_t thread; bool (*prepare)(struct duck_query *); void *context; };
/* prepare, when there is one, runs on that thread first and makes the statement; false when there is none to run. False: no thread. */
bool duck_begin(struct duck_query *);
bool duck_has_ended(const struct duck_query *);
/* Waits until it is done; every tenth of a second stop is asked (NULL: never). False: it went wrong or was stopped. */
bool duck_end(struct duck_query *, bool (*stop)(void *context), void *context);

/* "name" as an identifier of SQL, and /dev/fd/N as a text of SQL. */
void duck_put_name(struct text *, const char *name, size_t size);
void duck_put_file(struct text *, int file);

#endif
