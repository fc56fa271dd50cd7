/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of this room share: reading a record out of a tree, checking a document as a whole, and putting a document together anew. */
#ifndef BREED_EVALUATION_INSIDE_H
#define BREED_EVALUATION_INSIDE_H

#include "evaluation/evaluation.h"

/* Each record of a section, in order. */
#define EACH(r, e, section) for (const struct evaluation_record *r = (e)->list[section].record, *end_##r = r ? r + (e)->list[section].count : r; r < end_##r; r++)

/* ---- read.c ---- */

struct evaluation_reader { struct arena *arena; struct problems *problems; bool failed; };
void evaluation_wrong(struct evaluation_reader *, int32_t line, const char *field, const char *value, size_t size, const char *nl, const char *en);
void *evaluation_room(struct evaluation_reader *, size_t size);
/* A tree out of JSON or YAML, whichever it is. */
const struct node *evaluation_tree(struct evaluation_reader *, const char *bytes, size_t size);
/* References are kept as they were written until evaluation_link looks them up. */
void evaluation_read_record(struct evaluation_reader *, const struct node *, int32_t section, int32_t place, struct evaluation_record *);
/* A document of one of the two kinds. */
const struct evaluation *evaluation_read_kind(struct arena *, const char *bytes, size_t size, bool plan, struct problems *);
/* The references of one record, looked up in a document (which it need not be part of). */
void evaluation_link(struct evaluation_reader *, const struct evaluation *, struct evaluation_record *);

/* ---- signals.c: a document written anew ---- */

/* Which record of a section comes into the new document: itself, another in its place, or none (NULL). */
typedef const struct evaluation_record *(*evaluation_choose)(void *context, const struct evaluation_record *);
struct evaluation_more { int32_t section; const struct evaluation_record *record; int32_t count; };
void evaluation_write_anew(struct text *, const struct evaluation *, evaluation_choose, void *context, const struct evaluation_more *);
/* Frees the text. */
const struct evaluation *evaluation_read_anew(struct arena *, struct text *json, bool plan, struct problems *);
/* What people wrote: no citizen service number, nothing that a spreadsheet would run. */
void evaluation_check_written(struct evaluation_reader *, const struct evaluation_record *, int32_t field);

/* ---- check.c ---- */

void evaluation_check(struct evaluation_reader *, const struct evaluation *);

/* ---- live.c ---- */

void evaluation_check_counter(struct evaluation_reader *, const struct evaluation_record *);

/* ---- data.c ---- */

/* One record as an object of JSON. */
void evaluation_put_record(struct text *, const struct evaluation_record *);

#endif
