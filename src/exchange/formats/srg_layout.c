/* SPDX-License-Identifier: EUPL-1.2 */
/* srg_layout.c: the layout of an SRG file read and checked: fields that join, codes with the days on which they hold. */
#include "exchange/formats/srg.h"

#include <string.h>
#include "base/node.h"
#include "exchange/data.h"
#include "exchange/formats/srg_inside.h"

const char *const srg_source_name[SRG_SOURCES] = {
#define AS_SRG_NAME(name) #name,
    SRG_VALUES(AS_SRG_NAME)
};

struct reading { struct srg_layout *l; struct problems *problems; bool good; };

static void wrong(struct reading *r, const struct node *node, const char *field, const char *value, const char *nl, const char *en)
{
    problem_add(r->problems, node ? node->line : 0, field, value, value ? strlen(value) : 0, nl, en);
    r->good = false;
}

static void read_field(struct reading *r, const struct node *node, int32_t next)
{
    static const char *const types[] = { "getal", "code", "datum", "tekst" };
    struct srg_field *f = &r->l->field[r->l->fields++];
    const char *type = table_text(node, "type"), *empty = table_text(node, "leeg");
    *f = (struct srg_field){ .name = table_text(node, "veld"), .source = table_text(node, "waarde"), .fixed = table_text(node, "vast"), .codes = table_text(node, "codes"),
        .certainty = table_text(node, "zekerheid"),
                             .position = table_number(node, "positie", 0), .width = table_number(node, "breedte", 0), .may_be_empty = *empty != 0, .empty = *empty };
    bool known_type = false, known_source = false;
    for (int32_t k = 0; k < 4; k++) if (strcmp(type, types[k]) == 0) { f->type = (enum srg_type)k; known_type = true; }
    for (int32_t k = 0; k < SRG_SOURCES; k++) known_source |= strcmp(f->source, srg_source_name[k]) == 0;
    if (!*f->name) wrong(r, node, "veld", NULL, "een naam", "a name");
    if (!known_type) wrong(r, node, f->name, type, "getal, code, datum of tekst", "getal, code, datum or tekst");
    if (!known_source) wrong(r, node, f->name, f->source, "waar de waarde vandaan komt", "where the value comes from");
    if (f->position != next) wrong(r, node, f->name, "positie", "de plaats achter het vorige veld", "the place behind the field before it");
    if (f->width < 1 || f->width > 100 || (f->type == SRG_day && f->width != 8)) wrong(r, node, f->name, "breedte", "een breedte van 1 t/m 100, en 8 voor een datum",
        "a width from 1 to 100, and 8 for a day");
    if (strcmp(f->source, "vast") == 0 && (int32_t)strlen(f->fixed) != f->width) wrong(r, node, f->name, f->fixed, "een waarde zo breed als het veld", "a value as wide as the field");
}

static void read_codes(struct reading *r, const struct node *lists)
{
    for (const struct node *list = lists ? lists->first : NULL; list; list = list->next)
        for (const struct node *node = list->first; node; node = node->next) {
            const char *code = table_text(node, "code");
            if (r->l->codes == SRG_CODES_MOST) { wrong(r, node, "codes", NULL, "hoogstens 60 codes", "at most 60 codes"); return; }
            /* The key of a list is not NUL-terminated of itself in JSON, but it is in YAML, which tables are. */
            r->l->code[r->l->codes++] = (struct srg_code){ list->key, table_text(node, "betekenis"), strcmp(code, "onbekend") == 0 ? NULL : code, table_day(node, "vanaf", DATE_FIRST),
                table_day(node, "tot", DATE_LAST),
                                                           strcmp(table_text(node, "zekerheid"), "wet") == 0 };
            if (!*code || !*table_text(node, "betekenis") || !node_get(node, "vanaf")) wrong(r, node, "codes", code, "betekenis, code en eerste dag", "meaning, code and first day");
        }
}

bool srg_layout_of(struct srg_layout *l, const struct node *document, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct reading r = { l, problems ? problems : &own, true };
    int32_t next = 1;
    *l = (struct srg_layout){ .name = table_text(document, "naam") };
    const struct node *fields = node_get(document, "velden"), *ends = node_get(document, "einde");
    if (!fields || fields->kind != NODE_LIST || fields->count > SRG_FIELDS_MOST) { wrong(&r, document, "velden", NULL, "een lijst van hoogstens 40 velden",
        "a list of at most 40 fields"); return false; }
    for (const struct node *node = fields->first; node; node = node->next) {
        read_field(&r, node, next);
        next = l->field[l->fields - 1].position + l->field[l->fields - 1].width;
    }
    l->length = table_number(document, "lengte", 0);
    if (l->length != next - 1) wrong(&r, document, "lengte", NULL, "de som van de breedtes", "the sum of the widths");
    l->line_end = strcmp(table_text(document, "regeleinde"), "lf") == 0 ? "\n" : "\r\n";
    read_codes(&r, node_get(document, "codes"));
    for (const struct node *node = ends ? ends->first : NULL; node && l->ends < SRG_ENDS_MOST; node = node->next) l->end[l->ends++] = (struct srg_end){ table_text(node, "gebeurtenis"),
        table_text(node, "reden") };
    return r.good;
}

bool srg_layout_read(struct srg_layout *l, struct arena *arena, const char *table, struct problems *problems)
{
    const struct node *document = exchange_table(arena, table, problems);
    return document && srg_layout_of(l, document, problems);
}

void srg_give_code(struct srg_layout *l, const char *list, const char *meaning, const char *code)
{
    for (int32_t i = 0; i < l->codes; i++)
        if (!l->code[i].code && strcmp(l->code[i].list, list) == 0 && strcmp(l->code[i].meaning, meaning) == 0) l->code[i].code = code;
}

const struct srg_code *srg_code_of(const struct srg_layout *l, const char *list, const char *meaning, date on)
{
    for (int32_t i = 0; i < l->codes; i++) {
        const struct srg_code *c = &l->code[i];
        if (strcmp(c->list, list) == 0 && strcmp(c->meaning, meaning) == 0 && c->from <= on && on <= c->until) return c;
    }
    return NULL;
}
