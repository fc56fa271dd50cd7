/* SPDX-License-Identifier: EUPL-1.2 */
/* calculations.c: one situation decided: the answer is that of `breed calc --json`, byte for byte. */
#include "web/api/api.h"

#include "explain/explain.h"
#include "reason/asking/missing.h"

static void decide(struct web_request *request, struct web_reply *reply, struct api_words *words, const char *name)
{
    static const char *const members[] = { CALL_MEMBERS, NULL };
    struct api_call call;
    struct decision *d = &request->desk->decision;
    if (call_begin(&call, request, reply, members, true)) {
        call_decision(&call, d);
        if (call_make(&call, d, "feiten.")) {
            if (!missing_look(d, &request->desk->look)) web_fail(reply, FAULT_busy, NULL, NULL);
            else {
                explain_json(&reply->body, d, call.language);
                call_done(&call);
                words_of_day(words, d);
                if (words) explain_full(&words->text, d, call.language);
            }
        }
    }
    call_end(&call, name);
}

static void calculate(struct web_request *request, struct web_reply *reply)
{
    reply->status = 201;
    decide(request, reply, NULL, "bereken");
}

static void calculate_rule(struct web_request *request, struct web_reply *reply) { decide(request, reply, NULL, "berekenRegel"); }
void api_calculate(struct web_request *request, struct web_reply *reply, struct api_words *words) { decide(request, reply, words, "gebruikHulpmiddel"); }

static const char *const query[] = { "taal", NULL };
static const struct web_route routes[] = {
    { .method = WEB_POST, .path = "/v1/berekeningen", .handle = calculate, .produces = { MEDIA_json }, .accepts = { MEDIA_json }, .query = query,
        ABOUT("bereken", false) },
    { .method = WEB_POST, .path = "/v1/regels/{naam}/_bereken", .handle = calculate_rule, .produces = { MEDIA_json }, .accepts = { MEDIA_json },
        .query = query, ABOUT("berekenRegel", true) },
};
WEB_TABLE(calculations, routes);
