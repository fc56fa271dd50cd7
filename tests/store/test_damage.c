/* SPDX-License-Identifier: EUPL-1.2 */
/* test_damage.c: whatever is changed behind the store's back is found and named: every column of every table, and any byte of an SQLite file. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "help.h"

#define IS(call) assert_int_equal(call, STORE_OK)

/* Dossiers a, b and c with four events each, taking turns (n 1 is a 1, n 2 is b 1, n 3 is c 1, n 4 is a 2 ...); c is erased with n 13. One record. */
static void fill(struct store *s)
{
    static const char *const words[] = { "jansen", "utrecht" };
    struct store_hash person = store_hash(s, "bsn", "999990019", 9);
    const struct store_index index = { .state = "loopt", .municipality = "0363", .employer = "w1", .owner = "o1", .person = &person, .deadline = 20000,
        .keep_until = 30000,
                                       .summary = "J", .summary_size = 1, .words = words, .word_count = 2 };
    for (int i = 0; i < 12; i++) {
        const char id[] = { (char)('a' + i % 3), 0 };
        const struct store_new new = { "soort", id, 1, &person };
        IS(store_append(s, id, i / 3, &new, 1, &index, NULL));
    }
    IS(store_erase(s, "c", 4, "gewist"));
    IS(store_put(s, "account", "jan", 0, "one", 3, "t", 7));
}

#define SOME "'\\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'"
/* What is done, and the beginning of a line that verify must tell: damage, dossier, position, n. @ is 32 bytes that are wrong anywhere. */
static const struct { const char *change, *found; } changes[] = {
    { "UPDATE event SET n = 50 WHERE n = 5", "2  0 5 " },
    { "UPDATE event SET dossier = 'zz' WHERE n = 5", "2 b 2 " }, { "UPDATE event SET dossier = 'zz' WHERE n = 5", "4 zz " },
    { "UPDATE event SET position = 22 WHERE n = 5", "2 b 2 " },
    { "UPDATE event SET time = time + 1 WHERE n = 5", "0 b 2 5 " },
    { "UPDATE event SET kind = 'soorten' WHERE n = 5", "0 b 2 5 " },
    { "UPDATE event SET about = @ WHERE n = 5", "0 b 2 5 " },
    { "UPDATE event SET about = NULL WHERE n = 5", "0 b 2 5 " },
    { "UPDATE event SET sealed = @ WHERE n = 5", "0 b 2 5 " },
    { "UPDATE event SET sealed = NULL WHERE n = 5", "3 b 2 5 " },
    { "UPDATE event SET body = @ WHERE n = 5", "0 b 2 5 " },
    { "UPDATE event SET digest = @ WHERE n = 5", "0 b 2 5 " },
    { "UPDATE event SET link = @ WHERE n = 5", "1 b 2 5 " },
    { "UPDATE event SET sealed = (SELECT e.sealed FROM event e WHERE e.n = 8) WHERE n = 5", "0 b 2 5 " },
    { "DELETE FROM event WHERE n = 5", "2  0 5 " }, { "DELETE FROM event WHERE n = 5", "2 b 2 " },
    { "DELETE FROM event WHERE n > 10", "2  0 11 " },
    { "DELETE FROM event WHERE n > 12; UPDATE head SET n = 12, link = (SELECT link FROM event WHERE n = 12)", "7 " },
    { "DELETE FROM event WHERE n = 10; UPDATE dossier SET position = 3, digest = (SELECT digest FROM event WHERE n = 7) WHERE id = 'a'", "4 a " },
    { "DELETE FROM event WHERE dossier = 'b'; DELETE FROM word WHERE dossier = 'b'; DELETE FROM dossier_key WHERE id = 'b';"
      "DELETE FROM dossier WHERE id = 'b'", "2  0 2 " },
    { "DELETE FROM dossier WHERE id = 'b'", "4 b " },
    { "INSERT INTO event (n, dossier, position, time, kind, body, digest, link) SELECT 14, 'b', 5, time, kind, body, digest, link FROM event WHERE n = 13",
        "7  0 14 " },
    { "UPDATE dossier SET position = 3 WHERE id = 'b'", "4 b " }, { "UPDATE dossier SET digest = @ WHERE id = 'b'", "4 b " },
    { "UPDATE dossier SET erased = 1 WHERE id = 'b'", "4 b " }, { "UPDATE dossier SET erased = 0 WHERE id = 'c'", "4 c " },
    { "UPDATE dossier SET state = 'klaar' WHERE id = 'b'", "4 b " }, { "UPDATE dossier SET municipality = '0344' WHERE id = 'b'", "4 b " },
    { "UPDATE dossier SET employer = 'w2' WHERE id = 'b'", "4 b " }, { "UPDATE dossier SET owner = 'o2' WHERE id = 'b'", "4 b " },
    { "UPDATE dossier SET person = @ WHERE id = 'b'", "4 b " }, { "UPDATE dossier SET person = NULL WHERE id = 'b'", "4 b " },
    { "UPDATE dossier SET deadline = 20001 WHERE id = 'b'", "4 b " }, { "UPDATE dossier SET keep_until = 1 WHERE id = 'b'", "4 b " },
    { "UPDATE dossier SET summary = @ WHERE id = 'b'", "4 b " }, { "UPDATE dossier SET summary = NULL WHERE id = 'b'", "4 b " },
    { "DELETE FROM word WHERE dossier = 'b'; UPDATE dossier SET words = (SELECT c.words FROM dossier c WHERE c.id = 'c') WHERE id = 'b'", "4 b " },
    { "UPDATE dossier SET words = @ WHERE id = 'b'", "4 b " }, { "UPDATE dossier SET mac = @ WHERE id = 'b'", "4 b " },
    { "UPDATE dossier SET id = 'q' WHERE id = 'b'", "4 b " },
    { "UPDATE dossier_key SET wrapped = @ WHERE id = 'b'", "5 b " }, { "DELETE FROM dossier_key WHERE id = 'b'", "5 b " },
    { "UPDATE dossier_key SET wrapped = (SELECT k.wrapped FROM dossier_key k WHERE k.id = 'a') WHERE id = 'b'", "5 b " },
    { "INSERT INTO dossier_key (id, wrapped) SELECT 'c', wrapped FROM dossier_key WHERE id = 'a'", "5 c " },
    { "DELETE FROM word WHERE dossier = 'b'", "4 b 0 0 words" },
        { "UPDATE word SET hash = @ WHERE dossier = 'b' AND hash = (SELECT w.hash FROM word w ORDER BY w.hash LIMIT 1)", "4 b 0 0 words" },
    { "UPDATE word SET dossier = 'c' WHERE dossier = 'b'", "4 c 0 0 words" },
    { "UPDATE record SET collection = 'session'", "6 " }, { "UPDATE record SET hash = @", "6 " }, { "UPDATE record SET version = 9", "6 " },
    { "UPDATE record SET tag = @", "6 " }, { "UPDATE record SET tag = NULL", "6 " }, { "UPDATE record SET due = 8", "6 " }, { "UPDATE record SET sealed = @",
        "6 " },
    { "UPDATE head SET n = 12", "7 " }, { "UPDATE head SET link = @", "7 " }, { "UPDATE head SET mac = @", "7 " },
};

static const char *const all_tables[] = { "word", "dossier_key", "event", "record", "head", "dossier" };
enum { TABLES = sizeof all_tables / sizeof *all_tables };

static void put_all(struct text *text, const char *before, const char *behind, bool twice)
{
    for (int i = 0; i < TABLES; i++) {
        text_put(text, before);
        text_put(text, all_tables[i]);
        text_put(text, behind);
        if (twice) { text_put(text, all_tables[i]); text_char(text, ';'); }
    }
}

/* Without the checks of the database itself, as somebody who writes into its files. */
static void tamper(const char *where, const char *change)
{
    struct text text = { 0 };
    text_put(&text, on_postgres ? "SET session_replication_role = replica; " : "PRAGMA foreign_keys=OFF; ");
    for (; *change; change++)
        if (*change != '@') text_char(&text, *change);
        else text_put(&text, on_postgres ? SOME "::bytea" : "x'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'");
    sql_script(where, text_string(&text));
    text_free(&text);
}

static bool told(const char *begin)
{
    for (const char *line = findings; *line; line += strcspn(line, "\n") + 1)
        if (strncmp(line, begin, strlen(begin)) == 0) return true;
    return false;
}

static void every_column_of_every_table_is_looked_at(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where);
    struct text keep = { 0 }, back = { 0 };
    fill(s);
    put_all(&keep, "CREATE TABLE kept_", " AS SELECT * FROM ", true);
    put_all(&back, "DELETE FROM ", ";", false);
    for (int i = TABLES; i--; ) {
        text_put(&back, "INSERT INTO "); text_put(&back, all_tables[i]);
        text_put(&back, " SELECT * FROM kept_"); text_put(&back, all_tables[i]); text_char(&back, ';');
    }
    sql_script(where, text_string(&keep));
    assert_int_equal(verify_all(s, NULL), 0);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        tamper(where, changes[i].change);
        if (!verify_all(s, NULL) || !told(changes[i].found)) { print_message("# %s\nis told as:\n%s", changes[i].change, findings); fail(); }
        tamper(where, text_string(&back));
        if (verify_all(s, NULL)) { print_message("# %s\n%s", changes[i].change, findings); fail(); }
    }
    text_free(&keep);
    text_free(&back);
    store_close(s);
}

static void one_change_is_told_once_and_not_for_all_that_follows(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where);
    fill(s);
    tamper(where, "UPDATE event SET kind = 'x' WHERE n = 5");
    assert_int_equal(verify_all(s, NULL), 1);
    tamper(where, "UPDATE event SET kind = 'soort', sealed = @ WHERE n = 5");
    assert_int_equal(verify_all(s, NULL), 1);
    store_close(s);
}

static void what_a_reader_gets_is_what_was_written_or_nothing(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where);
    struct store_events events;
    struct store_dossier d;
    fill(s);
    tamper(where, "UPDATE event SET sealed = (SELECT e.sealed FROM event e WHERE e.n = 8) WHERE n = 5");
    assert_int_equal(store_read(s, &arena, "b", NULL, &events), STORE_DAMAGED);
    assert_string_equal(store_detail(s), "dossier b, position 2");
    tamper(where, "UPDATE event SET time = time + 1 WHERE n = 4");
    assert_int_equal(store_read(s, &arena, "a", NULL, &events), STORE_DAMAGED);
    tamper(where, "UPDATE dossier SET deadline = 1 WHERE id = 'a'");
    assert_int_equal(store_dossier(s, &arena, "a", &d), STORE_DAMAGED);
    assert_int_equal(add(s, "a", 4, "k", "x"), STORE_DAMAGED);
    store_close(s);
}

static void a_damaged_or_foreign_database_is_not_opened(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where), *again;
    fill(s);
    store_close(s);
    tamper(where, "INSERT INTO migration (number, digest) SELECT max(number) + 1, @ FROM migration");
    assert_int_equal(try_open(&again, where), STORE_NEWER);
    store_close(again);
    tamper(where, "DELETE FROM migration WHERE number = (SELECT max(number) FROM migration)");
    IS(try_open(&again, where));
    store_close(again);
    tamper(where, "UPDATE secret SET wrapped = @");
    assert_int_equal(try_open(&again, where), STORE_DAMAGED);
    store_close(again);
    tamper(where, "UPDATE migration SET digest = @ WHERE number = 1");
    assert_int_equal(try_open(&again, where), STORE_DAMAGED);
    store_close(again);
    tamper(where, "DELETE FROM secret");
    assert_int_not_equal(try_open(&again, where), STORE_OK);
    store_close(again);
}

static void a_noted_head_must_still_be_in_the_chain(void **state)
{
    (void)state;
    struct store *s = open_fresh(), *other = open_fresh();
    struct store_verdict noted = { 0 }, later;
    fill(s);
    IS(store_verify(s, NULL, NULL, NULL, NULL, &noted));
    assert_int_equal(noted.findings, 0);
    assert_int_equal(noted.head, 13);
    assert_int_equal(noted.events, 13);
    assert_int_equal(noted.dossiers, 3);
    assert_int_equal(noted.erased, 1);
    assert_int_equal(noted.records, 1);
    IS(add(s, "a", 4, "k", "more"));
    IS(store_verify(s, &noted, NULL, NULL, NULL, &later));
    assert_int_equal(later.findings, 0);
    fill(other);
    IS(store_verify(other, &noted, NULL, NULL, NULL, &later));
    assert_int_equal(later.findings, 1);
    noted.head = 99;
    IS(store_verify(s, &noted, NULL, NULL, NULL, &later));
    assert_int_equal(later.findings, 1);
    store_close(s);
    store_close(other);
}

/* ---- files ---- */

static void take_along(const char *from, const char *to)
{
    static const char *const ends[] = { ".key", ".mark" };
    char a[200], b[200];
    copy_file(from, to);
    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(a, sizeof a, "%s%s", from, ends[i]);
        (void)snprintf(b, sizeof b, "%s%s", to, ends[i]);
        copy_file(a, b);
    }
}

static void flip(const char *path, long at, int bit)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    (void)fseek(file, at, SEEK_SET);
    int c = fgetc(file);
    (void)fseek(file, at, SEEK_SET);
    (void)fputc(c ^ (1 << bit), file);
    assert_int_equal(fclose(file), 0);
}

static bool is_noticed(const char *where)
{
    struct store *s;
    bool noticed = try_open(&s, where) != STORE_OK || verify_all(s, NULL) > 0;
    store_close(s);
    return noticed;
}

static void a_flipped_bit_anywhere_in_the_file_is_noticed(void **state)
{
    (void)state;
    const char *where = fresh(), *bad = sqlite_path(), *step = getenv("BREED_FLIP_STEP");
    struct store *s = open_at(where);
    fill(s);
    store_close(s);
    long size = file_size(where), steps = step ? strtol(step, NULL, 10) : 293, tried = 0;
    take_along(where, bad);
    assert_false(is_noticed(bad));
    for (long at = 0; at < size; at += at < 110 ? 1 : 1 + (long)random_below((uint32_t)steps * 2)) {
        int bit = (int)random_below(8);
        take_along(where, bad);
        flip(bad, at, bit);
        if (!is_noticed(bad)) { print_message("# bit %d of byte %ld of %ld is not noticed\n", bit, at, size); fail(); }
        tried++;
    }
    print_message("# %ld of %ld bytes tried\n", tried, size);
}

static long place_of(const char *path, const void *bytes, size_t size)
{
    char buffer[1 << 18];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t all = fread(buffer, 1, sizeof buffer, file);
    (void)fclose(file);
    for (size_t i = 0; i + size <= all; i++)
        if (memcmp(buffer + i, bytes, size) == 0) return (long)i;
    return -1;
}

static void a_flipped_byte_of_an_event_is_named(void **state)
{
    (void)state;
    static const struct { const char *query, *found; } parts[] = {
        { "SELECT sealed FROM event WHERE n = 5", "0 b 2 5 " }, { "SELECT body FROM event WHERE n = 5", "0 b 2 5 " },
        { "SELECT digest FROM event WHERE n = 5", "0 b 2 5 " }, { "SELECT link FROM event WHERE n = 5", "1 b 2 5 " },
        { "SELECT mac FROM dossier WHERE id = 'b'", "4 b " }, { "SELECT summary FROM dossier WHERE id = 'b'", "4 b " },
            { "SELECT wrapped FROM dossier_key WHERE id = 'b'", "5 b " },
        { "SELECT mac FROM head", "7 " }, { "SELECT sealed FROM record", "6 " },
    };
    const char *where = fresh(), *bad = sqlite_path();
    struct store *s = open_at(where);
    fill(s);
    store_close(s);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        uint8_t bytes[200];
        size_t size = sql_bytes_of(where, parts[i].query, bytes, sizeof bytes);
        long at = place_of(where, bytes, size);
        assert_true(size >= 32 && at > 0);
        take_along(where, bad);
        IS(try_open(&s, bad));
        flip(bad, at + (long)random_below((uint32_t)size), (int)random_below(8));
        if (!verify_all(s, NULL) || !told(parts[i].found) || !told("8 ")) { print_message("# %s\n%s", parts[i].query, findings); fail(); }
        store_close(s);
    }
}

/* Not only verify: a page that was changed is not read, wherever on it the change is. */
static void a_page_with_a_flipped_bit_is_not_read(void **state)
{
    (void)state;
    const char *where = fresh(), *bad = sqlite_path();
    uint8_t bytes[200];
    struct store *s = open_at(where);
    struct store_record r;
    fill(s);
    store_close(s);
    size_t size = sql_bytes_of(where, "SELECT sealed FROM record", bytes, sizeof bytes);
    long page = place_of(where, bytes, size) / 4096;
    take_along(where, bad);
    IS(try_open(&s, bad));
    flip(bad, page * 4096 + 2000, 0);           /* in the middle, where nothing is yet */
    assert_int_equal(store_get(s, &arena, "account", "jan", &r), STORE_DAMAGED);
    assert_string_equal(store_detail(s), "a page of the file is not what was written");
    flip(bad, page * 4096 + 2000, 0);
    IS(store_get(s, &arena, "account", "jan", &r));
    store_close(s);
}

static void an_older_copy_put_back_and_a_lost_journal_are_noticed(void **state)
{
    (void)state;
    const char *where = fresh(), *older = sqlite_path(), *moved = sqlite_path();
    char mark[200];
    struct store *s = open_at(where), *again;
    fill(s);
    store_close(s);
    copy_file(where, older);
    s = open_at(where);
    IS(add(s, "a", 4, "k", "later"));
    take_along(where, moved);                   /* without the journal, in which the last event still is */
    store_close(s);
    assert_int_equal(try_open(&again, moved), STORE_DAMAGED);
    store_close(again);
    copy_file(older, where);
    assert_int_equal(try_open(&again, where), STORE_DAMAGED);
    assert_non_null(strstr(store_detail(again), ".mark"));
    store_close(again);
    (void)snprintf(mark, sizeof mark, "%s.mark", where);
    assert_int_equal(unlink(mark), 0);          /* somebody knows what he does */
    IS(try_open(&again, where));
    assert_int_equal(verify_all(again, NULL), 0);
    store_close(again);
    s = open_at(where);
    IS(add(s, "a", 4, "k", "x"));
    store_close(s);
    flip(mark, 20, 3);
    IS(try_open(&again, where));
    assert_int_equal(verify_all(again, NULL), 1);
    assert_true(told("7 "));
    store_close(again);
}

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(every_column_of_every_table_is_looked_at, BOTH),
        TEST(one_change_is_told_once_and_not_for_all_that_follows, BOTH),
        TEST(what_a_reader_gets_is_what_was_written_or_nothing, BOTH),
        TEST(a_damaged_or_foreign_database_is_not_opened, BOTH),
        TEST(a_noted_head_must_still_be_in_the_chain, BOTH),
        TEST(a_flipped_bit_anywhere_in_the_file_is_noticed, FILES),
        TEST(a_flipped_byte_of_an_event_is_named, FILES),
        TEST(a_page_with_a_flipped_bit_is_not_read, FILES),
        TEST(an_older_copy_put_back_and_a_lost_journal_are_noticed, FILES),
    };
    if (!begin_tests(count, arguments)) return 2;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
