/* SPDX-License-Identifier: EUPL-1.2 */
/* dossier.h: what the pages of one dossier share. */
#ifndef BREED_WEB_DESK_DOSSIER_H
#define BREED_WEB_DESK_DOSSIER_H

#include "web/desk/desk.h"

/* The dossier that the path names, as this viewer may see it. False: the reply says what is the matter. */
bool dossier_open(struct desk *, struct office_view *);
bool dossier_sees(const struct office_view *, enum resource);

/* amounts.c: the amounts per month as a chart and a table. */
void dossier_amounts(struct desk *, const struct dossier *);

/* experts.c: who measures and who supports, and who could. */
void dossier_hands(struct desk *, const struct office_view *);
/* Somebody of the list of experts who can be given an order on that day. */
bool expert_on(const struct office_expert *, date on);

/* Who reads what is written about an event in a letter, as bits of roles, and in words. */
uint32_t letter_readers(const struct process *, const struct process_event *);
const char *letter_readers_text(struct page *, uint32_t roles);

/* A chart of bars: at most CHART_BARS of them; of numbers in a unit. Lists bars (x, y, width, height, bar-label) and names chart-width, chart-height. */
struct chart_bar { const char *label; int64_t value; bool known; };
enum { CHART_BARS = 24 };
void chart_show(struct page *, struct view *, const char *title, const struct chart_bar *, int32_t count, const char *(*value)(struct page *, int64_t));

#endif
