/* SPDX-License-Identifier: EUPL-1.2 */
/* watch.c: ends connections that take too long to send a request or to take an answer, however steadily they trickle. */
#include "web/server.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

int64_t now_micros(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t in_seconds(int32_t seconds) { return now_micros() + (int64_t)seconds * 1000000; }

struct watched *watch_add(struct watch *watch, int socket)
{
    struct watched *one = calloc(1, sizeof *one);
    if (!one) return NULL;
    one->socket = socket;
    atomic_init(&one->stage, STAGE_first);
    atomic_init(&one->deadline, in_seconds(watch->limits->head_seconds));
    (void)pthread_mutex_lock(&watch->lock);
    one->next = watch->first;
    if (one->next) one->next->previous = one;
    watch->first = one;
    (void)pthread_mutex_unlock(&watch->lock);
    return one;
}

/* Before the socket is closed, so that its number is never used for another connection while it stands here. */
void watch_remove(struct watch *watch, struct watched *one)
{
    if (!one) return;
    (void)pthread_mutex_lock(&watch->lock);
    if (one->previous) one->previous->next = one->next; else watch->first = one->next;
    if (one->next) one->next->previous = one->previous;
    (void)pthread_mutex_unlock(&watch->lock);
    free(one);
}

bool watch_stage(struct watched *one, enum stage stage, int32_t seconds)
{
    if (!one) return true;
    int was = atomic_load(&one->stage);
    atomic_store(&one->deadline, in_seconds(seconds));
    while (was != STAGE_dead)
        if (atomic_compare_exchange_weak(&one->stage, &was, (int)stage)) return true;
    return false;
}

/* Whoever takes the stage to dead is the only one that still writes to the socket. */
static void give_up(struct watch *watch, struct watched *one)
{
    int was = atomic_load(&one->stage);
    if (was == STAGE_dead || !atomic_compare_exchange_strong(&one->stage, &was, STAGE_dead)) return;
    if (was == STAGE_first || was == STAGE_reading) {
        char room[1024];
        struct text text = TEXT_IN(room);
        put_slow_answer(&text);
        ssize_t sent = send(one->socket, text.data, text.size, MSG_DONTWAIT | MSG_NOSIGNAL);
        (void)sent;
        log_refused(408, "te langzaam");
        metrics_count(watch->metrics, -1, 0, 408, 0, 0, 0);
    } else if (was == STAGE_replying) log_refused(0, "het antwoord werd niet afgenomen");
    (void)shutdown(one->socket, SHUT_RDWR);
}

void watch_look(struct watch *watch)
{
    int64_t now = now_micros();
    (void)pthread_mutex_lock(&watch->lock);
    for (struct watched *one = watch->first; one; one = one->next)
        if (atomic_load(&one->deadline) < now && atomic_load(&one->stage) != STAGE_working) give_up(watch, one);
    (void)pthread_mutex_unlock(&watch->lock);
}
