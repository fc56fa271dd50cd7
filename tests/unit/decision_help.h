/* SPDX-License-Identifier: EUPL-1.2 */
/* decision_help.h: a fact of a decision given as text, for tests. */
#ifndef BREED_TESTS_DECISION_HELP_H
#define BREED_TESTS_DECISION_HELP_H

#include "law_help.h"
#include "random_case.h"
#include "reason/decision.h"

static inline bool set(struct decision *d, const char *name, const char *value)
{
    int32_t fact = rule_fact(d->rule, name, strlen(name));
    return fact_set_text(d->rule, &d->facts, fact, value, strlen(value), (struct manner){ 0 }, &d->problems);
}

#endif
