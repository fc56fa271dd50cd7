/* SPDX-License-Identifier: EUPL-1.2 */
/* import.h: one row of a file of grants or of a payroll brought into the store: whole or not at all, and once only. */
#ifndef BREED_OFFICE_IMPORT_H
#define BREED_OFFICE_IMPORT_H

#include "office/office.h"

enum office_imported { IMPORTED_new, IMPORTED_changed, IMPORTED_same, IMPORTED_before, OFFICE_IMPORTED };
extern const char *const office_imported_text[OFFICE_IMPORTED][2];

/* key: what makes the row the same row when it comes again (it is stored as a keyed hash). dry: everything is tried, nothing is stored.
 * A grant: the first events of a new dossier, in order; decisions are signed by who imports. No letters go out: they did when the grant was given. */
enum office_status office_import_grant(struct office *, struct arena *, const struct asking *, const char *key, const struct node *const *event, int32_t count, bool dry, const char **id, enum office_imported *, struct problems *);
/* A change of data of the one running grant of this person with this employer. same: it says nothing that was not known. */
enum office_status office_import_change(struct office *, struct arena *, const struct asking *, const char *key, const char *bsn, const char *payroll_number, const struct node *event, bool dry, const char **id, enum office_imported *, struct problems *);

#endif
