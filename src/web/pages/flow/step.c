/* SPDX-License-Identifier: EUPL-1.2 */
/* step.c: one step on: what button was pressed, and which page comes next. */
#include "web/pages/flow/flow.h"

#include <string.h>
#include "rules/registry.h"

static bool pressed(const struct flow *f, const char *what)
{
    const char *does = web_field(f->page.request, "doe");
    return does && strcmp(does, what) == 0;
}

static void show_damaged(struct flow *f)
{
    flow_frame(f);
    f->page.reply->status = 400;
    page_show(&f->page, TEMPLATE_again, page_message(&f->page, M_again_title));
}

/* The next question, or the answers to be checked. */
static void go_on(struct flow *f)
{
    int32_t fact = flow_next(f);
    if (fact >= 0) show_question(f, (uint32_t)fact, NULL, NULL); else show_overview(f);
}

/* To the question before this one: the one answered last, as it was answered. */
static void go_back(struct flow *f)
{
    uint32_t fact = f->form.answers ? f->form.order[f->form.answers - 1] : f->rule->reference;
    const char *was = flow_answer(f, fact);
    if (!form_back(&f->form)) { go_on(f); return; }
    (void)flow_next(f);
    if (was) form_answer(&f->form, fact, was, strlen(was), NULL);
    show_question(f, fact, NULL, NULL);
}

static void change(struct flow *f, const char *name)
{
    int32_t fact = rule_fact(f->rule, name, strlen(name));
    if (fact < 0) { go_on(f); return; }
    (void)flow_next(f);
    show_question(f, (uint32_t)fact, NULL, NULL);
}

static void begin(struct flow *f)
{
    enum message wrong = MESSAGES;
    const char *at = "wie";
    if (!card_read(f, &wrong, &at)) { card_again(f, wrong, at); return; }
    go_on(f);
}

void show_step(struct web_request *request, struct web_reply *reply)
{
    struct flow f;
    if (!flow_open(&f, request, reply)) return;
    const char *wants = web_field(request, "wijzig");
    if (f.damaged) { show_damaged(&f); return; }
    if (!web_field(request, "stand")) { begin(&f); return; }
    if (wants) { change(&f, wants); return; }
    if (pressed(&f, "terug")) { go_back(&f); return; }
    if (pressed(&f, "uitkomst") || pressed(&f, "afdruk")) { show_result(&f); return; }
    if (pressed(&f, "watals")) { show_whatif(&f); return; }
    if (pressed(&f, "vergelijk")) { show_compare(&f); return; }
    if (pressed(&f, "overzicht")) { (void)flow_next(&f); show_overview(&f); return; }
    if (!take_answer(&f)) return;
    const char *then = web_field(request, "verder-naar");
    if (then && strcmp(then, "uitkomst") == 0 && flow_next(&f) < 0) { show_result(&f); return; }
    go_on(&f);
}
