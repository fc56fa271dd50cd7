/* SPDX-License-Identifier: EUPL-1.2 */
/* evenly.h: may it be said of a stretch that its outcome runs from that of one end to that of the other? */
#ifndef BREED_REASON_EVENLY_H
#define BREED_REASON_EVENLY_H

#include "reason/asking/search.h"

/* False when a value was found whose outcome lies beyond those at the ends, or that is decided otherwise. Places where amounts bend are looked for by halving; sums of
 * rounded parts may go up and down by a cent unseen. facts: the situation, which is written in. outcome: at both ends. */
bool runs_evenly(struct search *, struct case_room *facts, const struct class *, uint32_t fact, const struct case_room outcome[2]);

#endif
