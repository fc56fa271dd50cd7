/* SPDX-License-Identifier: EUPL-1.2 */
/* take.c: the outcome of a rule as a row. NULL: not settled, or settled that there is no such value. */
#include "sql/inside.h"

#include "funcapi.h"
#include "utils/date.h"
#include "utils/numeric.h"

static Datum take_decimal(int64 value, int decimals) { return NumericGetDatum(int64_div_fast_to_numeric(value, decimals)); }

static Datum take_unrecorded(void) { return DirectFunctionCall3(numeric_in, CStringGetDatum("NaN"), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)); }

/* Through its text: words, codes, lists. */
static Datum take_written(const struct term *term, const void *at, bool list)
{
    struct text written = { 0 };
    term_put(&written, term, at, list);
    char *copy = written.failed ? NULL : pnstrdup(written.data ? written.data : "", written.size);
    text_free(&written);
    if (!copy) ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("breed: out of memory")));
    return list ? DirectFunctionCall1(jsonb_in, CStringGetDatum(copy)) : CStringGetTextDatum(copy);
}

static Datum take_one(const struct term *term, const void *at)
{
    int64 value = term->kind == KIND_list ? 0 : term_plain(term, at);
    switch (term->kind) {
    case KIND_date:
        if (value == DATE_NEVER) return DateADTGetDatum(DATEVAL_NOBEGIN);
        return DateADTGetDatum((DateADT)(value - (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE)));
    case KIND_euro: return take_decimal(value, 2);
    case KIND_percent: return value == PERCENT_UNRECORDED ? take_unrecorded() : take_decimal(value, 3);
    case KIND_hours: return take_decimal(value, 2);
    case KIND_answer: return BoolGetDatum(value == ja);
    case KIND_whole: return Int32GetDatum((int32)value);
    default: return take_written(term, at, term->kind == KIND_list);
    }
}

Datum take_record(struct site *s, enum status status)
{
    Datum values[MaxHeapAttributeNumber];
    bool none[MaxHeapAttributeNumber];
    const struct outcome_head *head = outcome_head(&s->outcomes);
    for (int k = 0; k < s->row->natts; k++) {
        int32 outcome = s->outcome_of[k];
        none[k] = outcome >= 0 ? !((head->settled & ~head->none) >> outcome & 1) : outcome == COLUMN_REASON && status == VASTGESTELD;
        if (none[k]) continue;
        if (outcome < 0) values[k] = s->word[status][outcome == COLUMN_REASON];
        else values[k] = take_one(s->rule->outcomes[outcome].term, s->outcomes.bytes + s->rule->outcomes[outcome].offset);
    }
    return HeapTupleGetDatum(heap_form_tuple(s->row, values, none));
}
