/* SPDX-License-Identifier: EUPL-1.2 */
/* gaps.h: in which months two routes come to different amounts, and which of their differences closes each gap. */
#ifndef BREED_REASON_GAPS_H
#define BREED_REASON_GAPS_H

#include "base/arena.h"
#include "reason/comparing/walk.h"

/* Something in which two routes differ: a fact, a choice, or the law as a whole (another day on which it was frozen). */
enum route_part { ROUTE_fact, ROUTE_choice, ROUTE_law };
struct route_difference { enum route_part part; uint32_t which; };

enum { ROUTE_DIFFERENCES_MOST = 64, ROUTE_TRIED_WHOLLY = 8, CLOSINGS_MOST = 4 };

/* Months that follow each other with the same two amounts and the same first step that parts the reasonings. closing: the smallest sets of differences (bits of their places)
 * that, switched for the whole route, give the amount of the other route in every one of these months. */
struct gap { int32_t first, last; money here, there, difference; int32_t closings; uint64_t closing[CLOSINGS_MOST]; };

struct gaps {
    const struct walk *here, *there;
    int32_t differences; struct route_difference difference[ROUTE_DIFFERENCES_MOST];
    int32_t count; struct gap *gap;
};

/* Both walked, of one rule, equally long and settled. a and b: room to work in. Lives in the arena. False when memory runs out. */
bool gaps_find(struct gaps *, struct arena *, const struct walk *here, const struct walk *there, struct decision *a, struct decision *b);

/* The first month of a gap decided on this route (here) and on this route with its first closing switched (closed). room: to work in. */
void gap_decide(const struct gaps *, const struct gap *, struct walk *room, struct law *law, struct decision *here, struct decision *closed);

/* Is this step, with its numbers, not in the other reasoning? */
bool step_is_own(const struct step *, const struct reasoning *other);

#endif
