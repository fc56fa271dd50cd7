/* SPDX-License-Identifier: EUPL-1.2 */
/* rules.c: which rules there are, and what one of them asks, answers and rests on: as `breed rules --json`. */
#include <string.h>
#include "rules/registry.h"
#include "web/api/api.h"

static void one_rule(struct web_request *request, struct web_reply *reply)
{
    const char *name = web_part(request, "naam");
    const struct rule *rule = request->service->put_rule ? rule_find(name, strlen(name)) : NULL;
    if (!rule) {
        web_fail(reply, FAULT_not_found, "Er is geen regel met deze naam. GET /v1/regels noemt ze.", "There is no rule of this name. GET /v1/regels lists them.");
        return;
    }
    request->service->put_rule(&reply->body, rule, request->language);
}

/* "maatregel=7": only the rules of that measure. */
static bool measures_of(const struct web_request *request, struct web_reply *reply, uint32_t *measures)
{
    const char *given = web_query(request, "maatregel");
    int64_t number;
    *measures = ~(uint32_t)0;
    if (!given) return true;
    if (parse_decimal(given, strlen(given), 0, false, &number) != NUMBER_OK || number < 1 || number > 16) {
        web_refuse(reply, "maatregel", "waarde", "een geheel getal van 1 t/m 16", "a whole number from 1 to 16");
        return false;
    }
    *measures = (uint32_t)1 << number;
    return true;
}

static void all_rules(struct web_request *request, struct web_reply *reply)
{
    uint32_t measures;
    bool first = true;
    if (!measures_of(request, reply, &measures)) return;
    if (!request->service->put_summary) { web_fail(reply, FAULT_not_found, NULL, NULL); return; }
    text_char(&reply->body, '[');
    for (int32_t i = 0; i < rule_count; i++) {
        if (!(rules[i]->measures & measures)) continue;
        if (!first) text_char(&reply->body, ',');
        first = false;
        request->service->put_summary(&reply->body, rules[i], request->language);
    }
    text_put(&reply->body, "]\n");
}

static const char *const of_list[] = { "maatregel", "taal", NULL }, *const of_one[] = { "taal", NULL };
static const struct web_route routes[] = {
    { .method = WEB_GET, .path = "/v1/regels", .handle = all_rules, .produces = { MEDIA_json }, .query = of_list, .marks = WEB_LAW_DATA, ABOUT("regels", false) },
    { .method = WEB_GET, .path = "/v1/regels/{naam}", .handle = one_rule, .produces = { MEDIA_json }, .query = of_one, .marks = WEB_LAW_DATA, ABOUT("regel", false) },
};
WEB_TABLE(rules, routes);
