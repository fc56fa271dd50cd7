/* SPDX-License-Identifier: EUPL-1.2 */
/* http.h: one request to an identity provider or a register through libcurl, which is loaded only then: bounded in time and size, no redirects, https only. */
#ifndef BREED_PEOPLE_HTTP_H
#define BREED_PEOPLE_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

struct http_call {
    const char *url;
    const char *form;                   /* NULL: GET; else POSTed as application/x-www-form-urlencoded */
    const char *json;                   /* NULL: none; else POSTed as application/json, in the place of form */
    const char *bearer;                 /* NULL: none; else sent as a bearer token */
    int32_t milliseconds;               /* how long it may take; 0: 5 seconds */
    const char *user, *password;        /* NULL: none; else HTTP Basic, already encoded as forms are */
    const char *ca_file;                /* NULL: those of the system */
    size_t most;                        /* bytes of the answer; more is a failure */
};
struct http_answer { int status; const char *bytes; size_t size; bool slow; };     /* in the arena, with a NUL behind it; slow: there was none because it took too long */

bool http_ready(void);                  /* the library is there */
/* https, or http to this machine itself (127.0.0.1, [::1], localhost): for tests and a provider behind a proxy here. */
bool http_may_ask(const char *url);
/* False: no answer in time, too long, or an address that may not be asked. */
bool http_ask(struct arena *, const struct http_call *, struct http_answer *);
/* As forms and addresses are encoded; in the arena. */
const char *http_encode(struct arena *, const char *);

#endif
