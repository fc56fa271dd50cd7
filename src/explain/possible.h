/* SPDX-License-Identifier: EUPL-1.2 */
/* possible.h: what is still possible while facts are missing, as JSON and as sentences. */
#ifndef BREED_EXPLAIN_POSSIBLE_H
#define BREED_EXPLAIN_POSSIBLE_H

#include "base/text.h"
#include "reason/decision.h"
#include "reason/asking/missing.h"

/* The members "mogelijk" and "mogelijkVolledig" with a comma before them; an empty list when nobody looked. */
void possible_json(struct text *, const struct decision *);

/* A paragraph of sentences; nothing when nothing is known. */
void possible_text(struct text *, const struct decision *, int language);

/* A value of a fact in words. */
void possible_value(struct text *, const struct term *, struct value, int language);

/* "ja", "nee" or "onbekend": can a fact that is missing still change the outcome? */
const char *possible_matters(const struct decision *, uint32_t fact);

#endif
