/* SPDX-License-Identifier: EUPL-1.2 */
/* apply.c: one event has its turn: is it possible on that day, and what does it say. */
#include "reason/situation/inside.h"

#include <string.h>

/* Which states hold on a day, out of the facts said so far. */
static uint32_t states_on(const struct situation *s, date on)
{
    uint32_t state = 0;
    if (situation_fact(s, &glossary[G_startDienstbetrekking], on)) state |= STATE_job;
    if (situation_fact(s, &glossary[G_eersteZiektedag], on)) state |= STATE_ill;
    if (situation_fact(s, &glossary[G_onbetaaldeUren], on)) state |= STATE_leave;
    if (situation_fact(s, &glossary[G_stagevergoeding], on)) state |= STATE_stage;
    if (fact_value(s, G_ontvangtBijstand, on, nee) == ja) state |= STATE_assistance;
    if (fact_value(s, G_forfaitair, on, nee) == ja) state |= STATE_flat;
    return state;
}

static bool is_possible(struct situation_reader *r, const struct event *event, const struct event_change *change)
{
    uint32_t state = states_on(r->s, event->on), missing = change->needs_on & ~state, there = change->needs_off & state;
    for (int bit = 0; bit < STATES_OF_EVENTS; bit++) {
        const char *name = event_text[event->kind].name[0];
        if (missing >> bit & 1) refuse_said(r, event->line, "what", name, strlen(name), state_missing[bit][0], state_missing[bit][1]);
        if (there >> bit & 1) refuse_said(r, event->line, "what", name, strlen(name), state_there[bit][0], state_there[bit][1]);
    }
    return !missing && !there;
}

static void check_needs(struct situation_reader *r, const struct event *event, const struct event_change *change, const struct saying *how)
{
    for (int k = 0; k < CHANGES_MOST && change->needs[k]; k++) {
        if (name_given(how, change->needs[k])) continue;
        char allowed[2][200];
        for (int language = 0; language < 2; language++) {
            struct text text = TEXT_IN(allowed[language]);
            text_put(&text, language ? "with the fact " : "met het feit ");
            text_put(&text, change->needs[k]);
            text_string(&text);
        }
        const char *name = event_text[event->kind].name[0];
        refuse_said(r, event->line, "what", name, strlen(name), allowed[0], allowed[1]);
    }
}

/* What the last event of a kind said ends, and what held before it comes back, as far as nothing else was said since. */
static void undo(struct situation_reader *r, enum event_kind kind, const struct saying *how)
{
    struct situation *s = r->s;
    int32_t last = how->event - 1, count = s->said_count;
    while (last > 0 && s->event[last].kind != kind) last--;
    if (last <= 0) return;
    for (int32_t i = 0; i < count; i++) {
        const struct said *said = &s->said[i], *before = NULL;
        if (said->event != last || how->given[said->term - glossary] || situation_fact(s, said->term, how->from) != (said->value || said->unknown ? said : NULL)) continue;
        for (int32_t k = 0; k < i; k++)
            if (s->said[k].term == said->term && s->said[k].event < last && (!before || s->said[k].from >= before->from)) before = &s->said[k];
        say_again(r, how, said->term, before && (before->value || before->unknown) ? &(struct said){ .unknown = before->unknown, .value = before->value } : NULL);
    }
}

/* Everything that belonged to the job ends with it. */
static void end_of_job(struct situation_reader *r, int32_t event, date after)
{
    r->of_job[G_eindeDienstbetrekking] = true;
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
        if (!r->of_job[k]) continue;
        say_again(r, &(struct saying){ event, after, true, NULL }, &glossary[k], NULL);
        r->of_job[k] = false;
    }
}

/* ---- moving ---- */

/* From the municipality in which the person lives, to the one that is written; from then on that is where the person lives. */
static void move(struct situation_reader *r, const struct event *event, const struct saying *how)
{
    const struct situation *s = r->s;
    const struct said *from = situation_fact(s, &glossary[G_gemeente], event->on), *to = NULL;
    if (!name_given(how, "naarGemeente") && !name_given(how, "naarLand")) {
        refuse_said(r, event->line, "what", "verhuizing", 10, "met het feit naarGemeente of naarLand", "with the fact naarGemeente or naarLand");
        return;
    }
    if (name_given(how, "naarGemeente")) to = situation_fact(s, &glossary[G_naarGemeente], event->on);
    if (from && from->value && !name_given(how, "vanGemeente")) say_again(r, how, &glossary[G_vanGemeente], from);
    if (to && to->value && from && from->value && term_plain(to->term, to->value) == term_plain(from->term, from->value))
        refuse_said(r, event->line, "naarGemeente", NULL, 0, "een andere gemeente dan waar deze persoon al woont", "another municipality than where this person lives already");
    if (!name_given(how, "naarGemeente")) say_ended(r, how, "naarGemeente");
    if (!name_given(how, "naarLand")) say_ended(r, how, "naarLand");
    if (!name_given(how, "dienstbetrekkingBegonnen")) say_ended(r, how, "dienstbetrekkingBegonnen");
    say_again(r, how, &glossary[G_gemeente], to);
}

/* ---- housemates ---- */

/* The list as it is now, under the name of the fact. */
static void say_housemates(struct situation_reader *r, const struct saying *how, int32_t line)
{
    struct node *nodes = arena_take_zero(r->arena, (size_t)(r->housemates + 1) * sizeof *nodes);
    if (!nodes) { refuse_said(r, 0, "yaml", NULL, 0, "minder: het geheugen is op", "less: memory has run out"); return; }
    struct node *list = &nodes[0];
    *list = (struct node){ .kind = NODE_LIST, .line = line, .count = r->housemates, .text = "", .key = "huisgenoten", .key_size = 11 };
    for (int32_t k = r->housemates; k > 0; k--) {
        nodes[k] = *r->housemate[k - 1];
        nodes[k].next = list->first;
        list->first = &nodes[k];
    }
    say_node(r, how, list);
}

static bool born_alike(const struct node *a, const struct node *b)
{
    const struct node *x = node_get(a, "geboortedatum"), *y = node_get(b, "geboortedatum");
    return x && y && x->size == y->size && memcmp(x->text, y->text, x->size) == 0;
}

static void housemate_comes_or_goes(struct situation_reader *r, const struct event *event, const struct saying *how, const struct node *node)
{
    const struct node *who = node_get(node, "huisgenoot");
    if (!who) who = node_get(node, "housemate");
    if (!who || who->kind != NODE_MAP || !node_get(who, "geboortedatum")) {
        refuse_said(r, event->line, "huisgenoot", NULL, 0, "huisgenoot: {geboortedatum: ...}", "housemate: {geboortedatum: ...}");
        return;
    }
    if (event->kind == EVENT_huisgenoot_komt) {
        if (r->housemates == HOUSEMATES_MOST) { refuse_said(r, event->line, "huisgenoot", NULL, 0, "hoogstens 16 huisgenoten", "at most 16 housemates"); return; }
        r->housemate[r->housemates++] = who;
        say_housemates(r, how, event->line);
        return;
    }
    int32_t k = 0;
    while (k < r->housemates && !born_alike(who, r->housemate[k])) k++;
    if (k == r->housemates) { refuse_said(r, who->line, "huisgenoot", NULL, 0, "een huisgenoot die er op die dag woont, met dezelfde geboortedatum", "a housemate who lives there on that day, with the same geboortedatum"); return; }
    memmove(&r->housemate[k], &r->housemate[k + 1], (size_t)(r->housemates - k - 1) * sizeof *r->housemate);
    r->housemates--;
    say_housemates(r, how, event->line);
}

/* ---- the event ---- */

/* Who left practical or special education has a last day there, which the search period counts from. */
static void left_school(struct situation_reader *r, const struct event *event, const struct saying *how)
{
    int64_t route = fact_value(r->s, G_onderwijsroute, event->on, onderwijsroute_geen);
    if (route == onderwijsroute_praktijkonderwijs || route == onderwijsroute_vso) say_text(r, how, "proVsoTot=@", event->on);
}

static void say_and_end(struct situation_reader *r, const struct event *event, const struct event_change *change, struct saying *how)
{
    struct saying at_once = *how;
    at_once.from = event->on;
    for (int k = 0; k < CHANGES_MOST && change->says[k]; k++) say_text(r, &at_once, change->says[k], event->on);
    for (int k = 0; k < CHANGES_MOST && change->then[k]; k++) say_text(r, how, change->then[k], event->on);
    for (int32_t k = 0; k < stale_count; k++)
        if (stale[k].kind == event->kind && name_given(how, stale[k].given)) say_ended(r, how, stale[k].ends);
    if (change->undoes != EVENT_begin) undo(r, change->undoes, how);
    for (int k = 0; k < CHANGES_MOST && change->ends[k]; k++) say_ended(r, how, change->ends[k]);
}

void apply_event(struct situation_reader *r, int32_t number, const struct node *node)
{
    const struct event *event = &r->s->event[number];
    const struct event_change *change = &event_change[event->kind];
    bool given[GLOSSARY_SIZE] = { false };
    struct saying how = { number, change->last_day ? event->on + 1 : event->on, change->of_job, given };
    bool possible = is_possible(r, event, change);
    say_map(r, &how, node);
    check_needs(r, event, change, &how);
    if (!possible) return;
    say_and_end(r, event, change, &how);
    if (event->kind == EVENT_verhuizing) move(r, event, &how);
    if (event->kind == EVENT_school_verlaten) left_school(r, event, &(struct saying){ number, event->on, false, given });
    if (event->kind == EVENT_huisgenoot_komt || event->kind == EVENT_huisgenoot_gaat) housemate_comes_or_goes(r, event, &how, node);
    else if (node_get(node, "huisgenoot") || node_get(node, "housemate"))
        refuse_said(r, event->line, "huisgenoot", NULL, 0, "alleen bij huisgenoot-komt en huisgenoot-gaat", "only with housemate-arrives and housemate-leaves");
    if (event->kind == EVENT_baan_eindigt) end_of_job(r, number, event->on + 1);
}
