/* SPDX-License-Identifier: EUPL-1.2 */
/* chart.h: what the wide and the narrow chart share: strokes of the pen, the parts of a bar, marks of what happens. Coordinates are tenths of a pixel. */
#ifndef BREED_EXPLAIN_TIMELINE_CHART_H
#define BREED_EXPLAIN_TIMELINE_CHART_H

#include "explain/timeline/inside.h"

struct drawing { struct text *t; const struct timeline *timeline; struct chart chart; int language; };

/* ---- draw.c ---- */
enum paint { INK, SOFT, PAPER, LINE, SERIES_1, SERIES_2, SERIES_3, SERIES_4, DOTS, PAINTS };
enum anchor { AT_START, AT_MIDDLE, AT_END };
enum { PATTERNS = 5 };
void draw_begin(struct drawing *, int32_t width, int32_t height);       /* up to and with the patterns and the background */
void draw_open(struct drawing *, int32_t width, int32_t height, const char *title, const char *description);     /* the same for another drawing; its timeline may be NULL */
void draw_end(struct drawing *);
void draw_text(struct drawing *, int32_t x, int32_t y, int32_t size, enum anchor, bool bold, enum paint, const char *);
/* In lines of at most so many characters; returns the y of the line below. */
int32_t draw_lines(struct drawing *, int32_t x, int32_t y, int32_t size, int32_t characters, bool bold, enum paint, const char *);
void draw_line(struct drawing *, int32_t x1, int32_t y1, int32_t x2, int32_t y2, enum paint, bool dashed);
void draw_box(struct drawing *, int32_t x, int32_t y, int32_t width, int32_t height, int32_t pattern);
void draw_missing(struct drawing *, int32_t x, int32_t y, int32_t width, int32_t height);      /* a dashed box with a question mark */
void draw_mark(struct drawing *, int32_t x, int32_t y, bool round, int32_t number);              /* an event round, a deadline square */

/* ---- chart.c ---- */
/* The parts of a bar, in the order in which they are stacked. */
struct series { int32_t line, pattern; bool rest; const char *label[2]; };
enum { SERIES_MOST = PATTERNS };
extern const struct series series_of_side[SIDES][SERIES_MOST];
bool series_applies(const struct timeline *, enum timeline_side, int32_t series);
const char *series_label(const struct timeline *, enum timeline_side, int32_t series, int language);
/* The sum that the parts make, and one part; a part is nought when it does not apply. */
struct cell bar_total(const struct timeline_month *, enum timeline_side);
money bar_part(const struct timeline_month *, enum timeline_side, int32_t series);
bool side_applies(const struct timeline *, enum timeline_side);
bool side_is_open(const struct timeline *, enum timeline_side);          /* in some month the sum is not known */
extern const char *const open_label[2], *const list_heading[2];
/* The highest and lowest end of the bars, nought included. */
void bar_range(const struct timeline *, enum timeline_side, money *low, money *high);
money nice_step(money span, int32_t steps);
bool is_marked(const struct happening *);               /* has a number in the chart */
int32_t marks_of(const struct timeline *);

/* ---- narrow.c ---- */
enum { NARROW = 3600 };
int32_t put_narrow(struct drawing *);                   /* returns the height */

#endif
