/* SPDX-License-Identifier: EUPL-1.2 */
/* draft.c: a decision before it is one: everything in it to be read, then the signature of a human being, or not. */
#include "web/desk/dossier.h"

#include <string.h>

static const struct office_draft *draft_of(struct desk *d, const struct office_view *view)
{
    struct office_draft *draft = NULL;
    int32_t count = 0;
    const char *key = web_part(d->page.request, "concept");
    if (!desk_good(d, office_drafts(d->room->office, d->page.arena, &d->asking, view->id, &draft, &count))) return NULL;
    for (int32_t i = 0; i < count; i++) if (strcmp(draft[i].key, key) == 0) return &draft[i];
    web_fail(d->page.reply, FAULT_not_found, NULL, NULL);
    return NULL;
}

static void show_day(struct page *p, const char *name, const struct node *node)
{
    date day;
    if (node && parse_date(node->text, node->size, &day)) view_text(p->view, name, page_date(p, day));
}

static void show_document(struct desk *d, const struct process *process, const struct office_draft *draft)
{
    uint32_t readers = letter_readers(process, draft->event);
    struct page *p = &d->page;
    const struct node *facts = node_get(draft->document, "feiten"), *data = node_get(draft->document, "gegevens");
    show_day(p, "draft-on", node_get(draft->document, "op"));
    show_day(p, "draft-sent", node_get(draft->document, "verzonden"));
    view_text(p->view, "draft-reason", desk_node_text(p, node_get(draft->document, "reden")));
    if (node_get(draft->document, "reden") && readers >> CASE_werkgever & 1) view_text(p->view, "reason-to", letter_readers_text(p, readers));
    for (const struct node *fact = facts ? facts->first : NULL; fact; fact = fact->next)
        for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
            if (!same_text(fact->key, fact->key_size, glossary[k].name)) continue;
            struct view *row = view_item(p->view, "draft-facts");
            view_text(row, "fact-label", glossary[k].label[p->language]);
            view_text(row, "fact-value", desk_node_value(p, &glossary[k], fact));
        }
    for (const struct node *one = data ? data->first : NULL; one; one = one->next)
        for (int32_t k = 0; k < draft->event->data_count; k++) {
            if (!same_text(one->key, one->key_size, draft->event->data[k].name)) continue;
            struct view *row = view_item(p->view, "draft-facts");
            view_text(row, "fact-label", draft->event->data[k].label[p->language]);
            view_text(row, "fact-value", desk_node_text(p, one));
        }
}

/* What the table lets follow from this event in the state that the dossier is in. */
static void show_follows(struct desk *d, const struct office_view *view, const struct office_draft *draft)
{
    struct page *p = &d->page;
    const struct process *process = view->dossier.process;
    int32_t place = (int32_t)(draft->event - process->event);
    for (int32_t i = 0; i < process->steps; i++) {
        const struct process_step *step = &process->step[i];
        if (step->event != place || step->from != view->dossier.state[draft->event->track]) continue;
        for (int32_t k = 0; k < step->letter_count; k++) {
            struct view *item = view_item(p->view, "follows");
            struct text roles = { 0 };
            const struct process_letter *letter = &process->letter[step->letter[k]];
            for (int32_t r = 0; r < CASE_ROLES; r++)
                if (letter->to >> r & 1) { if (roles.size) text_put(&roles, ", "); text_put(&roles, desk_role(p, (enum case_role)r)); }
            view_text(item, "letter", letter->text[p->language]);
            view_take(item, "letter-to", &roles);
        }
        if (*step->citation) page_citation(p, p->view, step->citation, d->asking.today);
        return;
    }
}

static void show_page(struct desk *d, const struct office_view *view, const struct office_draft *draft, const char *error)
{
    struct page *p = &d->page;
    desk_show_done(d);
    view_text(p->view, "process", view->dossier.process->title[p->language]);
    view_text(p->view, "draft", draft->event->label[p->language]);
    view_text(p->view, "draft-text", draft->event->text[p->language]);
    view_text(p->view, "draft-made", desk_time(p, draft->made));
    view_text(p->view, "person-name", view->person.name);
    view_text(p->view, "firm-name", view->firm.name);
    if (draft->on_position != view->position) view_true(p->view, "draft-old");
    if (view->may[ACT_write][RESOURCE_besluit]) view_true(p->view, "may-sign");
    show_document(d, view->dossier.process, draft);
    show_follows(d, view, draft);
    view_text(p->view, "error", error);
    view_text(p->view, "error-at", "teken");
    view_text(p->view, "back-url", DESK_PATH(d, "dossiers", view->id));
    view_text(p->view, "change-url", DESK_PATH(d, "dossiers", view->id, "stap", draft->event->name));
    desk_form(d, p->view, p->request->path);
    if (error) p->reply->status = 400;
    desk_show(d, TEMPLATE_desk_draft, page_message(p, M_desk_draft_title));
}

void show_draft(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    const struct office_draft *draft;
    struct office_view *view;
    if (!desk_begin(&d, request, reply, DESK_work) || !(view = arena_take_zero(request->arena, sizeof *view)) || !dossier_open(&d, view)) return;
    if ((draft = draft_of(&d, view))) show_page(&d, view, draft, NULL);
}

void take_draft(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_view *view;
    const struct office_draft *draft;
    int64_t position = 0;
    if (!desk_begin(&d, request, reply, DESK_work) || !(view = arena_take_zero(request->arena, sizeof *view)) || !dossier_open(&d, view) || !(draft = draft_of(&d, view))) return;
    const char *does = web_field(request, "doe"), *seen = web_field(request, "gelezen");
    if (does && strcmp(does, "weg") == 0) {
        if (desk_good(&d, office_drop_draft(d.room->office, &d.asking, view->id, draft->key))) desk_go(&d, DESK_PATH(&d, "dossiers", view->id), "weg");
        return;
    }
    if (!seen) { show_page(&d, view, draft, messages[d.page.language][M_desk_error_not_read]); return; }
    enum office_status status = office_sign(d.room->office, d.page.arena, &d.asking, view->id, draft->key, &position, d.problems);
    if (status == OFFICE_REFUSED) { show_page(&d, view, draft, desk_first_problem(&d)); return; }
    if (status == OFFICE_CONFLICT) { show_page(&d, view, draft, messages[d.page.language][M_desk_error_conflict]); return; }
    if (desk_good(&d, status)) desk_go(&d, DESK_PATH(&d, "dossiers", view->id), "getekend");
}
