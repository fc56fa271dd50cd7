/* SPDX-License-Identifier: EUPL-1.2 */
/* terms.c: the glossary, one term at a time, and the readings that are open where the law is silent. */
#include "web/pages/reference/reference.h"

#include <stdlib.h>
#include <string.h>

/* The same name can have other words in another rule; the first is shown, and every rule that has the name. */
static const struct term *term_of(const char *name)
{
    for (int32_t i = 0; i < GLOSSARY_SIZE; i++) if (strcmp(glossary[i].name, name) == 0) return &glossary[i];
    return NULL;
}

struct entry { const struct term *term; int language; };

static int by_label(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->term->label[x->language], y->term->label[y->language]);
    return order ? order : strcmp(x->term->name, y->term->name);
}

static char letter_of(const struct entry *entry)
{
    char c = entry->term->label[entry->language][0];
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static void show_terms(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    struct entry entry[GLOSSARY_SIZE];
    int32_t n = 0;
    for (int32_t i = 0; i < GLOSSARY_SIZE; i++)
        if (term_of(glossary[i].name) == &glossary[i]) entry[n++] = (struct entry){ &glossary[i], p.language };
    qsort(entry, (size_t)n, sizeof *entry, by_label);
    struct view *group = NULL;
    for (int32_t i = 0; i < n; i++) {
        char letter[2] = { letter_of(&entry[i]), 0 };
        if (i == 0 || letter_of(&entry[i - 1]) != letter[0]) {
            group = view_item(p.view, "letters");
            view_text(group, "letter", letter);
        }
        put_link(&p, group, "terms", entry[i].term->label[p.language], url_with(&p, "/begrippen/", entry[i].term->name));
    }
    view_int(p.view, "count", n);
    put_also(&p);
    page_show(&p, TEMPLATE_reference_terms, page_message(&p, M_ref_terms_title));
}

/* Rules that ask for it, and rules that decide it. */
static void put_rules(struct page *p, const char *name)
{
    for (int32_t i = 0; i < rule_count; i++) {
        int32_t fact = rule_fact(rules[i], name, strlen(name)), outcome = rule_outcome(rules[i], name, strlen(name));
        if (fact >= 0) view_true(p->view, "has-asking");
        if (outcome >= 0) view_true(p->view, "has-deciding");
        if (fact >= 0) put_rule_link(p, p->view, "asking", rules[i]);
        if (outcome >= 0) put_rule_link(p, p->view, "deciding", rules[i]);
    }
}

static void put_words(struct page *p, const struct term *term)
{
    struct text t = { 0 };
    if (term->kind == KIND_word)
        for (int32_t i = 0; i < term->word_count; i++) { text_put(&t, i ? ", " : ""); text_put(&t, page_word(p, term, i)); }
    else if (term->ask[0] || term->kind == KIND_list) term_put_allowed(&t, term, p->language);
    view_take(p->view, "allowed", &t);
}

static void show_term(struct web_request *request, struct web_reply *reply)
{
    const struct term *term = term_of(web_part(request, "naam"));
    if (!term) { no_such(reply); return; }
    struct page p = page_start(request, reply);
    put_crumb(&p, page_message(&p, M_ref_terms_title), page_url(&p, "/begrippen"));
    view_text(p.view, "label", term->label[p.language]);
    view_text(p.view, "other-label", term->label[!p.language]);
    view_text(p.view, "other-lang", p.language ? "nl" : "en");
    view_text(p.view, "ident", term->name);
    view_text(p.view, "question", term->ask[p.language]);
    view_text(p.view, "help", term->help[p.language]);
    view_text(p.view, "holder", holder_names[term->holder][p.language]);
    if (term->judgment) view_true(p.view, "is-judgment");
    put_words(&p, term);
    put_rules(&p, term->name);
    if (term->part_count && !term->scalar_items) view_true(p.view, "has-parts");
    for (int32_t k = 0; k < term->part_count && !term->scalar_items; k++)
        put_link(&p, p.view, "parts", term->parts[k].term->label[p.language], url_with(&p, "/begrippen/", term->parts[k].term->name));
    page_show(&p, TEMPLATE_reference_term, term->label[p.language]);
}

static void show_choices(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    view_int(p.view, "count", law_book.choice_count);
    view_true(p.view, "show-rules");
    for (int32_t i = 0; i < law_book.choice_count; i++) put_choice(&p, p.view, "choices", &law_book.choices[i]);
    put_also(&p);
    page_show(&p, TEMPLATE_reference_choices, page_message(&p, M_ref_choices_title));
}

static const struct web_route routes[] = {
    PAGE_MARKED(WEB_GET, "/begrippen", show_terms, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/begrippen/{naam}", show_term, WEB_LAW_DATA),
    PAGE_MARKED(WEB_GET, "/keuzes", show_choices, WEB_LAW_DATA),
};
WEB_TABLE(reference_terms, routes);
