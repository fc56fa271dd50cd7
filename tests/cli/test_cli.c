/* SPDX-License-Identifier: EUPL-1.2 */
/* test_cli.c: what the program breed says and with which status it ends, command by command. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "cli/run.h"

#define WHOLE_CASE "peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=nee loonwaarde=60 urenPerWeek=36 voltijduren=36"
#define CHANGING "geboortedatum=1990-01-01 forfaitair=nee loonwaarde=60 urenPerWeek=36"

/* ---- help ---- */

static void help_names_every_command_and_rule_and_exit_status(void **state)
{
    (void)state;
    assert_int_equal(run("breed --help"), 0);
    IS_SILENT;
    SAYS("  rules "); SAYS("  calc "); SAYS("  explain "); SAYS("  batch "); SAYS("  test "); SAYS("  parameters "); SAYS("  verify ");
    SAYS("  loonkostensubsidie "); SAYS("  doelgroep "); SAYS("\n  5  ");
    SAYS_NOT("completion");
}

/* Runs each line of the last help that looks like an example; returns how many there were. */
static int run_examples(void)
{
    static char help[sizeof said.out];
    int count = 0;
    memcpy(help, said.out, sizeof help);
    for (char *line = strtok(help, "\n"); line; line = strtok(NULL, "\n")) {
        if (strncmp(line, "  breed ", 8) != 0 && strncmp(line, "  printf ", 9) != 0) continue;
        assert_int_equal(run("%s", line), 0);
        IS_SILENT;
        assert_true(*said.out);
        count++;
    }
    return count;
}

static void the_examples_of_help_work_as_printed(void **state)
{
    (void)state;
    static const char *const commands[] = { "rules", "calc", "explain", "batch", "parameters", "verify", "whatif", "timeline" };
    assert_int_equal(run("breed --help --lang en"), 0);
    assert_int_equal(run_examples(), 3);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        assert_int_equal(run("breed %s --help", commands[i]), 0);
        IS_SILENT;
        assert_int_equal(run_examples(), 1);
    }
}

static void help_on_a_rule_lists_its_facts_and_outcomes(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie --help"), 0);
    SAYS("urenPerWeek"); SAYS("een heel percentage van 0 t/m 100"); SAYS("Welke loonwaarde heeft de gemeente vastgesteld?"); SAYS("bedragPerMaand");
    assert_int_equal(run("breed help loonkostensubsidie --lang en"), 0);
    SAYS("a whole percentage from 0 to 100");
    assert_int_equal(run("breed help calc lonkostensubsidie"), 2);
    COMPLAINS("bedoelt u loonkostensubsidie?");
}

static void without_a_command_the_help_is_an_error_message(void **state)
{
    (void)state;
    assert_int_equal(run("breed"), 2);
    assert_string_equal(said.out, "");
    COMPLAINS("Gebruik: breed");
}

static void the_man_page_and_completion_come_from_the_same_tables(void **state)
{
    (void)state;
    assert_int_equal(run("breed man --lang en"), 0);
    SAYS(".TH BREED 1"); SAYS("\\fBcalc RULE"); SAYS("\\-\\-known\\-on DATE"); SAYS("loonkostensubsidie"); SAYS("EXIT STATUS");
    if (run("command -v bash") != 0) skip();
    file("complete.sh", "source <(breed completion bash)\nCOMP_LINE=$1 COMP_POINT=${#1}\n_breed\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
    assert_int_equal(run("bash complete.sh 'breed cal'"), 0);
    assert_string_equal(said.out, "calc\ncalendar\n");
    assert_int_equal(run("bash complete.sh 'breed calc loonkostensubsidie forf'"), 0);
    assert_string_equal(said.out, "forfaitair=\n");
    assert_int_equal(run("bash complete.sh 'breed calc loonkostensubsidie forfaitair=n'"), 0);
    assert_string_equal(said.out, "nee\n");
    assert_int_equal(run("bash complete.sh 'breed --lang en calc loonkostensubsidie --choice lks-verjaardag=op'"), 0);
    assert_string_equal(said.out, "op-verjaardag\n");
}

static void version_names_program_and_law(void **state)
{
    (void)state;
    assert_int_equal(run("breed --version"), 0);
    SAYS("breed 0."); SAYS("recht ");
    assert_int_equal(run("breed version --json"), 0);
    SAYS("{\"breed\":\"0."); SAYS("\"recht\":\"");
}

/* ---- calc and explain ---- */

static void calc_gives_the_amounts_with_an_article_behind_each_step(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --json"), 0);
    IS_SILENT;
    SAYS("\"subsidie\":991.18"); SAYS("\"werkgeverslasten\":247.80"); SAYS("\"bedragPerMaand\":1238.98");
    SAYS("\"jci\":\"jci1.3:c:BWBR0015703&"); SAYS_NOT("\"jci\":null");
    assert_int_equal(lines_of(said.out), 1);
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE), 0);
    SAYS("€ 1.238,98");
    IS_SILENT;
}

static void the_same_question_gets_the_same_bytes(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --json >one; breed calc loonkostensubsidie " WHOLE_CASE " --json >two; cmp one two"), 0);
}

static void options_may_stand_anywhere(void **state)
{
    (void)state;
    assert_int_equal(run("breed --json --lang=en calc --strict loonkostensubsidie " WHOLE_CASE), 3);
    SAYS("\"taal\":\"en\"");
    assert_int_equal(run("breed calc loonkostensubsidie -- " WHOLE_CASE), 0);
}

static void explain_tells_which_article_changed_on_1_january_2024(void **state)
{
    (void)state;
    assert_int_equal(run("breed explain loonkostensubsidie " CHANGING " peildatum=2023-12-31 normaleArbeidsduur=36"), 0);
    SAYS("artikel 10d, vierde lid, Participatiewet");
    static char before[sizeof said.out];
    memcpy(before, said.out, sizeof before);
    assert_int_equal(run("breed explain loonkostensubsidie " CHANGING " peildatum=2024-01-01 voltijduren=36"), 0);
    assert_string_not_equal(before, said.out);
    IS_SILENT;
}

static void a_missing_fact_leaves_it_undecided_and_is_named(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=nee urenPerWeek=36 voltijduren=36 --json"), 3);
    SAYS("\"status\":\"onbekend\""); SAYS("\"ontbreekt\":[{\"feit\":\"loonwaarde\""); SAYS("\"uitkomst\":null"); SAYS_NOT("\"bedragPerMaand\":1");
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=ja urenPerWeek=36 voltijduren=36 --json"), 0);
    SAYS_NOT("\"feit\":\"loonwaarde\"");
}

static void strict_refuses_what_would_be_assumed(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --strict"), 3);
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE
                         " ingangsdatum=2026-01-01 startDienstbetrekking=2026-01-01 behoortTotDoelgroep=ja wswDienstbetrekking=nee"
                         " --strict --outcome minimumloon"), 0);
}

static void only_the_outcomes_asked_for_have_to_be_settled(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=nee loonwaarde=60 --outcome minimumloon --json"), 0);
    SAYS("\"uitkomst\":{\"minimumloon\":2294.40}");
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --outcome minimumlon,subsidie"), 2);
    COMPLAINS("minimumlon"); COMPLAINS("minimumloon, grondslag");
}

static void a_value_of_the_law_that_is_unknown_has_a_status_of_its_own(void **state)
{
    (void)state;
    file("unknown.yaml", "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2026-01-01, value: onbekend, status: onbekend, source: test}\n");
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --law unknown.yaml --json"), 4);
    SAYS("parameter-ontbreekt");
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=nee --law unknown.yaml"), 4);
}

/* ---- what-if ---- */

static void whatif_names_the_smallest_changes_and_their_articles(void **state)
{
    (void)state;
    assert_int_equal(run("breed whatif loonkostensubsidie " CHANGING " peildatum=2026-01-01 voltijduren=36 --for 'bedragPerMaand>=1600'"), 0);
    IS_SILENT;
    SAYS("Gewenst: loonkostensubsidie per maand: € 1.600,00 of meer"); SAYS("Hierover beslist de gemeente."); SAYS("artikel 10d, vierde lid, Participatiewet"); SAYS("Niet veranderd, omdat dat niet kan: geboortedatum");
    assert_int_equal(run("breed whatif loonkostensubsidie " CHANGING " peildatum=2026-01-01 voltijduren=36 --for 'bedragPerMaand>=1600' --json --lang en"), 0);
    SAYS("\"doel\":[{\"uitkomst\":\"bedragPerMaand\",\"vergelijking\":\">=\",\"waarde\":1600.00}]"); SAYS("\"feit\":\"loonwaarde\",\"soort\":\"anders\",\"nu\":60,\"wordt\":48"); SAYS("\"beslist\":\"the municipality\"");
    assert_int_equal(run("breed whatif loonkostensubsidie " WHOLE_CASE " --for 'bedragPerMaand>=100' --for recht=ja"), 0);
    SAYS("Dit is al zo");
}

static void whatif_says_that_a_judgment_is_not_chosen(void **state)
{
    (void)state;
    assert_int_equal(run("breed whatif zoektermijn meldingsdatum=2026-03-01 geboortedatum=2001-05-01 heeftPartner=nee behoortTotDoelgroep=nee proVsoTot=nooit --for zoektermijnGeldt=nee"), 0);
    SAYS("Alleen als de gemeente zo oordeelt. Een oordeel kunt u niet kiezen.");
}

static void whatif_that_finds_nothing_has_an_exit_status_of_its_own(void **state)
{
    (void)state;
    assert_int_equal(run("breed whatif loonkostensubsidie " WHOLE_CASE " --for 'bedragPerMaand>=100000'"), 6);
    IS_SILENT;
    SAYS("Niet gevonden");
    assert_int_equal(run("breed whatif loonkostensubsidie " WHOLE_CASE " --for 'bedragPerMaand>=100000' --json"), 6);
    SAYS("\"mogelijkheden\":[]");
}

static void whatif_refuses_every_bad_target_at_once(void **state)
{
    (void)state;
    assert_int_equal(run("breed whatif loonkostensubsidie " WHOLE_CASE " --for 'bedragPerMand>=1' --for 'recht>=ja' --for 'bedragPerMaand>=veel'"), 2);
    assert_string_equal(said.out, "");
    COMPLAINS("bedragPerMand"); COMPLAINS("hiervan bestaat geen meer of minder"); COMPLAINS("een bedrag in euro");
    assert_int_equal(run("breed whatif loonkostensubsidie " WHOLE_CASE), 2);
    COMPLAINS("--for");
}

/* ---- bad input ---- */

static void refused(const char *facts, const char *field, const char *value)
{
    assert_int_equal(run("breed calc loonkostensubsidie %s", facts), 2);
    assert_string_equal(said.out, "");
    if (!has(said.err, field) || !has(said.err, value)) fail_msg("%s: '%s' does not name %s and %s", facts, said.err, field, value);
}

static void each_bad_fact_is_named_with_its_value_and_what_is_allowed(void **state)
{
    (void)state;
    refused("lonwaarde=60", "lonwaarde", "bedoelt u loonwaarde?");
    refused("loonwaarde=veel", "loonwaarde", "'veel'");
    refused("geboortedatum=1990-02-31", "geboortedatum", "'1990-02-31'");
    refused("urenPerWeek=-3", "urenPerWeek", "'-3'");
    refused("loonwaarde=101", "loonwaarde", "'101'");
    refused("loonwaarde=60.5", "loonwaarde", "een heel percentage van 0 t/m 100");
    refused("peildatum=2026-01-01 startDienstbetrekking=2026-01-01 ingangsdatum=2025-01-01", "ingangsdatum", "2025-01-01");
    refused("peildatum=2026-01-01 forfaitair=ja loonwaarde=60", "loonwaarde", "'60'");
    refused("peildatum=2014-12-31", "peildatum", "2015-01-01");
    refused("peildatum=2027-01-01", "peildatum", "2026-12-31");
    refused("loonwaarde=60 loonwaarde=60", "loonwaarde", "hoogstens");
    refused("urenPerWeek=36 uren_per_week=36", "urenPerWeek", "hoogstens");
    refused("forfaitair", "forfaitair", "feit=waarde");
    refused("forfaitair=yes", "forfaitair", "ja, nee, onbekend");
}

static void all_mistakes_are_told_at_once_a_line_each(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-02-31 loonwaarde=101 urenPerWeek=-3 kleur=rood"
                         " --wrong --choice lks-verjaardag=ooit --known-on gisteren"), 2);
    assert_string_equal(said.out, "");
    COMPLAINS("peildatum"); COMPLAINS("loonwaarde"); COMPLAINS("urenPerWeek"); COMPLAINS("'kleur'");
    COMPLAINS("'--wrong'"); COMPLAINS("'ooit'"); COMPLAINS("op-verjaardag"); COMPLAINS("'gisteren'");
    assert_int_equal(lines_of(said.err), 7);
}

static void with_json_the_mistakes_stand_on_standard_output_too(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-01-01 loonwaarde=101 --json"), 2);
    SAYS("\"status\":\"ongeldig\""); SAYS("\"fouten\":[{\"feit\":\"loonwaarde\",\"waarde\":\"101\"");
    assert_int_equal(lines_of(said.err), 1);
    assert_int_equal(run("breed calc niets --json"), 2);
    SAYS("{\"status\":\"ongeldig\",\"fouten\":[{\"feit\":\"regel\",\"waarde\":\"niets\"");
}

static void an_unknown_command_option_or_rule_gets_a_suggestion(void **state)
{
    (void)state;
    assert_int_equal(run("breed cals"), 2);
    COMPLAINS("bedoelt u calc?");
    assert_int_equal(run("breed calc lonkostensubsidie"), 2);
    COMPLAINS("bedoelt u loonkostensubsidie?");
    assert_int_equal(run("breed calc loonkostensubsidie --stirct --lang en"), 2);
    COMPLAINS("did you mean --strict?");
    assert_int_equal(run("breed calc loonkostensubsidie -j 2"), 2);
    COMPLAINS("--jobs");
    assert_int_equal(run("breed calc loonkostensubsidie --lang fr"), 2);
    COMPLAINS("nl, en");
    assert_int_equal(run("breed calc"), 2);
    assert_int_equal(run("breed rules a b"), 2);
}

static void output_that_cannot_be_written_is_a_failure(void **state)
{
    (void)state;
    if (run("test -w /dev/full") != 0) skip();
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " >/dev/full"), 1);
    COMPLAINS("standaarduitvoer");
}

/* ---- facts, law and choices from elsewhere ---- */

static void facts_come_from_json_yaml_and_standard_input(void **state)
{
    (void)state;
    file("facts.json", "\xEF\xBB\xBF{\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1990-01-01\",\"forfaitair\":\"nee\","
         "\"loonwaarde\":60,\"urenPerWeek\":36}");
    file("facts.yaml", "peildatum: 2026-01-01\ngeboortedatum: 1990-01-01\nforfaitair: nee\nloonwaarde: 60\nurenPerWeek: 36\n");
    assert_int_equal(run("breed calc loonkostensubsidie --facts facts.json"), 0);
    SAYS("1.238,98");
    assert_int_equal(run("breed calc loonkostensubsidie --facts facts.yaml"), 0);
    SAYS("1.238,98");
    assert_int_equal(run("breed calc loonkostensubsidie --facts - < facts.json"), 0);
    assert_int_equal(run("breed calc loonkostensubsidie --facts - < facts.yaml"), 0);
    assert_int_equal(run("breed calc loonkostensubsidie --facts facts.yaml loonwaarde=60"), 2);
    COMPLAINS("loonwaarde");
    assert_int_equal(run("breed calc loonkostensubsidie --facts nowhere.json"), 1);
    COMPLAINS("nowhere.json");
}

static void a_broken_file_of_facts_is_named_with_its_line(void **state)
{
    (void)state;
    file("broken.json", "{\n\"peildatum\": }");
    assert_int_equal(run("breed calc loonkostensubsidie --facts broken.json"), 2);
    COMPLAINS("regel 2"); COMPLAINS("broken.json");
    file("list.json", "[]");
    assert_int_equal(run("breed calc loonkostensubsidie --facts list.json"), 2);
    file("wrong.json", "{\"loonwaarde\":true,\"kleur\":1,\"peildatum\":null}");
    assert_int_equal(run("breed calc loonkostensubsidie --facts wrong.json"), 2);
    assert_int_equal(lines_of(said.err), 3);
}

static void another_law_gives_another_answer_and_another_digest(void **state)
{
    (void)state;
    file("reform.yaml", "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2026-01-01, value: \"3000.00\", status: vastgesteld, source: test}\n");
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --law reform.yaml --json"), 0);
    SAYS("\"minimumloon\":3000.00");
    assert_int_equal(run("breed version >one; breed version --law reform.yaml >two; cmp -s one two"), 1);
    file("bad.yaml", "parameters:\n  - name: minimumlon\n    values: []\n  - name: minimumloon\n    values:\n      - {from: 2026-02-31, value: abc}\n");
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --law bad.yaml"), 2);
    COMPLAINS("bad.yaml"); COMPLAINS("minimumlon"); COMPLAINS("2026-02-31");
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --law nowhere.yaml"), 1);
}

static void a_choice_is_taken_and_shown(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --choice lks-afronding=per-onderdeel --json"), 0);
    SAYS("\"gekozen\":\"per-onderdeel\",\"standaard\":\"totaal\"");
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --choice lks-verjaardag=op-verjaardag --choice lks-verjaardag=op-verjaardag"), 2);
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --choice zomaar=iets"), 2);
    COMPLAINS("zomaar");
}

/* ---- rules and parameters ---- */

static void rules_lists_and_describes(void **state)
{
    (void)state;
    assert_int_equal(run("breed rules"), 0);
    SAYS("loonkostensubsidie"); SAYS("artikel 10d, Participatiewet");
    assert_int_equal(run("breed rules --measure 4"), 0);
    SAYS("doelgroep"); SAYS_NOT("loonwaarde");
    assert_int_equal(run("breed rules --measure 17"), 2);
    assert_int_equal(run("breed rules loonkostensubsidie --json"), 0);
    SAYS("\"naam\":\"urenPerWeek\",\"kolom\":\"uren_per_week\",\"soort\":\"hours\""); SAYS("\"voorbeelden\":");
    assert_int_equal(run("breed rules lonwaarde"), 2);
    COMPLAINS("bedoelt u loonwaarde?");
}

static void parameters_give_value_unit_day_status_and_source(void **state)
{
    (void)state;
    assert_int_equal(run("breed parameters minimumloon --on 2026-01-01"), 0);
    SAYS("€ 2.294,40"); SAYS("2026-01-01"); SAYS("vastgesteld");
    assert_int_equal(run("breed parameters minimumloon --on 2026-01-01 --json"), 0);
    SAYS("\"eenheid\":\"euro\",\"waarde\":2294.40,\"vanaf\":\"2026-01-01\"");
    assert_int_equal(run("breed parameters 'jeugdloon[19]' --on 2026-01-01"), 0);
    assert_int_equal(lines_of(said.out), 1);
    assert_int_equal(run("breed parameters minimumloon --on 2040-01-01"), 4);
    SAYS("onbekend");
    assert_int_equal(run("breed parameters minimumlon"), 2);
    COMPLAINS("bedoelt u minimumloon?");
    assert_int_equal(run("breed parameters minimumloon --on 2026-02-30"), 2);
    assert_int_equal(run("breed parameters"), 0);
    SAYS("lks_maximum");
}

static void a_parameter_names_the_article_that_is_in_force_on_the_day(void **state)
{
    (void)state;
    assert_int_equal(run("breed parameters arbeid_uren_per_dag --on 2020-12-31 --json"), 0);
    SAYS("\"grondslag\":\"BesluitLks2015 1:1\"");
    assert_int_equal(run("breed parameters arbeid_uren_per_dag --on 2026-01-01 --json"), 0);
    SAYS("\"grondslag\":\"BesluitLks 2:1:d\"");
    assert_int_equal(run("breed parameters kostendeler_andere_wet_leeftijd --on 2026-01-01 --json"), 0);
    SAYS("\"grondslag\":\"Anw 17:6 of Tw 2:8\"");
    assert_int_equal(run("breed parameters --lang en"), 0);
    SAYS("BesluitLks 2:1:d or BesluitLks2015 1:1"); SAYS_NOT("|");
    assert_int_equal(run("breed parameters --json"), 0);
    SAYS_NOT("|");
}

/* ---- test ---- */

#define CASE_OF(name, expect) "- name: " name "\n  rule: loonkostensubsidie\n  given: {peildatum: 2026-01-01, geboortedatum: 1990-01-01, " \
    "forfaitair: nee, loonwaarde: 60, urenPerWeek: 36}\n" \
    "  assumed: {voltijduren: 36}\n  expect: " expect "\n  source: test\n  checked: {}\n"

static void worked_examples_are_compared_exactly(void **state)
{
    (void)state;
    file("good.yaml", CASE_OF("klopt", "{status: vastgesteld, recht: ja, subsidie: \"991.18\", bedragPerMaand: \"1238.98\"}") "  cites: [\"Pw 10d:4\"]\n");
    assert_int_equal(run("breed test good.yaml"), 0);
    assert_string_equal(said.out, "1 passed, 0 failed\n");
    IS_SILENT;
    file("bad.yaml", CASE_OF("een cent te veel", "{subsidie: \"991.19\"}") CASE_OF("artikel niet genoemd",
        "{recht: ja}") "  cites: [\"Pw 41\"]\n" CASE_OF("onbekend veld", "{bedrag: \"1\"}"));
    assert_int_equal(run("breed test bad.yaml good.yaml"), 1);
    SAYS("bad.yaml:1: een cent te veel"); SAYS("subsidie: verwacht 991.19, kreeg 991.18"); SAYS("Pw 41"); SAYS("bedrag"); SAYS("1 passed, 3 failed\n");
    assert_int_equal(run("breed test bad.yaml --json"), 1);
    SAYS("{\"veld\":\"subsidie\",\"verwacht\":\"991.19\",\"gekregen\":\"991.18\"}"); SAYS("\"geslaagd\":0,\"gezakt\":3");
}

static void worked_examples_may_expect_what_is_missing_or_wrong(void **state)
{
    (void)state;
    file("open.yaml",
         "- name: de uren ontbreken\n  rule: loonkostensubsidie\n"
         "  given: {peildatum: 2026-01-01, geboortedatum: 1990-01-01, forfaitair: nee, loonwaarde: 60}\n"
         "  expect: {status: onbekend, reden: feit-ontbreekt, ontbreekt: [urenPerWeek], bedragPerMaand: onbekend, minimumloon: \"2294.40\"}\n"
         "- name: fouten\n  rule: loonkostensubsidie\n  given: {peildatum: 2026-01-01, loonwaarde: 101, urenPerWeek: -1}\n"
         "  expect: {status: ongeldig, fouten: [loonwaarde, urenPerWeek]}\n"
         "- name: streng\n  rule: loonkostensubsidie\n  strict: yes\n  given: {peildatum: 2026-01-01}\n  expect: {status: onbekend}\n");
    assert_int_equal(run("breed test open.yaml"), 0);
    SAYS("3 passed, 0 failed");
#define SICK_AT_18(expected) "- name: achttien\n  rule: dekking\n  given: {peildatum: 2026-07-15, geboortedatum: 2008-01-01, brutoloonPerMaand: 1168, " \
    "urenPerWeek: 36, voltijduren: 36, forfaitair: ja}\n  expect: {" expected "}\n"
    file("assumed.yaml", SICK_AT_18("aannames: [volgtBbl=nee, loondoorbetaling=100, uitkeringspercentage=100], keuzes: [lks-verjaardag]"));
    assert_int_equal(run("breed test assumed.yaml"), 0);
    file("assumed.yaml", SICK_AT_18("aannames: [volgtBbl=ja, loondoorbetaling=100, uitkeringspercentage=100], keuzes: []"));
    assert_int_equal(run("breed test assumed.yaml"), 1);
    SAYS("aannames"); SAYS("volgtBbl=nee"); SAYS("keuzes"); SAYS("lks-verjaardag");
    file("refused.yaml", CASE_OF("ongeldig zonder dat het verwacht is", "{recht: ja}") "  choices: {lks-verjaardag: ooit}\n");
    assert_int_equal(run("breed test refused.yaml"), 1);
    SAYS("ooit");
}

static void worked_examples_may_bring_a_law_of_their_own(void **state)
{
    (void)state;
    file("reform.yaml", "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2026-01-01, value: \"3000.00\", status: vastgesteld, source: test}\n");
    file("own.yaml", CASE_OF("eigen recht", "{minimumloon: \"3000.00\"}") "  law: reform.yaml\n" CASE_OF("eigen keuze",
        "{minimumloon: \"2294.40\"}") "  choices: {lks-verjaardag: eerste-van-de-maand}\n");
    assert_int_equal(run("mkdir -p deep && mv own.yaml reform.yaml deep && breed test deep/own.yaml"), 0);
    SAYS("2 passed, 0 failed");
}

static void a_file_that_is_no_list_of_examples_is_refused_and_the_others_run(void **state)
{
    (void)state;
    file("good.yaml", CASE_OF("klopt", "{recht: ja}"));
    file("broken.yaml", "a: [");
    assert_int_equal(run("breed test broken.yaml good.yaml"), 2);
    COMPLAINS("broken.yaml");
    SAYS("1 passed, 0 failed");
    assert_int_equal(run("breed test nowhere.yaml good.yaml"), 1);
    COMPLAINS("nowhere.yaml");
    assert_int_equal(run("mkdir -p empty && breed test --cases empty"), 2);
    assert_int_equal(run("breed test --cases nowhere"), 1);
}

static void the_examples_inside_the_program_run_from_any_folder(void **state)
{
    (void)state;
    run("cd / && breed test");
    SAYS(" passed, ");
    assert_false(has(said.out, "\n0 passed, ") || strncmp(said.out, "0 passed", 8) == 0);
    file("good.yaml", CASE_OF("klopt", "{recht: ja}"));
    assert_int_equal(run("mkdir -p home/cases && cp good.yaml home/cases && cd home && breed test"), 0);
    assert_string_equal(said.out, "1 passed, 0 failed\n");
}

/* ---- verify ---- */

static void a_stored_answer_holds_until_somebody_changes_it(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --json > answer.json; breed verify answer.json"), 0);
    assert_string_equal(said.out, "klopt\n");
    IS_SILENT;
    assert_int_equal(run("sed 's/991.18/991.19/' answer.json > tampered.json; breed verify tampered.json"), 1);
    SAYS("klopt niet"); SAYS("subsidie: bewaard 991.19, herrekend 991.18");
    assert_int_equal(run("breed verify tampered.json --json"), 1);
    SAYS("{\"klopt\":false"); SAYS("\"bewaard\":991.19,\"herrekend\":991.18");
    assert_int_equal(run("breed verify - < answer.json"), 0);
}

static void another_law_or_program_behind_an_answer_is_said(void **state)
{
    (void)state;
    run("breed calc loonkostensubsidie " WHOLE_CASE " --json > answer.json");
    assert_int_equal(run("sed 's/\"recht\":\"[0-9a-f]*\"/\"recht\":\"0\"/' answer.json | breed verify -"), 1);
    SAYS("ander recht");
    assert_int_equal(run("sed 's/\"breed\":\"0/\"breed\":\"9/' answer.json | breed verify -"), 0);
    SAYS("klopt"); SAYS("andere versie van het programma");
    assert_int_equal(run("breed calc loonkostensubsidie " WHOLE_CASE " --json --known-on 2026-01-01 | breed verify -"), 0);
}

static void what_is_no_answer_is_refused(void **state)
{
    (void)state;
    assert_int_equal(run("echo '{}' | breed verify -"), 2);
    assert_int_equal(run("echo 'nee' | breed verify -"), 2);
    assert_int_equal(run("breed verify nowhere.json"), 1);
    assert_int_equal(run("breed calc loonkostensubsidie loonwaarde=101 --json 2>/dev/null | breed verify -"), 2);
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-01-01 --json | breed verify -"), 0);
}

/* ---- batch ---- */

#define HEADER "peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek\n"
#define GOOD_ROW "2026-01-01,1990-01-01,nee,60,36\n"

static void a_batch_of_good_rows_is_silent(void **state)
{
    (void)state;
    file("in.csv", HEADER GOOD_ROW GOOD_ROW);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv"), 0);
    IS_SILENT;
    assert_int_equal(lines_of(said.out), 3);
    SAYS("991.18,247.80,1238.98");
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o out.csv && cat out.csv"), 0);
    assert_int_equal(lines_of(said.out), 3);
    assert_int_equal(run("test ! -e out.csv.tmp"), 0);
    assert_int_equal(run("breed batch loonkostensubsidie - < in.csv | cmp - out.csv"), 0);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -j1 --outcome recht"), 0);
    SAYS("vastgesteld,ja,");
    SAYS_NOT("991.18");
}

static void bad_and_undecided_rows_show_in_the_status(void **state)
{
    (void)state;
    file("in.csv", HEADER GOOD_ROW "2026-01-01,1990-01-01,nee,101,-3\n" "2026-01-01,1990-01-01,nee,,36\n" GOOD_ROW);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv"), 5);
    assert_int_equal(lines_of(said.out), 5);
    SAYS("regel 3"); SAYS("'101'"); SAYS("'-3'"); SAYS("ontbreekt: loonwaarde");
    COMPLAINS("4 rijen, 2 beslist, 1 niet beslist (feiten ontbreken), 1 ongeldig");
    assert_int_equal(run("breed batch loonkostensubsidie in.csv --json -o out.jsonl; cat out.jsonl"), 0);
    SAYS("{\"rijen\":4,\"vastgesteld\":2,\"onbekend\":1,\"parameterOntbreekt\":0,\"ongeldig\":1,\"gestopt\":false"); SAYS("\"bedragPerMaand\":1238.98");
}

static void columns_that_are_no_facts_are_named_only_when_somebody_looks(void **state)
{
    (void)state;
    file("in.csv", "naam,peildatum,geboortedatum,forfaitair,loonwaarde,urenPerWeek\na," GOOD_ROW);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv"), 0);
    IS_SILENT;
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o out.csv --json"), 0);
    SAYS("naam");
}

static void a_header_that_cannot_be_used_leaves_the_old_output_alone(void **state)
{
    (void)state;
    file("in.csv", "peildatum,status\n2026-01-01,x\n");
    file("out.csv", "oud\n");
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o out.csv"), 2);
    COMPLAINS("status");
    assert_int_equal(run("cat out.csv; test ! -e out.csv.tmp"), 0);
    assert_string_equal(said.out, "oud\n");
}

static void a_batch_never_writes_over_its_own_input(void **state)
{
    (void)state;
    file("in.csv", HEADER GOOD_ROW);
    assert_int_equal(run("ln -sf in.csv link.csv; breed batch loonkostensubsidie in.csv -o link.csv"), 2);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv >> in.csv"), 2);
    assert_int_equal(run("breed batch loonkostensubsidie - < in.csv -o in.csv"), 2);
    assert_int_equal(run("cp in.csv o.csv.tmp; ln -sf o.csv.tmp i.csv; breed batch loonkostensubsidie i.csv -o o.csv"), 2);
    assert_int_equal(run("cat in.csv"), 0);
    assert_string_equal(said.out, HEADER GOOD_ROW);
}

static void files_that_cannot_be_read_or_written_are_failures(void **state)
{
    (void)state;
    file("in.csv", HEADER GOOD_ROW);
    assert_int_equal(run("breed batch loonkostensubsidie nowhere.csv"), 1);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o nowhere/out.csv"), 1);
    assert_int_equal(run("breed batch loonkostensubsidie in.xlsx"), 2);
    COMPLAINS(".jsonl");
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -o out.xlsx"), 2);
    assert_int_equal(run("breed batch loonkostensubsidie in.csv -j 0"), 2);
    assert_int_equal(run("breed batch niets in.csv"), 2);
    if (run("test -w /dev/full") == 0) assert_int_equal(run("breed batch loonkostensubsidie in.csv -o /dev/full"), 1);
}

static void control_c_finishes_the_block_and_says_how_far_it_came(void **state)
{
    (void)state;
    file("in.csv", HEADER);
    file("row.csv", GOOD_ROW);
    assert_int_equal(run("{ cat in.csv; i=0; while [ $i -lt 60 ]; do cat row.csv; sleep 0.05; i=$((i+1)); done; }"
                         " | breed batch loonkostensubsidie - -o stopped.csv & sleep 0.6; kill -INT $!; wait $!"), 1);
    COMPLAINS("gestopt na ");
    COMPLAINS("stopped.csv.tmp");
    assert_int_equal(run("test ! -e stopped.csv && test -e stopped.csv.tmp"), 0);
}

#define T(name) cmocka_unit_test(name)

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        T(whatif_names_the_smallest_changes_and_their_articles), T(whatif_says_that_a_judgment_is_not_chosen), T(whatif_that_finds_nothing_has_an_exit_status_of_its_own),
        T(whatif_refuses_every_bad_target_at_once),
        T(help_names_every_command_and_rule_and_exit_status), T(the_examples_of_help_work_as_printed), T(help_on_a_rule_lists_its_facts_and_outcomes),
        T(without_a_command_the_help_is_an_error_message), T(the_man_page_and_completion_come_from_the_same_tables), T(version_names_program_and_law),
        T(calc_gives_the_amounts_with_an_article_behind_each_step), T(the_same_question_gets_the_same_bytes), T(options_may_stand_anywhere),
        T(explain_tells_which_article_changed_on_1_january_2024), T(a_missing_fact_leaves_it_undecided_and_is_named), T(strict_refuses_what_would_be_assumed),
        T(only_the_outcomes_asked_for_have_to_be_settled), T(a_value_of_the_law_that_is_unknown_has_a_status_of_its_own),
        T(each_bad_fact_is_named_with_its_value_and_what_is_allowed), T(all_mistakes_are_told_at_once_a_line_each),
            T(with_json_the_mistakes_stand_on_standard_output_too),
        T(an_unknown_command_option_or_rule_gets_a_suggestion), T(output_that_cannot_be_written_is_a_failure), T(facts_come_from_json_yaml_and_standard_input),
        T(a_broken_file_of_facts_is_named_with_its_line), T(another_law_gives_another_answer_and_another_digest), T(a_choice_is_taken_and_shown),
        T(rules_lists_and_describes),
        T(parameters_give_value_unit_day_status_and_source), T(a_parameter_names_the_article_that_is_in_force_on_the_day),
        T(worked_examples_are_compared_exactly), T(worked_examples_may_expect_what_is_missing_or_wrong),
        T(worked_examples_may_bring_a_law_of_their_own), T(a_file_that_is_no_list_of_examples_is_refused_and_the_others_run),
            T(the_examples_inside_the_program_run_from_any_folder),
        T(a_stored_answer_holds_until_somebody_changes_it), T(another_law_or_program_behind_an_answer_is_said), T(what_is_no_answer_is_refused),
            T(a_batch_of_good_rows_is_silent),
        T(bad_and_undecided_rows_show_in_the_status), T(columns_that_are_no_facts_are_named_only_when_somebody_looks),
            T(a_header_that_cannot_be_used_leaves_the_old_output_alone),
        T(a_batch_never_writes_over_its_own_input), T(files_that_cannot_be_read_or_written_are_failures),
            T(control_c_finishes_the_block_and_says_how_far_it_came),
    };
    if (count != 2 || !begin_runs(arguments[1])) { (void)fputs("test_cli PROGRAM\n", stderr); return 2; }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    end_runs();
    return failed;
}
