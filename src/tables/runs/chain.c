/* SPDX-License-Identifier: EUPL-1.2 */
/* chain.c: several rules in one run: in which order, what each hands on, and what their columns are called. */
#include <string.h>
#include "rules/registry.h"
#include "tables/inside.h"

/* ---- the order ---- */

/* The fact of a rule that is an outcome of another; a name means one thing everywhere. */
static bool asks_for(const struct rule *rule, const struct rule *other)
{
    for (uint32_t k = 0; k < other->outcome_count; k++)
        for (uint32_t i = 0; i < rule->fact_count; i++)
            if (rule->facts[i].term == other->outcomes[k].term) return true;
    return false;
}

static void tell_rules(const struct table_job *job, const struct rule *one, const struct rule *other, const char *nl, const char *en)
{
    struct table_plan plan = { .job = job };
    struct text line = { 0 };
    text_put(&line, in_language(job, "regels ", "rules "));
    text_put(&line, one->name);
    text_put(&line, in_language(job, " en ", " and "));
    text_put(&line, other->name);
    text_put(&line, in_language(job, nl, en));
    plan_tell(&plan, &line);
}

static bool is_before(const struct table_rule *left, int count, int k)
{
    for (int i = 0; i < count; i++) if (i != k && left[i].rule && asks_for(left[k].rule, left[i].rule)) return false;
    return true;
}

/* No rule twice, and no outcome that two rules would hand to a third. */
static bool is_clear(const struct table_job *job, const struct table_rule *all, int count)
{
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++)
            if (all[i].rule == all[j].rule) { tell_rules(job, all[j].rule, all[i].rule, " zijn dezelfde (toegestaan: elke regel één keer)", " are the same (allowed: each rule once)"); return false; }
    return true;
}

bool chain_order(struct table_job *job, struct table_rule room[TABLE_RULES_MOST])
{
    struct table_rule left[TABLE_RULES_MOST] = { { job->rule, job->outcomes } };
    int count = job->more_count + 1;
    if (count > TABLE_RULES_MOST) { tell_rules(job, job->rule, job->more[0].rule, ": te veel regels (toegestaan: ten hoogste 8)", ": too many rules (allowed: at most 8)"); return false; }
    for (int i = 1; i < count; i++) left[i] = job->more[i - 1];
    if (!is_clear(job, left, count)) return false;
    for (int place = 0; place < count; place++) {
        int k = 0;
        while (k < count && (!left[k].rule || !is_before(left, count, k))) k++;
        if (k == count) {
            const struct rule *both[2];
            int found = 0;
            for (int i = 0; i < count && found < 2; i++) if (left[i].rule) both[found++] = left[i].rule;
            tell_rules(job, both[0], both[1], " vragen elkaars uitkomst; reken ze na elkaar", " ask for each other's outcome; run them one after the other");
            return false;
        }
        room[place] = left[k];
        left[k].rule = NULL;
    }
    job->rule = room[0].rule;
    job->outcomes = room[0].outcomes;
    job->more = room + 1;
    return true;
}

/* ---- the plans ---- */

static void note_carries(struct table_plan *plan, const struct table_plan *first)
{
    int32_t place = 0;
    for (const struct table_plan *from = first; from != plan; from = from->next, place++)
        for (uint32_t k = 0; k < from->job->rule->outcome_count; k++)
            for (uint32_t i = 0; i < plan->job->rule->fact_count && plan->carry_count < 64; i++)
                if (plan->job->rule->facts[i].term == from->job->rule->outcomes[k].term) plan->carry[plan->carry_count++] = (struct table_carry){ place, (int32_t)k, (int32_t)i };
}

static void note_shared(struct table_plan *plan, const struct table_plan *first)
{
    for (const struct table_plan *other = first; other; other = other->next)
        for (uint32_t k = 0; k < plan->job->rule->outcome_count && other != plan; k++)
            for (uint32_t i = 0; i < other->job->rule->outcome_count; i++)
                plan->shared |= (uint64_t)(plan->job->rule->outcomes[k].term == other->job->rule->outcomes[i].term) << k;
}

bool chain_plans(struct table_plan *first)
{
    struct table_plan *last = first;
    for (int i = 0; i < first->job->more_count; i++, last = last->next) {
        const struct table_rule *further = &first->job->more[i];
        struct table_plan *plan = last->next = arena_take_zero(&first->arena, sizeof *plan);
        if (!plan) return false;
        plan->own_job = *first->job;
        plan->own_job.rule = further->rule;
        plan->own_job.more_count = 0;
        plan->job = &plan->own_job;
        plan->limits = first->limits;
        plan->period = law_coverage(first->job->law, further->rule->name);
        uint64_t every = further->rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << further->rule->outcome_count) - 1;
        plan->all = further->outcomes & every;
        note_carries(plan, first);
    }
    for (struct table_plan *plan = first; plan; plan = plan->next) { plan->of_several = first->next; note_shared(plan, first); }
    return true;
}

static bool chain_column(struct table_plan *plan, int32_t i)
{
    const struct table_column *column = &plan->columns[i];
    int32_t fact = rule_fact(plan->job->rule, column->name, column->size);
    if (fact < 0) return true;
    for (int32_t k = 0; k < plan->fact_count; k++) {
        if (plan->facts[k].fact != fact) continue;
        tell_column(plan, column->name, column->size, "staat er meer dan eens (toegestaan: elke kolom één keer)", "occurs more than once (allowed: each column once)", NULL);
        return false;
    }
    plan_add_fact(plan, i, fact);
    return true;
}

bool chain_facts(struct table_plan *first)
{
    bool good = true;
    for (struct table_plan *plan = first->next; plan; plan = plan->next) {
        plan->columns = first->columns;
        plan->column_count = first->column_count;
        plan->separator = first->separator;
        plan->point = first->point;
        plan->of_rows = first->of_rows;
        plan->clean = first->clean;
        plan->line_end = first->line_end;
        plan->line_end_size = first->line_end_size;
        plan->facts = arena_take_zero(&first->arena, ((size_t)first->column_count + 1) * sizeof *plan->facts);
        if (!plan->facts) return false;
        for (int32_t i = 0; i < plan->column_count; i++) good &= chain_column(plan, i);
    }
    return good;
}

/* ---- names ---- */

void put_outcome_name(const struct table_plan *plan, struct text *out, const char *name, bool shared, bool json)
{
    if (shared) { text_put(out, plan->job->rule->name); text_char(out, '_'); }
    if (json) text_put(out, name);
    else put_column_name(out, name);
}

static bool is_outcome_name(const struct table_plan *plan, const char *name, size_t size)
{
    const char *const own[] = { "status", "reden" };
    struct text full = { 0 };
    bool taken = false;
    for (uint32_t k = 0; k < plan->job->rule->outcome_count + 2 && !taken; k++) {
        const char *outcome = k < 2 ? own[k] : plan->job->rule->outcomes[k - 2].term->name;
        full.size = 0;
        if (k < 2 || plan->shared >> (k - 2) & 1) text_put(&full, plan->job->rule->name);     /* what stands between the words does not count */
        text_put(&full, outcome);
        taken = same_letters(name, size, text_string(&full));
    }
    text_free(&full);
    return taken;
}

enum name_kind name_kind_in(const struct table_plan *first, const char *name, size_t size, int32_t *fact, const char **nearest)
{
    enum name_kind kind = name_kind_of(first->job->rule, name, size, fact, nearest);
    const char *near;
    int32_t other;
    for (const struct table_plan *plan = first->next; plan; plan = plan->next) {
        enum name_kind of_other = name_kind_of(plan->job->rule, name, size, &other, &near);
        if (kind == NAME_TAKEN || of_other == NAME_TAKEN) kind = NAME_TAKEN;
        else if (kind == NAME_FACT || of_other == NAME_FACT) kind = NAME_FACT;
        else if (of_other == NAME_NEAR && kind == NAME_OTHER) { kind = NAME_NEAR; *nearest = near; }
    }
    for (const struct table_plan *plan = first; plan && first->next && kind != NAME_TAKEN; plan = plan->next) if (is_outcome_name(plan, name, size)) kind = NAME_TAKEN;
    return kind;
}
