/* SPDX-License-Identifier: EUPL-1.2 */
/* certainty.h: how sure a decision is: on which choices of interpretation and which uncertain values of the law it hangs, and by how much. */
#ifndef BREED_REASON_CERTAINTY_H
#define BREED_REASON_CERTAINTY_H

#include "reason/decision.h"

/* What came out of one outcome over all readings tried. */
struct spread {
    bool any, none, open;           /* in some reading there is a value; settled that there is none; not settled */
    int64_t least, most;            /* of a date, amount, percentage, hours or number, where there is a value */
    uint64_t seen;                  /* of an answer or word: bit v for value v; of a list or code: bit w for each way w (below 64) with a value that no way before it gave */
};

/* Least and most make sense for what has an order; of answers, words, lists and codes only which ones came out. */
static inline bool spread_is_word(const struct term *term) { return term->kind == KIND_answer || term->kind == KIND_word; }
static inline bool spread_has_order(const struct term *term) { return !spread_is_word(term) && term->kind != KIND_list && term->kind != KIND_code; }

/* About 3 KB, owned by the caller. */
struct certainty {
    uint64_t choices;               /* that make a difference here, also those that only come up under another option of another one */
    uint64_t untried;               /* that come up under some reading, and were not varied beside all others because there would be too many combinations */
    bool one_at_a_time;             /* so were the choices tried, at the decision or here */
    struct readings readings;       /* the ways over which the spread goes; one way when no choice makes a difference */
    uint64_t varies;                /* outcomes asked for that are not the same in every reading */
    struct spread spread[64];       /* [outcome], where it varies */
};

/* Of a decision that was made. When no choice can make a difference this costs nothing. */
void certainty_find(const struct decision *, struct certainty *);

/* The outcome with one option of one choice taken otherwise, or in one of the ways. Returns which outcomes asked for differ from those decided. */
uint64_t certainty_with_option(const struct decision *, uint32_t choice, uint32_t option, struct case_room *outcome);
uint64_t certainty_in_way(const struct decision *, const struct certainty *, uint32_t way, struct case_room *outcome);

/* A value of the law that the decision read is uncertain when it is unknown, derived, or rests on one source. row NULL: no row covers the day. */
static inline bool row_is_uncertain(const struct law_row *row) { return !row || row->status != LAW_vastgesteld || row->single; }

/* The outcome with the value of an earlier publication (law_row_known_before) in place of the one that counted. Returns which outcomes asked for differ; none when
 * memory ran out. */
uint64_t certainty_with_row(const struct decision *, const struct use *, const struct law_row *earlier, struct case_room *outcome);

#endif
