/* SPDX-License-Identifier: EUPL-1.2 */
/* dossier.c: one dossier on a page: where it stands and why, what is next and by whom, what is known and from whom, amounts, dates, letters and everything that happened. */
#include "web/desk/dossier.h"

#include <string.h>
#include "web/pages/result/calendar.h"

/* ---- opening ---- */

static bool is_there(struct desk *d, const struct office_view *view)
{
    if (!view->erased) return true;
    web_fail(d->page.reply, FAULT_not_found, "Dit dossier is gewist, omdat de bewaartermijn voorbij is.", "This file was erased, because its time of keeping is over.");
    return false;
}

bool dossier_open(struct desk *d, struct office_view *view)
{
    *view = (struct office_view){ 0 };
    return desk_good(d, office_read(d->room->office, d->page.arena, &d->asking, web_part(d->page.request, "dossier"), 0, view, d->problems)) && is_there(d, view);
}

/* As it is, or as it was known after the event of ?stand=; with all that its page shows. */
static bool open_page(struct desk *d, struct office_page *page)
{
    const char *at = web_query(d->page.request, "stand");
    int64_t position = 0;
    if (at && (parse_decimal(at, strlen(at), 0, false, &position) != NUMBER_OK || position < 1)) {
        web_refuse(d->page.reply, "stand", "waarde", "het nummer van een gebeurtenis", "the number of an event");
        return false;
    }
    return desk_good(d, office_read_page(d->room->office, d->page.arena, &d->asking, web_part(d->page.request, "dossier"), position, page, d->problems)) && is_there(d, &page->view);
}

bool dossier_sees(const struct office_view *view, enum resource resource) { return view->may[ACT_read][resource]; }

/* ---- where it stands ---- */

static void show_states(struct desk *d, const struct office_view *view)
{
    struct page *p = &d->page;
    const struct dossier *o = &view->dossier;
    for (int32_t k = 0; k < o->process->tracks; k++) {
        if (o->state[k] < 0) continue;                      /* a track that this viewer may not see */
        const struct process_state *state = &o->process->state[o->state[k]];
        if (k > 0 && state->begin) continue;                /* "no objection" needs no telling */
        struct view *item = view_item(p->view, "states");
        view_text(item, "state", state->label[p->language]);
        view_text(item, "state-text", state->text[p->language]);
        if (o->since[k] != DATE_NEVER) view_text(item, "state-since", page_date(p, o->since[k]));
        if (!state->certain) view_true(item, "practice");
    }
}

static void show_parties(struct desk *d, const struct office_view *view)
{
    struct page *p = &d->page;
    view_text(p->view, "person-name", view->person.name);
    view_text(p->view, "person-bsn", view->person.bsn);
    view_text(p->view, "person-born", view->person.birth_date);
    view_text(p->view, "person-address", view->person.address);
    view_text(p->view, "person-place", view->person.place);
    view_text(p->view, "firm-name", view->firm.name);
    view_text(p->view, "firm-contact", view->firm.contact);
    date born;
    if (view->person.birth_date && parse_date(view->person.birth_date, (uint32_t)strlen(view->person.birth_date), &born)) view_text(p->view, "person-born", page_date(p, born));
}

/* ---- what is next ---- */

static void show_tasks(struct desk *d, const struct dossier *o)
{
    struct page *p = &d->page;
    for (int32_t i = 0; i < o->tasks; i++) {
        const struct case_task *task = &o->task[i];
        struct view *item = view_item(p->view, "tasks");
        view_text(item, "task", task->task->text[p->language]);
        view_text(item, "task-who", desk_role(p, task->task->who));
        if (task->task->who == d->session.viewer.role) view_true(item, "task-yours");
        if (task->due == DATE_NEVER) continue;
        view_text(item, "task-due", page_date(p, task->due));
        if (task->due < d->asking.today) view_true(item, "late");
    }
    for (int32_t i = 0; i < o->missings; i++) {
        struct view *item = view_item(p->view, "missing");
        view_text(item, "missing-label", o->missing[i].term->label[p->language]);
        if (o->missing[i].term->holder) view_text(item, "missing-holder", holder_names[o->missing[i].term->holder][p->language]);
    }
    for (int32_t i = 0; i < o->doubts; i++) {
        struct view *item = view_item(p->view, "doubts");
        view_int(item, "doubt-position", o->doubt[i].position);
        view_text(item, "doubt-text", o->doubt[i].guard->text[p->language]);
    }
}

static void show_choices(struct desk *d, const struct office_page *page)
{
    struct page *p = &d->page;
    const struct office_view *view = &page->view;
    const struct office_choice *choice = page->choice;
    for (int32_t i = 0; i < page->choices; i++) {
        struct view *item = view_item(p->view, choice[i].possible ? "possible" : "impossible");
        view_text(item, "step", choice[i].event->label[p->language]);
        view_text(item, "step-text", choice[i].event->text[p->language]);
        if (choice[i].possible) view_text(item, "step-url", DESK_PATH(d, "dossiers", view->id, "stap", choice[i].event->name));
        else view_text(item, "step-why", choice[i].why[p->language]);
    }
}

static void show_drafts(struct desk *d, const struct office_page *page)
{
    struct page *p = &d->page;
    const struct office_view *view = &page->view;
    const struct office_draft *draft = page->draft;
    for (int32_t i = 0; i < page->drafts; i++) {
        struct view *item = view_item(p->view, "drafts");
        view_text(item, "draft", draft[i].event->label[p->language]);
        view_text(item, "draft-made", desk_time(p, draft[i].made));
        view_text(item, "draft-url", DESK_PATH(d, "dossiers", view->id, "concepten", draft[i].key));
        if (draft[i].on_position != view->position) view_true(item, "draft-old");
    }
}

/* Who works on it; a case worker can take it on. */
static void show_owner(struct desk *d, const struct office_view *view)
{
    bool mine = view->owner && strcmp(view->owner, d->session.viewer.account) == 0;
    if (d->session.viewer.role != CASE_consulent) return;
    view_true(d->page.view, "may-take");
    if (mine) view_true(d->page.view, "owner-me"); else if (view->owner && *view->owner) view_true(d->page.view, "owner-other");
    desk_form(d, d->page.view, DESK_PATH(d, "dossiers", view->id, "toewijzen"));
}

/* A dossier that is handed over: how far it is, or the button that offers it. */
static void show_transfer(struct desk *d, const struct office_view *view)
{
    const char *state = view->dossier.process->state[view->dossier.state[0]].name;
    bool out = strcmp(state, "overdracht") == 0;
    if (d->session.viewer.role != CASE_consulent || (!out && strcmp(state, "overname") != 0)) return;
    struct view *item = view_item(d->page.view, "transfer");
    view_text(item, "transfers-url", DESK_PATH(d, "overdrachten"));
    if (!out) return;
    view_true(item, "may-offer");
    desk_form(d, item, DESK_PATH(d, "dossiers", view->id, "overdragen"));
}

/* ---- dates and letters ---- */

static void show_deadlines(struct desk *d, const struct office_view *view)
{
    struct page *p = &d->page;
    for (int32_t i = 0; i < view->dossier.deadlines; i++) {
        const struct case_deadline *one = &view->dossier.deadline[i];
        struct view *item = view_item(p->view, "deadlines");
        view_text(item, "deadline", one->deadline->text[p->language]);
        view_text(item, "deadline-who", desk_role(p, one->deadline->who));
        if (one->due == DUE_dated) view_text(item, "deadline-on", page_date(p, one->on));
        if (one->passed) view_true(item, one->deadline->lapses ? "lapsed" : "late");
    }
    view_text(p->view, "calendar-url", DESK_PATH(d, "dossiers", view->id, "termijnen.ics"));
}

static void show_letters(struct desk *d, const struct office_page *page)
{
    struct page *p = &d->page;
    const struct office_view *view = &page->view;
    const struct office_letter *letter = page->letter;
    for (int32_t i = 0; i < page->letters; i++) {
        struct view *item = view_item(p->view, "letters");
        char number[24];
        struct text t = TEXT_IN(number);
        text_int(&t, letter[i].position);
        text_string(&t);
        view_text(item, "letter", letter[i].letter->text[p->language]);
        view_text(item, "letter-to", desk_role(p, letter[i].to));
        view_text(item, "letter-on", page_date(p, letter[i].on));
        if (letter[i].sent) view_true(item, "letter-sent");
        view_text(item, "letter-url", DESK_PATH(d, "dossiers", view->id, "brieven", number, letter[i].letter->name, case_role_word[letter[i].to].name));
    }
}

/* ---- what is known ---- */

static const char *source_label(const struct page *p, const struct situation *s, const struct said *said)
{
    const char *by = said->event >= 0 && said->event < s->events ? s->event[said->event].source.by : "";
    int32_t k = case_word_of(case_source_word, CASE_SOURCES, by, strlen(by));
    return k >= 0 ? case_source_word[k].label[p->language] : by;
}

static void show_facts(struct desk *d, const struct dossier *o)
{
    struct page *p = &d->page;
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
        const struct said *said = desk_fact_at(o, k, d->asking.today);
        if (!said) continue;
        struct view *item = view_item(p->view, "facts");
        view_text(item, "fact-label", glossary[k].label[p->language]);
        view_text(item, "fact-value", desk_said(p, said));
        view_text(item, "fact-from", page_date(p, said->from));
        view_text(item, "fact-source", source_label(p, &o->situation, said));
    }
}

/* ---- what happened ---- */

static void show_event_facts(struct page *p, struct view *item, const struct case_event *e)
{
    for (const struct node *fact = e->facts ? e->facts->first : NULL; fact; fact = fact->next) {
        const struct term *term = NULL;
        for (int32_t k = 0; k < GLOSSARY_SIZE && !term; k++) if (same_text(fact->key, fact->key_size, glossary[k].name)) term = &glossary[k];
        if (!term) continue;
        struct view *row = view_item(item, "event-facts");
        view_text(row, "fact-label", term->label[p->language]);
        view_text(row, "fact-value", desk_node_value(p, term, fact));
    }
}

static void show_event_data(struct page *p, struct view *item, const struct process_event *event, const struct case_event *e)
{
    for (const struct node *data = e->data ? e->data->first : NULL; data; data = data->next)
        for (int32_t k = 0; k < event->data_count; k++) {
            if (!same_text(data->key, data->key_size, event->data[k].name)) continue;
            struct view *row = view_item(item, "event-facts");
            view_text(row, "fact-label", event->data[k].label[p->language]);
            view_text(row, "fact-value", desk_node_text(p, data));
        }
}

static void show_event(struct desk *d, const struct office_view *view, const struct case_event *e)
{
    struct page *p = &d->page;
    const struct process_event *event = &view->dossier.process->event[e->event];
    struct view *item = view_item(p->view, "events");
    view_int(item, "event-position", e->position);
    view_text(item, "event", event->label[p->language]);
    view_text(item, "event-text", event->text[p->language]);
    view_text(item, "event-on", page_date(p, e->on));
    view_text(item, "event-done", page_date(p, e->done));
    view_text(item, "event-role", desk_role(p, e->role));
    view_text(item, "event-source", case_source_word[e->source].label[p->language]);
    view_text(item, "event-reason", desk_node_text(p, e->reason));
    if (e->sent != DATE_NEVER) view_text(item, "event-sent", page_date(p, e->sent));
    if (e->withdrawn) view_true(item, "withdrawn");
    if (e->written_at != e->position) view_true(item, "corrected");
    if (e->step && *e->step->citation) page_citation(p, item, e->step->citation, e->on);
    if (e->step) view_text(item, "event-note", e->step->note[p->language]);
    if (e->step && !e->step->certain) view_true(item, "practice");
    show_event_facts(p, item, e);
    show_event_data(p, item, event, e);
    if (e->report.read) view_int(item, "report-outcome", e->report.outcome);
    struct text t = { 0 };
    text_put(&t, DESK_PATH(d, "dossiers", view->id));
    text_put(&t, "?stand=");
    text_int(&t, e->position);
    view_take(item, "then-url", &t);
    if (e->withdrawn || !(event->correctors >> d->session.viewer.role & 1)) return;
    text_put(&t, DESK_PATH(d, "dossiers", view->id, "stap", event->name));
    text_put(&t, "?vervangt=");
    text_int(&t, e->position);
    view_take(item, "correct-url", &t);
}

/* ---- the page ---- */

void show_dossier(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_page *page;
    if (!desk_begin(&d, request, reply, DESK_signed_in) || !(page = arena_take_zero(request->arena, sizeof *page)) || !open_page(&d, page)) return;
    struct page *p = &d.page;
    const struct office_view *view = &page->view;
    const struct dossier *o = &view->dossier;
    bool now = !web_query(request, "stand");
    desk_show_done(&d);
    view_text(p->view, "process", o->process->title[p->language]);
    page_citation(p, p->view, o->process->citation, d.asking.today);
    show_states(&d, view);
    show_parties(&d, view);
    show_deadlines(&d, view);
    dossier_amounts(&d, o);
    show_facts(&d, o);
    for (int32_t i = o->events; i-- > 0; ) show_event(&d, view, &o->event[i]);
    if (now) {
        show_tasks(&d, o);
        show_choices(&d, page);
        show_drafts(&d, page);
        show_letters(&d, page);
        view_true(p->view, "is-now");
        show_transfer(&d, view);
        if (desk_is_staff(d.session.viewer.role) && view->may[ACT_write][RESOURCE_register]) view_text(p->view, "registers-url", DESK_PATH(&d, "dossiers", view->id, "registers"));
        show_owner(&d, view);
        dossier_hands(&d, view);
    } else view_int(p->view, "as-known", view->position < o->known ? view->position : o->known);
    view_text(p->view, "now-url", DESK_PATH(&d, "dossiers", view->id));
    view_text(p->view, "back-url", page_url(p, d.base));
    if (view->hidden) view_int(p->view, "hidden", view->hidden);
    if (o->contradicts) view_true(p->view, "contradicts");
    if (now && d.session.viewer.role == CASE_consulent && dossier_sees(view, RESOURCE_inzage)) desk_form(&d, view_item(p->view, "copy"), DESK_PATH(&d, "dossiers", view->id, "inzage"));
    if (!desk_is_staff(d.session.viewer.role) && dossier_sees(view, RESOURCE_inzage)) view_text(p->view, "seen-url", DESK_PATH(&d, "dossiers", view->id, "gezien"));
    desk_show(&d, TEMPLATE_desk_dossier, page_message(p, M_desk_dossier_title));
}

/* Deadlines as a calendar: what and when, nothing of the person. */
void show_calendar(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_view *view;
    if (!desk_begin(&d, request, reply, DESK_signed_in) || !(view = arena_take_zero(request->arena, sizeof *view)) || !dossier_open(&d, view)) return;
    reply->media = MEDIA_calendar;
    web_add_header(reply, "Content-Disposition", "attachment; filename=\"breed-termijnen.ics\"");
    calendar_open(&reply->body, d.page.language);
    for (int32_t i = 0; i < view->dossier.deadlines; i++) {
        const struct case_deadline *one = &view->dossier.deadline[i];
        struct text key = { 0 };
        if (one->due != DUE_dated) continue;
        text_put(&key, view->id);
        text_put(&key, one->deadline->name);
        text_date(&key, one->on);
        calendar_put(&reply->body, text_string(&key), d.asking.today, one->on, one->deadline->text[d.page.language], messages[d.page.language][M_desk_calendar_text]);
        text_free(&key);
    }
    calendar_close(&reply->body);
}
