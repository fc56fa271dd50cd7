/* SPDX-License-Identifier: EUPL-1.2 */
/* take_along.c: what can be taken along: a work list as spreadsheet or CSV, a calendar to subscribe to, everything of a dossier for whoever asked for it on paper. */
#include "exchange/formats/feed.h"
#include "web/desk/lists.h"
#include "web/pages/result/calendar.h"

#include <string.h>

enum { LINES_AT_ONCE = 200, LINES_MOST = 5000, COLUMNS = 7, CALENDAR_MOST = 1000 };

/* ---- all lines of a list ---- */

/* Page after page, with the filter of the query; false: the reply says what is the matter. */
static bool all_lines(struct desk *d, struct office_filter filter, int32_t most, struct office_line **line, int32_t *count)
{
    struct office_list list = { .more = true };
    *count = 0;
    *line = arena_take(d->page.arena, (size_t)most * sizeof **line);
    if (!*line) { web_fail(d->page.reply, FAULT_busy, NULL, NULL); return false; }
    filter.count = false;
    filter.most = LINES_AT_ONCE;
    while (list.more && *count < most) {
        if (!desk_good(d, office_work(d->room->office, d->page.arena, &d->asking, &filter, &list))) return false;
        for (int32_t i = 0; i < list.count && *count < most; i++) (*line)[(*count)++] = list.line[i];
        if (!list.more || !list.next_id) break;
        filter.after_deadline = list.next_deadline;
        filter.after_id = list.next_id;
    }
    return true;
}

/* ---- a spreadsheet ---- */

static void put_line(struct desk *d, const struct office_line *line, struct work_cell *cell)
{
    struct page *p = &d->page;
    const struct process *process = process_find(line->process, strlen(line->process));
    int32_t state = process ? process_state_of(process, line->state, strlen(line->state)) : -1;
    for (int32_t k = 0; k < COLUMNS; k++) cell[k] = (struct work_cell){ .day = DATE_NEVER };
    cell[0].text = line->title;
    cell[1].text = line->employer;
    cell[2].text = process ? process->title[p->language] : line->process;
    cell[3].text = state >= 0 ? process->state[state].label[p->language] : line->state;
    for (int32_t i = 0; process && line->what && i < process->deadlines; i++) if (strcmp(process->deadline[i].name, line->what) == 0) cell[4].text = process->deadline[i].text[p->language];
    if (line->deadline != STORE_NO_DAY) cell[5].day = line->deadline;
    cell[6].number = line->open_tasks;
}

static void put_sheet(struct desk *d, const struct work_cell *cell, int32_t rows)
{
    struct page *p = &d->page;
    const char *const *m = messages[p->language], *detail = "";
    const struct work_column columns[COLUMNS] = { { m[M_desk_line_who], WORK_text }, { m[M_desk_party_employer], WORK_text }, { m[M_desk_line_process], WORK_text }, { m[M_along_state], WORK_text },
        { m[M_desk_line_what], WORK_text }, { m[M_desk_line_deadline], WORK_day }, { m[M_along_tasks], WORK_number } };
    bool sheet = strstr(p->request->path, ".xlsx") != NULL;
    web_add_header(p->reply, "Content-Disposition", sheet ? "attachment; filename=\"breed-werklijst.xlsx\"" : "attachment; filename=\"breed-werklijst.csv\"");
    if (!sheet) { work_list_csv(&p->reply->body, columns, COLUMNS, cell, rows); return; }
    if (work_list(&p->reply->body, m[M_desk_work_title], columns, COLUMNS, cell, rows, NULL, &detail) == WORK_written) return;
    p->reply->body.size = 0;
    web_fail(p->reply, FAULT_busy, "Er kan hier geen rekenblad worden gemaakt: libxlsxwriter ontbreekt. Neem de lijst mee als CSV.", "No spreadsheet can be made here: libxlsxwriter is missing. Take the list along as CSV.");
}

void give_list(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_filter filter;
    struct office_line *line;
    int32_t count;
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_read, RESOURCE_werkvoorraad) || !list_filter(&d, &filter) || !all_lines(&d, filter, LINES_MOST, &line, &count)) return;
    struct work_cell *cell = arena_take(request->arena, ((size_t)count + 1) * COLUMNS * sizeof *cell);
    if (!cell) { web_fail(reply, FAULT_busy, NULL, NULL); return; }
    for (int32_t i = 0; i < count; i++) put_line(&d, &line[i], cell + (size_t)i * COLUMNS);
    put_sheet(&d, cell, count);
}

/* ---- a calendar by a secret address ---- */

/* No session: the address is the key. Whatever is wrong with it, there is nothing here. */
static bool begin_calendar(struct desk *d, struct web_request *request, struct web_reply *reply)
{
    *d = (struct desk){ .page = page_start(request, reply) };
    if (!desk_settings.where) { web_fail(reply, FAULT_not_found, NULL, NULL); return false; }
    d->problems = arena_take_zero(d->page.arena, sizeof *d->problems);
    d->room = room_of(request->desk, d->page.law);
    if (!d->problems || !d->room) { web_fail(reply, FAULT_busy, NULL, NULL); return false; }
    int64_t now = desk_now();
    enum people_status status = people_calendar(d->room->people, d->page.arena, web_part(request, "sleutel"), now, &d->session.viewer);
    if (status == PEOPLE_STORE) return desk_good_people(d, status);
    if (status != PEOPLE_OK) { web_fail(reply, FAULT_not_found, NULL, NULL); return false; }
    d->asking = (struct asking){ .viewer = &d->session.viewer, .purpose = desk_purpose(&d->session.viewer, NULL), .now = now, .today = d->page.settings->today ? d->page.settings->today() : desk_day(now),
        .trace = { request->trace.trace_id, request->trace.given ? request->trace.parent_id : NULL } };
    return true;
}

void show_feed(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_line *line;
    int32_t count;
    if (!begin_calendar(&d, request, reply)) return;
    const struct office_filter filter = { .owner = d.session.viewer.role == CASE_consulent ? d.session.viewer.account : NULL };
    if (!all_lines(&d, filter, CALENDAR_MOST, &line, &count)) return;
    reply->media = MEDIA_calendar;
    calendar_open(&reply->body, d.page.language);
    for (int32_t i = 0; i < count; i++) {
        struct work_cell cell[COLUMNS];
        struct text key = { 0 };
        put_line(&d, &line[i], cell);
        if (cell[5].day == DATE_NEVER || !cell[4].text) continue;
        text_put(&key, line[i].id);                 /* only a digest of it goes out */
        text_put(&key, line[i].what);
        calendar_put(&reply->body, text_string(&key), d.asking.today, cell[5].day, cell[4].text, messages[d.page.language][M_desk_calendar_text]);
        text_free(&key);
    }
    calendar_close(&reply->body);
}

static void show_calendar_page(struct desk *d, const char *token)
{
    struct page *p = &d->page;
    bool has = false;
    if (!desk_good_people(d, people_has_calendar(d->room->people, p->arena, d->session.viewer.account, d->asking.now, &has))) return;
    if (has) view_true(p->view, "has-calendar");
    if (token) {
        struct text path = { 0 };
        text_put(&path, "/agenda/");
        text_put(&path, token);
        text_put(&path, "/termijnen.ics");
        view_text(p->view, "calendar-path", page_url(p, page_text(p, &path)));
    }
    desk_show_done(d);
    desk_form(d, p->view, page_url(p, "/account/agenda"));
    desk_show(d, TEMPLATE_desk_calendar, page_message(p, M_along_calendar_title));
}

void show_calendar_settings(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (desk_begin(&d, request, reply, DESK_signed_in) && desk_may(&d, ACT_read, RESOURCE_werkvoorraad)) show_calendar_page(&d, NULL);
}

/* A new address is shown once, in the answer to the form that asked for it; the old one stops. */
void take_calendar_settings(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    const char *token = NULL;
    if (!desk_begin(&d, request, reply, DESK_signed_in) || !desk_may(&d, ACT_read, RESOURCE_werkvoorraad)) return;
    const char *does = web_field(request, "doe");
    bool ends = does && strcmp(does, "stop") == 0;
    enum people_status status = ends ? people_end_calendars(d.room->people, d.session.viewer.account) : people_make_calendar(d.room->people, d.page.arena, &d.session.viewer, d.asking.now, &token);
    if (!desk_good_people(&d, status)) return;
    if (ends) desk_go(&d, page_url(&d.page, "/account/agenda"), "weg"); else show_calendar_page(&d, token);
}

/* ---- a copy for the person ---- */

/* Everything of a dossier, when the person asked for it on paper: the same file that he can fetch himself. */
void give_copy(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_read, RESOURCE_inzage)) return;
    d.asking.purpose = desk_purpose(&d.session.viewer, "inzage-verstrekken");
    if (!desk_good(&d, office_access(d.room->office, d.page.arena, &d.asking, web_part(request, "dossier"), &reply->body))) { reply->body.size = 0; return; }
    reply->media = MEDIA_json;
    web_add_header(reply, "Content-Disposition", "attachment; filename=\"breed-inzage.json\"");
}
