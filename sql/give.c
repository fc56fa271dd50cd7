/* SPDX-License-Identifier: EUPL-1.2 */
/* give.c: the arguments of a call as the facts of its rule. NULL is not given; names in the argument onbekend are asked and not known. */
#include "sql/inside.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/numeric.h"

#include "rules/registry.h"

static void mark(void *facts, int32 fact) { ((struct facts_head *)facts)->given |= UINT64CONST(1) << fact; }

static void give_text(struct site *s, void *facts, int32 fact, const char *bytes, size_t size)
{
    (void)fact_set_text(s->rule, facts, fact, bytes, size, (struct manner){ 0 }, &s->problems);
}

/* As people write it: through its text, so that a decimal too many is refused and nothing is rounded. NaN says that no register holds the percentage. */
static void give_numeric(struct site *s, void *facts, int32 fact, Numeric value)
{
    const struct term *term = s->rule->facts[fact].term;
    if (numeric_is_nan(value) && term->may_be_unrecorded) {
        percent unrecorded = PERCENT_UNRECORDED;
        memcpy((char *)facts + s->rule->facts[fact].offset, &unrecorded, sizeof unrecorded);
        mark(facts, fact);
        return;
    }
    char *written = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value)));
    give_text(s, facts, fact, written, strlen(written));
}

/* -infinity says that the day never came. A day that no date of the rule can be is refused as it was written. */
static void give_date(struct site *s, void *facts, int32 fact, DateADT day)
{
    const struct term *term = s->rule->facts[fact].term;
    bool never = DATE_IS_NOBEGIN(day) && term->may_be_never;
    date value = never ? DATE_NEVER : day + (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE);
    if (!never && (DATE_NOT_FINITE(day) || value < term->min || value > term->max)) {
        char written[MAXDATELEN + 1];
        int year, month, of_month;
        if (!DATE_NOT_FINITE(day)) j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &of_month);
        if (DATE_NOT_FINITE(day)) (void)strlcpy(written, DATE_IS_NOBEGIN(day) ? "-infinity" : "infinity", sizeof written);
        else (void)snprintf(written, sizeof written, "%d-%02d-%02d", year, month, of_month);
        give_text(s, facts, fact, written, strlen(written));
        return;
    }
    memcpy((char *)facts + s->rule->facts[fact].offset, &value, sizeof value);
    mark(facts, fact);
}

static void give_list(struct site *s, void *facts, int32 fact, Jsonb *list)
{
    char *json = json_of(list);
    int32 before = s->problems.count;
    arena_reset(&s->look);
    const struct node *node = node_from_json(&s->look, json, strlen(json), &s->problems);
    if (node) (void)fact_set_node(s->rule, facts, fact, node, &s->problems);
    for (int32 i = before; i < s->problems.count && i < PROBLEMS_KEPT; i++) s->problems.item[i].line = 0;      /* not the line within this value */
}

static void give_one(struct site *s, void *facts, const struct argument *a, Datum value)
{
    char *at = (char *)facts + a->offset;
    int32 small;
    int64 amount;
    switch (a->kind) {
    case KIND_date: give_date(s, facts, a->fact, DatumGetDateADT(value)); return;
    case KIND_answer: small = DatumGetBool(value) ? ja : nee; break;
    case KIND_word: case KIND_code: {
        text *words = DatumGetTextPP(value);
        give_text(s, facts, a->fact, VARDATA_ANY(words), (size_t)VARSIZE_ANY_EXHDR(words));
        return;
    }
    case KIND_list: give_list(s, facts, a->fact, DatumGetJsonbP(value)); return;
    case KIND_whole: small = DatumGetInt32(value); break;
    default:
        if (s->form != SQL_CENTS) { give_numeric(s, facts, a->fact, DatumGetNumeric(value)); return; }
        if (a->kind == KIND_euro) { amount = DatumGetInt64(value); memcpy(at, &amount, sizeof amount); mark(facts, a->fact); return; }
        small = DatumGetInt32(value);
    }
    memcpy(at, &small, sizeof small);
    mark(facts, a->fact);
}

static void give_unknown(struct site *s, void *facts, ArrayType *names)
{
    Datum *element;
    bool *none;
    int count;
    deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &element, &none, &count);
    for (int k = 0; k < count; k++) {
        const char *name = none[k] ? "" : TextDatumGetCString(element[k]);
        int32_t fact = rule_fact(s->rule, name, strlen(name));
        struct facts_head *head = facts;
        if (fact < 0) { tell_unknown_fact(s->rule, name, strlen(name), 0, &s->problems); continue; }
        if (head->given >> fact & 1)
            problem_add(&s->problems, 0, s->rule->facts[fact].term->name, "onbekend", strlen("onbekend"), "een waarde, of onbekend; niet allebei", "a value, or unknown; not both");
        else head->unknown |= UINT64CONST(1) << fact;
    }
}

/* Under another law than the row before, nothing of that row holds. */
static void take_law(struct site *s, Jsonb *overlay)
{
    bool changed = false;
    const struct law_tables *tables = law_under(&s->slot, s->memory, overlay, &s->problems, &changed);
    if (tables == s->tables && !changed) return;
    s->tables = tables;
    s->law = &tables->law;
    rows_begin(s->keep, s->rule, s->law);
}

void give(struct site *s, FunctionCallInfo fcinfo, void *facts)
{
    int overlay = s->option_at[SQL_OVERLAY], unknown = s->option_at[SQL_UNKNOWN];
    take_law(s, PG_ARGISNULL(overlay) ? NULL : PG_GETARG_JSONB_P(overlay));
    facts_clear(s->rule, facts);
    for (int32 k = 0; k < s->fact_arguments; k++) if (!fcinfo->args[k].isnull) give_one(s, facts, &s->argument[k], fcinfo->args[k].value);
    if (!PG_ARGISNULL(unknown)) give_unknown(s, facts, PG_GETARG_ARRAYTYPE_P(unknown));
}
