/* SPDX-License-Identifier: EUPL-1.2 */
/* text_check.c: a letter or web page that somebody pastes, held against the rules of a day. The text is not kept. */
#include "checker/checker.h"
#include "web/desk/event_form.h"

static void show_page(struct desk *d, const char *error, bool typed)
{
    struct page *p = &d->page;
    struct text iso = { 0 };
    text_date(&iso, d->asking.today);
    answer_show(p, p->view, &day_term, "dag", typed ? NULL : text_string(&iso), typed);
    text_free(&iso);
    desk_form(d, p->view, p->request->path);
    view_text(p->view, "typed", web_field(p->request, "tekst"));
    view_text(p->view, "error", error);
    view_text(p->view, "error-at", "tekst");
    if (error) p->reply->status = 400;
    desk_show(d, TEMPLATE_desk_text, page_message(p, M_desk_text_title));
}

static void show_finding(struct desk *d, const struct check_finding *one, date on)
{
    struct page *p = &d->page;
    struct view *item = view_item(p->view, "findings");
    view_text(item, "verdict", check_verdict_text[one->verdict][p->language]);
    view_text(item, "label", one->label[p->language]);
    view_int(item, "line", one->line);
    view_text(item, "said", one->said);
    view_text(item, "law", one->law[p->language]);
    if (*one->cites) page_citation(p, item, one->cites, on);
}

void show_text_check(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (desk_begin(&d, request, reply, DESK_work) && desk_may(&d, ACT_write, RESOURCE_concept)) show_page(&d, NULL, false);
}

void take_text_check(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct check_result result;
    date on;
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_write, RESOURCE_concept)) return;
    const char *text = web_field(request, "tekst");
    struct typed typed = answer_read(&d.page, &day_term, "dag");
    bool dated = typed.is == ANSWER_given && parse_date(text_string(&typed.text), (uint32_t)typed.text.size, &on);
    text_free(&typed.text);
    if (!text || !*text) { show_page(&d, messages[d.page.language][M_desk_error_text_empty], true); return; }
    if (!dated) { show_page(&d, messages[d.page.language][M_error_date], true); return; }
    const struct checker *checker = checker_own(d.page.arena);
    if (!checker || !check_text(&result, d.page.arena, checker, text, strlen(text), d.page.law, on, d.problems)) { show_page(&d, d.problems->count ? d.problems->item[0].allowed[d.page.language] : messages[d.page.language][M_error_500], true); return; }
    for (int32_t i = 0; i < result.count; i++) show_finding(&d, &result.finding[i], on);
    view_int(d.page.view, "compared", result.compared);
    view_true(d.page.view, "checked");
    show_page(&d, NULL, true);
}
