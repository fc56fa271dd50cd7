/* SPDX-License-Identifier: EUPL-1.2 */
/* rewrite.c: a tree of YAML or JSON written as JSON, and one of JSON as YAML. */
#include "web/api/describe.h"

/* A number as JSON writes it, without an exponent. */
static bool is_number(const char *s, size_t size)
{
    size_t at = size && s[0] == '-', digits = 0, point = 0;
    if (size - at > 1 && s[at] == '0' && s[at + 1] != '.') return false;
    for (; at < size; at++) {
        if (s[at] >= '0' && s[at] <= '9') digits++;
        else if (s[at] == '.' && digits && !point && at + 1 < size) point = 1;
        else return false;
    }
    return digits > 0;
}

static bool is_bare(const struct node *node)
{
    return node->kind == NODE_NUMBER || (node->kind == NODE_TEXT && !node->quoted && (node_is(node, "true") || node_is(node, "false") || is_number(node->text,
        node->size)));
}

static void put_scalar(struct text *out, const struct node *node, bool json)
{
    switch (node->kind) {
    case NODE_TRUE:  text_put(out, "true"); break;
    case NODE_FALSE: text_put(out, "false"); break;
    case NODE_NULL:  text_put(out, "null"); break;
    default:
        if (node->kind == NODE_NUMBER || (!json && is_bare(node))) text_bytes(out, node->text, node->size);
        else text_json(out, node->text, node->size);
    }
}

void node_put_json(struct text *out, const struct node *node)
{
    if (!node) { text_put(out, "null"); return; }
    if (node->kind != NODE_MAP && node->kind != NODE_LIST) { put_scalar(out, node, false); return; }
    text_char(out, node->kind == NODE_MAP ? '{' : '[');
    for (const struct node *child = node->first; child; child = child->next) {
        if (child != node->first) text_char(out, ',');
        if (node->kind == NODE_MAP) { text_json(out, child->key, child->key_size); text_char(out, ':'); }
        node_put_json(out, child);
    }
    text_char(out, node->kind == NODE_MAP ? '}' : ']');
}

static void indent_by(struct text *out, int32_t indent) { while (indent-- > 0) text_put(out, "  "); }

/* Strings of JSON are strings of YAML in double quotes; a slash need not be escaped in either. */
void node_put_yaml(struct text *out, const struct node *node, int32_t indent)
{
    bool map = node->kind == NODE_MAP;
    for (const struct node *child = node->first; child; child = child->next) {
        bool deep = child->kind == NODE_MAP || child->kind == NODE_LIST;
        indent_by(out, indent);
        if (map) { text_json(out, child->key, child->key_size); text_char(out, ':'); } else text_char(out, '-');
        if (!deep) { text_char(out, ' '); put_scalar(out, child, true); text_char(out, '\n'); }
        else if (!child->first) text_put(out, child->kind == NODE_MAP ? " {}\n" : " []\n");
        else { text_char(out, '\n'); node_put_yaml(out, child, indent + 1); }
    }
}
