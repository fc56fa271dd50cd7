/* SPDX-License-Identifier: EUPL-1.2 */
/* test_same.c: random situations get the same answer, byte for byte, from the C interface, the command line and POST /v1/berekeningen. Argument: the program. */
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
#include "web/requests.h"

enum { SITUATIONS = 500 };
static struct service service;
static struct law_tables tables;
static struct dice dice = { 2026 };

/* One situation as each of the three wants it. */
struct situation { const struct rule *rule; struct text facts, body; const struct law_choice *choice; const char *option; bool strict, english; };
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
    static struct case_room facts;
    s->rule = rules[below(&dice, rule_count)];
    int given = chance(&dice, 10) ? 75 : 97;
    if (chance(&dice, 15)) random_facts(&dice, s->rule, &tables.law, &facts, given, 2); else random_case(&dice, s->rule, &tables.law, &facts, given, 2);
    s->choice = chance(&dice, 40) ? &law_book.choices[below(&dice, law_book.choice_count)] : NULL;
    s->option = s->choice ? s->choice->options[below(&dice, s->choice->option_count)].name : NULL;
    s->strict = chance(&dice, 15);
    s->english = chance(&dice, 30);
    s->facts.size = s->body.size = 0;
    put_facts(&s->facts, s->rule, &facts);
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

static int stop(void **state)
{
    (void)state;
    law_free(&tables);
    end_runs();
    return service_stop(&service);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(five_hundred_situations_get_the_same_bytes_by_every_way_in) };
    if (count < 2 || !begin_runs(arguments[1]) || !law_build(&tables, NULL, 0, DATE_LAST) || !service_start(&service, &web_limits_usual, 2)) return 2;
    return cmocka_run_group_tests_name("the same answer by every way in", tests, NULL, stop);
}
