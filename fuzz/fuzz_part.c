/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_part.c: any bytes as a part of a run: refused with a reason, or added and written again as the same part. And the same bytes put into a part that is right. */
#include "fuzz.h"
#include "population/calibrate.h"
#include "population/part.h"

static struct lines lines;
static struct arena kept;

/* The manifest of the bytes themselves is the one that is wanted, so that more than manifests is tried. */
static void try_part(const char *bytes, size_t size)
{
    static struct totals totals;
    static bool done[64];
    struct arena arena = { .limit = 256 << 20 };
    struct problems problems = { 0 };
    struct manifest m;
    bool good = part_read_manifest(&m, &arena, bytes, size, "deel.json", &problems);
    must(good == (problems.count == 0));
    if (good && m.shards <= 64) {
        memset(&totals, 0, sizeof totals);
        memset(done, 0, sizeof done);
        good = part_add(&totals, done, &m, &lines, &arena, bytes, size, "deel.json", &problems);
        must(good == (problems.count == 0));
        if (good) {
            struct text again = { 0 };
            part_put(&again, &m, &lines, &totals);
            must(!again.failed);
            text_free(&again);
        }
    }
    arena_free(&arena);
}

/* A small part that is right, into which the bytes are put at a place that they name. */
static void try_inside(const uint8_t *data, size_t size)
{
    static struct totals totals;
    struct manifest m = { .program = "p", .method = "m", .population = "b", .assumptions = "a", .lines = "l", .law = { "r", "h" }, .reform = { "", "" }, .year = 2026, .seed = 1, .scale = 1, .households = 100, .shard = 1, .shards = 1 };
    struct text part = { 0 }, other = { 0 };
    part_put(&part, &m, &lines, &totals);
    size_t at = ((size_t)data[0] << 8 | data[1]) % part.size, skip = data[2];
    text_bytes(&other, part.data, at);
    text_bytes(&other, (const char *)data + 3, size - 3);
    if (at + skip < part.size) text_bytes(&other, part.data + at + skip, part.size - at - skip);
    try_part(other.data, other.size);
    text_free(&part);
    text_free(&other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!lines.count) must(lines_built_in(&lines, &kept, NULL));
    try_part((const char *)data, size);
    if (size > 3) try_inside(data, size);
    return 0;
}
