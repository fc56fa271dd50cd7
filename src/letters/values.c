/* SPDX-License-Identifier: EUPL-1.2 */
/* values.c: what stands for each word between braces: out of the events, the rules and the parties, and nothing else. */
#include "letters/inside.h"

#include <string.h>
#include "explain/explain.h"

/* ---- kinds of values ---- */

static bool put_day(struct writing *w, struct text *t, date day)
{
    if (day == DATE_NEVER) return false;
    explain_date(t, day, w->language);
    return true;
}

static bool put_string(struct text *t, const char *string)
{
    if (!string || !*string) return false;
    text_put(t, string);
    return true;
}

static bool put_node(struct text *t, const struct node *node)
{
    if (!node || (node->kind != NODE_TEXT && node->kind != NODE_NUMBER) || !node->size) return false;
    text_bytes(t, node->text, node->size);
    return true;
}

static bool put_outcome(struct writing *w, struct text *t, const struct decision *d, const char *name)
{
    const struct term *term;
    const void *value = context_outcome(d, name, &term);
    if (value) explain_value(t, term, value, w->language);
    return value != NULL;
}

static bool put_fact(struct writing *w, struct text *t, const struct decision *d, const char *name)
{
    const struct term *term;
    const void *value = context_fact(d, name, &term);
    if (!value || !context_shows(w, term)) return false;
    explain_value(t, term, value, w->language);
    return true;
}

static const struct decision *first_rule(const struct writing *w) { return w->rules ? w->rule[0] : NULL; }

/* The rule of the letter when it has that name. */
static const struct decision *rule_named(const struct writing *w, const char *name)
{
    for (int32_t i = 0; i < w->rules; i++) if (strcmp(w->rule[i]->rule->name, name) == 0) return w->rule[i];
    return NULL;
}

/* A word of the table, as people say it. */
static bool put_data(struct writing *w, struct text *t, const struct node *node)
{
    if (!node || node->kind != NODE_TEXT) return false;
    for (const struct letter_word *word = letter_data_words; word->name; word++)
        if (node_is(node, word->name)) { text_put(t, word->text.text[w->language]); return true; }
    return false;
}

/* The day of one of these deadlines, as it stood after the event. */
static bool put_deadline(struct writing *w, struct text *t, const char *const *names)
{
    for (; *names; names++)
        for (int32_t i = 0; i < w->d.deadlines; i++)
            if (strcmp(w->d.deadline[i].deadline->name, *names) == 0 && w->d.deadline[i].due == DUE_dated) return put_day(w, t, w->d.deadline[i].on);
    return false;
}

/* ---- events and dossier ---- */

static bool v_day(struct writing *w, struct text *t) { return put_day(w, t, w->e->on); }
static bool v_letter_day(struct writing *w, struct text *t) { return put_day(w, t, w->sent); }

static bool v_application_day(struct writing *w, struct text *t)
{
    for (int32_t i = w->d.events - 1; i >= 0; i--)
        if (w->d.event[i].step && strcmp(w->d.process->event[w->d.event[i].event].name, "aanvraag") == 0) return put_day(w, t, w->d.event[i].on);
    return false;
}

static bool v_subject(struct writing *w, struct text *t)
{
    for (const struct letter_word *word = letter_subjects; word->name; word++)
        if (strcmp(word->name, w->d.process->name) == 0) return put_string(t, word->text.text[w->language]);
    return false;
}

static bool v_complete_by(struct writing *w, struct text *t) { return put_day(w, t, w->e->within); }
static bool v_was_asked_by(struct writing *w, struct text *t)
{
    for (int32_t i = w->d.events - 1; i >= 0; i--)
        if (w->d.event[i].step && w->d.event[i].position < w->e->position && w->d.event[i].within != DATE_NEVER) return put_day(w, t, w->d.event[i].within);
    return false;
}
static bool v_reason(struct writing *w, struct text *t) { return put_node(t, w->e->reason); }
static bool v_reply(struct writing *w, struct text *t) { return put_node(t, node_get(w->e->data, "antwoord")); }
static bool v_report_day(struct writing *w, struct text *t)
{
    for (int32_t i = w->d.events - 1; i >= 0; i--)
        if (w->d.event[i].step && w->d.event[i].report.read) return put_day(w, t, w->d.event[i].report.reported);
    return false;
}
static bool v_form(struct writing *w, struct text *t) { return put_data(w, t, node_get(w->e->data, "vorm")); }
static bool v_intensity(struct writing *w, struct text *t) { return put_data(w, t, node_get(w->e->data, "intensiteit")); }
static bool v_sort(struct writing *w, struct text *t)
{
    for (int32_t i = 0; i < w->d.events; i++)
        if (w->d.event[i].step && node_get(w->d.event[i].data, "soort")) return put_data(w, t, node_get(w->d.event[i].data, "soort"));
    return false;
}

/* ---- parties ---- */

static bool v_person(struct writing *w, struct text *t) { return put_string(t, w->parties.person); }
static bool v_employer(struct writing *w, struct text *t) { return put_string(t, w->parties.employer); }
static bool v_reference(struct writing *w, struct text *t) { return put_string(t, w->parties.reference); }
static bool v_other_phone(struct writing *w, struct text *t) { return put_string(t, w->parties.other_phone); }
static bool v_municipality(struct writing *w, struct text *t) { return put_string(t, w->q->office->municipality); }
static bool v_phone(struct writing *w, struct text *t) { return put_string(t, w->q->office->phone); }
static bool v_email(struct writing *w, struct text *t) { return put_string(t, w->q->office->email); }
static bool v_objections(struct writing *w, struct text *t) { return put_string(t, w->q->office->objections); }
static bool v_objections_online(struct writing *w, struct text *t) { return put_string(t, w->q->office->objections_online); }
static bool v_ombudsman(struct writing *w, struct text *t) { return put_string(t, w->q->office->ombudsman ? w->q->office->ombudsman : w->language ? "the National Ombudsman" : "de Nationale ombudsman"); }
static bool v_court(struct writing *w, struct text *t) { return put_string(t, w->q->office->court); }

/* ---- amounts and wage value ---- */

static bool v_amount(struct writing *w, struct text *t) { return w->amount && put_outcome(w, t, w->rule[w->amount_rule], w->amount); }

static bool v_amount_before(struct writing *w, struct text *t)
{
    if (!w->amount || w->e->on <= w->d.situation.from) return false;
    return put_outcome(w, t, context_decide(w, w->rule[w->amount_rule]->rule->name, w->e->on - 1), w->amount);
}

/* The event that fixes it gives it itself: from which day it counts for the amount is another matter. */
static bool v_wage_value(struct writing *w, struct text *t)
{
    const struct node *given = w->e->facts ? node_get(w->e->facts, "loonwaarde") : NULL;
    int64_t value;
    if (!given) return put_fact(w, t, first_rule(w), "loonwaarde");
    if (parse_decimal(given->text, given->size, 3, false, &value) != NUMBER_OK) return false;
    const percent in_thousandths = (percent)value;
    explain_value(t, &glossary[G_loonwaarde], &in_thousandths, w->language);
    return true;
}
static bool v_hours_a_week(struct writing *w, struct text *t) { return put_fact(w, t, first_rule(w), "urenPerWeek"); }

/* ---- terms ---- */

static bool put_term(struct writing *w, struct text *t, int32_t kind) { return put_day(w, t, context_term(w, kind, w->e->on, DATE_NEVER)); }
static bool v_flat_rate_end(struct writing *w, struct text *t) { return put_term(w, t, termijnSoort_einde_forfait); }
static bool v_next_january(struct writing *w, struct text *t) { return put_term(w, t, termijnSoort_herindexering); }
static bool v_next_measuring(struct writing *w, struct text *t) { return put_term(w, t, termijnSoort_loonwaarde_opnieuw); }

/* The first payment can only be after the letter. */
static bool v_payment_day(struct writing *w, struct text *t)
{
    date on = w->e->on > w->sent ? w->e->on : w->sent, day = context_term(w, termijnSoort_lks_betaling, on, DATE_NEVER);
    return day != DATE_NEVER && day >= on && put_day(w, t, day);
}

static bool v_decision_by(struct writing *w, struct text *t) { return put_deadline(w, t, (const char *const[]){ "besluit-vijf-weken", "besluit-acht-weken", "besluit", "besluit-doelgroep", NULL }); }
static bool v_objection_decision_by(struct writing *w, struct text *t) { return put_deadline(w, t, (const char *const[]){ "beslissen-op-bezwaar", NULL }); }
static bool v_objection_by(struct writing *w, struct text *t) { return put_day(w, t, context_term(w, termijnSoort_bezwaar, w->sent, w->sent)); }
/* Awb 6:7 gives the same term for an appeal. */
static bool v_appeal_by(struct writing *w, struct text *t) { return v_objection_by(w, t); }

/* ---- a move, a trial placement, the search period ---- */

static bool v_new_municipality(struct writing *w, struct text *t)
{
    date on = w->e->done > w->e->on ? w->e->done : w->e->on;
    const struct said *said = dossier_fact(&w->d, "naarGemeente", on);
    const struct law_municipality *m = said && said->value ? law_municipality_on(&law_book, (int32_t)term_plain(said->term, said->value), on) : NULL;
    return m && put_string(t, m->name);
}

static bool v_last_day(struct writing *w, struct text *t)
{
    bool moved = strcmp(w->d.process->event[w->e->event].name, "verhuizing") == 0;
    return moved ? put_outcome(w, t, rule_named(w, "verhuizing"), "betaaltTot") : put_day(w, t, w->e->on);
}
static bool v_first_day_new(struct writing *w, struct text *t) { return put_outcome(w, t, rule_named(w, "verhuizing"), "betaaltVanaf"); }
static bool v_trial_end(struct writing *w, struct text *t) { return put_outcome(w, t, rule_named(w, "proefplaats"), "eindeUiterlijk"); }
static bool v_apply_from(struct writing *w, struct text *t) { return put_outcome(w, t, rule_named(w, "zoektermijn"), "aanvragenVanaf"); }

/* ---- by name ---- */

struct word { const char *name; bool (*put)(struct writing *, struct text *); const char *missing[2]; };
#define W(name, function, nl, en) { name, v_##function, { nl, en } },
static const struct word words[] = {
#include "letters/words.def"
};
#undef W

static const struct word *word_named(const char *name, size_t size)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) if (same_text(name, size, words[i].name)) return &words[i];
    return NULL;
}

bool value_put(struct writing *w, const char *name, size_t size, struct text *t)
{
    const struct word *word = word_named(name, size);
    return word && word->put(w, t);
}

void value_fill(struct writing *w, const char *text, struct text *t)
{
    for (const char *brace, *end; (brace = strchr(text, '{')) && (end = strchr(brace, '}')); text = end + 1) {
        const struct word *word = word_named(brace + 1, (size_t)(end - brace - 1));
        text_bytes(t, text, (size_t)(brace - text));
        if (!word || !word->put(w, t)) context_refuse(w, word ? word->name : "woord", word ? word->missing[0] : "een woord dat er is", word ? word->missing[1] : "a word that exists");
    }
    text_put(t, text);
}
