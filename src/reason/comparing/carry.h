/* SPDX-License-Identifier: EUPL-1.2 */
/* carry.h: facts of a rule that grow out of its own outcomes month after month, such as the months of an exemption that have been used. */
#ifndef BREED_REASON_CARRY_H
#define BREED_REASON_CARRY_H

#include "rules/rule.h"

/* Which months count for a fact, as data (the table stands in carry.c). A month counts when the outcome (or, without one, the fact) `by` is `word`
 * (without a word: more than nought) and the outcome `amount`, where it is named, is more than nought. since: once a month counted, every later month does. */
struct carried { const char *rule, *fact, *by, *word, *amount; bool since; const char *begins[2]; };
enum { CARRIED_MOST = 8 };

/* The counts of one rule at the start of a month. Small: copy it to come back to a month later. */
struct carry { const struct rule *rule; int32_t count; struct { const struct carried *how; int32_t fact; whole months; bool begun; } item[CARRIED_MOST]; };

/* Begins with what the facts say. A count that is not given begins with the sum of those named in `begins`, else with nought.
 * A count that is given as unknown is left alone. */
void carry_begin(struct carry *, const struct rule *, const void *facts);
/* Writes the counts into the facts of the month to be decided. */
void carry_give(const struct carry *, void *facts);
/* Counts the month that was decided. An outcome that is not settled does not count. */
void carry_on(struct carry *, const void *facts, const void *outcome);

/* The outcome whose sum over months compares the routes of a rule; -1 when none is set down for it. */
int32_t carry_amount(const struct rule *);

#endif
