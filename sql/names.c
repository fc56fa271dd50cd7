/* SPDX-License-Identifier: EUPL-1.2 */
/* names.c: a rule, a fact and an outcome by their names in SQL. */
#include "sql/names.h"

#include "rules/facts.h"

const struct sql_option_name sql_options[SQL_OPTIONS] = {
    [SQL_OVERLAY] = { "law_overlay", "jsonb", false },
    [SQL_UNKNOWN] = { "onbekend", "text[]", false },
    [SQL_STRICT] = { "strict", "boolean", true },
    [SQL_LANGUAGE] = { "lang", "text", true },
};

/* Numbers with decimals are numeric where people write them, whole numbers of the smallest unit where millions of rows are computed. */
static const struct { const char *exact, *whole, *unit; } kinds[KINDS] = {
    [KIND_date] = { "date", "date", "" }, [KIND_euro] = { "numeric", "bigint", "_cents" }, [KIND_percent] = { "numeric", "integer", "_thousandths" },
    [KIND_hours] = { "numeric", "integer", "_hundredths" }, [KIND_answer] = { "boolean", "boolean", "" }, [KIND_whole] = { "integer", "integer", "" },
    [KIND_word] = { "text", "text", "" }, [KIND_list] = { "jsonb", "jsonb", "" }, [KIND_code] = { "text", "text", "" },
};

const char *sql_type(const struct term *term, enum sql_form form) { return form == SQL_CENTS ? kinds[term->kind].whole : kinds[term->kind].exact; }
bool sql_has_cents(const struct term *term) { return term->kind == KIND_euro; }

void sql_put_argument(struct text *out, const struct term *term, enum sql_form form)
{
    put_column_name(out, term->name);
    if (form == SQL_CENTS) text_put(out, kinds[term->kind].unit);
}

void sql_put_function(struct text *out, const struct rule *rule, enum sql_form form, uint32_t outcome)
{
    put_column_name(out, rule->name);
    if (form == SQL_JSON) text_put(out, "_json");
    if (form != SQL_CENTS) return;
    text_char(out, '_');
    put_column_name(out, rule->outcomes[outcome].term->name);
    text_put(out, kinds[KIND_euro].unit);
}

void sql_put_type(struct text *out, const struct rule *rule)
{
    put_column_name(out, rule->name);
    text_put(out, "_uitkomst");
}
