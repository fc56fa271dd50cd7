/* SPDX-License-Identifier: EUPL-1.2 */
/* lists.h: lists of dossiers on a page. */
#ifndef BREED_WEB_DESK_LISTS_H
#define BREED_WEB_DESK_LISTS_H

#include "web/desk/desk.h"

/* Lines of a list into a view: list "lines", names all and shown. */
void list_show(struct desk *, struct view *, const struct office_list *);
/* The filter of the query; false: refused. */
bool list_filter(struct desk *, struct office_filter *);
/* What UWV is told of one person on one day: one for each job with a running subsidy. */
struct wage_value { date from, until /* DATE_NEVER: nothing ends it */; bool flat_rate; int32_t percent; const char *municipality, *firm_id, *firm_name; };
enum office_status wage_values(struct desk *, const char *bsn, date on, struct wage_value **, int32_t *count);
/* The purposes that this role can choose from, for a form: list "purposes"; and the one chosen in it, NULL when it is none of them. */
void purposes_show(struct desk *);
const struct purpose *purpose_chosen(struct desk *);

#endif
