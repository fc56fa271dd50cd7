/* SPDX-License-Identifier: EUPL-1.2 */
/* match.h: the match aid: vacancies and candidates laid side by side by tasks, hours and travel, with the reason for every point. */
#ifndef BREED_MATCH_MATCH_H
#define BREED_MATCH_MATCH_H

#include "base/arena.h"
#include "base/error.h"
#include "base/money.h"
#include "base/text.h"

/*
 * An aid for a talk between an adviser, an employer and somebody who looks for work; it decides nothing, and nothing in it rests on law. Only what the user gives counts: no register is asked
 * and nothing is stored. Data about health are refused, and so are a BSN, a name or an address: the file names people by a code of its own (docs/match.md).
 * What was not given is not known, never nought: points then run from low to high.
 * No clock, no input or output, no memory but the arena. Same input, same bytes.
 */

enum { MATCH_VACANCIES_MOST = 100, MATCH_CANDIDATES_MOST = 200, MATCH_TASKS_MOST = 12, MATCH_TRAVEL_MOST = 5000, MATCH_WEIGHT_MOST = 100 };

/* What a candidate says of a task. */
enum match_ability { ABILITY_kan, ABILITY_leert, ABILITY_niet, ABILITIES };
extern const char *const match_ability_names[ABILITIES], *const match_ability_labels[ABILITIES][2];

/* plain: as tasks and places are compared, lower case with single blanks. */
struct match_task { const char *name, *plain; enum match_ability ability; };
/* A vacancy or a candidate. Of a vacancy the abilities of tasks say nothing; title is "" for a candidate. */
enum { MATCH_NOT_GIVEN = -1 };
struct match_party {
    const char *code, *title, *place, *plain_place;     /* "" when not given */
    struct match_task task[MATCH_TASKS_MOST]; int32_t tasks;
    hours least, most;                                  /* a week, in hundredths; MATCH_NOT_GIVEN */
    int32_t travel;                                     /* most minutes one way; of a candidate; MATCH_NOT_GIVEN */
    int32_t line;
};
struct match_journey { const char *from, *to; int32_t minutes, line; };  /* plain names; counts both ways unless the way back is given too */

enum match_part { MATCH_taken, MATCH_uren, MATCH_reizen, MATCH_PARTS };
extern const char *const match_part_names[MATCH_PARTS], *const match_part_labels[MATCH_PARTS][2];

struct match_input {
    struct match_party *vacancy; int32_t vacancies;
    struct match_party *candidate; int32_t candidates;
    struct match_journey *journey; int32_t journeys;
    int32_t weight[MATCH_PARTS];                        /* most points of each part; 60, 20 and 20 unless the file says otherwise */
};

/* Starts empty. Then add one or more files; false when something is wrong, all of it named. Call match_complete after the last one: there must be vacancies and candidates, each code once. */
void match_start(struct match_input *);
/* YAML or JSON with vacatures, kandidaten, reistijden and gewichten, or CSV with one of the first three; which of the two is seen from the first line. */
bool match_add(struct match_input *, struct arena *, const char *bytes, size_t size, struct problems *);
bool match_complete(const struct match_input *, struct problems *);

/* ---- ranking ---- */

/* Why points were given, not given, or are open. */
enum match_why { MATCH_can, MATCH_learns, MATCH_will_not, MATCH_not_said, MATCH_nearly,     /* a task; nearly: written almost as one of the candidate's */
                 MATCH_hours_fit, MATCH_hours_apart, MATCH_hours_open, MATCH_near_enough, MATCH_same_place, MATCH_too_far, MATCH_travel_open, MATCH_WHYS };
extern const char *const match_why_names[MATCH_WHYS];
/* low to high of most points, in hundredths of a point. */
struct match_reason { enum match_part part; enum match_why why; const struct match_task *task, *nearly; int32_t low, high, most, minutes; };
/* The points of a pair are the sum of those of its reasons. out: something that was given rules it out (a task the candidate does not want, hours apart, too far); it then comes behind the others. */
enum { MATCH_REASONS_MOST = MATCH_TASKS_MOST + 2 };
struct match_pair {
    const struct match_party *vacancy, *candidate;
    int32_t rank;                                       /* from 1 within the vacancy (or candidate); equals share it; 0 when out */
    int32_t low, high;
    bool out;
    struct match_reason reason[MATCH_REASONS_MOST]; int32_t reasons;
};
/* by_candidate: for each candidate the vacancies; else for each vacancy the candidates. In the order of the file, then by rank, then by code. */
struct match_result { const struct match_input *input; bool by_candidate; struct match_pair *pair; int32_t pairs; };
bool match_rank(struct match_result *, struct arena *, const struct match_input *, bool by_candidate);     /* false: no memory */

/* A reason as a sentence, without its points: "kan inpakken". */
void match_put_reason(struct text *, const struct match_pair *, const struct match_reason *, int language);
/* "42" or "35,5 tot 60" points. */
void match_put_points(struct text *, int32_t low, int32_t high, int language);

void match_text(struct text *, const struct match_result *, int language);
void match_json(struct text *, const struct match_result *, int language);
void match_csv(struct text *, const struct match_result *, int language);

#endif
