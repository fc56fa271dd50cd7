/* SPDX-License-Identifier: EUPL-1.2 */
/* test_export.c: breed srg, zgw and calendar from outside: files for others out of a database of dossiers, nobody in them who need not be, every reading in the log. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "cli/run.h"

#define SAYS(part) assert_true(has(said.out, part))
#define COMPLAINS(part) assert_true(has(said.err, part))
#define IS_SILENT assert_string_equal(said.err, "")
#define ZGW "breed zgw --db een.db --municipality 0344 --on 2026-11-22 --rsin 999990019 --catalogue https://catalogi.example.nl/v1"

static int fill(void **state)
{
    (void)state;
    return run("breed db demo --db een.db --dossiers 60 --on 2026-11-22");
}

/* Everything that begins with 999 and has nine digits. */
static bool holds_a_bsn(const char *text)
{
    for (const char *at = strstr(text, "999"); at; at = strstr(at + 1, "999"))
        if (strspn(at, "0123456789") == 9 && strncmp(at, "999990019", 9) != 0) return true;      /* but the RSIN of these tests */
    return false;
}

static void a_month_becomes_lines_of_fixed_width_for_one_pair_of_eyes(void **state)
{
    (void)state;
    int exit = run("breed srg 2026-10 --db een.db --municipality 0344 --on 2026-11-22 --code type.forfaitaire-loonkostensubsidie=20 -o srg.txt");
    assert_true(exit == 0 || exit == 5);
    assert_string_equal(said.out, "");
    assert_false(holds_a_bsn(said.err));
    assert_int_equal(run("stat -c %%a srg.txt"), 0);
    assert_string_equal(said.out, "600\n");
    assert_int_equal(run("awk 'length($0) != 97 || substr($0, 1, 8) != \"20261010\" || substr($0, 24, 8) != \"03440344\" { exit 1 } END { exit NR < 5 }' srg.txt"), 0);
    assert_int_equal(run("breed srg 2026-10 --db een.db --municipality 0599 --on 2026-11-22"), 0);      /* nothing of another municipality */
    assert_string_equal(said.out, "");
    assert_int_equal(run("breed srg 2026-10 --db een.db --municipality 0344 --on 2021-01-01"), 0);      /* nothing was known then */
    assert_string_equal(said.out, "");
}

static void everything_wrong_with_a_call_is_said_at_once(void **state)
{
    (void)state;
    assert_int_equal(run("breed srg 2026-13 --municipality 9999 --reporter 12 --code type.onzin=1"), 2);
    COMPLAINS("2026-13"); COMPLAINS("--municipality"); COMPLAINS("--reporter"); COMPLAINS("--code"); COMPLAINS("--db");
    assert_int_equal(run("breed zgw --rsin 123456789 --catalogue http://x --lang en"), 2);
    COMPLAINS("--rsin"); COMPLAINS("--catalogue"); COMPLAINS("--municipality"); COMPLAINS("--db");
    assert_int_equal(run("breed calendar --db een.db --municipality 0344 --who baas"), 2);
    COMPLAINS("baas");
    assert_int_equal(run("breed calendar --db geen.db --municipality 0344"), 1);
    assert_int_equal(run("breed calendar --db een.db --municipality 0344 --rsin 999990019"), 2);         /* an option of another command */
}

static void documents_name_nobody_unless_asked(void **state)
{
    (void)state;
    assert_int_equal(run(ZGW), 0);
    assert_int_equal(lines_of(said.out), 60);
    SAYS("{\"zaak\":{\"identificatie\":\"d-"); SAYS("uiterlijkeReactiedatum"); IS_SILENT;
    assert_false(holds_a_bsn(said.out));
    char id[27] = "";
    memcpy(id, strstr(said.out, "\"d-") + 1, 26);
    assert_int_equal(run(ZGW " %s", id), 0);
    assert_int_equal(lines_of(said.out), 1);
    SAYS(id);
    assert_int_equal(run(ZGW " %s --persons", id), 0);
    assert_true(holds_a_bsn(said.out));
    assert_int_equal(run(ZGW " %s d-aaaaaaaaaaaaaaaaaaaaaaaa", id), 5);
    COMPLAINS("dossiers die er zijn");
    assert_int_equal(run("breed zgw %s --db een.db --municipality 0599 --on 2026-11-22 --rsin 999990019 --catalogue https://catalogi.example.nl/v1", id), 5);        /* of another municipality: as if it were not there */
    assert_string_equal(said.out, "");
}

static void a_calendar_holds_deadlines_and_nobody(void **state)
{
    (void)state;
    assert_int_equal(run("breed calendar --db een.db --municipality 0344 --on 2026-11-22 -o een.ics && breed calendar --db een.db --municipality 0344 --on 2026-11-22 -o twee.ics && cmp een.ics twee.ics && cat een.ics"), 0);
    SAYS("BEGIN:VCALENDAR"); SAYS("BEGIN:VEVENT"); SAYS("Wie: consulent."); IS_SILENT;
    assert_false(holds_a_bsn(said.out) || has(said.out, "d-") || has(said.out, "Voorbeeld"));
    assert_int_equal(run("breed calendar --db een.db --municipality 0344 --on 2026-11-22 --who werkgever --who loonwaardedeskundige --lang en"), 0);
    SAYS("BEGIN:VCALENDAR"); assert_false(has(said.out, "Who: case worker"));
    assert_int_equal(run("breed calendar --db een.db --municipality 0599 --on 2026-11-22"), 0);
    assert_false(has(said.out, "VEVENT"));
}

static void what_was_read_stands_in_the_log(void **state)
{
    (void)state;
    assert_int_equal(run("breed people log $(date +%%Y-%%m) --db een.db --json"), 0);
    SAYS("gegevens leveren voor de statistiek"); SAYS("statistiek-leveren"); SAYS("documenten voor een zaaksysteem maken"); SAYS("termijnen in een agenda zetten");
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_month_becomes_lines_of_fixed_width_for_one_pair_of_eyes),
        cmocka_unit_test(everything_wrong_with_a_call_is_said_at_once),
        cmocka_unit_test(documents_name_nobody_unless_asked),
        cmocka_unit_test(a_calendar_holds_deadlines_and_nobody),
        cmocka_unit_test(what_was_read_stands_in_the_log),
    };
    if (count < 2 || !begin_runs(arguments[1])) return 2;
    int failed = cmocka_run_group_tests(tests, fill, NULL);
    end_runs();
    return failed != 0;
}
