/* SPDX-License-Identifier: EUPL-1.2 */
/* trace.c: the identity of a request: W3C traceparent taken over or made. */
#define _DEFAULT_SOURCE         /* getentropy */
#include "web/inside.h"

#include <stdatomic.h>
#include <unistd.h>

/* Names for log lines, no secrets: unlike each other within a run, and a run unlike another. */
static uint64_t next_number(void)
{
    static _Atomic uint64_t state;
    uint64_t step = 0x9E3779B97F4A7C15u, z = atomic_load_explicit(&state, memory_order_relaxed);
    if (!z) {
        uint64_t seed = 0;
        if (getentropy(&seed, sizeof seed) != 0 || !seed) seed = step;
        (void)atomic_compare_exchange_strong(&state, &z, seed);
    }
    z = atomic_fetch_add_explicit(&state, step, memory_order_relaxed) + step;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return z ? z : 1;
}

static void put_hex(char *out, uint64_t number)
{
    for (int i = 15; i >= 0; i--, number >>= 4) out[i] = "0123456789abcdef"[number & 15];
    out[16] = 0;
}

/* Small hexadecimal digits, not all of them 0. */
static bool is_hex(const char *s, size_t size)
{
    bool other = false;
    for (size_t i = 0; i < size; i++) {
        if (!((s[i] >= '0' && s[i] <= '9') || (s[i] >= 'a' && s[i] <= 'f'))) return false;
        other |= s[i] != '0';
    }
    return other;
}

/* "00-" trace "-" parent "-" flags. */
static bool take_over(struct web_trace *trace, const char *s, size_t size)
{
    if (size != 55 || memcmp(s, "00-", 3) != 0 || s[35] != '-' || s[52] != '-' || !is_hex(s + 3, 32) || !is_hex(s + 36, 16)) return false;
    if (!is_hex(s + 53, 2) && memcmp(s + 53, "00", 2) != 0) return false;
    memcpy(trace->trace_id, s + 3, 32);
    memcpy(trace->parent_id, s + 36, 16);
    trace->sampled = strchr("13579bdf", s[54]) != NULL;
    return true;
}

void trace_begin(struct web_request *request, const char *traceparent, size_t size)
{
    struct web_trace *trace = &request->trace;
    *trace = (struct web_trace){ 0 };
    put_hex(trace->span_id, next_number());
    memcpy(request->id, trace->span_id, sizeof request->id);
    trace->given = traceparent && take_over(trace, traceparent, size);
    if (trace->given) return;
    put_hex(trace->trace_id, next_number());
    put_hex(trace->trace_id + 16, next_number());
}
