/* SPDX-License-Identifier: EUPL-1.2 */
/* casework_api.h: casework for programs, under /v1: the same rights, purposes and records in the log as the pages, with a token instead of a session. */
#ifndef BREED_WEB_CASEWORK_API_CASEWORK_API_H
#define BREED_WEB_CASEWORK_API_CASEWORK_API_H

#include "base/members.h"
#include "web/desk/desk.h"

/*
 * Authorization: Bearer TOKEN (breed people token). What is asked about persons says why: the header Doel, or the member `doel` of a search, with a code of docs/people.md; without it the
 * purpose that the role usually has, and where the role has none the call is refused.
 * Dates are ISO 8601, money is a number with two decimals written exactly. A number of a person stands in bodies only.
 */
bool casework_begin(struct desk *, struct web_request *, struct web_reply *);
/* A body that is an object with these members only, NULL at the end; every other is refused. NULL: refused. */
const struct node *casework_body(struct desk *, const char *const *members);
/* A text of the body; "" when it is absent; refused when it is something else, or required and absent. */
const char *casework_text(struct desk *, const struct node *body, const char *name, bool required);
/* The purpose of the member doel. False: refused. */
bool casework_purpose(struct desk *, const struct node *body);
void casework_created(struct desk *, const char *path);
void casework_done(struct desk *);

void put_dossier(struct text *, struct desk *, const struct office_view *);
void put_list(struct text *, struct desk *, const struct office_list *);
bool casework_read(struct desk *, struct office_view *, bool as_known);

void api_list_dossiers(struct web_request *, struct web_reply *), api_begin_dossier(struct web_request *, struct web_reply *), api_dossier(struct web_request *, struct web_reply *),
    api_events(struct web_request *, struct web_reply *), api_add_event(struct web_request *, struct web_reply *), api_steps(struct web_request *, struct web_reply *),
    api_put_draft(struct web_request *, struct web_reply *), api_drafts(struct web_request *, struct web_reply *), api_sign(struct web_request *, struct web_reply *),
    api_search(struct web_request *, struct web_reply *), api_records(struct web_request *, struct web_reply *),
    api_take_transfer(struct web_request *, struct web_reply *), api_transfers(struct web_request *, struct web_reply *), api_offer_transfer(struct web_request *, struct web_reply *),
    api_answer_transfer(struct web_request *, struct web_reply *), api_registers(struct web_request *, struct web_reply *), api_look_up(struct web_request *, struct web_reply *),
    api_take_looked(struct web_request *, struct web_reply *);

#endif
