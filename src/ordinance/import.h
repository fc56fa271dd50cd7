/* SPDX-License-Identifier: EUPL-1.2 */
/* import.h: an ordinance as it was published (CVDR XML) as a tree of articles, and what could be read in it: proposals for a person to confirm. */
#ifndef BREED_ORDINANCE_IMPORT_H
#define BREED_ORDINANCE_IMPORT_H

#include "ordinance/ordinance.h"

/* A paragraph of an article, or a part of a list in it. */
struct import_paragraph { const char *mark, *text; };           /* mark: "2", "2 onder a"; "" when it has none */
struct import_article { const char *number, *title, *above; int32_t line; const struct import_paragraph *paragraph; int32_t paragraphs; };   /* above: the headings it stands under */
struct import_document {
    const char *title, *creator, *cvdr; int32_t version;
    date from, until, retro;                                    /* LOCAL_NO_DAY: not told */
    const struct import_article *article; int32_t articles;
};

/* A value that may be meant by these words. It counts for nothing until a person has confirmed it: in the file that is made it has checked: 0. */
struct import_proposal { enum local_field_id field; int64_t number[2]; const struct import_article *article; const struct import_paragraph *paragraph; };
enum { PROPOSALS_MOST = 400 };
struct import_result { struct import_document document; struct import_proposal proposal[PROPOSALS_MOST]; int32_t proposals; };

/* False: problems says why. All in the arena. */
bool ordinance_import(struct import_result *, struct arena *, const char *bytes, size_t size, struct problems *);
/* A file in the form of law/ordinances/: the document, and every proposal with the words it was found in, unconfirmed. */
void ordinance_import_yaml(struct text *, const struct import_result *);
/* The tree of articles with the proposals beside the text. */
void ordinance_import_json(struct text *, const struct import_result *);

#endif
