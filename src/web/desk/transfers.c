/* SPDX-License-Identifier: EUPL-1.2 */
/* transfers.c: dossiers on their way to another municipality, and those that came from one. */
#include "web/desk/lists.h"

static bool show_state(struct desk *d, const char *state, const char *list_name)
{
    struct office_filter filter = { .state = state, .process = "loonkostensubsidie", .most = 200 };
    struct office_list list = { 0 };
    if (!desk_good(d, office_work(d->room->office, d->page.arena, &d->asking, &filter, &list))) return false;
    struct view *group = view_item(d->page.view, list_name);
    list_show(d, group, &list);
    return true;
}

void show_transfers(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_read, RESOURCE_overdracht)) return;
    if (!show_state(&d, "overdracht", "out") || !show_state(&d, "overname", "in")) return;
    desk_show(&d, TEMPLATE_desk_transfers, page_message(&d.page, M_desk_transfers_title));
}
