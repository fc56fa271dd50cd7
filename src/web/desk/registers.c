/* SPDX-License-Identifier: EUPL-1.2 */
/* registers.c: what registers may be asked about the person of a dossier, by whose decision, and what to do where they may not; the asking; and what came out, for a human being to take over or not. */
#include "web/desk/dossier.h"

#include <string.h>

/* ---- what may be asked ---- */

static void show_routes(struct page *p, struct view *item, unsigned route)
{
    for (int k = 0; k < 3; k++) if (route >> k & 1) view_text(view_item(item, "instead"), "route", route_text[k][p->language]);
}

static void show_status(struct desk *d, struct view *item, const struct term *term, const struct legal_status *s)
{
    static const enum message words[LEGALS] = { M_register_unsettled, M_register_allowed, M_register_forbidden };
    struct page *p = &d->page;
    view_text(item, "fact-label", term->label[p->language]);
    view_text(item, "legal", messages[p->language][words[s->legal]]);
    if (*s->decided_by) view_text(item, "decided-by", s->decided_by);
    if (*s->basis) view_text(item, "basis", s->basis);
    if (s->since != DATE_FIRST) view_text(item, "legal-since", page_date(p, s->since));
    if (s->until != DATE_LAST) view_text(item, "legal-until", page_date(p, s->until));
    if (*s->note[p->language]) view_text(item, "note", s->note[p->language]);
    if (s->legal != LEGAL_toegestaan) show_routes(p, item, s->route);
}

static void show_purpose(struct desk *d, struct view *v, const struct office_view *view, enum register_id of, const struct register_purpose *purpose, const struct term *const *fact, int32_t facts)
{
    const struct register_law *law = office_register_law(d->room->office);
    struct view *item = view_item(v, "purposes");
    bool any = false;
    for (int32_t i = 0; i < facts; i++) {
        const struct legal_status s = register_status(law, of, purpose->name, fact[i]->name, d->asking.today);
        any |= s.legal == LEGAL_toegestaan;
        show_status(d, view_item(item, "facts"), fact[i], &s);
    }
    view_text(item, "purpose", purpose->text[d->page.language]);
    view_text(item, "register", register_name[of]);
    view_text(item, "purpose-name", purpose->name);
    if (!*purpose->cites || !page_citation(&d->page, item, purpose->cites, d->asking.today)) view_text(item, "article", NULL);
    if (any) view_true(item, "may-ask");
    desk_form(d, item, DESK_PATH(d, "dossiers", view->id, "registers"));
}

static bool show_registers(struct desk *d, const struct office_view *view)
{
    const struct register_law *law = office_register_law(d->room->office);
    if (!law) { web_fail(d->page.reply, FAULT_busy, NULL, NULL); return false; }
    for (int of = 0; of < REGISTERS; of++) {
        const struct term *fact[REGISTER_FACTS];
        int32_t facts = office_register_facts(view->dossier.process, (enum register_id)of, fact);
        if (!facts) continue;
        struct view *item = view_item(d->page.view, "registers");
        view_text(item, "register-label", register_label[of][d->page.language]);
        for (int32_t k = 0; k < register_purposes(law); k++) {
            const struct register_purpose *purpose = register_purpose_at(law, k);
            if (office_register_fits(purpose, view->dossier.process)) show_purpose(d, item, view, (enum register_id)of, purpose, fact, facts);
        }
    }
    return true;
}

/* ---- what came out ---- */

static const struct term *term_of(const struct process *process, enum register_id of, const char *name)
{
    const struct term *fact[REGISTER_FACTS];
    int32_t facts = office_register_facts(process, of, fact);
    for (int32_t i = 0; i < facts; i++) if (strcmp(fact[i]->name, name) == 0) return fact[i];
    return NULL;
}

/* One fact: what the register said, and what would stand in the dossier after taking it over. */
static void show_lookup(struct desk *d, struct view *item, const struct office_view *view, const struct office_looked *looked, const struct lookup *l)
{
    struct page *p = &d->page;
    const struct term *term = term_of(view->dossier.process, looked->of, l->fact);
    const struct node *offered = node_get(node_get(looked->event, "feiten"), l->fact);
    const struct said *said = term ? situation_fact(&view->dossier.situation, term, d->asking.today) : NULL;
    view_text(item, "fact-label", term ? term->label[p->language] : l->fact);
    view_text(item, "fact-name", l->fact);
    view_text(item, "outcome", lookup_text[l->result][p->language]);
    if (*l->why[p->language]) view_text(item, "why", l->why[p->language]);
    if (said && (said->value || said->unknown)) view_text(item, "now", desk_said(p, said));
    if (term && offered) view_text(item, "offered", desk_node_value(p, term, offered));
    if (l->result == LOOKUP_skipped || l->result == LOOKUP_refused) show_routes(p, item, l->status.route);
}

static bool show_looked(struct desk *d, const struct office_view *view)
{
    struct page *p = &d->page;
    struct office_looked *looked = NULL;
    int32_t count = 0;
    if (!desk_good(d, office_looked_up(d->room->office, p->arena, &d->asking, view->id, &looked, &count))) return false;
    for (int32_t i = 0; i < count; i++) {
        const struct register_purpose *purpose = register_purpose_find(office_register_law(d->room->office), looked[i].purpose);
        struct view *item = view_item(p->view, "looked");
        view_text(item, "register-label", register_label[looked[i].of][p->language]);
        view_text(item, "looked-on", desk_time(p, looked[i].time));
        view_text(item, "purpose", purpose ? purpose->text[p->language] : looked[i].purpose);
        view_text(item, "key", looked[i].key);
        view_int(item, "number", i + 1);
        for (int32_t k = 0; k < looked[i].count; k++) show_lookup(d, view_item(item, "lookups"), view, &looked[i], &looked[i].look[k]);
        if (node_get(looked[i].event, "feiten") && node_get(looked[i].event, "feiten")->count) view_true(item, "may-take-over");
        desk_form(d, item, DESK_PATH(d, "dossiers", view->id, "registers"));
    }
    return true;
}

/* ---- the page ---- */

static void show_page(struct desk *d, const struct office_view *view)
{
    struct page *p = &d->page;
    if (!show_registers(d, view) || !show_looked(d, view)) return;
    for (int32_t i = 0; i < d->problems->count && i < PROBLEMS_KEPT; i++) {
        struct view *item = view_item(p->view, "errors"), *v = view_start(p->arena);
        view_text(v, "allowed", d->problems->item[i].allowed[p->language]);
        view_text(item, "error-text", page_format(p, M_desk_error_step, v));
        view_text(item, "error-at", "inhoud");
    }
    if (d->problems->count) p->reply->status = 400;
    desk_show_done(d);
    view_text(p->view, "process", view->dossier.process->title[p->language]);
    view_text(p->view, "back-url", DESK_PATH(d, "dossiers", view->id));
    view_text(p->view, "fill-url", DESK_PATH(d, "dossiers", view->id, "stap", "feiten-vastgesteld"));
    view_int(p->view, "position", view->position);
    desk_show(d, TEMPLATE_desk_registers, page_message(p, M_register_title));
}

static bool begin(struct desk *d, struct web_request *request, struct web_reply *reply, struct office_view **view)
{
    if (!desk_begin(d, request, reply, DESK_work) || !desk_may(d, ACT_write, RESOURCE_register)) return false;
    *view = arena_take_zero(request->arena, sizeof **view);
    return *view && dossier_open(d, *view);
}

void show_register_page(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_view *view;
    if (begin(&d, request, reply, &view)) show_page(&d, view);
}

static enum register_id register_of(const char *name)
{
    int of = 0;
    while (of < REGISTERS && !(name && strcmp(register_name[of], name) == 0)) of++;
    return (enum register_id)of;
}

static void finish(struct desk *d, const struct office_view *view, enum office_status status, const char *done)
{
    if (status == OFFICE_REFUSED && d->problems->count) { show_page(d, view); return; }
    if (desk_good(d, status)) desk_go(d, DESK_PATH(d, "dossiers", view->id, "registers"), done);
}

static void look_up(struct desk *d, const struct office_view *view)
{
    const struct web_request *request = d->page.request;
    enum register_id of = register_of(web_field(request, "register"));
    const char *purpose = web_field(request, "doel");
    struct office_looked *looked = arena_take_zero(d->page.arena, sizeof *looked);
    if (of == REGISTERS) web_refuse(d->page.reply, "register", "waarde", "een van de registers", "one of the registers");
    if (!purpose || !*purpose) web_refuse(d->page.reply, "doel", "verplicht", "waarvoor", "what for");
    if (d->page.reply->fault || !looked) return;
    enum office_status status = office_look_up(d->room->office, d->page.arena, &d->asking, view->id, of, purpose, looked, d->problems);
    finish(d, view, status, status == OFFICE_OK && *looked->key ? "opgezocht" : "niet-opgezocht");
}

static void take_over(struct desk *d, const struct office_view *view, const char *key)
{
    const struct web_request *request = d->page.request;
    const char *fact[REGISTER_FACTS], *stand = web_field(request, "stand");
    int32_t facts = 0;
    int64_t expected = 0, position = 0;
    if (!stand || parse_decimal(stand, strlen(stand), 0, false, &expected) != NUMBER_OK || expected < 1) expected = view->position;
    for (int32_t i = 0; i < request->fields && facts < REGISTER_FACTS; i++) if (strncmp(request->form[i].name, "feit.", 5) == 0 && strcmp(request->form[i].value, "ja") == 0) fact[facts++] = request->form[i].name + 5;
    enum office_status status = office_take_looked(d->room->office, d->page.arena, &d->asking, view->id, key, fact, facts, expected, &position, d->problems);
    if (status == OFFICE_OK) desk_go(d, DESK_PATH(d, "dossiers", view->id), "toegevoegd"); else finish(d, view, status, NULL);
}

void take_register_page(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_view *view;
    if (!begin(&d, request, reply, &view)) return;
    const char *does = web_field(request, "doe"), *key = web_field(request, "sleutel");
    if (does && strcmp(does, "overnemen") == 0) take_over(&d, view, key ? key : "");
    else if (does && strcmp(does, "weg") == 0) finish(&d, view, office_drop_looked(d.room->office, &d.asking, view->id, key ? key : ""), "weg");
    else look_up(&d, view);
}
