/* SPDX-License-Identifier: EUPL-1.2 */
/* options.c: the options as a table, and the one parser that reads a command line with it. */
#include "cli/cli.h"

#include <string.h>
#include "rules/registry.h"

const struct option options[OPTION_COUNT] = {
    [OPTION_json] = { .name = "json", .help = { "antwoord als JSON", "answer as JSON" } },
    [OPTION_lang] = { .name = "lang", .value = { "nl|en", "nl|en" }, .offer = OFFER_words, .words = "nl en",
        .help = { "taal van teksten en meldingen (nl als u niets kiest)",
                  "language of texts and messages (nl unless chosen)" } },
    [OPTION_law] = { .name = "law", .repeatable = true, .value = { "BESTAND", "FILE" }, .offer = OFFER_file,
        .help = { "ander recht: waarden en keuzes uit dit YAML-bestand gaan voor; mag vaker, de laatste wint",
                  "other law: values and choices of this YAML file come first; repeatable, the last wins" } },
    [OPTION_choice] = { .name = "choice", .repeatable = true, .value = { "code=optie", "code=option" }, .offer = OFFER_choice,
        .help = { "een andere uitleg waar de wet zwijgt; mag vaker (breed rules REGEL noemt ze)",
                  "another interpretation where the law is silent; repeatable (breed rules RULE lists them)" } },
    [OPTION_strict] = { .name = "strict", .help = { "niets aannemen: wat niet is gegeven, ontbreekt", "assume nothing: what is not given is missing" } },
    [OPTION_known_on] = { .name = "known-on", .value = { "DATUM", "DATE" },
        .help = { "alleen waarden die op die dag al bekend waren",
                  "only values already known on that day" } },
    [OPTION_law_of] = { .name = "law-of", .value = { "DATUM", "DATE" },
        .help = { "het recht van die dag geldt op elke dag; leeftijden en termijnen lopen gewoon door",
                  "the law of that day holds on every day; ages and terms run on as usual" } },
    [OPTION_a] = { .name = "a", .repeatable = true, .value = { "KANT", "SIDE" }, .offer = OFFER_file,
        .help = { "de ene kant: een datum, een bestand met ander recht, law-of:DATUM, choice:code=optie, facts:BESTAND of municipality:CODE; "
                  "mag vaker; zonder --a: zoals gegeven",
                  "the one side: a date, a file with other law, law-of:DATE, choice:code=option, facts:FILE or municipality:CODE; "
                  "repeatable; without --a: as given" } },
    [OPTION_b] = { .name = "b", .repeatable = true, .value = { "KANT", "SIDE" }, .offer = OFFER_file,
        .help = { "de andere kant, op dezelfde manier", "the other side, in the same way" } },
    [OPTION_routes] = { .name = "routes", .value = { "BESTAND", "FILE" }, .offer = OFFER_file,
        .help = { "vergelijk de routes uit dit YAML-bestand, maand na maand", "compare the routes of this YAML file, month after month" } },
    [OPTION_months] = { .name = "months", .value = { "N", "N" },
        .help = { "aantal maanden: van --routes 1 t/m 120 (anders 36), van een tijdlijn 1 t/m 480 (anders wat de situatie zegt)",
                  "number of months: of --routes 1 to 120 (otherwise 36), of a timeline 1 to 480 (otherwise what the situation says)" } },
    [OPTION_facts] = { .name = "facts", .value = { "BESTAND|-", "FILE|-" }, .offer = OFFER_file,
        .help = { "feiten uit een bestand, JSON of YAML; - is standaardinvoer",
                  "facts from a file, JSON or YAML; - is standard input" } },
    [OPTION_for] = { .name = "for", .repeatable = true, .value = { "DOEL", "TARGET" }, .offer = OFFER_outcome,
        .help = { "de gewenste uitkomst: uitkomst=waarde, of met != >= <= > <; mag vaker, dan geldt alles samen",
                  "the wanted outcome: outcome=value, or with != >= <= > <; repeatable, then all of them together" } },
    [OPTION_role] = { .name = "role", .value = { "ROL", "ROLE" }, .offer = OFFER_words, .words = "inwoner werkgever gemeente uwv",
        .help = { "wie antwoordt: inwoner, werkgever, gemeente of uwv; wat die niet mag of kan weten, wordt niet gevraagd",
                  "who answers: inwoner (resident), werkgever (employer), gemeente (municipality) or uwv; what that one may not or cannot know is not asked" } },
    [OPTION_state] = { .name = "state", .value = { "STAND|-", "STATE|-" },
        .help = { "ga verder met deze vragen; - leest de stand van standaardinvoer. Er staan persoonsgegevens in: nooit in een URL",
                  "go on with these questions; - reads the state from standard input. It holds personal data: never in a URL" } },
    [OPTION_back] = { .name = "back", .help = { "neem het laatste antwoord van de stand terug", "take back the last answer of the state" } },
    [OPTION_outcome] = { .name = "outcome", .repeatable = true, .value = { "naam,naam", "name,name" }, .offer = OFFER_outcome,
        .help = { "alleen deze uitkomsten zijn gevraagd",
                  "only these outcomes are asked for" } },
    [OPTION_rule] = { .name = "rule", .repeatable = true, .value = { "REGEL", "RULE" }, .offer = OFFER_rule,
        .help = { "nog een regel over dezelfde rijen; mag vaker. Wat de ene regel vaststelt, is een feit van de andere die ernaar vraagt",
                  "one more rule over the same rows; repeatable. What one rule settles is a fact of another that asks for it" } },
    [OPTION_group] = { .name = "group", .value = { "KOLOM", "COLUMN" },
        .help = { "de kolom met de sleutel van het huishouden: rijen met dezelfde sleutel zijn elkaars huisgenoten",
                  "the column with the key of the household: rows with the same key are each other's housemates" } },
    [OPTION_rejects] = { .name = "rejects", .value = { "BESTAND", "FILE" }, .offer = OFFER_file,
        .help = { "schrijf hierheen (CSV) wat er mis is met elke ongeldige rij: rij, kolom, waarde, toegestaan",
                  "write here (CSV) what is wrong with each invalid row: row, column, value, allowed" } },
    [OPTION_max_rejects] = { .name = "max-rejects", .value = { "N", "N" },
        .help = { "stop als meer rijen dan dit ongeldig zijn", "stop when more rows than this are invalid" } },
    [OPTION_resume] = { .name = "resume",
        .help = { "ga verder met een run die niet af is, van en naar dezelfde bestanden", "go on with a run that was not finished, from and to the same files" } },
    [OPTION_measure] = { .name = "measure", .value = { "N", "N" },
        .help = { "alleen regels van deze maatregel, 1 t/m 16",
                  "only rules of this measure, 1 to 16" } },
    [OPTION_on] = { .name = "on", .value = { "DATUM", "DATE" }, .help = { "de waarde op die dag", "the value on that day" } },
    [OPTION_output] = { .name = "output", .letter = 'o', .value = { "BESTAND", "FILE" }, .offer = OFFER_file,
        .help = { "schrijf hierheen; anders naar standaarduitvoer",
                  "write here; otherwise to standard output" } },
    [OPTION_csv] = { .name = "csv", .help = { "als CSV: een rij per maand", "as CSV: a row for each month" } },
    [OPTION_by] = { .name = "by", .value = { "KANT", "SIDE" }, .offer = OFFER_words, .words = "vacancy candidate",
        .help = { "vacancy: per vacature de kandidaten (zonder keuze); candidate: per kandidaat de vacatures", "vacancy: the candidates of each vacancy (unless chosen); candidate: the vacancies of each candidate" } },
    [OPTION_ics] = { .name = "ics", .help = { "als agenda (iCalendar): wat er gebeurt, met een melding voor elke termijn; zonder bedragen of gegevens van de persoon",
                                              "as a calendar (iCalendar): what happens, with an alarm for each deadline; without amounts or facts of the person" } },
    [OPTION_svg] = { .name = "svg", .help = { "als tekening (SVG)", "as a chart (SVG)" } },
    [OPTION_html] = { .name = "html", .help = { "als tabellen in HTML, om in een pagina te zetten", "as tables in HTML, to be put into a page" } },
    [OPTION_happenings] = { .name = "happenings", .help = { "met --csv: een rij per gebeurtenis", "with --csv: a row for each happening" } },
    [OPTION_narrow] = { .name = "narrow", .help = { "met --svg: smal, voor een telefoon", "with --svg: narrow, for a phone" } },
    [OPTION_summary] = { .name = "summary", .help = { "kort: zonder uitleg van de kolommen en zonder bedragen in de lijst", "in short: without what the columns mean and without amounts in the list" } },
    [OPTION_jobs] = { .name = "jobs", .letter = 'j', .value = { "N", "N" },
        .help = { "aantal draden, 1 t/m 256 (anders een per processor)",
                  "number of threads, 1 to 256 (otherwise one a processor)" } },
    [OPTION_cases] = { .name = "cases", .value = { "MAP", "FOLDER" }, .offer = OFFER_folder,
        .help = { "alle voorbeelden (*.yaml) uit deze map",
                  "all examples (*.yaml) of this folder" } },
    [OPTION_port] = { .name = "port", .value = { "N", "N" }, .help = { "de poort, 0 t/m 65535; 0 is een vrije (8080 als u niets kiest)",
                                                                       "the port, 0 to 65535; 0 is a free one (8080 unless chosen)" } },
    [OPTION_bind] = { .name = "bind", .value = { "ADRES", "ADDRESS" },
        .help = { "het IP-adres waarop de server luistert (127.0.0.1 als u niets kiest: alleen deze computer)",
                  "the IP address the server listens on (127.0.0.1 unless chosen: this computer only)" } },
    [OPTION_workers] = { .name = "workers", .value = { "N", "N" }, .help = { "aantal draden, 1 t/m 256 (8 als u niets kiest)", "number of threads, 1 to 256 (8 unless chosen)" } },
    [OPTION_embed_origins] = { .name = "embed-origins", .value = { "URL ...", "URL ..." },
        .help = { "sites die de formulieren in hun eigen pagina mogen tonen, met spaties ertussen, zoals https://www.gemeente.example (geen als u niets kiest)",
                  "sites that may show the forms inside their own page, with blanks between them, such as https://www.gemeente.example (none unless chosen)" } },
    [OPTION_feedback] = { .name = "feedback", .value = { "E-MAIL", "EMAIL" },
        .help = { "het adres dat de pagina Reageren noemt (geen als u niets kiest)", "the address that the page Feedback names (none unless chosen)" } },
    [OPTION_organisation] = { .name = "organisation", .value = { "NAAM", "NAME" },
        .help = { "wie deze dienst aanbiedt, voor onder aan elke pagina", "who offers this service, for the foot of every page" } },
    [OPTION_log] = { .name = "log", .value = { "off|errors|all", "off|errors|all" }, .offer = OFFER_words, .words = "off errors all",
        .help = { "welke verzoeken een regel op standaardfout krijgen: geen, wat mislukt, of alle (all als u niets kiest)",
                  "which requests get a line on standard error: none, what fails, or all (all unless chosen)" } },
    [OPTION_api_url] = { .name = "api-url", .value = { "URL", "URL" },
        .help = { "waar anderen de API bereiken, voor de beschrijving, zoals https://regels.example.nl/v1",
                  "where others reach the API, for its description, such as https://regels.example.nl/v1" } },
    [OPTION_contact] = { .name = "contact", .value = { "NAAM,E-MAIL,URL", "NAME,EMAIL,URL" },
        .help = { "bij wie men terechtkan over de API (die van publiccode.yml als u niets kiest)", "whom to ask about the API (those of publiccode.yml unless chosen)" } },
    [OPTION_rows] = { .name = "rows", .value = { "N", "N" },
        .help = { "hoogste aantal rijen van een tabel, 1 t/m 100000000 (1000000 als u niets kiest)", "most rows of a table, 1 to 100000000 (1000000 unless chosen)" } },
    [OPTION_processing] = { .name = "processing", .value = { "URI", "URI" },
        .help = { "verwerkingsactiviteit in het register: een aanroep die zegt dat er persoonsgegevens bij zijn, krijgt per betrokkene een regel in het Logboek Dataverwerkingen; "
                  "samen met --processing-key",
                  "processing activity in the register: a call that says that personal data are involved gets a record of processing for each data subject; "
                  "together with --processing-key" } },
    [OPTION_processing_log] = { .name = "processing-log", .value = { "BESTAND|-", "FILE|-" }, .offer = OFFER_file,
        .help = { "waarheen die regels gaan, achteraan erbij; - is standaardfout (- als u niets kiest)", "where those records go, appended; - is standard error (- unless chosen)" } },
    [OPTION_processing_key] = { .name = "processing-key", .value = { "BESTAND", "FILE" }, .offer = OFFER_file,
        .help = { "sleutel waarmee een betrokkene wordt versleuteld: een bestand van 64 hexadecimale tekens", "key that hides a data subject: a file of 64 hexadecimal digits" } },
    [OPTION_db] = { .name = "db", .value = { "BESTAND|URL", "FILE|URL" }, .offer = OFFER_file,
        .help = { "de database: een bestand (SQLite) of postgres://...", "the database: a file (SQLite) or postgres://..." } },
    [OPTION_peers] = { .name = "peers", .value = { "BESTAND", "FILE" }, .offer = OFFER_file,
        .help = { "waar andere gemeenten zijn: code, adres en token, als YAML (docs/service.md); zonder dit bestand wordt er niets verstuurd",
                  "where other municipalities are: code, address and token, as YAML (docs/service.md); without this file nothing is sent" } },
    [OPTION_retry] = { .name = "retry", .value = { "SECONDEN", "SECONDS" },
        .help = { "zo lang na een mislukte poging wordt een bericht aan een andere gemeente opnieuw verstuurd, en daarna steeds twee keer zo lang, tot zes uur (60 als u niets kiest)",
                  "so long after a failed try a message to another municipality is sent again, and then each time twice as long, up to six hours (60 unless chosen)" } },
    [OPTION_office] = { .name = "office", .value = { "BESTAND", "FILE" }, .offer = OFFER_file,
        .help = { "de gemeente zoals zij haar brieven ondertekent, als YAML (docs/service.md)", "the municipality as it signs its letters, as YAML (docs/service.md)" } },
    [OPTION_oidc] = { .name = "oidc", .value = { "BESTAND", "FILE" }, .offer = OFFER_file,
        .help = { "een aanbieder om mee in te loggen (OpenID Connect), als YAML (docs/service.md)", "a provider to sign in with (OpenID Connect), as YAML (docs/service.md)" } },
    [OPTION_head] = { .name = "head", .value = { "NUMMER:SCHAKEL", "NUMBER:LINK" },
        .help = { "met db verify: het einde van de keten zoals dat eerder is genoteerd; dat moet er nog in staan",
                  "with db verify: the end of the chain as it was noted earlier; it must still be in it" } },
    [OPTION_name] = { .name = "name", .value = { "NAAM", "NAME" }, .help = { "naam die bovenaan de pagina staat", "name at the head of a page" } },
    [OPTION_person] = { .name = "person",
        .help = { "lees een BSN van standaardinvoer (na het wachtwoord): van de inwoner zelf, of van wie een vertegenwoordiger vertegenwoordigt",
                  "read a BSN from standard input (after the password): of the resident himself, or of whom a representative represents" } },
    [OPTION_until] = { .name = "until", .value = { "DATUM", "DATE" }, .help = { "laatste dag waarop het token geldt (over een jaar als u niets kiest)", "last day on which the token holds (in a year unless chosen)" } },
    [OPTION_event] = { .name = "event", .value = { "N", "N" }, .help = { "de plaats van de gebeurtenis in het dossier, vanaf 1", "the position of the event in the dossier, from 1" } },
    [OPTION_letter] = { .name = "letter", .value = { "NAAM", "NAME" }, .help = { "welke brief; --list noemt ze", "which letter; --list names them" } },
    [OPTION_to] = { .name = "to", .value = { "ROL", "ROLE" }, .offer = OFFER_words, .words = "inwoner vertegenwoordiger werkgever andere-gemeente uwv",
        .help = { "aan wie de brief gaat", "to whom the letter goes" } },
    [OPTION_pdf] = { .name = "pdf", .help = { "als PDF, gemaakt door WeasyPrint", "as PDF, made by WeasyPrint" } },
    [OPTION_list] = { .name = "list", .help = { "welke brieven er zijn; met een dossier: welke daaruit volgen", "which letters there are; with a dossier: which follow from it" } },
    [OPTION_mapping] = { .name = "mapping", .value = { "BESTAND", "FILE" }, .offer = OFFER_file,
        .help = { "hoe het bestand kolommen, dagen en percentages schrijft (YAML)", "how the file writes columns, days and percentages (YAML)" } },
    [OPTION_dossiers] = { .name = "dossiers", .value = { "N", "N" }, .help = { "met db demo: hoeveel dossiers (1000 als u niets kiest)", "with db demo: how many dossiers (1000 unless chosen)" } },
    [OPTION_seed] = { .name = "seed", .value = { "N", "N" }, .help = { "een ander getal geeft andere verzonnen mensen, hetzelfde getal dezelfde", "another number gives other invented people, the same number the same" } },
    [OPTION_dry_run] = { .name = "dry-run", .help = { "met db import: kijk alles na en bewaar niets", "with db import: check everything and store nothing" } },
    [OPTION_municipality] = { .name = "municipality", .value = { "CODE", "CODE" }, .help = { "de gemeente waarvan de dossiers zijn: de CBS-code van vier cijfers", "the municipality whose dossiers they are: the CBS code of four digits" } },
    [OPTION_reporter] = { .name = "reporter", .value = { "CODE", "CODE" }, .help = { "wie het bestand levert, als dat niet de gemeente zelf is: de berichtgevercode van vier cijfers", "who delivers the file, when that is not the municipality itself: the reporter code of four digits" } },
    [OPTION_code] = { .name = "code", .repeatable = true, .value = { "LIJST.BETEKENIS=CODE", "LIST.MEANING=CODE" },
        .help = { "een code die niet zeker bekend is en die het CBS de gemeente heeft gezegd, zoals type.forfaitaire-loonkostensubsidie=20", "a code that is not known for sure and that Statistics Netherlands told the municipality, such as type.forfaitaire-loonkostensubsidie=20" } },
    [OPTION_rsin] = { .name = "rsin", .value = { "NUMMER", "NUMBER" }, .help = { "het RSIN van de gemeente, negen cijfers", "the RSIN of the municipality, nine digits" } },
    [OPTION_catalogue] = { .name = "catalogue", .value = { "URL", "URL" }, .help = { "waar de zaaktypen van de gemeente staan", "where the case types of the municipality stand" } },
    [OPTION_persons] = { .name = "persons", .help = { "met BSN en namen; anders zonder personen", "with BSN and names; otherwise without persons" } },
    [OPTION_who] = { .name = "who", .repeatable = true, .value = { "ROL", "ROLE" }, .offer = OFFER_words, .words = "consulent werkgever inwoner loonwaardedeskundige jobcoach",
        .help = { "alleen wat deze rol moet doen; mag vaker", "only what this role has to do; repeatable" } },
    [OPTION_scale] = { .name = "scale", .value = { "N", "N" }, .help = { "1 op de N huishoudens van het land, 1 t/m 10000 (1000 als u niets kiest); 1 is iedereen", "one in N households of the country, 1 to 10000 (1000 unless chosen); 1 is everybody" } },
    [OPTION_reform] = { .name = "reform", .value = { "BESTAND", "FILE" }, .offer = OFFER_file, .help = { "vergelijk met dit andere recht (YAML, zoals in reforms/)", "compare with this other law (YAML, as in reforms/)" } },
    [OPTION_behaviour] = { .name = "behaviour", .repeatable = true, .value = { "GEDRAG", "BEHAVIOUR" }, .offer = OFFER_words, .words = "studietoeslag-landelijk jongere-vertrekt boven-minimumloon-verzekerd begeleiding-op-realisatie",
        .help = { "wat met de hervorming anders gaat dan het recht alleen zegt; mag vaker", "what goes otherwise with the reform than the law alone says; repeatable" } },
    [OPTION_question] = { .name = "question", .value = { "VRAAG", "QUESTION" }, .offer = OFFER_words, .words = "lkv-zes-maanden forfait-na-proefplaats een-vrijlating kostendelers thuis-blijven-wonen studietoeslag-landelijk boven-minimumloon begeleiding-op-realisatie onjuiste-loonwaarde",
        .help = { "beantwoord een kant-en-klare vraag; --questions noemt ze", "answer a ready-made question; --questions lists them" } },
    [OPTION_questions] = { .name = "questions", .help = { "noem de kant-en-klare vragen", "list the ready-made questions" } },
    [OPTION_variant] = { .name = "variant", .value = { "VARIANT", "VARIANT" }, .help = { "alleen deze variant van de vraag; anders alle", "only this variant of the question; otherwise all" } },
    [OPTION_calibration] = { .name = "calibration", .help = { "leg het verzonnen land naast de gepubliceerde cijfers", "lay the invented country beside the published figures" } },
    [OPTION_people] = { .name = "people", .value = { "BESTAND", "FILE" }, .offer = OFFER_file, .help = { "eigen personen (.csv of .jsonl, een rij per persoon, met gewichten als u wilt) in plaats van verzonnen", "people of your own (.csv or .jsonl, a row a person, with weights if you like) instead of invented ones" } },
    [OPTION_fill_in] = { .name = "fill-in", .help = { "loot kolommen die bij --people ontbreken volgens de aannames", "draw columns that --people lacks by the assumptions" } },
    [OPTION_next] = { .name = "next", .value = { "N", "N" }, .help = { "zoveel jaren na het laatste jaar met een budget (0 als u niets kiest, hoogstens 10)", "so many years after the last one with a budget (0 unless chosen, at most 10)" } },
    [OPTION_growth] = { .name = "growth", .value = { "PROCENT", "PERCENT" }, .help = { "groei per jaar van de uitgaven van de gemeente na het laatste cijfer; anders blijven die onbekend", "growth a year of what the municipality spends after the last figure; otherwise that stays unknown" } },
    [OPTION_national_growth] = { .name = "national-growth", .value = { "PROCENT", "PERCENT" }, .help = { "groei per jaar van de uitgaven van alle gemeenten en van het landelijke deelbudget", "growth a year of what all municipalities spend and of the national part of the budget" } },
    [OPTION_late_accounts] = { .name = "late-accounts", .value = { "WIJZE", "WAY" }, .offer = OFFER_words, .words = "onbekend jaar-eerder", .help = { "wat geldt als een verantwoording te laat kwam (onbekend als u niets kiest)", "what counts when accounts came too late (onbekend unless chosen)" } },
    [OPTION_year] = { .name = "year", .value = { "JAAR", "YEAR" }, .help = { "het jaar; anders dat van de kant-en-klare vraag bij de hervorming, of dat van de aannames", "the year; otherwise that of the ready-made question about the reform, or that of the assumptions" } },
    [OPTION_assumptions] = { .name = "assumptions", .value = { "BESTAND", "FILE" }, .offer = OFFER_file, .help = { "eigen aannames over de bevolking (YAML, zoals population/nederland-2026.yaml)", "own assumptions about the population (YAML, as population/nederland-2026.yaml)" } },
    [OPTION_shard] = { .name = "shard", .value = { "I/N", "I/N" }, .help = { "alleen het Ie van N delen, naar een bestand voor --merge", "only the Ith of N parts, into a file for --merge" } },
    [OPTION_merge] = { .name = "merge", .help = { "voeg delen samen tot wat één berekening zou geven", "put parts together to what one run would give" } },
    [OPTION_manifest] = { .name = "manifest", .value = { "BESTAND", "FILE" }, .offer = OFFER_file, .help = { "doe de berekening van dit manifest over, tot op de cent gelijk", "do the run of this manifest again, the same to the cent" } },
    [OPTION_report] = { .name = "report", .value = { "BESTAND.html", "FILE.html" }, .offer = OFFER_file, .help = { "schrijf een verslag met grafieken en tabellen", "write a report with charts and tables" } },
    [OPTION_help] = { .name = "help", .letter = 'h', .help = { "toon deze hulp", "show this help" } },
    [OPTION_version] = { .name = "version", .help = { "toon de versie", "show the version" } },
};

void cli_refuse(struct cli *cli, const char *field, const char *value, const char *nl, const char *en)
{
    if (!value) value = cli_say(cli, "niets", "nothing");
    problem_add(cli->problems, 0, field, value, strlen(value), nl, en);
}

bool cli_has(const struct cli *cli, enum option_id id)
{
    for (int32_t i = 0; i < cli->chosen_count; i++)
        if (cli->chosen[i].option == id) return true;
    return false;
}

const char *cli_value(const struct cli *cli, enum option_id id)
{
    for (int32_t i = 0; i < cli->chosen_count; i++)
        if (cli->chosen[i].option == id) return cli->chosen[i].value;
    return NULL;
}

/* "breed calc" and the nearest of its options, in words. Returns that option, -1 when none is near. */
static int refuse_option(struct cli *cli, const char *written, size_t name_size, const char *name)
{
    char allowed[2][200], value[72];
    int least = name_size < 4 ? 2 : 3, nearest = -1;
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (cli->command && !command_takes(cli->command, (enum option_id)i)) continue;
        int distance = edit_distance(name, name_size, options[i].name, strlen(options[i].name));
        if (distance < least) { least = distance; nearest = i; }
    }
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "an option of breed" : "een optie van breed");
        if (cli->command) { text_char(&text, ' '); text_put(&text, cli->command->name); }
        text_put(&text, language ? " (see --help)" : " (zie --help)");
        if (nearest >= 0) { text_put(&text, language ? "; did you mean --" : "; bedoelt u --"); text_put(&text, options[nearest].name); text_char(&text, '?'); }
        text_string(&text);
    }
    struct text shown = TEXT_IN(value);
    text_bytes(&shown, written, (size_t)(name - written) + name_size);
    cli_refuse(cli, cli_say(cli, "optie", "option"), text_string(&shown), allowed[0], allowed[1]);
    return nearest;
}

static int find_option(const char *name, size_t size, bool letter)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (letter ? options[i].letter && options[i].letter == *name : same_text(name, size, options[i].name)) return i;
    return -1;
}

/* One option with its value, which may be the next argument. Returns how many arguments it took. */
static int take_option(struct cli *cli, const char *written, const char *next)
{
    bool letter = written[1] != '-';
    const char *name = written + (letter ? 1 : 2), *is = letter ? NULL : strchr(name, '=');
    size_t size = letter ? 1 : is ? (size_t)(is - name) : strlen(name);
    int id = find_option(name, size, letter);
    if (id < 0) {                           /* a mistyped option that would take a value has one behind it */
        int meant = refuse_option(cli, written, size, name);
        return meant >= 0 && options[meant].value[0] && !is && next ? 2 : 1;
    }
    const struct option *option = &options[id];
    const char *value = is ? is + 1 : letter && name[1] ? name + 1 : NULL;
    char field[40];
    struct text text = TEXT_IN(field);
    text_put(&text, "--");
    text_put(&text, option->name);
    text_string(&text);
    if (!option->value[0] && value) { cli_refuse(cli, field, value, "geen waarde", "no value"); return 1; }
    int taken = 1;
    if (option->value[0] && !value) { value = next; taken = 2; }
    if (option->value[0] && !value) { cli_refuse(cli, field, NULL, option->value[0], option->value[1]); return 1; }
    if (!option->repeatable && cli_has(cli, (enum option_id)id) && option->value[0]) {
        cli_refuse(cli, field, value, "hoogstens één keer", "at most once");
        return taken;
    }
    cli->chosen[cli->chosen_count++] = (struct chosen){ (enum option_id)id, value };
    return taken;
}

static void check_language(struct cli *cli)
{
    const char *value = cli_value(cli, OPTION_lang);
    cli->language = value && strcmp(value, "en") == 0;
    if (value && !cli->language && strcmp(value, "nl") != 0) cli_refuse(cli, "--lang", value, "nl, en", "nl, en");
}

/* Options that this command does not take. They are known only when the whole line was read, since options may come first. */
static void check_taken(struct cli *cli)
{
    for (int32_t i = 0; i < cli->chosen_count; i++) {
        const struct option *option = &options[cli->chosen[i].option];
        char shown[40];
        struct text text = TEXT_IN(shown);
        text_put(&text, "--");
        text_put(&text, option->name);
        if (cli->chosen[i].option != OPTION_version && !command_takes(cli->command, cli->chosen[i].option)) (void)refuse_option(cli, text_string(&text), strlen(option->name), shown + 2);
    }
}

static void refuse_command(struct cli *cli, const char *name)
{
    char allowed[200];
    struct text text = TEXT_IN(allowed);
    int least = 3;
    const char *nearest = NULL;
    for (int32_t i = 0; i < command_count; i++) {
        if (commands[i].hidden) continue;
        int distance = edit_distance(name, strlen(name), commands[i].name, strlen(commands[i].name));
        if (distance < least) { least = distance; nearest = commands[i].name; }
    }
    text_put(&text, cli_say(cli, "een van de opdrachten van breed help", "one of the commands of breed help"));
    if (nearest) { text_put(&text, cli_say(cli, "; bedoelt u ", "; did you mean ")); text_put(&text, nearest); text_char(&text, '?'); }
    cli_refuse(cli, cli_say(cli, "opdracht", "command"), name, text_string(&text), text_string(&text));
}

static void check_arguments(struct cli *cli)
{
    const struct command *command = cli->command;
    for (int32_t i = command->most; command->most >= 0 && i < cli->arguments; i++)
        cli_refuse(cli, cli_say(cli, "argument", "argument"), cli->argument[i], *command->arguments[0] ? command->arguments[0] : "geen argument",
            *command->arguments[1] ? command->arguments[1] : "no argument");
    if (cli->arguments < command->least) cli_refuse(cli, command->name, NULL, command->arguments[0], command->arguments[1]);
}

/* Options may stand anywhere; behind "--" everything is an argument; "-" is standard input. */
void cli_parse(struct cli *cli, int count, char **arguments)
{
    size_t room = (size_t)count + 1;
    cli->argument = arena_take(&cli->arena, room * sizeof *cli->argument);
    cli->chosen = arena_take(&cli->arena, room * sizeof *cli->chosen);
    if (!cli->argument || !cli->chosen) { cli->failed = true; cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); return; }
    bool all_arguments = false;
    const char *command = NULL;
    for (int i = 1; i < count; i++)         /* the command first, so that messages about options can name it */
        if (arguments[i][0] != '-') {
            if (!cli->command) { cli->command = command_find(arguments[i]); if (cli->command) break; }
        }
    for (int i = 1; i < count;) {
        const char *written = arguments[i];
        if (!all_arguments && strcmp(written, "--") == 0) { all_arguments = true; i++; }
        else if (!all_arguments && written[0] == '-' && written[1]) i += take_option(cli, written, i + 1 < count ? arguments[i + 1] : NULL);
        else { if (!command) command = written; else cli->argument[cli->arguments++] = written; i++; }
    }
    cli->command = command ? command_find(command) : NULL;
    check_language(cli);
    if (command && !cli->command) refuse_command(cli, command);
    check_taken(cli);
    if (cli->command && !cli_has(cli, OPTION_help) && !cli_has(cli, OPTION_version)) check_arguments(cli);
}
