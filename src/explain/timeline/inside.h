/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the forms of a timeline have in common: its columns, its months that are alike, its words. */
#ifndef BREED_EXPLAIN_TIMELINE_INSIDE_H
#define BREED_EXPLAIN_TIMELINE_INSIDE_H

#include "explain/explain.h"
#include "explain/timeline.h"

enum { SIDES = 2, COLUMNS_MOST = TIMELINE_LINE_COUNT + 1, LINE_together = TIMELINE_LINE_COUNT };
extern const char *const side_names[SIDES][2], *const side_subjects[SIDES][2];       /* "Werkgever"; what its amounts are about */
extern const char *const missing_mark;                                               /* in the place of an amount that is not known */

/* The lines of one side that apply in some month, and for the resident what comes in together when that is more than one line. */
struct columns { int32_t count, line[COLUMNS_MOST]; };
struct columns columns_of_side(const struct timeline *, enum timeline_side);
bool line_applies(const struct timeline *, int32_t line);
const char *column_label(int32_t line, int language);
const char *column_help(int32_t line, int language);
struct cell column_cell(const struct cell cells[TIMELINE_LINE_COUNT], int32_t line);
struct cell income_together(const struct cell cells[TIMELINE_LINE_COUNT]);

/* The last of the months from `first` on, of the same year, that are alike in these columns. */
int32_t alike_until(const struct timeline *, const struct columns *, int32_t first);
/* "mrt 2026", "jan-mrt 2026". */
void put_months(struct text *, const struct timeline *, int32_t first, int32_t last, int language);
/* The whole stretch: "januari 2025 tot en met december 2026". */
void put_stretch(struct text *, const struct timeline *, int language);
void put_day(struct text *, date, int language);                /* "1 mrt 2026" */

/* One thing that is not known, with the lines and months that hang on it. Begin with { 0 }; false when there are no more. */
struct unknown { int32_t at; const struct cell *cell; uint32_t lines; int32_t first, last; };
bool next_unknown(const struct timeline *, struct unknown *);
/* A sentence: what is missing, why, and who can tell. */
void put_unknown(struct text *, const struct timeline *, const struct unknown *, int language);
/* What is missing in words: "de loonwaarde". */
void put_missing(struct text *, const struct timeline *, const struct cell *, int language);

/* The article in words, or the citation as it is; nothing when there is none. False: nothing written. */
bool put_article(struct text *, const struct timeline *, const struct happening *, int language);
void put_url(struct text *, const struct timeline *, const struct happening *);
/* The day whose version of the articles counts. */
date law_day(const struct timeline *, date);

/* Sentences at the end of every form for people. */
void put_estimate_note(struct text *, int language);
void put_left_out(struct text *, int language);
void put_no_rights(struct text *, int language);

/* A text made on the way is given back; when memory ran out for it, it did for the whole. */
static inline void give_back(struct text *t, struct text *own) { t->failed |= own->failed; text_free(own); }

/* As the text of an element or the value of an attribute. */
void put_markup(struct text *, const char *string);

#endif
