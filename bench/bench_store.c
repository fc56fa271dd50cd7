/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_store.c: how fast the store is: durable appends, the page of a dossier, pages of work lists among 100,000 dossiers, verify, backup.
 * Arguments: the address of a database that does not exist yet (or - for a file in a temporary folder), how many dossiers. */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "bench.h"
#include "store/store.h"

enum { EVENTS_EACH = 10, AT_ONCE = 500, SINGLE = 1000, TIMES = 300, CONTENT = 300 };

static double now(void) { return 1e3 * seconds_on(CLOCK_MONOTONIC); }
static uint32_t seed = 1;
static uint32_t random_below(uint32_t bound)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(seed >> 8) * bound) >> 24);
}

static void must(struct store *s, enum store_status status)
{
    if (status == STORE_OK) return;
    (void)fprintf(stderr, "%s: %s\n", store_status_text[status][1], store_detail(s));
    exit(EXIT_FAILURE);
}

static char content[CONTENT];
static struct arena arena;

static void append(struct store *s, int dossier, int64_t at, int events)
{
    static const char *const states[] = { "aanvraag", "meting", "loopt", "einde" };
    struct store_new new[EVENTS_EACH];
    char id[24], employer[24], owner[24], name[24];
    (void)snprintf(id, sizeof id, "2026-%07d", dossier);
    (void)snprintf(employer, sizeof employer, "w%u", random_below(5000));
    (void)snprintf(owner, sizeof owner, "o%u", random_below(100));
    (void)snprintf(name, sizeof name, "naam%u", random_below(20000));
    struct store_hash person = store_hash(s, "bsn", id, strlen(id));
    const char *const words[] = { name };
    const struct store_index index = { states[random_below(4)], "0363", employer, owner, &person, 20000 + (int32_t)random_below(700), STORE_NO_DAY, content,
        100, words, 1 };
    for (int i = 0; i < events; i++) new[i] = (struct store_new){ "gebeurtenis", content, CONTENT, NULL };
    must(s, store_append(s, id, at, new, events, at == 0 ? &index : NULL, NULL));
}

static void fill(struct store *s, int dossiers)
{
    double start = now();
    for (int i = 0; i < dossiers; i++) {
        if (i % AT_ONCE == 0) must(s, store_begin(s));
        append(s, i, 0, EVENTS_EACH);
        if (i % AT_ONCE == AT_ONCE - 1 || i == dossiers - 1) must(s, store_commit(s));
    }
    double took = now() - start;
    printf("%-44s %9.1f s   %8.0f events a second\n", "filling, 500 dossiers a transaction", took / 1e3, dossiers * EVENTS_EACH / took * 1e3);
}

static void single(struct store *s, int dossiers)
{
    static double took[SINGLE];
    double start = now();
    for (int i = 0; i < SINGLE; i++) {
        double begin = now();
        append(s, i * 7 % dossiers, STORE_ANY, 1);
        took[i] = now() - begin;
    }
    double all = now() - start;
    qsort(took, SINGLE, sizeof *took, by_size);
    printf("%-44s %9.2f ms  %8.0f a second, slowest of 100: %.2f ms\n", "one event, durable", took[SINGLE / 2], SINGLE / all * 1e3, took[SINGLE * 99 / 100]);
}

static void show(const char *what, double *took)
{
    qsort(took, TIMES, sizeof *took, by_size);
    printf("%-44s %9.3f ms  slowest of 100: %.3f ms\n", what, took[TIMES / 2], took[TIMES * 99 / 100]);
}

static void pages(struct store *s, const char *what, struct store_query q, int dossiers, bool deep)
{
    static double took[TIMES];
    struct store_page page;
    for (int i = 0; i < TIMES; i++) {
        char id[24], owner[24], name[24];
        const char *const words[] = { name };
        (void)snprintf(id, sizeof id, "2026-%07u", random_below((uint32_t)dossiers));
        (void)snprintf(owner, sizeof owner, "o%u", random_below(100));
        (void)snprintf(name, sizeof name, "naam%u", random_below(20000));
        if (q.owner) q.owner = owner;
        if (q.word_count) q.words = words;
        if (deep) { q.after_deadline = 20000 + (int32_t)random_below(700); q.after_id = id; }
        arena_reset(&arena);
        double begin = now();
        must(s, store_find(s, &arena, &q, &page));
        took[i] = now() - begin;
    }
    show(what, took);
}

static void read_dossiers(struct store *s, int dossiers)
{
    static double took[TIMES];
    for (int i = 0; i < TIMES; i++) append(s, i * 31 % dossiers, STORE_ANY, EVENTS_EACH);
    for (int i = 0; i < TIMES; i++) {
        char id[24];
        struct store_events events;
        struct store_dossier d;
        (void)snprintf(id, sizeof id, "2026-%07d", i * 31 % dossiers);
        arena_reset(&arena);
        double begin = now();
        must(s, store_dossier(s, &arena, id, &d));
        must(s, store_read(s, &arena, id, NULL, &events));
        took[i] = now() - begin;
    }
    show("a dossier of 20 events, read and decrypted", took);
}

static void look_at_all(struct store *s, const char *copy)
{
    struct store_verdict verdict;
    double start = now();
    must(s, store_verify(s, NULL, NULL, NULL, NULL, &verdict));
    double took = now() - start;
    printf("%-44s %9.1f s   %8.0f events a second, %lld findings\n", "verify", took / 1e3, (double)verdict.events / took * 1e3, (long long)verdict.findings);
    start = now();
    must(s, store_backup(s, copy, NULL));
    printf("%-44s %9.1f s\n", "backup", (now() - start) / 1e3);
    if (verdict.findings) exit(EXIT_FAILURE);
}

int main(int count, char **arguments)
{
    char folder[] = "/tmp/breed-bench.XXXXXX", where[80], copy[80], line[100];
    int dossiers = count > 2 ? atoi(arguments[2]) : 100000;
    struct store *s;
    static const char *const two[] = { "meting", "loopt" };
    if (!mkdtemp(folder) || dossiers < AT_ONCE) return EXIT_FAILURE;
    (void)snprintf(where, sizeof where, "%s/bench.db", folder);
    (void)snprintf(copy, sizeof copy, "%s/bench.bak", folder);
    const struct store_options options = { .create = true };
    enum store_status status = store_open(&s, count > 1 && strcmp(arguments[1], "-") != 0 ? arguments[1] : where, &options);
    must(s, status);
    printf("%d dossiers of %d events\n", dossiers, EVENTS_EACH);
    fill(s, dossiers);
    single(s, dossiers);
    read_dossiers(s, dossiers);
    pages(s, "work list, municipality, first 50", (struct store_query){ .municipality = "0363", .most = 50 }, dossiers, false);
    pages(s, "work list, municipality, 50 somewhere", (struct store_query){ .municipality = "0363", .most = 50 }, dossiers, true);
    pages(s, "work list, two states, 50 somewhere", (struct store_query){ .municipality = "0363", .states = two, .state_count = 2, .most = 50 }, dossiers,
        true);
    pages(s, "work list of one owner, first 50", (struct store_query){ .municipality = "0363", .owner = "o1", .most = 50 }, dossiers, false);
    pages(s, "search for a word, first 50", (struct store_query){ .municipality = "0363", .words = two, .word_count = 1, .most = 50 }, dossiers, false);
    look_at_all(s, copy);
    store_close(s);
    arena_free(&arena);
    (void)snprintf(line, sizeof line, "du -h '%s'/*; rm -rf '%s'", folder, folder);
    return system(line) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
