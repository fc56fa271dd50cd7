/* SPDX-License-Identifier: EUPL-1.2 */
/* budget.h: the part of the state budget for wage cost subsidies that municipalities get from what they spent, year by year: provisional, definite, settled, and what they pay ahead of it.
 * Participatiewet art. 69. The rule financiering decides each amount; here the figures are gathered for it, as far as they are known. */
#ifndef BREED_BUDGET_BUDGET_H
#define BREED_BUDGET_BUDGET_H

#include "base/arena.h"
#include "base/error.h"
#include "base/money.h"
#include "base/text.h"
#include "law/law.h"
#include "rules/glossary.h"

enum { BUDGET_FIRST = 2015, BUDGET_LAST = 2049, BUDGET_YEARS = BUDGET_LAST - BUDGET_FIRST + 1, BUDGET_MONTHS = 12 };

/* How a figure is known, from the best on. A sum is as good as the least good of its parts. */
enum figure_status { FIGURE_definitief, FIGURE_voorlopig, FIGURE_geraamd, FIGURE_STATUSES };
extern const char *const figure_status_names[FIGURE_STATUSES];

/* Why a figure is not known. */
enum budget_gap { GAP_none, GAP_not_given, GAP_months, GAP_late, GAP_merged_part, GAP_split, GAP_rule, GAP_estimated, GAP_no_municipality, BUDGET_GAPS };
extern const char *const budget_gap_words[BUDGET_GAPS][2];

/* An amount that is known or not; of: the municipality or the country (0) whose figure is missing, when it is another's. */
struct amount { bool known; enum budget_gap gap; enum figure_status status; money value; int32_t of; };

/* What one municipality, or the country, said of one year. */
struct said_year { bool whole, in_months; money value, month[BUDGET_MONTHS]; uint16_t months; enum figure_status status; date received; int32_t line; };
/* The national part budget, provisional and definite. */
struct said_budget { bool there[2]; money value[2]; enum figure_status status[2]; };
struct said_place { int32_t code; struct said_year year[BUDGET_YEARS]; };

/* What is done where accounts came too late for the budget: nothing is known, or the year before counts, grown as the country did. */
enum late_way { LATE_unknown, LATE_year_before, LATE_WAYS };
extern const char *const late_way_names[LATE_WAYS];

struct budget_figures {
    struct said_place *place; int32_t count;        /* by code */
    struct said_year national[BUDGET_YEARS];
    struct said_budget macro[BUDGET_YEARS];
    int32_t last_year, last_budget;                 /* the last for which a municipality said what it spent, and for which there is something to share out */
};

struct budget_plan {
    const struct law *law, *later;      /* later: the law of the last day that was read, for years beyond it */
    date read_until;                    /* that day */
    const struct law_book *book;
    int32_t next;                       /* years beyond the last with figures */
    bool growing, national_growing;     /* growth was given; without it later years are unknown */
    percent growth, national_growth;    /* a year, of the municipality and of the country with its budget */
    enum late_way late;
    int32_t late_month, late_day;       /* accounts of a year that came after this day of the next year are late */
};

/* One year of one municipality. spent: in the year itself, before: in the year before as it counts for the definite budget. */
struct budget_year {
    int32_t year;
    struct amount spent, before, macro[2], budget[2];       /* provisional and definite */
    struct amount settled;              /* definite less provisional */
    struct amount ahead;                /* spent less definite: what the municipality pays from elsewhere in this year; below nought it gets more than it spends */
    struct amount each_euro;            /* what a euro more in the year before gives */
};
enum { BUDGET_SHOWN_MOST = BUDGET_YEARS };
struct budget_result { int32_t code; const char *name; int32_t count; struct budget_year year[BUDGET_SHOWN_MOST]; };

/* Reads the figures (CSV, see docs/budget.md) into the arena; everything wrong is named with line and column, then false. */
bool budget_read(struct budget_figures *, struct arena *, const struct law_book *, const char *bytes, size_t size, struct problems *);

/* What a place spent in a year as the municipality that it is on a day: with what its predecessors spent. */
struct amount budget_spent(const struct budget_figures *, const struct budget_plan *, int32_t code, int32_t year, date as_on);
struct amount budget_spent_nationally(const struct budget_figures *, const struct budget_plan *, int32_t year);
/* All years of a municipality for which the figures, or the growth of the plan, say something. */
void budget_of(struct budget_result *, const struct budget_figures *, const struct budget_plan *, int32_t code);

/* ---- show.c, chart.c ---- */
void budget_text(struct text *, const struct budget_result *, const struct budget_plan *, int language);
void budget_json(struct text *, const struct budget_result *, int32_t count, const struct budget_plan *);
void budget_csv(struct text *, const struct budget_result *, int32_t count);
/* A page of its own: chart, table, and what it rests on. */
void budget_html(struct text *, const struct budget_result *, int32_t count, const struct budget_plan *, int language);
void budget_svg(struct text *, const struct budget_result *, int language);

#endif
