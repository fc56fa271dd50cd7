/* SPDX-License-Identifier: EUPL-1.2 */
/* transfers.c: hand-overs between municipalities: what comes to us and what we hand over, how far each is, and what a case worker can do about it. */
#include "web/desk/lists.h"

#include <string.h>
#include "exchange/data.h"
#include "office/moving/transfer.h"

enum { LINES_MOST = 200 };

static bool begin(struct desk *d, struct web_request *request, struct web_reply *reply, enum act act)
{
    if (!desk_begin(d, request, reply, DESK_work) || !desk_may(d, act, RESOURCE_overdracht)) return false;
    d->asking.purpose = desk_purpose(&d->session.viewer, "overdracht-bij-verhuizing");
    return true;
}

/* ---- one ---- */

static void show_sending(struct page *p, struct view *item, const struct office_transfer *one)
{
    for (int32_t i = 0; i < one->items; i++) {
        const struct outbox_item *message = &one->item[i];
        if (message->state == OUTBOX_delivered) continue;
        view_true(item, message->state == OUTBOX_stuck ? "stuck" : "waits");
        view_int(item, "tries", message->tries);
        if (message->next != INT64_MAX) view_text(item, "next-try", desk_time(p, message->next));
        return;
    }
}

static void show_signals(struct desk *d, struct view *item, const struct office_transfer *one)
{
    struct page *p = &d->page;
    const struct node *table = exchange_table(p->arena, "overdracht.yaml", NULL), *signals = node_get(table, "signalen");
    for (int32_t i = 0; i < one->signals; i++)
        for (const struct node *node = signals ? signals->first : NULL; node; node = node->next)
            if (node_is(node_get(node, "code"), one->signal[i])) view_text(view_item(item, "signals"), "signal", desk_node_text(p, node_get(node, p->language ? "en" : "nl")));
}

static void show_state(struct page *p, struct view *item, const struct office_transfer *one)
{
    static const enum message states[2][TRANSFER_STATES] = {
        [SIDE_former] = { M_desk_transfer_offered, M_desk_transfer_accepted, M_desk_transfer_contested, M_desk_transfer_withdrawn, M_desk_transfer_closed },
        [SIDE_new] = { M_desk_transfer_new_offered, M_desk_transfer_new_accepted, M_desk_transfer_new_contested, M_desk_transfer_new_withdrawn, M_desk_transfer_new_closed } };
    view_text(item, "state", messages[p->language][states[one->now.side][one->now.state]]);
    view_text(item, "pays-until", page_date(p, one->now.pays_until));
    view_text(item, "pays-from", page_date(p, one->now.pays_from));
    view_text(item, "reason", one->reason);
    if (!one->settles) return;
    view_text(item, "settle-first", page_date(p, one->settle_first));
    view_text(item, "settle-last", page_date(p, one->settle_last));
}

static void show_one(struct desk *d, const struct office_transfer *one, int32_t number)
{
    struct page *p = &d->page;
    bool in = one->now.side == SIDE_new;
    struct view *item = view_item(p->view, in ? "in" : "out");
    const struct law_municipality *m = law_find_municipality(&law_book, in ? one->now.from : one->now.to);
    struct text day = { 0 };
    view_int(item, "number", number);
    view_text(item, "title", *one->name ? one->name : messages[p->language][M_desk_line_nameless]);
    view_text(item, "href", DESK_PATH(d, "dossiers", one->dossier));
    view_text(item, "municipality", m ? m->name : "");
    show_state(p, item, one);
    show_sending(p, item, one);
    show_signals(d, item, one);
    if (one->may[TRANSFER_aanvaard]) view_true(item, "may-accept");
    if (one->may[TRANSFER_betwist]) view_true(item, "may-contest");
    if (one->may[TRANSFER_ingetrokken]) view_true(item, "may-withdraw");
    if (one->may[TRANSFER_afgesloten]) view_true(item, "may-close");
    if (one->may[TRANSFER_betwist] || one->may[TRANSFER_ingetrokken]) view_true(item, "may-say-why");
    if (one->may[TRANSFER_betwist] || one->may[TRANSFER_ingetrokken] || one->may[TRANSFER_aanvaard] || one->may[TRANSFER_afgesloten]) view_true(item, "may-act");
    text_date(&day, one->now.pays_until);
    view_take(item, "day", &day);
    desk_form(d, item, DESK_PATH(d, "overdrachten", one->now.key));
}

/* ---- the page ---- */

/* Dossiers of people who moved away that nobody was told of yet. */
static bool show_to_offer(struct desk *d, const struct office_transfer *list, int32_t count)
{
    struct office_filter filter = { .state = "overdracht", .process = "loonkostensubsidie", .most = LINES_MOST };
    struct office_list lines = { 0 };
    if (!desk_good(d, office_work(d->room->office, d->page.arena, &d->asking, &filter, &lines))) return false;
    for (int32_t i = 0; i < lines.count; i++) {
        bool told = false;
        for (int32_t k = 0; k < count; k++) told |= list[k].now.side == SIDE_former && list[k].now.state != STATE_withdrawn && strcmp(list[k].dossier, lines.line[i].id) == 0;
        if (told) continue;
        struct view *item = view_item(d->page.view, "to-offer");
        view_text(item, "title", *lines.line[i].title ? lines.line[i].title : messages[d->page.language][M_desk_line_nameless]);
        view_text(item, "href", DESK_PATH(d, "dossiers", lines.line[i].id));
        desk_form(d, item, DESK_PATH(d, "dossiers", lines.line[i].id, "overdragen"));
    }
    return true;
}

static void show_page(struct desk *d, const char *error)
{
    struct page *p = &d->page;
    struct office_transfer *list = NULL;
    int32_t count = 0;
    if (!desk_good(d, office_transfers(d->room->office, p->arena, &d->asking, &list, &count))) return;
    for (int32_t i = 0; i < count && i < LINES_MOST; i++) show_one(d, &list[i], i + 1);
    if (!show_to_offer(d, list, count)) return;
    desk_show_done(d);
    view_text(p->view, "error", error);
    view_text(p->view, "error-at", "overdrachten");
    if (error) p->reply->status = 400;
    desk_show(d, TEMPLATE_desk_transfers, page_message(p, M_desk_transfers_title));
}

void show_transfers(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (begin(&d, request, reply, ACT_read)) show_page(&d, NULL);
}

/* ---- what is done ---- */

void take_transfer(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    int32_t kind = 0;
    date paid = DATE_NEVER;
    const char *draft = NULL;
    if (!begin(&d, request, reply, ACT_write)) return;
    const char *does = web_field(request, "doe"), *reason = web_field(request, "reden"), *day = web_field(request, "betaaldTot"), *key = web_part(request, "overdracht");
    struct office_transfer *list = NULL;
    int32_t count = 0;
    while (kind < TRANSFER_KINDS && !(does && strcmp(transfer_kind_name[kind], does) == 0)) kind++;
    if (kind == TRANSFER_KINDS) kind = TRANSFER_overdracht;           /* none of the four: refused below */
    if (kind == TRANSFER_afgesloten && day && *day && !parse_date(day, (uint32_t)strlen(day), &paid)) { show_page(&d, messages[d.page.language][M_desk_transfer_error_day]); return; }
    enum office_status status = office_transfer_answer(d.room->office, d.page.arena, &d.asking, key, (enum transfer_kind)kind, reason, paid, &draft, d.problems);
    if (status == OFFICE_REFUSED) { show_page(&d, desk_first_problem(&d)); return; }
    if (!desk_good(&d, status)) return;
    const char *dossier = "";
    if (draft && desk_good(&d, office_transfers(d.room->office, d.page.arena, &d.asking, &list, &count)))
        for (int32_t i = 0; i < count; i++) if (strcmp(list[i].now.key, key) == 0) dossier = list[i].dossier;
    if (*dossier) desk_go(&d, DESK_PATH(&d, "dossiers", dossier, "concepten", draft), "concept");
    else if (!reply->fault) desk_go(&d, DESK_PATH(&d, "overdrachten"), "overdracht");
}

void offer_transfer(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    const char *key;
    if (!begin(&d, request, reply, ACT_write)) return;
    enum office_status status = office_transfer_offer(d.room->office, d.page.arena, &d.asking, web_part(request, "dossier"), NULL, &key, d.problems);
    if (status == OFFICE_REFUSED) { show_page(&d, desk_first_problem(&d)); return; }
    if (desk_good(&d, status)) desk_go(&d, DESK_PATH(&d, "overdrachten"), "overdracht");
}
