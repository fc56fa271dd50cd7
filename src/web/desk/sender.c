/* SPDX-License-Identifier: EUPL-1.2 */
/* sender.c: every few seconds what is due is sent, and every hour what has expired is removed, with a connection to the store of its own; the end of the service waits for the message that is on its way. */
#define _POSIX_C_SOURCE 200809L
#include "web/desk/sender.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

enum { ROUND_SECONDS = 3, ROUND_MOST = 100, SWEEP_SECONDS = 3600 };

static struct {
    pthread_mutex_t lock;
    pthread_cond_t stopped;
    pthread_t thread;
    bool begun, stop;
    const struct transfer_post *post;
    const struct law *law;
} sender = { .lock = PTHREAD_MUTEX_INITIALIZER, .stopped = PTHREAD_COND_INITIALIZER };

/* False: the service ends. */
static bool rest(void)
{
    struct timespec until;
    (void)clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += ROUND_SECONDS;
    pthread_mutex_lock(&sender.lock);
    int waited = 0;
    while (!sender.stop && waited == 0) waited = pthread_cond_timedwait(&sender.stopped, &sender.lock, &until);
    bool go_on = !sender.stop;
    pthread_mutex_unlock(&sender.lock);
    return go_on;
}

/* False: the connection may have broken. */
static bool one_round(struct room *room, int64_t *swept)
{
    struct transfer_sent sent;
    int64_t now = desk_now();
    if (sender.post && office_transfer_send(room->office, sender.post, now, ROUND_MOST, &sent) == OFFICE_STORE) return false;
    if (*swept && now >= *swept && now - *swept < SWEEP_SECONDS * (int64_t)1000000) return true;
    *swept = now;
    return people_sweep(room->people, now) != PEOPLE_STORE && office_sweep(room->office, now) != OFFICE_STORE;
}

static void *work(void *context)
{
    struct room *room = NULL;
    int64_t swept = 0;
    (void)context;
    do {
        if (!room) room = room_open(sender.law);
        if (!room || one_round(room, &swept)) continue;
        room_close(room);               /* the connection may have broken: a new one next time */
        room = NULL;
    } while (rest());
    room_close(room);
    return NULL;
}

bool sender_start(const struct transfer_post *post, const struct law *law)
{
    sigset_t all, before;
    sender.post = post;
    sender.law = law;
    sender.stop = false;
    (void)sigfillset(&all);             /* signals are for the server */
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    sender.begun = pthread_create(&sender.thread, NULL, work, NULL) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return sender.begun;
}

void sender_stop(void)
{
    if (!sender.begun) return;
    pthread_mutex_lock(&sender.lock);
    sender.stop = true;
    (void)pthread_cond_signal(&sender.stopped);
    pthread_mutex_unlock(&sender.lock);
    (void)pthread_join(sender.thread, NULL);
    sender.begun = false;
}
