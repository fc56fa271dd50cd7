/* SPDX-License-Identifier: EUPL-1.2 */
/* parts.h: what the JSON and the text of a decision have in common: its steps as sentences, its parameters once each. */
#ifndef BREED_EXPLAIN_PARTS_H
#define BREED_EXPLAIN_PARTS_H

#include "explain/explain.h"

/* The sentence of a step with its numbers filled in. */
void part_sentence(struct text *, const struct step *, int language);

/* The parameters used, each row once and in the order of first use. Returns how many; use[] holds a day on which the row counts. */
int32_t part_parameters(const struct decision *, struct use use[USES_MOST]);

/* The facts that the rule asked for and that nobody gave, while an outcome asked for is still open. */
uint64_t part_missing(const struct decision *);

/* Given facts that the rule did not look at. */
uint64_t part_unused(const struct decision *);

/* What was assumed of the elements of a list: "huisgenoten[].bbl", between, its value. */
void part_assumed(struct text *, const struct decision *, int32_t which, const char *between, bool json);

static inline const void *part_fact(const struct decision *d, uint32_t fact) { return d->facts.bytes + d->rule->facts[fact].offset; }
static inline const void *part_outcome(const struct decision *d, uint32_t outcome) { return d->outcome.bytes + d->rule->outcomes[outcome].offset; }

#endif
