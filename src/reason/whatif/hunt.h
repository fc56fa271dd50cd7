/* SPDX-License-Identifier: EUPL-1.2 */
/* hunt.h: what the parts of what-if share: the case, the targets, what was chosen so far, and values worth trying. */
#ifndef BREED_REASON_WHATIF_HUNT_H
#define BREED_REASON_WHATIF_HUNT_H

#include <string.h>
#include "reason/whatif/whatif.h"

/* Values of a fact worth trying, gathered where the rule asks for it; along each way that the rule takes they may be others, so they are gathered again a few times. */
enum { MENU_MOST = 512, GATHERED_MOST = 8, SPANS_MOST = 48, TRIED_MOST = 128, A_YEAR = 366 };
struct menu { struct value at[MENU_MOST]; int32_t count, gathered; uint64_t path[GATHERED_MOST]; };

#define NOWHERE (INT64_MIN / 4)         /* in place of a present value where there is none */

/* Values of a fact behind each other that reach the target. */
struct reach { int64_t lo, hi; };

/* One value tried: does it reach the target, by how much, and on which side of an exact target does it come out? */
struct probe { int64_t at, margin; bool met; int32_t side; };

struct hunt {
    struct search *s;
    struct whatif *w;
    const struct target *target; int32_t targets;
    struct case_room base;
    uint64_t closed;                /* facts that are left alone */
    date today;                     /* the reference date; DATE_NEVER when it is not known */
    uint64_t known; int64_t was[64];    /* facts that are given or assumed as things stand, and what they are; not of lists */
    bool cut;
    int32_t size;                   /* of the sets tried now */
    uint64_t set;                   /* chosen so far */
    struct menu *menu[64];
    struct problems problems;
    struct reach span[SPANS_MOST]; int32_t spans;
    int64_t least, most;            /* of the values that were possible where the spans were taken */
    struct tried { uint64_t set; int32_t tries; } tried[TRIED_MOST]; int32_t sets;
};

static inline uint64_t hunt_bit(uint32_t fact) { return (uint64_t)1 << fact; }
static inline int64_t step_of_term(const struct term *term) { return term->whole ? 1000 : 1; }
static inline bool has_order(const struct term *term) { return term->kind != KIND_answer && term->kind != KIND_word && term->kind != KIND_code && term->kind != KIND_list; }
/* "nooit" and "niet-geregistreerd" lie beside the order. */
static inline bool is_special(const struct term *term, int64_t value) { return (term->may_be_never && value == DATE_NEVER) || (term->may_be_unrecorded && value == PERCENT_UNRECORDED); }
static inline const struct term *term_of(const struct hunt *h, uint32_t fact) { return h->s->rule->facts[fact].term; }
static inline bool is_given(const void *facts, uint32_t fact) { return facts_head(facts)->given >> fact & 1; }
static inline bool same_value(const struct term *term, struct value a, struct value b) { return a.list ? memcmp(a.list, b.list, term_size(term)) == 0 : a.plain == b.plain; }
static inline struct value hunt_value(const struct hunt *h, const struct case_room *facts, uint32_t fact)
{
    const char *at = facts->bytes + h->s->rule->facts[fact].offset;
    return term_of(h, fact)->kind == KIND_list ? (struct value){ 0, at } : (struct value){ term_plain(term_of(h, fact), at), NULL };
}

/* ---- hunt.c ---- */
bool hunt_met(const struct hunt *, const struct run *, const struct case_room *outcome);        /* every target */
/* Of a target that is one exact amount, day or number: does it come out below (-1) or above (1)? 0 where there is no saying. */
int32_t hunt_side(const struct hunt *, const struct run *, const struct case_room *outcome);
/* By how much a target of more or less is met; below nought: by how much it is missed. Of several the one worst off. */
int64_t hunt_margin(const struct hunt *, const struct run *, const struct case_room *outcome);
/* search_classes, of which it is remembered that it was cut short. */
int32_t hunt_classes(struct hunt *, const struct case_room *facts, uint32_t fact);
/* Takes out given facts, but none of keep, that are blamed for a contradiction and that no value could mend: no loonwaarde beside the flat rate. False when that is not enough. */
bool hunt_lapse(struct hunt *, struct case_room *facts, uint64_t keep);
/* May a fact become this? Not what it is already. A date that is given stays on or after the reference date, and no date moves by more than a year: who only waits has changed nothing. */
bool hunt_allowed(const struct hunt *, uint32_t fact, struct value);

/* ---- menu.c ---- */
/* The values of a fact to try at this run; NULL when it is not to be tried here. */
const struct menu *hunt_menu(struct hunt *, const struct case_room *facts, const struct run *, uint32_t fact);

/* ---- near.c ---- */
/* All values of a fact with order that reach the target beside the rest, into h->span[]. near: the present value, or NOWHERE. */
void hunt_spans(struct hunt *, const struct case_room *facts, uint32_t fact, int64_t near);
/* Between two values of which one comes out below an exact target and the other above it: one that hits it, if any is met on the way. */
struct probe hunt_hit_between(struct hunt *, struct case_room *facts, uint32_t fact, struct probe a, struct probe b, int64_t step);
int64_t hunt_distance(const struct term *, int64_t a, int64_t b);
/* Brings one change as near as it goes, the others being as they are. False when it is not needed at all, or cannot be. */
bool hunt_bring_near(struct hunt *, struct case_room *facts, struct change *);
/* The stretch around the value taken, now that the other changes are what they are; and other words, answers or codes that do as well. */
void hunt_stretch(struct hunt *, const struct case_room *facts, struct change *);
void hunt_others(struct hunt *, const struct case_room *facts, struct change *);

#endif
