/* SPDX-License-Identifier: EUPL-1.2 */
/* registry.c: the table of rules, made from registry.def. */
#include "rules/registry.h"

#include "base/text.h"
#include "rules/facts.h"

#define R(name) extern const struct rule rule_##name;
#include "rules/registry.def"
#undef R
#define R(name) &rule_##name,
const struct rule *const rules[] = {
#include "rules/registry.def"
};
const int32_t rule_count = sizeof rules / sizeof *rules;

const struct rule *rule_find(const char *name, size_t size)
{
    for (int32_t i = 0; i < rule_count; i++)
        if (same_text(name, size, rules[i]->name)) return rules[i];
    return NULL;
}

static int32_t find(const struct field *fields, uint32_t count, const char *name, size_t size)
{
    for (uint32_t i = 0; i < count; i++)
        if (same_text(name, size, fields[i].term->name) || is_column_name(fields[i].term->name, name, size)) return (int32_t)i;
    return -1;
}

int32_t rule_fact(const struct rule *rule, const char *name, size_t size) { return find(rule->facts, rule->fact_count, name, size); }
int32_t rule_outcome(const struct rule *rule, const char *name, size_t size) { return find(rule->outcomes, rule->outcome_count, name, size); }

const char *rule_nearest(const struct rule *rule, const char *name, size_t size)
{
    const char *nearest = NULL;
    int least = size < 6 ? 2 : 4;
    int32_t total = rule ? (int32_t)rule->fact_count : rule_count;
    for (int32_t i = 0; i < total; i++) {
        const char *candidate = rule ? rule->facts[i].term->name : rules[i]->name;
        size_t length = 0;
        while (candidate[length]) length++;
        int distance = edit_distance(name, size, candidate, length);
        if (distance < least) { least = distance; nearest = candidate; }
    }
    return nearest;
}
