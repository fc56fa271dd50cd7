/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_texts.c: any bytes as a letter or web page for the checker: every finding lies inside the text, in order, and the answer is JSON. */
#include "base/node.h"
#include "checker/checker.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables law;
    static struct arena kept;
    static const struct checker *checker;
    struct arena arena = { 0 };
    struct check_result r;
    if (!checker && (!law_build(&law, NULL, 0, DATE_LAST) || !(checker = checker_own(&kept)))) abort();
    date on = date_of(2015 + (size ? data[0] % 12 : 0), 1, 1);
    char *text = malloc(size ? size : 1);
    if (!text) return 0;
    for (size_t i = 0; i < size; i++) text[i] = (char)data[i];
    if (check_text(&r, &arena, checker, text, size, &law.law, on, NULL)) {
        struct text json = { 0 };
        for (int32_t i = 0; i < r.count; i++) {
            const struct check_finding *f = &r.finding[i];
            if (f->from < 0 || f->until < f->from || (size_t)f->until > size || f->line < 1 || (i && f->from < r.finding[i - 1].from) || !*f->law[0] || !*f->law[1]) abort();
        }
        checked_json(&json, &r, 0);
        if (!node_from_json(&arena, json.data, json.size, NULL)) abort();
        json.size = 0;
        checked_show(&json, &r, 1);
        text_free(&json);
    }
    free(text);
    arena_free(&arena);
    return 0;
}
