/* SPDX-License-Identifier: EUPL-1.2 */
/* zgw.h: a dossier as the ZGW APIs write it: zaak, statussen, resultaat, rollen, besluiten. */
#ifndef BREED_EXCHANGE_ZGW_H
#define BREED_EXCHANGE_ZGW_H

#include "casework/dossier.h"

/* rsin: of the municipality, nine digits. catalogue: where its types stand ("https://catalogi.example.nl/catalogi/api/v1"); types are addressed under it by kind and our own name. */
struct zgw_setting { const char *id, *rsin, *catalogue; bool persons; };      /* persons: with BSN and names of the parties; else without any */

/* Valid against exchange/schemas/zgw.schema.json. uiterlijkeReactiedatum is the outcome of the rule termijnen.bezwaar; a date that is not known is left out. False: what does not fit is named. */
bool zgw_write(struct text *, struct dossier *, const struct zgw_setting *, const struct case_setting *, struct problems *);

#endif
