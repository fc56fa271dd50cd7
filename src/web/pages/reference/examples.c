/* SPDX-License-Identifier: EUPL-1.2 */
/* examples.c: worked examples as people read them: what was given, what should come out, where it comes from, who looked it over. */
#include "web/pages/reference/reference.h"

#include <string.h>
#include "examples/cases.h"

enum { A_PAGE = 30, NAMES_A_PAGE = 250 };

uint64_t citations_of(const struct survey *survey, const struct place *place)
{
    uint64_t mask = 0;
    for (int32_t k = 0; k < survey->citations; k++) if (place_in(place, survey->citation[k])) mask |= (uint64_t)1 << k;
    return mask;
}

int32_t count_examples(const struct survey *survey, const struct place *place)
{
    uint64_t mask = citations_of(survey, place);
    int32_t n = 0;
    for (int32_t i = 0; i < survey->cases && mask; i++) n += (survey->example[i].citations & mask) != 0;
    return n;
}

static void put_plain(struct view *item, const char *name, const struct node *node)
{
    if (node && node->text) view_bytes(item, name, node->text, node->size); else view_text(item, name, "");
}

static void put_facts(struct page *p, struct view *item, const struct decision *d)
{
    for (uint64_t left = facts_head((void *)&d->facts)->given; left; left &= left - 1) {
        const struct field *field = &d->rule->facts[__builtin_ctzll(left)];
        struct view *fact = view_item(item, "facts");
        view_text(fact, "label", field->term->label[p->language]);
        view_text(fact, "value", page_value(p, field->term, d->facts.bytes + field->offset));
    }
}

/* What the example expects, in the words of the program: tests hold that both are the same. Under another law than today's it stands as it was written. */
static void put_expected(struct page *p, struct view *item, const struct node *example, struct decision *d, bool other_law)
{
    const struct node *expect = node_get(example, "expect");
    if (!other_law) decision_make(d);
    for (const struct node *node = expect ? expect->first : NULL; node; node = node->next) {
        int32_t k = rule_outcome(d->rule, node->key, node->key_size);
        if (k < 0) continue;
        const struct field *field = &d->rule->outcomes[k];
        const struct outcome_head *head = outcome_head(&d->outcome);
        struct view *outcome = view_item(item, "outcomes");
        view_text(outcome, "label", field->term->label[p->language]);
        if (other_law) put_plain(outcome, "value", node);
        else if (d->status == ONGELDIG || !(head->settled >> k & 1)) view_true(outcome, "is-open");
        else if (head->none >> k & 1) view_true(outcome, "is-none");
        else view_text(outcome, "value", page_value(p, field->term, d->outcome.bytes + field->offset));
    }
    const struct node *status = node_get(expect, "status");
    if (status && (node_is(status, "vastgesteld"))) view_true(item, "is-settled");
    if (status && (node_is(status, "ongeldig"))) view_true(item, "is-refused");
    if (status && (node_is(status, "onbekend"))) view_true(item, "is-undecided");
}

static void put_example(struct page *p, const struct surveyed_example *example, int32_t number)
{
    struct decision *d = &p->request->desk->decision;
    struct arena arena = { 0 };
    const struct node *node = survey_example(example, &arena);
    if (node && case_facts(node, p->law, false, d)) {
        struct view *item = view_item(p->view, "examples");
        view_int(item, "example-number", number);
        put_plain(item, "example", node_get(node, "name"));
        put_plain(item, "source", node_get(node, "source"));
        put_plain(item, "checked-by", node_get(node_get(node, "checked"), "by"));
        put_plain(item, "checked-on", node_get(node_get(node, "checked"), "on"));
        if (example->other_law) view_true(item, "other-law");
        put_facts(p, item, d);
        put_expected(p, item, node, d, example->other_law);
    }
    arena_free(&arena);
}

static int32_t read_number(const char *text)
{
    int64_t n;
    bool good = *text >= '1' && *text <= '9' && parse_decimal(text, strlen(text), 0, false, &n) == NUMBER_OK && n < 10000;
    return good ? (int32_t)n : 0;
}

static const char *page_of(struct page *p, const char *base_url, int32_t number)
{
    struct text t = { 0 };
    text_put(&t, base_url);
    text_put(&t, "/voorbeelden/");
    text_int(&t, number);
    return page_text(p, &t);
}

/* Where the reader is in a list; false: there is no such page. */
static bool put_pager(struct page *p, int32_t total, int32_t a_page, const char *base_url, int32_t here)
{
    int32_t pages = total ? (total + a_page - 1) / a_page : 1;
    if (here < 1 || here > pages) return false;
    view_int(p->view, "total", total);
    view_int(p->view, "here", here);
    view_int(p->view, "pages", pages);
    if (pages > 1) view_true(p->view, "more-pages");
    view_text(p->view, "before-url", here > 1 ? page_of(p, base_url, here - 1) : "");
    view_text(p->view, "next-url", here < pages ? page_of(p, base_url, here + 1) : "");
    return true;
}

bool put_examples(struct page *p, const struct rule *rule, const char *number)
{
    const struct survey *survey = survey_of(rule);
    int32_t here = read_number(number);
    if (!put_pager(p, survey->cases, A_PAGE, url_with(p, "/regels/", rule->name), here)) return false;
    for (int32_t k = (here - 1) * A_PAGE; k < here * A_PAGE && k < survey->cases; k++) put_example(p, &survey->example[k], k + 1);
    return true;
}

/* Its name, with a link to where all of it stands. */
static void put_name(struct page *p, struct view *view, const struct rule *rule, const struct surveyed_example *example, int32_t k, struct arena *arena)
{
    const struct node *node = survey_example(example, arena), *name = node_get(node, "name");
    struct view *item = view_item(view, "names");
    struct text t = { 0 };
    put_plain(item, "example", name);
    text_put(&t, page_of(p, url_with(p, "/regels/", rule->name), k / A_PAGE + 1));
    text_put(&t, "#v");
    text_int(&t, k + 1);
    view_take(item, "href", &t);
    arena_reset(arena);
}

bool put_example_names(struct page *p, const struct place *place, const char *number)
{
    struct arena arena = { 0 };
    int32_t total = 0, seen = 0, here = read_number(number);
    for (int32_t i = 0; i < rule_count; i++) total += count_examples(survey_of(rules[i]), place);
    if (!put_pager(p, total, NAMES_A_PAGE, place_url(p, place), here)) return false;
    for (int32_t i = 0; i < rule_count; i++) {
        const struct survey *survey = survey_of(rules[i]);
        uint64_t mask = citations_of(survey, place);
        struct view *group = NULL;
        for (int32_t k = 0; k < survey->cases; k++) {
            if (!(survey->example[k].citations & mask) || seen++ / NAMES_A_PAGE + 1 != here) continue;
            if (!group) group = put_link(p, p->view, "rules", rules[i]->title[p->language], url_with(p, "/regels/", rules[i]->name));
            put_name(p, group, rules[i], &survey->example[k], k, &arena);
        }
    }
    arena_free(&arena);
    return true;
}
