/* SPDX-License-Identifier: EUPL-1.2 */
/* demo.h: a municipality that does not exist, with dossiers of every process in every state, for trying, teaching and measuring. The same seed gives the same municipality. */
#ifndef BREED_OFFICE_DEMO_H
#define BREED_OFFICE_DEMO_H

#include "office/office.h"

/* The times of the events to come: the store asks this clock for each event it writes. */
struct demo_clock { int64_t time[128]; int32_t count, at; };
int64_t demo_clock_now(void *demo_clock);        /* for store_options.clock; when nothing lies ready: the time of the system */

struct demo_plan {
    int64_t dossiers; uint64_t seed;
    date today;                         /* nothing happens after it */
    const char *municipality, *other;   /* codes: where it is, and where people move to */
    const char *owners[16]; int32_t owner_count;        /* accounts of case workers */
    const char *expert, *coach;         /* accounts */
    struct demo_clock *clock;
};
struct demo_made { int64_t dossiers, events, refused; int64_t of_state[16][64]; /* by place of process and state */ };
/* refused: events that the table did not take, after which that life stopped; none in a sound program. first_refused: which, may be NULL. False from tell goes on, true stops. */
enum office_status office_demo(struct office *, const struct demo_plan *, struct demo_made *, const struct store_progress *, struct problems *first_refused);

/* The person and the firm of that number: BSNs from the range for tests, names that nobody has. Which person a dossier is about follows from its number. */
struct demo_person { char bsn[10], name[64], birth[11], street[48]; };
struct demo_firm { char id[13], name[64], street[48]; };
void demo_person(struct demo_person *, uint64_t seed, int64_t number);
void demo_firm(struct demo_firm *, uint64_t seed, int64_t number);

/* ---- demo_lives.c: what happens, as data ---- */

/* after: days since the one before, and up to spread more. on: d the day itself, S the first day of the job, F six months after that, E the last day of the contract, B the day before. rest: members of the event;
 * $ and a letter stand for a value. */
struct demo_scene { const char *event; enum case_role by; int16_t after, spread; char on; const char *rest; };
struct demo_life { const char *process; int16_t weight; int32_t since /* 20230701: the first day on which it can begin */; int16_t scenes; const struct demo_scene *scene; };
extern const struct demo_life demo_lives[];
extern const int32_t demo_life_count;
/* What comes by itself to every running grant. */
enum { DEMO_MEASURED = 3 };
struct demo_course { struct demo_scene january, paid, ends, ordered, measured[DEMO_MEASURED]; };
extern const struct demo_course demo_course;

#endif
