/* SPDX-License-Identifier: EUPL-1.2 */
/* ordinances.c: which ordinances there are, what one says leaf by leaf, and one held against the law of a day. */
#include "web/policy/policy.h"

#include <string.h>

/* A link to the article in the law of that day; the citation itself when it is not found there. */
static void sheet_article(struct sheet *s, const char *citation, date on)
{
    struct policy *p = s ? s->p : NULL;
    struct citation cited;
    struct text name = { 0 }, url = { 0 };
    if (!p) return;
    if (!*citation || !law_cite(p->d.page.tables->book, citation, on, &cited)) { sheet_text(s, citation); return; }
    law_put_citation(&name, &cited, p->d.page.language);
    law_put_url(&url, &cited, on);
    const char *text = page_text(&p->d.page, &name), *href = page_text(&p->d.page, &url);
    sheet_link(s, text, href);
}

static int32_t known_on(const struct law_ordinance *o, date on)
{
    int32_t known = 0;
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        const struct local_value *v = law_local_on(o, (enum local_field_id)f, on);
        known += v && v->state != LOCAL_onbekend;
    }
    return known;
}

static const char *region_name(const struct law_ordinance *o, date on)
{
    const struct law_municipality *m = o->municipality ? law_municipality_on(&law_book, o->municipality, on) : NULL;
    const struct law_region *region = m ? law_region_on(&law_book, m->region, on) : NULL;
    return region ? region->name : "";
}

void show_ordinances(struct web_request *request, struct web_reply *reply)
{
    static const enum message heads[] = { M_policy_col_ordinance, M_policy_col_owner, M_policy_col_region, M_policy_col_known, M_policy_col_note };
    struct policy p;
    if (!policy_begin(&p, request, reply, POLICY_open)) return;
    int language = p.d.page.language;
    struct sheet *s = sheet_of(&p, "verordeningen", policy_message(&p, M_policy_ordinances_title), heads, 5);
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        const struct law_ordinance *o = &law_ordinances[i];
        struct text known = { 0 };
        text_int(&known, known_on(o, p.on));
        text_put(&known, language ? " of " : " van ");
        text_int(&known, LOCAL_FIELDS);
        sheet_link(s, o->name, POLICY_PATH(&p, "verordeningen", o->code));
        sheet_text(s, local_owner_labels[o->owner][language]);
        sheet_text(s, region_name(o, p.on));
        sheet_take(s, &known);
        sheet_text(s, o->note[language]);
    }
    policy_day_form(&p);
    policy_link(&p, M_policy_checks_title, POLICY_PATH(&p, "controles"));
    policy_end(&p, TEMPLATE_policy_page, M_policy_ordinances_title, M_policy_ordinances_lead);
}

/* The one that the path names. NULL: the reply says so. */
static const struct law_ordinance *ordinance_of(struct policy *p)
{
    const char *code = web_part(p->d.page.request, "code");
    for (int32_t i = 0; i < law_ordinance_count; i++) if (strcmp(law_ordinances[i].code, code) == 0) return &law_ordinances[i];
    web_fail(p->d.page.reply, FAULT_not_found, NULL, NULL);
    return NULL;
}

/* ---- what one says ---- */

static void documents_sheet(struct policy *p, const struct law_ordinance *o)
{
    static const enum message heads[] = { M_policy_col_document, M_policy_col_layer, M_policy_col_published, M_policy_col_from, M_policy_col_until, M_policy_col_checked };
    int language = p->d.page.language;
    struct sheet *s = sheet_of(p, "documenten", policy_message(p, M_policy_documents), heads, 6);
    for (int32_t i = 0; i < o->document_count; i++) {
        const struct local_document *d = &o->documents[i];
        struct text published = { 0 };
        text_put(&published, d->cvdr);
        if (d->version) { text_put(&published, *d->cvdr ? ", " : ""); text_put(&published, language ? "version " : "versie "); text_int(&published, d->version); }
        date from = local_document_from(d);
        sheet_text(s, d->title);
        sheet_text(s, local_layer_labels[d->layer][language]);
        const char *text = page_text(&p->d.page, &published);
        sheet_link(s, text, strncmp(d->url, "https://", 8) == 0 ? d->url : NULL);
        sheet_day(s, from == LOCAL_NO_DAY ? DATE_LAST : from);
        sheet_day(s, d->until);
        sheet_text(s, local_checked_labels[d->checked][language]);
    }
}

static void leaf_row(struct policy *p, struct sheet *s, const struct law_ordinance *o, int32_t f)
{
    int language = p->d.page.language;
    const struct local_value *v = law_local_on(o, (enum local_field_id)f, p->on);
    struct text value = { 0 }, source = { 0 };
    if (v) {
        ordinance_put_value(&value, v, language);
        if (*v->note[language]) { text_put(&value, "; "); text_put(&value, v->note[language]); }
        if (v->document >= 0) ordinance_put_source(&source, o, v, language);
    }
    sheet_text(s, local_fields[f].label[language]);
    sheet_text(s, local_item_names[local_fields[f].item]);
    sheet_text(s, local_state_labels[v ? v->state : LOCAL_onbekend][language]);
    sheet_take(s, &value);
    sheet_take(s, &source);
    sheet_text(s, v ? local_checked_labels[v->checked][language] : "");
}

void show_ordinance(struct web_request *request, struct web_reply *reply)
{
    static const enum message heads[] = { M_policy_col_leaf, M_policy_col_part, M_policy_col_state, M_policy_col_value, M_policy_col_source, M_policy_col_checked };
    struct policy p;
    if (!policy_begin(&p, request, reply, POLICY_open)) return;
    const struct law_ordinance *o = ordinance_of(&p);
    if (!o) return;
    documents_sheet(&p, o);
    struct sheet *s = sheet_of(&p, "velden", policy_message(&p, M_policy_leaves), heads, 6);
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) leaf_row(&p, s, o, f);
    policy_note(&p, M_policy_unknown_note);
    policy_day_form(&p);
    if (o->owner != OWNER_uwv) policy_link(&p, M_policy_draft_link, POLICY_PATH(&p, "verordeningen", o->code, "ontwerp"));
    policy_link(&p, M_policy_check_link, POLICY_PATH(&p, "verordeningen", o->code, "controle"));
    policy_end_named(&p, TEMPLATE_policy_page, o->name, o->note[p.d.page.language]);
}

/* ---- held against the law ---- */

static void coverage_sheet(struct policy *p, const struct ordinance_judgment *j)
{
    static const enum message heads[] = { M_policy_col_part, M_policy_col_subject, M_policy_col_verdict, M_policy_col_asked, M_policy_col_regulated, M_policy_col_delegated, M_policy_col_unknown, M_policy_col_fails };
    int language = p->d.page.language;
    struct sheet *s = sheet_of(p, "dekking", policy_message(p, M_policy_coverage), heads, 8);
    for (int item = ITEM_I; item < ITEMS; item++) {
        const struct ordinance_score *score = &j->item[item];
        sheet_text(s, local_item_names[item]);
        sheet_text(s, local_item_labels[item][language]);
        sheet_text(s, ordinance_verdict_labels[ordinance_light(score)][language]);
        sheet_int(s, score->applicable);
        sheet_int(s, score->count[O_voldoet]);
        sheet_int(s, score->count[O_gedelegeerd]);
        sheet_int(s, score->count[O_onbekend]);
        sheet_int(s, score->count[O_voldoet_niet]);
        if (score->applicable) policy_bar(p, local_item_labels[item][language], score->count[O_voldoet] + score->count[O_gedelegeerd], score->applicable);
    }
}

static void check_row(struct policy *p, struct sheet *s, const struct ordinance_judgment *j, const struct ordinance_outcome *out)
{
    int language = p->d.page.language;
    struct text verdict = { 0 }, evidence = { 0 };
    text_put(&verdict, ordinance_verdict_labels[out->verdict][language]);
    if (out->attention) text_put(&verdict, language ? ", attention" : ", let op");
    for (int32_t i = 0; i < out->findings; i++) {
        if (evidence.size) text_put(&evidence, "; ");
        ordinance_put_finding(&evidence, j, &out->finding[i], p->d.page.law, language);
    }
    sheet_text(s, out->check->id);
    sheet_text(s, out->check->label[language]);
    sheet_take(s, &verdict);
    sheet_text(s, ordinance_weight_labels[out->check->weight][language]);
    sheet_article(s, out->check->cites, j->on);
    sheet_take(s, &evidence);
    sheet_text(s, out->verdict == O_voldoet_niet ? out->check->advice[language] : "");
}

void show_ordinance_checks(struct web_request *request, struct web_reply *reply)
{
    static const enum message heads[] = { M_policy_col_check, M_policy_col_looks, M_policy_col_verdict, M_policy_col_weight, M_policy_col_article, M_policy_col_evidence, M_policy_col_write };
    struct policy p;
    if (!policy_begin(&p, request, reply, POLICY_open)) return;
    const struct law_ordinance *o = ordinance_of(&p);
    struct ordinance_judgment *j = o ? arena_take_zero(p.d.page.arena, sizeof *j) : NULL;
    if (!o) return;
    if (!j) { web_fail(reply, FAULT_busy, NULL, NULL); return; }
    ordinance_judge(j, o, p.d.page.law, p.on);
    coverage_sheet(&p, j);
    struct sheet *s = sheet_of(&p, "controles", policy_message(&p, M_policy_checks), heads, 7);
    for (int32_t i = 0; i < j->outcomes; i++) check_row(&p, s, j, &j->outcome[i]);
    policy_note(&p, o->owner == OWNER_uwv ? M_policy_uwv_note : M_policy_check_note);
    policy_day_form(&p);
    policy_link(&p, M_policy_leaves_link, POLICY_PATH(&p, "verordeningen", o->code));
    view_text(p.d.page.view, "ordinance", o->name);
    policy_end_named(&p, TEMPLATE_policy_page, page_message(&p.d.page, M_policy_check_title), policy_message(&p, M_policy_check_lead));
}

/* ---- the checks themselves ---- */

void show_all_checks(struct web_request *request, struct web_reply *reply)
{
    static const enum message heads[] = { M_policy_col_check, M_policy_col_looks, M_policy_col_weight, M_policy_col_part, M_policy_col_from, M_policy_col_until, M_policy_col_article, M_policy_col_write };
    struct policy p;
    if (!policy_begin(&p, request, reply, POLICY_open)) return;
    int language = p.d.page.language;
    struct sheet *s = sheet_of(&p, "controles", policy_message(&p, M_policy_checks_title), heads, 8);
    for (int32_t i = 0; i < ordinance_check_count; i++) {
        const struct ordinance_check *check = &ordinance_checks[i];
        date from = LAW_FIRST, until = DATE_LAST;
        (void)ordinance_check_period(p.d.page.law, check, &from, &until);
        sheet_text(s, check->id);
        sheet_text(s, check->label[language]);
        sheet_text(s, ordinance_weight_labels[check->weight][language]);
        sheet_text(s, local_item_names[check->item]);
        sheet_day(s, from);
        sheet_day(s, until);
        sheet_article(s, check->cites, from);
        sheet_text(s, check->advice[language]);
    }
    policy_end(&p, TEMPLATE_policy_page, M_policy_checks_title, M_policy_checks_lead);
}
