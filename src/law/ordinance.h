/* SPDX-License-Identifier: EUPL-1.2 */
/* ordinance.h: municipal ordinances as data: which fields there are, and what an ordinance says of each on a day. */
#ifndef BREED_LAW_ORDINANCE_H
#define BREED_LAW_ORDINANCE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/node.h"
#include "base/text.h"
#include "law/book.h"

/* One table of fields (ordinance_fields.def), from which the reader, the JSON Schema, the pages and the documentation are made. */

enum local_kind { LOCAL_answer, LOCAL_number, LOCAL_word, LOCAL_words, LOCAL_range, LOCAL_text, LOCAL_regimes, LOCAL_KINDS };
extern const char *const local_kind_names[LOCAL_KINDS];

/* What is known of a field. Only LOCAL_geregeld has a value for sure; "not regulated" and "not known" are never nought. */
enum local_state { LOCAL_geregeld, LOCAL_per_persoon, LOCAL_gedelegeerd, LOCAL_verwijst, LOCAL_niet_geregeld, LOCAL_onbekend, LOCAL_STATES };
extern const char *const local_state_names[LOCAL_STATES], *const local_state_labels[LOCAL_STATES][2];

/* Where it was read. onbekend: in one of several regulations, and which one is not known. */
enum local_layer { LAYER_verordening, LAYER_nadere_regels, LAYER_beleidsregel, LAYER_webpagina, LAYER_landelijk, LAYER_onbekend, LAYERS };
extern const char *const local_layer_names[LAYERS], *const local_layer_labels[LAYERS][2];

/* How well it was checked: not at all, in the source itself, or in another text about the source. */
enum { CHECKED_niet, CHECKED_bron, CHECKED_tweede_hand, CHECKED_LEVELS };
extern const char *const local_checked_labels[CHECKED_LEVELS][2];

enum local_adopted { ADOPTED_raad, ADOPTED_college, ADOPTED_algemeen_bestuur, ADOPTED_onbekend, ADOPTED };
extern const char *const local_adopted_names[ADOPTED];

enum local_owner { OWNER_gemeente, OWNER_samenwerking, OWNER_uwv, OWNER_verzonnen, OWNERS };
extern const char *const local_owner_names[OWNERS], *const local_owner_labels[OWNERS][2];

/* The parts of art. 8a lid 2 that the package added, as they are counted; ITEM_none: another duty. */
enum local_item { ITEM_none, ITEM_I, ITEM_II, ITEM_III, ITEM_IV, ITEM_V, ITEM_VI, ITEM_VII, ITEMS };
extern const char *const local_item_names[ITEMS], *const local_item_labels[ITEMS][2], *const local_item_cites[ITEMS];

struct local_word { const char *name, *label[2]; };
struct local_field {
    const char *name;               /* "proefplaats_basis_maanden" */
    enum local_kind kind;
    enum law_unit unit;             /* of numbers, ranges; UNIT_count where there is none */
    int64_t least, most;            /* in the smallest unit (local_decimals) */
    const struct local_word *words; int32_t word_count;
    enum local_item item;
    const char *label[2];
};
/* As identifiers: LOCALF_name, and L_set_word for the words. */
#include "law/ordinance_words.h"
#define FIELD(name, ...) LOCALF_##name,
enum local_field_id {
#include "law/ordinance_fields.def"
    LOCAL_FIELDS
};
#undef FIELD
extern const struct local_field local_fields[LOCAL_FIELDS];

/* A scheme of support: so many hours a year, percent of the hours worked, or euros a period. number[0..2]: year 1, 2, 3; of euros the first and every next period. */
enum local_basis { BASIS_uren_per_jaar, BASIS_procent_van_uren, BASIS_bedrag_per_periode, BASES };
extern const char *const local_basis_names[BASES];
enum { REGIMES_MOST = 8 };
#define LOCAL_NONE INT64_MIN        /* a number that was not given */
struct local_regime { const char *name; enum local_basis basis; int64_t number[3], trial; int32_t period_months; };

struct local_document {
    const char *id, *title, *cvdr, *url;            /* cvdr "CVDR361766", "" when there is none */
    int32_t version;                                /* 0: not known */
    uint8_t layer, adopted, checked;
    date signed_on, from, retro, until;             /* LOCAL_NO_DAY: not known; retro: also when there is none; until DATE_LAST: still in force */
    const char *const *bases; int32_t base_count;   /* "Pw 8a:1:a"; base_count -1: not known */
};
enum { LOCAL_NO_DAY = INT32_MIN };

/* What a field says in one stretch of days. */
struct local_value {
    uint16_t field; uint8_t state, checked;
    bool valued, beyond;            /* valued: it has a value; beyond: the bound itself is not included ("more than 12 hours") */
    int16_t document;               /* place among the documents; -1: none */
    date from, until;
    int64_t number[2];              /* answer 0/1; number; place of a word; words as bits; a range */
    const char *text;
    const struct local_regime *regimes; int32_t regime_count;
    const char *article, *note[2];  /* "" when there is none */
};

struct law_ordinance {
    const char *code, *name, *note[2];
    int32_t municipality;           /* code of municipalities.csv; 0: none */
    uint8_t owner;
    const struct local_document *documents; int32_t document_count;
    const struct local_value *values; int32_t value_count;      /* by field, then by first day */
};

/* Those inside the program: real ones first, then UWV and the fictitious ones; within that by name of their files. */
extern const struct law_ordinance law_ordinances[];
extern const int32_t law_ordinance_count;

/* By code, name or number of the municipality; NULL when there is none. */
const struct law_ordinance *law_find_ordinance(const char *name, size_t size);
/* Of a municipality; NULL when none is on record. Reads no text, so that rules can ask. */
const struct law_ordinance *law_ordinance_of(int32_t municipality);
/* What is said of a field on a day; NULL: nothing is known. */
const struct local_value *law_local_on(const struct law_ordinance *, enum local_field_id, date);
int32_t local_field_named(const char *name, size_t size);       /* -1 when there is none */
/* The first day on which a document counts, with what was made to work backwards; LOCAL_NO_DAY when not known. */
date local_document_from(const struct local_document *);

/* The number of a value in whole units (months, weeks). False: it has none that is known for sure, or no whole one. */
bool local_whole_number(const struct local_value *, int64_t *number);
/* Decimals of a unit in this table: months and hours may be in hundredths, percentages in thousandths. */
int local_decimals(enum law_unit);

/* An ordinance out of YAML or JSON; everything that is wrong is named. False when something is. It lives in the arena. */
bool law_ordinance_read(struct law_ordinance *, struct arena *, const struct node *root, struct problems *);

#endif
