/* SPDX-License-Identifier: EUPL-1.2 */
/* questions.c: the order of questions: the least over all orders where that can be computed, else each question tried first and followed by the order of the rule. */
#include "reason/asking/questions.h"

#include <string.h>

static uint64_t facts_open(const struct rule *rule, const void *facts)
{
    uint64_t all = rule->fact_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->fact_count) - 1;
    return all & ~facts_head(facts)->given;
}

/* ---- the grid: every situation of the classes of the open facts ---- */

enum { DIMENSIONS_MOST = 10, GRID_MOST = 4096, CUBES_MOST = 1 << 17 };
struct grid {
    uint32_t fact[DIMENSIONS_MOST]; int32_t dimensions;
    int32_t count[DIMENSIONS_MOST]; struct value value[DIMENSIONS_MOST][SAMPLES_MOST];
    bool may_ask[DIMENSIONS_MOST];
    int32_t points; uint64_t *result;           /* 0: impossible; the first dimension runs fastest */
};

static bool evaluate(struct grid *g, struct search *s, const void *facts)
{
    int64_t points = 1;
    for (int32_t d = 0; d < g->dimensions; d++) points *= g->count[d];
    g->points = (int32_t)points;
    g->result = arena_take(s->arena, sizeof *g->result * (size_t)points);
    if (!g->result) return false;
    for (int32_t p = 0; p < g->points; p++) {
        struct case_room with, outcome;
        memcpy(&with, facts, s->rule->facts_size);
        for (int32_t d = 0, at = p; d < g->dimensions; at /= g->count[d++]) fact_put(s->rule, &with, g->fact[d], g->value[d][at % g->count[d]]);
        struct run run = search_run(s, &with, &outcome);
        g->result[p] = run.possible ? run.result | 1 : 0;
    }
    return s->runs_left > 0;
}

/* Two values of a fact that lead to the same whatever the rest is are one class. */
static bool same_slice(const struct grid *g, int32_t d, int32_t a, int32_t b)
{
    int32_t stride = 1;
    for (int32_t k = 0; k < d; k++) stride *= g->count[k];
    for (int32_t p = 0; p < g->points; p++)
        if (p / stride % g->count[d] == a && g->result[p] != g->result[p + (b - a) * stride]) return false;
    return true;
}

/* Takes a value out of the grid. */
static void remove_value(struct grid *g, int32_t d, int32_t v)
{
    int32_t stride = 1, n = 0;
    for (int32_t k = 0; k < d; k++) stride *= g->count[k];
    for (int32_t p = 0; p < g->points; p++) if (p / stride % g->count[d] != v) g->result[n++] = g->result[p];
    g->points = n;
    memmove(&g->value[d][v], &g->value[d][v + 1], sizeof g->value[d][0] * (size_t)(g->count[d] - v - 1));
    g->count[d]--;
}

static bool merge_classes(struct grid *g)
{
    for (int32_t d = 0; d < g->dimensions; d++)
        for (int32_t a = 0; a < g->count[d]; a++)
            for (int32_t b = a + 1; b < g->count[d]; b++)
                if (same_slice(g, d, a, b)) { remove_value(g, d, b); return true; }
    return false;
}

/* False when it would be too large. */
static bool grid_make(struct grid *g, struct search *s, const struct missing *m, const void *facts, uint64_t open, uint64_t may_ask)
{
    int64_t points = 1;
    memset(g, 0, sizeof *g);
    for (uint64_t left = open; left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        const struct samples *samples = &m->samples[fact];
        if (g->dimensions == DIMENSIONS_MOST || samples->more || samples->count == 0) return false;
        int32_t d = g->dimensions++;
        g->fact[d] = fact;
        g->count[d] = samples->count;
        g->may_ask[d] = may_ask >> fact & 1;
        memcpy(g->value[d], samples->at, sizeof *samples->at * (size_t)samples->count);
        points *= samples->count;
        if (points > GRID_MOST) return false;
    }
    if (!evaluate(g, s, facts)) return false;
    while (merge_classes(g)) { }
    int64_t cubes = 1;
    for (int32_t d = 0; d < g->dimensions; d++) cubes *= g->count[d] + 1;
    return cubes <= CUBES_MOST;
}

/* ---- the least number of questions: cubes of the grid, each with some facts known and the rest open ---- */

/* mattering: dimensions along which the outcome changes somewhere in the cube. total: the questions of all its situations together. */
struct cube { uint32_t mattering; int32_t situations; int64_t total; bool known; };
struct cubes { const struct grid *g; struct cube *at; int32_t stride[DIMENSIONS_MOST], point_stride[DIMENSIONS_MOST]; };

enum { OPEN = -1 };     /* the coordinate of a dimension that is not known yet; it comes behind its values in the numbering */

static int32_t number_of(const struct cubes *c, const int32_t coordinate[])
{
    int32_t n = 0;
    for (int32_t d = 0; d < c->g->dimensions; d++) n += (coordinate[d] == OPEN ? c->g->count[d] : coordinate[d]) * c->stride[d];
    return n;
}

static const struct cube *cube_of(struct cubes *c, int32_t coordinate[]);

/* A line along one dimension, the rest known: does the outcome change along it? */
static bool changes_along(const struct cubes *c, const int32_t coordinate[], int32_t along)
{
    int32_t point = 0;
    uint64_t first = 0;
    for (int32_t d = 0; d < c->g->dimensions; d++) if (d != along) point += coordinate[d] * c->point_stride[d];
    for (int32_t v = 0; v < c->g->count[along]; v++) {
        uint64_t result = c->g->result[point + v * c->point_stride[along]];
        if (!result) continue;
        if (first && result != first) return true;
        first = result;
    }
    return false;
}

static void gather_mattering(struct cubes *c, int32_t coordinate[], struct cube *cube)
{
    int32_t open[2] = { OPEN, OPEN };
    for (int32_t d = c->g->dimensions - 1; d >= 0; d--) if (coordinate[d] == OPEN) { open[1] = open[0]; open[0] = d; }
    if (open[0] == OPEN) {
        int32_t point = 0;
        for (int32_t d = 0; d < c->g->dimensions; d++) point += coordinate[d] * c->point_stride[d];
        cube->situations = c->g->result[point] != 0;
        return;
    }
    for (int32_t which = 0; which < 2 && open[which] != OPEN; which++) {
        int32_t d = open[which];
        uint32_t others = which ? (uint32_t)1 << open[0] : ~((uint32_t)1 << d);
        for (coordinate[d] = 0; coordinate[d] < c->g->count[d]; coordinate[d]++) {
            const struct cube *part = cube_of(c, coordinate);
            if (!which) cube->situations += part->situations;
            cube->mattering |= part->mattering & others;
        }
        coordinate[d] = OPEN;
    }
    if (open[1] == OPEN && changes_along(c, coordinate, open[0])) cube->mattering |= (uint32_t)1 << open[0];
}

/* The questions of all situations of the cube when this one is asked first. */
static int64_t total_with(struct cubes *c, int32_t coordinate[], int32_t d, int64_t situations)
{
    int64_t total = situations;
    for (coordinate[d] = 0; coordinate[d] < c->g->count[d]; coordinate[d]++) total += cube_of(c, coordinate)->total;
    coordinate[d] = OPEN;
    return total;
}

static const struct cube *cube_of(struct cubes *c, int32_t coordinate[])
{
    struct cube *cube = &c->at[number_of(c, coordinate)];
    if (cube->known) return cube;
    cube->known = true;
    gather_mattering(c, coordinate, cube);
    int64_t least = INT64_MAX;
    for (int32_t d = 0; d < c->g->dimensions; d++) {
        if (coordinate[d] != OPEN || !(cube->mattering >> d & 1) || !c->g->may_ask[d]) continue;
        int64_t total = total_with(c, coordinate, d, cube->situations);
        if (total < least) least = total;
    }
    cube->total = least == INT64_MAX ? 0 : least;
    return cube;
}

static bool exact_order(struct questions *q, const struct grid *g, struct arena *arena)
{
    struct cubes c = { .g = g };
    int64_t cubes = 1;
    int32_t points = 1, coordinate[DIMENSIONS_MOST];
    for (int32_t d = 0; d < g->dimensions; d++) {
        c.stride[d] = (int32_t)cubes;
        c.point_stride[d] = points;
        cubes *= g->count[d] + 1;
        points *= g->count[d];
        coordinate[d] = OPEN;
    }
    c.at = arena_take_zero(arena, sizeof *c.at * (size_t)cubes);
    if (!c.at) return false;
    const struct cube *all = cube_of(&c, coordinate);
    for (int32_t d = 0; d < g->dimensions; d++) {
        if (!(all->mattering >> d & 1) || !g->may_ask[d]) continue;
        q->item[q->count++] = (struct question){ .fact = g->fact[d], .expected = (int32_t)(total_with(&c, coordinate, d, all->situations) * 1000 / (all->situations ? all->situations : 1)) };
    }
    q->exact = true;
    return true;
}

/* False when not everything was tried, or it is too large. */
static bool exact(struct questions *q, struct search *s, const struct missing *m, const void *facts, uint64_t open, uint64_t may_ask, struct arena *arena)
{
    struct grid *g = m->complete ? arena_take(arena, sizeof *g) : NULL;
    q->count = 0;
    q->exact = false;
    return g && grid_make(g, s, m, facts, open, may_ask) && exact_order(q, g, arena);
}

/* ---- where that is too much: each question first, then the order of the rule, over situations drawn at random ---- */

enum { DRAWS = 96 };

static uint32_t draw(uint64_t *dice, uint32_t n)
{
    *dice = *dice * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*dice >> 33) % n);
}

/* Every fact that is not given and was met gets a value. */
static bool draw_situation(const struct search *s, const struct missing *m, const void *facts, struct case_room *full, uint64_t *dice)
{
    memcpy(full, facts, s->rule->facts_size);
    for (uint64_t left = facts_open(s->rule, facts); left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        const struct samples *samples = &m->samples[fact];
        if (samples->count) fact_put(s->rule, full, fact, samples->at[draw(dice, (uint32_t)samples->count)]);
    }
    return facts_check(s->rule, s->law, full, NULL);
}

static void tell(const struct search *s, struct case_room *known, const struct case_room *full, uint32_t fact)
{
    const struct field *field = &s->rule->facts[fact];
    if (!(facts_head(full)->given >> fact & 1)) return;
    struct value value = { field->term->kind == KIND_list ? 0 : term_plain(field->term, full->bytes + field->offset), field->term->kind == KIND_list ? full->bytes + field->offset : NULL };
    fact_put(s->rule, known, fact, value);
}

/* How many questions until the rule is decided when the first is `first`: what is missing, then what is assumed and matters. */
static int32_t questions_from(struct search *s, const struct case_room *start, const struct case_room *full, uint32_t first, uint64_t matters)
{
    struct case_room known, outcome;
    int32_t asked = 1;
    case_copy(s->rule, &known, start);
    tell(s, &known, full, first);
    for (;; asked++) {
        struct run run = search_run(s, &known, &outcome);
        uint64_t left = run.possible ? run_open(&run, &known) & ~facts_head(&known)->given & (run.decided ? matters : ~(uint64_t)0) : 0;
        if (!left) return asked;
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        tell(s, &known, full, fact);
        if (!(facts_head(&known)->given >> fact & 1)) return asked;
    }
}

static void estimated_order(struct questions *q, struct search *s, const struct missing *m, const void *facts, uint64_t candidates)
{
    struct case_room start;
    int64_t sum[64] = { 0 };
    int32_t draws = 0;
    uint64_t dice = 1;
    memcpy(&start, facts, s->rule->facts_size);
    for (int32_t tries = 0; tries < 4 * DRAWS && draws < DRAWS && s->runs_left > 0; tries++) {
        struct case_room full;
        if (!draw_situation(s, m, facts, &full, &dice)) continue;
        draws++;
        for (uint64_t left = candidates; left; left &= left - 1) { uint32_t fact = (uint32_t)__builtin_ctzll(left); sum[fact] += questions_from(s, &start, &full, fact, m->matters); }
    }
    for (uint64_t left = candidates; left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        q->item[q->count++] = (struct question){ .fact = fact, .expected = draws ? (int32_t)(sum[fact] * 1000 / draws) : 0 };
    }
}

/* ---- together ---- */

/* Can one answer to this question be the last: is everything decided then, with nothing else looked at that is open? */
static bool can_end(struct search *s, const struct case_room *start, uint32_t fact)
{
    struct case_room with, outcome;
    bool ends = false;
    for (int64_t value = nee; value <= ja && s->rule->facts[fact].term->kind == KIND_answer; value++) {
        case_copy(s->rule, &with, start);
        fact_put(s->rule, &with, fact, (struct value){ value, NULL });
        struct run run = search_run(s, &with, &outcome);
        ends |= run.possible && run.decided && !run.assumed;
    }
    return ends;
}

/* Best first. An estimate only chooses among the facts that the rule asks for as things stand: it may see a saving where an answer to a later question (of a partner, say)
 * would give away an earlier one; and among those a plain yes or no that can end everything comes before. Where there is nothing to choose, in the order of the rule. */
static void put_in_order(struct questions *q, uint64_t asked_now, uint64_t ending)
{
    for (int32_t i = 1; i < q->count; i++)
        for (int32_t j = i; j; j--) {
            struct question *before = &q->item[j - 1], *after = &q->item[j], moved = *after;
            int now_before = (asked_now >> before->fact & 1) + (ending >> before->fact & 1), now_after = (asked_now >> after->fact & 1) + (ending >> after->fact & 1);
            bool better = q->exact || now_before == now_after ? after->expected < before->expected || (after->expected == before->expected && now_after > now_before) : now_after > now_before;
            if (!better) break;
            *after = *before;
            *before = moved;
        }
}

/* Whatever the answers are, the outcome is the same, but the rule does not come to it without them: it cannot do without a day, say, or every answer that is possible
 * differs from what it assumes. */
static void needed_anyway(struct questions *q, uint64_t facts)
{
    int32_t n = __builtin_popcountll(facts);
    for (uint64_t left = facts; left; left &= left - 1) q->item[q->count++] = (struct question){ .fact = (uint32_t)__builtin_ctzll(left), .expected = 1000 * n };
}

/* A list that was given, and lacks parts of which it was not said that they are unknown. */
static bool has_holes(const struct term *list, const char *at)
{
    int32_t n;
    memcpy(&n, at, sizeof n);
    for (int32_t i = 0; i < n && list->kind == KIND_list && !list->scalar_items; i++) {
        uint32_t marks[2];
        memcpy(marks, at + list->items_offset + (size_t)i * list->item_size, sizeof marks);
        if (~(marks[0] | marks[1]) & (((uint32_t)1 << list->part_count) - 1)) return true;
    }
    return false;
}

bool questions_find(struct questions *q, struct missing *m, struct search *s, const struct rule *rule, const struct law *law, const void *facts, uint64_t outcomes, bool strict, unsigned roles,
                    int64_t effort, struct arena *arena)
{
    memset(q, 0, sizeof *q);
    if (!missing_matter(m, s, rule, law, facts, outcomes, strict, effort, arena)) return false;
    struct case_room start, outcome;
    memcpy(&start, facts, rule->facts_size);
    s->cut_short = false;
    s->runs_left = effort / 4;
    struct run now = search_run(s, &start, &outcome);
    uint64_t open = 0, may_ask = 0;
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        uint64_t bit = (uint64_t)1 << k;
        if (facts_head(facts)->given & bit && !(now.missing & bit)) continue;         /* of a list that was given, parts may be missing */
        if (m->matters & bit || (now.missing & bit && !(m->no_matter & bit))) open |= bit;
        bool is_open = !(facts_head(facts)->given & bit) || has_holes(rule->facts[k].term, (const char *)facts + rule->facts[k].offset);
        if (is_open && !(facts_head(facts)->unknown & bit) && rule->facts[k].term->roles & roles) may_ask |= bit;
    }
    for (uint64_t left = (open | (facts_open(rule, facts) & m->asked)) & ~facts_head(facts)->unknown; left; left &= left - 1) {
        uint64_t bit = left & -left;
        if (!(rule->facts[__builtin_ctzll(left)].term->roles & roles)) q->elsewhere |= bit;
    }
    if (!(open & may_ask)) return true;
    if (!exact(q, s, m, facts, open, may_ask, arena)) estimated_order(q, s, m, facts, open & may_ask);
    if (!q->count) needed_anyway(q, (now.decided ? now.assumed & m->matters : now.missing) & open & may_ask);
    uint64_t ending = 0;
    s->runs_left = 4 * (int64_t)rule->fact_count;
    for (int32_t i = 0; i < q->count; i++) {
        uint32_t fact = q->item[i].fact;
        q->item[i].assumed = now.assumed >> fact & 1;
        if (!q->exact && now.asked >> fact & 1 && can_end(s, &start, fact)) ending |= (uint64_t)1 << fact;
    }
    put_in_order(q, now.asked, ending);
    return true;
}

/* ---- what lies behind facts that nobody here can tell ---- */

enum { DEEP_BEHIND = 4, RUNS_BEHIND = 6000, VALUES_BEHIND = 12 };

/* One value of each stretch of a fact that behaves alike, spread over them when there are many. */
static int32_t values_of(struct search *s, const struct case_room *facts, uint32_t fact, struct value values[VALUES_BEHIND])
{
    int32_t classes = search_classes(s, facts, fact), n = classes < VALUES_BEHIND ? classes : VALUES_BEHIND;
    for (int32_t i = 0; i < n; i++) values[i] = s->class[i * classes / n].lo;
    return n;
}

static uint64_t behind(struct search *s, const struct case_room *facts, uint64_t beyond, int deep)
{
    struct case_room next, outcome;
    struct run run = search_run(s, facts, &outcome);
    uint64_t found = run.possible ? run.missing & ~beyond : 0;
    if (found || !run.possible || deep == 0) return found;
    for (uint64_t left = run.missing; left && s->runs_left > 0; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        struct value values[VALUES_BEHIND];
        int32_t n = values_of(s, facts, fact, values);
        for (int32_t i = 0; i < n; i++) {
            case_copy(s->rule, &next, facts);
            fact_put(s->rule, &next, fact, values[i]);
            found |= behind(s, &next, beyond, deep - 1);
        }
    }
    return found;
}

uint64_t questions_behind(struct search *s, const void *facts, uint64_t beyond)
{
    struct case_room start;
    memcpy(&start, facts, s->rule->facts_size);
    search_start(s, s->rule, s->law, s->outcomes, s->strict, RUNS_BEHIND, s->arena);
    return behind(s, &start, beyond, DEEP_BEHIND);
}
