/* SPDX-License-Identifier: EUPL-1.2 */
/* book.h: the law as data: parameters with their rows, choices, statutes. */
#ifndef BREED_LAW_BOOK_H
#define BREED_LAW_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/date.h"
#include "base/text.h"

/* Everything here is constant data that belongs to the program (or, for overlay rows, to the arena that read them). */

enum law_unit { UNIT_euro, UNIT_percent, UNIT_hours, UNIT_number, UNIT_count, UNIT_months, UNIT_weeks, UNIT_days, UNIT_years, UNIT_minutes,
                UNIT_day_of_month, UNIT_date, UNIT_answer, UNIT_word, UNITS };
extern const char *const law_unit_names[UNITS];         /* "euro", "day-of-month" */

/* How long a row holds: exactly its half-year, exactly its calendar year, or until the next row. */
enum law_holds { HOLDS_half_year, HOLDS_year, HOLDS_on, HOLDS };
extern const char *const law_holds_names[HOLDS];

enum law_status { LAW_vastgesteld, LAW_afgeleid, LAW_onbekend, LAW_STATUSES };
extern const char *const law_status_names[LAW_STATUSES];

struct law_parameter {
    const char *name, *label[2];            /* label: Dutch, English */
    const char *cites;
    enum law_unit unit;
    enum law_holds holds;
    bool by_birth_date;                     /* its days are birth dates */
    uint16_t slot;                          /* place of its first key in the tables */
    int32_t key_first, key_count;           /* whole-number keys key_first..; 0 and 1 when it has no key */
    const char *const *key_words;           /* word keys, NULL for numbers */
    const char *const *options; int32_t option_count;       /* of unit word */
};

/* value: euro in cents, hours in hundredths, percent and number as numerator << 32 | denominator in lowest terms, answer 0 or 1, word the place in options, others as they are. */
struct law_row {
    uint16_t parameter, key;                /* key: place among the keys */
    date from, until, known;                /* until: last day, DATE_LAST when open; known: first day on which it was known */
    int64_t value;                          /* LAW_UNKNOWN when it is known to be unknown */
    uint8_t status; bool single;            /* single: one source only */
    const char *source, *note;              /* note "" when there is none */
};

struct law_option { const char *name, *label[2]; };
struct law_choice { const char *code, *question[2], *why[2], *cites, *who; const struct law_option *options; int32_t option_count; };

struct law_article { const char *article, *path; date from, until; };
struct law_statute { const char *name, *bwb, *title[2]; const struct law_article *articles; int32_t article_count; };

struct law_covered { const char *rule; date from, until; };

/* How sure it is that a municipality belongs to its region, or that a region has this name. */
enum law_certainty { CERTAINTY_lijst_2015, CERTAINTY_afgeleid, CERTAINTY_te_controleren, CERTAINTY_onzeker, CERTAINTIES };
extern const char *const law_certainty_names[CERTAINTIES];      /* "lijst-2015" */

/* Labour market regions by number, and municipalities by CBS code; a row holds from its first to its last day. */
struct law_region { int32_t number; const char *name; date from, until; uint8_t certainty; const char *source; };
struct law_municipality {
    int32_t code;
    const char *name, *also;                /* also: another name in use, "" when there is none */
    date from, until;
    int32_t region; uint8_t certainty;
    const int32_t *into; int32_t into_count;        /* the municipalities that its territory went to, where it ended */
    const char *source;
};

/* A measure of the Breed Offensief: since when, where in the law, and what no rule covers, with the reason. */
struct law_measure { int32_t number; const char *title[2]; date from; const char *const *cites; int32_t cite_count; const char *const (*uncovered)[2]; int32_t uncovered_count; };

struct law_book {
    const struct law_parameter *parameters; int32_t parameter_count;
    const struct law_row *rows; int32_t row_count;
    const struct law_choice *choices; int32_t choice_count;
    const struct law_statute *statutes; int32_t statute_count;
    const struct law_covered *covered; int32_t covered_count;      /* the first is the default */
    uint32_t slots;
    const struct law_region *regions; int32_t region_count;
    const struct law_municipality *municipalities; int32_t municipality_count;     /* by code, then by first day */
    const struct law_measure *measures; int32_t measure_count;
};
extern const struct law_book law_book;      /* compiled in */

/* By name; NULL when there is none. size is the number of bytes at name. */
const struct law_parameter *law_find_parameter(const struct law_book *, const char *name, size_t size);
const struct law_choice *law_find_choice(const struct law_book *, const char *code, size_t size);
const struct law_statute *law_find_statute(const struct law_book *, const char *name, size_t size);
const struct law_parameter *law_parameter_of_slot(const struct law_book *, uint32_t slot);

/* The municipality with that code on that day; law_find_municipality: on any day, the latest. NULL when there is none. */
const struct law_municipality *law_municipality_on(const struct law_book *, int32_t code, date day);
const struct law_municipality *law_find_municipality(const struct law_book *, int32_t code);
/* By name in any case, "Bergen (L.)"; without what stands behind it in brackets when only one is called so. NULL when there is none or more than one. */
const struct law_municipality *law_municipality_named(const struct law_book *, const char *name, size_t size);
/* The municipality that a municipality is part of on a later day: itself, or what it went into. NULL when it was split up, or did not exist before that day. */
const struct law_municipality *law_successor_on(const struct law_book *, int32_t code, date day);
const struct law_region *law_region_on(const struct law_book *, int32_t number, date day);
const struct law_region *law_find_region(const struct law_book *, int32_t number);

/* The name with its key: "jeugdloon[19]"; without one just the name. */
void law_put_name(struct text *, const struct law_parameter *, uint32_t slot);
/* A value in the unit of its parameter, exact, with '.' as the decimal sign: "1501.80", "23.5", "ja". */
void law_put_value(struct text *, const struct law_parameter *, int64_t value);

#endif
