/* SPDX-License-Identifier: EUPL-1.2 */
/* forms.c: unfinished forms, kept for who began them until he sends or drops them, or for ninety days. */
#include "office/inside.h"

#include <string.h>

static const char collection[] = "formulier";
enum { FORMS_MOST = 100, FORM_BYTES = 256 * 1024 };
static const int64_t FORM_KEPT = 90LL * 24 * 3600 * 1000000;

static bool form_of(struct office_form *form, struct arena *arena, const struct store_record *record, const char **account)
{
    const struct node *node = node_from_json(arena, record->bytes, record->size, NULL), *changed = node_get(node, "gewijzigd");
    *form = (struct office_form){ summary_text(arena, node, "sleutel"), summary_text(arena, node, "proces"), summary_text(arena, node, "gebeurtenis"), summary_text(arena, node, "dossier"), node_get(node, "document"), 0 };
    *account = summary_text(arena, node, "account");
    return form->document && changed && parse_decimal(changed->text, changed->size, 0, false, &form->changed) == NUMBER_OK;
}

/* His own, in the role in which he began it; of anybody else's he learns nothing. */
static enum office_status find_form(struct office *o, struct arena *arena, const struct asking *asking, const char *key, int64_t *version)
{
    struct store_record record;
    struct office_form form;
    const char *account;
    if (!office_is_id(key)) return OFFICE_ABSENT;
    enum office_status status = office_of_store(store_get(o->set.store, arena, collection, key, &record));
    if (status != OFFICE_OK) return status;
    *version = record.version;
    return form_of(&form, arena, &record, &account) && strcmp(account, asking->viewer->account) == 0 && (record.due == 0 || record.due > asking->now) ? OFFICE_OK : OFFICE_ABSENT;
}

static enum office_status gate(const struct asking *asking)
{
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_gebeurtenis);
    return status == OFFICE_FORBIDDEN ? office_gate(asking, ACT_write, RESOURCE_dossier) : status;
}

enum office_status office_put_form(struct office *o, struct arena *arena, const struct asking *asking, const char *key, const char *process, const char *event, const char *dossier, const struct node *document, const char **made)
{
    int64_t version = 0;
    struct text text = { 0 };
    enum office_status status = gate(asking);
    if (status != OFFICE_OK) return status;
    if (key && *key) status = find_form(o, arena, asking, key, &version);
    if (status != OFFICE_OK) return status;
    *made = key && *key ? key : office_new_id(arena);
    text_char(&text, '{');
    put_member(&text, "sleutel", *made ? *made : "");
    put_member(&text, "account", asking->viewer->account);
    put_member(&text, "proces", process ? process : "");
    put_member(&text, "gebeurtenis", event ? event : "");
    put_member(&text, "dossier", dossier ? dossier : "");
    put_key(&text, "gewijzigd");
    text_int(&text, asking->now);
    put_key(&text, "document");
    node_put(&text, document);
    text_char(&text, '}');
    status = !*made || text.failed ? OFFICE_STORE : text.size > FORM_BYTES ? OFFICE_REFUSED : OFFICE_OK;
    if (status == OFFICE_OK) status = office_log(o, asking, "formulier bewaren", dossier, NULL, false);
    if (status == OFFICE_OK) status = office_of_store(store_put(o->set.store, collection, *made, version, text.data, text.size, asking->viewer->account, asking->now + FORM_KEPT));
    text_free(&text);
    return status;
}

enum office_status office_forms(struct office *o, struct arena *arena, const struct asking *asking, struct office_form **form, int32_t *count)
{
    struct store_records records;
    *count = 0;
    enum office_status status = gate(asking);
    if (status == OFFICE_OK) status = office_of_store(store_list(o->set.store, arena, collection, asking->viewer->account, 0, NULL, FORMS_MOST, &records));
    if (status != OFFICE_OK) return status;
    *form = arena_take(arena, ((size_t)records.count + 1) * sizeof **form);
    if (!*form) return OFFICE_STORE;
    int32_t found = 0;
    const char *account;
    for (int32_t i = 0; i < records.count; i++)
        found += form_of(&(*form)[found], arena, &records.item[i], &account) && strcmp(account, asking->viewer->account) == 0 && records.item[i].due > asking->now;
    status = office_log(o, asking, "formulieren bekijken", NULL, NULL, false);
    if (status == OFFICE_OK) *count = found;
    return status;
}

enum office_status office_drop_form(struct office *o, const struct asking *asking, const char *key)
{
    int64_t version = 0;
    arena_reset(&o->work);
    enum office_status status = gate(asking);
    if (status == OFFICE_OK) status = find_form(o, &o->work, asking, key, &version);
    if (status == OFFICE_OK) status = office_log(o, asking, "formulier weggooien", NULL, NULL, false);
    return status == OFFICE_OK ? office_of_store(store_remove(o->set.store, collection, key, version)) : status;
}
