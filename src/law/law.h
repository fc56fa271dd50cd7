/* SPDX-License-Identifier: EUPL-1.2 */
/* law.h: the value of a parameter on a day, and the interpretation chosen where the law is silent. */
#ifndef BREED_LAW_LAW_H
#define BREED_LAW_LAW_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "law/book.h"
#include "law/names.h"          /* generated from the folder law/: P_, K_, C_ and the words of choices and regimes */

/* The days that have a place in the tables: 1940-01-01 to 2049-12-31 (birth dates decide the AOW age). */
enum { LAW_FIRST = -10957, LAW_LAST = 29219, LAW_DAYS = LAW_LAST - LAW_FIRST + 1 };

/* What stands in a cell of the tables when the value for that day is not known. Never the value before it. */
#define LAW_UNKNOWN INT64_MIN

/* The law as a rule reads it. Small: copy it to try another choice. Read-only after law_build, so safe from any thread. */
struct law {
    const uint16_t *epoch;              /* day - LAW_FIRST -> stretch of days in which no parameter changes; one more for every other day.
                                         * Of the days that rules cover, a stretch has none before and none after a 1 January or a 1 July. */
    const int64_t *value;               /* [epoch * LAW_SLOTS + slot] */
    uint8_t option[LAW_CHOICES];        /* [C_code] = the option taken */
    uint64_t dated;                     /* bit C_code: an overlay takes another option from some day on; law_of_case settles it */
    const struct law_tables *tables;    /* which row gave which value; the book behind it */
};

static inline uint32_t law_epoch(const struct law *law, date day)
{
    uint32_t index = (uint32_t)day - (uint32_t)LAW_FIRST;
    return law->epoch[index < LAW_DAYS ? index : LAW_DAYS];
}

/* All values of one day: what a rule reads of the same day costs one look-up. */
static inline const int64_t *law_on(const struct law *law, date day) { return law->value + (size_t)law_epoch(law, day) * LAW_SLOTS; }
static inline int64_t law_value(const struct law *law, uint32_t slot, date day) { return law_on(law, day)[slot]; }

static inline ratio ratio_of(int64_t value) { return (ratio){ (int32_t)(value >> 32), (int32_t)(value & 0x7fffffff) }; }

/* What law_build makes: owned by the caller, given back with law_free. */
struct law_tables {
    const struct law_book *book;        /* the compiled-in book */
    const struct law_row *const *row;   /* all rows in force, overlays included */
    const uint16_t *from_row;           /* [epoch * LAW_SLOTS + slot] -> index into row, LAW_NO_ROW where there is none */
    date known_on;
    const struct law_taken *taken; int32_t taken_count;     /* options that hold from a day on, in the order of the overlays */
    bool frozen; date law_of;           /* frozen: every day sees the law of that day (law_freeze) */
    char digest[33];                    /* of every value, status and option that can decide an answer, and of known_on */
    struct arena arena;
    struct law law;
};
enum { LAW_NO_ROW = 0xffff };

/* An option taken by an overlay: for cases whose reference date is `from` or later; DATE_FIRST: for every case. */
struct law_taken { uint16_t choice; uint8_t option; date from; };

/* An overlay: rows that come on top of the book, and options. Made by law_overlay_read; later overlays win over earlier ones. */
struct law_overlay {
    const char *name;                   /* where it came from, for messages */
    const char *title[2], *summary[2];  /* Dutch, English; "" when it has none */
    const struct law_row *rows; int32_t row_count;
    struct law_taken taken[LAW_CHOICES]; int32_t taken_count;
};

/* Builds the tables. overlays may be NULL when count is 0; their rows must outlive the tables. known_on: only values known on that day count (DATE_LAST: all).
 * False when memory runs out or the law changes on more than 65,534 days. */
bool law_build(struct law_tables *, const struct law_overlay *const *overlays, int32_t count, date known_on);
void law_free(struct law_tables *);

/* Freezes the law: from now on every day sees the values and options of that one day, so that nothing changes but what the calendar itself brings (ages, terms, half-years).
 * Parameters that go by day of birth stay as they are. At most once a table, before anyone reads it. False when memory runs out. */
bool law_freeze(struct law_tables *, date day);

/* The law for a case with that reference date: options that hold from a day on are settled. */
struct law law_of_case(const struct law *, date reference);

/* Reads an overlay (YAML, see docs/law.md) into the arena. Unknown parameters, keys, units, options and impossible dates are refused, all of them named. */
bool law_overlay_read(struct law_overlay *, struct arena *, const char *name, const char *bytes, size_t size, struct problems *);

/* Takes an option by its names, "lks-indexering", "elk-halfjaar". False when there is no such code or option (named in problems). */
bool law_choose(struct law *, const char *code, size_t code_size, const char *option, size_t option_size, struct problems *);

/* The row behind a value, NULL when no row covers that day. */
const struct law_row *law_row_on(const struct law *, uint32_t slot, date day);
/* The first row in force on or after a day, which moves to the day behind those that the row covers in one stretch; NULL when no row is left. Begin with LAW_FIRST. */
const struct law_row *law_next_row(const struct law *, uint32_t slot, date *day);
/* The publication of that value before the one known on a day, for the same first day: the row with the latest `known` before it. NULL when there is none. */
const struct law_row *law_row_known_before(const struct law *, uint32_t slot, date day, date known);

/* The same law with another value in one place: in the days of the row that covers that day. Its table lies in the arena. False when memory runs out. */
bool law_with_value(struct law *other, struct arena *, const struct law *, uint32_t slot, date day, int64_t value);

/* The days a rule accepts as reference date. Under a frozen law every day is, when the law of the day it froze on has been read for the rule; otherwise none is (from > until). */
struct law_period { date from, until; };
struct law_period law_coverage(const struct law *, const char *rule);

#endif
