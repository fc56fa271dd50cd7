/* SPDX-License-Identifier: EUPL-1.2 */
/* bijstand.h: the holiday pay that is set aside in a month beside general assistance (Participatiewet art. 19 lid 3, 31 lid 4), as functions of plain values. */
#ifndef BREED_RULES_BIJSTAND_H
#define BREED_RULES_BIJSTAND_H

#include "base/fraction.h"

/* Settled apart: the holiday pay in the norm, less the claim to it on income. */
static inline fraction reserve_settled_apart(money of_norm, fraction claim) { return not_below_zero(minus(fraction_of(of_norm), claim)); }

/* Settled together: what is paid monthly is the assistance without this share of it. */
static inline fraction reserve_of_assistance(money paid, ratio share) { return times(fraction_of(paid), share.num, (int64_t)share.den - share.num); }

#endif
