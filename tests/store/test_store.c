/* SPDX-License-Identifier: EUPL-1.2 */
/* test_store.c: what the store promises of events, transactions, records, erasing and copies; the same on both kinds of database. */
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
#include "base/node.h"
#include "help.h"

#define IS(call) assert_int_equal(call, STORE_OK)
#define HOLDS(s) do { int64_t wrong = verify_all(s, NULL); if (wrong) print_message("# %s", findings); assert_int_equal(wrong, 0); } while (0)

static void what_is_appended_is_read_back_byte_for_byte(void **state)
{
    (void)state;
    static char large[1 << 20];
    struct store *s = open_fresh();
    struct store_events events;
    for (size_t i = 0; i < sizeof large; i++) large[i] = (char)(i * 7 >> 3);
    struct store_hash about = store_hash(s, "bsn", "999990019", 9);
    const struct store_new three[] = { { "aanvraag", "een\0twee", 8, &about }, { "leeg", NULL, 0, NULL }, { "groot", large, sizeof large, NULL } };
    int64_t position = -5;
    IS(store_append(s, "2026-0001", 0, three, 3, NULL, &position));
    assert_int_equal(position, 3);
    IS(store_read(s, &arena, "2026-0001", NULL, &events));
    assert_int_equal(events.count, 3);
    for (int32_t i = 0; i < 3; i++) {
        const struct store_event *e = &events.item[i];
        assert_int_equal(e->position, i + 1);
        assert_int_equal(e->n, i + 1);
        assert_string_equal(e->kind, three[i].kind);
        assert_string_equal(e->dossier, "2026-0001");
        assert_int_equal(e->size, three[i].size);
        assert_int_equal(e->bytes[e->size], 0);
        if (e->size) assert_memory_equal(e->bytes, three[i].bytes, e->size);
        assert_int_equal(e->has_about, i == 0);
    }
    assert_memory_equal(events.item[0].about.bytes, about.bytes, 32);
    IS(store_about(s, &arena, &about, 0, 10, &events));
    assert_int_equal(events.count, 1);
    assert_int_equal(store_read(s, &arena, "2026-0002", NULL, &events), STORE_ABSENT);
    HOLDS(s);
    store_close(s);
}

static void a_conflict_is_an_answer_and_changes_nothing(void **state)
{
    (void)state;
    struct store *s = open_fresh();
    const struct store_new more = { "b", "later", 5, NULL };
    int64_t position = 0;
    IS(add(s, "d", 0, "a", "one"));
    assert_int_equal(add(s, "d", 0, "a", "again"), STORE_CONFLICT);
    assert_int_equal(add(s, "d", 2, "a", "ahead"), STORE_CONFLICT);
    assert_int_equal(add(s, "e", 1, "a", "of a dossier that is not there"), STORE_CONFLICT);
    assert_int_equal(store_append(s, "d", 7, &more, 1, NULL, &position), STORE_CONFLICT);
    assert_int_equal(position, 1);
    IS(add(s, "d", 1, "a", "two"));
    IS(add(s, "d", STORE_ANY, "a", "three"));
    assert_string_equal(words_of(s, "d", NULL), "one|two|three");
    HOLDS(s);
    store_close(s);
}

static void impossible_calls_are_refused(void **state)
{
    (void)state;
    struct store *s = open_fresh();
    char name[STORE_NAME + 2];
    memset(name, 'x', sizeof name);
    name[STORE_NAME + 1] = 0;
    struct store_events events;
    struct store_page page;
    const struct store_query none = { 0 };
    assert_int_equal(add(s, "", 0, "a", "x"), STORE_REFUSED);
    assert_int_equal(add(s, name, 0, "a", "x"), STORE_REFUSED);
    assert_int_equal(add(s, "two\nlines", 0, "a", "x"), STORE_REFUSED);
    assert_int_equal(add(s, "\xff", 0, "a", "x"), STORE_REFUSED);
    assert_int_equal(add(s, "d", -2, "a", "x"), STORE_REFUSED);
    assert_int_equal(add(s, "d", 0, "", "x"), STORE_REFUSED);
    assert_int_equal(store_append(s, "d", 0, NULL, 0, NULL, NULL), STORE_REFUSED);
    assert_int_equal(store_follow(s, &arena, 0, STORE_PAGE + 1, &events), STORE_REFUSED);
    assert_int_equal(store_find(s, &arena, &none, &page), STORE_REFUSED);
    assert_int_equal(store_put(s, "", "k", 0, "x", 1, NULL, 0), STORE_REFUSED);
    name[STORE_NAME] = 0;
    IS(add(s, name, 0, name, "the longest name"));
    assert_string_equal(words_of(s, name, NULL), "the longest name");
    HOLDS(s);
    store_close(s);
}

static void order_is_by_position_and_time_is_recorded_as_seen(void **state)
{
    (void)state;
    struct store *s = open_fresh();
    static const int64_t shown[] = { 1000, 2000, 500, 2500, 900000, 3000 };      /* back, and far ahead for a moment */
    char word[] = "1";
    for (size_t i = 0; i < 6; i++) {
        clock_now = shown[i];
        word[0] = (char)('1' + i);
        IS(add(s, "d", (int64_t)i, "k", word));
    }
    struct store_events events;
    IS(store_read(s, &arena, "d", NULL, &events));
    for (int32_t i = 0; i < 6; i++) { assert_int_equal(events.item[i].time, shown[i]); assert_int_equal(events.item[i].position, i + 1); }
    static const struct { int64_t as_of; const char *words; } then[] = {
        { 400, "" }, { 1000, "1|2|3" }, { 2499, "1|2|3" }, { 2500, "1|2|3|4" }, { 3000, "1|2|3|4|5|6" }, { 1000000, "1|2|3|4|5|6" } };
    for (size_t i = 0; i < sizeof then / sizeof *then; i++) assert_string_equal(words_of(s, "d", &(struct store_range){ .as_of = then[i].as_of }),
        then[i].words);
    assert_string_equal(words_of(s, "d", &(struct store_range){ .after = 1, .until = 4 }), "2|3|4");
    assert_string_equal(words_of(s, "d", &(struct store_range){ .after = 1, .until = 4, .as_of = 2000 }), "2|3");
    assert_string_equal(words_of(s, "d", &(struct store_range){ .after = 2, .most = 2 }), "3|4");
    HOLDS(s);
    store_close(s);
}

static void a_transaction_happens_whole_or_not_at_all(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where), *other = open_at(where);
    IS(add(s, "a", 0, "k", "before"));
    IS(store_begin(s));
    assert_int_equal(store_begin(s), STORE_REFUSED);
    IS(add(s, "a", 1, "k", "inside"));
    IS(add(s, "b", 0, "k", "inside"));
    IS(store_put(s, "queue", "1", 0, "letter", 6, NULL, 5));
    assert_int_equal(add(s, "b", 9, "k", "conflict"), STORE_CONFLICT);          /* an answer: the transaction goes on */
    assert_string_equal(words_of(s, "a", NULL), "before|inside");
    assert_string_equal(words_of(other, "a", NULL), "before");
    store_rollback(s);
    assert_string_equal(words_of(s, "a", NULL), "before");
    struct store_events events;
    assert_int_equal(store_read(s, &arena, "b", NULL, &events), STORE_ABSENT);
    assert_int_equal(store_commit(s), STORE_REFUSED);
    IS(store_begin(s));
    IS(add(s, "a", 1, "k", "second"));
    IS(add(s, "b", 0, "k", "first"));
    IS(store_commit(s));
    assert_string_equal(words_of(other, "a", NULL), "before|second");
    assert_string_equal(words_of(other, "b", NULL), "first");
    IS(store_follow(other, &arena, 1, 10, &events));
    assert_int_equal(events.count, 2);
    assert_string_equal(events.item[1].dossier, "b");
    IS(store_begin(s));
    IS(add(s, "c", 0, "k", "closed in the middle"));
    store_close(s);
    assert_int_equal(store_read(other, &arena, "c", NULL, &events), STORE_ABSENT);
    HOLDS(other);
    store_close(other);
}

static void a_writer_that_waits_too_long_is_told_so(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where), *other;
    const struct store_options short_wait = { .wait = 50 };
    IS(store_open(&other, where, &short_wait));
    IS(store_begin(s));
    IS(add(s, "a", 0, "k", "x"));
    const struct store_new new = { "k", "y", 1, NULL };
    assert_int_equal(store_append(other, "b", 0, &new, 1, NULL, NULL), STORE_BUSY);
    struct store_events events;
    assert_int_equal(store_read(other, &arena, "a", NULL, &events), STORE_ABSENT);      /* readers do not wait */
    IS(store_commit(s));
    IS(store_append(other, "b", 0, &new, 1, NULL, NULL));
    HOLDS(s);
    store_close(s);
    store_close(other);
}

static void records_have_versions_tags_and_days(void **state)
{
    (void)state;
    struct store *s = open_fresh();
    struct store_record r;
    struct store_records list;
    int64_t removed = 0;
    IS(store_put(s, "account", "jan", 0, "one", 3, NULL, 0));
    assert_int_equal(store_put(s, "account", "jan", 0, "two", 3, NULL, 0), STORE_CONFLICT);
    IS(store_put(s, "account", "jan", 1, "two", 3, NULL, 0));
    IS(store_get(s, &arena, "account", "jan", &r));
    assert_string_equal(r.bytes, "two");
    assert_int_equal(r.version, 2);
    assert_int_equal(store_get(s, &arena, "account", "piet", &r), STORE_ABSENT);
    assert_int_equal(store_get(s, &arena, "session", "jan", &r), STORE_ABSENT);
    for (int i = 0; i < 25; i++) {
        char key[8], bytes[8];
        (void)snprintf(key, sizeof key, "s%d", i);
        (void)snprintf(bytes, sizeof bytes, "%d", i);
        IS(store_put(s, "session", key, 0, bytes, strlen(bytes), i % 2 ? "jan" : "piet", 1000 - i));
    }
    int32_t seen = 0;
    struct store_hash cursor = { 0 };
    do {
        IS(store_list(s, &arena, "session", "jan", 0, seen ? &cursor : NULL, 5, &list));
        for (int32_t i = 0; i < list.count; i++) assert_int_equal(atoi(list.item[i].bytes) % 2, 1);
        seen += list.count;
        cursor = list.item[list.count - 1].cursor;
    } while (list.more);
    assert_int_equal(seen, 12);
    IS(store_list(s, &arena, "session", NULL, 980, NULL, 3, &list));
    assert_true(list.more);
    assert_string_equal(list.item[0].bytes, "24");
    assert_string_equal(list.item[2].bytes, "22");
    IS(store_sweep(s, "session", NULL, 980, &removed));
    assert_int_equal(removed, 4);
    IS(store_sweep(s, "session", "jan", 0, &removed));
    assert_int_equal(removed, 10);
    assert_int_equal(store_remove(s, "account", "jan", 1), STORE_CONFLICT);
    IS(store_remove(s, "account", "jan", 2));
    assert_int_equal(store_remove(s, "account", "jan", 2), STORE_ABSENT);
    HOLDS(s);
    store_close(s);
}

static void each_part_of_an_index_changes_by_itself_and_with_none_it_stays(void **state)
{
    (void)state;
    struct store *s = open_fresh();
    struct store_hash person = store_hash(s, "bsn", "999990019", 9), other = store_hash(s, "bsn", "999990020", 9);
    struct store_index index = { "loopt", "0363", "werkgever", "consulent", &person, 20000, 25000, "J", 1, NULL, 0 };
    IS(add(s, "d", 0, "k", "one"));
    for (int part = 0; part < 10; part++) {
        switch (part) {
        case 1: index.state = "klaar"; break;
        case 2: index.municipality = "0344"; break;
        case 3: index.employer = NULL; break;
        case 4: index.owner = "een ander"; break;
        case 5: index.person = &other; break;
        case 6: index.person = NULL; break;
        case 7: index.deadline = STORE_NO_DAY; break;
        case 8: index.keep_until = 25001; break;
        default: break;                     /* the whole of it; and once nothing */
        }
        const struct store_new new = { "k", "more", 4, NULL };
        IS(store_append(s, "d", part + 1, &new, 1, &index, NULL));
        struct store_dossier d;
        IS(store_dossier(s, &arena, "d", &d));
        assert_string_equal(d.state, index.state);
        assert_string_equal(d.municipality, index.municipality);
        assert_string_equal(d.employer, index.employer ? index.employer : "");
        assert_string_equal(d.owner, index.owner);
        assert_true(d.has_person == (index.person != NULL) && d.deadline == index.deadline && d.keep_until == index.keep_until && d.position == part + 2);
        if (index.person) assert_memory_equal(d.person.bytes, index.person->bytes, sizeof d.person.bytes);
    }
    HOLDS(s);
    store_close(s);
}

static void an_erased_dossier_leaves_a_tombstone_and_the_chain_holds(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where);
    struct store_hash person = store_hash(s, "bsn", "999990019", 9);
    const char *const words[] = { "jansen" };
    const struct store_index index = { .state = "loopt", .municipality = "0363", .person = &person, .deadline = 20000, .keep_until = STORE_NO_DAY,
        .summary = "J", .summary_size = 1,
                                       .words = words, .word_count = 1 };
    const struct store_new new = { "k", "secret", 6, &person };
    IS(store_append(s, "d", 0, &new, 1, &index, NULL));
    IS(add(s, "other", 0, "k", "stays"));
    assert_int_equal(store_erase(s, "d", 0, "gewist"), STORE_CONFLICT);
    assert_int_equal(store_erase(s, "nobody", 0, "gewist"), STORE_ABSENT);
    IS(store_erase(s, "d", 1, "gewist"));
    assert_int_equal(store_erase(s, "d", STORE_ANY, "gewist"), STORE_ERASED);
    assert_int_equal(add(s, "d", STORE_ANY, "k", "more"), STORE_ERASED);
    assert_string_equal(words_of(s, "d", NULL), "!|!");
    struct store_dossier d;
    struct store_events events;
    struct store_page page;
    IS(store_dossier(s, &arena, "d", &d));
    assert_true(d.erased && d.position == 2 && !*d.state && !*d.municipality && !d.has_person && !d.summary);
    IS(store_about(s, &arena, &person, 0, 10, &events));
    assert_int_equal(events.count, 0);
    IS(store_find(s, &arena, &(struct store_query){ .words = words, .word_count = 1, .most = 5 }, &page));
    assert_int_equal(page.count, 0);
    assert_int_equal(sql_number_of(where, "SELECT count(*) FROM word"), 0);
    assert_int_equal(sql_number_of(where, "SELECT count(*) FROM dossier_key"), 1);
    assert_string_equal(words_of(s, "other", NULL), "stays");
    IS(store_scrub(s));
    HOLDS(s);
    store_close(s);
}

static bool lies_in(const char *where, const void *bytes, size_t size)
{
    char journal[200];
    (void)snprintf(journal, sizeof journal, "%s-wal", where);
    return file_holds(where, bytes, size) || file_holds(journal, bytes, size);
}

/* Many dossiers in no order, so that lines move between pages and leave copies in their gaps. */
static void nothing_of_an_erased_key_or_a_person_lies_in_the_files(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where);
    uint8_t wrapped[WRAPPED], sealed[200];
    static const char bsn[] = "999990019", name[] = "Achternaam-van-Iemand", login[] = "jan@voorbeeld.example";
    const char *const words[] = { name };
    struct store_hash person = store_hash(s, "bsn", bsn, 9);
    const struct store_index index = { .person = &person, .deadline = 1, .keep_until = 2, .summary = name, .summary_size = sizeof name - 1, .words = words,
        .word_count = 1 };
    for (int i = 0; i < 400; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "d%u", random_below(1000000));
        const struct store_new new = { "k", bsn, 9, &person };
        enum store_status status = store_append(s, id, 0, &new, 1, &index, NULL);
        assert_true(status == STORE_OK || status == STORE_CONFLICT);
        if (i == 57) IS(add(s, "d500000gone", 0, "k", bsn));
    }
    IS(store_put(s, "account", login, 0, login, sizeof login, login, 0));
    assert_int_equal(sql_bytes_of(where, "SELECT wrapped FROM dossier_key WHERE id = 'd500000gone'", wrapped, sizeof wrapped), WRAPPED);
    size_t size = sql_bytes_of(where, "SELECT sealed FROM event WHERE dossier = 'd500000gone'", sealed, sizeof sealed);
    assert_true(size == 9 + SEAL && lies_in(where, wrapped, WRAPPED) && lies_in(where, sealed, size));          /* the search finds what is there */
    struct store_page page;
    IS(store_iterate(s, &arena, NULL, STORE_PAGE, &page));
    for (int32_t i = 0; i < page.count; i++)            /* pages run empty and are joined, so that what is left moves */
        if (i % 4 && strcmp(page.item[i].id, "d500000gone") != 0) IS(store_erase(s, page.item[i].id, STORE_ANY, "gewist"));
    IS(store_erase(s, "d500000gone", 1, "gewist"));
    IS(store_scrub(s));
    assert_false(lies_in(where, wrapped, WRAPPED) || lies_in(where, wrapped, WRAPPED / 2) || lies_in(where, sealed, size));
    assert_false(lies_in(where, bsn, 9) || lies_in(where, name, sizeof name - 1) || lies_in(where, login, sizeof login - 1));
    HOLDS(s);
    store_close(s);
}

static void a_copy_can_be_put_back_into_either_kind_of_database(void **state)
{
    (void)state;
    const char *from = fresh();
    struct store *s = open_at(from), *back;
    char copy[120], key[200];
    const char *const words[] = { "jansen", "utrecht" };
    const struct store_index index = { .state = "loopt", .municipality = "0363", .deadline = 20000, .keep_until = STORE_NO_DAY, .summary = "J",
        .summary_size = 1, .words = words, .word_count = 2 };
    for (int i = 0; i < 30; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "d%02d", i);
        const struct store_new new[] = { { "a", "first", 5, NULL }, { "b", id, strlen(id), NULL } };
        IS(store_append(s, id, 0, new, 2, &index, NULL));
    }
    IS(store_put(s, "account", "jan", 0, "one", 3, "t", 7));
    IS(store_erase(s, "d07", 2, "gewist"));
    (void)snprintf(copy, sizeof copy, "%s/copy%u.bak", folder, random_below(1000000));
    IS(store_backup(s, copy, NULL));
    assert_int_equal(store_backup(s, copy, NULL), STORE_REFUSED);           /* never over another */
    for (int kind = 0; kind < (on_postgres ? 2 : 1); kind++) {
        const char *to = kind ? sqlite_path() : fresh();
        if (!on_postgres) { (void)snprintf(key, sizeof key, "%s.key", from); char beside[200]; (void)snprintf(beside, sizeof beside, "%s.key",
            to); copy_file(key, beside); }
        enum store_status status = store_restore(&back, to, NULL, copy, NULL);
        if (status) print_message("# %s\n", store_detail(back));
        IS(status);
        assert_string_equal(words_of(back, "d03", NULL), "first|d03");
        assert_string_equal(words_of(back, "d07", NULL), "!|!|!");
        struct store_page page;
        struct store_record r;
        IS(store_find(back, &arena, &(struct store_query){ .words = words, .word_count = 2, .most = 100 }, &page));
        assert_int_equal(page.count, 29);
        IS(store_get(back, &arena, "account", "jan", &r));
        IS(add(back, "d03", 2, "k", "goes on"));
        HOLDS(back);
        store_close(back);
        assert_int_equal(store_restore(&back, to, NULL, copy, NULL), STORE_REFUSED);        /* not empty */
        store_close(back);
        IS(try_open(&back, to));
        HOLDS(back);
        store_close(back);
    }
    store_close(s);
}

static void a_torn_or_changed_copy_is_refused_and_leaves_nothing(void **state)
{
    (void)state;
    const char *from = fresh();
    struct store *s = open_at(from), *back;
    char copy[120], bad[140];
    IS(add(s, "d", 0, "k", "one"));
    IS(store_put(s, "account", "jan", 0, "one", 3, "t", 7));
    (void)snprintf(copy, sizeof copy, "%s/copy%u.bak", folder, random_below(1000000));
    (void)snprintf(bad, sizeof bad, "%s.bad", copy);
    IS(store_backup(s, copy, NULL));
    store_close(s);
    long size = file_size(copy);
    const char *to = sqlite_path();
    char key[200], beside[200];
    (void)snprintf(key, sizeof key, "%s.key", from);
    (void)snprintf(beside, sizeof beside, "%s.key", to);
    if (!on_postgres) copy_file(key, beside);
    for (long at = 0; at < size; at += on_postgres ? 37 : 11) {
        copy_file(copy, bad);
        FILE *file = fopen(bad, "r+b");
        assert_non_null(file);
        if (at % 2) assert_int_equal(ftruncate(fileno(file), at), 0);
        else { int c; (void)fseek(file, at, SEEK_SET); c = fgetc(file); (void)fseek(file, at, SEEK_SET); (void)fputc(c ^ 1, file); }
        (void)fclose(file);
        enum store_status status = store_restore(&back, to, NULL, bad, NULL);
        assert_true(status == STORE_DAMAGED || status == STORE_FOREIGN || status == STORE_NEWER);
        store_close(back);
        assert_int_equal(access(to, F_OK), -1);
    }
    IS(store_restore(&back, to, NULL, copy, NULL));         /* the whole one does come back */
    store_close(back);
    to = sqlite_path();
    assert_int_equal(store_restore(&back, to, NULL, "/nowhere/at/all", NULL), STORE_ABSENT);
    store_close(back);
}

static void an_exported_dossier_is_json_with_a_chain_that_can_be_recomputed(void **state)
{
    (void)state;
    struct store *s = open_fresh();
    struct text text = { 0 };
    clock_now = 1767225600123456;           /* 2026-01-01T00:00:00.123456Z */
    IS(add(s, "d", 0, "json", "{\"bedrag\":1.50}"));
    IS(add(s, "d", 1, "tekst", "geen json: \"é\""));
    IS(add(s, "d", 2, "bytes", "\xff\xfe"));
    IS(store_export(s, "d", &text));
    const struct node *tree = node_from_json(&arena, text.data, text.size, NULL);
    assert_non_null(tree);
    assert_true(node_is(node_get(tree, "dossier"), "d"));
    const struct node *event = node_get(tree, "gebeurtenissen")->first;
    assert_true(node_is(node_get(event, "tijd"), "2026-01-01T00:00:00.123456Z"));
    assert_true(node_is(node_get(node_get(event, "inhoud"), "bedrag"), "1.50"));
    assert_true(node_is(node_get(event->next, "inhoud"), "geen json: \"é\""));
    assert_true(node_is(node_get(event->next->next, "inhoudBase64"), "//4="));
    struct store_events events;
    uint8_t before[DIGEST] = { 0 }, digest[DIGEST];
    IS(store_read(s, &arena, "d", NULL, &events));
    for (int32_t i = 0; i < events.count; i++) {
        event_digest(before, "d", i + 1, clock_now, events.item[i].kind, events.item[i].body, digest);
        assert_memory_equal(digest, events.item[i].digest, DIGEST);
        memcpy(before, digest, DIGEST);
    }
    text_free(&text);
    assert_int_equal(store_export(s, "nobody", &text), STORE_ABSENT);
    text_free(&text);
    store_close(s);
}

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(what_is_appended_is_read_back_byte_for_byte, BOTH),
        TEST(a_conflict_is_an_answer_and_changes_nothing, BOTH),
        TEST(impossible_calls_are_refused, BOTH),
        TEST(order_is_by_position_and_time_is_recorded_as_seen, BOTH),
        TEST(a_transaction_happens_whole_or_not_at_all, BOTH),
        TEST(a_writer_that_waits_too_long_is_told_so, BOTH),
        TEST(records_have_versions_tags_and_days, BOTH),
        TEST(each_part_of_an_index_changes_by_itself_and_with_none_it_stays, BOTH),
        TEST(an_erased_dossier_leaves_a_tombstone_and_the_chain_holds, BOTH),
        TEST(nothing_of_an_erased_key_or_a_person_lies_in_the_files, FILES),
        TEST(a_copy_can_be_put_back_into_either_kind_of_database, BOTH),
        TEST(a_torn_or_changed_copy_is_refused_and_leaves_nothing, BOTH),
        TEST(an_exported_dossier_is_json_with_a_chain_that_can_be_recomputed, BOTH),
    };
    if (!begin_tests(count, arguments)) return 2;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
