/* SPDX-License-Identifier: EUPL-1.2 */
/* test_office.c: whole lives of dossiers by way of the office, who sees what, drafts and signatures, lists, and that nothing is shown before the log has it; on SQLite or PostgreSQL. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "office_help.h"

static struct desk d;
static void must(enum office_status status) { if (status != OFFICE_OK) fail_msg("%s: %s %s", office_status_text[status][1], what_was_wrong(), store_detail(d.store)); }
#define REFUSED_FOR(field, status) do { assert_int_equal(status, OFFICE_REFUSED); assert_non_null(strstr(what_was_wrong(), field ":")); } while (0)

static bool has_fact(const struct office_view *v, const char *name)
{
    for (int32_t i = 0; i < v->dossier.events; i++) if (v->dossier.event[i].facts && node_get(v->dossier.event[i].facts, name)) return true;
    for (int32_t i = 0; i < v->dossier.situation.said_count; i++) if (strcmp(v->dossier.situation.said[i].term->name, name) == 0) return true;
    return false;
}
static bool has_event(const struct office_view *v, const char *name)
{
    for (int32_t i = 0; i < v->dossier.events; i++) if (strcmp(v->dossier.process->event[v->dossier.event[i].event].name, name) == 0) return true;
    return false;
}
static int32_t letters_waiting(const struct asking *asking)
{
    char (*id)[32];
    struct office_letter *letter;
    int32_t count;
    must(office_letter_queue(d.office, &arena, asking, 100, &id, &letter, &count));
    return count;
}

/* ---- a whole life ---- */

static void a_dossier_lives_from_the_application_to_the_move(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *id = granted(&d);
    struct asking worker = asks(&d, CASE_consulent, "subsidie-uitvoeren", "2026-02-01");
    struct office_view view;
    must(office_read(d.office, &arena, &worker, id, 0, &view, &problems));
    assert_string_equal(view.dossier.process->state[view.dossier.state[0]].name, "toegekend-forfait");
    assert_string_equal(view.person.name, "Ada Fabelstra");
    assert_string_equal(view.person.birth_date, "1990-05-01");
    assert_string_equal(view.firm.id, FIRM);
    assert_int_equal(view.hidden, 0);
    assert_int_equal(view.entries, 6);
    const struct case_event *grant = &view.dossier.event[view.dossier.events - 1];
    assert_true(node_is(node_get(grant->signature, "door"), "a-consulent"));
    assert_true(node_is(node_get(grant->signature, "rol"), "consulent"));
    assert_int_equal(letters_waiting(&worker), 4);      /* receipt and grant, each to both */
    must(office_letter_sent(d.office, &arena, &worker, id, 1, "ontvangstbevestiging", CASE_werkgever));
    assert_int_equal(letters_waiting(&worker), 3);
    struct asking employer = asks(&d, CASE_werkgever, "verandering-melden", "2026-04-14");
    must(adds(&d, &employer, id, "{\"gebeurtenis\":\"ziek\",\"op\":\"2026-04-14\",\"bron\":\"werkgever\"}"));
    assert_string_equal(state_of(&d, id, "2026-04-15", 0), "toegekend-forfait");
    assert_string_equal(state_of(&d, id, "2026-04-15", 2), "ziek");
    employer = asks(&d, CASE_werkgever, "verandering-melden", "2026-05-01");
    must(adds(&d, &employer, id, "{\"gebeurtenis\":\"uren-of-loon\",\"op\":\"2026-05-01\",\"bron\":\"werkgever\",\"feiten\":{\"urenPerWeek\":36}}"));
    worker = asks(&d, CASE_consulent, "subsidie-uitvoeren", "2026-06-16");
    must(office_read(d.office, &arena, &worker, id, 0, &view, &problems));
    bool unequal = false;
    for (int32_t i = 1; i < view.dossier.amounts; i++) unequal |= view.dossier.amount[i].month == 5 && view.dossier.amount[i].cell.amount > view.dossier.amount[i - 1].cell.amount;
    assert_true(unequal);
    must(office_read(d.office, &arena, &worker, id, 7, &view, &problems));
    assert_int_equal(view.dossier.events, 7);
    struct asking registers = asks(&d, CASE_register, "register-melding", "2026-06-16");
    registers.viewer = viewer_of(&d, CASE_register);
    must(adds(&d, &registers, id, "{\"gebeurtenis\":\"verhuizing\",\"op\":\"2026-06-16\",\"bron\":\"register\",\"feiten\":{\"naarGemeente\":\"0599\"}}"));
    worker = asks(&d, CASE_consulent, "overdracht-bij-verhuizing", "2026-06-24");
    must(decides(&d, &worker, id, "{\"gebeurtenis\":\"overgedragen\",\"op\":\"2026-06-15\"}"));
    assert_string_equal(state_of(&d, id, "2026-07-01", 0), "overgedragen");
    struct store_verdict verdict;
    assert_int_equal(store_verify(d.store, NULL, NULL, NULL, NULL, &verdict), STORE_OK);
    assert_int_equal(verdict.findings, 0);
    leave(&d);
}

/* ---- who sees what ---- */

static void another_municipality_employer_or_person_finds_nothing_at_all(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *id = granted(&d);
    struct office_view view;
    struct office_list list;
    struct { enum case_role role; const char *purpose; } who[] = { { CASE_consulent, "aanvraag-behandelen" }, { CASE_werkgever, "aanvraag-doen" }, { CASE_inwoner, "inzage-eigen-dossier" }, { CASE_vertegenwoordiger, "inzage-eigen-dossier" },
        { CASE_loonwaardedeskundige, "loonwaarde-meten" }, { CASE_jobcoach, "begeleiden" } };
    for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
        struct asking asking = asks(&d, who[i].role, who[i].purpose, "2026-02-01");
        struct viewer *viewer = viewer_of(&d, who[i].role);
        if (who[i].role == CASE_consulent) viewer->municipality = "0599";
        if (who[i].role == CASE_werkgever) viewer->employer = "00000000000000000000000000000000";
        if (viewer->has_person) viewer->person = office_person_key(d.store, OTHER_BSN);
        assert_int_equal(office_read(d.office, &arena, &asking, id, 0, &view, &problems), OFFICE_ABSENT);
        assert_int_equal(view.dossier.events, 0);
        assert_int_equal(office_read(d.office, &arena, &asking, "d-aaaaaaaaaaaaaaaaaaaaaaaa", 0, &view, &problems), OFFICE_ABSENT);
        assert_int_equal(office_read(d.office, &arena, &asking, "logboek-2026-01", 0, &view, &problems), OFFICE_ABSENT);
        must(office_work(d.office, &arena, &asking, &(struct office_filter){ .count = true }, &list));
        assert_int_equal(list.count, 0);
        enum office_status added = adds(&d, &asking, id, "{\"gebeurtenis\":\"ziek\",\"op\":\"2026-02-01\"}");
        assert_int_equal(added, OFFICE_ABSENT);
    }
    struct asking other = asks(&d, CASE_consulent, "intake", "2026-02-01");
    viewer_of(&d, CASE_consulent)->municipality = "0599";
    must(office_search(d.office, &arena, &other, BSN, NULL, &list));
    assert_int_equal(list.count, 0);
    leave(&d);
}

static void nobody_reads_without_a_purpose_that_his_role_has(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *id = granted(&d);
    struct office_view view;
    struct asking worker = asks(&d, CASE_consulent, NULL, "2026-02-01");
    assert_int_equal(office_read(d.office, &arena, &worker, id, 0, &view, &problems), OFFICE_PURPOSE);
    worker.purpose = purpose_find("loonwaarde-meten");
    assert_int_equal(office_read(d.office, &arena, &worker, id, 0, &view, &problems), OFFICE_PURPOSE);
    struct asking policy = asks(&d, CASE_beleid, "beleid-maken", "2026-02-01"), auditor = asks(&d, CASE_auditor, "toezicht", "2026-02-01");
    assert_int_equal(office_read(d.office, &arena, &policy, id, 0, &view, &problems), OFFICE_FORBIDDEN);
    assert_int_equal(office_read(d.office, &arena, &auditor, id, 0, &view, &problems), OFFICE_FORBIDDEN);
    leave(&d);
}

static void an_employer_sees_the_job_and_the_money_but_no_health_benefit_school_or_reasons(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *id = granted(&d);
    struct office_view view;
    struct asking person = asks(&d, CASE_inwoner, "verandering-melden", "2026-02-02");
    must(adds(&d, &person, id, "{\"gebeurtenis\":\"klacht\",\"op\":\"2026-02-02\",\"ervaring\":{\"klacht\":\"ja\",\"tekst\":\"het ging te snel\"}}"));
    must(adds(&d, &person, id, "{\"gebeurtenis\":\"bezwaar\",\"op\":\"2026-02-02\",\"gegevens\":{\"gronden\":\"mijn ziekte telt niet mee\"}}"));
    struct asking employer = asks(&d, CASE_werkgever, "aanvraag-doen", "2026-04-20");
    must(office_read(d.office, &arena, &employer, id, 0, &view, &problems));
    assert_true(has_fact(&view, "urenPerWeek"));
    assert_true(has_fact(&view, "geboortedatum"));
    assert_true(view.dossier.amounts > 0);
    assert_false(has_fact(&view, "onderwijsroute"));
    assert_false(has_fact(&view, "mogelijkhedenTotArbeidsparticipatie"));
    assert_false(has_event(&view, "klacht"));
    assert_true(has_event(&view, "bezwaar"));
    assert_string_equal(view.dossier.process->state[view.dossier.state[4]].name, "geen-klacht");
    for (int32_t i = 0; i < view.dossier.events; i++) { assert_null(view.dossier.event[i].reason); assert_null(view.dossier.event[i].data); assert_null(view.dossier.event[i].document); }
    assert_null(view.entry);
    assert_null(view.dossier.days);
    assert_true(view.hidden > 0);
    for (int32_t i = 0; i < view.dossier.letters; i++) assert_true(view.dossier.letter[i].letter->to >> CASE_werkgever & 1);
    must(office_read(d.office, &arena, &person, id, 0, &view, &problems));
    assert_true(has_fact(&view, "onderwijsroute"));
    assert_true(has_event(&view, "klacht"));
    leave(&d);
}

static void no_role_gets_a_fact_of_a_part_that_is_not_his(void **state)
{
    static const char *const purpose[CASE_ROLES] = { "inzage-eigen-dossier", "inzage-eigen-dossier", "aanvraag-doen", "aanvraag-behandelen", "loonwaarde-meten", "begeleiden" };
    (void)state;
    sit_at(&d, fresh(), false);
    const struct demo_plan plan = { .dossiers = 300, .seed = 7, .today = date_of(2026, 11, 20), .municipality = "0344", .other = "0599", .owners = { "a-consulent" }, .owner_count = 1, .expert = "a-deskundige", .coach = "a-jobcoach", .clock = &demo_times };
    struct demo_made made;
    must(office_demo(d.office, &plan, &made, NULL, &problems));
    assert_int_equal(made.refused, 0);
    struct arena lines = { 0 };
    struct store_page page;
    int64_t looked = 0, hidden = 0, measuring = 0;
    assert_int_equal(store_iterate(d.store, &lines, NULL, 1000, &page), STORE_OK);
    for (int32_t i = 0; i < page.count; i++)
        for (int role = CASE_inwoner; role <= CASE_jobcoach; role++) {
            struct asking asking = asks(&d, (enum case_role)role, purpose[role], "2026-11-20");
            struct viewer *viewer = viewer_of(&d, (enum case_role)role);
            struct office_view view;
            if (!office_is_id(page.item[i].id)) continue;
            if (role == CASE_werkgever) viewer->employer = page.item[i].employer;
            viewer->person = page.item[i].person;
            arena_reset(&arena);
            enum office_status status = office_read(d.office, &arena, &asking, page.item[i].id, 0, &view, &problems);
            assert_true(status == OFFICE_OK || status == OFFICE_ABSENT);
            for (int32_t k = 0; k < view.dossier.situation.said_count; k++) assert_true(view.may[ACT_read][people_part_of(view.dossier.situation.said[k].term)]);
            for (int32_t k = 0; k < view.dossier.events; k++)
                for (const struct node *fact = view.dossier.event[k].facts ? view.dossier.event[k].facts->first : NULL; fact; fact = fact->next)
                    for (int t = 0; t < GLOSSARY_SIZE && view.dossier.event[k].role != viewer->role; t++)
                        if (same_text(fact->key, fact->key_size, glossary[t].name) && people_part_of(&glossary[t]) == RESOURCE_belemmering) assert_true(view.may[ACT_read][RESOURCE_belemmering]);
            for (int32_t k = 0; k < view.dossier.letters; k++) {
                bool his = false;
                for (uint32_t left = view.dossier.letter[k].letter->to; left; left &= left - 1) his |= view.may[ACT_read][office_letter_resource((enum case_role)__builtin_ctz(left))];
                assert_true(his);
            }
            if (role == CASE_loonwaardedeskundige && status == OFFICE_OK) {         /* given to him by the order, until the wage value is fixed */
                const char *state_name = view.dossier.process->state[view.dossier.state[0]].name;
                assert_true(strncmp(state_name, "toegekend", 9) != 0 && strcmp(state_name, "loonwaarde-vast") != 0 && strcmp(state_name, "herzien") != 0);
                measuring++;
            }
            assert_true(view.entry == NULL || role == CASE_consulent || role == CASE_inwoner || role == CASE_vertegenwoordiger);
            looked += status == OFFICE_OK;
            hidden += view.hidden;
        }
    assert_true(looked > 900 && measuring > 3);
    assert_true(hidden > 1000);
    arena_free(&lines);
    leave(&d);
}

/* ---- what may be written ---- */

static void who_gives_what_is_not_his_to_give_is_refused_and_told_all_of_it(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *id;
    struct asking employer = asks(&d, CASE_werkgever, "aanvraag-doen", "2026-01-12");
    REFUSED_FOR("behoortTotDoelgroep", begins(&d, &employer, "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"aanvraag\",\"op\":\"2026-01-12\"," PARTIES ",\"feiten\":{\"aanvrager\":\"werkgever\",\"behoortTotDoelgroep\":\"ja\",\"onderwijsroute\":\"vso\"}}", &id));
    assert_non_null(strstr(what_was_wrong(), "onderwijsroute:"));
    REFUSED_FOR("rol", begins(&d, &employer, "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"aanvraag\",\"rol\":\"consulent\",\"op\":\"2026-01-12\"," PARTIES ",\"feiten\":{\"aanvrager\":\"werkgever\",\"gemeente\":\"0344\"}}", &id));
    viewer_of(&d, CASE_werkgever)->employer = "00000000000000000000000000000000";
    REFUSED_FOR("loonheffingennummer", begins(&d, &employer, APPLICATION, &id));
    struct asking person = asks(&d, CASE_inwoner, "aanvraag-doen", "2026-01-12");
    viewer_of(&d, CASE_inwoner)->person = office_person_key(d.store, OTHER_BSN);
    REFUSED_FOR("bsn", begins(&d, &person, "{\"proces\":\"studietoeslag\",\"gebeurtenis\":\"aanvraag\",\"op\":\"2026-01-12\"," "\"partijen\":{\"werknemer\":{\"bsn\":\"" BSN "\"}},\"feiten\":{\"gemeente\":\"0344\"}}", &id));
    REFUSED_FOR("bsn", begins(&d, &person, "{\"proces\":\"studietoeslag\",\"gebeurtenis\":\"aanvraag\",\"op\":\"2026-01-12\"," "\"partijen\":{\"werknemer\":{\"bsn\":\"999990018\",\"kleur\":\"rood\"}},\"feiten\":{\"gemeente\":\"0344\"}}", &id));
    assert_non_null(strstr(what_was_wrong(), "werknemer:"));
    struct asking policy = asks(&d, CASE_beleid, "beleid-maken", "2026-01-12");
    assert_int_equal(begins(&d, &policy, APPLICATION, &id), OFFICE_FORBIDDEN);
    leave(&d);
}

static void a_decision_needs_the_signature_of_a_human_being(void **state)
{
    (void)state;
    sit_at(&d, fresh(), true);
    const char *id, *key;
    struct office_draft *draft;
    int32_t count;
    struct asking employer = asks(&d, CASE_werkgever, "aanvraag-doen", "2026-01-12");
    must(begins(&d, &employer, APPLICATION, &id));
    struct asking worker = asks(&d, CASE_consulent, "aanvraag-behandelen", "2026-01-13");
    must(adds(&d, &worker, id, "{\"gebeurtenis\":\"aanvulling-gevraagd\",\"op\":\"2026-01-13\",\"aanvullenUiterlijk\":\"2026-01-14\"}"));
    worker = asks(&d, CASE_consulent, "aanvraag-behandelen", "2026-01-15");
    static const char decision[] = "{\"gebeurtenis\":\"buiten-behandeling\",\"op\":\"2026-01-15\",\"reden\":\"er is niet aangevuld\"}";
    REFUSED_FOR("besluit", adds(&d, &worker, id, "{\"gebeurtenis\":\"buiten-behandeling\",\"op\":\"2026-01-15\",\"verzonden\":\"2026-01-15\",\"reden\":\"er is niet aangevuld\"}"));
    REFUSED_FOR("ondertekend", adds(&d, &worker, id, "{\"gebeurtenis\":\"buiten-behandeling\",\"op\":\"2026-01-15\",\"verzonden\":\"2026-01-15\",\"ondertekend\":{\"rol\":\"consulent\",\"door\":\"x\",\"op\":\"2026-01-15\"}}"));
    problems.count = 0;
    must(office_put_draft(d.office, &arena, &worker, id, event_from(decision), &key, &problems));
    must(office_drafts(d.office, &arena, &worker, id, &draft, &count));
    assert_int_equal(count, 1);
    assert_string_equal(draft->made_by, "a-consulent");
    problems.count = 0;
    REFUSED_FOR("handtekening", office_sign(d.office, &arena, &worker, id, key, NULL, &problems));
    assert_int_equal(office_drafts(d.office, &arena, &employer, id, &draft, &count), OFFICE_FORBIDDEN);
    viewer_of(&d, CASE_consulent)->account = "a-tweede";
    must(adds(&d, &worker, id, "{\"gebeurtenis\":\"feiten-vastgesteld\",\"op\":\"2026-01-15\",\"bron\":\"gemeente\",\"feiten\":{\"behoortTotDoelgroep\":\"ja\"}}"));
    assert_int_equal(office_sign(d.office, &arena, &worker, id, key, NULL, &problems), OFFICE_CONFLICT);
    must(office_drop_draft(d.office, &worker, id, key));
    viewer_of(&d, CASE_consulent)->account = "a-consulent";
    must(office_put_draft(d.office, &arena, &worker, id, event_from(decision), &key, &problems));
    viewer_of(&d, CASE_consulent)->account = "a-tweede";
    must(office_sign(d.office, &arena, &worker, id, key, NULL, &problems));
    assert_int_equal(office_sign(d.office, &arena, &worker, id, key, NULL, &problems), OFFICE_ABSENT);
    assert_string_equal(state_of(&d, id, "2026-01-16", 0), "geweigerd");
    leave(&d);
}

static void who_was_second_is_told_so_and_nothing_is_lost(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *id = granted(&d);
    int64_t position = 0;
    struct asking employer = asks(&d, CASE_werkgever, "verandering-melden", "2026-04-14");
    const struct node *ill = event_from("{\"gebeurtenis\":\"ziek\",\"op\":\"2026-04-14\",\"bron\":\"werkgever\"}");
    assert_int_equal(office_add(d.office, &arena, &employer, id, 5, ill, &position, &problems), OFFICE_CONFLICT);
    assert_int_equal(position, 6);
    must(office_add(d.office, &arena, &employer, id, position, ill, &position, &problems));
    assert_int_equal(position, 7);
    leave(&d);
}

/* ---- nothing before the log ---- */

static void what_the_log_cannot_take_is_not_shown_and_not_done(void **state)
{
    (void)state;
    const char *where = fresh();
    sit_at(&d, where, false);
    const char *id = granted(&d);
    struct office_view view = { .entries = 9 };
    struct office_list list;
    struct office_choice *choice;
    struct office_letter *letter;
    struct office_draft *draft;
    struct text text = { 0 };
    int32_t count = 9;
    sql_script(where, "CREATE TRIGGER deaf BEFORE INSERT ON event WHEN NEW.dossier LIKE 'logboek-%' BEGIN SELECT RAISE(ABORT, 'deaf'); END;");
    struct asking worker = asks(&d, CASE_consulent, "aanvraag-behandelen", "2026-02-01");
    assert_int_equal(office_read(d.office, &arena, &worker, id, 0, &view, &problems), OFFICE_STORE);
    assert_int_equal(view.dossier.events + view.entries, 0);
    assert_null(view.person.name);
    assert_int_equal(office_work(d.office, &arena, &worker, &(struct office_filter){ .count = true }, &list), OFFICE_STORE);
    assert_int_equal(list.count, 0);
    assert_int_equal(office_search(d.office, &arena, &worker, BSN, NULL, &list), OFFICE_STORE);
    assert_int_equal(list.count, 0);
    assert_int_equal(office_choices(d.office, &arena, &worker, id, &choice, &count, &problems), OFFICE_STORE);
    assert_int_equal(count, 0);
    assert_int_equal(office_letters(d.office, &arena, &worker, id, &letter, &count), OFFICE_STORE);
    assert_int_equal(count, 0);
    assert_int_equal(office_drafts(d.office, &arena, &worker, id, &draft, &count), OFFICE_STORE);
    assert_int_equal(count, 0);
    assert_int_equal(office_read_letter(d.office, &arena, &worker, id, 6, "toekenning-forfait", CASE_inwoner, &view, &problems), OFFICE_STORE);
    assert_int_equal(view.dossier.events, 0);
    worker.purpose = purpose_find("inzage-verstrekken");
    assert_int_equal(office_access(d.office, &arena, &worker, id, &text), OFFICE_STORE);
    assert_int_equal(text.size, 0);
    struct asking employer = asks(&d, CASE_werkgever, "verandering-melden", "2026-04-14");
    assert_int_equal(adds(&d, &employer, id, "{\"gebeurtenis\":\"ziek\",\"op\":\"2026-04-14\",\"bron\":\"werkgever\"}"), OFFICE_STORE);
    sql_script(where, "DROP TRIGGER deaf;");
    assert_string_equal(state_of(&d, id, "2026-04-15", 2), "aan-het-werk");
    leave(&d);
}

/* ---- lists ---- */

static void a_case_worker_finds_by_deadline_name_and_number(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *id = granted(&d);
    struct office_list list;
    struct asking worker = asks(&d, CASE_consulent, "aanvraag-behandelen", "2026-04-01");
    must(office_work(d.office, &arena, &worker, &(struct office_filter){ .count = true }, &list));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.all, 1);
    assert_string_equal(list.line[0].id, id);
    assert_string_equal(list.line[0].title, "Ada Fabelstra");
    assert_string_equal(list.line[0].employer, "Bakkerij Voorbeeld");
    assert_string_equal(list.line[0].state, "toegekend-forfait");
    assert_string_equal(list.line[0].what, "betaling");
    assert_true(list.line[0].late);
    assert_true(list.line[0].open_tasks > 0);
    const struct { struct office_filter filter; int32_t found; } filters[] = {
        { { .process = "loonkostensubsidie" }, 1 }, { { .process = "studietoeslag" }, 0 }, { { .state = "toegekend-forfait" }, 1 }, { { .state = "geweigerd", .process = "loonkostensubsidie" }, 0 },
        { { .words = "fabelstra" }, 1 }, { { .words = "FABELSTRA ada" }, 1 }, { { .words = "ada sprookman" }, 0 }, { { .owner = "a-consulent" }, 0 }, { { .until = date_of(2026, 3, 1) }, 0 }, { { .until = date_of(2026, 12, 1) }, 1 },
    };
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        must(office_work(d.office, &arena, &worker, &filters[i].filter, &list));
        if (list.count != filters[i].found) fail_msg("filter %zu found %d", i, list.count);
    }
    must(office_assign(d.office, &arena, &worker, id, CASE_consulent, "a-consulent", true, NULL));
    must(office_work(d.office, &arena, &worker, &(struct office_filter){ .owner = "a-consulent" }, &list));
    assert_int_equal(list.count, 1);
    must(office_search(d.office, &arena, &worker, BSN, NULL, &list));
    assert_int_equal(list.count, 1);
    must(office_search(d.office, &arena, &worker, OTHER_BSN, NULL, &list));
    assert_int_equal(list.count, 0);
    assert_int_equal(office_search(d.office, &arena, &worker, "999990018", NULL, &list), OFFICE_REFUSED);
    struct asking employer = asks(&d, CASE_werkgever, "aanvraag-doen", "2026-04-01");
    must(office_work(d.office, &arena, &employer, &(struct office_filter){ .most = 5 }, &list));
    assert_int_equal(list.count, 1);
    assert_int_equal(office_search(d.office, &arena, &employer, BSN, NULL, &list), OFFICE_FORBIDDEN);
    struct asking expert = asks(&d, CASE_loonwaardedeskundige, "loonwaarde-meten", "2026-04-01");
    must(office_work(d.office, &arena, &expert, &(struct office_filter){ .most = 5 }, &list));
    assert_int_equal(list.count, 0);
    must(office_assign(d.office, &arena, &worker, id, CASE_loonwaardedeskundige, "a-deskundige", true, NULL));
    must(office_work(d.office, &arena, &expert, &(struct office_filter){ .most = 5 }, &list));
    assert_int_equal(list.count, 1);
    must(office_assign(d.office, &arena, &worker, id, CASE_loonwaardedeskundige, "a-deskundige", false, NULL));
    must(office_work(d.office, &arena, &expert, &(struct office_filter){ .most = 5 }, &list));
    assert_int_equal(list.count, 0);
    leave(&d);
}

static void pages_of_a_list_hold_every_dossier_once_in_order(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const struct demo_plan plan = { .dossiers = 400, .seed = 3, .today = date_of(2026, 11, 20), .municipality = "0344", .other = "0599", .owners = { "a-consulent", "b" }, .owner_count = 2, .expert = "e", .coach = "c", .clock = &demo_times };
    struct demo_made made;
    must(office_demo(d.office, &plan, &made, NULL, &problems));
    struct asking worker = asks(&d, CASE_consulent, "aanvraag-behandelen", "2026-11-20");
    const struct office_filter start[] = { { .most = 37, .count = true }, { .process = "loonkostensubsidie", .most = 37, .count = true } };
    for (int k = 0; k < 2; k++) {
        struct office_filter f = start[k];
        struct office_list list;
        int64_t seen = 0, all = -1;
        date before = DATE_NEVER;
        char next[64] = "";
        do {
            f.after_id = *next ? next : NULL;
            must(office_work(d.office, &arena, &worker, &f, &list));
            all = list.all;
            for (int32_t i = 0; i < list.count; i++) { assert_true(list.line[i].deadline >= before); before = list.line[i].deadline; }
            seen += list.count;
            f.after_deadline = list.next_deadline;
            if (list.more) (void)snprintf(next, sizeof next, "%s", list.next_id);
        } while (list.more);
        assert_int_equal(seen, all);
        if (k == 0) assert_int_equal(all, made.dossiers);
    }
    leave(&d);
}

/* The choice of an event for the resident on a day. */
static struct office_choice choice_of(const char *id, const char *day, const char *event)
{
    struct office_choice *choice;
    int32_t count;
    struct asking person = asks(&d, CASE_inwoner, "verandering-melden", day);
    must(office_choices(d.office, &arena, &person, id, &choice, &count, &problems));
    for (int32_t i = 0; i < count; i++) if (strcmp(choice[i].event->name, event) == 0) return choice[i];
    fail_msg("%s is no event of a resident", event);
    return (struct office_choice){ 0 };
}

static void an_objection_can_be_made_once_there_is_a_decision(void **state)
{
    (void)state;
    const char *id;
    sit_at(&d, fresh(), false);
    struct asking employer = asks(&d, CASE_werkgever, "aanvraag-doen", "2026-01-12");
    must(begins(&d, &employer, APPLICATION, &id));
    struct office_choice before = choice_of(id, "2026-01-13", "bezwaar");
    assert_false(before.possible);
    assert_string_equal(before.why[0], "Er is een besluit genomen");
    struct asking person = asks(&d, CASE_inwoner, "verandering-melden", "2026-01-13");
    assert_int_equal(adds(&d, &person, id, "{\"gebeurtenis\":\"bezwaar\",\"op\":\"2026-01-13\"}"), OFFICE_REFUSED);
    assert_true(choice_of(granted(&d), "2026-01-23", "bezwaar").possible);
    leave(&d);
}

static void possible_steps_are_named_and_the_others_say_why_not(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *id = granted(&d);
    struct office_choice *choice;
    int32_t count, possible = 0;
    struct asking worker = asks(&d, CASE_consulent, "aanvraag-behandelen", "2026-04-01");
    must(office_choices(d.office, &arena, &worker, id, &choice, &count, &problems));
    for (int32_t i = 0; i < count; i++) {
        possible += choice[i].possible;
        if (!choice[i].possible) assert_true(*choice[i].why[0] && *choice[i].why[1]);
        if (strcmp(choice[i].event->name, "toekenning") == 0) assert_false(choice[i].possible);
        if (strcmp(choice[i].event->name, "meting-opdracht") == 0) assert_true(choice[i].possible);
        if (strcmp(choice[i].event->name, "beeindiging") == 0) assert_true(choice[i].possible);
        assert_true(choice[i].event->actors >> CASE_consulent & 1);
    }
    assert_true(possible > 5 && possible < count);
    leave(&d);
}

static void an_unfinished_form_is_only_for_who_began_it(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *key, *again;
    struct office_form *form;
    int32_t count;
    struct asking person = asks(&d, CASE_inwoner, "aanvraag-doen", "2026-01-12"), employer = asks(&d, CASE_werkgever, "aanvraag-doen", "2026-01-12");
    must(office_put_form(d.office, &arena, &person, NULL, "studietoeslag", "aanvraag", NULL, event_from("{\"stap\":\"2\"}"), &key));
    must(office_put_form(d.office, &arena, &person, key, "studietoeslag", "aanvraag", NULL, event_from("{\"stap\":\"3\"}"), &again));
    assert_string_equal(key, again);
    must(office_forms(d.office, &arena, &person, &form, &count));
    assert_int_equal(count, 1);
    assert_true(node_is(node_get(form->document, "stap"), "3"));
    must(office_forms(d.office, &arena, &employer, &form, &count));
    assert_int_equal(count, 0);
    assert_int_equal(office_put_form(d.office, &arena, &employer, key, "", "", NULL, event_from("{}"), &again), OFFICE_ABSENT);
    assert_int_equal(office_drop_form(d.office, &employer, key), OFFICE_ABSENT);
    person = asks(&d, CASE_inwoner, "aanvraag-doen", "2026-05-12");
    must(office_forms(d.office, &arena, &person, &form, &count));
    assert_int_equal(count, 0);         /* ninety days are over */
    leave(&d);
}

static void somebody_gets_everything_about_himself_with_who_looked(void **state)
{
    (void)state;
    sit_at(&d, fresh(), false);
    const char *id = granted(&d);
    struct text text = { 0 };
    struct asking person = asks(&d, CASE_inwoner, "inzage-eigen-dossier", "2026-04-01");
    must(office_access(d.office, &arena, &person, NULL, &text));
    const struct node *all = node_from_json(&arena, text.data, text.size, NULL), *dossiers = node_get(all, "dossiers"), *looked = node_get(all, "wieKeek");
    assert_non_null(dossiers);
    assert_int_equal(dossiers->count, 1);
    assert_true(node_is(node_get(dossiers->first, "id"), id) || dossiers->first->count > 0);
    assert_true(looked && looked->count >= 6);
    assert_non_null(strstr(text_string(&text), "Ada Fabelstra"));
    assert_null(strstr(text_string(&text), "Karin"));
    text.size = 0;
    viewer_of(&d, CASE_inwoner)->person = office_person_key(d.store, OTHER_BSN);
    must(office_access(d.office, &arena, &person, NULL, &text));
    assert_null(strstr(text_string(&text), "Ada Fabelstra"));
    text_free(&text);
    leave(&d);
}

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(a_dossier_lives_from_the_application_to_the_move, BOTH),
        TEST(another_municipality_employer_or_person_finds_nothing_at_all, BOTH),
        TEST(nobody_reads_without_a_purpose_that_his_role_has, BOTH),
        TEST(an_employer_sees_the_job_and_the_money_but_no_health_benefit_school_or_reasons, BOTH),
        TEST(no_role_gets_a_fact_of_a_part_that_is_not_his, BOTH),
        TEST(who_gives_what_is_not_his_to_give_is_refused_and_told_all_of_it, BOTH),
        TEST(a_decision_needs_the_signature_of_a_human_being, BOTH),
        TEST(who_was_second_is_told_so_and_nothing_is_lost, BOTH),
        TEST(what_the_log_cannot_take_is_not_shown_and_not_done, FILES),
        TEST(a_case_worker_finds_by_deadline_name_and_number, BOTH),
        TEST(pages_of_a_list_hold_every_dossier_once_in_order, BOTH),
        TEST(an_objection_can_be_made_once_there_is_a_decision, BOTH),
        TEST(possible_steps_are_named_and_the_others_say_why_not, BOTH),
        TEST(an_unfinished_form_is_only_for_who_began_it, BOTH),
        TEST(somebody_gets_everything_about_himself_with_who_looked, BOTH),
    };
    if (!begin_tests(count, arguments)) return 2;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
