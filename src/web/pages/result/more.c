/* SPDX-License-Identifier: EUPL-1.2 */
/* more.c: what would change a result, the same case beside another day, reform or answers, and an amount of somebody else checked. */
#include "web/pages/result/result.h"

#include <string.h>
#include "explain/compare.h"
#include "explain/parts.h"
#include "reason/comparing/compare.h"
#include "reason/whatif/whatif.h"
#include "rules/registry.h"
#include "web/pages/result/reforms.h"

/* ---- what would change it ---- */

static void show_change(struct flow *f, struct view *way, const struct change *c)
{
    struct page *p = &f->page;
    const struct term *term = f->rule->facts[c->fact].term;
    struct view *row = view_item(way, "changes");
    view_text(row, "label", term->label[p->language]);
    if (c->kind != CHANGE_filled) view_text(row, "was", c->was.list ? page_value(p, term, c->was.list) : term->kind == KIND_list ? NULL : page_plain(p, term, c->was.plain));
    if (c->kind == CHANGE_filled) view_true(row, "filled");
    if (c->to.list) { view_text(row, "value", page_value(p, term, c->to.list)); return; }
    view_text(row, "value", c->ordered ? page_stretch(p, term, c->lo, c->hi) : page_plain(p, term, c->to.plain));
}

static void show_ways(struct flow *f, struct view *v, const struct whatif *found, const struct target *target)
{
    enum { WAYS_SHOWN = 5 };
    struct page *p = &f->page;
    const struct field *field = &f->rule->outcomes[target->outcome];
    for (int32_t i = 0; i < found->ways && i < WAYS_SHOWN; i++) {
        const struct way *w = &found->way[i];
        struct view *way = view_item(v, "ways");
        for (int32_t k = 0; k < w->changes; k++) show_change(f, way, &w->change[k]);
        const struct outcome_head *head = outcome_head(w->outcome);
        if (head->settled >> target->outcome & 1 && !(head->none >> target->outcome & 1)) {
            view_text(way, "outcome-label", field->term->label[p->language]);
            view_text(way, "outcome-value", page_value(p, field->term, w->outcome->bytes + field->offset));
        }
    }
}

static bool search_ways(struct flow *f, struct view *v, const struct target *target, int64_t effort)
{
    struct arena *look = &f->page.request->desk->look;
    struct search *search = arena_take(look, sizeof *search);
    struct whatif *found = arena_take(look, sizeof *found);
    bool good = search && found && whatif_find(found, search, f->rule, f->page.law, &f->decision->facts, target, 1, false, effort, look);
    if (!good) return false;
    if (found->reached) view_true(v, "reached");
    if (found->ways) view_true(v, "found");
    if (found->left_alone) view_true(v, "left-alone");
    show_ways(f, v, found, target);
    return true;
}

/* The amount asked for, else the wish of the help, else the other answer of the first yes or no. */
static bool target_of(struct flow *f, struct target *target)
{
    const char *wanted = web_field(f->page.request, "doel");
    int32_t amount = result_amount(f);
    struct text number = { 0 };
    if (wanted && *wanted && amount >= 0 && number_of_people(&number, wanted, true)) {
        int64_t cents;
        bool good = parse_decimal(text_string(&number), number.size, 2, false, &cents) == NUMBER_OK;
        text_free(&number);
        if (good) *target = (struct target){ (uint32_t)amount, TARGET_at_least, false, cents };
        return good;
    }
    text_free(&number);
    if (f->help && *f->help->wish && target_read(target, f->rule, f->help->wish, strlen(f->help->wish), NULL) && !target_met(target, f->rule, &f->decision->outcome)) return true;
    for (uint32_t k = 0; k < f->rule->outcome_count; k++) {
        if (f->rule->outcomes[k].term->kind != KIND_answer || !result_settled(f->decision, k)) continue;
        *target = (struct target){ k, TARGET_is, false, !term_plain(f->rule->outcomes[k].term, part_outcome(f->decision, k)) };
        return true;
    }
    if (amount < 0 || !result_settled(f->decision, (uint32_t)amount)) return false;
    *target = (struct target){ (uint32_t)amount, TARGET_more, false, term_plain(f->rule->outcomes[amount].term, part_outcome(f->decision, (uint32_t)amount)) };
    return true;
}

void show_whatif(struct flow *f)
{
    struct page *p = &f->page;
    struct target target;
    result_decide(f);
    flow_frame(f);
    int32_t amount = result_amount(f);
    const char *wanted = web_field(p->request, "doel");
    view_text(p->view, "wanted", wanted);
    if (amount >= 0) { view_text(p->view, "amount-label", f->rule->outcomes[amount].term->label[p->language]); view_text(p->view, "amount-now", result_value(f, f->decision, (uint32_t)amount)); }
    if (!target_of(f, &target)) view_true(p->view, "no-target");
    else {
        const struct term *term = f->rule->outcomes[target.outcome].term;
        view_text(p->view, "target-label", term->label[p->language]);
        view_text(p->view, "target-value", target.none ? messages[p->language][M_value_none] : page_plain(p, term, target.value));
        view_true(p->view, target.op == TARGET_at_least ? "target-least" : target.op == TARGET_more ? "target-more" : "target-is");
        view_text(p->view, "target-now", result_value(f, f->decision, target.outcome));
        if (!search_ways(f, p->view, &target, WHATIF_EFFORT / 2)) view_true(p->view, "no-target");
    }
    page_show(p, TEMPLATE_whatif, page_message(p, M_whatif_title));
}

/* ---- beside another day, reform or answers ---- */

static void show_sides(struct flow *f, const struct comparison *c, const char *label[2])
{
    static const enum message kinds[DIFFERENCE_KINDS] = { M_cause_parameter, M_cause_choice, M_cause_fact };
    struct page *p = &f->page;
    view_text(p->view, "side-a", label[0]);
    view_text(p->view, "side-b", label[1]);
    view_true(p->view, "compared");
    if (!c->differs) view_true(p->view, "no-difference");
    for (uint32_t k = 0; k < f->rule->outcome_count; k++) {
        const struct term *term = f->rule->outcomes[k].term;
        if (term->kind == KIND_list && !term->scalar_items) continue;
        struct view *row = view_item(p->view, "compare-rows");
        view_text(row, "label", term->label[p->language]);
        view_text(row, "value-a", result_value(f, c->side[0], k));
        view_text(row, "value-b", result_value(f, c->side[1], k));
        if (c->differs >> k & 1) view_true(row, "differs");
        bool amounts = result_settled(c->side[0], k) && result_settled(c->side[1], k) && !((outcome_head(&c->side[0]->outcome)->none | outcome_head(&c->side[1]->outcome)->none) >> k & 1);
        if (term->kind != KIND_euro || !(c->differs >> k & 1) || !amounts) continue;
        struct text t = { 0 };
        explain_change(&t, term_plain(term, part_outcome(c->side[1], k)) - term_plain(term, part_outcome(c->side[0], k)), p->language);
        view_take(row, "difference", &t);
    }
    for (int32_t i = 0; i < c->causes; i++) {
        const struct cause *cause = &c->cause[i];
        if (cause->effect == EFFECT_none) continue;
        struct view *row = view_item(p->view, "causes");
        view_text(row, "kind", messages[p->language][kinds[cause->kind]]);
        if (cause->kind == DIFFERS_parameter) {
            const struct law_parameter *parameter = law_parameter_of_slot(p->tables->book, cause->which);
            view_text(row, "label", parameter->label[p->language]);
            for (int s = 0; s < 2 && cause->places; s++) {
                struct text t = { 0 };
                explain_parameter(&t, parameter, cause->at[s][cause->shown].value, p->language);
                view_take(row, s ? "value-b" : "value-a", &t);
            }
        } else if (cause->kind == DIFFERS_choice) view_text(row, "label", p->tables->book->choices[cause->which].question[p->language]);
        else {
            view_text(row, "label", f->rule->facts[cause->which].term->label[p->language]);
            for (int s = 0; s < 2; s++)
                if (facts_head(&c->side[s]->facts)->given >> cause->which & 1) view_text(row, s ? "value-b" : "value-a", page_value(p, f->rule->facts[cause->which].term, part_fact(c->side[s], cause->which)));
        }
    }
}

/* The same answers on another day; false: that day is not allowed. */
static bool on_other_day(struct flow *f, struct decision *other, const char **label)
{
    struct page *p = &f->page;
    const struct term *term = f->rule->facts[f->rule->reference].term;
    struct typed typed = answer_read(p, term, "dag");
    bool good = typed.is == ANSWER_given && fact_set_text(f->rule, &other->facts, (int32_t)f->rule->reference, text_string(&typed.text), typed.text.size, (struct manner){ .comma = false }, NULL);
    text_free(&typed.text);
    if (!good) return false;
    decision_make(other);
    *label = term->kind == KIND_date ? page_date(p, decision_day(other)) : page_plain(p, term, civil_of(decision_day(other)).year);
    return other->status != ONGELDIG;
}

static bool under_reform(struct flow *f, struct decision *other, const char **label)
{
    const char *name = web_field(f->page.request, "hervorming");
    struct reform reform;
    for (int32_t i = 0; name && i < reform_count(); i++) {
        if (strcmp(reform_files[i].name, name) != 0 || !reform_get(i, &reform)) continue;
        decision_start(other, f->rule, &reform.tables->law, false);
        other->facts = f->decision->facts;
        decision_make(other);
        *label = reform.title[f->page.language];
        return other->status != ONGELDIG;
    }
    return false;
}

static void show_compare_form(struct flow *f, bool typed)
{
    struct page *p = &f->page;
    const struct term *term = f->rule->facts[f->rule->reference].term;
    const char *chosen = web_field(p->request, "hervorming");
    struct view *day = view_item(p->view, "day-field");
    view_text(day, "label", term->ask[p->language]);
    answer_show(p, day, term, "dag", NULL, typed);
    for (int32_t i = 0; i < reform_count(); i++) {
        struct reform reform;
        if (!reform_get(i, &reform)) continue;
        struct view *row = view_item(p->view, "reforms");
        view_text(row, "reform-name", reform.name);
        view_text(row, "reform-title", reform.title[p->language]);
        view_text(row, "reform-summary", reform.summary[p->language]);
        if (chosen && strcmp(chosen, reform.name) == 0) view_true(row, "chosen");
    }
}

void show_compare(struct flow *f)
{
    struct page *p = &f->page;
    struct decision *other = &p->request->desk->other;
    struct arena *look = &p->request->desk->look;
    struct comparison comparison;
    const char *with = web_field(p->request, "met"), *label[2] = { "", "" };
    bool typed = with != NULL, good = false;
    result_decide(f);
    flow_frame(f);
    label[0] = f->rule->facts[f->rule->reference].term->kind == KIND_date ? page_date(p, decision_day(f->decision)) : page_plain(p, f->rule->facts[f->rule->reference].term, civil_of(decision_day(f->decision)).year);
    *other = *f->decision;
    decision_start(other, f->rule, p->law, false);
    other->facts = f->decision->facts;
    if (with && strcmp(with, "dag") == 0) good = on_other_day(f, other, &label[1]);
    if (with && strcmp(with, "hervorming") == 0) { good = under_reform(f, other, &label[1]); label[0] = messages[p->language][M_compare_law_now]; }
    if (good && compare_sides(&comparison, look, f->decision, other)) show_sides(f, &comparison, label);
    else if (with) view_true(p->view, "not-possible");
    show_compare_form(f, typed);
    page_show(p, TEMPLATE_compare, page_message(p, M_compare_title));
}

/* ---- an amount of somebody else ---- */

void check_show(struct flow *f)
{
    enum { EFFORT_OF_A_CHECK = 20000 };
    struct page *p = &f->page;
    int32_t amount = result_amount(f);
    int64_t given;
    if (!*f->given_amount || amount < 0 || f->rule->outcomes[amount].term->kind != KIND_euro || parse_decimal(f->given_amount, strlen(f->given_amount), 2, false, &given) != NUMBER_OK) return;
    const struct term *term = f->rule->outcomes[amount].term;
    struct view *v = view_item(p->view, "checked");
    view_text(v, "given", page_plain(p, term, given));
    view_text(v, "ours", result_value(f, f->decision, (uint32_t)amount));
    if (!result_settled(f->decision, (uint32_t)amount)) { view_true(v, "cannot"); return; }
    int64_t ours = outcome_head(&f->decision->outcome)->none >> amount & 1 ? 0 : term_plain(term, part_outcome(f->decision, (uint32_t)amount));
    if (ours == given) { view_true(v, "same"); return; }
    view_text(v, "difference", page_plain(p, term, ours > given ? ours - given : given - ours));
    view_true(v, given > ours ? "too-high" : "too-low");
    /* The same to the euro: with what other answers, or under which reading, would it come out? */
    struct target target = { (uint32_t)amount, TARGET_is, false, given };
    search_ways(f, v, &target, EFFORT_OF_A_CHECK);
}
