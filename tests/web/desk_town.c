/* SPDX-License-Identifier: EUPL-1.2 */
/* desk_town.c: the office of desk_town.h. */
#include "web/desk_town.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *const who_login[PEOPLE_HERE] = { "", "consulent", "consulent-elders", "werkgever", "werkgever-elders", "inwoner", "inwoner-elders", "deskundige", "jobcoach", "beleid", "uwv", "auditor" };
char town_account[PEOPLE_HERE][STORE_NAME + 1];
int64_t town_now;
const char *town_database;
static char folder[] = "/tmp/breed-desk-XXXXXX", path[64], cookies[PEOPLE_HERE][160], tokens[PEOPLE_HERE][160];
static struct room *room;

static int64_t clock_of_town(void) { return town_now; }
struct room *town_room(void) { return room; }
void town_day(int32_t year, int32_t month, int32_t day) { town_now = ((int64_t)date_of(year, month, day) * 86400 + 43200) * 1000000; }

static const struct { enum case_role role; const char *municipality, *firm, *bsn; } of_who[PEOPLE_HERE] = {
    [CONSULENT] = { CASE_consulent, "0344", "", NULL }, [OTHER_CONSULENT] = { CASE_consulent, "0363", "", NULL }, [EMPLOYER] = { CASE_werkgever, "", FIRM, NULL },
    [OTHER_EMPLOYER] = { CASE_werkgever, "", OTHER_FIRM, NULL }, [RESIDENT] = { CASE_inwoner, "", "", BSN_RESIDENT }, [OTHER_RESIDENT] = { CASE_inwoner, "", "", BSN_OTHER },
    [EXPERT] = { CASE_loonwaardedeskundige, "0344", "", NULL }, [COACH] = { CASE_jobcoach, "0344", "", NULL }, [POLICY] = { CASE_beleid, "0344", "", NULL }, [UWV] = { CASE_uwv, "", "", NULL },
    [AUDITOR] = { CASE_auditor, "0344", "", NULL } };

static bool make_account(enum who who)
{
    struct problems problems = { .count = 0 };
    char key[33] = "";
    if (*of_who[who].firm && !office_employer_key(room->store, of_who[who].firm, key)) return false;
    struct people_role role = { of_who[who].role, of_who[who].municipality, key, date_of(2020, 1, 1), date_of(2099, 12, 31) };
    struct account account = { .id = "", .login = who_login[who], .name = who_login[who], .role = &role, .roles = 1 };
    if (of_who[who].bsn) { account.has_person = true; account.person = office_person_key(room->store, of_who[who].bsn); }
    enum people_status status = people_put_account(room->people, &account, TOWN_PASSWORD, &problems);
    for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) fprintf(stderr, "%s: %s %s\n", who_login[who], problems.item[i].field, problems.item[i].allowed[1]);
    if (status != PEOPLE_OK) { fprintf(stderr, "%s: %s\n", who_login[who], people_status_text[status][1]); return false; }
    snprintf(town_account[who], sizeof town_account[who], "%s", account.id);
    return true;
}

bool town_open(void)
{
    char why[2][200];
    if (!walk_open() || !mkdtemp(folder)) return false;
    snprintf(path, sizeof path, "%s/breed.db", folder);
    desk_settings = (struct desk_settings){ .where = town_database ? town_database : path, .key = town_database ? "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff" : NULL, .municipality = "", .now = clock_of_town, .memory_kib = 8192, .passes = 1, .page = 5 };
    page_settings.casework = true;
    page_settings.today = NULL;
    town_day(2026, 2, 2);
    if (!room_try(why)) { fprintf(stderr, "%s\n", why[1]); return false; }
    room = room_open(&page_service.law->law);
    for (int who = 1; room && who < PEOPLE_HERE; who++) if (!make_account((enum who)who)) return false;
    return room != NULL;
}

void town_close(void)
{
    char command[128];
    walk_close();
    room_close(room);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0) fprintf(stderr, "%s is left\n", folder);
}

bool town_as(enum who who)
{
    walk_bearer = NULL;
    walk_cookie = NULL;
    if (who == NOBODY) return true;
    walk_cookie = cookies[who];
    if (*cookies[who] && walk_get("/account") == 200 && !page_has("name=\"wachtwoord\"")) return true;
    struct text form = { 0 };
    walk_cookie = NULL;
    form_field(&form, "naam", who_login[who]);
    form_field(&form, "wachtwoord", TOWN_PASSWORD);
    int status = walk_post("/inloggen", &form);
    text_free(&form);
    const char *set = walk_header("Set-Cookie");
    if (status != 303 || !set) return false;
    snprintf(cookies[who], sizeof cookies[who], "%.*s", (int)strcspn(set, ";"), set);
    walk_cookie = cookies[who];
    return true;
}

const char *town_token(enum who who)
{
    struct arena arena = { 0 };
    const char *token;
    if (*tokens[who]) return tokens[who];
    if (people_make_token(room->people, &arena, town_account[who], 0, town_now + (int64_t)86400 * 900 * 1000000, &token) != PEOPLE_OK) return NULL;
    snprintf(tokens[who], sizeof tokens[who], "Bearer %s", token);
    arena_free(&arena);
    return tokens[who];
}
