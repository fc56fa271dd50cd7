/* SPDX-License-Identifier: EUPL-1.2 */
/* limits.h: everything that a caller could make too large, too many or too slow, with its bound. */
#ifndef BREED_WEB_LIMITS_H
#define BREED_WEB_LIMITS_H

#include <stddef.h>
#include <stdint.h>

/* Bounds that give arrays their size. */
enum { HEADERS_KEPT = 64, SEGMENTS_KEPT = 16, QUERIES_KEPT = 32 };

struct web_limits {
    /* the head of a request */
    size_t target_bytes;            /* path and query as sent: 414 */
    size_t header_bytes;            /* names and values together: 431, as with more headers than HEADERS_KEPT */
    size_t value_bytes;             /* one value */
    size_t connection_bytes;        /* what a connection may take for head and buffers; a head beyond that is refused unseen (431) */
    /* its body; how large it may be stands in the route */
    int32_t form_fields;
    size_t request_bytes;           /* memory that one request may take to be parsed and answered */
    size_t kept_bytes;              /* of which so much is kept for the next request */
    int32_t kept_requests;          /* by so many in a thread; others that ran at the same time give back all of theirs */
    /* time, in seconds */
    int32_t head_seconds;           /* from the first byte of a request to the end of its head: 408 */
    int32_t body_seconds;           /* from then to the end of its body: 408 */
    int32_t reply_seconds;          /* to take the answer: the connection is closed */
    int32_t idle_seconds;           /* between two requests */
    int32_t stop_seconds;           /* for running requests, after the signal to stop */
    int32_t stuck_seconds;          /* a handler that runs longer keeps the watchdog of systemd from being fed */
    /* connections */
    int32_t connections;
};

extern const struct web_limits web_limits_usual;

#endif
