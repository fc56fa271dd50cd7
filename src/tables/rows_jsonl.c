/* SPDX-License-Identifier: EUPL-1.2 */
/* rows_jsonl.c: a block of JSON Lines, each object with its outcome behind its own members. */
#include <string.h>
#include "rules/registry.h"
#include "tables/csv.h"
#include "tables/inside.h"

/* What a key is to the rule. The keys of one file stand mostly in the same order, so the last key seen at this place is nearly always the one. */
static enum name_kind key_kind(struct table_worker *w, int32_t place, const struct node *node, int32_t *fact)
{
    struct key_seen *seen = &w->keys[(uint32_t)place % KEYS_KEPT];
    const char *nearest;
    bool fits = node->key_size < sizeof seen->name;
    if (fits && seen->size == node->key_size + 1 && memcmp(seen->name, node->key, node->key_size) == 0) { *fact = seen->fact; return seen->kind; }
    enum name_kind kind = name_kind_in(w->plan, node->key, node->key_size, fact, &nearest);
    if (!fits) return kind;
    memcpy(seen->name, node->key, node->key_size);
    seen->size = node->key_size + 1;            /* 0: nothing seen yet */
    seen->kind = kind;
    seen->fact = *fact;
    return kind;
}

static void refuse_key(struct table_worker *w, const struct node *node, const char *nl, const char *en)
{
    row_refuse(w, in_language(w->plan->job, "veld", "member"), node->key, node->key_size, nl, en);
}

/* null and "" are not given, as an empty cell is not. */
static bool is_empty(const struct node *node) { return node->kind == NODE_NULL || (node->kind == NODE_TEXT && node->size == 0); }

/* A fact of the first rule, of a further one (which is then found by its name), or of both. */
static void set_in_all(struct table_worker *w, int32_t fact, const struct node *node)
{
    if (fact >= 0) (void)fact_set_node(w->plan->job->rule, &w->facts, fact, node, &w->problems);
    for (struct table_worker *of = w->next; of; of = of->next) {
        int32_t own = rule_fact(of->plan->job->rule, node->key, node->key_size);
        if (own < 0) continue;
        bool twice = (facts_head(&of->facts)->given | facts_head(&of->facts)->unknown) >> own & 1;
        if (twice) problem_add(&of->problems, 0, of->plan->job->rule->facts[own].term->name, "", 0, "elk feit één keer", "each fact once");
        else (void)fact_set_node(of->plan->job->rule, &of->facts, own, node, &of->problems);
    }
}

/* False when a member has a name of the outcome, so that the two cannot stand in one object. */
static bool set_facts(struct table_worker *w, const struct node *object)
{
    const struct rule *rule = w->plan->job->rule;
    uint64_t seen = 0;
    int32_t place = 0, fact;
    bool free_names = true;
    for (const struct node *node = object->first; node; node = node->next, place++) {
        switch (key_kind(w, place, node, &fact)) {
        case NAME_FACT:
            if (fact >= 0 && seen >> fact & 1) refuse_key(w, node, "elk feit één keer", "each fact once");
            else if (!is_empty(node)) set_in_all(w, fact, node);
            if (fact >= 0) seen |= (uint64_t)1 << fact;
            break;
        case NAME_TAKEN:
            refuse_key(w, node, "een naam die niet in de uitkomst voorkomt", "a name that is not one of the outcome");
            free_names = false;
            break;
        case NAME_NEAR:  tell_unknown_fact(rule, node->key, node->key_size, 0, &w->problems); break;
        default: break;
        }
    }
    return free_names;
}

/* ---- writing ---- */

static void put_node_cell(struct text *out, const struct node *node, char separator)
{
    if (node->kind == NODE_NULL) return;
    if (node->kind == NODE_TEXT || node->kind == NODE_NUMBER) { csv_put_cell(out, node->text, node->size, separator); return; }
    struct text json = { 0 };
    node_put(&json, node);
    if (json.failed) out->failed = true;
    csv_put_cell(out, json.data ? json.data : "", json.size, separator);
    text_free(&json);
}

static bool is_column(const struct node *node, const struct table_column *column)
{
    return node->key_size == column->size && memcmp(node->key, column->name, column->size) == 0;
}

/* The columns of the first object. What has no column is left out, and that is told once. */
static void put_columns(const struct table_plan *plan, struct table_block *b, const struct node *object)
{
    int32_t found = 0;
    const struct node *guess = object ? object->first : NULL;
    for (int32_t i = 0; i < plan->column_count; i++) {
        const struct node *node = guess;
        if (!node || !is_column(node, &plan->columns[i]))
            for (node = object ? object->first : NULL; node && !is_column(node, &plan->columns[i]); ) node = node->next;
        if (i) text_char(&b->out, plan->separator);
        if (!node) continue;
        put_node_cell(&b->out, node, plan->separator);
        found++;
        guess = node->next;
    }
    if (object && found < object->count) b->left_out = true;
}

/* The object as it came up to its closing brace, so that the outcome can follow. */
static void put_object(struct text *out, const char *line, size_t size)
{
    while (size && line[size - 1] != '}') size--;
    if (size) size--;
    while (size && (line[size - 1] == ' ' || line[size - 1] == '\t' || line[size - 1] == '\r')) size--;
    text_bytes(out, line, size);
}

static void put_line_number(struct text *out, int64_t line)
{
    text_put(out, "{\"regel\":");
    text_int(out, line);
}

/* ---- one line ---- */

static void put_row(struct table_worker *w, struct table_block *b, const char *bytes, size_t size, const struct node *object, int64_t line)
{
    const struct table_plan *plan = w->plan;
    (void)row_decide(w, line, &b->counts);
    if (plan->job->out == TABLE_CSV) {
        put_columns(plan, b, object);
        row_put_cells(w, &b->out);
        return;
    }
    if (object) put_object(&b->out, bytes, size);
    else put_line_number(&b->out, line);
    if (!object || object->count) text_char(&b->out, ',');
    row_put_members(w, &b->out);
    text_put(&b->out, "}\n");
}

static void one_line(struct table_worker *w, struct table_block *b, const char *bytes, size_t size, int64_t line)
{
    row_clear(w);
    arena_reset(&w->arena);
    const struct node *object = node_from_json(&w->arena, bytes, size, &w->problems);
    if (object && object->kind != NODE_MAP) {
        row_refuse(w, "json", bytes, size < 64 ? size : 64, "een object: {\"feit\": waarde, ...}", "an object: {\"fact\": value, ...}");
        object = NULL;
    }
    if (!object) for (struct table_worker *of = w->next; of; of = of->next) of->problems = w->problems;
    bool free_names = object && set_facts(w, object);
    put_row(w, b, bytes, size, free_names || w->plan->job->out == TABLE_CSV ? object : NULL, line);
}

static bool is_blank(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') return false;
    return true;
}

static void oversize_line(struct table_worker *w, struct table_block *b)
{
    row_clear(w);
    row_refuse(w, in_language(w->plan->job, "rij", "row"), NULL, 0, "een regel van ten hoogste 4 MiB", "a line of at most 4 MiB");
    put_row(w, b, "", 0, NULL, b->line);
}

void jsonl_block(struct table_worker *w, struct table_block *b)
{
    w->rejects = w->plan->job->rejects ? &b->rejects : NULL;
    for (struct table_worker *of = w->next; of; of = of->next) of->rejects = w->rejects;
    if (b->oversize) { oversize_line(w, b); return; }
    int64_t line = b->line;
    const char *p = b->in, *end = b->in + b->size;
    for (; p < end; line++) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t size = (size_t)((stop ? stop : end) - p);
        if (!is_blank(p, size)) one_line(w, b, p, size, line);
        p += size + 1;
    }
}
