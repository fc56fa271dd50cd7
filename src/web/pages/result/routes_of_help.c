/* SPDX-License-Identifier: EUPL-1.2 */
/* routes_of_help.c: the same person under other circumstances, month after month, side by side: what each way comes to. */
#include "web/pages/result/result.h"

#include <string.h>
#include "explain/routes.h"
#include "rules/registry.h"

enum { ROUTES_MOST = 8, MONTHS_OF_YEAR = 12 };

static void set_facts(struct flow *f, struct walk *walk, const struct help_route *route)
{
    for (int32_t i = 0; i < route->facts; i++) {
        const char *is = strchr(route->fact[i], '=');
        int32_t fact = is ? rule_fact(f->rule, route->fact[i], (size_t)(is - route->fact[i])) : -1;
        if (fact >= 0) fact_set_text(f->rule, &walk->facts, fact, is + 1, strlen(is + 1), (struct manner){ .comma = false }, NULL);
    }
}

void show_routes(struct flow *f)
{
    struct page *p = &f->page;
    struct arena *look = &p->request->desk->look;
    int32_t amount = carry_amount(f->rule), n = f->help->routes < ROUTES_MOST ? f->help->routes : ROUTES_MOST;
    struct route *all = arena_take_zero(look, sizeof *all * ROUTES_MOST);
    if (amount < 0 || !all || f->decision->status != VASTGESTELD) return;
    int32_t months = MONTHS_OF_YEAR + 1 - civil_of(decision_day(f->decision)).month;         /* to the end of the year: the law of the next may not be known */
    for (int32_t i = 0; i < n; i++) {
        const struct help_route *of = &f->help->route[i];
        all[i] = (struct route){ of->letter, { of->name.text[0], of->name.text[1] }, { .rule = f->rule, .law = p->law, .amount = (uint32_t)amount, .facts = f->decision->facts, .from = decision_day(f->decision), .months = months } };
        set_facts(f, &all[i].walk, of);
        if (!walk_all(&all[i].walk, &p->request->desk->other)) all[i].walk.settled = false;
    }
    int32_t best = best_route(all, n);
    for (int32_t i = 0; i < n; i++) if (!all[i].walk.settled) best = -1;          /* another one may come to more */
    view_int(p->view, "route-months", months);
    for (int32_t i = 0; i < n; i++) {
        struct view *row = view_item(p->view, "routes");
        const struct term *term = f->rule->outcomes[amount].term;
        view_text(row, "route-name", all[i].name[p->language]);
        if (i == best) view_true(row, "best");
        const char *open = messages[p->language][M_not_known_yet];
        view_text(row, "first-month", all[i].walk.month[0].settled ? page_plain(p, term, all[i].walk.month[0].amount) : open);
        view_text(row, "sum", all[i].walk.settled ? page_plain(p, term, all[i].walk.sum) : open);
    }
}
