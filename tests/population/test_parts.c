/* SPDX-License-Identifier: EUPL-1.2 */
/* test_parts.c: parts of a run in files make what one run makes, cases included; what does not belong together is refused, every reason named. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "population/calibrate.h"
#include "population/part.h"
#include "population/report/report.h"

enum { HOUSEHOLDS = 6000, COUNTED = 20000 };

static struct {
    struct model model;
    struct lines lines;
    struct could could;
    struct arena arena;
    struct problems problems;
    struct law_tables law, reform;
    struct law_overlay overlay;
    struct totals all;
    char *whole;                        /* the whole run as a file */
} t;

static struct run a_run(int32_t shard, int32_t shards)
{
    return (struct run){ .model = &t.model, .lines = &t.lines, .law = { &t.law.law, &t.reform.law }, .behaviours = { 0, 1u << BEHAVIOUR_national_allowance }, .seed = 7, .households = HOUSEHOLDS, .shard = shard, .shards = shards, .threads = 1 };
}

static struct manifest manifest_of(int32_t shard, int32_t shards)
{
    return (struct manifest){ .program = "0.1.0+een", .method = population_method, .population = t.model.name, .assumptions = t.model.digest, .lines = t.lines.digest,
                              .law = { "aaaa", "bbbb" }, .reform = { "Een hoger vast deel", "A higher flat rate" }, .year = t.model.year, .seed = 7, .scale = 1, .households = HOUSEHOLDS,
                              .shard = shard + 1, .shards = shards, .given = { { "reform", "x.yaml", "name: x\n\"y\": 1\n", 15 } }, .given_count = 1 };
}

static char *part_text(int32_t shard, int32_t shards)
{
    static struct totals totals;
    struct run run = a_run(shard, shards);
    struct manifest m = manifest_of(shard, shards);
    struct text text = { 0 };
    assert_true(run_all(&run, &totals));
    part_put(&text, &m, &t.lines, &totals);
    assert_false(text.failed);
    (void)text_string(&text);
    return text.data;
}

static int prepare(void **state)
{
    (void)state;
    static const char reform[] = "name: hoger-forfait\ntitle: {nl: Een hoger vast deel, en: A higher flat rate}\nparameters:\n  - name: lks_forfait\n    unit: percent\n"
                                 "    values:\n      - {from: 2026-01-01, value: 60, status: afgeleid, source: \"a reform of the test\"}\n";
    const struct law_overlay *overlays[] = { &t.overlay };
    bool good = model_built_in(&t.model, &t.arena, &law_book, 0, &t.problems) && lines_built_in(&t.lines, &t.arena, &t.problems) && model_calibrate(&t.model, &t.could, 1, COUNTED, 1, &t.problems)
             && law_build(&t.law, NULL, 0, DATE_LAST) && law_overlay_read(&t.overlay, &t.arena, "reform", reform, sizeof reform - 1, &t.problems) && law_build(&t.reform, overlays, 1, DATE_LAST);
    struct run run = a_run(0, 1);
    if (!good || !run_all(&run, &t.all)) return 1;
    t.whole = part_text(0, 1);
    return t.whole == NULL;
}

static int tidy(void **state)
{
    (void)state;
    free(t.whole);
    law_free(&t.law);
    law_free(&t.reform);
    arena_free(&t.arena);
    return 0;
}

/* Reads parts; how many problems, which stand in t.problems. */
static int32_t put_together(struct totals *totals, char *const *parts, int32_t count, int32_t shards)
{
    struct manifest wanted = manifest_of(0, shards);
    bool *done = calloc((size_t)shards, sizeof *done);
    memset(totals, 0, sizeof *totals);
    t.problems.count = 0;
    for (int32_t k = 0; k < count; k++) {
        struct arena own = { 0 };
        int32_t before = t.problems.count;
        bool good = part_add(totals, done, &wanted, &t.lines, &own, parts[k], strlen(parts[k]), "deel.json", &t.problems);
        assert_int_equal(good, t.problems.count == before);
        arena_free(&own);
    }
    int32_t before = t.problems.count;
    bool complete = part_complete(done, &wanted, &t.problems);
    assert_int_equal(complete, t.problems.count == before);
    free(done);
    return t.problems.count;
}

static bool named(const char *field)
{
    for (int32_t k = 0; k < t.problems.count && k < PROBLEMS_KEPT; k++) if (strstr(t.problems.item[k].field, field)) return true;
    return false;
}

/* One file with one thing in it replaced. */
static int32_t problems_with(const char *find, const char *put)
{
    static struct totals totals;
    const char *at = strstr(t.whole, find);
    assert_non_null(at);
    struct text text = { 0 };
    text_bytes(&text, t.whole, (size_t)(at - t.whole));
    text_put(&text, put);
    text_put(&text, at + strlen(find));
    char *other = (char *)(uintptr_t)text_string(&text);
    int32_t count = put_together(&totals, &other, 1, 1);
    text_free(&text);
    return count;
}

static void any_split_in_any_order_makes_the_whole(void **state)
{
    (void)state;
    static const int32_t splits[] = { 1, 2, 5, 17 };
    static struct totals totals;
    for (size_t s = 0; s < sizeof splits / sizeof *splits; s++) {
        char *parts[17];
        int32_t shards = splits[s];
        for (int32_t k = 0; k < shards; k++) parts[(k * 7 + 3) % shards] = part_text(k, shards);
        assert_int_equal(put_together(&totals, parts, shards, shards), 0);
        assert_memory_equal(&totals, &t.all, sizeof totals);
        for (int32_t k = 0; k < shards; k++) free(parts[k]);
    }
}

static void a_part_without_anybody_is_a_part(void **state)
{
    (void)state;
    char *empty = part_text(199, 200);      /* fewer blocks than parts */
    assert_non_null(strstr(empty, "\"deel\":200"));
    free(empty);
}

static void a_part_that_is_missing_or_there_twice_is_named(void **state)
{
    (void)state;
    static struct totals totals;
    char *parts[] = { part_text(0, 3), part_text(2, 3), NULL };
    assert_int_equal(put_together(&totals, parts, 2, 3), 1);
    assert_string_equal(t.problems.item[0].value, "2/3");
    parts[2] = parts[0];
    assert_int_equal(put_together(&totals, parts, 3, 3), 2);
    assert_true(named("manifest.deel"));
    for (int32_t k = 0; k < 2; k++) free(parts[k]);
}

static void a_part_of_another_run_is_refused_and_says_why(void **state)
{
    (void)state;
    static const struct { const char *find, *put, *field; } others[] = {
        { "\"vorm\":1", "\"vorm\":2", "vorm" }, { "0.1.0+een", "0.1.0+twee", "programma" }, { "\"rekenwijze\":\"", "\"rekenwijze\":\"x", "rekenwijze" }, { "\"rechtDigest\":\"aaaa\"", "\"rechtDigest\":\"aaab\"", "rechtDigest" },
        { "\"hervormingDigest\":\"bbbb\"", "\"hervormingDigest\":\"\"", "hervormingDigest" }, { "\"zaad\":7", "\"zaad\":8", "zaad" }, { "\"schaal\":1", "\"schaal\":2", "schaal" },
        { "\"jaar\":2026", "\"jaar\":2025", "jaar" }, { "\"aannamesDigest\":\"", "\"aannamesDigest\":\"0", "aannamesDigest" }, { "\"regelsDigest\":\"", "\"regelsDigest\":\"0", "regelsDigest" },
        { "\"huishoudens\":6000", "\"huishoudens\":6001", "huishoudens" }, { "\"gedrag\":[]", "\"gedrag\":[\"jongere-vertrekt\"]", "gedrag" }, { "\"gedrag\":[]", "\"gedrag\":[\"slaapt-uit\"]", "gedrag" },
        { "\"deel\":1", "\"deel\":2", "deel" }, { "\"jaar\":2026", "\"jaren\":2026", "jaar" }, { "breed-deel", "breed-geheel", "soort" },
    };
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        int32_t count = problems_with(others[k].find, others[k].put);
        if (!count || !named(others[k].field)) print_message("# %s: %d problems, not named\n", others[k].field, count);
        assert_true(count > 0 && named(others[k].field));
    }
    assert_true(problems_with("\"zaad\":7,\"schaal\":1", "\"zaad\":9,\"schaal\":9") >= 2);
    assert_true(named("zaad") && named("schaal"));
}

static void a_changed_digit_is_found_wherever_it_stands(void **state)
{
    (void)state;
    static struct totals totals;
    char *numbers = strstr(t.whole, "\"tellingen\""), *end = strstr(t.whole, "\"controle\"");
    char *copy = strdup(t.whole);
    int32_t tried = 0;
    for (char *at = numbers; at < end; at += 211) {
        while (at < end && (*at < '0' || *at > '9')) at++;
        if (at >= end) break;
        char *there = copy + (at - t.whole), was = *there;
        *there = was == '5' ? '6' : '5';
        assert_true(put_together(&totals, &copy, 1, 1) > 0);
        *there = was;
        tried++;
    }
    assert_true(tried > 100);
    assert_int_equal(put_together(&totals, &copy, 1, 1), 0);
    free(copy);
}

static void a_file_cut_short_is_refused(void **state)
{
    (void)state;
    static struct totals totals;
    size_t size = strlen(t.whole);
    for (size_t kept = 0; kept + 2 < size; kept += size / 60 + 1) {
        char *copy = strndup(t.whole, kept);
        assert_true(put_together(&totals, &copy, 1, 1) > 0);
        free(copy);
    }
}

static void numbers_that_cannot_be_are_refused(void **state)
{
    (void)state;
    assert_true(problems_with("\"alles\":[", "\"alles\":[1,") > 0);
    assert_true(problems_with("\"alles\":[6000", "\"alles\":[-6000") > 0);
    assert_true(problems_with("\"alles\":[6000", "\"alles\":[99999999999999999999") > 0);
    assert_true(problems_with("\"alles\":[6000", "\"alles\":[6000.5") > 0);
    assert_true(problems_with("\"alles\":[6000", "\"alles\":[\"6000\"") > 0);
    assert_true(problems_with("],\"leeftijd\"", ",0],\"leeftijd\"") > 0);
    assert_true(problems_with("\"gemeenten\":", "\"gemeenten\":9") > 0);
    assert_true(problems_with("\"regel\":\"loonkostensubsidie\"", "\"regel\":\"dagloon\"") > 0);
}

static void a_manifest_read_and_written_again_is_the_same(void **state)
{
    (void)state;
    struct manifest m = manifest_of(1, 4), again;
    m.behaviours = 3;
    struct text one = { 0 }, other = { 0 };
    struct arena arena = { 0 };
    manifest_put(&one, &m);
    t.problems.count = 0;
    assert_true(manifest_read(&again, &arena, node_from_json(&arena, one.data, one.size, &t.problems), "m.json", &t.problems));
    manifest_put(&other, &again);
    assert_string_equal(text_string(&one), text_string(&other));
    assert_int_equal(again.given[0].size, 15);
    text_free(&one);
    text_free(&other);
    arena_free(&arena);
}

/* ---- cases ---- */

/* Counted in another way: every household lived again, its wage cost subsidy under both laws added up by person, all of them kept. */
struct by_person { int64_t household, more; int32_t member; };
static struct { struct by_person person[HOUSEHOLDS]; int32_t count; } seen;
static void see(void *context, const struct run_row *row)
{
    (void)context;
    const struct line *line = &t.lines.line[row->line];
    if (strcmp(line->rule->name, "loonkostensubsidie") != 0) return;
    int64_t amount[LAWS];
    for (int32_t v = 0; v < LAWS; v++) memcpy(&amount[v], (const char *)row->outcome[v] + line->rule->outcomes[line->flow[0].outcome].offset, sizeof amount[v]);
    struct by_person *last = seen.count ? &seen.person[seen.count - 1] : NULL;
    if (!last || last->household != row->household || last->member != row->member) { last = &seen.person[seen.count++]; *last = (struct by_person){ row->household, 0, row->member }; }
    last->more += amount[LAW_reform] - amount[LAW_base];
}

static int by_size(const void *a, const void *b)
{
    const struct by_person *one = a, *other = b;
    return one->more != other->more ? (one->more < other->more) - (one->more > other->more) : (one->household > other->household) - (one->household < other->household);
}

static void the_largest_cases_are_the_largest(void **state)
{
    (void)state;
    static int64_t households[HOUSEHOLDS];
    struct run run = a_run(0, 1);
    for (int64_t n = 0; n < HOUSEHOLDS; n++) households[n] = n;
    assert_true(run_see(&run, households, HOUSEHOLDS, see, NULL));
    qsort(seen.person, (size_t)seen.count, sizeof *seen.person, by_size);
    const struct change_cases *c = &t.all.changed[0][CHANGE_employer_gains];
    int64_t people = 0, together = 0;
    for (int32_t k = 0; k < seen.count; k++) if (seen.person[k].more > 0) { people++; together += seen.person[k].more; }
    assert_true(people > 0);
    assert_int_equal(c->people, people);
    assert_int_equal(c->size, together);
    for (int32_t k = 0; k < cases_kept(c, LARGEST); k++) {
        assert_int_equal(c->largest[k].size, seen.person[k].more);
        assert_int_equal(c->largest[k].household, seen.person[k].household);
        assert_int_equal(c->largest[k].member, seen.person[k].member);
    }
}

static void people_reached_in_groups_are_those_reached(void **state)
{
    (void)state;
    assert_true(t.all.reached[LAW_reform] > t.all.reached[LAW_base]);
    for (int32_t v = 0; v < LAWS; v++) {
        int64_t ages = 0, homes = 0, towns = 0;
        for (int32_t k = 0; k < AGE_GROUPS; k++) ages += t.all.age[k].reached[v];
        for (int32_t k = 0; k < HOMES; k++) homes += t.all.home[k].reached[v];
        for (int32_t k = 0; k < TOWNS_MOST; k++) towns += t.all.town[k].reached[v];
        assert_true(t.all.reached[v] > 0);
        assert_int_equal(t.all.all.reached[v], t.all.reached[v]);
        assert_int_equal(ages, t.all.reached[v]);
        assert_int_equal(homes, t.all.reached[v]);
        assert_int_equal(towns, t.all.reached[v]);
    }
}

static void who_gains_and_loses_stands_in_the_bands(void **state)
{
    (void)state;
    int64_t changed = 0;
    for (int32_t p = 0; p < PAYEES; p++) {
        int64_t loses = 0, gains = 0;
        for (int32_t k = 0; k < GAP_GROUPS; k++) { loses += t.all.gap[p][k]; gains += t.all.gap[p][GAP_GROUPS + k]; }
        assert_int_equal(loses, t.all.all.change[p].loss_count);
        assert_int_equal(gains, t.all.all.change[p].gain_count);
        changed += loses + gains;
    }
    assert_true(changed > 0);
}

/* Every change that happens in some line is kept with at least one case that has it. */
static void each_change_has_its_cases(void **state)
{
    (void)state;
    for (int32_t k = 0; k < t.lines.count; k++)
        for (int32_t change = 0; change < CHANGES; change++) {
            const struct change_cases *c = &t.all.changed[k][change];
            for (int32_t n = 0; n < cases_kept(c, DRAWN); n++) assert_true(c->drawn[n].size > 0 && c->drawn[n].month >= 1 && c->drawn[n].month <= 12);
            if (c->people) assert_true(c->largest[0].size * c->people >= c->size);
        }
}

/* The page itself is looked at in a browser (report.sh); here that it is whole, the same every time, and that its tables are JSON. */
static void a_report_is_whole_in_both_languages(void **state)
{
    (void)state;
    struct run run = a_run(0, 1);
    struct manifest m = manifest_of(0, 1);
    struct simulation simulation = { .run = &run, .totals = &t.all, .manifest = &m };
    struct arena arena = { 0 };
    struct report *r = arena_take(&arena, sizeof *r);
    assert_true(r && report_make(r, &arena, &simulation));
    assert_true(r->case_count > 0);
    for (int32_t k = 0; k < r->case_count; k++) assert_true(r->cases[k].found);
    for (int language = 0; language < 2; language++) {
        struct text page = { 0 }, again = { 0 };
        report_html(&page, r, language);
        report_html(&again, r, language);
        assert_false(page.failed);
        assert_string_equal(text_string(&page), text_string(&again));
        assert_non_null(strstr(page.data, language ? "<html lang=\"en\">" : "<html lang=\"nl\">"));
        assert_non_null(strstr(page.data, "</html>"));
        text_free(&page);
        text_free(&again);
    }
    struct text json = { 0 };
    report_json(&json, r);
    t.problems.count = 0;
    assert_non_null(node_from_json(&arena, json.data, json.size, &t.problems));
    text_free(&json);
    arena_free(&arena);
}

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_split_in_any_order_makes_the_whole), cmocka_unit_test(a_part_without_anybody_is_a_part), cmocka_unit_test(a_part_that_is_missing_or_there_twice_is_named),
        cmocka_unit_test(a_part_of_another_run_is_refused_and_says_why), cmocka_unit_test(a_changed_digit_is_found_wherever_it_stands), cmocka_unit_test(a_file_cut_short_is_refused),
        cmocka_unit_test(numbers_that_cannot_be_are_refused), cmocka_unit_test(a_manifest_read_and_written_again_is_the_same), cmocka_unit_test(the_largest_cases_are_the_largest),
        cmocka_unit_test(people_reached_in_groups_are_those_reached), cmocka_unit_test(who_gains_and_loses_stands_in_the_bands), cmocka_unit_test(each_change_has_its_cases), cmocka_unit_test(a_report_is_whole_in_both_languages),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
