/* SPDX-License-Identifier: EUPL-1.2 */
/* script.c: writes the script of the extension at build time: the types and functions of every rule, out of the registry. Arguments: script to write, script to put behind it. */
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "rules/registry.h"
#include "sql/names.h"

/* What PostgreSQL can hold: longer names would be cut, more arguments refused. */
enum { NAME_MOST = 63, ARGUMENTS_MOST = 100 };

static struct text out;
static int wrong;

static void complain(const char *what, const char *name)
{
    (void)fprintf(stderr, "script.c: %s: %s\n", name, what);
    wrong = 1;
}

/* The name that was written since a place, between quotes so that no word of SQL is in its way. */
static void put_name(void (*put)(struct text *, const void *, int), const void *of, int which)
{
    text_char(&out, '"');
    size_t from = out.size;
    put(&out, of, which);
    if (out.size - from > NAME_MOST) complain("a name of more than 63 bytes", text_string(&out) + from);
    text_char(&out, '"');
}

static void argument(struct text *text, const void *term, int form) { sql_put_argument(text, term, (enum sql_form)form); }
static void record_function(struct text *text, const void *rule, int which) { (void)which; sql_put_function(text, rule, SQL_RECORD, 0); }
static void json_function(struct text *text, const void *rule, int which) { (void)which; sql_put_function(text, rule, SQL_JSON, 0); }
static void cents_function(struct text *text, const void *rule, int outcome) { sql_put_function(text, rule, SQL_CENTS, (uint32_t)outcome); }
static void type_name(struct text *text, const void *rule, int which) { (void)which; sql_put_type(text, rule); }

static void put_quoted(const char *string)
{
    text_char(&out, '\'');
    for (const char *s = string; *s; s++) { if (*s == '\'') text_char(&out, '\''); text_char(&out, *s); }
    text_char(&out, '\'');
}

/* One object: what upgrade.sh compares, with how to take it away. */
static void begin_object(const char *kind) { text_put(&out, "-- object "); text_put(&out, kind); text_char(&out, ' '); }

static void put_type(const struct rule *rule)
{
    begin_object("TYPE");
    text_put(&out, "@extschema@."); put_name(type_name, rule, 0);
    text_put(&out, "\nCREATE TYPE @extschema@."); put_name(type_name, rule, 0);
    text_put(&out, " AS (\n    \"status\" text,\n    \"reden\" text");
    for (uint32_t k = 0; k < rule->outcome_count; k++) {
        const struct term *term = rule->outcomes[k].term;
        text_put(&out, ",\n    ");
        put_name(argument, term, SQL_RECORD);
        text_char(&out, ' ');
        text_put(&out, sql_type(term, SQL_RECORD));
    }
    text_put(&out, "\n);\n");
}

static bool takes(enum sql_form form, int option) { return form == SQL_JSON || !sql_options[option].of_json_only; }

/* (a date, b numeric ...) or, to name the function alone, (date, numeric ...). */
static void put_arguments(const struct rule *rule, enum sql_form form, bool named)
{
    uint32_t count = 0;
    text_char(&out, '(');
    for (uint32_t k = 0; k < rule->fact_count; k++, count++) {
        const struct term *term = rule->facts[k].term;
        if (k) text_put(&out, named ? "," : ", ");
        if (named) { text_put(&out, "\n    "); put_name(argument, term, (int)form); text_char(&out, ' '); }
        text_put(&out, sql_type(term, form));
        if (named) text_put(&out, " DEFAULT NULL");
    }
    for (int k = 0; k < SQL_OPTIONS; k++) {
        if (!takes(form, k)) continue;
        text_put(&out, named ? "," : ", ");
        if (named) { text_put(&out, "\n    "); text_put(&out, sql_options[k].name); text_char(&out, ' '); }
        text_put(&out, sql_options[k].type);
        if (named) text_put(&out, " DEFAULT NULL");
        count++;
    }
    text_char(&out, ')');
    if (count > ARGUMENTS_MOST) complain("more than 100 arguments", rule->name);
}

static void put_comment(const struct rule *rule, enum sql_form form, uint32_t outcome, void (*name)(struct text *, const void *, int))
{
    static const char *const what[SQL_FORMS] = { [SQL_RECORD] = "", [SQL_CENTS] = ": ", [SQL_JSON] = ": het antwoord met zijn redenen / the answer with its reasons" };
    struct text words = { 0 };
    text_put(&words, rule->title[0]); text_put(&words, " / "); text_put(&words, rule->title[1]);
    text_put(&words, what[form]);
    if (form == SQL_CENTS) {
        const struct term *term = rule->outcomes[outcome].term;
        text_put(&words, term->label[0]); text_put(&words, " / "); text_put(&words, term->label[1]);
        text_put(&words, ", eurocent");
    }
    text_put(&out, "COMMENT ON FUNCTION @extschema@."); put_name(name, rule, (int)outcome);
    put_arguments(rule, form, false);
    text_put(&out, " IS ");
    put_quoted(text_string(&words));
    text_put(&out, ";\n");
    text_free(&words);
}

/* The cost tells the planner that a call is worth a parallel worker. */
static void put_function(const struct rule *rule, enum sql_form form, uint32_t outcome)
{
    static const struct { void (*name)(struct text *, const void *, int); const char *symbol, *cost; } forms[SQL_FORMS] = {
        [SQL_RECORD] = { record_function, "breed_record", "50" }, [SQL_CENTS] = { cents_function, "breed_cents", "20" }, [SQL_JSON] = { json_function, "breed_json", "1000" } };
    begin_object("FUNCTION");
    text_put(&out, "@extschema@."); put_name(forms[form].name, rule, (int)outcome);
    put_arguments(rule, form, false);
    text_put(&out, "\nCREATE FUNCTION @extschema@."); put_name(forms[form].name, rule, (int)outcome);
    put_arguments(rule, form, true);
    text_put(&out, "\nRETURNS ");
    if (form == SQL_RECORD) { text_put(&out, "@extschema@."); put_name(type_name, rule, 0); }
    else text_put(&out, form == SQL_CENTS ? "bigint" : "json");
    text_put(&out, " LANGUAGE C IMMUTABLE PARALLEL SAFE COST ");
    text_put(&out, forms[form].cost);
    text_put(&out, "\nAS 'MODULE_PATHNAME', '");
    text_put(&out, forms[form].symbol);
    text_put(&out, "';\n");
    put_comment(rule, form, outcome, forms[form].name);
}

static void put_rule(const struct rule *rule)
{
    put_type(rule);
    put_function(rule, SQL_RECORD, 0);
    put_function(rule, SQL_JSON, 0);
    for (uint32_t k = 0; k < rule->outcome_count; k++) if (sql_has_cents(rule->outcomes[k].term)) put_function(rule, SQL_CENTS, k);
}

static bool write_out(const char *path)
{
    FILE *file = fopen(path, "wb");
    if (!file) { perror(path); return false; }
    bool good = !out.failed && fwrite(out.data, 1, out.size, file) == out.size;
    good &= fclose(file) == 0;
    if (!good) complain("could not be written", path);
    return good;
}

int main(int count, char **argument_of)
{
    if (count != 3) { (void)fputs("script.c: script to write, script to put behind it\n", stderr); return 2; }
    text_put(&out, "-- SPDX-License-Identifier: EUPL-1.2\n-- Made by sql/script.c from the registry of rules; a line \"object\" above each thing says what it makes.\n"
                   "\\echo Use \"CREATE EXTENSION breed\" to load this file. \\quit\n\n");
    for (int32_t i = 0; i < rule_count; i++) put_rule(rules[i]);
    char buffer[4096];
    FILE *rest = fopen(argument_of[2], "rb");
    if (!rest) { perror(argument_of[2]); return 1; }
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, rest)) > 0;) text_bytes(&out, buffer, got);
    bool good = !ferror(rest);
    (void)fclose(rest);
    good = good && !wrong && write_out(argument_of[1]);
    text_free(&out);
    return good ? 0 : 1;
}
