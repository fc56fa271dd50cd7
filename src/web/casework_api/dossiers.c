/* SPDX-License-Identifier: EUPL-1.2 */
/* dossiers.c: dossiers as a resource: the work list, one dossier, its events, steps and drafts; and searching by person. */
#include "web/casework_api/casework_api.h"

#include <string.h>
#include "web/desk/lists.h"

static struct office_view *view_of(struct desk *d)
{
    struct office_view *view = arena_take_zero(d->page.arena, sizeof *view);
    if (!view) web_fail(d->page.reply, FAULT_busy, NULL, NULL);
    return view;
}

void api_list_dossiers(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_filter filter;
    struct office_list list = { 0 };
    if (!casework_begin(&d, request, reply) || !list_filter(&d, &filter)) return;
    if (!desk_good(&d, office_work(d.room->office, d.page.arena, &d.asking, &filter, &list))) return;
    put_list(&reply->body, &d, &list);
    casework_done(&d);
}

void api_begin_dossier(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    const char *id = NULL;
    if (!casework_begin(&d, request, reply)) return;
    if (!desk_good(&d, office_begin(d.room->office, d.page.arena, &d.asking, request->json, &id, d.problems))) return;
    put_open(&reply->body, NULL, '{');
    put_member(&reply->body, "id", id);
    text_put(&reply->body, ",\"positie\":1}");
    struct text path = { 0 };
    text_put(&path, "/v1/dossiers/");
    text_put(&path, id);
    casework_created(&d, page_text(&d.page, &path));
    casework_done(&d);
}

void api_dossier(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_view *view;
    if (!casework_begin(&d, request, reply) || !(view = view_of(&d)) || !casework_read(&d, view, true)) return;
    put_dossier(&reply->body, &d, view);
    casework_done(&d);
}

/* ---- events ---- */

static void put_map(struct text *out, const char *name, const struct node *map)
{
    if (!map) return;
    put_key(out, name);
    node_put(out, map);
}

static void put_event(struct text *out, struct desk *d, const struct process *process, const struct case_event *e)
{
    const char *reason = desk_node_text(&d->page, e->reason);
    put_open(out, NULL, '{');
    put_key(out, "positie");
    text_int(out, e->position);
    put_member(out, "gebeurtenis", process->event[e->event].name);
    put_member(out, "omschrijving", process->event[e->event].label[d->page.language]);
    put_member(out, "rol", case_role_word[e->role].name);
    put_date(out, "op", e->on, DATE_NEVER);
    put_date(out, "vastgelegd", e->done, DATE_NEVER);
    put_member(out, "bron", case_source_word[e->source].name);
    if (e->sent != DATE_NEVER) put_date(out, "verzonden", e->sent, DATE_NEVER);
    put_map(out, "feiten", e->facts);
    put_map(out, "gegevens", e->data);
    if (*reason) put_member(out, "reden", reason);
    put_bool(out, "vervallen", e->withdrawn);
    put_bool(out, "verbeterd", e->written_at != e->position);
    if (e->step && *e->step->citation) put_member(out, "grondslag", e->step->citation);
    text_char(out, '}');
}

void api_events(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_view *view;
    if (!casework_begin(&d, request, reply) || !(view = view_of(&d)) || !casework_read(&d, view, false)) return;
    text_put(&reply->body, "{\"positie\":");
    text_int(&reply->body, view->position);
    put_open(&reply->body, "gebeurtenissen", '[');
    for (int32_t i = 0; i < view->dossier.events; i++) put_event(&reply->body, &d, view->dossier.process, &view->dossier.event[i]);
    text_put(&reply->body, "]}");
    casework_done(&d);
}

/* {"positie": the last one the caller saw, "gebeurtenis": {...}} */
static const struct node *event_of(struct desk *d, int64_t *expected)
{
    static const char *const members[] = { "positie", "gebeurtenis", NULL };
    const struct node *body = casework_body(d, members), *event = node_get(body, "gebeurtenis"), *position = node_get(body, "positie");
    if (!body) return NULL;
    if (!event || event->kind != NODE_MAP) web_refuse(d->page.reply, "gebeurtenis", "verplicht", "een object met de gebeurtenis", "an object with the event");
    if (!position || position->kind != NODE_NUMBER || parse_decimal(position->text, position->size, 0, false, expected) != NUMBER_OK || *expected < 1)
        web_refuse(d->page.reply, "positie", "verplicht", "het nummer van de laatste gebeurtenis die u kent", "the number of the last event that you know");
    return d->page.reply->fault ? NULL : event;
}

void api_add_event(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    int64_t expected = 0, position = 0;
    const struct node *event;
    if (!casework_begin(&d, request, reply) || !(event = event_of(&d, &expected))) return;
    if (!desk_good(&d, office_add(d.room->office, d.page.arena, &d.asking, web_part(request, "dossier"), expected, event, &position, d.problems))) return;
    text_put(&reply->body, "{\"positie\":");
    text_int(&reply->body, position);
    text_char(&reply->body, '}');
    struct text path = { 0 };
    text_put(&path, "/v1/dossiers/");
    text_put(&path, web_part(request, "dossier"));
    text_put(&path, "/gebeurtenissen");
    casework_created(&d, page_text(&d.page, &path));
    casework_done(&d);
}

void api_steps(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_choice *choice = NULL;
    int32_t count = 0;
    if (!casework_begin(&d, request, reply)) return;
    if (!desk_good(&d, office_choices(d.room->office, d.page.arena, &d.asking, web_part(request, "dossier"), &choice, &count, d.problems))) return;
    put_open(&reply->body, NULL, '{');
    put_open(&reply->body, "stappen", '[');
    for (int32_t i = 0; i < count; i++) {
        put_open(&reply->body, NULL, '{');
        put_member(&reply->body, "gebeurtenis", choice[i].event->name);
        put_member(&reply->body, "omschrijving", choice[i].event->label[d.page.language]);
        put_bool(&reply->body, "kan", choice[i].possible);
        if (!choice[i].possible && choice[i].why[d.page.language]) put_member(&reply->body, "waarom", choice[i].why[d.page.language]);
        text_char(&reply->body, '}');
    }
    text_put(&reply->body, "]}");
    casework_done(&d);
}

/* ---- drafts ---- */

void api_drafts(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_draft *draft = NULL;
    int32_t count = 0;
    if (!casework_begin(&d, request, reply)) return;
    if (!desk_good(&d, office_drafts(d.room->office, d.page.arena, &d.asking, web_part(request, "dossier"), &draft, &count))) return;
    put_open(&reply->body, NULL, '{');
    put_open(&reply->body, "concepten", '[');
    for (int32_t i = 0; i < count; i++) {
        put_open(&reply->body, NULL, '{');
        put_member(&reply->body, "sleutel", draft[i].key);
        put_key(&reply->body, "opPositie");
        text_int(&reply->body, draft[i].on_position);
        put_key(&reply->body, "gebeurtenis");
        node_put(&reply->body, draft[i].document);
        text_char(&reply->body, '}');
    }
    text_put(&reply->body, "]}");
    casework_done(&d);
}

void api_put_draft(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    const char *key = NULL;
    if (!casework_begin(&d, request, reply)) return;
    if (!desk_good(&d, office_put_draft(d.room->office, d.page.arena, &d.asking, web_part(request, "dossier"), request->json, &key, d.problems))) return;
    put_open(&reply->body, NULL, '{');
    put_member(&reply->body, "sleutel", key);
    text_char(&reply->body, '}');
    struct text path = { 0 };
    text_put(&path, "/v1/dossiers/");
    text_put(&path, web_part(request, "dossier"));
    text_put(&path, "/concepten");
    casework_created(&d, page_text(&d.page, &path));
    casework_done(&d);
}

/* {"gelezen": true}: a human being says that he has read the draft and takes the decision. */
void api_sign(struct web_request *request, struct web_reply *reply)
{
    static const char *const members[] = { "gelezen", NULL };
    struct desk d;
    int64_t position = 0;
    const struct node *body;
    if (!casework_begin(&d, request, reply) || !(body = casework_body(&d, members))) return;
    const struct node *seen = node_get(body, "gelezen");
    if (!seen || seen->kind != NODE_TRUE) { web_refuse(reply, "gelezen", "verplicht", "true: een mens heeft het concept gelezen", "true: a human being has read the draft"); return; }
    if (!desk_good(&d, office_sign(d.room->office, d.page.arena, &d.asking, web_part(request, "dossier"), web_part(request, "concept"), &position, d.problems))) return;
    text_put(&reply->body, "{\"positie\":");
    text_int(&reply->body, position);
    text_char(&reply->body, '}');
    casework_done(&d);
}

/* ---- searching ---- */

void api_search(struct web_request *request, struct web_reply *reply)
{
    static const char *const members[] = { "doel", "bsn", "woorden", NULL };
    struct desk d;
    struct office_list list = { .all = -1 };
    const struct node *body;
    if (!casework_begin(&d, request, reply) || !desk_may(&d, ACT_read, RESOURCE_zoeken) || !(body = casework_body(&d, members)) || !casework_purpose(&d, body)) return;
    const char *bsn = casework_text(&d, body, "bsn", false), *given = casework_text(&d, body, "woorden", false);
    if (!*bsn && !*given) web_refuse(reply, "bsn", "verplicht", "bsn of woorden", "bsn or woorden");
    if (reply->fault) return;
    if (!desk_good(&d, office_search(d.room->office, d.page.arena, &d.asking, *bsn ? bsn : NULL, *given ? given : NULL, &list))) return;
    put_list(&reply->body, &d, &list);
    casework_done(&d);
}
