/* SPDX-License-Identifier: EUPL-1.2 */
/* law.c: the statutes, and article by article what the rules do with it: steps beside their source, numbers through time, choices, examples. */
#include "web/pages/reference/reference.h"

#include <string.h>

/* A page stays light: more steps than this go without their source, more keys without their table, which the pages of rules and parameters have. */
enum { STEPS_WITH_SOURCE = 30, STEPS_WITH_TABLES = 20 };

struct uses { int32_t steps, parameters, choices, examples; };

static struct uses uses_of(const struct place *place)
{
    struct uses uses = { 0 };
    for (int32_t i = 0; i < rule_count; i++) {
        const struct survey *survey = survey_of(rules[i]);
        for (int32_t k = 0; k < survey->steps; k++) uses.steps += place_in(place, survey->step[k].citations);
        uses.examples += count_examples(survey, place);
    }
    for (int32_t i = 0; i < law_book.parameter_count; i++) uses.parameters += place_in(place, law_book.parameters[i].cites);
    for (int32_t i = 0; i < law_book.choice_count; i++) uses.choices += place_in(place, law_book.choices[i].cites);
    return uses;
}

/* An article that has more than one version is one article of the list. */
static bool is_first_version(const struct law_statute *statute, int32_t k)
{
    for (int32_t i = 0; i < k; i++) if (strcmp(statute->articles[i].article, statute->articles[k].article) == 0) return false;
    return true;
}

static int32_t count_articles(const struct law_statute *statute)
{
    int32_t n = 0;
    for (int32_t i = 0; i < statute->article_count; i++) n += is_first_version(statute, i);
    return n;
}

static void show_laws(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    for (int32_t i = 0; i < law_book.statute_count; i++) {
        const struct law_statute *statute = &law_book.statutes[i];
        struct view *item = put_link(&p, p.view, "statutes", statute->title[p.language], url_with(&p, "/wet/", statute->name));
        view_int(item, "articles", count_articles(statute));
        if (count_articles(statute) == 1) view_true(item, "one-article");
        if (p.language) view_text(item, "dutch", statute->title[0]); else view_text(item, "dutch", "");
    }
    put_also(&p);
    page_show(&p, TEMPLATE_reference_laws, page_message(&p, M_ref_laws_title));
}

static void show_law(struct web_request *request, struct web_reply *reply)
{
    const char *name = web_part(request, "wet");
    const struct law_statute *statute = law_find_statute(&law_book, name, strlen(name));
    if (!statute) { no_such(reply); return; }
    struct page p = page_start(request, reply);
    struct text t = { 0 };
    put_crumb(&p, page_message(&p, M_ref_laws_title), page_url(&p, "/wet"));
    view_text(p.view, "statute", statute->title[p.language]);
    view_text(p.view, "dutch", p.language ? statute->title[0] : "");
    view_text(p.view, "bwb", statute->bwb);
    text_put(&t, "https://wetten.overheid.nl/");
    text_put(&t, statute->bwb);
    view_take(p.view, "outside", &t);
    for (int32_t i = 0; i < statute->article_count; i++) {
        if (!is_first_version(statute, i)) continue;
        struct place place = { statute, statute->articles[i].article };
        struct uses uses = uses_of(&place);
        struct view *item = put_link(&p, p.view, "articles", place.number, place_url(&p, &place));
        view_int(item, "steps", uses.steps);
        view_int(item, "parameters", uses.parameters);
        view_int(item, "choices", uses.choices);
        view_int(item, "examples", uses.examples);
    }
    page_show(&p, TEMPLATE_reference_law, statute->title[p.language]);
}

/* ---- one article ---- */

static void put_rules(struct page *p, const struct place *place, bool source)
{
    for (int32_t i = 0; i < rule_count; i++) {
        const struct survey *survey = survey_of(rules[i]);
        struct view *item = NULL;
        for (int32_t k = 0; k < survey->steps; k++) {
            if (!place_in(place, survey->step[k].citations)) continue;
            if (!item) item = put_link(p, p->view, "rules", rules[i]->title[p->language], url_with(p, "/regels/", rules[i]->name));
            view_true(item, "has-steps");
            put_step(p, item, rules[i], &survey->step[k], source);
        }
        if (!item && place_in(place, rules[i]->citation)) put_rule_link(p, p->view, "rules", rules[i]);
    }
}

static void put_parameters(struct page *p, const struct place *place, bool tables)
{
    int32_t keys = 0;
    for (int32_t i = 0; i < law_book.parameter_count; i++)
        if (place_in(place, law_book.parameters[i].cites)) keys += law_book.parameters[i].key_count;
    for (int32_t i = 0; i < law_book.parameter_count; i++) {
        const struct law_parameter *parameter = &law_book.parameters[i];
        if (!place_in(place, parameter->cites)) continue;
        view_true(p->view, "has-parameters");
        put_parameter(p, p->view, "parameters", parameter);
        if (keys <= KEYS_ON_A_PAGE) put_histories(p, p->view, parameter, tables);
    }
}

/* A few names for each rule; all of them on a page of their own. */
static void put_some_examples(struct page *p, const struct place *place)
{
    enum { NAMED = 5 };
    struct arena arena = { 0 };
    int32_t total = 0, named = 0;
    for (int32_t i = 0; i < rule_count; i++) {
        const struct survey *survey = survey_of(rules[i]);
        uint64_t mask = citations_of(survey, place);
        int32_t of_rule = 0;
        for (int32_t k = 0; k < survey->cases; k++) {
            if (!(survey->example[k].citations & mask)) continue;
            total++;
            if (of_rule++ || named == NAMED) continue;              /* one of each rule, so that they differ */
            const struct node *node = survey_example(&survey->example[k], &arena), *name = node_get(node, "name");
            if (name) { named++; view_bytes(view_item(p->view, "examples"), "example", name->text, name->size); }
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
    if (!total) return;
    view_int(p->view, "example-count", total);
    struct text t = { 0 };
    text_put(&t, place_url(p, place));
    text_put(&t, "/voorbeelden/1");
    view_take(p->view, "examples-url", &t);
}

static void put_place(struct page *p, const struct place *place)
{
    date on;
    const struct law_article *version = place_version(place, &on);
    struct text t = { 0 };
    text_put(&t, place->statute->name);
    text_char(&t, ' ');
    text_put(&t, place->number);
    (void)page_citation(p, p->view, page_text(p, &t), on);
    view_text(p->view, "statute", place->statute->title[p->language]);
    view_text(p->view, "dutch", p->language ? place->statute->title[0] : "");
    view_text(p->view, "number", place->number);
    view_text(p->view, "on-day", page_date(p, on));
    view_text(p->view, "version-from", version->from > law_book.covered[0].from ? page_date(p, version->from) : "");
    view_text(p->view, "version-until", version->until < law_book.covered[0].until ? page_date(p, version->until) : "");
    put_crumb(p, page_message(p, M_ref_laws_title), page_url(p, "/wet"));
    put_crumb(p, place->statute->title[p->language], url_with(p, "/wet/", place->statute->name));
}

static void show_article(struct web_request *request, struct web_reply *reply)
{
    struct place place;
    if (!place_find(&place, web_part(request, "wet"), web_part(request, "artikel"))) { no_such(reply); return; }
    struct page p = page_start(request, reply);
    put_place(&p, &place);
    struct uses uses = uses_of(&place);
    put_rules(&p, &place, uses.steps <= STEPS_WITH_SOURCE);
    put_parameters(&p, &place, uses.steps <= STEPS_WITH_TABLES);
    for (int32_t i = 0; i < law_book.choice_count; i++)
        if (place_in(&place, law_book.choices[i].cites)) view_true(p.view, "has-choices"), put_choice(&p, p.view, "choices", &law_book.choices[i]);
    put_some_examples(&p, &place);
    page_show(&p, TEMPLATE_reference_article, page_message(&p, M_ref_article_title));
}

static void show_examples(struct web_request *request, struct web_reply *reply)
{
    struct place place;
    if (!place_find(&place, web_part(request, "wet"), web_part(request, "artikel"))) { no_such(reply); return; }
    struct page p = page_start(request, reply);
    put_place(&p, &place);
    put_crumb(&p, page_message(&p, M_ref_article_title), place_url(&p, &place));
    if (!put_example_names(&p, &place, web_part(request, "bladzijde"))) { no_such(reply); return; }
    page_show(&p, TEMPLATE_reference_names, page_message(&p, M_ref_examples_of_article_title));
}

static const struct web_route routes[] = {
    PAGE_MARKED(WEB_GET, "/wet", show_laws, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/wet/{wet}", show_law, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/wet/{wet}/{artikel}", show_article, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/wet/{wet}/{artikel}/voorbeelden/{bladzijde}", show_examples, WEB_LAW_DATA),
};
WEB_TABLE(reference_law, routes);
