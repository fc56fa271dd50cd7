/* SPDX-License-Identifier: EUPL-1.2 */
/* wire.h: a service of our own and raw bytes over a socket, for tests that say exactly what goes over the line. */
#ifndef BREED_TESTS_WEB_WIRE_H
#define BREED_TESTS_WEB_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include "web/limits.h"

/* A service in a process of its own. log: what it said on standard error, a file that is read by service_log. */
struct service { pid_t process; int port; char log[64]; };
bool service_start(struct service *, const struct web_limits *, int workers);
/* Asks it to stop and waits. Returns its exit status; 128 + number after a signal. */
int service_stop(struct service *);
const char *service_log(const struct service *);       /* of the last call */
long service_resident(const struct service *);          /* KiB */

/* A process that begins as the service does: the port in the line that it writes first (0: none; closes this end), and its end as of service_stop. */
int port_told(int end);
int process_stop(pid_t);

/* One answer. head and body end in a NUL; status 0: the connection was closed without one; -1: nothing came in time. */
struct answer_heard { int status; char head[8192]; char body[1 << 20]; size_t size; bool closed; };
extern struct answer_heard heard;

int dial(int port);                                     /* a connection; -1 */
bool say(int line, const char *bytes, size_t size);     /* false: the other side hung up */
int hear(int line, bool of_head);                       /* the next answer into heard; its status. of_head: no body follows, to a HEAD */
bool hung_up(int line, int milliseconds);               /* the other side closes within that time */

/* A connection, these bytes, one answer. The format is that of printf. Returns the status. */
__attribute__((format(printf, 2, 3))) int ask(int port, const char *format, ...);
int ask_bytes(int port, const char *bytes, size_t size);
const char *header(const char *name);                   /* of heard; NULL when absent. Stays until the next call. */
bool body_has(const char *part);

#endif
