/* SPDX-License-Identifier: EUPL-1.2 */
/* glossary.h: every fact and outcome by name: what it means, what it may be, who holds it and who may be asked. One name means one thing everywhere. */
#ifndef BREED_RULES_GLOSSARY_H
#define BREED_RULES_GLOSSARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/answer.h"
#include "base/date.h"
#include "base/money.h"

enum kind { KIND_date, KIND_euro, KIND_percent, KIND_hours, KIND_answer, KIND_whole, KIND_word, KIND_list, KIND_code, KINDS };
extern const char *const kind_names[KINDS];     /* as in the list of types: date, euro, percent, hours, answer, count, word, list, code */

/* The C type behind each kind. A word is its place in the list of words of the term; a code is the CBS code of a municipality or the number of a region. */
typedef date type_date;
typedef money type_euro;
typedef percent type_percent;
typedef hours type_hours;
typedef answer type_answer;
typedef whole type_whole;
typedef int32_t type_word;
typedef int32_t type_code;

/* A date that never came: "nooit" is accepted where the glossary says so. */
#define DATE_NEVER INT32_MIN
/* A percentage that no register holds: "niet-geregistreerd" is accepted where the glossary says so. */
#define PERCENT_UNRECORDED INT32_MIN

/* Who holds the proof of a fact, and who may be asked for it. */
enum holder { HOLDER_none, HOLDER_aanvrager, HOLDER_werkgever, HOLDER_werknemer, HOLDER_gemeente, HOLDER_uwv, HOLDER_brp, HOLDER_school, HOLDER_duo, HOLDER_deskundige, HOLDER_cao, HOLDER_szw, HOLDERS };
extern const char *const holder_names[HOLDERS][2];
/* "ja", "yes"; other than yes and no: not known. */
const char *answer_word(int64_t, int language);
enum role { ROLE_inwoner = 1, ROLE_werkgever = 2, ROLE_gemeente = 4, ROLE_uwv = 8, EVERYONE = 15 };

struct term;
/* A part of an element of a list: its term and its place in the element. */
struct list_part { const struct term *term; uint32_t offset; };

struct term {
    const char *name;
    enum kind kind;
    const char *label[2];           /* Dutch, English */
    const char *ask[2];             /* the question, for facts */
    const char *help[2];            /* what the law means by it; NULL when the question says enough */
    int64_t min, max;               /* in the unit of the kind: cents, thousandths, hundredths, day numbers, or lengths of a list */
    bool whole;                     /* a percentage without decimals */
    bool may_be_never;              /* a date that may be "nooit" */
    bool may_be_unrecorded;         /* a percentage that may be "niet-geregistreerd" */
    bool region;                    /* a code: of a labour market region, written as its name, instead of a municipality */
    bool judgment;                  /* a judgment that the law gives to the college or an expert: never derived, never assumed */
    bool fixed;                     /* nobody can bring about that it is otherwise: a birth date, what has happened, a diagnosis, a rate that others set */
    enum holder holder;
    unsigned roles;                 /* who may be asked */
    const char *const *words;       /* of a word: its options; '_' is written as '-' */
    int32_t word_count;
    /* of a list: an element is scalar (one part at offset 0 without marks) or a record that begins with two uint32_t, given and unknown */
    const struct list_part *parts;
    int32_t part_count;
    uint32_t item_size, items_offset;
    bool scalar_items;
};

/* ---- made from the files of glossary/: fact_NAME the type, G_NAME the place in the glossary, WORD_option the words ---- */
#define W_VALUE(term, option) term##_##option,
#define WORDS(name) enum words_of_##name { WORDS_##name(W_VALUE) name##_words };
#include "rules/glossary/words.h"

#define TERM(name, type, ...) typedef type_##type fact_##name;
#define TERM_AS(id, name, type, ...) TERM(id, type, __VA_ARGS__)
#define LIST(name, most, ...)
#define LIST_OF(name, most, item, ...)
#include "rules/glossary/all.def"
#undef TERM
#undef LIST
#undef LIST_OF

#define P_MEMBER(list, part) fact_##part part;
#define P_BIT(list, part) bit_##list##_##part,
#define TERM(name, type, ...)
#define LIST(name, most, ...) \
    typedef struct { uint32_t given, unknown; PARTS_##name(P_MEMBER, name) } item_##name; \
    typedef struct { int32_t n; item_##name item[most]; } fact_##name; \
    enum { PARTS_##name(P_BIT, name) part_count_##name };
#define LIST_OF(name, most, of, ...) typedef struct { int32_t n; fact_##of item[most]; } fact_##name;
#include "rules/glossary/all.def"
#undef TERM
#undef LIST
#undef LIST_OF

#define TERM(name, type, ...) G_##name,
#define LIST(name, most, ...) G_##name,
#define LIST_OF(name, most, of, ...) G_##name,
enum {
#include "rules/glossary/all.def"
    GLOSSARY_SIZE
};
#undef TERM
#undef LIST
#undef LIST_OF

extern const struct term glossary[GLOSSARY_SIZE];

#endif
