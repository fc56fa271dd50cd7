/* SPDX-License-Identifier: EUPL-1.2 */
/* search.c: looking somebody up, with a purpose; and for UWV the wage value records of one person on one day. What is looked for travels in the body only. */
#include "web/desk/lists.h"

#include <string.h>
#include "web/pages/flow/answer.h"
#include "web/desk/event_form.h"

void purposes_show(struct desk *d)
{
    const char *chosen = web_field(d->page.request, "doel");
    for (int32_t i = 0; i < purpose_count; i++) {
        if (!(purposes[i].roles >> d->session.viewer.role & 1)) continue;
        struct view *item = view_item(d->page.view, "purposes");
        view_text(item, "word", purposes[i].code);
        view_text(item, "label", purposes[i].text[d->page.language]);
        if (chosen && strcmp(chosen, purposes[i].code) == 0) view_true(item, "chosen");
    }
}

const struct purpose *purpose_chosen(struct desk *d)
{
    const char *chosen = web_field(d->page.request, "doel");
    return chosen && *chosen ? desk_purpose(&d->session.viewer, chosen) : NULL;
}

/* Digits only, of what may be a BSN. */
static const char *bsn_of(struct desk *d)
{
    const char *typed = web_field(d->page.request, "bsn");
    struct text t = { 0 };
    for (const char *c = typed ? typed : ""; *c; c++) if (*c >= '0' && *c <= '9') text_char(&t, *c);
    return page_text(&d->page, &t);
}

static void show_form(struct desk *d, enum template_number template, enum message title, const char *error)
{
    struct page *p = &d->page;
    purposes_show(d);
    desk_form(d, p->view, p->request->path);
    view_text(p->view, "error", error);
    view_text(p->view, "error-at", "doel");
    if (error) p->reply->status = 400;
    desk_show(d, template, page_message(p, title));
}

void show_search(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (desk_begin(&d, request, reply, DESK_work) && desk_may(&d, ACT_read, RESOURCE_zoeken)) show_form(&d, TEMPLATE_desk_search, M_desk_search_title, NULL);
}

void take_search(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_list list = { 0 };
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_read, RESOURCE_zoeken)) return;
    const char *bsn = bsn_of(&d), *words = web_field(request, "woorden");
    d.asking.purpose = purpose_chosen(&d);
    if (!d.asking.purpose) { show_form(&d, TEMPLATE_desk_search, M_desk_search_title, messages[d.page.language][M_desk_error_purpose]); return; }
    if (!*bsn && !(words && *words)) { show_form(&d, TEMPLATE_desk_search, M_desk_search_title, messages[d.page.language][M_desk_error_search_empty]); return; }
    if (!desk_good(&d, office_search(d.room->office, d.page.arena, &d.asking, *bsn ? bsn : NULL, words && *words ? words : NULL, &list))) return;
    list_show(&d, d.page.view, &list);
    view_true(d.page.view, "searched");
    show_form(&d, TEMPLATE_desk_search, M_desk_search_title, NULL);
}

/* ---- wage value records ---- */

void show_records(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_read, RESOURCE_loonwaarderegister)) return;
    answer_show(&d.page, d.page.view, &day_term, "dag", NULL, false);
    show_form(&d, TEMPLATE_desk_records, M_desk_records_title, NULL);
}

static void show_record(struct desk *d, const struct wage_value *one)
{
    struct page *p = &d->page;
    struct view *item = view_item(p->view, "records");
    view_text(item, "record-from", page_date(p, one->from));
    view_text(item, "record-firm", one->firm_name);
    if (one->flat_rate) view_true(item, "flat-rate"); else view_int(item, "wage-value", one->percent);
}

void take_records(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct wage_value *value = NULL;
    int32_t count = 0;
    date on;
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_read, RESOURCE_loonwaarderegister)) return;
    struct typed typed = answer_read(&d.page, &day_term, "dag");
    bool dated = typed.is == ANSWER_given && parse_date(text_string(&typed.text), (uint32_t)typed.text.size, &on);
    text_free(&typed.text);
    const char *bsn = bsn_of(&d);
    answer_show(&d.page, d.page.view, &day_term, "dag", NULL, true);
    d.asking.purpose = purpose_chosen(&d);
    if (!d.asking.purpose) { show_form(&d, TEMPLATE_desk_records, M_desk_records_title, messages[d.page.language][M_desk_error_purpose]); return; }
    if (!*bsn || !dated) { show_form(&d, TEMPLATE_desk_records, M_desk_records_title, messages[d.page.language][M_desk_error_records]); return; }
    enum office_status status = wage_values(&d, bsn, on, &value, &count);
    if (status == OFFICE_REFUSED) { show_form(&d, TEMPLATE_desk_records, M_desk_records_title, messages[d.page.language][M_desk_error_records]); return; }
    if (!desk_good(&d, status)) return;
    for (int32_t i = 0; i < count; i++) show_record(&d, &value[i]);
    view_text(d.page.view, "on", page_date(&d.page, on));
    view_true(d.page.view, "searched");
    show_form(&d, TEMPLATE_desk_records, M_desk_records_title, NULL);
}
