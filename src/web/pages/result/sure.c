/* SPDX-License-Identifier: EUPL-1.2 */
/* sure.c: how sure a result is: points that the law leaves open and what comes of them, and values of the law that rest on little. */
#include "web/pages/result/result.h"

#include "explain/parts.h"

/* From least to most, where the readings of the law differ. */
static void show_spreads(struct flow *f, const struct certainty *c)
{
    struct page *p = &f->page;
    const struct decision *d = f->decision;
    for (uint64_t left = c->varies; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct term *term = d->rule->outcomes[k].term;
        const struct spread *s = &c->spread[k];
        struct view *row = view_item(p->view, "spreads");
        view_text(row, "label", term->label[p->language]);
        if (s->any && spread_has_order(term) && s->least == s->most) view_text(view_item(row, "ways"), "way", page_plain(p, term, s->least));
        else if (s->any && spread_has_order(term)) {
            view_true(row, "is-range");
            view_text(row, "least", page_plain(p, term, s->least));
            view_text(row, "most", page_plain(p, term, s->most));
        } else if (s->any && spread_is_word(term))
            for (uint64_t seen = s->seen; seen; seen &= seen - 1) view_text(view_item(row, "ways"), "way", page_plain(p, term, __builtin_ctzll(seen)));
        else view_true(row, "is-other");
        if (s->none) view_true(row, "or-none");
        if (s->open) view_true(row, "or-open");
    }
}

static void show_choices(struct flow *f, const struct certainty *c)
{
    struct page *p = &f->page;
    const struct decision *d = f->decision;
    for (uint64_t left = c->choices; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct law_choice *choice = &p->tables->book->choices[k];
        struct view *row = view_item(p->view, "choices");
        view_text(row, "question", choice->question[p->language]);
        view_text(row, "chosen", choice->options[d->law->option[k]].label[p->language]);
        for (int32_t o = 0; o < choice->option_count; o++)
            if (o != d->law->option[k]) view_text(view_item(row, "others"), "other", choice->options[o].label[p->language]);
        page_citation(p, row, choice->cites, flow_day(f));
    }
}

static void show_doubts(struct flow *f)
{
    struct page *p = &f->page;
    struct use use[USES_MOST];
    int32_t n = part_parameters(f->decision, use);
    for (int32_t i = 0; i < n; i++) {
        const struct law_row *row = law_row_on(f->decision->law, use[i].slot, use[i].day);
        if (!row_is_uncertain(row)) continue;
        const struct law_parameter *parameter = law_parameter_of_slot(p->tables->book, use[i].slot);
        struct view *item = view_item(p->view, "doubts");
        view_text(item, "label", parameter->label[p->language]);
        view_text(item, "how", messages[p->language][!row || row->status == LAW_onbekend ? M_doubt_unknown : row->status == LAW_afgeleid ? M_doubt_derived : M_doubt_single]);
    }
}

/* The values of the law that were used, once each. */
static void show_parameters(struct flow *f)
{
    struct page *p = &f->page;
    struct use use[USES_MOST];
    int32_t n = part_parameters(f->decision, use);
    for (int32_t i = 0; i < n; i++) {
        const struct law_parameter *parameter = law_parameter_of_slot(p->tables->book, use[i].slot);
        const struct law_row *row = law_row_on(f->decision->law, use[i].slot, use[i].day);
        struct view *item = view_item(p->view, "parameters");
        struct text t = { 0 };
        view_text(item, "label", parameter->label[p->language]);
        explain_parameter(&t, parameter, row ? row->value : LAW_UNKNOWN, p->language);
        view_take(item, "value", &t);
        if (row) view_text(item, "since", page_date(p, row->from));
    }
}

void sure_show(struct flow *f)
{
    struct certainty *c = arena_take(f->page.arena, sizeof *c);
    if (!c || f->decision->status == ONGELDIG) return;
    certainty_find(f->decision, c);
    show_spreads(f, c);
    show_choices(f, c);
    show_doubts(f);
    show_parameters(f);
    if (!c->choices) view_true(f->page.view, "no-choices");
    view_int(f->page.view, "choice-count", __builtin_popcountll(c->choices));
}
