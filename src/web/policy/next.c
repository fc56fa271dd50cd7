/* SPDX-License-Identifier: EUPL-1.2 */
/* next.c: the next invoeringstoets begun from the last, and the last one read again. */
#include "web/policy/policy.h"

#include <string.h>

static void show_form(struct policy *p, const char *typed)
{
    const struct evaluation *e = policy_paper(p, PAPER_assessment);
    if (!e) return;
    view_text(p->d.page.view, "current", evaluation_text(e->list[SECTION_about].record, F_about_title, p->d.page.language));
    view_text(p->d.page.view, "typed-id", typed);
    view_int(p->d.page.view, "version", p->version[PAPER_assessment]);
    policy_problems(p);
    desk_form(&p->d, p->d.page.view, POLICY_PATH(p, "invoeringstoets", "volgende"));
    policy_link(p, M_policy_nav_report, POLICY_PATH(p, "invoeringstoets"));
    policy_end(p, TEMPLATE_policy_next, M_policy_next_title, M_policy_next_lead);
}

void show_next_form(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    if (policy_begin(&p, request, reply, POLICY_own) && desk_may(&p.d, ACT_write, RESOURCE_beleid)) show_form(&p, "");
}

void take_next_form(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    int64_t version = -1;
    if (!policy_begin(&p, request, reply, POLICY_own) || !desk_may(&p.d, ACT_write, RESOURCE_beleid)) return;
    const char *id = web_field(request, "id"), *expected = web_field(request, "versie");
    if (expected && (parse_decimal(expected, strlen(expected), 0, false, &version) != NUMBER_OK || version < 0)) version = -1;
    enum office_status status = office_begin_next(p.d.room->office, p.d.page.arena, &p.d.asking, version, id ? id : "", p.d.problems);
    if (status == OFFICE_CONFLICT) policy_conflict(&p);
    if (status == OFFICE_CONFLICT || (status == OFFICE_REFUSED && p.d.problems->count)) { show_form(&p, id ? id : ""); return; }
    if (desk_good(&p.d, status)) desk_go(&p.d, POLICY_PATH(&p, "signalen"), "volgende");
}

void show_earlier_assessment(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    const struct evaluation *e = NULL;
    struct text report = { 0 };
    if (!policy_begin(&p, request, reply, POLICY_own) || !desk_good(&p.d, office_earlier(p.d.room->office, p.d.page.arena, &p.d.asking, web_part(request, "toets"), &e))) return;
    evaluation_report(&report, e, p.on, REPORT_html, p.d.page.language);
    p.failed |= report.failed;
    view_fragment(p.d.page.view, "report", &report);
    policy_day_form(&p);
    policy_end_named(&p, TEMPLATE_policy_report, evaluation_text(e->list[SECTION_about].record, F_about_title, p.d.page.language), "");
}
