/* SPDX-License-Identifier: EUPL-1.2 */
/* test_letter.c: breed letter from outside: which letters there are, one as HTML, refusals that say what is missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "cli/run.h"

#define DOSSIER "%s/examples/letters/loonkostensubsidie.yaml"     /* in the source folder */

static const char *source(void) { return getenv("BREED_SOURCE"); }

static void all_letters_are_listed_with_who_gets_them(void **state)
{
    (void)state;
    assert_int_equal(run("breed letter --list"), 0);
    SAYS("loonkostensubsidie           toekenning-loonwaarde    inwoner, werkgever\n"); SAYS("zoektermijn "); IS_SILENT;
    assert_int_equal(run("breed letter --list --json --lang en"), 0);
    SAYS("{\"proces\":\"loonkostensubsidie\",\"brief\":\"antwoord-klacht\",\"titel\":\"Answer to your complaint\",\"aan\":[\"inwoner\"]}");
    assert_int_equal(run("breed letter " DOSSIER " --list", source()), 0);
    SAYS("--event 9 --letter herziening "); IS_SILENT;
}

static void a_letter_comes_out_as_html_in_both_languages(void **state)
{
    (void)state;
    assert_int_equal(run("breed letter " DOSSIER " --event 7 --letter toekenning-loonwaarde --to werkgever", source()), 0);
    SAYS("<html lang=\"nl\">"); SAYS("U krijgt loonkostensubsidie voor uw werknemer Fenna Voorbeeld. Het is €\u00a01.101,31 per maand, vanaf 2 maart 2026."); SAYS("tot en met 7 april 2026"); SAYS("Plein 2<br>"); IS_SILENT;
    assert_false(has(said.out, "999990019"));
    assert_int_equal(run("breed letter " DOSSIER " --event 7 --letter toekenning-loonwaarde --to inwoner --lang en -o brief.html && grep -c 'lang=\"en\"' brief.html", source()), 0);
    assert_string_equal(said.out, "1\n");
    assert_int_equal(run("breed letter - --event 7 --letter toekenning-loonwaarde --to inwoner < " DOSSIER, source()), 0);
    SAYS("Uw werkgever Bakkerij Voorbeeld krijgt loonkostensubsidie voor uw werk.");
}

static void what_is_missing_or_wrong_is_named_and_nothing_is_written(void **state)
{
    (void)state;
    assert_int_equal(run("breed letter"), 2);
    COMPLAINS("een bestand met een dossier, of --list");
    assert_int_equal(run("breed letter " DOSSIER " --event 2 --letter herziening --to werkgever", source()), 2);
    COMPLAINS("een brief die bij deze gebeurtenis hoort"); assert_string_equal(said.out, "");
    assert_int_equal(run("breed letter " DOSSIER " --event 9 --letter herziening --to uwv", source()), 2);
    COMPLAINS("een rol die deze brief krijgt");
    assert_int_equal(run("breed letter " DOSSIER " --to niemand", source()), 2);
    COMPLAINS("--to"); COMPLAINS("--event"); COMPLAINS("--letter");
    assert_int_equal(run("sed -e '/telefoon/d' -e '/ondertekenaar/d' -e 's/^kenmerk:.*/onbekend: x/' " DOSSIER " > half.yaml && breed letter half.yaml --event 7 --letter toekenning-loonwaarde --to werkgever", source()), 2);
    COMPLAINS("onbekend");
    assert_int_equal(run("sed -e '/telefoon/d' -e '/ondertekenaar/d' " DOSSIER " > half.yaml && breed letter half.yaml --event 7 --letter toekenning-loonwaarde --to werkgever", source()), 2);
    COMPLAINS("gemeente.telefoon"); COMPLAINS("gemeente.ondertekenaar"); assert_string_equal(said.out, "");
    assert_int_equal(run("sed 's/^kenmerk:.*/kenmerk: \"999990019\"/' " DOSSIER " > bsn.yaml && breed letter bsn.yaml --event 7 --letter toekenning-loonwaarde --to werkgever", source()), 2);
    COMPLAINS("tekst zonder burgerservicenummer");
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_letters_are_listed_with_who_gets_them),
        cmocka_unit_test(a_letter_comes_out_as_html_in_both_languages),
        cmocka_unit_test(what_is_missing_or_wrong_is_named_and_nothing_is_written),
    };
    if (count < 2 || !begin_runs(arguments[1])) return 2;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    end_runs();
    return failed;
}
