/* SPDX-License-Identifier: EUPL-1.2 */
/* parts.h: what the JSON and the text of a decision have in common: its steps as sentences, its parameters once each. */
#ifndef BREED_EXPLAIN_PARTS_H
#define BREED_EXPLAIN_PARTS_H

#include "explain/explain.h"
#include "reason/certainty.h"

/* The sentence of a step with its numbers filled in. */
void part_sentence(struct text *, const struct step *, int language);

/* The members of a step without the braces: article, link, sentence, value. on: the day whose version of the articles counts. */
void part_step_json(struct text *, const struct decision *, const struct step *, date on, int language);

/* The parameters used, each row once and in the order of first use. Returns how many; use[] holds a day on which the row counts. */
int32_t part_parameters(const struct decision *, struct use use[USES_MOST]);

/* The facts that the rule asked for and that nobody gave, while an outcome asked for is still open. */
uint64_t part_missing(const struct decision *);

/* Given facts that the rule did not look at. */
uint64_t part_unused(const struct decision *);

/* What was assumed of the elements of a list: "huisgenoten[].bbl", between, its value. */
void part_assumed(struct text *, const struct decision *, int32_t which, const char *between, bool json);

/* A value of the law as JSON, null when it is not known. */
void part_law_value_json(struct text *, const struct law_parameter *, int64_t value);

/* How sure the answer is: the member "zekerheid" with a comma before it; and a paragraph of sentences. */
void certainty_json(struct text *, const struct decision *, const struct certainty *);
void certainty_text(struct text *, const struct decision *, const struct certainty *, int language);

static inline const void *part_fact(const struct decision *d, uint32_t fact) { return d->facts.bytes + d->rule->facts[fact].offset; }
static inline const void *part_outcome(const struct decision *d, uint32_t outcome) { return d->outcome.bytes + d->rule->outcomes[outcome].offset; }

#endif
