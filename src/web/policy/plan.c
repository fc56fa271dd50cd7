/* SPDX-License-Identifier: EUPL-1.2 */
/* plan.c: the plan of preparation: how far its three steps are, what lacks, its records as tables, and the whole as a report. */
#include "web/policy/policy.h"

#include <string.h>

static struct plan_checks checks_of(struct policy *p) { return plan_checks_on(p->d.page.arena, p->d.page.law, p->on); }

/* ---- how far ---- */

static void progress_sheet(struct policy *p, const struct plan_state *s)
{
    static const enum message heads[] = { M_policy_col_what, M_policy_col_done_count, M_policy_col_all };
    const struct { enum message name; struct plan_progress far; } rows[] = { { M_policy_plan_step1, s->step[0] }, { M_policy_plan_step2, s->step[1] }, { M_policy_plan_step3, s->step[2] },
        { M_policy_plan_duties, s->checks }, { M_policy_plan_tasks, s->tasks } };
    struct sheet *sheet = sheet_of(p, "voortgang", policy_message(p, M_policy_plan_progress), heads, 3);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        sheet_text(sheet, policy_message(p, rows[i].name));
        sheet_int(sheet, rows[i].far.done);
        sheet_int(sheet, rows[i].far.all);
        policy_bar(p, policy_message(p, rows[i].name), rows[i].far.done, rows[i].far.all);
    }
}

/* ---- the records ---- */

static void plan_sheet(struct policy *p, const struct evaluation *e, int32_t section, bool may)
{
    const struct evaluation_section *about = &evaluation_sections[section];
    const char *heads[COLUMNS_MOST] = { policy_message(p, M_policy_col_id) };
    int language = p->d.page.language;
    for (int32_t i = 0; i < about->fields && i < COLUMNS_MOST - 1; i++) heads[i + 1] = about->field[i].label[language];
    struct sheet *s = sheet_named(p, about->name, about->label[language], heads, about->fields + 1);
    for (int32_t i = 0; i < e->list[section].count; i++) {
        const struct evaluation_record *r = &e->list[section].record[i];
        sheet_link(s, r->id, may ? POLICY_PATH(p, "voorbereiding", about->name, r->id) : NULL);
        for (int32_t k = 0; k < about->fields; k++) sheet_text(s, record_text(p, r, k));
    }
    if (may && section != SECTION_plan) {
        struct view *add = view_item(p->d.page.view, "additions");
        view_text(add, "add-name", about->label[language]);
        view_text(add, "add-href", POLICY_PATH(p, "voorbereiding", about->name, "nieuw"));
    }
}

/* Each mandatory check with its owner and state, and where to fill in what lacks. */
static void duties_sheet(struct policy *p, const struct evaluation *e, bool may)
{
    static const enum message heads[] = { M_policy_col_check, M_policy_col_looks, M_policy_col_who, M_policy_col_state };
    const struct plan_checks checks = checks_of(p);
    struct sheet *s = sheet_of(p, "verplichte-controles", policy_message(p, M_policy_plan_duties), heads, 4);
    for (int32_t i = 0; i < checks.count; i++) {
        const struct evaluation_record *duty = NULL;
        for (int32_t k = 0; k < e->list[SECTION_duty].count; k++) if (strcmp(evaluation_text(&e->list[SECTION_duty].record[k], F_duty_check, 0), checks.check[i].id) == 0) duty = &e->list[SECTION_duty].record[k];
        struct text t = { 0 };
        text_put(&t, POLICY_PATH(p, "voorbereiding", evaluation_sections[SECTION_duty].name, duty ? duty->id : "nieuw"));
        if (!duty) { text_put(&t, "?controle="); text_put(&t, checks.check[i].id); }
        const char *href = page_text(&p->d.page, &t);
        sheet_link(s, checks.check[i].id, may ? href : NULL);
        sheet_text(s, checks.check[i].label[p->d.page.language]);
        sheet_text(s, duty ? record_text(p, duty, F_duty_owner) : policy_message(p, M_policy_plan_nobody));
        sheet_text(s, duty ? record_text(p, duty, F_duty_state) : policy_message(p, M_policy_plan_nothing));
    }
}

void show_plan(struct web_request *request, struct web_reply *reply)
{
    static const int32_t order[] = { SECTION_plan, SECTION_goal, SECTION_figure, SECTION_people, SECTION_provision, SECTION_article, SECTION_judgment, SECTION_reach, SECTION_task };
    struct policy p;
    struct plan_state state;
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_own) ? policy_paper(&p, PAPER_plan) : NULL;
    if (!e) return;
    bool may = desk_can(&p.d, ACT_write, RESOURCE_beleid);
    evaluation_plan_progress(&state, e, checks_of(&p), p.on);
    progress_sheet(&p, &state);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) plan_sheet(&p, e, order[i], may);
    duties_sheet(&p, e, may);
    policy_note(&p, state.ready ? M_policy_plan_ready : M_policy_plan_not_ready);
    if (state.overdue) { view_int(p.d.page.view, "late-count", state.overdue); view_text(view_item(p.d.page.view, "notes"), "note", page_message(&p.d.page, M_policy_plan_late)); }
    policy_day_form(&p);
    policy_link(&p, M_policy_plan_report, POLICY_PATH(&p, "voorbereiding", "verslag"));
    policy_end_named(&p, TEMPLATE_policy_plan, evaluation_text(e->list[SECTION_plan].record, F_plan_title, p.d.page.language), policy_message(&p, M_policy_plan_lead));
}

void show_plan_report(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    struct text report = { 0 };
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_own) ? policy_paper(&p, PAPER_plan) : NULL;
    if (!e) return;
    evaluation_plan_report(&report, e, checks_of(&p), p.on, REPORT_html, p.d.page.language);
    p.failed |= report.failed;
    view_fragment(p.d.page.view, "report", &report);
    policy_day_form(&p);
    policy_end_named(&p, TEMPLATE_policy_report, evaluation_text(e->list[SECTION_plan].record, F_plan_title, p.d.page.language), "");
}
