/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_kept.c: a hand-over as a record: read, written with its place in the outbox, and added to. */
#include "office/moving/transfer_kept.h"

#include <string.h>

const char kept_collection[] = "overdracht", kept_outbox[] = "overdracht-postvak";
static const char by_dossier[] = "overdracht-dossier";

void code_text(char out[CODE_SIZE], int32_t municipality)
{
    for (int i = CODE_SIZE - 2; i >= 0; i--, municipality /= 10) out[i] = (char)('0' + municipality % 10);
    out[CODE_SIZE - 1] = 0;
}

bool kept_name(char out[KEPT_KEY], const char *municipality, const char *key)
{
    if (!municipality || strlen(municipality) != 4 || !key || strlen(key) != 32) return false;
    memcpy(out, municipality, 4);
    out[4] = '/';
    memcpy(out + 5, key, 33);
    return true;
}

static const char *own_code(const struct kept *k, char code[CODE_SIZE])
{
    code_text(code, k->t.side == SIDE_former ? k->t.from : k->t.to);
    return code;
}

bool kept_of_record(struct kept *k, struct arena *arena, const struct store_record *record)
{
    const struct node *root = node_from_json(arena, record->bytes, record->size, NULL), *out = node_get(root, "uit"), *in = node_get(root, "in"), *paid = node_get(root, "betaald");
    char code[CODE_SIZE];
    *k = (struct kept){ .offer = node_get(root, "aanbod"), .dossier = summary_text(arena, root, "dossier"), .reason = summary_text(arena, root, "reden"), .paid = DATE_NEVER, .version = record->version };
    if (!transfer_get(&k->t, k->item, &k->items, node_get(root, "stand"), NULL) || !k->offer || !out || out->count != k->items) return false;
    int32_t i = 0;
    for (const struct node *node = out->first; node; node = node->next) k->out[i++] = node;
    for (int32_t kind = 0; kind < TRANSFER_KINDS; kind++) k->digest[kind] = summary_text(arena, in, transfer_kind_name[kind]);
    if (paid && paid->kind == NODE_TEXT) (void)parse_date(paid->text, paid->size, &k->paid);
    return kept_name(k->key, own_code(k, code), k->t.key);
}

enum office_status kept_get(struct office *o, struct arena *arena, const char *name, struct kept *k)
{
    struct store_record record;
    enum office_status status = office_of_store(store_get(o->set.store, arena, kept_collection, name, &record));
    return status != OFFICE_OK ? status : kept_of_record(k, arena, &record) ? OFFICE_OK : OFFICE_STORE;
}

enum office_status kept_of_dossier(struct office *o, struct arena *arena, const char *dossier, struct kept *k)
{
    struct store_record record;
    enum office_status status = office_of_store(store_get(o->set.store, arena, by_dossier, dossier, &record));
    return status == OFFICE_OK ? kept_get(o, arena, record.bytes, k) : status;
}

int32_t kept_next(const struct kept *k)
{
    for (int32_t i = 0; i < k->items; i++) if (k->item[i].state != OUTBOX_delivered) return i;
    return -1;
}

static void put_record(struct text *text, const struct kept *k)
{
    text_char(text, '{');
    put_member(text, "dossier", k->dossier);
    put_key(text, "stand");
    transfer_put(text, &k->t, k->item, k->items);
    put_key(text, "aanbod");
    node_put(text, k->offer);
    put_open(text, "uit", '[');
    for (int32_t i = 0; i < k->items; i++) { put_comma(text); node_put(text, k->out[i]); }
    text_char(text, ']');
    put_open(text, "in", '{');
    for (int32_t kind = 0; kind < TRANSFER_KINDS; kind++) if (k->digest[kind] && *k->digest[kind]) put_member(text, transfer_kind_name[kind], k->digest[kind]);
    text_char(text, '}');
    if (k->reason && *k->reason) put_member(text, "reden", k->reason);
    put_date(text, "betaald", k->paid, DATE_NEVER);
    text_char(text, '}');
}

enum office_status kept_put(struct office *o, struct kept *k)
{
    struct text text = { 0 };
    char code[CODE_SIZE];
    if (!k->version && !kept_name(k->key, own_code(k, code), k->t.key)) return OFFICE_STORE;
    put_record(&text, k);
    enum store_status status = text.failed ? STORE_MEMORY : store_put(o->set.store, kept_collection, k->key, k->version, text.data, text.size, own_code(k, code), 0);
    text_free(&text);
    if (status == STORE_OK && !k->version) status = store_put(o->set.store, by_dossier, k->dossier, STORE_ANY, k->key, strlen(k->key), k->dossier, 0);
    int32_t next = kept_next(k);
    bool waits = next >= 0 && k->item[next].next != INT64_MAX;
    if (status == STORE_OK && waits) return office_of_store(store_put(o->set.store, kept_outbox, k->key, STORE_ANY, k->key, strlen(k->key), code, k->item[next].next > 0 ? k->item[next].next : 1));
    if (status == STORE_OK) status = store_remove(o->set.store, kept_outbox, k->key, STORE_ANY);
    return office_of_store(status == STORE_ABSENT ? STORE_OK : status);
}

bool kept_offer(const struct kept *k, struct arena *arena, struct transfer_message *offer)
{
    struct text text = { 0 };
    node_put(&text, k->offer);
    const char *copy = text.failed ? NULL : arena_copy(arena, text_string(&text), text.size);
    bool good = copy && transfer_read(offer, arena, copy, text.size, NULL);
    text_free(&text);
    return good;
}

bool kept_post(struct kept *k, struct arena *arena, const char *bytes, size_t size, int64_t now)
{
    struct transfer_message m;
    const char *copy = arena_copy(arena, bytes, size);
    const struct node *root = copy ? node_from_json(arena, copy, size, NULL) : NULL;
    if (!root || k->items == OUTBOX_ITEMS_MOST || !transfer_read(&m, arena, copy, size, NULL)) return false;
    k->out[k->items] = root;
    k->item[k->items++] = outbox_new(&m, now);
    return true;
}

bool kept_do(struct kept *k, struct arena *arena, enum transfer_kind kind, date day, const char *reason, int64_t now)
{
    struct transfer_message offer;
    struct text text = { 0 };
    int32_t next = kept_next(k);
    bool unheard = k->t.side == SIDE_former && next == 0 && k->item[0].state == OUTBOX_stuck && k->item[0].next == INT64_MAX;      /* the offer was refused: there is nothing to call off there */
    bool good = kept_offer(k, arena, &offer) && transfer_do(&k->t, kind, kind == TRANSFER_afgesloten ? day : DATE_NEVER);
    if (good && unheard) { k->item[0].state = OUTBOX_delivered; }
    else good = good && transfer_reply(&text, &offer, kind, day, reason) && kept_post(k, arena, text_string(&text), text.size, now);
    text_free(&text);
    if (good && reason && *reason) k->reason = reason;
    return good;
}

enum office_status office_transfer_forget(struct office *o, struct arena *arena, const char *id)
{
    struct kept k;
    enum office_status status = kept_of_dossier(o, arena, id, &k);
    if (status != OFFICE_OK) return status == OFFICE_ABSENT ? OFFICE_OK : status;
    enum store_status gone = store_remove(o->set.store, kept_outbox, k.key, STORE_ANY);
    if (gone == STORE_OK || gone == STORE_ABSENT) gone = store_remove(o->set.store, kept_collection, k.key, STORE_ANY);
    if (gone == STORE_OK) gone = store_remove(o->set.store, by_dossier, id, STORE_ANY);
    return office_of_store(gone);
}

enum office_status office_transfer_access(struct office *o, struct arena *arena, const char *id, struct text *out)
{
    struct kept k;
    enum office_status status = kept_of_dossier(o, arena, id, &k);
    if (status != OFFICE_OK) return status == OFFICE_ABSENT ? OFFICE_OK : status;
    put_comma(out);
    put_record(out, &k);
    return OFFICE_OK;
}

bool kept_person(const struct office *o, struct arena *arena, const struct kept *k, struct store_hash *person)
{
    const char *bsn = summary_text(arena, node_get(node_get(node_get(k->offer, "inhoud"), "delen"), "persoon-en-verhuizing"), "bsn");
    if (*bsn) *person = office_person_key(o->set.store, bsn);
    return *bsn != 0;
}
