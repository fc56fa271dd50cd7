/* SPDX-License-Identifier: EUPL-1.2 */
/* answer.h: what people type into the fields of a question, read into the exact text of a fact; and what they typed shown back. */
#ifndef BREED_WEB_PAGES_ANSWER_H
#define BREED_WEB_PAGES_ANSWER_H

#include "web/pages/page.h"

/* none: nothing was filled in. unknown: "I do not know". wrong: message says what, at names the input ("", ".dag"). */
enum answered { ANSWER_none, ANSWER_given, ANSWER_unknown, ANSWER_wrong };
struct typed { enum answered is; enum message wrong; const char *at; struct text text; };

/* Of the inputs whose names begin with prefix ("antwoord", "deel.studeert"). text is to be given back with text_free. */
struct typed answer_read(const struct page *, const struct term *, const char *prefix);

/* The inputs of a term into a view: its kind, options, hints, and what was typed or given before (value NULL: nothing; or "onbekend"). typed: shown back after an error. */
void answer_show(struct page *, struct view *, const struct term *, const char *prefix, const char *value, bool typed);

/* "1.234,50", "€ 12.50" and "1234" to "1234.50", "12.50" and "1234"; false when it is no number. */
bool number_of_people(struct text *, const char *written, bool euro);
/* 1 to 12 from "3", "03", "maart", "mrt" or "March"; 0 when it is none. */
int32_t month_of_people(const char *written);

#endif
