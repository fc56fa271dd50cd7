/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_pace.c: calls the service at a steady rate and tells how long callers waited, counted from the moment each call was due, not from when it could be sent. */
#define _GNU_SOURCE              /* epoll_pwait2 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LINES = 64, ROOM = 65536 };
struct line { int socket; int64_t due; size_t got, expected; char room[ROOM]; };

static struct line lines[LINES];

static int64_t now_nanos(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int connected(int port)
{
    const int on = 1;
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int line = socket(AF_INET, SOCK_STREAM, 0);
    if (line < 0 || connect(line, (const struct sockaddr *)&to, sizeof to) != 0) return -1;
    (void)setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return line;
}

/* Takes what came; true when the answer is whole. */
static int take(struct line *line)
{
    ssize_t n = recv(line->socket, line->room + line->got, ROOM - 1 - line->got, MSG_DONTWAIT);
    if (n <= 0) return n < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
    line->got += (size_t)n;
    line->room[line->got] = 0;
    if (!line->expected) {
        const char *end = strstr(line->room, "\r\n\r\n"), *length = strstr(line->room, "Content-Length: ");
        if (!end || !length) return 0;
        line->expected = (size_t)(end + 4 - line->room) + strtoul(length + 16, NULL, 10);
    }
    return line->got >= line->expected;
}

static const char body[] = "{\"regel\":\"loonkostensubsidie\",\"feiten\":{\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1990-01-01\",\"forfaitair\":\"nee\",\"loonwaarde\":60,"
                           "\"urenPerWeek\":36,\"voltijduren\":36}}";

int main(int count, char **arguments)
{
    if (count < 4) { (void)fputs("gebruik: bench_pace PORT RATE SECONDS\n", stderr); return 2; }
    int port = atoi(arguments[1]), rate = atoi(arguments[2]), seconds = atoi(arguments[3]), waiting[LINES], idle = 0, poll = epoll_create1(0);
    if (rate < 1 || seconds < 1 || poll < 0) return 2;
    int64_t total = (int64_t)rate * seconds, sent = 0, done = 0, begun, *waited = malloc(sizeof *waited * (size_t)total);
    char request[1024];
    int size = snprintf(request, sizeof request, "POST /v1/berekeningen HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", sizeof body - 1, body);
    for (int i = 0; i < LINES; i++) {
        struct epoll_event event = { EPOLLIN, { .u32 = (uint32_t)i } };
        lines[i].socket = connected(port);
        if (lines[i].socket < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, lines[i].socket, &event) != 0) return 1;
        waiting[idle++] = i;
    }
    begun = now_nanos();
    while (waited && done < total) {
        int64_t now = now_nanos();
        for (; idle && sent < total && begun + sent * 1000000000 / rate <= now; sent++) {
            struct line *line = &lines[waiting[--idle]];
            line->due = begun + sent * 1000000000 / rate;
            line->got = line->expected = 0;
            if (send(line->socket, request, (size_t)size, MSG_NOSIGNAL) != size) return 1;
        }
        struct epoll_event events[LINES];
        int64_t next = sent < total && idle ? begun + sent * 1000000000 / rate - now_nanos() : 100000000;
        struct timespec until = { 0, next > 0 ? (long)next : 0 };       /* sleeps in between: the service needs the processors too */
        int n = epoll_pwait2(poll, events, LINES, &until, NULL);
        for (int i = 0; i < n; i++) {
            struct line *line = &lines[events[i].data.u32];
            int whole = take(line);
            if (whole < 0) return 1;
            if (!whole) continue;
            waited[done++] = now_nanos() - line->due;
            waiting[idle++] = (int)events[i].data.u32;
        }
    }
    if (!waited) return 1;
    double took = (double)(now_nanos() - begun) / 1e9;
    qsort(waited, (size_t)done, sizeof *waited, by_size);
    printf("http: at %d calls a second (%.0f done): half within %.2f ms, 99 %% within %.2f ms, longest %.2f ms, counted from when each was due\n", rate, (double)done / took,
        (double)waited[done / 2] / 1e6, (double)waited[done * 99 / 100] / 1e6, (double)waited[done - 1] / 1e6);
    free(waited);
    return 0;
}
