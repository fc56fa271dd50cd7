/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_evaluation.c: any bytes as an invoeringstoets, as new signals, weighings, a record of a plan and as what was counted: what is taken can be reported, written and read again as the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "evaluation/live.h"
#include "evaluation/plan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void same_again(struct arena *arena, const struct evaluation *e)
{
    struct text json = { 0 }, again = { 0 }, report = { 0 };
    evaluation_json(&json, e);
    const struct evaluation *read = evaluation_read(arena, json.data, json.size, NULL);
    if (!read) abort();
    evaluation_json(&again, read);
    if (again.size != json.size || memcmp(again.data, json.data, json.size) != 0) abort();
    evaluation_report(&report, e, date_of(2026, 1, 1), REPORT_html, 0);
    evaluation_report(&report, e, date_of(2026, 1, 1), REPORT_text, 1);
    evaluation_dashboard(&report, e, NULL, date_of(2026, 1, 1), 0);
    evaluation_coverage(&report, e, 1);
    for (int32_t s = 0; s < SECTIONS; s++)
        for (int32_t column = 0; e->list[s].count && column < evaluation_columns(s); column++) evaluation_cell(&report, e, s, 0, column);
    text_free(&report);
    text_free(&again);
    text_free(&json);
}

/* A record of a plan: the plan that it makes is read again as the same. */
static void plan_again(struct arena *arena, const char *bytes, size_t size, uint8_t choice)
{
    static const int32_t sections[] = { SECTION_task, SECTION_provision, SECTION_judgment, SECTION_reach };
    const struct evaluation *plan = evaluation_plan_own(arena), *e = plan ? evaluation_plan_put(arena, plan, sections[choice % 4], "nieuw-1", bytes, size, NULL) : NULL;
    struct text json = { 0 };
    if (!e) return;
    evaluation_json(&json, e);
    if (!evaluation_plan_read(arena, json.data, json.size, NULL)) abort();
    text_free(&json);
}

/* What was counted is written as it was read. */
static void counts_again(struct arena *arena, const struct evaluation *own, const char *bytes, size_t size)
{
    struct evaluation_counts counts, again;
    struct text json = { 0 };
    if (!evaluation_counts_read(&counts, arena, own, bytes, size)) return;
    if (!evaluation_counts_json(&json, &counts) || !evaluation_counts_read(&again, arena, own, json.data, json.size) || again.year != counts.year) abort();
    for (int32_t row = -1; row < evaluation_counts_rows(&counts); row++) for (int32_t column = 0; column < evaluation_counts_columns(); column++) evaluation_counts_cell(&json, &counts, row, column, 1);
    text_free(&json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena kept;
    static const struct evaluation *own;
    struct arena arena = { 0 };
    if (!own && !(own = evaluation_own(&kept))) abort();
    if (size == 0 || size > 1 << 16) return 0;
    char *bytes = arena_copy(&arena, (const char *)data + 1, size - 1);
    if (!bytes) return 0;
    if (data[0] % 5 == 3) plan_again(&arena, bytes, size - 1, data[0] / 5);
    if (data[0] % 5 == 4) counts_again(&arena, own, bytes, size - 1);
    if (data[0] % 5 > 2) { arena_free(&arena); return 0; }
    const struct evaluation *e = data[0] % 5 == 0 ? evaluation_read(&arena, bytes, size - 1, NULL) : data[0] % 5 == 1 ? evaluation_take(&arena, own, bytes, size - 1, date_of(2026, 1, 1), NULL)
        : evaluation_weigh(&arena, own, bytes, size - 1, date_of(2026, 1, 1), NULL);
    if (e) same_again(&arena, e);
    arena_free(&arena);
    return 0;
}
