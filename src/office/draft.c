/* SPDX-License-Identifier: EUPL-1.2 */
/* draft.c: a decision is first a draft; a human being with the right to decide signs it, and only then it is an event. */
#include "office/inside.h"

#include <string.h>

static const char collection[] = "concept";
enum { DRAFTS_MOST = 50 };

/* ---- a draft as it lies there ---- */

static void put_draft(struct text *out, const struct asking *asking, const char *id, int64_t position, const char *event, const char *key, const struct text *document)
{
    text_char(out, '{');
    put_member(out, "sleutel", key);
    put_member(out, "dossier", id);
    put_member(out, "gebeurtenis", event);
    put_member(out, "door", asking->viewer->account);
    put_key(out, "gemaakt");
    text_int(out, asking->now);
    put_key(out, "positie");
    text_int(out, position);
    put_key(out, "document");
    text_bytes(out, document->data, document->size);
    text_char(out, '}');
}

static int64_t number_of(const struct node *map, const char *name)
{
    const struct node *node = node_get(map, name);
    int64_t number = -1;
    return node && parse_decimal(node->text, node->size, 0, false, &number) == NUMBER_OK ? number : -1;
}

static bool draft_of(struct office_draft *draft, struct arena *arena, const struct process *p, const struct store_record *record, const char **dossier)
{
    const struct node *node = node_from_json(arena, record->bytes, record->size, NULL);
    const char *event = summary_text(arena, node, "gebeurtenis");
    int32_t number = p ? process_event_of(p, event, strlen(event)) : -1;
    *draft = (struct office_draft){ summary_text(arena, node, "sleutel"), number >= 0 ? &p->event[number] : NULL, node_get(node, "document"), summary_text(arena, node, "door"), number_of(node, "gemaakt"), number_of(node, "positie") };
    *dossier = summary_text(arena, node, "dossier");
    return draft->document && **dossier;
}

/* ---- making one ---- */

/* The day of sending is that of the signature, unless the draft names another. */
static void put_sent(struct text *out, const struct node *event, date today)
{
    if (node_get(event, "verzonden")) return;
    text_put(out, ",\"verzonden\":\"");
    text_date(out, today);
    text_char(out, '"');
}

/* With the day of sending and, when signed, who signed: tried on the dossier as it is now. */
static bool try_decision(struct office *o, struct arena *arena, const struct asking *asking, const struct opened *opened, const struct node *event, bool signs, struct dossier *after, struct text *payload, struct problems *problems)
{
    struct text text = { 0 }, more = { 0 };
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    put_sent(&more, event, asking->today);
    if (signs) {
        text_put(&more, ",\"ondertekend\":{");
        put_member(&more, "rol", case_role_word[asking->viewer->role].name);
        put_member(&more, "door", asking->viewer->account);
        put_date(&more, "op", asking->today, DATE_NEVER);
        text_char(&more, '}');
    }
    bool good = !more.failed && office_event_text(&text, asking, event, text_string(&more), problems);
    const struct case_entry next = { text.data, text.size, asking->today, opened->count + 1 };
    good = good && dossier_try(after, arena, opened->entry, opened->count, &next, &set, payload, problems);
    const struct case_event *last = good ? office_last(after) : NULL;
    if (good && !last->withdrawn) good = office_may_give(asking, after, last, opened->belongs, problems);
    if (good && !after->process->event[last->event].decision) good = office_refuse(problems, "besluit", after->process->event[last->event].name, "een besluit: andere gebeurtenissen hebben geen concept nodig", "a decision: other events need no draft");
    text_free(&text);
    text_free(&more);
    return good;
}

enum office_status office_put_draft(struct office *o, struct arena *arena, const struct asking *asking, const char *id, const struct node *event, const char **key, struct problems *problems)
{
    struct opened opened;
    struct dossier after;
    struct text payload = { 0 }, record = { 0 }, document = { 0 };
    enum office_status status = office_find(o, arena, asking, id, ACT_write, RESOURCE_concept, &opened);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    if (status != OFFICE_OK) return status;
    if (!try_decision(o, arena, asking, &opened, event, false, &after, &payload, problems)) { text_free(&payload); return OFFICE_REFUSED; }
    *key = office_new_id(arena);
    node_put(&document, event);
    if (*key && !document.failed) put_draft(&record, asking, id, opened.count, after.process->event[office_last(&after)->event].name, *key, &document);
    status = *key && !record.failed && record.size ? office_of_store(store_begin(o->set.store)) : OFFICE_STORE;
    if (status == OFFICE_OK) {
        status = office_of_store(store_put(o->set.store, collection, *key, 0, record.data, record.size, id, 0));
        if (status == OFFICE_OK) status = office_log(o, asking, "concept maken", id, opened.line.has_person ? &opened.line.person : NULL, false);
        if (status == OFFICE_OK) status = office_of_store(store_commit(o->set.store)); else store_rollback(o->set.store);
    }
    text_free(&payload);
    text_free(&record);
    text_free(&document);
    return status;
}

/* ---- looking at them ---- */

static const struct process *process_of(struct arena *arena, const struct opened *opened)
{
    const char *name = summary_text(arena, office_summary(arena, &opened->line), "proces");
    return process_find(name, strlen(name));
}

enum office_status office_drafts_of(struct office *o, struct arena *arena, const struct opened *opened, struct office_draft **draft, int32_t *count)
{
    struct store_records records;
    *count = 0;
    enum office_status status = office_of_store(store_list(o->set.store, arena, collection, opened->line.id, 0, NULL, DRAFTS_MOST, &records));
    if (status != OFFICE_OK) return status;
    *draft = arena_take(arena, ((size_t)records.count + 1) * sizeof **draft);
    if (!*draft) return OFFICE_STORE;
    const struct process *p = process_of(arena, opened);
    const char *dossier;
    for (int32_t i = 0; i < records.count; i++) *count += draft_of(&(*draft)[*count], arena, p, &records.item[i], &dossier);
    return OFFICE_OK;
}

enum office_status office_drafts(struct office *o, struct arena *arena, const struct asking *asking, const char *id, struct office_draft **draft, int32_t *count)
{
    struct opened opened;
    *count = 0;
    enum office_status status = office_find(o, arena, asking, id, ACT_read, RESOURCE_concept, &opened);
    if (status == OFFICE_OK) status = office_drafts_of(o, arena, &opened, draft, count);
    if (status == OFFICE_OK) status = office_log(o, asking, "concepten bekijken", id, opened.line.has_person ? &opened.line.person : NULL, false);
    if (status != OFFICE_OK) *count = 0;
    return status;
}

/* ---- signing ---- */

static enum office_status find_draft(struct office *o, struct arena *arena, const struct opened *opened, const char *key, struct office_draft *draft, int64_t *version)
{
    struct store_record record;
    const char *dossier;
    if (!office_is_id(key)) return OFFICE_ABSENT;
    enum office_status status = office_of_store(store_get(o->set.store, arena, collection, key, &record));
    if (status != OFFICE_OK) return status;
    *version = record.version;
    return draft_of(draft, arena, process_of(arena, opened), &record, &dossier) && strcmp(dossier, opened->line.id) == 0 ? OFFICE_OK : OFFICE_ABSENT;
}

/* The entries with the decision behind them, worked out whole. */
static enum office_status view_after(struct office *o, struct arena *arena, const struct asking *asking, const struct opened *opened, const struct text *payload, struct office_view *view, struct problems *problems)
{
    const struct case_setting set = office_case_setting(o, asking->today, CASE_everything);
    struct case_entry *entry = arena_take(arena, ((size_t)opened->count + 1) * sizeof *entry);
    const char *bytes = arena_copy(arena, payload->data, payload->size);
    if (!entry || !bytes) return OFFICE_STORE;
    if (opened->count) memcpy(entry, opened->entry, (size_t)opened->count * sizeof *entry);
    entry[opened->count] = (struct case_entry){ bytes, payload->size, asking->today, opened->count + 1 };
    *view = (struct office_view){ .id = arena_copy(arena, opened->line.id, strlen(opened->line.id)), .owner = "", .entry = entry, .entries = opened->count + 1, .position = opened->count + 1 };
    if (!view->id || !dossier_of(&view->dossier, arena, entry, view->entries, &set, problems)) return OFFICE_STORE;
    view->person = view->dossier.parties.person;
    view->agent = view->dossier.parties.agent;
    view->firm = view->dossier.parties.firm;
    return OFFICE_OK;
}

enum office_status office_try_draft(struct office *o, struct arena *arena, const struct asking *asking, const char *id, const char *key, struct office_view *view, struct problems *problems)
{
    struct opened opened;
    struct office_draft draft;
    struct dossier after;
    struct text payload = { 0 };
    int64_t version = 0;
    *view = (struct office_view){ .id = "", .owner = "" };
    enum office_status status = office_find(o, arena, asking, id, ACT_read, RESOURCE_concept, &opened);
    if (status == OFFICE_OK) status = find_draft(o, arena, &opened, key, &draft, &version);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    if (status != OFFICE_OK) return status;
    bool signs = people_may(asking->viewer, ACT_write, RESOURCE_besluit, opened.belongs);
    status = try_decision(o, arena, asking, &opened, draft.document, signs, &after, &payload, problems) ? view_after(o, arena, asking, &opened, &payload, view, problems) : OFFICE_REFUSED;
    text_free(&payload);
    if (status == OFFICE_OK) status = office_log(o, asking, "concept bekijken", id, opened.line.has_person ? &opened.line.person : NULL, false);
    if (status != OFFICE_OK) *view = (struct office_view){ .id = "", .owner = "" };
    return status;
}

static enum office_status sign(struct office *o, struct arena *arena, const struct asking *asking, const struct opened *opened, const struct office_draft *draft, int64_t version, int64_t *position, struct problems *problems)
{
    struct text payload = { 0 };
    struct dossier after;
    struct carried carried;
    enum office_status status = OFFICE_REFUSED;
    bool good = try_decision(o, arena, asking, opened, draft->document, true, &after, &payload, problems);
    if (good && !carried_of(&carried, arena, &opened->line)) status = OFFICE_STORE;
    else if (good) status = office_of_store(store_begin(o->set.store));
    if (good && status == OFFICE_OK) {
        const struct writing w = { opened->line.id, payload.data, payload.size, opened->count, &after, &carried, "besluit ondertekenen", problems };
        status = office_of_store(store_remove(o->set.store, collection, draft->key, version));
        if (status == OFFICE_ABSENT) status = OFFICE_CONFLICT;
        if (status == OFFICE_OK) status = office_write_inside(o, arena, asking, &w, position);
        if (status == OFFICE_OK) status = office_of_store(store_commit(o->set.store)); else store_rollback(o->set.store);
    }
    text_free(&payload);
    return status;
}

enum office_status office_sign(struct office *o, struct arena *arena, const struct asking *asking, const char *id, const char *key, int64_t *position, struct problems *problems)
{
    struct opened opened;
    struct office_draft draft;
    int64_t version = 0;
    enum office_status status = office_find(o, arena, asking, id, ACT_write, RESOURCE_besluit, &opened);
    if (status == OFFICE_OK) status = find_draft(o, arena, &opened, key, &draft, &version);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    if (status != OFFICE_OK) return status;
    if (draft.on_position != opened.count) return OFFICE_CONFLICT;
    if (o->set.four_eyes && strcmp(draft.made_by, asking->viewer->account) == 0) {
        (void)office_refuse(problems, "handtekening", NULL, "van iemand anders dan wie het concept maakte", "of somebody else than who made the draft");
        return OFFICE_REFUSED;
    }
    return sign(o, arena, asking, &opened, &draft, version, position, problems);
}

enum office_status office_drop_draft(struct office *o, const struct asking *asking, const char *id, const char *key)
{
    struct opened opened;
    struct office_draft draft;
    int64_t version = 0;
    arena_reset(&o->work);
    enum office_status status = office_find(o, &o->work, asking, id, ACT_write, RESOURCE_concept, &opened);
    if (status == OFFICE_OK) status = find_draft(o, &o->work, &opened, key, &draft, &version);
    if (status == OFFICE_OK) status = office_log(o, asking, "concept weggooien", id, opened.line.has_person ? &opened.line.person : NULL, false);
    return status == OFFICE_OK ? office_of_store(store_remove(o->set.store, collection, key, version)) : status;
}
