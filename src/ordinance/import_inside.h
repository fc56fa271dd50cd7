/* SPDX-License-Identifier: EUPL-1.2 */
/* import_inside.h: what reading a publication and proposing values from it share. */
#ifndef BREED_ORDINANCE_IMPORT_INSIDE_H
#define BREED_ORDINANCE_IMPORT_INSIDE_H

#include "ordinance/import.h"
#include "ordinance/xml.h"

/* What was made, in the arena; the text begins anew. */
const char *import_kept(struct arena *, struct text *made);
/* Fills in the proposals of a document that was read. */
void import_propose(struct import_result *, struct arena *);

#endif
