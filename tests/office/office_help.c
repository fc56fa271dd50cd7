/* SPDX-License-Identifier: EUPL-1.2 */
/* office_help.c: see office_help.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "office_help.h"

struct law_tables the_law;
struct problems problems;
struct demo_clock demo_times;

static int64_t clock_of_office(void *context)
{
    (void)context;
    return demo_times.at < demo_times.count || !clock_now ? demo_clock_now(&demo_times) : clock_now;
}

void sit_at(struct desk *d, const char *where, bool four_eyes)
{
    if (!the_law.book) assert_true(law_build(&the_law, NULL, 0, DATE_LAST));
    const struct store_options options = { .create = true, .clock = clock_of_office };
    *d = (struct desk){ .store = NULL };
    assert_int_equal(store_open(&d->store, where, &options), STORE_OK);
    d->people = people_open(d->store, NULL);
    const struct office_setting set = { .law = &the_law.law, .store = d->store, .people = d->people, .municipality = "0344", .four_eyes = four_eyes };
    d->office = office_open(&set);
    assert_non_null(d->office);
    assert_true(office_employer_key(d->store, FIRM, d->employer));
}

void leave(struct desk *d)
{
    office_close(d->office);
    people_close(d->people);
    store_close(d->store);
}

struct viewer *viewer_of(const struct desk *d, enum case_role role)
{
    static struct viewer viewer[CASE_ROLES];
    static const char *const accounts[CASE_ROLES] = { "a-inwoner", "a-vertegenwoordiger", "a-werkgever", "a-consulent", "a-deskundige", "a-jobcoach", "a-beleid", "a-uwv", "a-auditor", "a-register", "a-gemeente" };
    bool person = role == CASE_inwoner || role == CASE_vertegenwoordiger, works = role != CASE_werkgever && !person && role != CASE_uwv;
    viewer[role] = (struct viewer){ .account = accounts[role], .name = "", .role = role, .municipality = role == CASE_andere_gemeente ? "0599" : works ? "0344" : "", .employer = role == CASE_werkgever ? d->employer : "", .has_person = person, .session = "" };
    if (person) viewer[role].person = office_person_key(d->store, BSN);
    return &viewer[role];
}

struct asking asks(const struct desk *d, enum case_role role, const char *purpose, const char *day)
{
    date today = DATE_NEVER;
    assert_true(parse_date(day, 10, &today));
    clock_now = ((int64_t)today * 86400 + 12 * 3600) * MICROSECONDS_A_SECOND;
    return (struct asking){ .viewer = viewer_of(d, role), .purpose = purpose ? purpose_find(purpose) : NULL, .now = clock_now, .today = today };
}

const struct node *event_from(const char *json)
{
    const struct node *node = node_from_json(&arena, json, strlen(json), NULL);
    assert_non_null(node);
    return node;
}

const char *what_was_wrong(void)
{
    struct text text = { 0 };
    for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) { text_put(&text, problems.item[i].field); text_put(&text, ": "); text_put(&text, problems.item[i].allowed[0]); text_char(&text, '\n'); }
    const char *copy = arena_copy(&arena, text.size ? text.data : "", text.size);
    text_free(&text);
    return copy;
}

enum office_status begins(struct desk *d, const struct asking *asking, const char *json, const char **id)
{
    problems.count = 0;
    return office_begin(d->office, &arena, asking, event_from(json), id, &problems);
}

enum office_status adds(struct desk *d, const struct asking *asking, const char *id, const char *json)
{
    problems.count = 0;
    return office_add(d->office, &arena, asking, id, STORE_ANY, event_from(json), NULL, &problems);
}

enum office_status decides(struct desk *d, const struct asking *asking, const char *id, const char *json)
{
    const char *key;
    problems.count = 0;
    enum office_status status = office_put_draft(d->office, &arena, asking, id, event_from(json), &key, &problems);
    return status == OFFICE_OK ? office_sign(d->office, &arena, asking, id, key, NULL, &problems) : status;
}

static void must(enum office_status status)
{
    if (status != OFFICE_OK) fail_msg("%s: %s", office_status_text[status][1], what_was_wrong());
}

const char *granted(struct desk *d)
{
    const char *id;
    struct asking employer = asks(d, CASE_werkgever, "aanvraag-doen", "2026-01-12");
    must(begins(d, &employer, APPLICATION, &id));
    struct asking worker = asks(d, CASE_consulent, "aanvraag-behandelen", "2026-01-14");
    must(adds(d, &worker, id, "{\"gebeurtenis\":\"feiten-vastgesteld\",\"op\":\"2026-01-14\",\"bron\":\"gemeente\",\"feiten\":{\"behoortTotDoelgroep\":\"ja\",\"onderwijsroute\":\"vso\",\"mogelijkhedenTotArbeidsparticipatie\":\"ja\"}}"));
    must(adds(d, &worker, id, "{\"gebeurtenis\":\"aanvraag-beoordeeld\",\"op\":\"2026-01-14\"}"));
    must(adds(d, &worker, id, "{\"gebeurtenis\":\"forfait-afgesproken\",\"op\":\"2026-01-14\",\"bron\":\"gemeente\"}"));
    employer = asks(d, CASE_werkgever, "aanvraag-doen", "2026-01-20");
    must(adds(d, &employer, id, "{\"gebeurtenis\":\"contract-ontvangen\",\"op\":\"2026-01-20\"}"));
    worker = asks(d, CASE_consulent, "aanvraag-behandelen", "2026-01-22");
    must(decides(d, &worker, id, "{\"gebeurtenis\":\"toekenning\",\"op\":\"2026-03-02\",\"bron\":\"gemeente\",\"reden\":\"alles klopt\"}"));
    return id;
}

const char *state_of(struct desk *d, const char *id, const char *day, int track)
{
    struct office_view view;
    struct asking worker = asks(d, CASE_consulent, "aanvraag-behandelen", day);
    must(office_read(d->office, &arena, &worker, id, 0, &view, &problems));
    return view.dossier.process->state[view.dossier.state[track]].name;
}
