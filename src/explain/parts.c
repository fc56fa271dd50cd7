/* SPDX-License-Identifier: EUPL-1.2 */
/* parts.c: sentences filled in, and what of a reasoning is worth showing. */
#include "explain/parts.h"

void part_sentence(struct text *text, const struct step *step, int language)
{
    const char *from = step->text[language], *at = from;
    for (; *at; at++) {
        if (at[0] != '{' || at[1] < '0' || at[1] > '9' || at[2] != '}') continue;
        text_bytes(text, from, (size_t)(at - from));
        int32_t which = at[1] - '0';
        if (which < step->quantities) explain_quantity(text, &step->quantity[which], language);
        at += 2;
        from = at + 1;
    }
    text_bytes(text, from, (size_t)(at - from));
}

int32_t part_parameters(const struct decision *d, struct use use[USES_MOST])
{
    int32_t n = 0;
    const struct law_row *row[USES_MOST];
    for (int32_t i = 0; i < d->reasoning.uses; i++) {
        const struct use *u = &d->reasoning.use[i];
        const struct law_row *of = law_row_on(d->law, u->slot, u->day);
        int32_t k = 0;
        while (k < n && !(use[k].slot == u->slot && row[k] == of)) k++;
        if (k < n) continue;
        use[n] = *u;
        row[n++] = of;
    }
    return n;
}

uint64_t part_missing(const struct decision *d)
{
    if (d->status != ONBEKEND && d->status != PARAMETER_ONTBREEKT) return 0;
    return d->reasoning.missing;
}

uint64_t part_unused(const struct decision *d)
{
    const struct facts_head *head = facts_head(&d->facts);
    return d->status == ONGELDIG ? 0 : (head->given | head->unknown) & ~d->reasoning.asked;
}

void part_assumed(struct text *text, const struct decision *d, int32_t which, const char *between, bool json)
{
    const struct assumed_part *a = &d->reasoning.assumed_part[which];
    const struct term *list = d->rule->facts[a->fact].term, *part = list->parts[a->part].term;
    text_put(text, list->name);
    text_put(text, "[].");
    text_put(text, part->name);
    text_put(text, between);
    term_put_plain(text, part, a->value, json);
}

void part_law_value_json(struct text *t, const struct law_parameter *parameter, int64_t value)
{
    bool quoted = parameter->unit == UNIT_date || parameter->unit == UNIT_answer || parameter->unit == UNIT_word;
    if (value == LAW_UNKNOWN) { text_put(t, "null"); return; }
    if (quoted) text_char(t, '"');
    law_put_value(t, parameter, value);
    if (quoted) text_char(t, '"');
}
