/* SPDX-License-Identifier: EUPL-1.2 */
/* sample.c: worked examples of cases/ as requests that a caller could send. */
#include "web/api/describe.h"

#include "examples/cases.h"
#include "examples/survey.h"

/* Examples under another law than the one in force, or with a day of knowledge, belong to the tests of overlays. */
static bool fits(const struct node *node, const struct surveyed_example *example) { return node && !example->other_law && !node_get(node, "law")
    && !node_get(node, "known-on"); }

static bool decide_sample(struct sample *s, const struct node *node, const struct law_tables *tables)
{
    const struct node *name = node_get(node, "name");
    s->law = tables->law;
    s->choices = node_get(node, "choices");
    s->name = name && name->text ? name->text : "";
    for (const struct node *choice = s->choices ? s->choices->first : NULL; choice; choice = choice->next)
        if (!law_choose(&s->law, choice->key, choice->key_size, choice->text ? choice->text : "", choice->text ? choice->size : 0, NULL)) return false;
    if (!case_facts(node, &s->law, false, &s->decision)) return false;
    decision_make(&s->decision);
    return s->decision.status != ONGELDIG;
}

int32_t samples_of_rule(const struct rule *rule, const struct law_tables *tables, struct sample *samples[SAMPLES_OF_RULE], struct arena *arena)
{
    const struct survey *survey = survey_of(rule);
    struct sample *kept[SAMPLES_OF_RULE] = { NULL }, *s = arena_take(arena, sizeof *s);
    int32_t decided = 0, open = 0, count = 0;
    for (int32_t i = 0; s && i < survey->cases && decided + open < SAMPLES_OF_RULE; i++) {
        const struct node *node = survey_example(&survey->example[i], arena);
        if (!fits(node, &survey->example[i]) || !decide_sample(s, node, tables)) continue;
        bool is_open = s->decision.status != VASTGESTELD;
        if (is_open ? open == SAMPLES_OPEN : decided == SAMPLES_DECIDED) continue;
        kept[is_open ? SAMPLES_DECIDED + open++ : decided++] = s;
        s = arena_take(arena, sizeof *s);
    }
    for (int32_t i = 0; i < SAMPLES_OF_RULE; i++) if (kept[i]) samples[count++] = kept[i];
    return count;
}

void sample_put_request(struct text *out, const struct sample *s, bool with_rule)
{
    const struct decision *d = &s->decision;
    const struct facts_head *head = facts_head(&d->facts);
    text_char(out, '{');
    if (with_rule) put_member(out, "regel", d->rule->name);
    put_open(out, "feiten", '{');
    for (uint32_t k = 0; k < d->rule->fact_count; k++) {
        const struct field *field = &d->rule->facts[k];
        if (!((head->given | head->unknown) >> k & 1)) continue;
        put_key(out, field->term->name);
        if (head->unknown >> k & 1) text_put(out, "\"onbekend\"");
        else term_put(out, field->term, d->facts.bytes + field->offset, true);
    }
    text_char(out, '}');
    if (s->choices) {
        put_open(out, "keuzes", '{');
        for (const struct node *choice = s->choices->first; choice; choice = choice->next) {
            put_comma(out);
            text_json(out, choice->key, choice->key_size);
            text_char(out, ':');
            text_json(out, choice->text, choice->size);
        }
        text_char(out, '}');
    }
    if (d->strict) put_bool(out, "strikt", true);
    text_char(out, '}');
}
