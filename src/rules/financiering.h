/* SPDX-License-Identifier: EUPL-1.2 */
/* financiering.h: a share of a sum in proportion to a part of a whole, exact for sums of any size that a state can spend. */
#ifndef BREED_RULES_FINANCIERING_H
#define BREED_RULES_FINANCIERING_H

#include <stdint.h>

/* sum * part / total, rounded once to the nearest whole number, halves up. 0 <= sum, part; 0 < total < 2^61; the result must fit.
 * The product does not fit in 64 bits, so it is built up bit by bit as quotient and rest. */
static inline int64_t share_of(int64_t sum, int64_t part, int64_t total)
{
    uint64_t t = (uint64_t)total, p = (uint64_t)part % t, whole_times = (uint64_t)part / t, quotient = 0, rest = 0;
    for (uint64_t bit = (uint64_t)1 << 62; bit; bit >>= 1) {
        rest *= 2;
        quotient *= 2;
        if (rest >= t) { rest -= t; quotient++; }
        if (!((uint64_t)sum & bit)) continue;
        rest += p;
        if (rest >= t) { rest -= t; quotient++; }
    }
    return (int64_t)(quotient + (uint64_t)sum * whole_times + (2 * rest >= t));
}

#endif
