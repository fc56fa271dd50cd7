/* SPDX-License-Identifier: EUPL-1.2 */
/* program.c: starts the program as a service and asks it. */
#define _DEFAULT_SOURCE
#include "web/program.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "web/wire.h"

bool program_start(struct program *program, const char *path, const char *const *more)
{
    const char *arguments[32] = { path, "serve", "--port", "0", "--log", "off", "--workers", "2" };
    int n = 8, ends[2];
    for (; more && *more && n < 31; more++) arguments[n++] = *more;
    if (pipe(ends) != 0) return false;
    fflush(NULL);
    program->process = fork();
    if (program->process == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        execv(path, (char *const *)(void *)arguments);
        _exit(99);
    }
    close(ends[1]);
    program->port = port_told(ends[0]);
    return program->process > 0 && program->port > 0;
}

int program_stop(struct program *program) { return process_stop(program->process); }

int call(const struct program *program, const char *method, const char *target, const char *headers, const char *body)
{
    if (!body) return ask(program->port, "%s %s HTTP/1.1\r\nHost: a\r\n%s\r\n", method, target, headers);
    return ask(program->port, "%s %s HTTP/1.1\r\nHost: a\r\n%sContent-Length: %zu\r\n\r\n%s", method, target, headers, strlen(body), body);
}

int post_json(const struct program *program, const char *target, const char *body) { return call(program, "POST", target,
    "Content-Type: application/json\r\n", body); }
int get(const struct program *program, const char *target) { return call(program, "GET", target, "", NULL); }

const struct node *heard_tree(void)
{
    static struct arena arena;
    static char *copy;
    arena_reset(&arena);
    free(copy);
    copy = malloc(heard.size + 1);              /* trees look into the bytes, which the next answer overwrites */
    memcpy(copy, heard.body, heard.size + 1);
    return node_from_json(&arena, copy, heard.size, NULL);
}

const struct node *at_path(const struct node *node, ...)
{
    va_list names;
    va_start(names, node);
    for (const char *name; (name = va_arg(names, const char *)) != NULL;) {
        if (node && node->kind == NODE_LIST) {
            int at = atoi(name);
            node = node->first;
            while (node && at--) node = node->next;
        } else node = node_get(node, name);
    }
    va_end(names);
    return node;
}

static const char *keep(const char *bytes, size_t size)
{
    static char room[16][512];
    static int next;
    char *one = room[next = (next + 1) % 16];
    (void)snprintf(one, sizeof room[0], "%.*s", (int)(size < 511 ? size : 511), bytes ? bytes : "");
    return one;
}
const char *words(const struct node *node) { return node && node->text ? keep(node->text, node->size) : ""; }
const char *key_of(const struct node *node) { return node && node->key ? keep(node->key, node->key_size) : ""; }
