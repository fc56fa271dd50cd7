/* SPDX-License-Identifier: EUPL-1.2 */
/* bench.h: what the measurements share: a clock in seconds, and times in order. */
#ifndef BREED_BENCH_H
#define BREED_BENCH_H

#include <time.h>

static inline double seconds_on(clockid_t clock)
{
    struct timespec t;
    (void)clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static inline int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

#endif
