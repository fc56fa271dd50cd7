/* SPDX-License-Identifier: EUPL-1.2 */
/* explain.h: a decision as JSON for programs and as sentences for people, in Dutch (0) and English (1). Same input, same bytes. */
#ifndef BREED_EXPLAIN_EXPLAIN_H
#define BREED_EXPLAIN_EXPLAIN_H

#include "base/node.h"
#include "base/text.h"
#include "reason/decision.h"

/* "0.1.0+3fa9c1d20b7e": the version of the program with a digest of the sources that decide. */
extern const char explain_program[];

/* The whole answer as one JSON object (no newline behind it). Numbers are written from whole numbers, never through binary floating point. */
void explain_json(struct text *, const struct decision *, int language);

/* The answer in short: status, outcomes, what is missing or wrong. For `breed calc` without --json. */
void explain_short(struct text *, const struct decision *, int language);

/* The full reasoning: facts, steps with their articles, outcome, assumptions, choices, uncertain parameters, law. For `breed explain`. */
void explain_full(struct text *, const struct decision *, int language);

/* One problem as one line, "urenPerWeek: '-3': toegestaan: ...", without a newline. */
void explain_problem(struct text *, const struct problem *, int language);

/* A value with its unit as people read it: "€ 1.238,98", "23,5 procent", "36 uur", "1 januari 2026", "ja". */
void explain_value(struct text *, const struct term *, const void *value, int language);
void explain_quantity(struct text *, const struct quantity *, int language);
void explain_parameter(struct text *, const struct law_parameter *, int64_t value, int language);
void explain_date(struct text *, date, int language);

/* Recomputes a stored answer: tells each place where the stored one differs from what the law as loaded gives.
 * Returns the number of differences, or -1 when the document is no answer (problems says why). The decision is filled on the way. */
int explain_verify(const struct node *stored, const struct law *, struct decision *, struct arena *,
                   void (*tell)(void *context, const char *path, const struct node *stored, const struct node *now), void *context, struct problems *);

#endif
