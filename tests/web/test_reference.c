/* SPDX-License-Identifier: EUPL-1.2 */
/* test_reference.c: the pages of law, rules, numbers, measures and terms tell all that the registry and the book hold, in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "examples/cases.h"
#include "law/cite.h"
#include "web/page_walk.h"
#include "web/pages/reference/reference.h"

static const char *const prefix[] = { "", "/en" };

/* A path out of parts, one after the other. */
static const char *path_of(int language, const char *a, const char *b, const char *c)
{
    static char room[512];
    (void)snprintf(room, sizeof room, "%s%s%s%s", prefix[language], a, b, c);
    return room;
}

static void get(const char *path)
{
    int status = walk_get(path);
    if (status != 200) print_error("%s: %d\n", path, status);
    assert_int_equal(status, 200);
}

/* The text as it stands in HTML. */
static bool page_tells(const char *text)
{
    struct text t = { 0 };
    text_html(&t, text, strlen(text), false);
    bool found = page_has(text_string(&t));
    if (!found) print_error("not on the page: %s\n", text);
    text_free(&t);
    return found;
}

static int32_t page_count(const char *part)
{
    int32_t n = 0;
    for (const char *at = page.body; (at = strstr(at, part)); at++) n++;
    return n;
}

static void each_rule_tells_its_facts_outcomes_choices_and_flow(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++)
        for (int language = 0; language < 2; language++) {
            get(path_of(language, "/regels/", rules[i]->name, ""));
            for (uint32_t k = 0; k < rules[i]->fact_count; k++) assert_true(page_has(path_of(language, "/begrippen/", rules[i]->facts[k].term->name, "\"")));
            for (uint32_t k = 0; k < rules[i]->outcome_count; k++) assert_true(page_has(path_of(language, "/begrippen/", rules[i]->outcomes[k].term->name, "\"")));
            for (uint64_t left = survey_of(rules[i])->choices; left; left &= left - 1) assert_true(page_has(law_book.choices[__builtin_ctzll(left)].code));
            for (int32_t k = 0; k < law_book.parameter_count; k++)
                if (survey_uses(survey_of(rules[i]), k)) assert_true(page_has(path_of(language, "/parameters/", law_book.parameters[k].name, "\"")));
            assert_true(page_has(path_of(language, "/regels/", rules[i]->name, "/berekenen\"")));
        }
}

static void the_source_of_a_rule_stands_there_line_by_line(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++) {
        const struct embedded_file *source = source_of(rules[i]);
        int32_t lines = 0;
        assert_non_null(source);
        for (const char *at = source->bytes; (at = strchr(at, '\n')); at++) lines++;
        get(path_of(0, "/regels/", rules[i]->name, "/bron"));
        assert_int_equal(page_count("<code id=\"r"), lines);
    }
}

/* A step that no example comes to stands in the list as well, because it is read from the source. */
static void each_step_has_its_articles_and_its_line(void **state)
{
    (void)state;
    int32_t steps = 0;
    for (int32_t i = 0; i < rule_count; i++) {
        const struct survey *survey = survey_of(rules[i]);
        for (int32_t k = 0; k < survey->steps; k++, steps++) {
            const struct surveyed_step *step = &survey->step[k];
            if (!*step->citations || !step->line) print_error("%s: %s\n", rules[i]->name, step->text[0]);
            assert_true(*step->citations && step->line > 0 && step->last_line >= step->line);
            assert_true(strlen(step->text[0]) > 0 && strlen(step->text[1]) > 0);
        }
    }
    assert_true(steps > 250);
}

static void each_article_tells_where_it_stands_and_which_steps_rest_on_it(void **state)
{
    (void)state;
    for (int32_t s = 0; s < law_book.statute_count; s++) {
        const struct law_statute *statute = &law_book.statutes[s];
        get(path_of(0, "/wet/", statute->name, ""));
        for (int32_t a = 0; a < statute->article_count; a++) {
            struct place place;
            char slash[64];
            assert_true(place_find(&place, statute->name, statute->articles[a].article));
            (void)snprintf(slash, sizeof slash, "/%s", place.number);
            get(path_of(a % 2, "/wet/", statute->name, slash));
            assert_true(page_has("jci1.3:c:") && page_has("https://wetten.overheid.nl/jci1.3:c:") && page_has(statute->bwb));
            for (int32_t i = 0; i < rule_count; i++)
                for (int32_t k = 0; k < survey_of(rules[i])->steps; k++) {
                    const struct surveyed_step *step = &survey_of(rules[i])->step[k];
                    char line[128];
                    (void)snprintf(line, sizeof line, "/regels/%s/bron#r%d\"", rules[i]->name, (int)step->line);
                    if (place_in(&place, step->citations)) assert_true(page_has(line));
                }
            for (int32_t k = 0; k < law_book.choice_count; k++) if (place_in(&place, law_book.choices[k].cites)) assert_true(page_has(law_book.choices[k].code));
            for (int32_t k = 0; k < law_book.parameter_count; k++) if (place_in(&place, law_book.parameters[k].cites)) assert_true(page_has(law_book.parameters[k].name));
        }
    }
}

static int32_t stretches_of(const struct law_parameter *parameter, int32_t key)
{
    int32_t n = 0;
    date day = LAW_FIRST;
    while (law_next_row(&page_service.law->law, (uint32_t)(parameter->slot + key), &day)) n++;
    return n;
}

static void each_value_of_a_number_stands_in_its_table_with_its_source(void **state)
{
    (void)state;
    for (int32_t i = 0; i < law_book.parameter_count; i++) {
        const struct law_parameter *parameter = &law_book.parameters[i];
        int32_t rows = 0;
        get(path_of(i % 2, "/parameters/", parameter->name, ""));
        for (int32_t k = 0; k < parameter->key_count; k++) rows += stretches_of(parameter, k);
        if (parameter->key_count <= KEYS_ON_A_PAGE) assert_int_equal(page_count("<th scope=\"row\">"), rows);
        for (int32_t r = 0; r < law_book.row_count && parameter->key_count == 1; r++)
            if (law_book.rows[r].parameter == i && law_book.rows[r].known == DATE_FIRST) assert_true(page_tells(law_book.rows[r].source));
    }
}

static void a_number_that_changes_has_a_picture_and_one_that_does_not_has_none(void **state)
{
    (void)state;
    get("/parameters/minimumloon");
    assert_true(page_has("class=\"ref-line") && page_has("<title id=\"chart-"));
    get("/parameters/lks_maximum");
    assert_false(page_has("<svg viewBox=\"0 0 360"));
}

/* Every example once, on the pages of its rule; and on no page more than there is room for. */
static void each_example_of_a_rule_stands_on_one_of_its_pages(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++) {
        int32_t seen = 0, most = survey_of(rules[i])->cases;
        for (int32_t number = 1; seen < most; number++) {
            char rest[40];
            (void)snprintf(rest, sizeof rest, "/voorbeelden/%d", (int)number);
            get(path_of(number % 2, "/regels/", rules[i]->name, rest));
            int32_t here = page_count("class=\"ref-example\"");
            assert_true(here > 0 && here <= 30);
            seen += here;
        }
        assert_int_equal(seen, most);
    }
}

static void the_examples_shown_are_those_of_the_files(void **state)
{
    (void)state;
    struct arena arena = { 0 };
    int32_t in_files = 0, surveyed = 0;
    for (int32_t i = 0; i < case_files_count; i++) {
        const struct node *list = strchr(case_files[i].name, '/') ? NULL : cases_read(&arena, case_files[i].bytes, case_files[i].size, NULL);
        in_files += list ? list->count : 0;
        arena_reset(&arena);
    }
    for (int32_t i = 0; i < rule_count; i++) {
        const struct survey *survey = survey_of(rules[i]);
        surveyed += survey->cases;
        for (int32_t k = 0; k < survey->cases; k++) {
            const struct node *node = survey_example(&survey->example[k], &arena);
            assert_true(node_is(node_get(node, "rule"), rules[i]->name));
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
    assert_int_equal(surveyed, in_files);
}

static void the_choices_tell_question_options_and_who_chooses(void **state)
{
    (void)state;
    for (int language = 0; language < 2; language++) {
        get(path_of(language, "/keuzes", "", ""));
        for (int32_t i = 0; i < law_book.choice_count; i++) {
            assert_true(page_has(law_book.choices[i].code));
            assert_int_equal(page_count(language ? "(we use this one)" : "(dit gebruiken wij)"), law_book.choice_count);
        }
    }
}

static void sixteen_measures_tell_what_works_and_what_is_uncertain(void **state)
{
    (void)state;
    assert_int_equal(law_book.measure_count, 16);
    for (int32_t i = 0; i < law_book.measure_count; i++) {
        char number[16];
        (void)snprintf(number, sizeof number, "%d", (int)law_book.measures[i].number);
        get(path_of(0, "/maatregelen/", number, ""));
        for (int32_t k = 0; k < law_book.measures[i].uncovered_count; k++) assert_true(page_tells(law_book.measures[i].uncovered[k][0]));
        for (int32_t k = 0; k < rule_count; k++)
            if (rules[k]->measures >> law_book.measures[i].number & 1) assert_true(page_has(path_of(0, "/regels/", rules[k]->name, "\"")));
    }
}

static void each_term_of_the_glossary_has_a_page(void **state)
{
    (void)state;
    for (int32_t i = 0; i < GLOSSARY_SIZE; i++) get(path_of(i % 2, "/begrippen/", glossary[i].name, ""));
}

static void what_is_not_there_is_not_found(void **state)
{
    (void)state;
    static const char *const paths[] = { "/regels/niets", "/regels/niets/bron", "/wet/Niets", "/wet/Pw/999", "/parameters/niets", "/parameters/lks_maximum/20", "/begrippen/niets", "/maatregelen/17",
        "/maatregelen/01", "/regels/loonwaarde/voorbeelden/0", "/regels/loonwaarde/voorbeelden/01", "/regels/loonwaarde/voorbeelden/1x", "/regels/loonwaarde/voorbeelden/9999", "/regels/loonwaarde/voorbeelden/99999999999999999999",
        "/wet/Pw/10d/voorbeelden/0", "/regels/Loonwaarde", "/wet/Pw/10d/" };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) assert_int_equal(walk_get(paths[i]), 404);
}

static void a_page_is_the_same_every_time(void **state)
{
    (void)state;
    get("/wet/Pw/10d");
    struct text first = { 0 };
    text_bytes(&first, page.body, page.size);
    get("/regels/loonwaarde");
    get("/wet/Pw/10d");
    assert_int_equal(page.size, first.size);
    assert_memory_equal(page.body, first.data, first.size);
    text_free(&first);
}

static void abbreviations_are_written_out_once_and_in_no_code(void **state)
{
    (void)state;
    get("/begrippen/wajong");
    assert_int_equal(page_count(">UWV</abbr>"), 1);
    get("/regels/norisk/bron");
    assert_false(page_has("<code id=\"r1\"><abbr"));
    const char *code = strstr(page.body, "<pre");
    assert_non_null(code);
    const char *end = strstr(code, "</pre>"), *inside = strstr(code, "<abbr");
    assert_true(!inside || inside > end);
}

/* Last: counts over all pages shown above. */
static void no_template_names_what_no_view_has(void **state)
{
    (void)state;
    if (page_unknown_names) print_error("%.40s\n", page_unknown_name);
    assert_int_equal(page_unknown_names, 0);
}

static int open_all(void **state)
{
    (void)state;
    return walk_open() ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    walk_close();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_tells_its_facts_outcomes_choices_and_flow), cmocka_unit_test(the_source_of_a_rule_stands_there_line_by_line), cmocka_unit_test(each_step_has_its_articles_and_its_line),
        cmocka_unit_test(each_article_tells_where_it_stands_and_which_steps_rest_on_it), cmocka_unit_test(each_value_of_a_number_stands_in_its_table_with_its_source),
        cmocka_unit_test(a_number_that_changes_has_a_picture_and_one_that_does_not_has_none), cmocka_unit_test(each_example_of_a_rule_stands_on_one_of_its_pages),
        cmocka_unit_test(the_examples_shown_are_those_of_the_files), cmocka_unit_test(the_choices_tell_question_options_and_who_chooses),
        cmocka_unit_test(sixteen_measures_tell_what_works_and_what_is_uncertain), cmocka_unit_test(each_term_of_the_glossary_has_a_page), cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(a_page_is_the_same_every_time), cmocka_unit_test(abbreviations_are_written_out_once_and_in_no_code), cmocka_unit_test(no_template_names_what_no_view_has),
    };
    return cmocka_run_group_tests_name("reference", tests, open_all, close_all);
}
