/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_publication.c: any bytes as a publication: refused with a reason, or read to a file that is itself an ordinance in which nothing counts. */
#include <stdlib.h>
#include "ordinance/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct import_result result;
    struct arena arena = { .limit = 64 << 20 };
    struct problems problems = { 0 };
    bool good = ordinance_import(&result, &arena, (const char *)data, size, &problems);
    if (good == (problems.count > 0)) abort();
    if (good) {
        struct text file = { 0 }, json = { 0 };
        struct law_ordinance o;
        ordinance_import_yaml(&file, &result);
        ordinance_import_json(&json, &result);
        if (file.failed || json.failed || !ordinance_read(&o, &arena, text_string(&file), file.size, NULL)) abort();
        for (int32_t i = 0; i < o.value_count; i++) if (o.values[i].checked) abort();
        text_free(&file);
        text_free(&json);
    }
    arena_free(&arena);
    return 0;
}
