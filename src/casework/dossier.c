/* SPDX-License-Identifier: EUPL-1.2 */
/* dossier.c: events in order, corrections in their places, one step after the other; and whether one more may come. */
#include "casework/inside.h"

#include <string.h>
#include "base/text.h"

const struct process *process_find(const char *name, size_t size)
{
    for (int32_t i = 0; i < process_count; i++)
        if (same_text(name, size, processes[i]->name)) return processes[i];
    return NULL;
}

struct replay { struct dossier *d; struct arena *arena; const struct case_setting *setting; struct problems *problems; int32_t looked; };      /* looked: at the facts of so many events, 0: none yet */

/* ---- corrections ---- */

/* The event that takes a position now; -1 when nothing of that position counts by itself (it was a correction). */
static int32_t slot_of(const struct dossier *d, int32_t position)
{
    for (int32_t i = 0; i < d->events; i++) if (d->event[i].position == position) return i;
    return -1;
}

/* A correction names the position of the event, is of the same kind, and comes from somebody who may. */
static bool replace(struct replay *r, const struct case_written *w, int32_t position)
{
    struct dossier *d = r->d;
    int32_t slot = slot_of(d, w->replaces);
    if (slot < 0) return case_refuse(r->problems, position, "vervangt", NULL, "de plaats van een gebeurtenis, niet van een correctie", "the position of an event, not of a correction");
    struct case_event *old = &d->event[slot];
    const struct process_event *table = &d->process->event[old->event];
    if (!w->withdraws && w->event.event != old->event) return case_refuse(r->problems, position, "gebeurtenis", d->process->event[w->event.event].name, "dezelfde gebeurtenis als die wordt vervangen", "the same event as the one replaced");
    if (!(table->correctors >> w->event.role & 1)) return case_refuse(r->problems, position, "rol", case_role_word[w->event.role].name, "een rol die deze gebeurtenis mag corrigeren", "a role that may correct this event");
    if (w->withdraws && !w->event.reason) return case_refuse(r->problems, position, "reden", NULL, "is nodig om een gebeurtenis te laten vervallen", "is needed to withdraw an event");
    int32_t place = old->position, state = old->recorded_state;
    date done = old->done;
    if (w->withdraws) old->withdrawn = true;
    else { *old = w->event; old->done = done; }
    old->position = place;
    old->written_at = position;
    if (w->withdraws) old->recorded_state = state;
    return true;
}

/* ---- steps ---- */

static void step_taken(struct dossier *d, struct case_event *e, const struct process_step *step)
{
    int16_t track = d->process->state[step->from].track;
    e->step = step;
    d->state[track] = step->to;
    if (step->from != step->to) d->since[track] = e->on;
}

/* The event is none of this state: in which states it would be. */
static bool refuse_state(struct replay *r, const struct case_event *e)
{
    const struct dossier *d = r->d;
    const struct process *p = d->process;
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        bool listed[STATES_MOST] = { false }, any = false;
        text_put(&text, p->event[e->event].label[language]);
        text_put(&text, language ? " is possible in: " : " kan bij: ");
        for (int32_t i = 0; i < p->steps; i++) {
            if (p->step[i].event != e->event || listed[p->step[i].from]) continue;
            if (any) text_put(&text, ", ");
            listed[p->step[i].from] = any = true;
            text_put(&text, p->state[p->step[i].from].label[language]);
        }
        text_string(&text);
    }
    return case_refuse(r->problems, e->written_at, "toestand", p->state[d->state[p->event[e->event].track]].name, allowed[0], allowed[1]);
}

/* Each guard that does not hold, of the last step tried. */
static void refuse_guards(struct replay *r, const struct case_event *e, const struct process_step *step)
{
    for (int32_t k = 0; k < step->guard_count; k++) {
        const struct process_guard *g = &r->d->process->guard[step->guard[k]];
        char allowed[2][200];
        answer holds = dossier_guard(r->d, g, e, r->setting, NULL, 0);
        for (int language = 0; language < 2 && holds != ja; language++) {
            struct text text = TEXT_IN(allowed[language]);
            text_put(&text, g->text[language]);
            if (holds == onbekend) text_put(&text, language ? " (not known yet)" : " (nog niet bekend)");
            dossier_guard(r->d, g, e, r->setting, &text, language);
            text_string(&text);
        }
        if (holds != ja) case_refuse(r->problems, e->written_at, "voorwaarde", g->name, allowed[0], allowed[1]);
    }
}

static bool all_hold(struct replay *r, const struct process_step *step, const struct case_event *e)
{
    for (int32_t k = 0; k < step->guard_count; k++)
        if (dossier_guard(r->d, &r->d->process->guard[step->guard[k]], e, r->setting, NULL, 0) != ja) return false;
    return true;
}

/* The facts as they stand with the first events. Looking is what a step costs most: not twice at the same. */
static bool look(struct replay *r, int32_t events)
{
    struct dossier *d = r->d;
    if (r->looked == events) return true;
    r->looked = events;
    if (!case_compose(&d->situation, r->arena, d, events, case_horizon(d, events, r->setting->now), r->problems)) return false;
    d->days = timeline_days(r->arena, &d->situation, r->setting->law, NULL);
    return d->days || case_refuse(r->problems, 0, "geheugen", NULL, "minder: het geheugen is op", "less: memory has run out");
}

/* Not recorded yet: the first step from this state of which every guard holds. */
static bool choose_step(struct replay *r, int32_t number)
{
    struct dossier *d = r->d;
    struct case_event *e = &d->event[number];
    const struct process *p = d->process;
    const struct process_step *last = NULL;
    int32_t before = r->problems ? r->problems->count : 0;
    bool any = false, looked = false;
    for (int32_t i = 0; i < p->steps; i++) {
        const struct process_step *step = &p->step[i];
        if (step->event != e->event || step->from != d->state[p->state[step->from].track]) continue;
        any = true;
        if (!looked && !look(r, number + 1)) return false;
        looked = true;
        last = step;
        if (all_hold(r, step, e)) { step_taken(d, e, step); return true; }
    }
    if (!any) return refuse_state(r, e);
    refuse_guards(r, e, last);
    return r->problems && r->problems->count > before ? false : case_refuse(r->problems, e->written_at, "voorwaarde", NULL, "een voorwaarde die geldt", "a guard that holds");
}

/* Recorded: the step that led there. A correction can have changed the state that it came from. */
static bool recorded_step(struct replay *r, int32_t number)
{
    struct dossier *d = r->d;
    struct case_event *e = &d->event[number];
    const struct process *p = d->process;
    for (int32_t i = 0; i < p->steps; i++) {
        const struct process_step *step = &p->step[i];
        bool here = step->event == e->event && step->from == d->state[p->state[step->from].track] && step->to == e->recorded_state;
        if (here) { step_taken(d, e, step); return true; }
    }
    return refuse_state(r, e);
}

static bool replay(struct replay *r)
{
    struct dossier *d = r->d;
    for (int32_t t = 0; t < d->process->tracks; t++) { d->state[t] = d->process->track[t].begin; d->since[t] = d->events ? d->event[0].on : r->setting->now; }
    for (int32_t i = 0; i < d->events; i++) {
        if (d->event[i].withdrawn) { d->event[i].step = NULL; continue; }
        if (!(d->event[i].recorded_state >= 0 ? recorded_step(r, i) : choose_step(r, i))) return false;
    }
    return true;
}

/* The table can have more than one way from here to there by the same event: one of them is enough. */
static bool another_way(struct replay *r, const struct process_step *taken, const struct case_event *e)
{
    for (int32_t i = 0; i < r->d->process->steps; i++) {
        const struct process_step *step = &r->d->process->step[i];
        if (step->from == taken->from && step->event == taken->event && step->to == taken->to && all_hold(r, step, e)) return true;
    }
    return false;
}

/* After a correction: which recorded steps would not be legal on the facts as they are now. States and facts are those of the moment of each step. */
static bool find_doubts(struct replay *r)
{
    struct dossier *d = r->d;
    bool corrected = false;
    int16_t state[TRACKS_MOST];
    for (int32_t i = 0; i < d->events; i++) corrected |= d->event[i].written_at != d->event[i].position;
    if (!corrected) return true;
    memcpy(state, d->state, sizeof state);
    d->doubt = arena_take(r->arena, (size_t)d->events * GUARDS_MOST * sizeof *d->doubt);
    if (!d->doubt) return false;
    for (int32_t t = 0; t < d->process->tracks; t++) d->state[t] = d->process->track[t].begin;
    for (int32_t i = 0; i < d->events; i++) {
        struct case_event *e = &d->event[i];
        const struct process_step *step = e->step;
        if (!step) continue;
        if (step->guard_count && !look(r, i + 1)) return false;
        if (another_way(r, step, e)) { d->state[d->process->state[step->from].track] = step->to; continue; }
        for (int32_t k = 0; k < step->guard_count; k++) {
            const struct process_guard *g = &d->process->guard[step->guard[k]];
            answer holds = dossier_guard(d, g, e, r->setting, NULL, 0);
            if (holds != ja) d->doubt[d->doubts++] = (struct case_doubt){ e->position, g, holds };
        }
        d->state[d->process->state[step->from].track] = step->to;
    }
    memcpy(d->state, state, sizeof state);
    return true;
}

/* ---- the list ---- */

static int32_t known_entries(const struct case_entry *entry, int32_t count, const struct case_setting *setting)
{
    int32_t n = 0;
    while (n < count && entry[n].time <= setting->known_time && (!setting->known_position || n < setting->known_position)) n++;
    return n;
}

/* Reads the entries; corrections take their places. next: one more, not in the list; NULL: none. */
static bool read_entries(struct replay *r, const struct case_entry *entry, int32_t count, const struct case_entry *next)
{
    struct dossier *d = r->d;
    d->event = arena_take_zero(r->arena, ((size_t)count + 2) * sizeof *d->event);
    if (!d->event) return case_refuse(r->problems, 0, "geheugen", NULL, "minder: het geheugen is op", "less: memory has run out");
    for (int32_t i = 0; i < count + (next != NULL); i++) {
        struct case_written w;
        if (!case_read_entry(&w, &d->process, r->arena, i < count ? &entry[i] : next, i + 1, r->setting->law, r->problems)) return false;
        if (i == count && w.event.recorded_state >= 0) return case_refuse(r->problems, i + 1, "naar", NULL, "niets: de toestand volgt uit de tabel", "nothing: the state follows from the table");
        if (w.replaces) { if (!replace(r, &w, i + 1)) return false; }
        else if (w.withdraws) return false;
        else d->event[d->events++] = w.event;
    }
    d->known = count;
    return d->events > 0 || case_refuse(r->problems, 0, "gebeurtenissen", NULL, "ten minste één gebeurtenis", "at least one event");
}

/* Does what the last entry says agree with everything else, on every day? An entry that says nothing new agrees. */
static bool agrees(struct replay *r)
{
    const struct dossier *d = r->d;
    struct timeline timeline;
    bool says = false;
    for (int32_t i = 0; i < d->events; i++) {
        const struct case_event *e = &d->event[i];
        const struct process_event *table = &d->process->event[e->event];
        if (e->written_at == d->known + 1) says = e->withdrawn || e->facts || table->say_count || table->what != EVENT_feiten || table->clock != CLOCK_none;
    }
    return !says || timeline_make(&timeline, r->arena, &d->situation, r->setting->law, r->problems);
}

/* Persons and firms as the events that count give them. The date of birth is a fact. */
static bool take_parties(struct replay *r)
{
    struct dossier *d = r->d;
    bool good = true;
    for (int32_t i = 0; good && i < d->events; i++) good = d->event[i].withdrawn || parties_take(&d->parties, r->arena, d->event[i].parties);
    const struct said *born = good ? dossier_fact(d, "geboortedatum", r->setting->now) : NULL;
    if (born && born->value) {
        char iso[11];
        (void)format_date((date)term_plain(born->term, born->value), iso);
        good = (d->parties.person.birth_date = arena_copy(r->arena, iso, sizeof iso - 1)) != NULL;
    }
    return good || case_refuse(r->problems, 0, "geheugen", NULL, "minder: het geheugen is op", "less: memory has run out");
}

static bool make(struct dossier *d, struct arena *arena, const struct case_entry *entry, int32_t count, const struct case_entry *next, const struct case_setting *setting, struct problems *problems)
{
    *d = (struct dossier){ .process = NULL };
    struct replay r = { .d = d, .arena = arena, .setting = setting, .problems = problems };
    if (!read_entries(&r, entry, known_entries(entry, count, setting), next) || !replay(&r)) return false;
    if (setting->parts & CASE_doubts && !find_doubts(&r)) return false;
    if (!look(&r, d->events) || (next && !agrees(&r)) || !take_parties(&r)) return false;
    return setting->parts & CASE_only_states || case_follow(d, arena, setting, problems);
}

bool dossier_of(struct dossier *d, struct arena *arena, const struct case_entry *entry, int32_t count, const struct case_setting *setting, struct problems *problems)
{
    struct problems own = { .count = 0 };
    return make(d, arena, entry, count, NULL, setting, problems ? problems : &own);
}

/* The event as it is to be stored: as it came, with the state it led to. */
static void put_payload(struct text *payload, const struct case_entry *next, const char *state)
{
    size_t size = next->size;
    while (size && next->bytes[size - 1] != '}') size--;
    text_bytes(payload, next->bytes, size ? size - 1 : 0);
    text_put(payload, ",\"naar\":");
    text_json(payload, state, strlen(state));
    text_char(payload, '}');
}

bool dossier_try(struct dossier *after, struct arena *arena, const struct case_entry *entry, int32_t count, const struct case_entry *next, const struct case_setting *setting, struct text *payload, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct case_setting all = *setting;
    all.known_position = 0;
    all.known_time = INT64_MAX;
    if (!make(after, arena, entry, count, next, &all, problems ? problems : &own)) return false;
    const struct case_event *e = NULL;
    for (int32_t i = 0; i < after->events; i++) if (after->event[i].written_at == count + 1) e = &after->event[i];
    if (!e || !payload) return e != NULL;
    if (e->withdrawn || e->recorded_state >= 0) text_bytes(payload, next->bytes, next->size);
    else put_payload(payload, next, after->process->state[e->step->to].name);
    return !payload->failed;
}
