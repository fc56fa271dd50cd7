/* SPDX-License-Identifier: EUPL-1.2 */
/* node.h: a JSON or YAML document as a tree in which every number is still the text that was written. */
#ifndef BREED_BASE_NODE_H
#define BREED_BASE_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

/* Numbers are never converted here, so that no amount passes through a binary floating-point number. */
enum node_kind { NODE_MAP, NODE_LIST, NODE_TEXT, NODE_NUMBER, NODE_TRUE, NODE_FALSE, NODE_NULL };

struct node {
    enum node_kind kind;
    int32_t line;               /* where it stands, from 1; in a map the line of its key */
    int32_t count;              /* children of a map or list */
    uint32_t size;              /* bytes at text; for text (escapes resolved), and as written for numbers, true, false and null */
    const char *text;           /* NUL-terminated in the arena; for JSON a view of the input, not NUL-terminated, unless it had escapes */
    const char *key;            /* in a map: the key, key_size bytes, never NULL there */
    uint32_t key_size;
    bool quoted;                /* YAML: the scalar stood in quotes */
    struct node *first, *next;  /* children in the order written */
};

/* Limits: 1,000,000 nodes, 64 levels, keys of a map unique. The tree lives in the arena; JSON views point into bytes, which must stay.
 * On failure NULL, and what is wrong stands in problems (field = "json" or "yaml", with the line). Never reads beyond size. */
struct node *node_from_json(struct arena *, const char *bytes, size_t size, struct problems *);
/* YAML 1.1 through libyaml: one document, no aliases, anchors, tags or merge keys. A plain scalar is NODE_TEXT with quoted = false, whatever it looks like; null (~, null, empty) is NODE_NULL. */
struct node *node_from_yaml(struct arena *, const char *bytes, size_t size, struct problems *);

const struct node *node_get(const struct node *map, const char *key);    /* NULL when absent or not a map */
bool node_is(const struct node *, const char *string);                   /* a text (or number) equal to string */
/* A tree of JSON as JSON, numbers as they were written. */
void node_put(struct text *, const struct node *);
/* What two trees differ in (kind, text as written, children; a missing child is NULL), as paths from index 0 "stappen[3].waarde": calls back for each; returns how many. Maps compare without order, lists with. */
int node_differences(const struct node *a, const struct node *b, void (*tell)(void *context, const char *path, const struct node *a, const struct node *b), void *context);

#endif
