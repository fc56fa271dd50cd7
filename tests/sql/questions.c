/* SPDX-License-Identifier: EUPL-1.2 */
/* questions.c: writes SQL that asks the extension what the library was asked, and compares: every worked example in every form, or random rows of every rule. Arguments: cases | rows N. */
#include <stdio.h>
#include <stdlib.h>
#include "../unit/random_case.h"
#include "examples/cases.h"
#include "explain/explain.h"
#include "reason/asking/missing.h"
#include "sql/names.h"

static struct law_tables tables;
static struct decision decision;

/* ---- values as SQL ---- */

static void put_literal(struct text *out, const char *bytes, size_t size)
{
    text_char(out, '\'');
    for (size_t k = 0; k < size; k++) { if (bytes[k] == '\'') text_char(out, '\''); text_char(out, bytes[k]); }
    text_char(out, '\'');
}

/* The value of a fact or outcome as the extension has it; json: true and false, no infinities. */
static void put_value(struct text *out, const struct term *term, const void *at, enum sql_form form)
{
    int64_t value = term->kind == KIND_list ? 0 : term_plain(term, at);
    bool units = form == SQL_CENTS && (term->kind == KIND_euro || term->kind == KIND_percent || term->kind == KIND_hours);
    if (term->kind == KIND_answer) text_put(out, value == ja ? "true" : "false");
    else if (term->kind == KIND_date && value == DATE_NEVER) text_put(out, "-infinity");
    else if (units) text_int(out, value);
    else if (term->kind == KIND_percent && value == PERCENT_UNRECORDED) text_put(out, "NaN");
    else term_put(out, term, at, term->kind == KIND_list);
}

static const void *fact_at(const struct rule *rule, const void *facts, uint32_t k) { return (const char *)facts + rule->facts[k].offset; }
static bool has(uint64_t bits, uint32_t k) { return bits >> k & 1; }

static void put_unknown(struct text *out, const struct rule *rule, uint64_t unknown)
{
    const char *between = "";
    text_char(out, '{');
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        if (!has(unknown, k)) continue;
        text_put(out, between);
        text_put(out, rule->facts[k].term->name);
        between = ",";
    }
    text_char(out, '}');
}

/* breed.rule(a => '...', ...) */
static void put_call(struct text *out, const struct rule *rule, enum sql_form form, uint32_t outcome, const void *facts, const struct text *overlay, bool strict)
{
    const struct facts_head *head = facts;
    const char *between = "";
    text_put(out, "breed.");
    sql_put_function(out, rule, form, outcome);
    text_char(out, '(');
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        if (!has(head->given, k)) continue;
        struct text value = { 0 };
        text_put(out, between);
        between = ", ";
        sql_put_argument(out, rule->facts[k].term, form);
        text_put(out, " => ");
        put_value(&value, rule->facts[k].term, fact_at(rule, facts, k), form);
        put_literal(out, text_string(&value), value.size);
        text_free(&value);
    }
    if (head->unknown) { text_put(out, between); text_put(out, "onbekend => '"); put_unknown(out, rule, head->unknown); text_char(out, '\''); between = ", "; }
    if (overlay->size) { text_put(out, between); text_put(out, "law_overlay => "); put_literal(out, overlay->data, overlay->size); between = ", "; }
    if (strict) { text_put(out, between); text_put(out, "strict => true"); }
    text_char(out, ')');
}

/* ---- what the library says ---- */

static bool settled(const void *outcome, uint32_t k)
{
    const struct outcome_head *head = outcome;
    return has(head->settled & ~head->none, k);
}

/* The composite as to_jsonb shows it. */
static void put_record(struct text *out, const struct rule *rule, enum status status, const void *outcome)
{
    text_put(out, "{\"status\":\"");
    text_put(out, status_names[status]);
    text_put(out, "\",\"reden\":");
    if (status == VASTGESTELD) text_put(out, "null"); else { text_char(out, '"'); text_put(out, status_reason(status)); text_char(out, '"'); }
    for (uint32_t k = 0; k < rule->outcome_count; k++) {
        const struct term *term = rule->outcomes[k].term;
        const void *at = (const char *)outcome + rule->outcomes[k].offset;
        text_put(out, ",\"");
        sql_put_argument(out, term, SQL_RECORD);
        text_put(out, "\":");
        bool plain = term->kind == KIND_list || term->kind == KIND_answer || (strcmp(sql_type(term, SQL_RECORD), "text") != 0 && term->kind != KIND_date);
        if (!settled(outcome, k)) text_put(out, "null");
        else if (plain) put_value(out, term, at, SQL_RECORD);
        else { text_char(out, '"'); put_value(out, term, at, SQL_RECORD); text_char(out, '"'); }
    }
    text_char(out, '}');
}

static void put_refusal(struct text *out, const struct problems *problems)
{
    text_put(out, "refused:");
    for (int32_t i = 0; i < problems->count && i < PROBLEMS_KEPT; i++)
        for (int language = 0; language < 2; language++) {
            text_char(out, '\n');
            explain_problem(out, &problems->item[i], language);
        }
}

/* ---- worked examples ---- */

static const struct embedded_file *file_named(const char *name)
{
    for (int32_t i = 0; i < case_files_count; i++) if (strcmp(case_files[i].name, name) == 0) return &case_files[i];
    return NULL;
}

/* The overlay and the choices of a case as one overlay. Nothing when it has none. */
static void put_overlay(struct text *out, struct arena *arena, const struct node *node)
{
    const struct node *law = node_get(node, "law"), *choices = node_get(node, "choices");
    const struct embedded_file *file = law ? file_named(law->text) : NULL;
    const struct node *root = file ? node_from_yaml(arena, file->bytes, file->size, NULL) : NULL;
    if (!root && !choices) return;
    text_char(out, '{');
    const char *between = "";
    for (const struct node *child = root ? root->first : NULL; child; child = child->next, between = ",") {
        text_put(out, between);
        text_json(out, child->key, child->key_size);
        text_char(out, ':');
        node_put(out, child);
    }
    if (choices) { text_put(out, between); text_put(out, "\"choices\":"); node_put(out, choices); }
    text_char(out, '}');
}

static void put_check(const char *name, const char *form, const struct text *call, const struct text *wanted)
{
    struct text line = { 0 };
    text_put(&line, "CALL pg_temp.asked(");
    put_literal(&line, name, strlen(name));
    text_put(&line, ", '"); text_put(&line, form); text_put(&line, "', ");
    put_literal(&line, call->data, call->size);
    text_put(&line, ", ");
    put_literal(&line, wanted->data, wanted->size);
    (void)printf("%s);\n", text_string(&line));
    text_free(&line);
}

static void ask(const char *name, enum sql_form form, uint32_t outcome, const struct text *overlay)
{
    static const char *const forms[SQL_FORMS] = { "record", "cents", "json" };
    struct text call = { 0 }, wanted = { 0 };
    const struct decision *d = &decision;
    const struct rule *rule = d->rule;
    text_put(&call, "SELECT ");
    if (form == SQL_RECORD) text_put(&call, "to_jsonb(");
    put_call(&call, rule, form, outcome, &d->facts, overlay, d->strict);
    text_put(&call, form == SQL_RECORD ? ")::text" : "::text");
    if (form == SQL_JSON) explain_json(&wanted, d, 0);
    else if (d->status == ONGELDIG) put_refusal(&wanted, &d->problems);
    else if (form == SQL_RECORD) put_record(&wanted, rule, d->status, &d->outcome);
    else if (settled(&d->outcome, outcome)) put_value(&wanted, rule->outcomes[outcome].term, d->outcome.bytes + rule->outcomes[outcome].offset, SQL_CENTS);
    (void)text_string(&call);
    (void)text_string(&wanted);
    put_check(name, forms[form], &call, &wanted);
    text_free(&call);
    text_free(&wanted);
}

/* Looking ahead where facts are missing takes long: of those answers with reasons one in so many is compared. */
enum { LOOKED_AHEAD = 12 };
static int left_open, asked, not_asked;

static void ask_case(const struct node *node)
{
    struct arena arena = { 0 };
    struct law_tables own = { 0 };
    struct law_overlay overlay;
    struct text written = { 0 };
    const char *name = node_get(node, "name")->text;
    put_overlay(&written, &arena, node);
    (void)text_string(&written);
    bool under = written.size && law_overlay_read(&overlay, &arena, "overlay", written.data, written.size, NULL);
    if (under) under = law_build(&own, (const struct law_overlay *const[]){ &overlay }, 1, DATE_LAST);
    bool known = !node_get(node, "known-on") && (!written.size || under) && case_facts(node, under ? &own.law : &tables.law, false, &decision);
    /* What is no date or no number at all cannot be an argument of a function. */
    if (known && !decision.problems.count) {
        asked++;
        decision_make(&decision);
        bool look = decision.status != ONBEKEND || left_open++ % LOOKED_AHEAD == 0;
        if (look && missing_look(&decision, &arena)) ask(name, SQL_JSON, 0, &written);
        if (!decision.strict) {
            ask(name, SQL_RECORD, 0, &written);
            for (uint32_t k = 0; k < decision.rule->outcome_count; k++) if (sql_has_cents(decision.rule->outcomes[k].term)) ask(name, SQL_CENTS, k, &written);
        }
    } else not_asked++;
    law_free(&own);
    text_free(&written);
    arena_free(&arena);
}

static void ask_cases(void)
{
    (void)puts("CREATE TEMP TABLE asked (form text, good bool, name text, got text, wanted text);\n"
               "CREATE PROCEDURE pg_temp.asked(name text, form text, call text, wanted text) LANGUAGE plpgsql AS $$\n"
               "DECLARE got text; why text;\n"
               "BEGIN\n"
               "  BEGIN EXECUTE call INTO got;\n"
               "  EXCEPTION WHEN invalid_parameter_value THEN GET STACKED DIAGNOSTICS why = PG_EXCEPTION_DETAIL; got := E'refused:\\n' || why; END;\n"
               "  INSERT INTO asked VALUES (form, CASE WHEN form = 'record' AND wanted LIKE '{%' AND got LIKE '{%' THEN got::jsonb = wanted::jsonb ELSE coalesce(got, '') = wanted END, name, got, wanted);\n"
               "END $$;\nBEGIN;");
    for (int32_t i = 0; i < case_files_count; i++) {
        if (strchr(case_files[i].name, '/')) continue;
        struct arena arena = { 0 };
        const struct node *list = cases_read(&arena, case_files[i].bytes, case_files[i].size, NULL);
        for (const struct node *node = list ? list->first : NULL; node; node = node->next) ask_case(node);
        arena_free(&arena);
    }
    (void)printf("COMMIT;\nSELECT 'cases|%d|%d';\nSELECT 'form|' || form || '|' || count(*) || '|' || count(*) FILTER (WHERE NOT good) FROM asked GROUP BY form ORDER BY form;\n"
                 "SELECT '# ' || form || ' ' || name || ': ' || left(coalesce(got, ''), 300) || ' <> ' || left(wanted, 300) FROM asked WHERE NOT good LIMIT 5;\n", asked, not_asked);
}

/* ---- random rows ---- */

static bool twice(const struct term *term) { return strcmp(sql_type(term, SQL_RECORD), sql_type(term, SQL_CENTS)) != 0; }

static void put_table(struct text *out, const struct rule *rule)
{
    text_put(out, "CREATE TEMP TABLE row (onb text[]");
    for (uint32_t k = 0; k < rule->fact_count; k++)
        for (int form = SQL_RECORD; form <= (twice(rule->facts[k].term) ? SQL_CENTS : SQL_RECORD); form++) {
            text_put(out, form == SQL_CENTS ? ", c" : ", f");
            text_int(out, k);
            text_char(out, ' ');
            text_put(out, sql_type(rule->facts[k].term, (enum sql_form)form));
        }
    text_put(out, ", e_status text, e_reden text");
    for (uint32_t k = 0; k < rule->outcome_count; k++) {
        text_put(out, ", e"); text_int(out, k); text_char(out, ' '); text_put(out, sql_type(rule->outcomes[k].term, SQL_RECORD));
    }
    text_put(out, ");\nCOPY row FROM STDIN;\n");
}

/* A cell of COPY. */
static void put_cell(struct text *out, bool there, const struct term *term, const void *at, enum sql_form form)
{
    struct text value = { 0 };
    text_char(out, '\t');
    if (there) put_value(&value, term, at, form); else text_put(&value, "\\N");
    for (size_t k = 0; k < value.size; k++) { if (there && value.data[k] == '\\') text_char(out, '\\'); text_char(out, value.data[k]); }
    text_free(&value);
}

static void put_row(struct text *out, const struct rule *rule, const void *facts, enum status status, const void *outcome)
{
    const struct facts_head *head = facts;
    if (head->unknown) put_unknown(out, rule, head->unknown); else text_put(out, "\\N");
    for (uint32_t k = 0; k < rule->fact_count; k++)
        for (int form = SQL_RECORD; form <= (twice(rule->facts[k].term) ? SQL_CENTS : SQL_RECORD); form++)
            put_cell(out, has(head->given, k), rule->facts[k].term, fact_at(rule, facts, k), (enum sql_form)form);
    text_char(out, '\t'); text_put(out, status_names[status]);
    text_char(out, '\t'); text_put(out, status == VASTGESTELD ? "\\N" : status_reason(status));
    for (uint32_t k = 0; k < rule->outcome_count; k++) put_cell(out, settled(outcome, k), rule->outcomes[k].term, (const char *)outcome + rule->outcomes[k].offset, SQL_RECORD);
    text_char(out, '\n');
}

static void put_arguments(struct text *out, const struct rule *rule, enum sql_form form)
{
    text_char(out, '(');
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        text_put(out, form == SQL_CENTS && twice(rule->facts[k].term) ? "c" : "f");
        text_int(out, k);
        text_put(out, ", ");
    }
    text_put(out, "onbekend => onb)");
}

static void put_comparison(struct text *out, const struct rule *rule, enum sql_form form, uint32_t outcome)
{
    text_put(out, "SELECT '");
    sql_put_function(out, rule, form, outcome);
    text_put(out, "|' || count(*) || '|' || count(*) FILTER (WHERE ");
    if (form == SQL_CENTS) { text_put(out, "(e"); text_int(out, outcome); text_put(out, " * 100)::bigint"); }
    else {
        text_put(out, "ROW(e_status, e_reden");
        for (uint32_t k = 0; k < rule->outcome_count; k++) { text_put(out, ", e"); text_int(out, k); }
        text_put(out, ")::breed.");
        sql_put_type(out, rule);
    }
    text_put(out, " IS DISTINCT FROM breed.");
    sql_put_function(out, rule, form, outcome);
    put_arguments(out, rule, form);
    text_put(out, ") FROM row;\n");
}

static void ask_rows(struct dice *dice, const struct rule *rule, int64_t rows)
{
    static struct case_room facts, outcome;
    struct text out = { 0 };
    put_table(&out, rule);
    for (int64_t n = 0; n < rows; ) {
        random_case(dice, rule, &tables.law, &facts, chance(dice, 70) ? 97 : 70, 3);
        enum status status = decide_case(rule, &tables.law, &facts, &outcome, NULL, NULL);
        if (status == ONGELDIG) continue;
        put_row(&out, rule, &facts, status, &outcome);
        n++;
    }
    text_put(&out, "\\.\nANALYZE row;\n");
    put_comparison(&out, rule, SQL_RECORD, 0);
    for (uint32_t k = 0; k < rule->outcome_count; k++) if (sql_has_cents(rule->outcomes[k].term)) put_comparison(&out, rule, SQL_CENTS, k);
    text_put(&out, "DROP TABLE row;\n");
    (void)fputs(text_string(&out), stdout);
    text_free(&out);
}

int main(int count, char **argument)
{
    if (!law_build(&tables, NULL, 0, DATE_LAST)) return 1;
    if (count == 2 && strcmp(argument[1], "cases") == 0) ask_cases();
    else if (count == 3 && strcmp(argument[1], "rows") == 0) {
        struct dice dice = { 20261122 };
        /* The rules that are asked most get most rows. */
        static const char *const many[] = { "loonkostensubsidie", "samenloop" };
        for (int32_t i = 0; i < rule_count; i++) {
            bool most = strcmp(rules[i]->name, many[0]) == 0 || strcmp(rules[i]->name, many[1]) == 0;
            ask_rows(&dice, rules[i], most ? 40 * atol(argument[2]) : atol(argument[2]));
        }
    } else { (void)fputs("questions.c: cases | rows N\n", stderr); return 2; }
    law_free(&tables);
    return fflush(stdout) == 0 ? 0 : 1;
}
