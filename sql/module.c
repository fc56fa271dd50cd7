/* SPDX-License-Identifier: EUPL-1.2 */
/* module.c: the entry points of the extension, one for each form of a rule, whatever the rule; and what they say of themselves. */
#include "sql/inside.h"

#include "miscadmin.h"

#include "explain/explain.h"
#include "reason/asking/missing.h"
#include "rules/registry.h"
#include "version.h"

PG_MODULE_MAGIC;

ENTRY(breed_record);
ENTRY(breed_cents);
ENTRY(breed_json);
ENTRY(breed_digest);
ENTRY(breed_program);
ENTRY(breed_version);

extern PGDLLEXPORT void _PG_init(void);

/* Loaded by the server itself, every process begins with the law in hand. */
void _PG_init(void)
{
    if (process_shared_preload_libraries_in_progress) (void)law_compiled_in();
}

/* ---- errors ---- */

static void put_problems(StringInfo to, const struct problems *problems)
{
    for (int32 i = 0; i < problems->count && i < PROBLEMS_KEPT; i++)
        for (int language = 0; language < 2; language++) {
            char room[600];
            struct text line = TEXT_IN(room);
            explain_problem(&line, &problems->item[i], language);
            appendStringInfo(to, "%s%s", to->len ? "\n" : "", text_string(&line));
        }
    if (problems->count > PROBLEMS_KEPT) appendStringInfo(to, "\n(%d)", problems->count);
}

void refuse(const char *what, const struct problems *problems)
{
    StringInfoData detail, fields;
    initStringInfo(&detail);
    initStringInfo(&fields);
    put_problems(&detail, problems);
    for (int32 i = 0; i < problems->count && i < PROBLEMS_KEPT; i++) appendStringInfo(&fields, "%s%s", i ? ", " : "", problems->item[i].field);
    ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("breed.%s: ongeldige invoer / invalid input (%d)", what, problems->count),
                    errdetail("%s", detail.data), errdetail_log("%s", fields.data), errhidestmt(true)));
}

/* ---- the forms of a rule ---- */

static enum status decide_row(struct site *s, FunctionCallInfo fcinfo)
{
    s->problems.count = 0;
    give(s, fcinfo, &s->facts);
    enum status status = s->problems.count ? ONGELDIG : decide_next(s->rule, s->law, s->keep, &s->facts, &s->outcomes);
    if (likely(status != ONGELDIG)) return status;
    (void)decide_case(s->rule, s->law, &s->facts, &s->outcomes, NULL, &s->problems);
    refuse(s->rule->name, &s->problems);
}

Datum breed_record(PG_FUNCTION_ARGS)
{
    struct site *s = site_of(fcinfo, SQL_RECORD);
    return take_record(s, decide_row(s, fcinfo));
}

Datum breed_cents(PG_FUNCTION_ARGS)
{
    struct site *s = site_of(fcinfo, SQL_CENTS);
    (void)decide_row(s, fcinfo);
    const struct outcome_head *head = outcome_head(&s->outcomes);
    money amount;
    if (!((head->settled & ~head->none) >> s->outcome & 1)) PG_RETURN_NULL();
    memcpy(&amount, s->outcomes.bytes + s->rule->outcomes[s->outcome].offset, sizeof amount);
    PG_RETURN_INT64(amount);
}

static int language_of(const struct site *s, FunctionCallInfo fcinfo)
{
    int at = s->option_at[SQL_LANGUAGE];
    if (PG_ARGISNULL(at)) return 0;
    char *word = text_to_cstring(PG_GETARG_TEXT_PP(at));
    if (strcmp(word, "nl") == 0) return 0;
    if (strcmp(word, "en") == 0) return 1;
    ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("breed.%s_json: lang: '%s'", s->rule->name, word), errdetail("nl, en")));
}

/* What is wrong with the facts stands in the answer here; only an overlay that is refused is an error. */
Datum breed_json(PG_FUNCTION_ARGS)
{
    struct site *s = site_of(fcinfo, SQL_JSON);
    int strict = s->option_at[SQL_STRICT], language = language_of(s, fcinfo);
    s->problems.count = 0;
    give(s, fcinfo, &s->facts);
    decision_start(s->decision, s->rule, s->law, !PG_ARGISNULL(strict) && PG_GETARG_BOOL(strict));
    memcpy(&s->decision->facts, &s->facts, s->rule->facts_size);
    s->decision->problems = s->problems;
    decision_make(s->decision);
    arena_reset(&s->look);
    s->text.size = 0;
    if (missing_look(s->decision, &s->look)) explain_json(&s->text, s->decision, language); else s->text.failed = true;
    CHECK_FOR_INTERRUPTS();
    if (s->text.failed) { text_free(&s->text); s->text = (struct text){ 0 }; ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("breed.%s_json: out of memory", s->rule->name))); }
    PG_RETURN_TEXT_P(cstring_to_text_with_len(s->text.data, (int)s->text.size));
}

/* ---- what it says of itself ---- */

/* Fingerprint of the law, under an overlay when one is given. */
Datum breed_digest(PG_FUNCTION_ARGS)
{
    if (PG_ARGISNULL(0)) PG_RETURN_TEXT_P(cstring_to_text(law_compiled_in()->digest));
    struct law_slot *slot = room_for(CurrentMemoryContext, sizeof *slot);
    struct problems *problems = palloc(sizeof *problems);
    bool changed;
    law_slot_own(slot, CurrentMemoryContext);
    PG_RETURN_TEXT_P(cstring_to_text(law_under(slot, CurrentMemoryContext, PG_GETARG_JSONB_P(0), problems, &changed)->digest));
}

Datum breed_program(PG_FUNCTION_ARGS) { (void)fcinfo; PG_RETURN_TEXT_P(cstring_to_text(explain_program)); }
Datum breed_version(PG_FUNCTION_ARGS) { (void)fcinfo; PG_RETURN_TEXT_P(cstring_to_text(BREED_VERSION)); }
