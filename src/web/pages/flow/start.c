/* SPDX-License-Identifier: EUPL-1.2 */
/* start.c: the start page (who are you, what do you want to know) and the card with which each help begins. */
#include "web/pages/flow/flow.h"

#include <string.h>
#include "rules/registry.h"

/* Who may fill in: what it is called, its role, and whether it is for somebody else. */
static const struct who { const char *name; unsigned role; bool other; enum message label, heading; } whos[] = {
    { "inwoner", ROLE_inwoner, false, M_who_self, M_start_for_resident },
    { "ander", ROLE_inwoner, true, M_who_other, MESSAGES },
    { "werkgever", ROLE_werkgever, false, M_who_employer, M_start_for_employer },
    { "gemeente", ROLE_gemeente, false, M_who_municipality, MESSAGES },
    { "uwv", ROLE_uwv, false, M_who_uwv, MESSAGES },
};
enum { WHOS = sizeof whos / sizeof *whos };

/* ---- the start page ---- */

static void show_help_card(struct page *p, struct view *group, const struct help *help)
{
    struct view *card = view_item(group, "helps");
    struct text path = { 0 };
    text_put(&path, "/hulp/");
    text_put(&path, help->id);
    const char *url = page_url(p, page_text(p, &path));
    view_text(card, "href", url);
    view_text(card, "name", help->title.text[p->language]);
    view_text(card, "summary", help->summary.text[p->language]);
    view_int(card, "minutes", help->minutes);
}

void show_start(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    for (size_t w = 0; w < WHOS; w++) {
        if (whos[w].heading == MESSAGES) continue;
        struct view *group = view_item(p.view, "groups");
        view_text(group, "heading", messages[p.language][whos[w].heading]);
        for (int32_t i = 0; i < HELP_COUNT; i++) if (helps[i].roles & whos[w].role) show_help_card(&p, group, &helps[i]);
    }
    view_text(p.view, "rules-url", page_url(&p, "/regels"));
    page_show(&p, TEMPLATE_start, page_message(&p, M_start_title));
}

/* ---- the card ---- */

/* The roles that may answer at least one question of the rule. */
static unsigned roles_of(const struct flow *f)
{
    unsigned roles = 0;
    if (f->help) return f->help->roles;
    for (uint32_t k = 0; k < f->rule->fact_count; k++) roles |= f->rule->facts[k].term->roles;
    return roles;
}

static void show_lists(struct page *p, const struct help *help)
{
    static const struct { const char *name; size_t offset; } lists[] = {
        { "needed", offsetof(struct help, needed) }, { "not-done", offsetof(struct help, not_done) }, { "not-counted", offsetof(struct help, uncounted) } };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct both_list *list = (const struct both_list *)(const void *)((const char *)help + lists[i].offset);
        if (list->count) { struct view *v = view_item(p->view, lists[i].name); for (int32_t k = 0; k < list->count; k++) view_text(view_item(v, "lines"), "line", list->at[k].text[p->language]); }
    }
}

/* What the facts of a rule are held by, for the list of things to have at hand. */
static void show_holders(struct flow *f)
{
    struct page *p = &f->page;
    unsigned seen = 1u << HOLDER_none | 1u << HOLDER_aanvrager;
    struct view *v = view_item(p->view, "needed");
    for (uint32_t k = 0; k < f->rule->fact_count; k++) {
        const struct term *term = f->rule->facts[k].term;
        if (seen >> term->holder & 1) continue;
        seen |= 1u << term->holder;
        struct text t = { 0 };
        text_put(&t, messages[p->language][M_card_from_holder]);
        text_put(&t, holder_names[term->holder][p->language]);
        view_take(view_item(v, "lines"), "line", &t);
    }
}

static void show_whos(struct flow *f)
{
    const char *chosen = web_field(f->page.request, "wie");
    unsigned roles = roles_of(f);
    for (size_t w = 0; w < WHOS; w++) {
        if (!(roles & whos[w].role)) continue;
        struct view *item = view_item(f->page.view, "whos");
        view_text(item, "who-value", whos[w].name);
        view_text(item, "who-label", messages[f->page.language][whos[w].label]);
        if (chosen && strcmp(chosen, whos[w].name) == 0) view_true(item, "chosen");
    }
}

/* The day is asked on the card when it is only that: the day for which one wants to know. */
static bool day_on_card(const struct flow *f)
{
    const char *name = f->rule->facts[f->rule->reference].term->name;
    return strcmp(name, "peildatum") == 0 || strcmp(name, "jaar") == 0;
}

static const char *usual_day(struct flow *f)
{
    const struct term *term = f->rule->facts[f->rule->reference].term;
    struct law_period covered = law_coverage(f->page.law, f->rule->name);
    date today = page_today(&f->page);
    struct text t = { 0 };
    if (today > covered.until) today = covered.until;
    if (term->kind == KIND_date) text_date(&t, today); else text_int(&t, civil_of(today).year);
    view_text(f->page.view, "covered-from", page_date(&f->page, covered.from));
    view_text(f->page.view, "covered-until", page_date(&f->page, covered.until));
    return page_text(&f->page, &t);
}

static void show_day(struct flow *f, bool typed)
{
    struct page *p = &f->page;
    if (!day_on_card(f)) return;
    struct view *v = view_item(p->view, "day-field");
    view_text(v, "label", f->rule->facts[f->rule->reference].term->ask[p->language]);
    answer_show(p, v, f->rule->facts[f->rule->reference].term, "dag", usual_day(f), typed);
}

static void fill_card(struct flow *f, bool typed)
{
    struct page *p = &f->page;
    flow_frame(f);
    if (f->help) {
        view_text(p->view, "aim", f->help->aim.text[p->language]);
        view_text(p->view, "audience", f->help->audience.text[p->language]);
        view_int(p->view, "minutes", f->help->minutes);
        show_lists(p, f->help);
    } else {
        page_citation(p, p->view, f->rule->citation, law_coverage(p->law, f->rule->name).until);
        show_holders(f);
    }
    struct text rule = { 0 };
    text_put(&rule, "/regels/");
    text_put(&rule, f->rule->name);
    view_text(p->view, "rule-url", page_url(p, page_text(p, &rule)));
    show_whos(f);
    show_day(f, typed);
}

static const char *error_title(struct page *p, const char *title)
{
    struct text t = { 0 };
    text_put(&t, messages[p->language][M_error_prefix]);
    text_put(&t, ": ");
    text_put(&t, title);
    return page_text(p, &t);
}

void card_again(struct flow *f, enum message wrong, const char *at)
{
    fill_card(f, true);
    view_text(f->page.view, "error", messages[f->page.language][wrong]);
    view_text(f->page.view, "error-at", at);
    view_true(f->page.view, strcmp(at, "wie") == 0 ? "error-who" : "error-day");
    page_show(&f->page, TEMPLATE_card, error_title(&f->page, flow_title(f)));
}

void show_card(struct web_request *request, struct web_reply *reply)
{
    struct flow f;
    if (flow_open(&f, request, reply)) card_show(&f);
}

void card_show(struct flow *f)
{
    fill_card(f, false);
    page_show(&f->page, TEMPLATE_card, flow_title(f));
}

static void preset(struct flow *f)
{
    for (int32_t i = 0; f->help && i < f->help->presets; i++) {
        const char *is = strchr(f->help->preset[i], '=');
        int32_t fact = is ? rule_fact(f->rule, f->help->preset[i], (size_t)(is - f->help->preset[i])) : -1;
        if (fact >= 0) form_answer(&f->form, (uint32_t)fact, is + 1, strlen(is + 1), NULL);
    }
}

bool card_read(struct flow *f, enum message *wrong, const char **at)
{
    const char *chosen = web_field(f->page.request, "wie");
    const struct who *who = NULL;
    for (size_t w = 0; chosen && w < WHOS; w++) if (strcmp(chosen, whos[w].name) == 0 && roles_of(f) & whos[w].role) who = &whos[w];
    if (!who) { *wrong = M_error_who; *at = "wie"; return false; }
    form_start(&f->form, f->rule, who->role);
    f->for_other = who->other;
    preset(f);
    if (!day_on_card(f)) return true;
    struct typed typed = answer_read(&f->page, f->rule->facts[f->rule->reference].term, "dag");
    *wrong = typed.is == ANSWER_wrong ? typed.wrong : M_error_day_covered;
    *at = f->rule->facts[f->rule->reference].term->kind == KIND_date ? "dag.dag" : "dag";
    if (typed.is != ANSWER_given || !form_answer(&f->form, f->rule->reference, text_string(&typed.text), typed.text.size, NULL)) { text_free(&typed.text); return false; }
    text_free(&typed.text);
    struct law_period covered = law_coverage(f->page.law, f->rule->name);
    date day = facts_day(f->rule, &f->form.facts);
    return day >= covered.from && day <= covered.until;
}
