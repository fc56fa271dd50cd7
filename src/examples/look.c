/* SPDX-License-Identifier: EUPL-1.2 */
/* look.c: runs the worked examples to see what a rule consults, cites and assumes. */
#include "examples/look.h"

#include <string.h>
#include "examples/cases.h"
#include "law/cite.h"

/* Its place among the citations of the rule; of several versions of a statute the one in force on the day of the example. */
static int32_t note_citation(struct look *look, const struct law *law, const char *citation, date day)
{
    char shown[sizeof look->citation[0]];
    struct text text = TEXT_IN(shown);
    struct citation cited;
    if (law_cite(law->tables->book, citation, day, &cited)) text_bytes(&text, cited.text, cited.text_size);
    else text_put(&text, citation);
    text_string(&text);
    int32_t k = 0;
    while (k < look->survey.citations && strcmp(look->citation[k], shown) != 0) k++;
    look->full |= text.failed || k == CITATIONS_MOST;
    if (k == look->survey.citations && k < CITATIONS_MOST) memcpy(look->citation[look->survey.citations++], shown, sizeof shown);
    return k;
}

/* ---- assumptions ---- */

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

/* ---- one example ---- */

static void decide_again(struct decision *d)
{
    reasoning_clear(&d->reasoning, false);
    if (decide_case(d->rule, d->law, &d->facts, &d->outcome, &d->reasoning, NULL) == ONGELDIG) reasoning_clear(&d->reasoning, false);
}

static void note_parameters(struct look *look, const struct decision *d)
{
    const struct law_book *book = d->law->tables->book;
    for (int32_t i = 0; i < d->reasoning.uses; i++) {
        int64_t k = law_parameter_of_slot(book, d->reasoning.use[i].slot) - book->parameters;
        look->survey.parameters[k / 64] |= (uint64_t)1 << (k % 64);
    }
}

static void note_steps(struct look *look, const struct decision *d, struct surveyed_example *example)
{
    for (int32_t i = 0; i < d->reasoning.steps; i++) {
        const struct step *step = &d->reasoning.step[i];
        example->citations |= (uint64_t)1 << (note_citation(look, d->law, step->citation, decision_day(d)) & 63);
        look_step(look, step->citation, step->text[0], step->text[1]);
    }
}

static void look_at(struct look *look, struct finding *finding, struct decision *d, struct surveyed_example *example)
{
    if (d->problems.count) return;
    decide_again(d);
    look->survey.choices |= d->reasoning.choices;
    note_parameters(look, d);
    note_steps(look, d, example);
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

/* ---- all examples of a rule ---- */

/* Where each line of a file begins, asked for in rising order. */
struct lines { const char *bytes; size_t size, at; int32_t line; };

static size_t start_of_line(struct lines *lines, int32_t line)
{
    while (lines->line < line && lines->at < lines->size) lines->line += lines->bytes[lines->at++] == '\n';
    return lines->at;
}

static void look_at_file(struct look *look, struct finding *finding, int32_t file, struct decision *d, const struct law *law, const struct rule *rule)
{
    struct arena arena = { 0 };
    struct lines lines = { case_files[file].bytes, case_files[file].size, 0, 1 };
    const struct node *list = cases_read(&arena, lines.bytes, lines.size, NULL);
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        if (!node_is(node_get(node, "rule"), rule->name) || !case_facts(node, law, false, d)) continue;
        if (look->survey.cases == EXAMPLES_MOST) { look->full = true; break; }
        size_t at = start_of_line(&lines, node->line), end = node->next ? start_of_line(&lines, node->next->line) : lines.size;
        struct surveyed_example *example = &look->example[look->survey.cases++];
        *example = (struct surveyed_example){ file, (uint32_t)at, (uint32_t)(end - at), 0, node_get(node, "law") || node_get(node, "known-on") };
        look->survey.checked += node_get(node_get(node, "checked"), "by") != NULL;
        look_at(look, finding, d, example);
    }
    arena_free(&arena);
}

void look_at_rule(struct look *look, const struct rule *rule, const struct law *law)
{
    static struct decision d;               /* large; one rule at a time */
    struct finding finding[64] = { 0 };
    struct survey *survey = &look->survey;
    memset(survey, 0, sizeof *survey);
    survey->step = look->step;
    survey->period = law_coverage(law, rule->name);
    note_citation(look, law, rule->citation, survey->period.until);
    for (int32_t i = 0; i < case_files_count; i++)
        if (!strchr(case_files[i].name, '/')) look_at_file(look, finding, i, &d, law, rule);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        if (!finding[k].seen) continue;
        survey->assumed[k] = !finding[k].varies ? ASSUMED_value : finding[k].twin ? ASSUMED_fact : ASSUMED_differs;
        survey->value[k] = finding[k].varies && finding[k].twin ? __builtin_ctzll(finding[k].twin) : finding[k].value;
    }
}
