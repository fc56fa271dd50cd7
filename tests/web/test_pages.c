/* SPDX-License-Identifier: EUPL-1.2 */
/* test_pages.c: the pages as a person without scripts goes through them: what is asked, shown and refused; and that they come to the same answer as the library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "breed/breed.h"
#include "reason/asking/form.h"
#include "reason/whatif/target.h"
#include "unit/random_case.h"
#include "web/page_walk.h"
#include "web/pages/flow/answer.h"
#include "web/pages/info.h"

static struct dice dice = { 2026 };
static struct text form;
static char action[200];
static size_t largest; static char largest_path[256];

static int open_pages(void **state) { (void)state; return walk_open() ? 0 : -1; }
static int close_pages(void **state) { (void)state; text_free(&form); walk_close(); return 0; }

static void note_size(const char *path)
{
    if (page.size <= largest) return;
    largest = page.size;
    snprintf(largest_path, sizeof largest_path, "%.200s", path);
}

static int get(const char *path) { int status = walk_get(path); note_size(path); return status; }
static int send_form(void) { int status = walk_post(action, &form); note_size(action); return status; }

static void press(const char *name, const char *value)
{
    assert_true(form_of_page(&form, action, name, value));
    form_field(&form, name, value);
    send_form();
}

/* ---- the template engine ---- */

static const struct token escaping[] = { { TOKEN_text, 0, 3, "<p>" }, { TOKEN_name, 0, 4, "name" }, { TOKEN_text, 0, 4, "</p>" } };
static const struct token sections[] = { { TOKEN_section, 3, 4, "list" }, { TOKEN_name, 0, 4, "name" }, { TOKEN_text, 0, 1, ";" }, { TOKEN_end, 0, 4, "list" },
                                         { TOKEN_inverted, 6, 4, "none" }, { TOKEN_text, 0, 5, "empty" }, { TOKEN_end, 0, 4, "none" } };
static const struct token raw[] = { { TOKEN_fragment, 0, 4, "name" } };
#define AS_TEMPLATE(tokens) { "test", tokens, (int32_t)(sizeof tokens / sizeof *tokens) }

static void a_text_is_shown_as_text_and_never_as_markup(void **state)
{
    struct arena arena = { 0 };
    struct text out = { 0 };
    struct rendering r = { .language = 0 };
    struct template template = AS_TEMPLATE(escaping);
    struct view *v = view_start(&arena);
    (void)state;
    view_text(v, "name", "<b>\"O'Hara\" & € 1,00");
    render(&out, &template, v, &r);
    assert_string_equal(text_string(&out), "<p>&lt;b&gt;&quot;O&#39;Hara&quot; &amp; €\u00a01,00</p>");
    assert_int_equal(r.unknown, 0);
    text_free(&out);
    arena_free(&arena);
}

static void a_section_repeats_for_each_element_and_sees_what_stands_around_it(void **state)
{
    struct arena arena = { 0 };
    struct text out = { 0 };
    struct rendering r = { .language = 0 };
    struct template template = AS_TEMPLATE(sections);
    struct view *v = view_start(&arena);
    (void)state;
    view_text(v, "name", "outside");
    view_text(view_item(v, "list"), "name", "a");
    view_item(v, "list");
    render(&out, &template, v, &r);
    assert_string_equal(text_string(&out), "a;outside;empty");
    text_free(&out);
    arena_free(&arena);
}

static void a_name_that_no_view_has_is_counted_and_what_a_person_typed_is_never_markup(void **state)
{
    struct arena arena = { 0 };
    struct text out = { 0 };
    struct rendering r = { .language = 0 };
    struct template named = AS_TEMPLATE(escaping), fragment = AS_TEMPLATE(raw);
    struct view *v = view_start(&arena);
    (void)state;
    render(&out, &named, v, &r);
    assert_int_equal(r.unknown, 1);
    view_text(v, "name", "<b>");
    render(&out, &fragment, v, &r);
    assert_int_equal(r.unknown, 2);
    assert_string_equal(text_string(&out), "<p></p>");
    text_free(&out);
    arena_free(&arena);
}

/* ---- numbers and months as people write them ---- */

static void amounts_are_read_as_people_write_them(void **state)
{
    static const struct { const char *written, *exact; bool euro; } amounts[] = {
        { "12,50", "12.50", true }, { "12.50", "12.50", true }, { "1.234,50", "1234.50", true }, { "1,234.50", "1234.50", true }, { "1.234", "1234", true }, { "1.234.567", "1234567", true }, { "€ 12", "12", true },
        { " 12,- ", "12", true }, { "1 250,00", "1250.00", true }, { "60%", "60", false }, { "12,5", "12.5", false }, { "1.234", "1.234", false }, { "-3", "-3", true },
        { "twaalf", NULL, true }, { "1,2,3", NULL, true }, { "1.23.4", NULL, true }, { "", NULL, true }, { "12,", NULL, true }, { "1e3", NULL, true }, { "..", NULL, false }, { "0x10", NULL, false } };
    (void)state;
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
        struct text out = { 0 };
        bool good = number_of_people(&out, amounts[i].written, amounts[i].euro);
        if (good != (amounts[i].exact != NULL) || (good && strcmp(text_string(&out), amounts[i].exact) != 0)) fail_msg("'%s' was read as '%s'", amounts[i].written, good ? text_string(&out) : "nothing");
        text_free(&out);
    }
}

static void months_are_read_as_number_or_name(void **state)
{
    (void)state;
    assert_int_equal(month_of_people("3"), 3);
    assert_int_equal(month_of_people(" 03"), 3);
    assert_int_equal(month_of_people("Maart"), 3);
    assert_int_equal(month_of_people("mrt."), 3);
    assert_int_equal(month_of_people("October"), 10);
    assert_int_equal(month_of_people("13"), 0);
    assert_int_equal(month_of_people("maa"), 0);
}

/* ---- every page ---- */

static void check_page(const char *path)
{
    char english[220];
    if (get(path) != 200) fail_msg("%s answers %d", path, page.status);
    assert_true(page_has("<html lang=\"nl\">"));
    assert_true(page_has("<h1"));
    assert_false(page_has("style=\""));
    snprintf(english, sizeof english, "/en%s", strcmp(path, "/") == 0 ? "" : path);
    if (get(english) != 200) fail_msg("%s answers %d", english, page.status);
    assert_true(page_has("<html lang=\"en\">"));
    if (page_unknown_names) fail_msg("a template of %s names %.40s, which no view has", path, page_unknown_name);
}

static void every_page_is_there_in_both_languages(void **state)
{
    static const char *const fixed[] = { "/", "/privacy", "/toegankelijkheid", "/feedback", "/klopt-dit-niet", "/hulp/nakijken" };
    char path[200];
    (void)state;
    page_unknown_names = 0;
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) check_page(fixed[i]);
    for (int32_t i = 0; i < HELP_COUNT; i++) {
        snprintf(path, sizeof path, "/hulp/%s", helps[i].id);
        check_page(path);
        snprintf(path, sizeof path, "/klopt-dit-niet/%s", helps[i].id);
        check_page(path);
    }
    for (int32_t i = 0; i < rule_count; i++) {
        snprintf(path, sizeof path, "/regels/%s/berekenen", rules[i]->name);
        check_page(path);
        snprintf(path, sizeof path, "/klopt-dit-niet/%s", rules[i]->name);
        check_page(path);
    }
}

static void what_is_not_there_says_so_and_gives_no_number(void **state)
{
    static const char *const absent[] = { "/niets", "/hulp/niets", "/en/regels/niets/berekenen", "/klopt-dit-niet/niets", "/vast/niets.css" };
    (void)state;
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        assert_int_equal(get(absent[i]), 404);
        assert_true(page_has("<h1"));
        assert_false(page_has("€"));
    }
    form.size = 0;
    assert_int_equal(walk_post("/privacy", &form), 405);
    assert_true(page_has("<h1"));
}

/* ---- going through the questions ---- */

static const struct rule *now_rule;
static const void *now_facts;

static const char *who_of_page(void)
{
    static char whos[8][20];
    int n = 0;
    for (const char *at = page.body; n < 8 && (at = strstr(at, "name=\"wie\"")); at++) {
        const char *value = strstr(at, "value=\"");
        size_t size = value ? strcspn(value + 7, "\"") : 0;
        if (!value || size >= sizeof whos[0]) break;
        memcpy(whos[n], value + 7, size);
        whos[n++][size] = 0;
    }
    return n ? whos[below(&dice, n)] : "";
}

static void put_date_fields(const char *prefix, date day)
{
    struct civil c = civil_of(day);
    char name[80], value[20];
    snprintf(name, sizeof name, "%s.dag", prefix); snprintf(value, sizeof value, "%d", (int)c.day); form_field(&form, name, value);
    snprintf(name, sizeof name, "%s.maand", prefix); snprintf(value, sizeof value, "%d", (int)c.month); form_field(&form, name, value);
    snprintf(name, sizeof name, "%s.jaar", prefix); snprintf(value, sizeof value, "%d", (int)c.year); form_field(&form, name, value);
}

/* Fills in one fact as a person would: dates in three fields, amounts with a comma. */
static void fill_in(const struct term *term, const char *prefix, const void *value)
{
    struct text t = { 0 };
    char name[80];
    int64_t plain = term->kind == KIND_list ? 0 : term_plain(term, value);
    bool apart = (term->may_be_never && plain == DATE_NEVER) || (term->may_be_unrecorded && plain == PERCENT_UNRECORDED);
    term_put(&t, term, value, false);
    snprintf(name, sizeof name, "%s.apart", prefix);
    if (apart) form_field(&form, name, text_string(&t));
    else if (term->kind == KIND_date) put_date_fields(prefix, (date)plain);
    else if (term->kind == KIND_list && term->scalar_items) {
        int32_t n;
        memcpy(&n, value, sizeof n);
        if (!n) form_field(&form, prefix, "geen");
        for (int32_t i = 0; i < n; i++) {
            t.size = 0;
            term_put(&t, term->parts[0].term, (const char *)value + term->items_offset + (size_t)i * term->item_size, false);
            form_field(&form, prefix, text_string(&t));
        }
    } else {
        for (size_t i = 0; i < t.size; i++) if (t.data[i] == '.' && term->kind != KIND_list) t.data[i] = ',';
        form_field(&form, prefix, text_string(&t));
    }
    text_free(&t);
}

/* Elements of a list of records, one after the other. */
static void fill_in_list(const struct term *list, const char *at)
{
    int32_t n;
    memcpy(&n, at, sizeof n);
    for (int32_t i = 0; i < n; i++) {
        const char *item = at + list->items_offset + (size_t)i * list->item_size;
        uint32_t given;
        memcpy(&given, item, sizeof given);
        assert_true(form_of_page(&form, action, "doe", "toevoegen"));
        for (int32_t k = 0; k < list->part_count; k++) {
            char prefix[80];
            snprintf(prefix, sizeof prefix, "deel.%s", list->parts[k].term->name);
            if (given >> k & 1) fill_in(list->parts[k].term, prefix, item + list->parts[k].offset);
        }
        form_field(&form, "doe", "toevoegen");
        send_form();
    }
    assert_true(form_of_page(&form, action, "doe", "verder"));
    if (!n) form_field(&form, "antwoord.geen", "ja");
}

/* Answers the question of the page; false when it was refused (a contradiction, say), and then says that it is not known. */
static void give_answer(const char *name)
{
    int32_t fact = rule_fact(now_rule, name, strlen(name));
    char asked[80];
    assert_true(fact >= 0);
    snprintf(asked, sizeof asked, "%s", name);
    const struct field *field = &now_rule->facts[fact];
    const char *value = (const char *)now_facts + field->offset;
    bool given = facts_head(now_facts)->given >> fact & 1;
    bool records = field->term->kind == KIND_list && !field->term->scalar_items;
    int32_t n = 0;
    if (records) memcpy(&n, value, sizeof n);
    bool empty_element = false;         /* an element of which nothing is given cannot be filled in */
    for (int32_t i = 0; given && i < n; i++) { uint32_t marks; memcpy(&marks, value + field->term->items_offset + (size_t)i * field->term->item_size, sizeof marks); empty_element |= !marks; }
    given &= !empty_element;
    if (given && records) fill_in_list(field->term, value);
    else {
        assert_true(form_of_page(&form, action, "doe", "verder"));
        if (given) fill_in(field->term, "antwoord", value);
        else form_field(&form, field->term->kind == KIND_answer || field->term->kind == KIND_word ? "antwoord" : "antwoord.weet", "onbekend");
    }
    form_field(&form, "doe", "verder");
    assert_int_equal(send_form(), 200);
    const char *again = page_field("vraag");
    if (!again || strcmp(again, asked) != 0) return;
    if (!given) fail_msg("%s: 'I do not know' was refused for %s", now_rule->name, asked);
    assert_true(form_of_page(&form, action, "doe", "verder"));
    form_field(&form, field->term->kind == KIND_answer || field->term->kind == KIND_word ? "antwoord" : "antwoord.weet", "onbekend");
    form_field(&form, "doe", "verder");
    assert_int_equal(send_form(), 200);
}

/* From the card to the page on which the answers are checked. */
static void go_through(const char *path, unsigned *role)
{
    const struct term *reference = now_rule->facts[now_rule->reference].term;
    const char *at = (const char *)now_facts + now_rule->facts[now_rule->reference].offset;
    enum { QUESTIONS_MOST = 70 };
    assert_int_equal(get(path), 200);
    const char *who = who_of_page();
    *role = form_role(strcmp(who, "ander") == 0 ? "inwoner" : who, strlen(strcmp(who, "ander") == 0 ? "inwoner" : who));
    bool day_here = page_has("name=\"dag");
    assert_true(form_of_page(&form, action, "doe", "begin"));
    form_field(&form, "wie", who);
    if (day_here) fill_in(reference, "dag", at);
    form_field(&form, "doe", "begin");
    assert_int_equal(send_form(), 200);
    for (int i = 0; i < QUESTIONS_MOST; i++) {
        const char *name = page_field("vraag");
        if (!name) return;
        int32_t fact = rule_fact(now_rule, name, strlen(name));
        if (fact >= 0 && !(now_rule->facts[fact].term->roles & *role)) fail_msg("%s is asked of who is not asked for it", name);
        give_answer(name);
    }
    fail_msg("%s: the questions do not end", path);
}

/* The same facts, as they stand in the state of the form, through the C interface. */
static void compare_with_library(const struct rule *rule)
{
    static struct form state;
    struct law_tables *tables = (struct law_tables *)(uintptr_t)page_service.law;
    struct problems problems = { .count = 0 };
    const char *written = page_field("stand"), *json;
    breed_law *law = NULL;
    breed_case *c = NULL;
    size_t size;
    assert_non_null(written);
    assert_true(form_read(&state, &tables->law, written, strlen(written), &problems));
    assert_int_equal(breed_law_open(&law, NULL), BREED_OK);
    assert_int_equal(breed_case_new(&c, law, breed_rule_find(rule->name)), BREED_OK);
    for (int32_t i = 0; i < state.answers; i++) {
        const struct field *field = &rule->facts[state.order[i]];
        struct text t = { 0 };
        if (facts_head(&state.facts)->unknown >> state.order[i] & 1) text_put(&t, "onbekend"); else term_put(&t, field->term, state.facts.bytes + field->offset, false);
        assert_int_equal(breed_case_set(c, field->term->name, text_string(&t)), BREED_OK);
        text_free(&t);
    }
    assert_int_equal(breed_case_decide(c) == BREED_ONGELDIG, 0);
    assert_int_equal(breed_case_json(c, BREED_NL, &json, &size), BREED_OK);
    char path[220];
    assert_true(form_of_page(&form, action, "doe", "uitkomst"));
    snprintf(path, sizeof path, "%s/json", action);
    assert_int_equal(walk_post(path, &form), 200);
    if (page.size != size + 1 || memcmp(page.body, json, size) != 0) fail_msg("%s: the file of the page and the answer of the library differ:\n%.300s\n%.300s", rule->name, page.body, json);
    breed_case_free(c);
    breed_law_free(law);
}

static int rounds(int usual) { const char *factor = getenv("BREED_SITUATIONS"); return factor ? usual * atoi(factor) : usual; }

static void through_the_pages_of_every_rule_comes_the_answer_of_the_library(void **state)
{
    static struct case_room facts;
    int aside = 0;
    (void)state;
    page_unknown_names = 0;
    for (int32_t i = 0; i < rule_count; i++)
        for (int round = 0; round < rounds(6); round++) {
            char path[200];
            unsigned role;
            now_rule = rules[i];
            now_facts = &facts;
            random_case(&dice, rules[i], &page_service.law->law, &facts, 95, 1);
            struct facts_head *head = (struct facts_head *)(void *)&facts;
            if (!(head->given >> rules[i]->reference & 1)) continue;
            snprintf(path, sizeof path, "/regels/%s/berekenen", rules[i]->name);
            go_through(path, &role);
            if (page_has("class=\"note alert\"")) { aside++; continue; }         /* answers set aside: the form uses fewer than it carries */
            compare_with_library(rules[i]);
            snprintf(path, sizeof path, "%s", action);
            assert_int_equal(walk_post(path, (form_field(&form, "doe", "uitkomst"), &form)), 200);
            note_size(path);
            if (!page_has("class=\"answer ")) fail_msg("%s shows no outcome", rules[i]->name);
            if (page_unknown_names) fail_msg("a template names %.40s, which no view has (%s)", page_unknown_name, rules[i]->name);
        }
    assert_true(aside < rule_count);
}

static void every_help_leads_to_a_result_with_everything_beside_it(void **state)
{
    static const char *const then[] = { "watals", "vergelijk", "overzicht", "afdruk" };
    static const char *const files[] = { "/json", "/csv", "/ics", "/html" };
    static struct case_room facts;
    struct text answers = { 0 };
    (void)state;
    page_unknown_names = 0;
    for (int32_t i = 0; i < HELP_COUNT; i++)
        for (int round = 0; round < rounds(4) && *helps[i].rule; round++) {
            char path[200];
            unsigned role;
            now_rule = rule_find(helps[i].rule, strlen(helps[i].rule));
            now_facts = &facts;
            random_case(&dice, now_rule, &page_service.law->law, &facts, 97, 0);
            if (!(facts_head(&facts)->given >> now_rule->reference & 1)) continue;
            snprintf(path, sizeof path, round & 1 ? "/en/hulp/%s" : "/hulp/%s", helps[i].id);
            go_through(path, &role);
            assert_true(form_of_page(&answers, action, "doe", "uitkomst"));
            for (size_t k = 0; k < sizeof then / sizeof *then; k++) {
                form.size = 0;
                text_bytes(&form, answers.data, answers.size);
                form_field(&form, "doe", then[k]);
                if (send_form() != 200) fail_msg("%s %s answers %d", path, then[k], page.status);
            }
            assert_true(page_has("<details open") || !page_has("<details"));         /* to be printed, everything stands open */
            form.size = 0;
            text_bytes(&form, answers.data, answers.size);
            form_field(&form, "doe", "uitkomst");
            form_field(&form, "gegeven", "123.45");
            send_form();
            for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
                char file[220];
                snprintf(file, sizeof file, "%s%s", path, files[k]);
                assert_int_equal(walk_post(file, &answers), 200);
                assert_non_null(walk_header("Content-Disposition"));
                assert_true(page.size > 20);
            }
            if (page_unknown_names) fail_msg("a template names %.40s, which no view has (%s)", page_unknown_name, helps[i].id);
        }
    text_free(&answers);
}

/* Only the subsidy follows from these answers, not what the employee costs: that line alone is drawn, with its table. */
static void the_months_of_the_lines_that_are_known_are_drawn(void **state)
{
    static const char *const answers[][2] = { { "peildatum", "2026-03-01" }, { "geboortedatum", "1990-01-01" }, { "forfaitair", "nee" }, { "loonwaarde", "60" },
        { "urenPerWeek", "32" }, { "voltijduren", "36" }, { "ingangsdatum", "2026-01-01" }, { "startDienstbetrekking", "2026-01-01" } };
    static struct form said;
    const struct rule *rule = rule_find("loonkostensubsidie", 18);
    struct text line = { 0 };
    (void)state;
    form_start(&said, rule, 0);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        int32_t fact = rule_fact(rule, answers[i][0], strlen(answers[i][0]));
        assert_true(fact >= 0 && form_answer(&said, (uint32_t)fact, answers[i][1], strlen(answers[i][1]), NULL));
    }
    form_write(&line, &said, &page_service.law->law);
    form.size = 0;
    form_field(&form, "stand", text_string(&line));
    form_field(&form, "voor", "zelf");
    form_field(&form, "doe", "uitkomst");
    assert_int_equal(walk_post("/hulp/loonkostensubsidie", &form), 200);
    assert_true(page_has("<figcaption>Loonkostensubsidie</figcaption>"));
    assert_true(page_has("<th scope=\"row\">december 2026</th>"));
    assert_false(page_has("Werkgeverskosten</figcaption>"));
    text_free(&line);
}

/* ---- refusing ---- */

static void begin_lks(void)
{
    assert_int_equal(get("/hulp/loonkostensubsidie"), 200);
    assert_true(form_of_page(&form, action, "doe", "begin"));
    form_field(&form, "wie", "werkgever");
    put_date_fields("dag", date_of(2026, 3, 1));
    form_field(&form, "doe", "begin");
    assert_int_equal(send_form(), 200);
}

static void a_wrong_day_is_told_at_the_part_that_is_wrong(void **state)
{
    static const struct { const char *day, *month, *year, *at; enum message why; } wrong[] = {
        { "32", "1", "1990", "antwoord.dag", M_error_day }, { "1", "13", "1990", "antwoord.maand", M_error_month }, { "1", "1", "90", "antwoord.jaar", M_error_year }, { "30", "2", "1990", "antwoord.dag", M_error_date },
        { "", "1", "1990", "antwoord.dag", M_error_day_missing }, { "1", "", "1990", "antwoord.maand", M_error_month_missing }, { "1", "1", "", "antwoord.jaar", M_error_year_missing } };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char link[60];
        begin_lks();
        assert_string_equal(page_field("vraag"), "geboortedatum");
        assert_true(form_of_page(&form, action, "doe", "verder"));
        form_field(&form, "antwoord.dag", wrong[i].day);
        form_field(&form, "antwoord.maand", wrong[i].month);
        form_field(&form, "antwoord.jaar", wrong[i].year);
        form_field(&form, "doe", "verder");
        assert_int_equal(send_form(), 200);
        snprintf(link, sizeof link, "href=\"#%s\"", wrong[i].at);
        if (!page_has(link) || !page_has(messages[0][wrong[i].why])) fail_msg("'%s' '%s' '%s' is not told at %s", wrong[i].day, wrong[i].month, wrong[i].year, wrong[i].at);
        assert_true(page_has("<title>Fout: "));
        assert_string_equal(page_field("vraag"), "geboortedatum");
    }
}

static void nothing_filled_in_is_asked_for_again(void **state)
{
    (void)state;
    begin_lks();
    press("doe", "verder");
    assert_true(page_has("<title>Fout: "));
    assert_true(page_has("role=\"alert\""));
}

static void a_state_that_was_damaged_leads_to_a_page_to_start_again(void **state)
{
    (void)state;
    begin_lks();
    form.size = 0;
    form_field(&form, "stand", "v1.loonkostensubsidie.werkgever.000000000000.0123456789abcdef");
    form_field(&form, "doe", "uitkomst");
    assert_int_equal(walk_post("/hulp/loonkostensubsidie", &form), 400);
    assert_true(page_has(messages[0][M_again_title]));
    assert_false(page_has("€"));
}

static void markup_in_any_field_comes_back_as_text(void **state)
{
    static const char *const evil = "\"><script>alert(1)</script><b x='";
    static const char *const fields[] = { "antwoord", "antwoord.dag", "antwoord.maand", "antwoord.jaar", "antwoord.weet", "antwoord.apart", "stand", "voor", "gegeven", "ingebed", "lijst", "weg", "wijzig", "vraag", "verder-naar", "doe",
                                          "wie", "dag", "dag.dag", "dag.maand", "dag.jaar", "doel", "met", "hervorming", "over", "bedrag", "deel.geboortedatum.dag", "deel.studeert" };
    static const char *const paths[] = { "/hulp/loonkostensubsidie", "/en/hulp/kostendelersnorm", "/hulp/nakijken", "/regels/arbeidsmarktregio/berekenen" };
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
            form.size = 0;
            form_field(&form, fields[k], evil);
            walk_post(paths[i], &form);
            if (page_has("<script") || page_has("<b x=")) fail_msg("%s of %s came back as markup", fields[k], paths[i]);
        }
    begin_lks();
    for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
        if (strcmp(fields[k], "stand") == 0 || strcmp(fields[k], "vraag") == 0) continue;
        begin_lks();
        assert_true(form_of_page(&form, action, "doe", "verder"));
        form_field(&form, fields[k], evil);
        form_field(&form, "doe", "verder");
        send_form();
        if (page_has("<script") || page_has("<b x=")) fail_msg("%s came back as markup", fields[k]);
    }
}

static void only_sites_that_are_named_may_show_a_form_in_a_frame(void **state)
{
    char policy[POLICY_MOST];
    (void)state;
    get("/hulp/loonkostensubsidie?ingebed=ja");
    assert_string_equal(walk_header("X-Frame-Options"), "DENY");
    assert_true(page_has("<header"));
    assert_true(page_framers("https://www.gemeente.example https://b.example:8443", policy));
    page_service.framed_policy = policy;
    page_settings.embed_origins = "https://www.gemeente.example";
    get("/hulp/loonkostensubsidie?ingebed=ja");
    assert_null(walk_header("X-Frame-Options"));
    assert_non_null(strstr(walk_header("Content-Security-Policy"), "frame-ancestors https://www.gemeente.example https://b.example:8443"));
    assert_false(page_has("<header"));
    assert_string_equal(page_field("ingebed"), "ja");
    get("/privacy");
    assert_string_equal(walk_header("X-Frame-Options"), "DENY");
    assert_false(page_framers("https://a.example; script-src *", policy));
    assert_false(page_framers("*", policy));
    assert_false(page_framers("javascript:x", policy));
    assert_false(page_framers("", policy));
    page_service.framed_policy = NULL;
    page_settings.embed_origins = NULL;
}

/* A day with an amount beside a day on which there is none: no difference is computed. */
static void what_is_not_there_is_never_reckoned_with(void **state)
{
    (void)state;
    form.size = 0;
    assert_int_equal(get("/regels/vrijlating/berekenen"), 200);
    assert_true(form_of_page(&form, action, "doe", "begin"));
    form_field(&form, "wie", "gemeente");
    put_date_fields("dag", date_of(2026, 3, 1));
    form_field(&form, "doe", "begin");
    assert_int_equal(send_form(), 200);
    static const char *const answers[][2] = { { "ontvangtBijstand", "ja" }, { "nettoInkomen", "900" }, { "draagtBijN", "ja" } };
    for (int i = 0; i < 20 && page_field("vraag"); i++) {
        const char *value = "nee", *name = page_field("vraag");
        bool birth = strcmp(name, "geboortedatum") == 0;
        for (size_t k = 0; k < sizeof answers / sizeof *answers; k++) if (strcmp(name, answers[k][0]) == 0) value = answers[k][1];
        assert_true(form_of_page(&form, action, "doe", "verder"));
        if (birth) put_date_fields("antwoord", date_of(1990, 6, 15)); else form_field(&form, "antwoord", value);
        form_field(&form, "doe", "verder");
        assert_int_equal(send_form(), 200);
    }
    assert_true(form_of_page(&form, action, "doe", "uitkomst"));
    form_field(&form, "doe", "vergelijk");
    form_field(&form, "met", "hervorming");
    form_field(&form, "hervorming", "een-vrijlating-vanaf-2026");
    assert_int_equal(send_form(), 200);
    assert_true(page_has("<td class=\"number\">geen</td>"));
    for (const char *row = page.body; (row = strstr(row, "<tr><th")); row++) {
        const char *end = strstr(row, "</tr>"), *none = strstr(row, "<td class=\"number\">geen</td>");
        if (!end || !none || none > end) continue;
        int amounts = 0;
        for (const char *euro = row; (euro = strstr(euro, "€")) && euro < end; euro++) amounts++;
        assert_true(amounts <= 1);
    }
}

/* ---- what the pages promise ---- */

static void every_word_has_a_name_that_people_use(void **state)
{
    struct page p = { .language = 0, .arena = &(struct arena){ 0 } };
    (void)state;
    for (int32_t g = 0; g < GLOSSARY_SIZE; g++)
        for (int32_t w = 0; glossary[g].kind == KIND_word && w < glossary[g].word_count; w++) {
            struct text word = { 0 };
            if (strchr(glossary[g].words[w], ' ')) continue;            /* an article, which the citation says in full */
            put_word(&word, glossary[g].words[w]);
            if (strcmp(page_word(&p, &glossary[g], w), text_string(&word)) == 0 && strpbrk(glossary[g].words[w], "_0123456789")) fail_msg("%s: %s has no name of its own", glossary[g].name, glossary[g].words[w]);
            text_free(&word);
        }
    arena_free(p.arena);
}

static void helps_name_rules_facts_and_outcomes_that_exist(void **state)
{
    (void)state;
    for (int32_t i = 0; i < HELP_COUNT; i++) {
        const struct help *h = &helps[i];
        const struct rule *rule = *h->rule ? rule_find(h->rule, strlen(h->rule)) : NULL;
        if (strcmp(h->kind, "nakijken") == 0) continue;
        if (!rule) fail_msg("%s: no rule %s", h->id, h->rule);
        if (*h->amount && rule_outcome(rule, h->amount, strlen(h->amount)) < 0) fail_msg("%s: no outcome %s", h->id, h->amount);
        for (int32_t k = 0; k < h->asks; k++) if (rule_fact(rule, h->ask[k], strlen(h->ask[k])) < 0) fail_msg("%s: no fact %s", h->id, h->ask[k]);
        for (int32_t k = 0; k < h->dates; k++) if (rule_outcome(rule, h->date[k].outcome, strlen(h->date[k].outcome)) < 0) fail_msg("%s: no outcome %s", h->id, h->date[k].outcome);
        for (int32_t k = 0; k < h->routes; k++)
            for (int32_t n = 0; n < h->route[k].facts; n++) if (rule_fact(rule, h->route[k].fact[n], strcspn(h->route[k].fact[n], "=")) < 0) fail_msg("%s: no fact %s", h->id, h->route[k].fact[n]);
        for (int32_t k = 0; k < h->besides; k++) {
            const struct rule *beside = rule_find(h->beside[k].rule, strlen(h->beside[k].rule));
            if (!beside) fail_msg("%s: no rule %s", h->id, h->beside[k].rule);
            for (int32_t n = 0; n < h->beside[k].outcomes; n++) if (rule_outcome(beside, h->beside[k].outcome[n], strlen(h->beside[k].outcome[n])) < 0) fail_msg("%s: no outcome %s", h->id, h->beside[k].outcome[n]);
        }
        for (int32_t k = 0; k < h->headings; k++)
            for (const char *at = h->heading[k].when; *at; ) {
                struct target target;
                size_t size = strcspn(at, ",");
                if (!target_read(&target, rule, at, size, NULL)) fail_msg("%s: %s is no target", h->id, h->heading[k].when);
                at += size + (at[size] == ',');
            }
    }
}

static void every_page_with_its_style_and_typeface_is_below_100_kilobytes(void **state)
{
    size_t style = 0;
    (void)state;
    for (int32_t i = 0; i < static_file_count; i++)
        if (!strstr(static_files[i].type, "plain")) style += static_files[i].packed_size ? static_files[i].packed_size : static_files[i].size;
    print_message("# the largest page is %zu bytes (%s); style (packed), typeface and picture are %zu\n", largest, largest_path, style);
    assert_true(largest > 0);
    assert_true(largest + style < 100 * 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_shown_as_text_and_never_as_markup),
        cmocka_unit_test(a_section_repeats_for_each_element_and_sees_what_stands_around_it),
        cmocka_unit_test(a_name_that_no_view_has_is_counted_and_what_a_person_typed_is_never_markup),
        cmocka_unit_test(amounts_are_read_as_people_write_them),
        cmocka_unit_test(months_are_read_as_number_or_name),
        cmocka_unit_test(every_page_is_there_in_both_languages),
        cmocka_unit_test(what_is_not_there_says_so_and_gives_no_number),
        cmocka_unit_test(a_wrong_day_is_told_at_the_part_that_is_wrong),
        cmocka_unit_test(nothing_filled_in_is_asked_for_again),
        cmocka_unit_test(a_state_that_was_damaged_leads_to_a_page_to_start_again),
        cmocka_unit_test(markup_in_any_field_comes_back_as_text),
        cmocka_unit_test(only_sites_that_are_named_may_show_a_form_in_a_frame),
        cmocka_unit_test(what_is_not_there_is_never_reckoned_with),
        cmocka_unit_test(every_word_has_a_name_that_people_use),
        cmocka_unit_test(helps_name_rules_facts_and_outcomes_that_exist),
        cmocka_unit_test(through_the_pages_of_every_rule_comes_the_answer_of_the_library),
        cmocka_unit_test(every_help_leads_to_a_result_with_everything_beside_it),
        cmocka_unit_test(the_months_of_the_lines_that_are_known_are_drawn),
        cmocka_unit_test(every_page_with_its_style_and_typeface_is_below_100_kilobytes),
    };
    return cmocka_run_group_tests(tests, open_pages, close_pages);
}
