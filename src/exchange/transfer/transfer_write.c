/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_write.c: a dossier that is handed over as a message: only what the table lists, each fact as it holds on the last day of payment here. */
#include "exchange/transfer/transfer_inside.h"

#include <string.h>
#include "base/members.h"
#include "base/node.h"
#include "exchange/data.h"
#include "exchange/records/record.h"

enum { SOON_MONTHS = 3 };       /* what a signal calls near the switch; its sentences say three months */

struct offer {
    const struct transfer_case *c; const struct case_setting *setting; struct arena *arena; struct problems *problems; struct text *out;
    const struct transfer_table *table; struct lw_history h;
    date moved, until, from; int32_t former, next; bool good;
};

static bool refuse(struct offer *o, const char *field, const char *value, const char *nl, const char *en)
{
    problem_add(o->problems, 0, field, value, value ? strlen(value) : 0, nl, en);
    return o->good = false;
}

/* ---- the switch, by the rule ---- */

static date moved_on(const struct dossier *d)
{
    date day = DATE_NEVER;
    for (int32_t i = 0; i < d->events; i++) if (d->event[i].step && strcmp(d->process->event[d->event[i].event].name, "verhuizing") == 0) day = d->event[i].on;
    return day;
}

static int32_t attempts(const struct dossier *d)
{
    int32_t n = 0;
    for (int32_t i = 0; i < d->events; i++) n += d->event[i].step && strcmp(d->process->event[d->event[i].event].name, "overdracht-ingetrokken") == 0;
    return n;
}

static bool find_switch(struct offer *o)
{
    struct asked a;
    int64_t value = 0;
    bool none;
    o->moved = moved_on(o->c->main);
    if (o->moved == DATE_NEVER || !ask_begin(&a, "verhuizing")) return refuse(o, "verhuisdatum", NULL, "een verhuizing in het dossier", "a move in the dossier");
    timeline_facts(o->c->main->days, a.rule, o->moved, &a.facts);
    ask_rule_now(&a, o->setting->law);
    int32_t from = rule_fact(a.rule, "vanGemeente", 11), to = rule_fact(a.rule, "naarGemeente", 12);
    bool known = facts_head(&a.facts)->given >> from & facts_head(&a.facts)->given >> to & 1;
    if (!known) return refuse(o, "naarGemeente", NULL, "de gemeente van voor en na de verhuizing", "the municipality before and after the move");
    o->former = (int32_t)term_plain(a.rule->facts[from].term, a.facts.bytes + a.rule->facts[from].offset);
    o->next = (int32_t)term_plain(a.rule->facts[to].term, a.facts.bytes + a.rule->facts[to].offset);
    if (!asked_value(&a, "betaaltTot", &value, &none) || none) return refuse(o, "betaaltTot", NULL, "een laatste dag van betalen, volgens de regel verhuizing",
        "a last day of payment, by the rule verhuizing");
    o->until = (date)value;
    if (!asked_value(&a, "betaaltVanaf", &value, &none) || none) return refuse(o, "betaaltVanaf", NULL, "een eerste dag van betalen, volgens de regel verhuizing",
        "a first day of payment, by the rule verhuizing");
    o->from = (date)value;
    return o->from == o->until + 1 || refuse(o, "betaaltVanaf", NULL, "de dag na betaaltTot: zonder gat of overlap", "the day after betaaltTot: without gap or overlap");
}

/* ---- facts and other things ---- */

static const struct dossier *other_of(const struct offer *o, const char *process)
{
    for (int32_t i = 0; i < o->c->others; i++) if (strcmp(o->c->other[i]->process->name, process) == 0) return o->c->other[i];
    return NULL;
}

static bool runs(const struct dossier *d, const char *state) { return strcmp(d->process->state[d->state[0]].name, state) == 0; }

/* The last that events gave under a name in their data. */
static const struct node *data_of(const struct dossier *d, const char *name)
{
    const struct node *found = NULL;
    for (int32_t i = 0; i < d->events; i++) {
        const struct node *node = d->event[i].withdrawn || !d->event[i].data ? NULL : node_get(d->event[i].data, name);
        if (node) found = node;
    }
    return found;
}

/* The wage value or flat rate as the records say; other facts as the situation does. False: not known. */
static bool put_fact(struct offer *o, const struct dossier *d, const struct transfer_item *item, struct text *value)
{
    const struct lw_record *r = loonwaarde_on(&o->h, o->until);
    const struct said *said = dossier_fact(d, item->name, o->until);
    if (strcmp(item->name, "loonwaarde") == 0) { if (!r || r->flat_rate) return false; text_int(value, r->wage_value); return true; }
    if (strcmp(item->name, "forfaitair") == 0) { if (!r) return false; text_put(value, r->flat_rate ? "\"ja\"" : "\"nee\""); return true; }
    if (strcmp(item->name, "loonwaardeVastgesteldOp") == 0 && (!r || r->flat_rate)) return false;
    if (strcmp(item->name, "forfaitVastgesteldOp") == 0 && (!r || !r->flat_rate)) return false;
    if (strcmp(item->name, "bezwaarOntvangen") == 0) said = dossier_fact(d, item->name, o->setting->now);
    if (!said || !said->value) return false;
    if (said->term->kind == KIND_date && term_plain(said->term, said->value) == DATE_NEVER && strcmp(item->name, "eindeDienstbetrekking") != 0) return false;
    term_put(value, said->term, said->value, true);
    return true;
}

static bool put_plain(struct text *value, const char *string)
{
    if (!string || !*string) return false;
    text_json(value, string, strlen(string));
    return true;
}
static bool put_day(struct text *value, date day)
{
    if (day == DATE_NEVER) return false;
    text_char(value, '"');
    text_date(value, day);
    text_char(value, '"');
    return true;
}

static date day_of_event(const struct dossier *d, const char *const names[], int32_t count)
{
    date day = DATE_NEVER;
    for (int32_t i = 0; i < d->events; i++)
        for (int32_t k = 0; d->event[i].step && k < count; k++) if (strcmp(d->process->event[d->event[i].event].name, names[k]) == 0) day = d->event[i].on;
    return day;
}

static bool put_given(struct offer *o, const struct dossier *d, const char *name, struct text *value)
{
    static const char *const begins[] = { "toekenning" }, *const ends[] = { "in-dienst", "beeindiging" };
    const struct case_parties *p = &o->c->main->parties;
    if (strcmp(name, "bsn") == 0) return put_plain(value, p->person.bsn);
    if (strcmp(name, "naam") == 0) return put_plain(value, p->person.name);
    if (strcmp(name, "loonheffingennummer") == 0) return put_plain(value, p->firm.id);
    if (strcmp(name, "werkgever") == 0) return put_plain(value, p->firm.name);
    if (strcmp(name, "contact") == 0) return put_plain(value, p->firm.contact);
    if (strcmp(name, "iban") == 0) return put_plain(value, o->c->extra.iban);
    if (strcmp(name, "noRisk") == 0) return put_plain(value, o->c->extra.no_risk);
    if (strcmp(name, "organisatie") == 0) return put_plain(value, o->c->extra.coach_organisation);
    if (strcmp(name, "ondersteuningTot") == 0) return put_day(value, o->c->extra.coach_until);
    if (strcmp(name, "proefplaatsVan") == 0) return put_day(value, day_of_event(d, begins, 1));
    if (strcmp(name, "proefplaatsTot") == 0) return put_day(value, day_of_event(d, ends, 2));
    if (strcmp(name, "bedragPerMaand") == 0) {
        struct cell cell = dossier_amount_on(o->c->main, o->setting, o->until);
        if (cell.state == CELL_amount) text_decimal(value, cell.amount, 2, '.');
        return cell.state == CELL_amount;
    }
    const struct node *data = data_of(d, name);
    if (data && data->kind == NODE_TEXT) text_json(value, data->text, data->size);
    return data && data->kind == NODE_TEXT;
}

/* ---- parts ---- */

static void put_items(struct offer *o, const struct transfer_part *part, const struct dossier *d)
{
    for (int32_t i = 0; i < part->items; i++) {
        const struct transfer_item *item = &part->item[i];
        struct text value = { 0 };
        bool any = item->form == FORM_fact ? put_fact(o, d, item, &value) : put_given(o, d, item->name, &value);
        if (any) { put_key(o->out, item->name); text_bytes(o->out, text_string(&value), value.size); }
        else if (item->required) (void)refuse(o, item->name, NULL, "een waarde: zonder kan de nieuwe gemeente niet besluiten", "a value: without it the new municipality cannot decide");
        o->out->failed |= value.failed;
        text_free(&value);
    }
}

/* Which state of the other process says that there is something to hand over; NULL: any after a grant. */
static bool hands_over(const struct dossier *d)
{
    if (strcmp(d->process->name, "ondersteuning") == 0) return runs(d, "monitoren");
    if (strcmp(d->process->name, "voorzieningen") == 0) return runs(d, "toegekend");
    static const char *const begins[] = { "toekenning" };
    return day_of_event(d, begins, 1) != DATE_NEVER;
}

static void put_part(struct offer *o, const struct transfer_part *part)
{
    if (!*part->process) { put_open(o->out, part->name, '{'); put_items(o, part, o->c->main); text_char(o->out, '}'); return; }
    bool opened = false;
    for (int32_t i = 0; i < o->c->others; i++) {
        const struct dossier *d = o->c->other[i];
        if (strcmp(d->process->name, part->process) != 0 || !hands_over(d) || (opened && !part->list)) continue;
        if (!opened && part->list) put_open(o->out, part->name, '[');
        put_open(o->out, part->list ? NULL : part->name, '{');
        put_items(o, part, d);
        text_char(o->out, '}');
        opened = true;
    }
    if (opened && part->list) text_char(o->out, ']');
}

/* ---- signals ---- */

static bool soon(const struct offer *o, date day) { return day != DATE_NEVER && day >= o->until && day < add_months(o->from, SOON_MONTHS); }

static void put_signals(struct offer *o)
{
    const struct dossier *support = other_of(o, "ondersteuning");
    const struct lw_record *r = loonwaarde_on(&o->h, o->until);
    const struct said *objection = dossier_fact(o->c->main, "bezwaarOntvangen", o->setting->now), *months = dossier_fact(o->c->main, "maandenTotNieuweMeting", o->until);
    bool coach = support && runs(support, "monitoren");
    put_open(o->out, "signalen", '[');
    if (coach) { put_comma(o->out); put_string(o->out, "jobcoach-loopt"); }
    if (coach && soon(o, o->c->extra.coach_until)) { put_comma(o->out); put_string(o->out, "jobcoach-eindigt-rond-overgang"); }
    if (!support) { put_comma(o->out); put_string(o->out, "jobcoach-onbekend"); }
    if (r && r->flat_rate && soon(o, r->until)) { put_comma(o->out); put_string(o->out, "vast-deel-eindigt"); }
    if (r && !r->flat_rate && r->fixed != DATE_NEVER && months && months->value && soon(o, add_months(r->fixed, (int32_t)term_plain(months->term,
        months->value)))) { put_comma(o->out); put_string(o->out, "meting-verwacht"); }
    if (objection && objection->value && term_plain(objection->term, objection->value) != DATE_NEVER) { put_comma(o->out); put_string(o->out, "bezwaar-loopt"); }
    text_char(o->out, ']');
}

static void put_content(struct offer *o)
{
    text_char(o->out, '{');
    put_date(o->out, "verhuisdatum", o->moved, DATE_NEVER);
    put_date(o->out, "betaaltTot", o->until, DATE_NEVER);
    put_date(o->out, "betaaltVanaf", o->from, DATE_NEVER);
    put_open(o->out, "delen", '{');
    for (int32_t i = 0; i < o->table->parts; i++) put_part(o, &o->table->part[i]);
    text_char(o->out, '}');
    put_signals(o);
    text_char(o->out, '}');
}

bool transfer_offer(struct text *out, const struct transfer_case *c, const struct case_setting *setting, struct problems *problems)
{
    struct arena arena = { 0 };
    struct problems own = { .count = 0 };
    struct text content = { 0 };
    struct transfer_table table;
    struct offer o = { .c = c, .setting = setting, .arena = &arena, .problems = problems ? problems : &own, .out = &content, .table = &table, .good = true };
    bool good = transfer_table_read(&table, &arena, o.problems);
    if (good && (strcmp(c->main->process->name, "loonkostensubsidie") != 0 || !runs(c->main, "overdracht")))
        good = refuse(&o, "toestand", c->main->process->state[c->main->state[0]].name, "een loonkostensubsidie die wordt overgedragen", "a wage cost subsidy that is handed over");
    good = good && find_switch(&o) && loonwaarde_history(&o.h, &arena, c->main, setting);
    if (good) put_content(&o);
    good = good && o.good && !content.failed;
    if (good) {
        char key[DIGEST_TEXT];
        key_of_offer(key, o.former, o.next, c->reference, o.moved, attempts(c->main));
        put_envelope(out, TRANSFER_overdracht, key, key, o.former, o.next, text_string(&content), content.size);
    }
    text_free(&content);
    arena_free(&arena);
    return good && !out->failed;
}

bool transfer_reply(struct text *out, const struct transfer_message *offer, enum transfer_kind kind, date day, const char *reason)
{
    struct text content = { 0 };
    char key[DIGEST_TEXT];
    bool by_new = kind == TRANSFER_aanvaard || kind == TRANSFER_betwist, says_why = kind == TRANSFER_betwist || kind == TRANSFER_ingetrokken;
    if (kind == TRANSFER_overdracht || (says_why && (!reason || !*reason)) || (!says_why && day == DATE_NEVER)) return false;
    key_of_reply(key, kind, offer->key);
    text_char(&content, '{');
    put_member(&content, "digestOverdracht", offer->digest);
    if (says_why) put_member(&content, "reden", reason);
    else put_date(&content, kind == TRANSFER_aanvaard ? "betaaltVanaf" : "betaaldTot", day, DATE_NEVER);
    text_char(&content, '}');
    put_envelope(out, kind, key, offer->key, by_new ? offer->to : offer->from, by_new ? offer->from : offer->to, text_string(&content), content.size);
    bool good = !content.failed && !out->failed;
    text_free(&content);
    return good;
}
