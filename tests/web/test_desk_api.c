/* SPDX-License-Identifier: EUPL-1.2 */
/* test_desk_api.c: the same casework by programs: a dossier from application to decision over the API, with tokens, purposes and the description's own examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "web/api/describe.h"
#include "web/desk_town.h"

static char dossier[200];
static struct arena arena;

static int open_town(void **state) { (void)state; return town_open() ? 0 : -1; }
static int close_town(void **state) { (void)state; arena_free(&arena); town_close(); return 0; }

static int ask(enum who who, const char *method, const char *path, const char *body)
{
    town_as(NOBODY);
    walk_bearer = who == NOBODY ? NULL : town_token(who);
    return walk_send(method, path, body ? "application/json" : NULL, body, body ? strlen(body) : 0);
}

static void must(int wanted, enum who who, const char *method, const char *path, const char *body)
{
    int status = ask(who, method, path, body);
    if (status != wanted) fail_msg("%s %s answers %d: %.900s", method, path, status, page.body);
}

static const struct node *answer_of(void)
{
    arena_reset(&arena);
    return node_from_json(&arena, page.body, page.size, NULL);
}
static const char *text_of(const struct node *node)
{
    static char room[4][200];
    static int next;
    char *out = room[next++ % 4];
    snprintf(out, 200, "%.*s", node && node->text ? (int)node->size : 0, node && node->text ? node->text : "");
    return out;
}
static const char *at(const char *rest)
{
    static char path[300];
    snprintf(path, sizeof path, "%s%s", dossier, rest);
    return path;
}
static int position(void)
{
    must(200, CONSULENT, "GET", at(""), NULL);
    return atoi(text_of(node_get(answer_of(), "positie")));
}
static void add(enum who who, const char *event)
{
    char body[4000];
    snprintf(body, sizeof body, "{\"positie\":%d,\"gebeurtenis\":%s}", position(), event);
    must(201, who, "POST", at("/gebeurtenissen"), body);
}

static void without_a_token_nothing_is_said(void **state)
{
    (void)state;
    must(401, NOBODY, "GET", "/v1/dossiers", NULL);
    assert_string_equal(walk_header("WWW-Authenticate"), "Bearer");
    town_as(NOBODY);
    walk_bearer = "Bearer verzonnen";
    assert_int_equal(walk_send("GET", "/v1/dossiers", NULL, NULL, 0), 401);
    assert_true(town_as(CONSULENT));
    assert_int_equal(walk_get("/v1/dossiers"), 401);        /* a cookie is no token */
}

static void a_life_over_the_api(void **state)
{
    (void)state;
    must(201, EMPLOYER, "POST", "/v1/dossiers", "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"aanvraag\",\"op\":\"2026-02-02\",\"partijen\":{\"werknemer\":{\"bsn\":\"" BSN_RESIDENT "\",\"naam\":\"Vera Voorbeeld\"},"
        "\"werkgever\":{\"loonheffingennummer\":\"" FIRM "\",\"naam\":\"Fictief B.V.\"}},\"feiten\":{\"aanvrager\":\"werkgever\",\"geboortedatum\":\"1990-05-01\",\"gemeente\":\"0344\",\"startDienstbetrekking\":\"2026-03-02\",\"urenPerWeek\":32,\"voltijduren\":36}}");
    snprintf(dossier, sizeof dossier, "%s", walk_header("Location"));
    must(404, OTHER_CONSULENT, "GET", dossier, NULL);
    add(CONSULENT, "{\"gebeurtenis\":\"feiten-vastgesteld\",\"op\":\"2026-02-02\",\"bron\":\"register\",\"feiten\":{\"behoortTotDoelgroep\":\"ja\"}}");
    must(400, CONSULENT, "POST", at("/gebeurtenissen"), "{\"positie\":2,\"gebeurtenis\":{\"gebeurtenis\":\"toekenning\",\"op\":\"2026-03-02\",\"verzonden\":\"2026-02-03\"}}");
    must(409, CONSULENT, "POST", at("/gebeurtenissen"), "{\"positie\":1,\"gebeurtenis\":{\"gebeurtenis\":\"aanvraag-beoordeeld\",\"op\":\"2026-02-02\"}}");
    add(CONSULENT, "{\"gebeurtenis\":\"aanvraag-beoordeeld\",\"op\":\"2026-02-02\"}");
    add(CONSULENT, "{\"gebeurtenis\":\"forfait-afgesproken\",\"op\":\"2026-02-02\",\"bron\":\"gemeente\"}");
    add(EMPLOYER, "{\"gebeurtenis\":\"contract-ontvangen\",\"op\":\"2026-02-02\"}");
    must(201, CONSULENT, "POST", at("/concepten"), "{\"gebeurtenis\":\"toekenning\",\"op\":\"2026-03-02\",\"verzonden\":\"2026-02-02\",\"bron\":\"gemeente\"}");
    char path[300];
    snprintf(path, sizeof path, "%s/concepten/%s/_onderteken", dossier, text_of(node_get(answer_of(), "sleutel")));
    must(400, CONSULENT, "POST", path, "{\"gelezen\":false}");
    must(200, CONSULENT, "POST", path, "{\"gelezen\":true}");
    must(200, CONSULENT, "GET", dossier, NULL);
    assert_true(page_has("toegekend-forfait"));
    must(200, RESIDENT, "GET", at("/gebeurtenissen"), NULL);
    assert_true(page_has("toekenning"));
    must(200, CONSULENT, "GET", at("/stappen"), NULL);
    assert_true(page_has("\"kan\":true"));
}

static void uwv_gets_the_flat_rate_marked_as_such_and_nothing_else(void **state)
{
    (void)state;
    must(400, UWV, "POST", "/v1/loonwaarden/_zoek", "{\"bsn\":\"" BSN_RESIDENT "\",\"peildatum\":\"2026-04-10\"}");
    must(200, UWV, "POST", "/v1/loonwaarden/_zoek", "{\"doel\":\"loonwaarde-bij-ziektewet\",\"bsn\":\"" BSN_RESIDENT "\",\"peildatum\":\"2026-04-10\"}");
    assert_true(page_has("\"forfaitair\":true"));
    assert_true(page_has("\"loonwaarde\":null"));
    assert_false(page_has("Vera"));
    must(200, UWV, "POST", "/v1/loonwaarden/_zoek", "{\"doel\":\"loonwaarde-bij-ziektewet\",\"bsn\":\"" BSN_RESIDENT "\",\"peildatum\":\"2026-02-10\"}");
    assert_true(page_has("\"loonwaarden\":[]"));
    must(400, UWV, "POST", "/v1/loonwaarden/_zoek", "{\"doel\":\"loonwaarde-bij-ziektewet\",\"bsn\":\"123456789\",\"peildatum\":\"2026-02-10\"}");
    must(200, CONSULENT, "POST", "/v1/loonwaarden/_zoek", "{\"doel\":\"loonwaarde-leveren\",\"bsn\":\"" BSN_RESIDENT "\",\"peildatum\":\"2026-04-10\"}");
    assert_true(page_has("\"forfaitair\":true"));
    must(200, OTHER_CONSULENT, "POST", "/v1/loonwaarden/_zoek", "{\"doel\":\"loonwaarde-leveren\",\"bsn\":\"" BSN_RESIDENT "\",\"peildatum\":\"2026-04-10\"}");
    assert_true(page_has("\"loonwaarden\":[]"));          /* a municipality checks its own */
    must(403, EMPLOYER, "POST", "/v1/loonwaarden/_zoek", "{\"doel\":\"loonwaarde-leveren\",\"bsn\":\"" BSN_RESIDENT "\",\"peildatum\":\"2026-04-10\"}");
}

static void what_is_wrong_is_named_all_at_once_and_unknown_members_are_refused(void **state)
{
    (void)state;
    must(400, CONSULENT, "POST", "/v1/dossiers/_zoek", "{\"doel\":\"verzonnen\",\"iets\":1}");
    must(400, CONSULENT, "POST", at("/gebeurtenissen"), "{\"gebeurtenis\":1}");
    assert_true(page_has("\"gebeurtenis\""));
    assert_true(page_has("\"positie\""));
    must(400, CONSULENT, "POST", "/v1/dossiers", "[]");
    must(400, CONSULENT, "POST", "/v1/dossiers", "{\"proces\":\"bestaat-niet\"}");
}

/* Each example of the description that begins something or asks something, as it stands there. */
static void the_examples_of_the_description_are_answered(void **state)
{
    static const struct { const char *id, *path; enum who who; int status; } examples[] = { { "beginDossier", "/v1/dossiers", CONSULENT, 201 }, { "zoekDossiers", "/v1/dossiers/_zoek", CONSULENT, 200 },
        { "zoekLoonwaarden", "/v1/loonwaarden/_zoek", UWV, 200 } };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct text body = { 0 };
        node_put_json(&body, node_get(operation_words(examples[i].id), "example"));
        must(examples[i].status, examples[i].who, "POST", examples[i].path, text_string(&body));
        text_free(&body);
    }
    struct text body = { 0 };
    const struct node *example = node_get(operation_words("voegGebeurtenisToe"), "example");
    node_put_json(&body, node_get(example, "gebeurtenis"));
    add(EMPLOYER, text_string(&body));
    text_free(&body);
}

/* Another municipality with a token: its first message begins a file here, the same again does nothing, and something else under its key is a contradiction. */
static void a_hand_over_comes_in_once(void **state)
{
    struct problems problems = { .count = 0 };
    struct people_role role = { CASE_andere_gemeente, "0344", "", date_of(2020, 1, 1), date_of(2099, 12, 31) }, here = { CASE_consulent, "0599", "", date_of(2020, 1, 1), date_of(2099, 12, 31) };
    struct account other = { .id = "", .login = "gemeente-elders", .name = "", .role = &role, .roles = 1 }, worker = { .id = "", .login = "consulent-nieuw", .name = "", .role = &here, .roles = 1 };
    char bearer[2][160], key[40];
    const char *token;
    struct text body = { 0 };
    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(people_put_account(town_room()->people, i ? &worker : &other, TOWN_PASSWORD, &problems), PEOPLE_OK);
        assert_int_equal(people_make_token(town_room()->people, &arena, i ? worker.id : other.id, 0, town_now + (int64_t)86400 * 900 * 1000000, &token), PEOPLE_OK);
        snprintf(bearer[i], sizeof bearer[i], "Bearer %s", token);
    }
    node_put_json(&body, node_get(operation_words("ontvangOverdracht"), "example"));
    town_as(NOBODY);
    walk_bearer = bearer[0];
    assert_int_equal(walk_send("POST", "/v1/overdrachten", "application/json", text_string(&body), body.size), 201);
    assert_true(page_has("\"stand\":\"aangeboden\",\"nieuw\":true"));
    snprintf(key, sizeof key, "%s", text_of(node_get(answer_of(), "overdracht")));
    assert_int_equal(walk_send("POST", "/v1/overdrachten", "application/json", text_string(&body), body.size), 200);
    assert_true(page_has("\"nieuw\":false"));
    assert_int_equal(walk_get("/v1/overdrachten"), 200);
    assert_true(page_has(key) && page_has("\"kant\":\"nieuwe\"") && !page_has("Ada") && !page_has("\"dossier\""));
    char *at = strstr(body.data, "Ada Fabelstra");
    at[0] = 'I';                                            /* its digest no longer fits */
    assert_int_equal(walk_send("POST", "/v1/overdrachten", "application/json", text_string(&body), body.size), 400);
    assert_true(page_has("\"digest\""));
    text_free(&body);
    walk_bearer = bearer[1];
    char path[100];
    snprintf(path, sizeof path, "/v1/overdrachten/%s/_antwoord", key);
    assert_int_equal(walk_send("POST", path, "application/json", "{\"antwoord\":\"betwist\"}", 22), 400);
    assert_int_equal(walk_send("POST", path, "application/json", "{\"antwoord\":\"afgesloten\"}", 25), 400);
    /* Accepted on the page. */
    struct text form = { 0 };
    walk_bearer = NULL;
    walk_cookie = NULL;
    form_field(&form, "naam", "consulent-nieuw");
    form_field(&form, "wachtwoord", TOWN_PASSWORD);
    assert_int_equal(walk_post("/inloggen", &form), 303);
    text_free(&form);
    form = (struct text){ 0 };
    char cookie[200];
    snprintf(cookie, sizeof cookie, "%.*s", (int)strcspn(walk_header("Set-Cookie"), ";"), walk_header("Set-Cookie"));
    walk_cookie = cookie;
    assert_int_equal(walk_get("/werk/overdrachten"), 200);
    assert_true(page_has("Aan u aangeboden") && page_has("value=\"betwist\""));
    char action[200];
    assert_true(form_of_page(&form, action, "doe", "betwist"));
    form_field(&form, "doe", "betwist");
    assert_int_equal(walk_post(action, &form), 400);            /* without a reason */
    text_free(&form);
    form = (struct text){ 0 };
    assert_true(form_of_page(&form, action, "doe", "aanvaard"));
    form_field(&form, "doe", "aanvaard");
    assert_int_equal(walk_post(action, &form), 303);
    text_free(&form);
    assert_int_equal(walk_get("/werk/overdrachten"), 200);
    assert_true(page_has("Het bericht is nog niet aangekomen. Pogingen: 0."));
    assert_true(page_has("Ada Fabelstra") && page_has("Utrecht") && page_has("U nam het over") && page_has("16 juni 2026") && page_has("Het vaste deel eindigt binnen drie maanden"));
    assert_int_equal(walk_get("/en/werk/overdrachten"), 200);
    assert_true(page_has("You took it over"));
    walk_cookie = NULL;
    walk_bearer = bearer[1];
    assert_int_equal(walk_get("/v1/overdrachten"), 200);
    assert_true(page_has("\"stand\":\"aanvaard\"") && page_has("\"verzending\":[{\"stand\":\"wacht\",\"pogingen\":0") && page_has("vast-deel-eindigt"));
    walk_bearer = NULL;
}

static void a_token_of_an_ended_account_is_worth_nothing(void **state)
{
    struct account account;
    struct problems problems = { .count = 0 };
    (void)state;
    must(200, OTHER_EMPLOYER, "GET", "/v1/dossiers", NULL);
    assert_int_equal(people_account(town_room()->people, &arena, town_account[OTHER_EMPLOYER], &account), PEOPLE_OK);
    account.blocked = true;
    assert_int_equal(people_put_account(town_room()->people, &account, NULL, &problems), PEOPLE_OK);
    must(401, OTHER_EMPLOYER, "GET", "/v1/dossiers", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_token_nothing_is_said), cmocka_unit_test(a_life_over_the_api), cmocka_unit_test(uwv_gets_the_flat_rate_marked_as_such_and_nothing_else),
        cmocka_unit_test(what_is_wrong_is_named_all_at_once_and_unknown_members_are_refused), cmocka_unit_test(the_examples_of_the_description_are_answered), cmocka_unit_test(a_hand_over_comes_in_once),
        cmocka_unit_test(a_token_of_an_ended_account_is_worth_nothing),
    };
    return cmocka_run_group_tests(tests, open_town, close_town);
}
