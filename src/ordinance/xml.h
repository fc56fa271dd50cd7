/* SPDX-License-Identifier: EUPL-1.2 */
/* xml.h: an XML document as a tree: elements by their local names, and text. */
#ifndef BREED_ORDINANCE_XML_H
#define BREED_ORDINANCE_XML_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

/* Strict and small: UTF-8 only; no document type, so no entities but the five of XML and numbers; 200,000 nodes, 100 levels. Prefixes of names are left out. */
struct xml {
    const char *name;                   /* NULL for text */
    const char *text; uint32_t size;    /* of text, references resolved */
    const char *label;                  /* the attribute `label`, "" when it has none: the one that articles may carry */
    int32_t line;
    struct xml *first, *last, *next;
};
/* The root element, in the arena. NULL: problems says why. */
const struct xml *xml_read(struct arena *, const char *bytes, size_t size, struct problems *);
/* The first child element of that name; NULL when there is none. */
const struct xml *xml_child(const struct xml *, const char *name);
/* The first element of that name below, at any depth; NULL when there is none. */
const struct xml *xml_below(const struct xml *, const char *name);
/* All text below with single blanks, none at either end. */
void xml_put_text(struct text *, const struct xml *);

#endif
