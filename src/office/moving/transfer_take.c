/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_take.c: a message of another municipality, taken once: its record, its event in the dossier and its line in the log as one. */
#include "office/moving/transfer_kept.h"

#include <string.h>

struct coming { struct office *o; struct arena *arena; const struct asking *asking; const struct transfer_message *m; const struct node *root; struct office_taken *taken; struct problems *problems; };

/* An event tried on a dossier and written; false in *fits: the dossier has gone on, so that it no longer fits. */
static enum office_status write_event(struct coming *c, const struct opened *opened, const char *id, const struct carried *carried, const struct text *event, const char *what, bool *fits)
{
    struct text payload = { 0 };
    struct dossier after;
    const struct case_setting set = office_case_setting(c->o, c->asking->today, 0);
    int32_t count = opened ? opened->count : 0;
    const struct case_entry next = { event->data, event->size, c->asking->today, count + 1 };
    struct problems own = { .count = 0 };
    *fits = !event->failed && dossier_try(&after, c->arena, opened ? opened->entry : NULL, count, &next, &set, &payload, opened ? &own : c->problems);
    const struct writing w = { .id = id, .payload = payload.data, .size = payload.size, .expected = count, .after = &after, .carried = carried, .what = what, .problems = c->problems };
    enum office_status status = *fits ? office_write_inside(c->o, c->arena, c->asking, &w, NULL) : OFFICE_OK;
    text_free(&payload);
    return status;
}

/* ---- a file that is handed over to us ---- */

static enum office_status begin_here(struct coming *c)
{
    struct text event = { 0 };
    char own[CODE_SIZE];
    bool fits = false;
    code_text(own, c->m->to);
    const char *id = office_new_id(c->arena), *municipality = arena_copy(c->arena, own, CODE_SIZE - 1);
    if (!id || !municipality) return OFFICE_STORE;
    struct carried carried = { .municipality = municipality, .employer = "", .owner = "" };
    enum office_status status = transfer_first_event(&event, c->m, true) ? write_event(c, NULL, id, &carried, &event, "overdracht ontvangen", &fits) : OFFICE_STORE;
    text_free(&event);
    if (status != OFFICE_OK) return status;
    if (!fits) return OFFICE_REFUSED;
    struct kept k = { .dossier = id, .reason = "", .paid = DATE_NEVER, .offer = c->root };
    transfer_begin(&k.t, SIDE_new, c->m);
    k.digest[TRANSFER_overdracht] = c->m->digest;
    c->taken->fresh = true;
    c->taken->state = k.t.state;
    return kept_put(c->o, &k);
}

/* ---- what follows ---- */

/* The event that the message brings, where the dossier still stands so that it fits. */
static enum office_status add_event(struct coming *c, const struct kept *k, const struct opened *opened)
{
    struct transfer_message offer;
    struct carried carried;
    struct text event = { 0 };
    enum office_status status = OFFICE_OK;
    bool fits;
    if (!kept_offer(k, c->arena, &offer) || !carried_of(&carried, c->arena, &opened->line)) return OFFICE_STORE;
    if (transfer_event(&event, c->m, &offer)) status = write_event(c, opened, k->dossier, &carried, &event, "overdracht ontvangen", &fits);
    text_free(&event);
    return status;
}

static enum office_status go_on(struct coming *c, struct kept *k)
{
    struct opened opened;
    enum office_status status = office_find(c->o, c->arena, c->asking, k->dossier, ACT_write, RESOURCE_overdracht, &opened);
    if (status == OFFICE_OK) status = office_entries(c->o, c->arena, &opened);
    if (status != OFFICE_OK && status != OFFICE_ERASED) return status;
    bool here = status == OFFICE_OK;
    const char *before = k->digest[c->m->kind];
    enum transfer_take take = before && *before && strcmp(before, c->m->digest) != 0 ? TAKE_refused : transfer_receive(&k->t, c->m);
    c->taken->state = k->t.state;
    if (take == TAKE_refused) { c->taken->contradicts = true; return OFFICE_CONFLICT; }
    status = office_log(c->o, c->asking, take == TAKE_done ? "overdracht ontvangen" : "overdracht opnieuw ontvangen", k->dossier, here && opened.line.has_person ? &opened.line.person : NULL, false);
    if (take != TAKE_done || status != OFFICE_OK) return status;
    c->taken->fresh = true;
    k->digest[c->m->kind] = c->m->digest;
    if (c->m->reason && *c->m->reason) k->reason = c->m->reason;
    status = kept_put(c->o, k);             /* before the event: a step of the dossier looks at it */
    return status == OFFICE_OK && here ? add_event(c, k, &opened) : status;
}

static enum office_status take_inside(struct coming *c, const char *name)
{
    struct kept k;
    enum office_status status = kept_get(c->o, c->arena, name, &k);
    if (status == OFFICE_OK) return go_on(c, &k);
    return status == OFFICE_ABSENT && c->m->kind == TRANSFER_overdracht ? begin_here(c) : status;
}

/* From whom the token is, to whose office this is. */
static bool addressed(const struct office *o, const struct asking *asking, const struct transfer_message *m, struct problems *problems)
{
    char from[CODE_SIZE], to[CODE_SIZE];
    bool good = true;
    code_text(from, m->from);
    code_text(to, m->to);
    if (strcmp(from, asking->viewer->municipality) != 0) good = office_refuse(problems, "van", from, "de gemeente van het token", "the municipality of the token");
    if (*o->set.municipality && strcmp(to, o->set.municipality) != 0) good = office_refuse(problems, "naar", to, "de gemeente van deze dienst", "the municipality of this service");
    return good;
}

enum office_status office_transfer_take(struct office *o, struct arena *arena, const struct asking *asking, const char *bytes, size_t size, struct office_taken *taken, struct problems *problems)
{
    struct transfer_message m;
    char own[CODE_SIZE], name[KEPT_KEY];
    *taken = (struct office_taken){ .key = "" };
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_overdracht);
    if (status != OFFICE_OK) return status;
    if (asking->viewer->role != CASE_andere_gemeente) return OFFICE_FORBIDDEN;
    if (!transfer_read(&m, arena, bytes, size, problems) || !addressed(o, asking, &m, problems)) return OFFICE_REFUSED;
    code_text(own, m.to);
    taken->key = m.about;
    if (!kept_name(name, own, m.about)) return OFFICE_REFUSED;
    struct coming c = { o, arena, asking, &m, node_from_json(arena, bytes, size, NULL), taken, problems };
    status = c.root ? office_of_store(store_begin(o->set.store)) : OFFICE_STORE;
    if (status != OFFICE_OK) return status;
    status = take_inside(&c, name);
    if (status == OFFICE_OK) return office_of_store(store_commit(o->set.store));
    store_rollback(o->set.store);
    return status;
}
