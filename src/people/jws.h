/* SPDX-License-Identifier: EUPL-1.2 */
/* jws.h: signed tokens (JWS, compact): taken apart by our own strict reader, verified by cjose, which is loaded only then; only RS256, PS256 and ES256. */
#ifndef BREED_PEOPLE_JWS_H
#define BREED_PEOPLE_JWS_H

#include "base/arena.h"
#include "base/node.h"

enum { JWS_MOST = 32768 };

bool jws_ready(void);                   /* the library is there */
struct jws { const char *token; const struct node *header, *claims; const char *algorithm; };
/* Takes a token apart and refuses what is no JWS of one of the three algorithms, or asks for something we do not know (crit). NULL, or which check failed. Nothing is verified yet. */
const char *jws_read(struct arena *, const char *token, struct jws *);
/* Whether one of the keys of a set (JWKS) made it: the one that its header names, else the only one that fits. NULL, or which check failed: "kid" may be a key that is new. */
const char *jws_verify(struct arena *, const struct jws *, const struct node *keys);
/* Signs claims with a private key (JWK, JSON): RSA as PS256 unless its alg says RS256, EC as ES256. NULL: it cannot. */
const char *jws_sign(struct arena *, const char *key, size_t size, const char *claims);

#endif
