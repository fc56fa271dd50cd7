/* SPDX-License-Identifier: EUPL-1.2 */
/* test_faults.c: every single write and sync that SQLite does is made to fail once, and the power is cut at each: what was acknowledged stays, nothing is
   half. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "help.h"
#include "store/through.h"

#define IS(call) assert_int_equal(call, STORE_OK)

/* ---- a disk that fails when told so, between SQLite's own and ours ---- */

enum fault { FAULT_none, FAULT_full, FAULT_full_from_here_on, FAULT_half_written, FAULT_sync, FAULT_power };
static struct { enum fault fault; long at, operations; bool dead; } disk;

/* What was written since the last sync of its file, with what stood there before. */
struct unsynced { struct unsynced *before; char path[200]; sqlite3_int64 offset, size_before; int old_size, size; char *old; };
static struct unsynced *last_write;

struct faulty { struct through through; char path[200]; };
static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs(void) { return (sqlite3_vfs *)vfs.pAppData; }
static struct faulty *of(sqlite3_file *f) { return (struct faulty *)(void *)f; }

/* Counts an operation; true when it is the one that fails. */
static bool is_due(bool sync)
{
    if (disk.dead) return true;
    bool counts = disk.fault == FAULT_power || (disk.fault == FAULT_sync ? sync : disk.fault != FAULT_none && !sync);
    if (counts) disk.operations++;
    bool due = counts && (disk.operations == disk.at || (disk.fault == FAULT_full_from_here_on && disk.operations > disk.at));
    if (due && disk.fault == FAULT_power) disk.dead = true;
    return due;
}

static void forget_writes(const char *path)
{
    for (struct unsynced **at = &last_write; *at; ) {
        struct unsynced *one = *at;
        if (path && strcmp(one->path, path) != 0) { at = &one->before; continue; }
        *at = one->before;
        free(one->old);
        free(one);
    }
}

static void remember(struct faulty *f, sqlite3_int64 offset, int size)
{
    struct unsynced *one = calloc(1, sizeof *one);
    assert_non_null(one);
    memcpy(one->path, f->path, sizeof one->path);
    (void)f->through.real->pMethods->xFileSize(f->through.real, &one->size_before);
    one->offset = offset;
    one->size = size;
    one->old_size = offset >= one->size_before ? 0 : offset + size > one->size_before ? (int)(one->size_before - offset) : size;
    one->old = calloc(1, (size_t)size + 1);
    assert_non_null(one->old);
    if (one->old_size) (void)f->through.real->pMethods->xRead(f->through.real, one->old, one->old_size, offset);
    one->before = last_write;
    last_write = one;
}

/* Undoes the last writes of each file, as many as chance says: a disk may have kept some of what was never synced. */
static void lose_power(void)
{
    char path[200] = "";
    bool keeping = false;
    for (struct unsynced *one = last_write; one; one = one->before) {
        if (strcmp(path, one->path) != 0) { memcpy(path, one->path, sizeof path); keeping = random_below(4) == 0; }
        if (!keeping) keeping = random_below(6) == 0;
        if (keeping) continue;
        FILE *file = fopen(one->path, "r+b");
        if (!file) continue;
        (void)fseek(file, (long)one->offset, SEEK_SET);
        (void)fwrite(one->old, 1, (size_t)one->old_size, file);
        (void)fclose(file);
        if (truncate(one->path, one->size_before) != 0) perror("truncate");
    }
    forget_writes(NULL);
}

static int close_file(sqlite3_file *f) { return real_file(f)->pMethods->xClose(real_file(f)); }
static int read_file(sqlite3_file *f, void *to, int size, sqlite3_int64 at) { return disk.dead ? SQLITE_IOERR_READ : real_file(f)->pMethods->xRead(real_file(f),
    to, size, at); }
static int write_file(sqlite3_file *f, const void *from, int size, sqlite3_int64 at)
{
    if (is_due(false)) {
        if (disk.fault == FAULT_half_written && !disk.dead) (void)real_file(f)->pMethods->xWrite(real_file(f), from, size / 2, at);
        return disk.fault == FAULT_power || disk.fault == FAULT_half_written ? SQLITE_IOERR_WRITE : SQLITE_FULL;
    }
    if (disk.fault == FAULT_power) remember(of(f), at, size);
    return real_file(f)->pMethods->xWrite(real_file(f), from, size, at);
}
static int truncate_file(sqlite3_file *f, sqlite3_int64 size)
{
    if (is_due(false)) return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 old = 0;
    (void)real_file(f)->pMethods->xFileSize(real_file(f), &old);
    if (disk.fault == FAULT_power && size < old) remember(of(f), size, (int)(old - size));
    return through_truncate(f, size);
}
static int sync_file(sqlite3_file *f, int flags)
{
    if (is_due(true)) return SQLITE_IOERR_FSYNC;
    if (disk.fault == FAULT_power) forget_writes(of(f)->path);
    return through_sync(f, flags);
}
static const sqlite3_io_methods methods = THROUGH_METHODS(close_file, read_file, write_file, truncate_file, sync_file);

static int open_file(sqlite3_vfs *v, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct faulty *own = of(file);
    (void)v;
    memset(own, 0, sizeof *own);
    own->through.real = (sqlite3_file *)(void *)(own + 1);
    if (disk.dead) return SQLITE_CANTOPEN;
    if (name) (void)snprintf(own->path, sizeof own->path, "%s", name);
    int status = real_vfs()->xOpen(real_vfs(), name, own->through.real, flags, out);
    if (status == SQLITE_OK) file->pMethods = &methods;
    return status;
}
static int delete_file(sqlite3_vfs *v, const char *name, int sync)
{
    (void)v;
    if (disk.dead) return SQLITE_IOERR_DELETE;
    forget_writes(name);
    return real_vfs()->xDelete(real_vfs(), name, sync);
}

static void put_in_between(void)
{
    sqlite3_vfs *below = sqlite3_vfs_find(NULL);
    vfs = *below;
    vfs.pNext = NULL;
    vfs.zName = "faulty";
    vfs.pAppData = below;
    vfs.szOsFile = (int)sizeof(struct faulty) + below->szOsFile;
    vfs.xOpen = open_file;
    vfs.xDelete = delete_file;
    assert_int_equal(sqlite3_vfs_register(&vfs, 1), SQLITE_OK);
}

/* ---- what is done while the disk fails, and what must be true afterwards ---- */

struct done { int64_t a[2] /* acknowledged, and perhaps one more */, b[2], record[2]; bool erased[2], rotated; };

/* Stops at the first failure, as a program would that tells its user so. */
static void work(const char *where, struct done *done)
{
    struct store *s;
    static char large[9000];
    memset(large, 'x', sizeof large - 1);
    const struct store_options options = { .create = true };
    bool good = store_open(&s, where, &options) == STORE_OK;
    for (int i = 0; good && i < 3; i++) {
        const struct store_new new = { "k", large, sizeof large - 1, NULL };
        done->a[1] = done->a[0] + 1;
        good = store_append(s, "a", done->a[0], &new, 1, NULL, NULL) == STORE_OK;
        if (good) done->a[0]++;
    }
    if (good) {                                 /* two dossiers and a record, or none of them */
        done->a[1] = done->a[0] + 1;
        done->b[1] = done->record[1] = 1;
        const struct store_new new = { "k", "x", 1, NULL };
        good = store_begin(s) == STORE_OK && store_append(s, "a", done->a[0], &new, 1, NULL, NULL) == STORE_OK && store_append(s, "b", 0, &new, 1, NULL,
            NULL) == STORE_OK &&
            store_put(s, "r", "k", 0, "x", 1, NULL, 0) == STORE_OK && store_commit(s) == STORE_OK;
        if (good) { done->a[0]++; done->b[0] = done->record[0] = 1; }
    }
    if (good) {
        done->erased[1] = true;
        good = store_erase(s, "b", 1, "gewist") == STORE_OK;
        done->erased[0] = good;
    }
    if (good) good = store_scrub(s) == STORE_OK;
    if (good) good = store_rotate(s, NULL, NULL) == STORE_OK;
    if (good) {
        const struct store_new new = { "k", "x", 1, NULL };
        done->a[1] = done->a[0] + 1;
        good = store_append(s, "a", done->a[0], &new, 1, NULL, NULL) == STORE_OK;
        if (good) done->a[0]++;
    }
    if (good) done->a[1] = done->a[0];
    store_close(s);
    done->rotated = good;
}

static void check(const char *where, const struct done *done)
{
    struct store *s;
    struct store_dossier a = { 0 }, b = { 0 };
    struct store_record r = { 0 };
    const struct store_options options = { .create = true };        /* a database that never came about may be made now */
    enum store_status status = store_open(&s, where, &options);
    if (status != STORE_OK) print_message("# operation %ld: %s\n", disk.at, store_detail(s));
    IS(status);
    (void)store_dossier(s, &arena, "a", &a);
    (void)store_dossier(s, &arena, "b", &b);
    (void)store_get(s, &arena, "r", "k", &r);
    if (!(a.position >= done->a[0] && a.position <= done->a[1])) print_message("# operation %ld: %lld of %lld\n", disk.at, (long long)a.position,
        (long long)done->a[0]);
    assert_true(a.position >= done->a[0] && a.position <= done->a[1]);
    assert_true(b.position >= done->b[0] && b.position <= done->b[1] + done->erased[1]);
    assert_int_equal(r.version, b.position > 0);                    /* together or not at all */
    assert_true(b.position == 0 || a.position >= 4);
    assert_true(b.erased >= done->erased[0] && b.erased <= done->erased[1]);
    if (verify_all(s, NULL)) { print_message("# operation %ld:\n%s", disk.at, findings); fail(); }
    IS(add(s, "a", a.position, "k", "goes on"));
    store_close(s);
}

/* Each operation in turn is the one that fails, until there is none left to fail. */
static void fail_each(enum fault fault)
{
    long at = 1;
    struct done done;
    do {
        const char *where = fresh();
        char line[300];
        done = (struct done){ 0 };
        disk.fault = fault;
        disk.at = at;
        disk.operations = 0;
        work(where, &done);
        disk.fault = FAULT_none;
        if (disk.dead) {
            disk.dead = false;
            lose_power();
            (void)snprintf(line, sizeof line, "%s-shm", where);
            (void)unlink(line);
        }
        forget_writes(NULL);
        check(where, &done);
        (void)snprintf(line, sizeof line, "rm -f '%s'*", where);
        assert_int_equal(system(line), 0);
        at++;
    } while (disk.operations >= at - 1);
    assert_true(done.rotated && at > 10);
    print_message("# %ld operations made to fail\n", at - 2);
}

static void a_disk_that_is_full_for_a_moment_loses_nothing(void **state) { (void)state; fail_each(FAULT_full); }
static void a_disk_that_stays_full_loses_nothing(void **state) { (void)state; fail_each(FAULT_full_from_here_on); }
static void a_write_that_is_done_by_half_loses_nothing(void **state) { (void)state; fail_each(FAULT_half_written); }
static void a_sync_that_fails_loses_nothing(void **state) { (void)state; fail_each(FAULT_sync); }
static void a_power_cut_at_any_moment_loses_nothing_acknowledged(void **state)
{
    const char *times = getenv("BREED_POWER_ROUNDS");
    (void)state;
    for (int i = 0; i < (times ? atoi(times) : 1); i++) fail_each(FAULT_power);
}

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(a_disk_that_is_full_for_a_moment_loses_nothing, BOTH),
        TEST(a_disk_that_stays_full_loses_nothing, BOTH),
        TEST(a_write_that_is_done_by_half_loses_nothing, BOTH),
        TEST(a_sync_that_fails_loses_nothing, BOTH),
        TEST(a_power_cut_at_any_moment_loses_nothing_acknowledged, BOTH),
    };
    if (access("/dev/shm", W_OK) == 0) (void)setenv("BREED_TEST_FOLDER", "/dev/shm",
        0);        /* what a disk does is imitated here; a real one only makes it slow */
    if (!begin_tests(count, arguments)) return 2;
    put_in_between();
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
