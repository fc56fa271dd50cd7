/* SPDX-License-Identifier: EUPL-1.2 */
/* whatif.h: what must change for a wanted outcome, as a text for people and as JSON. */
#ifndef BREED_EXPLAIN_WHATIF_H
#define BREED_EXPLAIN_WHATIF_H

#include "explain/explain.h"
#include "reason/whatif/whatif.h"

/* now: the decision as things stand, made, with the outcomes of the targets asked for. */
void explain_whatif(struct text *, const struct whatif *, const struct decision *now, const struct target *, int32_t targets, int language);
void explain_whatif_json(struct text *, const struct whatif *, const struct decision *now, const struct target *, int32_t targets, int language);

#endif
