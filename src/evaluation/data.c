/* SPDX-License-Identifier: EUPL-1.2 */
/* data.c: a document as JSON that can be read again, its sections as tables, and the JSON Schema of all documents. */
#include "evaluation/inside.h"

#include <string.h>
#include "base/members.h"

/* ---- JSON ---- */

static void put_refs(struct text *out, const struct evaluation_value *v)
{
    text_char(out, '[');
    for (int32_t i = 0; i < v->refs; i++) { put_comma(out); put_string(out, v->ref[i]->id); }
    text_char(out, ']');
}

static void put_value(struct text *out, const struct evaluation_field *f, const struct evaluation_value *v)
{
    put_key(out, f->name);
    switch (f->kind) {
    case FIELD_both:
        text_char(out, '{');
        if (v->text[0]) put_member(out, "nl", v->text[0]);
        if (v->text[1]) put_member(out, "en", v->text[1]);
        text_char(out, '}');
        break;
    case FIELD_word: put_string(out, f->words->word[v->word].name); break;
    case FIELD_number: text_int(out, v->number); break;
    case FIELD_day: text_char(out, '"'); text_date(out, v->day); text_char(out, '"'); break;
    case FIELD_ref: put_string(out, v->refs ? v->ref[0]->id : ""); break;
    case FIELD_refs: put_refs(out, v); break;
    case FIELD_tree: node_put(out, v->tree); break;
    default: put_string(out, v->text[0] ? v->text[0] : "");
    }
}

void evaluation_put_record(struct text *out, const struct evaluation_record *r)
{
    const struct evaluation_section *s = &evaluation_sections[r->section];
    text_char(out, '{');
    put_member(out, "id", r->id);
    for (int32_t i = 0; i < s->fields; i++) if (r->value[i].given) put_value(out, &s->field[i], &r->value[i]);
    text_char(out, '}');
}

void evaluation_json(struct text *out, const struct evaluation *e)
{
    text_char(out, '{');
    for (int32_t s = 0; s < SECTIONS; s++) {
        const struct evaluation_list *list = &e->list[s];
        if (!list->count) continue;
        put_key(out, evaluation_sections[s].name);
        if (s == SECTION_about || s == SECTION_plan) { evaluation_put_record(out, list->record); continue; }
        text_char(out, '[');
        for (int32_t i = 0; i < list->count; i++) { text_put(out, i ? ",\n" : "\n"); evaluation_put_record(out, &list->record[i]); }
        text_put(out, "\n]");
    }
    text_put(out, "}\n");
}

/* ---- tables ---- */

/* The field of a column, and for one of two languages which; -1: the id. */
static int32_t column_field(int32_t section, int32_t column, int *language)
{
    const struct evaluation_section *s = &evaluation_sections[section];
    int32_t at = 1;
    *language = 0;
    if (column == 0) return -1;
    for (int32_t i = 0; i < s->fields; i++) {
        int32_t wide = s->field[i].kind == FIELD_both ? 2 : 1;
        if (column < at + wide) { *language = column - at; return i; }
        at += wide;
    }
    return -1;
}

int32_t evaluation_columns(int32_t section)
{
    const struct evaluation_section *s = &evaluation_sections[section];
    int32_t n = 1;
    for (int32_t i = 0; i < s->fields; i++) n += s->field[i].kind == FIELD_both ? 2 : 1;
    return n;
}

void evaluation_cell(struct text *out, const struct evaluation *e, int32_t section, int32_t row, int32_t column)
{
    int language;
    int32_t i = column_field(section, column, &language);
    const struct evaluation_section *s = &evaluation_sections[section];
    if (row < 0) {
        text_put(out, i < 0 ? "id" : s->field[i].name);
        if (i >= 0 && s->field[i].kind == FIELD_both) text_put(out, language ? ".en" : ".nl");
        return;
    }
    const struct evaluation_record *r = &e->list[section].record[row];
    const struct evaluation_value *v = i < 0 ? NULL : &r->value[i];
    if (!v) { text_put(out, r->id); return; }
    if (!v->given) return;
    switch (s->field[i].kind) {
    case FIELD_both: text_put(out, v->text[language] ? v->text[language] : ""); break;
    case FIELD_word: text_put(out, s->field[i].words->word[v->word].name); break;
    case FIELD_number: text_int(out, v->number); break;
    case FIELD_day: text_date(out, v->day); break;
    case FIELD_tree: node_put(out, v->tree); break;
    case FIELD_ref: case FIELD_refs: for (int32_t k = 0; k < v->refs; k++) { text_put(out, k ? " " : ""); text_put(out, v->ref[k]->id); } break;
    default: text_put(out, v->text[0] ? v->text[0] : "");
    }
}

/* ---- JSON Schema ---- */

static void put_kind(struct text *out, const struct evaluation_field *f)
{
    switch (f->kind) {
    case FIELD_both: text_put(out, f->how & FIELD_DUTCH_ALONE ? ",\"$ref\":\"#/$defs/geschreven\"" : ",\"$ref\":\"#/$defs/tweetalig\""); break;
    case FIELD_word:
        put_open(out, "enum", '[');
        for (int32_t i = 0; i < f->words->count; i++) { put_comma(out); put_string(out, f->words->word[i].name); }
        text_char(out, ']');
        break;
    case FIELD_number: text_put(out, ",\"type\":\"integer\",\"minimum\":0,\"maximum\":9999"); break;
    case FIELD_day: text_put(out, ",\"type\":\"string\",\"format\":\"date\""); break;
    case FIELD_ref: text_put(out, ",\"$ref\":\"#/$defs/id\""); break;
    case FIELD_refs: text_put(out, ",\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/id\"},\"uniqueItems\":true,\"maxItems\":200"); break;
    case FIELD_tree: text_put(out, ",\"type\":\"array\",\"items\":{\"type\":\"object\"}"); break;
    default: text_put(out, ",\"$ref\":\"#/$defs/tekst\"");
    }
}

static void put_section_schema(struct text *out, const struct evaluation_section *s, int language)
{
    text_put(out, "{\"type\":\"object\",\"additionalProperties\":false");
    put_member(out, "title", s->label[language]);
    text_put(out, ",\"required\":[\"id\"");
    for (int32_t i = 0; i < s->fields; i++) if (s->field[i].how & FIELD_REQUIRED) { put_comma(out); put_string(out, s->field[i].name); }
    text_put(out, "],\"properties\":{\"id\":{\"$ref\":\"#/$defs/id\"}");
    for (int32_t i = 0; i < s->fields; i++) {
        put_open(out, s->field[i].name, '{');
        put_member(out, "description", s->field[i].label[language]);
        put_kind(out, &s->field[i]);
        text_char(out, '}');
    }
    text_put(out, "}}");
}

void evaluation_schema(struct text *out, bool plan, int language)
{
    static const char *const titles[2][2] = { { "Een invoeringstoets", "An implementation assessment" }, { "Een plan van voorbereiding", "A plan of preparation" } };
    int32_t head = plan ? SECTION_plan : SECTION_about;
    text_put(out, "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"");
    put_member(out, "title", titles[plan][language]);
    text_put(out, ",\"type\":\"object\",\"additionalProperties\":false,\"required\":[");
    put_string(out, evaluation_sections[head].name);
    text_put(out, "],\"properties\":{");
    for (int32_t s = 0; s < SECTIONS; s++) {
        if (evaluation_is_plan(s) != plan) continue;
        put_key(out, evaluation_sections[s].name);
        if (s != head) text_put(out, "{\"type\":\"array\",\"maxItems\":4000,\"items\":");
        put_section_schema(out, &evaluation_sections[s], language);
        if (s != head) text_char(out, '}');
    }
    text_put(out, "},\"$defs\":{\"id\":{\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$\"},\"tekst\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":4000},"
        "\"tweetalig\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"nl\",\"en\"],\"properties\":{\"nl\":{\"$ref\":\"#/$defs/tekst\"},\"en\":{\"$ref\":\"#/$defs/tekst\"}}},"
        "\"geschreven\":{\"anyOf\":[{\"$ref\":\"#/$defs/tekst\"},{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"nl\"],\"properties\":{\"nl\":{\"$ref\":\"#/$defs/tekst\"},\"en\":{\"$ref\":\"#/$defs/tekst\"}}}]}}}");
}
