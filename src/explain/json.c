/* SPDX-License-Identifier: EUPL-1.2 */
/* json.c: a decision as one JSON object. */
#include "explain/explain.h"

#include <string.h>
#include "explain/lawbook.h"
#include "explain/parts.h"
#include "explain/possible.h"
#include "law/cite.h"
#include "rules/registry.h"

/* "name": with a comma before it unless it is the first of its object. */
static void key(struct text *t, const char *name, bool first)
{
    text_put(t, first ? "\"" : ",\"");
    text_put(t, name);
    text_put(t, "\":");
}

static void string(struct text *t, const char *value) { text_json(t, value, strlen(value)); }

static void fact_value(struct text *t, const struct decision *d, uint32_t fact)
{
    if (facts_head(&d->facts)->unknown >> fact & 1) text_put(t, "\"onbekend\"");
    else term_put(t, d->rule->facts[fact].term, part_fact(d, fact), true);
}

static void outcomes(struct text *t, const struct decision *d)
{
    key(t, "uitkomst", false);
    if (d->status != VASTGESTELD) { text_put(t, "null"); }
    else {
        const struct outcome_head *head = outcome_head(&d->outcome);
        bool first = true;
        text_char(t, '{');
        for (uint64_t left = d->outcomes & head->settled; left; left &= left - 1) {
            uint32_t k = (uint32_t)__builtin_ctzll(left);
            key(t, d->rule->outcomes[k].term->name, first);
            first = false;
            if (head->none >> k & 1) text_put(t, "null");
            else term_put(t, d->rule->outcomes[k].term, part_outcome(d, k), true);
        }
        text_char(t, '}');
    }
    key(t, "statusPerUitkomst", false);
    text_char(t, '{');
    bool first = true;
    for (uint64_t left = d->outcomes; left; left &= left - 1, first = false) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        key(t, d->rule->outcomes[k].term->name, first);
        string(t, status_names[outcome_status(d->status, &d->outcome, k)]);
    }
    text_char(t, '}');
}

static void facts(struct text *t, const struct decision *d)
{
    const struct facts_head *head = facts_head(&d->facts);
    bool first = true;
    key(t, "feiten", false);
    text_char(t, '[');
    for (uint64_t left = head->given | head->unknown; left; left &= left - 1, first = false) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        text_put(t, first ? "{\"naam\":\"" : ",{\"naam\":\"");
        text_put(t, d->rule->facts[k].term->name);
        text_put(t, "\",\"waarde\":");
        fact_value(t, d, k);
        text_put(t, ",\"herkomst\":\"gegeven\"}");
    }
    key((text_char(t, ']'), t), "aannames", false);
    text_char(t, '[');
    first = true;
    for (uint64_t left = d->status == ONGELDIG ? 0 : d->reasoning.assumed; left; left &= left - 1, first = false) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        text_put(t, first ? "{\"naam\":\"" : ",{\"naam\":\"");
        text_put(t, d->rule->facts[k].term->name);
        text_put(t, "\",\"waarde\":");
        term_put_plain(t, d->rule->facts[k].term, d->reasoning.assumption[k], true);
        text_char(t, '}');
    }
    for (int32_t i = 0; d->status != ONGELDIG && i < d->reasoning.assumed_parts; i++, first = false) {
        text_put(t, first ? "{\"naam\":\"" : ",{\"naam\":\"");
        part_assumed(t, d, i, "\",\"waarde\":", true);
        text_char(t, '}');
    }
    key((text_char(t, ']'), t), "ongebruikt", false);
    text_char(t, '[');
    first = true;
    for (uint64_t left = part_unused(d); left; left &= left - 1, first = false) {
        if (!first) text_char(t, ',');
        string(t, d->rule->facts[__builtin_ctzll(left)].term->name);
    }
    text_char(t, ']');
}

static void missing(struct text *t, const struct decision *d, int language)
{
    bool first = true;
    key(t, "ontbreekt", false);
    text_char(t, '[');
    for (uint64_t left = part_missing(d); left; left &= left - 1, first = false) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct term *term = d->rule->facts[k].term;
        text_put(t, first ? "{\"feit\":\"" : ",{\"feit\":\"");
        text_put(t, term->name);
        text_put(t, "\",\"bron\":");
        string(t, holder_names[term->holder][language]);
        text_put(t, ",\"maaktUit\":\"");
        text_put(t, possible_matters(d, k));
        text_put(t, "\"}");
    }
    text_char(t, ']');
    possible_json(t, d);
}

static void problems(struct text *t, const struct decision *d, int language)
{
    key(t, "fouten", false);
    text_char(t, '[');
    for (int32_t i = 0; i < d->problems.count && i < PROBLEMS_KEPT; i++) {
        const struct problem *p = &d->problems.item[i];
        text_put(t, i ? ",{\"feit\":" : "{\"feit\":");
        string(t, p->field);
        key(t, "waarde", false); string(t, p->value);
        key(t, "toegestaan", false); string(t, p->allowed[language]);
        text_char(t, '}');
    }
    text_char(t, ']');
}

/* The choices consulted, those that make a difference, and those taken otherwise than by default: with another option of a consulted choice they may count after all, so that an answer
 * can only be recomputed when it names them. */
static uint64_t choices_to_name(const struct decision *d, const struct certainty *c)
{
    uint64_t named = d->status == ONGELDIG ? 0 : d->reasoning.choices | c->choices;
    for (int32_t k = 0; d->status != ONGELDIG && k < LAW_CHOICES; k++) named |= (uint64_t)(d->law->option[k] != 0) << k;
    return named;
}

static void choices(struct text *t, const struct decision *d, const struct certainty *c)
{
    bool first = true;
    key(t, "keuzes", false);
    text_char(t, '[');
    for (uint64_t left = choices_to_name(d, c); left; left &= left - 1, first = false) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct law_choice *choice = &d->law->tables->book->choices[k];
        text_put(t, first ? "{\"code\":\"" : ",{\"code\":\"");
        text_put(t, choice->code);
        text_put(t, "\",\"gekozen\":\""); text_put(t, choice->options[d->law->option[k]].name);
        text_put(t, "\",\"standaard\":\""); text_put(t, choice->options[0].name);
        text_put(t, (d->mattered | c->choices) >> k & 1 ? "\",\"maaktUit\":\"ja\"" : "\",\"maaktUit\":\"nee\"");
        if (c->one_at_a_time) text_put(t, ",\"getoetst\":\"een-voor-een\"");
        text_char(t, '}');
    }
    text_char(t, ']');
}

static void parameters(struct text *t, const struct decision *d)
{
    struct use use[USES_MOST];
    int32_t n = d->status == ONGELDIG ? 0 : part_parameters(d, use);
    key(t, "parameters", false);
    text_char(t, '[');
    for (int32_t i = 0; i < n; i++) {
        const struct law_parameter *parameter = law_parameter_of_slot(d->law->tables->book, use[i].slot);
        const struct law_row *row = law_row_on(d->law, use[i].slot, use[i].day);
        text_put(t, i ? ",{\"naam\":\"" : "{\"naam\":\"");
        law_put_name(t, parameter, use[i].slot);
        text_put(t, "\",\"waarde\":");
        part_law_value_json(t, parameter, row ? row->value : LAW_UNKNOWN);
        text_put(t, ",\"eenheid\":\""); text_put(t, law_unit_names[parameter->unit]);
        text_put(t, row ? "\",\"vanaf\":\"" : "\",\"vanaf\":null,\"gevraagdOp\":\"");
        text_date(t, row ? row->from : use[i].day);
        text_put(t, "\",\"status\":\""); text_put(t, law_status_names[row ? row->status : LAW_onbekend]);
        text_put(t, row && row->single ? "\",\"eenBron\":true,\"bron\":" : "\",\"bron\":");
        string(t, row ? row->source : "");
        text_char(t, '}');
    }
    text_char(t, ']');
}

/* The value of a step: rounded as its unit is written, and exact as a fraction beside it where that differs. */
static void step_value(struct text *t, const struct quantity *q)
{
    static const char *const names[] = { [IN_euro] = "EUR", [IN_percent] = "procent", [IN_hours] = "uur", [IN_years] = "jaar", [IN_months] = "maanden", [IN_weeks] = "weken",
                                         [IN_days] = "dagen", [IN_number] = "aantal", [ON_day] = "datum", [AN_answer] = "antwoord", [A_word] = "woord" };
    static const char *const answers[] = { "\"nee\"", "\"ja\"", "\"onbekend\"" };
    int decimals = q->unit == IN_euro ? 2 : q->unit == IN_percent ? 3 : q->unit == IN_hours ? 2 : 0;
    fraction f = times((fraction){ q->num, q->den }, q->unit == IN_percent ? 1000 : q->unit == IN_hours ? 100 : 1, 1);
    key(t, "waarde", false);
    if (q->unit == ON_day) { text_char(t, '"'); text_date(t, (date)q->num); text_char(t, '"'); }
    else if (q->unit == AN_answer) text_put(t, answers[q->num >= 0 && q->num <= 2 ? q->num : 2]);
    else if (q->unit == A_word) { text_char(t, '"'); put_word(t, q->word); text_char(t, '"'); }
    else if (is_too_large(f)) text_put(t, "null");
    else if (q->unit == IN_euro) text_decimal(t, rounded(f), 2, '.');
    else text_decimal_short(t, rounded(f), decimals, '.');
    key(t, "eenheid", false);
    string(t, names[q->unit]);
    if (q->unit != IN_euro || is_too_large(f) || f.num % f.den == 0) return;
    fraction lowest = in_lowest_terms(f);
    key(t, "breukInCenten", false);
    text_char(t, '"'); text_int(t, lowest.num); text_char(t, '/'); text_int(t, lowest.den); text_char(t, '"');
}

void part_step_json(struct text *t, const struct decision *d, const struct step *s, date on, int language)
{
    struct citation cited;
    date day;
    bool found = law_cite_nearest(d->law->tables->book, s->citation, on, &cited, &day);
    key(t, "grondslag", true);
    if (!found) string(t, s->citation);
    else {
        text_json(t, cited.text, cited.text_size);
        lawbook_put_citation(t, &cited, day, language);
        text_put(t, ",\"tekst\":\"");
    }
    if (!found) text_put(t, ",\"artikel\":null,\"jci\":null,\"url\":null,\"tekst\":\"");
    part_sentence(t, s, language);
    text_char(t, '"');
    if (s->quantities) step_value(t, &s->quantity[0]);
}

static void steps(struct text *t, const struct decision *d, int language)
{
    date on = decision_law_day(d);
    key(t, "stappen", false);
    text_char(t, '[');
    for (int32_t i = 0; i < (d->status == ONGELDIG ? 0 : d->reasoning.steps); i++) {
        text_put(t, i ? ",{" : "{");
        part_step_json(t, d, &d->reasoning.step[i], on, language);
        text_char(t, '}');
    }
    text_char(t, ']');
}

void explain_json(struct text *t, const struct decision *d, int language)
{
    struct certainty sure;
    certainty_find(d, &sure);
    text_reserve(t, 8192);
    text_put(t, "{\"regel\":\"");
    text_put(t, d->rule->name);
    text_put(t, "\",\"peildatum\":");
    int32_t day = rule_fact(d->rule, "peildatum", 9);
    if (day < 0) day = (int32_t)d->rule->reference;
    if (!(facts_head(&d->facts)->given >> day & 1)) text_put(t, "null");
    else if (d->rule->facts[day].term->kind != KIND_whole) fact_value(t, d, (uint32_t)day);
    else { text_char(t, '"'); text_date(t, decision_day(d)); text_char(t, '"'); }
    key(t, "status", false); string(t, status_names[d->status]);
    key(t, "reden", false);
    if (d->status == VASTGESTELD) text_put(t, "null"); else string(t, status_reason(d->status));
    outcomes(t, d);
    facts(t, d);
    missing(t, d, language);
    problems(t, d, language);
    choices(t, d, &sure);
    parameters(t, d);
    steps(t, d, language);
    certainty_json(t, d, &sure);
    if (d->strict) text_put(t, ",\"strikt\":true");
    if (d->law->tables->known_on != DATE_LAST) { text_put(t, ",\"bekendOp\":\""); text_date(t, d->law->tables->known_on); text_char(t, '"'); }
    if (d->law->tables->frozen) { text_put(t, ",\"rechtVan\":\""); text_date(t, d->law->tables->law_of); text_char(t, '"'); }
    text_put(t, ",\"taal\":\""); text_put(t, language ? "en" : "nl");
    text_put(t, "\",\"versie\":{\"breed\":"); string(t, explain_program);
    key(t, "recht", false); string(t, d->law->tables->digest);
    text_put(t, "}}");
}
