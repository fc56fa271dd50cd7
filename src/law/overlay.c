/* SPDX-License-Identifier: EUPL-1.2 */
/* overlay.c: a reform or a correction as YAML: rows and options that come on top of the book. */
#include <string.h>
#include "base/node.h"
#include "law/law.h"
#include "law/read.h"

static void refuse(struct problems *problems, const struct node *node, const char *field, const char *nl, const char *en)
{
    problem_add(problems, node->line, field, node->text, node->size, nl, en);
}

/* unit is optional in an overlay; when it is there it must be that of the book. */
static void check_unit(const struct law_parameter *parameter, const struct node *node, struct problems *problems)
{
    const struct node *unit = node_get(node, "unit");
    if (unit && !node_is(unit, law_unit_names[parameter->unit])) refuse(problems, unit, parameter->name, law_unit_names[parameter->unit], law_unit_names[parameter->unit]);
}

static void read_parameters(struct law_rows *rows, const struct node *list, struct problems *problems)
{
    static const char *const names[] = { "name", "unit", "values" };
    if (list->kind != NODE_LIST) { refuse(problems, list, "parameters", "een lijst", "a list"); return; }
    for (const struct node *node = list->first; node; node = node->next) {
        const struct node *name = node_get(node, "name");
        if (!name || !name->text) { refuse(problems, node, "parameters", "name en values", "name and values"); continue; }
        const struct law_parameter *parameter = law_find_parameter(&law_book, name->text, name->size);
        if (!parameter) { refuse(problems, name, "name", "een naam van breed parameters", "a name of breed parameters"); continue; }
        law_refuse_others(node, names, 3, problems);
        check_unit(parameter, node, problems);
        if (!node_get(node, "values")) { refuse(problems, node, parameter->name, "een lijst values", "a list of values"); continue; }
        law_read_values(rows, parameter, (uint16_t)(parameter - law_book.parameters), node_get(node, "values"), problems);
    }
}

/* "option", or {option: ..., from: ...} when it holds from a day on. */
static const struct node *option_of(const struct node *node, date *from, struct problems *problems)
{
    static const char *const names[] = { "option", "from" };
    *from = DATE_FIRST;
    if (node->kind != NODE_MAP) return node;
    const struct node *day = node_get(node, "from");
    law_refuse_others(node, names, 2, problems);
    if (!day || !day->text || !parse_date(day->text, day->size, from))
        refuse(problems, day ? day : node, "from", "een datum die bestaat, jjjj-mm-dd", "a date that exists, yyyy-mm-dd");
    return node_get(node, "option");
}

static void read_choices(struct law_overlay *overlay, const struct node *map, struct problems *problems)
{
    if (map->kind != NODE_MAP) { refuse(problems, map, "choices", "code: optie", "code: option"); return; }
    struct law_tables tables = { .book = &law_book };
    struct law law = { .tables = &tables };
    for (const struct node *node = map->first; node; node = node->next) {
        const struct law_choice *choice = law_find_choice(&law_book, node->key, node->key_size);
        date from;
        const struct node *option = option_of(node, &from, problems);
        int32_t before = problems->count;
        bool known = law_choose(&law, node->key, node->key_size, option && option->text ? option->text : "", option && option->text ? option->size : 0, problems);
        if (!known && before < PROBLEMS_KEPT) problems->item[before].line = option ? option->line : node->line;
        if (!known) continue;
        if (overlay->taken_count == LAW_CHOICES) return;
        size_t place = (size_t)(choice - law_book.choices);
        overlay->taken[overlay->taken_count++] = (struct law_taken){ (uint16_t)place, law.option[place], from };
    }
}

/* A text for both languages, or {nl: ..., en: ...}. */
static void read_words(const char *both[2], struct arena *arena, const struct node *map, const char *key, struct problems *problems)
{
    static const char *const names[] = { "nl", "en" };
    const struct node *node = node_get(map, key);
    for (int language = 0; language < 2; language++) {
        const struct node *words = node && node->kind == NODE_MAP ? node_get(node, names[language]) : node;
        const char *copy = words && words->text ? arena_copy(arena, words->text, words->size) : NULL;
        both[language] = copy ? copy : "";
        if (node && !(words && words->text)) refuse(problems, node, key, "een tekst, of nl en en", "a text, or nl and en");
    }
    if (node && node->kind == NODE_MAP) law_refuse_others(node, names, 2, problems);
}

bool law_overlay_read(struct law_overlay *overlay, struct arena *arena, const char *name, const char *bytes, size_t size, struct problems *problems)
{
    static const char *const names[] = { "name", "title", "summary", "parameters", "choices" };
    struct problems own;
    own.count = 0;
    struct problems *into = problems ? problems : &own;
    int32_t before = into->count;
    *overlay = (struct law_overlay){ .name = name, .title = { "", "" }, .summary = { "", "" } };
    const struct node *root = node_from_yaml(arena, bytes, size, into);
    if (!root) return false;
    if (root->kind != NODE_MAP) { refuse(into, root, "overlay", "parameters en choices", "parameters and choices"); return false; }
    law_refuse_others(root, names, 5, into);
    read_words(overlay->title, arena, root, "title", into);
    read_words(overlay->summary, arena, root, "summary", into);
    struct law_rows rows = { .arena = arena };
    if (node_get(root, "parameters")) read_parameters(&rows, node_get(root, "parameters"), into);
    if (node_get(root, "choices")) read_choices(overlay, node_get(root, "choices"), into);
    overlay->rows = rows.at;
    overlay->row_count = rows.count;
    return into->count == before;
}
