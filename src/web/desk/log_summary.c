/* SPDX-License-Identifier: EUPL-1.2 */
/* log_summary.c: the log of a month in counts, without persons or accounts, for whoever looks whether looking is done well. */
#include "web/desk/desk.h"

#include <string.h>

/* "2026-06": that month, or that of today. */
static const char *month_of(struct desk *d)
{
    const char *asked = web_query(d->page.request, "maand");
    date day;
    struct text t = { 0 };
    if (!asked || !*asked) { text_date(&t, d->asking.today); t.size -= 3; return page_text(&d->page, &t); }
    text_put(&t, asked);
    text_put(&t, "-01");
    bool good = parse_date(text_string(&t), (uint32_t)t.size, &day);
    text_free(&t);
    if (good) return asked;
    web_refuse(d->page.reply, "maand", "waarde", "een maand, zoals 2026-06", "a month, such as 2026-06");
    return NULL;
}

static const char *member(struct page *p, const struct node *map, const char *name)
{
    const struct node *value = node_get(map, name);
    const char *text = value && (value->kind == NODE_TEXT || value->kind == NODE_NUMBER) ? arena_copy(p->arena, value->text, value->size) : NULL;
    return text ? text : "";
}

/* A line for each role, purpose and act, in words; and how often somebody looked without an open case. */
static void show_counts(struct page *p, const struct node *summary)
{
    const struct node *lines = node_get(summary, "regels");
    for (const struct node *line = lines ? lines->first : NULL; line; line = line->next) {
        struct view *row = view_item(p->view, "log-rows");
        const char *name = member(p, line, "rol"), *code = member(p, line, "doel");
        int32_t role = case_word_of(case_role_word, CASE_ROLES, name, strlen(name));
        const struct purpose *purpose = purpose_find(code);
        view_text(row, "log-role", role >= 0 ? case_role_word[role].label[p->language] : name);
        view_text(row, "log-purpose", purpose ? purpose->text[p->language] : code);
        view_text(row, "log-act", member(p, line, "handeling"));
        view_text(row, "log-number", member(p, line, "aantal"));
    }
    view_text(p->view, "log-without-case", member(p, node_get(summary, "zonderZaak"), "aantal"));
}

void show_log_summary(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct text t = { 0 };
    const char *month;
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_read, RESOURCE_logboek) || !(month = month_of(&d))) return;
    if (!desk_good_people(&d, people_log_summary(d.room->people, month, &t))) { text_free(&t); return; }
    size_t size = t.size;
    const char *json = page_text(&d.page, &t);
    show_counts(&d.page, node_from_json(d.page.arena, json, size, NULL));
    view_text(d.page.view, "month", month);
    desk_show(&d, TEMPLATE_desk_log, page_message(&d.page, M_desk_log_title));
}
