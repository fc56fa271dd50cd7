/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_budget.c: any bytes as figures of municipalities: refused with a reason, or budgets in every form. */
#include "budget/budget.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables law;
    static struct budget_figures figures;
    static struct budget_result result;
    if (!law.book) must(law_build(&law, NULL, 0, DATE_LAST));
    if (!size) return 0;
    struct arena arena = { .limit = 64 << 20 };
    struct problems problems = { 0 };
    bool good = budget_read(&figures, &arena, &law_book, (const char *)data + 1, size - 1, &problems);
    must(good == (problems.count == 0));
    if (good) {
        struct text out = { 0 };
        struct budget_plan plan = { .law = &law.law, .later = &law.law, .read_until = date_of(2026, 12, 31), .book = &law_book, .next = data[0] & 3, .growing = data[0] & 4, .national_growing = data[0] & 8,
                                    .growth = 6000, .national_growth = -4000, .late = data[0] & 16 ? LATE_year_before : LATE_unknown, .late_month = 8, .late_day = 15 };
        budget_of(&result, &figures, &plan, figures.place[0].code);
        budget_text(&out, &result, &plan, 0);
        budget_json(&out, &result, 1, &plan);
        budget_csv(&out, &result, 1);
        budget_html(&out, &result, 1, &plan, 1);
        must(!out.failed);
        text_free(&out);
    }
    arena_free(&arena);
    return 0;
}
