/* SPDX-License-Identifier: EUPL-1.2 */
/* test_db.c: breed db from outside: what it says, what it leaves, exit statuses, refusals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "cli/run.h"

static void a_database_is_made_verified_copied_and_put_back(void **state)
{
    (void)state;
    assert_int_equal(run("breed db migrate --db een.db"), 0);
    SAYS("Database aangemaakt; versie van de tabellen: 1"); SAYS("hoofdsleutel"); IS_SILENT;
    assert_int_equal(run("stat -c %%a een.db een.db.key"), 0);
    assert_string_equal(said.out, "600\n600\n");
    assert_int_equal(run("breed db migrate --db een.db --json --lang en"), 0);
    assert_string_equal(said.out, "{\"versie\":1,\"was\":1}\n");
    assert_int_equal(run("breed db verify --db een.db"), 0);
    SAYS("klopt\nGebeurtenissen: 0\n"); IS_SILENT;
    assert_int_equal(run("breed db verify --db een.db --json"), 0);
    SAYS("{\"klopt\":true,\"gebeurtenissen\":0,\"dossiers\":0,\"gewist\":0,\"losseGegevens\":0,\"einde\":\"0:");
    assert_int_equal(run("breed db backup een.bak --db een.db"), 0);
    SAYS("De hoofdsleutel zit er niet in"); IS_SILENT;
    assert_int_equal(run("breed db backup een.bak --db een.db --lang en"), 2);
    COMPLAINS("the file is already there");
    assert_int_equal(run("breed db restore een.bak --db twee.db"), 1);
    COMPLAINS("twee.db.key");
    assert_int_equal(run("test ! -e twee.db && cp een.db.key twee.db.key && breed db restore een.bak --db twee.db"), 0);
    SAYS("nagekeken en teruggezet");
    assert_int_equal(run("breed db restore een.bak --db twee.db"), 2);
    assert_int_equal(run("breed db verify --db twee.db --lang en"), 0);
    SAYS("holds\nEvents: 0");
    assert_int_equal(run("breed db rotate --db twee.db && cmp -s een.db.key twee.db.key"), 1);       /* another key now */
    assert_int_equal(run("breed db verify --db twee.db"), 0);
}

static void damage_is_told_with_exit_1(void **state)
{
    (void)state;
    assert_int_equal(run("breed db migrate --db kapot.db && printf X | dd of=kapot.db bs=1 seek=90000 conv=notrunc 2>/dev/null"), 0);
    assert_int_equal(run("breed db verify --db kapot.db"), 1);
    SAYS("klopt niet\nbladzijde van het bestand beschadigd (bladzijde 22)"); IS_SILENT;
    assert_int_equal(run("breed db verify --db kapot.db --json --lang en"), 1);
    SAYS("{\"klopt\":false"); SAYS("{\"wat\":\"page of the file damaged\",\"toelichting\":\"page 22\"}");
    assert_int_equal(run("printf X | dd of=kapot.db bs=1 seek=9000 conv=notrunc 2>/dev/null && breed db verify --db kapot.db"),
        1);     /* needed to open at all */
    COMPLAINS("beschadigd of veranderd");
    assert_int_equal(run("breed db migrate --db sleutel.db && chmod 640 sleutel.db.key && breed db verify --db sleutel.db"), 1);
    COMPLAINS("0600");
    assert_int_equal(run("breed db migrate --db noteer.db && breed db verify --db noteer.db --head 5:%064d", 7), 1);
    SAYS("einde van de keten klopt niet (korter dan elders is genoteerd)");
    file("tekst.db", "geen database\n");
    assert_int_equal(run("breed db verify --db tekst.db"), 1);
    COMPLAINS("geen database of reservekopie van breed");
    assert_int_equal(run("breed db restore tekst.db --db nieuw.db"), 1);
}

static void wrong_calls_are_refused_all_mistakes_at_once(void **state)
{
    (void)state;
    assert_int_equal(run("breed db"), 2);
    COMPLAINS("migrate|verify|backup|restore|rotate");
    assert_int_equal(run("breed db wis --json"), 2);
    COMPLAINS("db: 'wis'"); COMPLAINS("--db: "); SAYS("\"status\":\"ongeldig\"");
    assert_int_equal(run("breed db backup --db x.db"), 2);
    COMPLAINS("backup: ");
    assert_int_equal(run("breed db verify x --db x.db"), 2);
    assert_int_equal(run("breed db migrate --db x.db --head 1:2"), 2);
    COMPLAINS("--head");
    assert_int_equal(run("breed db verify --db x.db --head 1:2"), 2);
    assert_int_equal(run("breed db verify --db nergens.db && test ! -e nergens.db"), 1);
    COMPLAINS("nergens.db");
    assert_int_equal(run("breed db verify --db 'postgres://jan:geheim@127.0.0.1:1/x?connect_timeout=2'"), 1);
    COMPLAINS("postgres://jan:...@127.0.0.1"); assert_false(has(said.err, "geheim"));
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_database_is_made_verified_copied_and_put_back),
        cmocka_unit_test(damage_is_told_with_exit_1),
        cmocka_unit_test(wrong_calls_are_refused_all_mistakes_at_once),
    };
    if (count < 2 || !begin_runs(arguments[1])) return 2;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    end_runs();
    return failed;
}
