/* SPDX-License-Identifier: EUPL-1.2 */
/* totals.c: totals of parts added to one. */
#include "population/totals.h"

const int32_t age_group_from[AGE_GROUPS] = { 0, 18, 21, 27, 45, 60 };
const money gap_until[GAP_GROUPS] = { 1000, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000, INT64_MAX };

int32_t age_group(int32_t age)
{
    int32_t k = AGE_GROUPS - 1;
    while (k > 0 && age < age_group_from[k]) k--;
    return k;
}

_Static_assert(sizeof(struct totals) % sizeof(int64_t) == 0, "nothing but whole numbers");
void totals_add(struct totals *to, const struct totals *more)
{
    int64_t *sum = (int64_t *)(void *)to;
    const int64_t *part = (const int64_t *)(const void *)more;
    for (size_t k = 0; k < sizeof *to / sizeof *sum; k++) sum[k] += part[k];
}
