/* SPDX-License-Identifier: EUPL-1.2 */
/* test_same.c: random situations get the same answer, byte for byte, from the C interface, the command line and POST /v1/berekeningen, and the
 * same outcomes on the page. Argument: the program. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "breed/breed.h"
#include "cli/run.h"
#include "unit/random_case.h"
#include "reason/asking/form.h"
#include "web/pages/page.h"
#include "web/requests.h"

enum { SITUATIONS = 500 };
static struct service service;
static struct law_tables tables;
static struct dice dice = { 2026 };

/* One situation as each of the three wants it. */
struct situation { const struct rule *rule; struct text facts, body; struct case_room room; const struct law_choice *choice; const char *option; bool strict, english; };
struct tally { int decided, undecided, refused; };

static void put_facts(struct text *out, const struct rule *rule, const void *facts)
{
    const struct facts_head *head = facts;
    bool first = true;
    text_char(out, '{');
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        if (!((head->given | head->unknown) >> k & 1)) continue;
        if (!first) text_char(out, ',');
        first = false;
        text_json(out, rule->facts[k].term->name, strlen(rule->facts[k].term->name));
        text_char(out, ':');
        if (head->unknown >> k & 1) text_put(out, "\"onbekend\"");
        else term_put(out, rule->facts[k].term, (const char *)facts + rule->facts[k].offset, true);
    }
    text_char(out, '}');
}

/* Most of them decidable; some with much missing, some that contradict themselves. */
static void make_situation(struct situation *s)
{
    s->rule = rules[below(&dice, rule_count)];
    int given = chance(&dice, 10) ? 75 : 97;
    if (chance(&dice, 15)) random_facts(&dice, s->rule, &tables.law, &s->room, given, 2); else random_case(&dice, s->rule, &tables.law, &s->room, given, 2);
    s->choice = chance(&dice, 40) ? &law_book.choices[below(&dice, law_book.choice_count)] : NULL;
    s->option = s->choice ? s->choice->options[below(&dice, s->choice->option_count)].name : NULL;
    s->strict = chance(&dice, 15);
    s->english = chance(&dice, 30);
    s->facts.size = s->body.size = 0;
    put_facts(&s->facts, s->rule, &s->room);
    text_put(&s->body, "{\"regel\":\"");
    text_put(&s->body, s->rule->name);
    text_put(&s->body, "\",\"feiten\":");
    text_put(&s->body, text_string(&s->facts));
    if (s->choice) {
        text_put(&s->body, ",\"keuzes\":{\"");
        text_put(&s->body, s->choice->code);
        text_put(&s->body, "\":\"");
        text_put(&s->body, s->option);
        text_put(&s->body, "\"}");
    }
    text_put(&s->body, s->strict ? ",\"strikt\":true}" : "}");
}

/* Everything that the C interface says, with the newline that the others end in. */
static char *by_interface(const struct situation *s)
{
    breed_choice choice = { s->choice ? s->choice->code : NULL, s->option };
    breed_law_options options = BREED_LAW_OPTIONS_INIT;
    breed_law *law;
    breed_case *one;
    const char *json;
    size_t size;
    options.choices = &choice;
    options.choice_count = s->choice != NULL;
    assert_int_equal(breed_law_open(&law, &options), BREED_OK);
    assert_int_equal(breed_case_new(&one, law, breed_rule_find(s->rule->name)), BREED_OK);
    breed_case_strict(one, s->strict);
    (void)breed_case_set_json(one, s->facts.data, s->facts.size);
    (void)breed_case_decide(one);
    assert_int_equal(breed_case_json(one, s->english ? BREED_EN : BREED_NL, &json, &size), BREED_OK);
    char *copy = malloc(size + 2);
    memcpy(copy, json, size);
    memcpy(copy + size, "\n", 2);
    breed_case_free(one);
    breed_law_free(law);
    return copy;
}

static int by_command(struct situation *s)
{
    char choice[128] = "";
    file("facts.json", text_string(&s->facts));
    if (s->choice) (void)snprintf(choice, sizeof choice, "--choice %s=%s", s->choice->code, s->option);
    return run("breed calc %s --facts facts.json --json %s %s --lang %s", s->rule->name, choice, s->strict ? "--strict" : "", s->english ? "en" : "nl");
}

static int by_request(struct situation *s)
{
    return ask(service.port, "POST /v1/berekeningen%s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", s->english ? "?taal=en" : "",
        s->body.size, text_string(&s->body));
}

static int count_of(const char *text, const char *part)
{
    int n = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part)) n++;
    return n;
}

static void compare(struct situation *s, struct tally *tally)
{
    char *interface = by_interface(s);
    int exit = by_command(s), status = by_request(s);
    assert_string_equal(said.out, interface);
    if (exit == 2) {                                /* refused: each mistake in its own form */
        assert_int_equal(status, 400);
        assert_int_equal(count_of(heard.body, "{\"name\":\"feiten."), count_of(said.out, "{\"feit\":"));
        assert_true(count_of(heard.body, "{\"name\":") > 0);
        tally->refused++;
    } else {
        assert_int_equal(status, 201);
        assert_string_equal(heard.body, interface);
        tally->decided += exit == 0;
        tally->undecided += exit == 3 || exit == 4;
    }
    free(interface);
}

static void five_hundred_situations_get_the_same_bytes_by_every_way_in(void **state)
{
    (void)state;
    struct situation s = { 0 };
    struct tally tally = { 0 };
    const char *fewer = getenv("BREED_SITUATIONS");
    int situations = fewer ? atoi(fewer) : SITUATIONS;
    for (int i = 0; i < situations; i++) { make_situation(&s); compare(&s, &tally); }
    printf("# %d decided, %d undecided, %d refused\n", tally.decided, tally.undecided, tally.refused);
    assert_int_equal(tally.decided + tally.undecided + tally.refused, situations);
    assert_true(situations < 100 || (tally.decided > situations / 10 && tally.undecided > situations / 20 && tally.refused > 0));
    text_free(&s.facts);
    text_free(&s.body);
}

/* ---- the page ---- */

/* The answers as the questions of the pages leave them, in the order of the facts. */
static void put_state(struct text *out, const struct situation *s)
{
    static struct form form;
    const struct facts_head *head = facts_head(&s->room);
    form_start(&form, s->rule, 0);
    for (uint32_t k = 0; k < s->rule->fact_count; k++) {
        if (!((head->given | head->unknown) >> k & 1)) continue;
        struct text value = { 0 };
        if (head->unknown >> k & 1) text_put(&value, "onbekend");
        else term_put(&value, s->rule->facts[k].term, s->room.bytes + s->rule->facts[k].offset, false);
        assert_true(form_answer(&form, k, text_string(&value), value.size, NULL));
        text_free(&value);
    }
    form_write(out, &form, &tables.law);
}

static int by_page(const struct situation *s)
{
    struct text body = { 0 };
    text_put(&body, "voor=zelf&doe=uitkomst&stand=");
    put_state(&body, s);
    int status = ask(service.port, "POST %s/regels/%s/berekenen HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s",
                     s->english ? "/en" : "", s->rule->name, body.size, text_string(&body));
    text_free(&body);
    return status;
}

/* The page without the explanations of abbreviations. */
static void make_plain(char *body)
{
    for (char *at; (at = strstr(body, "<abbr ")) != NULL; ) { char *end = strchr(at, '>') + 1; memmove(at, end, strlen(end) + 1); }
    for (char *at; (at = strstr(body, "</abbr>")) != NULL; ) memmove(at, at + 7, strlen(at + 7) + 1);
}

/* Each outcome of the answer stands on the page beside its name: its value, that there is none, or that it is not known yet. */
static void page_says(struct situation *s, const char *interface)
{
    static struct decision d;
    struct arena arena = { 0 };
    struct page p = { .language = s->english, .arena = &arena };
    struct text row = { 0 };
    decision_start(&d, s->rule, &tables.law, false);
    d.facts = s->room;
    decision_make(&d);
    assert_int_equal(by_page(s), 200);
    make_plain(heard.body);
    for (uint32_t k = 0; k < s->rule->outcome_count; k++) {
        const struct term *term = s->rule->outcomes[k].term;
        if (term->kind == KIND_list && !term->scalar_items) continue;
        const struct outcome_head *head = outcome_head(&d.outcome);
        bool settled = head->settled >> k & 1;
        const char *value = !settled ? messages[s->english][M_not_known_yet] : head->none >> k & 1 ? messages[s->english][M_value_none] : page_value(&p, term, d.outcome.bytes + s->rule->outcomes[k].offset);
        row.size = 0;
        text_json(&row, term->name, strlen(term->name));
        text_char(&row, ':');
        if (settled) term_put(&row, term, d.outcome.bytes + s->rule->outcomes[k].offset, true);
        if (settled && d.status == VASTGESTELD && !(head->none >> k & 1)) assert_non_null(strstr(interface, text_string(&row)));
        row.size = 0;
        text_put(&row, "</dt><dd>");
        text_html(&row, value, strlen(value), false);
        text_put(&row, "</dd>");
        const char *label = term->label[s->english], *at = heard.body;
        bool found = false;
        for (; !found && (at = strstr(at, "<dt>")) != NULL; at += 4) {
            struct text name = { 0 };
            text_html(&name, label + 1, strlen(label + 1), false);
            found = strncmp(at + 5, text_string(&name), name.size) == 0 && strncmp(at + 5 + name.size, text_string(&row), row.size) == 0;
            text_free(&name);
        }
        if (!found) print_message("%s: %s: '%s' is not on the page\n%s\n", s->rule->name, term->name, value, text_string(&s->facts));
        assert_true(found);
    }
    text_free(&row);
    arena_free(&arena);
}

static void five_hundred_situations_get_the_same_outcomes_on_the_page(void **state)
{
    (void)state;
    struct situation s = { 0 };
    const char *fewer = getenv("BREED_SITUATIONS");
    int situations = fewer ? atoi(fewer) : SITUATIONS, shown = 0, refused = 0;
    while (shown < situations) {
        make_situation(&s);
        s.choice = NULL;                            /* a page takes the choices of whoever runs it, and says what it assumes */
        s.strict = false;
        char *interface = by_interface(&s);
        if (strstr(interface, "\"status\":\"ongeldig\"")) refused++;      /* the questions never come to a situation that contradicts itself */
        else { page_says(&s, interface); shown++; }
        free(interface);
        assert_true(refused < 4 * situations);
    }
    text_free(&s.facts);
    text_free(&s.body);
}

static int stop(void **state)
{
    (void)state;
    law_free(&tables);
    end_runs();
    return service_stop(&service);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(five_hundred_situations_get_the_same_bytes_by_every_way_in),
                                        cmocka_unit_test(five_hundred_situations_get_the_same_outcomes_on_the_page) };
    if (count < 2 || !begin_runs(arguments[1]) || !law_build(&tables, NULL, 0, DATE_LAST) || !service_start(&service, &web_limits_usual, 2)) return 2;
    return cmocka_run_group_tests_name("the same answer by every way in", tests, NULL, stop);
}
