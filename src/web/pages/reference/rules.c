/* SPDX-License-Identifier: EUPL-1.2 */
/* rules.c: the rules: a list, one with its facts, outcomes, steps, numbers, choices and examples, and its source line by line. */
#include "web/pages/reference/reference.h"

#include <string.h>

static const struct rule *rule_of(struct web_request *request)
{
    const char *name = web_part(request, "naam");
    return rule_find(name, strlen(name));
}

static void put_measures_of(struct page *p, struct view *view, const struct rule *rule)
{
    for (int32_t i = 0; i < law_book.measure_count; i++) {
        const struct law_measure *measure = &law_book.measures[i];
        char number[24];
        struct text t = TEXT_IN(number);
        if (!(rule->measures >> measure->number & 1)) continue;
        text_int(&t, measure->number);
        view_text(put_link(p, view, "measures", measure->title[p->language], url_with(p, "/maatregelen/", text_string(&t))), "number", text_string(&t));
    }
}

static void show_rules(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    view_int(p.view, "count", rule_count);
    for (int32_t i = 0; i < rule_count; i++) {
        const struct survey *survey = survey_of(rules[i]);
        struct view *item = put_link(&p, p.view, "rules", rules[i]->title[p.language], url_with(&p, "/regels/", rules[i]->name));
        view_int(item, "facts", rules[i]->fact_count);
        view_int(item, "cases", survey->cases);
        view_text(item, "ident", rules[i]->name);
        put_all_cited(&p, item, "cited", rules[i]->citation);
    }
    put_also(&p);
    page_show(&p, TEMPLATE_reference_rules, page_message(&p, M_ref_rules_title));
}

/* ---- one rule ---- */

static const char *allowed(struct page *p, const struct term *term)
{
    struct text t = { 0 };
    if (term->kind == KIND_word)
        for (int32_t i = 0; i < term->word_count; i++) { text_put(&t, i ? ", " : ""); text_put(&t, page_word(p, term, i)); }
    else term_put_allowed(&t, term, p->language);
    return page_text(p, &t);
}

static void put_assumed(struct page *p, struct view *item, const struct rule *rule, const struct survey *survey, uint32_t k)
{
    view_text(item, "assumed", "");
    if (survey->assumed[k] == ASSUMED_value) view_text(item, "assumed", page_plain(p, rule->facts[k].term, survey->value[k]));
    if (survey->assumed[k] == ASSUMED_fact) view_text(item, "assumed", rule->facts[survey->value[k]].term->label[p->language]);
    if (survey->assumed[k] == ASSUMED_differs) view_true(item, "assumed-differs");
}

static void put_facts(struct page *p, const struct rule *rule, const struct survey *survey)
{
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        const struct term *term = rule->facts[k].term;
        struct view *item = put_link(p, p->view, "facts", term->label[p->language], url_with(p, "/begrippen/", term->name));
        view_text(item, "question", term->ask[p->language]);
        view_text(item, "help", term->help[p->language]);
        view_text(item, "holder", holder_names[term->holder][p->language]);
        view_text(item, "allowed", allowed(p, term));
        if (term->judgment) view_true(item, "is-judgment");
        put_assumed(p, item, rule, survey, k);
    }
}

static void put_outcomes(struct page *p, const struct rule *rule)
{
    for (uint32_t k = 0; k < rule->outcome_count; k++) {
        const struct term *term = rule->outcomes[k].term;
        struct view *item = put_link(p, p->view, "outcomes", term->label[p->language], url_with(p, "/begrippen/", term->name));
        view_text(item, "words", term->kind == KIND_word ? allowed(p, term) : "");
    }
}

static void show_rule(struct web_request *request, struct web_reply *reply)
{
    const struct rule *rule = rule_of(request);
    if (!rule) { no_such(reply); return; }
    struct page p = page_start(request, reply);
    const struct survey *survey = survey_of(rule);
    put_crumb(&p, page_message(&p, M_ref_rules_title), page_url(&p, "/regels"));
    view_text(p.view, "title", rule->title[p.language]);
    view_text(p.view, "ident", rule->name);
    view_text(p.view, "from", page_date(&p, survey->period.from));
    view_text(p.view, "until", page_date(&p, survey->period.until));
    view_text(p.view, "flow-url", url_of(&p, "/regels/", rule->name, "berekenen"));
    view_text(p.view, "source-url", url_of(&p, "/regels/", rule->name, "bron"));
    view_text(p.view, "examples-url", url_of(&p, "/regels/", rule->name, "voorbeelden/1"));
    view_int(p.view, "cases", survey->cases);
    view_int(p.view, "checked", survey->checked);
    if (!survey->checked) view_true(p.view, "none-checked");
    put_all_cited(&p, p.view, "cited", rule->citation);
    put_measures_of(&p, p.view, rule);
    put_facts(&p, rule, survey);
    put_outcomes(&p, rule);
    for (int32_t k = 0; k < survey->steps; k++) put_step(&p, p.view, rule, &survey->step[k], false);
    for (int32_t i = 0; i < law_book.parameter_count; i++)
        if (survey_uses(survey, i)) view_true(p.view, "has-parameters"), put_parameter(&p, p.view, "parameters", &law_book.parameters[i]);
    if (survey->choices) view_true(p.view, "has-choices");
    for (uint64_t left = survey->choices; left; left &= left - 1) put_choice(&p, p.view, "choices", &law_book.choices[__builtin_ctzll(left)]);
    page_show(&p, TEMPLATE_reference_rule, rule->title[p.language]);
}

static void show_examples(struct web_request *request, struct web_reply *reply)
{
    const struct rule *rule = rule_of(request);
    if (!rule) { no_such(reply); return; }
    struct page p = page_start(request, reply);
    view_text(p.view, "title", rule->title[p.language]);
    put_crumb(&p, page_message(&p, M_ref_rules_title), page_url(&p, "/regels"));
    put_crumb(&p, rule->title[p.language], url_with(&p, "/regels/", rule->name));
    if (!put_examples(&p, rule, web_part(request, "bladzijde"))) { no_such(reply); return; }
    page_show(&p, TEMPLATE_reference_examples, page_message(&p, M_ref_examples_of_rule_title));
}

static void show_source(struct web_request *request, struct web_reply *reply)
{
    const struct rule *rule = rule_of(request);
    const struct embedded_file *source = rule ? source_of(rule) : NULL;
    if (!source) { no_such(reply); return; }
    struct page p = page_start(request, reply);
    int32_t number = 0;
    view_text(p.view, "title", rule->title[p.language]);
    view_text(p.view, "file", source->name);
    put_crumb(&p, page_message(&p, M_ref_rules_title), page_url(&p, "/regels"));
    put_crumb(&p, rule->title[p.language], url_with(&p, "/regels/", rule->name));
    for (const char *at = source->bytes; *at;) {
        size_t size = strcspn(at, "\n");
        struct view *item = view_item(p.view, "code");
        view_int(item, "line", ++number);
        view_bytes(item, "text", at, size);
        at += size + (at[size] == '\n');
    }
    page_show(&p, TEMPLATE_reference_source, page_message(&p, M_ref_source_title));
}

static const struct web_route routes[] = {
    PAGE_MARKED(WEB_GET, "/regels", show_rules, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/regels/{naam}", show_rule, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/regels/{naam}/bron", show_source, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/regels/{naam}/voorbeelden/{bladzijde}", show_examples, WEB_LAW_DATA),
};
WEB_TABLE(reference_rules, routes);
