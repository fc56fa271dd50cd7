/* SPDX-License-Identifier: EUPL-1.2 */
/* check_inside.h: what the files of the checker share: one row read, and what is kept of it. */
#ifndef BREED_EXCHANGE_CHECK_INSIDE_H
#define BREED_EXCHANGE_CHECK_INSIDE_H

#include "exchange/records/check.h"

struct check_cell { const char *text; size_t size; };       /* size 0: empty, or no such column */
struct check_row { int64_t number; struct check_cell cell[CHECK_FIELD_COUNT]; };

/* What is kept of a row for looking at it beside others. */
struct check_kept { uint64_t key[2]; date from, until, ends; int32_t row; int16_t value; uint8_t flat,
    settled; };      /* settled: a subsidy percentage stood beside the value, which is right or told to be wrong */

_Static_assert(sizeof(struct check_kept) == 40, "what check.h says is kept of a row");

struct checking {
    const struct check_job *job;
    struct check_result *result;
    const struct check_mapping *mapping;
    bool column[CHECK_FIELD_COUNT];     /* the file has it */
    bool bsn;                           /* the person is told by a citizen service number */
    struct check_kept *kept; int64_t kept_count, kept_room;
};

/* check_row.c: everything about one row by itself; keeps what is needed of it. False: memory ran out. */
bool check_one_row(struct checking *, const struct check_row *);
/* check_group.c: the rows of each person and job beside each other. */
bool check_beside(struct checking *);
void check_tell(struct checking *, struct check_finding);

/* The days from DATE_NEVER (none) up; false when it is no day. */
bool check_day(const struct check_mapping *, const struct check_cell *, date *);

/* check_paid.c: what the wrong value did to the sickness benefit, when the row says enough. used -1: the flat rate. */
void check_paid(struct checking *, const struct check_row *, int32_t used, int32_t due, struct check_finding *);

#endif
