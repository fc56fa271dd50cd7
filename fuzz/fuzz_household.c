/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_household.c: whatever rows of households come in, under one rule or two, the outcome is the same however the bytes arrive; only rows of one household in two places end a run. */
#include <errno.h>
#include "fuzz.h"
#include "rules/registry.h"
#include "tables/inside.h"

static const char header[] = "huis,peildatum,geboortedatum,heeftPartner,kinderen,hoofdverblijf,commercieelContract,familieEersteTweedeGraad,studeert,bbl\n";

struct memory { struct pieces in; struct text out; bool told; };

static ssize_t give(void *context, const char *bytes, size_t size)
{
    struct memory *m = context;
    text_bytes(&m->out, bytes, size);
    return (ssize_t)size;
}

static bool ready(void *context) { (void)context; return true; }

static void tell(void *context, const char *line)
{
    struct memory *m = context;
    m->told = true;
    must(*line && !strchr(line, '\n'));
}

static enum table_result run(const struct law *law, size_t block, struct memory *m, int threads, bool two, struct table_counts *counts)
{
    const struct table_rule more[] = { { rule_find("bijstand", 8), ~(uint64_t)0 } };
    const struct table_limits limits = { .block = block, .cell = 1 << 12, .record = 1 << 20 };
    const struct table_job job = { .rule = rule_find("kostendelersnorm", 16), .law = law, .threads = threads, .outcomes = ~(uint64_t)0, .more = more, .more_count = two, .group = "huis", .name = "tabel", .tell = tell, .context = m };
    const struct table_ends ends = { take_piece, give, ready, m, false, false };
    enum table_result result = table_pump(&job, &ends, &limits, counts);
    must(result != TABLE_FAILED || m->told);
    return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables law;
    if (!law.book) must(law_build(&law, NULL, 0, DATE_LAST));
    if (size < 2) return 0;
    struct text in = { 0 };
    struct table_counts once, again;
    text_put(&in, header);
    text_bytes(&in, (const char *)data + 2, size - 2);
    struct memory whole_input = { { in.data, in.size, 0, in.size }, { 0 }, false }, pieces = { { in.data, in.size, 0, 1 + data[0] % 32 }, { 0 }, false };
    enum table_result result = run(&law.law, in.size + 1, &whole_input, 1, data[1] & 1, &once);
    must(run(&law.law, 1 + data[1] % 64, &pieces, data[0] < 16 ? 3 : 1, data[1] & 1, &again) == result);
    if (result == TABLE_DONE) must(memcmp(&once, &again, sizeof once) == 0 && whole_input.out.size == pieces.out.size && memcmp(whole_input.out.data, pieces.out.data, pieces.out.size) == 0);
    text_free(&pieces.out);
    text_free(&whole_input.out);
    text_free(&in);
    return 0;
}
