/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_json.c: whatever bytes come in, the JSON reader answers; what it accepts can be written back and read again as the same tree. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/node.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool so) { if (!so) abort(); }

static void write_node(struct text *t, const struct node *n)
{
    static const char *const words[] = { [NODE_TRUE] = "true", [NODE_FALSE] = "false", [NODE_NULL] = "null" };
    if (n->kind == NODE_TEXT) {
        text_json(t, n->text, n->size);
    } else if (n->kind == NODE_NUMBER) {
        text_bytes(t, n->text, n->size);
    } else if (n->kind == NODE_MAP || n->kind == NODE_LIST) {
        text_char(t, n->kind == NODE_MAP ? '{' : '[');
        for (const struct node *child = n->first; child; child = child->next) {
            if (n->kind == NODE_MAP) {
                text_json(t, child->key, child->key_size);
                text_char(t, ':');
            }
            write_node(t, child);
            if (child->next) text_char(t, ',');
        }
        text_char(t, n->kind == NODE_MAP ? '}' : ']');
    } else {
        text_put(t, words[n->kind]);
    }
}

/* What the header promises of every tree. */
static void check_node(const struct node *n, const struct node *parent, int level)
{
    must(n->line >= 1 && level <= 65);
    must((parent && parent->kind == NODE_MAP) == (n->key != NULL));
    if (n->key) must(valid_utf8(n->key, n->key_size) && !(n->key_size && memchr(n->key, 0, n->key_size)));
    if (n->kind == NODE_TEXT) must(valid_utf8(n->text, n->size) && !(n->size && memchr(n->text, 0, n->size)));
    if (n->kind == NODE_NUMBER) must(n->size > 0 && (n->text[0] == '-' || (n->text[0] >= '0' && n->text[0] <= '9')));
    int32_t children = 0;
    for (const struct node *child = n->first; child; child = child->next, children++) check_node(child, n, level + 1);
    must(children == n->count);
}

static void check_problems(const struct problems *p, bool accepted)
{
    must(accepted == (p->count == 0));
    for (int32_t i = 0; i < p->count && i < PROBLEMS_KEPT; i++) {
        const struct problem *one = &p->item[i];
        must(strcmp(one->field, "json") == 0 && one->line >= 1);
        must(valid_utf8(one->value, strlen(one->value)) && one->allowed[0][0] && one->allowed[1][0]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct problems p = { 0 };
    struct node *n = node_from_json(&a, (const char *)data, size, &p);
    check_problems(&p, n != NULL);
    must((node_from_json(&a, (const char *)data, size, NULL) != NULL) == (n != NULL));
    if (n) {
        check_node(n, NULL, 1);
        struct text t = { 0 };
        write_node(&t, n);
        must(!t.failed);
        struct node *again = node_from_json(&a, t.data, t.size, &p);
        must(again && p.count == 0);
        check_node(again, NULL, 1);
        must(node_differences(n, again, NULL, NULL) == 0);
        text_free(&t);
    }
    struct arena small = { .limit = 20000 };
    struct problems q = { 0 };
    struct node *m = node_from_json(&small, (const char *)data, size, &q);
    must((m != NULL) == (q.count == 0) && (!m || n));
    arena_free(&small);
    arena_free(&a);
    return 0;
}
