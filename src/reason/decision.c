/* SPDX-License-Identifier: EUPL-1.2 */
/* decision.c: decides a case and finds which choices of interpretation made a difference. */
#include "reason/decision.h"

#include <string.h>

void decision_start(struct decision *d, const struct rule *rule, const struct law *law, bool strict)
{
    d->rule = rule;
    d->law = d->lasting = law;
    d->strict = strict;
    d->outcomes = rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->outcome_count) - 1;
    d->status = ONGELDIG;
    d->mattered = d->opened = 0;
    d->one_at_a_time = false;
    d->missing = NULL;
    d->problems.count = d->checked_from = d->checked = 0;
    facts_clear(rule, &d->facts);
    reasoning_clear(&d->reasoning, strict);
}

static bool same_value(const struct field *field, const void *a, const void *b)
{
    const char *p = (const char *)a + field->offset, *q = (const char *)b + field->offset;
    if (field->term->kind != KIND_list) return term_plain(field->term, p) == term_plain(field->term, q);
    int32_t n, m;
    memcpy(&n, p, sizeof n);
    memcpy(&m, q, sizeof m);
    return n == m && memcmp(p + field->term->items_offset, q + field->term->items_offset, (size_t)n * field->term->item_size) == 0;
}

uint64_t outcomes_moved(const struct rule *rule, uint64_t outcomes, const void *a, const void *b)
{
    const struct outcome_head *x = a, *y = b;
    uint64_t moved = ((x->settled ^ y->settled) | (x->none ^ y->none)) & outcomes;
    for (uint64_t left = x->settled & ~x->none & outcomes & ~moved; left; left &= left - 1)
        if (!same_value(&rule->outcomes[__builtin_ctzll(left)], a, b)) moved |= left & -left;
    return moved;
}

/* Do two runs differ in an outcome asked for? */
static bool differ(const struct decision *d, const void *a, const void *b) { return outcomes_moved(d->rule, d->outcomes, a, b) != 0; }

uint64_t decision_try(const struct decision *d, const struct law *law, struct case_room *outcome)
{
    struct reasoning reasons;
    struct outcome_head *head = (struct outcome_head *)outcome;
    head->settled = head->none = 0;
    reasoning_clear(&reasons, d->strict);
    if (d->rule->decide(&reasons, law, &d->facts, outcome) == ONGELDIG) head->settled = 0;
    return reasons.choices;
}

struct readings readings_of(const struct law *law, uint64_t choices)
{
    struct readings all = { .choices = choices, .total = 1 };
    uint32_t one_by_one = 1;
    for (uint64_t left = choices; left; left &= left - 1) {
        uint32_t place = (uint32_t)__builtin_ctzll(left), options = (uint32_t)law->tables->book->choices[place].option_count;
        all.place[all.count] = (uint8_t)place;
        all.options[all.count++] = (uint8_t)options;
        all.total = all.total > READINGS_MOST ? all.total : all.total * options;
        one_by_one += options - 1;
    }
    all.one_at_a_time = all.total > READINGS_MOST;
    if (all.one_at_a_time) all.total = one_by_one;
    return all;
}

uint32_t readings_take(const struct readings *all, const struct law *chosen, uint32_t way, struct law *law)
{
    for (uint32_t k = 0; k < all->count; k++) law->option[all->place[k]] = chosen->option[all->place[k]];
    if (all->one_at_a_time) {
        uint32_t other = way, k = 0;
        if (way == 0) return LAW_CHOICES;
        while (other > all->options[k] - 1u) other -= all->options[k++] - 1u;
        law->option[all->place[k]] = (uint8_t)(other - 1 + (other > chosen->option[all->place[k]]));
        return all->place[k];
    }
    for (uint32_t k = 0; k < all->count; k++) { law->option[all->place[k]] = (uint8_t)(way % all->options[k]); way /= all->options[k]; }
    return LAW_CHOICES;
}

/* Do two ways differ from each other? Asked only of two that both differ from the outcome decided. */
static bool apart(const struct decision *d, const struct readings *all, uint32_t one, uint32_t other)
{
    struct law law = *d->law;
    struct case_room a, b;
    readings_take(all, d->law, one, &law);
    decision_try(d, &law, &a);
    readings_take(all, d->law, other, &law);
    decision_try(d, &law, &b);
    return differ(d, &a, &b);
}

/* Of combinations: a choice mattered when some way of taking the others exists in which another option of this one changes the outcome. */
static uint64_t that_matter(const struct decision *d, const struct readings *all, const bool differs[READINGS_MOST])
{
    uint64_t matter = 0;
    for (uint32_t k = 0, step = 1; k < all->count; step *= all->options[k++]) {
        bool matters = false;
        for (uint32_t one = 0; one < all->total && !matters; one++) {
            if (one / step % all->options[k] + 1 == all->options[k]) continue;
            matters = differs[one] != differs[one + step] || (differs[one] && apart(d, all, one, one + step));
        }
        if (matters) matter |= (uint64_t)1 << all->place[k];
    }
    return matter;
}

uint64_t readings_try(const struct decision *d, const struct readings *all, uint64_t *consulted)
{
    struct law law = *d->law;
    bool differs[READINGS_MOST] = { false };
    uint64_t matter = 0;
    *consulted = 0;
    for (uint32_t way = 0; way < all->total; way++) {
        struct case_room outcome;
        uint32_t alone = readings_take(all, d->law, way, &law);
        *consulted |= decision_try(d, &law, &outcome);
        bool other = differ(d, &d->outcome, &outcome);
        if (!all->one_at_a_time) differs[way] = other;
        else if (other) matter |= (uint64_t)1 << alone;
    }
    return all->one_at_a_time ? matter : that_matter(d, all, differs);
}

static void find_what_mattered(struct decision *d)
{
    uint64_t consulted;
    if (!d->reasoning.choices) return;
    struct readings all = readings_of(d->law, d->reasoning.choices);
    d->one_at_a_time = all.one_at_a_time;
    d->mattered = readings_try(d, &all, &consulted);
    d->opened = consulted & ~d->reasoning.choices;
}

/* What the check of the last decision had to say goes away; what was refused while facts were set stays. */
static void forget_check(struct decision *d)
{
    struct problems *p = &d->problems;
    int32_t kept = p->count < PROBLEMS_KEPT ? p->count : PROBLEMS_KEPT, behind = d->checked_from + d->checked;
    if (behind < kept) memmove(&p->item[d->checked_from], &p->item[behind], sizeof *p->item * (size_t)(kept - behind));
    p->count -= d->checked;
    d->checked = 0;
}

/* Options that hang on the day of the case are settled before anything is tried. */
static void settle_options(struct decision *d)
{
    if (d->law == &d->of_day) d->law = d->lasting;
    if (!d->law->dated) return;
    d->lasting = d->law;
    d->of_day = law_of_case(d->law, decision_day(d));
    d->law = &d->of_day;
}

void decision_make(struct decision *d)
{
    settle_options(d);
    forget_check(d);
    int32_t before = d->problems.count;
    d->mattered = d->opened = 0;
    d->one_at_a_time = false;
    d->missing = NULL;
    reasoning_clear(&d->reasoning, d->strict);
    d->status = d->of_rule = decide_case(d->rule, d->law, &d->facts, &d->outcome, &d->reasoning, &d->problems);
    d->checked_from = before;
    d->checked = d->problems.count - before;
    if (before) { d->status = ONGELDIG; ((struct outcome_head *)&d->outcome)->settled = 0; }
    if (d->status == ONGELDIG) return;
    if ((outcome_head(&d->outcome)->settled & d->outcomes) == d->outcomes) d->status = VASTGESTELD;
    find_what_mattered(d);
}

date decision_day(const struct decision *d)
{
    if (!(facts_head(&d->facts)->given >> d->rule->reference & 1)) return law_coverage(d->law, d->rule->name).until;
    return facts_day(d->rule, &d->facts);
}

date decision_law_day(const struct decision *d)
{
    const struct law_tables *tables = d->law->tables;
    return tables->frozen ? tables->law_of : decision_day(d);
}
