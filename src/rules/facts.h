/* SPDX-License-Identifier: EUPL-1.2 */
/* facts.h: facts of any rule set from text or a document, checked, and written back. */
#ifndef BREED_RULES_FACTS_H
#define BREED_RULES_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/error.h"
#include "base/node.h"
#include "base/text.h"
#include "rules/rule.h"

/* Room for the facts or outcomes of one case of any rule, aligned for it. */
enum { CASE_MOST = 4096 };
struct case_room { _Alignas(16) char bytes[CASE_MOST]; };

/* How text is written by the people who give it. */
struct manner { bool comma; int32_t line; };    /* comma: 12,5 is accepted beside 12.5; line: for messages */

/* Nothing given. */
void facts_clear(const struct rule *, void *facts);

/* Sets one fact from text ("2026-01-01", "60", "ja", "onbekend"; lists as JSON or words with commas). False when it is refused, with the reason in problems. */
bool fact_set_text(const struct rule *, void *facts, int32_t fact, const char *text, size_t size, struct manner, struct problems *);
/* Sets one part of an element of a list, which begins with its marks, from text; field: what it is called in problems. */
bool list_part_set_text(const struct term *list, char *item, int32_t part, const char *field, const char *text, size_t size, struct manner, struct problems *);
/* One fact from a value of a JSON or YAML document. */
bool fact_set_node(const struct rule *, void *facts, int32_t fact, const struct node *, struct problems *);
/* All facts of a map; unknown names are refused with a suggestion. */
bool facts_set_map(const struct rule *, void *facts, const struct node *map, struct problems *);

/* Ranges, the days covered, and contradictions; everything that is wrong is named. The law decides which reference dates are allowed. */
bool facts_check(const struct rule *, const struct law *, const void *facts, struct problems *);

/* The reference date of a case: the fact that is it, or the first day of the year that it names. The fact must be given. */
date facts_day(const struct rule *, const void *facts);

/* The facts of a case lie in their struct as its columns say; these read the heads. */
static inline const struct facts_head *facts_head(const void *facts) { return facts; }
static inline const struct outcome_head *outcome_head(const void *outcome) { return outcome; }

void tell_unknown_fact(const struct rule *, const char *name, size_t size, int32_t line, struct problems *);

/* Writes the value of a term, exact and with '.': dates ISO 8601, money with two decimals, words and answers as they are, lists as JSON.
 * text: words, dates and answers without (false) or with (true) JSON quotes. */
void term_put(struct text *, const struct term *, const void *value, bool json);
/* The value of a term out of an integer; of a list the one without elements. */
void term_put_plain(struct text *, const struct term *, int64_t value, bool json);
int64_t term_plain(const struct term *, const void *value);

/* Whether a value is in range; of a list its length and all that is given of its elements. */
bool term_accepts(const struct term *, const void *value);
/* The values of a reference fact of which the day lies in a period: days, or years. */
struct law_period covered_values(const struct term *, struct law_period);

/* Whether a code stands in the book, on whatever day. */
bool term_has_code(const struct term *, int64_t code);

/* Bytes that a value of a term takes in the struct of a rule, and in a column. */
size_t term_size(const struct term *);

/* What is allowed for a term, in words: "een heel percentage van 0 t/m 100". */
void term_put_allowed(struct text *, const struct term *, int language);

/* "urenPerWeek" as a column name is "uren_per_week". */
void put_column_name(struct text *, const char *name);
bool is_column_name(const char *name, const char *column, size_t size);
/* A word with '-' for '_'. */
void put_word(struct text *, const char *word);

#endif
