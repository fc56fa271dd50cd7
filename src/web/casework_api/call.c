/* SPDX-License-Identifier: EUPL-1.2 */
/* call.c: what every call of casework begins and ends with: the token, the purpose, the body. */
#include "web/casework_api/casework_api.h"

#include <string.h>

static const char *token_of(const struct web_request *request)
{
    static const char scheme[] = "Bearer ";
    const char *header = web_header(request, "authorization");
    return header && strncmp(header, scheme, sizeof scheme - 1) == 0 && header[sizeof scheme - 1] ? header + sizeof scheme - 1 : NULL;
}

bool casework_begin(struct desk *d, struct web_request *request, struct web_reply *reply)
{
    *d = (struct desk){ .page = { .request = request, .reply = reply, .arena = request->arena, .tables = request->service->law, .law = &request->service->law->law, .settings = &page_settings,
        .language = request->language } };
    const char *token = token_of(request), *purpose = web_header(request, "doel");
    if (!desk_settings.where) { web_fail(reply, FAULT_not_found, NULL, NULL); return false; }
    if (!token) { web_fail(reply, FAULT_unauthorized, NULL, NULL); return false; }
    d->problems = arena_take_zero(d->page.arena, sizeof *d->problems);
    d->room = room_of(request->desk, d->page.law);
    if (!d->problems || !d->room) { web_fail(reply, FAULT_busy, NULL, NULL); return false; }
    int64_t now = desk_now();
    enum people_status status = people_token(d->room->people, d->page.arena, token, now, &d->session.viewer);
    if (status == PEOPLE_STORE) return desk_good_people(d, status);
    if (status != PEOPLE_OK) { web_fail(reply, FAULT_unauthorized, NULL, NULL); return false; }
    d->signed_in = true;
    d->base = "/v1";
    d->asking = (struct asking){ .viewer = &d->session.viewer, .now = now, .today = d->page.settings->today ? d->page.settings->today() : desk_day(now),
        .trace = { request->trace.trace_id, request->trace.given ? request->trace.parent_id : NULL } };
    d->asking.purpose = desk_purpose(&d->session.viewer, purpose);
    if (d->asking.purpose || !purpose) return true;
    web_refuse(reply, "Doel", "waarde", "een doel dat bij deze rol hoort", "a purpose that this role can have");
    return false;
}

const struct node *casework_body(struct desk *d, const char *const *members)
{
    const struct node *body = d->page.request->json;
    if (!body || body->kind != NODE_MAP) { web_refuse(d->page.reply, "", "vorm", "een object", "an object"); return NULL; }
    for (const struct node *node = body->first; node; node = node->next) {
        char name[80];
        struct text t = TEXT_IN(name);
        int32_t k = 0;
        while (members[k] && !same_text(node->key, node->key_size, members[k])) k++;
        if (members[k]) continue;
        text_bytes(&t, node->key, node->key_size < sizeof name - 1 ? node->key_size : sizeof name - 1);
        web_refuse(d->page.reply, text_string(&t), "onbekend", "dit veld kent dit verzoek niet", "this request does not know that member");
    }
    return d->page.reply->fault ? NULL : body;
}

const char *casework_text(struct desk *d, const struct node *body, const char *name, bool required)
{
    const struct node *node = node_get(body, name);
    if (!node && required) web_refuse(d->page.reply, name, "verplicht", "moet er zijn", "must be there");
    if (!node) return "";
    if (node->kind != NODE_TEXT) { web_refuse(d->page.reply, name, "vorm", "een tekst", "a text"); return ""; }
    const char *copy = arena_copy(d->page.arena, node->text, node->size);
    return copy ? copy : "";
}

bool casework_purpose(struct desk *d, const struct node *body)
{
    const char *code = casework_text(d, body, "doel", true);
    if (d->page.reply->fault) return false;
    d->asking.purpose = desk_purpose(&d->session.viewer, code);
    if (d->asking.purpose) return true;
    web_refuse(d->page.reply, "doel", "waarde", "een doel dat bij deze rol hoort", "a purpose that this role can have");
    return false;
}

void casework_created(struct desk *d, const char *path)
{
    d->page.reply->status = 201;
    web_add_header(d->page.reply, "Location", path);
}

void casework_done(struct desk *d) { text_char(&d->page.reply->body, '\n'); }

bool casework_read(struct desk *d, struct office_view *view, bool as_known)
{
    const char *id = web_part(d->page.request, "dossier"), *at = as_known ? web_query(d->page.request, "stand") : NULL;
    int64_t position = 0;
    if (at && (parse_decimal(at, strlen(at), 0, false, &position) != NUMBER_OK || position < 1)) {
        web_refuse(d->page.reply, "stand", "waarde", "het nummer van een gebeurtenis", "the number of an event");
        return false;
    }
    return desk_good(d, office_read(d->room->office, d->page.arena, &d->asking, id, position, view, d->problems));
}
