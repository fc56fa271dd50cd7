/* SPDX-License-Identifier: EUPL-1.2 */
/* lawbook.h: parameters, choices, statutes and the glossary as JSON: one form for the command line and the API. */
#ifndef BREED_EXPLAIN_LAWBOOK_H
#define BREED_EXPLAIN_LAWBOOK_H

#include "law/cite.h"
#include "law/law.h"
#include "rules/glossary.h"

/* Each writes one JSON object or list element; the comma before it is written when something stands before it. */

/* "A|B" as A or B: those of them that are in force on the day; all of them when there is no day (NULL) or none is. */
void lawbook_put_cites(struct text *, const char *cites, const date *on, int language);

/* A parameter without its values. */
void lawbook_parameter_json(struct text *, const struct law_parameter *, int language);
/* One value of it. row NULL: no row covers the day, so the value is unknown. on: the day that was asked for, or NULL. */
void lawbook_row_json(struct text *, const struct law_parameter *, uint32_t slot, const struct law_row *, const date *on, int language);
/* Every value of one parameter (key -1: of every key): all that was ever in force, or with a day only what holds then. What holds by birth date is always
 * shown whole.
 * Returns how many have a value. */
int32_t lawbook_values_json(struct text *, const struct law *, const struct law_parameter *, int32_t key, const date *on, int language);

void lawbook_choice_json(struct text *, const struct law_choice *, int language);
/* Members of an object: an article in words, its JCI and its address on that day. */
void lawbook_put_citation(struct text *, const struct citation *, date on, int language);
/* A statute with the articles that rules or parameters may cite, each with its JCI link on that day. */
void lawbook_statute_json(struct text *, const struct law_statute *, date on, int language);

/* A fact or outcome of the glossary: name, column, kind, label, question, help, what is allowed, who holds it. */
void lawbook_term_json(struct text *, const struct term *, int language);

#endif
