/* SPDX-License-Identifier: EUPL-1.2 */
/* model.h: the assumptions that a made-up population rests on, each with its source, read from a file and checked. */
#ifndef BREED_POPULATION_MODEL_H
#define BREED_POPULATION_MODEL_H

#include "law/book.h"
#include "base/arena.h"
#include "base/error.h"

/* Words: kinds of household. */
enum home { HOME_alleen, HOME_alleenstaande_ouder, HOME_paar, HOME_paar_met_kinderen, HOME_gedeeld, HOMES };
extern const char *const home_names[HOMES];

/* A chance in 2^32 parts; CHANCE_ALL always happens. */
typedef uint64_t chance;
#define CHANCE_ALL ((chance)1 << 32)

/* Stretches of whole numbers, each as often as its weight says; `sum` runs up to the total. */
enum { BANDS_MOST = 12 };
struct band { int32_t from, until; uint32_t sum; };
struct bands { int32_t count; struct band band[BANDS_MOST]; };
/* How often, by age; nought outside. */
struct rate { int32_t from, until; chance chance; };
struct rates { int32_t count; struct rate rate[BANDS_MOST]; };
struct mix { uint32_t sum[HOMES]; };
/* So many in the whole country, spread over ages; `rates` are found by model_calibrate from how many could be among them. */
struct target { int64_t count; struct bands ages; struct rates rates; };

/* How an assumption is known: a published figure, or chosen. */
enum basis { BASIS_aanname, BASIS_gepubliceerd, BASES };
extern const char *const basis_names[BASES];

enum assumption_kind { AS_COUNT, AS_SHARE, AS_RATES, AS_BANDS, AS_MIX, AS_TARGET };
struct assumption { const char *name, *label[2]; enum assumption_kind kind; int32_t least, most; size_t offset; };

#define COUNT(name, nl, en, least, most) ASSUMPTION_##name,
#define SHARE(name, nl, en) ASSUMPTION_##name,
#define RATES(name, nl, en) ASSUMPTION_##name,
#define BANDS(name, nl, en, least, most) ASSUMPTION_##name,
#define MIX(name, nl, en) ASSUMPTION_##name,
#define TARGET(name, nl, en) ASSUMPTION_##name,
enum {
#include "population/assumptions.def"
    ASSUMPTIONS
};
#undef COUNT
#undef SHARE
#undef RATES
#undef BANDS
#undef MIX
#undef TARGET
extern const struct assumption assumptions[ASSUMPTIONS];

/* Where an assumption comes from, and its value as it was written. */
struct stated { enum basis basis; const char *source; const struct node *value; };

struct own_people;
/* Municipalities by weight: `sum` runs up. */
struct town { int32_t code; int64_t inhabitants; uint64_t sum; };

/* Read-only after model_read and model_calibrate: safe from any thread. All pointers lie in the arena it was read into. */
struct model {
    const char *name, *title[2];
    int32_t year;
#define COUNT(name, nl, en, least, most) int64_t name;
#define SHARE(name, nl, en) chance name;
#define RATES(name, nl, en) struct rates name;
#define BANDS(name, nl, en, least, most) struct bands name;
#define MIX(name, nl, en) struct mix name;
#define TARGET(name, nl, en) struct target name;
#include "population/assumptions.def"
#undef COUNT
#undef SHARE
#undef RATES
#undef BANDS
#undef MIX
#undef TARGET
    struct rates assistance_rates[HOMES];       /* as the rates of a target, for each kind of household */
    struct stated said[ASSUMPTIONS];
    struct town *towns;
    int32_t town_count;
    struct stated towns_said;
    int64_t households;         /* of the whole country; found by model_calibrate */
    char digest[33];            /* of the file as it was read, and of people of the reader's own */
    const struct own_people *own;       /* these people instead of made-up ones, see own.h; NULL: made up */
    int32_t own_scale;
};

/* Reads a model (YAML). Everything missing, unknown, out of bounds or without a source is named in problems; then false.
 * The municipalities are those of the book on 1 January of its year, or of the year given when that is not 0. */
bool model_read(struct model *, struct arena *, const struct law_book *, int32_t year, const char *bytes, size_t size, struct problems *);
/* The one that lies in the program. */
bool model_built_in(struct model *, struct arena *, const struct law_book *, int32_t year, struct problems *);

#endif
