/* SPDX-License-Identifier: EUPL-1.2 */
/* reference.h: what the pages of law, rules, parameters, choices, measures and terms share: articles, links, lists of steps and examples. */
#ifndef BREED_WEB_PAGES_REFERENCE_H
#define BREED_WEB_PAGES_REFERENCE_H

#include "base/embedded.h"
#include "examples/survey.h"
#include "rules/registry.h"
#include "web/pages/page.h"

/* Everything here hangs on program and law alone: no clock, so that a page with the same address has the same bytes. */

/* The sources of the rules, "loonkostensubsidie.c", as they were compiled. */
extern const struct embedded_file rule_sources[];
extern const int32_t rule_sources_count;

/* ---- articles ---- */

/* An article of a statute, whatever its version: number as the book writes it. */
struct place { const struct law_statute *statute; const char *number; };
/* One citation without alternatives; number_size: of its article within text. */
struct cited { struct place place; const char *text; uint32_t size; };

/* The next of "A|B", NULL-terminated text; false at the end. One that is not in the book is passed over. */
bool cited_next(const char **at, struct cited *);
bool place_in(const struct place *, const char *citations);             /* one of them is of this article */
bool place_find(struct place *, const char *statute, const char *number);       /* false: the book has no such article */
/* The version in force on the reference day, or the last one before it. */
const struct law_article *place_version(const struct place *, date *on);
date reference_day(void);               /* the first day of the last half-year that the rules cover */

const char *place_url(struct page *, const struct place *);
/* names: article (in words) and article-url (our page) of one citation. */
void put_cited(struct page *, struct view *, const struct cited *);
void put_all_cited(struct page *, struct view *, const char *list, const char *citations);      /* an item each */

/* ---- links ---- */

const char *url_with(struct page *, const char *folder, const char *name);                       /* "/en/regels/NAME" */
const char *url_of(struct page *, const char *folder, const char *name, const char *rest);       /* "/en/regels/NAME/bron" */
/* An item of a list with name and href (and code when it is not NULL). */
struct view *put_link(struct page *, struct view *, const char *list, const char *name, const char *href);
/* Where the reader is: from the start of these pages on, each with its link; the page itself stands last. */
void put_crumb(struct page *, const char *name, const char *href);
void put_also(struct page *);            /* "also": the other entrances of these pages */
void put_rule_link(struct page *, struct view *, const char *list, const struct rule *);
/* The page is not there. */
void no_such(struct web_reply *);

/* ---- steps, parameters, choices, examples ---- */

/* A step as an item of "steps": sentence, citations, lines of its source. code: its lines themselves as well. */
void put_step(struct page *, struct view *, const struct rule *, const struct surveyed_step *, bool code);
const struct embedded_file *source_of(const struct rule *);

/* names of a parameter in short: name, label, href, now (its value on the reference day), now-key where it has more. */
void put_parameter(struct page *, struct view *, const char *list, const struct law_parameter *);
/* Through time: item of "histories" for each key, with a chart where there is a line to draw, and rows. */
void put_histories(struct page *, struct view *, const struct law_parameter *, bool rows);
enum { KEYS_ON_A_PAGE = 8 };            /* more keys than this have a page each */
void put_chart(struct page *, struct view *, const struct law_parameter *, uint32_t slot);
/* How sure its values are: true when all of them are known and fixed. names: derived, unknown, single: numbers of rows. */
bool put_certainty(struct view *, const struct law_parameter *);

void put_choice(struct page *, struct view *, const char *list, const struct law_choice *);

/* A page of examples of a rule ("examples"), and a page of names of those that rest on an article ("rules", each with "names"). False: there is no such page. */
bool put_examples(struct page *, const struct rule *, const char *number);
bool put_example_names(struct page *, const struct place *, const char *number);
int32_t count_examples(const struct survey *, const struct place *);
uint64_t citations_of(const struct survey *, const struct place *);      /* those of its citations that are of this article, a bit each */

#endif
