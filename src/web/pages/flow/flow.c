/* SPDX-License-Identifier: EUPL-1.2 */
/* flow.c: opening a flow from what the form carries, what to ask next, and what every page of it shows. */
#include "web/pages/flow/flow.h"

#include <string.h>
#include "explain/parts.h"
#include "rules/registry.h"

/* Effort for the next question: enough to prove most facts needless, and a page within a few hundredths of a second. */
enum { EFFORT_OF_A_PAGE = 8000 };

static void open_form(struct flow *f)
{
    const char *state = web_field(f->page.request, "stand"), *given = web_field(f->page.request, "gegeven"), *whom = web_field(f->page.request, "voor");
    struct problems problems = { .count = 0 };
    int64_t cents;
    f->for_other = whom && strcmp(whom, "ander") == 0;
    f->given_amount = given && parse_decimal(given, strlen(given), 2, false, &cents) == NUMBER_OK ? given : "";
    form_start(&f->form, f->rule, 0);
    if (!state || !*state) return;
    f->damaged = !form_read(&f->form, f->page.law, state, strlen(state), &problems) || f->form.rule != f->rule;
    if (f->damaged) form_start(&f->form, f->rule, 0);
}

bool flow_open(struct flow *f, struct web_request *request, struct web_reply *reply)
{
    const char *help = web_part(request, "hulp"), *rule = web_part(request, "naam");
    *f = (struct flow){ .page = page_start(request, reply), .decision = &request->desk->decision };
    f->help = help_find(help);
    if (f->help) rule = f->help->rule;
    f->rule = rule && (f->help || !help) ? rule_find(rule, strlen(rule)) : NULL;
    if (!f->rule) { web_fail(reply, FAULT_not_found, NULL, NULL); return false; }
    struct text at = { 0 };
    text_put(&at, f->help ? "/hulp/" : "/regels/");
    text_put(&at, f->help ? f->help->id : f->rule->name);
    if (!f->help) text_put(&at, "/berekenen");
    f->at = page_text(&f->page, &at);
    open_form(f);
    return true;
}

const char *flow_title(const struct flow *f) { return f->help ? f->help->title.text[f->page.language] : f->rule->title[f->page.language]; }

const char *flow_state(struct flow *f)
{
    struct text t = { 0 };
    form_write(&t, &f->form, f->page.law);
    return page_text(&f->page, &t);
}

void flow_situation(struct flow *f)
{
    decision_start(f->decision, f->rule, f->page.law, false);
    form_situation(&f->form, f->page.law, &f->decision->facts, &f->aside);
}

date flow_day(const struct flow *f) { return decision_law_day(f->decision); }

/* ---- what to ask ---- */

static bool is_to_be_asked(const struct flow *f, uint32_t fact)
{
    const char *name = f->rule->facts[fact].term->name;
    for (int32_t i = 0; f->help && i < f->help->asks; i++) if (strcmp(f->help->ask[i], name) == 0) return true;
    return false;
}

static bool is_answered(const struct flow *f, uint32_t fact)
{
    const struct facts_head *head = facts_head(&f->form.facts);
    return (head->given | head->unknown) >> fact & 1;
}

/* Facts that a help asks although the rule would assume something, or does without them: for what it shows beside the outcome. */
static int32_t next_of_help(const struct flow *f)
{
    unsigned roles = f->form.roles ? f->form.roles : EVERYONE;
    for (uint32_t k = 0; k < f->rule->fact_count; k++)
        if (is_to_be_asked(f, k) && !is_answered(f, k) && f->rule->facts[k].term->roles & roles) return (int32_t)k;
    return -1;
}

/* The best question about one of these facts; -1 when none is to be asked. */
static int32_t best_of(const struct flow *f, uint64_t facts)
{
    for (int32_t i = 0; i < f->questions.count; i++) {
        uint32_t fact = f->questions.item[i].fact;
        if (facts >> fact & 1 && !is_answered(f, fact)) return (int32_t)fact;
    }
    return -1;
}

/* An assumption is not asked about: it is shown beside the answers, and can be changed there. */
int32_t flow_next(struct flow *f)
{
    struct arena *look = &f->page.request->desk->look;
    struct search *search = arena_take(look, sizeof *search);
    f->missing = search ? arena_take(look, sizeof *f->missing) : NULL;
    flow_situation(f);
    decision_make(f->decision);
    memset(&f->questions, 0, sizeof f->questions);
    unsigned roles = f->form.roles ? f->form.roles : EVERYONE;
    if (!f->missing || f->decision->status == ONGELDIG) { f->missing = NULL; return -1; }
    if (!questions_find(&f->questions, f->missing, search, f->rule, f->page.law, &f->decision->facts, f->decision->outcomes, false, roles, EFFORT_OF_A_PAGE, look)) { f->missing = NULL; return -1; }
    /* What the rule misses as things stand comes first, in the best order; once it is decided, what else could be told is not asked. When all that it misses is for
     * others to tell, or nobody knows it, come the facts on which it hangs whatever they say: so that as few outcomes as can be stay possible. */
    if (f->decision->status != VASTGESTELD) {
        int32_t fact = best_of(f, f->decision->reasoning.missing);
        uint64_t beyond = f->questions.elsewhere | facts_head(&f->decision->facts)->unknown;
        if (fact < 0 && beyond) fact = best_of(f, questions_behind(search, &f->decision->facts, beyond));
        if (fact >= 0) return fact;
    }
    return next_of_help(f);
}

/* ---- what is shown ---- */

void flow_frame(struct flow *f)
{
    struct page *p = &f->page;
    view_text(p->view, "flow-title", flow_title(f));
    view_text(p->view, "action", page_url(p, f->at));
    view_text(p->view, "state", flow_state(f));
    view_text(p->view, "for", f->for_other ? "ander" : "zelf");
    if (f->for_other) view_true(p->view, "for-other");
    view_text(p->view, "given-amount", f->given_amount);
    view_true(p->view, "not-indexed");
    if (p->embedded) view_true(p->view, "embedded");
}

const char *flow_answer(struct flow *f, uint32_t fact)
{
    const struct field *field = &f->rule->facts[fact];
    struct text t = { 0 };
    if (!is_answered(f, fact)) return NULL;
    if (facts_head(&f->form.facts)->unknown >> fact & 1) return "onbekend";
    term_put(&t, field->term, f->form.facts.bytes + field->offset, false);
    return page_text(&f->page, &t);
}

const char *flow_question(const struct flow *f, uint32_t fact)
{
    const struct term *term = f->rule->facts[fact].term;
    const char *ask = term->ask[f->page.language];
    return ask ? ask : term->label[f->page.language];
}

/* A label at the start of a line. */
static void put_capital(struct text *t, const char *label)
{
    text_char(t, label[0] >= 'a' && label[0] <= 'z' ? (char)(label[0] - 'a' + 'A') : label[0]);
    text_put(t, label + 1);
}

static void show_label(struct flow *f, struct view *row, uint32_t fact)
{
    struct text t = { 0 };
    put_capital(&t, f->rule->facts[fact].term->label[f->page.language]);
    view_take(row, "label", &t);
    view_text(row, "fact", f->rule->facts[fact].term->name);
}

void flow_answers(struct flow *f)
{
    struct page *p = &f->page;
    for (int32_t i = 0; i < f->form.answers; i++) {
        uint32_t fact = f->form.order[i];
        const struct field *field = &f->rule->facts[fact];
        struct view *row = view_item(p->view, "answers");
        bool unknown = facts_head(&f->form.facts)->unknown >> fact & 1;
        show_label(f, row, fact);
        view_text(row, "value", unknown ? messages[p->language][M_answer_unknown] : page_value(p, field->term, f->form.facts.bytes + field->offset));
        if (f->aside >> fact & 1) view_true(row, "aside");
        if (unknown && field->term->holder) view_text(row, "holder", holder_names[field->term->holder][p->language]);
        view_text(row, "source", messages[p->language][f->for_other ? M_source_other : M_source_self]);
    }
    if (f->aside) view_true(p->view, "any-aside");
}

void flow_assumptions(struct flow *f)
{
    struct page *p = &f->page;
    const struct reasoning *r = &f->decision->reasoning;
    unsigned roles = f->form.roles ? f->form.roles : EVERYONE;
    if (f->decision->status == ONGELDIG) return;
    for (uint64_t left = r->assumed; left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        const struct term *term = f->rule->facts[fact].term;
        struct view *row = view_item(p->view, "assumptions");
        show_label(f, row, fact);
        view_text(row, "value", page_plain(p, term, r->assumption[fact]));
        if (term->roles & roles) view_true(row, "may-change");
        if (term->holder) view_text(row, "holder", holder_names[term->holder][p->language]);
    }
    for (int32_t i = 0; i < r->assumed_parts; i++) {
        const struct term *part = f->rule->facts[r->assumed_part[i].fact].term->parts[r->assumed_part[i].part].term;
        struct view *row = view_item(p->view, "assumptions");
        struct text t = { 0 };
        put_capital(&t, part->label[p->language]);
        view_take(row, "label", &t);
        view_text(row, "value", page_plain(p, part, r->assumed_part[i].value));
        view_text(row, "fact", f->rule->facts[r->assumed_part[i].fact].term->name);
        view_true(row, "may-change");
    }
}
