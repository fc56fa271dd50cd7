/* SPDX-License-Identifier: EUPL-1.2 */
/* data.c: tables of the folder exchange/ read when they are needed, and one rule asked with a few facts. */
#include "exchange/data.h"

#include <string.h>
#include "base/text.h"
#include "rules/facts.h"

const struct node *exchange_table(struct arena *arena, const char *name, struct problems *problems)
{
    for (int32_t i = 0; i < exchange_files_count; i++)
        if (strcmp(exchange_files[i].name, name) == 0) return node_from_yaml(arena, exchange_files[i].bytes, exchange_files[i].size, problems);
    problem_add(problems, 0, "tabel", name, strlen(name), "een tabel van dit programma", "a table of this program");
    return NULL;
}

const char *table_text(const struct node *map, const char *key)
{
    const struct node *node = node_get(map, key);
    return node && node->kind == NODE_TEXT ? node->text : "";
}

const char *table_label(const struct node *map, const char *key, int language)
{
    const struct node *node = node_get(map, key);
    return table_text(node, language ? "en" : "nl");
}

date table_day(const struct node *map, const char *key, date otherwise)
{
    const struct node *node = node_get(map, key);
    date day;
    return node && node->kind == NODE_TEXT && parse_date(node->text, node->size, &day) ? day : otherwise;
}

int32_t table_number(const struct node *map, const char *key, int32_t otherwise)
{
    const struct node *node = node_get(map, key);
    int64_t value;
    bool good = node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER) && parse_decimal(node->text, node->size, 0, false, &value) == NUMBER_OK;
    return good && value >= INT32_MIN && value <= INT32_MAX ? (int32_t)value : otherwise;
}

/* ---- one rule asked ---- */

bool ask_begin(struct asked *a, const char *rule)
{
    a->rule = rule_find(rule, strlen(rule));
    a->status = ONBEKEND;
    if (a->rule) facts_clear(a->rule, &a->facts);
    return a->rule != NULL;
}

void ask_fact(struct asked *a, const char *name, int64_t value)
{
    int32_t fact = rule_fact(a->rule, name, strlen(name));
    char text[200];
    struct text plain = TEXT_IN(text);
    if (fact < 0) return;
    term_put_plain(&plain, a->rule->facts[fact].term, value, false);
    (void)fact_set_text(a->rule, &a->facts, fact, text_string(&plain), plain.size, (struct manner){ 0 }, NULL);
}

void ask_rule_now(struct asked *a, const struct law *law) { a->status = decide_case(a->rule, law, &a->facts, &a->outcome, NULL, NULL); }

bool asked_value(const struct asked *a, const char *outcome, int64_t *value, bool *none)
{
    int32_t place = rule_outcome(a->rule, outcome, strlen(outcome));
    *none = false;
    if (place < 0 || outcome_status(a->status, &a->outcome, (uint32_t)place) != VASTGESTELD) return false;
    *none = outcome_head(&a->outcome)->none >> place & 1;
    if (!*none) *value = term_plain(a->rule->outcomes[place].term, a->outcome.bytes + a->rule->outcomes[place].offset);
    return true;
}

date asked_deadline(const struct asked *a, int32_t word)
{
    int32_t place = rule_outcome(a->rule, "termijnen", strlen("termijnen")), n;
    if (place < 0 || outcome_status(a->status, &a->outcome, (uint32_t)place) != VASTGESTELD) return DATE_NEVER;
    const struct term *list = a->rule->outcomes[place].term;
    const char *value = a->outcome.bytes + a->rule->outcomes[place].offset;
    memcpy(&n, value, sizeof n);
    for (int32_t i = 0; i < n; i++) {
        const char *item = value + list->items_offset + (size_t)i * list->item_size;
        if (term_plain(list->parts[0].term, item + list->parts[0].offset) != word) continue;
        for (int32_t k = 1; k < list->part_count; k++)
            if (list->parts[k].term->kind == KIND_date) return (date)term_plain(list->parts[k].term, item + list->parts[k].offset);
    }
    return DATE_NEVER;
}

date objection_until(const struct law *law, date sent)
{
    struct asked a;
    if (!ask_begin(&a, "termijnen")) return DATE_NEVER;
    ask_fact(&a, "besluitVerzonden", sent);
    ask_rule_now(&a, law);
    return asked_deadline(&a, termijnSoort_bezwaar);
}
