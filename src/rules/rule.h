/* SPDX-License-Identifier: EUPL-1.2 */
/* rule.h: what a rule is, and the words in which it is written. */
#ifndef BREED_RULES_RULE_H
#define BREED_RULES_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/answer.h"
#include "base/error.h"
#include "base/fraction.h"
#include "law/law.h"
#include "rules/glossary.h"
#include "rules/reasoning.h"

/* One fact or outcome of one rule: its entry in the glossary and its place in the struct of the rule. */
struct field { const struct term *term; uint32_t offset; };

/* Ordered from best to worst: the status of an answer is the worst of the outcomes asked for. */
enum status { VASTGESTELD, ONBEKEND, PARAMETER_ONTBREEKT, ONGELDIG, STATUSES };
extern const char *const status_names[STATUSES];        /* vastgesteld, onbekend, onbekend, ongeldig */

/* Facts and outcomes of a rule lie in structs of their own that begin with these two words each (bit k belongs to field k). */
struct facts_head { uint64_t given, unknown; };         /* unknown: asked, and not known; never together with given */
struct outcome_head { uint64_t settled, none; };        /* none: settled, and the outcome is that there is no such value */

struct terms_room;
struct rule {
    const char *name, *citation, *title[2];
    uint32_t measures;                                  /* bit n: measure n of the Breed Offensief */
    uint32_t reference;                                 /* which fact is the reference date */
    const struct field *facts, *outcomes;
    uint32_t fact_count, outcome_count, facts_size, outcome_size;
    /* Contradictions between facts: true when there are none. problems may be NULL. */
    bool (*consistent)(struct problems *, const void *facts);
    /* Decides one case. reasoning NULL: no reasons, no assumptions refused. Facts must be in range and consistent. */
    enum status (*decide)(struct reasoning *, const struct law *, const void *facts, void *outcome);
    /* Decides n cases that lie behind each other. status comes in as 0 for a case to decide; others (a value out of range) become ONGELDIG unseen.
     * The room, never NULL, is for the rule alone, empty (no key) before the first rows under a law; only where to ask ahead is told by the caller. */
    void (*rows)(const struct law *, const void *facts, void *outcomes, uint8_t *status, size_t n, struct terms_room *);
};

/* Terms (see RULE_WITH_TERMS) kept from row to row, each in the place that its key points to. A key of 0: nothing there. last: those of the days of the row
 * before, when they may be shared. ahead: where the lists lie of the rows that come after these, so far apart; 0 when there are none. */
enum { TERMS_KEPT = 256, TERMS_BYTES = 176 };
struct terms_room { uintptr_t ahead; size_t apart; const void *last; date day[2]; uint32_t key[TERMS_KEPT]; _Alignas(8) char terms[TERMS_KEPT * TERMS_BYTES]; };

/* Lists lie far apart: while a row is decided, the memory is asked for the beginning of the list of a later one. An address only, never read here. */
enum { LINES_AHEAD = 3, CACHE_LINE = 64 };
static inline void ask_ahead(const struct terms_room *room, size_t row)
{
    if (room->ahead) for (size_t k = 0; k < LINES_AHEAD; k++) __builtin_prefetch((const void *)(room->ahead + row * room->apart + k * CACHE_LINE));
}

/* ---- The words of a rule. Each is a plain statement; r, law, f and u are the parameters of the function it stands in. ---- */

#define RARELY(condition) __builtin_expect(!!(condition), 0)      /* keeps the usual path straight when a million rows are decided */
#define UNUSED_OK __attribute__((unused))                         /* not every part of a rule needs all that it is given */
#define BIT(name) ((uint64_t)1 << bit_##name)
/* Every part of an element of a list is given. */
#define ALL_PARTS(list) (((uint32_t)1 << part_count_##list) - 1)
/* Only inside CONSISTENT, and for a fact that was asked for before: what a rule looks at in any other way is noted, see HAS. */
#define GIVEN(name) ((f->given & BIT(name)) != 0)

/* Ask for a fact before using it. Not given means undecided, never zero. */
#define NEED(name) do { LOOK_AT(name); if (RARELY(!GIVEN(name))) return undecided(r, bit_##name); } while (0)

/* A fact that counts when it is given and whose absence means something too: looked at, and told whether it is given; or said to be unknown. A fact that no word
 * noted as looked at makes no difference: form, questions and what-if rely on it. */
#define LOOK_AT(name) (r ? (void)(r->asked |= BIT(name)) : (void)0)
#define HAS(name) (LOOK_AT(name), GIVEN(name))
#define HAS_BOTH(a, b) (LOOK_AT(a), LOOK_AT(b), BOTH_GIVEN(a, b))
#define SAID_UNKNOWN(name) (LOOK_AT(name), (f->unknown & BIT(name)) != 0)

/* A three-valued fact: its answer, or onbekend when it is not given; only an outcome that hangs on it stays open. */
#define ASK(name) (ASK_FOR(name), GIVEN(name) ? (answer)f->name : onbekend)
#define ASK_FOR(name) (r ? (void)(r->asked |= BIT(name), r->missing |= GIVEN(name) ? 0 : BIT(name)) : (void)0)

/* Declare a variable with the fact, or with what is assumed when nobody gave it (listed in the answer, refused with strict). */
#define ASSUME(var, name, otherwise) \
    fact_##name var; \
    if (HAS(name)) var = f->name; \
    else if (RARELY(f->unknown & BIT(name)) || (r && r->strict)) return undecided(r, bit_##name); \
    else { var = (otherwise); if (r) { r->assumed |= BIT(name); r->assumption[bit_##name] = (int64_t)var; } }

/* A three-valued fact that hardly ever holds: taken as otherwise when nobody spoke of it, as with ASSUME; but when it was asked and is not known only an outcome
 * that hangs on it stays open. */
#define PRESUME(name, otherwise) (HAS(name) ? (answer)f->name : presumed(r, (f->unknown & BIT(name)) != 0, bit_##name, otherwise, otherwise))
/* The same for a number of which the law asks so much: is it met? Presumed to be just enough. */
#define PRESUME_ENOUGH(name, least) (HAS(name) ? is_so(f->name >= (least)) : presumed(r, (f->unknown & BIT(name)) != 0, bit_##name, (least), ja))
static inline answer presumed(struct reasoning *r, bool unknown, int fact, int64_t value, answer then)
{
    if (unknown || (r && r->strict)) { if (r) r->missing |= (uint64_t)1 << fact; return onbekend; }
    if (r) { r->assumed |= (uint64_t)1 << fact; r->assumption[fact] = value; }
    return then;
}

/* A list that is assumed to be empty when nobody spoke of it. */
#define ASSUME_EMPTY(name) \
    if (!HAS(name)) { \
        if (RARELY(f->unknown & BIT(name)) || (r && r->strict)) return undecided(r, bit_##name); \
        if (r) { r->assumed |= BIT(name); r->assumption[bit_##name] = 0; } }

/* Declare a variable with the value of a parameter on a day. An unknown value means undecided. */
#define PARAM(type, var, name, day) PARAM_AT(type, var, name, K_##name##_first, day)
#define PARAM_AT(type, var, name, key, day) type var; LOOK_UP(name, key, day) var = (type)value_; }
/* The same for a percentage or another exact number of the law. */
#define RATIO(var, name, day) RATIO_AT(var, name, K_##name##_first, day)
#define RATIO_AT(var, name, key, day) ratio var; LOOK_UP(name, key, day) var = ratio_of(value_); }
#define LOOK_UP(name, key, day) \
    { uint32_t place_ = (uint32_t)((key) - K_##name##_first); \
      int64_t value_ = place_ < K_##name##_count ? VALUE_ON(P_##name + place_, day) : LAW_UNKNOWN; \
      if (r) used_parameter(r, P_##name + (place_ < K_##name##_count ? place_ : 0), DAY_ITSELF(day)); \
      if (RARELY(value_ == LAW_UNKNOWN)) return parameter_missing(r, P_##name + (place_ < K_##name##_count ? place_ : 0), DAY_ITSELF(day));

/* The day of a parameter is a date, or a day whose law was looked up before (a date in as wide a word as its neighbour, so that copies are quick). */
struct law_day { int64_t day; const int64_t *value; };
static inline struct law_day law_of(const struct law *law, date day) { return (struct law_day){ day, law_on(law, day) }; }
static inline int64_t value_looked_up(UNUSED_OK const struct law *law, uint32_t slot, struct law_day day) { return day.value[slot]; }
static inline date day_looked_up(struct law_day day) { return (date)day.day; }
static inline date day_as_it_is(date day) { return day; }
#define VALUE_ON(slot, day) _Generic((day), struct law_day: value_looked_up, default: law_value)(law, slot, day)
#define DAY_ITSELF(day) _Generic((day), struct law_day: day_looked_up, default: day_as_it_is)(day)

/* The interpretation taken where the law is silent. */
#define CHOICE(code) (r ? (void)(r->choices |= (uint64_t)1 << C_##code) : (void)0, law->option[C_##code])

/* One step of the reasoning: article, sentence in Dutch and English, and its numbers; {0} in a sentence is the first of them, which is the outcome of the step. */
#define STEP(article, nl, en, ...) \
    do { if (r) { const struct quantity all_[] = { __VA_ARGS__ }; add_step(r, article, nl, en, all_, sizeof all_ / sizeof *all_); } } while (0)

/* Settle one outcome. What is settled before a missing fact stays settled. */
#define SET(name, value) ((void)(u->name = (value), u->settled |= (uint64_t)1 << out_##name))
#define SET_NONE(name) ((void)(u->settled |= (uint64_t)1 << out_##name, u->none |= (uint64_t)1 << out_##name))
/* A sum of money, rounded to the cent here and nowhere else. */
#define SET_ROUNDED(name, sum) do { fraction sum_ = (sum); if (RARELY(is_too_large(sum_))) return ONGELDIG; SET(name, rounded(sum_)); } while (0)
/* Settle a three-valued outcome; onbekend leaves it open. */
#define SET_ANSWER(name, value) do { answer value_ = (value); if (value_ != onbekend) SET(name, value_); } while (0)
/* What a rule returns when every outcome had its turn. */
#define ALL_SETTLED (u->settled == OUTCOMES_ALL ? VASTGESTELD : ONBEKEND)

/* A fact that is missing, or a parameter without a value on that day: noted when somebody asked for reasons. */
static inline enum status undecided(struct reasoning *r, int fact)
{
    if (r) { r->asked |= (uint64_t)1 << fact; r->missing |= (uint64_t)1 << fact; }
    return ONBEKEND;
}
static inline enum status parameter_missing(struct reasoning *r, uint32_t slot, date day)
{
    if (r) { r->parameter_missing = true; r->missing_parameter = (struct use){ slot, day }; }
    return PARAMETER_ONTBREEKT;
}

/* The parameter that a rule would need, where the law has no value for the case at hand whatever the table says. */
#define PARAMETER_MISSING(name, key, day) parameter_missing(r, P_##name + (uint32_t)((key) - K_##name##_first), day)

static inline enum status worst(enum status a, enum status b) { return a > b ? a : b; }

/* ---- Contradictions, inside CONSISTENT { ... } ---- */

#define BOTH_GIVEN(a, b) ((f->given & (BIT(a) | BIT(b))) == (BIT(a) | BIT(b)))
/* Two dates in order: the first not after the second. */
#define NOT_AFTER(a, b) do { if (RARELY(BOTH_GIVEN(a, b) && f->a > f->b)) { good = false; if (p) tell_order(p, G_##a, f->a, G_##b, f->b); } } while (0)
/* Four dates in order, those that are given. Each beside the one before it is enough to see that something is wrong; then every pair is looked at. */
#define IN_ORDER(a, b, c, d) do { \
    date last_ = DATE_NEVER; \
    bool wrong_ = false; \
    NEXT_IN_ORDER(a) NEXT_IN_ORDER(b) NEXT_IN_ORDER(c) NEXT_IN_ORDER(d) \
    if (RARELY(wrong_)) { NOT_AFTER(a, b); NOT_AFTER(a, c); NOT_AFTER(a, d); NOT_AFTER(b, c); NOT_AFTER(b, d); NOT_AFTER(c, d); } } while (0)
#define NEXT_IN_ORDER(name) if (GIVEN(name)) { wrong_ |= last_ > f->name; last_ = f->name; }
/* A fact that may not be given when something else holds. */
#define NOT_WITH(name, holds, nl, en) do { if (RARELY(GIVEN(name) && (holds))) { good = false; if (p) tell_excluded(p, G_##name, (int64_t)f->name, nl, en); } } while (0)
/* Any other rule between facts, blamed on one of them. */
#define REFUSE_IF(name, fails, nl, en) do { if (RARELY(GIVEN(name) && (fails))) { good = false; if (p) tell_excluded(p, G_##name, PLAIN_VALUE(name), nl, en); } } while (0)
#define PLAIN_VALUE(name) ((int64_t)f->name)
/* The same for a list, which is blamed without its elements. */
#define REFUSE_LIST_IF(name, fails, nl, en) do { if (RARELY(GIVEN(name) && (fails))) { good = false; if (p) tell_excluded(p, G_##name, 0, nl, en); } } while (0)

/* ---- What makes struct, columns and tables out of the two lists FACTS(F) and OUTCOMES(F) ---- */

#define AS_MEMBER(name) fact_##name name;
#define AS_BIT(name) bit_##name,
#define AS_OUT(name) out_##name,
#define AS_FIELD(name) { &glossary[G_##name], offsetof(struct facts, name) },
#define AS_OUTFIELD(name) { &glossary[G_##name], offsetof(struct outcome, name) },

#define DECLARE_RULE \
    struct facts { uint64_t given, unknown; FACTS(AS_MEMBER) }; \
    struct outcome { uint64_t settled, none; OUTCOMES(AS_MEMBER) }; \
    enum { FACTS(AS_BIT) FACT_COUNT }; \
    enum { OUTCOMES(AS_OUT) OUTCOME_COUNT }; \
    _Static_assert(FACT_COUNT <= 64 && OUTCOME_COUNT <= 64, "one bit each"); \
    UNUSED_OK static const uint64_t OUTCOMES_ALL = OUTCOME_COUNT == 64 ? ~(uint64_t)0 : ((uint64_t)1 << OUTCOME_COUNT) - 1;

#define ALWAYS_INLINE static inline __attribute__((always_inline))
/* The rule itself: ALWAYS_INLINE enum status apply(RULE_PARAMETERS) { ... } */
#define RULE_CONTEXT UNUSED_OK struct reasoning *r, UNUSED_OK const struct law *law, UNUSED_OK const struct facts *f
#define RULE_PARAMETERS RULE_CONTEXT, UNUSED_OK struct outcome *u
/* A part of a rule in a function of its own: return when it is not settled. */
#define DO(part_of_rule) do { enum status status_ = (part_of_rule); if (status_ != VASTGESTELD) return status_; } while (0)
#define CONSISTENT ALWAYS_INLINE bool no_contradiction(struct problems *p, const struct facts *f, bool good)

/* One source text, two instantiations: with reasons for one case, without for rows of cases.
 *
 * What a rule reads of the law and works out from a few facts alone can stand apart as its terms: struct terms and
 *     ALWAYS_INLINE enum status prepare(RULE_CONTEXT, struct terms *t)
 * The rule then says TERMS(t); where it needs them. Rows share one preparation in one of two ways:
 *   RULE_WITH_TERMS         KEYS(F) names the facts that the terms hang on; rows with the same keys behind each other share them.
 *   RULE_WITH_SHARED_TERMS  when both days of the terms lie in the same stretches of the law (law_epoch):
 *     ALWAYS_INLINE bool days_of_terms(const struct facts *f, date day[2])         false: not known; such a case prepares its own
 *     Terms that hang on more than those stretches say so with t->of_this_case = true and are not shared. */
#define TERMS(t) \
    struct terms own_terms_; \
    const struct terms *t = prepared; \
    if (!t) { DO(prepare(r, law, f, &own_terms_)); t = &own_terms_; } \
    else if (RARELY(t->status)) return t->status

#define RULE(id, reference_fact, article, of_measures, nl, en) \
    ALWAYS_INLINE enum status apply_to(RULE_PARAMETERS) { return apply(r, law, f, u); } \
    DECIDE_ONE \
    static void rows(const struct law *law, const void *facts, void *outcomes, uint8_t *restrict status, size_t n, struct terms_room *room) \
    { \
        const struct facts *restrict f = facts; \
        struct outcome *restrict u = outcomes; \
        for (size_t i = 0; i < n; i++) { \
            ask_ahead(room, i); \
            bool good = !status[i] && no_contradiction(NULL, &f[i], true); \
            u[i].settled = u[i].none = 0; \
            status[i] = (uint8_t)(good ? apply(NULL, law, &f[i], &u[i]) : ONGELDIG); \
            if (RARELY(good && status[i] == ONGELDIG)) status[i] = (uint8_t)decide_again(law, &f[i], &u[i]); \
        } \
    } \
    RULE_TABLES(id, reference_fact, article, of_measures, nl, en)

/* One case, with or without reasons. What gave up without is decided with reasons that nobody reads. */
#define DECIDE_ONE \
    static enum status with_reasons(struct reasoning *r, const struct law *law, const struct facts *f, struct outcome *u) \
    { \
        u->settled = u->none = 0; \
        return apply_to(r, law, f, u); \
    } \
    __attribute__((cold, noinline)) static enum status decide_again(const struct law *law, const struct facts *f, struct outcome *u) \
    { \
        struct reasoning r; \
        reasoning_clear(&r, false); \
        return with_reasons(&r, law, f, u); \
    } \
    static enum status decide(struct reasoning *r, const struct law *law, const void *facts, void *outcome) \
    { \
        struct outcome *u = outcome; \
        if (r) return with_reasons(r, law, facts, u); \
        u->settled = u->none = 0; \
        enum status status = apply_to(NULL, law, facts, u); \
        return RARELY(status == ONGELDIG) ? decide_again(law, facts, u) : status; \
    }

#define SAME_KEY(name) && f[i].name == last->name
#define KEY_BIT(name) | BIT(name)
#define RULE_WITH_TERMS(id, reference_fact, article, of_measures, nl, en) \
    ALWAYS_INLINE enum status apply_to(RULE_PARAMETERS) { return apply(r, law, f, u, NULL); } \
    DECIDE_ONE \
    static void rows(const struct law *law, const void *facts, void *outcomes, uint8_t *restrict status, size_t n, struct terms_room *room) \
    { \
        static const struct facts none = { 0 }; \
        const struct facts *restrict f = facts, *last = &none; \
        struct outcome *restrict u = outcomes; \
        struct terms t = { 0 }; \
        t.status = prepare(NULL, law, &none, &t); \
        for (size_t i = 0; i < n; i++) { \
            ask_ahead(room, i); \
            u[i].settled = u[i].none = 0; \
            if (RARELY(status[i] || !no_contradiction(NULL, &f[i], true))) { status[i] = ONGELDIG; continue; } \
            bool same = !(((f[i].given ^ last->given) | (f[i].unknown ^ last->unknown)) & (0 KEYS(KEY_BIT))) KEYS(SAME_KEY); \
            if (!same) { t.status = prepare(NULL, law, &f[i], &t); last = &f[i]; } \
            status[i] = (uint8_t)apply(NULL, law, &f[i], &u[i], &t); \
            if (RARELY(status[i] == ONGELDIG)) status[i] = (uint8_t)decide_again(law, &f[i], &u[i]); \
        } \
    } \
    RULE_TABLES(id, reference_fact, article, of_measures, nl, en)

/* The facts that rows of tables usually hold, USUAL(F), and those that they hold or not, PERHAPS(F): such rows are decided by an instance of the rule in which
 * it is settled what is given. Only speed hangs on these lists. */
#define USUAL_GIVEN(given_bits) ((0 USUAL(KEY_BIT)) | ((given_bits) & (0 PERHAPS(KEY_BIT))))
#define AS_COPY(name) f[i].name,
#define RULE_WITH_SHARED_TERMS(id, reference_fact, article, of_measures, nl, en) \
    _Static_assert(sizeof(struct terms) <= TERMS_BYTES, "terms fit in their room"); \
    ALWAYS_INLINE enum status apply_to(RULE_PARAMETERS) { return apply(r, law, f, u, NULL); } \
    DECIDE_ONE \
    __attribute__((noinline)) static bool prepare_shared(const struct law *law, const struct facts *f, struct terms *t) \
    { \
        t->of_this_case = false; \
        t->status = prepare(NULL, law, f, t); \
        return !t->of_this_case; \
    } \
    ALWAYS_INLINE const struct terms *terms_of_row(const struct law *law, const struct facts *f, const struct facts *row, struct terms_room *room) \
    { \
        date day[2]; \
        if (!days_of_terms(f, day)) return NULL; \
        if (room->last && room->day[0] == day[0] && room->day[1] == day[1]) return room->last; \
        struct place_of_terms at = place_of_terms(law, day); \
        struct terms *t = (struct terms *)(void *)room->terms + at.place; \
        if (RARELY(room->key[at.place] != at.key)) room->key[at.place] = prepare_shared(law, row, t) ? at.key : 0; \
        room->day[0] = day[0]; \
        room->day[1] = day[1]; \
        room->last = room->key[at.place] ? t : NULL; \
        return t; \
    } \
    /* row: the case where it lies; f: the same, perhaps a copy of which more is known. */ \
    ALWAYS_INLINE enum status next_row(const struct law *law, const struct facts *f, struct outcome *u, const struct facts *row, struct terms_room *room) \
    { \
        if (RARELY(!no_contradiction(NULL, f, true))) return ONGELDIG; \
        enum status of_row = apply(NULL, law, f, u, terms_of_row(law, f, row, room)); \
        return RARELY(of_row == ONGELDIG) ? decide_again(law, row, u) : of_row; \
    } \
    __attribute__((noinline)) static enum status unusual_row(const struct law *law, const struct facts *row, struct outcome *u, struct terms_room *room) \
    { \
        return next_row(law, row, u, row, room); \
    } \
    static void rows(const struct law *law, const void *facts, void *outcomes, uint8_t *restrict status, size_t n, struct terms_room *room) \
    { \
        const struct facts *restrict f = facts; \
        struct outcome *restrict u = outcomes; \
        for (size_t i = 0; i < n; i++) { \
            u[i].settled = u[i].none = 0; \
            if (RARELY(status[i])) { status[i] = ONGELDIG; continue; } \
            struct facts usual = { USUAL_GIVEN(f[i].given), 0, FACTS(AS_COPY) }; \
            bool is_usual = f[i].given == usual.given && !f[i].unknown; \
            status[i] = (uint8_t)(is_usual ? next_row(law, &usual, &u[i], &f[i], room) : unusual_row(law, &f[i], &u[i], room)); \
        } \
    } \
    RULE_TABLES(id, reference_fact, article, of_measures, nl, en)

/* Where terms for two days are kept, and the key they have there. The factor spreads stretches that follow each other. */
struct place_of_terms { uint32_t place, key; };
static inline struct place_of_terms place_of_terms(const struct law *law, const date day[2])
{
    uint32_t first = law_epoch(law, day[0]), second = law_epoch(law, day[1]);
    return (struct place_of_terms){ (157 * first + second) % TERMS_KEPT, (first << 16 | second) + 1 };
}

#define RULE_TABLES(id, reference_fact, article, of_measures, nl, en) \
    static bool consistent(struct problems *p, const void *facts) { return no_contradiction(p, facts, true); } \
    static const struct field fact_fields[] = { FACTS(AS_FIELD) }, outcome_fields[] = { OUTCOMES(AS_OUTFIELD) }; \
    const struct rule rule_##id = { #id, article, { nl, en }, of_measures, bit_##reference_fact, fact_fields, outcome_fields, \
        FACT_COUNT, OUTCOME_COUNT, sizeof(struct facts), sizeof(struct outcome), consistent, decide, rows };

#define MEASURE(n) ((uint32_t)1 << (n))

/* Blame for the two words above; the message names field, value and what is allowed. */
void tell_order(struct problems *, int first, date first_value, int second, date second_value);
void tell_excluded(struct problems *, int term, int64_t value, const char *nl, const char *en);

#endif
