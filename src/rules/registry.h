/* SPDX-License-Identifier: EUPL-1.2 */
/* registry.h: all rules, and finding one by name. */
#ifndef BREED_RULES_REGISTRY_H
#define BREED_RULES_REGISTRY_H

#include "rules/rule.h"

extern const struct rule *const rules[];
extern const int32_t rule_count;

const struct rule *rule_find(const char *name, size_t size);        /* NULL when there is none */

/* Place of a fact or outcome of a rule by its name ("urenPerWeek") or its column name ("uren_per_week"); -1 when the rule has none of that name. */
int32_t rule_fact(const struct rule *, const char *name, size_t size);
int32_t rule_outcome(const struct rule *, const char *name, size_t size);

/* The name nearest to a mistyped one among facts (or rules, when rule is NULL); NULL when nothing is near. */
const char *rule_nearest(const struct rule *, const char *name, size_t size);

#endif
