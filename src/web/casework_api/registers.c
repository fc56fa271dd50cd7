/* SPDX-License-Identifier: EUPL-1.2 */
/* registers.c: facts looked up in registers, by a program: what may be asked, what came out, and taking it over in the name of whoever holds the token. */
#include "web/casework_api/casework_api.h"

#include <string.h>

static void put_routes(struct text *out, unsigned route)
{
    put_open(out, "anders", '[');
    for (int k = 0; k < 3; k++) if (route >> k & 1) { put_comma(out); put_string(out, route_name[k]); }
    text_char(out, ']');
}

static void put_looked(struct text *out, const struct office_looked *looked, int language)
{
    put_open(out, NULL, '{');
    if (*looked->key) put_member(out, "sleutel", looked->key);
    put_member(out, "register", register_name[looked->of]);
    put_member(out, "doel", looked->purpose);
    put_open(out, "opgezocht", '[');
    for (int32_t i = 0; i < looked->count; i++) {
        const struct lookup *l = &looked->look[i];
        bool asked = l->result != LOOKUP_skipped && l->result != LOOKUP_refused;
        put_open(out, NULL, '{');
        put_member(out, "feit", l->fact);
        put_member(out, "uitkomst", lookup_name[l->result]);
        put_member(out, "omschrijving", lookup_text[l->result][language]);
        if (*l->why[language]) put_member(out, "waarom", l->why[language]);
        if (!asked) put_routes(out, l->status.route);
        text_char(out, '}');
    }
    text_char(out, ']');
    const struct node *facts = node_get(looked->event, "feiten");
    if (facts && facts->count && *looked->key) { put_key(out, "aangeboden"); node_put(out, facts); }
    text_char(out, '}');
}

/* What holds for each register, purpose and fact that this dossier could ask for. */
static void put_statuses(struct text *out, struct desk *d, const struct register_law *law, const struct process *process)
{
    put_open(out, "status", '[');
    for (int of = 0; of < REGISTERS; of++) {
        const struct term *fact[REGISTER_FACTS];
        int32_t facts = office_register_facts(process, (enum register_id)of, fact);
        for (int32_t k = 0; k < register_purposes(law); k++) {
            const struct register_purpose *purpose = register_purpose_at(law, k);
            for (int32_t i = 0; i < facts && office_register_fits(purpose, process); i++) {
                const struct legal_status s = register_status(law, (enum register_id)of, purpose->name, fact[i]->name, d->asking.today);
                put_open(out, NULL, '{');
                put_member(out, "register", register_name[of]);
                put_member(out, "doel", purpose->name);
                put_member(out, "feit", fact[i]->name);
                put_member(out, "mag", legal_name[s.legal]);
                if (*s.decided_by) put_member(out, "beslotenDoor", s.decided_by);
                if (*s.basis) put_member(out, "grondslag", s.basis);
                if (s.legal != LEGAL_toegestaan) put_routes(out, s.route);
                text_char(out, '}');
            }
        }
    }
    text_char(out, ']');
}

static bool begin(struct desk *d, struct web_request *request, struct web_reply *reply) { return casework_begin(d, request, reply) && desk_may(d, ACT_write, RESOURCE_register); }

void api_registers(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_view *view;
    struct office_looked *looked = NULL;
    int32_t count = 0;
    if (!begin(&d, request, reply) || !(view = arena_take_zero(request->arena, sizeof *view)) || !casework_read(&d, view, false)) return;
    const struct register_law *law = office_register_law(d.room->office);
    if (!law) { web_fail(reply, FAULT_busy, NULL, NULL); return; }
    if (!desk_good(&d, office_looked_up(d.room->office, request->arena, &d.asking, view->id, &looked, &count))) return;
    put_open(&reply->body, NULL, '{');
    put_statuses(&reply->body, &d, law, view->dossier.process);
    put_open(&reply->body, "wacht", '[');
    for (int32_t i = 0; i < count; i++) put_looked(&reply->body, &looked[i], d.page.language);
    text_put(&reply->body, "]}");
    casework_done(&d);
}

void api_look_up(struct web_request *request, struct web_reply *reply)
{
    static const char *const members[] = { "register", "doel", NULL };
    struct desk d;
    int of = 0;
    const struct node *body;
    if (!begin(&d, request, reply) || !(body = casework_body(&d, members))) return;
    const char *name = casework_text(&d, body, "register", true), *purpose = casework_text(&d, body, "doel", true);
    while (of < REGISTERS && strcmp(register_name[of], name) != 0) of++;
    if (*name && of == REGISTERS) web_refuse(reply, "register", "waarde", "brp, doelgroepregister of duo", "brp, doelgroepregister or duo");
    struct office_looked *looked = arena_take_zero(request->arena, sizeof *looked);
    if (reply->fault || !looked) return;
    if (!desk_good(&d, office_look_up(d.room->office, request->arena, &d.asking, web_part(request, "dossier"), (enum register_id)of, purpose, looked, d.problems))) return;
    put_looked(&reply->body, looked, d.page.language);
    casework_done(&d);
}

/* {"sleutel", "feiten": [names], "positie": the last one the caller saw} */
void api_take_looked(struct web_request *request, struct web_reply *reply)
{
    static const char *const members[] = { "sleutel", "feiten", "positie", NULL };
    struct desk d;
    const char *fact[REGISTER_FACTS];
    int32_t facts = 0;
    int64_t expected = 0, position = 0;
    const struct node *body;
    if (!begin(&d, request, reply) || !(body = casework_body(&d, members))) return;
    const char *key = casework_text(&d, body, "sleutel", true);
    const struct node *list = node_get(body, "feiten"), *seen = node_get(body, "positie");
    bool good = list && list->kind == NODE_LIST && list->count >= 1 && list->count <= REGISTER_FACTS;
    for (const struct node *one = good ? list->first : NULL; one; one = one->next) {
        good &= one->kind == NODE_TEXT;
        fact[facts++] = one->kind == NODE_TEXT ? arena_copy(request->arena, one->text, one->size) : "";
    }
    if (!good) web_refuse(reply, "feiten", "waarde", "de namen van de feiten die worden overgenomen", "the names of the facts that are taken over");
    if (!seen || seen->kind != NODE_NUMBER || parse_decimal(seen->text, seen->size, 0, false, &expected) != NUMBER_OK || expected < 1)
        web_refuse(reply, "positie", "verplicht", "het nummer van de laatste gebeurtenis die u kent", "the number of the last event that you know");
    if (reply->fault) return;
    if (!desk_good(&d, office_take_looked(d.room->office, request->arena, &d.asking, web_part(request, "dossier"), key, fact, facts, expected, &position, d.problems))) return;
    text_put(&reply->body, "{\"positie\":");
    text_int(&reply->body, position);
    text_char(&reply->body, '}');
    casework_done(&d);
}
