/* SPDX-License-Identifier: EUPL-1.2 */
/* site.c: what a place in a query calls: found once, from the name, arguments and types under which the function stands in the catalogue. */
#include "sql/inside.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/lsyscache.h"
#include "mb/pg_wchar.h"
#include "utils/memutils.h"
#include "utils/syscache.h"

#include "rules/registry.h"

/* The script and the library are of different versions, or somebody renamed a function. */
static pg_attribute_noreturn() void unknown(const char *what, const char *name)
{
    ereport(ERROR, (errcode(ERRCODE_UNDEFINED_FUNCTION), errmsg("breed: the library does not know %s %s", what, name),
                    errhint("The extension and its library differ in version: ALTER EXTENSION breed UPDATE.")));
}

static bool is_named(const char *name, const struct text *wanted) { return strlen(name) == wanted->size && memcmp(name, wanted->data, wanted->size) == 0; }

static bool find_function(struct site *s, const char *name)
{
    char room[200];
    for (int32_t i = 0; i < rule_count; i++)
        for (uint32_t k = 0; k < (s->form == SQL_CENTS ? rules[i]->outcome_count : 1); k++) {
            struct text wanted = TEXT_IN(room);
            sql_put_function(&wanted, rules[i], s->form, k);
            if (!is_named(name, &wanted)) continue;
            s->rule = rules[i];
            s->outcome = k;
            return true;
        }
    return false;
}

static Oid type_oid(const char *name)
{
    static const struct { const char *name; Oid oid; } types[] = { { "date", DATEOID }, { "numeric", NUMERICOID }, { "bigint", INT8OID }, { "integer", INT4OID },
        { "boolean", BOOLOID }, { "text", TEXTOID }, { "text[]", TEXTARRAYOID }, { "jsonb", JSONBOID } };
    for (size_t i = 0; i < lengthof(types); i++) if (strcmp(types[i].name, name) == 0) return types[i].oid;
    return InvalidOid;
}

static void find_argument(struct site *s, int32 at, const char *name, Oid type)
{
    for (int k = 0; k < SQL_OPTIONS; k++) {
        if (strcmp(name, sql_options[k].name) != 0 || type != type_oid(sql_options[k].type)) continue;
        s->option_at[k] = at;
        return;
    }
    if (at != s->fact_arguments) unknown("a fact behind the options:", name);
    for (uint32_t k = 0; k < s->rule->fact_count; k++) {
        char room[200];
        struct text wanted = TEXT_IN(room);
        const struct term *term = s->rule->facts[k].term;
        sql_put_argument(&wanted, term, s->form);
        if (!is_named(name, &wanted) || type != type_oid(sql_type(term, s->form))) continue;
        s->argument[s->fact_arguments++] = (struct argument){ (int32)k, (int32)s->rule->facts[k].offset, term->kind };
        return;
    }
    unknown("the argument", name);
}

static void find_arguments(struct site *s, Oid function)
{
    Oid *types;
    char **names, *modes;
    HeapTuple tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
    if (!HeapTupleIsValid(tuple)) unknown("function", "?");
    int count = get_func_arg_info(tuple, &types, &names, &modes);
    ReleaseSysCache(tuple);
    for (int k = 0; k < SQL_OPTIONS; k++) s->option_at[k] = -1;
    for (int k = 0; k < count; k++) find_argument(s, k, names ? names[k] : "?", types[k]);
    for (int k = 0; k < SQL_OPTIONS; k++) if (s->option_at[k] < 0 && (s->form == SQL_JSON || !sql_options[k].of_json_only)) unknown("a function without", sql_options[k].name);
}

static void find_columns(struct site *s, FunctionCallInfo fcinfo)
{
    TupleDesc row;
    if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE) unknown("a function that gives no row:", s->rule->name);
    s->row = BlessTupleDesc(CreateTupleDescCopy(row));
    s->outcome_of = palloc((Size)row->natts * sizeof *s->outcome_of);
    for (int k = 0; k < row->natts; k++) {
        Form_pg_attribute column = TupleDescAttr(row, k);
        const char *name = NameStr(column->attname);
        if (column->attisdropped) unknown("a column that is gone of", s->rule->name);
        int32_t outcome = strcmp(name, "status") == 0 ? COLUMN_STATUS : strcmp(name, "reden") == 0 ? COLUMN_REASON : rule_outcome(s->rule, name, strlen(name));
        bool known = strcmp(name, "status") == 0 || strcmp(name, "reden") == 0 || outcome >= 0;
        Oid wanted = outcome >= 0 ? type_oid(sql_type(s->rule->outcomes[outcome].term, SQL_RECORD)) : TEXTOID;
        if (!known || column->atttypid != wanted) unknown("the column", name);
        s->outcome_of[k] = outcome;
    }
    for (int k = 0; k < STATUSES; k++) {
        s->word[k][0] = CStringGetTextDatum(status_names[k]);
        s->word[k][1] = CStringGetTextDatum(status_reason((enum status)k));
    }
}

static void give_back(void *site)
{
    struct site *s = site;
    text_free(&s->text);
    arena_free(&s->look);
}

static struct site *make_site(FunctionCallInfo fcinfo, enum sql_form form)
{
    MemoryContext memory = fcinfo->flinfo->fn_mcxt, before = MemoryContextSwitchTo(memory);
    struct site *s = room_for(memory, sizeof *s);
    char *name = get_func_name(fcinfo->flinfo->fn_oid);
    if (GetDatabaseEncoding() != PG_UTF8) ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED), errmsg("breed: the database must have the encoding UTF8")));
    s->form = form;
    s->memory = memory;
    if (!name || !find_function(s, name)) unknown("function", name ? name : "?");
    find_arguments(s, fcinfo->flinfo->fn_oid);
    if (form == SQL_RECORD) find_columns(s, fcinfo);
    if (form == SQL_JSON) s->decision = room_for(memory, sizeof *s->decision);
    s->keep = room_for(memory, sizeof *s->keep);
    law_slot_own(&s->slot, memory);
    MemoryContextCallback *call = palloc(sizeof *call);
    *call = (MemoryContextCallback){ .func = give_back, .arg = s };
    MemoryContextRegisterResetCallback(memory, call);
    (void)MemoryContextSwitchTo(before);
    fcinfo->flinfo->fn_extra = s;
    return s;
}

struct site *site_of(FunctionCallInfo fcinfo, enum sql_form form)
{
    struct site *s = fcinfo->flinfo->fn_extra;
    return likely(s != NULL) ? s : make_site(fcinfo, form);
}
