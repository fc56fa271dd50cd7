/* SPDX-License-Identifier: EUPL-1.2 */
/* termijnen.h: Awb 4:15, how long a term for deciding stood still while the applicant was asked to complete the application; for every rule that says by which day the college decides. */
#ifndef BREED_RULES_TERMIJNEN_H
#define BREED_RULES_TERMIJNEN_H

#include "rules/rule.h"

/* When it was completed, and until when it could be: DATE_NEVER when that did not happen, also when nobody spoke of it. */
#define PART_OF_SUSPENSION(one, part) ((one)->given >> bit_opschortingen_##part & 1 ? (one)->part : DATE_NEVER)

/* Each request after the end of the one before it, and no answer before its request. */
static inline bool suspensions_in_order(const fact_opschortingen *list)
{
    date last = DATE_FIRST;
    for (int32_t i = 0; i < list->n; i++) {
        const item_opschortingen *one = &list->item[i];
        bool asked = one->given >> bit_opschortingen_aanvulverzoekOp & 1;
        date came = PART_OF_SUSPENSION(one, aangevuldOp), within = PART_OF_SUSPENSION(one, aanvullenUiterlijk);
        if (!asked || one->aanvulverzoekOp < last || (came == DATE_NEVER && i + 1 < list->n)) return false;
        if ((came != DATE_NEVER && came < one->aanvulverzoekOp) || (within != DATE_NEVER && within < one->aanvulverzoekOp)) return false;
        last = came;
    }
    return true;
}

/* Inside CONSISTENT. */
#define REFUSE_SUSPENSIONS_OUT_OF_ORDER \
    REFUSE_LIST_IF(opschortingen, !suspensions_in_order(&f->opschortingen), "verzoeken na elkaar, het oudste eerst; alleen het laatste kan nog open staan", "requests one after the other, the oldest first; only the last can still be open")

/* From the day after the request to complete the application until the day of the answer, or through the last day of the term for it when nothing came, a term
 * stands still; what was left of it then runs on. Only days of the term itself count: it began after the day begin and would end on last. seen: the day looked
 * from, the first of the calendar when it is not known. *runs: false while it stands still, and then there is no last day. */
static inline date after_suspensions(UNUSED_OK struct reasoning *r, const struct law *law, const fact_opschortingen *list, date seen, date begin, date last, bool *runs)
{
    *runs = true;
    for (int32_t i = 0; i < list->n; i++) {
        const item_opschortingen *one = &list->item[i];
        date came = PART_OF_SUSPENSION(one, aangevuldOp), by = PART_OF_SUSPENSION(one, aanvullenUiterlijk);
        bool answered = came != DATE_NEVER, within = by != DATE_NEVER;
        date first = (one->aanvulverzoekOp > begin ? one->aanvulverzoekOp : begin) + 1;
        if (first > last) continue;
        *runs = answered || (within && seen > by);
        if (!*runs) {
            STEP("Awb 4:15:1:a", "De termijn staat stil sinds {0}: er is gevraagd de aanvraag aan te vullen.", "The term stands still since {0}: completion of the application was asked for.", on_day(first));
            return last;
        }
        bool in_time = answered && (!within || came <= by);
        date until = !in_time ? by : CHOICE(awb_opschorting) == awb_opschorting_tot_en_met_de_dag ? came : came - 1;
        if (until < first) continue;
        last += until - first + 1;
        STEP("Awb 4:15:1:a", "Van {1} tot en met {2} stond de termijn stil; zij eindigt daardoor op {0}.", "From {1} until {2} the term stood still; so it ends on {0}.", on_day(last), on_day(first), on_day(until));
    }
    return last;
}

/* Whether a term stands still hangs on the day looked from: nothing came in answer to the last request yet, and there was a last day for it. */
static inline bool suspension_hangs_on_day(const fact_opschortingen *list)
{
    if (list->n == 0) return false;
    const item_opschortingen *last = &list->item[list->n - 1];
    return PART_OF_SUSPENSION(last, aangevuldOp) == DATE_NEVER && PART_OF_SUSPENSION(last, aanvullenUiterlijk) != DATE_NEVER;
}

/* What nobody said of a request did not happen, and is told as assumed, each part once. False when it was asked and is not known, or nothing may be assumed. */
static inline bool suspensions_known(struct reasoning *r, int32_t fact, const fact_opschortingen *list)
{
    for (int32_t part = bit_opschortingen_aanvullenUiterlijk; part < part_count_opschortingen; part++) {
        bool silent = false;
        for (int32_t i = 0; i < list->n; i++) {
            const item_opschortingen *one = &list->item[i];
            if (one->given >> part & 1) continue;
            if (one->unknown >> part & 1 || (r && r->strict)) return false;
            silent = true;
        }
        if (silent && r) assume_part(r, fact, part, DATE_NEVER);
    }
    return true;
}

/* For a rule in which the last day is an outcome by itself: nobody spoke of requests, then there were none; and the day looked from is needed when it counts. */
#define NEED_SUSPENSIONS \
    do { \
        ASSUME_EMPTY(opschortingen); \
        if (GIVEN(opschortingen) && !suspensions_known(r, bit_opschortingen, &f->opschortingen)) return undecided(r, bit_opschortingen); \
        if (GIVEN(opschortingen) && suspension_hangs_on_day(&f->opschortingen)) NEED(peildatum); \
    } while (0)
/* The same on the facts of the rule, which asked for the day looked from when it counts. */
#define AFTER_SUSPENSIONS(begin, last, runs) \
    (HAS(opschortingen) ? after_suspensions(r, law, &f->opschortingen, GIVEN(peildatum) ? f->peildatum : DATE_FIRST, begin, last, runs) : (*(runs) = true, (last)))

#endif
