/* SPDX-License-Identifier: EUPL-1.2 */
/* result.c: the result page: the outcome in words, how it was found, what else follows from the same answers. */
#include "web/pages/result/result.h"

#include <string.h>
#include "explain/parts.h"
#include "explain/possible.h"
#include "reason/whatif/target.h"
#include "rules/registry.h"

bool result_settled(const struct decision *d, uint32_t k) { return d->status != ONGELDIG && outcome_head(&d->outcome)->settled >> k & 1; }

const char *result_value(struct flow *f, const struct decision *d, uint32_t k)
{
    if (!result_settled(d, k)) return messages[f->page.language][M_not_known_yet];
    if (outcome_head(&d->outcome)->none >> k & 1) return messages[f->page.language][M_value_none];
    return page_value(&f->page, d->rule->outcomes[k].term, part_outcome(d, k));
}

int32_t result_amount(const struct flow *f)
{
    const char *name = f->help ? f->help->amount : "";
    for (int32_t i = 0; !*name && !f->help && i < HELP_COUNT; i++) if (strcmp(helps[i].rule, f->rule->name) == 0) name = helps[i].amount;
    if (*name) return rule_outcome(f->rule, name, strlen(name));
    for (uint32_t k = f->rule->outcome_count; k && !f->help; k--) if (f->rule->outcomes[k - 1].term->kind == KIND_euro) return (int32_t)k - 1;
    return -1;
}

void result_decide(struct flow *f)
{
    /* A page shows what comes of a few missing facts; what more effort would find is in the file (missing_look). */
    enum { EFFORT_OF_A_RESULT = 12000 };
    struct decision *d = f->decision;
    struct arena *look = &f->page.request->desk->look;
    flow_situation(f);
    decision_make(d);
    if (!part_missing(d)) return;
    struct search *search = arena_take(look, sizeof *search);
    struct missing *missing = search ? arena_take(look, sizeof *missing) : NULL;
    if (missing && missing_find(missing, search, f->rule, d->lasting, &d->facts, d->outcomes, false, EFFORT_OF_A_RESULT, look)) d->missing = missing;
}

/* ---- what came out ---- */

static bool heading_fits(const struct flow *f, const struct help_heading *h)
{
    struct target target;
    if (h->roles && !(h->roles & (f->form.roles ? f->form.roles : EVERYONE))) return false;
    for (const char *at = h->when; *at; ) {                     /* "recht=ja,bedragPerMaand>0" */
        size_t size = strcspn(at, ",");
        if (!target_read(&target, f->rule, at, size, NULL) || !target_met(&target, f->rule, &f->decision->outcome)) return false;
        at += size + (at[size] == ',');
    }
    return f->decision->status == VASTGESTELD || *h->when;
}

static const char *heading_of(struct flow *f, const char **tone)
{
    struct page *p = &f->page;
    bool settled = f->decision->status == VASTGESTELD;
    for (int32_t i = 0; f->help && i < f->help->headings; i++)
        if (heading_fits(f, &f->help->heading[i])) { *tone = f->help->heading[i].tone; return f->help->heading[i].text.text[p->language]; }
    *tone = settled ? "vast" : "open";
    if (f->help) return settled ? flow_title(f) : f->help->maybe.text[p->language];
    view_text(p->view, "title-of-rule", f->rule->title[p->language]);
    return page_message(p, settled ? M_result_of : M_result_open_of);
}

static void show_outcomes(struct flow *f, int32_t amount)
{
    struct page *p = &f->page;
    const struct decision *d = f->decision;
    for (uint32_t k = 0; k < f->rule->outcome_count; k++) {
        const struct term *term = f->rule->outcomes[k].term;
        if (term->kind == KIND_list && !term->scalar_items) continue;           /* shown as dates */
        view_true(p->view, "has-outcomes");
        struct view *row = view_item(p->view, "outcomes");
        struct text label = { 0 };
        text_char(&label, term->label[p->language][0] >= 'a' && term->label[p->language][0] <= 'z' ? (char)(term->label[p->language][0] - 'a' + 'A') : term->label[p->language][0]);
        text_put(&label, term->label[p->language] + 1);
        view_take(row, "label", &label);
        view_text(row, "value", result_value(f, d, k));
        if (!result_settled(d, k)) view_true(row, "open");
        if ((int32_t)k == amount) view_true(row, "main");
    }
}

static void show_outcome(struct flow *f, const char *tone, int32_t amount)
{
    static const struct { const char *tone; enum message mark; } marks[] = { { "goed", M_mark_yes }, { "niet", M_mark_no }, { "open", M_mark_open }, { "vast", M_mark_settled } };
    struct page *p = &f->page;
    const struct decision *d = f->decision;
    view_text(p->view, "tone", tone);
    view_true(p->view, strcmp(tone, "goed") == 0 ? "is-yes" : strcmp(tone, "niet") == 0 ? "is-no" : strcmp(tone, "open") == 0 ? "is-open" : "is-settled");
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) if (strcmp(tone, marks[i].tone) == 0) view_text(p->view, "mark", messages[p->language][marks[i].mark]);
    bool has = amount >= 0 && result_settled(d, (uint32_t)amount) && !(outcome_head(&d->outcome)->none >> amount & 1) && strcmp(tone, "niet") != 0 && strcmp(tone, "open") != 0;
    if (has) {
        view_text(p->view, "amount", result_value(f, d, (uint32_t)amount));
        view_text(p->view, "period", f->help && f->help->period.text[0] ? f->help->period.text[p->language] : f->rule->outcomes[amount].term->label[p->language]);
    }
    bool dated = facts_head(&d->facts)->given >> f->rule->reference & 1;
    if (dated) { const char *day = page_date(p, decision_day(d)); view_text(p->view, "on-day", day); view_text(p->view, "law-day", day); }
}

/* ---- how ---- */

static void show_steps(struct flow *f, int32_t amount)
{
    struct page *p = &f->page;
    const struct decision *d = f->decision;
    int64_t last_cents = 0;
    for (int32_t i = 0; i < d->reasoning.steps; i++) {
        const struct step *step = &d->reasoning.step[i];
        struct view *row = view_item(p->view, "steps");
        struct text t = { 0 };
        part_sentence(&t, step, p->language);
        view_take(row, "sentence", &t);
        bool is_amount = step->quantities && step->quantity[0].unit == IN_euro && !is_too_large((fraction){ step->quantity[0].num, step->quantity[0].den });
        last_cents = is_amount ? rounded((fraction){ step->quantity[0].num, step->quantity[0].den }) : 0;
        if (is_amount) { t = (struct text){ 0 }; explain_quantity(&t, &step->quantity[0], p->language); view_take(row, "value", &t); }
        page_citation(p, row, step->citation, flow_day(f));
    }
    if (amount >= 0 && d->reasoning.steps && f->rule->outcomes[amount].term->kind == KIND_euro && result_settled(d, (uint32_t)amount) &&
        last_cents && last_cents == term_plain(f->rule->outcomes[amount].term, part_outcome(d, (uint32_t)amount))) view_true(p->view, "is-sum");
    if (d->reasoning.steps) view_true(p->view, "has-steps");
}

/* Each article once. */
static void show_articles(struct flow *f)
{
    struct page *p = &f->page;
    const struct reasoning *r = &f->decision->reasoning;
    for (int32_t i = 0; i < r->steps; i++) {
        bool before = false;
        for (int32_t k = 0; k < i; k++) before |= strcmp(r->step[k].citation, r->step[i].citation) == 0;
        if (!before) page_citation(p, view_item(p->view, "articles"), r->step[i].citation, flow_day(f));
    }
}

/* ---- what is missing ---- */

static void show_condition(struct flow *f, struct view *v, const struct condition *c)
{
    struct page *p = &f->page;
    const struct term *term = f->rule->facts[c->fact].term;
    struct view *row = view_item(v, "conditions");
    view_text(row, "label", term->label[p->language]);
    view_text(row, "value", c->lo.list ? page_value(p, term, c->lo.list) : page_stretch(p, term, c->lo.plain, c->hi.plain));
}

static void show_possible_outcome(struct flow *f, struct view *v, const struct possible *way, uint32_t k)
{
    struct page *p = &f->page;
    const struct field *field = &f->rule->outcomes[k];
    const struct outcome_head *a = outcome_head(way->outcome[0]), *b = outcome_head(way->outcome[1]);
    if (!((a->settled & b->settled) >> k & 1) || (a->none ^ b->none) >> k & 1 || field->term->kind == KIND_list) return;
    struct view *row = view_item(v, "results");
    view_text(row, "label", field->term->label[p->language]);
    if (a->none >> k & 1) { view_text(row, "value", messages[p->language][M_value_none]); return; }
    int64_t lo = term_plain(field->term, way->outcome[0]->bytes + field->offset), hi = term_plain(field->term, way->outcome[1]->bytes + field->offset);
    view_text(row, "from", page_plain(p, field->term, lo < hi ? lo : hi));
    view_text(row, "to", page_plain(p, field->term, lo < hi ? hi : lo));
    view_text(row, "value", lo == hi ? page_plain(p, field->term, lo) : page_format(p, M_from_to, row));
}

static void show_missing(struct flow *f)
{
    enum { SHOWN_MOST = 6 };
    struct page *p = &f->page;
    const struct decision *d = f->decision;
    uint64_t open = part_missing(d);
    int32_t deciding = 0;
    for (uint64_t left = open; left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        const struct term *term = f->rule->facts[fact].term;
        if (d->missing && missing_matters(d->missing, fact) == nee) continue;
        struct view *row = view_item(p->view, "missing");
        deciding++;
        view_text(row, "label", term->label[p->language]);
        view_text(row, "question", flow_question(f, fact));
        view_text(row, "fact", term->name);
        if (term->holder) view_text(row, "holder", holder_names[term->holder][p->language]);
        if (term->roles & (f->form.roles ? f->form.roles : EVERYONE)) view_true(row, "may-change");
    }
    if (deciding == 1) view_true(p->view, "one-decides");
    const struct missing *m = d->missing;
    /* Of a help that has a big number: that and every yes or no; the parts of the sum would only be more to read. */
    uint64_t shown = f->help && *f->help->amount ? 0 : ~(uint64_t)0;
    for (uint32_t k = 0; k < f->rule->outcome_count; k++)
        if ((int32_t)k == result_amount(f) || f->rule->outcomes[k].term->kind == KIND_answer) shown |= (uint64_t)1 << k;
    for (int32_t i = 0; m && i < m->possible_count && i < SHOWN_MOST; i++) {
        struct view *way = view_item(p->view, "possible");
        for (int32_t c = 0; c < m->possible[i].conditions; c++) show_condition(f, way, &m->possible[i].condition[c]);
        for (uint64_t left = d->outcomes & ~outcome_head(&d->outcome)->settled & shown; left; left &= left - 1) show_possible_outcome(f, way, &m->possible[i], (uint32_t)__builtin_ctzll(left));
    }
    if (m && (!m->possible_all || m->possible_count > SHOWN_MOST)) view_true(p->view, "other-possible");
    if (d->status == PARAMETER_ONTBREEKT && d->reasoning.parameter_missing) {
        view_text(p->view, "parameter-missing", law_parameter_of_slot(p->tables->book, d->reasoning.missing_parameter.slot)->label[p->language]);
        view_text(p->view, "parameter-day", page_date(p, d->reasoning.missing_parameter.day));
    }
}

/* ---- the same answers under another rule ---- */

void result_carry(struct flow *f, const struct rule *to, struct form *form)
{
    const struct decision *d = f->decision;
    struct text t = { 0 };
    form_start(form, to, f->form.roles);
    for (uint32_t k = 0; k < to->fact_count; k++) {
        const struct term *term = to->facts[k].term;
        t.size = 0;
        for (uint32_t i = 0; i < f->rule->fact_count; i++)
            if (f->rule->facts[i].term == term && facts_head(&d->facts)->given >> i & 1) { t.size = 0; term_put(&t, term, part_fact(d, i), false); }
        for (uint32_t i = 0; i < f->rule->outcome_count && !t.size; i++)
            if (f->rule->outcomes[i].term == term && result_settled(d, i) && !(outcome_head(&d->outcome)->none >> i & 1)) term_put(&t, term, part_outcome(d, i), false);
        if (!t.size && k == to->reference && facts_head(&d->facts)->given >> f->rule->reference & 1) {
            if (term->kind == KIND_date) text_date(&t, decision_day(d)); else text_int(&t, civil_of(decision_day(d)).year);
        }
        if (t.size) form_answer(form, k, text_string(&t), t.size, NULL);
    }
    text_free(&t);
}

static bool is_named(const struct help_beside *b, const char *name)
{
    for (int32_t i = 0; i < b->outcomes; i++) if (strcmp(b->outcome[i], name) == 0) return true;
    return b->outcomes == 0;
}

const struct decision *result_dates_beside(struct flow *f, const struct help_beside *b, struct dues *dues)
{
    struct page *p = &f->page;
    const struct rule *rule = rule_find(b->rule, strlen(b->rule));
    struct decision *other = &p->request->desk->other;
    struct form *form = rule ? arena_take(p->arena, sizeof *form) : NULL;
    uint64_t aside;
    if (!form) return NULL;
    result_carry(f, rule, form);
    decision_start(other, rule, p->law, false);
    form_situation(form, p->law, &other->facts, &aside);
    decision_make(other);
    dues_of(f, other, dues);
    return other;
}

static void show_beside(struct flow *f, const struct help_beside *b, struct dues *dues)
{
    struct page *p = &f->page;
    const struct decision *other = result_dates_beside(f, b, dues);
    struct form *form = other ? arena_take(p->arena, sizeof *form) : NULL;
    if (!form) return;
    const struct rule *rule = other->rule;
    result_carry(f, rule, form);
    struct text at = { 0 }, state = { 0 };
    struct view *block = NULL;
    bool open = false;
    for (uint32_t k = 0; k < rule->outcome_count; k++) {
        const struct term *term = rule->outcomes[k].term;
        if (!is_named(b, term->name) || (term->kind == KIND_list && !term->scalar_items)) continue;
        if (!block) { block = view_item(p->view, "beside"); view_text(block, "title", b->title.text[p->language]); }
        struct view *row = view_item(block, "rows");
        view_text(row, "label", term->label[p->language]);
        view_text(row, "value", result_value(f, other, k));
        open |= !result_settled(other, k);
    }
    if (!block) return;
    if (open) view_true(block, "open");
    view_int(block, "number", b - f->help->beside + 1);
    text_put(&at, "/regels/");
    text_put(&at, rule->name);
    text_put(&at, "/berekenen");
    view_text(block, "to", page_url(p, page_text(p, &at)));
    form_write(&state, form, p->law);
    view_take(block, "other-state", &state);
}

/* ---- the whole ---- */

static void show_words_of_help(struct flow *f)
{
    struct page *p = &f->page;
    static const struct { const char *name; size_t offset; } lists[] = { { "next-steps", offsetof(struct help, next) }, { "not-counted", offsetof(struct help, uncounted) } };
    for (size_t i = 0; f->help && i < sizeof lists / sizeof *lists; i++) {
        const struct both_list *list = (const struct both_list *)(const void *)((const char *)f->help + lists[i].offset);
        for (int32_t k = 0; k < list->count; k++) view_text(view_item(p->view, lists[i].name), "line", list->at[k].text[p->language]);
    }
}

static void show_addresses(struct flow *f)
{
    struct page *p = &f->page;
    static const struct { const char *name, *end; } files[] = { { "json-url", "/json" }, { "csv-url", "/csv" }, { "ics-url", "/ics" }, { "file-url", "/html" } };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct text t = { 0 };
        text_put(&t, f->at);
        text_put(&t, files[i].end);
        view_text(p->view, files[i].name, page_url(p, page_text(p, &t)));
    }
    struct text t = { 0 };
    text_put(&t, "/klopt-dit-niet/");
    text_put(&t, f->help ? f->help->id : f->rule->name);
    view_text(p->view, "wrong-here", page_url(p, page_text(p, &t)));
    view_text(p->view, "start-again", page_url(p, f->at));
}

const char *result_fill(struct flow *f)
{
    struct page *p = &f->page;
    struct dues dues = { .count = 0 };
    const char *tone;
    int32_t amount = result_amount(f);
    flow_frame(f);
    const char *heading = heading_of(f, &tone);
    view_text(p->view, "heading", heading);
    show_outcome(f, tone, amount);
    show_outcomes(f, amount);
    show_missing(f);
    show_steps(f, amount);
    show_articles(f);
    show_words_of_help(f);
    flow_answers(f);
    flow_assumptions(f);
    dues_of(f, f->decision, &dues);
    for (int32_t i = 0; f->help && i < f->help->besides; i++) show_beside(f, &f->help->beside[i], &dues);
    dues_sort(&dues);
    dues_show(f, &dues);
    sure_show(f);
    check_show(f);
    if (f->help && f->help->timeline) picture_show(f);
    if (f->help && f->help->routes) show_routes(f);
    show_addresses(f);
    return heading;
}

void show_result(struct flow *f)
{
    const char *does = web_field(f->page.request, "doe");
    result_decide(f);
    if (f->decision->status == ONGELDIG) { (void)flow_next(f); show_overview(f); return; }
    const char *heading = result_fill(f);
    if (does && strcmp(does, "afdruk") == 0) view_true(f->page.view, "printing");
    page_show(&f->page, TEMPLATE_result, heading);
}
