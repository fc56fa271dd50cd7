/* SPDX-License-Identifier: EUPL-1.2 */
/* timeline.h: a situation worked out month by month, as text, JSON, CSV, calendar, chart and HTML fragment. Same input, same bytes. */
#ifndef BREED_EXPLAIN_TIMELINE_H
#define BREED_EXPLAIN_TIMELINE_H

#include "base/text.h"
#include "reason/timeline.h"
#include "rules/rule.h"

/* The worst of all cells: what the exit status of a program follows. */
enum status timeline_status(const struct timeline *);

/* For people, in lines of at most 100 columns. brief: without what each column means and without the amounts in the list of happenings, which the tables have. */
void explain_timeline(struct text *, const struct timeline *, bool brief, int language);

/* The whole timeline as one JSON object (no newline behind it): every cell with its state and, when it is not known, what is missing. */
void explain_timeline_json(struct text *, const struct timeline *, int language);

/* RFC 4180 with a '.' in amounts. A row a month: nothing where a line does not apply, "onbekend" where it is not known, and in the last column why. */
void explain_timeline_csv(struct text *, const struct timeline *, int language);
/* A row for each happening. */
void explain_happenings_csv(struct text *, const struct timeline *, int language);

/* iCalendar (RFC 5545). No title, no amounts and no facts of the person: what, by whom and by which article. Deadlines have an alarm. */
void explain_timeline_ics(struct text *, const struct timeline *, int language);

/* What a chart is drawn for. id: begins the ids inside, so that several charts fit in one page. alone: a file by itself, with colours for light and dark of its own; else
 * a part of a page, whose CSS variables (--ink, --soft, --paper, --line, --c1 to --c4) it follows. */
enum chart_form { CHART_wide, CHART_narrow };
struct chart { enum chart_form form; const char *id; bool alone; };
void explain_timeline_svg(struct text *, const struct timeline *, struct chart, int language);

/* The same amounts as tables, and the happenings as a list: elements to be put into a page. */
void explain_timeline_html(struct text *, const struct timeline *, int language);

#endif
