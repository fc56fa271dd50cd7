/* SPDX-License-Identifier: EUPL-1.2 */
/* breed.c: the public C interface on top of the rooms. */
#include "breed/breed.h"

#include <stdlib.h>
#include <string.h>
#include "explain/explain.h"
#include "explain/parts.h"
#include "explain/questions.h"
#include "law/cite.h"
#include "rules/registry.h"
#include "version.h"

struct breed_law { struct law_tables tables; struct law law; struct arena arena; struct problems problems; bool open; };
struct breed_case { struct decision decision; struct text text, second, third; struct arena arena, look; bool strict; };

/* breed_rule is struct rule under its public name. */
static const struct rule *inner(const breed_rule *rule) { return (const struct rule *)(const void *)rule; }
static const breed_rule *outer(const struct rule *rule) { return (const breed_rule *)(const void *)rule; }

const char *breed_version(void) { return BREED_VERSION; }
const char *breed_program(void) { return explain_program; }

/* ---- the law ---- */

static bool read_overlays(breed_law *law, const breed_law_options *options, struct law_overlay *overlays, const struct law_overlay **list)
{
    bool good = true;
    for (size_t i = 0; i < options->overlay_count; i++) {
        const breed_overlay *o = &options->overlays[i];
        char *copy = arena_copy(&law->arena, o->yaml, o->size);
        good &= copy && law_overlay_read(&overlays[i], &law->arena, o->name, copy, o->size, &law->problems);
        list[i] = &overlays[i];
    }
    return good;
}

static bool take_known_on(breed_law *law, const char *text, date *known_on)
{
    *known_on = DATE_LAST;
    if (!text || parse_date(text, (uint32_t)strlen(text), known_on)) return true;
    problem_add(&law->problems, 0, "known_on", text, strlen(text), "een datum die bestaat, jjjj-mm-dd", "a date that exists, yyyy-mm-dd");
    return false;
}

static bool take_choices(breed_law *law, const breed_law_options *options)
{
    bool good = true;
    for (size_t i = 0; i < options->choice_count; i++) {
        const breed_choice *c = &options->choices[i];
        good &= law_choose(&law->law, c->code, strlen(c->code), c->option, strlen(c->option), &law->problems);
    }
    return good;
}

breed_result breed_law_open(breed_law **out, const breed_law_options *given)
{
    static const breed_law_options none = BREED_LAW_OPTIONS_INIT;
    const breed_law_options *options = given ? given : &none;
    *out = NULL;
    if (options->version != BREED_LAW_OPTIONS_VERSION) return BREED_EVERSION;
    breed_law *law = calloc(1, sizeof *law);
    if (!law) return BREED_ENOMEM;
    size_t count = options->overlay_count;
    struct law_overlay *overlays = count > 100 ? NULL : arena_take_zero(&law->arena, (count + 1) * sizeof *overlays);
    const struct law_overlay **list = overlays ? arena_take_zero(&law->arena, (count + 1) * sizeof *list) : NULL;
    if (!list) { breed_law_free(law); return BREED_ENOMEM; }
    date known_on;
    bool good = read_overlays(law, options, overlays, list);
    good &= take_known_on(law, options->known_on, &known_on);
    *out = law;
    if (good && !law_build(&law->tables, list, (int32_t)count, known_on)) { breed_law_free(law); *out = NULL; return BREED_ENOMEM; }
    if (good) law->law = law->tables.law;
    else law->law.tables = &law->tables, law->tables.book = &law_book;      /* enough to name wrong choices as well */
    law->open = take_choices(law, options) && good;
    if (law->open) return BREED_OK;
    law_free(&law->tables);
    *law->tables.digest = 0;
    return BREED_EINVALID;
}

void breed_law_free(breed_law *law)
{
    if (!law) return;
    if (law->open) law_free(&law->tables);
    arena_free(&law->arena);
    free(law);
}

const char *breed_law_digest(const breed_law *law) { return law->tables.digest; }

static breed_result problem_at(const struct problems *problems, size_t index, breed_problem *out)
{
    if (index >= (size_t)problems->count || index >= PROBLEMS_KEPT) return BREED_ENOTFOUND;
    const struct problem *p = &problems->item[index];
    *out = (breed_problem){ p->field, p->value, { p->allowed[0], p->allowed[1] }, p->line };
    return BREED_OK;
}

static size_t problems_kept(const struct problems *problems) { return problems->count < PROBLEMS_KEPT ? (size_t)problems->count : PROBLEMS_KEPT; }

size_t breed_law_problem_count(const breed_law *law) { return problems_kept(&law->problems); }
breed_result breed_law_problem(const breed_law *law, size_t index, breed_problem *out) { return problem_at(&law->problems, index, out); }

/* ---- the rules ---- */

size_t breed_rule_count(void) { return (size_t)rule_count; }
const breed_rule *breed_rule_at(size_t index) { return index < (size_t)rule_count ? outer(rules[index]) : NULL; }
const breed_rule *breed_rule_find(const char *name) { return outer(rule_find(name, strlen(name))); }
const char *breed_rule_name(const breed_rule *rule) { return inner(rule)->name; }
const char *breed_rule_title(const breed_rule *rule, breed_language language) { return inner(rule)->title[language]; }
size_t breed_rule_fact_count(const breed_rule *rule) { return inner(rule)->fact_count; }
size_t breed_rule_outcome_count(const breed_rule *rule) { return inner(rule)->outcome_count; }
size_t breed_rule_fact_size(const breed_rule *rule) { return inner(rule)->facts_size; }
size_t breed_rule_outcome_size(const breed_rule *rule) { return inner(rule)->outcome_size; }

static breed_result field_at(const struct field *fields, size_t count, size_t index, breed_field *out)
{
    if (index >= count) return BREED_ENOTFOUND;
    const struct term *t = fields[index].term;
    int64_t min = t->kind == KIND_answer ? nee : t->min, max = t->kind == KIND_answer ? ja : t->max;
    *out = (breed_field){ t->name, (breed_kind)t->kind, { t->label[0], t->label[1] }, { t->ask[0], t->ask[1] }, min, max, fields[index].offset, (uint32_t)term_size(t) };
    return BREED_OK;
}
breed_result breed_rule_fact(const breed_rule *rule, size_t index, breed_field *out) { return field_at(inner(rule)->facts, inner(rule)->fact_count, index, out); }
breed_result breed_rule_outcome(const breed_rule *rule, size_t index, breed_field *out) { return field_at(inner(rule)->outcomes, inner(rule)->outcome_count, index, out); }

/* ---- a case ---- */

breed_result breed_case_new(breed_case **out, const breed_law *law, const breed_rule *rule)
{
    *out = NULL;
    if (!law->open || !rule) return BREED_EINVALID;
    breed_case *c = calloc(1, sizeof *c);
    if (!c) return BREED_ENOMEM;
    decision_start(&c->decision, inner(rule), &law->law, false);
    *out = c;
    return BREED_OK;
}

void breed_case_free(breed_case *c)
{
    if (!c) return;
    text_free(&c->text);
    text_free(&c->second);
    text_free(&c->third);
    arena_free(&c->arena);
    arena_free(&c->look);
    free(c);
}

void breed_case_clear(breed_case *c) { decision_start(&c->decision, c->decision.rule, c->decision.law, c->strict); }
void breed_case_strict(breed_case *c, int strict) { c->strict = c->decision.strict = strict != 0; }

breed_result breed_case_set(breed_case *c, const char *fact, const char *value)
{
    struct decision *d = &c->decision;
    int32_t place = rule_fact(d->rule, fact, strlen(fact));
    if (place < 0) { tell_unknown_fact(d->rule, fact, strlen(fact), 0, &d->problems); return BREED_ENOTFOUND; }
    return fact_set_text(d->rule, &d->facts, place, value, strlen(value), (struct manner){ 0 }, &d->problems) ? BREED_OK : BREED_EINVALID;
}

breed_result breed_case_set_json(breed_case *c, const char *json, size_t size)
{
    arena_reset(&c->arena);
    const struct node *map = node_from_json(&c->arena, json, size, &c->decision.problems);
    return map && facts_set_map(c->decision.rule, &c->decision.facts, map, &c->decision.problems) ? BREED_OK : BREED_EINVALID;
}

breed_result breed_case_set_struct(breed_case *c, const void *facts, size_t size)
{
    const struct rule *rule = c->decision.rule;
    struct facts_head head;
    if (size != rule->facts_size) return BREED_EINVALID;
    memcpy(&head, facts, sizeof head);
    uint64_t none = rule->fact_count == 64 ? 0 : ~(uint64_t)0 << rule->fact_count;
    if ((head.given | head.unknown) & none || head.given & head.unknown) return BREED_EINVALID;
    memcpy(&c->decision.facts, facts, size);
    return BREED_OK;
}

breed_status breed_case_decide(breed_case *c)
{
    decision_make(&c->decision);
    return (breed_status)c->decision.status;
}

static breed_result settled(const struct decision *d, const char *name, int32_t *place)
{
    *place = rule_outcome(d->rule, name, strlen(name));
    if (*place < 0) return BREED_ENOTFOUND;
    const struct outcome_head *head = outcome_head(&d->outcome);
    bool has = d->status != ONGELDIG && (head->settled & ~head->none) >> *place & 1;
    return has ? BREED_OK : BREED_ENOVALUE;
}

breed_result breed_case_outcome(const breed_case *c, const char *outcome, int64_t *out)
{
    int32_t place;
    breed_result result = settled(&c->decision, outcome, &place);
    if (result) return result;
    const struct term *term = c->decision.rule->outcomes[place].term;
    if (term->kind == KIND_list) return BREED_EINVALID;
    *out = term_plain(term, part_outcome(&c->decision, (uint32_t)place));
    return BREED_OK;
}

static breed_result hand_out(struct text *text, const char **out)
{
    *out = text_string(text);
    return text->failed ? BREED_ENOMEM : BREED_OK;
}

breed_result breed_case_outcome_text(breed_case *c, const char *outcome, const char **out)
{
    int32_t place;
    breed_result result = settled(&c->decision, outcome, &place);
    if (result) return result;
    c->text.size = 0;
    term_put(&c->text, c->decision.rule->outcomes[place].term, part_outcome(&c->decision, (uint32_t)place), false);
    return hand_out(&c->text, out);
}

size_t breed_case_problem_count(const breed_case *c) { return problems_kept(&c->decision.problems); }
breed_result breed_case_problem(const breed_case *c, size_t index, breed_problem *out) { return problem_at(&c->decision.problems, index, out); }

size_t breed_case_missing_count(const breed_case *c) { return (size_t)__builtin_popcountll(part_missing(&c->decision)); }

breed_result breed_case_missing(const breed_case *c, size_t index, const char **out)
{
    uint64_t left = part_missing(&c->decision);
    for (; left && index; index--) left &= left - 1;
    if (!left) return BREED_ENOTFOUND;
    *out = c->decision.rule->facts[__builtin_ctzll(left)].term->name;
    return BREED_OK;
}

/* Once a decision: what was found stays until the next one. */
static bool look_ahead(breed_case *c)
{
    if (c->decision.missing) return true;
    arena_reset(&c->look);
    return missing_look(&c->decision, &c->look);
}

breed_result breed_case_missing_matters(breed_case *c, size_t index, int *out)
{
    uint64_t left = part_missing(&c->decision);
    for (; left && index; index--) left &= left - 1;
    if (!left) return BREED_ENOTFOUND;
    if (!look_ahead(c)) return BREED_ENOMEM;
    *out = (int)missing_matters(c->decision.missing, (uint32_t)__builtin_ctzll(left));
    return BREED_OK;
}

size_t breed_case_step_count(const breed_case *c) { return c->decision.status == ONGELDIG ? 0 : (size_t)c->decision.reasoning.steps; }

breed_result breed_case_step(breed_case *c, size_t index, breed_language language, breed_step *out)
{
    if (index >= breed_case_step_count(c)) return BREED_ENOTFOUND;
    const struct step *step = &c->decision.reasoning.step[index];
    struct citation cited;
    date on;
    bool found = law_cite_nearest(c->decision.law->tables->book, step->citation, decision_law_day(&c->decision), &cited, &on);
    c->text.size = c->second.size = c->third.size = 0;
    part_sentence(&c->text, step, (int)language);
    if (found) {
        law_put_jci(&c->second, &cited, on);
        text_bytes(&c->third, cited.text, cited.text_size);
    } else text_put(&c->third, step->citation);
    breed_result result = hand_out(&c->text, &out->sentence);
    if (!result) result = hand_out(&c->second, &out->jci);
    return result ? result : hand_out(&c->third, &out->citation);
}

static breed_result written(breed_case *c, void (*write)(struct text *, const struct decision *, int), breed_language language, const char **out, size_t *size)
{
    c->text.size = 0;
    if (!look_ahead(c)) return BREED_ENOMEM;
    write(&c->text, &c->decision, (int)language);
    breed_result result = hand_out(&c->text, out);
    if (size) *size = c->text.size;
    return result;
}

breed_result breed_case_json(breed_case *c, breed_language language, const char **out, size_t *size) { return written(c, explain_json, language, out, size); }
breed_result breed_case_explain(breed_case *c, breed_language language, const char **out, size_t *size) { return written(c, explain_full, language, out, size); }

breed_result breed_case_questions(breed_case *c, unsigned roles, breed_language language, const char **out, size_t *size)
{
    struct decision *d = &c->decision;
    decision_make(d);
    if (d->status == ONGELDIG) return BREED_EINVALID;
    arena_reset(&c->look);
    struct search *s = arena_take(&c->look, sizeof *s);
    struct missing *m = s ? arena_take(&c->look, sizeof *m) : NULL;
    struct questions *q = m ? arena_take(&c->look, sizeof *q) : NULL;
    if (!q || !questions_find(q, m, s, d->rule, d->lasting, &d->facts, d->outcomes, d->strict, roles, EFFORT_USUAL, &c->look)) return BREED_ENOMEM;
    struct asked asked = { d, q, m, roles, 0, NULL };
    c->text.size = 0;
    questions_json(&c->text, &asked, (int)language);
    breed_result result = hand_out(&c->text, out);
    if (size) *size = c->text.size;
    return result;
}

/* ---- rows ---- */

breed_result breed_rows_decide(const breed_law *law, const breed_rule *rule, const breed_column *columns, void *outcomes, uint8_t *status, size_t n)
{
    struct column own[64] = { { 0 } };
    const struct rule *r = inner(rule);
    if (!law->open) return BREED_EINVALID;
    for (uint32_t k = 0; k < r->fact_count; k++) own[k] = (struct column){ columns[k].values, columns[k].given };
    decide_columns(r, &law->law, own, outcomes, status, n);
    return BREED_OK;
}
