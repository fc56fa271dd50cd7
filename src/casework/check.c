/* SPDX-License-Identifier: EUPL-1.2 */
/* check.c: whether a process that was read holds together: every state can be reached and left, every event can happen, nothing is unused, no event is called as a state. */
#include "casework/inside.h"

#include <string.h>

struct checker { struct process *p; const struct node *root; struct problems *problems; bool good; };

static int32_t line_of(const struct checker *c, const char *section, int32_t place)
{
    const struct node *node = node_get(c->root, section);
    for (node = node ? node->first : NULL; node && place-- > 0; node = node->next) continue;
    return node ? node->line : 0;
}

static void wrong(struct checker *c, const char *section, int32_t place, const char *name, const char *nl, const char *en)
{
    problem_add(c->problems, line_of(c, section, place), section, name, strlen(name), nl, en);
    c->good = false;
}

/* Each track has one state to begin in. */
static void check_begins(struct checker *c)
{
    struct process_track *track = (struct process_track *)(uintptr_t)c->p->track;
    for (int32_t i = 0; i < c->p->states; i++) {
        const struct process_state *s = &c->p->state[i];
        if (!s->begin) continue;
        if (track[s->track].begin >= 0) wrong(c, "states", i, s->name, "één toestand om in te beginnen per spoor", "one state to begin in for each track");
        track[s->track].begin = (int16_t)i;
    }
    for (int32_t i = 0; i < c->p->tracks; i++)
        if (track[i].begin < 0) wrong(c, "tracks", i, track[i].name, "een toestand om in te beginnen (begin: true)", "a state to begin in (begin: true)");
    if (c->p->tracks == 0) wrong(c, "tracks", 0, c->p->name, "ten minste één spoor", "at least one track");
}

/* A step stays in its track, and an event belongs to one. */
static void check_tracks(struct checker *c)
{
    struct process_event *event = (struct process_event *)(uintptr_t)c->p->event;
    for (int32_t i = 0; i < c->p->steps; i++) {
        const struct process_step *s = &c->p->step[i];
        int16_t from = c->p->state[s->from].track, to = c->p->state[s->to].track;
        if (from != to) wrong(c, "states", s->to, c->p->state[s->to].name, "een toestand van hetzelfde spoor als waar de stap begint", "a state of the track in which the step begins");
        if (event[s->event].track >= 0 && event[s->event].track != from) wrong(c, "events", s->event, event[s->event].name, "stappen in één spoor", "steps in one track");
        event[s->event].track = from;
    }
    for (int32_t i = 0; i < c->p->events; i++)
        if (event[i].track < 0) wrong(c, "events", i, event[i].name, "een stap waarin dit gebeurt", "a step in which this happens");
}

static void check_reachable(struct checker *c)
{
    bool reached[STATES_MOST] = { false }, more = true;
    for (int32_t i = 0; i < c->p->tracks; i++) if (c->p->track[i].begin >= 0) reached[c->p->track[i].begin] = true;
    while (more) {
        more = false;
        for (int32_t i = 0; i < c->p->steps; i++)
            if (reached[c->p->step[i].from] && !reached[c->p->step[i].to]) reached[c->p->step[i].to] = more = true;
    }
    for (int32_t i = 0; i < c->p->states; i++)
        if (!reached[i]) wrong(c, "states", i, c->p->state[i].name, "een toestand waar een stap naartoe leidt: deze is niet te bereiken", "a state that a step leads to: this one cannot be reached");
}

/* From every state there is a way to another one, unless it is an end or its track has no other. */
static void check_ways_on(struct checker *c)
{
    for (int32_t i = 0; i < c->p->states; i++) {
        int32_t others = 0, ways = 0;
        for (int32_t k = 0; k < c->p->states; k++) others += k != i && c->p->state[k].track == c->p->state[i].track;
        for (int32_t k = 0; k < c->p->steps; k++) ways += c->p->step[k].from == i && c->p->step[k].to != i;
        if (!ways && others && !c->p->state[i].end) wrong(c, "states", i, c->p->state[i].name, "een stap verder, of end: true: hier loopt het dood", "a step onwards, or end: true: this is a dead end");
    }
}

/* A later step of the same state and event can only be taken when the ones before it have a guard. */
static void check_order(struct checker *c)
{
    for (int32_t i = 0; i < c->p->steps; i++)
        for (int32_t k = i + 1; k < c->p->steps; k++) {
            const struct process_step *a = &c->p->step[i], *b = &c->p->step[k];
            if (a->from == b->from && a->event == b->event && a->guard_count == 0) wrong(c, "events", a->event, c->p->event[a->event].name, "een voorwaarde bij elke stap behalve de laatste: een latere stap kan nooit gebeuren", "a guard with every step but the last: a later step can never be taken");
        }
}

static bool holds(const uint8_t *list, int32_t count, int32_t place)
{
    for (int32_t i = 0; i < count; i++) if (list[i] == place) return true;
    return false;
}

/* What nothing uses is a mistake, or was forgotten. */
static void check_used(struct checker *c)
{
    const struct process *p = c->p;
    bool guards[GUARDS_MOST] = { false }, letters[LETTERS_MOST] = { false }, tasks[TASKS_MOST] = { false }, deadlines[PROCESS_DEADLINES_MOST] = { false };
    for (int32_t i = 0; i < p->steps; i++) {
        for (int32_t k = 0; k < p->guards; k++) guards[k] |= holds(p->step[i].guard, p->step[i].guard_count, k);
        for (int32_t k = 0; k < p->letters; k++) letters[k] |= holds(p->step[i].letter, p->step[i].letter_count, k);
        for (int32_t k = 0; k < p->tasks; k++) tasks[k] |= holds(p->step[i].task, p->step[i].task_count, k);
    }
    for (int32_t i = 0; i < p->states; i++) {
        for (int32_t k = 0; k < p->tasks; k++) tasks[k] |= p->state[i].tasks >> k & 1;
        for (int32_t k = 0; k < p->deadlines; k++) deadlines[k] |= p->state[i].deadlines >> k & 1;
    }
    for (int32_t k = 0; k < p->guards; k++) if (!guards[k]) wrong(c, "guards", k, p->guard[k].name, "een voorwaarde die een stap gebruikt", "a guard that some step uses");
    for (int32_t k = 0; k < p->letters; k++) if (!letters[k]) wrong(c, "letters", k, p->letter[k].name, "een brief die een stap verstuurt", "a letter that some step sends");
    for (int32_t k = 0; k < p->tasks; k++) if (!tasks[k]) wrong(c, "tasks", k, p->task[k].name, "een taak die ergens openstaat", "a task that is open somewhere");
    for (int32_t k = 0; k < p->deadlines; k++) if (!deadlines[k]) wrong(c, "deadlines", k, p->deadline[k].name, "een termijn van een toestand", "a deadline of some state");
    for (int32_t i = 0; i < p->steps; i++)
        for (int32_t k = 0; k < p->step[i].task_count; k++)
            if (!p->task[p->step[i].task[k]].done_count) wrong(c, "tasks", p->step[i].task[k], p->task[p->step[i].task[k]].name, "een gebeurtenis waarmee de taak klaar is (done)", "an event by which the task is done (done)");
}

/* An event is what happens and a state what is then so: under one name a reader who is offered the event cannot tell them apart. */
static void check_labels(struct checker *c)
{
    for (int32_t i = 0; i < c->p->events; i++) {
        const struct process_event *e = &c->p->event[i];
        bool same = false;
        for (int32_t k = 0; k < c->p->states; k++)
            for (int language = 0; language < 2; language++) same |= strcmp(e->label[language], c->p->state[k].label[language]) == 0;
        if (same) wrong(c, "events", i, e->name, "een naam (nl, en) die geen toestand heeft: zeg wat er gebeurt", "a name (nl, en) that no state has: say what happens");
    }
}

bool process_check(struct process *p, const struct node *document, struct problems *problems)
{
    struct checker c = { p, document, problems, true };
    check_begins(&c);
    if (!c.good) return false;
    check_tracks(&c);
    check_reachable(&c);
    check_ways_on(&c);
    check_order(&c);
    check_used(&c);
    check_labels(&c);
    return c.good;
}
