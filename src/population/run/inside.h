/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of a run share: a block of households, the rows of each line in it, and whoever works on it. */
#ifndef BREED_POPULATION_RUN_INSIDE_H
#define BREED_POPULATION_RUN_INSIDE_H

#include "population/run.h"
#include "rules/rule.h"

enum { MONTHS = 12, PEOPLE_MOST = BLOCK_HOUSEHOLDS * HOUSEHOLD_MOST };

/* A moment that is a row of a line, and whose. */
struct moment { struct life life; int32_t person, nth; };
/* The rows of one line in the block. */
struct rows {
    int32_t count, room;
    struct moment *moment;
    char *facts[LAWS], *outcomes[LAWS];
    uint8_t *status[LAWS];
    int32_t *of;                        /* [place_of a moment]: its row, when that row is there and of that moment; never cleared */
    struct terms_room *terms[LAWS];
};
struct worker {
    const struct run *run;
    _Atomic int64_t *next;
    struct totals *totals;
    struct rows rows[LINES_MOST];
    struct household household[BLOCK_HOUSEHOLDS];
    int32_t households, people;
    struct { const struct household *home; const struct person *person; } who[PEOPLE_MOST];
    money net[PEOPLE_MOST][PAYEES][LAWS];
    bool reached[PEOPLE_MOST][LAWS];
    date first[MONTHS], last[MONTHS];
    bool failed;
};

static inline int32_t laws_of(const struct run *run) { return run->law[LAW_reform] ? 2 : 1; }
static inline const char *outcome_at_row(const struct rows *rows, const struct rule *rule, int32_t law, int32_t row) { return rows->outcomes[law] + (size_t)row * rule->outcome_size; }

/* ---- rows.c ---- */
/* The moments of a line in the block, with their facts; false when memory ran out. */
bool rows_gather(struct worker *, const struct line *, struct rows *);
void rows_decide(struct worker *, const struct line *, struct rows *);

/* ---- count.c ---- */
void count_line(struct worker *, int32_t line);         /* how often each outcome */
void count_flows(struct worker *, int32_t line);        /* amounts from whom to whom, and whose changed */
/* The amount that flows at a moment; 0 when it is not settled, not claimed, or was not asked for in time. */
money flowing(const struct run *, int32_t law, const struct flow *, const struct rule *, const struct life *, const char *outcome);
void count_people(struct worker *);                     /* the year of everybody in the block */

#endif
