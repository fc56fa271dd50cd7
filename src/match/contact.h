/* SPDX-License-Identifier: EUPL-1.2 */
/* contact.h: the public contact point for employers of a municipality's labour market region on a day (measure 13), and how sure that is. */
#ifndef BREED_MATCH_CONTACT_H
#define BREED_MATCH_CONTACT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "law/law.h"

/*
 * The rule arbeidsmarktregio decides; this room lays its answer beside the rows it rests on. What such a point is called in a region, and where it is, is not on record.
 * No clock, no input or output.
 */

enum contact_form { CONTACT_none, CONTACT_werkgeversservicepunt, CONTACT_werkcentrum, CONTACT_FORMS };     /* none: no compulsory joint contact point on that day */
extern const char *const contact_form_names[CONTACT_FORMS], *const contact_form_labels[CONTACT_FORMS][2];

struct contact {
    date on;
    const struct law_municipality *municipality;
    const struct law_region *region;
    enum contact_form form;
    const struct law_row *since;        /* the row of the law that the form rests on: first day, status, source */
    bool depends;                       /* under another option of the choice werkcentrum-ingang the form differs on this day */
    enum law_certainty certainty;       /* of the municipality's place in the region, or of the region's name: the less sure of the two */
};

/* A municipality by its number or name. False: problems says why (there is none, or not on that day; then what it went into is named). The arena is for the decision. */
bool contact_find(struct contact *, struct arena *, const struct law *, const char *name, size_t size, date on, struct problems *);
bool contact_of(struct contact *, struct arena *, const struct law *, int32_t code, date on);
/* Whether somebody should look before relying on it. */
bool contact_uncertain(const struct contact *);
/* Why; nothing when it is certain. */
void contact_put_why(struct text *, const struct contact *, int language);

/* Every municipality of a day, by code. Takes the arena; NULL: no memory. */
const struct contact *contact_all(struct arena *, const struct law *, date on, int32_t *count);

void contact_text(struct text *, const struct contact *, int language);
void contact_json(struct text *, const struct contact *, int language);
void contact_csv(struct text *, const struct contact *, int32_t count, int language);

#endif
