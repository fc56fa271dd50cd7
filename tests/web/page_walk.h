/* SPDX-License-Identifier: EUPL-1.2 */
/* page_walk.h: pages asked for without sockets, and their forms filled in as a browser without scripts would. */
#ifndef BREED_TESTS_WEB_PAGE_WALK_H
#define BREED_TESTS_WEB_PAGE_WALK_H

#include <stdbool.h>
#include "base/text.h"
#include "web/inside.h"

/* One service and one desk; the answer to the last request stands in page. */
struct page_heard { int status; char *body; size_t size; };
extern struct page_heard page;
extern struct web_service page_service;

bool walk_open(void);
void walk_close(void);
void walk_forget_room(void);                            /* what the desk keeps open is opened anew, with the settings of then */
int walk_get(const char *path);                         /* the status */
int walk_post(const char *path, const struct text *form);
const char *walk_header(const char *name);              /* of the last answer; NULL */
bool page_has(const char *part);
/* Headers that each request carries besides, NULL: none; and the Host, NULL: "a". */
extern const char *walk_cookie, *walk_site, *walk_host, *walk_bearer;
/* A request of any method with a body of this type (NULL: none). */
int walk_send(const char *method, const char *path, const char *type, const char *body, size_t size);

/* A form under construction: name=value, percent-encoded. */
void form_field(struct text *, const char *name, const char *value);
/* The hidden fields of the form on the last page that has a field or button of this name and value, into the form; and its address. False: there is none. */
bool form_of_page(struct text *form, char action[200], const char *name, const char *value);
/* The value of the first field of that name on the last page, with its entities resolved; NULL. Stays until the next call. */
const char *page_field(const char *name);

#endif
