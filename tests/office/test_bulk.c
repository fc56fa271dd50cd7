/* SPDX-License-Identifier: EUPL-1.2 */
/* test_bulk.c: everything at once: the run of 1 January, also when it is killed, indexes made anew, erasing after the time of keeping, figures without small groups; on SQLite or PostgreSQL. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>
#include "office_help.h"

static struct desk d;
static void must(enum office_status status) { if (status != OFFICE_OK) fail_msg("%s: %s %s", office_status_text[status][1], what_was_wrong(), store_detail(d.store)); }

static void fill(struct desk *desk, int64_t dossiers, date today, struct demo_made *made)
{
    const struct demo_plan plan = { .dossiers = dossiers, .seed = 11, .today = today, .municipality = "0344", .other = "0599", .owners = { "a-consulent", "b" }, .owner_count = 2, .expert = "e", .coach = "c", .clock = &demo_times };
    must(office_demo(desk->office, &plan, made, NULL, &problems));
    assert_int_equal(made->refused, 0);
}

/* How many events of that kind lie in all dossiers together with a digest of what they say, and the letters that wait. */
struct seen { int64_t january, twice; uint64_t sum; int32_t letters; };
static struct seen look(struct desk *desk)
{
    struct seen seen = { 0 };
    struct arena lines = { 0 }, events = { 0 };
    struct store_page page = { .more = true };
    char after[STORE_NAME + 1] = "";
    while (page.more) {
        arena_reset(&lines);
        assert_int_equal(store_iterate(desk->store, &lines, *after ? after : NULL, 500, &page), STORE_OK);
        for (int32_t i = 0; i < page.count; i++) {
            struct store_events list;
            int64_t of_dossier = 0;
            (void)snprintf(after, sizeof after, "%s", page.item[i].id);
            if (!office_is_id(page.item[i].id)) continue;
            arena_reset(&events);
            assert_int_equal(store_read(desk->store, &events, page.item[i].id, NULL, &list), STORE_OK);
            for (int32_t k = 0; k < list.count; k++) {
                if (!strstr(list.item[k].bytes, "\"herindexering\"") || !strstr(list.item[k].bytes, "\"op\":\"2026-01-01\"")) continue;
                of_dossier++;
                for (const char *at = list.item[k].bytes; *at; at++) seen.sum = seen.sum * 31 + (unsigned char)*at;
                for (const char *at = page.item[i].id; *at; at++) seen.sum = seen.sum * 31 + (unsigned char)*at;
            }
            seen.january += of_dossier;
            seen.twice += of_dossier > 1;
        }
    }
    char (*id)[32];
    struct office_letter *letter;
    struct asking worker = asks(desk, CASE_consulent, "januari-herziening", "2026-01-02");
    must(office_letter_queue(desk->office, &events, &worker, STORE_PAGE, &id, &letter, &seen.letters));
    arena_free(&lines);
    arena_free(&events);
    return seen;
}

static enum office_status run_told(struct desk *desk, bool dry, const struct office_january *told)
{
    struct asking worker = asks(desk, CASE_consulent, "januari-herziening", "2025-12-15");
    problems.count = 0;
    return office_run_january(desk->office, &worker, 2026, dry, told, &problems);
}
static enum office_status run(struct desk *desk, bool dry, struct january_report *report) { return run_told(desk, dry, &(const struct office_january){ .report = report }); }

/* Says so when it has got so far, and goes on. */
struct signal { int to; int64_t at; };
static bool say_how_far(void *context, int64_t done, int64_t all, const char *id, const struct january_row *row)
{
    struct signal *signal = context;
    (void)all; (void)id; (void)row;
    if (done >= signal->at && write(signal->to, "x", 1) == 1) signal->at = INT64_MAX;
    return false;
}

/* A run in a process of its own, killed some moments after its first grants were done. How it ended is what waitpid tells. */
static int run_and_kill(const char *where)
{
    int ends[2], status = -1;
    char read_to[1];
    assert_int_equal(pipe(ends), 0);
    struct signal signal = { ends[1], 1 + random_below(20) };
    pid_t child = fork();
    if (child == 0) {
        struct january_report report;
        (void)close(ends[0]);
        sit_at(&d, where, false);
        _exit(run_told(&d, false, &(const struct office_january){ &report, say_how_far, &signal }) == OFFICE_OK ? 0 : 1);
    }
    (void)close(ends[1]);
    assert_true(read(ends[0], read_to, 1) >= 0);                    /* or its end, when it had less to do */
    (void)close(ends[0]);
    const struct timespec nap = { 0, (long)random_below(40) * 100000 };
    (void)nanosleep(&nap, NULL);
    (void)kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void a_killed_run_of_january_is_finished_by_the_next_with_the_same_result(void **state)
{
    (void)state;
    struct demo_made made;
    struct january_report full, dry;
    const char *one = fresh();
    sit_at(&d, one, false);
    fill(&d, 900, date_of(2025, 12, 10), &made);
    must(run(&d, true, &dry));
    const struct seen before = look(&d);
    assert_int_equal(before.january, 0);
    must(run(&d, false, &full));
    const struct seen after = look(&d);
    int64_t changed = full.of[JANUARY_changed] + full.of[JANUARY_same];
    assert_true(changed > 150);
    assert_int_equal(changed, dry.of[JANUARY_changed] + dry.of[JANUARY_same]);
    assert_int_equal(full.after, dry.after);
    assert_int_equal(after.january, changed);
    assert_int_equal(after.twice, 0);
    assert_int_equal(after.letters, before.letters + changed);
    must(run(&d, false, &dry));
    assert_int_equal(dry.of[JANUARY_done], changed);
    assert_int_equal(dry.of[JANUARY_changed] + dry.of[JANUARY_same], 0);
    leave(&d);
    const char *two = fresh();
    sit_at(&d, two, false);
    fill(&d, 900, date_of(2025, 12, 10), &made);
    leave(&d);
    int killed = 0, status = -1;
    for (int round = 0; round < 60 && status != 0; round++) {
        status = run_and_kill(two);
        killed += WIFSIGNALED(status);
        if (WIFEXITED(status)) assert_int_equal(WEXITSTATUS(status), 0);
    }
    print_message("# killed %d times\n", killed);
    assert_true(killed > 2);
    sit_at(&d, two, false);
    must(run(&d, false, &dry));
    const struct seen pieces = look(&d);
    assert_int_equal(pieces.january, after.january);
    assert_int_equal(pieces.twice, 0);
    assert_int_equal(pieces.sum, after.sum);
    assert_int_equal(pieces.letters, after.letters);
    struct store_verdict verdict;
    assert_int_equal(store_verify(d.store, NULL, NULL, NULL, NULL, &verdict), STORE_OK);
    assert_int_equal(verdict.findings, 0);
    leave(&d);
}

static bool stop_at_once(void *context, int64_t done, int64_t all, const char *id, const struct january_row *row)
{
    (void)id;
    (void)row;
    assert_true(done <= all);
    return ++*(int *)context >= 1;
}

static void a_run_can_be_stopped_and_is_refused_to_who_may_not(void **state)
{
    (void)state;
    struct demo_made made;
    struct january_report report;
    int told = 0;
    sit_at(&d, fresh(), false);
    fill(&d, 700, date_of(2025, 12, 10), &made);
    struct asking worker = asks(&d, CASE_consulent, "januari-herziening", "2025-12-15"), policy = asks(&d, CASE_beleid, "beleid-maken", "2025-12-15");
    const struct office_january stopping = { .report = &report, .tell = stop_at_once, .context = &told };
    assert_int_equal(office_run_january(d.office, &policy, 2026, false, &stopping, &problems), OFFICE_FORBIDDEN);
    assert_int_equal(office_run_january(d.office, &worker, 2090, false, &stopping, &problems), OFFICE_REFUSED);
    must(office_run_january(d.office, &worker, 2026, false, &stopping, &problems));
    int64_t first = report.of[JANUARY_changed] + report.of[JANUARY_same];
    viewer_of(&d, CASE_consulent)->municipality = "0599";
    must(office_run_january(d.office, &worker, 2026, false, &(struct office_january){ .report = &report }, &problems));
    assert_int_equal(report.dossiers, 0);
    must(run(&d, false, &report));
    assert_true(first > 0);
    assert_int_equal(report.of[JANUARY_done], first);
    leave(&d);
}

static void indexes_follow_from_the_events(void **state)
{
    (void)state;
    struct demo_made made;
    int64_t changed;
    sit_at(&d, fresh(), false);
    fill(&d, 600, date_of(2026, 11, 20), &made);
    must(office_reindex(d.office, date_of(2026, 11, 20), &changed, NULL));
    assert_int_equal(changed, 0);
    const char *id = granted(&d);
    must(office_reindex(d.office, date_of(2026, 1, 22), &changed, NULL));
    struct store_dossier line, again;
    assert_int_equal(store_dossier(d.store, &arena, id, &line), STORE_OK);
    const struct store_index wrong = { .state = "x", .municipality = line.municipality, .employer = line.employer, .owner = line.owner, .person = &line.person, .deadline = 1, .keep_until = STORE_NO_DAY, .summary = line.summary, .summary_size = line.summary_size };
    assert_int_equal(store_append(d.store, id, STORE_ANY, NULL, 0, &wrong, NULL), STORE_OK);
    must(office_reindex(d.office, date_of(2026, 1, 22), &changed, NULL));
    assert_int_equal(changed, 1);
    assert_int_equal(store_dossier(d.store, &arena, id, &again), STORE_OK);
    assert_string_equal(again.state, line.state);
    assert_int_equal(again.deadline, line.deadline);
    leave(&d);
}

static void what_was_kept_long_enough_is_erased_and_nothing_else(void **state)
{
    (void)state;
    struct demo_made made;
    int64_t erased, changed;
    const char *where = fresh();
    sit_at(&d, where, false);
    fill(&d, 500, date_of(2026, 11, 20), &made);
    struct asking worker = asks(&d, CASE_consulent, "wissen-na-bewaartermijn", "2026-11-20");
    must(office_erase_old(d.office, &worker, false, &erased, NULL));
    assert_int_equal(erased, 0);            /* nobody has said how long: everything is kept */
    office_close(d.office);
    const struct office_setting set = { .law = &the_law.law, .store = d.store, .people = d.people, .municipality = "0344", .keep_months = 12 };
    d.office = office_open(&set);
    must(office_reindex(d.office, date_of(2026, 11, 20), &changed, NULL));
    assert_true(changed > 20);
    struct store_page page;
    assert_int_equal(store_iterate(d.store, &arena, NULL, 1000, &page), STORE_OK);
    for (int32_t i = 0; i < page.count; i++) {
        const char *point = strchr(page.item[i].state, '.');
        const struct process *p = point ? process_find(page.item[i].state, (size_t)(point - page.item[i].state)) : NULL;
        if (p && page.item[i].keep_until != STORE_NO_DAY) assert_true(p->state[process_state_of(p, point + 1, strlen(point + 1))].end);     /* what runs is kept */
    }
    int64_t before;
    must(office_erase_old(d.office, &worker, true, &before, NULL));
    must(office_erase_old(d.office, &worker, false, &erased, NULL));
    assert_true(erased > 10 && erased < made.dossiers);
    assert_int_equal(erased, before);
    must(office_erase_old(d.office, &worker, true, &before, NULL));
    assert_int_equal(before, 0);
    struct store_verdict verdict;
    assert_int_equal(store_verify(d.store, NULL, NULL, NULL, NULL, &verdict), STORE_OK);
    assert_int_equal(verdict.findings, 0);
    assert_int_equal(verdict.erased, erased);
    leave(&d);
}

static void figures_show_no_small_group_and_no_person(void **state)
{
    (void)state;
    struct demo_made made;
    struct office_count *count;
    int32_t n, months = 0, states = 0, hidden = 0;
    sit_at(&d, fresh(), false);
    fill(&d, 800, date_of(2026, 11, 20), &made);
    struct asking policy = asks(&d, CASE_beleid, "beleid-maken", "2026-11-20"), employer = asks(&d, CASE_werkgever, "aanvraag-doen", "2026-11-20");
    assert_int_equal(office_figures(d.office, &arena, &employer, &count, &n), OFFICE_FORBIDDEN);
    must(office_figures(d.office, &arena, &policy, &count, &n));
    for (int32_t i = 0; i < n; i++) {
        months += strcmp(count[i].what, "maand") == 0;
        states += strcmp(count[i].what, "toestand") == 0;
        hidden += count[i].hidden;
        assert_true(count[i].number == 0 || count[i].number >= 10);
    }
    assert_int_equal(months, 24);
    assert_true(states > 3 && hidden > 0);
    assert_true(count[23].number > 100);
    leave(&d);
}

static void the_same_seed_tells_the_same_lives_in_every_state(void **state)
{
    (void)state;
    struct demo_made made, again;
    sit_at(&d, fresh(), false);
    fill(&d, 360, date_of(2026, 11, 20), &made);
    leave(&d);
    sit_at(&d, fresh(), false);
    fill(&d, 360, date_of(2026, 11, 20), &again);
    leave(&d);
    assert_memory_equal(&made, &again, sizeof made);
    /* Before the beginning nobody is; and what was read in from elsewhere is the business of an import. */
    for (int32_t k = 0; k < process_count; k++)
        for (int32_t s = 0; s < processes[k]->states; s++)
            if (strcmp(processes[k]->state[s].name, "geen") != 0 && strcmp(processes[k]->state[s].name, "ingelezen") != 0 && made.of_state[k][s] == 0) fail_msg("nobody is in %s of %s", processes[k]->state[s].name, processes[k]->name);
    struct demo_person a, b;
    for (int64_t i = 0; i < 500; i++) {
        demo_person(&a, 1, i);
        demo_person(&b, 1, i + 1);
        assert_true(bsn_holds(a.bsn, 9) && strncmp(a.bsn, "999", 3) == 0);
        assert_string_not_equal(a.bsn, b.bsn);
    }
}

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(a_killed_run_of_january_is_finished_by_the_next_with_the_same_result, BOTH),
        TEST(a_run_can_be_stopped_and_is_refused_to_who_may_not, BOTH),
        TEST(indexes_follow_from_the_events, BOTH),
        TEST(what_was_kept_long_enough_is_erased_and_nothing_else, BOTH),
        TEST(figures_show_no_small_group_and_no_person, BOTH),
        TEST(the_same_seed_tells_the_same_lives_in_every_state, BOTH),
    };
    if (!begin_tests(count, arguments)) return 2;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
