/* SPDX-License-Identifier: EUPL-1.2 */
/* plan.c: which column is which fact, and whether the table can be used at all; everything that stands in the way is told. */
#include <string.h>
#include "rules/registry.h"
#include "tables/csv.h"
#include "tables/runs/household.h"
#include "tables/inside.h"

void plan_tell(const struct table_plan *plan, struct text *line)
{
    struct text told = { 0 };
    if (plan->job->name && *plan->job->name) { text_put(&told, plan->job->name); text_put(&told, ": "); }
    text_put(&told, text_string(line));
    if (plan->job->tell) plan->job->tell(plan->job->context, text_string(&told));
    text_free(&told);
    text_free(line);
}

void tell_rejects(const struct table_plan *plan, int64_t invalid, const char *why)
{
    struct text line = { 0 };
    if (why) {
        text_put(&line, in_language(plan->job, "schrijven van de afgekeurde rijen lukt niet: ", "writing the rejected rows failed: "));
        text_put(&line, why);
    } else {
        text_put(&line, in_language(plan->job, "meer ongeldige rijen dan is toegestaan: ", "more invalid rows than allowed: "));
        text_int(&line, invalid);
        text_put(&line, in_language(plan->job, " (toegestaan: ten hoogste ", " (allowed: at most "));
        text_int(&line, plan->job->rejects_most);
        text_char(&line, ')');
    }
    plan_tell(plan, &line);
}

/* A name within a message: control characters and bytes that are no text never reach a terminal. */
static void put_shown(struct text *line, const char *name, size_t size)
{
    struct problems shown = { 0 };
    problem_add(&shown, 0, "", name, size, "", "");
    text_char(line, '\'');
    text_put(line, shown.item[0].value);
    text_char(line, '\'');
}

void tell_column(const struct table_plan *plan, const char *name, size_t size, const char *nl, const char *en, const char *suggestion)
{
    struct text line = { 0 };
    text_put(&line, in_language(plan->job, "kolom ", "column "));
    put_shown(&line, name, size);
    text_put(&line, ": ");
    text_put(&line, in_language(plan->job, nl, en));
    if (suggestion) { text_put(&line, suggestion); text_char(&line, '?'); }
    plan_tell(plan, &line);
}

static void tell_plainly(const struct table_plan *plan, const char *nl, const char *en)
{
    struct text line = { 0 };
    text_put(&line, in_language(plan->job, nl, en));
    plan_tell(plan, &line);
}

/* ---- names ---- */

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }
static bool between_words(char c) { return c == '_' || c == '-' || c == ' ' || c == '.'; }

/* The same letters and digits, whatever stands between the words and whatever is a capital. */
bool same_letters(const char *name, size_t size, const char *other)
{
    for (size_t i = 0;; i++) {
        while (i < size && between_words(name[i])) i++;
        if (i >= size) return !*other;
        if (lower(name[i]) != lower(*other++)) return false;
    }
}

/* "uren_per_wek" as the rule would write it, "urenPerWek", so that a slip is near in either way of writing. */
static const char *nearest_fact(const struct rule *rule, const char *name, size_t size)
{
    for (uint32_t k = 0; k < rule->fact_count; k++)
        if (same_letters(name, size, rule->facts[k].term->name)) return rule->facts[k].term->name;
    char camel[64];
    size_t n = 0;
    bool capital = false;
    for (size_t i = 0; i < size && n < sizeof camel; i++) {
        if (between_words(name[i])) { capital = n > 0; continue; }
        camel[n++] = capital && name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 'a' + 'A') : name[i];
        capital = false;
    }
    return n && n < sizeof camel ? rule_nearest(rule, camel, n) : NULL;
}

enum name_kind name_kind_of(const struct rule *rule, const char *name, size_t size, int32_t *fact, const char **nearest)
{
    *nearest = NULL;
    *fact = rule_fact(rule, name, size);
    if (*fact >= 0) return NAME_FACT;
    if (same_letters(name, size, "status") || same_letters(name, size, "reden")) return NAME_TAKEN;
    for (uint32_t k = 0; k < rule->outcome_count; k++)
        if (same_letters(name, size, rule->outcomes[k].term->name)) return NAME_TAKEN;
    *nearest = nearest_fact(rule, name, size);
    return *nearest ? NAME_NEAR : NAME_OTHER;
}

/* ---- columns ---- */

static bool add_column(struct table_plan *plan, const char *name, size_t size)
{
    struct table_column *column = &plan->columns[plan->column_count++];
    const char *nearest;
    enum name_kind kind = name_kind_in(plan, name, size, &column->fact, &nearest);
    column->name = arena_copy(&plan->arena, name, size);
    column->size = size;
    if (!column->name) { tell_plainly(plan, "het geheugen is op", "memory has run out"); return false; }
    for (int32_t i = 0; i < plan->column_count - 1; i++) {
        const struct table_column *other = &plan->columns[i];
        bool same = other->size == size && memcmp(other->name, name, size) == 0;
        if (!same && (column->fact < 0 || column->fact != other->fact)) continue;
        tell_column(plan, name, size, "staat er meer dan eens (toegestaan: elke kolom één keer)", "occurs more than once (allowed: each column once)", NULL);
        return false;
    }
    if (household_column(plan, plan->column_count - 1) && kind != NAME_TAKEN) return true;
    if (kind == NAME_TAKEN) tell_column(plan, name, size, "die naam krijgt een kolom van de uitkomst; geef deze kolom een andere naam", "a column of the outcome has that name; give this column another one", NULL);
    if (kind == NAME_NEAR) tell_column(plan, name, size, "geen feit van deze regel; bedoelt u ", "no fact of this rule; did you mean ", nearest);
    return kind == NAME_FACT || kind == NAME_OTHER;
}

static bool is_used(const struct table_plan *first, int32_t column)
{
    for (const struct table_plan *plan = first; plan; plan = plan->next)
        for (int32_t i = 0; i < plan->fact_count; i++) if (plan->facts[i].column == column) return true;
    return household_uses(first, column);
}

/* One line for all columns that go through untouched. */
static void tell_others(const struct table_plan *plan)
{
    struct text line = { 0 };
    for (int32_t i = 0; i < plan->column_count; i++) {
        if (is_used(plan, i)) continue;
        text_put(&line, line.size ? ", " : in_language(plan->job, "geen feit van deze regel, gaat ongewijzigd mee: ", "no fact of this rule, passed through as it is: "));
        put_shown(&line, plan->columns[i].name, plan->columns[i].size);
    }
    if (line.size) plan_tell(plan, &line);
}

void plan_add_fact(struct table_plan *plan, int32_t column, int32_t fact)
{
    static const int32_t scales[KINDS] = { [KIND_euro] = 100, [KIND_percent] = 1000, [KIND_hours] = 100, [KIND_whole] = 1 };
    const struct field *field = &plan->job->rule->facts[fact];
    plan->facts[plan->fact_count++] = (struct table_fact){ column, fact, field->term, field->offset, scales[field->term->kind] };
}

static bool plan_facts(struct table_plan *plan)
{
    plan->facts = arena_take_zero(&plan->arena, ((size_t)plan->column_count + 1) * sizeof *plan->facts);
    if (!plan->facts) { tell_plainly(plan, "het geheugen is op", "memory has run out"); return false; }
    for (int32_t i = 0; i < plan->column_count; i++) if (plan->columns[i].fact >= 0) plan_add_fact(plan, i, plan->columns[i].fact);
    if (!chain_facts(plan) || !household_plan(plan)) return false;
    tell_others(plan);
    return true;
}

bool plan_room(struct table_plan *plan, size_t count)
{
    plan->columns = count <= COLUMNS_MOST ? arena_take_zero(&plan->arena, (count + 1) * sizeof *plan->columns) : NULL;
    if (!plan->columns) tell_plainly(plan, "te veel kolommen (toegestaan: ten hoogste 4096)", "too many columns (allowed: at most 4096)");
    return plan->columns;
}

/* ---- the header of CSV ---- */

static size_t cells_in(const char *p, const char *end, char separator, size_t most)
{
    struct csv_cell cell;
    size_t count = 0;
    do { csv_read_cell(p, end, p, separator, most, true, &cell); p = cell.next; count++; } while (cell.end == CSV_CELL && count <= COLUMNS_MOST);
    return count;
}

/* One name of the header; its faults are told. */
static bool add_header_cell(struct table_plan *plan, const struct csv_cell *cell, struct text *room)
{
    room->size = 0;
    if (!text_reserve(room, cell->size + 1)) return false;
    size_t size = cell->doubled ? csv_undouble(room->data, cell->start, cell->size) : cell->size;
    const char *name = cell->doubled ? room->data : cell->start;
    if (cell->fault != CSV_FINE) {
        tell_column(plan, name, size, "het aanhalingsteken staat niet om de hele naam", "the quote does not stand around the whole name", NULL);
        return false;
    }
    if (!valid_utf8(name, size) || (size && memchr(name, 0, size))) {
        tell_column(plan, name, size, "geen tekst in UTF-8 (bewaar het bestand als CSV in UTF-8)", "no text in UTF-8 (save the file as CSV in UTF-8)", NULL);
        return false;
    }
    return add_column(plan, name, size);
}

bool plan_from_header(struct table_plan *plan, const char *line, size_t size)
{
    const char *p = line, *end = line + size;
    bool crlf = size >= 2 && line[size - 2] == '\r' && line[size - 1] == '\n';
    plan->separator = plan->of_rows ? ',' : csv_separator(line, size);
    plan->point = plan->separator == ';' ? ',' : '.';
    plan->line_end = crlf ? "\r\n" : "\n";
    plan->line_end_size = crlf ? 2 : 1;
    if (size == 0 || *line == '\n' || *line == '\r') {
        tell_plainly(plan, "de kopregel is leeg (toegestaan: een regel met de namen van de kolommen)", "the header is empty (allowed: a line with the names of the columns)");
        return false;
    }
    if (!plan_room(plan, cells_in(p, end, plan->separator, plan->limits->cell))) return false;
    struct csv_cell cell;
    struct text room = { 0 };
    bool good = true;
    do {
        csv_read_cell(p, end, p, plan->separator, plan->limits->cell, true, &cell);
        good &= add_header_cell(plan, &cell, &room);
        p = cell.next;
    } while (cell.end == CSV_CELL);
    text_free(&room);
    return good && plan_facts(plan);
}

bool plan_from_object(struct table_plan *plan, const struct node *first)
{
    plan->separator = ',';
    plan->point = '.';
    plan->line_end = "\n";
    plan->line_end_size = 1;
    bool good = plan_room(plan, first ? (size_t)first->count : 0);
    if (!good) return false;
    for (const struct node *node = first ? first->first : NULL; node; node = node->next) good &= add_column(plan, node->key, node->key_size);
    return good && plan_facts(plan);
}

bool plan_from_names(struct table_plan *plan, const char *const *names, const size_t *sizes, size_t count)
{
    bool good = plan_room(plan, count);
    for (size_t i = 0; i < count && plan->columns; i++) good &= add_column(plan, names[i], sizes[i]);
    return good && plan_facts(plan);
}

void plan_put_header(const struct table_plan *plan, struct text *out, const char *header, size_t size)
{
    if (plan->bom) text_put(out, "\xEF\xBB\xBF");
    if (header) text_bytes(out, header, size);
    for (int32_t i = 0; i < plan->column_count && !header; i++) {
        csv_put_cell(out, plan->columns[i].name, plan->columns[i].size, plan->separator);
        text_char(out, plan->separator);
    }
    for (const struct table_plan *of = plan; of; of = of->next) {
        if (header || of != plan) text_char(out, plan->separator);
        put_outcome_name(of, out, "status", of->of_several, false);
        for (uint64_t left = of->all; left; left &= left - 1) {
            uint32_t k = (uint32_t)__builtin_ctzll(left);
            text_char(out, plan->separator);
            put_outcome_name(of, out, of->job->rule->outcomes[k].term->name, of->shared >> k & 1, false);
        }
        text_char(out, plan->separator);
        put_outcome_name(of, out, "reden", of->of_several, false);
    }
    text_bytes(out, plan->line_end, plan->line_end_size);
}
