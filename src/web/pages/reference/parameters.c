/* SPDX-License-Identifier: EUPL-1.2 */
/* parameters.c: the numbers of the law: all of them, and one through time with status and source of each value. */
#include "web/pages/reference/reference.h"

#include <string.h>
#include "explain/explain.h"

static void put_words(struct page *p, struct view *view, const char *name, const struct law_parameter *parameter, int64_t value)
{
    struct text t = { 0 };
    explain_parameter(&t, parameter, value, p->language);
    (void)p;
    view_take(view, name, &t);
}

bool put_certainty(struct view *view, const struct law_parameter *parameter)
{
    int32_t derived = 0, unknown = 0, single = 0;
    for (int32_t i = 0; i < law_book.row_count; i++) {
        const struct law_row *row = &law_book.rows[i];
        if (&law_book.parameters[row->parameter] != parameter) continue;
        derived += row->status == LAW_afgeleid;
        unknown += row->status == LAW_onbekend;
        single += row->single;
    }
    view_text(view, "derived", "");
    view_text(view, "unknown", "");
    view_text(view, "single", "");
    if (derived) view_int(view, "derived", derived);
    if (unknown) view_int(view, "unknown", unknown);
    if (single) view_int(view, "single", single);
    return !derived && !unknown && !single;
}

void put_parameter(struct page *p, struct view *view, const char *list, const struct law_parameter *parameter)
{
    struct view *item = put_link(p, view, list, parameter->label[p->language], url_with(p, "/parameters/", parameter->name));
    const struct law_row *row = law_row_on(p->law, parameter->slot, reference_day());
    view_text(item, "ident", parameter->name);
    if (parameter->key_count > 1 || parameter->by_birth_date) view_true(item, "many-values");
    else if (row && row->value != LAW_UNKNOWN) put_words(p, item, "now", parameter, row->value);
    else view_true(item, "no-value");
    if (put_certainty(item, parameter)) view_true(item, "is-certain");
}

/* ---- through time ---- */

static const char *status_class(const struct law_row *row)
{
    return row->status == LAW_vastgesteld ? "is-fixed" : row->status == LAW_afgeleid ? "is-derived" : "is-unknown";
}

static void put_row(struct page *p, struct view *history, const struct law_parameter *parameter, const struct law_row *row, date until)
{
    struct view *item = view_item(history, "rows");
    put_words(p, item, "value", parameter, row->value);
    view_text(item, "from", page_date(p, row->from));
    view_text(item, "until", "");
    if (until < LAW_LAST && row->until != DATE_LAST) view_text(item, "until", page_date(p, until));
    view_true(item, status_class(row));
    view_text(item, "source", row->source);
    view_text(item, "remark", row->note);
    if (row->single) view_true(item, "one-source");
}

static const char *key_name(struct page *p, const struct law_parameter *parameter, int32_t key)
{
    struct text t = { 0 };
    if (parameter->key_words) text_put(&t, parameter->key_words[key]); else text_int(&t, parameter->key_first + key);
    return page_text(p, &t);
}

static void put_history(struct page *p, struct view *view, const struct law_parameter *parameter, int32_t key, bool rows)
{
    struct view *history = view_item(view, "histories");
    uint32_t slot = (uint32_t)(parameter->slot + key);
    date day = LAW_FIRST;
    view_text(history, "history-name", parameter->label[p->language]);
    view_text(history, "key", parameter->key_count > 1 ? key_name(p, parameter, key) : "");
    put_chart(p, history, parameter, slot);
    if (parameter->by_birth_date) view_true(history, "by-birth");
    if (rows) view_true(history, "has-rows");
    for (const struct law_row *row; rows && (row = law_next_row(p->law, slot, &day));) put_row(p, history, parameter, row, day - 1);
}

void put_histories(struct page *p, struct view *view, const struct law_parameter *parameter, bool rows)
{
    for (int32_t k = 0; k < parameter->key_count; k++) put_history(p, view, parameter, k, rows);
}

/* ---- the pages ---- */

static void put_of_statute(struct page *p, const struct law_statute *statute)
{
    struct view *group = NULL;
    for (int32_t i = 0; i < law_book.parameter_count; i++) {
        struct cited cited;
        const char *at = law_book.parameters[i].cites;
        if (!cited_next(&at, &cited) || cited.place.statute != statute) continue;
        if (!group) {
            group = view_item(p->view, "groups");
            view_text(group, "statute", statute->title[p->language]);
        }
        put_parameter(p, group, "parameters", &law_book.parameters[i]);
    }
}

static void show_parameters(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    view_int(p.view, "count", law_book.parameter_count);
    view_text(p.view, "day", page_date(&p, reference_day()));
    for (int32_t i = 0; i < law_book.statute_count; i++) put_of_statute(&p, &law_book.statutes[i]);
    put_also(&p);
    page_show(&p, TEMPLATE_reference_parameters, page_message(&p, M_ref_parameters_title));
}

static const struct law_parameter *parameter_of(struct web_request *request)
{
    const char *name = web_part(request, "naam");
    return law_find_parameter(&law_book, name, strlen(name));
}

static void put_head(struct page *p, const struct law_parameter *parameter)
{
    put_crumb(p, page_message(p, M_ref_parameters_title), page_url(p, "/parameters"));
    view_text(p->view, "label", parameter->label[p->language]);
    view_text(p->view, "ident", parameter->name);
    put_all_cited(p, p->view, "cited", parameter->cites);
    view_true(p->view, parameter->holds == HOLDS_half_year ? "each-half-year" : parameter->holds == HOLDS_year ? "each-year" : "until-changed");
    if (put_certainty(p->view, parameter)) view_true(p->view, "is-certain");
    for (int32_t i = 0; i < rule_count; i++)
        if (survey_uses(survey_of(rules[i]), (int32_t)(parameter - law_book.parameters))) put_rule_link(p, p->view, "rules", rules[i]);
}

static void put_keys(struct page *p, const struct law_parameter *parameter)
{
    view_text(p->view, "day", page_date(p, reference_day()));
    view_true(p->view, "has-keys");
    for (int32_t k = 0; k < parameter->key_count; k++) {
        const char *name = key_name(p, parameter, k);
        const struct law_row *row = law_row_on(p->law, (uint32_t)(parameter->slot + k), reference_day());
        struct view *item = put_link(p, p->view, "keys", name, url_of(p, "/parameters/", parameter->name, name));
        if (row && row->value != LAW_UNKNOWN) put_words(p, item, "key-now", parameter, row->value); else view_text(item, "key-now", "");
    }
}

static void show_parameter(struct web_request *request, struct web_reply *reply)
{
    const struct law_parameter *parameter = parameter_of(request);
    if (!parameter) { no_such(reply); return; }
    struct page p = page_start(request, reply);
    put_head(&p, parameter);
    if (parameter->key_count <= KEYS_ON_A_PAGE) put_histories(&p, p.view, parameter, true); else put_keys(&p, parameter);
    page_show(&p, TEMPLATE_reference_parameter, parameter->label[p.language]);
}

static void show_key(struct web_request *request, struct web_reply *reply)
{
    const struct law_parameter *parameter = parameter_of(request);
    struct page p = page_start(request, reply);
    int32_t key = 0;
    while (parameter && key < parameter->key_count && strcmp(key_name(&p, parameter, key), web_part(request, "sleutel")) != 0) key++;
    if (!parameter || parameter->key_count <= KEYS_ON_A_PAGE || key == parameter->key_count) { no_such(reply); return; }
    put_head(&p, parameter);
    put_crumb(&p, parameter->label[p.language], url_with(&p, "/parameters/", parameter->name));
    put_history(&p, p.view, parameter, key, true);
    page_show(&p, TEMPLATE_reference_parameter, parameter->label[p.language]);
}

static const struct web_route routes[] = {
    PAGE_MARKED(WEB_GET, "/parameters", show_parameters, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/parameters/{naam}", show_parameter, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/parameters/{naam}/{sleutel}", show_key, WEB_LAW_DATA),
};
WEB_TABLE(reference_parameters, routes);
