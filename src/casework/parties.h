/* SPDX-License-Identifier: EUPL-1.2 */
/* parties.h: who a dossier is about and who takes part: they come in with events, and are no facts of rules. */
#ifndef BREED_CASEWORK_PARTIES_H
#define BREED_CASEWORK_PARTIES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"

/*
 * "partijen": {"werknemer": {"bsn", "naam", "adres", "postcode", "plaats", "email"}, "vertegenwoordiger": {the same}, "werkgever": {"loonheffingennummer", "naam", "adres", "postcode", "plaats", "contact"}}
 * Each member may be left out. What a later event gives stands in the place of what an earlier one gave, member by member; a corrected event counts as corrected.
 */
struct case_person { const char *bsn, *name, *birth_date /* the fact geboortedatum as text; of a representative never there */, *address, *postcode, *place, *email; };      /* NULL: not given */
struct case_firm { const char *id /* loonheffingennummer: 123456789L01 */, *name, *address, *postcode, *place, *contact; };
struct case_parties { struct case_person person, agent; struct case_firm firm; };

/* Every problem, in line `position`. */
bool parties_read(const struct node *, int32_t position, struct problems *);
/* What it gives on top of what was there; it was read before. False when memory ran out. */
bool parties_take(struct case_parties *, struct arena *, const struct node *);

/* The eleven test of a BSN, and of the first nine digits of a loonheffingennummer (an RSIN). */
bool bsn_holds(const char *text, size_t size);
bool payroll_number_holds(const char *text, size_t size);

#endif
