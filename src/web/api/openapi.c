/* SPDX-License-Identifier: EUPL-1.2 */
/* openapi.c: the document of the API. */
#include "web/api/describe.h"

#include <pthread.h>
#include "explain/explain.h"
#include "reason/asking/missing.h"
#include "rules/registry.h"
#include "web/inside.h"

/* ---- the words ---- */

static struct { pthread_once_t once; struct arena arena; const struct node *root, *project; } words = { PTHREAD_ONCE_INIT, { 0 }, NULL, NULL };

static const struct node *read_file(const char *name)
{
    const struct embedded_file *file = api_file(name);
    return file ? node_from_yaml(&words.arena, file->bytes, file->size, NULL) : NULL;
}

static void read_words(void)
{
    words.root = read_file("description.yaml");
    words.project = read_file("publiccode.yml");
}

const struct node *description(void)
{
    pthread_once(&words.once, read_words);
    return words.root;
}

const struct node *operation_words(const char *id) { return node_get(node_get(description(), "operations"), id); }

static void put_both(struct text *out, const char *name, const struct node *map)
{
    struct text both = { 0 };
    const struct node *nl = node_get(map, "nl"), *en = node_get(map, "en");
    if (nl) text_bytes(&both, nl->text, nl->size);
    if (nl && en) text_put(&both, strcmp(name, "summary") == 0 ? " / " : "\n\n");
    if (en) text_bytes(&both, en->text, en->size);
    put_key(out, name);
    text_json(out, text_string(&both), both.size);
    text_free(&both);
}

static void put_text(struct text *out, const char *name, const struct node *node)
{
    put_key(out, name);
    text_json(out, node && node->text ? node->text : "", node && node->text ? node->size : 0);
}

/* ---- info ---- */

static void put_contact(struct text *out)
{
    const struct node *contacts = node_get(node_get(words.project, "maintenance"), "contacts"), *contact = contacts ? contacts->first : NULL;
    put_open(out, "contact", '{');
    if (api_settings.contact_name) put_member(out, "name", api_settings.contact_name); else put_text(out, "name", node_get(contact, "name"));
    if (api_settings.contact_url) put_member(out, "url", api_settings.contact_url); else put_text(out, "url", node_get(node_get(words.project,
        "organisation"), "uri"));
    if (api_settings.contact_email) put_member(out, "email", api_settings.contact_email); else put_text(out, "email", node_get(contact, "email"));
    text_char(out, '}');
}

static void put_info(struct text *out)
{
    const struct node *info = node_get(description(), "info");
    put_open(out, "info", '{');
    put_text(out, "title", node_get(info, "title"));
    put_member(out, "version", WEB_API_VERSION);
    put_both(out, "description", node_get(info, "description"));
    put_contact(out);
    text_put(out, ",\"license\":{\"name\":\"EUPL-1.2\",\"url\":\"https://eupl.eu/1.2/nl/\"}}");
    put_open(out, "servers", '[');
    text_put(out, "{\"url\":");
    put_string(out, api_settings.server_url ? api_settings.server_url : "/v1");
    text_put(out, "}]");
}

/* ---- one operation ---- */

/* The worked examples of every rule, in the order of the registry. */
struct rule_samples { struct sample *of[SAMPLES_OF_RULE]; int32_t count; };
struct operation { const struct web_route *route; const struct node *words; const struct rule *rule; const struct rule_samples *all, *own; int32_t place; };

static void put_parameters(struct text *out, const struct operation *op)
{
    put_open(out, "parameters", '[');
    for (const char *brace = strchr(op->route->path, '{'); brace && !op->rule; brace = strchr(brace + 1, '{')) {
        char name[40];
        struct text part = TEXT_IN(name);
        text_bytes(&part, brace + 1, strcspn(brace + 1, "}"));
        put_open(out, NULL, '{');
        put_member(out, "name", text_string(&part));
        text_put(out, ",\"in\":\"path\",\"required\":true,\"description\":\"Naam uit de lijst. / Name out of the "
            "list.\",\"schema\":{\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9_-]+$\"}");
        put_text(out, "example", node_get(op->words, text_string(&part)));
        text_char(out, '}');
    }
    for (int32_t i = 0; op->route->query && op->route->query[i]; i++) {
        const struct node *query = node_get(node_get(description(), "queries"), op->route->query[i]);
        put_open(out, NULL, '{');
        put_member(out, "name", op->route->query[i]);
        put_member(out, "in", "query");
        put_both(out, "description", query);
        put_key(out, "schema");
        if (query) node_put_json(out, node_get(query, "schema")); else text_put(out, "{}");
        text_char(out, '}');
    }
    text_char(out, ']');
}

static void put_examples(struct text *out, const struct rule_samples *samples, int32_t count, bool with_rule)
{
    for (int32_t i = 0; i < samples->count && i < count; i++) {
        char name[40];
        struct text key = TEXT_IN(name);
        text_put(&key, samples->of[i]->decision.rule->name);
        text_int(&key, i + 1);
        put_key(out, text_string(&key));
        text_put(out, "{\"summary\":");
        put_string(out, samples->of[i]->name);
        put_key(out, "value");
        sample_put_request(out, samples->of[i], with_rule);
        text_char(out, '}');
    }
}

/* Of operations that are no calculation the example stands in description.yaml. */
static void put_request_examples(struct text *out, const struct operation *op)
{
    const struct node *example = node_get(op->words, "example");
    put_open(out, "examples", '{');
    if (example) { text_put(out, "\"voorbeeld\":{\"value\":"); node_put_json(out, example); text_char(out, '}'); }
    else if (op->own) put_examples(out, op->own, SAMPLES_OF_RULE, false);
    else if (node_is(node_get(op->words, "of"), "calc"))
        for (int32_t i = 0; i < rule_count; i++) put_examples(out, &op->all[i], 1, true);
    text_char(out, '}');
}

static void put_schema_ref(struct text *out, const struct operation *op, const char *name, size_t size)
{
    struct text ref = { 0 };
    text_put(&ref, "#/components/schemas/");
    char copy[64] = { 0 };
    memcpy(copy, name, size < sizeof copy ? size : sizeof copy - 1);
    if (op->rule) schema_name(&ref, copy, op->rule); else text_put(&ref, copy);
    put_open(out, "schema", '{');
    put_member(out, "$ref", text_string(&ref));
    text_char(out, '}');
    text_free(&ref);
}

static bool is_table(enum web_media media) { return media != MEDIA_json; }

/* A small table, so that whoever tries it has something to send. */
static void put_table_example(struct text *out, const struct operation *op, enum web_media media)
{
    struct text rows = { 0 };
    const struct decision *d = op->own && op->own->count ? &op->own->of[0]->decision : NULL;
    if (d && media == MEDIA_jsonl) {
        struct text request = { 0 };
        struct arena arena = { 0 };
        sample_put_request(&request, op->own->of[0], false);
        const struct node *body = node_from_json(&arena, text_string(&request), request.size, NULL);
        if (body) node_put_json(&rows, node_get(body, "feiten"));
        text_free(&request);
        arena_free(&arena);
    } else if (d) {
        for (int line = 0; line < 2; line++) {
            bool first = true;
            for (uint32_t k = 0; k < d->rule->fact_count; k++) {
                const struct field *field = &d->rule->facts[k];
                if (!(facts_head(&d->facts)->given >> k & 1) || field->term->kind == KIND_list) continue;
                if (!first) text_char(&rows, ',');
                first = false;
                if (line) term_put(&rows, field->term, d->facts.bytes + field->offset, false); else put_column_name(&rows, field->term->name);
            }
            if (!first) text_char(&rows, '\n');         /* a rule that asks for lists only has no small table */
        }
    }
    if (rows.size) { text_put(out, ",\"example\":"); text_json(out, rows.data, rows.size); }
    text_free(&rows);
}

static void put_request(struct text *out, const struct operation *op)
{
    const struct node *name = node_get(op->words, "request");
    if (!name) return;
    text_put(out, ",\"requestBody\":{\"required\":true,\"content\":{");
    for (int i = 0; i < 3 && op->route->accepts[i] != MEDIA_none; i++) {
        put_key(out, web_media_names[op->route->accepts[i]]);
        text_char(out, '{');
        if (is_table(op->route->accepts[i])) {
            text_put(out, "\"schema\":{\"type\":\"string\"}");
            put_table_example(out, op, op->route->accepts[i]);
        } else { put_schema_ref(out, op, name->text, name->size); put_request_examples(out, op); }
        text_char(out, '}');
    }
    text_put(out, "}}");
}

static void put_answer_example(struct text *out, const struct operation *op)
{
    struct arena look = { 0 };
    if (!op->own || !op->own->count) return;
    missing_look(&op->own->of[0]->decision, &look);
    put_key(out, "example");
    explain_json(out, &op->own->of[0]->decision, 0);
    arena_free(&look);
}

static void put_header(struct text *out, const char *name)
{
    put_open(out, name, '{');
    text_put(out, "\"$ref\":\"#/components/headers/");
    text_put(out, name);
    text_put(out, "\"}");
}

static void put_success_as(struct text *out, const struct operation *op, const char *status, const char *told)
{
    const struct node *name = node_get(op->words, "response");
    bool calculation = strcmp(op->route->about->id, "bereken") == 0;
    put_open(out, status, '{');
    put_member(out, "description", told);
    text_put(out, ",\"headers\":{");
    put_header(out, "API-Version");
    if (op->route->marks & WEB_LAW_DATA) put_header(out, "ETag");
    if (op->route->marks & WEB_SPOOL) put_header(out, "Rijen");
    text_put(out, "},\"content\":{");
    for (int i = 0; i < 4 && op->route->produces[i] != MEDIA_none; i++) {
        put_key(out, web_media_names[op->route->produces[i]]);
        text_char(out, '{');
        if (is_table(op->route->produces[i])) text_put(out, "\"schema\":{\"type\":\"string\"}");
        else if (calculation) put_schema_ref(out, op, "AntwoordBerekening", 18);
        else {
            put_schema_ref(out, op, name ? name->text : "", name ? name->size : 0);
            if (node_is(node_get(op->words, "of"), "calc")) put_answer_example(out, op);
        }
        text_char(out, '}');
    }
    text_put(out, "}}");
}

/* again: what was sent before is answered too, with nothing done. */
static void put_success(struct text *out, const struct operation *op)
{
    bool again = node_is(node_get(op->words, "again"), "ja");
    bool created = again || strcmp(op->route->about->id, "bereken") == 0 || node_is(node_get(op->words, "created"), "ja");
    if (again) put_success_as(out, op, "200", "Eerder al gedaan: er is niets veranderd. / Done before: nothing was changed.");
    put_success_as(out, op, created ? "201" : "200", "Gelukt. / Done.");
}

static void put_fault(struct text *out, const char *status)
{
    put_open(out, status, '{');
    text_put(out, "\"$ref\":\"#/components/responses/Fout");
    text_put(out, status);
    text_put(out, "\"}");
}

/* Casework; everything else is open to all. */
static bool wants_token(const struct operation *op) { return node_is(node_get(op->words, "token"), "ja"); }

static void put_responses(struct text *out, const struct operation *op)
{
    put_open(out, "responses", '{');
    put_success(out, op);
    put_fault(out, "400");
    if (wants_token(op)) { put_fault(out, "401"); put_fault(out, "403"); }
    if ((strchr(op->route->path, '{') && !op->rule) || wants_token(op)) put_fault(out, "404");
    put_fault(out, "406");
    if (wants_token(op) && op->route->method == WEB_POST) put_fault(out, "409");
    if (op->route->accepts[0] != MEDIA_none) { put_fault(out, "413"); put_fault(out, "415"); }
    put_fault(out, "500");
    put_fault(out, "503");
    text_char(out, '}');
}

static void put_operation(struct text *out, const struct operation *op)
{
    struct text name = { 0 };
    if (op->rule) schema_name(&name, op->route->about->id, op->rule); else text_put(&name, op->route->about->id);
    put_open(out, op->route->method == WEB_GET ? "get" : "post", '{');
    put_member(out, "operationId", text_string(&name));
    put_open(out, "tags", '[');
    const struct node *tag = node_get(op->words, "tag");
    text_json(out, tag ? tag->text : "", tag ? tag->size : 0);
    text_char(out, ']');
    if (op->rule) {
        name.size = 0;
        text_put(&name, op->rule->title[0]);
        text_put(&name, " / ");
        text_put(&name, op->rule->title[1]);
        put_member(out, "summary", text_string(&name));
    } else put_both(out, "summary", node_get(op->words, "summary"));
    put_both(out, "description", node_get(op->words, "description"));
    if (wants_token(op)) text_put(out, ",\"security\":[{\"token\":[]}]");
    put_parameters(out, op);
    put_request(out, op);
    put_responses(out, op);
    text_char(out, '}');
    text_free(&name);
}

/* The path below /v1; of a rule with its name in it. */
static void put_path(struct text *out, const struct operation *op)
{
    struct text path = { 0 };
    for (const char *at = op->route->path + strlen("/v1"); *at;) {
        size_t size = op->rule && *at == '{' ? strcspn(at, "}") + 1 : 1;
        if (size > 1) text_put(&path, op->rule->name); else text_char(&path, *at);
        at += size;
    }
    put_open(out, text_string(&path), '{');
    put_operation(out, op);
    for (int32_t i = op->place + 1; web_route_at(i); i++) {         /* other methods of the same path */
        const struct web_route *route = web_route_at(i);
        if (!route->about || op->rule || strcmp(route->path, op->route->path) != 0) continue;
        struct operation other = { route, operation_words(route->about->id), NULL, op->all, NULL, i };
        if (other.words) put_operation(out, &other);
    }
    text_char(out, '}');
    text_free(&path);
}

static bool put_paths(struct text *out, const struct rule_samples *all)
{
    bool good = true;
    put_open(out, "paths", '{');
    for (int32_t i = 0; web_route_at(i); i++) {
        const struct web_route *route = web_route_at(i);
        bool again = false;
        for (int32_t k = 0; k < i && route->about; k++) again |= web_route_at(k)->about && strcmp(web_route_at(k)->path, route->path) == 0;
        if (!route->about || again) continue;
        struct operation op = { route, operation_words(route->about->id), NULL, all, NULL, i };
        good &= op.words != NULL;
        for (int32_t k = 0; op.words && k < (route->about->of_rule ? rule_count : 1); k++) {
            op.rule = route->about->of_rule ? rules[k] : NULL;
            op.own = op.rule ? &all[k] : NULL;
            put_path(out, &op);
        }
    }
    text_char(out, '}');
    return good;
}

/* ---- components ---- */

static void put_fault_responses(struct text *out)
{
    static const enum web_fault faults[] = { FAULT_invalid, FAULT_not_found, FAULT_not_acceptable, FAULT_too_large, FAULT_media, FAULT_internal, FAULT_busy, FAULT_unauthorized, FAULT_forbidden, FAULT_conflict };
    put_open(out, "responses", '{');
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char name[16];
        struct text key = TEXT_IN(name);
        text_put(&key, "Fout");
        text_int(&key, fault_status(faults[i]));
        put_open(out, text_string(&key), '{');
        put_member(out, "description", web_fault_title(faults[i], 0));
        text_put(out, ",\"headers\":{");
        put_header(out, "API-Version");
        text_put(out, "},\"content\":{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/Probleem\"},\"example\":{\"type\":\"about:blank\",\"status\":");
        text_int(out, fault_status(faults[i]));
        put_member(out, "title", web_fault_title(faults[i], 0));
        put_member(out, "detail", web_fault_title(faults[i], 0));
        put_member(out, "code", web_fault_code(faults[i]));
        if (faults[i] == FAULT_invalid)
            text_put(out, ",\"invalidParams\":[{\"name\":\"feiten.urenPerWeek\",\"code\":\"waarde\",\"reason\":\"'-3' mag niet; toegestaan: uren met "
                "hoogstens twee decimalen, van 0 t/m 60\"}]");
        text_put(out, "}}}}");
    }
    text_char(out, '}');
}

static void put_components(struct text *out)
{
    const struct node *schemas = node_get(description(), "schemas");
    put_open(out, "components", '{');
    text_put(out, "\"securitySchemes\":{\"token\":{\"type\":\"http\",\"scheme\":\"bearer\",\"description\":\"Alleen voor dossiers: een token van breed people token. / For files of people only: a token of breed people token.\"}},");
    text_put(out, "\"headers\":{\"API-Version\":{\"description\":\"Versie van de API. / Version of the "
        "API.\",\"schema\":{\"type\":\"string\",\"pattern\":\"^[0-9]+\\\\.[0-9]+\\\\.[0-9]+$\"}},"
        "\"ETag\":{\"description\":\"Vingerafdruk, voor If-None-Match. / Fingerprint, for If-None-Match.\",\"schema\":{\"type\":\"string\"}},"
        "\"Rijen\":{\"description\":\"totaal, vastgesteld, onbekend, parameterOntbreekt en ongeldig. / Rows counted.\",\"schema\":{\"type\":\"string\"}}}");
    put_fault_responses(out);
    put_open(out, "schemas", '{');
    for (const struct node *node = schemas ? schemas->first : NULL; node; node = node->next) {
        put_comma(out);
        text_json(out, node->key, node->key_size);
        text_char(out, ':');
        node_put_json(out, node);
    }
    schema_requests(out);
    for (int32_t i = 0; i < rule_count; i++) schema_of_rule(out, rules[i]);
    text_put(out, "}}");
}

bool openapi_put(struct text *out)
{
    struct law_tables tables;
    struct arena arena = { 0 };
    struct rule_samples *all = arena_take_zero(&arena, sizeof *all * (size_t)rule_count);
    if (!all || !description() || !law_build(&tables, NULL, 0, DATE_LAST)) return false;
    for (int32_t i = 0; i < rule_count; i++) all[i].count = samples_of_rule(rules[i], &tables, all[i].of, &arena);
    text_put(out, "{\"openapi\":\"3.0.3\"");
    put_info(out);
    put_key(out, "tags");
    node_put_json(out, node_get(description(), "tags"));
    bool good = put_paths(out, all);
    put_components(out);
    text_put(out, "}\n");
    law_free(&tables);
    arena_free(&arena);
    return good && !out->failed;
}
