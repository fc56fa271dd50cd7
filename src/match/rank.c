/* SPDX-License-Identifier: EUPL-1.2 */
/* rank.c: the points of each pair, one reason at a time, and the order that follows from them. */
#include "match/match.h"

#include <stdlib.h>

const char *const match_why_names[MATCH_WHYS] = { "kan", "leert", "wil-niet", "niet-gezegd", "bijna-gelijk", "uren-passen", "uren-passen-niet", "uren-onbekend", "bereikbaar", "zelfde-plaats", "te-ver", "reistijd-onbekend" };

enum { NEARLY = 2, POINT = 100 };

static void give(struct match_pair *pair, struct match_reason reason)
{
    pair->reason[pair->reasons++] = reason;
    pair->low += reason.low;
    pair->high += reason.high;
}

/* A name that a slip of the pen away is another one; short names are no slip. */
static bool nearly_same(const char *a, const char *b)
{
    size_t longer = strlen(a) > strlen(b) ? strlen(a) : strlen(b);
    return longer > 2 * NEARLY && edit_distance(a, strlen(a), b, strlen(b)) <= NEARLY;
}

/* What is said of one task. Half of the points for who wants to learn it, rounded down to a hundredth. */
static struct match_reason weigh_task(const struct match_task *task, const struct match_party *candidate, int32_t most)
{
    struct match_reason r = { MATCH_taken, MATCH_not_said, task, NULL, 0, most, most, MATCH_NOT_GIVEN };
    for (int32_t i = 0; i < candidate->tasks; i++) {
        const struct match_task *of = &candidate->task[i];
        if (strcmp(of->plain, task->plain) == 0) {
            r.why = of->ability == ABILITY_kan ? MATCH_can : of->ability == ABILITY_leert ? MATCH_learns : MATCH_will_not;
            r.low = r.high = of->ability == ABILITY_kan ? most : of->ability == ABILITY_leert ? most / 2 : 0;
            r.nearly = NULL;
            return r;
        }
        if (!r.nearly && nearly_same(of->plain, task->plain)) { r.nearly = of; r.why = MATCH_nearly; }
    }
    return r;
}

/* Hours a week: they fit when some number of hours suits both. Apart already when the most of the one is below the least of the other, whatever else is not known. */
static struct match_reason weigh_hours(const struct match_party *v, const struct match_party *c, int32_t most)
{
    struct match_reason r = { MATCH_uren, MATCH_hours_open, NULL, NULL, 0, most, most, MATCH_NOT_GIVEN };
    bool apart = (v->most != MATCH_NOT_GIVEN && c->least != MATCH_NOT_GIVEN && v->most < c->least) || (c->most != MATCH_NOT_GIVEN && v->least != MATCH_NOT_GIVEN && c->most < v->least);
    bool known = v->least != MATCH_NOT_GIVEN && v->most != MATCH_NOT_GIVEN && c->least != MATCH_NOT_GIVEN && c->most != MATCH_NOT_GIVEN;
    if (apart) { r.why = MATCH_hours_apart; r.high = 0; } else if (known) { r.why = MATCH_hours_fit; r.low = most; }
    return r;
}

static int32_t minutes_between(const struct match_input *in, const char *from, const char *to)
{
    int32_t back = MATCH_NOT_GIVEN;
    if (!*from || !*to) return MATCH_NOT_GIVEN;
    for (int32_t i = 0; i < in->journeys; i++) {
        const struct match_journey *j = &in->journey[i];
        if (strcmp(j->from, from) == 0 && strcmp(j->to, to) == 0) return j->minutes;
        if (strcmp(j->from, to) == 0 && strcmp(j->to, from) == 0) back = j->minutes;
    }
    return back;
}

/* Travel: within what the candidate gave as the most, or not; a shorter journey gives no more points. The same place counts as near enough when no minutes are given for it. */
static struct match_reason weigh_travel(const struct match_input *in, const struct match_party *v, const struct match_party *c, int32_t most)
{
    struct match_reason r = { MATCH_reizen, MATCH_travel_open, NULL, NULL, 0, most, most, minutes_between(in, c->plain_place, v->plain_place) };
    if (r.minutes == MATCH_NOT_GIVEN) {
        if (*v->plain_place && strcmp(v->plain_place, c->plain_place) == 0) { r.why = MATCH_same_place; r.low = most; }
    } else if (c->travel != MATCH_NOT_GIVEN) {
        bool near_enough = r.minutes <= c->travel;
        r.why = near_enough ? MATCH_near_enough : MATCH_too_far;
        if (near_enough) r.low = most; else r.high = 0;
    }
    return r;
}

static void weigh(struct match_pair *pair, const struct match_input *in, const struct match_party *v, const struct match_party *c)
{
    *pair = (struct match_pair){ .vacancy = v, .candidate = c };
    int32_t all = in->weight[MATCH_taken] * POINT;
    /* Parts that are cut so that together they are the whole. */
    for (int32_t i = 0; i < v->tasks; i++) give(pair, weigh_task(&v->task[i], c, all * (i + 1) / v->tasks - all * i / v->tasks));
    give(pair, weigh_hours(v, c, in->weight[MATCH_uren] * POINT));
    give(pair, weigh_travel(in, v, c, in->weight[MATCH_reizen] * POINT));
    for (int32_t i = 0; i < pair->reasons; i++) {
        enum match_why why = pair->reason[i].why;
        pair->out |= why == MATCH_will_not || why == MATCH_hours_apart || why == MATCH_too_far;
    }
}

/* Better first: not ruled out, more points for sure, more points perhaps. */
static int compare_points(const struct match_pair *a, const struct match_pair *b)
{
    if (a->out != b->out) return a->out ? 1 : -1;
    if (a->low != b->low) return a->low > b->low ? -1 : 1;
    return a->high == b->high ? 0 : a->high > b->high ? -1 : 1;
}
static int by_points_then_candidate(const void *a, const void *b)
{
    int points = compare_points(a, b);
    return points ? points : strcmp(((const struct match_pair *)a)->candidate->code, ((const struct match_pair *)b)->candidate->code);
}
static int by_points_then_vacancy(const void *a, const void *b)
{
    int points = compare_points(a, b);
    return points ? points : strcmp(((const struct match_pair *)a)->vacancy->code, ((const struct match_pair *)b)->vacancy->code);
}

static void put_in_order(struct match_pair *pair, int32_t count, bool by_candidate)
{
    qsort(pair, (size_t)count, sizeof *pair, by_candidate ? by_points_then_vacancy : by_points_then_candidate);
    for (int32_t i = 0; i < count && !pair[i].out; i++)
        pair[i].rank = i > 0 && compare_points(&pair[i - 1], &pair[i]) == 0 ? pair[i - 1].rank : i + 1;
}

bool match_rank(struct match_result *result, struct arena *arena, const struct match_input *in, bool by_candidate)
{
    int32_t outer = by_candidate ? in->candidates : in->vacancies, inner = by_candidate ? in->vacancies : in->candidates;
    *result = (struct match_result){ .input = in, .by_candidate = by_candidate, .pairs = outer * inner };
    result->pair = arena_take(arena, sizeof *result->pair * (size_t)(result->pairs + 1));
    if (!result->pair) return false;
    for (int32_t i = 0; i < outer; i++) {
        struct match_pair *row = &result->pair[i * inner];
        for (int32_t k = 0; k < inner; k++) weigh(&row[k], in, &in->vacancy[by_candidate ? k : i], &in->candidate[by_candidate ? i : k]);
        put_in_order(row, inner, by_candidate);
    }
    return true;
}
