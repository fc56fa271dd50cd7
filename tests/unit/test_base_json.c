/* SPDX-License-Identifier: EUPL-1.2 */
/* test_base_json.c: what the JSON reader accepts, what it refuses and on which line, and how trees differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/node.h"
#include "base/text.h"

/* An exact copy without a NUL behind it, so that the sanitizer sees every byte read beyond the size. */
struct input { struct arena arena; struct problems problems; char *bytes; struct node *root; };

static struct input *read_bytes(const char *bytes, size_t size)
{
    struct input *in = calloc(1, sizeof *in);
    assert_non_null(in);
    in->bytes = malloc(size ? size : 1);
    assert_non_null(in->bytes);
    if (size) memcpy(in->bytes, bytes, size);
    in->root = node_from_json(&in->arena, in->bytes, size, &in->problems);
    assert_int_equal(in->root == NULL, in->problems.count > 0);
    return in;
}

static struct input *read_string(const char *string) { return read_bytes(string, strlen(string)); }

static void done(struct input *in)
{
    arena_free(&in->arena);
    free(in->bytes);
    free(in);
}

static void assert_accepted(const char *string)
{
    struct input *in = read_string(string);
    if (!in->root) fail_msg("refused: %s", string);
    done(in);
}

static void assert_refused_on(const char *string, int32_t line)
{
    struct input *in = read_string(string);
    if (in->root) fail_msg("accepted: %s", string);
    assert_string_equal(in->problems.item[0].field, "json");
    assert_int_equal(in->problems.item[0].line, line);
    assert_null(node_from_json(&in->arena, in->bytes, strlen(string), NULL));
    done(in);
}

static void an_object_gives_its_values_under_their_keys(void **state)
{
    (void)state;
    struct input *in = read_string("{\"loon\": 1238.98,\n \"naam\": \"Jos\\u00e9\", \"x\": [true, false, null, -0.5e+10],\n\"leeg\":\n\n{}}");
    assert_int_equal(in->root->kind, NODE_MAP);
    assert_int_equal(in->root->count, 4);
    const struct node *wage = node_get(in->root, "loon"), *name = node_get(in->root, "naam"), *list = node_get(in->root, "x"), *empty = node_get(in->root, "leeg");
    assert_int_equal(wage->kind, NODE_NUMBER);
    assert_true(node_is(wage, "1238.98"));
    assert_int_equal(wage->line, 1);
    assert_int_equal(name->kind, NODE_TEXT);
    assert_true(node_is(name, "Jos\xC3\xA9"));
    assert_false(node_is(name, "Jos"));
    assert_int_equal(name->line, 2);
    assert_int_equal(list->count, 4);
    assert_int_equal(list->first->kind, NODE_TRUE);
    assert_int_equal(list->first->next->kind, NODE_FALSE);
    assert_int_equal(list->first->next->next->kind, NODE_NULL);
    assert_true(node_is(list->first->next->next->next, "-0.5e+10"));
    assert_int_equal(empty->kind, NODE_MAP);
    assert_int_equal(empty->line, 3);                /* that of its key */
    assert_null(node_get(in->root, "loo"));
    assert_null(node_get(list, "loon"));
    assert_null(node_get(NULL, "loon"));
    assert_false(node_is(NULL, "x"));
    assert_false(node_is(list->first, "true"));
    done(in);
}

static void what_RFC_8259_allows_is_accepted(void **state)
{
    (void)state;
    static const char *const good[] = { "0", "-0", "1e5", "1E-5", "0.1", "10", "123456789012345678901234567890", "\"\"", "true", " null ", "[]", "{}", "[[],{}]", "\r\n\t [ 1 , 2 ] \n",
        "{\"\":1}", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\uD83D\\uDE00\"", "\"\xF0\x9F\x98\x80\"", "\"\x7F\"", "\"\xEF\xBB\xBF\"", "{\"a\":1,\"A\":2,\"ab\":3}" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_accepted(good[i]);
}

static void what_RFC_8259_forbids_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = { "", " ", "[1,]", "[,1]", "[1 2]", "[1", "]", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{a:1}", "{'a':1}", "{1:1}", "{\"a\":1 \"b\":2}", "{\"a\":1",
        "01", "-", "-a", "+1", ".5", "1.", "1.e5", "1e", "1e+", "0x1", "1_0", "NaN", "Infinity", "-Infinity", "tru", "TRUE", "nul", "truefalse", "1 2", "{} {}", "[] ,",
        "// x\n1", "/* x */ 1", "1 // x", "\xEF\xBB\xBF{}", "\"", "\"abc", "\"a\nb\"", "\"a\tb\"", "\"\x01\"", "\"\\x41\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\\"", "\"\\", "'a'", "[\"a\\\"]",
        "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\ud800x\"", "\"\\ud83d\\\"", "\"\\ud83d\\ude0\"", "\"\xFF\"", "\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"\xE2\x82\"", "\"\\\xC3\xA9\"",
        "\"\\u0000\"", "{\"a\\u0000b\":1}", "\xA0", "\f1" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_refused_on(bad[i], 1);
}

static void a_NUL_byte_is_refused_wherever_it_stands(void **state)
{
    (void)state;
    static const struct { const char *bytes; size_t size; } bad[] = { { "\0", 1 }, { "1\0", 2 }, { "\"a\0b\"", 5 }, { "[1,\0]", 5 }, { "\"\\\0\"", 4 } };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct input *in = read_bytes(bad[i].bytes, bad[i].size);
        assert_null(in->root);
        done(in);
    }
}

static void every_beginning_of_a_document_is_refused(void **state)
{
    (void)state;
    const char document[] = "{\"a\":[1.5e3,\"x\\u00e9\xC3\xA9\\ud83d\\ude00\",true,false,null],\"b\":{\"c\":-1}}";
    for (size_t size = 0; size < sizeof document - 1; size++) {
        struct input *in = read_bytes(document, size);
        assert_null(in->root);
        done(in);
    }
    assert_accepted(document);
}

static void a_problem_names_the_line_and_shows_what_stands_there(void **state)
{
    (void)state;
    assert_refused_on("{\n\"a\": 1,\n\"b\": fout\n}", 3);
    assert_refused_on("[1,\r\n2,\r\n\r\n3,]", 4);
    struct input *in = read_string("{\n\"a\": fout }\n");
    assert_string_equal(in->problems.item[0].value, "fout }");
    assert_int_equal(in->problems.count, 1);
    done(in);
}

static void escapes_resolve_to_the_characters_they_name(void **state)
{
    (void)state;
    struct input *in = read_string("[\"\\u0041\\u007f\\u0080\\u07ff\\u0800\\uffff\\ud800\\udc00\\uDBFF\\uDFFF\", \"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\uABCD\\uabcd\"]");
    assert_true(node_is(in->root->first, "A\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
    assert_true(node_is(in->root->first->next, "\"\\/\b\f\n\r\t"));
    assert_true(node_is(in->root->first->next->next, "\xEA\xAF\x8D\xEA\xAF\x8D"));
    done(in);
}

static void a_key_given_twice_is_refused_even_when_escaped(void **state)
{
    (void)state;
    assert_refused_on("{\"a\":1,\n\"b\":2,\n\"a\":3}", 3);
    assert_refused_on("{\"a\":1,\n\"\\u0061\":3}", 2);
    assert_refused_on("[{},\n{\"x\":{\"a\":1,\n\"a\":1}}]", 3);
    assert_accepted("[{\"a\":1},{\"a\":{\"a\":1}}]");
    struct input *in = read_string("{\"a\":1,\"b\":2,\n\"a\":3,\n\"b\":4}");
    assert_int_equal(in->problems.count, 2);        /* both named at once */
    assert_string_equal(in->problems.item[0].value, "a");
    assert_string_equal(in->problems.item[1].value, "b");
    done(in);
}

static void a_key_given_twice_among_many_is_found(void **state)
{
    (void)state;
    for (int repeated = 0; repeated < 2; repeated++) {
        struct text t = { 0 };
        text_char(&t, '{');
        for (int i = 0; i < 20000; i++) {
            text_put(&t, "\"key");
            text_int(&t, repeated && i == 19999 ? 777 : i * 7919 % 20011);
            text_put(&t, "\":0,\n");
        }
        text_put(&t, "\"last\":0}");
        struct input *in = read_string(text_string(&t));
        assert_int_equal(in->problems.count, repeated);
        if (repeated) assert_string_equal(in->problems.item[0].value, "key777");
        if (repeated) assert_int_equal(in->problems.item[0].line, 20000);
        text_free(&t);
        done(in);
    }
}

static struct input *nested(int levels)
{
    char bytes[300];
    memset(bytes, '[', (size_t)levels);
    memset(bytes + levels, ']', (size_t)levels);
    return read_bytes(bytes, 2 * (size_t)levels);
}

static void sixty_four_levels_are_read_and_sixty_five_refused(void **state)
{
    (void)state;
    struct input *in = nested(64);
    assert_non_null(in->root);
    done(in);
    in = nested(65);
    assert_null(in->root);
    assert_non_null(strstr(in->problems.item[0].allowed[1], "64"));
    done(in);
}

static void a_million_values_are_read_and_one_more_refused(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct text t = { 0 };
        text_char(&t, '[');
        for (int i = 0; i < 999998 + more; i++) text_put(&t, "1,");
        text_put(&t, "1]");
        struct input *in = read_bytes(t.data, t.size);
        assert_int_equal(in->root == NULL, more);
        text_free(&t);
        done(in);
    }
}

static void running_out_of_memory_is_a_problem_and_no_crash(void **state)
{
    (void)state;
    const char json[] = "{\"a\":[1,2,3,\"\\n\",{\"b\":\"\\u00e9\"}],\"c\":[[[[[[]]]]]]}";
    int refused = 0;
    for (size_t limit = 1; limit < 3000; limit++) {
        struct arena a = { .limit = limit };
        struct problems p = { 0 };
        struct node *n = node_from_json(&a, json, sizeof json - 1, &p);
        assert_int_equal(n == NULL, p.count > 0);
        assert_true(a.total <= limit);
        refused += n == NULL;
        arena_free(&a);
    }
    assert_in_range(refused, 100, 2900);
}

/* The paths that are told, one per line. */
static void note(void *context, const char *path, const struct node *a, const struct node *b)
{
    struct text *t = context;
    text_put(t, a && b ? "~" : a ? "-" : "+");
    text_put(t, path);
    text_char(t, '\n');
}

static void assert_differences(const char *a, const char *b, const char *expected)
{
    struct input *x = read_string(a), *y = read_string(b);
    struct text t = { 0 };
    int found = node_differences(x->root, y->root, note, &t), lines = 0;
    assert_string_equal(text_string(&t), expected);
    for (const char *c = expected; *c; c++) lines += *c == '\n';
    assert_int_equal(found, lines);
    assert_int_equal(node_differences(x->root, y->root, NULL, NULL), lines);
    text_free(&t);
    done(x);
    done(y);
}

static void differences_are_named_with_their_path(void **state)
{
    (void)state;
    assert_differences("{\"a\":1,\"b\":[1,{\"c\":true}]}", "{\"b\":[1,{\"c\":true}],\"a\":1}", "");
    assert_differences("{\"stappen\":[0,0,0,{\"waarde\":1}]}", "{\"stappen\":[0,0,0,{\"waarde\":2}]}", "~stappen[3].waarde\n");
    assert_differences("{\"a\":1,\"b\":2,\"c\":3}", "{\"c\":3,\"d\":4,\"a\":1}", "-b\n+d\n");
    assert_differences("[1,2]", "[2,1,3]", "~[0]\n~[1]\n+[2]\n");
    assert_differences("[1,2,3]", "[1]", "-[1]\n-[2]\n");
    assert_differences("1", "1.0", "~\n");
    assert_differences("\"1\"", "1", "~\n");
    assert_differences("true", "false", "~\n");
    assert_differences("\"a\"", "\"ab\"", "~\n");
    assert_differences("{}", "[]", "~\n");
    assert_int_equal(node_differences(NULL, NULL, NULL, NULL), 0);
    struct node n = { .kind = NODE_NULL };
    assert_int_equal(node_differences(NULL, &n, NULL, NULL), 1);
}

static void a_path_that_is_too_long_is_cut_and_the_next_is_whole(void **state)
{
    (void)state;
    struct text a = { 0 }, b = { 0 };
    for (int side = 0; side < 2; side++) {
        struct text *t = side ? &b : &a;
        text_put(t, "{\"");
        for (int i = 0; i < 3000; i++) text_char(t, 'x');
        text_put(t, "\":[");
        text_int(t, side);
        text_put(t, "],\"y\":");
        text_int(t, side);
        text_char(t, '}');
    }
    assert_differences(text_string(&a), text_string(&b), "~\n~y\n");
    text_free(&a);
    text_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_object_gives_its_values_under_their_keys),
        cmocka_unit_test(what_RFC_8259_allows_is_accepted),
        cmocka_unit_test(what_RFC_8259_forbids_is_refused),
        cmocka_unit_test(a_NUL_byte_is_refused_wherever_it_stands),
        cmocka_unit_test(every_beginning_of_a_document_is_refused),
        cmocka_unit_test(a_problem_names_the_line_and_shows_what_stands_there),
        cmocka_unit_test(escapes_resolve_to_the_characters_they_name),
        cmocka_unit_test(a_key_given_twice_is_refused_even_when_escaped),
        cmocka_unit_test(a_key_given_twice_among_many_is_found),
        cmocka_unit_test(sixty_four_levels_are_read_and_sixty_five_refused),
        cmocka_unit_test(a_million_values_are_read_and_one_more_refused),
        cmocka_unit_test(running_out_of_memory_is_a_problem_and_no_crash),
        cmocka_unit_test(differences_are_named_with_their_path),
        cmocka_unit_test(a_path_that_is_too_long_is_cut_and_the_next_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
