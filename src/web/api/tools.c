/* SPDX-License-Identifier: EUPL-1.2 */
/* tools.c: the calculations as tools for software agents: what to send, and an answer that cannot be had without its explanation, its day and its
 * reservation. */
#include "web/api/describe.h"

#include "explain/explain.h"
#include "rules/registry.h"

/* One tool a rule, and these for what is not one rule's. Words and example of the operation stand in description.yaml. */
static const struct { const char *name, *operation; api_operation *run; } others[] = {
    { "vragen", "zoekVragen", api_questions }, { "wijzigingen", "zoekWijzigingen", api_changes }, { "vergelijking", "zoekVergelijking", api_comparison },
    { "tijdlijn", "berekenTijdlijn", api_timeline }, { "vrijlatingen", "vergelijkVrijlatingen", api_routes },
};
enum { OTHERS = sizeof others / sizeof *others };

static const char *const reservation[2] = {
    "Dit is een schatting. De gemeente, UWV of de SVB neemt het besluit. U kunt aan deze uitkomst geen rechten ontlenen. Toeslagen, belasting, pensioen en "
        "cao zijn niet meegerekend, tenzij de toelichting ze noemt.",
    "This is an estimate. The municipality, UWV or the SVB takes the decision. No rights can be derived from this outcome. Allowances, tax, pension and "
        "collective agreements are not counted, unless the explanation names them.",
};

/* ---- the description ---- */

static void put_pair(struct text *out, const char *name, const char *nl, const char *en)
{
    put_open(out, name, '{');
    put_member(out, "nl", nl);
    put_member(out, "en", en);
    text_char(out, '}');
}

/* A tool has no use without these three: they are required, and said to be shown. */
static void put_output_schema(struct text *out)
{
    text_put(out, ",\"outputSchema\":{\"type\":\"object\",\"required\":[\"toelichting\",\"geldigOp\",\"geenRechten\",\"antwoord\"],\"properties\":{"
        "\"toelichting\":{\"type\":\"string\",\"minLength\":1,\"description\":\"Verplicht tonen: de uitkomst in woorden, met de stappen. / Must be shown.\"},"
        "\"geldigOp\":{\"type\":[\"string\",\"null\"],\"format\":\"date\",\"description\":\"Verplicht tonen: de dag waarvoor het geldt. / Must be shown: "
            "the day for which it holds.\"},"
        "\"geenRechten\":{\"type\":\"string\",\"minLength\":1,\"description\":\"Verplicht tonen: het voorbehoud. / Must be shown: the reservation.\"},"
        "\"antwoord\":{\"type\":\"object\",\"description\":\"Het antwoord van de API. / The answer of the API.\"}}}");
}

static void put_settings(struct text *out)
{
    text_put(out, ",\"keuzes\":{\"type\":\"object\",\"description\":\"Uitleg waar de wet zwijgt: code en optie van GET /v1/keuzes. / Reading where the law "
        "is silent.\"},"
        "\"strikt\":{\"type\":\"boolean\"},\"taal\":{\"type\":\"string\",\"enum\":[\"nl\",\"en\"]},\"bekendOp\":{\"type\":\"string\",\"format\":\"date\"},\"rechtVan\":{\"type\":\"string\",\"format\":\"date\"}");
}

static void put_head(struct text *out, const char *name, const char *operation)
{
    struct text path = { 0 };
    text_put(&path, "/v1/hulpmiddelen/");
    text_put(&path, name);
    put_member(out, "name", name);
    put_member(out, "method", "POST");
    put_member(out, "path", text_string(&path));
    put_member(out, "operation", operation);
    text_free(&path);
}

static void put_rule_tool(struct text *out, const struct rule *rule, const struct law_tables *tables, struct arena *arena)
{
    struct sample *samples[SAMPLES_OF_RULE];
    struct text words[2] = { { 0 }, { 0 } };
    put_open(out, NULL, '{');
    put_head(out, rule->name, "berekenRegel");
    put_pair(out, "title", rule->title[0], rule->title[1]);
    for (int language = 0; language < 2; language++) {
        text_put(&words[language], rule->title[language]);
        text_put(&words[language], language ? ": works out one situation by the law of a day, with reasons. Answers: "
            : ": rekent één situatie uit volgens het recht van een dag, met redenen. Antwoordt: ");
        for (uint32_t k = 0; k < rule->outcome_count; k++) { text_put(&words[language], k ? ", " : ""); text_put(&words[language],
            rule->outcomes[k].term->label[language]); }
        text_char(&words[language], '.');
    }
    put_pair(out, "description", text_string(&words[0]), text_string(&words[1]));
    text_put(out, ",\"inputSchema\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"feiten\"],\"properties\":{\"feiten\":");
    schema_facts(out, rule);
    put_settings(out);
    text_put(out, "}}");
    put_output_schema(out);
    put_key(out, "example");
    if (samples_of_rule(rule, tables, samples, arena)) sample_put_request(out, samples[0], false); else text_put(out, "{\"feiten\":{}}");
    text_char(out, '}');
    text_free(&words[0]);
    text_free(&words[1]);
}

static const char *word(const struct node *operation, const char *part, const char *language)
{
    const struct node *node = node_get(node_get(operation, part), language);
    return node && node->text ? node->text : "";
}

static void put_other_tool(struct text *out, int which)
{
    const struct node *operation = operation_words(others[which].operation), *example = node_get(operation, "example");
    put_open(out, NULL, '{');
    put_head(out, others[which].name, others[which].operation);
    put_pair(out, "title", word(operation, "summary", "nl"), word(operation, "summary", "en"));
    put_pair(out, "description", word(operation, "description", "nl"), word(operation, "description", "en"));
    text_put(out, ",\"inputSchema\":{\"type\":\"object\",\"properties\":{");
    for (const struct node *member = example ? example->first : NULL; member; member = member->next) {
        static const char *const kinds[] = { [NODE_MAP] = "object", [NODE_LIST] = "array", [NODE_TEXT] = "string", [NODE_NUMBER] = "number",
            [NODE_TRUE] = "boolean", [NODE_FALSE] = "boolean", [NODE_NULL] = "null" };
        static const char *const settings[] = { "keuzes", "strikt", "taal", "bekendOp", "rechtVan" };
        char name[64] = { 0 };
        bool setting = false;
        memcpy(name, member->key, member->key_size < sizeof name ? member->key_size : sizeof name - 1);
        for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) setting |= strcmp(name, settings[i]) == 0;
        if (setting) continue;
        bool number = member->kind == NODE_TEXT && !member->quoted && member->size && member->text[0] >= '0' && member->text[0] <= '9'
            && !memchr(member->text, '-', member->size);
        put_open(out, name, '{');
        put_member(out, "type", number ? "number" : kinds[member->kind]);
        text_char(out, '}');
    }
    put_settings(out);
    text_put(out, "}}");
    put_output_schema(out);
    put_key(out, "example");
    node_put_json(out, example);
    text_char(out, '}');
}

bool tools_put(struct text *out)
{
    struct law_tables tables;
    struct arena arena = { 0 };
    if (!description() || !law_build(&tables, NULL, 0, DATE_LAST)) return false;
    text_put(out, "{\"naam\":\"breed\"");
    put_member(out, "toelichting",
        "Toon bij elk antwoord toelichting, geldigOp en geenRechten. / Show toelichting, geldigOp and geenRechten with each answer.");
    put_open(out, "versie", '{');
    put_member(out, "breed", explain_program);
    put_member(out, "recht", tables.digest);
    text_char(out, '}');
    put_open(out, "hulpmiddelen", '[');
    for (int32_t i = 0; i < rule_count; i++) { put_rule_tool(out, rules[i], &tables, &arena); arena_reset(&arena); }
    for (int i = 0; i < OTHERS; i++) put_other_tool(out, i);
    text_put(out, "]}\n");
    law_free(&tables);
    arena_free(&arena);
    return !out->failed;
}

/* ---- using one ---- */

/* The answer goes inside; what must be shown with it stands before it. */
static void wrap(struct web_reply *reply, const struct api_words *words)
{
    struct text out = { 0 };
    text_char(&out, '{');
    put_key(&out, "toelichting");
    text_json(&out, words->text.size ? words->text.data : "", words->text.size);
    if (words->given) put_date(&out, "geldigOp", words->on, DATE_NEVER); else text_put(&out, ",\"geldigOp\":null");
    put_member(&out, "geenRechten", reservation[reply->language == 1]);
    put_key(&out, "antwoord");
    size_t size = reply->body.size;
    text_bytes(&out, reply->body.data, size && reply->body.data[size - 1] == '\n' ? size - 1 : size);
    text_put(&out, "}\n");
    reply->body.size = 0;
    text_bytes(&reply->body, out.size ? out.data : "", out.size);
    reply->body.failed |= out.failed || words->text.failed;
    text_free(&out);
}

static void use_tool(struct web_request *request, struct web_reply *reply)
{
    const char *name = web_part(request, "naam");
    struct api_words words = { 0 };
    api_operation *run = rule_find(name, strlen(name)) ? api_calculate : NULL;
    for (int i = 0; i < OTHERS; i++) if (strcmp(name, others[i].name) == 0) run = others[i].run;
    if (!run) { web_fail(reply, FAULT_not_found, "Er is geen hulpmiddel met die naam. GET /v1/hulpmiddelen noemt ze.",
        "There is no tool of that name. GET /v1/hulpmiddelen lists them."); return; }
    if (run != api_calculate) request->parts = 0;       /* the name in the path is that of the tool, not of a rule */
    run(request, reply, &words);
    if (!reply->fault) wrap(reply, &words);
    text_free(&words.text);
}

static const char *const query[] = { "taal", NULL };
static const struct web_route routes[] = {
    { .method = WEB_POST, .path = "/v1/hulpmiddelen/{naam}", .handle = use_tool, .produces = { MEDIA_json }, .accepts = { MEDIA_json }, .query = query,
        ABOUT("gebruikHulpmiddel", false) },
};
WEB_TABLE(tools, routes);
