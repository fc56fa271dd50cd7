/* SPDX-License-Identifier: EUPL-1.2 */
/* contact.c: the contact point for employers of a municipality's labour market region on a day, one looked up and all of them, uncertain rows marked. */
#include "web/policy/policy.h"

#include <string.h>
#include "match/contact.h"

static void contact_row(struct policy *p, struct sheet *s, const struct contact *c)
{
    int language = p->d.page.language;
    struct text code = { 0 }, why = { 0 };
    for (int32_t part = 1000; part > 0; part /= 10) text_char(&code, (char)('0' + c->municipality->code / part % 10));
    if (contact_uncertain(c)) contact_put_why(&why, c, language);
    sheet_text(s, c->municipality->name);
    sheet_take(s, &code);
    sheet_text(s, c->region->name);
    sheet_text(s, contact_form_labels[c->form][language]);
    sheet_day(s, c->since->from);
    sheet_text(s, policy_message(p, contact_uncertain(c) ? M_policy_uncertain : M_policy_certain));
    sheet_take(s, &why);
    sheet_text(s, c->municipality->source);
}

static struct sheet *contacts(struct policy *p, const char *name, enum message title)
{
    static const enum message heads[] = { M_policy_col_municipality, M_policy_col_code, M_policy_col_region, M_policy_col_contact, M_policy_col_from, M_policy_col_sure, M_policy_col_why, M_policy_col_source };
    return sheet_of(p, name, policy_message(p, title), heads, 8);
}

void show_contact(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    int32_t count = 0;
    if (!policy_begin(&p, request, reply, POLICY_open)) return;
    const char *name = web_query(request, "gemeente");
    if (name && *name) {
        struct contact one;
        if (contact_find(&one, p.d.page.arena, p.d.page.law, name, strlen(name), p.on, p.d.problems)) contact_row(&p, contacts(&p, "gemeente", M_policy_contact_one), &one);
        else policy_problems(&p);
    }
    if (!name || !*name) {
        const struct contact *all = contact_all(p.d.page.arena, p.d.page.law, p.on, &count);
        struct sheet *s = contacts(&p, "gemeenten", M_policy_contact_all);
        for (int32_t i = 0; all && i < count; i++) contact_row(&p, s, &all[i]);
        p.failed |= !all;
    } else policy_link(&p, M_policy_contact_all, POLICY_PATH(&p, "contactpunt"));
    policy_day_form(&p);
    policy_note(&p, M_policy_contact_note);
    view_text(p.d.page.view, "typed-municipality", name ? name : "");
    policy_end(&p, TEMPLATE_policy_contact, M_policy_contact_title, M_policy_contact_lead);
}
