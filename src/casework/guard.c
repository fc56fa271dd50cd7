/* SPDX-License-Identifier: EUPL-1.2 */
/* guard.c: whether what a step requires holds on the facts of the day: an outcome of a rule, a complete form, a state of another track, a motivation, a recognised expert, a decision taken. */
#include "casework/inside.h"

#include <string.h>
#include "base/text.h"
#include "rules/decide.h"

date case_guard_day(const struct process_guard *g, const struct case_event *e)
{
    switch (g->day) {
    case DAY_from: return e->on;
    case DAY_before: return e->on - 1;
    case DAY_done: return e->done;
    default: return e->on > e->done ? e->on : e->done;
    }
}

/* ---- rules ---- */

static void set_reference(const struct rule *rule, struct case_room *facts, date reference)
{
    struct facts_head *head = (struct facts_head *)(void *)facts;
    uint64_t bit = (uint64_t)1 << rule->reference;
    if (rule->facts[rule->reference].term != &glossary[G_peildatum]) return;
    head->given &= ~bit;
    if (reference == DATE_NEVER) return;
    int32_t day = reference;
    memcpy(facts->bytes + rule->facts[rule->reference].offset, &day, sizeof day);
    head->given |= bit;
}

void case_decide(struct case_decided *c, struct timeline_days *days, const struct rule *rule, const struct law *law, date on, date reference, struct problems *problems)
{
    timeline_facts(days, rule, on, &c->facts);       /* facts that contradict each other are refused by the rule that needs them */
    if (reference != DATE_LAST) set_reference(rule, &c->facts, reference);
    reasoning_clear(&c->reasoning, false);
    c->status = decide_case(rule, law, &c->facts, &c->outcome, &c->reasoning, problems);
}

static bool is_settled(const struct case_decided *c, int16_t outcome) { return c->status != ONGELDIG && outcome_head(&c->outcome)->settled >> outcome & 1; }
static bool is_none(const struct case_decided *c, int16_t outcome) { return outcome_head(&c->outcome)->none >> outcome & 1; }

/* The date beside a word in a list of records. */
static date date_in_list(const struct term *list, const char *value, int16_t word)
{
    int32_t n, day_part = 0;
    memcpy(&n, value, sizeof n);
    while (day_part < list->part_count && list->parts[day_part].term->kind != KIND_date) day_part++;
    for (int32_t i = 0; i < n && day_part < list->part_count; i++) {
        const char *item = value + list->items_offset + (size_t)i * list->item_size;
        if (term_plain(list->parts[0].term, item + list->parts[0].offset) == word) return (date)term_plain(list->parts[day_part].term, item + list->parts[day_part].offset);
    }
    return DATE_NEVER;
}

date case_date(const struct case_decided *c, const struct rule *rule, int16_t outcome, int16_t word, bool *settled)
{
    const struct field *field = &rule->outcomes[outcome];
    *settled = is_settled(c, outcome);
    if (!*settled || is_none(c, outcome)) return DATE_NEVER;
    if (word >= 0) return date_in_list(field->term, c->outcome.bytes + field->offset, word);
    return (date)term_plain(field->term, c->outcome.bytes + field->offset);
}

static answer test_day(const struct process_guard *g, const struct case_event *e, date day, date on)
{
    if (g->test == TEST_none) return is_so(day == DATE_NEVER);
    if (g->test == TEST_some) return is_so(day != DATE_NEVER);
    if (day == DATE_NEVER) return nee;
    switch (g->test) {
    case TEST_reached: return is_so(day <= on);
    case TEST_not_passed: return is_so(on <= day);
    case TEST_passed: return is_so(on > day);
    case TEST_is_day: return is_so(day == e->on);
    default: return nee;
    }
}

/* The value of a fact: as the event gives it, else as it holds on the day. */
static answer same_as_fact(struct dossier *d, const struct process_guard *g, const struct case_event *e, int64_t value, date on)
{
    const struct node *given = case_given(e, g->fact->name);
    const struct field field = { g->fact, sizeof(struct facts_head) };
    const struct rule one = { .name = "feit", .facts = &field, .fact_count = 1, .facts_size = (uint32_t)(sizeof(struct facts_head) + term_size(g->fact)) };
    struct case_room room;
    facts_clear(&one, &room);
    if (given && fact_set_node(&one, &room, 0, given, NULL)) return is_so(facts_head(&room)->given && term_plain(g->fact, room.bytes + field.offset) == value);
    const struct said *said = situation_fact(&d->situation, g->fact, on);
    return said && said->value ? is_so(term_plain(g->fact, said->value) == value) : onbekend;
}

static void tell_missing(struct text *why, const struct rule *rule, const struct case_decided *c, int language)
{
    bool any = false;
    for (uint64_t left = c->reasoning.missing; left; left &= left - 1) {
        const struct term *term = rule->facts[__builtin_ctzll(left)].term;
        text_put(why, any ? ", " : language ? "; missing: " : "; ontbreekt: ");
        text_put(why, term->label[language]);
        text_put(why, " (");
        text_put(why, holder_names[term->holder][language]);
        text_char(why, ')');
        any = true;
    }
}

static answer guard_rule(struct dossier *d, const struct process_guard *g, const struct case_event *e, const struct case_setting *setting, struct text *why, int language)
{
    struct case_decided c;
    struct problems problems = { .count = 0 };
    date on = case_guard_day(g, e);
    bool settled, of_date = g->word >= 0 || g->rule->outcomes[g->outcome].term->kind == KIND_date;
    case_decide(&c, d->days, g->rule, setting->law, on, DATE_LAST, &problems);
    date day = of_date ? case_date(&c, g->rule, g->outcome, g->word, &settled) : DATE_NEVER;
    if (!of_date) settled = is_settled(&c, g->outcome);
    if (!settled) {
        if (why) tell_missing(why, g->rule, &c, language);
        for (int32_t i = 0; why && c.status == ONGELDIG && i < problems.count && i < 1; i++) { text_put(why, "; "); text_put(why, problems.item[i].field); text_put(why, ": "); text_put(why, problems.item[i].allowed[language]); }
        return onbekend;
    }
    if (of_date && g->test != TEST_fact) return test_day(g, e, day, on);
    if (g->test == TEST_none || g->test == TEST_some) return is_so(is_none(&c, g->outcome) == (g->test == TEST_none));
    if (is_none(&c, g->outcome)) return nee;
    int64_t value = term_plain(g->rule->outcomes[g->outcome].term, c.outcome.bytes + g->rule->outcomes[g->outcome].offset);
    if (g->test == TEST_positive) return is_so(value > 0);
    if (g->test == TEST_fact) return same_as_fact(d, g, e, value, on);
    return is_so((value == g->value) == (g->test == TEST_is));
}

/* ---- the other kinds ---- */

const struct said *dossier_fact(const struct dossier *d, const char *name, date on)
{
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
        const struct said *said = strcmp(glossary[k].name, name) == 0 ? situation_fact(&d->situation, &glossary[k], on) : NULL;
        if (said) return said;
    }
    return NULL;
}

static answer guard_form(const struct dossier *d, const struct process_guard *g, const struct case_event *e, struct text *why, int language)
{
    answer all = ja;
    for (int32_t k = 0; k < g->form_count; k++) {
        const struct term *term = &glossary[g->form[k]];
        const struct said *said = dossier_fact(d, term->name, case_guard_day(g, e));
        if (said && said->value) continue;
        if (why) { text_put(why, all == ja ? language ? "; missing: " : "; ontbreekt: " : ", "); text_put(why, term->label[language]); text_put(why, " ("); text_put(why, holder_names[term->holder][language]); text_char(why, ')'); }
        all = nee;
    }
    return all;
}

/* Pw 10 lid 3: a recognised expert gives support, or somebody of the employer. Who is recognised, the register says. */
static answer guard_expert(const struct dossier *d, const struct process_guard *g, const struct case_event *e, const struct case_setting *setting)
{
    date on = case_guard_day(g, e);
    const struct said *who = situation_fact(&d->situation, &glossary[G_begeleider], on);
    if (who && who->value && term_plain(who->term, who->value) == begeleider_interne_werkbegeleider) return ja;
    if (!e->expert) return nee;
    if (!setting->expert) return onbekend;
    for (int32_t i = 0; i < setting->experts; i++)
        if (same_text(e->expert->text, e->expert->size, setting->expert[i].id) && setting->expert[i].from <= on && on <= setting->expert[i].until) return ja;
    return nee;
}

/* Awb 6:4 and 6:7: an objection is made to a decision. Any decision counts here, also one of long ago: whether the objection came in time is another guard. */
static answer guard_decided(const struct dossier *d, const struct case_event *e)
{
    for (int32_t i = 0; i < d->events && d->event[i].position < e->position; i++)
        if (!d->event[i].withdrawn && d->process->event[d->event[i].event].decision) return ja;
    return nee;
}

answer dossier_guard(struct dossier *d, const struct process_guard *g, const struct case_event *e, const struct case_setting *setting, struct text *why, int language)
{
    switch (g->kind) {
    case GUARD_rule: return guard_rule(d, g, e, setting, why, language);
    case GUARD_form: return guard_form(d, g, e, why, language);
    case GUARD_track: return is_so(d->state[d->process->state[g->state].track] == g->state);
    case GUARD_reason: return is_so(e->reason != NULL);
    case GUARD_expert: return guard_expert(d, g, e, setting);
    case GUARD_decided: return guard_decided(d, e);
    default: return onbekend;
    }
}
