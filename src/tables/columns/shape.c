/* SPDX-License-Identifier: EUPL-1.2 */
/* shape.c: the columns of a Parquet file: which is which fact, how its values are read, and which types cannot be. */
#include "tables/columns/columns.h"

#include <string.h>
#include "rules/registry.h"
#include "tables/runs/household.h"

/* ---- what the file says ---- */

static void take_column(void *context, const char *name, size_t size, const char *type, size_t type_size)
{
    struct shape *shape = context;
    if (shape->count == shape->room) {
        int32_t room = shape->room ? 2 * shape->room : 64;
        struct shape_column *more = arena_take_zero(&shape->arena, (size_t)room * sizeof *more);
        if (!more) { shape->failed = true; return; }
        if (shape->count) memcpy(more, shape->columns, (size_t)shape->count * sizeof *more);
        shape->columns = more;
        shape->room = room;
    }
    struct shape_column *column = &shape->columns[shape->count++];
    *column = (struct shape_column){ arena_copy(&shape->arena, name, size), arena_copy(&shape->arena, type, type_size), size, type_size, -1, NULL, READ_TEXT, 0 };
    shape->failed = shape->failed || !column->name || !column->type;
}

bool shape_read(struct shape *shape, struct duck *duck, int file)
{
    struct text sql = { 0 };
    text_put(&sql, "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(");
    duck_put_file(&sql, file);
    text_put(&sql, "))");
    bool good = !sql.failed && duck_run(duck, text_string(&sql), take_column, shape);
    text_free(&sql);
    return good && !shape->failed;
}

void shape_put_source(struct text *sql, const struct shape *shape, int file)
{
    text_put(sql, "read_parquet(");
    duck_put_file(sql, file);
    text_put(sql, ",file_row_number=true) AS t(");
    for (int32_t i = 0; i < shape->count; i++) { text_char(sql, 'c'); text_int(sql, i); text_char(sql, ','); }
    text_put(sql, "n)");
}

/* Numbers and days as differences (version 2 of the format) take half the time and less room than by dictionary; repeated texts are better off with one. */
void put_parquet_form(struct text *sql, bool texts)
{
    text_put(sql, " (FORMAT parquet, USE_TMP_FILE false, PARQUET_VERSION v2");
    text_put(sql, texts ? ")" : ", DICTIONARY_SIZE_LIMIT 1, COMPRESSION uncompressed)");
}

/* ---- types ---- */

static bool is_type(const struct shape_column *column, const char *type) { return same_text(column->type, column->type_size, type); }
static bool is_any(const struct shape_column *column, const char *const *types)
{
    for (; *types; types++) if (is_type(column, *types)) return true;
    return false;
}

/* "DECIMAL(18,2)": its digits and decimals. */
static bool is_decimal(const struct shape_column *column, int32_t *digits, int32_t *decimals)
{
    if (column->type_size < 12 || memcmp(column->type, "DECIMAL(", 8) != 0) return false;
    const char *comma = memchr(column->type, ',', column->type_size);
    int64_t value[2];
    if (!comma || parse_decimal(column->type + 8, (size_t)(comma - column->type - 8), 0, false, &value[0]) != NUMBER_OK
        || parse_decimal(comma + 1, column->type_size - (size_t)(comma + 2 - column->type), 0, false, &value[1]) != NUMBER_OK) return false;
    *digits = (int32_t)value[0];
    *decimals = (int32_t)value[1];
    return true;
}

static const char *const whole_types[] = { "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", NULL };
static const char *const other_numbers[] = { "UBIGINT", "HUGEINT", "UHUGEINT", "FLOAT", "DOUBLE", NULL };
static const char *const moments[] = { "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", NULL };

bool is_number_type(const struct shape_column *column)
{
    int32_t digits, decimals;
    return is_any(column, whole_types) || is_type(column, "UBIGINT") || is_type(column, "DATE") || is_type(column, "BOOLEAN") || is_decimal(column, &digits, &decimals);
}

static bool is_text(const struct shape_column *column) { return is_type(column, "VARCHAR") || (column->type_size > 5 && memcmp(column->type, "ENUM(", 5) == 0); }
static bool is_nested(const struct shape_column *column)
{
    char last = column->type_size ? column->type[column->type_size - 1] : 0;
    return last == ']' || (column->type_size > 7 && memcmp(column->type, "STRUCT(", 7) == 0);
}

/* Amounts, percentages, hours and counts: any number. Numbers that are not whole in 64 bits go by way of their shortest text, so that none passes through binary fractions here. */
static bool fits_number(struct shape_column *column)
{
    int32_t digits;
    if (is_any(column, whole_types)) { column->reading = READ_NUMBER; return true; }
    if (is_decimal(column, &digits, &column->decimals)) { column->reading = digits <= 18 ? READ_NUMBER : READ_TEXT; return true; }
    return is_any(column, other_numbers) || is_text(column);
}

static bool fits(struct shape_column *column, const struct term *term)
{
    switch (term->kind) {
    case KIND_date:
        if (is_type(column, "DATE")) { column->reading = READ_DAY; return true; }
        return is_text(column) || is_any(column, moments);
    case KIND_answer:
        if (is_type(column, "BOOLEAN")) { column->reading = READ_YES; return true; }
        return is_text(column);
    case KIND_word: return is_text(column);
    case KIND_code:
        if (is_any(column, whole_types) && !term->region) { column->reading = READ_NUMBER; return true; }
        return is_text(column);
    case KIND_list: return is_text(column) || is_nested(column) || is_type(column, "JSON");
    default: return fits_number(column);
    }
}

static void tell_type(const struct table_plan *plan, const struct shape_column *column, enum kind kind)
{
    static const char *const allowed[KINDS][2] = {
        [KIND_date] = { "DATE, of tekst JJJJ-MM-DD", "DATE, or text YYYY-MM-DD" }, [KIND_answer] = { "BOOLEAN, of tekst ja, nee of onbekend", "BOOLEAN, or text ja, nee or onbekend" },
        [KIND_word] = { "tekst", "text" }, [KIND_code] = { "een geheel getal of tekst", "a whole number or text" }, [KIND_list] = { "een lijst, of tekst in JSON", "a list, or text in JSON" },
        [KIND_euro] = { "een getal of tekst", "a number or text" }, [KIND_percent] = { "een getal of tekst", "a number or text" }, [KIND_hours] = { "een getal of tekst", "a number or text" },
        [KIND_whole] = { "een getal of tekst", "a number or text" },
    };
    struct problems shown = { 0 };
    struct text line = { 0 };
    problem_add(&shown, 0, "", column->name, column->size, "", "");
    problem_add(&shown, 0, "", column->type, column->type_size, "", "");
    text_put(&line, in_language(plan->job, "kolom '", "column '"));
    text_put(&line, shown.item[0].value);
    text_put(&line, in_language(plan->job, "': het type ", "': the type "));
    text_put(&line, shown.item[1].value);
    text_put(&line, in_language(plan->job, " past niet bij dit feit (toegestaan: ", " does not fit this fact (allowed: "));
    text_put(&line, in_language(plan->job, allowed[kind][0], allowed[kind][1]));
    text_char(&line, ')');
    plan_tell(plan, &line);
}

const struct term *term_of_column(const struct table_job *job, const char *name, size_t size, int32_t *fact)
{
    const struct term *list = &glossary[G_huisgenoten];
    for (int i = 0; i <= job->more_count; i++) {
        const struct rule *rule = i ? job->more[i - 1].rule : job->rule;
        *fact = rule_fact(rule, name, size);
        if (*fact >= 0) return rule->facts[*fact].term;
    }
    *fact = job->group ? housemate_part(name, size) : -1;
    return *fact < 0 ? NULL : list->parts[*fact].term;
}

bool shape_fits(struct shape *shape, const struct table_plan *plan)
{
    bool good = true;
    for (int32_t i = 0; i < shape->count; i++) {
        struct shape_column *column = &shape->columns[i];
        column->term = term_of_column(plan->job, column->name, column->size, &column->fact);
        if (!column->term || fits(column, column->term)) continue;
        tell_type(plan, column, column->term->kind);
        good = false;
    }
    return good;
}

/* ---- values ---- */

static void put_cast(struct text *sql, const char *before, const char *from, const char *type) { text_put(sql, before); text_put(sql, from); text_put(sql, type); }

/* A moment at midnight is its day; any other is shown as it is, and refused. */
static void put_moment(struct text *sql, const char *from)
{
    put_cast(sql, "CASE WHEN CAST(", from, " AS TIMESTAMP)=");
    put_cast(sql, "date_trunc('day',CAST(", from, " AS TIMESTAMP))");
    put_cast(sql, " THEN CAST(CAST(", from, " AS DATE) AS VARCHAR)");
    put_cast(sql, " ELSE CAST(", from, " AS VARCHAR) END");
}

void shape_put_value(struct text *sql, const struct shape_column *column, const struct term *term, const char *from, bool as_text)
{
    if (as_text && column->reading == READ_YES) { put_cast(sql, "CASE WHEN ", from, ""); put_cast(sql, " THEN 'ja' WHEN NOT ", from, " THEN 'nee' END"); }
    else if (as_text && column->reading != READ_TEXT) put_cast(sql, "CAST(", from, " AS VARCHAR)");
    else if (column->reading == READ_DAY || column->reading == READ_YES) text_put(sql, from);
    else if (column->reading == READ_NUMBER) {
        put_cast(sql, "CAST(", from, column->decimals ? " AS DECIMAL(18," : " AS BIGINT)");
        if (column->decimals) { text_int(sql, column->decimals); text_put(sql, "))"); }
    }
    else if (is_any(column, moments)) put_moment(sql, from);
    else if (term->kind == KIND_list && is_nested(column)) put_cast(sql, "CAST(to_json(", from, ") AS VARCHAR)");
    else put_cast(sql, "CAST(", from, " AS VARCHAR)");
}

/* ---- outcomes ---- */

enum column_form column_form_of(const struct term *term)
{
    static const enum column_form forms[KINDS] = { [KIND_date] = AS_DAY, [KIND_euro] = AS_AMOUNT, [KIND_percent] = AS_PERCENT, [KIND_hours] = AS_HOURS, [KIND_answer] = AS_YES,
        [KIND_whole] = AS_WHOLE };
    if (term->may_be_never || term->may_be_unrecorded) return AS_TEXT;      /* a word among the values */
    return forms[term->kind];
}

const char *column_form_name(enum column_form form)
{
    static const char *const names[] = { [AS_TEXT] = "VARCHAR", [AS_AMOUNT] = "DECIMAL(18,2)", [AS_PERCENT] = "DECIMAL(9,3)", [AS_HOURS] = "DECIMAL(9,2)", [AS_WHOLE] = "INTEGER",
        [AS_DAY] = "DATE", [AS_YES] = "BOOLEAN" };
    return names[form];
}
