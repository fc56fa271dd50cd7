/* SPDX-License-Identifier: EUPL-1.2 */
/* test_cite.c: citations taken apart and written out, and every citation of every rule looked up on the day of the case. */
#include "base/file.h"
#include "law/cite.h"
#include "law_help.h"
#include "random_case.h"

static date day(const char *text)
{
    date d = 0;
    assert_true(parse_date(text, (uint32_t)strlen(text), &d));
    return d;
}

/* What is written of a citation on a day: "-" when it does not hold then. */
enum written { JCI, URL, DUTCH, ENGLISH, ITSELF };
static const char *written(const char *citation, const char *on, enum written what)
{
    static char room[500];
    struct text text = TEXT_IN(room);
    struct citation cited;
    if (!law_cite(&law_book, citation, day(on), &cited)) return "-";
    switch (what) {
    case JCI: law_put_jci(&text, &cited, day(on)); break;
    case URL: law_put_url(&text, &cited, day(on)); break;
    case ITSELF: text_bytes(&text, cited.text, cited.text_size); break;
    default: law_put_citation(&text, &cited, what == ENGLISH); break;
    }
    return text_string(&text);
}

static void a_paragraph_becomes_a_full_jci_with_its_place_in_the_act_and_the_day(void **state)
{
    (void)state;
    assert_string_equal(written("Pw 10d:4", "2026-01-01", JCI), "jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.1&artikel=10d&lid=4&z=2026-01-01&g=2026-01-01");
    assert_string_equal(written("Pw 10d:4", "2026-07-01", URL), "https://wetten.overheid.nl/jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.1&artikel=10d&lid=4&z=2026-07-01&g=2026-07-01");
    assert_string_equal(written("Pw 10d:2:c", "2026-01-01", JCI), "jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.1&artikel=10d&lid=2&onderdeel=c&z=2026-01-01&g=2026-01-01");
    assert_string_equal(written("Pw 10d", "2026-01-01", JCI), "jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.1&artikel=10d&z=2026-01-01&g=2026-01-01");
}

static void a_letter_without_a_paragraph_leaves_the_paragraph_out(void **state)
{
    (void)state;
    assert_string_equal(written("Pw 6::e", "2026-01-01", JCI), "jci1.3:c:BWBR0015703&hoofdstuk=1&paragraaf=1.1&artikel=6&onderdeel=e&z=2026-01-01&g=2026-01-01");
    assert_string_equal(written("Pw 6::e", "2026-01-01", DUTCH), "artikel 6, onder e, Participatiewet");
    assert_string_equal(written("Pw 6::e", "2026-01-01", ENGLISH), "article 6, under e, Participation Act");
}

/* Article 41a stood in the act from 2020-11-01 to 2021-09-30. */
static void a_step_by_the_text_of_another_day_cites_the_version_nearest_to_its_own(void **state)
{
    (void)state;
    static const struct { const char *on, *found; } asked[] = { { "2020-06-15", "2020-11-01" }, { "2020-10-31", "2020-11-01" }, { "2020-11-01", "2020-11-01" }, { "2021-09-30", "2021-09-30" }, { "2021-10-01", "2021-09-30" } };
    struct citation cited;
    date found;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        assert_true(law_cite_nearest(&law_book, "Pw 41a:1", day(asked[i].on), &cited, &found));
        assert_int_equal(found, day(asked[i].found));
    }
    assert_false(law_cite_nearest(&law_book, "Pw 999", day("2026-01-01"), &cited, &found));
    assert_false(law_cite_nearest(&law_book, "Niets 1", day("2026-01-01"), &cited, &found));
}

static void an_article_whose_number_has_a_colon_is_not_cut_at_it(void **state)
{
    (void)state;
    assert_string_equal(written("Awb 4:13:2", "2026-01-01", DUTCH), "artikel 4:13, tweede lid, Algemene wet bestuursrecht");
    assert_string_equal(written("Awb 4:13", "2026-01-01", DUTCH), "artikel 4:13, Algemene wet bestuursrecht");
    assert_non_null(strstr(written("Awb 4:13:2", "2026-01-01", JCI), "&artikel=4:13&lid=2&"));
    assert_string_equal(written("Awb 4:1", "2026-01-01", DUTCH), "artikel 4:1, Algemene wet bestuursrecht");       /* and not the beginning of 4:13 */
    assert_string_equal(written("Awb 4:131", "2026-01-01", DUTCH), "-");
    assert_string_equal(written("Awb 4", "2026-01-01", DUTCH), "-");
}

static void a_text_without_chapters_has_no_path_and_no_doubled_sign(void **state)
{
    (void)state;
    assert_string_equal(written("Atw 1:1", "2026-01-01", JCI), "jci1.3:c:BWBR0002448&artikel=1&lid=1&z=2026-01-01&g=2026-01-01");
}

static void of_alternatives_the_first_in_force_on_the_day_is_taken(void **state)
{
    (void)state;
    const char *both = "RegelingLks 1|RegelingLks2015 1";
    assert_string_equal(written(both, "2021-07-01", ITSELF), "RegelingLks 1");
    assert_string_equal(written(both, "2021-06-30", ITSELF), "RegelingLks2015 1");
    assert_string_equal(written(both, "2014-12-31", ITSELF), "-");
    assert_string_equal(written("Niets 1|Pw 99z|Pw 10d:4|Pw 6::e", "2026-01-01", ITSELF), "Pw 10d:4");
}

static void what_is_no_citation_is_not_found_and_never_read_beyond_its_end(void **state)
{
    (void)state;
    static const char *const texts[] = { "", " ", "|", "||", "Pw", "Pw ", "Pw 10", "Pw 10dd", "pw 10d", "Pw  10d", "10d", "Pw|10d", " Pw 10d", "Pw :4", "Pw |", "|Pw", "Wet 1", "RegelingLks 1" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena arena = { 0 };                             /* in memory of its own, so that reading too far is seen */
        char *copy = arena_copy(&arena, texts[i], strlen(texts[i]));
        if (strcmp(texts[i], "Pw 10") == 0) { arena_free(&arena); continue; }       /* that article exists */
        assert_string_equal(written(copy, "2020-01-01", JCI), "-");
        arena_free(&arena);
    }
}

static void an_ordinal_is_a_word_up_to_fifteen_and_a_number_beyond(void **state)
{
    (void)state;
    assert_string_equal(written("Pw 10d:1", "2026-01-01", DUTCH), "artikel 10d, eerste lid, Participatiewet");
    assert_string_equal(written("Pw 10d:12", "2026-01-01", DUTCH), "artikel 10d, twaalfde lid, Participatiewet");
    assert_string_equal(written("Pw 10d:15", "2026-01-01", DUTCH), "artikel 10d, vijftiende lid, Participatiewet");
    assert_string_equal(written("Pw 10d:16", "2026-01-01", DUTCH), "artikel 10d, lid 16, Participatiewet");
    assert_string_equal(written("Pw 10d:4a", "2026-01-01", DUTCH), "artikel 10d, lid 4a, Participatiewet");
    assert_string_equal(written("Pw 10d:99999999999", "2026-01-01", DUTCH), "artikel 10d, lid 99999999999, Participatiewet");
    assert_string_equal(written("Pw 10d:12", "2026-01-01", ENGLISH), "article 10d, paragraph 12, Participation Act");
    assert_string_equal(written("Pw 10d:12:b", "2026-01-01", DUTCH), "artikel 10d, twaalfde lid, onder b, Participatiewet");
}

/* Where an article stands in its act; of articles that are not yet in force that may be unknown, and is then left out of the link. */
static bool place_is_known(const struct law_article *article) { return article->from > day("2026-12-31") || strcmp(article->path, "onbekend") != 0; }

static void twenty_thousand_random_cases_of_each_rule_cite_only_what_held_on_their_day(void **state)
{
    (void)state;
    struct dice dice = { 20260101 };
    struct reasoning reasoning;
    struct case_room facts, outcome;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < 20000; k++) {
            const struct rule *rule = rules[i];
            random_case(&dice, rule, &base.law, &facts, 93, 3);
            if (!(facts_head(&facts)->given >> rule->reference & 1)) continue;
            date on = facts_day(rule, &facts);
            reasoning_clear(&reasoning, false);
            assert_int_not_equal(decide_case(rule, &base.law, &facts, &outcome, &reasoning, NULL), ONGELDIG);
            assert_false(reasoning.overflow);
            for (int32_t s = 0; s < reasoning.steps; s++) {
                struct citation cited;
                if (!law_cite(&law_book, reasoning.step[s].citation, on, &cited)) print_message("# %s on %d: %s\n", rule->name, on, reasoning.step[s].citation);
                assert_true(law_cite(&law_book, reasoning.step[s].citation, on, &cited));
                assert_true(place_is_known(cited.article));
            }
        }
}

/* Is this string of a source file a citation: a statute of the book, a blank, something behind it? */
static bool looks_like_citation(const char *text, size_t size)
{
    for (int32_t i = 0; i < law_book.statute_count; i++) {
        size_t length = strlen(law_book.statutes[i].name);
        if (size > length + 1 && size < 100 && memcmp(text, law_book.statutes[i].name, length) == 0 && text[length] == ' ') return true;
    }
    return false;
}

static int check_literals(const char *bytes, const char *name)
{
    int seen = 0;
    for (const char *from = strchr(bytes, '"'); from; from = strchr(from, '"')) {
        const char *to = strchr(++from, '"');
        if (!to) break;
        if (looks_like_citation(from, (size_t)(to - from))) {
            char citation[100] = "";
            memcpy(citation, from, (size_t)(to - from));
            struct citation cited;
            bool found = false;
            for (date on = day("2015-01-01"); on <= day("2027-12-31") && !found; on += 30) found = law_cite(&law_book, citation, on, &cited);
            if (!found) print_message("# %s: %s\n", name, citation);
            assert_true(found);
            assert_true(place_is_known(cited.article));
            seen++;
        }
        from = to + 1;
    }
    return seen;
}

static void every_citation_written_in_a_rule_exists_on_some_day(void **state)
{
    (void)state;
    const char *source = getenv("BREED_SOURCE");
    if (!source) skip();
    struct arena arena = { 0 };
    int seen = 0;
    for (int32_t i = 0; i < rule_count; i++) {
        char path[1000];
        size_t size;
        snprintf(path, sizeof path, "%s/src/rules/%s.c", source, rules[i]->name);
        char *bytes = file_read(&arena, path, 1 << 20, &size);
        assert_non_null(bytes);
        seen += check_literals(bytes, rules[i]->name);
    }
    assert_true(seen >= rule_count);
    arena_free(&arena);
}

static void every_rule_cites_an_article_of_its_own_that_holds_today(void **state)
{
    (void)state;
    struct citation cited;
    for (int32_t i = 0; i < rule_count; i++) assert_true(law_cite(&law_book, rules[i]->citation, day("2026-01-01"), &cited));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paragraph_becomes_a_full_jci_with_its_place_in_the_act_and_the_day),
        cmocka_unit_test(a_letter_without_a_paragraph_leaves_the_paragraph_out),
        cmocka_unit_test(a_step_by_the_text_of_another_day_cites_the_version_nearest_to_its_own),
        cmocka_unit_test(an_article_whose_number_has_a_colon_is_not_cut_at_it),
        cmocka_unit_test(a_text_without_chapters_has_no_path_and_no_doubled_sign),
        cmocka_unit_test(of_alternatives_the_first_in_force_on_the_day_is_taken),
        cmocka_unit_test(what_is_no_citation_is_not_found_and_never_read_beyond_its_end),
        cmocka_unit_test(an_ordinal_is_a_word_up_to_fifteen_and_a_number_beyond),
        cmocka_unit_test(twenty_thousand_random_cases_of_each_rule_cite_only_what_held_on_their_day),
        cmocka_unit_test(every_citation_written_in_a_rule_exists_on_some_day),
        cmocka_unit_test(every_rule_cites_an_article_of_its_own_that_holds_today),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
