/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of the room share: the checks of documents, and words. */
#ifndef BREED_ORDINANCE_INSIDE_H
#define BREED_ORDINANCE_INSIDE_H

#include "ordinance/ordinance.h"

typedef void own_check(struct ordinance_finding *, const struct law_ordinance *, const struct law *, date);
own_check check_exists, check_adopted, check_in_force, check_on_time, check_bases, check_stale;

/* The ordinance itself that is in force on a day, else the last one that there was, else the first that comes; NULL when none was read. */
const struct local_document *ordinance_document(const struct law_ordinance *, date);
/* A basis that ordinances had once and that is none any more. */
bool basis_is_stale(const char *basis);
/* It is known that there is no ordinance on that day. */
bool ordinance_absent(const struct law_ordinance *, date);

/* Whether a check and one of its conditions hold on a day. */
bool ordinance_condition_counts(const struct ordinance_check *, const struct ordinance_condition *, const struct law *, date);

static inline const char *say(int language, const char *nl, const char *en) { return language ? en : nl; }
/* Words of a set as a list: "zorgtaken, beschut werk". */
void put_words(struct text *, const struct local_field *, int64_t bits, int language);
/* A number in the unit of a field: "2 maanden", "€ 84,90". */
void put_number(struct text *, const struct local_field *, int64_t value, int language);
/* A cell of CSV: quoted where it must be. */
void put_cell(struct text *, const char *string, bool last);
/* "artikel 8a, tweede lid, onderdeel d, Participatiewet", in the version of the day; the citation itself when it cannot be found. */
void put_law(struct text *, const char *citation, date on, int language);
void put_law_url(struct text *, const char *citation, date on);

#endif
