/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_state.c: who stands where in a transfer, who pays which day, and messages that are tried until they arrive. */
#include "exchange/transfer/transfer.h"

#include <string.h>

const char *const transfer_state_name[TRANSFER_STATES] = { "aangeboden", "aanvaard", "betwist", "ingetrokken", "afgesloten" };

/*
 * The former municipality decides: it closes only after it heard that the new one accepts, and calls off only as long as it has not closed. The new one pays nothing before it heard that
 * the former has closed, and then only what the former did not pay. So whatever is lost, late or doubled on the way, no day is paid twice; and since messages are tried until they arrive,
 * no day stays unpaid for good.
 */

void transfer_begin(struct transfer *t, enum transfer_side side, const struct transfer_message *offer)
{
    *t = (struct transfer){ .side = side, .state = STATE_offered, .from = offer->from, .to = offer->to, .pays_until = offer->pays_until, .pays_from = offer->pays_from, .paid_until = DATE_NEVER };
    memcpy(t->key, offer->key, sizeof t->key);
    memcpy(t->digest, offer->digest, sizeof t->digest);
}

static bool is_about(const struct transfer *t, const struct transfer_message *m)
{
    bool to_new = m->kind == TRANSFER_overdracht || m->kind == TRANSFER_ingetrokken || m->kind == TRANSFER_afgesloten;
    bool way = to_new == (t->side == SIDE_new) && m->from == (to_new ? t->from : t->to) && m->to == (to_new ? t->to : t->from);
    return way && strcmp(m->about, t->key) == 0;
}

/* The reply names the content that it answers. */
static bool same_content(const struct transfer *t, const struct transfer_message *m)
{
    if (m->kind == TRANSFER_overdracht) return strcmp(m->digest, t->digest) == 0;
    const struct node *digest = m->content ? node_get(m->content, "digestOverdracht") : NULL;
    return digest && node_is(digest, t->digest);
}

static enum transfer_take receive_at_former(struct transfer *t, const struct transfer_message *m)
{
    if (m->kind == TRANSFER_aanvaard) {
        if (m->pays_from != t->pays_from) return TAKE_refused;
        if (t->state == STATE_accepted || t->state == STATE_closed) return TAKE_again;
        if (t->state == STATE_withdrawn) return TAKE_late;
        t->state = STATE_accepted;
        return TAKE_done;
    }
    if (t->state == STATE_contested) return TAKE_again;
    if (t->state != STATE_offered) return TAKE_late;
    t->state = STATE_contested;
    return TAKE_done;
}

static enum transfer_take receive_at_new(struct transfer *t, const struct transfer_message *m)
{
    if (m->kind == TRANSFER_overdracht) return TAKE_again;
    if (m->kind == TRANSFER_ingetrokken) {
        if (t->state == STATE_withdrawn) return TAKE_again;
        if (t->state == STATE_closed) return TAKE_refused;          /* nobody calls off what he has closed */
        t->state = STATE_withdrawn;
        return TAKE_done;
    }
    if (t->state == STATE_closed) return m->paid_until == t->paid_until ? TAKE_again : TAKE_refused;
    if (t->state != STATE_accepted) return TAKE_refused;            /* nobody closes what was not accepted */
    t->state = STATE_closed;
    t->paid_until = m->paid_until;
    return TAKE_done;
}

enum transfer_take transfer_receive(struct transfer *t, const struct transfer_message *m)
{
    if (!is_about(t, m) || !same_content(t, m)) return TAKE_refused;
    return t->side == SIDE_former ? receive_at_former(t, m) : receive_at_new(t, m);
}

bool transfer_may(const struct transfer *t, enum transfer_kind kind)
{
    bool open = t->state != STATE_withdrawn && t->state != STATE_closed;
    switch (kind) {
    case TRANSFER_aanvaard: return t->side == SIDE_new && (t->state == STATE_offered || t->state == STATE_contested);
    case TRANSFER_betwist: return t->side == SIDE_new && t->state == STATE_offered;
    case TRANSFER_ingetrokken: return t->side == SIDE_former && open;
    case TRANSFER_afgesloten: return t->side == SIDE_former && t->state == STATE_accepted;
    default: return false;
    }
}

bool transfer_do(struct transfer *t, enum transfer_kind kind, date paid_until)
{
    static const enum transfer_state to[TRANSFER_KINDS] = { STATE_offered, STATE_accepted, STATE_contested, STATE_withdrawn, STATE_closed };
    if (!transfer_may(t, kind) || (kind == TRANSFER_afgesloten && paid_until == DATE_NEVER)) return false;
    t->state = to[kind];
    if (kind == TRANSFER_afgesloten) t->paid_until = paid_until;
    return true;
}

/* The last day that is of the former municipality once it has closed: that of the rule, or later what it had paid by then. */
static date last_of_former(const struct transfer *t) { return t->paid_until != DATE_NEVER && t->paid_until > t->pays_until ? t->paid_until : t->pays_until; }

bool transfer_pays(const struct transfer *t, date day)
{
    if (t->side == SIDE_former) return t->state != STATE_closed || day <= last_of_former(t);
    return t->state == STATE_closed && day > last_of_former(t);
}

bool transfer_settled_between(const struct transfer *t, date *first, date *last)
{
    if (t->state != STATE_closed || last_of_former(t) <= t->pays_until) return false;
    *first = t->pays_from;
    *last = last_of_former(t);
    return true;
}

/* ---- the outbox ---- */

static const int64_t LONGEST_WAIT = 6 * 3600 * (int64_t)1000000;
enum { TRIES_UNTIL_STUCK = 130 };       /* nine while the wait doubles from a minute to six hours, then four a day for thirty days */

struct outbox_item outbox_new(const struct transfer_message *m, int64_t now)
{
    struct outbox_item item = { .state = OUTBOX_waiting, .next = now };
    memcpy(item.key, m->key, sizeof item.key);
    return item;
}

bool outbox_due(const struct outbox_item *item, int64_t now) { return item->state != OUTBOX_delivered && item->next <= now && item->next != INT64_MAX; }

void outbox_tried(struct outbox_item *item, enum delivery came, int64_t now, int64_t first_wait)
{
    item->tries++;
    if (came == DELIVERY_taken) { item->state = OUTBOX_delivered; return; }
    if (came == DELIVERY_refused) { item->state = OUTBOX_stuck; item->next = INT64_MAX; return; }       /* again would be refused again */
    int64_t wait = item->tries < 20 ? first_wait << (item->tries - 1) : LONGEST_WAIT;
    item->next = now + (wait < LONGEST_WAIT ? wait : LONGEST_WAIT);
    if (item->tries >= TRIES_UNTIL_STUCK) item->state = OUTBOX_stuck;
}
