/* SPDX-License-Identifier: EUPL-1.2 */
/* pen.h: paragraphs, lists and links written once and drawn twice: as HTML elements and as lines of text. */
#ifndef BREED_EVALUATION_PEN_H
#define BREED_EVALUATION_PEN_H

#include "evaluation/evaluation.h"

enum { LISTS_MOST = 4 };
struct pen { struct text *out; struct text line; bool html; int language; int32_t depth; bool item[LISTS_MOST]; /* an item is open in the list of that depth */ };

void pen_heading(struct pen *, int level, const char *id, const char *string);
void pen_paragraph(struct pen *);               /* ends the one before, if any */
void pen_end(struct pen *);                     /* of a paragraph or item */
void pen_list(struct pen *);                    /* inside an item: a list that belongs to it */
void pen_item(struct pen *, const char *id);    /* id NULL: none; a link to it leads here */
void pen_list_end(struct pen *);

/* Inside a paragraph, item or heading. */
void pen_put(struct pen *, const char *string);
void pen_say(struct pen *, const char *nl, const char *en);
void pen_strong(struct pen *, const char *string);
void pen_strong_word(struct pen *, const char *word);   /* with a capital, as at the beginning of a sentence */
void pen_int(struct pen *, int64_t);
void pen_day(struct pen *, date);
/* A field of a record; what was written in Dutch only says so to who listens. */
void pen_field(struct pen *, const struct evaluation_record *, int32_t field);
/* A place in a line that links lead to. */
void pen_named(struct pen *, const struct evaluation_record *, const char *string);
/* "S07, S08", each a link to where it stands. */
void pen_link(struct pen *, const struct evaluation_record *);
void pen_links(struct pen *, const struct evaluation_value *);
void pen_named_links(struct pen *, const struct evaluation_value *);    /* by their names */

/* How far something is, as a bar with its numbers beside it. */
void pen_progress(struct pen *, const char *label, int32_t done, int32_t all);

/* A whole HTML page around what a report writes, with a style of its own. */
void pen_page_open(struct text *, const char *title, int language);
void pen_page_close(struct text *);

/* brief.c: the report in a few numbers, before it begins. */
void evaluation_put_brief(struct pen *, const struct evaluation *, date on);

#endif
