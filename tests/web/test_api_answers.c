/* SPDX-License-Identifier: EUPL-1.2 */
/* test_api_answers.c: the API answers as the command line does; tables, BRP documents, records of processing. Argument: the program. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cli/run.h"
#include "registers/brp.h"
#include "web/api/describe.h"
#include "web/api/processing.h"
#include "web/program.h"
#include "web/wire.h"

#define FACTS "\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1990-01-01\",\"forfaitair\":\"nee\",\"loonwaarde\":60,\"urenPerWeek\":36,\"voltijduren\":36"
#define CLI_FACTS "peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=nee loonwaarde=60 urenPerWeek=36 voltijduren=36"

static struct program service, recording;
static char records[64], key_file[64];

/* ---- the same bytes as the command line ---- */

static void same_as(const char *command, int status)
{
    (void)run("breed %s --json", command);
    if (strcmp(said.out, heard.body) != 0) printf("# breed %s\n# %.200s\n# %.200s\n", command, said.out, heard.body);
    assert_int_equal(heard.status, status);
    assert_string_equal(heard.body, said.out);
}

static void lists_are_those_of_the_command_line(void **state)
{
    (void)state;
    static const struct { const char *target, *command; } pairs[] = {
        { "/v1/regels", "rules" }, { "/v1/regels/zoektermijn?taal=en", "rules zoektermijn --lang en" }, { "/v1/parameters", "parameters" },
        { "/v1/parameters?peildatum=2026-01-01", "parameters --on 2026-01-01" }, { "/v1/parameters/jeugdloon", "parameters jeugdloon" },
        { "/v1/parameters/jeugdloon?peildatum=2020-07-01&taal=en", "parameters jeugdloon --on 2020-07-01 --lang en" } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) { (void)get(&service, pairs[i].target); same_as(pairs[i].command, 200); }
}

static void the_contact_point_of_a_municipality_is_marked_where_it_is_not_sure(void **state)
{
    (void)state;
    assert_int_equal(get(&service, "/v1/contactpunten/Rotterdam?peildatum=2024-01-01"), 200);
    assert_string_equal(words(node_get(heard_tree(), "contactpunt")), "werkgeversservicepunt");
    assert_string_equal(words(node_get(heard_tree(), "regionaam")), "Rijnmond");
    assert_int_equal(node_get(heard_tree(), "letOp")->kind, NODE_FALSE);
    assert_int_equal(get(&service, "/v1/contactpunten/1961?peildatum=2026-07-01&taal=en"), 200);
    assert_string_equal(words(node_get(heard_tree(), "contactpunt")), "werkcentrum");
    assert_string_equal(words(node_get(heard_tree(), "zekerheid")), "onzeker");
    assert_int_equal(node_get(heard_tree(), "letOp")->kind, NODE_TRUE);
    assert_int_equal(get(&service, "/v1/contactpunten/0599"), 200);
    assert_int_equal(get(&service, "/v1/contactpunten/Haren?peildatum=2024-01-01"), 404);
    assert_int_equal(get(&service, "/v1/contactpunten/0599?peildatum=1990-01-01"), 400);
}

static void an_article_has_its_words_and_its_link(void **state)
{
    (void)state;
    bool found = false;
    assert_int_equal(get(&service, "/v1/wetten/Pw?peildatum=2026-01-01"), 200);
    for (const struct node *article = node_get(heard_tree(), "artikelen")->first; article; article = article->next) {
        if (!node_is(node_get(article, "grondslag"), "Pw 10d")) continue;
        found = true;
        assert_string_equal(words(node_get(article, "artikel")), "artikel 10d, Participatiewet");
        assert_string_equal(words(node_get(article, "jci")), "jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.1&artikel=10d&z=2026-01-01&g=2026-01-01");
        assert_string_equal(words(node_get(article, "url")),
            "https://wetten.overheid.nl/jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.1&artikel=10d&z=2026-01-01&g=2026-01-01");
    }
    assert_true(found);
}

static void settings_work_as_options_do(void **state)
{
    (void)state;
    (void)post_json(&service, "/v1/regels/loonkostensubsidie/_bereken",
        "{\"feiten\":{" FACTS "},\"keuzes\":{\"lks-lasten-en-plafond\":\"binnen\"},\"taal\":\"en\",\"bekendOp\":\"2025-12-31\"}");
    same_as("calc loonkostensubsidie " CLI_FACTS " --choice lks-lasten-en-plafond=binnen --lang en --known-on 2025-12-31", 200);
    (void)post_json(&service, "/v1/regels/loonkostensubsidie/_bereken",
        "{\"feiten\":{" FACTS "},\"rechtVan\":\"2025-01-01\",\"uitkomsten\":[\"bedragPerMaand\"]}");
    same_as("calc loonkostensubsidie " CLI_FACTS " --law-of 2025-01-01 --outcome bedragPerMaand", 200);
    (void)post_json(&service, "/v1/berekeningen",
        "{\"regel\":\"arbeidsmarktregio\",\"feiten\":{\"peildatum\":\"2026-01-01\"},\"gemeente\":\"0599\",\"strikt\":true}");
    same_as("calc arbeidsmarktregio peildatum=2026-01-01 gemeente=0599 --strict", 201);
}

static void what_the_service_was_started_with_holds_beside_what_a_call_wishes(void **state)
{
    (void)state;
    (void)post_json(&recording, "/v1/regels/loonkostensubsidie/_bereken", "{\"feiten\":{" FACTS "},\"bekendOp\":\"2025-12-31\"}");
    same_as("calc loonkostensubsidie " CLI_FACTS " --choice lks-lasten-en-plafond=binnen --known-on 2025-12-31", 200);
}

static void a_reform_is_taken_by_its_name(void **state)
{
    (void)state;
    char command[1024];
    (void)post_json(&service, "/v1/regels/kostendelersnorm/_bereken",
        "{\"feiten\":{\"peildatum\":\"2026-03-01\",\"geboortedatum\":\"1975-01-01\",\"wet\":\"pw\",\"heeftPartner\":\"nee\",\"huisgenoten\":[{\"geboortedatum\":\"2002-01-01\"}]},"
        "\"wet\":[\"kostendeler-vanaf-21\"]}");
    (void)snprintf(command, sizeof command,
        "calc kostendelersnorm peildatum=2026-03-01 geboortedatum=1975-01-01 wet=pw heeftPartner=nee 'huisgenoten=[{\"geboortedatum\":\"2002-01-01\"}]' "
        "--law '%s/reforms/kostendeler-vanaf-21.yaml'", getenv("BREED_SOURCE"));
    same_as(command, 200);
    assert_true(body_has("\"kostendelersnormGeldt\":\"ja\""));
    assert_int_equal(post_json(&service, "/v1/regels/kostendelersnorm/_bereken", "{\"feiten\":{},\"wet\":[\"/etc/passwd\"]}"), 400);
}

static void questions_changes_and_comparisons_are_those_of_the_command_line(void **state)
{
    (void)state;
    (void)post_json(&service, "/v1/vragen/_zoek", "{\"regel\":\"aanvraag\",\"rol\":\"werkgever\",\"feiten\":{\"aanvraagdatum\":\"2026-03-01\"}}");
    same_as("questions aanvraag --role werkgever aanvraagdatum=2026-03-01", 200);
    const struct node *state_text = node_get(heard_tree(), "stand");
    char body[1024], command[1024];
    (void)snprintf(body, sizeof body, "{\"stand\":\"%s\",\"feiten\":{\"wswDienstbetrekking\":\"nee\"}}", words(state_text));
    (void)snprintf(command, sizeof command, "questions --state %s wswDienstbetrekking=nee", words(state_text));
    (void)post_json(&service, "/v1/vragen/_zoek", body);
    same_as(command, 200);
    (void)post_json(&service, "/v1/wijzigingen/_zoek", "{\"regel\":\"loonkostensubsidie\",\"feiten\":{" FACTS "},\"doelen\":[\"bedragPerMaand>=1500\"]}");
    same_as("whatif loonkostensubsidie " CLI_FACTS " --for 'bedragPerMaand>=1500'", 200);
    (void)post_json(&service, "/v1/vergelijkingen/_zoek", "{\"regel\":\"loonkostensubsidie\",\"feiten\":{" FACTS "},\"a\":{\"peildatum\":\"2025-01-01\"}}");
    same_as("compare loonkostensubsidie " CLI_FACTS " --a 2025-01-01", 200);
}

static void a_timeline_is_that_of_the_command_line(void **state)
{
    (void)state;
    char path[512], command[1024];
    static char yaml[1 << 16];
    struct arena arena = { 0 };
    struct text body = { 0 };
    (void)snprintf(path, sizeof path, "%s/examples/werknemer-in-deeltijd.yaml", getenv("BREED_SOURCE"));
    FILE *from = fopen(path, "rb");
    assert_non_null(from);
    size_t size = fread(yaml, 1, sizeof yaml, from);
    fclose(from);
    text_put(&body, "{\"situatie\":");
    node_put_json(&body, node_from_yaml(&arena, yaml, size, NULL));
    text_char(&body, '}');
    (void)snprintf(command, sizeof command, "timeline %s", path);
    (void)post_json(&service, "/v1/tijdlijnen/_bereken", text_string(&body));
    same_as(command, 200);
    static const struct { const char *accept, *option; } forms[] = { { "text/csv", "--csv" }, { "text/calendar", "--ics" }, { "image/svg+xml", "--svg" } };
    for (int i = 0; i < 3; i++) {
        char headers[128];
        (void)snprintf(headers, sizeof headers, "Content-Type: application/json\r\nAccept: %s\r\n", forms[i].accept);
        assert_int_equal(call(&service, "POST", "/v1/tijdlijnen/_bereken", headers, text_string(&body)), 200);
        (void)run("breed timeline %s %s", path, forms[i].option);
        assert_string_equal(heard.body, said.out);
    }
    text_free(&body);
    arena_free(&arena);
}

static void routes_are_summed_as_on_the_command_line(void **state)
{
    (void)state;
    file("routes.yaml", "from: 2026-01-01\nfacts: {ontvangtBijstand: ja, nettoInkomen: 900, geboortedatum: 1990-06-15, medischUrenbeperkt: nee, "
        "behoortTotDoelgroep: nee, alleenstaandeOuder: nee, draagtBijN: ja, "
        "draagtBijR: ja, urenUitbreidingMogelijk: ja}\nroutes:\n  - {letter: A, name: een}\n  - {letter: B, name: twee, facts: {behoortTotDoelgroep: ja}}\n");
    (void)post_json(&service, "/v1/vrijlatingen/_vergelijk",
        "{\"vanaf\":\"2026-01-01\",\"maanden\":24,\"rechtVan\":\"2026-01-01\",\"feiten\":{\"ontvangtBijstand\":\"ja\",\"nettoInkomen\":900,\"geboortedatum\":\"1990-06-15\","
        "\"medischUrenbeperkt\":\"nee\",\"behoortTotDoelgroep\":\"nee\",\"alleenstaandeOuder\":\"nee\",\"draagtBijN\":\"ja\",\"draagtBijR\":\"ja\",\"urenUitbreidingMogelijk\":\"ja\"},"
        "\"routes\":[{\"letter\":\"A\",\"naam\":\"een\"},{\"letter\":\"B\",\"naam\":\"twee\",\"feiten\":{\"behoortTotDoelgroep\":\"ja\"}}]}");
    same_as("compare vrijlating --routes routes.yaml --months 24 --law-of 2026-01-01", 200);
}

/* ---- tables ---- */

static const char rows[] = "naam,peildatum,geboortedatum,forfaitair,loonwaarde,uren_per_week,voltijduren\nA,2026-01-01,1990-01-01,nee,60,36,36\nB,2026-01-01,1990-01-01,nee,160,36,36\nC,2026-01-01,,nee,60,36,36\n";

static void a_bad_row_of_a_table_is_a_row_and_the_others_are_worked_out(void **state)
{
    (void)state;
    assert_int_equal(call(&service, "POST", "/v1/tabellen/loonkostensubsidie", "Content-Type: text/csv\r\n", rows), 200);
    assert_string_equal(header("Content-Type"), "text/csv; charset=utf-8");
    assert_string_equal(header("Rijen"), "totaal=3, vastgesteld=1, onbekend=1, parameterOntbreekt=0, ongeldig=1");
    file("in.csv", rows);
    (void)run("breed batch loonkostensubsidie in.csv -o uit.csv; cat uit.csv");
    assert_string_equal(heard.body, said.out);
    assert_true(body_has("1238.98"));
}

static void a_table_goes_up_in_one_form_and_down_in_another(void **state)
{
    (void)state;
    assert_int_equal(call(&service, "POST", "/v1/tabellen/loonkostensubsidie?uitkomsten=bedragPerMaand",
        "Content-Type: text/csv\r\nAccept: application/jsonl\r\n", rows), 200);
    assert_string_equal(header("Content-Type"), "application/jsonl");
    assert_true(body_has("\"bedragPerMaand\":1238.98"));
    assert_false(body_has("minimumloon"));
    assert_int_equal(call(&service, "POST", "/v1/tabellen/loonkostensubsidie?keuzes=lks-lasten-en-plafond:binnen", "Content-Type: application/jsonl\r\n",
        "{" FACTS "}\n{\"peildatum\":\"x\"}\n"), 200);
    assert_true(body_has("\n") && body_has("991.18") && body_has("ongeldig"));
}

static void a_table_that_cannot_be_used_is_refused_as_a_whole(void **state)
{
    (void)state;
    assert_int_equal(call(&service, "POST", "/v1/tabellen/loonkostensubsidie", "Content-Type: text/csv\r\n", "status,peildatum\nx,2026-01-01\n"), 400);
    assert_int_equal(call(&service, "POST", "/v1/tabellen/loonkostensubsidie?keuzes=niets:iets", "Content-Type: text/csv\r\n", rows), 400);
    assert_int_equal(call(&service, "POST", "/v1/tabellen/loonkostensubsidie?strikt=misschien", "Content-Type: text/csv\r\n", rows), 400);
    assert_int_equal(call(&recording, "POST", "/v1/tabellen/loonkostensubsidie", "Content-Type: text/csv\r\n", rows), 413);       /* at most two rows there */
    assert_true(body_has("2 rijen"));
}

/* ---- BRP ---- */

#define NUMBER "999990019"
#define PERSON(birth, more) "{\"burgerservicenummer\":\"" NUMBER "\",\"naam\":{\"volledigeNaam\":\"Jan Jansen\"},\"geboorte\":{\"datum\":" birth "}" more "}"
#define PERSONS(birth, more) "\"personen\":{\"type\":\"RaadpleegMetBurgerservicenummer\",\"personen\":[" PERSON(birth, more) "]}"
#define DAY(day) "{\"type\":\"Datum\",\"datum\":\"" day "\",\"langFormaat\":\"x\"}"
#define MONTH(year, month) "{\"type\":\"JaarMaandDatum\",\"jaar\":" #year ",\"maand\":" #month ",\"langFormaat\":\"x\"}"
#define YEAR(year) "{\"type\":\"JaarDatum\",\"jaar\":" #year ",\"langFormaat\":\"x\"}"
#define NOTHING_KNOWN "{\"type\":\"DatumOnbekend\",\"onbekend\":true,\"langFormaat\":\"onbekend\"}"
#define RESIDENTS(others) "\"bewoning\":{\"bewoningen\":[{\"adresseerbaarObjectIdentificatie\":\"0599010370005001\",\"periode\":{\"datumVan\":\"2023-01-01\",\"datumTot\":\"2027-01-01\"}," \
    "\"bewoners\":[{\"burgerservicenummer\":\"" NUMBER "\"}" others "],\"mogelijkeBewoners\":[]}]},\"peildatum\":\"2026-03-01\""
#define HOUSEMATE(birth) ",{\"burgerservicenummer\":\"999990524\",\"geboorte\":{\"datum\":" birth "}}"
#define COST_SHARING "\"regel\":\"kostendelersnorm\",\"feiten\":{\"peildatum\":\"2026-03-01\",\"wet\":\"pw\",\"heeftPartner\":\"nee\"}"

static int brp(const char *body)
{
    int status = post_json(&service, "/v1/feiten/_uit-brp", body);
    assert_false(body_has(NUMBER));             /* a citizen service number never comes back */
    assert_false(body_has("999990524"));
    assert_false(body_has("Jansen"));
    return status;
}

static void a_whole_date_is_a_fact_and_a_partial_one_is_unknown(void **state)
{
    (void)state;
    assert_int_equal(brp("{" PERSONS(DAY("1999-03-02"), ",\"gemeenteVanInschrijving\":{\"code\":\"0599\"}") "}"), 200);
    assert_string_equal(words(at_path(heard_tree(), "feiten", "geboortedatum", NULL)), "1999-03-02");
    assert_string_equal(words(at_path(heard_tree(), "feiten", "gemeente", NULL)), "0599");
    static const char *const partial[] = { PERSONS(MONTH(1999, 2), ""), PERSONS(YEAR(1999), ""), PERSONS(NOTHING_KNOWN, "") };
    static const char *const from[] = { "1999-02-01", "1999-01-01", "" }, *const to[] = { "1999-02-28", "1999-12-31", "" };
    for (int i = 0; i < 3; i++) {
        char body[1024];
        (void)snprintf(body, sizeof body, "{%s}", partial[i]);
        assert_int_equal(brp(body), 200);
        assert_string_equal(words(at_path(heard_tree(), "feiten", "geboortedatum", NULL)), "onbekend");
        assert_string_equal(words(at_path(heard_tree(), "onbekend", "0", "van", NULL)), from[i]);
        assert_string_equal(words(at_path(heard_tree(), "onbekend", "0", "tot", NULL)), to[i]);
        assert_null(at_path(heard_tree(), "onbekend", "0", "maaktUit", NULL));
    }
}

/* On 1 March 2026 who was born in February 1999 is 27, who was born in March is not yet. */
static void a_partial_birth_date_around_the_27th_birthday_makes_a_difference(void **state)
{
    (void)state;
    assert_int_equal(brp("{" COST_SHARING "," PERSONS(DAY("1975-01-01"), "") "," RESIDENTS(HOUSEMATE(YEAR(1999))) "}"), 200);
    assert_string_equal(words(at_path(heard_tree(), "onbekend", "0", "maaktUit", NULL)), "ja");
    assert_null(node_get(heard_tree(), "uitkomst"));
    assert_int_equal(brp("{" COST_SHARING "," PERSONS(DAY("1975-01-01"), "") "," RESIDENTS(HOUSEMATE(MONTH(1999, 3))) "}"), 200);
    assert_string_equal(words(at_path(heard_tree(), "onbekend", "0", "maaktUit", NULL)), "ja");          /* born on the first of March: 27 on that day */
}

static void where_every_day_gives_the_same_outcome_that_is_said_and_nothing_is_guessed(void **state)
{
    (void)state;
    assert_int_equal(brp("{" COST_SHARING "," PERSONS(YEAR(1975), "") "," RESIDENTS(HOUSEMATE(MONTH(1999, 2))) "}"), 200);
    assert_string_equal(words(at_path(heard_tree(), "onbekend", "0", "maaktUit", NULL)), "nee");
    assert_string_equal(words(at_path(heard_tree(), "onbekend", "1", "maaktUit", NULL)), "nee");
    assert_string_equal(words(at_path(heard_tree(), "uitkomst", "kostendelersnormGeldt", NULL)), "ja");
    assert_string_equal(words(at_path(heard_tree(), "feiten", "geboortedatum", NULL)), "onbekend");
    assert_string_equal(words(at_path(heard_tree(), "feiten", "huisgenoten", "0", "geboortedatum", NULL)), "onbekend");
    assert_int_equal(brp("{" COST_SHARING "," PERSONS(YEAR(1975), "") "," RESIDENTS(HOUSEMATE(MONTH(1999, 4))) "}"), 200);
    assert_string_equal(words(at_path(heard_tree(), "uitkomst", "kostendelersnormGeldt", NULL)), "nee");
}

static bool warned(const char *code)
{
    for (const struct node *w = node_get(heard_tree(), "waarschuwingen")->first; w; w = w->next) if (node_is(node_get(w, "code"), code)) return true;
    return false;
}

static void what_the_register_does_not_settle_is_warned_of(void **state)
{
    (void)state;
    assert_int_equal(brp("{" PERSONS(DAY("1975-01-01"),
        ",\"geheimhoudingPersoonsgegevens\":true,\"inOnderzoek\":{\"persoonskaart\":true}") "," RESIDENTS("") "}"), 200);
    assert_true(warned("geheimhouding") && warned("in-onderzoek") && warned("geen-partner-in-brp"));
    assert_string_equal(words(at_path(heard_tree(), "feiten", "heeftPartner", NULL)), "onbekend");      /* unmarried partners are not in the register */
    assert_int_equal(at_path(heard_tree(), "feiten", "huisgenoten", NULL)->count, 0);
    assert_int_equal(brp("{" PERSONS(DAY("1975-01-01"),
        ",\"partners\":[{\"burgerservicenummer\":\"999990524\",\"geboorte\":{\"datum\":" DAY("1976-01-01") "}}]") "," RESIDENTS(HOUSEMATE(DAY("1976-01-01"))) "}"), 200);
    assert_string_equal(words(at_path(heard_tree(), "feiten", "heeftPartner", NULL)), "ja");
    assert_string_equal(words(at_path(heard_tree(), "feiten", "partnerGeboortedatum", NULL)), "1976-01-01");
    assert_int_equal(at_path(heard_tree(), "feiten", "huisgenoten", NULL)->count, 0);                   /* the partner is no housemate */
    assert_int_equal(brp("{" PERSONS(DAY("1975-01-01"), "") "," RESIDENTS(HOUSEMATE(DAY("2015-01-01"))) "}"), 200);
    assert_true(warned("jonger-dan-18"));
    assert_int_equal(brp("{\"personen\":{\"personen\":[{\"geboorte\":{\"datum\":" DAY("1975-01-01") "}}]}," RESIDENTS(HOUSEMATE(DAY("1985-01-01"))) "}"), 200);
    assert_true(warned("persoon-niet-te-herkennen"));
    assert_string_equal(words(at_path(heard_tree(), "feiten", "huisgenoten", NULL)), "onbekend");
    assert_int_equal(brp("{\"bewoning\":{\"bewoningen\":[]},\"peildatum\":\"2026-01-01\"}"), 200);
    assert_true(warned("geen-bewoning-op-peildatum"));
}

static void a_possible_resident_may_live_here(void **state)
{
    (void)state;
    assert_int_equal(brp("{" PERSONS(DAY("1975-01-01"),
        "") ",\"peildatum\":\"2026-03-01\",\"bewoning\":{\"bewoningen\":[{\"bewoners\":[{\"burgerservicenummer\":\"" NUMBER "\"}],"
        "\"mogelijkeBewoners\":[{\"burgerservicenummer\":\"999990524\"}]}]}}"), 200);
    assert_true(warned("mogelijke-bewoners"));
    assert_string_equal(words(at_path(heard_tree(), "feiten", "huisgenoten", "0", "hoofdverblijf", NULL)), "onbekend");
    assert_string_equal(words(at_path(heard_tree(), "feiten", "huisgenoten", "0", "geboortedatum", NULL)), "onbekend");
}

static void a_document_that_is_none_is_refused_without_showing_it(void **state)
{
    (void)state;
    assert_int_equal(brp("{\"personen\":{\"burgerservicenummer\":\"" NUMBER "\"}}"), 400);
    assert_int_equal(brp("{\"personen\":[\"" NUMBER "\"]}"), 400);
    assert_int_equal(brp("{}"), 400);
    assert_int_equal(brp("{\"bewoning\":{\"bewoningen\":[]}}"), 400);           /* of which day? */
}

/* ---- records of processing ---- */

static int lines_in_log(void)
{
    FILE *log = fopen(records, "rb");
    int lines = 0, c;
    while (log && (c = fgetc(log)) != EOF) lines += c == '\n';
    if (log) fclose(log);
    return lines;
}

static const char *log_text(void)
{
    static char text[1 << 20];
    FILE *log = fopen(records, "rb");
    size_t size = log ? fread(text, 1, sizeof text - 1, log) : 0;
    if (log) fclose(log);
    text[size] = 0;
    return text;
}

#define SUBJECTS ",\"verwerking\":{\"betrokkenen\":[{\"id\":\"" NUMBER "\",\"soort\":\"BSN\"},{\"id\":\"4711\",\"soort\":\"Personeelsnummer\"}]}"
#define TRACE "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n"

static void a_call_with_personal_data_leaves_one_record_for_each_data_subject(void **state)
{
    (void)state;
    int before = lines_in_log();
    for (int i = 0; i < 3; i++) assert_int_equal(post_json(&recording, "/v1/regels/loonkostensubsidie/_bereken", "{\"feiten\":{" FACTS "}" SUBJECTS "}"), 200);
    assert_int_equal(lines_in_log(), before + 6);
    assert_int_equal(post_json(&recording, "/v1/berekeningen", "{\"regel\":\"loonkostensubsidie\",\"feiten\":{" FACTS "}}"), 201);
    assert_int_equal(lines_in_log(), before + 6);               /* who says nothing leaves none */
    assert_int_equal(post_json(&recording, "/v1/feiten/_uit-brp", "{" PERSONS(DAY("1975-01-01"),
        "") "," RESIDENTS(HOUSEMATE(DAY("1985-01-01"))) SUBJECTS "}"), 200);
    assert_int_equal(lines_in_log(), before + 9);               /* two in the documents, and the one that only the caller names */
    assert_null(strstr(log_text(), NUMBER));
    assert_null(strstr(log_text(), "999990524"));
    assert_null(strstr(log_text(), "4711"));
    assert_null(strstr(log_text(), "1990-01-01"));
}

static void a_record_has_the_fields_of_the_standard_and_takes_over_the_trace(void **state)
{
    (void)state;
    static const char *const fields[] = { "trace_id", "span_id", "status_code", "name", "start_time", "end_time", "parent_span_id", "foreign_operation",
        "resource", "attributes" };
    struct arena arena = { 0 };
    assert_int_equal(call(&recording, "POST", "/v1/berekeningen",
        "Content-Type: application/json\r\n" TRACE "Fsc-Authorization: Bearer aa.eyJzdWIiOiIwMDAwMDAwMTIzNDU2Nzg5MDAwMCJ9.cc\r\n",
        "{\"regel\":\"loonkostensubsidie\",\"feiten\":{" FACTS "}" SUBJECTS "}"), 201);
    const char *text = log_text(), *last = text + strlen(text) - 1;
    while (last > text && last[-1] != '\n') last--;
    const struct node *record = node_from_json(&arena, last, strlen(last), NULL);
    assert_non_null(record);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) assert_non_null(node_get(record, fields[i]));
    assert_string_equal(words(node_get(record, "trace_id")), "0af7651916cd43dd8448eb211c80319c");
    assert_string_equal(words(at_path(record, "foreign_operation", "span_id", NULL)), "b7ad6b7169203331");
    assert_string_equal(words(at_path(record, "foreign_operation", "entity", NULL)), "urn:fsc:peer:00000001234567890000");
    assert_string_equal(words(node_get(record, "status_code")), "STATUS_CODE_UNSET");
    assert_string_equal(words(at_path(record, "attributes", "0", "value", NULL)), "https://register.example/verwerking/1");
    assert_int_equal(strlen(words(at_path(record, "attributes", "1", "value", NULL))), 64);
    assert_string_equal(words(at_path(record, "attributes", "2", "value", NULL)), "Personeelsnummer");
    assert_true(strlen(words(node_get(record, "start_time"))) == 13);
    arena_free(&arena);
}

static struct processing example(const unsigned char *key, const char *id, const char *kind, const struct web_trace *trace)
{
    return (struct processing){ .name = "bereken", .activity = "u:1", .id = id, .id_size = strlen(id), .kind = kind, .caller = "", .start = 1, .end = 2,
        .trace = trace, .span_id = "00f067aa0ba902b7", .key = key };
}

static void the_same_person_is_found_again_under_the_same_key_only(void **state)
{
    (void)state;
    static const unsigned char one[32] = { 1 }, two[32] = { 2 };
    struct web_trace trace = { .trace_id = "0af7651916cd43dd8448eb211c80319c", .span_id = "b7ad6b7169203331" };
    const struct processing variants[] = { example(one, NUMBER, "BSN", &trace), example(one, NUMBER, "BSN", &trace), example(two, NUMBER, "BSN", &trace),
        example(one, NUMBER, "Personeelsnummer", &trace), example(one, "1", "BSN", &trace) };
    struct text line[5] = { { 0 } };
    for (int i = 0; i < 5; i++) { processing_put(&line[i], &variants[i]); assert_null(strstr(text_string(&line[i]),
        NUMBER)); assert_null(strstr(text_string(&line[i]), "foreign_operation")); }
    assert_string_equal(text_string(&line[0]), text_string(&line[1]));
    for (int i = 2; i < 5; i++) assert_string_not_equal(text_string(&line[0]), text_string(&line[i]));
    for (int i = 0; i < 5; i++) text_free(&line[i]);
}

static void a_token_that_is_none_names_no_organisation(void **state)
{
    (void)state;
    static const char *const tokens[] = { "", "Bearer", "a.b", "a.!!.c", "a.eyJzdWIiOiJ4In0", "a.eyJzdWIiOiAiYVxuYiJ9.c", "a.W10.c" };
    char caller[128];
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) { processing_caller(tokens[i], caller); assert_string_equal(caller, ""); }
    processing_caller(NULL, caller);
    assert_string_equal(caller, "");
}

static void a_table_leaves_a_record_for_each_row_that_names_somebody(void **state)
{
    (void)state;
    int before = lines_in_log();
    assert_int_equal(call(&recording, "POST", "/v1/tabellen/loonkostensubsidie?betrokkeneKolom=naam&betrokkeneSoort=Personeelsnummer",
        "Content-Type: text/csv\r\n",
        "naam,peildatum\n\"A, \"\"B\"\"\n\",2026-01-01\nC,2026-01-01\n"), 200);
    assert_int_equal(lines_in_log(), before + 2);
    assert_int_equal(call(&recording, "POST", "/v1/tabellen/loonkostensubsidie?betrokkeneKolom=naam&betrokkeneSoort=Personeelsnummer",
        "Content-Type: application/jsonl\r\n",
        "{\"naam\":\"A, \\\"B\\\"\\n\",\"peildatum\":\"2026-01-01\"}\n{\"peildatum\":\"2026-01-01\"}\n"), 200);
    assert_int_equal(lines_in_log(), before + 3);
    assert_int_equal(call(&recording, "POST", "/v1/tabellen/loonkostensubsidie?betrokkeneKolom=niet", "Content-Type: text/csv\r\n",
        "naam,peildatum\nA,2026-01-01\n"), 400);
}

static void the_description_names_who_runs_the_service(void **state)
{
    (void)state;
    assert_int_equal(get(&recording, "/v1/openapi.json"), 200);
    assert_string_equal(words(at_path(heard_tree(), "info", "contact", "name", NULL)), "Gemeente Voorbeeld");
    assert_string_equal(words(at_path(heard_tree(), "info", "contact", "email", NULL)), "api@voorbeeld.example");
    assert_string_equal(words(at_path(heard_tree(), "servers", "0", "url", NULL)), "https://regels.voorbeeld.example/v1");
}

static bool start(const char *given)
{
    static char program[4096];
    if (!realpath(given, program)) return false;        /* the runs have a folder of their own */
    (void)snprintf(records, sizeof records, "/tmp/breed-processing-records-%d", (int)getpid());
    (void)snprintf(key_file, sizeof key_file, "/tmp/breed-processing-key-%d", (int)getpid());
    FILE *key = fopen(key_file, "wb");
    if (!key) return false;
    for (int i = 0; i < 32; i++) fprintf(key, "%02x", i);
    fclose(key);
    unlink(records);
    const char *const options[] = { "--choice", "lks-lasten-en-plafond=binnen", "--rows", "2", "--processing", "https://register.example/verwerking/1", "--processing-key", key_file, "--processing-log",
        records,
        "--contact", "Gemeente Voorbeeld,api@voorbeeld.example,https://voorbeeld.example", "--api-url", "https://regels.voorbeeld.example/v1", NULL };
    return begin_runs(program) && program_start(&service, program, NULL) && program_start(&recording, program, options);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_those_of_the_command_line), cmocka_unit_test(the_contact_point_of_a_municipality_is_marked_where_it_is_not_sure), cmocka_unit_test(an_article_has_its_words_and_its_link), cmocka_unit_test(settings_work_as_options_do), cmocka_unit_test(what_the_service_was_started_with_holds_beside_what_a_call_wishes),
        cmocka_unit_test(a_reform_is_taken_by_its_name),
        cmocka_unit_test(questions_changes_and_comparisons_are_those_of_the_command_line), cmocka_unit_test(a_timeline_is_that_of_the_command_line),
        cmocka_unit_test(routes_are_summed_as_on_the_command_line), cmocka_unit_test(a_bad_row_of_a_table_is_a_row_and_the_others_are_worked_out),
        cmocka_unit_test(a_table_goes_up_in_one_form_and_down_in_another), cmocka_unit_test(a_table_that_cannot_be_used_is_refused_as_a_whole),
        cmocka_unit_test(a_whole_date_is_a_fact_and_a_partial_one_is_unknown),
            cmocka_unit_test(a_partial_birth_date_around_the_27th_birthday_makes_a_difference),
        cmocka_unit_test(where_every_day_gives_the_same_outcome_that_is_said_and_nothing_is_guessed),
            cmocka_unit_test(what_the_register_does_not_settle_is_warned_of),
        cmocka_unit_test(a_possible_resident_may_live_here), cmocka_unit_test(a_document_that_is_none_is_refused_without_showing_it),
        cmocka_unit_test(a_call_with_personal_data_leaves_one_record_for_each_data_subject),
            cmocka_unit_test(a_record_has_the_fields_of_the_standard_and_takes_over_the_trace),
        cmocka_unit_test(the_same_person_is_found_again_under_the_same_key_only), cmocka_unit_test(a_token_that_is_none_names_no_organisation),
        cmocka_unit_test(a_table_leaves_a_record_for_each_row_that_names_somebody), cmocka_unit_test(the_description_names_who_runs_the_service),
    };
    if (count < 2 || !start(arguments[1])) return 2;
    int failed = cmocka_run_group_tests_name("the answers of the API", tests, NULL, NULL);
    if (program_stop(&service) != 0 || program_stop(&recording) != 0) failed++;
    unlink(records);
    unlink(key_file);
    end_runs();
    return failed;
}
