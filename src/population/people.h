/* SPDX-License-Identifier: EUPL-1.2 */
/* people.h: a made-up household and its people in one year; the same seed and number give the same household, alone or among millions. */
#ifndef BREED_POPULATION_PEOPLE_H
#define BREED_POPULATION_PEOPLE_H

#include "population/model.h"
#include "rules/glossary.h"
#include "base/money.h"

enum { HOUSEHOLD_MOST = 8, SPELLS_MOST = 2 };
enum place { PLACE_first, PLACE_partner, PLACE_child, PLACE_housemate };
enum school { SCHOOL_none, SCHOOL_vso_pro, SCHOOL_student };
/* measured, flat: with a wage cost subsidy by wage value, or the flat rate of the first six months. */
enum work { WORK_none, WORK_regular, WORK_measured, WORK_flat };

struct spell { date from, until; };     /* both days included */
struct person {
    date born;
    uint8_t place, school, work;        /* enum place, school, work */
    bool man, limited, student_finance, lease;      /* lease: a commercial one of his own */
    /* work */
    bool sheltered, permanent, register_job;        /* register_job: begun this year, from the target group register */
    date job_from;
    date statement_asked;               /* the employer asked for the target group statement; DATE_NEVER */
    hours hours;
    percent wage_value, wage_value_at_uwv;          /* the second is what UWV has, right for most */
    bool after_trial;                   /* the job follows a trial placement at once */
    int32_t guidance;                   /* what the municipality pays for guidance at work, in euros a year; 0 none */
    int32_t above_minimum;              /* wage above the minimum wage, in percent */
    int32_t spell_count;
    struct spell spell[SPELLS_MOST];
    /* support */
    bool study_allowance;
    bool study_allowance_nationally;    /* would get it, if one national body paid it */
    date applied;                       /* for assistance, under 27; DATE_NEVER */
    date school_until;                  /* of pro or vso; DATE_NEVER */
    date trial_from;                    /* trial placement; DATE_NEVER */
    int32_t trial_months;
    money income;                       /* net a month, beside assistance; 0 none */
    int32_t exempted_months;            /* before this year */
    bool stays_home;                    /* a young adult who would not have left home under the rule that counts from 27 only */
};

struct household {
    uint64_t number;
    enum home home;
    int32_t town, town_after;           /* CBS codes; the second from `moved` on */
    date moved;                         /* DATE_NEVER: not this year */
    bool assistance;
    int32_t count;
    struct person person[HOUSEHOLD_MOST];
};

/* Fills a household. The model may still be uncalibrated: then nobody has what a target speaks of. Thread-safe, no allocation. */
void household_make(struct household *, const struct model *, uint64_t seed, uint64_t number);

/* Somebody of whom nothing else is known; somebody drawn by the assumptions, of that birth and place in a household; somebody who gets a job, drawn by them or without anything known of it. */
struct person person_blank(date born, enum place);
void person_drawn(struct person *, struct household *, const struct model *, uint64_t seed, uint64_t number, uint32_t member);
struct dice;
void person_takes_job(struct person *, const struct model *, enum work, bool drawn, struct dice *);

/* Whether somebody could be among those of a target (before chance decided), and his age on 1 January. */
bool could_be(const struct model *, size_t target_offset, const struct household *, const struct person *);
int32_t age_in(const struct model *, const struct person *);

#endif
