/* SPDX-License-Identifier: EUPL-1.2 */
/* wire.c: starts a service and talks to it in raw bytes. */
#define _DEFAULT_SOURCE
#include "web/wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "web/web.h"

struct answer_heard heard;

/* ---- the service ---- */

static void put_nothing(struct text *text, const struct rule *rule, int language) { (void)rule; (void)language; text_put(text, "{}\n"); }

static _Noreturn void be_service(const struct web_limits *limits, int workers, int out, const char *log)
{
    static struct law_tables tables;
    char why[2][200] = { "", "" };
    int errors = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (errors < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(errors, STDERR_FILENO) < 0 || !law_build(&tables, NULL, 0, DATE_LAST)) _exit(99);
    struct web_service service = { .law = &tables, .limits = limits, .put_rule = put_nothing, .put_summary = put_nothing };
    struct web_options options = { .bind = "127.0.0.1", .port = 0, .workers = workers, .log = LOG_all };
    int failed = web_serve(&service, &options, why);
    if (failed) fprintf(stderr, "%s\n", why[1]);
    law_free(&tables);
    exit(failed);
}

int port_told(int end)
{
    char line[256] = "";
    FILE *from = fdopen(end, "r");
    const char *colon = from && fgets(line, sizeof line, from) ? strrchr(line, ':') : NULL;
    if (from) fclose(from);
    return colon ? atoi(colon + 1) : 0;
}

int process_stop(pid_t process)
{
    int status = 0;
    kill(process, SIGTERM);
    if (waitpid(process, &status, 0) != process) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool service_start(struct service *service, const struct web_limits *limits, int workers)
{
    static int number;
    int ends[2];
    snprintf(service->log, sizeof service->log, "/tmp/breed-web-%ld-%d.log", (long)getpid(), number++);
    if (pipe(ends) != 0) return false;
    fflush(NULL);
    service->process = fork();
    if (service->process == 0) { close(ends[0]); be_service(limits, workers, ends[1], service->log); }
    close(ends[1]);
    service->port = port_told(ends[0]);
    return service->process > 0 && service->port > 0;
}

int service_stop(struct service *service)
{
    int status = process_stop(service->process);
    unlink(service->log);
    return status;
}

const char *service_log(const struct service *service)
{
    static char bytes[1 << 22];
    FILE *file = fopen(service->log, "rb");
    size_t size = file ? fread(bytes, 1, sizeof bytes - 1, file) : 0;
    if (file) fclose(file);
    bytes[size] = 0;
    return bytes;
}

long service_resident(const struct service *service)
{
    char path[64], line[256];
    long kilobytes = 0;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)service->process);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmRSS: %ld", &kilobytes) == 1) break;
    if (file) fclose(file);
    return kilobytes;
}

/* ---- the wire ---- */

int dial(int port)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int line = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (line >= 0 && connect(line, (const struct sockaddr *)&to, sizeof to) == 0) return line;
    if (line >= 0) close(line);
    return -1;
}

bool say(int line, const char *bytes, size_t size)
{
    while (size) {
        ssize_t n = send(line, bytes, size, MSG_NOSIGNAL);
        if (n <= 0) return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

enum { PATIENCE = 20000 };      /* milliseconds */

/* 1: bytes came; 0: closed; -1: nothing in time. */
static int more(int line, char *room, size_t size, size_t *got, int milliseconds)
{
    struct pollfd one = { line, POLLIN, 0 };
    if (poll(&one, 1, milliseconds) <= 0) return -1;
    ssize_t n = recv(line, room, size, 0);
    *got = n > 0 ? (size_t)n : 0;
    return n > 0;
}

int hear(int line, bool of_head)
{
    size_t at = 0;
    memset(&heard, 0, offsetof(struct answer_heard, body));
    heard.body[0] = 0;
    heard.size = 0;
    heard.closed = false;
    while (at + 1 < sizeof heard.head && !(at >= 4 && memcmp(heard.head + at - 4, "\r\n\r\n", 4) == 0)) {      /* byte by byte: what follows may be another answer */
        size_t got = 0;
        int came = more(line, heard.head + at, 1, &got, PATIENCE);
        if (came <= 0) { heard.closed = came == 0; return heard.status = at ? -2 : came; }
        at += got;
    }
    heard.head[at] = 0;
    heard.status = strncmp(heard.head, "HTTP/1.1 ", 9) == 0 || strncmp(heard.head, "HTTP/1.0 ", 9) == 0 ? atoi(heard.head + 9) : -3;
    const char *length = header("Content-Length");
    size_t size = length && !of_head && heard.status != 304 && heard.status != 204 && heard.status != 100 ? (size_t)strtoul(length, NULL, 10) : 0;
    while (heard.size < size && heard.size + 1 < sizeof heard.body) {
        size_t got = 0;
        int came = more(line, heard.body + heard.size, size - heard.size, &got, PATIENCE);
        if (came <= 0) { heard.closed = came == 0; break; }
        heard.size += got;
    }
    heard.body[heard.size] = 0;
    return heard.status;
}

bool hung_up(int line, int milliseconds)
{
    char room[4096];
    size_t got;
    int came;
    while ((came = more(line, room, sizeof room, &got, milliseconds)) == 1) {}
    return came == 0;
}

int ask_bytes(int port, const char *bytes, size_t size)
{
    int line = dial(port);
    if (line < 0) return -9;
    (void)say(line, bytes, size);           /* an early refusal may close while we still speak */
    int status = hear(line, strncmp(bytes, "HEAD ", 5) == 0);
    close(line);
    return status;
}

int ask(int port, const char *format, ...)
{
    static char bytes[1 << 20];
    va_list list;
    va_start(list, format);
    int size = vsnprintf(bytes, sizeof bytes, format, list);
    va_end(list);
    return ask_bytes(port, bytes, (size_t)size);
}

const char *header(const char *name)
{
    static char value[4096];
    size_t size = strlen(name);
    for (const char *at = strstr(heard.head, "\r\n"); at && at[2]; at = strstr(at + 2, "\r\n")) {
        if (strncasecmp(at + 2, name, size) != 0 || at[2 + size] != ':') continue;
        const char *from = at + 3 + size, *end = strstr(from, "\r\n");
        while (*from == ' ') from++;
        size_t n = end ? (size_t)(end - from) : strlen(from);
        if (n >= sizeof value) n = sizeof value - 1;
        memcpy(value, from, n);
        value[n] = 0;
        return value;
    }
    return NULL;
}

bool body_has(const char *part) { return strstr(heard.body, part) != NULL; }
