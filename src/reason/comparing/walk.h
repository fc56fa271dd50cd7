/* SPDX-License-Identifier: EUPL-1.2 */
/* walk.h: one case decided month after month, with what a month uses up carried over to the next. */
#ifndef BREED_REASON_WALK_H
#define BREED_REASON_WALK_H

#include "reason/comparing/carry.h"
#include "reason/decision.h"

enum { WALK_MONTHS_MOST = 120 };

/* One month: its first day, the counts with which it began, and the amount that came out. */
struct walk_month { date first; struct carry carry; enum status status; bool settled; money amount; };

/* A route. The caller fills the first part; facts holds all but the reference date. law must outlive it. */
struct walk {
    const struct rule *rule;
    const struct law *law;
    bool strict;
    uint32_t amount;                    /* the outcome that is summed: euros */
    struct case_room facts;
    date from; int32_t months;          /* months are counted from the day `from` */

    bool settled;                       /* every month was */
    money sum;                          /* of the months that are settled */
    struct walk_month month[WALK_MONTHS_MOST];
};

/* Decides every month; d is room to work in. False when a month is ONGELDIG: d is that month, with its problems. */
bool walk_all(struct walk *, struct decision *d);
/* The decision of one month again, with its reasons. */
void walk_decide(const struct walk *, int32_t month, struct decision *);

/* Only the amounts, without reasons; what is not settled counts as nought. */
void walk_amounts(const struct walk *, money amount[WALK_MONTHS_MOST]);

#endif
