/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_ordinance.c: any bytes as an ordinance: refused with a reason, or read, and then shown, checked and laid side by side. */
#include <stdlib.h>
#include "ordinance/draft/draft.h"
#include "ordinance/sides.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables law;
    static struct arena kept;
    static struct ordinance_persons persons;
    static struct ordinance_judgment judgment;
    if (!law.book && (!law_build(&law, NULL, 0, DATE_LAST) || !ordinance_persons_own(&persons, &kept))) abort();
    struct arena arena = { .limit = 64 << 20 };
    struct problems problems = { 0 };
    struct law_ordinance o;
    date on = 20454;                    /* 2026-01-01 */
    bool good = ordinance_read(&o, &arena, (const char *)data, size, &problems);
    if (good == (problems.count > 0)) abort();
    if (good) {
        struct text out = { 0 };
        struct ordinance_comparison c = { .side = { &o, law_find_ordinance("uwv", 3) }, .sides = 2, .move = true, .persons = persons.count, .law = &law.law, .on = on, .uwv = law_find_ordinance("uwv", 3) };
        for (int32_t i = 0; i < persons.count; i++) c.person[i] = &persons.at[i];
        ordinance_judge(&judgment, &o, &law.law, on);
        for (int language = 0; language < 2; language++) {
            ordinance_show_text(&out, &o, on, language);
            ordinance_show_json(&out, &o, on, language);
            ordinance_show_csv(&out, &o, on, language);
            ordinance_judgment_text(&out, &judgment, &law.law, language);
            ordinance_judgment_json(&out, &judgment, &law.law, language);
            ordinance_comparison_text(&out, &c, language);
            ordinance_comparison_json(&out, &c, language);
            ordinance_comparison_csv(&out, &c, language);
            ordinance_comparison_svg(&out, &c, language);
        }
        static struct ordinance_draft draft;
        if (ordinance_draft_make(&draft, &arena, &o, &law.law, on, NULL)) {
            ordinance_draft_html(&out, &draft);
            ordinance_draft_markdown(&out, &draft);
            ordinance_draft_json(&out, &draft);
            ordinance_draft_xml(&out, &draft);
        }
        const struct law_ordinance *const sides[] = { &o, law_find_ordinance("uwv", 3) };
        ordinance_sides_json(&out, sides, 2, on, 0);
        ordinance_sides_csv(&out, sides, 2, on, 1);
        ordinance_sides_text(&out, sides, 2, on, 0);
        if (out.failed) abort();
        text_free(&out);
    }
    arena_free(&arena);
    return 0;
}
