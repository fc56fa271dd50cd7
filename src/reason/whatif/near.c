/* SPDX-License-Identifier: EUPL-1.2 */
/* near.c: how near a change can be: every value of one fact that reaches the target beside the rest, in spans, and the nearest of them. */
#include <string.h>
#include "reason/whatif/hunt.h"

static struct probe probe(struct hunt *h, struct case_room *facts, uint32_t fact, int64_t value)
{
    struct case_room outcome;
    fact_put(h->s->rule, facts, fact, (struct value){ value, NULL });
    struct run run = search_run(h->s, facts, &outcome);
    if (run.possible && !is_special(term_of(h, fact), value)) {
        if (value < h->least) h->least = value;
        if (value > h->most) h->most = value;
    }
    return (struct probe){ value, hunt_margin(h, &run, &outcome), hunt_allowed(h, fact, (struct value){ value, NULL }) && hunt_met(h, &run, &outcome), hunt_side(h, &run, &outcome) };
}

static bool met_at(struct hunt *h, struct case_room *facts, uint32_t fact, int64_t value) { return probe(h, facts, fact, value).met; }

static void add_span(struct hunt *h, int64_t lo, int64_t hi, int64_t step)
{
    if (h->spans && h->span[h->spans - 1].hi + step == lo) { h->span[h->spans - 1].hi = hi; return; }
    if (h->spans == SPANS_MOST) { h->cut = true; return; }
    h->span[h->spans++] = (struct reach){ lo, hi };
}

/* The value next to where meeting the target begins or ends, on the side of `in`, which meets it; `out` does not. */
static int64_t boundary(struct hunt *h, struct case_room *facts, uint32_t fact, int64_t in, int64_t out, int64_t step)
{
    while (out - in > step || in - out > step) {
        int64_t middle = in + (out - in) / step / 2 * step;
        if (met_at(h, facts, fact, middle)) in = middle; else out = middle;
    }
    return in;
}

struct probe hunt_hit_between(struct hunt *h, struct case_room *facts, uint32_t fact, struct probe a, struct probe b, int64_t step)
{
    while ((b.at - a.at > step || a.at - b.at > step) && a.side * b.side < 0) {
        struct probe middle = probe(h, facts, fact, a.at + (b.at - a.at) / step / 2 * step);
        if (middle.met) return middle;
        if (middle.side == a.side) a = middle; else b = middle;
    }
    return a;
}

/* Values to look at within a stretch, in order: its ends, some evenly between them where the outcome runs along, and ever farther from the present value and from the ends, each twice as far. */
enum { PROBES_MOST = 200, EVENLY = 8, FEW = 1200 };
static int32_t probe_points(int64_t at[PROBES_MOST], int64_t lo, int64_t hi, int64_t step, bool along, int64_t near)
{
    int64_t steps = (hi - lo) / step, from[3] = { lo, hi, near };
    int32_t n = 0, parts = along ? EVENLY : 2;
    for (int32_t i = 0; i <= parts; i++) at[n++] = lo + steps * i / parts * step;
    if (near >= lo && near <= hi) at[n++] = near;
    for (int64_t far = step; along && far <= hi - lo && n + 6 <= PROBES_MOST; far *= 2)
        for (int32_t i = 0; i < 3; i++) for (int32_t up = -1; up <= 1; up += 2) { int64_t value = from[i] + up * far; if (value > lo && value < hi) at[n++] = value; }
    for (int32_t i = 1; i < n; i++)
        for (int32_t k = i; k && at[k] < at[k - 1]; k--) { int64_t moved = at[k]; at[k] = at[k - 1]; at[k - 1] = moved; }
    int32_t kept = 0;
    for (int32_t i = 0; i < n; i++) if (!kept || at[kept - 1] != at[i]) at[kept++] = at[i];
    return kept;
}

/* Between two values around one at which the target is met least, or missed least: a value where it is the other way round, if the dip or the peak goes so far. */
static struct probe turn_between(struct hunt *h, struct case_room *facts, uint32_t fact, struct probe a, struct probe b, int64_t step)
{
    int64_t lo = a.at, hi = b.at;
    while (hi - lo > 2 * step) {
        int64_t third = (hi - lo) / step / 3 * step;
        struct probe one = probe(h, facts, fact, lo + (third ? third : step)), two = probe(h, facts, fact, hi - (third ? third : step));
        if (one.met != a.met) return one;
        if (two.met != a.met) return two;
        if ((a.met ? one.margin <= two.margin : one.margin >= two.margin)) hi = two.at; else lo = one.at;
    }
    return a;
}

/* Puts one more value among those looked at, before place i. */
static void insert_probe(struct probe *at, int32_t *n, int32_t i, struct probe more)
{
    memmove(&at[i + 1], &at[i], sizeof *at * (size_t)(*n - i));
    at[i] = more;
    ++*n;
}

/* Values between those looked at that are otherwise than both beside them: where an exact target is hit in passing, and where a dip or peak goes past the target. */
static int32_t look_between(struct hunt *h, struct case_room *facts, uint32_t fact, struct probe *at, int32_t n, int64_t step)
{
    for (int32_t i = 0; i + 1 < n && n < PROBES_MOST; i++) {
        if (at[i].met || at[i + 1].met || at[i].side * at[i + 1].side >= 0) continue;
        struct probe hit = hunt_hit_between(h, facts, fact, at[i], at[i + 1], step);
        if (hit.met) insert_probe(at, &n, ++i, hit);
    }
    for (int32_t i = 1; i + 1 < n && n < PROBES_MOST; i++) {
        int64_t before = at[i - 1].margin, here = at[i].margin, behind = at[i + 1].margin;
        if (at[i - 1].met != at[i].met || at[i].met != at[i + 1].met || (before == here && here == behind)) continue;
        if (at[i].met ? here > before || here > behind : here < before || here < behind) continue;
        struct probe turn = turn_between(h, facts, fact, at[i - 1], at[i + 1], step);
        if (turn.met == at[i].met) continue;
        insert_probe(at, &n, turn.at < at[i].at ? i : i + 1, turn);
        i += 2;
    }
    return n;
}

/* Within a stretch that goes one way: where two values beside each other differ in reaching the target, the place between them is found. */
static void spans_within(struct hunt *h, struct case_room *facts, uint32_t fact, const struct class *class, int64_t near)
{
    int64_t step = step_of_term(term_of(h, fact)), value[PROBES_MOST], from = class->lo.plain;
    struct probe at[PROBES_MOST];
    int32_t n = probe_points(value, class->lo.plain, class->hi.plain, step, class->first.result != class->last.result, near);
    for (int32_t i = 0; i < n; i++) at[i] = probe(h, facts, fact, value[i]);
    n = look_between(h, facts, fact, at, n, step);
    for (int32_t i = 1; i < n; i++) {
        if (at[i].met && !at[i - 1].met) from = boundary(h, facts, fact, at[i].at, at[i - 1].at, step);
        if (!at[i].met && at[i - 1].met) add_span(h, from, boundary(h, facts, fact, at[i - 1].at, at[i].at, step), step);
    }
    if (at[n - 1].met) add_span(h, from, class->hi.plain, step);
}

/* Amounts that are rounded part by part waver by a cent: short spans are looked through value by value. */
static void part_short_spans(struct hunt *h, struct case_room *facts, uint32_t fact, int64_t step)
{
    enum { SHORT = 100 };
    struct reach all[SPANS_MOST];
    int32_t n = h->spans;
    memcpy(all, h->span, sizeof *all * (size_t)n);
    h->spans = 0;
    for (int32_t i = 0; i < n; i++) {
        if ((all[i].hi - all[i].lo) / step > SHORT) { add_span(h, all[i].lo, all[i].hi, step); continue; }
        for (int64_t value = all[i].lo; value <= all[i].hi; value += step) if (met_at(h, facts, fact, value)) add_span(h, value, value, step);
    }
}

/* All values are tried where they are few, and all days of a year to both sides of the present one; else they are looked for in stretches that go one way. */
void hunt_spans(struct hunt *h, const struct case_room *facts, uint32_t fact, int64_t near)
{
    const struct term *term = term_of(h, fact);
    struct case_room with = *facts;
    int64_t step = step_of_term(term), least = term->min, most = term->max, rare = term->may_be_never ? DATE_NEVER : PERCENT_UNRECORDED;
    h->spans = 0;
    h->least = INT64_MAX;
    h->most = INT64_MIN;
    if (term->kind == KIND_date && near >= least && near <= most) { least = near - A_YEAR > least ? near - A_YEAR : least; most = near + A_YEAR < most ? near + A_YEAR : most; }
    if ((most - least) / step <= FEW) {
        if (is_special(term, rare) && met_at(h, &with, fact, rare)) add_span(h, rare, rare, step);
        for (int64_t v = least; v <= most; v += step) if (met_at(h, &with, fact, v)) add_span(h, v, v, step);
        return;
    }
    int32_t n = hunt_classes(h, facts, fact);
    for (int32_t i = 0; i < n; i++) {
        const struct class class = h->s->class[i];
        if (!class.irregular) spans_within(h, &with, fact, &class, near);
        else if (met_at(h, &with, fact, class.lo.plain)) add_span(h, class.lo.plain, class.lo.plain, step);
    }
    part_short_spans(h, &with, fact, step);
}

int64_t hunt_distance(const struct term *term, int64_t a, int64_t b)
{
    enum { FAR = INT32_MAX };
    if (is_special(term, a) || is_special(term, b)) return a == b ? 0 : (int64_t)FAR << 16;
    return a > b ? a - b : b - a;
}

static void choose_nearest(const struct hunt *h, struct change *change, const struct term *term)
{
    int64_t least = INT64_MAX;
    for (int32_t i = 0; i < h->spans; i++) {
        int64_t lo = h->span[i].lo, hi = h->span[i].hi, at = lo > change->was.plain || is_special(term, lo) ? lo : hi;
        if (hunt_distance(term, at, change->was.plain) >= least) continue;
        least = hunt_distance(term, at, change->was.plain);
        change->to.plain = at;
        change->lo = lo;
        change->hi = hi;
    }
}

/* Of a fact that is not known the widest span: its end that says most, or a value in the middle when any value will do. */
static void choose_widest(const struct hunt *h, struct change *change, const struct term *term)
{
    int64_t widest = -1;
    for (int32_t i = 0; i < h->spans; i++) {
        int64_t lo = h->span[i].lo, hi = h->span[i].hi, width = is_special(term, lo) ? 0 : hi - lo + 1;
        if (width <= widest) continue;
        widest = width;
        change->lo = lo;
        change->hi = hi;
    }
    bool from_first = change->lo == h->least, to_last = change->hi == h->most;
    int64_t step = step_of_term(term);
    change->to.plain = from_first && to_last ? change->lo + (change->hi - change->lo) / step / 2 * step : from_first ? change->hi : change->lo;
}

/* Just before the value found there may be one that does, for the same reason. */
static void look_nearer(struct hunt *h, const struct case_room *facts, struct change *change)
{
    enum { CLOSE = 100 };
    const struct term *term = term_of(h, change->fact);
    struct case_room with = *facts;
    int64_t step = change->to.plain > change->was.plain ? step_of_term(term) : -step_of_term(term), found = change->to.plain;
    if (is_special(term, change->to.plain) || is_special(term, change->was.plain)) return;
    for (int64_t value = found - step, left = CLOSE; left && value != change->was.plain && value >= term->min && value <= term->max; value -= step, left--)
        if (met_at(h, &with, change->fact, value)) { found = value; left = CLOSE; }
    if (found == change->to.plain) return;
    change->to.plain = change->lo = change->hi = found;
}

static int64_t nearby(const struct change *change) { return change->kind == CHANGE_filled ? NOWHERE : change->was.plain; }

bool hunt_bring_near(struct hunt *h, struct case_room *facts, struct change *change)
{
    const struct term *term = term_of(h, change->fact);
    struct case_room before = *facts, outcome;
    if (term->kind == KIND_date && change->kind == CHANGE_assumed && change->was.plain == h->today) return false;
    if (!change->ordered) return true;
    if (change->kind != CHANGE_filled) {
        fact_put(h->s->rule, &before, change->fact, change->was);
        struct run run = search_run(h->s, &before, &outcome);
        if (hunt_met(h, &run, &outcome)) return false;
    }
    hunt_spans(h, facts, change->fact, nearby(change));
    if (!h->spans) return false;
    if (change->kind == CHANGE_filled) choose_widest(h, change, term); else { choose_nearest(h, change, term); look_nearer(h, facts, change); }
    fact_put(h->s->rule, facts, change->fact, change->to);
    return true;
}

void hunt_stretch(struct hunt *h, const struct case_room *facts, struct change *change)
{
    if (!change->ordered) return;
    change->lo = change->hi = change->to.plain;
    hunt_spans(h, facts, change->fact, nearby(change));
    for (int32_t i = 0; i < h->spans; i++)
        if (h->span[i].lo <= change->to.plain && h->span[i].hi >= change->to.plain) { change->lo = h->span[i].lo; change->hi = h->span[i].hi; }
}

void hunt_others(struct hunt *h, const struct case_room *facts, struct change *change)
{
    const struct term *term = term_of(h, change->fact);
    struct case_room with = *facts;
    if (change->ordered || term->kind == KIND_list) return;
    int32_t n = hunt_classes(h, facts, change->fact);
    for (int32_t i = 0; i < n; i++) {
        int64_t value = h->s->class[i].lo.plain;
        bool was = change->kind == CHANGE_assumed && value == change->was.plain;
        if (was || value == change->to.plain || !met_at(h, &with, change->fact, value)) continue;
        if (change->others == OTHERS_MOST) { change->more_others = true; return; }
        change->other[change->others++] = value;
    }
}
