/* SPDX-License-Identifier: EUPL-1.2 */
/* program.h: the real program as a service, and its answers as trees: for tests of the API. */
#ifndef BREED_TESTS_WEB_PROGRAM_H
#define BREED_TESTS_WEB_PROGRAM_H

#include <sys/types.h>
#include "base/node.h"

struct program { pid_t process; int port; };
/* Starts "PROGRAM serve --port 0 --log off" with more arguments (NULL at the end). False when it does not tell an address. */
bool program_start(struct program *, const char *path, const char *const *more);
int program_stop(struct program *);             /* its exit status */

/* One request with a JSON body (NULL: none); headers are whole lines. The status; the answer stands in heard (wire.h). */
int call(const struct program *, const char *method, const char *target, const char *headers, const char *body);
int post_json(const struct program *, const char *target, const char *body);
int get(const struct program *, const char *target);
/* The answer heard as a tree that lives until the next call; NULL when it is no JSON. */
const struct node *heard_tree(void);
/* A part of a tree by a path of names and places: "paths", "/regels", NULL. */
const struct node *at_path(const struct node *, ...);
/* Text of a node, NUL-terminated, until the sixteenth next call; "" when there is none. */
const char *words(const struct node *);
const char *key_of(const struct node *);

#endif
