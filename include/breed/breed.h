/* SPDX-License-Identifier: EUPL-1.2 */
/* breed.h: the public C interface of breed: Dutch rules for people with a labour disability as exact decisions with their reasons. */
#ifndef BREED_BREED_H
#define BREED_BREED_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined __GNUC__
#define BREED_API __attribute__((visibility("default")))
#else
#define BREED_API
#endif

/*
 * In short: open the law once, take a rule, give facts, decide, read the outcome and the steps.
 *
 *   breed_law   the law with its choices. Immutable once open: share it between threads.
 *   breed_rule  a rule. Constant data of the library: never freed, safe anywhere.
 *   breed_case  one case of one rule. One thread at a time; each thread its own.
 *
 * Conventions for the whole header
 *   - Text is UTF-8. Text that goes in is copied; NULL is not allowed unless it says so.
 *   - Text that comes out belongs to the object it was asked of and stays until the next call on that object (or its free), unless it says "constant".
 *   - Functions that can fail return a breed_result; 0 is success. Nothing ever prints, exits, aborts or throws.
 *   - Money is a whole number of eurocents, percentages are thousandths of a percent, hours hundredths of an hour, dates days since 1970-01-01,
 *     answers 0 (nee) or 1 (ja), words the place in their list, codes the CBS code of a municipality or the number of a region. No floating point anywhere.
 *   - Nothing given is "not asked yet"; the text "onbekend" means "asked, and not known". Neither is ever read as zero.
 */

/* What a call came to. */
typedef enum {
    BREED_OK = 0,
    BREED_ENOMEM = -1,          /* memory ran out */
    BREED_EINVALID = -2,        /* something given is not allowed; the problems say what */
    BREED_ENOTFOUND = -3,       /* no rule, fact, outcome or step of that name or place */
    BREED_ENOVALUE = -4,        /* the outcome is not settled, or it is settled that there is no value */
    BREED_EVERSION = -5         /* an options struct of another version of this header */
} breed_result;

/* How far a case is decided. Ordered from best to worst. */
typedef enum {
    BREED_VASTGESTELD = 0,              /* settled */
    BREED_ONBEKEND = 1,                 /* facts are missing */
    BREED_PARAMETER_ONTBREEKT = 2,      /* a value of the law is not known for that day */
    BREED_ONGELDIG = 3                  /* the facts are refused */
} breed_status;

typedef enum { BREED_NL = 0, BREED_EN = 1 } breed_language;

typedef struct breed_law breed_law;
typedef struct breed_rule breed_rule;
typedef struct breed_case breed_case;

/* One thing that is wrong: the field, what was given, what is allowed (Dutch and English). line is 0 when there is no line. */
typedef struct { const char *field, *value, *allowed[2]; int32_t line; } breed_problem;

/* ---- the program ---- */

BREED_API const char *breed_version(void);      /* "0.1.0". Constant. */
BREED_API const char *breed_program(void);      /* version and digest of the sources that decide, as in every answer. Constant. */

/* ---- the law ---- */

/* An overlay: YAML that changes values or choices from a day on (docs/law.md). name is used in messages. */
typedef struct { const char *name; const char *yaml; size_t size; } breed_overlay;
typedef struct { const char *code, *option; } breed_choice;

typedef struct {
    uint32_t version;                                   /* BREED_LAW_OPTIONS_VERSION */
    const breed_overlay *overlays; size_t overlay_count;        /* later ones win; may be NULL when 0 */
    const breed_choice *choices; size_t choice_count;           /* "lks-indexering", "elk-halfjaar" */
    const char *known_on;                               /* only values known on this day ("2026-01-01") count; NULL: all */
} breed_law_options;
#define BREED_LAW_OPTIONS_VERSION 1
#define BREED_LAW_OPTIONS_INIT { BREED_LAW_OPTIONS_VERSION, NULL, 0, NULL, 0, NULL }

/* Opens the law that is compiled in, with the options (NULL: none). On success *out is a law to give back with breed_law_free.
 * On BREED_EINVALID *out is a law that can only be asked for its problems, and must be freed as well; otherwise *out is NULL. */
BREED_API breed_result breed_law_open(breed_law **out, const breed_law_options *options);
BREED_API void breed_law_free(breed_law *);             /* NULL is allowed. Free the cases of a law first. */
BREED_API const char *breed_law_digest(const breed_law *);      /* fingerprint of every value in force, of the choices that overlays
                                                                 * take and of known_on; 32 hexadecimal digits, "" when not open.
                                                                 * Choices of the options stand in each answer instead. */
BREED_API size_t breed_law_problem_count(const breed_law *);
BREED_API breed_result breed_law_problem(const breed_law *, size_t index, breed_problem *out);

/* ---- the rules ---- */

BREED_API size_t breed_rule_count(void);
BREED_API const breed_rule *breed_rule_at(size_t index);            /* NULL beyond the last */
BREED_API const breed_rule *breed_rule_find(const char *name);      /* NULL when there is none */
BREED_API const char *breed_rule_name(const breed_rule *);          /* constant */
BREED_API const char *breed_rule_title(const breed_rule *, breed_language);         /* constant */

typedef enum { BREED_DATE, BREED_EURO, BREED_PERCENT, BREED_HOURS, BREED_ANSWER, BREED_COUNT, BREED_WORD, BREED_LIST, BREED_CODE } breed_kind;

/* A fact or an outcome. min and max in the unit of the kind. size and offset: its place in the struct of the rule (breed/rules.h). All text is constant. */
typedef struct {
    const char *name;
    breed_kind kind;
    const char *label[2], *ask[2];      /* ask may be NULL for outcomes */
    int64_t min, max;
    uint32_t offset, size;
} breed_field;

BREED_API size_t breed_rule_fact_count(const breed_rule *);
BREED_API size_t breed_rule_outcome_count(const breed_rule *);
BREED_API breed_result breed_rule_fact(const breed_rule *, size_t index, breed_field *out);
BREED_API breed_result breed_rule_outcome(const breed_rule *, size_t index, breed_field *out);

/* ---- a case ---- */

BREED_API breed_result breed_case_new(breed_case **out, const breed_law *, const breed_rule *);
BREED_API void breed_case_free(breed_case *);           /* NULL is allowed */
BREED_API void breed_case_clear(breed_case *);          /* no facts, no problems */
BREED_API void breed_case_strict(breed_case *, int strict);     /* 1: assumptions are refused */

/* Gives a fact by name, as text: "2026-01-01", "60", "12.50", "ja", "onbekend", a word, or JSON for a list.
 * BREED_ENOTFOUND or BREED_EINVALID add a problem, and then the case cannot be decided until it is cleared. What breed_case_decide itself finds wrong
 * (a value out of range, a contradiction) can be mended by giving the fact again. */
BREED_API breed_result breed_case_set(breed_case *, const char *fact, const char *value);
/* Gives the facts of a JSON object; every problem is kept. */
BREED_API breed_result breed_case_set_json(breed_case *, const char *json, size_t size);
/* Gives all facts at once as the struct of the rule (breed/rules.h); values out of range are refused when the case is decided. BREED_EINVALID, and nothing
 * changes: another size, a mark of a field that does not exist, or a field marked both given and unknown. */
BREED_API breed_result breed_case_set_struct(breed_case *, const void *facts, size_t size);

BREED_API breed_status breed_case_decide(breed_case *);

/* One outcome as a whole number in the unit of its kind. BREED_ENOVALUE: not settled, or there is none; BREED_EINVALID: it is a list. */
BREED_API breed_result breed_case_outcome(const breed_case *, const char *outcome, int64_t *out);
/* One outcome as text: "1238.98", "ja", "2026-07-01"; lists as JSON. */
BREED_API breed_result breed_case_outcome_text(breed_case *, const char *outcome, const char **out);

BREED_API size_t breed_case_problem_count(const breed_case *);
BREED_API breed_result breed_case_problem(const breed_case *, size_t index, breed_problem *out);

/* Names of the facts that the rule asked for and that are not given; *out is constant. */
BREED_API size_t breed_case_missing_count(const breed_case *);
BREED_API breed_result breed_case_missing(const breed_case *, size_t index, const char **out);

/* Can it still change the outcome? 1: yes, two ways of filling in the rest were found that differ in this fact alone and in outcome; 0: no, no way of filling in the rest
 * asks for it; 2: neither was found. The first call after a decision takes some hundredths of a second. */
BREED_API breed_result breed_case_missing_matters(breed_case *, size_t index, int *out);

/* Who answers; added up for several. */
typedef enum { BREED_INWONER = 1, BREED_WERKGEVER = 2, BREED_GEMEENTE = 4, BREED_UWV = 8, BREED_EVERYONE = 15 } breed_role;
/* What may still be asked, the best first, as JSON (as `breed questions --json`, without a state): decides the case anew with the facts given. BREED_EINVALID: they are refused. */
BREED_API breed_result breed_case_questions(breed_case *, unsigned roles, breed_language, const char **out, size_t *size);

/* A step of the reasoning: citation ("Pw 10d:4"), its JCI 1.3 link on the reference date, the sentence. jci is "" when the article was not found on that day. */
typedef struct { const char *citation, *jci, *sentence; } breed_step;
BREED_API size_t breed_case_step_count(const breed_case *);
BREED_API breed_result breed_case_step(breed_case *, size_t index, breed_language, breed_step *out);

/* The whole answer as JSON, and as sentences. Where facts are missing, with what is still possible, which takes some hundredths of a second. */
BREED_API breed_result breed_case_json(breed_case *, breed_language, const char **out, size_t *size);
BREED_API breed_result breed_case_explain(breed_case *, breed_language, const char **out, size_t *size);

/* ---- rows ---- */

/* A column: values of one fact, one a row (int64_t for BREED_EURO, int32_t for other kinds, the struct of the list for BREED_LIST), and a bitmap of the rows
 * in which it is given, first row in the lowest bit (NULL: all). values NULL: never given. */
typedef struct { const void *values; const uint8_t *given; } breed_column;

/* Decides n rows. columns: one per fact of the rule, in order. outcomes: room for n structs of breed_rule_outcome_size; status: n bytes of breed_status.
 * No memory is taken and no reasons are kept. Any number of threads may do this with one law. */
BREED_API breed_result breed_rows_decide(const breed_law *, const breed_rule *, const breed_column *columns, void *outcomes, uint8_t *status, size_t n);
BREED_API size_t breed_rule_fact_size(const breed_rule *);          /* bytes of the struct of facts */
BREED_API size_t breed_rule_outcome_size(const breed_rule *);       /* bytes of the struct of outcomes */

#ifdef __cplusplus
}
#endif
#endif
