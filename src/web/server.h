/* SPDX-License-Identifier: EUPL-1.2 */
/* server.h: what the socket side of the service shares: connections with their deadlines, and the messages to systemd. */
#ifndef BREED_WEB_SERVER_H
#define BREED_WEB_SERVER_H

#include <pthread.h>
#include <stdatomic.h>
#include "web/inside.h"

int64_t now_micros(void);       /* of a clock that only goes forward */

/* ---- watch.c: a connection must get on ---- */

enum stage { STAGE_idle, STAGE_first, STAGE_reading, STAGE_working, STAGE_replying, STAGE_dead };
/* One a connection; in a list that the main thread walks each second. */
struct watched { int socket; _Atomic int stage; _Atomic int64_t deadline; struct watched *next, *previous; };
struct watch { pthread_mutex_t lock; struct watched *first; const struct web_limits *limits; struct web_metrics *metrics; };

struct watched *watch_add(struct watch *, int socket);
void watch_remove(struct watch *, struct watched *);
/* The next stage with so many seconds for it. False: the connection was given up meanwhile. */
bool watch_stage(struct watched *, enum stage, int32_t seconds);
/* Ends what is too late: with 408 where a request was being read. While we work on an answer ourselves nobody is late. */
void watch_look(struct watch *);

/* ---- notify.c: the protocol of systemd, a datagram a message ---- */
void notify(const char *message);
int64_t watchdog_micros(void);  /* how often a sign of life is wanted; 0: never */

/* ---- listen.c ---- */
/* A listening socket on bind and port; -1: why says what is wrong. address: as a URL. */
int listen_on(const char *bind, int port, char address[80], bool *loopback, char why[2][200]);

#endif
