/* SPDX-License-Identifier: EUPL-1.2 */
/* schema.c: facts and outcomes of a rule as schemas. */
#include "web/api/describe.h"

#include "rules/facts.h"
#include "rules/registry.h"
#include "web/pages/data.h"

void schema_name(struct text *out, const char *before, const struct rule *rule)
{
    char first = *rule->name;
    text_put(out, before);
    text_char(out, first >= 'a' && first <= 'z' ? (char)(first - 'a' + 'A') : first);
    text_put(out, rule->name + 1);
}

static void put_ref(struct text *out, const char *before, const struct rule *rule)
{
    text_put(out, "{\"$ref\":\"#/components/schemas/");
    if (rule) schema_name(out, before, rule); else text_put(out, before);
    text_put(out, "\"}");
}

/* ---- one value ---- */

static void put_number(struct text *out, const struct term *term)
{
    static const int decimals[KINDS] = { [KIND_euro] = 2, [KIND_percent] = 3, [KIND_hours] = 2 };
    bool integer = term->kind == KIND_whole || term->whole;
    put_member(out, "type", integer ? "integer" : "number");
    put_key(out, "minimum"); text_decimal_short(out, term->min, decimals[term->kind], '.');
    put_key(out, "maximum"); text_decimal_short(out, term->max, decimals[term->kind], '.');
}

static void put_words(struct text *out, const struct term *term, const char *extra)
{
    put_member(out, "type", "string");
    put_open(out, "enum", '[');
    for (int32_t i = 0; i < term->word_count; i++) { put_comma(out); text_char(out, '"'); put_word(out, term->words[i]); text_char(out, '"'); }
    if (extra) { put_comma(out); put_string(out, extra); }
    text_char(out, ']');
}

static void put_item(struct text *out, const struct term *list, bool of_outcome)
{
    if (list->scalar_items) { schema_term(out, list->parts[0].term, true); return; }
    text_put(out, "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
    for (int32_t i = 0; i < list->part_count; i++) { put_key(out, list->parts[i].term->name); schema_term(out, list->parts[i].term, of_outcome); }
    text_put(out, "}}");
}

/* The value itself, without what stands beside it (not known, never). */
static void put_plain(struct text *out, const struct term *term, bool of_outcome)
{
    switch (term->kind) {
    case KIND_date:   text_put(out, "\"type\":\"string\",\"format\":\"date\""); break;
    case KIND_answer: text_put(out, of_outcome ? "\"type\":\"string\",\"enum\":[\"ja\",\"nee\"]"
        : "\"type\":\"string\",\"enum\":[\"ja\",\"nee\",\"onbekend\"]"); break;
    case KIND_word:   put_words(out, term, of_outcome ? NULL : "onbekend"); break;
    case KIND_code:   text_put(out, term->region && !of_outcome ? "\"type\":\"integer\"" : "\"type\":\"string\",\"minLength\":1"); break;
    case KIND_list:
        text_put(out, "\"type\":\"array\"");
        put_key(out, "minItems"); text_int(out, term->min);
        put_key(out, "maxItems"); text_int(out, term->max);
        put_key(out, "items");
        put_item(out, term, of_outcome);
        break;
    default: put_number(out, term);
    }
}

/* Sums may be more than what may be given, so outcomes that are numbers have no bounds. */
static void put_outcome(struct text *out, const struct term *term)
{
    bool number = term->kind == KIND_euro || term->kind == KIND_percent || term->kind == KIND_hours || term->kind == KIND_whole;
    if (number) text_put(out, term->kind == KIND_whole ? "\"type\":\"integer\"" : "\"type\":\"number\"");
    else put_plain(out, term, true);
}

static void put_words_of(struct text *out, const struct term *term, bool of_outcome)
{
    struct text words = { 0 };
    put_member(out, "title", term->label[0]);
    text_put(&words, !of_outcome && term->ask[0] ? term->ask[0] : term->label[0]);
    if (!of_outcome && term->help[0]) { text_char(&words, ' '); text_put(&words, term->help[0]); }
    if (!of_outcome) {
        text_put(&words, " Toegestaan: ");
        term_put_allowed(&words, term, 0);
        text_char(&words, '.');
    }
    text_put(&words, " / ");
    text_put(&words, !of_outcome && term->ask[1] ? term->ask[1] : term->label[1]);
    put_member(out, "description", text_string(&words));
    if (!of_outcome && term->holder) put_member(out, "x-bron", holder_names[term->holder][0]);
    text_free(&words);
}

void schema_term(struct text *out, const struct term *term, bool of_outcome)
{
    bool has_words = term->kind == KIND_answer || term->kind == KIND_word;
    text_char(out, '{');
    put_words_of(out, term, of_outcome);
    if (of_outcome) {
        if (term->may_be_never) text_put(out,
            ",\"anyOf\":[{\"type\":\"string\",\"format\":\"date\",\"nullable\":true},{\"type\":\"string\",\"enum\":[\"nooit\"]}]");
        else if (!term->may_be_unrecorded) { text_char(out, ','); put_outcome(out, term); text_put(out, ",\"nullable\":true"); }
    } else if (has_words) { text_char(out, ','); put_plain(out, term, false); }
    else {
        text_put(out, ",\"anyOf\":[{");
        put_plain(out, term, false);
        text_put(out, "},{\"type\":\"string\",\"enum\":[\"onbekend\"");
        if (term->may_be_never) text_put(out, ",\"nooit\"");
        if (term->may_be_unrecorded) text_put(out, ",\"niet-geregistreerd\"");
        text_put(out, "]}]");
    }
    text_char(out, '}');
}

/* ---- a rule ---- */

void schema_facts(struct text *out, const struct rule *rule)
{
    text_put(out, "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
    for (uint32_t k = 0; k < rule->fact_count; k++) { put_key(out, rule->facts[k].term->name); schema_term(out, rule->facts[k].term, false); }
    text_put(out, "}}");
}

void schema_outcomes(struct text *out, const struct rule *rule)
{
    text_put(out, "{\"type\":\"object\",\"nullable\":true,\"additionalProperties\":false,\"properties\":{");
    for (uint32_t k = 0; k < rule->outcome_count; k++) { put_key(out, rule->outcomes[k].term->name); schema_term(out, rule->outcomes[k].term, true); }
    text_put(out, "}}");
}

static void put_choices(struct text *out)
{
    text_put(out, "{\"type\":\"object\",\"additionalProperties\":false,\"description\":\"Welke uitleg waar de wet zwijgt: code en optie. / Which reading "
        "where the law is silent.\",\"properties\":{");
    for (int32_t i = 0; i < law_book.choice_count; i++) {
        const struct law_choice *choice = &law_book.choices[i];
        put_key(out, choice->code);
        text_char(out, '{');
        put_member(out, "type", "string");
        put_open(out, "enum", '[');
        for (int32_t k = 0; k < choice->option_count; k++) { put_comma(out); put_string(out, choice->options[k].name); }
        text_char(out, ']');
        put_member(out, "default", choice->options[0].name);
        put_member(out, "description", choice->question[0]);
        text_char(out, '}');
    }
    text_put(out, "}}");
}

void schema_settings(struct text *out)
{
    put_key(out, "keuzes"); put_ref(out, "Keuzes", NULL);
    text_put(out, ",\"strikt\":{\"type\":\"boolean\",\"description\":\"Weiger aannames. / Refuse assumptions.\"}");
    text_put(out, ",\"taal\":{\"type\":\"string\",\"enum\":[\"nl\",\"en\"],\"description\":\"Taal van de teksten; de zoekvraag taal gaat voor. / Language "
        "of the texts.\"}");
    text_put(out, ",\"bekendOp\":{\"type\":\"string\",\"format\":\"date\",\"description\":\"Alleen waarden die op deze dag bekend waren. / Only values "
        "known on this day.\"}");
    text_put(out, ",\"rechtVan\":{\"type\":\"string\",\"format\":\"date\",\"description\":\"Elke dag krijgt het recht van deze dag. / Every day gets the "
        "law of this day.\"}");
    put_key(out, "wet"); put_ref(out, "Hervormingen", NULL);
    put_key(out, "verwerking"); put_ref(out, "Verwerking", NULL);
}

static void put_case_settings(struct text *out, const struct rule *rule)
{
    if (rule) {
        text_put(out, ",\"uitkomsten\":{\"type\":\"array\",\"description\":\"Alleen deze uitkomsten. / Only these "
            "outcomes.\",\"items\":{\"type\":\"string\",\"enum\":[");
        for (uint32_t k = 0; k < rule->outcome_count; k++) { put_comma(out); put_string(out, rule->outcomes[k].term->name); }
        text_put(out, "]}}");
    } else text_put(out, ",\"uitkomsten\":{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"description\":\"Alleen deze uitkomsten. / Only these "
        "outcomes.\"}");
    text_put(out, ",\"gemeente\":{\"type\":\"string\",\"description\":\"De gemeente, als de regel naar één gemeente vraagt. / The municipality, when the "
        "rule asks for one.\"}");
    schema_settings(out);
}

void schema_rule_names(struct text *out)
{
    put_open(out, "enum", '[');
    for (int32_t i = 0; i < rule_count; i++) { put_comma(out); put_string(out, rules[i]->name); }
    text_char(out, ']');
}

static void put_name(struct text *out, const struct rule *rule)
{
    text_put(out, "\"regel\":{\"type\":\"string\",\"enum\":[");
    put_string(out, rule->name);
    text_put(out, "]}");
}

static void put_schema(struct text *out, const char *before, const struct rule *rule)
{
    struct text name = { 0 };
    schema_name(&name, before, rule);
    put_key(out, text_string(&name));
    text_free(&name);
}

void schema_of_rule(struct text *out, const struct rule *rule)
{
    put_schema(out, "Feiten", rule);
    schema_facts(out, rule);
    put_schema(out, "Uitkomst", rule);
    schema_outcomes(out, rule);
    put_schema(out, "AanvraagBerekening", rule);
    text_put(out, "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"feiten\"]");
    put_member(out, "title", rule->title[0]);
    text_put(out, ",\"properties\":{");
    put_name(out, rule);
    put_key(out, "feiten"); put_ref(out, "Feiten", rule);
    put_case_settings(out, rule);
    text_put(out, "}}");
    put_schema(out, "Berekening", rule);
    text_put(out, "{\"allOf\":[{\"$ref\":\"#/components/schemas/Berekening\"},{\"type\":\"object\",\"properties\":{");
    put_name(out, rule);
    put_key(out, "uitkomst"); put_ref(out, "Uitkomst", rule);
    text_put(out, "}}]");
    put_member(out, "title", rule->title[0]);
    text_char(out, '}');
}

/* ---- other requests ---- */

/* {"type":"object", ..., "properties":{ own members, the rule and facts when it has them, settings }} */
static void put_request(struct text *out, const char *name, const char *required, const char *own, bool of_case)
{
    put_key(out, name);
    text_put(out, "{\"type\":\"object\",\"additionalProperties\":false");
    if (*required) { text_put(out, ",\"required\":["); text_put(out, required); text_char(out, ']'); }
    text_put(out, ",\"properties\":{");
    text_put(out, own);
    if (of_case) {
        put_key(out, "regel"); text_put(out, "{\"type\":\"string\""); schema_rule_names(out); text_char(out, '}');
        text_put(out, ",\"feiten\":{\"type\":\"object\",\"description\":\"Feiten van de regel; zie het schema Feiten van die regel. / Facts of the rule.\"}");
        put_case_settings(out, NULL);
    } else schema_settings(out);
    text_put(out, "}}");
}

void schema_case_request(struct text *out) { put_request(out, "AanvraagVanEenRegel", "\"feiten\"", "", true); }

static void put_several(struct text *out, const char *name, const char *before)
{
    put_key(out, name);
    text_put(out, "{\"type\":\"object\",\"required\":[\"regel\"],\"oneOf\":[");
    for (int32_t i = 0; i < rule_count; i++) { put_comma(out); put_ref(out, before, rules[i]); }
    text_put(out, "],\"discriminator\":{\"propertyName\":\"regel\",\"mapping\":{");
    for (int32_t i = 0; i < rule_count; i++) {
        struct text ref = { 0 };
        text_put(&ref, "#/components/schemas/");
        schema_name(&ref, before, rules[i]);
        put_member(out, rules[i]->name, text_string(&ref));
        text_free(&ref);
    }
    text_put(out, "}}}");
}

#define SIDE_OF(name) "\"" name "\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"naam\":{\"type\":\"string\"},\"peildatum\":{\"type\":\"string\",\"format\":\"date\"}," \
    "\"feiten\":{\"type\":\"object\"},\"keuzes\":{\"$ref\":\"#/components/schemas/Keuzes\"},\"wet\":{\"$ref\":\"#/components/schemas/Hervormingen\"}," \
    "\"rechtVan\":{\"type\":\"string\",\"format\":\"date\"},\"bekendOp\":{\"type\":\"string\",\"format\":\"date\"},\"gemeente\":{\"type\":\"string\"}}}"

void schema_requests(struct text *out)
{
    put_key(out, "Keuzes");
    put_choices(out);
    put_key(out, "Hervormingen");
    text_put(out, "{\"type\":\"array\",\"description\":\"Namen van ingebouwde hervormingen. / Names of built-in "
        "reforms.\",\"items\":{\"type\":\"string\",\"enum\":[");
    for (int32_t i = 0; i < reform_file_count; i++) { put_comma(out); put_string(out, reform_files[i].name); }
    text_put(out, "]}}");
    put_several(out, "AanvraagBerekening", "AanvraagBerekening");
    put_several(out, "AntwoordBerekening", "Berekening");
    put_request(out, "AanvraagVragen", "",
        "\"rol\":{\"type\":\"string\",\"enum\":[\"inwoner\",\"werkgever\",\"gemeente\",\"uwv\"]},\"stand\":{\"type\":\"string\"},\"terug\":{\"type\":\"boolean\","
        "\"description\":\"Neem het laatste antwoord van de stand terug. / Take back the last answer.\"}", true);
    put_request(out, "AanvraagWijzigingen", "\"regel\",\"feiten\",\"doelen\"",
        "\"doelen\":{\"type\":\"array\",\"minItems\":1,\"maxItems\":16,\"items\":{\"type\":\"string\"},"
        "\"description\":\"Gewenste uitkomsten, zoals recht=ja of bedragPerMaand>=1000. / Wanted outcomes.\"}", true);
    put_request(out, "AanvraagVergelijking", "\"regel\",\"feiten\"", SIDE_OF("a") "," SIDE_OF("b"), true);
    put_request(out, "AanvraagTijdlijn", "\"situatie\"", "\"situatie\":{\"$ref\":\"#/components/schemas/Situatie\"}", false);
    put_request(out, "AanvraagRoutes", "\"vanaf\",\"routes\"",
        "\"vanaf\":{\"type\":\"string\",\"format\":\"date\"},\"maanden\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":120},\"uitkomst\":{\"type\":\"string\"},"
        "\"routes\":{\"type\":\"array\",\"minItems\":1,\"maxItems\":16,\"items\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"letter\",\"naam\"],\"properties\":{\"letter\":{\"type\":\"string\"},"
        "\"naam\":{\"type\":\"string\"},\"feiten\":{\"type\":\"object\"},\"keuzes\":{\"$ref\":\"#/components/schemas/Keuzes\"},\"wet\":{\"$ref\":\"#/components/schemas/Hervormingen\"},"
        "\"rechtVan\":{\"type\":\"string\",\"format\":\"date\"},\"bekendOp\":{\"type\":\"string\",\"format\":\"date\"}}}}", true);
    put_request(out, "AanvraagUitBrp", "",
        "\"personen\":{\"$ref\":\"#/components/schemas/BrpPersonen\"},\"bewoning\":{\"$ref\":\"#/components/schemas/BrpBewoningen\"},"
        "\"peildatum\":{\"type\":\"string\",\"format\":\"date\",\"description\":\"De dag waarop bewoners tellen; nodig bij een bewoning. / The day on "
            "which residents count.\"}", true);
    put_key(out, "AanvraagHulpmiddel");
    text_put(out, "{\"type\":\"object\",\"description\":\"Zoals het inputSchema van het hulpmiddel zegt. / As the inputSchema of the tool says.\"}");
}
