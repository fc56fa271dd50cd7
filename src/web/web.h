/* SPDX-License-Identifier: EUPL-1.2 */
/* web.h: what handlers of the service work with: routes as tables, a request whose parts were checked, an answer under construction. */
#ifndef BREED_WEB_WEB_H
#define BREED_WEB_WEB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"
#include "base/text.h"
#include "law/law.h"
#include "reason/decision.h"

/*
 * A route is a line in a table; a table is a line in tables.def. Everything before and after a handler is done for it:
 *   before   the gate has refused what is malformed; path parts, query and form are decoded, UTF-8, without control characters, each name once; a JSON body is a tree;
 *            the media type and the language of the answer are chosen; the law is loaded.
 *   after    security headers, API-Version, ETag and 304, HEAD, problem+json (under /v1) or an error page, log line, metrics.
 * A handler reads the request, writes reply->body, and returns. It runs on one of a few threads: no waiting, no globals that change. What it takes from
 * request->arena lives until the answer is sent; what stands in request->desk belongs to the thread and may be overwritten from the start of the next request.
 */

enum web_method { WEB_GET = 1, WEB_HEAD = 2, WEB_POST = 4, WEB_PUT = 8, WEB_DELETE = 16, WEB_OPTIONS = 32 };

enum web_media { MEDIA_none, MEDIA_json, MEDIA_problem, MEDIA_html, MEDIA_text, MEDIA_form, MEDIA_csv, MEDIA_jsonl, MEDIA_yaml, MEDIA_calendar, MEDIA_svg, MEDIA_css,
                 MEDIA_script, MEDIA_font, MEDIA_png, MEDIA_icon, MEDIA_metrics, MEDIA_xlsx, MEDIA_pdf, MEDIAS };
extern const char *const web_media_names[MEDIAS];       /* "application/json" */

struct web_request;
struct web_reply;
struct web_about;

#define WEB_API_VERSION "1.0.0"         /* of the interface under /v1, not of the program */

/* ---- routes ---- */

enum {
    WEB_LAW_DATA = 1,       /* the answer hangs on program, law and URL alone: ETag, If-None-Match and 304; Cache-Control: no-cache */
    WEB_FOREVER = 2,        /* a static file whose URL changes with its content: may be kept for a year; ETag as well */
    WEB_FRAMED = 4,         /* may be shown in a frame of the sites that service->framed_policy names */
    WEB_SPOOL = 8,          /* the body, up to body_most, comes as an open file instead of memory (request->body_file) and is not parsed */
    WEB_NO_LOG = 16,        /* not in the log unless it fails: health checks */
};

struct web_route {
    enum web_method method;                 /* GET answers HEAD too; OPTIONS is answered for every route */
    const char *path;                       /* "/v1/regels/{naam}": a name in braces is one segment that is not empty; literal segments win from those */
    void (*handle)(struct web_request *, struct web_reply *);
    enum web_media produces[4];             /* the first is taken when the caller has no preference; MEDIA_none ends */
    enum web_media accepts[3];              /* of the body; all MEDIA_none: no body */
    const char *const *query;               /* the names that may stand in the query, NULL at the end; NULL: none. "taal" chooses the language (nl, en) */
    int64_t body_most;                      /* bytes; 0: WEB_BODY_USUAL */
    unsigned marks;
    const char *policy;                     /* Content-Security-Policy; NULL: nothing at all under /v1, own styles, fonts, pictures and forms elsewhere */
    const struct web_about *about;          /* what the description of the API says of it: belongs to web/api, the server does not look at it */
};

/* A table of routes; web/tables.def names them all: T(name) stands for `const struct web_table web_name`. */
struct web_table { const struct web_route *routes; int32_t count; };
#define WEB_TABLE(name, array) const struct web_table web_##name = { array, (int32_t)(sizeof array / sizeof *array) }

/* What a page may load and do: nothing but its own style, typeface, pictures and forms. */
#define WEB_PAGES_POLICY "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"

/* Every route of every table, in order: for the description of the API and the list of pages. NULL beyond the last. */
const struct web_route *web_route_at(int32_t index);

/* ---- the service and the desk ---- */

struct web_limits;
struct web_metrics;

/* One a process; read-only once the server runs. */
struct web_service {
    const struct law_tables *law;           /* the law that is served; its choices are the ones that hold unless a request takes others */
    const struct law_overlay *const *overlays; int32_t overlay_count;       /* in force in it */
    const struct web_limits *limits;
    struct web_metrics *metrics;            /* may be NULL */
    /* The rule as `breed rules NAME --json` prints it; and as one item of the list. From the program, which has the worked examples. NULL: routes that need it answer 404. */
    void (*put_rule)(struct text *, const struct rule *, int language);
    void (*put_summary)(struct text *, const struct rule *, int language);
    /* The page for a failure outside /v1; NULL: a plain one. reply->status and the fault are set; it writes reply->body as HTML. */
    void (*error_page)(const struct web_request *, struct web_reply *);
    /* The whole Content-Security-Policy of routes with WEB_FRAMED, with the sites that may frame them; NULL: nobody may. */
    const char *framed_policy;
};

/* What a thread owns for good, so that no request has to take it: large structs and memory that is used again. */
struct web_desk {
    struct decision decision, other;
    struct law reading;                     /* the law with the choices of this request */
    struct arena look;                      /* empty at the start of each request; for missing_look and other searches */
    void *room; void (*room_close)(void *);         /* what web/desk keeps open for this thread (the database of dossiers); closed when the service ends */
};

/* ---- the request ---- */

struct web_pair { const char *name, *value; size_t size; };     /* value: UTF-8, a NUL behind it and none in it */

struct web_trace { char trace_id[33], parent_id[17], span_id[17]; bool given, sampled; };       /* W3C traceparent: taken over, or made */

struct web_request {
    const struct web_service *service;
    struct web_desk *desk;
    const struct web_route *route;          /* NULL on an error page for an unknown path */
    enum web_method method;                 /* HEAD stays WEB_HEAD; the handler may treat it as GET */
    const char *path;                       /* as sent, without the query: safe characters only */
    const struct web_pair *part; int32_t parts;         /* the segments in braces */
    const struct web_pair *query; int32_t queries;
    const struct web_pair *form; int32_t fields;        /* body of MEDIA_form, in the order sent; a name may come more than once only here */
    enum web_media sent;                    /* media type of the body, MEDIA_none without one */
    const struct node *json;                /* body of MEDIA_json: any kind of node */
    const char *body; size_t body_size;     /* the body as sent, a NUL behind it */
    int body_file;                          /* WEB_SPOOL: open for reading at the start, closed for you; otherwise -1 */
    enum web_media wanted;                  /* one of route->produces */
    int language;                           /* 0 Dutch, 1 English: `taal` in the query, else Accept-Language, else Dutch */
    bool gzip;                              /* the caller takes Content-Encoding: gzip */
    bool api;                               /* under /v1 */
    char id[17];                            /* of this request, in the log and in X-Request-Id */
    struct web_trace trace;
    struct arena *arena;                    /* bounded; arena_take gives NULL beyond */
    const void *inner;
};

/* NULL when it is not there. */
const char *web_part(const struct web_request *, const char *name);         /* of the path */
const char *web_query(const struct web_request *, const char *name);
const char *web_field(const struct web_request *, const char *name);        /* of the form: the first of that name */
const char *web_header(const struct web_request *, const char *name);       /* any case; the first of that name */

/* ---- the reply ---- */

/* What can be the matter. Status, code, title and what to do about it stand in reply.c. */
enum web_fault { FAULT_none, FAULT_malformed, FAULT_invalid, FAULT_not_found, FAULT_method, FAULT_not_acceptable, FAULT_slow, FAULT_conflict, FAULT_too_large, FAULT_uri_long,
                 FAULT_media, FAULT_expect, FAULT_headers_large, FAULT_unknown_method, FAULT_busy, FAULT_version, FAULT_internal, FAULT_length,
                 FAULT_unauthorized, FAULT_forbidden, FAULTS };

struct web_invalid { const char *name, *code, *reason[2]; };                /* texts in the arena */
enum { WEB_HEADERS_MOST = 12, WEB_INVALID_MOST = 100 };

struct web_reply {
    struct web_request *request;
    int status;                             /* 200 at the start */
    enum web_media media;                   /* request->wanted at the start */
    int language;                           /* request->language at the start; MEDIA_none in language: -1 leaves out Content-Language */
    struct text body;                       /* empty at the start; its memory is used again */
    const char *fixed; size_t fixed_size;   /* instead of body: bytes that never change or go away (embedded files) */
    int file; int64_t file_size;            /* instead of body: see web_reply_file; -1 */
    enum web_fault fault;
    const char *detail[2];
    struct web_invalid *invalid; int32_t invalids;
    struct { const char *name, *value; } header[WEB_HEADERS_MOST]; int32_t headers;
};

/* One more header; name is a constant, value is copied. What the server sets itself (see reply.c) cannot be set. */
void web_add_header(struct web_reply *, const char *name, const char *value);
/* An open file from its start, closed for you: for answers that do not fit in memory. */
void web_reply_file(struct web_reply *, int file, int64_t size);
/* 303 to a path of this service. */
void web_see_other(struct web_reply *, const char *path);

/* The request fails: the body is made by the server. detail may be NULL: then the text of the fault. It is copied. Never put a value of a fact into it. */
void web_fail(struct web_reply *, enum web_fault, const char *nl, const char *en);
/* One thing that is wrong with the input (FAULT_invalid, 400); call it for everything that is wrong before returning. All texts are copied.
 * name: "feiten.urenPerWeek"; code: "verplicht", "onbekend", "waarde", "dubbel" or "vorm"; reason: Dutch and English. */
void web_refuse(struct web_reply *, const char *name, const char *code, const char *nl, const char *en);
/* Problems from the rooms below as such, from place `from` on; name: prefix and field ("feiten." and "urenPerWeek"). */
void web_refuse_problems(struct web_reply *, const char *prefix, const char *code, const struct problems *, int32_t from);

/* Of a fault, for an error page: "niet-gevonden"; "Niet gevonden". What to do about it stands in reply->detail, what was wrong in reply->invalid. */
const char *web_fault_code(enum web_fault);
const char *web_fault_title(enum web_fault, int language);

/* ---- the server (web/server.c; there only where libmicrohttpd was found) ---- */

enum { WEB_BODY_USUAL = 256 * 1024 };

enum web_log { LOG_off, LOG_errors, LOG_all };
struct web_options { const char *bind; int port; int workers; enum web_log log; int language; };

/* Serves until a signal ends it. 0: ended well; otherwise why names what was wrong, in Dutch and English. */
int web_serve(struct web_service *, const struct web_options *, char why[2][200]);

#endif
