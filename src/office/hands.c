/* SPDX-License-Identifier: EUPL-1.2 */
/* hands.c: threads that wait for a list of work, take one piece after the other and wait again. */
#define _XOPEN_SOURCE 700
#include "office/hands.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

struct hand { struct hands *all; int32_t number; };
struct hands {
    pthread_mutex_t lock;
    pthread_cond_t more, done;
    pthread_t thread[HANDS_MOST];
    struct hand hand[HANDS_MOST];
    int32_t threads, pieces, taken, ended;
    hands_work *work;
    void *context;
    bool closing;
};

/* Takes pieces until there are none left. Called and left with the lock. */
static void work_on(struct hands *h, int32_t number)
{
    while (h->taken < h->pieces) {
        int32_t piece = h->taken++;
        pthread_mutex_unlock(&h->lock);
        h->work(h->context, piece, number);
        pthread_mutex_lock(&h->lock);
        if (++h->ended == h->pieces) pthread_cond_signal(&h->done);
    }
}

static void *wait_for_work(void *context)
{
    const struct hand *hand = context;
    struct hands *h = hand->all;
    pthread_mutex_lock(&h->lock);
    while (!h->closing) {
        work_on(h, hand->number);
        if (!h->closing) pthread_cond_wait(&h->more, &h->lock);
    }
    pthread_mutex_unlock(&h->lock);
    return NULL;
}

/* Signals stay with the caller, so that one that interrupts the program interrupts what it does itself. */
struct hands *hands_open(void)
{
    struct hands *h = calloc(1, sizeof *h);
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    sigset_t all, before;
    if (!h) return NULL;
    (void)pthread_mutex_init(&h->lock, NULL);
    (void)pthread_cond_init(&h->more, NULL);
    (void)pthread_cond_init(&h->done, NULL);
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    for (int32_t k = 0; k + 1 < processors && k + 1 < HANDS_MOST; k++) {
        h->hand[k] = (struct hand){ h, h->threads + 1 };
        if (pthread_create(&h->thread[h->threads], NULL, wait_for_work, &h->hand[k]) == 0) h->threads++;
    }
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return h;
}

int32_t hands_count(const struct hands *h) { return h->threads + 1; }

void hands_begin(struct hands *h, int32_t pieces, hands_work *work, void *context)
{
    hands_finish(h);
    pthread_mutex_lock(&h->lock);
    h->work = work;
    h->context = context;
    h->pieces = pieces;
    h->taken = h->ended = 0;
    pthread_cond_broadcast(&h->more);
    pthread_mutex_unlock(&h->lock);
}

void hands_finish(struct hands *h)
{
    pthread_mutex_lock(&h->lock);
    work_on(h, 0);
    while (h->ended < h->pieces) pthread_cond_wait(&h->done, &h->lock);
    pthread_mutex_unlock(&h->lock);
}

void hands_close(struct hands *h)
{
    if (!h) return;
    hands_finish(h);
    pthread_mutex_lock(&h->lock);
    h->closing = true;
    pthread_cond_broadcast(&h->more);
    pthread_mutex_unlock(&h->lock);
    for (int32_t k = 0; k < h->threads; k++) (void)pthread_join(h->thread[k], NULL);
    (void)pthread_cond_destroy(&h->done);
    (void)pthread_cond_destroy(&h->more);
    (void)pthread_mutex_destroy(&h->lock);
    free(h);
}
