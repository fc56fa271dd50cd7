/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of this room share: the plan of a table, its blocks, and the workers that fill them. */
#ifndef BREED_TABLES_INSIDE_H
#define BREED_TABLES_INSIDE_H

#include <sys/types.h>
#include "base/arena.h"
#include "base/node.h"
#include "base/text.h"
#include "tables/csv.h"
#include "tables/table.h"

/* Sizes in bytes: of a read, and the most of a cell and of a record. Tests take small ones. */
struct table_limits { size_t block, cell, record; };
extern const struct table_limits table_limits_usual;

/* Where bytes come from and go to; both return a count or -1 with errno, as read and write do. */
struct table_ends {
    ssize_t (*take)(void *context, char *bytes, size_t size);
    ssize_t (*give)(void *context, const char *bytes, size_t size);
    bool (*ready)(void *context);
    void *context;
    bool of_rows;               /* the input was no text before: rows are counted instead of lines, and a comma parts its cells */
    bool clean;                 /* what is no text becomes U+FFFD in CSV too */
};

/* The same as table_run with other ends and limits. */
enum table_result table_pump(const struct table_job *, const struct table_ends *, const struct table_limits *, struct table_counts *);

/* From and to the file descriptors of the job; of_rows and clean: see table_ends. */
enum table_result table_pump_files(const struct table_job *, bool of_rows, bool clean, struct table_counts *);

/* ---- the plan: made once from the head of the input, then read by all workers ---- */

struct table_column { const char *name; size_t size; int32_t fact; };      /* fact: -1 when it is none */
/* A column that is a fact. scale: what a whole number of its unit is worth, 0 when its cells are no numbers. */
struct table_fact { int32_t column, fact; const struct term *term; uint32_t offset; int32_t scale; };
/* An outcome of an earlier rule of the run that is a fact of this one. */
struct table_carry { int32_t rule, outcome, fact; };
/* What of a household is in the columns: the parts of the list of housemates, whether a row has a partner, and what the partner's row says of a fact (part) here. */
struct table_part { int32_t column, part; };
struct table_household { int32_t column, list, with_partner; struct table_part part[32], partner[16]; int32_t part_count, partner_count; };     /* column: of the key; list: the fact; with_partner: a column; -1 when there is none */

enum { COLUMNS_MOST = 4096 };
struct table_plan {
    const struct table_job *job;
    const struct table_limits *limits;
    struct arena arena;
    struct table_column *columns; int32_t column_count;     /* of CSV in or out */
    struct table_fact *facts; int32_t fact_count;           /* the columns that are facts */
    char separator; bool bom, of_rows, clean;
    char point;                                             /* decimal sign of outcomes in CSV */
    const char *line_end; size_t line_end_size;
    struct law_period period;                               /* reference dates covered */
    uint64_t all;                                           /* outcomes written */
    /* Several rules: each has a plan of its own over the same columns, in the order in which they are decided. */
    struct table_plan *next;
    struct table_job own_job;
    struct table_carry carry[64]; int32_t carry_count;
    uint64_t shared;                                        /* outcomes that another rule of the run has too */
    bool of_several;
    struct table_household household;
};

/* Puts the rules of a job in the order in which they can be decided. False: told why there is none. */
bool chain_order(struct table_job *, struct table_rule room[TABLE_RULES_MOST]);
void plan_add_fact(struct table_plan *, int32_t column, int32_t fact);
bool chain_plans(struct table_plan *);                      /* makes the plans of the further rules; false: no memory */
bool chain_facts(struct table_plan *);                      /* which columns are facts of the further rules, once those of the first are known; false: told */
void put_outcome_name(const struct table_plan *, struct text *, const char *name, bool shared, bool json);

/* Reads the header of CSV (line: with its line end) or the first object of JSON Lines (NULL when there is none). False when the table cannot be used: told. */
bool plan_from_header(struct table_plan *, const char *line, size_t size);
bool plan_from_object(struct table_plan *, const struct node *first);
/* The same from columns of a table that is no text; plan->columns has room for them. */
bool plan_room(struct table_plan *, size_t count);
bool plan_from_names(struct table_plan *, const char *const *names, const size_t *sizes, size_t count);
/* What stands before the first row of the output. header: as it came, without BOM and line end; NULL for columns by name. */
void plan_put_header(const struct table_plan *, struct text *, const char *header, size_t size);
void plan_tell(const struct table_plan *, struct text *line);              /* name of the input before it; frees the text */
/* Why the run ends over rejected rows: they cannot be written (why), or there are so many. */
void tell_rejects(const struct table_plan *, int64_t invalid, const char *why);
static inline const char *in_language(const struct table_job *job, const char *nl, const char *en) { return job->language ? en : nl; }

/* How a name that came with the table relates to the rule. */
enum name_kind { NAME_FACT, NAME_OTHER, NAME_TAKEN, NAME_NEAR };
enum name_kind name_kind_of(const struct rule *, const char *name, size_t size, int32_t *fact, const char **nearest);
/* The same for all rules of the plan; fact: of the first one. */
enum name_kind name_kind_in(const struct table_plan *, const char *name, size_t size, int32_t *fact, const char **nearest);
bool same_letters(const char *name, size_t size, const char *other);       /* whatever stands between the words and whatever is a capital */
void tell_column(const struct table_plan *, const char *name, size_t size, const char *nl, const char *en, const char *suggestion);

/* ---- blocks and workers ---- */

struct table_block {
    char *in; size_t size, capacity;        /* whole records; room for PADDING bytes behind them */
    int64_t line;                           /* of the first byte */
    bool oversize;                          /* one record too long to keep: no bytes, only its line */
    struct text out, rejects;
    int64_t in_until, line_until;           /* bytes of the input and lines up to its end; in_until -1: no place to go on from */
    struct table_counts counts;
    bool left_out;                          /* a member that has no column in the output */
    bool done;
};
enum { PADDING = 32, KEYS_KEPT = 64 };

struct key_seen { char name[56]; uint32_t size; enum name_kind kind; int32_t fact; };
struct run;
struct table_worker {
    const struct table_plan *plan;
    struct run *run;
    struct case_room facts, outcome;
    struct reasoning reasoning;
    struct problems problems;
    enum status status;
    struct table_worker *next;              /* of the next rule */
    struct text *rejects;                   /* of the block at hand; NULL: nobody asked */
    struct members *members;                /* the household at hand, when there are groups */
    struct text reason, room;               /* why a row is not decided; a cell whose quotes were doubled */
    struct csv_cell *cells;
    const char **ends;
    struct arena arena;
    struct key_seen keys[KEYS_KEPT];
};

bool worker_start(struct table_worker *, const struct table_plan *);       /* false when memory runs out */
void worker_end(struct table_worker *);
void worker_block(struct table_worker *, struct table_block *);

void csv_block(struct table_worker *, struct table_block *);
void jsonl_block(struct table_worker *, struct table_block *);

/* ---- one row ---- */

/* A date, ja or nee, or a number of a few digits, in range: what nearly every cell is. Everything else, also what is wrong, is left to fact_set_text. */
static inline bool usual_value(const struct table_fact *column, const char *cell, size_t size, int64_t *value)
{
    const struct term *term = column->term;
    if (column->scale) {
        int64_t number = 0;
        if (size > 8) return false;
        for (size_t i = 0; i < size; i++) {
            uint32_t digit = (uint32_t)(unsigned char)cell[i] - '0';
            if (digit > 9) return false;
            number = number * 10 + digit;
        }
        *value = number * column->scale;
    } else if (term->kind == KIND_date) {
        date day;
        if (!parse_date(cell, (uint32_t)(size > 10 ? 11 : size), &day)) return false;
        *value = day;
    } else {
        *value = size == 2;
        return term->kind == KIND_answer && ((size == 2 && memcmp(cell, "ja", 2) == 0) || (size == 3 && memcmp(cell, "nee", 3) == 0));
    }
    return *value >= term->min && *value <= term->max;
}

/* Decides the facts of the worker, and those of the further rules behind it; what is missing or wrong comes to stand in the reason of each. Counts the row; the worst status. */
enum status row_decide(struct table_worker *, int64_t line, struct table_counts *);
/* The status, the outcomes and the reason behind a row: cells, each with the separator before it and the line end behind; or members, with commas between them. */
void row_put_cells(const struct table_worker *, struct text *);
void row_put_members(const struct table_worker *, struct text *);
void row_clear(struct table_worker *);
void row_refuse(struct table_worker *, const char *field, const char *value, size_t size, const char *nl, const char *en);

#endif
