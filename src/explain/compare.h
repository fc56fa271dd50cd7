/* SPDX-License-Identifier: EUPL-1.2 */
/* compare.h: two decisions side by side as a text for people and as JSON. */
#ifndef BREED_EXPLAIN_COMPARE_H
#define BREED_EXPLAIN_COMPARE_H

#include "explain/explain.h"
#include "reason/comparing/compare.h"

/* label: what each side is, in words of the language: "1 januari 2026". */
void explain_comparison(struct text *, const struct comparison *, const char *const label[2], int language);
void explain_comparison_json(struct text *, const struct comparison *, const char *const label[2], int language);

/* A sum of money with its sign, "+ € 12,00", and nothing for nought. */
void explain_change(struct text *, money change, int language);

#endif
