/* SPDX-License-Identifier: EUPL-1.2 */
/* test_compare.c: breed compare and --law-of from outside: sides, routes, exit statuses, refusals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "cli/run.h"

#define SUBSIDY "breed compare loonkostensubsidie geboortedatum=1990-01-01 forfaitair=nee loonwaarde=60 urenPerWeek=36 voltijduren=36 "
#define YOUNG "ontvangtBijstand=ja geboortedatum=2004-01-01 nettoInkomen=900 medischUrenbeperkt=nee behoortTotDoelgroep=ja alleenstaandeOuder=nee "

static const char *source(void) { const char *folder = getenv("BREED_SOURCE"); return folder ? folder : "."; }

/* ---- sides ---- */

static void two_days_show_both_values_the_difference_and_what_makes_it(void **state)
{
    (void)state;
    assert_int_equal(run(SUBSIDY "--a 2024-07-01 --b 2026-01-01"), 0);
    IS_SILENT;
    SAYS("a: 1 juli 2024"); SAYS("b: 1 januari 2026");
    SAYS("€ 1.138,32          € 1.238,98          + € 100,66");
    SAYS("(minimumloon): € 2.133,60 wordt € 2.294,40");
    SAYS("artikel 8, eerste lid, Wet minimumloon en minimumvakantiebijslag");
    SAYS("maakt voor deze uitkomsten niets uit\n  - peildatum: 1 juli 2024 wordt 1 januari 2026");
    assert_int_equal(run(SUBSIDY "--a 2024-07-01 --b 2026-01-01 --lang en"), 0);
    SAYS("This is why"); SAYS("€ 1,138.32"); SAYS_NOT("wordt");
}

static void two_equal_sides_are_said_to_be_equal(void **state)
{
    (void)state;
    assert_int_equal(run(SUBSIDY "--a 2026-01-01 --b 2026-01-01"), 0);
    SAYS("beide kanten geven hetzelfde"); SAYS_NOT("Hierdoor komt het"); SAYS_NOT("Stappen die alleen");
}

static void a_choice_an_overlay_facts_and_a_municipality_can_be_a_side(void **state)
{
    (void)state;
    assert_int_equal(run("breed compare vrijlating peildatum=2026-03-01 " YOUNG "--b choice:z-start-onder-27=letterlijk-nooit"), 0);
    SAYS("a: zoals gegeven"); SAYS("keuze z-start-onder-27: meteen wordt nooit, volgens de letter"); SAYS("- € 135,00");
    SAYS("Stappen die alleen b heeft\n  - De periode van onderdeel n is niet voorbij");
    assert_int_equal(run("breed compare loonkostenvoordeel peildatum=2026-03-02 startDienstbetrekking=2026-03-02 categorieen=arbeidsgehandicapt --outcome verklaringAanvragenUiterlijk "
                         "--b %s/reforms/lkv-zes-maanden.yaml", source()), 0);
    SAYS("b: Zes maanden voor de doelgroepverklaring"); SAYS("2 juni 2026"); SAYS("2 september 2026"); SAYS("3 maanden wordt 6 maanden");
    file("b.yaml", "loonwaarde: 80\n");
    assert_int_equal(run(SUBSIDY "peildatum=2026-01-01 --b facts:b.yaml"), 0);
    SAYS("loonwaarde: 60 procent wordt 80 procent"); SAYS("feiten uit b.yaml");
    assert_int_equal(run("breed compare arbeidsmarktregio peildatum=2026-01-01 --a municipality:Utrecht --b municipality:0599"), 0);
    SAYS("a: gemeente Utrecht"); SAYS("b: gemeente Rotterdam"); SAYS("anders");
    assert_int_equal(run(SUBSIDY "peildatum=2026-01-01 --a law-of:2024-07-01"), 0);
    SAYS("a: het recht van 1 juli 2024"); SAYS("+ € 100,66");
}

static void more_than_one_thing_can_be_said_of_a_side(void **state)
{
    (void)state;
    assert_int_equal(run("breed compare vrijlating " YOUNG "--a 2026-03-01 --b 2026-03-01 --b choice:z-start-onder-27=letterlijk-nooit --b %s/reforms/een-vrijlating-vanaf-2026.yaml", source()), 3);
    SAYS("b: 1 maart 2026, Eén vrijlating vanaf 2026 ("); SAYS("keuze z-start-onder-27=letterlijk-nooit");
    SAYS("Nog onbekend bij b: draagtBijN.");
}

static void as_json_both_answers_stand_whole_with_differences_causes_and_steps(void **state)
{
    (void)state;
    assert_int_equal(run(SUBSIDY "--a 2024-07-01 --b 2026-01-01 --json"), 0);
    IS_SILENT;
    SAYS("{\"regel\":\"loonkostensubsidie\",\"a\":{\"kant\":\"1 juli 2024\",\"antwoord\":{\"regel\":\"loonkostensubsidie\"");
    SAYS("{\"uitkomst\":\"bedragPerMaand\",\"a\":1138.32,\"b\":1238.98,\"verschil\":100.66}");
    SAYS("{\"soort\":\"parameter\",\"naam\":\"minimumloon\",\"a\":2133.60,\"b\":2294.40,\"eenheid\":\"euro\"");
    SAYS("\"werkt\":\"alleen\",\"gevolg\":[");
    SAYS("{\"soort\":\"feit\",\"naam\":\"peildatum\",\"a\":\"2024-07-01\",\"b\":\"2026-01-01\",\"werkt\":\"niet\"}");
    SAYS("\"volledig\":true,\"getoetst\":\"alle-combinaties\"");
    assert_int_equal(run("breed compare kostendelersnorm geboortedatum=1990-01-01 heeftPartner=nee 'huisgenoten=[{\"geboortedatum\":\"2003-01-01\"}]' --a 2015-01-01 --b 2026-01-01 --json | "
                         "python3 -c 'import json,sys; c=json.load(sys.stdin); o=[x for x in c[\"oorzaken\"] if x[\"werkt\"]==\"samen\"]; print(o[0][\"naam\"], [c[\"oorzaken\"][i][\"naam\"] for i in o[0][\"samenMet\"]])'"), 0);
    SAYS("kostendeler_leeftijd ['peildatum']");
}

static void the_exit_status_is_that_of_the_worse_side(void **state)
{
    (void)state;
    file("weg.yaml", "loonwaarde: onbekend\n");
    file("leeg.yaml", "parameters:\n  - name: minimumloon\n    values: [{from: 2026-01-01, value: onbekend, status: onbekend}]\n");
    assert_int_equal(run(SUBSIDY "peildatum=2026-01-01 --b facts:weg.yaml"), 3);
    SAYS("Nog onbekend bij b: loonwaarde.");
    assert_int_equal(run(SUBSIDY "peildatum=2026-01-01 --a facts:weg.yaml --b leeg.yaml"), 4);
    SAYS("Bij b is een waarde uit de wet niet bekend: minimumloon.");
    assert_int_equal(run(SUBSIDY "peildatum=2026-01-01 --b 2036-01-01"), 2);
    COMPLAINS("--b: peildatum: '2036-01-01'");
}

static void what_is_wrong_with_the_sides_is_refused_all_at_once(void **state)
{
    (void)state;
    assert_int_equal(run(SUBSIDY "peildatum=2026-01-01"), 2);
    COMPLAINS("--a, --b"); COMPLAINS("ten minste één kant");
    assert_int_equal(run(SUBSIDY "--a 2026-02-30 --b choice:lks-indexering=nooit --b municipality:0344 --b facts:nergens.yaml"), 1);
    COMPLAINS("--a: '2026-02-30'"); COMPLAINS("lks-indexering: 'nooit'"); COMPLAINS("--b: '0344'"); COMPLAINS("nergens.yaml");
    assert_int_equal(run(SUBSIDY "--a 2026-01-01 --a 2025-01-01"), 2);
    COMPLAINS("elk feit hoogstens één keer per kant");
    assert_int_equal(run(SUBSIDY "--a 2026-01-01 --b 2025-01-01 --months 3"), 2);
    COMPLAINS("--months: '3'");
    assert_int_equal(run("breed compare verhuizing --a municipality:0344"), 2);
    COMPLAINS("een regel met één gemeente");
}

/* ---- the law of one day ---- */

static void with_the_law_of_one_day_ages_go_on_and_amounts_stay(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-01-01 geboortedatum=2006-01-02 forfaitair=ja urenPerWeek=36 --law-of 2024-01-01 --outcome minimumloon"), 0);
    SAYS("€ 1.241,64");                     /* 60 percent of 2,069.40: 19 years old */
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2030-01-02 geboortedatum=2006-01-02 forfaitair=ja urenPerWeek=36 --law-of 2024-01-01 --outcome minimumloon"), 0);
    SAYS("€ 2.069,40");                     /* 24 by then, and the amount of 2024 */
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2030-01-02 --law-of 2010-01-01"), 2);
    COMPLAINS("peildatum: '2030-01-02'");
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-01-02 --law-of 2024-02-30"), 2);
    COMPLAINS("--law-of: '2024-02-30'");
}

static void an_answer_under_the_law_of_one_day_says_so_and_can_be_recomputed(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc loonkostensubsidie peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=ja urenPerWeek=36 --law-of 2024-01-01 --json > antwoord.json"), 0);
    assert_int_equal(run("cat antwoord.json"), 0);
    SAYS("\"rechtVan\":\"2024-01-01\""); SAYS("&z=2024-01-01&g=2024-01-01");
    assert_int_equal(run("breed verify antwoord.json"), 0);
    SAYS("klopt");
    assert_int_equal(run("breed verify antwoord.json --law-of 2025-01-01"), 1);
    assert_int_equal(run("printf 'peildatum,geboortedatum,forfaitair,urenPerWeek\\n2026-01-01,1990-01-01,ja,36\\n2030-01-01,1990-01-01,ja,36\\n' | breed batch loonkostensubsidie - --law-of 2024-01-01 --outcome minimumloon"), 0);
    SAYS("2030-01-01,1990-01-01,ja,36,vastgesteld,2069.40");
    assert_int_equal(run("breed explain loonkostensubsidie peildatum=2026-01-01 geboortedatum=1990-01-01 forfaitair=ja urenPerWeek=36 --law-of 2024-01-01"), 0);
    SAYS("vastgezet op 1 januari 2024");
}

static void an_option_from_a_day_on_counts_in_every_command(void **state)
{
    (void)state;
    file("dag.yaml", "choices:\n  z-start-onder-27: {option: letterlijk-nooit, from: 2026-03-01}\n");
    assert_int_equal(run("breed calc vrijlating peildatum=2026-02-28 " YOUNG "--law dag.yaml --outcome vrijgelaten"), 0);
    SAYS("€ 135,00");
    assert_int_equal(run("breed calc vrijlating peildatum=2026-03-01 " YOUNG "--law dag.yaml --json > later.json && breed verify later.json --law dag.yaml && breed batch vrijlating "
                         "-o uit.csv --law dag.yaml --outcome vrijgelaten in.csv 2>/dev/null; cat later.json"), 0);
    SAYS("\"vrijgelaten\":0.00"); SAYS("klopt");
    file("in.csv", "peildatum,ontvangtBijstand,geboortedatum,nettoInkomen,medischUrenbeperkt,behoortTotDoelgroep,alleenstaandeOuder\n"
                   "2026-02-28,ja,2004-01-01,900,nee,ja,nee\n2026-03-01,ja,2004-01-01,900,nee,ja,nee\n");
    assert_int_equal(run("breed batch vrijlating in.csv --law dag.yaml --outcome vrijgelaten"), 0);
    SAYS("2026-02-28,ja,2004-01-01,900,nee,ja,nee,vastgesteld,135.00"); SAYS("2026-03-01,ja,2004-01-01,900,nee,ja,nee,vastgesteld,0.00");
}

/* ---- routes ---- */

/* Sums of 36 months with 900 euros net a month under the law of 1 January 2026 (routes L and M: of 1 January 2027), worked out by hand from art. 31 lid 2 and art. 34a
 * Participatiewet: 25 percent is 225.00, 15 percent 135.00, 12.5 percent 112.50, none of them above the maximum of that part. Months and amounts in cents. */
static const struct { const char *letter; struct { int months; long amount; } part[3]; } routes[] = {
    { "A", { { 6, 22500 } } },
    { "B", { { 6, 22500 }, { 12, 13500 } } },
    { "C", { { 6, 22500 }, { 12, 13500 }, { 18, 13500 } } },
    { "D", { { 6, 22500 }, { 30, 13500 } } },
    { "E", { { 36, 13500 } } },
    { "F", { { 12, 13500 } } },
    { "F2", { { 36, 13500 } } },
    { "G2", { { 6, 0 }, { 30, 13500 } } },
    { "G3", { { 36, 0 } } },
    { "H", { { 36, 13500 } } },
    { "I", { { 6, 22500 }, { 30, 11250 } } },
    { "J", { { 6, 22500 }, { 12, 13500 }, { 18, 11250 } } },
    { "K", { { 36, 0 } } },
    { "L", { { 12, 13500 } } },
    { "M", { { 36, 13500 } } },
};
enum { ROUTES = sizeof routes / sizeof *routes };

static void the_fifteen_routes_come_to_the_sums_worked_out_by_hand_to_the_cent_and_month_by_month(void **state)
{
    (void)state;
    assert_int_equal(run("breed compare vrijlating --routes %s/examples/routes/vrijlating.yaml --months 36 --law-of 2026-01-01 --json", source()), 0);
    IS_SILENT;
    const long best = 540000;
    for (int i = 0; i < ROUTES; i++) {
        char text[80], *at, *until;
        long sum = 0;
        for (int k = 0; k < 3; k++) sum += routes[i].part[k].months * routes[i].part[k].amount;
        snprintf(text, sizeof text, "{\"letter\":\"%s\",", routes[i].letter);
        assert_non_null(at = strstr(said.out, text));
        until = strstr(at, "\"recht\":");
        assert_non_null(until);
        *until = 0;                         /* only this route */
        snprintf(text, sizeof text, "\"som\":%ld.%02ld,", sum / 100, sum % 100);
        if (!has(at, text)) print_message("# route %s: not %s\n", routes[i].letter, text);
        assert_true(has(at, text));
        snprintf(text, sizeof text, "\"verschil\":%s%ld.%02ld,", sum < best ? "-" : "", (best - sum) / 100, (best - sum) % 100);
        assert_true(has(at, text));
        for (int month = 0, k = 0, left = routes[i].part[0].months; month < 36; month++, left--) {
            while (left == 0 && k < 2) left = routes[i].part[++k].months ? routes[i].part[k].months : 36;
            long amount = k < 3 ? routes[i].part[k].amount : 0;
            snprintf(text, sizeof text, "{\"maand\":\"%d-%02d-01\",\"bedrag\":%ld.%02ld}", 2026 + month / 12, month % 12 + 1, amount / 100, amount % 100);
            if (!has(at, text)) print_message("# route %s: not %s\n", routes[i].letter, text);
            assert_true(has(at, text));
        }
        *until = '"';
    }
    SAYS("\"beste\":\"C\"");
    int count = 0;
    for (const char *at = said.out; (at = strstr(at, "{\"letter\":")); at++) count++;
    assert_int_equal(count, ROUTES);
}

static void each_gap_names_its_months_its_cause_and_its_article(void **state)
{
    (void)state;
    assert_int_equal(run("breed compare vrijlating --routes %s/examples/routes/vrijlating.yaml --months 36 --law-of 2026-01-01", source()), 0);
    IS_SILENT;
    SAYS("maanden 19-36: € 0,00 in plaats van € 135,00 per maand, samen - € 2.430,00\n      door meer uren werken is mogelijk: ja in plaats van nee\n");
    SAYS("artikel 31, tweede lid, onder aa, Participatiewet"); SAYS("artikel 31, vijfde lid, Participatiewet"); SAYS("artikel 34a, eerste lid, onder a, Participatiewet");
    SAYS("D, 27 of ouder, medisch urenbeperkt: elke maand hetzelfde bedrag.");
    assert_int_equal(run("breed compare vrijlating --routes %s/examples/routes/vrijlating.yaml --months 36 --law-of 2026-01-01 --lang en", source()), 0);
    SAYS("Where each route parts from route C"); SAYS("instead of"); SAYS_NOT("in plaats van");
}

static void the_wage_can_be_changed_on_the_command_line_and_a_fact_of_a_route_cannot(void **state)
{
    (void)state;
    assert_int_equal(run("breed compare vrijlating --routes %s/examples/routes/vrijlating.yaml --months 1 --law-of 2026-01-01 nettoInkomen=1250 --json", source()), 0);
    SAYS("\"bedrag\":285.00"); SAYS("\"bedrag\":180.19"); SAYS("\"bedrag\":187.50");      /* the maxima of n and z; 15 percent of art. 34a has none */
    assert_int_equal(run("breed compare vrijlating --routes %s/examples/routes/vrijlating.yaml behoortTotDoelgroep=ja", source()), 2);
    COMPLAINS("niet ook op de opdrachtregel");
}

static void routes_of_another_rule_sum_the_outcome_that_is_named(void **state)
{
    (void)state;
    file("routes.yaml", "from: 2026-01-01\nfacts: {geboortedatum: 2005-06-15, urenPerWeek: 36, ingangsdatum: 2026-01-01, startDienstbetrekking: 2026-01-01}\n"
                        "routes:\n  - {letter: A, name: gemeten, facts: {forfaitair: nee, loonwaarde: 40}}\n  - {letter: B, name: vast, facts: {forfaitair: ja}}\n");
    assert_int_equal(run("breed compare loonkostensubsidie --routes routes.yaml --months 6 --outcome bedragPerMaand"), 0);
    SAYS("A "); SAYS("beste"); SAYS("procent");
    assert_int_equal(run("breed compare loonkostensubsidie --routes routes.yaml --months 7 --outcome bedragPerMaand"), 3);      /* the flat rate ends after six months */
    SAYS("Route B is niet te zeggen vanaf maand 7; onbekend is: loonwaarde.");
    assert_int_equal(run("breed compare loonkostensubsidie --routes routes.yaml --months 6"), 2);
    COMPLAINS("één uitkomst in euro's");
}

static void what_is_wrong_with_a_file_of_routes_is_named_with_its_line_all_at_once(void **state)
{
    (void)state;
    file("fout.yaml", "from: 2026-02-30\nfacts: {nettoInkomen: -1, onbekendFeit: 3}\nroutes:\n"
                      "  - {letter: A, name: een, law-of: 2026-13-01}\n  - {letter: A, name: twee, choices: {z-venster: ooit}}\n  - {name: drie, fact: 1}\nvanaf: 3\n");
    assert_int_equal(run("breed compare vrijlating --routes fout.yaml"), 2);
    COMPLAINS("regel 1: from"); COMPLAINS("regel 2: nettoInkomen"); COMPLAINS("onbekendFeit"); COMPLAINS("regel 4: law-of"); COMPLAINS("regel 5: letter"); COMPLAINS("regel 5: z-venster");
    COMPLAINS("regel 6: letter"); COMPLAINS("'fact'"); COMPLAINS("'vanaf'");
    assert_int_equal(run("breed compare vrijlating --routes %s/examples/routes/vrijlating.yaml --months 36", source()), 2);        /* without --law-of: 2028 was not read */
    COMPLAINS("route A: peildatum: '2028-01-01'");
    assert_int_equal(run("breed compare vrijlating --routes %s/examples/routes/vrijlating.yaml --months 121", source()), 2);
    COMPLAINS("1 t/m 120");
    assert_int_equal(run("breed compare vrijlating --routes nergens.yaml"), 1);
    COMPLAINS("nergens.yaml");
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_days_show_both_values_the_difference_and_what_makes_it),
        cmocka_unit_test(two_equal_sides_are_said_to_be_equal),
        cmocka_unit_test(a_choice_an_overlay_facts_and_a_municipality_can_be_a_side),
        cmocka_unit_test(more_than_one_thing_can_be_said_of_a_side),
        cmocka_unit_test(as_json_both_answers_stand_whole_with_differences_causes_and_steps),
        cmocka_unit_test(the_exit_status_is_that_of_the_worse_side),
        cmocka_unit_test(what_is_wrong_with_the_sides_is_refused_all_at_once),
        cmocka_unit_test(with_the_law_of_one_day_ages_go_on_and_amounts_stay),
        cmocka_unit_test(an_answer_under_the_law_of_one_day_says_so_and_can_be_recomputed),
        cmocka_unit_test(an_option_from_a_day_on_counts_in_every_command),
        cmocka_unit_test(the_fifteen_routes_come_to_the_sums_worked_out_by_hand_to_the_cent_and_month_by_month),
        cmocka_unit_test(each_gap_names_its_months_its_cause_and_its_article),
        cmocka_unit_test(the_wage_can_be_changed_on_the_command_line_and_a_fact_of_a_route_cannot),
        cmocka_unit_test(routes_of_another_rule_sum_the_outcome_that_is_named),
        cmocka_unit_test(what_is_wrong_with_a_file_of_routes_is_named_with_its_line_all_at_once),
    };
    if (count < 2 || !begin_runs(arguments[1])) return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    end_runs();
    return failed;
}
