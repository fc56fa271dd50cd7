/* SPDX-License-Identifier: EUPL-1.2 */
/* desk_town.h: an office with one account for each role, two municipalities, two employers and two residents, all invented, for the tests of casework. */
#ifndef BREED_TESTS_WEB_DESK_TOWN_H
#define BREED_TESTS_WEB_DESK_TOWN_H

#include "web/desk/desk.h"
#include "web/page_walk.h"

enum who { NOBODY, CONSULENT, OTHER_CONSULENT, EMPLOYER, OTHER_EMPLOYER, RESIDENT, OTHER_RESIDENT, EXPERT, COACH, POLICY, UWV, AUDITOR, PEOPLE_HERE };
extern const char *const who_login[PEOPLE_HERE];
extern int64_t town_now;                /* microseconds; what the clock shows */
extern char town_account[PEOPLE_HERE][STORE_NAME + 1];
#define TOWN_PASSWORD "vier losse woorden 7"
#define BSN_RESIDENT "999990019"
#define BSN_OTHER "999990020"
#define FIRM "000001259L01"
#define OTHER_FIRM "000001296L01"

extern const char *town_database;       /* set before town_open: an address of PostgreSQL; NULL: an SQLite file */
bool town_open(void);                   /* walk_open, a new database, accounts */
void town_close(void);
struct room *town_room(void);           /* a connection of the test's own */
void town_day(int32_t year, int32_t month, int32_t day);        /* noon of that day */
/* From now on each request comes from this one; signs in when need be. False: could not. */
bool town_as(enum who);
/* A bearer token of this one. */
const char *town_token(enum who);

#endif
