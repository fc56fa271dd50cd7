/* SPDX-License-Identifier: EUPL-1.2 */
/* tree.h: what the targets of the JSON and the YAML reader share: what node.h promises of every tree, and a writer of trees that is not the one of the program. */
#ifndef BREED_FUZZ_TREE_H
#define BREED_FUZZ_TREE_H

#include "base/node.h"
#include "base/text.h"
#include "fuzz.h"

/* As JSON. */
static inline void write_tree(struct text *t, const struct node *n)
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
            write_tree(t, child);
            if (child->next) text_char(t, ',');
        }
        text_char(t, n->kind == NODE_MAP ? '}' : ']');
    } else {
        text_put(t, words[n->kind]);
    }
}

static inline bool is_words(const char *bytes, size_t size) { return valid_utf8(bytes, size) && !(size && memchr(bytes, 0, size)); }

static inline void check_tree(const struct node *n, const struct node *parent, int level)
{
    must(n->line >= 1 && level <= 65);
    must((parent && parent->kind == NODE_MAP) == (n->key != NULL));
    if (n->key) must(is_words(n->key, n->key_size));
    if (n->kind == NODE_TEXT) must(is_words(n->text, n->size));
    if (n->kind == NODE_NUMBER) must(n->size > 0 && (n->text[0] == '-' || (n->text[0] >= '0' && n->text[0] <= '9')));
    int32_t children = 0;
    for (const struct node *child = n->first; child; child = child->next, children++) check_tree(child, n, level + 1);
    must(children == n->count);
}

static inline void check_problems(const struct problems *p, const char *field, bool accepted)
{
    must(accepted == (p->count == 0));
    for (int32_t i = 0; i < p->count && i < PROBLEMS_KEPT; i++) {
        const struct problem *one = &p->item[i];
        must(strcmp(one->field, field) == 0 && one->line >= 1);
        must(valid_utf8(one->value, strlen(one->value)) && one->allowed[0][0] && one->allowed[1][0]);
    }
}

#endif
