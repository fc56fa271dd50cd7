/* SPDX-License-Identifier: EUPL-1.2 */
/* life.h: what the rules may ask of a made-up person at one moment of the year, by the names of the glossary. */
#ifndef BREED_POPULATION_LIFE_H
#define BREED_POPULATION_LIFE_H

#include "population/people.h"
#include "rules/rule.h"

/* A moment in a life: a month, or the day on which something happens in it. */
struct life {
    const struct model *model;
    const struct law *law;              /* under which it is lived: how long the flat rate lasts */
    unsigned behaviours;                /* bits of enum behaviour that hold under this law */
    const struct law *wages;            /* today's, for the wages that people are paid: a reform of a rule changes no wage */
    const struct household *household;
    const struct person *person;
    int32_t month;                      /* 1 to 12 */
    date day, month_first, month_last;
    const struct spell *spell;          /* of illness, NULL when it is not about one */
    int32_t days;                       /* calendar days of the spell in the month */
};

enum { MOMENTS_MOST = 23 };             /* Mondays to Fridays of a month */
/* Whom a question is about, and when. Each is a walk over the year of one person: month by month, or when something happened. */
struct scope {
    const char *name, *label[2];
    int32_t moments;                    /* at the most, in a month */
    const char *within;                 /* its moments are among those of this scope; NULL: of none */
    bool (*concerns)(const struct household *, const struct person *);      /* false: no such moment in the whole year */
    /* Whether there is such a moment in the month of the life (person and months are set); the nth of the month, from 0. Sets day, and the spell when there is one. */
    bool (*take)(struct life *, int32_t nth);
};
extern const struct scope scopes[];
extern const int32_t scope_count;
const struct scope *scope_find(const char *name, size_t size);      /* NULL when there is none */

/* What a fact of the glossary is at a moment of a life. fill writes it in the type of its term and returns false when it is not known there. */
struct life_fact { const struct term *term; bool (*fill)(const struct life *, void *to); };
extern const struct life_fact life_facts[];
extern const int32_t life_fact_count;

/* What an amount is multiplied by when it flows. */
enum times { TIMES_once, TIMES_part_of_month, TIMES };
extern const char *const times_names[TIMES];
/* The amount, so many times; half a cent up. */
money life_times(const struct life *, enum times, money);

/* What goes otherwise under a reform than an overlay on the law can say: what people do, or who pays what a rule already finds. Nothing unless a run says so. */
enum behaviour { BEHAVIOUR_national_allowance, BEHAVIOUR_leaves_home, BEHAVIOUR_insured_above, BEHAVIOUR_guidance_by_realisation, BEHAVIOURS };
struct behaviour_said { const char *name, *label[2]; };
extern const struct behaviour_said behaviours[BEHAVIOURS];

/* Whether an amount that a rule finds is asked for, or paid at all. */
enum claim { CLAIM_study_allowance, CLAIM_insured_above, CLAIM_guidance_by_realisation, CLAIMS };
extern const char *const claim_names[CLAIMS];
bool life_claims(const struct life *, enum claim);

/* Whether his subsidy is the flat rate on the day: as many months as the law allows, and after a trial placement only where that is allowed. */
bool life_has_flat_rate(const struct life *);

/* Days on which somebody asked for something: a flow may hang on them. */
enum asked { ASKED_statement, ASKED };
extern const char *const asked_names[ASKED];
date life_asked(const struct life *, enum asked);      /* DATE_NEVER: not at all */

#endif
