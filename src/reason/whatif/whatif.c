/* SPDX-License-Identifier: EUPL-1.2 */
/* whatif.c: tries sets of one, two and three changes, and brings each set that reaches the target as near to the facts as it goes. */
#include "reason/whatif/whatif.h"

#include <stdlib.h>
#include <string.h>
#include "reason/whatif/hunt.h"

enum { TRIES_MOST = 4, ROUNDS_MOST = 3 };

/* ---- a way that was found ---- */

/* The facts as given with some of the changes of a way; what cannot be beside them is left out. */
static struct run apply(struct hunt *h, const struct way *way, uint32_t which, struct case_room *facts, struct case_room *outcome)
{
    uint64_t keep = 0;
    *facts = h->base;
    for (int32_t i = 0; i < way->changes; i++)
        if (which >> i & 1) { fact_put(h->s->rule, facts, way->change[i].fact, way->change[i].to); keep |= hunt_bit(way->change[i].fact); }
    struct run run = search_run(h->s, facts, outcome);
    return run.possible || h->s->runs_left <= 0 || !hunt_lapse(h, facts, keep) ? run : search_run(h->s, facts, outcome);
}

/* What the fact was: given, or assumed where it is left out of the facts that reach the target. */
static struct change change_of(struct hunt *h, const struct case_room *facts, uint32_t fact)
{
    struct change change = { .fact = fact, .kind = CHANGE_given, .to = hunt_value(h, facts, fact), .ordered = has_order(term_of(h, fact)) };
    if (change.to.list) change.to.list = arena_copy(h->s->arena, change.to.list, term_size(term_of(h, fact)));
    if (is_given(&h->base, fact)) { change.was = hunt_value(h, &h->base, fact); return change; }
    struct case_room without = *facts, outcome;
    fact_take_away(&without, fact);
    ((struct facts_head *)(void *)&without)->unknown |= facts_head(&h->base)->unknown & hunt_bit(fact);
    struct run run = search_run(h->s, &without, &outcome);
    bool assumed = run.possible && run.assumed >> fact & 1 && !change.to.list;
    change.kind = assumed ? CHANGE_assumed : CHANGE_filled;
    if (assumed) change.was.plain = h->s->reasoning.assumption[fact];
    return change;
}

/* Lower is easier: what can be found out, then what can be changed (by how much of what it was), then what others find, what is a judgment, and what can only turn out to be so. */
static int64_t cost_of(const struct hunt *h, const struct change *change)
{
    const struct term *term = term_of(h, change->fact);
    int64_t cost = 1000, was = change->was.plain < 0 ? -change->was.plain : change->was.plain;
    if (change->kind == CHANGE_filled) cost = 500;
    else if (change->ordered) {
        int64_t scale = term->kind == KIND_date ? 365 : was ? was : (term->max - term->min) / 100 + 1, far = hunt_distance(term, change->to.plain, change->was.plain);
        cost = far > scale * 100 ? 100000 : far * 1000 / scale;
    }
    if (term->kind == KIND_list && change->was.list) {
        int32_t before, after;
        memcpy(&before, change->was.list, sizeof before);
        memcpy(&after, change->to.list, sizeof after);
        cost *= before - after > 1 ? before - after : 1;
    }
    if (term->holder == HOLDER_gemeente || term->holder == HOLDER_uwv || term->holder == HOLDER_deskundige) cost += 1000000;
    if (term->judgment) cost += 1000000;
    return term->fixed ? cost + 4000000 : cost;
}

static bool is_minimal(struct hunt *h, const struct way *way)
{
    struct case_room facts, outcome;
    for (uint32_t which = 0; which + 1 < (uint32_t)1 << way->changes; which++) {
        struct run run = apply(h, way, which, &facts, &outcome);
        if (hunt_met(h, &run, &outcome)) return false;
    }
    return true;
}

static void keep_way(struct hunt *h, struct way *way, const struct case_room *facts, const struct case_room *outcome)
{
    const struct rule *rule = h->s->rule;
    int32_t at = 0;
    while (at < h->w->ways && h->w->way[at].set != way->set) at++;
    if (at < h->w->ways && h->w->way[at].cost <= way->cost) return;
    if (at == WAYS_MOST) { h->w->more = true; return; }
    struct case_room *room[2] = { arena_take_zero(h->s->arena, sizeof *room[0]), arena_take_zero(h->s->arena, sizeof *room[1]) };
    if (!room[0] || !room[1]) { h->cut = true; return; }
    memcpy(room[0], facts, rule->facts_size);
    memcpy(room[1], outcome, rule->outcome_size);
    way->facts = room[0];
    way->outcome = room[1];
    h->w->way[at] = *way;
    if (at == h->w->ways) h->w->ways++;
}

/* A set of changes that reaches the target: brought near, looked at once more, and kept when it is the best of its facts. */
static void record(struct hunt *h, const struct case_room *found)
{
    struct way way = { .set = h->set };
    struct case_room facts, outcome;
    for (uint64_t left = h->set; left; left &= left - 1) {
        struct change change = change_of(h, found, (uint32_t)__builtin_ctzll(left));
        if (term_of(h, change.fact)->kind == KIND_list && !change.to.list) { h->cut = true; return; }
        way.change[way.changes++] = change;
    }
    struct run run = apply(h, &way, ~(uint32_t)0, &facts, &outcome);
    if (!hunt_met(h, &run, &outcome)) return;
    bool moved = true;
    for (int32_t round = 0; round < ROUNDS_MOST && moved; round++) {
        moved = false;
        for (int32_t i = 0; i < way.changes; i++) {
            int64_t before = way.change[i].to.plain;
            if (!hunt_bring_near(h, &facts, &way.change[i])) return;
            moved |= way.changes > 1 && way.change[i].to.plain != before;
        }
    }
    for (int32_t i = 0; i < way.changes; i++) {
        if (way.changes > 1) hunt_stretch(h, &facts, &way.change[i]);
        hunt_others(h, &facts, &way.change[i]);
        way.cost += cost_of(h, &way.change[i]);
    }
    run = apply(h, &way, ~(uint32_t)0, &facts, &outcome);
    if (!hunt_met(h, &run, &outcome) || !is_minimal(h, &way)) return;
    if (h->s->runs_left <= 0) { h->cut = true; return; }        /* what was not run to the end is not known to hold */
    way.lapsed = facts_head(&h->base)->given & ~facts_head(&facts)->given;
    keep_way(h, &way, &facts, &outcome);
}

/* ---- sets of changes ---- */

/* Do some of these facts reach the target already? All of them do when there is a way of just these; that may yet be found in a better form, at the last of them. */
static bool covered(const struct hunt *h, uint64_t set, bool last)
{
    for (int32_t i = 0; i < h->w->ways; i++) if (!(h->w->way[i].set & ~set) && !(last && h->w->way[i].set == set)) return true;
    return false;
}

/* How often a set that reaches the target was brought near already. */
static struct tried *tried_of(struct hunt *h, uint64_t set)
{
    for (int32_t i = 0; i < h->sets; i++) if (h->tried[i].set == set) return &h->tried[i];
    if (h->sets == TRIED_MOST) { h->cut = true; return NULL; }
    h->tried[h->sets] = (struct tried){ set, 0 };
    return &h->tried[h->sets++];
}

/* What the rule looked at: nothing else makes a difference here. In a contradiction: the facts without which there is none. */
static uint64_t worth_changing(const struct hunt *h, const struct case_room *facts, const struct run *run)
{
    if (run->possible) return run->asked;
    uint64_t in_conflict = 0;
    for (uint64_t left = facts_head(facts)->given; left; left &= left - 1) {
        struct case_room without = *facts;
        fact_take_away(&without, (uint32_t)__builtin_ctzll(left));
        if (facts_check(h->s->rule, h->s->law, &without, NULL)) in_conflict |= left & -left;
    }
    return in_conflict;
}

/* The run with one fact more set. */
static struct run run_with(struct hunt *h, struct case_room *facts, uint32_t fact, struct value value, uint64_t keep, struct case_room *outcome)
{
    fact_put(h->s->rule, facts, fact, value);
    struct run run = search_run(h->s, facts, outcome);
    if (run.possible || h->s->runs_left <= 0 || !hunt_lapse(h, facts, keep | hunt_bit(fact))) return run;
    return search_run(h->s, facts, outcome);
}

static void extend(struct hunt *h, const struct case_room *facts, const struct run *run, int32_t depth);

/* Facts that reach the target, with the set chosen: looked at more closely a few times. */
static void try_way(struct hunt *h, const struct case_room *facts)
{
    struct tried *tried = tried_of(h, h->set);
    if (tried && tried->tries++ < TRIES_MOST) record(h, facts);
}

/* One change alone, of a fact with order: everything between the values of its menu is looked at too. */
static bool try_alone(struct hunt *h, const struct case_room *facts, uint32_t fact)
{
    struct case_room next = *facts;
    hunt_spans(h, facts, fact, h->known >> fact & 1 ? h->was[fact] : NOWHERE);
    if (!h->spans) return false;
    fact_put(h->s->rule, &next, fact, (struct value){ h->span[0].lo, NULL });
    try_way(h, &next);
    return true;
}

static void try_fact(struct hunt *h, const struct case_room *facts, const struct run *run, uint32_t fact, int32_t depth)
{
    const struct menu *menu = hunt_menu(h, facts, run, fact);
    struct probe side[2] = { { .side = 0 }, { .side = 0 } };
    bool last = depth + 1 == h->size, in_order = has_order(term_of(h, fact)), hit = false;
    if (menu && h->size == 1 && in_order && try_alone(h, facts, fact)) return;
    for (int32_t i = 0; menu && i < menu->count; i++) {
        struct case_room next = *facts, outcome;
        if (h->s->runs_left <= 0) { h->cut = true; return; }
        struct run changed = run_with(h, &next, fact, menu->at[i], h->set, &outcome);
        if (!last) { extend(h, &next, &changed, depth + 1); continue; }
        int32_t which = hunt_side(h, &changed, &outcome);
        if (in_order && which) side[which > 0] = (struct probe){ .at = menu->at[i].plain, .side = which };
        if (!hunt_met(h, &changed, &outcome)) continue;
        hit = true;
        try_way(h, &next);
    }
    if (hit || !side[0].side || !side[1].side) return;
    struct case_room next = *facts;
    if (hunt_hit_between(h, &next, fact, side[0], side[1], step_of_term(term_of(h, fact))).met) try_way(h, &next);
}

static void extend(struct hunt *h, const struct case_room *facts, const struct run *run, int32_t depth)
{
    for (uint64_t left = worth_changing(h, facts, run) & ~h->closed & ~h->set; left; left &= left - 1) {
        uint64_t before = h->set;
        h->set |= left & -left;
        if (!covered(h, h->set, depth + 1 == h->size)) try_fact(h, facts, run, (uint32_t)__builtin_ctzll(left), depth);
        h->set = before;
        if (h->s->runs_left <= 0) { h->cut = true; return; }
    }
}

/* ---- together ---- */

/* What the facts are as things stand: given, or assumed by the last run. */
static void note_present(struct hunt *h, const struct run *now)
{
    for (uint64_t left = facts_head(&h->base)->given | (now->possible ? now->assumed : 0); left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        if (term_of(h, fact)->kind == KIND_list) continue;
        h->known |= hunt_bit(fact);
        h->was[fact] = is_given(&h->base, fact) ? hunt_value(h, &h->base, fact).plain : h->s->reasoning.assumption[fact];
    }
}

static uint64_t left_alone(const struct hunt *h, const struct rule *rule)
{
    uint64_t closed = hunt_bit(rule->reference);
    for (uint32_t fact = 0; fact < rule->fact_count; fact++) {
        const struct term *term = rule->facts[fact].term;
        bool question = term == &glossary[G_peildatum] || term == &glossary[G_jaar], known = is_given(&h->base, fact);
        bool dated = term->kind == KIND_date && h->today != DATE_NEVER && h->known >> fact & 1 && h->was[fact] != DATE_NEVER;
        bool past = dated && known && h->was[fact] < h->today, that_day = dated && !known && h->was[fact] == h->today;
        if (question || past || that_day || (term->fixed && known)) closed |= hunt_bit(fact);
    }
    return closed;
}

/* Fewest changes first, then the easiest; the order of the facts decides between equals. */
static int by_size_and_cost(const void *one, const void *other)
{
    const struct way *a = one, *b = other;
    if (a->changes != b->changes) return a->changes < b->changes ? -1 : 1;
    if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
    return a->set < b->set ? -1 : a->set > b->set;
}

static void hunt_all(struct hunt *h)
{
    struct whatif *w = h->w;
    for (h->size = 1; h->size <= CHANGES_MOST && h->s->runs_left > 0; h->size++) {
        if (h->size == CHANGES_MOST && w->ways) break;
        extend(h, &h->base, &w->now, 0);
        w->sizes = h->size;
    }
    h->cut |= h->s->runs_left <= 0;
    qsort(w->way, (size_t)w->ways, sizeof *w->way, by_size_and_cost);
}

bool whatif_find(struct whatif *w, struct search *s, const struct rule *rule, const struct law *law, const void *facts, const struct target *target, int32_t targets, bool strict, int64_t effort,
                 struct arena *arena)
{
    struct hunt *h = arena_take_zero(arena, sizeof *h);
    uint64_t outcomes = 0;
    memset(w, 0, sizeof *w);
    for (int32_t i = 0; i < targets; i++) outcomes |= hunt_bit(target[i].outcome);
    search_start(s, rule, law, outcomes, strict, effort, arena);
    if (!h || !facts_check(rule, law, facts, NULL)) return false;
    h->s = s;
    h->w = w;
    h->target = target;
    h->targets = targets;
    memcpy(&h->base, facts, rule->facts_size);
    h->today = is_given(&h->base, rule->reference) ? facts_day(rule, facts) : DATE_NEVER;
    w->now = search_run(s, &h->base, &w->outcome);
    note_present(h, &w->now);
    h->closed = left_alone(h, rule);
    w->left_alone = h->closed & w->now.asked & facts_head(facts)->given & ~hunt_bit(rule->reference);
    w->reached = hunt_met(h, &w->now, &w->outcome);
    if (w->now.possible && !w->reached) hunt_all(h);
    w->complete = !h->cut;
    w->runs = effort - s->runs_left;
    return w->now.possible;
}
