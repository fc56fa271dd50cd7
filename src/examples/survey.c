/* SPDX-License-Identifier: EUPL-1.2 */
/* survey.c: finds the survey of a rule, and reads one worked example where it stands. */
#include "examples/survey.h"

#include "examples/cases.h"
#include "rules/registry.h"

const struct survey *survey_of(const struct rule *rule)
{
    int32_t i = 0;
    while (rules[i] != rule) i++;
    return &surveys[i];
}

struct measure_survey survey_measure(int32_t number)
{
    struct measure_survey all = { 0 };
    for (int32_t i = 0; i < rule_count; i++) {
        if (!(rules[i]->measures >> number & 1)) continue;
        all.rules |= (uint64_t)1 << i;
        all.cases += surveys[i].cases;
        all.checked += surveys[i].checked;
        all.choices |= surveys[i].choices;
        for (size_t k = 0; k < sizeof all.parameters / sizeof *all.parameters; k++) all.parameters[k] |= surveys[i].parameters[k];
    }
    return all;
}

const struct node *survey_example(const struct surveyed_example *example, struct arena *arena)
{
    const struct node *list = cases_read(arena, case_files[example->file].bytes + example->at, example->size, NULL);
    return list ? list->first : NULL;
}

void survey_examples(const struct rule *rule, void (*each)(void *context, const struct node *example), void *context)
{
    const struct survey *survey = survey_of(rule);
    struct arena arena = { 0 };
    for (int32_t i = 0; i < survey->cases; i++) {
        const struct node *node = survey_example(&survey->example[i], &arena);
        if (node) each(context, node);
        arena_reset(&arena);
    }
    arena_free(&arena);
}
