/* SPDX-License-Identifier: EUPL-1.2 */
/* info.h: the handlers of pages that ask nothing. */
#ifndef BREED_WEB_PAGES_INFO_H
#define BREED_WEB_PAGES_INFO_H

#include "web/pages/page.h"

void show_privacy(struct web_request *, struct web_reply *);
void show_accessibility(struct web_request *, struct web_reply *);
void show_feedback(struct web_request *, struct web_reply *);
void show_static(struct web_request *, struct web_reply *);

/* For struct web_service: the page of a failure outside /v1. reply->status and reply->detail are set. */
void page_of_error(const struct web_request *, struct web_reply *);

#endif
