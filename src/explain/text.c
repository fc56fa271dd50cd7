/* SPDX-License-Identifier: EUPL-1.2 */
/* text.c: a decision in sentences: in short, and with the whole reasoning. */
#include <string.h>
#include "explain/explain.h"
#include "explain/parts.h"
#include "explain/possible.h"
#include "law/cite.h"

static void line(struct text *t, const char *const both[2], int language) { text_put(t, both[language]); }
#define SAY(nl, en) line(t, (const char *const[]){ nl, en }, language)

/* "label .......... value" in two columns. */
static void entry(struct text *t, const char *label)
{
    size_t width = 0;
    text_put(t, "  ");
    text_put(t, label);
    for (const char *c = label; *c; c++) width += ((unsigned char)*c & 0xC0) != 0x80;      /* characters, not bytes */
    do text_char(t, ' '); while (++width < 58);
}

static void verdict(struct text *t, const struct decision *d, int language)
{
    text_put(t, d->rule->title[language]);
    if (facts_head(&d->facts)->given >> d->rule->reference & 1) { SAY(" op ", " on "); explain_date(t, decision_day(d), language); }
    text_put(t, ": ");
    switch (d->status) {
    case VASTGESTELD: SAY("vastgesteld.\n", "settled.\n"); break;
    case ONBEKEND: SAY("nog niet te zeggen; er ontbreken feiten.\n", "not decided yet; facts are missing.\n"); break;
    case PARAMETER_ONTBREEKT: SAY("niet te zeggen; een waarde uit de wet is voor die dag niet bekend.\n", "not decided; a value of the law is not known for that day.\n"); break;
    default: SAY("de invoer kan zo niet.\n", "the input cannot be used.\n"); break;
    }
}

static void outcomes(struct text *t, const struct decision *d, int language)
{
    const struct outcome_head *head = outcome_head(&d->outcome);
    if (d->status == ONGELDIG) return;
    for (uint64_t left = d->outcomes; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        bool open = !(head->settled >> k & 1);
        entry(t, d->rule->outcomes[k].term->label[language]);
        if (open) SAY("nog onbekend", "not known yet");
        else if (head->none >> k & 1) SAY("geen", "none");
        else explain_value(t, d->rule->outcomes[k].term, part_outcome(d, k), language);
        text_char(t, '\n');
    }
}

static void missing(struct text *t, const struct decision *d, int language)
{
    uint64_t facts = part_missing(d);
    if (!facts) return;
    SAY("\nDit moet nog bekend worden:\n", "\nStill to be known:\n");
    for (; facts; facts &= facts - 1) {
        const struct term *term = d->rule->facts[__builtin_ctzll(facts)].term;
        text_put(t, "  ");
        text_put(t, term->name);
        text_put(t, ": ");
        text_put(t, term->ask[language] ? term->ask[language] : term->label[language]);
        if (term->holder) { SAY(" Te vinden bij: ", " Held by: "); text_put(t, holder_names[term->holder][language]); text_char(t, '.'); }
        if (d->missing && missing_matters(d->missing, (uint32_t)__builtin_ctzll(facts)) == nee) SAY(" Het verandert niets meer.", " It no longer changes anything.");
        text_char(t, '\n');
    }
    possible_text(t, d, language);
}

static void unknown_parameter(struct text *t, const struct decision *d, int language)
{
    if (d->status != PARAMETER_ONTBREEKT || !d->reasoning.parameter_missing) return;
    const struct use *use = &d->reasoning.missing_parameter;
    const struct law_parameter *parameter = law_parameter_of_slot(d->law->tables->book, use->slot);
    SAY("\nNiet bekend op ", "\nNot known on ");
    explain_date(t, use->day, language);
    text_put(t, ": ");
    law_put_name(t, parameter, use->slot);
    text_put(t, " (");
    text_put(t, parameter->label[language]);
    text_put(t, ").\n");
}

static void refused(struct text *t, const struct decision *d, int language)
{
    for (int32_t i = 0; i < d->problems.count && i < PROBLEMS_KEPT; i++) {
        text_put(t, "  ");
        explain_problem(t, &d->problems.item[i], language);
        text_char(t, '\n');
    }
}

void explain_short(struct text *t, const struct decision *d, int language)
{
    verdict(t, d, language);
    outcomes(t, d, language);
    missing(t, d, language);
    unknown_parameter(t, d, language);
    refused(t, d, language);
    if (d->status == ONGELDIG || !(d->reasoning.assumed | (uint64_t)d->reasoning.assumed_parts)) return;
    SAY("\nAangenomen, omdat het niet is gegeven: ", "\nAssumed, because it was not given: ");
    for (uint64_t left = d->reasoning.assumed, first = 1; left; left &= left - 1, first = 0) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        text_put(t, first ? "" : ", ");
        text_put(t, d->rule->facts[k].term->name);
        text_char(t, '=');
        term_put_plain(t, d->rule->facts[k].term, d->reasoning.assumption[k], false);
    }
    for (int32_t i = 0; i < d->reasoning.assumed_parts; i++) {
        text_put(t, i || d->reasoning.assumed ? ", " : "");
        part_assumed(t, d, i, "=", false);
    }
    text_put(t, ".\n");
}

static void facts(struct text *t, const struct decision *d, int language)
{
    const struct facts_head *head = facts_head(&d->facts);
    SAY("\nFeiten\n", "\nFacts\n");
    for (uint64_t left = head->given | head->unknown; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        entry(t, d->rule->facts[k].term->label[language]);
        if (head->unknown >> k & 1) SAY("onbekend", "not known"); else explain_value(t, d->rule->facts[k].term, part_fact(d, k), language);
        if (part_unused(d) >> k & 1) SAY(" (niet nodig)", " (not needed)");
        text_char(t, '\n');
    }
    for (uint64_t left = d->reasoning.assumed; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        struct { int64_t wide; } value = { d->reasoning.assumption[k] };
        int32_t narrow = (int32_t)value.wide;
        const struct term *term = d->rule->facts[k].term;
        entry(t, term->label[language]);
        explain_value(t, term, term->kind == KIND_euro ? (const void *)&value.wide : (const void *)&narrow, language);
        SAY(" (aangenomen)", " (assumed)");
        text_char(t, '\n');
    }
    for (int32_t i = 0; i < d->reasoning.assumed_parts; i++) {
        const struct assumed_part *a = &d->reasoning.assumed_part[i];
        const struct term *term = d->rule->facts[a->fact].term->parts[a->part].term;
        int32_t narrow = (int32_t)a->value;
        entry(t, term->label[language]);
        explain_value(t, term, term->kind == KIND_euro ? (const void *)&a->value : (const void *)&narrow, language);
        SAY(" (aangenomen waar het in de lijst ontbreekt)", " (assumed where the list lacks it)");
        text_char(t, '\n');
    }
}

static void steps(struct text *t, const struct decision *d, int language)
{
    date on = decision_law_day(d);
    SAY("\nZo is dit gevonden\n", "\nHow this was found\n");
    for (int32_t i = 0; i < d->reasoning.steps; i++) {
        const struct step *step = &d->reasoning.step[i];
        struct citation cited;
        text_put(t, "  ");
        text_int(t, i + 1);
        text_put(t, ". ");
        part_sentence(t, step, language);
        text_put(t, "\n     ");
        date day;
        if (law_cite_nearest(d->law->tables->book, step->citation, on, &cited, &day)) {
            law_put_citation(t, &cited, language);
            text_put(t, "\n     ");
            law_put_url(t, &cited, day);
        } else text_put(t, step->citation);
        text_char(t, '\n');
    }
}

static void values_of_the_law(struct text *t, const struct decision *d, int language)
{
    struct use use[USES_MOST];
    int32_t n = part_parameters(d, use);
    SAY("\nWaarden uit de wet\n", "\nValues of the law\n");
    for (int32_t i = 0; i < n; i++) {
        const struct law_parameter *parameter = law_parameter_of_slot(d->law->tables->book, use[i].slot);
        const struct law_row *row = law_row_on(d->law, use[i].slot, use[i].day);
        struct text name = { 0 };
        law_put_name(&name, parameter, use[i].slot);
        entry(t, text_string(&name));
        text_free(&name);
        explain_parameter(t, parameter, row ? row->value : LAW_UNKNOWN, language);
        SAY(row ? " vanaf " : " op ", row ? " from " : " on ");
        text_date(t, row ? row->from : use[i].day);
        text_char(t, '\n');
    }
}

void explain_full(struct text *t, const struct decision *d, int language)
{
    struct certainty sure;
    verdict(t, d, language);
    outcomes(t, d, language);
    missing(t, d, language);
    unknown_parameter(t, d, language);
    refused(t, d, language);
    if (d->status == ONGELDIG) return;
    facts(t, d, language);
    steps(t, d, language);
    values_of_the_law(t, d, language);
    certainty_find(d, &sure);
    certainty_text(t, d, &sure, language);
    SAY("\nU kunt hier geen rechten aan ontlenen; de gemeente, UWV of SVB neemt het besluit.\n", "\nNo rights can be derived from this; the municipality, UWV or SVB decides.\n");
    text_put(t, "breed ");
    text_put(t, explain_program);
    SAY(", recht ", ", law ");
    text_put(t, d->law->tables->digest);
    if (d->law->tables->frozen) { SAY(", vastgezet op ", ", frozen on "); explain_date(t, d->law->tables->law_of, language); }
    text_char(t, '\n');
}
