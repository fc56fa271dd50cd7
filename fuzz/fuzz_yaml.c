/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_yaml.c: whatever bytes come in, the YAML reader answers; what it accepts keeps the promises of node.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/node.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool so) { if (!so) abort(); }

static void write_quoted(struct text *t, const struct node *n)
{
    if (n->kind == NODE_TEXT) {
        text_json(t, n->text, n->size);
    } else if (n->kind == NODE_MAP || n->kind == NODE_LIST) {
        text_char(t, n->kind == NODE_MAP ? '{' : '[');
        for (const struct node *child = n->first; child; child = child->next) {
            if (n->kind == NODE_MAP) {
                text_json(t, child->key, child->key_size);
                text_char(t, ':');
            }
            write_quoted(t, child);
            if (child->next) text_char(t, ',');
        }
        text_char(t, n->kind == NODE_MAP ? '}' : ']');
    } else {
        text_put(t, "null");
    }
}

static void check_node(const struct node *n, const struct node *parent, int level)
{
    must(n->line >= 1 && level <= 65);
    must(n->kind == NODE_MAP || n->kind == NODE_LIST || n->kind == NODE_TEXT || n->kind == NODE_NULL);
    must((parent && parent->kind == NODE_MAP) == (n->key != NULL));
    if (n->key) must(strlen(n->key) == n->key_size && valid_utf8(n->key, n->key_size));
    if (n->kind == NODE_TEXT) must(strlen(n->text) == n->size && valid_utf8(n->text, n->size));
    int32_t children = 0;
    for (const struct node *child = n->first; child; child = child->next, children++) check_node(child, n, level + 1);
    must(children == n->count);
}

static void check_problems(const struct problems *p, bool accepted)
{
    must(accepted == (p->count == 0));
    for (int32_t i = 0; i < p->count && i < PROBLEMS_KEPT; i++) {
        const struct problem *one = &p->item[i];
        must(strcmp(one->field, "yaml") == 0 && one->line >= 1);
        must(valid_utf8(one->value, strlen(one->value)) && one->allowed[0][0] && one->allowed[1][0]);
    }
}

/* The tree written as JSON is read by the other reader as the same tree: two readers that share no code but the building of nodes. */
static void check_against_json(struct arena *a, const struct node *n)
{
    struct text t = { 0 };
    struct problems p = { 0 };
    write_quoted(&t, n);
    must(!t.failed);
    struct node *json = node_from_json(a, t.data, t.size, &p);
    must(json && p.count == 0);
    must(node_differences(n, json, NULL, NULL) == 0);
    text_free(&t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct problems p = { 0 };
    struct node *n = node_from_yaml(&a, (const char *)data, size, &p);
    check_problems(&p, n != NULL);
    if (n) {
        check_node(n, NULL, 1);
        check_against_json(&a, n);
    }
    struct arena small = { .limit = 20000 };
    struct node *m = node_from_yaml(&small, (const char *)data, size, NULL);
    must(!m || n);
    arena_free(&small);
    arena_free(&a);
    return 0;
}
