/* SPDX-License-Identifier: EUPL-1.2 */
/* route.c: the route of a path among the tables. */
#include "web/inside.h"

#define T(name) extern const struct web_table web_##name;
#include "web/tables.def"
#undef T
#define T(name) &web_##name,
static const struct web_table *const tables[] = {
#include "web/tables.def"
};
#undef T
enum { TABLES = sizeof tables / sizeof *tables };

const struct web_route *web_route_at(int32_t index)
{
    for (int i = 0; i < TABLES && index >= 0; i++) {
        if (index < tables[i]->count) return &tables[i]->routes[index];
        index -= tables[i]->count;
    }
    return NULL;
}

int32_t route_count(void)
{
    int32_t n = 0;
    for (int i = 0; i < TABLES; i++) n += tables[i]->count;
    return n;
}

enum { MISS = -1 };
/* How well a path fits: the places of its literal segments, the first one highest; MISS when it does not. */
static int32_t fit(const char *template, const char *const *segment, int32_t segments)
{
    int32_t literal = 0, i = 0;
    for (const char *at = template + 1;; i++) {
        size_t size = strcspn(at, "/");
        if (i == segments) return MISS;
        if (*at == '{' ? !*segment[i] : !same_text(at, size, segment[i])) return MISS;
        if (*at != '{') literal |= 1 << (SEGMENTS_KEPT - i);
        at += size;
        if (!*at) return i + 1 == segments ? literal : MISS;
        at++;
    }
}

static bool take_parts(struct exchange *x)
{
    int32_t i = 0, n = 0;
    for (const char *at = x->of_path->path + 1;; i++) {
        size_t size = strcspn(at, "/");
        if (*at == '{') {
            const char *name = arena_copy(&x->arena, at + 1, size - 2);
            if (!name) return false;
            x->part[n++] = (struct web_pair){ name, x->segment[i], strlen(x->segment[i]) };
        }
        at += size;
        if (!*at) break;
        at++;
    }
    x->request.part = x->part;
    x->request.parts = n;
    return true;
}

static bool answers(const struct web_route *route, enum web_method method)
{
    return route->method == method || (route->method == WEB_GET && method == WEB_HEAD);
}

/* The best template of the path, then its method. OPTIONS finds any. */
bool route_find(struct exchange *x)
{
    int32_t best = MISS, index = 0;
    const char *template = NULL;
    for (int i = 0; i < TABLES && x->segments <= SEGMENTS_KEPT; i++)
        for (int32_t k = 0; k < tables[i]->count; k++, index++) {
            const struct web_route *route = &tables[i]->routes[k];
            int32_t now = fit(route->path, x->segment, x->segments);
            if (now < best || now == MISS) continue;
            if (now > best || !template || strcmp(template, route->path) != 0) { x->allowed = 0; x->request.route = NULL; x->route_index = -1; }
            best = now;
            template = route->path;
            x->of_path = route;
            x->allowed |= route->method;
            if (answers(route, x->request.method)) { x->request.route = route; x->route_index = index; }
        }
    if (!x->of_path) { web_fail(&x->reply, FAULT_not_found, NULL, NULL); return false; }
    if (x->request.method == WEB_OPTIONS) return true;
    if (!x->request.route) { web_fail(&x->reply, FAULT_method, NULL, NULL); return false; }
    if (take_parts(x)) return true;
    web_fail(&x->reply, FAULT_busy, NULL, NULL);
    return false;
}
