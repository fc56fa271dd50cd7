/* SPDX-License-Identifier: EUPL-1.2 */
/* cite.h: a citation such as "Pw 10d:4" to a full name and a JCI 1.3 link that holds on a day. */
#ifndef BREED_LAW_CITE_H
#define BREED_LAW_CITE_H

#include <stdbool.h>
#include "base/date.h"
#include "base/text.h"
#include "law/book.h"

/* "RegelingLks 1|RegelingLks2015 1": the first of these that is in force on the day.
 * Notation: statute, blank, article[:lid[:onderdeel]]; "Pw 6::e" is onderdeel e of an article without leden. */
struct citation {
    const struct law_statute *statute;
    const struct law_article *article;
    const char *number, *lid, *part;                    /* views into the citation, sizes below; size 0 when absent */
    uint32_t number_size, lid_size, part_size;
    const char *text; uint32_t text_size;               /* the citation itself: "Pw 10d:4" */
};

/* Finds the article in the version of that day. False when the statute or article is unknown or not in force then. */
bool law_cite(const struct law_book *, const char *citation, date on, struct citation *);

/* The same for a step that applies the text of another day than the one it is shown for: where the article is not in force on that day, its version nearest to
 * it. *day is the day whose text was found; false where the book has none. */
bool law_cite_nearest(const struct law_book *, const char *citation, date on, struct citation *, date *day);

/* "jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.1&artikel=10d&lid=4&z=2026-01-01&g=2026-01-01" */
void law_put_jci(struct text *, const struct citation *, date on);
/* The page that shows it. */
void law_put_url(struct text *, const struct citation *, date on);
/* "artikel 10d, vierde lid, Participatiewet" (0) or "article 10d, paragraph 4, Participation Act" (1). */
void law_put_citation(struct text *, const struct citation *, int language);

#endif
