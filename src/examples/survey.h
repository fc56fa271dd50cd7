/* SPDX-License-Identifier: EUPL-1.2 */
/* survey.h: what a rule turns out to do on its own worked examples: which choices and parameters it consults, which articles it cites and where, what it assumes. */
#ifndef BREED_EXAMPLES_SURVEY_H
#define BREED_EXAMPLES_SURVEY_H

#include "base/node.h"
#include "rules/rule.h"

/* How a fact that is not given was filled in over all examples. */
enum assumed { ASSUMED_never, ASSUMED_value, ASSUMED_fact, ASSUMED_differs };

/* A worked example: where it stands in case_files, and which citations of its survey its steps rest on (bit k: citation[k]). other_law: decided under an overlay
 * or as of an earlier day, so not what the law as it stands gives. */
struct surveyed_example { int32_t file; uint32_t at, size; uint64_t citations; bool other_law; };

/* A step that the rule can take: its citations with '|' between them, its sentence with {0} for its numbers, and its lines in the source of the rule (0: not found). */
struct surveyed_step { const char *citations, *text[2]; int32_t line, last_line; };

struct survey {
    int32_t cases, checked;                 /* checked: by a person, who is named in the example */
    struct law_period period;               /* the days that may be the reference date */
    uint64_t choices;                       /* bit C_code */
    uint64_t parameters[(LAW_PARAMETERS + 63) / 64];        /* bit k: parameter k of the book */
    const char *const *citation; int32_t citations;         /* at most 64 */
    const struct surveyed_step *step; int32_t steps;
    const struct surveyed_example *example;                 /* [cases], in the order of the files */
    enum assumed assumed[64];               /* [fact] */
    int64_t value[64];                      /* the value, or the fact whose value is taken */
};

/* Found once, when the program is built. */
extern const struct survey surveys[];       /* in the order of the registry */
const struct survey *survey_of(const struct rule *);
static inline bool survey_uses(const struct survey *s, int32_t parameter) { return s->parameters[parameter / 64] >> (parameter % 64) & 1; }

/* What the rules of one measure come to together. */
struct measure_survey { uint64_t rules; int32_t cases, checked; uint64_t choices, parameters[(LAW_PARAMETERS + 63) / 64]; };   /* rules: bit k, place in the registry */
struct measure_survey survey_measure(int32_t number);

/* Each worked example of a rule, in the order of the files. The node lives as long as the call. */
void survey_examples(const struct rule *, void (*each)(void *context, const struct node *example), void *context);
/* One of them; NULL when memory runs out. */
const struct node *survey_example(const struct surveyed_example *, struct arena *);

#endif
