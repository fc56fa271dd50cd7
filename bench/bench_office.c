/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_office.c: how fast the office is among many dossiers: filling, work list, dossier page, figures, the run of 1 January. Arguments: the address of a database that does not exist yet (or - for a file in a
 * temporary folder), how many dossiers, readers at once. Each figure also as the time of processors that it took (on a machine with other work the only one that says something about the program) and as a
 * ratio to plainly reading the events of a dossier in the same run. */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "bench.h"
#include "office/demo/demo.h"

enum { TIMES = 400, USERS_MOST = 64 };

static struct law_tables law;
static struct demo_clock demo_times;
static struct arena arena;
static double plain_reading;
struct desk { struct store *store; struct people *people; struct office *office; };

static double now(void) { return 1e3 * seconds_on(CLOCK_MONOTONIC); }
/* Milliseconds of processors: of this process and its threads. */
static double spent(void)
{
    struct rusage own;
    (void)getrusage(RUSAGE_SELF, &own);
    return (double)(own.ru_utime.tv_sec + own.ru_stime.tv_sec) * 1e3 + (double)(own.ru_utime.tv_usec + own.ru_stime.tv_usec) * 1e-3;
}
static void must(struct desk *d, enum office_status status)
{
    if (status == OFFICE_OK) return;
    (void)fprintf(stderr, "%s: %s\n", office_status_text[status][1], store_detail(d->store));
    exit(EXIT_FAILURE);
}

static void sit_at(struct desk *d, const char *where)
{
    const struct store_options options = { .create = true, .clock = demo_clock_now, .clock_context = &demo_times };
    if (store_open(&d->store, where, &options) != STORE_OK) { (void)fprintf(stderr, "%s\n", store_detail(d->store)); exit(EXIT_FAILURE); }
    d->people = people_open(d->store, NULL);
    const struct office_setting set = { .law = &law.law, .store = d->store, .people = d->people, .municipality = "0344" };
    d->office = office_open(&set);
    if (!d->people || !d->office) exit(EXIT_FAILURE);
}

static const struct viewer worker = { .account = "a-consulent", .name = "", .role = CASE_consulent, .municipality = "0344", .employer = "", .session = "" };
static struct asking asks(const char *purpose, date today)
{
    return (struct asking){ .viewer = &worker, .purpose = purpose_find(purpose), .now = ((int64_t)today * 86400 + 43200) * 1000000, .today = today };
}

static void show(const char *what, double *took, int times, double processors)
{
    qsort(took, (size_t)times, sizeof *took, by_size);
    double half = took[times / 2];
    if (plain_reading == 0) plain_reading = half;
    printf("%-52s p50 %8.3f ms  p99 %8.3f ms  cpu %8.3f ms  %6.1f x a plain reading\n", what, half, took[times * 99 / 100], processors / times, half / plain_reading);
}

/* Some dossiers from all over. */
static const char *some[TIMES];
static int choose(struct desk *d, int64_t dossiers)
{
    static struct arena kept;
    char after[4] = "d-";
    int n = 0;
    for (int i = 0; i < TIMES && dossiers; i++) {
        struct store_page page;
        after[2] = "abcdefghijklmnopqrstuvwxyz0123456789"[i % 36];
        char from[8];
        (void)snprintf(from, sizeof from, "d-%c%c", after[2], "abcdefghijklmnopqrstuvwxyz0123456789"[i / 36 * 3 % 36]);
        arena_reset(&arena);
        if (store_iterate(d->store, &arena, from, 1, &page) == STORE_OK && page.count && strncmp(page.item[0].id, "d-", 2) == 0) some[n++] = arena_copy(&kept, page.item[0].id, strlen(page.item[0].id));
    }
    return n;
}

static void read_plainly(struct desk *d, int n)
{
    static double took[TIMES];
    double processors = spent();
    for (int i = 0; i < n; i++) {
        struct store_events events;
        arena_reset(&arena);
        double begin = now();
        if (store_read(d->store, &arena, some[i], NULL, &events) != STORE_OK) exit(EXIT_FAILURE);
        took[i] = now() - begin;
    }
    show("plain reading: store_read of a dossier", took, n, spent() - processors);
}

static void read_pages(struct desk *d, int n, date today)
{
    static double took[TIMES];
    struct problems problems = { .count = 0 };
    struct asking asking = asks("aanvraag-behandelen", today);
    double processors = spent();
    for (int i = 0; i < n; i++) {
        struct office_view view;
        arena_reset(&arena);
        double begin = now();
        must(d, office_read(d->office, &arena, &asking, some[i], 0, &view, &problems));
        took[i] = now() - begin;
    }
    show("dossier page: read, worked out, logged", took, n, spent() - processors);
}

/* Everything on the page of a dossier: as four calls, each of which opens and logs it, and as the one call that the page makes. */
static void whole_pages(struct desk *d, int n, date today)
{
    static double apart[TIMES], once[TIMES];
    double of_four = 0, of_one = 0;
    struct problems problems = { .count = 0 };
    struct asking asking = asks("aanvraag-behandelen", today);
    for (int i = 0; i < n; i++) {
        struct office_page page;
        struct office_view view;
        struct office_choice *choice;
        struct office_draft *draft;
        struct office_letter *letter;
        int32_t count;
        arena_reset(&arena);
        double begin = now(), processors = spent();
        must(d, office_read(d->office, &arena, &asking, some[i], 0, &view, &problems));
        must(d, office_choices(d->office, &arena, &asking, some[i], &choice, &count, &problems));
        must(d, office_drafts(d->office, &arena, &asking, some[i], &draft, &count));
        must(d, office_letters(d->office, &arena, &asking, some[i], &letter, &count));
        apart[i] = now() - begin;
        of_four += spent() - processors;
        processors = spent();
        arena_reset(&arena);
        begin = now();
        must(d, office_read_page(d->office, &arena, &asking, some[i], 0, &page, &problems));
        once[i] = now() - begin;
        of_one += spent() - processors;
    }
    show("dossier page with steps, drafts, letters: 4 calls", apart, n, of_four);
    show("dossier page with steps, drafts, letters: 1 call", once, n, of_one);
}

static void lists(struct desk *d, const char *what, struct office_filter filter, date today, int times)
{
    static double took[TIMES];
    struct asking asking = asks("aanvraag-behandelen", today);
    double processors = spent();
    for (int i = 0; i < times; i++) {
        struct office_list list;
        arena_reset(&arena);
        double begin = now();
        must(d, office_work(d->office, &arena, &asking, &filter, &list));
        took[i] = now() - begin;
    }
    show(what, took, times, spent() - processors);
}

/* Many at once, each with a connection of its own: lists and pages by turns. */
static void together(const char *where, int users, int n, date today)
{
    int pipes[2];
    static double took[USERS_MOST * 64];
    if (pipe(pipes) != 0) exit(EXIT_FAILURE);
    (void)fflush(stdout);
    for (int u = 0; u < users; u++) {
        if (fork() != 0) continue;
        struct desk d;
        struct problems problems = { .count = 0 };
        sit_at(&d, where);
        struct asking asking = asks("aanvraag-behandelen", today);
        for (int i = 0; i < 40; i++) {
            struct office_view view;
            struct office_list list;
            const struct timespec nap = { 0, 20000000 };
            arena_reset(&arena);
            double begin = now();
            if (i % 2) must(&d, office_read(d.office, &arena, &asking, some[(u * 17 + i) % n], 0, &view, &problems));
            else must(&d, office_work(d.office, &arena, &asking, &(struct office_filter){ .most = 50 }, &list));
            double one = now() - begin;
            if (write(pipes[1], &one, sizeof one) != sizeof one) _exit(1);
            (void)nanosleep(&nap, NULL);
        }
        _exit(0);
    }
    (void)close(pipes[1]);
    int k = 0;
    while (k < USERS_MOST * 64 && read(pipes[0], took + k, sizeof *took) == sizeof *took) k++;
    while (wait(NULL) > 0) continue;
    char line[80];
    (void)snprintf(line, sizeof line, "%d users at once, lists and pages by turns", users);
    struct rusage theirs;
    (void)getrusage(RUSAGE_CHILDREN, &theirs);
    if (k) show(line, took, k, (double)(theirs.ru_utime.tv_sec + theirs.ru_stime.tv_sec) * 1e3 + (double)(theirs.ru_utime.tv_usec + theirs.ru_stime.tv_usec) * 1e-3);
}

static void january(struct desk *d)
{
    struct january_report report;
    struct problems problems = { .count = 0 };
    struct asking asking = asks("januari-herziening", date_of(2025, 12, 15));
    double begin = now(), processors = spent();
    must(d, office_run_january(d->office, &asking, 2026, false, &(struct office_january){ .report = &report }, &problems));
    double took = now() - begin;
    processors = spent() - processors;
    int64_t fixed = report.of[JANUARY_changed] + report.of[JANUARY_same];
    printf("%-52s %lld grants in %.1f s: %.3f ms each (cpu %.3f), 40,000 in %.1f s (cpu %.1f)  %6.1f x a plain reading each\n", "1 January, letters queued, logged", (long long)fixed, took / 1e3, took / (double)fixed,
        processors / (double)fixed, took / (double)fixed * 40, processors / (double)fixed * 40, took / (double)fixed / plain_reading);
}

int main(int count, char **arguments)
{
    char folder[] = "/tmp/breed-bench.XXXXXX", where[400], line[100];
    int64_t dossiers = count > 2 ? atoll(arguments[2]) : 20000;
    int users = count > 3 ? atoi(arguments[3]) : 8;
    struct desk d;
    struct demo_made made;
    static struct problems problems;
    const date today = date_of(2025, 12, 10);
    if (!mkdtemp(folder) || dossiers < 100 || users > USERS_MOST || !law_build(&law, NULL, 0, DATE_LAST)) return EXIT_FAILURE;
    (void)snprintf(where, sizeof where, "%s/bench.db", folder);
    if (count > 1 && strcmp(arguments[1], "-") != 0) (void)snprintf(where, sizeof where, "%s", arguments[1]);
    sit_at(&d, where);
    const struct demo_plan plan = { .dossiers = dossiers, .seed = 1, .today = today, .municipality = "0344", .other = "0599", .owners = { "a-consulent", "b", "c" }, .owner_count = 3, .expert = "e", .coach = "j", .clock = &demo_times };
    double begin = now(), processors = spent();
    must(&d, office_demo(d.office, &plan, &made, NULL, &problems));
    printf("%lld dossiers with %lld events told in %.1f s (cpu %.1f s), %.0f events a second\n", (long long)made.dossiers, (long long)made.events, (now() - begin) / 1e3, (spent() - processors) / 1e3, (double)made.events / (now() - begin) * 1e3);
    int n = choose(&d, dossiers);
    read_plainly(&d, n);
    read_pages(&d, n, today);
    whole_pages(&d, n, today);
    lists(&d, "work list, first 50", (struct office_filter){ .most = 50 }, today, 200);
    lists(&d, "work list, first 50, and how many there are", (struct office_filter){ .most = 50, .count = true }, today, 40);
    lists(&d, "work list, one process", (struct office_filter){ .most = 50, .process = "loonkostensubsidie" }, today, 100);
    lists(&d, "work list, one owner", (struct office_filter){ .most = 50, .owner = "b" }, today, 100);
    lists(&d, "work list, by name", (struct office_filter){ .most = 50, .words = "ada fabelstra" }, today, 100);
    begin = now();
    struct office_count *figure;
    int32_t figures;
    struct asking asking = asks("beleid-maken", today);
    must(&d, office_figures(d.office, &arena, &asking, &figure, &figures));
    printf("%-52s %.0f ms\n", "figures of all", now() - begin);
    together(where, users, n, today);
    january(&d);
    office_close(d.office);
    people_close(d.people);
    store_close(d.store);
    arena_free(&arena);
    (void)snprintf(line, sizeof line, "du -sh '%s'; rm -rf '%s'", folder, folder);
    return system(line) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
