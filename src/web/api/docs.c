/* SPDX-License-Identifier: EUPL-1.2 */
/* docs.c: the description of the API for programs, as JSON and as YAML, and that for agents; made once a process. */
#include "web/api/describe.h"

#include <pthread.h>

static struct { pthread_once_t once; struct text json, yaml, tools; bool good; } document = { PTHREAD_ONCE_INIT, { 0 }, { 0 }, { 0 }, false };

static void make_document(void)
{
    struct arena arena = { 0 };
    document.good = openapi_put(&document.json);
    const struct node *root = document.good ? node_from_json(&arena, document.json.data, document.json.size, NULL) : NULL;
    if (root) node_put_yaml(&document.yaml, root, 0);
    document.good = root && !document.yaml.failed && tools_put(&document.tools);
    arena_free(&arena);
}

/* Description and reading take some hundredths of a second, once. */
static void show(struct web_reply *reply, const struct text *form)
{
    pthread_once(&document.once, make_document);
    if (!document.good) { web_fail(reply, FAULT_internal, NULL, NULL); return; }
    reply->language = -1;
    reply->fixed = form->data;
    reply->fixed_size = form->size;
}

static void openapi_json(struct web_request *request, struct web_reply *reply) { (void)request; show(reply, &document.json); }
static void openapi_yaml(struct web_request *request, struct web_reply *reply) { (void)request; show(reply, &document.yaml); }

static void tools(struct web_request *request, struct web_reply *reply) { (void)request; show(reply, &document.tools); }

static const struct web_route routes[] = {
    { .method = WEB_GET, .path = "/v1/openapi.json", .handle = openapi_json, .produces = { MEDIA_json }, .marks = WEB_LAW_DATA },
    { .method = WEB_GET, .path = "/v1/openapi.yaml", .handle = openapi_yaml, .produces = { MEDIA_yaml }, .marks = WEB_LAW_DATA },
    { .method = WEB_GET, .path = "/v1/hulpmiddelen", .handle = tools, .produces = { MEDIA_json }, .marks = WEB_LAW_DATA, ABOUT("hulpmiddelen", false) },
    { .method = WEB_GET, .path = "/v1/hulpmiddelen.json", .handle = tools, .produces = { MEDIA_json }, .marks = WEB_LAW_DATA },
};
WEB_TABLE(docs, routes);
