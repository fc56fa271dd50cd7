/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of the extension share: a place in a query that calls a rule, and what is kept for it from row to row. */
#ifndef BREED_SQL_INSIDE_H
#define BREED_SQL_INSIDE_H

#include "postgres.h"
#include "fmgr.h"
#include "access/htup_details.h"
/* One function of the server has the name of one of base/text.h. */
#define text_char text_char_of_server
#include "utils/builtins.h"
#undef text_char
#include "utils/jsonb.h"

#include "base/arena.h"
#include "reason/decision.h"
#include "sql/names.h"

/* Everything is hidden but the entry points; servers before 16 do not say so themselves. */
#undef PGDLLEXPORT
#define PGDLLEXPORT __attribute__((visibility("default")))
#define ENTRY(name) extern PGDLLEXPORT Datum name(PG_FUNCTION_ARGS); PG_FUNCTION_INFO_V1(name)

/* A law: the one that is compiled in, once a process; or with an overlay on top, as long as a place in a query gives the same one. The library takes its memory
 * itself, so the memory context of the owner calls back when it ends (law_slot_own). */
struct law_slot { struct law_tables tables; struct arena arena; struct law_overlay overlay; Jsonb *of; bool built; };
const struct law_tables *law_compiled_in(void);
void law_slot_own(struct law_slot *, MemoryContext owner);
/* The law under an overlay, NULL the one compiled in; an overlay that is refused is an error. changed: the slot holds another law than before. */
const struct law_tables *law_under(struct law_slot *, MemoryContext owner, Jsonb *overlay, struct problems *, bool *changed);

/* What an argument of a function gives. */
struct argument { int32 fact, offset; enum kind kind; };

/* A place in a query. */
struct site {
    enum sql_form form;
    const struct rule *rule;
    uint32 outcome;                                 /* of SQL_CENTS */
    int32 fact_arguments, option_at[SQL_OPTIONS];   /* option_at: place among the arguments, -1 when it is none of this form */
    struct argument argument[FUNC_MAX_ARGS];
    const struct law_tables *tables;                /* of this row, */
    const struct law *law;                          /* the law in it, */
    struct row_keep *keep;                          /* and what rows under it share */
    struct law_slot slot;
    struct problems problems;
    struct case_room facts, outcomes;
    /* SQL_RECORD */
    TupleDesc row;
    int32 *outcome_of;                              /* [column] its outcome, or one of those below 0 */
    Datum word[STATUSES][2];                        /* status and reason as text */
    /* SQL_JSON */
    struct decision *decision;
    struct text text;
    struct arena look;
    MemoryContext memory;
};
/* Version with a digest of the sources of the extension. */
extern const char sql_sources[];

enum { COLUMN_STATUS = -1, COLUMN_REASON = -2 };

/* The place that calls, made at its first row. */
struct site *site_of(FunctionCallInfo, enum sql_form);

/* The facts of a row into the struct of the rule; what is refused stands in the problems of the place. Sets its law. */
void give(struct site *, FunctionCallInfo, void *facts);

/* The outcome of a row as a tuple. */
Datum take_record(struct site *, enum status);

static inline char *json_of(Jsonb *value) { return JsonbToCString(NULL, &value->root, (int)VARSIZE(value)); }

/* Empty, for structs that want more than the server aligns for; as long as its memory context. */
static inline void *room_for(MemoryContext memory, Size size)
{
    enum { WANTED = 16 };
    char *at = MemoryContextAllocZero(memory, size + WANTED - 1);
    return at + (WANTED - (uintptr_t)at % WANTED) % WANTED;
}

/* Errors: all problems at once to the caller; without any value to the log of the server, for facts are about people. */
pg_attribute_noreturn() void refuse(const char *what, const struct problems *);

#endif
