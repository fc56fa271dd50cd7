/* SPDX-License-Identifier: EUPL-1.2 */
/* reasoning.h: everything that one decision leaves behind: steps, facts asked, assumptions, parameters, choices. */
#ifndef BREED_RULES_REASONING_H
#define BREED_RULES_REASONING_H

#include <stdbool.h>
#include <stdint.h>
#include "base/answer.h"
#include "base/date.h"
#include "base/fraction.h"
#include "law/law.h"

/* A number of a step with its unit, exact. */
enum quantity_unit { IN_euro, IN_percent, IN_hours, IN_years, IN_months, IN_weeks, IN_days, IN_number, ON_day, AN_answer, A_word };
struct quantity { int64_t num, den; enum quantity_unit unit; const char *word; };

static inline struct quantity in_euro(fraction cents) { return (struct quantity){ cents.num, cents.den, IN_euro, 0 }; }
static inline struct quantity in_percent(ratio p) { return (struct quantity){ (int64_t)p.num * 100, p.den, IN_percent, 0 }; }
static inline struct quantity in_percent_given(percent p) { return (struct quantity){ p, 1000, IN_percent, 0 }; }
static inline struct quantity in_hours(hours h) { return (struct quantity){ h, 100, IN_hours, 0 }; }
static inline struct quantity in_years(int64_t n) { return (struct quantity){ n, 1, IN_years, 0 }; }
static inline struct quantity in_months(int64_t n) { return (struct quantity){ n, 1, IN_months, 0 }; }
static inline struct quantity in_weeks(int64_t n) { return (struct quantity){ n, 1, IN_weeks, 0 }; }
static inline struct quantity in_days(int64_t n) { return (struct quantity){ n, 1, IN_days, 0 }; }
static inline struct quantity in_number(int64_t n) { return (struct quantity){ n, 1, IN_number, 0 }; }
static inline struct quantity on_day(date day) { return (struct quantity){ day, 1, ON_day, 0 }; }
static inline struct quantity an_answer(answer a) { return (struct quantity){ (int64_t)a, 1, AN_answer, 0 }; }
static inline struct quantity a_word(const char *word) { return (struct quantity){ 0, 1, A_word, word }; }

enum { STEPS_MOST = 48, QUANTITIES_MOST = 5, USES_MOST = 96, PARTS_MOST = 8 };

/* citation and sentences are constants of the program. */
struct step { const char *citation, *text[2]; struct quantity quantity[QUANTITIES_MOST]; int32_t quantities; };
struct use { uint32_t slot; date day; };
/* What was assumed of a part of the elements of a list. */
struct assumed_part { int32_t fact, part; int64_t value; };

/* The caller owns it, calls reasoning_clear before each decision and reads it afterwards. About 12 KB; not thread-safe, so one a thread.
 * Overflow is an error, never a lost step: decide_case answers ONGELDIG then. */
struct reasoning {
    bool strict;                            /* set by the caller: assumptions are refused */
    bool overflow;
    uint64_t asked, missing, assumed;       /* bit k: fact k of the rule */
    uint64_t choices;                       /* bit C_code */
    int32_t steps, uses;
    bool parameter_missing; struct use missing_parameter;
    int64_t assumption[64];                 /* [fact], where its bit in assumed is set */
    int32_t assumed_parts; struct assumed_part assumed_part[PARTS_MOST];
    struct use use[USES_MOST];
    struct step step[STEPS_MOST];
};
_Static_assert(LAW_CHOICES <= 64, "one bit a choice");

static inline void reasoning_clear(struct reasoning *r, bool strict)
{
    r->strict = strict;
    r->overflow = r->parameter_missing = false;
    r->asked = r->missing = r->assumed = r->choices = 0;
    r->steps = r->uses = r->assumed_parts = 0;
}

static inline void used_parameter(struct reasoning *r, uint32_t slot, date day)
{
    if (r->uses == USES_MOST) { r->overflow = true; return; }
    r->use[r->uses++] = (struct use){ slot, day };
}

static inline void assume_part(struct reasoning *r, int32_t fact, int32_t part, int64_t value)
{
    if (r->assumed_parts == PARTS_MOST) { r->overflow = true; return; }
    r->assumed_part[r->assumed_parts++] = (struct assumed_part){ fact, part, value };
}

static inline void add_step(struct reasoning *r, const char *citation, const char *nl, const char *en, const struct quantity *quantity, uint32_t count)
{
    if (r->steps == STEPS_MOST || count > QUANTITIES_MOST) { r->overflow = true; return; }
    struct step *step = &r->step[r->steps++];
    step->citation = citation;
    step->text[0] = nl;
    step->text[1] = en;
    step->quantities = (int32_t)count;
    for (uint32_t i = 0; i < count; i++) step->quantity[i] = quantity[i];
}

#endif
