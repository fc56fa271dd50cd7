/* SPDX-License-Identifier: EUPL-1.2 */
/* check.c: check an amount of somebody else: which rule, which amount, and then the questions of that rule. */
#include "web/pages/result/result.h"

#include <string.h>
#include "rules/registry.h"

static const struct help *check_help(void)
{
    for (int32_t i = 0; i < HELP_COUNT; i++) if (strcmp(helps[i].kind, "nakijken") == 0) return &helps[i];
    return NULL;
}

/* The helps with an amount of their own are what can be checked. */
static bool can_be_checked(const struct help *help) { return *help->rule && *help->amount; }

static void fill(struct page *p, const struct help *help, enum message wrong, const char *at)
{
    const char *chosen = web_field(p->request, "over"), *amount = web_field(p->request, "bedrag");
    view_text(p->view, "flow-title", help->title.text[p->language]);
    view_text(p->view, "aim", help->aim.text[p->language]);
    view_text(p->view, "action", page_url(p, "/hulp/nakijken"));
    view_text(p->view, "typed", amount);
    view_text(p->view, "example", messages[p->language][M_example_euro]);
    for (int32_t i = 0; i < HELP_COUNT; i++) {
        if (!can_be_checked(&helps[i])) continue;
        struct view *row = view_item(p->view, "subjects");
        view_text(row, "subject-value", helps[i].id);
        view_text(row, "subject-label", helps[i].title.text[p->language]);
        if (chosen && strcmp(chosen, helps[i].id) == 0) view_true(row, "chosen");
    }
    if (wrong == MESSAGES) return;
    view_text(p->view, "error", messages[p->language][wrong]);
    view_text(p->view, "error-at", at);
    view_true(p->view, strcmp(at, "over") == 0 ? "error-subject" : "error-amount");
}

void show_check(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    const struct help *help = check_help();
    if (!help) { web_fail(reply, FAULT_not_found, NULL, NULL); return; }
    fill(&p, help, MESSAGES, "");
    page_show(&p, TEMPLATE_check, help->title.text[p.language]);
}

/* On to the card of the help that was chosen, with the amount in its hidden field. */
void show_check_next(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    const struct help *own = check_help(), *help = help_find(web_field(request, "over"));
    const char *written = web_field(request, "bedrag");
    struct text amount = { 0 };
    int64_t cents = 0;
    if (!own) { web_fail(reply, FAULT_not_found, NULL, NULL); return; }
    bool subject = help && can_be_checked(help);
    bool number = written && *written && number_of_people(&amount, written, true) && parse_decimal(text_string(&amount), amount.size, 2, false, &cents) == NUMBER_OK && cents >= 0;
    if (subject && number) {
        struct flow f = { .page = p, .decision = &request->desk->decision, .help = help, .rule = rule_find(help->rule, strlen(help->rule)), .given_amount = page_text(&p, &amount) };
        struct text at = { 0 };
        text_put(&at, "/hulp/");
        text_put(&at, help->id);
        f.at = page_text(&p, &at);
        form_start(&f.form, f.rule, 0);
        card_show(&f);
        return;
    }
    text_free(&amount);
    fill(&p, own, subject ? M_error_amount : M_error_subject, subject ? "bedrag" : "over");
    struct text title = { 0 };
    text_put(&title, messages[p.language][M_error_prefix]);
    text_put(&title, ": ");
    text_put(&title, own->title.text[p.language]);
    page_show(&p, TEMPLATE_check, page_text(&p, &title));
}
