/* SPDX-License-Identifier: EUPL-1.2 */
/* test_desk.c: casework as its people go through it, page by page without scripts: signing in, forms that only their writer can send, and a dossier from application to its end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "letters/letters.h"
#include "web/desk_town.h"

static struct text form;
static char action[200], dossier[64];

static int open_town(void **state) { (void)state; return town_open() ? 0 : -1; }
static int close_town(void **state) { (void)state; text_free(&form); town_close(); return 0; }

static void no_unknown_names(const char *where)
{
    if (page_unknown_names) fail_msg("a template of %s names %.40s, which no view has", where, page_unknown_name);
}

static int get(const char *path)
{
    int status = walk_get(path);
    no_unknown_names(path);
    return status;
}

static void must_get(const char *path)
{
    int status = get(path);
    if (status != 200) fail_msg("%s answers %d: %.600s", path, status, page.body ? strstr(page.body, "<main") ? strstr(page.body, "<main") : page.body : "");
}

/* Fills a form of the last page: names and values in turn, NULL at the end; then presses a button of it. */
static int send(const char *button, const char *value, ...)
{
    va_list list;
    if (!form_of_page(&form, action, button, value)) fail_msg("there is no button %s=%s on the page: %.900s", button, value ? value : "", strstr(page.body, "<main"));
    va_start(list, value);
    for (const char *name; (name = va_arg(list, const char *)); ) form_field(&form, name, va_arg(list, const char *));
    va_end(list);
    if (value) form_field(&form, button, value);
    int status = walk_post(action, &form);
    no_unknown_names(action);
    return status;
}
#define DAY(name, d, m, y) name ".dag", d, name ".maand", m, name ".jaar", y

/* Sent and taken: the answer leads on, and what it leads to is shown. */
static void taken(int status)
{
    if (status != 303) fail_msg("the form was not taken (%d): %.3000s", status, page.body && strstr(page.body, "<main") ? strstr(page.body, "<main") : "");
    const char *to = walk_header("Location");
    char path[300];
    assert_non_null(to);
    snprintf(path, sizeof path, "%s", to);
    /* a query is no part of what the walk knows as a path, but the service reads it */
    must_get(path);
}

static const char *at(const char *rest)
{
    static char path[300];
    snprintf(path, sizeof path, "%s%s", dossier, rest);
    return path;
}
static const char *staff(const char *rest)
{
    static char path[300];
    snprintf(path, sizeof path, "/werk%s%s", dossier + strlen("/mijn"), rest);
    return path;
}

/* ---- signing in ---- */

static void without_a_database_there_is_no_casework(void **state)
{
    const char *where = desk_settings.where;
    (void)state;
    desk_settings.where = NULL;
    assert_int_equal(get("/inloggen"), 404);
    assert_int_equal(get("/werk"), 404);
    assert_int_equal(get("/mijn"), 404);
    desk_settings.where = where;
}

static void the_cookie_is_only_for_this_service_and_only_over_tls(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    walk_cookie = NULL;
    form.size = 0;
    form_field(&form, "naam", "consulent");
    form_field(&form, "wachtwoord", TOWN_PASSWORD);
    assert_int_equal(walk_post("/inloggen", &form), 303);
    const char *set = walk_header("Set-Cookie");
    assert_non_null(set);
    assert_ptr_equal(strstr(set, "__Host-breed="), set);
    assert_non_null(strstr(set, "; Path=/; HttpOnly; SameSite=Lax; Secure"));
    assert_string_equal(walk_header("Cache-Control"), "no-store");
    assert_string_equal(walk_header("Referrer-Policy"), "no-referrer");
    walk_host = "127.0.0.1:8080";
    assert_int_equal(walk_post("/inloggen", &form), 303);
    assert_ptr_equal(strstr(walk_header("Set-Cookie"), "breed="), walk_header("Set-Cookie"));
    assert_null(strstr(walk_header("Set-Cookie"), "Secure"));
    walk_host = NULL;
}

static void pages_that_calculate_set_no_cookie(void **state)
{
    (void)state;
    town_as(NOBODY);
    must_get("/");
    assert_null(walk_header("Set-Cookie"));
    assert_true(page_has("href=\"/inloggen\""));
}

static void a_wrong_password_tells_nothing_more(void **state)
{
    (void)state;
    town_as(NOBODY);
    form.size = 0;
    form_field(&form, "naam", "consulent");
    form_field(&form, "wachtwoord", "niet dit wachtwoord");
    assert_int_equal(walk_post("/inloggen", &form), 400);
    assert_null(walk_header("Set-Cookie"));
    assert_true(page_has("role=\"alert\""));
    assert_false(page_has("niet dit wachtwoord"));
}

static void a_form_without_its_token_or_from_another_site_is_refused(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    form.size = 0;
    form_field(&form, "doel", "intake");
    form_field(&form, "woorden", "jansen");
    assert_int_equal(walk_post("/werk/zoeken", &form), 403);
    must_get("/werk/zoeken");
    walk_site = "cross-site";
    assert_int_equal(send("bsn", NULL, "doel", "intake", "woorden", "jansen", NULL), 403);
    walk_site = "same-origin";
    must_get("/werk/zoeken");
    assert_int_equal(send("bsn", NULL, "doel", "intake", "woorden", "jansen", NULL), 200);
    walk_site = NULL;
}

static void the_token_of_somebody_else_does_not_fit(void **state)
{
    struct text other = { 0 };
    (void)state;
    assert_true(town_as(OTHER_CONSULENT));
    must_get("/werk/zoeken");
    assert_true(form_of_page(&other, action, "bsn", NULL));
    form_field(&other, "doel", "intake");
    form_field(&other, "woorden", "jansen");
    assert_true(town_as(CONSULENT));
    assert_int_equal(walk_post("/werk/zoeken", &other), 403);
    text_free(&other);
}

static void what_was_typed_outlives_the_session_and_only_its_writer_gets_it_back(void **state)
{
    struct text kept = { 0 };
    (void)state;
    assert_true(town_as(EMPLOYER));
    must_get("/mijn/nieuw/loonkostensubsidie/aanvraag");
    assert_true(form_of_page(&form, action, "doe", "versturen"));
    form_field(&form, "partij.werknemer.naam", "Test Persoon");
    form_field(&form, "feit.urenPerWeek", "32");
    town_now += (int64_t)3600 * 14 * 1000000;       /* the session is over */
    assert_int_equal(walk_post(action, &form), 403);
    assert_true(page_has("name=\"wachtwoord\""));
    assert_true(page_has("value=\"Test Persoon\""));
    assert_true(form_of_page(&kept, action, "naam", NULL));
    walk_cookie = NULL;
    /* somebody else who signs in there gets nothing */
    text_bytes(&form, "", 0);
    struct text wrong = { 0 };
    text_bytes(&wrong, kept.data, kept.size);
    form_field(&wrong, "naam", "werkgever-elders");
    form_field(&wrong, "wachtwoord", TOWN_PASSWORD);
    assert_int_equal(walk_post("/inloggen", &wrong), 303);
    assert_false(page_has("Test Persoon"));
    form_field(&kept, "naam", "werkgever");
    form_field(&kept, "wachtwoord", TOWN_PASSWORD);
    assert_int_equal(walk_post("/inloggen", &kept), 200);
    assert_true(page_has("value=\"Test Persoon\""));
    char cookie[160];
    snprintf(cookie, sizeof cookie, "%.*s", (int)strcspn(walk_header("Set-Cookie"), ";"), walk_header("Set-Cookie"));
    walk_cookie = cookie;
    assert_int_equal(send("doe", "bekijk", NULL), 200);
    assert_true(page_has("value=\"Test Persoon\""));
    assert_true(page_has("value=\"32\""));
    assert_false(page_has("role=\"alert\""));
    text_free(&kept);
    text_free(&wrong);
    town_day(2026, 2, 2);
}

/* ---- a dossier ---- */

static void keep_dossier(void)
{
    const char *to = walk_header("Location");
    snprintf(dossier, sizeof dossier, "%.*s", (int)strcspn(to, "?"), to);
}

static void an_employer_applies_and_an_empty_form_says_what_it_needs(void **state)
{
    (void)state;
    assert_true(town_as(EMPLOYER));
    must_get("/mijn/nieuw");
    must_get("/mijn/nieuw/loonkostensubsidie/aanvraag");
    assert_int_equal(send("doe", "versturen", NULL), 400);
    assert_true(page_has("role=\"alert\""));
    assert_true(page_has("href=\"#feit.aanvrager\""));
    int status = send("doe", "versturen", "partij.werknemer.naam", "Vera Voorbeeld", "partij.werknemer.bsn", BSN_RESIDENT, "partij.werknemer.adres", "Teststraat 1", "partij.werknemer.postcode", "3511 AA",
        "partij.werknemer.plaats", "Utrecht", "partij.werkgever.naam", "Fictief B.V.", "partij.werkgever.loonheffingennummer", FIRM, "partij.werkgever.adres", "Proefweg 2", "partij.werkgever.postcode", "3511 AB",
        "partij.werkgever.plaats", "Utrecht", DAY("op", "2", "2", "2026"), "feit.aanvrager", "werkgever", DAY("feit.geboortedatum", "1", "5", "1990"), "feit.gemeente", "Utrecht",
        DAY("feit.startDienstbetrekking", "2", "3", "2026"), "feit.urenPerWeek", "32", "feit.voltijduren", "36", NULL);
    if (status == 303) keep_dossier();
    taken(status);
    assert_true(page_has("role=\"status\""));
    assert_true(page_has("Vera Voorbeeld"));
    must_get("/mijn");
    assert_true(page_has("Vera Voorbeeld"));
}

static void a_saved_form_waits_for_its_writer(void **state)
{
    (void)state;
    assert_true(town_as(EMPLOYER));
    must_get(at("/stap/ziek"));
    taken(send("doe", "bewaren", DAY("op", "31", "", "2026"), NULL));
    assert_true(page_has("/mijn/formulieren/"));
    char path[200];
    const char *link = strstr(page.body, "/mijn/formulieren/");
    snprintf(path, sizeof path, "%.*s", (int)strcspn(link, "\""), link);
    must_get(path);
    assert_string_equal(page_field("op.dag"), "31");
    assert_true(town_as(OTHER_EMPLOYER));
    assert_int_equal(get(path), 404);
    assert_true(town_as(EMPLOYER));
    must_get("/mijn");
    assert_true(form_of_page(&form, action, "zegel", NULL));
    taken(walk_post(action, &form));
    assert_false(page_has("/mijn/formulieren/"));
}

static void others_do_not_see_that_there_is_a_dossier(void **state)
{
    static const enum who others[] = { OTHER_CONSULENT, OTHER_EMPLOYER, OTHER_RESIDENT };
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_true(town_as(others[i]));
        assert_int_equal(get(at("")), 404);
        assert_int_equal(get(at("/stap/ziek")), 404);
        assert_false(page_has("Vera"));
    }
    town_as(NOBODY);
    assert_int_equal(get(at("")), 200);
    assert_true(page_has("name=\"wachtwoord\""));
    assert_false(page_has("Vera"));
}

static void the_case_worker_finds_it_on_the_work_list_and_completes_it(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get("/werk");
    assert_true(page_has("Vera Voorbeeld"));
    must_get(staff(""));
    assert_true(page_has("Wat kan nu niet"));
    taken(send("doe", "nemen", NULL));
    must_get("/werk?van=mij");
    assert_true(page_has("Vera Voorbeeld"));
    must_get(staff("/stap/feiten-vastgesteld"));
    taken(send("doe", "versturen", DAY("op", "2", "2", "2026"), "bron", "register", "feit.behoortTotDoelgroep", "ja", NULL));
    must_get(staff("/stap/aanvraag-beoordeeld"));
    taken(send("doe", "versturen", DAY("op", "2", "2", "2026"), "bron", "gemeente", NULL));
    must_get(staff("/stap/toekenning"));
    assert_int_equal(send("doe", "versturen", DAY("op", "2", "3", "2026"), DAY("verzonden", "3", "2", "2026"), NULL), 400);
    assert_true(page_has("role=\"alert\""));
}

static void an_address_can_change_and_the_number_that_says_who_it_is_cannot(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get(staff("/stap/feiten-vastgesteld"));
    assert_true(page_has("Nu staat er: Teststraat 1."));
    assert_false(page_has("name=\"partij.werknemer.bsn\""));
    assert_false(page_has("name=\"partij.werkgever.loonheffingennummer\""));
    assert_int_equal(send("doe", "versturen", DAY("op", "2", "2", "2026"), "bron", "gemeente", "partij.werknemer.postcode", "geen postcode", NULL), 400);
    assert_true(page_has("href=\"#partij.werknemer.postcode\""));
    taken(send("doe", "versturen", DAY("op", "2", "2", "2026"), "bron", "gemeente", "partij.werknemer.postcode", "3511 ac", "partij.werknemer.adres", "Teststraat 9", "partij.werknemer.bsn", BSN_OTHER, NULL));
    assert_true(page_has("Teststraat 9"));
    assert_true(page_has(BSN_RESIDENT));
    assert_false(page_has(BSN_OTHER));
    must_get(staff("/stap/aanvraag-beoordeeld"));
    assert_false(page_has("partij.werknemer"));
}

static void the_expert_sees_it_only_once_the_measuring_was_ordered_from_him(void **state)
{
    (void)state;
    assert_true(town_as(EXPERT));
    assert_int_equal(get(staff("")), 404);
    assert_true(town_as(CONSULENT));
    must_get(staff("/stap/meting-opdracht"));
    taken(send("doe", "versturen", DAY("op", "3", "2", "2026"), "data.aanleiding", "eerste-meting", "data.deskundige", town_account[EXPERT], NULL));
    assert_true(town_as(EXPERT));
    must_get(staff(""));
    assert_false(page_has("€"));
    must_get(staff("/stap/rapport"));
    assert_int_equal(send("doe", "versturen", DAY("op", "10", "2", "2026"), NULL), 400);
    taken(send("doe", "versturen", DAY("op", "10", "2", "2026"), DAY("rapport.datumRapportage", "10", "2", "2026"), DAY("rapport.datumObservatie", "9", "2", "2026"), DAY("rapport.datumGesprekWerknemer", "9", "2", "2026"),
        DAY("rapport.datumGesprekWerkgever", "9", "2", "2026"), "rapport.gesprokenMet", "de leidinggevende", "rapport.functie", "magazijnhulp", "rapport.normfunctie", "magazijnmedewerker",
        "rapport.bronNormfunctie", "cao", "rapport.overeenkomstNormfunctie", "80", "rapport.contracturen", "32", "rapport.voltijduren", "36", "rapport.kader", "loonkostensubsidie",
        "rapport.minutenPerDagKleinsteHoofdtaak", "60", "rapport.verwachteWijziging", "1-jaar", "rapport.uitkomst", "60", "taak.1.naam", "inpakken", "taak.1.tijdaandeel", "100", "taak.1.tempo", "60",
        "taak.1.kwaliteit", "100", "taak.1.nettoWerktijd", "100", DAY("zienswijzeWerknemer.datum", "10", "2", "2026"), "zienswijzeWerknemer.eens", "ja", DAY("zienswijzeWerkgever.datum", "10", "2", "2026"),
        "zienswijzeWerkgever.eens", "ja", "rapportdeskundige.naam", "D. Eskundige", "rapportdeskundige.organisatie", "Meten B.V.", "rapportdeskundige.opleiding", "ja", "rapportdeskundige.kennis", "ja",
        "rapportdeskundige.ervaringJaren", "3", NULL));
}

static const char *letter_path(void)
{
    static char path[300];
    const char *link = page.body ? strstr(page.body, "/brieven/") : NULL;
    if (!link) return "";
    while (link > page.body && link[-1] != '"') link--;
    snprintf(path, sizeof path, "%.*s", (int)strcspn(link, "\""), link);
    return path;
}

/* Nobody signs what he could not read: amount and letters stand with the draft, and reading them sends nothing. */
static void the_letter_of_the_draft_is_there_to_be_read(void)
{
    static const struct letter_office office = { .municipality = "Voorbeeldstad", .address = { "Gemeente Voorbeeldstad", { "Postbus 1", "1234 AB  Voorbeeldstad", NULL } }, .phone = "14 000", .objections = "Postbus 1, 1234 AB Voorbeeldstad",
        .court = "Rechtbank Voorbeeld, Postbus 2, 1234 AC Voorbeeldstad", .signed_by = "A. Tekenaar", .function = "teammanager" };
    char draft[300], path[300];
    desk_settings.office = &office;
    snprintf(path, sizeof path, "%s", letter_path());
    assert_true(strstr(path, "/concepten/") && strstr(path, "/brieven/"));
    snprintf(draft, sizeof draft, "%.*s", (int)(strstr(path, "/brieven/") - path), path);
    must_get(path);
    if (!page_has("Dit is een concept")) fail_msg("%.1500s", strstr(page.body, "<main"));
    assert_true(page_has("Dit is een concept") && page_has(draft) && page_has("1.101,31"));
    desk_settings.office = NULL;
    must_get(draft);
}

static void a_decision_is_a_draft_until_somebody_has_read_and_signed_it(void **state)
{
    (void)state;
    town_day(2026, 2, 12);
    assert_true(town_as(CONSULENT));
    must_get(staff("/stap/loonwaarde-vastgesteld"));
    taken(send("doe", "versturen", DAY("op", "12", "2", "2026"), "feit.loonwaarde", "60", "bron", "deskundige", NULL));
    must_get(staff("/stap/contract-ontvangen"));
    taken(send("doe", "versturen", DAY("op", "12", "2", "2026"), "bron", "werkgever", NULL));
    must_get(staff("/stap/toekenning"));
    taken(send("doe", "versturen", DAY("op", "2", "3", "2026"), DAY("verzonden", "12", "2", "2026"), "bron", "gemeente", NULL));
    assert_true(page_has("Concept"));
    assert_true(page_has("1.101,31"));
    the_letter_of_the_draft_is_there_to_be_read();
    assert_int_equal(send("doe", "teken", NULL), 400);
    assert_true(page_has("role=\"alert\""));
    taken(send("doe", "teken", "gelezen", "ja", NULL));
    assert_true(page_has("subsidie op loonwaarde"));
}

static void both_sides_open_their_own_letter_and_nobody_else_does(void **state)
{
    char path[300];
    (void)state;
    assert_true(town_as(EMPLOYER));
    must_get(at(""));
    snprintf(path, sizeof path, "%s", letter_path());
    must_get(path);
    assert_true(town_as(RESIDENT));
    assert_int_equal(get(path), 404);
    must_get(at(""));
    assert_true(*letter_path() != 0);
    must_get(letter_path());
}

static void illness_changes_nothing_and_more_hours_change_the_amount(void **state)
{
    (void)state;
    town_day(2026, 4, 15);
    assert_true(town_as(EMPLOYER));
    must_get(at(""));
    assert_true(page_has("april 2026"));
    const char *amount = strstr(page.body, "april 2026");
    char april[40] = "";
    amount = strstr(amount, "€");
    assert_non_null(amount);
    snprintf(april, sizeof april, "%.*s", (int)strcspn(amount, "<"), amount);
    must_get(at("/stap/ziek"));
    taken(send("doe", "versturen", DAY("op", "10", "4", "2026"), NULL));
    assert_true(page_has(april));
    must_get(at("/stap/hersteld"));
    taken(send("doe", "versturen", DAY("op", "14", "4", "2026"), NULL));
    must_get(at("/stap/uren-of-loon"));
    taken(send("doe", "versturen", DAY("op", "1", "5", "2026"), "feit.urenPerWeek", "36", NULL));
    town_day(2026, 5, 20);
    assert_true(town_as(EMPLOYER));
    must_get(at(""));
    const char *may = strstr(page.body, "mei 2026</th>");
    assert_non_null(may);
    assert_int_not_equal(strncmp(strstr(may, "€"), april, strlen(april)), 0);
    assert_true(page_has(april));
}

static void a_correction_stands_in_the_place_of_what_was_said_and_the_old_can_still_be_seen(void **state)
{
    char path[200];
    (void)state;
    assert_true(town_as(EMPLOYER));
    must_get(at(""));
    const char *link = strstr(page.body, "/stap/uren-of-loon?vervangt=");
    assert_non_null(link);
    snprintf(path, sizeof path, "%s%.*s", dossier, (int)strcspn(link, "\""), link);
    must_get(path);
    assert_string_equal(page_field("feit.urenPerWeek"), "36");
    taken(send("doe", "versturen", DAY("op", "1", "5", "2026"), "feit.urenPerWeek", "34", "reden", "verkeerd opgegeven", NULL));
    assert_true(page_has("Later verbeterd"));
    link = strstr(page.body, "?stand=");
    assert_non_null(link);
    snprintf(path, sizeof path, "%s%.*s", dossier, (int)strcspn(link, "\""), link);
    must_get(path);
    assert_true(page_has("zoals het bekend was"));
}

static void two_who_write_at_once_do_not_overwrite_each_other(void **state)
{
    struct text first = { 0 };
    char first_action[200];
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get(staff("/stap/betaald"));
    assert_true(form_of_page(&first, first_action, "doe", "versturen"));
    taken(send("doe", "versturen", DAY("op", "30", "4", "2026"), "bron", "gemeente", NULL));
    form_field(&first, "op.dag", "30");
    form_field(&first, "op.maand", "4");
    form_field(&first, "op.jaar", "2026");
    form_field(&first, "doe", "versturen");
    assert_int_equal(walk_post(first_action, &first), 409);
    assert_true(page_has("Iemand anders was eerder"));
    assert_string_equal(page_field("op.dag"), "30");
    text_free(&first);
}

static void the_resident_sees_who_looked_and_takes_everything_along(void **state)
{
    (void)state;
    assert_true(town_as(RESIDENT));
    must_get(at("/gezien"));
    assert_true(page_has("consulent"));
    assert_false(page_has("consulent-elders"));
    assert_true(form_of_page(&form, action, "zegel", NULL));
    assert_int_equal(walk_post(action, &form), 200);
    assert_string_equal(walk_header("Content-Type"), "application/json");
    assert_null(strstr(walk_header("Content-Disposition"), BSN_RESIDENT));
    assert_true(page_has("Vera Voorbeeld"));
    assert_true(town_as(EMPLOYER));
    assert_int_equal(get(at("/gezien")), 403);
}

static void searching_wants_a_purpose_and_puts_nothing_into_an_address(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get("/werk/zoeken");
    assert_int_equal(send("bsn", NULL, "bsn", BSN_RESIDENT, NULL), 400);
    assert_int_equal(send("bsn", NULL, "bsn", BSN_RESIDENT, "doel", "aanvraag-behandelen", NULL), 200);
    assert_true(page_has("Vera Voorbeeld"));
    assert_true(town_as(OTHER_CONSULENT));
    must_get("/werk/zoeken");
    assert_int_equal(send("bsn", NULL, "bsn", BSN_RESIDENT, "doel", "aanvraag-behandelen", NULL), 200);
    assert_false(page_has("Vera"));
    assert_true(town_as(RESIDENT));
    assert_int_equal(get("/werk/zoeken"), 403);
}

static void no_page_has_a_number_or_name_in_its_title_or_an_address(void **state)
{
    static const enum who readers[] = { CONSULENT, EMPLOYER, RESIDENT };
    (void)state;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        assert_true(town_as(readers[i]));
        must_get(readers[i] == CONSULENT ? staff("") : at(""));
        const char *title = strstr(page.body, "<title>"), *end = strstr(page.body, "</title>");
        assert_true(title && end);
        for (const char *c = title; c < end; c++) if (strncmp(c, "Vera", 4) == 0 || strncmp(c, BSN_RESIDENT, 9) == 0) fail_msg("the title holds a person");
        for (const char *href = page.body; (href = strstr(href, "=\"/")); href++) {
            char path[300];
            snprintf(path, sizeof path, "%.*s", (int)strcspn(href + 2, "\""), href + 2);
            assert_null(strstr(path, "Vera"));
            assert_null(strstr(path, BSN_RESIDENT));
        }
        if (readers[i] == EMPLOYER) assert_false(page_has("VSO"));
    }
}

static void every_page_of_staff_is_there_in_both_languages(void **state)
{
    static const struct { enum who who; const char *path; } pages[] = { { CONSULENT, "/werk" }, { CONSULENT, "/werk/zoeken" }, { CONSULENT, "/werk/nieuw" }, { CONSULENT, "/werk/januari" }, { CONSULENT, "/werk/cijfers" },
        { CONSULENT, "/werk/overdrachten" }, { CONSULENT, "/werk/tekst" }, { UWV, "/werk/loonwaarden" }, { AUDITOR, "/werk/accounts" }, { AUDITOR, "/werk/logboek" }, { POLICY, "/werk/cijfers" },
        { RESIDENT, "/mijn" }, { RESIDENT, "/mijn/nieuw" }, { RESIDENT, "/account" }, { NOBODY, "/inloggen" }, { CONSULENT, "/rol" } };
    char english[200];
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        assert_true(town_as(pages[i].who));
        must_get(pages[i].path);
        assert_true(page_has("<h1"));
        assert_false(page_has("style=\""));
        snprintf(english, sizeof english, "/en%s", pages[i].path);
        must_get(english);
        assert_true(page_has("<html lang=\"en\">"));
    }
}

static void a_pasted_letter_is_held_against_the_rules(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    must_get("/werk/tekst");
    assert_int_equal(send("dag.dag", NULL, "tekst", "De gemeente beslist binnen acht weken op uw aanvraag voor loonkostensubsidie nadat de loonwaarde is vastgesteld.", DAY("dag", "1", "3", "2026"), NULL), 200);
    assert_true(page_has("Wat wij vonden"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_database_there_is_no_casework),
        cmocka_unit_test(the_cookie_is_only_for_this_service_and_only_over_tls),
        cmocka_unit_test(pages_that_calculate_set_no_cookie),
        cmocka_unit_test(a_wrong_password_tells_nothing_more),
        cmocka_unit_test(a_form_without_its_token_or_from_another_site_is_refused),
        cmocka_unit_test(the_token_of_somebody_else_does_not_fit),
        cmocka_unit_test(what_was_typed_outlives_the_session_and_only_its_writer_gets_it_back),
        cmocka_unit_test(every_page_of_staff_is_there_in_both_languages),
        cmocka_unit_test(an_employer_applies_and_an_empty_form_says_what_it_needs),
        cmocka_unit_test(a_saved_form_waits_for_its_writer),
        cmocka_unit_test(others_do_not_see_that_there_is_a_dossier),
        cmocka_unit_test(the_case_worker_finds_it_on_the_work_list_and_completes_it),
        cmocka_unit_test(an_address_can_change_and_the_number_that_says_who_it_is_cannot),
        cmocka_unit_test(the_expert_sees_it_only_once_the_measuring_was_ordered_from_him),
        cmocka_unit_test(a_decision_is_a_draft_until_somebody_has_read_and_signed_it),
        cmocka_unit_test(both_sides_open_their_own_letter_and_nobody_else_does),
        cmocka_unit_test(illness_changes_nothing_and_more_hours_change_the_amount),
        cmocka_unit_test(a_correction_stands_in_the_place_of_what_was_said_and_the_old_can_still_be_seen),
        cmocka_unit_test(two_who_write_at_once_do_not_overwrite_each_other),
        cmocka_unit_test(the_resident_sees_who_looked_and_takes_everything_along),
        cmocka_unit_test(searching_wants_a_purpose_and_puts_nothing_into_an_address),
        cmocka_unit_test(no_page_has_a_number_or_name_in_its_title_or_an_address),
        cmocka_unit_test(a_pasted_letter_is_held_against_the_rules),
    };
    return cmocka_run_group_tests(tests, open_town, close_town);
}
