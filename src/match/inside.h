/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of the room share: the fields of a file, setting one of them, and words that are refused. */
#ifndef BREED_MATCH_INSIDE_H
#define BREED_MATCH_INSIDE_H

#include "base/node.h"
#include "match/match.h"

enum match_kind { KIND_vacancy, KIND_candidate, KIND_journey, KINDS };
enum match_slot { SLOT_code, SLOT_title, SLOT_place, SLOT_tasks, SLOT_learns, SLOT_will_not, SLOT_least, SLOT_most, SLOT_travel, SLOT_from, SLOT_to, SLOT_minutes };
/* The list of a document, and the field that a record of it begins with. */
struct match_list { const char *list, *key; };
extern const struct match_list match_lists[KINDS];
struct match_field { enum match_kind kind; enum match_slot slot; const char *name; };
extern const struct match_field match_fields[];
const struct match_field *match_field_named(enum match_kind, const char *name, size_t size);     /* NULL when there is none */

struct refusals { const struct node *fields, *values, *except, *person; };
struct reader { struct match_input *input; struct arena *arena; struct problems *problems; struct refusals refusals; bool failed; };

void match_wrong(struct reader *, int32_t line, const char *field, const char *value, size_t size, const char *nl, const char *en);
/* A name that is no field: refused, and said why. */
void match_refuse_field(struct reader *, enum match_kind, const char *name, size_t size, int32_t line);
bool match_is_about_health(const struct refusals *, const char *value, size_t size);

/* One record: begin, set what is given (of a list each element), end, which looks at what belongs together. */
struct match_record { enum match_kind kind; struct match_party party; struct match_journey journey; int32_t line; bool coded; };     /* coded: there was a code, good or refused */
void match_record_begin(struct match_record *, enum match_kind, int32_t line);
void match_record_set(struct reader *, struct match_record *, const struct match_field *, const char *value, size_t size, int32_t line);
void match_record_end(struct reader *, struct match_record *);

/* The words that are refused, out of the file inside the program. False: no memory. */
bool match_refusals(struct refusals *, struct arena *);
void match_read_csv(struct reader *, const char *bytes, size_t size);

#endif
