/* SPDX-License-Identifier: EUPL-1.2 */
/* test_keys.c: the master key: made once, refused when others may read it, replaced without losing anything at any moment. */
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include "help.h"

#define IS(call) assert_int_equal(call, STORE_OK)
static const char first[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
    second[] = "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100";

static enum store_status status_with(const char *where, const char *key)
{
    struct store *s;
    enum store_status status = store_open(&s, where, &(struct store_options){ .key = key });
    store_close(s);
    return status;
}

static struct store *open_with(const char *where, const char *key)
{
    struct store *s;
    IS(store_open(&s, where, &(struct store_options){ .create = true, .key = key }));
    return s;
}

static void a_store_opens_with_its_own_key_only(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_with(where, first);
    IS(add(s, "d", 0, "k", "one"));
    store_close(s);
    IS(status_with(where, first));
    assert_int_equal(status_with(where, second), STORE_KEY);
    assert_int_equal(status_with(where, "too short"), STORE_KEY);
    assert_int_equal(setenv("BREED_MASTER_KEY", second, 1), 0);
    assert_int_equal(status_with(where, NULL), STORE_KEY);
    assert_int_equal(setenv("BREED_MASTER_KEY", first, 1), 0);
    IS(status_with(where, NULL));
    if (!on_postgres) assert_int_equal(unsetenv("BREED_MASTER_KEY"), 0);
}

static void a_server_without_a_key_in_the_environment_is_refused(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s;
    assert_int_equal(unsetenv("BREED_MASTER_KEY"), 0);
    assert_int_equal(store_open(&s, where, &(struct store_options){ .create = true }), STORE_KEY);
    store_close(s);
    assert_int_equal(setenv("BREED_MASTER_KEY", first, 1), 0);
    s = open_at(where);
    store_close(s);
}

static void a_key_file_is_made_once_for_its_owner_alone(void **state)
{
    (void)state;
    const char *where = fresh();
    char key[200];
    struct stat about;
    (void)snprintf(key, sizeof key, "%s/key%u", folder, random_below(1000000));
    assert_int_equal(setenv("BREED_MASTER_KEY_FILE", key, 1), 0);
    struct store *s;
    assert_int_not_equal(try_open(&s, where), STORE_OK);
    store_close(s);
    assert_int_equal(access(key, F_OK), -1);            /* looking makes nothing */
    s = open_at(where);
    IS(add(s, "d", 0, "k", "one"));
    store_close(s);
    assert_int_equal(stat(key, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    static const mode_t wider[] = { 0640, 0604, 0660, 0644, 0610, 0601, 0602 };
    for (size_t i = 0; i < sizeof wider / sizeof *wider; i++) {
        assert_int_equal(chmod(key, wider[i]), 0);
        assert_int_equal(status_with(where, NULL), STORE_KEY);
    }
    assert_int_equal(chmod(key, 0400), 0);
    IS(status_with(where, NULL));
    char away[220];
    (void)snprintf(away, sizeof away, "%s.away", key);
    assert_int_equal(rename(key, away), 0);
    assert_int_equal(store_open(&s, where, &(struct store_options){ .create = true, .migrate = true }),
        STORE_KEY);       /* never a new one for an old database */
    store_close(s);
    assert_int_equal(access(key, F_OK), -1);
    assert_int_equal(mkdir(key, 0700), 0);
    assert_int_equal(status_with(where, NULL), STORE_KEY);
    assert_int_equal(rmdir(key), 0);
    int file = open(key, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(file, first, 63), 63);
    assert_int_equal(close(file), 0);
    assert_int_equal(status_with(where, NULL), STORE_KEY);
    assert_int_equal(rename(away, key), 0);
    IS(status_with(where, NULL));
    assert_int_equal(unsetenv("BREED_MASTER_KEY_FILE"), 0);
}

static void a_new_master_key_opens_everything_and_the_old_one_nothing(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_with(where, first);
    for (int i = 0; i < 700; i++) {             /* more than are wrapped at once */
        char id[12];
        (void)snprintf(id, sizeof id, "d%d", i);
        if (i % 100 == 0) { if (i) IS(store_commit(s)); IS(store_begin(s)); }
        IS(add(s, id, 0, "k", id));
    }
    IS(store_commit(s));
    IS(store_erase(s, "d8", 1, "gewist"));
    struct store_hash before = store_hash(s, "bsn", "999990019", 9);
    assert_int_equal(store_rotate(s, "short", NULL), STORE_KEY);
    IS(store_rotate(s, second, NULL));
    IS(store_scrub(s));
    struct store_hash after = store_hash(s, "bsn", "999990019", 9);
    assert_memory_equal(&before, &after, sizeof before);
    assert_string_equal(words_of(s, "d699", NULL), "d699");
    IS(add(s, "new", 0, "k", "new"));
    store_close(s);
    assert_int_equal(status_with(where, first), STORE_KEY);
    s = open_with(where, second);
    after = store_hash(s, "bsn", "999990019", 9);
    assert_memory_equal(&before, &after, sizeof before);
    assert_string_equal(words_of(s, "d3", NULL), "d3");
    assert_string_equal(words_of(s, "new", NULL), "new");
    assert_int_equal(verify_all(s, NULL), 0);
    store_close(s);
}

/* Cut off between the commit and the renaming, and before the commit: the database opens and reads in both cases. */
static void a_rotation_that_was_cut_off_is_finished_or_forgotten(void **state)
{
    (void)state;
    const char *where = fresh();
    char key[200], old[220], fresh_key[220];
    (void)snprintf(key, sizeof key, "%s.key", where);
    (void)snprintf(old, sizeof old, "%s.old", key);
    (void)snprintf(fresh_key, sizeof fresh_key, "%s.new", key);
    struct store *s = open_at(where);
    IS(add(s, "d", 0, "k", "one"));
    copy_file(key, old);
    IS(store_rotate(s, NULL, NULL));
    store_close(s);
    assert_int_equal(access(fresh_key, F_OK), -1);
    assert_int_equal(rename(key, fresh_key), 0);        /* as it was before the renaming */
    copy_file(old, key);
    IS(try_open(&s, where));
    assert_string_equal(words_of(s, "d", NULL), "one");
    store_close(s);
    assert_int_equal(access(fresh_key, F_OK), -1);
    IS(try_open(&s, where));
    store_close(s);
    copy_file(old, fresh_key);                          /* as it was before the commit: a new key that nothing is wrapped with */
    IS(try_open(&s, where));
    assert_string_equal(words_of(s, "d", NULL), "one");
    assert_int_equal(verify_all(s, NULL), 0);
    assert_int_equal(store_rotate(s, second, NULL), STORE_REFUSED);         /* it may yet be the key of this database: nothing takes its place */
    IS(store_rotate(s, NULL, NULL));                                        /* goes on with the one that was left, here the first key of all */
    assert_int_equal(access(fresh_key, F_OK), -1);
    store_close(s);
    copy_file(old, key);
    IS(try_open(&s, where));
    IS(store_rotate(s, second, NULL));
    store_close(s);
    copy_file(old, key);
    assert_int_equal(try_open(&s, where), STORE_KEY);
    store_close(s);
}

static void what_is_no_database_of_ours_is_left_alone(void **state)
{
    (void)state;
    struct store *s;
    const struct store_options make = { .create = true, .migrate = true };
    const char *text = sqlite_path(), *other = sqlite_path();
    char key[200];
    FILE *file = fopen(text, "w");
    assert_non_null(file);
    for (int i = 0; i < 500; i++) (void)fputs("no database\n", file);
    (void)fclose(file);
    assert_int_equal(store_open(&s, text, &make), STORE_FOREIGN);
    store_close(s);
    assert_int_equal(file_size(text), 6000);
    char line[300];
    (void)snprintf(line, sizeof line, "python3 -c \"import sqlite3; d = sqlite3.connect('%s'); d.execute('create table t (x)'); d.commit()\" 2>/dev/null",
        other);
    if (system(line) == 0) {
        assert_int_equal(store_open(&s, other, &make), STORE_FOREIGN);
        store_close(s);
    }
    (void)snprintf(key, sizeof key, "%s.key", text);
    assert_int_equal(access(key, F_OK), -1);
    assert_int_equal(store_open(&s, "/nowhere/at/all.db", &make), STORE_FAILED);
    store_close(s);
}

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(a_store_opens_with_its_own_key_only, BOTH),
        TEST(a_server_without_a_key_in_the_environment_is_refused, SERVER),
        TEST(a_key_file_is_made_once_for_its_owner_alone, BOTH),
        TEST(a_new_master_key_opens_everything_and_the_old_one_nothing, BOTH),
        TEST(a_rotation_that_was_cut_off_is_finished_or_forgotten, FILES),
        TEST(what_is_no_database_of_ours_is_left_alone, FILES),
    };
    if (!begin_tests(count, arguments)) return 2;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
