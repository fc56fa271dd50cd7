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
    d->problems.count = 0;
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

/* The case under another law; true when the outcome differs from the one decided. */
static bool tried(const struct decision *d, const struct law *law)
{
    struct case_room outcome;
    ((struct outcome_head *)&outcome)->settled = ((struct outcome_head *)&outcome)->none = 0;
    d->rule->decide(NULL, law, &d->facts, &outcome);
    return differ(d, &d->outcome, &outcome);
}

/* A choice mattered when some way of taking the other consulted choices exists in which another option of this one changes the outcome. */
static void try_combinations(struct decision *d, const uint32_t *place, const uint32_t *options, uint32_t n, uint32_t total)
{
    static const uint32_t most = 64;
    struct law law = *d->law;
    uint8_t differs[64];
    for (uint32_t combination = 0; combination < total && combination < most; combination++) {
        uint32_t rest = combination;
        for (uint32_t k = 0; k < n; k++) { law.option[place[k]] = (uint8_t)(rest % options[k]); rest /= options[k]; }
        differs[combination] = tried(d, &law);
    }
    uint32_t step = 1;
    for (uint32_t k = 0; k < n; step *= options[k++])
        for (uint32_t combination = 0; combination < total; combination++) {
            uint32_t own = combination / step % options[k];
            if (own + 1 < options[k] && differs[combination] != differs[combination + step]) d->mattered |= (uint64_t)1 << place[k];
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
    if (total <= 64) try_combinations(d, place, options, n, total);
    else try_one_at_a_time(d, place, options, n);
}

void decision_make(struct decision *d)
{
    int32_t before = d->problems.count;
    d->mattered = 0;
    d->one_at_a_time = false;
    reasoning_clear(&d->reasoning, d->strict);
    d->status = decide_case(d->rule, d->law, &d->facts, &d->outcome, &d->reasoning, &d->problems);
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
