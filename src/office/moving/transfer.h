/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer.h: hand-overs between municipalities as the office keeps them: offered, answered, received once however often they come, and sent until they arrive. */
#ifndef BREED_OFFICE_TRANSFER_H
#define BREED_OFFICE_TRANSFER_H

#include "exchange/transfer/transfer.h"
#include "office/office.h"

/*
 * Each side keeps one record of a hand-over: where it stands, the offer, what it still has to send, and the digests of what came in. A change of it, the event that goes with it in the
 * dossier and the message that goes out are one transaction of the store: after a crash all of it is there, or nothing. Who pays which day: exchange/transfer.h.
 * Steps of the dossier keep to it too (office_transfer_follow): no grant and no payment before the former municipality has closed, no closing before the new one has accepted.
 */
struct office_transfer {
    struct transfer now;
    const char *dossier, *name;             /* "" for the other municipality; name: of the person */
    bool has_person; struct store_hash person;              /* for the log */
    const char *reason;                     /* of contesting or calling off; "" */
    const struct outbox_item *item; int32_t items;          /* what this side sends, oldest first */
    const char *const *signal; int32_t signals;             /* codes of exchange/overdracht.yaml */
    bool settles; date settle_first, settle_last;           /* to be settled between the two */
    bool may[TRANSFER_KINDS];               /* for this viewer, now */
};

/* The hand-overs of the viewer's municipality, the last switch first; for another municipality those with it, without persons and dossiers. At most 500. */
enum office_status office_transfers(struct office *, struct arena *, const struct asking *, struct office_transfer **, int32_t *count);
/* The last one of a dossier; ABSENT when there is none. */
enum office_status office_transfer_of(struct office *, struct arena *, const struct asking *, const char *dossier, struct office_transfer *);

/* A case worker offers a dossier in the state overdracht. Offered again it is the same hand-over: *key, and nothing changes. */
enum office_status office_transfer_offer(struct office *, struct arena *, const struct asking *, const char *dossier, const struct transfer_extra *, const char **key, struct problems *);
/* A case worker answers or follows up. reason: of betwist and ingetrokken. afgesloten: paid_until is noted and *draft is the decision overgedragen, which is sent when it is signed. */
enum office_status office_transfer_answer(struct office *, struct arena *, const struct asking *, const char *key, enum transfer_kind, const char *reason, date paid_until, const char **draft,
                                          struct problems *);

/* A message of another municipality comes in, as it stands in the body of its request. ABSENT: about a hand-over that is not known here (yet): it may be tried again.
 * CONFLICT with contradicts: it says something else than what came before, and never will be taken. */
struct office_taken { const char *key; enum transfer_state state; bool fresh, contradicts; };
enum office_status office_transfer_take(struct office *, struct arena *, const struct asking *, const char *bytes, size_t size, struct office_taken *, struct problems *);

/* ---- sending ---- */

struct transfer_peer { int32_t municipality; const char *url, *token, *ca_file, *phone; };     /* url: where its API begins, "https://regels.example.nl/v1"; phone: for letters, or NULL */
/* How a message gets there: over the network, or otherwise in a test. first_wait: after the first try that failed, in microseconds. */
struct transfer_post {
    const struct transfer_peer *peer; int32_t peers;
    enum delivery (*carry)(void *context, const struct transfer_peer *, const char *json, size_t size);
    void *context;
    int64_t first_wait;
};
struct transfer_sent { int64_t tried, delivered, refused, down; };
/* What is due of all municipalities of this store, at most `most` of it; of one that does not answer no more is tried in this round. No transaction is open while a message is on its way, and
 * several may send at once: the receiver takes each message once. */
enum office_status office_transfer_send(struct office *, const struct transfer_post *, int64_t now, int32_t most, struct transfer_sent *);
/* The carry over HTTP: https, or this machine itself; bounded in time and size. */
enum delivery office_transfer_http(void *context, const struct transfer_peer *, const char *json, size_t size);

#endif
