/* SPDX-License-Identifier: EUPL-1.2 */
/* decision.c: decides a case and finds which choices of interpretation made a difference. */
#include "reason/decision.h"

#include <string.h>

void decision_start(struct decision *d, const struct rule *rule, const struct law *law, bool strict)
{
    d->rule = rule;
    d->law = law;
    d->strict = strict;
    d->outcomes = rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->outcome_count) - 1;
    d->status = ONGELDIG;
    d->mattered = 0;
    d->one_at_a_time = false;
    d->problems.count = d->checked_from = d->checked = 0;
    facts_clear(rule, &d->facts);
    reasoning_clear(&d->reasoning, strict);
}

/* Do two runs differ in an outcome asked for? Values of unsettled outcomes do not count. */
static bool differ(const struct decision *d, const void *a, const void *b)
{
    const struct outcome_head *x = a, *y = b;
    if (((x->settled ^ y->settled) | (x->none ^ y->none)) & d->outcomes) return true;
    for (uint64_t left = x->settled & ~x->none & d->outcomes; left; left &= left - 1) {
        const struct field *field = &d->rule->outcomes[__builtin_ctzll(left)];
        const char *p = (const char *)a + field->offset, *q = (const char *)b + field->offset;
        if (field->term->kind != KIND_list) { if (term_plain(field->term, p) != term_plain(field->term, q)) return true; continue; }
        int32_t n, m;
        memcpy(&n, p, sizeof n);
        memcpy(&m, q, sizeof m);
        if (n != m || memcmp(p + field->term->items_offset, q + field->term->items_offset, (size_t)n * field->term->item_size) != 0) return true;
    }
    return false;
}

/* The case under another law, as strictly as the one decided. */
static void run(const struct decision *d, const struct law *law, struct case_room *outcome)
{
    struct outcome_head *head = (struct outcome_head *)outcome;
    struct reasoning strictly;
    head->settled = head->none = 0;
    if (d->strict) reasoning_clear(&strictly, true);
    if (d->rule->decide(d->strict ? &strictly : NULL, law, &d->facts, outcome) == ONGELDIG) head->settled = 0;
}

/* True when the outcome under another law differs from the one decided. */
static bool tried(const struct decision *d, const struct law *law)
{
    struct case_room outcome;
    run(d, law, &outcome);
    return differ(d, &d->outcome, &outcome);
}

/* The ways of taking the consulted choices, numbered. */
struct readings { const uint32_t *place, *options; uint32_t count, total; };

static void take(struct law *law, const struct readings *all, uint32_t combination)
{
    for (uint32_t k = 0; k < all->count; k++) { law->option[all->place[k]] = (uint8_t)(combination % all->options[k]); combination /= all->options[k]; }
}

/* Do two ways differ from each other? Asked only of two that both differ from the outcome decided. */
static bool apart(const struct decision *d, const struct readings *all, uint32_t one, uint32_t other)
{
    struct law law = *d->law;
    struct case_room a, b;
    take(&law, all, one);
    run(d, &law, &a);
    take(&law, all, other);
    run(d, &law, &b);
    return differ(d, &a, &b);
}

/* A choice mattered when some way of taking the other consulted choices exists in which another option of this one changes the outcome. */
static void try_combinations(struct decision *d, const struct readings *all)
{
    struct law law = *d->law;
    bool differs[64];
    for (uint32_t combination = 0; combination < all->total; combination++) {
        take(&law, all, combination);
        differs[combination] = tried(d, &law);
    }
    for (uint32_t k = 0, step = 1; k < all->count; step *= all->options[k++]) {
        bool matters = false;
        for (uint32_t one = 0; one < all->total && !matters; one++) {
            if (one / step % all->options[k] + 1 == all->options[k]) continue;
            matters = differs[one] != differs[one + step] || (differs[one] && apart(d, all, one, one + step));
        }
        if (matters) d->mattered |= (uint64_t)1 << all->place[k];
    }
}

static void try_one_at_a_time(struct decision *d, const uint32_t *place, const uint32_t *options, uint32_t n)
{
    d->one_at_a_time = true;
    for (uint32_t k = 0; k < n; k++) {
        struct law law = *d->law;
        for (uint32_t option = 0; option < options[k]; option++) {
            law.option[place[k]] = (uint8_t)option;
            if (option != d->law->option[place[k]] && tried(d, &law)) d->mattered |= (uint64_t)1 << place[k];
        }
    }
}

static void find_what_mattered(struct decision *d)
{
    uint32_t place[64], options[64], n = 0, total = 1;
    for (uint64_t left = d->reasoning.choices; left; left &= left - 1) {
        place[n] = (uint32_t)__builtin_ctzll(left);
        options[n] = (uint32_t)d->law->tables->book->choices[place[n]].option_count;
        total = total > 64 ? total : total * options[n];
        n++;
    }
    if (!n) return;
    if (total <= 64) try_combinations(d, &(struct readings){ place, options, n, total });
    else try_one_at_a_time(d, place, options, n);
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

void decision_make(struct decision *d)
{
    forget_check(d);
    int32_t before = d->problems.count;
    d->mattered = 0;
    d->one_at_a_time = false;
    reasoning_clear(&d->reasoning, d->strict);
    d->status = decide_case(d->rule, d->law, &d->facts, &d->outcome, &d->reasoning, &d->problems);
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
