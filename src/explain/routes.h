/* SPDX-License-Identifier: EUPL-1.2 */
/* routes.h: routes of one person over some months, side by side, as a text for people and as JSON. */
#ifndef BREED_EXPLAIN_ROUTES_H
#define BREED_EXPLAIN_ROUTES_H

#include "base/text.h"
#include "reason/comparing/gaps.h"

struct route { const char *letter, *name[2]; struct walk walk; };

/* Room to work in, of the caller. */
struct routes_room { struct arena arena; struct walk walk; struct law law; struct decision here, there; };

/* The routes must have been walked, all over the same months. False when memory runs out. */
bool explain_routes(struct text *, const struct route *, int32_t count, struct routes_room *, int language);
bool explain_routes_json(struct text *, const struct route *, int32_t count, struct routes_room *, int language);

/* The settled route with the highest sum, the first of these; -1 when none is settled. */
int32_t best_route(const struct route *, int32_t count);

#endif
