/* SPDX-License-Identifier: EUPL-1.2 */
/* begin.c: the beginning and the end of every page of policy, and the line of places above it. */
#include "web/policy/policy.h"

#include <stdatomic.h>
#include <string.h>

const char *policy_message(const struct policy *p, enum message m) { return messages[p->d.page.language][m]; }

const char *policy_path(struct policy *p, const char *const *parts) { return desk_path(&p->d, "/beleid", parts); }

bool policy_asks_file(const struct policy *p) { return web_part(p->d.page.request, "tabel") != NULL; }

/* The path of the page when one of its tables is asked for. */
static const char *page_of(struct policy *p)
{
    const char *path = p->d.page.request->path, *table = policy_asks_file(p) ? strstr(path, "/tabel/") : NULL;
    return table ? arena_copy(p->d.page.arena, path, (size_t)(table - path)) : path;
}

static bool read_day(struct policy *p)
{
    const char *day = web_query(p->d.page.request, "op");
    p->on = p->d.asking.today;
    if (!day || !*day) return true;
    if (parse_date(day, (uint32_t)strlen(day), &p->on) && p->on >= LAW_FIRST && p->on <= LAW_LAST) return true;
    web_refuse(p->d.page.reply, "op", "waarde", "een dag van 1940 tot en met 2049, zoals 2026-07-01", "a day from 1940 to 2049, such as 2026-07-01");
    return false;
}

/* Without signing in, and without dossiers if need be. */
static bool begin_open(struct policy *p, struct web_request *request, struct web_reply *reply)
{
    struct desk *d = &p->d;
    if (desk_settings.where) return desk_begin(d, request, reply, DESK_anyone);
    *d = (struct desk){ .page = page_start(request, reply), .base = "/werk" };
    d->problems = arena_take_zero(d->page.arena, sizeof *d->problems);
    d->asking.today = d->page.settings->today ? d->page.settings->today() : desk_day(desk_now());
    if (!d->problems) web_fail(reply, FAULT_busy, NULL, NULL);
    return d->problems != NULL;
}

bool policy_begin(struct policy *p, struct web_request *request, struct web_reply *reply, enum policy_for what)
{
    bool open = what == POLICY_open && page_settings.open_policy && request->method != WEB_POST;
    *p = (struct policy){ .own = false };
    if (!open && !(desk_begin(&p->d, request, reply, DESK_work) && desk_may(&p->d, ACT_read, RESOURCE_beleid))) return false;
    if (open && !begin_open(p, request, reply)) return false;
    p->own = p->d.signed_in && desk_can(&p->d, ACT_read, RESOURCE_beleid) && *p->d.session.viewer.municipality;
    if (p->own) p->d.asking.purpose = desk_purpose(&p->d.session.viewer, "beleid-maken");
    p->path = page_of(p);
    return p->path && read_day(p);
}

/* That of the program is read once for the whole process. */
static const struct evaluation *of_program(enum office_paper paper)
{
    static struct arena kept[OFFICE_PAPERS];
    static const struct evaluation *document[OFFICE_PAPERS];
    static atomic_flag busy = ATOMIC_FLAG_INIT;
    while (atomic_flag_test_and_set(&busy)) { }
    if (!document[paper]) document[paper] = paper == PAPER_plan ? evaluation_plan_own(&kept[paper]) : evaluation_own(&kept[paper]);
    const struct evaluation *e = document[paper];
    atomic_flag_clear(&busy);
    return e;
}

const struct evaluation *policy_paper(struct policy *p, enum office_paper paper)
{
    enum office_status status = OFFICE_OK;
    if (p->paper[paper]) return p->paper[paper];
    if (!p->own) p->paper[paper] = of_program(paper);
    else status = office_paper(p->d.room->office, p->d.page.arena, &p->d.asking, paper, &p->paper[paper], &p->version[paper]);
    if (!desk_good(&p->d, status)) return NULL;
    if (!p->paper[paper]) web_fail(p->d.page.reply, FAULT_busy, NULL, NULL);
    return p->paper[paper];
}

void policy_note(struct policy *p, enum message note) { view_text(view_item(p->d.page.view, "notes"), "note", policy_message(p, note)); }

void policy_link(struct policy *p, enum message text, const char *href)
{
    struct view *link = view_item(p->d.page.view, "links");
    view_text(link, "link-text", policy_message(p, text));
    view_text(link, "link-href", href);
}

void policy_problems(struct policy *p)
{
    struct page *page = &p->d.page;
    const struct problems *problems = p->d.problems;
    for (int32_t i = 0; i < problems->count && i < PROBLEMS_KEPT; i++) {
        struct view *item = view_item(page->view, "errors"), *v = view_start(page->arena);
        view_text(v, "field", problems->item[i].field);
        view_text(v, "allowed", problems->item[i].allowed[page->language]);
        view_text(item, "error-text", page_format(page, M_desk_error_field, v));
        struct text at = { 0 };
        text_put(&at, "veld-");
        text_put(&at, problems->item[i].field);
        view_take(item, "error-at", &at);
    }
    if (problems->count) page->reply->status = 400;
}

void policy_conflict(struct policy *p)
{
    struct view *item = view_item(p->d.page.view, "errors");
    view_text(item, "error-text", policy_message(p, M_desk_error_conflict));
    view_text(item, "error-at", "inhoud");
    p->d.page.reply->status = 409;
}

void policy_day_form(struct policy *p)
{
    struct text iso = { 0 };
    text_date(&iso, p->on);
    view_text(p->d.page.view, "day-here", p->path);
    view_take(p->d.page.view, "day-iso", &iso);
    view_text(p->d.page.view, "day-shown", page_date(&p->d.page, p->on));
    view_true(p->d.page.view, "day-form");
}

void policy_bar(struct policy *p, const char *label, int64_t done, int64_t all)
{
    struct view *bar = view_item(p->d.page.view, "shares");
    struct text id = { 0 };
    text_int(&id, p->shares++);
    view_take(bar, "share-id", &id);
    view_text(bar, "share-name", label);
    view_int(bar, "share-done", done);
    view_int(bar, "share-all", all);
    view_int(bar, "share-most", all > 0 ? all : 1);
}

void policy_places(struct policy *p)
{
    static const struct { const char *path; enum message name; bool own; } places[] = {
        { "/beleid", M_policy_nav_start, false }, { "/beleid/verordeningen", M_policy_nav_ordinances, false }, { "/beleid/vergelijken", M_policy_nav_compare, false },
        { "/beleid/verschillen", M_policy_nav_sides, false },
        { "/beleid/invoeringstoets", M_policy_nav_report, false }, { "/beleid/vervolg", M_policy_nav_follow, false }, { "/beleid/dashboard", M_policy_nav_dashboard, false },
        { "/beleid/signalen", M_policy_nav_signals, true }, { "/beleid/voorbereiding", M_policy_nav_plan, true }, { "/beleid/contactpunt", M_policy_nav_contact, false }, { "/beleid/matchen", M_policy_nav_match, true } };
    struct page *page = &p->d.page;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (places[i].own && !p->own) continue;
        struct view *item = view_item(page->view, "policy-places");
        size_t size = strlen(places[i].path);
        bool here = strcmp(page->path, places[i].path) == 0, below = size > strlen("/beleid") && strncmp(page->path, places[i].path, size) == 0 && page->path[size] == '/';
        view_text(item, "policy-name", policy_message(p, places[i].name));
        view_text(item, "policy-href", page_url(page, places[i].path));
        if (here || below) view_true(item, "policy-here"); else view_text(item, "policy-here", NULL);
    }
}

void policy_end_named(struct policy *p, enum template_number content, const char *title, const char *lead)
{
    struct page *page = &p->d.page;
    if (page->reply->fault != FAULT_none) return;
    if (p->failed) { web_fail(page->reply, FAULT_busy, NULL, NULL); return; }
    if (policy_asks_file(p)) {
        if (!sheet_file(p)) web_fail(page->reply, FAULT_not_found, NULL, NULL);
        return;
    }
    view_text(page->view, "policy-title", title);
    view_text(page->view, "policy-lead", lead);
    policy_places(p);
    sheet_show(p);
    desk_show_done(&p->d);
    desk_show(&p->d, content, title);
}

void policy_end(struct policy *p, enum template_number content, enum message title, enum message lead) { policy_end_named(p, content, policy_message(p, title), policy_message(p, lead)); }
