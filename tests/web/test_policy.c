/* SPDX-License-Identifier: EUPL-1.2 */
/* test_policy.c: the pages of policy: what they show, that every table is a file too, a signal from form to verdict, a plan that is kept, counting once, and who sees what when policy is open to everybody.
 * Argument: for PostgreSQL its address. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "match/match.h"
#include "ordinance/ordinance.h"
#include "web/desk_town.h"

static struct text form;
static char action[200];

static void must_get(const char *where)
{
    int status = walk_get(where);
    if (status != 200) fail_msg("%s answers %d: %.600s", where, status, page.body ? page.body : "");
    if (page_unknown_names) fail_msg("a template of %s names %.40s, which no view has", where, page_unknown_name);
}

static void must_have(const char *text) { if (!page_has(text)) fail_msg("not on the page: %s\n%.3000s", text, strstr(page.body, "<main") ? strstr(page.body, "<main") : page.body); }
static void must_lack(const char *text) { if (page_has(text)) fail_msg("on the page: %s", text); }

/* The hidden fields of the form of this page, then these; where it is sent. */
static int send_form(const char *where, ...)
{
    va_list list;
    must_get(where);
    form.size = 0;
    for (size_t i = 0; i < 3; i++) { static const char *const hidden[] = { "csrf", "zegel", "versie" }; if (page_field(hidden[i])) form_field(&form, hidden[i], page_field(hidden[i])); }
    va_start(list, where);
    for (const char *name; (name = va_arg(list, const char *)); ) form_field(&form, name, va_arg(list, const char *));
    va_end(list);
    snprintf(action, sizeof action, "%s", where);
    int status = walk_post(action, &form);
    if (page_unknown_names) fail_msg("a template of %s names %.40s, which no view has", where, page_unknown_name);
    return status;
}

static int open_all(void **state) { (void)state; return town_open() && town_as(POLICY) ? 0 : -1; }
static int close_all(void **state) { (void)state; text_free(&form); town_close(); return 0; }

/* ---- what is shown ---- */

static void every_ordinance_has_its_leaves_and_its_checks(void **state)
{
    char path[200];
    (void)state;
    assert_true(town_as(POLICY));
    must_get("/beleid/verordeningen");
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        snprintf(path, sizeof path, "href=\"/beleid/verordeningen/%s\"", law_ordinances[i].code);
        must_have(path);
    }
    must_get("/beleid/verordeningen/schraalveen/controle?op=2026-11-22");
    for (int32_t i = 0; i < ordinance_check_count; i++) must_have(ordinance_checks[i].id);
    must_have("Stel een verordening vast over ondersteuning naar werk.");
    must_get("/beleid/verordeningen/voorbeelddam");
    for (int32_t f = 0; f < LOCAL_FIELDS; f += 7) must_have(local_fields[f].label[0]);
    must_have("Re-integratieverordening Voorbeelddam");
    assert_int_equal(walk_get("/beleid/verordeningen/nergens"), 404);
    assert_int_equal(walk_get("/beleid/verordeningen/voorbeelddam?op=gisteren"), 400);
    assert_int_equal(walk_get("/beleid/verordeningen/voorbeelddam?op=1492-01-01"), 400);
}

/* VO-40 begins on 1 January 2024: the day decides which checks there are. */
static void the_day_decides(void **state)
{
    (void)state;
    must_get("/beleid/verordeningen/voorbeelddam/controle/tabel/controles/csv?op=2023-12-31");
    char *before = strdup(page.body);
    must_get("/beleid/verordeningen/voorbeelddam/controle/tabel/controles/csv?op=2024-01-01");
    assert_string_not_equal(before, page.body);
    free(before);
    must_get("/en/beleid/verordeningen/voorbeelddam/controle");
    must_have("<html lang=\"en\">");
    must_have("The seven parts");
}

static void a_move_shows_both_sides_and_the_difference(void **state)
{
    (void)state;
    must_get("/beleid/vergelijken?van=rotterdam&naar=hoeksche-waard&persoon=midden&op=2026-01-01");
    must_have("Wat verandert er bij deze verhuizing?");
    must_have("geen verschil");
    must_have("niet bekend");
    must_get("/beleid/vergelijken/grafiek?persoon=midden");
    must_have("<svg");
    must_get("/beleid/vergelijken/kaart?lijn=proefplaats");
    must_have("<svg");
    assert_int_equal(walk_get("/beleid/vergelijken?persoon=niemand"), 400);
    assert_int_equal(walk_get("/beleid/vergelijken?van=nergens"), 400);
    assert_int_equal(walk_get("/beleid/vergelijken?lijn=niets"), 400);
    assert_int_equal(walk_get("/beleid/vergelijken?regio=77"), 400);
}

static void the_report_follow_ups_and_dashboard_say_what_the_document_says(void **state)
{
    (void)state;
    must_get("/beleid/invoeringstoets?op=2026-11-22");
    must_have("id=\"it-S01\"");
    must_have("Knelpunten");
    must_get("/beleid/vervolg?op=2026-11-22");
    must_have("te laat");
    must_get("/beleid/vervolg?op=2025-05-01");
    must_have("loopt");
    must_get("/beleid/dashboard");
    must_have("Hier wordt niet geteld in dossiers.");
    must_have("niet geteld");
    must_get("/beleid/invoeringstoets/onderdelen/uitspraken");
    must_have("P18.3");
    must_get("/beleid/invoeringstoets/document");
    must_have("\"signalen\":[");
    assert_int_equal(walk_get("/beleid/invoeringstoets/onderdelen/taken"), 404);
}

/* Each table of each page: as CSV with a head, as JSON that begins a list; another name is not there. */
static void every_table_is_a_file_too(void **state)
{
    static const char *const pages[] = { "/beleid", "/beleid/verordeningen", "/beleid/verordeningen/utrecht", "/beleid/verordeningen/utrecht/controle", "/beleid/controles", "/beleid/vergelijken", "/beleid/vervolg", "/beleid/dashboard",
        "/beleid/signalen", "/beleid/voorbereiding", "/beleid/verschillen", "/beleid/contactpunt", "/beleid/verordeningen/utrecht/ontwerp", "/beleid/invoeringstoets/onderdelen", "/beleid/invoeringstoets/onderdelen/knelpunten" };
    int tables = 0;
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        char link[30][200], other[300];
        int links = 0;
        must_get(pages[i]);
        for (const char *at = page.body; (at = strstr(at, "/tabel/")) && links < 30; at++) {
            const char *from = at, *end = strchr(at, '"');
            while (from > page.body && from[-1] != '"') from--;
            snprintf(link[links++], sizeof link[0], "%.*s", (int)(end - from), from);
        }
        if (links < 2) fail_msg("%s has no table", pages[i]);
        for (int k = 0; k < links; k++) {
            must_get(link[k]);
            assert_non_null(walk_header("Content-Disposition"));
            if (strstr(link[k], "/json")) assert_true(page.body[0] == '['); else assert_non_null(strstr(page.body, "\r\n"));
            tables++;
        }
        snprintf(other, sizeof other, "%s/tabel/bestaat-niet/csv", pages[i]);
        assert_int_equal(walk_get(other), 404);
    }
    printf("# %d tables\n", tables);
    assert_true(tables > 40);
}

static void the_pdf_is_a_pdf_or_says_why_not(void **state)
{
    (void)state;
    int status = walk_get("/beleid/invoeringstoets/pdf");
    if (status == 503) { assert_true(page_has("WeasyPrint")); return; }
    assert_int_equal(status, 200);
    assert_memory_equal(page.body, "%PDF-", 5);
    assert_true(town_as(AUDITOR));
    assert_int_equal(walk_get("/beleid/invoeringstoets/pdf"), 403);
    assert_true(town_as(POLICY));
}

static void a_draft_is_a_page_and_a_file_and_says_it_is_no_ordinance(void **state)
{
    (void)state;
    must_get("/beleid/verordeningen/voorbeelddam/ontwerp");
    must_have("Het is geen verordening en geen juridisch advies.");
    must_have("[keuze: ");
    must_get("/beleid/verordeningen/voorbeelddam/ontwerp/markdown");
    must_have("# ");
    assert_string_equal(walk_header("Content-Disposition"), "attachment; filename=\"breed-ontwerp.md\"");
    must_get("/beleid/verordeningen/voorbeelddam/ontwerp/xml");
    must_have("<?xml");
    assert_int_equal(walk_get("/beleid/verordeningen/voorbeelddam/ontwerp/exe"), 404);
    assert_int_equal(walk_get("/beleid/verordeningen/uwv/ontwerp"), 400);
}

static void differences_name_source_and_how_well_it_was_read(void **state)
{
    (void)state;
    must_get("/beleid/verschillen/tabel/velden/csv?op=2026-11-22");
    must_have("Rotterdam");
    must_have("verschilt");
    must_lack("verzonnen");
}

static void the_contact_point_of_a_municipality_with_its_doubts(void **state)
{
    (void)state;
    must_get("/beleid/contactpunt?gemeente=Utrecht&op=2026-01-15");
    must_have("id=\"t-gemeente\"");
    must_have("Midden-Utrecht");
    must_get("/beleid/contactpunt/tabel/gemeenten/csv?op=2026-01-15");
    must_have("onzeker");
    assert_int_equal(walk_get("/beleid/contactpunt?gemeente=Nergenshuizen"), 400);
    must_have("#veld-gemeente");
    must_lack("id=\"t-gemeente\"");
}

static void matching_gives_reasons_and_keeps_nothing(void **state)
{
    static const char vacancies[] = "vacature,titel,taken,uren_van,uren_tot\r\nV1,Medewerker groen,snoeien|harken,16,24\r\n", candidates[] = "kandidaat,kan,niet,uren_van,uren_tot\r\nK1,snoeien|harken,,12,20\r\nK2,,harken,12,20\r\n";
    (void)state;
    assert_true(town_as(CONSULENT));
    assert_int_equal(send_form("/beleid/matchen", "vacatures", vacancies, "kandidaten", candidates, "volgorde", "vacature", "doe", "tonen", NULL), 200);
    must_have("Medewerker groen");
    must_have(match_ability_labels[ABILITY_kan][0]);
    must_have("past niet");
    must_lack("/tabel/volgorde");
    assert_int_equal(send_form("/beleid/matchen", "vacatures", vacancies, "kandidaten", candidates, "doe", "csv", NULL), 200);
    assert_non_null(strstr(walk_header("Content-Disposition"), "breed-match.csv"));
    assert_int_equal(send_form("/beleid/matchen", "vacatures", vacancies, "kandidaten", "kandidaat,kan,diagnose\r\nK1,snoeien,autisme\r\n", "doe", "tonen", NULL), 400);
    must_have("role=\"alert\"");
    must_get("/beleid/matchen");
    must_lack("Medewerker groen");
    assert_true(town_as(POLICY));
}

/* ---- what is changed ---- */

static void a_signal_goes_from_form_to_verdict(void **state)
{
    (void)state;
    assert_true(town_as(CONSULENT));
    assert_int_equal(send_form("/beleid/signaal", "van", "vng", "maatregelen", "M5", "soort", "knelpunt", "inhoud", "Werkgevers kennen de zes maanden niet.\r\nZij vragen te laat aan.", "onderbouwing", "Twaalf telefoontjes", NULL), 303);
    must_get("/beleid/signalen");
    must_have("Werkgevers kennen de zes maanden niet.");
    must_have("href=\"/beleid/signalen/N1\"");
    must_get("/beleid/signalen/N1");
    must_lack("name=\"stand\"");                /* who executes tells; policy weighs */
    assert_true(town_as(POLICY));
    must_get("/beleid");
    assert_int_equal(send_form("/beleid/signalen/N1", "stand", "gewogen", NULL), 400);
    must_have("verplicht bij een gewogen signaal");
    assert_int_equal(send_form("/beleid/signalen/N1", "stand", "gewogen", "gewicht", "2", "reden", "Komt vaker voor", NULL), 303);
    assert_int_equal(send_form("/beleid/signalen/N1", "stand", "samengevoegd", "samengevoegdMet", "S42", NULL), 303);
    must_get("/beleid/signalen/N1");
    must_have("S42");
    assert_int_equal(send_form("/beleid/signalen/N1", "stand", "ingekomen", NULL), 400);
    assert_true(town_as(OTHER_CONSULENT));
    assert_int_equal(walk_get("/beleid/signalen/N1"), 404);         /* another municipality has its own assessment */
    assert_true(town_as(POLICY));
}

static void a_signal_about_a_person_is_refused_and_stays_on_the_form(void **state)
{
    (void)state;
    assert_int_equal(send_form("/beleid/signaal", "van", "vng", "soort", "wens", "inhoud", "Mevrouw met nummer " BSN_RESIDENT " kreeg geen hulp", NULL), 400);
    must_have("zonder burgerservicenummer");
    assert_int_equal(send_form("/beleid/signaal", "soort", "wens", "inhoud", "=1+1", NULL), 400);
    must_have("#veld-van");
    must_have("#veld-inhoud");
    must_have(">=1+1</textarea>");
    must_get("/beleid/signalen");
    must_lack(BSN_RESIDENT);
}

static void a_plan_is_kept_record_by_record(void **state)
{
    char was[20];
    (void)state;
    must_get("/beleid/voorbereiding");
    assert_int_equal(send_form("/beleid/voorbereiding/voorzieningen/nieuw", "naam.nl", "Jobcoach in natura", "laag", "verordening", "gebruikers", "12", NULL), 303);
    must_get("/beleid/voorbereiding");
    must_have("Jobcoach in natura");
    must_have("href=\"/beleid/voorbereiding/voorzieningen/voorzieningen-1\"");
    assert_int_equal(send_form("/beleid/voorbereiding/voorzieningen/voorzieningen-1", "naam.nl", "Jobcoach", "gebruikers", "veel", NULL), 400);
    must_have("#veld-gebruikers");
    must_have(">Jobcoach</textarea>");
    assert_int_equal(send_form("/beleid/voorbereiding/oordelen/nieuw", "over", "voorzieningen-1", "rol", "beleid", "oordeel", "past", NULL), 303);
    assert_int_equal(send_form("/beleid/voorbereiding/voorzieningen/voorzieningen-1", "doe", "weg", NULL), 400);       /* a verdict leads to it */
    assert_int_equal(send_form("/beleid/voorbereiding/oordelen/oordelen-1", "doe", "weg", NULL), 303);
    assert_int_equal(send_form("/beleid/voorbereiding/voorzieningen/voorzieningen-1", "doe", "weg", NULL), 303);
    must_get("/beleid/voorbereiding");
    must_lack("Jobcoach in natura");
    /* somebody else was first: what was typed stays */
    must_get("/beleid/voorbereiding/taken/nieuw");
    snprintf(was, sizeof was, "%s", page_field("versie"));
    assert_int_equal(send_form("/beleid/voorbereiding/taken/nieuw", "stap", "1", "wat.nl", "Lijst maken", "eigenaar", "beleidsadviseur", NULL), 303);
    must_get("/beleid/voorbereiding/taken/nieuw");
    form.size = 0;
    form_field(&form, "csrf", page_field("csrf"));
    form_field(&form, "versie", was);
    form_field(&form, "stap", "2");
    form_field(&form, "wat.nl", "Ander werk");
    assert_int_equal(walk_post("/beleid/voorbereiding/taken/nieuw", &form), 409);
    must_have("Ander werk");
    must_get("/beleid/voorbereiding/verslag");
    must_have("Lijst maken");
    must_get("/beleid/voorbereiding/controles/nieuw?controle=VO-10");
    must_have("value=\"VO-10\"");
    assert_int_equal(walk_get("/beleid/voorbereiding/signalen/nieuw"), 404);
    assert_true(town_as(CONSULENT));
    assert_int_equal(walk_get("/beleid/voorbereiding/taken/nieuw"), 403);
    must_get("/beleid/voorbereiding");
    must_lack("/taken/nieuw");
    assert_true(town_as(POLICY));
}

/* Last of what changes the assessment: the signals of before wait anew. */
static void the_next_assessment_begins_from_the_last_which_stays(void **state)
{
    (void)state;
    assert_int_equal(send_form("/beleid/invoeringstoets/volgende", "id", "niet zo", NULL), 400);
    must_have("#veld-id");
    assert_int_equal(send_form("/beleid/invoeringstoets/volgende", "id", "breed-offensief-2027", NULL), 303);
    must_get("/beleid/invoeringstoets");
    must_have("/beleid/invoeringstoets/eerder/breed-offensief-2025");
    must_get("/beleid/signalen");
    must_have("ingekomen");
    must_get("/beleid/invoeringstoets/eerder/breed-offensief-2025");
    must_have("Sindsdien veranderd");
    assert_int_equal(walk_get("/beleid/invoeringstoets/eerder/breed-offensief-1999"), 404);
}

/* Each change is in the log, with who made it. */
static void changes_are_in_the_log(void **state)
{
    struct arena arena = { 0 };
    struct store_events events;
    bool signal = false, plan = false;
    (void)state;
    assert_int_equal(store_read(town_room()->store, &arena, "logboek-2026-02", NULL, &events), STORE_OK);
    for (int32_t i = 0; i < events.count; i++) { signal |= strstr(events.item[i].bytes, "signaal over de wet insturen") != NULL; plan |= strstr(events.item[i].bytes, "plan van voorbereiding bijwerken") != NULL; }
    arena_free(&arena);
    assert_true(signal && plan);
}

static void a_year_is_counted_once_where_that_is_allowed(void **state)
{
    (void)state;
    assert_int_equal(send_form("/beleid/signaal", "van", "vng", "soort", "wens", "inhoud", "Tel ook het aantal proefplaatsen", NULL), 303);
    must_get("/beleid/signaal");
    form.size = 0;
    form_field(&form, "csrf", page_field("csrf"));
    form_field(&form, "jaar", "2025");
    assert_int_equal(walk_post("/beleid/dashboard", &form), 400);
    must_have("anders wordt er niet geteld");
    desk_settings.counting = true;
    walk_forget_room();
    assert_int_equal(walk_get("/beleid/dashboard?jaar=2026"), 400);         /* not over */
    must_get("/beleid/dashboard?jaar=2025");
    must_have("Tel het jaar 2025");
    must_have("niet geteld");
    assert_int_equal(walk_post("/beleid/dashboard", &form), 303);
    must_get("/beleid/dashboard?jaar=2025");
    must_have("Geteld in de dossiers van uw gemeente");
    must_lack("Tel het jaar 2025");
    must_lack("niet geteld");
}

/* ---- open to everybody ---- */

static void open_policy_shows_the_program_and_nothing_of_the_municipality(void **state)
{
    static const char *const open[] = { "/beleid", "/beleid/verordeningen", "/beleid/verordeningen/utrecht/controle", "/beleid/vergelijken", "/beleid/invoeringstoets", "/beleid/vervolg", "/beleid/dashboard", "/beleid/verschillen", "/beleid/contactpunt", "/beleid/verordeningen/utrecht/ontwerp" },
        *const closed[] = { "/beleid/signalen", "/beleid/voorbereiding", "/beleid/signaal", "/beleid/matchen", "/beleid/invoeringstoets/pdf" };
    (void)state;
    assert_true(town_as(NOBODY));
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) { (void)walk_get(open[i]); must_have("name=\"wachtwoord\""); }
    page_settings.open_policy = true;
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) { must_get(open[i]); must_lack("name=\"wachtwoord\""); must_lack("proefplaatsen\""); must_lack("/beleid/signalen\""); }
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) { (void)walk_get(closed[i]); must_have("name=\"wachtwoord\""); }
    must_get("/beleid/dashboard?jaar=2025");
    must_lack("Geteld in de dossiers");
    assert_true(town_as(RESIDENT));
    must_get("/beleid/vervolg");
    assert_int_equal(walk_get("/beleid/signalen"), 403);
    page_settings.open_policy = false;
    assert_int_equal(walk_get("/beleid/vervolg"), 403);
    assert_true(town_as(POLICY));
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_ordinance_has_its_leaves_and_its_checks),
        cmocka_unit_test(the_day_decides),
        cmocka_unit_test(a_move_shows_both_sides_and_the_difference),
        cmocka_unit_test(the_report_follow_ups_and_dashboard_say_what_the_document_says),
        cmocka_unit_test(every_table_is_a_file_too),
        cmocka_unit_test(the_pdf_is_a_pdf_or_says_why_not),
        cmocka_unit_test(a_draft_is_a_page_and_a_file_and_says_it_is_no_ordinance),
        cmocka_unit_test(differences_name_source_and_how_well_it_was_read),
        cmocka_unit_test(the_contact_point_of_a_municipality_with_its_doubts),
        cmocka_unit_test(matching_gives_reasons_and_keeps_nothing),
        cmocka_unit_test(a_signal_goes_from_form_to_verdict),
        cmocka_unit_test(a_signal_about_a_person_is_refused_and_stays_on_the_form),
        cmocka_unit_test(a_plan_is_kept_record_by_record),
        cmocka_unit_test(changes_are_in_the_log),
        cmocka_unit_test(the_next_assessment_begins_from_the_last_which_stays),
        cmocka_unit_test(a_year_is_counted_once_where_that_is_allowed),
        cmocka_unit_test(open_policy_shows_the_program_and_nothing_of_the_municipality),
    };
    if (count > 1) town_database = arguments[1];
    return cmocka_run_group_tests(tests, open_all, close_all);
}
