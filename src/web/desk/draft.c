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

/* The letters that signing would send, each to be read before, by who may read it once it is sent. */
static void show_letters(struct desk *d, const struct office_view *view, const struct office_draft *draft, const struct office_view *after)
{
    for (int32_t i = 0; i < after->dossier.letters; i++) {
        const struct case_letter *letter = &after->dossier.letter[i];
        if (letter->position != after->entries) continue;
        for (uint32_t left = letter->letter->to; left; left &= left - 1) {
            enum case_role to = (enum case_role)__builtin_ctz(left);
            struct view *item = view_item(d->page.view, "follows");
            view_text(item, "letter", letter->letter->text[d->page.language]);
            view_text(item, "letter-to", desk_role(&d->page, to));
            if (view->may[ACT_read][office_letter_resource(to)])
                view_text(item, "letter-url", DESK_PATH(d, "dossiers", view->id, "concepten", draft->key, "brieven", letter->letter->name, case_role_word[to].name));
        }
    }
}

/* What is paid a month by the decision, and what it is on that day without it; nothing where a process has no such amount. */
static void show_amounts(struct desk *d, const struct office_view *view, struct office_view *after)
{
    struct page *p = &d->page;
    const struct case_event *last = after->dossier.events ? &after->dossier.event[after->dossier.events - 1] : NULL;
    const struct case_setting setting = CASE_SETTING(p->law, d->asking.today);
    if (!last || !view->may[ACT_read][RESOURCE_bedrag]) return;
    struct dossier before = view->dossier;
    struct cell then = dossier_amount_on(&after->dossier, &setting, last->on), now = dossier_amount_on(&before, &setting, last->on);
    if (then.state != CELL_amount && then.state != CELL_unknown) return;
    view_text(p->view, "amount", then.state == CELL_amount ? desk_euro(p, then.amount) : messages[p->language][M_desk_draft_amount_unknown]);
    if (now.state == CELL_amount) view_text(p->view, "amount-now", desk_euro(p, now.amount));
}

/* What signing would bring about; what stands in its way is said instead. */
static void show_follows(struct desk *d, const struct office_view *view, const struct office_draft *draft)
{
    struct page *p = &d->page;
    struct office_view *after = arena_take_zero(p->arena, sizeof *after);
    int32_t before = d->problems->count;
    enum office_status status = after ? office_try_draft(d->room->office, p->arena, &d->asking, view->id, draft->key, after, d->problems) : OFFICE_STORE;
    if (status == OFFICE_OK) {
        const struct case_event *last = &after->dossier.event[after->dossier.events - 1];
        show_letters(d, view, draft, after);
        show_amounts(d, view, after);
        if (last->step && *last->step->citation) page_citation(p, p->view, last->step->citation, d->asking.today);
        return;
    }
    if (status == OFFICE_REFUSED && d->problems->count > before) view_text(p->view, "refused", desk_first_problem(d));
    d->problems->count = before;
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
