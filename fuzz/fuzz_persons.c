/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_persons.c: any bytes as a table of persons, CSV or JSON Lines, filled in or not: refused with a reason, or people whom every line can be asked of. */
#include "fuzz.h"
#include "population/calibrate.h"
#include "population/own.h"
#include "population/run.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables law;
    static struct model model;
    static struct lines lines;
    static struct could could;
    static struct arena kept;
    static struct totals totals;
    if (!law.book) must(law_build(&law, NULL, 0, DATE_LAST) && lines_built_in(&lines, &kept, NULL) && model_built_in(&model, &kept, &law_book, 2026, NULL) && model_calibrate(&model, &could, 1, 20000, 1, NULL));
    if (!size) return 0;
    struct arena arena = { .limit = 64 << 20 };
    struct problems problems = { 0 };
    struct own_people own;
    bool good = own_read(&own, &arena, &law_book, &model, data[0] & 1 ? OWN_jsonl : OWN_csv, data[0] & 2, 1, (const char *)data + 1, size - 1, &problems);
    must(good == (problems.count == 0));
    if (good) {
        struct model with = model;
        struct run run = { .model = &with, .lines = &lines, .law = { &law.law }, .seed = 1, .shards = 1, .threads = 1 };
        run.households = own_take(&with, &own, 1000);
        if (run.households > 200) run.households = 200;
        must(run_all(&run, &totals));
    }
    arena_free(&arena);
    return 0;
}
