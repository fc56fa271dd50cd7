/* SPDX-License-Identifier: EUPL-1.2 */
/* reference.c: the API for people who read, as a page: every operation with its words, its members and an example, without a script. */
#include "web/api/describe.h"

#include "web/pages/page.h"

/* The half of "nl / en" that is of the language; all of it when it has no halves. */
static void put_half(struct page *p, struct view *view, const char *name, const struct node *node)
{
    const char *text = node && node->text ? arena_copy(p->arena, node->text, node->size) : "";
    char *cut = text ? strstr(text, " / ") : NULL;
    if (cut && p->language) text = cut + 3; else if (cut) *cut = 0;
    view_text(view, name, text && *text ? text : "-");
}

static const char *of_language(struct page *p, const struct node *map)
{
    const struct node *node = node_get(map, p->language ? "en" : "nl");
    const char *copy = node && node->text ? arena_copy(p->arena, node->text, node->size) : "";
    return copy ? copy : "";
}

static struct view *begin_part(struct page *p, struct view *operation, enum message caption)
{
    struct view *part_view = view_item(operation, "parts");
    view_text(part_view, "caption", page_message(p, caption));
    return part_view;
}

static void put_queries(struct page *p, struct view *operation, const struct web_route *route)
{
    struct view *rows = NULL;
    for (int32_t i = 0; route->query && route->query[i]; i++) {
        if (!rows) rows = begin_part(p, operation, M_api_query);
        struct view *row = view_item(rows, "rows");
        view_text(row, "name", route->query[i]);
        view_text(row, "meaning", of_language(p, node_get(node_get(description(), "queries"), route->query[i])));
    }
}

/* The members of a schema; of a list those of its elements, of a reference those it leads to. */
static const struct node *members_of(const struct node *schemas, const struct node *schema)
{
    for (int depth = 0; schema && depth < 5; depth++) {
        const struct node *ref = node_get(schema, "$ref"), *items = node_get(schema, "items");
        const char *name = ref && ref->text ? strrchr(ref->text, '/') : NULL;
        if (name) schema = node_get(schemas, name + 1);
        else if (items) schema = items;
        else break;
    }
    return node_get(schema, "properties");
}

/* What a member without words of its own is. */
static const char *form_of(const struct node *schema, int language)
{
    static const struct { const char *type, *word[2]; } forms[] = { { "string", { "tekst", "text" } }, { "number", { "getal", "number" } }, { "integer", {
        "heel getal", "whole number" } },
        { "boolean", { "true of false", "true or false" } }, { "array", { "lijst", "list" } }, { "object", { "object", "object" } } };
    const struct node *type = node_get(schema, "type"), *format = node_get(schema, "format");
    if (node_is(format, "date")) return language ? "date" : "datum";
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) if (node_is(type, forms[i].type)) return forms[i].word[language];
    return "-";
}

static void put_members(struct page *p, struct view *operation, enum message caption, const struct node *schemas, const struct node *schema)
{
    const struct node *members = members_of(schemas, schema);
    struct view *rows = members && members->first ? begin_part(p, operation, caption) : NULL;
    for (const struct node *member = rows ? members->first : NULL; member; member = member->next) {
        struct view *row = view_item(rows, "rows");
        const struct node *words = node_get(member, "description"), *ref = node_get(member, "$ref");
        const char *name = ref && ref->text ? strrchr(ref->text, '/') : NULL;
        if (!words && name) words = node_get(node_get(schemas, name + 1), "description");
        view_bytes(row, "name", member->key, member->key_size);
        if (words) put_half(p, row, "meaning", words); else view_text(row, "meaning", form_of(name ? node_get(schemas, name + 1) : member, p->language));
    }
}

/* JSON that is laid out to be read: a line a member, as deep as two. */
static void put_example(struct view *operation, const struct node *example)
{
    struct text out = { 0 };
    if (!example) return;
    text_put(&out, "{\n");
    for (const struct node *member = example->first; member; member = member->next) {
        text_put(&out, "  ");
        text_json(&out, member->key, member->key_size);
        text_put(&out, ": ");
        node_put_json(&out, member);
        text_put(&out, member->next ? ",\n" : "\n");
    }
    text_char(&out, '}');
    view_take(operation, "example", &out);
}

static void put_operation(struct page *p, const struct web_route *route, const struct node *requests)
{
    const struct node *words = operation_words(route->about->id), *schemas = node_get(description(), "schemas");
    const struct node *request = node_get(words, "request"), *response = node_get(words, "response");
    struct view *operation = view_item(p->view, "operations");
    view_text(operation, "id", route->about->id);
    view_text(operation, "method", route->method == WEB_GET ? "GET" : "POST");
    view_text(operation, "path", route->path);
    view_text(operation, "summary", of_language(p, node_get(words, "summary")));
    view_text(operation, "description", of_language(p, node_get(words, "description")));
    put_queries(p, operation, route);
    if (request) put_members(p, operation, M_api_body, schemas, node_get(requests, node_is(request, "AanvraagBerekening") ? "AanvraagVanEenRegel"
        : request->text));
    if (response) put_members(p, operation, M_api_reply, schemas, node_get(schemas, response->text));
    put_example(operation, node_get(words, "example"));
}

#define TRY "curl -s http://127.0.0.1:8080/v1/regels/loonkostensubsidie/_bereken \\\n  -H 'Content-Type: application/json' \\\n  -d " \
    "'{\"feiten\":{\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1990-01-01\"," \
    "\"forfaitair\":\"nee\",\n       \"loonwaarde\":60,\"urenPerWeek\":36,\"voltijduren\":36}}'"

static void show_reference(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    struct text schemas = { 0 };
    text_char(&schemas, '{');
    schema_requests(&schemas);
    schema_case_request(&schemas);
    text_char(&schemas, '}');
    const char *bytes = arena_copy(p.arena, text_string(&schemas), schemas.size);
    const struct node *requests = bytes ? node_from_json(p.arena, bytes, schemas.size, NULL) : NULL;
    text_free(&schemas);
    view_text(p.view, "start-href", page_url(&p, "/"));
    view_text(p.view, "rules-href", page_url(&p, "/regels"));
    view_text(p.view, "version", WEB_API_VERSION);
    view_text(p.view, "try", TRY);
    for (int32_t i = 0; web_route_at(i); i++)
        if (web_route_at(i)->about) put_operation(&p, web_route_at(i), requests);
    page_show(&p, TEMPLATE_api, page_message(&p, M_api_title));
}

/* ---- Redoc ---- */

/* A page of its own, because Redoc makes its styles while it runs: nothing of ours may do that. The script comes from here, and asks for nothing elsewhere. */
#define REDOC_POLICY "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; font-src 'self'; " \
    "base-uri 'none'; frame-ancestors 'none'"

static void show_redoc(struct web_request *request, struct web_reply *reply)
{
    (void)request;
    reply->language = 0;
    text_put(&reply->body,
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<title>De API van breed, om door te bladeren</title><link rel=\"icon\" href=\"data:,\">\n"
        /* what keeps people from using it by keyboard or with a large pointer is mended here */
        "<style>body{margin:0}pre{overflow:visible!important;white-space:pre-wrap!important;overflow-wrap:anywhere}"
        ".collapser{min-width:24px!important;min-height:24px!important;padding:0!important}.hoverable{line-height:24px}</style></head>\n<body>\n"
        "<noscript><p>Deze pagina werkt met JavaScript. <a href=\"/api\">Hier staat hetzelfde zonder.</a></p></noscript>\n"
        "<redoc spec-url=\"/v1/openapi.json\" disable-search=\"true\" hide-download-button=\"false\" native-scrollbars=\"true\"></redoc>\n"
        "<script src=\"/v1/documentatie/redoc.js\"></script>\n</body>\n</html>\n");
}

/* Kept compressed, as every browser takes it; a caller that does not is told so. */
static void redoc_script(struct web_request *request, struct web_reply *reply)
{
    const struct embedded_file *file = api_file("redoc.js.gz");
    if (!file) { web_fail(reply, FAULT_not_found, NULL, NULL); return; }
    if (!request->gzip) { web_fail(reply, FAULT_not_acceptable, "Dit bestand is er alleen met Accept-Encoding: gzip.",
        "This file is only there with Accept-Encoding: gzip."); return; }
    reply->language = -1;
    reply->fixed = file->bytes;
    reply->fixed_size = file->size;
    web_add_header(reply, "Content-Encoding", "gzip");
}

static const struct web_route routes[] = {
    PAGE_MARKED(WEB_GET, "/api", show_reference, WEB_LAW_DATA),
    { .method = WEB_GET, .path = "/v1/documentatie/redoc", .handle = show_redoc, .produces = { MEDIA_html }, .marks = WEB_LAW_DATA, .policy = REDOC_POLICY },
    { .method = WEB_GET, .path = "/v1/documentatie/redoc.js", .handle = redoc_script, .produces = { MEDIA_script }, .marks = WEB_LAW_DATA },
};
WEB_TABLE(reference, routes);
