/* SPDX-License-Identifier: EUPL-1.2 */
/* srg.h: the monthly file of provisions for Statistics Netherlands (SRG), fixed width by a layout that is data (exchange/srg-2015.yaml). */
#ifndef BREED_EXCHANGE_SRG_H
#define BREED_EXCHANGE_SRG_H

#include "exchange/records/record.h"

enum { SRG_FIELDS_MOST = 40, SRG_CODES_MOST = 60, SRG_ENDS_MOST = 12 };
enum srg_type { SRG_number, SRG_code, SRG_day, SRG_text };
struct srg_field { const char *name, *source, *fixed, *codes, *certainty; int32_t position, width; enum srg_type type; bool may_be_empty; char empty; };
struct srg_code { const char *list, *meaning, *code; date from, until; bool sure; };      /* code NULL: not known */
struct srg_end { const char *event, *reason; };
struct srg_layout { const char *name; struct srg_field field[SRG_FIELDS_MOST]; int32_t fields, length; struct srg_code code[SRG_CODES_MOST]; int32_t codes;
                    struct srg_end end[SRG_ENDS_MOST]; int32_t ends; const char *line_end; };

/* The layout compiled in. False when it does not hold together: fields that do not join, a width that does not fit, an unknown source (named). */
bool srg_layout_read(struct srg_layout *, struct arena *, const char *table, struct problems *);
bool srg_layout_of(struct srg_layout *, const struct node *document, struct problems *);
/* A code that a municipality gives itself, for one that is not known for sure. */
void srg_give_code(struct srg_layout *, const char *list, const char *meaning, const char *code);

/* What dossiers do not hold about a person. ladder, capacity: 0 when there is none. */
enum srg_sex { SEX_onbekend, SEX_man, SEX_vrouw };
struct srg_case { struct exchange_case dossier; const char *registration; enum srg_sex sex; int32_t ladder; date ladder_since; int32_t capacity; };
typedef enum exchange_more srg_next(void *context, struct srg_case *);
struct srg_sender { int32_t municipality, reporter; const char *package, *release; };      /* package: three characters at most; release: twelve */

struct srg_counts { int64_t dossiers, records, refused; };
/* The file of a month, as it was known on a day: each provision that ran in it. What does not fit is refused with dossier and field (never a person), and is not in the file. */
bool srg_write(struct text *, const struct srg_layout *, const struct srg_sender *, int32_t year, int32_t month, date known_on, srg_next *, void *dossiers, const struct law *,
    struct srg_counts *, struct problems *);

/* Reads a file back and holds each byte against the layout: lengths, digits, days, codes in force. True when all fits; what does not is named by line and field. */
bool srg_check(const struct srg_layout *, const char *bytes, size_t size, int64_t *records, struct problems *);

#endif
