/* SPDX-License-Identifier: EUPL-1.2 */
/* row.c: one row decided, and what stands behind it in the output: status, outcomes, and why it is not decided. */
#include <string.h>
#include "rules/registry.h"
#include "tables/csv.h"
#include "tables/runs/household.h"
#include "tables/inside.h"

void row_refuse(struct table_worker *w, const char *field, const char *value, size_t size, const char *nl, const char *en)
{
    for (; w; w = w->next) problem_add(&w->problems, 0, field, value, size, nl, en);
}

void row_clear(struct table_worker *w)
{
    for (; w; w = w->next) { facts_clear(w->plan->job->rule, &w->facts); w->problems.count = 0; }
}

/* One line for each thing that is wrong, so that a program or a spreadsheet can go through them. */
static void put_rejects(struct table_worker *w, int64_t line)
{
    int32_t kept = w->problems.count < PROBLEMS_KEPT ? w->problems.count : PROBLEMS_KEPT;
    for (int32_t i = 0; i < kept && w->rejects; i++) {
        const struct problem *problem = &w->problems.item[i];
        const char *const cells[] = { problem->field, problem->value, problem->allowed[w->plan->job->language] };
        text_int(w->rejects, line);
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) { text_char(w->rejects, ','); csv_put_cell(w->rejects, cells[k], strlen(cells[k]), ','); }
        text_char(w->rejects, '\n');
    }
}

/* "regel 17: urenPerWeek '-3' (toegestaan: ...); ..." */
static void put_problems(struct table_worker *w, int64_t line)
{
    int language = w->plan->job->language;
    int32_t kept = w->problems.count < PROBLEMS_KEPT ? w->problems.count : PROBLEMS_KEPT;
    struct text *out = &w->reason;
    text_put(out, w->plan->of_rows ? (language ? "row " : "rij ") : (language ? "line " : "regel "));
    text_int(out, line);
    for (int32_t i = 0; i < kept; i++) {
        const struct problem *problem = &w->problems.item[i];
        text_put(out, i ? "; " : ": ");
        text_put(out, problem->field);
        if (*problem->value) { text_put(out, " '"); text_put(out, problem->value); text_char(out, '\''); }
        text_put(out, language ? " (allowed: " : " (toegestaan: ");
        text_put(out, problem->allowed[language]);
        text_char(out, ')');
    }
    if (w->problems.count > kept) text_put(out, "; ...");
}

/* "ontbreekt: loonwaarde" or "parameter ontbreekt: minimumloon op 2027-01-01". */
static void put_missing(struct table_worker *w, enum status status)
{
    const struct table_job *job = w->plan->job;
    const struct reasoning *r = &w->reasoning;
    struct text *out = &w->reason;
    if (r->parameter_missing && (status == PARAMETER_ONTBREEKT || !r->missing)) {
        uint32_t slot = r->missing_parameter.slot;
        text_put(out, job->language ? "parameter missing: " : "parameter ontbreekt: ");
        const struct law_parameter *parameter = law_parameter_of_slot(job->law->tables->book, slot);
        if (parameter) law_put_name(out, parameter, slot);
        text_put(out, job->language ? " on " : " op ");
        text_date(out, r->missing_parameter.day);
        return;
    }
    text_put(out, job->language ? "missing: " : "ontbreekt: ");
    bool first = true;
    for (uint64_t left = r->missing; left; left &= left - 1, first = false) {
        if (!first) text_put(out, ", ");
        text_put(out, job->rule->facts[__builtin_ctzll(left)].term->name);
    }
}

/* Again with everything that tells why. */
static enum status decide_with_reasons(struct table_worker *w, int64_t line)
{
    const struct table_job *job = w->plan->job;
    reasoning_clear(&w->reasoning, job->strict);
    bool refused = w->problems.count > 0;
    enum status status = decide_case(job->rule, job->law, &w->facts, &w->outcome, &w->reasoning, &w->problems);
    if (refused || status == ONGELDIG) {
        struct outcome_head *head = (struct outcome_head *)&w->outcome;
        head->settled = 0;
        put_problems(w, line);
        put_rejects(w, line);
        return ONGELDIG;
    }
    if ((outcome_head(&w->outcome)->settled & w->plan->all) == w->plan->all) return VASTGESTELD;
    put_missing(w, status);
    return status;
}

/* The facts of a row were in range when they were read, so only the period and the contradictions are left to check before the rule may see them. */
static enum status decide_quickly(struct table_worker *w)
{
    const struct rule *rule = w->plan->job->rule;
    if (facts_head(&w->facts)->given >> rule->reference & 1) {
        date day = facts_day(rule, &w->facts);
        if (day < w->plan->period.from || day > w->plan->period.until) return ONGELDIG;
    }
    return rule->consistent(NULL, &w->facts) ? rule->decide(NULL, w->plan->job->law, &w->facts, &w->outcome) : ONGELDIG;
}

static enum status decide_one(struct table_worker *w, int64_t line)
{
    enum status status = ONGELDIG;
    bool quick = w->problems.count == 0 && !w->plan->job->strict && !w->plan->job->law->dated;
    w->reason.size = 0;
    if (quick) status = decide_quickly(w);
    return w->status = status != VASTGESTELD ? decide_with_reasons(w, line) : status;
}

/* What one rule settles may be more than the next can take. */
static void refuse_outcome(struct table_worker *w, const struct term *term, const void *value)
{
    struct text shown = { 0 }, allowed[2] = { { 0 }, { 0 } };
    term_put(&shown, term, value, false);
    for (int language = 0; language < 2; language++) term_put_allowed(&allowed[language], term, language);
    problem_add(&w->problems, 0, term->name, text_string(&shown), shown.size, text_string(&allowed[0]), text_string(&allowed[1]));
    text_free(&shown);
    text_free(&allowed[0]);
    text_free(&allowed[1]);
}

/* What earlier rules settled, and has a value, is a fact of this one. What they left open stays not given. */
static void take_outcomes(struct table_worker *w, const struct table_worker *first)
{
    struct facts_head *head = (struct facts_head *)&w->facts;
    for (int32_t i = 0; i < w->plan->carry_count; i++) {
        const struct table_carry *carry = &w->plan->carry[i];
        const struct table_worker *from = first;
        for (int32_t k = 0; k < carry->rule; k++) from = from->next;
        const struct outcome_head *of = outcome_head(&from->outcome);
        if (from->status == ONGELDIG || !((of->settled & ~of->none) >> carry->outcome & 1)) continue;
        const struct field *outcome = &from->plan->job->rule->outcomes[carry->outcome], *fact = &w->plan->job->rule->facts[carry->fact];
        if (!term_accepts(fact->term, from->outcome.bytes + outcome->offset)) { refuse_outcome(w, fact->term, from->outcome.bytes + outcome->offset); continue; }
        memcpy(w->facts.bytes + fact->offset, from->outcome.bytes + outcome->offset, term_size(fact->term));
        head->given |= (uint64_t)1 << carry->fact;
    }
}

enum status row_decide(struct table_worker *w, int64_t line, struct table_counts *counts)
{
    if (w->members) household_fill(w, line);
    enum status status = decide_one(w, line);
    for (struct table_worker *next = w->next; next; next = next->next) {
        take_outcomes(next, w);
        status = worst(status, decide_one(next, line));
    }
    counts->rows++;
    counts->decided += status == VASTGESTELD;
    counts->undecided += status == ONBEKEND;
    counts->parameter_missing += status == PARAMETER_ONTBREEKT;
    counts->invalid += status == ONGELDIG;
    return status;
}

/* ---- writing ---- */

static void put_list(struct text *out, const struct term *term, const void *value, char separator)
{
    struct text list = { 0 };
    term_put(&list, term, value, true);
    csv_put_cell(out, list.data ? list.data : "", list.size, separator);
    text_free(&list);
}

static void put_outcome(struct text *out, const struct table_plan *plan, const struct field *field, const char *outcome)
{
    const struct term *term = field->term;
    const char *at = outcome + field->offset;
    switch (term->kind) {
    case KIND_euro:    text_decimal(out, term_plain(term, at), 2, plan->point); break;
    case KIND_percent: text_decimal_short(out, term_plain(term, at), 3, plan->point); break;
    case KIND_hours:   text_decimal_short(out, term_plain(term, at), 2, plan->point); break;
    case KIND_list:    put_list(out, term, at, plan->separator); break;
    default:           term_put(out, term, at, false); break;
    }
}

static void put_cells_of(const struct table_worker *w, struct text *out)
{
    const struct table_plan *plan = w->plan;
    const struct rule *rule = plan->job->rule;
    const struct outcome_head head = w->status == ONGELDIG ? (struct outcome_head){ 0, 0 } : *outcome_head(&w->outcome);
    text_put(out, status_names[w->status]);
    for (uint64_t left = plan->all; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        text_char(out, plan->separator);
        if (head.none >> k & 1) text_put(out, "geen");
        else if (head.settled >> k & 1) put_outcome(out, plan, &rule->outcomes[k], w->outcome.bytes);
    }
    text_char(out, plan->separator);
    if (w->reason.size) csv_put_cell(out, w->reason.data, w->reason.size, plan->separator);
}

void row_put_cells(const struct table_worker *w, struct text *out)
{
    const struct table_plan *plan = w->plan;
    if (plan->column_count) text_char(out, plan->separator);
    put_cells_of(w, out);
    for (const struct table_worker *next = w->next; next; next = next->next) { text_char(out, plan->separator); put_cells_of(next, out); }
    text_bytes(out, plan->line_end, plan->line_end_size);
}

static void put_key_of(const struct table_worker *w, struct text *out, const char *name, bool shared)
{
    text_char(out, '"');
    put_outcome_name(w->plan, out, name, shared, true);
    text_put(out, "\":");
}

static void put_members_of(const struct table_worker *w, struct text *out)
{
    const struct rule *rule = w->plan->job->rule;
    const struct outcome_head *head = outcome_head(&w->outcome);
    put_key_of(w, out, "status", w->plan->of_several);
    text_char(out, '"');
    text_put(out, status_names[w->status]);
    text_char(out, '"');
    for (uint64_t left = w->status != ONGELDIG ? w->plan->all & head->settled : 0; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        text_char(out, ',');
        put_key_of(w, out, rule->outcomes[k].term->name, w->plan->shared >> k & 1);
        if (head->none >> k & 1) text_put(out, "null");
        else term_put(out, rule->outcomes[k].term, w->outcome.bytes + rule->outcomes[k].offset, true);
    }
    text_char(out, ',');
    put_key_of(w, out, "reden", w->plan->of_several);
    text_json(out, w->reason.data ? w->reason.data : "", w->reason.size);
}

void row_put_members(const struct table_worker *w, struct text *out)
{
    put_members_of(w, out);
    for (const struct table_worker *next = w->next; next; next = next->next) { text_char(out, ','); put_members_of(next, out); }
}
