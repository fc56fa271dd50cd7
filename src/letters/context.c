/* SPDX-License-Identifier: EUPL-1.2 */
/* context.c: the dossier as it was known at the event, what the rules say on the facts that the recipient may know, and whether a line of the texts stands in this letter. */
#include "letters/inside.h"

#include <string.h>

void context_refuse(struct writing *w, const char *field, const char *nl, const char *en)
{
    w->failed = true;
    for (int32_t i = 0; w->problems && i < w->problems->count && i < PROBLEMS_KEPT; i++) if (strcmp(w->problems->item[i].field, field) == 0) return;      /* once is enough */
    problem_add(w->problems, w->q->position, field, NULL, 0, nl, en);
}

/* ---- who may see what ---- */

static bool is_listed(const char *const *names, const char *name)
{
    for (; *names; names++) if (strcmp(*names, name) == 0) return true;
    return false;
}

static bool sees_all(enum case_role to) { return to == CASE_inwoner || to == CASE_vertegenwoordiger; }

static const struct letter_shown *shown_to(enum case_role to)
{
    const struct letter_shown *s = letter_shown;
    while (s->role && strcmp(s->role, case_role_word[to].name) != 0) s++;
    return s->role ? s : NULL;
}

bool letter_shows(enum case_role to, const struct term *term)
{
    const struct letter_shown *s = shown_to(to);
    return sees_all(to) || (s && is_listed(s->shows, term->name));
}

static bool may_use(enum case_role to, const struct term *term)
{
    const struct letter_shown *s = shown_to(to);
    return letter_shows(to, term) || (s && is_listed(s->uses, term->name));
}

bool context_shows(const struct writing *w, const struct term *term) { return letter_shows(w->to, term); }

bool context_may_ask(const struct writing *w, const struct term *term)
{
    unsigned role = w->to == CASE_werkgever ? ROLE_werkgever : w->to == CASE_inwoner ? ROLE_inwoner : w->to == CASE_uwv ? ROLE_uwv : ROLE_gemeente;
    return (term->roles & role) && may_use(w->to, term);
}

/* ---- rules ---- */

static void hide(const struct writing *w, struct decision *d)
{
    struct facts_head *head = (struct facts_head *)(void *)&d->facts;
    for (uint32_t k = 0; k < d->rule->fact_count; k++) {
        if (may_use(w->to, d->rule->facts[k].term) || k == d->rule->reference) continue;
        head->given &= ~((uint64_t)1 << k);
        head->unknown &= ~((uint64_t)1 << k);
    }
}

static bool set_day(struct decision *d, const char *name, date day)
{
    int32_t place = rule_fact(d->rule, name, strlen(name));
    char iso[11];
    format_date(day, iso);
    return place >= 0 && fact_set_text(d->rule, &d->facts, place, iso, 10, (struct manner){ false, 0 }, &d->problems);
}

static struct decision *begin_decision(struct writing *w, const char *name, date on)
{
    const struct rule *rule = rule_find(name, strlen(name));
    struct decision *d = rule ? arena_take(w->arena, sizeof *d) : NULL;
    if (!d) return NULL;
    decision_start(d, rule, w->setting.law, false);
    timeline_facts(w->d.days, rule, on, &d->facts);
    return d;
}

struct decision *context_decide(struct writing *w, const char *name, date on)
{
    struct decision *d = begin_decision(w, name, on);
    if (!d) return NULL;
    hide(w, d);
    decision_make(d);
    return d;
}

const void *context_outcome(const struct decision *d, const char *name, const struct term **term)
{
    int32_t place = d ? rule_outcome(d->rule, name, strlen(name)) : -1;
    if (place < 0 || outcome_status(d->of_rule, &d->outcome, (uint32_t)place) != VASTGESTELD || outcome_head(&d->outcome)->none >> place & 1) return NULL;
    if (term) *term = d->rule->outcomes[place].term;
    return d->outcome.bytes + d->rule->outcomes[place].offset;
}

const void *context_fact(const struct decision *d, const char *name, const struct term **term)
{
    int32_t place = d ? rule_fact(d->rule, name, strlen(name)) : -1;
    if (place < 0 || !(facts_head(&d->facts)->given >> place & 1)) return NULL;
    if (term) *term = d->rule->facts[place].term;
    return d->facts.bytes + d->rule->facts[place].offset;
}

date context_term(struct writing *w, int32_t kind, date on, date sent)
{
    struct decision *d = begin_decision(w, "termijnen", on);
    const fact_termijnen *list;
    if (!d || (sent != DATE_NEVER && !set_day(d, "besluitVerzonden", sent))) return DATE_NEVER;
    decision_make(d);
    list = context_outcome(d, "termijnen", NULL);
    if (!list) return DATE_NEVER;
    for (int32_t i = 0; i < list->n; i++) if (list->item[i].termijnSoort == kind) { w->terms = d; return list->item[i].datum; }
    return DATE_NEVER;
}

/* ---- conditions ---- */

static bool same_role(const struct writing *w, enum case_role who, const char *name)
{
    if (strcmp(name, "self") == 0) return who == w->to || (w->to == CASE_inwoner && who == CASE_vertegenwoordiger);
    return strcmp(case_role_word[who].name, name) == 0;
}

/* The event of that name that came last up to this one; NULL when there is none. */
static const struct case_event *last_event(const struct writing *w, const char *name)
{
    const struct case_event *found = NULL;
    for (int32_t i = 0; i < w->d.events; i++) {
        const struct case_event *e = &w->d.event[i];
        if (e->step && e->position <= w->e->position && strcmp(w->d.process->event[e->event].name, name) == 0) found = e;
    }
    return found;
}

static bool misses(const struct writing *w, bool elsewhere)
{
    for (int32_t i = 0; i < w->d.missings; i++) if (context_may_ask(w, w->d.missing[i].term) != elsewhere) return true;
    return false;
}

static bool has_value(struct writing *w, const char *name, struct text *t) { return value_put(w, name, strlen(name), t) && !t->failed; }

static bool same_value(struct writing *w, const char *name)
{
    struct text now = { 0 }, before = { 0 }, other = { 0 };
    text_put(&other, name);
    text_put(&other, "-was");
    bool same = has_value(w, name, &now) && has_value(w, text_string(&other), &before) && now.size == before.size && memcmp(now.data, before.data, now.size) == 0;
    text_free(&now);
    text_free(&before);
    text_free(&other);
    return same;
}

static bool one_holds(struct writing *w, const struct letter_when *when)
{
    const struct process *p = w->d.process;
    const struct case_event *other;
    struct text scratch = { 0 };
    bool there;
    switch ((enum letter_test)when->test) {
    case WHEN_event: return strcmp(p->event[w->e->event].name, when->name) == 0;
    case WHEN_state: return strcmp(p->state[w->e->step->to].name, when->name) == 0;
    case WHEN_from: return strcmp(p->state[w->e->step->from].name, when->name) == 0;
    case WHEN_has:
        there = has_value(w, when->name, &scratch);
        text_free(&scratch);
        return there;
    case WHEN_data: return w->e->data && node_get(w->e->data, when->name) && node_is(node_get(w->e->data, when->name), when->value);
    case WHEN_by: return same_role(w, w->e->role, when->name);
    case WHEN_applicant: return (other = last_event(w, "aanvraag")) && same_role(w, other->role, when->name);
    case WHEN_objector: return (other = last_event(w, "bezwaar")) && same_role(w, other->role, when->name);
    case WHEN_missing: return misses(w, strcmp(when->name, "elsewhere") == 0);
    case WHEN_same: return same_value(w, when->name);
    case WHEN_to: return same_role(w, w->to, when->name);
    default: return false;
    }
}

bool context_holds(struct writing *w, const struct letter_when *when, int32_t count)
{
    for (int32_t i = 0; i < count; i++) if (one_holds(w, &when[i]) == when[i].negated) return false;
    return true;
}

bool context_line(struct writing *w, const struct letter_line *line)
{
    return (!line->to || line->to >> w->to & 1) && context_holds(w, line->when, line->whens);
}

/* ---- the dossier ---- */

static const struct case_event *event_at(const struct dossier *d, int32_t position)
{
    for (int32_t i = 0; i < d->events; i++) if (d->event[i].position == position) return &d->event[i];
    return NULL;
}

/* The events up to this one, as they were known when it was written down (or corrected); the day is that of the letter. */
static bool read_dossier(struct writing *w)
{
    const struct letter_request *q = w->q;
    struct case_setting *s = &w->setting;
    *s = *q->setting;
    s->parts = 0;
    s->known_time = INT64_MAX;
    s->known_position = q->setting->known_position;
    if (!dossier_of(&w->d, w->arena, q->entry, q->entries, s, w->problems)) { w->failed = true; return false; }
    const struct case_event *e = event_at(&w->d, q->position);
    if (!e || e->withdrawn || !e->step) { context_refuse(w, "gebeurtenis", "de plaats van een gebeurtenis die geldt", "the position of an event in force"); return false; }
    s->known_position = e->written_at > q->position ? e->written_at : q->position;
    s->now = w->sent = e->sent != DATE_NEVER ? e->sent : e->done;
    s->parts = CASE_missing;
    if (!dossier_of(&w->d, w->arena, q->entry, q->entries, s, w->problems)) { w->failed = true; return false; }
    w->e = event_at(&w->d, q->position);
    if (!w->e || w->e->withdrawn || !w->e->step) { context_refuse(w, "gebeurtenis", "de plaats van een gebeurtenis die geldt", "the position of an event in force"); return false; }
    return true;
}

static const struct letter_form *form_of(const struct process *p, const char *letter)
{
    for (int32_t i = 0; i < letter_form_count; i++)
        if (strcmp(letter_forms[i].letter, letter) == 0 && is_listed(letter_forms[i].processes, p->name)) return &letter_forms[i];
    return NULL;
}

bool letter_exists(const struct process *p, const char *letter) { return form_of(p, letter) != NULL; }

static bool find_letter(struct writing *w)
{
    const struct process *p = w->d.process;
    const struct process_step *step = w->e->step;
    for (int32_t k = 0; k < step->letter_count; k++) if (strcmp(p->letter[step->letter[k]].name, w->q->letter) == 0) w->letter = &p->letter[step->letter[k]];
    if (!w->letter) { context_refuse(w, "brief", "een brief die bij deze gebeurtenis hoort", "a letter that belongs to this event"); return false; }
    w->to = w->q->to == CASE_vertegenwoordiger ? CASE_inwoner : w->q->to;
    if (!(w->letter->to >> w->to & 1)) { context_refuse(w, "ontvanger", "een rol die deze brief krijgt", "a role that gets this letter"); return false; }
    w->form = form_of(p, w->letter->name);
    if (!w->form) context_refuse(w, "brief", "een brief waarvan de tekst er is", "a letter of which the text is there");
    return w->form != NULL;
}

static bool decide_rules(struct writing *w)
{
    for (int32_t i = 0; i < w->form->rules && w->rules < LETTER_RULES_MOST; i++) {
        const struct letter_rule *r = &w->form->rule[i];
        if (!context_holds(w, r->when, r->whens)) continue;
        w->rule[w->rules] = context_decide(w, r->rule, r->on_step && w->e->done > w->e->on ? w->e->done : w->e->on);
        if (!w->rule[w->rules]) { context_refuse(w, "regel", "een regel die er is", "a rule that exists"); return false; }
        if (!w->amount && r->amount) { w->amount = r->amount; w->amount_rule = w->rules; }
        w->rules++;
    }
    return true;
}

/* ---- parties ---- */

static const char *joined(struct writing *w, const char *postcode, const char *place)
{
    struct text t = { 0 };
    if (postcode) text_put(&t, postcode);
    if (postcode && place) text_put(&t, "  ");
    if (place) text_put(&t, place);
    const char *copy = t.size ? arena_copy(w->arena, t.data, t.size) : NULL;
    text_free(&t);
    return copy;
}

static void address_of(struct writing *w, const char *name, const char *address, const char *postcode, const char *place)
{
    struct letter_address *to = &w->parties.to;
    if (to->name) return;
    *to = (struct letter_address){ name, { address ? address : joined(w, postcode, place), address ? joined(w, postcode, place) : NULL, NULL } };
}

/* What was not given, the dossier says. */
static void fill_parties(struct writing *w)
{
    const struct case_parties *p = &w->d.parties;
    w->parties = *w->q->parties;
    if (!w->parties.person) w->parties.person = p->person.name;
    if (!w->parties.employer) w->parties.employer = p->firm.name;
    if (w->q->to == CASE_inwoner) address_of(w, p->person.name, p->person.address, p->person.postcode, p->person.place);
    if (w->q->to == CASE_vertegenwoordiger) address_of(w, p->agent.name, p->agent.address, p->agent.postcode, p->agent.place);
    if (w->q->to == CASE_werkgever) address_of(w, p->firm.name, p->firm.address, p->firm.postcode, p->firm.place);
}

bool context_begin(struct writing *w)
{
    if (!read_dossier(w) || !find_letter(w)) return false;
    fill_parties(w);
    return decide_rules(w);
}
