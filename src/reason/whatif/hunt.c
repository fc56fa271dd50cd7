/* SPDX-License-Identifier: EUPL-1.2 */
/* hunt.c: a run held against the targets, and facts that cannot stand beside a change. */
#include "reason/whatif/hunt.h"

#include <string.h>
#include "rules/registry.h"

bool hunt_met(const struct hunt *h, const struct run *run, const struct case_room *outcome)
{
    for (int32_t i = 0; i < h->targets; i++) if (!run->possible || !target_met(&h->target[i], h->s->rule, outcome)) return false;
    return true;
}

int32_t hunt_side(const struct hunt *h, const struct run *run, const struct case_room *outcome)
{
    for (int32_t i = 0; i < h->targets && run->possible; i++) {
        struct target below = h->target[i], above = h->target[i];
        const struct term *term = h->s->rule->outcomes[below.outcome].term;
        if (below.op != TARGET_is || below.none || !has_order(term)) continue;
        below.op = TARGET_less;
        above.op = TARGET_more;
        if (target_met(&below, h->s->rule, outcome)) return -1;
        if (target_met(&above, h->s->rule, outcome)) return 1;
    }
    return 0;
}

int64_t hunt_margin(const struct hunt *h, const struct run *run, const struct case_room *outcome)
{
    int64_t least = INT64_MAX;
    for (int32_t i = 0; i < h->targets && run->possible; i++) {
        const struct target *target = &h->target[i];
        const struct field *field = &h->s->rule->outcomes[target->outcome];
        bool up = target->op == TARGET_at_least || target->op == TARGET_more, down = target->op == TARGET_at_most || target->op == TARGET_less;
        if (!(up || down) || !((outcome_head(outcome)->settled & ~outcome_head(outcome)->none) >> target->outcome & 1)) continue;
        int64_t over = term_plain(field->term, outcome->bytes + field->offset) - target->value, margin = up ? over : -over;
        if (margin < least) least = margin;
    }
    return least == INT64_MAX ? 0 : least;
}

int32_t hunt_classes(struct hunt *h, const struct case_room *facts, uint32_t fact)
{
    h->s->cut_short = false;
    int32_t n = search_classes(h->s, facts, fact);
    h->cut |= h->s->cut_short;
    return n;
}

/* ---- setting a fact; a given fact that cannot be beside it goes out ---- */

/* Is there any value that this fact could have here? */
static bool has_possible_value(struct hunt *h, const struct case_room *facts, uint32_t fact)
{
    struct search *s = h->s;
    bool every;
    if (term_of(h, fact)->kind == KIND_list) return true;
    points_of(&s->points, &every, s->rule, s->law, &s->seen, facts, fact);
    for (int32_t i = 0; i < s->points.count; i++) {
        struct case_room with = *facts;
        fact_put(s->rule, &with, fact, (struct value){ s->points.point[i].at, NULL });
        if (facts_check(s->rule, s->law, &with, NULL)) return true;
    }
    return false;
}

bool hunt_lapse(struct hunt *h, struct case_room *facts, uint64_t keep)
{
    struct case_room without = *facts;
    uint64_t blamed = 0;
    h->problems.count = 0;
    facts_check(h->s->rule, h->s->law, facts, &h->problems);
    for (int32_t i = 0; i < h->problems.count && i < PROBLEMS_KEPT; i++) {
        int32_t fact = rule_fact(h->s->rule, h->problems.item[i].field, strlen(h->problems.item[i].field));
        if (fact >= 0 && is_given(facts, (uint32_t)fact) && !(keep >> fact & 1)) blamed |= hunt_bit((uint32_t)fact);
    }
    for (uint64_t left = blamed; left; left &= left - 1) fact_take_away(&without, (uint32_t)__builtin_ctzll(left));
    if (!blamed || !facts_check(h->s->rule, h->s->law, &without, NULL)) return false;
    for (uint64_t left = blamed; left; left &= left - 1) if (has_possible_value(h, &without, (uint32_t)__builtin_ctzll(left))) return false;
    *facts = without;
    return true;
}

bool hunt_allowed(const struct hunt *h, uint32_t fact, struct value value)
{
    const struct term *term = term_of(h, fact);
    if (value.list) return !is_given(&h->base, fact) || !same_value(term, value, hunt_value(h, &h->base, fact));
    if (!(h->known >> fact & 1)) return true;
    int64_t was = h->was[fact], far = value.plain > was ? value.plain - was : was - value.plain;
    if (value.plain == was) return false;
    if (term->kind != KIND_date || value.plain == DATE_NEVER) return true;
    return (was == DATE_NEVER || far <= A_YEAR) && (!is_given(&h->base, fact) || h->today == DATE_NEVER || value.plain >= h->today);
}
