/* SPDX-License-Identifier: EUPL-1.2 */
/* book.c: finding parameters, choices and statutes in the book by name, and writing their values. */
#include "law/book.h"

#include <string.h>
#include "base/fraction.h"

const char *const law_unit_names[UNITS] = { "euro", "percent", "hours", "number", "count", "months", "weeks", "days", "years", "minutes",
                                            "day-of-month", "date", "answer", "word" };
const char *const law_holds_names[HOLDS] = { "half-year", "year", "on" };
const char *const law_status_names[LAW_STATUSES] = { "vastgesteld", "afgeleid", "onbekend" };

const char *const law_certainty_names[CERTAINTIES] = { "lijst-2015", "afgeleid", "te-controleren", "onzeker" };

const struct law_parameter *law_find_parameter(const struct law_book *book, const char *name, size_t size)
{
    for (int32_t i = 0; i < book->parameter_count; i++)
        if (same_text(name, size, book->parameters[i].name)) return &book->parameters[i];
    return NULL;
}

const struct law_choice *law_find_choice(const struct law_book *book, const char *code, size_t size)
{
    for (int32_t i = 0; i < book->choice_count; i++)
        if (same_text(code, size, book->choices[i].code)) return &book->choices[i];
    return NULL;
}

const struct law_statute *law_find_statute(const struct law_book *book, const char *name, size_t size)
{
    for (int32_t i = 0; i < book->statute_count; i++)
        if (same_text(name, size, book->statutes[i].name)) return &book->statutes[i];
    return NULL;
}

const struct law_parameter *law_parameter_of_slot(const struct law_book *book, uint32_t slot)
{
    int32_t low = 0, high = book->parameter_count - 1;      /* slots rise with the parameters */
    while (low < high) {
        int32_t middle = (low + high + 1) / 2;
        if (book->parameters[middle].slot <= slot) low = middle; else high = middle - 1;
    }
    return &book->parameters[low];
}

void law_put_name(struct text *text, const struct law_parameter *parameter, uint32_t slot)
{
    int32_t key = (int32_t)slot - parameter->slot;
    text_put(text, parameter->name);
    if (parameter->key_count == 1 && !parameter->key_words && parameter->key_first == 0) return;
    text_char(text, '[');
    if (parameter->key_words) text_put(text, parameter->key_words[key]);
    else text_int(text, parameter->key_first + key);
    text_char(text, ']');
}

void law_put_value(struct text *text, const struct law_parameter *parameter, int64_t value)
{
    if (value == INT64_MIN) { text_put(text, "onbekend"); return; }
    int64_t num = value >> 32, den = value & 0x7fffffff;
    switch (parameter->unit) {
    case UNIT_euro:    text_decimal(text, value, 2, '.'); break;
    case UNIT_hours:   text_decimal_short(text, value, 2, '.'); break;
    case UNIT_percent: text_decimal_short(text, num * 100000 / den, 3, '.'); break;
    case UNIT_number:  text_decimal_short(text, num * 10000 / den, 4, '.'); break;
    case UNIT_answer:  text_put(text, value ? "ja" : "nee"); break;
    case UNIT_date:    text_date(text, (date)value); break;
    case UNIT_word:    text_put(text, parameter->options[value]); break;
    default:           text_int(text, value); break;
    }
}
