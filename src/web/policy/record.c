/* SPDX-License-Identifier: EUPL-1.2 */
/* record.c: the form of one record of the plan, made from the table of its fields: changed, added or taken out. */
#include "web/policy/policy.h"

#include <string.h>
#include "base/members.h"

struct editing { struct policy *p; const struct evaluation *e; const struct evaluation_record *record; /* NULL: a new one */ int32_t section; bool typed; };

/* ---- what stands in the fields ---- */

/* "naam" or, of a text in two languages, "naam.nl". */
static const char *input_name(struct policy *p, const char *field, const char *part)
{
    struct text t = { 0 };
    text_put(&t, field);
    if (part) { text_char(&t, '.'); text_put(&t, part); }
    return page_text(&p->d.page, &t);
}

/* Where a problem with the field leads to: of two languages the Dutch one. */
static const char *input_id(struct policy *p, const char *field, bool english)
{
    struct text t = { 0 };
    text_put(&t, "veld-");
    text_put(&t, field);
    if (english) text_put(&t, ".en");
    return page_text(&p->d.page, &t);
}

static const char *field_text(const struct web_request *request, const char *name)
{
    const char *value = web_field(request, name);
    return value ? value : "";
}

static const char *now(const struct editing *x, int32_t i, const char *name, int language)
{
    const struct evaluation_value *v = x->record ? &x->record->value[i] : NULL;
    const struct evaluation_field *f = &evaluation_sections[x->section].field[i];
    struct text t = { 0 };
    if (x->typed) return field_text(x->p->d.page.request, name);
    if (!x->record) { const char *asked = web_query(x->p->d.page.request, f->name); return asked ? asked : ""; }
    if (!v->given) return "";
    if (f->kind == FIELD_number) text_int(&t, v->number);
    else if (f->kind == FIELD_day) text_date(&t, v->day);
    else if (f->kind == FIELD_word) return f->words->word[v->word].name;
    else return v->text[language] ? v->text[language] : "";
    return page_text(&x->p->d.page, &t);
}

static bool is_chosen(const struct editing *x, int32_t i, const struct evaluation_record *of)
{
    const char *name = evaluation_sections[x->section].field[i].name, *asked = x->record || x->typed ? NULL : web_query(x->p->d.page.request, name);
    const struct web_request *request = x->p->d.page.request;
    if (asked) return strcmp(asked, of->id) == 0;
    if (!x->typed) return x->record && evaluation_names(x->record, i, of);
    for (int32_t k = 0; k < request->fields; k++) if (strcmp(request->form[k].name, name) == 0 && strcmp(request->form[k].value, of->id) == 0) return true;
    return false;
}

/* ---- the form ---- */

static struct view *one_input(struct editing *x, int32_t i, const char *part, const char *kind)
{
    const struct evaluation_field *f = &evaluation_sections[x->section].field[i];
    struct view *item = view_item(x->p->d.page.view, "inputs");
    bool english = part && strcmp(part, "en") == 0;
    view_text(item, "input-name", input_name(x->p, f->name, part));
    view_text(item, "input-id", input_id(x->p, f->name, english));
    view_text(item, "input-label", f->label[x->p->d.page.language]);
    view_text(item, "input-language", part ? policy_message(x->p, english ? M_policy_in_english : M_policy_in_dutch) : NULL);
    view_text(item, "input-lang", part);
    if (!(f->how & FIELD_REQUIRED) || (english && f->how & FIELD_DUTCH_ALONE)) view_true(item, "input-optional"); else view_text(item, "input-optional", NULL);
    view_true(item, kind);
    return item;
}

static void put_option(struct view *item, const char *value, const char *label, bool chosen)
{
    struct view *option = view_item(item, "input-options");
    view_text(option, "option-value", value);
    view_text(option, "option-label", label);
    if (chosen) view_true(option, "chosen"); else view_text(option, "chosen", NULL);
}

static void put_references(struct editing *x, int32_t i, struct view *item)
{
    uint32_t to = evaluation_sections[x->section].field[i].to;
    for (int32_t s = 0; s < SECTIONS; s++)
        for (int32_t k = 0; to >> s & 1 && k < x->e->list[s].count; k++) {
            const struct evaluation_record *of = &x->e->list[s].record[k];
            put_option(item, of->id, evaluation_name(of, x->p->d.page.language), is_chosen(x, i, of));
        }
}

static void show_input(struct editing *x, int32_t i)
{
    static const char *const parts[] = { "nl", "en" };
    const struct evaluation_field *f = &evaluation_sections[x->section].field[i];
    if (f->kind == FIELD_both) {
        for (int k = 0; k < 2; k++) {
            struct view *area = one_input(x, i, parts[k], "input-area");
            view_text(area, "input-value", now(x, i, input_name(x->p, f->name, parts[k]), k));
        }
        return;
    }
    if (f->kind == FIELD_ref || f->kind == FIELD_refs) { put_references(x, i, one_input(x, i, NULL, f->kind == FIELD_ref ? "input-select" : "input-ticks")); return; }
    if (f->kind == FIELD_word) {
        struct view *item = one_input(x, i, NULL, "input-select");
        const char *chosen = now(x, i, f->name, 0);
        for (int32_t k = 0; k < f->words->count; k++) put_option(item, f->words->word[k].name, f->words->word[k].label[x->p->d.page.language], strcmp(f->words->word[k].name, chosen) == 0);
        return;
    }
    if (f->kind == FIELD_tree) return;
    struct view *line = one_input(x, i, NULL, "input-line");
    view_text(line, "input-value", now(x, i, f->name, 0));
    if (f->kind == FIELD_day) view_true(line, "input-day"); else view_text(line, "input-day", NULL);
}

static void show_form(struct editing *x)
{
    struct policy *p = x->p;
    const struct evaluation_section *about = &evaluation_sections[x->section];
    for (int32_t i = 0; i < about->fields; i++) show_input(x, i);
    view_int(p->d.page.view, "version", p->version[PAPER_plan]);
    if (x->record && x->section != SECTION_plan) view_true(p->d.page.view, "may-drop");
    policy_problems(p);
    desk_form(&p->d, p->d.page.view, POLICY_PATH(p, "voorbereiding", about->name, x->record ? x->record->id : "nieuw"));
    policy_link(p, M_policy_plan_back, POLICY_PATH(p, "voorbereiding"));
    policy_end_named(p, TEMPLATE_policy_record, about->label[p->d.page.language], policy_message(p, M_policy_record_lead));
}

/* The record that the path names. False: the reply says what is the matter. */
static bool begin(struct editing *x, struct policy *p, struct web_request *request, struct web_reply *reply)
{
    *x = (struct editing){ .p = p, .typed = request->method == WEB_POST };
    if (!policy_begin(p, request, reply, POLICY_own) || !desk_may(&p->d, ACT_write, RESOURCE_beleid)) return false;
    const char *section = web_part(request, "onderdeel"), *id = web_part(request, "stuk");
    x->e = policy_paper(p, PAPER_plan);
    x->section = evaluation_section_of(section, strlen(section));
    if (!x->e) return false;
    x->record = x->section >= 0 ? evaluation_find(x->e, id, strlen(id)) : NULL;
    bool new = strcmp(id, "nieuw") == 0 && x->section != SECTION_plan;
    if (x->section >= 0 && evaluation_is_plan(x->section) && (new || (x->record && x->record->section == x->section))) return true;
    web_fail(reply, FAULT_not_found, NULL, NULL);
    return false;
}

void show_plan_record(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    struct editing x;
    if (begin(&x, &p, request, reply)) show_form(&x);
}

/* ---- taken ---- */

static void put_plain(struct text *out, const char *value)
{
    struct text plain = { 0 };
    for (; *value; value++) if (*value != '\r') text_char(&plain, *value);
    text_json(out, plain.size ? plain.data : "", plain.size);
    out->failed |= plain.failed;
    text_free(&plain);
}

static void put_both(struct editing *x, struct text *out, const char *name)
{
    const char *nl = field_text(x->p->d.page.request, input_name(x->p, name, "nl")), *en = field_text(x->p->d.page.request, input_name(x->p, name, "en"));
    if (!*nl && !*en) return;
    put_open(out, name, '{');
    if (*nl) { put_key(out, "nl"); put_plain(out, nl); }
    if (*en) { put_key(out, "en"); put_plain(out, en); }
    text_char(out, '}');
}

static void put_list(struct editing *x, struct text *out, const char *name)
{
    const struct web_request *request = x->p->d.page.request;
    bool any = false;
    for (int32_t k = 0; k < request->fields; k++) {
        if (strcmp(request->form[k].name, name) != 0 || !*request->form[k].value) continue;
        if (!any) put_open(out, name, '[');
        any = true;
        put_comma(out);
        put_string(out, request->form[k].value);
    }
    if (any) text_char(out, ']');
}

static void put_field(struct editing *x, struct text *out, const struct evaluation_field *f)
{
    const char *value = field_text(x->p->d.page.request, f->name);
    if (f->kind == FIELD_tree) return;
    if (f->kind == FIELD_both) { put_both(x, out, f->name); return; }
    if (f->kind == FIELD_refs) { put_list(x, out, f->name); return; }
    if (!*value) return;
    put_key(out, f->name);
    put_plain(out, value);
}

/* "TAKEN-1", "TAKEN-2": the first that is free. */
static const char *free_id(struct editing *x)
{
    for (int32_t n = 1;; n++) {
        struct text t = { 0 };
        text_put(&t, evaluation_sections[x->section].name);
        text_char(&t, '-');
        text_int(&t, n);
        const char *id = page_text(&x->p->d.page, &t);
        if (!*id || !evaluation_find(x->e, id, strlen(id))) return id;
    }
}

void take_plan_record(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    struct editing x;
    struct text json = { 0 };
    int64_t version = 0;
    if (!begin(&x, &p, request, reply)) return;
    const struct evaluation_section *about = &evaluation_sections[x.section];
    const char *id = x.record ? x.record->id : free_id(&x), *expected = field_text(request, "versie");
    bool drop = x.record && strcmp(field_text(request, "doe"), "weg") == 0;
    if (parse_decimal(expected, strlen(expected), 0, false, &version) != NUMBER_OK || version < 0) version = -1;
    text_char(&json, '{');
    put_member(&json, "id", id);
    for (int32_t i = 0; i < about->fields; i++) put_field(&x, &json, &about->field[i]);
    text_char(&json, '}');
    const char *bytes = page_text(&p.d.page, &json);
    enum office_status status = office_change_plan(p.d.room->office, p.d.page.arena, &p.d.asking, version, x.section, id, drop ? NULL : bytes, strlen(bytes), p.d.problems);
    if (status == OFFICE_CONFLICT) policy_conflict(&p);
    if (status == OFFICE_CONFLICT || (status == OFFICE_REFUSED && p.d.problems->count)) { show_form(&x); return; }
    if (desk_good(&p.d, status)) desk_go(&p.d, POLICY_PATH(&p, "voorbereiding"), "plan");
}
