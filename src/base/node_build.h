/* SPDX-License-Identifier: EUPL-1.2 */
/* node_build.h: what the readers of JSON and YAML share when they build a tree. */
#ifndef BREED_BASE_NODE_BUILD_H
#define BREED_BASE_NODE_BUILD_H

#include "base/node.h"

enum { NODES_MOST = 1000000, LEVELS_MOST = 64 };

/* Calls back for each key of map that stands there more than once, with the later of the two. False when memory runs out. */
bool node_repeated_keys(struct arena *, const struct node *map, void (*tell)(void *context, const struct node *repeated), void *context);

#endif
