/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of a report share. */
#ifndef BREED_POPULATION_REPORT_INSIDE_H
#define BREED_POPULATION_REPORT_INSIDE_H

#include "population/report/report.h"

static inline const char *say(int language, const char *nl, const char *en) { return language ? en : nl; }
static inline const struct run *run_of(const struct report *r) { return r->simulation->run; }
static inline const struct totals *totals_of(const struct report *r) { return r->simulation->totals; }
static inline bool has_reform(const struct report *r) { return simulation_laws(r->simulation) == 2; }
static inline int64_t country(const struct report *r, int64_t part) { return simulation_of_country(r->simulation, part); }

extern const char *const party_labels[PARTIES][2], *const change_labels[CHANGES][2], *const home_labels[HOMES][2];
extern const char *const payee_labels[PAYEES][2], *const payee_names[PAYEES];
/* What changed is an amount; else a number of moments. */
static inline bool change_is_money(enum change c) { return c <= CHANGE_employer_loses; }

/* What a party gets less what it pays, in a group under one law. */
int64_t party_net(const struct report *, const struct group_total *, enum party, int32_t law);

/* ---- tables.c, groups.c: each fills its table ---- */
void flow_columns(struct report *, struct report_table *);
void flow_cells(struct report *, struct report_table *, int32_t line, int32_t flow, const struct group_total *);
void make_money_tables(struct report *);
void make_change_tables(struct report *);
void make_group_tables(struct report *);
void make_case_table(struct report *);
void make_source_tables(struct report *);       /* decisions, calibration, assumptions */

/* ---- short.c ---- */
struct page { struct text *t; const struct report *r; int language; };
void page_put(struct page *, const char *);
void page_say(struct page *, const char *nl, const char *en);
void page_heading(struct page *, int level, const char *nl, const char *en);
void page_paragraph(struct page *, const char *nl, const char *en);
void page_count(struct page *, int64_t);
void page_about(struct page *, int64_t cents);          /* "€ 12,3 miljoen", "€ 45 duizend", "€ 80": as exact as the assumptions are */
int32_t column_of(const struct report_table *, const char *name);       /* -1 when there is none */
void page_short(struct page *);

/* ---- cases.c ---- */
bool cases_collect(struct report *);
void case_html(struct text *, const struct report *, int32_t number, int language);

/* ---- tiles.c: regions as tiles, with what a table of them says in one column ---- */
void regions_chart(struct text *, const struct report *, int32_t column, const char *id, int language);

#endif
