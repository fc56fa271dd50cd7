/* SPDX-License-Identifier: EUPL-1.2 */
/* event_form.c: the form of an event shown: its facts as the question pages ask them, its days, its reason, and what was wrong with each. */
#include "web/desk/event_form.h"

#include <string.h>

const struct term day_term = { .name = "dag", .kind = KIND_date, .min = DATE_FIRST, .max = DATE_LAST };

/* ---- fields ---- */

const char *form_value(const struct event_form *f, const char *name)
{
    const char *value = f->typed ? web_field(f->d->page.request, name) : NULL;
    return value ? value : "";
}

const char *form_name(struct event_form *f, const char *before, const char *name)
{
    struct text t = { 0 };
    text_put(&t, before);
    text_char(&t, '.');
    text_put(&t, name);
    return page_text(&f->d->page, &t);
}

void form_wrong(struct event_form *f, const char *input, const char *text)
{
    if (f->errors < ERRORS_MOST) f->error[f->errors++] = (struct form_error){ input, text };
}

/* The error of a field or of one of its parts ("op.dag"). */
static const char *error_of(const struct event_form *f, const char *name)
{
    size_t size = strlen(name);
    for (int32_t i = 0; i < f->errors; i++)
        if (strncmp(f->error[i].input, name, size) == 0 && (!f->error[i].input[size] || f->error[i].input[size] == '.')) return f->error[i].text;
    return NULL;
}

struct view *form_field_view(struct event_form *f, struct view *v, const char *name, const char *label, const char *hint, bool required)
{
    struct view *field = view_item(v, "fields");
    view_text(field, "input", name);
    view_text(field, "field-label", label);
    view_text(field, "field-hint", hint);
    view_text(field, "error", error_of(f, name));
    view_text(field, "holder", NULL);
    if (!required) view_true(field, "optional");
    return field;
}

void form_line(struct event_form *f, struct view *v, const char *name, const char *label, const char *hint, bool big, bool required, const char *value)
{
    struct view *field = form_field_view(f, v, name, label, hint, required);
    view_true(field, big ? "is-area" : "is-line");
    view_text(field, "typed", f->typed ? form_value(f, name) : value);
}

static void typed_day(struct event_form *f, struct view *field, const char *name, date day)
{
    struct text iso = { 0 };
    if (day != DATE_NEVER) text_date(&iso, day);
    answer_show(&f->d->page, field, &day_term, name, f->typed ? NULL : text_string(&iso), f->typed);
    text_free(&iso);
}

void form_day(struct event_form *f, struct view *v, const char *name, const char *label, const char *hint, date day)
{
    struct view *field = form_field_view(f, v, name, label, hint, true);
    view_true(field, "plain");
    typed_day(f, field, name, day);
}

void form_words(struct event_form *f, struct view *v, const char *name, const char *label, const char *hint, const struct form_word *word, int32_t count, const char *value, bool required)
{
    struct view *field = form_field_view(f, v, name, label, hint, required);
    const char *now = f->typed ? form_value(f, name) : value ? value : "";
    view_true(field, "is-choice");
    view_true(field, "plain");
    for (int32_t i = 0; i < count; i++) {
        struct view *option = view_item(field, "options");
        view_text(option, "option-value", word[i].word);
        view_text(option, "option-label", word[i].label);
        if (strcmp(now, word[i].word) == 0) view_true(option, "chosen");
    }
}

/* ---- what the table says ---- */

bool event_wants(const struct process *process, const struct process_event *event, enum guard_kind kind)
{
    int32_t place = (int32_t)(event - process->event);
    for (int32_t i = 0; i < process->steps; i++)
        for (int32_t k = 0; process->step[i].event == place && k < process->step[i].guard_count; k++)
            if (process->guard[process->step[i].guard[k]].kind == kind) return true;
    return false;
}

bool event_begins(const struct process *process, const struct process_event *event)
{
    int32_t place = (int32_t)(event - process->event);
    for (int32_t i = 0; i < process->steps; i++)
        if (process->step[i].event == place && process->state[process->step[i].from].begin && process->state[process->step[i].from].track == 0) return true;
    return false;
}

/* ---- facts ---- */

/* What the dossier has now, for whom a hint says more than an empty field. */
static const char *now_hint(struct event_form *f, const struct term *term)
{
    const struct said *said = f->dossier && !f->replaces ? situation_fact(&f->dossier->dossier.situation, term, f->d->asking.today) : NULL;
    struct view *v = view_start(f->d->page.arena);
    if (!said || (!said->value && !said->unknown)) return NULL;
    view_text(v, "now", desk_said(&f->d->page, said));
    return page_format(&f->d->page, M_desk_field_now, v);
}

/* A fact of the event that is corrected, in its exact text. */
static const char *text_before(struct event_form *f, const struct term *term)
{
    const struct node *node = f->before ? node_get(f->before->facts, term->name) : NULL;
    if (!node) return NULL;
    if (node->kind != NODE_LIST) return desk_node_text(&f->d->page, node);
    struct text t = { 0 };
    for (const struct node *one = node->first; one; one = one->next) {
        if (one != node->first) text_char(&t, ',');
        text_put(&t, desk_node_text(&f->d->page, one));
    }
    if (!t.size) text_put(&t, "[]");
    return page_text(&f->d->page, &t);
}

bool form_asks(const struct event_form *f, const struct term *term)
{
    enum resource part = people_part_of(term);
    if (term->kind == KIND_list && !term->scalar_items) return false;
    return part == RESOURCE_dossier || part == RESOURCE_termijn || people_may(&f->d->session.viewer, ACT_write, part, BELONGS_own);
}

static void show_fact(struct event_form *f, struct view *v, const struct term *term, bool required)
{
    struct page *p = &f->d->page;
    const char *name = form_name(f, "feit", term->name);
    if (!form_asks(f, term)) return;
    struct view *field = form_field_view(f, v, name, term->ask[p->language] ? term->ask[p->language] : term->label[p->language], term->help[p->language], required);
    view_text(field, "field-now", now_hint(f, term));
    view_text(field, "holder", term->holder > HOLDER_aanvrager ? holder_names[term->holder][p->language] : NULL);
    answer_show(p, field, term, name, f->typed ? NULL : text_before(f, term), f->typed);
}

static void show_facts(struct event_form *f)
{
    struct page *p = &f->d->page;
    const struct process_event *e = f->event;
    if (!e->need_count && !e->may_count) return;
    struct view *group = view_item(p->view, "groups");
    view_text(group, "group", messages[p->language][M_desk_group_facts]);
    if (e->may_count) view_text(group, "group-text", messages[p->language][M_desk_group_facts_text]);
    for (int32_t k = 0; k < e->need_count; k++) show_fact(f, group, &glossary[e->needs[k]], true);
    for (int32_t k = 0; k < e->may_count; k++) show_fact(f, group, &glossary[e->may[k]], false);
}

/* ---- the rest ---- */

/* Whom an order goes to: one of the list, where the municipality keeps one. False: there is none. */
static bool show_experts_of(struct event_form *f, struct view *group, const struct process_data *data, const char *name, const char *before)
{
    struct desk *d = f->d;
    struct office_expert *expert = NULL;
    struct form_word word[32];
    int32_t all = 0, count = 0;
    if (strcmp(data->name, "deskundige") != 0 || office_experts(d->room->office, d->page.arena, &d->asking, &expert, &all) != OFFICE_OK) return false;
    for (int32_t i = 0; i < all && count < 32; i++)
        if (expert[i].role == CASE_loonwaardedeskundige && expert_on(&expert[i], d->asking.today)) word[count++] = (struct form_word){ expert[i].account, expert[i].name };
    if (count) form_words(f, group, name, data->label[d->page.language], NULL, word, count, before, data->required);
    return count > 0;
}

static void show_data(struct event_form *f, struct view *group)
{
    struct page *p = &f->d->page;
    for (int32_t k = 0; k < f->event->data_count; k++) {
        const struct process_data *data = &f->event->data[k];
        const char *name = form_name(f, "data", data->name), *before = f->before ? desk_node_text(p, node_get(f->before->data, data->name)) : NULL;
        struct form_word word[32];
        int32_t count = 0;
        if (show_experts_of(f, group, data, name, before)) continue;
        if (!data->words) { form_line(f, group, name, data->label[p->language], NULL, true, data->required, before); continue; }
        for (; count < data->word_count && count < 32; count++) {
            struct text t = { 0 };
            for (const char *c = data->words[count]; *c; c++) text_char(&t, *c == '-' ? ' ' : *c);
            word[count] = (struct form_word){ data->words[count], page_text(p, &t) };
        }
        form_words(f, group, name, data->label[p->language], NULL, word, count, before, data->required);
    }
}

/* Who gathered the facts may say where they come from; others fill in what they know. */
static void show_source(struct event_form *f, struct view *group)
{
    struct page *p = &f->d->page;
    struct form_word word[CASE_SOURCES];
    if (f->d->session.viewer.role != CASE_consulent || !(f->event->need_count || f->event->may_count)) return;
    for (int32_t k = 0; k < CASE_SOURCES; k++) word[k] = (struct form_word){ case_source_word[k].name, case_source_word[k].label[p->language] };
    form_words(f, group, "bron", messages[p->language][M_desk_field_source], NULL, word, CASE_SOURCES, case_source_word[f->before ? f->before->source : SOURCE_gemeente].name, true);
}

uint32_t letter_readers(const struct process *process, const struct process_event *event)
{
    uint32_t to = 0;
    int32_t place = (int32_t)(event - process->event);
    for (int32_t i = 0; i < process->steps; i++)
        for (int32_t k = 0; process->step[i].event == place && k < process->step[i].letter_count; k++) to |= process->letter[process->step[i].letter[k]].to;
    return to;
}

const char *letter_readers_text(struct page *p, uint32_t to)
{
    struct text t = { 0 };
    for (uint32_t left = to; left; left &= left - 1) {
        if (t.size) text_put(&t, (left & (left - 1)) ? ", " : p->language ? " and " : " en ");
        text_put(&t, desk_role(p, (enum case_role)__builtin_ctz(left)));
    }
    return page_text(p, &t);
}

/* What is said beside the field for the reason: whether it must be there, and who reads it in a letter. */
static const char *reason_hint(struct event_form *f, bool needed)
{
    struct page *p = &f->d->page;
    uint32_t to = letter_readers(f->process, f->event);
    const char *hint = messages[p->language][needed ? M_desk_field_reason_needed : M_desk_field_reason_hint];
    if (!(to >> CASE_werkgever & 1)) return hint;
    struct view *v = view_start(p->arena);
    struct text t = { 0 };
    view_text(v, "reason-to", letter_readers_text(p, to));
    text_put(&t, hint);
    text_char(&t, ' ');
    text_put(&t, page_format(p, M_desk_field_reason_to, v));
    return page_text(p, &t);
}

static void show_frame(struct event_form *f)
{
    struct page *p = &f->d->page;
    const struct process_event *e = f->event;
    struct view *group = view_item(p->view, "groups");
    date today = f->d->asking.today;
    view_text(group, "group", messages[p->language][M_desk_group_event]);
    form_day(f, group, "op", messages[p->language][e->last_day ? M_desk_field_last_day : M_desk_field_on], messages[p->language][M_desk_field_on_hint], f->before ? f->before->on : today);
    if (e->decision) form_day(f, group, "verzonden", messages[p->language][M_desk_field_sent], messages[p->language][M_desk_field_sent_hint], f->before ? f->before->sent : today);
    if (e->clock == CLOCK_stops) form_day(f, group, "binnen", messages[p->language][M_desk_field_within], messages[p->language][M_desk_field_within_hint], f->before ? f->before->within : DATE_NEVER);
    bool reason = event_wants(f->process, e, GUARD_reason);
    if (reason || e->decision || f->replaces)
        form_line(f, group, "reden", messages[p->language][M_desk_field_reason], reason_hint(f, reason), true, false, f->before && f->before->reason ? desk_node_text(p, f->before->reason) : NULL);
    if (event_wants(f->process, e, GUARD_expert)) form_line(f, group, "deskundige", messages[p->language][M_desk_field_expert], messages[p->language][M_desk_field_expert_hint], false, false, f->before && f->before->expert ? desk_node_text(p, f->before->expert) : NULL);
    show_data(f, group);
    show_source(f, group);
}

static void show_errors(struct event_form *f)
{
    for (int32_t i = 0; i < f->errors; i++) {
        struct view *item = view_item(f->d->page.view, "errors");
        view_text(item, "error-text", f->error[i].text);
        view_text(item, "error-at", *f->error[i].input ? f->error[i].input : "inhoud");
    }
}

void event_show(struct event_form *f)
{
    struct page *p = &f->d->page;
    struct view *v = p->view;
    view_text(v, "process", f->process->title[p->language]);
    view_text(v, "event", f->event->label[p->language]);
    view_text(v, "event-text", f->event->text[p->language]);
    view_int(v, "position", f->position);
    if (f->replaces) view_int(v, "replaces", f->replaces);
    view_text(v, "key", f->key);
    if (f->event->decision && !f->replaces) view_true(v, "is-decision");
    view_text(v, "back-url", f->dossier ? DESK_PATH(f->d, "dossiers", f->dossier->id) : DESK_PATH(f->d, "nieuw"));
    desk_form(f->d, v, f->action);
    show_errors(f);
    if (!f->dossier) parties_show(f);
    show_frame(f);
    show_facts(f);
    if (f->dossier) parties_show(f);
    if (f->event->document == DOCUMENT_rapport) report_show(f);
    if (f->event->document == DOCUMENT_ervaring) experience_show(f);
    struct text title = { 0 };
    if (f->errors) { text_put(&title, messages[p->language][M_error_prefix]); text_put(&title, ": "); }
    text_put(&title, f->event->label[p->language]);
    if (f->errors && p->reply->status == 200) p->reply->status = 400;
    desk_show(f->d, TEMPLATE_desk_event, page_text(p, &title));
}
