/* SPDX-License-Identifier: EUPL-1.2 */
/* january.c: the amounts of all running grants fixed anew on 1 January: tried first, then done, in a thread of its own; the page tells how far it is. */
#include "web/desk/january.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { YEAR_FIRST = 2022, YEAR_LAST = 2100 };

/* One run at a time in the whole process. What a run reads was copied for it. */
static struct {
    pthread_mutex_t lock;
    pthread_t thread;
    bool begun, running, dry;               /* begun: there is a thread to join */
    atomic_bool stop;
    _Atomic int64_t done, all;
    _Atomic int64_t of[JANUARY_OUTCOMES];
    int32_t year;
    int64_t started, ended;
    enum office_status status;
    struct january_report report;
    const struct law *law;
    struct arena arena;
    struct viewer viewer;
    struct asking asking;
} run = { .lock = PTHREAD_MUTEX_INITIALIZER };

static bool tell(void *context, int64_t done, int64_t all, const char *id, const struct january_row *row)
{
    (void)context;
    (void)id;
    atomic_store(&run.done, done);
    atomic_store(&run.all, all);
    if (row) atomic_fetch_add(&run.of[row->outcome], 1);
    return atomic_load(&run.stop);
}

static void *work(void *context)
{
    struct january_report report = { 0 };
    struct problems problems = { .count = 0 };
    struct room *room = room_open(run.law);
    const struct office_january january = { &report, tell, NULL };
    (void)context;
    enum office_status status = room ? office_run_january(room->office, &run.asking, run.year, run.dry, &january, &problems) : OFFICE_STORE;
    room_close(room);
    pthread_mutex_lock(&run.lock);
    run.report = report;
    run.status = status;
    run.ended = desk_now();
    run.running = false;
    pthread_mutex_unlock(&run.lock);
    return NULL;
}

void january_stop(void)
{
    pthread_mutex_lock(&run.lock);
    bool join = run.begun;
    run.begun = false;
    pthread_mutex_unlock(&run.lock);
    atomic_store(&run.stop, true);
    if (join) (void)pthread_join(run.thread, NULL);
    arena_free(&run.arena);
    run.arena = (struct arena){ 0 };
    atomic_store(&run.stop, false);
}

static const char *keep(const char *text) { return text ? arena_copy(&run.arena, text, strlen(text)) : NULL; }

/* False: one runs already, or there is no memory or thread. */
static bool begin(struct desk *d, int32_t year, bool dry)
{
    bool good = false;
    pthread_mutex_lock(&run.lock);
    if (!run.running) {
        if (run.begun) (void)pthread_join(run.thread, NULL);
        run.begun = false;
        arena_reset(&run.arena);
        run.viewer = d->session.viewer;
        run.viewer.account = keep(run.viewer.account);
        run.viewer.name = keep(run.viewer.name);
        run.viewer.municipality = keep(run.viewer.municipality);
        run.viewer.employer = keep(run.viewer.employer);
        run.viewer.session = keep(run.viewer.session);
        run.asking = d->asking;
        run.asking.viewer = &run.viewer;
        run.asking.purpose = desk_purpose(&run.viewer, "januari-herziening");
        run.asking.trace = (struct people_trace){ NULL, NULL };
        run.law = d->page.law;
        run.year = year;
        run.dry = dry;
        run.started = d->asking.now;
        run.ended = 0;
        run.report = (struct january_report){ 0 };
        atomic_store(&run.done, 0);
        atomic_store(&run.all, 0);
        for (int i = 0; i < JANUARY_OUTCOMES; i++) atomic_store(&run.of[i], 0);
        good = run.running = pthread_create(&run.thread, NULL, work, NULL) == 0;
        run.begun = good;
    }
    pthread_mutex_unlock(&run.lock);
    return good;
}

/* ---- the page ---- */

static void show_counts(struct page *p, bool ended)
{
    for (int i = 0; i < JANUARY_OUTCOMES; i++) {
        struct view *item = view_item(p->view, "outcomes");
        view_text(item, "outcome", january_outcome_name[i][p->language]);
        view_int(item, "count", ended ? run.report.of[i] : atomic_load(&run.of[i]));
    }
    if (!ended) return;
    view_text(p->view, "sum-before", desk_euro(p, run.report.before));
    view_text(p->view, "sum-after", desk_euro(p, run.report.after));
}

static void show_run(struct desk *d)
{
    struct page *p = &d->page;
    pthread_mutex_lock(&run.lock);
    bool mine = run.viewer.municipality && strcmp(run.viewer.municipality, d->session.viewer.municipality) == 0;
    if (run.started && mine) {
        view_true(p->view, "ran");
        view_int(p->view, "run-year", run.year);
        view_text(p->view, "run-started", desk_time(p, run.started));
        if (run.dry) view_true(p->view, "was-dry");
        if (run.running) {
            view_true(p->view, "running");
            view_int(p->view, "run-done", atomic_load(&run.done));
            view_int(p->view, "run-all", atomic_load(&run.all));
            web_add_header(p->reply, "Refresh", "3");
        } else if (run.status != OFFICE_OK) view_text(p->view, "run-failed", office_status_text[run.status][p->language]);
        show_counts(p, !run.running && run.status == OFFICE_OK);
    }
    pthread_mutex_unlock(&run.lock);
}

static void show_page(struct desk *d, const char *error)
{
    struct page *p = &d->page;
    int32_t year = civil_of(d->asking.today).year;
    show_run(d);
    view_text(p->view, "error", error);
    view_text(p->view, "error-at", "jaar");
    view_int(p->view, "year", civil_of(d->asking.today).month >= 11 ? year + 1 : year);
    view_text(p->view, "here-url", p->request->path);
    desk_form(d, p->view, p->request->path);
    if (error) p->reply->status = 400;
    desk_show(d, TEMPLATE_desk_january, page_message(p, M_desk_january_title));
}

void show_january(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (desk_begin(&d, request, reply, DESK_work) && desk_may(&d, ACT_write, RESOURCE_januari)) show_page(&d, NULL);
}

void start_january(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    int64_t year = 0;
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_write, RESOURCE_januari)) return;
    const char *typed = web_field(request, "jaar"), *does = web_field(request, "doe");
    if (!typed || parse_decimal(typed, strlen(typed), 0, false, &year) != NUMBER_OK || year < YEAR_FIRST || year > YEAR_LAST) { show_page(&d, messages[d.page.language][M_error_year]); return; }
    if (!begin(&d, (int32_t)year, !(does && strcmp(does, "vaststellen") == 0))) { show_page(&d, messages[d.page.language][M_desk_january_busy]); return; }
    desk_go(&d, request->path, NULL);
}
