/* SPDX-License-Identifier: EUPL-1.2 */
/* test_questions.c: what is still possible and what to ask, from outside: breed calc with facts missing, breed questions, and its state carried from call to call. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "cli/run.h"

#define YOUNG "breed calc zoektermijn meldingsdatum=2026-03-01 heeftPartner=nee geboortedatum=2004-01-01 proVsoTot=nooit medischUrenbeperkt=nee behoortTotDoelgroep=onbekend "

/* The state in the answer of the call before. */
static const char *state_said(void)
{
    static char state[2000];
    const char *at = strstr(said.out, "\"stand\":\"");
    assert_non_null(at);
    at += strlen("\"stand\":\"");
    size_t size = strcspn(at, "\"");
    assert_true(size < sizeof state);
    memcpy(state, at, size);
    state[size] = 0;
    return state;
}

static void an_unknown_target_group_shows_both_outcomes_of_the_four_weeks(void **state)
{
    (void)state;
    assert_int_equal(run(YOUNG "--json"), 3);
    SAYS("{\"feit\":\"behoortTotDoelgroep\",\"bron\":\"gemeente (besluit)\",\"maaktUit\":\"ja\"}");
    SAYS("{\"als\":{\"behoortTotDoelgroep\":\"nee\"},\"uitkomst\":{\"zoektermijnGeldt\":\"ja\",\"grond\":\"geen\",\"aanvragenVanaf\":\"2026-03-29\"");
    SAYS("{\"als\":{\"behoortTotDoelgroep\":\"ja\"},\"uitkomst\":{\"zoektermijnGeldt\":\"nee\",\"grond\":\"lid4-doelgroep\",\"aanvragenVanaf\":\"2026-03-01\"");
    SAYS("\"mogelijkVolledig\":true");
    assert_int_equal(run(YOUNG), 3);
    SAYS("Als “hoort bij de doelgroep loonkostensubsidie” nee is:\n    zoektermijn van vier weken geldt: ja"); SAYS("ja is:\n    zoektermijn van vier weken geldt: nee");
    assert_int_equal(run(YOUNG "--lang en"), 3);
    SAYS("If “belongs to the target group for the wage cost subsidy” is no:\n");
}

static void a_decided_answer_says_nothing_of_what_is_possible(void **state)
{
    (void)state;
    assert_int_equal(run("breed calc zoektermijn meldingsdatum=2026-03-01 geboortedatum=1980-01-01 --json"), 0);
    SAYS("\"ontbreekt\":[],\"mogelijk\":[],\"fouten\""); SAYS_NOT("mogelijkVolledig");
}

static void an_undecided_answer_that_was_kept_is_recomputed_with_what_was_possible(void **state)
{
    (void)state;
    assert_int_equal(run(YOUNG "--json | breed verify -"), 0);
    assert_int_equal(run(YOUNG "--json | sed s/2026-03-29/2026-03-28/ | breed verify -"), 1);
    SAYS("mogelijk");
}

static void questions_come_with_why_who_knows_and_what_may_be_answered(void **state)
{
    (void)state;
    assert_int_equal(run("breed questions zoektermijn meldingsdatum=2026-03-01 heeftPartner=nee --json"), 0);
    SAYS("\"vragen\":[{\"feit\":\"geboortedatum\",\"vraag\":\"Wat is de geboortedatum"); SAYS("\"bron\":\"Basisregistratie Personen\""); SAYS("\"kortsteVolgorde\":true");
    SAYS("\"waarom\":\"Hiervan hangt af: zoektermijn van vier weken geldt. Bijvoorbeeld ja bij nee, en nee bij ja.\""); SAYS("\"opties\":[\"ja\",\"nee\"]"); SAYS("\"aangenomen\":\"2026-03-01\"");
    SAYS("\"gemiddeldNog\":");
    assert_int_equal(run("breed questions zoektermijn meldingsdatum=2026-03-01 heeftPartner=nee"), 0);
    SAYS("1. geboortedatum: Wat is de geboortedatum"); SAYS("Nu aangenomen: 1 maart 2026."); SAYS("Verder met: breed questions --state v1.zoektermijn.iedereen.");
    assert_int_equal(run("breed questions bijstand peildatum=2026-01-01 geboortedatum=1980-01-01 heeftPartner=nee --json"), 0);
    SAYS("\"delen\":[{\"feit\":\"geboortedatum\"");
}

static void an_employer_hears_who_holds_what_an_employer_is_not_asked(void **state)
{
    (void)state;
    assert_int_equal(run("breed questions aanvraag --role werkgever aanvraagdatum=2026-03-01 --json"), 0);
    SAYS("\"rol\":\"werkgever\""); SAYS("\"elders\":["); SAYS("{\"feit\":\"onderwijsroute\",\"bron\":\"school\"}"); SAYS_NOT("\"vraag\":\"Welk onderwijs");
    assert_int_equal(run("breed questions aanvraag --role werkgever aanvraagdatum=2026-03-01 --lang en"), 0);
    SAYS("Not to be asked of you: "); SAYS("1. wswDienstbetrekking: Is the job an employment under the Wsw");
    assert_int_equal(run("breed questions aanvraag wswDienstbetrekking=ja"), 0);
    SAYS("er is niets meer te vragen");
}

static void a_state_is_all_that_is_needed_to_go_on_change_and_go_back(void **state)
{
    (void)state;
    static char first[2000];
    assert_int_equal(run("breed questions loonkostensubsidie --role gemeente peildatum=2026-01-01 --json"), 0);
    strcpy(first, state_said());
    assert_int_equal(run("breed questions --state %s forfaitair=nee loonwaarde=60 --json", first), 0);
    SAYS("\"rol\":\"gemeente\"");
    assert_non_null(strstr(state_said(), "peildatum=2026-01-01.forfaitair=nee.loonwaarde=60."));
    strcpy(first, state_said());
    assert_int_equal(run("breed questions --state %s forfaitair=ja --json", first), 0);
    SAYS("\"ongebruikt\":[\"loonwaarde\"]");
    assert_non_null(strstr(state_said(), "loonwaarde=60.forfaitair=ja."));
    assert_int_equal(run("breed questions --state %s --back --json", first), 0);
    assert_null(strstr(state_said(), "loonwaarde=60"));
    assert_int_equal(run("echo %s | breed questions loonkostensubsidie --state - urenPerWeek=12.5 --json", first), 0);
    assert_non_null(strstr(state_said(), "urenPerWeek=12~2e5."));
}

static void a_state_or_role_that_cannot_be_is_refused_with_the_reason(void **state)
{
    (void)state;
    static char good[2000];
    assert_int_equal(run("breed questions loonkostensubsidie --role inwoner peildatum=2026-01-01 --json"), 0);
    strcpy(good, state_said());
    assert_int_equal(run("breed questions --state %sx --lang en", good), 2);
    COMPLAINS("whole and unchanged");
    assert_int_equal(run("breed questions --state %s --role uwv --lang en", good), 2);
    COMPLAINS("--role"); COMPLAINS("start again");
    assert_int_equal(run("breed questions norisk --state %s --lang en", good), 2);
    COMPLAINS("loonkostensubsidie");
    assert_int_equal(run("breed questions --state %s --choice lks-indexering=elk-halfjaar --lang en", good), 2);
    COMPLAINS("the same law and the same choices");
    assert_int_equal(run("breed questions loonkostensubsidie --role baas --lang en"), 2);
    COMPLAINS("inwoner, werkgever, gemeente or uwv");
    assert_int_equal(run("breed questions --state %s loonwaarde=101 urenPerWeek=-1 --lang en", good), 2);
    COMPLAINS("loonwaarde: '101'"); COMPLAINS("urenPerWeek: '-1'");
    assert_int_equal(run("breed questions loonkostensubsidie --back"), 2);
    assert_int_equal(run("breed questions"), 2);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_target_group_shows_both_outcomes_of_the_four_weeks),
        cmocka_unit_test(a_decided_answer_says_nothing_of_what_is_possible),
        cmocka_unit_test(an_undecided_answer_that_was_kept_is_recomputed_with_what_was_possible),
        cmocka_unit_test(questions_come_with_why_who_knows_and_what_may_be_answered),
        cmocka_unit_test(an_employer_hears_who_holds_what_an_employer_is_not_asked),
        cmocka_unit_test(a_state_is_all_that_is_needed_to_go_on_change_and_go_back),
        cmocka_unit_test(a_state_or_role_that_cannot_be_is_refused_with_the_reason),
    };
    if (count < 2 || !begin_runs(arguments[1])) return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    end_runs();
    return failed;
}
