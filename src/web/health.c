/* SPDX-License-Identifier: EUPL-1.2 */
/* health.c: whether the service is alive, and its counters: for machines that watch it. */
#include "web/inside.h"

static void health(struct web_request *request, struct web_reply *reply)
{
    (void)request;
    reply->language = -1;
    reply->fixed = "ok\n";
    reply->fixed_size = 3;
}

static void metrics(struct web_request *request, struct web_reply *reply)
{
    reply->language = -1;
    metrics_put(&reply->body, request->service);
}

static const struct web_route routes[] = {
    { .method = WEB_GET, .path = "/healthz", .handle = health, .produces = { MEDIA_text }, .marks = WEB_NO_LOG },
    { .method = WEB_GET, .path = "/metrics", .handle = metrics, .produces = { MEDIA_metrics }, .marks = WEB_NO_LOG },
};
WEB_TABLE(health, routes);
