/* SPDX-License-Identifier: EUPL-1.2 */
/* commands.c: the commands as a table, from which parsing, help, man page and completion are made. */
#include "cli/cli.h"

#include <string.h>

#define EXAMPLE_FACTS "peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=nee loonwaarde=60 urenPerWeek=36 voltijduren=36"
#define THE_LAW (TAKES(law) | TAKES(choice) | TAKES(known_on))
#define ONE_CASE (THE_LAW | TAKES(facts) | TAKES(outcome) | TAKES(strict))

const char *const exit_meaning[EXITS][2] = {
    [EXIT_DECIDED] = { "beslist, of gelukt", "decided, or done" },
    [EXIT_FAILED] = { "mislukt: lezen of schrijven ging niet, of test of verify vond verschillen", "failed: reading or writing, or test or verify found differences" },
    [EXIT_REFUSED] = { "verkeerd gebruik of ongeldige invoer; standaardfout noemt elke fout", "wrong use or invalid input; standard error names every mistake" },
    [EXIT_UNDECIDED] = { "nog niet te beslissen: er ontbreken feiten", "undecided: facts are missing" },
    [EXIT_PARAMETER] = { "een waarde uit de wet is voor die dag niet bekend", "a value of the law is not known for that day" },
    [EXIT_ROWS] = { "batch is klaar, maar sommige rijen zijn fout of niet beslist", "batch is done, but some rows are bad or undecided" },
};

const struct command commands[] = {
    { "rules", { "[REGEL]", "[RULE]" }, { "welke regels er zijn; van één regel: feiten, uitkomsten, artikelen, keuzes", "which rules there are; of one rule: facts, outcomes, articles, choices" },
      { "", "" }, { "rules loonkostensubsidie" }, TAKES(measure), OFFER_rule, OFFER_nothing, 0, 1, false, run_rules },
    { "calc", { "REGEL [feit=waarde ...]", "RULE [fact=value ...]" }, { "beslis één situatie", "decide one situation" },
      { "breed calc REGEL --help noemt de feiten van die regel. Wat u niet geeft, geldt als niet gevraagd; feit=onbekend betekent: gevraagd, maar niet bekend. "
        "Een feit twee keer geven is een fout.",
        "breed calc RULE --help lists the facts of that rule. What you do not give counts as not asked; fact=onbekend means: asked, but not known. "
        "Giving a fact twice is an error." },
      { "calc loonkostensubsidie " EXAMPLE_FACTS }, ONE_CASE, OFFER_rule, OFFER_fact, 1, -1, false, run_calc },
    { "explain", { "REGEL [feit=waarde ...]", "RULE [fact=value ...]" }, { "dezelfde beslissing, met elke stap en het artikel erachter", "the same decision, with every step and the article behind it" },
      { "", "" }, { "explain loonkostensubsidie peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=ja urenPerWeek=24 voltijduren=36 --lang en" },
      ONE_CASE, OFFER_rule, OFFER_fact, 1, -1, false, run_explain },
    { "batch", { "REGEL INVOER [-o UITVOER] [-j N]", "RULE INPUT [-o OUTPUT] [-j N]" }, { "beslis elke rij van een bestand (CSV of JSON Lines)", "decide every row of a file (CSV or JSON Lines)" },
      { "De vorm volgt uit de extensie: .csv, .jsonl of .ndjson; - is CSV van standaardinvoer. De kolommen van de invoer komen er ongewijzigd uit, met daarachter status, de uitkomsten en reden. "
        "Een lege cel of een kolom die er niet is, geldt als niet gegeven. Een foute rij wordt een rij met status ongeldig en haar regelnummer; de andere rijen worden gewoon berekend. "
        "Zonder -o maakt --json van de uitvoer JSON Lines; met -o geeft --json een samenvatting op standaarduitvoer. Control-C stopt na het lopende blok.",
        "The form follows from the extension: .csv, .jsonl or .ndjson; - is CSV from standard input. The columns of the input come out unchanged, followed by status, the outcomes and reden. "
        "An empty cell or an absent column counts as not given. A bad row becomes a row with status ongeldig and its line number; the other rows are computed as usual. "
        "Without -o, --json makes the output JSON Lines; with -o, --json gives a summary on standard output. Control-C stops after the block at hand." },
      { "printf 'peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek\\n2026-01-01,1990-01-01,nee,60,36\\n' | breed batch loonkostensubsidie -" },
      THE_LAW | TAKES(strict) | TAKES(outcome) | TAKES(output) | TAKES(jobs), OFFER_rule, OFFER_file, 2, 2, false, run_batch },
    { "test", { "[BESTAND ...]", "[FILE ...]" }, { "reken uitgewerkte voorbeelden na en noem elk verschil", "recompute worked examples and name every difference" },
      { "Zonder bestand: de map van --cases, anders ./cases, anders de voorbeelden die in het programma zitten.", "Without a file: the folder of --cases, else ./cases, else the examples inside the program." },
      { 0 }, THE_LAW | TAKES(strict) | TAKES(cases), OFFER_file, OFFER_file, 0, -1, false, run_test },
    { "parameters", { "[NAAM]", "[NAME]" }, { "bedragen, percentages en termijnen uit de wet, met eerste dag en bron", "amounts, percentages and terms of the law, with first day and source" },
      { "", "" }, { "parameters minimumloon --on 2026-01-01" }, TAKES(law) | TAKES(known_on) | TAKES(on), OFFER_parameter, OFFER_nothing, 0, 1, false, run_parameters },
    { "verify", { "ANTWOORD.json|-", "ANSWER.json|-" }, { "reken een bewaard antwoord na en zeg of het klopt", "recompute a stored answer and say whether it holds" },
      { "Alleen een ander programma is een mededeling; een ander recht of een andere waarde is een verschil.", "Another program alone is a remark; another law or another value is a difference." },
      { "calc loonkostensubsidie " EXAMPLE_FACTS " --json | breed verify -" }, TAKES(law) | TAKES(known_on), OFFER_file, OFFER_nothing, 1, 1, false, run_verify },
    { "help", { "[OPDRACHT [REGEL]]", "[COMMAND [RULE]]" }, { "hulp, ook bij één opdracht of regel", "help, also on one command or rule" }, { "", "" }, { 0 }, 0, OFFER_command, OFFER_rule, 0, 2, false, run_help },
    { "version", { "", "" }, { "versie van programma en recht", "version of program and law" }, { "", "" }, { 0 }, THE_LAW, OFFER_nothing, OFFER_nothing, 0, 0, false, run_version },
    { "man", { "", "" }, { "de manpagina", "the man page" }, { "", "" }, { 0 }, 0, OFFER_nothing, OFFER_nothing, 0, 0, true, run_man },
    { "completion", { "bash", "bash" }, { "aanvulling voor bash", "completion for bash" }, { "", "" }, { 0 }, 0, OFFER_nothing, OFFER_nothing, 1, 1, true, run_completion },
};
const int32_t command_count = sizeof commands / sizeof *commands;

const struct command *command_find(const char *name)
{
    for (int32_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}
