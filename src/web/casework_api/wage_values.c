/* SPDX-License-Identifier: EUPL-1.2 */
/* wage_values.c: POST /v1/loonwaarden/_zoek: the wage value of one person on one day, with a purpose. */
#include "web/casework_api/casework_api.h"
#include "web/desk/lists.h"

#include <string.h>

static void put_value(struct text *out, const struct wage_value *one)
{
    put_open(out, NULL, '{');
    put_key(out, "loonwaarde");
    if (one->flat_rate) text_put(out, "null"); else text_int(out, one->percent);
    put_bool(out, "forfaitair", one->flat_rate);
    put_date(out, "vanaf", one->from, DATE_NEVER);
    put_date(out, "tot", one->until, DATE_NEVER);
    put_member(out, "gemeente", one->municipality);
    if (one->firm_id) put_member(out, "loonheffingennummer", one->firm_id);
    text_char(out, '}');
}

void api_records(struct web_request *request, struct web_reply *reply)
{
    static const char *const members[] = { "doel", "bsn", "peildatum", NULL };
    struct desk d;
    struct wage_value *value = NULL;
    int32_t count = 0;
    date on = DATE_NEVER;
    const struct node *body;
    if (!casework_begin(&d, request, reply) || !desk_may(&d, ACT_read, RESOURCE_loonwaarderegister) || !(body = casework_body(&d, members)) || !casework_purpose(&d, body)) return;
    const char *bsn = casework_text(&d, body, "bsn", true), *day = casework_text(&d, body, "peildatum", true);
    if (!reply->fault && !parse_date(day, (uint32_t)strlen(day), &on)) web_refuse(reply, "peildatum", "waarde", "een dag, zoals 2026-07-01", "a day, such as 2026-07-01");
    if (reply->fault || !desk_good(&d, wage_values(&d, bsn, on, &value, &count))) return;
    put_open(&reply->body, NULL, '{');
    put_date(&reply->body, "peildatum", on, DATE_NEVER);
    put_open(&reply->body, "loonwaarden", '[');
    for (int32_t i = 0; i < count; i++) put_value(&reply->body, &value[i]);
    text_put(&reply->body, "]}");
    casework_done(&d);
}
