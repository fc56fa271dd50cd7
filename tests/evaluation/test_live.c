/* SPDX-License-Identifier: EUPL-1.2 */
/* test_live.c: the counters of the invoeringstoets give for an invented town what counting its stored events by hand gives; corrections, unknowns and small numbers are treated as the page says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "evaluation/live.h"
#include "office/policy/policy.h"
#include "office_help.h"

enum { DOSSIERS = 1500, YEAR = 2025 };
static struct arena kept;
static const struct evaluation *own;

/* ---- a town, told once, its events as they lie in the store ---- */

struct life { struct case_entry *entry; const struct node **event; int32_t count; const char *group; };
static struct life town[DOSSIERS + 8];
static int32_t lives;

static void keep_life(struct store *store, const char *id)
{
    struct store_events list;
    assert_int_equal(store_read(store, &kept, id, NULL, &list), STORE_OK);
    struct life *l = &town[lives];
    *l = (struct life){ .entry = arena_take_zero(&kept, sizeof *l->entry * (size_t)list.count), .event = arena_take_zero(&kept, sizeof(*l->event) * (size_t)list.count), .count = list.count, .group = lives % 100 < 2 ? "klein" : lives % 3 ? "groot" : "midden" };
    for (int32_t i = 0; i < list.count; i++) {
        l->entry[i] = (struct case_entry){ list.item[i].bytes, list.item[i].size, day_of_moment(list.item[i].time), list.item[i].time };
        l->event[i] = node_from_json(&kept, list.item[i].bytes, list.item[i].size, NULL);
        assert_non_null(l->event[i]);
    }
    lives++;
}

/* What the office says of the same town: its own way through the store, small numbers hidden, counted once and kept. */
static struct evaluation_counts of_office, of_office_again;
static enum office_status refused[5];

static void count_in_office(struct desk *d)
{
    struct problems wrong = { .count = 0 };
    struct evaluation_counts none;
    struct office_setting set = { .law = &the_law.law, .store = d->store, .people = d->people, .municipality = "0344", .inhabitants = 45000 };
    struct asking asking = asks(d, CASE_beleid, "beleid-maken", "2026-03-01"), employer = asks(d, CASE_werkgever, "aanvraag-doen", "2026-03-01");
    struct office *closed = office_open(&set);
    set.counting = true;
    struct office *open = office_open(&set);
    refused[0] = office_count_year(closed, &kept, &asking, own, YEAR, &none, &wrong);
    refused[1] = office_count_year(open, &kept, &asking, own, 2026, &none, &wrong);
    refused[2] = office_count_year(open, &kept, &employer, own, YEAR, &none, &wrong);
    refused[3] = office_counted(open, &kept, &asking, own, YEAR, &none);
    assert_int_equal(office_count_year(open, &kept, &asking, own, YEAR, &of_office, &wrong), OFFICE_OK);
    assert_int_equal(office_counted(open, &kept, &asking, own, YEAR, &of_office_again), OFFICE_OK);
    refused[4] = office_counted(closed, &kept, &asking, own, YEAR, &none);
    office_close(open);
    office_close(closed);
}

static void make_town(void)
{
    struct desk d;
    struct demo_made made;
    char after[STORE_NAME + 1] = "";
    struct store_page page = { .more = true };
    own = evaluation_own(&kept);
    assert_non_null(own);
    sit_at(&d, fresh(), false);
    const struct demo_plan plan = { .dossiers = DOSSIERS, .seed = 5, .today = date_of(2026, 3, 1), .municipality = "0344", .other = "0599", .owners = { "a-consulent" }, .owner_count = 1, .expert = "e", .coach = "c", .clock = &demo_times };
    assert_int_equal(office_demo(d.office, &plan, &made, NULL, &problems), OFFICE_OK);
    while (page.more) {
        assert_int_equal(store_iterate(d.store, &kept, *after ? after : NULL, 500, &page), STORE_OK);
        for (int32_t i = 0; i < page.count; i++) {
            (void)snprintf(after, sizeof after, "%s", page.item[i].id);
            if (office_is_id(page.item[i].id)) keep_life(d.store, page.item[i].id);
        }
    }
    count_in_office(&d);
    leave(&d);
    assert_true(lives > DOSSIERS - 50);
}

struct walk { const struct life *life; int32_t at, count; };
static bool next_life(void *context, struct evaluation_case *one)
{
    struct walk *w = context;
    if (w->at == w->count) return false;
    const struct life *l = &w->life[w->at++];
    *one = (struct evaluation_case){ l->entry, l->count, l->group };
    return true;
}

static struct evaluation_counts counted(const struct evaluation *e, const struct life *life, int32_t count)
{
    struct walk walk = { life, 0, count };
    const struct evaluation_cases cases = { next_life, &walk };
    struct evaluation_counts counts;
    const struct case_setting setting = CASE_SETTING(&the_law.law, date_of(2026, 3, 1));
    assert_true(evaluation_count(&counts, &kept, e, &cases, &setting, YEAR));
    return counts;
}

static const struct evaluation_count *of(const struct evaluation_counts *counts, const char *id)
{
    for (int32_t i = 0; i < counts->counts; i++) if (strcmp(counts->count[i].counter->id, id) == 0) return &counts->count[i];
    fail_msg("no counter %s", id);
    return NULL;
}

/* ---- counting by hand, from the JSON alone ---- */

static bool is_event(const struct node *event, const char *name) { return node_is(node_get(event, "gebeurtenis"), name) && !node_get(event, "vervangt"); }
static bool of_process(const struct life *l, const char *process) { return node_is(node_get(l->event[0], "proces"), process); }

static int64_t by_hand(const char *process, const char *event, bool dossiers)
{
    int64_t n = 0;
    for (int32_t i = 0; i < lives; i++) {
        bool any = false;
        for (int32_t k = 0; of_process(&town[i], process) && k < town[i].count; k++) {
            if (!is_event(town[i].event[k], event) || civil_of(town[i].entry[k].day).year != YEAR) continue;
            n += !dossiers;
            any = true;
        }
        n += dossiers && any;
    }
    return n;
}

/* A complete application whose job had begun before the day of the application, worked out without any rule. */
static int64_t begun_by_hand(void)
{
    int64_t n = 0;
    for (int32_t i = 0; i < lives; i++) {
        date start = DATE_NEVER, applied = DATE_NEVER;
        bool complete = false;
        for (int32_t k = 0; of_process(&town[i], "loonkostensubsidie") && k < town[i].count; k++) {
            const struct node *facts = node_get(town[i].event[k], "feiten"), *begin = node_get(facts, "startDienstbetrekking"), *on = node_get(town[i].event[k], "op");
            if (begin) assert_true(parse_date(begin->text, begin->size, &start));
            if (is_event(town[i].event[k], "aanvraag")) assert_true(parse_date(on->text, on->size, &applied));
            complete |= is_event(town[i].event[k], "aanvraag-beoordeeld") && civil_of(town[i].entry[k].day).year == YEAR;
        }
        n += complete && start != DATE_NEVER && start < applied;
    }
    return n;
}

static void counts_are_those_of_the_events(void **state)
{
    (void)state;
    struct evaluation_counts counts = counted(own, town, lives);
    static const struct { const char *id, *process, *event; bool dossiers; } same[] = {
        { "L06", "loonkostensubsidie", "verhuizing", true }, { "L07", "loonkostensubsidie", "overdracht-betwist", true }, { "L08", "ondersteuning", "wijziging", false }, { "L10", "studietoeslag", "aanvraag", true },
        { "L11", "studietoeslag", "toekenning", true }, { "L12", "loonkostensubsidie", "klacht", false }, { "L13", "loonkostensubsidie", "toekenning", true },
    };
    assert_int_equal(counts.dossiers, lives);
    assert_int_equal(counts.unread, 0);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        const struct evaluation_count *c = of(&counts, same[i].id);
        int64_t hand = by_hand(same[i].process, same[i].event, same[i].dossiers);
        if (c->yes.number != hand || c->no.number || c->unknown.number) fail_msg("%s: %lld, by hand %lld", same[i].id, (long long)c->yes.number, (long long)hand);
    }
    assert_true(of(&counts, "L13")->yes.number > 100);
    assert_true(of(&counts, "L12")->yes.number > 5);
}

static void conditions_divide_the_events(void **state)
{
    (void)state;
    struct evaluation_counts counts = counted(own, town, lives);
    static const struct { const char *id, *process, *event; bool dossiers; } parts[] = {
        { "L01", "zoektermijn", "melding", true }, { "L03", "loonkostensubsidie", "aanvraag-beoordeeld", true }, { "L04", "loonkostensubsidie", "aanvraag-beoordeeld", true }, { "L09", "loonkostensubsidie", "ziek", false },
        { "L14", "loonkostensubsidie", "aanvraag", true },
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct evaluation_count *c = of(&counts, parts[i].id);
        assert_int_equal(c->yes.number + c->no.number + c->unknown.number, by_hand(parts[i].process, parts[i].event, parts[i].dossiers));
    }
    assert_int_equal(of(&counts, "L03")->yes.number, begun_by_hand());
    assert_int_equal(of(&counts, "L01")->yes.number, 0);        /* the town gives every fact with the report */
    assert_true(of(&counts, "L09")->unknown.number > 10);       /* and no wages: then it is not known, not nought */
    assert_int_equal(of(&counts, "L09")->yes.number + of(&counts, "L09")->no.number, 0);
}

static void what_never_came_is_counted(void **state)
{
    int64_t hand = 0;
    (void)state;
    struct evaluation_counts counts = counted(own, town, lives);
    for (int32_t i = 0; i < lives; i++) {
        bool reported = false, assessed = false;
        for (int32_t k = 0; of_process(&town[i], "zoektermijn") && k < town[i].count; k++) {
            reported |= is_event(town[i].event[k], "melding") && civil_of(town[i].entry[k].day).year == YEAR;
            assessed |= is_event(town[i].event[k], "zoektermijn-vastgesteld");
        }
        hand += reported && !assessed;
    }
    assert_int_equal(of(&counts, "L02")->yes.number, hand);
}

static void groups_add_up(void **state)
{
    (void)state;
    struct evaluation_counts counts = counted(own, town, lives);
    for (int32_t i = 0; i < counts.counts; i++) {
        int64_t sum = 0;
        for (int32_t g = 0; g < counts.count[i].groups; g++) sum += counts.count[i].group[g].yes.number;
        assert_int_equal(sum, counts.count[i].yes.number);
    }
}

/* ---- through the office ---- */

static void same_number(const char *id, const struct evaluation_number *shown, int64_t hand, bool may_hide)
{
    bool small = hand > 0 && hand < EVALUATION_SMALL;
    if (shown->hidden ? !small && !may_hide : small || shown->number != hand) fail_msg("%s: %lld%s, by hand %lld", id, (long long)shown->number, shown->hidden ? " (hidden)" : "", (long long)hand);
}

/* The dashboard of the demonstration over a whole year: what the office counts is what counting the stored JSON by hand gives, but for the small numbers. */
static void the_office_counts_what_is_in_the_store(void **state)
{
    static const struct { const char *id, *process, *event; bool dossiers; } same[] = {
        { "L06", "loonkostensubsidie", "verhuizing", true }, { "L07", "loonkostensubsidie", "overdracht-betwist", true }, { "L08", "ondersteuning", "wijziging", false }, { "L10", "studietoeslag", "aanvraag", true },
        { "L11", "studietoeslag", "toekenning", true }, { "L12", "loonkostensubsidie", "klacht", false }, { "L13", "loonkostensubsidie", "toekenning", true },
    };
    struct evaluation_counts all = counted(own, town, lives);
    (void)state;
    assert_true(of_office.shown);
    assert_int_equal(of_office.all.number, lives);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) same_number(same[i].id, &of(&of_office, same[i].id)->yes, by_hand(same[i].process, same[i].event, same[i].dossiers), false);
    same_number("L03", &of(&of_office, "L03")->yes, begun_by_hand(), true);
    for (int32_t i = 0; i < all.counts; i++) {
        const struct evaluation_count *a = &all.count[i], *b = &of_office.count[i];
        same_number(a->counter->id, &b->yes, a->yes.number, true);
        same_number(a->counter->id, &b->no, a->no.number, true);
        same_number(a->counter->id, &b->unknown, a->unknown.number, true);
    }
    assert_string_equal(of(&of_office, "L13")->group[0].name, "20.000 tot 50.000 inwoners");
}

static void what_was_counted_is_kept_as_it_was_shown(void **state)
{
    (void)state;
    assert_int_equal(of_office_again.year, YEAR);
    assert_int_equal(of_office_again.all.number, of_office.all.number);
    for (int32_t i = 0; i < of_office.counts; i++) {
        const struct evaluation_count *a = &of_office.count[i], *b = &of_office_again.count[i];
        assert_memory_equal(&a->yes.number, &b->yes.number, sizeof a->yes.number);
        assert_int_equal(a->yes.hidden, b->yes.hidden);
        assert_int_equal(a->unknown.number, b->unknown.number);
        assert_int_equal(a->groups, b->groups);
        assert_false(b->absent);
    }
}

static void counting_asks_leave_of_the_installation_and_a_year_that_is_over(void **state)
{
    (void)state;
    assert_int_equal(refused[0], OFFICE_REFUSED);
    assert_int_equal(refused[1], OFFICE_REFUSED);
    assert_int_equal(refused[2], OFFICE_FORBIDDEN);
    assert_int_equal(refused[3], OFFICE_ABSENT);
    assert_int_equal(refused[4], OFFICE_ABSENT);
}

/* A counter that a kept count does not have is not known, which is not nought; and no numbers are kept before the small ones are hidden. */
static void a_counter_that_was_not_counted_is_absent(void **state)
{
    static const char json[] = "{\"jaar\":2024,\"dossiers\":null,\"nietGelezen\":0,\"tellers\":[{\"id\":\"L13\",\"ja\":12,\"nee\":0,\"onbekend\":null,\"groepen\":[]}]}", bad[] = "{\"jaar\":2024,\"dossiers\":-1,\"nietGelezen\":0,\"tellers\":[]}";
    struct evaluation_counts counts, open = counted(own, town, 20);
    struct text text = { 0 };
    (void)state;
    assert_true(evaluation_counts_read(&counts, &kept, own, json, sizeof json - 1));
    assert_true(of(&counts, "L01")->absent);
    assert_false(of(&counts, "L13")->absent);
    assert_int_equal(of(&counts, "L13")->yes.number, 12);
    assert_true(of(&counts, "L13")->unknown.hidden && counts.all.hidden);
    assert_false(evaluation_counts_read(&counts, &kept, own, bad, sizeof bad - 1));
    assert_false(evaluation_counts_read(&counts, &kept, own, "{", 1));
    assert_false(evaluation_counts_json(&text, &open));
    text_free(&text);
}

/* ---- lives of our own ---- */

#define ENTRY(day, json) { json, sizeof json - 1, day, day }
#define DAY(m, d) (date_of(2025, m, d))

static struct evaluation_counts count_entries(const struct case_entry *entries, int32_t count)
{
    const struct life one = { (struct case_entry *)(uintptr_t)entries, NULL, count, NULL };
    return counted(own, &one, 1);
}

static void unknown_is_counted_as_unknown(void **state)
{
    (void)state;
#define REPORT(more) "{\"proces\":\"zoektermijn\",\"gebeurtenis\":\"melding\",\"rol\":\"inwoner\",\"op\":\"2025-03-03\",\"bron\":\"zelf-ingevuld\",\"partijen\":{\"werknemer\":{\"bsn\":\"999990019\",\"naam\":\"Ada Fabelstra\"}},\"feiten\":{\"geboortedatum\":\"2005-02-01\",\"heeftPartner\":\"nee\"" more "}}"
    const struct case_entry nothing_known[] = { ENTRY(DAY(3, 3), REPORT("")) };
    const struct case_entry all_known[] = { ENTRY(DAY(3, 3), REPORT(",\"behoortTotDoelgroep\":\"nee\",\"medischUrenbeperkt\":\"nee\",\"proVsoTot\":\"nooit\"")) };
    struct evaluation_counts a = count_entries(nothing_known, 1), b = count_entries(all_known, 1);
    assert_int_equal(a.unread + b.unread, 0);
    assert_int_equal(of(&a, "L01")->yes.number, 1);     /* what is asked for is: not known */
    assert_int_equal(of(&b, "L01")->yes.number, 0);
    assert_int_equal(of(&b, "L01")->no.number, 1);
    assert_int_equal(of(&a, "L02")->yes.number, 1);
}

static void another_year_does_not_count(void **state)
{
    (void)state;
    const struct case_entry late[] = { ENTRY(date_of(2026, 1, 2), REPORT("")) };
    struct evaluation_counts counts = count_entries(late, 1);
    assert_int_equal(counts.unread, 0);
    assert_int_equal(of(&counts, "L01")->yes.number, 0);
}

static void what_cannot_be_read_is_told(void **state)
{
    (void)state;
    const struct case_entry broken[] = { ENTRY(DAY(1, 1), "{\"proces\":\"dakwerk\"}") };
    struct evaluation_counts counts = count_entries(broken, 1);
    assert_int_equal(counts.unread, 1);
}

/* The first life of the town that fixed a wage value in the year and was paid: its value corrected before and after the payment. */
static int32_t wage_value_corrected(bool after_payment)
{
    for (int32_t i = 0; i < lives; i++) {
        int32_t fixed = -1, paid = -1;
        for (int32_t k = 0; of_process(&town[i], "loonkostensubsidie") && k < town[i].count; k++) {
            if (fixed < 0 && is_event(town[i].event[k], "loonwaarde-vastgesteld") && civil_of(town[i].entry[k].day).year == YEAR) fixed = k;
            if (fixed >= 0 && paid < 0 && is_event(town[i].event[k], "betaald")) paid = k;
        }
        if (paid < 0) continue;
        struct case_entry entry[80];
        int32_t n = 0, before = after_payment ? town[i].count : paid;
        struct text correction = { 0 };
        for (int32_t k = 0; k < before; k++) entry[n++] = town[i].entry[k];
        text_put(&correction, "{\"gebeurtenis\":\"loonwaarde-vastgesteld\",\"rol\":\"consulent\",\"op\":");
        node_put(&correction, node_get(town[i].event[fixed], "op"));
        text_put(&correction, ",\"bron\":\"gemeente\",\"vervangt\":");
        text_int(&correction, fixed + 1);
        text_put(&correction, ",\"reden\":\"verkeerd overgenomen\",\"feiten\":");
        node_put(&correction, node_get(town[i].event[fixed], "feiten"));
        text_put(&correction, "}");
        entry[n] = (struct case_entry){ correction.data, correction.size, entry[n - 1].day, entry[n - 1].time + 1 };
        struct evaluation_counts counts = count_entries(entry, n + 1);
        text_free(&correction);
        assert_int_equal(counts.unread, 0);
        return (int32_t)of(&counts, "L05")->yes.number;
    }
    fail_msg("no life of that kind in the town");
    return -1;
}

static void a_correction_after_payment_counts(void **state)
{
    (void)state;
    assert_int_equal(wage_value_corrected(true), 1);
    assert_int_equal(wage_value_corrected(false), 0);
}

/* ---- what may be shown ---- */

static void small_numbers_are_hidden(void **state)
{
    struct evaluation_count count[3] = {
        { .counter = &own->list[SECTION_counter].record[0], .yes = { 9, false }, .no = { 40, false }, .unknown = { 0, false }, .group = { { "a", { 9, false } } }, .groups = 1 },
        { .counter = &own->list[SECTION_counter].record[1], .yes = { 60, false }, .group = { { "a", { 4, false } }, { "b", { 20, false } }, { "c", { 36, false } } }, .groups = 3 },
        { .counter = &own->list[SECTION_counter].record[2], .yes = { 10, false }, .no = { 11, false }, .unknown = { 12, false } },
    };
    struct evaluation_counts counts = { .year = YEAR, .count = count, .counts = 3, .dossiers = 100 };
    (void)state;
    evaluation_hide(&counts);
    assert_true(count[0].yes.hidden && count[0].no.hidden && count[0].group[0].yes.hidden);      /* a sum that is known would give the nine away */
    assert_true(!count[0].unknown.hidden);
    assert_true(count[1].group[0].yes.hidden && count[1].group[1].yes.hidden && !count[1].group[2].yes.hidden && !count[1].yes.hidden);
    assert_true(!count[2].yes.hidden && count[2].yes.number == 10);
    for (int i = 0; i < 3; i++) assert_true(!count[i].yes.hidden || count[i].yes.number == 0);
}

static void the_dashboard_shows_nothing_small(void **state)
{
    struct text json = { 0 };
    (void)state;
    struct evaluation_counts counts = counted(own, town, lives);
    evaluation_dashboard(&json, own, &counts, date_of(2026, 3, 1), 0);
    const struct node *root = node_from_json(&kept, json.data, json.size, NULL);
    assert_true(node_get(root, "geteldJaar")->kind == NODE_NULL);        /* not hidden yet: not shown */
    json.size = 0;
    evaluation_hide(&counts);
    evaluation_dashboard(&json, own, &counts, date_of(2026, 3, 1), 0);
    root = node_from_json(&kept, json.data, json.size, NULL);
    const struct node *measures = node_get(root, "maatregelen");
    assert_int_equal(measures->count, law_book.measure_count);
    int32_t numbers = 0, hidden = 0;
    for (const struct node *m = measures->first; m; m = m->next)
        for (const struct node *c = node_get(m, "gemeten")->first; c; c = c->next) {
            const struct node *yes = node_get(c, "ja");
            int64_t number = 0;
            if (yes->kind == NODE_NUMBER) { assert_int_equal(parse_decimal(yes->text, yes->size, 0, false, &number), NUMBER_OK); assert_true(number == 0 || number >= EVALUATION_SMALL); numbers++; }
            else { assert_true(node_is(yes, "<10")); hidden++; }
        }
    assert_true(numbers > 5 && hidden > 0);
    assert_null(strstr(text_string(&json), "99999"));
    text_free(&json);
}

static void a_town_is_told(void **state) { (void)state; make_town(); }

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(a_town_is_told, FILES), TEST(the_office_counts_what_is_in_the_store, FILES), TEST(what_was_counted_is_kept_as_it_was_shown, FILES),
        TEST(counting_asks_leave_of_the_installation_and_a_year_that_is_over, FILES), TEST(a_counter_that_was_not_counted_is_absent, FILES), TEST(counts_are_those_of_the_events, FILES), TEST(conditions_divide_the_events, FILES), TEST(what_never_came_is_counted, FILES), TEST(groups_add_up, FILES),
        TEST(unknown_is_counted_as_unknown, FILES), TEST(another_year_does_not_count, FILES), TEST(what_cannot_be_read_is_told, FILES), TEST(a_correction_after_payment_counts, FILES),
        TEST(small_numbers_are_hidden, FILES), TEST(the_dashboard_shows_nothing_small, FILES),
    };
    if (!begin_tests(count, arguments)) return 2;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
