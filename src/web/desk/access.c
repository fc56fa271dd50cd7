/* SPDX-License-Identifier: EUPL-1.2 */
/* access.c: the right of access: who looked at somebody's data and why, and everything of a dossier as a file for the person himself. */
#include "web/desk/dossier.h"

#include <string.h>

enum { SEEN_MOST = 200 };

static void show_look(struct desk *d, const struct people_logged *one)
{
    struct page *p = &d->page;
    struct view *item = view_item(p->view, "looks");
    const struct purpose *purpose = one->purpose ? purpose_find(one->purpose) : NULL;
    int64_t code = 0;
    const struct law_municipality *m = NULL;
    if (one->municipality && *one->municipality && parse_decimal(one->municipality, strlen(one->municipality), 0, false, &code) == NUMBER_OK) m = law_find_municipality(p->tables->book, (int32_t)code);
    view_text(item, "look-time", desk_time(p, one->time));
    view_text(item, "look-role", desk_role(p, one->role));
    view_text(item, "look-place", m ? m->name : NULL);
    view_text(item, "look-what", one->what);
    view_text(item, "look-why", purpose ? purpose->text[p->language] : one->purpose);
    if (one->without_case) view_true(item, "without-case");
}

void show_seen(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_view *view;
    struct people_logged *logged = NULL;
    int32_t count = 0;
    if (!desk_begin(&d, request, reply, DESK_own) || !(view = arena_take_zero(request->arena, sizeof *view)) || !dossier_open(&d, view)) return;
    if (!dossier_sees(view, RESOURCE_inzage) || !d.session.viewer.has_person) { web_fail(reply, FAULT_forbidden, NULL, NULL); return; }
    if (!desk_good_people(&d, people_log_about(d.room->people, d.page.arena, &d.session.viewer.person, 0, SEEN_MOST, &logged, &count))) return;
    for (int32_t i = count; i-- > 0; ) show_look(&d, &logged[i]);
    view_text(d.page.view, "back-url", DESK_PATH(&d, "dossiers", view->id));
    desk_form(&d, d.page.view, DESK_PATH(&d, "dossiers", view->id, "inzage"));
    desk_show(&d, TEMPLATE_desk_seen, page_message(&d.page, M_desk_seen_title));
}

void give_access(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_own)) return;
    if (!desk_good(&d, office_access(d.room->office, d.page.arena, &d.asking, web_part(request, "dossier"), &reply->body))) { reply->body.size = 0; return; }
    reply->media = MEDIA_json;
    web_add_header(reply, "Content-Disposition", "attachment; filename=\"breed-inzage.json\"");
}
