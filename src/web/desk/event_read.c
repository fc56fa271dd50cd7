/* SPDX-License-Identifier: EUPL-1.2 */
/* event_read.c: the fields of an event's form read into the event as it is recorded; everything that is wrong at once, each at its field. */
#include "web/desk/event_form.h"

#include <string.h>

/* ---- writing ---- */

static void put_name(struct event_form *f, const char *member)
{
    if (!f->first) text_char(&f->json, ',');
    f->first = false;
    if (!member) return;
    text_json(&f->json, member, strlen(member));
    text_char(&f->json, ':');
}

void form_put_text(struct event_form *f, const char *member, const char *value, size_t size)
{
    put_name(f, member);
    text_json(&f->json, value, size);
}

void form_put_open(struct event_form *f, const char *member)
{
    put_name(f, member);
    text_char(&f->json, '{');
    f->first = true;
}

void form_put_close(struct event_form *f)
{
    text_char(&f->json, '}');
    f->first = false;
}

/* ---- reading ---- */

static void wrong_answer(struct event_form *f, const char *name, const struct typed *typed)
{
    struct text at = { 0 };
    text_put(&at, name);
    text_put(&at, typed->at ? typed->at : "");
    form_wrong(f, page_text(&f->d->page, &at), messages[f->d->page.language][typed->wrong]);
}

static void needed(struct event_form *f, const char *name) { form_wrong(f, name, messages[f->d->page.language][M_desk_error_needed]); }

bool form_put_day(struct event_form *f, const char *member, const char *name, bool required)
{
    struct typed typed = answer_read(&f->d->page, &day_term, name);
    if (typed.is == ANSWER_wrong) wrong_answer(f, name, &typed);
    if (typed.is == ANSWER_none && required) needed(f, form_name(f, name, "dag"));
    if (typed.is != ANSWER_given) return false;
    form_put_text(f, member, text_string(&typed.text), typed.text.size);
    text_free(&typed.text);
    return true;
}

static void put_line(struct event_form *f, const char *member, const char *name, bool required)
{
    const char *value = form_value(f, name);
    while (*value == ' ' || *value == '\n' || *value == '\r') value++;
    if (*value) form_put_text(f, member, value, strlen(value));
    else if (required) needed(f, name);
}

/* Words of a list come with commas between them. */
static void put_list(struct event_form *f, const char *member, const char *words)
{
    put_name(f, member);
    text_char(&f->json, '[');
    for (const char *at = words; *at && strcmp(words, "[]") != 0; ) {
        size_t size = strcspn(at, ",");
        if (at != words) text_char(&f->json, ',');
        text_json(&f->json, at, size);
        at += size + (at[size] == ',');
    }
    text_char(&f->json, ']');
}

static void put_fact(struct event_form *f, const struct term *term, bool required)
{
    const char *name = form_name(f, "feit", term->name);
    if (!form_asks(f, term)) return;
    struct typed typed = answer_read(&f->d->page, term, name);
    if (typed.is == ANSWER_wrong) wrong_answer(f, name, &typed);
    if (typed.is == ANSWER_none && required) needed(f, name);
    if (typed.is == ANSWER_unknown) form_put_text(f, term->name, "onbekend", 8);
    if (typed.is == ANSWER_given && term->kind == KIND_list) put_list(f, term->name, text_string(&typed.text));
    else if (typed.is == ANSWER_given) form_put_text(f, term->name, text_string(&typed.text), typed.text.size);
    text_free(&typed.text);
}

static enum case_source usual_source(enum case_role role)
{
    return role == CASE_werkgever ? SOURCE_werkgever : role == CASE_consulent || role == CASE_andere_gemeente ? SOURCE_gemeente : role == CASE_loonwaardedeskundige ? SOURCE_deskundige :
        role == CASE_register || role == CASE_uwv ? SOURCE_register : SOURCE_zelf_ingevuld;
}

static void put_facts(struct event_form *f)
{
    const struct process_event *e = f->event;
    struct text before = f->json;
    bool first = f->first;
    if (!e->need_count && !e->may_count) return;
    form_put_open(f, "feiten");
    for (int32_t k = 0; k < e->need_count; k++) put_fact(f, &glossary[e->needs[k]], true);
    for (int32_t k = 0; k < e->may_count; k++) put_fact(f, &glossary[e->may[k]], false);
    if (!f->first) { form_put_close(f); return; }
    f->json.size = before.size;                 /* none was given: no empty object */
    f->first = first;
}

static void put_data(struct event_form *f)
{
    size_t before = f->json.size;
    bool first = f->first;
    if (!f->event->data_count) return;
    form_put_open(f, "gegevens");
    for (int32_t k = 0; k < f->event->data_count; k++) put_line(f, f->event->data[k].name, form_name(f, "data", f->event->data[k].name), f->event->data[k].required);
    if (!f->first) { form_put_close(f); return; }
    f->json.size = before;
    f->first = first;
}

static void put_source(struct event_form *f)
{
    const char *given = form_value(f, "bron");
    int32_t k = case_word_of(case_source_word, CASE_SOURCES, given, strlen(given));
    if (k < 0 || f->d->session.viewer.role != CASE_consulent) k = (int32_t)usual_source(f->d->session.viewer.role);
    form_put_text(f, "bron", case_source_word[k].name, strlen(case_source_word[k].name));
}

static void put_withdrawal(struct event_form *f)
{
    put_name(f, "vervalt");
    text_put(&f->json, "true");
    put_line(f, "reden", "reden", true);
}

static void put_rest(struct event_form *f)
{
    const struct process_event *e = f->event;
    if (e->decision) form_put_day(f, "verzonden", "verzonden", true);
    if (e->clock == CLOCK_stops) form_put_day(f, "aanvullenUiterlijk", "binnen", true);
    put_line(f, "reden", "reden", false);
    if (event_wants(f->process, e, GUARD_expert)) put_line(f, "deskundige", "deskundige", false);
    put_source(f);
    parties_put(f);
    put_facts(f);
    put_data(f);
    if (e->document == DOCUMENT_rapport) report_put(f);
    if (e->document == DOCUMENT_ervaring) experience_put(f);
}

const struct node *event_read(struct event_form *f)
{
    struct page *p = &f->d->page;
    const char *does = form_value(f, "doe");
    f->json = (struct text){ 0 };
    text_char(&f->json, '{');
    f->first = true;
    if (!f->dossier) form_put_text(f, "proces", f->process->name, strlen(f->process->name));
    form_put_text(f, "gebeurtenis", f->event->name, strlen(f->event->name));
    const char *role = case_role_word[f->d->session.viewer.role].name;
    form_put_text(f, "rol", role, strlen(role));
    if (f->replaces) { put_name(f, "vervangt"); text_int(&f->json, f->replaces); }
    form_put_day(f, "op", "op", true);
    if (f->replaces && strcmp(does, "vervalt") == 0) put_withdrawal(f); else put_rest(f);
    form_put_close(f);
    size_t size = f->json.size;
    const char *json = page_text(p, &f->json);
    if (f->errors) return NULL;
    const struct node *node = node_from_json(p->arena, json, size, f->d->problems);
    if (!node) form_problems(f, f->d->problems);
    return node;
}

/* ---- what others found ---- */

/* The field on the form that goes by the name of a member; "" when there is none. */
static const char *input_of(struct event_form *f, const char *field)
{
    static const struct { const char *member, *input; } known[] = { { "op", "op.dag" }, { "verzonden", "verzonden.dag" }, { "aanvullenUiterlijk", "binnen.dag" }, { "reden", "reden" }, { "deskundige", "deskundige" },
        { "gemotiveerd", "reden" }, { "bsn", "partij.werknemer.bsn" }, { "loonheffingennummer", "partij.werkgever.loonheffingennummer" }, { "uitkomst", "rapport.uitkomst" } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) if (strcmp(field, known[i].member) == 0) return known[i].input;
    for (int32_t k = 0; k < f->event->data_count; k++) if (strcmp(field, f->event->data[k].name) == 0) return form_name(f, "data", field);
    for (int32_t pass = 0; pass < 2; pass++)
        for (int32_t k = 0; k < (pass ? f->event->may_count : f->event->need_count); k++) {
            const struct term *term = &glossary[pass ? f->event->may[k] : f->event->needs[k]];
            if (strcmp(field, term->name) == 0) return form_name(f, form_name(f, "feit", field), term->kind == KIND_date ? "dag" : "");
        }
    return "";
}

void form_problems(struct event_form *f, const struct problems *problems)
{
    struct page *p = &f->d->page;
    for (int32_t i = 0; i < problems->count && i < PROBLEMS_KEPT; i++) {
        const struct problem *one = &problems->item[i];
        struct view *v = view_start(p->arena);
        const char *input = input_of(f, one->field);
        if (!*input) input = parties_input(f, one->field, one->value);
        size_t size = strlen(input);
        if (size && input[size - 1] == '.') input = arena_copy(p->arena, input, size - 1);
        view_text(v, "allowed", one->allowed[p->language]);
        view_text(v, "field", one->field);
        view_text(v, "value", one->value);
        for (int32_t g = 0; g < f->process->guards; g++) if (strcmp(one->value, f->process->guard[g].name) == 0) view_text(v, "value", f->process->guard[g].text[p->language]);
        bool step = strcmp(one->field, "voorwaarde") == 0 || strcmp(one->field, "toestand") == 0 || strcmp(one->field, "rol") == 0;
        form_wrong(f, input ? input : "", step ? page_format(p, *one->value ? M_desk_error_step_named : M_desk_error_step, v) : page_format(p, *one->field && (!input || !*input) ? M_desk_error_field : M_desk_error_allowed, v));
    }
    if (!problems->count) form_wrong(f, "", messages[p->language][M_desk_error_other]);
}
