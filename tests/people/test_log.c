/* SPDX-License-Identifier: EUPL-1.2 */
/* test_log.c: the log of processing: its fields, its chain, who looked at somebody's data, and a month counted without persons; on SQLite or PostgreSQL. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "people/inside.h"
#include "people_help.h"

static const int64_t noon = 1782907200000000, second = 1000000;     /* 1 July 2026, 12.00 UTC */
static const struct viewer consulent = { .account = "a-consulent", .name = "Karin de Vries", .role = CASE_consulent, .municipality = "9001", .employer = "", .session = "0011223344556677" };
static const struct viewer employer = { .account = "a-werkgever", .name = "Piet Bakker", .role = CASE_werkgever, .municipality = "", .employer = "werkgever-1", .session = "" };

static int set_up(void **state)
{
    const struct people_options options = { .organisation = "https://gemeente.example/verwerkingen/" };
    (void)state;
    store = open_fresh();
    people = people_open(store, &options);
    return people ? 0 : -1;
}

static struct store_hash person(const char *bsn) { return store_hash(store, "bsn", bsn, strlen(bsn)); }
static struct people_act act(const char *what, const char *purpose, const struct store_hash *about, int64_t at)
{
    return (struct people_act){ .what = what, .purpose = purpose_find(purpose), .dossier = "d-abc", .about = about, .start = at, .end = at + 2000 };
}

static enum people_status log_one(const struct viewer *v, const char *what, const char *purpose, const char *bsn, int64_t at)
{
    struct store_hash about = person(bsn);
    struct people_act one = act(what, purpose, &about, at);
    return people_log(people, v, &one);
}

static const char *attribute(const struct node *record, const char *name)
{
    for (const struct node *node = node_get(record, "attributes")->first; node; node = node->next)
        if (node_is(node_get(node, "key"), name)) return arena_copy(&arena, node_get(node, "value")->text, node_get(node, "value")->size);
    return NULL;
}

static void test_fields(void **state)
{
    struct store_events events;
    struct store_hash about = person("999990019");
    struct people_act one = act("dossier lezen", "aanvraag-behandelen", &about, noon);
    char hex[65];
    (void)state;
    one.trace = (struct people_trace){ "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331" };
    assert_int_equal(people_log(people, &consulent, &one), PEOPLE_OK);
    assert_int_equal(store_read(store, &arena, "logboek-2026-07", NULL, &events), STORE_OK);
    assert_int_equal(events.count, 1);
    assert_string_equal(events.item[0].kind, "verwerking");
    const struct node *record = node_from_json(&arena, events.item[0].bytes, events.item[0].size, NULL);
    assert_non_null(record);
    assert_true(node_is(node_get(record, "trace_id"), one.trace.trace_id));
    assert_true(node_is(node_get(record, "parent_span_id"), one.trace.parent_id));
    assert_int_equal(node_get(record, "span_id")->size, 16);
    assert_true(node_is(node_get(record, "status_code"), "STATUS_CODE_UNSET"));
    assert_true(node_is(node_get(record, "name"), "dossier lezen"));
    assert_int_equal(number_in(record, "start_time", 0), noon / 1000);
    assert_int_equal(number_in(record, "end_time", 0), noon / 1000 + 2);
    assert_string_equal(attribute(record, "dpl.core.processing_activity_id"), "https://gemeente.example/verwerkingen/aanvraag-behandelen");
    for (int i = 0; i < 32; i++) (void)snprintf(hex + 2 * i, 3, "%02x", about.bytes[i]);
    assert_string_equal(attribute(record, "dpl.core.data_subject_id"), hex);
    assert_string_equal(attribute(record, "dpl.core.data_subject_id_type"), "BSN");
    assert_string_equal(attribute(record, "breed.rol"), "consulent");
    assert_string_equal(attribute(record, "breed.account"), "a-consulent");
    assert_null(attribute(record, "breed.werkgever"));
    assert_null(attribute(record, "breed.zonderZaak"));
    assert_null(strstr(events.item[0].bytes, "Karin"));
    assert_null(strstr(events.item[0].bytes, "999990019"));
    one.failed = true;
    one.trace = (struct people_trace){ "not hexadecimal", NULL };
    assert_int_equal(people_log(people, &consulent, &one), PEOPLE_OK);
    assert_int_equal(store_read(store, &arena, "logboek-2026-07", NULL, &events), STORE_OK);
    record = node_from_json(&arena, events.item[1].bytes, events.item[1].size, NULL);
    assert_true(node_is(node_get(record, "status_code"), "STATUS_CODE_ERROR"));
    assert_int_equal(node_get(record, "trace_id")->size, 32);
    assert_null(node_get(record, "parent_span_id"));
    assert_int_equal(verify_all(store, NULL), 0);
}

static void test_purpose(void **state)
{
    struct store_hash about = person("999990019");
    struct people_act one = act("dossier lezen", "nieuwsgierig", &about, noon);
    struct store_events events;
    (void)state;
    assert_null(one.purpose);
    assert_int_equal(people_log(people, &consulent, &one), PEOPLE_FORBIDDEN);
    assert_int_equal(log_one(&employer, "dossier lezen", "aanvraag-behandelen", "999990019", noon), PEOPLE_FORBIDDEN);
    assert_int_equal(log_one(&employer, "", "aanvraag-doen", "999990019", noon), PEOPLE_FORBIDDEN);
    struct viewer nobody = consulent;
    nobody.account = "";
    assert_int_equal(log_one(&nobody, "dossier lezen", "aanvraag-behandelen", "999990019", noon), PEOPLE_FORBIDDEN);
    struct people_act two[] = { act("dossier lezen", "aanvraag-doen", &about, noon), one };
    assert_int_equal(people_log_all(people, &employer, two, 2), PEOPLE_FORBIDDEN);
    assert_int_equal(store_read(store, &arena, "logboek-2026-07", NULL, &events), STORE_ABSENT);
}

static void test_about(void **state)
{
    struct store_hash about = person("999990019");
    struct people_logged *list;
    int32_t count;
    (void)state;
    /* An event of a dossier about the same person is no record of the log. */
    const struct store_new event = { "aanvraag", "{}", 2, &about };
    assert_int_equal(store_append(store, "d-abc", 0, &event, 1, NULL, NULL), STORE_OK);
    for (int i = 0; i < 25; i++) {
        assert_int_equal(log_one(&consulent, "dossier lezen", "aanvraag-behandelen", "999990019", noon + i * second), PEOPLE_OK);
        assert_int_equal(log_one(&employer, "dossier lezen", "aanvraag-doen", i % 5 ? "999990020" : "999990019", noon + i * second), PEOPLE_OK);
    }
    assert_int_equal(people_log_about(people, &arena, &about, 0, 100, &list, &count), PEOPLE_OK);
    assert_int_equal(count, 30);
    assert_int_equal(list[0].role, CASE_consulent);
    assert_string_equal(list[0].municipality, "9001");
    assert_string_equal(list[0].what, "dossier lezen");
    assert_string_equal(list[0].purpose, "aanvraag-behandelen");
    assert_string_equal(list[0].dossier, "d-abc");
    assert_int_equal(list[0].time, noon);
    assert_int_equal(list[1].role, CASE_werkgever);
    assert_string_equal(list[1].employer, "werkgever-1");
    int32_t all = 0;
    for (int64_t after = 0; ; after = list[count - 1].n) {
        assert_int_equal(people_log_about(people, &arena, &about, after, 7, &list, &count), PEOPLE_OK);
        all += count;
        if (!count) break;
    }
    assert_int_equal(all, 30);
    about = person("999990032");
    assert_int_equal(people_log_about(people, &arena, &about, 0, 100, &list, &count), PEOPLE_OK);
    assert_int_equal(count, 0);
}

/* In the Netherlands it is July already when it is 22.30 hours UTC on 30 June. */
static void test_months(void **state)
{
    struct store_hash about = person("999990019");
    int64_t half_past_ten = 1782858600000000;
    struct people_act three[] = { act("een", "intake", &about, half_past_ten - 3600 * second), act("twee", "intake", &about, half_past_ten), act("drie", "intake", &about, half_past_ten) };
    struct store_events events;
    (void)state;
    assert_int_equal(people_log_all(people, &consulent, three, 3), PEOPLE_OK);
    assert_int_equal(store_read(store, &arena, "logboek-2026-06", NULL, &events), STORE_OK);
    assert_int_equal(events.count, 1);
    assert_int_equal(store_read(store, &arena, "logboek-2026-07", NULL, &events), STORE_OK);
    assert_int_equal(events.count, 2);
    assert_int_equal(store_begin(store), STORE_OK);
    assert_int_equal(people_log_all(people, &consulent, three, 3), PEOPLE_OK);
    store_rollback(store);
    assert_int_equal(store_read(store, &arena, "logboek-2026-07", NULL, &events), STORE_OK);
    assert_int_equal(events.count, 2);
    assert_int_equal(verify_all(store, NULL), 0);
}

static void test_summary(void **state)
{
    struct text out = { 0 };
    struct store_hash about = person("999990019");
    struct people_act look = act("zoeken", "intake", &about, noon);
    (void)state;
    look.without_case = true;
    for (int i = 0; i < 12; i++) assert_int_equal(log_one(&consulent, "dossier lezen", "aanvraag-behandelen", "999990019", noon), PEOPLE_OK);
    for (int i = 0; i < 9; i++) assert_int_equal(log_one(&employer, "dossier lezen", "aanvraag-doen", "999990019", noon), PEOPLE_OK);
    for (int i = 0; i < 10; i++) assert_int_equal(log_one(&consulent, "besluit tekenen", "aanvraag-behandelen", "999990020", noon), PEOPLE_OK);
    for (int i = 0; i < 11; i++) assert_int_equal(people_log(people, &consulent, &look), PEOPLE_OK);
    assert_int_equal(people_log_summary(people, "2026-07", &out), PEOPLE_OK);
    assert_string_equal(text_string(&out), "{\"maand\":\"2026-07\",\"regels\":["
        "{\"rol\":\"werkgever\",\"doel\":\"aanvraag-doen\",\"tekst\":\"een aanvraag doen of volgen\",\"handeling\":\"dossier lezen\",\"aantal\":\"< 10\"},"
        "{\"rol\":\"consulent\",\"doel\":\"aanvraag-behandelen\",\"tekst\":\"een aanvraag behandelen\",\"handeling\":\"besluit tekenen\",\"aantal\":10},"
        "{\"rol\":\"consulent\",\"doel\":\"aanvraag-behandelen\",\"tekst\":\"een aanvraag behandelen\",\"handeling\":\"dossier lezen\",\"aantal\":12}],\"zonderZaak\":{\"aantal\":11}}");
    text_free(&out);
    assert_int_equal(people_log_summary(people, "2026-08", &out), PEOPLE_OK);
    assert_string_equal(text_string(&out), "{\"maand\":\"2026-08\",\"regels\":[],\"zonderZaak\":{\"aantal\":0}}");
    text_free(&out);
    static const char *const wrong[] = { "2026", "2026-13", "2026-1", "x", "", "2026-07-01" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_int_equal(people_log_summary(people, wrong[i], &out), PEOPLE_WRONG);
    assert_int_equal(people_log_summary(people, NULL, &out), PEOPLE_WRONG);
    assert_int_equal(out.size, 0);
}

/* A month is erased as a whole; the chain still holds, and what was in it is found no more. */
static void test_erased(void **state)
{
    struct store_hash about = person("999990019");
    struct people_logged *list;
    int32_t count;
    struct text out = { 0 };
    (void)state;
    assert_int_equal(log_one(&consulent, "dossier lezen", "aanvraag-behandelen", "999990019", noon), PEOPLE_OK);
    assert_int_equal(log_one(&consulent, "dossier lezen", "aanvraag-behandelen", "999990019", noon + 40 * MICROSECONDS_A_DAY), PEOPLE_OK);
    assert_int_equal(store_erase(store, "logboek-2026-07", STORE_ANY, "gewist"), STORE_OK);
    assert_int_equal(people_log_about(people, &arena, &about, 0, 100, &list, &count), PEOPLE_OK);
    assert_int_equal(count, 1);
    assert_int_equal(people_log_summary(people, "2026-07", &out), PEOPLE_OK);
    text_free(&out);
    assert_int_equal(verify_all(store, NULL), 0);
}

/* When the store cannot write, the caller hears so. */
static void test_failure(void **state)
{
    (void)state;
    assert_int_equal(store_begin(store), STORE_OK);
    const struct store_new bad = { "\n", "", 0, NULL };
    assert_int_not_equal(store_append(store, "x", STORE_ANY, &bad, 1, NULL, NULL), STORE_OK);
    enum people_status status = log_one(&consulent, "dossier lezen", "aanvraag-behandelen", "999990019", noon);
    store_rollback(store);
    struct people_logged *list;
    int32_t count;
    struct store_hash about = person("999990019");
    assert_int_equal(people_log_about(people, &arena, &about, 0, 100, &list, &count), PEOPLE_OK);
    assert_int_equal(count, 0);
    assert_true(status == PEOPLE_STORE || status == PEOPLE_OK);
}

/* Lines that were kept long enough go; what they count stays, and nobody finds a person by them any more. */
static void test_folded(void **state)
{
    static const int64_t day = 86400LL * 1000000;
    struct store_hash about = person("999990019");
    struct people_logged *list;
    struct text before = { 0 }, after = { 0 };
    struct store_verdict verdict;
    int32_t count;
    (void)state;
    for (int i = 0; i < 12; i++) assert_int_equal(log_one(&consulent, "dossier lezen", "aanvraag-behandelen", "999990019", noon + i), PEOPLE_OK);
    assert_int_equal(log_one(&consulent, "dossier lezen", "aanvraag-behandelen", "999990019", noon + 40 * day), PEOPLE_OK);
    assert_int_equal(people_log_summary(people, "2026-07", &before), PEOPLE_OK);
    assert_int_equal(people_sweep(people, noon + 100 * day), PEOPLE_OK);               /* no time was set: for good */
    assert_int_equal(people_log_about(people, &arena, &about, 0, 100, &list, &count), PEOPLE_OK);
    assert_int_equal(count, 13);
    const struct people_options options = { .log_months = 2 };
    struct people *sweeper = people_open(store, &options);
    assert_int_equal(people_sweep(sweeper, noon + 70 * day), PEOPLE_OK);                /* September: July is the second full month before it */
    assert_int_equal(people_log_about(people, &arena, &about, 0, 100, &list, &count), PEOPLE_OK);
    assert_int_equal(count, 13);
    assert_int_equal(people_sweep(sweeper, noon + 100 * day), PEOPLE_OK);              /* October: July goes, August stays */
    assert_int_equal(people_sweep(sweeper, noon + 100 * day), PEOPLE_OK);              /* and once more changes nothing */
    assert_int_equal(people_log_about(people, &arena, &about, 0, 100, &list, &count), PEOPLE_OK);
    assert_int_equal(count, 1);
    assert_int_equal(people_log_summary(people, "2026-07", &after), PEOPLE_OK);
    assert_string_equal(text_string(&after), text_string(&before));
    assert_non_null(strstr(text_string(&after), "\"aantal\":12"));
    assert_int_equal(store_verify(store, NULL, NULL, NULL, NULL, &verdict), STORE_OK);
    assert_int_equal(verdict.findings, 0);
    people_close(sweeper);
    text_free(&before);
    text_free(&after);
}

int main(int count, char **arguments)
{
#define CASE(name) { cmocka_unit_test_setup_teardown(name, set_up, tear_down), BOTH }
    const struct store_test tests[] = { CASE(test_fields), CASE(test_purpose), CASE(test_about), CASE(test_months), CASE(test_summary), CASE(test_erased), CASE(test_folded), CASE(test_failure) };
    if (!begin_tests(count, arguments)) return 1;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
