/* SPDX-License-Identifier: EUPL-1.2 */
/* draft.c: a draft ordinance out of what is known of one: its articles with the open places, the checks on what the draft says, and the draft as a file. A draft is Dutch: it is the text of a regulation. */
#include "web/policy/policy.h"

#include <string.h>
#include "ordinance/draft/draft.h"

/* NULL: the reply says what is the matter. */
static const struct ordinance_draft *draft_of(struct policy *p)
{
    const char *code = web_part(p->d.page.request, "code");
    const struct law_ordinance *o = NULL;
    struct ordinance_draft *draft = arena_take_zero(p->d.page.arena, sizeof *draft);
    for (int32_t i = 0; i < law_ordinance_count; i++) if (strcmp(law_ordinances[i].code, code) == 0) o = &law_ordinances[i];
    if (!o) { web_fail(p->d.page.reply, FAULT_not_found, NULL, NULL); return NULL; }
    if (!draft) { web_fail(p->d.page.reply, FAULT_busy, NULL, NULL); return NULL; }
    if (ordinance_draft_make(draft, p->d.page.arena, o, p->d.page.law, p->on, p->d.problems)) return draft;
    web_refuse_problems(p->d.page.reply, "", "waarde", p->d.problems, 0);
    return NULL;
}

static void paragraph_row(struct sheet *s, const struct draft_article *a, const struct draft_paragraph *paragraph)
{
    struct text name = { 0 }, text = { 0 }, bases = { 0 };
    text_int(&name, a->number);
    if (paragraph->number) { text_char(&name, '.'); text_int(&name, paragraph->number); }
    text_put(&text, paragraph->text);
    for (int32_t i = 0; i < paragraph->items; i++) { text_char(&text, ' '); text_char(&text, (char)('a' + i)); text_put(&text, ". "); text_put(&text, paragraph->item[i]); }
    for (int32_t i = 0; i < a->cite_count; i++) { text_put(&bases, i ? "; " : ""); text_put(&bases, a->cites[i]); }
    sheet_take(s, &name);
    sheet_text(s, a->title);
    sheet_take(s, &text);
    sheet_int(s, paragraph->choices);
    sheet_take(s, &bases);
    sheet_text(s, paragraph == a->paragraph ? a->explanation : "");
}

static void checks_of(struct policy *p, const struct ordinance_draft *draft)
{
    static const enum message heads[] = { M_policy_col_check, M_policy_col_looks, M_policy_col_verdict, M_policy_col_write };
    int language = p->d.page.language;
    struct sheet *s = sheet_of(p, "controles", policy_message(p, M_policy_draft_checks), heads, 4);
    for (int32_t i = 0; i < draft->judgment.outcomes; i++) {
        const struct ordinance_outcome *out = &draft->judgment.outcome[i];
        sheet_text(s, out->check->id);
        sheet_text(s, out->check->label[language]);
        sheet_text(s, ordinance_verdict_labels[out->verdict][language]);
        sheet_text(s, out->verdict == O_voldoet_niet ? out->check->advice[language] : "");
    }
}

void show_draft_ordinance(struct web_request *request, struct web_reply *reply)
{
    static const enum message heads[] = { M_policy_col_article, M_policy_col_subject, M_policy_col_draft, M_policy_col_choices, M_policy_col_bases, M_policy_col_note };
    static const struct { const char *form; enum message name; } files[] = { { "html", M_policy_draft_html }, { "markdown", M_policy_draft_markdown }, { "xml", M_policy_draft_xml }, { "json", M_policy_draft_json } };
    struct policy p;
    const struct ordinance_draft *draft = policy_begin(&p, request, reply, POLICY_open) ? draft_of(&p) : NULL;
    if (!draft) return;
    struct sheet *s = sheet_of(&p, "artikelen", policy_message(&p, M_policy_draft_articles), heads, 6);
    if (s && p.d.page.language) s->lang = "nl";
    if (p.d.page.language) view_text(p.d.page.view, "title-lang", "nl");
    for (int32_t i = 0; i < draft->chapters; i++)
        for (int32_t k = 0; k < draft->chapter[i].articles; k++)
            for (int32_t n = 0; n < draft->chapter[i].article[k].paragraphs; n++) paragraph_row(s, &draft->chapter[i].article[k], &draft->chapter[i].article[k].paragraph[n]);
    checks_of(&p, draft);
    view_int(p.d.page.view, "choice-count", draft->choices);
    view_text(view_item(p.d.page.view, "notes"), "note", page_message(&p.d.page, M_policy_draft_note));
    policy_day_form(&p);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) policy_link(&p, files[i].name, POLICY_PATH(&p, "verordeningen", draft->from->code, "ontwerp", files[i].form));
    policy_end_named(&p, TEMPLATE_policy_page, draft->title, policy_message(&p, M_policy_draft_lead));
}

void give_draft_ordinance(struct web_request *request, struct web_reply *reply)
{
    static const struct { const char *form, *disposition; enum web_media media; void (*put)(struct text *, const struct ordinance_draft *); } forms[] = {
        { "html", "attachment; filename=\"breed-ontwerp.html\"", MEDIA_html, ordinance_draft_html }, { "markdown", "attachment; filename=\"breed-ontwerp.md\"", MEDIA_text, ordinance_draft_markdown },
        { "xml", "attachment; filename=\"breed-ontwerp.xml\"", MEDIA_text, ordinance_draft_xml }, { "json", "attachment; filename=\"breed-ontwerp.json\"", MEDIA_json, ordinance_draft_json } };
    struct policy p;
    const char *form = web_part(request, "bestand");
    const struct ordinance_draft *draft = policy_begin(&p, request, reply, POLICY_open) ? draft_of(&p) : NULL;
    if (!draft) return;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].form, form) != 0) continue;
        forms[i].put(&reply->body, draft);
        reply->media = forms[i].media;
        web_add_header(reply, "Content-Disposition", forms[i].disposition);
        return;
    }
    web_fail(reply, FAULT_not_found, NULL, NULL);
}
