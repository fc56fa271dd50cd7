/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_inside.h: what writing and reading of transfer messages share: the table of what may be in them, and digests. */
#ifndef BREED_EXCHANGE_TRANSFER_INSIDE_H
#define BREED_EXCHANGE_TRANSFER_INSIDE_H

#include "base/digest.h"
#include "base/text.h"
#include "exchange/transfer/transfer.h"

enum transfer_form { FORM_fact, FORM_bsn, FORM_payroll_number, FORM_text, FORM_word, FORM_day, FORM_amount, FORM_answer, FORM_iban, TRANSFER_FORMS };
struct transfer_item { const char *name; enum transfer_form form; const struct term *term; bool required; };
enum { HANDED_MOST = 16, ITEMS_MOST = 12, SIGNALS_MOST = 16, REASON_MOST = 2000 };
struct transfer_part { const char *name, *process, *why[2], *citation; bool list; struct transfer_item item[ITEMS_MOST]; int32_t items; };
struct transfer_table { struct transfer_part part[HANDED_MOST]; int32_t parts; const char *signal[SIGNALS_MOST]; int32_t signals; int32_t version; };

/* The table compiled in; false when it does not hold together (named). */
bool transfer_table_read(struct transfer_table *, struct arena *, struct problems *);
const struct transfer_part *transfer_part_of(const struct transfer_table *, const char *name, size_t size);
const struct transfer_item *transfer_item_of(const struct transfer_part *, const char *name, size_t size);

/* A document in one form only: members by name, no blanks, text escaped one way. */
void canonical(struct text *, const struct node *);
/* Of everything that a message says: kind, transfer, both municipalities and content. */
void message_digest(enum transfer_kind, const char *about, int32_t from, int32_t to, const struct node *content, char out[DIGEST_TEXT]);
/* The key of a message: of an overdracht from what makes it this one, of others from the overdracht and the kind. */
void key_of_offer(char out[DIGEST_TEXT], int32_t from, int32_t to, const char *reference, date moved, int32_t attempt);
void key_of_reply(char out[DIGEST_TEXT], enum transfer_kind, const char *about);

/* "0344" */
void put_municipality(struct text *, int32_t code);
/* Envelope around a content that was written before. */
void put_envelope(struct text *, enum transfer_kind, const char *key, const char *about, int32_t from, int32_t to, const char *content, size_t size);

#endif
