/* SPDX-License-Identifier: EUPL-1.2 */
/* question.c: one question a page: what is asked and why, its inputs, what was wrong; and lists, one element after the other. */
#include "web/pages/flow/flow.h"

#include <string.h>
#include "rules/registry.h"

/* ---- lists of records: the elements so far travel as JSON in a hidden field ---- */

static bool is_records(const struct term *term) { return term->kind == KIND_list && !term->scalar_items; }

static const char *input_of(struct page *p, const struct term *part)
{
    struct text t = { 0 };
    text_put(&t, "deel.");
    text_put(&t, part->name);
    return page_text(p, &t);
}

/* The elements so far as a tree; NULL when there are none or the field is broken. */
static const struct node *elements(struct flow *f, const char *list)
{
    struct problems problems = { .count = 0 };
    const struct node *node = list && *list == '[' ? node_from_json(f->page.arena, list, strlen(list), &problems) : NULL;
    return node && node->kind == NODE_LIST ? node : NULL;
}

static void put_node(struct text *t, const struct node *node)
{
    if (node->kind == NODE_TEXT) { text_json(t, node->text, node->size); return; }
    if (node->kind != NODE_MAP) { text_bytes(t, node->text, node->size); return; }
    text_char(t, '{');
    for (const struct node *child = node->first; child; child = child->next) {
        if (child != node->first) text_char(t, ',');
        text_json(t, child->key, child->key_size);
        text_char(t, ':');
        put_node(t, child);
    }
    text_char(t, '}');
}

/* The element that is being filled in, as JSON; false: a part is wrong. any: something was filled in. */
static bool put_element(struct flow *f, struct text *t, const struct term *list, bool *any, struct typed *wrong, const char **part)
{
    *any = false;
    text_char(t, '{');
    for (int32_t k = 0; k < list->part_count; k++) {
        const struct term *term = list->parts[k].term;
        const char *input = input_of(&f->page, term);
        struct typed typed = answer_read(&f->page, term, input);
        if (typed.is == ANSWER_wrong) { *wrong = typed; *part = input; return false; }
        if (typed.is == ANSWER_none) continue;
        if (*any) text_char(t, ',');
        *any = true;
        text_json(t, term->name, strlen(term->name));
        text_char(t, ':');
        text_json(t, typed.is == ANSWER_unknown ? "onbekend" : text_string(&typed.text), typed.is == ANSWER_unknown ? 8 : typed.text.size);
        text_free(&typed.text);
    }
    text_char(t, '}');
    return true;
}

static void show_elements(struct flow *f, const struct term *list, const char *so_far)
{
    struct page *p = &f->page;
    const struct node *all = elements(f, so_far);
    int32_t number = 0;
    view_text(p->view, "list-so-far", all ? so_far : "[]");
    for (const struct node *element = all ? all->first : NULL; element; element = element->next) {
        struct view *row = view_item(p->view, "elements");
        view_int(row, "remove", number++);
        view_int(row, "number", number);
        for (const struct node *part = element->first; part; part = part->next) {
            struct view *cell = view_item(row, "parts");
            const struct term *term = NULL;
            for (int32_t k = 0; k < list->part_count; k++) if (same_text(part->key, part->key_size, list->parts[k].term->name)) term = list->parts[k].term;
            int64_t plain = 0;
            date day;
            view_text(cell, "part-label", term ? term->label[p->language] : "");
            if (term && term->kind == KIND_date && parse_date(part->text, part->size, &day)) view_text(cell, "part-value", page_date(p, day));
            else if (term && term->kind == KIND_percent && parse_decimal(part->text, part->size, 3, false, &plain) == NUMBER_OK) view_text(cell, "part-value", page_plain(p, term, plain));
            else if (term && term->kind == KIND_word) {
                for (int32_t w = 0; w < term->word_count; w++) { struct text word = { 0 }; put_word(&word, term->words[w]); if (same_text(part->text, part->size, text_string(&word))) view_text(cell, "part-value", page_word(p, term, w)); text_free(&word); }
            } else if (same_text(part->text, part->size, "ja")) view_text(cell, "part-value", messages[p->language][M_answer_yes]);
            else if (same_text(part->text, part->size, "nee")) view_text(cell, "part-value", messages[p->language][M_answer_no]);
            else if (same_text(part->text, part->size, "onbekend")) view_text(cell, "part-value", messages[p->language][M_answer_unknown]);
            else view_bytes(cell, "part-value", part->text, part->size);
        }
    }
}

/* A term that rules ask for by itself speaks of somebody else in its question; as a part of an element its label is what fits. */
static const char *question_of_part(const struct page *p, const struct term *part)
{
    for (int32_t i = 0; i < rule_count; i++)
        for (uint32_t k = 0; k < rules[i]->fact_count; k++) if (rules[i]->facts[k].term == part) return part->label[p->language];
    return part->ask[p->language] ? part->ask[p->language] : part->label[p->language];
}

static void show_list(struct flow *f, const struct term *list, const char *so_far, bool typed)
{
    struct page *p = &f->page;
    struct view *v = p->view;
    view_true(v, "is-list");
    show_elements(f, list, so_far);
    if (list->min == 0) view_true(v, "may-be-empty");
    for (int32_t k = 0; k < list->part_count; k++) {
        const struct term *part = list->parts[k].term;
        struct view *field = view_item(v, "fields");
        view_text(field, "field-question", question_of_part(p, part));
        view_text(field, "field-help", part->help[p->language] && part->kind != KIND_word ? part->help[p->language] : NULL);
        answer_show(p, field, part, input_of(p, part), NULL, typed);
    }
}

/* ---- any question ---- */

static void show_why(struct flow *f, uint32_t fact)
{
    struct page *p = &f->page;
    date day = flow_day(f);
    if (!(f->decision->reasoning.asked >> fact & 1) && f->help) view_text(p->view, "why", messages[p->language][M_why_beside]);
    else if (f->missing) {
        struct asked asked = { f->decision, &f->questions, f->missing, f->form.roles, f->aside, NULL };
        struct text t = { 0 };
        questions_why(&t, &asked, fact, p->language);
        view_take(p->view, "why", &t);
    }
    page_citation(p, p->view, f->rule->citation, day);
}

/* How many questions are still to come, rounded up. */
static void show_progress(struct flow *f)
{
    enum { THOUSAND = 1000 };
    int32_t expected = f->questions.count ? f->questions.item[0].expected : 0;
    for (int32_t i = 0; i < f->questions.count; i++) if (!f->questions.item[i].assumed) { expected = f->questions.item[i].expected; break; }
    int32_t left = (expected + THOUSAND - 1) / THOUSAND;
    if (left < 1) return;
    view_int(f->page.view, "questions-left", left);
    view_text(f->page.view, "progress", page_message(&f->page, left == 1 ? M_progress_one : M_progress_many));
}

static void show_error(struct flow *f, const struct typed *wrong, const char *why, const char *input)
{
    struct page *p = &f->page;
    struct text t = { 0 };
    view_text(p->view, "error", why ? why : messages[p->language][wrong->wrong]);
    text_put(&t, input);
    text_put(&t, wrong->at ? wrong->at : "");
    view_take(p->view, "error-at", &t);
}

void show_question(struct flow *f, uint32_t fact, const struct typed *wrong, const char *why_wrong)
{
    struct page *p = &f->page;
    const struct term *term = f->rule->facts[fact].term;
    const char *list = web_field(p->request, "lijst"), *given = flow_answer(f, fact), *back_to = web_field(p->request, "verder-naar");
    flow_frame(f);
    flow_answers(f);
    show_progress(f);
    show_why(f, fact);
    view_text(p->view, "fact", term->name);
    view_text(p->view, "question", flow_question(f, fact));
    view_text(p->view, "help", term->kind == KIND_list ? (is_records(term) ? messages[p->language][M_list_help] : NULL) : term->help[p->language]);
    view_text(p->view, "holder", term->holder > HOLDER_aanvrager ? holder_names[term->holder][p->language] : NULL);
    if (term->judgment) view_true(p->view, "judgment");
    if (web_field(p->request, "wijzig") || (back_to && *back_to)) view_text(p->view, "then", "overzicht");
    if (f->form.answers) view_true(p->view, "may-go-back");
    if (is_records(term)) show_list(f, term, list && !web_field(p->request, "wijzig") ? list : given && strcmp(given, "onbekend") != 0 ? given : "[]", wrong != NULL);
    if (!is_records(term)) answer_show(p, p->view, term, "antwoord", given, wrong != NULL);
    else if (given && strcmp(given, "onbekend") == 0) view_true(p->view, "unknown");
    view_text(p->view, "input", "antwoord");
    const char *title = flow_question(f, fact);
    if (wrong) {
        struct text t = { 0 };
        show_error(f, wrong, why_wrong, "antwoord");
        text_put(&t, messages[p->language][M_error_prefix]);
        text_put(&t, ": ");
        text_put(&t, title);
        title = page_text(p, &t);
    }
    page_show(p, TEMPLATE_question, title);
}

/* ---- reading ---- */

/* What the law allows, in the words of the fact. */
static const char *allowed(struct flow *f, const struct problems *problems)
{
    struct page *p = &f->page;
    if (!problems->count) return messages[p->language][M_error_empty];
    view_text(p->view, "allowed", problems->item[0].allowed[p->language]);
    return page_message(p, M_error_allowed);
}

static void ask_again(struct flow *f, uint32_t fact, struct typed *typed, const char *why)
{
    if (typed->is != ANSWER_wrong) typed->wrong = M_error_empty;
    text_free(&typed->text);
    (void)flow_next(f);
    show_question(f, fact, typed, why);
}

/* Puts a list together: the elements so far, without the one that is taken out, and with the one filled in. False: shown again. */
static bool take_list(struct flow *f, uint32_t fact, struct typed *typed)
{
    struct page *p = &f->page;
    const struct term *list = f->rule->facts[fact].term;
    const char *so_far = web_field(p->request, "lijst"), *remove = web_field(p->request, "weg"), *does = web_field(p->request, "doe");
    const struct node *all = elements(f, so_far);
    struct text own = { 0 }, element = { 0 };
    int32_t number = 0, kept = 0;
    bool any = false, adds = does && strcmp(does, "toevoegen") == 0, nobody = web_field(p->request, "antwoord.geen") != NULL;
    const char *part = "";
    int64_t out = -1;
    if (remove && parse_decimal(remove, strlen(remove), 0, false, &out) != NUMBER_OK) out = -1;
    text_char(&own, '[');
    for (const struct node *node = all ? all->first : NULL; node; node = node->next, number++) {
        if (number == out) continue;
        if (kept++) text_char(&own, ',');
        put_node(&own, node);
    }
    bool good = put_element(f, &element, list, &any, typed, &part);
    if (good && any) { if (kept++) text_char(&own, ','); text_put(&own, text_string(&element)); }
    text_char(&own, ']');
    text_free(&element);
    struct problems problems = { .count = 0 };
    struct case_room room;
    facts_clear(f->rule, &room);
    if (good && !fact_set_text(f->rule, &room, (int32_t)fact, text_string(&own), own.size, (struct manner){ .comma = false }, &problems) && kept >= list->min) {
        good = false;
        *typed = (struct typed){ .is = ANSWER_wrong, .at = "" };
    }
    bool done = good && !adds && out < 0 && (kept || nobody) && kept >= list->min;
    if (done) { typed->is = ANSWER_given; typed->text = own; return true; }
    (void)flow_next(f);
    if (good && (adds || out >= 0)) {           /* the same page with the new list */
        text_string(&own);
        p->request->form = NULL;
        p->request->fields = 0;
        if (kept) form_answer(&f->form, fact, own.data, own.size, NULL); else form_forget(&f->form, fact);
        show_question(f, fact, NULL, NULL);
    } else {
        if (good) *typed = (struct typed){ .is = ANSWER_wrong, .wrong = M_error_list_empty, .at = ".geen" };
        show_question(f, fact, typed, problems.count ? allowed(f, &problems) : NULL);
    }
    text_free(&own);
    return false;
}

bool take_answer(struct flow *f)
{
    struct page *p = &f->page;
    const char *name = web_field(p->request, "vraag");
    int32_t fact = name ? rule_fact(f->rule, name, strlen(name)) : -1;
    if (fact < 0) return true;
    const struct term *term = f->rule->facts[fact].term;
    bool unknown = web_field(p->request, "antwoord.weet") != NULL;
    struct typed typed = is_records(term) && !unknown ? (struct typed){ .is = ANSWER_none, .at = "" } : answer_read(p, term, "antwoord");
    struct problems problems = { .count = 0 };
    if (is_records(term) && !unknown && !take_list(f, (uint32_t)fact, &typed)) return false;
    if (typed.is == ANSWER_none) {
        typed.is = ANSWER_wrong;
        typed.wrong = term->kind == KIND_answer || term->kind == KIND_word || term->kind == KIND_list ? M_error_choose : M_error_empty;
    }
    if (typed.is == ANSWER_wrong) { ask_again(f, (uint32_t)fact, &typed, NULL); return false; }
    const char *value = typed.is == ANSWER_unknown ? "onbekend" : text_string(&typed.text);
    struct form before = f->form;
    if (!form_answer(&f->form, (uint32_t)fact, value, strlen(value), &problems)) {
        typed.is = ANSWER_wrong;
        ask_again(f, (uint32_t)fact, &typed, term->kind == KIND_code ? messages[p->language][M_error_place] : allowed(f, &problems));
        return false;
    }
    flow_situation(f);
    if (facts_check(f->rule, p->law, &f->decision->facts, &problems)) { text_free(&typed.text); return true; }
    f->form = before;
    ask_again(f, (uint32_t)fact, &typed, allowed(f, &problems));
    return false;
}
