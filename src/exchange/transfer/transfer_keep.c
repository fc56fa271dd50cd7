/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_keep.c: where a transfer stands, written down and read back. */
#include "exchange/transfer/transfer_inside.h"

#include <string.h>
#include "base/members.h"
#include "base/node.h"

static const char *const side_names[] = { "vorige", "nieuwe" }, *const outbox_names[] = { "wacht", "bezorgd", "vast" };

static void put_number(struct text *out, const char *name, int64_t number) { put_key(out, name); text_int(out, number); }

void transfer_put(struct text *out, const struct transfer *t, const struct outbox_item *item, int32_t items)
{
    put_open(out, NULL, '{');
    put_member(out, "kant", side_names[t->side]);
    put_member(out, "stand", transfer_state_name[t->state]);
    put_member(out, "overdracht", t->key);
    put_member(out, "digest", t->digest);
    put_key(out, "van");
    text_char(out, '"'); put_municipality(out, t->from); text_char(out, '"');
    put_key(out, "naar");
    text_char(out, '"'); put_municipality(out, t->to); text_char(out, '"');
    put_date(out, "betaaltTot", t->pays_until, DATE_NEVER);
    put_date(out, "betaaltVanaf", t->pays_from, DATE_NEVER);
    put_date(out, "betaaldTot", t->paid_until, DATE_NEVER);
    put_open(out, "postvak", '[');
    for (int32_t i = 0; i < items; i++) {
        put_open(out, NULL, '{');
        put_member(out, "sleutel", item[i].key);
        put_member(out, "stand", outbox_names[item[i].state]);
        put_number(out, "pogingen", item[i].tries);
        put_number(out, "volgende", item[i].next == INT64_MAX ? -1 : item[i].next);
        text_char(out, '}');
    }
    text_put(out, "]}");
}

struct keeping { const struct node *map; struct problems *problems; bool good; };

static void wrong(struct keeping *k, const char *field)
{
    problem_add(k->problems, k->map ? k->map->line : 0, field, NULL, 0, "een waarde van de stand van een overdracht", "a value of the state of a transfer");
    k->good = false;
}

static int32_t word_of(struct keeping *k, const char *field, const char *const words[], int32_t count)
{
    const struct node *node = node_get(k->map, field);
    for (int32_t i = 0; i < count; i++) if (node && node->kind == NODE_TEXT && node_is(node, words[i])) return i;
    wrong(k, field);
    return 0;
}

static void hex_of(struct keeping *k, const char *field, char out[DIGEST_TEXT])
{
    const struct node *node = node_get(k->map, field);
    out[0] = 0;
    if (!node || node->kind != NODE_TEXT || node->size != DIGEST_TEXT - 1) { wrong(k, field); return; }
    memcpy(out, node->text, node->size);
    out[DIGEST_TEXT - 1] = 0;
}

static int64_t number_of(struct keeping *k, const char *field, bool text)
{
    const struct node *node = node_get(k->map, field);
    int64_t value = 0;
    if (!node || node->kind != (text ? NODE_TEXT : NODE_NUMBER) || parse_decimal(node->text, node->size, 0, false, &value) != NUMBER_OK) wrong(k, field);
    return value;
}

static date day_of(struct keeping *k, const char *field, bool may_be_none)
{
    const struct node *node = node_get(k->map, field);
    date day = DATE_NEVER;
    if (may_be_none && node && node->kind == NODE_NULL) return DATE_NEVER;
    if (!node || node->kind != NODE_TEXT || !parse_date(node->text, node->size, &day)) wrong(k, field);
    return day;
}

bool transfer_get(struct transfer *t, struct outbox_item item[OUTBOX_ITEMS_MOST], int32_t *items, const struct node *map, struct problems *problems)
{
    struct keeping k = { map, problems, true };
    const struct node *list = map ? node_get(map, "postvak") : NULL;
    *items = 0;
    *t = (struct transfer){ .side = (enum transfer_side)word_of(&k, "kant", side_names, 2), .state = (enum transfer_state)word_of(&k, "stand", transfer_state_name, TRANSFER_STATES) };
    hex_of(&k, "overdracht", t->key);
    hex_of(&k, "digest", t->digest);
    t->from = (int32_t)number_of(&k, "van", true);
    t->to = (int32_t)number_of(&k, "naar", true);
    t->pays_until = day_of(&k, "betaaltTot", false);
    t->pays_from = day_of(&k, "betaaltVanaf", false);
    t->paid_until = day_of(&k, "betaaldTot", true);
    if (!list || list->kind != NODE_LIST || list->count > OUTBOX_ITEMS_MOST) { wrong(&k, "postvak"); return false; }
    for (const struct node *node = list->first; node; node = node->next) {
        struct outbox_item *one = &item[(*items)++];
        k.map = node;
        hex_of(&k, "sleutel", one->key);
        one->state = (enum outbox_state)word_of(&k, "stand", outbox_names, 3);
        one->tries = (int32_t)number_of(&k, "pogingen", false);
        one->next = number_of(&k, "volgende", false);
        if (one->next < 0) one->next = INT64_MAX;
    }
    return k.good;
}
