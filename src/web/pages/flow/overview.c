/* SPDX-License-Identifier: EUPL-1.2 */
/* overview.c: check your answers: each with a way to change it, what is assumed, and what others have to tell. */
#include "web/pages/flow/flow.h"

static void show_elsewhere(struct flow *f)
{
    struct page *p = &f->page;
    for (uint64_t left = f->questions.elsewhere; left; left &= left - 1) {
        const struct term *term = f->rule->facts[__builtin_ctzll(left)].term;
        struct view *row = view_item(p->view, "elsewhere");
        view_text(row, "label", term->label[p->language]);
        if (term->holder) view_text(row, "holder", holder_names[term->holder][p->language]);
    }
}

void show_overview(struct flow *f)
{
    struct page *p = &f->page;
    flow_frame(f);
    view_true(p->view, "checking");
    flow_answers(f);
    flow_assumptions(f);
    show_elsewhere(f);
    if (f->form.answers) view_true(p->view, "may-go-back");
    page_show(p, TEMPLATE_overview, page_message(p, M_overview_title));
}
