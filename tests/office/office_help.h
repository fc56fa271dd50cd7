/* SPDX-License-Identifier: EUPL-1.2 */
/* office_help.h: what the tests of the office share: an office on a fresh database, who asks, events in few words. Include cmocka.h first. */
#ifndef BREED_TESTS_OFFICE_HELP_H
#define BREED_TESTS_OFFICE_HELP_H

#include "base/moment.h"
#include "office/demo/demo.h"
#include "office/inside.h"
#include "store/help.h"

#define BSN "999990019"
#define OTHER_BSN "999990020"
#define FIRM "999990019L01"
#define PARTIES "\"partijen\":{\"werknemer\":{\"bsn\":\"" BSN "\",\"naam\":\"Ada Fabelstra\",\"adres\":\"Verzonnenlaan 1\",\"postcode\":\"1234 AB\",\"plaats\":\"Voorbeeldstad\"},\"werkgever\":{\"loonheffingennummer\":\"" FIRM "\",\"naam\":\"Bakkerij Voorbeeld\"}}"
#define APPLICATION "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"aanvraag\",\"op\":\"2026-01-12\",\"bron\":\"werkgever\"," PARTIES ",\"feiten\":{\"aanvrager\":\"werkgever\",\"geboortedatum\":\"1990-05-01\",\"gemeente\":\"0344\",\"startDienstbetrekking\":\"2026-03-02\",\"urenPerWeek\":32,\"voltijduren\":36}}"

struct desk { struct store *store; struct people *people; struct office *office; char employer[33]; };
extern struct law_tables the_law;
extern struct demo_clock demo_times;        /* of a demonstration that is being told; else the store's clock shows clock_now */

void sit_at(struct desk *, const char *where, bool four_eyes);
void leave(struct desk *);
/* Who asks, for which purpose, on which day (at noon); the clock of the store shows the same. */
struct asking asks(const struct desk *, enum case_role, const char *purpose, const char *day);
struct viewer *viewer_of(const struct desk *, enum case_role);     /* one for each role: to be changed by a test */
const struct node *event_from(const char *json);
extern struct problems problems;
/* "field: allowed" of each problem, in the arena. */
const char *what_was_wrong(void);

enum office_status begins(struct desk *, const struct asking *, const char *json, const char **id);
enum office_status adds(struct desk *, const struct asking *, const char *id, const char *json);
/* Drafted and signed by the same case worker. */
enum office_status decides(struct desk *, const struct asking *, const char *id, const char *json);
/* An application that was granted at the flat rate from 2 March 2026: its id. */
const char *granted(struct desk *);
const char *state_of(struct desk *, const char *id, const char *day, int track);

#endif
