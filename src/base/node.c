/* SPDX-License-Identifier: EUPL-1.2 */
/* node.c: looking into a tree, comparing two trees, and finding keys that are given twice. */
#include "base/node.h"

#include <stdlib.h>
#include <string.h>
#include "base/node_build.h"
#include "base/text.h"

static bool same_bytes(const char *a, size_t a_size, const char *b, size_t b_size) { return a_size == b_size && (a_size == 0 || memcmp(a, b, a_size) == 0); }
static bool same_key(const struct node *a, const struct node *b) { return same_bytes(a->key, a->key_size, b->key, b->key_size); }

const struct node *node_get(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP) return NULL;
    size_t size = strlen(key);
    for (const struct node *n = map->first; n; n = n->next)
        if (same_bytes(n->key, n->key_size, key, size)) return n;
    return NULL;
}

bool node_is(const struct node *n, const char *string)
{
    return n && (n->kind == NODE_TEXT || n->kind == NODE_NUMBER) && same_text(n->text, n->size, string);
}

/* By key; equal keys by the order in which they stand, which comes as their place in the array. */
struct placed { const struct node *node; int32_t place; };

static int by_key(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->node->key_size != y->node->key_size) return x->node->key_size < y->node->key_size ? -1 : 1;
    int order = x->node->key_size ? memcmp(x->node->key, y->node->key, x->node->key_size) : 0;
    return order ? order : x->place < y->place ? -1 : x->place > y->place;
}

/* Sorting instead of comparing each pair: an input with a million keys must not take an hour. */
static bool repeated_in_many(struct arena *a, const struct node *map, void (*tell)(void *, const struct node *), void *context)
{
    struct placed *sorted = arena_take(a, (size_t)map->count * sizeof *sorted);
    if (!sorted) return false;
    int32_t placed = 0;
    for (const struct node *n = map->first; n; n = n->next, placed++) sorted[placed] = (struct placed){ n, placed };
    qsort(sorted, (size_t)placed, sizeof *sorted, by_key);
    for (int32_t i = 1; i < placed; i++)
        if (same_key(sorted[i - 1].node, sorted[i].node)) tell(context, sorted[i].node);
    return true;
}

bool node_repeated_keys(struct arena *a, const struct node *map, void (*tell)(void *context, const struct node *repeated), void *context)
{
    enum { MANY = 48 };
    if (map->count > MANY) return repeated_in_many(a, map, tell, context);
    for (const struct node *n = map->first; n; n = n->next) {
        const struct node *earlier = map->first;
        while (earlier != n && !same_key(earlier, n)) earlier = earlier->next;
        if (earlier != n) tell(context, n);
    }
    return true;
}

struct comparison {
    void (*tell)(void *context, const char *path, const struct node *a, const struct node *b);
    void *context;
    struct text path;
    int found;
};

static void differ(struct comparison *c, const struct node *a, const struct node *b)
{
    if (c->tell) c->tell(c->context, text_string(&c->path), a, b);
    c->found++;
}

/* The child of map with the key of wanted. Looks from hint on and around, so that maps in the same order take one step per key. */
static const struct node *child_like(const struct node *map, const struct node *hint, const struct node *wanted)
{
    for (const struct node *n = hint; n; n = n->next)
        if (same_key(n, wanted)) return n;
    for (const struct node *n = map->first; n != hint; n = n->next)
        if (same_key(n, wanted)) return n;
    return NULL;
}

static void compare(struct comparison *c, const struct node *a, const struct node *b);

/* Compares under a longer path. A path that does not fit is shown cut: the text refuses what no longer fits. */
static void compare_child(struct comparison *c, const struct node *a, const struct node *b, int32_t index)
{
    struct text before = c->path;
    const struct node *named = a ? a : b;
    if (index < 0) {
        if (before.size) text_char(&c->path, '.');
        text_bytes(&c->path, named->key, named->key_size);
    } else {
        text_char(&c->path, '[');
        text_int(&c->path, index);
        text_char(&c->path, ']');
    }
    if (a && b) compare(c, a, b);
    else differ(c, a, b);
    c->path = before;
}

static void compare_maps(struct comparison *c, const struct node *a, const struct node *b)
{
    const struct node *hint = b->first;
    for (const struct node *n = a->first; n; n = n->next) {
        const struct node *other = child_like(b, hint, n);
        compare_child(c, n, other, -1);
        if (other) hint = other->next;
    }
    hint = a->first;
    for (const struct node *n = b->first; n; n = n->next) {
        const struct node *other = child_like(a, hint, n);
        if (!other) compare_child(c, NULL, n, -1);
        else hint = other->next;
    }
}

static void compare_lists(struct comparison *c, const struct node *a, const struct node *b)
{
    const struct node *x = a->first, *y = b->first;
    for (int32_t i = 0; x || y; i++) {
        compare_child(c, x, y, i);
        x = x ? x->next : NULL;
        y = y ? y->next : NULL;
    }
}

static void compare(struct comparison *c, const struct node *a, const struct node *b)
{
    if (a->kind != b->kind) differ(c, a, b);
    else if (a->kind == NODE_MAP) compare_maps(c, a, b);
    else if (a->kind == NODE_LIST) compare_lists(c, a, b);
    else if ((a->kind == NODE_TEXT || a->kind == NODE_NUMBER) && !same_bytes(a->text, a->size, b->text, b->size)) differ(c, a, b);
}

int node_differences(const struct node *a, const struct node *b, void (*tell)(void *context, const char *path, const struct node *a, const struct node *b), void *context)
{
    char room[1024];
    struct comparison c = { tell, context, TEXT_IN(room), 0 };
    if (a && b) compare(&c, a, b);
    else if (a || b) differ(&c, a, b);
    return c.found;
}

void node_put(struct text *out, const struct node *node)
{
    if (node->kind == NODE_TEXT) { text_json(out, node->text, node->size); return; }
    if (node->kind != NODE_MAP && node->kind != NODE_LIST) { text_bytes(out, node->text, node->size); return; }
    text_char(out, node->kind == NODE_MAP ? '{' : '[');
    for (const struct node *child = node->first; child; child = child->next) {
        if (child != node->first) text_char(out, ',');
        if (node->kind == NODE_MAP) { text_json(out, child->key, child->key_size); text_char(out, ':'); }
        node_put(out, child);
    }
    text_char(out, node->kind == NODE_MAP ? '}' : ']');
}
