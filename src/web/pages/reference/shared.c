/* SPDX-License-Identifier: EUPL-1.2 */
/* shared.c: articles found in citations, links to our own pages, steps with their lines of source. */
#include "web/pages/reference/reference.h"

#include <string.h>

void no_such(struct web_reply *reply) { web_fail(reply, FAULT_not_found, NULL, NULL); }

date reference_day(void)
{
    struct civil c = civil_of(law_book.covered[0].until);
    return date_of(c.year, c.month < 7 ? 1 : 7, 1);
}

/* ---- articles ---- */

static bool ends_number(char c) { return c == 0 || c == ':' || c == '|'; }

/* The longest article that the text begins with, in any version: numbers such as 4:13 have a colon of their own. */
static const struct law_article *article_of(const struct law_statute *statute, const char *text)
{
    const struct law_article *found = NULL;
    size_t best = 0;
    for (int32_t i = 0; i < statute->article_count; i++) {
        size_t size = strlen(statute->articles[i].article);
        if (size > best && strncmp(text, statute->articles[i].article, size) == 0 && ends_number(text[size])) { found = &statute->articles[i]; best = size; }
    }
    return found;
}

bool cited_next(const char **at, struct cited *cited)
{
    while (**at) {
        const char *text = *at;
        size_t size = strcspn(text, "|"), name = strcspn(text, " |");
        *at += size + (text[size] == '|');
        const struct law_statute *statute = text[name] == ' ' ? law_find_statute(&law_book, text, name) : NULL;
        const struct law_article *article = statute ? article_of(statute, text + name + 1) : NULL;
        if (!article) continue;
        *cited = (struct cited){ { statute, article->article }, text, (uint32_t)size };
        return true;
    }
    return false;
}

static bool same_place(const struct place *a, const struct place *b) { return a->statute == b->statute && strcmp(a->number, b->number) == 0; }

bool place_in(const struct place *place, const char *citations)
{
    struct cited cited;
    for (const char *at = citations; cited_next(&at, &cited);) if (same_place(&cited.place, place)) return true;
    return false;
}

bool place_find(struct place *place, const char *statute, const char *number)
{
    place->statute = law_find_statute(&law_book, statute, strlen(statute));
    place->number = NULL;
    for (int32_t i = 0; place->statute && i < place->statute->article_count; i++)
        if (strcmp(place->statute->articles[i].article, number) == 0) place->number = place->statute->articles[i].article;
    return place->number != NULL;
}

const struct law_article *place_version(const struct place *place, date *on)
{
    const struct law_article *last = NULL;
    date day = reference_day();
    for (int32_t i = 0; i < place->statute->article_count; i++) {
        const struct law_article *article = &place->statute->articles[i];
        if (strcmp(article->article, place->number) == 0 && (!last || (article->from <= day && article->from > last->from))) last = article;
    }
    *on = last->until < day ? last->until : last->from > day ? last->from : day;
    return last;
}

const char *place_url(struct page *p, const struct place *place) { return url_of(p, "/wet/", place->statute->name, place->number); }

void put_cited(struct page *p, struct view *view, const struct cited *cited)
{
    date on;
    struct citation full;
    struct text t = { 0 };
    const char *one = arena_copy(p->arena, cited->text, cited->size);
    (void)place_version(&cited->place, &on);
    if (one && law_cite(p->tables->book, one, on, &full)) law_put_citation(&t, &full, p->language);
    else text_bytes(&t, cited->text, cited->size);
    view_take(view, "article", &t);
    view_text(view, "article-url", place_url(p, &cited->place));
}

void put_all_cited(struct page *p, struct view *view, const char *list, const char *citations)
{
    struct cited cited;
    for (const char *at = citations; cited_next(&at, &cited);) put_cited(p, view_item(view, list), &cited);
}

/* ---- links ---- */

const char *url_of(struct page *p, const char *folder, const char *name, const char *rest)
{
    struct text t = { 0 };
    text_put(&t, folder);
    text_put(&t, name);
    if (*rest) { text_char(&t, '/'); text_put(&t, rest); }
    return page_url(p, page_text(p, &t));
}

const char *url_with(struct page *p, const char *folder, const char *name) { return url_of(p, folder, name, ""); }

struct view *put_link(struct page *p, struct view *view, const char *list, const char *name, const char *href)
{
    (void)p;
    struct view *item = view_item(view, list);
    view_text(item, "name", name);
    view_text(item, "href", href);
    return item;
}

void put_also(struct page *p)
{
    static const struct { enum message name; const char *path; } pages[] = {
        { M_ref_measures_title, "/maatregelen" }, { M_ref_rules_title, "/regels" }, { M_ref_laws_title, "/wet" }, { M_ref_parameters_title, "/parameters" },
        { M_ref_choices_title, "/keuzes" }, { M_ref_terms_title, "/begrippen" } };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (strcmp(p->path, pages[i].path) != 0) put_link(p, p->view, "also", page_message(p, pages[i].name), page_url(p, pages[i].path));
}

void put_crumb(struct page *p, const char *name, const char *href) { put_link(p, p->view, "crumbs", name, href); }

void put_rule_link(struct page *p, struct view *view, const char *list, const struct rule *rule)
{
    put_link(p, view, list, rule->title[p->language], url_with(p, "/regels/", rule->name));
}

/* ---- steps ---- */

const struct embedded_file *source_of(const struct rule *rule)
{
    size_t size = strlen(rule->name);
    for (int32_t i = 0; i < rule_sources_count; i++)
        if (strncmp(rule_sources[i].name, rule->name, size) == 0 && strcmp(rule_sources[i].name + size, ".c") == 0) return &rule_sources[i];
    return NULL;
}

/* The sentence with dots for its numbers. */
static void put_sentence(struct page *p, struct view *view, const char *text)
{
    struct text t = { 0 };
    for (const char *at = text; *at; at++) {
        bool number = at[0] == '{' && at[1] && at[2] == '}';
        if (number) text_put(&t, "…"); else text_char(&t, *at);
        at += number ? 2 : 0;
        if (number && strcmp(at + 1, ".") == 0) break;          /* dots enough */
    }
    (void)p;
    view_take(view, "sentence", &t);
}

static size_t indent_of(const char *line) { return strspn(line, " "); }

/* Those lines, moved to the left as far as the first of them goes. */
static void put_code(struct view *view, const struct embedded_file *source, int32_t from, int32_t to)
{
    const char *at = source->bytes;
    size_t indent = 0;
    for (int32_t line = 1; line <= to && *at; line++) {
        size_t size = strcspn(at, "\n");
        if (line == from) indent = indent_of(at);
        if (line >= from) {
            size_t cut = indent_of(at) < indent ? indent_of(at) : indent;
            struct view *item = view_item(view, "code");
            view_int(item, "line", line);
            view_bytes(item, "text", at + cut, size - cut);
        }
        at += size + (at[size] == '\n');
    }
}

void put_step(struct page *p, struct view *view, const struct rule *rule, const struct surveyed_step *step, bool code)
{
    struct view *item = view_item(view, "steps");
    const struct embedded_file *source = source_of(rule);
    struct text t = { 0 };
    put_sentence(p, item, step->text[p->language]);
    put_all_cited(p, item, "step-cited", step->citations);
    if (!step->line || !source) return;
    text_put(&t, url_of(p, "/regels/", rule->name, "bron"));
    text_put(&t, "#r");
    text_int(&t, step->line);
    view_take(item, "step-url", &t);
    view_int(item, "source-line", step->line);
    if (!code) return;
    view_true(item, "has-code");
    put_code(item, source, step->line, step->last_line);
}

/* ---- choices ---- */

void put_choice(struct page *p, struct view *view, const char *list, const struct law_choice *choice)
{
    struct view *item = view_item(view, list);
    struct text t = { 0 };
    view_text(item, "ident", choice->code);
    view_text(item, "question", choice->question[p->language]);
    view_text(item, "why", choice->why[p->language]);
    put_all_cited(p, item, "choice-cited", choice->cites);
    text_put(&t, page_url(p, "/keuzes"));
    text_char(&t, '#');
    text_put(&t, choice->code);
    view_take(item, "href", &t);
    view_text(item, strcmp(choice->who, "uwv") == 0 ? "who-uwv" : strcmp(choice->who, "college") == 0 ? "who-college" : "who-user", choice->who);
    for (int32_t i = 0; i < choice->option_count; i++) {
        struct view *option = view_item(item, "options");
        view_text(option, "label", choice->options[i].label[p->language]);
        if (i == 0) view_true(option, "standard");
    }
    for (int32_t i = 0; i < rule_count; i++)
        if (survey_of(rules[i])->choices >> (choice - law_book.choices) & 1) put_rule_link(p, item, "choice-rules", rules[i]);
}
