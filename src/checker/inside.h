/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of this room share: a text as words in sentences, and the claims as they were read. */
#ifndef BREED_CHECKER_INSIDE_H
#define BREED_CHECKER_INSIDE_H

#include "base/node.h"
#include "checker/checker.h"
#include "rules/rule.h"

/* ---- words.c: a text as words ---- */

enum token_kind { TOKEN_word, TOKEN_number, TOKEN_date };
struct token {
    const char *word; uint16_t size;    /* folded: lower case, without accents */
    uint8_t kind, euro;                 /* euro: a euro sign stands before it */
    int32_t from, until, line;          /* in the text as given */
    int64_t value;                      /* of a number: thousandths; of a date: the day */
    uint8_t decimals;
};
struct sentence {
    int32_t first, count;               /* tokens */
    int32_t section, block;             /* grow at each heading; at each row of a table */
    bool heading, question, item, row;  /* item: of a list; row: in a row of a table, which is a block */
    int32_t intro;                      /* the sentence that it goes on from, -1 when it stands by itself */
    uint64_t own, subjects;             /* bit: what it speaks of itself; what it is about, taken over from what stands before it */
};
struct page {
    struct token *token; int32_t tokens;
    struct sentence *sentence; int32_t sentences;
    bool html, failed;
};
enum { SENTENCE_MOST = 160 };
void page_read(struct page *, struct arena *, const char *bytes, size_t size);

/* ---- numbers.c: what a sentence counts ---- */

enum counted { COUNT_age, COUNT_months, COUNT_days, COUNT_percent, COUNT_euro, COUNT_date, COUNTED };
struct quantity_said {
    enum counted counted;
    int64_t value;                      /* thousandths; a date: the day */
    int32_t first, last;                /* tokens */
    int32_t age;                        /* the one age that the sentence names, -1 when there is none or more */
    bool below, next, whole;            /* below: "younger than"; next: "older than 26" says 27; whole: an amount without cents */
    bool example;                       /* the age of somebody in the text ("als u 26 bent"), or the last of a stretch ("tussen 21 en 27"): no limit by itself */
};
enum { SAID_MOST = 48 };
int32_t quantities_of(const struct page *, const struct sentence *, struct quantity_said out[SAID_MOST]);
/* A number written out ("vijfentwintig", "twenty-five"), -1 when it is none. */
int32_t number_word(const char *word, size_t size);

/* ---- read.c: claims ---- */

struct pattern { struct { const char *text; uint16_t size; bool begins, ends, any; } word[6]; int32_t words; };   /* begins: "stop*"; ends: "*norm"; any: "_" */
struct pattern_group { const struct pattern *pattern; int32_t count; };
struct pattern_groups { const struct pattern_group *group; int32_t count; };

/* A parameter that must have a value: "ja", a word, "nul". */
struct law_condition { const struct law_parameter *parameter; int64_t value; };
struct law_conditions { const struct law_condition *condition; int32_t count; };
struct comparison {
    const struct law_parameter *const *any; int32_t any_count;      /* one of these, of any key */
    const struct law_parameter *const *sum; int32_t sum_count;      /* or all of these together */
    struct law_condition since; bool has_since;                     /* or the day since when a parameter has this value */
    const struct rule *rule; int32_t outcome; const struct node *facts;     /* or an outcome of a rule */
    struct law_conditions when;
};
enum compare { COMPARE_is, COMPARE_most, COMPARE_least };
struct claim {
    const char *code, *label[2];
    uint64_t about;                     /* 0: anything */
    bool is_missing;                    /* something that the whole text lacks */
    bool counts; uint32_t counted;      /* bit COUNT_...: looks at numbers of these kinds */
    bool example;                       /* looks at ages of somebody in the text and ends of a stretch only; other claims leave those alone */
    struct pattern_groups near, lacks, whole;       /* whole: words of the whole text */
    struct pattern_group none, lead, no_lead, softens;
    const struct comparison *law; int32_t laws;
    enum compare compare;
    int otherwise;                      /* a verdict; -1: nothing */
    struct law_conditions wrong, when;
    int verdict;                        /* -1: follows from the law */
    const char *says[2], *note[2], *needs_says[2];
    struct pattern_groups needs;
    const char *cites;
};
struct subject { const char *name; struct pattern_group words; bool weak; };
struct checker { const struct subject *subject; int32_t subjects; const struct claim *claim; int32_t claims; };

/* ---- match.c ---- */

/* The first place in the sentence from token `from` on where one of the patterns stands: the token, -1 when there is none. length: of it in words. */
int32_t group_find(const struct page *, const struct sentence *, const struct pattern_group *, int32_t from, int32_t *length);
bool pattern_stands(const struct page *, const struct sentence *, const struct pattern *, int32_t token);
bool group_in_page(const struct page *, const struct pattern_group *);
bool groups_in_page(const struct page *, const struct pattern_groups *);
void page_subjects(struct page *, const struct checker *);

/* ---- judge.c: a number or statement against the law ---- */

struct judged {
    enum check_verdict verdict; bool right, known;      /* known: the law says something on that day */
    const struct law_parameter *parameter; uint32_t slot; int64_t value; date since, until;
    const struct term *term;                            /* of an outcome of a rule */
};
bool conditions_hold(const struct law *, const struct law_conditions *, date);
struct judged judge_number(const struct law *, const struct claim *, const struct quantity_said *, date on, const date *others, int32_t other_count);
struct judged judge_statement(const struct law *, const struct claim *, date on);
void judge_say(struct text *, const struct law *, const struct claim *, const struct judged *, date on, int language);

#endif
