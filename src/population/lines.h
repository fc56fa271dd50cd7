/* SPDX-License-Identifier: EUPL-1.2 */
/* lines.h: which rule is asked about whom, and what flows from whom to whom; read from a file, then laid out so that a rule needs no code of its own here. */
#ifndef BREED_POPULATION_LINES_H
#define BREED_POPULATION_LINES_H

#include "population/life.h"

enum party { PARTY_gemeente, PARTY_uwv, PARTY_werkgever, PARTY_inwoner, PARTY_rijk, PARTIES };
extern const char *const party_names[PARTIES];

enum { LINES_MOST = 32, FLOWS_MOST = 4, LINKS_MOST = 8, FILLS_MOST = 64 };

/* An amount of the outcome that goes from one to the other; not_after: only when somebody asked no later than that outcome; claim: only when he claims it (-1: always). */
struct flow { int32_t outcome; enum party from, to; enum times times; enum asked asked; int32_t not_after, claim; };
/* A fact that is an outcome of an earlier line at the same moment. */
struct link { int32_t fact, line, outcome; };
struct fill { int32_t fact; const struct life_fact *how; };

struct line {
    const struct rule *rule;
    const struct scope *scope;
    int32_t flow_count, link_count, fill_count;
    struct flow flow[FLOWS_MOST];
    struct link link[LINKS_MOST];
    struct fill fill[FILLS_MOST];
};
struct lines { int32_t count; struct line line[LINES_MOST]; char digest[33]; };

/* Reads the lines (YAML). Unknown rules, scopes, outcomes and parties, and amounts that are no money, are all named in problems; then false. Read-only afterwards. */
bool lines_read(struct lines *, struct arena *, const char *bytes, size_t size, struct problems *);
bool lines_built_in(struct lines *, struct arena *, struct problems *);

#endif
