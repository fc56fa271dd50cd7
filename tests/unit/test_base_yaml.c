/* SPDX-License-Identifier: EUPL-1.2 */
/* test_base_yaml.c: what the YAML reader accepts, and the parts of YAML it refuses with their line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/node.h"

static struct arena arena;
static struct problems problems;

static int give_back(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* From an exact copy without a NUL behind it, so that the sanitizer sees every byte read beyond the size. */
static struct node *read_bytes(const char *bytes, size_t size)
{
    char *copy = malloc(size ? size : 1);
    assert_non_null(copy);
    if (size) memcpy(copy, bytes, size);
    problems.count = 0;
    struct node *root = node_from_yaml(&arena, copy, size, &problems);
    assert_int_equal(root == NULL, problems.count > 0);
    free(copy);
    return root;
}

static struct node *read_string(const char *string) { return read_bytes(string, strlen(string)); }

static void assert_refused(const char *string, int32_t line, const char *because)
{
    if (read_string(string)) fail_msg("accepted: %s", string);
    assert_string_equal(problems.item[0].field, "yaml");
    assert_int_equal(problems.item[0].line, line);
    if (!strstr(problems.item[0].allowed[1], because)) fail_msg("%s: refused because of %s", string, problems.item[0].allowed[1]);
}

static void a_law_file_gives_its_values_under_their_keys(void **state)
{
    (void)state;
    struct node *root = read_string("# comment\nstatute: Wml\nparameters:\n  - name: jeugdloon\n    label: {nl: \"wettelijk\", en: 'statutory'}\n    value: {15: \"30\", 16: 34.5}\n    note: >\n      one\n      two\n");
    assert_non_null(root);
    assert_int_equal(root->kind, NODE_MAP);
    assert_int_equal(root->count, 2);
    assert_true(node_is(node_get(root, "statute"), "Wml"));
    assert_int_equal(node_get(root, "statute")->line, 2);
    const struct node *list = node_get(root, "parameters"), *first = list->first;
    assert_int_equal(list->kind, NODE_LIST);
    assert_int_equal(list->line, 3);
    assert_int_equal(first->line, 4);
    const struct node *label = node_get(first, "label"), *value = node_get(first, "value");
    assert_true(node_get(label, "nl")->quoted);
    assert_true(node_get(label, "en")->quoted);
    assert_false(node_get(first, "name")->quoted);
    assert_true(node_is(node_get(value, "15"), "30"));
    assert_true(node_is(node_get(value, "16"), "34.5"));
    assert_int_equal(node_get(value, "16")->kind, NODE_TEXT);
    assert_int_equal(value->line, 6);
    assert_true(node_is(node_get(first, "note"), "one two\n"));
}

static void a_plain_scalar_stays_the_text_that_was_written(void **state)
{
    (void)state;
    static const char *const plain[] = { "yes", "no", "on", "1e3", "0x10", "010", "1_000", "2026-07-01", "12:30:45", "1238.980", ".inf", "true", "nee", "NULLx" };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        struct node *n = read_string(plain[i]);
        assert_non_null(n);
        assert_int_equal(n->kind, NODE_TEXT);
        assert_true(node_is(n, plain[i]));
    }
}

static void null_is_null_only_outside_quotes(void **state)
{
    (void)state;
    struct node *root = read_string("a:\nb: ~\nc: null\nd: \"\"\ne: '~'\nf: \"null\"\n");
    assert_non_null(root);
    static const char *const nulls[] = { "a", "b", "c" }, *const texts[] = { "d", "e", "f" };
    for (int i = 0; i < 3; i++) assert_int_equal(node_get(root, nulls[i])->kind, NODE_NULL);
    for (int i = 0; i < 3; i++) assert_int_equal(node_get(root, texts[i])->kind, NODE_TEXT);
}

static void what_hides_a_value_is_refused_on_its_line(void **state)
{
    (void)state;
    assert_refused("a: 1\nb: &x 2\n", 2, "anchors");
    assert_refused("b: &x [1]\n", 1, "anchors");
    assert_refused("b: &x {a: 1}\n", 1, "anchors");
    assert_refused("&x b: 1\n", 1, "anchors");
    assert_refused("a: 1\n\nb: *x\n", 3, "aliases");
    assert_refused("- *x\n", 1, "aliases");
    assert_refused("*x\n", 1, "aliases");
    assert_refused("*x : 1\n", 1, "plain text");
    assert_refused("a: !!str 2\n", 1, "tags");
    assert_refused("a: !own 2\n", 1, "tags");
    assert_refused("a: ! \"2\"\n", 1, "tags");
    assert_refused("a: 1\nb: !!map {a: 1}\n", 2, "tags");
    assert_refused("b: !!seq [1]\n", 1, "tags");
    assert_refused("!!str b: 1\n", 1, "tags");
    assert_refused("a: 1\n<<: {b: 2}\n", 2, "merge");
}

static void a_quoted_merge_sign_is_a_key_like_any_other(void **state)
{
    (void)state;
    struct node *root = read_string("\"<<\": 1\n");
    assert_non_null(root);
    assert_true(node_is(node_get(root, "<<"), "1"));
}

static void a_key_given_twice_is_refused_on_its_second_line(void **state)
{
    (void)state;
    assert_refused("a: 1\nb: 2\na: 3\n", 3, "once");
    assert_refused("a: 1\n\"a\": 3\n", 2, "once");
    assert_refused("- x: {k: 1,\n   l: 2,\n   k: 3}\n", 3, "once");
    assert_non_null(read_string("- a: 1\n- a: 2\n"));
}

static void keys_that_are_no_text_are_refused(void **state)
{
    (void)state;
    assert_refused("a: 1\n? [1, 2]\n: 3\n", 2, "keys");
    assert_refused("? {a: 1}\n: 3\n", 1, "keys");
    assert_refused("a: 1\n?\n: 3\n", 2, "key before");
}

static void only_one_document_is_read(void **state)
{
    (void)state;
    assert_non_null(read_string("---\na: 1\n...\n"));
    assert_refused("a: 1\n---\nb: 2\n", 2, "single");
    assert_refused("", 1, "empty");
    assert_refused("# only a comment\n", 1, "empty");
}

static void errors_of_libyaml_come_with_their_line(void **state)
{
    (void)state;
    assert_refused("a: 1\nb: [1, 2\nc: 3\n", 3, "valid YAML");
    assert_refused("a: 1\n  b: 2\n", 2, "valid YAML");
    assert_refused("a: 1\nb: \"x\n", 3, "valid YAML");
    assert_refused("a: 1\n\tb: 1\n", 2, "valid YAML");
    assert_refused("a: 1\nb: 2\nc: \xFF\n", 3, "valid YAML");
    assert_refused("a: 1\nb: \x01\n", 2, "valid YAML");
    assert_true(problems.item[0].value[0] != 0);    /* what libyaml says about it */
    assert_refused("\xFF\xFE" "a\0", 1, "valid YAML");
}

static void text_with_U_0000_is_refused(void **state)
{
    (void)state;
    assert_refused("a: 1\nb: \"x\\0y\"\n", 2, "U+0000");
    assert_refused("\"x\\0y\": 1\n", 1, "U+0000");
    assert_null(read_bytes("a: \0", 4));
}

static void everything_that_is_wrong_is_named_at_once(void **state)
{
    (void)state;
    assert_null(read_string("a: &x 1\nb: *x\nc: !!int 3\n<<: {}\na: 2\n"));
    assert_int_equal(problems.count, 5);
    for (int32_t i = 0; i < 4; i++) assert_int_equal(problems.item[i].line, i + 1);
}

static void sixty_four_levels_are_read_and_sixty_five_refused(void **state)
{
    (void)state;
    char bytes[300];
    for (int levels = 64; levels <= 65; levels++) {
        memset(bytes, '[', (size_t)levels);
        memset(bytes + levels, ']', (size_t)levels);
        assert_int_equal(read_bytes(bytes, 2 * (size_t)levels) == NULL, levels == 65);
    }
    assert_non_null(strstr(problems.item[0].allowed[1], "64"));
}

static void the_same_document_in_JSON_and_in_quoted_YAML_is_the_same_tree(void **state)
{
    (void)state;
    const char json[] = "{\"a\":[\"x\\u00e9\\n\",null,{\"b\":\"\"}],\"c\":{}}";
    struct problems none = { 0 };
    struct node *a = node_from_json(&arena, json, sizeof json - 1, &none), *b = read_string(json);
    assert_non_null(a);
    assert_non_null(b);
    assert_int_equal(node_differences(a, b, NULL, NULL), 0);
    assert_int_equal(node_differences(a, read_string("a: [\"x\xC3\xA9\\n\", ~, {b: ''}]\nc: {}\n"), NULL, NULL), 0);
    assert_int_equal(node_differences(a, read_string("a: [\"x\", ~, {b: ''}]\nc: {}\n"), NULL, NULL), 1);
}

static void running_out_of_memory_is_a_problem_and_no_crash(void **state)
{
    (void)state;
    const char yaml[] = "a: [1, 2, 3, x]\nb: {c: d, e: {f: g}}\n";
    int refused = 0;
    for (size_t limit = 1; limit < 3000; limit += 7) {
        struct arena small = { .limit = limit };
        struct problems p = { 0 };
        struct node *n = node_from_yaml(&small, yaml, sizeof yaml - 1, &p);
        assert_int_equal(n == NULL, p.count > 0);
        refused += n == NULL;
        arena_free(&small);
    }
    assert_in_range(refused, 10, 420);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_law_file_gives_its_values_under_their_keys),
        cmocka_unit_test(a_plain_scalar_stays_the_text_that_was_written),
        cmocka_unit_test(null_is_null_only_outside_quotes),
        cmocka_unit_test(what_hides_a_value_is_refused_on_its_line),
        cmocka_unit_test(a_quoted_merge_sign_is_a_key_like_any_other),
        cmocka_unit_test(a_key_given_twice_is_refused_on_its_second_line),
        cmocka_unit_test(keys_that_are_no_text_are_refused),
        cmocka_unit_test(only_one_document_is_read),
        cmocka_unit_test(errors_of_libyaml_come_with_their_line),
        cmocka_unit_test(text_with_U_0000_is_refused),
        cmocka_unit_test(everything_that_is_wrong_is_named_at_once),
        cmocka_unit_test(sixty_four_levels_are_read_and_sixty_five_refused),
        cmocka_unit_test(the_same_document_in_JSON_and_in_quoted_YAML_is_the_same_tree),
        cmocka_unit_test(running_out_of_memory_is_a_problem_and_no_crash),
    };
    return cmocka_run_group_tests(tests, NULL, give_back);
}
