/* SPDX-License-Identifier: EUPL-1.2 */
/* test_desk_more.c: registers asked from a dossier, experts on a list and who is given what, lists to take along, calendars, copies, and what is kept how long. Arguments: simulator, its persons,
 * and for PostgreSQL its address. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include "people/http.h"
#include "web/desk_town.h"

static char **arguments;
static char base[64], url[REGISTERS][96], dossier[60], search[60], path[400], action[200];
static pid_t simulator;
static struct room *own;
static struct registers registers;
static struct arena kept, arena;
static struct text form;

/* ---- helpers ---- */

static const char *at(const char *id, const char *rest)
{
    snprintf(path, sizeof path, "/werk/dossiers/%s%s", id, rest);
    return path;
}

static void must_get(const char *where)
{
    int status = walk_get(where);
    if (status != 200) fail_msg("%s answers %d: %.600s", where, status, page.body && strstr(page.body, "<main") ? strstr(page.body, "<main") : "");
    if (page_unknown_names) fail_msg("a template of %s names %.40s, which no view has", where, page_unknown_name);
}

/* Presses a button of the last page, with these fields filled in. */
static int press(const char *button, const char *value, ...)
{
    va_list list;
    if (!form_of_page(&form, action, button, value)) fail_msg("there is no button %s=%s: %.1500s", button, value, strstr(page.body, "<main"));
    va_start(list, value);
    for (const char *name; (name = va_arg(list, const char *)); ) form_field(&form, name, va_arg(list, const char *));
    va_end(list);
    form_field(&form, button, value);
    int status = walk_post(action, &form);
    if (page_unknown_names) fail_msg("a template of %s names %.40s, which no view has", action, page_unknown_name);
    return status;
}

static void follow(int status)
{
    if (status != 303) fail_msg("not taken (%d): %.1500s", status, page.body && strstr(page.body, "<main") ? strstr(page.body, "<main") : page.body);
    char to[400];
    snprintf(to, sizeof to, "%s", walk_header("Location"));
    must_get(to);
}

static bool tell(const char *where, const char *json)
{
    char address[160];
    struct http_answer reply;
    snprintf(address, sizeof address, "%s%s", base, where);
    const struct http_call call = { .url = address, .json = json, .most = 4096 };
    return http_ask(&arena, &call, &reply) && reply.status < 300;
}

static int64_t times_asked(void)
{
    char address[160];
    struct http_answer reply;
    int64_t value = -1;
    snprintf(address, sizeof address, "%s/_gevraagd", base);
    const struct http_call call = { .url = address, .json = "{}", .most = 4096 };
    const struct node *map = http_ask(&arena, &call, &reply) ? node_from_json(&arena, reply.bytes, reply.size, NULL) : NULL, *node = node_get(map, "gevraagd");
    return node && parse_decimal(node->text, node->size, 0, false, &value) == NUMBER_OK ? value : -1;
}

static struct asking asking_of(enum who who, struct session *session)
{
    if (people_sign_in(town_room()->people, &kept, who_login[who], TOWN_PASSWORD, NULL, town_now, session) != PEOPLE_OK) fail_msg("%s cannot sign in", who_login[who]);
    return (struct asking){ .viewer = &session->viewer, .purpose = desk_purpose(&session->viewer, NULL), .now = town_now, .today = desk_day(town_now) };
}

static void begin_one(enum who who, const char *event, char id[60])
{
    struct problems problems = { .count = 0 };
    static struct session session;
    const char *made = NULL;
    struct asking asking = asking_of(who, &session);
    const struct node *node = node_from_json(&kept, event, strlen(event), &problems);
    enum office_status status = office_begin(own->office, &kept, &asking, node, &made, &problems);
    if (status != OFFICE_OK) fail_msg("%s: %s %s", office_status_text[status][1], problems.count ? problems.item[0].field : "", problems.count ? problems.item[0].allowed[1] : "");
    snprintf(id, 60, "%s", made);
}

static bool start_simulator(void)
{
    int ends[2];
    size_t size = 0;
    if (pipe(ends) != 0) return false;
    simulator = fork();
    if (simulator == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)execl(arguments[1], arguments[1], arguments[2], "--slow", "900", (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    for (ssize_t n; size < sizeof base - 1 && (n = read(ends[0], base + size, 1)) == 1 && base[size] != '\n';) size++;
    base[size] = 0;
    (void)close(ends[0]);
    return size > 0;
}

static const char decided[] =
    "lookups:\n"
    "  - {register: brp, purpose: loonkostensubsidie, fact: '*', status: toegestaan, decided-by: het college van Voorbeeldstad, basis: besluit 1, since: 2025-01-01}\n"
    "  - {register: duo, purpose: loonkostensubsidie, fact: geboortedatum, status: toegestaan, decided-by: het college van Voorbeeldstad, basis: besluit 2, since: 2025-01-01}\n"
    "  - {register: doelgroepregister, purpose: loonkostensubsidie, fact: geboortedatum, status: verboden, decided-by: de functionaris, basis: advies 3, since: 2025-01-01}\n";

static int open_all(void **state)
{
    static const char *const roots[REGISTERS] = { "/brp", "/doelgroepregister", "/duo" };
    (void)state;
    if (!town_open() || !start_simulator()) return -1;
    for (int k = 0; k < REGISTERS; k++) { snprintf(url[k], sizeof url[k], "%s%s", base, roots[k]); registers.place[k] = (struct register_place){ .url = url[k], .milliseconds = 400 }; }
    registers.law = register_law_read(&kept, decided, sizeof decided - 1, register_law_own(&kept), NULL);
    if (!registers.law) return -1;
    desk_settings.registers = &registers;
    desk_settings.municipality = "0344";
    own = room_open(&page_service.law->law);
    if (!own) return -1;
    begin_one(EMPLOYER, "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"aanvraag\",\"op\":\"2026-02-02\",\"partijen\":{\"werknemer\":{\"bsn\":\"" BSN_RESIDENT "\",\"naam\":\"Vera Voorbeeld\"},"
        "\"werkgever\":{\"loonheffingennummer\":\"" FIRM "\",\"naam\":\"Fictief B.V.\"}},\"feiten\":{\"aanvrager\":\"werkgever\",\"gemeente\":\"0344\",\"startDienstbetrekking\":\"2026-03-02\",\"urenPerWeek\":32,\"voltijduren\":36}}", dossier);
    begin_one(RESIDENT, "{\"proces\":\"zoektermijn\",\"gebeurtenis\":\"melding\",\"op\":\"2026-02-02\",\"partijen\":{\"werknemer\":{\"bsn\":\"" BSN_RESIDENT "\",\"naam\":\"Vera Voorbeeld\"}},\"feiten\":{\"geboortedatum\":\"2005-03-11\"}}", search);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    if (simulator > 0) { (void)kill(simulator, SIGTERM); (void)waitpid(simulator, NULL, 0); }
    text_free(&form);
    arena_free(&kept);
    arena_free(&arena);
    room_close(own);
    town_close();
    return 0;
}

/* ---- registers ---- */

static void what_is_not_settled_is_not_looked_up_and_the_page_says_what_to_do_instead(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get(at(search, ""));
    assert_true(page_has("/registers\""));
    must_get(at(search, "/registers"));
    assert_true(page_has("Het staat niet vast of dit mag"));
    assert_true(page_has("vraag de persoon om toestemming"));
    assert_true(page_has("laat een medewerker ernaar kijken"));
    assert_true(page_has("/stap/feiten-vastgesteld"));
    int64_t before = times_asked();
    follow(press("doe", "opzoeken", NULL));
    assert_true(page_has("Er is niets opgezocht"));
    assert_int_equal(times_asked(), before);
    assert_false(page_has("Neem over"));
}

static void a_purpose_of_another_process_is_refused(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get(at(search, "/registers"));
    assert_true(form_of_page(&form, action, "doe", "opzoeken"));
    const char *csrf = page_field("csrf");
    form.size = 0;
    form_field(&form, "csrf", csrf);
    form_field(&form, "register", "brp");
    form_field(&form, "doel", "loonkostensubsidie");
    int64_t before = times_asked();
    assert_int_equal(walk_post(action, &form), 400);
    assert_int_equal(times_asked(), before);
}

/* Presses the button of one register: its hidden fields stand before it on the page. */
static int ask_register(const char *name)
{
    must_get(at(dossier, "/registers"));
    char csrf[200];
    snprintf(csrf, sizeof csrf, "%s", page_field("csrf"));
    form.size = 0;
    form_field(&form, "csrf", csrf);
    form_field(&form, "register", name);
    form_field(&form, "doel", "loonkostensubsidie");
    form_field(&form, "doe", "opzoeken");
    return walk_post(at(dossier, "/registers"), &form);
}

static void what_is_allowed_is_offered_and_only_a_human_takes_it_over(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get(at(dossier, "/registers"));
    assert_true(page_has("Besloten door het college van Voorbeeldstad"));
    assert_true(page_has("Dit mag niet worden opgezocht"));
    int64_t before = times_asked();
    follow(ask_register("brp"));
    assert_int_equal(times_asked(), before + 1);
    assert_true(page_has("11 maart 2005"));
    must_get(at(dossier, ""));
    assert_false(page_has("11 maart 2005"));           /* not in the dossier yet */
    must_get(at(dossier, "/registers"));
    assert_int_equal(press("doe", "overnemen", NULL), 400);             /* nothing was chosen */
    must_get(at(dossier, "/registers"));
    follow(press("doe", "overnemen", "feit.geboortedatum", "ja", NULL));
    assert_true(page_has("11 maart 2005"));
    assert_true(page_has("geboortedatum: waarde, brp"));
    must_get(at(dossier, "/registers"));
    assert_false(page_has("Neem over in het dossier"));
}

static void a_fact_that_was_not_offered_cannot_be_slipped_in(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    follow(ask_register("brp"));
    assert_int_equal(press("doe", "overnemen", "feit.behoortTotDoelgroep", "ja", NULL), 400);
    must_get(at(dossier, "/registers"));
    follow(press("doe", "weg", NULL));
    assert_false(page_has("Neem over in het dossier"));
}

static void a_register_that_is_slow_or_contradicts_leaves_the_fact_open_and_says_so(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    assert_true(tell("/_stand", "{\"duo\":\"traag\"}"));
    follow(ask_register("duo"));
    assert_true(page_has("antwoordde niet op tijd"));
    assert_false(page_has("Neem over in het dossier"));     /* what was known stays */
    follow(press("doe", "weg", NULL));
    assert_true(tell("/_stand", "{\"duo\":\"tegenspraak\"}"));
    follow(ask_register("duo"));
    assert_true(page_has("spreekt iets anders tegen"));
    assert_true(page_has("Neem over in het dossier"));
    follow(press("doe", "overnemen", "feit.geboortedatum", "ja", NULL));
    assert_true(page_has("tegenspraak, duo"));
    must_get(at(dossier, "/stap/feiten-vastgesteld"));
    assert_true(page_has("onbekend"));
    assert_true(tell("/_stand", "{\"duo\":\"goed\"}"));
}

static void a_forbidden_look_up_asks_nobody_and_is_counted(void **state)
{
    static struct session session;
    struct register_counts *counts = calloc(1, sizeof *counts);
    int64_t number[LOOKUP_RESULTS] = { 0 };
    (void)state;
    assert_true(town_as(CONSULENT));
    int64_t before = times_asked();
    follow(ask_register("doelgroepregister"));
    assert_true(page_has("Er is niets opgezocht"));
    assert_int_equal(times_asked(), before);
    struct asking asking = asking_of(POLICY, &session);
    assert_int_equal(office_register_counts(town_room()->office, &arena, &asking, counts), OFFICE_OK);
    for (int32_t i = 0; i < counts->lines; i++) for (int k = 0; k < LOOKUP_RESULTS; k++) number[k] += counts->line[i].number[k];
    assert_true(number[LOOKUP_skipped] > 0 && number[LOOKUP_refused] == 1 && number[LOOKUP_value] > 0 && number[LOOKUP_slow] == 1 && number[LOOKUP_contradicts] == 1);
    free(counts);
    assert_true(town_as(POLICY));
    must_get("/werk/cijfers");
    assert_true(page_has("niet opgezocht: het mag niet"));
    assert_true(page_has("minder dan 10"));
}

static void every_look_up_is_in_the_log_of_the_person(void **state)
{
    (void)state;
    assert_true(town_as(RESIDENT));
    snprintf(path, sizeof path, "/mijn/dossiers/%s/gezien", dossier);
    must_get(path);
    assert_true(page_has("opzoeken in een register: brp, loonkostensubsidie"));
    assert_true(page_has("niet opgezocht in een register: doelgroepregister, loonkostensubsidie"));
}

static void only_the_own_case_worker_asks_registers(void **state)
{
    static const struct { enum who who; int status; } others[] = { { OTHER_CONSULENT, 404 }, { EMPLOYER, 403 }, { RESIDENT, 403 }, { EXPERT, 403 }, { UWV, 403 }, { AUDITOR, 403 } };
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_true(town_as(others[i].who));
        assert_int_equal(walk_get(at(dossier, "/registers")), others[i].status);
    }
}

/* ---- experts ---- */

static int put_expert(const char *name, const char *role, const char *account, const char *from, const char *until)
{
    must_get("/werk/deskundigen");
    return press("doe", "toevoegen", "naam", name, "rol", role, "erkend-door", "gemeente Voorbeeldstad", "account", account, "van", from, "tot", until, NULL);
}

static void all_that_is_wrong_with_an_expert_is_said_at_once(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    assert_int_equal(put_expert("", "consulent", "", "morgen", ""), 400);
    assert_true(page_has("#naam") && page_has("#rol") && page_has("#van"));
    assert_int_equal(put_expert("E. Rkend", "loonwaardedeskundige", "consulent", "2026-01-01", ""), 400);
    assert_true(page_has("#account"));
}

static void an_expert_of_the_list_is_given_a_dossier_and_sees_no_other(void **state)
{
    (void)state;
    assert_true(town_as(EXPERT));
    must_get("/werk");
    assert_false(page_has("Vera Voorbeeld"));
    assert_true(town_as(CONSULENT));
    follow(put_expert("E. Rkend", "loonwaardedeskundige", "deskundige", "2026-01-01", "2026-06-30"));
    follow(put_expert("J. Obcoach", "jobcoach", "jobcoach", "2027-01-01", ""));
    assert_true(page_has("Dit geldt nog niet"));
    must_get(at(dossier, ""));
    assert_true(page_has("E. Rkend"));
    assert_false(page_has("J. Obcoach"));          /* not recognised yet */
    assert_true(form_of_page(&form, action, "doe", "geven"));
    char key[60] = "";
    const char *option = strstr(strstr(page.body, "name=\"deskundige\""), "value=\"");
    snprintf(key, sizeof key, "%.*s", (int)strcspn(option + 7, "\""), option + 7);
    follow(press("doe", "geven", "deskundige", key, NULL));
    assert_true(town_as(EXPERT));
    must_get("/werk");
    assert_true(page_has("Vera Voorbeeld"));
    must_get(at(dossier, ""));
    assert_int_equal(walk_get(at(search, "")), 404);
    assert_true(town_as(CONSULENT));
    must_get(at(dossier, ""));
    follow(press("doe", "terugnemen", NULL));
    assert_true(town_as(EXPERT));
    assert_int_equal(walk_get(at(dossier, "")), 404);
}

static void who_is_not_recognised_on_the_day_is_refused(void **state)
{
    static struct session session;
    struct problems problems = { .count = 0 };
    (void)state;
    struct asking asking = asking_of(CONSULENT, &session);
    assert_int_equal(office_assign(town_room()->office, &arena, &asking, dossier, CASE_jobcoach, town_account[COACH], true, &problems), OFFICE_REFUSED);
    assert_string_equal(problems.item[0].field, "deskundige");
    assert_int_equal(office_assign(town_room()->office, &arena, &asking, dossier, CASE_loonwaardedeskundige, town_account[EXPERT], true, &problems), OFFICE_OK);
    assert_int_equal(office_assign(town_room()->office, &arena, &asking, dossier, CASE_loonwaardedeskundige, town_account[EXPERT], false, &problems), OFFICE_OK);
    town_day(2026, 7, 1);
    asking.now = town_now;
    asking.today = desk_day(town_now);
    assert_int_equal(office_assign(town_room()->office, &arena, &asking, dossier, CASE_loonwaardedeskundige, town_account[EXPERT], true, &problems), OFFICE_REFUSED);
    town_day(2026, 2, 2);
}

static void a_recognition_that_ended_stays_to_be_seen_and_counts_no_more(void **state)
{
    static struct session session;
    struct office_expert *list;
    int32_t count;
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get("/werk/deskundigen");
    follow(press("doe", "beeindigen", "tot", "2026-01-31", NULL));
    assert_true(page_has("Niet meer erkend"));
    struct asking asking = asking_of(CONSULENT, &session);
    assert_int_equal(office_experts(town_room()->office, &arena, &asking, &list, &count), OFFICE_OK);
    assert_int_equal(count, 2);
    must_get(at(dossier, ""));
    assert_true(page_has("niemand erkend"));
    assert_true(town_as(OTHER_CONSULENT));
    must_get("/werk/deskundigen");
    assert_false(page_has("E. Rkend"));                 /* another municipality has a list of its own */
}

/* ---- what can be taken along ---- */

static void a_work_list_goes_along_as_csv_and_spreadsheet(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get("/werk?proces=loonkostensubsidie");
    assert_true(page_has("/werk/werklijst.xlsx?proces=loonkostensubsidie"));
    assert_int_equal(walk_get("/werk/werklijst.csv?proces=loonkostensubsidie"), 200);
    assert_true(page_has("Vera Voorbeeld") && page_has("Voor wie"));
    assert_false(page_has(BSN_RESIDENT));
    assert_int_equal(walk_get("/werk/werklijst.csv?proces=studietoeslag"), 200);
    assert_false(page_has("Vera Voorbeeld"));
    int status = walk_get("/werk/werklijst.xlsx");
    assert_true((status == 200 && page.size > 4 && memcmp(page.body, "PK", 2) == 0) || (status == 503 && page_has("libxlsxwriter")));
    assert_int_equal(walk_get("/werk/werklijst.csv?proces=bestaat-niet"), 400);
}

static void a_calendar_has_a_secret_address_that_stops_when_its_owner_says_so(void **state)
{
    char first[200], second[200];
    (void)state;
    assert_true(town_as(CONSULENT));
    char other[60];
    begin_one(CONSULENT, "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"aanvraag\",\"op\":\"2026-02-02\",\"partijen\":{\"werknemer\":{\"bsn\":\"" BSN_OTHER "\",\"naam\":\"Test Persoon\"},"
        "\"werkgever\":{\"loonheffingennummer\":\"" FIRM "\",\"naam\":\"Fictief B.V.\"}},\"feiten\":{\"aanvrager\":\"werkgever\",\"gemeente\":\"0344\",\"geboortedatum\":\"1990-05-01\",\"behoortTotDoelgroep\":\"ja\","
        "\"startDienstbetrekking\":\"2026-03-02\",\"urenPerWeek\":32,\"voltijduren\":36}}", other);
    must_get(at(other, "/stap/aanvulling-gevraagd"));
    follow(press("doe", "versturen", "op.dag", "2", "op.maand", "2", "op.jaar", "2026", "binnen.dag", "16", "binnen.maand", "2", "binnen.jaar", "2026", NULL));
    must_get("/account/agenda");
    assert_int_equal(press("doe", "maak", NULL), 200);
    const char *shown = strstr(page.body, "<pre>");
    assert_non_null(shown);
    snprintf(first, sizeof first, "%.*s", (int)strcspn(shown + 5, "<"), shown + 5);
    must_get("/account/agenda");
    assert_false(page_has(first));           /* shown once */
    assert_true(town_as(NOBODY));
    assert_int_equal(walk_get(first), 200);
    assert_true(page_has("BEGIN:VEVENT") && page_has("DTSTART;VALUE=DATE:20260216"));
    assert_false(page_has("Vera") || page_has("Fictief") || page_has(other) || page_has(BSN_OTHER));
    assert_int_equal(walk_send("GET", "/v1/dossiers", NULL, NULL, 0), 401);
    char bearer[200];
    snprintf(bearer, sizeof bearer, "Bearer %.43s", first + strlen("/agenda/"));
    walk_bearer = bearer;
    assert_int_equal(walk_send("GET", "/v1/dossiers", NULL, NULL, 0), 401);        /* it opens nothing else */
    walk_bearer = NULL;
    assert_true(town_as(CONSULENT));
    must_get("/account/agenda");
    assert_int_equal(press("doe", "maak", NULL), 200);
    snprintf(second, sizeof second, "%.*s", (int)strcspn(strstr(page.body, "<pre>") + 5, "<"), strstr(page.body, "<pre>") + 5);
    assert_true(town_as(NOBODY));
    assert_int_equal(walk_get(first), 404);
    assert_int_equal(walk_get(second), 200);
    assert_true(town_as(CONSULENT));
    must_get("/account/agenda");
    follow(press("doe", "stop", NULL));
    assert_true(town_as(NOBODY));
    assert_int_equal(walk_get(second), 404);
}

static void a_copy_for_the_person_is_made_and_logged_with_its_purpose(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    follow(ask_register("brp"));                                /* waits for somebody to take it over */
    must_get(at(dossier, ""));
    char csrf[200];
    snprintf(csrf, sizeof csrf, "%s", page_field("csrf"));
    form.size = 0;
    form_field(&form, "csrf", csrf);
    assert_int_equal(walk_post(at(dossier, "/inzage"), &form), 200);
    assert_true(page_has("\"wieKeek\"") && page_has("\"opgezocht\":[{\"sleutel\""));
    const struct node *copy = node_from_json(&arena, page.body, page.size, NULL);
    assert_non_null(node_get(copy, "opgezocht"));
    assert_true(town_as(RESIDENT));
    snprintf(path, sizeof path, "/mijn/dossiers/%s/gezien", dossier);
    must_get(path);
    assert_true(page_has("afschrift van alles"));
    assert_true(page_has("inzage geven aan wie erom vraagt"));
}

static void a_letter_is_a_pdf_or_says_why_not(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get(at(dossier, ""));
    const char *link = strstr(page.body, "/pdf\"");
    assert_non_null(link);
    while (link[-1] != '"') link--;
    snprintf(path, sizeof path, "%.*s", (int)strcspn(link, "\""), link);
    assert_int_equal(walk_get(path), 200);
    assert_true(page_has("Deze brief kan nog niet"));       /* nobody signs letters here */
}

static void a_page_of_a_dossier_is_one_line_in_the_log(void **state)
{
    static struct session session;
    struct people_logged *before, *after;
    int32_t n = 0, m = 0;
    (void)state;
    asking_of(RESIDENT, &session);
    assert_int_equal(people_log_about(town_room()->people, &arena, &session.viewer.person, 0, 1000, &before, &n), PEOPLE_OK);
    assert_true(town_as(CONSULENT));
    must_get(at(dossier, ""));
    assert_true(page_has("Wat kunt u doen?") && page_has("/stap/"));
    assert_int_equal(people_log_about(town_room()->people, &arena, &session.viewer.person, 0, 1000, &after, &m), PEOPLE_OK);
    assert_int_equal(m, n + 1);
    assert_string_equal(after[m - 1].what, "dossier lezen");
}

static void who_writes_a_reason_is_told_that_the_employer_reads_it(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get(at(dossier, "/stap/weigering"));
    assert_true(page_has("komt ook in de brief aan"));
    assert_true(page_has("werkgever"));
}

int main(int count, char **given)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_settled_is_not_looked_up_and_the_page_says_what_to_do_instead),
        cmocka_unit_test(a_purpose_of_another_process_is_refused),
        cmocka_unit_test(what_is_allowed_is_offered_and_only_a_human_takes_it_over),
        cmocka_unit_test(a_fact_that_was_not_offered_cannot_be_slipped_in),
        cmocka_unit_test(a_register_that_is_slow_or_contradicts_leaves_the_fact_open_and_says_so),
        cmocka_unit_test(a_forbidden_look_up_asks_nobody_and_is_counted),
        cmocka_unit_test(every_look_up_is_in_the_log_of_the_person),
        cmocka_unit_test(only_the_own_case_worker_asks_registers),
        cmocka_unit_test(all_that_is_wrong_with_an_expert_is_said_at_once),
        cmocka_unit_test(an_expert_of_the_list_is_given_a_dossier_and_sees_no_other),
        cmocka_unit_test(who_is_not_recognised_on_the_day_is_refused),
        cmocka_unit_test(a_recognition_that_ended_stays_to_be_seen_and_counts_no_more),
        cmocka_unit_test(a_work_list_goes_along_as_csv_and_spreadsheet),
        cmocka_unit_test(a_calendar_has_a_secret_address_that_stops_when_its_owner_says_so),
        cmocka_unit_test(a_copy_for_the_person_is_made_and_logged_with_its_purpose),
        cmocka_unit_test(a_letter_is_a_pdf_or_says_why_not),
        cmocka_unit_test(a_page_of_a_dossier_is_one_line_in_the_log),
        cmocka_unit_test(who_writes_a_reason_is_told_that_the_employer_reads_it),
    };
    if (count < 3) return 2;
    arguments = given;
    if (count > 3) town_database = given[3];
    return cmocka_run_group_tests(tests, open_all, close_all);
}
