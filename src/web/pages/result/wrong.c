/* SPDX-License-Identifier: EUPL-1.2 */
/* wrong.c: "is this wrong?": why a result can differ from what somebody expected or was told, for every help and every rule. */
#include "web/pages/result/result.h"

#include <string.h>
#include "rules/registry.h"

static void show_link(struct page *p, const char *list, const char *folder, const char *name, const char *title)
{
    struct view *row = view_item(p->view, list);
    struct text t = { 0 };
    text_put(&t, folder);
    text_put(&t, name);
    view_text(row, "href", page_url(p, page_text(p, &t)));
    view_text(row, "name", title);
}

void show_wrong(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    for (int32_t i = 0; i < HELP_COUNT; i++) show_link(&p, "links", "/klopt-dit-niet/", helps[i].id, helps[i].title.text[p.language]);
    page_show(&p, TEMPLATE_wrong, page_message(&p, M_wrong_title));
}

/* What the rule assumes and who holds what it asks: the usual causes of another outcome. */
static void show_causes_of_rule(struct page *p, const struct rule *rule)
{
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        const struct term *term = rule->facts[k].term;
        if (k == rule->reference || !term->holder || term->holder == HOLDER_aanvrager) continue;
        struct view *row = view_item(p->view, "facts");
        view_text(row, "label", term->label[p->language]);
        view_text(row, "holder", holder_names[term->holder][p->language]);
    }
    page_citation(p, p->view, rule->citation, law_coverage(p->law, rule->name).until);
}

void show_wrong_here(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    const char *name = web_part(request, "naam");
    const struct help *help = help_find(name);
    const char *of = help ? help->rule : name;
    const struct rule *rule = of ? rule_find(of, strlen(of)) : NULL;
    struct text at = { 0 };
    if (!rule && !help) { web_fail(reply, FAULT_not_found, NULL, NULL); return; }
    view_text(p.view, "about", help ? help->title.text[p.language] : rule->title[p.language]);
    for (int32_t i = 0; help && i < help->wrong.count; i++) view_text(view_item(p.view, "reasons"), "line", help->wrong.at[i].text[p.language]);
    for (int32_t i = 0; help && i < help->uncounted.count; i++) view_text(view_item(p.view, "not-counted"), "line", help->uncounted.at[i].text[p.language]);
    if (rule) show_causes_of_rule(&p, rule);
    text_put(&at, help ? "/hulp/" : "/regels/");
    text_put(&at, help ? help->id : rule->name);
    if (!help) text_put(&at, "/berekenen");
    view_text(p.view, "again-url", page_url(&p, page_text(&p, &at)));
    view_text(p.view, "check-url", page_url(&p, "/hulp/nakijken"));
    page_show(&p, TEMPLATE_wrong_here, page_message(&p, M_wrong_title));
}
