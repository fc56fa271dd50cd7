/* SPDX-License-Identifier: EUPL-1.2 */
/* test_situation.c: what a situation refuses, all at once and with its line; how facts hold from a day on; and the examples. */
#include "timeline_help.h"
#include "base/file.h"

#define BEGIN "from: 2026-01-01\nmonths: 6\n"
#define WITH_JOB BEGIN "employment: {startDienstbetrekking: 2025-01-01}\n"

/* Is there a problem on that line, about that field and value, with that in what is allowed? */
static void is_refused(const struct made *m, int32_t line, const char *field, const char *value, const char *allowed)
{
    for (int32_t i = 0; i < m->problems.count && i < PROBLEMS_KEPT; i++) {
        const struct problem *p = &m->problems.item[i];
        if (p->line == line && strcmp(p->field, field) == 0 && strcmp(p->value, value) == 0 && strstr(p->allowed[0], allowed)) return;
    }
    show_problems(m);
    fail_msg("line %d, %s = %s is not refused with \"%s\"", line, field, value, allowed);
}

static void refuses(const char *yaml, int32_t line, const char *field, const char *value, const char *allowed)
{
    struct made m;
    assert_false(read_text(&m, yaml));
    is_refused(&m, line, field, value, allowed);
    drop(&m);
}

static void everything_that_is_wrong_is_named_at_once(void **state)
{
    (void)state;
    struct made m;
    assert_false(read_text(&m,
        "from: 2026-02-30\n"
        "months: 0\n"
        "kleur: rood\n"
        "person: {geboortedatum: gisteren, gebortedatum: 1990-01-01}\n"
        "events:\n"
        "  - {on: 2026-13-01, what: ziek}\n"
        "  - {on: 2026-03-01, what: ziekk, dagloon: veel}\n"
        "  - {what: hersteld}\n"));
    is_refused(&m, 1, "from", "2026-02-30", "een dag van 1940");
    is_refused(&m, 2, "months", "0", "van 1 tot en met 480");
    is_refused(&m, 3, "yaml", "kleur", "person");
    is_refused(&m, 4, "geboortedatum", "gisteren", "datum");
    is_refused(&m, 4, "feit", "gebortedatum", "bedoelt u geboortedatum?");
    is_refused(&m, 6, "on", "2026-13-01", "een dag van 1940");
    is_refused(&m, 7, "what", "ziekk", "bedoelt u ziek?");
    is_refused(&m, 7, "dagloon", "veel", "bedrag");
    is_refused(&m, 8, "on", "", "een dag van 1940");
    drop(&m);
}

static void an_event_before_the_situation_is_refused(void **state)
{
    (void)state;
    refuses(WITH_JOB "events:\n  - {on: 2025-12-31, what: ziek}\n", 5, "on", "2025-12-31", "niet vóór from");
}

static void what_follows_from_a_birthday_needs_no_event(void **state)
{
    (void)state;
    refuses(BEGIN "events:\n  - {on: 2026-02-01, what: verjaardag}\n", 4, "what", "verjaardag", "volgt vanzelf");
    refuses(BEGIN "events:\n  - {on: 2026-02-01, what: turns-27}\n", 4, "what", "turns-27", "volgt vanzelf");
}

static void what_cannot_be_on_a_day_is_refused(void **state)
{
    (void)state;
    refuses(WITH_JOB "events:\n  - {on: 2026-02-01, what: hersteld}\n", 5, "what", "hersteld", "op die dag ziek is");
    refuses(BEGIN "events:\n  - {on: 2026-02-01, what: ziek}\n", 4, "what", "ziek", "een baan is");
    refuses(WITH_JOB "events:\n  - {on: 2026-02-01, what: ziek}\n  - {on: 2026-02-02, what: ill}\n", 6, "what", "ziek", "nog niet ziek");
    refuses(WITH_JOB "events:\n  - {on: 2026-02-01, what: baan-begint}\n", 5, "what", "baan-begint", "nog geen baan");
    refuses(WITH_JOB "events:\n  - {on: 2026-02-01, what: baan-eindigt}\n  - {on: 2026-02-01, what: baan-begint}\n", 6, "what", "baan-begint", "nog geen baan");
    refuses(BEGIN "events:\n  - {on: 2026-02-01, what: baan-eindigt}\n", 4, "what", "baan-eindigt", "een baan is");
    refuses(WITH_JOB "events:\n  - {on: 2026-02-01, what: forfait-eindigt}\n", 5, "what", "forfait-eindigt", "forfaitair=ja");
    refuses(BEGIN "events:\n  - {on: 2026-02-01, what: stage-eindigt}\n", 4, "what", "stage-eindigt", "tijdens een stage");
    refuses(BEGIN "events:\n  - {on: 2026-02-01, what: bijstand-eindigt}\n", 4, "what", "bijstand-eindigt", "bijstand is");
    refuses(BEGIN "events:\n  - {on: 2026-02-01, what: huisgenoot-gaat, huisgenoot: {geboortedatum: 1990-01-01}}\n", 4, "huisgenoot", "", "die er op die dag woont");
    refuses(BEGIN "person: {gemeente: Utrecht}\nevents:\n  - {on: 2026-02-01, what: verhuizing, naarGemeente: Utrecht}\n", 5, "naarGemeente", "", "een andere gemeente");
    refuses(WITH_JOB "events:\n  - {on: 2026-02-01, what: loonwaarde-gemeten}\n", 5, "what", "loonwaarde-gemeten", "met het feit loonwaarde");
    refuses(BEGIN "events:\n  - {on: 2026-02-01, what: feiten, peildatum: 2026-01-01}\n", 4, "feit", "peildatum", "begrippenlijst");
}

static void facts_that_contradict_each_other_are_refused_with_the_day_they_meet(void **state)
{
    (void)state;
    struct made m;
    assert_true(read_text(&m, BEGIN "person: {geboortedatum: 1990-01-01, ontvangtBijstand: ja, jongsteKindGeboortedatum: 1980-01-01}\n"));
    assert_false(timeline_make(&m.t, &m.arena, &m.s, &base.law, &m.problems));
    is_refused(&m, 0, "jongsteKindGeboortedatum", "1980-01-01", "niet vóór geboortedatum");
    drop(&m);
}

static void a_fact_holds_from_its_day_until_another_event_says_otherwise(void **state)
{
    (void)state;
    struct made m;
    date day = date_of(2026, 1, 1);
    assert_true(read_text(&m, WITH_JOB "events:\n  - {on: 2026-02-01, what: feiten, urenPerWeek: 20, by: werkgever, said: 2026-01-20}\n  - {on: 2026-03-01, what: uren-of-loon, urenPerWeek: 24}\n"
                              "  - {on: 2026-04-30, what: baan-eindigt}\n  - {on: 2026-05-10, what: feiten, nettoInkomen: onbekend}\n"));
    assert_null(situation_fact(&m.s, &glossary[G_urenPerWeek], day));
    assert_int_equal(*(const hours *)situation_fact(&m.s, &glossary[G_urenPerWeek], date_of(2026, 2, 1))->value, 2000);
    assert_int_equal(*(const hours *)situation_fact(&m.s, &glossary[G_urenPerWeek], date_of(2026, 3, 1))->value, 2400);
    assert_non_null(situation_fact(&m.s, &glossary[G_startDienstbetrekking], date_of(2026, 4, 30)));
    assert_null(situation_fact(&m.s, &glossary[G_startDienstbetrekking], date_of(2026, 5, 1)));
    assert_true(situation_fact(&m.s, &glossary[G_nettoInkomen], date_of(2026, 5, 10))->unknown);
    const struct event *first = &m.s.event[1];
    assert_string_equal(first->source.by, "werkgever");
    assert_int_equal(first->source.on, date_of(2026, 1, 20));
    drop(&m);
}

static void events_may_be_written_in_any_order_and_in_either_language(void **state)
{
    (void)state;
    struct made a, b;
    make(&a, WITH_JOB "events:\n  - {on: 2026-02-01, what: ziek}\n  - {on: 2026-03-01, what: hersteld}\n");
    make(&b, WITH_JOB "events:\n  - {on: 2026-03-01, what: recovered}\n  - {on: 2026-02-01, what: ill}\n");
    assert_int_equal(a.s.said_count, b.s.said_count);
    assert_int_equal(b.s.event[1].kind, EVENT_ziek);
    for (int32_t i = 0; i < a.t.months; i++)
        for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) assert_int_equal(a.t.month[i].cell[line].state, b.t.month[i].cell[line].state);
    drop(&a);
    drop(&b);
}

/* ---- the examples ---- */

static void make_example(struct made *m, const char *name)
{
    char path[400];
    size_t size;
    const char *source = getenv("BREED_SOURCE");
    snprintf(path, sizeof path, "%s/examples/%s.yaml", source ? source : ".", name);
    struct arena bytes = { 0 };
    char *text = file_read(&bytes, path, 1 << 20, &size);
    assert_non_null(text);
    make(m, text);
    assert_true(strlen(m->s.title) > 10 && strlen(m->s.note) > 40);
    assert_non_null(strstr(m->s.note, "verzonnen"));
    for (int32_t i = 0; i < m->t.months; i++)
        for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++)
            if (m->t.month[i].cell[line].state == CELL_unknown) fail_msg("%s: %d-%02d %s: %s is missing", name, m->t.month[i].year, m->t.month[i].month, timeline_line_text[line].name, m->t.month[i].cell[line].what);
    arena_free(&bytes);
}

static void the_example_of_the_part_time_job(void **state)
{
    (void)state;
    struct made m;
    make_example(&m, "werknemer-in-deeltijd");
    is_amount(&m, 2025, 3, LINE_loonkostensubsidie, 82193);         /* flat: 0.50 x 2191.80 x 1.08 x 20/36 x 1.25 */
    is_amount(&m, 2025, 9, LINE_loonkostensubsidie, 73973);         /* measured: 0.45 */
    is_amount(&m, 2026, 1, LINE_loonkostensubsidie, 77436);
    is_amount(&m, 2026, 8, LINE_loonkostensubsidie, 68832);         /* measured again: 0.40 */
    is_amount(&m, 2025, 3, LINE_vrijgelaten, 25125);
    is_amount(&m, 2025, 9, LINE_vrijgelaten, 15075);
    is_amount(&m, 2026, 9, LINE_loonkostenvoordeel, 87534);         /* 1.01 x 866.67 hours */
    happens(&m, HAPPENING_deadline, "einde-forfait", "2025-08-31", "Pw 10d:5");
    drop(&m);
}

static void the_example_of_the_ill_employee(void **state)
{
    (void)state;
    struct made m;
    make_example(&m, "zieke-werknemer-boven-minimumloon");
    is_amount(&m, 2026, 4, LINE_ziektewet, 22 * 8280);              /* 60 % of 138.00 */
    is_amount(&m, 2026, 4, LINE_ongedekt, 21842);                   /* 3024.00 - 0.60 x 3024.00 - 0.40 x 2477.952 */
    is_amount(&m, 2026, 4, LINE_loonkostensubsidie, 123898);
    happens(&m, HAPPENING_deadline, "ziekmelding-uwv", "2026-04-20", "Zw 38a:3");
    drop(&m);
}

static void the_example_of_the_youth_from_special_education(void **state)
{
    (void)state;
    struct made m;
    make_example(&m, "jongere-van-19-uit-vso");
    is_amount(&m, 2025, 9, LINE_loonkostensubsidie, 88934);         /* 0.55 x 0.60 x 2245.80 x 1.08 x 32/36 x 1.25 */
    is_amount(&m, 2026, 3, LINE_loonkostensubsidie, 121144);        /* 20 years: 0.80 x 2294.40 */
    happens(&m, HAPPENING_derived, "wordt-20", "2026-02-17", "Pw 2::c");
    drop(&m);
}

static void the_example_of_the_student_with_a_traineeship(void **state)
{
    (void)state;
    struct made m;
    make_example(&m, "student-met-stage");
    is_amount(&m, 2026, 3, LINE_studietoeslag, 28138);              /* 10/31 x 308.12 + 21/31 x 385.14 - (310.00 - 231.09) */
    is_amount(&m, 2026, 7, LINE_studietoeslag, 39007);
    happens(&m, HAPPENING_derived, "wordt-21", "2026-03-11", "BesluitLks 7a");
    drop(&m);
}

static void the_example_of_the_move(void **state)
{
    (void)state;
    struct made m;
    make_example(&m, "verhuizing-tussen-gemeenten");
    is_amount(&m, 2026, 5, LINE_loonkostensubsidie, 120456);        /* 0.50 x 2477.952 x 28/36 x 1.25 */
    happens(&m, HAPPENING_deadline, "nieuwe-gemeente-betaalt-vanaf", "2026-05-12", "Pw 40:1");
    happens(&m, HAPPENING_deadline, "loonwaarde-opnieuw", "2026-11-20", "Pw 10d:6");
    drop(&m);
}

static void the_example_of_the_parent_whose_child_turns_27(void **state)
{
    (void)state;
    struct made m;
    make_example(&m, "ouder-met-kind-dat-27-wordt");
    is_amount(&m, 2026, 4, LINE_bijstand, 66572 + 47551);           /* half of 1331.43 and half of 951.02 */
    is_amount(&m, 2026, 10, LINE_bijstand, 134849);
    happens(&m, HAPPENING_derived, "huisgenoot-wordt-27", "2026-04-16", "Pw 22a:4");
    drop(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_that_is_wrong_is_named_at_once),
        cmocka_unit_test(an_event_before_the_situation_is_refused),
        cmocka_unit_test(what_follows_from_a_birthday_needs_no_event),
        cmocka_unit_test(what_cannot_be_on_a_day_is_refused),
        cmocka_unit_test(facts_that_contradict_each_other_are_refused_with_the_day_they_meet),
        cmocka_unit_test(a_fact_holds_from_its_day_until_another_event_says_otherwise),
        cmocka_unit_test(events_may_be_written_in_any_order_and_in_either_language),
        cmocka_unit_test(the_example_of_the_part_time_job),
        cmocka_unit_test(the_example_of_the_ill_employee),
        cmocka_unit_test(the_example_of_the_youth_from_special_education),
        cmocka_unit_test(the_example_of_the_student_with_a_traineeship),
        cmocka_unit_test(the_example_of_the_move),
        cmocka_unit_test(the_example_of_the_parent_whose_child_turns_27),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
