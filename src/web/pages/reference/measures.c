/* SPDX-License-Identifier: EUPL-1.2 */
/* measures.c: the sixteen measures: what works (rules, examples) and what is uncertain (readings, values, what nobody looked over, what no rule covers). */
#include "web/pages/reference/reference.h"

#include <string.h>

static int32_t count_bits(uint64_t bits)
{
    int32_t n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
}

static const struct law_measure *measure_of(const char *number)
{
    for (int32_t i = 0; i < law_book.measure_count; i++) {
        char name[24];
        struct text t = TEXT_IN(name);
        text_int(&t, law_book.measures[i].number);
        if (strcmp(text_string(&t), number) == 0) return &law_book.measures[i];
    }
    return NULL;
}

static const char *measure_url(struct page *p, const struct law_measure *measure)
{
    char number[24];
    struct text t = TEXT_IN(number);
    text_int(&t, measure->number);
    return url_with(p, "/maatregelen/", text_string(&t));
}

static void show_measures(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    for (int32_t i = 0; i < law_book.measure_count; i++) {
        const struct law_measure *measure = &law_book.measures[i];
        struct measure_survey all = survey_measure(measure->number);
        struct view *item = put_link(&p, p.view, "measures", measure->title[p.language], measure_url(&p, measure));
        view_int(item, "number", measure->number);
        view_text(item, "since", page_date(&p, measure->from));
        view_int(item, "rules", count_bits(all.rules));
        if (count_bits(all.rules) == 1) view_true(item, "one-rule");
        view_int(item, "cases", all.cases);
        view_int(item, "open", count_bits(all.choices));
        view_int(item, "uncovered", measure->uncovered_count);
    }
    put_also(&p);
    page_show(&p, TEMPLATE_reference_measures, page_message(&p, M_ref_measures_title));
}

static void show_measure(struct web_request *request, struct web_reply *reply)
{
    const struct law_measure *measure = measure_of(web_part(request, "nummer"));
    if (!measure) { no_such(reply); return; }
    struct page p = page_start(request, reply);
    struct measure_survey all = survey_measure(measure->number);
    put_crumb(&p, page_message(&p, M_ref_measures_title), page_url(&p, "/maatregelen"));
    view_text(p.view, "title", measure->title[p.language]);
    view_int(p.view, "number", measure->number);
    view_text(p.view, "since", page_date(&p, measure->from));
    view_int(p.view, "cases", all.cases);
    view_int(p.view, "checked", all.checked);
    if (!all.checked) view_true(p.view, "none-checked");
    for (int32_t i = 0; i < measure->cite_count; i++) put_all_cited(&p, p.view, "cited", measure->cites[i]);
    for (uint64_t left = all.rules; left; left &= left - 1) put_rule_link(&p, p.view, "rules", rules[__builtin_ctzll(left)]);
    if (all.choices) view_true(p.view, "has-choices");
    for (uint64_t left = all.choices; left; left &= left - 1) put_choice(&p, p.view, "choices", &law_book.choices[__builtin_ctzll(left)]);
    for (int32_t i = 0; i < law_book.parameter_count; i++) {
        struct view *none = view_start(p.arena);
        if (!(all.parameters[i / 64] >> (i % 64) & 1) || put_certainty(none, &law_book.parameters[i])) continue;
        view_true(p.view, "has-parameters");
        put_parameter(&p, p.view, "parameters", &law_book.parameters[i]);
    }
    for (int32_t i = 0; i < measure->uncovered_count; i++) view_text(view_item(p.view, "uncovered"), "reason", measure->uncovered[i][p.language]);
    page_show(&p, TEMPLATE_reference_measure, measure->title[p.language]);
}

static const struct web_route routes[] = {
    PAGE_MARKED(WEB_GET, "/maatregelen", show_measures, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/maatregelen/{nummer}", show_measure, WEB_LAW_DATA),
};
WEB_TABLE(reference_measures, routes);
