/* SPDX-License-Identifier: EUPL-1.2 */
/* calibrate.c: counts who could be among those of each target and sets its chances, so that the expected numbers are those of the figures. */
#include "population/calibrate.h"

#include <pthread.h>
#include <string.h>
#include "base/text.h"

/* A target after those that decide who can be among its people; those of one round do not look at each other. */
#define OF(name) offsetof(struct model, name)
static const struct { size_t target; int32_t round, assumption; } order[TARGETS] = {
    { OF(loonkostensubsidie), 0, ASSUMPTION_loonkostensubsidie }, { OF(studietoeslag), 0, ASSUMPTION_studietoeslag }, { OF(forfait), 1, ASSUMPTION_forfait },
    { OF(banenafspraak), 2, ASSUMPTION_banenafspraak }, { OF(bijstand), 3, ASSUMPTION_bijstand }, { OF(melding_jong), 3, ASSUMPTION_melding_jong }, { OF(proefplaats), 3, ASSUMPTION_proefplaats } };
enum { ROUNDS = 4, THREADS_MOST = 64 };

static struct target *target_of(struct model *m, int32_t t) { return (struct target *)(void *)((char *)m + order[t].target); }

static void count_household(struct could *c, const struct model *m, const struct household *h, int32_t round)
{
    for (int32_t k = 0; k < h->count; k++)
        for (int32_t t = 0; t < TARGETS; t++) {
            if (order[t].round != round || !could_be(m, order[t].target, h, &h->person[k])) continue;
            const struct bands *ages = &target_of((struct model *)m, t)->ages;
            int32_t age = age_in(m, &h->person[k]);
            for (int32_t b = 0; b < ages->count; b++) if (age >= ages->band[b].from && age <= ages->band[b].until) c->of[t][h->home][b]++;
        }
}

/* part * all / of, rounded; the quotient apart, so that counts of people fit. */
static uint64_t scaled(uint64_t part, uint64_t all, uint64_t of)
{
    uint64_t quotient = part / of, rest = part % of;
    return quotient * all + (rest * all + of / 2) / of;
}

static void too_few(struct problems *problems, int32_t t, int64_t wanted)
{
    char value[24];
    struct text text = TEXT_IN(value);
    text_int(&text, wanted);
    problem_add(problems, 0, assumptions[order[t].assumption].name, text_string(&text), text.size, "niet meer mensen dan er in die leeftijden voor in aanmerking komen", "no more people than can be meant at those ages");
}

/* So many people of the sample stand for so many of the country. */
static uint64_t in_sample(const struct model *m, const struct could *c, uint64_t people) { return scaled((uint64_t)c->people, people, (uint64_t)m->inwoners); }

struct cell { uint64_t wanted, could; };
/* What does not fit where the figures want it goes where there is room, in proportion: of kinds of household whose ages nobody published. */
static void make_room(struct cell *cell, int32_t count)
{
    for (int32_t round = 0; round < count; round++) {
        uint64_t over = 0, room = 0;
        for (int32_t k = 0; k < count; k++) {
            if (cell[k].wanted > cell[k].could) { over += cell[k].wanted - cell[k].could; cell[k].wanted = cell[k].could; }
            else room += cell[k].could - cell[k].wanted;
        }
        if (!over || !room) return;
        for (int32_t k = 0; k < count; k++) cell[k].wanted += scaled(over < room ? over : room, cell[k].could - cell[k].wanted, room);
    }
}

/* The chances by age of so many people among those counted; false when there are too few. */
static bool set_rates(struct rates *rates, const struct bands *ages, struct cell *cell, bool ages_give_way)
{
    bool enough = true;
    rates->count = ages->count;
    uint64_t wanted = 0, could = 0;
    for (int32_t b = 0; b < ages->count; b++) { wanted += cell[b].wanted; could += cell[b].could; }
    if (ages_give_way && wanted <= could) make_room(cell, ages->count);
    for (int32_t b = 0; b < ages->count; b++) {
        enough &= cell[b].wanted <= cell[b].could || ages_give_way;
        rates->rate[b] = (struct rate){ ages->band[b].from, ages->band[b].until, cell[b].wanted >= cell[b].could ? cell[b].wanted ? CHANCE_ALL : 0 : scaled(cell[b].wanted, CHANCE_ALL, cell[b].could) };
    }
    return enough && wanted <= could;
}

/* How often place k occurs, of sums that run up and lie `step` bytes apart. */
static uint64_t share_of(const uint32_t *sums, int32_t k, size_t step)
{
    uint32_t here, before = 0;
    memcpy(&here, (const char *)sums + step * (size_t)k, sizeof here);
    if (k) memcpy(&before, (const char *)sums + step * (size_t)(k - 1), sizeof before);
    return here - before;
}

static bool set_target(struct model *m, const struct could *c, int32_t t, struct problems *problems)
{
    struct target *target = target_of(m, t);
    const struct bands *ages = &target->ages;
    uint32_t all_ages = ages->count ? ages->band[ages->count - 1].sum : 1, all_homes = m->bijstand_huishouden.sum[HOMES - 1];
    bool by_home = order[t].target == OF(bijstand), good = true;
    for (int32_t home = 0; home < (by_home ? HOMES : 1); home++) {
        struct cell cell[BANDS_MOST] = { { 0, 0 } };
        uint64_t here = in_sample(m, c, by_home ? scaled((uint64_t)target->count, share_of(m->bijstand_huishouden.sum, home, sizeof(uint32_t)), all_homes) : (uint64_t)target->count);
        for (int32_t b = 0; b < ages->count; b++) {
            cell[b].wanted = scaled(here, share_of(&ages->band[0].sum, b, sizeof(struct band)), all_ages);
            for (int32_t k = by_home ? home : 0; k < (by_home ? home + 1 : HOMES); k++) cell[b].could += (uint64_t)c->of[t][k][b];
        }
        good &= set_rates(by_home ? &m->assistance_rates[home] : &target->rates, ages, cell, by_home);
    }
    if (!good) too_few(problems, t, target->count);
    return good;
}

/* ---- counting ---- */

/* Every nth household of a round, counted apart and added up afterwards: whole numbers, so the order does not matter. */
struct counter { const struct model *model; struct could could; uint64_t seed; int64_t first, step, until; int32_t round; };

static void *count_all(void *context)
{
    struct counter *c = context;
    for (int64_t n = c->first; n < c->until; n += c->step) {
        struct household h;
        household_make(&h, c->model, c->seed, (uint64_t)n);
        c->could.people += h.count;
        count_household(&c->could, c->model, &h, c->round);
    }
    return NULL;
}

static void count_round(struct could *all, const struct model *m, uint64_t seed, int64_t households, int32_t threads, int32_t round)
{
    struct counter counter[THREADS_MOST];
    pthread_t thread[THREADS_MOST];
    bool started[THREADS_MOST] = { false };
    for (int32_t k = 0; k < threads; k++) {
        counter[k] = (struct counter){ .model = m, .seed = seed, .first = k, .step = threads, .until = households, .round = round };
        started[k] = k && pthread_create(&thread[k], NULL, count_all, &counter[k]) == 0;
        if (k && !started[k]) count_all(&counter[k]);
    }
    count_all(&counter[0]);
    for (int32_t k = 0; k < threads; k++) {
        if (started[k]) pthread_join(thread[k], NULL);
        if (round == 0) all->people += counter[k].could.people;
        for (int32_t t = 0; t < TARGETS; t++) for (int32_t h = 0; h < HOMES; h++) for (int32_t b = 0; b < BANDS_MOST; b++) all->of[t][h][b] += counter[k].could.of[t][h][b];
    }
}

bool model_calibrate(struct model *m, struct could *c, uint64_t seed, int64_t households, int32_t threads, struct problems *problems)
{
    bool good = true;
    *c = (struct could){ .households = households };
    for (int32_t round = 0; round < ROUNDS; round++) {
        count_round(c, m, seed, households, threads < 1 ? 1 : threads > THREADS_MOST ? THREADS_MOST : threads, round);
        if (round == 0) m->households = (int64_t)scaled((uint64_t)m->inwoners, (uint64_t)c->households, (uint64_t)c->people);
        for (int32_t t = 0; t < TARGETS; t++) if (order[t].round == round) good &= set_target(m, c, t, problems);
    }
    return good;
}

/* So many households are counted to find the chances: all of a small run more often than once, of a large one enough. How many households the country has follows from the counting,
 * which wants to know how many: the size of a household is near enough two for that. */
enum { COUNTED_LEAST = 400000, COUNTED_MOST = 4000000 };

bool model_calibrate_for(struct model *m, struct could *c, uint64_t seed, int32_t scale, int32_t threads, int64_t *households, struct problems *problems)
{
    int64_t counted = m->inwoners / 2 / scale;
    bool good = model_calibrate(m, c, seed, counted < COUNTED_LEAST ? COUNTED_LEAST : counted > COUNTED_MOST ? COUNTED_MOST : counted, threads, problems);
    *households = m->households / scale;
    return good;
}
