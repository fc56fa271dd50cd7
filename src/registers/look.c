/* SPDX-License-Identifier: EUPL-1.2 */
/* look.c: one look-up: whether it may be made, the request, and what went wrong with it. */
#include "registers/inside.h"

#include <string.h>
#include "base/members.h"
#include "people/http.h"

const char *const lookup_name[LOOKUP_RESULTS] = { "waarde", "afwezig", "onbekend", "storing", "traag", "tegenspraak", "overgeslagen", "geweigerd" };
const char *const lookup_text[LOOKUP_RESULTS][2] = {
    { "het register geeft een waarde", "the register gives a value" },
    { "de persoon staat niet in het register", "the person is not in the register" },
    { "het register weet het niet, of zegt iets dat niet te lezen is", "the register does not know, or says something that cannot be read" },
    { "het register gaf geen antwoord", "the register gave no answer" },
    { "het register antwoordde niet op tijd", "the register did not answer in time" },
    { "het register spreekt iets anders tegen", "the register contradicts something else" },
    { "niet opgezocht: het staat niet vast dat het mag", "not looked up: it is not settled whether it is allowed" },
    { "niet opgezocht: het mag niet", "not looked up: it is not allowed" },
};

enum { ANSWER_MOST = 1 << 20, USUAL_MILLISECONDS = 3000 };

/* Nine digits that pass the eleven test. */
static bool is_bsn(const char *bsn)
{
    int32_t sum = 0;
    for (int32_t i = 0; i < 9; i++) {
        if (bsn[i] < '0' || bsn[i] > '9') return false;
        sum += (bsn[i] - '0') * (i < 8 ? 9 - i : -1);
    }
    return bsn[9] == 0 && sum % 11 == 0 && sum != 0;
}

/* ---- what is asked ---- */

static bool wants(const struct lookup *list, int32_t count, const char *fact)
{
    for (int32_t i = 0; i < count; i++) if (list[i].result == LOOKUP_down && strcmp(list[i].fact, fact) == 0) return true;
    return false;
}

/* Only the fields behind the facts that are wanted, and the number, so that an answer about somebody else is seen. */
static void put_brp_fields(struct text *out, const struct lookup *list, int32_t count)
{
    static const char *const fields[][3] = { { "geboortedatum", "geboorte.datum" }, { "gemeente", "gemeenteVanInschrijving" }, { "heeftPartner", "partners.geboorte.datum", "partners.ontbindingHuwelijkPartnerschap" },
        { "partnerGeboortedatum", "partners.geboorte.datum", "partners.ontbindingHuwelijkPartnerschap" }, { "huisgenoten", "verblijfplaats.adresseerbaarObjectIdentificatie", "partners.burgerservicenummer" } };
    bool partner = false;
    put_open(out, "fields", '[');
    put_comma(out);
    put_string(out, "burgerservicenummer");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        bool of_partner = strncmp(fields[i][1], "partners", 8) == 0;
        if (!wants(list, count, fields[i][0]) || (of_partner && partner)) continue;
        partner |= of_partner;
        for (int k = 1; k < 3 && fields[i][k]; k++) { put_comma(out); put_string(out, fields[i][k]); }
    }
    text_char(out, ']');
}

static void put_request(struct text *out, enum register_id of, const struct lookup_asked *asked, const struct lookup *list, int32_t count)
{
    text_char(out, '{');
    if (of == REGISTER_brp) {
        put_member(out, "type", "RaadpleegMetBurgerservicenummer");
        put_open(out, "burgerservicenummer", '[');
        put_string(out, asked->bsn);
        text_char(out, ']');
        put_brp_fields(out, list, count);
    } else {
        put_member(out, "burgerservicenummer", asked->bsn);
        put_member(out, "doel", asked->purpose);
        put_date(out, "op", asked->on, DATE_NEVER);
        put_open(out, "gegevens", '[');
        for (int32_t i = 0; i < count; i++) if (list[i].result == LOOKUP_down) { put_comma(out); put_string(out, list[i].fact); }
        text_char(out, ']');
    }
    text_char(out, '}');
}

/* ---- one request ---- */

struct call { const struct register_place *place; struct arena *arena; enum lookup_result result; const char *why[2]; const struct node *said; };

static void call_is(struct call *c, enum lookup_result result, const char *nl, const char *en)
{
    c->result = result;
    c->why[0] = nl;
    c->why[1] = en;
}

static void send(struct call *c, const char *path, const char *body)
{
    struct http_answer reply;
    char url[512];
    struct text address = TEXT_IN(url);
    call_is(c, LOOKUP_down, "", "");
    if (!c->place->url) { call_is(c, LOOKUP_down, "er is geen verbinding met dit register ingesteld", "no connection with this register was set up"); return; }
    text_put(&address, c->place->url);
    text_put(&address, path);
    const struct http_call call = { .url = text_string(&address), .json = body, .bearer = c->place->bearer, .ca_file = c->place->ca_file, .most = ANSWER_MOST,
                                    .milliseconds = c->place->milliseconds > 0 ? c->place->milliseconds : USUAL_MILLISECONDS };
    if (address.failed || !http_may_ask(call.url)) { call_is(c, LOOKUP_down, "het adres van dit register is niet veilig", "the address of this register is not safe"); return; }
    if (!http_ask(c->arena, &call, &reply)) { if (reply.slow) call_is(c, LOOKUP_slow, "", ""); return; }
    if (reply.status == 404) { call_is(c, LOOKUP_absent, "", ""); return; }
    if (reply.status != 200) { call_is(c, LOOKUP_down, "het register meldde een fout", "the register reported a failure"); return; }
    c->said = node_from_json(c->arena, reply.bytes, reply.size, NULL);
    if (c->said) call_is(c, LOOKUP_value, "", ""); else call_is(c, LOOKUP_unknown, "het antwoord is niet te lezen", "the answer cannot be read");
}

/* Who lives at the address: a second request, with the object that the first one named. */
static const struct node *ask_residents(struct call *c, const struct node *persons, date on)
{
    const struct node *list = node_get(persons, "personen"), *object = node_get(node_get(list && list->kind == NODE_LIST ? list->first : NULL, "verblijfplaats"), "adresseerbaarObjectIdentificatie");
    struct call second = { .place = c->place, .arena = c->arena };
    struct text body = { 0 };
    if (!object || object->kind != NODE_TEXT || object->size > 32) return NULL;
    text_char(&body, '{');
    put_member(&body, "type", "BewoningMetPeildatum");
    put_date(&body, "peildatum", on, DATE_NEVER);
    put_key(&body, "adresseerbaarObjectIdentificatie");
    text_json(&body, object->text, object->size);
    text_char(&body, '}');
    if (!body.failed) send(&second, "/bewoningen", text_string(&body));
    text_free(&body);
    return second.said;
}

static const char *const paths[REGISTERS] = { "/personen", "/v1/raadplegingen", "/v1/inschrijvingen" };

static bool ask_register(const struct registers *r, struct arena *arena, enum register_id of, const struct lookup_asked *asked, struct lookup *list, int32_t count)
{
    struct call call = { .place = &r->place[of], .arena = arena, .why = { "", "" } };
    struct text body = { 0 };
    put_request(&body, of, asked, list, count);
    bool good = !body.failed;
    if (good) send(&call, paths[of], text_string(&body));
    text_free(&body);
    const struct node *more = call.said && of == REGISTER_brp && wants(list, count, "huisgenoten") ? ask_residents(&call, call.said, asked->on) : NULL;
    struct lookup read[LOOKUPS_MOST];
    int32_t wanted = 0;
    for (int32_t i = 0; i < count; i++) {
        if (list[i].result != LOOKUP_down) continue;
        read[wanted] = list[i];
        lookup_is(&read[wanted++], call.result, call.why[0], call.why[1]);
    }
    if (call.said) register_read(arena, of, call.said, more, asked->bsn, asked->on, read, wanted);
    for (int32_t i = 0, k = 0; i < count; i++) if (list[i].result == LOOKUP_down && k < wanted) list[i] = read[k++];
    return good;
}

/* ---- all of it ---- */

static bool refuse(struct problems *problems, const char *field, const char *value, const char *nl, const char *en)
{
    problem_add(problems, 0, field, value, value ? strlen(value) : 0, nl, en);
    return false;
}

bool register_look(const struct registers *r, struct arena *arena, enum register_id of, const struct lookup_asked *asked, const char *const *facts, int32_t count, struct lookup *out, struct problems *problems)
{
    const char *allowed[LOOKUPS_MOST];
    int32_t wanted = 0;
    bool good = true;
    if (count < 1 || count > LOOKUPS_MOST) return refuse(problems, "feiten", NULL, "1 tot 32 feiten", "1 to 32 facts");
    if (!asked->bsn || strlen(asked->bsn) != 9 || !is_bsn(asked->bsn)) good = refuse(problems, "bsn", NULL, "een burgerservicenummer", "a citizen service number");      /* the number itself is never told */
    if (!asked->purpose || !register_purpose_find(r->law, asked->purpose)) good = refuse(problems, "doel", asked->purpose, "een doel uit het bestand met doelen", "a purpose of the file of purposes");
    for (int32_t i = 0; i < count; i++) if (!register_holds(of, facts[i])) good = refuse(problems, "feit", facts[i], "een feit dat dit register heeft", "a fact that this register holds");
    if (!good) return false;
    for (int32_t i = 0; i < count; i++) {
        struct lookup *l = &out[i];
        *l = (struct lookup){ .of = of, .fact = facts[i], .time = asked->now, .status = register_status(r->law, of, asked->purpose, facts[i], asked->on) };
        lookup_is(l, l->status.legal == LEGAL_toegestaan ? LOOKUP_down : l->status.legal == LEGAL_verboden ? LOOKUP_refused : LOOKUP_skipped, l->status.legal == LEGAL_toegestaan ? "" : l->status.note[0], l->status.legal == LEGAL_toegestaan ? "" : l->status.note[1]);
        if (l->result == LOOKUP_down) allowed[wanted++] = facts[i];
    }
    if (!wanted) return true;
    if (asked->log && !asked->log(asked->context, of, asked->purpose, allowed, wanted)) {
        for (int32_t i = 0; i < count; i++) if (out[i].result == LOOKUP_down) lookup_is(&out[i], LOOKUP_down, "de raadpleging kon niet worden vastgelegd, dus is niets gevraagd", "the look-up could not be logged, so nothing was asked");
        return true;
    }
    return ask_register(r, arena, of, asked, out, count) || refuse(problems, "breed", NULL, "meer geheugen", "more memory");
}

int32_t lookups_compare(struct arena *arena, struct lookup *list, int32_t count, const struct node *known)
{
    int32_t found = 0;
    bool differs[LOOKUPS_MOST * REGISTERS] = { false };
    int32_t most = count < (int32_t)(sizeof differs) ? count : (int32_t)(sizeof differs);
    for (int32_t i = 0; i < most; i++) {
        if (list[i].result != LOOKUP_value) continue;
        const struct node *value = node_from_json(arena, list[i].value, strlen(list[i].value), NULL), *have = node_get(known, list[i].fact);
        bool told = have && !node_is(have, "onbekend");
        if (value && told && node_differences(value, have, NULL, NULL)) differs[i] = true;
        for (int32_t k = 0; k < most && !differs[i]; k++)
            if (k != i && list[k].result == LOOKUP_value && strcmp(list[i].fact, list[k].fact) == 0 && strcmp(list[i].value, list[k].value) != 0) differs[i] = true;
    }
    for (int32_t i = 0; i < most; i++) {
        if (!differs[i]) continue;
        lookup_is(&list[i], LOOKUP_contradicts, "", "");
        found++;
    }
    return found;
}
