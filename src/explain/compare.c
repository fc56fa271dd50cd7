/* SPDX-License-Identifier: EUPL-1.2 */
/* compare.c: what differs between two decisions, and through what, in sentences. */
#include "explain/compare.h"

#include <string.h>
#include "base/members.h"
#include "explain/parts.h"
#include "law/cite.h"

#define SAY(nl, en) text_put(t, language ? en : nl)
enum { LABEL_COLUMN = 52, VALUE_COLUMN = 20 };

static void to_column(struct text *t, size_t from, int32_t column)
{
    int32_t width = 0;
    for (size_t i = from; i < t->size; i++) width += ((unsigned char)t->data[i] & 0xC0) != 0x80;
    do text_char(t, ' '); while (++width < column);
}

void explain_change(struct text *t, money change, int language)
{
    if (change == 0) return;
    text_put(t, change < 0 ? "- " : "+ ");
    text_euro(t, change < 0 ? -change : change, language);
}

static void put_outcome(struct text *t, const struct decision *d, const void *outcome, uint32_t k, int language)
{
    const struct outcome_head *head = outcome;
    const struct field *field = &d->rule->outcomes[k];
    if (!(head->settled >> k & 1)) SAY("nog onbekend", "not known yet");
    else if (head->none >> k & 1) SAY("geen", "none");
    else explain_value(t, field->term, (const char *)outcome + field->offset, language);
}

/* The change of an outcome that is an amount on both sides. */
static bool change_of(const struct decision *d, const void *a, const void *b, uint32_t k, money *change)
{
    const struct outcome_head *x = a, *y = b;
    const struct field *field = &d->rule->outcomes[k];
    if (field->term->kind != KIND_euro || !((x->settled & ~x->none & y->settled & ~y->none) >> k & 1)) return false;
    *change = term_plain(field->term, (const char *)b + field->offset) - term_plain(field->term, (const char *)a + field->offset);
    return true;
}

/* The elements of a list that the other has not, one a line. */
static void only_here(struct text *t, const struct term *list, const char *here, const char *there, const char *lead, int language)
{
    _Alignas(8) char one[CASE_MOST];
    int32_t n, m, single = 1;
    memcpy(&n, here, sizeof n);
    memcpy(&m, there, sizeof m);
    for (int32_t i = 0; i < n; i++) {
        const char *item = here + list->items_offset + (size_t)i * list->item_size;
        int32_t k = 0;
        while (k < m && memcmp(item, there + list->items_offset + (size_t)k * list->item_size, list->item_size) != 0) k++;
        if (k < m) continue;
        memcpy(one, &single, sizeof single);
        memcpy(one + list->items_offset, item, list->item_size);
        text_put(t, lead);
        explain_value(t, list, one, language);
    }
}

/* A list: what only one side has, when both are settled; else whether there is one. */
static void lists(struct text *t, const struct comparison *c, uint32_t k, int language)
{
    const struct decision *a = c->side[0], *b = c->side[1];
    const struct field *field = &a->rule->outcomes[k];
    const struct outcome_head *x = outcome_head(&a->outcome), *y = outcome_head(&b->outcome);
    if (!(c->differs >> k & 1)) { SAY(": aan beide kanten gelijk", ": the same on both sides"); return; }
    if (!((x->settled & ~x->none & y->settled & ~y->none) >> k & 1)) {
        text_put(t, "\n    a: "); put_outcome(t, a, x, k, language);
        text_put(t, "\n    b: "); put_outcome(t, b, y, k, language);
        return;
    }
    only_here(t, field->term, a->outcome.bytes + field->offset, b->outcome.bytes + field->offset, language ? "\n    only a: " : "\n    alleen a: ", language);
    only_here(t, field->term, b->outcome.bytes + field->offset, a->outcome.bytes + field->offset, language ? "\n    only b: " : "\n    alleen b: ", language);
}

/* Both values of every outcome; of a list what differs in it, for lists are long. */
static void outcomes(struct text *t, const struct comparison *c, int language)
{
    const struct decision *a = c->side[0], *b = c->side[1];
    size_t from = t->size;
    to_column(t, from, LABEL_COLUMN);
    text_char(t, 'a');
    to_column(t, from, LABEL_COLUMN + VALUE_COLUMN);
    text_char(t, 'b');
    to_column(t, from, LABEL_COLUMN + 2 * VALUE_COLUMN);
    SAY("verschil\n", "difference\n");
    for (uint64_t left = a->outcomes; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct term *term = a->rule->outcomes[k].term;
        money change = 0;
        from = t->size;
        text_put(t, "  ");
        text_put(t, term->label[language]);
        if (term->kind == KIND_list) { lists(t, c, k, language); text_char(t, '\n'); continue; }
        to_column(t, from, LABEL_COLUMN);
        put_outcome(t, a, &a->outcome, k, language);
        to_column(t, from, LABEL_COLUMN + VALUE_COLUMN);
        put_outcome(t, b, &b->outcome, k, language);
        if (c->differs >> k & 1) {
            to_column(t, from, LABEL_COLUMN + 2 * VALUE_COLUMN);
            if (change_of(a, &a->outcome, &b->outcome, k, &change)) explain_change(t, change, language);
            else SAY("anders", "not the same");
        }
        text_char(t, '\n');
    }
}

static void put_fact(struct text *t, const struct decision *d, uint32_t k, int language)
{
    const struct facts_head *head = facts_head(&d->facts);
    if (head->unknown >> k & 1) SAY("onbekend", "not known");
    else if (!(head->given >> k & 1)) SAY("niet gegeven", "not given");
    else explain_value(t, d->rule->facts[k].term, part_fact(d, k), language);
}

/* "minimumloon: € 2.191,80 wordt € 2.294,40". */
static void put_cause(struct text *t, const struct comparison *c, const struct cause *cause, int language)
{
    const struct law_book *book = c->side[0]->law->tables->book;
    if (cause->kind == DIFFERS_parameter) {
        const struct law_parameter *parameter = law_parameter_of_slot(book, cause->which);
        text_put(t, parameter->label[language]);
        text_put(t, " (");
        law_put_name(t, parameter, cause->which);
        text_put(t, "): ");
        explain_parameter(t, parameter, cause->at[0][cause->shown].value, language);
        SAY(" wordt ", " becomes ");
        explain_parameter(t, parameter, cause->at[1][cause->shown].value, language);
    } else if (cause->kind == DIFFERS_choice) {
        const struct law_choice *choice = &book->choices[cause->which];
        SAY("keuze ", "choice ");
        text_put(t, choice->code);
        text_put(t, ": ");
        text_put(t, choice->options[c->side[0]->law->option[cause->which]].label[language]);
        SAY(" wordt ", " becomes ");
        text_put(t, choice->options[c->side[1]->law->option[cause->which]].label[language]);
    } else {
        text_put(t, c->side[0]->rule->facts[cause->which].term->label[language]);
        text_put(t, ": ");
        put_fact(t, c->side[0], cause->which, language);
        SAY(" wordt ", " becomes ");
        put_fact(t, c->side[1], cause->which, language);
    }
}

static const char *article_of(const struct comparison *c, const struct cause *cause)
{
    const struct law_book *book = c->side[0]->law->tables->book;
    if (cause->kind == DIFFERS_parameter) return law_parameter_of_slot(book, cause->which)->cites;
    return cause->kind == DIFFERS_choice ? book->choices[cause->which].cites : NULL;
}

static void put_article(struct text *t, const struct decision *d, const char *article, int language)
{
    struct citation cited;
    if (law_cite(d->law->tables->book, article, decision_law_day(d), &cited)) law_put_citation(t, &cited, language);
    else text_put(t, article);
}

/* "1", "1 en 3", "1, 3 en 4": places counted from 1. */
static void put_places(struct text *t, uint64_t set, int language)
{
    for (bool first = true; set; set &= set - 1, first = false) {
        if (!first) { if (set & (set - 1)) text_put(t, ", "); else SAY(" en ", " and "); }
        text_int(t, __builtin_ctzll(set) + 1);
    }
}

static void effect(struct text *t, const struct comparison *c, const struct cause *cause, int language)
{
    const struct decision *a = c->side[0];
    if (cause->effect == EFFECT_together) {
        SAY("     Doet alleen iets samen met punt ", "     Does something only together with point ");
        put_places(t, cause->beside, language);
        SAY(cause->refused ? " (apart spreken de feiten elkaar tegen).\n" : ".\n", cause->refused ? " (by itself the facts contradict each other).\n" : ".\n");
        return;
    }
    for (uint64_t left = cause->moved; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        money change;
        text_put(t, "     ");
        text_put(t, a->rule->outcomes[k].term->label[language]);
        if (a->rule->outcomes[k].term->kind == KIND_list) { SAY(": verandert\n", ": changes\n"); continue; }
        text_put(t, ": ");
        put_outcome(t, a, &a->outcome, k, language);
        SAY(" wordt ", " becomes ");
        put_outcome(t, a, &cause->outcome, k, language);
        if (change_of(a, &a->outcome, &cause->outcome, k, &change)) { text_put(t, " ("); explain_change(t, change, language); text_char(t, ')'); }
        text_char(t, '\n');
    }
}

static void causes(struct text *t, const struct comparison *c, int language)
{
    int32_t n = 0;
    while (n < c->causes && c->cause[n].effect != EFFECT_none) n++;
    if (n) SAY("\nHierdoor komt het (wat elk punt op zichzelf doet, met de rest zoals bij a)\n", "\nThis is why (what each point does by itself, with the rest as on side a)\n");
    for (int32_t i = 0; i < n; i++) {
        const char *article = article_of(c, &c->cause[i]);
        text_put(t, "  ");
        text_int(t, i + 1);
        text_put(t, ". ");
        put_cause(t, c, &c->cause[i], language);
        if (article) { text_put(t, "\n     "); put_article(t, c->side[1], article, language); }
        text_char(t, '\n');
        effect(t, c, &c->cause[i], language);
    }
    if (n < c->causes) SAY("\nDit verschilt ook, maar maakt voor deze uitkomsten niets uit\n", "\nThis differs too, but makes no difference to these outcomes\n");
    for (int32_t i = n; i < c->causes; i++) { text_put(t, "  - "); put_cause(t, c, &c->cause[i], language); text_char(t, '\n'); }
    if (!c->wholly) SAY("\nEr zijn te veel verschillen om elke combinatie te proberen: elk is apart geprobeerd, met één ander, en met alle andere samen.\n",
                        "\nThere are too many differences to try every combination: each was tried alone, with one other, and with all others together.\n");
    if (!c->complete) SAY("Samen geven deze punten niet precies kant b; er speelt nog iets mee dat hier niet apart te zetten is.\n",
                          "Together these points do not give exactly side b; something else plays a part that cannot be set apart here.\n");
    if (c->too_many) SAY("Niet alle verschillen zijn bekeken; het zijn er te veel.\n", "Not all differences were looked at; there are too many.\n");
}

static void steps(struct text *t, const struct comparison *c, int side, int language)
{
    const struct decision *d = c->side[side];
    bool begun = false;
    for (int32_t i = 0; i < d->reasoning.steps; i++) {
        if (!compare_only_here(c, side, i)) continue;
        if (!begun && side) SAY("\nStappen die alleen b heeft\n", "\nSteps that only b has\n");
        if (!begun && !side) SAY("\nStappen die alleen a heeft\n", "\nSteps that only a has\n");
        begun = true;
        text_put(t, "  - ");
        part_sentence(t, &d->reasoning.step[i], language);
        text_put(t, "\n    ");
        put_article(t, d, d->reasoning.step[i].citation, language);
        text_char(t, '\n');
    }
}

static void missing(struct text *t, const struct comparison *c, int side, int language)
{
    const struct decision *d = c->side[side];
    uint64_t facts = part_missing(d);
    if (facts) { SAY("\nNog onbekend bij ", "\nStill not known on side "); text_char(t, "ab"[side]); text_put(t, ": "); }
    for (bool first = true; facts; facts &= facts - 1, first = false) {
        text_put(t, first ? "" : ", ");
        text_put(t, d->rule->facts[__builtin_ctzll(facts)].term->name);
        if (!(facts & (facts - 1))) text_put(t, ".\n");
    }
    if (d->status != PARAMETER_ONTBREEKT) return;
    SAY("\nBij ", "\nOn side ");
    text_char(t, "ab"[side]);
    SAY(" is een waarde uit de wet niet bekend: ", " a value of the law is not known: ");
    law_put_name(t, law_parameter_of_slot(d->law->tables->book, d->reasoning.missing_parameter.slot), d->reasoning.missing_parameter.slot);
    text_put(t, ".\n");
}

void explain_comparison(struct text *t, const struct comparison *c, const char *const label[2], int language)
{
    text_put(t, c->side[0]->rule->title[language]);
    SAY(c->differs ? ": twee kanten naast elkaar.\n" : ": beide kanten geven hetzelfde.\n", c->differs ? ": two sides beside each other.\n" : ": both sides give the same.\n");
    for (int side = 0; side < 2; side++) { text_put(t, side ? "  b: " : "  a: "); text_put(t, label[side]); text_char(t, '\n'); }
    text_char(t, '\n');
    outcomes(t, c, language);
    for (int side = 0; side < 2; side++) missing(t, c, side, language);
    causes(t, c, language);
    for (int side = 0; side < 2; side++) steps(t, c, side, language);
}

/* ---- JSON ---- */

static void comma(struct text *t) { if (t->data[t->size - 1] == '}' || t->data[t->size - 1] == '"') text_char(t, ','); }

static void json_outcome(struct text *t, const char *name, const struct decision *d, const void *outcome, uint32_t k)
{
    const struct outcome_head *head = outcome;
    const struct field *field = &d->rule->outcomes[k];
    put_key(t, name);
    if (!(head->settled >> k & 1)) text_put(t, "\"onbekend\"");
    else if (head->none >> k & 1) text_put(t, "null");
    else term_put(t, field->term, (const char *)outcome + field->offset, true);
}

static void json_changes(struct text *t, const struct decision *d, uint64_t which, const void *a, const void *b, const char *from, const char *to)
{
    text_char(t, '[');
    for (; which; which &= which - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(which);
        money change;
        comma(t);
        text_char(t, '{');
        put_member(t, "uitkomst", d->rule->outcomes[k].term->name);
        json_outcome(t, from, d, a, k);
        json_outcome(t, to, d, b, k);
        if (change_of(d, a, b, k, &change)) { put_key(t, "verschil"); text_decimal(t, change, 2, '.'); }
        text_char(t, '}');
    }
    text_char(t, ']');
}

static void json_parameter(struct text *t, const struct comparison *c, const struct cause *cause)
{
    const struct law_parameter *parameter = law_parameter_of_slot(c->side[0]->law->tables->book, cause->which);
    struct text name = { 0 };
    law_put_name(&name, parameter, cause->which);
    put_member(t, "soort", "parameter");
    put_member(t, "naam", text_string(&name));
    text_free(&name);
    for (int side = 0; side < 2; side++) {
        bool quoted = parameter->unit == UNIT_date || parameter->unit == UNIT_answer || parameter->unit == UNIT_word;
        int64_t value = cause->at[side][cause->shown].value;
        put_key(t, side ? "b" : "a");
        if (value == LAW_UNKNOWN) { text_put(t, "\"onbekend\""); continue; }
        if (quoted) text_char(t, '"');
        law_put_value(t, parameter, value);
        if (quoted) text_char(t, '"');
    }
    put_member(t, "eenheid", law_unit_names[parameter->unit]);
    put_member(t, "grondslag", parameter->cites);
}

static void json_fact(struct text *t, const struct comparison *c, const struct cause *cause)
{
    put_member(t, "soort", "feit");
    put_member(t, "naam", c->side[0]->rule->facts[cause->which].term->name);
    for (int side = 0; side < 2; side++) {
        const struct decision *d = c->side[side];
        put_key(t, side ? "b" : "a");
        if (facts_head(&d->facts)->unknown >> cause->which & 1) text_put(t, "\"onbekend\"");
        else if (!(facts_head(&d->facts)->given >> cause->which & 1)) text_put(t, "null");
        else term_put(t, d->rule->facts[cause->which].term, part_fact(d, cause->which), true);
    }
}

static void json_cause(struct text *t, const struct comparison *c, const struct cause *cause)
{
    comma(t);
    text_char(t, '{');
    if (cause->kind == DIFFERS_parameter) json_parameter(t, c, cause);
    else if (cause->kind == DIFFERS_fact) json_fact(t, c, cause);
    else {
        const struct law_choice *choice = &c->side[0]->law->tables->book->choices[cause->which];
        put_member(t, "soort", "keuze");
        put_member(t, "naam", choice->code);
        put_member(t, "a", choice->options[c->side[0]->law->option[cause->which]].name);
        put_member(t, "b", choice->options[c->side[1]->law->option[cause->which]].name);
        put_member(t, "grondslag", choice->cites);
    }
    static const char *const works[] = { [EFFECT_none] = "niet", [EFFECT_together] = "samen", [EFFECT_alone] = "alleen" };
    put_member(t, "werkt", works[cause->effect]);
    if (cause->effect == EFFECT_alone) {
        put_key(t, "gevolg");
        json_changes(t, c->side[0], cause->moved, &c->side[0]->outcome, &cause->outcome, "van", "naar");
    }
    if (cause->effect == EFFECT_together) {
        put_key(t, "uitkomsten");
        text_char(t, '[');
        for (uint64_t left = cause->moved; left; left &= left - 1) {
            const char *name = c->side[0]->rule->outcomes[__builtin_ctzll(left)].term->name;
            comma(t);
            text_json(t, name, strlen(name));
        }
        text_char(t, ']');
        put_key(t, "samenMet");
        text_char(t, '[');
        for (uint64_t left = cause->beside; left; left &= left - 1) { if (left != cause->beside) text_char(t, ','); text_int(t, __builtin_ctzll(left)); }
        text_char(t, ']');
    }
    text_char(t, '}');
}

static void json_steps(struct text *t, const struct comparison *c, int side, int language)
{
    const struct decision *d = c->side[side];
    put_key(t, side ? "alleenB" : "alleenA");
    text_char(t, '[');
    for (int32_t i = 0; i < (d->status == ONGELDIG ? 0 : d->reasoning.steps); i++) {
        if (!compare_only_here(c, side, i)) continue;
        struct citation cited;
        struct text words = { 0 };
        comma(t);
        text_char(t, '{');
        bool found = law_cite(d->law->tables->book, d->reasoning.step[i].citation, decision_law_day(d), &cited);
        put_key(t, "grondslag");
        if (found) text_json(t, cited.text, cited.text_size); else text_json(t, d->reasoning.step[i].citation, strlen(d->reasoning.step[i].citation));
        part_sentence(&words, &d->reasoning.step[i], language);
        put_member(t, "tekst", text_string(&words));
        text_free(&words);
        text_char(t, '}');
    }
    text_char(t, ']');
}

void explain_comparison_json(struct text *t, const struct comparison *c, const char *const label[2], int language)
{
    text_put(t, "{\"regel\":\"");
    text_put(t, c->side[0]->rule->name);
    text_char(t, '"');
    for (int side = 0; side < 2; side++) {
        text_put(t, side ? ",\"b\":{\"kant\":" : ",\"a\":{\"kant\":");
        text_json(t, label[side], strlen(label[side]));
        put_key(t, "antwoord");
        explain_json(t, c->side[side], language);
        text_char(t, '}');
    }
    put_key(t, "verschillen");
    json_changes(t, c->side[0], c->differs, &c->side[0]->outcome, &c->side[1]->outcome, "a", "b");
    put_key(t, "oorzaken");
    text_char(t, '[');
    for (int32_t i = 0; i < c->causes; i++) json_cause(t, c, &c->cause[i]);
    text_char(t, ']');
    put_key(t, "stappen");
    text_char(t, '{');
    for (int side = 0; side < 2; side++) json_steps(t, c, side, language);
    text_char(t, '}');
    put_key(t, "volledig");
    text_put(t, c->complete && !c->too_many ? "true" : "false");
    put_member(t, "getoetst", c->wholly ? "alle-combinaties" : "een-voor-een");
    put_member(t, "taal", language ? "en" : "nl");
    text_char(t, '}');
}
