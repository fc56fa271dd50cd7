/* SPDX-License-Identifier: EUPL-1.2 */
/* metrics.c: counters in the text form of Prometheus: routes, statuses, seconds and bytes; nothing of any person. */
#include "web/inside.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "explain/explain.h"

static const int statuses[] = { 200, 201, 204, 303, 304, 400, 404, 405, 406, 408, 409, 411, 413, 414, 415, 417, 431, 500, 501, 503, 505, 0 };
enum { STATUSES_COUNTED = sizeof statuses / sizeof *statuses };          /* the last: any other */
static const int64_t bounds[] = { 100, 250, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000, 10000000 };
enum { BOUNDS = sizeof bounds / sizeof *bounds };

typedef _Atomic uint64_t counter;
struct of_route { counter requests[STATUSES_COUNTED], slower[BOUNDS + 1], micros, in, out; };
struct web_metrics { int32_t routes; int64_t started; _Atomic int64_t connections; counter accepted; struct of_route of[]; };

static void more(counter *c, uint64_t by) { (void)atomic_fetch_add_explicit(c, by, memory_order_relaxed); }
static uint64_t value(const counter *c) { return atomic_load_explicit(c, memory_order_relaxed); }

/* One place more than there are routes: requests that reached none. */
struct web_metrics *metrics_new(void)
{
    int32_t routes = route_count();
    struct web_metrics *m = calloc(1, sizeof *m + sizeof m->of[0] * ((size_t)routes + 1));
    struct timespec now;
    if (!m) return NULL;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    m->routes = routes;
    m->started = now.tv_sec;
    return m;
}

void metrics_free(struct web_metrics *m) { free(m); }

void metrics_count(struct web_metrics *m, int32_t route, enum web_method method, int status, int64_t micros, int64_t in, int64_t out)
{
    int s = 0, b = 0;
    if (!m) return;
    (void)method;
    struct of_route *of = &m->of[route < 0 || route >= m->routes ? m->routes : route];
    while (statuses[s] && statuses[s] != status) s++;
    while (b < BOUNDS && micros > bounds[b]) b++;
    more(&of->requests[s], 1);
    more(&of->slower[b], 1);
    more(&of->micros, (uint64_t)(micros > 0 ? micros : 0));
    more(&of->in, (uint64_t)in);
    more(&of->out, (uint64_t)out);
}

void metrics_connection(struct web_metrics *m, int change)
{
    if (!m) return;
    (void)atomic_fetch_add_explicit(&m->connections, change, memory_order_relaxed);
    if (change > 0) more(&m->accepted, 1);
}

static void head(struct text *t, const char *name, const char *kind, const char *help)
{
    const char *const parts[] = { "# HELP breed_", name, " ", help, "\n# TYPE breed_", name, " ", kind, "\n" };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) text_put(t, parts[i]);
}

static void put_route(struct text *t, const char *name, const struct web_metrics *m, int32_t route)
{
    text_put(t, "breed_");
    text_put(t, name);
    text_put(t, "{method=\"");
    text_put(t, route < m->routes ? method_name(web_route_at(route)->method) : "");
    text_put(t, "\",route=\"");
    text_put(t, route < m->routes ? web_route_at(route)->path : "geen");
    text_char(t, '"');
}

static void put_seconds(struct text *t, uint64_t micros) { text_decimal_short(t, (int64_t)micros, 6, '.'); }

static bool used(const struct of_route *of)
{
    for (int b = 0; b <= BOUNDS; b++)
        if (value(&of->slower[b])) return true;
    return false;
}

static void put_requests(struct text *t, const struct web_metrics *m)
{
    head(t, "http_requests_total", "counter", "Requests by route and status; HEAD counts as GET.");
    for (int32_t r = 0; r <= m->routes; r++)
        for (int s = 0; s < STATUSES_COUNTED; s++) {
            uint64_t n = value(&m->of[r].requests[s]);
            if (!n) continue;
            put_route(t, "http_requests_total", m, r);
            text_put(t, ",status=\"");
            if (statuses[s]) text_int(t, statuses[s]); else text_put(t, "other");
            text_put(t, "\"} ");
            text_int(t, (int64_t)n);
            text_char(t, '\n');
        }
}

static void put_histogram(struct text *t, const struct web_metrics *m, int32_t r)
{
    uint64_t total = 0;
    for (int b = 0; b <= BOUNDS; b++) {
        total += value(&m->of[r].slower[b]);
        put_route(t, "http_request_seconds_bucket", m, r);
        text_put(t, ",le=\"");
        if (b < BOUNDS) put_seconds(t, (uint64_t)bounds[b]); else text_put(t, "+Inf");
        text_put(t, "\"} ");
        text_int(t, (int64_t)total);
        text_char(t, '\n');
    }
    put_route(t, "http_request_seconds_sum", m, r);
    text_put(t, "} ");
    put_seconds(t, value(&m->of[r].micros));
    text_char(t, '\n');
    put_route(t, "http_request_seconds_count", m, r);
    text_put(t, "} ");
    text_int(t, (int64_t)total);
    text_char(t, '\n');
}

static void put_bytes(struct text *t, const struct web_metrics *m, bool out)
{
    const char *name = out ? "http_response_bytes_total" : "http_request_bytes_total";
    head(t, name, "counter", out ? "Bytes of answers, without headers." : "Bytes of request bodies.");
    for (int32_t r = 0; r <= m->routes; r++) {
        if (!used(&m->of[r])) continue;
        put_route(t, name, m, r);
        text_put(t, "} ");
        text_int(t, (int64_t)value(out ? &m->of[r].out : &m->of[r].in));
        text_char(t, '\n');
    }
}

static void put_one(struct text *t, const char *name, const char *kind, const char *help, int64_t n)
{
    head(t, name, kind, help);
    text_put(t, "breed_");
    text_put(t, name);
    text_char(t, ' ');
    text_int(t, n);
    text_char(t, '\n');
}

static int64_t resident_bytes(void)
{
    long size = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file) return 0;
    if (fscanf(file, "%ld %ld", &size, &resident) != 2) resident = 0;
    (void)fclose(file);
    return (int64_t)resident * sysconf(_SC_PAGESIZE);
}

void metrics_put(struct text *t, const struct web_service *service)
{
    const struct web_metrics *m = service->metrics;
    if (!m) return;
    put_requests(t, m);
    head(t, "http_request_seconds", "histogram", "Time from the first line of a request to its answer.");
    for (int32_t r = 0; r <= m->routes; r++)
        if (used(&m->of[r])) put_histogram(t, m, r);
    put_bytes(t, m, false);
    put_bytes(t, m, true);
    put_one(t, "http_connections", "gauge", "Open connections.", atomic_load_explicit(&m->connections, memory_order_relaxed));
    put_one(t, "http_connections_total", "counter", "Connections accepted.", (int64_t)value(&m->accepted));
    put_one(t, "resident_bytes", "gauge", "Resident memory.", resident_bytes());
    put_one(t, "start_seconds", "gauge", "Start of the process, in seconds since 1970.", m->started);
    head(t, "build_info", "gauge", "Program and law that answer.");
    text_put(t, "breed_build_info{program=\"");
    text_put(t, explain_program);
    text_put(t, "\",law=\"");
    text_put(t, service->law->digest);
    text_put(t, "\"} 1\n");
}
