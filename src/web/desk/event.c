/* SPDX-License-Identifier: EUPL-1.2 */
/* event.c: one more event of a dossier, or the first of a new one: shown, saved for later, made a draft, or added. */
#include "web/desk/event_form.h"

#include <string.h>

/* ---- forms that are not finished ---- */

static bool is_kept(const char *name)
{
    static const char *const not_kept[] = { "csrf", "zegel", "doe", "sleutel" };
    for (size_t i = 0; i < sizeof not_kept / sizeof *not_kept; i++) if (strcmp(name, not_kept[i]) == 0) return false;
    return true;
}

/* {"velden": [["op.dag", "1"], ...]}: what was typed, right or wrong. */
static const struct node *typed_fields(struct event_form *f)
{
    const struct web_request *request = f->d->page.request;
    struct text t = { 0 };
    bool first = true;
    text_put(&t, "{\"velden\":[");
    for (int32_t i = 0; i < request->fields; i++) {
        const struct web_pair *field = &request->form[i];
        if (!is_kept(field->name) || !field->size) continue;
        text_put(&t, first ? "[" : ",[");
        first = false;
        text_json(&t, field->name, strlen(field->name));
        text_char(&t, ',');
        text_json(&t, field->value, field->size);
        text_char(&t, ']');
    }
    text_put(&t, "]}");
    size_t size = t.size;
    const char *json = page_text(&f->d->page, &t);
    return node_from_json(f->d->page.arena, json, size, NULL);
}

/* What was typed then, as if it came with this request. */
static bool bring_back(struct event_form *f, const struct node *document)
{
    struct web_request *request = f->d->page.request;
    const struct node *list = node_get(document, "velden");
    struct web_pair *pair = list ? arena_take(f->d->page.arena, sizeof *pair * (size_t)(list->count + 1)) : NULL;
    int32_t n = 0;
    if (!pair) return false;
    for (const struct node *one = list->first; one; one = one->next) {
        if (one->kind != NODE_LIST || one->count != 2) continue;
        const struct node *value = one->first->next;
        pair[n++] = (struct web_pair){ desk_node_text(&f->d->page, one->first), desk_node_text(&f->d->page, value), value->size };
    }
    request->form = pair;
    request->fields = n;
    f->typed = true;
    return true;
}

static void save(struct event_form *f)
{
    const char *made = NULL, *id = f->dossier ? f->dossier->id : "";
    const struct node *document = typed_fields(f);
    if (!document) { web_fail(f->d->page.reply, FAULT_busy, NULL, NULL); return; }
    if (!desk_good(f->d, office_put_form(f->d->room->office, f->d->page.arena, &f->d->asking, f->key, f->process->name, f->event->name, id, document, &made))) return;
    desk_go(f->d, page_url(&f->d->page, f->d->base), "bewaard");
}

static void forget_saved(struct event_form *f)
{
    if (f->key) (void)office_drop_form(f->d->room->office, &f->d->asking, f->key);
}

static struct office_form *saved_of(struct desk *d, const char *key)
{
    struct office_form *form = NULL;
    int32_t count = 0;
    if (office_forms(d->room->office, d->page.arena, &d->asking, &form, &count) != OFFICE_OK) return NULL;
    for (int32_t i = 0; i < count; i++) if (strcmp(form[i].key, key) == 0) return &form[i];
    return NULL;
}

/* ---- an event of a dossier ---- */

static const struct case_event *event_at(const struct dossier *o, int32_t position)
{
    for (int32_t i = 0; i < o->events; i++) if (o->event[i].position == position && !o->event[i].withdrawn) return &o->event[i];
    return NULL;
}

static int32_t number_of(const char *text)
{
    int64_t n = 0;
    return text && *text && parse_decimal(text, strlen(text), 0, false, &n) == NUMBER_OK && n > 0 && n < INT32_MAX ? (int32_t)n : 0;
}

static bool not_there(struct event_form *f)
{
    web_fail(f->d->page.reply, FAULT_not_found, NULL, NULL);
    return false;
}

/* The dossier and the event that the path names, and what is corrected. */
static bool open_event(struct event_form *f, struct desk *d, struct web_request *request, struct web_reply *reply)
{
    struct office_view *view = arena_take_zero(request->arena, sizeof *view);
    const char *name = web_part(request, "gebeurtenis");
    bool posted = request->method == WEB_POST;
    *f = (struct event_form){ .d = d };
    if (!view || !desk_begin(d, request, reply, DESK_signed_in) || !dossier_open(d, view)) return false;
    int32_t place = process_event_of(view->dossier.process, name, strlen(name));
    if (place < 0) return not_there(f);
    f->process = view->dossier.process;
    f->event = &f->process->event[place];
    f->dossier = view;
    f->typed = posted;
    f->position = posted ? number_of(web_field(request, "stand")) : view->position;
    f->replaces = number_of(posted ? web_field(request, "vervangt") : web_query(request, "vervangt"));
    f->before = f->replaces ? event_at(&view->dossier, f->replaces) : NULL;
    if (f->replaces && (!f->before || f->before->event != place)) return not_there(f);
    f->action = request->path;
    const char *key = posted ? web_field(request, "sleutel") : NULL;
    f->key = key && *key ? key : NULL;
    return true;
}

void show_event_form(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct event_form f;
    if (open_event(&f, &d, request, reply)) event_show(&f);
}

/* Shows it once more after somebody else was first; the next attempt is on what the reader sees now. */
static void conflict(struct event_form *f)
{
    f->position = f->dossier->position;
    form_wrong(f, "", messages[f->d->page.language][M_desk_error_conflict]);
    f->d->page.reply->status = 409;
    event_show(f);
}

static void refused(struct event_form *f, enum office_status status)
{
    if (status == OFFICE_CONFLICT) { conflict(f); return; }
    if (status != OFFICE_REFUSED) { desk_good(f->d, status); return; }
    form_problems(f, f->d->problems);
    event_show(f);
}

static void make_draft(struct event_form *f, const struct node *node)
{
    const char *key = NULL;
    enum office_status status = office_put_draft(f->d->room->office, f->d->page.arena, &f->d->asking, f->dossier->id, node, &key, f->d->problems);
    if (status != OFFICE_OK) { refused(f, status); return; }
    forget_saved(f);
    desk_go(f->d, DESK_PATH(f->d, "dossiers", f->dossier->id, "concepten", key), "concept");
}

void take_event_form(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct event_form f;
    int64_t position = 0;
    if (!open_event(&f, &d, request, reply)) return;
    const char *does = form_value(&f, "doe");
    if (strcmp(does, "bewaren") == 0) { save(&f); return; }
    if (strcmp(does, "bekijk") == 0) { event_show(&f); return; }
    const struct node *node = event_read(&f);
    if (!node) { event_show(&f); return; }
    if (f.event->decision && !f.replaces) { make_draft(&f, node); return; }
    enum office_status status = office_add(d.room->office, d.page.arena, &d.asking, f.dossier->id, f.position, node, &position, d.problems);
    if (status != OFFICE_OK) { refused(&f, status); return; }
    forget_saved(&f);
    desk_go(&d, DESK_PATH(&d, "dossiers", f.dossier->id), "toegevoegd");
}

/* ---- a new dossier ---- */

void show_begin_list(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_signed_in)) return;
    for (int32_t i = 0; i < process_count; i++) {
        const struct process *process = processes[i];
        struct view *group = NULL;
        for (int32_t k = 0; k < process->events; k++) {
            const struct process_event *event = &process->event[k];
            if (!(event->actors >> d.session.viewer.role & 1) || !event_begins(process, event)) continue;
            if (!group) {
                group = view_item(d.page.view, "processes");
                view_text(group, "process", process->title[d.page.language]);
                view_text(group, "process-text", process->text[d.page.language]);
            }
            struct view *item = view_item(group, "begins");
            view_text(item, "event", event->label[d.page.language]);
            view_text(item, "event-text", event->text[d.page.language]);
            view_text(item, "href", DESK_PATH(&d, "nieuw", process->name, event->name));
        }
    }
    desk_show(&d, TEMPLATE_desk_begin, page_message(&d.page, M_desk_begin_title));
}

static bool open_begin(struct event_form *f, struct desk *d, struct web_request *request, struct web_reply *reply)
{
    const char *process = web_part(request, "proces"), *name = web_part(request, "gebeurtenis");
    *f = (struct event_form){ .d = d };
    if (!desk_begin(d, request, reply, DESK_signed_in)) return false;
    f->process = process_find(process, strlen(process));
    int32_t place = f->process ? process_event_of(f->process, name, strlen(name)) : -1;
    if (place < 0) return not_there(f);
    f->event = &f->process->event[place];
    if (!(f->event->actors >> d->session.viewer.role & 1) || !event_begins(f->process, f->event)) return not_there(f);
    f->action = request->path;
    f->typed = request->method == WEB_POST;
    const char *key = web_field(request, "sleutel");
    f->key = key && *key ? key : NULL;
    return true;
}

void show_begin_form(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct event_form f;
    if (open_begin(&f, &d, request, reply)) event_show(&f);
}

void take_begin_form(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct event_form f;
    const char *id = NULL;
    if (!open_begin(&f, &d, request, reply)) return;
    const char *does = form_value(&f, "doe");
    if (strcmp(does, "bewaren") == 0) { save(&f); return; }
    if (strcmp(does, "bekijk") == 0) { event_show(&f); return; }
    const struct node *node = event_read(&f);
    if (!node) { event_show(&f); return; }
    enum office_status status = office_begin(d.room->office, d.page.arena, &d.asking, node, &id, d.problems);
    if (status != OFFICE_OK) { refused(&f, status); return; }
    forget_saved(&f);
    desk_go(&d, DESK_PATH(&d, "dossiers", id), "begonnen");
}

/* ---- coming back to a saved form ---- */

void show_saved(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct event_form f = { .d = &d };
    if (!desk_begin(&d, request, reply, DESK_signed_in)) return;
    const struct office_form *saved = saved_of(&d, web_part(request, "sleutel"));
    f.process = saved ? process_find(saved->process, strlen(saved->process)) : NULL;
    int32_t place = f.process ? process_event_of(f.process, saved->event, strlen(saved->event)) : -1;
    if (place < 0) { not_there(&f); return; }
    f.event = &f.process->event[place];
    f.key = saved->key;
    if (saved->dossier && *saved->dossier) {
        struct office_view *view = arena_take_zero(request->arena, sizeof *view);
        if (!view || !desk_good(&d, office_read(d.room->office, request->arena, &d.asking, saved->dossier, 0, view, d.problems))) return;
        f.dossier = view;
        f.position = view->position;
        f.action = DESK_PATH(&d, "dossiers", view->id, "stap", f.event->name);
    } else f.action = DESK_PATH(&d, "nieuw", f.process->name, f.event->name);
    if (!bring_back(&f, saved->document)) { not_there(&f); return; }
    f.replaces = f.dossier ? number_of(web_field(request, "vervangt")) : 0;
    f.before = f.replaces ? event_at(&f.dossier->dossier, f.replaces) : NULL;
    event_show(&f);
}

void drop_saved(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_signed_in)) return;
    if (!desk_good(&d, office_drop_form(d.room->office, &d.asking, web_part(request, "sleutel")))) return;
    desk_go(&d, page_url(&d.page, d.base), "weg");
}
