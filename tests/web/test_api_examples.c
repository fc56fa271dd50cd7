/* SPDX-License-Identifier: EUPL-1.2 */
/* test_api_examples.c: every example in the description of the API and in that of the tools is carried out, and gives what it says. Argument: the program. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "rules/registry.h"
#include "web/api/describe.h"
#include "web/program.h"
#include "web/wire.h"

static struct program service;
static struct arena arena;
static const struct node *document, *tools;

static const struct node *fetch(const char *target, bool yaml)
{
    if (get(&service, target) != 200) return NULL;
    char *copy = arena_copy(&arena, heard.body, heard.size);
    return yaml ? node_from_yaml(&arena, copy, heard.size, NULL) : node_from_json(&arena, copy, heard.size, NULL);
}

static void no_difference(void *context, const char *path, const struct node *a, const struct node *b)
{
    (void)a;
    (void)b;
    if ((*(int *)context)++ < 5) printf("# differs: %s\n", path);
}
static int differences(const struct node *a, const struct node *b)
{
    int told = 0;
    return node_differences(a, b, no_difference, &told);
}

static void a_real_address(const struct node *path, const struct node *op, char target[256])
{
    const char *template = key_of(path), *brace = strchr(template, '{');
    const struct node *example = NULL;
    for (const struct node *p = node_get(op, "parameters")->first; p; p = p->next) if (node_is(node_get(p, "in"), "path")) example = node_get(p, "example");
    if (!brace) (void)snprintf(target, 256, "/v1%s", template);
    else (void)snprintf(target, 256, "/v1%.*s%s%s", (int)(brace - template), template, words(example), strchr(brace, '}') + 1);
}

static int carry_out(const char *target, const char *type, const struct node *value)
{
    struct text body = { 0 };
    char headers[128];
    if (strcmp(type, "application/json") == 0) node_put_json(&body, value); else text_bytes(&body, value->text, value->size);
    (void)snprintf(headers, sizeof headers, "Content-Type: %s\r\n", type);
    int status = call(&service, "POST", target, headers, text_string(&body));
    if (status >= 300) printf("# %s: %.300s\n", target, heard.body);
    text_free(&body);
    return status;
}

static void every_example_of_the_description_is_answered(void **state)
{
    (void)state;
    int count = 0, without = 0;
    for (const struct node *path = at_path(document, "paths", NULL)->first; path; path = path->next) {
        const struct node *op = node_get(path, "post"), *content = at_path(op, "requestBody", "content", NULL);
        char target[256];
        if (!op || node_get(op, "security")) continue;         /* casework: test_desk_api */
        a_real_address(path, op, target);
        for (const struct node *media = content->first; media; media = media->next) {
            const struct node *examples = node_get(media, "examples"), *one = node_get(media, "example");
            const char *type = key_of(media);
            char kept[64];
            (void)snprintf(kept, sizeof kept, "%s", type);
            without += !examples && !one;
            for (const struct node *e = examples ? examples->first : NULL; e; e = e->next, count++) assert_true(carry_out(target, kept, node_get(e,
                "value")) < 300);
            if (one) { assert_int_equal(carry_out(target, kept, one), 200); assert_non_null(strstr(header("Rijen"), "ongeldig=0")); count++; }
        }
    }
    printf("# %d examples\n", count);
    assert_true(count > 150);
    assert_true(without <= 1);              /* a rule that asks for lists only has no CSV */
}

static void an_example_of_an_answer_is_the_answer_to_the_first_example(void **state)
{
    (void)state;
    int count = 0;
    for (const struct node *path = at_path(document, "paths", NULL)->first; path; path = path->next) {
        const struct node *op = node_get(path, "post"), *reply = at_path(op, "responses", "200", "content", "application/json", "example", NULL);
        const struct node *examples = at_path(op, "requestBody", "content", "application/json", "examples", NULL);
        char target[256];
        if (!reply) continue;
        a_real_address(path, op, target);
        assert_int_equal(carry_out(target, "application/json", node_get(examples->first, "value")), 200);
        assert_int_equal(differences(heard_tree(), reply), 0);
        count++;
    }
    assert_int_equal(count, rule_count);
}

static void every_rule_has_schemas_of_its_own(void **state)
{
    (void)state;
    static const char *const kinds[] = { "Feiten", "Uitkomst", "AanvraagBerekening", "Berekening" };
    const struct node *schemas = at_path(document, "components", "schemas", NULL);
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < 4; k++) {
            struct text name = { 0 };
            schema_name(&name, kinds[k], rules[i]);
            const struct node *schema = node_get(schemas, text_string(&name));
            assert_non_null(schema);
            if (k == 0) assert_int_equal(node_get(schema, "properties")->count, rules[i]->fact_count);
            if (k == 1) assert_int_equal(node_get(schema, "properties")->count, rules[i]->outcome_count);
            text_free(&name);
        }
}

static void every_reference_leads_somewhere(void **state)
{
    (void)state;
    int count = 0;
    const char *at = heard.body;
    assert_int_equal(get(&service, "/v1/openapi.json"), 200);
    for (at = heard.body; (at = strstr(at, "\"$ref\":\"#/")) != NULL; count++) {
        char path[3][64] = { "", "", "" };
        at += strlen("\"$ref\":\"#/");
        assert_int_equal(sscanf(at, "%63[^/]/%63[^/]/%63[^\"]", path[0], path[1], path[2]), 3);
        assert_non_null(at_path(document, path[0], path[1], path[2], NULL));
    }
    assert_true(count > 500);
}

static void the_words_and_the_routes_fit_each_other(void **state)
{
    (void)state;
    const struct node *operations = node_get(description(), "operations");
    for (int32_t i = 0; web_route_at(i); i++) {
        const struct web_route *route = web_route_at(i);
        bool described = strncmp(route->path, "/v1/", 4) == 0 && !strchr(route->path, '.') && strncmp(route->path, "/v1/documentatie", 16) != 0;
        assert_true(described == (route->about != NULL));
        if (!route->about) continue;
        assert_non_null(operation_words(route->about->id));
        for (int k = 0; route->query && route->query[k]; k++) assert_non_null(node_get(node_get(description(), "queries"), route->query[k]));
    }
    for (const struct node *op = operations->first; op; op = op->next) {
        bool found = false;
        for (int32_t i = 0; web_route_at(i); i++) found |= web_route_at(i)->about && same_text(op->key, op->key_size, web_route_at(i)->about->id);
        assert_true(found);
        assert_true(*words(at_path(op, "summary", "en", NULL)) && *words(at_path(op, "description", "en", NULL)));
    }
}

static void the_description_is_the_same_from_another_process_and_in_yaml(void **state)
{
    (void)state;
    struct text here = { 0 };
    assert_true(openapi_put(&here));
    assert_int_equal(get(&service, "/v1/openapi.json"), 200);
    assert_int_equal(here.size, heard.size);
    assert_memory_equal(here.data, heard.body, here.size);
    const struct node *yaml = fetch("/v1/openapi.yaml", true);
    assert_non_null(yaml);
    struct text again = { 0 };
    node_put_json(&again, yaml);
    struct arena room = { 0 };
    assert_int_equal(differences(node_from_json(&room, text_string(&again), again.size, NULL), document), 0);
    arena_free(&room);
    text_free(&again);
    text_free(&here);
}

static void every_tool_answers_its_example_with_explanation_day_and_reservation(void **state)
{
    (void)state;
    const struct node *list = node_get(tools, "hulpmiddelen");
    int days = 0;
    assert_int_equal(list->count, rule_count + 5);
    for (const struct node *tool = list->first; tool; tool = tool->next) {
        struct text body = { 0 };
        const struct node *required = at_path(tool, "outputSchema", "required", NULL);
        assert_int_equal(required->count, 4);
        node_put_json(&body, node_get(tool, "example"));
        for (int language = 0; language < 2; language++) {
            char target[256];
            (void)snprintf(target, sizeof target, "%s%s", words(node_get(tool, "path")), language ? "?taal=en" : "");
            int status = post_json(&service, target, text_string(&body));
            if (status != 200) printf("# %s: %.300s\n", target, heard.body);
            assert_int_equal(status, 200);
            const struct node *reply = heard_tree();
            assert_true(strlen(words(node_get(reply, "toelichting"))) > 20);
            assert_non_null(strstr(words(node_get(reply, "geenRechten")), language ? "No rights" : "geen rechten"));
            assert_non_null(node_get(reply, "geldigOp"));
            assert_int_equal(node_get(reply, "antwoord")->kind, NODE_MAP);
            days += node_get(reply, "geldigOp")->kind == NODE_TEXT;
        }
        text_free(&body);
    }
    assert_true(days >= 2 * rule_count - 4);
}

static void a_tool_has_the_schema_of_its_rule(void **state)
{
    (void)state;
    for (const struct node *tool = node_get(tools, "hulpmiddelen")->first; tool; tool = tool->next) {
        const struct rule *rule = rule_find(words(node_get(tool, "name")), strlen(words(node_get(tool, "name"))));
        assert_true(*words(at_path(tool, "description", "nl", NULL)) && *words(at_path(tool, "description", "en", NULL)));
        if (rule) assert_int_equal(at_path(tool, "inputSchema", "properties", "feiten", "properties", NULL)->count, rule->fact_count);
    }
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_of_the_description_is_answered), cmocka_unit_test(an_example_of_an_answer_is_the_answer_to_the_first_example),
        cmocka_unit_test(every_rule_has_schemas_of_its_own), cmocka_unit_test(every_reference_leads_somewhere),
            cmocka_unit_test(the_words_and_the_routes_fit_each_other),
        cmocka_unit_test(the_description_is_the_same_from_another_process_and_in_yaml),
            cmocka_unit_test(every_tool_answers_its_example_with_explanation_day_and_reservation),
        cmocka_unit_test(a_tool_has_the_schema_of_its_rule),
    };
    if (count < 2 || !program_start(&service, arguments[1], NULL)) return 2;
    document = fetch("/v1/openapi.json", false);
    tools = fetch("/v1/hulpmiddelen", false);
    if (!document || !tools) printf("# the descriptions could not be read: %p %p\n", (const void *)document, (const void *)tools);
    int failed = document && tools ? cmocka_run_group_tests_name("the examples of the API", tests, NULL, NULL) : 2;
    if (program_stop(&service) != 0) failed++;
    arena_free(&arena);
    return failed;
}
