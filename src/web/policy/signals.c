/* SPDX-License-Identifier: EUPL-1.2 */
/* signals.c: signals on how the act works: what came in, a form for a new one, and weighing, merging, taking up or refusing one. */
#include "web/policy/policy.h"

#include <string.h>
#include "base/members.h"

/* ---- the list ---- */

void show_signals(struct web_request *request, struct web_reply *reply)
{
    static const enum message heads[] = { M_policy_col_id, M_policy_col_state, M_policy_col_kind, M_policy_col_measures, M_policy_col_from, M_policy_col_signal, M_policy_col_evidence, M_policy_col_received };
    static const int32_t fields[] = { F_signal_state, F_signal_kind, F_signal_measures, F_signal_from, F_signal_text, F_signal_evidence, F_signal_received };
    struct policy p;
    int32_t waiting = 0;
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_own) ? policy_paper(&p, PAPER_assessment) : NULL;
    if (!e) return;
    struct sheet *s = sheet_of(&p, "signalen", policy_message(&p, M_policy_signals_title), heads, 8);
    for (int turn = 0; turn < 2; turn++)                            /* those that wait for somebody first */
        for (int32_t i = 0; i < e->list[SECTION_signal].count; i++) {
            const struct evaluation_record *r = &e->list[SECTION_signal].record[i];
            int16_t state = r->value[F_signal_state].word;
            bool waits = state == STATE_received || state == STATE_weighed;
            if (waits != (turn == 0)) continue;
            waiting += waits;
            sheet_link(s, r->id, POLICY_PATH(&p, "signalen", r->id));
            for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) sheet_text(s, record_text(&p, r, fields[k]));
        }
    view_int(p.d.page.view, "waiting-count", waiting);
    view_text(view_item(p.d.page.view, "notes"), "note", page_message(&p.d.page, M_policy_signals_waiting));
    if (desk_can(&p.d, ACT_write, RESOURCE_signaal)) policy_link(&p, M_policy_signal_new, POLICY_PATH(&p, "signaal"));
    policy_end(&p, TEMPLATE_policy_page, M_policy_signals_title, M_policy_signals_lead);
}

/* ---- a new one ---- */

static bool is_chosen(const struct web_request *request, const char *name, const char *value)
{
    for (int32_t i = 0; i < request->fields; i++) if (strcmp(request->form[i].name, name) == 0 && strcmp(request->form[i].value, value) == 0) return true;
    return false;
}

static void choices(struct policy *p, const struct evaluation *e, int32_t section, const char *list, const char *field)
{
    for (int32_t i = 0; i < e->list[section].count; i++) {
        const struct evaluation_record *r = &e->list[section].record[i];
        struct view *item = view_item(p->d.page.view, list);
        view_text(item, "option-value", r->id);
        view_text(item, "option-label", evaluation_name(r, p->d.page.language));
        if (is_chosen(p->d.page.request, field, r->id)) view_true(item, "chosen"); else view_text(item, "chosen", NULL);
    }
}

static void words(struct policy *p, const struct evaluation_words *w, const char *list, const char *chosen)
{
    for (int32_t i = 0; i < w->count; i++) {
        struct view *item = view_item(p->d.page.view, list);
        view_text(item, "option-value", w->word[i].name);
        view_text(item, "option-label", w->word[i].label[p->d.page.language]);
        if (chosen && strcmp(chosen, w->word[i].name) == 0) view_true(item, "chosen"); else view_text(item, "chosen", NULL);
    }
}

static const char *typed(const struct policy *p, const char *name)
{
    const char *value = web_field(p->d.page.request, name);
    return value ? value : "";
}

static void signal_form(struct policy *p)
{
    const struct evaluation *e = policy_paper(p, PAPER_assessment);
    if (!e) return;
    choices(p, e, SECTION_group, "from-options", "van");
    choices(p, e, SECTION_party, "from-options", "van");
    choices(p, e, SECTION_measure, "measure-options", "maatregelen");
    words(p, evaluation_sections[SECTION_signal].field[F_signal_kind].words, "kind-options", typed(p, "soort"));
    view_text(p->d.page.view, "typed-text", typed(p, "inhoud"));
    view_text(p->d.page.view, "typed-evidence", typed(p, "onderbouwing"));
    policy_problems(p);
    desk_form(&p->d, p->d.page.view, POLICY_PATH(p, "signaal"));
    policy_end(p, TEMPLATE_policy_signal_form, M_policy_signal_new, M_policy_signal_lead);
}

void show_signal_form(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    if (policy_begin(&p, request, reply, POLICY_own) && desk_may(&p.d, ACT_write, RESOURCE_signaal)) signal_form(&p);
}

/* What was typed, with the line ends of a form as those of a text. */
static void put_typed(struct text *out, const char *name, const char *value)
{
    struct text plain = { 0 };
    for (; *value; value++) if (*value != '\r') text_char(&plain, *value);
    if (plain.size) { put_key(out, name); text_json(out, plain.data, plain.size); }
    out->failed |= plain.failed;
    text_free(&plain);
}

static void put_chosen(struct text *out, const struct web_request *request, const char *name)
{
    bool any = false;
    for (int32_t i = 0; i < request->fields; i++) {
        if (strcmp(request->form[i].name, name) != 0 || !*request->form[i].value) continue;
        if (!any) put_open(out, name, '[');
        any = true;
        put_comma(out);
        put_string(out, request->form[i].value);
    }
    if (any) text_char(out, ']');
}

void take_signal_form(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    struct text json = { 0 };
    if (!policy_begin(&p, request, reply, POLICY_own) || !desk_may(&p.d, ACT_write, RESOURCE_signaal)) return;
    text_put(&json, "{\"signalen\":[{");
    put_chosen(&json, request, "van");
    put_chosen(&json, request, "maatregelen");
    put_typed(&json, "soort", typed(&p, "soort"));
    put_typed(&json, "inhoud", typed(&p, "inhoud"));
    put_typed(&json, "onderbouwing", typed(&p, "onderbouwing"));
    text_put(&json, "}]}");
    const char *bytes = page_text(&p.d.page, &json);
    enum office_status status = office_send_signal(p.d.room->office, p.d.page.arena, &p.d.asking, bytes, strlen(bytes), p.d.problems);
    if (status == OFFICE_REFUSED && p.d.problems->count) { signal_form(&p); return; }
    if (desk_good(&p.d, status)) desk_go(&p.d, POLICY_PATH(&p, "signalen"), "signaal");
}

/* ---- one weighed ---- */

/* The states that can come after this one are those of the room below; it refuses the others. */
static void signal_page(struct policy *p)
{
    const struct evaluation *e = policy_paper(p, PAPER_assessment);
    const char *id = web_part(p->d.page.request, "signaal");
    const struct evaluation_record *r = e ? evaluation_find(e, id, strlen(id)) : NULL;
    const struct evaluation_section *about = &evaluation_sections[SECTION_signal];
    struct view *v = p->d.page.view;
    if (!e) return;
    if (!r || r->section != SECTION_signal) { web_fail(p->d.page.reply, FAULT_not_found, NULL, NULL); return; }
    for (int32_t i = 0; i < about->fields; i++) {
        if (!r->value[i].given) continue;
        struct view *item = view_item(v, "details");
        view_text(item, "detail-label", about->field[i].label[p->d.page.language]);
        view_text(item, "detail", record_text(p, r, i));
    }
    if (desk_can(&p->d, ACT_write, RESOURCE_beleid)) {
        view_true(v, "may-weigh");
        words(p, about->field[F_signal_state].words, "state-options", *typed(p, "stand") ? typed(p, "stand") : NULL);
        choices(p, e, SECTION_signal, "into-options", "samengevoegdMet");
        choices(p, e, SECTION_block, "block-options", "onderdeel");
        view_text(v, "typed-weight", typed(p, "gewicht"));
        view_text(v, "typed-reason", typed(p, "reden"));
        view_int(v, "version", p->version[PAPER_assessment]);
    }
    policy_problems(p);
    view_text(v, "signal-id", r->id);
    desk_form(&p->d, v, POLICY_PATH(p, "signalen", r->id));
    policy_link(p, M_policy_signals_title, POLICY_PATH(p, "signalen"));
    policy_end_named(p, TEMPLATE_policy_signal, page_message(&p->d.page, M_policy_signal_title), policy_message(p, M_policy_weigh_lead));
}

void show_signal(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    if (policy_begin(&p, request, reply, POLICY_own)) signal_page(&p);
}

void take_weighing(struct web_request *request, struct web_reply *reply)
{
    static const char *const fields[] = { "stand", "reden", "samengevoegdMet", "onderdeel", "gewicht" };
    struct policy p;
    struct text json = { 0 };
    int64_t version = 0;
    if (!policy_begin(&p, request, reply, POLICY_own) || !desk_may(&p.d, ACT_write, RESOURCE_beleid)) return;
    const char *expected = typed(&p, "versie");
    if (parse_decimal(expected, strlen(expected), 0, false, &version) != NUMBER_OK || version < 0) version = -1;
    text_put(&json, "{\"wegingen\":[{");
    put_member(&json, "id", web_part(request, "signaal"));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) put_typed(&json, fields[i], typed(&p, fields[i]));
    text_put(&json, "}]}");
    const char *bytes = page_text(&p.d.page, &json);
    enum office_status status = office_weigh_signal(p.d.room->office, p.d.page.arena, &p.d.asking, version, bytes, strlen(bytes), p.d.problems);
    if (status == OFFICE_CONFLICT) policy_conflict(&p);
    if (status == OFFICE_CONFLICT || (status == OFFICE_REFUSED && p.d.problems->count)) { signal_page(&p); return; }
    if (desk_good(&p.d, status)) desk_go(&p.d, POLICY_PATH(&p, "signalen", web_part(request, "signaal")), "gewogen");
}
