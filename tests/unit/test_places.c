/* SPDX-License-Identifier: EUPL-1.2 */
/* test_places.c: municipalities and regions: the published number of municipalities on each day, codes, names and mergers; and shares of large sums. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "law/law.h"
#include "rules/facts.h"
#include "rules/financiering.h"

static date day(const char *text)
{
    date d = 0;
    assert_true(parse_date(text, (uint32_t)strlen(text), &d));
    return d;
}

static int32_t number_on(date on)
{
    int32_t count = 0;
    for (int32_t i = 0; i < law_book.municipality_count; i++)
        count += law_book.municipalities[i].from <= on && on <= law_book.municipalities[i].until;
    return count;
}

/* As CBS and VNG published them. */
static void as_many_municipalities_as_were_published(void **state)
{
    (void)state;
    static const struct { const char *on; int32_t count; } published[] = {
        { "2016-01-01", 390 }, { "2017-12-31", 388 }, { "2018-01-01", 380 }, { "2018-12-31", 380 }, { "2019-01-01", 355 }, { "2020-12-31", 355 },
        { "2021-01-01", 352 }, { "2021-12-31", 352 }, { "2022-01-01", 345 }, { "2022-03-23", 345 }, { "2022-03-24", 344 }, { "2023-01-01", 342 }, { "2026-12-31", 342 },
    };
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) assert_int_equal(number_on(day(published[i].on)), published[i].count);
    assert_int_equal(law_book.region_count, 35);
}

static void every_code_and_every_name_leads_back(void **state)
{
    (void)state;
    for (int32_t i = 0; i < law_book.municipality_count; i++) {
        const struct law_municipality *m = &law_book.municipalities[i];
        assert_ptr_equal(law_municipality_on(&law_book, m->code, m->from), m);
        assert_ptr_equal(law_municipality_on(&law_book, m->code, m->until), m);
        assert_null(law_municipality_on(&law_book, m->code, m->from - 1));
        assert_ptr_equal(law_municipality_named(&law_book, m->name, strlen(m->name)), m);
        assert_non_null(law_region_on(&law_book, m->region, m->from));
    }
    assert_null(law_municipality_on(&law_book, 1, day("2020-01-01")));
    assert_null(law_find_municipality(&law_book, 9999));
}

static int32_t code_named(const char *name)
{
    const struct law_municipality *m = law_municipality_named(&law_book, name, strlen(name));
    return m ? m->code : 0;
}

static void names_in_any_case_and_short(void **state)
{
    (void)state;
    assert_int_equal(code_named("rotterdam"), 599);
    assert_int_equal(code_named("SÚDWEST-FRYSLÂN"), 1900);
    assert_int_equal(code_named("’s-gravenhage"), 518);
    assert_int_equal(code_named("den haag"), 518);
    assert_int_equal(code_named("Hengelo"), 164);
    assert_int_equal(code_named("Bergen"), 0);
    assert_int_equal(code_named("Bergen (L.)"), 893);
    assert_int_equal(code_named("Rotterda"), 0);
    assert_int_equal(code_named(""), 0);
}

static int32_t successor(int32_t code, const char *on)
{
    const struct law_municipality *m = law_successor_on(&law_book, code, day(on));
    return m ? m->code : 0;
}

static void mergers_are_followed_unless_split(void **state)
{
    (void)state;
    assert_int_equal(successor(856, "2021-12-31"), 856);
    assert_int_equal(successor(856, "2022-01-01"), 1991);
    assert_int_equal(successor(457, "2022-03-24"), 363);
    assert_int_equal(successor(788, "2021-01-01"), 0);
    assert_int_equal(successor(1991, "2021-12-31"), 0);
    assert_int_equal(successor(599, "2026-01-01"), 599);
    for (int32_t i = 0; i < law_book.municipality_count; i++) {         /* what a municipality went into exists on the day after it ended */
        const struct law_municipality *m = &law_book.municipalities[i];
        for (int32_t k = 0; k < m->into_count; k++) assert_non_null(law_municipality_on(&law_book, m->into[k], m->until + 1));
    }
}

static void codes_are_written_with_four_digits_and_regions_by_name(void **state)
{
    (void)state;
    static const struct term municipality = { .kind = KIND_code, .min = 1, .max = 9999 }, region = { .kind = KIND_code, .region = true, .min = 1, .max = 9999 };
    char room[60];
    struct text text = TEXT_IN(room);
    term_put_plain(&text, &municipality, 3, true);
    assert_string_equal(text_string(&text), "\"0003\"");
    text.size = 0;
    term_put_plain(&text, &municipality, 1991, false);
    assert_string_equal(text_string(&text), "1991");
    text.size = 0;
    term_put_plain(&text, &region, 22, true);
    assert_string_equal(text_string(&text), "\"Rijnmond\"");
    assert_true(term_has_code(&municipality, 599));
    assert_false(term_has_code(&municipality, 1));
    assert_false(term_has_code(&municipality, -599));
    assert_false(term_has_code(&region, 36));
}

/* Random shares: the rest must lie within half of the total; a share that is off by any amount fails, since the products are compared modulo 2^64. */
static void shares_of_large_sums_are_exact(void **state)
{
    (void)state;
    uint64_t seed = 20230701;
    for (int32_t i = 0; i < 200000; i++) {
        uint64_t v[3];
        for (int k = 0; k < 3; k++) { seed = seed * 6364136223846793005u + 1442695040888963407u; v[k] = seed >> (14 + seed % 40); v[k] %= 10000000000001u; }
        int64_t sum = (int64_t)v[0], total = (int64_t)v[1] + 1, part = (int64_t)(v[2] % (uint64_t)(total + 1));
        int64_t got = share_of(sum, part, total);
        /* |got * total - sum * part| * 2 <= total, both products modulo 2^64 (the true difference is small) */
        uint64_t difference = (uint64_t)got * (uint64_t)total - (uint64_t)sum * (uint64_t)part;
        int64_t rest = (int64_t)difference;
        assert_true(2 * rest <= total && 2 * rest > -total);
        assert_true(got >= 0 && got <= sum);
    }
    assert_int_equal(share_of(1, 1, 2), 1);
    assert_int_equal(share_of(1, 49, 100), 0);
    assert_int_equal(share_of(7, 3, 3), 7);
    assert_int_equal(share_of(0, 5, 9), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_many_municipalities_as_were_published),
        cmocka_unit_test(every_code_and_every_name_leads_back),
        cmocka_unit_test(names_in_any_case_and_short),
        cmocka_unit_test(mergers_are_followed_unless_split),
        cmocka_unit_test(codes_are_written_with_four_digits_and_regions_by_name),
        cmocka_unit_test(shares_of_large_sums_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
