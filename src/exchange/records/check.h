/* SPDX-License-Identifier: EUPL-1.2 */
/* check.h: a file of loonwaarde records of somebody else held against the rules: a row at a time, and then the rows of one person and job beside each other. */
#ifndef BREED_EXCHANGE_CHECK_H
#define BREED_EXCHANGE_CHECK_H

#include <sys/types.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"
#include "base/text.h"
#include "law/law.h"
#include "rules/glossary.h"

/* What can be found; exchange/controles.yaml says of each how sure it is, what should stand there, why, and by which article. '_' is written as '-'. */
#define CHECK_KINDS(K) \
    K(bestand) K(leeg) K(geen_getal) K(buiten_bereik) K(nul) K(honderd) K(breuk) K(decimalen) K(subsidiepercentage) K(omgekeerd) K(forfait_zonder_merk) K(forfait_met_waarde) \
    K(forfait_te_lang) K(twee_actief) K(overlap) K(gat) K(na_einde) K(niet_bijgewerkt) K(datums_verkeerd_om) K(geen_datum) K(onbekende_gemeente) K(geen_bsn) K(geen_antwoord)
#define AS_CHECK(name) CHECK_##name,
enum check_kind { CHECK_KINDS(AS_CHECK) CHECK_KIND_COUNT };

/* The fields of exchange/loonwaarde.yaml, in its order. */
#define CHECK_FIELDS(F) \
    F(persoon) F(dienstbetrekking) F(gemeente) F(loonwaarde) F(forfaitair) F(vanaf) F(tot) F(vastgesteldOp) F(startDienstbetrekking) F(eindeSubsidie) F(subsidiepercentage) \
    F(geregistreerdOp) F(besluitOp) F(loonwaardeBesluit) F(ziekteOp) F(uitkeringPerDag) F(dagen)
#define AS_CHECK_FIELD(name) FIELD_##name,
enum check_field { CHECK_FIELDS(AS_CHECK_FIELD) CHECK_FIELD_COUNT };
extern const char *const check_field_name[CHECK_FIELD_COUNT];

/* What UWV paid too much or too little on a wrong value, by the rule verschil; and why it cannot be said. */
enum check_paid { PAID_not_asked, PAID_known, PAID_missing };

/* One thing found. The person is never in it: rows are told by their number (the header is row 1). value: views that last during the call; "" for what may not be shown. */
struct check_finding {
    int64_t row, other_row;             /* other_row: the row beside which it is wrong; 0: none */
    enum check_kind kind;
    enum check_field field;             /* of `bestand`: CHECK_FIELD_COUNT */
    const char *value; size_t value_size;
    enum check_paid paid;
    money too_much, too_little;         /* PAID_known */
};

/* How the file writes things. column: the name of the column of a field, NULL: its own name. */
enum check_dates { DATES_iso, DATES_dutch, DATES_plain };       /* 2026-07-01, 01-07-2026, 20260701 */
struct check_mapping { const char *column[CHECK_FIELD_COUNT]; enum check_dates dates; bool bsn, n5; };      /* bsn: persoon is a BSN; n5: a percentage as five digits, 06000 */
/* {kolommen: {loonwaarde: PERC, ...}, datums: jjjj-mm-dd|dd-mm-jjjj|jjjjmmdd, persoon: bsn|kenmerk, percentages: heel|n5}; everything that is wrong is named. */
bool check_mapping_read(struct check_mapping *, const struct node *, struct problems *);

struct check_job {
    const struct law *law;
    date on;                            /* as of which day: what should have ended by then */
    const struct check_mapping *mapping;        /* NULL: columns have the names of the fields */
    ssize_t (*read)(void *context, char *bytes, size_t size);      /* 0 at the end, negative when it fails */
    void (*found)(void *context, const struct check_finding *);    /* rows in order; then what only shows beside other rows, in order too */
    void *context;
};
struct check_result {
    int64_t rows, findings, of[CHECK_KIND_COUNT];
    int64_t paid_known, paid_missing;
    money too_much, too_little;
    int32_t unused_columns;             /* columns that are no field */
};
/* Most rows of one file: their persons, jobs and days stay in memory as 40 bytes each (no more is kept of them), everything else is read and forgotten. */
enum { CHECK_ROWS_MOST = 5000000 };
enum check_end { CHECK_done, CHECK_refused, CHECK_failed };     /* refused: the header or the number of rows; failed: reading or memory */
enum check_end loonwaarde_check(const struct check_job *, struct check_result *, struct problems *);

/* ---- in words (check_words.c) ---- */

struct check_words { const char *code; bool sure; const char *should[2], *why[2], *citation; };
/* The table of kinds; views of the arena. False when a kind is missing in the table, or one too many stands there. */
bool check_words_read(struct check_words words[CHECK_KIND_COUNT], struct arena *, struct problems *);
void check_put_text(struct text *, const struct check_words *, const struct check_finding *, int language);
void check_put_json(struct text *, const struct check_words *, const struct check_finding *, int language);
void check_put_summary(struct text *, const struct check_words *, const struct check_result *, int language);
/* The members of the summary, without braces. */
void check_put_summary_json(struct text *, const struct check_words *, const struct check_result *);

#endif
