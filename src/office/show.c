/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: a dossier as one viewer may see it: what he may not see is absent. */
#include "office/inside.h"

#include <string.h>

struct showing { struct arena *arena; const struct viewer *viewer; bool see[RESOURCE_COUNT]; struct office_view *view; bool no_memory; };

/* ---- what may be seen ---- */

static bool own_words(const struct showing *s, const struct case_event *e) { return e->role == s->viewer->role; }

/* A track in which the measured person tells something is his story, all of it. */
static bool is_story(const struct process *p, int16_t track)
{
    for (int32_t i = 0; i < p->events; i++) if (p->event[i].track == track && p->event[i].document == DOCUMENT_ervaring) return true;
    return false;
}
static bool is_illness(const struct process *p, int16_t track)
{
    for (int32_t i = 0; i < p->events; i++) if (p->event[i].track == track && p->event[i].what == EVENT_ziek) return true;
    return false;
}
static bool sees_track(const struct showing *s, const struct process *p, int16_t track)
{
    return (s->see[RESOURCE_ervaring] || !is_story(p, track)) && (s->see[RESOURCE_ziekte] || !is_illness(p, track));
}

static bool sees_event(const struct showing *s, const struct process *p, const struct case_event *e)
{
    const struct process_event *table = &p->event[e->event];
    if (own_words(s, e)) return true;
    if (!sees_track(s, p, table->track)) return false;
    if (table->document == DOCUMENT_rapport && s->see[RESOURCE_rapport]) return true;
    return s->see[table->decision ? RESOURCE_besluit : RESOURCE_gebeurtenis];
}

static bool sees_fact(const struct showing *s, const struct process_event *table, const struct node *fact)
{
    for (int32_t k = 0; k < table->need_count; k++) if (same_text(fact->key, fact->key_size, glossary[table->needs[k]].name)) return s->see[people_part_of(&glossary[table->needs[k]])];
    for (int32_t k = 0; k < table->may_count; k++) if (same_text(fact->key, fact->key_size, glossary[table->may[k]].name)) return s->see[people_part_of(&glossary[table->may[k]])];
    return false;
}

/* Free text can say anything; words out of a list cannot. */
static bool sees_data(const struct showing *s, const struct process_event *table, const struct node *data)
{
    for (int32_t k = 0; k < table->data_count; k++)
        if (same_text(data->key, data->key_size, table->data[k].name)) return table->data[k].words || s->see[RESOURCE_reden];
    return false;
}

/* ---- maps without what may not be seen ---- */

typedef bool sees_member(const struct showing *, const struct process_event *, const struct node *);
static const struct node *filtered(struct showing *s, const struct process_event *table, const struct node *map, sees_member *sees)
{
    struct node *out = map ? arena_take(s->arena, sizeof *out) : NULL;
    struct node **at = out ? &out->first : NULL;
    if (!map) return NULL;
    if (!out) { s->no_memory = true; return NULL; }
    *out = *map;
    out->first = NULL;
    out->count = 0;
    for (const struct node *child = map->first; child; child = child->next) {
        if (!sees(s, table, child)) { s->view->hidden++; continue; }
        struct node *copy = arena_take(s->arena, sizeof *copy);
        if (!copy) { s->no_memory = true; return NULL; }
        *copy = *child;
        copy->next = NULL;
        *at = copy;
        at = &copy->next;
        out->count++;
    }
    return out->count ? out : NULL;
}

static void hide_in_event(struct showing *s, const struct process *p, struct case_event *e)
{
    const struct process_event *table = &p->event[e->event];
    e->parties = NULL;                      /* the view has them, put together */
    if (own_words(s, e)) return;
    const struct node *all = e->facts;
    e->facts = filtered(s, table, e->facts, sees_fact);
    if (all != e->facts) e->sources = filtered(s, table, e->sources, sees_fact);
    e->data = filtered(s, table, e->data, sees_data);
    if (e->reason && !s->see[RESOURCE_reden]) { e->reason = NULL; s->view->hidden++; }
    enum resource document = table->document == DOCUMENT_rapport ? RESOURCE_rapport : RESOURCE_ervaring;
    if (e->document && !s->see[document]) { e->document = NULL; e->report = (struct case_report){ .read = false }; s->view->hidden++; }
}

/* ---- lists without what may not be seen ---- */

static void hide_events(struct showing *s, struct dossier *d)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < d->events; i++) {
        if (!sees_event(s, d->process, &d->event[i])) { s->view->hidden++; continue; }
        d->event[kept] = d->event[i];
        hide_in_event(s, d->process, &d->event[kept++]);
    }
    d->events = kept;
    for (int32_t t = 0; t < d->process->tracks; t++) {
        if (sees_track(s, d->process, (int16_t)t)) continue;
        s->view->hidden += d->state[t] != d->process->track[t].begin;
        d->state[t] = d->process->track[t].begin;
        d->since[t] = DATE_NEVER;
    }
}

static void hide_facts(struct showing *s, struct dossier *d)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < d->situation.said_count; i++) {
        if (s->see[people_part_of(d->situation.said[i].term)]) d->situation.said[kept++] = d->situation.said[i];
        else s->view->hidden++;
    }
    d->situation.said_count = kept;
    for (int32_t i = 1; i < d->situation.events; i++) if (d->situation.event[i].kind != EVENT_begin) d->situation.event[i].kind = EVENT_feiten;
    kept = 0;
    for (int32_t i = 0; i < d->missings; i++) {
        if (s->see[people_part_of(d->missing[i].term)]) d->missing[kept++] = d->missing[i];
        else s->view->hidden++;
    }
    d->missings = kept;
    d->days = NULL;
}

enum resource office_letter_resource(enum case_role to)
{
    return to == CASE_werkgever ? RESOURCE_brief_werkgever : to == CASE_inwoner || to == CASE_vertegenwoordiger ? RESOURCE_brief_inwoner : RESOURCE_brief_gemeente;
}

static bool sees_letter(const struct showing *s, uint32_t to)
{
    for (uint32_t left = to; left; left &= left - 1) if (s->see[office_letter_resource((enum case_role)__builtin_ctz(left))]) return true;
    return false;
}

static void hide_what_follows(struct showing *s, struct dossier *d)
{
    int32_t kept = 0, *const hidden = &s->view->hidden;
    for (int32_t i = 0; i < d->letters; i++) if (sees_letter(s, d->letter[i].letter->to)) d->letter[kept++] = d->letter[i]; else (*hidden)++;
    d->letters = kept;
    if (!s->see[RESOURCE_bedrag]) { *hidden += d->amounts; d->amounts = 0; d->contradicts = false; }
    if (!s->see[RESOURCE_termijn]) { *hidden += d->deadlines + d->tasks; d->deadlines = d->tasks = 0; }
    if (!s->see[RESOURCE_loonwaarde]) { *hidden += d->records; d->records = 0; }
    if (!s->see[RESOURCE_reden]) { *hidden += d->doubts; d->doubts = 0; }
}

static void hide_parties(struct showing *s, struct case_parties *p)
{
    if (!s->see[RESOURCE_persoon]) { s->view->hidden += (p->person.bsn != NULL) + (p->person.birth_date != NULL) + (p->agent.bsn != NULL); p->person.bsn = p->person.birth_date = p->agent.bsn = NULL; }
    if (!s->see[RESOURCE_naam]) { s->view->hidden += p->person.name != NULL; p->person = (struct case_person){ .bsn = p->person.bsn, .birth_date = p->person.birth_date }; p->agent = (struct case_person){ .bsn = p->agent.bsn }; }
    if (!s->see[RESOURCE_naam] && !s->see[RESOURCE_werk]) { s->view->hidden += p->firm.name != NULL; p->firm = (struct case_firm){ .id = NULL }; }
    if (!s->see[RESOURCE_werk]) p->firm.id = NULL;
}

/* All parts that a dossier has: who sees them all sees it whole. */
static bool sees_all(const struct showing *s)
{
    static const enum resource parts[] = { RESOURCE_naam, RESOURCE_persoon, RESOURCE_werk, RESOURCE_loonwaarde, RESOURCE_bedrag, RESOURCE_belemmering, RESOURCE_uitkering, RESOURCE_onderwijs, RESOURCE_huishouden,
        RESOURCE_ziekte, RESOURCE_ondersteuning, RESOURCE_rapport, RESOURCE_ervaring, RESOURCE_reden, RESOURCE_termijn, RESOURCE_gebeurtenis, RESOURCE_besluit };
    bool all = true;
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) all &= s->see[parts[k]];
    return all;
}

static bool fill_view(struct arena *arena, struct office_view *view, const struct asking *asking, const struct opened *opened)
{
    const struct node *given = node_get(office_summary(arena, &opened->line), "toegewezen");
    view->id = opened->line.id;
    view->position = opened->count;
    view->owner = opened->line.owner;
    for (int act = 0; act < ACTS; act++)
        for (int k = 0; k < RESOURCE_COUNT; k++) view->may[act][k] = people_may(asking->viewer, (enum act)act, (enum resource)k, opened->belongs);
    view->assigned = given && view->may[ACT_write][RESOURCE_werkvoorraad] ? arena_take(arena, ((size_t)given->count + 1) * sizeof *view->assigned) : NULL;
    for (const struct node *one = view->assigned ? given->first : NULL; one; one = one->next)
        if (one->kind == NODE_TEXT && !(view->assigned[view->assigned_count++] = arena_copy(arena, one->text, one->size))) return false;
    return true;
}

static bool hide(struct arena *arena, const struct asking *asking, struct office_view *view)
{
    struct showing s = { .arena = arena, .viewer = asking->viewer, .view = view };
    memcpy(s.see, view->may[ACT_read], sizeof s.see);
    s.see[RESOURCE_dossier] = true;
    if (!sees_all(&s)) {
        hide_events(&s, &view->dossier);
        hide_facts(&s, &view->dossier);
        view->entry = NULL;
        view->entries = 0;
    }
    hide_what_follows(&s, &view->dossier);
    hide_parties(&s, &view->dossier.parties);
    view->person = view->dossier.parties.person;
    view->agent = view->dossier.parties.agent;
    view->firm = view->dossier.parties.firm;
    return !s.no_memory;
}

/* ---- reading ---- */

/* The dossier whole, worked out as on the day asked; position 0: everything known. */
static enum office_status read_whole(struct office *o, struct arena *arena, const struct asking *asking, struct opened *opened, int64_t position, struct office_view *view, struct problems *problems)
{
    struct case_setting set = office_case_setting(o, asking->today, CASE_everything);
    enum office_status status = office_entries(o, arena, opened);
    if (status != OFFICE_OK) return status;
    if (position < 0 || position > opened->count) return OFFICE_ABSENT;
    set.known_position = (int32_t)position;
    if (!fill_view(arena, view, asking, opened)) return OFFICE_STORE;
    view->entry = opened->entry;
    view->entries = position ? (int32_t)position : opened->count;
    return dossier_of(&view->dossier, arena, opened->entry, opened->count, &set, problems) ? OFFICE_OK : OFFICE_STORE;
}

static enum office_status log_reading(struct office *o, const struct asking *asking, const struct opened *opened, const struct office_view *view)
{
    bool without = asking->purpose && asking->purpose->needs_case && view->dossier.process->state[view->dossier.state[0]].end && view->dossier.tasks == 0;
    return office_log(o, asking, "dossier lezen", opened->line.id, opened->line.has_person ? &opened->line.person : NULL, without);
}

enum office_status office_read(struct office *o, struct arena *arena, const struct asking *asking, const char *id, int64_t position, struct office_view *view, struct problems *problems)
{
    struct opened opened;
    *view = (struct office_view){ .id = "", .owner = "" };
    enum office_status status = office_find(o, arena, asking, id, ACT_read, RESOURCE_dossier, &opened);
    if (status == OFFICE_OK) status = read_whole(o, arena, asking, &opened, position, view, problems);
    if (status == OFFICE_OK && !hide(arena, asking, view)) status = OFFICE_STORE;
    if (status == OFFICE_OK) status = log_reading(o, asking, &opened, view);
    if (status != OFFICE_OK) *view = (struct office_view){ .id = "", .owner = "" };
    return status;
}

enum office_status office_read_letter(struct office *o, struct arena *arena, const struct asking *asking, const char *id, int64_t position, const char *letter, enum case_role to, struct office_view *view, struct problems *problems)
{
    struct opened opened;
    bool there = false;
    *view = (struct office_view){ .id = "", .owner = "" };
    enum office_status status = office_find(o, arena, asking, id, ACT_read, office_letter_resource(to), &opened);
    if (status == OFFICE_OK) status = read_whole(o, arena, asking, &opened, 0, view, problems);
    for (int32_t i = 0; status == OFFICE_OK && i < view->dossier.letters; i++) {
        const struct case_letter *l = &view->dossier.letter[i];
        there |= l->position == position && l->letter->to >> to & 1 && strcmp(l->letter->name, letter) == 0;
    }
    if (status == OFFICE_OK && !there) status = OFFICE_ABSENT;
    if (status == OFFICE_OK) status = office_log(o, asking, "brief lezen", id, opened.line.has_person ? &opened.line.person : NULL, false);
    if (status != OFFICE_OK) { *view = (struct office_view){ .id = "", .owner = "" }; return status; }
    view->person = view->dossier.parties.person;
    view->agent = view->dossier.parties.agent;
    view->firm = view->dossier.parties.firm;
    return OFFICE_OK;
}

/* ---- which events may come next ---- */

/* The event as bare as it can be: what it must say besides is asked for on its form. */
static void put_bare(struct text *out, const struct process_event *e, enum case_role role, date today)
{
    text_char(out, '{');
    put_member(out, "gebeurtenis", e->name);
    put_member(out, "rol", case_role_word[role].name);
    put_date(out, "op", today, DATE_NEVER);
    if (e->decision) put_date(out, "verzonden", today, DATE_NEVER);
    if (e->clock == CLOCK_stops) put_date(out, "aanvullenUiterlijk", today, DATE_NEVER);
    put_member(out, "reden", "x");
    text_char(out, '}');
}

static bool from_here(const struct dossier *d, int32_t event)
{
    for (int32_t i = 0; i < d->process->steps; i++) {
        const struct process_step *step = &d->process->step[i];
        if (step->event == event && step->from == d->state[d->process->state[step->from].track]) return true;
    }
    return false;
}

/* A guard that only asks for the right day, or for a fact that comes with the event, is for the form to meet. */
static bool is_for_the_form(const struct process *p, const struct process_event *e, const char *name)
{
    for (int32_t k = 0; k < p->guards; k++) {
        const struct process_guard *g = &p->guard[k];
        if (strcmp(g->name, name) != 0) continue;
        bool day = g->test == TEST_is_day, given = g->test == TEST_fact && e->need_count + e->may_count > 0;
        return day || given || ((e->may_count || e->need_count) && g->kind == GUARD_rule && g->test == TEST_is);
    }
    return false;
}

static bool try_bare(struct office *o, struct arena *arena, const struct asking *asking, const struct opened *opened, const struct dossier *d, int32_t number, struct office_choice *choice)
{
    const struct process_event *e = &d->process->event[number];
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    struct problems *problems = arena_take(arena, sizeof *problems);
    struct text text = { 0 };
    struct dossier after;
    if (!problems) return false;
    problems->count = 0;
    put_bare(&text, e, asking->viewer->role, asking->today);
    const struct case_entry next = { text.data, text.size, asking->today, opened->count + 1 };
    choice->possible = text.failed || dossier_try(&after, arena, opened->entry, opened->count, &next, &set, NULL, problems);
    bool open = problems->count > 0;
    for (int32_t i = 0; i < problems->count && i < PROBLEMS_KEPT; i++) {
        const struct problem *p = &problems->item[i];
        bool guard = strcmp(p->field, "voorwaarde") == 0, state = strcmp(p->field, "toestand") == 0;
        if ((!guard && !state) || (guard && is_for_the_form(d->process, e, p->value))) continue;
        open = false;
        if (!choice->why[0]) for (int k = 0; k < 2; k++) choice->why[k] = arena_copy(arena, p->allowed[k], strlen(p->allowed[k]));
    }
    if (open) choice->possible = true;
    text_free(&text);
    return true;
}

/* In which states it would be. */
static bool say_states(struct arena *arena, const struct process *p, int32_t event, struct office_choice *choice)
{
    for (int language = 0; language < 2; language++) {
        struct text text = { 0 };
        bool listed[STATES_MOST] = { false }, any = false;
        text_put(&text, language ? "possible in: " : "kan bij: ");
        for (int32_t i = 0; i < p->steps; i++) {
            if (p->step[i].event != event || listed[p->step[i].from]) continue;
            if (any) text_put(&text, ", ");
            listed[p->step[i].from] = any = true;
            text_put(&text, p->state[p->step[i].from].label[language]);
        }
        choice->why[language] = text.failed ? NULL : arena_copy(arena, text.data, text.size);
        text_free(&text);
        if (!choice->why[language]) return false;
    }
    return true;
}

enum office_status office_choices_of(struct office *o, struct arena *arena, const struct asking *asking, const struct opened *opened, const struct dossier *d, struct office_choice **choice, int32_t *count)
{
    *count = 0;
    *choice = arena_take(arena, (size_t)d->process->events * sizeof **choice);
    if (!*choice) return OFFICE_STORE;
    for (int32_t i = 0; i < d->process->events; i++) {
        const struct process_event *e = &d->process->event[i];
        if (!(e->actors >> asking->viewer->role & 1)) continue;
        struct office_choice *c = &(*choice)[*count];
        *c = (struct office_choice){ .event = e };
        bool good = from_here(d, i) ? try_bare(o, arena, asking, opened, d, i, c) : say_states(arena, d->process, i, c);
        if (!good) { *count = 0; return OFFICE_STORE; }
        for (int k = 0; k < 2; k++) if (!c->why[k]) c->why[k] = "";
        (*count)++;
    }
    return OFFICE_OK;
}

enum office_status office_choices(struct office *o, struct arena *arena, const struct asking *asking, const char *id, struct office_choice **choice, int32_t *count, struct problems *problems)
{
    struct opened opened;
    struct dossier d;
    *count = 0;
    enum office_status status = office_find(o, arena, asking, id, ACT_write, RESOURCE_gebeurtenis, &opened);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    if (status != OFFICE_OK) return status;
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    if (!dossier_of(&d, arena, opened.entry, opened.count, &set, problems)) return OFFICE_STORE;
    status = office_choices_of(o, arena, asking, &opened, &d, choice, count);
    if (status == OFFICE_OK) status = office_log(o, asking, "mogelijke stappen bekijken", id, opened.line.has_person ? &opened.line.person : NULL, false);
    if (status != OFFICE_OK) *count = 0;
    return status;
}

/* ---- all that a page of a dossier shows, at once ---- */

/* What is not part of the view itself: worked out from the whole dossier, before anything is taken out of it. */
static enum office_status add_rest(struct office *o, struct arena *arena, const struct asking *asking, const struct opened *opened, struct office_page *page)
{
    enum office_status status = OFFICE_OK;
    const struct office_view *view = &page->view;
    if (view->may[ACT_write][RESOURCE_gebeurtenis]) status = office_choices_of(o, arena, asking, opened, &view->dossier, &page->choice, &page->choices);
    if (status == OFFICE_OK && view->may[ACT_read][RESOURCE_concept]) status = office_drafts_of(o, arena, opened, &page->draft, &page->drafts);
    return status == OFFICE_OK ? office_letters_of(o, arena, asking, opened, &view->dossier, &page->letter, &page->letters) : status;
}

enum office_status office_read_page(struct office *o, struct arena *arena, const struct asking *asking, const char *id, int64_t position, struct office_page *page, struct problems *problems)
{
    struct opened opened;
    *page = (struct office_page){ .view = { .id = "", .owner = "" } };
    enum office_status status = office_find(o, arena, asking, id, ACT_read, RESOURCE_dossier, &opened);
    if (status == OFFICE_OK) status = read_whole(o, arena, asking, &opened, position, &page->view, problems);
    if (status == OFFICE_OK && position == 0) status = add_rest(o, arena, asking, &opened, page);
    if (status == OFFICE_OK && !hide(arena, asking, &page->view)) status = OFFICE_STORE;
    if (status == OFFICE_OK) status = log_reading(o, asking, &opened, &page->view);
    if (status != OFFICE_OK) *page = (struct office_page){ .view = { .id = "", .owner = "" } };
    return status;
}
