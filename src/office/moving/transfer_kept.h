/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_kept.h: the record of a hand-over in the store, read and written by the files that work on it. */
#ifndef BREED_OFFICE_TRANSFER_KEPT_H
#define BREED_OFFICE_TRANSFER_KEPT_H

#include "office/inside.h"
#include "office/moving/transfer.h"

enum { KEPT_KEY = 5 + 33, CODE_SIZE = 5 };
struct kept {
    struct transfer t;
    struct outbox_item item[OUTBOX_ITEMS_MOST]; int32_t items;
    const struct node *out[OUTBOX_ITEMS_MOST], *offer;      /* messages, as they go out */
    const char *digest[TRANSFER_KINDS];                     /* of what came in; "" not yet */
    const char *dossier, *reason;
    date paid;                                              /* noted for the closing; DATE_NEVER */
    char key[KEPT_KEY];                                     /* "0344/" and the key of the overdracht: own municipality first, so that one store can hold both sides */
    int64_t version;                                        /* 0: new */
};

extern const char kept_collection[], kept_outbox[];
void code_text(char out[CODE_SIZE], int32_t municipality);
bool kept_name(char out[KEPT_KEY], const char *municipality, const char *key);     /* false: no such names */
enum office_status kept_get(struct office *, struct arena *, const char *name, struct kept *);
enum office_status kept_of_dossier(struct office *, struct arena *, const char *dossier, struct kept *);
bool kept_of_record(struct kept *, struct arena *, const struct store_record *);
/* Within a transaction: the record, its place in the outbox and (new ones) under its dossier. */
enum office_status kept_put(struct office *, struct kept *);
/* The offer read again; false: memory ran out. */
bool kept_offer(const struct kept *, struct arena *, struct transfer_message *);
/* A message of this side goes into the outbox. */
bool kept_post(struct kept *, struct arena *, const char *bytes, size_t size, int64_t now);
/* This side does it: the state changes and the message is posted. reason of betwist and ingetrokken. */
bool kept_do(struct kept *, struct arena *, enum transfer_kind, date day, const char *reason, int64_t now);
/* Whom it is about, for the log. */
bool kept_person(const struct office *, struct arena *, const struct kept *, struct store_hash *);
/* The first that has not arrived; -1: none. */
int32_t kept_next(const struct kept *);

#endif
