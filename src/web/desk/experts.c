/* SPDX-License-Identifier: EUPL-1.2 */
/* experts.c: the list of recognised experts: shown, added to, ended; and on a dossier who measures and who supports, chosen from that list. */
#include "web/desk/dossier.h"

#include <string.h>

/* ---- the list ---- */

static void show_expert(struct desk *d, const struct office_expert *e, int32_t number)
{
    struct page *p = &d->page;
    bool over = e->until < d->asking.today, later = e->from > d->asking.today;
    struct view *item = view_item(p->view, over ? "former" : "experts");
    view_text(item, "expert-name", e->name);
    view_text(item, "expert-role", desk_role(p, e->role));
    if (*e->number) view_text(item, "expert-number", e->number);
    view_text(item, "recognised-by", e->recognised_by);
    view_text(item, "valid-from", page_date(p, e->from));
    if (e->until != DATE_LAST) view_text(item, "valid-until", page_date(p, e->until));
    if (later) view_true(item, "not-yet");
    if (!*e->account) view_true(item, "no-account");
    view_text(item, "key", e->key);
    view_int(item, "number", number);
    if (desk_can(d, ACT_write, RESOURCE_deskundigen)) view_true(item, "may-end");
    desk_form(d, item, DESK_PATH(d, "deskundigen"));
}

/* What was typed, so that nothing is lost when something in it was wrong. */
static void show_typed(struct desk *d)
{
    static const char *const fields[][2] = { { "naam", "typed-name" }, { "nummer", "typed-number" }, { "erkend-door", "typed-by" }, { "account", "typed-account" }, { "van", "typed-from" }, { "tot", "typed-until" } };
    bool again = d->problems->count && d->page.request->method == WEB_POST;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *value = again ? web_field(d->page.request, fields[i][0]) : NULL;
        view_text(d->page.view, fields[i][1], value ? value : "");
    }
}

static void show_page(struct desk *d)
{
    static const enum case_role roles[] = { CASE_loonwaardedeskundige, CASE_jobcoach };
    struct page *p = &d->page;
    struct office_expert *expert = NULL;
    int32_t count = 0;
    if (!desk_good(d, office_experts(d->room->office, p->arena, &d->asking, &expert, &count))) return;
    for (int32_t i = 0; i < count; i++) show_expert(d, &expert[i], i + 1);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        struct view *item = view_item(p->view, "roles");
        view_text(item, "word", case_role_word[roles[i]].name);
        view_text(item, "label", desk_role(p, roles[i]));
    }
    for (int32_t i = 0; i < d->problems->count && i < PROBLEMS_KEPT; i++) {
        struct view *item = view_item(p->view, "errors"), *v = view_start(p->arena);
        view_text(v, "field", d->problems->item[i].field);
        view_text(v, "allowed", d->problems->item[i].allowed[p->language]);
        view_text(item, "error-text", page_format(p, M_desk_error_field, v));
        view_text(item, "error-at", arena_copy(p->arena, d->problems->item[i].field, strlen(d->problems->item[i].field)));
    }
    show_typed(d);
    if (people_may(&d->session.viewer, ACT_write, RESOURCE_deskundigen, BELONGS_none)) view_true(p->view, "may-add");
    if (d->problems->count) p->reply->status = 400;
    desk_show_done(d);
    desk_form(d, p->view, DESK_PATH(d, "deskundigen"));
    desk_show(d, TEMPLATE_desk_experts, page_message(p, M_expert_title));
}

static bool begin(struct desk *d, struct web_request *request, struct web_reply *reply, enum act act)
{
    if (!desk_begin(d, request, reply, DESK_work)) return false;
    if (people_may(&d->session.viewer, act, RESOURCE_deskundigen, BELONGS_none)) return true;
    web_fail(reply, FAULT_forbidden, NULL, NULL);
    return false;
}

void show_experts(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (begin(&d, request, reply, ACT_read)) show_page(&d);
}

static date day_of(struct desk *d, const char *name, date otherwise)
{
    const char *value = web_field(d->page.request, name);
    date day = otherwise;
    if (value && *value && !parse_date(value, (uint32_t)strlen(value), &day)) problem_add(d->problems, 0, name, NULL, 0, "een dag, zoals 2026-07-01", "a day, such as 2026-07-01");
    return day;
}

static const char *field_of(const struct desk *d, const char *name)
{
    const char *value = web_field(d->page.request, name);
    return value ? value : "";
}

void take_expert(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!begin(&d, request, reply, ACT_write)) return;
    enum office_status status;
    if (strcmp(field_of(&d, "doe"), "beeindigen") == 0) {
        date until = day_of(&d, "tot", d.asking.today);
        status = d.problems->count ? OFFICE_REFUSED : office_end_expert(d.room->office, d.page.arena, &d.asking, field_of(&d, "sleutel"), until, d.problems);
    } else {
        const char *role = field_of(&d, "rol");
        int32_t word = case_word_of(case_role_word, CASE_ROLES, role, strlen(role));
        struct office_expert e = { .name = field_of(&d, "naam"), .number = field_of(&d, "nummer"), .recognised_by = field_of(&d, "erkend-door"), .role = word < 0 ? CASE_ROLES : (enum case_role)word,
            .from = day_of(&d, "van", DATE_NEVER), .until = day_of(&d, "tot", DATE_LAST) };
        status = office_put_expert(d.room->office, d.page.arena, &d.asking, &e, field_of(&d, "account"), d.problems);
    }
    if (status == OFFICE_REFUSED && d.problems->count) { show_page(&d); return; }
    if (desk_good(&d, status)) desk_go(&d, DESK_PATH(&d, "deskundigen"), "bewaard-lijst");
}

/* ---- on a dossier ---- */

bool expert_on(const struct office_expert *e, date on) { return *e->account && e->from <= on && on <= e->until; }

/* Who measures and who supports, and of the list who could. */
void dossier_hands(struct desk *d, const struct office_view *view)
{
    struct page *p = &d->page;
    struct office_expert *expert = NULL;
    int32_t count = 0;
    if (!view->may[ACT_write][RESOURCE_werkvoorraad] || office_experts(d->room->office, p->arena, &d->asking, &expert, &count) != OFFICE_OK) return;
    struct view *hands = view_item(p->view, "hands");
    for (int32_t i = 0; i < view->assigned_count; i++) {
        const struct office_expert *of = NULL;
        for (int32_t k = 0; k < count; k++) if (strcmp(expert[k].account, view->assigned[i]) == 0) of = &expert[k];
        struct view *item = view_item(hands, "given");
        view_text(item, "expert-name", of ? of->name : messages[p->language][M_expert_not_listed]);
        view_text(item, "account", view->assigned[i]);
        if (of) view_text(item, "expert-role", desk_role(p, of->role));
        desk_form(d, item, DESK_PATH(d, "dossiers", view->id, "toewijzen"));
    }
    for (int32_t k = 0; k < count; k++) {
        bool has = !expert_on(&expert[k], d->asking.today);
        for (int32_t i = 0; i < view->assigned_count; i++) has |= strcmp(expert[k].account, view->assigned[i]) == 0;
        if (has) continue;
        struct view *item = view_item(hands, "could");
        view_text(item, "key", expert[k].key);
        view_text(item, "expert-name", expert[k].name);
        view_text(item, "expert-role", desk_role(p, expert[k].role));
    }
    view_text(hands, "experts-url", DESK_PATH(d, "deskundigen"));
    desk_form(d, hands, DESK_PATH(d, "dossiers", view->id, "toewijzen"));
}

/* A dossier given to an expert of the list, or taken back from an account that has it. */
static enum office_status give(struct desk *d, const char *id, bool given)
{
    struct office_expert *expert = NULL;
    int32_t count = 0;
    const char *key = field_of(d, "deskundige"), *account = field_of(d, "account");
    enum office_status status = office_experts(d->room->office, d->page.arena, &d->asking, &expert, &count);
    if (status != OFFICE_OK) return status;
    if (!given) return *account ? office_assign(d->room->office, d->page.arena, &d->asking, id, CASE_loonwaardedeskundige, account, false, d->problems) : OFFICE_REFUSED;
    for (int32_t k = 0; k < count; k++)
        if (strcmp(expert[k].key, key) == 0 && *expert[k].account) return office_assign(d->room->office, d->page.arena, &d->asking, id, expert[k].role, expert[k].account, true, d->problems);
    problem_add(d->problems, 0, "deskundige", NULL, 0, "iemand van de lijst van erkende deskundigen, met een account", "somebody of the list of recognised experts, with an account");
    return OFFICE_REFUSED;
}

/* The case worker takes the dossier on or gives it back; an expert or job coach gets it, or no longer. */
void take_on(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_work)) return;
    const char *id = web_part(request, "dossier"), *does = field_of(&d, "doe");
    bool gives = strcmp(does, "geven") == 0, takes = strcmp(does, "terugnemen") == 0;
    const char *account = strcmp(does, "loslaten") == 0 ? "" : d.session.viewer.account;
    enum office_status status = gives || takes ? give(&d, id, gives) : office_assign(d.room->office, d.page.arena, &d.asking, id, CASE_consulent, account, true, d.problems);
    if (desk_good(&d, status)) desk_go(&d, DESK_PATH(&d, "dossiers", id), "toegewezen");
}
