/* SPDX-License-Identifier: EUPL-1.2 */
/* requests.h: requests as text, for the tests of the service. */
#ifndef BREED_TESTS_WEB_REQUESTS_H
#define BREED_TESTS_WEB_REQUESTS_H

#include <stdint.h>
#include <string.h>
#include <time.h>
#include "web/web.h"
#include "web/wire.h"

#define HOST "Host: a\r\n"
#define JSON "Content-Type: application/json\r\n"
#define POST "POST /v1/berekeningen HTTP/1.1\r\n" HOST JSON
#define GET(target) "GET " target " HTTP/1.1\r\n" HOST
#define CASE "{\"regel\":\"loonkostensubsidie\",\"feiten\":{\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1990-01-01\",\"forfaitair\":\"nee\",\"loonwaarde\":%d,\"urenPerWeek\":36,\"voltijduren\":36}}"

static inline int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static inline int post(int port, const char *body) { return ask(port, POST "Content-Length: %zu\r\n\r\n%s", strlen(body), body); }

#endif
