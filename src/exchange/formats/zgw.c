/* SPDX-License-Identifier: EUPL-1.2 */
/* zgw.c: zaak, statussen, resultaat, rollen and besluiten out of the events of a dossier. */
#include "exchange/formats/zgw.h"

#include <string.h>
#include "base/members.h"
#include "exchange/data.h"

enum { IDENTIFICATION = 40, OF_DECISION = 50, EXPLANATION = 1000, SHORT_EXPLANATION = 200, DESCRIPTION = 80 };

struct zgw { struct text *out; struct dossier *d; const struct zgw_setting *z; const struct case_setting *setting; struct problems *problems; struct arena *arena; bool good; };

static void refuse(struct zgw *w, const char *field, const char *nl, const char *en)
{
    problem_add(w->problems, 0, field, NULL, 0, nl, en);
    w->good = false;
}

/* No longer than so many characters; cut between them. */
static void put_short(struct text *out, const char *name, const char *string, size_t size, int32_t most)
{
    while (text_columns(string, size) > most) do size--; while (size && ((unsigned char)string[size] & 0xC0) == 0x80);
    put_key(out, name);
    text_json(out, string, size);
}

static void put_type(struct zgw *w, const char *member, const char *kind, const char *name)
{
    struct text address = { 0 };
    text_put(&address, w->z->catalogue);
    text_char(&address, '/');
    text_put(&address, kind);
    text_char(&address, '/');
    text_put(&address, w->d->process->name);
    if (name) { text_char(&address, '/'); text_put(&address, name); }
    put_member(w->out, member, text_string(&address));
    w->out->failed |= address.failed;
    text_free(&address);
}

/* ---- zaak ---- */

/* The request to complete that nobody has answered yet. */
static const struct case_event *open_request(const struct dossier *d)
{
    const struct case_event *open = NULL;
    for (int32_t i = 0; i < d->events; i++) {
        enum case_clock clock = d->event[i].step ? d->process->event[d->event[i].event].clock : CLOCK_none;
        if (clock == CLOCK_stops) open = &d->event[i];
        if (clock == CLOCK_runs) open = NULL;
    }
    return open && d->process->state[d->state[0]].end ? NULL : open;
}

static date deadline_of(const struct dossier *d)
{
    for (int32_t i = 0; i < d->deadlines; i++)
        if (d->deadline[i].due == DUE_dated && strncmp(d->deadline[i].deadline->name, "besluit", 7) == 0) return d->deadline[i].on;
    return DATE_NEVER;
}

static void put_case(struct zgw *w)
{
    const struct dossier *d = w->d;
    const struct case_event *open = open_request(d);
    date due = deadline_of(d);
    put_open(w->out, "zaak", '{');
    put_member(w->out, "identificatie", w->z->id);
    put_member(w->out, "bronorganisatie", w->z->rsin);
    put_short(w->out, "omschrijving", d->process->title[0], strlen(d->process->title[0]), DESCRIPTION);
    put_type(w, "zaaktype", "zaaktypen", NULL);
    put_date(w->out, "registratiedatum", d->event[0].done, DATE_NEVER);
    put_member(w->out, "verantwoordelijkeOrganisatie", w->z->rsin);
    put_date(w->out, "startdatum", d->event[0].on, DATE_NEVER);
    if (d->process->state[d->state[0]].end) put_date(w->out, "einddatum", d->since[0], DATE_NEVER);
    if (due != DATE_NEVER) put_date(w->out, "uiterlijkeEinddatumAfdoening", due, DATE_NEVER);
    put_member(w->out, "vertrouwelijkheidaanduiding", "zaakvertrouwelijk");
    put_open(w->out, "opschorting", '{');
    put_bool(w->out, "indicatie", open != NULL);
    const char *reason = open ? "De gemeente wacht op aanvulling (Awb 4:15)." : "";
    put_short(w->out, "reden", reason, strlen(reason), SHORT_EXPLANATION);
    text_put(w->out, "}}");
}

/* ---- statussen and resultaat ---- */

static void put_moment(struct text *out, const char *name, date on)
{
    put_key(out, name);
    text_char(out, '"');
    text_date(out, on);
    text_put(out, "T00:00:00Z\"");
}

static void put_statuses(struct zgw *w)
{
    const struct dossier *d = w->d;
    put_open(w->out, "statussen", '[');
    for (int32_t i = 0; i < d->events; i++) {
        const struct case_event *e = &d->event[i];
        if (!e->step || d->process->state[e->step->to].track != 0 || e->step->to == e->step->from) continue;
        const struct process_state *s = &d->process->state[e->step->to];
        put_open(w->out, NULL, '{');
        put_type(w, "statustype", "statustypen", s->name);
        put_moment(w->out, "datumStatusGezet", e->done);
        put_short(w->out, "statustoelichting", s->text[0], strlen(s->text[0]), EXPLANATION);
        text_char(w->out, '}');
    }
    text_char(w->out, ']');
}

static void put_result(struct zgw *w)
{
    const struct node *table = exchange_table(w->arena, "zgw.yaml", w->problems), *list = table ? node_get(table, "resultaten") : NULL;
    const char *state = w->d->process->state[w->d->state[0]].name;
    if (!list) { w->good = false; return; }
    for (const struct node *node = list->first; node; node = node->next) {
        if (strcmp(table_text(node, "toestand"), state) != 0) continue;
        put_open(w->out, "resultaat", '{');
        put_type(w, "resultaattype", "resultaattypen", table_text(node, "resultaat"));
        text_char(w->out, '}');
        return;
    }
}

/* ---- rollen ---- */

static void begin_role(struct zgw *w, const char *type, const char *role, const char *explained)
{
    put_open(w->out, NULL, '{');
    put_member(w->out, "betrokkeneType", type);
    put_type(w, "roltype", "roltypen", role);
    put_member(w->out, "roltoelichting", explained);
    put_open(w->out, "betrokkeneIdentificatie", '{');
}

static void put_roles(struct zgw *w)
{
    const struct case_parties *p = &w->d->parties;
    put_open(w->out, "rollen", '[');
    if (w->z->persons && p->person.bsn) {
        begin_role(w, "natuurlijk_persoon", "werknemer", "werknemer");
        put_member(w->out, "inpBsn", p->person.bsn);
        if (p->person.name) put_short(w->out, "geslachtsnaam", p->person.name, strlen(p->person.name), 200);
        text_put(w->out, "}}");
    }
    if (w->z->persons && p->firm.id) {
        begin_role(w, "niet_natuurlijk_persoon", "werkgever", "werkgever");
        put_key(w->out, "innNnpId");
        text_json(w->out, p->firm.id, 9);           /* its first nine digits are the RSIN */
        if (p->firm.name) put_short(w->out, "statutaireNaam", p->firm.name, strlen(p->firm.name), 500);
        text_put(w->out, "}}");
    }
    begin_role(w, "organisatorische_eenheid", "behandelaar", "de gemeente die het dossier behandelt");
    put_member(w->out, "identificatie", "consulent");
    text_put(w->out, "}}]");
}

/* ---- besluiten ---- */

static void put_decision(struct zgw *w, const struct case_event *e)
{
    const struct process_event *event = &w->d->process->event[e->event];
    struct text name = { 0 };
    date react = e->sent != DATE_NEVER ? objection_until(w->setting->law, e->sent) : DATE_NEVER;
    text_put(&name, w->z->id);
    text_char(&name, '-');
    text_int(&name, e->position);
    if (text_columns(text_string(&name), name.size) > OF_DECISION) refuse(w, "identificatie", "hoogstens 40 tekens", "at most 40 characters");
    put_open(w->out, NULL, '{');
    put_member(w->out, "identificatie", text_string(&name));
    put_member(w->out, "verantwoordelijkeOrganisatie", w->z->rsin);
    put_type(w, "besluittype", "besluittypen", event->name);
    put_date(w->out, "datum", e->done, DATE_NEVER);
    put_date(w->out, "ingangsdatum", event->last_day ? e->on + 1 : e->on, DATE_NEVER);
    if (e->sent != DATE_NEVER) put_date(w->out, "verzenddatum", e->sent, DATE_NEVER);
    if (react != DATE_NEVER) put_date(w->out, "uiterlijkeReactiedatum", react, DATE_NEVER);
    put_short(w->out, "toelichting", event->text[0], strlen(event->text[0]), EXPLANATION);
    text_char(w->out, '}');
    w->out->failed |= name.failed;
    text_free(&name);
}

static bool digits_only(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) if (text[i] < '0' || text[i] > '9') return false;
    return text[size] == 0;
}

bool zgw_write(struct text *out, struct dossier *d, const struct zgw_setting *z, const struct case_setting *setting, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct arena arena = { 0 };
    struct zgw w = { out, d, z, setting, problems ? problems : &own, &arena, true };
    size_t start = out->size;
    if (!z->id || !*z->id || strlen(z->id) > IDENTIFICATION) refuse(&w, "identificatie", "1 t/m 40 tekens", "1 to 40 characters");
    if (!z->rsin || strlen(z->rsin) != 9 || !digits_only(z->rsin, 9)) refuse(&w, "rsin", "negen cijfers", "nine digits");
    if (!z->catalogue || (strncmp(z->catalogue, "http", 4) != 0 && strncmp(z->catalogue, "urn:", 4) != 0)) refuse(&w, "catalogus", "een adres", "an address");
    if (w.good) {
        text_char(out, '{');
        put_case(&w);
        put_statuses(&w);
        put_result(&w);
        put_roles(&w);
        put_open(out, "besluiten", '[');
        for (int32_t i = 0; i < d->events; i++) if (d->event[i].step && d->process->event[d->event[i].event].decision) put_decision(&w, &d->event[i]);
        text_put(out, "]}");
    }
    arena_free(&arena);
    if (!w.good) out->size = start;
    return w.good && !out->failed;
}
