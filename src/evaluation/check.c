/* SPDX-License-Identifier: EUPL-1.2 */
/* check.c: what the fields of a document ask of each other once it has been read. */
#include "evaluation/inside.h"

#include <string.h>

static void wrong(struct evaluation_reader *r, const struct evaluation_record *x, const char *field, const char *nl, const char *en)
{
    evaluation_wrong(r, x->line, field, x->id, strlen(x->id), nl, en);
}

static bool standing(const struct evaluation_record *signal)
{
    int16_t state = signal->value[F_signal_state].word;
    return state != STATE_merged && state != STATE_refused;
}

static void check_signal(struct evaluation_reader *r, const struct evaluation_record *x)
{
    const struct evaluation_value *v = x->value;
    int16_t state = v[F_signal_state].word;
    if (v[F_signal_weight].given && v[F_signal_weight].number > 3) wrong(r, x, "gewicht", "0, 1, 2 of 3", "0, 1, 2 or 3");
    if (state == STATE_weighed && !v[F_signal_weight].given) wrong(r, x, "gewicht", "verplicht bij een gewogen signaal", "required of a weighed signal");
    if (state == STATE_taken && !v[F_signal_block].given) wrong(r, x, "onderdeel", "verplicht bij een opgenomen signaal", "required of a signal that was taken up");
    if (state == STATE_refused && !v[F_signal_reason].given) wrong(r, x, "reden", "verplicht bij een afgewezen signaal", "required of a refused signal");
    if ((state == STATE_merged) != v[F_signal_into].given) wrong(r, x, "samengevoegdMet", "precies bij een samengevoegd signaal", "exactly of a merged signal");
    else if (state == STATE_merged && (v[F_signal_into].ref[0] == x || !standing(v[F_signal_into].ref[0]))) wrong(r, x, "samengevoegdMet", "een ander signaal, dat zelf niet is samengevoegd of afgewezen", "another signal, itself neither merged nor refused");
    if (v[F_signal_received].given && v[F_signal_weighed].given && v[F_signal_weighed].day < v[F_signal_received].day) wrong(r, x, "gewogenOp", "niet vóór de dag van ontvangst", "not before the day of receipt");
}

/* An answer that rests on nothing is no answer. */
static void check_question(struct evaluation_reader *r, const struct evaluation_record *x)
{
    const struct evaluation_value *v = x->value;
    bool some = v[F_question_answered].word != ANSWERED_no;
    if (some && (!v[F_question_answer].given || !v[F_question_signals].refs)) wrong(r, x, "antwoord", "een antwoord met de signalen erachter, of beantwoord: nee", "an answer with the signals behind it, or beantwoord: nee");
}

/* What a finding says must be carried by a signal, so that the report can lead to it. */
static void check_statement(struct evaluation_reader *r, const struct evaluation_record *x)
{
    const struct evaluation_value *borne = &x->value[F_statement_borne];
    bool by_signal = false;
    for (int32_t i = 0; i < borne->refs; i++) by_signal |= borne->ref[i]->section == SECTION_signal;
    if (!borne->refs || (x->value[F_statement_kind].word == STATEMENT_finding && !by_signal)) wrong(r, x, "staatIn", "bij een bevinding minstens één signaal, anders minstens één id", "of a finding at least one signal, otherwise at least one id");
}

static void check_measure(struct evaluation_reader *r, const struct evaluation *e, const struct evaluation_record *x)
{
    const struct evaluation_value *part = &x->value[F_measure_part_of], *heard = &x->value[F_measure_heard];
    if (part->given && part->refs && (part->ref[0] == x || part->ref[0]->value[F_measure_part_of].given)) wrong(r, x, "deelVan", "een maatregel die zelf geen deel van een andere is", "a measure that is no part of another itself");
    if (!heard->given || heard->word != HEARD_none) return;
    for (int32_t i = 0; i < e->list[SECTION_signal].count; i++) {
        const struct evaluation_record *s = &e->list[SECTION_signal].record[i];
        bool speaks = s->value[F_signal_state].word == STATE_taken && s->value[F_signal_kind].word != SIGNAL_NONE && s->value[F_signal_kind].word != SIGNAL_FACT;
        if (speaks && evaluation_names(s, F_signal_measures, x)) wrong(r, x, "gehoord", "niet geen: een opgenomen signaal gaat over deze maatregel", "not geen: a signal taken up is about this measure");
    }
}

static void check_task(struct evaluation_reader *r, const struct evaluation_record *x)
{
    int32_t step = x->value[F_task_step].number;
    if (step < 1 || step > 3) wrong(r, x, "stap", "1, 2 of 3", "1, 2 or 3");
}

static void check_reach(struct evaluation_reader *r, const struct evaluation_record *x)
{
    const struct evaluation_value *reached = &x->value[F_reach_reached], *all = &x->value[F_reach_estimated];
    if (reached->given && all->given && reached->number > all->number) wrong(r, x, "bereikt", "niet meer dan geschat", "not more than estimated");
}

/* One verdict of each role. */
static void check_judgment(struct evaluation_reader *r, const struct evaluation *e, const struct evaluation_record *x)
{
    for (int32_t i = 0; i < x->place; i++) {
        const struct evaluation_record *other = &e->list[SECTION_judgment].record[i];
        if (other->value[F_judgment_of].ref[0] == x->value[F_judgment_of].ref[0] && other->value[F_judgment_role].word == x->value[F_judgment_role].word) wrong(r, x, "oordelen", "één oordeel van elke rol", "one verdict of each role");
    }
}

void evaluation_check(struct evaluation_reader *r, const struct evaluation *e)
{
    for (int32_t i = 0; i < e->list[SECTION_task].count; i++) check_task(r, &e->list[SECTION_task].record[i]);
    for (int32_t i = 0; i < e->list[SECTION_reach].count; i++) check_reach(r, &e->list[SECTION_reach].record[i]);
    for (int32_t i = 0; i < e->list[SECTION_judgment].count; i++) check_judgment(r, e, &e->list[SECTION_judgment].record[i]);
    for (int32_t i = 0; i < e->list[SECTION_signal].count; i++) check_signal(r, &e->list[SECTION_signal].record[i]);
    for (int32_t i = 0; i < e->list[SECTION_question].count; i++) check_question(r, &e->list[SECTION_question].record[i]);
    for (int32_t i = 0; i < e->list[SECTION_statement].count; i++) check_statement(r, &e->list[SECTION_statement].record[i]);
    for (int32_t i = 0; i < e->list[SECTION_measure].count; i++) check_measure(r, e, &e->list[SECTION_measure].record[i]);
    for (int32_t i = 0; i < e->list[SECTION_counter].count; i++) evaluation_check_counter(r, &e->list[SECTION_counter].record[i]);
}
