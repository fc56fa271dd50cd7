/* SPDX-License-Identifier: EUPL-1.2 */
/* walk.c: months decided one after the other, each with what the months before it used up. */
#include "reason/comparing/walk.h"

#include <string.h>

static void give_day(const struct rule *rule, void *facts, date day)
{
    const struct field *field = &rule->facts[rule->reference];
    int32_t value = field->term->kind == KIND_whole ? civil_of(day).year : day;
    struct facts_head *head = facts;
    memcpy((char *)facts + field->offset, &value, sizeof value);
    head->given |= (uint64_t)1 << rule->reference;
    head->unknown &= ~((uint64_t)1 << rule->reference);
}

void walk_decide(const struct walk *walk, int32_t month, struct decision *d)
{
    const struct walk_month *m = &walk->month[month];
    decision_start(d, walk->rule, walk->law, walk->strict);
    memcpy(&d->facts, &walk->facts, walk->rule->facts_size);
    d->outcomes = (uint64_t)1 << walk->amount;
    give_day(walk->rule, &d->facts, m->first);
    carry_give(&m->carry, &d->facts);
    decision_make(d);
}

/* The amount, where it is settled. */
static bool amount_of(const struct walk *walk, const struct case_room *outcome, money *amount)
{
    const struct outcome_head *head = outcome_head(outcome);
    bool settled = (head->settled & ~head->none) >> walk->amount & 1;
    *amount = 0;
    if (settled) memcpy(amount, outcome->bytes + walk->rule->outcomes[walk->amount].offset, sizeof *amount);
    return settled;
}

void walk_amounts(const struct walk *walk, money amount[WALK_MONTHS_MOST])
{
    struct carry carry;
    struct case_room facts, outcome;
    carry_begin(&carry, walk->rule, &walk->facts);
    for (int32_t i = 0; i < walk->months; i++) {
        memcpy(&facts, &walk->facts, walk->rule->facts_size);
        give_day(walk->rule, &facts, add_months(walk->from, i));
        carry_give(&carry, &facts);
        decide_case(walk->rule, walk->law, &facts, &outcome, NULL, NULL);
        amount_of(walk, &outcome, &amount[i]);
        carry_on(&carry, &facts, &outcome);
    }
}

bool walk_all(struct walk *walk, struct decision *d)
{
    struct carry carry;
    carry_begin(&carry, walk->rule, &walk->facts);
    walk->settled = true;
    walk->sum = 0;
    for (int32_t i = 0; i < walk->months; i++) {
        struct walk_month *m = &walk->month[i];
        *m = (struct walk_month){ .first = add_months(walk->from, i), .carry = carry };
        walk_decide(walk, i, d);
        if (d->status == ONGELDIG) return false;
        m->status = d->status;
        m->settled = amount_of(walk, &d->outcome, &m->amount);
        walk->settled &= d->status == VASTGESTELD;
        walk->sum += m->amount;
        carry_on(&carry, &d->facts, &d->outcome);
    }
    return true;
}
