/* SPDX-License-Identifier: EUPL-1.2 */
/* survey.c: runs the worked examples inside the program to see what a rule consults, cites and assumes. */
#include "cli/survey.h"

#include <string.h>
#include "cli/cases.h"
#include "law/cite.h"

/* Of several versions of a statute the one in force on the day of the example. */
static void note_citation(struct survey *survey, const struct law *law, const char *citation, date day)
{
    char shown[sizeof survey->citation[0]];
    struct text text = TEXT_IN(shown);
    struct citation cited;
    if (law_cite(law->tables->book, citation, day, &cited)) text_bytes(&text, cited.text, cited.text_size);
    else text_put(&text, citation);
    text_string(&text);
    int32_t k = 0;
    while (k < survey->citations && strcmp(survey->citation[k], shown) != 0) k++;
    if (k == survey->citations && k < CITATIONS_MOST) memcpy(survey->citation[survey->citations++], shown, sizeof shown);
}

static bool has_value(const struct decision *d, uint32_t fact, int64_t value)
{
    const struct field *field = &d->rule->facts[fact];
    if (d->reasoning.assumed >> fact & 1) return d->reasoning.assumption[fact] == value;
    bool plain = field->term->kind != KIND_list && (facts_head(&d->facts)->given >> fact & 1);
    return plain && term_plain(field->term, d->facts.bytes + field->offset) == value;
}

/* Which facts may be the one whose value was taken: one bit each; narrowed with every example. */
static uint64_t twins(const struct decision *d, uint32_t fact, int64_t value)
{
    uint64_t found = 0;
    for (uint32_t k = 0; k < d->rule->fact_count; k++)
        if (k != fact && d->rule->facts[k].term->kind == d->rule->facts[fact].term->kind && has_value(d, k, value)) found |= (uint64_t)1 << k;
    return found;
}

struct finding { bool seen, varies; int64_t value; uint64_t twin; };

static void note_assumptions(struct finding *finding, const struct decision *d)
{
    for (uint64_t left = d->reasoning.assumed; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        struct finding *f = &finding[k];
        int64_t value = d->reasoning.assumption[k];
        f->twin = f->seen ? f->twin & twins(d, k, value) : twins(d, k, value);
        f->varies |= f->seen && f->value != value;
        f->seen = true;
        f->value = value;
    }
}

static void decide_again(struct decision *d)
{
    reasoning_clear(&d->reasoning, false);
    if (decide_case(d->rule, d->law, &d->facts, &d->outcome, &d->reasoning, NULL) == ONGELDIG) reasoning_clear(&d->reasoning, false);
}

static void look_at(struct survey *survey, struct finding *finding, struct decision *d)
{
    survey->cases++;
    if (d->problems.count) return;
    decide_again(d);
    survey->choices |= d->reasoning.choices;
    for (int32_t i = 0; i < d->reasoning.steps; i++) note_citation(survey, d->law, d->reasoning.step[i].citation, decision_day(d));
    note_assumptions(finding, d);
    struct facts_head *head = (struct facts_head *)&d->facts;
    for (uint64_t left = head->given; left; left &= left - 1) {
        uint64_t bit = left & ~(left - 1);
        head->given &= ~bit;
        decide_again(d);
        note_assumptions(finding, d);
        head->given |= bit;
    }
}

void survey_examples(const struct rule *rule, void (*each)(void *context, const struct node *example), void *context)
{
    struct arena arena = { 0 };
    for (int32_t i = 0; i < case_file_count; i++) {
        const struct node *list = strchr(case_files[i].name, '/') ? NULL : cases_read(&arena, case_files[i].bytes, case_files[i].size, NULL);
        for (const struct node *node = list ? list->first : NULL; node; node = node->next)
            if (node_is(node_get(node, "rule"), rule->name)) each(context, node);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

struct look { struct survey *survey; struct finding *finding; struct decision *d; const struct law *law; };

static void look_at_example(void *context, const struct node *example)
{
    struct look *look = context;
    if (!case_facts(example, look->law, false, look->d)) return;
    look->survey->checked += node_get(node_get(example, "checked"), "by") != NULL;
    look_at(look->survey, look->finding, look->d);
}

void survey_rule(struct survey *survey, const struct rule *rule, const struct law *law)
{
    static struct decision d;               /* large; the program surveys one rule at a time */
    struct finding finding[64] = { 0 };
    memset(survey, 0, sizeof *survey);
    survey->period = law_coverage(law, rule->name);
    note_citation(survey, law, rule->citation, survey->period.until);
    survey_examples(rule, look_at_example, &(struct look){ survey, finding, &d, law });
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        if (!finding[k].seen) continue;
        survey->assumed[k] = !finding[k].varies ? ASSUMED_value : finding[k].twin ? ASSUMED_fact : ASSUMED_differs;
        survey->value[k] = finding[k].varies && finding[k].twin ? __builtin_ctzll(finding[k].twin) : finding[k].value;
    }
}
