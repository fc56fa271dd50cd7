/* SPDX-License-Identifier: EUPL-1.2 */
/* commands.c: the commands as a table, from which parsing, help, man page and completion are made. */
#include "cli/cli.h"

#include <string.h>

#define EXAMPLE_FACTS "peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=nee loonwaarde=60 urenPerWeek=36 voltijduren=36"
#define THE_LAW TAKES(law), TAKES(choice), TAKES(known_on), TAKES(law_of)
#define ONE_CASE THE_LAW, TAKES(facts), TAKES(outcome), TAKES(strict)

const char *const exit_meaning[EXITS][2] = {
    [EXIT_DECIDED] = { "beslist, of gelukt", "decided, or done" },
    [EXIT_FAILED] = { "mislukt: lezen of schrijven ging niet, of test of verify vond verschillen",
        "failed: reading or writing, or test or verify found differences" },
    [EXIT_REFUSED] = { "verkeerd gebruik of ongeldige invoer; standaardfout noemt elke fout",
        "wrong use or invalid input; standard error names every mistake" },
    [EXIT_UNDECIDED] = { "nog niet te beslissen: er ontbreken feiten", "undecided: facts are missing" },
    [EXIT_PARAMETER] = { "een waarde uit de wet is voor die dag niet bekend", "a value of the law is not known for that day" },
    [EXIT_ROWS] = { "batch is klaar, maar sommige rijen zijn fout of niet beslist", "batch is done, but some rows are bad or undecided" },
    [EXIT_NOTHING] = { "whatif heeft niets gevonden", "whatif found nothing" },
};

const struct command commands[] = {
    { .name = "rules", .arguments = { "[REGEL]", "[RULE]" }, .most = 1, .first = OFFER_rule, .options = TAKEN(TAKES(measure)), .run = run_rules,
      .help = { "welke regels er zijn; van één regel: feiten, uitkomsten, artikelen, keuzes",
                "which rules there are; of one rule: facts, outcomes, articles, choices" },
      .more = { "", "" }, .examples = { "rules loonkostensubsidie" } },
    { .name = "calc", .arguments = { "REGEL [feit=waarde ...]", "RULE [fact=value ...]" }, .least = 1, .most = -1, .first = OFFER_rule, .rest = OFFER_fact,
      .options = TAKEN(ONE_CASE), .run = run_calc,
      .help = { "beslis één situatie", "decide one situation" },
      .more = { "breed calc REGEL --help noemt de feiten van die regel. Wat u niet geeft, geldt als niet gevraagd; feit=onbekend betekent: gevraagd, "
                "maar niet bekend. Een feit twee keer geven is een fout.",
                "breed calc RULE --help lists the facts of that rule. What you do not give counts as not asked; fact=onbekend means: asked, "
                "but not known. Giving a fact twice is an error." },
      .examples = { "calc loonkostensubsidie " EXAMPLE_FACTS } },
    { .name = "explain", .arguments = { "REGEL [feit=waarde ...]", "RULE [fact=value ...]" }, .least = 1, .most = -1, .first = OFFER_rule, .rest = OFFER_fact,
      .options = TAKEN(ONE_CASE), .run = run_explain,
      .help = { "dezelfde beslissing, met elke stap en het artikel erachter", "the same decision, with every step and the article behind it" },
      .more = { "", "" },
      .examples = { "explain loonkostensubsidie peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=ja urenPerWeek=24 voltijduren=36 --lang en" } },
    { .name = "compare", .arguments = { "REGEL [feit=waarde ...] --a KANT --b KANT", "RULE [fact=value ...] --a SIDE --b SIDE" }, .least = 1, .most = -1,
      .first = OFFER_rule, .rest = OFFER_fact, .options = TAKEN(ONE_CASE, TAKES(a), TAKES(b), TAKES(routes), TAKES(months)), .run = run_compare,
      .help = { "leg twee beslissingen naast elkaar: wat verschilt, en waardoor", "put two decisions side by side: what differs, and why" },
      .more = { "Wat gegeven is, geldt voor beide kanten; --a en --b veranderen één kant. Een datum is de dag waarop de regel let (peildatum, meldingsdatum, jaar). "
                "De oorzaken zijn gevonden door te proberen: elke waarde uit de wet, keuze en elk feit dat verschilt, wordt apart en samen met andere omgezet. "
                "Met --routes BESTAND worden de routes van één persoon over een aantal maanden vergeleken: wat een maand gebruikt, telt mee in de volgende.",
                "What is given holds for both sides; --a and --b change one side. A date is the day that the rule looks at (peildatum, meldingsdatum, jaar). "
                "The causes were found by trying: each value of the law, choice and fact that differs is switched alone and together with others. "
                "With --routes FILE the routes of one person are compared over a number of months: what one month uses up counts in the next." },
      .examples = { "compare loonkostensubsidie " EXAMPLE_FACTS " --a 2025-01-01 --b 2026-01-01" } },
    { .name = "questions", .arguments = { "REGEL [feit=waarde ...] | --state STAND [feit=waarde ...]", "RULE [fact=value ...] | --state STATE [fact=value ...]" }, .most = -1,
      .first = OFFER_rule, .rest = OFFER_fact, .options = TAKEN(ONE_CASE, TAKES(role), TAKES(state), TAKES(back)), .run = run_questions,
      .help = { "wat er nog te vragen is, met waarom, het beste eerst", "what is still to be asked, with why, the best first" },
      .more = { "Alleen vragen waarvan het antwoord de uitkomst nog kan veranderen; wat onbekend is, wordt niet nog eens gevraagd. De volgorde vraagt gemiddeld het minst. "
                "De stand in het antwoord is alles wat nodig is om later verder te gaan: de antwoorden in hun volgorde, de rol en het recht waarmee de vragen begonnen. "
                "Een antwoord nog eens geven verandert het. Antwoorden die er niet meer toe doen, blijven bewaard. In de stand staan persoonsgegevens: hij hoort in het "
                "formulier zelf (POST), nooit in een URL of een logboek.",
                "Only questions whose answer can still change the outcome; what is not known is not asked again. The order asks least on average. "
                "The state in the answer is all that is needed to go on later: the answers in their order, the role and the law with which the questions began. "
                "Giving an answer again changes it. Answers that no longer matter are kept. The state holds personal data: it belongs in the form itself (POST), "
                "never in a URL or a log." },
      .examples = { "questions aanvraag --role werkgever aanvraagdatum=2026-03-01", "questions zoektermijn meldingsdatum=2026-03-01 heeftPartner=nee --json" } },
    { .name = "whatif", .arguments = { "REGEL [feit=waarde ...] --for DOEL", "RULE [fact=value ...] --for TARGET" }, .least = 1, .most = -1, .first = OFFER_rule,
      .rest = OFFER_fact, .options = TAKEN(THE_LAW, TAKES(facts), TAKES(strict), TAKES(for)), .run = run_whatif,
      .help = { "wat er moet veranderen voor een gewenste uitkomst", "what must change for a wanted outcome" },
      .more = { "Zoekt de kleinste veranderingen: eerst van één feit, dan van twee, en van drie als er anders niets is. Van uren, bedragen, percentages en dagen het "
                "dichtstbijzijnde. Wat niemand kan veranderen, blijft zoals het is: een geboortedatum, wat al gebeurd is, de dag waarop de regel let. Een feit dat "
                "ontbreekt, mag worden ingevuld. Zet het doel tussen aanhalingstekens, want > en < betekenen iets voor de shell.",
                "Looks for the smallest changes: of one fact first, then of two, and of three when there is nothing else. Of hours, amounts, percentages and days the "
                "nearest. What nobody can change stays as it is: a date of birth, what has happened, the day that the rule looks at. A fact that is missing "
                "may be filled in. Put the target between quotes, for > and < mean something to the shell." },
      .examples = { "whatif loonkostensubsidie " EXAMPLE_FACTS " --for 'bedragPerMaand>=1300'" } },
    { .name = "timeline", .arguments = { "SITUATIE.yaml", "SITUATION.yaml" }, .least = 1, .most = 1, .first = OFFER_file,
      .options = TAKEN(THE_LAW, TAKES(months), TAKES(csv), TAKES(ics), TAKES(svg), TAKES(html), TAKES(happenings), TAKES(narrow), TAKES(summary), TAKES(output)),
      .run = run_timeline,
      .help = { "een situatie maand na maand: wat ieder betaalt en ontvangt, en wat er wanneer moet gebeuren", "a situation month after month: what each pays and receives, and what has to happen when" },
      .more = { "Het bestand zegt wat op welke dag verandert: {from, months, person, household, employment, events: [{on, what, ...}]}; - is standaardinvoer. "
                "Met -o volgt de vorm uit de extensie: .json, .csv, .ics, .svg of .html. Een ? staat waar een feit of een waarde ontbreekt; daaronder staat welke.",
                "The file says what changes on which day: {from, months, person, household, employment, events: [{on, what, ...}]}; - is standard input. "
                "With -o the form follows from the extension: .json, .csv, .ics, .svg or .html. A ? stands where a fact or a value is missing; below it stands which." },
      .examples = { "printf 'from: 2026-01-01\\nmonths: 3\\nperson: {geboortedatum: 2005-03-11, studiefinanciering: ja, wajong: nee, "
                    "structureelNietInStaatBijTeVerdienen: ja, woontInGemeente: ja}\\n' | breed timeline -" } },
    { .name = "process", .arguments = { "[PROCES]", "[PROCESS]" }, .most = 1, .options = TAKEN(TAKES(svg), TAKES(output)), .run = run_process,
      .help = { "de werkprocessen: toestanden, stappen, wie wat mag, termijnen en brieven", "the work processes: states, steps, who may do what, deadlines and letters" },
      .more = { "Zonder naam: welke er zijn. Met --svg of -o tekening.svg een tekening. Wat geen wet is maar een aanname uit de praktijk, staat er zo bij.",
                "Without a name: which there are. With --svg or -o drawing.svg a drawing. What is no law but a practice assumption is marked as such." },
      .examples = { "process loonkostensubsidie" } },
    { .name = "check-text", .arguments = { "[BESTAND|-]", "[FILE|-]" }, .most = 1, .first = OFFER_file, .options = TAKEN(TAKES(law), TAKES(choice), TAKES(known_on), TAKES(on)), .run = run_textcheck,
      .help = { "houd een brief of webtekst tegen de regels: wat klopt niet of niet meer", "hold a letter or web text against the rules: what is not right, or no longer" },
      .more = { "Gewone tekst of HTML. Bij elke bevinding staat de plaats, wat er staat, wat de wet op die dag zegt, en het artikel. fout: de wet zegt iets anders; verouderd: het klopte eerder; "
                "onvolledig: er ontbreekt iets; misschien: laat iemand kijken. Zonder --on geldt het recht van vandaag. Er worden vaste beweringen herkend: een tekst zonder "
                "bevindingen kan toch fout zijn. De status is 1 als er iets gevonden is.",
                "Plain text or HTML. Each finding tells the place, what it says, what the law says on that day, and the article. fout: the law says otherwise; verouderd: it used to be right; "
                "onvolledig: something is missing; misschien: have somebody look. Without --on the law of today counts. Fixed claims are recognised: a text without "
                "findings can still be wrong. The exit status is 1 when something was found." },
      .examples = { "printf 'De loonkostensubsidie loopt door als de werknemer ziek is.\n' | breed check-text - --on 2026-01-01" } },
    { .name = "ordinance", .arguments = { "list | show NAAM | check NAAM|BESTAND | compare [NAAM ...] [PERSOON ...] | differences [NAAM ...] | map [REGEL] [PERSOON] | import BESTAND.xml | draft NAAM|BESTAND | checks | fields | schema",
                                          "list | show NAME | check NAME|FILE | compare [NAME ...] [PERSON ...] | differences [NAME ...] | map [LINE] [PERSON] | import FILE.xml | draft NAME|FILE | checks | fields | schema" }, .least = 1, .most = -1,
      .first = OFFER_words, .first_words = "list show check compare differences map import draft checks fields schema", .rest = OFFER_file, .options = TAKEN(THE_LAW, TAKES(on), TAKES(csv), TAKES(svg), TAKES(output)), .run = run_ordinance,
      .help = { "verordeningen van gemeenten: wat ze zeggen, of ze de wet volgen, en hoe ver ze uiteen liggen", "ordinances of municipalities: what they say, whether they follow the law, and how far they lie apart" },
      .more = { "list: welke er zijn. show: wat er een zegt, met bron en hoe goed het is gelezen. check: elke controle op één dag, met artikel, bewijs en wat u beter kunt schrijven; de status is 1 als iets van de wet "
                "niet klopt en 3 als niet alles bekend is. compare: wat standaardpersonen zouden krijgen; met twee namen wat er verandert voor wie verhuist. differences: veld voor veld wie wat zegt, met bron en hoe goed het is gelezen. map: de arbeidsmarktregio's als vakken (SVG). import: voorstellen uit een publicatie (CVDR XML), die pas tellen als iemand ze bevestigt. draft: een ontwerptekst uit de gegevens, met toelichting, open plaatsen en de controles; HTML, of met -o een bestand: .html, .md, .xml, .json, en met pandoc .odt of .docx. "
                "checks, fields en schema: de controles, de velden en het JSON Schema. Een eigen verordening is een bestand (YAML of JSON). Zonder --on geldt vandaag. Niet bekend is nooit nul.",
                "list: which there are. show: what one says, with source and how well it was read. check: every check on one day, with article, evidence and what to write instead; the exit status is 1 when something of "
                "the law is not met and 3 when not everything is known. compare: what standard persons would get; with two names what changes for who moves. differences: field by field who says what, with source and how well it was read. map: the labour market regions as tiles (SVG). import: proposals from a publication (CVDR XML), which count only once somebody confirms them. draft: a draft text (in Dutch) out of the data, with explanation, open places and the checks; HTML, or with -o a file: .html, .md, .xml, .json, and with pandoc .odt or .docx. "
                "checks, fields and schema: the checks, the fields and the JSON Schema. An ordinance of your own is a file (YAML or JSON). Without --on today counts. Not known is never nought." },
      .examples = { "ordinance check voorbeelddam --on 2026-01-01", "ordinance compare rotterdam hoeksche-waard midden --on 2026-01-01" } },
    { .name = "contact", .arguments = { "[GEMEENTE]", "[MUNICIPALITY]" }, .most = 1, .options = TAKEN(THE_LAW, TAKES(on), TAKES(csv)), .run = run_contact,
      .help = { "het aanspreekpunt voor werkgevers in de arbeidsmarktregio van een gemeente", "the contact point for employers in the labour market region of a municipality" },
      .more = { "GEMEENTE is de CBS-code van vier cijfers of de naam. Wat niet zeker is staat erbij, met de bron. Zonder gemeente geeft --csv ze allemaal. Hoe het punt in een regio heet en waar het is, staat niet in de gegevens. "
                "Zonder --on geldt vandaag.",
                "MUNICIPALITY is the CBS code of four digits or the name. What is not sure is marked, with its source. Without a municipality --csv gives them all. What the point is called in a region, and where it is, is not in the data. "
                "Without --on today counts." },
      .examples = { "contact 0599 --on 2026-01-01" } },
    { .name = "match", .arguments = { "BESTAND ... [--by candidate]", "FILE ... [--by candidate]" }, .least = 1, .most = 20, .first = OFFER_file, .rest = OFFER_file,
      .options = TAKEN(TAKES(by), TAKES(csv)), .run = run_match,
      .help = { "leg vacatures en kandidaten naast elkaar: taken, uren en reistijd, met de reden van elk punt", "lay vacancies and candidates side by side: tasks, hours and travel, with the reason of every point" },
      .more = { "De bestanden zijn YAML, JSON of CSV; zie docs/match.md. Gegevens over gezondheid, namen en BSN worden geweigerd: mensen hebben een eigen code. Er wordt niets bewaard. Wat niet is opgegeven telt niet als nul: punten "
                "lopen dan van laag tot hoog. Het is een hulpmiddel voor een gesprek en beslist niets.",
                "The files are YAML, JSON or CSV; see docs/match.md. Data about health, names and BSNs are refused: people have a code of their own. Nothing is stored. What was not given does not count as nought: points then "
                "run from low to high. It is an aid for a talk and decides nothing." },
      .examples = { "printf 'vacatures: [{vacature: V1, taken: [inpakken, tillen]}]\nkandidaten: [{kandidaat: K1, kan: [inpakken], leert: [tillen]}]\n' | breed match -" } },
    { .name = "letter", .arguments = { "DOSSIER|- --event N --letter NAAM --to ROL | [DOSSIER|-] --list", "DOSSIER|- --event N --letter NAME --to ROLE | [DOSSIER|-] --list" }, .most = 1, .first = OFFER_file,
      .options = TAKEN(THE_LAW, TAKES(event), TAKES(letter), TAKES(to), TAKES(pdf), TAKES(list), TAKES(output)), .run = run_letter,
      .help = { "schrijf een brief die bij een stap van een dossier hoort, met de juridische bijlage", "write a letter that belongs to a step of a dossier, with its legal annex" },
      .more = { "Het dossier is een bestand (JSON of YAML) met de gebeurtenissen en de gegevens van de gemeente; zie examples/letters. De brief komt eruit als HTML; met --pdf of -o brief.pdf als PDF. "
                "Ontbreekt er iets, dan komt er geen brief en staat er wat er ontbreekt. Met --lang en een samenvatting in het Engels.",
                "The dossier is a file (JSON or YAML) with the events and the details of the municipality; see examples/letters. The letter comes out as HTML; with --pdf or -o letter.pdf as PDF. "
                "When something is missing there is no letter, and it says what is missing. With --lang en a summary in English." },
      .examples = { "letter --list" } },
    { .name = "loonwaarde", .arguments = { "check BESTAND.csv|- | records DOSSIER|-", "check FILE.csv|- | records DOSSIER|-" }, .least = 2, .most = 2,
      .first = OFFER_words, .first_words = "check records", .rest = OFFER_file, .options = TAKEN(TAKES(law), TAKES(choice), TAKES(known_on), TAKES(on), TAKES(mapping)), .run = run_loonwaarde,
      .help = { "controleer een bestand met loonwaarden, of maak de records van een dossier", "check a file of wage values, or make the records of a dossier" },
      .more = { "check leest een CSV rij voor rij en noemt wat niet kan kloppen: het rijnummer, het veld, wat er hoort te staan, waarom, en het artikel; nooit de persoon. Staat erbij wat UWV betaalde, dan ook "
                "wat er te veel of te weinig is betaald. --on is de dag waarop het bestand geldt (anders vandaag). Met --mapping mogen kolommen anders heten. De status is 5 als er iets gevonden is. "
                "records geeft de records van een dossier uit een bestand, zoals bekend op --on.",
                "check reads a CSV row by row and names what cannot be right: row number, field, what should stand there, why, and the article; never the person. When it says what UWV paid, also "
                "what was paid too much or too little. --on is the day of the file (otherwise today). With --mapping columns may have other names. The exit status is 5 when something was found. "
                "records gives the records of a dossier in a file, as known on --on." },
      .examples = { "printf 'persoon,dienstbetrekking,gemeente,loonwaarde,vanaf,tot\np1,b1,0363,60,2026-01-01,\n' | breed loonwaarde check -" } },
    { .name = "simulate", .arguments = { "[--scale N] [--reform BESTAND] [-o MAP] [--report BESTAND.html] | --shard I/N -o DEEL.json | --merge DEEL.json ...", "[--scale N] [--reform FILE] [-o FOLDER] [--report FILE.html] | --shard I/N -o PART.json | --merge PART.json ..." }, .most = -1, .first = OFFER_file, .rest = OFFER_file, .options = TAKEN(THE_LAW, TAKES(question), TAKES(variant), TAKES(questions), TAKES(calibration), TAKES(people), TAKES(fill_in), TAKES(csv), TAKES(scale), TAKES(reform), TAKES(behaviour), TAKES(year), TAKES(assumptions), TAKES(seed), TAKES(shard), TAKES(merge), TAKES(manifest), TAKES(report), TAKES(jobs), TAKES(output)),
      .run = run_simulate, .help = { "wat de regels, of een hervorming, doen met een verzonnen land", "what the rules, or a reform, do to an invented country" },
      .more = { "Achttien miljoen verzonnen mensen in 342 gemeenten, zo gemaakt dat de aantallen met de gepubliceerde cijfers kloppen; wat niet gepubliceerd is, is een aanname en staat als aanname in de uitvoer. Iedere regel wordt gevraagd over wie het gaat, maand na maand; "
                "met --reform onder beide, en dan ook wie vooruit of achteruit gaat. Dezelfde opdracht geeft altijd hetzelfde. Met -o komen alle tabellen in een map, met een manifest waarmee de berekening over te doen is (--manifest). Een deel (--shard) is een bestand; --merge voegt alle delen samen tot precies wat één berekening geeft. Zie docs/population.md.",
                "Eighteen million invented people in 342 municipalities, made so that the numbers are those published; what was not published is an assumption and is said to be one in the output. Each rule is asked about whom it is about, month after month; "
                "with --reform under both, and then also who gains or loses. The same call always gives the same. With -o all tables go into a folder, with a manifest by which the calculation can be done again (--manifest). A part (--shard) is a file; --merge puts all parts together to exactly what one run gives. See docs/population.md." },
      .examples = { "simulate --scale 100 --reform reforms/kostendeler-vanaf-21.yaml", "simulate --scale 100 --reform reforms/kostendeler-vanaf-21.yaml --report verslag.html", "simulate --question kostendelers --scale 100", "simulate --calibration" } },
    { .name = "budget", .arguments = { "BESTAND.csv|-", "FILE.csv|-" }, .least = 1, .most = 1, .first = OFFER_file,
      .options = TAKEN(TAKES(law), TAKES(choice), TAKES(known_on), TAKES(municipality), TAKES(next), TAKES(growth), TAKES(national_growth), TAKES(late_accounts), TAKES(csv), TAKES(html), TAKES(output)), .run = run_budget,
      .help = { "wat een gemeente van het Rijk krijgt voor loonkostensubsidie, uit wat zij uitgaf", "what a municipality gets from the State for wage cost subsidies, from what it spent" },
      .more = { "Het bestand heeft de kolommen gemeente (CBS-code, of landelijk), jaar, bedrag en status (definitief, voorlopig, geraamd), en als u wilt maand, wat (uitgaven of macrobudget) en ontvangen. Per jaar komt eruit: uitgaven, voorlopig en definitief budget, de afrekening, "
                "en wat de gemeente zelf voorschiet doordat het budget de uitgaven van het jaar ervoor volgt. Wat opging in een gemeente telt mee. Wat niet bekend is blijft onbekend, met de reden. Zie docs/budget.md.",
                "The file has the columns gemeente (CBS code, or landelijk for the country), jaar, bedrag and status (definitief, voorlopig, geraamd), and if you like maand, wat (uitgaven or macrobudget) and ontvangen. For each year it gives: expenditure, provisional and definite budget, the "
                "settlement, and what the municipality pays ahead because the budget follows the expenditure of the year before. What went into a municipality counts along. What is not known stays unknown, with the reason. See docs/budget.md." },
      .examples = { "budget uitgaven.csv --municipality 0344 --next 2 --growth 6 --national-growth 4" } },
    { .name = "cluster", .arguments = { "demo [--scale N] [--reform BESTAND] [-o MAP] | worker | coordinator", "demo [--scale N] [--reform FILE] [-o FOLDER] | worker | coordinator" }, .least = 1, .most = 1,
      .first = OFFER_words, .first_words = "demo worker coordinator", .options = TAKEN(TAKES(scale), TAKES(seed), TAKES(reform), TAKES(output)), .run = run_cluster,
      .help = { "een simulatie over meer servers van PostgreSQL, waar de gegevens liggen", "a simulation over several servers of PostgreSQL, where the data lie" },
      .more = { "demo start op deze computer een coordinator en twee werkers in een eigen map, leest mensen over beide, en doet een simulatie in delen; de uitkomst is byte voor byte die van één proces. Daarna is alles weer weg; met -o blijft de uitkomst. "
                "worker en coordinator schrijven de SQL voor eigen servers. Zie docs/cluster.md.",
                "demo starts a coordinator and two workers on this computer in a folder of their own, reads people over both, and runs a simulation in shards; the result is that of one process, byte for byte. Then everything is gone again; with -o the result stays. "
                "worker and coordinator write the SQL for servers of your own. See docs/cluster.md." },
      .examples = { "cluster coordinator" } },
    { .name = "evaluation", .arguments = { "report|coverage|dashboard|live|schema [TOETS] | table ONDERDEEL [TOETS] | take|weigh TOETS BESTAND | new TOETS --name NAAM | plan [PLAN]", "report|coverage|dashboard|live|schema [ASSESSMENT] | table SECTION [ASSESSMENT] | take|weigh ASSESSMENT FILE | new ASSESSMENT --name NAME | plan [PLAN]" },
      .least = 1, .most = 3, .first = OFFER_words, .first_words = "report table schema coverage dashboard live take weigh new plan", .rest = OFFER_file, .options = TAKEN(TAKES(on), TAKES(db), TAKES(office), TAKES(year), TAKES(csv), TAKES(html), TAKES(pdf), TAKES(name), TAKES(output)), .run = run_evaluation,
      .help = { "een invoeringstoets als gegevens: verslag, tabellen, nieuwe signalen, de volgende toets", "an implementation assessment as data: report, tables, new signals, the next one" },
      .more = { "Zonder TOETS: die van het Breed Offensief, die in het programma zit. report schrijft het verslag: als tekst, met --html als pagina, met --pdf als PDF, met --json het hele document. table schrijft één onderdeel als CSV. coverage noemt elke uitspraak "
                "van de bron met wat haar draagt. dashboard zet per maatregel naast elkaar wat is gezegd en wat sindsdien veranderde; live doet dat met de tellers erbij, over een jaar dat voorbij is, uit de dossiers van --db, als --office dat toestaat (tellen: ja); met --csv alleen de tellers. take voegt signalen toe (CSV, JSON of YAML), weigh weegt ze, new begint de volgende toets met wat nog open staat; alle drie schrijven "
                "een nieuw document en veranderen het oude niet. plan toont hoe ver een gemeente is met haar voorbereiding, in drie stappen (docs/evaluation.md).",
                "Without ASSESSMENT: that of the Breed Offensief, which lies inside the program. report writes the report: as text, with --html as a page, with --pdf as PDF, with --json the whole document. table writes one section as CSV. coverage names each statement "
                "of the source with what carries it. dashboard puts beside each other, for each measure, what was said and what has changed since; live does so with the counters, over a year that is over, out of the dossiers of --db, when --office allows it (tellen: ja); with --csv the counters alone. take adds signals (CSV, JSON or YAML), weigh weighs them, new begins the next assessment with what is still open; all three write "
                "a new document and leave the old one as it is. plan shows how far a municipality is with its preparation, in three steps (docs/evaluation.md)." },
      .examples = { "evaluation report --on 2026-11-22", "evaluation table vervolg" } },
    { .name = "batch", .arguments = { "REGEL INVOER [-o UITVOER] [-j N]", "RULE INPUT [-o OUTPUT] [-j N]" }, .least = 2, .most = 2, .first = OFFER_rule,
      .rest = OFFER_file, .options = TAKEN(THE_LAW, TAKES(strict), TAKES(outcome), TAKES(output), TAKES(jobs), TAKES(rule), TAKES(group), TAKES(rejects), TAKES(max_rejects), TAKES(resume)), .run = run_batch,
      .help = { "beslis elke rij van een bestand (CSV, JSON Lines, Parquet of SPSS)", "decide every row of a file (CSV, JSON Lines, Parquet or SPSS)" },
      .more = { "De vorm volgt uit de extensie: .csv, .jsonl, .ndjson, .parquet of .sav (alleen als invoer); - is CSV van standaardinvoer. Parquet vraagt de bibliotheek van DuckDB "
                "(BREED_DUCKDB zegt waar zij staat), SPSS die van ReadStat; zie docs/batch.md. De kolommen van de invoer komen er ongewijzigd uit, "
                "met daarachter status, de uitkomsten en reden. Een lege cel of een kolom die er niet is, geldt als niet gegeven. Een foute rij wordt een rij "
                "met status ongeldig en haar regelnummer; de andere rijen worden gewoon berekend. Zonder -o maakt --json van de uitvoer JSON Lines; met -o "
                "geeft --json een samenvatting op standaarduitvoer. Control-C stopt na het lopende blok; --resume gaat daar verder, ook na een volle schijf of als het programma werd afgebroken.",
                "The form follows from the extension: .csv, .jsonl, .ndjson, .parquet or .sav (input only); - is CSV from standard input. Parquet asks for the library of DuckDB "
                "(BREED_DUCKDB says where it is), SPSS for that of ReadStat; see docs/batch.md. The columns of the input come out unchanged, "
                "followed by status, the outcomes and reden. An empty cell or an absent column counts as not given. A bad row becomes a row with status "
                "ongeldig and its line number; the other rows are computed as usual. Without -o, --json makes the output JSON Lines; with -o, --json gives "
                "a summary on standard output. Control-C stops after the block at hand; --resume goes on there, also after a full disk or when the program was broken off." },
      .examples = { "printf 'peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek\\n"
                    "2026-01-01,1990-01-01,nee,60,36\\n' | breed batch loonkostensubsidie -" } },
    { .name = "test", .arguments = { "[BESTAND ...]", "[FILE ...]" }, .most = -1, .first = OFFER_file, .rest = OFFER_file,
      .options = TAKEN(THE_LAW, TAKES(strict), TAKES(cases)), .run = run_test,
      .help = { "reken uitgewerkte voorbeelden na en noem elk verschil", "recompute worked examples and name every difference" },
      .more = { "Zonder bestand: de map van --cases, anders ./cases, anders de voorbeelden die in het programma zitten.",
                "Without a file: the folder of --cases, else ./cases, else the examples inside the program." } },
    { .name = "parameters", .arguments = { "[NAAM]", "[NAME]" }, .most = 1, .first = OFFER_parameter, .options = TAKEN(TAKES(law), TAKES(known_on), TAKES(on)),
      .run = run_parameters,
      .help = { "bedragen, percentages en termijnen uit de wet, met eerste dag en bron",
                "amounts, percentages and terms of the law, with first day and source" },
      .more = { "", "" }, .examples = { "parameters minimumloon --on 2026-01-01" } },
    { .name = "verify", .arguments = { "ANTWOORD.json|-", "ANSWER.json|-" }, .least = 1, .most = 1, .first = OFFER_file,
      .options = TAKEN(TAKES(law), TAKES(known_on), TAKES(law_of)), .run = run_verify,
      .help = { "reken een bewaard antwoord na en zeg of het klopt", "recompute a stored answer and say whether it holds" },
      .more = { "Alleen een ander programma is een mededeling; een ander recht of een andere waarde is een verschil.",
                "Another program alone is a remark; another law or another value is a difference." },
      .examples = { "calc loonkostensubsidie " EXAMPLE_FACTS " --json | breed verify -" } },
    { .name = "serve", .arguments = { "", "" }, .options = TAKEN(THE_LAW, TAKES(port), TAKES(bind), TAKES(workers), TAKES(embed_origins), TAKES(feedback), TAKES(organisation), TAKES(log), TAKES(api_url), TAKES(contact), TAKES(rows), TAKES(processing), TAKES(processing_log), TAKES(processing_key), TAKES(db), TAKES(peers), TAKES(retry), TAKES(office), TAKES(oidc)), .run = run_serve,
      .help = { "de regels als dienst, over HTTP op deze computer", "the rules as a service, over HTTP on this computer" },
      .more = { "Luistert op 127.0.0.1:8080 en noemt het adres. /v1/regels noemt de regels; POST /v1/berekeningen geeft hetzelfde antwoord als breed calc --json. "
                "Rekenen bewaart niets. Dossiers liggen achter /inloggen in de database van --db: zonder --db een SQLite-bestand in XDG_DATA_HOME/breed, met --db none zijn er geen dossiers. In het logboek staan geen gegevens van personen. Control-C of SIGTERM stopt, nadat lopende verzoeken klaar zijn.",
                "Listens on 127.0.0.1:8080 and tells the address. /v1/regels lists the rules; POST /v1/berekeningen gives the same answer as breed calc --json. "
                "Calculating stores nothing. Files of people lie behind /en/inloggen in the database of --db: without --db an SQLite file in XDG_DATA_HOME/breed; with --db none there are no files. The log holds no data of persons. Control-C or SIGTERM stops, after running requests have ended." } },
    { .name = "people", .arguments = { "add|list|roles|password|second|block|unblock|token|log|sweep [LOGIN|MAAND|AANTAL] [ROL...] --db BESTAND|URL", "add|list|roles|password|second|block|unblock|token|log|sweep [LOGIN|MONTH|NUMBER] [ROLE...] --db FILE|URL" },
      .least = 1, .most = 18, .first = OFFER_words, .first_words = "add list roles password second block unblock token log sweep", .options = TAKEN(TAKES(db), TAKES(name), TAKES(person), TAKES(until)), .run = run_people,
      .help = { "beheer de accounts van de dienst: wie kan inloggen en met welke rol", "look after the accounts of the service: who can sign in and in which role" },
      .more = { "add maakt een account (en de database als die er nog niet is); het wachtwoord wordt gevraagd zonder het te tonen, of gelezen van standaardinvoer. Een rol is een woord: inwoner, vertegenwoordiger, "
                "werkgever:LOONHEFFINGENNUMMER, consulent:GEMEENTE, loonwaardedeskundige:GEMEENTE, jobcoach:GEMEENTE, beleid:GEMEENTE, uwv, auditor:GEMEENTE, register:GEMEENTE of andere-gemeente:GEMEENTE (de code van vier cijfers). "
                "roles vervangt de rollen. second zet een tweede factor erbij. block logt overal uit. token maakt een sleutel voor een programma en toont die één keer. "
                "log MAAND telt wie waarom keek, zonder personen; aantallen onder de tien blijven verborgen. "
                "sweep ruimt op wat verlopen is; met een AANTAL erbij ook de regels van het logboek die ouder zijn dan zoveel maanden, waarvan alleen de tellingen blijven.",
                "add makes an account (and the database when there is none yet); the password is asked for without showing it, or read from standard input. A role is a word: inwoner, vertegenwoordiger, "
                "werkgever:LOONHEFFINGENNUMMER, consulent:MUNICIPALITY, loonwaardedeskundige:MUNICIPALITY, jobcoach:MUNICIPALITY, beleid:MUNICIPALITY, uwv, auditor:MUNICIPALITY, register:MUNICIPALITY or andere-gemeente:MUNICIPALITY "
                "(the code of four digits). roles replaces the roles. second adds a second factor. block signs out everywhere. token makes a key for a program and shows it once. "
                "log MONTH counts who looked and why, without persons; counts below ten stay hidden. "
                "sweep removes what expired; with a NUMBER also the lines of the log that are older than so many months, of which only the counts stay." },
      .examples = { "people add karin consulent:0599 --db dossiers.db", "people list --db dossiers.db", "people log 2026-11 --db dossiers.db", "people sweep 24 --db dossiers.db" } },
    { .name = "transfer", .arguments = { "send --db BESTAND|URL --peers BESTAND", "send --db FILE|URL --peers FILE" }, .least = 1, .most = 1, .first = OFFER_words, .first_words = "send",
      .options = TAKEN(TAKES(db), TAKES(peers), TAKES(retry)), .run = run_transfer,
      .help = { "verstuur wat andere gemeenten moeten weten na een verhuizing", "send what other municipalities must know after a move" },
      .more = { "send probeert één keer alles wat aan de beurt is, en noemt wat er van kwam. Wat niet aankomt, blijft liggen: na een minuut, en steeds langer, tot eens in de zes uur. "
                "breed serve --peers doet dit vanzelf; dit is voor wie het liever met een timer doet.",
                "send tries once everything that is due, and tells what came of it. What does not arrive stays: after a minute, and longer each time, up to once in six hours. "
                "breed serve --peers does this by itself; this is for those who would rather use a timer." },
      .examples = { "transfer send --db dossiers.db --peers gemeenten.yaml" } },
    { .name = "srg", .arguments = { "MAAND --db BESTAND|URL --municipality CODE [-o BESTAND]", "MONTH --db FILE|URL --municipality CODE [-o FILE]" }, .least = 1, .most = 1,
      .options = TAKEN(THE_LAW, TAKES(db), TAKES(municipality), TAKES(reporter), TAKES(code), TAKES(on), TAKES(output)), .run = run_srg,
      .help = { "maak het maandbestand voor het CBS (SRG) uit de dossiers", "make the monthly file for Statistics Netherlands (SRG) out of the dossiers" },
      .more = { "Elke voorziening die in de maand liep, is een regel van vaste breedte (docs/exchange.md), zoals bekend op --on (anders vandaag). Wat niet in de indeling past, wordt genoemd met dossier en veld, nooit met de persoon; "
                "het komt niet in het bestand en de status is 5. Een code die niet zeker bekend is, geeft de gemeente zelf met --code. In het bestand staan BSN's: -o maakt het leesbaar voor uzelf alleen. Elk dossier dat wordt gelezen, komt in het logboek.",
                "Each provision that ran in the month is a line of fixed width (docs/exchange.md), as known on --on (otherwise today). What does not fit the layout is named by dossier and field, never by person; "
                "it is not in the file and the exit status is 5. A code that is not known for sure is given by the municipality itself with --code. The file holds BSNs: -o makes it readable for yourself only. Each dossier that is read is in the log." },
      .examples = { "srg 2026-10 --db dossiers.db --municipality 0344 -o srg-2026-10.txt" } },
    { .name = "zgw", .arguments = { "[DOSSIER ...] --db BESTAND|URL --municipality CODE --rsin NUMMER --catalogue URL", "[DOSSIER ...] --db FILE|URL --municipality CODE --rsin NUMBER --catalogue URL" }, .most = -1,
      .options = TAKEN(THE_LAW, TAKES(db), TAKES(municipality), TAKES(rsin), TAKES(catalogue), TAKES(persons), TAKES(on), TAKES(output)), .run = run_zgw,
      .help = { "geef dossiers zoals de ZGW-API's ze schrijven: zaak, statussen, besluiten", "give dossiers as the ZGW APIs write them: case, statuses, decisions" },
      .more = { "Een JSON-document per regel: van de genoemde dossiers, of zonder DOSSIER van alle dossiers van de gemeente. Zonder --persons staat er niemand in. uiterlijkeReactiedatum is de laatste dag voor bezwaar volgens de regels. "
                "Elk dossier dat wordt gelezen, komt in het logboek.",
                "A JSON document a line: of the dossiers named, or without DOSSIER of all dossiers of the municipality. Without --persons nobody is in it. uiterlijkeReactiedatum is the last day to object by the rules. "
                "Each dossier that is read is in the log." },
      .examples = { "zgw --db dossiers.db --municipality 0344 --rsin 999990019 --catalogue https://catalogi.example.nl/catalogi/api/v1" } },
    { .name = "calendar", .arguments = { "--db BESTAND|URL --municipality CODE [--who ROL]", "--db FILE|URL --municipality CODE [--who ROLE]" },
      .options = TAKEN(THE_LAW, TAKES(db), TAKES(municipality), TAKES(who), TAKES(on), TAKES(output)), .run = run_calendar,
      .help = { "de termijnen van alle dossiers als agenda (iCalendar)", "the deadlines of all dossiers as a calendar (iCalendar)" },
      .more = { "Wat er moet gebeuren en wanneer, met een melding een week ervoor; zonder personen, werkgevers of dossiernummers. --who zegt voor wie (mag vaker; anders de consulent). Dezelfde termijn houdt zijn plaats als zijn dag verandert.",
                "What has to be done and when, with a reminder a week before; without persons, employers or dossier numbers. --who says for whom (repeatable; otherwise the case worker). The same deadline keeps its place when its day changes." },
      .examples = { "calendar --db dossiers.db --municipality 0344 --who consulent -o termijnen.ics" } },
    { .name = "db", .arguments = { "migrate|verify|backup|restore|rotate|demo|import [BESTAND] --db BESTAND|URL", "migrate|verify|backup|restore|rotate|demo|import [FILE] --db FILE|URL" }, .least = 1, .most = 2,
      .first = OFFER_words, .first_words = "migrate verify backup restore rotate demo import", .rest = OFFER_file,
      .options = TAKEN(TAKES(db), TAKES(head), TAKES(dossiers), TAKES(seed), TAKES(on), TAKES(mapping), TAKES(dry_run), TAKES(output)), .run = run_db,
      .help = { "beheer de database met dossiers: aanmaken, nakijken, kopiëren, terugzetten", "look after the database of dossiers: make, verify, copy, put back" },
      .more = { "migrate maakt de database, of brengt de tabellen op de versie van dit programma. verify rekent elke keten en vingerafdruk na en noemt wat niet klopt met "
                "dossier en plaats; bewaar het einde van de keten ergens anders en geef het later met --head. backup BESTAND maakt een kopie terwijl anderen doorwerken; "
                "restore BESTAND zet die terug in een lege database, van welke soort ook, en verandert niets als er iets niet klopt. rotate vervangt de hoofdsleutel (staat die niet in een bestand: door BREED_NEW_MASTER_KEY). "
                "De hoofdsleutel staat naast een SQLite-bestand als BESTAND.key (modus 0600), of in het bestand dat BREED_MASTER_KEY_FILE noemt, of in "
                "BREED_MASTER_KEY. Hij zit niet in de kopie: bewaar hem apart. Zonder sleutel is niets te lezen. "
                "demo maakt een verzonnen gemeente met dossiers in elke toestand en een account voor elke rol. import BESTAND.csv --mapping KAART.yaml leest bestaande subsidies of een loonadministratie in: elke rij heel of niet, "
                "twee keer inlezen verdubbelt niets, en het verslag (-o) noemt per rij het dossier of alles wat niet klopt (docs/office.md).",
                "migrate makes the database, or brings its tables to the version of this program. verify recomputes every chain and digest and names what does not hold with "
                "dossier and place; keep the end of the chain somewhere else and give it later with --head. backup FILE makes a copy while others go on; "
                "restore FILE puts it back into an empty database of either kind, and changes nothing when anything is wrong. rotate replaces the master key (when that is not in a file: by BREED_NEW_MASTER_KEY). "
                "The master key lies beside an SQLite file as FILE.key (mode 0600), or in the file that BREED_MASTER_KEY_FILE names, or in "
                "BREED_MASTER_KEY. It is not in the copy: keep it apart. Without the key nothing can be read. "
                "demo makes an invented municipality with dossiers in every state and an account for each role. import FILE.csv --mapping MAP.yaml reads existing grants or a payroll: each row whole or not at all, "
                "reading twice doubles nothing, and the report (-o) names for each row the dossier or all that is wrong (docs/office.md)." } },
    { .name = "help", .arguments = { "[OPDRACHT [REGEL]]", "[COMMAND [RULE]]" }, .most = 2, .first = OFFER_command, .rest = OFFER_rule, .run = run_help,
      .help = { "hulp, ook bij één opdracht of regel", "help, also on one command or rule" }, .more = { "", "" } },
    { .name = "version", .arguments = { "", "" }, .options = TAKEN(THE_LAW), .run = run_version,
      .help = { "versie van programma en recht", "version of program and law" }, .more = { "", "" } },
    { .name = "man", .arguments = { "", "" }, .hidden = true, .run = run_man, .help = { "de manpagina", "the man page" }, .more = { "", "" } },
    { .name = "measures", .arguments = { "", "" }, .hidden = true, .run = run_measures,
      .help = { "de zestien maatregelen met hun regels, als Markdown", "the sixteen measures with their rules, as Markdown" }, .more = { "", "" } },
    { .name = "completion", .arguments = { "bash", "bash" }, .least = 1, .most = 1, .hidden = true, .run = run_completion,
      .help = { "aanvulling voor bash", "completion for bash" }, .more = { "", "" } },
};
const int32_t command_count = sizeof commands / sizeof *commands;

const struct command *command_find(const char *name)
{
    for (int32_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

bool command_takes(const struct command *command, enum option_id option)
{
    if (option == OPTION_json || option == OPTION_lang || option == OPTION_help) return true;
    const uint8_t *taken = command ? command->options : NULL;
    while (taken && *taken != OPTION_COUNT && *taken != option) taken++;
    return taken && *taken == option;
}
