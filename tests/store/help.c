/* SPDX-License-Identifier: EUPL-1.2 */
/* help.c: see help.h. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>
#include "help.h"

bool on_postgres;
char folder[64];
struct arena arena;
int64_t clock_now;
char findings[1 << 16];
static const char *address;
static uint32_t seed = 20260101;

bool begin_tests(int count, char **arguments)
{
    const char *given = getenv("BREED_SEED");
    const char *base = getenv("BREED_TEST_FOLDER");
    (void)snprintf(folder, sizeof folder, "%.40s/breed-store.XXXXXX", base ? base : "/tmp");
    if (count < 2 || !mkdtemp(folder)) return false;
    if (given) seed = (uint32_t)strtoul(given, NULL, 10);
    on_postgres = strcmp(arguments[count - 1], "sqlite") != 0;
    address = on_postgres ? arguments[count - 1] : NULL;
    (void)unsetenv("BREED_MASTER_KEY");
    (void)unsetenv("BREED_MASTER_KEY_FILE");
    if (on_postgres) (void)setenv("BREED_MASTER_KEY", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", 1);
    return true;
}

int run_chosen(const struct store_test *tests, size_t count)
{
    enum { MOST = 32 };
    struct CMUnitTest chosen[MOST];
    size_t n = 0;
    char line[100];
    for (size_t i = 0; i < count && n < MOST; i++)
        if (tests[i].only != (on_postgres ? FILES : SERVER)) chosen[n++] = tests[i].test;
    int failed = _cmocka_run_group_tests(on_postgres ? "PostgreSQL" : "SQLite", chosen, n, NULL, NULL);
    (void)snprintf(line, sizeof line, "rm -rf '%s'", folder);
    if (system(line) != 0) perror(line);
    arena_free(&arena);
    return failed;
}

const char *server(void) { return address; }

const char *sqlite_path(void)
{
    static char path[6][100];
    static int number;
    char *out = path[number % 6];
    (void)snprintf(out, sizeof path[0], "%s/s%d.db", folder, number++);
    return out;
}

const char *fresh(void)
{
    static char where[6][400];
    static int number;
    arena_reset(&arena);
    clock_now = 0;
    if (!on_postgres) return sqlite_path();
    char *out = where[number % 6], text[80];
    (void)snprintf(text, sizeof text, "CREATE DATABASE t%ld_%d", (long)getpid(), number);
    sql_script(address, text);
    (void)snprintf(out, sizeof where[0], "postgresql:///t%ld_%d%s", (long)getpid(), number, strchr(address, '?'));
    number++;
    return out;
}

int64_t clock_of_test(void *context)
{
    struct timespec now;
    (void)context;
    if (clock_now) return clock_now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

struct store *open_at(const char *where)
{
    struct store *s;
    const struct store_options options = { .create = true, .clock = clock_of_test };
    enum store_status status = store_open(&s, where, &options);
    if (status != STORE_OK) print_message("# open %s: %s: %s\n", where, store_status_text[status][1], store_detail(s));
    assert_int_equal(status, STORE_OK);
    return s;
}

struct store *open_fresh(void) { return open_at(fresh()); }
enum store_status try_open(struct store **s, const char *where) { return store_open(s, where, NULL); }

enum store_status add(struct store *s, const char *dossier, int64_t expected, const char *kind, const char *words)
{
    const struct store_new new = { kind, words, strlen(words), NULL };
    enum store_status status = store_append(s, dossier, expected, &new, 1, NULL, NULL);
    if (status >= STORE_BUSY && status != STORE_REFUSED) print_message("# append: %s: %s\n", store_status_text[status][1], store_detail(s));
    return status;
}

const char *words_of(struct store *s, const char *dossier, const struct store_range *range)
{
    struct store_events events;
    struct text text = { 0 };
    enum store_status status = store_read(s, &arena, dossier, range, &events);
    if (status != STORE_OK) { print_message("# read: %s\n", store_detail(s)); return store_status_text[status][1]; }
    for (int32_t i = 0; i < events.count; i++) {
        if (i) text_char(&text, '|');
        if (events.item[i].erased) text_char(&text, '!'); else text_bytes(&text, events.item[i].bytes, events.item[i].size);
    }
    char *out = arena_copy(&arena, text_string(&text), text.size);
    text_free(&text);
    return out;
}

static void note(void *context, const struct store_finding *f)
{
    struct text *text = context;
    char line[300];
    (void)snprintf(line, sizeof line, "%d %s %lld %lld %s\n", (int)f->what, f->dossier, (long long)f->position, (long long)f->n, f->detail[1]);
    text_put(text, line);
}

int64_t verify_all(struct store *s, const struct store_verdict *noted)
{
    struct store_verdict verdict;
    struct text text = TEXT_IN(findings);
    enum store_status status = store_verify(s, noted, note, &text, NULL, &verdict);
    (void)text_string(&text);
    if (status != STORE_OK) print_message("# verify: %s: %s\n", store_status_text[status][1], store_detail(s));
    assert_int_equal(status, STORE_OK);
    return verdict.findings;
}

static struct sql *behind(const char *where)
{
    const struct store_options options = { .create = true };
    struct sql *sql;
    const struct sql_driver *driver = strncmp(where, "postgres", 8) == 0 ? &postgres_driver : &sqlite_driver;
    enum store_status status = driver->open(&sql, where, &options);
    if (status != STORE_OK) print_message("# %s: %s\n", where, sql->detail);
    assert_int_equal(status, STORE_OK);
    return sql;
}

void sql_script(const char *where, const char *text)
{
    struct sql *sql = behind(where);
    enum store_status status = sql->driver->script(sql, text);
    if (status != STORE_OK) print_message("# %s: %s\n", text, sql->detail);
    assert_int_equal(status, STORE_OK);
    sql->driver->close(sql);
}

static enum store_status take(void *context, const struct sql_value *column, int columns)
{
    if (columns) *(int64_t *)context = column->number;
    return STORE_OK;
}

int64_t sql_number_of(const char *where, const char *query)
{
    int64_t number = 0;
    struct sql *sql = behind(where);
    assert_int_equal(sql->driver->run(sql, query, NULL, 0, take, &number), STORE_OK);
    sql->driver->close(sql);
    return number;
}

struct room { uint8_t *out; size_t room, size; };
static enum store_status take_bytes(void *context, const struct sql_value *column, int columns)
{
    struct room *room = context;
    if (columns && !room->size && column->size <= room->room) memcpy(room->out, column->bytes, room->size = column->size);
    return STORE_OK;
}

size_t sql_bytes_of(const char *where, const char *query, uint8_t *out, size_t size)
{
    struct room room = { out, size, 0 };
    struct sql *sql = behind(where);
    assert_int_equal(sql->driver->run(sql, query, NULL, 0, take_bytes, &room), STORE_OK);
    sql->driver->close(sql);
    return room.size;
}

uint32_t random_below(uint32_t bound)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(seed >> 8) * bound) >> 24);
}

static char *whole_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    *size = 0;
    if (!file) return NULL;
    long length = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : 0;
    char *bytes = malloc((size_t)length + 1);
    rewind(file);
    if (bytes) *size = fread(bytes, 1, (size_t)length, file);
    (void)fclose(file);
    return bytes;
}

bool file_holds(const char *path, const void *bytes, size_t size)
{
    size_t all;
    char *file = whole_file(path, &all);
    bool found = false;
    for (size_t i = 0; file && !found && i + size <= all; i++) found = memcmp(file + i, bytes, size) == 0;
    free(file);
    return found;
}

void copy_file(const char *from, const char *to)
{
    size_t size;
    char *bytes = whole_file(from, &size);
    (void)unlink(to);
    FILE *file = bytes ? fopen(to, "wb") : NULL;
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(to, 0600), 0);
    free(bytes);
}

long file_size(const char *path)
{
    size_t size;
    char *bytes = whole_file(path, &size);
    free(bytes);
    return bytes ? (long)size : -1;
}
