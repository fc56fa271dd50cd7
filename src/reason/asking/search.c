/* SPDX-License-Identifier: EUPL-1.2 */
/* search.c: runs of a rule told apart by the way they took, and the values of a fact in stretches that take the same way. */
#include "reason/asking/search.h"

#include <string.h>

void search_start(struct search *s, const struct rule *rule, const struct law *law, uint64_t outcomes, bool strict, int64_t effort, struct arena *arena)
{
    memset(s, 0, sizeof *s);
    s->rule = rule;
    s->law = law;
    s->strict = strict;
    s->outcomes = outcomes;
    s->arena = arena;
    s->runs_left = effort;
    seen_start(&s->seen, law);
    for (uint32_t k = 0; k < rule->fact_count; k++) s->list_facts |= (uint64_t)(rule->facts[k].term->kind == KIND_list) << k;
}

/* ---- telling runs apart ---- */

static uint64_t mix(uint64_t hash, uint64_t word)
{
    uint64_t z = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return z ^ z >> 29;
}

static uint64_t mix_bytes(uint64_t hash, const char *bytes, size_t size)
{
    for (; size >= 8; bytes += 8, size -= 8) { uint64_t word; memcpy(&word, bytes, 8); hash = mix(hash, word); }
    uint64_t word = 0;
    memcpy(&word, bytes, size);
    return mix(hash, word ^ (uint64_t)size << 56);
}

static bool is_discrete(const struct term *term) { return term->kind == KIND_answer || term->kind == KIND_word || term->kind == KIND_code; }

/* The settled values of a set of outcomes. discrete: only words, answers and codes, and of lists their length. */
static uint64_t values_of(const struct rule *rule, uint64_t which, const struct case_room *outcome, bool discrete)
{
    const struct outcome_head *head = (const void *)outcome;
    uint64_t hash = mix(mix(1, head->settled & which), head->none & which);
    for (uint64_t left = head->settled & ~head->none & which; left; left &= left - 1) {
        const struct field *field = &rule->outcomes[__builtin_ctzll(left)];
        const char *at = outcome->bytes + field->offset;
        if (field->term->kind != KIND_list) { if (!discrete || is_discrete(field->term)) hash = mix(hash, (uint64_t)term_plain(field->term, at)); continue; }
        int32_t n;
        memcpy(&n, at, sizeof n);
        hash = mix(hash, (uint64_t)n);
        if (!discrete) hash = mix_bytes(hash, at + field->term->items_offset, (size_t)n * field->term->item_size);
    }
    return hash;
}

static uint64_t path_of(const struct search *s, const struct case_room *outcome, enum status status)
{
    const struct reasoning *r = &s->reasoning;
    uint64_t hash = mix(mix(mix((uint64_t)status, r->asked), r->missing), r->choices);
    for (int32_t i = 0; i < r->steps; i++) hash = mix(hash, (uint64_t)(uintptr_t)r->step[i].text[0]);
    return mix(hash, values_of(s->rule, ~(uint64_t)0, outcome, true));
}

struct run search_run(struct search *s, const void *facts, struct case_room *outcome)
{
    struct run run = { .status = ONGELDIG };
    struct outcome_head *head = (struct outcome_head *)(void *)outcome;
    head->settled = head->none = 0;         /* also when nothing is decided */
    if (s->runs_left-- <= 0) { s->cut_short = true; return run; }
    reasoning_clear(&s->reasoning, s->strict);
    run.status = decide_case(s->rule, s->law, facts, outcome, &s->reasoning, NULL);
    if (run.status == ONGELDIG) return run;
    const struct reasoning *r = &s->reasoning;
    seen_add(&s->seen, s->law, r);
    bool settled = (outcome_head(outcome)->settled & s->outcomes) == s->outcomes;
    uint64_t missing = r->missing & (~facts_head(facts)->given | s->list_facts);
    run.possible = true;
    run.decided = settled || run.status == PARAMETER_ONTBREEKT || !missing;
    run.asked = r->asked;
    run.missing = settled ? 0 : missing;
    run.assumed = r->assumed;
    run.result = mix(values_of(s->rule, s->outcomes, outcome, false), settled ? 0 : (uint64_t)run.status);
    run.path = path_of(s, outcome, run.status);
    return run;
}

/* ---- stretches ---- */

/* odd: the first and the last value inside the stretch that is being made whose outcome is another than that at its begin, while the way is the same. */
struct stretch { struct class *at; int32_t count, room; struct case_room facts, outcome; const struct term *term; uint32_t fact; int64_t odd[2]; bool has_odd; };

static struct run run_at(struct search *s, struct stretch *x, int64_t value)
{
    fact_put(s->rule, &x->facts, x->fact, (struct value){ value, NULL });
    return search_run(s, &x->facts, &x->outcome);
}

static bool alike(const struct run *a, const struct run *b) { return a->possible == b->possible && (!a->possible || a->path == b->path); }

static void append(struct search *s, struct stretch *x, struct class class)
{
    if (!class.first.possible) return;
    if (x->count == x->room) { s->cut_short = true; return; }
    x->at[x->count++] = class;
}

static int64_t constant_until(struct search *s, struct stretch *x, int64_t from, int64_t to, uint64_t result, int64_t step);

static void note_odd(struct stretch *x, int64_t at)
{
    if (!x->has_odd) x->odd[0] = at;
    x->odd[1] = at;
    x->has_odd = true;
}

/* A stretch of which both ends have the same outcome, and values in between another, is parted around those values. */
static void append_parted(struct search *s, struct stretch *x, struct class class)
{
    int64_t step = x->term->whole ? 1000 : 1, lo = class.lo.plain, hi = class.hi.plain;
    bool parted = x->has_odd && class.first.decided && class.first.result == class.last.result && x->odd[0] > lo && x->odd[1] < hi;
    x->has_odd = false;
    if (!parted) { append(s, x, class); return; }
    int64_t low = constant_until(s, x, lo, x->odd[0], class.first.result, step), high = constant_until(s, x, hi, x->odd[1], class.last.result, step);
    append(s, x, (struct class){ .lo = class.lo, .hi = { low, NULL }, .first = class.first, .last = class.first });
    append(s, x, (struct class){ .lo = { low + step, NULL }, .hi = { high - step, NULL }, .first = run_at(s, x, low + step), .last = run_at(s, x, high - step), .irregular = high - low > 2 * step });
    append(s, x, (struct class){ .lo = { high, NULL }, .hi = class.hi, .first = class.last, .last = class.last });
}

/* The last value from lo on that still goes the way of lo, when hi does not. */
static int64_t last_like(struct search *s, struct stretch *x, int64_t lo, const struct run *first, int64_t hi, int64_t step)
{
    while (hi - lo > step) {
        int64_t middle = lo + (hi - lo) / step / 2 * step;
        struct run run = run_at(s, x, middle);
        if (alike(first, &run)) lo = middle; else hi = middle;
    }
    return lo;
}

static bool is_special(const struct term *term, int64_t value) { return (term->may_be_never && value == DATE_NEVER) || (term->may_be_unrecorded && value == PERCENT_UNRECORDED); }

/* Between two points that go different ways lies the place where they part; there may be several between, each found in turn. */
static void close_gap(struct search *s, struct stretch *x, struct class *open, int64_t to, int64_t step)
{
    for (int32_t most = 12; most; most--) {
        int64_t last = last_like(s, x, open->hi.plain, &open->first, to, step);
        if (last != open->hi.plain) { open->hi.plain = last; open->last = run_at(s, x, last); }
        if (last + step >= to) return;
        append_parted(s, x, *open);
        open->lo.plain = open->hi.plain = last + step;
        open->first = open->last = run_at(s, x, last + step);
        struct run end = run_at(s, x, to);
        if (alike(&open->first, &end)) return;
    }
    open->hi.plain = to - step;             /* too many places to find them all */
    open->last = run_at(s, x, to - step);
    open->irregular = true;
}

static bool apart(const struct stretch *x, const struct class *open, const struct point *next, const struct run *run)
{
    bool unordered = x->term->kind == KIND_code || x->term->kind == KIND_word || x->term->kind == KIND_answer;
    if (unordered || is_special(x->term, open->hi.plain) || !alike(&open->first, run)) return true;
    return next->turn && !run->decided;
}

static void walk_points(struct search *s, struct stretch *x, const struct points *p)
{
    int64_t step = x->term->whole ? 1000 : 1;
    bool ordered = x->term->kind != KIND_code && x->term->kind != KIND_word && x->term->kind != KIND_answer;
    struct class open = { .first = { .possible = false } };
    for (int32_t i = 0; i < p->count && !s->cut_short; i++) {
        int64_t at = p->point[i].at;
        struct run run = run_at(s, x, at);
        if (i && !apart(x, &open, &p->point[i], &run)) {
            if (run.decided && run.result != open.first.result) note_odd(x, at);
            open.hi.plain = at;
            open.last = run;
            continue;
        }
        if (i && ordered && !is_special(x->term, open.hi.plain) && !alike(&open.first, &run)) {
            close_gap(s, x, &open, at, step);
            if (open.lo.plain > p->point[i - 1].at && alike(&open.first, &run)) { open.hi.plain = at; open.last = run; continue; }
        } else if (i && ordered && !is_special(x->term, open.hi.plain) && at - step > open.hi.plain) {
            open.hi.plain = at - step;
            open.last = run_at(s, x, at - step);
        }
        if (i) append_parted(s, x, open);
        open = (struct class){ .lo = { at, NULL }, .hi = { at, NULL }, .first = run, .last = run };
    }
    if (p->count) append_parted(s, x, open);
}

/* Of a stretch whose outcome changes along the way: how far, from an end, it does not. */
static int64_t constant_until(struct search *s, struct stretch *x, int64_t from, int64_t to, uint64_t result, int64_t step)
{
    int64_t way = to > from ? step : -step, good = from, bad = to;
    struct run near = run_at(s, x, from + way);
    if (!near.possible || near.result != result) return from;
    while (bad - good > step || good - bad > step) {
        int64_t middle = good + (bad - good) / step / 2 * step;
        struct run run = run_at(s, x, middle);
        if (run.possible && run.result == result) good = middle; else bad = middle;
    }
    return good;
}

/* Is the stretch beside this one of a single outcome, and is it the outcome at this end? Then that end belongs to it, whatever way it goes. */
static bool joins(const struct class *beside, const struct run *end) { return beside->first.decided && beside->first.result == beside->last.result && beside->first.result == end->result; }

static void split_ends(struct search *s, struct stretch *x)
{
    int64_t step = x->term->whole ? 1000 : 1;
    for (int32_t i = 0, n = x->count; i < n && !s->cut_short; i++) {
        struct class *class = &x->at[i];
        int64_t lo = class->lo.plain, hi = class->hi.plain;
        if (!class->first.decided || class->first.result == class->last.result || hi - lo < 3 * step || x->count + 2 > x->room) continue;
        int64_t low = constant_until(s, x, lo, hi, class->first.result, step), high = constant_until(s, x, hi, lo, class->last.result, step);
        bool joins_low = i && joins(class - 1, &class->first), joins_high = i + 1 < n && joins(class + 1, &class->last);
        if (low > lo || joins_low) {
            append(s, x, (struct class){ .lo = { lo, NULL }, .hi = { low, NULL }, .first = class->first, .last = class->first });
            class->lo.plain = low + step;
            class->first = run_at(s, x, low + step);
        }
        if ((high < hi || joins_high) && high > class->lo.plain) {
            append(s, x, (struct class){ .lo = { high, NULL }, .hi = { hi, NULL }, .first = class->last, .last = class->last });
            class->hi.plain = high - step;
            class->last = run_at(s, x, high - step);
        }
    }
}

/* In the order of their values again. */
static void put_in_order(struct stretch *x)
{
    for (int32_t i = 1; i < x->count; i++)
        for (int32_t j = i; j && x->at[j].lo.plain < x->at[j - 1].lo.plain; j--) { struct class moved = x->at[j]; x->at[j] = x->at[j - 1]; x->at[j - 1] = moved; }
}

/* Stretches of one outcome are looked at in three places more: what comes round every year, say, shows at neither end. */
static void part_constants(struct search *s, struct stretch *x)
{
    enum { WIDE = 64 };
    int64_t step = x->term->whole ? 1000 : 1;
    for (int32_t i = 0, n = x->count; i < n && !s->cut_short; i++) {
        struct class class = x->at[i];
        int64_t steps = (class.hi.plain - class.lo.plain) / step;
        if (!class.first.decided || class.first.result != class.last.result || steps < WIDE || x->count + 2 > x->room) continue;
        for (int32_t k = 1; k < 4; k++) {
            int64_t at = class.lo.plain + (steps * k / 4 + k) * step;
            struct run run = run_at(s, x, at);
            if (run.possible && run.result != class.first.result) note_odd(x, at);
        }
        if (!x->has_odd) continue;
        append_parted(s, x, class);
        if (x->count > n) x->at[i] = x->at[--x->count];
    }
}

static bool in_weekend(date day) { return ((day + 3) % 7 + 7) % 7 >= 5; }         /* 1970-01-01 was a Thursday */

date search_other_kind_of_day(const struct term *term, const struct class *class)
{
    date day = (date)class->lo.plain;
    if (term->kind != KIND_date || class->lo.plain == class->hi.plain) return day;
    for (int32_t i = 0; i < 6 && day < class->hi.plain && in_weekend(day) == in_weekend((date)class->lo.plain); i++) day++;
    return in_weekend(day) == in_weekend((date)class->lo.plain) ? (date)class->lo.plain : day;
}

/* Days that go another way in weekends: the first days of both ways become stretches of their own, and what is left over is marked. */
static void part_weekends(struct search *s, struct stretch *x)
{
    for (int32_t i = 0, n = x->count; i < n && !s->cut_short && x->term->kind == KIND_date; i++) {
        struct class *class = &x->at[i];
        int64_t lo = class->lo.plain, hi = class->hi.plain, other = search_other_kind_of_day(x->term, class);
        if (other == lo || x->count + 2 > x->room) continue;
        struct run run = run_at(s, x, other);
        if (alike(&class->first, &run) && (!run.decided || class->first.result != class->last.result || run.result == class->first.result)) continue;
        append(s, x, (struct class){ .lo = { lo, NULL }, .hi = { other - 1, NULL }, .first = class->first, .last = run_at(s, x, other - 1) });
        append(s, x, (struct class){ .lo = { other, NULL }, .hi = { other, NULL }, .first = run, .last = run });
        class->lo.plain = other + 1;
        class->irregular = true;
        if (other == hi) { *class = x->at[--x->count]; continue; }
        class->first = run_at(s, x, other + 1);
    }
}

int32_t search_lists(struct search *s, const struct case_room *facts, uint32_t fact, const struct value **out)
{
    bool holes = facts_head(facts)->given >> fact & 1, dated = facts_head(facts)->given >> s->rule->reference & 1;
    date on = dated ? facts_day(s->rule, facts) : DATE_NEVER;
    uint32_t places = sizeof s->lists / sizeof *s->lists;
    for (uint32_t i = 0; i < s->lists_kept && i < places && !holes; i++)
        if (s->lists[i].fact == fact && s->lists[i].on == on) { *out = s->lists[i].at; return s->lists[i].count; }
    int32_t n = lists_of(out, s->arena, s->rule, s->law, &s->seen, facts, fact);
    if (!n) s->cut_short = true;
    if (holes) return n;
    uint32_t place = s->lists_kept++ % places;
    s->lists[place].at = *out;
    s->lists[place].count = n;
    s->lists[place].fact = fact;
    s->lists[place].on = on;
    return n;
}

static void walk_lists(struct search *s, struct stretch *x)
{
    const struct value *list;
    int32_t n = search_lists(s, &x->facts, x->fact, &list);
    for (int32_t i = 0; i < n && !s->cut_short; i++) {
        fact_put(s->rule, &x->facts, x->fact, list[i]);
        struct run run = search_run(s, &x->facts, &x->outcome);
        bool new_way = true;            /* of lists that decide nothing yet, each may lead elsewhere once more is known */
        for (int32_t k = 0; k < x->count && new_way && run.decided; k++) new_way = x->at[k].first.path != run.path || x->at[k].first.result != run.result;
        if (new_way) append(s, x, (struct class){ .lo = list[i], .hi = list[i], .first = run, .last = run });
    }
}

int32_t search_classes(struct search *s, const struct case_room *facts, uint32_t fact)
{
    enum { ROUNDS = 3 };
    struct stretch x = { .at = s->class, .room = sizeof s->class / sizeof *s->class, .fact = fact, .term = s->rule->facts[fact].term };
    case_copy(s->rule, &x.facts, facts);
    if (x.term->kind == KIND_list) { walk_lists(s, &x); return x.count; }
    for (int32_t round = 0; round < ROUNDS && !s->cut_short; round++) {
        bool every;
        int32_t days = s->seen.days, spans = s->seen.spans, amounts = s->seen.amounts;
        x.count = 0;
        points_of(&s->points, &every, s->rule, s->law, &s->seen, facts, fact);
        s->sampled |= x.term->kind == KIND_code && !every;
        walk_points(s, &x, &s->points);
        part_constants(s, &x);
        put_in_order(&x);
        split_ends(s, &x);
        part_weekends(s, &x);
        put_in_order(&x);
        if (days == s->seen.days && spans == s->seen.spans && amounts == s->seen.amounts) break;
    }
    return x.count;
}

/* ---- one completion ---- */

bool search_complete(struct search *s, struct case_room *facts, struct case_room *outcome, struct run *run)
{
    *run = search_run(s, facts, outcome);
    for (int32_t depth = 0; depth < 64 && run->possible && !run->decided; depth++) {
        uint32_t fact = (uint32_t)__builtin_ctzll(run->missing);
        int32_t n = search_classes(s, facts, fact);
        if (!n) return false;
        fact_put(s->rule, facts, fact, s->class[n / 2].lo);
        *run = search_run(s, facts, outcome);
    }
    return run->possible && run->decided;
}
