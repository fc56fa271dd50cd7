/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_yaml.c: whatever bytes come in, the YAML reader answers; what it accepts keeps the promises of node.h. */
#include "tree.h"

/* Of YAML more: everything is text, and text ends in a NUL. */
static void check_plain(const struct node *n)
{
    must(n->kind == NODE_MAP || n->kind == NODE_LIST || n->kind == NODE_TEXT || n->kind == NODE_NULL);
    if (n->key) must(strlen(n->key) == n->key_size);
    if (n->kind == NODE_TEXT) must(strlen(n->text) == n->size);
    for (const struct node *child = n->first; child; child = child->next) check_plain(child);
}

/* The tree written as JSON is read by the other reader as the same tree: two readers that share no code but the building of nodes. */
static void check_against_json(struct arena *a, const struct node *n)
{
    struct text t = { 0 };
    struct problems p = { 0 };
    write_tree(&t, n);
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
    check_problems(&p, "yaml", n != NULL);
    if (n) {
        check_tree(n, NULL, 1);
        check_plain(n);
        check_against_json(&a, n);
    }
    struct arena small = { .limit = 20000 };
    struct node *m = node_from_yaml(&small, (const char *)data, size, NULL);
    must(!m || n);
    arena_free(&small);
    arena_free(&a);
    return 0;
}
