/* SPDX-License-Identifier: EUPL-1.2 */
/* facts.c: one fact at a time from text or a document into the struct of its rule. */
#include "rules/facts.h"

#include <string.h>
#include "rules/registry.h"

void facts_clear(const struct rule *rule, void *facts) { memset(facts, 0, rule->facts_size); }

/* ---- reading ---- */

static const int kind_decimals[KINDS] = { [KIND_euro] = 2, [KIND_percent] = 3, [KIND_hours] = 2 };

static int32_t place_of_word(const struct term *term, const char *text, size_t size)
{
    for (int32_t i = 0; i < term->word_count; i++) {
        const char *word = term->words[i];
        size_t k = 0;
        while (k < size && word[k] && text[k] == (word[k] == '_' ? '-' : word[k])) k++;
        if (k == size && !word[k]) return i;
    }
    return -1;
}

/* A municipality as "0599", "GM0599" or its name; a region as its number. Which day it must exist on is for the rule to say. */
static bool read_code(const struct term *term, const char *text, size_t size, int64_t *value)
{
    bool prefixed = !term->region && size == 6 && text[0] == 'G' && text[1] == 'M';
    const char *digits = prefixed ? text + 2 : text;
    size_t count = prefixed ? 4 : size;
    if ((term->region || count == 4) && parse_decimal(digits, count, 0, false, value) == NUMBER_OK) return term_has_code(term, *value);
    const struct law_municipality *named = term->region ? NULL : law_municipality_named(&law_book, text, size);
    if (named) *value = named->code;
    return named != NULL;
}

/* A single value of a term from its text; the range is part of its form. */
static bool read_plain(const struct term *term, const char *text, size_t size, bool comma, int64_t *value)
{
    date day;
    int32_t word;
    switch (term->kind) {
    case KIND_date:
        if (size == 5 && memcmp(text, "nooit", 5) == 0) { *value = DATE_NEVER; return term->may_be_never; }
        if (!parse_date(text, (uint32_t)(size > 10 ? 11 : size), &day)) return false;
        *value = day;
        break;
    case KIND_percent:
        if (term->may_be_unrecorded && size == 18 && memcmp(text, "niet-geregistreerd", 18) == 0) { *value = PERCENT_UNRECORDED; return true; }
        if (parse_decimal(text, size, kind_decimals[KIND_percent], comma, value) != NUMBER_OK) return false;
        break;
    case KIND_answer:
        *value = size == 2 && text[0] == 'j' && text[1] == 'a';
        return *value || (size == 3 && memcmp(text, "nee", 3) == 0);
    case KIND_word:
        word = place_of_word(term, text, size);
        *value = word;
        return word >= 0;
    case KIND_code:
        return read_code(term, text, size, value);
    default:
        if (parse_decimal(text, size, kind_decimals[term->kind], comma, value) != NUMBER_OK) return false;
        break;
    }
    return *value >= term->min && *value <= term->max && !(term->whole && *value % 1000);
}

static void store(const struct term *term, void *at, int64_t value)
{
    if (term->kind == KIND_euro) { money amount = value; memcpy(at, &amount, sizeof amount); return; }
    int32_t small = (int32_t)value;
    memcpy(at, &small, sizeof small);
}

static __attribute__((noinline, cold)) void refuse(const struct term *term, const char *field, const char *text, size_t size, int32_t line, struct problems *problems)
{
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text out = TEXT_IN(allowed[language]);
        term_put_allowed(&out, term, language);
        text_string(&out);
    }
    problem_add(problems, line, field, text, size, allowed[0], allowed[1]);
}

static void mark(void *facts, int32_t fact, bool unknown)
{
    struct facts_head *head = facts;
    uint64_t bit = (uint64_t)1 << fact;
    head->given &= ~bit;
    head->unknown &= ~bit;
    if (unknown) head->unknown |= bit; else head->given |= bit;
}

static bool is_unknown(const char *text, size_t size) { return size == 8 && memcmp(text, "onbekend", 8) == 0; }

static bool set_list(const struct rule *rule, void *facts, int32_t fact, const struct node *node, struct problems *problems);

/* "a,b,c" for a list of single values. */
static bool set_words(const struct term *term, char *at, const char *text, size_t size, struct manner manner, struct problems *problems)
{
    int32_t n = 0;
    while (size) {
        const char *comma = memchr(text, ',', size);
        size_t length = comma ? (size_t)(comma - text) : size;
        int64_t value;
        if (n == term->max || !read_plain(term->parts[0].term, text, length, false, &value)) { refuse(n == term->max ? term : term->parts[0].term, term->name, text, length, manner.line, problems); return false; }
        store(term->parts[0].term, at + term->items_offset + (size_t)n++ * term->item_size, value);
        text += length + (comma != NULL);
        size -= length + (comma != NULL);
    }
    memcpy(at, &n, sizeof n);
    if (n < term->min) { refuse(term, term->name, text, 0, manner.line, problems); return false; }
    return true;
}

static bool set_list_text(const struct rule *rule, void *facts, int32_t fact, const char *text, size_t size, struct manner manner, struct problems *problems)
{
    const struct term *term = rule->facts[fact].term;
    if (size && text[0] != '[' && term->scalar_items) {
        if (!set_words(term, (char *)facts + rule->facts[fact].offset, text, size, manner, problems)) return false;
        mark(facts, fact, false);
        return true;
    }
    struct arena arena = { .limit = 1 << 20 };
    struct node *node = size && text[0] == '[' ? node_from_json(&arena, text, size, NULL) : NULL;
    int32_t before = problems ? problems->count : 0;
    bool good = node && set_list(rule, facts, fact, node, problems);
    for (int32_t i = before; problems && i < problems->count && i < PROBLEMS_KEPT; i++) problems->item[i].line = manner.line;      /* not the line within this text */
    if (!node) refuse(term, term->name, text, size, manner.line, problems);
    arena_free(&arena);
    return good;
}

bool fact_set_text(const struct rule *rule, void *facts, int32_t fact, const char *text, size_t size, struct manner manner, struct problems *problems)
{
    const struct term *term = rule->facts[fact].term;
    int64_t value;
    if (is_unknown(text, size)) { mark(facts, fact, true); return true; }
    if (term->kind == KIND_list) return set_list_text(rule, facts, fact, text, size, manner, problems);
    if (!read_plain(term, text, size, manner.comma, &value)) { refuse(term, term->name, text, size, manner.line, problems); return false; }
    store(term, (char *)facts + rule->facts[fact].offset, value);
    mark(facts, fact, false);
    return true;
}

/* given and unknown of an element stand before its parts. */
bool list_part_set_text(const struct term *list, char *item, int32_t part, const char *field, const char *text, size_t size, struct manner manner, struct problems *problems)
{
    uint32_t marks[2];
    int64_t value = 0;
    bool unknown = is_unknown(text, size);
    if (!unknown && !read_plain(list->parts[part].term, text, size, manner.comma, &value)) { refuse(list->parts[part].term, field, text, size, manner.line, problems); return false; }
    memcpy(marks, item, sizeof marks);
    marks[unknown] |= (uint32_t)1 << part;
    memcpy(item, marks, sizeof marks);
    if (!unknown) store(list->parts[part].term, item + list->parts[part].offset, value);
    return true;
}

/* One record of a list: its parts by name, each with its own mark. */
static bool set_record(const struct term *list, char *item, int32_t place, const struct node *record, struct problems *problems)
{
    uint32_t given = 0, unknown = 0;
    bool good = record->kind == NODE_MAP;
    if (!good) refuse(list, list->name, record->text, record->size, record->line, problems);
    for (const struct node *node = good ? record->first : NULL; node; node = node->next) {
        char field[72];
        struct text name = TEXT_IN(field);
        text_put(&name, list->name); text_char(&name, '['); text_int(&name, place + 1); text_put(&name, "].");
        text_bytes(&name, node->key, node->key_size);
        text_string(&name);
        int32_t part = 0;
        while (part < list->part_count && !same_text(node->key, node->key_size, list->parts[part].term->name)) part++;
        int64_t value;
        if (part == list->part_count) { refuse(list, field, node->text, node->size, node->line, problems); good = false; }
        else if (node->kind == NODE_TEXT && is_unknown(node->text, node->size)) unknown |= (uint32_t)1 << part;
        else if ((node->kind != NODE_TEXT && node->kind != NODE_NUMBER) || !read_plain(list->parts[part].term, node->text, node->size, false, &value)) { refuse(list->parts[part].term, field, node->text, node->size, node->line, problems); good = false; }
        else { store(list->parts[part].term, item + list->parts[part].offset, value); given |= (uint32_t)1 << part; }
    }
    memcpy(item, &given, sizeof given);
    memcpy(item + sizeof given, &unknown, sizeof unknown);
    return good;
}

static bool set_list(const struct rule *rule, void *facts, int32_t fact, const struct node *list, struct problems *problems)
{
    const struct term *term = rule->facts[fact].term;
    char *at = (char *)facts + rule->facts[fact].offset;
    if (list->kind != NODE_LIST || list->count < term->min || list->count > term->max) { refuse(term, term->name, list->text, list->size, list->line, problems); return false; }
    bool good = true;
    int32_t n = 0;
    for (const struct node *node = list->first; node; node = node->next, n++) {
        char *item = at + term->items_offset + (size_t)n * term->item_size;
        int64_t value;
        if (!term->scalar_items) { good &= set_record(term, item, n, node, problems); continue; }
        bool plain = (node->kind == NODE_TEXT || node->kind == NODE_NUMBER) && read_plain(term->parts[0].term, node->text, node->size, false, &value);
        if (plain) store(term->parts[0].term, item, value); else refuse(term->parts[0].term, term->name, node->text, node->size, node->line, problems);
        good &= plain;
    }
    memcpy(at, &n, sizeof n);
    if (good) mark(facts, fact, false);
    return good;
}

bool fact_set_node(const struct rule *rule, void *facts, int32_t fact, const struct node *node, struct problems *problems)
{
    const struct term *term = rule->facts[fact].term;
    if (node->kind == NODE_TEXT || node->kind == NODE_NUMBER) return fact_set_text(rule, facts, fact, node->text, node->size, (struct manner){ false, node->line }, problems);
    if (node->kind == NODE_LIST && term->kind == KIND_list) return set_list(rule, facts, fact, node, problems);
    static const char *const shown[] = { [NODE_MAP] = "{...}", [NODE_LIST] = "[...]", [NODE_TRUE] = "true", [NODE_FALSE] = "false", [NODE_NULL] = "null" };
    refuse(term, term->name, shown[node->kind], strlen(shown[node->kind]), node->line, problems);
    return false;
}

bool facts_set_map(const struct rule *rule, void *facts, const struct node *map, struct problems *problems)
{
    if (map->kind != NODE_MAP) {
        problem_add(problems, map->line, "feiten", map->text, map->size, "een object met feiten", "an object of facts");
        return false;
    }
    bool good = true;
    for (const struct node *node = map->first; node; node = node->next) {
        int32_t fact = rule_fact(rule, node->key, node->key_size);
        if (fact >= 0) good &= fact_set_node(rule, facts, fact, node, problems);
        else { tell_unknown_fact(rule, node->key, node->key_size, node->line, problems); good = false; }
    }
    return good;
}
