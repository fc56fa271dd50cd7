/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_questions.c: any bytes as ready-made questions, and as published figures: refused with a reason, or told. */
#include "fuzz.h"
#include "population/asked/published.h"
#include "population/asked/questions.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct lines lines;
    static struct arena kept;
    static struct questions questions;
    static struct published published;
    static struct totals none;
    if (!lines.count) must(lines_built_in(&lines, &kept, NULL));
    struct arena arena = { .limit = 64 << 20 };
    struct problems problems = { 0 };
    struct text out = { 0 };
    bool good = questions_read(&questions, &arena, &lines, (const char *)data, size, &problems);
    must(good == (problems.count == 0));
    if (good) {
        question_list_text(&out, &questions, 0);
        question_list_json(&out, &questions);
        for (int32_t k = 0; k < questions.count; k++) {
            struct question_answers answers = { .question = &questions.question[k], .totals = { &none, &none, &none, &none }, .scale = 1 };
            question_text(&out, &answers, 1);
            question_json(&out, &answers);
            question_csv(&out, &answers, 0);
        }
    }
    problems.count = 0;
    good = published_read(&published, &arena, (const char *)data, size, &problems);
    must(good == (problems.count == 0));
    if (good) {
        struct calibrated found[PUBLISHED_MOST] = { { 0 } };
        calibration_text(&out, &published, found, 0);
        calibration_json(&out, &published, found);
        calibration_csv(&out, &published, found, 0);
    }
    text_free(&out);
    arena_free(&arena);
    return 0;
}
