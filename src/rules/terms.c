/* SPDX-License-Identifier: EUPL-1.2 */
/* terms.c: values of the glossary written as text, and what is allowed said in words. */
#include <string.h>
#include "rules/facts.h"
#include "rules/registry.h"

void put_word(struct text *text, const char *word)
{
    for (; *word; word++) text_char(text, *word == '_' ? '-' : *word);
}

void put_column_name(struct text *text, const char *name)
{
    for (; *name; name++) {
        bool capital = *name >= 'A' && *name <= 'Z';
        if (capital) text_char(text, '_');
        text_char(text, capital ? (char)(*name - 'A' + 'a') : *name);
    }
}

bool is_column_name(const char *name, const char *column, size_t size)
{
    size_t at = 0;
    for (; *name; name++) {
        bool capital = *name >= 'A' && *name <= 'Z';
        if (capital && (at == size || column[at++] != '_')) return false;
        if (at == size || column[at++] != (capital ? (char)(*name - 'A' + 'a') : *name)) return false;
    }
    return at == size;
}

size_t term_size(const struct term *term)
{
    if (term->kind == KIND_list) return term->items_offset + (size_t)term->max * term->item_size;
    return term->kind == KIND_euro ? sizeof(money) : sizeof(int32_t);
}

int64_t term_plain(const struct term *term, const void *value)
{
    if (term->kind == KIND_euro) { money amount; memcpy(&amount, value, sizeof amount); return amount; }
    int32_t small;
    memcpy(&small, value, sizeof small);
    return small;
}

/* A day beyond the calendar, which only a struct or a column can hold, is shown as what it is. */
static void put_day(struct text *text, int64_t value)
{
    if (value == DATE_NEVER) text_put(text, "nooit");
    else if (value < DATE_FIRST || value > DATE_LAST) text_int(text, value);
    else text_date(text, (date)value);
}

bool term_has_code(const struct term *term, int64_t code)
{
    if (code < term->min || code > term->max) return false;
    return term->region ? law_find_region(&law_book, (int32_t)code) != NULL : law_find_municipality(&law_book, (int32_t)code) != NULL;
}

/* A municipality as its four digits, a region as its name. */
static void put_code(struct text *text, const struct term *term, int64_t code)
{
    const struct law_region *region = term->region ? law_find_region(&law_book, (int32_t)code) : NULL;
    if (region) { text_put(text, region->name); return; }
    for (int64_t unit = 1000; !term->region && unit > 1 && code >= 0 && code < unit; unit /= 10) text_char(text, '0');
    text_int(text, code);
}

void term_put_plain(struct text *text, const struct term *term, int64_t value, bool json)
{
    if (term->kind == KIND_percent && value == PERCENT_UNRECORDED) { text_put(text, json ? "\"niet-geregistreerd\"" : "niet-geregistreerd"); return; }
    bool quoted = json && (term->kind == KIND_date || term->kind == KIND_answer || term->kind == KIND_word || term->kind == KIND_code);
    if (quoted) text_char(text, '"');
    switch (term->kind) {
    case KIND_date:    put_day(text, value); break;
    case KIND_euro:    text_decimal(text, value, 2, '.'); break;
    case KIND_percent: text_decimal_short(text, value, 3, '.'); break;
    case KIND_hours:   text_decimal_short(text, value, 2, '.'); break;
    case KIND_answer:  text_put(text, value == ja ? "ja" : value == nee ? "nee" : "onbekend"); break;
    case KIND_word:    put_word(text, value >= 0 && value < term->word_count ? term->words[value] : "?"); break;
    case KIND_code:    put_code(text, term, value); break;
    case KIND_list:    text_put(text, "[]"); break;            /* the one list that is assumed */
    default:           text_int(text, value); break;
    }
    if (quoted) text_char(text, '"');
}

static void put_item(struct text *text, const struct term *list, const char *item)
{
    if (list->scalar_items) { term_put(text, list->parts[0].term, item, true); return; }
    uint32_t given, unknown, seen = 0;
    memcpy(&given, item, sizeof given);
    memcpy(&unknown, item + sizeof given, sizeof unknown);
    text_char(text, '{');
    for (int32_t k = 0; k < list->part_count; k++) {
        if (!((given | unknown) >> k & 1)) continue;
        text_put(text, seen++ ? ",\"" : "\"");
        text_put(text, list->parts[k].term->name);
        text_put(text, "\":");
        if (given >> k & 1) term_put(text, list->parts[k].term, item + list->parts[k].offset, true);
        else text_put(text, "\"onbekend\"");
    }
    text_char(text, '}');
}

void term_put(struct text *text, const struct term *term, const void *value, bool json)
{
    if (term->kind != KIND_list) { term_put_plain(text, term, term_plain(term, value), json); return; }
    int32_t n;
    memcpy(&n, value, sizeof n);
    if (n < 0 || n > term->max) n = 0;      /* a length that only a struct or a column can hold, and that is refused there */
    text_char(text, '[');
    for (int32_t i = 0; i < n; i++) {
        if (i) text_char(text, ',');
        put_item(text, term, (const char *)value + term->items_offset + (size_t)i * term->item_size);
    }
    text_char(text, ']');
}

static void put_range(struct text *text, const struct term *term, int language)
{
    term_put_plain(text, term, term->min, false);
    text_put(text, language ? " to " : " t/m ");
    term_put_plain(text, term, term->max, false);
}

void term_put_allowed(struct text *text, const struct term *term, int language)
{
    static const char *const forms[KINDS][2] = {
        [KIND_date] = { "een datum die bestaat, jjjj-mm-dd, van ", "a date that exists, yyyy-mm-dd, from " },
        [KIND_euro] = { "een bedrag met hoogstens twee decimalen, van ", "an amount with at most two decimals, from " },
        [KIND_percent] = { "een percentage met hoogstens drie decimalen, van ", "a percentage with at most three decimals, from " },
        [KIND_hours] = { "uren met hoogstens twee decimalen, van ", "hours with at most two decimals, from " },
        [KIND_whole] = { "een geheel getal van ", "a whole number from " },
    };
    switch (term->kind) {
    case KIND_answer: text_put(text, "ja, nee, onbekend"); return;
    case KIND_code:
        text_put(text, language ? "the CBS code of a municipality in four digits, or its name" : "de CBS-code van een gemeente in vier cijfers, of haar naam");
        return;
    case KIND_word:
        for (int32_t i = 0; i < term->word_count; i++) { text_put(text, i ? ", " : ""); put_word(text, term->words[i]); }
        text_put(text, ", onbekend");
        return;
    case KIND_list:
        text_put(text, language ? "a list of " : "een lijst van ");
        text_int(text, term->min); text_put(text, language ? " to " : " t/m "); text_int(text, term->max);
        text_put(text, term->scalar_items ? ": " : language ? " objects with " : " objecten met ");
        for (int32_t i = 0; i < term->part_count && !term->scalar_items; i++) { text_put(text, i ? ", " : ""); text_put(text, term->parts[i].term->name); }
        if (term->scalar_items) term_put_allowed(text, term->parts[0].term, language);
        return;
    default:
        text_put(text, term->whole ? (language ? "a whole percentage from " : "een heel percentage van ") : forms[term->kind][language]);
        put_range(text, term, language);
        if (term->may_be_never) text_put(text, language ? ", or nooit" : ", of nooit");
        if (term->may_be_unrecorded) text_put(text, language ? ", or niet-geregistreerd" : ", of niet-geregistreerd");
    }
}
