/* SPDX-License-Identifier: EUPL-1.2 */
/* work.c: lists of dossiers: the work of an office by deadline, with filters and pages; one's own; and the forms that are not finished yet. */
#include "web/desk/lists.h"

#include <string.h>

enum { LINES_USUAL = 25, WEEK = 7 };

/* ---- lines ---- */

/* A deadline of the table in words. */
static const char *deadline_label(const struct page *p, const struct process *process, const char *name)
{
    for (int32_t i = 0; process && name && i < process->deadlines; i++) if (strcmp(process->deadline[i].name, name) == 0) return process->deadline[i].text[p->language];
    return "";
}

void list_show(struct desk *d, struct view *v, const struct office_list *list)
{
    struct page *p = &d->page;
    for (int32_t i = 0; i < list->count; i++) {
        const struct office_line *line = &list->line[i];
        const struct process *process = process_find(line->process, strlen(line->process));
        int32_t state = process ? process_state_of(process, line->state, strlen(line->state)) : -1;
        struct view *item = view_item(v, "lines");
        view_text(item, "title", line->title && *line->title ? line->title : messages[p->language][M_desk_line_nameless]);
        view_text(item, "href", DESK_PATH(d, "dossiers", line->id));
        view_text(item, "line-process", process ? process->title[p->language] : line->process);
        view_text(item, "line-state", state >= 0 ? process->state[state].label[p->language] : line->state);
        view_text(item, "line-what", deadline_label(p, process, line->what));
        if (line->deadline != DATE_NEVER && line->deadline != STORE_NO_DAY) view_text(item, "line-deadline", page_date(p, line->deadline));
        if (line->late) view_true(item, "late");
        if (line->open_tasks) view_int(item, "line-tasks", line->open_tasks);
    }
    if (list->all >= 0) view_int(v, "all", list->all);
    view_int(v, "shown", list->count);
}

/* ---- filters: words of the tables and days only, nothing of a person ---- */

static void show_filter(struct desk *d)
{
    struct page *p = &d->page;
    const char *process = web_query(p->request, "proces"), *until = web_query(p->request, "tot"), *of = web_query(p->request, "van");
    static const struct { const char *word; enum message label; } spans[] = { { "te-laat", M_desk_filter_late }, { "week", M_desk_filter_week }, { "maand", M_desk_filter_month } };
    for (int32_t i = 0; i < process_count; i++) {
        struct view *item = view_item(p->view, "processes");
        view_text(item, "word", processes[i]->name);
        view_text(item, "label", processes[i]->title[p->language]);
        if (process && strcmp(process, processes[i]->name) == 0) view_true(item, "chosen");
    }
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        struct view *item = view_item(p->view, "spans");
        view_text(item, "word", spans[i].word);
        view_text(item, "label", messages[p->language][spans[i].label]);
        if (until && strcmp(until, spans[i].word) == 0) view_true(item, "chosen");
    }
    if (of && strcmp(of, "mij") == 0) view_true(p->view, "of-me");
}

bool list_filter(struct desk *d, struct office_filter *filter)
{
    const struct web_request *request = d->page.request;
    const char *process = web_query(request, "proces"), *until = web_query(request, "tot"), *of = web_query(request, "van"), *day = web_query(request, "nadag"), *id = web_query(request, "na");
    int64_t after = 0;
    *filter = (struct office_filter){ .count = true, .most = desk_settings.page ? desk_settings.page : LINES_USUAL };
    if (process && *process && !process_find(process, strlen(process))) web_refuse(d->page.reply, "proces", "waarde", "een van de processen", "one of the processes");
    if (day && (parse_decimal(day, strlen(day), 0, false, &after) != NUMBER_OK || after > INT32_MAX || after < INT32_MIN)) web_refuse(d->page.reply, "nadag", "waarde", "een dagnummer", "a day number");
    if (d->page.reply->fault) return false;
    filter->process = process && *process ? process : NULL;
    filter->owner = of && strcmp(of, "mij") == 0 ? d->session.viewer.account : NULL;
    if (until && strcmp(until, "te-laat") == 0) filter->until = d->asking.today - 1;
    if (until && strcmp(until, "week") == 0) filter->until = d->asking.today + WEEK;
    if (until && strcmp(until, "maand") == 0) filter->until = add_months(d->asking.today, 1);
    if (day && id && *id) { filter->after_deadline = (date)after; filter->after_id = id; }
    return true;
}

/* The next page, with the same filters. */
static void show_next(struct desk *d, const struct office_list *list)
{
    static const char *const kept[] = { "proces", "tot", "van" };
    struct page *p = &d->page;
    struct text t = { 0 };
    if (!list->more || !list->next_id) return;
    text_put(&t, p->request->path);
    text_char(&t, '?');
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const char *value = web_query(p->request, kept[i]);
        if (!value || !*value) continue;
        text_put(&t, kept[i]);
        text_char(&t, '=');
        text_put(&t, value);            /* a word of ours: list_filter has looked, or it does nothing */
        text_char(&t, '&');
    }
    text_put(&t, "nadag=");
    text_int(&t, list->next_deadline);
    text_put(&t, "&na=");
    text_put(&t, list->next_id);
    view_take(p->view, "next-url", &t);
}

/* The same list as a file, with the same filters. */
static void show_files(struct desk *d)
{
    static const char *const kept[] = { "proces", "tot", "van" }, *const files[][2] = { { "csv-url", "/werk/werklijst.csv" }, { "xlsx-url", "/werk/werklijst.xlsx" } };
    struct page *p = &d->page;
    for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
        struct text t = { 0 };
        text_put(&t, page_url(p, files[k][1]));
        for (size_t i = 0, n = 0; i < sizeof kept / sizeof *kept; i++) {
            const char *value = web_query(p->request, kept[i]);
            if (!value || !*value) continue;
            text_char(&t, n++ ? '&' : '?');
            text_put(&t, kept[i]);
            text_char(&t, '=');
            text_put(&t, value);
        }
        view_take(p->view, files[k][0], &t);
    }
    view_text(p->view, "agenda-url", page_url(p, "/account/agenda"));
}

static void show_forms(struct desk *d)
{
    struct page *p = &d->page;
    struct office_form *form = NULL;
    int32_t count = 0;
    if (office_forms(d->room->office, p->arena, &d->asking, &form, &count) != OFFICE_OK) return;
    for (int32_t i = 0; i < count; i++) {
        const struct process *process = process_find(form[i].process, strlen(form[i].process));
        int32_t event = process ? process_event_of(process, form[i].event, strlen(form[i].event)) : -1;
        if (event < 0) continue;
        struct view *item = view_item(p->view, "forms");
        view_text(item, "form", process->event[event].label[p->language]);
        view_text(item, "form-process", process->title[p->language]);
        view_text(item, "form-changed", desk_time(p, form[i].changed));
        view_text(item, "form-url", DESK_PATH(d, "formulieren", form[i].key));
        desk_form(d, item, DESK_PATH(d, "formulieren", form[i].key, "weg"));
    }
}

static void show_lines(struct desk *d, enum template_number template, enum message title)
{
    struct office_filter filter;
    struct office_list list = { 0 };
    if (!list_filter(d, &filter)) return;
    if (!desk_good(d, office_work(d->room->office, d->page.arena, &d->asking, &filter, &list))) return;
    desk_show_done(d);
    list_show(d, d->page.view, &list);
    show_filter(d);
    show_next(d, &list);
    show_files(d);
    show_forms(d);
    view_text(d->page.view, "list-url", d->page.request->path);
    view_text(d->page.view, "new-url", DESK_PATH(d, "nieuw"));
    if (filter.after_id) view_true(d->page.view, "later-page");
    desk_show(d, template, page_message(&d->page, title));
}

/* Roles that see no list begin where their work is. */
static const char *other_start(const struct desk *d)
{
    static const struct { enum resource resource; const char *path; } starts[] = { { RESOURCE_loonwaarderegister, "/werk/loonwaarden" }, { RESOURCE_cijfers, "/werk/cijfers" }, { RESOURCE_logboek, "/werk/logboek" },
        { RESOURCE_accounts, "/werk/accounts" } };
    if (desk_can(d, ACT_read, RESOURCE_werkvoorraad)) return NULL;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) if (desk_can(d, ACT_read, starts[i].resource)) return starts[i].path;
    return NULL;
}

void show_work(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_work)) return;
    const char *other = other_start(&d);
    if (other) { desk_go(&d, page_url(&d.page, other), NULL); return; }
    show_lines(&d, TEMPLATE_desk_work, M_desk_work_title);
}

void show_mine(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_own)) return;
    show_lines(&d, TEMPLATE_desk_mine, M_desk_mine_title);
}
