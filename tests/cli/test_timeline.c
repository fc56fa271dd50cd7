/* SPDX-License-Identifier: EUPL-1.2 */
/* test_timeline.c: breed timeline from outside: forms, files, exit statuses, refusals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "cli/run.h"

#define STUDENT \
    "from: 2026-01-01\nmonths: 3\n" \
    "person: {geboortedatum: 2000-03-11, studiefinanciering: ja, wajong: nee, structureelNietInStaatBijTeVerdienen: ja, woontInGemeente: ja, aangevraagdVanaf: 2025-09-01}\n"

static const char *source(void) { const char *folder = getenv("BREED_SOURCE"); return folder ? folder : "."; }

static void each_example_works_in_every_form(void **state)
{
    static const char *const examples[] = { "werknemer-in-deeltijd", "zieke-werknemer-boven-minimumloon", "jongere-van-19-uit-vso", "student-met-stage", "verhuizing-tussen-gemeenten",
                                            "ouder-met-kind-dat-27-wordt" };
    static const char *const forms[] = { "", "--summary", "--json", "--csv", "--csv --happenings", "--ics", "--svg", "--svg --narrow", "--html", "--lang en" };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
            assert_int_equal(run("breed timeline %s/examples/%s.yaml %s", source(), examples[i], forms[k]), 0);
            IS_SILENT;
            assert_true(*said.out);
        }
}

static void the_status_tells_what_is_missing(void **state)
{
    (void)state;
    file("decided.yaml", STUDENT);
    file("fact.yaml", "from: 2026-01-01\nmonths: 2\nemployment: {startDienstbetrekking: 2025-01-01}\n");
    assert_int_equal(run("breed timeline decided.yaml"), 0);
    IS_SILENT;
    assert_int_equal(run("breed timeline fact.yaml"), 3);
    SAYS("Niet gegeven is: "); SAYS("brutoloonPerMaand");
    assert_int_equal(run("breed timeline fact.yaml --json"), 3);
    SAYS("\"status\":\"onbekend\""); SAYS("\"soort\":\"feit\",\"naam\":\"brutoloonPerMaand\"");
    assert_int_equal(run("breed timeline decided.yaml --months 24"), 4);        /* the law of next year is not there yet */
    SAYS("\n2027 samen "); SAYS("Waarom er een ? staat");
    assert_int_equal(run("breed timeline decided.yaml --months 24 --json"), 4);
    SAYS("\"soort\":\"recht\",\"naam\":\"studietoeslag\"");
}

static void what_is_wrong_is_refused_with_its_line_all_at_once(void **state)
{
    (void)state;
    file("wrong.yaml", "from: 2026-01-01\nmonths: 3\nperson:\n  geboortedatum: 2026-02-30\n  haarkleur: bruin\nevents:\n  - {on: 2026-02-01, what: hersteld}\n  - {on: 2026-02-01, what: feest}\n");
    assert_int_equal(run("breed timeline wrong.yaml"), 2);
    assert_string_equal(said.out, "");
    COMPLAINS("regel 4: geboortedatum: '2026-02-30'"); COMPLAINS("regel 5: "); COMPLAINS("haarkleur"); COMPLAINS("regel 8: "); COMPLAINS("feest");
    assert_int_equal(run("breed timeline wrong.yaml --json --lang en"), 2);
    SAYS("\"status\":\"ongeldig\""); COMPLAINS("line 4: geboortedatum");
    assert_int_equal(run("breed timeline nergens.yaml"), 1);
    COMPLAINS("nergens.yaml");
    file("torn.yaml", "from: [2026\n");
    assert_int_equal(run("breed timeline torn.yaml"), 2);
    COMPLAINS("regel ");
    assert_int_equal(run("breed timeline"), 2);
    COMPLAINS("SITUATIE.yaml");
}

static void options_that_do_not_go_together_are_refused(void **state)
{
    (void)state;
    file("s.yaml", STUDENT);
    assert_int_equal(run("breed timeline s.yaml --json --csv"), 2);
    COMPLAINS("hoogstens één daarvan");
    assert_int_equal(run("breed timeline s.yaml --happenings"), 2);
    COMPLAINS("alleen met --csv");
    assert_int_equal(run("breed timeline s.yaml --narrow --ics"), 2);
    COMPLAINS("alleen met --svg");
    assert_int_equal(run("breed timeline s.yaml --summary --svg"), 2);
    COMPLAINS("alleen bij de tekst");
    assert_int_equal(run("breed timeline s.yaml --months 0"), 2);
    COMPLAINS("1 t/m 480");
    assert_int_equal(run("breed timeline s.yaml --strict"), 2);
}

static void the_form_follows_from_the_extension_and_the_file_is_whole(void **state)
{
    static const char *const begins[][2] = { { "json", "{\"titel\":null" }, { "csv", "maand,brutoloon" }, { "ics", "BEGIN:VCALENDAR" }, { "svg", "<svg " }, { "html", "<table " }, { "txt", "Januari 2026" } };
    (void)state;
    file("s.yaml", STUDENT);
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        assert_int_equal(run("breed timeline s.yaml -o out.%s", begins[i][0]), 0);
        assert_string_equal(said.out, "");
        IS_SILENT;
        assert_int_equal(run("cat out.%s", begins[i][0]), 0);
        assert_int_equal(strncmp(said.out, begins[i][1], strlen(begins[i][1])), 0);
    }
    assert_int_equal(run("breed timeline s.yaml --csv -o out.json && cat out.json"), 0);        /* what is asked for goes before the extension */
    SAYS("maand,brutoloon");
    assert_int_equal(run("ls | grep part"), 1);
    assert_int_equal(run("breed timeline s.yaml -o nergens/out.csv"), 1);
    COMPLAINS("nergens/out.csv");
    assert_int_equal(run("breed timeline s.yaml -o s.yaml"), 2);
    COMPLAINS("een ander bestand dan de invoer");
    assert_int_equal(run("cat s.yaml"), 0);
    assert_string_equal(said.out, STUDENT);
    assert_int_equal(run("breed timeline s.yaml --csv -o /dev/stdout | head -n 1"), 0);
    SAYS("maand,brutoloon");
}

static void the_input_can_come_from_a_pipe_and_the_law_from_options(void **state)
{
    (void)state;
    file("s.yaml", STUDENT);
    assert_int_equal(run("breed timeline - --csv <s.yaml"), 0);
    SAYS("\n2026-03,");
    assert_int_equal(run("breed timeline s.yaml --csv --months 1"), 0);
    assert_int_equal(lines_of(said.out), 2);
    assert_int_equal(run("breed timeline s.yaml --csv --law %s/reforms/studietoeslag-verdubbeld.yaml", source()), 0);
    static char doubled[sizeof said.out];
    memcpy(doubled, said.out, sizeof doubled);
    assert_int_equal(run("breed timeline s.yaml --csv"), 0);
    assert_string_not_equal(said.out, doubled);
    assert_int_equal(run("breed timeline s.yaml --law-of 2025-01-01 --json"), 0);
    SAYS("\"rechtVan\":\"2025-01-01\"");
    assert_int_equal(run("breed timeline s.yaml --choice lks-indexering=elk-halfjaar --json"), 0);
    SAYS("{\"code\":\"lks-indexering\",\"gekozen\":\"elk-halfjaar\"");
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_example_works_in_every_form),
        cmocka_unit_test(the_status_tells_what_is_missing),
        cmocka_unit_test(what_is_wrong_is_refused_with_its_line_all_at_once),
        cmocka_unit_test(options_that_do_not_go_together_are_refused),
        cmocka_unit_test(the_form_follows_from_the_extension_and_the_file_is_whole),
        cmocka_unit_test(the_input_can_come_from_a_pipe_and_the_law_from_options),
    };
    if (count < 2 || !begin_runs(arguments[1])) return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    end_runs();
    return failed;
}
