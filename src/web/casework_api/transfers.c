/* SPDX-License-Identifier: EUPL-1.2 */
/* transfers.c: hand-overs between municipalities as a resource: messages of another municipality come in here; case workers offer, answer and look. */
#include "web/casework_api/casework_api.h"

#include <string.h>
#include "office/moving/transfer.h"

/* Why somebody hands over: the only purpose there is for it. */
static bool begin(struct desk *d, struct web_request *request, struct web_reply *reply)
{
    if (!casework_begin(d, request, reply)) return false;
    if (!web_header(request, "doel")) d->asking.purpose = desk_purpose(&d->session.viewer, "overdracht-bij-verhuizing");
    return true;
}

/* ---- messages ---- */

void api_take_transfer(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_taken taken;
    if (!begin(&d, request, reply)) return;
    enum office_status status = office_transfer_take(d.room->office, d.page.arena, &d.asking, request->body, request->body_size, &taken, d.problems);
    if (status == OFFICE_CONFLICT && taken.contradicts) { web_fail(reply, FAULT_conflict, "Dit bericht spreekt een eerder bericht over deze overdracht tegen.", "This message contradicts an earlier message about this hand-over."); return; }
    if (status == OFFICE_CONFLICT) { web_fail(reply, FAULT_busy, NULL, NULL); return; }           /* not of this message: it may be tried again */
    if (!desk_good(&d, status)) return;
    if (taken.fresh) casework_created(&d, "/v1/overdrachten");
    put_open(&reply->body, NULL, '{');
    put_member(&reply->body, "overdracht", taken.key);
    put_member(&reply->body, "stand", transfer_state_name[taken.state]);
    put_bool(&reply->body, "nieuw", taken.fresh);
    text_char(&reply->body, '}');
    casework_done(&d);
}

/* ---- looking ---- */

static void put_sending(struct text *out, const struct office_transfer *one)
{
    static const char *const words[] = { "wacht", "bezorgd", "vast" };
    put_open(out, "verzending", '[');
    for (int32_t i = 0; i < one->items; i++) {
        const struct outbox_item *item = &one->item[i];
        put_open(out, NULL, '{');
        put_member(out, "stand", words[item->state]);
        put_key(out, "pogingen");
        text_int(out, item->tries);
        if (item->state == OUTBOX_waiting) { put_key(out, "volgende"); text_int(out, item->next / 1000000); }
        text_char(out, '}');
    }
    text_char(out, ']');
}

static void put_code(struct text *out, const char *name, int32_t code)
{
    char digits[5] = "0000";
    for (int i = 3; i >= 0; i--, code /= 10) digits[i] = (char)('0' + code % 10);
    put_member(out, name, digits);
}

static void put_transfer(struct text *out, const struct office_transfer *one)
{
    put_open(out, NULL, '{');
    put_member(out, "overdracht", one->now.key);
    put_member(out, "kant", one->now.side == SIDE_former ? "vorige" : "nieuwe");
    put_member(out, "stand", transfer_state_name[one->now.state]);
    put_code(out, "van", one->now.from);
    put_code(out, "naar", one->now.to);
    put_date(out, "betaaltTot", one->now.pays_until, DATE_NEVER);
    put_date(out, "betaaltVanaf", one->now.pays_from, DATE_NEVER);
    put_date(out, "betaaldTot", one->now.paid_until, DATE_NEVER);
    if (*one->dossier) put_member(out, "dossier", one->dossier);
    if (*one->reason) put_member(out, "reden", one->reason);
    if (one->settles) {
        put_open(out, "verrekenen", '{');
        put_date(out, "van", one->settle_first, DATE_NEVER);
        put_date(out, "tot", one->settle_last, DATE_NEVER);
        text_char(out, '}');
    }
    put_open(out, "signalen", '[');
    for (int32_t i = 0; i < one->signals; i++) { put_comma(out); put_string(out, one->signal[i]); }
    text_char(out, ']');
    put_open(out, "kan", '[');
    for (int32_t kind = 0; kind < TRANSFER_KINDS; kind++) if (one->may[kind]) { put_comma(out); put_string(out, transfer_kind_name[kind]); }
    text_char(out, ']');
    put_sending(out, one);
    text_char(out, '}');
}

void api_transfers(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_transfer *list = NULL;
    int32_t count = 0;
    if (!begin(&d, request, reply) || !desk_good(&d, office_transfers(d.room->office, d.page.arena, &d.asking, &list, &count))) return;
    put_open(&reply->body, NULL, '{');
    put_open(&reply->body, "overdrachten", '[');
    for (int32_t i = 0; i < count; i++) put_transfer(&reply->body, &list[i]);
    text_put(&reply->body, "]}");
    casework_done(&d);
}

/* ---- what a case worker does ---- */

static date day_of(struct desk *d, const struct node *body, const char *name)
{
    const char *day = casework_text(d, body, name, false);
    date on = DATE_NEVER;
    if (*day && !parse_date(day, (uint32_t)strlen(day), &on)) web_refuse(d->page.reply, name, "waarde", "een dag, zoals 2026-07-01", "a day, such as 2026-07-01");
    return on;
}

static const char *given(struct desk *d, const struct node *body, const char *name)
{
    const char *text = casework_text(d, body, name, false);
    return *text ? text : NULL;
}

void api_offer_transfer(struct web_request *request, struct web_reply *reply)
{
    static const char *const members[] = { "iban", "noRisk", "organisatie", "ondersteuningTot", NULL };
    struct desk d;
    const char *key = NULL;
    const struct node *body;
    if (!begin(&d, request, reply) || !desk_may(&d, ACT_write, RESOURCE_overdracht) || !(body = casework_body(&d, members))) return;
    const struct transfer_extra extra = { given(&d, body, "iban"), given(&d, body, "noRisk"), given(&d, body, "organisatie"), day_of(&d, body, "ondersteuningTot") };
    if (reply->fault || !desk_good(&d, office_transfer_offer(d.room->office, d.page.arena, &d.asking, web_part(request, "dossier"), &extra, &key, d.problems))) return;
    casework_created(&d, "/v1/overdrachten");
    put_open(&reply->body, NULL, '{');
    put_member(&reply->body, "overdracht", key);
    text_char(&reply->body, '}');
    casework_done(&d);
}

void api_answer_transfer(struct web_request *request, struct web_reply *reply)
{
    static const char *const members[] = { "antwoord", "reden", "betaaldTot", NULL };
    struct desk d;
    int32_t kind = 0;
    const char *draft = NULL;
    const struct node *body;
    if (!begin(&d, request, reply) || !desk_may(&d, ACT_write, RESOURCE_overdracht) || !(body = casework_body(&d, members))) return;
    const char *word = casework_text(&d, body, "antwoord", true), *reason = casework_text(&d, body, "reden", false);
    date paid = day_of(&d, body, "betaaldTot");
    while (kind < TRANSFER_KINDS && strcmp(transfer_kind_name[kind], word) != 0) kind++;
    if (*word && (kind == TRANSFER_KINDS || kind == TRANSFER_overdracht)) web_refuse(reply, "antwoord", "waarde", "aanvaard, betwist, ingetrokken of afgesloten", "aanvaard, betwist, ingetrokken or afgesloten");
    if (reply->fault || !desk_good(&d, office_transfer_answer(d.room->office, d.page.arena, &d.asking, web_part(request, "overdracht"), (enum transfer_kind)kind, reason, paid, &draft, d.problems))) return;
    put_open(&reply->body, NULL, '{');
    put_member(&reply->body, "overdracht", web_part(request, "overdracht"));
    if (draft) put_member(&reply->body, "concept", draft);
    text_char(&reply->body, '}');
    casework_done(&d);
}
