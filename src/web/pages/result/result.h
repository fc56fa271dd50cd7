/* SPDX-License-Identifier: EUPL-1.2 */
/* result.h: the blocks of a result page: what came out, how, what to do before when, on what it rests. */
#ifndef BREED_WEB_PAGES_RESULT_H
#define BREED_WEB_PAGES_RESULT_H

#include "reason/timeline.h"
#include "web/pages/flow/flow.h"

/* A day that counts: what it is for, and the article behind it. */
struct due { date on; const char *text, *citation; };
enum { DUES_MOST = 48 };
struct dues { int32_t count; struct due due[DUES_MOST]; };

/* The situation decided, with what is still possible where facts are missing. */
void result_decide(struct flow *);
/* Everything that a result shows, into the view of the page. Returns the heading. */
const char *result_fill(struct flow *);
/* An outcome in words: its value, "none", or "not known yet". */
const char *result_value(struct flow *, const struct decision *, uint32_t outcome);
/* The outcome that is the big number: of the help, or of any help for this rule, else the last amount; -1: there is none. */
int32_t result_amount(const struct flow *);
bool result_settled(const struct decision *, uint32_t outcome);
/* Another rule with the same answers: shared facts and settled outcomes given to it, the day of the case too. */
void result_carry(struct flow *, const struct rule *to, struct form *);
/* The dates of a rule beside this one; its decision stands in desk->other then. NULL: there is no such rule. */
const struct decision *result_dates_beside(struct flow *, const struct help_beside *, struct dues *);

/* ---- dates.c ---- */
/* The dates of a decision: its outcomes that are days, and lists of days with what to do. Sorted by day. */
void dues_of(struct flow *, const struct decision *, struct dues *);
void dues_sort(struct dues *);
void dues_show(struct flow *, const struct dues *);
/* The same as a calendar (RFC 5545). */
void dues_calendar(struct flow *, const struct dues *, struct text *);

/* ---- sure.c ---- */
void sure_show(struct flow *);

/* ---- picture.c ---- */
void picture_show(struct flow *);           /* months as a chart and tables, where the facts make a situation */

/* ---- reference/chart.c ---- */
/* The amounts of one line month by month, as the picture of reference-chart in the list "chart"; none where no amount is above nought. */
void put_chart_of_months(struct page *, struct view *, int64_t id, const char *name, const struct cell *, int32_t months, int32_t first_month);

/* ---- more.c ---- */
void show_routes(struct flow *);
void check_show(struct flow *);             /* the amount of somebody else beside ours */
void result_file(struct web_request *, struct web_reply *);     /* POST .../{bestand}: json, csv, ics, html */

#endif
