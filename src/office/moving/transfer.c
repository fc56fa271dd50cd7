/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer.c: hand-overs by the people of an office: offered, answered, looked at; and the steps of a dossier that hang on them. */
#include "office/moving/transfer_kept.h"

#include <stdlib.h>
#include <string.h>

enum { OTHERS_MOST = 20, TRANSFERS_MOST = 500 };

/* ---- who ---- */

static enum office_status gate(const struct asking *asking, enum act act)
{
    enum office_status status = office_gate(asking, act, RESOURCE_overdracht);
    if (status != OFFICE_OK) return status;
    return asking->viewer->role == CASE_consulent && *asking->viewer->municipality ? OFFICE_OK : OFFICE_FORBIDDEN;
}

static enum office_status end(struct office *o, enum office_status status)
{
    if (status == OFFICE_OK) return office_of_store(store_commit(o->set.store));
    store_rollback(o->set.store);
    return status;
}

static bool is_state(const struct dossier *d, const char *state) { return strcmp(d->process->state[d->state[0]].name, state) == 0; }

/* ---- offering ---- */

/* Other dossiers of the same person with this municipality: what of them goes over, the table of the hand-over says. */
static enum office_status find_others(struct office *o, struct arena *arena, const struct asking *asking, const struct store_dossier *line, struct dossier **other, int32_t *count)
{
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    const struct store_query q = { .municipality = line->municipality, .person = &line->person, .most = OTHERS_MOST };
    struct store_page page = { .count = 0 };
    enum office_status status = line->has_person ? office_of_store(store_find(o->set.store, arena, &q, &page)) : OFFICE_OK;
    *count = 0;
    for (int32_t i = 0; i < page.count && status == OFFICE_OK; i++) {
        struct opened opened = { .line = page.item[i] };
        if (page.item[i].erased || strcmp(page.item[i].id, line->id) == 0) continue;
        status = office_entries(o, arena, &opened);
        struct dossier *d = status == OFFICE_OK ? arena_take_zero(arena, sizeof *d) : NULL;
        if (!d) return status == OFFICE_OK ? OFFICE_STORE : status;
        if (!dossier_of(d, arena, opened.entry, opened.count, &set, NULL) || strcmp(d->process->name, "loonkostensubsidie") == 0) continue;
        other[(*count)++] = d;
        status = office_log(o, asking, "overdracht aanbieden", page.item[i].id, &line->person, false);
    }
    return status;
}

/* Records the offer, unless it stands there. */
static enum office_status keep_offer(struct office *o, struct arena *arena, const struct asking *asking, const struct opened *opened, const struct text *message, const char **key, struct problems *problems)
{
    struct transfer_message m;
    struct kept k, before;
    char own[CODE_SIZE];
    const char *copy = arena_copy(arena, message->data, message->size);
    if (!copy) return OFFICE_STORE;
    if (!transfer_read(&m, arena, copy, message->size, problems)) return OFFICE_REFUSED;
    code_text(own, m.from);
    if (strcmp(own, opened->line.municipality) != 0) { (void)office_refuse(problems, "vanGemeente", own, "de gemeente die dit dossier behandelt", "the municipality that handles this file"); return OFFICE_REFUSED; }
    *key = m.key;
    enum office_status status = kept_of_dossier(o, arena, opened->line.id, &before);
    if (status == OFFICE_OK && strcmp(before.t.key, m.key) == 0) return OFFICE_OK;
    if (status == OFFICE_OK && before.t.state != STATE_withdrawn && before.t.state != STATE_closed) {
        (void)office_refuse(problems, "overdracht", NULL, "eerst de vorige overdracht van dit dossier intrekken", "first call off the earlier hand-over of this file");
        return OFFICE_REFUSED;
    }
    if (status != OFFICE_OK && status != OFFICE_ABSENT) return status;
    k = (struct kept){ .dossier = opened->line.id, .reason = "", .paid = DATE_NEVER, .offer = node_from_json(arena, copy, message->size, NULL) };
    transfer_begin(&k.t, SIDE_former, &m);
    return k.offer && kept_post(&k, arena, copy, message->size, asking->now) ? kept_put(o, &k) : OFFICE_STORE;
}

static enum office_status offer(struct office *o, struct arena *arena, const struct asking *asking, const char *id, const struct transfer_extra *extra, const char **key, struct problems *problems)
{
    struct opened opened;
    struct dossier main, *other[OTHERS_MOST];
    struct text message = { 0 };
    int32_t others = 0;
    const struct case_setting set = office_case_setting(o, asking->today, CASE_amounts);
    enum office_status status = office_find(o, arena, asking, id, ACT_write, RESOURCE_overdracht, &opened);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    if (status == OFFICE_OK) status = find_others(o, arena, asking, &opened.line, other, &others);
    if (status != OFFICE_OK) return status;
    if (!dossier_of(&main, arena, opened.entry, opened.count, &set, NULL)) return OFFICE_STORE;
    const struct transfer_case c = { .main = &main, .other = other, .others = others, .reference = id, .extra = extra ? *extra : (struct transfer_extra){ .coach_until = DATE_NEVER } };
    status = transfer_offer(&message, &c, &set, problems) ? keep_offer(o, arena, asking, &opened, &message, key, problems) : OFFICE_REFUSED;
    text_free(&message);
    return status == OFFICE_OK ? office_log(o, asking, "overdracht aanbieden", id, opened.line.has_person ? &opened.line.person : NULL, false) : status;
}

enum office_status office_transfer_offer(struct office *o, struct arena *arena, const struct asking *asking, const char *id, const struct transfer_extra *extra, const char **key, struct problems *problems)
{
    enum office_status status = gate(asking, ACT_write);
    if (status == OFFICE_OK) status = office_of_store(store_begin(o->set.store));
    return status == OFFICE_OK ? end(o, offer(o, arena, asking, id, extra, key, problems)) : status;
}

/* ---- answering ---- */

static enum office_status refuse_kind(struct problems *problems, const struct kept *k, enum transfer_kind kind)
{
    (void)office_refuse(problems, transfer_kind_name[kind], transfer_state_name[k->t.state], "kan niet zoals de overdracht nu staat", "is not possible as the hand-over stands now");
    return OFFICE_REFUSED;
}

/* The dossier of a hand-over worked out; its line in opened. */
static enum office_status open_dossier(struct office *o, struct arena *arena, const struct asking *asking, const char *id, struct opened *opened, struct dossier *d)
{
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    enum office_status status = office_find(o, arena, asking, id, ACT_write, RESOURCE_overdracht, opened);
    if (status == OFFICE_OK) status = office_entries(o, arena, opened);
    return status != OFFICE_OK ? status : dossier_of(d, arena, opened->entry, opened->count, &set, NULL) ? OFFICE_OK : OFFICE_STORE;
}

static enum office_status answer_inside(struct office *o, struct arena *arena, const struct asking *asking, const char *name, enum transfer_kind kind, const char *reason, date paid, const char **dossier, struct problems *problems)
{
    struct kept k;
    struct opened opened;
    struct dossier d;
    enum office_status status = kept_get(o, arena, name, &k);
    if (status == OFFICE_OK) status = open_dossier(o, arena, asking, k.dossier, &opened, &d);
    if (status != OFFICE_OK) return status;
    bool by_new = kind == TRANSFER_aanvaard || kind == TRANSFER_betwist;
    if (!transfer_may(&k.t, kind) || (by_new && !is_state(&d, "overname"))) return refuse_kind(problems, &k, kind);
    if (kind == TRANSFER_afgesloten || (kind == TRANSFER_ingetrokken && is_state(&d, "overdracht"))) *dossier = k.dossier;       /* the step of the dossier brings the message */
    if (kind == TRANSFER_afgesloten) k.paid = paid;
    else if (!*dossier && !kept_do(&k, arena, kind, kind == TRANSFER_aanvaard ? k.t.pays_from : DATE_NEVER, reason, asking->now)) return OFFICE_STORE;
    status = kept_put(o, &k);
    return status == OFFICE_OK ? office_log(o, asking, "overdracht beantwoorden", k.dossier, opened.line.has_person ? &opened.line.person : NULL, false) : status;
}

static bool sound(enum transfer_kind kind, const char *reason, date paid, date today, struct problems *problems)
{
    bool says_why = kind == TRANSFER_betwist || kind == TRANSFER_ingetrokken, good = true;
    if (kind == TRANSFER_overdracht) good = office_refuse(problems, "antwoord", NULL, "aanvaard, betwist, ingetrokken of afgesloten", "aanvaard, betwist, ingetrokken or afgesloten");
    if (says_why && (!reason || !*reason || strlen(reason) > 2000)) good = office_refuse(problems, "reden", NULL, "een reden van hoogstens 2000 tekens", "a reason of at most 2000 characters");
    if (kind == TRANSFER_afgesloten && paid != DATE_NEVER && (paid < today - 3 * 366 || paid > today + 366)) good = office_refuse(problems, "betaaldTot", NULL, "de laatste dag waarover is betaald", "the last day that was paid for");
    return good;
}

/* The step that goes with it, as an event of the case worker. */
static enum office_status follow_up(struct office *o, struct arena *arena, const struct asking *asking, const char *id, enum transfer_kind kind, const char *name, const char *reason, const char **draft, struct problems *problems)
{
    struct kept k;
    struct text text = { 0 };
    enum office_status status = kept_get(o, arena, name, &k);
    if (status != OFFICE_OK) return status;
    text_char(&text, '{');
    put_member(&text, "gebeurtenis", kind == TRANSFER_afgesloten ? "overgedragen" : "overdracht-ingetrokken");
    put_date(&text, "op", kind == TRANSFER_afgesloten ? k.t.pays_until : asking->today > k.t.pays_from ? asking->today : k.t.pays_from, DATE_NEVER);
    if (reason && *reason) put_member(&text, "reden", reason);
    text_char(&text, '}');
    const char *copy = text.failed ? NULL : arena_copy(arena, text_string(&text), text.size);
    const struct node *event = copy ? node_from_json(arena, copy, text.size, NULL) : NULL;
    text_free(&text);
    if (!event) return OFFICE_STORE;
    return kind == TRANSFER_afgesloten ? office_put_draft(o, arena, asking, id, event, draft, problems) : office_add(o, arena, asking, id, STORE_ANY, event, NULL, problems);
}

enum office_status office_transfer_answer(struct office *o, struct arena *arena, const struct asking *asking, const char *key, enum transfer_kind kind, const char *reason, date paid, const char **draft, struct problems *problems)
{
    char name[KEPT_KEY];
    const char *dossier = NULL;
    enum office_status status = gate(asking, ACT_write);
    if (draft) *draft = NULL;
    if (status != OFFICE_OK) return status;
    if (!sound(kind, reason, paid, asking->today, problems)) return OFFICE_REFUSED;
    if (!kept_name(name, asking->viewer->municipality, key)) return OFFICE_ABSENT;
    status = office_of_store(store_begin(o->set.store));
    if (status == OFFICE_OK) status = end(o, answer_inside(o, arena, asking, name, kind, reason, paid, &dossier, problems));
    return status == OFFICE_OK && dossier ? follow_up(o, arena, asking, dossier, kind, name, reason, draft, problems) : status;
}

/* ---- steps of a dossier ---- */

static bool measured_anew(const struct dossier *d)
{
    for (int32_t i = 0; i < d->events; i++) if (!d->event[i].withdrawn && strcmp(d->process->event[d->event[i].event].name, "meting-opdracht") == 0) return true;
    return false;
}

static enum office_status follow_at_former(struct kept *k, struct arena *arena, const struct asking *asking, const struct case_event *e, const char *name, struct problems *problems, bool *changed)
{
    bool closes = strcmp(name, "overgedragen") == 0, calls_off = strcmp(name, "overdracht-ingetrokken") == 0;
    if (closes && k->t.state != STATE_withdrawn) {
        if (asking->viewer->role != CASE_consulent) { (void)office_refuse(problems, "rol", case_role_word[asking->viewer->role].name, "een bericht over de overdracht: afsluiten doet de vorige gemeente zelf", "a message about the hand-over: the former municipality itself closes"); return OFFICE_REFUSED; }
        if (!transfer_may(&k->t, TRANSFER_afgesloten)) { (void)office_refuse(problems, "overdracht", transfer_state_name[k->t.state], "eerst moet de nieuwe gemeente aanvaarden", "the new municipality must accept first"); return OFFICE_REFUSED; }
        *changed = kept_do(k, arena, TRANSFER_afgesloten, k->paid != DATE_NEVER ? k->paid : k->t.pays_until, NULL, asking->now);
    } else if (calls_off && transfer_may(&k->t, TRANSFER_ingetrokken)) {
        const char *reason = e->reason ? arena_copy(arena, e->reason->text, e->reason->size) : "";
        *changed = kept_do(k, arena, TRANSFER_ingetrokken, DATE_NEVER, reason && *reason ? reason : "-", asking->now);
    } else return OFFICE_OK;
    return *changed ? OFFICE_OK : OFFICE_STORE;
}

static enum office_status follow_at_new(struct kept *k, struct arena *arena, const struct asking *asking, const struct dossier *d, const struct case_event *e, const char *name, struct problems *problems, bool *changed)
{
    bool grants = strcmp(name, "toekenning") == 0, pays = strcmp(name, "betaald") == 0, refuses = strcmp(name, "overname-geweigerd") == 0;
    if ((grants || pays) && k->t.state != STATE_closed) {
        (void)office_refuse(problems, "overdracht", transfer_state_name[k->t.state], "eerst moet de vorige gemeente hebben afgesloten: tot dan betaalt zij", "the former municipality must have closed first: until then it pays");
        return OFFICE_REFUSED;
    }
    if (grants && (e->on < k->t.pays_from || (e->on > k->t.pays_from && !measured_anew(d)))) {
        (void)office_refuse(problems, "op", NULL, "de dag na de laatste dag van de vorige gemeente: zonder gat of overlap", "the day after the last day of the former municipality: without gap or overlap");
        return OFFICE_REFUSED;
    }
    if (pays && !transfer_pays(&k->t, e->on)) {
        (void)office_refuse(problems, "op", NULL, "een dag die de vorige gemeente niet al heeft betaald", "a day that the former municipality has not paid already");
        return OFFICE_REFUSED;
    }
    if (!refuses || k->t.state == STATE_withdrawn || k->t.state == STATE_contested) return OFFICE_OK;
    if (!transfer_may(&k->t, TRANSFER_betwist)) { (void)office_refuse(problems, "overdracht", transfer_state_name[k->t.state], "de overdracht is al aanvaard", "the hand-over was accepted already"); return OFFICE_REFUSED; }
    const char *reason = e->reason ? arena_copy(arena, e->reason->text, e->reason->size) : "";
    *changed = kept_do(k, arena, TRANSFER_betwist, DATE_NEVER, reason && *reason ? reason : "-", asking->now);
    return *changed ? OFFICE_OK : OFFICE_STORE;
}

enum office_status office_transfer_follow(struct office *o, struct arena *arena, const struct asking *asking, const char *id, const struct dossier *d, const struct case_event *e, struct problems *problems)
{
    struct kept k;
    bool changed = false;
    if (strcmp(d->process->name, "loonkostensubsidie") != 0 || !d->events || e->withdrawn) return OFFICE_OK;
    const char *name = d->process->event[e->event].name;
    bool taken_over = strcmp(d->process->event[d->event[0].event].name, "overname-gevraagd") == 0;
    bool former = strcmp(name, "overgedragen") == 0 || strcmp(name, "overdracht-ingetrokken") == 0;
    bool new = taken_over && (strcmp(name, "toekenning") == 0 || strcmp(name, "betaald") == 0 || strcmp(name, "overname-geweigerd") == 0);
    if (!former && !new) return OFFICE_OK;
    enum office_status status = kept_of_dossier(o, arena, id, &k);
    if (status == OFFICE_ABSENT) return OFFICE_OK;          /* handed over on paper */
    if (status != OFFICE_OK) return status;
    if (k.t.side == SIDE_former && former) status = follow_at_former(&k, arena, asking, e, name, problems, &changed);
    else if (k.t.side == SIDE_new && new) status = follow_at_new(&k, arena, asking, d, e, name, problems, &changed);
    return status == OFFICE_OK && changed ? kept_put(o, &k) : status;
}

/* ---- looking ---- */

static bool show(const struct office *o, struct office_transfer *one, struct arena *arena, const struct asking *asking, struct kept *k)
{
    struct transfer_message offer;
    const char **signal = arena_take(arena, 16 * sizeof *signal);
    struct outbox_item *item = arena_take(arena, sizeof k->item);
    bool own = asking->viewer->role == CASE_consulent;
    if (!signal || !item || !kept_offer(k, arena, &offer)) return false;
    memcpy(item, k->item, sizeof k->item);
    const struct node *parts = node_get(offer.content, "delen");
    *one = (struct office_transfer){ .now = k->t, .dossier = own ? k->dossier : "", .name = own ? summary_text(arena, node_get(parts, "persoon-en-verhuizing"), "naam") : "", .reason = k->reason,
        .item = item, .items = k->items, .signal = signal, .signals = own ? transfer_signals(&offer, arena, signal, 16) : 0 };
    one->has_person = own && kept_person(o, arena, k, &one->person);
    one->settles = transfer_settled_between(&k->t, &one->settle_first, &one->settle_last);
    for (int32_t kind = 0; own && kind < TRANSFER_KINDS; kind++) one->may[kind] = transfer_may(&k->t, (enum transfer_kind)kind);
    return true;
}

static int later_first(const void *a, const void *b)
{
    const struct office_transfer *x = a, *y = b;
    return x->now.pays_from != y->now.pays_from ? (x->now.pays_from < y->now.pays_from) - (x->now.pays_from > y->now.pays_from) : strcmp(x->now.key, y->now.key);
}

static bool concerns(const struct asking *asking, const struct kept *k)
{
    char code[CODE_SIZE];
    if (asking->viewer->role == CASE_consulent) return true;         /* the tag said so */
    code_text(code, k->t.side == SIDE_former ? k->t.to : k->t.from);
    return strcmp(code, asking->viewer->municipality) == 0;
}

static enum office_status log_looking(struct office *o, const struct asking *asking, const struct office_transfer *list, int32_t count)
{
    enum office_status status = OFFICE_OK;
    if (asking->viewer->role != CASE_consulent || !count) return office_log(o, asking, "overdrachten bekijken", NULL, NULL, false);
    struct people_act *act = malloc((size_t)count * sizeof *act);
    if (!act) return OFFICE_STORE;
    for (int32_t i = 0; i < count; i++) act[i] = office_act(asking, "overdrachten bekijken", list[i].dossier, list[i].has_person ? &list[i].person : NULL, false);
    status = office_log_all(o, asking, act, count);
    free(act);
    return status;
}

enum office_status office_transfers(struct office *o, struct arena *arena, const struct asking *asking, struct office_transfer **list, int32_t *count)
{
    struct store_records records = { .more = true };
    struct store_hash cursor;
    bool own = asking->viewer->role == CASE_consulent, any = false;
    int32_t found = 0;
    *count = 0;
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_overdracht);
    if (status != OFFICE_OK) return status;
    if ((!own && asking->viewer->role != CASE_andere_gemeente) || !*asking->viewer->municipality) return OFFICE_FORBIDDEN;
    *list = arena_take(arena, (size_t)TRANSFERS_MOST * sizeof **list);
    if (!*list) return OFFICE_STORE;
    while (records.more && found < TRANSFERS_MOST) {
        status = office_of_store(store_list(o->set.store, arena, kept_collection, own ? asking->viewer->municipality : NULL, 0, any ? &cursor : NULL, 100, &records));
        if (status != OFFICE_OK) return status;
        for (int32_t i = 0; i < records.count && found < TRANSFERS_MOST; i++) {
            struct kept k;
            if (!kept_of_record(&k, arena, &records.item[i])) return OFFICE_STORE;
            if (concerns(asking, &k) && !show(o, &(*list)[found++], arena, asking, &k)) return OFFICE_STORE;
        }
        if (!records.count) break;
        cursor = records.item[records.count - 1].cursor;
        any = true;
    }
    qsort(*list, (size_t)found, sizeof **list, later_first);
    status = log_looking(o, asking, *list, found);
    if (status == OFFICE_OK) *count = found;
    return status;
}

enum office_status office_transfer_of(struct office *o, struct arena *arena, const struct asking *asking, const char *dossier, struct office_transfer *one)
{
    struct opened opened;
    struct kept k;
    enum office_status status = gate(asking, ACT_read);
    if (status == OFFICE_OK) status = office_find(o, arena, asking, dossier, ACT_read, RESOURCE_overdracht, &opened);
    if (status == OFFICE_OK) status = kept_of_dossier(o, arena, dossier, &k);
    if (status != OFFICE_OK) return status;
    if (!show(o, one, arena, asking, &k)) return OFFICE_STORE;
    return office_log(o, asking, "overdracht bekijken", dossier, opened.line.has_person ? &opened.line.person : NULL, false);
}
