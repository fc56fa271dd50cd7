/* SPDX-License-Identifier: EUPL-1.2 */
/* start.c: where policy begins: what can be done, and what asks for attention today. */
#include "web/policy/policy.h"

static void attention(struct policy *p, const struct evaluation *e)
{
    static const enum message heads[] = { M_policy_col_what, M_policy_col_number };
    int32_t late = 0, waiting = 0;
    struct sheet *s = sheet_of(p, "vandaag", policy_message(p, M_policy_today), heads, 2);
    for (int32_t i = 0; i < e->list[SECTION_follow].count; i++) late += evaluation_overdue(&e->list[SECTION_follow].record[i], p->on);
    for (int32_t i = 0; i < e->list[SECTION_signal].count; i++) {
        int16_t state = e->list[SECTION_signal].record[i].value[F_signal_state].word;
        waiting += state == STATE_received || state == STATE_weighed;
    }
    sheet_link(s, policy_message(p, M_policy_today_late), POLICY_PATH(p, "vervolg"));
    sheet_int(s, late);
    if (!p->own) return;
    sheet_link(s, policy_message(p, M_policy_today_waiting), POLICY_PATH(p, "signalen"));
    sheet_int(s, waiting);
    const struct evaluation *plan = policy_paper(p, PAPER_plan);
    struct plan_state state;
    if (!plan) return;
    evaluation_plan_progress(&state, plan, plan_checks_on(p->d.page.arena, p->d.page.law, p->on), p->on);
    sheet_link(s, policy_message(p, M_policy_today_tasks), POLICY_PATH(p, "voorbereiding"));
    sheet_int(s, state.overdue);
}

void show_policy_start(struct web_request *request, struct web_reply *reply)
{
    static const struct { const char *path; enum message name, text; bool own; } cards[] = {
        { "verordeningen", M_policy_nav_ordinances, M_policy_card_ordinances, false }, { "controles", M_policy_checks_title, M_policy_card_checks, false }, { "vergelijken", M_policy_nav_compare, M_policy_card_compare, false },
        { "verschillen", M_policy_nav_sides, M_policy_card_sides, false }, { "contactpunt", M_policy_nav_contact, M_policy_card_contact, false }, { "matchen", M_policy_nav_match, M_policy_card_match, true },
        { "invoeringstoets", M_policy_nav_report, M_policy_card_report, false }, { "vervolg", M_policy_nav_follow, M_policy_card_follow, false }, { "dashboard", M_policy_nav_dashboard, M_policy_card_dashboard, false },
        { "signalen", M_policy_nav_signals, M_policy_card_signals, true }, { "voorbereiding", M_policy_nav_plan, M_policy_card_plan, true } };
    struct policy p;
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_open) ? policy_paper(&p, PAPER_assessment) : NULL;
    if (!e) return;
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++) {
        if (cards[i].own && !p.own) continue;
        struct view *card = view_item(p.d.page.view, "cards");
        view_text(card, "card-href", POLICY_PATH(&p, cards[i].path));
        view_text(card, "card-name", policy_message(&p, cards[i].name));
        view_text(card, "card-text", policy_message(&p, cards[i].text));
    }
    attention(&p, e);
    policy_end(&p, TEMPLATE_policy_start, M_policy_title, M_policy_lead);
}
