/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_match.c: any bytes as a file of the match aid: refused with a reason, or read, ranked and shown; points are the sum of their reasons. */
#include <stdlib.h>
#include "base/node.h"
#include "match/match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char others[] = "vacatures: [{vacature: andere, taken: [a, b]}]\nkandidaten: [{kandidaat: andere, kan: [a]}]\n";
    struct arena arena = { .limit = 64 << 20 };
    struct problems problems = { 0 };
    struct match_input in;
    struct match_result m;
    match_start(&in);
    if (!match_add(&in, &arena, others, sizeof others - 1, &problems)) abort();
    bool good = match_add(&in, &arena, (const char *)data, size, &problems);
    if (good == (problems.count > 0)) abort();
    if (good && match_complete(&in, &problems))
        for (int by = 0; by < 2 && match_rank(&m, &arena, &in, by); by++) {
            struct text out = { 0 };
            for (int32_t i = 0; i < m.pairs; i++) {
                int32_t low = 0, high = 0;
                for (int32_t k = 0; k < m.pair[i].reasons; k++) { low += m.pair[i].reason[k].low; high += m.pair[i].reason[k].high; }
                if (low != m.pair[i].low || high != m.pair[i].high || low > high) abort();
            }
            match_json(&out, &m, by);
            if (!node_from_json(&arena, out.data, out.size, NULL)) abort();
            match_csv(&out, &m, by);
            match_text(&out, &m, by);
            text_free(&out);
        }
    arena_free(&arena);
    return 0;
}
