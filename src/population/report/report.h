/* SPDX-License-Identifier: EUPL-1.2 */
/* report.h: a finished run as a report for people: one HTML page with charts, tables and cases; and all its tables for programs. */
#ifndef BREED_POPULATION_REPORT_REPORT_H
#define BREED_POPULATION_REPORT_REPORT_H

#include "population/report/table.h"
#include "population/show.h"

enum report_table_id { TABLE_parties, TABLE_flows, TABLE_measures, TABLE_winners, TABLE_changes, TABLE_gaps, TABLE_ages, TABLE_homes, TABLE_sizes, TABLE_regions, TABLE_towns,
                       TABLE_group_flows, TABLE_decisions, TABLE_cases, TABLE_calibration, TABLE_assumptions, REPORT_TABLES };

/* A case behind a change: whose it is, and the facts as the rule got them under each law. */
struct report_case {
    int32_t line, age, town;
    enum home home;
    enum change change;
    bool drawn, found;                  /* drawn by lot; found again in the run */
    const struct change_case *what;
    date day, asked;                    /* asked: see run_row */
    money flowed[FLOWS_MOST][LAWS];     /* on that day */
    const void *facts[LAWS];
    bool facts_differ;                  /* people behave otherwise, or another rule gave something else */
};

/* Owns nothing: everything lies in the arena. */
struct report {
    const struct simulation *simulation;
    struct arena *arena;
    struct report_table table[REPORT_TABLES];
    struct report_case *cases; int32_t case_count;      /* number n is cases[n - 1] */
    bool failed;                        /* memory ran out */
};

/* Makes all tables and lives the cases again. False when memory ran out. */
bool report_make(struct report *, struct arena *, const struct simulation *);

/* A page that needs nothing else. */
void report_html(struct text *, const struct report *, int language);
/* {"nagemaakt": true, "manifest": {...}, "tabellen": [...]}. Amounts and numbers of people are raised to the whole country. */
void report_json(struct text *, const struct report *);
/* Whether a table has anything to say in this run. */
bool report_has(const struct report *, enum report_table_id);
/* The facts of a case under one law, as breed explain and compare take them. */
void report_case_facts(struct text *, const struct report *, const struct report_case *, int32_t law);

#endif
