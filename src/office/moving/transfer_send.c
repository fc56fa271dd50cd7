/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_send.c: messages that are due go out, each until it has arrived; what came of it is recorded. */
#include "office/moving/transfer_kept.h"

#include <string.h>
#include "people/http.h"

enum { PEERS_MOST = 400, SEND_MILLISECONDS = 10000, ANSWER_MOST = 64 * 1024 };

/* ---- on its way ---- */

enum delivery office_transfer_http(void *context, const struct transfer_peer *peer, const char *json, size_t size)
{
    struct arena arena = { 0 };
    struct text url = { 0 };
    struct http_answer heard;
    enum delivery came = DELIVERY_down;
    (void)context;
    (void)size;
    text_put(&url, peer->url);
    text_put(&url, "/overdrachten");
    const struct http_call call = { .url = text_string(&url), .json = json, .bearer = peer->token, .milliseconds = SEND_MILLISECONDS, .ca_file = peer->ca_file, .most = ANSWER_MOST };
    if (!url.failed && http_ask(&arena, &call, &heard)) {
        if (heard.status == 200 || heard.status == 201) came = DELIVERY_taken;
        else if (heard.status == 400 || heard.status == 409) came = DELIVERY_refused;      /* read, and said no; anything else says nothing about the message */
    }
    text_free(&url);
    arena_free(&arena);
    return came;
}

/* ---- one ---- */

static const struct transfer_peer *peer_of(const struct transfer_post *post, int32_t municipality)
{
    for (int32_t i = 0; i < post->peers; i++) if (post->peer[i].municipality == municipality) return &post->peer[i];
    return NULL;
}

/* Personal data leave the house: logged before they do. */
static enum office_status log_sending(struct office *o, struct arena *arena, const struct kept *k, int64_t now)
{
    char own[CODE_SIZE];
    code_text(own, k->t.side == SIDE_former ? k->t.from : k->t.to);
    const struct viewer viewer = { .account = "verzender", .name = "", .role = CASE_consulent, .municipality = own, .employer = "", .session = "" };
    const struct asking asking = { .viewer = &viewer, .purpose = purpose_find("overdracht-bij-verhuizing"), .now = now, .today = day_of_moment(now) };
    struct store_hash person;
    bool known = kept_person(o, arena, k, &person);
    return office_log(o, &asking, "overdracht versturen", k->dossier, known ? &person : NULL, false);
}

struct round { struct office *o; const struct transfer_post *post; int64_t now; struct transfer_sent *sent; int32_t silent[PEERS_MOST]; int32_t silents; };

/* What came of it goes into the record as it is by then. */
static enum office_status record_try(const struct round *r, const char *name, const char *key, enum delivery came)
{
    struct arena arena = { 0 };
    struct office *o = r->o;
    struct kept k;
    enum office_status status = office_of_store(store_begin(o->set.store));
    if (status != OFFICE_OK) return status;
    status = kept_get(o, &arena, name, &k);
    for (int32_t i = 0; status == OFFICE_OK && i < k.items; i++)
        if (strcmp(k.item[i].key, key) == 0 && k.item[i].state != OUTBOX_delivered) outbox_tried(&k.item[i], came, r->now, r->post->first_wait);
    if (status == OFFICE_OK) status = kept_put(o, &k);
    if (status == OFFICE_OK) status = office_of_store(store_commit(o->set.store)); else store_rollback(o->set.store);
    arena_free(&arena);
    return status;
}

static bool is_silent(const struct round *r, int32_t municipality)
{
    for (int32_t i = 0; i < r->silents; i++) if (r->silent[i] == municipality) return true;
    return false;
}

static enum office_status send_one(struct round *r, struct arena *arena, const char *name)
{
    struct kept k;
    struct text text = { 0 };
    enum office_status status = kept_get(r->o, arena, name, &k);
    if (status == OFFICE_ABSENT) return office_of_store(store_remove(r->o->set.store, kept_outbox, name, STORE_ANY));
    if (status != OFFICE_OK) return status;
    int32_t next = kept_next(&k), to = k.t.side == SIDE_former ? k.t.to : k.t.from;
    if (next < 0 || !outbox_due(&k.item[next], r->now) || is_silent(r, to)) return OFFICE_OK;
    const struct transfer_peer *peer = peer_of(r->post, to);
    enum delivery came = DELIVERY_down;
    if (peer) {
        node_put(&text, k.out[next]);
        status = text.failed ? OFFICE_STORE : log_sending(r->o, arena, &k, r->now);
        if (status == OFFICE_OK) came = r->post->carry(r->post->context, peer, text_string(&text), text.size);
        text_free(&text);
    }
    if (status != OFFICE_OK) return status;
    r->sent->tried++;
    if (came == DELIVERY_taken) r->sent->delivered++; else if (came == DELIVERY_refused) r->sent->refused++; else r->sent->down++;
    if (came == DELIVERY_down && r->silents < PEERS_MOST) r->silent[r->silents++] = to;
    status = record_try(r, name, k.item[next].key, came);
    return status == OFFICE_CONFLICT || status == OFFICE_ABSENT ? OFFICE_OK : status;        /* it is tried again, and taken once */
}

enum office_status office_transfer_send(struct office *o, const struct transfer_post *post, int64_t now, int32_t most, struct transfer_sent *sent)
{
    struct arena list = { 0 }, one = { 0 };
    struct store_records records;
    struct round r = { .o = o, .post = post, .now = now, .sent = sent };
    *sent = (struct transfer_sent){ 0 };
    if (most < 1 || most > STORE_PAGE) return OFFICE_REFUSED;
    enum office_status status = office_of_store(store_list(o->set.store, &list, kept_outbox, NULL, now + 1, NULL, most, &records));
    for (int32_t i = 0; status == OFFICE_OK && i < records.count; i++) {
        arena_reset(&one);
        status = send_one(&r, &one, records.item[i].bytes);
    }
    arena_free(&one);
    arena_free(&list);
    return status;
}
