/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the forms of a draft share. */
#ifndef BREED_ORDINANCE_DRAFT_INSIDE_H
#define BREED_ORDINANCE_DRAFT_INSIDE_H

#include "ordinance/draft/draft.h"

/* The words above and below every form, so that nobody takes a draft for an ordinance. */
extern const char draft_warning[], draft_about_checks[];
/* "a", "b" ... */
static inline char draft_mark(int32_t item) { return (char)('a' + item); }
/* "artikel 8a, tweede lid, onderdeel d, Participatiewet; ..." */
void draft_put_bases(struct text *, const char *const *cites, int32_t count, date on);
/* Whether a check looks at a field. */
bool draft_asks_for(const struct ordinance_check *, int32_t field);
/* The open places of a text apart from the rest: calls back with each piece and whether it is one. */
void draft_pieces(const char *text, void (*piece)(void *context, const char *bytes, size_t size, bool open), void *context);

#endif
