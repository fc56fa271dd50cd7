/* SPDX-License-Identifier: EUPL-1.2 */
/* test_processes.c: several processes at once, processes and servers that die at any moment, disks that are full: nothing acknowledged is lost, nothing is
   half. */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "help.h"

#define IS(call) assert_int_equal(call, STORE_OK)
enum { ROUNDS_IN_ONE = 25 };

static int rounds(void)
{
    const char *given = getenv("BREED_KILL_ROUNDS");
    return given ? atoi(given) : on_postgres ? 10 : 20;
}

/* ---- kill -9 ---- */

/* Adds number after number to two dossiers and a record at once, and acknowledges each on the pipe. Ends only by being killed. */
static void add_for_ever(const char *where, int out)
{
    struct store *s;
    const struct store_options options = { .create = true };
    if (store_open(&s, where, &options) != STORE_OK) _exit(3);
    struct store_dossier d;
    struct arena own = { 0 };
    int64_t at = store_dossier(s, &own, "a", &d) == STORE_OK ? d.position : 0;
    for (;; at++) {
        char words[24];
        (void)snprintf(words, sizeof words, "%lld", (long long)at);
        bool good = store_begin(s) == STORE_OK && add(s, "a", at, "k", words) == STORE_OK && add(s, "b", at, "k", words) == STORE_OK;
        good = good && store_put(s, "count", "a", at, words, strlen(words), NULL, 0) == STORE_OK && store_commit(s) == STORE_OK;
        if (!good || write(out, &at, sizeof at) != sizeof at) _exit(4);
    }
}

/* A server may still be committing what a client sent before it was killed: that is over when its session is. */
static void wait_for_sessions(const char *where)
{
    static const char query[] = "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND backend_type = 'client backend'";
    for (int i = 0; on_postgres && i < 500 && sql_number_of(where, query) > 0; i++) usleep(10000);
}

/* What was acknowledged is there, in order, in both dossiers and in the record; at most the one under way is there too. Returns how many there are. */
static int64_t check_numbers(const char *where, int64_t acknowledged)
{
    struct store *s;
    struct store_events a, b;
    struct store_record r = { 0 };
    enum store_status status = try_open(&s, where);
    if (status == STORE_ABSENT && acknowledged == 0) { store_close(s); return 0; }
    if (status != STORE_OK) print_message("# %s\n", store_detail(s));
    IS(status);
    enum store_status has_a = store_read(s, &arena, "a", NULL, &a), has_b = store_read(s, &arena, "b", NULL, &b);
    assert_int_equal(has_a, has_b);
    assert_int_equal(a.count, b.count);
    assert_true(a.count == acknowledged || a.count == acknowledged + 1);
    for (int32_t i = 0; i < a.count; i++) {
        assert_int_equal(strtoll(a.item[i].bytes, NULL, 10), i);
        assert_string_equal(a.item[i].bytes, b.item[i].bytes);
    }
    assert_int_equal(store_get(s, &arena, "count", "a", &r), a.count ? STORE_OK : STORE_ABSENT);
    assert_int_equal(r.version, a.count);
    if (verify_all(s, NULL)) { print_message("# %s", findings); fail(); }
    store_close(s);
    return a.count;
}

static void no_acknowledged_event_is_lost_when_a_process_is_killed(void **state)
{
    (void)state;
    int64_t there = 0, total = 0;
    const char *where = NULL;
    for (int round = 0; round < rounds(); round++) {
        int ends[2], status;
        if (round % ROUNDS_IN_ONE == 0) { where = fresh(); total += there; there = 0; }
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        if (child == 0) { (void)close(ends[0]); add_for_ever(where, ends[1]); }
        (void)close(ends[1]);
        if (round % 5) (void)poll(&(struct pollfd){ .fd = ends[0], .events = POLLIN }, 1, 20000);       /* in the others also while the tables are being made */
        usleep(random_below(round % 5 ? 60000 : 20000));
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        int64_t number, acknowledged = there;
        while (read(ends[0], &number, sizeof number) == sizeof number) { assert_int_equal(number, acknowledged); acknowledged = number + 1; }
        (void)close(ends[0]);
        wait_for_sessions(where);
        there = check_numbers(where, acknowledged);
        arena_reset(&arena);
    }
    print_message("# %d rounds, %lld transactions\n", rounds(), (long long)(total + there));
    assert_true(total + there > 0);
}

/* ---- many at once ---- */

enum { WRITERS = 4, EACH = 40 };

static void add_among_others(const char *where, int writer)
{
    struct store *s;
    char own[8], words[24];
    int64_t shared = 0;
    const struct store_options options = { .create = true, .wait = 60000 };
    if (store_open(&s, where, &options) != STORE_OK) { print_message("# %s\n", store_detail(s)); _exit(3); }
    (void)snprintf(own, sizeof own, "own%d", writer);
    for (int i = 0; i < EACH; i++) {
        (void)snprintf(words, sizeof words, "%d", writer * 1000 + i);
        if (add(s, own, i, "k", words) != STORE_OK) _exit(4);
        const struct store_new new = { "k", words, strlen(words), NULL };
        for (;;) {                              /* whoever comes second looks and tries again */
            enum store_status status = store_append(s, "shared", shared, &new, 1, NULL, &shared);
            if (status == STORE_OK) break;
            if (status != STORE_CONFLICT) _exit(5);
        }
    }
    store_close(s);
    _exit(0);
}

static void several_writers_wait_for_each_other_and_lose_nothing(void **state)
{
    (void)state;
    const char *where = fresh();
    pid_t child[WRITERS];
    for (int i = 0; i < WRITERS; i++) if ((child[i] = fork()) == 0) add_among_others(where, i);      /* they also make the database at once */
    for (int i = 0; i < WRITERS; i++) {
        int status;
        assert_int_equal(waitpid(child[i], &status, 0), child[i]);
        assert_int_equal(status, 0);
    }
    struct store *s = open_at(where);
    struct store_events events;
    int seen[WRITERS] = { 0 };
    IS(store_read(s, &arena, "shared", NULL, &events));
    assert_int_equal(events.count, WRITERS * EACH);
    for (int32_t i = 0; i < events.count; i++) {
        int number = atoi(events.item[i].bytes), writer = number / 1000;
        assert_int_equal(number % 1000, seen[writer]++);            /* each in its own order, none twice */
    }
    assert_int_equal(verify_all(s, NULL), 0);
    IS(store_read(s, &arena, "own3", NULL, &events));
    assert_int_equal(events.count, EACH);
    store_close(s);
}

/* ---- full disks ---- */

/* Large events until there is no room. Returns how many fitted. */
static int fill_up(struct store *s)
{
    static char large[50000];
    memset(large, 'x', sizeof large);
    for (int i = 0; i < 2000; i++) {
        const struct store_new new = { "k", large, sizeof large, NULL };
        int64_t position;
        enum store_status status = store_append(s, "large", i, &new, 1, NULL, &position);
        if (status == STORE_OK) continue;
        if (status != STORE_FULL) print_message("# %s: %s\n", store_status_text[status][1], store_detail(s));
        assert_int_equal(status, STORE_FULL);
        return i;
    }
    fail();
    return 0;
}

static void check_filled(const char *where, int count)
{
    struct store *s = open_at(where);
    struct store_events events;
    IS(store_read(s, &arena, "large", NULL, &events));
    assert_int_equal(events.count, count);
    IS(add(s, "large", count, "k", "there is room again"));
    IS(add(s, "small", STORE_ANY, "k", "there is room again"));
    assert_int_equal(verify_all(s, NULL), 0);
    store_close(s);
}

static void start_server(const char *limit)
{
    char line[600];
    (void)snprintf(line, sizeof line, "%s %s >/dev/null 2>&1", getenv("BREED_PG_START"), limit);
    int status = -1;
    for (int tries = 0; tries < 40 && status != 0; tries++) {
        if (tries) usleep(250000);
        status = system(line);
    }
    assert_int_equal(status, 0);
}

static pid_t server_process(void)
{
    char path[200];
    int number = 0;
    (void)snprintf(path, sizeof path, "%s/data/postmaster.pid", getenv("BREED_PG_FOLDER"));
    FILE *file = fopen(path, "r");
    if (file) { if (fscanf(file, "%d", &number) != 1) number = 0; (void)fclose(file); }
    return number;
}

static void kill_server(void)
{
    pid_t server_pid = server_process();
    assert_true(server_pid > 1);
    assert_int_equal(kill(server_pid, SIGKILL), 0);
    for (int i = 0; i < 200 && kill(server_pid, 0) == 0; i++) usleep(20000);
    usleep(100000);                             /* its children notice by themselves */
}

static void a_full_disk_is_told_and_what_was_there_stays(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where);
    IS(add(s, "small", 0, "k", "x"));
    int count;
    if (on_postgres) {
        store_close(s);
        kill_server();
        start_server("8192");                   /* 512-byte units: no file larger than 4 MiB */
        s = open_at(where);
        count = fill_up(s);
        store_close(s);
        kill_server();
        start_server("unlimited");
    } else {
        struct rlimit before, low = { 3000000, 0 };
        assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
        low.rlim_max = before.rlim_max;
        (void)signal(SIGXFSZ, SIG_IGN);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
        count = fill_up(s);
        assert_int_equal(verify_all(s, NULL), 0);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        store_close(s);
    }
    assert_true(count > 5);
    check_filled(where, count);
}

/* ---- servers that go away ---- */

static void a_broken_connection_is_made_again(void **state)
{
    (void)state;
    static const char cut[] = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()";
    const char *where = fresh();
    struct store *s = open_at(where);
    IS(add(s, "a", 0, "k", "one"));
    sql_script(where, cut);
    IS(add(s, "a", 1, "k", "two"));
    sql_script(where, cut);
    assert_string_equal(words_of(s, "a", NULL), "one|two");
    IS(store_begin(s));
    IS(add(s, "a", 2, "k", "lost with its transaction"));
    sql_script(where, cut);
    const struct store_new new = { "k", "x", 1, NULL };
    assert_int_equal(store_append(s, "a", 3, &new, 1, NULL, NULL), STORE_LOST);
    assert_int_equal(store_commit(s), STORE_REFUSED);
    store_rollback(s);
    assert_string_equal(words_of(s, "a", NULL), "one|two");
    IS(add(s, "a", 2, "k", "three"));
    assert_int_equal(verify_all(s, NULL), 0);
    store_close(s);
}

/* Goes on whatever happens to the server; after LOST it asks where the dossier is, as the header says. */
static void add_through_crashes(const char *where, int out)
{
    struct store *s = NULL;
    int64_t at = 0;
    for (;;) {
        char words[24];
        int64_t position = 0;
        (void)snprintf(words, sizeof words, "%lld", (long long)at);
        const struct store_new new = { "k", words, strlen(words), NULL };
        enum store_status status = s ? store_append(s, "a", at, &new, 1, NULL, &position) : STORE_LOST;
        if (status == STORE_OK || (status == STORE_CONFLICT && position == at + 1)) {
            if (write(out, &at, sizeof at) != sizeof at) _exit(4);
            at++;
        } else if (status == STORE_CONFLICT) _exit(5);
        else {
            const struct store_options options = { .create = true };
            store_close(s);
            usleep(20000);
            if (store_open(&s, where, &options) != STORE_OK) { store_close(s); s = NULL; }
        }
    }
}

static void no_acknowledged_event_is_lost_when_the_server_is_killed(void **state)
{
    (void)state;
    int ends[2], status, crashes = rounds() / 10 < 2 ? 2 : rounds() / 10;
    const char *where = fresh();
    store_close(open_at(where));
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < 2; i++) assert_int_equal(fcntl(ends[i], F_SETFD, FD_CLOEXEC), 0);      /* the server that is started again must not keep it open */
    pid_t child = fork();
    if (child == 0) add_through_crashes(where, ends[1]);
    int64_t number, acknowledged = 0;
    assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
    for (int i = 0; i < crashes; i++) {
        usleep(200000 + random_below(400000));
        while (read(ends[0], &number, sizeof number) == sizeof number) { assert_int_equal(number, acknowledged); acknowledged++; }     /* or the pipe would fill up */
        kill_server();
        start_server("unlimited");
    }
    usleep(500000);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    (void)close(ends[1]);
    while (read(ends[0], &number, sizeof number) == sizeof number) { assert_int_equal(number, acknowledged); acknowledged++; }
    (void)close(ends[0]);
    wait_for_sessions(where);
    struct store *s = open_at(where);
    struct store_events events;
    IS(store_read(s, &arena, "a", NULL, &events));
    assert_true(events.count == acknowledged || events.count == acknowledged + 1);
    for (int32_t i = 0; i < events.count; i++) assert_int_equal(strtoll(events.item[i].bytes, NULL, 10), i);
    assert_int_equal(verify_all(s, NULL), 0);
    print_message("# %d crashes of the server, %lld events\n", crashes, (long long)acknowledged);
    assert_true(acknowledged > crashes);
    store_close(s);
}

/* A bit turned in the file of a table while the server is away: the server refuses the page, and verify says so. */
static void a_flipped_bit_in_a_file_of_the_server_is_noticed(void **state)
{
    (void)state;
    const char *where = fresh();
    struct store *s = open_at(where);
    char path[400];
    uint8_t name[200] = { 0 };
    for (int i = 0; i < 60; i++) IS(add(s, "a", i, "k", "x"));
    sql_script(where, "CHECKPOINT");
    assert_true(sql_bytes_of(where, "SELECT pg_relation_filepath('breed.event')", name, sizeof name - 1) > 0);
    store_close(s);
    (void)snprintf(path, sizeof path, "%s/data/%s", getenv("BREED_PG_FOLDER"), (char *)name);
    kill_server();
    int file = open(path, O_RDWR);
    assert_true(file >= 0);
    unsigned char byte;
    assert_int_equal(pread(file, &byte, 1, 5000), 1);
    byte ^= 4;
    assert_int_equal(pwrite(file, &byte, 1, 5000), 1);
    assert_int_equal(close(file), 0);
    start_server("unlimited");
    s = open_at(where);
    assert_true(verify_all(s, NULL) > 0);
    store_close(s);
}

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(no_acknowledged_event_is_lost_when_a_process_is_killed, BOTH),
        TEST(several_writers_wait_for_each_other_and_lose_nothing, BOTH),
        TEST(a_full_disk_is_told_and_what_was_there_stays, BOTH),
        TEST(a_broken_connection_is_made_again, SERVER),
        TEST(no_acknowledged_event_is_lost_when_the_server_is_killed, SERVER),
        TEST(a_flipped_bit_in_a_file_of_the_server_is_noticed, SERVER),
    };
    if (!begin_tests(count, arguments)) return 2;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
