/* SPDX-License-Identifier: EUPL-1.2 */
/* compare.c: finds by trying which differences between two decisions make their outcomes differ. */
#include "reason/comparing/compare.h"

#include <string.h>
#include "law/blend.h"
#include "law/cite.h"

/* Everything that compare_sides needs while it works. A set of causes is one bit each, by their place in cause[]. */
struct work {
    struct comparison *c;
    const struct decision *a, *b;
    struct arena *arena;
    struct law_blend blend;
    uint64_t dates;                     /* causes that are facts of kind date or year: with these switched the law is read on the days of side b */
    bool days_differ;                   /* there are such causes */
    uint64_t blended; bool on_days_of_b;    /* which parameters the blend has of side b, and on whose days */
    date reference[2];
    size_t size;                        /* of an outcome */
};

/* ---- what differs ---- */

static struct cause *add(struct work *w, enum difference_kind kind, uint32_t which)
{
    if (w->c->causes == DIFFERENCES_MOST) { w->c->too_many = true; return NULL; }
    struct cause *cause = &w->c->cause[w->c->causes++];
    cause->kind = kind;
    cause->which = which;
    return cause;
}

static bool fact_differs(const struct decision *a, const struct decision *b, uint32_t fact)
{
    const struct facts_head *x = facts_head(&a->facts), *y = facts_head(&b->facts);
    if (((x->given ^ y->given) | (x->unknown ^ y->unknown)) >> fact & 1) return true;
    if (!(x->given >> fact & 1)) return false;
    const struct field *field = &a->rule->facts[fact];
    struct text one = { 0 }, other = { 0 };
    term_put(&one, field->term, a->facts.bytes + field->offset, true);
    term_put(&other, field->term, b->facts.bytes + field->offset, true);
    bool same = strcmp(text_string(&one), text_string(&other)) == 0;
    text_free(&one);
    text_free(&other);
    return !same;
}

static void find_facts(struct work *w)
{
    for (uint32_t k = 0; k < w->a->rule->fact_count; k++) {
        if (!fact_differs(w->a, w->b, k)) continue;
        bool day = k == w->a->rule->reference || w->a->rule->facts[k].term->kind == KIND_date;
        w->days_differ |= day;
        if (day && w->c->causes < DIFFERENCES_MOST) w->dates |= (uint64_t)1 << w->c->causes;
        add(w, DIFFERS_fact, k);
    }
}

static void find_choices(struct work *w)
{
    uint64_t consulted = w->a->reasoning.choices | w->b->reasoning.choices;
    for (uint32_t k = 0; k < LAW_CHOICES; k++)
        if (consulted >> k & 1 && w->a->law->option[k] != w->b->law->option[k]) add(w, DIFFERS_choice, k);
}

/* The days on which a side reads a value, once for each stretch of its law, in the order of first use. */
static int32_t days_of(const struct decision *d, uint32_t slot, date day[PLACES_MOST])
{
    int32_t n = 0;
    for (int32_t i = 0; i < d->reasoning.uses; i++) {
        const struct use *use = &d->reasoning.use[i];
        int32_t k = 0;
        if (use->slot != slot) continue;
        while (k < n && law_epoch(d->law, day[k]) != law_epoch(d->law, use->day)) k++;
        if (k == n && n < PLACES_MOST) day[n++] = use->day;
    }
    return n;
}

/* The day on which the other side would read what one side read on this day. */
static date day_there(const struct work *w, date day, int from) { return day == w->reference[from] ? w->reference[!from] : day; }

/* Pairs the days of both sides: the first with the first and so on; a day that only one side has, with the day on which the other would have read it.
 * Where no day differs between the sides, every day is paired with itself. */
static int32_t pair_days(const struct work *w, uint32_t slot, date day[2][PLACES_MOST])
{
    int32_t n = days_of(w->a, slot, day[0]), m = days_of(w->b, slot, day[1]);
    if (!w->days_differ) {
        for (int32_t i = 0; i < m && n < PLACES_MOST; i++) {
            int32_t k = 0;
            while (k < n && day[0][k] != day[1][i]) k++;
            if (k == n) day[0][n++] = day[1][i];
        }
        memcpy(day[1], day[0], sizeof day[0]);
        return n;
    }
    for (; n < m; n++) day[0][n] = day_there(w, day[1][n], 1);
    for (; m < n; m++) day[1][m] = day_there(w, day[0][m], 0);
    return n;
}

static void find_parameter(struct work *w, uint32_t slot)
{
    date day[2][PLACES_MOST];
    int32_t n = pair_days(w, slot, day), shown = -1;
    const struct law *law[2] = { w->a->law, w->b->law };
    for (int32_t i = n - 1; i >= 0; i--)
        if (law_value(law[0], slot, day[0][i]) != law_value(law[1], slot, day[1][i])) shown = i;
    for (int32_t i = 0; shown < 0 && i < n; i++)        /* the same values, but perhaps on other days of another law: each side keeps finding its own */
        law_blend_set(&w->blend, slot, day[1][i], law_value(law[1], slot, day[1][i]));
    struct cause *cause = shown >= 0 ? add(w, DIFFERS_parameter, slot) : NULL;
    if (!cause) return;
    cause->places = n;
    cause->shown = shown;
    for (int side = 0; side < 2; side++)
        for (int32_t i = 0; i < n; i++) { cause->at[side][i].day = day[side][i]; cause->at[side][i].value = law_value(law[side], slot, day[side][i]); }
}

static bool find_parameters(struct work *w)
{
    bool *seen = arena_take_zero(w->arena, LAW_SLOTS);
    const struct decision *side[2] = { w->a, w->b };
    for (int s = 0; seen && s < 2; s++)
        for (int32_t i = 0; i < side[s]->reasoning.uses; i++) {
            uint32_t slot = side[s]->reasoning.use[i].slot;
            if (!seen[slot]) find_parameter(w, slot);
            seen[slot] = true;
        }
    return seen != NULL;
}

/* ---- trying ---- */

/* The values of one parameter: those of side b when it is switched, else those of side a, wherever the rule will now read them. */
static void blend_parameter(struct work *w, const struct cause *cause, bool switched, bool days_of_b)
{
    law_blend_take(&w->blend, cause->which, switched ? w->b->law : w->a->law);
    if (!w->days_differ || switched == days_of_b) return;
    int read = days_of_b ? 1 : 0;
    for (int32_t i = cause->places - 1; i >= 0; i--) law_blend_set(&w->blend, cause->which, cause->at[read][i].day, cause->at[!read][i].value);
}

/* Side a with a set of causes switched to side b. False when the facts contradict each other, or the amounts are too large. */
static bool try(struct work *w, uint64_t set, void *outcome)
{
    const struct rule *rule = w->a->rule;
    struct case_room facts;
    struct reasoning strictly;
    memcpy(&facts, &w->a->facts, rule->facts_size);
    memcpy(w->blend.law.option, w->a->law->option, sizeof w->blend.law.option);
    struct facts_head *head = (struct facts_head *)(void *)&facts;
    bool days_of_b = (set & w->dates) != 0;
    for (int32_t i = 0; i < w->c->causes; i++) {
        const struct cause *cause = &w->c->cause[i];
        bool switched = set >> i & 1;
        bool blended = (w->blended >> i & 1) == switched && (!w->days_differ || w->on_days_of_b == days_of_b);
        if (cause->kind == DIFFERS_parameter && !blended) blend_parameter(w, cause, switched, days_of_b);
        if (cause->kind == DIFFERS_choice && switched) w->blend.law.option[cause->which] = w->b->law->option[cause->which];
        if (cause->kind != DIFFERS_fact || !switched) continue;
        uint64_t bit = (uint64_t)1 << cause->which;
        const struct field *field = &rule->facts[cause->which];
        memcpy(facts.bytes + field->offset, w->b->facts.bytes + field->offset, term_size(field->term));
        head->given = (head->given & ~bit) | (facts_head(&w->b->facts)->given & bit);
        head->unknown = (head->unknown & ~bit) | (facts_head(&w->b->facts)->unknown & bit);
    }
    w->blended = set;
    w->on_days_of_b = days_of_b;
    ((struct outcome_head *)outcome)->settled = ((struct outcome_head *)outcome)->none = 0;
    if (!rule->consistent(NULL, &facts)) return false;
    if (w->a->strict) reasoning_clear(&strictly, true);
    return rule->decide(w->a->strict ? &strictly : NULL, &w->blend.law, &facts, outcome) != ONGELDIG;
}

static uint64_t moved(const struct work *w, const void *a, const void *b) { return outcomes_moved(w->a->rule, w->a->outcomes, a, b); }

static void note(struct work *w, struct cause *cause, enum effect effect, uint64_t which, uint64_t beside, const void *outcome)
{
    cause->effect = effect;
    cause->moved = which;
    cause->beside = beside;
    memcpy(&cause->outcome, outcome, w->size);
}

static bool fewer(uint64_t a, uint64_t b) { return __builtin_popcountll(a) < __builtin_popcountll(b); }

/* What one cause does, out of the outcome of every set. good[set]: the facts of that set do not contradict each other. */
static void judge(struct work *w, int32_t i, const char *all, const bool *good)
{
    struct cause *cause = &w->c->cause[i];
    uint64_t bit = (uint64_t)1 << i, sets = (uint64_t)1 << w->c->causes;
    cause->refused = !good[bit];
    for (uint64_t set = 0; set < sets; set++) {
        if (set & bit || !good[set] || !good[set | bit]) continue;
        const char *with = all + (set | bit) * w->size;
        uint64_t which = moved(w, all + set * w->size, with);
        if (!which) continue;
        if (set == 0) { note(w, cause, EFFECT_alone, which, 0, with); return; }
        if (cause->effect == EFFECT_none || fewer(set, cause->beside)) note(w, cause, EFFECT_together, which, set, with);
    }
    if (cause->effect != EFFECT_none) return;
    for (uint64_t set = 0; set < sets; set++) {         /* none of its sets can be compared with one that lacks it: what it gives against side a itself */
        const char *with = all + set * w->size;
        if (!(set & bit) || !good[set] || !moved(w, all, with) || good[set & ~bit]) continue;
        if (cause->effect == EFFECT_none || fewer(set & ~bit, cause->beside)) note(w, cause, EFFECT_together, moved(w, all, with), set & ~bit, with);
    }
}

static bool try_every_combination(struct work *w)
{
    size_t sets = (size_t)1 << w->c->causes;
    char *all = arena_take(w->arena, sets * w->size);
    bool *good = arena_take_zero(w->arena, sets);
    if (!all || !good) return false;
    for (size_t set = 0; set < sets; set++) good[set] = try(w, set, all + set * w->size);
    for (int32_t i = 0; i < w->c->causes; i++) judge(w, i, all, good);
    w->c->wholly = true;
    return true;
}

static uint64_t every_cause(const struct comparison *c) { return c->causes == 64 ? ~(uint64_t)0 : ((uint64_t)1 << c->causes) - 1; }

/* Does a cause change something beside these others? */
static bool matters_beside(struct work *w, int32_t i, uint64_t others)
{
    struct case_room without, with;
    uint64_t bit = (uint64_t)1 << i;
    bool good = try(w, others & ~bit, &without);
    bool can = try(w, others | bit, &with);
    if (!others) w->c->cause[i].refused = !can;
    uint64_t which = good && can ? moved(w, &without, &with) : 0;
    if (which) note(w, &w->c->cause[i], others & ~bit ? EFFECT_together : EFFECT_alone, which, others & ~bit, &with);
    return which != 0;
}

/* Too many for every combination: each alone, each beside one other, each as the last. */
static void try_few_combinations(struct work *w)
{
    for (int32_t i = 0; i < w->c->causes; i++) {
        bool found = matters_beside(w, i, 0);
        for (int32_t k = 0; k < w->c->causes && !found; k++) found = k != i && matters_beside(w, i, (uint64_t)1 << k);
        if (!found) matters_beside(w, i, every_cause(w->c));
    }
}

/* ---- in order ---- */

static bool comes_before(const struct cause *a, const struct cause *b)
{
    if (a->effect != b->effect) return a->effect > b->effect;
    return a->kind < b->kind;
}

/* What does something first; the order found otherwise stays. */
static bool sort_causes(struct work *w)
{
    int32_t n = w->c->causes, place[DIFFERENCES_MOST], order[DIFFERENCES_MOST];
    struct cause *sorted = arena_take(w->arena, sizeof *sorted * (size_t)(n + 1));
    if (!sorted) return false;
    for (int32_t i = 0; i < n; i++) {
        int32_t at = i;
        for (; at > 0 && comes_before(&w->c->cause[i], &w->c->cause[order[at - 1]]); at--) order[at] = order[at - 1];
        order[at] = i;
    }
    for (int32_t i = 0; i < n; i++) { sorted[i] = w->c->cause[order[i]]; place[order[i]] = i; }
    for (int32_t i = 0; i < n; i++) {
        uint64_t beside = 0;
        for (uint64_t left = sorted[i].beside; left; left &= left - 1) beside |= (uint64_t)1 << place[__builtin_ctzll(left)];
        sorted[i].beside = beside;
    }
    w->c->cause = sorted;
    return true;
}

static date reference_of(const struct decision *d) { return facts_head(&d->facts)->given >> d->rule->reference & 1 ? facts_day(d->rule, &d->facts) : DATE_NEVER; }

bool compare_sides(struct comparison *c, struct arena *arena, const struct decision *a, const struct decision *b)
{
    struct work w = { .c = c, .a = a, .b = b, .arena = arena, .reference = { reference_of(a), reference_of(b) } };
    w.size = ((size_t)a->rule->outcome_size + 15) & ~(size_t)15;
    *c = (struct comparison){ .side = { a, b }, .wholly = true, .complete = true };
    if (a->status == ONGELDIG || b->status == ONGELDIG) return true;
    c->differs = outcomes_moved(a->rule, a->outcomes, &a->outcome, &b->outcome);
    c->cause = arena_take_zero(arena, sizeof *c->cause * DIFFERENCES_MOST);
    if (!c->cause || !law_blend_start(&w.blend, arena, a->law, b->law)) return false;
    find_facts(&w);
    find_choices(&w);
    if (!find_parameters(&w)) return false;
    struct case_room none, all;
    c->complete = try(&w, 0, &none) && !moved(&w, &none, &a->outcome) && try(&w, every_cause(c), &all) && !moved(&w, &all, &b->outcome);
    c->wholly = c->causes <= TRIED_WHOLLY;
    if (!c->wholly) try_few_combinations(&w);
    else if (!try_every_combination(&w)) return false;
    return sort_causes(&w);
}

/* ---- steps ---- */

static struct citation cited(const struct decision *d, const struct step *step)
{
    struct citation citation;
    if (law_cite(d->law->tables->book, step->citation, decision_law_day(d), &citation)) return citation;
    return (struct citation){ .text = step->citation, .text_size = (uint32_t)strlen(step->citation) };
}

bool compare_only_here(const struct comparison *c, int side, int32_t step)
{
    const struct decision *here = c->side[side], *there = c->side[!side];
    const struct step *mine = &here->reasoning.step[step];
    struct citation own = cited(here, mine);
    for (int32_t i = 0; i < there->reasoning.steps; i++) {
        const struct step *other = &there->reasoning.step[i];
        struct citation its = cited(there, other);
        if (strcmp(mine->text[0], other->text[0]) == 0 && own.text_size == its.text_size && memcmp(own.text, its.text, own.text_size) == 0) return false;
    }
    return true;
}
