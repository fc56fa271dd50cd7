/* SPDX-License-Identifier: EUPL-1.2 */
/* table.h: a rule over the rows of a table: CSV, JSON Lines, Parquet or SPSS in, one of the first three out, with the outcome behind each row. */
#ifndef BREED_TABLES_TABLE_H
#define BREED_TABLES_TABLE_H

#include <stdio.h>
#include "base/error.h"
#include "rules/decide.h"

struct table_counts { int64_t rows, decided, undecided, parameter_missing, invalid; bool stopped; };

/* The last two are no text: Parquet needs DuckDB, SPSS (.sav, only in) needs ReadStat; each is loaded when such a table is there. */
enum table_form { TABLE_CSV, TABLE_JSONL, TABLE_PARQUET, TABLE_SPSS };

/* A further rule; bit k of outcomes: its outcome k is written. */
struct table_rule { const struct rule *rule; uint64_t outcomes; };
enum { TABLE_RULES_MOST = 8 };

/* A place between two rows where a run can go on later: bytes read, bytes written, and what was counted until there. */
struct table_mark { int64_t in, out, rejects, line; struct table_counts counts; };

struct table_job {
    const struct rule *rule;
    const struct law *law;              /* read by all threads */
    /* Further rules of the same run: one that asks for an outcome of another comes after it, and finds that outcome among its facts. No rule twice. */
    const struct table_rule *more; int more_count;
    const char *group;                  /* name of the column that says which rows make one household; NULL: every row stands by itself */
    enum table_form in, out;
    int input, output;                  /* file descriptors, not closed */
    int threads;                        /* 1 or more */
    bool strict;                        /* assumptions are refused */
    uint64_t outcomes;                  /* bit k: outcome k is written */
    const char *duckdb;                 /* path of the library of DuckDB, NULL for libduckdb.so where the system keeps libraries */
    const char *name;                   /* of the input, for messages */
    int language;
    int rejects;                        /* file descriptor: a line of CSV for everything that is wrong with a row (row, column, value, what is allowed); 0: none */
    bool few_rejects; int64_t rejects_most;     /* more invalid rows than this: failed */
    /* Called when everything until a mark is written, on the calling thread; only from file to file, without groups. False: told already, the run fails. May be NULL. */
    bool (*mark)(void *context, const struct table_mark *);
    const struct table_mark *from;      /* where an earlier run of the same came to; output and rejects stand at their end. NULL: at the beginning */
    /* Called between blocks on the calling thread: rows done, bytes read. Return true to stop. May be NULL. */
    bool (*progress)(void *context, int64_t rows, int64_t bytes);
    /* A header or file problem, or a warning (a column that is no fact); one line without a newline. */
    void (*tell)(void *context, const char *line);
    void *context;
};

enum table_result { TABLE_DONE, TABLE_FAILED, TABLE_REFUSED };     /* failed: reading or writing; refused: the header cannot be used */

/* Order of rows is kept; memory does not grow with the input: a cell may have 1 MiB, a record 4 MiB, and what is larger becomes a bad row.
 * CSV: columns are named as facts ("urenPerWeek" or "uren_per_week"), outcomes "bedrag_per_maand"; an outcome that is settled but has no value is geen. JSON Lines: outcomes are named as by
 * calc ("bedragPerMaand"), one without a value is null, one that is not settled is absent; null and "" are not given. Empty lines are no rows.
 * The caller ignores SIGPIPE if it wants to hear of a closed pipe (TABLE_FAILED, told). A signal that interrupts reading makes progress be called, so that it can stop the run.
 * Parquet: a column that is a fact has a type that fits it, or the table is refused; others pass through. Outcomes are amounts DECIMAL(18,2), percentages DECIMAL(9,3), hours DECIMAL(9,2), days
 * DATE, ja and nee BOOLEAN, counts INTEGER, all else text; one without a value, or not settled, is null. Cells of CSV and JSON Lines go into Parquet as the text they are. Input and output must be
 * files; a run that is stopped or fails leaves no rows.
 * Several rules: after the columns of the input stand status, outcomes and reden of each rule, in the order in which they are decided, with the name of the rule before status, reden and every outcome
 * that another rule has too. Handed on is only what is settled and has a value. A row is decided when all rules are.
 * Groups (not in JSON Lines): rows of one household stand behind each other; the others of it are the huisgenoten of each, and two rows with heeftPartner=ja are each other's partner. SPSS: values, never labels; a missing value is not given. Rows are counted from 1, the header is none. */
enum table_result table_run(const struct table_job *, struct table_counts *);

#endif
