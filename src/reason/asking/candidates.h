/* SPDX-License-Identifier: EUPL-1.2 */
/* candidates.h: the values of a fact that are worth trying: few, and such that none that behaves differently is likely to be missed. */
#ifndef BREED_REASON_CANDIDATES_H
#define BREED_REASON_CANDIDATES_H

#include "base/arena.h"
#include "rules/facts.h"

/* A value of a fact. list: a whole list as it lies in the struct of the rule, of plain bytes; NULL for every other fact. */
struct value { int64_t plain; const void *list; };

/* Sets a fact, and takes it back. */
void fact_put(const struct rule *, void *facts, uint32_t fact, struct value);
void fact_take_away(void *facts, uint32_t fact);
/* Writes a plain value where a value of that term lies. */
void term_store(const struct term *, void *at, int64_t value);

enum { SEEN_DAYS = 256, SEEN_SPANS = 64, SEEN_AMOUNTS = 96 };

/* What the runs of one search read of the law: the first days of its regimes, its terms and ages, its amounts and percentages. From them follow the values
 * at which an outcome may turn. Begins with the days from which an overlay takes an option, grows with seen_add; when it is full the rest is left out and
 * `full` says so. */
struct seen {
    uint8_t unit[LAW_SLOTS];                /* of the parameters seen: their unit and one more */
    date day[SEEN_DAYS]; int32_t days;
    struct span { enum law_unit unit; int32_t length; } span[SEEN_SPANS]; int32_t spans;
    struct amount { enum law_unit unit; int64_t value; } amount[SEEN_AMOUNTS]; int32_t amounts;
    bool full;
};
void seen_start(struct seen *, const struct law *);
/* The parameters that a run read. True when there was something new. */
bool seen_add(struct seen *, const struct law *, const struct reasoning *);

/* Values to try, in order. turn: here something may turn, so that the values from here to the next turn may behave alike and those before it may not. */
struct point { int64_t at; bool turn; };
enum { POINTS_MOST = 2048 };
struct points { struct point point[POINTS_MOST]; int32_t count; };

/* The values of a fact (not of a list) that may matter beside the facts given. every: all its values lie among them.
 * Of municipalities, which nothing orders, only some. */
void points_of(struct points *, bool *every, const struct rule *, const struct law *, const struct seen *, const void *facts, uint32_t fact);

/* Lists to try for a list fact, taken from the arena: the empty one, one element of every kind, a few of several; and when a list is given of which parts of
 * elements are missing, that list with those parts filled in. Returns how many (0 when memory ran out). */
int32_t lists_of(const struct value **, struct arena *, const struct rule *, const struct law *, const struct seen *, const void *facts, uint32_t fact);

#endif
