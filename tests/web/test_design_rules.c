/* SPDX-License-Identifier: EUPL-1.2 */
/* test_design_rules.c: the NL API Design Rules 2.x, one test for each rule, named by its id. Argument: the program. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "web/program.h"
#include "web/wire.h"

static struct program service;
static struct arena arena;
static const struct node *document;             /* the description, for the whole run */
static char *bytes, *source;                    /* the folder of the sources */

/* Casework wants a token and a database: test_desk_api has those. */
#define OPEN_TO_ALL(path) (!node_get((path)->first, "security"))
#define EACH_PATH(path) for (const struct node *path = at_path(document, "paths", NULL)->first; path; path = path->next) if (OPEN_TO_ALL(path))
#define EACH_OPERATION(op, path) for (const struct node *op = (path)->first; op; op = op->next)

static bool is_in(const char *word, const char *const *list)
{
    for (; *list; list++) if (strcmp(word, *list) == 0) return true;
    return false;
}

/* A real address for a path of the description. */
static const char *address(const struct node *path)
{
    static char room[8][256];
    static int next;
    char *out = room[next = (next + 1) % 8];
    const char *template = key_of(path), *brace = strchr(template, '{');
    const struct node *example = NULL;
    EACH_OPERATION(op, path)
        for (const struct node *p = node_get(op, "parameters")->first; p; p = p->next) if (node_is(node_get(p, "in"), "path")) example = node_get(p, "example");
    if (!brace) (void)snprintf(out, 256, "/v1%s", template);
    else (void)snprintf(out, 256, "/v1%.*s%s%s", (int)(brace - template), template, words(example), strchr(brace, '}') + 1);
    return out;
}

/* ---- names ---- */

static const char *const collections[] = { "regels", "begrippen", "parameters", "keuzes", "wetten", "maatregelen", "contactpunten", "berekeningen", "tabellen", "vragen",
    "wijzigingen", "vergelijkingen", "tijdlijnen",
    "vrijlatingen", "feiten", "hulpmiddelen", NULL };

static void naming(void **state)
{
    (void)state;
    EACH_PATH(path) {
        const char *name = key_of(path) + 1;
        char first[64];
        (void)snprintf(first, sizeof first, "%.*s", (int)strcspn(name, "/"), name);
        assert_true(is_in(first, collections));         /* Dutch plural nouns */
    }
}

static void kebab_case(void **state)
{
    (void)state;
    EACH_PATH(path)
        for (const char *at = key_of(path); *at;) {
            size_t size = strcspn(at + 1, "/");
            bool parameter = at[1] == '{';
            for (size_t i = 1; i <= size && !parameter; i++)
                assert_true((at[i] >= 'a' && at[i] <= 'z') || (at[i] >= '0' && at[i] <= '9') || (at[i] == '-' && i > 1) || (at[i] == '_' && i == 1));
            at += size + 1;
        }
}

static void no_trailing_slash(void **state)
{
    (void)state;
    EACH_PATH(path) {
        char target[300];
        assert_true(key_of(path)[strlen(key_of(path)) - 1] != '/');
        (void)snprintf(target, sizeof target, "%s/", address(path));
        assert_int_equal(get(&service, target), 404);
    }
}

static void query_keys(void **state)
{
    (void)state;
    EACH_PATH(path) EACH_OPERATION(op, path)
        for (const struct node *p = node_get(op, "parameters")->first; p; p = p->next) {
            const char *name = words(node_get(p, "name"));
            assert_true(name[0] >= 'a' && name[0] <= 'z');
            for (; *name; name++) assert_true(isalnum((unsigned char)*name));
        }
}

static void each_property(const struct node *schema, void (*tell)(const struct node *property))
{
    for (const struct node *node = schema && (schema->kind == NODE_MAP || schema->kind == NODE_LIST) ? schema->first : NULL; node; node = node->next) {
        if (schema->kind == NODE_MAP && strcmp(key_of(node), "properties") == 0
            && node->kind == NODE_MAP) for (const struct node *p = node->first; p; p = p->next) tell(p);
        if (!(schema->kind == NODE_MAP && (strcmp(key_of(node), "example") == 0 || strcmp(key_of(node), "examples") == 0))) each_property(node, tell);
    }
}

/* Members that standards name in English: problem details, and tools. */
static void is_dutch(const struct node *property)
{
    static const char *const english[] = { "date", "amount", "rule", "facts", "result", "person", "household", "income", "hours", "month", "year", "from",
        "to", "until", "value", "unit", "question", "answer",
        "birthDate", "municipality", "message", "error", "errors", "id_", "end", "language", "choices", "law", NULL };
    if (is_in(key_of(property), english)) printf("# in English: %s\n", key_of(property));
    assert_false(is_in(key_of(property), english));
}
static void dutch(void **state)
{
    (void)state;
    each_property(node_get(document, "components"), is_dutch);
    EACH_PATH(path) EACH_OPERATION(op, path) {
        const char *description = words(node_get(op, "description"));
        assert_true(strlen(description) > 20);
    }
}

/* ---- dates ---- */

static int dates;
static void is_a_date(const struct node *property)
{
    const char *name = key_of(property);
    size_t size = strlen(name);
    assert_false(node_is(node_get(property, "format"), "date-time"));
    if (size < 5 || strcmp(name + size - 5, "datum") != 0) return;
    const struct node *any = at_path(property, "anyOf", "0", NULL), *own = any ? any : property;
    /* a date of the BRP, or the name of a fact */
    if (node_get(property, "$ref") || node_get(property, "enum") || !node_get(own, "type") || node_get(own, "pattern")) return;
    if (node_is(node_get(own, "type"), "object")) return;
    if (!node_is(node_get(own, "format"), "date")) printf("# no date: %s\n", name);
    assert_true(node_is(node_get(own, "format"), "date"));
    dates++;
}
static void date_format(void **state)
{
    (void)state;
    dates = 0;
    each_property(node_get(document, "components"), is_a_date);
    assert_true(dates > 20);
}

/* ---- HTTP ---- */

static void methods(void **state)
{
    (void)state;
    EACH_PATH(path) {
        EACH_OPERATION(op, path) assert_true(strcmp(key_of(op), "get") == 0 || strcmp(key_of(op), "post") == 0);
        assert_int_equal(call(&service, "DELETE", address(path), "", NULL), 405);
        assert_non_null(header("Allow"));
        assert_null(strstr(header("Allow"), "DELETE"));
        assert_int_equal(call(&service, "OPTIONS", address(path), "", NULL), 204);
        bool reads = strcmp(key_of(path->first), "get") == 0;
        assert_int_equal(ask(service.port, "HEAD %s HTTP/1.1\r\nHost: a\r\n\r\n", address(path)), reads ? 200 : 405);
    }
}

static void safety(void **state)
{
    (void)state;
    EACH_PATH(path) {
        if (strcmp(key_of(path->first), "get") != 0) continue;
        assert_int_equal(get(&service, address(path)), 200);
        char *first = strdup(heard.body);
        assert_int_equal(get(&service, address(path)), 200);
        assert_string_equal(heard.body, first);
        free(first);
        assert_int_equal(call(&service, "GET", address(path), "Content-Type: application/json\r\n", "{}"), 400);
    }
}

static void response_codes(void **state)
{
    (void)state;
    static const char *const known[] = { "200", "201", "400", "404", "406", "413", "415", "500", "503", NULL };
    EACH_PATH(path) EACH_OPERATION(op, path) {
        for (const struct node *r = node_get(op, "responses")->first; r; r = r->next) assert_true(is_in(key_of(r), known));
        assert_non_null(at_path(op, "responses", "400", NULL));
    }
}

static void stateless(void **state)
{
    (void)state;
    static const char body[] = "{\"regel\":\"zoektermijn\",\"feiten\":{\"meldingsdatum\":\"2026-03-01\"}}";
    assert_int_equal(post_json(&service, "/v1/berekeningen", body), 201);
    char *first = strdup(heard.body);
    assert_int_equal(post_json(&service, "/v1/regels/zoektermijn/_bereken", "{\"feiten\":{}}"), 200);
    assert_int_equal(post_json(&service, "/v1/berekeningen", body), 201);
    assert_string_equal(heard.body, first);
    assert_null(header("Set-Cookie"));
    free(first);
}

static void operations(void **state)
{
    (void)state;
    static const char *const verbs[] = { "/_bereken", "/_zoek", "/_vergelijk", "/_uit-brp", NULL };
    EACH_PATH(path) {
        const char *last = strrchr(key_of(path), '/');
        assert_true(last[1] != '_' || is_in(last, verbs));
        assert_null(strstr(key_of(path), "/_zoek/"));
    }
}

/* ---- errors ---- */

static void is_problem(int status, int expected)
{
    assert_int_equal(status, expected);
    assert_string_equal(header("Content-Type"), "application/problem+json");
    const struct node *problem = heard_tree();
    assert_non_null(problem);
    assert_int_equal(atoi(words(node_get(problem, "status"))), expected);
    assert_true(strlen(words(node_get(problem, "title"))) > 3 && strlen(words(node_get(problem, "detail"))) > 3 && strlen(words(node_get(problem,
        "code"))) > 3);
    assert_non_null(header("API-Version"));
}

static void problem_details(void **state)
{
    (void)state;
    char large[6000];
    memset(large, 'a', sizeof large - 1);
    large[sizeof large - 1] = 0;
    is_problem(get(&service, "/v1/bestaat-niet"), 404);
    is_problem(get(&service, "/v1/regels/bestaat-niet"), 404);
    is_problem(get(&service, "/v1/parameters/bestaat-niet"), 404);
    is_problem(get(&service, "/v1/begrippen/bestaat-niet"), 404);
    is_problem(get(&service, "/v1/wetten/bestaat-niet"), 404);
    is_problem(post_json(&service, "/v1/regels/bestaat-niet/_bereken", "{}"), 404);
    is_problem(post_json(&service, "/v1/hulpmiddelen/bestaat-niet", "{}"), 404);
    is_problem(call(&service, "PUT", "/v1/regels", "", NULL), 405);
    is_problem(call(&service, "GET", "/v1/regels", "Accept: text/html\r\n", NULL), 406);
    is_problem(call(&service, "POST", "/v1/berekeningen", "Content-Type: text/plain\r\n", "x"), 415);
    is_problem(post_json(&service, "/v1/berekeningen", "{"), 400);
    is_problem(post_json(&service, "/v1/berekeningen", "[]"), 400);
    is_problem(get(&service, "/v1/parameters?peildatum=gisteren"), 400);
    is_problem(get(&service, "/v1/parameters?onbekend=1"), 400);
    is_problem(call(&service, "POST", "/v1/berekeningen", "Content-Type: application/json\r\nContent-Length: 99999999\r\n", NULL), 413);
    is_problem(ask(service.port, "GET /v1/%s HTTP/1.1\r\nHost: a\r\n\r\n", large), 414);
}

static void invalid_input(void **state)
{
    (void)state;
    is_problem(post_json(&service, "/v1/berekeningen", "{\"regel\":\"loonkostensubsidie\",\"feiten\":{\"urenPerWeek\":-3}}"), 400);
    const struct node *problem = heard_tree();
    assert_string_equal(words(at_path(problem, "invalidParams", "0", "name", NULL)), "feiten.urenPerWeek");
    assert_string_equal(words(at_path(problem, "invalidParams", "0", "code", NULL)), "waarde");
    assert_true(strlen(words(at_path(problem, "invalidParams", "0", "reason", NULL))) > 10);
}

static void all_errors(void **state)
{
    (void)state;
    is_problem(post_json(&service, "/v1/berekeningen",
        "{\"regel\":\"loonkostensubsidie\",\"feiten\":{\"urenPerWeek\":-3,\"loonwaarde\":200,\"onzin\":1,\"peildatum\":\"2026-02-30\"},\"keuzes\":{\"x\":\"y\"},\"strikt\":1,\"extra\":2}"), 400);
    assert_int_equal(at_path(heard_tree(), "invalidParams", NULL)->count, 7);
}

/* ---- the description ---- */

static void publish(void **state)
{
    (void)state;
    static const char *const forms[] = { "/v1/openapi.json", "/v1/openapi.yaml" };
    for (int i = 0; i < 2; i++) {
        assert_int_equal(get(&service, forms[i]), 200);
        assert_string_equal(header("Access-Control-Allow-Origin"), "*");
        struct arena room = { 0 };
        const struct node *again = i ? node_from_yaml(&room, heard.body, heard.size, NULL) : node_from_json(&room, heard.body, heard.size, NULL);
        assert_non_null(again);
        assert_int_equal(at_path(again, "paths", NULL)->count, at_path(document, "paths", NULL)->count);
        arena_free(&room);
    }
}

static void contact(void **state)
{
    (void)state;
    const struct node *of = at_path(document, "info", "contact", NULL);
    assert_true(strlen(words(node_get(of, "name"))) > 3);
    assert_non_null(strchr(words(node_get(of, "email")), '@'));
    assert_int_equal(strncmp(words(node_get(of, "url")), "https://", 8), 0);
}

static void is_openapi(void **state)
{
    (void)state;
    assert_string_equal(words(node_get(document, "openapi")), "3.0.3");
    assert_true(at_path(document, "paths", NULL)->count > 50);
}

/* ---- versions ---- */

static void uri_version(void **state)
{
    (void)state;
    assert_string_equal(words(at_path(document, "servers", "0", "url", NULL)), "/v1");
    EACH_PATH(path) assert_null(strstr(key_of(path), "/v1"));
}

static void semver(void **state)
{
    (void)state;
    int major, minor, patch, end = 0;
    const char *version = words(at_path(document, "info", "version", NULL));
    assert_int_equal(sscanf(version, "%d.%d.%d%n", &major, &minor, &patch, &end), 3);
    assert_int_equal((int)strlen(version), end);
    assert_int_equal(major, 1);
}

static void version_header(void **state)
{
    (void)state;
    EACH_PATH(path) {
        (void)get(&service, address(path));
        assert_string_equal(header("API-Version"), words(at_path(document, "info", "version", NULL)));
    }
    (void)get(&service, "/v1/bestaat-niet");
    assert_non_null(header("API-Version"));
}

static bool says(const char *name, const char *const *what)
{
    char path[512], text[1 << 16];
    (void)snprintf(path, sizeof path, "%s/%s", source, name);
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file) fclose(file);
    text[size] = 0;
    for (; *what; what++) if (!strstr(text, *what)) { printf("# %s does not say: %s\n", name, *what); return false; }
    return true;
}

static void documented(void **state)
{
    (void)state;
    assert_true(says("CHANGELOG.md", (const char *const[]){ "API", NULL }));
    assert_true(says("docs/api.md", (const char *const[]){ "/core/changelog", "/core/deprecation-schedule", "/core/transition-period", "/core/transport/tls",
        "geospatial", "signing", "encryption", NULL }));
}

/* ---- transport ---- */

static void security_headers(void **state)
{
    (void)state;
    static const char *const expected[][2] = { { "Content-Security-Policy", "frame-ancestors 'none'" }, { "Strict-Transport-Security", "max-age=" }, {
        "X-Content-Type-Options", "nosniff" },
        { "X-Frame-Options", "DENY" }, { "Access-Control-Allow-Origin", "*" }, { "Cache-Control", "no-" }, { "Content-Type", "application/" }, {
            "Referrer-Policy", "no-referrer" } };
    static const char *const targets[] = { "/v1/regels", "/v1/bestaat-niet", "/v1/openapi.json" };
    for (int t = 0; t < 3; t++) {
        (void)get(&service, targets[t]);
        for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
            const char *value = header(expected[i][0]);
            assert_non_null(value);
            assert_non_null(strstr(value, expected[i][1]));
        }
    }
    assert_int_equal(post_json(&service, "/v1/berekeningen", "{\"regel\":\"zoektermijn\",\"feiten\":{}}"), 201);
    assert_string_equal(header("Cache-Control"), "no-store");
}

static void no_sensitive_uris(void **state)
{
    (void)state;
    is_problem(get(&service, "/v1/parameters?peildatum=999990019"), 400);
    is_problem(get(&service, "/v1/regels/999990019"), 400);
    assert_false(body_has("999990019"));
    EACH_PATH(path) EACH_OPERATION(op, path)            /* no fact of a person in an address: those of a calculation travel in its body */
        for (const struct node *p = node_get(op, "parameters")->first; p; p = p->next) {
            static const char *const settings[] = { "naam", "taal", "peildatum", "maatregel", "strikt", "uitkomsten", "keuzes", "bekendOp", "rechtVan", "wet",
                "betrokkeneKolom", "betrokkeneSoort", NULL };
            assert_true(is_in(words(node_get(p, "name")), settings));
        }
}

#define HOLDS(id, test) { id, test, NULL, NULL, NULL }
static const struct CMUnitTest rules_of_design[] = {
    HOLDS("/core/naming-resources", naming), HOLDS("/core/naming-collections", naming), HOLDS("/core/interface-language", dutch), HOLDS("/core/doc-language",
        dutch),
    HOLDS("/core/path-segments-kebab-case", kebab_case), HOLDS("/core/no-trailing-slash", no_trailing_slash), HOLDS("/core/query-keys-camel-case", query_keys),
    HOLDS("/core/date-time/format", date_format), HOLDS("/core/date-time/timezone", date_format), HOLDS("/core/date-time/date-omit-time-portion", date_format),
    HOLDS("/core/http-methods", methods), HOLDS("/core/http-safety", safety), HOLDS("/core/http-response-code", response_codes), HOLDS("/core/stateless",
        stateless),
    HOLDS("/core/resource-operations", operations), HOLDS("/core/error-handling/problem-details", problem_details),
        HOLDS("/core/error-handling/invalid-input", invalid_input),
    HOLDS("/core/error-handling/all-errors", all_errors), HOLDS("/core/doc-openapi", is_openapi), HOLDS("/core/doc-openapi-contact", contact),
        HOLDS("/core/publish-openapi", publish),
    HOLDS("/core/uri-version", uri_version), HOLDS("/core/semver", semver), HOLDS("/core/version-header", version_header), HOLDS("/core/changelog", documented),
    HOLDS("/core/deprecation-schedule", documented), HOLDS("/core/transition-period", documented), HOLDS("/core/transport/tls", documented),
    HOLDS("/core/transport/security-headers", security_headers), HOLDS("/core/transport/cors", security_headers), HOLDS("/core/transport/no-sensitive-uris",
        no_sensitive_uris),
};

int main(int count, char **arguments)
{
    source = getenv("BREED_SOURCE");
    if (count < 2 || !source || !program_start(&service, arguments[1], NULL) || get(&service, "/v1/openapi.json") != 200) return 2;
    bytes = malloc(heard.size + 1);
    memcpy(bytes, heard.body, heard.size + 1);
    document = node_from_json(&arena, bytes, heard.size, NULL);
    int failed = document ? cmocka_run_group_tests_name("the API Design Rules", rules_of_design, NULL, NULL) : 2;
    if (program_stop(&service) != 0) failed++;
    arena_free(&arena);
    free(bytes);
    return failed;
}
