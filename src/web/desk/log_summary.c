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

/* A list of objects with the same members, as a table; what stands alone, as a line of its own. */
static void show_tree(struct page *p, const struct node *tree)
{
    for (const struct node *part = tree ? tree->first : NULL; part; part = part->next) {
        struct text key = { 0 };
        text_bytes(&key, part->key, part->key_size);
        if (part->kind != NODE_LIST || !part->first || part->first->kind != NODE_MAP) {
            struct view *line = view_item(p->view, "lines");
            view_take(line, "label", &key);
            view_bytes(line, "value", part->text, part->kind == NODE_LIST || part->kind == NODE_MAP ? 0 : part->size);
            continue;
        }
        struct view *table = view_item(p->view, "tables");
        view_take(table, "caption", &key);
        for (const struct node *cell = part->first->first; cell; cell = cell->next) view_bytes(view_item(table, "columns"), "column", cell->key, cell->key_size);
        for (const struct node *row = part->first; row; row = row->next) {
            struct view *item = view_item(table, "rows");
            for (const struct node *cell = row->first; cell; cell = cell->next) view_bytes(view_item(item, "cells"), "cell", cell->text, cell->kind == NODE_LIST || cell->kind == NODE_MAP ? 0 : cell->size);
        }
    }
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
    show_tree(&d.page, node_from_json(d.page.arena, json, size, NULL));
    view_text(d.page.view, "month", month);
    desk_show(&d, TEMPLATE_desk_log, page_message(&d.page, M_desk_log_title));
}
