/* SPDX-License-Identifier: EUPL-1.2 */
/* test_desk_rights.c: every address of casework, asked for by everybody, of his own and of others, against a table that was written by hand. Argument: the table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "web/desk_town.h"

extern const struct web_table web_desk, web_policy, web_casework;
enum { LINES_MOST = 200, CELLS = 2 + PEOPLE_HERE };
static const char *table_path;
static char *table;
static struct { const char *cell[CELLS]; } line[LINES_MOST];
static int lines;
static char town_dossier[2][40];

static bool read_table(void)
{
    FILE *in = fopen(table_path, "r");
    enum { TABLE_MOST = 1 << 16 };
    table = calloc(1, TABLE_MOST);
    if (!in || !table) return false;
    size_t size = fread(table, 1, TABLE_MOST - 1, in);
    fclose(in);
    table[size] = 0;
    for (char *at = table; *at; ) {
        char *end = at + strcspn(at, "\n");
        char *next = *end ? end + 1 : end;
        *end = 0;
        int cells = 0;
        if (*at != '#' && *at) {
            for (char *cell = at; cells < CELLS && cell; ) {
                line[lines].cell[cells++] = cell;
                cell = strchr(cell, '\t');
                if (cell) *cell++ = 0;
            }
            if (cells != CELLS) { fprintf(stderr, "a line with %d cells: %s\n", cells, at); return false; }
            lines++;
        }
        at = next;
    }
    return lines > 0;
}

static bool begin_one(int k, enum who employer, const char *bsn, const char *firm, const char *place, enum who worker)
{
    char event[900];
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    struct session session;
    const char *id = NULL;
    (void)employer;
    snprintf(event, sizeof event, "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"aanvraag\",\"op\":\"2026-02-02\",\"partijen\":{\"werknemer\":{\"bsn\":\"%s\",\"naam\":\"Test Persoon\"},"
        "\"werkgever\":{\"loonheffingennummer\":\"%s\",\"naam\":\"Test B.V.\"}},\"feiten\":{\"aanvrager\":\"werkgever\",\"gemeente\":\"%s\",\"geboortedatum\":\"1990-05-01\","
        "\"startDienstbetrekking\":\"2026-03-02\",\"urenPerWeek\":32}}", bsn, firm, place);
    const struct node *node = node_from_json(&arena, event, strlen(event), &problems);
    if (people_sign_in(town_room()->people, &arena, who_login[worker], TOWN_PASSWORD, NULL, town_now, &session) != PEOPLE_OK) return false;
    struct asking asking = { .viewer = &session.viewer, .purpose = purpose_find("aanvraag-behandelen"), .now = town_now, .today = desk_day(town_now) };
    enum office_status status = office_begin(town_room()->office, &arena, &asking, node, &id, &problems);
    if (status != OFFICE_OK) { fprintf(stderr, "%s: %s %s\n", office_status_text[status][1], problems.count ? problems.item[0].field : "", problems.count ? problems.item[0].allowed[1] : ""); return false; }
    snprintf(town_dossier[k], sizeof town_dossier[k], "%s", id);
    bool good = k == 1 || (office_assign(town_room()->office, &arena, &asking, id, CASE_loonwaardedeskundige, town_account[EXPERT], true, NULL) == OFFICE_OK &&
        office_assign(town_room()->office, &arena, &asking, id, CASE_jobcoach, town_account[COACH], true, NULL) == OFFICE_OK);
    arena_free(&arena);
    return good;
}

static int open_all(void **state)
{
    (void)state;
    bool good = town_open() && read_table() && begin_one(0, EMPLOYER, BSN_RESIDENT, FIRM, "0344", CONSULENT) && begin_one(1, OTHER_EMPLOYER, BSN_OTHER, OTHER_FIRM, "0363", OTHER_CONSULENT);
    return good ? 0 : -1;
}
static int close_all(void **state) { (void)state; free(table); town_close(); return 0; }

/* The address with the dossier that it is about. */
static void real_path(const char *template, char out[300])
{
    const char *brace = strchr(template, '{');
    if (!brace) { snprintf(out, 300, "%s", template); return; }
    snprintf(out, 300, "%.*s%s%s", (int)(brace - template), template, town_dossier[brace[1] == 'b'], brace + 3);
}

static const char *body_for(const char *path)
{
    static const char *const bodies[][2] = { { "_onderteken", "{\"gelezen\":true}" }, { "_antwoord", "{\"antwoord\":\"aanvaard\"}" }, { "_overdragen", "{}" },
        { "_overnemen", "{\"sleutel\":\"d-0123456789abcdefghijklmn\",\"feiten\":[\"geboortedatum\"],\"positie\":1}" },
        { "/registers", "{\"register\":\"brp\",\"doel\":\"loonkostensubsidie\"}" }, { "loonwaarden", "{\"doel\":\"loonwaarde-bij-ziektewet\",\"bsn\":\"" BSN_RESIDENT "\",\"peildatum\":\"2026-04-01\"}" }, { "_zoek", "{\"doel\":\"intake\",\"bsn\":\"" BSN_RESIDENT "\"}" },
        { "gebeurtenissen", "{\"positie\":1,\"gebeurtenis\":{\"gebeurtenis\":\"bestaat-niet\"}}" } };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) if (strstr(path, bodies[i][0])) return bodies[i][1];
    return "{\"gebeurtenis\":\"bestaat-niet\"}";
}

static const char *answer_of(enum who who, const char *method, const char *path)
{
    static char status[8];
    struct text form = { 0 };
    bool api = strncmp(path, "/v1/", 4) == 0;
    int number;
    if (!town_as(api ? NOBODY : who)) return "cannot sign in";
    if (api) walk_bearer = who == NOBODY ? NULL : town_token(who);
    if (strcmp(method, "GET") == 0) number = walk_get(path);
    else if (api) number = walk_send("POST", path, "application/json", body_for(path), strlen(body_for(path)));
    else {
        char csrf[200] = "";
        if (who != NOBODY && walk_get("/account") == 200 && page_field("csrf")) snprintf(csrf, sizeof csrf, "%s", page_field("csrf"));
        form_field(&form, "csrf", csrf);
        form_field(&form, "doe", strstr(path, "toewijzen") ? "nemen" : "versturen");
        form_field(&form, "versie", "0");
        if (strstr(path, "_zoek") || strstr(path, "zoeken")) form_field(&form, "doel", "intake");
        number = walk_post(path, &form);
        text_free(&form);
    }
    bool asked_in = (number == 200 || number == 403) && !api && page_has("name=\"wachtwoord\"") && page_has("id=\"naam\"");
    if (asked_in) return "in";
    if (number == 200 || number == 201 || number == 303 || number == 400) return "yes";
    snprintf(status, sizeof status, "%d", number);
    return status;
}

static void every_cell_of_the_table_holds(void **state)
{
    int wrong = 0, cells = 0;
    (void)state;
    for (int i = 0; i < lines; i++) {
        char path[300];
        real_path(line[i].cell[1], path);
        for (int who = 0; who < PEOPLE_HERE; who++, cells++) {
            const char *expected = line[i].cell[2 + who], *got = answer_of((enum who)who, line[i].cell[0], path);
            if (strcmp(expected, got) == 0) continue;
            fprintf(stderr, "# %s %s for %s: %s, not %s\n", line[i].cell[0], line[i].cell[1], *who_login[who] ? who_login[who] : "niemand", got, expected);
            wrong++;
        }
    }
    printf("# %d cells\n", cells);
    assert_int_equal(wrong, 0);
}

/* "/werk/dossiers/{dossier}/stap/{gebeurtenis}" is the address of "/werk/dossiers/{a}/stap/ziek". */
static bool same_address(const char *route, const char *row)
{
    while (*route && *row) {
        size_t a = strcspn(route + 1, "/") + 1, b = strcspn(row + 1, "/") + 1;
        if (route[1] != '{' && (a != b || strncmp(route, row, a) != 0)) return false;
        route += a;
        row += b;
    }
    return !*route && !*row;
}

static void no_address_of_casework_is_missing_from_the_table(void **state)
{
    const struct web_table *tables[] = { &web_desk, &web_policy, &web_casework };
    static const char *const for_all[] = { "/inloggen", "/inloggen/provider", "/inloggen/terug", "/uitloggen", "/brief.css", "/beleid/invoeringstoets/pdf" /* takes seconds: test_policy.c */ };
    int missing = 0;
    (void)state;
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (int32_t i = 0; i < tables[t]->count; i++) {
            const struct web_route *route = &tables[t]->routes[i];
            bool found = strncmp(route->path, "/en/", 4) == 0;
            for (size_t k = 0; k < sizeof for_all / sizeof *for_all; k++) found |= strcmp(route->path, for_all[k]) == 0;
            for (int k = 0; k < lines && !found; k++) found = strcmp(line[k].cell[0], route->method == WEB_GET ? "GET" : "POST") == 0 && same_address(route->path, line[k].cell[1]);
            if (!found) { fprintf(stderr, "# not in the table: %s %s\n", route->method == WEB_GET ? "GET" : "POST", route->path); missing++; }
        }
    assert_int_equal(missing, 0);
}

static void what_an_employer_may_not_know_is_on_no_page_of_his(void **state)
{
    static const char *const never[] = { "onderwijsroute", "vso", "uitkering", "wajong" };
    char path[300];
    (void)state;
    assert_true(town_as(EMPLOYER));
    snprintf(path, sizeof path, "/mijn/dossiers/%s", town_dossier[0]);
    assert_int_equal(walk_get(path), 200);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) assert_false(page_has(never[i]));
    assert_int_equal(walk_get("/mijn/nieuw/loonkostensubsidie/aanvraag"), 200);
    assert_false(page_has("feit.onderwijsroute"));
    assert_false(page_has("feit.kanVoltijdsMinimumloonVerdienen"));
    assert_true(town_as(RESIDENT));
    assert_int_equal(walk_get("/mijn/nieuw/loonkostensubsidie/aanvraag"), 200);
    assert_true(page_has("feit.onderwijsroute"));
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_address_of_casework_is_missing_from_the_table),
        cmocka_unit_test(every_cell_of_the_table_holds),
        cmocka_unit_test(what_an_employer_may_not_know_is_on_no_page_of_his),
    };
    if (count < 2) return 2;
    table_path = arguments[1];
    return cmocka_run_group_tests(tests, open_all, close_all);
}
