/* SPDX-License-Identifier: EUPL-1.2 */
/* claims.h: what an identity token says, checked: who made it, for whom, when, for this sign-in, how certain, and whom its subject represents. No network, no store. */
#ifndef BREED_PEOPLE_CLAIMS_H
#define BREED_PEOPLE_CLAIMS_H

#include "base/arena.h"
#include "base/node.h"
#include "people/people.h"

struct expected { const char *issuer, *client, *nonce, *acr; bool bsn; int64_t now; bool kvk; const char *employer_claim; };     /* acr NULL: any level; now in seconds; kvk: a company, with the employer in that claim */
struct claimed { const char *subject, *represented; enum assurance assurance; const char *employer; };           /* represented "" when nobody; employer: a loonheffingennummer, "" none */
/* NULL, or which check failed: "iss", "aud", "azp", "exp", "iat", "nbf", "nonce", "acr", "sub", "represents", "employer". */
const char *claims_check(struct arena *, const struct node *claims, const struct expected *, struct claimed *);

/* The rank of a level: eIDAS, DigiD or eHerkenning, as their profiles write them; 0 for one that we do not know. */
int acr_rank(const char *acr);
enum assurance acr_assurance(int rank);

#endif
