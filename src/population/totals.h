/* SPDX-License-Identifier: EUPL-1.2 */
/* totals.h: what a run adds up: whole numbers only, so that parts of a run give the same sum in any order, on any number of machines. */
#ifndef BREED_POPULATION_TOTALS_H
#define BREED_POPULATION_TOTALS_H

#include "population/lines.h"

enum { LAWS = 2, LAW_base = 0, LAW_reform = 1 };
enum { OUTCOMES_MOST = 16, WORDS_MOST = 16, TOWNS_MOST = 400, AGE_GROUPS = 6, PAYEES = 2, GAP_GROUPS = 10 };

/* Ages on 1 January: under 18, 18 to 20, 21 to 26, 27 to 44, 45 to 59, 60 and older. */
int32_t age_group(int32_t age);
extern const int32_t age_group_from[AGE_GROUPS];

/* One outcome of one line: rows in which it was settled, more than nought, their sum (amounts only), and how often each word or answer. */
struct outcome_total { int64_t settled, positive, sum, word[WORDS_MOST]; };
/* reached: people to or from whom something flowed. */
struct line_total { int64_t rows, reached[LAWS], status[LAWS][STATUSES]; struct outcome_total outcome[LAWS][OUTCOMES_MOST]; };
/* What flowed in one flow: to how many moments, and how much. */
struct flow_total { int64_t moments, amount; };
/* People of a group, and of each payee (the person himself, his employer) who gains and loses by the reform. */
struct change_total { int64_t gain_count, gain, loss_count, loss, same_count; };
struct group_total { int64_t people, reached[LAWS]; struct flow_total flow[LINES_MOST][FLOWS_MOST][LAWS]; struct change_total change[PAYEES]; };

/* How a line can change for a person in the year: he or his employer gets more or less by it; moments that can no longer be decided, or can be now;
 * or another outcome, and the same money. */
enum change { CHANGE_gains, CHANGE_loses, CHANGE_employer_gains, CHANGE_employer_loses, CHANGE_undecided, CHANGE_decided, CHANGE_other, CHANGES };
enum { LARGEST = 3, DRAWN = 3 };
/* Whose it is, and the moment in which it is largest. size: cents in the year, or moments where no money changed. */
struct change_case { int64_t household, member, month, nth, size; };
/* People with such a change, how much together, the largest and some drawn by lot; as many of each as there are people. */
struct change_cases { int64_t people, size; struct change_case largest[LARGEST], drawn[DRAWN]; };

/* A plain row of int64_t, of which all but the cases are sums: see totals_add. */
struct totals {
    int64_t households, people, reached[LAWS];      /* reached: people with at least one flow */
    struct line_total line[LINES_MOST];
    struct group_total all, age[AGE_GROUPS], home[HOMES];
    struct group_total town[TOWNS_MOST];
    int64_t gap[PAYEES][2 * GAP_GROUPS];            /* people by how much a year they lose (first half) or gain */
    struct change_cases changed[LINES_MOST][CHANGES];
};
/* The bounds between those groups in cents, growing: up to 10, 50, 100, 250, 500, 1000, 2500, 5000, 10000 euros, and more. */
extern const money gap_until[GAP_GROUPS];

/* The same whatever is added to what, and in which order. */
void totals_add(struct totals *to, const struct totals *more);
void totals_add_case(struct change_cases *, const struct change_case *);
/* As many of the largest or of those drawn as are there. */
static inline int32_t cases_kept(const struct change_cases *c, int32_t most) { return c->people < most ? (int32_t)c->people : most; }

#endif
