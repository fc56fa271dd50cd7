/* SPDX-License-Identifier: EUPL-1.2 */
/* schema.c: the fields of an ordinance as JSON Schema and as Markdown, from the table that the reader uses; and the reader for files of users. */
#include "ordinance/inside.h"

#include "base/members.h"

/* ---- JSON Schema (draft 7). Numbers may stand as numbers or, as YAML reads them, as text. ---- */

static void put_field_number(struct text *t, const struct local_field *field, int64_t value) { text_decimal_short(t, value, local_decimals(field->unit), '.'); }

static void number_schema(struct text *t, const struct local_field *field)
{
    text_put(t, "{\"anyOf\":[{\"type\":\"number\",\"minimum\":");
    put_field_number(t, field, field->least);
    text_put(t, ",\"maximum\":");
    put_field_number(t, field, field->most);
    text_put(t, "},{\"type\":\"string\",\"pattern\":\"^[0-9]+");
    int decimals = local_decimals(field->unit);
    if (decimals) { text_put(t, "([.][0-9]{1,"); text_int(t, decimals); text_put(t, "})?"); }
    text_put(t, "$\"}]}");
}

static void words_schema(struct text *t, const char *const *names, int32_t count)
{
    text_put(t, "{\"enum\":[");
    for (int32_t i = 0; i < count; i++) { put_comma(t); put_string(t, names[i]); }
    text_put(t, "]}");
}

static void word_schema(struct text *t, const struct local_field *field)
{
    text_put(t, "{\"enum\":[");
    for (int32_t i = 0; i < field->word_count; i++) { put_comma(t); put_string(t, field->words[i].name); }
    text_put(t, "]}");
}

static void given_schema(struct text *t, const struct local_field *field)
{
    switch (field->kind) {
    case LOCAL_answer: text_put(t, "{\"enum\":[\"ja\",\"nee\"]}"); break;
    case LOCAL_number: number_schema(t, field); break;
    case LOCAL_word: word_schema(t, field); break;
    case LOCAL_words: text_put(t, "{\"type\":\"array\",\"uniqueItems\":true,\"items\":"); word_schema(t, field); text_char(t, '}'); break;
    case LOCAL_range: text_put(t, "{\"type\":\"array\",\"minItems\":2,\"maxItems\":2,\"items\":"); number_schema(t, field); text_char(t, '}'); break;
    case LOCAL_text: text_put(t, "{\"$ref\":\"#/definitions/text\"}"); break;
    case LOCAL_regimes: text_put(t, "{\"type\":\"array\",\"minItems\":1,\"maxItems\":"); text_int(t, REGIMES_MOST); text_put(t, ",\"items\":{\"$ref\":\"#/definitions/regime\"}}"); break;
    case LOCAL_KINDS: break;
    }
}

static void field_schema(struct text *t, const struct local_field *field)
{
    put_key(t, field->name);
    text_char(t, '{');
    put_member(t, "title", field->label[0]);
    put_member(t, "description", field->label[1]);
    put_key(t, "$comment");
    struct text about = { 0 };
    text_put(&about, local_kind_names[field->kind]);
    if (field->kind == LOCAL_number || field->kind == LOCAL_range) { text_put(&about, ", "); text_put(&about, law_unit_names[field->unit]); }
    if (field->item) { text_put(&about, ", "); text_put(&about, local_item_names[field->item]); }
    text_json(t, text_string(&about), about.size);
    text_free(&about);
    text_put(t, ",\"allOf\":[{\"$ref\":\"#/definitions/leaves\"},{\"anyOf\":[{\"properties\":{\"value\":");
    given_schema(t, field);
    text_put(t, "}},{\"type\":\"array\",\"items\":{\"properties\":{\"value\":");
    given_schema(t, field);
    text_put(t, "}}}]}]}");
}

static void definitions(struct text *t)
{
    text_put(t, "\"text\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":600},\"day\":{\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"},"
        "\"amount\":{\"anyOf\":[{\"type\":\"number\",\"minimum\":0},{\"type\":\"string\",\"pattern\":\"^[0-9]+([.][0-9]{1,3})?$\"}]},"
        "\"pair\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"nl\",\"en\"],\"properties\":{\"nl\":{\"$ref\":\"#/definitions/text\"},\"en\":{\"$ref\":\"#/definitions/text\"}}},"
        "\"checked\":{\"enum\":[0,1,2,\"0\",\"1\",\"2\"]},\"whole\":{\"anyOf\":[{\"type\":\"integer\",\"minimum\":1},{\"type\":\"string\",\"pattern\":\"^[0-9]+$\"}]},"
        "\"leaf\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"value\":{},\"state\":");
    words_schema(t, local_state_names, LOCAL_STATES);
    text_put(t, ",\"in\":{\"$ref\":\"#/definitions/text\"},\"article\":{\"$ref\":\"#/definitions/text\"},\"from\":{\"$ref\":\"#/definitions/day\"},\"until\":{\"$ref\":\"#/definitions/day\"},"
        "\"checked\":{\"$ref\":\"#/definitions/checked\"},\"beyond\":{\"enum\":[\"ja\",\"nee\"]},\"note\":{\"$ref\":\"#/definitions/pair\"}},"
        "\"anyOf\":[{\"required\":[\"value\",\"in\",\"checked\"]},{\"required\":[\"state\",\"in\",\"checked\"]},{\"required\":[\"state\"],\"properties\":{\"state\":{\"const\":\"onbekend\"}}}]},"
        "\"leaves\":{\"anyOf\":[{\"$ref\":\"#/definitions/leaf\"},{\"type\":\"array\",\"minItems\":1,\"items\":{\"$ref\":\"#/definitions/leaf\"}}]},"
        "\"regime\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"name\",\"basis\"],\"properties\":{\"name\":{\"$ref\":\"#/definitions/text\"},\"basis\":");
    words_schema(t, local_basis_names, BASES);
    static const char *const numbers[] = { "year1", "year2", "year3", "first", "next", "trial" };
    for (int i = 0; i < 6; i++) { put_key(t, numbers[i]); text_put(t, "{\"$ref\":\"#/definitions/amount\"}"); }
    text_put(t, ",\"period_months\":{\"$ref\":\"#/definitions/whole\"}}},\"document\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"id\",\"layer\",\"title\"],\"properties\":{"
        "\"id\":{\"$ref\":\"#/definitions/text\"},\"title\":{\"$ref\":\"#/definitions/text\"},\"layer\":");
    words_schema(t, local_layer_names, LAYERS);
    text_put(t, ",\"adopted\":");
    words_schema(t, local_adopted_names, ADOPTED);
    text_put(t, ",\"cvdr\":{\"type\":\"string\",\"pattern\":\"^CVDR[0-9]{1,10}$\"},\"version\":{\"$ref\":\"#/definitions/whole\"},\"url\":{\"type\":\"string\",\"pattern\":\"^https://\"},"
        "\"bases\":{\"type\":\"array\",\"maxItems\":40,\"items\":{\"type\":\"string\",\"pattern\":\"^[^ ]+ .+$\"}},\"checked\":{\"$ref\":\"#/definitions/checked\"}");
    static const char *const days[] = { "signed", "from", "retro", "until" };
    for (int i = 0; i < 4; i++) { put_key(t, days[i]); text_put(t, "{\"$ref\":\"#/definitions/day\"}"); }
    text_put(t, "}}");
}

void ordinance_schema(struct text *t)
{
    text_put(t, "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"title\":\"Verordening als gegevens\","
        "\"description\":\"An ordinance on support to work as data. Made by breed ordinance schema from the table of fields; do not edit.\","
        "\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"ordinance\",\"name\",\"owner\",\"documents\",\"values\"],\"properties\":{"
        "\"ordinance\":{\"type\":\"string\",\"pattern\":\"^[a-z0-9-]{1,41}$\"},\"name\":{\"$ref\":\"#/definitions/text\"},\"owner\":");
    words_schema(t, local_owner_names, OWNERS);
    text_put(t, ",\"municipality\":{\"$ref\":\"#/definitions/whole\"},\"note\":{\"$ref\":\"#/definitions/pair\"},\"documents\":{\"type\":\"array\",\"maxItems\":20,\"items\":{\"$ref\":\"#/definitions/document\"}},"
        "\"values\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{");
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) field_schema(t, &local_fields[f]);
    text_put(t, "}}},\"definitions\":{");
    definitions(t);
    text_put(t, "}}");
}

/* ---- Markdown ---- */

static void field_row(struct text *t, const struct local_field *field, int language)
{
    text_put(t, "| `");
    text_put(t, field->name);
    text_put(t, "` | ");
    text_put(t, field->label[language]);
    text_put(t, " | ");
    text_put(t, local_kind_names[field->kind]);
    text_put(t, " | ");
    if (field->kind == LOCAL_number || field->kind == LOCAL_range) {
        text_put(t, law_unit_names[field->unit]);
        text_put(t, ", ");
        put_field_number(t, field, field->least);
        text_put(t, say(language, " t/m ", " to "));
        put_field_number(t, field, field->most);
    }
    for (int32_t i = 0; i < field->word_count; i++) { text_put(t, i ? ", `" : "`"); text_put(t, field->words[i].name); text_char(t, '`'); }
    text_put(t, " |\n");
}

void ordinance_fields_markdown(struct text *t, int language)
{
    for (int item = 0; item < ITEMS; item++) {
        text_put(t, item ? "\n### " : "### ");
        if (item) { text_put(t, local_item_names[item]); text_put(t, ". "); }
        text_put(t, local_item_labels[item][language]);
        text_put(t, say(language, "\n\n| veld | wat het zegt | soort | grenzen of woorden |\n| --- | --- | --- | --- |\n", "\n\n| field | what it says | kind | bounds or words |\n| --- | --- | --- | --- |\n"));
        for (int32_t f = 0; f < LOCAL_FIELDS; f++)
            if (local_fields[f].item == (enum local_item)item) field_row(t, &local_fields[f], language);
    }
}

/* ---- files of users ---- */

bool ordinance_read(struct law_ordinance *o, struct arena *arena, const char *bytes, size_t size, struct problems *problems)
{
    size_t at = 0;
    while (at < size && strchr(" \t\r\n", bytes[at])) at++;
    const struct node *root = at < size && bytes[at] == '{' ? node_from_json(arena, bytes, size, problems) : node_from_yaml(arena, bytes, size, problems);
    if (!root || !law_ordinance_read(o, arena, root, problems)) return false;
    if (!o->municipality || law_find_municipality(&law_book, o->municipality)) return true;
    char number[16];
    struct text text = TEXT_IN(number);
    text_int(&text, o->municipality);
    problem_add(problems, 0, "municipality", number, text.size, "het nummer van een gemeente die bestaat of heeft bestaan", "the number of a municipality that exists or existed");
    return false;
}
