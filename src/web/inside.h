/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: a request on its way through the server, without sockets: what gate, route, body and reply share. */
#ifndef BREED_WEB_INSIDE_H
#define BREED_WEB_INSIDE_H

#include "web/limits.h"
#include "web/web.h"

/* The head as it came in. Views that live as long as the exchange. */
struct head_line { const char *name, *value; size_t name_size, value_size; };
struct head {
    const char *method, *version, *target;
    struct head_line line[HEADERS_KEPT]; int32_t lines;
    bool too_many, broken;          /* more lines than fit; not framed as HTTP says (a bare carriage return, a NUL) */
};

struct exchange {
    struct web_request request;
    struct web_reply reply;
    struct head head;
    struct arena arena;
    struct text body;               /* the body as far as it came in; its memory is used again */
    int64_t length, received;       /* Content-Length, -1 without one; bytes of the body so far */
    bool chunked, close;            /* close: the connection ends with this answer */
    bool settled;                   /* the answer stands; what still comes in is not looked at */
    const char *segment[SEGMENTS_KEPT]; int32_t segments;
    struct web_pair part[SEGMENTS_KEPT], query[QUERIES_KEPT];
    const struct web_route *of_path;        /* a route with this path, whatever its method */
    unsigned allowed;               /* methods of the path, for Allow */
    int32_t route_index;            /* among all routes, -1 when there is none */
    struct { const char *name, *value; } header[WEB_HEADERS_MOST + 24]; int32_t headers;   /* of the answer */
    char etag[40], allow[64], age[40];
    const char *bytes; size_t size; /* the body of the answer, unless it is a file */
    struct exchange *next;          /* among those that wait to be used again */
};

/* The order of calls for one request: begin, head filled in by the caller, then head; as long as !settled the body in pieces; then answer; then finish. After finish the
 * status, headers and body can be sent, and end makes it ready for the next one. */
void exchange_begin(struct exchange *, const struct web_service *, struct web_desk *);
void exchange_head(struct exchange *);
void exchange_body(struct exchange *, const char *bytes, size_t size);
void exchange_answer(struct exchange *);
void exchange_finish(struct exchange *, bool stopping);
void exchange_end(struct exchange *);               /* memory beyond what is kept is given back */
void exchange_free(struct exchange *);
bool head_add(struct head *, const char *name, size_t name_size, const char *value, size_t value_size);
/* Only for the server: a request that was too slow, in the form in which it goes over the wire. */
void put_slow_answer(struct text *);

/* ---- gate.c: false: refused, the fault is set ---- */
bool gate_head(struct exchange *);
enum web_method method_of(const char *);            /* 0: unknown */
const char *method_name(enum web_method);           /* "?" when it is none */
const struct head_line *head_find(const struct head *, const char *name);
bool same_word(const char *a, size_t size, const char *word);       /* ASCII, any case */

/* ---- target.c ---- */
bool read_target(struct exchange *);
/* Name-value pairs with & between them, as in a query or form. Returns how many, -1 malformed, -2 too many. */
int32_t pairs_read(struct arena *, const char *bytes, size_t size, bool form, struct web_pair *pair, int32_t most);
bool looks_like_bsn(const char *text, size_t size);

/* ---- route.c ---- */
int32_t route_count(void);
bool route_find(struct exchange *);
void put_allow(struct text *, unsigned methods);

/* ---- negotiate.c ---- */
enum web_media choose_media(const char *accept, size_t size, const enum web_media *produces);      /* MEDIA_none: nothing acceptable */
int choose_language(const char *accept, size_t size);
bool takes_gzip(const char *accept, size_t size);
bool etag_listed(const char *list, size_t size, const char *etag);

/* ---- body.c ---- */
bool body_expected(struct exchange *);              /* media type, length; false: refused */
bool body_parse(struct exchange *);

/* ---- reply.c ---- */
void reply_begin(struct web_reply *, struct web_request *);
void reply_error(struct exchange *);                /* writes the body that goes with a fault */
int fault_status(enum web_fault);

/* ---- trace.c ---- */
void trace_begin(struct web_request *, const char *traceparent, size_t size);

/* ---- metrics.c ---- */
struct web_metrics *metrics_new(void);
void metrics_free(struct web_metrics *);
void metrics_count(struct web_metrics *, int32_t route, enum web_method, int status, int64_t micros, int64_t in, int64_t out);
void metrics_connection(struct web_metrics *, int change);
void metrics_put(struct text *, const struct web_service *);

/* ---- log.c ---- */
void log_begin(enum web_log);
void log_request(const struct exchange *, int status, int64_t micros, int64_t bytes, bool aborted);
void log_refused(int status, const char *what);     /* what no handler ever saw */
void log_event(const char *event, const char *name, int64_t number);

#endif
