/* SPDX-License-Identifier: EUPL-1.2 */
/* assessment.c: the invoeringstoets as a report, a PDF, a document and tables; and its follow-ups with what is overdue. */
#include "web/policy/policy.h"

#include <stdatomic.h>
#include <string.h>
#include "letters/pdf.h"

void show_assessment(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    struct text report = { 0 };
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_open) ? policy_paper(&p, PAPER_assessment) : NULL;
    if (!e) return;
    evaluation_report(&report, e, p.on, REPORT_html, p.d.page.language);
    p.failed |= report.failed;
    view_fragment(p.d.page.view, "report", &report);
    view_text(p.d.page.view, "pdf-url", POLICY_PATH(&p, "invoeringstoets", "pdf"));
    view_text(p.d.page.view, "document-url", POLICY_PATH(&p, "invoeringstoets", "document"));
    view_text(p.d.page.view, "tables-url", POLICY_PATH(&p, "invoeringstoets", "onderdelen"));
    const struct evaluation_value *before = &e->list[SECTION_about].record->value[F_about_previous];
    if (p.own && before->given) policy_link(&p, M_policy_earlier, POLICY_PATH(&p, "invoeringstoets", "eerder", before->text[0]));
    if (p.own && desk_can(&p.d, ACT_write, RESOURCE_beleid)) policy_link(&p, M_policy_next_title, POLICY_PATH(&p, "invoeringstoets", "volgende"));
    policy_day_form(&p);
    policy_end_named(&p, TEMPLATE_policy_report, evaluation_text(e->list[SECTION_about].record, F_about_title, p.d.page.language), "");
}

/* One at a time: it takes a process and some seconds of its own. */
void show_assessment_pdf(struct web_request *request, struct web_reply *reply)
{
    static atomic_flag busy = ATOMIC_FLAG_INIT;
    struct policy p;
    struct text html = { 0 };
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_own) ? policy_paper(&p, PAPER_assessment) : NULL;
    if (!e) return;
    if (atomic_flag_test_and_set(&busy)) { web_fail(reply, FAULT_busy, "Er wordt al een PDF gemaakt. Probeer het zo nog eens.", "A PDF is being made already. Try again in a moment."); return; }
    evaluation_page(&html, e, p.on, p.d.page.language);
    enum pdf_status status = letter_pdf(&reply->body, html.data, html.size, (struct pdf_limits)PDF_LIMITS);
    atomic_flag_clear(&busy);
    text_free(&html);
    if (status != PDF_MADE) { web_fail(reply, FAULT_busy, pdf_status_text[status][0], pdf_status_text[status][1]); return; }
    reply->media = MEDIA_pdf;
    web_add_header(reply, "Content-Disposition", "attachment; filename=\"breed-invoeringstoets.pdf\"");
}

void show_assessment_json(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_open) ? policy_paper(&p, PAPER_assessment) : NULL;
    if (!e) return;
    evaluation_json(&reply->body, e);
    reply->media = MEDIA_json;
    web_add_header(reply, "Content-Disposition", "attachment; filename=\"breed-invoeringstoets.json\"");
}

/* ---- sections as tables ---- */

static void list_sections(struct policy *p, const struct evaluation *e)
{
    static const enum message heads[] = { M_policy_col_section, M_policy_col_records };
    struct sheet *s = sheet_of(p, "onderdelen", policy_message(p, M_policy_sections_title), heads, 2);
    for (int32_t i = 0; i < SECTIONS; i++) {
        if (evaluation_is_plan(i) || !e->list[i].count) continue;
        sheet_link(s, evaluation_sections[i].label[p->d.page.language], POLICY_PATH(p, "invoeringstoets", "onderdelen", evaluation_sections[i].name));
        sheet_int(s, e->list[i].count);
    }
}

void show_assessment_tables(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_open) ? policy_paper(&p, PAPER_assessment) : NULL;
    const char *name = web_part(request, "onderdeel");
    if (!e) return;
    if (!name) { list_sections(&p, e); policy_end(&p, TEMPLATE_policy_page, M_policy_sections_title, M_policy_sections_lead); return; }
    int32_t section = evaluation_section_of(name, strlen(name));
    if (section < 0 || evaluation_is_plan(section)) { web_fail(reply, FAULT_not_found, NULL, NULL); return; }
    (void)records_sheet(&p, e, section, NULL, 0);
    policy_link(&p, M_policy_sections_title, POLICY_PATH(&p, "invoeringstoets", "onderdelen"));
    policy_end_named(&p, TEMPLATE_policy_page, evaluation_sections[section].label[p.d.page.language], "");
}

/* ---- follow-ups ---- */

static const char *state_of(struct policy *p, const struct evaluation_record *f)
{
    const struct evaluation_value *done = &f->value[F_follow_done], *due = &f->value[F_follow_due];
    if (done->given && done->day <= p->on) return policy_message(p, M_policy_follow_done);
    if (evaluation_overdue(f, p->on)) return policy_message(p, M_policy_follow_late);
    return policy_message(p, due->given ? M_policy_follow_open : M_policy_follow_no_day);
}

/* Those that are overdue first; else in the order of the document. */
static void follow_rows(struct policy *p, struct sheet *s, const struct evaluation *e, bool late)
{
    for (int32_t i = 0; i < e->list[SECTION_follow].count; i++) {
        const struct evaluation_record *f = &e->list[SECTION_follow].record[i];
        static const int32_t fields[] = { F_follow_what, F_follow_owner, F_follow_said, F_follow_due, F_follow_done, F_follow_from, F_follow_note };
        if (evaluation_overdue(f, p->on) != late) continue;
        sheet_text(s, f->id);
        sheet_text(s, state_of(p, f));
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) sheet_text(s, record_text(p, f, fields[k]));
    }
}

void show_follow_ups(struct web_request *request, struct web_reply *reply)
{
    static const enum message heads[] = { M_policy_col_id, M_policy_col_state, M_policy_col_what, M_policy_col_who, M_policy_col_said, M_policy_col_due, M_policy_col_done, M_policy_col_from_signals, M_policy_col_note };
    struct policy p;
    int32_t late = 0;
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_open) ? policy_paper(&p, PAPER_assessment) : NULL;
    if (!e) return;
    for (int32_t i = 0; i < e->list[SECTION_follow].count; i++) late += evaluation_overdue(&e->list[SECTION_follow].record[i], p.on);
    struct sheet *s = sheet_of(&p, "vervolg", policy_message(&p, M_policy_follow_title), heads, 9);
    follow_rows(&p, s, e, true);
    follow_rows(&p, s, e, false);
    policy_day_form(&p);
    view_int(p.d.page.view, "late-count", late);
    view_text(view_item(p.d.page.view, "notes"), "note", page_message(&p.d.page, M_policy_follow_count));
    policy_end(&p, TEMPLATE_policy_page, M_policy_follow_title, M_policy_follow_lead);
}
