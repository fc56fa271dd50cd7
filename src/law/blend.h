/* SPDX-License-Identifier: EUPL-1.2 */
/* blend.h: a law put together out of two: of each parameter the values of the one or of the other, and single values set by hand. */
#ifndef BREED_LAW_BLEND_H
#define BREED_LAW_BLEND_H

#include "law/law.h"

/* law is what a rule reads; it begins as a copy of `a`. Lives in the arena that law_blend_start was given; a and b must outlive it. */
struct law_blend { struct law law; int64_t *value; const struct law *a, *b; uint32_t stretches; date *first; };

/* False when memory runs out. */
bool law_blend_start(struct law_blend *, struct arena *, const struct law *a, const struct law *b);

/* From now on this parameter (with its key) has the values of that side on every day; what was set by hand is forgotten. */
void law_blend_take(struct law_blend *, uint32_t slot, const struct law *side);

/* From now on this parameter has that value on the days around that day on which neither law changes. */
void law_blend_set(struct law_blend *, uint32_t slot, date day, int64_t value);

#endif
