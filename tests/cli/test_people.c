/* SPDX-License-Identifier: EUPL-1.2 */
/* test_people.c: breed people from outside: accounts made, listed, blocked and given tokens; what it says, exit statuses, refusals, and that no secret is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "cli/run.h"

#define PASSWORD "drie losse appels ernaast"

static void the_first_account_makes_the_database(void **state)
{
    (void)state;
    assert_int_equal(run("echo '" PASSWORD "' | breed people add karin consulent:9001 --name 'Karin Test' --db een.db"), 0);
    SAYS("Het account is gemaakt."); IS_SILENT;
    assert_int_equal(run("stat -c %%a een.db een.db.key"), 0);
    assert_string_equal(said.out, "600\n600\n");
    assert_int_equal(run("printf '" PASSWORD "\\n999990019\\n' | breed people add jan inwoner --person --json --db een.db"), 0);
    SAYS("{\"account\":\"a-"); IS_SILENT;
    assert_int_equal(run("breed people list --db een.db"), 0);
    SAYS("karin                         consulent:9001\n"); SAYS("jan                           inwoner\n");
    assert_int_equal(run("breed people list --json --db een.db"), 0);
    SAYS("\"login\":\"karin\",\"rollen\":[\"consulent:9001\"],\"tweedeFactor\":false,\"geblokkeerd\":false}");
    assert_false(has(said.out, "999990019"));
    assert_false(has(said.out, "argon"));
    assert_int_equal(run("grep -c 999990019 een.db"), 1);
}

static void roles_change_and_accounts_are_blocked(void **state)
{
    (void)state;
    assert_int_equal(run("echo '" PASSWORD "' | breed people add piet werkgever:W-1 --db een.db --lang en"), 0);
    SAYS("The account is made.");
    assert_int_equal(run("breed people roles piet werkgever:W-1 werkgever:W-2 --db een.db && breed people block piet --db een.db && breed people list --db een.db"), 0);
    SAYS("piet                          werkgever:W-1 werkgever:W-2, geblokkeerd\n");
    assert_int_equal(run("breed people token piet werkgever:W-1 --db een.db"), 2);
    assert_int_equal(run("breed people unblock piet --db een.db && breed people list --db een.db"), 0);
    SAYS("werkgever:W-2\n");
    assert_int_equal(run("echo 'vier losse peren ernaast' | breed people password piet --db een.db"), 0);
    assert_int_equal(run("breed people roles niemand uwv --db een.db"), 2);
    COMPLAINS("roles: 'niemand'");
}

static void a_token_is_shown_once_and_lies_nowhere(void **state)
{
    char token[64];
    (void)state;
    assert_int_equal(run("breed people token karin --db een.db"), 0);
    assert_int_equal(strlen(said.out), 44);
    assert_int_equal(sscanf(said.out, "%63s", token), 1);
    assert_int_equal(run("cat een.db* | grep -c -e %s", token), 1);
    assert_int_equal(run("breed people token karin --until 2020-01-01 --db een.db"), 2);
    COMPLAINS("--until: '2020-01-01'");
    assert_int_equal(run("breed people token piet --db een.db"), 2);
    COMPLAINS("een rol van dit account");
    assert_int_equal(run("breed people token karin consulent:9001 --until 2049-12-31 --json --db een.db"), 0);
    SAYS("\"tot\":\"2049-12-31\"}");
}

static void a_month_of_the_log_is_counted(void **state)
{
    (void)state;
    assert_int_equal(run("breed people log 2026-11 --db een.db"), 0);
    assert_string_equal(said.out, "{\"maand\":\"2026-11\",\"regels\":[],\"zonderZaak\":{\"aantal\":0}}\n");
    assert_int_equal(run("breed people log 2026-13 --db een.db"), 2);
    COMPLAINS("log: '2026-13'");
}

static void wrong_calls_are_refused(void **state)
{
    (void)state;
    assert_int_equal(run("breed people"), 2);
    assert_int_equal(run("breed people wis --json"), 2);
    COMPLAINS("people: 'wis'"); COMPLAINS("--db: ");
    assert_int_equal(run("breed people add karin --db een.db"), 2);
    assert_int_equal(run("echo '" PASSWORD "' | breed people add KARIN uwv --db een.db"), 2);
    COMPLAINS("login: "); COMPLAINS("nog niet in gebruik");
    assert_int_equal(run("echo kort | breed people add nieuw consulent werkgever --db een.db"), 2);
    COMPLAINS("gemeente: 'consulent'"); COMPLAINS("werkgever: 'werkgever'"); COMPLAINS("12 tot 256 tekens");
    assert_false(has(said.err, "kort"));
    assert_int_equal(run("printf '" PASSWORD "\\n999990018\\n' | breed people add nieuw inwoner --person --db een.db"), 2);
    COMPLAINS("--person");
    assert_false(has(said.err, "999990018"));
    assert_int_equal(run("breed people add nieuw uwv --db een.db </dev/null"), 2);
    assert_int_equal(run("breed people add nieuw chef --db een.db </dev/null"), 2);
    COMPLAINS("rol: 'chef'"); COMPLAINS("loonwaardedeskundige");
    assert_int_equal(run("breed people list --db nergens.db && test ! -e nergens.db"), 1);
    assert_int_equal(run("test ! -e nergens.db"), 0);
    assert_int_equal(run("echo 000000 | breed people second karin --db een.db"), 2);
    SAYS("otpauth://totp/breed:karin?secret="); COMPLAINS("er is niets veranderd");
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_account_makes_the_database), cmocka_unit_test(roles_change_and_accounts_are_blocked), cmocka_unit_test(a_token_is_shown_once_and_lies_nowhere),
        cmocka_unit_test(a_month_of_the_log_is_counted), cmocka_unit_test(wrong_calls_are_refused),
    };
    if (count < 2 || !begin_runs(arguments[1])) return 2;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    end_runs();
    return failed;
}
