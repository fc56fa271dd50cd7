/* SPDX-License-Identifier: EUPL-1.2 */
/* cases.c: the invented people behind each change, lived again: their facts, what each law gives them, and why. */
#include "population/report/inside.h"

#include <stdlib.h>
#include <string.h>
#include "base/members.h"
#include "explain/explain.h"

/* ---- which ---- */

static bool is_among_largest(const struct change_cases *c, const struct change_case *drawn)
{
    for (int32_t k = 0; k < cases_kept(c, LARGEST); k++) if (c->largest[k].household == drawn->household && c->largest[k].member == drawn->member) return true;
    return false;
}

static void add_case(struct report *r, int32_t line, int32_t change, const struct change_case *what, bool drawn)
{
    r->cases[r->case_count++] = (struct report_case){ .line = line, .change = (enum change)change, .what = what, .drawn = drawn };
}

static bool list_cases(struct report *r)
{
    int32_t lines = run_of(r)->lines->count;
    r->cases = arena_take_zero(r->arena, sizeof *r->cases * (size_t)(lines * CHANGES * (LARGEST + DRAWN) + 1));
    if (!r->cases) return false;
    for (int32_t k = 0; k < lines; k++)
        for (int32_t change = 0; change < CHANGES; change++) {
            const struct change_cases *c = &totals_of(r)->changed[k][change];
            for (int32_t n = 0; n < cases_kept(c, LARGEST); n++) add_case(r, k, change, &c->largest[n], false);
            for (int32_t n = 0; n < cases_kept(c, DRAWN); n++) if (!is_among_largest(c, &c->drawn[n])) add_case(r, k, change, &c->drawn[n], true);
        }
    return true;
}

/* ---- lived again ---- */

static void keep_facts(struct report *r, struct report_case *c, const struct run_row *row)
{
    const struct rule *rule = run_of(r)->lines->line[c->line].rule;
    const struct run *run = run_of(r);
    c->day = row->day;
    c->asked = row->asked;
    memcpy(c->flowed, row->flowed, sizeof c->flowed);
    c->home = row->home->home;
    c->town = row->home->moved != DATE_NEVER && row->home->moved <= row->day ? row->home->town_after : row->home->town;
    c->age = age_in(run->model, &row->home->person[c->what->member]);
    for (int32_t v = 0; v < LAWS; v++) {
        c->facts[v] = arena_copy(r->arena, row->facts[v], rule->facts_size);
        if (!c->facts[v]) { r->failed = true; return; }
    }
    struct text text[LAWS] = { { 0 }, { 0 } };
    c->found = true;
    for (int32_t v = 0; v < LAWS; v++) report_case_facts(&text[v], r, c, v);
    c->facts_differ = strcmp(text_string(&text[0]), text_string(&text[1])) != 0;
    for (int32_t v = 0; v < LAWS; v++) { r->failed |= text[v].failed; text_free(&text[v]); }
}

static void see(void *context, const struct run_row *row)
{
    struct report *r = context;
    for (int32_t k = 0; k < r->case_count; k++) {
        struct report_case *c = &r->cases[k];
        const struct change_case *w = c->what;
        if (!c->found && c->line == row->line && w->household == row->household && w->member == row->member && w->month == row->month && w->nth == row->nth) keep_facts(r, c, row);
    }
}

static int by_number(const void *a, const void *b)
{
    const int64_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

bool cases_collect(struct report *r)
{
    if (!has_reform(r) || run_of(r)->model->own) return true;         /* people of the reader's own may exist: their facts stay out of a report */
    if (!list_cases(r)) return false;
    int64_t *households = arena_take(r->arena, sizeof *households * (size_t)(r->case_count + 1));
    int32_t count = 0;
    if (!households) return false;
    for (int32_t k = 0; k < r->case_count; k++) households[k] = r->cases[k].what->household;
    qsort(households, (size_t)r->case_count, sizeof *households, by_number);
    for (int32_t k = 0; k < r->case_count; k++) if (!count || households[count - 1] != households[k]) households[count++] = households[k];
    return run_see(run_of(r), households, count, see, r) && !r->failed;
}

/* ---- in a table ---- */

void make_case_table(struct report *r)
{
    struct report_table *t = &r->table[TABLE_cases];
    grid_begin(t, r->arena, "gevallen", "De verzonnen mensen hieronder", "The invented people below");
    grid_column(t, "geval", "geval", "case", COLUMN_count);
    grid_column(t, "regel", "regel", "rule", COLUMN_words);
    grid_column(t, "verandering", "verandering", "change", COLUMN_words);
    grid_column(t, "gekozen", "waarom dit geval", "why this case", COLUMN_words);
    grid_hidden(t, "huishouden", "huishouden", "household", COLUMN_count);
    grid_hidden(t, "persoon", "persoon", "person", COLUMN_count);
    grid_hidden(t, "maand", "maand", "month", COLUMN_count);
    grid_column(t, "bedrag", "verschil in het jaar", "difference in the year", COLUMN_money);
    grid_column(t, "keren", "of zo vaak", "or so often", COLUMN_count);
    for (int32_t k = 0; k < r->case_count; k++) {
        const struct report_case *c = &r->cases[k];
        const struct rule *rule = run_of(r)->lines->line[c->line].rule;
        grid_row(t);
        grid_number(t, k + 1);
        grid_words(t, rule->name, rule->title[0], rule->title[1]);
        grid_words(t, NULL, change_labels[c->change][0], change_labels[c->change][1]);
        grid_words(t, c->drawn ? "geloot" : "grootste", c->drawn ? "door loting" : "het grootste verschil", c->drawn ? "drawn by lot" : "the largest difference");
        grid_number(t, c->what->household);
        grid_number(t, c->what->member + 1);
        grid_number(t, c->what->month);
        if (change_is_money(c->change)) { grid_number(t, c->what->size); grid_none(t); }
        else { grid_none(t); grid_number(t, c->what->size); }
    }
}

void report_case_facts(struct text *t, const struct report *r, const struct report_case *c, int32_t law)
{
    const struct rule *rule = run_of(r)->lines->line[c->line].rule;
    const struct facts_head *head = facts_head(c->facts[law]);
    text_char(t, '{');
    for (uint32_t f = 0; f < rule->fact_count && c->found; f++) {
        if (!(head->given >> f & 1)) continue;
        put_key(t, rule->facts[f].term->name);
        term_put(t, rule->facts[f].term, (const char *)c->facts[law] + rule->facts[f].offset, true);
    }
    text_put(t, "}\n");
}

/* ---- as HTML ---- */

static void put(struct text *t, const char *string) { text_html(t, string, strlen(string), true); }

static void put_who(struct text *t, const struct report_case *c, int language)
{
    const struct law_municipality *town = law_municipality_on(&law_book, c->town, c->day);
    put(t, say(language, "Verzonnen persoon van ", "Invented person of "));
    text_int(t, c->age);
    put(t, say(language, " jaar; ", "; "));
    put(t, home_labels[c->home][language]);
    put(t, "; ");
    put(t, town ? town->name : "?");
}

/* A file that lies in the page, by the name under which it is kept. */
static void put_file(struct text *t, const struct report *r, const struct report_case *c, int32_t number, int32_t law, int language)
{
    struct text json = { 0 };
    report_case_facts(&json, r, c, law);
    text_put(t, "<a download=\"geval-");
    text_int(t, number);
    text_put(t, law ? "-hervorming.json\" href=\"data:application/json;charset=utf-8," : ".json\" href=\"data:application/json;charset=utf-8,");
    text_address(t, json.data ? json.data : "", json.size);
    text_put(t, "\">");
    put(t, law ? say(language, "feiten met de hervorming (JSON)", "facts with the reform (JSON)") : say(language, "feiten (JSON)", "facts (JSON)"));
    text_put(t, "</a>");
    t->failed |= json.failed;
    text_free(&json);
}

static void put_item(struct text *t, struct text *own)
{
    text_put(t, "<li>");
    text_html(t, own->data ? own->data : "", own->size, true);
    text_put(t, ".</li>\n");
    t->failed |= own->failed;
    text_free(own);
}

static void put_flow(struct text *t, const struct flow *flow, const money flowed[LAWS], int language)
{
    struct text own = { 0 };
    if (!flowed[LAW_base] && !flowed[LAW_reform]) return;
    text_put(&own, say(language, "Betaald door ", "Paid by "));
    text_put(&own, party_labels[flow->from][language]);
    text_put(&own, say(language, " aan ", " to "));
    text_put(&own, party_labels[flow->to][language]);
    text_put(&own, say(language, ": nu ", ": now "));
    text_euro(&own, flowed[LAW_base], language);
    text_put(&own, say(language, ", met de hervorming ", ", with the reform "));
    text_euro(&own, flowed[LAW_reform], language);
    put_item(t, &own);
}

/* What was paid on that day, which is not always what the rule gives: somebody has to ask, and in time. */
static void put_paid(struct text *t, const struct report *r, const struct report_case *c, int language)
{
    const struct line *line = &run_of(r)->lines->line[c->line];
    bool any = c->asked != DATE_NEVER;
    for (int32_t f = 0; f < line->flow_count; f++) any |= c->flowed[f][LAW_base] || c->flowed[f][LAW_reform];
    if (!any) return;
    text_put(t, "<ul>\n");
    for (int32_t f = 0; f < line->flow_count; f++) put_flow(t, &line->flow[f], c->flowed[f], language);
    if (c->asked != DATE_NEVER) {
        struct text own = { 0 };
        text_put(&own, say(language, "Aangevraagd op ", "Asked for on "));
        text_day(&own, c->asked, language);
        text_put(&own, say(language, "; of dat op tijd is, hangt af van het recht", "; whether that is in time depends on the law"));
        put_item(t, &own);
    }
    text_put(t, "</ul>\n");
}

static void put_reasons(struct text *t, const struct report *r, const struct report_case *c, int32_t law, int language)
{
    struct decision *d = malloc(sizeof *d);
    struct text why = { 0 };
    if (!d) { t->failed = true; return; }
    const struct rule *rule = run_of(r)->lines->line[c->line].rule;
    decision_start(d, rule, run_of(r)->law[law], false);
    memcpy(d->facts.bytes, c->facts[law], rule->facts_size);
    decision_make(d);
    explain_full(&why, d, language);
    text_put(t, "<h3>");
    put(t, law ? say(language, "Met de hervorming", "With the reform") : say(language, "Nu", "Now"));
    text_put(t, "</h3>\n<pre tabindex=\"0\">");
    text_html(t, why.data ? why.data : "", why.size, false);
    text_put(t, "</pre>\n");
    t->failed |= why.failed;
    text_free(&why);
    free(d);
}

void case_html(struct text *t, const struct report *r, int32_t number, int language)
{
    const struct report_case *c = &r->cases[number - 1];
    const struct rule *rule = run_of(r)->lines->line[c->line].rule;
    text_put(t, "<details><summary>");
    put(t, say(language, "Geval ", "Case "));
    text_int(t, number);
    text_put(t, ": ");
    put(t, rule->title[language]);
    text_put(t, ", ");
    put(t, change_labels[c->change][language]);
    if (change_is_money(c->change)) {
        struct text amount = { 0 };
        text_euro(&amount, c->what->size, language);
        text_put(t, ", ");
        put(t, text_string(&amount));
        put(t, say(language, " in het jaar", " in the year"));
        text_free(&amount);
    }
    text_put(t, "</summary>\n<p>");
    if (!c->found) { put(t, say(language, "Niet teruggevonden.", "Not found again.")); text_put(t, "</p></details>\n"); return; }
    put_who(t, c, language);
    text_put(t, ". ");
    put_file(t, r, c, number, LAW_base, language);
    if (c->facts_differ) { text_put(t, ", "); put_file(t, r, c, number, LAW_reform, language); }
    text_put(t, ". ");
    put(t, say(language, "Open ze zelf: ", "Open them yourself: "));
    text_put(t, "<code>breed explain ");
    text_put(t, rule->name);
    text_put(t, " --facts geval-");
    text_int(t, number);
    text_put(t, ".json</code></p>\n");
    put_paid(t, r, c, language);
    for (int32_t v = 0; v < LAWS; v++) put_reasons(t, r, c, v, language);
    text_put(t, "</details>\n");
}
