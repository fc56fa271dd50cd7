/* SPDX-License-Identifier: EUPL-1.2 */
/* possible.c: conditions on facts and the outcomes that belong to them, as JSON and as sentences. */
#include "explain/possible.h"

#include <string.h>
#include "explain/explain.h"

#define SAY(nl, en) text_put(t, language ? (en) : (nl))

const char *possible_matters(const struct decision *d, uint32_t fact)
{
    static const char *const words[] = { [nee] = "nee", [ja] = "ja", [onbekend] = "onbekend" };
    return words[d->missing ? missing_matters(d->missing, fact) : onbekend];
}

/* ---- JSON ---- */

static void put_key(struct text *t, const char *name, bool first)
{
    text_put(t, first ? "\"" : ",\"");
    text_put(t, name);
    text_put(t, "\":");
}

/* A value, or its lowest and highest; of words each that is meant. "nooit" and "niet-geregistreerd" come before every other value. */
static void condition_json(struct text *t, const struct term *term, const struct condition *c)
{
    if (c->lo.list) { term_put(t, term, c->lo.list, true); return; }
    if (c->lo.plain == c->hi.plain) { term_put_plain(t, term, c->lo.plain, true); return; }
    bool words = term->kind == KIND_word;
    text_put(t, words ? "[" : "{\"van\":");
    term_put_plain(t, term, c->lo.plain, true);
    for (int64_t v = c->lo.plain + 1; words && v < c->hi.plain; v++) { text_char(t, ','); term_put_plain(t, term, v, true); }
    text_put(t, words ? "," : ",\"tot\":");
    term_put_plain(t, term, c->hi.plain, true);
    text_char(t, words ? ']' : '}');
}

static bool is_plain(const struct term *term) { return term->kind != KIND_list; }

static bool same_at_both_ends(const struct field *field, const struct possible *p)
{
    const char *a = p->outcome[0]->bytes + field->offset, *b = p->outcome[1]->bytes + field->offset;
    if (p->outcome[0] == p->outcome[1]) return true;
    return is_plain(field->term) ? term_plain(field->term, a) == term_plain(field->term, b) : memcmp(a, b, term_size(field->term)) == 0;
}

/* Settled at both ends, and of a list that runs along nothing is said. */
static bool can_be_told(const struct rule *rule, const struct possible *p, uint32_t k)
{
    const struct outcome_head *x = outcome_head(p->outcome[0]), *y = outcome_head(p->outcome[1]);
    if (!((x->settled & y->settled) >> k & 1) || (x->none ^ y->none) >> k & 1) return false;
    return x->none >> k & 1 || is_plain(rule->outcomes[k].term) || same_at_both_ends(&rule->outcomes[k], p);
}

static void outcomes_json(struct text *t, const struct decision *d, const struct possible *p)
{
    bool first = true;
    for (uint64_t left = d->outcomes; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct field *field = &d->rule->outcomes[k];
        const char *a = p->outcome[0]->bytes + field->offset, *b = p->outcome[1]->bytes + field->offset;
        if (!can_be_told(d->rule, p, k)) continue;
        put_key(t, field->term->name, first);
        first = false;
        if (outcome_head(p->outcome[0])->none >> k & 1) text_put(t, "null");
        else if (same_at_both_ends(field, p)) term_put(t, field->term, a, true);
        else {
            text_put(t, "{\"van\":");
            term_put(t, field->term, a, true);
            text_put(t, ",\"tot\":");
            term_put(t, field->term, b, true);
            text_char(t, '}');
        }
    }
}

void possible_json(struct text *t, const struct decision *d)
{
    const struct missing *m = d->missing;
    put_key(t, "mogelijk", false);
    text_char(t, '[');
    for (int32_t i = 0; m && i < m->possible_count; i++) {
        const struct possible *p = &m->possible[i];
        text_put(t, i ? ",{\"als\":{" : "{\"als\":{");
        for (int32_t c = 0; c < p->conditions; c++) {
            const struct term *term = d->rule->facts[p->condition[c].fact].term;
            put_key(t, term->name, c == 0);
            condition_json(t, term, &p->condition[c]);
        }
        text_put(t, "},\"uitkomst\":{");
        outcomes_json(t, d, p);
        text_char(t, '}');
        if (p->status != VASTGESTELD) { text_put(t, ",\"reden\":\""); text_put(t, status_reason(p->status)); text_char(t, '"'); }
        text_char(t, '}');
    }
    text_char(t, ']');
    if (m) text_put(t, m->possible_all ? ",\"mogelijkVolledig\":true" : ",\"mogelijkVolledig\":false");
}

/* ---- sentences ---- */

void possible_value(struct text *t, const struct term *term, struct value value, int language)
{
    struct { _Alignas(8) char bytes[8]; } room;
    if (!value.list) term_store(term, &room, value.plain);
    explain_value(t, term, value.list ? value.list : &room, language);
}

static bool stands_apart(const struct term *term, int64_t value)
{
    return (term->may_be_never && value == DATE_NEVER) || (term->may_be_unrecorded && value == PERCENT_UNRECORDED);
}

/* "30 procent of lager", "van 1 maart 2026 t/m 3 maart 2026", "nooit of uiterlijk 3 maart 2026". */
static void put_range(struct text *t, const struct term *term, struct value lo, struct value hi, int language)
{
    bool apart = stands_apart(term, lo.plain), dates = term->kind == KIND_date;
    if (apart) {
        possible_value(t, term, lo, language);
        SAY(" of ", " or ");
        lo.plain = term->min;
    }
    if (lo.plain <= term->min && hi.plain >= term->max) SAY("iets anders", "anything else");
    else if (lo.plain == hi.plain) possible_value(t, term, hi, language);
    else if (lo.plain <= term->min) {
        if (dates) SAY("uiterlijk ", "not later than ");
        possible_value(t, term, hi, language);
        if (!dates) SAY(" of minder", " or less");
    } else if (hi.plain >= term->max) {
        if (dates) SAY("niet eerder dan ", "not earlier than ");
        possible_value(t, term, lo, language);
        if (!dates) SAY(" of meer", " or more");
    } else {
        SAY("van ", "from ");
        possible_value(t, term, lo, language);
        SAY(" t/m ", " to ");
        possible_value(t, term, hi, language);
    }
}

static void put_condition(struct text *t, const struct rule *rule, const struct condition *c, int language)
{
    const struct term *term = rule->facts[c->fact].term;
    SAY("“", "“");
    text_put(t, term->label[language]);
    text_put(t, "” ");
    if (language) text_put(t, "is ");
    if (term->kind == KIND_word && c->lo.plain != c->hi.plain)
        for (struct value v = c->lo; v.plain <= c->hi.plain; v.plain++) {
            if (v.plain > c->lo.plain) { if (v.plain < c->hi.plain) text_put(t, ", "); else SAY(" of ", " or "); }
            possible_value(t, term, v, language);
        }
    else if (c->lo.list || c->lo.plain == c->hi.plain) possible_value(t, term, c->lo, language);
    else put_range(t, term, c->lo, c->hi, language);
    if (!language) text_put(t, " is");
}

static void put_outcome(struct text *t, const struct field *field, const struct possible *p, uint32_t k, int language)
{
    struct value lo = { 0, NULL }, hi = { 0, NULL };
    text_put(t, field->term->label[language]);
    text_put(t, ": ");
    if (outcome_head(p->outcome[0])->none >> k & 1) { SAY("geen", "none"); return; }
    if (same_at_both_ends(field, p)) { explain_value(t, field->term, p->outcome[0]->bytes + field->offset, language); return; }
    lo.plain = term_plain(field->term, p->outcome[0]->bytes + field->offset);
    hi.plain = term_plain(field->term, p->outcome[1]->bytes + field->offset);
    if (lo.plain > hi.plain) { struct value swapped = lo; lo = hi; hi = swapped; }
    SAY("van ", "from ");
    possible_value(t, field->term, lo, language);
    SAY(" tot ", " to ");
    possible_value(t, field->term, hi, language);
}

/* Only outcomes that are still open: the others stand above. */
static void put_outcomes(struct text *t, const struct decision *d, const struct possible *p, int language)
{
    bool first = true;
    text_put(t, "    ");
    for (uint64_t left = d->outcomes & ~outcome_head(&d->outcome)->settled; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        if (!can_be_told(d->rule, p, k)) continue;
        if (!first) text_put(t, "; ");
        first = false;
        put_outcome(t, &d->rule->outcomes[k], p, k, language);
    }
    if (p->status != VASTGESTELD) {
        if (!first) text_put(t, "; ");
        SAY("de rest is niet te zeggen", "the rest cannot be told");
        if (p->status == PARAMETER_ONTBREEKT) SAY(", want een waarde uit de wet is niet bekend", ", for a value of the law is not known");
    } else if (first) SAY("anders, naar wat precies gegeven is", "different, by what exactly is given");
    text_put(t, ".\n");
}

void possible_text(struct text *t, const struct decision *d, int language)
{
    enum { SHOWN_MOST = 8 };
    const struct missing *m = d->missing;
    if (!m || !m->possible_count) return;
    SAY("\nWat nog mogelijk is\n", "\nWhat is still possible\n");
    for (int32_t i = 0; i < m->possible_count && i < SHOWN_MOST; i++) {
        const struct possible *p = &m->possible[i];
        SAY("  Als ", "  If ");
        for (int32_t c = 0; c < p->conditions; c++) {
            if (c) SAY(" en ", " and ");
            put_condition(t, d->rule, &p->condition[c], language);
        }
        if (!p->conditions) SAY("alles bekend is", "everything is known");
        text_put(t, ":\n");
        put_outcomes(t, d, p, language);
    }
    if (!m->possible_all || m->possible_count > SHOWN_MOST) SAY("  Er zijn ook andere uitkomsten mogelijk.\n", "  Other outcomes are possible too.\n");
}
