/* SPDX-License-Identifier: EUPL-1.2 */
/* duck.c: see duck.h. */
#include "tables/columns/duck.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

struct duck_calls duckdb;

/* ---- the library ---- */

/* A DuckDB of another generation may have other calls behind the same names. */
static bool is_known_version(const char *version) { return version && strncmp(version, "v1.", 3) == 0; }

static enum duck_state load(const char *path)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static bool ready;
    enum duck_state state = DUCK_READY;
    (void)pthread_mutex_lock(&lock);
    if (!ready) {
        void *library = dlopen(path ? path : "libduckdb.so", RTLD_NOW | RTLD_LOCAL);
        bool all = true;
#define FIND(type, name, arguments) if (library) { void *at = dlsym(library, #name); memcpy(&duckdb.name, &at, sizeof at); all = all && at; }
        DUCKDB(FIND)
        if (!library) state = DUCK_ABSENT;
        else if (!all || !is_known_version(duckdb.duckdb_library_version()) || duckdb.duckdb_vector_size() != DUCK_VECTOR) state = DUCK_OTHER;
        else ready = true;
    }
    (void)pthread_mutex_unlock(&lock);
    return state;
}

/* ---- a session ---- */

/* The first line of what DuckDB says, without the kind of error before it. */
static void keep_wrong(struct duck *duck, const char *message)
{
    if (!message) message = "";
    const char *colon = strstr(message, "Error: ");
    size_t size = strcspn(message, "\n");
    if (colon && colon < message + size) { size -= (size_t)(colon + 7 - message); message = colon + 7; }
    duck->wrong.size = 0;
    text_bytes(&duck->wrong, message, size < 300 ? size : 300);
}

/* Nothing is fetched from anywhere, nothing is written beside the table, and memory has an end. */
static bool configure(duckdb_config config, int threads)
{
    char count[16];
    struct text text = TEXT_IN(count);
    text_int(&text, threads);
    const char *const settings[][2] = {
        { "autoinstall_known_extensions", "false" }, { "autoload_known_extensions", "false" }, { "allow_community_extensions", "false" }, { "allow_unsigned_extensions", "false" },
        { "temp_directory", "" }, { "memory_limit", "1GB" }, { "threads", text_string(&text) },
    };
    bool good = true;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) good = good && duckdb.duckdb_set_config(config, settings[i][0], settings[i][1]) == DUCK_OK;
    return good;
}

static bool shut_in(struct duck *duck, const int *files, int count)
{
    struct text sql = { 0 };
    text_put(&sql, "SET allowed_paths=[");
    for (int i = 0; i < count; i++) { if (i) text_char(&sql, ','); duck_put_file(&sql, files[i]); }
    text_char(&sql, ']');
    bool good = !sql.failed && duck_run(duck, text_string(&sql), NULL, NULL) && duck_run(duck, "SET enable_external_access=false", NULL, NULL)
        && duck_run(duck, "SET lock_configuration=true", NULL, NULL);
    text_free(&sql);
    return good;
}

/* Its threads take no signals, so that one that interrupts the program interrupts the thread that waits, and a closed pipe is an error of writing. */
static bool open_quietly(struct duck *duck, duckdb_config config)
{
    sigset_t all, before;
    char *message = NULL;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool good = duckdb.duckdb_open_ext(NULL, &duck->database, config, &message) == DUCK_OK;
    if (!good) keep_wrong(duck, message);
    if (message) duckdb.duckdb_free(message);
    good = good && duckdb.duckdb_connect(duck->database, &duck->connection) == DUCK_OK;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return good;
}

enum duck_state duck_open(struct duck *duck, const char *library, int threads, const int *files, int count)
{
    *duck = (struct duck){ 0 };
    enum duck_state state = load(library);
    if (state != DUCK_READY) return state;
    duckdb_config config = NULL;
    bool good = duckdb.duckdb_create_config(&config) == DUCK_OK && configure(config, threads) && open_quietly(duck, config) && shut_in(duck, files, count);
    duckdb.duckdb_destroy_config(&config);
    return good ? DUCK_READY : DUCK_FAILED;
}

void duck_close(struct duck *duck)
{
    if (duck->connection) duckdb.duckdb_disconnect(&duck->connection);
    if (duck->database) duckdb.duckdb_close(&duck->database);
    text_free(&duck->wrong);
}

static void give_rows(duckdb_result result, void (*row)(void *, const char *, size_t, const char *, size_t), void *context)
{
    duckdb_data_chunk chunk;
    while ((chunk = duckdb.duckdb_fetch_chunk(result))) {
        uint64_t rows = duckdb.duckdb_data_chunk_get_size(chunk);
        const duckdb_text *first = duckdb.duckdb_vector_get_data(duckdb.duckdb_data_chunk_get_vector(chunk, 0));
        const duckdb_text *second = duckdb.duckdb_vector_get_data(duckdb.duckdb_data_chunk_get_vector(chunk, 1));
        for (uint64_t i = 0; i < rows; i++) row(context, duck_bytes(&first[i]), first[i].size, duck_bytes(&second[i]), second[i].size);
        duckdb.duckdb_destroy_data_chunk(&chunk);
    }
}

bool duck_run(struct duck *duck, const char *sql, void (*row)(void *, const char *, size_t, const char *, size_t), void *context)
{
    duckdb_result result;
    bool good = duckdb.duckdb_query(duck->connection, sql, &result) == DUCK_OK;
    if (!good) keep_wrong(duck, duckdb.duckdb_result_error(&result));
    else if (row) give_rows(result, row, context);
    duckdb.duckdb_destroy_result(&result);
    return good;
}

/* ---- a statement on a thread of its own ---- */

static void *run_query(void *context)
{
    struct duck_query *query = context;
    query->good = (!query->prepare || query->prepare(query)) && !query->sql.failed && duck_run(query->duck, text_string(&query->sql), NULL, NULL);
    (void)close(query->bell[1]);        /* rings: what the other end waits for; before the files, so that who sees their end has heard it */
    for (int i = 0; i < 2; i++) if (query->files[i] >= 0) (void)close(query->files[i]);
    return NULL;
}

bool duck_begin(struct duck_query *query)
{
    sigset_t all, before;
    if (pipe(query->bell) != 0) return false;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool good = pthread_create(&query->thread, NULL, run_query, query) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!good) { (void)close(query->bell[0]); (void)close(query->bell[1]); }
    return good;
}

bool duck_has_ended(const struct duck_query *query)
{
    struct pollfd bell = { .fd = query->bell[0], .events = POLLIN };
    return poll(&bell, 1, 0) > 0;
}

bool duck_end(struct duck_query *query, bool (*stop)(void *context), void *context)
{
    struct pollfd bell = { .fd = query->bell[0], .events = POLLIN };
    bool stopped = false;
    while (poll(&bell, 1, 100) <= 0) {
        if (!stop || !stop(context)) continue;
        duckdb.duckdb_interrupt(query->duck->connection);
        stopped = true;
    }
    (void)pthread_join(query->thread, NULL);
    (void)close(query->bell[0]);
    text_free(&query->sql);
    return query->good && !stopped;
}

/* ---- SQL ---- */

void duck_put_name(struct text *sql, const char *name, size_t size)
{
    text_char(sql, '"');
    for (size_t i = 0; i < size; i++) { if (name[i] == '"') text_char(sql, '"'); text_char(sql, name[i]); }
    text_char(sql, '"');
}

void duck_put_file(struct text *sql, int file)
{
    text_put(sql, "'/dev/fd/");
    text_int(sql, file);
    text_char(sql, '\'');
}
