/* SPDX-License-Identifier: EUPL-1.2 */
/* values.c: amounts, percentages, hours and days as people read them. */
#include "explain/explain.h"

#include <string.h>
#include "version.h"

const char explain_program[] = BREED_PROGRAM;

void explain_date(struct text *text, date day, int language)
{
    if (day == DATE_NEVER) text_put(text, language ? "never" : "nooit"); else text_day(text, day, language);
}

static void put_short(struct text *text, int64_t value, int decimals, int language) { text_decimal_short(text, value, decimals, language ? '.' : ','); }

/* A whole number with its unit: one or more. */
static void put_counted(struct text *text, int64_t n, const char *const unit[2])
{
    text_int(text, n);
    text_char(text, ' ');
    text_put(text, unit[n != 1]);
}

static const char *const units[2][4][2] = {
    { { "jaar", "jaar" }, { "maand", "maanden" }, { "week", "weken" }, { "dag", "dagen" } },
    { { "year", "years" }, { "month", "months" }, { "week", "weeks" }, { "day", "days" } },
};

void explain_quantity(struct text *text, const struct quantity *q, int language)
{
    fraction f = { q->num, q->den };
    if (q->unit != A_word && is_too_large(f)) { text_put(text, language ? "(too large)" : "(te groot)"); return; }
    switch (q->unit) {
    case IN_euro:    text_euro(text, rounded(f), language); break;
    case IN_percent: f = times(f, 1000, 1); put_short(text, is_too_large(f) ? 0 : rounded(f), 3, language); text_put(text, language ? " percent" : " procent"); break;
    case IN_hours:   f = times(f, 100, 1); put_short(text, is_too_large(f) ? 0 : rounded(f), 2, language); text_put(text, language ? " hours" : " uur"); break;
    case IN_years:   put_counted(text, q->num, units[language][0]); break;
    case IN_months:  put_counted(text, q->num, units[language][1]); break;
    case IN_weeks:   put_counted(text, q->num, units[language][2]); break;
    case IN_days:    put_counted(text, q->num, units[language][3]); break;
    case IN_number:  text_int(text, q->num); break;
    case ON_day:     explain_date(text, (date)q->num, language); break;
    case AN_answer:  text_put(text, answer_word(q->num, language)); break;
    case A_word:     put_word(text, q->word); break;
    }
}

void explain_parameter(struct text *text, const struct law_parameter *parameter, int64_t value, int language)
{
    if (value == LAW_UNKNOWN) { text_put(text, answer_word(onbekend, language)); return; }
    switch (parameter->unit) {
    case UNIT_euro:    text_euro(text, value, language); break;
    case UNIT_percent: explain_quantity(text, &(struct quantity){ (value >> 32) * 100, value & 0x7fffffff, IN_percent, 0 }, language); break;
    case UNIT_hours:   put_short(text, value, 2, language); text_put(text, language ? " hours" : " uur"); break;
    case UNIT_number:  put_short(text, (value >> 32) * 10000 / (value & 0x7fffffff), 4, language); break;
    case UNIT_years:   put_counted(text, value, units[language][0]); break;
    case UNIT_months:  put_counted(text, value, units[language][1]); break;
    case UNIT_weeks:   put_counted(text, value, units[language][2]); break;
    case UNIT_days:    put_counted(text, value, units[language][3]); break;
    case UNIT_date:    explain_date(text, (date)value, language); break;
    case UNIT_answer:  text_put(text, answer_word(value, language)); break;
    case UNIT_word:    text_put(text, parameter->options[value]); break;
    default:           text_int(text, value); break;
    }
}

static void put_list(struct text *text, const struct term *term, const char *at, int language)
{
    int32_t n;
    memcpy(&n, at, sizeof n);
    if (n == 0) text_put(text, language ? "none" : "geen");
    for (int32_t i = 0; i < n; i++) {
        const char *item = at + term->items_offset + (size_t)i * term->item_size;
        uint32_t given = 1;
        if (!term->scalar_items) memcpy(&given, item, sizeof given);
        text_put(text, i ? "; " : "");
        for (int32_t k = 0, shown = 0; k < term->part_count; k++) {
            if (!(given >> k & 1)) continue;
            if (shown++) text_put(text, ", ");
            if (!term->scalar_items) { text_put(text, term->parts[k].term->label[language]); text_char(text, ' '); }
            explain_value(text, term->parts[k].term, item + term->parts[k].offset, language);
        }
    }
}

/* A municipality with its name in front of its code. */
static void put_code(struct text *text, const struct term *term, int64_t code)
{
    const struct law_municipality *m = term->region ? NULL : law_find_municipality(&law_book, (int32_t)code);
    if (m) { text_put(text, m->name); text_put(text, " ("); }
    term_put_plain(text, term, code, false);
    if (m) text_char(text, ')');
}

void explain_value(struct text *text, const struct term *term, const void *value, int language)
{
    if (term->kind == KIND_list) { put_list(text, term, value, language); return; }
    int64_t plain = term_plain(term, value);
    switch (term->kind) {
    case KIND_date:    explain_date(text, (date)plain, language); break;
    case KIND_euro:    text_euro(text, plain, language); break;
    case KIND_percent:
        if (plain == PERCENT_UNRECORDED) { text_put(text, language ? "not recorded" : "niet geregistreerd"); break; }
        put_short(text, plain, 3, language); text_put(text, language ? " percent" : " procent"); break;
    case KIND_hours:   put_short(text, plain, 2, language); text_put(text, language ? " hours" : " uur"); break;
    case KIND_answer:  text_put(text, answer_word(plain, language)); break;
    case KIND_word:    put_word(text, term->words[plain]); break;
    case KIND_code:    put_code(text, term, plain); break;
    default:           text_int(text, plain); break;
    }
}

void explain_problem(struct text *text, const struct problem *problem, int language)
{
    if (problem->line) { text_put(text, language ? "line " : "regel "); text_int(text, problem->line); text_put(text, ": "); }
    text_put(text, problem->field);
    text_put(text, ": ");
    if (*problem->value) { text_char(text, '\''); text_put(text, problem->value); text_put(text, "' "); }
    text_put(text, language ? "is not allowed; allowed: " : "mag niet; toegestaan: ");
    text_put(text, problem->allowed[language]);
}
