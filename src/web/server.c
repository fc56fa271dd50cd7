/* SPDX-License-Identifier: EUPL-1.2 */
/* server.c: the service on a socket: libmicrohttpd carries the bytes, the exchange says what they mean. */
#define _DEFAULT_SOURCE         /* what microhttpd.h needs */
#include "web/server.h"

#include <errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include "web/mhd.h"

/* A thread of the pool with what it owns. Exchanges return to the thread that took them. */
struct seat { struct web_desk desk; struct exchange *idle; int32_t idles; _Atomic int64_t busy_since; };

struct server {
    const struct web_service *service;
    struct watch watch;
    struct mhd mhd;
    struct seat *seat; int32_t seats; _Atomic int32_t taken;
    _Atomic int32_t running;            /* requests between their first line and their end */
    _Atomic bool stopping;
    _Atomic bool rushed;                /* see give_back */
    bool in_place;                      /* see on_line */
};

/* What hangs on a request of libmicrohttpd. */
struct carried {
    struct exchange exchange;
    struct server *server; struct seat *seat;
    int64_t started, micros;
    int status;
    bool headed, queued;
    const char *target, *next;          /* see on_line */
};

static _Thread_local struct seat *own_seat;

static struct seat *take_seat(struct server *server)
{
    if (own_seat) return own_seat;
    int32_t place = atomic_fetch_add(&server->taken, 1);
    return own_seat = place < server->seats ? &server->seat[place] : NULL;
}

static struct carried *take_carried(struct server *server)
{
    struct seat *seat = take_seat(server);
    if (!seat) return NULL;
    struct carried *carried = (struct carried *)(void *)seat->idle;
    if (carried) { seat->idle = carried->exchange.next; seat->idles--; }
    else carried = calloc(1, sizeof *carried);
    if (!carried) return NULL;
    carried->server = server;
    carried->seat = seat;
    carried->started = now_micros();
    carried->micros = carried->status = 0;
    carried->headed = carried->queued = false;
    exchange_begin(&carried->exchange, server->service, &seat->desk);
    return carried;
}

/* For the next request, unless enough wait for it: what a rush took must not stay taken. */
static void put_back(struct carried *carried, int32_t most)
{
    struct seat *seat = carried->seat;
    struct exchange *x = &carried->exchange;
    if (seat->idles >= most) {
        atomic_store_explicit(&carried->server->rushed, true, memory_order_relaxed);
        exchange_free(x);
        free(carried);
        return;
    }
    exchange_end(x);
    x->next = seat->idle;
    seat->idle = x;
    seat->idles++;
}

/* ---- the head ---- */

static struct watched *watched_of(struct server *server, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = server->mhd.get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

/* The first line is there. Whatever comes of the request, completed is called for it. */
static void *on_target(void *context, const char *uri, struct MHD_Connection *connection)
{
    struct server *server = context;
    struct carried *carried = take_carried(server);
    (void)watch_stage(watched_of(server, connection), STAGE_reading, server->service->limits->head_seconds);
    if (!carried) return NULL;
    atomic_fetch_add(&server->running, 1);
    carried->target = uri;
    const char *copy = arena_copy(&carried->exchange.arena, uri, strlen(uri));
    carried->exchange.head.target = copy ? copy : "";
    return carried;
}

/* The library takes a bare carriage return or line feed for the end of a line, cuts at a NUL, joins folded lines and drops lines without a name; a program in front of
 * this one may read the same bytes otherwise. Versions before 1.0 leave what they read where it came in and put a NUL for each sign between: two of them between the
 * lines, one between the words of the first line. Whatever does not lie so was not framed as HTTP says. (From 1.0 on the library itself is strict when told.) */
static enum MHD_Result on_line(void *context, enum MHD_ValueKind kind, const char *name, size_t name_size, const char *value, size_t value_size)
{
    struct carried *carried = context;
    (void)kind;
    if (carried->server->in_place && (name != carried->next || !value)) carried->exchange.head.broken = true;
    carried->next = value + value_size + 2;
    return head_add(&carried->exchange.head, name, name_size, value, value_size) ? MHD_YES : MHD_NO;
}

static void read_head(struct carried *carried, struct MHD_Connection *connection, const char *method, const char *version)
{
    struct exchange *x = &carried->exchange;
    carried->headed = true;
    x->head.method = method;
    x->head.version = version;
    if (carried->server->in_place)
        x->head.broken = carried->target != method + strlen(method) + 1 || version != carried->target + strlen(x->head.target) + 1;
    carried->next = version + strlen(version) + 2;
    (void)carried->server->mhd.get_connection_values_n(connection, MHD_HEADER_KIND, on_line, carried);
    const char *end = carried->next;            /* the empty line behind the last one; the end of that one just before it */
    if (carried->server->in_place && !x->head.too_many && !x->head.broken) x->head.broken = end[-2] || end[-1] || end[0] || end[1];
    exchange_head(x);
}

/* ---- the answer ---- */

static enum MHD_Result send_answer(struct carried *carried, struct MHD_Connection *connection)
{
    struct exchange *x = &carried->exchange;
    const struct mhd *mhd = &carried->server->mhd;
    struct MHD_Response *response;
    if (x->reply.file >= 0) {
        response = mhd->create_response_from_fd64((uint64_t)x->reply.file_size, x->reply.file);
        if (response) x->reply.file = -1;
    } else response = mhd->create_response_from_buffer(x->size, (void *)(uintptr_t)x->bytes, MHD_RESPMEM_PERSISTENT);
    if (!response) return MHD_NO;
    for (int32_t i = 0; i < x->headers; i++) (void)mhd->add_response_header(response, x->header[i].name, x->header[i].value);
    carried->status = x->reply.status;
    carried->queued = true;
    enum MHD_Result result = mhd->queue_response(connection, (unsigned)x->reply.status, response);
    mhd->destroy_response(response);
    return result;
}

static enum MHD_Result give_answer(struct carried *carried, struct MHD_Connection *connection)
{
    struct server *server = carried->server;
    struct exchange *x = &carried->exchange;
    if (!watch_stage(watched_of(server, connection), STAGE_working, 0)) return MHD_NO;
    atomic_store_explicit(&carried->seat->busy_since, now_micros(), memory_order_relaxed);
    if (carried->seat->desk.look.last) arena_reset(&carried->seat->desk.look);
    exchange_answer(x);
    exchange_finish(x, atomic_load_explicit(&server->stopping, memory_order_relaxed));
    atomic_store_explicit(&carried->seat->busy_since, 0, memory_order_relaxed);
    carried->micros = now_micros() - carried->started;
    if (!watch_stage(watched_of(server, connection), STAGE_replying, server->service->limits->reply_seconds)) return MHD_NO;
    return send_answer(carried, connection);
}

/* Called when the head is there, for each piece of the body, and at its end. */
static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
                                  const char *bytes, size_t *size, void **carried_as)
{
    struct server *server = context;
    struct carried *carried = *carried_as;
    (void)url;
    if (!carried) return MHD_NO;
    struct exchange *x = &carried->exchange;
    if (!carried->headed) {
        read_head(carried, connection, method, version);
        bool body = x->chunked || x->length > 0;
        if (x->settled && (body || x->close)) return give_answer(carried, connection);      /* an answer this early ends the connection */
        return !body || watch_stage(watched_of(server, connection), STAGE_reading, server->service->limits->body_seconds) ? MHD_YES : MHD_NO;
    }
    if (*size) {
        exchange_body(x, bytes, *size);
        *size = 0;
        return MHD_YES;
    }
    return carried->queued ? MHD_YES : give_answer(carried, connection);
}

static void on_completed(void *context, struct MHD_Connection *connection, void **carried_as, enum MHD_RequestTerminationCode how)
{
    struct server *server = context;
    struct carried *carried = *carried_as;
    if (!carried) return;
    struct exchange *x = &carried->exchange;
    bool aborted = how != MHD_REQUEST_TERMINATED_COMPLETED_OK && how != MHD_REQUEST_TERMINATED_DAEMON_SHUTDOWN;
    if (carried->headed) {
        int64_t out = (int64_t)(x->request.method == WEB_HEAD ? 0 : x->reply.file_size ? (size_t)x->reply.file_size : x->size);
        metrics_count(server->service->metrics, x->route_index, x->request.method, carried->status, carried->micros, x->received, out);
        log_request(x, carried->status, carried->micros, out, aborted);
    }
    (void)watch_stage(watched_of(server, connection), STAGE_idle, server->service->limits->idle_seconds);
    put_back(carried, server->service->limits->kept_requests);
    *carried_as = NULL;
    atomic_fetch_sub(&server->running, 1);
}

static void on_connection(void *context, struct MHD_Connection *connection, void **socket_context, enum MHD_ConnectionNotificationCode what)
{
    struct server *server = context;
    metrics_connection(server->service->metrics, what == MHD_CONNECTION_NOTIFY_STARTED ? 1 : -1);
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info = server->mhd.get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *socket_context = info ? watch_add(&server->watch, info->connect_fd) : NULL;
        return;
    }
    struct watched *one = *socket_context;
    if (one && atomic_load(&one->stage) == STAGE_first && !atomic_load(&server->stopping)) log_refused(0, "een verbinding zonder verzoek");
    watch_remove(&server->watch, one);
}

/* The path stays as it was sent: the exchange decodes it once. */
static size_t leave_as_it_is(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context;
    (void)connection;
    return strlen(text);
}

/* The library answers by itself what it cannot read at all (a head that does not fit its memory, a line that is none). It says so only in its log. */
__attribute__((format(printf, 2, 0))) static void on_message(void *context, const char *format, va_list list)
{
    char line[256];
    static const char mark[] = "HTTP response code is ";
    const struct server *server = context;
    (void)vsnprintf(line, sizeof line, format, list);
    const char *code = strstr(line, mark);
    if (!code) return;
    int status = 0;
    for (code += sizeof mark - 1; *code >= '0' && *code <= '9' && status < 1000; code++) status = status * 10 + (*code - '0');
    metrics_count(server->service->metrics, -1, 0, status, 0, 0, 0);
    log_refused(status, "geen HTTP, of een kop die niet past");
}

/* ---- start and stop ---- */

static unsigned connections_most(const struct web_limits *limits)
{
    struct rlimit files;
    int64_t most = limits->connections;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur != RLIM_INFINITY && (int64_t)files.rlim_cur / 2 < most) most = (int64_t)files.rlim_cur / 2;
    return (unsigned)(most < 16 ? 16 : most);
}

static struct MHD_Daemon *start(struct server *server, int listener, int workers)
{
    const struct web_limits *limits = server->service->limits;
    server->in_place = strncmp(server->mhd.get_version(), "0.", 2) == 0;
    int32_t longest = limits->reply_seconds > limits->body_seconds ? limits->reply_seconds : limits->body_seconds;
    const struct MHD_OptionItem end = { MHD_OPTION_END, 0, NULL };
    struct MHD_OptionItem more[] = { end, end, end };
    int32_t n = 0;
    if (workers > 1) more[n++] = (struct MHD_OptionItem){ MHD_OPTION_THREAD_POOL_SIZE, workers, NULL };
#if MHD_VERSION >= 0x01000000
    more[n++] = (struct MHD_OptionItem){ MHD_OPTION_CLIENT_DISCIPLINE_LVL, 1, NULL };
#endif
    return server->mhd.start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ERROR_LOG | MHD_USE_ITC, 0, NULL, NULL, on_request, server,
        MHD_OPTION_EXTERNAL_LOGGER, on_message, server,
        MHD_OPTION_LISTEN_SOCKET, listener,
        MHD_OPTION_CONNECTION_LIMIT, connections_most(limits),
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)longest + 5,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits->connection_bytes,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, server,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, server,
        MHD_OPTION_UNESCAPE_CALLBACK, leave_as_it_is, server,
        MHD_OPTION_ARRAY, more,
        MHD_OPTION_END);
}

/* Some handler has run for so long that something must be wrong with it. */
static bool is_stuck(const struct server *server)
{
    int64_t longest = (int64_t)server->service->limits->stuck_seconds * 1000000, now = now_micros();
    for (int32_t i = 0; i < server->seats; i++) {
        int64_t since = atomic_load_explicit(&server->seat[i].busy_since, memory_order_relaxed);
        if (since && now - since > longest) return true;
    }
    return false;
}

/* What free gets, the C library keeps for later; after a rush that is most of the memory. */
static void give_back(struct server *server)
{
#ifdef __GLIBC__
    if (atomic_load(&server->running) <= server->seats && atomic_exchange(&server->rushed, false)) (void)malloc_trim(0);
#else
    (void)server;
#endif
}

/* Until a signal comes: looks after slow connections and memory, and tells systemd that all is well. */
static void wait_for_signal(struct server *server, const sigset_t *signals)
{
    int64_t every = watchdog_micros() / 2, told = 0;
    struct timespec second = { 1, 0 };
    if (every && every < 1000000) second = (struct timespec){ 0, (long)every * 1000 };
    for (;;) {
        int number = sigtimedwait(signals, NULL, &second);
        if (number > 0 || (number < 0 && errno != EAGAIN && errno != EINTR)) return;
        watch_look(&server->watch);
        give_back(server);
        if (!every || now_micros() - told < every || is_stuck(server)) continue;
        notify("WATCHDOG=1");
        told = now_micros();
    }
}

/* No new connections; what runs may end, for so long as the limits allow and no second signal comes. */
static void stop(struct server *server, struct MHD_Daemon *daemon, int listener, const sigset_t *signals)
{
    const struct timespec moment = { 0, 5000000 };
    int64_t until = now_micros() + (int64_t)server->service->limits->stop_seconds * 1000000;
    atomic_store(&server->stopping, true);
    notify("STOPPING=1");
    (void)server->mhd.quiesce_daemon(daemon);
    (void)close(listener);
    while (atomic_load(&server->running) > 0 && now_micros() < until && sigtimedwait(signals, NULL, &moment) < 0) watch_look(&server->watch);
    log_event("gestopt", "lopend", atomic_load(&server->running));
    server->mhd.stop_daemon(daemon);
}

static void free_seats(struct server *server)
{
    for (int32_t i = 0; i < server->seats; i++) {
        for (struct exchange *x = server->seat[i].idle, *next; x; x = next) {
            next = x->next;
            exchange_free(x);
            free(x);
        }
        arena_free(&server->seat[i].desk.look);
        if (server->seat[i].desk.room) server->seat[i].desk.room_close(server->seat[i].desk.room);
    }
    free(server->seat);
}

static int fails(char why[2][200], const char *nl, const char *en)
{
    (void)snprintf(why[0], 200, "%s", nl);
    (void)snprintf(why[1], 200, "%s", en);
    return 1;
}

static void say_address(const struct web_options *options, const char *address, bool loopback)
{
    (void)printf("%s %s\n", options->language ? "breed serves at" : "breed luistert op", address);
    (void)fflush(stdout);
    if (loopback) return;
    (void)fprintf(stderr, "%s\n", options->language
        ? "warning: other computers can reach this address, without encryption and without logging in; put a proxy with TLS in front of it"
        : "let op: andere computers kunnen dit adres bereiken, zonder versleuteling en zonder inloggen; zet er een proxy met TLS voor");
}

static int serve_on(struct server *server, const struct web_options *options, int listener, const char *address, bool loopback, char why[2][200])
{
    sigset_t signals, old;
    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, SIGTERM);
    (void)sigaddset(&signals, SIGINT);
    (void)pthread_sigmask(SIG_BLOCK, &signals, &old);           /* inherited by the threads, so that only the one that waits gets them */
    struct MHD_Daemon *daemon = start(server, listener, options->workers);
    if (!daemon) { (void)close(listener); return fails(why, "de server kon niet starten", "the server could not start"); }
    say_address(options, address, loopback);
    notify("READY=1");
    log_event("gestart", "draden", options->workers);
    wait_for_signal(server, &signals);
    stop(server, daemon, listener, &signals);
    while (sigtimedwait(&signals, NULL, &(const struct timespec){ 0, 0 }) > 0) {}       /* one that came late must not end a program that ended well */
    (void)pthread_sigmask(SIG_SETMASK, &old, NULL);
    return 0;
}

int web_serve(struct web_service *service, const struct web_options *options, char why[2][200])
{
    char address[80];
    bool loopback;
    struct server server = { .service = service };
    if (!service->limits) service->limits = &web_limits_usual;
    if (!mhd_load(&server.mhd)) return fails(why, "libmicrohttpd is niet gevonden; installeer libmicrohttpd12", "libmicrohttpd was not found; install libmicrohttpd12");
    int listener = listen_on(options->bind, options->port, address, &loopback, why);
    if (listener < 0) return 1;
    (void)signal(SIGPIPE, SIG_IGN);
    log_begin(options->log);
    service->metrics = metrics_new();
    server.seats = options->workers + 1;                        /* one to spare for the thread that stops the others */
    server.seat = calloc((size_t)server.seats, sizeof *server.seat);
    server.watch = (struct watch){ .limits = service->limits, .metrics = service->metrics };
    (void)pthread_mutex_init(&server.watch.lock, NULL);
    int failed = service->metrics && server.seat ? serve_on(&server, options, listener, address, loopback, why)
        : (close(listener), fails(why, "er is te weinig geheugen", "there is too little memory"));
    if (server.seat) free_seats(&server);
    metrics_free(service->metrics);
    service->metrics = NULL;
    (void)pthread_mutex_destroy(&server.watch.lock);
    return failed;
}
