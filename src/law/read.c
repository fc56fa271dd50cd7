/* SPDX-License-Identifier: EUPL-1.2 */
/* read.c: rows of a parameter from YAML, each mistake named with its line. */
#include "law/read.h"

#include <string.h>
#include "base/fraction.h"

static void refuse(struct problems *problems, const struct node *node, const char *field, const char *nl, const char *en)
{
    problem_add(problems, node->line, field, node->text, node->size, nl, en);
}

int32_t law_place_of(const char *const *names, int32_t count, const struct node *word)
{
    for (int32_t i = 0; i < count; i++)
        if (node_is(word, names[i])) return i;
    return -1;
}

void law_refuse_others(const struct node *map, const char *const *names, int32_t count, struct problems *problems)
{
    for (const struct node *child = map->first; child; child = child->next) {
        int32_t i = 0;
        while (i < count && !same_text(child->key, child->key_size, names[i])) i++;
        if (i == count) problem_add(problems, child->line, "sleutel", child->key, child->key_size, "geen bekende naam op deze plaats", "no known name in this place");
    }
}

/* A decimal as an exact ratio: 23.5 with unit = 100 is 47/200. */
static bool ratio_from(const struct node *node, int decimals, int64_t unit, int64_t *value)
{
    int64_t scaled, scale = 1;
    for (int i = 0; i < decimals; i++) scale *= 10;
    if (parse_decimal(node->text, node->size, decimals, false, &scaled) != NUMBER_OK || scaled < 0 || scaled > 1000 * scale) return false;
    fraction f = in_lowest_terms((fraction){ scaled, scale * unit });
    *value = f.num << 32 | f.den;
    return true;
}

static bool whole_from(const struct node *node, int decimals, int64_t most, int64_t *value)
{
    return parse_decimal(node->text, node->size, decimals, false, value) == NUMBER_OK && *value >= 0 && *value <= most;
}

bool law_value_from_text(const struct law_parameter *parameter, const struct node *node, int64_t *value, const char *allowed[2])
{
    if (node->kind != NODE_TEXT && node->kind != NODE_NUMBER) { allowed[0] = "een waarde"; allowed[1] = "a value"; return false; }
    if (node_is(node, "onbekend")) { *value = INT64_MIN; return true; }
    switch (parameter->unit) {
    case UNIT_euro:
        allowed[0] = "0 t/m 1000000.00 met hoogstens twee decimalen"; allowed[1] = "0 to 1000000.00 with at most two decimals";
        return whole_from(node, 2, 100000000, value);
    case UNIT_percent:
        allowed[0] = "0 t/m 1000 met hoogstens drie decimalen"; allowed[1] = "0 to 1000 with at most three decimals";
        return ratio_from(node, 3, 100, value);
    case UNIT_number:
        allowed[0] = "0 t/m 1000 met hoogstens vier decimalen"; allowed[1] = "0 to 1000 with at most four decimals";
        return ratio_from(node, 4, 1, value);
    case UNIT_hours:
        allowed[0] = "0 t/m 168 met hoogstens twee decimalen"; allowed[1] = "0 to 168 with at most two decimals";
        return whole_from(node, 2, 16800, value);
    case UNIT_date: {
        date day;
        allowed[0] = "een datum die bestaat, jjjj-mm-dd"; allowed[1] = "a date that exists, yyyy-mm-dd";
        if (!parse_date(node->text, node->size, &day)) return false;
        *value = day;
        return true;
    }
    case UNIT_answer:
        allowed[0] = allowed[1] = "ja, nee";
        *value = node_is(node, "ja");
        return node_is(node, "ja") || node_is(node, "nee");
    case UNIT_word:
        allowed[0] = "een van de woorden van deze parameter"; allowed[1] = "one of the words of this parameter";
        *value = law_place_of(parameter->options, parameter->option_count, node);
        return *value >= 0;
    default:
        allowed[0] = "een geheel getal van 0 t/m 1000000"; allowed[1] = "a whole number from 0 to 1000000";
        return whole_from(node, 0, 1000000, value);
    }
}

static bool add_row(struct law_rows *rows, const struct law_row *row)
{
    if (rows->count == rows->capacity) {
        int32_t capacity = rows->capacity ? rows->capacity * 2 : 64;
        struct law_row *at = arena_take(rows->arena, sizeof *at * (size_t)capacity);
        if (!at) return false;
        if (rows->count) memcpy(at, rows->at, sizeof *at * (size_t)rows->count);
        rows->at = at; rows->capacity = capacity;
    }
    rows->at[rows->count++] = *row;
    return true;
}

/* Place of a key among the keys of a parameter, -1 when it has no such key. */
static int32_t key_place(const struct law_parameter *parameter, const struct node *child)
{
    if (parameter->key_words) {
        for (int32_t i = 0; i < parameter->key_count; i++)
            if (same_text(child->key, child->key_size, parameter->key_words[i])) return i;
        return -1;
    }
    int64_t key;
    if (parse_decimal(child->key, child->key_size, 0, false, &key) != NUMBER_OK) return -1;
    return key >= parameter->key_first && key < parameter->key_first + parameter->key_count ? (int32_t)(key - parameter->key_first) : -1;
}

static void read_one(struct law_rows *rows, const struct law_parameter *parameter, struct law_row *row, const struct node *value, struct problems *problems)
{
    const char *allowed[2];
    if (!law_value_from_text(parameter, value, &row->value, allowed)) refuse(problems, value, parameter->name, allowed[0], allowed[1]);
    else if ((row->status == LAW_onbekend) != (row->value == INT64_MIN))
        refuse(problems, value, parameter->name, "status onbekend hoort bij waarde onbekend, en omgekeerd", "status onbekend goes with value onbekend, and the other way round");
    else if (!add_row(rows, row)) refuse(problems, value, parameter->name, "er is geen geheugen meer", "out of memory");
}

static date day_from(const struct node *map, const char *key, date otherwise, struct problems *problems)
{
    const struct node *node = node_get(map, key);
    date day = otherwise;
    if (node && !parse_date(node->text ? node->text : "", node->text ? node->size : 0, &day))
        refuse(problems, node, key, "een datum die bestaat, jjjj-mm-dd", "a date that exists, yyyy-mm-dd");
    return day;
}

/* The last day of a row that has no `until`. */
static date natural_end(enum law_holds holds, date from)
{
    struct civil c = civil_of(from);
    if (holds == HOLDS_half_year) return c.month <= 6 ? date_of(c.year, 6, 30) : date_of(c.year, 12, 31);
    if (holds == HOLDS_year) return date_of(c.year, 12, 31);
    return DATE_LAST;
}

static const char *copied(struct law_rows *rows, const struct node *node)
{
    const char *copy = node && node->text ? arena_copy(rows->arena, node->text, node->size) : "";
    return copy ? copy : "";
}

static void read_row(struct law_rows *rows, const struct law_parameter *parameter, uint16_t place, const struct node *node, struct problems *problems)
{
    static const char *const names[] = { "from", "until", "known", "value", "status", "single", "source", "note" };
    if (node->kind != NODE_MAP) { refuse(problems, node, parameter->name, "een rij met from en value", "a row with from and value"); return; }
    law_refuse_others(node, names, 8, problems);
    const struct node *value = node_get(node, "value"), *status = node_get(node, "status"), *single = node_get(node, "single");
    struct law_row row = { .parameter = place };
    if (!node_get(node, "from") || !value) { refuse(problems, node, parameter->name, "from en value zijn verplicht", "from and value are required"); return; }
    row.from = day_from(node, "from", DATE_LAST, problems);
    row.until = day_from(node, "until", natural_end(parameter->holds, row.from), problems);
    row.known = day_from(node, "known", parameter->by_birth_date ? DATE_FIRST : row.from, problems);
    if (row.until < row.from) refuse(problems, node, "until", "niet eerder dan from", "not before from");
    int32_t found = status ? law_place_of(law_status_names, LAW_STATUSES, status) : LAW_vastgesteld;
    if (found < 0) { refuse(problems, status, "status", "vastgesteld, afgeleid, onbekend", "vastgesteld, afgeleid, onbekend"); return; }
    row.status = (uint8_t)found;
    row.single = single && node_is(single, "yes");
    if (single && !row.single && !node_is(single, "no")) refuse(problems, single, "single", "yes, no", "yes, no");
    row.source = copied(rows, node_get(node, "source"));
    row.note = copied(rows, node_get(node, "note"));
    bool keyed = parameter->key_words || parameter->key_first != 0 || parameter->key_count != 1;
    if (!keyed) { read_one(rows, parameter, &row, value, problems); return; }
    if (value->kind != NODE_MAP) { refuse(problems, value, parameter->name, "een waarde per sleutel", "a value per key"); return; }
    for (const struct node *child = value->first; child; child = child->next) {
        int32_t key = key_place(parameter, child);
        if (key < 0) problem_add(problems, child->line, parameter->name, child->key, child->key_size, "een sleutel van deze parameter", "a key of this parameter");
        else { row.key = (uint16_t)key; read_one(rows, parameter, &row, child, problems); }
    }
}

void law_read_values(struct law_rows *rows, const struct law_parameter *parameter, uint16_t place, const struct node *values, struct problems *problems)
{
    if (!values || values->kind != NODE_LIST) {
        problem_add(problems, values ? values->line : 0, parameter->name, NULL, 0, "een lijst values", "a list of values");
        return;
    }
    for (const struct node *node = values->first; node; node = node->next) read_row(rows, parameter, place, node, problems);
}
