/* SPDX-License-Identifier: EUPL-1.2 */
/* questions.c: questions with what they are for, who knows the answer and what may be answered; the same for programs and for people. */
#include "explain/questions.h"

#include <string.h>
#include "explain/explain.h"
#include "explain/parts.h"
#include "explain/possible.h"
#include "reason/asking/form.h"

#define SAY(nl, en) text_put(t, language ? (en) : (nl))

/* ---- why ---- */

/* An answer as it stands in one of the two situations of a proof. */
static void put_answer_of(struct text *t, const struct term *term, const struct case_room *facts, uint32_t offset, bool given, int language)
{
    if (!given) SAY("zonder antwoord", "without an answer");
    else if (term->kind == KIND_list) SAY("bij een andere opgave", "with another statement");
    else {
        SAY("bij ", "with ");
        explain_value(t, term, facts->bytes + offset, language);
    }
}

static void put_outcome_of(struct text *t, const struct field *field, const struct case_room *outcome, uint32_t k, int language)
{
    if (!(outcome_head(outcome)->settled >> k & 1)) SAY("niet te zeggen", "not to be told");
    else if (outcome_head(outcome)->none >> k & 1) SAY("geen", "none");
    else if (field->term->kind == KIND_list) SAY("een andere lijst", "another list");
    else explain_value(t, field->term, outcome->bytes + field->offset, language);
}

/* The first outcome asked for that differs between the two situations; -1 when only how far they are decided differs. */
static int32_t first_difference(const struct decision *d, const struct proof *proof)
{
    uint64_t moved = outcomes_moved(d->rule, d->outcomes, proof->outcome[0], proof->outcome[1]);
    return moved ? __builtin_ctzll(moved) : -1;
}

/* "Hiervan hangt af: recht. Bijvoorbeeld ja bij 60 procent, en nee bij 30 procent." */
void questions_why(struct text *t, const struct asked *a, uint32_t fact, int language)
{
    const struct decision *d = a->decision;
    const struct term *term = d->rule->facts[fact].term;
    const struct proof *proof = a->missing->matters >> fact & 1 ? &a->missing->proof[fact] : NULL;
    int32_t k = proof ? first_difference(d, proof) : -1;
    if (k < 0) {
        SAY("De regel vraagt hiernaar; of het antwoord verschil maakt, hangt af van de andere antwoorden.",
            "The rule asks for this; whether the answer makes a difference hangs on the other answers.");
        return;
    }
    SAY("Hiervan hangt af: ", "On this hangs: ");
    text_put(t, d->rule->outcomes[k].term->label[language]);
    SAY(". Bijvoorbeeld ", ". For example ");
    for (int e = 0; e < 2; e++) {
        if (e) SAY(", en ", ", and ");
        put_outcome_of(t, &d->rule->outcomes[k], proof->outcome[e], (uint32_t)k, language);
        text_char(t, ' ');
        put_answer_of(t, term, proof->facts[e], d->rule->facts[fact].offset, facts_head(proof->facts[e])->given >> fact & 1, language);
    }
    text_char(t, '.');
}

/* ---- JSON ---- */

static void key(struct text *t, const char *name, bool first)
{
    text_put(t, first ? "\"" : ",\"");
    text_put(t, name);
    text_put(t, "\":");
}

static void string(struct text *t, const char *value) { text_json(t, value, strlen(value)); }

/* "opties": what may be answered where that is a short list; "toegestaan": the same in words, for every kind. */
static void options_json(struct text *t, const struct term *term, int language)
{
    struct text allowed = { 0 };
    key(t, "opties", false);
    text_char(t, '[');
    if (term->kind == KIND_answer) text_put(t, "\"ja\",\"nee\"");
    for (int32_t w = 0; term->kind == KIND_word && w < term->word_count; w++) { text_put(t, w ? ",\"" : "\""); put_word(t, term->words[w]); text_char(t, '"'); }
    text_char(t, ']');
    key(t, "toegestaan", false);
    term_put_allowed(&allowed, term, language);
    string(t, text_string(&allowed));
    text_free(&allowed);
}

static void question_json(struct text *t, const struct asked *a, const struct question *q, int language)
{
    const struct decision *d = a->decision;
    const struct term *term = d->rule->facts[q->fact].term;
    struct text why = { 0 };
    key(t, "feit", true); string(t, term->name);
    key(t, "vraag", false); string(t, term->ask[language] ? term->ask[language] : term->label[language]);
    if (term->help[language]) { key(t, "uitleg", false); string(t, term->help[language]); }
    questions_why(&why, a, q->fact, language);
    key(t, "waarom", false); string(t, text_string(&why));
    text_free(&why);
    key(t, "bron", false); string(t, holder_names[term->holder][language]);
    options_json(t, term, language);
    for (int32_t k = 0; term->kind == KIND_list && k < term->part_count; k++) {
        const struct term *part = term->parts[k].term;
        text_put(t, k ? ",{" : ",\"delen\":[{");
        key(t, "feit", true); string(t, part->name);
        key(t, "vraag", false); string(t, part->ask[language] ? part->ask[language] : part->label[language]);
        options_json(t, part, language);
        text_put(t, k + 1 == term->part_count ? "}]" : "}");
    }
    if (q->assumed) { key(t, "aangenomen", false); term_put_plain(t, term, d->reasoning.assumption[q->fact], true); }
    key(t, "gemiddeldNog", false); text_decimal_short(t, q->expected, 3, '.');
}

/* Answers that no way of going on asks for; and those set aside. */
static uint64_t unused(const struct asked *a)
{
    const struct facts_head *head = facts_head(&a->decision->facts);
    return ((head->given | head->unknown) & ~a->missing->asked) | a->aside;
}

void questions_json(struct text *t, const struct asked *a, int language)
{
    const struct decision *d = a->decision;
    bool first = true;
    key((text_char(t, '{'), t), "regel", true); string(t, d->rule->name);
    key(t, "rol", false);
    if (*form_role_name(a->roles)) string(t, form_role_name(a->roles)); else text_put(t, "null");
    key(t, "status", false); string(t, status_names[d->status]);
    key(t, "vragen", false);
    text_char(t, '[');
    for (int32_t i = 0; i < a->questions->count; i++) {
        text_put(t, i ? ",{" : "{");
        question_json(t, a, &a->questions->item[i], language);
        text_char(t, '}');
    }
    text_char(t, ']');
    key(t, "kortsteVolgorde", false); text_put(t, a->questions->exact ? "true" : "false");
    key(t, "elders", false);
    text_char(t, '[');
    for (uint64_t left = a->questions->elsewhere; left; left &= left - 1, first = false) {
        const struct term *term = d->rule->facts[__builtin_ctzll(left)].term;
        text_put(t, first ? "{" : ",{");
        key(t, "feit", true); string(t, term->name);
        key(t, "bron", false); string(t, holder_names[term->holder][language]);
        text_char(t, '}');
    }
    key((text_char(t, ']'), t), "ongebruikt", false);
    text_char(t, '[');
    first = true;
    for (uint64_t left = unused(a); left; left &= left - 1, first = false) {
        if (!first) text_char(t, ',');
        string(t, d->rule->facts[__builtin_ctzll(left)].term->name);
    }
    text_char(t, ']');
    if (a->state) { key(t, "stand", false); string(t, a->state); }
    text_char(t, '}');
}

/* ---- sentences ---- */

static void question_text(struct text *t, const struct asked *a, const struct question *q, int32_t number, int language)
{
    const struct decision *d = a->decision;
    const struct term *term = d->rule->facts[q->fact].term;
    text_int(t, number);
    text_put(t, ". ");
    text_put(t, term->name);
    text_put(t, ": ");
    text_put(t, term->ask[language] ? term->ask[language] : term->label[language]);
    text_put(t, "\n   ");
    if (term->help[language]) { text_put(t, term->help[language]); text_put(t, "\n   "); }
    SAY("Mogelijk antwoord: ", "Possible answer: ");
    term_put_allowed(t, term, language);
    text_char(t, '.');
    if (term->holder) { SAY(" Te vinden bij: ", " Held by: "); text_put(t, holder_names[term->holder][language]); text_char(t, '.'); }
    for (int32_t k = 0; term->kind == KIND_list && k < term->part_count; k++) {
        const struct term *part = term->parts[k].term;
        text_put(t, "\n   - ");
        text_put(t, part->name);
        text_put(t, ": ");
        text_put(t, part->ask[language] ? part->ask[language] : part->label[language]);
    }
    text_put(t, "\n   ");
    questions_why(t, a, q->fact, language);
    if (q->assumed) {
        SAY(" Nu aangenomen: ", " Assumed so far: ");
        possible_value(t, term, (struct value){ d->reasoning.assumption[q->fact], NULL }, language);
        text_char(t, '.');
    }
    text_char(t, '\n');
}

static void put_names(struct text *t, const struct decision *d, uint64_t facts, bool with_holder, int language)
{
    for (uint64_t left = facts; left; left &= left - 1) {
        const struct term *term = d->rule->facts[__builtin_ctzll(left)].term;
        if (left != facts) text_put(t, ", ");
        text_put(t, term->name);
        if (with_holder && term->holder) { text_put(t, " ("); text_put(t, holder_names[term->holder][language]); text_char(t, ')'); }
    }
    text_put(t, ".\n");
}

void questions_text(struct text *t, const struct asked *a, int language)
{
    const struct questions *q = a->questions;
    text_put(t, a->decision->rule->title[language]);
    text_put(t, ": ");
    if (!q->count) SAY(q->elsewhere ? "er is aan u niets meer te vragen.\n" : "er is niets meer te vragen.\n", q->elsewhere ? "there is nothing more to ask of you.\n" : "there is nothing more to ask.\n");
    else {
        text_int(t, q->count);
        if (q->count == 1) SAY(" vraag kan de uitkomst nog veranderen.\n", " question can still change the outcome.\n");
        else {
            SAY(" vragen kunnen de uitkomst nog veranderen; gemiddeld zijn er ", " questions can still change the outcome; on average ");
            text_decimal_short(t, q->item[0].expected, 3, language ? '.' : ',');
            SAY(" nodig. De beste eerst.\n", " are needed. The best comes first.\n");
        }
    }
    for (int32_t i = 0; i < q->count; i++) question_text(t, a, &q->item[i], i + 1, language);
    if (q->elsewhere) { SAY("Niet aan u te vragen: ", "Not to be asked of you: "); put_names(t, a->decision, q->elsewhere, true, language); }
    if (unused(a)) { SAY("Nu niet nodig: ", "Not needed now: "); put_names(t, a->decision, unused(a), false, language); }
    if (!a->state) return;
    SAY("Verder met: breed questions --state ", "Go on with: breed questions --state ");
    text_put(t, a->state);
    SAY(" feit=antwoord\n", " fact=answer\n");
}
