/* SPDX-License-Identifier: EUPL-1.2 */
/* cases.h: worked examples as data: read, decided, compared with what was expected. */
#ifndef BREED_EXAMPLES_CASES_H
#define BREED_EXAMPLES_CASES_H

#include "base/embedded.h"
#include "base/node.h"
#include "reason/decision.h"

/* The files of cases/ inside the program; names are relative to that folder. Those in a folder below it are overlays that cases name. */
extern const struct embedded_file case_files[];
extern const int32_t case_files_count;

/* Under what a case is decided before it says something of its own. */
struct case_base { const struct law *law; bool strict; date known_on; const struct law_overlay *const *overlays; int32_t overlay_count; };

/* One difference; texts live as long as the call that tells them. */
struct difference { const char *field, *expected, *got; };
typedef void tell_difference(void *context, const struct difference *);

/* Reads the file "name" that belongs to a case (an overlay); NULL when there is none. */
typedef const char *read_beside(void *context, const char *name, size_t *size);

/* The list of cases of a file; NULL with problems when it is none. */
const struct node *cases_read(struct arena *, const char *bytes, size_t size, struct problems *);

/* Decides one case into d and tells each difference with what it expects. Returns how many there are. A case that cannot be run differs. */
int32_t case_run(const struct node *, const struct case_base *, struct decision *d, read_beside *, void *folder, tell_difference *, void *context);

/* Sets up the decision of a case as far as its facts go: for those who only want to look at it. False when the case names no rule. */
bool case_facts(const struct node *, const struct law *, bool strict, struct decision *);

#endif
