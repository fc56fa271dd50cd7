/* SPDX-License-Identifier: EUPL-1.2 */
/* test_law.c: the value of every parameter on the days around its changes, overlays, what was known when, and the fingerprint of the law. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "law/cite.h"
#include "law/law.h"
#include "law/read.h"

static struct law_tables base;
static const struct law *law;

static int open_the_law(void **state)
{
    (void)state;
    law = &base.law;
    return law_build(&base, NULL, 0, DATE_LAST) ? 0 : -1;
}
static int close_the_law(void **state) { (void)state; law_free(&base); return 0; }

static date day(const char *text)
{
    date d = 0;
    assert_true(parse_date(text, (uint32_t)strlen(text), &d));
    return d;
}
static int64_t value_on(const struct law *of, uint32_t slot, const char *on) { return law_value(of, slot, day(on)); }

/* ---- overlays made by the tests ---- */

struct reform { struct arena arena; struct law_overlay overlay; struct problems problems; bool good; };

static struct reform *read_reform(struct reform *r, const char *yaml)
{
    *r = (struct reform){ .problems.count = 0 };
    r->good = law_overlay_read(&r->overlay, &r->arena, "test", yaml, strlen(yaml), &r->problems);
    return r;
}

/* The law with one or two overlays on top; both texts must be good. */
static void build_with(struct law_tables *tables, struct reform *first, struct reform *second, const char *one, const char *two, date known_on)
{
    const struct law_overlay *list[2] = { &first->overlay, &second->overlay };
    assert_true(read_reform(first, one)->good);
    if (two) assert_true(read_reform(second, two)->good);
    assert_true(law_build(tables, list, two ? 2 : 1, known_on));
}
static void drop(struct law_tables *tables, struct reform *first, struct reform *second)
{
    law_free(tables);
    arena_free(&first->arena);
    if (second) arena_free(&second->arena);
}

/* ---- values by day ---- */

/* Said in another way than the tables are built: of the rows of a key that have begun, the one begun last decides; if its last day has passed nothing is known.
 * Of rows begun on the same day the one known last decides, as far as it reaches. */
static int64_t expected_on(const struct law_book *book, uint16_t parameter, uint16_t key, date on)
{
    const struct law_row *best = NULL;
    date begun = INT32_MIN;
    for (int32_t i = 0; i < book->row_count; i++) {
        const struct law_row *r = &book->rows[i];
        if (r->parameter == parameter && r->key == key && r->from <= on && r->from > begun) begun = r->from;
    }
    for (int32_t i = 0; i < book->row_count; i++) {
        const struct law_row *r = &book->rows[i];
        if (r->parameter != parameter || r->key != key || r->from != begun || on > r->until) continue;
        if (!best || r->known >= best->known) best = r;
    }
    return best ? best->value : LAW_UNKNOWN;
}

static void every_value_around_every_change_is_that_of_the_row_begun_last(void **state)
{
    (void)state;
    const struct law_book *book = &law_book;
    for (int32_t i = 0; i < book->row_count; i++) {
        const struct law_row *r = &book->rows[i];
        uint32_t slot = (uint32_t)book->parameters[r->parameter].slot + r->key;
        date days[] = { r->from - 1, r->from, r->from + 1, r->until - 1, r->until, r->until < DATE_LAST ? r->until + 1 : r->until };
        for (size_t k = 0; k < sizeof days / sizeof *days; k++) {
            if (days[k] < LAW_FIRST || days[k] > LAW_LAST) continue;
            int64_t expected = expected_on(book, r->parameter, r->key, days[k]);
            if (law_value(law, slot, days[k]) != expected) print_message("# %s on day %d\n", book->parameters[r->parameter].name, days[k]);
            assert_int_equal(law_value(law, slot, days[k]), expected);
        }
    }
}

static void known_amounts_stand_on_their_own_days_and_not_the_day_before(void **state)
{
    (void)state;
    assert_int_equal(value_on(law, P_minimumloon, "2014-12-31"), LAW_UNKNOWN);
    assert_int_equal(value_on(law, P_minimumloon, "2015-01-01"), 150180);
    assert_int_equal(value_on(law, P_minimumloon, "2015-06-30"), 150180);
    assert_int_not_equal(value_on(law, P_minimumloon, "2015-07-01"), 150180);
    assert_int_equal(value_on(law, P_lks_forfait, "2017-01-31"), LAW_UNKNOWN);
    assert_int_equal(value_on(law, P_lks_forfait, "2017-02-01"), (int64_t)1 << 32 | 2);
    assert_int_equal(value_on(law, P_lks_onbeloond_maanden, "2017-01-31"), 3);
}

static void a_half_year_or_a_year_never_carries_over_into_the_next(void **state)
{
    (void)state;
    for (int32_t i = 0; i < law_book.row_count; i++) {
        const struct law_row *r = &law_book.rows[i];
        enum law_holds holds = law_book.parameters[r->parameter].holds;
        struct civil from = civil_of(r->from), until = civil_of(r->until);
        if (holds == HOLDS_on) continue;
        assert_int_equal(from.year, until.year);
        if (holds == HOLDS_half_year) assert_int_equal(from.month <= 6, until.month <= 6);
    }
}

static void a_half_year_without_a_row_is_unknown_even_between_two_that_have_one(void **state)
{
    (void)state;
    struct law_tables t;
    struct reform r;
    build_with(&t, &r, &r, "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2030-01-01, value: \"3000\"}\n      - {from: 2031-01-01, value: \"3100\"}\n", NULL, DATE_LAST);
    assert_int_equal(value_on(&t.law, P_minimumloon, "2029-12-31"), LAW_UNKNOWN);
    assert_int_equal(value_on(&t.law, P_minimumloon, "2030-06-30"), 300000);
    assert_int_equal(value_on(&t.law, P_minimumloon, "2030-07-01"), LAW_UNKNOWN);
    assert_int_equal(value_on(&t.law, P_minimumloon, "2030-12-31"), LAW_UNKNOWN);
    assert_int_equal(value_on(&t.law, P_minimumloon, "2031-01-01"), 310000);
    assert_int_equal(value_on(&t.law, P_minimumloon, "2031-07-01"), LAW_UNKNOWN);
    drop(&t, &r, NULL);
}

static void on_runs_to_the_last_day_of_the_tables_and_until_ends_on_its_own_day(void **state)
{
    (void)state;
    struct law_tables t;
    struct reform r;
    assert_int_equal(value_on(law, P_lks_maximum, "2049-12-31"), (int64_t)7 << 32 | 10);
    build_with(&t, &r, &r, "parameters:\n  - name: lks_maximum\n    values:\n      - {from: 2040-03-01, until: 2040-03-31, value: \"80\"}\n", NULL, DATE_LAST);
    assert_int_equal(value_on(&t.law, P_lks_maximum, "2040-02-29"), (int64_t)7 << 32 | 10);
    assert_int_equal(value_on(&t.law, P_lks_maximum, "2040-03-01"), (int64_t)4 << 32 | 5);
    assert_int_equal(value_on(&t.law, P_lks_maximum, "2040-03-31"), (int64_t)4 << 32 | 5);
    assert_int_equal(value_on(&t.law, P_lks_maximum, "2040-04-01"), (int64_t)7 << 32 | 10);
    drop(&t, &r, NULL);
}

static void outside_the_tables_nothing_is_known_however_far(void **state)
{
    (void)state;
    const date days[] = { INT32_MIN, INT32_MIN + 1, LAW_FIRST - 1, LAW_LAST + 1, DATE_FIRST, DATE_LAST, INT32_MAX, -1000000, 1000000 };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        for (uint32_t slot = 0; slot < LAW_SLOTS; slot++) {
            assert_int_equal(law_value(law, slot, days[i]), LAW_UNKNOWN);
            assert_null(law_row_on(law, slot, days[i]));
        }
}

static void a_birth_date_decides_an_age_that_hangs_on_the_day_of_birth(void **state)
{
    (void)state;
    int found = 0;
    for (int32_t i = 0; i < law_book.row_count; i++) {
        const struct law_row *r = &law_book.rows[i];
        const struct law_parameter *p = &law_book.parameters[r->parameter];
        if (!p->by_birth_date) continue;
        found++;
        assert_int_equal(r->known, DATE_FIRST);             /* a birth date says nothing about when the row was published */
    }
    assert_true(found > 0);
    assert_int_equal(value_on(law, P_aow_leeftijd_jaren, "1939-12-31"), LAW_UNKNOWN);
    assert_int_equal(value_on(law, P_aow_leeftijd_maanden, "1949-10-31"), 2);
    assert_int_equal(value_on(law, P_aow_leeftijd_maanden, "1949-11-01"), 3);
    assert_int_equal(value_on(law, P_aow_leeftijd_jaren, "1949-11-01"), 65);
    assert_int_equal(value_on(law, P_aow_leeftijd_jaren, "1958-01-01"), 67);
}

static void every_key_has_its_own_cell_and_a_row_leaves_the_keys_it_does_not_name(void **state)
{
    (void)state;
    struct law_tables t;
    struct reform r;
    build_with(&t, &r, &r, "parameters:\n  - name: jeugdloon\n    values:\n      - {from: 2028-01-01, value: {19: \"77\"}}\n", NULL, DATE_LAST);
    for (int32_t k = 0; k < K_jeugdloon_count; k++) {
        int64_t now = value_on(&t.law, (uint32_t)(P_jeugdloon + k), "2028-01-01"), before = value_on(law, (uint32_t)(P_jeugdloon + k), "2028-01-01");
        if (K_jeugdloon_first + k == 19) assert_int_equal(now, (int64_t)77 << 32 | 100); else assert_int_equal(now, before);
    }
    drop(&t, &r, NULL);
}

/* ---- overlays ---- */

static void a_regime_moved_by_an_overlay_begins_on_the_new_day(void **state)
{
    (void)state;
    struct law_tables t;
    struct reform r;
    build_with(&t, &r, &r, "parameters:\n  - name: lks_forfait_mogelijk\n    unit: answer\n    values:\n      - {from: 2016-07-01, value: ja, source: \"what if\"}\n", NULL, DATE_LAST);
    assert_int_equal(value_on(&t.law, P_lks_forfait_mogelijk, "2016-06-30"), 0);
    assert_int_equal(value_on(&t.law, P_lks_forfait_mogelijk, "2016-07-01"), 1);
    assert_int_equal(value_on(&t.law, P_lks_forfait_mogelijk, "2020-01-01"), 1);
    assert_string_equal(law_row_on(&t.law, P_lks_forfait_mogelijk, day("2020-01-01"))->source, "what if");
    drop(&t, &r, NULL);
}

static void the_later_overlay_wins_and_the_book_shines_again_after_the_last_day(void **state)
{
    (void)state;
    const char *one = "parameters:\n  - name: lks_maximum\n    values:\n      - {from: 2026-01-01, until: 2026-12-31, value: \"75\"}\nchoices: {lks-indexering: elk-halfjaar}\n";
    const char *two = "parameters:\n  - name: lks_maximum\n    values:\n      - {from: 2026-03-01, until: 2026-05-31, value: \"100\"}\nchoices: {lks-indexering: 1-januari}\n";
    struct law_tables t;
    struct reform r, s;
    build_with(&t, &r, &s, one, two, DATE_LAST);
    const struct { const char *on; int64_t num, den; } expected[] = {
        { "2025-12-31", 7, 10 }, { "2026-01-01", 3, 4 }, { "2026-02-28", 3, 4 }, { "2026-03-01", 1, 1 }, { "2026-05-31", 1, 1 }, { "2026-06-01", 3, 4 }, { "2026-12-31", 3, 4 }, { "2027-01-01", 7, 10 },
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) assert_int_equal(value_on(&t.law, P_lks_maximum, expected[i].on), expected[i].num << 32 | expected[i].den);
    assert_int_equal(t.law.option[C_lks_indexering], lks_indexering_1_januari);
    drop(&t, &r, &s);
    build_with(&t, &r, &s, two, one, DATE_LAST);
    assert_int_equal(value_on(&t.law, P_lks_maximum, "2026-04-01"), (int64_t)3 << 32 | 4);
    assert_int_equal(t.law.option[C_lks_indexering], lks_indexering_elk_halfjaar);
    drop(&t, &r, &s);
}

static void everything_wrong_in_an_overlay_is_named_at_once_each_with_its_line(void **state)
{
    (void)state;
    struct reform r;
    read_reform(&r,
        "parameters:\n"                                                     /* 1 */
        "  - name: lks_maximaal\n"                                          /* 2: no such name */
        "    values: []\n"
        "  - name: jeugdloon\n"
        "    values:\n"
        "      - {from: 2026-01-01, value: {14: \"20\"}}\n"                 /* 6: no such key */
        "  - name: lks_maximum\n"
        "    unit: euro\n"                                                  /* 8: another unit */
        "    values:\n"
        "      - {from: 2026-02-29, value: \"75\"}\n"                       /* 10: no such day */
        "      - {from: 2026-01-01, value: \"75.0001\"}\n"                  /* 11: too many decimals */
        "      - {from: 2026-01-01, until: 2025-12-31, value: \"75\"}\n"    /* 12: ends before it begins */
        "      - {from: 2026-01-01, value: \"75\", colour: red}\n"          /* 13: no such field */
        "      - {from: 2026-01-01, value: \"75\", status: zeker}\n"        /* 14: no such status */
        "      - {from: 2026-01-01}\n"                                      /* 15: no value */
        "  - name: lks_forfait\n"                                           /* 16: no values */
        "choices:\n"
        "  lks-indexering: soms\n"                                          /* 18: no such option */
        "  lks-indexatie: 1-januari\n"                                      /* 19: no such choice */
        "amounts: {}\n");                                                   /* 20: no such part */
    static const int32_t lines[] = { 2, 6, 8, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20 };
    assert_false(r.good);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        bool found = false;
        for (int32_t k = 0; k < r.problems.count; k++) found |= r.problems.item[k].line == lines[i];
        if (!found) print_message("# nothing is said of line %d\n", lines[i]);
        assert_true(found);
    }
    for (int32_t k = 0; k < r.problems.count; k++) {
        assert_true(r.problems.item[k].line > 0);
        assert_true(*r.problems.item[k].field && *r.problems.item[k].allowed[0] && *r.problems.item[k].allowed[1]);
    }
    arena_free(&r.arena);
}

static void an_overlay_that_is_no_map_or_no_yaml_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = { "- a\n- b\n", "just a word\n", "parameters: 3\n", "choices: [a]\n", "parameters:\n  - 3\n", "a: [1\n", "parameters:\n  - name: minimumloon\n    values: 3\n",
                                         "parameters:\n  - name: minimumloon\n    values:\n      - 3\n", "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2026-01-01, value: {a: 1}}\n",
                                         "parameters:\n  - name: jeugdloon\n    values:\n      - {from: 2026-01-01, value: \"30\"}\n",
                                         "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2026-01-01, value: \"-1\"}\n",
                                         "parameters:\n  - name: minimumloon\n    values:\n      - {from: , value: \"1\"}\n",
                                         "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2026-01-01, value: }\n",
                                         "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2026-01-01, value: \"1\", single: maybe}\n",
                                         "parameters:\n  - name: lks_lid2\n    values:\n      - {from: 2026-01-01, value: alles}\n",
                                         "parameters:\n  - name: lks_forfait_mogelijk\n    values:\n      - {from: 2026-01-01, value: yes}\n", "\n", "parameters: ~\n" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reform r;
        read_reform(&r, texts[i]);
        if (r.good) print_message("# accepted: %s\n", texts[i]);
        assert_false(r.good);
        assert_true(r.problems.count > 0);
        arena_free(&r.arena);
    }
}

static void an_overlay_is_refused_without_a_place_to_say_why_as_well(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    struct law_overlay o;
    const char *bad = "parameters:\n  - name: niets\n    values: []\n", *good = "choices: {lks-indexering: elk-halfjaar}\n";
    assert_false(law_overlay_read(&o, &arena, "test", bad, strlen(bad), NULL));
    assert_true(law_overlay_read(&o, &arena, "test", good, strlen(good), NULL));
    arena_free(&arena);
}

static void an_option_is_taken_by_its_names_and_nothing_else(void **state)
{
    (void)state;
    struct law own = *law;
    struct problems problems = { .count = 0 };
    assert_true(law_choose(&own, "lks-indexering", 14, "elk-halfjaar", 12, &problems));
    assert_int_equal(own.option[C_lks_indexering], lks_indexering_elk_halfjaar);
    assert_int_equal(law->option[C_lks_indexering], 0);
    assert_false(law_choose(&own, "lks-indexering", 14, "elk-halfjaa", 11, &problems));
    assert_false(law_choose(&own, "lks_indexering", 14, "elk-halfjaar", 12, &problems));
    assert_int_equal(problems.count, 2);
    assert_non_null(strstr(problems.item[0].allowed[0], "1-januari"));
    for (int32_t c = 0; c < law_book.choice_count; c++)
        for (int32_t o = 0; o < law_book.choices[c].option_count; o++) {
            const struct law_choice *choice = &law_book.choices[c];
            assert_true(law_choose(&own, choice->code, strlen(choice->code), choice->options[o].name, strlen(choice->options[o].name), &problems));
            assert_int_equal(own.option[c], o);
        }
}

/* ---- what was known when ---- */

static void a_value_is_unknown_before_the_day_on_which_it_was_known(void **state)
{
    (void)state;
    const char *late = "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2030-01-01, value: \"3000\", known: 2030-02-01}\n";
    struct law_tables t;
    struct reform r;
    build_with(&t, &r, &r, late, NULL, day("2030-01-31"));
    assert_int_equal(value_on(&t.law, P_minimumloon, "2030-01-01"), LAW_UNKNOWN);
    drop(&t, &r, NULL);
    build_with(&t, &r, &r, late, NULL, day("2030-02-01"));
    assert_int_equal(value_on(&t.law, P_minimumloon, "2030-01-01"), 300000);
    drop(&t, &r, NULL);
}

static void without_a_day_of_publication_a_value_is_known_from_its_first_day(void **state)
{
    (void)state;
    struct law_tables t;
    assert_true(law_build(&t, NULL, 0, day("2025-06-30")));
    assert_int_not_equal(value_on(&t.law, P_minimumloon, "2025-06-30"), LAW_UNKNOWN);
    assert_int_equal(value_on(&t.law, P_minimumloon, "2025-07-01"), LAW_UNKNOWN);
    assert_int_equal(value_on(&t.law, P_aow_leeftijd_jaren, "1958-01-01"), 67);
    law_free(&t);
    for (int32_t i = 0; i < law_book.row_count; i++) {          /* the rows of the book that were published late */
        const struct law_row *row = &law_book.rows[i];
        if (row->known <= row->from) continue;
        uint32_t slot = (uint32_t)law_book.parameters[row->parameter].slot + row->key;
        assert_true(law_build(&t, NULL, 0, row->known - 1));
        const struct law_row *found = law_row_on(&t.law, slot, row->from);
        assert_true(!found || found->known < row->known);
        law_free(&t);
    }
}

static void a_corrected_publication_gives_the_old_value_until_it_was_corrected(void **state)
{
    (void)state;
    const char *both[2] = {
        "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2030-01-01, value: \"3000\", known: 2029-11-01}\n      - {from: 2030-01-01, value: \"3003.60\", known: 2030-03-01}\n",
        "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2030-01-01, value: \"3003.60\", known: 2030-03-01}\n      - {from: 2030-01-01, value: \"3000\", known: 2029-11-01}\n",
    };
    for (int i = 0; i < 2; i++) {                               /* whatever the order in the file */
        struct law_tables t;
        struct reform r;
        const struct { const char *known; int64_t value; } expected[] = { { "2029-10-31", LAW_UNKNOWN }, { "2029-11-01", 300000 }, { "2030-02-28", 300000 }, { "2030-03-01", 300360 } };
        for (size_t k = 0; k < sizeof expected / sizeof *expected; k++) {
            build_with(&t, &r, &r, both[i], NULL, day(expected[k].known));
            assert_int_equal(value_on(&t.law, P_minimumloon, "2030-06-30"), expected[k].value);
            drop(&t, &r, NULL);
        }
    }
}

/* ---- the fingerprint ---- */

static void digest_with(const char *yaml, date known_on, char out[33])
{
    struct law_tables t;
    struct reform r;
    build_with(&t, &r, &r, yaml, NULL, known_on);
    memcpy(out, t.digest, 33);
    drop(&t, &r, NULL);
}
#define MAXIMUM(rest) "parameters:\n  - name: lks_maximum\n    values:\n      - {from: 2026-01-01, " rest "}\n"

static void the_same_law_built_twice_has_the_same_digest(void **state)
{
    (void)state;
    struct law_tables t;
    assert_true(law_build(&t, NULL, 0, DATE_LAST));
    assert_string_equal(t.digest, base.digest);
    assert_int_equal(strspn(t.digest, "0123456789abcdef"), 32);
    law_free(&t);
}

static void another_value_status_choice_or_day_of_knowledge_gives_another_digest(void **state)
{
    (void)state;
    static const char *const texts[] = {
        MAXIMUM("value: \"71\""), MAXIMUM("value: \"71\", status: afgeleid"), MAXIMUM("value: \"70\", status: afgeleid"), MAXIMUM("value: \"71\", until: 2026-12-31"), MAXIMUM("value: onbekend, status: onbekend"),
        "choices: {lks-indexering: elk-halfjaar}\n", "parameters:\n  - name: lks_maximum\n    values:\n      - {from: 2026-01-02, value: \"71\"}\n",
    };
    enum { TEXTS = sizeof texts / sizeof *texts };
    char all[TEXTS + 2][33];
    memcpy(all[TEXTS], base.digest, 33);
    struct law_tables t;
    assert_true(law_build(&t, NULL, 0, day("2049-12-31")));     /* every row was known by then, but it is another question */
    memcpy(all[TEXTS + 1], t.digest, 33);
    law_free(&t);
    for (int i = 0; i < TEXTS; i++) digest_with(texts[i], DATE_LAST, all[i]);
    for (int i = 0; i < TEXTS + 2; i++)
        for (int k = 0; k < i; k++) {
            if (strcmp(all[i], all[k]) == 0) print_message("# %d and %d have one digest\n", i, k);
            assert_string_not_equal(all[i], all[k]);
        }
}

static void what_decides_nothing_leaves_the_digest_alone(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "name: niets\ntitle: \"Alleen een naam\"\n", MAXIMUM("value: \"70\""), MAXIMUM("value: \"70.000\", source: \"elders\", note: \"n\", single: yes"), "choices: {lks-indexering: 1-januari}\n",
        "parameters:\n  - name: lks_maximum\n    values:\n      - {from: 2100-01-01, value: \"71\"}\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char digest[33];
        digest_with(texts[i], DATE_LAST, digest);
        if (strcmp(digest, base.digest) != 0) print_message("# another digest: %s\n", texts[i]);
        assert_string_equal(digest, base.digest);
    }
}

/* ---- the book itself ---- */

static void every_value_of_the_book_reads_back_from_what_is_written(void **state)
{
    (void)state;
    for (int32_t i = 0; i < law_book.row_count; i++) {
        const struct law_row *row = &law_book.rows[i];
        const struct law_parameter *p = &law_book.parameters[row->parameter];
        struct text text = { 0 };
        const char *allowed[2];
        int64_t back = 0;
        law_put_value(&text, p, row->value);
        struct node node = { .kind = NODE_TEXT, .text = text_string(&text), .size = (uint32_t)text.size };
        assert_true(law_value_from_text(p, &node, &back, allowed));
        assert_int_equal(back, row->value);
        text_free(&text);
    }
}

static void a_value_is_unknown_exactly_where_its_status_says_so_and_every_row_has_a_source(void **state)
{
    (void)state;
    for (int32_t i = 0; i < law_book.row_count; i++) {
        const struct law_row *row = &law_book.rows[i];
        if ((row->value == LAW_UNKNOWN) != (row->status == LAW_onbekend)) print_message("# %s\n", law_book.parameters[row->parameter].name);
        assert_int_equal(row->value == LAW_UNKNOWN, row->status == LAW_onbekend);
        assert_true(*row->source);
    }
}

static void every_name_is_found_and_every_slot_has_one_owner(void **state)
{
    (void)state;
    uint32_t slots = 0;
    for (int32_t i = 0; i < law_book.parameter_count; i++) {
        const struct law_parameter *p = &law_book.parameters[i];
        assert_ptr_equal(law_find_parameter(&law_book, p->name, strlen(p->name)), p);
        assert_int_equal(p->slot, slots);
        for (int32_t k = 0; k < p->key_count; k++) assert_ptr_equal(law_parameter_of_slot(&law_book, slots + (uint32_t)k), p);
        slots += (uint32_t)p->key_count;
        assert_true(*p->label[0] && *p->label[1]);
    }
    assert_int_equal(slots, LAW_SLOTS);
    assert_null(law_find_parameter(&law_book, "minimumloo", 10));
    assert_null(law_find_parameter(&law_book, "minimumloonx", 12));
    assert_non_null(law_find_parameter(&law_book, "minimumloonx", 11));
}

static void every_article_that_a_parameter_or_choice_cites_is_in_force_on_a_day_of_its_rows(void **state)
{
    (void)state;
    struct citation cited;
    int missing = 0;
    for (int32_t i = 0; i < law_book.parameter_count; i++) {
        const struct law_parameter *p = &law_book.parameters[i];
        bool found = p->by_birth_date && law_cite(&law_book, p->cites, day("2026-01-01"), &cited);
        for (int32_t k = 0; k < law_book.row_count && !found; k++)
            found = law_book.rows[k].parameter == i && law_cite(&law_book, p->cites, law_book.rows[k].from, &cited);
        if (!found) { missing++; print_message("# %s: %s\n", p->name, p->cites); }
    }
    for (int32_t i = 0; i < law_book.choice_count; i++) {
        bool found = false;         /* a choice may look a year ahead, to an article that is law already and not in force yet */
        for (date on = day("2015-01-01"); on <= day("2027-12-31") && !found; on++) found = law_cite(&law_book, law_book.choices[i].cites, on, &cited);
        if (!found) { missing++; print_message("# %s: %s\n", law_book.choices[i].code, law_book.choices[i].cites); }
    }
    assert_int_equal(missing, 0);
}

static void no_article_stands_in_a_statute_twice_on_one_day(void **state)
{
    (void)state;
    for (int32_t s = 0; s < law_book.statute_count; s++) {
        const struct law_statute *statute = &law_book.statutes[s];
        for (int32_t i = 0; i < statute->article_count; i++)
            for (int32_t k = 0; k < i; k++) {
                const struct law_article *a = &statute->articles[i], *b = &statute->articles[k];
                bool overlap = strcmp(a->article, b->article) == 0 && a->from <= b->until && b->from <= a->until;
                if (overlap) print_message("# %s %s\n", statute->name, a->article);
                assert_false(overlap);
            }
    }
}

static void every_choice_says_in_two_languages_what_is_asked_why_and_what_the_options_are(void **state)
{
    (void)state;
    assert_int_equal(law_book.choice_count, LAW_CHOICES);
    for (int32_t c = 0; c < law_book.choice_count; c++) {
        const struct law_choice *choice = &law_book.choices[c];
        assert_true(choice->option_count >= 2);
        for (int language = 0; language < 2; language++) {
            assert_true(*choice->question[language] && *choice->why[language]);
            for (int32_t o = 0; o < choice->option_count; o++) assert_true(*choice->options[o].label[language]);
        }
        assert_non_null(strstr("college uwv svb gebruiker", choice->who));
        for (int32_t k = 0; k < c; k++) assert_string_not_equal(choice->code, law_book.choices[k].code);
    }
}

static void a_rule_without_days_of_its_own_is_covered_by_the_days_of_all(void **state)
{
    (void)state;
    struct law_period all = law_coverage(law, "bestaat-niet");
    assert_int_equal(all.from, day("2015-01-01"));
    assert_true(all.until >= day("2026-12-31"));
}

/* What is known early says little of later years; terms of rows still hang on stretches alone. */
static void a_half_year_begins_a_stretch_of_days_that_rules_cover(void **state)
{
    (void)state;
    for (int32_t k = 0; k < 2; k++) {
        struct law_tables early;
        assert_true(law_build(&early, NULL, 0, k ? day("2016-05-01") : DATE_LAST));
        for (int32_t i = 0; i < law_book.covered_count; i++)
            for (date d = law_book.covered[i].from; d <= law_book.covered[i].until; d++) {
                struct civil c = civil_of(d);
                if (c.day == 1 && c.month % 6 == 1) assert_int_not_equal(law_epoch(&early.law, d), law_epoch(&early.law, d - 1));
            }
        law_free(&early);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_around_every_change_is_that_of_the_row_begun_last),
        cmocka_unit_test(known_amounts_stand_on_their_own_days_and_not_the_day_before),
        cmocka_unit_test(a_half_year_or_a_year_never_carries_over_into_the_next),
        cmocka_unit_test(a_half_year_without_a_row_is_unknown_even_between_two_that_have_one),
        cmocka_unit_test(on_runs_to_the_last_day_of_the_tables_and_until_ends_on_its_own_day),
        cmocka_unit_test(outside_the_tables_nothing_is_known_however_far),
        cmocka_unit_test(a_birth_date_decides_an_age_that_hangs_on_the_day_of_birth),
        cmocka_unit_test(every_key_has_its_own_cell_and_a_row_leaves_the_keys_it_does_not_name),
        cmocka_unit_test(a_regime_moved_by_an_overlay_begins_on_the_new_day),
        cmocka_unit_test(the_later_overlay_wins_and_the_book_shines_again_after_the_last_day),
        cmocka_unit_test(everything_wrong_in_an_overlay_is_named_at_once_each_with_its_line),
        cmocka_unit_test(an_overlay_that_is_no_map_or_no_yaml_is_refused),
        cmocka_unit_test(an_overlay_is_refused_without_a_place_to_say_why_as_well),
        cmocka_unit_test(an_option_is_taken_by_its_names_and_nothing_else),
        cmocka_unit_test(a_value_is_unknown_before_the_day_on_which_it_was_known),
        cmocka_unit_test(without_a_day_of_publication_a_value_is_known_from_its_first_day),
        cmocka_unit_test(a_corrected_publication_gives_the_old_value_until_it_was_corrected),
        cmocka_unit_test(the_same_law_built_twice_has_the_same_digest),
        cmocka_unit_test(another_value_status_choice_or_day_of_knowledge_gives_another_digest),
        cmocka_unit_test(what_decides_nothing_leaves_the_digest_alone),
        cmocka_unit_test(every_value_of_the_book_reads_back_from_what_is_written),
        cmocka_unit_test(a_value_is_unknown_exactly_where_its_status_says_so_and_every_row_has_a_source),
        cmocka_unit_test(every_name_is_found_and_every_slot_has_one_owner),
        cmocka_unit_test(every_article_that_a_parameter_or_choice_cites_is_in_force_on_a_day_of_its_rows),
        cmocka_unit_test(no_article_stands_in_a_statute_twice_on_one_day),
        cmocka_unit_test(every_choice_says_in_two_languages_what_is_asked_why_and_what_the_options_are),
        cmocka_unit_test(a_rule_without_days_of_its_own_is_covered_by_the_days_of_all),
        cmocka_unit_test(a_half_year_begins_a_stretch_of_days_that_rules_cover),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
