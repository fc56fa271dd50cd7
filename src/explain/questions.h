/* SPDX-License-Identifier: EUPL-1.2 */
/* questions.h: what may still be asked, with why, as JSON and as sentences. */
#ifndef BREED_EXPLAIN_QUESTIONS_H
#define BREED_EXPLAIN_QUESTIONS_H

#include "base/text.h"
#include "reason/decision.h"
#include "reason/asking/questions.h"

/* The decision as things stand, and what questions_find found for it. aside: answers that contradict later ones. state: what form_write wrote; NULL for none. */
struct asked { const struct decision *decision; const struct questions *questions; const struct missing *missing; unsigned roles; uint64_t aside; const char *state; };

/* One JSON object, no newline behind it. */
void questions_json(struct text *, const struct asked *, int language);
void questions_text(struct text *, const struct asked *, int language);

/* One sentence: what hangs on a fact, with two answers that come to different outcomes where such were found. */
void questions_why(struct text *, const struct asked *, uint32_t fact, int language);

#endif
