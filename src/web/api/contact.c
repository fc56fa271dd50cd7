/* SPDX-License-Identifier: EUPL-1.2 */
/* contact.c: the contact point for employers in the labour market region of a municipality. */
#include <string.h>
#include "match/contact.h"
#include "web/api/api.h"

/* Without a day the last that the law of the program covers, as for the articles of statutes. */
static void one_contact_point(struct web_request *request, struct web_reply *reply)
{
    const char *name = web_part(request, "naam");
    date on = law_coverage(&request->service->law->law, "arbeidsmarktregio").until;
    bool given;
    struct contact contact;
    struct problems problems = { 0 };
    if (!api_query_day(request, reply, "peildatum", &on, &given)) return;
    if (contact_find(&contact, request->arena, &request->service->law->law, name, strlen(name), on, &problems)) {
        contact_json(&reply->body, &contact, request->language);
        text_char(&reply->body, '\n');
        return;
    }
    const struct problem *p = &problems.item[0];
    if (problems.count && strcmp(p->field, "peildatum") == 0) web_refuse(reply, "peildatum", "waarde", p->allowed[0], p->allowed[1]);
    else web_fail(reply, FAULT_not_found, "Er is op deze dag geen gemeente met deze code of naam.", "There is no municipality of this code or name on this day.");
}

static const char *const query[] = { "peildatum", "taal", NULL };
static const struct web_route routes[] = {
    { .method = WEB_GET, .path = "/v1/contactpunten/{naam}", .handle = one_contact_point, .produces = { MEDIA_json }, .query = query, .marks = WEB_LAW_DATA, ABOUT("contactpunt", false) },
};
WEB_TABLE(contact, routes);
